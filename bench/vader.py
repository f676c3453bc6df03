"""VADER, a lexicon of words rated as pleasant or unpleasant with rules for negation and emphasis: the baseline.

It knows nothing of targets: every actor of a sentence is given the sentence's score.

References:
    Hutto, C. J. and Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text. ICWSM.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from kosovo_lib.sentiment import Score, Target
from kosovo_lib.terms.findings import valences

__all__ = ["Vader"]

THRESHOLD: Final = 0.05
"""Compound scores nearer to zero than this are neutral: the convention of VADER's authors."""

PLAIN: Final = str.maketrans('‘’“”"', "''   ")
"""What the rules stumble over, character by character: a curly apostrophe ("can’t" would negate nothing) and
double quotation marks (NLTK does not take them off both ends of a word, as VADER's authors do)."""


class Vader:
    """VADER as NLTK implements it, with the lexicon file that the ``vaderSentiment`` package brings."""

    name: Final = "VADER, a sentiment lexicon"

    def __init__(self) -> None:
        self._rules = _Rules(valences())

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """Score each target's sentence; where in the sentence the target stands changes nothing."""
        return [self._sentence(target.sentence) for target in targets]

    def _sentence(self, sentence: str) -> Score:
        """VADER's three shares and the verdict that its compound score gives."""
        scores = self._rules.polarity_scores(sentence.translate(PLAIN))
        compound = scores["compound"]
        polarity = 0 if abs(compound) < THRESHOLD else (1 if compound > 0 else -1)
        if not any(scores[share] for share in ("neg", "neu", "pos")):
            return Score(0.0, 1.0, 0.0, polarity)  # no words at all
        return Score(scores["neg"], scores["neu"], scores["pos"], polarity)


class _Rules(SentimentIntensityAnalyzer):  # type: ignore[misc]
    """NLTK's rules over a lexicon handed in, since NLTK itself reads only from folders of its own."""

    def __init__(self, lexicon: dict[str, float]) -> None:
        self.lexicon = lexicon

    @cached_property
    def constants(self) -> VaderConstants:
        return VaderConstants()
