"""Who the subject of a verb of saying is: the noun phrase before it, found without a parser."""

import re
from typing import NamedTuple

from kosovo_lib.lang.voices import Voices

__all__ = [
    "Report",
    "Span",
    "antecedent",
    "cannot_follow",
    "clause_begin",
    "clause_subject",
    "head_of",
    "is_speaker",
    "is_subject",
    "last_phrase",
    "main_subject",
    "owner",
    "speaker",
    "subject",
    "subject_of",
]
Span = tuple[int, int]
"""Start and end in offsets of the sentence, or of the text."""


class Report(NamedTuple):
    """A span of a sentence that is somebody's, in offsets of the sentence.

    ``source`` is who says it (None where nobody is named); ``cue`` the words that show it is reported.
    """

    start: int
    end: int
    source: Span | None
    cue: Span


_BREAKS = ";:—–(]"

_PARENTHESES = re.compile(r"\s*\([^()]*\)(?=,?$)|\s+[—–]+[^—–]{1,90}[—–]+\s*$")
_LONGEST = 18
_FAR = 300
"""Characters before a verb in which its subject is looked for."""
_TRAIL = 90
"""Characters that adverbs and auxiliaries between a subject and its verb may take."""


def subject_of(s: str, start: int, word: str, base: str, lang: Voices) -> Span | None:
    """The subject of a verb at ``start``, or None where the word is a noun, passive, negated or in the infinitive."""
    left = s[:start].rstrip()
    if word.endswith(lang.verbs.participle_ending):
        helped = lang.subjects.progressive.search(left)
        if helped is None:
            return None
        left = left[: helped.start()]
    elif cannot_follow(s, start, lang):
        return None
    if s.startswith(lang.subjects.passive_by, start + len(word)):
        return None
    source = subject(s, len(left), lang)
    if source is None:
        return None
    who = s[source[0] : source[1]]
    if (
        word == base
        and word not in lang.subjects.plain_past
        and not (
            lang.subjects.helped.search(left) or lang.subjects.plural.search(lang.subjects.possessive.sub("", who))
        )
    ):
        return None  # "the infrastructure pledge": a plain form needs a plural subject
    return source


def cannot_follow(s: str, start: int, lang: Voices) -> bool:
    """Whether the word before shows that what stands at ``start`` is a noun, a passive, negated or an infinitive."""
    before = s[max(0, start - 40) : start].rsplit(None, 1)
    previous = before[-1].lower() if before else ""
    if previous in lang.subjects.quantifiers:
        return not lang.subjects.says.match(s, start)
    return previous in lang.subjects.before_no_verb or previous.endswith(lang.subjects.no_verb_endings)


def head_of(s: str, source: Span, lang: Voices) -> str:
    """The noun of a noun phrase: "law" of "the law on piers"."""
    phrase = lang.subjects.head_ends.split(s[slice(*source)], 1)[0].split()
    return phrase[-1] if phrase else ""


def is_speaker(s: str, source: Span, lang: Voices) -> bool:
    """Whether a subject may be somebody who speaks: a noun phrase whose head names a person, an office or a text.

    The reader, a word that only leads to the subject, a clause and a thing are no speakers.
    """
    who = s[source[0] : source[1]]
    phrase = lang.subjects.head_ends.split(who, 1)[0]
    head = head_of(s, source, lang)
    adverb = who.endswith(lang.subjects.adverb_ending) and " " not in who
    if adverb and (who.islower() or who in lang.subjects.opening_adverbs):
        return False
    if lang.subjects.nobody.match(who) or who.lower() in lang.subjects.no_speakers or who in lang.subjects.clause_words:
        return False
    if who.endswith(lang.subjects.contracted_verb) or lang.subjects.surely_finite.search(phrase):
        return False
    if head[:1].isupper():
        return True
    return not lang.subjects.speechless.fullmatch(head) or bool(lang.verbs.studies.search(who))


def speaker(s: str, source: Span | None, lang: Voices) -> Span | None:
    """The subject if it can speak; else the name at its end, where more than the subject was taken for it."""
    if source is None or is_speaker(s, source, lang):
        return source
    if not lang.subjects.surely_finite.search(s, *source):
        return None
    name = lang.subjects.last_name.search(s, source[0], source[1])
    return name.span(1) if name and name.start(1) > source[0] and is_speaker(s, name.span(1), lang) else None


def subject(s: str, verb: int, lang: Voices) -> Span | None:
    """The noun phrase before a verb, back to the last comma, conjunction or dash that is not part of it."""
    left = s[:verb].rstrip()
    if not left:
        return None
    left, apart = left[-_FAR:], max(0, len(left) - _FAR)
    found = _noun_phrase(left, lang)
    return (found[0] + apart, found[1] + apart) if found else None


def _noun_phrase(left: str, lang: Voices) -> Span | None:
    """The subject at the end of the words before a verb."""
    if left.endswith((")", "),", "—", "–")):
        left = _PARENTHESES.sub("", left)
    while (
        _may_trail(left, lang)
        and (trailing := lang.subjects.trailing.search(left, max(0, len(left) - _TRAIL)))
        and trailing.start() > 0
    ):
        left = left[: trailing.start()]
    last = left.rsplit(None, 1)[-1] if left.strip() else ""
    if last.lower() in lang.subjects.pronouns:
        return len(left) - len(last), len(left)
    relative = lang.subjects.relative.search(left, len(left) - 8) if last in lang.subjects.relative_pronouns else None
    if relative:
        left = left[: relative.start()]  # "Kurti, who said": the name before
        if named := _apposed_to(left + ",", lang):
            return named
    if left.endswith(","):
        left = lang.subjects.aside.sub("", left)
        if named := _apposed_to(left, lang):
            return named
    if apposed := left.endswith(","):  # "Kurti, the prime minister, said"
        left = left.rstrip(",")
        comma = left.rfind(", ")
        if comma > 0 and not lang.subjects.officer.fullmatch(left, comma + 2):
            left, apposed = left[:comma], False
    start = clause_start(left, lang)
    start = after_commas(left, start, lang, also=apposed)
    start = _after_opening(left, start, lang)
    before, _, that = left[:start].rstrip().rpartition(" ")
    if that in lang.subjects.relative_pronouns and " " in left[start:] and lang.subjects.finite.match(left, start):
        return _noun_phrase(before.rstrip(","), lang)  # "members of a union that left have said"
    if relative and lang.subjects.finite.search(left, start):
        return last_phrase(left, len(left), lang)
    return (start, len(left)) if start < len(left) and len(left[start:].split()) <= _LONGEST else None


def _apposed_to(left: str, lang: Voices) -> Span | None:
    """The name before an apposition that ends here, whatever commas that has."""
    begin = clause_start(left, lang)
    while begin and not lang.subjects.finite.search(left, begin):  # "who served as mayor," is all apposition
        begin = clause_start(left[: left.rfind(" ", 0, begin - 1) + 1], lang) if " " in left[: begin - 1] else 0
    opening = lang.subjects.opening.match(left, begin)
    last = left.rfind(", ", begin, left.rfind(", ", begin))  # "..., Krog, a lawyer," and not who was named before
    named = last > 0 and not lang.subjects.finite.search(left, last) and lang.subjects.apposed_to.match(left, last + 2)
    named = named or lang.subjects.apposed_to.match(left, opening.end() if opening else begin)
    return named.span(1) if named else None


def _after_opening(left: str, start: int, lang: Voices) -> int:
    """Where the subject begins after "On Monday", "a plan" (that he said ...) and a clause joined by "and"."""
    for pattern in (lang.subjects.opening, lang.subjects.relative_object):
        if before := pattern.match(left, start):
            start = before.end()
    for conjunction in lang.subjects.conjunction.finditer(left[start:]):
        if lang.subjects.joined_after_verb.search(left[start : start + conjunction.start()]):
            start += conjunction.end()
            break
    while start < len(left) and not (left[start].isalnum() or left[start] == "¤"):
        start += 1
    return start


def last_phrase(s: str, stop: int, lang: Voices) -> Span | None:
    """The noun phrase that ends at a place: "of Newsweek magazine" and then "which praises"."""
    m = lang.subjects.phrase.search(s[:stop].rstrip())
    if m is None:
        return None
    before = lang.subjects.leading.match(m[0])
    return m.start() + (before.end() if before else 0), m.end()


def _may_trail(left: str, lang: Voices) -> bool:
    """Whether the last word can be an adverb, an auxiliary or a day: cheap, before the whole is looked at."""
    ending = left.rsplit(None, 2)[-2:]
    if len(ending) < 2:
        return False
    before, last = ending
    return (
        last in lang.subjects.adverbs
        or last.endswith(lang.subjects.trailing_endings)
        or last.isdigit()
        or before in lang.subjects.trailing_openers
        or (before.isdigit() and last[0].isupper())
    )


def main_subject(s: str, before: int, lang: Voices) -> Span | None:
    """The subject of the sentence's first finite verb: it is who goes on "saying"."""
    opening = lang.subjects.first_pronoun.match(s)
    if opening:
        return opening.span(1)
    verb = next(
        (
            m
            for m in lang.subjects.finite.finditer(s, 0, before)
            if not lang.subjects.in_relative.search(s, 0, m.start())
        ),
        None,
    )
    return subject(s, verb.start() if verb else before, lang)


def clause_subject(s: str, before: int, lang: Voices) -> Span | None:
    """The subject of the last clause that has one before a place: who goes on in "after Krog left and said"."""
    begin = clause_start(s[:before], lang)
    verb = lang.subjects.finite.search(s, begin, before)
    nearest = subject(s, verb.start(), lang) if verb and begin else None
    return nearest if nearest and nearest[0] >= begin else main_subject(s, before, lang)


def is_subject(s: str, source: Span, lang: Voices) -> bool:
    """Whether a name, a pronoun, a plural or a determiner shows a subject before what may be a noun."""
    if s[source[1] - 1].isdigit():
        return False
    first = s[source[0] : source[1]].partition(" ")[0]
    if first.endswith(lang.verbs.participle_ending) and first.islower():
        return False
    known = lang.subjects.determiners | lang.subjects.pronouns
    return first[:1].isupper() or first in known or bool(lang.subjects.plural.search(s, *source))


def antecedent(s: str, source: Span, lang: Voices) -> Span | None:
    """Whom "he" or "she" means where the sentence began with a name: "Dempsey drew attention when he told ..."."""
    if s[slice(*source)].lower() not in lang.subjects.person_pronouns or not lang.subjects.finite.search(
        s, 0, source[0]
    ):
        return None
    found = main_subject(s, source[0], lang)
    if found is None or found[1] >= source[0] or not is_speaker(s, found, lang):
        return None
    return found if lang.subjects.named.fullmatch(s, *found) else None


def owner(s: str, noun: int, lang: Voices) -> Span | None:
    """Whose claim: who stands before a noun of saying, "the minister's", "Obama's repeated" or "past Saudi"."""
    m = lang.subjects.owner.search(s, max(0, noun - 120), noun)
    return m.span(m.lastindex or 0) if m else None


def clause_begin(s: str, cue: int, lang: Voices) -> int:
    """Where the subject of a cue begins, or the cue itself where there is none."""
    found = subject(s, cue, lang)
    if found is None:
        return cue
    verb = lang.subjects.finite.search(s, *found)  # "Rice said Gates": what Rice says begins with Gates
    return verb.end() + 1 if verb and verb.end() + 1 < found[1] else found[0]


def clause_start(left: str, lang: Voices) -> int:
    """Where the clause begins that ends here: after a conjunction, a quotation or a stop within the sentence."""
    start = _after_break(left, len(left))
    if left.find(")", start) > 0 and left[start - 1 : start] == "(":  # a bracket that is closed again breaks nothing
        start = _after_break(left, start - 1)
    start += left.startswith(" ", start)
    words, position = left[start:].split(" "), len(left)
    following = ""
    for word in reversed(words):
        after = position + 1
        position -= len(word) + 1
        if word in lang.subjects.clause_words and following:
            return after
        following = word
    return start


def _after_break(left: str, stop: int) -> int:
    """Where the words begin after the last break before ``stop``."""
    found = max(left.rfind("¤ ", 0, stop) + 1, *[left.rfind(mark, 0, stop) + 1 for mark in _BREAKS])
    clock = 1 < found < len(left) and left[found - 1] == ":" and left[found - 2].isdigit() and left[found].isdigit()
    return _after_break(left, found - 1) if clock else found


def after_commas(left: str, start: int, lang: Voices, *, also: bool) -> int:
    """Where the subject begins after an opening phrase; commas of an enumeration of names are part of it.

    ``also`` takes one piece more: the name before its apposition.
    """
    pieces = left[start:].split(", ")
    if len(pieces) == 1:
        return start
    before = pieces[-2]
    is_name = lang.subjects.name.fullmatch(before) and not lang.subjects.nobody.match(before)
    if pieces[-1][0].isupper():  # "Ida Krog, Holm's chief of staff said"; after "Monday" Holm's chief is the subject
        is_name = is_name and " " in before
    also = also or bool(is_name and lang.subjects.office.match(pieces[-1]))
    taken = len(pieces) - 1 - also
    if lang.subjects.conjunction.match(pieces[-1]) and len(pieces) > 2:
        while taken > 0 and len(pieces[taken - 1].split()) <= 4 and pieces[taken - 1].split()[-1][0].isupper():
            taken -= 1
    return start + sum(len(piece) + 2 for piece in pieces[:taken])
