"""Dates in English news prose: find them, resolve them to intervals of days, say what was assumed.

A sentence goes through rules (``absolute``: the calendar; ``relative``: counted from publication; ``clock``:
times of day), each a pattern with a reader. Where readings overlap the first and longest stands; then ranges
and clock times are joined and the word before each decides its relation (``cues``). An expression is resolved
against every day on which the article can have been published: where the days agree on an answer it is that,
else all the answers together (``spans.over``). Nothing is guessed: what a sentence does not say stays missing.
"""

from kosovo_lib.dates.find import find_dates, news_day
from kosovo_lib.dates.record import Date

__all__ = ["Date", "find_dates", "news_day"]
