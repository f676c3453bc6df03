"""VADER: a lexicon of words rated as pleasant or unpleasant, with rules for negation and emphasis.

It knows nothing of targets: every actor of a sentence is given the sentence's score. It is here as the measured
lower bound.

References:
    Hutto, C. J. and Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text. ICWSM.
"""

from collections.abc import Iterable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from kosovo_lib.errors import DataError
from kosovo_lib.sentiment.model import Score, Target

__all__ = ["Vader", "valences"]

THRESHOLD: Final = 0.05
"""Compound scores nearer to zero than this are neutral: the convention of VADER's authors."""

FEWEST_WORDS: Final = 7000
"""The published lexicon rates about 7,500 words; a file with fewer than this has been cut short."""

PLAIN: Final = str.maketrans('‘’“”"', "''   ")
"""What the rules stumble over, character by character: a curly apostrophe ("can’t" would negate nothing) and
double quotation marks (NLTK does not take them off both ends of a word, as VADER's authors do)."""


def valences() -> dict[str, float]:
    """The lexicon's words and their mean rating, from -4, most unpleasant, to 4."""
    return _read(_packaged())


class Vader:
    """VADER as NLTK implements it, with the lexicon file that the ``vaderSentiment`` package brings.

    Args:
        lexicon: another file of the same form: a word, a tab, its mean rating from -4 to 4.

    Raises:
        DataError: the lexicon is missing, cut short, or has a line of another form.
    """

    name: Final = "VADER, a sentiment lexicon"

    def __init__(self, lexicon: Path | None = None) -> None:
        self._rules = _Rules(_read(lexicon or _packaged()))

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


def _packaged() -> Path:
    """The lexicon file inside the ``vaderSentiment`` package, found without importing it."""
    spec = find_spec("vaderSentiment")
    if spec is None or not spec.submodule_search_locations:
        raise DataError(
            "the lexicon of VADER is missing: the package vaderSentiment, which brings it, is not installed"
        )
    return Path(spec.submodule_search_locations[0]) / "vader_lexicon.txt"


def _read(path: Path) -> dict[str, float]:
    """Word -> mean rating; refuses a file that is not whole."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise DataError(f"{path.name}: the lexicon of VADER cannot be read ({problem})") from problem
    lexicon = {}
    for number, line in enumerate(lines, start=1):
        word, _, rest = line.partition("\t")
        try:
            lexicon[word] = float(rest.split("\t")[0])
        except ValueError:
            raise DataError(f"{path.name} line {number}: {line[:40]!r} is not a word, a tab and a rating") from None
    if len(lexicon) < FEWEST_WORDS:
        raise DataError(f"{path.name}: cut short, {len(lexicon)} words where the lexicon has over {FEWEST_WORDS}")
    return lexicon
