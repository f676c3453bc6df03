"""Charts are plain Altair: they compose, carry their finding and their data, and need neither colour nor sight."""

import base64
import itertools
import json
import math
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert
from invented_events import story
from stance_corpus import SIDES, made_codings, made_corpus
from terms_corpus import corpus as words_corpus

import kosovo_lib as kl
from kosovo_lib.charts import events, theme
from kosovo_lib.display import output
from kosovo_lib.errors import ParameterError
from kosovo_lib.report.figure import figure_of

STANCE = made_corpus()
ANNA = made_codings("anna", SIDES)
SAID = words_corpus([
    ("a", "harbour", ["Pier pier pier sea sea sea.", ("Pier sea.", "other")]),
    ("b", "lantern", ["Pier sea sea sea sea sea."]),
    ("c", "mole", ["Sea sea gull sea sea gull."]),
])  # fmt: skip
EVENTS = story(
    ("north", "2010-05-01", "The ferry Aurora sank in 2003. Talks began in Haven on 28 April 2010."),
    ("south", "2010-05-02", "The Aurora sank in 2004. Norland has held Haven since March 2010."),
    ("east", "2010-05-03", "The Aurora sank on 12 October 2003. The mayor of Haven resigned on 30 April 2010."),
)
CLOCK = story(
    ("north", "2022-07-31", "Update (2032 UTC): Sirens sounded.\n\nUpdate (2029 UTC): Roads were shut in Haven.")
)
TOLD = 'Port Shut\n\nThe port was shut on Monday.\n\n"We all stay here," said Ida Krog.\n'


def sides() -> pd.DataFrame:
    """The Herald likes the League, four sentences of a stray text do not; all else is too little."""
    herald = kl.stance.evidence(STANCE, outlet="herald", codings=ANNA)
    stray = kl.stance.evidence(STANCE, outlet="stray", codings=ANNA)
    likes = herald.query("label == 1")
    more = [
        rows.assign(sentence=rows["sentence"] + 100 * i)
        for rows, n in ((likes, 2), (stray, 3))
        for i in range(1, n + 1)
    ]
    return kl.stance.tabulate(STANCE, pd.concat([herald, stray, *more]))


def drawn_words(table: pd.DataFrame) -> pd.DataFrame:
    """Two words of each outlet, sure or not."""
    return table[(table["log_odds"] > 0) & (table["n"] > 1)].groupby("outlet", sort=False).head(2)


def distinctive() -> pd.DataFrame:
    return drawn_words(kl.terms.distinctive(SAID, voice="outlet"))


def use() -> pd.DataFrame:
    return kl.terms.rates(SAID, by=["outlet", "voice"], terms=["pier", "gull"])


CHARTS: dict[str, Callable[[], Any]] = {
    "stance_matrix": lambda: kl.charts.stance_matrix(sides(), STANCE.outlets),
    "judgements": lambda: kl.charts.judgements(kl.stance.judgements(STANCE, codings=ANNA), STANCE.outlets),
    "voices": lambda: kl.charts.voices(
        kl.voices.shares(kl.parse(TOLD, outlet="gazette")), title="The Gazette says half."
    ),
    "distinctive_words": lambda: kl.charts.distinctive_words(distinctive(), SAID.outlets),
    "word_use": lambda: kl.charts.word_use(use(), SAID.outlets),
    "coverage": lambda: kl.charts.coverage(kl.facts.coverage(EVENTS), EVENTS.outlets),
    "timeline": lambda: kl.charts.timeline(kl.events.timeline(EVENTS), EVENTS.outlets, focus=False),
    "reports": lambda: kl.charts.reports(kl.events.shared(EVENTS), EVENTS.outlets),
    "hours": lambda: kl.charts.hours(kl.events.hours(CLOCK), CLOCK.outlets, place="Haven"),
}
every_chart = pytest.mark.parametrize("name", CHARTS)


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return {name: make() for name, make in CHARTS.items()}


@pytest.fixture(scope="module")
def told() -> pd.DataFrame:
    return kl.events.shared(EVENTS)


def rows(chart: Any) -> list[dict[str, Any]]:
    """Every row of data in a chart."""
    return [row for table in chart.to_dict()["datasets"].values() for row in table]


def title(chart: Any) -> str:
    return " ".join(chart.to_dict()["title"]["text"])


def below(chart: Any) -> str:
    return " ".join(chart.to_dict()["title"].get("subtitle", []))


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The single marks of a chart, of layers in layers too."""
    inner = spec.get("layer") or ([spec["spec"]] if "spec" in spec else [])
    return [one for part in inner for one in layers(part)] if inner else [spec]


WAYS: dict[str, Callable[[Any], Any]] = {
    "beside another": lambda chart: chart | chart,
    "below another": lambda chart: chart & chart,
    "on another": lambda chart: alt.layer(chart, chart),
    "in panels": lambda chart: chart.facet("name:N", columns=2),
    "in panels of their own rows": lambda chart: chart.facet("name:N").resolve_scale(y="independent"),
    "with another title": lambda chart: chart.properties(title="Mine"),
    "wider": lambda chart: chart.properties(width=900),
    "in other words": lambda chart: chart.configure_axis(labelFontSize=20).configure_title(fontSize=30),
    "with a selection": lambda chart: chart.interactive(),
}


class TestPlainAltair:
    @every_chart
    @pytest.mark.parametrize("way", WAYS)
    def test_every_chart_can_be_drawn_in_every_way_of_altair(self, made, name: str, way: str) -> None:
        assert type(made[name]) in (alt.Chart, alt.LayerChart)
        spec = WAYS[way](made[name]).to_dict()
        assert vl_convert.vegalite_to_svg(spec) != vl_convert.vegalite_to_svg(made[name].to_dict()) or "params" in spec

    def test_side_by_side_each_chart_keeps_its_colours_and_its_key(self, made) -> None:
        def fills(chart: Any) -> set[str]:
            return set(re.findall(r'(?:fill|stroke)="(#\w{6})"', vl_convert.vegalite_to_svg(chart.to_dict())))

        own = alt.Chart(pd.DataFrame({"x": ["a", "b"]})).mark_bar().encode(x="x", color="x")
        both = made["voices"] | made["stance_matrix"] | own
        assert fills(both) == fills(made["voices"]) | fills(made["stance_matrix"]) | fills(own)
        words = vl_convert.vegalite_to_svg(both.to_dict())
        assert all(f">{said}</text>" in words for said in ("quoted", "The Herald", "b"))

    def test_a_chart_beside_another_is_no_taller_than_the_taller_of_them(self, made) -> None:
        def height(chart: Any) -> float:
            return float(re.search(r'height="([\d.]+)"', vl_convert.vegalite_to_svg(chart.to_dict()))[1])

        both = made["word_use"] | made["stance_matrix"]
        assert height(both) < 1.2 * max(height(made["word_use"]), height(made["stance_matrix"]))

    @every_chart
    def test_settings_of_a_composed_chart_are_added_to_the_theme(self, made, name: str) -> None:
        spec = (made[name] | made[name]).configure_range(category=["red"]).to_dict()
        assert spec["config"] == {**alt.theme.get()().get("config", {}), "range": {"category": ["red"]}}

    @every_chart
    def test_no_settings_and_no_places_in_pixels_are_baked_in(self, made, name: str) -> None:
        with alt.theme.enable("none"):
            spec = made[name].to_dict()
        assert "config" not in spec
        drawn = json.dumps(layers(spec))
        assert '"axis": null' not in drawn
        assert '"x": {"value"' not in drawn
        assert '"y": {"value"' not in drawn

    @every_chart
    def test_every_mark_but_lines_of_reference_says_what_it_is_when_pointed_at(self, made, name: str) -> None:
        for layer in layers(made[name].to_dict()):
            assert "tooltip" in layer["encoding"] or "datum" in layer["encoding"]["x"], layer["mark"]

    @every_chart
    def test_a_chart_says_what_it_shows_also_to_those_who_do_not_see_it(self, made, name: str) -> None:
        assert len(title(made[name])) > 10
        assert len(made[name].to_dict()["description"]) > len(title(made[name]))

    def test_marks_lead_to_the_sentences_of_their_row(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KOSOVO_CHARTS", "plain")
        tables = {
            kl.charts.stance_matrix: (sides(), STANCE.outlets), kl.charts.distinctive_words: (distinctive(),),
            kl.charts.judgements: (kl.stance.judgements(STANCE, codings=ANNA),),
            kl.charts.word_use: (use(),),
            kl.charts.coverage: (kl.facts.coverage(EVENTS),),
            kl.charts.timeline: (kl.events.timeline(EVENTS),), kl.charts.reports: (kl.events.shared(EVENTS),),
        }  # fmt: skip
        for draw, (table, *more) in tables.items():
            by = "fact" if draw is kl.charts.coverage else "outlet"
            shown = kl.display.Evidence("evidence", {}, by=(by,), groups={(one,): "ev-x" for one in table[by].unique()})
            drawn = kl.display.chart(draw(table, *more), evidence=shown)
            with alt.theme.enable("kosovo"), alt.renderers.enable("kosovo"):
                (spec,) = (one for kind, one in drawn._repr_mimebundle_()[0].items() if "vegalite" in kind)
            assert '#ev-x"' in vl_convert.vegalite_to_svg(spec, vl_version="5.21"), draw

    @every_chart
    @pytest.mark.parametrize("outlets", [1, 500])
    def test_ten_thousand_rows_draw(self, name: str, outlets: int) -> None:
        table = {
            "stance_matrix": sides, "distinctive_words": distinctive, "word_use": use,
            "timeline": lambda: kl.events.timeline(EVENTS), "reports": lambda: kl.events.shared(EVENTS),
            "voices": lambda: kl.voices.shares(kl.parse(TOLD, outlet="gazette")),
            "judgements": lambda: kl.stance.judgements(STANCE, codings=ANNA),
            "coverage": lambda: kl.facts.coverage(EVENTS), "hours": lambda: kl.events.hours(CLOCK),
        }[name]()  # fmt: skip
        many = pd.concat([table] * (10_000 // len(table) + 1), ignore_index=True)
        number = pd.Series(range(len(many)))
        for column in set(many.columns) & {"actor", "judged", "term", "fact", "label"}:
            many[column] = many[column].astype(str) + number.astype(str)
        many["outlet"] = "outlet " + (number // len(table) % outlets).astype(str)
        if name == "timeline":
            many[["date_from", "date_to"]] = (
                many[["date_from", "date_to"]] - pd.to_timedelta(number % 9000, "D").to_frame("x").to_numpy()
            )
        if name == "voices":
            many = many.drop_duplicates(["outlet", "voice"])
        more = {"voices": {"title": "Many outlets speak."}, "hours": {"place": "Haven"}}.get(name, {})
        chart = getattr(kl.charts, name)(many, **more)
        assert len(rows(chart)) <= 5000
        if outlets > 1 and name not in ("coverage", "hours"):
            assert "outlets are drawn" in below(chart)

    def test_a_voice_in_two_rows_is_refused(self) -> None:
        shares = kl.voices.shares(kl.parse(TOLD, outlet="gazette"))
        with pytest.raises(ParameterError, match="the outlet's own words\" of 'gazette' stands in two rows"):
            kl.charts.voices(pd.concat([shares, shares]), title="Twice")

    def test_importing_charts_switches_nothing_on(self) -> None:
        code = (
            "import altair as alt; before = alt.theme.active, alt.renderers.active; import kosovo_lib.charts.terms;"
            "assert (alt.theme.active, alt.renderers.active) == before; import kosovo_lib as kl; kl.charts.use_theme();"
            "assert (alt.theme.active, alt.renderers.active) == ('kosovo', 'kosovo')"
        )
        subprocess.run([sys.executable, "-c", code], check=True)


class TestLooks:
    OUTLETS = pd.DataFrame({"outlet": [f"o{i}" for i in range(14)], "name": [f"Outlet {i}" for i in range(14)]})

    def test_an_outlet_looks_the_same_in_every_chart_of_a_corpus(self) -> None:
        few = kl.charts.outlet_scale(self.OUTLETS, ["o7"])
        many = kl.charts.outlet_scale(self.OUTLETS)
        assert (few.color.range, few.shape.range) == ([many.color.range[7]], [many.shape.range[7]])

    def test_twelve_outlets_have_twelve_colours_and_twelve_shapes(self) -> None:
        found = kl.charts.looks(self.OUTLETS.head(12))
        assert found["colour"].nunique() == found["shape"].nunique() == theme.MOST_OUTLETS == 12
        paths = kl.charts.outlet_scale(self.OUTLETS.head(12)).shape.range
        assert all(a != b for a, b in itertools.combinations(paths, 2))

    def test_from_the_thirteenth_on_looks_come_again(self) -> None:
        found = kl.charts.looks(self.OUTLETS)
        assert found.loc[12, "colour"] == found.loc[0, "colour"]

    def test_the_table_of_outlets_can_set_them_and_nobody_else_gets_them(self) -> None:
        chosen = self.OUTLETS.head(3).assign(colour=[None, "#0072b2", ""], shape=[None, None, "circle"])
        found = kl.charts.looks(chosen)
        assert found["colour"].tolist() == ["#d55e00", "#0072b2", "#00916a"]
        assert found["shape"].tolist() == ["square", "triangle-up", "circle"]

    def test_two_outlets_of_one_name_are_told_apart(self) -> None:
        twins = pd.DataFrame({"outlet": ["a", "b", "c"], "name": ["Post", "Post", "Mail"]})
        assert kl.charts.looks(twins)["name"].tolist() == ["Post (a)", "Post (b)", "Mail"]

    def test_of_too_many_outlets_those_of_most_weight_are_drawn(self) -> None:
        table = self.OUTLETS.assign(n=range(14))  # the first two weigh least
        rows, _, said = theme.drawn_outlets(table, self.OUTLETS, weight="n")
        assert rows["outlet"].tolist() == [f"o{i}" for i in range(2, 14)]
        assert said == " 12 of 14 outlets are drawn."

    def test_an_outlet_that_the_table_does_not_have_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="outlet 'koha' is not in the table of outlets"):
            kl.charts.outlet_scale(self.OUTLETS, ["koha"])

    @pytest.mark.parametrize("colour", [*(c for c, _ in theme.LOOKS), theme.SECOND, theme.ACCENT])
    @pytest.mark.parametrize("ground", ["#ffffff", theme.TOKENS["ground"][1]])
    def test_every_colour_stands_out_on_light_and_dark(self, colour: str, ground: str) -> None:
        # WCAG 2.2, 1.4.11: 3 to 1 for graphics. White on black is (1 + .05) / (0 + .05) = 21.
        assert contrast(colour, ground) >= 3

    @pytest.mark.parametrize("name", ["chart-first", "chart-second"])
    @pytest.mark.parametrize("colours", [0, 1])
    def test_words_in_a_colour_can_be_read_on_light_and_dark(self, name: str, colours: int) -> None:
        assert contrast(theme.TOKENS[name][colours], ("#ffffff", theme.TOKENS["ground"][1])[colours]) >= 4.5

    @pytest.mark.parametrize("shade", theme.VOICE_SHADES)
    def test_words_on_a_bar_can_be_read(self, shade: str) -> None:
        # WCAG 2.2, 1.4.3: 4.5 to 1 for words; the bars of voices carry the better of the two inks.
        assert max(contrast(shade, theme.ON_DARK), contrast(shade, theme.ON_LIGHT)) >= 4.5


class TestInJupyterLab:
    def test_a_title_begins_above_the_labels_so_that_no_panel_cuts_its_words(self) -> None:
        rows = pd.DataFrame({"fact": ["The ferry will sail again"], "outlets": [2]})
        drawn = alt.Chart(rows).mark_point().encode(x="outlets", y="fact").properties(title="Two outlets report it")
        with alt.theme.enable("kosovo"):
            svg = vl_convert.vegalite_to_svg(drawn.to_dict())
        left = re.search(r'role-title"><g transform="translate\((-?\d+)', svg)
        assert left is not None
        assert int(left[1]) < -100  # 25 letters of some 6 pixels stand left of the plot, which begins at 0

    def shown(self, chart: Any) -> dict[str, Any]:
        with alt.theme.enable("kosovo"), alt.renderers.enable("kosovo"):
            data, self.metadata = chart._repr_mimebundle_()
        return data

    def test_a_chart_has_its_picture_beside_it_in_the_colours_of_paper(self, made) -> None:
        data = self.shown(made["stance_matrix"])
        assert data["image/svg+xml"].startswith("<svg")
        assert "var(" not in data["image/svg+xml"]
        assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")

    def test_ink_and_ground_follow_the_theme_and_marks_keep_their_colours(self, made) -> None:
        spec = self.shown(made["stance_matrix"])[theme._VEGA_LITE]
        assert spec["config"]["background"] == "var(--jp-layout-color0, white)"
        assert spec["config"]["axis"]["labelColor"].startswith("var(--jp-content-font-color2")
        assert spec["config"]["bar"]["color"] == theme.ACCENT
        assert self.metadata[theme._VEGA_LITE]["embed_options"]["renderer"] == "svg"  # a canvas knows no variables

    def test_a_chart_is_as_wide_as_the_panel_unless_it_gives_its_width(self, made) -> None:
        def widths(chart: Any) -> list[str]:
            return [one["name"] for one in self.shown(chart)[theme._VEGA_LITE].get("params", [])]

        assert widths(made["judgements"]) == ["width"]
        assert widths(made["judgements"].properties(width=300)) == []
        assert widths(made["judgements"] | made["judgements"]) == []
        facet = self.shown(made["judgements"].facet("name:N", columns=2))[theme._VEGA_LITE]
        assert facet["spec"]["width"] == 840 // 2

    def test_where_pages_are_made_a_chart_comes_alone(self, made, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KOSOVO_CHARTS", "plain")
        with alt.theme.enable("kosovo"), alt.renderers.enable("kosovo"):
            data = made["judgements"]._repr_mimebundle_()
        assert set(data) == {theme._VEGA_LITE, "text/plain"}
        assert "params" not in data[theme._VEGA_LITE]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


class TestStance:
    def test_the_title_states_the_finding_and_the_description_reads_it_aloud(self, made) -> None:
        # the Herald on the League: 1, 1, 0 and 1, 1, 1, 1 once more: 6 of 7
        spec = made["stance_matrix"].to_dict()
        assert title(made["stance_matrix"]) == "The Herald is supportive of League; 1 more clear lean"
        assert "Labels: anna" in below(made["stance_matrix"])
        assert "The Herald on League: supportive, 0.86 from 7 sentences." in spec["description"]
        assert "Too few sentences: 1 pair." in spec["description"]

    def test_the_title_names_the_lean_whose_interval_stays_farthest_from_zero(self) -> None:
        table = sides()
        table.loc[table["outlet"] == "herald", "score_high"] = 0.9  # .23 to .9; the stray text has -1 to -.07
        assert title(kl.charts.stance_matrix(table, STANCE.outlets)).startswith("The Herald is supportive of League")

    def test_a_score_stands_at_its_value_with_its_interval_and_outlets_differ_by_shape(self, made) -> None:
        spec = made["stance_matrix"].to_dict()
        line, dot, _ = layers(spec)
        assert (line["encoding"]["x"]["field"], line["encoding"]["x2"]["field"]) == ("score_low", "score_high")
        assert dot["encoding"]["x"]["scale"] == {"domain": [-1, 1]}
        assert dot["encoding"]["shape"]["field"] == "name"

    def test_critical_stands_to_the_left_and_supportive_to_the_right(self, made) -> None:
        places = {}
        for found in re.finditer(
            r"translate\(([-\d.]+),[^>]*>([^<]+)</text>", vl_convert.vegalite_to_svg(made["stance_matrix"].to_dict())
        ):
            places[found[2]] = float(found[1])
        assert places["critical −1"] < places["0.0"] < places["1 supportive"]

    def test_no_legend_names_an_outlet_that_is_not_drawn(self) -> None:
        table = sides()
        chart = kl.charts.stance_matrix(table[table["outlet"] == "herald"], STANCE.outlets)
        assert layers(chart.to_dict())[1]["encoding"]["color"]["scale"]["domain"] == ["The Herald"]

    def test_of_many_outlets_twelve_are_drawn_and_the_chart_says_so(self) -> None:
        many = pd.concat([sides().assign(outlet=f"o{i}") for i in range(20)])
        chart = kl.charts.stance_matrix(many)
        assert "12 of 20 outlets are drawn." in below(chart)
        assert len({row["outlet"] for row in rows(chart)}) == 12

    def test_while_part_is_labelled_no_title_speaks_of_outlets_that_nobody_coded(self) -> None:
        table = kl.stance.by_outlet(STANCE, codings=ANNA, min_n=1).assign(reading="no clear lean")
        compared = STANCE.outlets[STANCE.outlets["compare"]]
        assert set(compared["outlet"]) == {"herald", "bugle"}
        assert title(kl.charts.stance_matrix(table, compared)) == "No outlet leans clearly for or against any actor"
        so_far = "No clear lean in the sentences labelled so far"
        assert title(kl.charts.stance_matrix(table.assign(waiting=1), compared)) == so_far
        assert title(kl.charts.stance_matrix(table[table["outlet"] == "herald"], compared)) == so_far

    def test_an_actor_with_too_few_sentences_in_every_outlet_is_named(self) -> None:
        table = sides()
        few = "For Ruritania, each outlet has too few sentences; the table has them."
        assert below(kl.charts.stance_matrix(table)).endswith(f" {few}")
        assert few not in below(kl.charts.stance_matrix(table[table["actor"] == "League"]))

    def test_nothing_scored_is_said_in_the_title(self) -> None:
        table = kl.stance.by_outlet(STANCE, codings=ANNA, min_n=50)
        assert title(kl.charts.stance_matrix(table)) == "Too few labelled sentences to say anything about any actor"

    def test_a_models_labels_are_a_guess_and_carry_their_error(self) -> None:
        table = kl.stance.by_outlet(STANCE, labels="machine", min_n=1)
        chart = kl.charts.stance_matrix(table, caution="It agrees with nobody.")
        assert title(chart) == "A model’s guess, not a finding"
        assert below(chart).endswith("It agrees with nobody.")

    def test_sources_and_voices_are_never_drawn_together(self) -> None:
        hand, machine = (kl.stance.by_outlet(STANCE, codings=ANNA), kl.stance.by_outlet(STANCE, labels="machine"))
        with pytest.raises(ParameterError, match="draw one source of labels at a time, not hand, machine"):
            kl.charts.stance_matrix(pd.concat([hand, machine]))
        other = kl.stance.by_outlet(STANCE, voice="other", codings=ANNA)
        with pytest.raises(ParameterError, match="draw one voice at a time, not other, outlet"):
            kl.charts.stance_matrix(pd.concat([hand, other]))

    def test_outlets_that_different_coders_have_labelled_stand_in_one_chart(self) -> None:
        berta = made_codings("berta")
        both = pd.concat([ANNA, berta[berta["article"] == "herald-1"]])
        table = kl.stance.by_outlet(STANCE, codings=both, min_n=1)
        assert set(table["source"]) == {"anna", "anna, berta"}
        assert below(kl.charts.stance_matrix(table)).endswith("Labels: anna, berta.")

    def test_who_judges_whom_is_a_bar_to_the_left_or_right(self, made) -> None:
        assert title(made["judgements"]) == "2 judgements by people quoted, 1 of them critical"
        assert {(row["pair"], row["name"], row["count"]) for row in rows(made["judgements"])} == {
            ("the mayor of Zenda → League", "The Bugle", 1), ("the Bugle → League", "The Herald", -1),
        }  # fmt: skip
        table = kl.stance.judgements(STANCE, codings=ANNA)
        assert title(kl.charts.judgements(table.assign(sign=-1))) == "2 judgements by people quoted, 2 of them critical"
        assert title(kl.charts.judgements(table.assign(labels="machine"))) == "A model’s guess, not a finding"
        with pytest.raises(ParameterError, match="draw hand or machine, never both"):
            kl.charts.judgements(table.assign(labels=["hand", "machine"]))

    def test_each_bar_opens_as_many_sentences_as_it_counts(self) -> None:
        table = kl.stance.judgements(STANCE, codings=ANNA)
        said = kl.display.evidence(STANCE, table, by=["outlet"], part="judgement")
        parts = {
            part["id"]: sum(len(source["sentences"]) for source in part["sources"])
            for group in said.content["groups"] for part in group["parts"]
        }  # fmt: skip
        for row in rows(kl.charts.judgements(table)):
            assert parts[said.leads_from(row, "")] == row["sentences"]

    def test_each_dot_of_the_models_chart_opens_as_many_sentences_as_it_counts(self) -> None:
        guessed = kl.stance.evidence(STANCE, labels="machine")
        table = kl.stance.tabulate(STANCE, guessed, min_n=1)
        seen = kl.display.evidence(STANCE, guessed, by=["labels", "outlet", "actor"], part="verdict")
        held = {
            group["id"]: sum(len(source["sentences"]) for part in group["parts"] for source in part["sources"])
            for group in seen.content["groups"]
        }  # fmt: skip
        drawn = rows(kl.charts.stance_matrix(table, STANCE.outlets))
        assert drawn
        assert all(held[seen.leads_from(row, "")] == row["n"] for row in drawn)

    def test_nothing_is_drawn_of_nothing(self) -> None:
        with pytest.raises(ParameterError, match="nothing to draw"):
            kl.charts.stance_matrix(sides().head(0))

    def test_the_bars_show_every_voice_and_say_so_without_being_seen(self, made) -> None:
        spec = made["voices"].to_dict()
        # 8 words of 15 are the paper's (headline and report), 7 the quotation's.
        assert "gazette: the outlet's own words 53%, quoted 47%" in spec["description"]
        bars, numbers = layers(spec)
        # a voice that says nothing is not in the key
        assert bars["encoding"]["color"]["scale"]["domain"] == ["the outlet's own words", "quoted"]
        assert numbers["encoding"]["text"]["condition"]["field"] == "percent"

    def test_the_title_of_the_voices_names_who_writes_most_and_least_itself(self) -> None:
        kinds = ["the outlet's own words", "quoted"]
        shares = pd.DataFrame({"outlet": ["pier", "pier", "quay", "quay"], "voice": kinds * 2, "words": [3, 1, 1, 3],
                               "sentences": 1, "share": [0.75, 0.25, 0.25, 0.75]})  # fmt: skip
        assert title(kl.charts.voices(shares)) == "pier writes 75% in its own words, quay 25%"
        assert title(kl.charts.voices(shares.head(2))) == "pier writes 75% in its own words"
        none = shares.assign(words=[0, 4, 0, 4], share=[0, 1.0, 0, 1.0])  # the bars of who speaks alone are drawn
        assert title(kl.charts.voices(none)) == "Each of 2 outlets writes 0% in its own words"
        assert {row["voice"] for row in rows(kl.charts.voices(none))} == {"quoted"}

    def test_the_bars_of_the_voices_are_sorted_and_long_names_have_two_lines(self) -> None:
        names = ["pier", "quay", "wharf"]
        kinds = ["the outlet's own words"] * 3 + ["quoted"] * 3
        shares = pd.DataFrame({"outlet": names * 2, "voice": kinds, "words": 1, "sentences": 1,
                               "share": [0.2, 0.5, 0.9, 0.8, 0.5, 0.1]})  # fmt: skip
        outlets = pd.DataFrame({"outlet": names, "name": ["Pier", "Quay", "Radio Television of the Northern Counties"]})
        chart = kl.charts.voices(shares, outlets)
        y = layers(chart.to_dict())[0]["encoding"]["y"]
        assert y["sort"] == ["Radio Television of the Northern Counties", "Quay", "Pier"]
        assert "Radio Television of</tspan><tspan" in (svg := vl_convert.vegalite_to_svg(chart.to_dict()))
        assert "Northern Counties</tspan>" in svg

    def test_lines_are_even_break_at_no_hyphen_and_are_cut_only_where_they_are_too_many(self) -> None:
        assert theme.lines("Justice Department finds pattern of bias", 36, 3) == [
            "Justice Department", "finds pattern of bias"
        ]  # fmt: skip
        assert theme.lines("the post-war harbour", 10, 3) == ["the", "post-war", "harbour"]
        assert theme.lines("one two three four five six", 8, 2) == ["one two", "three …"]
        assert theme.lines("Quay") == ["Quay"]

    def test_the_number_on_every_voice_can_be_read(self, made) -> None:
        colours = layers(made["voices"].to_dict())[0]["encoding"]["color"]["scale"]
        shades = dict(zip(colours["domain"], colours["range"], strict=True))
        assert all(contrast(row["ink"], shades[row["voice"]]) >= 4.5 for row in rows(made["voices"]))


class TestWords:
    def test_the_words_of_an_outlet_stand_below_its_name_each_with_a_dot_and_its_interval(self) -> None:
        chart = kl.charts.distinctive_words(distinctive(), SAID.outlets, {"pier": "Pier"})
        down = layers(chart.to_dict())[0]["encoding"]["y"]["sort"]
        assert down == ["The Harbour", "The Harbour\nPier", "The Lantern", "The Lantern\nsea", "The Mole",
                        "The Mole\ngull"]  # fmt: skip
        first = rows(chart)[0]
        assert (first["name"], first["label"]) == ("The Harbour", "Pier")
        assert first["low"] <= first["times"] <= first["high"]

    def test_the_title_claims_no_more_than_the_numbers(self, made) -> None:
        assert title(made["distinctive_words"]) == "No word is used reliably more by one outlet than by the others"
        sure = kl.charts.distinctive_words(distinctive().assign(q=0.01), SAID.outlets)
        assert title(sure).startswith("Words that set an outlet apart: “pier” (The Harbour)")

    def test_words_of_a_single_article_are_hollow(self, made) -> None:
        assert all(row["one_article"] for row in rows(made["distinctive_words"]))
        hollow = [one for one in layers(made["distinctive_words"].to_dict()) if one["mark"].get("filled") is False]
        assert hollow[0]["transform"] == [{"filter": "datum.one_article"}]
        assert "Hollow: all uses in one article" in below(made["distinctive_words"])

    def test_the_use_of_words_is_drawn_by_outlet_and_voice(self, made) -> None:
        assert {(row["name"], row["speaker"]) for row in rows(made["word_use"])} == {
            ("The Harbour", "the outlet itself"), ("The Harbour", "people it quotes"),
            ("The Lantern", "the outlet itself"), ("The Mole", "the outlet itself"),
        }  # fmt: skip
        assert title(made["word_use"]) == "How often each outlet uses these words, and in whose voice"

    def test_a_word_that_one_outlet_uses_far_more_often_is_in_the_title(self) -> None:
        own = use().query("voice == 'outlet' and term == 'pier'")
        assert title(kl.charts.word_use(own)) == "How often each outlet uses this word"
        often = own.assign(n=5, per_10k_words=250.0)  # 25 in 1,000 words, so 5 in 200
        assert title(kl.charts.word_use(often, SAID.outlets)) == "The Harbour uses “pier” 5 times in 200 words"
        told = pd.DataFrame({"term": ["tide", "sea", "pier"], "outlet": "mole", "times": [9.0, 4.0, 1.26]})
        both = pd.concat([often, often.assign(term="sea", per_10k_words=200.0)])
        said = kl.charts.word_use(both, SAID.outlets, {"sea": "Sea"}, told)
        assert title(said) == "The Harbour uses “Sea” 5 times in 250 words"
        assert layers(said.to_dict())[0]["encoding"]["y"]["sort"][0] == "Sea"  # the word of the title comes first

    def test_below_a_word_the_outlet_that_uses_it_most_comes_first(self) -> None:
        one = use().query("voice == 'outlet' and term == 'pier'").head(1)
        table = pd.concat([one.assign(outlet=outlet, per_10k_words=rate)
                           for outlet, rate in (("harbour", 10.0), ("lantern", 0.0), ("mole", 30.0))])  # fmt: skip
        down = layers(kl.charts.word_use(table, SAID.outlets).to_dict())[0]["encoding"]["y"]["sort"]
        assert down == ["pier", "pier\nThe Mole", "pier\nThe Harbour", "pier\nThe Lantern"]

    def test_a_rate_that_nobody_knows_does_not_press_the_others_to_the_left(self) -> None:
        # 5 of 10 words are 500 in 1,000, up to 763; where nothing is counted in few words it may be up to 900
        table = use().query("term == 'pier'").head(1)
        rates = table.assign(per_10k_words=5000.0, lower=2366.0, upper=7634.0)
        unknown = table.assign(outlet="mole", per_10k_words=0.0, lower=0.0, upper=9000.0)
        chart = kl.charts.word_use(pd.concat([rates, unknown]))
        domains = [one["encoding"]["x"].get("scale", {}).get("domain") for one in layers(chart.to_dict())]
        assert [0, pytest.approx(763.4)] in domains
        assert "…: it goes on" in below(chart)
        said = [one for one in layers(chart.to_dict()) if one["mark"].get("text") == "…"]
        assert [one["transform"] for one in said] == [[{"filter": "datum.upper > datum.upper_drawn"}]]
        assert [row["upper"] > row["upper_drawn"] for row in rows(chart)] == [False, True]
        assert "it goes on" not in below(kl.charts.word_use(rates))

    @pytest.mark.parametrize(
        ("name", "column"),
        [("distinctive_words", "outlet"), ("word_use", "term"), ("timeline", "article"), ("coverage", "fact"),
         ("stance_matrix", "actor"), ("judgements", "judge"), ("reports", "fact")],
    )  # fmt: skip
    def test_a_column_that_a_chart_misses_is_named(self, name: str, column: str) -> None:
        for table in (pd.DataFrame({"other": [1]}), pd.DataFrame()):
            with pytest.raises(ParameterError, match=rf"{name}.*: the table lacks the column '{column}'; give it what"):
                getattr(kl.charts, name)(table)

    def test_no_chart_is_drawn_from_nothing(self) -> None:
        with pytest.raises(ParameterError, match="at least one row"):
            kl.charts.distinctive_words(kl.terms.distinctive(SAID, outlets=["mole"]), SAID.outlets)


class TestEvents:
    def test_the_timeline_says_what_it_shows_and_counts_what_differs(self, told) -> None:
        differ = told.loc[told["position"].notna(), "event"]
        chart = kl.charts.timeline(kl.events.timeline(EVENTS), EVENTS.outlets, differ=differ, focus=False)
        assert title(chart) == "The days that the articles name"
        assert {row["when"] for row in rows(chart) if row["note"] == "≠"} == {"2003", "2004", "12 Oct 2003"}

    def test_what_differs_outside_of_the_days_drawn_is_neither_counted_nor_keyed(self, told) -> None:
        differ = told.loc[told["position"].notna(), "event"]
        chart = kl.charts.timeline(kl.events.timeline(EVENTS), EVENTS.outlets, differ=differ)
        assert title(chart) == "The days that the articles name"
        assert "≠" not in below(chart)

    def test_what_lay_ahead_when_an_article_appeared_is_hollow(self) -> None:
        events = kl.events.timeline(EVENTS)
        plans = kl.charts.timeline(events.assign(status="planned"), EVENTS.outlets)
        assert "Hollow: still to come when published." in below(plans)
        assert all(row["ahead"] for row in rows(plans))
        assert "Hollow" not in below(kl.charts.timeline(events.assign(status="asserted"), EVENTS.outlets))

    def test_the_axis_is_of_the_days_of_the_story_and_other_dates_are_left_to_the_table(self) -> None:
        # all of these articles are of May 2010: 28 and 30 April lie within 31 days, 2003, 2004 and March do not
        chart = kl.charts.timeline(kl.events.timeline(EVENTS), EVENTS.outlets)
        assert below(chart).startswith("2 dated statements drawn. Marks: a day or a weekend.")
        spec = chart.to_dict()
        assert "4 earlier or later ones are in the table." in " ".join(spec["title"]["subtitle"])
        assert len(spec["datasets"]) == 1  # the marks alone: no words lie on them

    def test_a_single_date_of_the_storys_days_makes_no_axis_of_its_own(self) -> None:
        one = story(
            ("north", "2010-05-01", "The ferry Aurora sank in 2003. Talks began in Haven on 28 April 2010."),
            ("south", "2010-05-02", "The Aurora sank in 2004."),
        )
        chart = kl.charts.timeline(kl.events.timeline(one), one.outlets)
        assert len(rows(chart)) == 3

    @pytest.mark.parametrize(
        ("south", "says"),
        [
            ("The pier shut on 3 May 2010.", "north and south name 3 May 2010"),
            ("The pier shut on 3 May 2010. A buoy sank on 4 May 2010.",
             "north and south name 3 May 2010 and 4 May 2010"),
            ("The pier shut on 5 May 2010.", "The days that the articles name"),
        ],
    )  # fmt: skip
    def test_a_band_shows_the_day_that_most_outlets_name_and_none_where_two_days_tie(self, south, says) -> None:
        two = story(("north", "2010-05-07", "The mill shut on 3 May 2010. It rained on 4 May 2010."),
                    ("south", "2010-05-07", south))  # fmt: skip
        chart = kl.charts.timeline(kl.events.timeline(two), two.outlets)
        assert title(chart) == says
        bands = {row["when"] for row in rows(chart) if row["named"]}
        assert bands == ({"3 May 2010"} if south == "The pier shut on 3 May 2010." else set())
        assert ("Band: 3 May 2010, the day most outlets name." in below(chart)) == bool(bands)

    def test_of_one_outlet_no_day_is_the_one_that_most_name(self) -> None:
        one = story(
            ("north", "2010-05-07", "The mill shut on 3 May 2010. It rained on 4 May 2010. It blew on 4 May 2010.")
        )
        chart = kl.charts.timeline(kl.events.timeline(one), one.outlets)
        assert title(chart) == "The days that the articles name"
        assert "Band" not in below(chart)
        events = kl.events.timeline(one)
        days = kl.display.evidence(one, events, by=["outlet", "when"])
        spec = output._linked(chart.to_dict(), days)
        table = figure_of(spec, "c").tables[0]["html"]  # two of one day stand at one mark, whose count opens nothing
        assert "<a" not in table
        assert "#ev-north-4-may-2010" in json.dumps(spec)

    def test_of_many_dates_on_one_day_alone_no_axis_is_made(self) -> None:
        same = story(
            ("north", "2010-05-07", "The mill shut on 3 May 2010. It rained on 3 May 2010. It was built in 1961.")
        )
        assert {row["when"] for row in rows(kl.charts.timeline(kl.events.timeline(same), same.outlets))} == {
            "3 May 2010", "1961"
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("unit", "precision", "days", "coarse"),
        [
            ("D", "day", 0, False), ("D", "day", 1, True), ("D", "weekend", 1, False), ("D", "week", 6, True),
            ("M", "day", 1, False), ("M", "week", 3, False), ("M", "week", 4, True),
        ],
    )  # fmt: skip
    def test_a_date_of_several_days_is_a_bar_but_no_weekend_and_nothing_short_on_a_long_axis(
        self, unit, precision, days, coarse
    ) -> None:
        dated = kl.events.timeline(EVENTS).head(1).assign(
            name="North", precision=precision, date_from=pd.Timestamp("2010-04-26"),
            date_to=pd.Timestamp("2010-04-26") + pd.Timedelta(days=days),
        )  # fmt: skip
        assert events._marks(dated, set(), unit)["coarse"].tolist() == [coarse]

    def test_an_outlet_that_reports_none_of_the_facts_has_its_empty_column(self):
        cells = kl.facts.coverage(EVENTS).assign(sure=True)
        outlets = list(dict.fromkeys(cells["outlet"]))
        cells.loc[cells["outlet"] == outlets[-1], "status"] = "not found"
        chart = kl.charts.coverage(cells[cells["fact"] == cells["fact"].iloc[0]].assign(fact="a"), EVENTS.outlets)
        assert len(layers(chart.to_dict())[0]["encoding"]["x"]["scale"]["domain"]) == len(outlets)

    def test_the_title_of_the_facts_says_how_many_and_who_has_fewest_and_the_key_only_what_is_drawn(self) -> None:
        def drawn(*told: str) -> alt.LayerChart:
            """A fact for each text: a letter for each of three outlets, s sure, p probable, u unclear, n not found."""
            status = {"s": "told", "p": "told", "u": "unclear", "n": "not found"}
            return kl.charts.coverage(pd.DataFrame([
                {"fact": fact, "label": f"Fact {fact}", "outlet": outlet, "status": status[one], "sure": one == "s",
                 "position": 0.5 if one in "sp" else None}
                for fact, each in enumerate(told) for outlet, one in zip(("pier", "quay", "tarn"), each, strict=True)
            ]))  # fmt: skip

        found = "We found {} facts that {} report".format
        assert title(drawn("ssn", "sns", "ssn")) == found(3, "several outlets") + "; tarn has 1 of them"
        assert title(drawn("ssn", "ssp")) == found(2, "several outlets") + "; tarn has none of them for sure"
        assert title(drawn("ssn", "nss", "sns")) == found(3, "several outlets")
        assert title(drawn("sss", "sss")) == found(2, "all 3 outlets")
        assert title(drawn("pps")) == "We found 1 fact that several outlets may report"
        assert below(drawn("sss")) == "● reports it."
        assert below(drawn("ssp", "ssn")) == (
            "● reports it. ○ reports part of it, or differs in a number, day or word, denies or reprints it."
            " Empty: not found."
        )
        assert {row["name"]: row["place"] for row in rows(drawn("ssn"))} == {"pier": "50%", "quay": "50%", "tarn": "–"}

    def test_of_too_many_outlets_those_that_report_most_of_the_facts_drawn_have_a_column(self) -> None:
        cells = pd.DataFrame([
            {"fact": fact, "label": f"Fact {fact}", "outlet": f"o{n:02}", "sure": n > 0, "position": 0.5 if n else None,
             "status": "told" if n else "not found"}
            for fact in range(2) for n in range(14)
        ])  # fmt: skip
        assert {row["name"] for row in rows(kl.charts.coverage(cells))} == {f"o{n:02}" for n in range(1, 13)}

    def test_of_many_facts_fifteen_are_drawn_and_all_are_counted(self) -> None:
        cells = kl.facts.coverage(EVENTS)
        several = cells[cells["fact"] == cells["fact"].iloc[0]].assign(status="told", sure=True)
        many = pd.concat([several.assign(fact=f"f{n}", label=f"Fact {n}") for n in range(22)], ignore_index=True)
        chart = kl.charts.coverage(many, EVENTS.outlets)
        assert len({row["fact"] for row in rows(chart)}) == 15
        # The names of the outlets stand on top and again, in a row without a fact, after eight if over three follow.
        for facts, again in (("f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 f10", []), (" ".join(many["fact"]), [8])):
            some = kl.charts.coverage(many[many["fact"].isin(facts.split())], EVENTS.outlets).to_dict()
            down = layers(some)[0]["encoding"]["y"]["sort"]
            assert [at for at, row in enumerate(down) if not row.strip("\u200b")] == again
        assert [one["encoding"].get("text", {}).get("field") for one in layers(some)[-2:]] == [None, "name"]
        assert title(chart) == "We found 22 facts that all 3 outlets report"
        assert "The 15 that most outlets report are drawn." in below(chart)

    def test_a_coarse_date_is_a_bar_and_a_day_a_dot(self, made) -> None:
        assert {row["when"]: row["coarse"] for row in rows(made["timeline"])} == {
            "2003": True, "28 Apr 2010": False, "2004": True, "since Mar 2010": True, "12 Oct 2003": False,
            "30 Apr 2010": False,
        }  # fmt: skip

    def test_what_has_gone_on_has_a_line_up_to_publication(self, made) -> None:
        [lasting] = [row for row in rows(made["timeline"]) if row["lasts"]]
        assert (lasting["when"], lasting["lasts"][:10]) == ("since Mar 2010", "2010-05-02")

    def test_an_outlet_takes_as_many_rows_as_its_marks_need_and_is_named_at_the_first(self) -> None:
        few = "It rained on 4 May 2010."
        many = "It rained on 4 May 2010. The mill shut on 5 May 2010. Fog lay over the bay in May 2010."
        corpus = story(("north", "2010-05-07", few), ("south", "2010-05-08", many), ("west", "2010-05-09", few))
        chart = kl.charts.timeline(kl.events.timeline(corpus), corpus.outlets, focus=False)
        axis, down = (layers(chart.to_dict())[1]["encoding"]["y"][part] for part in ("axis", "sort"))
        turns = [row.split("\n")[0] for row in down]
        assert (turns.count("north"), turns.count("west")) == (1, 1)
        assert turns == sorted(turns)
        assert turns.count("south") == 3  # the month is a bar over both days
        assert '"south\\n0": ["south"]' in axis["labelExpr"]
        assert "south\\n1" not in axis["labelExpr"]
        assert [f'"{name}\\n{row}"' in axis["gridOpacity"]["condition"]["test"]
                for name, row in (("north", 0), ("south", 0), ("south", 2))] == [True, False, True]  # fmt: skip

    def test_a_count_stands_beside_its_mark_however_long_the_month(self) -> None:
        told = "The mill burned on 2 January 2011. The port closed on 28 January 2011. The dam burst on 9 June 2011."
        corpus = story(("north", "2011-06-10", told))
        chart = kl.charts.timeline(kl.events.timeline(corpus), corpus.outlets, focus=False)
        [both] = [row for row in rows(chart) if row["note"] == "×2"]
        assert both["shown_to"] == both["date_from"] == "2011-01-02T00:00:00"

    def test_an_axis_of_days_or_weeks_says_the_year(self) -> None:
        def axis(first: str, last: str) -> dict[str, Any]:
            marks = pd.DataFrame({"date_from": [pd.Timestamp(first)], "date_to": [pd.Timestamp(last)]})
            return dict(events._days(marks).to_dict())

        assert axis("2011-12-28", "2012-01-03")["title"] == "2011–2012"
        assert axis("2011-02-01", "2011-03-15")["title"] == "2011"
        assert axis("2011-01-01", "2012-09-01")["title"] is None  # "Jan 2011"

    def test_marks_of_an_outlet_never_lie_on_each_other(self) -> None:
        events = kl.events.timeline(EVENTS)
        shifted = [
            events.assign(event=events["event"] + str(n), date_from=events["date_from"] + pd.Timedelta(days=40 * n))
            for n in range(3)
        ]
        marks = pd.DataFrame(rows(kl.charts.timeline(pd.concat(shifted), EVENTS.outlets, focus=False)))
        assert not marks.duplicated(["name", "lane", "date_from"]).any()

    def test_where_there_are_too_many_dates_for_a_page_those_of_longer_times_stand_together(self) -> None:
        [event] = kl.events.timeline(EVENTS).head(1).to_dict("records")
        many = kl.events.EVENTS.frame([
            {**event, "event": f"{outlet}{day}", "outlet": outlet, "date_from": day, "date_to": day, "precision": "day",
             "relation": "at", "published_from": day, "published_to": day, "quote": "Ferries wait in the harbour. " * 9}
            for day in pd.date_range("2011-01-01", periods=67) for outlet in EVENTS.outlets["outlet"][:3]
        ])  # fmt: skip
        # 33 days of three outlets make 99 marks, 66 make 198; 67 make 201, so of each outlet January to March are drawn
        drawn = [kl.charts.timeline(many.head(n), EVENTS.outlets, focus=False) for n in (99, 198, 201)]
        assert [len(rows(chart)) for chart in drawn] == [99, 198, 9]
        said = ["how many in" in str(chart.to_dict()["title"]) for chart in drawn]
        assert said == [False, False, True]
        assert "how many in a month" in str(drawn[2].to_dict()["title"])
        assert [max(map(len, (row["quote"] for row in rows(chart)))) <= 80 for chart in drawn] == [False, True, False]

    @pytest.mark.parametrize(
        ("last", "unit", "step"),
        # 10 years: 3650 days, 2 years between ticks make at most 6; 20 months: 609 days, 6 months
        [("2020-12-30", "year", 2), ("2012-09-01", "month", 6)],
    )
    def test_ticks_are_years_months_or_days_by_the_span(self, last, unit, step) -> None:
        marks = pd.DataFrame({"date_from": [pd.Timestamp("2011-01-01")], "date_to": [pd.Timestamp(last)]})
        assert events._days(marks).to_dict()["tickCount"] == {"interval": unit, "step": step}

    def test_ticks_of_days_are_evenly_spaced_across_the_end_of_a_month(self) -> None:
        # 15 days: 5 between ticks, from the first on
        marks = pd.DataFrame({"date_from": [pd.Timestamp("2011-01-19")], "date_to": [pd.Timestamp("2011-02-03")]})
        ticks = [(tick["month"], tick["date"]) for tick in events._days(marks).to_dict()["values"]]
        assert ticks == [(1, 19), (1, 24), (1, 29), (2, 3)]

    @pytest.mark.parametrize(("last", "marks"), [("1 May 2011", 3), ("2 May 2011", 2)])
    def test_dates_of_a_month_stand_together_where_the_axis_is_longer_than_120_days(self, last, marks) -> None:
        told = f"The mill burned on 1 January 2011. The port closed on 2 January 2011. The dam burst on {last}."
        corpus = story(("north", "2011-06-01", told))
        chart = kl.charts.timeline(kl.events.timeline(corpus), corpus.outlets, focus=False)
        assert len({row["date_from"] for row in rows(chart) if row.get("date_from")}) == marks

    @pytest.mark.parametrize(("words", "step", "tall", "spare"), [(1, 26, 46, 0), (12, 40, 60, 1), (40, 54, 74, 2)])
    def test_a_row_of_facts_is_as_high_as_the_longest_label_and_on_a_phone_has_room_for_its_dots(
        self, words, step, tall, spare
    ) -> None:
        # 14 pixels a line and 12 beside it, or 32 below it; 12 words of "ferry" take two lines of 46 letters.
        cells = kl.facts.coverage(EVENTS)
        spec = kl.charts.coverage(cells.assign(label=" ".join(["ferry"] * words)), EVENTS.outlets).to_dict()
        assert spec["height"] == {"step": step}
        assert {"name": "tall", "value": tall} in spec["params"]
        axes = [one["encoding"]["y"]["axis"] for one in layers(spec)]
        # A label that is shorter than the longest has empty lines before it: its last one stands above the dots.
        lines = "\\n" * spare
        assert all(
            f"? slice('{lines}', length(split(datum.label, '\\n')) - 1) : ''" in axis["labelExpr"] for axis in axes
        )
        assert all(axis["grid"] and axis["tickBand"] == "extent" for axis in axes)  # a line between two facts

    def test_the_picture_the_words_for_it_and_its_data_call_a_cell_the_same(self) -> None:
        cells = kl.facts.coverage(EVENTS)
        one = cells[cells["fact"] == cells["fact"].iloc[0]].assign(label="The dam held.", status="told")
        chart = kl.charts.coverage(one.assign(sure=[True, True, False]), EVENTS.outlets)
        assert chart.to_dict()["description"].endswith("The dam held: reported by north, south, perhaps by east.")
        assert [row["says"] for row in rows(chart)] == ["reports it", "reports it", "perhaps"]
        assert below(chart).startswith("● reports it. ○ reports part of it")

    def test_reports_give_each_outlet_its_date_and_each_side_its_letter(self, made) -> None:
        cells = {row["outlet"]: row["says"] for row in rows(made["reports"])}
        assert cells == {"north": "A: 2003", "east": "A: 12 Oct 2003", "south": "B: 2004"}
        assert title(made["reports"]) == "Outlets date 1 event on which they seem to differ"
        assert below(made["reports"]) == "?: dates A, B, ... seem to contradict each other; their sentences are below."

    def test_dates_that_a_coder_set_against_each_other_cannot_all_hold(self, told) -> None:
        alike = told.assign(fact="rain", label="It rained", verdict="agree", position=None)
        chart = kl.charts.reports(pd.concat([told, alike]))
        assert {row["label"] for row in rows(chart)} == set(
            told["label"]
        )  # where some differ, the others are not drawn
        assert title(chart) == "Outlets date 2 events; on 1 of them they seem to differ"
        assert title(kl.charts.reports(alike)) == "We matched 1 event between outlets"
        chart = kl.charts.reports(told.assign(verdict=kl.facts.VERDICTS[0]))
        assert title(chart) == "Outlets date 1 event on which they differ"

    def test_of_many_events_the_first_are_drawn_and_all_are_counted(self, told) -> None:
        many = pd.concat([told.assign(fact=f"h{n}", label=f"sinking {n}") for n in range(25)], ignore_index=True)
        chart = kl.charts.reports(many)
        assert {row["label"] for row in rows(chart)} == {f"sinking {n}" for n in range(12)}
        assert title(chart).startswith("Outlets date 25 events on which they ")
        assert "The first 12 events are drawn." in below(chart)

    def test_hours_stand_in_both_zones_and_in_order(self, made) -> None:
        marks = [(row["clock"], row["there"]) for row in rows(made["hours"])]
        assert marks == [("20:29", "22:29"), ("20:32", "22:32")]
        assert title(made["hours"]).endswith("20:29 to 20:32 UTC: in Haven 22:29 to 22:32")

    def test_each_hour_opens_its_sentence_and_the_subtitle_says_what_is_assumed(self, made) -> None:
        times = kl.events.hours(CLOCK)
        said = kl.display.evidence(CLOCK, times, by=["outlet", "when"])
        assert [said.leads_from(row, "") for row in rows(made["hours"])] == [
            "ev-north-31-july-2022-20-29-utc", "ev-north-31-july-2022-20-32-utc",
        ]  # fmt: skip
        assert "We assume: the label gives no day, so it is the day of publication." in below(made["hours"])
        assert "We assume" not in below(kl.charts.hours(times.assign(assumption=None), place="Haven"))

    def test_a_single_outlet_needs_no_legend(self, made) -> None:
        assert layers(made["hours"].to_dict())[0]["encoding"]["color"]["legend"] is None


def test_intervals_are_drawn_up_to_256_times() -> None:
    table = distinctive().assign(log_odds=math.log(100), lower=math.log(20), upper=math.log(1000))
    drawn = rows(kl.charts.distinctive_words(table, SAID.outlets))
    assert {round(row["times"]) for row in drawn} == {100}
    assert {round(row["high"]) for row in drawn} == {256}
