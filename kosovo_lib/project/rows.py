"""Adding rows to a CSV table in one step: what stands there stays byte for byte, and a crash leaves it as it was."""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["add_rows"]


def add_rows(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Add rows to the end of a table, their cells in the order of its own header."""
    before = path.read_bytes()
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    header = [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline="")))]
    added = io.StringIO(newline="")
    if text and not text.endswith(("\n", "\r")):
        added.write(end)
    writer = csv.DictWriter(added, header, lineterminator=end)
    writer.writerows(rows)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as stream:
        stream.write(before + added.getvalue().encode())
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
