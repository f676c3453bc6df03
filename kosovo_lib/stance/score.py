"""How each outlet treats each actor: counts, and a score where there is enough to say something."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import Table
from kosovo_lib.stance.labelled import READINGS, SPLIT, TARGET, evidence

__all__ = [
    "BY_OUTLET",
    "COUNTS",
    "DIFFERENCE",
    "MODEL_LEVEL",
    "SOURCE",
    "TOO_LITTLE",
    "by_outlet",
    "counts",
    "difference",
    "tabulate",
]

TOO_LITTLE: Final = "too little to say"

SOURCE: Final = {
    "voice": ("string", "outlet or other"),
    "labels": ("string", "hand (coders) or machine (the model)"),
    "source": ("string", "the coders, joined by ', ', or the model"),
    "outlet": ("string", "handle of the outlet"),
}
"""Columns that say whose words and whose labels were counted, and for which outlet."""

COUNTS: Final = {
    "n": ("int64", "labelled sentences that name the actor, whoever labelled them"),
    "critical": ("int64", "of these, critical by all their coders"),
    "neutral": ("int64", "of these, neutral by all their coders"),
    "supportive": ("int64", "of these, supportive by all their coders"),
    "split": ("int64", "of these, labelled differently by their coders"),
}
"""Columns of every table of counts."""

BY_OUTLET: Final = Table("stance by outlet", "an outlet and an actor that it names", {
    **SOURCE,
    "actor": ("string", "the actor"),
    **COUNTS,
    "score": ("float64", "mean over coders of the label, over sentences, -1 to 1; missing where n is small"),
    "score_low": ("float64", "lower end of its confidence interval"),
    "score_high": ("float64", "upper end"),
    "reading": ("string", "critical, supportive, no clear lean, or too little to say"),
})  # fmt: skip

DIFFERENCE: Final = Table("difference of two outlets", "an actor that both outlets name", {
    "actor": ("string", "the actor"),
    "outlet_a": ("string", "handle of one outlet"),
    "outlet_b": ("string", "handle of the other"),
    "n_a": ("int64", "labelled sentences of the first"),
    "n_b": ("int64", "of the second"),
    "difference": ("float64", "mean label in the first less that in the second, -2 to 2; missing where n is small"),
    "low": ("float64", "lower end of its confidence interval"),
    "high": ("float64", "upper end"),
})  # fmt: skip

MODEL_LEVEL: Final = 0.99
"""The model's leans are named at a stricter level than coders': its single verdicts are mostly false alarms."""


def by_outlet(
    corpus: Corpus,
    *,
    voice: str = "outlet",
    labels: str = "hand",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
    min_n: int = 4,
    codings: pd.DataFrame | None = None,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> pd.DataFrame:
    """Count how each outlet treats each actor it names.

    Args:
        corpus: the sentences.
        voice: ``outlet`` for its own words, ``other`` for the voices it quotes.
        labels: ``hand`` (coders) or ``machine`` (the model).
        coder: whose labels; all coders' if empty, see `evidence`.
        outlets: which outlets; all comparable ones if empty.
        actors: which actors; all if empty.
        min_n: below this many sentences there is no score, and the reading is "too little to say". With fewer
            than 4 even a unanimous verdict has an interval that reaches across zero.
        codings: see `evidence`.
        confidence_level: of the intervals.

    Returns:
        The table `BY_OUTLET`, in the order of the outlets, the most named actor first. ``score`` is the mean over
        sentences of the mean over coders: -1 if every sentence is critical, 1 if every one is supportive. The reading
        is "critical" or "supportive" only where the whole interval lies on one side of zero (for the model: the
        interval at 99 %). Scores rest on the sentences of a few articles: compare outlets on this story, never in
        general, and never compare coders' with the model's scores.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder, or ``min_n`` below 1.
        DataError: a coding sheet or the model's file breaks a rule.
    """
    rows = evidence(corpus, outlet=outlets, actor=actors, voice=voice, labels=labels, coder=coder, codings=codings)
    return tabulate(corpus, rows, min_n=min_n, confidence_level=confidence_level)


def tabulate(
    corpus: Corpus, rows: pd.DataFrame, *, min_n: int = 4, confidence_level: float = stats.CONFIDENCE_LEVEL
) -> pd.DataFrame:
    """Count labelled sentences by outlet and actor, each source of labels and each voice apart.

    The interval holds what chance did in choosing sentences (articles, where the outlet has several that name the
    actor) and coders: both are drawn anew, with replacement, beside one imagined critical and one imagined supportive
    sentence, which keep it honest when n is small; it reaches as many standard errors of these draws as the level asks
    for. With one coder and one article that is Bonett and Price's interval, which is computed exactly.

    Args:
        corpus: for the order of its outlets.
        rows: what `evidence` returned, for one source of labels or several.
        min_n: as in `by_outlet`.
        confidence_level: of the intervals.

    Returns:
        The table `BY_OUTLET`, coders' labels first.

    Raises:
        ParameterError: ``min_n`` is below 1.

    References:
        Efron, B. and Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 6. Chapman and Hall.
        Bonett, D. G. and Price, R. M. (2012): see `stats.difference_of_shares`.
    """
    if min_n < 1:
        raise ParameterError(f"min_n {min_n}: at least one sentence is needed to say anything")
    stats.check_confidence_level(confidence_level)
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    found = []
    for (voice, labels, outlet, actor), group in rows.groupby(["voice", "labels", "outlet", "actor"], sort=True):
        counted = counts(group)
        scored: dict[str, Any] = {"score": None, "score_low": None, "score_high": None, "reading": TOO_LITTLE}
        if counted["n"] >= min_n:
            low, high = _interval(group, confidence_level)
            surer = _interval(group, max(MODEL_LEVEL, confidence_level)) if labels == "machine" else (low, high)
            reading = "critical" if surer[1] < 0 else "supportive" if surer[0] > 0 else "no clear lean"
            scored = {"score": _mean(group), "score_low": low, "score_high": high, "reading": reading}
        found.append({
            "voice": voice, "labels": labels, "source": ", ".join(sorted(group["source"].unique())), "outlet": outlet,
            "actor": actor, **counted, **scored,
        })  # fmt: skip
    found.sort(key=lambda row: (row["labels"], order[str(row["outlet"])], -row["n"], row["actor"]))
    return BY_OUTLET.frame(found)


def counts(rows: pd.DataFrame) -> dict[str, int]:
    """How many sentences of a group there are, and how many carry each verdict."""
    verdicts = rows.drop_duplicates(TARGET)["verdict"].value_counts()
    return {"n": int(verdicts.sum()), **{name: int(verdicts.get(name, 0)) for name in (*READINGS.values(), SPLIT)}}


def difference(
    corpus: Corpus,
    outlet_a: str,
    outlet_b: str,
    *,
    actor: str | Sequence[str] = "",
    pairs: pd.DataFrame | None = None,
    voice: str = "outlet",
    coder: str = "",
    codings: pd.DataFrame | None = None,
    min_n: int = 4,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> pd.DataFrame:
    """Compare how two outlets treat an actor: the difference of their scores, with its interval.

    Args:
        corpus: the sentences.
        outlet_a: one outlet.
        outlet_b: the other.
        actor: one actor or several; all that both name if empty.
        pairs: sentences that report the same fact, as `facts.pairs` returns them (article_a, sentence_a, article_b,
            sentence_b); if given, only sentences of the two outlets that tell a common fact are compared.
        voice: as in `evidence`.
        coder: as in `evidence`.
        codings: as in `evidence`.
        min_n: with fewer sentences of either outlet there is no difference to give.
        confidence_level: of the interval.

    Returns:
        The table `DIFFERENCE`, by actor. The interval takes the two outlets' sentences for independent.

    Raises:
        ParameterError: unknown outlet, actor, voice or coder.
    """
    rows = evidence(
        corpus, outlet=[outlet_a, outlet_b], actor=actor, voice=voice, coder=coder, codings=codings
    )  # fmt: skip
    if pairs is not None:
        ends = [pairs[[f"article_{end}", f"sentence_{end}"]].to_numpy() for end in "ab"]
        of = dict(zip(corpus.articles["article"], corpus.articles["outlet"], strict=True))
        both = {outlet_a, outlet_b}
        told = {
            (article, int(sentence))
            for a, b in zip(*ends, strict=True)
            if {of.get(a[0]), of.get(b[0])} == both
            for article, sentence in (a, b)
        }
        rows = rows[[one in told for one in zip(rows["article"], rows["sentence"], strict=True)]]
    found = []
    for name, group in rows.groupby("actor", sort=True):
        first, second = (group[group["outlet"] == outlet] for outlet in (outlet_a, outlet_b))
        n_a, n_b = (len(side.drop_duplicates(TARGET)) for side in (first, second))
        if not n_a or not n_b:
            continue
        gap: dict[str, Any] = {"difference": None, "low": None, "high": None}
        if min(n_a, n_b) >= min_n:
            middle = _mean(first) - _mean(second)
            reach = np.hypot(*(np.ptp(_interval(side, confidence_level)) / 2 for side in (first, second)))
            gap = {"difference": middle, "low": max(-2.0, middle - reach), "high": min(2.0, middle + reach)}
        found.append({"actor": name, "outlet_a": outlet_a, "outlet_b": outlet_b, "n_a": n_a, "n_b": n_b, **gap})
    return DIFFERENCE.frame(found)


def _mean(rows: pd.DataFrame) -> float:
    """The mean over sentences of the mean over coders."""
    return float(rows.groupby(TARGET)["label"].mean().mean())


def _interval(rows: pd.DataFrame, confidence_level: float) -> tuple[float, float]:
    """The interval of `_mean`, see `tabulate`."""
    votes = rows.pivot_table("label", TARGET, "source", aggfunc="first")
    articles = votes.index.get_level_values("article")
    if votes.shape[1] == 1 and articles.nunique() == 1:
        labels = votes.iloc[:, 0]
        first, second = int((labels == 1).sum()), int((labels == -1).sum())
        return stats.difference_of_shares(first, second, len(labels), confidence_level=confidence_level)
    cluster = pd.factorize(articles)[0] if articles.nunique() > 1 else np.arange(len(votes))
    cluster = np.concatenate([cluster, cluster.max() + np.array([1, 2])])  # the two imagined sentences
    values = np.vstack([votes.to_numpy(dtype=float), np.full((2, votes.shape[1]), [[1.0], [-1.0]])])
    given = np.isfinite(values)
    coders = stats.bootstrap_weights(votes.shape[1], seed=1)
    sentences = stats.bootstrap_weights(int(cluster.max()) + 1)[:, cluster]
    weight = given @ coders.T
    plain = np.nanmean(values, axis=1, keepdims=True)
    means = np.where(weight > 0, (np.where(given, values, 0) @ coders.T) / np.maximum(weight, 1), plain)
    drawn = (sentences * means.T).sum(axis=1) / np.maximum(sentences.sum(axis=1), 1)
    reach = float(stats.t_quantile(np.inf, confidence_level=confidence_level)) * float(drawn.std())
    middle = float(plain.mean())
    return max(-1.0, middle - reach), min(1.0, middle + reach)
