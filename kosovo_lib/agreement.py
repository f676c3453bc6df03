"""How far two codings of the same sentences agree, beyond what chance alone would give.

Percent agreement is easy to read and flatters: where most labels are neutral, two coders who never think
agree often. Cohen's kappa and Krippendorff's alpha take chance out; 1 is full agreement, 0 is what chance
gives. All three come from NLTK's `AnnotationTask`; intervals come from resampling sentences.

Krippendorff's customary reading: build on an alpha of 0.80 and more, draw only tentative conclusions from
0.667 to 0.80, and none below. Do not compare coefficients between corpora
whose labels are spread differently.

References:
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement
    20, 37-46.
    Krippendorff, K. (2019). Content Analysis, 4th edition, chapter 12. Sage.
    Efron, B. and Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13. Chapman and Hall.
"""

from itertools import combinations
from typing import Any, Final

import numpy as np
import pandas as pd
from nltk.metrics.agreement import AnnotationTask
from numpy.typing import NDArray

from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import VOICES, Table

__all__ = ["AGREEMENT", "CONFUSION", "WHAT", "between", "confusion", "sentence"]

AGREEMENT: Final = Table("agreement", "a pair of coders", {
    "coder_a": ("string", "one coder or model"),
    "coder_b": ("string", "another"),
    "on": ("string", "what was coded: label (stance) or voice"),
    "n": ("int64", "items that both have coded"),
    "percent": ("float64", "of these, coded alike, 0 to 100"),
    "kappa": ("float64", "Cohen's kappa, at most 1; missing where all labels are alike"),
    "kappa_low": ("float64", "lower end of its 95 % interval; missing where it cannot be estimated"),
    "kappa_high": ("float64", "upper end"),
    "alpha": ("float64", "Krippendorff's alpha for unordered labels, at most 1; missing likewise"),
    "alpha_low": ("float64", "lower end of its 95 % interval; missing where it cannot be estimated"),
    "alpha_high": ("float64", "upper end"),
})  # fmt: skip

CONFUSION: Final = Table("confusion", "a label of one coder and a label of the other", {
    "coder_a": ("string", "one coder or model"),
    "coder_b": ("string", "another"),
    "label_a": ("string", "what the first chose"),
    "label_b": ("string", "what the second chose"),
    "n": ("int64", "items coded so"),
})  # fmt: skip

_ITEMS: Final = {"label": ["article", "sentence", "actor"], "voice": ["article", "sentence"]}
_LABELS: Final = {"label": ["-1", "0", "1"], "voice": list(VOICES)}

WHAT: Final = {"label": "stance", "voice": "who speaks"}
"""What was coded, in words."""

_Counts = NDArray[np.float64]


def between(codings: pd.DataFrame, value: str = "", *, resamples: int = 2000, seed: int = 0) -> pd.DataFrame:
    """Measure the agreement of every pair of coders.

    Args:
        codings: rows of `coding.CODINGS`, of two coders or more; a model's labels may be among them.
        value: ``label`` for stance (an item is an actor named in a sentence), ``voice`` (an item is a sentence),
            or empty for both, one after the other.
        resamples: how many times sentences are drawn anew, with replacement, for the intervals (2.5th to
            97.5th percentile). Actors named in one sentence are drawn together, for they are coded together.
        seed: the same seed gives the same intervals.

    Returns:
        The table `AGREEMENT`, one row per pair, by name. Where all labels are alike, chance cannot be taken
        out and the coefficients are missing. Intervals take sentences for independent; within one article
        they lean on each other, so the true intervals are wider.

    Raises:
        ParameterError: ``value`` is something else, or ``resamples`` is below 1.
    """
    if resamples < 1:
        raise ParameterError(f"resamples {resamples}: at least one is needed for an interval")
    rows = []
    for what in [value] if value else _ITEMS:
        coders = sorted(_known(codings, what)["coder"].unique())
        for a, b in combinations(coders, 2):
            measures = _measures(_paired(codings, a, b, what), what, resamples, seed)
            rows.append({"on": what, "coder_a": a, "coder_b": b, **measures})
    return AGREEMENT.frame(rows)


def confusion(codings: pd.DataFrame, coder_a: str, coder_b: str, value: str = "label") -> pd.DataFrame:
    """Count which labels two coders gave to the same items.

    Args:
        codings: rows of `coding.CODINGS`.
        coder_a: one coder or model.
        coder_b: another.
        value: ``label`` or ``voice``, as in `between`.

    Returns:
        The table `CONFUSION`: one row per pair of labels, those that never occur included.

    Raises:
        ParameterError: ``value`` is something else, or a coder has coded nothing.
    """
    coders = sorted(_known(codings, value)["coder"].unique())
    for coder in (coder_a, coder_b):
        if coder not in coders:
            raise ParameterError(f"coder {coder!r} has no {value}; there are: {', '.join(coders) or 'none'}")
    table = _counted(_paired(codings, coder_a, coder_b, value), value).sum(axis=0)
    labels = _LABELS[value]
    return CONFUSION.frame(
        {"coder_a": coder_a, "coder_b": coder_b, "label_a": a, "label_b": b, "n": int(table[i, j])}
        for i, a in enumerate(labels)
        for j, b in enumerate(labels)
    )


def sentence(row: dict[str, Any]) -> str:
    """Say in a sentence what one row of `between` measures, as a dictionary."""
    what = WHAT[row["on"]]
    # A name with a comma in it needs another one behind it.
    who = f"{row['coder_a']}{',' if ',' in row['coder_a'] else ''} and {row['coder_b']}"
    if not row["n"]:
        return f"{who} have no labels in common on {what}."
    alike = round(row["percent"] * row["n"] / 100)
    text = f"{who} agree on {what} in {alike} of {row['n']} cases"
    if pd.isna(row["kappa"]):
        return f"{text}, but all of them are alike, so that chance cannot be taken out."
    text += f" (Cohen’s kappa {_number(row['kappa'])}"
    if pd.isna(row["kappa_low"]):
        return f"{text}; too few for an interval)."
    text += f", 95 % interval {_number(row['kappa_low'])} to {_number(row['kappa_high'])})"
    return f"{text}: this cannot be told from chance." if row["kappa_low"] <= 0 else f"{text}."


def _known(codings: pd.DataFrame, value: str) -> pd.DataFrame:
    """The rows that carry the value asked for."""
    if value not in _ITEMS:
        raise ParameterError(f"value {value!r}: choose {' or '.join(_ITEMS)}")
    return codings[codings[value].notna()]


def _paired(codings: pd.DataFrame, a: str, b: str, value: str) -> pd.DataFrame:
    """One row per item that both have coded, with both labels."""
    rows = _known(codings, value).drop_duplicates(["coder", *_ITEMS[value]])
    sides = [rows.loc[rows["coder"] == coder, [*_ITEMS[value], value]] for coder in (a, b)]
    return sides[0].merge(sides[1], on=_ITEMS[value], suffixes=("_a", "_b"))


def _counted(pairs: pd.DataFrame, value: str) -> _Counts:
    """For each sentence, how often each label of one coder met each label of the other."""
    place = {label: i for i, label in enumerate(_LABELS[value])}
    sentences = pairs.groupby(["article", "sentence"]).ngroup().to_numpy()
    counts = np.zeros((sentences.max(initial=-1) + 1, len(place), len(place)))
    first, second = (pairs[f"{value}_{side}"].astype("string").map(place) for side in "ab")
    np.add.at(counts, (sentences, first.to_numpy(dtype=int), second.to_numpy(dtype=int)), 1)
    return counts


def _measures(pairs: pd.DataFrame, value: str, resamples: int, seed: int) -> dict[str, Any]:
    """The columns of `AGREEMENT` that are numbers."""
    nothing = dict.fromkeys(("percent", "kappa", "kappa_low", "kappa_high", "alpha", "alpha_low", "alpha_high"), np.nan)
    if pairs.empty:
        return {"n": 0, **nothing}
    triples = [
        (coder, item, label) for coder in "ab" for item, label in enumerate(pairs[f"{value}_{coder}"].astype("string"))
    ]
    task = AnnotationTask(triples)
    measured: dict[str, Any] = {"n": len(pairs), **nothing, "percent": 100 * task.avg_Ao()}
    if len({label for _, _, label in triples}) == 1:
        return measured
    counts = _counted(pairs, value)
    draws = np.random.default_rng(seed).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=resamples)
    resampled = np.einsum("rs,sab->rab", draws, counts)
    for name, point, drawn in (
        ("kappa", task.kappa(), _kappa(resampled)),
        ("alpha", task.alpha(), _alpha(resampled)),
    ):
        measured[name] = point
        # Where most draws hold one label only, the rest would make an interval of nothing but luck.
        if np.isfinite(drawn).mean() > 0.5:
            measured[f"{name}_low"], measured[f"{name}_high"] = np.nanpercentile(drawn, [2.5, 97.5])
    return measured


def _kappa(counts: _Counts) -> _Counts:
    """Cohen's kappa of each table of counts; missing where chance alone would agree always.

    NLTK computes it from single labels, a thousand times slower; a test holds the two equal.
    """
    n = counts.sum(axis=(1, 2))
    observed = np.trace(counts, axis1=1, axis2=2) / n
    chance = (counts.sum(axis=1) * counts.sum(axis=2)).sum(axis=1) / n**2
    return _beyond(1 - observed, 1 - chance)


def _alpha(counts: _Counts) -> _Counts:
    """Krippendorff's alpha for two coders and unordered labels, of each table of counts."""
    n = 2 * counts.sum(axis=(1, 2))
    each = counts.sum(axis=1) + counts.sum(axis=2)
    chance = (n**2 - (each**2).sum(axis=1)) / (n * (n - 1))
    return _beyond(1 - 2 * np.trace(counts, axis1=1, axis2=2) / n, chance)


def _beyond(observed: _Counts, chance: _Counts) -> _Counts:
    """One minus the ratio of two disagreements; missing where chance gives none."""
    defined = chance > 1e-12
    return np.where(defined, 1 - observed / np.where(defined, chance, 1), np.nan)


def _number(value: float) -> str:
    """Two decimals, a true minus sign, and no minus before zero."""
    return f"{round(float(value), 2) + 0.0:.2f}".replace("-", "−")
