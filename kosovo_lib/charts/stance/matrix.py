"""Outlet by actor: how each treats each, how sure that is, and on how many sentences it rests."""

from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.analyse.stance import TOO_LITTLE
from kosovo_lib.charts.theme import FONT_SIZE, INK, MUTED, NEGATIVE, NEUTRAL, POSITIVE, finish
from kosovo_lib.errors import ParameterError

__all__ = ["stance_matrix"]

SIGNS: Final = {"critical": "▼", "no clear lean": "○", "supportive": "▲"}
"""The sign that stands for each reading, also where there is no colour."""
COLOURS: Final = {"critical": NEGATIVE, "no clear lean": NEUTRAL, "supportive": POSITIVE}

_WIDE, _HIGH, _SMALL = 72, 56, FONT_SIZE - 1
"""Width and height of a cell and size of its smaller print, in pixels."""


def stance_matrix(
    table: pd.DataFrame,
    *,
    names: Mapping[str, str] | None = None,
    most: int = 6,
    caution: str = "",
) -> alt.TopLevelMixin:
    """Draw outlet by actor: in each cell a sign, the score, its interval and the number of sentences.

    Args:
        table: rows of `stance.by_outlet`, from one source of labels and for one voice.
        names: outlet -> its name as printed; the handle where there is none.
        most: draw at most this many actors, those with the most sentences.
        caution: a sentence to stand under the title, such as the measured agreement of a machine's labels.

    Raises:
        ParameterError: the table is empty or mixes sources of labels or voices, or ``most`` is below 1.
    """
    if table.empty:
        raise ParameterError("stance_matrix: there is nothing to draw in an empty table")
    if most < 1:
        raise ParameterError(f"most {most}: at least one actor is needed")
    for column in ("source", "voice"):
        if table[column].nunique() > 1:
            mixed = ", ".join(sorted(table[column].unique()))
            raise ParameterError(f"stance_matrix: draw one {column} at a time, not {mixed}")
    voice, labels, source = (str(table[column].iloc[0]) for column in ("voice", "labels", "source"))
    cells, outlets, actors = _cells(table, names or {}, most)
    data = alt.Chart(cells)
    x: dict[str, Any] = {"scale": alt.Scale(domain=[0, _WIDE * len(outlets)], nice=False, zero=False), "axis": None}
    y: dict[str, Any] = {"scale": alt.Scale(domain=[_HIGH * len(actors), 0], nice=False, zero=False), "axis": None}
    place = {"x": alt.X("middle:Q", **x), "y": alt.Y("line:Q", **y)}
    said, silent, unnamed = (
        data.transform_filter(f"datum.kind == '{kind}'") for kind in ("scored", "too little", "not named")
    )
    colour = alt.Color("colour:N", scale=None)
    layers = [
        data.transform_filter("datum.clear")
        .mark_rect(cornerRadius=6, fillOpacity=0.13)
        .encode(x=alt.X("left:Q", **x), x2="right:Q", y=alt.Y("top:Q", **y), y2="bottom:Q", color=colour),
        said.mark_rule(color=MUTED).encode(x=place["x"], y=alt.Y("bar_top:Q", **y), y2="bar_bottom:Q"),
        said.mark_rule(strokeWidth=5).encode(x=alt.X("low:Q", **x), x2="high:Q", y=place["y"], color=colour),
        said.mark_point(filled=True, size=46, color=INK).encode(x=alt.X("at:Q", **x), y=place["y"]),
        said.mark_text(dy=-16, fontWeight="bold").encode(**place, text="verdict:N"),
        said.mark_text(dy=16, fontSize=_SMALL, color=MUTED).encode(**place, text="count:N"),
        unnamed.mark_text(color=MUTED).encode(**place, text="verdict:N"),
        silent.mark_text(fontSize=_SMALL, color=MUTED, lineBreak="\n", lineHeight=14, dy=-6).encode(
            **place, text="verdict:N"
        ),
        _actor_labels(actors, y),
        _outlet_labels(outlets, x),
    ]
    return finish(
        alt.layer(*layers).properties(width=_WIDE * len(outlets), height=_HIGH * len(actors)),
        title=_headline(cells, voice, labels),
        subtitle=_explained(labels, source, voice, caution),
        description=_read_aloud(cells),
    )


def _cells(table: pd.DataFrame, names: Mapping[str, str], most: int) -> tuple[pd.DataFrame, list[str], list[str]]:
    """Every cell of the grid, named or not, with where it stands in pixels."""
    outlets = list(dict.fromkeys(table["outlet"]))
    totals = table.groupby("actor")["n"].sum()
    actors = sorted(totals.index, key=lambda actor: (-totals[actor], actor))[:most]
    counted = {(row["outlet"], row["actor"]): row for row in table.to_dict("records")}
    cells = []
    for i, actor in enumerate(actors):
        for j, outlet in enumerate(outlets):
            row = counted.get((outlet, actor), {"n": 0, "reading": "not named"})
            middle, line = (j + 0.5) * _WIDE, (i + 0.5) * _HIGH
            reach = _WIDE / 2 - 7
            sign = SIGNS.get(row["reading"], "")
            scored = {
                name: middle + reach * row[f"score{end}"] if sign else None
                for name, end in (("at", ""), ("low", "_low"), ("high", "_high"))
            }
            cells.append({
                "actor": actor, "outlet": names.get(outlet, outlet), "n": row["n"], "reading": row["reading"],
                "kind": "scored" if sign else "too little" if row["n"] else "not named",
                "sign": sign, "verdict": _verdict(row, sign), "count": f"n {row['n']}", "middle": middle,
                "line": line, "bar_top": line - 7, "bar_bottom": line + 7, "left": middle - _WIDE / 2 + 2,
                "right": middle + _WIDE / 2 - 2, "top": line - _HIGH / 2 + 2, "bottom": line + _HIGH / 2 - 2,
                "clear": row["reading"] in ("critical", "supportive"),
                "colour": COLOURS.get(row["reading"], MUTED), **scored,
            })  # fmt: skip
    return pd.DataFrame(cells), [names.get(outlet, outlet) for outlet in outlets], actors


def _verdict(row: Mapping[Any, Any], sign: str) -> str:
    """What a cell says in its first line, or in all of them."""
    if sign:
        return f"{sign} {_number(row['score'])}"
    return f"too little\nto say (n {row['n']})" if row["reading"] == TOO_LITTLE else "–"


def _actor_labels(actors: list[str], y: Mapping[str, Any]) -> Any:
    """The names of the rows, left of the grid."""
    rows = pd.DataFrame({"actor": actors, "line": [(i + 0.5) * _HIGH for i in range(len(actors))]})
    return (
        alt.Chart(rows)
        .mark_text(align="right", x=-6, color=INK, lineBreak="\n")
        .encode(y=alt.Y("line:Q", **y), text="actor:N")
    )


def _outlet_labels(outlets: list[str], x: Mapping[str, Any]) -> Any:
    """The names of the columns, above the grid, a word a line."""
    columns = pd.DataFrame({
        "outlet": [name.replace(" ", "\n") for name in outlets],
        "middle": [(j + 0.5) * _WIDE for j in range(len(outlets))],
        "lines": [name.count(" ") for name in outlets],
    })  # fmt: skip
    deepest = max(columns["lines"]) * 14
    return (
        alt.Chart(columns)
        .mark_text(y=-12 - deepest, fontSize=_SMALL, color=INK, lineBreak="\n", lineHeight=14)
        .encode(x=alt.X("middle:Q", **x), text="outlet:N")
    )


def _headline(cells: pd.DataFrame, voice: str, labels: str) -> str:
    """The finding, as one sentence; a machine's labels are never put as a finding."""
    clear = cells[cells["reading"].isin(["critical", "supportive"])]
    parts = [f"{row['outlet']} is {row['reading']} of {row['actor']}" for row in clear.to_dict("records")]
    whose = "" if voice == "outlet" else "Voices passed on: "
    if not cells["sign"].any():
        return f"{whose}Too few sentences to say anything of any actor"
    if labels == "machine":
        return f"{whose}A machine’s guess, not a finding: {', '.join(parts) or 'no clear lean anywhere'}"
    if not parts:
        return f"{whose}No outlet leans clearly for or against any actor"
    return f"{whose}{', '.join(parts)}; there is no other clear lean"


def _explained(labels: str, source: str, voice: str, caution: str) -> str:
    """What the numbers are."""
    who = f"hand labels by {source}" if labels == "hand" else f"labels by {source}"
    whose = "in the outlet’s own voice" if voice == "outlet" else "in voices the outlet passes on"
    scale = "from −1, critical ▼, to 1, supportive ▲"
    text = f"Mean of {who}, sentences {whose}, {scale}. Bar: 95 % interval. n: sentences. –: not named."
    return f"{text} {caution}".strip()


def _read_aloud(cells: pd.DataFrame) -> str:
    """The whole grid in words, for those who do not see it."""
    said = cells[cells["sign"] != ""]
    spoken = " ".join(
        f"{row['outlet']} on {row['actor']}: {row['reading']}, {row['verdict'].split()[-1]} from {row['n']} sentences."
        for row in said.to_dict("records")
    )
    silent = int((cells["reading"] == TOO_LITTLE).sum())
    few = f"In {silent} {'cell' if silent == 1 else 'cells'} there is too little to say." if silent else ""
    return " ".join(part for part in ("Stance by outlet and actor, from -1 to 1.", spoken, few) if part)


def _number(value: Any) -> str:
    """Two decimals, a true minus sign, and no minus before zero."""
    return f"{round(float(value), 2) + 0.0:.2f}".replace("-", "−")
