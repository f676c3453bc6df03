"""A picture of who speaks: one bar an outlet, divided among the voices on its pages."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from kosovo_lib.charts.theme import FONT_SIZE, finish

__all__ = ["voices"]

_SHADES = ("#0b3c5d", "#2f7fb5", "#8fc1e3", "#8a5a00", "#e6c875", "#dfe2e6")
"""From dark to light in two steps: blue for the article's voices, yellow for passages and readers, grey for nobody."""
_WHITE_ON = frozenset((_SHADES[0], _SHADES[1], _SHADES[3]))
_LABELLED = 0.1
"""The smallest share whose number fits into its piece of the bar."""


def voices(table: pd.DataFrame, names: Mapping[str, str], *, title: str) -> alt.TopLevelMixin:
    """Draw how the words of each outlet's pages divide among the voices on them.

    Args:
        table: rows of ``kosovo_lib.voices.summary.shares``.
        names: outlet handle -> its name as printed.
        title: the finding, one sentence.
    """
    kinds = list(dict.fromkeys(table["voice"]))
    shade = dict(zip(kinds, _SHADES, strict=False))
    ends = table.groupby("outlet")["share"].cumsum()
    rows = table.assign(
        name=table["outlet"].map(names),
        start=ends - table["share"],
        end=ends,
        middle=ends - table["share"] / 2,
        percent=(table["share"] * 100).round().astype("int64").astype("string") + "%",
        ink=table["voice"].map(lambda voice: "white" if shade[voice] in _WHITE_ON else "#20262e"),
    )
    order = list(dict.fromkeys(rows["name"]))
    y = alt.Y("name:N", sort=order, title=None)
    base = alt.Chart(rows)
    bars = base.mark_bar(stroke="white", strokeWidth=1.5, height=26).encode(
        y=y,
        x=alt.X("start:Q", title="Share of the words on the page", axis=alt.Axis(format="%", tickCount=5)),
        x2="end:Q",
        color=alt.Color(
            "voice:N",
            sort=kinds,
            scale=alt.Scale(domain=kinds, range=list(shade.values())),
            title=None,
            legend=alt.Legend(labelLimit=190),
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Outlet"),
            alt.Tooltip("voice:N", title="Who speaks"),
            alt.Tooltip("words:Q", title="Words"),
            alt.Tooltip("sentences:Q", title="Sentences"),
            alt.Tooltip("share:Q", title="Share", format=".0%"),
        ],
    )
    numbers = (
        base.transform_filter(alt.datum.share >= _LABELLED)
        .mark_text(fontSize=FONT_SIZE)
        .encode(y=y, x="middle:Q", text="percent:N", color=alt.Color("ink:N", scale=None))
    )
    told = "; ".join(
        f"{name}: " + ", ".join(f"{row.voice} {row.percent}" for row in part.itertuples() if row.words)
        for name, part in rows.groupby("name", sort=False)
    )
    return finish(
        alt.layer(bars, numbers).properties(height=42 * len(order)),
        title=title,
        subtitle="Words on each page, by who says them",
        description=f"A bar for each outlet, divided among the voices on its page. {told}.",
        width=320,
        data=[("name", "outlet"), "voice", "words", "sentences", "share"],
    )
