"""Who the subject of a verb of saying is: the noun phrase before it, found without a parser."""

import re

from kosovo_lib.voices.clauses import NAME, after_commas, clause_start

__all__ = [
    "FINITE",
    "Span",
    "antecedent",
    "cannot_follow",
    "clause_begin",
    "is_speaker",
    "last_phrase",
    "main_subject",
    "owner",
    "subject",
    "subject_of",
]

Span = tuple[int, int]
"""Start and end in offsets of the sentence."""

_NOT_A_VERB_AFTER = frozenset(
    "the a an his her their its our your my of in by for with from no any such these those this that some"
    " many new old more other several recent and/or to be been being is are was were not never cannot".split()
)
_SAYS = re.compile(r"(?:sa(?:y|id)|argued?|believed?|th(?:ink|ought)|insist(?:ed)?|feel|felt|fear(?:ed)?)\b")
"""Of "some" and "many" these say something, where "many claims" are no verb."""
_NO_SPEAKERS = frozenset(
    "i we you there time this that these which what history evidence events nothing when if asked whether nor"
    " here been".split()
)
_ADVERBS = frozenset(
    "has have had also both all then later previously earlier repeatedly now recently again already once further would"
    " will could may might should must does do did still even each first just never long often".split()
)
_ADVERBS_FIRST = frozenset(
    "Simply Frankly Reportedly Allegedly Clearly Only Finally Recently Previously Specifically Similarly Sadly".split()
)
"""Words in -ly that open a sentence and are no names: Kelly is one."""
_NOBODY = re.compile(
    r"(?:[Oo]n|[Ii]n|[Aa]t|[Aa]fter|[Bb]efore|[Ff]or|[Ww]ith|[Oo]f|[Tt]o|[Ff]rom|[Bb]y|[Dd]uring|[Ii]nto"
    r"|[Oo]ver) |[\W\d]+$"
)
"""What is taken for a subject and is a time, a place or a number."""
_TRAILING = re.compile(
    r"(?:\s+(?:"
    + "|".join(sorted(_ADVERBS))
    + r"|(?:had|has|have) to|[a-z]+ly|(?:on|in|late on|early on) (?:[A-Z][a-z]+day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d{1,2}|\d{1,2} [A-Z][a-z]+)|[A-Z][a-z]+day"
    r"|(?:last|this) \w+))+$"
)
_PROGRESSIVE = re.compile(r"\s(?:is|are|was|were|been|be)(?: \w+ly| now| also| still| already)?$")
_PRONOUNS = frozenset("he she they it i we you".split())
_OPENING = re.compile(
    r"(?:(?:and|And|So|But|Yet|Now|Still|Then|which|whom|(?:On|Early|Late|Last|This) (?:on |last "
    r"|this )?(?:[A-Z][a-z]+day"
    r"|week|month|year|[A-Z][a-z]+ \d{1,2})(?: \w+ing| night| afternoon)?) )+"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|made|took|came|went|got|gave|left|held"
    r"|told|said|says?|led|lost|won|saw|knew|kept|began|ran|put|set|met|sent|spoke|wrote|stood|fell|rose"
    r"|brought|found|grew|used|paid|sold|bought|built|heard|sat|sought|struck|taught|threw|wore|chose|drove|broke"
    r"|caught|fought|spent|withdrew|flew|drew|shot|hit|swept"
    r"|wo|(?:is|was|were|did|does|do|has|have|would|could|wo|ca)n[’']t|[a-z]{3,}ed)\b|[’']s (?:the|an?|not|been)\b"
)
_JOINED_AFTER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|[a-z]{3,}(?:ed|ing))\b"
)
_PHRASE = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:[\w’'-]+ ){0,3})?"
    r"(?:(?:[A-Z][\w’'.-]*|of|for|and) )*[A-Z][\w’'.-]*(?: [a-z]+)?$|(?:the|an?|his|her|their"
    r"|its) (?:[\w’'-]+ ){0,3}[\w-]+$"
)
_PARENTHESES = re.compile(r"\s*\([^()]*\)(?=,?$)|\s+[—–]+[^—–]{1,90}[—–]+\s*$")
_ASIDE = re.compile(
    r", (?:for (?:example|instance|(?:his|her|its|their) part)|however|meanwhile|though|too|in turn|instead|of"
    r" course|in fact"
    r"|in particular|as [^,;]{1,30}),$"
)
_APPOSED_TO = re.compile(
    rf"(?:(?:But|And|Yet) )?({NAME.pattern}), (?:an?|the|who|which|whose|himself|herself|one of|\w+ed|\w+ing"
    rf"|\d{{1,3}},|Democrat|Republican) [^;]*,$"
)
"""A name and its apposition, whatever commas that has: "John Yoo, a professor at the University of"
" California, Berkeley,"."""
_OFFICER = re.compile(rf"(?:[a-z-]+ ){{0,4}}{NAME.pattern}")
"""An apposition that ends in a name, with or without what the person is: "former adviser David Axelrod"."""
_RELATIVE = re.compile(r"(?:,? (?:who|which)|,? that)$")
_PLURAL = re.compile(
    r"\b(?:[\w-]+s|they|we|I|you|many|some|most|others|people|police|who|which|both|few|all|media|percent|men|women"
    r"|children|and|majority|which|that|public|team)\b",
    re.IGNORECASE,
)
_IN_RELATIVE = re.compile(r"\b(?:that|who|which) (?:\w+ )?$")
_POSSESSIVE = re.compile(r"[’']s\b")
_HELPED = re.compile(
    r"\s(?:will|would|could|can|may|might|do|does|did|should|must|to|not|n[’']t)(?: \w+ly| also| even| still)?$"
)
_LONGEST = 18
_FAR = 300
"""Characters before a verb in which its subject is looked for."""
_TRAIL = 90
"""Characters that adverbs and auxiliaries between a subject and its verb may take."""


def subject_of(s: str, start: int, word: str, base: str) -> Span | None:
    """The subject of a verb at ``start``, or None where the word is a noun, passive, negated or in the infinitive."""
    left = s[:start].rstrip()
    if word.endswith("ing"):
        helped = _PROGRESSIVE.search(left)
        if helped is None:
            return None
        left = left[: helped.start()]
    elif cannot_follow(s, start):
        return None
    if s.startswith(" by ", start + len(word)):
        return None
    source = subject(s, len(left))
    if source is None:
        return None
    who = s[source[0] : source[1]]
    if word == base != "read" and not (_HELPED.search(left) or _PLURAL.search(_POSSESSIVE.sub("", who))):
        return None  # "the infrastructure pledge": a plain form needs a plural subject
    return source


def cannot_follow(s: str, start: int) -> bool:
    """Whether the word before shows that what stands at ``start`` is a noun, a passive, negated or an infinitive."""
    before = s[max(0, start - 40) : start].rsplit(None, 1)
    previous = before[-1].lower() if before else ""
    if previous in ("some", "many", "most"):
        return not _SAYS.match(s, start)
    return previous in _NOT_A_VERB_AFTER or previous.endswith(("n't", "n’t", "'s", "’s", "s'", "s’"))


def is_speaker(s: str, source: Span) -> bool:
    """Whether a subject may be somebody who speaks: not the reader, nor a word that only leads to the subject."""
    who = s[source[0] : source[1]]
    adverb = who.endswith("ly") and " " not in who and (who.islower() or who in _ADVERBS_FIRST)
    return not (adverb or _NOBODY.match(who) or who.lower() in _NO_SPEAKERS or who.endswith(("’re", "'re")))


def subject(s: str, verb: int) -> Span | None:
    """The noun phrase before a verb, back to the last comma, conjunction or dash that is not part of it."""
    left = s[:verb].rstrip()
    if not left:
        return None
    left, apart = left[-_FAR:], max(0, len(left) - _FAR)
    found = _noun_phrase(left)
    return (found[0] + apart, found[1] + apart) if found else None


def _noun_phrase(left: str) -> Span | None:
    """The subject at the end of the words before a verb."""
    if left.endswith((")", "),", "—", "–")):
        left = _PARENTHESES.sub("", left)
    while (
        _may_trail(left) and (trailing := _TRAILING.search(left, max(0, len(left) - _TRAIL))) and trailing.start() > 0
    ):
        left = left[: trailing.start()]
    last = left.rsplit(None, 1)[-1] if left.strip() else ""
    if last.lower() in _PRONOUNS:
        return len(left) - len(last), len(left)
    relative = _RELATIVE.search(left, len(left) - 8) if last in ("who", "which", "that") else None
    if relative:
        left = left[: relative.start()]  # "Kurti, who said": the name before
    if left.endswith(","):
        left = _ASIDE.sub("", left)
        if named := _APPOSED_TO.match(left, clause_start(left)):
            return named.span(1)
    if apposed := left.endswith(","):  # "Kurti, the prime minister, said"
        left = left.rstrip(",")
        comma = left.rfind(", ")
        if comma > 0 and not _OFFICER.fullmatch(left, comma + 2):
            left, apposed = left[:comma], False
    start = clause_start(left)
    start = after_commas(left, start, also=apposed)
    opening = _OPENING.match(left, start)
    start = opening.end() if opening else start
    for conjunction in re.finditer(r"\band\s", left[start:]):
        if _JOINED_AFTER_VERB.search(left[start : start + conjunction.start()]):
            start += conjunction.end()
            break
    while start < len(left) and not (left[start].isalnum() or left[start] == "¤"):
        start += 1
    if relative and FINITE.search(left, start):
        return last_phrase(left, len(left))
    return (start, len(left)) if start < len(left) and len(left[start:].split()) <= _LONGEST else None


def last_phrase(s: str, stop: int) -> Span | None:
    """The noun phrase that ends at a place: "of Newsweek magazine" and then "which praises"."""
    m = _PHRASE.search(s[:stop].rstrip())
    return m.span() if m else None


def _may_trail(left: str) -> bool:
    """Whether the last word can be an adverb, an auxiliary or a day: cheap, before the whole is looked at."""
    ending = left.rsplit(None, 2)[-2:]
    if len(ending) < 2:
        return False
    before, last = ending
    return (
        last in _ADVERBS
        or last.endswith(("ly", "day"))
        or last.isdigit()
        or before in ("last", "this")
        or (last == "to" and before in ("had", "has", "have"))
        or (before.isdigit() and last[0].isupper())
    )


def main_subject(s: str, before: int) -> Span | None:
    """The subject of the sentence's first finite verb: it is who goes on "saying"."""
    opening = _FIRST_PRONOUN.match(s)
    if opening:
        return opening.span(1)
    verb = next((m for m in FINITE.finditer(s, 0, before) if not _IN_RELATIVE.search(s, 0, m.start())), None)
    return subject(s, verb.start() if verb else before)


def antecedent(s: str, source: Span) -> Span | None:
    """Whom "he" or "she" means where the sentence began with a name: "Dempsey drew attention when he told ..."."""
    if s[slice(*source)].lower() not in ("he", "she") or not FINITE.search(s, 0, source[0]):
        return None
    found = main_subject(s, source[0])
    return found if found and found[1] < source[0] and NAME.fullmatch(s, *found) else None


_FIRST_PRONOUN = re.compile(r"(?:But |And |Yet |Then )?(He|She|They|It|he|she|they|it)\b")


def owner(s: str, noun: int) -> Span | None:
    """Whose claim: who stands before a noun of saying, "the minister's", "Obama's repeated" or "past Saudi"."""
    m = _OWNER.search(s, max(0, noun - 120), noun)
    return m.span(m.lastindex or 0) if m else None


_OWNER = re.compile(
    r"((?:the |The )?[\w-]+(?: [A-Z][\w-]*){0,3})[’']s (?:\w+ ){0,2}$"
    r"|(?<=[a-z] )([A-Z][\w-]+(?: [A-Z][\w-]+){0,3}(?: (?:administration|government|army|military|police))?) $"
)


def clause_begin(s: str, cue: int) -> int:
    """Where the subject of a cue begins, or the cue itself where there is none."""
    found = subject(s, cue)
    return found[0] if found else cue
