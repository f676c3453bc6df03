"""Dated clauses: what a text gives a day or a year to, which of them tell the same, and which cannot both hold.

Links made by hand say which words of different articles speak of one event (``coding/event-links.csv``). They win.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from kosovo_lib.errors import DataError
from kosovo_lib.facts.similarity import ALIKE, NOT, STRONG, Comparison, by_row, once
from kosovo_lib.read.sheets import Form, Row, SheetFile
from kosovo_lib.schema import RUNNING_TEXT
from kosovo_lib.text.clauses import Cut, dated

BACKGROUND_DAYS = 31
"""What began or ended more than this many days before publication is background."""

COLUMNS = ("event", "compare", "relation", "article", "quote", "note")
"""The columns of the file."""
FILE = "coding/event-links.csv"
"""Where the links are in a corpus folder."""
_MODES = ("dates", "onset", "claim")
_ONSET, _OCCASIONS = _MODES[1:]
_RELATIONS = ("same", "by", "different")

_COARSE = ("month", "season", "year", "decade", "range")
_TITLES = ("headline", "deck", "subhead")
_SHARED = 0.6  # share of the lighter clause's words, by weight, that the other must hold
_SHARED_BEST = 0.4  # likewise, where both sentences surely report one fact and match best
_RECENT = 14  # days before an article up to which a time is no other occasion
_OPENING = 2  # places from the headline on at which an article tells its main event
_DAY = pd.Timedelta(days=1)
_ABOUT_TIME = _DAY / 48  # "about nine" may be half an hour off
_HALF_DAY = _DAY / 2  # so much later is nine if one of the two says neither a.m. nor p.m.
_ABOUT = 0.3  # by which share a span of days may be longer or shorter
_ELSE_ALIKE = 0.5  # share of words that two clauses have in common in their order, if one word makes them two things
_COMMON = 60  # a word in more dated clauses than this links none by itself


class Dated(NamedTuple):
    """A clause that a date speaks of: its cut; words, one for all of like meaning, the names of these; its stems.

    ``date`` is one of `Comparison.dated`, but says how the clause stands to it.
    """

    row: int
    date: Any
    cut: Cut
    words: frozenset[str]
    names: frozenset[str]
    stems: Mapping[str, str]

    @property
    def days(self) -> tuple[Any, Any]:
        """First and last day that the date can mean."""
        return self.date.date_from, self.date.date_to


@once
def dated_clauses(story: Comparison) -> list[Dated]:
    """Every dated clause of the sentences compared, in reading order; `DataError` if a date ends before it begins."""
    found, facts = [], story.language.facts
    for row, date in ((row, date) for row, dates in story.dated.items() for date in dates):
        text, start, end = story.text[row], date.start, date.end
        if date.date_from > date.date_to:
            raise DataError(
                f"{date.article} sentence {date.sentence}: the date '{date.surface}' runs from "
                f"{date.date_from:%Y-%m-%d} to {date.date_to:%Y-%m-%d}; it must not end before it begins"
            )
        cuts = dated(story.language.clauses, text, start, end, whole=story.units["section"].iat[row] in _TITLES)
        if facts.record.search(text[:start]):  # "the longest since 2013" compares with 2013
            cuts = [replace(cut, relation="at") for cut in cuts if cut.role != "since"]
        spans = [match.span() for match in facts.age.finditer(text)]
        spans += [(one.start, one.end) for one in story.dated[row]]
        for cut in cuts:
            focus = [token for token in story.tokens[row] if cut.focus_start <= token.start < cut.focus_end]
            inside = [token for token in focus if not (start <= token.start < end or token.number)]
            names = frozenset(token.meaning for token in inside if token.capital)
            stems, last = dict[str, str](), ""
            for token in focus:  # no dates, no ages; with each the last before it that tells no act
                if not any(a <= token.start < b for a, b in spans):
                    stems[token.stem], last = last, last if token.start in story.acts(row) else token.stem
            own = date._replace(relation=cut.relation or date.relation)
            found.append(Dated(row, own, cut, frozenset(token.meaning for token in inside), names, stems))
    return found


def clearest(story: Comparison, *clauses: Dated) -> str:
    """The shortest words that one of several dates speaks of, rather no pronoun, without the date and its lead."""
    words, found = story.language.clauses, list[str]()
    for clause in clauses:
        text, start, end = story.text[clause.row], clause.date.start, clause.date.end
        first, last = clause.cut.focus_start, clause.cut.focus_end
        said = max(text[first : max(first, min(last, start))], text[min(max(first, end), last) : last], key=len)
        for lead in (story.language.facts.before_date, words.opening):
            said = said.strip(" ,;:.–—")
            said = next((said[: one.start()] for one in lead.finditer(said) if one.end() == len(said)), said)
        found.append(said.strip(" ,;:.–—"))
    return str(min(found, key=lambda said: plainness(story, said)))


def plainness(story: Comparison, said: str) -> tuple[bool, bool, bool, int]:
    """What to sort names of an event by: first those that open with a noun and judge nothing, of these the shortest."""
    words, pronouns = re.findall(r"[\w’'-]+", said.lower()), story.language.voices.subjects.pronouns
    judges = any(story.language.terms.loaded.get(word) for word in words)
    bare = bool(story.language.clauses.link.match(said)) or not pronouns.isdisjoint(words[:1])
    return not said[:1].isalpha(), judges, bare, len(said)


@once
def links(story: Comparison) -> list[tuple[int, int]]:
    """Two dated clauses of different articles that report the same thing, by their numbers in `dated_clauses`."""
    clauses = dated_clauses(story)
    holding: dict[str, list[int]] = defaultdict(list)
    opening: dict[int, list[int]] = defaultdict(list)
    for number, clause in enumerate(clauses):
        for word in clause.words:
            holding[word].append(number)
        opening[clause.row].append(number)
    found, again = [], story.repeated
    for one, left in enumerate(clauses):
        near = [holding[word] for word in left.words if len(holding[word]) <= _COMMON]
        near += [opening[its] for row, its in story.best_matches if row == left.row and one_outcome(story, row, its)]
        for other in sorted({at for members in near for at in members if at > one}):
            right = clauses[other]
            if {left.row, right.row} & again and left.date.surface == right.date.surface:
                continue  # a reprint confirms nothing; it may say another day
            if story.article[left.row] != story.article[right.row] and _alike(story, left, right):
                found.append((one, other))
    return found


def _alike(story: Comparison, one: Dated, other: Dated) -> bool:
    """Whether two dated clauses report the same event; what takes longest is asked last."""
    shared, pair = one.words & other.words, story.pair_of(one.row, other.row)
    plain, sure = shared - (one.names & other.names), pair is not None and story.sure[pair]
    same_day = sure and (one.days, one.date.relation) == (other.days, other.date.relation)
    same_day = same_day and not story.other_acts(one.row, other.row)
    least = 0 if same_day else _SHARED_BEST if sure and pair in story.best else _SHARED
    if one_outcome(story, one.row, other.row):
        return True
    if not (plain or same_day) or _shares(story, one, other)[1] < least or story.other_doers(one.row, other.row):
        return False
    named = len(shared) > 1 and (bool(one.names & other.names) or not (one.names and other.names))
    if not named and (pair is None or not story.found[pair]):
        return False
    return all(_qualified(story, one, word) == _qualified(story, other, word) for word in plain)


def another(story: Comparison, *clauses: Dated) -> bool:
    """Whether one word makes two things of clauses else alike: "charged his wife", "his brother"; "Terminal A", "B"."""
    words, sides, lettered = story.language.facts, list[list[tuple[str, str, bool, bool]]](), list[set[str]]()
    for clause in clauses:
        acts, (start, end) = story.acts(clause.row), (clause.cut.focus_start, clause.cut.focus_end)
        told = [at for at in story.tokens[clause.row] if start <= at.start < end and not at.number]
        sides.append([(at.meaning, at.stem, at.start in acts, at.capital) for at in told])
        lettered.append({*re.findall(r"\b[^\W\d_]+ [A-Z]\b(?!\.)", story.text[clause.row][start:end])})
    one, other = ([stem for stem, *_ in side] for side in sides)
    compared = SequenceMatcher(None, one, other, autojunk=False)
    parts = [part for part in compared.get_opcodes() if part[0] != "equal"]
    own = (clauses[0].words ^ clauses[1].words) - words.light  # no words of the dates
    for how, a, b, c, d in parts if compared.ratio() >= _ELSE_ALIKE else ():
        mine, its = sides[0][a:b], sides[1][c:d]
        if any(words.apart.get(stem, set()) & {it for _, it, *_ in its} for _, stem, *_ in mine):
            return True
        plain = all(stem in own and not act for stem, _, act, _ in mine + its)
        capitals = [[capital for *_, capital in side] for side in (mine, its)]
        if how == "replace" and plain and capitals[0] == capitals[1] and len(mine + its) <= 4 and len(parts) < 3:
            return True
    return all(lettered) and lettered[0].isdisjoint(lettered[1])


def contrary(story: Comparison, *sides: Mapping[str, str]) -> bool:
    """Whether one of two clauses denies a word of the other, or says of one thing what excludes it: "open", "shut"."""
    return any(
        (NOT + stem in its and NOT + stem not in mine)
        or any(its.get(no) == of and no not in mine for no in story.language.facts.contrary.get(stem, ()))
        for mine, its in (sides, sides[::-1]) for stem, of in mine.items()
    )  # fmt: skip


def one_outcome(story: Comparison, one: int, other: int) -> bool:
    """Whether two articles open with one outcome in other words: one act, one number and one name in best matches."""
    pair = story.pair_of(one, other)
    if pair is None or pair not in story.best or max(story.units["place"].iloc[[one, other]]) > _OPENING:
        return False
    acts = told_acts(story, one), told_acts(story, other)  # "a bus fell" and "a tram fell" are two things
    if not (acts[0] & acts[1] and acts[0] - acts[1] and acts[1] - acts[0]) or story.other_doers(one, other):
        return False
    sides = [[token for token in story.tokens[row] if not token.said] for row in (one, other)]
    numbers, names = ([{t.stem for t in side if (t.number, t.capital)[at]} for side in sides] for at in (0, 1))
    return bool(numbers[0] & numbers[1]) and bool(names[0] & names[1] - story.tokens.plain)


@by_row
def told_acts(story: Comparison, row: int) -> frozenset[str]:
    """What a sentence reports by its verbs, or right behind a comma: not "hurt" in "he met the nine men hurt"."""
    words, text = story.language, story.text[row]
    counted = {token.end + 1 for token in story.tokens[row] if token.number}
    behind = {match.start(1) for match in words.facts.predicate.finditer(text)}
    verbs, divided = [match.start() for match in words.clauses.finite.finditer(text)], words.clauses.boundary.search
    found = {token.stem for token in story.tokens[row] if text[: token.start].endswith(", ")}
    for at, stem in story.acts(row).items():
        if at in behind or (at not in counted and all(verb >= at or divided(text, verb, at) for verb in verbs)):
            found.add(stem)
    return frozenset(words.facts.synonyms.get(stem, stem) for stem in found) - words.facts.light


def _shares(story: Comparison, one: Dated, other: Dated) -> list[float]:
    """The shares of the heavier and of the lighter clause's words, by weight, that both hold."""
    weights, light = weighed(story), story.language.facts.light
    sides = (one.words & other.words, one.words, other.words)
    sums = [sum(weights[word] for word in sorted(side - light)) for side in sides]
    return sorted(sums[0] / (weight or 1.0) for weight in sums[1:])


@once
def weighed(story: Comparison) -> dict[str, float]:
    """The weight of each word; of words that mean the same, the least."""
    alike = story.language.facts.synonyms
    return {alike.get(stem, stem): weight for stem, weight in sorted(story.idf.items(), key=lambda one: -one[1])}


def _qualified(story: Comparison, clause: Dated, word: str) -> bool:
    """Whether a word that makes another thing of it stands before a word: "de facto independence"."""
    start = next(token.start for token in story.tokens[clause.row] if token.meaning == word)
    return story.language.facts.qualifier.search(story.text[clause.row][:start]) is not None


def apart(one: Dated, other: Dated) -> bool:
    """Whether two dates cannot both hold: at or since which something is so, or both until, or both before which."""
    relations = {one.date.relation, other.date.relation}
    alike = len(relations) == 1 or relations <= {"at", "since"}
    return alike and (disjoint(one.days, other.days) or _year_and_years(one.date, other.date))


def hours_apart(story: Comparison, *sides: Dated) -> bool:
    """Whether two clock times of one zone cannot both hold; estimates are half an hour off."""
    words, texts = story.language.facts, [story.text[clause.row] for clause in sides]
    zones, clocks = [clause.date.zone for clause in sides], [clause.date.time for clause in sides]
    others = {frozenset(it[0].lower() for it in words.partly.finditer(text)) for text in texts}  # "first", "second"
    days, rows = [clause.date.date_from for clause in sides], [clause.row for clause in sides]
    (first, last), (begin, end) = (days_published(story)[story.article[row]] for row in rows)
    own = bool(pd.isna(days).any() and max(first - end, begin - last) > _DAY) or story.other_acts(*rows)
    own |= all(one.names - other.names for one, other in (sides, sides[::-1]))  # other actors or places
    if own or len(others) > 1 or any(map(pd.isna, clocks)) or not (pd.isna(zones).all() or zones[0] == zones[1]):
        return False
    before = [text.partition(clause.date.surface)[0] for text, clause in zip(texts, sides, strict=True)]
    gap = abs(pd.Timedelta(f"{clocks[0]}:00") - pd.Timedelta(f"{clocks[1]}:00")) % _HALF_DAY
    about = _ABOUT_TIME * int(any(map(words.about.search, before)))
    return {clause.date.relation for clause in sides} == {"at"} and min(gap, _HALF_DAY - gap) > about


def _year_and_years(one: Any, other: Any) -> bool:
    """Whether one of two dates is a year, or years, and the other a span of other years: 1998 is no 1998-99."""
    spans = [(date.date_from, date.date_to) for date in (one, other)]
    years = all(first.is_year_start and last.is_year_end for first, last in spans)
    ranges = "range" in (one.precision, other.precision)
    return ranges and years and spans[0] != spans[1] and {one.relation, other.relation} == {"at"}


def disjoint(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    """Whether two intervals have no day in common; False where an end of one is unknown."""
    return not pd.isna([*one, *other]).any() and bool(max(one[0], other[0]) > min(one[1], other[1]))


def differs(story: Comparison, one: Dated, other: Dated) -> bool:
    """Whether two linked clauses of different outlets date one thing differently; of history both name the same."""
    surfaces = [clause.date.surface.casefold() for clause in (one, other)]
    same = story.outlet[one.row] == story.outlet[other.row] or surfaces[0] == surfaces[1]
    if same or not (apart(one, other) or hours_apart(story, one, other)):
        return False
    counted = [{stem for stem in clause.stems if stem[0].isdigit()} for clause in (one, other)]
    if all(counted) and counted[0].isdisjoint(counted[1]):  # so many were sold on Monday, so many on Tuesday
        return False
    if contrary(story, one.stems, other.stems) or any(no_evidence(story, clause) for clause in (one, other)):
        return False
    days, old = days_published(story), [history(story, clause) for clause in (one, other)]
    ahead = [bool(clause.date.date_from > days[story.article[clause.row]][1]) for clause in (one, other)]
    if all(old) and (one.names & other.names or one.words == other.words):
        return not any(ahead)
    rows = one.row, other.row
    pair = story.pair_of(*rows)
    best = pair is not None and pair in story.best
    if one.date.relation != other.date.relation or pair is None or not story.found[pair]:
        return False
    outcome = one_outcome(story, *rows)
    heavier, lighter = _shares(story, one, other)
    mixed = any(old) != all(old)
    same, strong = heavier >= _SHARED or (best and lighter == 1), best and story.total[pair] >= (ALIKE, STRONG)[mixed]
    if not (same and strong if mixed else same or strong or outcome):
        return False
    if any(ahead) != all(ahead) and not (same and earlier(story, *rows[:: 1 if ahead[0] else -1])):
        return False
    acts = [told_acts(story, row) for row in rows]
    if all(acts) and acts[0].isdisjoint(acts[1]):
        return False
    told = [(clause.date, *days[story.article[clause.row]]) for clause in (one, other)]  # each of its own day?
    own = all(date.date_to >= a - _DAY and date.date_from <= b for date, a, b in told)
    if (own and published_apart(story, *rows)) or (not outcome and _other_thing(story, one, other)):
        return False
    return not (_also(story, one, other) or _also(story, other, one))


def _other_thing(story: Comparison, *clauses: Dated) -> bool:
    """Whether other words stand in one place of two clauses: "visited the school" and "visited the hospital"."""
    sides, shared = [], clauses[0].words & clauses[1].words
    for clause in clauses:
        acts, plain = story.acts(clause.row), (clause.words - clause.names - story.language.facts.light).intersection
        known = [at for at in story.tokens[clause.row] if at.meaning in shared or at.start not in acts]
        sides.append([at.meaning for at in known if plain((at.meaning,))])
    one, other = sides
    parts = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return any({*one[a:b]} - {*other} and {*other[c:d]} - {*one} for _, a, b, c, d in parts)


def other_dates(story: Comparison) -> Iterator[tuple[int, int, str, str, str | None]]:
    """Two sentences that date one thing, or its end, differently: both rows, both dates, what they date if known."""
    clauses, taken = dated_clauses(story), set()
    for both in links(story):
        one, other = sorted((clauses[at] for at in both), key=lambda clause: clause.row)
        if differs(story, one, other):
            taken.add((one.row, other.row))
            yield one.row, other.row, one.date.surface, other.date.surface, clearest(story, one, other)
    for rows, at in story.best_matches.items():
        if story.sure[at] and rows not in taken and not published_apart(story, *rows):
            yield from ((*rows, *said, None) for said in ends_apart(story, *rows)[:1])


def _also(story: Comparison, one: Dated, other: Dated) -> bool:
    """Whether the article of one clause dates the like also as the other does, and so speaks of two occasions."""
    its = other.date
    for clause in dated_clauses(story):
        if clause is one or story.article[clause.row] != story.article[one.row]:
            continue
        within = its.date_from <= clause.date.date_from and clause.date.date_to <= its.date_to
        if (within or clause.date.surface == its.surface) and _alike(story, clause, other):
            return True
    return False


def no_evidence(story: Comparison, clause: Dated) -> bool:
    """Whether a date is quoted, in a condition, counted from another, or that of a record."""
    words, start = story.language.facts, clause.date.start
    end, before = start + len(clause.date.surface), story.text[clause.row][:start]
    said = any(token.quoted for token in story.tokens[clause.row] if start <= token.start < end)
    counted = str(clause.date.assumption).startswith("counted")
    return said or counted or bool(words.record.search(before) or words.supposed.search(before))


def history(story: Comparison, clause: Dated) -> bool:
    """Whether a date is history when the article appears; one of months or years is where that day is unknown."""
    first, _ = days_published(story)[story.article[clause.row]]
    if pd.isna(first):
        return clause.date.precision in _COARSE
    latest = clause.days[clause.date.relation != "since"]
    return bool((first - latest).days > BACKGROUND_DAYS)  # False of a day that is not known


def published_apart(story: Comparison, one: int, other: int) -> bool:
    """Whether the articles of two sentences were surely published on different days."""
    return earlier(story, one, other) or earlier(story, other, one)


def earlier(story: Comparison, one: int, other: int) -> bool:
    """Whether the article of one sentence was surely published on an earlier day than that of the other."""
    days = days_published(story)
    return bool(days[story.article[one]][1] < days[story.article[other]][0])  # False of a day that is not known


@once
def days_published(story: Comparison) -> dict[str, tuple[Any, Any]]:
    """First and last day on which each article can have been published."""
    rows = story.corpus.articles[["article", "published_from", "published_to"]]
    return {name: (first, last) for name, first, last in rows.itertuples(index=False)}


def dates_in(story: Comparison, row: int, *, said: bool) -> list[Any]:
    """The dates of a sentence; with ``said`` only those in what somebody says, if anybody speaks."""
    heard = [token for token in story.tokens[row] if token.said and said]
    dates = story.dated.get(row, ())
    return [date for date in dates if not heard or (heard[0].start < date.end and date.start < heard[-1].end)]


def times(story: Comparison, row: int) -> list[tuple[Any, Any]]:
    """The times that a sentence names, of what somebody says only those in it; else from shortly before its article."""
    first, _ = days_published(story)[story.article[row]]
    named = [(date.date_from, date.date_to) for date in dates_in(story, row, said=True)]
    return named or [(first - pd.Timedelta(days=_RECENT), pd.Timestamp.max)]


@by_row
def ends(story: Comparison, row: int) -> list[tuple[Any, set[str], str]]:
    """The ends of what a sentence tells: about when, if known, the words (none if it is open), and as it stands."""
    found, words, (first, _) = [], story.language.facts, days_published(story)[story.article[row]]
    for match in words.ending.finditer(story.text[row]):
        named, number, unit = (part or "" for part in match.group("named", "number", "unit"))
        days = _DAY / 86400 * float(story.tokens.reduced(number) or 1) * words.measures.get(unit.lower(), ("", 0, 0))[1]
        dates = (date for date in story.dated.get(row, ()) if match.start() <= date.start < match.end())
        spans = [(first + days * (1 - _ABOUT), first + days * (1 + _ABOUT))] if days else [
            (one.date_from, one.date_to + _DAY * (7 if one.date_to == first else 1 if match["whole"] else 0))
            for one in dates if one.date_to >= first
        ]  # fmt: skip
        stems = set() if match["open"] else story.stems(f"{named} {number} {unit}") or {match[0].lower()}
        found.append((spans[0] if spans else None, {words.synonyms.get(stem, stem) for stem in stems}, match[0]))
    return found


def ends_apart(story: Comparison, one: int, other: int) -> list[tuple[str, str]]:
    """The ends of what two sentences tell, if both name ends and none of the one can be one of the other."""
    both = [*product(ends(story, one), ends(story, other))]
    for (span, mine, _), (its, yours, _) in both:
        known = bool(span and its and not pd.isna([*span, *its]).any())
        part = bool(mine and yours) and not any(stem[0].isdigit() for stem in mine ^ yours)
        if mine == yours or (not disjoint(span, its) if known else part and (mine <= yours or yours <= mine)):
            return []
    return [(mine[2], yours[2]) for mine, yours in both]


class Link(NamedTuple):
    """Words of an article that speak of an event; ``number``, ``date``: of the clause dated in them, if there is one.

    ``by``: no later than that date.
    """

    article: str
    quote: str
    start: int
    row: int
    same: bool
    by: bool
    number: int | None
    date: Any


@dataclass(frozen=True)
class HandEvent:
    """An event that somebody linked by hand; of two links with ``same``, which differ, and which may both hold.

    ``compare``: ``dates``, ``onset`` (an undated clause counts as of its publication), or ``claim``, for occasions.
    """

    name: str
    compare: str
    links: tuple[Link, ...]
    differ: frozenset[tuple[int, int]]
    both: frozenset[tuple[int, int]]

    @property
    def same(self) -> list[Link]:
        """The links that speak of the event itself."""
        return [link for link in self.links if link.same]

    @property
    def compared(self) -> bool:
        """Whether its links speak of one event, and not of occasions of one kind."""
        return self.compare != _OCCASIONS


def read_links(corpus: Any, *, whole: bool = False) -> list[tuple[str, Row]]:
    """The rows of the file by their places; with ``whole``, all name known articles; `DataError` names faults."""
    path = (getattr(corpus, "root", None) or Path()) / FILE
    if not getattr(corpus, "root", None) or not path.is_file():
        return []
    file = SheetFile(path, Form(COLUMNS, words=("event", "quote", "note"), read=lambda _, cell: cell))
    rows = [(f"{FILE} row {number}", row) for number, row in zip(file.numbers, file.rows, strict=True)]
    problems = []
    for place, row in rows:
        article, quote, text = row["article"], row["quote"], corpus.texts.get(row["article"])
        if not row["event"] or not quote:
            problems.append(f"{place}: an event and a quote are needed")
        for column, allowed in (("compare", _MODES), ("relation", _RELATIONS)):
            if row[column] not in allowed:
                problems.append(f"{place}: {column} {row[column]!r} must be one of {', '.join(allowed)}")
        if text is None and whole:
            problems.append(f"{place}: article {article!r} is not in articles.csv; correct its id or delete the row")
        elif text is not None and (times := text.count(quote)) != 1:
            problems.append(f"{place}: {quote!r} stands {times} times in {article}; it must stand there once")
    if problems:
        raise DataError("\n".join(problems))
    return rows


@once
def hand_events(story: Comparison) -> list[HandEvent]:
    """The events of the file, kept with the comparison; rows of articles and voices not compared are passed over."""
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for place, row in read_links(story.corpus):
        if row["article"] in story.corpus.texts and (link := _link(story, row, place)):  # type: ignore[attr-defined]
            found[row["event"], row["compare"]].append(link)
    return [
        HandEvent(name[0].upper() + name[1:], mode, (*links,), *_differing(story, [x for x in links if x.same], mode))
        for (name, mode), links in found.items()
    ]


def _link(story: Comparison, row: Mapping[str, str], place: str) -> Link | None:
    """Where the quoted words stand, with the date in them; None where their sentence is not compared."""
    article, quote = row["article"], row["quote"]
    text = story.corpus.texts[article]  # type: ignore[attr-defined]
    start, length = text.index(quote), len(quote)
    end = start + length
    table = story.corpus.sentences
    table = table[(table["article"] == article) & (table["start"] < end) & (table["end"] > start)]
    if not table["section"].isin(RUNNING_TEXT).any():
        raise DataError(f"{place}: '{quote}' is not in the running text of {article}")
    units, clauses, held = story.units, dated_clauses(story), []
    for at, clause in enumerate(clauses) if row["compare"] != _OCCASIONS else ():
        begins: Any = start - units["start"].iloc[clause.row]  # in the clause's sentence
        ends = begins + length
        if story.article[clause.row] == article and begins <= clause.date.start and clause.date.end <= ends:
            held.append((abs(clause.cut.start - begins) + abs(clause.cut.end - ends), at))
    rows = units.index[(units["article"] == article) & (units["start"] < end) & (units["end"] > start)].tolist()
    by, best, date = row["relation"] == _RELATIONS[1], min(held)[1] if held else None, None
    if best is not None:
        rows, date = [clauses[best].row], clauses[best].date
        date = date._replace(relation="until" if by else date.relation.replace("until", "at"))
    same = row["relation"] != _RELATIONS[2]
    return Link(article, quote, start, rows[0], same, by, best, date) if rows else None


def _differing(story: Comparison, links: list[Link], mode: str) -> Iterator[frozenset[tuple[int, int]]]:
    """Which two of the links cannot both hold, and which are dated differently and may both hold."""
    both = combinations(range(len(links)) if mode != _OCCASIONS else (), 2)
    pairs = [(a, b) for a, b in both if links[a].article != links[b].article]
    differ = {(a, b) for a, b in pairs if _apart(story, links[a], links[b], mode)}
    yield frozenset(differ)
    spans = [(link.date.date_from, link.date.date_to) if link.date else (None, None) for link in links]
    yield frozenset(pair for pair in pairs if pair not in differ and disjoint(*(spans[at] for at in pair)))


def _apart(story: Comparison, one: Link, other: Link, mode: str) -> bool:
    """Whether two links cannot both hold."""
    if mode == _ONSET:
        return _began_apart(story, one, other) or _began_apart(story, other, one)
    if not (one.date and other.date):
        return False
    ends = [
        (pd.Timestamp.min if date.relation in ("until", "before") else date.date_from,
         pd.Timestamp.max if date.relation in ("since", "after") else date.date_to)
        for date in (one.date, other.date)
    ]  # fmt: skip
    return disjoint(*ends) or _year_and_years(one.date, other.date)


def _began_apart(story: Comparison, begun: Link, other: Link) -> bool:
    """Whether one text has begin what another reported before that."""
    dated = other.date and pd.notna(other.date.date_from)
    latest = other.date.date_to if dated else days_published(story)[other.article][1]
    return bool(begun.date and begun.date.relation == "since" and latest < begun.date.date_from)


def slug(name: str) -> str:
    """The id of an event with such a name."""
    return re.sub(r"\W+", "-", name).strip("-").lower()
