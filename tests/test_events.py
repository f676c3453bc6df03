"""Dated clauses, which of them tell the same event, and where texts differ or agree."""

import pandas as pd
import pytest
from invented_events import story

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
    assert (event["date_from"], event["date_to"]) == (pd.Timestamp("2024-03-04"), pd.Timestamp("2024-03-04"))
    assert (event["when"], event["precision"], event["status"]) == ("4 Mar 2024", "day", "asserted")
    assert (event["voice"], event["outlet"]) == ("outlet", "north")


@pytest.mark.parametrize(("its", "number"), [("Safety Board", 1), ("harbor police", 0)])
def test_what_two_bodies_do_on_one_day_is_no_common_event(its, number):
    told = story(
        ("north", "2024-03-06", "The board opened an investigation into the crash on Tuesday evening."),
        ("south", "2024-03-06", f"The {its} opened a criminal investigation into the crash on Tuesday evening."),
    )
    assert kl.events.shared(told)["fact"].nunique() == number


def test_what_a_kinsman_met_is_no_other_date_of_the_man_himself():
    told = kl.events.shared(story(
        ("north", "2025-05-20", "Reyle was arrested at the airport on 2 April 2023 with a one-way ticket to Lima."),
        ("south", "2025-05-21", "Reyle was arrested on 2 April 2023 at the airport with a one-way ticket to Lima."),
        ("west", "2025-05-21", "His brother, Jonas Reyle, was arrested on 4 April 2023 and released two days later."),
    ))  # fmt: skip
    assert set(told["outlet"]) == {"north", "south"}
    assert set(told["verdict"]) == {"agree"}


def test_by_when_something_shall_be_done_is_no_day_of_its_announcement():
    told = kl.events.shared(story(
        ("north", "2026-02-03", "The operator, Norlift, announced the 300 job cuts on 15 January."),
        ("south", "2026-02-04", "On Jan. 15 the company announced that it would cut 300 jobs by the summer."),
    ))  # fmt: skip
    assert list(told["when"]) == ["15 Jan 2026", "15 Jan 2026"]


def test_the_hour_after_which_it_was_is_no_second_date_of_an_event():
    told = kl.events.shared(story(
        ("north", "2024-11-14", "A rockslide hit the road over the Varn Pass on Tuesday, burying a bus."),
        ("south", "2024-11-15", "The rockslide hit the road on Tuesday shortly after 7 a.m. The bus fell."),
    ))  # fmt: skip
    assert list(told["when"]) == ["12 Nov 2024", "12 Nov 2024"]


def test_the_first_dates_of_events_stand_under_what_is_dated():
    told = story(
        ("north", "2024-03-06", "The board opened an investigation into the crash on Tuesday evening."),
        ("south", "2024-03-06", "The board opened a criminal investigation into the crash on Tuesday evening."),
    )
    few = kl.events.top_dates(kl.events.shared(told), told)
    assert set(few["event"]) == {"The board opened an investigation into the crash on Tuesday evening"}


def test_every_clause_stands_in_its_article_as_received():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "On 1 May 2010, the mayor, who took office in 2006, resigned."))
    for event in kl.events.timeline(corpus).to_dict("records"):
        assert event["text"] == corpus.texts[event["article"]][event["start"] : event["end"]]
        assert event["surface"] == corpus.texts[event["article"]][event["date_start"] : event["date_end"]]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Drivers in Haven walked out on 4 March 2024.", "asserted"),
        ("Drivers in Haven walked out on 5 March 2024.", "asserted"),  # the day of publication is not ahead
        ("Drivers in Haven will walk out on 12 March 2024.", "planned"),
        ("Drivers in Haven will walk out on 5 March 2024.", "planned"),  # later on the day of publication
        ("Drivers in Haven plan to walk out if talks fail on 14 March 2024.", "planned"),
        ("The town will lose it if the court rules this month.", "planned"),
        ("The town kept it, if the court ruled in 2011.", "background"),
        ("Since March 2024 the town plans to close the road.", "asserted"),  # it has begun
        ("Drivers in Haven first walked out in 2011.", "background"),
        ("The mayor told drivers on Monday that she would close the road.", "asserted"),
        ("The mayor took the rare step last week of saying that the road would be closed.", "asserted"),
        ("The ferry will sail, but the town last week announced plans to sell it.", "asserted"),
        ("The mayor on Monday threatened to close the road.", "asserted"),
        ("Drivers in Haven had planned to walk out in January.", "planned"),  # whatever came of it
        ("The ferry was originally due to sail on Monday.", "planned"),
        ("The town had hoped to close it in 2011.", "planned"),
        ("The contract of the drivers in Haven would have expired in June 2024.", "asserted"),
        ("According to a 2015 study, “upcoming votes” cost Haven money.", "background"),
        ("Drivers in Haven protest every day at 12.30 pm.", "recurring"),
    ],
)
def test_a_clause_tells_what_happened_what_is_to_come_what_recurs_and_what_is_history(said, status):
    events = kl.events.timeline(story(("north", "2024-03-05", said)))
    assert list(events["status"]) == [status]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Drivers met in Haven on 4 March 2024.", "Haven"),
        ("Drivers met in Haven and Yule, Ariz., on 4 March 2024.", "Haven; Yule"),
        ("At Haven High School, drivers met on 4 March 2024.", "Haven High School"),
        ("Drivers met outside St. Anne Hospital on 4 March 2024.", "St. Anne Hospital"),
        ("At St. Mary’s Church on 4 March 2024 drivers met.", None),
        ("Drivers met in L’Haven and at O’Dell on 4 March 2024.", "L’Haven; O’Dell"),
        ("Drivers testified in Holm v. Krog on 4 March 2024.", None),
        ("Drivers met on the Haven and Yule bridges in northern Arden on 4 March 2024.", "Arden"),
        ("Drivers blocked the Haven and Yule crossings on 4 March 2024.", "Haven; Yule"),
        ("Drivers were arrested outside the office of Council Leader Hanna Krog on 4 March 2024.", None),
        ("Drivers lost in FY 2016, the council said on 4 March 2024.", None),
        ("Drivers celebrated the victory over Hanna Krog on 4 March 2024.", None),
        ("Drivers spoke in a Senate Transport Committee hearing on 4 March 2024.", None),
        ("Drivers met at the Blue Star/Red level on 4 March 2024.", None),
        ("Drivers were lost in Krog’s Haven on 4 March 2024.", None),
    ],
)
def test_a_place_is_a_name_behind_a_word_of_place_and_no_part_of_another(said, place):
    [event] = kl.events.timeline(story(("north", "2024-03-05", said))).to_dict("records")
    assert (event["place"] if isinstance(event["place"], str) else None) == place


def test_a_record_compares_with_a_date_and_does_not_go_on_since_then():
    [event] = kl.events.timeline(
        story(("north", "2018-12-29", "It was the longest strike since drivers walked out in 2013."))
    ).to_dict("records")
    assert (event["relation"], event["when"], event["text"]) == ("at", "2013", "drivers walked out in 2013")


@pytest.mark.parametrize(
    "dateline", ["PORT CALDER, March 4 —", "Calder, Mass., March 4 (Tidings) -", "CALDER, 4 March --"]
)
def test_the_day_of_a_dateline_is_no_event(dateline):
    corpus = story(
        ("north", "2024-03-05", f"{dateline} The ferry sank on Sunday. A crane fell on March 4 — it was old.")
    )
    assert list(kl.events.timeline(corpus)["when"]) == ["3 Mar 2024", "4 Mar 2024"]
    corpus = story(("north", "2024-03-05", "On Monday, March 4 — two days after the storm — the ferry sank."))
    assert list(kl.events.timeline(corpus)["when"]) == ["4 Mar 2024"]


def test_the_table_says_how_many_dates_could_not_be_resolved():
    text = "It sank on Monday. Two fell ill in recent days, three in recent days. He sings every Friday."
    events = kl.events.timeline(story(("north", "2024-03-05", text)))
    said = ". We could not tell the days of 2 more dates, such as “recent days”"
    assert events.attrs["cut"] == said
    assert kl.events.top_clauses(events).attrs["cut"] == said
    assert "cut" not in kl.events.timeline(story(FERRY_2003)).attrs


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
    assert clauses(corpus, since="2024-03-04") == ["Russia sent a note on 4 March 2024"]  # both ends count


def test_a_third_of_a_month_is_named_as_one():
    corpus = story(("north", "2024-02-17", "The inquiry lasts until the end of June. It was set up in mid-January."))
    assert list(kl.events.timeline(corpus)["when"]) == ["mid-Jan 2024", "until late Jun 2024"]


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
    with pytest.raises(kl.DataError, match=r"north-0 sentence 1: the date '2003' runs from 2003-01-01 to 2001-01-01"):
        kl.events.timeline(corpus)


def test_articles_without_dates_give_an_empty_table_with_all_its_columns():
    events = kl.events.timeline(story(("north", "2024-03-05", "The harbour is quiet.")))
    assert events.empty
    assert list(events.columns) == list(kl.events.EVENTS.columns)


# --- events that several articles tell


def told(*articles):
    return kl.events.shared(story(*articles))


def test_a_disaster_dated_differently_is_found():
    rows = told(FERRY_2003, ("south", "2010-05-02", "The Aurora sank off Port Ellis in 2004, with 31 people lost."))
    assert dict(zip(rows["outlet"], rows["when"], strict=True)) == {"north": "2003", "south": "2004"}
    assert set(rows["verdict"]) == {"compare"}
    assert list(rows["position"]) == ["A", "B"]


def test_a_finer_date_inside_a_coarser_one_agrees():
    rows = told(FERRY_2003, ("south", "2010-05-02", "The Aurora sank on 12 October 2003."))
    assert set(rows["verdict"]) == {"agree"}
    assert rows["position"].isna().all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(FERRY_2003[2], "The ferry Borealis sank off Cape Dorn in 2004.", id="two ships"),
        pytest.param("Catalonia declared independence in 2017, which Spain refused.",
                     "Montenegro declared independence in 2006, as Spain did not.", id="a shared bystander"),
        pytest.param(FERRY_2003[2], "An inquiry into how the Aurora sank opened in 2004.", id="an inquiry afterwards"),
        pytest.param(FERRY_2003[2], "In 2004 a memorial to the Aurora, which sank, was built.", id="a memorial"),
        pytest.param("Ostia declared independence in 2005.",
                     "The truce gave Ostia de facto independence in 1998.", id="another concept"),
        pytest.param("The Ostian court ruled on Tuesday that the tolls are legal.",
                     "The mayor will resign if the Ostian court of St. Orm rules this month.", id="a condition"),
        pytest.param("The board of Orm Steel met on Tuesday to discuss the closing of the mill.",
                     "The board of Orm Steel will meet on Thursday to discuss the closing of the mill.", id="ahead"),
    ],
)  # fmt: skip
def test_two_things_are_not_one_event(one, other):
    rows = told(("north", "2018-05-01", one), ("south", "2018-05-02", other))
    assert rows.empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A grain silo collapsed at Port Orm on Saturday, killing four workers.",
         "Four workers died when a storage tower caved in at Port Orm on Sunday."),
        ("A school roof collapsed in Haven on Saturday, burying twelve pupils.",
         "Twelve pupils were buried on Sunday as the ceiling of a school in Haven came down."),
    ],
)  # fmt: skip
def test_two_articles_that_open_with_one_outcome_date_one_event(one, other):
    assert sorted(told(("north", "2024-03-06", one), ("south", "2024-03-06", other))["position"]) == ["A", "B"]


def test_a_season_is_printed_as_one():
    text = "The pier is to open in spring 2027. It was built in the winter of 1999."
    assert list(kl.events.timeline(story(("north", "2024-03-06", text)))["when"]) == ["winter 1999–2000", "spring 2027"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Orm bridge collapsed on Saturday, injuring nine people.",
         "The mayor visited the nine people injured at the Orm bridge on Sunday."),
        ("Police arrested 34 people at Orm Wood on Monday.",
         "A court released 34 people arrested at Orm Wood on Tuesday."),
        ("Nine people were hurt when a bus overturned in Orm on Monday.",
         "Nine people were hurt when a tram overturned in Orm on Tuesday."),
        ("The upper house passed the bill on Monday.", "The lower house passed the bill on Tuesday."),
        ("Heavy rain fell on the coast on Monday.", "Heavy rain fell on the capital on Tuesday."),
        ("A nurse hurt in the blaze died on Monday.", "A baker hurt in the blaze died on Tuesday."),
        ("There 250 people slept on Friday night.", "On Saturday night, 90 people slept in the hall."),
        ("The shop sold 70 tickets on Monday.", "The shop sold 30 tickets on Tuesday."),
        ("Rescuers found three bodies in the mill on Monday.", "Rescuers found five bodies in the mill on Tuesday."),
        ("Shares in Orm Foods fell by 7 per cent on Monday.", "Shares in Orm Foods fell by 3 per cent on Tuesday."),
        ("The museum did not admit visitors on Monday.", "The museum admitted visitors on Tuesday."),
        ("A tram derailed in Orm on Monday.", "Another tram derailed in Orm on Tuesday."),
        ("The dam, which was finished in 1958, passed a test in May.",
         "The dam was finished in 1958 and failed its test in May."),
    ],
)  # fmt: skip
def test_another_place_house_person_or_act_makes_two_events_of_two_days(one, other):
    assert told(("north", "2024-03-06", one), ("south", "2024-03-06", other))["position"].isna().all()


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("One worker died and 4 people were hurt after ammonia leaked from a cold store owned by Orm Foods on Tuesday.",
         "Two workers died and 6 people were hurt when ammonia escaped from the Orm Foods cold store late on Monday.",
         "Ammonia leaked from a cold store owned by Orm Foods"),
        ("It was last inspected in 2021, the port said. The crane fell.",
         "The crane was last inspected in 2019, a note shows.", "The crane was last inspected"),
        ("Ida Krog, the head of the port, returned from Oslo on Monday.",
         "The head of the port, Ida Krog, returned from Oslo on Sunday.",
         "Ida Krog, returned from Oslo"),
        ("Police cleared the camp at Orm Wood before dawn on Tuesday and arrested 41 people.",
         "Police cleared a camp at Orm Wood on Monday and arrested 34 people, ending a siege of eleven weeks.",
         "Police cleared a camp at Orm Wood"),
        ("The harbour of Orm was to open in spring 2027.",
         "The rotten harbour of Orm was to open in the spring of 2028.",
         "The harbour of Orm was to open"),
    ],
)  # fmt: skip
def test_the_days_of_one_event_differ_whatever_else_its_sentences_say(one, other, label):
    rows = told(("north", "2024-03-06", one), ("south", "2024-03-06", other))
    assert sorted(rows["position"]) == ["A", "B"]
    assert set(rows["label"]) == {label}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Orm bridge stayed open all Saturday.", "The Orm bridge was closed on Saturday."),
        ("The mill passed the safety test in May.", "The mill failed the safety test in May."),
        ("The sirens did not sound in Orm on Sunday night.", "The sirens sounded in Orm on Sunday night."),
    ],
)
def test_what_two_outlets_tell_the_contrary_of_is_no_event_with_one_date(one, other):
    assert told(("north", "2024-06-06", one), ("south", "2024-06-06", other)).empty


def test_two_reports_of_one_fact_on_one_day_are_one_event_in_whatever_words():
    rows = told(
        ("north", "2024-03-06", "Wage protesters confronted Ida Krog on Monday, interrupting her speech in Haven"
                                " and demanding that she pay the dockers, but she rebuked them."),
        ("south", "2024-03-06", "HAVEN -- Hecklers interrupted Ida Krog during a speech on Monday to demand she pay the"
                                " dockers."),
    )  # fmt: skip
    assert list(rows["side"]) == ["agree", "agree"]


def test_a_date_with_a_clause_of_when_is_one_statement():
    rows = kl.events.timeline(story(("north", "2024-03-06", "The port closed on Monday, when Krog left Haven.")))
    assert len(rows) == 1


def test_strikes_on_two_days_are_two_strikes():
    rows = told(
        ("north", "2024-03-05", "Teachers in Haven walked out on 4 March 2024."),
        ("south", "2024-03-12", "Teachers in Haven walked out on 11 March 2024."),
    )
    assert rows.empty


@pytest.mark.parametrize(
    ("once", "again"),
    [
        ("The ferry Aurora sank off Port Ellis in 2003.", "The ferry Aurora regularly sank off Port Ellis in 2004."),
        ("Teachers in Haven walked out on 4 March 2024.", "Teachers in Haven walked out daily on 4 March 2024."),
    ],
)
def test_what_happened_once_is_not_what_happens_again_and_again(once, again):
    articles = (("north", "2024-03-05", once), ("south", "2024-03-05", again))
    assert "recurring" in set(kl.events.timeline(story(*articles))["status"])
    assert told(*articles).empty


def test_dates_that_agree_share_a_letter_and_those_that_differ_do_not():
    rows = told(
        FERRY_2003,
        ("south", "2010-05-02", "The Aurora sank in 2004."),
        ("east", "2010-05-03", "The Aurora sank on 12 October 2003."),
    )
    assert dict(zip(rows["outlet"], rows["position"], strict=True)) == {"north": "A", "east": "A", "south": "B"}


def test_an_article_without_a_day_breaks_nothing():
    articles = (FERRY_2003, ("south", None, "The Aurora sank off Port Ellis in 2004."), ("east", None, "It is quiet."))
    corpus = story(*articles)
    assert len(kl.events.timeline(corpus)) == 2
    assert set(kl.events.shared(corpus)["verdict"]) == {"compare"}


def test_selections_keep_the_whole_event():
    articles = (FERRY_2003, ("south", "2010-05-02", "The Aurora sank off Port Ellis in 2004."))
    corpus = story(*articles)
    assert len(kl.events.shared(corpus, since="2004")) == 2
    assert kl.events.shared(corpus, since="2005").empty


def test_dates_that_a_rule_finds_apart_are_for_a_reader_to_compare_and_lead_only_where_nothing_is_news():
    corpus = story(FERRY_2003, ("south", "2010-05-02", "The Aurora sank in 2004."))
    assert set(kl.events.shared(corpus)["verdict"]) == {"compare"}
    (found,) = kl.events.findings(corpus, kl.events.shared(corpus))
    assert found.sentence == "Two dates for one event? “The Aurora sank”: 2003 in north; 2004 in south."
    assert [(said.outlet, said.text) for said in found.quotations] == [
        ("north", FERRY_2003[2]), ("south", "The Aurora sank in 2004."),
    ]  # fmt: skip
    assert not found.leads
    assert found.evidence == ("The Aurora sank",)  # where the page lists its sentences
    assert round(found.strength / 0.05) == 1  # before what two outlets share, whose 0.02 / 0.05 is nearer to 0


def test_the_same_words_about_the_past_with_another_year_are_for_a_reader_to_compare():
    corpus = story(("north", "2010-05-01", "The old dam was built in 1961."),
                   ("south", "2010-05-01", "The old dam was built in 1963, and few people trusted it."))  # fmt: skip
    assert set(kl.events.shared(corpus)["verdict"]) == {"compare"}


def test_two_articles_of_one_outlet_do_not_agree():
    corpus = story(FERRY_2003, ("north", "2010-05-02", "The Aurora sank off Port Ellis in 2003."))
    told = kl.events.shared(corpus)
    assert set(told["side"]) == {"not compared"}
    (found,) = kl.events.findings(corpus, told)
    assert found.sentence == "We matched no event between outlets, so no days are compared."
    assert kl.charts.reports(told)["title"]["text"] == ["We matched 1 event between articles"]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("The Aurora sank off Port Ellis in May 2003.",
         "Only 1 event has dates in several outlets: The Aurora sank off Port Ellis in May 2003. "
         "These dates do not contradict each other."),
        ("Nobody works at the harbour any more.", "We matched no event between articles, so no days are compared."),
    ],
)  # fmt: skip
def test_where_no_dates_differ_a_plain_sentence_says_how_many_events_the_rules_matched(second, said):
    corpus = story(FERRY_2003, ("south", "2010-05-02", second))
    (found,) = kl.events.findings(corpus, kl.events.shared(corpus))
    assert (found.sentence, found.leads) == (said, False)


def test_the_order_of_articles_changes_nothing():
    second = ("south", "2010-05-02", "The Aurora sank in 2004.")
    columns = ["outlet", "when", "verdict", "position"]
    assert told(FERRY_2003, second)[columns].equals(told(second, FERRY_2003)[columns])


def test_a_day_in_a_quotation_and_the_day_of_the_statement_are_no_two_dates_of_one_event():
    said = "“Today, we have told the council that the old harbour is safe,” Ana Holm said in a "
    rows = kl.events.shared(story(
        ("north", "2024-03-05", f"{said}statement. It rained."),
        ("south", "2024-03-05", f"{said}Monday evening statement. The sea is calm."),
    ))  # fmt: skip
    assert rows.empty


@pytest.mark.parametrize(("rows", "shown"), [(300, 300), (301, 1)])
def test_of_more_than_three_hundred_clauses_the_first_of_each_outlet_and_date_are_shown(rows, shown):
    [event] = kl.events.timeline(story(FERRY_2003)).to_dict("records")
    assert len(kl.events.top_clauses(kl.events.EVENTS.frame([event] * rows))) == shown


def test_events_that_are_told_differently_come_first():
    borealis = "The ferry Borealis burned off Cape Dorn in 2001."
    rows = told(
        ("north", "2010-05-01", f"{borealis} The Aurora sank off Port Ellis in 2003, with 31 people lost."),
        ("south", "2010-05-02", f"{borealis} The Aurora sank off Port Ellis in 2004, with 31 people lost."),
        ("east", "2010-05-03", borealis),
    )
    assert list(rows["verdict"]) == ["compare", "compare", "agree", "agree"]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("The bid must be accepted by 20 March 2024.", "by 20 Mar 2024"),
        ("Lessons are not expected before 20 March 2024.", "not before 20 Mar 2024"),
        ("The pier closed before 2 March 2024.", "before 2 Mar 2024"),
        ("The pier closed after 2 March 2024.", "after 2 Mar 2024"),
    ],
)
def test_by_a_day_and_not_before_it_are_not_before_it(said, when):
    assert list(kl.events.timeline(story(("north", "2024-03-05", said)))["when"]) == [when]


@pytest.mark.parametrize(
    ("said", "north", "south", "number"),
    [
        ("Prosecutors charged his {} with fraud on Monday.", "wife", "brother", 0),
        ("Fire damaged Terminal {} of the port on Sunday.", "A", "B", 0),
        ("On Monday the cranes on the {} quay stopped.", "east", "west", 0),
        ("Talks between the board and the firm {} on Thursday.", "will resume", "broke down", 0),
        ("Ministers {} an inquiry into the port in May.", "launched", "ended", 0),
        ("Fire damaged Terminal A of the port on {}.", "Sunday", "9 June", 1),
        ("The walkout at the port {} on 5 June.", "began", "started", 1),
        ("Talks between the board and the firm {} on Thursday.", "broke down", "collapsed", 1),
    ],
)
def test_one_other_word_in_clauses_else_alike_makes_two_events(said, north, south, number):
    told = story(("north", "2024-06-14", said.format(north)), ("south", "2024-06-14", said.format(south)))
    assert kl.events.shared(told)["fact"].nunique() == number


def test_an_event_is_named_by_no_number_that_another_telling_lacks():
    told = kl.events.shared(story(
        ("north", "2024-06-14", "The food agency sent about four inspectors to the kitchen on Monday."),
        ("south", "2024-06-14", "Five inspectors of the food agency came to the kitchen of the school on Monday."),
    ))  # fmt: skip
    assert set(told["label"]) == {"The food agency sent inspectors to the kitchen on Monday"}
    told = kl.events.shared(story(
        ("north", "2024-06-14", "The outbreak at the Harwick school in 2016 ended in a fine of £8,000."),
        ("south", "2024-06-14", "The outbreak at the Harwick school in 2016 came from eggs and ended in a fine."),
    ))  # fmt: skip
    assert set(told["label"]) == {"The outbreak at the Harwick school in 2016 came from eggs and ended in a fine"}


@pytest.mark.parametrize(
    ("north", "south", "number"),
    [
        (
            "The panel on the 2012 attack in Varn wants all letters.",
            "The panel on the 2012 Varn attack wants letters.",
            0,
        ),
        ("The panel wanted all letters in 2012.", "The panel wanted the letters in 2012.", 1),
        ("The panel on the 2012 attack wants letters.", "The panel on the 2011 attack wants letters.", 1),
    ],
)
def test_the_year_in_a_name_is_not_the_date_of_its_sentence(north, south, number):
    # but two years for one thing are a question
    told = story(("north", "2024-06-14", north), ("south", "2024-06-14", south))
    assert kl.events.shared(told)["fact"].nunique() == number


def test_the_name_of_an_event_has_no_dateline():
    said = "Thieves stole 90 letters from the Ardmoor archive on Tuesday."
    told = story(("north", "2024-06-14", f"ARDMOOR — {said}"), ("south", "2024-06-14", f"ARDMOOR — {said}"))
    assert set(kl.events.shared(told)["label"]) == {said.rstrip(".")}
