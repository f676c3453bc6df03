"""Outlet by actor: how each treats each, how sure that is, and on how many sentences it rests."""

from collections.abc import Mapping
from typing import Any, Final

import altair as alt
import pandas as pd

from kosovo_lib.charts.theme import FONT_SIZE, INK, MUTED, NEGATIVE, NEUTRAL, POSITIVE, finish
from kosovo_lib.errors import ParameterError
from kosovo_lib.stance import TOO_LITTLE
from kosovo_lib.stats import coefficient, interval_name

__all__ = ["stance_matrix"]

SIGNS: Final = {"critical": "▼", "no clear lean": "○", "supportive": "▲"}
"""The sign that stands for each reading, also where there is no colour."""
COLOURS: Final = {"critical": NEGATIVE, "no clear lean": NEUTRAL, "supportive": POSITIVE}

_WIDE, _HIGH, _SMALL = 72, 56, FONT_SIZE - 1
"""Width and height of a cell and size of its smaller print, in pixels."""
_ACROSS = 4
"""As many columns as a phone can hold."""


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
        most: draw at most this many actors, those with the most sentences; where more than four outlets are
            drawn they stand below each other, and there are four actors.
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
    cells = _cells(table, most, names or {})
    return finish(
        _grid(cells).properties(width=_WIDE * cells["middle"].nunique(), height=_HIGH * cells["line"].nunique()),
        title=_headline(table.replace({"outlet": dict(names or {})}), voice, labels),
        subtitle=_explained(labels, source, voice, caution),
        description=_read_aloud(cells),
        data=["outlet", "actor", "reading", "score", "score_low", "score_high", ("n", "sentences")],
    )


def _cells(table: pd.DataFrame, most: int, names: Mapping[str, str]) -> pd.DataFrame:
    """Every cell of the grid, named or not, with where it stands in pixels.

    Outlets stand across, or down where there are more than a phone is wide.
    """
    outlets = list(dict.fromkeys(table["outlet"]))
    totals = table.groupby("actor")["n"].sum()
    actors = sorted(totals.index, key=lambda actor: (-totals[actor], actor))[:most]
    upright = len(outlets) <= _ACROSS
    actors = actors if upright else actors[:_ACROSS]
    counted = {(row["outlet"], row["actor"]): row for row in table.to_dict("records")}
    cells = []
    for a, actor in enumerate(actors):
        for o, outlet in enumerate(outlets):
            row = counted.get((outlet, actor), {"n": 0, "reading": "not named"})
            name = names.get(outlet, outlet)
            i, j = (a, o) if upright else (o, a)
            middle, line = (j + 0.5) * _WIDE, (i + 0.5) * _HIGH
            reach = _WIDE / 2 - 7
            sign = SIGNS.get(row["reading"], "")
            scores = {name: row[name] if sign else None for name in ("score", "score_low", "score_high")}
            scored = {
                at: middle + reach * row[f"score{end}"] if sign else None
                for at, end in (("at", ""), ("low", "_low"), ("high", "_high"))
            }
            cells.append({
                "actor": actor, "outlet": name, "n": row["n"], "reading": row["reading"],
                "kind": "scored" if sign else "too little" if row["n"] else "not named",
                "sign": sign, "verdict": _verdict(row, sign), "count": f"n {row['n']}", "middle": middle,
                "line": line, "bar_top": line - 7, "bar_bottom": line + 7, "left": middle - _WIDE / 2 + 2,
                "right": middle + _WIDE / 2 - 2, "top": line - _HIGH / 2 + 2, "bottom": line + _HIGH / 2 - 2,
                "clear": row["reading"] in ("critical", "supportive"),
                "colour": COLOURS.get(row["reading"], MUTED),
                "row": actor if upright else name, "column": (name if upright else actor).replace(" ", "\n"),
                **scores, **scored,
            })  # fmt: skip
    return pd.DataFrame(cells)


def _grid(cells: pd.DataFrame) -> Any:
    """The cells with the names of rows to their left and of columns, a word a line, above."""
    data = alt.Chart(cells)
    # Every layer stands on the scales of the first.
    wide, high = cells["middle"].max() + _WIDE / 2, cells["line"].max() + _HIGH / 2
    across, down = (alt.Scale(domain=ends, nice=False, zero=False) for ends in ([0, wide], [high, 0]))
    place = {"x": alt.X("middle:Q"), "y": alt.Y("line:Q")}
    said, silent, unnamed = (
        data.transform_filter(f"datum.kind == '{kind}'") for kind in ("scored", "too little", "not named")
    )
    colour = alt.Color("colour:N", scale=None)
    small: dict[str, Any] = {"fontSize": _SMALL, "lineBreak": "\n", "lineHeight": 14}
    rows, columns = (
        alt.Chart(cells.drop_duplicates(at)[[name, at]]) for name, at in (("row", "line"), ("column", "middle"))
    )
    above = 12 + 14 * cells["column"].str.count("\n").max()
    return alt.layer(
        data.transform_filter("datum.clear")
        .mark_rect(cornerRadius=6, fillOpacity=0.13)
        .encode(
            x=alt.X("left:Q", scale=across), x2="right:Q", y=alt.Y("top:Q", scale=down), y2="bottom:Q", color=colour
        ),
        said.mark_rule(color=MUTED).encode(x=place["x"], y=alt.Y("bar_top:Q"), y2="bar_bottom:Q"),
        said.mark_rule(strokeWidth=5).encode(x=alt.X("low:Q"), x2="high:Q", y=place["y"], color=colour),
        said.mark_point(filled=True, size=46, color=INK).encode(x=alt.X("at:Q"), y=place["y"]),
        said.mark_text(dy=-16, fontWeight="bold").encode(**place, text="verdict:N"),
        said.mark_text(dy=16, fontSize=_SMALL, color=MUTED).encode(**place, text="count:N"),
        unnamed.mark_text(color=MUTED).encode(**place, text="verdict:N"),
        silent.mark_text(color=MUTED, dy=-6, **small).encode(**place, text="verdict:N"),
        rows.mark_text(align="right", x=-6, color=INK).encode(y=place["y"], text="row:N"),
        columns.mark_text(y=-float(above), color=INK, **small).encode(x=place["x"], text="column:N"),
    ).configure_axis(disable=True)


def _verdict(row: Mapping[Any, Any], sign: str) -> str:
    """What a cell says in its first line, or in all of them."""
    if sign:
        return f"{sign} {coefficient(row['score'])}"
    return f"too little\nto say (n {row['n']})" if row["reading"] == TOO_LITTLE else "–"


def _headline(table: pd.DataFrame, voice: str, labels: str) -> str:
    """The finding, as one sentence; a machine's labels are never put as a finding."""
    clear = table[table["reading"].isin(["critical", "supportive"])]
    parts = [f"{row['outlet']} is {row['reading']} of {row['actor']}" for row in clear.to_dict("records")]
    whose = "" if voice == "outlet" else "Voices passed on: "
    if table["score"].isna().all():
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
    text = f"Mean of {who}, sentences {whose}, {scale}. Bar: {interval_name()}. n: sentences. –: not named."
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
