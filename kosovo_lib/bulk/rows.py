"""Tables read row by row: Parquet, JSON Lines and CSV, the last two also packed by gzip."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from kosovo_lib.errors import DataError
from kosovo_lib.read.decode import BROKEN, MAX_BYTES, Unpacked

__all__ = ["COLUMNS", "TABLES", "rows"]

COLUMNS = ("id", "text", "outlet", "title", "author", "published", "published_from", "published_to")
"""What is read of a table, under these names unless others are given."""

TABLES = (".parquet", ".jsonl", ".ndjson", ".csv")

_NEEDED = ("id", "text")
_BROKEN = (*BROKEN, ValueError, csv.Error)  # a pyarrow error is a ValueError or an OSError
_RATIO = 30
"""gzip makes news prose some three times smaller; what it makes so much smaller is no table of articles."""
_BATCH = 20
"""Rows of a Parquet file that are held at once, each of which can be as large as an article may be."""


def rows(path: Path, name: str, kind: str, columns: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a table with their places; a row that is none is a text that says why.

    Args:
        path: the file.
        name: how to name it in messages.
        kind: one of `TABLES`.
        columns: our name of a column -> its name in the table.

    Raises:
        DataError: the file cannot be read to its end, unpacks to too much, or lacks a column that is needed.
    """
    place = name
    reader = {".parquet": _parquet, ".csv": _csv}.get(kind, _json_lines)
    what = "line" if kind in (".jsonl", ".ndjson") else "row"
    try:
        with path.open("rb") as stream:
            for number, row in reader(_opened(stream, path, name, kind), name, columns):
                place = f"{name} {what} {number}"
                yield place, row
    except _BROKEN as error:
        raise DataError(f"{place}: the file cannot be read on from here: {error}") from error


def _opened(stream: IO[bytes], path: Path, name: str, kind: str) -> IO[bytes]:
    """The file as it is, or what gzip packed in it."""
    if path.suffix != ".gz":
        return stream
    if kind == ".parquet":
        raise DataError(f"{name}: a Parquet file is packed inside already; unpack it with gunzip first")
    cap = max(MAX_BYTES, _RATIO * path.stat().st_size)
    rule = f"a table has no more, or at most {_RATIO} times its packed size"
    return io.BufferedReader(Unpacked(stream, name=name, cap=cap, rule=rule), 1 << 16)


def _lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Every line without its line feed; None for one that is too long, of which no more is kept."""
    held, too_long = b"", False
    while chunk := stream.read(1 << 20):
        *whole, held = (held + chunk).split(b"\n")
        for line in whole:
            yield None if too_long or len(line) > MAX_BYTES else line
            too_long = False
        if len(held) > MAX_BYTES:
            held, too_long = b"", True
    if held or too_long:
        yield None if too_long else held


_TOO_LONG = f"a line of more than {MAX_BYTES:,} bytes; an article has no more"


def _json_lines(stream: IO[bytes], name: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            yield number, _TOO_LONG
        elif line and not line.isspace():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, f"not JSON: {error}"


def _csv(stream: IO[bytes], name: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(_decoded(stream), strict=True)
    header = next(reader, [])
    _check(header, name, columns)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"not a CSV row: {error}"
            continue
        if len(cells) == len(header):
            yield reader.line_num, dict(zip(header, cells, strict=True))
        elif cells:
            yield reader.line_num, f"{len(cells)} cells; the header has {len(header)}"


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    """The lines of a CSV file; a line too long ends it, since nobody knows which row it belongs to."""
    for number, line in enumerate(_lines(stream)):
        if line is None:
            raise ValueError(_TOO_LONG)
        yield line.decode("utf-8-sig" if number == 0 else "utf-8") + "\n"


def _parquet(stream: IO[bytes], name: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(stream)
    held = file.schema_arrow.names
    _check(held, name, columns)
    asked = [theirs for ours in COLUMNS if (theirs := columns.get(ours, ours)) in held]
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH, columns=asked):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _check(held: list[str], name: str, columns: Mapping[str, str]) -> None:
    """Refuse a table without the columns that are needed, or without one that was named."""
    for ours in (*_NEEDED, *columns):
        if columns.get(ours, ours) not in held:
            raise DataError(
                f"{name}: column {columns.get(ours, ours)!r} missing, to be read as {ours!r}; "
                f"there are {', '.join(held) or 'none'} (--column {ours}=NAME names another)"
            )
