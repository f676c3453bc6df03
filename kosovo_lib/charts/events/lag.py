"""How long before publication things happened."""

import math
from collections.abc import Mapping
from typing import Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.events.words import WIDTH, count, heading
from kosovo_lib.charts.theme import GRID, INK, MUTED, finish

__all__ = ["lags"]

_LABELS: Final = 92

_LAGS: Final = (
    (-1, "to come"),
    (0, "same day"),
    (7, "1–7 days"),
    (31, "8–31 days"),
    (365, "up to a year"),
    (3652, "1–10 years"),
    (10**7, "over 10 years"),
)


def lags(table: pd.DataFrame, names: Mapping[str, str]) -> alt.TopLevelMixin:
    """How long before publication things happened; a circle is the number of an outlet's dated statements.

    Args:
        table: what `events.lags` returns, at least one row.
        names: outlet -> name to print.
    """
    middle = (table["days_min"] + table["days_max"]) / 2
    spans = zip(table["days_min"], table["days_max"], middle, strict=True)
    rows = table.assign(bin=[_bin(low, high, mid) for low, high, mid in spans])
    outlets = list(dict.fromkeys(rows.sort_values("published_from")["outlet"]))
    labels = [label for _, label in _LAGS]
    step = (WIDTH - _LABELS) / len(outlets)
    counts = rows.groupby(["outlet", "bin"]).size().reset_index(name="n")
    counts["name"] = [names.get(outlet, outlet) for outlet in counts["outlet"]]
    counts["x"] = [_LABELS + step * (outlets.index(outlet) + 0.5) for outlet in counts["outlet"]]
    counts["y"] = [labels.index(label) for label in counts["bin"]]
    heads = pd.DataFrame(
        {
            "name": [heading(names.get(outlet, outlet), step) for outlet in outlets],
            "x": [_LABELS + step * (i + 0.5) for i in range(len(outlets))],
            "y": -2.0,
        }
    )
    sides = pd.DataFrame({"bin": labels, "x": 0.0, "to": float(WIDTH), "y": range(len(labels))})
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(labels) - 0.4, -2.1], nice=False))
    size = alt.Size("n:Q", legend=None, scale=alt.Scale(domain=[1, max(int(counts["n"].max()), 2)], range=[330, 950]))
    tips = [alt.Tooltip("name:N", title="outlet"), alt.Tooltip("bin:N", title="before publication"), "n:Q"]
    chart = alt.layer(
        alt.Chart(sides).mark_rule(color=GRID).encode(x=x, x2="to:Q", y=y),
        alt.Chart(sides).mark_text(align="left", dy=-8, fontSize=12, color=MUTED).encode(x=x, y=y, text="bin:N"),
        alt.Chart(heads)
        .mark_text(fontSize=12, fontWeight="bold", lineBreak="\n", baseline="top")
        .encode(x=x, y=y, text="name:N"),
        alt.Chart(counts)
        .mark_circle(opacity=1, color="#dfe3e8", stroke=MUTED)
        .encode(x=x, y=y, size=size, tooltip=tips),
        alt.Chart(counts)
        .mark_text(fontSize=13, fontWeight="bold", color=INK)
        .encode(x=x, y=y, text="n:Q", tooltip=tips),
    ).properties(height=36 * (len(labels) + 1.6))
    near = int(rows["bin"].isin(["same day", "1–7 days"]).sum())
    far = int((rows["bin"] == "over 10 years").sum())
    back = f", {count(far)} more than ten years back" if far else ""
    title = f"Of {count(len(rows), 'dated statement')} {count(near)} lie within a week of publication{back}"
    return finish(
        chart,
        title=title + ".",
        width=WIDTH,
        subtitle="Number of dated statements by time from happening to publication; of an imprecise date, its middle.",
        description=f"Counts of dated statements, outlet by time before publication. {title}. "
        + " ".join(f"{r.name}, {r.bin}: {r.n}." for r in counts.itertuples(index=False)),
        data=[("name", "outlet"), ("bin", "before publication"), ("n", "statements")],
    )


def _bin(low: float, high: float, middle: float) -> str:
    """The bin of a lag; what may be the day of publication itself counts as that."""
    days = 0 if low <= 0 <= high else math.floor(middle)
    return next(label for most, label in _LAGS if days <= most)
