"""The front page: the story, its strongest finding, who wrote about it, and a card for each further finding.

It is written from what the pages themselves found (``build/findings/<page>.json``) and from ``front.md``: settings
between two lines of ``---``, the name of the site as its first heading, a paragraph for readers who know nothing of
it, and, from its first ``##`` on, what stands at the end: limits, corrections, how to cite.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from markupsafe import Markup
from pydantic import AfterValidator

from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.report.page import Page, sections
from kosovo_lib.settings import Settings, parse_yaml, validated

if TYPE_CHECKING:
    from kosovo_lib.report.html import PageExporter

__all__ = ["Front", "FrontSettings", "front_of", "ranked", "summary_of", "write_front"]

_CARDS = 3
_OPENED = 0.05
"""Two strengths that differ by less are equal enough for the one with quotations to lead."""


def _web_address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):
        raise ValueError("must be an address such as https://example.org/story, or empty")
    return text.rstrip("/")


class FrontSettings(Settings):
    """The settings of ``front.md``.

    ``publish`` says whether pages hold the whole articles or only the sentences that evidence needs; ``site`` is the
    address at which they are published, without which a link to them has no picture elsewhere.
    """

    publish: Literal["full", "excerpts"] = "excerpts"
    site: Annotated[str, AfterValidator(_web_address)] = ""


@dataclass(frozen=True)
class Front:
    """The words of the front page that are written by hand."""

    site: str
    opening: Markup
    closing: Markup
    settings: FrontSettings


def front_of(path: Path) -> Front:
    """Read the words and settings of the front page; without them the site has a plain name and nothing else.

    Raises:
        ParameterError: the file is not UTF-8, a setting is not there, or has a value that is not allowed.
    """
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else "# Coverage compared\n"
    except UnicodeDecodeError as error:
        raise ParameterError(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    head = re.match(r"\s*---\n(.*?)\n---\n", text, re.DOTALL)
    try:
        asked = (parse_yaml(head[1], path.name) if head else None) or {}
        if isinstance(asked, dict) and "url" in asked:  # its name in 0.2.0
            asked["site"] = asked.pop("url")
        settings = validated(FrontSettings, asked, path.name)
    except DataError as refused:
        raise ParameterError(str(refused)) from None
    rest = text[head.end() :] if head else text
    heading = re.match(r"\s*# (.+)\n?", rest)
    rest = rest[heading.end() :] if heading else rest
    start = re.search(r"^## ", rest, flags=re.MULTILINE)
    at = start.start() if start else len(rest)
    name = heading[1].strip() if heading else "Coverage compared"
    return Front(name, sections(rest[:at])[0], sections(rest[at:])[0], settings)


def summary_of(page: Page) -> dict[str, Any]:
    """What the front page and the reading page need of a page, as plain data that can be kept beside it."""
    figure = next((lead.figure for lead in page.leads if lead.figure), None)
    kept = ("name", "title", "subtitle", "description", "svg", "least_width")
    return {
        "page": page.name, "title": page.title, "order": page.stamp.order, "hash": page.stamp.hash,
        "stamp": asdict(page.stamp),
        "findings": page.findings, "cited": page.cited,
        "figure": {name: getattr(figure, name) for name in kept} if figure else None,
        "contents": [lead.content for lead in page.leads if lead.content],
        "articles": {
            one["article"]: [one["outlet"], one["published"]] for one in (page.reading or {}).get("articles", ())
        },
    }  # fmt: skip


def ranked(summaries: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every finding that may lead, with the summary of its page, the strongest first.

    Of findings as strong as each other those come first that have quotations to show for it. Where none is large
    enough to be news, those that are true and weak may lead; what says nothing (strength 0) never does.
    """
    every = [(one, summary) for summary in summaries for one in summary["findings"]]
    weak = [pair for pair in every if pair[0]["checked"] and pair[0]["strength"] > 0]
    found = [pair for pair in every if pair[0]["leads"]] or weak
    return sorted(
        found, key=lambda pair: (-round(pair[0]["strength"] / _OPENED), not pair[0]["quotations"], -pair[0]["strength"])
    )


def write_front(
    exporter: "PageExporter", front: Front, summaries: Sequence[dict[str, Any]], failures: Sequence[Mapping[str, str]]
) -> str:
    """Write the front page as HTML: the strongest finding under the headline, a card each for the best of others."""
    summaries = sorted(summaries, key=lambda one: (one["order"], one["page"]))
    best = ranked(summaries)
    lead, lead_page = best[0] if best else (None, None)
    cards: list[Any] = []
    shown = {lead_page["page"]} if lead_page else set()
    kinds = {lead["analysis"]} if lead else set()
    for found, summary in best[1:]:
        if summary["page"] not in shown and found["analysis"] not in kinds - {""} and len(cards) < _CARDS:
            cards.append(_card(summary, found))
            shown.add(summary["page"])
            kinds.add(found["analysis"])
    strip = next((c for one in summaries for c in one["contents"] if c["kind"] == "outlets"), None)
    reading = exporter.site.reading_file
    return exporter.fill(
        "index.html.j2",
        "index",
        widths={},
        specs={},
        lead=lead, lead_page=lead_page["page"] if lead_page else "",
        strip=exporter.drawn(strip, reading=reading) if strip else "",
        cards=cards, reading=reading, opening=front.opening, closing=front.closing,
        failures=failures, summaries=summaries,
        description=lead["text"] if lead else front.site,
        corpus=next((one.get("stamp", {}).get("parameters", {}).get("corpus_path", "") for one in summaries), ""),
        image=next((f"{one['page']}.png" for _, one in best if one["figure"]), ""),
    )  # fmt: skip


def _card(summary: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """A further finding with the chart of its page, its first quotation and where its sentences are."""
    figure, narrow = summary["figure"], None
    if figure:  # a card has room for the picture that is drawn for phones, whose links lead to its page
        drawn = re.search(r'<svg class="narrow".*?</svg>', figure["svg"], re.DOTALL)
        narrow = drawn and drawn[0].replace('<a href="#', f'<a href="{summary["page"]}.html#')
    figure = {**figure, "svg": Markup(narrow)} if narrow else None
    return {"page": summary["page"], "title": summary["title"], "finding": found, "figure": figure}
