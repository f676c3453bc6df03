"""Which sentences of different articles report the same fact.

The score of two sentences is a sum of four parts, with weights in tenths:

- the square root of the cosine of their stemmed words, weighted by idf over the story's own sentences. A background
  idf would make the story's topic words look rare, and every sentence on the topic alike;
- half of the same figure for the best pair of clauses, one from each sentence: a fact is often a small part of a
  sentence. Short clauses count less;
- seven tenths of how early both are in their articles, since articles on one news event open with it. It counts only
  for articles that may be from the same days and share their rarer words;
- a tenth of the logarithm of the weight of the numbers that both contain.

The weights are round numbers, chosen while looking at the stories of ``bench/facts.py`` and fitted to none.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from kosovo_lib import schema
from kosovo_lib.errors import ParameterError
from kosovo_lib.facts.tables import PAIRS
from kosovo_lib.lang import Language, load
from kosovo_lib.text.tokens import WORD

__all__ = ["STRONG", "Comparison", "Token", "Utterance", "compare", "pairs", "score", "sentences_naming"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_CLAUSE, _EARLY, _NUMBER = 0.5, 0.7, 0.1
_SENTENCES = 3.0  # so many sentences down, an opening counts half
_DAYS = 3  # days of publication further apart than this are no one news event
_TOPIC = 0.2  # cosine of two articles from which on they count as about one event
_CLAUSE_WEIGHT = 8.0  # summed idf from which on a clause counts in full

STRONG = 0.95
"""Sum from which on the main content of two sentences is the same: strength 2."""
_PAIR, _UNCLEAR = 0.68, 0.55
_QUOTED, _REPORTED = 0.85, 1.1  # for the same speaker: from which sum on a quotation and its paraphrase are one
_HALF, _PART, _PLAIN, _NAMES = 0.5, 1 / 3, 3, 0.45  # what a sure pair shares: see `Comparison.sure`
_SLOPE = 6.0  # of the logistic curve from sums to scores: at `_PAIR` half the pairs are right

_KEPT = 0.3  # pairs with a lower sum, before clauses are compared, are forgotten
_COMMON = 100  # a word in more sentences than this links each with the next `_NEXT` only
_NEXT = 10
_ROWS = 500  # sentences compared at a time


@dataclass(frozen=True)
class Token:
    """A word that carries content, stemmed, at its place in the sentence."""

    stem: str
    start: int
    end: int
    number: bool
    capital: bool


@dataclass(frozen=True)
class Comparison:
    """The sentences of a corpus compared once; every function of this room takes it in place of the corpus.

    Attributes:
        corpus: what was compared.
        units: a row is a sentence of running text, in reading order, with its ``place`` in the article from 0.
        tokens: the content words of each.
        first, second: row numbers of two sentences that share a word or an opening, from different articles.
        total: the sum that the score of each such pair is made of.
        language: whose stems and stop words were used.
        least: the sum from which on a pair counts.
        kept: for each sentence, whether it names an actor asked for; None where none was.
    """

    corpus: schema.Corpus
    units: pd.DataFrame
    tokens: list[tuple[Token, ...]] = field(repr=False)
    idf: dict[str, float] = field(repr=False)
    first: Ints = field(repr=False)
    second: Ints = field(repr=False)
    total: Floats = field(repr=False)
    language: Language = field(repr=False)
    least: float = field(default=_PAIR, repr=False)
    kept: npt.NDArray[np.bool_] | None = field(default=None, repr=False)
    cache: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def score(self) -> Floats:
        """The score of each pair, 0 to 1."""
        return np.asarray(score(self.total))

    @cached_property
    def found(self) -> npt.NDArray[np.bool_]:
        """Whether each pair is taken to report the same fact: the pair, or a quotation that both hold."""
        found = (self.total >= self.least) | self.quote
        return found if self.kept is None else found & (self.kept[self.first] | self.kept[self.second])

    @cached_property
    def quote(self) -> npt.NDArray[np.bool_]:
        """Whether both sentences of a pair hold the same utterance: its words, or its speaker and its content."""
        said = self.utterances
        found = np.zeros(len(self.total), dtype=bool)
        for at in np.flatnonzero(self.total >= _UNCLEAR - 0.15):
            one, other = said[self.first[at]], said[self.second[at]]
            found[at] = _same_words(one.quoted, other.quoted, self.idf) or (
                self.total[at] >= (_QUOTED if one.quoted or other.quoted else _REPORTED)
                and bool(one.speaker & other.speaker)
            )
        return found

    @cached_property
    def sure(self) -> npt.NDArray[np.bool_]:
        """Whether each pair is sure: of strength 2, and for more than a name, a frame or a single word.

        Both hold one utterance, or share half of the lighter sentence by weight; or else a third of it, in three
        words that are no names, or in two that weigh nearly half of all that is shared.
        """
        found = self.found & (self.total >= STRONG)
        for at in np.flatnonzero(found & ~self.quote):
            sides = [{token.stem for token in self.tokens[row]} for row in (self.first[at], self.second[at])]
            weights = [sum(self.idf[word] for word in side) for side in (sides[0] & sides[1], *sides)]
            plain = (sides[0] & sides[1]) - {
                token.stem for row in (self.first[at], self.second[at]) for token in self.tokens[row] if token.capital
            }
            weight = sum(self.idf[word] for word in plain)
            share = weights[0] / (min(weights[1:]) or 1.0)
            found[at] = share >= _HALF or (
                share >= _PART
                and (len(plain) >= _PLAIN or (len(plain) == _PLAIN - 1 and weight >= _NAMES * weights[0]))
            )
        return np.asarray(found, dtype=bool)

    @cached_property
    def article(self) -> list[str]:
        """The article of each sentence."""
        return [str(article) for article in self.units["article"]]

    @cached_property
    def text(self) -> list[str]:
        """Each sentence as it stands."""
        return [str(text) for text in self.units["text"]]

    @cached_property
    def utterances(self) -> list["Utterance"]:
        """What is quoted in each sentence, and by whom it is said."""
        speakers = self.units["speaker"].tolist()
        return [_utterance(self, row, speaker) for row, speaker in enumerate(speakers)]


def score(total: Any) -> Any:
    """The share of pairs with such a sum that hand coding calls pairs, by a logistic curve."""
    return 1 / (1 + np.exp(-_SLOPE * (np.asarray(total) - _PAIR)))


def pairs(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every two sentences of different articles that report the same fact, claim or quotation; a row is such a pair.

    Found by the words that both share, so a fact in entirely different words is missed; how often is measured on
    real articles that two coders coded (``bench/facts.py``).

    Args:
        corpus: the articles, or what `compare` returns.

    Returns:
        The table pairs, in reading order. ``strength`` 2 means that the main content is the same.
    """
    story = compare(corpus)
    kept = np.flatnonzero(story.found)
    kept = kept[np.lexsort((story.second[kept], story.first[kept]))]
    number = story.units["sentence"].to_numpy()
    quote = story.quote
    return PAIRS.frame(
        {
            "article_a": story.article[story.first[at]], "sentence_a": number[story.first[at]],
            "article_b": story.article[story.second[at]], "sentence_b": number[story.second[at]],
            "strength": 2 if story.total[at] >= STRONG else 1, "score": round(float(score(story.total[at])), 4),
            "quote": bool(quote[at]),
        }
        for at in kept
    )  # fmt: skip


def compare(
    corpus: schema.Corpus | Comparison, *, actors: Sequence[str] = (), references: str = "names", voice: str = "",
    strength: int = 1, language: str | Language = "en",
) -> Comparison:  # fmt: skip
    """Compare the sentences of a corpus once, for every table of facts.

    Left out are page furniture and readers' comments. The cost grows with the number of sentences, not with its
    square: only sentences are compared that share a word of few sentences, and of a common word's each with the next
    ten.

    Args:
        corpus: the articles; a comparison is given back as it is.
        actors: only facts of which one sentence at least names one of these; empty means all.
        references: what names an actor: ``"names"``, or ``"all"`` for "the president" and "she", too; see
            `schema.references_counted`.
        voice: only sentences in this voice, ``outlet`` or ``other``; empty means both.
        strength: 2 counts only pairs whose main content is the same.
        language: the code of the articles' language, or a `kosovo_lib.lang.Language`.

    Raises:
        ParameterError: there is no such language, voice or strength, or an actor is not named in the corpus.
    """
    if isinstance(corpus, Comparison):
        return corpus
    words = load(language)
    if voice not in ("", "outlet", "other"):
        raise ParameterError(f"voice {voice!r} does not exist; there are outlet, other and '' for both")
    if strength not in (1, 2):
        raise ParameterError(f"strength {strength!r} does not exist; there are 1 and 2")
    units = _units(corpus, voice)
    naming = sentences_naming(corpus, actors, references)
    keys = zip(units["article"], units["sentence"], strict=True)
    named = None if naming is None else np.array([key in naming for key in keys], dtype=bool)
    least = STRONG if strength == 2 else _PAIR
    tokens = _tokens(units, words)
    frequency = Counter(stem for row in tokens for stem in {token.stem for token in row})
    number = len(units)
    idf = {stem: float(np.log((number + 1) / (count + 0.5))) for stem, count in frequency.items()}
    if not idf:
        none = np.zeros(0, dtype=np.int64)
        return Comparison(corpus, units, tokens, idf, none, none, np.zeros(0), words, least, named)
    column = {stem: at for at, stem in enumerate(idf)}
    weights = np.fromiter(idf.values(), dtype=np.float64)
    rows = _matrix([{column[token.stem] for token in row} for row in tokens], len(idf))
    vectors = _unit_length(rows.multiply(weights).tocsr())
    articles = pd.factorize(units["article"])[0]
    numbers = _matrix([{column[token.stem] for token in row if token.number} for row in tokens], len(idf))
    numbers = numbers.multiply(np.sqrt(weights)).tocsr()
    early = _Early(corpus, units, vectors, articles)
    parts = []
    for first, second in _candidates(rows, articles):
        total = np.sqrt(_products(vectors, vectors, first, second))
        total += _NUMBER * np.log1p(_products(numbers, numbers, first, second)) + _EARLY * early(first, second)
        kept = total >= _KEPT
        parts.append((first[kept], second[kept], total[kept]))
    first, second, total = (np.concatenate(part) for part in zip(*parts, strict=True))
    clauses = [_clauses(text, row, words) for text, row in zip(units["text"], tokens, strict=True)]
    for at in np.flatnonzero(total >= _UNCLEAR - _CLAUSE):
        total[at] += _CLAUSE * _best_clauses(clauses[first[at]], clauses[second[at]], idf)
    return Comparison(corpus, units, tokens, idf, first, second, total, words, least, named)


def sentences_naming(
    corpus: schema.Corpus, actors: Sequence[str], references: str = "names"
) -> set[tuple[str, int]] | None:
    """The sentences, by article and number, that name one of these actors; None where none is asked for.

    Raises:
        ParameterError: an actor is not named in the corpus, or ``references`` does not exist.
    """
    mentions = schema.references_counted(corpus.mentions, references)
    known = set(mentions["actor"])
    if odd := sorted(set(actors) - known):
        raise ParameterError(f"actor '{odd[0]}' is not named in these articles; they name {', '.join(sorted(known))}")
    rows = mentions[mentions["actor"].isin(set(actors))]
    return set(zip(rows["article"], rows["sentence"], strict=True)) if actors else None


def _units(corpus: schema.Corpus, voice: str) -> pd.DataFrame:
    """The sentences that are compared: running text that somebody answers for."""
    table = corpus.sentences
    running = table["section"].isin(schema.RUNNING_TEXT) & (
        table["voice"] == voice if voice else table["voice"] != "none"
    )
    units = table[running & (table["attribution"] != "comment")].reset_index(drop=True)
    units["place"] = units.groupby("article").cumcount()
    last = units.groupby("article")["place"].transform("max").clip(lower=1)
    return units.assign(position=(units["place"] / last).round(4))


def _tokens(units: pd.DataFrame, language: Language) -> list[tuple[Token, ...]]:
    """The content words of each sentence."""
    words = language.facts
    known: dict[str, str] = {}
    if words.stemmer:
        from nltk.stem.snowball import SnowballStemmer

        stem = SnowballStemmer(words.stemmer).stem
    else:
        stem = str
    found = []
    for text in units["text"]:
        row = []
        for match in WORD.finditer(text):
            folded = match.group().casefold().replace("’", "'").removesuffix("'s").replace(".", "")
            if folded in words.stop_words or not folded:
                continue
            number = str(words.numbers.get(folded, "")) or (folded.replace(",", "") if folded[0].isdigit() else "")
            if folded not in known:
                known[folded] = number or stem(folded)
            row.append(Token(known[folded], match.start(), match.end(), bool(number), match.group()[0].isupper()))
        found.append(tuple(row))
    return found


def _clauses(text: str, tokens: tuple[Token, ...], language: Language) -> list[frozenset[str]]:
    """The words of each clause; one of fewer than three content words is joined with the next."""
    cuts = [0, *(match.start() for match in language.facts.clause_break.finditer(text)), len(text)]
    found: list[frozenset[str]] = []
    for start, end in pairwise(cuts):
        words = frozenset(token.stem for token in tokens if start <= token.start < end)
        if found and len(found[-1]) < 3:
            found[-1] |= words
        else:
            found.append(words)
    return found


def _best_clauses(ones: list[frozenset[str]], others: list[frozenset[str]], idf: dict[str, float]) -> float:
    """The likeness of the two clauses that are most alike: words shared, over the geometric mean of both."""
    best = 0.0
    for one in ones:
        for other in others:
            if shared := one & other:
                left, right = sum(idf[word] for word in one), sum(idf[word] for word in other)
                weight = sum(idf[word] for word in shared)
                alike = weight * weight / (left * right) if left and right else 0.0
                best = max(best, alike * min(1.0, min(left, right) / _CLAUSE_WEIGHT))
    return float(best**0.5)


def _matrix(rows: list[set[int]], columns: int) -> sparse.csr_matrix:
    """A row a sentence, 1 where it holds a word."""
    ends = np.cumsum([0, *(len(row) for row in rows)])
    indices = np.fromiter((column for row in rows for column in sorted(row)), dtype=np.int64, count=ends[-1])
    return sparse.csr_matrix((np.ones(ends[-1]), indices, ends), shape=(len(rows), columns))


def _unit_length(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """The rows divided by their lengths."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.diags(1 / np.where(lengths > 0, lengths, 1)).dot(rows).tocsr()


def _products(ones: sparse.csr_matrix, others: sparse.csr_matrix, first: Ints, second: Ints) -> Floats:
    """The scalar product of each two rows."""
    return np.asarray(ones[first].multiply(others[second]).sum(axis=1), dtype=np.float64).ravel()


def _candidates(rows: sparse.csr_matrix, articles: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Rows of different articles that share a word, each pair once, a part of them at a time.

    A word in at most `_COMMON` sentences links all of them; a more common one links each with the next ones only, so
    that the links grow with the number of sentences and not with its square.
    """
    postings = rows.tocsc()
    counts = np.diff(postings.indptr)
    linked = sparse.csr_matrix(postings[:, (counts > 1) & (counts <= _COMMON)])
    back = linked.T.tocsr()
    common = [
        np.sort(postings.indices[postings.indptr[at] : postings.indptr[at + 1]])
        for at in np.flatnonzero(counts > _COMMON)
    ]
    for start in range(0, rows.shape[0], _ROWS):
        stop = min(start + _ROWS, rows.shape[0])
        products = linked[start:stop].dot(back).tocoo()
        keys = [(products.row.astype(np.int64) + start) * rows.shape[0] + products.col]
        for members in common:
            own = np.arange(*np.searchsorted(members, (start, stop)))
            for step in range(1, _NEXT + 1):
                left = own[own + step < len(members)]
                keys.append(members[left].astype(np.int64) * rows.shape[0] + members[left + step])
        found = np.unique(np.concatenate(keys))
        first, second = found // rows.shape[0], found % rows.shape[0]
        kept = (first < second) & (articles[first] != articles[second])
        yield first[kept], second[kept]


class _Early:
    """How early both sentences of a pair stand, 1 for two headlines; 0 for articles of different events."""

    def __init__(self, corpus: schema.Corpus, units: pd.DataFrame, vectors: sparse.csr_matrix, articles: Ints) -> None:
        self.places, self.articles = units["place"].to_numpy(), articles
        shape = int(articles.max()) + 1, len(articles)
        sums = sparse.csr_matrix((np.ones(len(articles)), (articles, np.arange(len(articles)))), shape)
        self.topics = _unit_length(sums.dot(vectors).tocsr())
        order = units["article"].drop_duplicates()
        dates = corpus.articles.set_index("article")[["published_from", "published_to"]].reindex(order)
        self.begins, self.ends = (
            dates[name].to_numpy(dtype="datetime64[D]") for name in ("published_from", "published_to")
        )

    def __call__(self, first: Ints, second: Ints) -> Floats:
        """For each pair."""
        number = len(self.begins)
        keys, inverse = np.unique(self.articles[first] * number + self.articles[second], return_inverse=True)
        ones, others = keys // number, keys % number
        alike = np.clip(_products(self.topics, self.topics, ones, others) / _TOPIC, 0, 1)
        gap = np.timedelta64(_DAYS, "D")  # a day that is not known compares as False
        apart = (self.begins[ones] > self.ends[others] + gap) | (self.begins[others] > self.ends[ones] + gap)
        early = 1 / (1 + (self.places[first] + self.places[second]) / _SENTENCES)
        return np.asarray(early * np.where(apart, 0.0, alike)[inverse])


@dataclass(frozen=True)
class Utterance:
    """The words of a sentence that stand in quotation marks, and the names of who speaks in it."""

    quoted: frozenset[str]
    speaker: frozenset[str]


def _utterance(story: Comparison, row: int, speaker: object) -> Utterance:
    """What is quoted in a sentence and by whom it is said."""
    spans = [match.span() for match in story.language.facts.quoted.finditer(story.text[row])]
    words = {t.stem for t in story.tokens[row] if any(start <= t.start < end for start, end in spans)}
    name = speaker if isinstance(speaker, str) else ""
    return Utterance(frozenset(words), frozenset(word for word in WORD.findall(name) if word[0].isupper()))


def _same_words(one: frozenset[str], other: frozenset[str], idf: dict[str, float]) -> bool:
    """Whether the shorter of two quotations is mostly in the other."""
    shared = one & other
    weight = sum(idf[word] for word in shared)
    return len(shared) >= 2 and weight >= 0.7 * min(sum(idf[word] for word in side) for side in (one, other))
