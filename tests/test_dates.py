"""Dates in news prose: what is found, which days it means, what it is not."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl
from kosovo_lib import schema
from kosovo_lib.dates import Date, dates_of, find_dates
from kosovo_lib.lang import Language
from kosovo_lib.lang.dates import Dates

WEDNESDAY = date(2022, 6, 15)  # the day of publication in the tables below; Monday of its week is 13 June


def published(text: str) -> tuple[date, date]:
    first, _, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def days(found: Date) -> str:
    """Write the interval as "2022-06-15", "2022-06-13..2022-06-19" or "-"."""
    if found.date_from is None:
        assert found.date_to is None
        return "-"
    one_day = found.date_from == found.date_to
    return str(found.date_from) if one_day else f"{found.date_from}..{found.date_to}"


def read(text: str, when: str = "2022-06-15") -> list[tuple[str, str, str, str]]:
    return [(d.surface, days(d), d.precision, d.relation) for d in find_dates(text, published(when))]


CALENDAR = [
    # day and month, with and without a year
    ("They met on September 27, 2021.", "September 27, 2021", "2021-09-27", "day", "at"),
    ("They met on 27 September 2021.", "27 September 2021", "2021-09-27", "day", "at"),
    ("They met on Sept. 27.", "Sept. 27", "2021-09-27", "day", "at"),
    ("They met on the 27th of September, 2021.", "27th of September, 2021", "2021-09-27", "day", "at"),
    ("They met on Monday, September 27, 2021.", "Monday, September 27, 2021", "2021-09-27", "day", "at"),
    ("They met on Sunday 12 June.", "Sunday 12 June", "2022-06-12", "day", "at"),
    ("They met on 1 May.", "1 May", "2022-05-01", "day", "at"),
    ("They met on May 1st.", "May 1st", "2022-05-01", "day", "at"),
    ("They vote on the 28th of next month.", "the 28th of next month", "2022-07-28", "day", "at"),
    ("MARCH 3: the harbour is shut.", "MARCH 3", "2022-03-03", "day", "at"),
    ("The ban holds starting July 1.", "July 1", "2022-07-01", "day", "since"),
    ("They will meet on 10 January.", "10 January", "2023-01-10", "day", "at"),
    ("He was killed on December 20.", "December 20", "2021-12-20", "day", "at"),
    ("They met on 2021-09-27.", "2021-09-27", "2021-09-27", "day", "at"),
    ("They met on 27/09/2021.", "27/09/2021", "2021-09-27", "day", "at"),
    ("They met on 9/27/2021.", "9/27/2021", "2021-09-27", "day", "at"),
    ("They met on 27.9.2021.", "27.9.2021", "2021-09-27", "day", "at"),
    # ranges
    ("The talks of 3-5 May failed.", "3-5 May", "2022-05-03..2022-05-05", "range", "at"),
    ("Between 3 and 5 May they met.", "3 and 5 May", "2022-05-03..2022-05-05", "range", "at"),
    ("They met from May 3 to 5.", "May 3 to 5", "2022-05-03..2022-05-05", "range", "at"),
    ("They met from 30 April to 2 May 2021.", "30 April to 2 May 2021", "2021-04-30..2021-05-02", "range", "at"),
    ("They met between May 3 and June 5.", "May 3 and June 5", "2022-05-03..2022-06-05", "range", "at"),
    ("The war of 1998-99 ended.", "1998-99", "1998-01-01..1999-12-31", "range", "at"),
    ("The war of 1998–1999 ended.", "1998–1999", "1998-01-01..1999-12-31", "range", "at"),
    ("From 2003 to 2011 he led it.", "2003 to 2011", "2003-01-01..2011-12-31", "range", "at"),
    ("Sales fell from June to August 2019.", "June to August 2019", "2019-06-01..2019-08-31", "range", "at"),
    ("In the first quarter of 2019 it fell.", "the first quarter of 2019", "2019-01-01..2019-03-31", "range", "at"),
    # months, years, decades, seasons
    ("Patrols began in October of 2021.", "October of 2021", "2021-10-01..2021-10-31", "month", "at"),
    ("It closed in Feb. 2020.", "Feb. 2020", "2020-02-01..2020-02-29", "month", "at"),
    ("It happened last October.", "last October", "2021-10-01..2021-10-31", "month", "at"),
    ("It was closed in March.", "March", "2022-03-01..2022-03-31", "month", "at"),
    ("It will open in September.", "September", "2022-09-01..2022-09-30", "month", "at"),
    ("It was closed in early June.", "early June", "2022-06-01..2022-06-10", "month", "at"),
    ("It has been closed since January.", "January", "2022-01-01..2022-01-31", "month", "since"),
    ("They agreed in 2013.", "2013", "2013-01-01..2013-12-31", "year", "at"),
    ("The 2013 agreement holds.", "2013", "2013-01-01..2013-12-31", "year", "at"),
    ("From Monday onwards the gates will shut early.", "Monday", "2022-06-20", "day", "since"),
    ("Measures in force since 2008 remain.", "2008", "2008-01-01..2008-12-31", "year", "since"),
    ("By 2030 it will be gone.", "2030", "2030-01-01..2030-12-31", "year", "before"),
    ("The post-2014 order is gone.", "2014", "2014-01-01..2014-12-31", "year", "after"),
    ("A repeat of the 1990s.", "the 1990s", "1990-01-01..1999-12-31", "decade", "at"),
    ("A song of the '80s.", "the '80s", "1980-01-01..1989-12-31", "decade", "at"),
    ("The summer of 2019 was dry.", "The summer of 2019", "2019-06-01..2019-08-31", "season", "at"),
    ("It closed in winter 2019.", "winter 2019", "2019-12-01..2020-02-29", "season", "at"),
    ("They met last summer.", "last summer", "2021-06-01..2021-08-31", "season", "at"),
    ("It opened in mid-2019.", "mid-2019", "2019-05-01..2019-08-31", "year", "at"),
    # the relation belongs to what stands directly after the word
    ("After the 12 June decision it shut.", "12 June", "2022-06-12", "day", "at"),
    ("It shut after 12 June.", "12 June", "2022-06-12", "day", "after"),
    ("It was shut until 12 June.", "12 June", "2022-06-12", "day", "until"),
]  # fmt: skip

FROM_PUBLICATION = [
    ("They met today.", "today", "2022-06-15", "day", "at"),
    ("They met yesterday afternoon.", "yesterday afternoon", "2022-06-14", "day", "at"),
    ("They met last night.", "last night", "2022-06-14", "day", "at"),
    ("They meet tomorrow.", "tomorrow", "2022-06-16", "day", "at"),
    ("They met on Monday.", "Monday", "2022-06-13", "day", "at"),
    ("They met Monday night.", "Monday night", "2022-06-13", "day", "at"),
    ("They met on Thursday.", "Thursday", "2022-06-09", "day", "at"),
    ("They will meet on Thursday.", "Thursday", "2022-06-16", "day", "at"),
    ("They will resign, he said on Thursday.", "Thursday", "2022-06-09", "day", "at"),
    ("They met on Wednesday.", "Wednesday", "2022-06-15", "day", "at"),
    ("They met last Wednesday.", "last Wednesday", "2022-06-08", "day", "at"),
    ("They meet next Monday.", "next Monday", "2022-06-20", "day", "at"),
    ("They met on Tuesday last week.", "Tuesday last week", "2022-06-07", "day", "at"),
    ("It is closed until Friday.", "Friday", "2022-06-17", "day", "until"),
    ("Monday's vote was close.", "Monday", "2022-06-13", "day", "at"),
    ("The September 11 attacks.", "September 11", "2001-09-11", "day", "at"),
    ("In December Tarrow met him.", "December", "2021-12-01..2021-12-31", "month", "at"),
    ("It was before the March contests.", "March", "2022-03-01..2022-03-31", "month", "at"),
    ("They met this past winter.", "this past winter", "2021-12-01..2022-02-28", "season", "at"),
    ("It opens in two weeks' time.", "in two weeks' time", "2022-06-27..2022-07-03", "week", "at"),
    ("They were hungry by Friday.", "Friday", "2022-06-10", "day", "before"),
    ("The vote of Nov. 4 \"failed\".", "Nov. 4", "2021-11-04", "day", "at"),
    ("Tarrow to speak in two hours.", "in two hours", "2022-06-15", "hour", "at"),
    ("The impact in November will be great.", "November", "2022-11-01..2022-11-30", "month", "at"),
    ("The September gain was small.", "September", "2021-09-01..2021-09-30", "month", "at"),
    ("Last Week it was shut.", "Last Week", "2022-06-06..2022-06-12", "week", "at"),
    ("They met last week.", "last week", "2022-06-06..2022-06-12", "week", "at"),
    ("They meet next week.", "next week", "2022-06-20..2022-06-26", "week", "at"),
    ("They met earlier this week.", "earlier this week", "2022-06-13..2022-06-15", "week", "at"),
    ("They met earlier this month.", "earlier this month", "2022-06-01..2022-06-15", "month", "at"),
    ("They met last month.", "last month", "2022-05-01..2022-05-31", "month", "at"),
    ("They met last year.", "last year", "2021-01-01..2021-12-31", "year", "at"),
    ("They met late last year.", "late last year", "2021-09-01..2021-12-31", "year", "at"),
    ("By the end of the year it will open.", "the end of the year", "2022-09-01..2022-12-31", "year", "before"),
    ("They met three days ago.", "three days ago", "2022-06-12", "day", "at"),
    ("They met two weeks ago.", "two weeks ago", "2022-05-30..2022-06-05", "week", "at"),
    ("They met a year ago.", "a year ago", "2021-01-01..2021-12-31", "year", "at"),
    ("It was shut over the past two weeks.", "the past two weeks", "2022-06-01..2022-06-15", "week", "at"),
    ("It was shut in the last 24 hours.", "the last 24 hours", "2022-06-14..2022-06-15", "hour", "at"),
    ("It was shut over the weekend.", "the weekend", "2022-06-11..2022-06-12", "weekend", "at"),
    ("They meet next weekend.", "next weekend", "2022-06-25..2022-06-26", "weekend", "at"),
    ("He is set to speak in two hours.", "in two hours", "2022-06-15", "hour", "at"),
    ("It happened two hours ago.", "two hours ago", "2022-06-15", "hour", "at"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "when", "precision", "relation"), CALENDAR + FROM_PUBLICATION)
def test_one_expression_in_a_text_published_on_wednesday_15_june_2022(text, surface, when, precision, relation):
    assert read(text) == [(surface, when, precision, relation)]


@pytest.mark.parametrize("year", ["1975", "1980"])
def test_only_half_centuries_before_a_plural_are_numbers_of_things(year):
    assert [found[0] for found in read(f"By {year} strikes had shut the port.")] == [year]
    assert read("By 1950 strikes had shut the port.") == []


@pytest.mark.parametrize(("between", "counted"), [(25, False), (26, True)])
def test_a_day_after_is_counted_unless_the_day_that_it_follows_stands_right_behind(between, counted):
    words = ", " + ("crews struck " * 3)[: between - 3] + " "
    found = read(f"On 3 May 2021 the port shut; a day after{words}9 May 2021 came.")
    assert ("a day after", "2021-05-04", "day", "at") in found or not counted
    assert len(found) == 2 + counted


@pytest.mark.parametrize(("words", "day"), [("two days after", "2021-05-05"), ("two days before", "2021-05-01")])
def test_after_and_before_with_nothing_behind_them_count_from_the_day_named_last(words, day):
    assert read(f"The port shut on 3 May 2021. They left {words}.")[1][:2] == (words, day)


@pytest.mark.parametrize("text", [
    "Resolution 1244 and resolution 1973 stand.", "Call 2013-555.", "It cost $2013 in all.", "It cost 2,013 euros.",
    "It cost 1999 euros.", "He lives at 1914 Harbour Street.", "By 1950 soldiers it was held.", "Flight 1549 landed.",
    "They may 5 times a year march 3 miles.", "We sat with her.", "Theresa May said so.", "An argument for May.",
    "A 24-hour period of 60 days, a 78-day campaign.", "It was delayed by one month.", "He has 20 years of experience.",
    "It was frozen for years and again in recent months.", "This happens from time to time.", "Decades of tension.",
    "Earlier weeks saw arrests, a full day before departure.", "He did it in two weeks.",
    "A score of 3:16, odds of 2:1.",
    "0:00 0:00:53 0:00", "The Sunday Times and Black Friday.", "The fall of the town.", "In the spring of a wheel.",
    "The last week of the war was bloody.", "A first time for everything.", "The second half began.",
    "He is in his 90s.", "He is in his nineties.", "Call 1800 333 000 now.", "Calls to 1800 333 000 are free.",
    "Wednesday Addams, Ruby Tuesday and Girl Friday.", "The May government fell.",
    "Sheffield Wednesday drew.", "Ask for extension 2012.", "The House passed H.R. 1926.",
    "He lives at 31 May Road.", "A jam on 7 March Street.", "It is held once in four years.",
    "The Monday papers are full.",
    "It is on 24/7 and on 5/6.", "It won by 14/13, in from 14/1.",
    "She plays in a Sunday league.", "The choir sang “Manic Monday” last.", "The BMW 2002 stood outside.",
    "They came to County Road 2021.", "He left on February 30.",
    "Two jets over Sector 2025.", "A jury in the Friday Harbour case sat.", "The film “Any Given Monday” won.",
    "Jan Novak and Mark August signed.", "Jan Novak and August Brandt signed.",
        "Case 2019-CV-18 is shut.", "A second-half loss to Tarn hurt.", "Use an h2 heading for results.",
        "They got over their fourth-quarter loss of form.", "A first-half sales pitch failed.",
        "Its Horizon 2030 plan was dropped.", "Size 2010 is sold out.",
    "Open 24/7, a score of 9/11/4.", "16x9 Image", "version 3.12.1", "A May-December romance.",
    "He told USA TODAY and NBC's \"Today\" so.", "",
])  # fmt: skip
def test_what_is_no_date(text):
    assert read(text) == []


@pytest.mark.parametrize(("text", "surface", "time", "zone", "precision", "when"), [
    ("They met at 2:30 p.m. on Monday.", "2:30 p.m. on Monday", "14:30", None, "minute", "2022-06-13"),
    ("They met on Monday at noon.", "Monday at noon", "12:00", None, "hour", "2022-06-13"),
    ("It fell on 3 May 2021 at 14:05 GMT.", "3 May 2021 at 14:05 GMT", "14:05", "GMT", "minute", "2021-05-03"),
    ("It fell at six o'clock in the evening.", "six o'clock in the evening", "18:00", None, "hour", "-"),
    ("It fell at 9pm.", "9pm", "21:00", None, "hour", "-"),
    ("It fell at 12.05 a.m. local time.", "12.05 a.m. local time", "00:05", "local time", "minute", "-"),
    ("It fell at 14:05 CEST.", "14:05 CEST", "14:05", "CEST", "minute", "-"),
    ("It is shut from midnight on Friday.", "midnight on Friday", "00:00", None, "hour", "2022-06-10"),
    ("Update (0915 BST): It fell.", "0915 BST", "09:15", "BST", "minute", "2022-06-15"),
    ("14:05 GMT - It fell.", "14:05 GMT", "14:05", "GMT", "minute", "2022-06-15"),
    ("On Monday the gate, shut at 9 a.m., fell.", "9 a.m.", "09:00", None, "hour", "2022-06-13"),
])  # fmt: skip
def test_clock_times(text, surface, time, zone, precision, when):
    found = [d for d in find_dates(text, published("2022-06-15")) if d.time]
    assert [(d.surface, d.time, d.zone, d.precision, days(d)) for d in found] == [
        (surface, time, zone, precision, when)
    ]


def test_a_clock_time_has_no_day_where_its_sentence_names_two():
    *_, clock = find_dates("On Monday, as on 3 May, the gate, shut at 9 a.m., fell.", published("2022-06-15"))
    assert (clock.surface, days(clock)) == ("9 a.m.", "-")


def test_a_recurring_act_has_no_date():
    assert read("Students hold daily protests at 12.44 pm.") == [("12.44 pm", "-", "minute", "recurring")]
    assert read("They march every Friday, and on Sundays.") == [
        ("every Friday", "-", "day", "recurring"),
        ("Sundays", "-", "day", "recurring"),
    ]
    assert read("The fair is held every October.") == [("every October", "-", "month", "recurring")]


def test_a_day_counted_from_an_unstated_start_has_no_date():
    assert read("This marked the tenth day of protests.") == [("tenth day", "-", "day", "ordinal")]
    assert read("It rained for a 2nd straight weekend.") == [("2nd straight weekend", "-", "weekend", "ordinal")]
    assert read("They marched for the 3rd consecutive night.") == [("3rd consecutive night", "-", "day", "ordinal")]
    assert read("Day 100 of the war began.") == [("Day 100", "-", "day", "ordinal")]


@pytest.mark.parametrize(("text", "when", "expected"), [
    # Monday 18 to Friday 22 February 2008: each of these days means the same weekend.
    ("weekend", "2008-02-18..2008-02-22", "2008-02-16..2008-02-17"),
    # On Saturday 10 December "weekend" is 3-4 or 10-11, on Sunday 18 it is 10-11 or 17-18: all agree on 10-11.
    ("weekend", "2022-12-10..2022-12-18", "2022-12-10..2022-12-11"),
    # A month back from the 27th, 28th and 29th: the days all three readings hold.
    ("the past month", "2022-12-27..2022-12-29", "2022-11-29..2022-12-27"),
    # The readings 26 and 27 September have no day in common: both are possible.
    ("yesterday", "2021-09-27..2021-09-28", "2021-09-26..2021-09-27"),
    ("last week", "2021-09-27..2021-09-28", "2021-09-20..2021-09-26"),
])  # fmt: skip
def test_an_interval_of_publication_gives_what_holds_on_every_day_of_it(text, when, expected):
    (found,) = find_dates(f"It fell in {text}.", published(when))
    assert days(found) == expected


@pytest.mark.parametrize(
    ("weekday", "when", "expected", "precision"),
    [
        # published on Friday 28 or Saturday 29 December 2018: the Friday means the 22nd, the Saturday itself; the later
        ("Saturday", "2018-12-28..2018-12-29", "2018-12-29", "day"),
        ("Thursday", "2018-12-28..2018-12-29", "2018-12-27", "day"),  # both mean the 27th
        # published Monday 18 to Friday 22 February 2008: four of these days mean the 15th, the 22nd means itself
        ("Friday", "2008-02-18..2008-02-22", "2008-02-15", "day"),
        # two of them mean the 13th, three the 20th: no day that all but one mean
        ("Wednesday", "2008-02-18..2008-02-22", "2008-02-13..2008-02-20", "range"),
        # eight days of publication: each weekday can be of two weeks
        ("Friday", "2008-02-18..2008-02-25", "2008-02-15..2008-02-22", "range"),
    ],
)
def test_a_weekday_in_an_interval_of_publication_is_the_day_that_all_its_days_but_one_mean(
    weekday, when, expected, precision
):
    (found,) = find_dates(f"It fell on {weekday}.", published(when))
    assert (days(found), found.precision) == (expected, precision)


@pytest.mark.parametrize(
    ("said", "surface", "precision"),
    [
        ("We met last Saturday night [April 30].", "last Saturday night [April 30]", "day"),
        ("We met on Saturday (April 30) at noon.", "Saturday (April 30) at noon", "hour"),
    ],
)
def test_a_day_in_brackets_says_which_day_is_meant_and_is_no_second_one(said, surface, precision):
    assert read(said) == [(surface, "2022-04-30", precision, "at")]


@pytest.mark.parametrize(("text", "when", "weekend"), [
    # Monday 6 May 2024: what happened was on 4 and 5 May, what will happen is on 11 and 12 May
    ("The ferry sank this weekend, police said.", "2024-05-06", "2024-05-04..2024-05-05"),
    ("The town will vote this weekend.", "2024-05-06", "2024-05-11..2024-05-12"),
    ("The mayor resigned this weekend.", "2024-05-11", "2024-05-11..2024-05-12"),  # on that Saturday
])  # fmt: skip
def test_this_weekend_is_over_after_a_past_verb_early_in_the_week(text, when, weekend):
    (found,) = find_dates(text, published(when))
    assert days(found) == weekend


def test_a_time_that_the_text_denies_is_no_date():
    assert read("Not ten years ago, but two days ago, they agreed.") == [("two days ago", "2022-06-13", "day", "at")]


@pytest.mark.parametrize(
    "text",
    [
        "The past week of talks failed.",
        "It was the weekend of the race.",
        "They scored at 10:23 of the period.",
        "The FY 2016 budget failed.",
        "The Boats Act of 1968 fell.",
    ],
)
def test_a_time_of_something_else_is_no_date(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Tolls were due from May 1 onwards.", "since"),
        ("Passes were granted to 450,000 people as of May 1.", "until"),
        ("As of May 1, nobody had been charged.", "until"),
        ("As of May 1, tolls are doubled.", "since"),
        ("The toll was in force as of May 1.", "since"),
        ("As of July 1, 40 drivers will have left.", "since"),
        ("The bill went through in May.", "at"),
        ("A car struck them shortly before 8 a.m. on Monday.", "at"),
        ("It sank after 11 p.m. on Monday.", "at"),
        ("Bids must be in before 8 a.m. on Friday.", "before"),
        ("It sank before Monday.", "before"),
    ],
)
def test_a_day_is_a_beginning_or_an_end_by_what_stands_around_it(text, relation):
    assert [found[3] for found in read(text)] == [relation]


def test_a_day_after_is_counted_from_the_day_of_the_news():
    sentences = ["The move comes a day after the warning.", "It was made public on May 4.", "It began on May 2."]
    when = published("2022-05-04..2022-05-05")
    # of two days within publication the later is the day of the news: 5 May less one
    assert days(dates_of([(text, 0) for text in (*sentences, "It was shut on May 5.")], when)[0][0]) == "2022-05-04"
    found = dates_of([(text, 0) for text in sentences], when)[0][0]
    assert (found.surface, days(found), found.anchor) == ("a day after", "2022-05-03", "text")
    (found,) = find_dates(sentences[0], when)  # no day of the news: 4 May less one, 5 May less one
    assert (days(found), found.anchor) == ("2022-05-03..2022-05-04", "publication")


def test_a_day_counted_from_another_day_of_the_sentence():
    assert read("It shut on 3 May and opened two days later.") == [
        ("3 May", "2022-05-03", "day", "at"),
        ("two days later", "2022-05-05", "day", "at"),
    ]
    assert read("He was born a day after the war.") == []


def test_no_day_of_the_news_without_an_explicit_day_inside_the_publication_dates():
    after = "The move comes a day after the warning."
    told = [(after, 0), ("They met on Monday at 3 pm.", 0), ("It began on May 2, 2022.", 0)]
    assert dates_of(told, published("2022-05-04"))[0][0].anchor == "publication"
    assert dates_of([(after, 0), ("It began on May 4.", 0)], None)[0][0].anchor is None


def test_without_a_publication_date_only_full_dates_are_resolved():
    found = find_dates("On Monday, as on May 3 and in 2013, they met last week.", None)
    assert [(d.surface, days(d)) for d in found] == [
        ("Monday", "-"), ("May 3", "-"), ("2013", "2013-01-01..2013-12-31"), ("last week", "-"),
    ]  # fmt: skip
    assert {d.assumption for d in found} == {"no day of publication is known", None}


def test_the_assumption_says_what_was_taken():
    (found,) = find_dates("Update (2032 EST): It fell.", published("2022-07-31"))
    assert found.assumption == "the label gives no day, so it is the day of publication"
    (found,) = find_dates("Update (2032 EST): It fell.", published("2022-07-30..2022-07-31"))
    assert days(found) == "-"
    (found,) = find_dates("They met on 3/4/2022.", published("2022-06-15"))
    assert days(found) == "2022-04-03"
    assert found.assumption == "day and month could be exchanged: the one nearest to publication is taken"
    # 4 March is nearest to the first day of publication, 3 April to the last
    assert days(find_dates("They met on 3/4/2022.", published("2022-03-01..2022-06-15"))[0]) == "2022-04-03"
    # without publication the last such year up to 2029
    assert [days(find_dates(f"It split in '{year}.", None)[0])[:4] for year in (29, 30)] == ["2029", "1930"]


# The shipped story: every date of the five texts, read by hand.

SEEDS = Path(__file__).parents[1] / "data" / "articles"
SHIPPED = {
    "outside-the-beltway-nato-closes-border.txt": ("2008-02-18..2008-02-22", [
        ("weekend", "2008-02-16..2008-02-17", "weekend", "at"),
        ("12.44 pm", "-", "minute", "recurring"),
        ("the 1990s", "1990-01-01..1999-12-31", "decade", "at"),
    ]),
    "rferl-kfor-steps-up-patrols.txt": ("2021-09-27..2021-09-28", [
        ("September 27", "2021-09-27", "day", "at"),
        ("September 20", "2021-09-20", "day", "at"),
        ("2008", "2008-01-01..2008-12-31", "year", "since"),
        ("a day after", "2021-09-26", "day", "at"),
        ("September 25", "2021-09-25", "day", "at"),
        ("1999", "1999-01-01..1999-12-31", "year", "since"),
        ("1998-99", "1998-01-01..1999-12-31", "range", "at"),
        ("2013", "2013-01-01..2013-12-31", "year", "at"),
        ("September 27", "2021-09-27", "day", "at"),
        ("September 26", "2021-09-26", "day", "at"),
        ("September 27", "2021-09-27", "day", "at"),
        ("September 27", "2021-09-27", "day", "at"),
    ]),
    "sofrep-kosovo-military-deploys.txt": ("2022-07-31", [
        ("2032 EST", "2022-07-31", "minute", "at"),
        ("August 1", "2022-08-01", "day", "since"),
        ("last October", "2021-10-01..2021-10-31", "month", "at"),
        ("2013", "2013-01-01..2013-12-31", "year", "at"),
        *((f"{time} EST", "2022-07-31", "minute", "at")
          for time in (1723, 1713, 1644, 1520, 1517, 1501, 1446, 1414)),
        ("in one hour", "2022-07-31", "hour", "at"),
        ("2013", "2013-01-01..2013-12-31", "year", "at"),
        ("October of 2021", "2021-10-01..2021-10-31", "month", "since"),
        ("2021", "2021-01-01..2021-12-31", "year", "at"),
    ]),
    "unattributed-kosovo-closes-crossing.txt": ("2022-12-27..2022-12-29", [
        ("the last hours", "2022-12-27..2022-12-29", "hour", "at"),
        ("2008", "2008-01-01..2008-12-31", "year", "at"),
        ("tenth day", "-", "day", "ordinal"),
        ("the past month", "2022-11-29..2022-12-27", "month", "at"),
    ]),
    "antiwar-nato-pressed-for-action.txt": ("2022-12-10..2022-12-18", [
        ("weekend", "2022-12-10..2022-12-11", "weekend", "at"),
        ("1998", "1998-01-01..1998-12-31", "year", "at"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", SHIPPED)
def test_every_date_of_the_shipped_story(name):
    when, expected = published(SHIPPED[name][0]), SHIPPED[name][1]
    text = (SEEDS / name).read_text(encoding="utf-8")
    # A rough cut into sentences is enough here: after a full stop that ends a word of three letters or more.
    cuts = [0, *(m.end() for m in re.finditer(r"\n|(?<=[a-z0-9]{3}\.) |(?<=[a-z0-9]{3}\.[\"”]) ", text)), len(text)]
    spans = [(start, text[start:end]) for start, end in pairwise(cuts)]
    found = [d for dates in dates_of([(sentence, start) for start, sentence in spans], when) for d in dates]
    assert [(d.surface, days(d), d.precision, d.relation) for d in found] == expected
    assert all(text[d.start : d.end] == d.surface for d in found)


# Properties.

PIECES = st.sampled_from([
    "May", "march", "We", "Sept.", "Monday", "Friday's", "3", "27", "2013", "1998-99", "1244", "the", "last", "week",
    "a day after", "two", "days", "ago", "at", "noon", "12.44 pm", "0000 EST", "in", "until", "from", "to", "31", "Feb",
    "30", "next", "month", "Last", "Week", "Earlier", "THIS", "YEAR", "In", "An", "Hour", "First", "Quarter", "Today",
    "9999", "1500s", "the '90s", "fall", "winter of 2019", "2021-13-45", "29 February", ",", "-",
])  # fmt: skip
PUBLISHED = st.none() | st.dates().flatmap(
    lambda first: st.dates(first, min(first + timedelta(days=400), date.max) if first.year < 9998 else date.max).map(
        lambda last: (first, last)
    )
)


@given(st.text() | st.lists(PIECES).map(" ".join), PUBLISHED, st.integers(0, 1000))
def test_any_text_gives_records_that_keep_the_rules_of_the_table(text, when, offset):
    found = find_dates(text, when, offset=offset)
    for d in found:
        assert text[d.start - offset : d.end - offset] == d.surface != ""
        assert d.precision in schema.PRECISIONS
        assert d.relation in schema.RELATIONS
        assert (d.date_from is None) == (d.date_to is None)
        assert d.date_from is None or d.date_from <= d.date_to
        assert (d.anchor is None) == (d.date_from is None)
        assert d.time is None or re.fullmatch(r"[0-2]\d:[0-5]\d", d.time)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert find_dates(text, when, offset=offset) == found


FORMATS = st.sampled_from([
    "{d} {month} {y}", "{d:02} {month} {y}", "{month} {d}, {y}", "{abbr} {d}, {y}", "{d}{th} of {month} {y}",
    "{month} {d}{th}, {y}", "{y}-{m:02}-{d:02}", "{weekday}, {month} {d}, {y}", "{weekday} {d} {month} {y}",
])  # fmt: skip


def write(when: date, form: str) -> str:
    th = "th" if 10 < when.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10, "th")
    return form.format(
        d=when.day,
        m=when.month,
        y=when.year,
        th=th,
        month=f"{when:%B}",
        abbr=f"{when:%b}" + "." * (f"{when:%b}" != "May"),
        weekday=f"{when:%A}",
    )


@given(st.dates(date(1900, 1, 1), date(2060, 12, 31)), FORMATS, st.sampled_from(["It fell on {}.", "{} was cold."]))
def test_every_full_date_is_found_and_right_whenever_it_was_published(when, form, frame):
    written = write(when, form)
    for publication in (None, published("2022-06-15"), published("1950-01-01..1950-02-01")):
        (found,) = find_dates(frame.format(written), publication)
        assert (found.surface, found.date_from, found.date_to) == (written, when, when)
        assert (found.precision, found.anchor, found.relation) == ("day", "itself", "at")


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 250))
def test_a_past_day_without_its_year_is_dated_from_publication(when, later):
    publication = when + timedelta(days=later)
    if (when.month, when.day) == (2, 29):
        return
    (found,) = find_dates(f"It fell on {when.day} {when:%B}.", (publication, publication))
    assert found.date_from == when


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_up_to_publication(publication, back):
    when = publication - timedelta(days=back)
    (found,) = find_dates(f"It fell on {when:%A}.", (publication, publication))
    assert found.date_from == found.date_to == when


RELATIVE = st.sampled_from([
    "at the weekend", "last week", "this month", "last month", "late last year", "three days ago", "last summer",
    "over the past two weeks", "yesterday", "last October",
])  # fmt: skip


@given(RELATIVE, st.dates(date(1950, 1, 1), date(2050, 12, 1)), st.integers(0, 40))
def test_an_interval_of_publication_gives_what_all_its_days_share_or_else_all_they_allow(words, first, length):
    last = first + timedelta(days=length)
    (found,) = find_dates(f"It fell {words}.", (first, last))
    single = [
        find_dates(f"It fell {words}.", (day, day))[0] for day in (first + timedelta(n) for n in range(length + 1))
    ]
    shared = max(one.date_from for one in single), min(one.date_to for one in single)
    allowed = min(one.date_from for one in single), max(one.date_to for one in single)
    if words != "last October":  # a month is taken from the last day of publication
        assert (found.date_from, found.date_to) == (shared if shared[0] <= shared[1] else allowed)
    assert allowed[0] <= found.date_from <= found.date_to <= allowed[1]


OPENED_BY_A_YEAR = [
    # a month without a year takes the year that opens its sentence
    ("In 2019 the dam was built and in March it broke.", "March", "2019-03-01..2019-03-31"),
    ("In 2019 the dam was built, and on 4 March it broke.", "4 March", "2019-03-04"),
    ("In June 2019 it was sold, and in March it closed.", "March", "2020-03-01..2020-03-31"),
    # unless a word of the present, another year or a word of its own stands against it
    ("In 2019 the dam was built, and it has been shut since March.", "March", "2022-03-01..2022-03-31"),
    ("In 2019 the dam was built; it broke in March.", "March", "2022-03-01..2022-03-31"),
    ("In 2019 the dam was built and last March it broke.", "last March", "2022-03-01..2022-03-31"),
]


@pytest.mark.parametrize(("text", "surface", "expected"), OPENED_BY_A_YEAR)
def test_a_year_that_opens_the_sentence_holds_for_its_months(text, surface, expected):
    found = find_dates(text, published("2022-06-15"))[-1]
    assert (found.surface, days(found)) == (surface, expected)


NEAR = [
    ("In recent days the mood has turned.", "recent days", "-"),
    ("Over the past few weeks it has rained.", "the past few weeks", "-"),
    ("A few months ago she left.", "A few months ago", "-"),
    ("In 2008 he lost, and eight years later he won.", "eight years later", "2016-01-01..2016-12-31"),
    ("The mast fell in the storm and two weeks later the roof.", "two weeks later", "-"),
    ("The story ended.\nThis week the paper returned.", "This week", "2022-06-13..2022-06-19"),
    ("The vote was put off until September 1.", "September 1", "2022-09-01"),
    # "of that year" is of the last year that the sentence names
    ("The law of 2011 took effect in March of that year.", "March of that year", "2011-03-01..2011-03-31"),
    ("Elected in 1998, he resigned in May that year.", "May that year", "1998-05-01..1998-05-31"),
    ("In October of the same year he left.", "October of the same year", "-"),
    # "until at least" lies ahead, what lasted lies behind
    ("The schools would stay closed until at least Friday.", "Friday", "2022-06-17"),
    ("Crews were told that no ships would sail until at least Monday.", "Monday", "2022-06-20"),
    ("Ferries were cancelled until at least Thursday.", "Thursday", "2022-06-16"),
    ("The warning was extended through at least Friday.", "Friday", "2022-06-17"),
    ("The pump would not run until late on Saturday.", "Saturday", "2022-06-18"),
    ("The siege lasted until at least Sunday.", "Sunday", "2022-06-12"),
    # who has retired is gone; what somebody has announced or will do is to come
    ("The keeper has retired effective Monday.", "Monday", "2022-06-13"),
    ("They have both been fired, effective Sunday.", "Sunday", "2022-06-12"),
    ("He has announced his resignation effective Friday.", "Friday", "2022-06-17"),
    ("The port has said it will close effective Friday.", "Friday", "2022-06-17"),
    ("They will not do so before June.", "June", "2022-06-01..2022-06-30"),
    ("He was a boy on 9/11.", "9/11", "2001-09-11"),
    ("The poet (b. 1863) wrote it.", "1863", "1863-01-01..1863-12-31"),
    # what is put off, planned, opened or expected lies ahead; so does a day close ahead that would else be of last year
    ("The union has called a strike for 12 September.", "12 September", "2022-09-12"),
    ("The firm announced sailings from 1 September.", "1 September", "2022-09-01"),
    ("The concert on 20 August has been cancelled.", "20 August", "2022-08-20"),
    ("The town voted to stop leaving without a deal on 31 August.", "31 August", "2022-08-31"),
    ("The boat was found on 31 August.", "31 August", "2021-08-31"),
    ("The mill wants to fell the oaks in October.", "October", "2022-10-01..2022-10-31"),  # no past of "fall"
    ("The monks hope to found a school in October.", "October", "2022-10-01..2022-10-31"),
    ("She intends to quit in October.", "October", "2022-10-01..2022-10-31"),
    ("Prices fell in October.", "October", "2021-10-01..2021-10-31"),
    ("The contract runs from 1 July to 31 December.", "1 July to 31 December", "2022-07-01..2022-12-31"),
    ("The law takes effect in January.", "January", "2023-01-01..2023-01-31"),
    ("Rulings come on Thursday, Friday and Monday.", "Monday", "2022-06-20"),
    ("The fair is on Friday and Saturday.", "Saturday", "2022-06-18"),
    ("He was in court on Thursday, Friday and Monday.", "Monday", "2022-06-13"),
    ("The court sat on Monday and Tuesday.", "Tuesday", "2022-06-14"),
    ("He came in June 2020 and left in July.", "July", "2020-07-01..2020-07-31"),
    ("The trial was adjourned on Monday until 1 July.", "1 July", "2022-07-01"),
    ("The fair will be held on Sept 3-5.", "Sept 3-5", "2022-09-03..2022-09-05"),
    ("The museum, shut in May, reopens at 9 a.m. on Saturday.", "9 a.m. on Saturday", "2022-06-18"),
    ("She said they expected many people in the park on Saturday.", "Saturday", "2022-06-18"),
    ("Tickets go on sale at 9 a.m. on Friday.", "9 a.m. on Friday", "2022-06-17"),
    ("The warning remains in force until Saturday.", "Saturday", "2022-06-18"),
    ("The text could be put to the council on Thursday.", "Thursday", "2022-06-16"),
    ("The gas did not return until Jan. 9.", "Jan. 9", "2022-01-09"),
    ("A test was sent to every phone at 3 p.m. on Sunday.", "3 p.m. on Sunday", "2022-06-12"),
    # the verb decides, before the expression and, where it opens its clause, after it
    ("The tower should be completed in October.", "October", "2022-10-01..2022-10-31"),
    ("Voters go to the polls on Nov. 8.", "Nov. 8", "2022-11-08"),
    ("The survey is due out Monday.", "Monday", "2022-06-20"),
    ("The show runs through Feb. 15.", "Feb. 15", "2023-02-15"),
    ("The show ran through Feb. 15.", "Feb. 15", "2022-02-15"),
    ("The fight comes to a head when he submits his budget on Monday.", "Monday", "2022-06-20"),
    ("By Saturday the water had reached the mill.", "Saturday", "2022-06-11"),
    ("The crew had cleared the road by Saturday.", "Saturday", "2022-06-11"),
    ("The union demanded an answer by Saturday.", "Saturday", "2022-06-18"),
    ("On Friday the council will likely pick a new head.", "Friday", "2022-06-17"),
    ("On Friday the council picked a head who will serve for years.", "Friday", "2022-06-10"),
    ("The mill closed on Friday and will reopen in July.", "July", "2022-07-01..2022-07-31"),
    ("Orra beat Velm 2-1 on Sunday and will face Hale.", "Sunday", "2022-06-12"),
    ("The guild was set to leave as recently as Monday.", "Monday", "2022-06-13"),
    ("The guild may decide as soon as Friday.", "Friday", "2022-06-17"),
    ("The harbour master will likely be released on Friday.", "Friday", "2022-06-17"),
    ("The guild threatened on Friday to walk out.", "Friday", "2022-06-10"),
    ("Sales rose between April and June.", "April and June", "2022-04-01..2022-06-30"),
    ("It will be shut between August and October.", "August and October", "2022-08-01..2022-10-31"),
    ("He met her in January this year.", "January this year", "2022-01-01..2022-01-31"),
    ("The bridge was built in '82.", "'82", "1982-01-01..1982-12-31"),
    ("The band split in ’12.", "’12", "2012-01-01..2012-12-31"),
    ("Early this year she left.", "Early this year", "2022-01-01..2022-04-30"),
    ("It stalled over the winter.", "the winter", "2021-12-01..2022-02-28"),
    ("It will reopen in the autumn.", "the autumn", "2022-09-01..2022-11-30"),
    ("It will be gone ten years from now.", "ten years from now", "2032-01-01..2032-12-31"),
    ("He hopes for a verdict by the 26th.", "the 26th", "2022-06-26"),
    ("They met on the 3rd.", "the 3rd", "2022-06-03"),
    ("It opens on the first Sunday in July.", "the first Sunday in July", "2022-07-03"),
    ("It closed on the last Friday of May 2019.", "the last Friday of May 2019", "2019-05-31"),
    ("It rained in the first week of May.", "the first week of May", "2022-05-01..2022-05-07"),
    ("It broke the last weekend in May.", "the last weekend in May", "2022-05-28..2022-05-29"),
    ("They hope to be home by Christmas.", "Christmas", "2022-12-25"),
    ("She won in 2013 and the following year she lost.", "the following year", "2014-01-01..2014-12-31"),
    ("She won in 2013 and lost that year too.", "that year", "2013-01-01..2013-12-31"),
    ("They met on Friday the 13th.", "Friday the 13th", "2022-05-13"),
    # to wave something through is no limit; to be open through a day is one
    ("Inspectors waved the ferry through on August 4.", "August 4", "2021-08-04"),
    ("The fair is open through August 4.", "August 4", "2022-08-04"),
    # a week ends on Friday here: 17 June 2022 is one, and 9 and 10 June the Thursday and Friday before
    ("It was her last day, the end of this week.", "the end of this week", "2022-06-17"),
    ("The mayor left late last week.", "late last week", "2022-06-09..2022-06-10"),
    ("Noon on Friday is the deadline.", "Noon on Friday", "2022-06-17"),
    ("Sales rose in the first quarter, it said.", "the first quarter", "2022-01-01..2022-03-31"),
    ("Sales will fall in the third quarter.", "the third quarter", "2022-07-01..2022-09-30"),
    # Monday is the 13th, and the Friday before it, the 10th, cannot end what begins then
    ("The road is shut from Monday to Friday.", "Monday to Friday", "2022-06-13..2022-06-17"),
    # the nearest Friday that is a 13th, the nearest Tuesday that is a 5th
    ("They will meet on Tuesday, the 5th, in Leeds.", "Tuesday, the 5th", "2022-07-05"),
    # a century's years: two digits up to ten are of the next century, eleven and twelve are months
    ("She led the guild in 1999-11.", "1999-11", "1999-11-01..1999-11-30"),
    ("Sales fell in H3 2019.", "2019", "2019-01-01..2019-12-31"),  # a year has two halves
    ("It rained. Come October, the dam will break.", "October", "2022-10-01..2022-10-31"),
    ("He led the guild in 1870-1960.", "1870-1960", "1870-01-01..1960-12-31"),
    ("In the 1800s the town grew.", "the 1800s", "1800-01-01..1899-12-31"),
    ("In the 2000s the town grew.", "the 2000s", "2000-01-01..2009-12-31"),
    ("The bones are from the 14th century.", "the 14th century", "1301-01-01..1400-12-31"),
    # what is fixed for a day lies ahead
    ("Kick-off is at 19:45 on Friday.", "19:45 on Friday", "2022-06-17"),
    ("Tenants have until 5 p.m. Friday to reply.", "5 p.m. Friday", "2022-06-17"),
    ("Friday's match: Harriers v Rovers", "Friday", "2022-06-17"),
    ("Saturday marks the 20th anniversary of the flood.", "Saturday", "2022-06-18"),
    ("The trial has been put back to 3 November.", "3 November", "2022-11-03"),
    # counted within the month of publication, or from today
    ("The final takes place in Tarn on the last Sunday of the month.", "last Sunday of the month", "2022-06-26"),
    ("The board meets on the second Tuesday of each month.", "second Tuesday of each month", "-"),
    ("It was found four weeks ago today.", "four weeks ago today", "2022-05-18"),
    ("Ten years ago this week they left.", "Ten years ago this week", "2012-06-11..2012-06-17"),
    # September lies 78 days ahead and 287 days back
    ("The rink closed for the autumn.", "the autumn", "2022-09-01..2022-11-30"),
    ("She led the guild in 1999-10.", "1999-10", "1999-01-01..2010-12-31"),
    # found, though the words do not say when
    ("Spending rises this fiscal year.", "this fiscal year", "-"),
    ("At that time the mill stood empty.", "that time", "-"),
    ("In the coming days it will rain.", "the coming days", "-"),
    # counted from the last day of the sentence, whatever year stands between
    ("On Tuesday it struck down a 1996 law; a day earlier it had upheld it.", "a day earlier", "2022-06-13"),
    # the verb that belongs to the day decides, not the one of the main clause
    ("Divers want to find the boat that sank on Friday.", "Friday", "2022-06-10"),
    ("The man seen at the pier on Friday will face a judge.", "Friday", "2022-06-10"),
    ("“What happened on Friday will haunt us,” he said.", "Friday", "2022-06-10"),
    ("The jury, which on Friday chose a foreman, will meet again.", "Friday", "2022-06-10"),
    ("“We can win,” she said to the crew on Friday.", "Friday", "2022-06-10"),
    ("“It can fail” was her message in a speech on Friday.", "Friday", "2022-06-10"),
    ("A spokesman would not comment Friday.", "Friday", "2022-06-10"),
    ("She agreed to terms on a new deal Friday.", "Friday", "2022-06-10"),
    ("It seemed to be a good start on Friday.", "Friday", "2022-06-10"),
    ("It counted more straight Republican votes on Friday.", "Friday", "2022-06-10"),
    ("In the wake of the raid on Friday, the party plans to meet.", "Friday", "2022-06-10"),
    ("With the guild warning Friday it will strike, shops shut.", "Friday", "2022-06-10"),
    # what is fixed, likely or put off lies ahead
    ("The bridge, shut on Monday, is to reopen on Friday.", "Friday", "2022-06-17"),
    ("He is supposed to speak on Friday.", "Friday", "2022-06-17"),
    ("The court is on track to rule on Friday.", "Friday", "2022-06-17"),
    ("More rain is likely Friday.", "Friday", "2022-06-17"),
    ("The vote was moved to Friday.", "Friday", "2022-06-17"),
    ("The regatta, which drew thousands, runs through Friday.", "Friday", "2022-06-17"),
    ("Boats can enter on Friday.", "Friday", "2022-06-17"),
    ("The games, which end Friday, drew few.", "Friday", "2022-06-17"),
    ("Chancellor Brandt visits Norhaven on Friday.", "Friday", "2022-06-17"),
    ("The league plans a march on Sunday.", "Sunday", "2022-06-19"),
    ("The council holds a public hearing on Friday.", "Friday", "2022-06-17"),
    ("The union announced a protest for Friday.", "Friday", "2022-06-17"),
    ("The league had plans in a drawer on Sunday.", "Sunday", "2022-06-12"),
    ("Friday is the last day to apply.", "Friday", "2022-06-17"),
    ("The guild vowed on Monday to shut the port on Friday.", "Friday", "2022-06-17"),
    ("He asked a judge to stop the rule from taking effect on Friday.", "Friday", "2022-06-17"),
    ("If elected in November, she would lead it.", "November", "2022-11-01..2022-11-30"),
    ("Roadworks are planned between July and September.", "July and September", "2022-07-01..2022-09-30"),
    ("Elections are set for Thursday, followed by a full vote Friday.", "Friday", "2022-06-17"),
    ("The mayor has scheduled a vote on the ferry for Friday.", "Friday", "2022-06-17"),
    ("Harbour Bank reports on Friday.", "Friday", "2022-06-17"),
    ("Judge Holm has given notice effective Friday.", "Friday", "2022-06-17"),
    ("The pier turns 90 on Friday.", "Friday", "2022-06-17"),
    ("The band returns to Norhaven on Friday.", "Friday", "2022-06-17"),
    ("The probe lands on Friday after a trip of 200 days.", "Friday", "2022-06-17"),
    ("Harriers, who last won in May, travel to Tarn on Friday.", "Friday", "2022-06-17"),
    ("Tickets cost more from July, the tram line says.", "July", "2022-07-01..2022-07-31"),
    ("The launch is set for no earlier than July 11.", "July 11", "2022-07-11"),
    ("The vote was moved to the 26th.", "the 26th", "2022-06-26"),
    ("The council met on the 8th to close the pool.", "the 8th", "2022-06-08"),
    # a year, a week or a half-year that the words around say
    ("It shut on 30 June last year.", "30 June last year", "2021-06-30"),
    ("It made a first-quarter loss of €2m.", "first-quarter", "2022-01-01..2022-03-31"),
    ("They struck from 12 May to 4 June this year.", "12 May to 4 June this year", "2022-05-12..2022-06-04"),
    ("She won at Norhaven 2019.", "2019", "2019-01-01..2019-12-31"),
    ("First-quarter sales rose.", "First-quarter", "2022-01-01..2022-03-31"),
    ("It will report fourth-quarter results.", "fourth-quarter", "2021-10-01..2021-12-31"),
    ("H2 profit fell.", "H2", "2021-07-01..2021-12-31"),
    ("Profit for Q1 fell.", "Q1", "2022-01-01..2022-03-31"),
    ("Output shrank in the 12 months to April.", "April", "2022-04-01..2022-04-30"),
    ("A May poll put her ahead.", "May", "2022-05-01..2022-05-31"),
    ("The council was to vote as early as Friday.", "Friday", "2022-06-17"),
    ("He had fled, and others may have to leave on Friday.", "Friday", "2022-06-17"),
    ("The thaw and more rain forecast for Friday worry him.", "Friday", "2022-06-17"),
    ("They could have met as early as Friday.", "Friday", "2022-06-10"),
    ("Asked on Friday if he would quit, Holm laughed.", "Friday", "2022-06-10"),
    ("Doctors kept him until Friday.", "Friday", "2022-06-10"),
    ("It will pay people who filed by January 31.", "January 31", "2022-01-31"),
    # two days of a list, published on the first weekday
    ("She batted away questions on Wednesday and Thursday.", "Thursday", "2022-06-09"),
    ("The shops close on Wednesday and Thursday.", "Thursday", "2022-06-16"),
    ("He lost it in the ’08 crash.", "’08", "2008-01-01..2008-12-31"),
    ("They met in the summer of 2014 and wed a year later.", "a year later", "2015-01-01..2015-12-31"),
    ("It took the mill until Monday afternoon to call.", "Monday afternoon", "2022-06-13"),
    ("It was the second of March.", "the second of March", "2022-03-02"),
    ("She fell ill in the winter of 2020, and that autumn he had nothing.", "that autumn", "2020-09-01..2020-11-30"),
    # counted from a weekday
    ("The tram left the rails a week ago Monday.", "a week ago Monday", "2022-06-06"),
    ("The inquest resumes a week on Monday.", "a week on Monday", "2022-06-27"),
    ("On Monday papers were filed in court.", "Monday", "2022-06-13"),
    ("On Sunday league leaders Tarn won.", "Sunday", "2022-06-12"),
    ("Once a week from Monday pupils swam.", "Monday", "2022-06-13"),
    ("The trial resumes a week from Thursday.", "a week from Thursday", "2022-06-23"),
    ("Next Friday the teachers walk out.", "Next Friday", "2022-06-24"),
    ("The auction takes place two weeks from Thursday.", "two weeks from Thursday", "2022-06-30"),
    ("The crew flies out Friday week.", "Friday week", "2022-06-24"),
    ("The strike ends a week from tomorrow.", "a week from tomorrow", "2022-06-23"),
    ("In the week of 10 May it sold 900 maps.", "10 May", "2022-05-09..2022-05-15"),
    ("Sales rose in the week of May 8, 2022.", "May 8, 2022", "2022-05-08..2022-05-14"),  # from a Sunday
    ("It sold 900 maps in the week ending 15 May.", "15 May", "2022-05-09..2022-05-15"),
    (
        "The mill will be idle for the first two weeks of August.",
        "the first two weeks of August",
        "2022-08-01..2022-08-14",
    ),
    ("It rained in the last ten days of May.", "the last ten days of May", "2022-05-22..2022-05-31"),
    # one of two numbers can only be a day
    ("The vote on 14/3 was close.", "14/3", "2022-03-14"),
    ("The vote on 3/14 was close.", "3/14", "2022-03-14"),
    # fixtures and court days
    ("The vote is in November.", "November", "2022-11-01..2022-11-30"),
    ("In 1968 students marched.", "1968", "1968-01-01..1968-12-31"),
    ("She heads the January 6 panel.", "January 6", "2021-01-06"),
    ("Rovers play Athletic on Saturday.", "Saturday", "2022-06-18"),
    ("United host City on Sunday.", "Sunday", "2022-06-19"),
    ("Judge Krog set a trial date of Feb. 9.", "Feb. 9", "2023-02-09"),
    ("The deadline is midnight on Sunday.", "midnight on Sunday", "2022-06-19"),
    ("The council agreed Monday to extend the ban through Sept. 15.", "Sept. 15", "2022-09-15"),
    ("The warning is in force from 6pm on Thursday.", "6pm on Thursday", "2022-06-16"),
    ("Tarnby take a lead into Saturday's final.", "Saturday", "2022-06-18"),
    ("The appeal deadline passes on Sunday.", "Sunday", "2022-06-19"),
    ("The trial had been scheduled for May, lawyers said.", "May", "2022-05-01..2022-05-31"),
    ("The palace is shut until autumn.", "autumn", "2022-09-01..2022-11-30"),
    # holidays with a fixed day, decades in words
    ("The composer died on New Year's Eve.", "New Year's Eve", "2021-12-31"),
    ("She was born on Christmas Day 1944.", "Christmas Day 1944", "1944-12-25"),
    ("They parted last Christmas.", "last Christmas", "2021-12-25"),
    ("Two men drowned on Memorial Day of last year.", "Memorial Day of last year", "2021-05-31"),
    ("For most of the Sixties he lived on cheese.", "the Sixties", "1960-01-01..1969-12-31"),
    ("It was begun in the late nineties.", "the late nineties", "1996-09-01..1999-12-31"),
]


@pytest.mark.parametrize(("text", "surface", "expected"), NEAR)
def test_what_general_news_says_of_time(text, surface, expected):
    found = find_dates(text, published("2022-06-15"))[-1]
    assert (found.surface, days(found)) == (surface, expected)


def test_a_day_before_last_years_winner_is_no_day_of_last_year():
    assert [days(found) for found in find_dates("On 4 May last year’s winner left.", published("2022-06-15"))] == [
        "2022-05-04", "2021-01-01..2021-12-31"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        'Her novel "Saturday" sold well.',
        "The play 'Saturday' was a success.",
        "The Friday Group gave nothing.",
        "The Saturday Evening Post printed it.",
        "The clinic still uses Office 2010.",
        "Of 3,000 boats, 1987 of them sank.",
        "The shares cost 2015 pence.",
        "Paragraph 1999 was struck out.",
        "The Weekend Edition was late.",
        "It has 2021 users.",
    ],
)
def test_a_title_and_a_paragraph_are_no_dates(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "days_found"),
    [
        ("Teachers today earn less than they did.", []),
        ("Ferries of the past, roads of today and ferries today", []),
        ("How the harbour looks today", []),
        ("What the island needs today is a doctor.", []),
        ("Even when some of the crew today want to sail, nobody asks them.", []),
        ("The children of today will pay for the pier.", []),
        ("If Holm quit tomorrow, nobody would row.", []),
        ("They think that if we sell the pier now, the state will begin to mend the road tomorrow.", []),
        ("The skippers of tomorrow need maps.", []),
        ("Nobody knows what tomorrow will bring.", []),
        ("If it rains tomorrow, nobody will row.", ["2022-06-16"]),
        ("What the court decides today is final.", ["2022-06-15"]),
        ("As of today, 40 boats are lost.", ["2022-06-15"]),
        ("The teachers today want an answer.", ["2022-06-15"]),
        ("The court today threw out the case.", ["2022-06-15"]),
        ("Many have trouble paying the rent at the end of the month.", ["-"]),
        ("The bridge will open at the end of the month.", ["2022-06-21..2022-06-30"]),
    ],
)
def test_our_time_and_a_habit_name_no_day(text, days_found):
    assert [when for _, when, _, _ in read(text)] == days_found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“Today we told the council,” the harbour office said Monday.", "2022-06-13"),
        ("“We close the pier today,” Krog said in a Monday evening statement.", "2022-06-13"),
        ("In a statement on Sunday, the union said that “today our members voted.”", "2022-06-12"),
        ("“We lost a boat yesterday,” the owner, a baker, told reporters on Monday.", "2022-06-12"),
        ("“Nobody will sail tomorrow,” Krog wrote late on Sunday.", "2022-06-13"),
        ("“We sign today,” Krog said on June 3.", "2022-06-03"),
        ('On Monday the mayor said: "We sign today."', "2022-06-13"),
        ("We sign today,” Krog said on Monday.", "2022-06-13"),
        # the day belongs to something else, or nobody says it
        ("“We sign today,” Krog said.", "2022-06-15"),
        ("“We go on today,” said Krog, who was held on Sunday.", "2022-06-15"),
        ("The court ruled on Friday, and “today we won,” Krog said.", "2022-06-15"),
        ("After the raid on Friday, police said: “Two men were held today.”", "2022-06-15"),
        ("Krog said today that “Monday was a bad day.”", "2022-06-15"),
    ],
)
def test_today_in_a_quotation_is_the_day_on_which_it_was_said(text, day):
    found = find_dates(text, published("2022-06-15"))
    assert [days(d) for d in found if d.surface.lower() in ("today", "yesterday", "tomorrow")] == [day]


def test_early_this_year_does_not_reach_past_publication():
    assert [days(d) for d in find_dates("Early this year she left.", published("2022-02-10"))] == [
        "2022-01-01..2022-02-10"
    ]


def test_a_range_of_months_without_between_is_a_list():
    assert [surface for surface, *_ in read("They met in August and October.")] == ["August", "October"]


def test_two_days_of_two_months_are_a_list_unless_between_opens_them():
    steps = [one[1] for one in read("Shops will reopen on 18 June, 1 July and 15 July.")]
    assert steps == ["2022-06-18", "2022-07-01", "2022-07-15"]
    assert [one[1] for one in read("They met on May 2 and June 9, 2016.")] == ["2016-05-02", "2016-06-09"]
    assert [one[1] for one in read("They met between May 2 and June 9, 2016.")] == ["2016-05-02..2016-06-09"]


def test_years_counted_from_an_event_are_not_counted_from_the_date_before():
    assert read("In October 2014, two years after she left, they wrote.")[1:] == []


def test_days_counted_from_an_event_whose_day_follows_are_not_counted_from_another_day():
    assert read("She left two days after the vote of 3 May.") == [("3 May", "2022-05-03", "day", "at")]


def test_that_day_is_the_last_one_named_before_also_in_an_earlier_sentence():
    assert read("On 3 May the gate was shut, and later that day the road.")[1] == (
        "later that day",
        "2022-05-03",
        "day",
        "at",
    )
    sentences = ["The gate was shut on 3 May.", "Nobody saw it.", "The same day the road was closed."]
    found = dates_of([(text, 0) for text in sentences], published("2022-06-15"))
    assert [(d.surface, days(d), d.anchor) for d in found[2]] == [("The same day", "2022-05-03", "text")]
    (alone,) = dates_of([("That day the road was closed.", 0)], published("2022-06-15"))[0]
    assert (days(alone), alone.anchor) == ("-", None)


def test_that_night_is_no_day_since_which_something_goes_on():
    said = ["On Sunday a crack was seen.", "He has lodged with us since Monday.", "“That night it was shouting.”"]
    found = dates_of([(one, 0) for one in said], published("2022-06-15"))
    assert [(one.surface, days(one)) for one in found[-1]] == [("That night", "2022-06-12")]


def test_a_weekday_that_only_says_what_day_a_date_was_adds_nothing():
    assert [surface for surface, *_ in read("He left on 14 February 2020, a Friday.")] == ["14 February 2020"]


MONTHS_ONLY = Language("xx", dates=Dates(months=tuple((name,) for name in (
    "Primar", "Sekar", "Tercar", "Kvarzar", "Kvintar", "Sestar", "Séptar", "Oktar", "Nonar", "Decar", "Undar", "Dozar",
))))  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "expected"), [
    ("Ili venis 3 Tercar 2024.", "3 Tercar 2024", "2024-03-03"),
    ("Ili venis Tercar 3, 2024.", "Tercar 3, 2024", "2024-03-03"),
    ("Ili venis 3 Séptar 2024.", "3 Séptar 2024", "2024-07-03"),
    ("Ili venis 3-5 Tercar.", "3-5 Tercar", "2022-03-03..2022-03-05"),
    ("Dozar 2024", "Dozar 2024", "2024-12-01..2024-12-31"),
    ("Ili venis 2024-03-03.", "2024-03-03", "2024-03-03"),
    ("Ili venis 2013.", "2013", "2013-01-01..2013-12-31"),
])  # fmt: skip
def test_a_language_of_which_only_the_months_are_known_has_its_full_dates(text, surface, expected):
    (found,) = find_dates(text, published("2022-06-15"), language=MONTHS_ONLY)
    assert (found.surface, days(found)) == (surface, expected)


def test_nothing_english_is_found_in_another_language():
    assert find_dates("On Monday, 3 March, at 3 p.m., they met last week.", None, language=MONTHS_ONLY) == []


def test_an_article_dates_its_news_once_for_all_its_sentences():
    sentences = ["The move comes a day after the warning.", "It was made public on May 4.", "Save 4 May 2022!"]
    places = [(text, 100 * number) for number, text in enumerate(sentences)]
    (first, second, third) = dates_of(places, published("2022-05-03..2022-05-05"), running=[True, True, False])
    assert [days(d) for d in first] == ["2022-05-03"]
    assert (second[0].start, second[0].end) == (122, 127)
    assert [days(d) for d in third] == ["2022-05-04"]
    # what stands outside the running text does not say the day of the news
    (first, _, _) = dates_of(places, published("2022-05-03..2022-05-05"), running=[True, False, False])
    assert [d.anchor for d in first] == ["publication"]


def test_the_day_of_the_news_is_taken_from_the_article_and_not_from_what_stands_around_it():
    article = [
        "Bridge shut",
        "The council closed the old bridge on 3 May 2022 after divers had found cracks in two of its piers.",
        "The closure comes a day after boats were tied up in the harbour because of the storm and the tide.",
    ]
    comments = ["2 comments:", "Ann said...", "I crossed it on 8 May 2022 myself, and it was open to everybody then.",
                "May 8, 2022 at 6:31 AM", "Post a Comment"]  # fmt: skip
    corpus = kl.parse("\n\n".join([*article, *comments]), published="2022-05-01..2022-05-09")
    assert "comment" in set(corpus.sentences["section"])
    (row,) = corpus.dates[corpus.dates["surface"] == "a day after"].to_dict("records")
    assert str(row["date_from"])[:10] == "2022-05-02"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge closed shortly before midnight (0400 GMT) on Monday.", "2018-12-25"),
        ("The rocket rose at 11:30 p.m. (0430 GMT) on Monday.", "2018-12-25"),
        ("The rocket rose at 2 a.m. (2300 GMT) on Monday.", "2018-12-23"),
        ("The rocket rose at 2 p.m. (1200 GMT) on Monday.", "2018-12-24"),
    ],
)
def test_a_clock_time_of_another_zone_in_brackets_may_be_of_the_day_before_or_after(text, day):
    """Monday is 24 December 2018; at 11:30 p.m. in Norhaven it is Tuesday in Greenwich."""
    dates = kl.parse(f"A headline\n\n{text}\n", published="2018-12-29").dates
    assert str(dates["date_from"].iloc[-1])[:10] == day
    assert (str(dates["date_from"].iloc[0])[:10], dates["relation"].iloc[0]) == ("2018-12-24", "at")  # on Monday itself


def test_what_must_come_before_a_clock_time_ahead_is_not_at_it():
    text = "The polls must close before midnight (0500 GMT) on Friday."
    dates = kl.parse(f"A headline\n\n{text}\n", published="2018-12-26").dates
    assert dates["relation"].iloc[0] == "before"


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        # a year told before holds for months and days after it, in their order
        ("The campaign of 1992 was rough. That July Holm left the race.", "That July", "1992-07-01..1992-07-31"),
        ("It was Holm’s 1992 campaign. He left it in mid-July.", "mid-July", "1992-07-11..1992-07-20"),
        ("Back in 2007, Holm was a clerk. In June he told his boss.", "June", "2007-06-01..2007-06-30"),
        ("Holm was held in November 2014. In December he was freed.", "December", "2014-12-01..2014-12-31"),
        ("It sank in November 2014. In September a diver found it.", "September", "2015-09-01..2015-09-30"),
        ("A main burst on April 4, 2010. The town was dry until May 20.", "May 20", "2010-05-20"),
        ("The law of 1996 was bad. In May of that year it fell.", "May of that year", "1996-05-01..1996-05-31"),
        ("Holm sold the mill in 2006. That autumn she ran for mayor.", "That autumn", "2006-09-01..2006-11-30"),
        ("The 1999 war began in March. By June it was over.", "March", "1999-03-01..1999-03-31"),
        ("The 1999 war began in March. By June it was over.", "June", "1999-06-01..1999-06-30"),
        ("The race of 1992 was rough. He left it in the summer.", "the summer", "1992-06-01..1992-08-31"),
        # ... but not where "that" opens what is said
        ("Holm left in 2010. He said that July would be wet.", "July", "2022-07-01..2022-07-31"),
        ("Holm said that Monday would be a day of mourning.", "Monday", "2022-06-20"),
        # ... and not where the text has come back to the present, nor a year named in passing
        ("Holm, born on 4 April 1961, was chosen in September.", "September", "2021-09-01..2021-09-30"),
        ("Holm was born in April 1961. In September he left.", "September", "2021-09-01..2021-09-30"),
        ("The pier was last mended in May 2021. It fell in April.", "April", "2022-04-01..2022-04-30"),
        ("The pier (opened in April 1961) was sold in September.", "September", "2021-09-01..2021-09-30"),
        ("Holm came in April 1961, opened a mill, and left in September.", "September", "1961-09-01..1961-09-30"),
        ("The pier was shut in 2011. Divers came in May.", "May", "2022-05-01..2022-05-31"),
        ("It sank in May 2011. It has been lifted in March.", "March", "2022-03-01..2022-03-31"),
        ("It sank in March 2011. On Monday a trial began. In May a clerk left.", "May", "2022-05-01..2022-05-31"),
        ("It has stood empty since May 2009. In February the roof fell.", "February", "2022-02-01..2022-02-28"),
        # what is counted from the sentence before
        ("Holm joined in 1998. Two years later she was sent north.", "Two years later", "2000-01-01..2000-12-31"),
        ("Holm was hired in April 2009. Four months later he fell.", "Four months later", "2009-08-01..2009-08-31"),
        ("It burned on April 4, 2010. The next morning it rained.", "The next morning", "2010-04-05"),
        # a speaker is quoted on the day named some sentences before
        ("Holm spoke on Friday, Holm said on Friday. “They left last night,” he told us.", "last night", "2022-06-09"),
        ("In a letter dated 12 May 2014 she warned. “I saw it yesterday,” she wrote.", "yesterday", "2014-05-11"),
        # what was to come when it was said, and is over
        ("Aides said Holm would be chosen Tuesday night.", "Tuesday night", "2022-06-14"),
        ("Holm would be chosen Thursday night.", "Thursday night", "2022-06-16"),
        ("The pier closed before midnight (0400 GMT) on Monday.", "midnight", "2022-06-13"),
        ("The town votes: people go to the polls on Sunday.", "Sunday", "2022-06-19"),
        ("The opening has been put off to May.", "May", "2023-05-01..2023-05-31"),
        ("He was seen on Saturday. He had rung his sister the night before.", "the night before", "2022-06-10"),
        ("They met on Tuesday. The day before, two had quit.", "The day before", "2022-06-13"),
        ("By May he had won nine states.", "May", "2022-05-01..2022-05-31"),
    ],
)  # fmt: skip
def test_what_the_sentences_before_say_of_a_time(text, surface, expected):
    found = kl.parse(f"A headline\n\n{text}\n", published="2022-06-15").dates
    row = found[found["surface"] == surface].iloc[-1]
    ends = [str(row[name])[:10] for name in ("date_from", "date_to")]
    assert ends == (expected.split("..") * 2)[:2]


@pytest.mark.parametrize(
    "text",
    [
        "The mill was built in 1962. Today the town has a museum in it.", "Few people today remember the ferry.",
        "The pier is today a hotel.", "He lent the club 2015 crates.", "The film “1984” was shown.",
        "The March for Clean Water drew 300 people.", "Today the quay is lined with inns.",
        "The act of 1962 covers loans that fall under its rules.", "It fell in 1962. That fall in prices hurt.",
        "He has ideas of 1962 that spring from fear.", "After May left the room, they voted.",
    ],
)  # fmt: skip
def test_our_time_counts_titles_marches_and_verbs_are_no_dates(text):
    found = kl.parse(f"A headline\n\n{text}\n", published="2022-06-15").dates
    assert set(found["surface"]) <= {"1962"}


@pytest.mark.parametrize("text", ["It sank 100 or 120 days ago.", "It sank two to three weeks ago."])
def test_one_of_two_numbers_of_days_ago_is_no_day(text):
    assert [found[1] for found in read(text)] == ["-"]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        # Wednesday 15 June 2022: plans that had been made, whatever came of them
        ("Divers had planned to lift it on Tuesday.", "Tuesday", "2022-06-14"),
        ("The ferry was originally due in Tarn in May.", "May", "2022-05-01..2022-05-31"),
        ("The guild had hoped to cut it by the end of May.", "the end of May", "2022-05-21..2022-05-31"),
        ("The pier was supposed to reopen in April.", "April", "2022-04-01..2022-04-30"),
        ("The pier was supposed to reopen in July.", "July", "2022-07-01..2022-07-31"),
        ("The trial was put off until 2 June.", "2 June", "2022-06-02"),
        ("The pier shut at noon on Friday and reopens on Monday.", "noon on Friday", "2022-06-10"),
        ("The lease runs out on Friday.", "Friday", "2022-06-17"),
        ("The banks are closed Friday.", "Friday", "2022-06-17"),
        ("A ruling is unlikely in September.", "September", "2022-09-01..2022-09-30"),
        # holidays that move, and those of the year that opens the sentence
        ("The council meets on Labor Day.", "Labor Day", "2022-09-05"),
        ("He fell on Easter Monday.", "Easter Monday", "2022-04-18"),
        ("It burned on Good Friday 2014.", "Good Friday 2014", "2014-04-18"),
        ("In 2018 he fell there on Valentine's Day.", "Valentine's Day", "2018-02-14"),
        ("In March 2018 he fell there and again on Easter Monday.", "Easter Monday", "2018-04-02"),
        ("She was born on Boxing Day, Dec. 26, 1944.", "Dec. 26, 1944", "1944-12-26"),
        # weeks and weekdays that the words count
        ("It rained from Monday through Thursday.", "Monday through Thursday", "2022-06-13..2022-06-16"),
        ("They struck on Monday and Thursday of last week.", "Monday", "2022-06-06"),
        ("They struck on the Friday before last.", "Friday before last", "2022-06-03"),
        ("He will row on the Sunday after next.", "Sunday after next", "2022-06-26"),
        ("The strike, from the 11th to the 13th, was long.", "the 11th to the 13th", "2022-06-11..2022-06-13"),
        ("The lease holds until at least 2027.", "2027", "2027-01-01..2027-12-31"),
    ],
)
def test_plans_of_the_past_and_moving_holidays(text, surface, expected):
    (found,) = [one for one in find_dates(text, published("2022-06-15")) if one.surface == surface]
    assert days(found) == expected


@pytest.mark.parametrize(
    "text",
    ["The Good Friday agreement held.", "They drove a 14/3 mix.", "It opens on Memorial Day weekend.",
     "Cut it by 3/4 inch.", "Easter eggs were on sale."],
)  # fmt: skip
def test_an_agreement_a_share_and_a_holiday_weekend_are_no_days(text):
    assert read(text) == []


def test_since_then_or_before_is_no_beginning():
    assert read("It has been open since June 1, 2017, or before.") == [("June 1, 2017", "2017-06-01", "day", "before")]
    assert read("It is not expected before 20 June.") == [("20 June", "2022-06-20", "day", "after")]
    assert read("It closed in 2017 or later.") == [("2017", "2017-01-01..2017-12-31", "year", "after")]


def test_a_clock_time_has_the_day_that_the_text_named_last():
    def read_times(*sentences: str) -> list[str]:
        found = dates_of([(text, 0) for text in sentences], published("2022-06-15"))
        return [days(one) for dates in found for one in dates if one.time]

    assert read_times("Thieves broke in early on Monday.", "The alarm rang at 2:40 a.m.") == ["2022-06-13"]
    # but neither one that is long past nor, for what is to come, one that is over
    assert read_times("They came on Monday.", "It rained.", "It blew.", "It hailed at 3 p.m.") == ["-"]
    assert read_times("They came on Monday.", "The council will meet at 3 p.m.") == ["-"]


@pytest.mark.parametrize("opening", ["Four months before thieves emptied the vault", "Six months after the mayor went"])
def test_what_was_before_or_after_an_undated_event_has_no_day(opening):
    assert read(f"{opening}, the bank got a note.") == []
    assert [surface for surface, *_ in read("The ruling comes two weeks after the mayor resigned.")] == [
        "two weeks after"
    ]
