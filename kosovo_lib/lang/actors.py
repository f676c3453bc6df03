"""What finding actors needs of a language: words that are no names, and words that join names."""

import re
from dataclasses import dataclass

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Actors"]


@dataclass(frozen=True, eq=False)
class Actors:
    """The words around names.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        article: what may stand between a preposition and a name, with the blank after it.
        joining: a word between two adjectives that share a noun ("Serbian and Kosovar negotiators").
        shares_preposition: what stands between two names of which the second shares the preposition of the first.
        no_names: capitalised words that are no names.
        openers: words that often open a sentence and belong to no name after them.
    """

    article: str = NEVER.pattern
    joining: str = NEVER.pattern
    shares_preposition: re.Pattern[str] = NEVER
    no_names: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
