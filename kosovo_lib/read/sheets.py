"""A table that people fill in, as a file: read as spreadsheets save it, written whole, never over another change."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Final

from kosovo_lib.disk import alone, write
from kosovo_lib.errors import DataError, why

SUFFIXES: Final = (".csv", ".xlsx")  # a sheet is CSV, or an Excel workbook whose cells are all text

Row = dict[str, str]  # a row of a sheet: every column, as text

NUMBER = re.compile(r"([-+]?)([0-9]+)(?:[.,]0*)?")  # a whole number as spreadsheets write it: 12, 12.0 or 12,0
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no cell of a workbook may hold these
_MARK: Final = "\ufeff"  # what stands first in a file and tells spreadsheets that it is UTF-8


@dataclass(frozen=True)
class Form:
    """What a kind of sheet looks like."""

    columns: tuple[str, ...]  # in order; columns of somebody's own are kept behind them, as free words
    words: tuple[str, ...]  # those of free words; in the others a cell is read as what it means
    read: Callable[[str, str], str]  # a cell of another column, from its name and what stands there, as it was meant
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what a workbook offers for a column
    widths: Mapping[str, int] = field(default_factory=dict)  # in a workbook; the last one's lines are wrapped

    @property
    def plain(self) -> set[str]:
        """The columns that are not of free words."""
        return set(self.columns).difference(self.words)


class SheetFile:
    """A sheet on disk, as it was read or last written.

    Spreadsheets save it with other separators, in other encodings, with blank rows and columns, columns in another
    order, "−1" or "1.0"; all of that is read as what it means. Labels may be words. Further columns are kept.

    ``rows`` have the guards against formulas taken off, ``numbers`` are theirs as a spreadsheet shows them (the header
    is 1), ``content`` are the bytes; without a file there are no rows, and ``content`` is None. `DataError` if the file
    is no table, its columns are not those of its form, or a row has another length.
    """

    def __init__(self, path: Path, form: Form) -> None:
        self.path, self.form, self._is_workbook = path, form, path.suffix == ".xlsx"
        self.content = content_of(path)
        found = {} if self.content is None else dict(_rows(self.content, path, form))
        self.numbers, self.rows = list(found), list(found.values())
        self.columns = list(dict.fromkeys([*form.columns, *(name for row in self.rows for name in row)]))

    def put(self, rows: Iterable[Row]) -> None:
        """Write all rows; `DataError` if the file was changed since, is open in LibreOffice, or cannot be written."""
        rows, name = list(rows), self.path.name
        is_same = self._is_workbook and rows == self.rows  # of which the bytes would differ all the same
        content = (self.content if is_same else None) or self.written(rows)
        with alone(self.path.parent):  # of two coders at once, the second is told
            if content_of(self.path) != self.content:
                raise DataError(f"{name}: another program has changed it; nothing was written, open it again to go on")
            if content != self.content:
                lock = self.path.with_name(f".~lock.{name}#")
                if lock.exists():
                    raise DataError(f"{name}: it is open in LibreOffice ({lock.name} says so); close it there first")
                write(self.path, content)
        self.content, self.rows, self.numbers = content, rows, list(range(2, len(rows) + 2))

    def written(self, rows: Iterable[Row]) -> bytes:
        """The bytes of the file; what begins like a formula gets an apostrophe, so that no spreadsheet runs it."""
        if self._is_workbook:
            return _workbook(rows, self.columns, self.form)
        stream, plain = io.StringIO(newline=""), self.form.plain
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(map(guard, self.columns))
        for row in rows:
            cells = ((name, row.get(name, "")) for name in self.columns)
            writer.writerow([cell if name in plain and NUMBER.fullmatch(cell) else guard(cell) for name, cell in cells])
        return (_MARK + stream.getvalue()).encode()


def content_of(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise DataError(f"{path.name}: it cannot be read: {why(problem)}") from problem


def decoded(content: bytes) -> str | None:
    """The text of a CSV file in one of the encodings that spreadsheets use."""
    names = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for name in names:
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _rows(content: bytes, path: Path, form: Form) -> Iterable[tuple[int, Row]]:
    """The rows of a sheet by their numbers, blank ones left out, with the guards against formulas taken off."""
    table = list(workbook_cells(content, path.name) if path.suffix == ".xlsx" else _csv_cells(content, path.name))
    first = 1 if table and is_separator(table[0]) else 0
    header = [unguard(cell.strip()) for cell in (table[first] if len(table) > first else [])]
    header = [cell.lower() if cell.lower() in form.columns else cell for cell in header]
    named = [name for name in header if name]
    place, plain = f"{path.name} row {first + 1}", form.plain
    if missing := [name for name in form.columns if name not in named]:
        raise DataError(
            f"{place}: the columns must be {','.join(form.columns)}, not {','.join(header)[:200]!r}; "
            f"missing: {', '.join(missing)}"
        )
    if twice := next((name for name in named if named.count(name) > 1), None):
        raise DataError(f"{place}: column {twice!r} appears twice; keep one of them")
    for number, cells in enumerate(table[first + 1 :], start=first + 2):
        if not any(cell.strip() for cell in cells):
            continue
        nameless = [cell for name, cell in zip_longest(header, cells, fillvalue="") if not name and cell.strip()]
        here = f"{path.name} row {number}"
        if nameless:
            raise DataError(f"{here}: {nameless[0][:60]!r} stands in a column without a name; name it")
        if len(cells) < len(named):
            raise DataError(f"{here}: {len(cells)} cells where {len(named)} belong")
        row = dict.fromkeys(form.columns, "") | {n: unguard(cell) for n, cell in zip(header, cells, strict=False) if n}
        yield number, {n: form.read(n, cell.strip()) if n in plain else cell for n, cell in row.items()}


def separator_of(text: str) -> str:
    """The separator of a table: the one its first line names ("sep=;"), else the most frequent one there."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count) if "sep=" not in first[:5] else first.strip()[4:5] or ","


def is_separator(cells: Sequence[str]) -> bool:
    """Whether the cells of a first line are what an Excel writes there for itself: "sep=;"."""
    return re.fullmatch(r"sep=.?", "".join(cells).strip()) is not None


def _csv_cells(content: bytes, name: str) -> Iterable[list[str]]:
    text = decoded(content)
    if text is None:
        raise DataError(f"{name}: cannot be read as CSV; save it as CSV in UTF-8")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    except csv.Error as problem:
        raise DataError(f"{name}: cannot be read as CSV ({problem})") from problem


def guard(cell: str) -> str:
    """Put an apostrophe before what begins like a formula, or like a guarded one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Take off the apostrophe that `guard` put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _workbook(rows: Iterable[Row], columns: Sequence[str], form: Form) -> bytes:
    """The rows as a workbook: every cell text, so that a note such as 1/2 stays one; lists to choose from."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    for row in [dict(zip(columns, columns, strict=True)), *rows]:
        cells = (UNFIT.sub("\ufffd", row.get(name, "")) for name in columns)
        sheet.append([(cell if unguard(cell) == cell else guard(cell)) or None for cell in cells])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.number_format = "@"
            if cell.value is not None:
                cell.data_type = "s"
    letters = {name: sheet.cell(1, number).column_letter for number, name in enumerate(columns, 1)}
    for name, values in form.choices.items():
        chosen = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True)
        sheet.add_data_validation(chosen)
        chosen.add(f"{letters[name]}2:{letters[name]}1048576")
    for name, width in form.widths.items():
        sheet.column_dimensions[letters[name]].width = width
    for cell in sheet[letters[form.columns[-1]]]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook_cells(content: bytes, name: str, *, as_shown: bool = False) -> Iterable[list[str]]:
    """The rows of a workbook's first sheet, formulas as written or as they came out; `DataError` if it is damaged."""
    import openpyxl  # takes a while, and few read workbooks

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=as_shown)
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else str(cell) for cell in cells]
    except Exception as problem:  # openpyxl raises whatever the zip or the XML in it raised
        raise DataError(f"{name}: cannot be read as an Excel workbook ({problem})") from problem
