"""Pictures of stance, tested as the dictionaries they are: what is printed, what is said, what is refused."""

from typing import Any

import pandas as pd
import pytest
from stance_corpus import SIDES, made_codings, made_corpus

from kosovo_lib import agreement, stance
from kosovo_lib.charts import stance as draw
from kosovo_lib.errors import ParameterError

CORPUS = made_corpus()
ANNA = made_codings("anna", SIDES)
NAMES = dict(zip(CORPUS.outlets["outlet"], CORPUS.outlets["name"], strict=True))


def drawn(chart: Any) -> dict[str, Any]:
    """The chart as data, with its title in one line."""
    spec = chart.to_dict()
    return spec | {"said": " ".join(spec["title"]["text"]), "below": " ".join(spec["title"].get("subtitle", []))}


def cells(spec: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """The cells of the matrix by outlet and actor."""
    rows = max(spec["datasets"].values(), key=lambda data: len(data[0]))
    return {(row["outlet"], row["actor"]): row for row in rows}


@pytest.fixture
def table() -> pd.DataFrame:
    """The Herald likes the League, four sentences of a stray text do not; all else is too little."""
    herald = stance.evidence(CORPUS, outlet="herald", codings=ANNA)
    likes = herald.query("label == 1")
    stray = stance.evidence(CORPUS, outlet="stray", codings=ANNA)
    return stance.tabulate(CORPUS, pd.concat([herald, likes, likes, *[stray] * 4]))


def test_a_cell_prints_sign_score_and_number_so_that_colour_is_not_needed(table: pd.DataFrame) -> None:
    found = cells(drawn(draw.stance_matrix(table, names=NAMES)))
    # the Herald on the League: 1, 1, 0 and 1, 1, 1, 1 once more: 6 of 7
    assert (found["The Herald", "League"]["verdict"], found["The Herald", "League"]["count"]) == ("▲ 0.86", "n 7")
    assert found["Not named", "League"]["verdict"] == "▼ −1.00"


def test_empty_cells_say_so(table: pd.DataFrame) -> None:
    found = cells(drawn(draw.stance_matrix(table, names=NAMES)))
    assert found["The Herald", "Ruritania"]["verdict"] == "too little\nto say (n 1)"
    assert found["Not named", "Ruritania"]["verdict"] == "–"


def test_the_title_states_the_finding_and_the_description_reads_it_aloud(table: pd.DataFrame) -> None:
    spec = drawn(draw.stance_matrix(table, names=NAMES))
    assert spec["said"] == (
        "The Herald is supportive of League, Not named is critical of League; there is no other clear lean"
    )
    assert "hand labels by anna" in spec["below"]
    assert "The Herald on League: supportive, 0.86 from 7 sentences." in spec["description"]
    assert "In 1 cell there is too little to say." in spec["description"]


def test_an_interval_is_drawn_inside_its_cell(table: pd.DataFrame) -> None:
    for cell in cells(drawn(draw.stance_matrix(table))).values():
        if cell["sign"]:
            assert cell["left"] <= cell["low"] <= cell["at"] <= cell["high"] <= cell["right"]


def test_it_fits_a_phone(table: pd.DataFrame) -> None:
    four = pd.concat([table.assign(outlet=handle) for handle in "abcd"])
    spec = drawn(draw.stance_matrix(four))
    assert spec["width"] <= 300


def test_many_outlets_stand_below_each_other(table: pd.DataFrame) -> None:
    many = pd.concat([table.assign(outlet=handle) for handle in "abcdefg"])
    spec = drawn(draw.stance_matrix(many, names={"a": "The Argus"}))
    assert spec["width"] <= 300
    argus = cells(spec)["The Argus", "League"]
    assert (argus["row"], argus["column"]) == ("The Argus", "League")
    assert len({row for row, _ in cells(spec)}) == 7


def test_the_most_named_actors_only(table: pd.DataFrame) -> None:
    assert {actor for _, actor in cells(drawn(draw.stance_matrix(table, most=1)))} == {"League"}


def test_nothing_scored_is_said_in_the_title() -> None:
    spec = drawn(draw.stance_matrix(stance.by_outlet(CORPUS, codings=ANNA, min_n=50)))
    assert spec["said"] == "Too few sentences to say anything of any actor"


def test_a_machines_labels_are_a_guess_and_carry_their_error() -> None:
    table = stance.by_outlet(CORPUS, labels="machine", min_n=1)
    spec = drawn(draw.stance_matrix(table, caution="It agrees with nobody."))
    assert spec["said"].startswith("A machine’s guess, not a finding: ")
    assert spec["below"].endswith("It agrees with nobody.")


def test_sources_and_voices_are_never_drawn_together() -> None:
    hand, machine = stance.by_outlet(CORPUS, codings=ANNA), stance.by_outlet(CORPUS, labels="machine")
    with pytest.raises(ParameterError, match="draw one source at a time, not anna, the small network"):
        draw.stance_matrix(pd.concat([hand, machine]))
    other = stance.by_outlet(CORPUS, voice="other", codings=ANNA)
    with pytest.raises(ParameterError, match="draw one voice at a time, not other, outlet"):
        draw.stance_matrix(pd.concat([hand, other]))


def test_nothing_is_drawn_of_nothing(table: pd.DataFrame) -> None:
    with pytest.raises(ParameterError, match="nothing to draw"):
        draw.stance_matrix(table.head(0))
    with pytest.raises(ParameterError, match="most 0"):
        draw.stance_matrix(table, most=0)
    with pytest.raises(ParameterError, match="no pair has a kappa"):
        draw.agreement(agreement.pairs(ANNA))
    with pytest.raises(ParameterError, match="nothing in common"):
        draw.confusion(agreement.confusion(pd.concat([ANNA, ANNA.assign(coder="b", article="x")]), "anna", "b"))


@pytest.fixture
def codings() -> pd.DataFrame:
    """Anna, and berta who finds everybody neutral except in the stray text."""
    return pd.concat([ANNA, made_codings("berta", {("stray-1", 0, "League"): -1})])


def test_the_table_of_confusions_counts_and_frames_agreement(codings: pd.DataFrame) -> None:
    spec = drawn(draw.confusion(agreement.confusion(codings, "anna", "berta")))
    # 10 items; they differ on the five of anna's six labels that are not in the stray text
    assert spec["said"] == "Of 10 labels, anna and berta gave 5 alike"
    assert "The most frequent difference: supportive for anna, neutral for berta (3)." in spec["description"]
    (rows,) = spec["datasets"].values()
    assert {(row["a"], row["b"]) for row in rows if row["same"]} == {
        (label, label) for label in ("critical", "neutral", "supportive")
    }


def test_agreement_is_drawn_from_chance_to_full_with_every_number_printed(codings: pd.DataFrame) -> None:
    # alike 5 of 10; by chance (3*1 + 4*9 + 3*0) / 100 = 0.39; (0.5 - 0.39) / 0.61 = 0.18
    spec = drawn(draw.agreement(agreement.pairs(codings, "label")))
    assert spec["said"] == "anna and berta agree on stance at kappa 0.18."
    assert "anna and berta on stance: kappa 0.18 (" in spec["description"]
    both = drawn(draw.agreement(agreement.pairs(codings)))
    (rows,) = both["datasets"].values()
    assert [row["value"] for row in rows] == ["0.18", "1.00"]
