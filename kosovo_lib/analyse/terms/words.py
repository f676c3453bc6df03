"""What a word is: the one rule by which every count, concordance and link to a sentence cuts text.

=================  ==========================  =======================================================
as printed         terms                       why
=================  ==========================  =======================================================
NATO Nato nato     nato                        case folded, as quanteda and tidytext do
don’t don't        don't                       curly and straight apostrophes are house style, not words
Serbia’s           serbia                      the ending is grammar: Serbs’ loses its own the same way
                                               (`possessives=True` keeps it, as quanteda does)
NATO-led           nato, led                   hyphens part words, as Unicode's rules and tidytext have it
U.S., e.g., p.m.   u.s, e.g, p.m               letters between full stops are one word, the last stop none
12.44 10,000       12.44, 10,000               digits joined by a stop or a comma are one number
1998-99 24-hour    1998, 99, 24, hour
=================  ==========================  =======================================================

Accents are kept (``vučić`` is not ``vucic``) and composed, so that one letter is one letter however it was
typed. Case folding makes ``US`` the pronoun ``us``; where that matters, count actors as terms
(`actors=True`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = ["Span", "find_words", "fold", "fold_term", "spans", "stop_words"]

_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    r"[^\W_]++(?:"  # letters and digits, and then perhaps
    rf"(?:[{_MARKS}'’][^\W_]++|[{_MARKS}])++"  # apostrophes inside and accents typed apart: don’t
    r"|(?<=\d)(?:[.,]\d++)++"  # more of a number: 12.44, 10,000
    r"|(?<!\w\w)(?:\.[^\W\d_])+(?!\w)"  # more single letters between full stops: U.S
    r")?+"
)
find_words = _WORD.findall
"""Every word of a text as it stands, as ``re.Pattern.findall``; `fold` makes it a term."""


class Span(NamedTuple):
    """A term at its place: ``text[start:end]`` is how it stands in the sentence."""

    term: str
    start: int
    end: int


def fold(surface: str, *, possessives: bool = False) -> str:
    """Make a word as printed the term it counts as: case, apostrophes and accents folded.

    Args:
        surface: one word, as `find_words` cuts it.
        possessives: keep the ending ``'s``, as quanteda and tidytext do.
    """
    term = unicodedata.normalize("NFC", surface.casefold()).replace("’", "'")
    while not possessives and term.endswith("'s"):
        term = term.removesuffix("'s")
    return term


def fold_term(text: str, *, possessives: bool = False) -> str:
    """Make a term as a reader types it the term as counted: ``Border  Crossing`` is ``border crossing``."""
    return " ".join(fold(word, possessives=possessives) for word in find_words(text))


def spans(
    text: str,
    *,
    ngram: int = 1,
    actors: Iterable[Span] = (),
    possessives: bool = False,
) -> Iterator[Span]:
    """Yield the terms of one sentence with their offsets in it, in reading order.

    Args:
        text: one sentence; an n-gram never runs from one into the next.
        ngram: how many words make a term.
        actors: places that count as one word, whatever they hold. Of two that overlap the earlier counts, of
            two that begin together the longer.
        possessives: as in `fold`.
    """
    units = list(_units(text, actors, possessives))
    for first in range(len(units) - ngram + 1):
        run = units[first : first + ngram]
        yield Span(" ".join(unit.term for unit in run), run[0].start, run[-1].end)


def _units(text: str, actors: Iterable[Span], possessives: bool) -> Iterator[Span]:
    """Words, and actors in place of the words that they cover."""
    waiting = sorted(actors, key=lambda actor: (actor.start, -actor.end))
    covered = 0
    for match in _WORD.finditer(text):
        while waiting and waiting[0].start < match.end():
            actor = waiting.pop(0)
            if actor.start >= covered:
                covered = actor.end
                yield actor
        if match.start() >= covered:
            yield Span(fold(match.group(), possessives=possessives), match.start(), match.end())


@cache
def stop_words() -> frozenset[str]:
    """English words that carry grammar and no matter, from ``stopwords.txt`` beside this module.

    The list was written for this project: the closed classes of English (articles, pronouns, prepositions,
    conjunctions, auxiliaries) and their contractions. It needs no download and holds no verb of saying, no
    number and no word of place or time beyond the plainest adverbs, which may be what tells outlets apart.
    """
    text = resources.files(__package__).joinpath("stopwords.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
