"""Charts of facts: who reports which fact, and how early."""

from textwrap import wrap
from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.theme import ACCENT, PHONE, drawn_outlets, href, require, words
from kosovo_lib.finding import amount

__all__ = ["coverage"]

_FACTS: Final = 20
_UPRIGHT: Final = 3  # names of so many outlets stand side by side, also on a phone
_LINE: Final = 24
_STEP: Final = 42  # pixels of a row
_PROBABLY: Final = "probably told"


def coverage(cells: pd.DataFrame, outlets: pd.DataFrame | None = None) -> alt.LayerChart:
    """Draw who reports which fact: a row is a fact, a column an outlet, a dot that it reports the fact.

    A full dot is sure, a hollow one probable. The earlier in its article, the darker the dot. A question mark stands
    where it is unclear, nothing where no counterpart was found. Drawn are the facts that two outlets surely report, as
    `facts.findings` counts them; where there is none, those that two outlets probably report. Of many, those that most
    outlets report are drawn, the early ones first.

    Args:
        cells: what `facts.coverage` returns, at least one row.
        outlets: rows of `schema.OUTLETS`, all of the corpus, for their names.
    """
    require(cells, "coverage", "facts.coverage", "fact label outlet status sure position")
    told = cells[cells["status"] == "told"]
    by = told.groupby("fact", sort=False)
    sure = told[told["sure"]].groupby("fact")["outlet"].nunique().reindex(list(by.groups), fill_value=0)
    order = pd.DataFrame({"sure": sure, "told": by["outlet"].nunique(), "position": by["position"].mean()})
    order = order.sort_values(["sure", "told", "position"], ascending=[False, False, True], kind="stable")
    surely = bool((order["sure"] > 1).any())
    several = order["sure" if surely else "told"] > 1
    order = order[several] if several.any() else order
    kept = list(order.index[:_FACTS])
    rows, _, left_out = drawn_outlets(cells[cells["fact"].isin(kept)], outlets)
    rows = rows.assign(rank=rows["fact"].map(kept.index), row=_rows(rows), place=rows["position"].fillna(1.0),
                       says=rows["status"].where((rows["status"] != "told") | rows["sure"], _PROBABLY))  # fmt: skip
    shown = list(dict.fromkeys(rows["name"]))
    lines = max(len(name.split()) for name in shown)
    heads: dict[str, Any] = {"labelAngle": 0, "labelExpr": "split(datum.label, ' ')", "labelPadding": 14 * lines - 4}
    if len(shown) > _UPRIGHT:
        heads = {"labelAngle": -40, "labelAlign": "left", "labelLimit": 160, "labelPadding": 10}
    # On a phone a fact stands on one line above its dots, so that all outlets are seen.
    place = {"labelAlign": ("left", "right"), "labelOffset": (2 - _STEP / 2, 0), "labelPadding": (0, 5)}
    placed: dict[str, Any] = {
        name: alt.expr(f"{PHONE.name} ? {phone!r} : {wide!r}") for name, (phone, wide) in place.items()
    }
    one_line = f"{PHONE.name} ? replace(datum.label, '\\n', ' ') : split(datum.label, '\\n')"
    beside = alt.Axis(labelLimit=0, labelExpr=one_line, **placed)
    common: dict[str, Any] = {
        "x": alt.X("name:N", title=None, sort=shown,
                   axis=alt.Axis(orient="top", labelFontSize=12, domain=False, ticks=False, **heads)),
        "y": alt.Y("row:N", title=None, sort=alt.EncodingSortField("rank", op="min"), axis=beside),
        "tooltip": [alt.Tooltip("label:N", title="fact"), alt.Tooltip("name:N", title="outlet"),
                    alt.Tooltip("says:N", title="status"),
                    alt.Tooltip("place:Q", title="place in the article", format=".0%")], **href(rows),
    }  # fmt: skip
    shade = alt.Opacity("place:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[1, 0.35]))
    data = rows.filter(["fact", "label", "row", "name", "says", "place", "rank", "href"])
    dots = alt.Chart().transform_filter("datum.says == 'told'").mark_circle(size=160, color=ACCENT)
    hollow = alt.Chart().transform_filter(f"datum.says == '{_PROBABLY}'")
    hollow = hollow.mark_point(filled=False, size=120, strokeWidth=2.5, color=ACCENT)
    marks = alt.Chart().transform_filter("datum.says == 'unclear'").mark_text(text="?")
    layers = [dots.encode(opacity=shade, **common), hollow.encode(opacity=shade, **common), marks.encode(**common)]
    chart = alt.LayerChart(layer=layers, data=data).add_params(PHONE)
    number = cells["outlet"].nunique()
    everyone = int((order["sure"] == number).sum())
    who = "Both" if number == 2 else "Several"
    title = f"{who} outlets report {amount(len(order), 'fact')}"
    if not surely:
        title = f"{who} outlets may report the same: {amount(len(order), 'fact')}"
    elif everyone and number > 2:
        title = f"All outlets report {everyone} of {amount(len(order), 'fact')} that several report"
    left_out += f" The {_FACTS} that most outlets report are drawn." if len(order) > _FACTS else ""
    said = " ".join(
        f"{label}: reported by {', '.join(part.loc[part['says'] == 'told', 'name']) or 'none surely'}"
        + "".join(f", probably by {name}" for name in part.loc[part["says"] == _PROBABLY, "name"])
        + "."
        for label, part in rows.sort_values("rank", kind="stable").groupby("label", sort=False)
    )
    return chart.properties(height=alt.Step(_STEP), **words(
        title, f"Full dot: reported; hollow: probably, or a reprint; darker: earlier in the article. ?: unclear."
        f" Empty: no counterpart found.{left_out}",
        f"A table of facts by outlet. {title}. {said}",
    ))  # fmt: skip


def _rows(rows: pd.DataFrame) -> pd.Series:
    """The label of each fact in short lines; facts that would read alike differ in blanks of no width."""
    labels = rows.drop_duplicates("fact").set_index("fact")["label"]
    # two short lines at most, so that dots have room beside them
    labels = labels.map(lambda label: "\n".join(wrap(label, _LINE, max_lines=2, placeholder=" …")))
    return rows["fact"].map(labels + labels.groupby(labels).cumcount().map(lambda n: "\u200b" * n))
