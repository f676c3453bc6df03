"""A sentence and the target in it as the numbers that a network reads; training and use share these lines."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kosovo_lib.errors import DataError
from kosovo_lib.sentiment.model import Target

__all__ = ["Encoded", "Encoder", "batched"]

LONGEST = 160
"""Tokens of the longest input; of a longer sentence the words nearest to the target are read."""

SPECIAL = {
    "first": ("[CLS]", "<s>"),
    "last": ("[SEP]", "</s>"),
    "hidden": ("[MASK]", "<mask>"),
    "filler": ("[PAD]", "<pad>"),
    "open": ("[unused1]",),
    "close": ("[unused2]",),
}
"""What each special token may be called: as BERT's vocabulary has it, and as MPNet's has."""


class Encoded(NamedTuple):
    """The tokens of a sentence; the target with its two markers is ``ids[start:end]``."""

    ids: list[int]
    start: int
    end: int


class Encoder:
    """Marks the target in a sentence and splits both into the pieces of words that a network knows.

    Args:
        tokenizer: a ``tokenizer.json``.
        hidden: whether the target's own words are hidden from the network. Where a name stands elsewhere in the
            sentence in the same letters, it is hidden there as well, or it would give itself away.

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
        left, right = (self._around(part, surface) for part in (sentence[:start], sentence[end:]))
        room = LONGEST - len(inside) - 4
        if len(left) + len(right) > room:
            before = min(len(left), max(room // 2, room - len(right)))
            left, right = left[len(left) - before :], right[: room - before]
        marked = [special["open"], *inside, special["close"]]
        return Encoded(
            [special["first"], *left, *marked, *right, special["last"]], 1 + len(left), 1 + len(left) + len(marked)
        )

    def _around(self, text: str, surface: str) -> list[int]:
        """The tokens of what stands before or after the target."""
        if not (self.hidden and surface[:1].isupper() and surface in text):
            return self.words(text)
        parts = re.split(rf"(?<!\w){re.escape(surface)}(?!\w)", text)
        ids = self.words(parts[0])
        for part in parts[1:]:
            ids += [self.special["hidden"], *self.words(part)]
        return ids

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
