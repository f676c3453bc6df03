"""Coder against coder, machine against coder."""

from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.agreement import WHAT
from kosovo_lib.charts.theme import ACCENT, FONT_SIZE, GRID, INK, NEUTRAL, finish
from kosovo_lib.errors import ParameterError
from kosovo_lib.stats import coefficient, interval_name

__all__ = ["agreement", "confusion"]

LABELS: Final = {
    "-1": "critical", "0": "neutral", "1": "supportive",
    "outlet": "the outlet", "other": "others", "none": "nobody",
}  # fmt: skip
"""What a code means to a reader."""


def confusion(table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw which labels two coders gave to the same items; the diagonal is where they agree.

    Args:
        table: rows of `agreement.confusion`.

    Raises:
        ParameterError: the table is empty or counts nothing.
    """
    total = int(table["n"].sum())
    if not total:
        raise ParameterError("confusion: the two have coded nothing in common")
    first, second = (str(table[side].iloc[0]).split(",")[0] for side in ("coder_a", "coder_b"))
    rows = table.assign(
        a=table["label_a"].map(LABELS), b=table["label_b"].map(LABELS), same=table["label_a"] == table["label_b"]
    )  # fmt: skip
    order = [LABELS[label] for label in dict.fromkeys(table["label_a"])]
    base = alt.Chart(rows).encode(
        x=alt.X("b:N", sort=order, title=second, axis=alt.Axis(orient="top", labelAngle=0, domain=False)),
        y=alt.Y("a:N", sort=order, title=first),
    )
    boxes = base.mark_rect(cornerRadius=4, color=ACCENT, stroke=GRID).encode(
        fillOpacity=alt.FillOpacity("n:Q", scale=alt.Scale(domain=[0, total], range=[0, 0.5]), legend=None)
    )
    frames = base.transform_filter("datum.same").mark_rect(cornerRadius=4, fillOpacity=0, stroke=INK, strokeWidth=2)
    numbers = base.mark_text(fontSize=FONT_SIZE + 2).encode(text="n:Q")
    alike = int(rows.loc[rows["same"], "n"].sum())
    apart = rows[~rows["same"]].nlargest(1, "n").iloc[0]
    often = (
        f" The most frequent difference: {apart['a']} for {first}, {apart['b']} for {second} ({apart['n']})."
        if apart["n"]
        else ""
    )
    return finish(
        alt.layer(boxes, frames, numbers).properties(height=150),
        title=f"Of {total} labels, {first} and {second} gave {alike} alike",
        subtitle="Numbers are items; framed boxes are where the two agree",
        description=f"A table of labels, {first} by {second}. The same label {alike} times in {total}.{often}",
        width=240,
        data=[("a", first), ("b", second), ("n", "items")],
    )


def agreement(table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw Cohen's kappa of several pairs with their intervals, on the scale from chance to full agreement.

    Args:
        table: rows of `agreement.pairs`, of stance, of voices or of both.

    Raises:
        ParameterError: no row has a kappa.
    """
    rows = table[table["kappa"].notna()]
    if rows.empty:
        raise ParameterError("agreement: no pair has a kappa to draw")
    drawn = pd.DataFrame([_pair(row) for row in rows.to_dict("records")])
    stances = drawn[(rows["on"] == "label").to_numpy()]
    ranked = (drawn if stances.empty else stances).sort_values("kappa", kind="stable")
    base = alt.Chart(drawn).encode(
        y=alt.Y("pair:N", sort=None, title=None, axis=alt.Axis(labelLimit=200, labelExpr="split(datum.label, '|')"))
    )
    ends = "datum.value == 0 ? 'chance' : datum.value == 1 ? 'full' : format(datum.value, '.1f')"
    x = alt.X(
        "kappa:Q",
        scale=alt.Scale(domain=[min(0.0, drawn[["kappa", "low"]].min().min()), 1.12], nice=False),
        title=None,
        axis=alt.Axis(values=[0, 0.5, 0.8, 1], labelExpr=ends),
    )
    chart = alt.layer(
        base.mark_rule(strokeWidth=5, color=NEUTRAL).encode(x=alt.X("low:Q"), x2="high:Q"),
        base.mark_point(filled=True, color=INK).encode(x=x),
        base.mark_text(dy=-14, fontWeight="bold").encode(x=x, text="value:N"),
    )
    return finish(
        chart.properties(height=alt.Step(54)),
        title=" ".join(dict.fromkeys(ranked["said"].iloc[[-1, 0]])),
        subtitle=f"Cohen’s kappa, bar: {interval_name()}. 0 is chance, 1 is full agreement, 0.8 is commonly asked for",
        description="Agreement by pair. " + " ".join(drawn["read"]),
        width=220,
        data=["coders", "on", ("n", "items"), "kappa", "low", "high"],
    )


def _pair(row: dict[Any, Any]) -> dict[str, Any]:
    """One pair as it is drawn, said in the title, and read aloud; long names end at their comma."""
    names = " and ".join(str(row[side]).split(",")[0] for side in ("coder_a", "coder_b"))
    what, value = WHAT[row["on"]], coefficient(row["kappa"])
    unsure = pd.isna(row["kappa_low"])
    span = "no interval" if unsure else f"{coefficient(row['kappa_low'])} to {coefficient(row['kappa_high'])}"
    return {
        "pair": f"{names}|on {what}", "coders": names, "on": what, "n": row["n"], "kappa": row["kappa"], "value": value,
        "low": None if unsure else row["kappa_low"], "high": None if unsure else row["kappa_high"],
        "said": f"{names} agree on {what} at kappa {value}.",
        "read": f"{names} on {what}: kappa {value} ({span}), {row['n']} items.",
    }  # fmt: skip
