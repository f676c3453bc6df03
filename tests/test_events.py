"""Dated clauses, what links them across articles, and where texts differ or agree."""

import pandas as pd
import pytest
from invented_events import found, story

import kosovo_lib as kl

FERRY_2003 = ("north", "2010-05-01", "The ferry Aurora sank off Port Ellis in 2003, killing 31 people.")


def clauses(corpus, **asked):
    return list(kl.events.timeline(corpus, **asked)["text"])


# --- the table of events


def test_an_event_is_a_clause_with_who_where_when_and_who_says_so():
    corpus = story(
        ("north", "2024-03-05", "NATO troops visited the port of Haven on 4 March 2024, and Russia protested at once.")
    )
    [event] = kl.events.timeline(corpus).to_dict("records")
    assert event["text"] == "NATO troops visited the port of Haven on 4 March 2024"
    assert event["actors"] == "NATO"
    assert event["place"] == "Haven"
    assert event["action"] == "visit"
    assert (event["date_from"], event["date_to"]) == (pd.Timestamp("2024-03-04"), pd.Timestamp("2024-03-04"))
    assert (event["when"], event["precision"], event["status"]) == ("4 Mar 2024", "day", "asserted")
    assert (event["voice"], event["outlet"]) == ("outlet", "north")


def test_every_clause_stands_in_its_article_as_received():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "On 1 May 2010, the mayor, who took office in 2006, resigned."))
    for event in kl.events.timeline(corpus).to_dict("records"):
        assert event["text"] == corpus.texts[event["article"]][event["start"] : event["end"]]
        assert event["surface"] == corpus.texts[event["article"]][event["date_start"] : event["date_end"]]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Drivers in Haven walked out on 4 March 2024.", "asserted"),
        ("Drivers in Haven will walk out on 12 March 2024.", "planned"),
        ("Drivers in Haven plan to walk out if talks fail on 4 March 2024.", "planned"),
        ("Drivers in Haven first walked out in 2011.", "background"),
        ("Drivers in Haven protest every day at 12.30 pm.", "recurring"),
    ],
)
def test_a_clause_tells_what_happened_what_is_to_come_what_recurs_and_what_is_history(said, status):
    events = kl.events.timeline(story(("north", "2024-03-05", said)))
    assert list(events["status"]) == [status]


def test_background_begins_a_month_before_publication():
    said = "The council met in Haven on {}."
    # 31 days before 5 March 2024 is 3 February (29 February days + 2); the day before that is 32 days away
    near, far = (story(("north", "2024-03-05", said.format(day))) for day in ("3 February 2024", "2 February 2024"))
    assert list(kl.events.timeline(near)["status"]) == ["asserted"]
    assert list(kl.events.timeline(far)["status"]) == ["background"]


def test_what_is_quoted_keeps_its_speaker():
    corpus = story(("north", "2024-03-05", '"The ferry sank on 3 March 2024," Mayor Anna Holm said.'))
    [event] = kl.events.timeline(corpus).to_dict("records")
    assert event["voice"] == "other"
    assert "Holm" in event["speaker"]


def test_selections_by_time_actor_and_precision():
    corpus = story(
        (
            "north",
            "2024-03-05",
            "NATO was founded in 1949. Russia sent a note on 4 March 2024. Talks began in May 2020.",
        )
    )
    assert clauses(corpus, since="2020-06") == ["Russia sent a note on 4 March 2024"]
    assert clauses(corpus, until="1999") == ["NATO was founded in 1949"]
    assert clauses(corpus, actors=["NATO"]) == ["NATO was founded in 1949"]
    assert clauses(corpus, precision="month") == ["Talks began in May 2020", "Russia sent a note on 4 March 2024"]
    assert clauses(corpus, since="1949", until="1949") == ["NATO was founded in 1949"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since": "2013", "until": "2008"}, "since '2013' lies after until '2008'"),
        ({"since": "last year"}, "since 'last year' must be a year, a month or a day"),
        ({"until": "2008-13"}, "until '2008-13' is no date of the calendar"),
        ({"precision": "hourly"}, "precision 'hourly' does not exist; there are minute, hour"),
        ({"actors": ["Atlantis"]}, "actor 'Atlantis' is not named in these articles"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_by_name(asked, says):
    with pytest.raises(kl.ParameterError, match=says):
        kl.events.timeline(story(FERRY_2003), **asked)


def test_a_date_that_ends_before_it_begins_is_refused_with_its_place():
    corpus = story(FERRY_2003)
    corpus.dates.loc[0, "date_to"] = pd.Timestamp("2001-01-01")
    with pytest.raises(kl.DataError, match=r"north-0 line 3: the date '2003' runs from 2003-01-01 to 2001-01-01"):
        kl.events.timeline(corpus)


def test_articles_without_dates_give_an_empty_table_with_all_its_columns():
    events = kl.events.timeline(story(("north", "2024-03-05", "The harbour is quiet.")))
    assert events.empty
    assert list(events.columns) == list(kl.events.EVENTS.columns)


# --- a happening that can come only once


def test_a_disaster_dated_differently_is_found():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "The Aurora sank off Port Ellis in 2004, with 31 people lost."))
    assert found(kl.events.conflicts(corpus)) == {("north", "south", "date")}
    [pair] = kl.events.conflicts(corpus).to_dict("records")
    assert (pair["when_a"], pair["when_b"]) == ("2003", "2004")
    assert pair["shared_names"] == "Aurora; Port Ellis"
    assert pair["shared_action"] == "sank"
    assert pair["finding"] == "These differ: north (2003) and south (2004) date it differently (sinking, Aurora)."


def test_a_finer_date_inside_a_coarser_one_agrees():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "The Aurora sank on 12 October 2003."))
    assert kl.events.conflicts(corpus).empty
    assert found(kl.events.agreements(corpus)) == {("north", "south", "date")}


def test_two_different_ships_are_not_the_same_happening():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "The ferry Borealis sank off Cape Dorn in 2004."))
    assert kl.events.links(corpus).empty


def test_a_shared_bystander_does_not_make_two_happenings_one():
    corpus = story(
        ("north", "2018-05-01", "Catalonia declared independence in 2017, which Spain refused."),
        ("south", "2018-05-02", "Montenegro declared independence in 2006, as Spain did not."),
    )
    assert kl.events.links(corpus).empty


@pytest.mark.parametrize(
    "said",
    ["An inquiry into how the Aurora sank opened in 2004.", "In 2004 a memorial to the Aurora, which sank, was built."],
)
def test_what_came_after_a_disaster_is_not_the_disaster(said):
    assert kl.events.conflicts(story(FERRY_2003, ("south", "2010-05-02", said))).empty


def test_a_length_is_not_a_year_within_it():
    war = "The war in Ostia, {}, left the north in ruins."
    corpus = story(
        ("north", "2010-05-01", war.format("in 1998")),
        ("south", "2010-05-02", "The 1998-99 Ostia War left the north in ruins."),
    )
    assert found(kl.events.conflicts(corpus)) == {("north", "south", "extent")}


def test_a_day_within_a_length_is_no_difference():
    corpus = story(
        ("north", "2010-05-01", "The war in Ostia reached Haven on 3 May 1998."),
        ("south", "2010-05-02", "The 1998-99 Ostia War left the north in ruins."),
    )
    assert kl.events.conflicts(corpus).empty


def test_another_concept_is_shown_beside_and_never_compared():
    corpus = story(
        ("north", "2015-05-01", "Ostia declared independence in 2008."),
        ("south", "2015-05-02", "Ostia declared independence in 2008 too."),
        ("east", "2015-05-03", "The truce gave Ostia de facto independence in 1998."),
    )
    assert kl.events.conflicts(corpus).empty
    told = kl.events.happenings(corpus)
    [other] = told[~told["compared"]].to_dict("records")
    assert other["outlet"] == "east"
    assert other["remark"] == "a different concept: de facto"


# --- a happening that can come any day


def test_a_strike_two_outlets_date_alike_agrees():
    corpus = story(
        ("north", "2024-03-05", "Teachers in Haven walked out on 4 March 2024."),
        ("south", "2024-03-05", "A strike by teachers began in Haven on Monday."),  # 4 March 2024 was a Monday
    )
    assert kl.events.conflicts(corpus).empty
    assert found(kl.events.agreements(corpus)) == {("north", "south", "date")}


def test_strikes_on_two_days_are_two_strikes():
    corpus = story(
        ("north", "2024-03-05", "Teachers in Haven walked out on 4 March 2024."),
        ("south", "2024-03-12", "Teachers in Haven walked out on 11 March 2024."),
    )
    assert kl.events.links(corpus).empty


# --- plans


def test_a_plan_and_the_later_report_do_not_contradict_each_other():
    corpus = story(
        ("north", "2024-04-30", "The Haven bridge will be inaugurated on 4 May 2024."),
        ("south", "2024-05-06", "The Haven bridge was inaugurated on 5 May 2024."),
    )
    [pair] = kl.events.links(corpus).to_dict("records")
    assert (pair["verdict"], pair["kind"]) == ("not compared", "a plan and a report")


def test_still_to_come_after_it_was_reported_done_differs():
    corpus = story(
        ("north", "2024-05-08", "The Haven bridge will be inaugurated on 12 May 2024."),
        ("south", "2024-05-06", "The Haven bridge was inaugurated on 5 May 2024."),
    )
    assert found(kl.events.conflicts(corpus)) == {("south", "north", "done or still to come")}


# --- what goes on, and what is so without a date


def test_beginnings_are_compared_with_each_other():
    said = "Norland troops have patrolled the Ostia border since {}."
    corpus = story(("north", "2022-05-01", said.format("March 2020")), ("south", "2022-05-02", said.format("May 2021")))
    assert found(kl.events.conflicts(corpus)) == {("north", "south", "beginning")}
    same = story(("north", "2022-05-01", said.format("March 2020")), ("south", "2022-05-02", said.format("2020")))
    assert kl.events.conflicts(same).empty


def test_what_was_reported_before_another_text_has_it_begin_differs():
    since = ("south", "2022-05-02", "Norland has patrolled the Ostia border since May 2021.")
    before = story(("north", "2019-05-01", "Norland has stepped up patrols on the Ostia border."), since)
    [pair] = kl.events.conflicts(before).to_dict("records")
    assert pair["when_a"] == "by 1 May 2019"
    after = story(("north", "2022-05-01", "Norland has stepped up patrols on the Ostia border."), since)
    assert kl.events.conflicts(after).empty


def test_a_position_needs_no_date_to_agree():
    corpus = story(
        ("north", "2012-05-01", "Norland does not recognize the independence of Ostia."),
        ("south", "2019-05-02", "Norland has never recognized Ostia."),
        ("east", "2019-05-02", "Sudland has recognized Ostia."),
    )
    assert found(kl.events.agreements(corpus)) == {("north", "south", "claim")}
    assert kl.events.conflicts(corpus).empty
    assert set(kl.events.happenings(corpus)["label"]) == {"refusal of recognition, Norland"}


def test_opposite_positions_differ_only_when_said_at_the_same_time():
    denied = ("north", "2019-05-01", "Norland does not recognize Ostia.")
    now = story(denied, ("south", "2019-05-02", "Norland recognizes Ostia."))
    assert found(kl.events.conflicts(now)) == {("north", "south", "one denies it")}
    later = story(denied, ("south", "2021-05-02", "Norland recognizes Ostia."))
    assert kl.events.conflicts(later).empty


def test_a_condition_is_no_position():
    corpus = story(
        ("north", "2019-05-01", "Norland recognizes Ostia."),
        ("south", "2019-05-02", "Nothing will change unless Norland recognizes Ostia."),
    )
    assert kl.events.links(corpus).empty


# --- the house's words


def test_nothing_is_ever_called_wrong():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "The Aurora sank in 2004."))
    pairs, told = kl.events.links(corpus), kl.events.happenings(corpus)
    words = " ".join([*pairs["finding"], *told["verdict"], kl.events.finding(told, {})])
    assert "differ" in words
    assert not [word for word in ("wrong", "false", "error", "mistake", "incorrect") if word in words.lower()]


def test_the_finding_says_how_many_and_spells_out_the_first():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "The Aurora sank in 2004."))
    told = kl.events.happenings(corpus)
    assert (
        kl.events.finding(told, {}) == "The texts differ on 1 of the 1 happenings that more than one of them reports."
    )
    assert (
        kl.events.example(told, {"north": "The North"})
        == "One of them, sinking, Aurora: 2003 in The North; 2004 in south."
    )
    alone = kl.events.happenings(story(FERRY_2003))
    assert kl.events.example(alone, {}) == ""
    assert kl.events.finding(alone, {}).startswith("No happening was found in more than one")


def test_statements_that_agree_share_a_letter_and_those_that_differ_do_not():
    corpus = story(
        FERRY_2003,
        ("south", "2010-05-02", "The Aurora sank in 2004."),
        ("east", "2010-05-03", "The Aurora sank on 12 October 2003."),
    )
    told = kl.events.happenings(corpus)
    assert dict(zip(told["outlet"], told["position"], strict=True)) == {"north": "A", "east": "A", "south": "B"}


def test_the_order_of_articles_changes_nothing():
    second = ("south", "2010-05-02", "The Aurora sank in 2004.")
    one, two = story(FERRY_2003, second), story(second, FERRY_2003)
    columns = ["outlet_a", "outlet_b", "when_a", "when_b", "verdict", "finding"]
    assert kl.events.links(one)[columns].equals(kl.events.links(two)[columns])


# --- how far texts look back


def test_a_lag_is_an_interval_where_a_day_is_not_certain():
    corpus = story(("north", "2024-03-05..2024-03-06", "The mayor resigned on 1 March 2024. She took office in 2019."))
    lags = kl.events.lags(kl.events.timeline(corpus))
    # 2019: at least 31 Dec 2019 to 5 Mar 2024 = 366 + 3 * 365 + 65 (31 + 29 + 5) = 1526 days,
    # at most 1 Jan 2019 to 6 Mar 2024 = 365 + 1461 + 65 = 1891. 1 March: to the 5th or 6th.
    assert list(zip(lags["days_min"], lags["days_max"], strict=True)) == [(1526, 1891), (4, 5)]


def test_what_recurs_has_no_lag():
    corpus = story(("north", "2024-03-05", "Drivers protest every day at 12.30 pm."))
    assert kl.events.lags(kl.events.timeline(corpus)).empty
