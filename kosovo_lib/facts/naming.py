"""How outlets name the same: actors in the same facts, and words in the same place of two sentences."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.conflicts import best_matches
from kosovo_lib.facts.similarity import Comparison, compare
from kosovo_lib.facts.tables import NAMING

__all__ = ["naming"]

_SURE = 0.95  # sum of two sentences from which on words in the same place are compared
_WORDS = 2  # content words that face each other at most
_BLANK = 25  # characters between two content words up to which they stand side by side


def naming(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Words of two outlets that face each other where both tell the same; a row is two such wordings, with an example.

    Compared are sentences of which each is the other's best match. Either both name one actor (``actor``) in different
    words, or different words stand between the same words: "ransacked" and "stormed" before "two crossings".

    Args:
        corpus: the articles, or what `compare` returns.
    """
    story = compare(corpus)
    outlet, number = story.units["outlet"].tolist(), story.units["sentence"].tolist()
    names: dict[tuple[str, int], dict[str, str]] = {}
    for article, sentence, actor, surface in (
        schema.by_name(story.corpus.mentions)[["article", "sentence", "actor", "surface"]].itertuples(index=False)
        if len(story.corpus.mentions) else ()
    ):  # fmt: skip
        names.setdefault((article, sentence), {}).setdefault(actor, surface)
    found: dict[tuple[str | None, str, str, str, str], list[tuple[int, int]]] = {}
    for at in best_matches(story):
        one, other = int(story.first[at]), int(story.second[at])
        mine, yours = (names.get((story.article[row], number[row]), {}) for row in (one, other))
        called = [(actor, mine[actor], yours[actor]) for actor in mine if actor in yours]
        faced = [*called, *((None, *words) for words in _facing(story, one, other) if story.total[at] >= _SURE)]
        for actor, left, right in faced:
            if left.casefold() != right.casefold():
                sides = sorted([(outlet[one], left, one), (outlet[other], right, other)])
                key = actor, sides[0][0], sides[0][1], sides[1][0], sides[1][1]
                found.setdefault(key, []).append((sides[0][2], sides[1][2]))
    rows = [
        {
            "actor": key[0], "outlet_a": key[1], "words_a": key[2], "outlet_b": key[3], "words_b": key[4],
            "pairs": len(places),
            "article_a": story.article[places[0][0]], "sentence_a": number[places[0][0]],
            "article_b": story.article[places[0][1]], "sentence_b": number[places[0][1]],
        }
        for key, places in found.items()
    ]  # fmt: skip
    return NAMING.frame(rows).sort_values("pairs", ascending=False, kind="stable", ignore_index=True)


def _facing(story: Comparison, one: int, other: int) -> Iterator[tuple[str, str]]:
    """Runs of at most two content words between the same content words of both sentences."""
    left, right = story.tokens[one], story.tokens[other]
    texts = [story.text[row] for row in (one, other)]
    blocks = SequenceMatcher(
        None, [t.stem for t in left], [t.stem for t in right], autojunk=False
    ).get_matching_blocks()
    for before, after in pairwise(block for block in blocks if block.size):
        runs = left[before.a + before.size - 1 : after.a + 1], right[before.b + before.size - 1 : after.b + 1]
        if all(2 < len(run) <= _WORDS + 2 and not any(token.number for token in run[1:-1]) for run in runs) and all(
            later.start - earlier.end <= _BLANK for run in runs for earlier, later in pairwise(run)
        ):
            said = [text[run[1].start : run[-2].end] for text, run in zip(texts, runs, strict=True)]
            yield said[0], said[1]
