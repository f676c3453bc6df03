"""The folder that an ingest leaves behind, and how it is read: tables in parts, each part a folder of its own.

::

    OUT/ingested.json                      # what it holds, outlets too; written last: an unfinished folder has none
    OUT/profiles.yml  actors.yml           # copies of those it was read with
    OUT/parts/00000/articles.parquet       # and the other tables of the schema, texts, rejected, remarks
    OUT/parts/00000/sums.json              # size and SHA-256 of each of these files

A part holds whole articles of one outlet, and parts are in the order of outlets. Other tools read a table as
``OUT/parts/*/sentences.parquet``.
"""

import hashlib
import json
import shutil
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from kosovo_lib import schema
from kosovo_lib.corpus import Corpus, LazyTables, load_folder, outlets_table
from kosovo_lib.disk import problem, write
from kosovo_lib.errors import DataError
from kosovo_lib.read.manifest import find_corpus, places, read_outlets

MARK, WORK = "ingested.json", ".ingest"
"""The file of a finished folder; and the folder of an ingest that is not finished."""

SUMS = "sums.json"  # the file of a part that holds the checksums of its tables

TEXTS = schema.Table("texts", "an article", {
    **schema.columns("article"),
    "text": ("string", "the decoded text as received, which all offsets count into"),
})  # fmt: skip

REJECTED = schema.Table("rejected", "a document that was rejected", {
    "place": ("string", "file, and line or row in it"),
    "id": ("string", "its id; missing where it has none"),
    "outlet": ("string", "its outlet as given; missing where none is"),
    "reason": ("string", "the rule that it breaks"),
})  # fmt: skip

REMARKS = schema.Table("remarks", "a doubt about an article that was read all the same", {
    "article": ("string", "id of the article"),
    "remark": ("string", "what looked odd"),
})  # fmt: skip

ENTIRE = (*schema.TABLES, TEXTS, REJECTED, REMARKS)  # every table of a part

_TABLES = {table.name: table for table in ENTIRE}
_COLUMNS = {table.name: list(table.columns) for table in ENTIRE}
_MEND = "ingest the source again, as before: damaged parts are made anew"
_NEW = "ingest the source into a new folder"


def load(path: str | Path = "data") -> Corpus:
    """Load a corpus: a corpus folder, whose articles are checked and parsed, or a folder made by ``kosovo ingest``.

    The tables of an ingested folder are read when they are first used.

    Args:
        path: the folder; a relative one is also looked for in the folders above.

    Raises:
        DataError: the folder is no corpus, or a row, text or setting breaks a rule; names place, value and rule.
        ParameterError: ``path`` is no path.
    """
    ingested = find_ingested(path)
    if ingested:
        return Stored.open(ingested).corpus()
    root = find_corpus(path)
    state, kept = _KEPT.get(root, (None, None))
    return kept if kept and state == _state(root) else load_folder(path)


def keep(path: str | Path, folder: Path, made_of: str) -> None:
    """Load a corpus folder for a report, whose notebooks all need it; parse it again only if a file in it changes.

    Its tables lie in ``folder`` between runs, and are read from there as long as ``made_of``, a file name, is the same.
    """
    if find_ingested(path):
        return
    root = find_corpus(path)
    state, held = _state(root), folder / made_of
    if problems(held):  # not there, damaged, or of another version
        with warnings.catch_warnings(record=True) as doubts:
            warnings.simplefilter("always")
            corpus = load_folder(root)
        odd = REMARKS.frame({"article": "", "remark": str(doubt.message)} for doubt in doubts)
        with suppress(OSError, DataError):  # a full disk hurts no page
            shutil.rmtree(folder, ignore_errors=True)
            part_folder(held, 0).mkdir(parents=True)
            texts = TEXTS.frame({"article": article, "text": text} for article, text in corpus.texts.items())
            write_part(part_folder(held, 0), {**corpus.tables, TEXTS.name: texts, REMARKS.name: odd})
            if state == _state(root):
                write_mark(held, str(root), 1, list(read_outlets(root / "outlets.csv").values()), {})
    else:
        lazy, odd = (stored := Stored.open(held)).corpus(), stored.table(REMARKS.name)
        corpus = Corpus(dict(lazy.tables), lazy.outlets, dict(lazy.texts), root)
    for doubt in odd["remark"]:
        warnings.warn(doubt, stacklevel=2)
    _KEPT[root] = state, corpus


_KEPT: dict[Path, tuple[list[tuple[str, int, int]], Corpus]] = {}


def _state(root: Path) -> list[tuple[str, int, int]]:
    found = ((path, path.stat()) for path in sorted(root.rglob("*")) if path.is_file())
    return [(str(path), about.st_size, about.st_mtime_ns) for path, about in found]


def find_ingested(path: str | Path) -> Path | None:
    """The ingested folder at ``path``, here or above, or None; `DataError` if it is unfinished or lost its mark."""
    for place in places(path):
        if (place / MARK).is_file():
            return place.resolve()
        if any(place.glob(f"{WORK}*")):
            raise DataError(f"{path}: the ingest is not finished; run the same kosovo ingest again and it goes on")
        if any(place.glob(f"parts/*/{SUMS}")):
            raise DataError(f"{path}: its {MARK} is gone; {_NEW}")
    return None


def part_folder(root: Path, number: int) -> Path:
    """Where a part lies."""
    return root / "parts" / f"{number:05d}"


def write_part(folder: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write the tables of a part, those not given without rows, and what tells later whether they are the same."""
    import pyarrow.parquet as pq

    types = {
        "string": pa.large_string(), "int64": pa.int64(), "float64": pa.float64(), "datetime64[s]": pa.timestamp("ms"),
    }  # fmt: skip
    sums = {}
    for table in ENTIRE:
        typed = pa.schema([(name, types[dtype]) for name, (dtype, _) in table.columns.items()])
        held = pa.Table.from_pandas(tables.get(table.name, table.frame()), schema=typed, preserve_index=False)
        path = folder / f"{table.name}.parquet"
        pq.write_table(held.replace_schema_metadata(None), path, compression="zstd")
        sums[path.name] = [path.stat().st_size, _sha256(path)]
    (folder / SUMS).write_text(json.dumps(sums), encoding="utf-8")


def damage(folder: Path, digest: str | None = None, *, thorough: bool = True) -> str | None:
    """What is wrong with a part by its sizes, where ``thorough`` also by its checksums; None where nothing is.

    ``digest`` is what its file of checksums must have, if the folder is marked as whole.
    """
    try:
        if digest and _sha256(folder / SUMS) != digest:
            return f"{folder}: not the part that was written here"
        sums = json.loads((folder / SUMS).read_text(encoding="utf-8"))
        for table in ENTIRE:
            path = folder / f"{table.name}.parquet"
            size, digest = sums[path.name]
            if path.stat().st_size != size:
                return f"{path}: {path.stat().st_size:,} bytes, but {size:,} were written"
            if thorough and _sha256(path) != digest:
                return f"{path}: changed since it was written"
    except OSError as error:
        return problem(error)
    except (ValueError, KeyError, TypeError):
        return f"{folder / SUMS}: cannot be read"
    return None


def write_mark(root: Path, source: str, parts: int, outlets: list[dict[str, str]], rows: Mapping[str, int]) -> None:
    """Mark a folder as whole, in one step."""
    sums = [_sha256(part_folder(root, number) / SUMS) for number in range(parts)]
    held = {
        "source": source, "parts": parts, "outlets": outlets, "rows": dict(rows), "sums": sums, "columns": _COLUMNS
    }  # fmt: skip
    write(root / MARK, json.dumps(held, ensure_ascii=False, indent=1))


def read_mark(root: Path) -> dict[str, Any]:
    """What a whole folder says of itself; `DataError` if that cannot be read."""
    try:
        held: dict[str, Any] = json.loads((root / MARK).read_text(encoding="utf-8"))
        return held | {name: held[name] for name in ("source", "outlets", "rows", "sums")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{root / MARK}: cannot be read ({error!r}); {_NEW}") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_part(folder: Path, table: schema.Table, columns: list[str] | None = None) -> Any:
    """One table of one part, as Arrow holds it."""
    import pyarrow.parquet as pq

    try:
        return pq.read_table(folder / f"{table.name}.parquet", columns=columns, partitioning=None)
    except (OSError, ValueError) as error:
        raise DataError(f"{folder / table.name}.parquet: cannot be read: {error}; {_MEND}") from error


@dataclass(frozen=True, eq=False)
class Stored(Sequence[Corpus]):
    """An ingested folder or some of its parts: a sequence that opens each when asked for and keeps none in memory."""

    root: Path
    numbers: tuple[int, ...]
    outlets: Sequence[Mapping[str, str]] = ()

    @classmethod
    def open(cls, root: Path) -> "Stored":
        """The whole folder; `DataError` if another version made it, or a file is missing or has another size."""
        mark = read_mark(root)
        if mark.get("columns") != _COLUMNS:
            raise DataError(f"{root}: made by another version of kosovo_lib; {_NEW}")
        for number, digest in enumerate(mark["sums"]):
            if wrong := damage(part_folder(root, number), digest, thorough=False):
                raise DataError(f"{wrong}; {_MEND}")
        return cls(root, tuple(range(len(mark["sums"]))), mark["outlets"])

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        return replace(self, numbers=(self.numbers[at],)).corpus(whole=False)

    def __len__(self) -> int:
        return len(self.numbers)

    def table(self, name: str) -> pd.DataFrame:
        """A table of all parts, typed as the schema says."""
        table = _TABLES[name]
        held = pa.concat_tables([read_part(part_folder(self.root, number), table) for number in self.numbers])
        frame: pd.DataFrame = held.to_pandas(types_mapper={pa.large_string(): pd.StringDtype()}.get)
        return frame.astype({name: dtype for name, (dtype, _) in table.columns.items()})

    def rows(self, name: str) -> int:
        """How many rows a table has, without reading it."""
        import pyarrow.parquet as pq

        paths = (part_folder(self.root, number) / f"{name}.parquet" for number in self.numbers)
        return sum(pq.read_metadata(path).num_rows for path in paths)

    def corpus(self, *, whole: bool = True) -> Corpus:
        """The corpus of these parts, whose tables and texts are read when they are first asked for."""
        tables = LazyTables(self.table, self.rows)
        return Corpus(tables, outlets_table(self.outlets), StoredTexts(self), self.root, self if whole else ())


class StoredTexts(Mapping[str, str]):
    """Article id -> its text, read part by part as it is asked for."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._held: tuple[int, dict[str, str]] = (-1, {})

    @cached_property
    def _part(self) -> dict[str, int]:
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


def problems(root: Path) -> list[str]:
    """Every problem of an ingested folder, one line each, with place and rule; empty when it is as it was written."""
    try:
        folders = [part_folder(root, number) for number in Stored.open(root).numbers]
    except DataError as error:
        return [str(error)]
    return [f"{wrong}; {_MEND}" for folder in folders if (wrong := damage(folder))] + strange(root, len(folders))


def strange(root: Path, parts: int) -> list[str]:
    """What lies in a folder of so many parts that no ingest wrote, one line each."""
    names = (SUMS, *(f"{table.name}.parquet" for table in ENTIRE))
    ours = {part_folder(root, number) / name for number in range(parts) for name in names}
    found = sorted(path for path in (root / "parts").rglob("*") if path.is_file() and path not in ours)
    return [f"{path}: no ingest wrote it; take it away" for path in found]


def remarked(root: Path) -> list[str]:
    """Why documents were rejected, the commonest reason first; then what looked odd about articles."""
    there = Stored.open(root)
    reasons = Counter(there.table(REJECTED.name)["reason"]).most_common()
    odd = there.table(REMARKS.name)[["article", "remark"]].itertuples(index=False)
    return [f"{n:,} rejected: {reason}" for reason, n in reasons] + [f"{article}: {remark}" for article, remark in odd]
