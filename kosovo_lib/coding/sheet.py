"""A coding sheet as rows of text: what each row is, and how the rows of an empty sheet are made."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from kosovo_lib.coding.units import first_mentions, targets
from kosovo_lib.corpus import Corpus
from kosovo_lib.sentiment import Model

__all__ = ["COLUMNS", "READINGS", "STANCES", "Key", "Row", "add_suggestions", "allowed", "key", "rows"]

COLUMNS: Final = (
    "coder", "article", "sentence", "start", "actor", "surface",
    "voice", "label", "suggestion", "confidence", "note", "text",
)  # fmt: skip
"""The columns of a sheet, in order. Only ``voice``, ``label`` and ``note`` are for the coder."""

READINGS: Final = {-1: "critical", 0: "neutral", 1: "supportive"}
"""The labels in words."""

STANCES: Final = tuple(READINGS)
"""The labels: -1, 0 and 1."""

Row = dict[str, str]
"""One row of a sheet: every column, as text."""

Key = tuple[str, int, str]
"""Article, sentence and actor: what may stand in a sheet only once."""

UNIT: Final = ["article", "sentence", "actor"]
"""The columns of a `Key`."""


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
    """The rows that a sheet may have: those of `rows`, and those that older sheets have for places too."""
    return _rows(corpus, coder, first_mentions(corpus)) + _rows(corpus, coder, first_mentions(corpus, places=True))


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


def _row(coder: str, article: str, sentence: int, start: int, text: str, actor: str, surface: str) -> Row:
    """A row that nobody has coded."""
    return {
        "coder": coder, "article": article, "sentence": str(sentence), "start": str(start), "actor": actor,
        "surface": surface, "voice": "", "label": "", "suggestion": "", "confidence": "", "note": "", "text": text,
    }  # fmt: skip
