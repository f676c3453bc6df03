"""The words of reported speech in English news prose, by what may follow them.

References:
    Families and their complements after B. Levin (1993), English Verb Classes and Alternations, ch. 37
    (verbs of communication), and S. Pareti (2015), Attribution: a Computational Approach, ch. 3.
"""

import re

__all__ = ["ABOUT", "ALSO_NOUNS", "CLAUSE", "JUDGE", "NOUN", "SAY", "SEEN", "TELL", "WHISPER", "forms"]

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "swear": "swears swore sworn swearing",
    "forecast": "forecasts forecast forecasting",
    "find": "finds found finding",
    "know": "knows knew known knowing",
    "see": "sees saw seen seeing",
    "admit": "admits admitted admitting",
    "quip": "quips quipped quipping",
    "slam": "slams slammed slamming",
    "dub": "dubs dubbed dubbing",
    "hope": "hopes hoped hoping",
    "view": "views viewed viewing",
    "deny": "denies denied denying",
    "testify": "testifies testified testifying",
    "reply": "replies replied replying",
    "clarify": "clarifies clarified clarifying",
    "worry": "worries worried worrying",
    "imply": "implies implied implying",
}


def forms(verbs: str) -> dict[str, str]:
    """Every inflected form of space-separated verbs -> its base form."""
    table: dict[str, str] = {}
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        regular = f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch')) else 's'} {stem}ed {stem}ing"
        for form in (verb, *_IRREGULAR.get(verb, regular).split()):
            table[form] = verb
    return table


SAY = forms(
    "say insist argue claim warn tweet admit believe think hope fear predict allege joke quip suspect boast"
    " complain acknowledge concede contend assert maintain"
)
"""A clause may follow at once: "he said it was shut"."""

TELL = forms("tell inform assure remind advise notify warn")
"""Somebody is addressed before the clause: "told reporters that"."""

CLAUSE = forms(
    "add announce report note state indicate suggest confirm reveal declare demand conclude agree propose"
    " promise pledge vow"
    " recommend stress emphasise emphasize explain disclose deny estimate caution testify recall remark"
    " observe underline"
    " underscore reiterate repeat lament affirm reaffirm comment reply respond clarify proclaim imply"
    " speculate write swear"
    " assume expect forecast worry ask"
)
"""Only "that", "whether" or a quotation shows that a clause is reported: "noted that"."""

JUDGE = forms(
    "urge criticise criticize condemn denounce slam praise welcome reject dismiss accuse blame describe characterise"
    " characterize label dub brand deplore deride reiterate repeat voice express stress emphasise emphasize announce"
    " consider demand"
)
"""The object is what is said: "urged restraint", "described it as", "announced the closing"."""

ALSO_NOUNS = frozenset(
    "states reports notes claims views demands comments promises pledges fears hopes labels brands remarks"
    " voices stresses"
    " worries forecasts estimates boasts jokes quips vows forecast".split()
)
"""Forms that are as often nouns: "most EU member states, but"."""

ABOUT = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for|on|upon|(?=[^¤,.;]{1,60}¤))"
    r"|appeal(?:s|ed|ing)? (?:for|to)|warn(?:s|ed|ing)? (?:of|against|about)"
    r"|ask(?:s|ed|ing)? (?=(?:[A-Z]|the |its |his |her |their |all |both |him |them |an? )[\w ]{0,40}?\b(?:to"
    r"|whether|if) \w)|complain(?:s|ed|ing)? (?:of|about)|spoke (?:of|out against)"
    r"|speaks? (?:of|out against)|point(?:s|ed|ing)? (?:out|to) that|referr?(?:s|ed|ing)? to (?=[^,.]* as ))\s*"
)
"""Verb and preposition: "called on all parties to"."""

SEEN = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:widely |generally |often |also |largely |now )?"
    r"(?:seen as|viewed as|regarded as|perceived (?:as|to)|described as|considered (?:to|as|an?|the)"
    r"|believed to|thought to"
    r"|said to|reported to|alleged to|rumou?red to|understood to|feared to|estimated to|accused of)\b\s*"
)
"""A view with nobody named who holds it."""

WHISPER = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly)\b"
    r"|(?<=[a-z] )reported (?=(?:throughout|across|along|near|around) )"
)
"""Hearsay: somebody unnamed says so."""

NOUN = re.compile(
    r"\b(?:claim|view|opinion|belief|statement|warning|assertion|allegation|argument|suggestion|fear|hope"
    r"|conviction|accusation"
    r"|complaint|promise|pledge|announcement|prediction|demand|insistence|admission)s? that\b\s*"
)
"""A noun of saying and its clause: "the claim that"."""
