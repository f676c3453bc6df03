"""A coding sheet as rows of text, and as the CSV file that holds them."""

import csv
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError

__all__ = ["COLUMNS", "STANCES", "Key", "Row", "Suggest", "from_csv", "is_sheet", "key", "rows", "to_csv"]

COLUMNS: Final = (
    "coder", "article", "sentence", "start", "actor", "surface",
    "voice", "label", "suggestion", "confidence", "note", "text",
)  # fmt: skip
"""The columns of a sheet, in order. Only ``voice``, ``label`` and ``note`` are for the coder."""

STANCES: Final = (-1, 0, 1)
"""Critical, neutral, supportive."""

Row = dict[str, str]
"""One row of a sheet: every column, as text."""

Key = tuple[str, int, str]
"""Article, sentence and actor: what may stand in a sheet only once."""

Suggest = Callable[[Mapping[str, str]], tuple[int, float]]
"""Takes a row of a sheet, returns a label and how sure the machine is of it, from 0 to 1."""

_WORDS = ("actor", "surface", "note", "text")
"""Columns of free words, in which a spreadsheet could find a formula."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def rows(corpus: Corpus, coder: str, *, suggest: Suggest | None = None) -> list[Row]:
    """Make the rows of an empty sheet, in reading order.

    Args:
        corpus: what is to be coded. A city that is only a place is no actor and gets no row.
        coder: whose sheet.
        suggest: fills ``suggestion`` and ``confidence``; leave it out for a blind pass.
    """
    named = _named(corpus)
    made = []
    for sentence in corpus.sentences.to_dict("records"):
        place = str(sentence["article"]), int(sentence["sentence"])
        for actor, surface in named.get(place, {"": ""}).items():
            row = dict.fromkeys(COLUMNS, "") | {
                "coder": coder, "article": place[0], "sentence": str(place[1]),
                "start": str(sentence["start"]), "actor": actor, "surface": surface,
                "text": str(sentence["text"]),
            }  # fmt: skip
            if actor and suggest:
                label, confidence = suggest(row)
                row |= {"suggestion": str(label), "confidence": f"{confidence:.3f}"}
            made.append(row)
    return made


def key(row: Mapping[str, str]) -> Key:
    """What the row is about."""
    return row["article"], int(row["sentence"]), row["actor"]


def to_csv(sheet: Iterable[Row], path: Path) -> None:
    """Write a sheet in one step, so that a crash leaves either the old file or the new one.

    Words that begin like a formula get an apostrophe in front, so that no spreadsheet runs them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".csv.part")
    # The mark at the start of the file (utf-8-sig) tells spreadsheets that it is UTF-8.
    with draft.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {name: _guard(row[name]) for name in _WORDS} for row in sheet)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def is_sheet(path: Path) -> bool:
    """Whether a file means to be a coding sheet: its first line speaks of a coder, well-formed or not."""
    with path.open("rb") as stream:
        return b"coder" in stream.readline().lower()


def from_csv(path: Path) -> list[Row]:
    """Read the rows of a sheet, with the guards against formulas taken off.

    Raises:
        DataError: the file is not CSV in UTF-8, its first row is not `COLUMNS`, or a row has another length.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *lines = list(csv.reader(stream, strict=True)) or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise DataError(f"{path.name}: cannot be read as CSV in UTF-8 ({problem})") from problem
    if tuple(header) != COLUMNS:
        raise DataError(f"{path.name} row 1: the columns must be {','.join(COLUMNS)}, not {','.join(header)[:200]!r}")
    sheet = []
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(COLUMNS):
            raise DataError(f"{path.name} row {number}: {len(cells)} cells where {len(COLUMNS)} belong")
        row = dict(zip(COLUMNS, cells, strict=True))
        sheet.append({name: _unguard(cell) if name in _WORDS else cell.strip() for name, cell in row.items()})
    return sheet


def _named(corpus: Corpus) -> dict[tuple[str, int], dict[str, str]]:
    """For each sentence the actors it names, each with the words that name it first."""
    named: dict[tuple[str, int], dict[str, str]] = {}
    mentions = corpus.mentions[corpus.mentions["sense"] != "city"]
    for mention in mentions.sort_values(["article", "sentence", "start"], kind="stable").to_dict("records"):
        actors = named.setdefault((str(mention["article"]), int(mention["sentence"])), {})
        actors.setdefault(str(mention["actor"]), str(mention["surface"]))
    return named


def _guard(cell: str) -> str:
    """Put an apostrophe before what begins like a formula, or like a guarded one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguard(cell: str) -> str:
    """Undo `_guard`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
