"""A coding sheet as a CSV file: read whole, written in one step, and never over a change that somebody else made."""

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Final

from kosovo_lib.coding.sheet import COLUMNS, Row
from kosovo_lib.errors import DataError

__all__ = ["SheetFile", "is_sheet"]

_WORDS: Final = ("actor", "surface", "note", "text")
"""Columns of free words, in which a spreadsheet could find a formula."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HEAD: Final = "\ufeff" + ",".join(COLUMNS) + "\n"
"""The first line; the mark before it tells spreadsheets that the file is UTF-8."""


class SheetFile:
    """A sheet on disk, as it was read or last written.

    Attributes:
        path: where it is.
        rows: its rows, with the guards against formulas taken off; none where there is no file yet.
        content: its bytes; None where there is no file yet.

    Raises:
        DataError: the file is not CSV in UTF-8, its first row is not `COLUMNS`, or a row has another length.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content = _content(path)
        self.rows = [] if self.content is None else _rows(self.content, path.name)
        self._lines: list[str] = []

    def put(self, rows: Iterable[Row]) -> None:
        """Write all rows anew.

        Raises:
            DataError: the file was changed since it was read, is open in LibreOffice, or cannot be written.
        """
        rows = list(rows)
        lines = _lines(rows)
        self._save(lines)
        self.rows, self._lines = rows, lines

    def change(self, rows: Mapping[int, Row]) -> None:
        """Write a few rows anew, by their place from 0; the others are not made again.

        Raises:
            DataError: see `put`; the rows are as they were then.
        """
        lines = (self._lines or _lines(self.rows)).copy()
        for place, line in zip(rows, _lines(rows.values()), strict=True):
            lines[place] = line
        self._save(lines)
        self._lines = lines
        for place, row in rows.items():
            self.rows[place] = row

    def _save(self, lines: list[str]) -> None:
        """Put the lines in the file's place in one step, so that a crash leaves either the old file or the new one."""
        name, content = self.path.name, "".join((_HEAD, *lines)).encode()
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
    """Whether a file means to be a coding sheet: its first line speaks of a coder, well-formed or not."""
    with path.open("rb") as stream:
        return b"coder" in stream.readline().lower()


def _content(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise DataError(f"{path.name}: it cannot be read ({problem.strerror})") from problem


def _rows(content: bytes, name: str) -> list[Row]:
    """The rows of a sheet, with the guards against formulas taken off."""
    try:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        header, *lines = list(csv.reader(text, strict=True)) or [[]]
    except (UnicodeDecodeError, csv.Error) as problem:
        raise DataError(f"{name}: cannot be read as CSV in UTF-8 ({problem})") from problem
    if tuple(header) != COLUMNS:
        raise DataError(f"{name} row 1: the columns must be {','.join(COLUMNS)}, not {','.join(header)[:200]!r}")
    sheet = []
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(COLUMNS):
            raise DataError(f"{name} row {number}: {len(cells)} cells where {len(COLUMNS)} belong")
        row = dict(zip(COLUMNS, cells, strict=True))
        sheet.append({name: _unguard(cell) if name in _WORDS else cell.strip() for name, cell in row.items()})
    return sheet


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
