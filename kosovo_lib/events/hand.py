"""Links made by hand: which words of which article speak of which happening."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError
from kosovo_lib.events.compare import Mode
from kosovo_lib.events.statements import Statement, reread

__all__ = ["COLUMNS", "HandLink", "read"]

COLUMNS = ("happening", "compare", "relation", "article", "quote", "note")
_FILE = "coding/event-links.csv"


@dataclass(frozen=True)
class HandLink:
    """A statement that somebody put to a happening, or set apart from it (``relation`` is ``different``)."""

    happening: str
    mode: Mode
    relation: str
    statement: Statement
    note: str


def read(corpus: Corpus, statements: Sequence[Statement]) -> list[HandLink]:
    """The rows of ``coding/event-links.csv`` whose article is in the corpus; none where there is no such file.

    Raises:
        DataError: a column is missing, a value is not allowed, or a quote does not stand in its article exactly once.
    """
    path = corpus.root / _FILE if corpus.root else None
    if path is None or not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        if rows and tuple(rows[0]) != COLUMNS:
            raise DataError(f"{_FILE}: the columns must be {', '.join(COLUMNS)}")
    links = []
    for number, row in enumerate(rows, start=2):
        _check(row, f"{_FILE} row {number}")
        if row["article"] in corpus.texts:
            links.append(_link(corpus, statements, row, f"{_FILE} row {number}"))
    return links


def _check(row: dict[str, str], place: str) -> None:
    """Refuse values that are not allowed."""
    if not row["happening"] or not row["quote"]:
        raise DataError(f"{place}: a happening and a quote are needed")
    if row["compare"] not in get_args(Mode):
        raise DataError(f"{place}: compare '{row['compare']}' must be one of {', '.join(get_args(Mode))}")
    if row["relation"] not in ("same", "different"):
        raise DataError(f"{place}: relation '{row['relation']}' must be same or different")


def _link(corpus: Corpus, statements: Sequence[Statement], row: dict[str, str], place: str) -> HandLink:
    """The statement that holds the quoted words, put to its happening."""
    text, quote = corpus.texts[row["article"]], row["quote"]
    if (times := text.count(quote)) != 1:
        raise DataError(f"{place}: '{quote}' stands {times} times in {row['article']}; it must stand there once")
    start, end = text.index(quote), text.index(quote) + len(quote)
    mode: Mode = "dates" if row["compare"] == "dates" else "onset" if row["compare"] == "onset" else "claim"
    told = [one for one in statements if one.row["article"] == row["article"]]
    found = _best(told, start, end, dated=mode != "claim") or reread(corpus, row["article"], start, end)
    if found is None:
        raise DataError(f"{place}: '{quote}' is not in the running text of {row['article']}")
    # somebody chose these words, so they are shown and not a clause cut by rule
    found = replace(found, row={**found.row, "text": quote, "start": start, "end": start + len(quote)})
    return HandLink(row["happening"], mode, row["relation"], found, row["note"])


def _best(told: Sequence[Statement], start: int, end: int, *, dated: bool) -> Statement | None:
    """The statement that the quoted words make: one whose date stands in them, else an undated one they overlap.

    Of several, the one whose clause they cover best.
    """

    def misfit(one: Statement) -> int:
        return abs(int(one.row["start"]) - start) + abs(int(one.row["end"]) - end)

    inside = [one for one in told if one.date_span and start <= one.date_span[0] and one.date_span[1] <= end]
    if not (dated and inside):
        inside = [
            one for one in told if not one.date_span and one.row["start"] < end and start < one.row["end"]
        ]  # fmt: skip
    return min(inside, key=misfit, default=None)
