"""Something a notebook shows: data beside the HTML that draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kosovo_lib.display.markup import html_of, plain_of
from kosovo_lib.display.words import slug, visible

__all__ = ["MIME", "Shown", "finding", "lead", "note"]

MIME = "application/vnd.kosovo.show+json"
"""The type under which an output carries its content as data."""


@dataclass(frozen=True)
class Shown:
    """Something a notebook shows: ``content`` is plain data, ``kind`` says how it is drawn."""

    kind: str
    content: Mapping[str, Any] = field(repr=False)
    lead: bool = False

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        data = {"kind": self.kind, "lead": self.lead, **self.content}
        return {MIME: data, "text/html": html_of(data), "text/plain": plain_of(data)}


@dataclass(frozen=True)
class _LeadChart:
    """A chart with the mark that the front page shows it."""

    chart: Any = field(repr=False)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle = self.chart._repr_mimebundle_(**options)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        return {**data, MIME: {"kind": "lead", "lead": True}}


def lead(thing: Any) -> Any:
    """Have the front page show this chart, table or note too, in the section of its page.

    Args:
        thing: a chart finished by `charts.theme.finish`, or what a function of this module returned.
    """
    if isinstance(thing, Shown):
        return Shown(thing.kind, thing.content, lead=True)
    return _LeadChart(thing)


def finding(sentence: str, *, detail: str = "", key: str = "", evidence: str = "") -> Shown:
    """State a result in one sentence, made by code from the numbers.

    Pages put it at the top; the front page collects the findings of all pages.

    Args:
        sentence: the whole result, understood without its surroundings; short enough to be a headline.
        detail: its counts and its uncertainty, as a sentence; printed under it.
        key: a short name that stays the same when the numbers change; pages use it as the finding's address.
        evidence: the `anchor` of the sentences that support it, shown on the same page.
    """
    return Shown("finding", {
        "text": visible(sentence), "detail": visible(detail), "key": slug(key) if key else "", "anchor": evidence,
    })  # fmt: skip


def note(text: str) -> Shown:
    """Say something in a plain sentence, for instance why there is no chart."""
    return Shown("note", {"text": visible(text)})
