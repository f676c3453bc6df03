"""Spans of a text, each its first character and the one after its last: merged, measured, compared; and reports."""

from typing import NamedTuple

__all__ = ["Report", "Span", "length", "merged", "overlap"]

Span = tuple[int, int]
"""Start and end in offsets of the sentence, or of the text."""


class Report(NamedTuple):
    """A span of a sentence that is somebody's, in offsets of the sentence.

    ``source`` is who says it (None where nobody is named); ``cue`` the words that show it is reported.
    """

    start: int
    end: int
    source: Span | None
    cue: Span


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, merged where they touch."""
    if len(spans) == 1:
        return spans if spans[0][0] < spans[0][1] else []
    joined: list[tuple[int, int]] = []
    for a, b in sorted(span for span in spans if span[0] < span[1]):
        if joined and a <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def length(spans: list[tuple[int, int]]) -> int:
    """Characters in merged spans."""
    return sum([b - a for a, b in spans])


def overlap(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> int:
    """Characters that both lists of merged spans cover."""
    return sum([min(b, d) - max(a, c) for a, b in spans for c, d in others if a < d and c < b])
