"""Kinds of words: loaded words before others, names and house style after them."""

import math

import pandas as pd

from kosovo_lib import lang
from kosovo_lib.lang import Language
from kosovo_lib.terms.tokens import fold

__all__ = ["KINDS", "kinds"]

KINDS = ("loaded", "word", "name", "house style")
"""In the order in which they are listed."""

_BEFORE = 3
"""Words before a loaded word in which a negation turns it round."""


def kinds(table: pd.DataFrame, hits: pd.DataFrame, *, language: str | Language = "en") -> pd.DataFrame:
    """Say of each term whether it judges, names, or only follows a style guide.

    One row is a row of ``table`` with three columns more: ``kind`` (``loaded``: the lexicon rates it as pleasant or
    unpleasant; ``name``: printed with a capital inside every sentence; ``house style``: numbers, honorifics,
    abbreviations; else ``word``), ``valence`` (its mean rating, -4 to 4; missing where it is not in the lexicon) and
    ``negated`` (share of its uses with a negation among the three words before; missing where there are no hits).

    The lexicon is VADER's (Hutto and Gilbert 2014, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text", ICWSM), MIT licence, English. It knows no context: a "tank" or a "mine" may mean no judgement.

    Args:
        table: rows with the column ``term``, as `distinctive` gives them.
        hits: `concordance` of the terms.
        language: whose house style and negations.
    """
    from kosovo_lib.sentiment.vader import valences  # loads NLTK

    words = lang.load(language).terms
    rated = valences()
    inside = hits[hits["left"].str.strip().str.len() > 0]
    capital = inside["surface"].str[:1].str.isupper().groupby(inside["term"]).all().to_dict()
    turned = [bool(words.negations.intersection(fold(left).split()[-_BEFORE:])) for left in hits["left"]]
    negated = pd.Series(turned, index=hits.index, dtype=float).groupby(hits["term"]).mean().to_dict()

    def kind(term: str) -> str:
        parts = term.split()
        if any(part in rated for part in parts) and not capital.get(term, False):
            return "loaded"
        if all(part in words.house_style or "." in part or part[:1].isdigit() for part in parts):
            return "house style"
        return "name" if capital.get(term, False) else "word"

    terms = [str(term) for term in table["term"]]
    ratings = [[rated[word] for word in term.split() if word in rated] for term in terms]
    return table.assign(
        kind=pd.array([kind(term) for term in terms], dtype="string"),
        valence=[sum(found) if found else math.nan for found in ratings],
        negated=[negated.get(term, math.nan) for term in terms],
    )
