"""Dates that name a day, a month, a year or a decade of the calendar, in full or in part."""

import re
from datetime import date

from kosovo_lib.dates import spans
from kosovo_lib.dates.record import Context, Reading, rule
from kosovo_lib.dates.resolve import FRAMED, NO_PUBLICATION, YEAR_TAKEN, frame_year, month_span, yearless
from kosovo_lib.dates.spans import Span
from kosovo_lib.dates.words import (
    COUNTED,
    DAY,
    GAP,
    MONTH,
    MONTH_WORD,
    PART,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)

__all__ = ["RULES"]

_DASH = rf"(?:\s?[-–—/]\s?|{GAP}(?:to|and|through|until|till){GAP})"
_NUMERIC_START = r"(?<![\w.,:/$€£#])(?<!\d[-–])"
_NOT_COUNTED = rf"(?!{GAP}{COUNTED})"
_PART_TAKEN = "early, mid and late are read as thirds"


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _read_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read a day and month, or a range of them, in either order, with or without a year and a weekday."""
    part = match.groupdict()
    last_month = month_number(part["m2"] or part["m1"])
    first_month = month_number(part["m1"] or part["m2"])
    weekday = weekday_number(part["weekday"]) if part["weekday"] else None
    single = part["d2"] is None or part["d1"] is None
    last_day = _day(part["d2"] or part["d1"])
    first_day = last_day if single else _day(part["d1"])
    precision = "day" if single else "range"
    anchor: str | None
    assumption: str | None
    event = None if part["year"] else _known_by_its_day(match, context)
    framed = None if part["year"] or event or weekday is not None else frame_year(last_month, context, match.start())
    if part["year"] or event:
        year = event or int(part["year"])
        first, last = _date(year, first_month, first_day), _date(year, last_month, last_day)
        anchor, assumption = "itself", f"the event known by this day was in {year}" if event else None
    elif framed:
        first, last = _date(framed, first_month, first_day), _date(framed, last_month, last_day)
        anchor, assumption = "text", FRAMED
    else:
        last, assumption = yearless(last_month, last_day, weekday, context, match.start())
        first = _date(last.year, first_month, first_day) if last else None
        anchor = "publication" if last else None
        if context.published and not last:
            return None  # 31 June
    if part["year"] and not last:
        return None
    if first and last and first > last:  # "December 30 to January 2"
        first = _date(first.year - 1, first_month, first_day)
    if last and (first is None or first > last):
        return None
    return Reading(precision, Span(first, last) if first and last else None, anchor, assumption)


_EVENTS = (
    (2001, re.compile(r"Sep\w*\.?\s11(?:th)?\s(?:(?:terror\w*|al\sQaeda)\s)?(?:attacks?|hijackings?)\b")),
    (2021, re.compile(r"Jan\w*\.?\s6(?:th)?\s(?:Capitol\s)?(?:attack|insurrection|riot|committee|hearings?)\b")),
)


def _known_by_its_day(match: re.Match[str], context: Context) -> int | None:
    """Return the year of an event that news names by its day alone, however long ago it was."""
    if not re.search(rf"\bthe{GAP}$", context.before(match.start(), 8), re.IGNORECASE):
        return None
    words = match.group() + context.after(match.end())
    return next((year for year, event in _EVENTS if event.match(words)), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_numeric(match: re.Match[str], context: Context) -> Reading | None:
    """Read 2021-09-27, 27/09/2021, 9/27/2021, 27.9.2021; both orders where the numbers allow both."""
    part = match.groupdict()
    if part["iso"]:
        when = _date(int(part["iso"]), int(part["iso_month"]), int(part["iso_day"]))
        return Reading("day", spans.day(when), "itself") if when else None
    year = int(part["year"]) + (2000 if len(part["year"]) == 2 else 0)
    left, right = int(part["left"]), int(part["right"])
    options = {when for when in (_date(year, right, left), _date(year, left, right)) if when}
    if not options:
        return None
    if len(options) == 1:
        return Reading("day", spans.day(options.pop()), "itself")
    assumption = "day and month could be exchanged: the one nearest to publication is taken"
    if context.published is None:
        return Reading("day", assumption="day and month could be exchanged")
    today = context.published[1]
    nearest = min(sorted(options), key=lambda when: abs((when - today).days))
    return Reading("day", spans.day(nearest), "itself", assumption)


def _read_attacks(match: re.Match[str], context: Context) -> Reading:
    return Reading("day", spans.day(date(2001, 9, 11)), "itself", "the attacks of 2001 are known by this day")


def _thirds(span: Span, part: str | None) -> tuple[Span, str | None]:
    return (spans.part_of(span, part), _PART_TAKEN) if part else (span, None)


def _read_month_year(match: re.Match[str], context: Context) -> Reading | None:
    last = spans.month(int(match["year"]), month_number(match["m2"]))
    first = spans.month(int(match["year"]), month_number(match["m1"])) if match["m1"] else last
    if first.first > last.first:
        first = spans.month(int(match["year"]) - 1, month_number(match["m1"]))
    span, assumption = _thirds(Span(first.first, last.last), match["part"])
    return Reading("range" if match["m1"] else "month", span, "itself", assumption)


_BEFORE_MONTH = re.compile(
    rf"\b(?:in|since|until|till|during|through|throughout|(?:early|mid|late)[- ]?(?:in)?"
    rf"|(?P<loose>by|from|to|of|before|after|between|for|and)){GAP}$",
    re.IGNORECASE,
)
_THE = re.compile(rf"\b(?:the|an?|its|his|her|their){GAP}$", re.IGNORECASE)
_TURNED = re.compile(r"before|after", re.IGNORECASE)
_ENDS = re.compile(r"[.,;]|$")
_AMBIGUOUS = {"March", "April", "May", "June", "August"}
"""Months that are also words or names of people: taken only where a preposition or a modifier says so."""


def _read_month(match: re.Match[str], context: Context) -> Reading | None:
    name, modifier = match["m1"], (match["modifier"] or "").lower()
    before = _BEFORE_MONTH.search(context.before(match.start()))
    if name in _AMBIGUOUS and not modifier and not match["part"]:
        named = name != "May" and _THE.search(context.before(match.start(), 8))
        if named and re.match(rf"{GAP}[a-z]", context.after(match.end(), 4)):
            pass  # "the March contests"
        elif name != "May" and before and _TURNED.match(before[0]) and _ENDS.match(context.after(match.end(), 2)):
            pass  # "not before June."
        elif not before or (before["loose"] and name in ("May", "March", "April", "June")):
            return None
        if name == "May" and re.match(r"['’]s", context.after(match.end(), 2)):
            return None
    elif not modifier and not before and re.match(rf"{GAP}[A-Z]", context.after(match.end(), 4)):
        return None  # "October Revolution", "November Rain", "January Jones"
    framed = None if modifier else frame_year(month_number(name), context, match.start())
    if framed:
        return Reading("month", _thirds(spans.month(framed, month_number(name)), match["part"])[0], "text", FRAMED)
    span = month_span(month_number(name), context, match.start(), modifier.rpartition(" ")[2])
    if span is None:
        return Reading("month", assumption=NO_PUBLICATION)
    span, thirds = _thirds(span, match["part"])
    return Reading("month", span, "publication", f"{YEAR_TAKEN}; {thirds}" if thirds else YEAR_TAKEN)


_NUMBERED = re.compile(
    r"(?:\b(?:resolutions?|no|nos|number|numbers|flight|room|route|highway|article|articles|section|pages?|channel|"
    r"paragraph|boeing|airbus|form|chapter|order|directive|regulation|bill|unscr|rule|unit|building|box|model|agenda|vision|"
    r"windows|gate|lot|suite|code|pin|postcode|case|decree|act|ext|extension|roads?|sector|h\.?r|s\.|engine|mile|junction|exit|platform|bus|train|grid|gmt|est|at\sleast|than|some|nearly|almost|"
    r"approximately)\.?|[$€£¥#№])\s?$",
    re.IGNORECASE,
)
_STREET = rf"(?!{GAP}(?:\w{{1,20}}{GAP})?(?:St|Street|Ave|Avenue|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Square)\b)"
_CLOCKED = rf"(?!\s?(?:[ECMP][SD]T|GMT|UTC|BST|CET|CEST|EET|hours|hrs|h\b|local{GAP}time|a\.?m\b|p\.?m\b))"
_YEARLIKE = re.compile(
    r"(?:\b(?:in|since|until|till|by|before|after|from|during|of|to|through|between|circa|around|year|and|"
    r"early|mid|late|pre|post|for|or|versus|vs\.|winter|summer|spring|autumn|fall|born|died)[\s-]{1,3}"
    r"|\b(?:b|d|c|ca)\.\s?|[(\[–-])$",
    re.IGNORECASE,
)
_SHAPED = re.compile(rf"\b(?:the|its|his|her|their|a|an|this|that|[A-Z]\w*['’]s?){GAP}$")

_COMPOUND = re.compile(r"\w[-–]$")
_PREFIX = re.compile(r"\b(?:pre|post|mid|early|late)-$", re.IGNORECASE)
_THINGS = re.compile(rf"{GAP}[a-z]+s\b")


def _read_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read a year or a range of years ("1998-99"); a number that only looks like one is refused."""
    if _NUMBERED.search(context.before(match.start(), 20)):
        return None
    if _COMPOUND.search(context.before(match.start(), 2)) and not _PREFIX.search(context.before(match.start(), 6)):
        return None
    first = int(match["year"])
    year_like = _YEARLIKE.search(context.before(match.start(), 14))
    sure = match["part"] or year_like or _SHAPED.search(context.before(match.start(), 20))
    if not sure and not (1900 <= first < 2040 and first % 100):
        return None
    if first % 50 == 0 and not match["part"] and _THINGS.match(context.after(match.end(), 24)):
        return None  # "by 2000 soldiers", "the 1500 houses"
    if not match["end"]:
        span, assumption = _thirds(spans.year(first), match["part"])
        return Reading("year", span, "itself", assumption)
    last = int(match["end"]) if len(match["end"]) == 4 else first // 100 * 100 + int(match["end"])
    last += 100 if last < first and last % 100 <= 10 else 0
    if first < last <= first + 150:
        return Reading("range", Span(spans.year(first).first, spans.year(last).last), "itself")
    if len(match["end"]) == 2 and 1 <= int(match["end"]) <= 12:
        return Reading("month", spans.month(first, int(match["end"])), "itself")
    return None


def _read_decade(match: re.Match[str], context: Context) -> Reading | None:
    digits = match["decade"] or match["short"]
    span, assumption = _thirds(spans.decade(int(digits) if len(digits) == 4 else 1900 + int(digits)), match["part"])
    if match["short"]:
        assumption = "the century is not stated: the twentieth"
    return Reading("decade", span, "itself", assumption)


_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),?{GAP}(?:the{GAP})?)?"
_Y = rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?(?P<year>{YEAR}))?"

RULES = (
    rule("month digit", _read_day,
        rf"(?<![^\W_]){_WEEKDAY}(?P<m1>{MONTH}){GAP}(?:the{GAP})?(?P<d1>{DAY})"
        rf"(?:{_DASH}(?:(?P<m2>{MONTH}){GAP})?(?P<d2>{DAY})(?!{GAP}(?:[a-z]+s|{MONTH}|{COUNTED})\b))?{_Y}{_NOT_COUNTED}"),
    rule("month digit", _read_day,
        rf"{_NUMERIC_START}{_WEEKDAY}(?:(?P<d1>{DAY})(?:{GAP}(?:of{GAP})?(?P<m1>{MONTH}))?{_DASH}(?:the{GAP})?)?"
        rf"(?P<d2>{DAY}){GAP}(?:of{GAP})?(?P<m2>{MONTH}){_Y}"),
    rule("month digit", _read_month_year,
        rf"\b{PART}?(?:(?P<m1>{MONTH}){_DASH})?(?P<m2>{MONTH})(?:,?{GAP}(?:of{GAP}|in{GAP})?|-)(?P<year>{YEAR}){_NOT_COUNTED}"),
    rule("month", _read_month,
        rf"\b(?<!\w-)(?:(?P<modifier>(?:this{GAP})?(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)){GAP}|{PART})?"
        rf"(?P<m1>{MONTH_WORD})(?!\.?\s?\d)"),
    rule("digit", _read_numeric,
        r"(?<![\w./-])(?:(?P<iso>(?:1[5-9]|20)\d\d)(?P<sep>[-/])(?P<iso_month>\d\d)(?P=sep)(?P<iso_day>\d\d)(?!\d|-)"
        r"|(?P<left>\d{1,2})(?P<mark>[./])(?P<right>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<=/)\d\d)(?![\w/]|\.\d))"),
    rule("digit", _read_attacks, r"(?<![\w./-])9/11(?![\w/]|[.-]\d)"),
    rule("digit", _read_year,
        rf"(?<![\w.,:/$€£#&=@])(?<!\d[-–])(?<!\d\s[-–]\s)(?:{PART})?(?P<year>(?:1[5-9]|20)\d\d)"
        rf"(?:\s?[-–/]\s?(?P<end>(?:1[5-9]|20)\d\d|\d\d)(?!\s?[-–/]\s?\d))?(?![\w%€£$]|[-–]\d|[.,:]\d|/\d|\s\d{{3}}\s\d{{3}})"
        rf"{_NOT_COUNTED}{_STREET}{_CLOCKED}"),
    rule("digit plural", _read_decade,
        rf"\b(?:{PART}|(?:the{GAP}))?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b|"
        rf"\bthe{GAP}(?:[Ee]arly|[Mm]id|[Ll]ate)?[-\s]?['’]?(?P<short>[2-9]0)s\b"),
)  # fmt: skip
