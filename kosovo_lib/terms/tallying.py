"""Tallies: how often each term stands in each document, from which every sum and every dispersion comes.

Cutting text by a pattern is what takes the time, and a corpus prints few different things between its blanks
("border", "Border", "border,"). So Arrow parts text at its blanks and numbers what is different, and each chunk is
cut into terms once, bare of the marks around it. That finds the same words, for no word reaches over a blank, and
none begins or ends with such a mark.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count as numbers
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from kosovo_lib.terms.reading import checked_ngram
from kosovo_lib.terms.words import Span, find_words, fold, fold_all, language, spans
from kosovo_lib.text.tokens import WORD

__all__ = ["Tally", "actors_by_sentence", "tally"]

Array = np.ndarray[Any, np.dtype[np.int64]]
Matrix = Any
"""A sparse matrix of whole numbers (``scipy.sparse.csr_array``)."""

_WORD_OR_BREAK = re.compile(rf"{WORD.pattern}|\n").findall
_AROUND = ".,;:!?…-–—()[]'\"‘’“”„«»"
"""Marks that no word begins or ends with."""

_AT_ONCE = 100_000
"""Sentences parted at a time, so that only the chunks of these are ever held as text one by one."""


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
    folding = {"possessives": possessives, "lemmas": language(lemmas) if lemmas else False}
    option = _Options(checked_ngram(ngram), mentions, folding)
    keys = sentences.groupby(list(dict.fromkeys([*by, *part])), sort=True, dropna=False)
    document = np.asarray(keys.ngroup(), dtype=np.int64)
    documents = keys.size().index.to_frame(index=False)[list(by)].astype("string")
    counted = _terms if ngram > 1 or mentions is not None else _words
    cells, terms, words = counted(sentences, document, len(documents), option)
    full = words > 0
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.argsort(order).astype(cells.indices.dtype)
    cells = sparse.csr_array((cells.data, rank[cells.indices], cells.indptr), shape=cells.shape)[full]
    return Tally(documents.assign(words=words)[full].reset_index(drop=True), [terms[at] for at in order], cells)


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


class _Options(NamedTuple):
    """What is a term."""

    ngram: int
    mentions: pd.DataFrame | None
    folding: Mapping[str, Any]


_Number = defaultdict[str, int]
"""Gives things numbers in the order in which they appear."""

_Counted = tuple[Matrix, list[str], Array]
"""Documents by terms, the terms, and the words of each document."""


def _words(sentences: pd.DataFrame, document: Array, size: int, option: _Options) -> _Counted:
    """Count single words: chunks by document, times terms by chunk."""
    order = np.argsort(document, kind="stable")
    found, lengths, chunks = _parted(sentences["text"].iloc[order].tolist())
    bare, chunks = _bare(chunks)
    in_documents = _rows(bare[found], np.bincount(document[order], lengths, minlength=size), len(chunks))
    words, lengths = _cut(chunks, option.folding)
    number: _Number = defaultdict(numbers().__next__)
    found = np.fromiter(map(number.__getitem__, words), np.int64, len(words))
    cells = in_documents @ _rows(found, lengths, len(number))
    return cells, list(number), cells.sum(axis=1).astype(np.int64)


def _parted(texts: list[str]) -> tuple[Array, Array, Any]:
    """What stands between the blanks of texts: the number of each chunk, how many are in each text, the chunks."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found, lengths = [], []
    for at in range(0, max(1, len(texts)), _AT_ONCE):
        held = pa.array(texts[at : at + _AT_ONCE], pa.large_string())
        chunks = pc.ascii_split_whitespace(held)
        found.append(chunks.flatten().dictionary_encode())
        lengths.append(chunks.value_lengths())
    blocks = pa.chunked_array(found).unify_dictionaries().chunks
    return np.concatenate([block.indices for block in blocks]), np.concatenate(lengths), blocks[0].dictionary


def _bare(chunks: Any) -> tuple[Array, list[str]]:
    """Chunks without the marks around them: the number of each, and what is different."""
    import pyarrow.compute as pc

    bare = pc.utf8_trim(chunks, _AROUND).dictionary_encode()
    return bare.indices.to_numpy(), bare.dictionary.to_pylist()


def _cut(chunks: list[str], folding: Mapping[str, Any]) -> tuple[list[str], Array]:
    """The terms in all chunks, one after another, and how many are in each."""
    pieces = _WORD_OR_BREAK("\n".join(chunks))
    breaks = np.array([piece == "\n" for piece in pieces], dtype=bool)
    terms = fold_all([piece for piece in pieces if piece != "\n"], **folding)
    return terms, np.bincount(np.cumsum(breaks)[~breaks], minlength=len(chunks))


def _terms(sentences: pd.DataFrame, document: Array, size: int, option: _Options) -> _Counted:
    """Count terms of several words, and actors, sentence by sentence."""
    places = actors_by_sentence(sentences, option.mentions)
    columns = (sentences[name].tolist() for name in ("article", "sentence", "text"))
    folded = _Folded(option.folding)
    number: _Number = defaultdict(numbers().__next__)
    lengths, words, found = [], [], list[int]()
    for article, sentence, text in zip(*columns, strict=True):
        own = list(map(folded.__getitem__, find_words(text)))
        actors = places.get((article, sentence))
        run: Iterable[str] = map(" ".join, zip(*(own[first:] for first in range(option.ngram)), strict=False))
        if actors:
            run = [span.term for span in spans(text, ngram=option.ngram, actors=actors, **option.folding)]
        before = len(found)
        found.extend(map(number.__getitem__, run))
        words.append(len(own))
        lengths.append(len(found) - before)
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, document, words)
    cells = _cells(np.repeat(document, lengths), np.array(found, dtype=np.int64), size, number)
    return cells, list(number), total


class _Folded(dict[str, str]):
    """Word as printed -> term, worked out once for each."""

    def __init__(self, folding: Mapping[str, Any]) -> None:
        self.folding = folding

    def __missing__(self, surface: str) -> str:
        self[surface] = term = fold(surface, **self.folding)
        return term


def _cells(owner: Array, found: Array, size: int, number: Mapping[str, int]) -> Matrix:
    """Owners by things: how often each owner has each thing."""
    return _matrix(np.ones(len(found), dtype=np.int64), (owner, found), (size, len(number)))


def _rows(found: Array, lengths: Array, width: int) -> Matrix:
    """Rows of things, so many in each, by things; one that stands twice in a row counts twice."""
    ends = np.append(0, lengths).astype(np.int64).cumsum()
    return sparse.csr_array((np.ones(len(found), dtype=np.int64), found, ends), shape=(len(lengths), width))


def _matrix(data: Array, place: tuple[Array, Array], shape: tuple[int, int]) -> Matrix:
    """A sparse matrix in which cells named twice are added up."""
    return sparse.coo_array((data, place), shape=shape).tocsr()
