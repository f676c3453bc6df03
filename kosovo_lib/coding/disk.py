"""A coding sheet as a file: read whole as spreadsheets save it, written in one step, never over another's change."""

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from kosovo_lib.coding.sheet import COLUMNS, READINGS, Row
from kosovo_lib.errors import DataError
from kosovo_lib.schema import VOICES

__all__ = ["SUFFIXES", "SheetFile", "is_sheet", "label_of"]

SUFFIXES: Final = (".csv", ".xlsx")
"""A sheet is CSV, or an Excel workbook whose cells are all text."""
_WORDS: Final = ("actor", "surface", "note", "text")
"""Columns of free words, in which a spreadsheet could find a formula."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HEAD: Final = "\ufeff" + ",".join(COLUMNS) + "\n"
"""The first line; the mark before it tells spreadsheets that the file is UTF-8."""
_LABELS: Final = {word: str(label) for label, word in READINGS.items()}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Characters that no spreadsheet writes into a CSV file."""
_NUMBER = re.compile(r"([-+]?)([0-9]+)(?:[.,]0*)?")


class SheetFile:
    """A sheet on disk, as it was read or last written.

    Spreadsheets save it with other separators, in other encodings, with blank rows and columns, columns in another
    order, "−1" or "1.0"; all of that is read as what it means. Labels may be words.

    Attributes:
        path: where it is.
        rows: its rows, with the guards against formulas taken off; none where there is no file yet.
        numbers: for each row its number as a spreadsheet shows it; the header is 1.
        content: its bytes; None where there is no file yet.

    Raises:
        DataError: the file is no table, its columns are not `COLUMNS`, or a row has another length.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content = _content(path)
        found = {} if self.content is None else dict(_rows(self.content, path))
        self.numbers, self.rows = list(found), list(found.values())
        self._lines: list[str] = []

    def put(self, rows: Iterable[Row]) -> None:
        """Write all rows anew.

        Raises:
            DataError: the file was changed since it was read, is open in LibreOffice, or cannot be written.
        """
        rows = list(rows)
        lines = [] if self._is_workbook else _lines(rows)
        if not (self._is_workbook and rows == self.rows and self.content is not None):
            self._save(_workbook(rows) if self._is_workbook else "".join((_HEAD, *lines)).encode())
        self.rows, self.numbers, self._lines = rows, list(range(2, len(rows) + 2)), lines

    def change(self, rows: Mapping[int, Row]) -> None:
        """Write a few rows anew, by their place from 0; the others are not made again.

        Raises:
            DataError: see `put`; the rows are as they were then.
        """
        if self._is_workbook:
            self.put(rows.get(place, row) for place, row in enumerate(self.rows))
            return
        lines = (self._lines or _lines(self.rows)).copy()
        for place, line in zip(rows, _lines(rows.values()), strict=True):
            lines[place] = line
        self._save("".join((_HEAD, *lines)).encode())
        self._lines = lines
        for place, row in rows.items():
            self.rows[place] = row

    @property
    def _is_workbook(self) -> bool:
        return self.path.suffix == ".xlsx"

    def _save(self, content: bytes) -> None:
        """Put the bytes in the file's place in one step, so that a crash leaves either the old file or the new one."""
        name = self.path.name
        if _content(self.path) != self.content:
            raise DataError(f"{name}: another program has changed it; nothing was written, open it again to go on")
        if content == self.content:
            return
        lock = self.path.with_name(f".~lock.{name}#")
        if lock.exists():
            raise DataError(f"{name}: it is open in LibreOffice ({lock.name} says so); close it there first")
        draft = self.path.with_name(f"{name}.{os.getpid()}.part")
        try:
            draft.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self.path)
        except OSError as problem:
            draft.unlink(missing_ok=True)
            raise DataError(f"{name}: it cannot be written ({problem.strerror}); it is as it was") from problem
        self.content = content


def is_sheet(path: Path) -> bool:
    """Whether a file is to be read as a coding sheet: all are, but for readable CSV tables with other columns.

    An empty file, one that cannot be read, or rows of a coder without their header may be a sheet that got lost.
    """
    if path.suffix == ".xlsx":
        return not path.name.startswith("~$")
    text = _decoded(_content(path) or b"")
    if text is None or not text.strip() or _CONTROL.search(text):
        return True
    head = [re.split("[,;\t]", line.lower()) for line in text.splitlines()[:2]]
    return any("coder" in cell for cells in head for cell in cells) or head[0][0].strip('" ') == path.stem


def label_of(cell: str) -> str:
    """A label as -1, 0 or 1, however it is written: as a word, with a true minus sign, as 1.0; else as it stands."""
    cell = cell.strip()
    number = _NUMBER.fullmatch(cell.replace("−", "-").replace("–", "-"))
    if number:
        return f"{'-' if number[1] == '-' and int(number[2]) else ''}{int(number[2])}"
    return _LABELS.get(cell.lower(), cell)


def _content(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise DataError(f"{path.name}: it cannot be read ({problem.strerror})") from problem


def _decoded(content: bytes) -> str | None:
    """The text of a CSV file in one of the encodings that spreadsheets use."""
    names = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for name in names:
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _rows(content: bytes, path: Path) -> Iterable[tuple[int, Row]]:
    """The rows of a sheet by their numbers, blank ones left out, with the guards against formulas taken off."""
    table = list(_workbook_cells(content, path.name) if path.suffix == ".xlsx" else _csv_cells(content, path.name))
    first = 1 if table and re.fullmatch(r"sep=.?", "".join(table[0]).strip()) else 0
    header = [cell.strip().lower() for cell in (table[first] if len(table) > first else [])]
    named = [name for name in header if name]
    if sorted(named) != sorted(COLUMNS):
        raise DataError(
            f"{path.name} row {first + 1}: the columns must be {','.join(COLUMNS)}, not {','.join(header)[:200]!r}"
        )
    for number, cells in enumerate(table[first + 1 :], start=first + 2):
        if not any(cell.strip() for cell in cells):
            continue
        rest = [cell for cell in cells[len(header) :] if cell.strip()]
        if len(cells) < len(named) or rest:
            raise DataError(f"{path.name} row {number}: {len(cells)} cells where {len(COLUMNS)} belong")
        row = {name: cell for name, cell in zip(header, cells, strict=False) if name}
        yield number, {name: _read(name, row.get(name, "")) for name in COLUMNS}


def _csv_cells(content: bytes, name: str) -> Iterable[list[str]]:
    text = _decoded(content)
    if text is None:
        raise DataError(f"{name}: cannot be read as CSV; save it as CSV in UTF-8")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count) if "sep=" not in first[:5] else first.strip()[4:5] or ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as problem:
        raise DataError(f"{name}: cannot be read as CSV ({problem})") from problem


def _read(name: str, cell: str) -> str:
    """A cell as it was meant."""
    if name in _WORDS:
        return _unguard(cell)
    cell = cell.strip()
    if name in ("label", "suggestion"):
        return label_of(cell)
    if name in ("sentence", "start") and (number := _NUMBER.fullmatch(cell)):
        return number[2]
    return {"voice": cell.lower(), "confidence": cell.replace(",", ".")}.get(name, cell)


def _lines(sheet: Iterable[Row]) -> list[str]:
    """Each row as its line; words that begin like a formula get an apostrophe, so that no spreadsheet runs them."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\n")
    writer.writerows([_guard(row[name]) if name in _WORDS else row[name] for name in COLUMNS] for row in sheet)
    return lines


def _guard(cell: str) -> str:
    """Put an apostrophe before what begins like a formula, or like a guarded one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguard(cell: str) -> str:
    """Undo `_guard`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _excel() -> Any:
    """openpyxl, which is asked for only where a workbook is."""
    try:
        import openpyxl
    except ImportError:
        raise DataError("a coding sheet in .xlsx needs openpyxl: pip install 'kosovo-lib[excel]'") from None
    return openpyxl


def _workbook(rows: Iterable[Row]) -> bytes:
    """The rows as a workbook: every cell text, so that a note such as 1/2 stays one; lists to choose from."""
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.datavalidation import DataValidation

    book = _excel().Workbook()
    sheet = book.active
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([row[name] or None for name in COLUMNS])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.number_format = "@"
            if cell.value is not None:
                cell.data_type = "s"
    choices = {"voice": VOICES, "label": ("-1", "0", "1", *READINGS.values())}
    for name, values in choices.items():
        letter = sheet.cell(1, COLUMNS.index(name) + 1).column_letter
        chosen = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True)
        sheet.add_data_validation(chosen)
        chosen.add(f"{letter}2:{letter}1048576")
    for name, width in {"text": 90, "note": 40, "article": 22, "actor": 18, "surface": 18}.items():
        cell = sheet.cell(1, COLUMNS.index(name) + 1)
        sheet.column_dimensions[cell.column_letter].width = width
    for cell in sheet[sheet.cell(1, COLUMNS.index("text") + 1).column_letter]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _workbook_cells(content: bytes, name: str) -> Iterable[list[str]]:
    """The cells of a workbook's first sheet as text."""
    try:
        book = _excel().load_workbook(io.BytesIO(content), read_only=True)
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else str(cell) for cell in cells]
    except DataError:
        raise
    except Exception as problem:  # openpyxl raises whatever the zip or the XML in it raised
        raise DataError(f"{name}: cannot be read as an Excel workbook ({problem})") from problem
