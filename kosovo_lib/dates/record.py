"""What the rules take and give: a date, a reading of one, the context it is read in, a rule."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kosovo_lib.dates.spans import Span

__all__ = ["Context", "Date", "Reading", "Rule", "rule"]


class Date(NamedTuple):
    """A time expression; the fields are the columns of ``schema.DATES`` that a sentence can fill."""

    surface: str
    start: int
    end: int
    date_from: date | None
    date_to: date | None
    time: str | None
    zone: str | None
    precision: str
    relation: str
    anchor: str | None
    assumption: str | None


class Context(NamedTuple):
    """What an expression is read against: its sentence, the days of publication, the day of the news."""

    text: str
    published: tuple[date, date] | None
    news_day: date | None

    def before(self, start: int, length: int = 60) -> str:
        """Return the words before an offset; bounded, so that reading stays linear in the length of the text."""
        return self.text[max(0, start - length) : start]

    def after(self, end: int, length: int = 40) -> str:
        """Return the words after an offset."""
        return self.text[end : end + length]


class Reading(NamedTuple):
    """What a rule makes of its match. ``span`` is None where the text does not say which day it was."""

    precision: str
    span: Span | None = None
    anchor: str | None = None
    assumption: str | None = None
    time: str | None = None
    zone: str | None = None
    relation: str | None = None
    start: int | None = None
    end: int | None = None


class Rule(NamedTuple):
    """A pattern and its reader, tried only in sentences that hold a word of every one of the ``kinds``.

    The reader returns None where the match is no date after all.
    """

    kinds: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Reading | None]


def rule(
    kinds: str, read: Callable[[re.Match[str], Context], Reading | None], pattern: str, flags: re.RegexFlag = re.NOFLAG
) -> Rule:
    """Make a rule: its kinds of words (``words.KINDS``) parted by blanks, its pattern as text."""
    return Rule(frozenset(kinds.split()), re.compile(pattern, flags), read)
