"""Which day is meant: expressions resolved against the days of publication."""

import re
from collections.abc import Callable
from datetime import date

from kosovo_lib.dates.cues import coming, past
from kosovo_lib.dates.record import Context, Reading
from kosovo_lib.dates.spans import Span, day, days, month, over, weekday_before
from kosovo_lib.dates.words import GAP, MONTH, YEAR, month_number

__all__ = [
    "FRAMED", "NO_PUBLICATION", "YEAR_TAKEN", "frame_year", "from_publication", "month_span", "weekday_span",
    "yearless",
]  # fmt: skip

NO_PUBLICATION = "no day of publication is known"
YEAR_TAKEN = "the year is not stated: taken from the publication date"
FRAMED = "the year is not stated: taken from the one that opens the sentence"


def from_publication(
    precision: str, context: Context, reading: Callable[[date], Span], assumption: str | None = None
) -> Reading:
    """Resolve a reading against the days of publication."""
    if context.published is None:
        return Reading(precision, assumption=NO_PUBLICATION)
    return Reading(precision, over(context.published, reading), "publication", assumption)


def _choose_year(earlier: date, later: date, context: Context, start: int) -> bool:
    """Tell whether the earlier of two possible days is meant.

    The past is the rule in news; planned wording means the later one, and so does a day that lies close ahead
    when its last return lies most of a year back and nothing says that it is past.
    """
    assert context.published is not None
    if coming(context, start):
        return False
    today = context.published[1]
    near = 45 if earlier.year < today.year else 30
    return past(context, start) or (later - today).days > near


_FRAME = re.compile(
    rf"\W{{0,3}}(?:(?:But|And|Then|Back){GAP})?(?:In|By){GAP}(?:(?:early|mid|late)[\s-])?"
    rf"(?:(?P<month>{MONTH}){GAP})?(?P<year>{YEAR})"
)
_BROKEN = re.compile(
    r"\b(?:(?:1[5-9]|20)\d\d|now|since|until|today|this|recently|current\w*|has|have|is|are|will|would|ago)\b|[;:]",
    re.IGNORECASE,
)


def frame_year(month_: int, context: Context, start: int) -> int | None:
    """Return the year that opens the sentence ("In 2019 ..."), for a month named later in it.

    It holds until another year or a word of the present stands between; after "In June 2019", March is that of 2020.
    """
    frame = _FRAME.match(context.text)
    if not frame or not 0 <= start - frame.end() < 250 or _BROKEN.search(context.text, frame.end(), start):
        return None
    later = frame["month"] is not None and month_number(frame["month"]) > month_
    return int(frame["year"]) + later


def yearless(month_: int, day_: int, weekday: int | None, context: Context, start: int) -> tuple[date | None, str]:
    """Resolve a day and month without a year, and say what was assumed. None where no such day exists."""
    if context.published is None:
        return None, NO_PUBLICATION
    today = context.published[1]
    years = range(max(today.year - 8, 1), min(today.year + 8, 9999) + 1)
    options = [date(y, month_, day_) for y in years if _exists(y, month_, day_)]
    named = [option for option in options if weekday is not None and option.weekday() == weekday]
    if named:
        nearest = min(named, key=lambda option: abs((option - today).days))
        return nearest, "the year is not stated: the nearest to publication in which the weekday fits"
    earlier = [option for option in options if option <= today]
    later = [option for option in options if option > today]
    if not earlier or not later:
        return (options[-1] if options else None), YEAR_TAKEN
    # Planned wording on the very day of publication ("starting August 1") means that day.
    if context.published[0] <= earlier[-1]:
        return earlier[-1], YEAR_TAKEN
    return (earlier[-1] if _choose_year(earlier[-1], later[0], context, start) else later[0]), YEAR_TAKEN


def _exists(year: int, month_: int, day_: int) -> bool:
    return day_ <= month(year, month_).last.day


def month_span(month_: int, context: Context, start: int, modifier: str = "") -> Span | None:
    """Resolve a month without a year: "in October", "last October", "next May", "this June"."""
    if context.published is None:
        return None
    today = context.published[1]
    here = month(today.year, month_)
    earlier = here if here.first <= today else month(today.year - 1, month_)
    later = month(earlier.first.year + 1, month_)
    if modifier == "last":
        return earlier if earlier.last < today.replace(day=1) else month(earlier.first.year - 1, month_)
    if modifier == "this":
        return here
    if modifier in ("next", "coming"):
        return later
    if earlier.last >= today or _choose_year(earlier.last, later.first, context, start):
        return earlier
    return later


def weekday_span(weekday: int, context: Context, start: int, modifier: str = "") -> Span | None:
    """Resolve a weekday: the last one up to publication, or the next one where something is to come."""
    if context.published is None:
        return None
    if modifier in ("next", "coming"):
        return over(context.published, lambda today: day(days(weekday_before(today, weekday), 7)))
    if modifier != "last" and coming(context, start):
        return over(context.published, lambda today: day(weekday_before(days(today, 6), weekday)))
    if modifier == "last":
        return over(context.published, lambda today: day(weekday_before(days(today, -1), weekday)))
    return over(context.published, lambda today: day(weekday_before(today, weekday)))
