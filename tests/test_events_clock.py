"""Clock times: the zone a label means, and the same moment elsewhere."""

from dataclasses import replace

import pandas as pd
import pytest
from invented_events import story

import kosovo_lib as kl


def told(day, label, country, clock="20:32"):
    corpus = story(("north", day, f"Update ({clock} {label}): Sirens sounded in Haven."))
    return replace(corpus, outlets=corpus.outlets.assign(country=country))


@pytest.mark.parametrize(
    ("day", "label", "country", "utc", "local"),
    [
        # in winter the label says what the clock shows: 20:32 + 5 h = 01:32 UTC, and Belgrade is one hour ahead
        ("2022-01-31", "EST", "US", "2022-02-01 01:32", "2022-02-01 02:32"),
        # in July an American "EST" is the clock on the wall, UTC-4: 20:32 + 4 h = 00:32 UTC, Belgrade two hours ahead
        ("2022-07-31", "EST", "US", "2022-08-01 00:32", "2022-08-01 02:32"),
        # elsewhere the label is taken at its word: UTC-5
        ("2022-07-31", "EST", "GB", "2022-08-01 01:32", "2022-08-01 03:32"),
        ("2022-07-31", "EDT", "US", "2022-08-01 00:32", "2022-08-01 02:32"),
        ("2022-07-31", "GMT", "GB", "2022-07-31 20:32", "2022-07-31 22:32"),
        ("2022-07-31", "CET", "RS", "2022-07-31 18:32", "2022-07-31 20:32"),
        ("2022-07-31", "CET", "US", "2022-07-31 19:32", "2022-07-31 21:32"),
    ],
)
def test_a_label_is_read_by_season_and_by_where_the_outlet_is_edited(day, label, country, utc, local):
    [time] = kl.events.hours(told(day, label, country)).to_dict("records")
    assert (time["utc"], time["local"]) == (pd.Timestamp(utc), pd.Timestamp(local))


def test_a_label_that_contradicts_the_season_says_how_it_was_read():
    [american] = kl.events.hours(told("2022-07-31", "EST", "US"))["assumption"]
    assert "clock in New York, then UTC−4" in american
    assert "read literally, as UTC−5, local times would be 1 hour later" in american
    [british] = kl.events.hours(told("2022-07-31", "EST", "GB"))["assumption"]
    assert "“EST” is read literally, UTC−5" in british
    winter = kl.events.hours(told("2022-01-31", "EST", "US"))["assumption"].fillna("")
    assert "EST" not in winter[0]


def test_an_update_keeps_its_clause_and_an_empty_one_says_nothing():
    corpus = story(
        ("north", "2022-07-31", "Update (2032 EST): Sirens sounded in Haven, police said.\n\nUpdate (1520 EST):")
    )
    times = kl.events.hours(corpus)
    assert list(times["stated"].dt.strftime("%H:%M")) == ["15:20", "20:32"]
    assert pd.isna(times["text"][0])
    assert times["text"][1] == "Sirens sounded in Haven"
    assert corpus.texts["north-0"][times["start"][1] : times["end"][1]] == times["text"][1]


def test_a_span_of_days_and_a_zone_can_be_asked_for_and_must_exist():
    corpus = told("2022-07-31", "EST", "US")
    assert len(kl.events.hours(corpus, since="2022-07-31", until="2022-07-31")) == 1
    assert kl.events.hours(corpus, since="2022-08").empty
    assert kl.events.hours(corpus, until="2021").empty
    with pytest.raises(kl.ParameterError, match="since 'Sunday' must be a year, a month or a day"):
        kl.events.hours(corpus, since="Sunday")
    for zone in ("Mars/Olympus", "../etc/passwd", "", "Europe", "Mars" * 99):
        with pytest.raises(kl.ParameterError, match="is not an IANA time zone"):
            kl.events.hours(corpus, local=zone)


def test_what_recurs_is_no_hour_of_a_day():
    assert kl.events.hours(story(("north", "2024-03-05", "Drivers protest every day at 12.30 pm."))).empty
