"""Whether an ingested folder is whole: each table of each part there, as many rows as were written, texts that fit."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kosovo_lib import schema
from kosovo_lib.bulk.folder import ENTIRE, MARK, REJECTED, TEXTS, Stored, part_folder, read_part
from kosovo_lib.errors import DataError

__all__ = ["problems", "set_aside"]

_TABLES = {table.name: table for table in schema.TABLES}
_MEND = "delete the folder and ingest the source again"


def problems(root: Path) -> list[str]:
    """Every problem of an ingested folder, one line each, with place, value and rule; empty when it is whole.

    Args:
        root: the folder, as `find_ingested` gives it.
    """
    try:
        held = json.loads((root / MARK).read_text(encoding="utf-8"))
        parts, written = int(held["parts"]), dict(held["rows"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"{root / MARK}: cannot be read ({error!r}); {_MEND}"]
    found: list[str] = []
    rows: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for number in range(parts):
        found += _part(part_folder(root, number), rows, seen)
    if not found:
        found += [
            f"{root}: {rows[name]:,} rows of {name}, but {MARK} says {count:,}; {_MEND}"
            for name, count in written.items()
            if rows[name] != count
        ]
    twice = [article for article, times in seen.items() if times > 1]
    return found + [f"{root}: the article {article!r} stands more than once; {_MEND}" for article in twice]


def set_aside(root: Path) -> dict[str, int]:
    """Why documents were set aside, and how many for each reason, the commonest first."""
    return dict(Counter(Stored.open(root).table(REJECTED)["reason"]).most_common())


def _part(folder: Path, rows: Counter[str], seen: Counter[str]) -> Iterator[str]:
    """The problems of one part; its rows and its articles are counted."""
    broken = False
    for table in ENTIRE:
        try:
            held = read_part(folder, table)
        except DataError as error:
            yield f"{error}; {_MEND}"
            broken = True
            continue
        rows[table.name] += held.num_rows
        if missing := [name for name in table.columns if name not in held.column_names]:
            yield f"{folder / table.name}.parquet: the column {missing[0]!r} is missing; {_MEND}"
            broken = True
    if not broken:
        yield from _texts(folder, seen)


def _texts(folder: Path, seen: Counter[str]) -> Iterator[str]:
    """Articles without a text, and sentences that do not stand in theirs."""
    articles = read_part(folder, _TABLES["articles"], ["article"])["article"].to_pylist()
    seen.update(articles)
    held = read_part(folder, TEXTS)
    texts = dict(zip(held["article"].to_pylist(), held["text"].to_pylist(), strict=True))
    without = [article for article in articles if article not in texts]
    yield from (f"{folder}: the article {article!r} has no text; {_MEND}" for article in without)
    sentences = read_part(folder, _TABLES["sentences"], ["article", "sentence", "start", "end", "text"])
    for row in zip(*(column.to_pylist() for column in sentences.columns), strict=True):
        article, sentence, start, end, text = row
        if texts.get(article, "")[start:end] != text:
            yield f"{folder}: sentence {sentence} of {article!r} is not what stands there in its text; {_MEND}"
            return
