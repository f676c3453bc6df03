"""A sentence and the target in it as the numbers that a network reads; training and use share these lines."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kosovo_lib.errors import DataError
from kosovo_lib.lang import load
from kosovo_lib.lang.actors import Actors
from kosovo_lib.sentiment.model import Target

__all__ = ["Encoded", "Encoder", "batched", "name_spans"]

LONGEST = 160
"""Tokens of the longest input; of a longer sentence the words nearest to the target are read."""

SPECIAL = {
    "first": ("[CLS]", "<s>"),
    "last": ("[SEP]", "</s>"),
    "hidden": ("[MASK]", "<mask>"),
    "filler": ("[PAD]", "<pad>"),
    "open": ("[unused1]",),
    "close": ("[unused2]",),
    "name": ("[unused3]",),
}
"""What each special token may be called: as BERT's vocabulary has it, and as MPNet's has."""


_NAME = re.compile(r"[^\W\d_a-z][\w&]*(?:[.’'-][^\W_]+)*\.?(?: (?=[^\W\d_a-z])[^\W\d_a-z][\w&]*(?:[.’'-][^\W_]+)*)*")
_GENITIVE = re.compile(r"[’']s?$")
_OPENS = re.compile(r"(?:^|[.!?:…]|[—–])[\s\"“”‘’'(\[]*$|[\"“‘(\[]$")
_ENDED = re.compile(r"[.?!…][\"”’')]*\s*$")
_TITLE_CASE = 0.6
"""Share of capitalised words from which on a line without a full stop is a headline, whose capitals name nobody."""


def name_spans(sentence: str, known: Actors) -> list[tuple[int, int]]:
    """Where a sentence names a person, a body, a people or a country: its runs of capitalised words.

    A capitalised word that opens a sentence or a quotation counts only if it looks like no common word. In a headline
    that capitalises most words no run counts.
    """
    words = [word for word in sentence.split() if word[0].isalpha()]
    if not _ENDED.search(sentence) and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words):
        return []
    spans = []
    for match in _NAME.finditer(sentence):
        start, end = match.span()
        first, _, rest = match[0].partition(" ")
        if start == 0 or _OPENS.search(sentence, max(0, start - 4), start):
            plain = _GENITIVE.sub("", first)
            if plain.lower() in known.common_words or (
                plain == first and not rest and plain.endswith(known.common_endings)
            ):
                start += len(first) + 1
        name = _GENITIVE.sub("", sentence[start:end])
        if "." not in name.rpartition(" ")[2][:-1]:
            name = name.removesuffix(".")
        if name and not name.startswith(("I’", "I'")) and name != "I":
            spans.append((start, start + len(name)))
    return spans


class Encoded(NamedTuple):
    """The tokens of a sentence; the target with its two markers is ``ids[start:end]``."""

    ids: list[int]
    start: int
    end: int


class Encoder:
    """Marks the target in a sentence and splits both into the pieces of words that a network knows.

    Args:
        tokenizer: a ``tokenizer.json``.
        hidden: whether names are hidden from the network: the target's own words and every other name of a person,
            body or country, so that no name can move a verdict.

    Raises:
        DataError: the file is missing or damaged, or lacks a token that is needed.
    """

    def __init__(self, tokenizer: Path, *, hidden: bool) -> None:
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as problem:  # the library raises nothing more exact
            raise DataError(f"{tokenizer}: the tokenizer cannot be read ({problem})") from problem
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.hidden = hidden
        self._known = load("en").actors  # the network has learned English only
        self.special = {use: self._id(tokenizer, names) for use, names in SPECIAL.items()}

    def __call__(self, target: Target) -> Encoded:
        """Encode one target.

        Raises:
            DataError: the target lies outside its sentence.
        """
        sentence, start, end = target
        if not 0 <= start <= end <= len(sentence):
            raise DataError(f"target {start} to {end}: the sentence has characters 0 to {len(sentence)}")
        special = self.special
        surface = sentence[start:end]
        inside = [special["hidden"]] if self.hidden else self.words(surface)[: LONGEST // 2]
        spans = name_spans(sentence, self._known) if self.hidden else []
        names = [span for span in spans if span[1] <= start or span[0] >= end]
        left = self._masked(sentence, 0, start, names, surface)
        right = self._masked(sentence, end, len(sentence), names, surface)
        room = LONGEST - len(inside) - 4
        if len(left) + len(right) > room:
            before = min(len(left), max(room // 2, room - len(right)))
            left, right = left[len(left) - before :], right[: room - before]
        marked = [special["open"], *inside, special["close"]]
        return Encoded(
            [special["first"], *left, *marked, *right, special["last"]], 1 + len(left), 1 + len(left) + len(marked)
        )

    def _masked(self, text: str, start: int, end: int, names: Sequence[tuple[int, int]], surface: str) -> list[int]:
        """The tokens of a part of a sentence, a token for each name: the target's own again, or somebody else's."""
        ids: list[int] = []
        for first, last in [span for span in names if start <= span[0] and span[1] <= end]:
            ids += self.words(text[start:first])
            ids.append(self.special["hidden" if text[first:last] == surface else "name"])
            start = last
        return ids + self.words(text[start:end])

    def words(self, text: str) -> list[int]:
        """The numbers of the pieces that a text is made of."""
        return self._tokenizer.encode(text, add_special_tokens=False).ids

    def _id(self, path: Path, names: Sequence[str]) -> int:
        """The number of a token, by the first of its names that there is."""
        found = [i for name in names if (i := self._tokenizer.token_to_id(name)) is not None]
        if not found:
            raise DataError(f"{path}: the tokenizer has no token {names[0]}")
        return int(found[0])


def batched(encoded: Sequence[Encoded], filler: int) -> dict[str, NDArray[np.int64]]:
    """Lay several encoded targets side by side.

    Returns:
        Three arrays of the same shape, a row a target, as long as the longest of them: ``ids``; ``read``, 1 where
        there is a token of the sentence; ``target``, 1 where there is the target with its markers.
    """
    shape = len(encoded), max(len(one.ids) for one in encoded)
    ids, read, target = np.full(shape, filler, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, one in enumerate(encoded):
        ids[row, : len(one.ids)] = one.ids
        read[row, : len(one.ids)] = 1
        target[row, one.start : one.end] = 1
    return {"ids": ids, "read": read, "target": target}
