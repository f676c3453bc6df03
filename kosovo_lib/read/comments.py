"""Where readers' comments stand under an article: by their heading, and by the lines that come with every one of them.

Every system of comments says the same few things around what a reader wrote: who said it, and what one may do about
it ("Reply", "Like · Reply · 5h", "#3 Posted by ..."). No article has such lines in it.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from kosovo_lib.lang import Language, load
from kosovo_lib.lang.pages import Pages
from kosovo_lib.read.copied import is_ended

__all__ = ["comments_in", "is_button"]

_USER = re.compile(r"(?=.*[a-z])@?[\w.-]{0,12}(?:\d|_|[a-z](?=[A-Z]))[\w.-]{0,12}")
"""A name that people give themselves on pages only: with a digit, an underscore or a capital in it."""

_ORNAMENT = re.compile(r"[\W_]+")

_NEAR = 30
"""Lines between a heading and the first button of the comments under it."""

_SHARE = 0.25
"""The share of a text's prose that stands before a heading of comments: links to them stand over the article too."""

_MOST = 0.5
"""That share where nothing but the heading tells of comments."""

_LONGEST = 120
"""Characters of a line that can be a heading, a button or a name."""

_PROSE = 60
"""Characters of a line that ends as prose does and is surely no button or name."""


def is_button(line: str, language: str | Language = "en") -> bool:
    """Whether a line among comments is none itself: a heading, a button, a number of votes, an age or an ornament."""
    if len(line) > _LONGEST:
        return False
    pages = load(language).pages
    patterns = (pages.comment_button, pages.comment_heading, pages.readers_heading, _ORNAMENT)
    return any(pattern.fullmatch(line) for pattern in patterns)


def comments_in(lines: Sequence[str], language: str | Language = "en") -> range:
    """Find the readers' comments of a text that was copied with its page.

    Args:
        lines: the lines of a text, none blank.
        language: the language that its page is written in.

    Returns:
        The numbers of their lines, heading and buttons among them; empty where there are none.
    """
    pages = load(language).pages
    prose = [len(line) if len(line) >= _PROSE and is_ended(line) else 0 for line in lines]
    if not any(prose):
        return range(0)
    begun = next(n for n, length in enumerate(prose) if length)
    after = [n for n in range(begun + 1, len(lines)) if len(lines[n]) <= _LONGEST]
    last = max(n for n, length in enumerate(prose) if length)
    share = list(accumulate(prose, initial=0))
    late = (n for n in after if share[n] >= _SHARE * share[-1])
    over = (pages.comment_heading, pages.readers_heading)
    headings = [n for n in late if any(pattern.fullmatch(lines[n]) for pattern in over)]
    marks = [n for n in after if pages.comment_reply.fullmatch(lines[n]) or pages.comment_sign.fullmatch(lines[n])]
    users = [n for n in after[1:] if _USER.fullmatch(lines[n]) and n + 1 < len(lines) and share[n] >= _MOST * share[-1]]
    if len({lines[n] for n in users if not _USER.fullmatch(lines[n + 1])}) > 1:
        marks = sorted({*marks, *users})
    if marks:
        near = [n for n in headings if marks[0] - _NEAR <= n <= marks[0]]
        if near or len(marks) > 1:
            return range(near[-1] if near else _head(lines, marks[0], load(language)), _end(lines, marks[-1], pages))
    for heading in headings:
        beside = [n for n in after if n > heading and pages.comment_side.fullmatch(lines[n])]
        told = len(beside) > 1 and beside[0] <= heading + _NEAR
        if told or (pages.readers_heading.fullmatch(lines[heading]) and share[heading] >= _MOST * share[-1]):
            return range(heading, _end(lines, max(heading, last, *beside), pages))
    return range(0)


def _head(lines: Sequence[str], mark: int, language: Language) -> int:
    """Where the comment begins that has the first mark, and no heading over it."""
    if language.pages.comment_sign.fullmatch(lines[mark]) or _USER.fullmatch(lines[mark]):
        return mark
    first = mark
    while first > 1 and (is_button(lines[first - 1], language) or is_ended(lines[first - 1])):
        first -= 1
    return first - 1


def _end(lines: Sequence[str], last: int, pages: Pages) -> int:
    """The line after the comments, given the last line that surely belongs to them."""
    return next((n for n in range(last + 1, len(lines)) if pages.comments_over.fullmatch(lines[n])), len(lines))
