"""Places: where words stand in many texts, worked out for the words that are asked for."""

from typing import Any, NamedTuple

import numpy as np

from kosovo_lib.analyse.terms.tallying import Array, parted
from kosovo_lib.analyse.terms.words import fold_all
from kosovo_lib.parsing.words import WORD

__all__ = ["Places", "Words"]


class Places(NamedTuple):
    """Words of texts, a row a word: the number of its text, and where it begins and ends in it."""

    text: Array
    start: Array
    end: Array


class Words:
    """The words of texts, numbered as they are read; cut as `find_words` does and folded as `fold_all` does.

    What stands between two blanks is cut once, however often it occurs.

    Args:
        texts: the texts.
        **folding: as in `fold_all`.

    Attributes:
        terms: every different piece of text gives its words' terms here; one may stand there more than once.
    """

    def __init__(self, texts: list[str], **folding: Any) -> None:
        self._found, lengths, held = parted(texts, by=" ")
        pieces = held.to_pylist()
        joined = "\n".join(pieces)
        self._spans = np.array([match.span() for match in WORD.finditer(joined)], dtype=np.int64).reshape(-1, 2)
        size = np.array([len(piece) for piece in pieces], dtype=np.int64) + 1  # with the blank that follows
        self._begin = _starts(size)
        self._piece = np.searchsorted(self._begin, self._spans[:, 0], side="right") - 1
        self._own = np.bincount(self._piece, minlength=len(pieces))
        self._base = _starts(self._own)
        self.terms = fold_all([joined[start:end] for start, end in self._spans.tolist()], **folding)
        self._last_piece = np.cumsum(lengths)
        self._stands = _starts(size[self._found])
        self._upto = np.append(0, np.cumsum(self._own[self._found]))

    def holding(self, wanted: Array) -> Array:
        """The numbers of the words whose terms are wanted: ``wanted`` has a truth value for each of `terms`."""
        has = np.zeros(len(self._own), dtype=bool)
        has[self._piece[wanted]] = True
        at = np.flatnonzero(has[self._found])
        many = self._own[self._found[at]]
        numbers = np.repeat(self._upto[at], many) + np.arange(many.sum()) - np.repeat(_starts(many), many)
        return numbers[wanted[self.term(numbers)]]

    def term(self, numbers: Array) -> Array:
        """Which of `terms` words are."""
        return self._term(numbers, self._at(numbers))

    def places(self, numbers: Array) -> Places:
        """Where words stand."""
        at = self._at(numbers)
        text = np.searchsorted(self._last_piece, at, side="right")
        shift = self._stands[at] - self._stands[self._first_piece(text)] - self._begin[self._found[at]]
        spans = self._spans[self._term(numbers, at)]
        return Places(text, spans[:, 0] + shift, spans[:, 1] + shift)

    def between(self, text: Array) -> tuple[Array, Array]:
        """The numbers of the first word of texts, and of the first word after them."""
        return self._upto[self._first_piece(text)], self._upto[self._last_piece[text]]

    def _term(self, numbers: Array, at: Array) -> Array:
        """The terms of words, given the pieces that they stand in."""
        term: Array = self._base[self._found[at]] + numbers - self._upto[at]
        return term

    def _at(self, numbers: Array) -> Array:
        """The pieces that words stand in."""
        return np.searchsorted(self._upto, numbers, side="right") - 1

    def _first_piece(self, text: Array) -> Array:
        return np.where(text > 0, self._last_piece[text - 1], 0)


def _starts(sizes: Array) -> Array:
    """Where each of several things begins that stand side by side."""
    return np.cumsum(sizes) - sizes
