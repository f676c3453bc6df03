"""Charts of who speaks, how each outlet treats each actor, and who judges whom."""

import json
from typing import Final

import altair as alt
import pandas as pd

from kosovo_lib.charts import theme
from kosovo_lib.charts.theme import ON_DARK, ON_LIGHT, PHONE, VOICE_SHADES, drawn_outlets, layered, require, words
from kosovo_lib.errors import ParameterError
from kosovo_lib.finding import amount, listed
from kosovo_lib.schema import outlets_compared
from kosovo_lib.stats import coefficient, interval_name

_ACTORS: Final = 40  # more rows than that nobody reads; the rest is in the table
_BARS: Final = 40
_JUDGED: Final = 20  # most pairs of who judges whom in one chart; the rest is in the table


def stance_matrix(
    table: pd.DataFrame, outlets: pd.DataFrame | None = None, *, labelled: str = "", caution: str = ""
) -> alt.LayerChart:
    """Draw how each outlet treats each actor: a row is an actor, a dot an outlet's score, a line its interval.

    Args:
        table: rows of `stance.by_outlet`, from one source of labels and for one voice.
        outlets: rows of `schema.OUTLETS`, all of the corpus, for names and looks.
        labelled: who labelled, as a sentence (`coding.who`); the names of the coders if empty.
        caution: a sentence to stand under the title, such as the measured error of the model's labels.
    """
    from kosovo_lib.stance import TOO_LITTLE  # with sheets and the network, which other charts do without

    columns = "actor outlet voice source labels n waiting score score_low score_high reading"
    require(table, "stance_matrix", "stance.by_outlet", columns)
    for column, what in (("labels", "source of labels"), ("voice", "voice")):
        if table[column].nunique() > 1:
            mixed = ", ".join(sorted(table[column].unique()))
            raise ParameterError(f"stance_matrix: draw one {what} at a time, not {mixed}")
    sure = table[table["score"].notna()]
    rows, looks, left_out = drawn_outlets(table if sure.empty else sure, outlets, weight="n")
    totals = rows.groupby("actor")["n"].sum()
    actors = sorted(totals.index, key=lambda actor: (-totals[actor], actor))
    if len(actors) > _ACTORS:
        left_out += f" These are the {_ACTORS} actors named most; the table has {len(actors) - _ACTORS} more."
    if (unsure := sorted({*table["actor"]} - {*sure["actor"]})) and len(sure):
        left = listed(unsure) if len(unsure) < 4 else amount(len(unsure), "actor")
        left_out += f" For {left}, each outlet has too few sentences; the table has them."
    rows = rows[rows["actor"].isin(actors[:_ACTORS])]
    rows = rows.assign(turn=rows.groupby("actor").cumcount())  # outlets that do not name an actor take no room
    machine = str(table["labels"].iloc[0]) == "machine"
    handles = [] if outlets is None else outlets_compared(outlets)
    part = bool(table["waiting"].any()) or not set(handles) <= set(table["outlet"])
    coders = ", ".join(sorted(set(table["source"].str.split(", ").explode())))
    few = int((table["reading"] == TOO_LITTLE).sum())
    y = alt.Y("actor:N", title=None, sort=actors[:_ACTORS], axis=alt.Axis(grid=True, tickBand="extent"))
    offset = alt.YOffset("turn:O")
    x = alt.X(
        "score:Q", title="mean label", scale=alt.Scale(domain=[-1, 1]),
        axis=alt.Axis(
            values=[-1, -0.5, 0, 0.5, 1],
            labelExpr="({'-1': 'critical −1', '1': '1 supportive'})[datum.value] || format(datum.value, '.1f')",
        ),
    )  # fmt: skip
    color = alt.Color("name:N", title=None, scale=looks.color)
    shape = alt.Shape("name:N", title=None, scale=looks.shape)
    tooltip = [
        alt.Tooltip("name:N", title="outlet"), alt.Tooltip("actor:N"), alt.Tooltip("reading:N", title="lean"),
        alt.Tooltip("score:Q", format=".2f"), alt.Tooltip("score_low:Q", title="at least", format=".2f"),
        alt.Tooltip("score_high:Q", title="at most", format=".2f"), alt.Tooltip("n:Q", title="sentences"),
    ]  # fmt: skip
    common = {"y": y, "yOffset": offset, "color": color, "tooltip": tooltip}
    chart = layered(
        layer=[
            alt.Chart().mark_rule(strokeWidth=3).encode(x="score_low:Q", x2="score_high:Q", **common),
            alt.Chart().mark_point().encode(x=x, shape=shape, **common),
            alt.Chart().mark_rule(strokeDash=[3, 3]).transform_aggregate(n="count()").encode(x=alt.datum(0)),
        ],
        data=rows,
    ).properties(height=alt.Step(15 if rows["turn"].any() else 26, **{"for": "offset"}))
    own = str(table["voice"].iloc[0]) == "outlet"
    said = " ".join(
        f"{row['name']} on {row['actor']}: {row['reading']}, {coefficient(row['score'])} from "
        f"{amount(row['n'], 'sentence')}."
        for row in rows[rows["score"].notna()].to_dict("records")
    )
    voice = "in the outlet’s own voice" if own else "in which the outlet quotes somebody"
    below = f"Mean label of the sentences {voice}; line: {interval_name()}; no mark: too few sentences."
    if not machine:  # its error follows in two sentences, and nobody reads more than three
        below += f" {labelled or f'Labels: {coders}.'}"
    return chart.properties(**words(
        _headline(rows[rows["score"].notna()], own=own, machine=machine, part=part),
        f"{below}{left_out} {caution}".strip(),
        f"Dot plot of stance by actor and outlet, from −1 to 1. {said}"
        + (f" Too few sentences: {amount(few, 'pair')}." if few else ""),
    ))  # fmt: skip


def _headline(scored: pd.DataFrame, *, own: bool, machine: bool, part: bool) -> str:
    """The finding, as one sentence; the model's labels are never put as a finding."""
    whose = "" if own else "Voices quoted: "
    if scored.empty:
        return f"{whose}Too few labelled sentences to say anything about any actor"
    if machine:
        return f"{whose}A model’s guess, not a finding"
    clear = scored[scored["reading"].isin(["critical", "supportive"])]
    if clear.empty:
        so_far = "No clear lean in the sentences labelled so far"
        return f"{whose}{so_far if part else 'No outlet leans clearly for or against any actor'}"
    surest = clear.iloc[int(clear[["score_low", "score_high"]].abs().min(axis=1).to_numpy().argmax())]
    more = f"; {amount(len(clear) - 1, 'more clear lean')}" if len(clear) > 1 else ""
    return f"{whose}{surest['name']} is {surest['reading']} of {surest['actor']}{more}"


def judgements(table: pd.DataFrame, outlets: pd.DataFrame | None = None, *, caution: str = "") -> alt.LayerChart:
    """Draw who judges whom: a row is a judge and an actor judged, a bar the sentences, by the outlet that tells it.

    Args:
        table: rows of `stance.judgements`, from one source of labels.
        outlets: rows of `schema.OUTLETS`, all of the corpus, for names and looks.
        caution: a sentence to stand under the title, such as the measured error of the model's guess.
    """
    require(table, "judgements", "stance.judgements", "judge judged outlet sign judgement labels")
    if table["labels"].nunique() > 1:
        raise ParameterError("judgements: draw hand or machine, never both")
    rows, looks, left_out = drawn_outlets(table, outlets)
    rows = rows.assign(pair=rows["judge"] + " → " + rows["judged"])
    each = ["pair", "judge", "judged", "outlet", "name", "sign", "judgement"]  # what evidence may be grouped by is kept
    rows = rows.groupby(each, sort=False).agg(sentences=("sign", "size")).reset_index()
    totals = rows.groupby("pair", sort=False)["sentences"].sum().sort_values(ascending=False, kind="stable")
    if len(totals) > _JUDGED:
        left_out += f" {_JUDGED} of {len(totals)} pairs are drawn; the others are in the table."
    rows = rows[rows["pair"].isin(totals.index[:_JUDGED])].reset_index(drop=True)
    rows = rows.assign(count=rows["sentences"] * rows["sign"])
    most = max(1, int(rows.groupby(["pair", "sign"])["sentences"].sum().max()))
    ends = f"({{'-{most}': 'critical {most}', '{most}': '{most} supportive'}})[datum.value] || abs(datum.value)"
    x = alt.X(
        "count:Q", stack="zero", title="sentences", scale=alt.Scale(domain=[-most, most]),
        axis=alt.Axis(values=sorted({-most, 0, most, *range(-most, most, -(-most // 3))}), labelExpr=ends),
    )  # fmt: skip
    two_lines = "split(replace(datum.label, ' → ', ' →|'), '|')"
    # The second line stands below the first, so the label is moved up by half a line to the middle of its bar.
    axis = alt.Axis(labelExpr=two_lines, labelLimit=150, labelOffset=-8)
    y = alt.Y("pair:N", title=None, sort=totals.index[:_JUDGED].tolist(), axis=axis)
    tooltip = [alt.Tooltip("judgement:N"), alt.Tooltip("name:N", title="outlet"), alt.Tooltip("sentences:Q")]
    color = alt.Color("name:N", title=None, scale=looks.color)
    critical = int((table["sign"] < 0).sum())
    machine = str(table["labels"].iloc[0]) == "machine"
    title = f"{amount(len(table), 'judgement')} by people quoted, {critical} of them critical"
    said = "; ".join(f"{row.judgement}, {row.name}: {row.sentences}" for row in rows.itertuples(index=False))
    return layered(
        layer=[
            alt.Chart().mark_bar().encode(x=x, y=y, color=color, tooltip=tooltip),
            alt.Chart().mark_rule().transform_aggregate(n="count()").encode(x=alt.datum(0)),
        ],
        data=rows,
    ).properties(height=alt.Step(34), **words(
        "A model’s guess, not a finding" if machine else title,
        f"Sentences in which somebody judges an actor, by outlet.{left_out} {caution}".strip(),
        f"Bars of who judges whom, critical to the left, supportive to the right. {said}.",
    ))  # fmt: skip


def voices(table: pd.DataFrame, outlets: pd.DataFrame | None = None, *, title: str = "") -> alt.LayerChart:
    """Draw how the words of each outlet's articles divide among the voices in them: one bar an outlet.

    Args:
        table: rows of ``kosovo_lib.voices.shares``.
        outlets: rows of `schema.OUTLETS`, for their names.
        title: the finding, one sentence; by default, who writes most and least in words of its own.
    """
    require(table, "voices", "voices.shares", "outlet voice words sentences share")
    for row in table[table.duplicated(["outlet", "voice"])].head(1).itertuples():
        raise ParameterError(f"voices: {row.voice!r} of {row.outlet!r} stands in two rows; add up the words of each")
    rows, _, left_out = drawn_outlets(table, outlets, weight="words", most=_BARS)
    kinds = list(dict.fromkeys(rows["voice"]))
    shade = {kind: VOICE_SHADES[i % len(VOICE_SHADES)] for i, kind in enumerate(kinds)}
    rows = rows.assign(
        place=rows["voice"].map(kinds.index),
        percent=(rows["share"] * 100).round().astype("int64").astype("string") + "%",
        ink=[ON_DARK if shade[one] in (VOICE_SHADES[0], VOICE_SHADES[4]) else ON_LIGHT for one in rows["voice"]],
    )
    first = rows["share"].where(rows["voice"] == kinds[0]).groupby(rows["name"]).transform("max")
    rows = rows.assign(first=first).sort_values("first", ascending=False, kind="stable")
    own = rows.loc[rows["voice"] == kinds[0], ["name", "percent"]]
    (most, much), (least, little) = own.iloc[0], own.iloc[-1]
    most = f"Each of {len(own)} outlets" if much == little and len(own) > 1 else most
    title = title or f"{most} writes {much} in its own words" + f", {least} {little}" * (much != little)
    rows = rows[rows.groupby("voice")["words"].transform("sum") > 0] if rows["words"].any() else rows
    kinds = [kind for kind in kinds if kind in set(rows["voice"])]
    said = json.dumps({name: theme.lines(name) for name in rows["name"]}) + "[datum.label]"
    axis = alt.Axis(labelExpr=said, labelOffset=alt.expr(f"7.5 - 7.5 * length({said})"))
    y = alt.Y("name:N", sort=list(dict.fromkeys(rows["name"])), title=None, axis=axis)
    tooltip = [
        alt.Tooltip("name:N", title="outlet"), alt.Tooltip("voice:N", title="who speaks"), alt.Tooltip("words:Q"),
        alt.Tooltip("sentences:Q"), alt.Tooltip("share:Q", format=".0%"),
    ]  # fmt: skip
    colours = alt.Scale(domain=kinds, range=[shade[kind] for kind in kinds])
    percents = alt.Axis(format="%", values=[0, 0.5, 1], labelFlush=True)
    x = alt.X("share:Q", stack="zero", title=None, axis=percents, scale=alt.Scale(domain=[0, 1]))
    bars = alt.Chart().mark_bar(stroke="white", strokeWidth=1.5).encode(
        y=y, x=x, order="place:O", tooltip=tooltip,
        color=alt.Color("voice:N", title=None, scale=colours),
    )  # fmt: skip
    numbers = alt.Chart().mark_text().encode(
        y=y, x=alt.X("share:Q", stack="zero", bandPosition=0.5), order="place:O", detail="voice:N",
        text=alt.condition(f"datum.share >= ({PHONE.name} ? 0.17 : 0.06)", alt.Text("percent:N"), alt.value("")),
        color=alt.Color("ink:N", scale=None), tooltip=tooltip,
    )  # fmt: skip
    said = "; ".join(
        f"{name}: " + ", ".join(f"{row.voice} {row.percent}" for row in part.itertuples() if row.words)
        for name, part in rows.groupby("name", sort=False)
    )
    return layered(layer=[bars, numbers], data=rows).add_params(PHONE).properties(
        height=alt.Step(30),
        **words(
            title, f"Share of the words of each outlet’s articles, by who says them.{left_out}",
            f"A bar for each outlet, divided among the voices in its articles. {said}.",
        ),
    )  # fmt: skip
