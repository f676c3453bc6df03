"""Collocations: which words stand together more often than their frequencies explain."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice
from math import log2
from typing import TYPE_CHECKING, Any

import pandas as pd

from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.dtm import SECTIONS_READ, Options, actors_by_sentence
from kosovo_lib.terms.frequencies import wanted
from kosovo_lib.terms.tokens import tokens

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["collocations", "log_dice"]

MEASURES = ("log_dice", "pmi", "g2")

_COLUMNS = {
    "first": "string", "second": "string", "n": "int64", "n_first": "int64", "n_second": "int64",
    "words": "int64", "log_dice": "float64", "pmi": "float64", "g2": "float64",
}  # fmt: skip


def collocations(
    corpus: "Corpus",
    *,
    node: str = "",
    window: int = 1,
    least: int = 2,
    sort: str = "log_dice",
    outlets: Sequence[str] = (),
    voice: str = "",
    sections: Sequence[str] = SECTIONS_READ,
    stop_words: Collection[str] = (),
    actors: bool = False,
    possessives: bool = False,
    accents: bool = True,
    lemmas: bool | str = False,
    references: str = "names",
    reprints: str = "once",
) -> pd.DataFrame:
    """Pairs of words that stand together in a sentence, strongest first.

    One row is a pair in this order: ``first``, ``second``, ``n`` (times together), ``n_first``, ``n_second``
    (times each occurs), ``words`` (of the selection), ``log_dice`` (Rychlý 2008: 14 where neither stands
    without the other, one less for half as often), ``pmi`` (pointwise mutual information in bits) and ``g2``
    (log-likelihood, Dunning 1993), the last two as NLTK computes them. ``log_dice`` can be compared between
    corpora; ``pmi`` and ``g2`` cannot, and ``pmi`` favours rare words. None of them says how sure it is.

    Args:
        corpus: the corpus.
        node: only pairs with this word.
        window: how many words on the second may stand, 1 for the next one. For ``pmi`` and ``g2`` the count
            is divided by it, as in NLTK.
        least: pairs that stand together less often than this are left out, 1 or more.
        sort: ``"log_dice"``, ``"pmi"`` or ``"g2"``.
        outlets, voice, sections, stop_words, actors, possessives, accents, lemmas, references, reprints:
            see `Options`.

    Raises:
        ParameterError: an option or a value of one that does not exist.
    """
    if sort not in MEASURES:
        raise ParameterError(f"sort: {sort!r} is not one of {', '.join(MEASURES)}")
    for name, value in (("window", window), ("least", least)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ParameterError(f"{name}: {value!r} is not a whole number from 1")
    options = Options(
        outlets, voice, sections, 1, stop_words, actors, possessives, accents, lemmas, references=references,
        reprints=reprints,
    )  # fmt: skip
    nodes = set(wanted(corpus, [node], options)) if node else None
    stop = frozenset(stop_words)
    single, pairs = _counted(options.sentences(corpus), window, options.mentions(corpus), options.folding)
    rows = [
        _scores(pair, n, single, window)
        for pair, n in pairs.items()
        if n >= least and not stop.intersection(pair) and (nodes is None or nodes.intersection(pair))
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    return table.sort_values([sort, "n", "first", "second"], ascending=[False, False, True, True], ignore_index=True)


def _counted(
    sentences: pd.DataFrame, window: int, mentions: pd.DataFrame | None, folding: dict[str, Any]
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count words, and pairs within reach of each other in one sentence."""
    single, pairs = Counter[str](), Counter[tuple[str, str]]()
    places = actors_by_sentence(sentences, mentions)
    columns = (sentences[name].tolist() for name in ("article", "sentence", "text"))
    for article, sentence, text in zip(*columns, strict=True):
        named = places.get((article, sentence), ())
        terms = [token.term for token in tokens(text, actors=named, **folding)]
        single.update(terms)
        for reach in range(1, window + 1):
            pairs.update(zip(terms, islice(terms, reach, None), strict=False))
    return single, pairs


def _scores(pair: tuple[str, str], n: int, single: Counter[str], window: int) -> dict[str, Any]:
    """The measures of one pair."""
    from nltk.metrics.association import BigramAssocMeasures

    first, second = pair
    marginals = (n / window, (single[first], single[second]), single.total())
    return {
        "first": first, "second": second, "n": n, "n_first": single[first], "n_second": single[second],
        "words": single.total(), "log_dice": log_dice(n, single[first], single[second]),
        "pmi": BigramAssocMeasures.pmi(*marginals), "g2": BigramAssocMeasures.likelihood_ratio(*marginals),
    }  # fmt: skip


def log_dice(n: float, n_first: float, n_second: float) -> float:
    """Return logDice, 14 + log2(2n / (n_first + n_second)).

    Rychlý (2008), "A lexicographer-friendly association score", RASLAN.
    """
    return 14 + log2(2 * n / (n_first + n_second))
