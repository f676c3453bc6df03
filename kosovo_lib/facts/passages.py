"""Passages that stand in two articles word for word: wire copy, a later version, a paragraph used again.

Found by shingles, runs of fifteen words outside quotation marks; shorter runs are set phrases. An article of which
nearly all stands in another is a copy; of the same outlet, a version.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.similarity import Comparison, compare
from kosovo_lib.facts.tables import REPRINTS
from kosovo_lib.text.reprints import COPY, reprinted, shingles
from kosovo_lib.text.tokens import WORD

__all__ = ["repeated", "reprints"]

_ALL = 20
"""Articles that hold a passage up to which each two of them are listed; of more, each with the next."""


@dataclass(frozen=True)
class _Words:
    """The words of all articles one after the other: their numbers, and where each stands.

    A -1 stands in place of a quotation, and at the end of each article.
    """

    word: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]


def reprints(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every passage of at least fifteen words that stands in two articles; a row is such a passage, in reading order.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    story = compare(corpus)
    if "reprints" not in story.cache:
        story.cache["reprints"] = _reprints(story)
    return story.cache["reprints"].copy()  # type: ignore[no-any-return]


def repeated(story: Comparison) -> frozenset[int]:
    """The rows of a comparison that are counted where they stood first: see `kosovo_lib.text.reprints`."""
    if "again" not in story.cache:
        gone = story.corpus.sentences[reprinted(story.corpus, story.language)]
        keys = zip(gone["article"], gone["sentence"], strict=True)
        story.cache["again"] = frozenset(story.row_of[key] for key in keys if key in story.row_of)
    return story.cache["again"]  # type: ignore[no-any-return]


def _reprints(story: Comparison) -> pd.DataFrame:
    """Find runs by their first fifteen words, and follow each as far as both articles agree."""
    words = _words(story)
    article = pd.factorize(np.array(story.article)[words.row])[0]
    last = np.searchsorted(article, np.arange(article.max() + 1), side="right") if len(article) else article
    names = list(dict.fromkeys(story.article))
    begins: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in _again(words.word):
        for at, there in combinations(places, 2) if len(places) <= _ALL else pairwise(places):
            if article[at] != article[there]:
                begins[int(article[at]), int(article[there])].add((at, there))
    outlets = dict(zip(story.corpus.articles["article"], story.corpus.articles["outlet"], strict=True))
    length = np.bincount(article[words.word >= 0], minlength=len(names))
    number = story.units["sentence"].tolist()
    rows = []
    for (one, other), starts in sorted(begins.items()):
        runs = []
        for at, there in sorted(starts):
            if (at - 1, there - 1) not in starts:
                most = min(last[one] - at, last[other] - there)
                left, right = words.word[at : at + most], words.word[there : there + most]
                runs.append((at, there, int(np.argmax((left != right) | (left < 0)))))
        share = min(1.0, sum(run for _, _, run in runs) / int(min(length[one], length[other])))
        alike = "version" if outlets[names[one]] == outlets[names[other]] else "copy"
        for at, there, run in runs:
            texts = story.text[words.row[at] : words.row[at + run - 1] + 1]
            texts[-1] = texts[-1][: words.end[at + run - 1]]
            texts[0] = texts[0][words.start[at] :]
            rows.append({
                "article_a": names[one], "sentence_a": number[words.row[at]],
                "article_b": names[other], "sentence_b": number[words.row[there]],
                "words": run, "share": round(share, 4), "relation": alike if share >= COPY else "passage",
                "text": " ".join(texts),
            })  # fmt: skip
    return REPRINTS.frame(rows)


def _words(story: Comparison) -> _Words:
    """The words of each article outside quotation marks."""
    numbers: dict[str, int] = {}
    found = array("i")
    before = story.article[0] if story.article else ""
    for row, (article, text) in enumerate(zip(story.article, story.text, strict=True)):
        quoted = [match.span() for match in story.language.facts.quoted.finditer(text)]
        if article != before:
            found.extend((-1, row - 1, 0, 0))
        before = article
        for match in WORD.finditer(text):
            if any(start <= match.start() < end for start, end in quoted):
                found.extend((-1, row, *match.span()))
            else:
                word = match.group().casefold()
                found.extend((numbers.setdefault(word, len(numbers)), row, *match.span()))
    found.extend((-1, max(len(story.text) - 1, 0), 0, 0) if story.text else ())
    return _Words(*np.array(found, dtype=np.int32).reshape(-1, 4).T)


def _again(word: npt.NDArray[np.int32]) -> Iterator[list[int]]:
    """The places of each run of fifteen words that comes twice or more."""
    hashes, places = shingles(word)
    places = places[np.argsort(hashes[places], kind="stable")]
    same = hashes[places[1:]] == hashes[places[:-1]]
    edges = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]]).astype(np.int8)))
    for start, end in edges.reshape(-1, 2):
        yield places[start : end + 1].tolist()
