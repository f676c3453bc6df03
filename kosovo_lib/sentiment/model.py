"""What every model of sentiment takes and gives."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

__all__ = ["Judged", "Model", "Score", "Target"]


class Target(NamedTuple):
    """A name in a sentence, by the offsets of its first character and after its last one in that sentence."""

    sentence: str
    start: int
    end: int


class Score(NamedTuple):
    """What a model says of one target.

    ``negative``, ``neutral`` and ``positive`` lie between 0 and 1 and add up to 1 (to three decimals). From a
    network they are probabilities; from VADER they are shares of the words and *not* probabilities.
    ``polarity`` is the verdict: -1, 0 or 1.
    """

    negative: float
    neutral: float
    positive: float
    polarity: int

    @property
    def confidence(self) -> float:
        """The value of the class that the verdict names. Do not compare it between models."""
        return (self.neutral, self.positive, self.negative)[self.polarity]


class Judged(NamedTuple):
    """Whether a target is judged by somebody else whom the sentence names, and whether it judges somebody.

    ``negative``, ``none`` and ``positive`` are probabilities that add up to 1; ``judge`` is a probability.
    """

    negative: float
    none: float
    positive: float
    judge: float


class Model(Protocol):
    """Anything that scores targets."""

    @property
    def name(self) -> str:
        """What to call it on a page, in plain words."""

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """One score for each target, in order."""
