"""Text that was copied with its page: where the article and its readers' comments are, and what it says of itself.

Menus, teasers and lists are short lines without a full stop. A line of prose weighs as much as it has characters, any
other line counts against its neighbours; the article is the run with the greatest sum (the maximum-sum segment of
J. Bentley (1984), Programming Pearls, Communications of the ACM 27(9)). A. Finn, N. Kushmerick and B. Smyth (2001),
Fact or Fiction, use the same idea on the tags of a page. Readers' comments are found by their heading, and by the lines
that come with each: who wrote, and "Reply", "Like · Reply · 5h", "#3 Posted by ...".
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from kosovo_lib.dates import find_dates
from kosovo_lib.lang import Language, load
from kosovo_lib.lang.parts import Pages
from kosovo_lib.read.document import Clues, Found, Publication, clean

_TOP = 10  # lines of a text among which the day of publication may stand by itself
_SHORT = 80  # characters: a longer line is prose, and the day in it is the story's rather than the page's

_LINK = re.compile(r"(?:\s+(?:https?://|pic\.twitter\.com/)\S+)+$")
_ADDRESS = 40  # characters at the end of a line that can hold a short address
_CLOSING, _STOPS, _ENDS = "\"'”’)]", (".", "!", "?", "…"), (".", "!", "?", "…", ":", ";")
_LISTED = re.compile(r"[•▪◦‣●■]\s|[^\t]*\t|[“\"][^“”\"]+[”\"]\s?[–—-]|\S.*(?: \| .*\d| {3,}\d|(?: \| .*){2}|\(@\w+\))")
"""An item of a list, a signed quotation or the row of a table, which stand in articles as well as around them."""
_LISTS = re.compile(r" [|>›»•·] ")

_PARTED = re.compile(r",? [|·•–—-] |, ")  # what separates an outlet from a day on one line

_OTHER = 3  # how many lines that are no prose outweigh one of the middle length of the text's prose
_MOST = 400  # characters that count of one line: one long line is no article

_TITLE_WORDS = 4


class Running(NamedTuple):
    """The lines of an article: ``first`` is the number of its first, ``end`` that of the first line after it.

    ``before`` holds for every line what share of the article's prose stands before it.
    """

    first: int
    end: int
    before: list[float]


def is_ended(line: str) -> bool:
    """Whether a line ends as prose does, a colon included: a headline and a subhead do not."""
    end = line[-_ADDRESS:]
    if "://" in end or "pic.twitter.com/" in end:
        end = _LINK.sub("", line)  # a post ends in an address
    return end[-8:].rstrip(_CLOSING).endswith(_ENDS)


def is_title_like(text: str) -> bool:
    """Whether a line has as many words as headlines have, and does not list things."""
    return len(text.split()) >= _TITLE_WORDS and not _LISTS.search(text)


def section_of(line: str, language: str | Language = "en") -> str | None:
    """The section that a line's words alone give it; None where they give none."""
    length, lowered = len(line), line.lower()
    for section, pattern, longest, needs in load(language).pages.sections:
        if length <= longest and (not needs or any(map(lowered.__contains__, needs))) and pattern.fullmatch(line):
            return section
    return None


def running_text(lines: Sequence[str], *, stop: int | None = None) -> Running:
    """Find the run of lines with most prose among non-blank ``lines``, up to the comments at ``stop``."""
    prose = [min(len(line), _MOST) if line.rstrip(_CLOSING).endswith(_STOPS) else 0 for line in lines[:stop]]
    other = median(filter(None, prose)) / _OTHER if any(prose) else 0
    weights = [length or (0 if _LISTED.match(line) else -other) for length, line in zip(prose, lines, strict=False)]
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


def find_title(lines: Sequence[str], first: int, is_known: Callable[[str], bool]) -> int | None:
    """The number of the headline: of the first of the non-blank ``lines`` above the text that looks like one.

    It is that of the first line if none looks like a headline, and None if nothing stands above ``first``, where the
    text begins; ``is_known`` says of a line that it is something else.
    """
    above = [n for n in range(first) if not is_ended(lines[n]) and not is_known(lines[n])]
    return next((n for n in above if is_title_like(lines[n])), above[0] if above else None)


def text_clues(text: str, language: str | Language = "en") -> Clues:
    """Clues in the lines above and below a plain text: its headline, byline, outlet, a day that stands by itself.

    An outlet is taken from a line of its own, or beside the day, next to a byline or a day or at the top.
    """
    language = load(language)
    numbered = [(n, line) for n, line in enumerate(map(str.strip, re.split(r"\r\n|\r|\n", text)), 1) if line]
    lines = [line for _, line in numbered]
    title = find_title(lines, running_text(lines).first, lambda line: section_of(line, language) is not None)
    if title is None and _stands_above(numbered):
        title = 0
    bylines = ((number, found) for number, line in numbered if (found := language.pages.byline.fullmatch(line)))
    number, byline = next(bylines, (0, None))
    author = clean(language.pages.author_after.sub("", byline["who"])) if byline else ""
    past = _past_days(text, language)
    alone = [(n, line) for n, line in numbered[:_TOP] if len(line) <= _SHORT and not line.endswith((".", "!", "?"))]
    days = {n: named for n, line in alone if (named := _past_days(line, language))}
    beside = {0, *(at + step for at, (n, _) in enumerate(numbered) if n in days or n == number for step in (-1, 0, 1))}
    near = {numbered[at][0] for at in beside - {title} if 0 <= at < len(lines)}
    names = language.pages.publication
    site = next(
        ((n, part) for n, line in alone if n in near for part in _PARTED.split(line) if names.fullmatch(part)), None
    )
    said = dict(numbered)

    def shown(n: int) -> str:
        return f"line {n}: “{clean(said[n])[:_SHORT]}”"

    published = (Publication(f"{day}", f"{day}", "stated", shown(n)) for n, named in days.items() for day in named)
    return Clues(
        site=Found(clean(site[1]), shown(site[0])) if site else None,
        title=Found(clean(lines[title]), f"line {numbered[title][0]}") if title is not None else None,
        author=Found(author, shown(number)) if author else None,
        published=next(published, None),
        hint=f"the latest day named in the text is {max(past)}" if past else "no full date is named in the text",
    )


def _stands_above(numbered: Sequence[tuple[int, str]]) -> bool:
    """Whether a line that ends as prose does is a headline: short, and a far (of a question, a) longer block below."""
    if len(numbered) < 2:
        return False
    (number, line), (after, below) = numbered[:2]
    longer = len(below) >= len(line) * (1 if line.endswith("?") else _OTHER)
    return len(line) <= _SHORT and is_title_like(line) and after > number + 1 and longer


def _past_days(text: str, language: Language) -> list[date]:
    found = (one.date_from for one in find_dates(text, None, language=language) if one.date_from == one.date_to)
    return [day for day in found if day and day <= date.today()]


_USER = re.compile(r"(?=.*[a-z])@?[\w.-]{0,12}(?:\d|_|[a-z](?=[A-Z]))[\w.-]{0,12}")
"""A name that people give themselves on pages only: with a digit, an underscore or a capital in it."""

_ORNAMENT = re.compile(r"[\W_]+")

_NEAR = 30  # lines between a heading and the first button of the comments under it
_SHARE = 0.25  # of a text's prose, that stands before a heading of comments: links to them stand over the article too
_MAJORITY = 0.5  # that share where nothing but the heading tells of comments
_LONGEST = 120  # characters of a line that can be a heading, a button or a name
_PROSE = 60  # characters of a line that ends as prose does and is surely no button or name


def is_button(line: str, language: str | Language = "en") -> bool:
    """Whether a line among comments is no comment: a heading, a button, a number of votes, an age or an ornament."""
    if len(line) > _LONGEST:
        return False
    pages = load(language).pages
    patterns = (pages.comment_button, pages.comment_heading, pages.readers_heading, _ORNAMENT)
    return any(pattern.fullmatch(line) for pattern in patterns)


def comments_in(lines: Sequence[str], language: str | Language = "en") -> range:
    """Which of the non-blank lines of a page are readers' comments, with their headings and buttons."""
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
    users = [
        n for n in after[1:] if _USER.fullmatch(lines[n]) and n + 1 < len(lines) and share[n] >= _MAJORITY * share[-1]
    ]
    if len({lines[n] for n in users if not _USER.fullmatch(lines[n + 1])}) > 1:
        marks = sorted({*marks, *users})
    if marks:
        near = [n for n in headings if marks[0] - _NEAR <= n <= marks[0]]
        if near or len(marks) > 1:
            return range(near[-1] if near else _head(lines, marks[0], load(language)), _end(lines, marks[-1], pages))
    for heading in headings:
        beside = [n for n in after if n > heading and pages.comment_side.fullmatch(lines[n])]
        told = len(beside) > 1 and beside[0] <= heading + _NEAR
        if told or (pages.readers_heading.fullmatch(lines[heading]) and share[heading] >= _MAJORITY * share[-1]):
            return range(heading, _end(lines, max(heading, last, *beside), pages))
    return range(0)


def _head(lines: Sequence[str], mark: int, language: Language) -> int:
    if language.pages.comment_sign.fullmatch(lines[mark]) or _USER.fullmatch(lines[mark]):
        return mark
    first = mark
    while first > 1 and (is_button(lines[first - 1], language) or is_ended(lines[first - 1])):
        first -= 1
    return first - 1


def _end(lines: Sequence[str], last: int, pages: Pages) -> int:
    return next((n for n in range(last + 1, len(lines)) if pages.comments_over.fullmatch(lines[n])), len(lines))
