"""What the words before an expression say of it: past or coming, since, until, before, after."""

import re
from datetime import date

from kosovo_lib.parse.dates.record import Context
from kosovo_lib.parse.dates.spans import Span, day, days, month, over, weekday_before
from kosovo_lib.parse.dates.words import GAP

__all__ = ["NO_PUBLICATION", "coming", "month_span", "past", "relation", "weekday_span", "yearless"]

NO_PUBLICATION = "no day of publication is known"
_YEAR_TAKEN = "the year is not stated: taken from the publication date"

# The last cue before the expression decides: "will resign in May, he said on Friday" looks back from "said".
_CUE = re.compile(
    r"\b(?:(?P<coming>(?:will|shall|would|won['’]t|must|to)\sbe(?:\s\w+ed)?|will|shall|would|won['’]t|must|starting|beginning|effective|upcoming|deadline|"
    r"due\s(?:to|for|on|in|by)|(?:scheduled|slated|set|expected|planned)\s(?:to|for)|"
    r"(?:plans?|planning|going|hopes?|hoping|aims?|wants?|about|ready|likely)\sto|no later than|ahead of|"
    r"by(?=\s(?:the\s)?$)|(?:is|are)(?=\s(?:on\s)?$))"
    r"|(?P<past>was|were|had|has|have|said|told|did|went|came|met|took|began|held|made|gave|saw|left|won|ago|"
    r"last|past|earlier|since|\w{2,}ed))\b",
    re.IGNORECASE,
)

_UNTIL = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.IGNORECASE)
_NEXT = re.compile(r"[\w.]+(?:\s\d{1,2})?\s(?:will|would|shall)\b")  # "Thursday will be a day of ..."
_OVER = re.compile(r"\b(?:was|were|had|lasted|stayed|remained|ran|continued)\b", re.IGNORECASE)

_RELATION = re.compile(
    r"\b(?:(?P<since>since|(?:starting|beginning|effective|dating)(?:\sfrom)?|as\sof|as\sfrom)"
    r"|(?P<until>until|till|through|up\sto|up\suntil)"
    r"|(?P<before>before|by|prior\sto|ahead\sof|no\slater\sthan|pre)"
    r"|(?P<after>after|following|later\sthan|post))"
    rf"(?:-|{GAP}(?:(?:at{GAP}least|about|around|roughly|on|in|the|sometime{GAP}in|as{GAP}early{GAP}as){GAP})*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"['’]s?\b|['’](?=\s)|\s[a-z]")


def _last_cue(context: Context, start: int) -> str | None:
    last = None
    for last in _CUE.finditer(context.before(start)):  # noqa: B007  (the last one is wanted)
        pass
    return last.lastgroup if last else None


def coming(context: Context, start: int) -> bool:
    """Tell whether the words before speak of something that is to come."""
    before = context.before(start)
    if _UNTIL.search(before):
        return not _OVER.search(before)
    if _NEXT.match(context.after(start, 24)):
        return True
    return _last_cue(context, start) == "coming"


def past(context: Context, start: int) -> bool:
    """Tell whether the words before speak of something that has happened."""
    return _last_cue(context, start) == "past"


def relation(context: Context, start: int, end: int) -> str:
    """Return how the happening stands to the expression, by the word directly before it.

    "after the September 20 decision" and "before Monday's vote" relate to the decision and the vote, which
    happened then: ``at``.
    """
    if re.match(rf",?{GAP}(?:and{GAP})?on(?:wards?\b|(?=[,.;]|$))", context.after(end, 14)):
        return "since"
    before = context.before(start, 40)
    if re.search(rf"\bfrom{GAP}$", before) and coming(context, start):
        return "since"
    found = _RELATION.search(before)
    if not found or not found.lastgroup:
        return "at"
    attributive = before.endswith("the ") or re.match(r"['’]", context.after(end, 2))
    return "at" if attributive and _NAMED.match(context.after(end, 4)) else found.lastgroup


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
        return (earlier or later or [None])[-1], _YEAR_TAKEN
    # Planned wording on the very day of publication ("starting August 1") means that day.
    if context.published[0] <= earlier[-1]:
        return earlier[-1], _YEAR_TAKEN
    return (earlier[-1] if _choose_year(earlier[-1], later[0], context, start) else later[0]), _YEAR_TAKEN


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
