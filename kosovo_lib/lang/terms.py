"""The part of a language that counting words needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Terms"]


@dataclass(frozen=True)
class Terms:
    """Words that mean little by themselves, and words that change what others mean. All are case-folded.

    Attributes:
        stop_words: words that carry grammar and no matter; left out of lists of words if asked for.
        negations: words that turn what follows round ("not", "without"); they stay in terms of several words.
        house_style: words that a style guide prescribes: honorifics, abbreviated titles and units.
        plain_verbs: dictionary forms of the verbs that only say that somebody speaks.
        tagger: model of HanTa, the Hanover Tagger; empty where there is none for the language.
        parts: part of speech -> beginnings of the tagger's names for it.
    """

    stop_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    house_style: frozenset[str] = frozenset()
    plain_verbs: frozenset[str] = frozenset()
    tagger: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
