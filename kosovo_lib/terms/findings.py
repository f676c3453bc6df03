"""Findings in words, written from the tables and hedged by the tables' own uncertainty."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.frequencies import Frequencies
from kosovo_lib.terms.keyness import CLASSIC, SINGLE

__all__ = ["Finding", "cautions", "distinctive_finding", "top", "use_finding"]

FEW_ARTICLES = 10


class Finding(NamedTuple):
    """A result in one sentence, and in ``detail`` its numbers and what they do not allow."""

    sentence: str
    detail: str = ""


def top(table: pd.DataFrame, n: int, *, least: int = 2, both: bool = False) -> pd.DataFrame:
    """Return the surest terms of each group, for a picture that a page can hold.

    One row is a row of `distinctive`, in its order.

    Args:
        table: as returned by `distinctive`.
        n: how many terms that each group uses more, 1 or more.
        least: only terms that the side using them more uses so often; of words used once there is no order.
        both: also the ``n`` terms that each group uses less.

    Raises:
        ParameterError: ``n`` is not a whole number from 1.
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ParameterError(f"top_n: {n!r} is not a whole number from 1")
    group = table.columns[0]
    more = table[(table["log_odds"] > 0) & (table["n"] >= least)].groupby(group, sort=False).head(n)
    less = table[(table["log_odds"] < 0) & (table["n_against"] >= least)].groupby(group, sort=False).head(n)
    kept = more.index.union(less.index) if both else more.index
    return table[table.index.isin(kept)]


def distinctive_finding(
    table: pd.DataFrame, outlets: pd.DataFrame | None = None, labels: Mapping[str, str] | None = None
) -> Finding:
    """Say in words which terms set groups apart, and how surely.

    Args:
        table: as returned by `distinctive`.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
        labels: term -> how to print it, as `printed` finds it.
    """
    if table.empty:
        return Finding("There is nothing to compare: fewer than two outlets have words in this selection.")
    names, group = _names(outlets), table.columns[0]
    scope = "these articles" if table["variance"].isin([CLASSIC, SINGLE]).any() else "their articles"
    sure = _rows(top(table[table["q"] < stats.SIGNIFICANCE_LEVEL], 1).sort_values("p", kind="stable"))
    if not sure:
        sentence = f"No word sets an outlet apart beyond what chance brings in {scope}."
        nearest = _rows(top(table, 1).sort_values("p", kind="stable").head(1))
        detail = [
            f"{_term(row['term'], labels)} in {_name(row, group, names)} comes nearest of {len(table):,} comparisons, "
            f"{_measured(row, names)}."
            for row in nearest
        ]
    else:
        first, *others = sure
        said = [
            f"{_name(first, group, names)} stands out most surely by {_term(first['term'], labels)}",
            *(f"{_name(row, group, names)} by {_term(row['term'], labels)}" for row in others),
        ]
        sentence = f"In {scope}, {listed(said)}."
        detail = [f"{_term(first['term'], labels)}: {_measured(first, names)}."]
    return Finding(sentence, " ".join([*detail, _single(table, names)]).strip())


def use_finding(
    table: pd.DataFrame, outlets: pd.DataFrame | None = None, labels: Mapping[str, str] | None = None
) -> str:
    """Say in words who uses chosen terms most, from rates by outlet (and voice).

    Args:
        table: as returned by `rates` for chosen terms, by outlet or by outlet and voice.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
        labels: term -> how to print it, as `printed` finds it.
    """
    if table.empty:
        return "Nothing was counted: no words are left in this selection, or no term was chosen."
    names = _names(outlets)
    said: list[str] = []
    absent: list[str] = []
    for term, rows in table.groupby("term", sort=False):
        used = rows.groupby("outlet", sort=True)[["n", "words"]].sum()
        used["rate"] = 1e4 * used["n"] / used["words"]
        if not used["n"].sum():
            absent.append(f"{_term(term, labels)} does not occur")
            continue
        first, most = max(used.iterrows(), key=lambda item: float(item[1]["rate"]))
        lower, upper = (f"{1e4 * bound:.0f}" for bound in stats.wilson(most["n"], most["words"]))
        where, rate = names.get(str(first), str(first)), f"{most['rate']:.0f}"
        said.append(
            f"{_term(term, labels)} in {where} ({rate}; {lower} to {upper})"
            if said
            else f"{_term(term, labels)} is most frequent in {where} ({rate} per 10,000 words, "
            f"{stats.interval_name()} {lower} to {upper})"
        )
    return "; ".join([*([listed(said)] if said else []), *absent]) + "."


def cautions(counts: Frequencies, asked: Sequence[str] = (), outlets: pd.DataFrame | None = None) -> tuple[str, ...]:
    """Say in plain words what the size of a selection does not allow.

    Args:
        counts: what was counted.
        asked: groups that were asked for, to name those that have no words.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
    """
    names, lengths = _names(outlets), counts.lengths
    if lengths.empty:
        return ("No words are left in this selection.",)
    labels = lengths[list(counts.by)].astype("string").agg(" · ".join, axis=1)
    found = [names.get(label, label) for label in labels]
    said = []
    without = [names.get(name, name) for name in asked if name not in set(labels)]
    if without:
        said.append(f"No words in this selection from {listed(without)}.")
    alone = [name for name, n in zip(found, lengths["articles"], strict=True) if n == 1]
    few = [name for name, n in zip(found, lengths["articles"], strict=True) if 1 < n < FEW_ARTICLES]
    if alone:
        said.append(
            f"There is one article from {listed(alone)}: this page can say how these articles differ, "
            "not how an outlet usually writes."
        )
    if few:
        said.append(f"Fewer than {FEW_ARTICLES} articles from {listed(few)}: how words cluster is known only roughly.")
    return tuple(said)


def listed(items: Sequence[str]) -> str:
    """Join as prose does: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def _single(table: pd.DataFrame, names: dict[str, str]) -> str:
    """What a single article takes away from the finding."""
    group = table.columns[0]
    alone = [names.get(str(g), str(g)) for g in pd.unique(table.loc[table["articles"] == 1, group])]
    if not table["variance"].isin([CLASSIC, SINGLE]).any():
        return ""
    every = len(alone) == table[group].nunique()
    whose = f"With one article from {'each' if every else listed(alone)}" if alone else "With one article on one side"
    return f"{whose}, this is about these articles, not about how the outlets usually write."


def _measured(row: dict[Any, Any], names: dict[str, str]) -> str:
    """How much more often, with its interval: log-odds as readers say them."""
    times, lower, upper = (
        f"{x:.1f}" if x < 10 else f"{x:,.0f}" for x in np.exp([row["log_odds"], row["lower"], row["upper"]])
    )
    return f"{times} times as often as {_against(row, names)}, {stats.interval_name()} {lower} to {upper}"


def _against(row: dict[Any, Any], names: dict[str, str]) -> str:
    against = str(row["against"])
    return {"rest": "the others", "reference": "the reference list"}.get(against, names.get(against, against))


def _names(outlets: pd.DataFrame | None) -> dict[str, str]:
    return {} if outlets is None else dict(zip(outlets["outlet"], outlets["name"], strict=True))


def _name(row: dict[Any, Any], group: str, names: dict[str, str]) -> str:
    return names.get(str(row[group]), str(row[group]))


def _rows(table: pd.DataFrame) -> list[dict[Any, Any]]:
    return table.to_dict("records")


def _term(term: Any, labels: Mapping[str, str] | None) -> str:
    return f"“{(labels or {}).get(str(term), str(term))}”"
