"""What the tables of words say, as findings: as sure as the tables are, and never surer."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError
from kosovo_lib.finding import LEAST, Finding, Quotation, amount
from kosovo_lib.schema import outlet_names
from kosovo_lib.terms.concordance import printed
from kosovo_lib.terms.frequencies import Frequencies
from kosovo_lib.terms.keyness import CLASSIC, PAIRED, SINGLE
from kosovo_lib.terms.kinds import ALMOST, KINDS
from kosovo_lib.terms.tokens import fold

__all__ = ["cautions", "findings", "smallest_difference", "top"]

FEW_ARTICLES = 10

_LARGEST = 100
"""How many times as often a word may have to be used to stand out; more is no figure for a reader."""


def top(table: pd.DataFrame, n: int = 6) -> pd.DataFrame:
    """Return the terms that each group is sure to use more, the surest first.

    One row is a row of `distinctive`. Terms that stand in a single article of the group are its subject rather than its
    habit: they come last. With the column ``kind`` of `kinds`, loaded words come first, names and house style last.

    Args:
        table: as returned by `distinctive`.
        n: how many terms of each group, 1 or more.

    Raises:
        ParameterError: ``n`` is not a whole number from 1.
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ParameterError(f"top_n: {n!r} is not a whole number from 1")
    group = table.columns[0]
    sure = table[(table["q"] < stats.SIGNIFICANCE_LEVEL) & (table["log_odds"] > 0)]
    if "kind" in sure:
        sure = sure.assign(order=sure["kind"].map({kind: at for at, kind in enumerate(KINDS)}))
        sure = sure.sort_values("order", kind="stable").drop(columns="order")
    ordered = sure.sort_values([group, "one_article"], kind="stable")
    return ordered.groupby(group, sort=False).head(n).reset_index(drop=True)


def findings(
    table: pd.DataFrame,
    hits: pd.DataFrame | None = None,
    outlets: pd.DataFrame | None = None,
    faced: pd.DataFrame | None = None,
    *,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> list[Finding]:
    """Say which term each group is surest to use more; where none is, how large a difference would have been sure.

    The effect is (r - 1)/(r + 1) for r times as often, at the lower end of the interval: of the uses in equally long
    texts, the group's share less the others'. A term that stands in a single article has none, for it may be that
    article's subject. Names and house style, by the column ``kind`` of `kinds`, are no finding. A word that faces a
    sentence almost the same is an example, no difference in habits: it comes after every word that is sure.

    Args:
        table: as returned by `distinctive`.
        hits: `concordance` of its terms, for the form in which they are printed and for quotations.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
        faced: `facing` words; the first one whose sentences share `ALMOST` of their words is a finding.
        confidence_level: with which the table was made.
    """
    group = table.columns[0]
    if table.empty:
        return [
            Finding("Fewer than two outlets have words in this selection, so nothing is compared.", 0, kind="terms")
        ]
    names, found = {} if outlets is None else outlet_names(outlets), []
    forms = {} if hits is None else printed(hits)
    best = top(table, 1)
    for row in best[~best["kind"].isin(KINDS[-2:])].to_dict("records") if "kind" in best else best.to_dict("records"):
        times, low, high = (_times(row[end]) for end in ("log_odds", "lower", "upper"))
        whom = {"rest": "the others", "reference": "the reference list"}.get(row["against"], "")
        whom = whom or names.get(row["against"], row["against"])
        where = " when they tell the same events" if row["variance"] == PAIRED else ""
        name, term = names.get(row[group], row[group]), row["term"]
        found.append(Finding(
            f"{name} uses “{forms.get(term, term)}” {times} times as often as {whom}{where}.",
            0.0 if row["one_article"] else max(0.0, float(np.tanh(row["lower"] / 2))),
            evidence=(str(row[group]), str(term)),
            detail=f"{stats.interval_name(confidence_level)} {low} to {high}; "
            f"{amount(row['n'], 'use')} in {row['df']} of "
            f"{amount(row['articles'], 'article')}, elsewhere {row['n_against']} in {row['df_against']} of "
            f"{row['articles_against']}." + (" All stand in one article." if row["one_article"] else ""),
            kind="terms",
            quotations=_quotations(hits, group, row),
        ))  # fmt: skip
    if faced is not None:
        found += [_faced(row, names) for row in faced[faced["shared"] >= ALMOST].head(1).to_dict("records")]
    if not found:
        text = "No word is used reliably more by one outlet than by the others."
        if len(best):
            text = "Only names and house style are used reliably more by one outlet than by the others."
        found = [Finding(text, 0, detail=smallest_difference(table), kind="terms")]
    return found


def _faced(row: Mapping[Any, Any], names: Mapping[str, str]) -> Finding:
    """Two outlets that word one fact almost alike, but for one word."""
    first, second = (names.get(row[f"outlet_{side}"], row[f"outlet_{side}"]) for side in "ab")
    other = f"{second} writes “{row['word_b']}”" if pd.notna(row["word_b"]) else f"{second} leaves the word out"
    return Finding(
        f"Where {first} writes “{row['word_a']}”, {other}.",
        LEAST,  # a single example: more than a null, less than whatever was measured
        detail=f"Both report the same fact; {row['shared']:.0%} of the words of the two sentences stand in both.",
        kind="terms",
        quotations=tuple(
            Quotation(*(row[f"{name}_{side}"] for name in ("article", "sentence", "outlet", "text"))) for side in "ab"
        ),
    )


def smallest_difference(table: pd.DataFrame) -> str:
    """Say how much more often an outlet would have had to use a word for that to be sure, in one sentence.

    It is the smallest over the terms that could be tested: e to the power of the reach of the term's own interval, at
    Bonferroni's level for the terms of its comparison.

    Args:
        table: as returned by `distinctive`.
    """
    if table["variance"].isin([SINGLE, CLASSIC]).all():
        return "With one article from an outlet, no difference can be told from chance, however large."
    tested = table[table["q"].notna()]
    if tested.empty:
        return "With so few articles, no difference can be told from chance, however large."
    keys = [table.columns[0], "against"]
    tests = tested.groupby(keys)["term"].transform("size").to_numpy()
    reach = [
        stats.t_quantile(dof, confidence_level=1 - stats.SIGNIFICANCE_LEVEL / n) * se
        for dof, n, se in zip(tested["dof"], tests, tested["se"], strict=True)
    ]
    if min(reach) > np.log(_LARGEST):
        return f"With these articles, not even a word used {_LARGEST} times as often would have stood out."
    return f"With these articles, only a word used at least {_times(min(reach))} times as often would have stood out."


def cautions(counts: Frequencies, asked: Sequence[str] = (), outlets: pd.DataFrame | None = None) -> tuple[str, ...]:
    """Say in plain words what the size of a selection does not allow, and which spellings are counted apart.

    Args:
        counts: what was counted.
        asked: groups that were asked for, to name those that have no words.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
    """
    names, lengths = {} if outlets is None else outlet_names(outlets), counts.lengths
    if lengths.empty:
        return ("No words are left in this selection.",)
    labels = lengths[list(counts.by)].astype("string").agg(" · ".join, axis=1)
    found = [names.get(label, label) for label in labels]
    said = []
    without = [names.get(name, name) for name in asked if name not in set(labels)]
    if without:
        said.append(f"No words in this selection from {_listed(without)}.")
    alone = [name for name, n in zip(found, lengths["articles"], strict=True) if n == 1]
    few = [name for name, n in zip(found, lengths["articles"], strict=True) if 1 < n < FEW_ARTICLES]
    if alone:
        each = " each" if len(alone) > 1 else ""
        said.append(
            f"There is one article{each} from {_listed(alone)}: this page can say how these articles differ, "
            "not how an outlet usually writes."
        )
    if few:
        said.append(f"Fewer than {FEW_ARTICLES} articles from {_listed(few)}: how words cluster is known only roughly.")
    vocabulary = set(counts.terms["term"])
    accented = sorted(term for term in vocabulary if not term.isascii() and fold(term, accents=False) in vocabulary)
    if accented:
        pairs = [f"“{term}” and “{fold(term, accents=False)}”" for term in accented]
        said.append(f"Counted apart: {_listed(pairs[:3])}. accents=False counts them together.")
    return tuple(said)


def _quotations(hits: pd.DataFrame | None, group: str, row: Mapping[Any, Any]) -> tuple[Quotation, ...]:
    """The first place where the group uses the term."""
    if hits is None or group != "outlet":
        return ()
    own = hits[(hits["term"] == row["term"]) & (hits["outlet"] == row[group])].head(1)
    return tuple(
        Quotation(one["article"], one["sentence"], one["outlet"], one["left"] + one["surface"] + one["right"])
        for one in own.to_dict("records")
    )


def _times(log_odds: float) -> str:
    """How many times as often: log-odds as readers say them."""
    times = float(np.exp(log_odds))
    return f"{times:.1f}" if times < 10 else f"{times:,.0f}"


def _listed(items: Sequence[str]) -> str:
    """Join as prose does: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
