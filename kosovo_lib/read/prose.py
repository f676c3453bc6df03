"""Where the article stands in a text that was copied with its page: the run of lines that has most prose.

Menus, teasers and lists are short lines that end in no full stop. A line of prose weighs as much as it has characters,
any other line weighs against its neighbours; the article is the run with the greatest sum (the maximum-sum segment that
J. Bentley (1984), Programming Pearls, Communications of the ACM 27(9), finds in one pass). A. Finn, N. Kushmerick and
B. Smyth (2001), Fact or Fiction, use the same idea on the tags of a page.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from statistics import median
from typing import NamedTuple

__all__ = ["Running", "is_ended", "running_text"]

_ENDED = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_CLOSING, _STOPS = "\"'”’)]", (".", "!", "?", "…")

_OTHER = 3
"""How many lines that are no prose outweigh one of the middle length of the text's prose."""

_MOST = 400
"""Characters that count of one line: one long line is no article."""


class Running(NamedTuple):
    """The lines of an article: ``first`` is the number of its first, ``end`` that of the first line after it.

    ``before`` holds for every line what share of the article's prose stands before it.
    """

    first: int
    end: int
    before: list[float]


def is_ended(line: str) -> bool:
    """Whether a line ends as prose does, be it with a colon: a headline and a subhead do not."""
    return bool(_ENDED.search(line[-8:]))


def running_text(lines: Sequence[str], *, stop: int | None = None) -> Running:
    """Find the run of lines that has most prose.

    Args:
        lines: the lines of a text, none blank.
        stop: where readers' comments begin, which are prose as well.
    """
    prose = [min(len(line), _MOST) if line.rstrip(_CLOSING).endswith(_STOPS) else 0 for line in lines[:stop]]
    other = median(filter(None, prose)) / _OTHER if any(prose) else 0
    weights = [length or -other for length in prose]
    first = end = begun = 0
    best = here = 0.0
    for number, weight in enumerate(weights):
        if here <= 0:
            here, begun = 0, number
        here += weight
        if here > best:
            best, first, end = here, begun, number + 1
    sums = list(accumulate((length if first <= n < end else 0 for n, length in enumerate(prose)), initial=0))
    total = max(1, sums[-1])
    return Running(first, end, [value / total for value in sums] + [1.0] * (len(lines) - len(prose)))
