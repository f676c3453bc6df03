"""Attribution by a verb of saying, thinking, asking or judging: where it stands, and whose it is."""

import re
from collections.abc import Iterator, Set

from kosovo_lib.voices import words
from kosovo_lib.voices.complements import Report, Verb, complement, content_end
from kosovo_lib.voices.subjects import (
    FINITE,
    Span,
    cannot_follow,
    is_speaker,
    last_phrase,
    main_subject,
    subject,
    subject_of,
)

__all__ = ["VERB_WORDS", "verbs"]

_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:[’'][a-z]+)?(?!-)\b")
_SAME_SUBJECT = re.compile(r"\b(?:and|but|or)(?: also| then| later| again| has| have| had| [a-z]+ly)* $")
_PARTICIPLE = re.compile(
    r"(?:^|[,;—–] |\b(?:and|while|by|without|after|before|in|(?:statement|letter|tweet|e-?mail|message|note|speech"
    r"|interview|memo|ad|advert|video|report|post|article|op-ed|essay|column|release|filing|lawsuit|petition"
    r"|resolution)(?: [^,;.]{1,70})?) )(?:\w+ly |also |then )?$"
)
_INVERTED = re.compile(r"\s*([^,;]+(?:, (?:(?:the|a|an) [^,;.]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)")
_SOMEBODY = re.compile(
    r"(?:(?!(?:to|of|in|on|for|at|with|from)\b)[\w’'.-]+ ){0,5}?"
    r"(?:[A-Z]|(?:he|she|they|it|officials?|spokes\w+|police|people|experts?|critics)\b)"
)
_NOT_INVERTED = re.compile(r"\s*(?:that\b|[\"“¤:,.])")
_NAME_ENDS = re.compile(r",| (?:who|that|which|as|when|after|while) ")
_INVERTED_ALONE = frozenset("said says wrote writes reported reports added adds announced".split())
"""What may stand before its subject where no quotation stands before it: "The road is shut, said the minister"."""
_INVERTED_PLAIN = frozenset("say write add argue warn insist ask".split())
_APART = re.compile(r", (?:once |long |widely |\w+ly )?$")
_BEING = re.compile(
    r"\b(?:(?:has|have|had) )?(?:am|is|are|was|were|been|being|feels?|felt|remains?|remained)\s(?:\w+ )?$"
)
_QUOTED_AS = re.compile(r"\b(?:is|are|was|were|has been|have been) (?:\w+ )?quoted as $")
_QUOTED_WHOM = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing) ((?:[\w’'.-]+ ){0,6}[\w’'.-]+) as $")
_WITH_SOMEBODY = re.compile(r"(?:, |^)with ((?:[\w’'.-]+ ){0,5}?[\w’'.-]+) (?:\w+ly )?$")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been|be|am|’re|'re|’s|'s)(?: \w+ly| also| now| still| already)? $")
_CALLING = frozenset("calling branding labelling labeling dubbing".split())
"""After a noun these are mostly the subject's: "responded to the orders, calling them", with or without the comma."""
_SAID_ON_PURPOSE = frozenset(words.FORMS[form] for form in (*words.SAY, *words.TELL, *words.CLAUSE, *words.OBJECT))
_CONTENT = re.compile(r" (?:[a-z]+ )?that\b|,? ¤")
_GOES_ON = " goes on to ", " went on to ", " go on to "
_NOT_DONE = re.compile(
    r"\b(?:refus|declin|fail|yet|expect|likely|unable|reluct|unwilling|want|going|need|ought|ha[sdv]e?\b|allow"
    r"|forc|ask|urg|call"
    r"|tell|told|order|persuad|press|invit|let|plan|hop|intend|would|could|should|might|may|if|not|n[’']t"
    r"|never|seem|appear"
    r"|believ|said|thought|afraid|quick)\w* (?:[^,;.]{0,40} )?to $|\bto (?:be|have) [^,;.]{0,40}$"
)
_NEAR = 100
"""Characters before a verb in which a conjunction or "in a statement" is looked for."""
_MAKE = frozenset("make makes made making".split())
"""Verbs of saying only in "made it clear"."""
VERB_WORDS = frozenset(words.FORMS) | frozenset(words.WITH_PREPOSITION) | words.MENTAL


def verbs(s: str, lowered: str, found: Set[str], nouns: set[int]) -> Iterator[Report]:
    """Attribution by a verb, in the order of the sentence.

    Args:
        s: the sentence.
        lowered: the same in small letters.
        found: which of ``VERB_WORDS`` it holds.
        nouns: where nouns of saying stand.
    """
    last: Span | None = None
    if "clear" not in found:
        found = found - _MAKE
    for start, word in _places(s, lowered, found):
        if start in nouns or (s[start].isupper() and start > 0 and s[start - 1] != "\n"):
            continue
        source, reports = _reports(s, start, start + len(word), word, last)
        last = source if reports else last
        yield from (report for report in reports if report.start < report.end)


def _places(s: str, lowered: str, found: Set[str]) -> list[tuple[int, str]]:
    """Where the verbs of a sentence stand as words of their own: not in "so-called"."""
    if len(lowered) != len(s):  # a letter that has no small form of one letter
        return [(m.start(), m[0].lower()) for m in _WORD.finditer(s) if m[0].lower() in found]
    places = []
    for word in found:
        at = lowered.find(word)
        while at != -1:
            m = _WORD.match(s, at)
            if m and m.end() == at + len(word):
                places.append((at, word))
            at = lowered.find(word, at + len(word))
    return sorted(places)


def _reports(s: str, start: int, end: int, word: str, last: Span | None) -> tuple[Span | None, list[Report]]:
    """Whose a verb is and what it reports: nothing, one stretch, or two around "she said"."""
    doing = word.endswith("ing")
    if not doing and word not in words.MENTAL and cannot_follow(s, start):
        if source := _on_purpose(s, start, end, word):
            return None, complement(s, Verb(start, end, word, word, source))
        return None, []
    if not doing and s.endswith(("¤ ", "¤, ", ", "), 0, start):
        inverted = _inverted(s, start, end, word)
        if inverted:
            return inverted.source, [inverted]
    source = _source(s, start, word, last)
    if (
        source is None
        or not is_speaker(s, source)
        or ((word in words.JUDGE or word in words.NAME) and _is_participle(s, start, word))
    ):
        return None, []
    verb = Verb(start, end, word, words.FORMS.get(word, word), source)
    phrase = words.WITH_PREPOSITION.get(word)
    if (phrase and (m := phrase.match(s, start))) and not (word in words.NAME and "¤" in s[end : m.end()]):
        return source, [Report(m.end(), content_end(s, m.end(), verb), source, (start, m.end()))]
    return source, complement(s, verb)


def _on_purpose(s: str, start: int, end: int, word: str) -> Span | None:
    """Who says it in "took the occasion to warn that": the one who acts, where he does it and is not asked to."""
    goes_on = s.endswith(_GOES_ON, 0, start)
    if word not in _SAID_ON_PURPOSE or not (goes_on or _CONTENT.match(s, end)) or not s.endswith(" to ", 0, start):
        return None
    if _NOT_DONE.search(s, max(0, start - _NEAR), start):
        return None
    source = main_subject(s, start) if FINITE.search(s, 0, start) else None
    return source if source and is_speaker(s, source) else None


def _is_participle(s: str, start: int, word: str) -> bool:
    """Whether a past form belongs to the name before it: "Smith, accused of theft"."""
    apart = _APART.search(s, max(0, start - 30), start)
    return word.endswith("ed") and apart is not None and ", " not in s[: apart.start()]


def _source(s: str, start: int, word: str, last: Span | None) -> Span | None:
    """Who says it: the verb's subject, or after "and" and before a participle that of the verb before."""
    before = s[max(0, start - _NEAR) : start]
    if _SAME_SUBJECT.search(before) and not word.endswith("ing"):
        return last or main_subject(s, start)
    if word.endswith("ing") and _PARTICIPLE.search(before):
        if start < 12 or before.rstrip().endswith(("While", "By", "Without", "After", "Before")):
            return _after_participle(s, start)
        return last or main_subject(s, start)
    if word == "saying" and (whom := _QUOTED_WHOM.search(s, 0, start)):
        return whom.span(1)
    if quoted := word == "saying" and _QUOTED_AS.search(before):
        return subject(s, start - len(before) + quoted.start())
    if word.endswith("ing") and (beside := _WITH_SOMEBODY.search(before)):
        return start - len(before) + beside.start(1), start - len(before) + beside.end(1)
    if word in _CALLING and FINITE.search(s, 0, start) and not _PROGRESSIVE.search(before):
        return last or main_subject(s, start)
    if word.endswith("ing") and not FINITE.search(s, 0, start):
        return subject(s, start)  # a headline's or an update's: "Mayor calling for calm"
    if word.endswith("ing") and s.startswith(" that ", start + len(word)):
        return subject_of(s, start, word, "") or last_phrase(s, start)
    if word in words.MENTAL:
        being = _BEING.search(before)
        return subject(s, start - len(before) + being.start()) if being else None
    return subject_of(s, start, word, words.FORMS.get(word, ""))


def _after_participle(s: str, start: int) -> Span | None:
    """Who does it in "Speaking of rain, the mayor left": the words after the first comma."""
    m = re.compile(
        r", ((?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*|(?:the|a|an) (?:[\w-]+ ){0,2}[\w-]+|he|she|they|it))\b"
    ).search(s, start)
    return m.span(1) if m else None


def _inverted(s: str, start: int, end: int, word: str) -> Report | None:
    """The report of "…, said Peter Stano" and "…, says the BBC's Nick Thorpe in Kosovo"."""
    plain = words.FORMS.get(word) == word and word not in _INVERTED_PLAIN  # "state Senator Holm told us"
    if (word not in words.SAY and word not in words.CLAUSE) or plain or _NOT_INVERTED.match(s, end):
        return None
    who = _INVERTED.match(s, end)
    if (
        who is None
        or not _SOMEBODY.match(who[1])
        or ("¤" not in s[:start] and (word not in _INVERTED_ALONE or not FINITE.search(s, 0, start)))
        or (s[start - 2] != "¤" and FINITE.search(_NAME_ENDS.split(who[1])[0]))
    ):
        return None
    if re.match(r"(?:he|she|they|it|I|we) \w", who[1]):
        return None
    stop = who.end(1)
    source = (who.start(1), stop - 1 if s[stop - 1] in ".!?" else stop)
    return Report(0, len(s[:start].rstrip(" ,")), source, (start, end))
