"""The folder of coding sheets: one file per coder, added to, checked and read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from kosovo_lib.coding.check import is_coder, problems
from kosovo_lib.coding.sheet import Row, Suggest, from_csv, is_sheet, key, rows, to_csv
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.schema import Table

__all__ = ["CODINGS", "about", "load", "read", "write"]

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


def about(corpus: Corpus) -> str:
    """Who coded a corpus and how far to trust it, in the words of its ``coding/about.md`` if it has one."""
    path = corpus.root / "coding" / "about.md" if corpus.root else None
    if path is None or not path.is_file():
        return "The corpus does not say who coded it."
    return " ".join(path.read_text(encoding="utf-8").split())


def write(corpus: Corpus, coder: str, *, folder: Path | str | None = None, suggest: Suggest | None = None) -> Path:
    """Write the coder's sheet, or add to it the rows that it does not have yet.

    Rows that are there stay as they are, labels, notes and suggestions included.

    Args:
        corpus: what is to be coded.
        coder: whose sheet: lower-case letters and digits, joined by hyphens. The file is ``<coder>.csv``.
        folder: where the sheets are; the corpus's own ``coding`` folder if not given.
        suggest: asked for a label and a confidence for each new row; leave it out for a blind pass.

    Returns:
        The path of the sheet.

    Raises:
        ParameterError: ``coder`` has another form, or the corpus has no folder and none was given.
        DataError: the sheet that is there has a row that `read` refuses. Nothing is written then.
    """
    if not is_coder(coder):
        raise ParameterError(f"coder {coder!r}: use lower-case letters and digits, joined by hyphens, as in 'pass-1'")
    path = _folder(corpus, folder) / f"{coder}.csv"
    kept = _checked(path, corpus) if path.exists() else []
    there = {key(row) for row in kept}
    sheet = kept + [row for row in rows(corpus, coder, suggest=suggest) if key(row) not in there]
    order = {article: number for number, article in enumerate(corpus.articles["article"])}
    sheet.sort(key=lambda row: (order.get(row["article"], len(order)), row["article"], int(row["sentence"])))
    to_csv(sheet, path)
    return path


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
        DataError: the file is not CSV in UTF-8 with `COLUMNS`, or rows break a rule; up to 20 are named, by
            the number a spreadsheet shows (the header is row 1). Refused are another coder's rows, unknown
            articles, sentences, actors, voices and labels, changed offsets, names and texts, rows that stand
            twice, and sentences with two voices.
    """
    sheet = _checked(Path(path), corpus)
    voices = {key(row)[:2]: row["voice"] for row in sheet if row["voice"]}
    here = set(corpus.articles["article"])
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
    found = [] if nowhere else sorted(_folder(corpus, folder).glob("*.csv"))
    sheets = {path.stem: path for path in found if is_sheet(path)}
    if unknown := sorted(set(coders) - sheets.keys()):
        raise ParameterError(f"coder {unknown[0]!r} has no sheet; there are: {', '.join(sheets) or 'none'}")
    codings = [read(path, corpus) for coder, path in sheets.items() if not coders or coder in coders]
    return pd.concat(codings, ignore_index=True) if codings else CODINGS.frame()


def _folder(corpus: Corpus, folder: Path | str | None) -> Path:
    """Where the sheets of a corpus are."""
    if folder is not None:
        return Path(folder)
    if corpus.root is None:
        raise ParameterError("this corpus has no folder of its own: say where the coding sheets are")
    return corpus.root / "coding"


def _checked(path: Path, corpus: Corpus) -> list[Row]:
    """The rows of a sheet as they stand, or one error that names the rows which break a rule."""
    coder = path.stem
    if not is_coder(coder):
        raise DataError(f"{path.name}: {coder!r} is no coder; lower-case letters and digits, joined by hyphens")
    sheet = from_csv(path)
    found = list(problems(sheet, coder, corpus))
    if found:
        more = [f"... and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        raise DataError("\n".join([f"{path.name} {problem}" for problem in found[:_SHOWN]] + more))
    return sheet
