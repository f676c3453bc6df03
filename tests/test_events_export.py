"""Events for a spreadsheet, a calendar and a web page."""

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_events import story

import kosovo_lib as kl


@pytest.fixture(scope="module")
def events():
    return kl.events.timeline(
        story(
            (
                "north",
                "2024-03-05",
                "Talks, said to be hard; began in Haven in 2020. NATO will visit Haven on 9 March 2024.",
            ),
            ("south", "2024-03-05", "Drivers in Haven protest every day at 12.30 pm."),
        )
    )


def test_csv_holds_every_event_and_column(events):
    rows = list(csv.DictReader(io.StringIO(kl.events.to_csv(events))))
    assert [row["event"] for row in rows] == list(events["event"])
    assert list(rows[0]) == list(events.columns)
    assert rows[0]["date_from"] == "2020-01-01"


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n"]), st.text(max_size=20))
def test_no_cell_can_begin_a_formula(lead, rest):
    table = kl.events.to_csv(pd.DataFrame({"text": [lead + rest], lead + "head": ["x"], "number": [-4]}))
    head, row = csv.reader(io.StringIO(table, newline=""))
    assert row[0] == f"'{lead}{rest}"
    assert head[1] == f"'{lead}head"
    assert row[2] == "-4"  # a number is no formula


def test_a_calendar_entry_takes_all_days_a_date_can_mean(events):
    calendar = kl.events.to_ical(events)
    assert calendar.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert "DTSTART;VALUE=DATE:20200101\r\nDTEND;VALUE=DATE:20210101" in calendar  # the end is the day after
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == 2  # a habit without a day has no place
    assert "STATUS:TENTATIVE" in calendar


def test_calendar_text_is_escaped_and_lines_are_short(events):
    calendar = kl.events.to_ical(events)
    assert "Talks\\, said to be hard\\; began" in calendar.replace("\r\n ", "")
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert "\n" not in calendar.replace("\r\n", "")


def test_a_text_cannot_smuggle_an_entry_into_the_calendar(events):
    evil = events.assign(text="x\r\nEND:VEVENT\r\nBEGIN:VALARM", quote="y\nBEGIN:VEVENT")
    assert "BEGIN:VALARM" not in kl.events.to_ical(evil).split("\r\n")
    assert kl.events.to_ical(evil).split("\r\n").count("BEGIN:VEVENT") == 2


def test_jsonld_is_schema_org_with_its_article(events):
    graph = json.loads(kl.events.to_jsonld(events))
    assert graph["@context"] == "https://schema.org"
    talks, visit = graph["@graph"]
    assert (talks["@type"], talks["startDate"], talks["endDate"]) == ("Event", "2020-01-01", "2020-12-31")
    assert talks["subjectOf"]["publisher"] == "north"
    assert {"@type": "Place", "name": "Haven"} in visit["location"]
    assert {"@type": "Thing", "name": "NATO"} in visit["about"]


def test_jsonld_can_stand_in_a_script_element(events):
    text = kl.events.to_jsonld(events.assign(text="</script><img src=x onerror=alert(1)> & more"))
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == "</script><img src=x onerror=alert(1)> & more"


def test_the_same_events_give_the_same_files(events, tmp_path):
    first = {path.name: path.read_bytes() for path in kl.events.export(events, tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in kl.events.export(events.copy(), tmp_path / "b")}
    assert first == second
    assert sorted(first) == ["events.csv", "events.ics", "events.jsonld"]


def test_no_events_give_empty_files_that_still_are_what_they_should_be(events):
    none = events.iloc[:0]
    assert kl.events.to_csv(none).startswith("event,article,outlet")
    assert kl.events.to_ical(none).endswith("END:VCALENDAR\r\n")
    assert json.loads(kl.events.to_jsonld(none))["@graph"] == []
