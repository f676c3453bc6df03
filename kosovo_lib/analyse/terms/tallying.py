"""Tallies: how often each term stands in each document, from which every sum and every dispersion comes.

Cutting text by a pattern is what takes the time, and a corpus prints few different things between its blanks
("border", "Border", "border,"). So text is parted at its blanks, and each different chunk is cut into terms
once. That finds the same words, for no word reaches over a blank.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from itertools import count as numbers
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from kosovo_lib.analyse.terms.reading import checked_ngram
from kosovo_lib.analyse.terms.words import Span, find_words, fold, language, spans

__all__ = ["Tally", "actors_by_sentence", "tally"]

Array = np.ndarray[Any, np.dtype[np.int64]]
Matrix = Any
"""A sparse matrix of whole numbers (``scipy.sparse.csr_array``)."""

_AT_ONCE = 20_000
"""Sentences taken at a time, so that only their words are ever held one by one."""


@dataclass(frozen=True)
class Tally:
    """How often each term occurs in each document that has words.

    Attributes:
        documents: one row is a document: its group, and ``words``, its length. Sorted by group and part.
        terms: the vocabulary, sorted.
        cells: documents by terms.
    """

    documents: pd.DataFrame
    terms: list[str]
    cells: Matrix


def tally(
    sentences: pd.DataFrame,
    *,
    by: Sequence[str] = ("outlet",),
    part: Sequence[str] = ("article",),
    ngram: int = 1,
    mentions: pd.DataFrame | None = None,
    possessives: bool = False,
    lemmas: bool | str = False,
) -> Tally:
    """Count the terms of every document.

    Args:
        sentences: rows of `schema.SENTENCES`.
        by: columns that name a group.
        part: columns that name a document within its group.
        ngram: how many words make a term.
        mentions: as in `count_sentences`.
        possessives: as in `Reading`.
        lemmas: as in `Reading`.

    Raises:
        ParameterError: ngram out of range; a language without lemmas.
    """
    cut = _Cut(checked_ngram(ngram), possessives, language(lemmas) if lemmas else False)
    keys = sentences.groupby(list(dict.fromkeys([*by, *part])), sort=True, dropna=False)
    document = np.asarray(keys.ngroup(), dtype=np.int64)
    documents = keys.size().index.to_frame(index=False)[list(by)].astype("string")
    counted = _terms if ngram > 1 or mentions is not None else _words
    cells, terms, words = counted(sentences, document, len(documents), cut, mentions)
    full = words > 0
    rank = np.argsort(sorted(range(len(terms)), key=terms.__getitem__)).astype(cells.indices.dtype)
    cells = sparse.csr_array((cells.data, rank[cells.indices], cells.indptr), shape=cells.shape)[full]
    return Tally(documents.assign(words=words)[full].reset_index(drop=True), sorted(terms), cells)


def actors_by_sentence(sentences: pd.DataFrame, mentions: pd.DataFrame | None) -> Mapping[tuple[Any, Any], list[Span]]:
    """Actors of each sentence, at their places in it. A city is a place and stays a word."""
    found: dict[tuple[Any, Any], list[Span]] = {}
    if mentions is None:
        return found
    starts = sentences[["article", "sentence", "start"]].rename(columns={"start": "from"})
    named = mentions[mentions["sense"] != "city"].merge(starts, on=["article", "sentence"])
    columns = ("article", "sentence", "actor", "start", "end", "from")
    for article, sentence, actor, start, end, offset in zip(*(named[name].tolist() for name in columns), strict=True):
        found.setdefault((article, sentence), []).append(Span(actor, start - offset, end - offset))
    return found


class _Cut(dict[str, list[str]]):
    """Chunk between blanks -> its terms, worked out once for each."""

    def __init__(self, ngram: int, possessives: bool, lemmas: bool | str) -> None:
        self.ngram = ngram
        self.folding: dict[str, Any] = {"possessives": possessives, "lemmas": lemmas}

    def __missing__(self, chunk: str) -> list[str]:
        self[chunk] = terms = [fold(word, **self.folding) for word in find_words(chunk)]
        return terms


_Counted = tuple[Matrix, list[str], Array]
"""Documents by terms, the terms, and the words of each document."""


def _words(sentences: pd.DataFrame, document: Array, size: int, cut: _Cut, _: pd.DataFrame | None) -> _Counted:
    """Count single words: chunks by document, times terms by chunk."""
    in_documents, chunks = _count(map(str.split, sentences["text"].tolist()), document, size)
    in_chunks, terms = _count(map(cut.__getitem__, chunks), np.arange(len(chunks)), len(chunks))
    cells = in_documents @ in_chunks
    return cells, terms, cells.sum(axis=1).astype(np.int64)


def _terms(sentences: pd.DataFrame, document: Array, size: int, cut: _Cut, mentions: pd.DataFrame | None) -> _Counted:
    """Count terms of several words, and actors, sentence by sentence."""
    places = actors_by_sentence(sentences, mentions)
    printed: list[int] = []

    def terms_of_sentences() -> Iterator[Iterable[str]]:
        columns = (sentences[name].tolist() for name in ("article", "sentence", "text"))
        for article, sentence, text in zip(*columns, strict=True):
            words = list(chain.from_iterable(map(cut.__getitem__, text.split())))
            printed.append(len(words))
            if actors := places.get((article, sentence)):
                yield [span.term for span in spans(text, ngram=cut.ngram, actors=actors, **cut.folding)]
            else:
                yield map(" ".join, zip(*(words[first:] for first in range(cut.ngram)), strict=False))

    cells, terms = _count(terms_of_sentences(), document, size)
    words = np.zeros(size, dtype=np.int64)
    np.add.at(words, document, printed)
    return cells, terms, words


def _count(rows: Iterator[Iterable[str]], owner: Array, size: int) -> tuple[Matrix, list[str]]:
    """Count what stands in the rows of each owner: owners by things, and the things in order of appearance."""
    number: defaultdict[str, int] = defaultdict(numbers().__next__)
    blocks = []
    for at in range(0, len(owner), _AT_ONCE):
        found: list[int] = []
        ends = [0]
        for things in islice(rows, _AT_ONCE):
            found.extend(map(number.__getitem__, things))
            ends.append(len(found))
        place = (np.repeat(owner[at : at + _AT_ONCE], np.diff(ends)), np.array(found, dtype=np.int64))
        blocks.append(_matrix(np.ones(len(found), dtype=np.int64), place, (size, len(number))).tocoo())
    if not blocks:
        return _matrix(owner, (owner, owner), (size, 0)), []
    data, row, column = (np.concatenate([getattr(block, name) for block in blocks]) for name in ("data", "row", "col"))
    return _matrix(data, (row, column), (size, len(number))), list(number)


def _matrix(data: Array, place: tuple[Array, Array], shape: tuple[int, int]) -> Matrix:
    """A sparse matrix in which cells named twice are added up."""
    return sparse.coo_array((data, place), shape=shape).tocsr()
