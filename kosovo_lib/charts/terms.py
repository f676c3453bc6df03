"""Charts of words: a dot for what was measured and a line for how surely, never a word cloud."""

from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.charts.theme import ACCENT, INK, MUTED, finish, outlet_scale
from kosovo_lib.errors import ParameterError

__all__ = ["distinctive_words", "two_outlets", "word_use"]

WIDTH: Final = 280
ROW: Final = 21
MOST: Final = 8
"""More panels than a phone can hold help nobody; the rest is in the table."""

_LEAST, _LARGEST = 1 / 16, 256.0
"""Where intervals are cut off: further out they say no more than "nobody knows"."""
_TICKS = [1 / 64, 1 / 16, 1 / 4, 1, 4, 16, 64]
_VOICES = {"outlet": "the outlet itself", "other": "people it quotes or relays"}
_LABELS = ("name", "label")
_DATA: Final[list[str | tuple[str, str]]] = [
    ("label", "word"), ("name", "outlet"), "times", ("low", "at least"), ("high", "at most"), "one_article",
]  # fmt: skip
_INTERVAL = f"Dot: estimate; line: {stats.interval_name()}, cut off at the edge."


def distinctive_words(
    table: pd.DataFrame, outlets: pd.DataFrame, labels: Mapping[str, str] | None = None
) -> alt.TopLevelMixin:
    """Draw each outlet's distinctive words: one panel an outlet, one dot and its interval a word.

    A hollow dot is a word whose uses all stand in one article. The axis is logarithmic; the line at 1 is "as
    often as the others".

    Args:
        table: rows of `kosovo_lib.terms.distinctive` to draw, by outlet, as `top` picks them.
        outlets: rows of `schema.OUTLETS`.
        labels: term -> how to print it.

    Raises:
        ParameterError: there are no rows.
    """
    rows, names = _prepared(table, outlets, labels)
    kept = list(dict.fromkeys(rows["outlet"]))[:MOST]
    rows = rows[rows["outlet"].isin(kept)]
    order = [names[outlet] for outlet in kept]
    rows = rows.assign(low=rows["low"].clip(lower=_LEAST))
    domain = [1 / _end(1 / rows["low"].min()), _end(rows["high"].max())]
    facet = alt.Facet("name:N", sort=order, title=None, header=alt.Header(labelAnchor="start", labelFontWeight="bold"))
    chart = (
        alt.layer(*_dots(rows, kept, "times as often as the others", domain))
        .properties(width=WIDTH, height={"step": ROW})
        .facet(facet=facet, columns=1, spacing=14)
        .resolve_scale(y="independent")
    )
    rest = f" Only the first {MOST} outlets." if len(kept) < table["outlet"].nunique() else ""
    return finish(
        chart,
        title=_distinctive_title(rows),
        subtitle=f"{_INTERVAL} Hollow: all uses in one article.{rest}",
        description="Dot plot, one panel an outlet. " + _spoken(rows),
        data=_DATA,
    )


def two_outlets(
    table: pd.DataFrame, outlets: pd.DataFrame, labels: Mapping[str, str] | None = None
) -> alt.TopLevelMixin:
    """Draw the words in which two outlets differ: to the right the first one's, to the left the other's.

    Args:
        table: rows of `kosovo_lib.terms.distinctive` of two outlets, each against the other, as `top`
            picks them.
        outlets: rows of `schema.OUTLETS`.
        labels: term -> how to print it.

    Raises:
        ParameterError: there are no rows, or they compare other than two outlets.
    """
    rows, names = _prepared(table, outlets, labels)
    pair = [str(outlet) for outlet in dict.fromkeys([*rows["outlet"], *rows["against"]])]
    if len(pair) != 2 or "rest" in pair:
        raise ParameterError(f"two_outlets: the table compares {', '.join(pair)}, not two outlets with each other")
    second_own = rows["outlet"] == pair[1]
    turned = {"times": 1 / rows["times"], "low": 1 / rows["high"], "high": 1 / rows["low"]}
    rows = rows.assign(**{name: rows[name].where(~second_own, column) for name, column in turned.items()})
    first, second = names[pair[0]], names[pair[1]]
    end = _end(max(rows["high"].max(), 1 / rows["low"].min()))
    legend = alt.Legend(title="More often in", labelExpr=_names_expression({outlet: names[outlet] for outlet in pair}))
    sure = int((rows["q"] < stats.SIGNIFICANCE_LEVEL).sum())
    said = f"{_count(sure, 'word differs', 'words differ')}" if sure else "no word differs"
    chart = alt.layer(*_dots(rows, pair, f"times as often in {first} as in {second}", [1 / end, end], legend))
    return finish(
        chart.properties(height={"step": ROW}),
        title=f"Between {first} and {second}, {said} beyond what chance brings",
        subtitle=f"{_INTERVAL} Hollow: all uses in one article.",
        description=f"Dot plot of words, {first} against {second}. " + _spoken(rows),
        width=WIDTH,
        data=_DATA,
    )


def word_use(table: pd.DataFrame, outlets: pd.DataFrame, labels: Mapping[str, str] | None = None) -> alt.TopLevelMixin:
    """Draw how often chosen words are used by each outlet, in its own voice and in the words of others.

    Args:
        table: rows of `kosovo_lib.terms.rates` for the chosen terms, by outlet and voice.
        outlets: rows of `schema.OUTLETS`.
        labels: term -> how to print it.

    Raises:
        ParameterError: there are no rows.
    """
    rows, names = _prepared(table, outlets, labels)
    rows = rows.assign(speaker=rows["voice"].map(_VOICES).fillna("nobody"))
    speakers = [text for text in _VOICES.values() if text in set(rows["speaker"])]
    terms = list(dict.fromkeys(rows["label"]))
    y = alt.Y("name:N", title=None, sort=[names[outlet] for outlet in dict.fromkeys(rows["outlet"])])
    offset = alt.YOffset("speaker:N", sort=speakers)
    scale = alt.Scale(domain=speakers, range=[ACCENT, MUTED][: len(speakers)])
    shapes = alt.Scale(domain=speakers, range=["circle", "square"][: len(speakers)])
    legend = alt.Legend(title="In the words of", columns=1, labelLimit=240)
    color = alt.Color("speaker:N", scale=scale, legend=legend)
    shape = alt.Shape("speaker:N", scale=shapes, legend=legend)
    axis = alt.Axis(tickCount=4, format=",.0f")
    base = alt.Chart(rows[[*_LABELS, "speaker", "per_10k_words", "lower", "upper"]])
    x = alt.X("per_10k_words:Q", title="per 10,000 words", scale=alt.Scale(zero=True), axis=axis)
    line = base.mark_rule(strokeWidth=2).encode(x="lower:Q", x2="upper:Q", y=y, yOffset=offset, color=color)
    dot = base.mark_point(size=85).encode(x=x, y=y, yOffset=offset, color=color, shape=shape)
    header = alt.Header(labelAnchor="start", labelFontWeight="bold")
    chart = (
        alt.layer(line, dot)
        .properties(width=WIDTH, height={"step": ROW * 0.75, "for": "offset"})
        .facet(facet=alt.Facet("label:N", sort=terms, title=None, header=header), columns=1, spacing=14)
    )
    most = rows.sort_values("per_10k_words").iloc[-1]
    return finish(
        chart,
        title=f"“{most['label']}” is most frequent in {most['name']}, in the words of {most['speaker']}: "
        f"{most['per_10k_words']:,.0f} per 10,000 words",
        subtitle=f"Dot: rate; line: {stats.interval_name()}. No mark: nothing is said there in that voice.",
        description="Dot plot of rates per 10,000 words. "
        + "; ".join(
            f"{row['label']} in {row['name']}, {row['speaker']}: {row['per_10k_words']:.0f} ({row['n']} uses)"
            for row in rows.to_dict("records")
        ),
        data=[
            ("label", "word"), ("name", "outlet"), ("speaker", "in the words of"), "per_10k_words",
            ("lower", "at least"), ("upper", "at most"),
        ],
    )  # fmt: skip


def _dots(
    rows: pd.DataFrame, handles: list[str], title: str, domain: list[float], legend: alt.Legend | None = None
) -> list[Any]:
    """A dot and its interval a word, and the line at 1."""
    colour, shapes = outlet_scale(handles)
    axis = alt.Axis(values=_TICKS, grid=True, labelExpr="datum.value < 1 ? '1/' + 1 / datum.value : datum.value + '×'")
    x = alt.X(
        "times:Q", title=title, axis=axis,
        scale=alt.Scale(type="log", base=2, domain=domain, nice=False),
    )  # fmt: skip
    y = alt.Y("label:N", title=None, sort=alt.EncodingSortField("rank", op="min"))
    color = alt.Color("outlet:N", scale=colour, legend=legend)
    shape = alt.Shape("outlet:N", scale=shapes, legend=legend)
    base = alt.Chart(
        rows.assign(rank=range(len(rows)))[[*_LABELS, "outlet", "rank", "times", "low", "high", "one_article"]]
    )
    even = base.mark_rule(color=INK, strokeDash=[3, 3]).encode(x=alt.datum(1))
    line = base.mark_rule(strokeWidth=2).encode(x="low:Q", x2="high:Q", y=y, color=color)
    full = base.mark_point(size=85).encode(x=x, y=y, color=color, shape=shape)
    hollow = (
        base.transform_filter("datum.one_article")
        .mark_point(size=70, filled=False, fill="white", strokeWidth=2.5)
        .encode(x=x, y=y, color=color, shape=shape)
    )
    return [even, line, full, hollow]


def _end(largest: float) -> float:
    """Where the axis ends: at the first power of four that holds the intervals, or at the last one drawn."""
    return next((tick for tick in (4.0, 16.0, 64.0) if tick >= largest), _LARGEST)


def _prepared(
    table: pd.DataFrame, outlets: pd.DataFrame, labels: Mapping[str, str] | None
) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows with names and labels to print, odds ratios in place of their logarithms, and the names."""
    if table.empty:
        raise ParameterError("a chart needs at least one row; show a note instead")
    handles = [*table["outlet"], *table.get("against", ())]
    names = {str(handle): str(handle) for handle in handles}
    names |= dict(zip(outlets["outlet"].astype(str), outlets["name"].astype(str), strict=True))
    terms = table["term"].astype(str)
    rows = table.assign(
        name=table["outlet"].astype(str).map(names), label=[(labels or {}).get(term, term) for term in terms]
    )
    if "log_odds" in rows:
        clipped = np.exp(rows[["log_odds", "lower", "upper"]]).clip(1 / _LARGEST, _LARGEST)
        rows = rows.assign(times=clipped["log_odds"], low=clipped["lower"], high=clipped["upper"])
    return rows.reset_index(drop=True), names


def _names_expression(names: Mapping[str, str]) -> str:
    """A Vega expression that prints an outlet's name for its handle."""
    quoted = {handle: name.replace("\\", "").replace("'", "’") for handle, name in names.items()}
    return "({" + ", ".join(f"'{h}': '{name}'" for h, name in quoted.items()) + "})[datum.value]"


def _distinctive_title(rows: pd.DataFrame) -> str:
    """The finding in one sentence, hedged by the false-discovery rate."""
    sure = rows[rows["q"] < stats.SIGNIFICANCE_LEVEL].groupby("name", sort=False).head(1)
    if sure.empty:
        return "No word sets an outlet apart beyond what chance brings; these come nearest"
    said = [f"“{row['label']}” ({row['name']})" for row in sure.to_dict("records")]
    return "Words that set an outlet apart beyond chance: " + ", ".join(said)


def _spoken(rows: pd.DataFrame) -> str:
    """The values as a sentence for screen readers."""
    said = [
        f"{row['label']} in {row['name']}: {np.exp(row['log_odds']):.1f} times as often, "
        f"interval {np.exp(row['lower']):.1f} to {np.exp(row['upper']):.1f}"
        for row in rows.to_dict("records")
    ]
    return "; ".join(said) + "."


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
