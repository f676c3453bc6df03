"""Who speaks: the noun phrase before "said", found without a parser, and the fullest name the article gives for it.

"Stano" is Peter Stano once he has been named in full; "he" is the last person who spoke or was named; "the
embassy" is the last embassy. "The president" is the only one named as President: no vice president, no former and
no foreign one. Nothing outside the article is used.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, dropwhile, pairwise
from typing import NamedTuple

from kosovo_lib.lang import Language
from kosovo_lib.lang.parts import ascii_words, first_word, words_of
from kosovo_lib.lang.voices import Speakers, Voices
from kosovo_lib.text.actors import Lexicon, find_mentions, same_first_name

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
_MARKS = re.compile(f"[{re.escape(_BREAKS)})¤]")  # one of them stands where a clause breaks

_PARENTHESES = re.compile(r"\s*\([^()]*\)(?=,?$)|\s*[—–]+[^—–]{1,150}[—–]+\s*$")
_LONGEST = 18
COMMA = re.compile(r", (?!¤)")
_FAR = 300  # characters before a verb in which its subject is looked for
_NEAR = 100  # characters before it in which a text is looked for whose relative clause it stands in
_TRAIL = 90  # characters that adverbs and auxiliaries between a subject and its verb may take


def subject_of(s: str, start: int, word: str, base: str, lang: Voices) -> Span | None:
    """The subject of a verb at ``start``, or None where the word is a noun, passive, negated or in the infinitive."""
    left = s[:start].rstrip()
    related = left.endswith(tuple(lang.subjects.relative_pronouns))
    if related and (written := lang.verbs.written_that.search(s, max(0, start - _NEAR), start)):
        by = written.span("by") if written["by"] else owner(s, written.start(), lang)
        return by or last_phrase(s, written.end("what"), lang)  # "sent a memo to the staff that said"
    if word.endswith(lang.verbs.participle_ending):
        helped = lang.subjects.progressive.search(left)
        if helped is None:
            return None
        left = left[: helped.start()]
    source = subject(s, len(left), lang)
    if source is None:
        return None
    words, is_plain = lang.subjects, word == base and word not in lang.subjects.plain_past
    if is_plain and not (words.helped.search(left) or words.plural.search(words.possessive.sub("", s[slice(*source)]))):
        return None  # "the infrastructure pledge": a plain form needs a plural subject
    return source


def cannot_follow(s: str, start: int, lang: Voices) -> bool:
    """Whether the word before shows that what stands at ``start`` is a noun, a passive, negated or an infinitive."""
    before = s[max(0, start - 40) : start].rsplit(None, 1)
    previous = before[-1].lower() if before else ""
    owns = previous.endswith(lang.subjects.no_verb_endings)
    if previous in lang.subjects.quantifiers or (owns and lang.speakers.owned_name.fullmatch(before[-1])):
        return not lang.subjects.says.match(s, start)
    if previous in lang.subjects.relative_pronouns and len(before) > 1:
        person = lang.speakers.common.fullmatch(before[0].rpartition(" ")[2].capitalize())
        written = lang.verbs.written_that.search(s, max(0, start - _NEAR), start)
        if written or lang.verbs.studies.search(before[0][-14:]) or (person and lang.subjects.says.match(s, start)):
            return False  # "a study that shows", "critics that say"
    return owns or previous in lang.subjects.before_no_verb


def is_speaker(s: str, source: Span, lang: Voices) -> bool:
    """Whether a subject may be somebody who speaks: a noun phrase whose head names a person, an office or a text.

    The reader, a word that only leads to the subject, a clause and a thing are no speakers.
    """
    return _can_speak(s[source[0] : source[1]], lang)


@lru_cache(maxsize=4096)
def _can_speak(who: str, lang: Voices) -> bool:
    words = lang.subjects
    verb = who in lang.verbs.forms and who not in lang.verbs.also_nouns and not lang.verbs.studies.search(who)
    if verb or who.lower() in words.no_speakers or who in words.clause_words or words.nobody.match(who):
        return False
    phrase = words.head_ends.split(who, 1)[0]
    if words.surely_finite.search(phrase) or (who[-1].isdigit() and not who[0].isupper()):
        return False
    head = phrase.rstrip().rpartition(" ")[2]
    return head[:1].isupper() or not words.speechless.fullmatch(head) or bool(lang.verbs.studies.search(who))


def speaker(s: str, source: Span | None, lang: Voices) -> Span | None:
    """The subject if it can speak; else the name at its end, where more than the subject was taken for it."""
    if source and s[source[1] :].lstrip()[:1] in (",", "—", "–", "(") and lang.subjects.apposes.match(s, source[0]):
        named = lang.speakers.last_name.search(s, 0, source[0] - 2)  # "Ida Krog, a lawyer, who says"
        if named and is_given(named[1], lang):
            return named.span(1)
    if source is None or is_speaker(s, source, lang):
        return source
    if not lang.subjects.surely_finite.search(s, *source):
        return None
    name = lang.subjects.last_name.search(s, source[0], source[1])
    return name.span(1) if name and name.start(1) > source[0] and is_speaker(s, name.span(1), lang) else None


def is_given(who: str, lang: Voices) -> bool:
    """Whether a name begins with a given name or a title, by which it is a person's."""
    first, _, rest = who.partition(" ")
    return bool(rest) and (first.capitalize() in lang.speakers.given_names or first.lower() in lang.speakers.titles)


def subject(s: str, verb: int, lang: Voices) -> Span | None:
    """The noun phrase before a verb, back to the last comma, conjunction or dash that is not part of it."""
    left = s[:verb].rstrip()
    apart = max(0, len(left) - _FAR)
    found = _noun_phrase(left[apart:], lang)
    return (found[0] + apart, found[1] + apart) if found and apart else found


def _noun_phrase(left: str, lang: Voices) -> Span | None:
    """The subject at the end of the words before a verb."""
    closed = False
    if left.endswith((")", "),", "—", "–")):
        left, closed = _PARENTHESES.sub("", left), left.endswith(")")
    *_, before, last = "", "", *left.rsplit(None, 2)
    while (
        _may_trail(before, last, lang)
        and (trailing := lang.subjects.trailing.search(left, max(0, len(left) - _TRAIL)))
        and trailing.start() > 0
        and not lang.speakers.article.fullmatch(f"{left[: trailing.start()].rpartition(' ')[2]} ")  # "the first said"
    ):
        left = left[: trailing.start()]
        *_, before, last = "", "", *left.rsplit(None, 2)
    if last.lower() in lang.subjects.pronouns:
        return len(left) - len(last), len(left)
    relative = lang.subjects.relative.search(left, len(left) - 8) if last in lang.subjects.relative_pronouns else None
    if before and not relative and last in lang.subjects.clause_words:  # "Krog bristled when asked"
        return None
    if relative:
        left = left[: relative.start()]  # "Kurti, who said": the name before
    apart = f"{left}," if closed and not left.endswith(",") else left  # "Kestrel, the arm of Brandt Group (BRG) said"
    if apart.endswith(",") and (named := _apposed_to(apart, lang)):
        return named
    if apposed := left.endswith(","):  # "Kurti, the prime minister, said"
        left = left.rstrip(",")
        comma = left.rfind(", ")
        if comma > 0 and not lang.subjects.officer.fullmatch(left, comma + 2):
            left, apposed = left[:comma], False
    start = clause_start(left, lang)
    if not left[start:].isalpha():
        start = after_commas(left, start, lang, also=apposed)
        start = _after_opening(left, start, lang)
    before, _, that = left[:start].rstrip().rpartition(" ")
    if that in lang.subjects.relative_pronouns and " " in left[start:] and lang.subjects.finite.match(left, start):
        return _noun_phrase(before.rstrip(","), lang)  # "members of a union that left have said"
    if relative and (lang.subjects.finite.search(left, start) or relative[0] == f" {last}"):
        return last_phrase(left, len(left), lang)
    return (start, len(left)) if start < len(left) and len(left[start:].split()) <= _LONGEST else None


def _apposed_to(left: str, lang: Voices) -> Span | None:
    """The name before an apposition that ends here, whatever commas that has."""
    begin = clause_start(left, lang)
    # "who served as mayor," is all apposition
    while begin and not (lang.subjects.finite.search(left, begin) or lang.subjects.apposed_to.match(left, begin)):
        begin = clause_start(left[: left.rfind(" ", 0, begin - 1) + 1], lang) if " " in left[: begin - 1] else 0
    opening = lang.subjects.opening.match(left, begin)
    named, last = None, left.rfind(", ", begin)  # "..., Krog, 45, a lawyer," and not who was named before
    while not named and (last := left.rfind(", ", begin, last)) > 0 and not lang.subjects.finite.search(left, last):
        named = lang.subjects.apposed_to.match(left, last + 2)
    for at in (opening.end() if opening else begin, len(left) - len(left.rpartition("¤")[2].lstrip(", "))):
        named = named or lang.subjects.apposed_to.match(left, at)
    return named.span(1) if named else None


def _after_opening(left: str, start: int, lang: Voices) -> int:
    """Where the subject begins after "On Monday", "a plan" (that he said ...) and a clause joined by "and"."""
    for inner in lang.subjects.inner_which.finditer(left, start):
        start = inner.end()
    for pattern in (lang.subjects.opening, lang.subjects.relative_object):
        if before := pattern.match(left, start):
            start = before.end()
    for conjunction in lang.subjects.conjunction.finditer(left, start):
        if lang.subjects.joined_after_verb.search(left, start, conjunction.start()):
            start = conjunction.end()
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


def _may_trail(before: str, last: str, lang: Voices) -> bool:
    """Whether the last of two words can be an adverb, an auxiliary or a day: cheap, before the whole is looked at."""
    return (
        last in lang.subjects.adverbs
        or last.endswith(lang.subjects.trailing_endings)
        or last.isdigit()
        or before in lang.subjects.trailing_openers
        or (before.isdigit() and last[0].isupper())
    )


def main_subject(s: str, before: int, lang: Voices) -> Span | None:
    """The subject of the sentence's first finite verb: it is who goes on "saying"."""
    if lang.verbs.subordinate.match(s) and (found := following_subject(s, 0, before, lang)):
        return found
    verbs = chain(lang.subjects.finite.finditer(s, 0, before), lang.subjects.present.finditer(s, 0, before))
    fit = (m for m in verbs if not cannot_follow(s, m.start(), lang))
    inside = next(fit, None)  # "Krog, who won and is claiming"
    tried = chain((inside,) if inside else (), fit)
    verb = next((m for m in tried if not lang.subjects.in_relative.search(s, 0, m.start())), inside)
    found = subject(s, verb.start() if verb else before, lang)
    first = s[slice(*found)].partition(" ")[0] if found else ""  # "He knelt down, raised his hands and said"
    return (found[0], found[0] + len(first)) if found and first.lower() in lang.subjects.pronouns else found


def following_subject(s: str, begin: int, stop: int, lang: Voices) -> Span | None:
    """The subject of the main clause after an opening one: "After the vote, Krog left"."""
    for comma in COMMA.finditer(s, begin, stop):
        verb = lang.subjects.finite.search(s, comma.end(), stop)
        found = subject(s, verb.start(), lang) if verb else None
        if found and found[0] == comma.end():
            return found
    return None


def clause_subject(s: str, before: int, lang: Voices) -> Span | None:
    """The subject of the last clause that has one before a place: who goes on in "after Krog left and said"."""
    begin = clause_start(s[:before], lang)
    verb = lang.subjects.finite.search(s, begin, before) if begin else None
    nearest = subject(s, verb.start(), lang) if verb else None
    return nearest if nearest and nearest[0] >= begin else main_subject(s, before, lang)


def is_subject(s: str, source: Span, lang: Voices) -> bool:
    """Whether a subject without a verb of its own is shown by a name, a pronoun, a plural or a determiner."""
    words, first = lang.subjects, s[source[0] : source[1]].partition(" ")[0]
    if s[source[1] - 1].isdigit() or (first.endswith(lang.verbs.participle_ending) and first.islower()):
        return False
    known = first[:1].isupper() or first in words.determiners or first in words.pronouns
    return bool(known or words.plural.search(s, *source)) and has_no_verb(s, source, lang)


def has_no_verb(s: str, source: Span, lang: Voices) -> bool:
    """Whether a subject holds no verb but that of a clause beside it: "a video released by the union"."""
    stop = lang.speakers.issued.search(s, *source)
    return all(
        s.startswith(lang.subjects.passive_by, verb.end()) or lang.subjects.in_relative.search(s, 0, verb.start())
        for verb in lang.subjects.finite.finditer(s, source[0], stop.start() if stop else source[1])
    )


def antecedent(s: str, report: Report, lang: Voices) -> Span | None:
    """Whom a pronoun means where the sentence began with a name or a body: "Dempsey drew attention when he told", "a
    court upheld the ban, but it ruled"; not "Dempsey will go, he said"."""
    source = report.source
    pronoun = s[slice(*source)].lower() if source else ""
    if not source or not lang.speakers.pronoun.fullmatch(pronoun) or not lang.subjects.finite.search(s, 0, source[0]):
        return None
    found = main_subject(s, source[0], lang)
    if found is None or found[1] >= source[0]:
        return None
    speaks = s[found[1] + 1 :].partition(" ")[0] in lang.verbs.forms  # "Dempsey said, and later, he said, ..."
    alone = s[: report.end].endswith(lang.subjects.reflexives)  # "Dunn built it himself, he said"
    if report.start <= found[0] < report.end and not (speaks or alone):
        return None
    if pronoun not in lang.subjects.person_pronouns:
        return found if _is_body(s[slice(*found)], pronoun, lang) else None
    owns = lang.subjects.possessive.search(s, *found)  # "Krog's luck ran out when he claimed"
    found = (found[0], owns.start()) if owns and s[owns.end() : found[1]].islower() and s[found[1]] == " " else found
    named = lang.subjects.named.fullmatch(s, *found) and not lang.subjects.not_meant.fullmatch(s, 0, found[1])
    return found if named and is_speaker(s, found, lang) else None


def _is_body(phrase: str, pronoun: str, lang: Voices) -> bool:
    """Whether a noun phrase is a body, or several, whom "it" or "they" can mean: "a harbour court"."""
    head, plural = lang.speakers.after_head.split(phrase)[0], lang.subjects.plural.fullmatch
    return bool(lang.speakers.body.search(head)) and bool(plural(head.rpartition(" ")[2])) == bool(plural(pronoun))


def owner(s: str, noun: int, lang: Voices) -> Span | None:
    """Whose claim: who stands before a noun of saying, "the minister's" or "past Saudi", else who makes it."""
    if m := lang.subjects.owner.search(s, max(0, noun - 120), noun):
        return m.span(m.lastindex or 0)
    made = lang.subjects.makes.search(s, max(0, noun - 120), noun)
    verb = made[0].partition(" ")[0] if made else ""  # "took the step of issuing a statement that"
    to = made and s.endswith(lang.verbs.infinitive_mark, 0, made.start())  # "went on air to make the claim"
    whose = subject_of(s, made.start(), verb, "", lang) if made and not to else None
    who = whose or (main_subject(s, made.start(), lang) if made else None)
    return who if who and is_speaker(s, who, lang) else None


def clause_begin(s: str, cue: int, lang: Voices) -> int:
    """Where the subject of a cue begins, or the cue itself where there is none."""
    found = subject(s, cue, lang)
    if found is None:
        return cue
    verb = lang.subjects.finite.search(s, *found)  # "Rice said Gates": what Rice says begins with Gates
    return verb.end() + 1 if verb and verb.end() + 1 < found[1] else found[0]


def clause_start(left: str, lang: Voices) -> int:
    """Where the clause begins that ends here: after a conjunction, a quotation or a stop within the sentence."""
    start = 0
    if _MARKS.search(left):
        start = _after_break(left, len(left))
        if left.find(")", start) > 0 and left[start - 1 : start] == "(":  # a closed bracket breaks nothing
            start = _after_break(left, start - 1)
        if "(" not in left[start:]:  # "... Gazette) Krog said"
            start = max(start, left.rfind(") ", start) + 1)
    start += left.startswith(" ", start)
    words, position, following = left[start:].split(" "), len(left), ""
    for word in () if lang.subjects.clause_words.isdisjoint(words) else reversed(words):
        after = position + 1
        position -= len(word) + 1
        if word in lang.subjects.clause_words and following and not lang.subjects.compared.search(left[:position]):
            return after
        following = word
    return start


def _after_break(left: str, stop: int) -> int:
    """Where the words begin after the last break before ``stop``."""
    before = left[:stop]
    found = max(before.replace("¤,", "¤¤").rfind("¤ "), *map(before.rfind, _BREAKS)) + 1
    clock = 1 < found < len(left) and left[found - 1] == ":" and left[found - 2].isdigit() and left[found].isdigit()
    return _after_break(left, found - 1) if clock else found


def after_commas(left: str, start: int, lang: Voices, *, also: bool) -> int:
    """Where the subject begins after an opening phrase; commas of an enumeration of names are part of it.

    ``also`` takes one piece more: the name before its apposition.
    """
    pieces = left[start:].split(", ")
    if len(pieces) == 1:
        return start
    if (names := lang.subjects.names.search(left, start)) and not lang.subjects.nobody.match(left, names.start()):
        return names.start()  # "Krog, Holm and Brandt said"
    office = lang.speakers.portfolio.search(left, start)
    if office and office.start() < left.rindex(", ") < office.end():
        return start  # "Minister of Health, Sport and Trade Ida Krog"
    before, last = pieces[-2], lang.speakers.after_head.split(pieces[-1])[0]
    if " " in before and (last[0].islower() or lang.subjects.possessive.search(last)):
        role = last.partition(" ")[0] not in lang.subjects.determiners and lang.speakers.person_head.search(last)
        named = role and lang.subjects.name.fullmatch(before) and not lang.subjects.nobody.match(before)
        also = also or bool(named and not lang.subjects.plural.search(last))  # "Ida Krog, head of the union said"
    taken = len(pieces) - 1 - also
    if lang.subjects.conjunction.match(pieces[-1]) and len(pieces) > 2:
        while taken > 0 and len(pieces[taken - 1].split()) <= 4 and pieces[taken - 1].split()[-1][0].isupper():
            taken -= 1
    return start + sum(len(piece) + 2 for piece in pieces[:taken])


_WORD = re.compile(r"\w+")
_OWNER = re.compile(r".* (?=[^ ]+’ )")  # what stands before it: "the health ministry’ aide"
_LONGEST_NAME = 10
_LATELY = 4  # sentences in which somebody named may still be meant by a pronoun


@lru_cache(maxsize=4096)
def plain_name(phrase: str, words: Speakers) -> str:
    """A noun phrase without its article, its possessive and the spaces around it."""
    if not words.enumeration.search(phrase):
        phrase = phrase.partition(", ")[0].strip(" ,")
        phrase = words.owning.sub("", phrase) if " " in phrase else phrase  # "Macey's said": a shop
    phrase = words.occasion.sub("", words.when.sub("", words.issued.split(phrase)[0]))
    return words.article.sub("", phrase) if len(phrase.split()) > 1 else phrase


@lru_cache(maxsize=4096)
def _bare(phrase: str, words: Speakers) -> str:
    """A noun phrase without honorific, party and occasion; empty where it means nobody."""
    phrase = words.honorific.sub("", " ".join(phrase.split()))
    phrase = words.occasion.sub("", words.party.sub("", words.portfolio.sub("", phrase)))
    return "" if words.nobody.fullmatch(phrase) else phrase


class People:
    """What one article has said so far about who there is: full names, offices, who spoke last.

    A pronoun is whoever spoke last, unless a sentence since was about somebody else whom it fits as well; nobody gets
    a pronoun that his honorific, his given name or another sentence rules out.
    """

    def __init__(self, language: Language, text: str, spellings: Mapping[str, str]) -> None:
        words = self._voices = language.voices
        self._text = text
        self.spellings = spellings
        self._actors = language.actors
        self._words = words.speakers
        self._verbs = words.verbs.forms
        self._honorifics = frozenset(map(first_word, self._words.honorifics))
        self._full: dict[str, list[str]] = {}
        self._offices: dict[str, set[str]] = {}
        self._pronouns: dict[str, str] = {}
        self._named: dict[str, int] = {}
        self._spoke: dict[str, int] = {}
        self._one_name: dict[str, str | None] = {}
        self._identified: dict[str, str] = {}
        self._outside: list[str] = []
        self._last: str | None = None
        self._sentence = 0

    def read(self, sentence: str, outside: str, *, is_headline: bool = False) -> None:
        """Note the full names in a sentence and whom it names ``outside`` quotations; a headline shows no office."""
        self._sentence += 1
        self._outside.append("" if is_headline else outside)
        plain = self._voices.subjects.possessive.sub("’", sentence) if "’" in sentence or "'" in sentence else sentence
        words, roles = words_of(sentence), self._words.roles
        plain = plain if words.isdisjoint(self._words.portfolio_words) else self._words.portfolio.sub("", plain)
        is_described = not roles.isdisjoint(words)
        for printed in self._words.full_name.finditer(plain):
            surname, full, office = _full_name(printed[1], self._voices)
            if not full:
                continue
            known = self._full.setdefault(surname, [])
            if " " in full and known and " " not in known[0]:
                known[0] = full
            elif full not in known and self._whole(full.split()) is None:
                known.append(full)
            begin, end = printed.span()
            near = f"{plain[max(0, begin - 40) : begin]}|{plain[end : end + 60]}" if is_described else ""
            if near and not roles.isdisjoint(ascii_words(near)) and (beside := self._words.apposed_office.search(near)):
                office = office or beside[beside.lastindex or 0].lower()
                if beside["the"] is not None and self._last and self._last.endswith(f" {office}"):
                    self._one_name[self._last] = self.spelled(full)  # "Krog's aide", and then "aide |", "the aide, |"
            if office and not is_headline and not self._words.other_office.search(plain, max(0, begin - 12), begin):
                self._offices.setdefault(office, set()).add(self._whole(full.split()) or full)
        if not words.isdisjoint(self._words.identifying) and (m := self._words.identified.search(plain)):
            self._identified[m["who"]] = m["name"]
        for surname in self._full.keys() & (words if outside == sentence else words_of(outside)):
            known = self._full[surname]
            self._named |= dict.fromkeys([full for full in known if full in outside] or known[:1], self._sentence)
        for honorific, name in () if words.isdisjoint(self._honorifics) else self._words.addressed.findall(plain):
            self._pronouns.setdefault(name.rpartition(" ")[2], self._words.honorifics[honorific])

    def resolve(self, phrase: str, before: str) -> str | None:
        """The speaker that a phrase means after the text ``before`` it, None where it names nobody ("reports")."""
        words = self._words
        phrase = _bare(phrase, words)
        if not phrase:
            return None
        if words.pronoun.fullmatch(phrase):
            return self._meant(words.owners.get(phrase.lower(), phrase.lower()), before)
        if self._last and words.together.fullmatch(phrase) and words.conjunction.search(self._last):
            return self._last  # "Norland and Sudland said", and then "the countries"
        plain = plain_name(phrase, words)
        if plain in self._identified:  # "a man, identified as Jon Holm," and then "the man"
            return self._spoken(self._identified[plain], person=True)
        if generic := words.generic.fullmatch(phrase):
            known = self._holder(plain) or self._definite(generic, plain, before)
            return self._spoken(known or plain, person=bool(generic["person"]))
        if words.definite.fullmatch(phrase):
            owned = phrase.partition(" ")[0].lower() in words.owners
            if not owned and (known := self._holder(plain) or self._described(plain, before)):
                return self._spoken(known, person=True)
        elif phrase != plain in words.roles and "," not in phrase and not words.unnamed_heads.fullmatch(plain):
            self._one_name.setdefault(plain, self.spelled(plain))  # "a teacher" is not the one named before
        person = self._person(phrase)
        if person is None and len(plain.split()) > _LONGEST_NAME:
            phrase = words.after_head.split(words.article.sub("", phrase))[0]
            person = self._person(phrase)
        name = person or plain_name(phrase, words)
        two = () if person or words.enumeration.search(phrase) else words.conjunction.split(phrase)
        for one in two if len(two) > 1 and self._person(two[0]) else ():  # "Krog and House Speaker Jon Holm"
            name = name.replace(one, self._person(one) or one)
        return self._spoken(name, person=bool(person or words.person_head.search(name)))

    def spelled(self, name: str) -> str:
        """A name in the letters of the article, where those it is read in are others."""
        return _WORD.sub(lambda m: self.spellings.get(m[0], m[0]), name) if self.spellings else name

    def holding(self, office: str) -> str:
        """The one whom the article names with an office, for a headline: "Minister warns"; else what is printed."""
        return self.spelled(self._holder(office) or office)

    def known_as(self, speaker: str, lexicon: Lexicon) -> str | None:
        """The one name of a speaker in the article, by whatever name it speaks: its actor's, else the fullest.

        "A spokesman" has none: the next one may be another; "a company spokesman" speaks for the company.
        """
        speaks = self._words.speaks_for.fullmatch(speaker)
        body = speaks[speaks.lastindex or 0] if speaks else ""  # not "Krog", who may be named once, by the surname
        sure = not body.istitle() or " " in body or body in self._words.states or self._text.count(body) > 1
        if body and sure and body not in self._full and not self._takes(self._person(body) or body):
            return self.known_as(body, lexicon)
        if speaker not in self._one_name:
            nameless = self._words.unnamed_heads.fullmatch(speaker)
            name = speaker if nameless or speaker in self._named else self._holder(speaker) or self._person(speaker)
            name = name or self._in_small_letters(speaker)
            head = self.spelled(self._words.after_head.split(name)[0])
            actors = find_mentions(head, lexicon) if lexicon.actors else []
            joint = self._words.conjunction.search(head)  # "Ida Krog and Jon Holm" are neither of the two
            whose = [m for m in actors if m.sense in ("actor", "government") and m.end == len(head)]
            ending = [m.actor for m in whose if joint is None or m.start <= joint.start()]
            self._one_name[speaker] = ending[-1] if ending else None if nameless else self.spelled(name)
        return self._one_name[speaker]

    def _holder(self, office: str) -> str | None:
        """The only person named with an office: the president, the House speaker; None where two were or none."""
        owned = self._voices.subjects.possessive.sub("’", office.lower())
        office = _OWNER.sub("", owned) if "’" in owned else owned
        holders = self._offices.get(office) or {
            name
            for known, names in self._offices.items()
            if known.endswith(f" {office}") and not self._is_other(known.removesuffix(office).split())
            for name in names
        }
        state, _, party = office.rpartition(" ")
        seats = self._words.seats if state and party.capitalize() in self._words.openers else ()
        for seat in (one for each in seats for one in each.finditer(self._text)):  # "the Ohio Democrat": "Krog, D-Ohio"
            parts = map(r"\S*?".join, ascii_words(seat["state"].lower()))  # "N.Y." may be New York
            if seat["party"][0].lower() == party[0] and re.fullmatch(r"\S* ".join(parts) + r"\S*", state):
                holders = holders | {self._person(seat["name"]) or seat["name"]}
        return self._whole(next(iter(holders)).split()) if len(holders) == 1 else None

    def _whole(self, name: list[str]) -> str | None:
        """The full name of a person, or of the first of a surname: "Ed Stack" is Edward Stack, "Ann Stack" is not."""
        suffix = len(name) > 1 and self._words.suffix.fullmatch(name[-1]) is not None
        parts = name[:-1] if suffix else name
        said = parts[0].lower()  # "Continued Stack" is Stack
        for full in self._full.get(parts[-1], ()):
            first, *others = full.split()
            between = others[: others.index(parts[-1])] if others else []
            if len(parts) == 1 or (
                (same_first_name(parts[0], first, self._actors) or self._verbs.get(said, said) != said)
                and (not suffix or others[-1] == name[-1])
                and (not between or not parts[1:-1] or [w[0] for w in between] == [w[0] for w in parts[1:-1]])
            ):
                return full
        return None

    def _is_other(self, before: list[str]) -> bool:
        """Whether the words before an office make another one of it: "vice", "Russian"."""
        words = self._words
        return any(
            word in words.titles
            or word.capitalize() in words.peoples
            or words.other_office.search(f"{word.strip('’')} ")
            for word in before
        )

    def _in_small_letters(self, speaker: str) -> str:
        """A common noun that a sentence began with as it stands elsewhere: "Prosecutors" are prosecutors."""
        plain = plain_name(speaker, self._words)
        first, _, rest = plain.partition(" ")
        is_name = rest[:1].isupper()  # "Harbour Office", unless "harbour office" stands there, too
        if (is_name or (plain.isupper() and len(plain) > 3)) and plain.lower() in self._text:
            return plain.lower()
        if not first[1:].islower() or first in self._full:
            return plain
        common = self._words.common.fullmatch(first) or (not is_name and f" {first.lower()} " in self._text)
        return f"{first.lower()} {rest}".strip() if common else plain

    def _spoken(self, name: str, *, person: bool, takes: str | None = None) -> str:
        """Remember who spoke last."""
        self._last = name
        if takes:
            self._pronouns.setdefault(name.rpartition(" ")[2], takes)
        if person:
            self._spoke.pop(name, None)
            self._spoke[name] = self._sentence
        return name

    def _meant(self, pronoun: str, before: str) -> str | None:
        """Whom a pronoun means: who acted since the last speaker it fits, else that one, else the only person named."""
        if pronoun not in self._words.honorifics.values():
            acts = main_subject(said := "".join(self._outside[-2:-1]), len(said), self._voices)
            if acts and _is_body(said[slice(*acts)], pronoun, self._voices):  # "The union left. It said"
                return self._spoken(plain_name(said[slice(*acts)], self._words), person=False)
            last, plural = None if self._last in self._spoke else self._last, self._voices.subjects.plural
            if plural.fullmatch(pronoun) or (last and not self._words.common.fullmatch(last.capitalize())):
                return last
            texts = [m[0] for m in self._voices.verbs.studies.finditer(before.rstrip().rpartition(". ")[2])]
            return next((text for text in reversed(texts) if not plural.fullmatch(text)), None)  # "a note. It says"
        speaker = next((name for name in reversed(self._spoke) if self._takes(name) in (pronoun, None)), None)
        since = max(self._spoke.get(speaker or "", 0), self._sentence - _LATELY)
        fits = (pronoun,) if speaker and self._takes(speaker) else (pronoun, None)  # sure of one, sure of the other
        acting = filter(None, map(self._subject, reversed(self._outside[max(0, since) : -1])))  # the nearest first
        just = self._subject(said := "".join(self._outside[-2:-1]))  # "Lenny Shaw rang the bell. “Up!” he said"
        unsure = (*fits, None) if "¤" in self._outside[-1][:1] else fits
        if nearest := next((one for one in acting if self._takes(one) in (unsure if one == just else fits)), None):
            return self._spoken(nearest, person=True, takes=pronoun)
        kin = [m[0].lower().split() for m in self._actors.somebody.finditer(said)]  # "They met his wife. She said"
        whose, she = self._actors.pronouns, self._words.gendered  # "his wife", but not "his father"
        kin = [one for one in kin if she.get(one[-1]) == pronoun != whose.get(one[0], pronoun)]
        other = any(at + 1 == self._sentence and self._takes(name) == pronoun for name, at in self._named.items())
        if kin and not other and pronoun not in said.lower().split():
            return self._spoken(kin[-1][-1], person=True, takes=pronoun)
        near = before.rpartition(". ")[2]  # "A bouquet to Krog for what he promised"
        named = [
            name for name, at in self._named.items()
            if (since < at < self._sentence or (at == self._sentence and name.rpartition(" ")[2] in near))
            and self._takes(name) in ((pronoun, None) if speaker is None else (pronoun,))
        ]  # fmt: skip
        latest = max(map(self._named.__getitem__, named), default=0)
        named = [name for name in named if self._named[name] == latest]
        if speaker is None or (len(named) == 1 and self._sentence - self._spoke[speaker] > 1):
            return self._spoken(named[0], person=True, takes=pronoun) if len(named) == 1 else None
        return self._spoken(speaker, person=True, takes=pronoun)

    def asked(self, sentence: str) -> str | None:
        """The person who speaks or reacts in a sentence that quotes nothing: "Krog declined to comment", "nodded"."""
        words, cues = _WORD.findall(sentence.lower()), self._voices.cues
        is_told = any(b in cues and a in self._voices.phrases.beside_seen for a, b in pairwise(words))
        silent = (cues | self._voices.verbs.reacting).isdisjoint(words)
        return None if is_told or silent else self._subject(sentence)

    def goes_on(self, sentence: str, said: str) -> str | None:
        """The person who acts in a sentence and says in the next “I” or “we”, but neither “he” nor “she”."""
        words, lang = set(_WORD.findall(said.lower())), self._voices
        own = lang.phrases.own_words.search(said) and lang.subjects.person_pronouns.isdisjoint(words)
        acts = lang.phrases.beside_seen.isdisjoint(_WORD.findall(sentence))  # not "Krog was killed. “We mourn.”"
        return self._subject(sentence) if own and acts else None

    def _subject(self, sentence: str) -> str | None:
        """The person who is the subject of a sentence."""
        place = main_subject(sentence, len(sentence), self._voices)
        name = self._person(sentence[slice(*place)].rstrip(".?!")) if place else None
        return name if name and self._whole(name.split()) else None

    def _takes(self, name: str) -> str | None:
        """The pronoun of a person, by honorific, title or given name, else as the text goes on; None if none tells."""
        heads = (self._words.gendered.get(word.lower()) for word in name.split())
        return (
            self._pronouns.get(name.rpartition(" ")[2])
            or next((head for head in heads if head), None)
            or next(filter(None, map(self._words.given_names.get, name.split()[:-1])), None)
            or _goes_on(self._text, name.rpartition(" ")[2], self._words)
        )

    def _person(self, phrase: str) -> str | None:
        """The person a phrase names: "the bloc's spokesman, Peter Stano" is Peter Stano."""
        apposed = "," in phrase and not self._is_named(phrase.partition(", ")[0])
        name, is_person = _printed_name(phrase, self._voices, apposed=apposed)
        return name and (self._whole(name.split()) or (name if is_person else None))

    def _is_named(self, head: str) -> bool:
        """Whether the words before a comma are a person's name: "Captain Jon Holm", and then "Norland Liberal"."""
        name = self._words.last_name.fullmatch(head)
        bare = _without_titles(name[1].split(), self._words) if name else []
        return len(bare) > 1 and (bare[0] in self._words.given_names or bare[-1] in self._full)

    def _described(self, plain: str, before: str) -> str | None:
        """Whom "the mum-of-three" or "the 54-year-old" is, if nobody was called so before: whom "she" or "he" means."""
        called = self._words.described.fullmatch(plain) if plain not in before.lower() else None
        last = max(self._named, key=self._named.__getitem__) if called and self._named else ""
        pronoun = (called and self._words.gendered.get(called[1])) or (last and self._takes(last))
        if known := self._meant(pronoun, before) if pronoun else None:
            self._identified[plain] = known
        return known

    def _definite(self, generic: re.Match[str], phrase: str, before: str) -> str | None:
        """What "the embassy" or "the official" was called before; an office without a holder is nobody's."""
        head = generic["head"].lower()
        if generic["person"]:
            if phrase != head or not self._spoke or not self._words.unnamed_heads.fullmatch(head):
                return None
            last = next(reversed(self._spoke))
            pronoun = self._words.gendered.get(head)
            return last if pronoun is None or self._takes(last) in (pronoun, None) else None
        pattern = rf"(?:[A-Z][\w.’'/-]* )+(?:[a-z]+ )?(?i:{head}){self._words.after_definite}"
        named = [match[0] for match in re.finditer(pattern, before)] if head in before.lower() else []
        acronym = re.search(r"\b([A-Z]{3,})\b(?= [a-z])", named[-1]) if named else None
        return acronym[1] if acronym else plain_name(named[-1], self._words) if named else None


@lru_cache(maxsize=64)
def _goes_on(text: str, surname: str, words: Speakers) -> str | None:
    """The pronoun with which a text goes on, nearly always, after a sentence that names nobody but a surname."""
    told = [pronoun.lower() for pronoun in words.goes_on.findall("\n" + text.replace(surname, "_"))]
    return next((pronoun for pronoun in set(told) if 3 * told.count(pronoun) > 2 * len(told)), None)


@lru_cache(maxsize=4096)
def _printed_name(phrase: str, lang: Voices, *, apposed: bool) -> tuple[str | None, bool]:
    """The name in a noun phrase, if it may be a person's, and whether it is one even if nobody else has it.

    ``apposed`` is whether the name may stand in apposition, behind a comma.
    """
    words, head = lang.speakers, phrase.partition(", ")[0]
    joint = words.conjunction.search(head)  # but "the trade and harbour minister, Jon Holm" is one
    if apposed and joint and words.person_head.search(head) and not words.last_name.search(head, 0, joint.start()):
        joint = joint if head[joint.end() :].partition(" ")[0] in lang.subjects.determiners else None
    if joint or words.enumeration.search(phrase):
        return None, False
    apposition = words.apposed_name.search(phrase) if apposed else None
    owned = lang.subjects.possessive.sub(",", words.after_head.split(head)[0]).rstrip(",").rpartition(", ")[2]
    core = apposition[1] if apposition else owned
    core = core[:-1] if words.suffix.fullmatch(core.rpartition(" ")[2]) and core.endswith(".") else core
    match = words.last_name.search(core)
    if match is None:
        return None, False
    printed = match[1].split()
    bare = _without_titles(printed, words)
    titled = len(bare) < len(printed) or bool(words.person_head.search(core[: match.start()]))
    known = titled or (bare and bare[0] in words.given_names)
    if not bare or (not known and words.owned_name.fullmatch(head)) or words.not_persons.search(" ".join(bare)):
        return None, False
    return " ".join(bare), titled or len(bare) > 1 or bool(apposition and words.person_head.search(head))


@lru_cache(maxsize=4096)
def _full_name(printed: str, lang: Voices) -> tuple[str, str, str]:
    """The surname, the whole and the office of a name that may be a person's; empty where it is none."""
    words, known, verbs = printed.split(), lang.speakers, lang.verbs.forms
    bare = _without_titles(words, known)
    before = dropwhile(known.openers.__contains__, words[: len(words) - len(bare)])
    office = " ".join(before).lower().replace(".", "")
    if not bare or len(bare) > 4 or not bare[-1][0].isupper():
        return "", "", ""
    surname = bare[-2] if len(bare) > 2 and known.suffix.fullmatch(bare[-1]) else bare[-1]
    office, first = office if office.rpartition(" ")[2] in known.titles else "", bare[0].lower()
    full = " ".join(bare)
    if (not office and len(bare) < 2) or surname.lower() in verbs or verbs.get(first, first) != first:
        return "", "", ""  # "Lawyer Says", "Captain Warns That"
    return ("", "", "") if known.not_persons.search(full) else (surname, full, office)


def _without_titles(words: list[str], known: Speakers) -> list[str]:
    """A name without the titles and nationalities before it."""
    rest = words
    for number, word in enumerate(words, 1):
        title = word.lower().strip(".")
        office = title.rpartition("-")[2]  # "Ex-manager", "Mum-of-three"
        other = office in known.titles or (office != title and office in known.roles)
        rest = words[number:] if other or title in known.titles or known.described.fullmatch(title) else rest
    if rest and rest is not words and known.suffix.fullmatch(rest[0]):  # "Martin Luther King Jr."
        return words
    while len(rest) > 1 and (rest[0] in known.openers or (rest is not words and rest[0].lower() in known.roles)):
        rest = rest[1:]
    return rest
