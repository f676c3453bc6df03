"""Pictures of words, tested as the specifications they are."""

import pytest
from terms_corpus import corpus

from kosovo_lib import terms
from kosovo_lib.charts import terms as draw
from kosovo_lib.errors import ParameterError

SAID = corpus([
    ("a", "harbour", ["Pier pier pier sea sea sea.", ("Pier sea.", "other")]),
    ("b", "lantern", ["Pier sea sea sea sea sea."]),
    ("c", "mole", ["Sea sea gull sea sea gull."]),
])  # fmt: skip


def spec_and_rows(chart):
    spec = chart.to_dict()
    return spec, next(iter(spec["datasets"].values()))


def distinctive():
    return terms.top(terms.distinctive(SAID, voice="outlet"), 2)


def test_each_outlet_has_a_panel_and_each_word_a_dot_with_its_interval():
    table = distinctive()
    spec, rows = spec_and_rows(draw.distinctive_words(table, SAID.outlets, {"pier": "Pier"}))
    assert spec["facet"]["sort"] == ["The Harbour", "The Lantern", "The Mole"]
    assert len(rows) == len(table)
    first = rows[0]
    assert (first["name"], first["label"]) == ("The Harbour", "Pier")
    assert first["low"] <= first["times"] <= first["high"]
    marks = [layer["mark"]["type"] for layer in spec["spec"]["layer"]]
    assert marks == ["rule", "rule", "point", "point"]


def test_its_title_claims_no_more_than_the_numbers():
    spec, _ = spec_and_rows(draw.distinctive_words(distinctive(), SAID.outlets))
    assert (
        " ".join(spec["title"]["text"]) == "No word sets an outlet apart beyond what chance brings; these come nearest"
    )
    sure = distinctive().assign(q=0.01)
    spec, _ = spec_and_rows(draw.distinctive_words(sure, SAID.outlets))
    assert " ".join(spec["title"]["text"]).startswith(
        "Words that set an outlet apart beyond chance: “pier” (The Harbour)"
    )


def test_words_of_a_single_article_are_marked():
    spec, rows = spec_and_rows(draw.distinctive_words(distinctive(), SAID.outlets))
    assert all(row["one_article"] for row in rows)
    assert spec["spec"]["layer"][-1]["transform"] == [{"filter": "datum.one_article"}]
    assert "Hollow: all uses in one article" in " ".join(spec["title"]["subtitle"])


def test_it_can_be_read_aloud():
    description = draw.distinctive_words(distinctive(), SAID.outlets).to_dict()["description"]
    assert "pier in The Harbour: " in description
    assert "times as often, interval" in description


def test_more_panels_than_a_phone_holds_are_left_out_and_said_to_be():
    many = corpus([(name, name, [f"{name} {name} sea"]) for name in "abcdefghij"])
    table = terms.top(terms.distinctive(many), 1)
    spec, rows = spec_and_rows(draw.distinctive_words(table, many.outlets))
    assert len({row["name"] for row in rows}) == draw.MOST
    assert f"Only the first {draw.MOST} outlets" in " ".join(spec["title"]["subtitle"])


def test_two_outlets_stand_on_two_sides():
    table = terms.top(terms.distinctive(terms.frequencies(SAID, outlets=["harbour", "mole"])), 2)
    spec, rows = spec_and_rows(draw.two_outlets(table, SAID.outlets))
    side = {row["label"]: row["times"] > 1 for row in rows}
    assert side["pier"] is True
    assert side["gull"] is False
    assert all(row["low"] <= row["times"] <= row["high"] for row in rows)
    assert (
        " ".join(spec["title"]["text"]) == "Between The Harbour and The Mole, no word differs beyond what chance brings"
    )


def test_two_outlets_are_two():
    with pytest.raises(ParameterError, match="not two outlets with each other"):
        draw.two_outlets(distinctive(), SAID.outlets)


def test_the_use_of_words_is_drawn_by_outlet_and_voice():
    table = terms.rates(SAID, by=["outlet", "voice"], terms=["pier", "gull"])
    spec, rows = spec_and_rows(draw.word_use(table, SAID.outlets))
    assert {(row["name"], row["speaker"]) for row in rows} == {
        ("The Harbour", "the outlet itself"), ("The Harbour", "people it quotes or relays"),
        ("The Lantern", "the outlet itself"), ("The Mole", "the outlet itself"),
    }  # fmt: skip
    assert len(rows) == 8
    # pier: 3 of 6 words in the outlet's own voice, 1 of 2 in others' words: both 5,000, the first of equals is named
    assert "5,000 per 10,000 words" in " ".join(spec["title"]["text"])


@pytest.mark.parametrize("chart", [draw.distinctive_words, draw.two_outlets])
def test_no_chart_is_drawn_from_nothing(chart):
    with pytest.raises(ParameterError, match="at least one row"):
        chart(terms.distinctive(SAID, outlets=["mole"]), SAID.outlets)


def test_no_chart_of_use_is_drawn_from_nothing():
    with pytest.raises(ParameterError, match="at least one row"):
        draw.word_use(terms.rates(SAID, by=["outlet", "voice"], voice="none"), SAID.outlets)
