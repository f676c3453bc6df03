"""Events for other programs: a spreadsheet and a calendar."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from kosovo_lib.disk import problem, write_all
from kosovo_lib.errors import DataError
from kosovo_lib.read.sheets import UNFIT, guard


def export(events: pd.DataFrame, folder: str | Path) -> list[Path]:
    """Write ``events.csv``, ``.xlsx`` and ``.ics`` to a folder, which is made if missing.

    Open the workbook in a spreadsheet: in a CSV file, spreadsheets turn "September 20" into a day of this year.

    Args:
        events: what `timeline` returns.
        folder: where to; files of these names are replaced, all or none. `DataError` if they cannot be written.
    """
    table = f"\ufeff{to_csv(events)}".encode()  # the mark tells spreadsheets that it is UTF-8
    made = {"csv": table, "xlsx": to_xlsx(events), "ics": to_ical(events).encode()}
    paths = [Path(folder) / f"events.{kind}" for kind in made]
    try:
        write_all(dict(zip(paths, made.values(), strict=True)))
    except OSError as error:
        raise DataError(problem(error, folder)) from error
    return paths


def to_xlsx(table: pd.DataFrame) -> bytes:
    """Any table as an Excel workbook with typed columns: dates are dates, numbers numbers, everything else is text.

    So "September 20", "14:14", "1/2" and "=1" stay what they are. The same table gives the same bytes.
    """
    from openpyxl import Workbook  # takes a while, and few write workbooks

    book = Workbook()
    sheet = book.active
    sheet.append([UNFIT.sub("\ufffd", str(name)) for name in table.columns])
    for row in table.astype(object).where(table.notna(), None).itertuples(index=False, name=None):
        sheet.append([UNFIT.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row])
    for cells, kind in zip(sheet.iter_cols(), table.dtypes, strict=True):
        cells[0].data_type = "s"  # a column called "=1" is no formula
        for cell in cells[1:]:
            if pd.api.types.is_datetime64_any_dtype(kind):
                cell.number_format = "yyyy-mm-dd"
            elif not pd.api.types.is_numeric_dtype(kind):
                cell.number_format = "@"
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    sheet.freeze_panes = "A2"
    made, still = BytesIO(), BytesIO()
    book.save(made)
    with ZipFile(made) as parts, ZipFile(still, "w") as same:  # without the time of writing
        for name in parts.namelist():
            part = re.sub(rb"(<dcterms:\w+ [^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", parts.read(name))
            same.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return still.getvalue()


def to_csv(events: pd.DataFrame) -> str:
    """Events as CSV that is safe to open in a spreadsheet; a row is an event.

    A text that a spreadsheet would run as a formula gets an apostrophe in front. Dates are ISO 8601. `export` adds the
    mark of UTF-8.

    Args:
        events: what `timeline` returns, or any table.
    """
    safe = events.map(lambda cell: guard(cell) if isinstance(cell, str) else cell)
    safe = safe.rename(columns=lambda name: guard(str(name)))
    return safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n")


def to_ical(events: pd.DataFrame) -> str:
    """Events as an iCalendar file (RFC 5545); an entry is an event, on all the days it can have happened on.

    The description gives clock times, whose zone may be in doubt. Plans are tentative. The stamp is the day of
    publication (or of the event), so the same events give the same file.

    Args:
        events: what `timeline` returns.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kosovo_lib//events//EN", "CALSCALE:GREGORIAN"]
    dated = events[events["date_from"].notna()].to_dict("records")  # a habit without a date has no place there
    lines = [*head, *(line for row in dated for line in _entry(row)), "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line))


def _entry(row: Mapping[Any, Any]) -> Iterator[str]:
    stamp = row["published_to"] if pd.notna(row["published_to"]) else row["date_from"]
    yield "BEGIN:VEVENT"
    yield f"UID:{_escape(row['event'])}@kosovo-lib"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{row['date_from']:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row['date_to'] + timedelta(days=1):%Y%m%d}"  # the day after, as the standard has it
    yield f"SUMMARY:{_escape(row['text'])}"
    clock = f", {row['time']} {row['zone'] if pd.notna(row['zone']) else ''}".rstrip() if pd.notna(row["time"]) else ""
    who = row["source_chain"] if pd.notna(row["source_chain"]) else row["outlet"]
    source = f"{who}: {row['surface']}{clock} (to the {row['precision']}); {row['article']}, line {row['line']}"
    yield f"DESCRIPTION:{_escape(source + chr(10) + row['quote'])}"
    if pd.notna(row["place"]):
        yield f"LOCATION:{_escape(row['place'])}"
    yield f"CATEGORIES:{_escape(row['outlet'])},{_escape(row['status'])}"
    if row["status"] == "planned":
        yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: Any) -> str:
    plain = "".join(char for char in str(text) if char >= " " or char in "\n\t")
    for char in "\\;,":
        plain = plain.replace(char, f"\\{char}")
    return plain.replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, cut between characters."""
    part = ""
    for char in line:
        if len((part + char).encode()) > 75:
            yield part
            part = " "
        part += char
    yield part
