"""Which statements about a happening can hold together: a letter for each, the earliest first."""

from itertools import count
from string import ascii_uppercase

import numpy as np
import pandas as pd

from kosovo_lib.events.grouping import Happening
from kosovo_lib.events.statements import Statement

__all__ = ["in_time", "letters"]


def letters(happening: Happening) -> dict[str, str]:
    """A letter for each statement by its id, the earliest first; those that differ never get the same one."""
    web, rows = happening.web, happening.verdicts["differ"]
    ordered = sorted(happening.statements, key=in_time)
    at = {one.event: place for place, one in enumerate(ordered)}
    first, second = ([at[web.statements[n].event] for n in column[rows].tolist()] for column in (web.first, web.second))
    one, other = np.array(first + second), np.array(second + first)
    other = other[np.argsort(one, kind="stable")]
    starts = np.searchsorted(np.sort(one), np.arange(len(ordered) + 1))
    given = np.full(len(ordered), -1)
    for place in range(len(ordered)):
        taken = set(given[other[starts[place] : starts[place + 1]]].tolist())
        given[place] = next(letter for letter in count() if letter not in taken)
    return {one.event: _letter(letter) for one, letter in zip(ordered, given.tolist(), strict=True)}


def in_time(one: Statement) -> tuple[pd.Timestamp, pd.Timestamp, str]:
    """What to sort by, earliest first; an undated statement stands at its publication."""
    days = [one.row[key] for key in ("date_from", "date_to")]
    if pd.isna(days[0]):
        days = [one.row[key] for key in ("published_from", "published_to")]
    first, last = (pd.Timestamp.max if pd.isna(day) else day for day in days)
    return first, last, one.event


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + ascii_uppercase[number % 26]
