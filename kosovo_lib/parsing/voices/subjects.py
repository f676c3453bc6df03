"""Who the subject of a verb of saying is: the noun phrase before it, found without a parser."""

import re

__all__ = ["Span", "clause_begin", "first_verb", "owner", "subject", "subject_of"]

Span = tuple[int, int]
"""Start and end in offsets of the sentence."""

_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_NOT_A_VERB_AFTER = frozenset(
    "the a an his her their its our your my of in by for with from no any such these those this that some"
    " many new old more"
    " other several recent and/or to be been being is are was were not never cannot".split()
)
_NO_SPEAKERS = frozenset(
    "i we you there time this that these which what history evidence events nothing when if asked".split()
)
_TRAILING = re.compile(
    r"(?:\s+(?:has|have|had|also|both|all|then|later|previously|earlier|repeatedly|now|recently|again|already"
    r"|once|further|would"
    r"|will|could|may|does|do|did|still|even|each|first|publicly|[a-z]+ly|(?:on|in|late on|early on) (?:[A-Z][a-z]+day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d{1,2}|\d{1,2} [A-Z][a-z]+)|[A-Z][a-z]+day"
    r"|(?:last|this) \w+))+$"
)
_CLAUSE_START = re.compile(
    r"(?:^|[;:—–(]|¤\s|\b(?:[Bb]ut|[Ww]hile|[Aa]s|after|before|because|since|when|that|although|though|if"
    r"|where|whereas|until|so|than|under which"
    r"|in which|to which|and then|a day after)\s)"
)
_OPENING = re.compile(r"(?:and|And|So|But|Yet|Now|Still|Then) ")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|[a-z]{3,}(?:ed|ing))\b"
)


def subject_of(s: str, start: int, word: str) -> Span | None:
    """The subject of a verb at ``start``, or None where the word is a noun, passive, negated or in the infinitive."""
    before = _WORD.findall(s[max(0, start - 40) : start])
    previous = before[-1].lower() if before else ""
    if previous in _NOT_A_VERB_AFTER or previous.endswith(("n't", "n’t", "'s", "’s")):
        return None
    if re.match(r"\s+by\b", s[start + len(word) :]):
        return None
    source = subject(s, start)
    if source is None or s[source[0] : source[1]].lower() in _NO_SPEAKERS:
        return None
    return source


def subject(s: str, verb: int) -> Span | None:
    """The noun phrase before a verb, back to the last comma, conjunction or dash that is not part of it."""
    left = s[:verb].rstrip()
    if not left:
        return None
    while (trailing := _TRAILING.search(left)) and trailing.start() > 0:
        left = left[: trailing.start()]
    left = left.rstrip()
    apposed = left.endswith(",")  # "Kurti, the prime minister, said"
    left = left.rstrip(",")
    start = max((m.end() for m in _CLAUSE_START.finditer(left)), default=0)
    start = _after_commas(left, start, also=apposed)
    opening = _OPENING.match(left, start)
    start = opening.end() if opening else start
    for conjunction in re.finditer(r"\band\s", left[start:]):
        if _FINITE.search(left[start : start + conjunction.start()]):
            start += conjunction.end()
            break
    while start < len(left) and not (left[start].isalnum() or left[start] == "¤"):
        start += 1
    relative = re.search(r"\s(?:who|which)$", left[start:])
    stop = start + relative.start() if relative else len(left)
    return (start, stop) if start < stop and len(left[start:stop].split()) <= 16 else None


def _after_commas(left: str, start: int, *, also: bool) -> int:
    """Where the subject begins after an opening phrase; commas of an enumeration of names are part of it.

    ``also`` takes one piece more: the name before its apposition.
    """
    pieces = left[start:].split(", ")
    if len(pieces) == 1:
        return start
    taken = len(pieces) - 1 - also
    if pieces[-1].startswith("and ") and len(pieces) > 2:
        while taken > 0 and len(pieces[taken - 1].split()) <= 4 and pieces[taken - 1].split()[-1][0].isupper():
            taken -= 1
    return start + sum(len(piece) + 2 for piece in pieces[:taken])


def first_verb(s: str, before: int) -> int:
    """Where the first finite verb of the sentence stands: its subject is who goes on "saying"."""
    for m in re.finditer(r"\s(?:[a-z]+ed|has|have|had|is|are|was|were|says?|said|on [A-Z])\b", s[:before]):
        return m.start() + 1
    return before


def owner(s: str, noun: int) -> Span | None:
    """Whose claim: the possessor before a noun of saying, "the minister's" or "Obama's repeated"."""
    m = re.search(r"((?:the |The )?[\w-]+(?: [A-Z][\w-]*){0,3})[’']s (?:\w+ ){0,2}$", s[:noun])
    return m.span(1) if m else None


def clause_begin(s: str, cue: int) -> int:
    """Where the subject of a cue begins, or the cue itself where there is none."""
    found = subject(s, cue)
    return found[0] if found else cue
