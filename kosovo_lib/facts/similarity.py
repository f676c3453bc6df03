"""Which sentences of different articles report the same fact.

The score of two sentences is a sum of five parts. The first is the square root of the cosine of their stemmed words,
weighted by idf over the story's own sentences: a background idf would make all on its topic alike. Something is added
to the lengths, so that short sentences are not alike for one word; words outside of what somebody else answers for
("the mayor said on Monday") count seven tenths. The second is four tenths of the same for the best pair of clauses,
less for light ones: a fact is often a part of a sentence. The third is seven tenths of how early both stand, since
articles on one news event open with it, if these may be from the same days and share their rarer words; two tenths are
taken off if they do not share them. The fourth is a tenth of the logarithm of the weight of the numbers that both
contain, the fifth a tenth if one person speaks in both.

A denial is a word, and with what it denies half a word ("not recognize"). The weights are round numbers, chosen while
looking at the stories of ``bench/facts.py`` and fitted to none.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, partial, wraps
from itertools import pairwise
from typing import Annotated, Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from kosovo_lib import schema
from kosovo_lib.disk import Kept, progress
from kosovo_lib.errors import ParameterError
from kosovo_lib.lang import Language, load
from kosovo_lib.lang.parts import stemming
from kosovo_lib.text.reprints import reprinted
from kosovo_lib.text.tokens import WORD

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer[Any]]
_T = TypeVar("_T")

PAIRS = schema.Table("pairs", "two sentences of different articles that report the same fact, claim or quotation", {
    **schema.columns("article sentence", ["_a"]), **schema.columns("article sentence", ["_b"]),
    "strength": ("int64", "2: the main content of both is the same; 1: they share a substantial part"),
    **schema.columns("score"),
    "quote": ("bool", "True: the same utterance stands in both, direct or paraphrased"),
})  # fmt: skip

_CLAUSE, _EARLY, _NUMBER, _SPEAKER = 0.4, 0.7, 0.1, 0.1
_LENGTH = 0.5  # added to the length of each sentence's vector, in weights of a word that stands in one sentence only
_FRAME = 0.7  # what a word counts that stands outside the words of a speaker
_DENIED = 0.5  # what a denied word counts, besides as itself
_SENTENCES = 3.0  # so many sentences down, an opening counts half
_DAYS = 3  # days of publication further apart than this are no one news event
_TOPIC, _ON_TOPIC = 0.2, 0.2  # taken off for articles on other topics; cosine from which on two are on one topic
_CLAUSE_WEIGHT = 2.0  # likewise, from which on a clause counts in full

STRONG = 0.85
"""Sum from which on the main content of two sentences is the same: strength 2."""
ALIKE = 0.68
"""Sum from which on an outlet reports what the other sentence does, if they share much of one."""
PAIR = 0.6
"""Sum from which on two sentences share a substantial part: strength 1."""
NOT_FOUND = 0.5  # below this sum no counterpart was found; from here on it is unclear if it is not reported
_SLOPE = 6.0  # of the logistic curve from sums to scores: at `PAIR` half the pairs are right

_UTTERANCE = 0.5  # sum from which on quotations are compared
_SAID, _SAID_WEIGHT, _SAID_SHARE = 3, 0.5, 0.4  # words of one speaker that two reports of an utterance share
_ALIKE_SAID, _HALF = 1.0, 0.5  # sum from which on one speaker's sentences need a half of one
_SELDOM, _FEW = 3, 2  # sentences of one speaker in an article up to which so few words do, where both match best
_QUOTED, _QUOTED_SHARE = (2, 3, 4), 0.7  # words in quotation marks that both share: of one, an unknown, another speaker
NOT = "¬"  # the stem of a denial, and what the stem of a denied word begins with
_MUCH_ALIKE = 0.77  # sum from which on an outlet reports what the other sentence does, if they share more than names
_COPY = 2 / 3  # share of an article, by words of content, that stands in others if it is a copy
_BEGIN = 4  # letters, or all but two, of a verb with which a word of like meaning begins: "sign", "signature"
_SURE_WORDS = 4  # words of content that a sure counterpart of a sentence twice as long has
COVERED = 0.35  # share of the lighter sentence that stands in the other, of sentences less alike

_KEPT, _SMALL = 0.3, 2000  # pairs with a lower sum before clauses are forgotten, where there are more sentences
_HEAVIEST = 100  # words of an article that its topic is told by: of all, the comparison takes longer and finds the same
_COMMON = 150  # a word in more sentences than this links none
_ROWS = 500  # sentences compared at a time
_CLAUSES = 100_000  # pairs of clauses likewise
_PRODUCTS = 50_000  # pairs whose words are held at a time
_CACHED, _NEARBY = 30_000, 3_000  # sentences whose words are kept when they have been asked for; and sets of stems


@dataclass(frozen=True, slots=True)
class Token:
    """A word that carries content; ``said`` by others than the outlet, or ``quoted``, but not as a title.

    ``meaning`` is the stem that stands for all of like meaning.
    """

    stem: str
    meaning: str
    start: int
    end: int
    number: bool
    capital: bool
    said: bool
    quoted: bool


def by_row(function: Callable[["Comparison", int], _T]) -> Callable[["Comparison", int], _T]:
    """Keep what a function finds in each sentence, by its row, with the comparison."""

    @wraps(function)
    def kept(story: "Comparison", row: int) -> _T:
        if function not in story.cache:
            story.cache[function] = lru_cache(_CACHED)(partial(function, story))
        return story.cache[function](row)  # type: ignore[no-any-return]

    return kept


def _listed(column: str, of: type[_T]) -> "cached_property[list[_T]]":
    return cached_property(lambda story: story.units[column].tolist())


@dataclass(frozen=True)
class Comparison:
    """The sentences of a corpus compared once; every function of `kosovo_lib.facts` takes it in place of the corpus.

    Attributes:
        corpus: what was compared.
        units: a row is a sentence of running text, in reading order, with its ``place`` in the article from 0.
        tokens: the content words of each.
        idf: the weight of each word, by its stem.
        first, second: row numbers of two sentences of different articles that share a word or an opening.
        total: the sum of the score of each pair.
        speaks: for each sentence, whether words in it are quoted or reported.
        speaker: the last word, mostly a surname, of who speaks in each sentence, of a description small; else empty.
        language: whose stems and stop words were used.
        least: the sum from which on a pair counts.
        kept: for each sentence, whether it names an actor asked for; None if none was.
        article, outlet, number, text: of each sentence.
    """

    corpus: schema.Corpus
    units: pd.DataFrame = field(repr=False)
    tokens: "_Words" = field(repr=False)
    idf: dict[str, float] = field(repr=False)
    first: Ints = field(repr=False)
    second: Ints = field(repr=False)
    total: Floats = field(repr=False)
    speaks: npt.NDArray[np.bool_] = field(repr=False)
    speaker: list[str] = field(repr=False)
    language: Language = field(repr=False)
    least: float = field(default=PAIR, repr=False)
    kept: npt.NDArray[np.bool_] | None = field(default=None, repr=False)
    cache: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)
    article, outlet, text = _listed("article", str), _listed("outlet", str), _listed("text", str)
    number, place = _listed("sentence", int), _listed("place", int)

    @cached_property
    def found(self) -> npt.NDArray[np.bool_]:
        """Whether each pair is taken to report the same fact: the pair, or a quotation that both hold."""
        found = (self.total >= self.least) | self.quote
        return found if self.kept is None else found & (self.kept[self.first] | self.kept[self.second])

    @cached_property
    def quote(self) -> npt.NDArray[np.bool_]:
        """Whether both sentences of a pair hold the same utterance: most of what the shorter one quotes, or says.

        Less will do where one speaker's sentences match best and share an act, least where one is seldom heard.
        """
        found, direct = np.zeros(len(self.total), dtype=bool), (self.units["attribution"] == "direct").tolist()
        best = set(self._best(np.flatnonzero(self.total >= ALIKE)).tolist())
        heard = Counter(zip(self.article, self.speaker, strict=True))
        for at in np.flatnonzero((self.total >= _UTTERANCE) & self.speaks[self.first] & self.speaks[self.second]):
            one, other = int(self.first[at]), int(self.second[at])
            speakers = self.speaker[one], self.speaker[other]
            same = bool(speakers[0]) and speakers[0] == speakers[1]
            others = not same and all(name[:1].isupper() for name in speakers)
            others &= not all(self.text[row][0] in '“"' for row in (one, other))  # not both open with a quotation
            few = _QUOTED[0 if same and self.total[at] >= PAIR else 2 if others else 1]
            much = same and self.total[at] >= _ALIKE_SAID
            number, _, share = self._shared(one, other, "quoted")
            if (number >= few or much) and share >= (_HALF if much and number >= _SAID else _QUOTED_SHARE):
                found[at] = True
            apart = (self.opposite, self.other_doers, self.other_acts)
            if same and not (found[at] or (direct[one] and direct[other]) or any(of(one, other) for of in apart)):
                number, weight, share = self._shared(one, other, "said")
                heavy = _SAID * _SAID_WEIGHT * _idf(len(self.units), 1)
                found[at] = weight >= heavy and number >= _SAID and share >= _SAID_SHARE
                ways = ((one, other), (other, one))
                if at in best and any(self.acts(row) and not self.another_act(row, its) for row, its in ways):
                    seldom = max(heard[self.article[row], speakers[0]] for row in (one, other)) <= _SELDOM
                    found[at] |= number >= _FEW if seldom else number > _SAID and weight >= heavy
        return found

    def _best(self, at: Ints) -> Ints:
        """Of pairs at these places, those that are as much alike as any with one of the two and the other's article."""
        articles, total = pd.factorize(np.array(self.article, dtype=object))[0], pd.Series(self.total[at])
        sides = (self.first[at], self.second[at]), (self.second[at], self.first[at])
        most = [total.groupby([row, articles[other]]).transform("max") for row, other in sides]
        return at[np.all([total == one for one in most], axis=0)]

    def _shared(self, one: int, other: int, what: str) -> tuple[int, float, float]:
        """The words that both sentences hold among those that are quoted or said: number, weight, share of one."""
        sides = [{token.stem for token in self.tokens[row] if getattr(token, what)} for row in (one, other)]
        weights = [sum(self.idf[word] for word in side) for side in (sides[0] & sides[1], *sides)]
        return len(sides[0] & sides[1]), weights[0], weights[0] / (min(weights[1:]) or 1.0)

    @cached_property
    def told(self) -> npt.NDArray[np.bool_]:
        """Whether each pair is enough to say that the outlet of one sentence reports what the other does.

        They hold one utterance, are much alike, or are alike and share much of one. A question is no counterpart of a
        statement, a headline one only if a sentence under it is alike, too.
        """
        least = np.where(self.total < _MUCH_ALIKE, COVERED, 0)
        alike = (self.total >= ALIKE) & (self.covered >= least) & (self.asks[self.first] == self.asks[self.second])
        body, articles = self.units["section"].ne("headline").to_numpy(), pd.factorize(self.units["article"])[0]
        near = np.flatnonzero(self.total >= ALIKE)
        for row, other in ((self.first[near], self.second[near]), (self.second[near], self.first[near])):
            alike[near] &= pd.Series(body[other]).groupby([row, articles[other]]).transform("max").to_numpy()
        return np.asarray(self.found & (self.quote | alike), dtype=np.bool_)

    @cached_property
    def asks(self) -> npt.NDArray[np.bool_]:
        """Whether each sentence is a question, or a headline that only names a topic."""
        rows, words = zip(self.text, self.place, strict=True), self.language.facts
        asks = [words.question.search(text) or (not at and words.topic.match(text)) for text, at in rows]
        return np.array([*map(bool, asks)], dtype=np.bool_)

    @cached_property
    def disputes(self) -> Ints:
        """1 where somebody denies what a sentence says ("denied that"), 2 where somebody does not say if it is so."""
        found = map(self.language.facts.disputed.search, self.text)
        return np.array([1 + bool(match["open"]) if match else 0 for match in found], dtype=np.int64)

    def opposite(self, one: int, other: int) -> bool:
        """Whether one sentence disputes something, or denies a word that the other holds, and the other does not."""
        sides, disputes, denied = [*map(self.held, (one, other))], self.disputes[[one, other]], list[bool]()
        for mine, its in (sides, sides[::-1]):
            gone = {self._like.get(no[1:], no[1:]) for no in mine - its if no[0] == NOT}
            denied.append(bool(gone) and not gone.isdisjoint(self._like.get(stem, stem) for stem in its))
        if not any(denied):
            return bool(disputes[0] != disputes[1])
        free = self.language.facts.denied.sub(lambda it: it[0] if it[2] else "", self.text[one if denied[1] else other])
        plain = self.language.terms.negations.isdisjoint(WORD.findall(free.lower()))  # "nothing" denies anything
        return len({*np.maximum(disputes, denied).tolist()}) > 1 and bool(plain or disputes.any())

    @cached_property
    def one_doer(self) -> npt.NDArray[np.bool_]:
        """Whether each pair that counts as told holds one utterance, or is no two quotations and not of two doers."""
        direct = self.units["attribution"].eq("direct").to_numpy()
        found = self.told & (self.quote | ~(direct[self.first] & direct[self.second]))
        for at in np.flatnonzero(found & ~self.quote):
            found[at] = not self.other_doers(int(self.first[at]), int(self.second[at]))
        return found

    @cached_property
    def sure(self) -> npt.NDArray[np.bool_]:
        """Whether each pair is of strength 2 and shares much of one sentence, neither far shorter ("He was 46")."""
        found = self.one_doer & (self.total >= STRONG) & (self.covered >= COVERED)
        full = np.diff(self.tokens.holding.indptr)  # how many different words each sentence has
        few, many = np.sort([full[self.first], full[self.second]], axis=0)
        found &= self.quote | (self.disputes[self.first] == self.disputes[self.second])
        return np.asarray(found & (self.quote | (few >= _SURE_WORDS) | (many <= 2 * few)), dtype=np.bool_)

    def other_doers(self, one: int, other: int) -> bool:
        """Whether two sentences have names as subjects with nothing in common, or tell one act of two: "a nurse"."""
        names, words, acts = zip(*map(self._doer, (one, other)), strict=True)
        if self.speaker[one] and self.speaker[one] == self.speaker[other]:
            names = tuple(own & its for own, its in zip(names, words, strict=True))  # of what the one speaker says
        own = names if all(names) else words if acts[0] == acts[1] and not any(names) else ()
        sides = zip(own, (other, one), strict=False)
        return bool(own) and all(who and self.unlike(who, its, self.held(its)) for who, its in sides)

    @by_row
    def _doer(self, row: int) -> tuple[set[str], set[str], str]:
        """The names before the first verb of what a sentence says, all words there, the act."""
        said = next((token.start for token in self.tokens[row] if token.said), 0)
        verbs = [at.start() for at in self.language.clauses.finite.finditer(self.text[row]) if at[0].islower()]
        verb = next((at for at in verbs if at > said), verbs[0] if verbs else 0)
        words = [token for token in self.tokens[row] if token.start < verb and NOT not in token.stem]
        names = {token.stem for token in words if token.capital and not token.number} - self.tokens.plain
        if [token.capital for token in words[:2]] == [True, False] and said <= words[0].start < 2:
            names &= self._like.keys() - self.language.facts.synonyms.keys()  # "Human error"
        acts = [self._like.get(stem, stem) for at, stem in sorted(self.acts(row).items()) if at >= verb]
        return names, {token.stem for token in words if token.start >= said}, "".join(acts[:1])

    @cached_property
    def _like(self) -> dict[str, str]:
        """Stem -> the first of those of like meaning; of a word in an actor's names, the actor."""
        pairs = schema.references_counted(self.corpus.mentions)[["surface", "actor"]].drop_duplicates().to_numpy()
        words = ((self.tokens.reduced(word), actor) for name, actor in pairs for word in WORD.findall(name))
        return {**self.language.facts.synonyms, **dict(words)}

    def unlike(self, own: Iterable[str], other: int, theirs: Iterable[str]) -> bool:
        """Whether none of these words means or begins like one of another sentence."""
        meant, known = ({self._like.get(stem, stem) for stem in side} for side in (own, theirs))
        begin = tuple(stem[: max(_BEGIN, len(stem) - 2)] for stem in own)
        return not meant & known and not any(word.stem.startswith(begin) for word in self.tokens[other])

    @cached_property
    def phrases(self) -> Callable[[int], dict[int, tuple[str, re.Match[str]]]]:
        """The acts that a sentence tells in several words: where the first of content stands -> a stem, the words."""
        return lru_cache(_CACHED)(lambda row: {
            next((word.start for word in self.tokens[row] if word.start >= match.start()), -1): (stem, match)
            for stem, phrase in self.language.facts.phrases.items() for match in phrase.finditer(self.text[row])
        })  # fmt: skip

    @cached_property
    def acts(self) -> Callable[[int], dict[int, str]]:
        """Where each verb of a sentence, but for light ones, and what it says that somebody is, stands -> its stem."""
        finite, predicate = cache(self.language.clauses.finite.fullmatch), self.language.facts.predicate.finditer

        @lru_cache(_CACHED)
        def acts(row: int) -> dict[int, str]:
            text, behind = self.text[row], {match.start(1) for match in predicate(self.text[row])}
            return {
                token.start: token.stem for token in self.tokens[row]
                if (token.start in behind or finite(text[token.start : token.end]))
                and not (token.number or NOT in token.stem or token.capital > (token.stem in self.tokens.plain))
            } | {match.end() - 1: stem for stem, match in self.phrases(row).values()}  # fmt: skip

        return acts

    def another_act(self, row: int, its: int) -> bool:
        """Whether there are verbs in a sentence, and none of like meaning in the other; behind "if" none counts."""
        acts, supposed = self.acts(row), self.language.facts.supposed.search
        told = {at: acts[at] for at in acts if self.disputes[row] or not supposed(self.text[row][:at])} or acts
        return bool(told) and self.unlike(told.values(), its, self.acts(its).values())

    def other_acts(self, one: int, other: int) -> bool:
        """Whether two sentences tell two acts."""
        return self.another_act(one, other) and self.another_act(other, one)

    @cached_property
    def covered(self) -> Floats:
        """How much of the lighter sentence of a pair, by weight, stands in the other; -1 if only names, or not alike.

        Words outside of what is said in both count nothing: two statements of one attorney are no common fact. Nor are
        sentences alike if all that they share but names is quoted in one, and an outlet's own words in the other.
        """
        covered = np.full(len(self.total), -1.0)
        sets = lru_cache(_NEARBY)(lambda row: (
            {token.stem for token in self.tokens[row] if token.said or token.quoted},
            {token.stem for token in self.tokens[row] if token.capital},
            {token.stem for token in self.tokens[row] if not token.quoted},
        ))  # fmt: skip
        for at in progress(np.flatnonzero(self.found & (self.total >= ALIKE)).tolist(), "pairs weighed"):
            rows = int(self.first[at]), int(self.second[at])
            sides, (said, names, bare) = [*map(self.held, rows)], zip(*map(sets, rows), strict=True)
            shared = sides[0] & sides[1] & (said[0] | said[1] if all(said) else sides[0])
            titled = any(all(token.capital for token in self.tokens[row]) for row in rows if not self.place[row])
            plain = shared if titled else shared - names[0] - names[1]
            part = any(free and not plain & (own | free) for own, free in zip(said, bare[::-1], strict=True))
            if not part and any(stem[0].isalpha() for stem in plain):
                covered[at] = self.weigh(shared) / (min(map(self.weigh, sides)) or 1.0)
        return covered

    @cached_property
    def held(self) -> Callable[[int], Set[str]]:
        """The stems of a sentence."""
        return lru_cache(_NEARBY)(lambda row: {token.stem for token in self.tokens[row]})

    def weigh(self, stems: Set[str]) -> float:
        """The weight of stems; in one order, so that it comes out the same to the last digit."""
        return sum(map(self.idf.__getitem__, sorted(stems)))

    def stems(self, text: str) -> set[str]:
        """The stems of the words of any text that carry content."""
        return {self.tokens.reduced(word) for word in WORD.findall(text)} - {""}

    @cached_property
    def row_of(self) -> dict[tuple[str, int], int]:
        """The row of each sentence, by its article and its number."""
        return {key: row for row, key in enumerate(zip(self.article, self.number, strict=True))}

    def pair_of(self, one: int, other: int) -> int | None:
        """The place among the pairs of two sentences, in either order; None if they are no pair."""
        low, high = sorted((one, other))
        start, end = np.searchsorted(self.first, [low, low + 1])  # pairs stand by their first row, then by the second
        at = int(start + np.searchsorted(self.second[start:end], high))
        return at if at < end and self.second[at] == high else None

    @cached_property
    def repeated(self) -> frozenset[int]:
        """The rows that are counted where they stood first; of a copy also those that an editor changed."""
        gone = self.corpus.sentences[reprinted(self.corpus, self.language)]
        keys = zip(gone["article"], gone["sentence"], strict=True)
        rows = {self.row_of[key] for key in keys if key in self.row_of}
        order = self.corpus.articles.sort_values("published_from", kind="stable", na_position="last")["article"]
        rank = pd.Series(np.arange(len(order)), index=order)[self.article].to_numpy(int)
        words = np.diff(self.tokens.holding.indptr)
        again = words * np.isin(np.arange(len(words)), list(rows))
        copied = np.bincount(rank, again) >= _COPY * np.maximum(np.bincount(rank, words), 1)
        for one, other in ((self.first, self.second), (self.second, self.first)) if copied.any() else ():
            rows.update(one[self.told & copied[rank[one]] & (rank[one] > rank[other])].tolist())
        return frozenset(rows)

    @cached_property
    def dated(self) -> dict[int, list[Any]]:
        """The rows of the table dates for each sentence, with their places counted from its beginning."""
        found: dict[int, list[Any]] = defaultdict(list)
        date: Any
        for date in self.corpus.dates.itertuples(index=False):
            if (row := self.row_of.get((date.article, date.sentence))) is not None:
                start = self.units["start"].iat[row]
                found[row].append(date._replace(start=date.start - start, end=date.end - start))
        return found

    @cached_property
    def best_matches(self) -> dict[tuple[int, int], int]:
        """Two outlets' sentences of which each is the other's best match: their rows -> the place of the pair."""
        best = self._best(np.flatnonzero(self.found)).tolist()
        rows = ((int(self.first[at]), int(self.second[at]), at) for at in best)
        return {(one, other): at for one, other, at in rows if self.outlet[one] != self.outlet[other]}

    @cached_property
    def best(self) -> set[int]:
        """The places of the pairs of `best_matches`."""
        return set(self.best_matches.values())


def once(function: Callable[[Comparison], _T]) -> Callable[[Comparison], _T]:
    """Keep what a function finds in a comparison with it."""

    @wraps(function)
    def kept(story: Comparison) -> _T:
        if function not in story.cache:
            story.cache[function] = function(story)
        return story.cache[function]  # type: ignore[no-any-return]

    return kept


def score(total: Any) -> Any:
    """The share of pairs with such a sum that hand coding calls pairs, by a logistic curve."""
    return 1 / (1 + np.exp(-_SLOPE * (np.asarray(total, dtype=np.float64) - PAIR)))


def pairs(corpus: schema.Corpus | Comparison) -> Annotated[pd.DataFrame, PAIRS]:
    """Two sentences of different articles that report the same fact, claim or quotation; a row is such a pair.

    They are found by shared words, so a fact in entirely different words is missed; ``bench/facts.py`` measures how
    often. ``strength`` 2 means that the main content is the same. For the text of a side, join
    ``corpus.sentences`` on its two columns (``left_on=["article_a", "sentence_a"]``).
    """
    story = compare(corpus)
    kept = np.flatnonzero(story.found)
    names = story.units[["article", "sentence"]]
    sides = [
        names.iloc[rows[kept]].reset_index(drop=True).add_suffix(suffix)
        for rows, suffix in ((story.first, "_a"), (story.second, "_b"))
    ]
    table = pd.concat(sides, axis=1).assign(
        strength=np.where(story.total[kept] >= STRONG, 2, 1), score=score(story.total[kept]).round(4),
        quote=story.quote[kept],
    )  # fmt: skip
    return PAIRS.typed(table)


def compare(
    corpus: schema.Corpus | Comparison, *, actors: Sequence[str] = (), references: str = "names", voice: str = "",
    strength: int = 1, language: str | Language = "en",
) -> Comparison:  # fmt: skip
    """Compare the sentences of a corpus once, for every table of facts.

    Menus, buttons and readers' comments are left out. Only sentences that share a word of at most 150 sentences are
    compared, so the cost grows with their number, not its square.

    Args:
        corpus: the articles; a comparison is returned as it is.
        actors: only facts of which a sentence names one of these; empty means all.
        references: what names an actor: ``"names"``, or ``"all"`` for "the president" and "she", too.
        voice: only sentences in this voice, ``outlet`` or ``other``; empty means both.
        strength: 2 counts only pairs whose main content is the same.
        language: the code of the articles' language, or a `kosovo_lib.lang.Language`.

    Raises:
        ParameterError: no such language, voice or strength, or an actor is not named in the corpus.
    """
    if isinstance(corpus, Comparison):
        return corpus
    asked = actors or voice or strength != 1 or references != "names" or language != "en"
    if _COMPARED and not asked and _COMPARED[0][0] == _content(corpus):
        return _COMPARED[0][1]
    words = load(language)
    if voice not in ("", "outlet", "other"):
        raise ParameterError(f"voice {voice!r} does not exist; there are outlet, other and '' for both")
    if strength not in (1, 2):
        raise ParameterError(f"strength {strength!r} does not exist; there are 1 and 2")
    units = _units(corpus, voice)
    naming = sentences_naming(corpus, actors, references)
    keys = zip(units["article"], units["sentence"], strict=True)
    named = None if naming is None else np.array([key in naming for key in keys], dtype=bool)
    tokens, speaker = _Words(units, corpus.attributions, words), _speakers(units)
    counted = _Counted(tokens)
    least = STRONG if strength == 2 else PAIR
    none = np.zeros(0, dtype=np.int32)
    least_kept = _KEPT if len(units) > _SMALL else -np.inf
    parts = [(none, none, np.zeros(0, dtype=np.float32))]
    if counted.idf:
        weights = np.fromiter(counted.idf.values(), dtype=np.float64)
        vectors = _unit_length(counted.words.multiply(weights).tocsr(), _LENGTH * _idf(len(units), 1))
        clauses = counted.clauses.multiply(np.sqrt(weights)).tocsr()
        mass = np.asarray(clauses.multiply(clauses).sum(axis=1)).ravel()
        clauses = _unit_length(clauses)
        heavy = np.sqrt(np.minimum(1.0, mass / (_CLAUSE_WEIGHT * _idf(len(units), 1))))
        is_number = np.array([stem[0].isdigit() for stem in counted.idf])
        numbers = (counted.words > 0).multiply(np.sqrt(weights) * is_number).tocsr()
        numbers.eliminate_zeros()
        articles = pd.factorize(units["article"])[0]
        who = pd.factorize(np.array([name or None for name in speaker], dtype=object))[0]
        early = _Early(corpus, units, vectors, articles)
        for first, second in progress(_candidates(vectors, articles), "sentences compared", -(-len(units) // _ROWS)):
            total = np.sqrt(_products(vectors, vectors, first, second))
            total += _NUMBER * np.log1p(_products(numbers, numbers, first, second))
            total += _SPEAKER * ((who[first] == who[second]) & (who[first] >= 0))
            kept = total + _EARLY * early.places(first, second) >= least_kept  # the most that it can come to
            first, second, total = first[kept], second[kept], total[kept]
            event, topic = early.alike(first, second)
            total += _EARLY * event * early.places(first, second) - _TOPIC * (1 - topic)
            kept = total >= least_kept
            first, second, total = first[kept], second[kept], total[kept]
            total += _CLAUSE * _best_clauses(clauses, heavy, counted.begins, first, second)
            parts.append((first.astype(np.int32), second.astype(np.int32), total.astype(np.float32)))
    first, second, total = (np.concatenate(part) for part in zip(*parts, strict=True))
    rows = first, second, total, counted.speaks, speaker
    return Comparison(corpus, units, tokens, counted.idf, *rows, words, least, named)


_COMPARED: list[tuple[Any, Comparison]] = []


def keep(corpus: schema.Corpus) -> Comparison:
    """Compare a corpus and keep the result: without options, `compare` returns it for any corpus of this content."""
    story = compare(corpus)
    _COMPARED[:] = [(_content(corpus), story)]
    return story


def _content(corpus: schema.Corpus) -> Any:
    """What a comparison is made of: the same for corpora of the same sentences, dates and links by hand."""
    tables = (corpus.articles, corpus.sentences, corpus.attributions, corpus.mentions, corpus.dates)
    hashed = [pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes() for table in tables]
    return getattr(corpus, "root", None), hashed


def sentences_naming(
    corpus: schema.Corpus, actors: Sequence[str], references: str = "names"
) -> set[tuple[str, int]] | None:
    """The sentences, by article and number, that name one of these actors (`ParameterError` if none); None of none."""
    mentions = schema.references_counted(corpus.mentions, references)
    known, actors = set(mentions["actor"]), [actors] if isinstance(actors, str) else actors
    if odd := sorted(set(actors) - known):
        raise ParameterError(f"actor '{odd[0]}' is not named in these articles; they name {', '.join(sorted(known))}")
    rows = mentions[mentions["actor"].isin(set(actors))]
    return set(zip(rows["article"], rows["sentence"], strict=True)) if actors else None


def _units(corpus: schema.Corpus, voice: str) -> pd.DataFrame:
    """The sentences that are compared: running text that anybody says."""
    table = corpus.sentences
    heard = table["voice"].eq(voice) if voice else table["voice"].ne("none")
    running = table["section"].isin(schema.RUNNING_TEXT) & table["attribution"].ne("comment")
    units = table[running & heard].reset_index(drop=True)
    units["place"] = units.groupby("article").cumcount()
    last = units.groupby("article")["place"].transform("max").clip(lower=1)
    return units.assign(position=(units["place"] / last).round(4))


def _idf(sentences: int, holding: Any) -> Any:
    """The weight of a word that so many of the sentences hold."""
    return np.log((sentences + 1) / (holding + 0.5))


def _speakers(units: pd.DataFrame) -> list[str]:
    """The last word with a capital, else the last, before a bracket or comma; initials, if these speak, too: "IRS"."""
    names = [WORD.findall(re.split("[(,]", name)[0]) for name in units["speaker"].fillna("")]
    last = [next((word for word in reversed(words) if word[0].isupper()), (words or [""])[-1]) for words in names]
    short = {word for word in last if word.isupper() and len(word) > 2}
    initials = ("".join(word[0] for word in words if word[0].isupper()) for words in names)
    return [both if both in short else word for word, both in zip(last, initials, strict=True)]


STEMS = Kept("nltk")
"""Language and word -> stem."""


class _Words(Sequence[tuple[Token, ...]]):
    """The content words of each sentence, found when they are asked for: all at once they would take gigabytes."""

    holding: sparse.csr_matrix  # a row a sentence, a column a word
    plain: set[str]  # what stands somewhere without a capital

    def __init__(self, units: pd.DataFrame, attributions: pd.DataFrame, language: Language) -> None:
        self.texts: list[str] = units["text"].tolist()
        self._words = language.facts
        self.reduced = cache(self._reduced)
        self._spans: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
        if len(attributions):
            places = zip(*(units[name] for name in ("article", "sentence", "start")), strict=True)
            rows = {(article, sentence): (row, start) for row, (article, sentence, start) in enumerate(places)}
            for part in attributions[["article", "sentence", "start", "end", "attribution"]].itertuples(index=False):
                row, offset = rows.get((part.article, part.sentence), (-1, 0))
                self._spans[row].append((part.start - offset, part.end - offset, bool(part.attribution == "direct")))
        self._asked = lru_cache(_CACHED)(self.read)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, row: Any) -> Any:
        return self._asked(int(row))

    def read(self, row: int) -> tuple[Token, ...]:
        text, said = self.texts[row], self._spans.get(row, ())
        words = [(match.group(), *match.span()) for match in WORD.finditer(text)]
        quoted, plain = [(start, end) for start, end, direct in said if direct], text
        for start, end in quoted:  # a quotation mark is taken once: "…," he said, is no second quotation
            plain = f"{plain[: max(start - 1, 0)]:{min(end + 2, len(text))}}{plain[end + 2 :]}"
        quoted += [match.span() for match in self._words.quoted.finditer(plain)]
        content = [(stem, word, start, end) for word, start, end in words if (stem := self.reduced(word))]
        if denied := {start for match in self._words.denied.finditer(text) for start, _ in match.regs[1:]}:
            stems = {at: (stem, NOT, NOT + stem) if at in denied else (stem,) for stem, _, at, _ in content}
            content = [(stem, word, start, end) for _, word, start, end in content for stem in stems[start]]
        capital = {at: word[0].isupper() for _, word, at, _ in content} if quoted else {}
        held = [[capital.get(at) for _, at, _ in words if start <= at < end] for start, end in quoted]
        titles = [False not in inside and len(inside) <= 2 * inside.count(True) for inside in held]
        quoted = [span for span, title in zip(quoted, titles, strict=True) if not title]
        return tuple(
            Token(
                stem, self._words.synonyms.get(stem, stem), start, end, stem[0].isdigit(), word[0].isupper(),
                bool(said) and any(begin <= start < stop for begin, stop, _ in said),  # most sentences quote nobody
                bool(quoted) and any(begin <= start < stop for begin, stop in quoted),
            )
            for stem, word, start, end in content
        )  # fmt: skip

    def _reduced(self, word: str) -> str:
        """The stem of a word or the digits of a number; empty where it carries no content."""
        folded = word.casefold().replace("’", "'").removesuffix("'s")
        folded = folded.replace("," if folded[:1].isdigit() else ".", "")
        number = str(self._words.numbers.get(folded, ""))
        if folded in self._words.stop_words or not folded:
            return ""
        if number or folded[0].isdigit() or not self._words.stemmer:
            return number or folded
        key = f"{self._words.stemmer} {folded}"
        if key not in STEMS:
            STEMS[key] = stemming(self._words.stemmer).stem(folded)
        return str(STEMS[key])

    def cuts(self, row: int) -> list[int]:
        """Where the clauses of a sentence begin, and where it ends."""
        text = self.texts[row]
        return [0, *(match.start() for match in self._words.clause_break.finditer(text)), len(text)]

    def clauses(self, row: int, tokens: tuple[Token, ...]) -> list[set[str]]:
        """The words of each clause; one of fewer than three content words is joined with the next."""
        found: list[set[str]] = []
        for start, end in pairwise(self.cuts(row)):
            words = {token.stem for token in tokens if start <= token.start < end}
            if found and len(found[-1]) < 3:
                found[-1] |= words
            else:
                found.append(words)
        return found


class _Counted:
    """What each word counts in each sentence, and the root of it in each clause, as matrices with a column a word."""

    def __init__(self, tokens: _Words) -> None:
        column: dict[str, int] = {}
        words, clauses, plain = _Rows(), _Rows(), set[str]()
        begins, speaks = [0], []
        for row in progress(range(len(tokens)), "sentences read"):
            held = tokens[row]
            framed = any(token.said for token in held)
            counts: dict[str, float] = {}
            for token in held:
                count = 1.0 if token.said or not framed else _FRAME
                count *= _DENIED if token.stem[0] == NOT != token.stem else 1.0
                counts[token.stem] = max(count, counts.get(token.stem, 0.0))
            plain.update(token.stem for token in held if not token.capital)
            words.add({column.setdefault(stem, len(column)): count for stem, count in counts.items()})
            for clause in tokens.clauses(row, held):
                clauses.add({column[stem]: counts[stem] ** 0.5 for stem in clause})
            begins.append(len(clauses.ends) - 1)
            speaks.append(framed or any(token.quoted for token in held))
        STEMS.save()
        self.words, self.clauses = words.matrix(len(column)), clauses.matrix(len(column))
        tokens.holding, tokens.plain = self.words, plain
        self.begins, self.speaks = np.array(begins), np.array(speaks, dtype=bool)
        frequency = np.bincount(self.words.indices, minlength=len(column))
        self.idf = dict(zip(column, _idf(len(tokens), frequency).tolist(), strict=True))


class _Rows:
    def __init__(self) -> None:
        self.columns, self.values, self.ends = array("i"), array("f"), array("i", [0])

    def add(self, row: Mapping[int, float]) -> None:
        """Add a row: column -> value."""
        self.columns.extend(row)
        self.values.extend(row.values())
        self.ends.append(len(self.columns))

    def matrix(self, columns: int) -> sparse.csr_matrix:
        parts = tuple(map(np.array, (self.values, self.columns, self.ends)))
        found = sparse.csr_matrix(parts, (len(self.ends) - 1, columns))
        found.sort_indices()
        return found


def _best_clauses(clauses: sparse.csr_matrix, heavy: Floats, begins: Ints, first: Ints, second: Ints) -> Floats:
    """The cosine of the two clauses of each pair that are most alike; of a light clause less."""
    number = np.diff(begins)
    best = np.zeros(len(first))
    combined = number[first] * number[second]
    for part in np.array_split(np.arange(len(first)), combined.sum() // _CLAUSES + 1):
        pair = np.repeat(part, combined[part])
        at = np.arange(len(pair)) - np.repeat(np.cumsum(combined[part]) - combined[part], combined[part])
        one, other = first[pair], second[pair]
        left, right = begins[one] + at // number[other], begins[other] + at % number[other]
        np.maximum.at(best, pair, _products(clauses, clauses, left, right) * np.minimum(heavy[left], heavy[right]))
    return best


def _unit_length(rows: sparse.csr_matrix, more: float = 0.0) -> sparse.csr_matrix:
    """The rows divided by their lengths, to which ``more`` is added."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel()) + more
    return sparse.diags(1 / np.where(lengths > 0, lengths, 1)).dot(rows).tocsr()


def _products(ones: sparse.csr_matrix, others: sparse.csr_matrix, first: Ints, second: Ints) -> Floats:
    """The scalar product of each two rows."""
    found = np.empty(len(first))
    for at in range(0, len(first), _PRODUCTS):
        part = slice(at, at + _PRODUCTS)
        found[part] = np.asarray(ones[first[part]].multiply(others[second[part]]).sum(axis=1)).ravel()
    return found


def _candidates(rows: sparse.csr_matrix, articles: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Rows of different articles that share a word of at most `_COMMON` sentences, each pair once, a part at a time."""
    counts = np.bincount(rows.indices, minlength=rows.shape[1])
    linked = rows[:, (counts > 1) & (counts <= _COMMON)].tocsr()
    back = linked.T.tocsr()
    for start in range(0, rows.shape[0], _ROWS):
        products = linked[start : start + _ROWS].dot(back).tocoo()
        first, second = products.row + start, products.col
        kept = (first < second) & (articles[first] != articles[second])
        order = np.lexsort((second[kept], first[kept]))
        yield first[kept][order], second[kept][order]


class _Early:
    """How early both sentences of a pair stand, and whether their articles are on one event and on one topic."""

    def __init__(self, corpus: schema.Corpus, units: pd.DataFrame, vectors: sparse.csr_matrix, articles: Ints) -> None:
        self._place, self._articles = units["place"].to_numpy(), articles
        shape = int(articles.max()) + 1, len(articles)
        topics = sparse.csr_matrix((np.ones(len(articles)), (articles, np.arange(len(articles)))), shape).dot(vectors)
        for start, end in pairwise(topics.indptr.tolist()):
            weights = topics.data[start:end]
            weights[weights < np.sort(weights)[-_HEAVIEST:][:1]] = 0
        topics.eliminate_zeros()
        self._topics = _unit_length(topics)
        order = units["article"].drop_duplicates()
        dates = corpus.articles.set_index("article")[["published_from", "published_to"]].reindex(order)
        self._begins, self._ends = dates.to_numpy(dtype="datetime64[D]").T

    def places(self, first: Ints, second: Ints) -> Floats:
        """How early each two sentences stand: 1 for two headlines."""
        return np.asarray(1 / (1 + (self._place[first] + self._place[second]) / _SENTENCES))

    def alike(self, first: Ints, second: Ints) -> tuple[Floats, Floats]:
        """How much the articles of each two sentences share their rarer words: 0 if of other days, and in any case."""
        number = len(self._begins)
        keys, inverse = np.unique(self._articles[first] * number + self._articles[second], return_inverse=True)
        ones, others = keys // number, keys % number
        alike = np.clip(_products(self._topics, self._topics, ones, others) / _ON_TOPIC, 0, 1)
        gap = np.timedelta64(_DAYS, "D")  # a day that is not known compares as False
        apart = (self._begins[ones] > self._ends[others] + gap) | (self._begins[others] > self._ends[ones] + gap)
        return np.where(apart, 0.0, alike)[inverse], alike[inverse]
