"""Rates: how often, per 10,000 words, and how surely."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

import pandas as pd

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.counting import Counts, as_counts, count
from kosovo_lib.terms.reading import Reading, checked_by
from kosovo_lib.terms.words import find_words, fold_term

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["rates"]


def rates(
    source: "Corpus | Counts",
    *,
    by: str | Sequence[str] = "outlet",
    terms: Sequence[str] = (),
    confidence_level: float = stats.CONFIDENCE_LEVEL,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """How often each group uses each term.

    One row is a term in a group: the columns of ``by``, ``term``, ``n`` (times it occurs), ``words`` (words
    of the group), ``per_10k_words`` with its interval ``lower`` to ``upper``, ``df`` (articles it occurs
    in) and ``articles`` (articles of the group). Most frequent first within a group.

    The denominator is always words, also for terms of several words and with stop words dropped, so rates of
    one group can be added and compared. The interval is Wilson's (`stats.wilson`) and takes every word for an
    independent draw. Words come in clusters, so it is too narrow for what an outlet *would* print; to compare
    outlets use `distinctive`, never whether two of these intervals overlap.

    Args:
        source: a corpus, or counts of one.
        by: what to count by, as in `count`.
        terms: only these, of any number of words, as a reader would type them. Each gets a row in every
            group, with n = 0 where it does not occur; stop words and ``ngram`` have no say in them.
        confidence_level: of the interval.
        **reading: what is read and what is a term, see `Reading`.

    Raises:
        ParameterError: an option or a value of one that does not exist; a term without a word in it.
    """
    if isinstance(terms, str):
        raise ParameterError(f"terms: {terms!r} is a text, not a list of texts")
    names = source.by if isinstance(source, Counts) else checked_by(by)
    if not terms:
        return _rates(as_counts(source, names, reading), confidence_level)
    asked = wanted(source, terms, reading)
    if isinstance(source, Counts):
        return _rates(as_counts(source, names, reading), confidence_level, list(asked))
    parts = []
    for length in sorted(set(asked.values())):
        options: Reading = {**reading, "ngram": length, "stop_words": ()}
        only = [term for term, units in asked.items() if units == length]
        parts.append(_rates(count(source, by=names, **options), confidence_level, only))
    return _ordered(pd.concat(parts, ignore_index=True), names)


def wanted(source: "Corpus | Counts", terms: Sequence[str], reading: Reading) -> dict[str, int]:
    """Return each term asked for as it is counted, and how many units it is made of.

    Raises:
        ParameterError: a term without a word in it.
    """
    actors = set()
    if reading.get("actors") and not isinstance(source, Counts):
        actors = set(source.mentions["actor"])
    found = {}
    for text in terms:
        if text in actors:
            found[text] = 1
            continue
        term = fold_term(text, possessives=reading.get("possessives", False), lemmas=reading.get("lemmas", False))
        if not term:
            raise ParameterError(f"terms: {text!r} holds no word")
        found[term] = len(find_words(text))
    return found


def _rates(counts: Counts, confidence_level: float, only: Sequence[str] | None = None) -> pd.DataFrame:
    """Rates from sums; with ``only``, a row for each of them in every group."""
    names = list(counts.by)
    terms = counts.terms[[*names, "term", "n", "df"]]
    if only is None:
        table = terms.merge(counts.lengths, on=names, how="left")
    else:
        grid = counts.lengths.merge(pd.DataFrame({"term": pd.array(list(only), dtype="string")}), how="cross")
        table = grid.merge(terms, on=[*names, "term"], how="left").fillna({"n": 0, "df": 0})
    lower, upper = stats.wilson(table["n"], table["words"], confidence_level=confidence_level)
    table = table.assign(per_10k_words=1e4 * table["n"] / table["words"], lower=1e4 * lower, upper=1e4 * upper).astype(
        {"n": "int64", "df": "int64"}
    )
    columns = [*names, "term", "n", "words", "per_10k_words", "lower", "upper", "df", "articles"]
    return _ordered(table[columns], counts.by)


def _ordered(table: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Sort by group, then most frequent first."""
    ascending = [True] * len(by) + [False, True]
    return table.sort_values([*by, "per_10k_words", "term"], ascending=ascending, ignore_index=True)
