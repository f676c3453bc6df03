"""The timeline: all dated statements on one axis of years."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.events.words import WIDTH, count, some
from kosovo_lib.charts.theme import INK, MUTED, finish, outlet_scale

__all__ = ["timeline"]

_ROW: Final = 15
_LISTED: Final = 8
_KEPT: Final = 400
_COARSE: Final = ("month", "season", "year", "decade", "range")


def timeline(events: pd.DataFrame, names: Mapping[str, str], *, differ: Collection[str] = ()) -> alt.TopLevelMixin:
    """All dated statements on one axis of years, an outlet below the other; brush it to list their sentences.

    A date to the day, weekend or week is a solid mark, those of one month together; a coarser one is a hollow bar
    over all the days it can mean. What goes on since then has a line up to the day of publication.

    Args:
        events: what `events.timeline` returns, with at least one date.
        names: outlet -> name to print.
        differ: ids of the events that another text dates differently; they are marked with ≠.
    """
    dated = events[events["date_from"].notna()]
    dated = dated.sort_values(["published_from", "article", "date_from"], kind="stable", na_position="last")
    marks = pd.DataFrame(_lanes(dated, set(differ)))
    marks["name"] = [names.get(outlet, outlet) for outlet in marks["outlet"]]
    shown = list(dict.fromkeys(marks["outlet"]))
    heads = marks.drop_duplicates("outlet")[["name", "head"]]
    span = [marks["date_from"].min() - pd.Timedelta(days=300), marks["end"].max() + pd.Timedelta(days=500)]
    x = alt.X(
        "date_from:T",
        scale=alt.Scale(domain=[f"{day:%Y-%m-%d}" for day in span]),
        title=None,
        axis=alt.Axis(format="%Y", tickCount=6, grid=True),
    )
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[marks["y"].max() + 0.7, -0.2], nice=False))
    scale = outlet_scale(shown)
    colour = alt.Color("outlet:N", scale=scale.color, legend=None)
    tips = [
        alt.Tooltip("name:N", title="outlet"),
        alt.Tooltip("when:N", title="date"),
        alt.Tooltip("precision:N", title="to the"),
        alt.Tooltip("quote:N", title="says"),
    ]
    base = alt.Chart(marks)
    coarse = base.transform_filter("datum.coarse")
    layers = [
        base.transform_filter("isValid(datum.lasts)")
        .mark_rule(strokeWidth=1.5)
        .encode(x=x, x2="lasts:T", y=y, color=colour),
        coarse.mark_bar(height=9, fill="white", strokeWidth=1.8, strokeDash=[4, 2]).encode(
            x=x, x2="end:T", y=y, stroke=alt.Stroke("outlet:N", scale=scale.color, legend=None), tooltip=tips
        ),
        base.transform_filter("!datum.coarse")
        .mark_point(size=75, filled=True, opacity=1)
        .encode(x=x, y=y, color=colour, shape=alt.Shape("outlet:N", scale=scale.shape, legend=None), tooltip=tips),
        base.transform_filter("!isValid(datum.lasts)")
        .mark_text(align="left", dx=8, fontSize=12, color=INK)
        .encode(x=alt.X("end:T"), y=y, text="note:N"),
        base.transform_filter("isValid(datum.lasts)")
        .mark_text(align="right", dx=-7, fontSize=12, color=INK)
        .encode(x=x, y=y, text="note:N"),
        alt.Chart(heads)
        .mark_text(align="left", fontSize=13, fontWeight="bold", color=INK)
        .encode(x=alt.value(0), y=alt.Y("head:Q", axis=None), text="name:N"),
    ]
    brush = alt.selection_interval(encodings=["x"], name="years")
    top = alt.layer(*layers).add_params(brush).properties(width=WIDTH, height=_ROW * (marks["y"].max() + 1))
    chart = alt.vconcat(top, _sentences(events[events["date_from"].notna()], names, brush), spacing=8)
    years = dated["date_from"].dt.year.min(), dated["date_to"].dt.year.max()
    apart = len(set(differ) & set(dated["event"]))
    rest = f"; on {count(apart)} of them another text differs" if apart else ""
    alone = "s" if len(dated) == 1 else ""
    reach = f"reach from {years[0]} to {years[1]}" if years[0] < years[1] else f"fall{alone} in {years[0]}"
    title = f"{count(len(dated), 'dated statement').capitalize()} {reach}{rest}"
    return finish(
        chart,
        title=title + ".",
        subtitle="Solid marks: dates to the day or week, those of a month together. Dashed bars: all days a "
        "coarser date can mean. Line: goes on. ≠: another text differs.",
        description=f"Dated statements by outlet on an axis of years. {title}. "
        + " ".join(f"{names.get(o, o)}: {some(dated[dated['outlet'] == o]['when'].unique())}." for o in shown),
        data=[
            ("name", "outlet"), ("when", "date"), ("date_from", "from"), ("end", "to"), "precision", ("quote", "words"),
        ],
    )  # fmt: skip


def _lanes(events: pd.DataFrame, differ: set[str]) -> Iterator[dict[str, Any]]:
    """A mark for each date, with its place: outlets below each other, marks that would touch in lanes of their own."""
    events = events.assign(coarse=events["precision"].isin(_COARSE) & (events["date_from"] < events["date_to"]))
    gap = (events["date_to"].max() - events["date_from"].min()) / 22 + pd.Timedelta(days=20)
    y = 0.0
    for outlet, told in events.groupby("outlet", sort=False):
        fine = told[~told["coarse"]].groupby(told["date_from"].dt.to_period("M"), sort=True)
        marks = [_mark(group, differ) for _, group in fine]
        coarse = told[told["coarse"]].groupby(["date_from", "date_to"], sort=True)
        marks += [_mark(group, differ) for _, group in coarse]
        ends: list[pd.Timestamp] = []
        for mark in sorted(marks, key=lambda one: (one["date_from"], one["end"])):
            lane = next((i for i, end in enumerate(ends) if mark["date_from"] > end), len(ends))
            reach = max(mark["end"], mark["lasts"] or mark["end"]) + gap * (3 if mark["note"] else 1)
            ends[lane : lane + 1] = [reach]
            yield {**mark, "outlet": outlet, "head": y + 0.3, "y": y + 1.3 + lane}
        y += len(ends) + 1.5


def _mark(group: pd.DataFrame, differ: set[str]) -> dict[str, Any]:
    """One mark for statements that fall together."""
    first = group.iloc[0]
    more = f" (and {len(group) - 1} more)" if len(group) > 1 else ""
    apart = group["event"].isin(differ).any()
    note = " ".join(filter(None, [f"×{len(group)}" if len(group) > 1 else "", "≠" if apart else ""]))
    lasting = group[(group["relation"] == "since") & (group["status"] != "planned")]["published_to"].max()
    return {
        "date_from": group["date_from"].min(),
        "end": group["date_to"].max(),
        "coarse": bool(first["coarse"]),
        "lasts": None if pd.isna(lasting) else lasting,
        "when": ", ".join(group["when"].unique()),
        "note": note,
        "precision": first["precision"],
        "quote": first["quote"] + more,
    }


def _sentences(events: pd.DataFrame, names: Mapping[str, str], brush: Any) -> Any:
    """The clauses of the years brushed, as a list of a few lines.

    Of many clauses those of a month that could never be listed, as enough stand before them, are left out.
    """
    if len(events) > _KEPT:
        events = events.groupby(events["date_from"].dt.to_period("M")).head(_LISTED)
    rows = pd.DataFrame(
        {
            "date_from": events["date_from"],
            "when": events["when"],
            "quote": events["quote"],
            "outlet": [names.get(outlet, outlet) for outlet in events["outlet"]],
            "text": events["text"],
        }
    )
    tips = [
        alt.Tooltip("outlet:N"),
        alt.Tooltip("when:N", title="date"),
        alt.Tooltip("quote:N", title="says"),
    ]
    listed = (
        alt.Chart(rows)
        .transform_calculate(date_from="toDate(datum.date_from)")  # no axis here that would read it as a date
        .transform_filter(brush)
        .transform_window(row="row_number()", sort=[alt.SortField("date_from")])
        .transform_filter(f"datum.row <= {_LISTED}")
    )
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, _LISTED + 1))))
    return alt.layer(
        listed.mark_text(align="left", fontSize=12, color=MUTED, limit=92).encode(
            x=alt.value(0), y=y, text="when:N", tooltip=tips
        ),
        listed.mark_text(align="left", fontSize=12, limit=WIDTH - 98).encode(
            x=alt.value(98), y=y, text="text:N", tooltip=tips
        ),
    ).properties(
        width=WIDTH,
        height=_LISTED * 18,
        title=alt.TitleParams(f"The earliest {count(_LISTED)} of these years", fontSize=13, anchor="start", offset=4),
    )
