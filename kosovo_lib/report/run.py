"""Run notebooks, several at a time, without paying for the same imports again.

One process imports what the notebooks import and is then forked once per notebook (`engine.InProcessEngine`). Where
there is no safe fork, or on request, each notebook runs in a Jupyter kernel as with plain ``papermill``.
"""

import ast
import gc
import importlib
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Literal

from tqdm import tqdm

from kosovo_lib.report.runs import Run

__all__ = ["Engine", "Outcome", "execute"]

Engine = Literal["auto", "fork", "kernel"]


@dataclass(frozen=True)
class Outcome:
    """How one notebook ended. ``error`` is empty, or one line that names the notebook, the cell and the cause."""

    run: Run
    executed: Path
    seconds: float
    error: str = ""


def execute(
    runs: Iterable[Run],
    folder: Path,
    *,
    jobs: int | None = None,
    engine: Engine = "auto",
    prepare: Callable[[list[str]], object] | None = None,
) -> Iterator[Outcome]:
    """Run notebooks and yield each as it ends, in whatever order that is; none hurts the others.

    Every process is forked before the first result is handed out, so that a caller may start threads then.

    Args:
        runs: what to run.
        folder: where the executed notebooks go, also those that failed, as ``<page>.ipynb``.
        jobs: how many at a time; as many as there are processors if not given.
        prepare: called once in the process that is forked, with the names of the notebooks that will run; what it
            loads, every notebook finds loaded. What it raises ends the run before any notebook has begun.
        engine: ``fork`` runs in forked processes, ``kernel`` in Jupyter kernels, ``auto`` in what fits the system.
    """
    waiting = list(runs)
    folder.mkdir(parents=True, exist_ok=True)
    # Fork on macOS is known to crash in system libraries that other packages load.
    forks = hasattr(os, "fork") and sys.platform != "darwin"
    chosen = engine if engine != "auto" else ("fork" if forks else "kernel")
    context: Any = multiprocessing.get_context("fork" if chosen == "fork" else "spawn")
    if chosen == "fork" and waiting:
        _prepare({run.notebook for run in waiting})
        if prepare:
            prepare([run.notebook.stem for run in waiting])
        gc.freeze()  # what is loaded stays: no process has to look through it again, nor copy it by touching it
    crew = [_Worker(run, folder, chosen, context, place) for place, run in enumerate(waiting)]
    try:
        yield from _supervise(crew, jobs or os.cpu_count() or 1)
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """One notebook in its own process, which waits to be told to go, and its progress bar."""

    def __init__(self, run: Run, folder: Path, engine: str, context: Any, place: int) -> None:
        self.run, self.executed, self._place = run, folder / f"{run.page}.ipynb", place
        self.link, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(run, self.executed, engine, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._started = 0.0
        self._bar: Any = None

    def go(self) -> None:
        self._started = time.monotonic()
        cells = len(json.loads(self.run.notebook.read_text(encoding="utf-8"))["cells"])
        self._bar = tqdm(
            total=cells + bool(self.run.given), desc=self.run.page, unit="cell", position=self._place, disable=None
        )
        with suppress(OSError):  # it has died already, which reading from it will tell
            self.link.send(True)

    def hear(self) -> Outcome | None:
        """Read one message: another cell is done, or how it ended."""
        try:
            message = self.link.recv()
        except (EOFError, OSError):
            self._process.join()
            message = f"{self.run.notebook.stem} (page {self.run.page}): its process ended with " + (
                f"exit status {self._process.exitcode}"
            )
        if message is None:
            self._bar.update()
            return None
        self._bar.close()
        return Outcome(self.run, self.executed, time.monotonic() - self._started, message)

    def end(self) -> None:
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        self.link.close()


def _supervise(crew: list[_Worker], jobs: int) -> Iterator[Outcome]:
    """Keep ``jobs`` workers going until all have ended."""
    waiting = iter(crew)
    links: dict[Connection, _Worker] = {}

    def start() -> None:
        worker = next(waiting, None)
        if worker:
            worker.go()
            links[worker.link] = worker

    for _ in range(jobs):
        start()
    while links:
        for link in wait(list(links)):
            outcome = links[link].hear()  # type: ignore[index]
            if outcome:
                links.pop(link)  # type: ignore[call-overload]
                start()
                yield outcome


def _work(run: Run, executed: Path, engine: str, link: Connection) -> None:
    """In the worker's process: wait for the word, run the notebook, say how it ended."""
    link.recv()
    import papermill  # in a forked process this is there already
    from papermill.exceptions import PapermillExecutionError

    from kosovo_lib.report.engine import registered

    part = executed.with_suffix(".part.ipynb")
    message = ""
    try:
        papermill.execute_notebook(
            str(run.notebook), str(part), parameters=dict(run.given), cwd=str(run.home),
            engine_name=registered(engine, lambda: link.send(None)),
            progress_bar=False, request_save_on_cell_execute=False,
        )  # fmt: skip
    except PapermillExecutionError as error:
        cause = next(iter(error.evalue.strip().splitlines()), "")
        message = f"{run.notebook.stem} (page {run.page}), {_failed_cell(part)}: {error.ename}: {cause}"
    except Exception as error:  # whatever it is, it is this page's and must not hurt the others
        cause = next(iter(str(error).strip().splitlines()), "")
        message = f"{run.notebook.stem} (page {run.page}): {type(error).__name__}: {cause}"
    if part.exists():
        part.replace(executed)
    link.send(message)
    link.close()


def _failed_cell(executed: Path) -> str:
    """The cell that holds the error, by its id."""
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        if any(output.get("output_type") == "error" for output in cell.get("outputs", [])):
            return f"cell {cell.get('id', '?')!r}"
    return "no cell"


def _prepare(notebooks: Iterable[Path]) -> None:
    """Import what the notebooks import, and touch what they take from it, so that no fork has to."""
    importlib.import_module("papermill")
    importlib.import_module("kosovo_lib.report.engine")
    for notebook in sorted(notebooks):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        names: dict[str, Any] = {}
        for cell in cells:
            if cell["cell_type"] == "code":
                with suppress(Exception):  # the notebook itself will say what is wrong, naming the cell
                    _import_as("".join(cell["source"]), names)
    if "altair" in sys.modules:
        _draw_once()


def _draw_once() -> None:
    """Altair reads its schema when the first chart is made, which costs more than the chart."""
    import altair
    import pandas

    altair.Chart(pandas.DataFrame({"x": [1]})).mark_point().encode(x="x:Q", tooltip="x:Q").to_dict()


def _import_as(source: str, names: dict[str, Any]) -> None:
    """Do one cell's imports into ``names``, and look up every attribute that it takes from them."""
    tree = list(ast.walk(ast.parse(source)))
    for node in tree:
        if isinstance(node, ast.Import):
            names |= {name.asname or name.name: importlib.import_module(name.name) for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            module = importlib.import_module(node.module)
            names |= {name.asname or name.name: getattr(module, name.name, None) for name in node.names}
    for node in tree:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            getattr(names.get(node.value.id), node.attr, None)
