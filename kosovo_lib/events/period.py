"""Spans of time that can be asked for."""

import re

import pandas as pd

from kosovo_lib.errors import ParameterError

__all__ = ["bounds"]


def bounds(since: str, until: str) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """The first and last day asked for; a year may come as a number, as command lines and YAML hand it over."""
    since, until = str(since), str(until)
    first = _period("since", since).start_time if since else None
    last = _period("until", until).end_time if until else None
    if first is not None and last is not None and first > last:
        raise ParameterError(f"since '{since}' lies after until '{until}'; an interval must not end before it begins")
    return first, last


def _period(name: str, text: str) -> pd.Period:
    """A year, month or day."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise ParameterError(f"{name} '{text}' must be a year, a month or a day: 2008, 2008-02 or 2008-02-17")
    try:
        return pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    except ValueError:
        raise ParameterError(f"{name} '{text}' is no date of the calendar") from None
