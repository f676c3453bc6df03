"""The stretches of a sentence that somebody else is made responsible for, each with how and by whom."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Named", "Relayed", "relayed"]

_EDGES = " \t\r\n\v\f\u00a0\"'“”„‘’«»`,;:"
"""What parts a quotation from the words around it; at the end of a stretch nobody says it."""


class Relayed(NamedTuple):
    """A stretch in offsets of the text; ``attribution`` is direct, indirect, block or comment."""

    start: int
    end: int
    attribution: str
    speaker: str | None


class Named(NamedTuple):
    """A reported stretch in offsets of the text, where the words that attribute it stand, and whose it is."""

    start: int
    end: int
    cue: int
    speaker: str | None


def relayed(text: str, quoted: Sequence[tuple[int, int]], reports: Sequence[Named]) -> tuple[Relayed, ...]:
    """The quoted stretches as direct and what else is reported as indirect speech, in order and apart.

    A quotation belongs to the report that it stands in, else to the nearest one that names somebody.

    Args:
        text: the text as received.
        quoted: what stands in quotation marks and is speech.
        reports: what is reported, quoted or not.
    """
    found = [(a, b, "direct", _whose(a, b, reports)) for a, b in quoted]
    if len(reports) == 1 and not quoted:
        found = [(reports[0].start, reports[0].end, "indirect", reports[0].speaker)]
        reports = ()
    for report in reports:
        found += [(a, b, "indirect", report.speaker) for a, b in _without(report.start, report.end, found)]
    trimmed = (Relayed(*_trimmed(text, a, b), how, who) for a, b, how, who in sorted(found, key=lambda one: one[:2]))
    return tuple([one for one in trimmed if any(map(str.isalnum, text[one.start : one.end]))])


def _whose(a: int, b: int, reports: Sequence[Named]) -> str | None:
    """The speaker of a quotation."""
    named = [report for report in reports if report.speaker]
    return min(named, key=lambda r: (not (r.start < b and a < r.end), abs(r.cue - a))).speaker if named else None


def _without(start: int, end: int, taken: Sequence[tuple[int, int, str, str | None]]) -> list[tuple[int, int]]:
    """What is left of a stretch outside of those taken."""
    left = []
    for a, b, *_ in sorted(taken, key=lambda one: one[:2]):
        if start < a:
            left.append((start, min(a, end)))
        start = max(start, b)
        if start >= end:
            break
    return [(a, b) for a, b in [*left, (start, end)] if a < b]


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """A stretch without the marks and the white space at its edges."""
    said = text[a:b]
    return a + len(said) - len(said.lstrip(_EDGES)), a + len(said.rstrip(_EDGES))
