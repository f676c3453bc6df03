"""Clock times: "12.44 pm", "2032 EST", "14:05 GMT", "noon"."""

import re
from datetime import date

from kosovo_lib.dates import spans
from kosovo_lib.dates.record import Context, Reading, rule
from kosovo_lib.dates.words import GAP, NUMBER, number

__all__ = ["RULES", "zone_assumption"]

_STANDARD = {"EST", "CST", "MST", "PST", "CET", "EET"}
_SUMMER = {"EDT", "CDT", "MDT", "PDT", "CEST", "EEST", "BST"}
_ZONE = (
    r"(?-i:(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|AE[SD]T|HKT|SGT|WAT|CAT|EAT)\b(?:[+-]\d{1,2}\b)?"
    rf"|local{GAP}time|(?:Eastern|Central|Mountain|Pacific)(?:{GAP}(?:[Ss]tandard|[Dd]aylight))?(?:{GAP}[Tt]ime)?\b"
    rf"|[A-Z][a-z]{{2,15}}{GAP}time)"
)


def zone_assumption(zone: str | None, when: date) -> str | None:
    """Say so where a zone label of standard time stands on a summer day, or the other way round.

    Only the months in which the clocks of Europe and North America surely show summer or standard time count.
    """
    label = (zone or "")[:4].rstrip("+-0123456789")
    if label in _STANDARD and 4 <= when.month <= 9:
        return f"{label} is kept as stated, though summer time was in force"
    if label in _SUMMER and (when.month == 12 or when.month <= 2):
        return f"{label} is kept as stated, though standard time was in force"
    return None


_LABEL_BEFORE = re.compile(r"^\W*(?P<word>(?:update[ds]?|latest|live|posted|breaking|as of|at)\b)?\W*$", re.IGNORECASE)
_LABEL_AFTER = re.compile(r"\s?[)\]]?\s?(?P<mark>[:–—|-](?:\s|$)|$|[)\]])")
_REPEATED = re.compile(
    r"\b(?:daily|nightly|weekly|(?:every|each)\s(?:\w+\s)?(?:hour|day|night|morning|afternoon|evening|week|weekday|weekend"
    r"|month|year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|always|usually|regular(?:ly)?|weekdays)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    rf"\b(?:at|by|from|until|till|since|around|about|before|after|past|between|and|to|approximately|circa){GAP}$",
    re.IGNORECASE,
)


def _is_label(match: re.Match[str], context: Context) -> bool:
    """Tell whether the time is the label of an entry of a live blog: "Update (2032 EST):", "14:05 GMT -"."""
    if match.start() > 40:
        return False
    before = _LABEL_BEFORE.match(context.text[: match.start()])
    after = _LABEL_AFTER.match(context.after(match.end(), 6))
    return bool(before and after and (after["mark"] or before["word"]))


def _read(match: re.Match[str], context: Context) -> Reading | None:
    part = match.groupdict()
    hour, minute = int(part["hour"]), int(part["minute"] or 0)
    if part.get("half"):
        if hour > 12:
            return None
        hour = hour % 12 + (12 if part["half"].lower() == "p" else 0)
    elif part.get("colon"):
        if hour > 23:
            return None
        sure = part["zone"] or part["hours"] or _AT.search(context.before(match.start(), 16))
        if not (sure or _is_label(match, context)):
            return None
        if re.match(rf"{GAP}(?:of|into|left|remaining|per|in{GAP}the)\b", context.after(match.end(), 12)):
            return None  # the clock of a game
    return _dated(match, context, f"{hour:02}:{minute:02}", "minute" if part["minute"] else "hour")


def _read_named(match: re.Match[str], context: Context) -> Reading | None:
    if not _AT.search(context.before(match.start(), 16)) and not re.match(
        rf"{GAP}(?:on|deadline|local|{_ZONE})\b", context.after(match.end())
    ):
        return None
    return _dated(match, context, "00:00" if match["name"].lower() == "midnight" else "12:00", "hour")


def _read_oclock(match: re.Match[str], context: Context) -> Reading | None:
    hour = number(match["hour"])
    if hour > 12:
        return None
    late = match["half"].lower() in ("in the afternoon", "in the evening", "at night") and hour != 12
    return _dated(match, context, f"{hour + 12 * late:02}:00", "hour")


def _dated(match: re.Match[str], context: Context, time: str, precision: str) -> Reading:
    zone = match["zone"] or None
    if _REPEATED.search(context.before(match.start(), 50)) or _REPEATED.search(context.after(match.end(), 16)):
        return Reading(precision, time=time, zone=zone, relation="recurring")
    reading = Reading(precision, time=time, zone=zone)
    if not _is_label(match, context) or not context.published:
        return reading
    if context.published[0] != context.published[1]:
        return reading._replace(assumption="the label names no day, and publication is not known to the day")
    assumption = "the label names no day: the day of publication is taken"
    odd = zone_assumption(zone, context.published[0])
    assumption = f"{assumption}; {odd}" if odd else assumption
    return reading._replace(span=spans.day(context.published[0]), anchor="publication", assumption=assumption)


_Z = rf"(?:\s?\(?(?P<zone>{_ZONE}))?"

RULES = (
    rule("digit meridiem", _read,
        rf"(?<![\w.:,$€£])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])(?:\.\s?m\.|\.?m\b))"
        rf"{_Z}", re.IGNORECASE),
    rule("digit", _read,
        rf"(?<![\w.:,$€£])(?P<hour>[01]?\d|2[0-4])(?P<colon>:)(?P<minute>[0-5]\d)(?![\w:%])(?!\.\d)"
        rf"(?P<hours>\s?(?:hours|hrs|h)\b)?{_Z}"),
    rule("digit zone", _read,
        rf"(?<![\w.:,$€£])(?P<hour>[01]\d|2[0-3])[.:]?(?P<minute>[0-5]\d)(?:\s?(?P<zone>{_ZONE})|\s?(?:hours|hrs)\b)"),
    rule("clock", _read_oclock,
        rf"\b(?P<hour>{NUMBER})\s?o['’]clock\s(?P<half>in\sthe\s(?:morning|afternoon|evening)|at\snight)(?P<zone>)",
        re.IGNORECASE),
    rule("clock", _read_named,
        rf"\b(?P<name>noon|midday|midnight)\b{_Z}", re.IGNORECASE),
)  # fmt: skip
