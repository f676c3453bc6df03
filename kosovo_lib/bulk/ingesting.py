"""The ingest: plan, parse what is not parsed yet, mark the finished folder.

The plan sorts the documents into parts of one outlet each. Documents are held by outlet until a part is full, then
written to disk. A loop, processes or the workers of a Dask cluster parse the parts; all call the same function.
"""

import hashlib
import json
import re
import shutil
import sqlite3
import tempfile
import uuid
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from kosovo_lib.bulk import store
from kosovo_lib.bulk.sources import Document, documents, files, is_corpus
from kosovo_lib.corpus import parse_article
from kosovo_lib.corrections import FILE, Correction, read_corrections
from kosovo_lib.disk import problem, progress, undone, write
from kosovo_lib.errors import DataError, ParameterError, check_whole
from kosovo_lib.finding import amount
from kosovo_lib.read import read
from kosovo_lib.read.manifest import find_corpus, read_manifest
from kosovo_lib.read.metadata import outlet_row
from kosovo_lib.text.actors import Lexicon, lexicon_in
from kosovo_lib.text.blocks import PLAIN, Profile, profiles_in

_BYTES = 64 << 20  # a part is set down when its texts are this large, however few they are
_HELD = 4 * _BYTES  # no more than this is held of all parts together


class Plan(NamedTuple):
    """What is to be done: how many parts, how many documents in all, and the rows of the outlets."""

    source: str
    parts: int
    documents: int
    outlets: list[dict[str, str]]


def read_plan(root: Path) -> Plan | None:
    """The plan of a folder; None where none is finished, or an earlier version made it."""
    with suppress(FileNotFoundError, TypeError):
        return Plan(**json.loads((root / store.WORK / "plan.json").read_text(encoding="utf-8")))
    return None


@dataclass
class _Sorter:
    """Holds documents by outlet and sets them down in parts: of one outlet, or of the remainders of several."""

    work: Path
    size: int
    parts: list[str] = field(default_factory=list)  # the first outlet of each, empty for rejected documents
    documents: int = 0
    held: dict[str, list[Document]] = field(default_factory=dict)
    bytes: Counter[str] = field(default_factory=Counter)
    outlets: set[str] = field(default_factory=set)

    def add(self, document: Document) -> None:
        outlet = "" if document.reason else document.outlet
        self.documents += 1
        self.held.setdefault(outlet, []).append(document)
        self.bytes[outlet] += len(document.data) + 500
        self.outlets |= {outlet} - {""}
        if len(self.held[outlet]) >= self.size or self.bytes[outlet] >= _BYTES:
            self.set_down(outlet)
        elif self.bytes.total() >= _HELD:
            self.set_down(self.bytes.most_common(1)[0][0])

    def set_down(self, *outlets: str) -> None:
        import pyarrow.parquet as pq

        rows = [vars(document) for outlet in outlets for document in self.held.pop(outlet)]
        for outlet in outlets:
            del self.bytes[outlet]
        table = pa.Table.from_pylist(rows)
        pq.write_table(table, self.work / str(len(self.parts)), compression="zstd")
        self.parts.append(outlets[0])

    def finish(self) -> None:
        """Number the parts in the order of outlets; what is left of outlets shares parts with its neighbours."""
        together: list[str] = []
        for outlet in sorted(self.held):
            if together and sum(len(self.held[o]) for o in (*together, outlet)) > self.size:
                self.set_down(*together)
                together = []
            together.append(outlet)
        if together:
            self.set_down(*together)
        for number, made in enumerate(sorted(range(len(self.parts)), key=self.parts.__getitem__)):
            (self.work / str(made)).replace(self.work / f"{number:05d}.parquet")


class _Outlets:
    """Gives each outlet a handle: its own where it is known, else one made of its name."""

    def __init__(self, known: Mapping[str, Mapping[str, str]]) -> None:
        self.rows = {handle: dict(row) for handle, row in known.items()}
        self._handles = {name.casefold(): handle for handle, row in known.items() for name in (row["name"], handle)}
        self._names: dict[str, str] = {}

    def named(self, document: Document) -> Document:
        if document.reason:
            return document
        name = document.outlet
        handle = self._handles.get(name.casefold()) or re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
        if not handle:
            return document.reject(f"outlet {name!r} holds no letter" if name else "outlet is missing; see --outlet")
        self._handles.setdefault(name.casefold(), handle)
        if handle not in self.rows:
            self.rows[handle] = outlet_row(handle, name)
            self._names[handle] = name
        elif name.casefold() != (other := self._names.get(handle, name)).casefold():
            return document.reject(f"outlet {name!r} and outlet {other!r} would share the handle {handle!r}")
        return replace(document, outlet=handle)


def _once(found: Iterable[Document]) -> Iterator[Document]:
    """Reject documents without an id and those whose id stands earlier; remark on a text that stands earlier."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "ids")) as ids:
        ids.isolation_level = None
        ids.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")
        ids.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for document in found:
            if document.reason:
                yield document
            elif not document.article or len(document.article) > 200 or not document.article.isprintable():
                yield document.reject(f"id {document.article[:40]!r} is no id" if document.article else "id is missing")
            elif first := _earlier(ids, f"id {document.article}", document.path):
                yield document.reject(f"id {document.article!r} stands earlier, in {first}; an id is unique")
            elif first := _earlier(ids, f"text {document.sha256}", document.path):
                yield replace(document, remark=f"its text stands earlier, in {first}; both are read")
            else:
                yield document


def _earlier(ids: sqlite3.Connection, key: str, place: str | None) -> str:
    """Where a key was first met; empty if that is here."""
    if ids.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, place)).rowcount:
        return ""
    return str(ids.execute("SELECT place FROM seen WHERE key = ?", (key,)).fetchone()[0])


SETTINGS = ("profiles.yml", "actors.yml")


class Settings(NamedTuple):
    """What documents are parsed with: names of outlets by handle, profiles, actors, corrections by article."""

    names: dict[str, str]
    profiles: dict[str, Profile]
    lexicon: Lexicon
    corrections: dict[str, list[Correction]]


def do_part(root: str, number: int) -> int:
    """Parse a part of a plan and put its tables there, whole or not at all, unless another worker did; its number."""
    import pyarrow.parquet as pq

    folder = store.part_folder(Path(root), number)
    if folder.is_dir():
        return number
    given = settings(root, _plan(root).source)
    rows = pq.read_table(Path(root) / store.WORK / f"{number:05d}.parquet", partitioning=None).to_pylist()
    for row in rows:
        row["published"] = row["published"] and tuple(row["published"])
    tables = parse_documents([Document(**row) for row in rows], given)
    made = folder.with_name(f".{number:05d}-{uuid.uuid4().hex}")
    made.mkdir(parents=True)
    try:
        store.write_part(made, tables)
        made.replace(folder)
    except OSError:
        if not folder.is_dir():  # else another worker was first
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return number


def parse_documents(found: Iterable[Document], given: Settings) -> dict[str, pd.DataFrame]:
    """The tables of some documents; one that cannot be parsed stands in ``rejected`` with its reason. Pure."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in store.ENTIRE}
    for document in found:
        reason, parsed = document.reason, None
        if not reason:
            try:
                with warnings.catch_warnings(record=True) as noted:
                    warnings.simplefilter("always")
                    parsed = _parsed(document, given)
            except DataError as error:
                reason = str(error)
            except Exception as error:  # one odd text in a million must not stop the others, nor be lost
                reason = f"the parser failed on it: {type(error).__name__}: {error}"
        if parsed is None:
            given_id = {"id": document.article or None, "outlet": document.outlet or None}
            rows["rejected"].append({"place": document.path, **given_id, "reason": reason})
            continue
        for name, held in parsed.items():
            rows[name] += held
        if document.remark:
            rows["remarks"].append({"article": document.article, "remark": document.remark})
        rows["remarks"] += [{"article": document.article, "remark": str(warning.message)} for warning in noted]
    return {table.name: table.frame(rows[table.name]) for table in store.ENTIRE}


def _parsed(document: Document, given: Settings) -> dict[str, list[dict[str, Any]]]:
    received = read(document.data, name=str(document.path))
    if received.doubts and not document.listed:
        raise DataError("; ".join(received.doubts))
    entry = replace(document, comments=received.comments)
    if received.structured and not document.listed:
        entry = entry.completed(received.clues)
    profile = given.profiles.get(entry.outlet, PLAIN)
    corrections = given.corrections.get(entry.article, [])
    rows = parse_article(
        received.text, entry, given.names[entry.outlet], profile, given.lexicon, corrections=corrections
    )
    return {**rows, "texts": [{"article": entry.article, "text": received.text}]}


def _plan(root: str) -> Plan:
    plan = read_plan(Path(root))
    if plan is None:
        raise DataError(f"{Path(root) / store.WORK}: not there; the folder must be on a disk that every worker sees")
    return plan


@lru_cache(maxsize=2)
def settings(root: str, source: str) -> Settings:
    """The settings in the folder of an ingest, read once in each process."""
    names, lexicon = {row["outlet"]: row["name"] for row in _plan(root).outlets}, lexicon_in(Path(root))
    return Settings(names, profiles_in(Path(root)), lexicon, read_corrections(Path(root) / FILE, None, lexicon))


PART = 1000  # documents in a part: what one step holds in memory
_ATTEMPTS = 5  # how often a part is begun again after its worker has died, before it is given up


@dataclass(frozen=True)
class Ingested:
    """What an ingest has done: documents = articles + rejected.

    Attributes:
        root: the folder, which `load` opens.
        documents: documents in the source.
        articles: those in the tables.
        rejected: those that could not be read; the table ``rejected`` says why.
        remarks: doubts about articles, such as a text that stands twice; see the table ``remarks``.
        parts: parts of the folder.
        done: those parsed by this call.
    """

    root: Path
    documents: int
    articles: int
    rejected: int
    remarks: int
    parts: int
    done: int

    def __str__(self) -> str:
        why = " (rejected.parquet of each part says why)" if self.rejected else ""
        odd = f"; {amount(self.remarks, 'remark')}, which kosovo check {self.root} lists" if self.remarks else ""
        return (
            f"{self.root}: documents {self.documents:,}, articles {self.articles:,}, "
            f"rejected {self.rejected:,}{why}, parts {self.parts:,}{odd}"
        )


def ingest(
    source: str | Path, out: str | Path, *, scheduler: str | None = None, jobs: int = 1,
    corpus: str | Path | None = None, columns: Mapping[str, str] | None = None, outlet: str = "", part: int = PART,
) -> Ingested:  # fmt: skip
    """Parse a corpus of any size into the tables of the schema, as Parquet in parts sorted by outlet.

    Call it again after an interruption: it parses what is missing or damaged. Memory is bounded by a part.

    Args:
        source: a table (``.parquet``, ``.jsonl``, ``.csv``, the last two also ``.gz``); a folder of tables; a folder
            of texts or saved pages, with a sub-folder for each outlet; or a corpus folder.
        out: the folder to make, which `load` opens.
        scheduler: address of a Dask scheduler, such as ``tcp://10.0.0.1:8786``. All its workers must see ``out`` and
            have this package.
        jobs: processes on this machine, if there is no scheduler.
        corpus: the corpus folder with the outlets, profiles and actors to use; by default ``source``, if it is one.
        columns: our name -> name in the tables, where they differ: id, text, outlet, title, author, published (a
            day, a time, or ``day..day``), published_from, published_to.
        outlet: the outlet of documents that name none; without it they are rejected.
        part: documents in a part, at most.

    Raises:
        DataError: the source lacks a column, holds no readable document or cannot be read; ``out`` cannot be written.
        ParameterError: an option is out of range; ``out`` holds something else; no scheduler answers.
    """
    for name, value in (("jobs", jobs), ("part", part)):
        check_whole(name, value)
    source, out = Path(source).absolute(), Path(out).absolute()
    given = find_corpus(corpus) if corpus is not None else source if is_corpus(source) else None
    mark = _mark(source, given, columns or {}, outlet, part)
    begun, marked = read_plan(out), out / store.MARK
    held = store.read_mark(out) if marked.is_file() else {"source": begun.source if begun else mark, "sums": []}
    if held["source"] != mark:
        raise ParameterError(f"{out}: holds the ingest of another source, or with other options; name a new folder")
    if marked.is_file() and not store.problems(out):
        return _summary(out, done=0)
    try:
        with undone(out):
            plan = begun or _planned(source, out, mark, given, columns or {}, outlet, part)
        settings(str(out), plan.source)  # an error in profiles or actors is told before the work is given out
        todo, digests = [], dict(enumerate(held["sums"]))
        for number in range(plan.parts):
            folder = store.part_folder(out, number)
            there = folder.is_dir()
            if store.damage(folder, digests.get(number)):
                todo.append(number)
                if there:  # else another run may just have put it there
                    shutil.rmtree(folder, ignore_errors=True)
        marked.unlink(missing_ok=True)  # a finished folder with damaged parts is an unfinished one again
        with _mapping(min(jobs, len(todo)), scheduler) as call:
            for _ in progress(call(partial(do_part, str(out)), todo), "parts parsed", len(todo)):
                pass
        return _finished(out, plan, len(todo))
    except (OSError, DataError) as error:
        if marked.is_file() and not store.problems(out):  # another run was first
            return _summary(out, done=0)
        if isinstance(error, DataError):
            raise
        more = "; run the same command again, and it goes on" if (out / store.WORK).is_dir() else ""
        raise DataError(f"{problem(error, out)}{more}") from error


def _mark(source: Path, given: Path | None, columns: Mapping[str, str], outlet: str, part: int) -> str:
    """What tells this ingest from any other: source, settings and options, as a checksum."""
    read = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files(source)]
    paths = [given / name for name in ("outlets.csv", *SETTINGS, FILE)] if given else []
    held = [path.read_bytes().hex() for path in paths if path.is_file()]
    return hashlib.sha256(json.dumps([read, held, sorted(columns.items()), outlet, part]).encode()).hexdigest()


def _planned(
    source: Path, out: Path, mark: str, given: Path | None, columns: Mapping[str, str], outlet: str, part: int,
) -> Plan:  # fmt: skip
    """Sort documents into parts on disk, and write down the plan when all are there."""
    other = [path for path in out.glob("*") if path.name not in ("coding", *SETTINGS) and store.WORK not in path.name]
    if other and not (out / store.MARK).is_file():
        raise ParameterError(f"{out}: holds something else; name a new folder")
    out.mkdir(parents=True, exist_ok=True)
    known = read_manifest(given).outlets if given else {}
    held = [given / name for name in SETTINGS] if given else []
    held += sorted((source / "coding").rglob("*")) if is_corpus(source) else []  # made by hand for these very articles
    for path in held:
        if path.is_file():
            write(out / path.relative_to(given if path.name in SETTINGS and given else source), path.read_bytes())
    work = Path(tempfile.mkdtemp(prefix=f"{store.WORK}-", dir=out))  # two may make the same plan at once
    try:
        outlets, sorter = _Outlets(known), _Sorter(work, part)
        for document in _once(map(outlets.named, progress(documents(source, columns, outlet), "documents read"))):
            sorter.add(document)
        sorter.finish()
        rows = [row for handle, row in outlets.rows.items() if handle in sorter.outlets]
        plan = Plan(mark, len(sorter.parts), sorter.documents, rows)
        write(work / "plan.json", json.dumps(plan._asdict(), ensure_ascii=False))
        if read_plan(out) is None:
            shutil.rmtree(out / store.WORK, ignore_errors=True)  # broken off in an earlier version
            work.replace(out / store.WORK)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return plan


def _finished(out: Path, plan: Plan, done: int) -> Ingested:
    """Count what is there, mark the folder as whole, and clear away the plan and what was left half-written."""
    there = store.Stored(out, tuple(range(plan.parts)))
    rows = {table.name: there.rows(table.name) for table in store.ENTIRE}
    if rows["articles"] + rows["rejected"] != plan.documents:
        done_with = f"{rows['articles']} parsed, {rows['rejected']} rejected"
        raise DataError(f"{out}: {plan.documents} documents were read, {done_with}; these do not add up")
    if not rows["articles"]:
        said = "; the first, {place}: {reason}".format_map(there.table("rejected").iloc[0]) if plan.documents else ""
        raise DataError(f"no document could be read{said or ': the source is empty'}")
    store.write_mark(out, plan.source, plan.parts, plan.outlets, rows)
    for half in (*out.glob(f"{store.WORK}*"), *(out / "parts").glob(".*")):  # also of runs that were killed
        shutil.rmtree(half, ignore_errors=True)
    return _summary(out, done)


def _summary(out: Path, done: int) -> Ingested:
    held = store.read_mark(out)
    articles, aside = held["rows"]["articles"], held["rows"]["rejected"]
    return Ingested(out, articles + aside, articles, aside, held["rows"].get("remarks", 0), len(held["sums"]), done)


@contextmanager
def _mapping(jobs: int, scheduler: str | None) -> Iterator[Callable[..., Iterable[int]]]:
    """What calls a function with each part: the workers of a cluster, several processes, or a loop."""
    if scheduler:
        from distributed import Client, KilledWorker

        try:
            client: Any = Client(scheduler, timeout=20, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TypeError) as error:
            raise ParameterError(f"scheduler: no Dask scheduler answers at {scheduler!r}") from error
        try:
            with client:  # a part is no pure value but a folder that is there afterwards: no result is remembered
                yield client.get_executor(pure=False, retries=_ATTEMPTS).map
        except KilledWorker as error:
            died = "workers died over one part, again and again; parts that are done stay"
            raise DataError(f"{died}: {error}") from error
    elif jobs > 1:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        try:  # started afresh, not forked: threads of Arrow do not survive a fork
            with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
                yield pool.map
        except BrokenProcessPool as error:
            raise DataError("a process was killed, perhaps because memory ran out; run it again") from error
    else:
        yield map
