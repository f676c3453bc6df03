"""English signs of places, names and habits."""

import re

from kosovo_lib.lang.events import Events

__all__ = ["EVENTS"]

_WORD = r"[A-ZÀ-ÖØ-ÞČĆŽŠĐ][\w’'-]*[\w]|[A-Z]{2,}"
_RUN = re.compile(rf"(?:{_WORD})(?:\s+(?:of\s+(?:the\s+)?|de\s+|al\s+)?(?:{_WORD}))*")
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|off|along|visit(?:s|ed|ing)?|bases\s+near)\s+"
    r"(?:the\s+)?(?P<between>(?:[a-z-]+\s+){0,2})$|\b(?:road|town|city|village|capital|port|district|river|province)\s+(?:of|in)\s+$"
)
_NO_NOUN = (
    r"and|or|but|as|at|by|for|from|in|into|near|of|off|on|over|since|to|until|after|before|when|while|where|which|who|that|"
    r"with|without|during|because|though|if|than|this|last|next|the|a|an|[a-z]+ly|early|late|again|today|yesterday|"
    r"tomorrow|is|are|was|were|has|have|had|will|would|[a-z]{2,}ed"
)
_REGIONS = (
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|"
    r"Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|[A-Z]{2}|D\.?C|N\.?[CHJMY]|[SW]\.?[CDV]|R\.?I"
)
_PLACE_HEAD = re.compile(
    r"^(?:\s+[a-z]+)?\s+(?:border|crossings?|bridge|river|district|region|province|town|city|village|port|harbou?r|"
    r"airport|station|square|street|island|bay|strait|valley|[Bb]arracks|[Dd]istrict|[Rr]iver|area)\b"
)
_JOINED = re.compile(r"^(?:,|,?\s+and|,?\s+or)\s+(?:the\s+)?$")
_NO_NAME = frozenset(
    word
    for line in (
        "the a an and or but in on at by for from of to with as it its he she they we you i this that these those",
        "there here his her their our your my is are was were be has have had do does did will would not no yes if",
        "when while after before since until although though because monday tuesday wednesday thursday friday",
        "saturday sunday january february march april may june july august september october november december",
        "spring summer autumn winter president minister prime deputy mr mrs ms dr sir professor general colonel",
        "captain update est edt gmt cet utc according earlier later meanwhile however many most some several both",
        "all hundreds thousands dozens war wars agreement accord treaty crisis disaster conflict election strike",
    )
    for word in line.split()
)
_MASS = frozenset(
    "police parliament gunfire video traffic rain snow smoke fire work water power congress tear footage staff "
    "management unrest anger panic life time trade nobody everybody".split()
)
_HABIT = re.compile(
    r"\b(?:every\s+(?:day|week|month|year|night|morning)|each\s+(?:day|week|month|year)|daily|weekly|monthly|yearly|"
    r"annually|from\s+time\s+to\s+time|regularly|routinely)\b",
    re.I,
)

EVENTS = Events(
    habit=_HABIT,
    locative=_LOCATIVE,
    noun_follows=re.compile(rf"\s(?!(?:{_NO_NOUN})\b)[a-z]"),
    part_of_name=re.compile(r"[/-]\w|[’']s?\s"),
    possessive_inside=re.compile(r"[’']s?\s"),
    region_short=re.compile(_REGIONS),
    place_head=_PLACE_HEAD,
    names_joined=_JOINED,
    name_run=_RUN,
    capital_inside=re.compile(rf"(?<=[a-z,;]\s)(?:{_WORD})"),
    no_names=_NO_NAME,
    no_first_names=_MASS,
    no_first_form=re.compile(r"(?:s|ly|ing|ed|ion|ence)$"),
    possessive=re.compile(r"[’']s$"),
)
