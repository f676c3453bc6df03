"""Charts of words: a dot for what was measured and a line for how surely, never a word cloud."""

from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import numpy as np
import pandas as pd

from kosovo_lib.charts.theme import ACCENT, SECOND, OutletScale, drawn_outlets, layered, require, words
from kosovo_lib.finding import amount
from kosovo_lib.stats import SIGNIFICANCE_LEVEL, interval_name

_ROW: Final = 22
_ROWS: Final = 30  # rows of outlets that a chart of chosen words has at most
_ENOUGH: Final = 5  # uses from which on a highest rate is worth the title
_WORDS: Final = 20  # of each outlet, or of chosen words, at most so many are drawn; the rest is in the table
_LARGEST: Final = 256.0  # where intervals are cut off: further out they say no more than "nobody knows"
_TICKS: Final = [1 / 256, 1 / 64, 1 / 16, 1 / 4, 1, 4, 16, 64, 256]
_VOICES: Final = {"outlet": "the outlet itself", "other": "people it quotes"}


def distinctive_words(
    table: pd.DataFrame, outlets: pd.DataFrame | None = None, labels: Mapping[str, str] | None = None
) -> alt.LayerChart:
    """Draw each outlet's distinctive words below its name: one dot and its interval a word.

    A hollow dot is a word whose uses all stand in one article. The axis is logarithmic; the line at 1 is "as
    often as the others".

    Args:
        table: rows of `kosovo_lib.terms.distinctive` to draw, by outlet, as `top` picks them.
        outlets: rows of `schema.OUTLETS`, all of the corpus, for names and looks.
        labels: term -> how to print it.
    """
    require(table, "distinctive_words", "terms.distinctive", "outlet term log_odds lower upper q one_article")
    rows, looks, left_out = drawn_outlets(table, outlets)
    rows["label"] = rows["term"].astype(str).replace(dict(labels or {}))
    first = rows.groupby("outlet", sort=False).head(_WORDS)
    left_out += f" The first {_WORDS} words of each outlet." if len(first) < len(rows) else ""
    sure = first[first["q"] < SIGNIFICANCE_LEVEL].groupby("name", sort=False).head(1)
    named = [f"“{row['label']}” ({row['name']})" for row in sure.to_dict("records")]
    said = "; ".join(
        f"{row['label']} in {row['name']}: {np.exp(row['log_odds']):.1f} times as often, "
        f"interval {np.exp(row['lower']):.1f} to {np.exp(row['upper']):.1f}"
        for row in first.to_dict("records")
    )
    return _dots(first, looks).properties(**words(
        f"Words that set an outlet apart: {', '.join(named)}" if named
        else "No word is used reliably more by one outlet than by the others",
        f"Dot: estimate; line: {interval_name()}, cut off at the edge. Hollow: all uses in one article.{left_out}",
        f"Dot plot, the words of each outlet below its name. {said}.",
    ))  # fmt: skip


def word_use(
    table: pd.DataFrame, outlets: pd.DataFrame | None = None, labels: Mapping[str, str] | None = None,
    told: pd.DataFrame | None = None,
) -> alt.LayerChart:  # fmt: skip
    """Draw how often chosen words are used by each outlet, in its own voice and in the words of others.

    Args:
        table: rows of `kosovo_lib.terms.rates` for the chosen terms, by outlet and voice.
        outlets: rows of `schema.OUTLETS`, for their names.
        labels: term -> how to print it.
        told: rows of `kosovo_lib.terms.telling`, whose words come first, in their order; the title counts the first
            that is drawn, or else the word of the highest rate.
    """
    source = 'terms.rates(..., by=["outlet", "voice"])'
    require(table, "word_use", source, "term outlet voice n per_10k_words lower upper")
    rows, _, left_out = drawn_outlets(table, outlets)
    at = {term: place for place, term in enumerate([] if told is None else told["term"])}
    rows = rows.sort_values("term", key=lambda terms: terms.map(lambda term: at.get(term, len(at))), kind="stable")
    rows["label"] = rows["term"].astype(str).replace(dict(labels or {}))
    terms = list(dict.fromkeys(rows["label"]))
    drawn = min(_WORDS, max(1, _ROWS // rows["name"].nunique()))
    left_out += f" The first {amount(drawn, 'word')} of {len(terms)}." if len(terms) > drawn else ""
    terms = terms[:drawn]
    rows = rows[rows["label"].isin(terms)]
    rows = rows.assign(speaker=rows["voice"].map(_VOICES).fillna("nobody"))
    speakers = [text for text in _VOICES.values() if text in set(rows["speaker"])]
    highest = rows.groupby(["label", "name"])["per_10k_words"].transform("max")  # two voices of an outlet in one row
    rows["label"], turn = pd.Categorical(rows["label"], terms), pd.Categorical(rows["speaker"], speakers).codes
    rows = rows.assign(turn=turn, highest=highest).sort_values("highest", ascending=False, kind="stable")
    rows, y, heads = _below(rows.sort_values("label", kind="stable"), "label", "name", 0)
    legend: dict[str, Any] = {"title": "In the words of"} | ({"legend": None} if len(speakers) == 1 else {})
    color = alt.Color("speaker:N", **legend,
                      scale=alt.Scale(domain=speakers, range=[ACCENT, SECOND][: len(speakers)]))  # fmt: skip
    shape = alt.Shape("speaker:N", **legend,
                      scale=alt.Scale(domain=speakers, range=["circle", "square"][: len(speakers)]))  # fmt: skip
    tooltip = [
        alt.Tooltip("label:N", title="word"), alt.Tooltip("name:N", title="outlet"),
        alt.Tooltip("speaker:N", title="in the words of"), alt.Tooltip("n:Q", title="uses"),
        alt.Tooltip("rate:Q", title="per 1,000 words", format=",.1f"),
        alt.Tooltip("lower:Q", title="at least", format=",.1f"), alt.Tooltip("upper:Q", title="at most", format=",.1f"),
    ]  # fmt: skip
    common = {"y": y, "yOffset": alt.YOffset("turn:O"), "color": color, "tooltip": tooltip}
    rows = rows.assign(rate=rows["per_10k_words"] / 10, lower=rows["lower"] / 10, upper=rows["upper"] / 10)
    # The line of the highest rate is drawn whole; one that goes on beyond it would press all dots to the left.
    end = max(float(rows["upper"].to_numpy()[rows["rate"].argmax()]), 1.0)
    rows = rows.assign(upper_drawn=rows["upper"].clip(upper=end), lower_drawn=rows["lower"].clip(upper=end))
    x = alt.X("rate:Q", title="per 1,000 words", axis=alt.Axis(tickCount=4, format=",.0f"),
              scale=alt.Scale(domain=[0, end], nice=False))  # fmt: skip
    title = f"How often each outlet uses {'this word' if len(terms) == 1 else 'these words'}"
    title += ", and in whose voice" if len(speakers) > 1 else ""
    often = rows[rows["n"] >= _ENOUGH].to_dict("records")
    if len(speakers) == 1 and often:
        most = min(often, key=lambda row: (at.get(row["term"], len(at)), -row["rate"]))
        whole = f"{1000 * most['n'] / most['rate']:,.0f} words"
        title = f"{most['name']} uses “{most['label']}” {amount(most['n'], 'time')} in {whole}"
    lines = alt.Chart().mark_rule(strokeWidth=2).encode(x="lower_drawn:Q", x2="upper_drawn:Q", **common)
    dots = alt.Chart().mark_point().encode(x=x, shape=shape, **common)
    cut = alt.Chart().transform_filter("datum.upper > datum.upper_drawn").mark_text(text="…", align="left", dx=3)
    cut = cut.encode(x="upper_drawn:Q", **common)
    chart = layered(layer=[lines, dots, cut, heads], data=rows)
    return chart.properties(height=alt.Step(_ROW * 0.75, **{"for": "offset"}), **words(
        title,
        f"Dot: uses in 1,000 words of {' or of '.join(speakers)}; line: {interval_name()}"
        f"{'; …: it goes on' if (rows['upper'] > end).any() else ''}.{left_out}",
        "Dot plot of rates per 1,000 words. " + "; ".join(
            f"{row['label']} in {row['name']}, {row['speaker']}: {row['rate']:.1f} ({amount(row['n'], 'use')})"
            for row in rows.to_dict("records")
        ),
    ))  # fmt: skip


def _dots(rows: pd.DataFrame, looks: OutletScale) -> alt.LayerChart:
    """A dot and its interval a word, below the name of its outlet, and the line at 1."""
    for name, log in (("times", "log_odds"), ("low", "lower"), ("high", "upper")):
        rows[name] = np.exp(rows[log]).clip(1 / _LARGEST, _LARGEST)
    low, high = (_end(1 / rows["low"].min()), _end(rows["high"].max()))
    rows, y, heads = _below(rows, "name", "label", 1 / low)
    x = alt.X(
        "times:Q", title="times as often as in the others",
        scale=alt.Scale(type="log", base=2, domain=[1 / low, high], nice=False),
        axis=alt.Axis(values=_TICKS, labelExpr="datum.value < 1 ? '1/' + 1 / datum.value : datum.value + '×'"),
    )  # fmt: skip
    color = alt.Color("name:N", scale=looks.color, legend=None)
    shape = alt.Shape("name:N", scale=looks.shape, legend=None)
    tooltip = [
        alt.Tooltip("label:N", title="word"), alt.Tooltip("name:N", title="outlet"),
        alt.Tooltip("times:Q", title="times as often", format=".2f"),
        alt.Tooltip("low:Q", title="at least", format=".2f"), alt.Tooltip("high:Q", title="at most", format=".2f"),
        alt.Tooltip("one_article:N", title="all in one article"),
    ]  # fmt: skip
    common: dict[str, Any] = {"y": y, "color": color, "tooltip": tooltip}
    full = alt.Chart().transform_filter("!datum.one_article").mark_point()
    hollow = alt.Chart().transform_filter("datum.one_article").mark_point(filled=False, strokeWidth=2.5, size=75)
    points = [mark.encode(x=x, shape=shape, **common) for mark in (full, hollow)]
    line = alt.Chart().mark_rule(strokeWidth=2).encode(x="low:Q", x2="high:Q", **common)
    one = alt.Chart().mark_rule(strokeDash=[3, 3]).transform_aggregate(n="count()").encode(x=alt.datum(1))
    return layered(layer=[line, *points, one, heads], data=rows).properties(height=alt.Step(_ROW))


def _below(rows: pd.DataFrame, head: str, label: str, left: float) -> tuple[pd.DataFrame, alt.Y, alt.Chart]:
    """Rows below headings, which start at ``left`` on the axis: the rows with their place, the axis, the headings."""
    rows = rows.assign(row=[f"{one}\n{other}" for one, other in zip(rows[head], rows[label], strict=True)])
    places = {row: None for one, part in rows.groupby(head, sort=False) for row in (one, *part["row"])}
    axis = alt.Axis(labelExpr="split(datum.value, '\\n')[1] || ''", labelPadding=10)  # a dot at 0 lies on no name
    y = alt.Y("row:N", title=None, sort=list(places), axis=axis)
    heads = alt.Chart().transform_aggregate(groupby=[head]).transform_calculate(row=f"datum.{head}")
    heads = heads.mark_text(align="left", fontWeight="bold", dy=4).encode(x=alt.datum(left), y=y, text=f"{head}:N")
    return rows, y, heads


def _end(largest: float) -> float:
    """Where the axis ends: at the first power of four that holds the intervals, or at the last one drawn."""
    return next((tick for tick in (4.0, 16.0, 64.0) if tick >= largest), _LARGEST)
