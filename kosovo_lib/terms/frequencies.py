"""Frequency tables: sentences in, sums out, and sums of two halves add up to the sums of the whole.

Every statistic of words that is compared between groups is worked out from these sums alone, so a corpus of
any size is counted part by part (each article whole in one part) and merged without losing a digit.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import MAX_NGRAM, Corpus
from kosovo_lib.terms.dtm import PLAIN, Options, check_by, count_documents, outlets_read, with_options, without
from kosovo_lib.terms.tokens import fold
from kosovo_lib.text.tokens import find_words

SUMS = ("n", "df", "n2", "nL")
LENGTHS = ("articles", "words", "words2")

Part = TypeVar("Part")
Sum = TypeVar("Sum")

_FAN = 8  # sums that are merged at a time, so that no step holds more than these


@dataclass(frozen=True)
class Frequencies:
    """The sums of a selection, all whole numbers.

    Attributes:
        by: the columns that name a group.
        terms: one row is a term in a group: the columns of ``by``, ``term``, ``n`` (times it occurs), ``df``
            (articles it occurs in), ``n2`` (sum over articles of n squared) and ``nL`` (of n times the
            article's length in words). Sorted by group and term.
        lengths: one row is a group: the columns of ``by``, ``articles``, ``words`` and ``words2`` (sum over
            articles of the length squared). Only groups that have words.
    """

    by: tuple[str, ...]
    terms: pd.DataFrame
    lengths: pd.DataFrame

    @classmethod
    def from_frame(cls, table: pd.DataFrame, *, by: str | Sequence[str] = "outlet") -> "Frequencies":
        """Take counts of your own: a corpus is not needed.

        `ParameterError` if a column is missing, a count is not a whole number from 0, or an article has two lengths.

        Args:
            table: one row is a term in an article: the columns of ``by``, ``article``, ``term``, ``n`` (times it
                occurs there) and, where not all words are listed, ``words`` (length of the article). Without
                ``article`` each group is taken for one article, and nothing can be known of how its words cluster.
            by: the columns that name a group.
        """
        names = (by,) if isinstance(by, str) else tuple(by)
        if missing := [name for name in (*names, "term", "n") if name not in table]:
            had = ", ".join(map(str, table))
            raise ParameterError(
                f"counts: no column {missing[0]!r}, only {had}; a row is a term in an article, n its count"
            )
        if table.empty:
            raise ParameterError("counts: the table has no rows; one row is a term in an article")
        if not (is_text := table["term"].map(lambda term: isinstance(term, str))).all():
            wrong = table.loc[~is_text, "term"]
            raise ParameterError(f"counts: row {wrong.index[0]}: term {wrong.iloc[0]!r} is not a text")
        if not (whole := table["n"].map(is_count)).all():
            raise ParameterError(f"counts: n must be whole numbers from 0, not {table.loc[~whole, 'n'].tolist()[0]!r}")
        rows = table.assign(n=table["n"].astype("int64"), article=table.get("article", ""))
        if (lost := rows[[*names, "article"]].isna()).any(axis=None):
            raise ParameterError(f"counts: row {rows.index[lost.any(axis=1)][0]}: {lost.any().idxmax()} is missing")
        keys = [*names, "article"]
        cells = rows.assign(term=rows["term"].map(fold)).groupby([*keys, "term"], as_index=False)["n"].sum()
        length = cells.groupby(keys)["n"].sum()
        if "words" in rows:
            given = rows.groupby(keys)["words"]
            if len(odd := rows[rows["words"] != given.transform("max")]):
                raise ParameterError(f"counts: words of article {odd['article'].iloc[0]!r} differ; it has one length")
            length = given.max()
        cells = cells[cells["n"] > 0].join(length.rename("words"), on=keys)
        n, words = cells["n"], cells["words"]
        terms = cells.assign(df=1, n2=n * n, nL=n * words).groupby([*names, "term"], as_index=False)[list(SUMS)].sum()
        length = length[length > 0].rename("words").reset_index()
        squares = length.assign(articles=1, words2=length["words"] ** 2)
        lengths = squares.groupby(list(names), as_index=False)[list(LENGTHS)].sum()
        text = dict.fromkeys(names, "string")
        return cls(names, terms.astype(text | {"term": "string"}), lengths.astype(text))


@with_options()
def frequencies(corpus: Corpus, *, by: str | Sequence[str] = "outlet", client: Any = None, **how: Any) -> Frequencies:
    """Count the terms of a corpus by group.

    A corpus that was ingested is counted part by part, so memory is bounded by a part; the sums are those of the whole
    with ``reprints="each"``, for no part knows the passages of the others.

    Args:
        by: one or more of outlet, article, section, voice, year, month, week, or another column of the articles.
        client: a ``distributed.Client``, whose workers count the parts of an ingested corpus.
        how: options
    """
    options = Options(**how)
    return _frequencies(corpus, check_by(by, corpus), options, client)


def _frequencies(corpus: Corpus, by: tuple[str, ...], options: Options, client: Any = None) -> Frequencies:
    parts = getattr(corpus, "parts", [corpus])
    if len(parts) == 1 and client is None:
        return _count_part(corpus, by, options)
    # A part holds few outlets, and knows no passage of another: which are read is decided by the whole corpus.
    wanted = outlets_read(corpus.outlets, corpus.articles, options.outlets)
    options = replace(options, outlets=wanted, reprints="each")
    return reduce_parts(parts, partial(_count_part, by=by, options=options), merge, client)


def _count_part(corpus: Corpus, by: tuple[str, ...], options: Options) -> Frequencies:
    return count_sentences(options.sentences(corpus, by), options, by=by, mentions=options.mentions(corpus))


def count_sentences(
    sentences: pd.DataFrame,
    options: Options = PLAIN,
    *,
    by: Sequence[str] = ("outlet",),
    mentions: pd.DataFrame | None = None,
) -> Frequencies:
    """Count the terms of a table of sentences: the pure function that runs alike on a part and on the whole.

    Args:
        sentences: rows of `schema.SENTENCES`, every article whole.
        options: what is a term; of which sentences has been decided.
        by: columns of it that name a group.
        mentions: rows of `schema.MENTIONS` to be counted as one term each; `None` for words only.
    """
    found = without(count_documents(sentences, options, by=by, mentions=mentions), options)
    documents = found.documents
    length = documents["words"].to_numpy(dtype=np.int64)
    groups = documents.assign(articles=1, words2=length * length).groupby(list(by), as_index=False, sort=True)
    lengths = groups[list(LENGTHS)].sum()
    terms, cells = pd.Series(found.terms, dtype="string"), found.matrix.tocsc()
    # Cells now stand by term, then by document and so by group: what is added up stands side by side.
    term = np.repeat(np.arange(len(terms)), np.diff(cells.indptr))
    group = groups.ngroup().to_numpy(dtype=np.int64)[cells.indices]
    first = np.flatnonzero(np.diff(term, prepend=-1) | np.diff(group, prepend=-1))
    order = np.argsort(group[first], kind="stable")
    group, term = group[first][order], term[first][order]
    n = cells.data
    each = {"n": n, "df": np.ones_like(n), "n2": n * n, "nL": n * length[cells.indices]}
    sums = {name: np.add.reduceat(values, first)[order] for name, values in each.items()}
    names = lengths[list(by)].take(group).reset_index(drop=True)
    return Frequencies(tuple(by), names.assign(term=terms.take(term).array, **sums), lengths)


def merge(parts: Iterable[Frequencies]) -> Frequencies:
    """Add up counts of parts of a corpus, exactly; `ParameterError` if there are none or they have different groups."""
    parts = list(parts)
    groups = {part.by for part in parts}
    if len(groups) != 1:
        why = f"counts by {sorted(groups)} cannot be added up" if groups else "there are no parts"
        raise ParameterError(f"merge: {why}")
    (by,) = groups
    terms = pd.concat([part.terms for part in parts]).groupby([*by, "term"], as_index=False).sum()
    lengths = pd.concat([part.lengths for part in parts]).groupby(list(by), as_index=False).sum()
    return Frequencies(by, terms, lengths)


@with_options()
def rates(
    source: Corpus | Frequencies | pd.DataFrame,
    *,
    by: str | Sequence[str] = "outlet",
    terms: str | Sequence[str] = (),
    confidence_level: float = stats.CONFIDENCE_LEVEL,
    **how: Any,
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
        source: a corpus, its `frequencies`, or a table of your own as `Frequencies.from_frame` takes it.
        by: what to count by, as in `frequencies`.
        terms: only this one or these, of any number of words, as a reader would type them. Each gets a row in every
            group, with n = 0 where it does not occur; stop words and ``ngram`` have no say in them.
        confidence_level: of the interval.
        how: options
    """
    options = Options(**how)
    if not terms or isinstance(source, Frequencies | pd.DataFrame):
        asked = list(wanted(source, terms, options)) if terms else None
        return _rates(as_frequencies(source, by, options), confidence_level, asked)
    names = check_by(by, source)
    by_length: dict[int, list[str]] = {}
    for term, length in wanted(source, terms, options).items():
        if length > MAX_NGRAM:
            raise ParameterError(f"terms: {term!r} has {length} words; a rate is of {MAX_NGRAM} at most")
        by_length.setdefault(length, []).append(term)
    parts = [
        _rates(_frequencies(source, names, replace(options, ngram=length, stop_words=())), confidence_level, own)
        for length, own in by_length.items()
    ]
    return _ordered(pd.concat(parts, ignore_index=True), names)


def is_count(n: Any) -> bool:
    """Whether a value is a whole number from 0, of whatever type."""
    return isinstance(n, int | float | np.number) and not isinstance(n, bool) and float(n).is_integer() and bool(n >= 0)


def wanted(source: Any, terms: str | Sequence[str], options: Options) -> dict[str, int]:
    """Each term asked for as it is counted, and how many units it has.

    `ParameterError` for a term without a word, or with a wildcard, which only `concordance` knows.
    """
    actors = set(source.mentions["actor"]) if options.actors else set()
    found = {}
    for text in [terms] if isinstance(terms, str) else terms:
        if text in actors:
            found[text] = 1
            continue
        term = fold(text, **options.folding)
        if re.search(r"\w[*?]|[*?]\w", text):
            raise ParameterError(f"terms: {text!r} has a wildcard; find the words with concordance and name them")
        if not term:
            raise ParameterError(f"terms: {text!r} holds no word")
        found[term] = len(find_words(text))
    return found


def as_frequencies(
    source: Corpus | Frequencies | pd.DataFrame, by: str | Sequence[str], options: Options
) -> Frequencies:
    """``source`` if it is counted already, else its counts; `ParameterError` if both counts and options are given."""
    if not isinstance(source, Frequencies | pd.DataFrame):
        names = (by,) if isinstance(by, str) else tuple(by)
        return _frequencies(source, names if options.stories else check_by(names, source), options)
    given = [name for name, value in vars(Options()).items() if getattr(options, name) != value]
    if given:
        raise ParameterError(f"{', '.join(given)}: give these when counting, not with counts")
    return source if isinstance(source, Frequencies) else Frequencies.from_frame(source, by=by)


def _rates(counts: Frequencies, confidence_level: float, only: Sequence[str] | None = None) -> pd.DataFrame:
    """Rates from sums; with ``only``, a row for each of them in every group."""
    names = list(counts.by)
    terms = counts.terms[[*names, "term", "n", "df"]]
    if only is None:
        table = terms.merge(counts.lengths, on=names, how="left")
    else:
        grid = counts.lengths.merge(pd.DataFrame({"term": pd.array(list(only), dtype="string")}), how="cross")
        table = grid.merge(terms, on=[*names, "term"], how="left").fillna({"n": 0, "df": 0})
    lower, upper = stats.wilson(table["n"], table["words"], confidence_level=confidence_level)
    table = table.assign(per_10k_words=1e4 * table["n"] / table["words"], lower=1e4 * lower, upper=1e4 * upper)
    columns = [*names, "term", "n", "words", "per_10k_words", "lower", "upper", "df", "articles"]
    return _ordered(table[columns].astype({"n": "int64", "df": "int64"}), counts.by)


def _ordered(table: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    ascending = [True] * len(by) + [False, True]
    return table.sort_values([*by, "per_10k_words", "term"], ascending=ascending, ignore_index=True)


def reduce_parts(
    parts: Sequence[Part], function: Callable[[Part], Sum], merge: Callable[[list[Sum]], Sum], client: Any = None
) -> Sum:
    """Apply ``function`` to every part and merge the results, `_FAN` at a time: few sums are ever held.

    ``merge`` adds up sums exactly, in any order and grouping. Without a ``distributed.Client`` all is done here.
    """
    if client is None:
        held = list[Sum]()
        for part in parts:
            held = [*([merge(held)] if len(held) == _FAN else held), function(part)]
        return merge(held) if len(held) > 1 else held[0]
    waiting = client.map(function, list(parts), pure=False)
    while len(waiting) > 1:
        waiting = [client.submit(merge, waiting[at : at + _FAN], pure=False) for at in range(0, len(waiting), _FAN)]
    result: Sum = waiting[0].result()
    return result
