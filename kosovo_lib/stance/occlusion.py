"""The words behind the model's labels: those without which it would have judged less."""

from itertools import islice
from typing import Annotated, Any, Final

import pandas as pd

from kosovo_lib import coding, lang
from kosovo_lib.corpus import Corpus
from kosovo_lib.lang import Language
from kosovo_lib.schema import Table, columns
from kosovo_lib.sentiment import Model, Target
from kosovo_lib.sentiment.network import name_spans
from kosovo_lib.text.tokens import WORD

DECISIVE: Final = Table("decisive words", "a word that pulls the model's verdict on an actor to one side", {
    **columns("outlet actor"),
    "word": ("string", "the word, in lower case"),
    "pull": ("float64", "how far it moves supportive minus critical, -2 to 2, added up over its sentences"),
    "n": ("int64", "how often it does"),
    **columns("article sentence"),
})  # fmt: skip

MOST: Final = 500
"""Words that are tried: each costs the model a reading, and so many a second and a half."""

LEAST: Final = 0.05
"""A word that moves the verdict by less is not listed."""


def decisive_words(
    corpus: Corpus, rows: pd.DataFrame, *, model: Model | None = None, most: int = MOST
) -> Annotated[pd.DataFrame, DECISIVE]:
    """The words that carry the model's labels, in sentences that it did not call neutral, the strongest first.

    Each word is left out in turn and the rest read again: the difference is the word's pull. Words of grammar but
    negations ("is", "the") and names, which the network does not see, are not tried. Words that matter only together
    are not found.

    Args:
        corpus, rows: the sentences, and the labelled ones, as `evidence` returns them for machine labels.
        model: what labels; by default `coding.Suggester`.
        most: how many words are tried, in whole sentences: the first of each outlet and actor, then the second.

    Raises:
        DataError: the model is missing or damaged.

    References:
        Li, J., Monroe, W. and Jurafsky, D. (2016). Understanding Neural Networks through Representation Erasure.
        arXiv:1612.08220.
    """
    judged = rows[rows["label"] != 0]
    judged = judged.loc[judged.groupby(["outlet", "actor"]).cumcount().sort_values(kind="stable").index]
    tried: list[tuple[dict[Any, Any], Target, list[tuple[int, int]]]] = []
    for row, target in zip(judged.to_dict("records"), coding.targets(corpus, judged), strict=True):
        if most <= 0:
            break
        tried.append((row, target, _tried(target, lang.load("en"))))
        most -= len(tried[-1][2])
    read = [one for _, target, words in tried for one in (target, *(_without(target, *word) for word in words))]
    scores = iter((model or coding.Suggester()).score(read) if read else ())  # once: it may write down what it said
    found = []
    for row, target, words in tried:
        whole, *rest = (score.positive - score.negative for score in islice(scores, 1 + len(words)))
        for (a, b), remaining in zip(words, rest, strict=True):
            if abs(pull := whole - remaining) >= LEAST:
                place = {name: row[name] for name in ("outlet", "actor", "article", "sentence")}
                found.append({**place, "word": target.sentence[a:b].lower(), "pull": pull, "n": 1})
    table = DECISIVE.frame(found).groupby(["outlet", "actor", "word"], sort=False, as_index=False).agg(
        {"pull": "sum", "n": "sum", "article": "first", "sentence": "first"}
    )  # fmt: skip
    order = table["outlet"].map({outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])})
    table = table.assign(order=order, size=-table["pull"].abs())
    return table.sort_values(["order", "actor", "size", "word"], ignore_index=True)[list(DECISIVE.columns)]


def _tried(target: Target, language: Language) -> list[tuple[int, int]]:
    """Where in its sentence the words stand that can move the verdict on a target."""
    sentence, start, end = target
    skipped = language.terms.stop_words - language.terms.negations
    hidden = [(start, end), *name_spans(sentence, language.actors)]
    return [
        (a, b)
        for a, b in (found.span() for found in WORD.finditer(sentence))
        if not any(a < last and first < b for first, last in hidden) and sentence[a:b].lower() not in skipped
    ]


def _without(target: Target, a: int, b: int) -> Target:
    """The target in its sentence without a word."""
    sentence, start, end = target
    return Target(sentence[:a] + sentence[b:], *((start, end) if end <= a else (start - b + a, end - b + a)))
