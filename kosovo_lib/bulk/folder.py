"""The folder that an ingest leaves behind, and how it is read: tables in parts, each part a folder of its own.

::

    OUT/ingested.json                      # what it holds, outlets too; written last: an unfinished folder has none
    OUT/profiles.yml  actors.yml           # copies of those it was read with
    OUT/parts/00000/articles.parquet       # and the other tables of the schema, texts, rejected, remarks

A part holds whole articles of one outlet, and parts are in the order of outlets. Other tools read a table as
``OUT/parts/*/sentences.parquet``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.errors import DataError

__all__ = [
    "ENTIRE", "MARK", "REJECTED", "REMARKS", "TEXTS", "WORK", "Stored", "StoredTexts", "find_ingested", "part_folder",
    "read_part", "write_part",
]  # fmt: skip

MARK, WORK = "ingested.json", ".ingest"
"""The file of a finished folder; and the folder of an ingest that is not finished."""

TEXTS = schema.Table("texts", "an article", {
    "article": ("string", "id of the article"),
    "text": ("string", "the decoded text as received, which all offsets count into"),
})  # fmt: skip

REJECTED = schema.Table("rejected", "a document that was set aside", {
    "place": ("string", "file, and line or row in it"),
    "id": ("string", "its id; missing where it has none"),
    "outlet": ("string", "its outlet as given; missing where none is"),
    "reason": ("string", "the rule that it breaks"),
})  # fmt: skip

REMARKS = schema.Table("remarks", "a doubt about an article that was read all the same", {
    "article": ("string", "id of the article"),
    "remark": ("string", "what looked odd"),
})  # fmt: skip

ENTIRE = (*schema.TABLES, TEXTS, REJECTED, REMARKS)
"""Every table of a part."""


def find_ingested(path: str | Path) -> Path | None:
    """The ingested folder that ``path`` names, here or in a folder above; None where that is something else.

    Raises:
        DataError: the ingest is not finished.
    """
    places = [Path(path)] if Path(path).is_absolute() else [p / path for p in (Path.cwd(), *Path.cwd().parents)]
    for place in places:
        if (place / MARK).is_file():
            return place.resolve()
        if (place / WORK).is_dir():
            raise DataError(f"{path}: the ingest is not finished; run the same kosovo ingest again and it goes on")
    return None


def part_folder(root: Path, number: int) -> Path:
    """Where a part lies."""
    return root / "parts" / f"{number:05d}"


def write_part(folder: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write the tables of a part into an existing folder."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for table in ENTIRE:
        held = pa.Table.from_pandas(tables[table.name], schema=_arrow(table), preserve_index=False)
        pq.write_table(held.replace_schema_metadata(None), folder / f"{table.name}.parquet", compression="zstd")


def read_part(folder: Path, table: schema.Table, columns: list[str] | None = None) -> Any:
    """One table of one part, as Arrow holds it."""
    import pyarrow.parquet as pq

    try:
        return pq.read_table(folder / f"{table.name}.parquet", columns=columns, partitioning=None)
    except (OSError, ValueError) as error:
        raise DataError(f"{folder / table.name}.parquet: cannot be read: {error}") from error


def _arrow(table: schema.Table) -> Any:
    """The types of a table in Parquet."""
    import pyarrow as pa

    types = {
        "string": pa.large_string(), "int64": pa.int64(), "float64": pa.float64(), "datetime64[s]": pa.timestamp("ms"),
    }  # fmt: skip
    return pa.schema([(name, types[dtype]) for name, (dtype, _) in table.columns.items()])


@dataclass(frozen=True)
class Stored:
    """An ingested folder, or some of its parts, read table by table."""

    root: Path
    numbers: tuple[int, ...]

    @classmethod
    def open(cls, root: Path) -> "Stored":
        """The whole folder."""
        return cls(root, tuple(range(json.loads((root / MARK).read_text(encoding="utf-8"))["parts"])))

    def parts(self) -> list["Stored"]:
        """Each part alone."""
        return [replace(self, numbers=(number,)) for number in self.numbers]

    def table(self, table: schema.Table) -> pd.DataFrame:
        """A table of all parts, typed as the schema says."""
        import pyarrow as pa

        held = pa.concat_tables([read_part(part_folder(self.root, number), table) for number in self.numbers])
        frame: pd.DataFrame = held.to_pandas(types_mapper={pa.large_string(): pd.StringDtype()}.get)
        return frame.astype({name: dtype for name, (dtype, _) in table.columns.items()})

    def rows(self, name: str) -> int:
        """How many rows a table has, without reading it."""
        import pyarrow.parquet as pq

        paths = (part_folder(self.root, number) / f"{name}.parquet" for number in self.numbers)
        return sum(pq.read_metadata(path).num_rows for path in paths)

    def outlets(self) -> list[dict[str, str]]:
        """The rows of the outlets."""
        return list(json.loads((self.root / MARK).read_text(encoding="utf-8"))["outlets"])


class StoredTexts(Mapping[str, str]):
    """Article id -> its text, read part by part as it is asked for."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._held: tuple[int, dict[str, str]] = (-1, {})

    @cached_property
    def _part(self) -> dict[str, int]:
        """In which part an article is."""
        ids = ((number, self._read(number, ["article"])) for number in self._stored.numbers)
        return {article: number for number, held in ids for article in held["article"].to_pylist()}

    def _read(self, number: int, columns: list[str]) -> Any:
        return read_part(part_folder(self._stored.root, number), TEXTS, columns)

    def __getitem__(self, article: str) -> str:
        number = self._part[article]
        if self._held[0] != number:
            held = self._read(number, ["article", "text"])
            self._held = (number, dict(zip(held["article"].to_pylist(), held["text"].to_pylist(), strict=True)))
        return self._held[1][article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._part)

    def __len__(self) -> int:
        return len(self._part)
