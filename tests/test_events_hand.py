"""Links made by hand: they are data, they are checked, and they win."""

from dataclasses import replace

import pytest
from invented_events import story

import kosovo_lib as kl
from kosovo_lib.facts.dated import read_links

HEAD = "event,compare,relation,article,quote,note\n"
NORTH = ("north", "2024-03-05", "Teachers in Haven walked out on 4 March 2024. The school was shut for a week.")
SOUTH = ("south", "2024-03-12", "Staff left their desks in Haven on 11 March 2024. All went home.")


def linked(tmp_path, rows, *articles):
    (tmp_path / "coding").mkdir(parents=True)
    (tmp_path / "coding" / "event-links.csv").write_text(HEAD + rows, encoding="utf-8")
    return replace(story(*articles), root=tmp_path)


def test_a_hand_can_link_what_no_rule_would(tmp_path):
    assert kl.events.shared(story(NORTH, SOUTH)).empty
    rows = (
        "the strike,dates,same,north-0,walked out on 4 March 2024,\n"
        "the strike,dates,same,south-1,left their desks in Haven on 11 March 2024,\n"
    )
    told = kl.events.shared(linked(tmp_path, rows, NORTH, SOUTH))
    assert set(told["verdict"]) == {"these differ"}
    assert set(told["basis"]) == {"hand"}
    assert list(told["text"]) == ["walked out on 4 March 2024", "left their desks in Haven on 11 March 2024"]
    assert set(told["fact"]) == {"the-strike"}
    corpus = linked(tmp_path / "again", rows, NORTH, SOUTH)
    [finding] = kl.events.findings(corpus, told)
    assert finding.sentence == "The strike: north says “4 March 2024”, south says “11 March 2024”."
    assert finding.detail == "4 Mar 2024 in north; 11 Mar 2024 in south."
    assert finding.strength == pytest.approx(0.207, abs=0.001)  # the one such link was right: 1 / (1 + 1.96 ** 2)
    assert [quotation.outlet for quotation in finding.quotations] == ["north", "south"]


def test_a_hand_wins_over_what_the_rules_find(tmp_path):
    ferries = (
        ("north", "2010-05-01", "The ferry Aurora sank in 2003."),
        ("south", "2010-05-02", "The Aurora sank in 2004."),
    )
    assert len(kl.events.shared(story(*ferries))) == 2
    rows = (
        "the first Aurora,dates,same,north-0,sank in 2003,\n"
        "the second Aurora,dates,same,south-1,sank in 2004,two ships\n"
    )
    assert kl.events.shared(linked(tmp_path, rows, *ferries)).empty


def test_a_clause_set_apart_by_hand_is_shown_and_not_compared(tmp_path):
    rows = (
        "the strike,dates,same,north-0,walked out on 4 March 2024,\n"
        "the strike,dates,same,east-2,walked out in Haven on 4 March 2024,\n"
        "the strike,dates,different,south-1,left their desks in Haven on 11 March 2024,not the teachers\n"
    )
    east = ("east", "2024-03-06", "Teachers walked out in Haven on 4 March 2024.")
    told = kl.events.shared(linked(tmp_path, rows, NORTH, SOUTH, east))
    assert dict(zip(told["outlet"], told["compared"], strict=True)) == {"north": True, "east": True, "south": False}


def test_claims_are_separate_occasions_and_no_agreement(tmp_path):
    rows = "Haven idle,claim,same,north-0,The school was shut,\nHaven idle,claim,same,south-1,All went home,\n"
    told = kl.events.shared(linked(tmp_path, rows, NORTH, SOUTH))
    assert set(zip(told["verdict"], told["side"], told["when"], strict=True)) == {
        ("not compared", "separate occasions", "undated")
    }


def test_what_was_reported_before_another_text_has_it_begin_differs(tmp_path):
    rows = "the patrols,onset,same,north-0,stepped up patrols,\nthe patrols,onset,same,south-1,since May 2021,\n"
    south = ("south", "2022-05-02", "Norland has patrolled the Ostia border since May 2021.")
    early = linked(tmp_path, rows, ("north", "2019-05-01", "Norland has stepped up patrols there."), south)
    told = kl.events.shared(early)
    assert dict(zip(told["when"], told["position"], strict=True)) == {"by 1 May 2019": "A", "since May 2021": "B"}


def test_a_length_is_not_a_year_within_it(tmp_path):
    rows = "the war,dates,same,north-0,in 1998,\nthe war,dates,same,south-1,1998-99 Ostia War,\n"
    told = kl.events.shared(linked(
        tmp_path, rows, ("north", "2010-05-01", "The war in 1998 left the north in ruins."),
        ("south", "2010-05-02", "The 1998-99 Ostia War left the north in ruins."),
    ))  # fmt: skip
    assert set(told["verdict"]) == {"these differ"}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("since 20 May 2021", "in June 2021", "dated differently; both may hold"),  # it may have gone on
        ("since 20 May 2021", "since 3 June 2021", "dated differently; both may hold"),
        ("since 20 May 2021", "in April 2021", "these differ"),  # it had not begun
        ("since 20 May 2021", "since May 2021", "agree"),
        ("on 20 May 2021", "in June 2021", "these differ"),
    ],
)
def test_what_goes_on_since_a_day_has_an_open_end(tmp_path, one, other, verdict):
    rows = f"the blockade,dates,same,north-0,{one},\nthe blockade,dates,same,south-1,{other},\n"
    told = kl.events.shared(linked(
        tmp_path, rows, ("north", "2021-05-28", f"Drivers blocked the road {one}."),
        ("south", "2022-05-02", f"There were roadblocks {other}."),
    ))  # fmt: skip
    assert set(told["verdict"]) == {verdict}
    assert told["position"].notna().all() == (verdict == "these differ")


def test_of_events_dated_contrarily_the_one_that_most_articles_date_comes_first(tmp_path):
    """Also before one of which other dates may both hold."""
    rows = "".join(f"the blockade,dates,same,{one},\n" for one in (
        "north-0,since 20 May 2021", "south-1,in June 2021", "south-1,in April 2021"
    )) + "".join(f"the wreck,dates,same,{one},\n" for one in (
        "north-0,sank in 2003", "south-1,went down in 2004", "east-2,was lost in 2004"
    ))  # fmt: skip
    told = kl.events.shared(linked(
        tmp_path, rows,
        ("north", "2021-05-28", "Drivers blocked the road since 20 May 2021. The Aurora sank in 2003."),
        ("south", "2022-05-02", "Roads were shut in June 2021 and in April 2021. The ferry went down in 2004."),
        ("east", "2022-05-02", "The ship was lost in 2004."),
    ))  # fmt: skip
    assert list(told["label"].unique()) == ["The wreck", "The blockade"]


def test_after_z_the_sides_of_an_event_go_on_with_aa(tmp_path):
    told = kl.events.shared(linked(
        tmp_path, "".join(f"the wreck,dates,same,o{n}-{n},sank in {1950 + n},\n" for n in range(27)),
        *((f"o{n}", "2010-05-01", f"The Aurora sank in {1950 + n}.") for n in range(27)),
    ))  # fmt: skip
    assert list(told["position"])[24:] == ["Y", "Z", "AA"]


def test_the_date_of_something_later_says_by_when(tmp_path):
    rows = "the raid,dates,same,north-0,in 1998,\nthe raid,dates,by,south-1,in 1999 after a raid,\n"
    articles = (
        ("north", "2010-05-01", "The raid in 1998 left the north in ruins."),
        ("south", "2010-05-02", "The guard took over in 1999 after a raid."),
    )
    told = kl.events.shared(linked(tmp_path, rows, *articles))
    assert list(told["when"]) == ["1998", "by 1999"]
    assert set(told["verdict"]) == {"dated differently; both may hold"}


def test_words_linked_by_hand_are_one_fact_and_its_days_differ(tmp_path):
    rows = (
        "the strike,dates,same,north-0,walked out on 4 March 2024,\n"
        "the strike,dates,same,south-1,left their desks in Haven on 11 March 2024,\n"
    )
    compared = kl.facts.compare(linked(tmp_path, rows, NORTH, SOUTH))
    [fact] = kl.facts.facts(compared).query("basis == 'hand'").to_dict("records")
    assert (fact["fact"], fact["label"], fact["outlets"]) == ("the-strike", "The strike", 2)
    [differ] = kl.facts.differences(compared).to_dict("records")
    assert (differ["verdict"], differ["basis"], differ["fact"]) == ("these differ", "hand", "the-strike")
    assert (differ["value_a"], differ["value_b"]) == ("4 March 2024", "11 March 2024")
    [found, *_] = kl.facts.findings(compared, {})
    assert found.sentence == "The strike: north says “4 March 2024”, south says “11 March 2024”."
    assert found.detail == "These sentences were matched by hand."
    # one link that one reader made: Wilson's interval of 1 out of 1 begins at 1 / (1 + 1.96²) = 0.2065
    assert found.strength == pytest.approx(0.2065, abs=1e-4)


def test_a_sentence_may_tell_of_two_events_and_what_is_linked_is_no_outlet_s_alone(tmp_path):
    rows = (
        "the strike,dates,same,north-0,walked out on 4 March 2024,\n"
        "the strike,dates,same,south-1,left their desks in Haven on 11 March 2024,\n"
        "the teachers,onset,same,north-0,Teachers in Haven,\n"
        "the teachers,onset,same,south-1,Staff left,\n"
    )
    compared = kl.facts.compare(linked(tmp_path, rows, NORTH, SOUTH))
    told = kl.facts.coverage(compared).query("fact in ('the-strike', 'the-teachers')")
    assert set(told["status"]) == {"told"}
    assert len(told) == 4
    assert list(kl.facts.only(compared)["text"]) == ["The school was shut for a week.", "All went home."]


def test_a_date_that_an_article_gives_is_compared_before_its_day_of_publication(tmp_path):
    north = ("north", "2024-03-05", "Teachers in Haven are on strike. Staff walked out on 4 March 2024.")
    rows = (
        "the strike,onset,same,north-0,Teachers in Haven are on strike,\n"
        "the strike,onset,same,north-0,walked out on 4 March 2024,\n"
        "the strike,onset,same,south-1,left their desks in Haven on 11 March 2024,\n"
    )
    [differ] = kl.facts.differences(kl.facts.compare(linked(tmp_path, rows, north, SOUTH))).to_dict("records")
    assert (differ["value_a"], differ["value_b"]) == ("4 March 2024", "11 March 2024")


def test_occasions_that_a_hand_keeps_apart_are_no_one_fact(tmp_path):
    alike = ("The crossing at Haven closed on Sunday night.", "The crossing at Haven closed on Sunday night again.")
    articles = (("north", "2024-03-04", alike[0]), ("south", "2024-03-04", alike[1]))
    assert "The crossing at Haven closed on Sunday night." in set(kl.facts.tellings(story(*articles))["label"])
    rows = "closed,claim,same,north-0,at Haven closed,\nclosed,claim,same,south-1,at Haven closed,\n"
    assert kl.facts.tellings(linked(tmp_path, rows, *articles)).empty


@pytest.mark.parametrize("until", ["the gate stays shut until 24 March 2024", "shut until 24 March 2024"])
def test_two_days_that_somebody_linked_for_one_opening_cannot_both_hold(tmp_path, until):
    rows = f"the opening,dates,same,north-0,will open on 17 March 2024,\nthe opening,dates,same,south-1,{until},\n"
    told = kl.events.shared(linked(
        tmp_path, rows, ("north", "2024-03-04", "The gate will open on 17 March 2024."),
        ("south", "2024-03-04", "Sailors said that the gate stays shut until 24 March 2024."),
    ))  # fmt: skip
    assert set(told["verdict"]) == {"these differ"}
    assert list(told["position"]) == ["A", "B"]


def test_linked_hours_without_a_day_are_refused_rather_than_dropped(tmp_path):
    rows = "the alarm,dates,same,north-0,at 2:40 a.m.,\nthe alarm,dates,same,south-1,at 3:10 a.m.,\n"
    articles = (
        ("north", "2024-03-04", "An alarm rang at 2:40 a.m."),
        ("south", "2024-03-04", "A bell rang at 3:10 a.m."),
    )
    with pytest.raises(kl.DataError, match="the words linked to 'The alarm' hold hours and no day; only days are comp"):
        kl.events.shared(linked(tmp_path, rows, *articles))


def test_rows_about_articles_that_were_not_selected_are_passed_over(tmp_path):
    assert kl.events.shared(linked(tmp_path, "x,dates,same,elsewhere,never said,\n", NORTH)).empty


def test_the_check_of_a_whole_folder_names_every_row_about_an_unknown_article_or_sentence(tmp_path):
    rows = "x,dates,same,elsewhere,never said,\nx,dates,same,north-0,never said,\n"
    with pytest.raises(kl.DataError) as refused:
        read_links(linked(tmp_path, rows, NORTH), whole=True)
    assert str(refused.value).splitlines() == [
        "coding/event-links.csv row 2: article 'elsewhere' is not in articles.csv; correct its id or delete the row",
        "coding/event-links.csv row 3: 'never said' stands 0 times in north-0; it must stand there once",
    ]


def test_the_file_is_read_as_spreadsheets_save_it(tmp_path):
    rows = "the strike,dates,same,north-0,walked out on 4 March 2024,\nthe strike,dates,same,south-1,11 March 2024,\n"
    corpus = linked(tmp_path, rows, NORTH, SOUTH)
    file = tmp_path / "coding" / "event-links.csv"
    file.write_text("\ufeff" + file.read_text(encoding="utf-8").replace(",", ";") + ";;;;;\n", encoding="utf-8")
    assert set(kl.events.shared(corpus)["verdict"]) == {"these differ"}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("x,dates,same,north-0,never said,", "row 2: 'never said' stands 0 times in north-0"),
        ("x,dates,same,north-0,a,", "row 2: 'a' stands .* times in north-0; it must stand there once"),
        ("x,year,same,north-0,walked out,", "row 2: compare 'year' must be one of dates, onset, claim"),
        ("x,dates,alike,north-0,walked out,", "row 2: relation 'alike' must be one of same, by, different"),
        (",dates,same,north-0,walked out,", "row 2: an event and a quote are needed"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_by_its_number(tmp_path, row, says):
    with pytest.raises(kl.DataError, match=says):
        kl.events.shared(linked(tmp_path, row + "\n", NORTH))


def test_wrong_columns_are_refused(tmp_path):
    (tmp_path / "coding").mkdir()
    (tmp_path / "coding" / "event-links.csv").write_text("event,quote\nx,y\n", encoding="utf-8")
    with pytest.raises(kl.DataError, match="row 1: the columns must be event,compare,relation"):
        kl.events.shared(replace(story(NORTH), root=tmp_path))
