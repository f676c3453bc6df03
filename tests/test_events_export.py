"""Events for a spreadsheet, a calendar and a web page."""

import csv
import io
import shutil
import subprocess
from datetime import datetime

import openpyxl
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


def test_the_same_events_give_the_same_files(events, tmp_path):
    first = {path.name: path.read_bytes() for path in kl.events.export(events, tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in kl.events.export(events.copy(), tmp_path / "b")}
    assert first == second
    assert sorted(first) == ["events.csv", "events.ics", "events.xlsx"]
    assert first["events.csv"].startswith(b"\xef\xbb\xbfevent,")  # spreadsheets need the mark to see UTF-8


HARD = ["September 20", "14:14", "1/2", "-1", "12345678901234567890", "=1+1", "−1", "1.0", "007", "TRUE", "1e5", "Ž"]


def hard():
    """Words that a spreadsheet changes when it guesses, beside a date and numbers."""
    return pd.DataFrame({
        "surface": pd.array([*HARD, "a\x00b", pd.NA], "string"), "n": range(14),
        "date_from": pd.to_datetime(["2022-07-31"] * 13 + [None]),
    })  # fmt: skip


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_written(events, tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(kl.DataError, match=r"file: File exists"):
        kl.events.export(events, tmp_path / "file")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_a_workbook_has_typed_columns():
    cells = list(openpyxl.load_workbook(io.BytesIO(kl.events.to_xlsx(hard()))).active.iter_rows(min_row=2))
    assert [row[0].value for row in cells] == [*HARD, "a\ufffdb", None]
    assert {row[0].data_type for row in cells[:13]} == {"s"}
    assert cells[0][2].value == datetime(2022, 7, 31)
    assert cells[0][2].number_format == "yyyy-mm-dd"
    assert [row[1].value for row in cells] == list(range(14))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_changes_no_value_of_a_workbook(tmp_path):
    (tmp_path / "hard.xlsx").write_bytes(kl.events.to_xlsx(hard()))
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    for wanted, source in (("ods", "hard.xlsx"), ("xlsx:Calc MS Excel 2007 XML", "hard.ods"), (form, "hard.xlsx")):
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--convert-to",
             wanted, "--outdir", str(tmp_path), str(tmp_path / source)], check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    back = pd.read_csv(tmp_path / "hard.csv", dtype=str, keep_default_na=False)
    assert back["surface"].tolist() == [*HARD, "a\ufffdb", ""]
    assert back["date_from"].tolist() == ["2022-07-31"] * 13 + [""]
    assert back["n"].tolist() == [str(n) for n in range(14)]


def test_no_events_give_empty_files_that_still_are_what_they_should_be(events):
    none = events.iloc[:0]
    assert kl.events.to_csv(none).startswith("event,article,outlet")
    assert kl.events.to_ical(none).endswith("END:VCALENDAR\r\n")
