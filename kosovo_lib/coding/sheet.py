"""A coding sheet as rows of text: what each row is, and how the rows of an empty sheet are made."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kosovo_lib.corpus import Corpus
from kosovo_lib.sentiment import Model, Target

__all__ = ["COLUMNS", "READINGS", "STANCES", "Key", "Row", "add_suggestions", "key", "rows"]

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


class _Mention(NamedTuple):
    """The words that name an actor first in a sentence, with their offsets in the text as received."""

    surface: str
    start: int
    end: int


def rows(corpus: Corpus, coder: str, *, suggest: Model | None = None) -> list[Row]:
    """Make the rows of an empty sheet, in reading order.

    Args:
        corpus: what is to be coded. A city that is only a place is no actor and gets no row.
        coder: whose sheet.
        suggest: a model that fills ``suggestion`` and ``confidence``; leave it out for a blind pass.
    """
    named = _named(corpus)
    table = corpus.sentences
    made = [
        _row(coder, article, number, start, actor, surface, text)
        for article, number, start, text in zip(
            *(table[name].tolist() for name in ("article", "sentence", "start", "text")), strict=True
        )
        for actor, (surface, _, _) in named.get((article, number), _NOBODY).items()
    ]
    if suggest:
        add_suggestions(made, corpus, suggest)
    return made


def add_suggestions(sheet: Sequence[Row], corpus: Corpus, model: Model) -> None:
    """Fill ``suggestion`` and ``confidence`` of rows in place, all scored at once.

    The model is asked about the words that name the actor first in the sentence.
    """
    named = _named(corpus)
    wanted = [row for row in sheet if row["actor"]]
    targets = []
    for row in wanted:
        article, number, actor = key(row)
        first, offset = named[article, number][actor], int(row["start"])
        targets.append(Target(row["text"], first.start - offset, first.end - offset))
    for row, score in zip(wanted, model.score(targets), strict=True):
        row |= {"suggestion": str(score.polarity), "confidence": f"{score.confidence:.3f}"}


def key(row: Mapping[str, str]) -> Key:
    """What the row is about."""
    return row["article"], int(row["sentence"]), row["actor"]


_NOBODY: Final = {"": _Mention("", 0, 0)}


def _row(coder: str, article: str, number: int, start: int, actor: str, surface: str, text: str) -> Row:
    """A row that nobody has coded."""
    return {
        "coder": coder, "article": article, "sentence": str(number), "start": str(start), "actor": actor,
        "surface": surface, "voice": "", "label": "", "suggestion": "", "confidence": "", "note": "", "text": text,
    }  # fmt: skip


def _named(corpus: Corpus) -> dict[tuple[str, int], dict[str, _Mention]]:
    """For each sentence the actors it names, each with the words that name it first."""
    named: dict[tuple[str, int], dict[str, _Mention]] = {}
    mentions = corpus.mentions[corpus.mentions["sense"] != "city"]
    mentions = mentions.sort_values(["article", "sentence", "start"], kind="stable")
    columns = ("article", "sentence", "actor", "surface", "start", "end")
    for article, number, actor, *first in zip(*(mentions[name].tolist() for name in columns), strict=True):
        named.setdefault((article, number), {}).setdefault(actor, _Mention(*first))
    return named
