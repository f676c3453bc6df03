"""Tokens: words, cut by the one pattern of `kosovo_lib.text.tokens`, and folded.

Case is folded as quanteda and tidytext do (NATO, Nato and nato are ``nato``). Apostrophes are made straight, for their
form is house style. The ending of Serbia’s is grammar and goes, as Serbs’ loses its own (`possessives=True` keeps it).
Accents are kept (``vučić`` is not ``vucic``; `accents=False` makes it so) and composed, so that one letter is one
letter however it was typed. Case folding makes ``US`` the pronoun ``us``; where that matters, count actors as terms
(`actors=True`). Lemmas are simplemma's, from the dictionaries in that package.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kosovo_lib import lang
from kosovo_lib.errors import ParameterError
from kosovo_lib.text.tokens import APOSTROPHES, JOINED, WORD, find_words, mask

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


@lru_cache(maxsize=1 << 16, typed=True)
def _fold(surface: str, possessives: bool, accents: bool, lemmas: bool | str) -> str:
    """One word folded, remembered: a corpus prints few words very often."""
    return fold_all([surface], possessives=possessives, accents=accents, lemmas=lemmas)[0]


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
    waiting = sorted(actors, key=lambda actor: (actor.start, -actor.end))
    units, covered = list[Token](), 0
    for match in WORD.finditer(mask(text)):
        while waiting and waiting[0].start < match.end():
            actor = waiting.pop(0)
            if actor.start >= covered:
                covered = actor.end
                units.append(actor)
        if match.start() >= covered:
            units.append(Token(_fold(match.group(), possessives, accents, lemmas), *match.span()))
    for first in range(len(units) - ngram + 1):
        run = units[first : first + ngram]
        yield Token(" ".join(unit.term for unit in run), run[0].start, run[-1].end)


def stop_words(language: str = "en") -> frozenset[str]:
    """Words of a language that carry grammar and no matter, as ``kosovo_lib/lang`` has them.

    They hold no verb of saying, no number and no word of place or time beyond the plainest adverbs, which may be what
    tells outlets apart. They need no download.
    """
    return lang.load(language).terms.stop_words
