"""Stretches of a text, each its first character and the one after its last: merged, measured, compared."""

__all__ = ["length", "merged", "overlap"]


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
