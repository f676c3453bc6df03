"""VADER's lexicon: words rated as pleasant or unpleasant.

References:
    Hutto, C. J. and Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text. ICWSM.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from kosovo_lib.errors import DataError

__all__ = ["valences"]

FEWEST_WORDS: Final = 7000
"""The published lexicon rates about 7,500 words; a file with fewer than this has been cut short."""


def valences(path: Path | None = None) -> dict[str, float]:
    """The lexicon's words and their mean rating, from -4, most unpleasant, to 4.

    Args:
        path: a file of lines of a word, a tab and its rating; the one that ``vaderSentiment`` brings if not given.

    Raises:
        DataError: the lexicon is missing, cut short, or has a line of another form.
    """
    if path is None:
        spec = find_spec("vaderSentiment")  # is not imported
        if spec is None or not spec.submodule_search_locations:
            raise DataError(
                "the lexicon of VADER is missing: the package vaderSentiment, which brings it, is not installed"
            )
        path = Path(spec.submodule_search_locations[0]) / "vader_lexicon.txt"
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
