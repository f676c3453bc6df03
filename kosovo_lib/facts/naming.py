"""What outlets call the same thing: words that face each other where two sentences report the same fact."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.similarity import Comparison, compare
from kosovo_lib.facts.tables import NAMING
from kosovo_lib.text.tokens import WORD

__all__ = ["naming"]

_USES = 2  # times that each outlet must use its words
_SPELLING = 0.8  # words more alike than this are one word in two spellings


class _Word(NamedTuple):
    """A word that carries content, or a compound of such: stems, place in the sentence, whether it is a name."""

    stem: str
    start: int
    end: int
    name: bool


_Two = tuple[_Word, _Word]


def naming(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Words that two outlets use for the same thing; a row is two such wordings with an example, most used first.

    Where two sentences report the same fact, either both name one actor (``actor``) without a common word, neither name
    being the other's initials; or two words stand side by side in each, one of them the same and the other not:
    "illegal immigrants" and "undocumented immigrants". Both outlets must keep to their choice: each uses its words at
    least twice and never the other's; or its one word behind the same word, if the sentences are sure counterparts.
    Words in quotation marks are the speaker's and do not count, and neither do two spellings.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    story = compare(corpus)
    outlet, number = story.outlet, story.units["sentence"].tolist()
    found: dict[tuple[str | None, str, str, str, str], list[tuple[int, int, int, int]]] = defaultdict(list)
    for actor, one, other, uses, words in (*_actors(story), *_choices(story)):
        sides = sorted(zip((outlet[one], outlet[other]), words, (one, other), uses, strict=True))
        (a, words_a, row_a, uses_a), (b, words_b, row_b, uses_b) = sides
        found[actor, a, words_a, b, words_b].append((row_a, row_b, uses_a, uses_b))
    rows = [
        {
            "actor": actor, "outlet_a": a, "words_a": words_a, "uses_a": places[0][2], "outlet_b": b,
            "words_b": words_b, "uses_b": places[0][3], "pairs": len(places),
            **{f"{column}_{side}": values[row] for side, row in zip("ab", places[0], strict=False)
               for column, values in (("article", story.article), ("sentence", number), ("text", story.text))},
        }
        for (actor, a, words_a, b, words_b), places in found.items()
    ]  # fmt: skip
    table = NAMING.frame(rows)
    order = table[["uses_a", "uses_b"]].min(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


_Row = tuple[str | None, int, int, tuple[int, int], tuple[str, str]]


def _actors(story: Comparison) -> Iterator[_Row]:
    """Names of one actor that share no word: the actor, both rows, how often the outlets use them, the names."""
    mentions = schema.references_counted(story.corpus.mentions)
    outlet = story.outlet
    names: dict[int, dict[str, str]] = defaultdict(dict)
    uses: Counter[tuple[str, str]] = Counter()
    for article, sentence, actor, surface in (
        mentions[["article", "sentence", "actor", "surface"]].itertuples(index=False) if len(mentions) else ()
    ):
        if (row := story.row_of.get((article, sentence))) is not None:
            names[row].setdefault(actor, surface)
            uses[outlet[row], surface.casefold()] += 1
    for at in np.flatnonzero(story.sure):
        one, other = int(story.first[at]), int(story.second[at])
        for actor in names[one].keys() & names[other].keys() if outlet[one] != outlet[other] else ():
            both = names[one][actor], names[other][actor]
            words = [WORD.findall(name.casefold()) for name in both]
            initials = {
                "".join(word[0] for word in side if word not in story.language.facts.stop_words) for side in words
            }
            short = {"".join(side).replace(".", "") for side in words}
            if not set(words[0]) & set(words[1]) and not initials & short:
                counts = uses[outlet[one], both[0].casefold()], uses[outlet[other], both[1].casefold()]
                yield actor, one, other, counts, both


def _choices(story: Comparison) -> Iterator[_Row]:
    """Two words side by side of which two outlets choose one differently, as in `_actors`."""
    outlet, sure = story.outlet, story.sure
    words = _own_words(story)
    single = Counter((outlet[row], word.stem) for row, own in enumerate(words) for word in own)
    pairs = [
        [(x, y) for x, y in pairwise(own) if not story.text[row][x.end : y.start].strip()]
        for row, own in enumerate(words)
    ]
    uses = Counter((outlet[row], x.stem, y.stem) for row, both in enumerate(pairs) for x, y in both)
    for at in np.flatnonzero(story.found):
        one, other = int(story.first[at]), int(story.second[at])
        a, b = outlet[one], outlet[other]
        here, there = ({word.stem for word in words[row]} for row in (one, other))
        for left, right in _facing(pairs[one], pairs[other]) if a != b else ():
            mine, yours = ((side[0].stem, side[1].stem) for side in (left, right))
            at_word = 0 if mine[0] != yours[0] else 1
            own, theirs = mine[at_word], yours[at_word]
            if own in there or theirs in here or uses[(a, *yours)] or uses[(b, *mine)]:
                continue
            counts, begin = (uses[(a, *mine)], uses[(b, *yours)]), 0
            if min(counts) < _USES:
                counts, begin = (single[a, own], single[b, theirs]), 1
                if not at_word or not sure[at] or single[a, theirs] or single[b, own] or min(counts) < _USES:
                    continue
            first = story.text[one][left[begin].start : left[1].end].lower()
            second = story.text[other][right[begin].start : right[1].end].lower()
            yield None, one, other, counts, (first, second)


def _facing(ones: list[_Two], others: list[_Two]) -> Iterator[tuple[_Two, _Two]]:
    """Two words side by side in both sentences of which one is the same, and none is a name."""
    for left in ones:
        for right in others:
            same = [x.stem == y.stem for x, y in zip(left, right, strict=True)]
            if sum(same) == 1 and not any(word.name for word in (*left, *right)):
                x, y = (side[same.index(False)].stem for side in (left, right))
                if SequenceMatcher(None, x, y).ratio() < _SPELLING:
                    yield left, right


def _own_words(story: Comparison) -> list[list[_Word]]:
    """The content words of each sentence that stand outside quotation marks; a compound with a hyphen is one."""
    said: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for span in story.corpus.attributions.to_dict("records") if len(story.corpus.attributions) else ():
        if span["attribution"] == "direct":
            said[span["article"], span["sentence"]].append((span["start"], span["end"]))
    small = {token.stem for tokens in story.tokens for token in tokens if not token.capital}
    found = []
    numbers, starts = story.units["sentence"].tolist(), story.units["start"].tolist()
    for row, article in enumerate(story.article):
        own: list[_Word] = []
        for token in story.tokens[row]:
            place = starts[row] + token.start
            if token.number or any(start <= place < end for start, end in said.get((article, numbers[row]), ())):
                continue
            if own and story.text[row][own[-1].end : token.start] == "-":
                own[-1] = _Word(f"{own[-1].stem}-{token.stem}", own[-1].start, token.end, False)
            else:
                own.append(_Word(token.stem, token.start, token.end, token.stem not in small))
        found.append(own)
    return found
