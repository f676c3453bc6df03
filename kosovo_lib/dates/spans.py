"""Calendar arithmetic: intervals of days, both ends inclusive."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date


def over(published: tuple[date, date], reading: Callable[[date], Span]) -> Span:
    """Resolve a relative expression against every day on which the article can have been published.

    The answer is the days on which all readings agree; if there are none, all that any of them allows. Readings move
    with the day of publication, so the first and the last day decide both.
    """
    early = reading(published[0])
    late = reading(published[1]) if published[1] != published[0] else early
    if late.first <= early.last:
        return Span(late.first, early.last)
    return Span(early.first, late.last)


def day(when: date) -> Span:
    """Return the span of a single day."""
    return Span(when, when)


def days(when: date, count: int) -> date:
    """Return the day ``count`` days after ``when``; the ends of the calendar are not passed."""
    ordinal = min(max(when.toordinal() + count, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def week(when: date) -> Span:
    """Return the week around ``when``, Monday to Sunday."""
    monday = days(when, -when.weekday())
    return Span(monday, days(monday, 6))


def month(year_: int, month_: int) -> Span:
    """Return a calendar month; month 0 is the December before, 13 the January after."""
    year_, month_ = year_ + (month_ - 1) // 12, (month_ - 1) % 12 + 1
    year_ = min(max(year_, 1), 9999)
    return Span(date(year_, month_, 1), date(year_, month_, calendar.monthrange(year_, month_)[1]))


def year(year_: int) -> Span:
    """Return a calendar year."""
    year_ = min(max(year_, 1), 9999)
    return Span(date(year_, 1, 1), date(year_, 12, 31))


def season(first_month: int, year_: int) -> Span:
    """Return the three months from the first of a season; winter ends in the next year."""
    return Span(month(year_, first_month).first, month(year_, first_month + 2).last)


def around(when: date, unit: str) -> Span:
    """Return the calendar day, week, month, year or decade around a day."""
    if unit == "week":
        return week(when)
    if unit == "month":
        return month(when.year, when.month)
    if unit == "year":
        return year(when.year)
    first = when.year // 10 * 10
    return Span(year(first).first, year(first + 9).last) if unit == "decade" else day(when)


def back(when: date, count: int, unit: str) -> date:
    """Return the day ``count`` units before ``when`` (after it where negative); month ends are clipped."""
    if unit in ("hour", "day", "week"):
        return days(when, -round(count * {"hour": 1 / 24, "day": 1, "week": 7}[unit]))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    target = month(when.year, when.month - months)
    return target.first.replace(day=min(when.day, target.last.day))


def weekday_before(when: date, weekday: int) -> date:
    """Return the last such weekday up to and including ``when``."""
    return days(when, -((when.weekday() - weekday) % 7))


def weekends_up_to(when: date) -> Span:
    """Return the weekend, or the two, whose Saturday lies in the eight days up to ``when``.

    News calls a weekend "the weekend" while it lasts and through the week after it.
    """
    latest = weekday_before(when, 5)
    earliest = days(latest, -7) if days(latest, -7) >= days(when, -8) else latest
    return Span(earliest, days(latest, 1))


def part_of(span: Span, part: str) -> Span:
    """Return the first, middle or last third of a span, for early, mid and late; a week ends on Friday here."""
    if span == week(span.first):
        span = Span(span.first, days(span.first, 4))
        if part == "end":
            return day(span.last)
    third = min(("early", "mid", "late", "end").index(part), 2)
    if span == year(span.first.year):
        return Span(month(span.first.year, 4 * third + 1).first, month(span.first.year, 4 * third + 4).last)
    if span == month(span.first.year, span.first.month):  # the first ten days, the second ten, and the rest
        first = span.first.replace(day=10 * third + 1)
        return Span(first, span.last if third == 2 else first.replace(day=10 * third + 10))
    length = span.last.toordinal() - span.first.toordinal() + 1
    first = span.first + timedelta(days=round(length * third / 3))
    return Span(first, span.first + timedelta(days=round(length * (third + 1) / 3) - 1))
