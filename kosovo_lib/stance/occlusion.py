"""The words behind the model's labels: those without which it would have judged less."""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from kosovo_lib import coding, lang
from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import Table
from kosovo_lib.sentiment import Model, Score, Target
from kosovo_lib.text.tokens import WORD

__all__ = ["LOADED", "loaded_words"]

LOADED: Final = Table("loaded words", "a word that pulls the model's verdict on an actor to one side", {
    "outlet": ("string", "handle of the outlet"),
    "actor": ("string", "the actor judged"),
    "word": ("string", "the word, in lower case"),
    "pull": ("float64", "how far it moves supportive minus critical, -2 to 2, added up over its sentences"),
    "n": ("int64", "how often it does"),
    "article": ("string", "where it does first"),
    "sentence": ("int64", "number of that sentence"),
})  # fmt: skip

MOST: Final = 200
"""Each word of a sentence costs the model a reading: enough sentences to fill a table, few enough to wait for."""

LEAST: Final = 0.05
"""A word that moves the verdict by less is not listed."""


def loaded_words(
    corpus: Corpus, rows: pd.DataFrame, *, model: Model | None = None, language: str = "en", most: int = MOST
) -> pd.DataFrame:
    """List the words that carry the model's labels, in the sentences that it did not call neutral.

    Each word is taken out of its sentence in turn, and the rest is read again: the difference is the word's pull. Words
    that carry only grammar ("is", "the", "when") are not tried, negations are.
    A word can matter only together with others; such pairs are not found. The words behind coders' labels are
    in the sentences themselves, nobody has marked them.

    Args:
        corpus: the sentences.
        rows: the labelled ones, as `evidence` returns them for machine labels.
        model: what labels; `coding.Suggester` if not given.
        language: whose grammar words are left out.
        most: of how many judged sentences the words are tried, the first of each outlet and actor in turn.

    Returns:
        The table `LOADED`, in the order of the rows' outlets, actors by name, the strongest words first.

    Raises:
        DataError: the model is missing or damaged.

    References:
        Li, J., Monroe, W. and Jurafsky, D. (2016). Understanding Neural Networks through Representation Erasure.
        arXiv:1612.08220.
    """
    words = lang.load(language).terms
    skipped = words.stop_words - words.negations
    judged = rows[rows["label"] != 0]
    judged = judged.loc[judged.groupby(["outlet", "actor"]).cumcount().sort_values(kind="stable").index[:most]]
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row, target in zip(judged.to_dict("records"), coding.targets(corpus, judged), strict=True):
        model = model or coding.Suggester()
        for word, pull in _pulls(target, model, skipped):
            first = {"word": word, "pull": 0.0, "n": 0} | {
                name: row[name] for name in ("outlet", "actor", "article", "sentence")
            }
            kept = found.setdefault((row["outlet"], row["actor"], word), first)
            kept["pull"] += pull
            kept["n"] += 1
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    return LOADED.frame(
        sorted(found.values(), key=lambda row: (order[row["outlet"]], row["actor"], -abs(row["pull"]), row["word"]))
    )


def _pulls(target: Target, model: Model, skipped: frozenset[str]) -> Iterator[tuple[str, float]]:
    """The words of a sentence that move the verdict on a target, in lower case, each with how far it does."""
    sentence, start, end = target
    words = [
        (a, b)
        for a, b in (found.span() for found in WORD.finditer(sentence))
        if (b <= start or end <= a) and sentence[a:b].lower() not in skipped
    ]
    without = [
        Target(sentence[:a] + sentence[b:], *((start, end) if end <= a else (start - b + a, end - b + a)))
        for a, b in words
    ]
    whole, *rest = map(_leaning, model.score([target, *without]))
    for (a, b), remaining in zip(words, rest, strict=True):
        if abs(pull := whole - remaining) >= LEAST:
            yield sentence[a:b].lower(), pull


def _leaning(score: Score) -> float:
    return score.positive - score.negative
