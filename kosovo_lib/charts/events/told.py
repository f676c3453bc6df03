"""Who reported what: happenings by outlet, with the date each gives."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.events.words import WIDTH, count, heading, some
from kosovo_lib.charts.theme import INK, MUTED, finish

__all__ = ["reports"]

_DRAWN: Final = 20


def reports(told: pd.DataFrame, names: Mapping[str, str]) -> alt.TopLevelMixin:
    """Who reported what: a row is a happening, a column an outlet, a cell the date it gives.

    Where texts differ, statements that differ stand on different grounds: light for the earliest, dark for the next.
    Of many happenings the first are drawn, those that differ before the others; the title counts all.

    Args:
        told: what `events.happenings` returns, at least one row.
        names: outlet -> name to print.
    """
    told = told.sort_values("verdict", key=lambda said: said != "these differ", kind="stable")
    verdicts = told.drop_duplicates("happening")["verdict"].value_counts()
    told = told[told["happening"].isin(told["happening"].unique()[:_DRAWN])]
    outlets = list(dict.fromkeys(told.sort_values("published_from")["outlet"]))
    step = WIDTH / len(outlets)
    cells = pd.DataFrame(_cells(told, outlets, step))
    heads = cells.drop_duplicates("label")[["title", "top"]]
    cells["name"] = [names.get(outlet, outlet) for outlet in cells["outlet"]]
    columns = pd.DataFrame(
        {
            "x": [step * (i + 0.5) for i in range(len(outlets))],
            "y": 0.0,
            "name": [heading(names.get(outlet, outlet), step) for outlet in outlets],
        }
    )
    above = 8 + 14 * max(name.count("\n") + 1 for name in columns["name"])
    height = float(cells["bottom"].max())
    columns["y"] = -float(above)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height + 6, -above], nice=False))
    base = alt.Chart(cells)
    shown = {"name": "outlet", "when": "date", "quote": "says"}
    tips = [alt.Tooltip(f"{column}:N", title=title) for column, title in shown.items()]
    layers = [
        alt.Chart(columns)
        .mark_text(fontSize=12, fontWeight="bold", lineBreak="\n", baseline="top")
        .encode(x=x, y=y, text="name:N"),
        alt.Chart(heads)
        .mark_text(align="left", fontSize=13, fontWeight="bold")
        .encode(x=alt.value(0), y=alt.Y("top:Q", axis=None), text="title:N"),
        base.transform_filter("!datum.other")
        .mark_rect(strokeWidth=1.5, stroke=MUTED, cornerRadius=3)
        .encode(
            x=alt.X("left:Q", axis=None),
            x2="right:Q",
            y=alt.Y("upper:Q", axis=None),
            y2="bottom:Q",
            tooltip=tips,
            fill=alt.Fill(
                "ground:N",
                legend=None,
                scale=alt.Scale(domain=["A", "B", "C", "plain"], range=["#dfe3e8", "#20262e", "#8b9197", "white"]),
            ),
        ),
        base.transform_filter("datum.other")
        .mark_rect(strokeWidth=1.5, stroke=MUTED, fill="white", cornerRadius=3, strokeDash=[4, 3])
        .encode(x=alt.X("left:Q", axis=None), x2="right:Q", y=alt.Y("upper:Q", axis=None), y2="bottom:Q"),
        base.mark_text(fontSize=12, lineBreak="\n").encode(
            x=x,
            y=y,
            text="when:N",
            tooltip=tips,
            color=alt.condition("datum.ground == 'B'", alt.value("white"), alt.value(INK)),
        ),
    ]
    differ, all_of = int(verdicts.get("these differ", 0)), int(verdicts.sum())
    title = (
        f"Of {count(all_of, 'happening')} that more than one text reports, they differ on {count(differ)} and agree on "
        f"{count(int(verdicts.get('agree', 0)))}"
    )
    drawn = f" Drawn are the {_DRAWN} that most articles report, those that differ first." if all_of > _DRAWN else ""
    told = told.assign(says=[f"{names.get(o, o)} {when}" for o, when in zip(told["outlet"], told["when"], strict=True)])
    said = " ".join(
        f"{label}: {some(list(group['says'].unique()))}." for label, group in told.groupby("label", sort=False)
    )
    return finish(
        alt.layer(*layers).properties(height=height + above + 6),
        title=title + ".",
        width=WIDTH,
        subtitle="≠: dark cells differ from the light ones beside them. =: cells agree. "
        f"Dashed: another concept, or not compared.{drawn}",
        description=f"A table of happenings by outlet with the date each gives. {title}.{drawn} {said}",
        data=[("label", "happening"), ("name", "outlet"), ("when", "date"), ("quote", "words")],
    )


def _cells(told: pd.DataFrame, outlets: list[str], step: float) -> Iterator[dict[str, Any]]:
    """The cells, placed: a line for the happening's name and one for its dates."""
    top = 18.0
    for _, happening in told.groupby("happening", sort=False):
        first = happening.iloc[0]
        sign = {"these differ": "≠", "agree": "="}.get(first["verdict"], "·")
        texts = {str(outlet): said for outlet, said in happening.groupby("outlet", sort=False)}
        lines = {
            o: list(dict.fromkeys(line for when in _dates(said) for line in wrap(when, int(step / 6.2))))
            for o, said in texts.items()
        }
        tall = 15 * max(map(len, lines.values())) + 8
        for outlet, said in texts.items():
            left = step * outlets.index(outlet)
            positions = [letter if letter in ("A", "B") else "C" for letter in said["position"].dropna()]
            ground = next(iter(positions), "plain" if said["compared"].any() else "other")
            yield {
                "label": first["label"],
                "title": f"{sign} {first['label']}",
                "outlet": outlet,
                "top": top,
                "left": left + 2,
                "right": left + step - 2,
                "upper": top + 11,
                "bottom": top + 11 + tall,
                "x": left + step / 2,
                "y": top + 11 + tall / 2 - 7.5 * (len(lines[outlet]) - 1),
                "when": "\n".join(lines[outlet]),
                "quote": said.iloc[0]["quote"],
                "ground": ground,
                "other": ground == "other",
            }
        top += tall + 38


def _dates(said: pd.DataFrame) -> list[str]:
    """What a cell says: the dates an outlet gives, that it reports it without one, or which other concept it has."""
    concept = said["remark"].str.extract("^a different concept: (.+)$")[0]
    if concept.notna().any() and not said["compared"].any():
        return [f"({concept.dropna().iloc[0]})"]
    dates = list(dict.fromkeys(said["when"]))
    return ["says so" if when == "undated" else when for when in dates if when != "undated" or len(dates) == 1][:2]
