"""The part of a language that counting words needs."""

from dataclasses import dataclass

__all__ = ["Terms"]


@dataclass(frozen=True)
class Terms:
    """Words that mean little by themselves, and words that change what others mean. All are case-folded.

    Attributes:
        stop_words: words that carry grammar and no matter; left out of lists of words if asked for.
        negations: words that turn what follows round ("not", "without"); they stay in terms of several words.
        house_style: words that a style guide prescribes: honorifics, abbreviated titles and units.
    """

    stop_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    house_style: frozenset[str] = frozenset()
