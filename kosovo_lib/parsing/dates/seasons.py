"""Parts of a year: seasons, quarters, halves."""

import re
from datetime import date

from kosovo_lib.parsing.dates import spans
from kosovo_lib.parsing.dates.record import Context, Reading, rule
from kosovo_lib.parsing.dates.resolve import from_publication
from kosovo_lib.parsing.dates.spans import Span
from kosovo_lib.parsing.dates.words import GAP, SEASON, YEAR

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


RULES = (
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
