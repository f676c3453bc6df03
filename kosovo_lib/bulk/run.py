"""The whole ingest: plan, parse what is not parsed yet, put a mark on the finished folder.

The parts are done by a plain loop, by processes or by the workers of a Dask cluster; all call the same function.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kosovo_lib.bulk.partition import SETTINGS, do_part, settings
from kosovo_lib.bulk.plan import Plan, make_plan, read_plan
from kosovo_lib.bulk.sources import Document, documents, files, is_corpus
from kosovo_lib.bulk.store import ENTIRE, MARK, REJECTED, WORK, Stored, damage, part_folder, problems, write_mark
from kosovo_lib.corrections import FILE
from kosovo_lib.disk import problem, undone, write
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.read.manifest import find_corpus, read_manifest

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["Ingested", "ingest"]

PART = 1000
"""Documents in a part: what one step holds in memory."""

_ATTEMPTS = 5
"""How often a part is begun again after its worker has died, before it is given up."""


@dataclass(frozen=True)
class Ingested:
    """What an ingest has done: documents = articles + rejected, always.

    Attributes:
        root: the folder, which `load` opens.
        documents: documents in the source.
        articles: those that stand in the tables.
        rejected: those that could not be read; the table ``rejected`` says why.
        parts: how many parts the folder has.
        done: how many of them were done by this call; the others were there.
    """

    root: Path
    documents: int
    articles: int
    rejected: int
    parts: int
    done: int

    def __str__(self) -> str:
        why = " (rejected.parquet of each part says why)" if self.rejected else ""
        return (
            f"{self.root}: documents {self.documents:,}, articles {self.articles:,}, "
            f"rejected {self.rejected:,}{why}, parts {self.parts:,}"
        )


def ingest(
    source: str | Path,
    out: str | Path,
    *,
    scheduler: str | None = None,
    jobs: int = 1,
    corpus: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    outlet: str = "",
    part: int = PART,
    progress: bool = True,
) -> Ingested:
    """Parse a corpus of any size into the tables of the schema, as Parquet in parts that are sorted by outlet.

    Broken off, it goes on where it stopped when it is called again: a part is there whole or not at all, and one that
    is no longer as it was written is made anew. Memory is bounded by a part, not by the corpus.

    Args:
        source: a table (``.parquet``, ``.jsonl``, ``.csv``, the last two also ``.gz``); a folder of tables; a folder
            of texts or saved web pages, in which sub-folders name the outlets and files the articles; or a corpus
            folder with its manifest.
        out: the folder that is made, to be opened by `load`.
        scheduler: address of a Dask scheduler, such as ``tcp://10.0.0.1:8786``, whose workers do the parts; ``out``
            has to lie on a disk that all of them see, and this package has to be installed there.
        jobs: processes on this machine, where there is no scheduler.
        corpus: a corpus folder whose outlets, profiles and actors are used; without it those of ``source`` if it is
            one.
        columns: our name -> name in the tables, where they differ: id, text, outlet, title, author, published (a
            day, a point in time, or ``day..day``), published_from, published_to.
        outlet: the outlet of documents that name none; without it they are rejected.
        part: documents in a part, at most.
        progress: draw a bar, where there is a terminal.

    Raises:
        DataError: the source cannot be read to its end, lacks a column, or holds no document that can be read;
            ``out`` cannot be written.
        ParameterError: an option out of range; ``out`` holds something else; no scheduler answers.
    """
    for name, value in (("jobs", jobs), ("part", part)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ParameterError(f"{name}: {value!r} is not a whole number from 1")
    source, out = Path(source).absolute(), Path(out).absolute()
    given = find_corpus(corpus) if corpus is not None else source if is_corpus(source) else None
    mark = _mark(source, given, columns or {}, outlet, part)
    if (out / MARK).is_file():
        _same(_held(out)["source"], mark, out)
        if not problems(out):
            return _summary(out, done=0)
    try:
        with undone(out):
            plan = _planned(source, out, mark, given, columns or {}, outlet, part, progress)
        (out / MARK).unlink(missing_ok=True)  # a finished folder with damaged parts is an unfinished one again
        settings(str(out))  # an error in profiles or actors is told before the work is given out
        todo = []
        for number in range(len(plan.parts)):
            there = part_folder(out, number).is_dir()
            if damage(part_folder(out, number)):
                todo.append(number)
                if there:  # else another run may just have put it there
                    shutil.rmtree(part_folder(out, number), ignore_errors=True)
        before = sum(p.documents for number, p in enumerate(plan.parts) if number not in set(todo))
        with _bar("parsing", progress, plan.documents, before) as bar:
            for number in _done_by(do_part, str(out), todo, jobs=jobs, scheduler=scheduler):
                bar.update(plan.parts[number].documents)
        return _finished(out, plan, len(todo))
    except OSError as error:
        if (out / MARK).is_file():  # another run was first
            return _summary(out, done=0)
        more = "; run the same command again, and it goes on" if (out / WORK).is_dir() else ""
        raise DataError(f"{problem(error, out)}{more}") from error


def _mark(source: Path, given: Path | None, columns: Mapping[str, str], outlet: str, part: int) -> str:
    """What tells this ingest from any other: source, settings and options, as a checksum."""
    read = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files(source)]
    paths = [given / name for name in ("outlets.csv", *SETTINGS, FILE)] if given else []
    held = [path.read_bytes().hex() for path in paths if path.is_file()]
    return hashlib.sha256(json.dumps([read, held, sorted(columns.items()), outlet, part]).encode()).hexdigest()


def _same(there: str, mark: str, out: Path) -> None:
    if there != mark:
        raise ParameterError(f"{out}: holds the ingest of another source, or with other options; name a new folder")


def _planned(
    source: Path, out: Path, mark: str, given: Path | None, columns: Mapping[str, str], outlet: str, part: int,
    progress: bool,
) -> Plan:  # fmt: skip
    """The plan of the folder, made if there is none."""
    plan = read_plan(out)
    if plan:
        _same(plan.source, mark, out)
        return plan
    ours = (out / MARK).is_file()
    other = [path for path in out.glob("*") if path.name not in ("coding", *SETTINGS) and WORK not in path.name]
    if other and not ours:
        raise ParameterError(f"{out}: holds something else; name a new folder")
    out.mkdir(parents=True, exist_ok=True)
    known = read_manifest(given).outlets if given else {}
    held = [given / name for name in SETTINGS] if given else []
    held += sorted((source / "coding").rglob("*")) if is_corpus(source) else []  # made by hand for these very articles
    for path in held:
        if path.is_file():
            write(out / path.relative_to(given if path.name in SETTINGS and given else source), path.read_bytes())
    with _bar("reading", progress) as bar:
        found = documents(source, columns, outlet)
        return make_plan(out, mark, _counted(found, bar), known, part)


def _counted(found: Iterable[Document], bar: "tqdm[Any]") -> Iterator[Document]:
    """The same documents, told to the bar."""
    for document in found:
        bar.update()
        yield document


def _bar(what: str, progress: bool, total: int | None = None, initial: int = 0) -> "tqdm[Any]":
    """A bar of documents; none where nobody watches."""
    from tqdm import tqdm

    return tqdm(
        desc=what, total=total, initial=initial, unit=" documents", unit_scale=True, disable=None if progress else True
    )


def _finished(out: Path, plan: Plan, done: int) -> Ingested:
    """Count what is there, mark the folder as whole, and clear away the plan and what was left half-written."""
    there = Stored(out, tuple(range(len(plan.parts))))
    rows = {table.name: there.rows(table.name) for table in ENTIRE}
    if rows["articles"] + rows["rejected"] != plan.documents:
        raise DataError(f"{out}: {plan.documents} documents were read, {rows['articles']} parsed, {rows['rejected']}"
                        " rejected; these do not add up")  # fmt: skip
    if not rows["articles"]:
        reason = there.table(REJECTED.name).iloc[0] if plan.documents else {"place": plan.source, "reason": "empty"}
        raise DataError(f"no document could be read; the first, {reason['place']}: {reason['reason']}")
    write_mark(out, plan.source, len(plan.parts), plan.outlets, rows)
    for half in (*out.glob(f"{WORK}*"), *part_folder(out, 0).parent.glob(".*")):  # also of runs that were killed
        shutil.rmtree(half, ignore_errors=True)
    return _summary(out, done)


def _held(out: Path) -> dict[str, Any]:
    """The mark of a finished folder."""
    try:
        held: dict[str, Any] = json.loads((out / MARK).read_text(encoding="utf-8"))
        return {**held, "source": held["source"], "rows": held["rows"]}
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{out / MARK}: cannot be read ({error!r}); ingest the source into a new folder") from error


def _summary(out: Path, done: int) -> Ingested:
    """What the mark of a finished folder says."""
    held = _held(out)
    articles, aside = held["rows"]["articles"], held["rows"]["rejected"]
    return Ingested(out, articles + aside, articles, aside, held["parts"], done)


def _done_by(
    function: Callable[[str, int], int], root: str, numbers: Sequence[int], *, jobs: int, scheduler: str | None
) -> Iterator[int]:
    """Yield the number of each part as it is finished, in any order."""
    if scheduler:
        yield from _on_cluster(function, root, numbers, scheduler)
    elif jobs > 1 and len(numbers) > 1:
        yield from _in_processes(function, root, numbers, jobs)
    else:
        for number in numbers:
            yield function(root, number)


def _in_processes(function: Callable[[str, int], int], root: str, numbers: Sequence[int], jobs: int) -> Iterator[int]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Started afresh, not forked: threads of Arrow do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(function, root, number) for number in numbers]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool as error:
            raise DataError("a process was ended from outside, perhaps for want of memory; run it again") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _on_cluster(
    function: Callable[[str, int], int], root: str, numbers: Sequence[int], scheduler: str
) -> Iterator[int]:
    from distributed import Client, KilledWorker, as_completed

    try:
        client: Any = Client(scheduler, timeout=20, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise ParameterError(f"scheduler: no Dask scheduler answers at {scheduler!r}") from error
    with client:
        # A part is no pure value but a folder that is there afterwards, so its result must not be remembered.
        futures = client.map(function, [root] * len(numbers), numbers, pure=False, retries=_ATTEMPTS)
        try:
            for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
                yield future.result()
        except KilledWorker as error:
            raise DataError(
                f"workers died over one part, again and again; parts that are done stay: {error}"
            ) from error
