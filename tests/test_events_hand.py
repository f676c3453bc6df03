"""Links made by hand, and families of action words: both are data, both are checked, hand wins."""

from dataclasses import replace

import pytest
from invented_events import found, story

import kosovo_lib as kl

HEAD = "happening,compare,relation,article,quote,note\n"
NORTH = ("north", "2024-03-05", "Teachers in Haven walked out on 4 March 2024. The school was shut for a week.")
SOUTH = ("south", "2024-03-12", "Staff left their desks in Haven on 11 March 2024. All went home.")


def linked(tmp_path, rows, *articles):
    (tmp_path / "coding").mkdir()
    (tmp_path / "coding" / "event-links.csv").write_text(HEAD + rows, encoding="utf-8")
    return replace(story(*articles), root=tmp_path)


def test_a_hand_can_link_what_no_rule_would(tmp_path):
    assert kl.events.links(story(NORTH, SOUTH)).empty
    rows = (
        "the strike,dates,same,north-0,walked out on 4 March 2024,\n"
        "the strike,dates,same,south-1,left their desks in Haven on 11 March 2024,\n"
    )
    pairs = kl.events.links(linked(tmp_path, rows, NORTH, SOUTH))
    assert found(pairs) == {("north", "south", "date")}
    assert list(pairs["basis"]) == ["hand"]
    assert list(pairs["text_a"]) == ["walked out on 4 March 2024"]
    assert list(pairs["happening"]) == ["the-strike"]


def test_a_hand_wins_over_what_the_rules_find(tmp_path):
    ferries = (
        ("north", "2010-05-01", "The ferry Aurora sank in 2003."),
        ("south", "2010-05-02", "The Aurora sank in 2004."),
    )
    assert len(kl.events.conflicts(story(*ferries))) == 1
    rows = (
        "the first Aurora,dates,same,north-0,sank in 2003,\n"
        "the second Aurora,dates,same,south-1,sank in 2004,two ships\n"
    )
    assert kl.events.links(linked(tmp_path, rows, *ferries)).empty


def test_a_statement_set_apart_by_hand_is_shown_and_not_compared(tmp_path):
    rows = (
        "the strike,dates,same,north-0,walked out on 4 March 2024,\n"
        "the strike,dates,same,east-2,walked out in Haven on 4 March 2024,\n"
        "the strike,dates,different,south-1,left their desks in Haven on 11 March 2024,not the teachers\n"
    )
    east = ("east", "2024-03-06", "Teachers walked out in Haven on 4 March 2024.")
    told = kl.events.happenings(linked(tmp_path, rows, NORTH, SOUTH, east))
    assert dict(zip(told["outlet"], told["compared"], strict=True)) == {"north": True, "east": True, "south": False}


def test_claims_are_held_side_by_side_without_their_dates(tmp_path):
    rows = "Haven idle,claim,same,north-0,The school was shut,\nHaven idle,claim,same,south-1,All went home,\n"
    [pair] = kl.events.links(linked(tmp_path, rows, NORTH, SOUTH)).to_dict("records")
    assert (pair["verdict"], pair["kind"], pair["when_a"]) == ("agree", "claim", "undated")
    assert pair["finding"] == "These agree: north and south both report it (Haven idle)."


def test_rows_about_articles_that_are_not_there_are_passed_over(tmp_path):
    assert kl.events.links(linked(tmp_path, "x,dates,same,elsewhere,never said,\n", NORTH)).empty


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("x,dates,same,north-0,never said,", "row 2: 'never said' stands 0 times in north-0"),
        ("x,dates,same,north-0,a,", "row 2: 'a' stands .* times in north-0; it must stand there once"),
        ("x,year,same,north-0,walked out,", "row 2: compare 'year' must be one of dates, onset, claim"),
        ("x,dates,alike,north-0,walked out,", "row 2: relation 'alike' must be same or different"),
        (",dates,same,north-0,walked out,", "row 2: a happening and a quote are needed"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_by_its_number(tmp_path, row, says):
    with pytest.raises(kl.DataError, match=says):
        kl.events.links(linked(tmp_path, row + "\n", NORTH))


def test_wrong_columns_are_refused(tmp_path):
    (tmp_path / "coding").mkdir()
    (tmp_path / "coding" / "event-links.csv").write_text("event,quote\nx,y\n", encoding="utf-8")
    with pytest.raises(kl.DataError, match="the columns must be happening, compare, relation"):
        kl.events.links(replace(story(NORTH), root=tmp_path))


# --- families of words


def family(tmp_path, text):
    (tmp_path / "events.yml").write_text(text, encoding="utf-8")
    return replace(
        story(
            ("north", "2010-05-01", "The Haven mural was unveiled in 2003."),
            ("south", "2010-05-02", "The mural in Haven was shown first in 2004."),
        ),
        root=tmp_path,
    )


def test_a_corpus_can_bring_its_own_words(tmp_path):
    own = """
families:
  unveiling:
    label: unveiling
    kind: once
    again_after_days: 3650
    patterns: [unveil*, shown_first mural]
"""
    assert kl.events.links(family(tmp_path, "")).empty
    assert found(kl.events.conflicts(family(tmp_path, own))) == {("north", "south", "date")}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("families: [", "events.yml: not readable as YAML"),
        ("families: 3", "events.yml: must hold 'families'"),
        ("families: {x: {label: x}}", "events.yml: family 'x' needs a label and patterns"),
        ("families: {x: {label: x, patterns: [y], kind: twice}}", "family 'x' has kind 'twice'; allowed are once"),
        ("families: {x: {label: x, patterns: [y], kind: once}}", "again_after_days is a number of days"),
        ("families: {x: {label: x, patterns: [y], colour: red}}", "family 'x' has 'colour'; allowed are"),
        ("families: {x: {label: x, patterns: [y], standing: ship}}", "family 'x' has standing 'ship'"),
    ],
)
def test_words_that_break_a_rule_are_refused_by_name(tmp_path, text, says):
    with pytest.raises(kl.DataError, match=says):
        kl.events.links(family(tmp_path, text))
