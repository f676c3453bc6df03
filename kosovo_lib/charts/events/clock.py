"""The hours of a day: updates down a clock, in two zones."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.events.words import WIDTH, count
from kosovo_lib.charts.theme import GRID, MUTED, finish, outlet_scale

__all__ = ["hours"]

_DRAWN: Final = 40


def hours(times: pd.DataFrame, names: Mapping[str, str], *, place: str) -> alt.TopLevelMixin:
    """Updates of one day down a clock, in the zone stated and in the place's own time; a mark is an update.

    Of several days the one with most updates is drawn, of many updates the first; the title counts all of the day.

    Args:
        times: what `events.hours` returns, at least one of them with a zone.
        names: outlet -> name to print.
        place: the place whose local time is shown.
    """
    rows = times[times["local"].notna()].sort_values("stated")
    days = rows["stated"].dt.normalize()
    rows = rows[days == days.mode().iloc[0]].reset_index(drop=True)
    rows["clock"] = rows["stated"].dt.strftime("%H:%M")
    rows["there"] = rows["local"].dt.strftime("%H:%M")
    told, first, last = len(rows), rows.iloc[0], rows.iloc[-1]
    who = " and ".join(names.get(outlet, outlet) for outlet in dict.fromkeys(rows["outlet"]))
    rows = rows.head(_DRAWN)
    start = first["stated"].floor("h")
    span = max((rows["stated"].iloc[-1] - start).total_seconds() / 3600, 1)
    per_hour = min(max(40 * len(rows) / span, 50), 90)
    rows["at"] = [(moment - start).total_seconds() / 3600 * per_hour for moment in rows["stated"]]
    rows["words"] = ["\n".join(_short(text, 34)) if pd.notna(text) else "(nothing follows)" for text in rows["text"]]
    rows["label"] = _spread(rows["at"], 33)
    rows[["at", "label"]] -= min(rows["label"].min(), 0)
    height = max(rows["label"].max(), rows["at"].max()) + 24
    y = alt.Y("at:Q", axis=None, scale=alt.Scale(domain=[height, -30], nice=False))
    rows["name"] = [names.get(outlet, outlet) for outlet in rows["outlet"]]
    drawn = ["name", "outlet", "at", "label", "clock", "there", "words", "text", "quote"]
    base = alt.Chart(rows[drawn])
    tips = [
        alt.Tooltip("clock:N", title=str(first["zone"])),
        alt.Tooltip("there:N", title=place),
        alt.Tooltip("quote:N", title="says"),
    ]
    x = {name: alt.value(at) for name, at in {"stated": 38, "local": 88, "line": 100, "text": 120}.items()}
    head = pd.DataFrame({"at": [-22.0], "stated": [first["zone"]], "local": [place]})
    line = pd.DataFrame({"at": [float(rows["at"].min())], "to": [float(rows["at"].max())]})
    scale = outlet_scale(list(dict.fromkeys(rows["outlet"])))
    layers = [
        alt.Chart(line).mark_rule(color=GRID, strokeWidth=3).encode(x=x["line"], y=y, y2="to:Q"),
        base.mark_rule(color=GRID).encode(x=x["line"], x2=alt.value(117), y=y, y2="label:Q"),
        base.mark_point(size=80, filled=True, opacity=1).encode(
            x=x["line"],
            y=y,
            color=alt.Color("outlet:N", scale=scale.color, legend=None),
            shape=alt.Shape("outlet:N", scale=scale.shape, legend=None),
            tooltip=tips,
        ),
        base.mark_text(align="right", fontSize=12, fontWeight="bold").encode(
            x=x["stated"], y=alt.Y("label:Q", axis=None), text="clock:N"
        ),
        base.mark_text(align="right", fontSize=12, color=MUTED).encode(
            x=x["local"], y=alt.Y("label:Q", axis=None), text="there:N"
        ),
        base.mark_text(align="left", fontSize=12, lineBreak="\n", baseline="middle").encode(
            x=x["text"], y=alt.Y("label:Q", axis=None), text="words:N", tooltip=tips
        ),
        alt.Chart(head)
        .mark_text(align="right", fontSize=12, fontWeight="bold")
        .encode(x=x["stated"], y=y, text="stated:N"),
        alt.Chart(head).mark_text(align="right", fontSize=12, color=MUTED).encode(x=x["local"], y=y, text="local:N"),
    ]
    some = f" The first {_DRAWN} are drawn." if told > _DRAWN else ""
    next_day = " the next day" if last["local"].date() > first["local"].date() else ""
    title = (
        f"{count(told, 'update').capitalize()} by {who} run from {first['clock']} to {last['clock']} "
        f"{first['zone']}: in {place} from {first['there']} to {last['there']}{next_day}"
    )
    said = "; ".join(
        f"{row.clock} ({row.there}): {row.text if pd.notna(row.text) else 'nothing follows'}"
        for row in rows.itertuples()
    )
    return finish(
        alt.layer(*layers).properties(height=height + 30),
        title=title + ".",
        width=WIDTH,
        subtitle=f"{first['stated'].day} {first['stated']:%B %Y}; hours as stated (bold) and in {place}.{some}",
        description=f"A clock from top to bottom with an update at each time. {title}. {said}.",
        data=[("name", "outlet"), ("clock", str(first["zone"])), ("there", place), ("text", "update")],
    )


def _spread(places: "pd.Series[float]", least: float) -> list[float]:
    """Places for labels, at least so far apart and as near to their own as can be (pool adjacent violators)."""
    pools: list[list[float]] = []  # each: mean of place less rank, how many labels
    for rank, place in enumerate(places):
        pools.append([place - rank * least, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, few), (high, many) = pools[-2], pools.pop()
            pools[-1] = [(low * few + high * many) / (few + many), few + many]
    flat = [mean for mean, many in pools for _ in range(int(many))]
    return [mean + rank * least for rank, mean in enumerate(flat)]


def _short(text: str, columns: int) -> list[str]:
    """The beginning of a text in two lines."""
    lines = wrap(text, columns)
    return lines if len(lines) < 3 else [lines[0], f"{lines[1][: columns - 1]}…"]
