"""Charts of facts and events: who reports which, the timeline, and the hours of a day."""

import json
from collections.abc import Collection
from textwrap import shorten
from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.theme import ACCENT, PHONE, SECOND, drawn_outlets, layered, lines, require, words
from kosovo_lib.facts import VERDICTS
from kosovo_lib.facts.dated import BACKGROUND_DAYS
from kosovo_lib.finding import amount, first_of, listed

_MARKS, _WHOLE = 200, 100  # of more marks, those of longer times stand together; of more, sentences are cut
_UPDATES: Final = 40
_EVENTS: Final = 12
_TICKS: Final = 6
_LISTED: Final = 40  # in what a screen reader says
_ACROSS: Final = 36  # characters of a line across a column of a list
_STEP: Final = 20  # pixels from line to line
_DATES_AT, _COLUMN = 146, 280  # pixels: where the dates stand in a list of events, and its width
_MEANING: Final = dict(zip([*VERDICTS, "agree"], (
    "≠: dates A, B, ... contradict each other.",
    "?: dates A, B, ... seem to contradict each other; their sentences are below.",
    "~: they differ, but both can be right.", "=: they agree.",
), strict=True))  # fmt: skip
_DIFFER: Final = dict(zip(VERDICTS, ("differ", "seem to differ", "differ, though both can be right"), strict=True))
_SHORT_AXIS: Final = 120  # days
_LEAST: Final = 3  # units of an axis that its marks must span at least; otherwise it has a finer one
_SCALES: Final = (
    ("year", "%Y", 365, (1, 2, 5, 10, 20)), ("month", "%b %Y", 30, (1, 2, 3, 6)), ("week", "%-d %b", 7, (1, 2)),
    ("day", "%a %-d %b", 1, (1, 2, 5)),
)  # fmt: skip
"""Unit of ticks, their format, days of the unit, and how many units may lie between two ticks."""
_day: Final = "{0.day} {0:%b %Y}".format
_UNITS: Final = {"D": "day", "M": "month", "Y": "year"}

_FACTS: Final = 15
_UPRIGHT: Final = 3  # names of so many outlets stand side by side, also on a phone
_LABEL: Final = 46  # characters of a line of a fact's label
_LINE: Final = 14  # pixels of such a line
_AGAIN: Final = 8  # facts after which the outlets are named again, so that a phone shows them, if over three follow
_SURELY, _PERHAPS = "reports it", "perhaps"
_KEY: Final = {
    _SURELY: "● reports it.",
    _PERHAPS: "○ reports part of it, or differs in a number, day or word, denies or reprints it.",
    "unclear": "?\u00a0we cannot tell.", "not found": "Empty: not found.",
}  # fmt: skip
"""Status of a cell -> what the key of the chart says of it."""


def coverage(cells: pd.DataFrame, outlets: pd.DataFrame | None = None) -> alt.LayerChart:
    """Draw who reports which fact: a row is a fact, a column an outlet.

    Facts that two outlets surely report are drawn (if there are none, probably), those of most outlets first.

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
    order = order[order["sure" if surely else "told"] > 1] if (order["told"] > 1).any() else order
    kept = list(order.index[:_FACTS])
    drawn = cells[cells["fact"].isin(kept)].assign(label=lambda rows: rows["label"].str.removesuffix("."))
    rows, _, left_out = drawn_outlets(drawn.assign(told=drawn["status"] == "told"), outlets, weight="told")
    tells = rows["status"] == "told"
    labels = rows.drop_duplicates("fact").set_index("fact")["label"]
    labels = labels.map(lambda label: "\n".join(lines(label, _LABEL, 3)))
    labels += labels.groupby(labels).cumcount().map(lambda n: "\u200b" * n)  # like ones differ in blanks of no width
    rows = rows.assign(rank=rows["fact"].map(kept.index), row=rows["fact"].map(labels),
                       place=[f"{at:.0%}" if at >= 0 else "–" for at in rows["position"]],
                       says=rows["status"].mask(tells, _PERHAPS).mask(tells & rows["sure"], _SURELY))  # fmt: skip
    shown = list(dict.fromkeys(rows["name"]))
    high = max(len(name.split()) for name in shown)
    heads: dict[str, Any] = {"labelAngle": 0, "labelExpr": "split(datum.label, ' ')", "labelPadding": _LINE * high - 4}
    name: dict[str, Any] = {"lineBreak": " ", "lineHeight": _LINE, "baseline": "top"}
    if len(shown) > _UPRIGHT:
        heads = {"labelAngle": -40, "labelAlign": "left", "labelLimit": 160, "labelPadding": 10}
        name, high = {"angle": 320, "align": "left", "limit": 160}, 0
    # A row has room for the longest label; on a phone the dots are below it, so that all outlets are seen.
    longest = int(rows["row"].str.count("\n").max())
    step, tall = (_LINE * (longest + 1) + room for room in (12, 32))
    name["yOffset"] = alt.expr(f"({PHONE.name} ? {tall} : {step}) / 2 - {_LINE * high + 8}")
    place = {"labelAlign": "'left' : 'right'", "labelPadding": "0 : 5", "labelBaseline": "'top' : 'middle'",
             "labelOffset": f"{5 - tall / 2} : 7 - 7 * length(split(datum.label, '\\n'))"}  # fmt: skip
    placed: dict[str, Any] = {name: alt.expr(f"{PHONE.name} ? {either}") for name, either in place.items()}
    spare = "\\n" * longest  # so that the last line is next to them
    above = f"({PHONE.name} ? slice('{spare}', length(split(datum.label, '\\n')) - 1) : '')"
    beside = alt.Axis(grid=True, tickBand="extent", labelLimit=0, labelLineHeight=_LINE,
                      labelExpr=f"split({above} + datum.label, '\\n')", **placed)  # fmt: skip
    lower = alt.expr(f"{PHONE.name} ? {tall / 2 - 15:.0f} : 0")
    down = list(dict.fromkeys(rows.sort_values("rank", kind="stable")["row"]))
    again = {at: "\u200b" * at for at in range(_AGAIN, len(down) - 3, _AGAIN)}
    down = [row for at, fact in enumerate(down) for row in (again.get(at), fact) if row]
    common: dict[str, Any] = {
        "x": alt.X("name:N", title=None, scale=alt.Scale(domain=shown),
                   axis=alt.Axis(orient="top", labelFontSize=12, domain=False, ticks=False, **heads)),
        "y": alt.Y("row:N", title=None, sort=down, axis=beside),
        "tooltip": [alt.Tooltip("label:N", title="fact"), alt.Tooltip("name:N", title="outlet"),
                    alt.Tooltip("says:N", title="status"),
                    alt.Tooltip("place:N", title="place in the article")],
    }  # fmt: skip
    data = rows.filter(["fact", "label", "row", "name", "says", "place"])
    of = {says: alt.Chart().transform_filter(f"datum.says == '{says}'") for says in _KEY}
    layers = [layer.encode(**common) for layer in (
        of[_SURELY].mark_circle(size=160, color=ACCENT, opacity=1, yOffset=lower),
        of[_PERHAPS].mark_point(filled=False, size=120, strokeWidth=2.5, color=ACCENT, yOffset=lower),
        of["unclear"].mark_text(text="?", yOffset=lower),
    )]  # fmt: skip
    for row in again.values():
        head = alt.Chart().transform_aggregate(groupby=["name"]).transform_calculate(row=repr(row))
        layers.append(head.mark_text(fontSize=12, **name).encode(x=common["x"], y=common["y"], text="name:N"))
    chart = layered(layer=layers, data=data).add_params(PHONE, alt.param(name="tall", value=tall))
    number = cells["outlet"].nunique()
    everyone = int((order["sure"] == number).sum())
    each = rows[["outlet", "name"]].drop_duplicates("outlet").set_index("outlet")["name"]
    count = told[told["sure"] & told["fact"].isin(order.index)].groupby("outlet")["fact"].nunique()
    count = count.reindex(each.index, fill_value=0).sort_values(ascending=False, kind="stable")
    whom = "both outlets" if number == 2 else "several outlets" if everyone < len(order) else f"all {number} outlets"
    title = f"We found {amount(len(order), 'fact')} that {whom} {'report' if surely else 'may report'}"
    if surely and count.iloc[-1] < count.iloc[0]:  # with two outlets both have all
        perhaps = not count.iloc[-1] and _PERHAPS in {*rows.loc[rows["outlet"] == count.index[-1], "says"]}
        title += f"; {each[count.index[-1]]} has {count.iloc[-1] or 'none'} of them{' for sure' * perhaps}"
    left_out += f" The {_FACTS} that most outlets report are drawn." if len(order) > _FACTS else ""
    said = " ".join(
        f"{label}: reported by {', '.join(part.loc[part['says'] == _SURELY, 'name']) or 'none for sure'}"
        + "".join(f", perhaps by {name}" for name in part.loc[part["says"] == _PERHAPS, "name"])
        + "."
        for label, part in rows.sort_values("rank", kind="stable").groupby("label", sort=False)
    )
    return chart.properties(height=alt.Step(step), **words(
        title, " ".join(said for status, said in _KEY.items() if status in set(rows["says"])) + left_out,
        f"A table of facts by outlet. {said}",
    ))  # fmt: skip


def timeline(
    events: pd.DataFrame, outlets: pd.DataFrame | None = None, *, differ: Collection[str] = (), focus: bool = True
) -> alt.LayerChart:
    """Draw the days of the story on one axis, an outlet below the other.

    These begin a month before the first day of publication and end two after the last. A date to the day or weekend
    is a solid mark; those of one day (or month, on a long axis) stand together. A coarser date is a bar over all days
    it can mean; what still goes on has a line up to publication.

    Args:
        events: what `events.timeline` returns, with at least one date.
        outlets: rows of `schema.OUTLETS`, all of the corpus, for names and looks.
        differ: ids of the events that another article dates differently; marked with ≠.
        focus: draw only the days of the story; if False, or if they are fewer than two, draw all.
    """
    columns = "article outlet published_from published_to event date_from date_to precision relation status when quote"
    require(events, "timeline", "events.timeline", columns)
    dated = events[events["date_from"].notna()]
    require(dated, "timeline: no event has a date", "events.timeline", "")
    dated = dated.sort_values(["published_from", "article", "date_from"], kind="stable", na_position="last")
    kept, looks, left_out = drawn_outlets(dated, outlets)
    month = pd.Timedelta(days=BACKGROUND_DAYS)
    own = kept["date_from"] >= kept["published_from"].min() - month
    own &= kept["date_to"] <= kept["published_to"].max() + 2 * month
    own |= not focus or kept.loc[own, "date_from"].nunique() < 2
    length = (kept.loc[own, "date_to"].max() - kept.loc[own, "date_from"].min()).days
    for unit in list(_UNITS)[bool(length > _SHORT_AXIS) :]:  # over a long time those of a month stand together
        marks = _marks(kept[own], set(differ), unit)
        if len(marks) <= _MARKS:
            break
    else:
        left_out += f" The first {_MARKS:,} of {len(marks):,} marks are drawn."
    title, day = _point(kept, own)
    marks = _in_lanes(marks.head(_MARKS)).assign(named=marks["date_from"].map(_day) == day)
    if len(marks) > _WHOLE:
        marks["quote"] = [shorten(quote, 80, placeholder=" …") for quote in marks["quote"]]
    marks["row"] = marks["name"] + "\n" + marks["lane"].astype(str)
    lanes = marks.groupby("name")["lane"].max()
    down = [f"{name}\n{lane}" for name in looks.color.domain if name in lanes for lane in range(lanes[name] + 1)]
    heads = json.dumps({f"{name}\n0": lines(str(name), most=lane + 1) for name, lane in lanes.items()})  # first row
    last = json.dumps([f"{name}\n{lane}" for name, lane in lanes.items()])
    line = alt.condition(f"indexof({last}, datum.value) < 0", alt.value(0), alt.value(1))  # below its last one
    beside = alt.Axis(grid=True, tickBand="extent", gridOpacity=line, labelExpr=f"{heads}[datum.value] || ''")
    common: dict[str, Any] = {
        "y": alt.Y("row:N", title=None, sort=down, axis=beside),
        "tooltip": [
            alt.Tooltip("name:N", title="outlet"), alt.Tooltip("dates:N", title="date"),
            alt.Tooltip("n:N", title="times"), alt.Tooltip("precision:N", title="to the"),
            alt.Tooltip("quote:N", title="says"),
        ],
    }  # fmt: skip
    x = alt.X("date_from:T", axis=_days(marks), scale=alt.Scale(padding=9))
    color = alt.Color("name:N", scale=looks.color, legend=None)
    stroke = alt.Stroke("name:N", scale=looks.color, legend=None)
    filled = {full: alt.condition("datum.ahead", alt.value(0), alt.value(full)) for full in (1, 0.15)}
    chart = layered(layer=[
        alt.Chart().transform_filter("datum.named").transform_aggregate(date_from="min(date_from)", groupby=["when"])
        .mark_rule(strokeWidth=18, opacity=0.15, color=ACCENT).encode(x=x, tooltip=alt.Tooltip("when:N", title="date")),
        alt.Chart().transform_filter("!datum.coarse").mark_point(strokeWidth=1.5).encode(
            x=x, color=color, stroke=stroke, fillOpacity=filled[1],
            shape=alt.Shape("name:N", scale=looks.shape, legend=None), **common),
        alt.Chart().transform_filter("datum.coarse").mark_bar(height=8, strokeWidth=1.5)
        .encode(x=x, x2="date_to:T", color=color, stroke=stroke, fillOpacity=filled[0.15], **common),
        alt.Chart().transform_filter("isValid(datum.lasts)").mark_rule(strokeWidth=2)
        .encode(x=x, x2="lasts:T", color=color, **common),
        alt.Chart().transform_filter("datum.note != ''").mark_text(align="left", dx=9)
        .encode(x="shown_to:T", text="note:N", **common)],
        data=marks.assign(n=marks["n"].astype("string")))  # fmt: skip
    if not own.all():
        left_out += f" {int((~own).sum()):,} earlier or later ones are in the table."
    said = " ".join(
        f"{name}: {first_of(part['when'].unique(), _LISTED)}." for name, part in kept.groupby("name", sort=False)
    )
    key = {
        "Marks: a day or a weekend.": not marks["coarse"].all(),
        f"×: how many in a {_UNITS[unit]}.": (marks["n"] > 1).any(),
        "Bars: all days that a date can mean.": marks["coarse"].any(),
        "Hollow: still to come when published.": marks["ahead"].any(),
        f"Band: {day}, the day most outlets name.": marks["named"].any(),
        "Lines: continuing.": marks["lasts"].notna().any(),
        "≠: another article gives another date.": marks["note"].str.contains("≠").any(),
    }
    drawn = " ".join(said for said, held in key.items() if held)
    left_out += f" Recurring, without a day: {len(events) - len(dated)}." if len(events) > len(dated) else ""
    return chart.properties(height=alt.Step(18), **words(
        title, f"{amount(int(own.sum()), 'dated statement')} drawn. {drawn}{left_out}",
        f"Dated statements by outlet on an axis of time. {said}",
    ))  # fmt: skip


def _point(dated: pd.DataFrame, own: pd.Series) -> tuple[str, str]:
    """The days that most outlets name, at least two, as a sentence; and that day, if it is the only one."""
    exact = dated[own & (dated["date_from"] == dated["date_to"])]
    by = {_day(day): tuple(sorted(set(names))) for day, names in exact.groupby("date_from")["name"]}
    most = max(map(len, by.values()), default=0)
    named = [day for day, names in by.items() if len(names) == most > 1]
    title = "The days that the articles name"
    if 0 < len(named) <= _UPRIGHT and len({by[day] for day in named}) == 1:
        title = f"{listed(by[named[0]]) if most <= _UPRIGHT else f'{most} outlets'} name {listed(named)}"
    return title, named[0] if len(named) == 1 else ""


def _days(marks: pd.DataFrame) -> alt.Axis:
    """An axis of years, months or days, by the span of the marks, so that no two ticks read the same, with the year."""
    first, last = marks["date_from"].min(), marks["date_to"].max()
    days = (last - first).days
    unit, form, size, steps = next((scale for scale in _SCALES if days > scale[2] * _LEAST), _SCALES[-1])
    step = next((step for step in steps if days <= step * size * _TICKS), -(-days // (size * _TICKS)))
    years = None if "%Y" in form else "–".join(dict.fromkeys((str(first.year), str(last.year))))
    axis: dict[str, Any] = {"format": form, "labelSeparation": 6, "title": years}
    if unit != "day":
        return alt.Axis(**axis, tickCount={"interval": unit, "step": step})
    ticks = pd.date_range(first, last, freq=f"{step}D")  # a chart counts steps of days anew each month
    return alt.Axis(**axis, values=[alt.DateTime(year=at.year, month=at.month, date=at.day) for at in ticks])


def _marks(dated: pd.DataFrame, differ: set[str], unit: str) -> pd.DataFrame:
    """One row a mark: fine dates of a unit of time together, coarse ones of the same days together."""
    width = dated["date_to"] - dated["date_from"]
    coarse = (width > pd.Timedelta(days=0 if unit == "D" else 3)) & (dated["precision"] != "weekend")
    lasting = dated["published_to"].where((dated["relation"] == "since") & (dated["status"] != "planned"))
    dated = dated.assign(
        coarse=coarse, lasts=lasting, ahead=dated["status"] == "planned", apart=dated["event"].isin(differ),
        from_=dated["date_from"].where(coarse, dated["date_from"].dt.to_period(unit).dt.to_timestamp()),
        to_=dated["date_to"].where(coarse),
    )  # fmt: skip
    marks = dated.groupby(["name", "coarse", "from_", "to_"], dropna=False, sort=True).agg(
        date_from=("date_from", "min"), date_to=("date_to", "max"), lasts=("lasts", "max"), apart=("apart", "any"),
        dates=("when", lambda said: ", ".join(said.unique())), precision=("precision", "first"),
        quote=("quote", "first"), ahead=("ahead", "all"), n=("event", "size"), outlet=("outlet", "first"),
        when=("when", "first"),
    ).reset_index()  # fmt: skip
    many = marks["n"].map(lambda n: f"×{n}" if n > 1 else "")
    marks["note"] = (many + marks["apart"].map({True: " ≠", False: ""})).str.strip()
    return marks.drop(columns=["from_", "to_", "apart"]).sort_values(["date_from", "date_to"], kind="stable")


def _in_lanes(marks: pd.DataFrame) -> pd.DataFrame:
    """The marks with a lane each, so that those of an outlet never lie on each other."""
    gap = (marks["date_to"].max() - marks["date_from"].min()) / 14  # on a phone, the width of a mark
    shown = marks["date_to"].where(marks["coarse"], marks["date_from"])  # of fine dates the first is drawn
    marks = marks.assign(shown_to=pd.concat([shown, marks["lasts"]], axis=1).max(axis=1))
    reach = marks["shown_to"] + gap * (1 + 0.6 * marks["note"].str.len())
    ends: dict[str, list[pd.Timestamp]] = {}
    lanes = []
    for name, start, end in zip(marks["name"], marks["date_from"], reach, strict=True):
        taken = ends.setdefault(name, [])
        lane = next((i for i, last in enumerate(taken) if start > last), len(taken))
        taken[lane : lane + 1] = [end]
        lanes.append(lane)
    return marks.assign(lane=lanes)


def hours(times: pd.DataFrame, outlets: pd.DataFrame | None = None, *, place: str) -> alt.LayerChart:
    """Draw the updates of one day at their hours, labelled with the stated and the local time.

    Of several days it draws the one with most updates, of many updates the first; the title counts all. The subtitle
    says what was assumed of the times.

    Args:
        times: what `events.hours` returns, at least one with a zone.
        outlets: rows of `schema.OUTLETS`, all of the corpus, for names and looks.
        place: the place whose local time is shown.
    """
    require(times, "hours", "events.hours", "outlet stated when local zone text assumption")
    require(times[times["local"].notna()], "hours: no time has a zone", "events.hours", "")
    rows = times[times["local"].notna()].sort_values("stated", kind="stable")
    days = rows["stated"].dt.normalize()
    rows, looks, _ = drawn_outlets(rows[days == days.mode().iloc[0]], outlets)
    first, last, told = rows.iloc[0], rows.iloc[-1], len(rows)
    zone = str(first["zone"])
    rows = rows.head(_UPDATES).assign(
        clock=rows["stated"].dt.strftime("%H:%M"), there=rows["local"].dt.strftime("%H:%M"),
        says=rows["text"].fillna("(nothing follows)").map(lambda text: shorten(text, 60, placeholder=" …")),
    )  # fmt: skip
    rows["label"] = [
        f"{i + 1:02}|{clock} {zone} / {there}" for i, (clock, there) in enumerate(rows[["clock", "there"]].to_numpy())
    ]
    rows["late"] = rows["stated"] > rows["stated"].min() + (rows["stated"].max() - rows["stated"].min()) / 2
    common: dict[str, Any] = {
        "x": alt.X("stated:T", title=f"time, {zone}", scale=alt.Scale(padding=14),
                   axis=alt.Axis(format="%H:%M", tickCount=6)),
        "y": alt.Y("label:N", title=None, axis=alt.Axis(labelExpr="split(datum.label, '|')[1]")),
        "tooltip": [
            alt.Tooltip("name:N", title="outlet"), alt.Tooltip("clock:N", title=zone),
            alt.Tooltip("there:N", title=f"in {place}"), alt.Tooltip("text:N", title="update"),
        ],
    }  # fmt: skip
    limit = alt.expr(f"{PHONE.name} ? 130 : 0")
    sides: list[dict[str, Any]] = [{"align": "left", "dx": 9}, {"align": "right", "dx": -9}]
    who = " and ".join(looks.color.domain)
    several: dict[str, Any] = {} if len(looks.color.domain) > 1 else {"legend": None}  # the title names a single one
    marks = [
        alt.Chart().mark_point().encode(
            **common, color=alt.Color("name:N", title=None, scale=looks.color, **several),
            shape=alt.Shape("name:N", title=None, scale=looks.shape, **several),
        ),
        *(
            alt.Chart().transform_filter(f"datum.late == {late}")
            .mark_text(limit=limit, **side).encode(text="says:N", **common)
            for late, side in zip(("false", "true"), sides, strict=True)
        ),
    ]  # fmt: skip
    kept = ["outlet", "when", "name", "stated", "clock", "there", "says", "text", "label", "late"]
    chart = layered(layer=marks, data=rows[kept]).properties(height=alt.Step(24)).add_params(PHONE)
    next_day = " the next day" if last["local"].date() > first["local"].date() else ""
    title = (
        f"{amount(told, 'update')} by {who}, {first['stated']:%H:%M} to {last['stated']:%H:%M} {zone}: in {place} "
        f"{first['local']:%H:%M} to {last['local']:%H:%M}{next_day}"
    )
    some = f" The first {_UPDATES} are drawn." if told > _UPDATES else ""
    if assumed := "; ".join(rows["assumption"].dropna().unique()):
        some += f" We assume: {assumed}."
    said = "; ".join(f"{row.clock} ({row.there}): {row.says}" for row in rows.itertuples())
    return chart.properties(**words(
        title, f"{first['stated'].day} {first['stated']:%B %Y}; times as stated, and in {place}.{some}",
        f"Updates in order, each at its hour. {said}.",
    ))  # fmt: skip


def reports(told: pd.DataFrame, outlets: pd.DataFrame | None = None) -> alt.LayerChart:
    """Draw a list of events, below each the outlets and the dates they give.

    Dates that contradict each other have different letters and colours. Where some dates differ, those events alone are
    drawn, at most twelve; the title counts all.

    Args:
        told: what `events.shared` returns, at least one row.
        outlets: rows of `schema.OUTLETS`, for their names.
    """
    require(told, "reports", "events.shared", "fact label outlet verdict position published_from when quote side")
    signs = {verdict: f"{meant[0]} " for verdict, meant in _MEANING.items()}
    told = told.sort_values("verdict", key=lambda said: said.map([*signs, *said].index), kind="stable")
    verdicts = told.drop_duplicates("fact")["verdict"].value_counts()
    differ = [verdict for verdict in VERDICTS if verdict in verdicts]
    rows, _, left_out = drawn_outlets(told[told["verdict"].isin(differ)] if differ else told, outlets)
    left_out += f" The first {_EVENTS} events are drawn." if rows["fact"].nunique() > _EVENTS else ""
    kept = list(dict.fromkeys(rows["fact"]))[:_EVENTS]
    rows = rows[rows["fact"].isin(kept)].sort_values("published_from", kind="stable")
    row = rows["verdict"].map(signs).fillna("") + rows["label"]
    rows = rows.assign(row=row, position=rows["position"].fillna(""), rank=rows["fact"].map(kept.index))
    rows["when"] = rows["when"].replace("undated", "reported, no date")  # printed only where an outlet gives no date
    cells = rows.groupby(["rank", "row", "label", "outlet", "name"], sort=False).agg(
        when=("when", lambda said: ", ".join([*dict.fromkeys(said[said != "reported, no date"])][:2]) or said.iat[0]),
        position=("position", "max"), quote=("quote", "first"),
        side=("side", "first"),
    ).reset_index()  # fmt: skip
    letter = cells["position"].str[:1]
    says = letter.map(lambda one: f"{one}: " if one else "") + cells["when"].str.replace(", ", "\n")
    cells = cells.assign(says=says, letter=letter)
    total, several = int(verdicts.sum()), int((told.groupby("fact")["outlet"].nunique() > 1).sum())
    title = f"We matched {amount(several or total, 'event')} between {'outlets' if several else 'articles'}"
    if differ:
        n = verdicts[differ[0]]
        on = f"; on {n} of them" if n < total else " on which"
        title = f"Outlets date {amount(total, 'event')}{on} they {_DIFFER[differ[0]]}"
    said = " ".join(
        f"{label}: {first_of(part['name'] + ' ' + part['when'], _LISTED)}."
        for label, part in cells.groupby("label", sort=False)
    )
    cells = cells.sort_values("rank", kind="stable", ignore_index=True)
    cells["row"] = ["\n".join(lines(row, _ACROSS, 9)) for row in cells["row"]]
    first = ~cells.duplicated("rank")
    above = (cells["row"].str.count("\n") + 1.7).where(first, 0)  # the lines of its label, and a gap
    tall = cells["says"].str.count("\n") + 1
    ends = _STEP * (above + tall).cumsum()
    cells = cells.assign(first=first, left=0, beside=_DATES_AT, y=ends - _STEP * tall)
    cells["top"] = cells["y"] - _STEP * (above - 0.7)
    common: dict[str, Any] = {
        "tooltip": [alt.Tooltip("label:N", title="event"), alt.Tooltip("name:N", title="outlet"),
                    alt.Tooltip("when:N", title="date"), alt.Tooltip("quote:N", title="says")],
    }  # fmt: skip
    text: dict[str, Any] = {"lineBreak": "\n", "align": "left", "baseline": "top"}
    bare = alt.Axis(labels=False, ticks=False, domain=False, grid=False)
    x, y = alt.Scale(domain=[0, _COLUMN], nice=False), alt.Scale(domain=[0, ends.max()], nice=False, reverse=True)
    at = {name: alt.X(f"{name}:Q", title=None, scale=x, axis=bare) for name in ("left", "beside")}
    down = {name: alt.Y(f"{name}:Q", title=None, scale=y, axis=bare) for name in ("y", "top")}
    color = alt.Color("letter:N", legend=None, scale=alt.Scale(
        domain=["", "A", "B", "C"], range=["#5c646e", ACCENT, SECOND, "#a63a8c"]))  # fmt: skip
    layers = [
        alt.Chart().mark_text(**text, limit=_DATES_AT - 6).encode(x=at["left"], y=down["y"], text="name:N", **common),
        alt.Chart().mark_text(**text).encode(x=at["beside"], y=down["y"], text="says:N", color=color, **common),
        alt.Chart().transform_filter("datum.first").mark_text(**text, fontWeight="bold").encode(
            x=at["left"], y=down["top"], text="row:N", **common),
    ]  # fmt: skip
    return layered(layer=layers, data=cells).properties(
        width=_COLUMN, height=float(ends.max()),
        **words(
            title,
            " ".join(meant for verdict, meant in _MEANING.items() if verdict in set(rows["verdict"])) + left_out,
            f"A list of events with the date that each outlet gives. {said}",
        ),
    )  # fmt: skip
