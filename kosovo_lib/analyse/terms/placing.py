"""Places: every word of many texts with its offsets, worked out once for each different chunk of text."""

from typing import Any, NamedTuple

import numpy as np

from kosovo_lib.analyse.terms.tallying import Array, parted
from kosovo_lib.analyse.terms.words import fold_all
from kosovo_lib.parsing.words import WORD

__all__ = ["Words", "cut"]


class Words(NamedTuple):
    """A row is a word, in the order of texts and of reading.

    Attributes:
        text: the number of its text.
        start: where it begins in it.
        end: where it ends.
        term: the number of its term.
        terms: what the numbers mean; one may stand there more than once.
    """

    text: Array
    start: Array
    end: Array
    term: Array
    terms: list[str]


def cut(texts: list[str], **folding: Any) -> Words:
    """Cut texts into words, as `find_words` does, and fold each, as `fold_all` does."""
    found, lengths, held = parted(texts, by=" ")
    chunks = held.to_pylist()
    joined = "\n".join(chunks)
    spans = np.array([match.span() for match in WORD.finditer(joined)], dtype=np.int64).reshape(-1, 2)
    size = np.array([len(chunk) for chunk in chunks], dtype=np.int64) + 1  # with the blank that follows
    begin = np.cumsum(size) - size
    own = np.bincount(np.searchsorted(begin, spans[:, 0], side="right") - 1, minlength=len(chunks))
    terms = fold_all([joined[start:end] for start, end in spans.tolist()], **folding)

    # Now from chunks as they differ to chunks as they stand, and from these to words.
    text = np.repeat(np.arange(len(lengths)), lengths)
    stands = np.cumsum(size[found]) - size[found]
    stands -= stands[np.cumsum(lengths) - lengths][text]
    chunk = np.repeat(np.arange(len(found)), own[found])
    nth = np.arange(len(chunk)) - (np.cumsum(own[found]) - own[found])[chunk]
    term = (np.cumsum(own) - own)[found][chunk] + nth
    shift = (stands - begin[found])[chunk]
    return Words(text[chunk], spans[term, 0] + shift, spans[term, 1] + shift, term, terms)
