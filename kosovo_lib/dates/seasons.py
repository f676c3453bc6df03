"""Parts of a year that have names: seasons, quarters, halves, fixed holidays; and decades in words."""

import re
from datetime import date

from kosovo_lib.dates import spans
from kosovo_lib.dates.record import Context, Reading, rule
from kosovo_lib.dates.resolve import from_publication, yearless
from kosovo_lib.dates.spans import Span
from kosovo_lib.dates.words import GAP, SEASON, YEAR

__all__ = ["RULES"]

_SEASONS_TAKEN = "seasons are those of the northern hemisphere, by whole months"


def _read_season(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the summer of 2019", "last summer", "this fall"; a season with neither is no date."""
    name, modifier = match["season"], " ".join((match["modifier"] or "").lower().split())
    if match["year"]:
        return Reading("season", spans.season(name, int(match["year"])), "itself", _SEASONS_TAKEN)
    if not modifier:
        return None

    def reading(today: date) -> Span:
        this_year = spans.season(name, today.year)
        begun = this_year if this_year.first <= today else spans.season(name, today.year - 1)
        if modifier == "next":
            return spans.season(name, begun.first.year + 1)
        if begun.last >= today:  # it lasts
            return spans.season(name, begun.first.year - 1) if modifier == "last" else begun
        return this_year if modifier == "this" else begun

    return from_publication("season", context, reading, _SEASONS_TAKEN)


_HALVES = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "final": 3,
    "last": 3,
}


def _read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    long = 6 if (match["kind"] or match["letter"]).lower() in ("half", "h") else 3
    index = int(match["index"]) - 1 if match["index"] else _HALVES[match["which"].lower()]
    index = 1 if match["which"] and long == 6 and index == 3 else index
    if (index + 1) * long > 12:
        return None

    def months(year: int) -> Span:
        return Span(spans.month(year, index * long + 1).first, spans.month(year, (index + 1) * long).last)

    if match["year"]:
        return Reading("range", months(int(match["year"])), "itself")
    shift = {"last": -1, "next": 1}.get(match["rel"].lower(), 0)
    return from_publication("range", context, lambda today: months(today.year + shift))


_HOLIDAYS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26),
}  # fmt: skip
"""The holidays that news uses as dates, month and day."""


def _read_holiday(match: re.Match[str], context: Context) -> Reading | None:
    name = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))
    month, day_ = _HOLIDAYS[name]
    if match["year"]:
        return Reading("day", spans.day(date(int(match["year"]), month, day_)), "itself")
    when, assumption = yearless(month, day_, None, context, match.start())
    return Reading("day", spans.day(when) if when else None, "publication" if when else None, assumption)


_DECADES = {
    f"{name}ies": 10 * n
    for n, name in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), 2)
}


def _read_decade(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in the nineties"; a person is in his sixties, and a temperature in the low seventies."""
    span = spans.decade(1900 + _DECADES[match["decade"].lower()])
    part = match["part"]
    return Reading(
        "decade", spans.part_of(span, part.lower()) if part else span, "itself",
        "the century is not stated: the twentieth",
    )  # fmt: skip


RULES = (
    rule("holiday", _read_holiday,
        rf"\b(?P<holiday>New{GAP}Year['’]s{GAP}(?:Eve|Day)|Christmas{GAP}(?:Eve|Day)|Boxing{GAP}Day)\b"
        rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?(?P<year>{YEAR}))?"),
    rule("decade", _read_decade,
        r"(?<=\b[Ii]n )(?<!temperatures in )the\s(?:(?P<part>early|mid|late)[\s-])?"
        rf"(?P<decade>{'|'.join(_DECADES)})\b"),
    rule("season", _read_season,
        rf"\b(?:[Tt]he{GAP})?(?:(?P<modifier>[Ll]ast|[Tt]his(?:{GAP}past)?|[Nn]ext){GAP})?"
        rf"(?<!Arab )(?<!Prague )(?P<season>{SEASON})"
        rf"(?:(?:,?{GAP}(?:of{GAP}|in{GAP})?)(?P<year>{YEAR}))?(?:[-–/]\d\d\b)?"),
    rule("quarter", _read_quarter,
        rf"\b(?:the{GAP})?(?:(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd|4th){GAP}"
        rf"(?P<kind>quarter|half){GAP}of|"
        rf"(?P<letter>[QH])(?P<index>[1-4]))(?:{GAP}of)?{GAP}"
        rf"(?:(?P<year>{YEAR})|(?P<rel>last|this|next|the){GAP}year\b)", re.IGNORECASE),
)  # fmt: skip
