"""What a machine makes of the words around a name.

Today the machine is VADER, a lexicon of words rated as pleasant or unpleasant, with rules for negation and
emphasis. It knows nothing of targets: every actor of a sentence is given the sentence's score. It is here as
the measured lower bound and as the place where a network that reads the target takes over; both speak
through `Model`.

**Sentiment is not stance.** "The attack killed ten" is as unpleasant as writing gets and takes no side. Never
report these scores as an outlet's stance without the measured agreement with hand coding beside them.

References:
    Hutto, C. J. and Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text. ICWSM.
"""

from collections.abc import Iterable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from nltk.sentiment.vader import SentimentIntensityAnalyzer, SentiText, VaderConstants

from kosovo_lib.errors import DataError

__all__ = ["Model", "Score", "Target", "Vader", "load"]

THRESHOLD: Final = 0.05
"""Compound scores nearer to zero than this are neutral: the convention of VADER's authors."""

FEWEST_WORDS: Final = 7000
"""The published lexicon rates about 7,500 words; a file with fewer than this has been cut short."""

PLAIN: Final = str.maketrans('‘’“”"', "''   ")
"""What the rules stumble over, character by character: a curly apostrophe ("can’t" would negate nothing) and
double quotation marks (NLTK does not take them off both ends of a word, as VADER's authors do)."""


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


class Model(Protocol):
    """Anything that scores targets."""

    @property
    def name(self) -> str:
        """What to call it on a page, in plain words."""

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """One score for each target, in order."""


def load() -> Model:
    """Load the best model there is: today VADER.

    Raises:
        DataError: its file is missing or damaged.
    """
    return Vader()


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

    def words(self, sentence: str) -> list[tuple[str, float]]:
        """List the rated words of a sentence in order, each with its rating from -4 to 4.

        Ratings are the lexicon's own, before the rules for negation and emphasis change them.
        """
        constants = self._rules.constants
        text = SentiText(sentence.translate(PLAIN), constants.PUNC_LIST, constants.REGEX_REMOVE_PUNCTUATION)
        words = (word.lower() for word in text.words_and_emoticons)
        return [(word, self._rules.lexicon[word]) for word in words if word in self._rules.lexicon]

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
