"""What the words before an expression say of it: past or coming, since, until, before, after."""

import re

from kosovo_lib.dates.record import Context
from kosovo_lib.dates.words import GAP

__all__ = ["coming", "past", "put_off", "relation"]

# The last cue before the expression decides: "will resign in May, he said on Friday" looks back from "said".
_CUE = re.compile(
    r"\b(?:(?P<coming>(?:will|shall|would|won['’]t|must|to)\sbe"
    r"(?:\s(?:\w+ed|held|made|given|taken|told|seen|met|left|won))?|will|shall|would|won['’]t|must|"
    r"starting|beginning|effective|upcoming|deadline|(?:re)?(?:opens|starts)|begins|resumes|convenes|expires"
    r"|kicks\soff|goe?s?\son\ssale|remains?\sin|(?:could|might)\sbe|"
    r"next\s(?:week|weekend|month|year)|due\s(?:to|for|on|in|by)|(?:scheduled|slated|set|planned)\s(?:to|for)|"
    r"(?<!as\s)expect(?:s|ed|ing)?(?:\s(?:to|for))?|(?:hop(?:e|es|ed|ing)|wait(?:s|ed|ing)?)\sfor|"
    r"(?:plans?|planning|going|hopes?|hoping|aims?|wants?|about|ready|likely)\sto|no later than|ahead of|"
    r"(?:is|are)(?=\s(?:on\s)?$))"
    r"|(?P<past>was|were|had|has|have|said|told|did|went|came|met|took|began|held|made|gave|saw|left|won|ago|"
    r"last|past|earlier|since|\w{2,}ed))\b"
)

# "closed until Friday" looks ahead, "was closed until Friday" looks back.
_UNTIL = re.compile(r"\b(?:until|till|by)\s(?:the\s)?$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:put off|postponed|delayed|deferred|adjourned|extended|pushed back)(?:\s[^.;]{1,40}?)?\s(?:until"
    r"|till|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[\w.]+(?:\s\d{1,2})?\s(?:will|would|shall)\b")  # "Thursday will be a day of ..."
_OVER = re.compile(r"\b(?:was|were|did|had|lasted|stayed|remained|ran|continued)\b", re.IGNORECASE)

_RELATION = re.compile(
    r"\b(?:(?P<since>since|(?:starting|beginning|effective|dating)(?:\sfrom)?|as\sof|as\sfrom)"
    r"|(?P<until>until|till|through|up\sto|up\suntil)"
    r"|(?P<before>before|by|prior\sto|ahead\sof|no\slater\sthan|pre)"
    r"|(?P<after>after|following|later\sthan|post))"
    rf"(?:-|{GAP}(?:(?:at{GAP}least|about|around|roughly|on|in|the|sometime{GAP}in|as{GAP}early{GAP}as){GAP})*)$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(rf",?{GAP}(?:and{GAP})?on(?:wards?\b|(?=[,.;]|$))")
_FROM = re.compile(rf"\bfrom{GAP}$")
_NAMED = re.compile(r"['’]s?\b|['’](?=\s)|\s[“\"‘]?[a-z]")


def _last_cue(context: Context, start: int) -> str | None:
    last = None
    for last in _CUE.finditer(context.before(start).lower()):  # noqa: B007  (the last one is wanted)
        pass
    return last.lastgroup if last else None


def coming(context: Context, start: int) -> bool:
    """Tell whether the words before speak of something that is to come."""
    before = context.before(start)
    if put_off(context, start):
        return True
    if _UNTIL.search(before):
        return not _OVER.search(before)
    if _NEXT.match(context.after(start, 24)):
        return True
    return _last_cue(context, start) == "coming"


def put_off(context: Context, start: int) -> bool:
    """Tell whether something is put off until then: "adjourned on Monday until 1 July" names two days, no range."""
    return bool(_PUT_OFF.search(context.before(start)))


def past(context: Context, start: int) -> bool:
    """Tell whether the words before speak of something that has happened."""
    return _last_cue(context, start) == "past"


def relation(context: Context, start: int, end: int) -> str:
    """Return how the happening stands to the expression, by the word directly before it.

    "after the September 20 decision" and "before Monday's vote" relate to the decision and the vote, which
    happened then: ``at``.
    """
    if _ONWARDS.match(context.after(end, 14)):
        return "since"
    before = context.before(start, 40)
    if _FROM.search(before) and coming(context, start):
        return "since"
    found = _RELATION.search(before)
    if not found or not found.lastgroup:
        return "at"
    attributive = before.endswith("the ") or context.after(end, 1) in ("'", "’")
    return "at" if attributive and _NAMED.match(context.after(end, 4)) else found.lastgroup
