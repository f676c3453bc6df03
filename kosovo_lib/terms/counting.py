"""Counting: sentences in, sums out, and sums of two halves add up to the sums of the whole.

Every statistic of words that is compared between groups is worked out from these sums alone, so a corpus of
any size is counted part by part (each article whole in one part) and merged without losing a digit.
"""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
import pandas as pd

from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.parting import reduce_parts
from kosovo_lib.terms.reading import Reading, checked_by, outlets_read, select
from kosovo_lib.terms.tallying import Tally, tally

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["Counts", "as_counts", "count", "count_sentences", "largest", "merge", "read"]

SUMS = ("n", "df", "n2", "nL")
LENGTHS = ("articles", "words", "words2")


@dataclass(frozen=True)
class Counts:
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


def count(
    corpus: "Corpus", *, by: str | Sequence[str] = "outlet", client: Any = None, **reading: Unpack[Reading]
) -> Counts:
    """Count the terms of a corpus by group.

    A corpus that was ingested is counted part by part, so memory is bounded by a part; the sums are the same.

    Args:
        corpus: the corpus.
        by: one or more of outlet, article, section, voice, year, month.
        client: a ``distributed.Client``, whose workers count the parts of an ingested corpus.
        **reading: what is read and what is a term, see `Reading`.

    Raises:
        ParameterError: an option that does not exist or has a value that does not.
    """
    names = checked_by(by)
    parts = getattr(corpus, "parts", [corpus])
    if len(parts) == 1 and client is None:
        return _count(corpus, names, reading)
    # A part holds few outlets; which are read is decided by what the whole corpus holds.
    reading = {**reading, "outlets": outlets_read(corpus.outlets, corpus.articles, reading.get("outlets", ()))}
    return reduce_parts(parts, partial(_count_part, by=names, reading=reading), merge, client)


def _count(corpus: "Corpus", by: tuple[str, ...], reading: Reading) -> Counts:
    """Count what is in memory."""
    sentences, options = read(corpus, by, reading)
    return count_sentences(sentences, by=by, **options)


def _count_part(part: "Corpus", by: tuple[str, ...], reading: Reading) -> Counts:
    """Count what is on disk. Its tables are read into a copy, and go with it."""
    return _count(copy(part), by, reading)


def read(corpus: "Corpus", by: Sequence[str], reading: Reading) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the sentences selected, and the options that say what is a term in them."""
    for name in reading:
        if name not in Reading.__annotations__:
            raise ParameterError(f"{name!r} is not one of {', '.join(Reading.__annotations__)}")
    options: dict[str, Any] = dict(reading)
    chosen = {name: options.pop(name) for name in ("outlets", "voice", "sections") if name in options}
    if options.pop("actors", False):
        options["mentions"] = corpus.mentions
    sentences = select(corpus, **chosen, periods=bool({"year", "month"} & set(by)))
    return sentences, options


def count_sentences(
    sentences: pd.DataFrame,
    *,
    by: Sequence[str] = ("outlet",),
    ngram: int = 1,
    stop_words: Collection[str] = (),
    mentions: pd.DataFrame | None = None,
    possessives: bool = False,
    lemmas: bool | str = False,
) -> Counts:
    """Count the terms of a table of sentences: the pure function that runs alike on a part and on the whole.

    Args:
        sentences: rows of `schema.SENTENCES`, every article whole.
        by: columns of it that name a group.
        ngram: how many words make a term.
        stop_words: as in `Reading`.
        mentions: rows of `schema.MENTIONS` to be counted as one term each; `None` for words only.
        possessives: as in `Reading`.
        lemmas: as in `Reading`.
    """
    found = tally(sentences, by=by, ngram=ngram, mentions=mentions, possessives=possessives, lemmas=lemmas)
    return _sums(found, tuple(by), frozenset(stop_words))


def merge(parts: Iterable[Counts]) -> Counts:
    """Add up counts of parts of a corpus, exactly: the order and the grouping of the parts change nothing.

    Raises:
        ParameterError: there are no parts, or they were counted by different groups.
    """
    parts = list(parts)
    groups = {part.by for part in parts}
    if len(groups) != 1:
        raise ParameterError(
            f"merge: counts by {sorted(groups)} cannot be added up" if groups else "merge: there are no parts"
        )
    (by,) = groups
    terms = pd.concat([part.terms for part in parts]).groupby([*by, "term"], as_index=False, sort=True).sum()
    lengths = pd.concat([part.lengths for part in parts]).groupby(list(by), as_index=False, sort=True).sum()
    return Counts(by, terms, lengths)


def largest(counts: Counts, n: int) -> Counts:
    """Return the counts of the ``n`` groups with the most words, of all where there are no more."""
    names = list(counts.by)
    lengths = counts.lengths.nlargest(n, "words").sort_index()
    terms = counts.terms.merge(lengths[names], on=names, how="inner")
    return Counts(counts.by, terms, lengths.reset_index(drop=True))


def as_counts(source: "Corpus | Counts", by: str | Sequence[str], reading: Reading) -> Counts:
    """Return ``source`` if it is counted already, else count it.

    Raises:
        ParameterError: it is counted already, and yet how to read it is given.
    """
    if not isinstance(source, Counts):
        return count(source, by=by, **reading)
    if reading:
        raise ParameterError(f"{', '.join(reading)}: give these when counting, not with counts")
    return source


def _sums(found: Tally, by: tuple[str, ...], stop: Collection[str]) -> Counts:
    """Add up a tally by group."""
    documents = found.documents
    length = documents["words"].to_numpy(dtype=np.int64)
    groups = documents.assign(articles=1, words2=length * length).groupby(list(by), as_index=False, sort=True)
    lengths = groups[list(LENGTHS)].sum()
    terms, cells = pd.Series(found.terms, dtype="string"), found.cells.tocsc()
    if stop:
        kept = [at for at, term in enumerate(found.terms) if not _stopped(term, stop)]
        terms, cells = terms.take(kept), cells[:, kept]
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
    return Counts(by, names.assign(term=terms.take(term).array, **sums), lengths)


def _stopped(term: str, stop: Collection[str]) -> bool:
    """Whether a term begins or ends with a stop word."""
    return term.partition(" ")[0] in stop or term.rpartition(" ")[2] in stop
