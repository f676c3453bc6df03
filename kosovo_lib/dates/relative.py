"""Expressions that are resolved against the day of publication: "on Monday", "last week", "three days ago"."""

import re
from datetime import date

from kosovo_lib.dates import spans
from kosovo_lib.dates.cues import coming
from kosovo_lib.dates.record import Context, Reading, rule
from kosovo_lib.dates.resolve import NO_PUBLICATION, from_publication, weekday_span
from kosovo_lib.dates.spans import Span, day, days
from kosovo_lib.dates.words import DAYPART, GAP, NUMBER, PART, WEEKDAY, number, weekday_number

__all__ = ["RULES", "calendar_unit"]

_UNIT = r"(?P<unit>hour|day|week|month|year|decade)"


def calendar_unit(when: date, unit: str) -> Span:
    """Return the calendar day, week, month, year or decade around a day."""
    if unit == "week":
        return spans.week(when)
    if unit == "month":
        return spans.month(when.year, when.month)
    if unit == "year":
        return spans.year(when.year)
    if unit == "decade":
        return spans.decade(when.year // 10 * 10)
    return day(when)


_DEICTIC = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip


def _titled(match: re.Match[str], context: Context) -> bool:
    """Tell whether the expression is the title of a programme or a paper: NBC's "Today", USA TODAY, "This Week"."""
    before = context.before(match.start(), 2)
    if match.group()[0].isupper() and re.search(r"[^\W\d_] $", before):
        return True
    return before[-1:] in ("“", '"') and bool(re.match(r"[.,]?[”\"]", context.after(match.end(), 2)))


def _read_deictic(match: re.Match[str], context: Context) -> Reading | None:
    words = re.sub(r"\s+", " ", match["name"].lower())
    if _titled(match, context):
        return None
    if re.match(r"['’]s\s(?:world|society|youth|standards|generation|age|children|young)", context.after(match.end())):
        return None
    return from_publication("day", context, lambda today: day(days(today, _DEICTIC[words])))


_OPENING, _CLOSING = ("“", '"', "‘"), ("”", '"', "’")  # a title: the novel "Saturday"
_ONE_OF_MANY = re.compile(r"\ba\s$", re.IGNORECASE)
_HOLIDAY = re.compile(r"(?:Sheffield|Black|Bloody|Super|Cyber|Good|Ash|Palm|Holy|Easter) $")


def _read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    before, after = context.before(match.start(), 10), context.after(match.end(), 2)
    if _HOLIDAY.search(before) or (before[-1:] in _OPENING and after[:1] in _CLOSING):
        return None
    if _ONE_OF_MANY.search(before) and (not after or after[0] in ".,;"):
        return None  # "on 14 February 2020, a Friday"
    modifier = (match["modifier"] or "").lower().rpartition(" ")[2]
    span = weekday_span(weekday_number(match["weekday"]), context, match.start(), modifier)
    if match["of_week"]:
        shift = {"last": -7, "this": 0, "next": 7}[match["of_week"].lower()]
        return from_publication("day", context, lambda today: day(
            days(spans.week(today).first, shift + weekday_number(match["weekday"]))
        ))  # fmt: skip
    if span is None:
        return Reading("day", assumption=NO_PUBLICATION)
    return Reading("day", span, "publication")


def _read_weekend(match: re.Match[str], context: Context) -> Reading | None:
    which = (match["modifier"] or "").lower()
    if _titled(match, context):
        return None
    if which == "every" or re.match(r"s?\sof\s", context.after(match.end(), 5)):
        return None
    if which in ("last", "this", "next"):
        shift = {"last": -7, "this": 0, "next": 7}[which]
        return from_publication("weekend", context, lambda today: spans.weekend_of_week(days(today, shift)))
    if which == "coming" or coming(context, match.start()):
        return from_publication("weekend", context, spans.weekend_of_week)
    return from_publication("weekend", context, spans.weekends_up_to)


def _read_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last week", "this month", "earlier this year", "the end of next year", "the coming week"."""
    which, unit, part = match["which"].lower(), match["unit"].lower(), (match["part2"] or match["part"] or "").lower()
    if (which == "the" and not part) or _titled(match, context):
        return None
    shift = {"last": 1, "next": -1, "coming": -1}.get(which, 0)

    def reading(today: date) -> Span:
        whole = calendar_unit(spans.back(today, shift, unit), unit)
        if part == "earlier":
            return Span(whole.first, today)
        if part == "later":
            return Span(today, whole.last)
        return spans.part_of(whole, part) if part else whole

    thirds = "early, mid and late are read as thirds" if part not in ("", "earlier", "later") else None
    return from_publication(unit, context, reading, thirds)


_WITHIN = re.compile(
    rf"\b(?:in|over|during|for|within|throughout|from|across){GAP}(?:just{GAP}|only{GAP})?$", re.IGNORECASE
)


def _read_period(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the past month", "in the last 24 hours", "the last hours", "over the next two weeks"."""
    which, unit = match["which"].lower(), match["unit"].lower()
    # "the last week of the war" is another last week; only "over the last week" is counted from publication.
    if which != "past" and not _WITHIN.search(context.before(match.start(), 20)):
        return None
    if re.match(rf"{GAP}of\b", context.after(match.end(), 6)):
        return None
    if unit == "hour":
        back = round(number(match["count"]) / 24) if match["count"] else 0
        return from_publication("hour", context, lambda today: _from_to(days(today, -back), today))
    if match["plural"] and not match["count"]:
        return None  # "in the past weeks": how many is not said
    count = number(match["count"]) if match["count"] else 1
    if which in ("past", "last"):
        return from_publication(unit, context, lambda today: _from_to(spans.back(today, count, unit), today))
    return from_publication(unit, context, lambda today: _from_to(today, spans.back(today, -count, unit)))


def _from_to(first: date, last: date) -> Span:
    return Span(min(first, last), max(first, last))


def _read_ago(match: re.Match[str], context: Context) -> Reading | None:
    unit, count = match["unit"].lower(), number(match["count"]) if match["count"] else None
    relation = {"more": "before", "over": "before", "less": "after"}.get((match["about"] or "").split(" ")[0].lower())
    if unit == "hour":
        back = round((count or 0) / 24)
        return from_publication("hour", context, lambda today: day(days(today, -back)))._replace(relation=relation)
    if count is None:
        return None
    reading = from_publication(unit, context, lambda today: calendar_unit(spans.back(today, count, unit), unit))
    return reading._replace(relation=relation)


_TO_DO = re.compile(r"\b[A-Z]\w+\sto\s[a-z]+\b")  # headlines: "Vucic to speak"


def _read_ahead(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in one hour", "in two weeks": only of what is to come, for "in two weeks" also says how long."""
    planned = coming(context, match.start()) or _TO_DO.search(context.before(match.start(), 40))
    if not (match["from_now"] or planned):
        return None
    unit, count = match["unit"].lower(), number(match["count"])
    if unit == "hour":
        assumption = "counted from the day of publication"
        return from_publication("hour", context, lambda today: day(days(today, round(count / 24))), assumption)
    return from_publication(unit, context, lambda today: calendar_unit(spans.back(today, -count, unit), unit))


_TITLE = (
    r"(?!\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Night|Nights|Club|Post|Business|World|Review|People)\b"
    r"|s?\sfor\sFuture)"
)

RULES = (
    rule("deictic", _read_deictic,
        rf"\b(?P<name>the{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)|today|tonight|yesterday|tomorrow|"
        rf"this{GAP}(?:morning|afternoon|evening)|last{GAP}(?:night|evening))\b(?:(?<=ay|ow){DAYPART})?",
        re.IGNORECASE),
    rule("weekday", _read_weekday,
        rf"\b(?:(?P<modifier>(?:this{GAP})?(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)){GAP})?"
        rf"(?P<weekday>{WEEKDAY})\b{DAYPART}(?:{GAP}(?:of{GAP})?(?P<of_week>last|this|next){GAP}week)?{_TITLE}"),
    rule("weekend", _read_weekend,
        rf"\b(?:the{GAP})?(?:(?P<modifier>last|this|next|past|coming|every){GAP})?(?<!-)weekend\b(?!-)", re.IGNORECASE),
    rule("whole", _read_unit,
        rf"\b(?<!the )(?:(?P<part2>earlier|later|early|late|mid){GAP}|{PART})?"
        rf"(?P<which>this|last|next|the){GAP}(?P<unit>week|month|year)\b(?!-)", re.IGNORECASE),
    rule("unit span", _read_period,
        rf"\b(?:the|this){GAP}(?P<which>past|last|next|coming){GAP}(?:(?P<count>{NUMBER}){GAP}"
        rf"|few{GAP}(?=hour)|couple{GAP}of{GAP}(?=hour))?"
        rf"{_UNIT}(?P<plural>s?)\b", re.IGNORECASE),
    rule("ago", _read_ago,
        rf"\b(?:(?P<about>more{GAP}than|less{GAP}than|over){GAP})?(?:(?P<count>{NUMBER}|an?)[\s-]{{1,3}})?{_UNIT}s?{GAP}ago\b",
        re.IGNORECASE),
    rule("unit", _read_ahead,
        rf"\bin{GAP}(?:about{GAP})?(?P<count>{NUMBER}|an?){GAP}{_UNIT}s?\b"
        rf"(?P<from_now>['’]?s?{GAP}(?:from{GAP}now|time\b))?", re.IGNORECASE),
)  # fmt: skip
