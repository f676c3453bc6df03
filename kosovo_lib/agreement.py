"""How far two codings of the same items agree, beyond chance.

    kl.agreement.between(table["anna"], table["berta"])     # any two columns of labels
    kl.agreement.pairs(codings)                             # every pair of coders of a corpus

Percent agreement flatters: if most labels are neutral, two coders who guess agree often. Cohen's kappa and
Krippendorff's alpha correct for chance: 1 is full agreement, 0 is chance. Krippendorff's rule of thumb: rely on an
alpha of 0.80 or more, draw tentative conclusions from 0.667, none below. Do not compare coefficients between corpora
with different distributions of labels. Intervals come from resampling sentences. `stats` has the formulas and their
sources.
"""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Annotated, Any, Final

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError, check_names
from kosovo_lib.schema import VOICES, Table, columns, public

__all__ = ["AGREEMENT", "CONFUSION", "WHAT", "between", "confusion", "pairs", "printed", "span"]

AGREEMENT: Final = Table("agreement", "a pair of coders", {
    **columns("coder", ("_a", "_b")),
    "on": ("string", "what was coded: label (stance) or voice"),
    "n": ("int64", "items that both have coded"),
    "percent": ("float64", "of these, coded alike, 0 to 100"),
    "kappa": ("float64", "Cohen's kappa, at most 1; missing where all labels are alike"),
    "kappa_low": ("float64", "lower end of its confidence interval; missing where it cannot be estimated"),
    "kappa_high": ("float64", "upper end"),
    "alpha": ("float64", "Krippendorff's alpha for unordered labels, at most 1; missing likewise"),
    "alpha_low": ("float64", "lower end of its confidence interval; missing where it cannot be estimated"),
    "alpha_high": ("float64", "upper end"),
})  # fmt: skip

CONFUSION: Final = Table("confusion", "a label of one coder and a label of the other", {
    **columns("coder", ("_a", "_b")),
    "label_a": ("string", "what the first chose"),
    "label_b": ("string", "what the second chose"),
    "n": ("int64", "items coded so"),
})  # fmt: skip

_ITEMS: Final = {"label": ["article", "sentence", "actor"], "voice": ["article", "sentence"]}
_LABELS: Final = {"label": ["-1", "0", "1"], "voice": list(VOICES)}

WHAT: Final = {"label": "stance", "voice": "who speaks"}
"""What was coded, in words."""


def between(
    first: Sequence[Any] | pd.Series,
    second: Sequence[Any] | pd.Series,
    *,
    clusters: Sequence[Any] | pd.Series | None = None,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> dict[str, Any]:
    """Measure how far two columns of labels agree, whatever the labels are.

    `ParameterError` if the columns differ in length or in the order of their index.

    Args:
        first: one coder's labels.
        second: the other's labels of the same items, in the same order. Items with a missing label are left out.
        clusters: what is resampled together, such as the sentence or article of each item; by default each item alone.
        confidence_level: of the intervals.

    Returns:
        ``n``, ``percent``, ``kappa`` and ``alpha`` with their intervals, as in a row of `AGREEMENT`. If all labels are
        alike, kappa and alpha are missing.
    """
    check_names("first", first)
    check_names("second", second)
    one, two = (column.index if isinstance(column, pd.Series) else pd.Index([]) for column in (first, second))
    if not one.equals(two) and set(one) == set(two):
        raise ParameterError("labels: the two columns hold the same index in another order; sort them alike")
    columns = [pd.Series(list(column), dtype=object) for column in (first, second)]
    drawn = pd.Series(range(len(columns[0])) if clusters is None else list(clusters), dtype=object)
    if not len(columns[0]) == len(columns[1]) == len(drawn):
        raise ParameterError(f"first {len(columns[0])}, second {len(columns[1])}, clusters {len(drawn)}; one each")
    both = columns[0].notna() & columns[1].notna()
    codes, labels = pd.factorize(pd.concat([column[both].map(_label) for column in columns]), sort=True)
    own, other = np.split(codes, 2)
    cluster, names = pd.factorize(drawn[both])
    counts = np.zeros((len(names), len(labels), len(labels)))
    np.add.at(counts, (cluster, own, other), 1)
    nothing = dict.fromkeys(("percent", "kappa", "kappa_low", "kappa_high", "alpha", "alpha_low", "alpha_high"), np.nan)
    if not len(counts):
        return {"n": 0, **nothing}
    total = counts.sum(axis=0)
    n = int(total.sum())
    measured: dict[str, Any] = {"n": n, **nothing, "percent": 100 * float(np.trace(total)) / n}
    if len(total) == 1:
        return measured
    resampled = np.einsum("rs,sab->rab", stats.bootstrap_weights(len(counts)), counts)
    for name, coefficient in (("kappa", stats.cohen_kappa), ("alpha", stats.krippendorff_alpha)):
        measured[name] = float(coefficient(total))
        low, high = stats.bootstrap_interval(coefficient(resampled), confidence_level=confidence_level)
        measured[f"{name}_low"], measured[f"{name}_high"] = low, high
    return measured


def pairs(
    codings: pd.DataFrame, value: str = "", *, confidence_level: float = stats.CONFIDENCE_LEVEL
) -> Annotated[pd.DataFrame, AGREEMENT]:
    """Measure the agreement of every pair of coders; a row is a pair.

    Intervals take sentences for independent draws; those of one article are not, so the true intervals are wider.
    `ParameterError` if there is no such ``value``.

    Args:
        codings: rows of `coding.CODINGS` by two coders or more; a model's labels may be among them.
        value: ``label`` (an item is an actor named in a sentence) or ``voice`` (an item is a sentence); both if empty.
        confidence_level: of the intervals.
    """
    rows = []
    for what in [value] if value else _ITEMS:
        coders = sorted(_known(codings, what)["coder"].unique())
        for a, b in combinations(coders, 2):
            both = _paired(codings, a, b, what)
            measures = between(
                both[f"{what}_a"], both[f"{what}_b"], clusters=both.groupby(["article", "sentence"]).ngroup(),
                confidence_level=confidence_level,
            )  # fmt: skip
            rows.append({"on": what, "coder_a": a, "coder_b": b, **measures})
    return AGREEMENT.frame(rows)


def confusion(
    codings: pd.DataFrame, coder_a: str, coder_b: str, value: str = "label"
) -> Annotated[pd.DataFrame, CONFUSION]:
    """Count which labels two coders gave to the same items, also those that never occur.

    `ParameterError` if there is no such ``value``, or a coder has coded nothing.

    Args:
        codings: rows of `coding.CODINGS`.
        coder_a: one coder or model.
        coder_b: another.
        value: ``label`` or ``voice``.
    """
    coders = sorted(_known(codings, value)["coder"].unique())
    for coder in (coder_a, coder_b):
        if coder not in coders:
            raise ParameterError(f"coder {coder!r} has no {value}; there are: {', '.join(coders) or 'none'}")
    both = _paired(codings, coder_a, coder_b, value)[[f"{value}_a", f"{value}_b"]]
    chosen = both.astype("string").value_counts().to_dict()
    return CONFUSION.frame(
        {"coder_a": coder_a, "coder_b": coder_b, "label_a": a, "label_b": b, "n": int(chosen.get((a, b), 0))}
        for a, b in product(_LABELS[value], repeat=2)
    )


def printed(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of `pairs` as a page prints them: coders, about, items, percent, and kappa with its interval as text."""
    kappa = table[["kappa", "kappa_low", "kappa_high"]].map(stats.coefficient).to_numpy()
    said = [(k if "nan" in (low, high) else f"{k} ({low} to {high})").replace("nan", "–") for k, low, high in kappa]
    coders = table["coder_a"] + " and " + table["coder_b"]
    told = table.assign(coders=coders, about=table["on"].replace(WHAT), items=table["n"], kappa=said)
    return told[["coders", "about", "items", "percent", "kappa"]]


def span(table: pd.DataFrame) -> str:
    """The range of some kappas, as text: ``kappa 0.62 to 0.67``; empty without rows of `pairs`."""
    kappa = table["kappa"].dropna()
    if kappa.empty:
        return ""
    low, high = (stats.coefficient(end) for end in (kappa.min(), kappa.max()))
    return f"kappa {low}" if low == high else f"kappa {low} to {high}"


def _label(value: Any) -> str:
    """A label as text: 1.0, which pandas makes of 1 in a column where another is missing, is 1."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _known(codings: pd.DataFrame, value: str) -> pd.DataFrame:
    if value not in _ITEMS:
        raise ParameterError(f"value {value!r}: choose {' or '.join(_ITEMS)}")
    return codings[codings[value].notna()]


def _paired(codings: pd.DataFrame, a: str, b: str, value: str) -> pd.DataFrame:
    """One row per item that both have coded, with both labels."""
    rows = _known(codings, value).drop_duplicates(["coder", *_ITEMS[value]])
    sides = [rows.loc[rows["coder"] == coder, [*_ITEMS[value], value]] for coder in (a, b)]
    return sides[0].merge(sides[1], on=_ITEMS[value], suffixes=("_a", "_b"))


public(__name__)
