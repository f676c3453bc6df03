"""Dates in news prose: find them, resolve them to intervals of days, say what was assumed.

A sentence goes through the rules of its language, each a pattern with a reader in ``rules``. Where readings overlap the
first and longest stands; then ranges and clock times are joined and the word before each decides its relation. An
expression is resolved against every day on which the article can have been published: where the days agree on an answer
it is that, else all the answers together (``spans.over``); a weekday that all of those days but one understand alike is
taken so, with its ``assumption``. Nothing else is guessed: what a sentence does not say stays missing.
"""

from kosovo_lib.dates.find import dates_of, find_dates
from kosovo_lib.dates.record import Date

__all__ = ["Date", "dates_of", "find_dates"]
