"""Two reports of one fact side by side: other words of a quotation, another number or day, a name spelled otherwise.

Quotations are compared wherever their sentences report the same fact, as are numbers that count the same; days only in
clauses that `kosovo_lib.facts.dated` links. Articles published on different days may each speak of their own. `naming`
compares the words that face each other in such sentences.
"""

import re
from collections import Counter, defaultdict, namedtuple
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, lru_cache, partial
from itertools import chain, pairwise, product, takewhile
from typing import Annotated, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.disk import progress
from kosovo_lib.facts.dated import earlier, other_dates, published_apart, times, weighed
from kosovo_lib.facts.quotations import days_named, other_days, two_speakers, wordings
from kosovo_lib.facts.similarity import COVERED, NOT, STRONG, Comparison, Token, by_row, compare, once
from kosovo_lib.lang.parts import ascii_words
from kosovo_lib.text.tokens import WORD

VERDICTS: Final = ("these differ", "compare", "dated differently; both may hold")
"""Two reports of a fact differ, are for a reader to compare since too few of their kind were checked, or (linked by
hand) give two dates of which both may hold."""

KINDS: Final = ("wording", "number", "day", "spelling", "denial", "opposite", "speaker")
"""In what two reports of a fact differ."""

NAMING = schema.Table("naming", "words that two outlets use for the same thing", {
    "actor": ("string", "the actor whom both name; missing where the words name no actor"),
    **schema.columns("outlet", ["_a"]), "words_a": ("string", "words of the first outlet"),
    "uses_a": ("int64", "times that it uses them"),
    **schema.columns("outlet", ["_b"]), "words_b": ("string", "words of the other in the same place"),
    "uses_b": ("int64", "times that the other uses them"),
    "pairs": ("int64", "pairs of sentences in which they correspond"),
    **schema.columns("article sentence text", ("_a", "_b")),
})  # fmt: skip

_USES = 2  # times that each outlet must use its words
_SPELLING = 0.8  # words more alike than this are one word in two spellings
_NAME = 0.7  # words of names likewise
_FULL_NAME = re.compile(r"(?<![\w’'-])(?=([A-Z][A-Za-z]+) ([A-Z][A-Za-z]+)(?!\w))")  # a word with marks is left out
_ratio = lru_cache(30_000)(lambda one, other: SequenceMatcher(None, one, other).ratio())

_MANY, _NEAR_BY = 10, 0.6  # numbers of one noun from so many on, so near, count the same if an article has no other
_NEAR = 2  # sentences before one that tell where it is
_BESIDE = 0.95  # weight of the words that stand beside a toll and its denial, in weights of a word in one sentence only
_ABOUT = 0.15, 0.25  # an estimate, and a lower limit, agree with numbers up to this share away
_ROUNDED = 0.03  # a share in words likewise ("a third", "33 percent")
_UNITS = 0.06  # a length in another unit likewise ("three miles", "5 km"; "six weeks", "a month and a half")


@once
def opposed(story: Comparison) -> list[tuple[str, int, int, str, str, str | None, bool]]:
    """Two sentences that differ: the kind, both rows, what stands in each, what it is about, whether it is sure."""
    found: list[Any] = [("wording", *values) for values in wordings(story)]
    best = story.best
    for at in progress(np.flatnonzero(story.found).tolist(), "numbers compared"):
        pair = int(story.first[at]), int(story.second[at])
        if story.outlet[pair[0]] != story.outlet[pair[1]]:
            numbers = [*_ages(story, *pair), *_numbers(story, at, *(counted(story, row) for row in pair))]
            found += [("number", *pair, *values, None, False) for values in numbers]
            disputed = story.disputes[[*pair]].any() and at in best and story.told[at] and story.total[at] >= STRONG
            if disputed and story.covered[at] >= COVERED and story.opposite(*pair) and not (
                any(map(partial(_another_denied, story), pair, pair[::-1]))
            ):  # fmt: skip
                found.append(("denial", *pair, story.text[pair[0]], story.text[pair[1]], None, False))
            if story.quote[at] and (names := two_speakers(story, *pair)):
                found.append(("speaker", *pair, names[0], names[1], None, False))
            if (at in best or story.sure[at]) and len({NOT in story.held(row) for row in pair}) < 2:
                exclusive = chain(_places(story, *pair), _ordered(story, *pair))
                found += [("opposite", *pair, *values, None, False) for values in exclusive]
    known = {values[1:3] for values in found}
    found += [("day", *values, False) for values in other_dates(story) if values[4] or values[:2] not in known]
    found += [("spelling", *values, None, False) for values in _spellings(story)]
    found += [(*values, None, False) for values in _denials(story) if values[0] == "denial" or values[1:3] not in known]
    return list(dict.fromkeys(found))


def _another_denied(story: Comparison, row: int, other: int) -> bool:
    """Whether a sentence denies an act ("denied that", then a verb) that the other does not hold."""
    match = story.language.facts.disputed.search(story.text[row])
    acts = [stem for start, stem in sorted(story.acts(row).items()) if match and start >= match.end()][:1]
    return bool(acts) and story.unlike(acts, other, story.held(other))


def _spellings(story: Comparison) -> Iterator[tuple[int, int, str, str]]:
    """Names of two words, one the same, one alike and no short form ("Ed"), once for two outlets: rows and names."""
    taken, known, said = set(), story.language.actors, story.language.voices
    no_names = said.speakers.titles | said.subjects.determiners
    names = cache(lambda row: [
        name for name in _FULL_NAME.findall(story.text[row])
        if name[0].casefold() not in no_names and not known.place_before.search(f"{name[0]} ")
    ])  # fmt: skip
    words = cache(lambda article: {*WORD.findall(" ".join(story.units.loc[story.units["article"] == article, "text"]))})
    for rows in zip(story.first[story.found].tolist(), story.second[story.found].tolist(), strict=True):
        for mine, yours in product(*map(names, rows)):
            same = mine[0] == yours[0], "" != story.tokens.reduced(mine[1]) == story.tokens.reduced(yours[1])
            both = [name[same.index(False)] for name in (mine, yours)] if sum(same) == 1 else []
            key = frozenset((*both, *(story.outlet[row] for row in rows)))
            if len(key) < 4 or key in taken or not _NAME <= _ratio(*map(str.casefold, both)) < 1:
                continue
            same_as = [known.first_names.get(word, {word}) for word in both]
            there = zip(both, (words(story.article[row]) for row in reversed(rows)), strict=True)
            if not same_as[0] & same_as[1] and not any(word in held for word, held in there):
                taken.add(key)
                yield *rows, " ".join(mine), " ".join(yours)


_Act = namedtuple("_Act", "row word denied clause lead around thing named")
"""A word that tells or denies an act; ``denied``: empty, "plain", "refuses" ("declined to") or "nobody".

``clause``: what stands before the word, the word, what stands behind. Stems: ``lead``, who does it; ``around``, all but
the word; ``thing``, to what it is done, none or one; ``named``, the names behind the word.
"""


def _contrary_acts(story: Comparison) -> Iterator[tuple[str, Any, Any]]:
    """What is denied, told with a word that excludes the other, or told of nobody and somebody: a stem, both acts."""
    words, told = story.language.facts, defaultdict[str, list[list[Any]]](lambda: [[], []])
    bare = [stem[1:] for stem in story.idf if stem[0] == NOT != stem]
    unsure = {*bare, *(words.synonyms.get(stem, stem) for stem in bare)}
    for row in np.flatnonzero(~story.asks).tolist():
        for stem, act in _acts(story, row, {*words.tolls}):
            if stem in words.tolls and act.denied in ("", "nobody"):
                told[stem][not act.denied].append(act)
    for rows in story.best_matches:
        held = [story.held(row) for row in rows]
        against = [held[1] & words.contrary.get(stem, frozenset()) for stem in held[0]]
        phrases = any(map(story.phrases, rows))
        if story.asks[[*rows]].any() or not (NOT in held[0] | held[1] or any(against) or phrases):
            continue
        for (stem, mine), (its, yours) in product(*(_acts(story, row, unsure | words.contrary.keys()) for row in rows)):
            if stem == its and bool(mine.denied) != bool(yours.denied):
                yield stem, *sorted((mine, yours), key=lambda act: not act.denied)
            elif yours.word.stem in words.contrary.get(mine.word.stem, ()) and not (mine.denied or yours.denied) and (
                all(words.contrary[act.word.stem].isdisjoint(own) for act, own in zip((mine, yours), held, strict=True))
            ):  # fmt: skip
                yield from (("", mine, yours), ("", yours, mine))
    yield from ((stem, *both) for stem, acts in told.items() for both in product(*acts))


def _denials(story: Comparison) -> Iterator[tuple[str, int, int, str, str]]:
    """What one outlet tells and another, no earlier or of the same day, denies or tells the contrary of.

    Kind, rows, words. They match best; or nobody is hurt, killed or arrested, and near the same words somebody is.
    """
    words, weight = story.language.facts, weighed(story)
    for stem, no, yes in _contrary_acts(story):
        rows, clauses = (no.row, yes.row), ["".join(act.clause).strip(" ,;:") for act in (no, yes)]
        toll = no.denied == "nobody" and stem in words.tolls
        before = earlier(story, *rows) and (toll or not all(days_named(story, row) for row in rows))
        if before or story.outlet[no.row] == story.outlet[yes.row]:
            continue
        own = no.denied in ("plain", "refuses") and no.word.said
        own &= not no.lead or bool(story.stems(story.speaker[no.row]) & no.lead)
        own |= not no.denied and all(story.speaker[row] for row in rows)
        own &= story.speaker[no.row] != story.speaker[yes.row]
        if own or story.disputes[[*rows]].any() or (no.denied and (no.word.quoted or yes.word.quoted)):
            continue
        hedged = [
            {it[0].lower() for part in (begin.rstrip() if bare else begin, end) for it in words.partly.finditer(part)}
            for (begin, _, end), bare in ((no.clause, no.denied), (yes.clause, no.denied == "refuses"))
        ]  # fmt: skip
        partly = hedged[0] != hedged[1] or any(words.supposed.search(story.text[row]) for row in rows)
        denials = story.language.terms.negations.intersection(clauses[1].lower().split())
        partly |= bool(no.denied) and not denials.issubset(no.clause[2].lower().split())
        names = [_words(story, row, names=True) for row in rows]
        others = all(side - story.tokens.plain for side in names) and not names[0] & names[1]
        others |= bool(no.named - names[1] and yes.named - names[0])  # mills in two towns
        ahead = [bool(words.ahead.search(clause)) for clause in clauses]
        others |= no.denied != "refuses" and ahead[0] != ahead[1] and (ahead[1] or bool(no.thing or yes.thing))
        others |= not no.denied and bool(no.lead and yes.lead and not no.lead & yes.lead)
        others |= not no.denied and bool(no.thing and yes.thing and no.thing != yes.thing)
        numbers = [{stem for stem in story.stems("".join(act.clause)) if stem[0].isdigit()} for act in (no, yes)]
        others |= not no.denied and all(numbers) and numbers[0] != numbers[1]
        if partly or others or other_days(*(times(story, row) for row in rows)):
            continue
        here, near = ([_words(story, row, before) for row in rows] for before in (0, _NEAR))
        its = here[1] if yes.lead and not toll else near[1]
        if toll:
            sides = near[0] & near[1], (no.around or here[0]) & here[1], no.around or here[0]
            beside, shared, most = (sum(weight[word] for word in sorted(side - {stem})) for side in sides)
            linked = beside >= _BESIDE * max(story.idf.values()) or shared > most / 2
        else:
            acts = {words.synonyms.get(stem, stem) for stem in story.acts(yes.row).values()}
            linked = bool((no.around or names[0]) & its) and yes.lead - names[1] - acts <= near[0]
        if linked and no.around - (set() if toll else names[0]) <= its | {*words.tolls.values()}:
            said = clauses if no.denied else [act.clause[1] for act in (no, yes)]
            (one, mine), (other, yours) = sorted(zip(rows, said, strict=True))
            yield "denial" if no.denied else "opposite", one, other, mine, yours


def _acts(story: Comparison, row: int, unsure: set[str]) -> Iterator[tuple[str, Any]]:
    """The acts of a sentence by their stems, what is denied somewhere and acts told in several words among them."""
    words, text, cuts = story.language.facts, story.text[row], story.tokens.cuts(row)
    tokens = {word.start: word for word in story.tokens[row] if NOT not in word.stem and not word.number}
    stems, heads = {at: word.stem for at, word in tokens.items()}, story.language.voices.subjects.head_ends
    lower = {at for at in stems if text[at].islower() or stems[at] in story.tokens.plain}
    phrases = story.phrases(row)
    verbs = {*story.acts(row), *(at for at in lower if stems[at] in unsure)} & stems.keys()
    denied = {it.start(group): (it.start(), "plain") for it in words.denied.finditer(text) for group in (1, 2, 3, 4)}
    for match in words.nobody.finditer(text):
        at = match.start(1) if match[1] else min((at for at in verbs if at >= match.end()), default=-1)
        if at < min(cut for cut in cuts if cut > match.start()):
            denied[at] = at, "nobody"
    asked = {at for at in verbs if {stems[at], words.synonyms.get(stems[at])} & {*unsure, *words.tolls}}
    for at in sorted((asked | phrases.keys() | denied.keys()) & stems.keys()):
        first, stop = max(cut for cut in cuts if cut <= at), min(cut for cut in cuts if cut > at)
        token, start, last = tokens[at], at + 1, stop
        if at in phrases:
            stem, match = phrases[at]
            token, stop = replace(token, stem=stem, start=match.start(), end=match.end()), max(stop, match.end())
            start, last = match.span("whom") if match.groupdict().get("whom") else (match.end(), last)
        stem = words.synonyms.get(token.stem, token.stem)
        end, kind = denied.get(at, (at, ""))
        kind = "refuses" if kind == "plain" and end in story.acts(row) else kind
        subject, rest = _words(story, row, 0, first, end), _words(story, row, 0, start, last)
        head = heads.search(text, first, end)
        lead = (_words(story, row, 0, first, head.start()) if head else set()) or subject
        behind = [(place, words.synonyms.get(stems[place], stems[place])) for place in stems if start <= place < last]
        behind = [both for both in behind if both[1] in rest]
        tail = heads.search(text, behind[0][0], last) if behind else None
        thing = [said for place, said in behind if not (tail and place > tail.start())][-1:]  # "the plan"
        named = _words(story, row, 0, start, last, names=True)
        clause = text[first : token.start], text[token.start : token.end], text[token.end : stop]
        yield stem, _Act(row, token, kind, clause, lead, subject | rest, thing, named)


def _ordered(story: Comparison, *rows: int) -> Iterator[tuple[str, str]]:
    """Words of which one sentence says "before" and the other "after", of one thing told of one thing."""
    parts, ends = zip(*(parted(story, row) for row in rows), strict=True), story.language.facts.clause_break
    sides = [both for both in parts if [*map(len, both)] == [4, 4] and bool(both[0][1]) != bool(both[1][1])]
    if not sides or story.other_acts(*rows) or story.other_doers(*rows):
        return
    for both in sides:
        behind = [(side[1] or side[2]) + ends.split(side[3])[0].rstrip(" .") for side in both]
        told = [[story.stems(text) for text in texts] for texts in ([side[0] for side in both], behind)]
        if all(2 * len(one & its) >= min(len(one), len(its)) > 0 for one, its in told):
            yield behind[0], behind[1]


def _places(story: Comparison, *rows: int) -> Iterator[tuple[str, str]]:
    """Two places in sentences else alike, of one day, no other number each; no sentence of their articles has both."""
    found = [[*story.language.events.located.finditer(story.text[row])] for row in rows]
    if not all(found):
        return
    words, articles = [_words(story, row) for row in rows], {story.article[row] for row in rows}
    only, countries = [words[0] - words[1], words[1] - words[0]], story.language.voices.speakers.states
    few, many = sorted(({token.stem for token in story.tokens[row] if token.number} for row in rows), key=len)
    same = few <= many and all(only) and not other_days(*(days_named(story, row) for row in rows))
    for one, other in product(*found) if same else ():
        mine, yours = one["behind"] or "", other["behind"] or ""
        before = [it.string[: it.start()].split()[-1:] for it in (one, other)]
        names = [story.stems(mine), story.stems(yours)]
        here = names[0] & only[0] and names[1] & only[1] and (only[0] <= names[0] or only[1] <= names[1])
        here = here and before[0] == before[1] and (mine in countries) == (yours in countries)
        held = (story.held(at) for at, its in enumerate(story.article) if its in articles)
        if here and not any(names[0] | names[1] <= stems for stems in held):
            yield mine, yours


@by_row
def parted(story: Comparison, row: int) -> list[list[Any]]:
    """A sentence parted by each pattern of words that exclude others.

    Where it has one such word: what stands in front, the first or else the second word, what stands behind.
    """
    return [pattern.split(story.text[row]) for pattern in story.language.facts.excluding]


def _words(
    story: Comparison, row: int, up: int = 0, start: int = 0, end: int = 1 << 30, names: bool = False
) -> set[str]:
    """The words of a sentence, or between two places in it, and of so many before it, without dates and numbers."""
    near = (at for at in range(max(row - up, 0), row + 1) if story.article[at] == story.article[row])
    return {
        story.language.facts.synonyms.get(word.stem, word.stem) for at in near for word in story.tokens[at]
        if (at < row or start <= word.start < end) and names <= word.capital
        and not (word.number or NOT in word.stem or _in_date(story, at, word))
    } - story.language.facts.light  # fmt: skip


class _Number(NamedTuple):
    """A number in a sentence: where, what share it may be off, as it stands, the words of its clause, those behind."""

    value: float
    unit: str
    place: tuple[int, int]
    about: float
    counted: str
    surface: str
    stem: str
    clause: set[str]
    behind: set[str]


def _numbers(story: Comparison, at: int, mine: list[_Number], yours: list[_Number]) -> Iterator[tuple[str, str]]:
    """Numbers, or persons, that count the same in both sentences, in clauses that share words, and cannot both hold.

    A number that stands in both is no other; names in common are no more. Other actors, times, parts or acts are other
    things. A count may rise until a later article, a toll even where both name its day, a plan not.
    """
    rows = one, other = int(story.first[at]), int(story.second[at])
    if not ((who := persons_apart(story)(*rows, least=2)) or (mine and yours)):
        return
    words, plain, best = story.language.facts, story.tokens.plain, at in story.best
    fixed = [days_named(story, row, said=True) or words.ahead.search(story.text[row]) for row in rows]
    units = plain | {stem for number in (*mine, *yours) if number.unit for stem in story.stems(number.surface)}
    names = [_words(story, row, names=True) - units for row in rows]
    parts = []
    for row, numbers in zip(rows, (mine, yours), strict=True):
        end = numbers[-1].place[1] if numbers else 0  # what a comma parts from the last number is no part of it
        last = [at for at in story.tokens.cuts(row)[1:] if at >= end and not story.text[row][at : at + 1].isspace()]
        part = {match[0].lower() for match in words.part.finditer(story.text[row], 0, last[0])}
        parts.append(part | {it.relation for it in story.dated.get(row, ()) if it.relation == "since"})
    named = names[0] & names[1] or not all(side - {*words.synonyms.values()} for side in names)  # "Police", "Cops"
    had = [(row, match.start()) for row in rows for match in words.past_perfect.finditer(story.text[row])]
    ago = {row for row, at in had if not next((it.said for it in story.tokens[row] if it.start >= at), True)}
    if not named or parts[0] != parts[1] or len(ago) == 1 or other_days(*(times(story, row) for row in rows)):
        return
    acts = [{words.synonyms.get(stem, stem) for stem in story.acts(row).values()} for row in rows]
    verbs, gone = acts[0] | acts[1], story.stems(" ".join(who))
    tell = acts[0] & acts[1] - gone
    near = story.told[at] and (best or tell) and (story.total[at] >= STRONG or not story.other_acts(*rows))
    rest = [_words(story, row) - verbs - gone for row in rows]
    if who and rest[0] & rest[1] and (near or tell & words.tolls.keys()) and (rest[0] <= rest[1] or rest[1] <= rest[0]):
        yield who[0], who[1]
    alike = rest[0] == rest[1] and acts[0] == acts[1]
    for left, right in product(mine, yours):
        shared = left.clause & right.clause
        alone = all(sum(_one_thing(n, left) and n.clause >= shared for n in side) == 1 for side in (mine, yours))
        tails = left.behind & right.behind
        unlike = bool(not tails and left.behind - shared and right.behind - shared)
        own, its = (side.clause - shared - {left.counted, right.counted} for side in (left, right))
        if shared.isdisjoint(words.tolls):
            unlike |= bool(own - verbs and its - verbs)
            both = (own & verbs, other, its & verbs), (its & verbs, one, own & verbs)
            unlike |= all(act[0] and story.unlike(*act) for act in both)
        unlike |= any(words.apart.get(stem, shared) & its for stem in own)
        unlike |= bool(own & names[0] - names[1] and its & names[1] - names[0])
        again = standing(story, left, other, yours) or standing(story, right, one, mine)
        same = (left.behind ^ right.behind) & plain & shared - verbs and not story.other_doers(*rows)
        same = same and _lone(story, left, right, rows)
        unlike &= not same
        if unlike or not alone or not _one_thing(left, right) or (again and left.counted == right.counted):
            continue
        less = (one, other) if left.value < right.value else (other, one)
        rises = not (left.unit or (all(fixed) and shared.isdisjoint(words.tolls))) and earlier(story, *less)
        enough = len(shared) >= 2 - best - bool(tails and not left.unit)
        enough &= bool(shared - (story.held(one) - plain)) or (left.unit == "tally" and best)
        if (enough or same or alike) and not (rises or close(left, right)):
            yield left.surface, right.surface


@once
def persons_apart(story: Comparison) -> Callable[..., list[str]]:
    """The persons whom each of two sentences counts, ``least`` or more, if the fewer cannot be some of the others."""
    words, number = story.language.facts, story.tokens.reduced
    each = cache(
        lambda said: [words.sorts[noun.lower()] * int(number(n) or 1) for n, noun in words.person.findall(said)]
    )
    nouns = {form for noun in words.sorts for form in (noun, f"{noun}s")}

    @cache
    def counted_in(row: int) -> list[str]:
        text = story.text[row]
        return [] if nouns.isdisjoint(ascii_words(text.lower())) else [said[0] for said in words.persons.finditer(text)]

    def apart(*rows: int, least: int = 1) -> list[str]:
        said = [persons for row in rows for persons in counted_in(row)[:2] or [""]]
        fewer, more = sorted((Counter("".join(each(one))) for one in said[:2]), key=lambda held: held["n"])
        other = fewer["n"] >= least and any(fewer[one] > more["n"] - more[its] for one, its in ("wm", "mw", "gy", "yg"))
        return said if len(said) == 2 and other else []

    return apart


def _ages(story: Comparison, *rows: int) -> Iterator[tuple[str, str]]:
    """Other ages of one person, by last name, with one first name also misspelt; a year more on a later day."""
    aged = [_aged(story, row) for row in rows]
    for last, its in product(*aged):
        (one, mine), (other, yours) = aged[0][last], aged[1][its]
        same = one & other and _ratio(last, its) >= _NAME if one and other else last == its
        if same and abs(int(mine) - int(yours)) > published_apart(story, *rows):
            yield mine, yours


@by_row
def _aged(story: Comparison, row: int) -> dict[str, tuple[set[str], str]]:
    """The persons of a sentence by last name, with first names and age."""
    age, titles = story.language.facts.age, story.language.voices.speakers.titles
    return {
        last: ({word for word in first if word.casefold() not in titles}, parts[1])
        for match in age.findall(story.text[row]) if (parts := sorted(filter(None, match), key=str.isdigit))
        for *first, last in [WORD.findall(parts[0])]  # of a name and an age
    }  # fmt: skip


def _lone(story: Comparison, left: _Number, right: _Number, rows: tuple[int, int]) -> bool:
    """Whether both articles give a single number of one noun, of ten or more and not far apart."""
    noun, (less, more) = left.counted, sorted((left.value, right.value))
    if noun != right.counted or left.unit or less < max(_MANY, more * _NEAR_BY):
        return False
    begins = [(row - story.place[row], story.article.count(story.article[row])) for row in rows]
    own = (range(begin, begin + size) for begin, size in begins)
    return all(sum(one.counted == noun for row in its for one in counted(story, row)) == 1 for its in own)


def _one_thing(one: _Number, other: _Number) -> bool:
    """Whether two numbers count the same; of shares and money, one may leave open what; units may be others."""
    return one.unit == other.unit and (one.unit not in ("", "%") or len({one.counted, other.counted} - {""}) < 2)


def close(one: _Number, other: _Number) -> bool:
    """Whether two numbers of one thing agree: estimates and those of other units about, others to the last digit."""
    if one.unit == "tally" and 0 in (one.value, other.value):
        return one.value % 1 == other.value % 1 == 0
    share = one.value != other.value and abs(one.value - other.value) / max(one.value, other.value)
    units = _UNITS if one.counted != other.counted and one.unit not in ("", "%") else 0.0
    return _one_thing(one, other) and share <= max(one.about, other.about, units)


def standing(story: Comparison, number: _Number, row: int, numbers: list[_Number]) -> bool:
    """Whether a number stands in another sentence, which has these numbers, and not with another unit there."""
    units = {at: n.unit for n in numbers for at in range(*n.place)}
    return any(units.get(it.start, number.unit) == number.unit for it in story.tokens[row] if it.stem == number.stem)


@by_row
def counted(story: Comparison, row: int) -> list[_Number]:
    """The numbers of a sentence that count something."""
    words, text, tokens = story.language.facts, story.text[row], story.tokens[row]
    found: list[_Number] = []
    rounds, known = {one.start(2): one for one in words.rounds.finditer(text)}, {**words.scales, **words.shares}
    portions = {at: one for one in words.portion.finditer(text) for at in range(*one.span())}
    if not (rounds or portions or any(token.number for token in tokens)):
        return [*_worded(story, row)]
    cuts, ages = story.tokens.cuts(row), [match.span() for match in words.age.finditer(text)]
    phrases = story.phrases(row)
    ends = {match.end() for _, match in phrases.values()}
    idioms = {match.end() for _, match in phrases.values() if match[0].count(" ") == 1}  # "behind bars"
    for at, token in enumerate(tokens):
        portion, stem = portions.get(token.start), token.stem
        match = portion or rounds.get(token.start)
        first = match.start() if match else token.start
        is_number = match or (token.number and re.fullmatch(r"\d+(?:\.\d+)?", stem))
        if not is_number or (found and token.start < found[-1].place[1]):  # "two dozen"
            continue
        before = text[:first]
        first = crowd.start() if (crowd := words.crowd.search(before)) else first
        named = words.not_counted.search(before) or before.endswith(("-", "–", "/")) or _in_date(story, row, token)
        if named or any(start <= token.start < end for start, end in ages):
            continue
        if portion:
            out, of, parts = (float(story.tokens.reduced(it or "") or 1) for it in portion.group("out", "of", "parts"))
            value = 100 * out / of * parts * words.shares.get((portion["part"] or "").lower(), 1)
            at = max(place for place, word in enumerate(tokens) if word.start < portion.end())
        else:
            value = words.shares.get((match[1] or "").lower(), 1) * known[match[2].lower()] if match else float(stem)
        value, unit, end, counted = _amount(story, row, at, value, "%" if portion else "")
        if measure := words.measure.match(text, end):
            counted, end = measure[1].lower(), measure.end()
            unit, size, zero = words.measures[counted]
            value = zero + value * size
        begin, last = max(cut for cut in cuts if cut <= first), min(cut for cut in cuts if cut >= end)
        clause = [(at, stem) for at, (stem, _) in phrases.items() if begin <= at < last]
        clause += [(word.start, words.synonyms.get(word.stem, word.stem)) for word in tokens
                  if begin <= word.start < last and not first <= word.start < end and word.said >= token.said
                  and word.start not in phrases and word.end not in idioms
                  and not (word.number or word.stem in words.scales or _in_date(story, row, word))]  # fmt: skip
        counted = next(iter(words.tolls.values())) if counted is None and crowd else counted
        if counted is None or next((word.end for word in tokens if word.start > end), 0) in ends:  # "claimed 12 lives"
            counted = next((words.tolls[stem] for _, stem in clause if stem in words.tolls), counted)
        counted = counted and words.tolls.get(counted, counted)
        if counted is not None:
            about = _ABOUT[bool(it[1])] if (it := words.about.search(before)) else _ROUNDED if portion else 0.0
            near, tail = ({stem for start, stem in clause if start >= cut} - {counted} for cut in (begin, end))
            first -= before[-1:] in words.synonyms  # "£40 million", "£40m"
            surface = text[first:end] + "".join(takewhile(str.isalpha, text[end:]))
            said = "" if match or unit == "tally" else stem
            found.append(_Number(value, unit, (first, end), about, counted, surface, said, near, tail))
    return [*found, *_worded(story, row)]


def _worded(story: Comparison, row: int) -> Iterator[_Number]:
    """A vote without a vote against, as a tally of 0, and "for life", as a time without end."""
    for match in story.language.facts.worded.finditer(story.text[row]):
        stems = _words(story, row, 0, 0, match.start()) | _words(story, row, 0, match.end())
        value = np.inf if match["t"] else 0.0
        yield _Number(value, match.lastgroup or "", match.span(), 0.0, "", match[0], "", stems, stems)


def _in_date(story: Comparison, row: int, token: Token) -> bool:
    return any(date.start <= token.start < date.end for date in story.dated.get(row, ()))


def _amount(story: Comparison, row: int, at: int, value: float, unit: str) -> tuple[float, str, int, str | None]:
    """How much a number says with the words behind it ("two million"), its unit, where it ends, and what it counts."""
    words, text, (token, *behind) = story.language.facts, story.text[row], story.tokens[row][at:]
    for match in words.tally.finditer(text):  # "24 votes to 23": one number for both
        most, least = (int(story.tokens.reduced(side)) for side in match.groups() if side)
        if token.start in (match.start(1), match.start(3)) and most > least:
            return most + least / 1000, "tally", match.end(), ""
    more = words.fraction.match(text, token.end)
    value, end = value + (words.shares[more[1].lower()] if more else 0), more.end() if more else token.end
    unit = unit or words.synonyms.get(text[: token.start].rstrip()[-1:], "")
    if percent := words.percent.match(text, end):
        unit, end = "%", percent.end()
    behind = [word for word in behind if word.start >= end and NOT not in word.stem]
    while behind and not text[end : behind[0].start].strip(" -"):
        word = text[behind[0].start : behind[0].end].casefold()
        if word in words.scales and (unit or len(word) > 2):  # "£4m", not "400 m"
            value *= words.scales[word]
        elif text[end] == "-" and behind[0].number and word in words.numbers:  # "forty-one"
            value += words.numbers[word]
        elif word not in words.fillers:
            break
        end = behind.pop(0).end
    between = text[end : behind[0].start] if behind else ""
    if not behind or behind[0].number or not re.fullmatch(r"[\s\w’'-]{0,14}", between):
        counted = "" if unit else None
    elif unit and (not between.strip() or not words.fillers.issuperset(between.split())):
        counted = ""
    elif not (unit or words.fillers.issuperset(between.split()) or (between == "-" != text[behind[0].end :][:1])):
        counted = None
    else:
        counted = words.synonyms.get(behind[0].stem, behind[0].stem)
    return (value, counted, end, "") if counted and counted in words.money else (value, unit, end, counted)


_Two = tuple[Token, Token]


def naming(corpus: schema.Corpus | Comparison) -> Annotated[pd.DataFrame, NAMING]:
    """What two outlets call the same thing; a row is two such wordings with an example, most used first.

    Their sentences report the same fact. They name one actor by names that share no word (``actor``), or have two words
    side by side of which one is the same ("illegal immigrants", "undocumented immigrants"), also around an article if
    the two words before are the same ("strikers stormed the hall", "strikers entered the hall"). Each outlet uses its
    words at least twice, never the other's (once is enough in sure counterparts), and not in quotation marks. Of two
    acts around an article, each may stand once, where the sentences match best.
    """
    story = compare(corpus)
    found: dict[tuple[str | None, str, str, str, str], list[tuple[int, int, int, int]]] = defaultdict(list)
    for actor, one, other, used, words in _named(story):
        sides = sorted(zip((story.outlet[one], story.outlet[other]), words, (one, other), map(len, used), strict=True))
        (a, words_a, row_a, uses_a), (b, words_b, row_b, uses_b) = sides
        found[actor, a, words_a, b, words_b].append((row_a, row_b, uses_a, uses_b))
    rows = [
        {
            "actor": actor, "outlet_a": a, "words_a": words_a, "uses_a": places[0][2], "outlet_b": b,
            "words_b": words_b, "uses_b": places[0][3], "pairs": len(places),
            **{f"{column}_{side}": values[row] for side, row in zip("ab", places[0], strict=False)
               for column, values in (("article", story.article), ("sentence", story.number), ("text", story.text))},
        }
        for (actor, a, words_a, b, words_b), places in found.items()
    ]  # fmt: skip
    table = NAMING.frame(rows)
    order = table[["uses_a", "uses_b"]].min(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def uses(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """The sentences that `naming` counts; a row is one: outlet, words (as there), article, sentence."""
    story = compare(corpus)
    rows = [
        (story.outlet[row], said, story.article[row], story.number[row])
        for *_, used, words in _named(story)
        for said, there in zip(words, used, strict=True)
        for row in there
    ]
    return pd.DataFrame(rows, columns=["outlet", "words", "article", "sentence"]).drop_duplicates(ignore_index=True)


_Row = tuple[str | None, int, int, tuple[list[int], list[int]], tuple[str, str]]


@once
def _named(story: Comparison) -> list[_Row]:
    return [*_actors(story), *_choices(story)]


def _actors(story: Comparison) -> Iterator[_Row]:
    """Names of one actor that share no word, however spelled, and that the other outlet does not use itself."""
    mentions = schema.references_counted(story.corpus.mentions)
    outlet, plain = story.outlet, story.language.facts.stop_words
    names: dict[int, dict[str, str]] = defaultdict(dict)
    uses: dict[tuple[str, str], list[int]] = defaultdict(list)
    each = (mentions[name] for name in ("article", "sentence", "actor", "surface"))
    for article, sentence, actor, surface in zip(*each, strict=True):
        if (row := story.row_of.get((article, sentence))) is not None:
            names[row].setdefault(actor, surface)
            uses[outlet[row], surface.casefold()].append(row)
    writes = cache(lambda whose, stems: bool(stems) and any(
        stems <= {word.stem for word in story.tokens[row] if not word.quoted}
        for row in range(len(outlet)) if outlet[row] == whose
    ))  # fmt: skip
    for at in np.flatnonzero(story.sure):
        one, other = int(story.first[at]), int(story.second[at])
        for actor in names[one].keys() & names[other].keys() if outlet[one] != outlet[other] else ():
            both = names[one][actor], names[other][actor]
            words = [WORD.findall(name.casefold()) for name in both]
            initials = {"".join(word[0] for word in side if word not in plain) for side in words}
            short = {"".join(side).replace(".", "") for side in words}
            theirs = zip((outlet[other], outlet[one]), (frozenset(story.stems(name)) for name in both), strict=True)
            alike = initials & short or any(_ratio(*two) >= _NAME for two in product(*words))
            if not alike and not any(writes(*name) for name in theirs):
                places = uses[outlet[one], both[0].casefold()], uses[outlet[other], both[1].casefold()]
                yield actor, one, other, places, both


def _choices(story: Comparison) -> Iterator[_Row]:
    """Two words side by side of which two outlets choose one differently, as in `_actors`."""
    outlet, sure, best, apart = story.outlet, story.sure, story.best, story.language.facts.apart
    facing, beside = [], lru_cache(30_000)(partial(_side_by_side, story))
    for at in progress(np.flatnonzero(story.found).tolist(), "wordings compared"):
        one, other = int(story.first[at]), int(story.second[at])
        if outlet[one] != outlet[other] and (both := [*_facing(beside(one), beside(other), apart)]):
            facing.append((at, one, other, both))
    asked = {word.stem for *_, both in facing for two in chain(*both) for word in two}
    single: dict[tuple[str, str], list[int]] = defaultdict(list)
    uses: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    held, parts = story.tokens.holding, {part for stem in asked for part in (stem, *stem.split("-"))}
    places = np.flatnonzero(np.isin(held.indices, [at for at, stem in enumerate(story.idf) if stem in parts]))
    for row in np.unique(np.searchsorted(held.indptr, places, side="right") - 1).tolist():
        for word in (word for word in _own_words(story, row) if word.stem in asked):
            single[outlet[row], word.stem].append(row)
        for x, y in (two for two in _side_by_side(story, row) if two[0].stem in asked):
            uses[outlet[row], x.stem, y.stem].append(row)
    for at, one, other, both in facing:
        a, b = outlet[one], outlet[other]
        words = [_own_words(story, row) for row in (one, other)]
        here, there = ({word.stem for word in side} for side in words)
        for left, right in both:
            mine, yours = ((side[0].stem, side[1].stem) for side in (left, right))
            at_word = 0 if mine[0] != yours[0] else 1
            own, theirs = mine[at_word], yours[at_word]
            act = story.text[one][left[0].end : left[1].start].strip()  # "stormed the gate": the first word is chosen
            who = [
                [word.stem for word in side if word.end <= two[0].start][-2:]
                for side, two in zip(words, (left, right), strict=True)
            ]
            if act and (at_word or not who[0] == who[1] != []):
                continue
            if own in there or theirs in here or uses[(a, *yours)] or uses[(b, *mine)]:
                continue
            rows, begin = (uses[(a, *mine)], uses[(b, *yours)]), 0
            if min(map(len, rows)) < _USES:
                rows, begin = (single[a, own], single[b, theirs]), at_word
                unlike = (at_word or act) and not single[a, theirs] and not single[b, own]
                least = 1 if act and at in best else _USES
                if not unlike or not sure[at] or min(map(len, rows)) < least:
                    continue
            said = [story.text[at][two[begin].start : two[1].end].lower() for at, two in ((one, left), (other, right))]
            yield None, one, other, rows, (said[0], said[1])


def _facing(ones: list[_Two], others: list[_Two], apart: Mapping[str, Set[str]]) -> Iterator[tuple[_Two, _Two]]:
    """Two words side by side in both sentences of which one is the same; none is a name or tells another fact."""
    plain = [[two for two in side if not two[0].capital and not two[1].capital] for side in (ones, others)]
    for left, right in product(*plain):
        first, second = left[0].stem == right[0].stem, left[1].stem == right[1].stem
        one, other = left[first].stem, right[first].stem
        if first != second and _ratio(one, other) < _SPELLING and other not in apart.get(one, ()):
            yield left, right


def _own_words(story: Comparison, row: int) -> list[Token]:
    """The content words of a sentence outside quotation marks, names with a capital; a compound is one."""
    own: list[Token] = []
    for token in story.tokens[row]:
        if token.number or token.quoted or NOT in token.stem:
            continue
        if own and story.text[row][own[-1].end : token.start] == "-":
            own[-1] = replace(own[-1], stem=f"{own[-1].stem}-{token.stem}", end=token.end, capital=False)
        else:
            own.append(replace(token, capital=token.stem not in story.tokens.plain))
    return own


def _side_by_side(story: Comparison, row: int) -> list[_Two]:
    own, text, articles = _own_words(story, row), story.text[row], story.language.facts.slight
    return [(x, y) for x, y in pairwise(own) if articles.issuperset(text[x.end : y.start].casefold().split())]
