"""Tokens: words, cut by the one pattern of `kosovo_lib.text.tokens`, and folded.

Case is folded as quanteda and tidytext do (NATO, Nato and nato are ``nato``). Apostrophes are made straight, for their
form is house style. The ending of Serbia’s is grammar and goes, as Serbs’ loses its own (`possessives=True` keeps it).
Accents are kept (``vučić`` is not ``vucic``; `accents=False` makes it so) and composed, so that one letter is one
letter however it was typed. Case folding makes ``US`` the pronoun ``us``; where that matters, count actors as terms
(`actors=True`). Lemmas are simplemma's, from the dictionaries in that package.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kosovo_lib import lang
from kosovo_lib.errors import ParameterError
from kosovo_lib.text.tokens import APOSTROPHES, JOINED, WORD, find_words, mask

Array = np.ndarray[Any, np.dtype[np.int64]]

AT_ONCE = 100_000
"""Sentences of which the words are held at a time."""

_PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | {JOINED: None})
_UNSTROKED = str.maketrans("đłøħŧı", "dlohti")  # letters whose stroke is no accent to Unicode


class Token(NamedTuple):
    """A term at its place: ``text[start:end]`` is how it stands in the sentence."""

    term: str
    start: int
    end: int


def fold(text: str, *, possessives: bool = False, accents: bool = True, lemmas: bool | str = False) -> str:
    """Make a term as printed or typed the term it counts as: ``Border  Crossing`` is ``border crossing``.

    Args:
        text: one word or several.
        possessives: keep the ending ``'s``, as quanteda and tidytext do.
        accents: keep accents; without them ``Vučić`` and ``Vucic`` are one term.
        lemmas: fold a word to its dictionary form: ``True`` for English, or the code of another language that has one.
    """
    return " ".join(fold_all(find_words(text), possessives=possessives, accents=accents, lemmas=lemmas))


def fold_all(
    surfaces: Sequence[str], *, possessives: bool = False, accents: bool = True, lemmas: bool | str = False
) -> list[str]:
    """Fold many words in one go, each as `fold` does: no rule looks beyond a word, and no word holds a line break."""
    text = unicodedata.normalize("NFC", "".join(f"{surface}\n" for surface in surfaces).casefold()).translate(_PLAIN)
    while not possessives and "'s\n" in text:
        text = text.replace(".'s\n", "\n").replace("'s\n", "\n")
    if not accents:
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
        text = text.translate(_UNSTROKED)
    terms = text.split("\n")[:-1]
    if not lemmas:
        return terms
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    code = "en" if lemmas is True else lemmas
    if code not in SUPPORTED_LANGUAGES:
        raise ParameterError(f"lemmas: {lemmas!r} is not True or one of {', '.join(sorted(SUPPORTED_LANGUAGES))}")
    return [_lemma(term, code) for term in terms]


@lru_cache(maxsize=1 << 16)
def _lemma(term: str, code: str) -> str:
    """The lemma of a folded word. Words with anything but letters stay: ``don't`` is no form of ``do``."""
    from simplemma import lemmatize

    if not term.isalpha():
        return term
    lemma = lemmatize(term, code)
    if lemma == term:  # the dictionary has names by their capital: serbs only as Serbs
        lemma = lemmatize(term.capitalize(), code)
    return fold_all([lemma])[0]


def tokens(
    text: str,
    *,
    ngram: int = 1,
    actors: Iterable[Token] = (),
    possessives: bool = False,
    accents: bool = True,
    lemmas: bool | str = False,
) -> Iterator[Token]:
    """Yield the terms of one sentence with their offsets in it, in reading order.

    Args:
        text: one sentence; an n-gram never runs from one into the next.
        ngram: how many words make a term.
        actors: places that count as one word, whatever they hold. Of two that overlap the earlier counts, of
            two that begin together the longer.
        possessives, accents, lemmas: as in `fold`.
    """
    words = Words([text], {0: [*actors]}, {"possessives": possessives, "accents": accents, "lemmas": lemmas})
    begins, number, terms = words.runs(ngram)
    places = zip(words.start[begins].tolist(), words.end[begins + ngram - 1].tolist(), strict=True)
    yield from (Token(terms[at], *place) for at, place in zip(number.tolist(), places, strict=True))


class Words:
    """The words of texts as they are read, cut as `find_words` does; an actor stands in place of words that name it.

    Attributes:
        terms: the different terms; ``term`` is the number of each word's.
        start, end: its place, counted through all texts, of which each begins at its ``begin``.
        own_start, own_end: the same of all words, also of those that name actors; ``own_first`` are each text's first.
    """

    def __init__(self, texts: Sequence[str], actors: Mapping[int, Sequence[Token]], folding: Mapping[str, Any]) -> None:
        masked = list(map(mask, texts))
        self.begin = _begins(masked)
        held = pc.split_pattern(pa.scalar(" ".join(masked), pa.large_string()), " ").values.dictionary_encode()
        code, chunks = held.indices.to_numpy(), held.dictionary.to_pylist()
        text, begins = "\n".join(chunks), _begins(chunks)  # every chunk once
        words = [match.span() for match in WORD.finditer(text)]
        number, terms = pd.factorize(np.array(fold_all([text[a:b] for a, b in words], **folding), dtype=object))
        start, end = np.array(words, dtype=np.int64).reshape(-1, 2).T.copy()
        first, length = np.searchsorted(start, begins), np.diff(begins)[code]
        many = np.diff(first)[code]
        word = np.arange(many.sum()) + np.repeat(first[code] - np.cumsum(many) + many, many)
        place = np.repeat(np.cumsum(length) - length - begins[code], many)
        self.start, self.end = self.own_start, self.own_end = start[word] + place, end[word] + place
        self.term, self.terms = number[word], terms.tolist()
        self.own_first = np.searchsorted(self.start, self.begin)
        if any(actors.values()):
            self._name(actors)

    def _name(self, actors: Mapping[int, Sequence[Token]]) -> None:
        """Put actors in place of the words that name them: of two that overlap the earlier, else the longer."""
        found = [(int(self.begin[at]), actor) for at, held in actors.items() for actor in held]
        kept = list[tuple[int, int, str]]()
        for start, end, name in sorted((begin + start, -begin - end, name) for begin, (name, start, end) in found):
            if not kept or start >= kept[-1][1]:
                kept.append((start, -end, name))
        starts, ends, names = zip(*kept, strict=True)
        number = {name: at for at, name in enumerate(dict.fromkeys(names), len(self.terms))}
        covered = np.zeros(len(self.start) + 1, dtype=np.int64)
        np.add.at(covered, np.searchsorted(self.end, starts, side="right"), 1)
        np.add.at(covered, np.searchsorted(self.start, ends), -1)
        plain = np.cumsum(covered[:-1]) == 0
        order = np.argsort(np.append(self.start[plain], starts), kind="stable")
        more = starts, ends, [number[name] for name in names]
        self.start, self.end, self.term = (
            np.append(own[plain], new)[order] for own, new in zip((self.start, self.end, self.term), more, strict=True)
        )
        self.terms += number

    def text(self, numbers: Array) -> Array:
        """The number of the text in which each of some words stands."""
        found: Array = np.searchsorted(self.begin, self.start[numbers], side="right") - 1
        return found

    def runs(self, length: int, only: Collection[str] | None = None) -> tuple[Array, Array, list[str]]:
        """Runs of so many words of one text: which word begins each, the number of its term, and these terms.

        ``only`` these terms, if given.
        """
        begins = np.arange(len(self.term))
        if only is not None:
            heads = only if length == 1 else {term.partition(" ")[0] for term in only}
            begins = np.flatnonzero(np.array([term in heads for term in self.terms], dtype=bool)[self.term])
        if length > 1:
            begins = begins[begins + length <= len(self.term)]
            begins = begins[self.text(begins) == self.text(begins + length - 1)]
        number, terms, size = self.term[begins], self.terms, len(self.terms)
        for more in range(1, length):
            number, pairs = pd.factorize(number * size + self.term[begins + more])
            terms = [f"{terms[pair // size]} {self.terms[pair % size]}" for pair in pairs.tolist()]
        if only is not None:
            kept = np.array([term in only for term in terms], dtype=bool)[number]
            begins, number = begins[kept], number[kept]
        return begins, number, terms


def _begins(texts: Sequence[str]) -> Array:
    """Where each text begins that stand one after another with one character between them, and where one more would."""
    return np.cumsum([0, *(len(text) + 1 for text in texts)])


def stop_words(language: str = "en") -> frozenset[str]:
    """Words of a language that carry grammar and no matter, as ``kosovo_lib/lang`` has them.

    They hold no verb of saying, no number and no word of place or time beyond the plainest adverbs, which may be what
    tells outlets apart. They need no download.
    """
    return lang.load(language).terms.stop_words
