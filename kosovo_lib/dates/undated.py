"""Time expressions that name no day: what recurs, and days counted from a beginning that is not stated."""

import re

from kosovo_lib.dates.record import Context, Reading, rule
from kosovo_lib.dates.words import DAYPART, GAP, NUMBER, ORDINAL, WEEKDAY

__all__ = ["RULES"]


def _read_recurring(match: re.Match[str], context: Context) -> Reading:
    return Reading("day", relation="recurring")


def _read_vague(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in recent days", "a few weeks ago", "months later": how many is not said, or not from when."""
    unit = match["unit"].lower()
    return Reading(unit, assumption="a time that the words leave open")


def _read_ordinal(match: re.Match[str], context: Context) -> Reading | None:
    if match["unit"] == "weekend" and not match["straight"]:
        return None
    unit = (match["unit"] or "day").lower()
    precision = "day" if unit == "night" else unit
    assumption = "counted from a beginning that the sentence does not date"
    return Reading(precision, assumption=assumption, relation="ordinal")


RULES = (
    rule("weekday", _read_recurring,
        rf"\b(?:[Ee]very|[Ee]ach){GAP}(?:other{GAP})?{WEEKDAY}{DAYPART}|\b{WEEKDAY}s(?!\sfor\sFuture)\b"),
    rule("single ordinal", _read_ordinal,
        rf"\b(?P<ordinal>{ORDINAL}){GAP}(?P<straight>(?:straight|consecutive|successive|full){GAP})?"
        rf"(?P<unit>day|night|week|month|weekend)\b(?!{GAP}(?:of|in){GAP}(?:[A-Z]|\d|the{GAP}(?:week|month|year)))"),
    rule("single", _read_ordinal,
        rf"\b(?P<straight>)(?P<unit>[Dd]ay){GAP}(?:{NUMBER})(?={GAP}of\b)"),
    rule("unit vague", _read_vague,
        rf"\b(?:recent{GAP}(?=day|week)|(?:the{GAP})?(?:past|last|coming|next){GAP}(?:few|several|couple{GAP}of){GAP})"
        rf"(?P<unit>day|week|month|year|decade)s\b", re.IGNORECASE),
    rule("unit vague", _read_vague,
        rf"\b(?:(?:an?{GAP}|just{GAP}a{GAP})?(?:few|several|couple(?:{GAP}of)?|many){GAP}|{NUMBER}{GAP}|an?{GAP})?"
        rf"(?P<unit>hour|day|week|month|year|decade)s?{GAP}(?:ago|later|earlier)\b", re.IGNORECASE),
)  # fmt: skip
