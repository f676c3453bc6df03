"""Two sides of a comparison: one group's sums, and those of whatever it is set against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.counting import LENGTHS, SUMS, Counts
from kosovo_lib.terms.words import fold_term

__all__ = ["Side", "Sides", "nothing", "sides"]

_Array = np.ndarray[Any, np.dtype[Any]]
REST, REFERENCE = "rest", "reference"


@dataclass(frozen=True)
class Side:
    """Sums of one side, arrays over the same terms; ``articles`` is 0 for a bare list of frequencies."""

    n: _Array
    df: _Array
    n2: _Array
    nL: _Array  # noqa: N815 (L is the length, as in the formula)
    articles: int
    words: int
    words2: int

    def minus(self, part: "Side") -> "Side":
        """The sums without those of a part of them, exactly."""
        return Side(
            self.n - part.n, self.df - part.df, self.n2 - part.n2, self.nL - part.nL,
            self.articles - part.articles, self.words - part.words, self.words2 - part.words2,
        )  # fmt: skip


@dataclass(frozen=True)
class Sides:
    """One comparison: ``group`` against ``against``, over ``terms`` that occur on at least one side."""

    group: str
    against: str
    terms: _Array
    own: Side
    other: Side

    def frame(self, by: str) -> pd.DataFrame:
        """The raw counts of both sides; one row is a term."""
        own, other = self.own, self.other
        return pd.DataFrame({
            by: pd.array([self.group] * len(self.terms), dtype="string"),
            "term": pd.array(self.terms, dtype="string"),
            "against": pd.array([self.against] * len(self.terms), dtype="string"),
            "n": own.n, "words": own.words, "df": own.df, "articles": own.articles,
            "per_10k_words": 1e4 * own.n / own.words,
            "n_against": other.n, "words_against": other.words, "df_against": other.df,
            "articles_against": other.articles,
            "per_10k_words_against": 1e4 * other.n / other.words,
        })  # fmt: skip


def nothing() -> Sides:
    """The comparison of no terms: from it tables without rows get their columns and types."""
    none = np.empty(0, dtype=np.int64)
    side = Side(none, none, none, none, articles=1, words=1, words2=1)
    return Sides("", "", np.empty(0, dtype=object), side, side)


def sides(counts: Counts, against: str | Mapping[str, int]) -> Iterator[Sides]:
    """Yield the comparison of every group with ``against``; none where there is nothing to compare.

    Args:
        counts: sums by one column.
        against: ``"rest"`` for all other groups together (named where it is one); the name of one group, with
            which each other one is compared; or a list of frequencies of the reader's own, term -> count.

    Raises:
        ParameterError: counts by several columns; a group that has no words; a list that counts nothing.
    """
    if len(counts.by) != 1:
        raise ParameterError(f"by: a comparison needs one kind of group, not {', '.join(counts.by)}")
    groups = counts.lengths[counts.by[0]].tolist()
    terms = counts.terms["term"]
    frequencies: dict[str, int] = {}
    if not isinstance(against, str):
        frequencies = _frequencies(against)
        terms = pd.concat([terms, pd.Series(list(frequencies), dtype="string")], ignore_index=True)
    codes, vocabulary = pd.factorize(terms, sort=True)
    parts = {group: _side(counts, group, codes[: len(counts.terms)], len(vocabulary)) for group in groups}
    names = np.asarray(vocabulary, dtype=object)
    if frequencies:
        yield from _comparisons(parts, names, REFERENCE, _reference(frequencies, names))
    elif against == REST:
        whole = _side(counts, None, codes, len(vocabulary))
        for group, own in parts.items():
            rest = [other for other in groups if other != group]
            # A rest of one group is that group, and is called by its name.
            name = rest[0] if len(rest) == 1 else REST
            if rest:
                yield from _comparisons({group: own}, names, name, whole.minus(own))
    elif against not in parts:
        raise ParameterError(f"against: {against!r} is not one of {', '.join([REST, *parts])}, which have words")
    else:
        others = {group: own for group, own in parts.items() if group != against}
        yield from _comparisons(others, names, str(against), parts[str(against)])


def _comparisons(parts: Mapping[str, Side], names: _Array, against: str, other: Side) -> Iterator[Sides]:
    """Each part against the other side, over the terms that one of the two has."""
    for group, own in parts.items():
        there = (own.n + other.n) > 0
        yield Sides(group, against, names[there], _take(own, there), _take(other, there))


def _take(side: Side, there: _Array) -> Side:
    return Side(side.n[there], side.df[there], side.n2[there], side.nL[there], side.articles, side.words, side.words2)


def _side(counts: Counts, group: str | None, codes: _Array, size: int) -> Side:
    """The sums of one group, or of all, over the whole vocabulary."""
    rows, lengths = counts.terms, counts.lengths
    if group is not None:
        own = (rows[counts.by[0]] == group).to_numpy(dtype=bool)
        rows, codes, lengths = rows[own], codes[own], lengths[lengths[counts.by[0]] == group]
    totals = np.zeros((len(SUMS), size), dtype=np.int64)
    for total, name in zip(totals, SUMS, strict=True):
        np.add.at(total, codes, rows[name].to_numpy(dtype=np.int64))
    n, df, n2, length = totals
    articles, words, words2 = (int(lengths[name].sum()) for name in LENGTHS)
    return Side(n, df, n2, length, articles, words, words2)


def _frequencies(reference: Mapping[str, int]) -> dict[str, int]:
    """A reader's list with its terms folded as the corpus' are."""
    folded: dict[str, int] = {}
    for text, n in reference.items():
        if isinstance(n, bool) or not isinstance(n, int) or n < 0:
            raise ParameterError(f"against: the count of {text!r} is {n!r}, not a whole number from 0")
        term = fold_term(text)
        folded[term] = folded.get(term, 0) + n
    if not sum(folded.values()):
        raise ParameterError("against: the list of frequencies counts no word")
    return folded


def _reference(frequencies: Mapping[str, int], names: _Array) -> Side:
    """A side of which nothing is known but frequencies."""
    n = np.array([frequencies.get(name, 0) for name in names], dtype=np.int64)
    nothing = np.zeros_like(n)
    return Side(n, nothing, nothing, nothing, 0, sum(frequencies.values()), 0)
