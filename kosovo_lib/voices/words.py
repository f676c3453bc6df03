"""The words of reported speech in English news prose, by what may follow them.

References:
    Families and their complements after B. Levin (1993), English Verb Classes and Alternations, ch. 37
    (verbs of communication), and S. Pareti (2015), Attribution: a Computational Approach, ch. 3.
"""

import re

__all__ = [
    "ALSO_NOUNS",
    "ALWAYS_NOUNS",
    "CLAUSE",
    "FINDING",
    "FORMS",
    "JUDGE",
    "MENTAL",
    "NAME",
    "NOUNS",
    "OBJECT",
    "PLAN",
    "SAY",
    "SOUND",
    "STUDIES",
    "TELL",
    "WITH_PREPOSITION",
    "forms",
]

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
    "read": "reads reading",
    "show": "shows showed shown showing",
    "feel": "feels felt feeling",
    "speak": "speaks spoke spoken speaking",
    "label": "labels labeled labelled labeling labelling",
    "begin": "begins began begun beginning",
    "foresee": "foresees foresaw foreseen foreseeing",
    **{
        verb: f"{verb}s {verb}{verb[-1]}ed {verb}{verb[-1]}ing"
        for verb in "admit quip slam dub rebut refer rap".split()
    },
}


def forms(verbs: str) -> dict[str, str]:
    """Every inflected form of space-separated verbs -> its base form."""
    table: dict[str, str] = {}
    for verb in verbs.split():
        stem, y = verb.removesuffix("e"), re.search(r"[^aeo]y$", verb)
        third = f"{verb[:-1]}ies" if y else f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch')) else 's'}"
        past = f"{verb[:-1]}ied" if y else f"{stem}ed"
        for form in (verb, *_IRREGULAR.get(verb, f"{third} {past} {stem}ing").split()):
            table[form] = verb
    return table


SAY = forms(
    "say insist argue claim warn tweet admit believe think hope fear predict allege joke quip suspect boast"
    " complain acknowledge concede contend assert maintain reckon"
)
"""A clause may follow at once: "he said it was shut"."""

TELL = forms("tell inform assure remind advise notify warn")
"""Somebody is addressed before the clause: "told reporters that"."""

CLAUSE = forms(
    "add announce report note state indicate suggest confirm reveal declare demand conclude agree propose"
    " promise pledge vow recommend stress emphasise emphasize explain disclose deny estimate caution testify recall"
    " remark observe underline underscore reiterate repeat lament affirm reaffirm comment reply respond clarify"
    " proclaim imply speculate write swear assume expect forecast worry ask counter rule signal hint"
    " show find feel mention retort opine theorise theorize foresee charge point elaborate question wonder"
    " highlight doubt"
)
"""Only "that", a quotation or a whole clause shows that something is reported: "noted that"."""

FINDING = forms("show find feel signal rule hint point charge indicate reveal")
"""Of these only "that" makes a report, or a poll or study that "shows him ahead"."""

SOUND = forms(
    "shout exclaim cry begin continue open scoff gush apologise apologize yell mutter whisper chant text email read"
)
"""Only beside a quotation: "he shouted", "she began"."""

PLAN = forms("promise pledge vow expect swear")
"""What is said is something to do: "pledged to stay", "expect prices to fall"."""

OBJECT = forms("urge voice express stress emphasise emphasize reiterate repeat announce demand predict forecast deem")
"""The object is what is said: "urged restraint", "announced the closing"."""

JUDGE = forms(
    "criticise criticize condemn denounce slam praise welcome dismiss accuse blame describe characterise"
    " characterize deplore deride attack blast mock ridicule fault hail charge portray paint regard view see cast"
    " defend tout depict perceive rebuke decry thank cite rebut refer reject lambaste chide scold commend"
    " applaud insult classify designate call"
)
"""Somebody is judged; why, or as what, is said: "accused them of lying", "described it as"."""

NAME = forms("call label brand dub deem consider")
"""A name is given: "labelled him a liar"."""

MENTAL = frozenset(
    "concerned worried confident convinced hopeful adamant optimistic certain doubtful sceptical skeptical"
    " clear aware afraid".split()
)
"""After "is", "feels" or "made", with "that": a state of mind is reported."""

FORMS = {form: base for table in (SOUND, SAY, TELL, CLAUSE, PLAN, OBJECT, JUDGE, NAME) for form, base in table.items()}

ALSO_NOUNS = frozenset(
    "states reports notes claims views demands comments promises pledges fears hopes labels brands remarks"
    " voices stresses worries forecasts estimates boasts jokes quips vows forecast finds signals rules shows points"
    " attacks charges reasons doubts doubt highlights highlight hints calls casts state rules question"
    " questions wonder wonders reading".split()
)
"""Forms that are as often nouns: "most EU member states, but"."""

WITH_PREPOSITION = {
    head: re.compile(rest)
    for heads, rest in (
        ("call calls called calling", r"\w+ (?:for|on|upon)\b\s*"),
        ("appeal appeals appealed appealing", r"\w+ (?:for|to)\b\s*"),
        ("warn warns warned warning", r"\w+ (?:of|against|about)\b\s*"),
        (
            "ask asks asked asking",
            r"\w+ (?:if |(?=whether |why |how ))|\w+ (?=(?:[A-Z]|the |its |his |her |their |all |both |him "
            r"|them |an? )[\w ]{0,40}?\b(?:to|whether"
            r"|if) \w)",
        ),
        ("complain complains complained complaining", r"\w+ (?:of|about)\b\s*"),
        ("spoke speak speaks", r"\w+ (?:of|out against)\b\s*"),
        ("admit admits admitted admitting", r"\w+ to\b\s*(?=\w+ing\b)"),
        ("lash lashes lashed lashing", r"\w+ out (?:at|against)\b\s*(?=¤|[^;.¤]{0,60}¤)"),
        ("hit hits hitting", r"\w+ (?:out|back) (?:at|against)\b\s*(?=¤|[^;.¤]{0,60}¤)"),
        ("point points pointed pointing", r"\w+ (?:out|to) that\b\s*"),
        ("make makes made making", r"\w+ (?:it )?(?:\w+ )?clear,? (?:that\b\s*)?(?=\w)"),
    )
    for head in heads.split()
}
"""Verb and preposition: "called on all parties to"."""

ALWAYS_NOUNS = (
    "opinion belief statement warning assertion allegation argument suggestion conviction accusation complaint"
    " announcement prediction insistence admission revelation rumour rumor contention testimony speculation"
).split()
_BOTH = "claim view fear hope promise pledge demand report charge".split()
NOUNS = frozenset(noun + ending for noun in (*ALWAYS_NOUNS, *_BOTH, "suspicion") for ending in ("", "s"))
"""Nouns of saying; "that" and a clause may follow: "the claim that"."""

STUDIES = re.compile(
    r"\b(?:[Pp]oll(?:s|ing)?|[Ss]tud(?:y|ies)|[Ss]urveys?|[Rr]eports?|[Rr]esearch|[Aa]nalys[ei]s|[Dd]ocuments?"
    r"|[Rr]ecords?"
    r"|[Ee]-?mails?|[Rr]eview|[Ii]nvestigation)\b"
)
"""What shows or finds something in words."""
