"""Times counted from another day ("on Monday", "last week", "three days ago"), times of day, and times left open."""

import re
from datetime import date

from kosovo_lib.dates import spans
from kosovo_lib.dates.record import Context, Reading
from kosovo_lib.dates.spans import Span, days

__all__ = ["READERS", "zone_assumption"]


def _is_title(match: re.Match[str], context: Context) -> bool:
    """Whether the expression is the title of a programme or a paper: NBC's "Today", USA TODAY, "This Week"."""
    before = context.before(match.start(), 2)
    if match.group()[0].isupper() and re.search(r"[^\W\d_] $", before):
        return True
    return before[-1:] in ("“", '"') and bool(re.match(r"[.,]?[”\"]", context.after(match.end(), 2)))


def _read_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "yesterday", "last night". Group: ``name``."""
    away = context.words.days_from_today[" ".join(match["name"].lower().split())]
    if _is_title(match, context) or context.words.these_days_follows.match(context.after(match.end())):
        return None
    return context.from_publication("day", lambda today: spans.day(days(today, away)))


def _read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last Monday", "Tuesday next week". Groups: ``weekday``, ``modifier``, ``of_week`` (last, this, next)."""
    words, before, after = context.words, context.before(match.start(), 10), context.after(match.end(), 2)
    if words.name_before.search(before) or (before[-1:] in ("“", '"', "‘") and after[:1] in ("”", '"', "’")):
        return None  # Black Friday; the novel "Saturday"
    if words.one_of_many_before.search(before) and (not after or after[0] in ".,;"):
        return None  # "on 14 February 2020, a Friday"
    number = words.name_number(match["weekday"])
    if match["of_week"]:
        shift = {"last": -7, "next": 7}.get(words.meaning(match["of_week"]), 0) + number
        return context.from_publication("day", lambda today: spans.day(days(spans.week(today).first, shift)))
    modifier = words.meaning(match["modifier"])
    return context.weekday(number, match.start(), match.end(), "" if modifier == "this" else modifier)


def _read_weekend(match: re.Match[str], context: Context) -> Reading | None:
    """Group: ``modifier``."""
    words, modifier = context.words, context.words.meaning(match["modifier"])
    if modifier == "every" or _is_title(match, context) or words.several_follows.match(context.after(match.end(), 5)):
        return None
    shift = {"last": -7, "this": 0, "next": 7}.get(modifier)
    if shift is None and not context.is_coming(match.start(), match.end()):
        return context.from_publication("weekend", spans.weekends_up_to)
    return context.from_publication("weekend", lambda today: spans.weekend_of_week(days(today, shift or 0)))


def _read_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last week", "this month", "earlier this year", "the end of next year", "the coming week".

    Groups: ``modifier``, ``unit``; ``part`` or ``part2`` before them.
    """
    meaning = context.words.meaning
    modifier, unit, part = meaning(match["modifier"]), meaning(match["unit"]), meaning(match["part2"] or match["part"])
    if (modifier == "the" and not part) or _is_title(match, context):
        return None
    shift = {"last": 1, "next": -1}.get(modifier, 0)

    def reading(today: date) -> Span:
        whole = spans.around(spans.back(today, shift, unit), unit)
        if part == "earlier":
            return Span(whole.first, today)
        if part == "later":
            return Span(today, whole.last)
        whole = spans.part_of(whole, part) if part else whole
        past = part and modifier == "this" and whole.first <= today and not is_coming
        return Span(whole.first, min(whole.last, today)) if past else whole

    is_coming = context.is_coming(match.start(), match.end())
    thirds = "early, mid and late are read as thirds" if part not in ("", "earlier", "later") else None
    return context.from_publication(unit, reading, thirds)


def _read_period(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the past month", "in the last 24 hours", "the last hours", "over the next two weeks".

    Groups: ``modifier``, ``count``, ``unit``, ``plural``.
    """
    words = context.words
    modifier, unit = words.meaning(match["modifier"]), words.meaning(match["unit"])
    # "the last week of the war" is another last week; only "over the last week" is counted from publication.
    if modifier != "past" and not words.within_before.search(context.before(match.start(), 20)):
        return None
    if words.of_follows.match(context.after(match.end(), 6)):
        return None
    count = words.number(match["count"]) if match["count"] else None
    if unit == "hour":
        return context.from_publication("hour", lambda today: Span(days(today, -round((count or 0) / 24)), today))
    if match["plural"] and not count:
        return None  # "in the past weeks": how many is not said
    if modifier in ("past", "last"):
        return context.from_publication(unit, lambda today: Span(spans.back(today, count or 1, unit), today))
    return context.from_publication(unit, lambda today: Span(today, spans.back(today, -(count or 1), unit)))


def _read_ago(match: re.Match[str], context: Context) -> Reading | None:
    """Read "three days ago". Groups: ``count``, ``unit``, ``limit`` (more or less)."""
    words, unit = context.words, context.words.meaning(match["unit"])
    count = words.number(match["count"]) if match["count"] else None
    relation = {"more": "before", "less": "after"}.get(words.meaning(match["limit"]))
    if unit == "hour":
        away = -round((count or 0) / 24)
        return context.from_publication("hour", lambda today: spans.day(days(today, away)))._replace(relation=relation)
    if count is None:
        return None
    reading = context.from_publication(unit, lambda today: spans.around(spans.back(today, count, unit), unit))
    return reading._replace(relation=relation)


def _read_ahead(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in one hour", "in two weeks": only of what is to come, for "in two weeks" also says how long.

    Groups: ``count``, ``unit``, ``from_now`` for words that make it sure.
    """
    words, before = context.words, context.before(match.start(), 40)
    if not (match["from_now"] or context.is_coming(match.start(), match.end()) or words.coming_title.search(before)):
        return None
    unit, count = words.meaning(match["unit"]), words.number(match["count"])
    if unit == "hour":
        assumption = "counted from the day of publication"
        return context.from_publication("hour", lambda today: spans.day(days(today, round(count / 24))), assumption)
    return context.from_publication(unit, lambda today: spans.around(spans.back(today, -count, unit), unit))


def _read_recurring(match: re.Match[str], context: Context) -> Reading:
    """Read what comes back ("every Friday"); it has no days."""
    return Reading("day", relation="recurring")


def _read_ordinal(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the tenth day". Groups: ``unit``, ``straight`` for "consecutive" and its like."""
    unit = context.words.meaning(match["unit"])
    if unit == "weekend" and not match["straight"]:
        return None
    precision = "day" if unit == "night" else unit
    return Reading(precision, relation="ordinal", assumption="counted from a beginning that the sentence does not date")


def _read_vague(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in recent days", "a few weeks ago", "months later": how many is not said, or not from when."""
    return Reading(context.words.meaning(match["unit"]), assumption="a time that the words leave open")


def zone_assumption(zone: str | None, when: date, context: Context) -> str | None:
    """Say so where a zone label of standard time stands on a summer day, or the other way round.

    Only the months in which the clocks of Europe and North America surely show summer or standard time count.
    """
    label = (zone or "")[:4].rstrip("+-0123456789")
    if label in context.words.standard_zones and 4 <= when.month <= 9:
        return f"{label} is kept as stated, though summer time was in force"
    if label in context.words.summer_zones and (when.month == 12 or when.month <= 2):
        return f"{label} is kept as stated, though standard time was in force"
    return None


def _is_label(match: re.Match[str], context: Context) -> bool:
    """Whether the time is the label of an entry of a live blog: "Update (2032 EST):", "14:05 GMT -"."""
    if match.start() > 40:
        return False
    before = context.words.label_before.fullmatch(context.text[: match.start()])
    after = re.match(r"\s?[)\]]?\s?(?P<mark>[:–—|-](?:\s|$)|$|[)\]])", context.after(match.end(), 6))
    return bool(before and after and (after["mark"] or before["word"]))


def _read_clock(match: re.Match[str], context: Context) -> Reading | None:
    """Read "12.44 pm", "2032 EST", "14:05", "six o'clock in the evening".

    Groups: ``hour``, ``minute``; ``am`` or ``pm``; ``bare`` for a colon that is no sure sign, ``hours`` for a word
    that is; ``zone``.
    """
    part, words = match.groupdict(), context.words
    hour, minute = words.number(part["hour"]), int(part.get("minute") or 0)
    if part.get("am") or part.get("pm"):
        if hour > 12:
            return None
        hour = hour % 12 + (12 if part["pm"] else 0)
    elif part.get("bare"):
        sure = part["zone"] or part["hours"] or words.clock_before.search(context.before(match.start(), 16))
        if hour > 23 or not (sure or _is_label(match, context)):
            return None
        if words.game_follows.match(context.after(match.end(), 12)):
            return None
    return _at(match, context, f"{hour:02}:{minute:02}", "minute" if part.get("minute") else "hour")


def _read_named_time(match: re.Match[str], context: Context) -> Reading | None:
    """Read "noon" and "midnight". Groups: ``midnight``, ``zone``."""
    sure = context.words.clock_before.search(context.before(match.start(), 16))
    if not (sure or context.words.named_time_follows.match(context.after(match.end()))):
        return None
    return _at(match, context, "00:00" if match["midnight"] else "12:00", "hour")


def _at(match: re.Match[str], context: Context, time: str, precision: str) -> Reading:
    reading = Reading(precision, time=time, zone=match.groupdict().get("zone") or None)
    repeated = context.words.repeated.search
    if repeated(context.before(match.start(), 50)) or repeated(context.after(match.end(), 16)):
        return reading._replace(relation="recurring")
    if not context.published or not _is_label(match, context):
        return reading
    day, last = context.published
    if day != last:
        return reading._replace(assumption="the label names no day, and publication is not known to the day")
    notes = ("the label names no day: the day of publication is taken", zone_assumption(reading.zone, day, context))
    return reading._replace(span=spans.day(day), anchor="publication", assumption="; ".join(filter(None, notes)))


READERS = {
    "day from today": _read_day,
    "weekday": _read_weekday,
    "weekend": _read_weekend,
    "unit": _read_unit,
    "period": _read_period,
    "ago": _read_ago,
    "ahead": _read_ahead,
    "recurring": _read_recurring,
    "ordinal": _read_ordinal,
    "vague": _read_vague,
    "clock": _read_clock,
    "named time": _read_named_time,
}
"""The readers of matches, by the name of their rules."""
