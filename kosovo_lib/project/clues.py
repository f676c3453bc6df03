"""What a plain text says of itself: headline, author and day, each with the line that says so.

A clue is a proposal. Nothing is guessed from what an article is about, only from the lines above and below it.
Whoever adds the file decides.
"""

import re
from datetime import date

from kosovo_lib.dates import find_dates
from kosovo_lib.read.metadata import Clues, Found, clean
from kosovo_lib.text.blocks import find_blocks
from kosovo_lib.text.profiles import PLAIN

__all__ = ["text_clues"]

_TOP = 10
"""Lines of a text, counted without empty ones, among which the day of publication may stand by itself."""

_SHORT = 80
"""Characters: a longer line is prose, and the day in it is the story's rather than the page's."""

_BY = re.compile(r"(?:by|author|written by)\s*:?\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'.-]*){1,3}")


def text_clues(text: str) -> Clues:
    """Clues in a plain text: its headline, its byline, a day that stands by itself above the article."""
    blocks = find_blocks(text, PLAIN)
    title = next((b for b in blocks if b.section == "headline"), None)
    bylines = ((n, line) for b in blocks if b.section == "byline"
               for n, line in enumerate(text[b.start : b.end].splitlines(), b.line_from))  # fmt: skip
    return Clues(
        title=Found(clean(text[title.start : title.end]), f"line {title.line_from}") if title else None,
        author=next((author for number, line in bylines if (author := _author(line, number))), None),
        day=_day(text),
        hint=_latest_day(text),
    )


def _author(line: str, number: int) -> Found | None:
    """The name in a byline such as "By Jo Farran", if it is clearly one."""
    words = clean(line)
    after = _BY.match(words)
    name = _NAME.match(words[after.end() :] if after else words)
    return Found(name[0], f"line {number}: “{words[:_SHORT]}”") if after and name else None


def _day(text: str) -> Found | None:
    """A full date on a short line near the top, the first such."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for number, line in lines[:_TOP]:
        if len(line.strip()) > _SHORT or re.search(r"[.!?]\s*$", line):
            continue
        for found in find_dates(line, None):
            if found.date_from and found.date_from == found.date_to and found.date_from <= date.today():
                return Found(found.date_from.isoformat(), f"line {number}: “{clean(line)}”")
    return None


def _latest_day(text: str) -> str:
    """The latest full date that the text names, as a hint: it cannot have appeared before."""
    days = [d.date_from for d in find_dates(text, None) if d.date_from and d.date_from == d.date_to]
    past = [day for day in days if day <= date.today()]
    return (
        f"the latest day named in the text is {max(past).isoformat()}" if past else "no full date is named in the text"
    )
