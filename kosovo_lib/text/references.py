"""Who is meant by "he", "its", "the president": references to actors that are no names, resolved by rule.

A pronoun is given to an actor only where the words leave one: the only person (state, organisation) before it in its
sentence to whom it can belong, the subject among several, or else the one of the sentence before. Gender is known from
honorifics, gendered nouns and given names; a person whom no actor's name covers counts as well, so that "he" is not
given to an actor when somebody else spoke last. "I" is whoever is quoted, and "he" inside a quotation is somebody else.
An office ("the president") is whoever was named with it, an actor or not; where two were, nobody.
"""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from kosovo_lib import lang
from kosovo_lib.lang import Language
from kosovo_lib.lang.parts import NEVER, Actors, first_word, words_of
from kosovo_lib.lang.voices import Speakers
from kosovo_lib.text.actors import Lexicon, Mention

_SUBJECT = 12
"""Characters after an office within which its name follows, and before "its" within which its owner stands near."""

_BESIDE = 3  # characters between a quotation and the pronoun for its speaker: “...,” she said
_NEAR = 60  # characters after a pronoun that opens its sentence within which its name may follow
_AGE = re.compile(r",\s(\d\d)\b")
_PERSONS = frozenset(("title", "person", "age", "trade"))
_BACK = 2  # sentences before its own in which a pronoun looks for whom it means


class Quoted(NamedTuple):
    """Words in quotation marks, and the actor or other person who says them; None where unnamed."""

    start: int
    end: int
    speaker: str | None


class _Entity(NamedTuple):
    """Somebody or something referred to: an actor, or None for a person who is none."""

    start: int
    end: int
    actor: str | None
    name: str
    takes: str | None
    subject: bool | None  # None for an object that the verb after it belongs to: "asked Tarrow to"


def find_references(
    sentences: Sequence[tuple[str, int]], mentions: Sequence[Sequence[Mention]], quoted: Sequence[Sequence[Quoted]],
    lexicon: Lexicon, language: str | Language = "en",
) -> list[list[Mention]]:  # fmt: skip
    """The pronouns and descriptions that stand for actors, by sentence; a sentence stands with where it starts."""
    if not lexicon.actors:
        return [[] for _ in sentences]
    reader = _Reader(lexicon, lang.load(language))
    return [reader.read(*one) for one in zip(sentences, mentions, quoted, strict=True)]


class _Known:
    """What actors and language say before anything is read: kinds, pronouns and heads of actors, and the patterns."""

    def __init__(self, lexicon: Lexicon, words: Actors, speakers: Speakers) -> None:
        self.kinds: dict[str, str] = {actor.name: actor.kind for actor in lexicon.actors}
        self.takes, self.makes = dict[str, str | None](), dict[str, set[str]]()
        self.heads, self.titles = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        self.governments = dict[str, str]()  # "Russian" -> Russia
        self.held = {actor.name for actor in lexicon.actors if actor.titles}  # who has an office, or a trade
        for actor in lexicon.actors:
            names = (actor.name, *actor.aliases)
            self.makes[actor.name] = {make for make, body in words.called.items() if body.search(", ".join(names))}
            if actor.kind == "person":
                self.takes[actor.name] = speakers.given_names.get(actor.name.split()[0])
            for people in speakers.peoples.union(actor.adjectives) if actor.kind == "state" else ():
                if people in actor.adjectives or people.startswith(actor.name[:-1]):
                    self.governments[people] = actor.name
            for name in names if actor.kind == "organisation" else ():
                parts = list(takewhile(lambda word: not word[0].islower(), name.split()))  # Office of Management
                is_all = len(name.split()) != len(parts) + 1  # but of "Ferry police"
                head = parts[-1].lower() if parts and " " in name and is_all else ""
                if head and head not in words.no_heads:
                    self.heads[head.capitalize()].add(actor.name)
                    if head not in words.capital_heads:
                        self.heads[head].add(actor.name)
            for title in actor.titles:
                self.titles[title.lower()].add(actor.name)
        # where nobody is named, only "the Russians" can mean an actor
        self.peoples = frozenset(first_word(f"{people}{s}") for people in self.governments for s in ("", "s"))
        pronouns: defaultdict[str, list[str]] = defaultdict(list)
        for pronoun in sorted(words.pronouns, key=len, reverse=True):
            pronouns[pronoun[:2]].append(re.escape(pronoun[2:]))
        # a set of first letters is found faster than the beginning of a word, and then the second letter tells most
        either = "|".join(f"{a[1:]}(?<=[{a[0]}{a[0].upper()}]{a[1:]})(?:{'|'.join(b)})" for a, b in pronouns.items())
        letters = "".join(f"{a[0]}{a[0].upper()}" for a in pronouns)
        self.pronoun = re.compile(rf"[{letters}](?<!\w.)(?:{either})\b") if pronouns else NEVER
        self.pronouns = frozenset(first_word(form) for one in words.pronouns for form in (one, one.capitalize()))
        self.joined = re.compile(rf"\b(?:{words.joining})\s(?:[A-Z][\w.’-]*\s){{0,3}}$")
        self.joins = re.compile(rf"\s(?:{words.joining})\s[A-Z]")
        office = f"(?P<office>{words.offices})"
        self.office_before = re.compile(rf"(?<![\w’'-])(?P<title>(?:[A-Z]\w+(?:['’]s)?\s)??(?i:{office}))\s$")
        self.office_after = re.compile(
            rf"(?:,\s\d\d)?,\s(?:[\w’'-]+\s){{0,4}}?(?P<title>(?i:{office}))\b(?!['’-]|\s[A-Z])"
        )
        self.office_apposed = re.compile(
            rf"(?<![\w’'-])(?P<title>(?i:{office}))(?:\s(?:{words.of})[^,.;]{{3,30}})?,\s$"
        )
        the_office = re.compile(
            rf"{words.the}(?:{words.body}\s)?(?P<title>(?:[A-Z][\w’'-]+\s){{0,2}}(?i:{office}))\b(?![-\w]|\s(?:[A-Z]|{words.of}))"
        )
        the_head = re.compile(
            rf"{words.the}(?:(?!(?:{words.other})\s)[a-z]+\s)?"
            rf"(?P<head>{'|'.join(map(re.escape, self.heads)) or NEVER.pattern})\b"
            rf"(?![-\w]|\s(?:[A-Z]|{words.of}|(?:{'|'.join(speakers.titles)})\b))"  # "the union president"
        )
        self.descriptions = (the_office, the_head, words.bodies)
        either = "|".join(re.sub(r"\(\?P<\w+>", "(?:", one.pattern) for one in self.descriptions)
        self.described = re.compile(either)  # they begin alike: where there is none, one search tells
        dotted = rf"(?<=(?=(?:{words.honorifics})\.).)\w+\."
        self.person = re.compile(rf"[A-Z](?<!\w.)(?:[\w’-]+|{dotted})(?:\s[A-Z][\w.’-]*){{1,3}}")
        self.definite = re.compile(words.the)
        self.of = re.compile(rf"\s{words.of}")
        self.opened = re.compile(rf",\s(?:(?:{words.honorifics})\.?\s)?$")


_known = lru_cache(maxsize=8)(_Known)


class _Reader:
    """What is known so far of the people in an article."""

    def __init__(self, lexicon: Lexicon, language: Language) -> None:
        self.lexicon, self.words, self.speakers = lexicon, language.actors, language.voices.speakers
        self.known = _known(lexicon, self.words, self.speakers)
        self.takes = dict(self.known.takes)
        self.offices: defaultdict[str, set[str]] = defaultdict(set)
        self.ages: dict[str, str] = {}
        self.held = set(self.known.held)
        self.before: list[list[_Entity]] = []
        self.text = ""
        self.named: set[str] = set()
        self.people = False  # whether a person has been named: else none can be meant

    def read(self, sentence: tuple[str, int], mentions: Sequence[Mention], quoted: Sequence[Quoted]) -> list[Mention]:
        """The references of one sentence; what it tells of people is kept for the next."""
        text, offset = sentence
        entities = self._entities(text, offset, mentions) if mentions or self.people else []
        before, self.text, known, words = self.text, text, self.known, self.words
        described = known.described.search(text) if self.named or known.peoples & words_of(text) else None
        places = [
            (m.start(), m.end(), m.lastgroup or "", m[m.lastindex or 0])
            for pattern in known.descriptions if described for m in pattern.finditer(text, described.start())
        ]  # fmt: skip
        if places or entities or quoted or any(self.before[-_BACK:]):  # else a pronoun can mean nobody
            none = known.pronouns.isdisjoint(words_of(text)) and "" not in known.pronouns
            pronouns = () if none else known.pronoun.finditer(text)
            places += [(m.start(), m.end(), "pronoun", words.pronouns[m[0].lower()]) for m in pronouns if m[0] != "i"]
        if not places:
            self._keep(text, entities)
            return []
        found: list[Mention] = []
        said = [(q.start - offset, q.end - offset, self._speaking(q.speaker)) for q in quoted]
        taken = [(entity.start, entity.end) for entity in entities]
        for start, end, what, key in sorted(places, key=itemgetter(0)):
            if any(start < b and a < end for a, b in taken):
                continue
            kind = "pronoun" if what == "pronoun" else "description"
            if kind == "description":
                actor = self._described_as(text, start, end, what, key, entities)
                if what in _PERSONS and not actor:  # a person, who is none of the actors
                    taken += [(start, end)] if actor == "" else []
                    rest = text[start:end].partition(" ")[2]  # but for "the National Guard"
                    if self._is_subject(text, start, end) and not (" " in rest and rest.istitle()):
                        entities.append(_Entity(start, end, None, rest, None, True))
                elif what in _PERSONS:
                    entities = [entity for entity in entities if entity.start != start]
            elif key == "they":
                actor = self._group(text, start, entities, before)
            else:
                actor = self._meant(text, start, end, key, entities, said)
            if actor:
                if age := _AGE.match(text, end):
                    self.ages[age[1]] = actor
                taken.append((start, end))
                found.append(Mention(actor, kind, "actor", text[start:end], start + offset, end + offset))
                kind_of = self.known.kinds.get(actor)
                takes = self.takes.get(actor) if kind_of == "person" else "they" if kind_of == "community" else "it"
                is_he = text[start:end].lower() in ("he", "she")
                subject = is_he if what == "pronoun" else self._is_subject(text, start, end)
                takes = key if key == "they" else takes or (key if key in ("he", "she") else None)
                entities.append(_Entity(start, end, actor, actor, takes, subject))
            entities.sort(key=itemgetter(0))
        self._keep(text, entities)
        return found

    def _keep(self, text: str, entities: list[_Entity]) -> None:
        """Keep whom the sentence speaks of, also whom nobody names: "A man left. He ...", "He met his wife. She"."""
        named = entities
        for one in self.words.somebody.finditer(text) if self.people else ():
            takes, (start, end) = self.speakers.gendered.get(one[0].split()[-1].lower()), one.span()
            alone = not start and (self.known.definite.match(text) or not any(map(self._is_person, named)))
            kin = takes and self.known.pronoun.match(text, start)
            own = kin.end() if kin else start
            if (alone or kin) and not any(own < entity.end and entity.start < end + 3 for entity in named):
                entities = [
                    *entities,
                    _Entity(start, end, None, one[0], takes, not start and text[end : end + 1] != ","),
                ]
        self.before.append(sorted(entities, key=itemgetter(0)))

    def _speaking(self, speaker: str | None) -> str | None:
        """Who says a quotation: an actor, "" for somebody else, None for nobody who is known by a person's name."""
        if speaker is None or speaker in self.known.kinds:
            return speaker if speaker and not self.known.makes[speaker] else None
        return "" if " " in speaker and speaker[0].isupper() else None

    def _entities(self, text: str, offset: int, mentions: Sequence[Mention]) -> list[_Entity]:
        entities = []
        for mention in mentions:
            start, end, actor = mention.start - offset, mention.end - offset, mention.actor
            kind = self.known.kinds.get(actor)
            if kind is None:
                continue
            if kind == "person":
                self._learn(text, start, end, mention)
            thing = "they" if kind == "community" or self.words.many.search(text, max(0, start - 4), end) else "it"
            takes = self.takes.get(actor) if kind == "person" else thing if mention.sense == "actor" else ""
            entities.append(_Entity(start, end, actor, actor, takes, self._is_subject(text, start, end)))
            self.people = self.people or kind == "person"
        self.named |= {entity.name for entity in entities}
        for other in self.known.person.finditer(text) if self.people else ():
            first, *rest = other.group().split()
            takes = self.speakers.honorifics.get(first.strip(".")) or self.speakers.given_names.get(first)
            is_titled = rest and first.strip(".").lower() in self.speakers.titles
            takes = takes or (is_titled and self.speakers.given_names.get(rest[0])) or None
            is_other = takes or is_titled or self._acts(other.group(), text, other.start())
            if is_other and not any(other.start() < e.end and e.start < other.end() for e in entities):
                (start, end), name = other.span(), " ".join(rest[-1:]).rstrip(".")
                self._learn(text, start, end, Mention(name, "name", "actor", other.group(), start, end))
                entities.append(_Entity(start, end, None, name, takes, self._is_subject(text, start, end)))
        return sorted(entities, key=itemgetter(0))

    def _acts(self, name: str, text: str, start: int) -> bool:
        """Whether somebody whose first name no list has does something, or is of an age: "Lenny Shaw rang the bell"."""
        first, end, known = name.split()[0], start + len(name), self.speakers
        things = self.words.common_words | self.words.regions | known.titles
        is_thing = {first, *name.lower().split()} & things or known.not_persons.search(name)
        if is_thing or not re.fullmatch(r"\w+ \w+", name):
            return False
        is_beside = text.startswith(",", end) and text.endswith(", ", 0, start)
        acts = self.words.subject_follows.match(text, end + is_beside) or _AGE.match(text, end)
        return bool(acts or (not start and text[end + 1 : end + 2].islower()))

    def _is_subject(self, text: str, start: int, end: int) -> bool | None:
        """Whether a name is the subject of a verb, by what follows it and by its place in the sentence."""
        does = self.words.subject_follows.match(text, end)
        told = self.words.told_follows.match(text, end)
        if self.words.owner_follows.match(text, end):  # "Tarrow's aide, Cael Dorne"
            return False
        if text.endswith(", ", 0, start) and text.startswith(",", end):  # "her aide, Cael Dorne, said"
            does = does or self.words.subject_follows.match(text, end + 1)
        if not told and (start < _SUBJECT or does):
            beside = self.known.joins.match(text, end) or (not does and self.known.joined.search(text, 0, start))
            return not beside  # neither of "Tarrow and Dorne"
        return None if told or self.words.control_follows.match(text, end) else False

    def _learn(self, text: str, start: int, end: int, mention: Mention) -> None:
        actor, before = mention.actor, text[max(0, start - 40) : start]
        surname = mention.surface.split()[-1]
        head = before + mention.surface[: mention.surface.rfind(surname)]
        last = (before.split()[-1:] or [""])[0]
        told = self.speakers.honorifics.get(last.strip(".")) or self.speakers.gendered.get(last.lower())
        self.takes[actor] = self.takes.get(actor) or told
        name = mention.surface.rfind(actor.split()[0])
        titled_by = self.known.office_before.search
        titled = titled_by(head) or (titled_by(before + mention.surface[:name]) if name >= 0 else None)
        after = self.known.office_after.match(text, end)
        apposed = self.known.office_apposed.search(before) if text[end : end + 1] in ("", ",", ".") else None
        is_elsewhere = after and actor not in self.known.kinds and self.known.of.match(text, after.end())  # "of a bank"
        called = set[str]()
        for office in filter(None, (titled, None if is_elsewhere else after, apposed)):
            first = office["title"].split()[0]
            foreign = first in self.speakers.peoples or first in self.lexicon.adjectives
            called |= {office["title"]} if foreign else {office["title"], office["office"]}
            rank, *others = re.split(r"[\s-]", office["office"])
            if others and not foreign and not self.speakers.other_office.search(f"{rank} "):  # "the executive"
                called.add(others[-1])
        for word in (*head.replace(".", "").split()[-3:], *called):  # "Sen. Krog", then "the senator"
            called.update(self.words.short_titles.get(word, "").split())
        for one in called:
            self.offices[" ".join(one.lower().split())].add(actor)
            self.held.add(actor)
        if age := _AGE.match(text, end):
            self.ages[age[1]] = actor

    def _described_as(self, text: str, start: int, end: int, what: str, which: str, here: list[_Entity]) -> str | None:
        """Whom a description means: the only one to whom it belongs, else the only one of them spoken of just now."""
        owns, is_person = text[end : end + 1] in ("’", "'"), what in _PERSONS
        for other in here if is_person and not owns else ():  # "the Orran premier, Cael Dorne" and turned round
            if ", " in (text[end : other.start], text[other.end : start]) and self._is_person(other):
                return other.actor or ""
        if what == "people":
            return self.known.governments.get(which)
        if what == "trade" and not self.offices[which]:  # who has an office is no teacher
            alone = {name for name in self.named if self.known.kinds[name] == "person"} - self.held
            return self._of_before(None, None, self.held) or (alone.pop() if len(alone) == 1 else None)
        if what in ("person", "age"):  # but nobody of another age
            one = self.ages.get(which) or self._of_before(None, None)
            return one if one in self.named else None
        if not is_person and what != "head":
            return self._body(what, text[start:end].lower().split()[1:], [e for e in here if e.end <= start])
        which = " ".join(which.lower().split()) if is_person else which
        known = self.known.titles if is_person else self.known.heads
        near = {name for name in self.named if set(text[start:end].lower().split()[1:]) <= set(name.lower().split())}
        seen = self.offices[which] if is_person else set[str]()
        actors, others = seen & self.named or known.get(which, set[str]()) & self.named, seen - self.named
        actors = actors & near or actors  # "the police department"
        recent = {e.name for entities in (*self.before[-1:], here) for e in entities if e.name in actors | others}
        found = recent if recent & others or len(actors) != 1 else actors
        return next(iter(found)) if len(found) == 1 and found <= actors else "" if actors | others else None

    def _body(self, what: str, words: list[str], here: list[_Entity]) -> str | None:
        """The state or organisation of that make: the only one in the article, else here or in a sentence before."""
        kind = "state" if what == "state" else "organisation"
        makes = {name: self.known.makes[name] for name in self.named if self.known.kinds[name] == kind}
        stems = "|".join(re.escape(word[:5]) for word in words if len(word) > 3) or NEVER.pattern
        sure = {name for name in makes if re.search(rf"(?i)\b(?:{stems})", name)}  # "the retailer", of Holm Retail
        fit = sure or {name for name in makes if what in makes[name]}
        others = {name for name in makes if not makes[name] or what not in self.words.called}
        others = set() if sure or what == "known" or (fit and kind == "state") else others
        fit, others = fit or others, fit | others
        if len(others) == 1 and kind != "state":
            return others.pop()
        for entities in (here, *reversed(self.before[-1 if kind == "state" else -_BACK - 1 :])):
            if named := {e.name for e in entities if e.name in others and e.takes}:
                return named.pop() if len(named) == 1 and named <= fit else None
        return None

    def _meant(
        self, text: str, start: int, end: int, takes: str, here: list[_Entity], said: list[tuple[int, int, str | None]]
    ) -> str | None:
        """Whom a pronoun means; ``said`` are the words in quotation marks with the actors who say them."""
        inside = [who for a, b, who in said if a <= start < b]
        if takes == "I":
            return inside[0] or None if inside else None
        if takes == "relative":
            return self._related(text, start, here)
        if takes == "it":
            here = [e for e in here if not any(a <= e.start < b <= start for a, b, _ in said)]  # what others say
            return self._thing(text, start, end, here, max((a for a, b, _ in said if a <= start < b), default=0))
        near = [who for _, b, who in said if 0 <= start - b <= _BESIDE and who is not None]
        beside = [who for who in near if self.takes.get(who) in (takes, None)]
        if beside and text[start:end].islower():  # “...,” she said
            return beside[0] or None
        people = [
            e for e in here
            if self._is_person(e) and e.takes in (takes, None) and (not inside or e.actor != (inside[0] or None))
            and text[e.end : start] != ", "  # "Holm, her lawyer"
        ]  # fmt: skip
        does = next((e for e in reversed(here) if e.end <= start and e.subject), None)
        if does and (met := self.words.meets.match(text, does.end)) and met.end() == end:  # "Holm asked him"
            people, inside = [e for e in people if e.name != does.name], inside or [does.actor or ""]
        if earlier := [e for e in people if e.end <= start]:
            owned = text[earlier[-1].end : start].replace(",", "").split()[:3]  # "Dorne's elder sister said she"
            is_owner = owned and self.speakers.owning.fullmatch(owned[0])
            return None if is_owner and takes in map(self.speakers.gendered.get, owned) else self._one_of(earlier)
        later = next((e for e in people if e.start > end), None) if start < _SUBJECT else None
        if not (later and later.start - end < _NEAR and self.known.opened.search(text, end, later.start)):
            later = None  # not as in "In her letter, Tarrow wrote"
        meant = later.actor if later else self._of_before(takes, inside[0] or None if inside else None)
        other = self.words.somebody.search(text, 0, start) if meant else None
        is_meant = other and other.start() < _BESIDE + 1 and text.endswith(", ", 0, start)  # "As a young lawyer, he"
        return meant if is_meant or not other else None

    def _related(self, text: str, start: int, here: list[_Entity]) -> str | None:
        """Whom "who" means right after a name: "Tarrow, who", but not one of two, nor "an aide to Tarrow, who"."""
        named = next((e for e in here if text[e.end : start] in (", ", " (", "—", " — ")), None)
        if named is None or named.takes == "":
            return None
        near = max(0, named.start - _NEAR // 2)
        others = self.known.joined.search(text, 0, named.start) or self.words.somebody.search(text, near, named.start)
        return None if others else named.actor

    def _is_person(self, entity: _Entity) -> bool:
        return entity.actor is None or self.known.kinds.get(entity.actor) == "person"

    def _one_of(self, entities: list[_Entity]) -> str | None:
        """The only person of a sentence, else the last if it is a pronoun or a subject, else the only subject."""
        if len({entity.name for entity in entities}) == 1 or entities[-1].subject:
            return entities[-1].actor
        if entities[-1].subject is None:
            return None
        subjects = {entity.name: entity.actor for entity in entities if entity.subject}
        return next(iter(subjects.values())) if len(subjects) == 1 else None

    def _of_before(self, takes: str | None, said: str | None, other: Set[str] = frozenset()) -> str | None:
        """The person of the sentences before: the only one of the last that has any, else its first as the subject."""
        for entities in reversed(self.before[-_BACK:]):
            people = [e for e in entities if self._is_person(e) and (said is None or e.actor != said)]
            people = [e for e in people if (takes is None or e.takes in (takes, None)) and e.actor not in other]
            if people:
                return self._one_of([*people[1:], people[0]] if people[0].subject else people)
        return None

    def _group(self, text: str, start: int, here: list[_Entity], before: str) -> str | None:
        """The community that "they" means, or the body that speaks of itself; nobody where others are spoken of."""
        others = self.words.groups.search
        groups = [e for e in here if e.end <= start and e.takes == "they"]
        if groups:
            said = text[groups[0].start : groups[0].end].lower() in self.words.pronouns  # "said they lost their"
            alone = (said or not others(text, 0, groups[0].start)) and not others(text, groups[-1].end, start)
            return groups[-1].actor if alone and len({e.name for e in groups}) == 1 else None
        bodies = [
            e for e in here if e.end <= start and e.takes == "it" and self.known.kinds.get(e.name) == "organisation"
        ]
        if bodies and bodies[-1].subject and start - bodies[-1].end < _NEAR // 2:
            own = self.words.has_own.fullmatch(text, bodies[0].end, start)
            sure = (own or self.words.opens_it.search(text, 0, start)) and not others(text, 0, bodies[0].start)
            return bodies[-1].actor if sure and len(bodies) == 1 else None
        if any(e.end <= start for e in here) or others(text, 0, start) or start > _SUBJECT or not self.before:
            return None
        groups = [e for e in self.before[-1] if e.takes == "they" or self.known.kinds.get(e.name) == "organisation"]
        if len({e.name for e in groups}) != 1 or not groups[0].subject:
            return None
        alone = not others(before, 0, groups[0].start) and not others(before, groups[-1].end)
        return groups[0].actor if alone else None

    def _thing(self, text: str, start: int, end: int, here: list[_Entity], quote: int) -> str | None:
        """The state or organisation that "it" means: the only one before it, one right before it, or the subject.

        ``quote`` is where the quotation begins in which it stands.
        """
        if not start:
            before = [e for e in (self.before[-1] if self.before else ()) if e.takes == "it"]
            alone = before and before[0].subject and len({entity.name for entity in before}) == 1
            return before[0].actor if alone and not self.words.no_it_follows.match(text, end) else None
        if text[start:end].lower() == "it":
            sure = self.words.opens_it.search(text[max(0, start - 30) : start])
            if not sure or self.words.no_it_follows.match(text, end):
                return None
        earlier = [e for e in here if quote <= e.start and e.end <= start and e.takes == "it"]
        if not earlier or self.words.each.search(text, earlier[-1].end, start):
            return None
        if len({entity.name for entity in earlier}) == 1 or start - earlier[-1].end <= _SUBJECT:
            return earlier[-1].actor
        subjects = {entity.name for entity in earlier if entity.subject}
        return subjects.pop() if len(subjects) == 1 else None
