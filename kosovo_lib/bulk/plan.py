"""The plan of an ingest: the documents sorted into parts of one outlet each, before any is parsed.

Sorting takes one pass and little memory: documents are held by outlet until a part is full, then set down on disk.
"""

import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from kosovo_lib import schema
from kosovo_lib.bulk.sources import FIELDS, Document
from kosovo_lib.bulk.store import WORK
from kosovo_lib.disk import write

__all__ = ["Part", "Plan", "make_plan", "read_documents", "read_plan"]

_BYTES = 64 << 20
"""A part is set down when its texts are this large, however few they are."""
_HELD = 4 * _BYTES
"""No more than this is held of all parts together."""


@dataclass(frozen=True)
class Part:
    """Some documents in a file, sorted by outlet: all of one, or the remainders of several."""

    outlet: str
    """The first of them; empty for documents that were rejected already."""
    file: str
    documents: int


@dataclass(frozen=True)
class Plan:
    """What is to be done: the parts in the order of outlets, and the rows of the outlets."""

    source: str
    parts: list[Part]
    outlets: list[dict[str, str]]

    @property
    def documents(self) -> int:
        """How many documents there are in all parts, also those rejected."""
        return sum(part.documents for part in self.parts)


def read_plan(root: Path) -> Plan | None:
    """The plan of a folder; None where none is finished."""
    try:
        held = json.loads((root / WORK / "plan.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Plan(held["source"], [Part(*part) for part in held["parts"]], held["outlets"])


def make_plan(
    root: Path, source: str, found: Iterable[Document], known: Mapping[str, Mapping[str, str]], size: int
) -> Plan:
    """Sort documents into parts of at most ``size`` on disk, and write down the plan when all are there.

    ``source`` tells this ingest from another; ``known`` has the rows of known outlets by handle.
    """
    work = Path(tempfile.mkdtemp(prefix=f"{WORK}-", dir=root))  # two may make the same plan at once
    try:
        outlets, sorter = _Outlets(known), _Sorter(work, size)
        for document in _once(map(outlets.named, found)):
            sorter.add(document)
        parts = sorter.finished()
        rows = [row for handle, row in outlets.rows.items() if handle in sorter.outlets]
        held = {"source": source, "parts": [[p.outlet, p.file, p.documents] for p in parts], "outlets": rows}
        write(work / "plan.json", json.dumps(held, ensure_ascii=False))
        if not (root / WORK / "plan.json").is_file():
            shutil.rmtree(root / WORK, ignore_errors=True)  # broken off in an earlier version
            work.replace(root / WORK)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Plan(source, parts, rows)


def read_documents(root: Path, part: Part) -> list[Document]:
    """The documents of a part."""
    import pyarrow.parquet as pq

    return [Document(**row) for row in pq.read_table(root / WORK / part.file, partitioning=None).to_pylist()]


@dataclass
class _Sorter:
    """Holds documents by outlet and sets them down in parts."""

    work: Path
    size: int
    parts: list[Part] = field(default_factory=list)
    held: dict[str, list[Document]] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    total: int = 0

    def add(self, document: Document) -> None:
        """Take one more."""
        outlet = "" if document.reason else document.outlet
        self.held.setdefault(outlet, []).append(document)
        self.bytes[outlet] = self.bytes.get(outlet, 0) + len(document.data) + 500
        self.total += len(document.data) + 500
        self.outlets |= {outlet} - {""}
        if len(self.held[outlet]) >= self.size or self.bytes[outlet] >= _BYTES:
            self.set_down(outlet)
        elif self.total >= _HELD:
            self.set_down(max(self.bytes, key=self.bytes.__getitem__))

    def set_down(self, *outlets: str) -> None:
        """Write what is held of some outlets as a part."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        held = [document for outlet in outlets for document in self.held.pop(outlet)]
        self.total -= sum(self.bytes.pop(outlet) for outlet in outlets)
        part = Part(outlets[0], f"{len(self.parts):05d}.parquet", len(held))
        types = [(name, pa.large_binary() if name == "data" else pa.large_string()) for name in FIELDS]
        rows = [vars(document) for document in held]
        pq.write_table(pa.Table.from_pylist(rows, pa.schema(types)), self.work / part.file, compression="zstd")
        self.parts.append(part)

    def finished(self) -> list[Part]:
        """Every part, in the order of outlets; what is left of each outlet shares parts with its neighbours."""
        together: list[str] = []
        for outlet in sorted(self.held):
            if together and sum(len(self.held[o]) for o in (*together, outlet)) > self.size:
                self.set_down(*together)
                together = []
            together.append(outlet)
        if together:
            self.set_down(*together)
        return sorted(self.parts, key=lambda part: (part.outlet, part.file))


class _Outlets:
    """Gives each outlet a handle: its own where it is known, else one made of its name."""

    def __init__(self, known: Mapping[str, Mapping[str, str]]) -> None:
        self.rows = {handle: dict(row) for handle, row in known.items()}
        self._handles = {name.casefold(): handle for handle, row in known.items() for name in (row["name"], handle)}
        self._names: dict[str, str] = {}

    def named(self, document: Document) -> Document:
        """The document with the handle of its outlet."""
        if document.reason:
            return document
        name = document.outlet
        handle = self._handles.get(name.casefold()) or re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
        if not handle:
            return document.reject("outlet is missing" if not name else f"outlet {name!r} holds no letter")
        self._handles.setdefault(name.casefold(), handle)
        if handle not in self.rows:
            empty = dict.fromkeys(schema.OUTLETS.columns, "")
            self.rows[handle] = {**empty, "outlet": handle, "name": name, "compare": "true"}
            self._names[handle] = name
        elif name.casefold() != (other := self._names.get(handle, name)).casefold():
            return document.reject(f"outlet {name!r} and outlet {other!r} would share the handle {handle!r}")
        return replace(document, outlet=handle)


def _once(found: Iterable[Document]) -> Iterator[Document]:
    """Set aside documents without an id and those whose id stands earlier; remark on a text that stands earlier.

    Ids and checksums are kept on disk, not in memory.
    """
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "ids")) as ids:
        ids.isolation_level = None
        ids.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
        for table in ("seen", "texts"):
            ids.execute(f"CREATE TABLE {table} (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for document in found:
            if document.reason:
                yield document
            elif not document.id or len(document.id) > 200 or not document.id.isprintable():
                yield document.reject("id is missing" if not document.id else f"id {document.id[:40]!r} is no id")
            elif first := _earlier(ids, "seen", document.id, document.place):
                yield document.reject(f"id {document.id!r} stands earlier, in {first}; an id is unique")
            elif first := _earlier(ids, "texts", str(document.sha256), document.place):
                yield replace(document, remark=f"its text stands earlier, in {first}; both are read")
            else:
                yield document


def _earlier(ids: sqlite3.Connection, table: str, key: str, place: str) -> str:
    """Where a key was first met; empty if that is here."""
    if ids.execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", (key, place)).rowcount:
        return ""
    return str(ids.execute(f"SELECT place FROM {table} WHERE key = ?", (key,)).fetchone()[0])
