"""Tallies: how often each term stands in each document, from which every sum and every dispersion comes."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count as numbers
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib.analyse.terms.reading import checked_ngram
from kosovo_lib.analyse.terms.words import Span, find_words, fold, spans

__all__ = ["Tally", "actors_by_sentence", "tally"]


@dataclass(frozen=True)
class Tally:
    """How often each term occurs in each document: a sparse document-term matrix.

    Attributes:
        documents: one row is a document: its group, and ``words``, its length.
        terms: the vocabulary; a position in it is a term's number.
        document: number of the document, one entry a cell that is not zero.
        term: number of the term, likewise.
        n: how often, likewise.
    """

    documents: pd.DataFrame
    terms: list[str]
    document: np.ndarray[Any, np.dtype[np.int64]]
    term: np.ndarray[Any, np.dtype[np.int64]]
    n: np.ndarray[Any, np.dtype[np.int64]]


def tally(
    sentences: pd.DataFrame,
    *,
    by: Sequence[str] = ("outlet",),
    part: Sequence[str] = ("article",),
    ngram: int = 1,
    mentions: pd.DataFrame | None = None,
    possessives: bool = False,
) -> Tally:
    """Count the terms of every document.

    Args:
        sentences: rows of `schema.SENTENCES`.
        by: columns that name a group.
        part: columns that name a document within its group.
        ngram: how many words make a term.
        mentions: as in `count_sentences`.
        possessives: as in `Reading`.

    Raises:
        ParameterError: ngram out of range.
    """
    cut = _Cutter(checked_ngram(ngram), actors_by_sentence(sentences, mentions), possessives)
    number: defaultdict[str, int] = defaultdict(numbers().__next__)
    term, n, distinct = array("q"), array("q"), array("q")
    documents: list[tuple[Any, ...]] = []
    for key, rows in _documents(sentences, [*by, *part]):
        words, found = cut.document(rows)
        if not words:
            continue
        term.extend(map(number.__getitem__, found))
        n.extend(found.values())
        distinct.append(len(found))
        documents.append((*key[: len(by)], words))
    frame = pd.DataFrame(documents, columns=[*by, "words"]).astype(dict.fromkeys(by, "string") | {"words": "int64"})
    document = np.repeat(np.arange(len(distinct)), np.frombuffer(distinct, dtype=np.int64))
    return Tally(frame, list(number), document, np.frombuffer(term, dtype=np.int64), np.frombuffer(n, dtype=np.int64))


_Row = tuple[Any, Any, str]


def _documents(sentences: pd.DataFrame, keys: list[str]) -> Iterator[tuple[tuple[Any, ...], list[_Row]]]:
    """Yield each document's key and its sentences as (article, sentence, text), documents sorted by key."""
    ordered = sentences.sort_values([*keys, "article", "sentence"], kind="stable")
    columns = [ordered[name].tolist() for name in (*keys, "article", "sentence", "text")]
    width = len(keys)
    for key, rows in groupby(zip(*columns, strict=True), key=lambda row: row[:width]):
        yield key, [row[width:] for row in rows]


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


class _Folded(dict[str, str]):
    """Word as printed -> term, worked out once for each: a corpus prints few words very often."""

    def __init__(self, possessives: bool) -> None:
        self.possessives = possessives

    def __missing__(self, surface: str) -> str:
        self[surface] = term = fold(surface, possessives=self.possessives)
        return term


class _Cutter:
    """Cuts documents into counted terms."""

    def __init__(self, ngram: int, actors: Mapping[tuple[Any, Any], list[Span]], possessives: bool) -> None:
        self.ngram, self.actors, self.possessives = ngram, actors, possessives
        self.folded = _Folded(possessives)

    def document(self, rows: list[_Row]) -> tuple[int, Counter[str]]:
        """Return the words of a document and how often each term occurs in it."""
        if self.ngram == 1 and not self.actors:
            words = find_words("\n".join(text for _, _, text in rows))
            return len(words), Counter(map(self.folded.__getitem__, words))
        total, found = 0, Counter[str]()
        for article, sentence, text in rows:
            words = find_words(text)
            total += len(words)
            found.update(self._terms(text, words, self.actors.get((article, sentence), ())))
        return total, found

    def _terms(self, text: str, words: list[str], actors: Sequence[Span]) -> Iterable[str]:
        """The terms of one sentence."""
        if actors:
            return (span.term for span in spans(text, ngram=self.ngram, actors=actors, possessives=self.possessives))
        folded = [self.folded[word] for word in words]
        return map(" ".join, zip(*(folded[first:] for first in range(self.ngram)), strict=False))
