"""A coding sheet as rows of text: what each row is, and how the rows of an empty sheet are made."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.corrections import A_PLACE
from kosovo_lib.read.sheets import NUMBER, Form, Row, content_of, decoded
from kosovo_lib.schema import VOICES, references_counted
from kosovo_lib.sentiment import Model, Target

__all__ = [
    "COLUMNS", "FORM", "READINGS", "STANCES", "Key", "add_suggestions", "allowed", "corrected", "first_mentions",
    "is_sheet", "key", "likely", "rows", "targets",
]  # fmt: skip

COLUMNS: Final = (
    "coder", "article", "sentence", "start", "actor", "surface",
    "voice", "label", "suggestion", "confidence", "note", "text",
)  # fmt: skip
"""The columns of a sheet, in order. Only ``voice``, ``label`` and ``note`` are for the coder."""

READINGS: Final = {-1: "critical", 0: "neutral", 1: "supportive"}
"""The labels in words."""

STANCES: Final = tuple(READINGS)
"""The labels: -1, 0 and 1."""

Key = tuple[str, int, str]
"""Article, sentence and actor: what may stand in a sheet only once."""

_LABELS: Final = {word: str(label) for label, word in READINGS.items()}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""Characters that no spreadsheet writes into a CSV file."""

UNIT: Final = ["article", "sentence", "actor"]
"""The columns of a `Key`."""


def _label(cell: str) -> str:
    """A label as -1, 0 or 1, however it is written: as a word, with a true minus sign, as 1.0; else as it stands."""
    number = NUMBER.fullmatch(cell.replace("−", "-").replace("–", "-"))
    if number:
        return f"{'-' if number[1] == '-' and int(number[2]) else ''}{int(number[2])}"
    return _LABELS.get(cell.lower(), cell)


def _meant(name: str, cell: str) -> str:
    """A cell as it was meant."""
    if name in ("label", "suggestion"):
        return _label(cell)
    if name in ("sentence", "start") and (number := NUMBER.fullmatch(cell)):
        return number[2]
    return {"voice": cell.lower(), "confidence": cell.replace(",", ".")}.get(name, cell)


FORM: Final = Form(
    COLUMNS, words=("actor", "surface", "note", "text"), read=_meant,
    choices={"voice": VOICES, "label": ("-1", "0", "1", *READINGS.values())},
    widths={"text": 90, "note": 40, "article": 22, "actor": 18, "surface": 18},
)  # fmt: skip
"""What a coding sheet looks like as a file."""


def first_mentions(corpus: Corpus, *, places: bool = False, references: str = "names") -> pd.DataFrame:
    """Where each sentence refers to each actor first; what a sentence names as a place only is no actor.

    Args:
        corpus: a corpus.
        places: give the names of places as well, as sheets had them before places were told apart.
        references: ``"names"``, or ``"all"`` for descriptions and pronouns, too: see `schema.references_counted`.

    Returns:
        The columns of the table of mentions without ``kind`` and ``sense``. One row is an actor in a sentence; in a
        sentence the rows stand in that order. A name goes before any other reference to the same actor.
    """
    unit = ["article", "sentence", "actor"]
    mentions = references_counted(corpus.mentions, references)
    mentions = mentions.iloc[np.lexsort((mentions["start"], mentions["kind"] != "name"))]
    if not places:
        as_actor = mentions.loc[mentions["sense"] != "place", unit].drop_duplicates()
        mentions = mentions.merge(as_actor, on=unit)
    return mentions.drop_duplicates(unit).sort_values("start", kind="stable").drop(columns=["kind", "sense"])


def targets(corpus: Corpus, rows: pd.DataFrame) -> list[Target]:
    """Where each row's actor is named in its sentence; ``start`` and ``end`` of the rows count in the whole text."""
    sentences = corpus.sentences[["article", "sentence", "start", "text"]]
    placed = rows[["article", "sentence", "start", "end"]].merge(
        sentences, how="left", on=["article", "sentence"], suffixes=("", "_of_sentence")
    )
    return [
        Target(text, int(start - begins), int(end - begins))
        for text, start, end, begins in placed[["text", "start", "end", "start_of_sentence"]].itertuples(index=False)
    ]


def rows(corpus: Corpus, coder: str, *, suggest: Model | None = None) -> list[Row]:
    """Make the rows of an empty sheet, in reading order.

    Args:
        corpus: what is to be coded. What is only a place is no actor and gets no row.
        coder: whose sheet.
        suggest: a model that fills ``suggestion`` and ``confidence``; leave it out for a blind pass.
    """
    made = _rows(corpus, coder, first_mentions(corpus))
    if suggest:
        add_suggestions(made, corpus, suggest)
    return made


def allowed(corpus: Corpus, coder: str) -> list[Row]:
    """The rows that a sheet may have: those of `rows`, of places as in older sheets, and of `corrected` actors."""
    named = pd.concat([first_mentions(corpus), first_mentions(corpus, places=True), corrected(corpus)])
    return _rows(corpus, coder, named)


def corrected(corpus: Corpus) -> pd.DataFrame:
    """Actors whom the machine read in a sentence and somebody corrected: article, sentence, actor, surface."""
    rows = corpus.corrections[corpus.corrections["what"] == "actor"].dropna(subset=["was"])
    rows = rows.assign(actor=rows["was"].str.removesuffix(A_PLACE), surface=rows["text"])
    return rows[["article", "sentence", "actor", "surface"]]


def _rows(corpus: Corpus, coder: str, named: pd.DataFrame) -> list[Row]:
    """An uncoded row for each actor in a sentence, and one for a sentence without."""
    columns = ["article", "sentence", "start", "text"]
    named = named[["article", "sentence", "actor", "surface"]]
    table = corpus.sentences[columns].merge(named, how="left", on=["article", "sentence"])
    return [_row(coder, *row) for row in table.fillna({"actor": "", "surface": ""}).itertuples(index=False)]


def add_suggestions(sheet: Sequence[Row], corpus: Corpus, model: Model) -> None:
    """Fill ``suggestion`` and ``confidence`` of rows in place, all scored at once.

    The model is asked about the words that name the actor first in the sentence.
    """
    wanted = [row for row in sheet if row["actor"]]
    units = pd.DataFrame(map(key, wanted), columns=UNIT).astype({"sentence": "int64"})
    named = units.merge(first_mentions(corpus, places=True), how="left", on=UNIT)
    for row, score in zip(wanted, model.score(targets(corpus, named)), strict=True):
        row |= {"suggestion": str(score.polarity), "confidence": f"{score.confidence:.3f}"}


def key(row: Mapping[str, str]) -> Key:
    """What the row is about."""
    return row["article"], int(row["sentence"]), row["actor"]


def likely(row: Row) -> tuple[bool, float]:
    """Sorts rows: what the machine takes for a judgement first, then what it is least sure of."""
    return row["suggestion"] in ("", "0"), float(row["confidence"] or 1)


def _row(coder: str, article: str, sentence: int, start: int, text: str, actor: str, surface: str) -> Row:
    """A row that nobody has coded."""
    return {
        "coder": coder, "article": article, "sentence": str(sentence), "start": str(start), "actor": actor,
        "surface": surface, "voice": "", "label": "", "suggestion": "", "confidence": "", "note": "", "text": text,
    }  # fmt: skip


def is_sheet(path: Path) -> bool:
    """Whether a file is to be read as a coding sheet: all are, but for readable CSV tables with other columns.

    An empty file, one that cannot be read, or rows of a coder without their header may be a sheet that got lost.
    """
    if path.suffix == ".xlsx":
        return not path.name.startswith("~$")
    text = decoded(content_of(path) or b"")
    if text is None or not text.strip() or _CONTROL.search(text):
        return True
    head = [re.split("[,;\t]", line.lower()) for line in text.splitlines()[:2]]
    return any("coder" in cell for cells in head for cell in cells) or head[0][0].strip('" ') == path.stem
