"""Passages that stand in two articles word for word: wire copy, a later version, a paragraph used again.

Found by shingles, runs of fifteen words outside quotation marks; shorter runs are set phrases. An article of which
nearly all stands in another is a copy; of the same outlet, a version.
"""

from collections import defaultdict
from itertools import combinations, pairwise
from typing import NamedTuple

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.similarity import Comparison, compare
from kosovo_lib.facts.tables import REPRINTS
from kosovo_lib.text.reprints import COPY, RUN, reprinted
from kosovo_lib.text.tokens import WORD

__all__ = ["repeated", "reprints"]

_ALL = 20
"""Articles that hold a passage up to which each two of them are listed; of more, each with the next."""


class _Word(NamedTuple):
    """A word of an article: folded, in which row of the comparison, where in its sentence."""

    word: str
    row: int
    start: int
    end: int


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
        keys = set(zip(gone["article"], gone["sentence"], strict=True))
        units = zip(story.units["article"], story.units["sentence"], strict=True)
        story.cache["again"] = frozenset(row for row, key in enumerate(units) if key in keys)
    return story.cache["again"]  # type: ignore[no-any-return]


def _reprints(story: Comparison) -> pd.DataFrame:
    """Find runs by their first fifteen words, and follow each as far as both articles agree."""
    words = _words(story)
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for article, run in words.items():
        for at in range(len(run) - RUN + 1):
            if all(word.word for word in run[at : at + RUN]):
                places[tuple(word.word for word in run[at : at + RUN])].append((article, at))
    order = {article: number for number, article in enumerate(words)}
    starts: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for found in places.values():
        near = combinations(found, 2) if len(found) <= _ALL else pairwise(found)
        for (one, at), (other, there) in near:
            if one != other:
                starts[one, other].add((at, there))
    outlets = dict(zip(story.corpus.articles["article"], story.corpus.articles["outlet"], strict=True))
    rows = []
    for (one, other), begins in sorted(starts.items(), key=lambda pair: [order[name] for name in pair[0]]):
        runs = [(at, there, _run(words[one], words[other], at, there)) for at, there in sorted(begins)
                if (at - 1, there - 1) not in begins]  # fmt: skip
        shorter = min(sum(bool(word.word) for word in words[name]) for name in (one, other))
        share = min(1.0, sum(length for _, _, length in runs) / shorter)
        alike = "version" if outlets[one] == outlets[other] else "copy"
        for at, there, length in runs:
            start, end = words[one][at], words[one][at + length - 1]
            rows.append({
                "article_a": one, "sentence_a": story.units["sentence"].iloc[start.row],
                "article_b": other, "sentence_b": story.units["sentence"].iloc[words[other][there].row],
                "words": length, "share": round(share, 4), "relation": alike if share >= COPY else "passage",
                "text": _text(story, start, end),
            })  # fmt: skip
    return REPRINTS.frame(rows)


def _words(story: Comparison) -> dict[str, list[_Word]]:
    """The words of each article outside quotation marks; an empty word stands where a quotation was."""
    found: dict[str, list[_Word]] = defaultdict(list)
    for row, (article, text) in enumerate(zip(story.article, story.units["text"], strict=True)):
        quoted = [match.span() for match in story.language.facts.quoted.finditer(text)]
        for match in WORD.finditer(text):
            if not any(start <= match.start() < end for start, end in quoted):
                found[article].append(_Word(match.group().casefold(), row, *match.span()))
            elif found[article] and found[article][-1].word:
                found[article].append(_Word("", row, *match.span()))
    return dict(found)


def _run(one: list[_Word], other: list[_Word], at: int, there: int) -> int:
    """How many words from here on are the same in both."""
    length = 0
    for mine, yours in zip(one[at:], other[there:], strict=False):
        if not mine.word or mine.word != yours.word:
            break
        length += 1
    return length


def _text(story: Comparison, start: _Word, end: _Word) -> str:
    """The passage as it stands in the first article; sentences are joined by a blank."""
    texts = [str(text) for text in story.units["text"].iloc[start.row : end.row + 1]]
    texts[-1] = texts[-1][: end.end]
    texts[0] = texts[0][start.start :]
    return " ".join(texts)
