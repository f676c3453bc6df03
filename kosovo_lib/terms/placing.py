"""Places: where the words of many texts stand, found in all of them at once."""

import re
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from kosovo_lib.terms.tallying import Array
from kosovo_lib.terms.words import fold_all
from kosovo_lib.text.tokens import WORD

__all__ = ["Words"]

_LETTER, _ACCENT, _JOINER, _BLANK = 1, 2, 3, 4


class Words:
    """The words of texts, numbered as they are read; cut as `find_words` does.

    Args:
        texts: the texts.

    Attributes:
        text: the number of each word's text.
        start: where the word begins in it.
        end: where it ends in it.
        first: the number of each text's first word, and after the last text's that of all words.
        length: the characters of each text.
    """

    def __init__(self, texts: list[str]) -> None:
        self._joined = "\n" + "\n".join(texts) + "\n"  # no word reaches over a line break
        self.length = np.array(list(map(len, texts)), dtype=np.int64)
        begin = np.cumsum(np.append(1, self.length + 1))
        self._start, self._end = _cut(self._joined)
        self.first = np.searchsorted(self._start, begin)
        self.text = np.repeat(np.arange(len(texts)), np.diff(self.first))
        self.start, self.end = self._start - begin[self.text], self._end - begin[self.text]

    def holding(self, parts: Iterable[str], folded: list[str]) -> Array:
        """The numbers of the words that hold a part, in order.

        Args:
            parts: parts of words, case folded.
            folded: the texts, case folded, each as long as it was.
        """
        joined = "\n" + "\n".join(folded) + "\n"
        found = [match.start() for part in parts for match in re.finditer(re.escape(part), joined)]
        hits = np.array(found, dtype=np.int64)
        numbers = np.searchsorted(self._start, hits, side="right") - 1
        holds = np.zeros(len(self._end), dtype=bool)
        holds[numbers[hits < self._end[numbers]]] = True
        return np.flatnonzero(holds)

    def terms(self, numbers: Array, **folding: Any) -> list[str]:
        """The terms of words, folded as `fold_all` does."""
        spans = zip(self._start[numbers].tolist(), self._end[numbers].tolist(), strict=True)
        printed = [self._joined[start:end] for start, end in spans]
        different = list(dict.fromkeys(printed))
        folded = dict(zip(different, fold_all(different, **folding), strict=True))
        return [folded[word] for word in printed]


def _cut(text: str) -> tuple[Array, Array]:
    """Where the words of a text begin and end that has a line break at each end.

    A run of letters and digits is a word, unless what follows may be more of it: where one does, `WORD` itself cuts
    all that stands between two blanks.
    """
    kind = _kinds(text)
    inside = kind == _LETTER
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    start, end = edges[::2], edges[1::2]
    after = kind[end]
    longer = start[(after == _ACCENT) | ((after == _JOINER) & inside[(end + 1) % len(inside)])]
    blank = np.flatnonzero(kind == _BLANK)
    following = np.unique(np.searchsorted(blank, longer))
    left, right = blank[following - 1], blank[following]
    cut = [match.span() for at in zip(left.tolist(), right.tolist(), strict=True) for match in WORD.finditer(text, *at)]
    own = np.array(cut, dtype=np.int64).reshape(-1, 2)
    covered = np.zeros(len(start) + 1, dtype=np.int8)
    np.add.at(covered, np.searchsorted(start, left), 1)
    np.add.at(covered, np.searchsorted(start, right), -1)
    runs = np.cumsum(covered[:-1], dtype=np.int8) == 0
    start, end = np.append(start[runs], own[:, 0]), np.append(end[runs], own[:, 1])
    order = np.argsort(start, kind="stable")
    return start[order], end[order]


def _kinds(text: str) -> Array:
    """What each character is to a word: part of it, an accent after it, a mark inside it, a blank or nothing."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _kinds_below(1 << int(codes.max()).bit_length())[codes]


@cache
def _kinds_below(size: int) -> Array:
    """The kind of every character whose number is below ``size``, as `WORD` has it."""
    return np.array([_kind(chr(code)) for code in range(min(size, sys.maxunicode + 1))], dtype=np.uint8)


def _kind(sign: str) -> int:
    """The kind of a character."""
    if WORD.fullmatch(sign):
        return _LETTER
    if WORD.fullmatch(f"a{sign}"):
        return _ACCENT
    if WORD.fullmatch(f"a{sign}a") or WORD.fullmatch(f"1{sign}1"):
        return _JOINER
    return _BLANK if sign.isspace() else 0
