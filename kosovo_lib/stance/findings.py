"""What the tables of stance say, as findings made from their numbers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.finding import Finding, Quotation, amount
from kosovo_lib.schema import outlet_names
from kosovo_lib.stance.labelled import TARGET
from kosovo_lib.stats import coefficient, interval_name

__all__ = ["findings"]


def findings(
    corpus: Corpus, table: pd.DataFrame, rows: pd.DataFrame | None = None, labelled: str = ""
) -> list[Finding]:
    """Say what a table of coders' labels shows, the strongest first.

    The model's labels are passed over: what they say of stance is not reliable enough for a sentence.

    Args:
        corpus: for the names of the outlets.
        table: what `by_outlet` returned, for one voice.
        rows: what `evidence` returned for the same arguments, from which quotations are taken.
        labelled: a sentence that says who labelled; it stands first under each finding.

    Returns:
        Each outlet and actor with a clear reading (its effect is the share of sentences on one side less that on the
        other, at the end of its interval), then pairs of outlets whose intervals for the same actor lie
        apart, last how much takes no side at all, which has no strength. Where nobody has coded, one finding says that
        nothing is claimed. ``evidence`` is (outlet, actor).
    """
    coded = table[table["labels"] == "hand"]
    if coded.empty:
        return [Finding("Nobody has labelled these sentences, so nothing is claimed about anybody’s stance.", 0)]
    names = outlet_names(corpus.outlets)
    own = str(coded["voice"].iloc[0]) == "outlet"
    found = [*_leans(coded, names, rows, own=own), *_gaps(coded, names, own=own)]
    neutral, n = int(coded["neutral"].sum()), int(coded["n"].sum())
    who = "In their own words, outlets" if own else "The people whom outlets quote"
    null = Finding(
        f"{who} take no side in {neutral} of {n:,} cases in which a sentence names an actor.", 0, kind="stance"
    )
    found = [replace(one, detail=f"{labelled} {one.detail}".strip()) for one in found]
    return [*sorted(found, key=lambda one: -one.strength), null]


def _leans(coded: pd.DataFrame, names: dict[str, str], rows: pd.DataFrame | None, *, own: bool) -> Iterator[Finding]:
    """Outlet and actor where the whole interval lies on one side of zero."""
    for row in coded[coded["reading"].isin(["critical", "supportive"])].to_dict("records"):
        critical = row["reading"] == "critical"
        name = names[row["outlet"]]
        who = name if own else f"The people whom {name} quotes"
        verb = ("criticise" if critical else "side with") if not own else "criticises" if critical else "sides with"
        split = f", {row['split']} on which coders differ" if row["split"] else ""
        sentences = amount(row["n"], "labelled sentence" if row["waiting"] else "sentence")
        rest = f"; {row['waiting']} more wait for a coder" if row["waiting"] else ""
        yield Finding(
            f"{who} {verb} {row['actor']} in {row[row['reading']]} of {sentences}.",
            min(1.0, abs(row["score_high"] if critical else row["score_low"])),
            (row["outlet"], row["actor"]),
            f"{row['critical']} critical, {row['neutral']} neutral, {row['supportive']} supportive{split}; score "
            f"{coefficient(row['score'])} on a scale from −1 to 1, {interval_name()} "
            f"{coefficient(row['score_low'])} to {coefficient(row['score_high'])}{rest}.",
            "stance",
            quotations=_quotations(rows, row),
        )


def _quotations(rows: pd.DataFrame | None, row: dict[Any, Any]) -> tuple[Quotation, ...]:
    """The first two sentences that all coders labelled so."""
    if rows is None:
        return ()
    said = rows[
        (rows["labels"] == "hand") & (rows["outlet"] == row["outlet"]) & (rows["actor"] == row["actor"])
        & (rows["verdict"] == row["reading"])
    ].drop_duplicates(TARGET)  # fmt: skip
    return tuple(
        Quotation(str(one["article"]), int(one["sentence"]), str(one["outlet"]), str(one["text"]))
        for one in said.head(2).to_dict("records")
    )


def _gaps(coded: pd.DataFrame, names: dict[str, str], *, own: bool) -> Iterator[Finding]:
    """Pairs of outlets whose intervals for an actor do not touch."""
    for actor, rows in coded[coded["score"].notna()].groupby("actor", sort=True):
        ordered = rows.sort_values("score", kind="stable").to_dict("records")
        for low, high in combinations(ordered, 2):
            if low["score_high"] < high["score_low"]:
                first, second = names[low["outlet"]], names[high["outlet"]]
                who = f"{first} treats" if own else f"The people whom {first} quotes treat"
                than = second if own else f"those whom {second} quotes"
                yield Finding(
                    f"{who} {actor} more critically than {than}.",
                    min(1.0, (high["score_low"] - low["score_high"]) / 2),
                    (low["outlet"], str(actor)),
                    f"Scores {coefficient(low['score'])} and {coefficient(high['score'])} on a scale from −1 to 1; the "
                    f"{interval_name()}s do not touch.",
                    "stance",
                )
