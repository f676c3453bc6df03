"""From the rules to the dates of a sentence: try, choose, join, relate."""

import re
from bisect import bisect
from collections.abc import Iterable
from datetime import date

from kosovo_lib.dates import absolute, clock, cues, relative, seasons, spans, undated
from kosovo_lib.dates.kinds import has_digit, kinds_of
from kosovo_lib.dates.record import Context, Date, Reading
from kosovo_lib.dates.resolve import NO_PUBLICATION
from kosovo_lib.dates.spans import Span
from kosovo_lib.dates.words import GAP, NUMBER, number

__all__ = ["find_dates", "news_day"]

_RULES = (*absolute.RULES, *relative.RULES, *seasons.RULES, *undated.RULES, *clock.RULES)


def find_dates(
    text: str, published: tuple[date, date] | None, *, offset: int = 0, news_day: date | None = None
) -> list[Date]:
    """Find the time expressions of one sentence and resolve them to intervals of days.

    A record is one expression: ``surface`` is ``text[start - offset:end - offset]``, ``date_from`` and
    ``date_to`` are the days it can mean, both included, and missing where the text does not say. Durations
    ("60 days") give none, nor does "in recent months"; what is vague but near ("in recent days", "weeks later")
    gives a record without days. ``anchor`` is ``itself`` where the
    expression stands alone, ``publication`` where it was resolved against the days of publication, ``text``
    where against another date of the text, missing where nothing was resolved.

    Args:
        text: One sentence, as received.
        published: First and last day on which the article can have been published, or None if unknown.
        offset: Where the sentence starts in the article; added to ``start`` and ``end``.
        news_day: The day the article dates its news (see ``news_day``); "a day after" is counted from it.
    """
    context = Context(text, published, news_day)
    found = _scan(context)
    if not found:
        return []
    found = _join_clock(_join_ranges(found, context), context)
    return [_date(reading, context, offset) for reading in _date_lone_clocks(found)]


_NUMERIC = re.compile(r"\d[-./]\d")


def news_day(sentences: Iterable[str], published: tuple[date, date] | None) -> date | None:
    """Return the day the article itself dates its news: its latest explicit day within the days of publication.

    Explicit is a day and month, with or without a year; None where the text names no such day.
    """
    if published is None:
        return None
    named = (
        reading.span.first
        for text in sentences
        if has_digit(text) and ("month" in kinds_of(text) or _NUMERIC.search(text))
        for reading in _scan(Context(text, published, None))
        if reading.span and reading.precision == "day" and reading.relation is None and _explicit(reading, text)
    )
    return max((when for when in named if published[0] <= when <= published[1]), default=None)


def _explicit(reading: Reading, text: str) -> bool:
    """A weekday or a clock time is resolved by publication itself and says nothing about it."""
    return reading.time is None and bool(re.search(r"\d", text[reading.start : reading.end]))


def _scan(context: Context) -> list[Reading]:
    """Return the readings of the rules in reading order; where two overlap, the first and longest stands."""
    kinds = kinds_of(context.text)
    if not kinds:
        return []
    readings = []
    for needed, pattern, read in _RULES:
        if needed <= kinds:
            for match in pattern.finditer(context.text):
                reading = read(match, context)
                if reading:
                    readings.append(reading._replace(start=match.start(), end=match.end()))
    if {"unit", "counted"} <= kinds:
        readings = [*_counted_from_text(context, readings), *readings]  # of two alike the resolved one stands
    if len(readings) < 2:
        return readings
    chosen: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start or 0, -(r.end or 0))):
        if not chosen or _place(reading)[0] >= _place(chosen[-1])[1]:
            chosen.append(reading)
    return chosen


def _place(reading: Reading) -> tuple[int, int]:
    assert reading.start is not None
    assert reading.end is not None
    return reading.start, reading.end


_COUNTED = re.compile(
    rf"\b(?:(?:(?P<count>{NUMBER})|an?|the){GAP}(?P<unit>day|week|month|year)s?{GAP}"
    r"(?P<way>after|before|later|earlier)|the (?P<next>next|following|previous) (?P<unit2>day))\b",
    re.IGNORECASE,
)
_COMES = re.compile(r"\b(?:comes?|came|coming)(?:\s(?:just|only|barely|less than|about))?\s$", re.IGNORECASE)


def _counted_from_text(context: Context, found: list[Reading]) -> list[Reading]:
    """Read "a day after", "two days later", "the next day": counted from a day of the text.

    That day is the last one named before in the sentence. Where there is none, "comes a day after" and a
    sentence that opens with it are counted from the day of the news; anything else is left alone, since it
    is counted from a day that the sentence does not tell.
    """
    dated = sorted((r for r in found if r.span and r.precision in ("day", "month", "year")), key=_place)
    starts = [_place(r)[0] for r in dated]
    results = []
    for match in _COUNTED.finditer(context.text):
        here = bisect(starts, match.start())
        unit = (match["unit"] or match["unit2"]).lower()
        earlier = [reading for reading in dated[max(0, here - 3) : here] if _as_fine(reading.precision, unit)]
        follows = any(match.end() <= start <= match.end() + 25 for start in starts[here : here + 2])
        way = (match["way"] or match["next"]).lower()
        if follows and way in ("after", "before"):
            continue
        count = number(match["count"]) if match["count"] else 1
        back = count if way in ("after", "earlier", "previous") else -count
        base: Span | None
        anchor: str | None
        assumption: str | None
        if earlier:
            base, anchor, assumption = earlier[-1].span, "text", None
        elif way not in ("after", "before"):
            continue
        elif _COMES.search(context.before(match.start(), 30)) or not context.text[: min(match.start(), 40)].strip(
            " \"'“‘"
        ):
            base, anchor, assumption = _news(context)
        else:
            continue
        span = base and Span(
            relative.calendar_unit(spans.back(base.first, back, unit), unit).first,
            relative.calendar_unit(spans.back(base.last, back, unit), unit).last,
        )
        results.append(Reading(unit, span, anchor, assumption, start=match.start(), end=match.end()))
    return results


def _as_fine(precision: str, unit: str) -> bool:
    """Years can be counted from a year, days only from a day."""
    return precision == "day" or unit == "year" or precision == unit


def _news(context: Context) -> tuple[Span | None, str | None, str]:
    if context.news_day:
        return spans.day(context.news_day), "text", "counted from the day the article dates its news"
    if context.published:
        return Span(*context.published), "publication", "counted from publication"
    return None, None, NO_PUBLICATION


_RANGE = re.compile(r",?(?:\s?[-–—]\s?|\s(?:to|until|till|through|and)\s)(?:the\s)?(?:on\s|in\s)?")


def _join_ranges(found: list[Reading], context: Context) -> list[Reading]:
    """Join "from 2003 to 2011", "Monday to Friday", "between May 3 and June 5" into one range."""
    joined: list[Reading] = []
    for reading in found:
        last = joined[-1] if joined else None
        if last and last.span and reading.span and last.precision == reading.precision and not last.time:
            between = context.text[_place(last)[1] : _place(reading)[0]]
            opened = context.before(_place(last)[0], 12).lower()
            listed = " and " in between and not re.search(r"\bbetween (?:the )?$", opened)
            if _RANGE.fullmatch(between) and not listed and not cues.put_off(context, _place(reading)[0]):
                first, end = last.span.first, reading.span.last
                if end < first and reading.precision == "day" and (first - end).days < 7:
                    end = spans.days(end, 7)
                if first < end:
                    joined[-1] = last._replace(
                        precision="range", span=Span(first, end), end=reading.end,
                        assumption=last.assumption or reading.assumption,
                    )  # fmt: skip
                    continue
        joined.append(reading)
    return joined


_TOGETHER = re.compile(
    r"\)?[\s,]{0,3}(?:(?:on|at|around|about|by|of|from|until|in)\s)?(?:the\s(?:night|morning|evening|afternoon)\sof\s)?"
)


def _join_clock(found: list[Reading], context: Context) -> list[Reading]:
    """Join "2:30 p.m. on Monday" and "Monday at noon" into one expression."""
    joined: list[Reading] = []
    for reading in found:
        last = joined[-1] if joined else None
        if last and _clock_only(last) != _clock_only(reading):
            day, time = (reading, last) if _clock_only(last) else (last, reading)
            between = context.text[_place(last)[1] : _place(reading)[0]]
            if day.precision == "day" and day.span and not day.time and _TOGETHER.fullmatch(between):
                odd = clock.zone_assumption(time.zone, day.span.first)
                note = "; ".join(part for part in (day.assumption, odd) if part) or None
                joined[-1] = day._replace(
                    precision=time.precision, time=time.time, zone=time.zone, assumption=note,
                    start=last.start, end=reading.end,
                )  # fmt: skip
                continue
        joined.append(reading)
    return joined


def _clock_only(reading: Reading) -> bool:
    return reading.time is not None and reading.span is None and reading.relation is None


def _date_lone_clocks(found: list[Reading]) -> list[Reading]:
    """Give a clock time the day named elsewhere in its sentence, where there is exactly one."""
    days = [r for r in found if r.span and r.precision == "day" and r.span.first == r.span.last]
    if len(days) != 1:
        return found
    note = "the only day that the sentence names is taken"
    return [r._replace(span=days[0].span, anchor="text", assumption=note) if _clock_only(r) else r for r in found]


def _date(reading: Reading, context: Context, offset: int) -> Date:
    start, end = _place(reading)
    first, last = reading.span or (None, None)
    relation = reading.relation or cues.relation(context, start, end)
    return Date(
        context.text[start:end], start + offset, end + offset, first, last, reading.time, reading.zone,
        reading.precision, relation, reading.anchor, reading.assumption,
    )  # fmt: skip
