"""The folder of coding sheets: one file per coder, added to, checked and read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from kosovo_lib.coding import check
from kosovo_lib.coding.disk import SUFFIXES, SheetFile, is_sheet
from kosovo_lib.coding.sheet import Row, add_suggestions, allowed, key, rows
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.schema import Table
from kosovo_lib.sentiment import Model

__all__ = ["CODINGS", "bring", "load", "problems", "read", "write"]

CODINGS: Final = Table("codings", "a sentence and an actor named in it, as one coder coded them", {
    "coder": ("string", "name of the coder, which is the name of the file"),
    "article": ("string", "id of the article"),
    "sentence": ("int64", "number of the sentence in its article"),
    "actor": ("string", "the actor named; missing where the sentence names nobody"),
    "voice": ("string", "one of VOICES; missing where not coded yet"),
    "label": ("Int64", "one of STANCES; missing where not coded yet or where there is no actor"),
    "note": ("string", "the coder's remark; missing where there is none"),
})  # fmt: skip

_SHOWN = 20
"""How many problems one error names; the rest are counted."""


def write(
    corpus: Corpus,
    coder: str,
    *,
    folder: Path | str | None = None,
    suggest: Model | None = None,
    excel: bool = False,
) -> Path:
    """Write the coder's sheet, or add to it the rows that it does not have yet.

    Rows that are there stay as they are, labels, notes and suggestions included. Where a sentence that named nobody
    names an actor now, its voice and note stand on the actor's row.

    Args:
        corpus: what is to be coded.
        coder: whose sheet: lower-case letters and digits, joined by hyphens. The file is ``<coder>.csv``.
        folder: where the sheets are; the corpus's own ``coding`` folder if not given.
        suggest: a model, such as `kosovo_lib.sentiment.load` gives, asked for a label of each new row; leave it
            out for a blind pass.
        excel: make a new sheet as an Excel workbook, ``<coder>.xlsx``, whose cells are all text.

    Returns:
        The path of the sheet.

    Raises:
        ParameterError: ``coder`` has another form, or the corpus has no folder and none was given.
        DataError: the sheet that is there has a row that `read` refuses, is changed by another program at the
            same moment, is open in LibreOffice, or cannot be written. Nothing is written then.
    """
    return bring(corpus, coder, folder, suggest, excel=excel)[0].path


def bring(
    corpus: Corpus, coder: str, folder: Path | str | None, suggest: Model | None, *, excel: bool = False
) -> tuple[SheetFile, list[Row]]:
    """Do what `write` does; the sheet's file, with the rows that are in it now, and those of them that are new."""
    file = SheetFile(path_of(corpus, coder, folder, excel=excel))
    blank = rows(corpus, coder)
    _refuse(file, corpus, allowed(corpus, coder))
    there = {key(row) for row in file.rows}
    read = {one[:2] for one in there}
    new = [row for row in blank if key(row) not in there and (row["actor"] or key(row)[:2] not in read)]
    nobody = {key(row)[:2]: row for row in file.rows if not row["actor"]}
    outdated = []
    for row in new:
        if was := nobody.pop(key(row)[:2], None):
            row |= {"voice": was["voice"], "note": was["note"]}
            outdated.append(key(was))
    if suggest:
        add_suggestions(new, corpus, suggest)
    surfaces = {key(row): row["surface"] for row in blank}
    kept = [row | {"surface": surfaces.get(key(row), row["surface"])} for row in file.rows if key(row) not in outdated]
    sheet = kept + new
    if new:  # each in its place; else the rows keep theirs, also those of articles that a selection leaves out
        order = {article: number for number, article in enumerate(corpus.articles["article"])}
        sheet.sort(key=lambda row: (order.get(row["article"], len(order)), row["article"], int(row["sentence"])))
    file.put(sheet)
    return file, new


def problems(corpus: Corpus, coder: str, *, folder: Path | str | None = None) -> list[str]:
    """Every rule that the coder's sheet breaks, one line each, as ``ida.csv row 7: what and why``; row 1 is the header.

    Args:
        corpus: the corpus that was coded.
        coder: whose sheet.
        folder: where the sheets are; the corpus's own ``coding`` folder if not given.

    Returns:
        All of them, where `read` names 20; none where the sheet is in order or not there.

    Raises:
        ParameterError: see `write`.
        DataError: the file is no table with `COLUMNS`, so that no row of it can be told.
    """
    file = SheetFile(path_of(corpus, coder, folder))
    return _problems(file, corpus, allowed(corpus, coder))


def read(path: Path | str, corpus: Corpus) -> pd.DataFrame:
    """Read a sheet back and check every row.

    Args:
        path: the sheet.
        corpus: the corpus that was coded, or a selection of it: rows of its other articles are left out.

    Returns:
        The table `CODINGS`: one row is a sentence and an actor in it (or none), as this coder coded them.
        Rows that are not filled in yet are there, with a missing voice or label. A voice written on one row
        of a sentence holds for all its rows.

    Raises:
        DataError: the file is no table with `COLUMNS`, or rows break a rule; up to 20 are named, by
            the number a spreadsheet shows (the header is row 1). Refused are another coder's rows, unknown
            articles, sentences, actors, voices and labels, changed offsets, names and texts, rows that stand
            twice, and sentences with two voices.
    """
    path = Path(path)
    if not check.is_coder(path.stem):
        raise DataError(f"{path.name}: {path.stem!r} is no coder; lower-case letters and digits, joined by hyphens")
    if not path.is_file():
        raise DataError(f"{path.name}: there is no such sheet")
    file = SheetFile(path)
    _refuse(file, corpus, allowed(corpus, path.stem))
    sheet = file.rows
    voices = {key(row)[:2]: row["voice"] for row in sheet if row["voice"]}
    here = set(corpus.articles["article"])
    named = {key(row)[:2] for row in sheet if row["actor"]}
    sheet = [row for row in sheet if row["actor"] or key(row)[:2] not in named]
    return CODINGS.frame(
        {
            "coder": row["coder"],
            "article": row["article"],
            "sentence": int(row["sentence"]),
            "actor": row["actor"] or pd.NA,
            "voice": voices.get(key(row)[:2], pd.NA),
            "label": int(row["label"]) if row["label"] else pd.NA,
            "note": row["note"] or pd.NA,
        }
        for row in sheet
        if row["article"] in here
    )


def load(corpus: Corpus, *, folder: Path | str | None = None, coders: Sequence[str] = ()) -> pd.DataFrame:
    """Read the sheets of all coders, in the order of their names; other tables made by hand may lie beside them.

    Args:
        corpus: the corpus that was coded, or a selection of it: rows of its other articles are left out.
        folder: where the sheets are; the corpus's own ``coding`` folder if not given.
        coders: which coders; all if empty.

    Returns:
        The table `CODINGS`, coder after coder; empty where nobody has coded.

    Raises:
        ParameterError: a coder has no sheet there.
        DataError: see `read`.
    """
    nowhere = folder is None and corpus.root is None
    found = [] if nowhere else sorted(p for suffix in SUFFIXES for p in _folder(corpus, folder).glob(f"*{suffix}"))
    sheets: dict[str, Path] = {}
    for path in filter(is_sheet, found):
        if sheets.setdefault(path.stem, path) != path:
            raise DataError(f"{sheets[path.stem].name} and {path.name}: a coder has one sheet; keep one of them")
    if unknown := sorted(set(coders) - sheets.keys()):
        raise ParameterError(f"coder {unknown[0]!r} has no sheet; there are: {', '.join(sheets) or 'none'}")
    codings = [read(path, corpus) for coder, path in sheets.items() if not coders or coder in coders]
    return pd.concat(codings, ignore_index=True) if codings else CODINGS.frame()


def path_of(corpus: Corpus, coder: str, folder: Path | str | None = None, *, excel: bool = False) -> Path:
    """Where the coder's sheet is, or would be; a workbook if there is one, or if one is asked for and none is there.

    Raises:
        ParameterError: see `write`.
    """
    if not check.is_coder(coder):
        raise ParameterError(
            f"coder {coder!r}: use lower-case letters and digits, joined by hyphens, as in 'pass-1'; no device's name"
        )
    text, workbook = (_folder(corpus, folder) / f"{coder}{suffix}" for suffix in SUFFIXES)
    return workbook if workbook.is_file() or (excel and not text.is_file()) else text


def _folder(corpus: Corpus, folder: Path | str | None) -> Path:
    """Where the sheets of a corpus are."""
    if folder is not None:
        return Path(folder)
    if corpus.root is None:
        raise ParameterError("this corpus has no folder of its own: say where the coding sheets are")
    return corpus.root / "coding"


def _problems(file: SheetFile, corpus: Corpus, blank: Sequence[Row]) -> list[str]:
    """Every rule that a sheet breaks."""
    sheet = dict(zip(file.numbers, file.rows, strict=True))
    return [f"{file.path.name} {problem}" for problem in check.problems(sheet, file.path.stem, corpus, blank)]


def _refuse(file: SheetFile, corpus: Corpus, blank: Sequence[Row]) -> None:
    """Raise one error that names the rows which break a rule, if any do."""
    found = _problems(file, corpus, blank)
    if found:
        more = [f"... and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        raise DataError("\n".join(found[:_SHOWN] + more))
