"""Run notebooks, several at a time, without paying for the same imports again.

One process imports what the notebooks import and is then forked once per notebook, which runs in an IPython shell as in
a kernel and ends at the first error. Where there is no safe fork, or on request, each notebook runs in a Jupyter kernel
as with plain ``papermill``.
"""

# mypy: disable-error-code="no-untyped-call"
# IPython and nbformat have types for some of what they offer, and not for what is called here.

import ast
import gc
import importlib
import io
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from importlib import metadata
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Literal

from kosovo_lib.disk import unavailable
from kosovo_lib.report.runs import Run

# Nothing here needs charts in JupyterLab, jsonschema's checks of addresses and days, nor notebooks on a cluster.
with unavailable("anywidget", "isoduration", "pyarrow.fs", "rfc3986_validator", "rfc3987_syntax"):
    importlib.import_module("altair")
    importlib.import_module("papermill")

import altair
import nbformat
import pandas
import papermill
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from papermill.engines import Engine as PapermillEngine
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

Engine = Literal["auto", "fork", "kernel"]

_KILLED = "its process was killed; the system does that when memory runs out, and fewer --jobs need less"


def execute(
    runs: Iterable[Run],
    folder: Path,
    *,
    jobs: int | None = None,
    engine: Engine = "auto",
    prepare: Callable[[list[Run]], object] | None = None,
) -> dict[str, tuple[float, str]]:
    """Run notebooks; none hurts the others.

    Returns how each ended: page -> its seconds and an error, which is empty or one line that names the notebook, the
    cell and the cause.

    Executed notebooks go into ``folder``, failed ones too, as ``<page>.ipynb``. So many ``jobs`` run at a time, by
    default as many as there are processors. ``prepare`` is called once, with what will run, in the process that is
    forked, so that every notebook finds loaded what it loads; its errors end the run. The engine ``fork`` runs in
    forked processes, ``kernel`` in Jupyter kernels, ``auto`` in what fits the system.
    """
    waiting = list(enumerate(runs))
    folder.mkdir(parents=True, exist_ok=True)
    # Fork on macOS is known to crash in system libraries that other packages load.
    forks = hasattr(os, "fork") and sys.platform != "darwin"
    chosen = engine if engine != "auto" else ("fork" if forks else "kernel")
    if chosen == "kernel":
        metadata.version("ipykernel")  # a ModuleNotFoundError without it
    context: Any = multiprocessing.get_context("fork" if chosen == "fork" else "spawn")
    if chosen == "fork" and waiting:
        _import_all({run.notebook for _, run in waiting})
        if prepare:
            prepare([run for _, run in waiting])
        gc.freeze()  # what is loaded stays: no process has to look through it again, nor copy it by touching it
    working: dict[Any, tuple[Run, Any, float]] = {}
    reached: dict[str, str] = {}  # of each page the cell that runs
    ended = {}
    try:
        while waiting or working:
            while waiting and len(working) < (jobs or os.cpu_count() or 1):
                place, run = waiting.pop(0)
                link, theirs = context.Pipe(duplex=False)
                process = context.Process(target=_work, args=(run, folder, chosen, place, theirs), daemon=True)
                process.start()
                theirs.close()
                working[link] = run, process, time.monotonic()
            done: list[Any] = wait(list(working))
            for link in done:
                run, process, started = working[link]
                try:
                    last, message = link.recv()
                except (EOFError, OSError):
                    process.join()
                    ended_with = f"its process ended with exit status {process.exitcode}"
                    last, message = True, _KILLED if process.exitcode == -9 else ended_with
                if not last:
                    reached[run.page] = f", cell {message!r}"
                    continue
                del working[link]
                process.join()
                error = message and f"{run.notebook.stem} (page {run.page}){reached.get(run.page, '')}: {message}"
                ended[run.page] = time.monotonic() - started, error
    finally:
        for _, process, _ in working.values():
            process.terminate()
            process.join()
    return ended


def _import_all(notebooks: Iterable[Path]) -> None:
    """Import what the notebooks import, and touch what they take from it, so that no fork has to."""
    nbformat.validate(nbformat.v4.new_notebook())  # compiles the schema
    for notebook in sorted(notebooks):
        names: dict[str, Any] = {}
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] != "code":
                continue
            with suppress(Exception):  # the notebook itself will say what is wrong, naming the cell
                for node in ast.walk(ast.parse("".join(cell["source"]))):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        exec(ast.unparse(node), names)  # the notebook would do it next
                    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                        getattr(names.get(node.value.id), node.attr, None)
    # Altair reads its schema when the first chart is made, which costs more than the chart.
    altair.Chart(pandas.DataFrame({"x": [1]})).mark_point().encode(x="x:Q", tooltip="x:Q").to_dict()


def _work(run: Run, folder: Path, engine: str, place: int, link: Connection) -> None:
    """In a process of its own: run the notebook with a progress bar; say which cell begins, then how it ended."""
    os.environ["KOSOVO_CHARTS"] = "plain"  # pages draw their own pictures, and the renderer cannot be forked
    executed, message = folder / f"{run.page}.ipynb", ""
    part = executed.with_suffix(".part.ipynb")
    papermill_engines.register("in-process", InProcessEngine)
    papermill_engines.register("kernel", _KernelEngine)
    try:
        papermill.execute_notebook(
            str(run.notebook), str(part), parameters=dict(run.given), cwd=str(run.home),
            engine_name="in-process" if engine == "fork" else "kernel", request_save_on_cell_execute=False,
            kernel_name="python3", language="python",  # this Python, whatever the notebook was saved with
            extra_arguments=["--IPKernelApp.log_level=40"],  # its kernel warns of itself, not of the notebook
            progress_bar={"desc": run.page, "position": place, "disable": None},
            started=lambda cell: link.send((False, cell.get("id", "?"))),
        )  # fmt: skip
    except PapermillExecutionError as error:
        cause = next(iter(error.evalue.strip().splitlines()), "")
        message = f"{error.ename}: {cause}"
    except Exception as error:  # whatever it is, it is this page's and must not hurt the others
        message = f"{type(error).__name__}: {next(iter(str(error).strip().splitlines()), '')}"
        part.unlink(missing_ok=True)  # half a notebook, as on a full disk; the one from before stays
    if part.exists():
        part.replace(executed)
    link.send((True, message))
    link.close()


class _KernelEngine(NBClientEngine):  # type: ignore[misc]
    """Papermill's own engine, which says of each cell that it begins."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, started: Callable[[Any], None], **rest: Any
    ) -> None:
        start = nb_man.cell_start

        def begin(cell: Any, *args: Any, **named: Any) -> None:
            started(cell)
            start(cell, *args, **named)

        nb_man.cell_start = begin
        super().execute_managed_notebook(nb_man, kernel_name, iopub_timeout=600, **rest)  # large outputs take long


class InProcessEngine(PapermillEngine):  # type: ignore[misc]
    """Runs a notebook in the calling process, which should do nothing else afterwards."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, started: Callable[[Any], None], **_: Any
    ) -> None:
        """Run the cells in an IPython shell as in a kernel, up to the first error, which is in the notebook then."""
        with _shell() as (shell, outputs):
            for index, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, index)
                if cell.cell_type == "code":
                    started(cell)
                    cell.outputs = []
                    outputs.clear()
                    result = shell.run_cell(cell.source, store_history=True)
                    sys.stdout.flush()
                    cell.execution_count = result.execution_count
                    cell.outputs.extend(outputs)
                    error = result.error_before_exec or result.error_in_exec
                    if error is not None:
                        lines = shell.InteractiveTB.structured_traceback(type(error), error, error.__traceback__)
                        said = {"ename": type(error).__name__, "evalue": str(error), "traceback": list(lines)}
                        cell.outputs.append(nbformat.v4.new_output("error", **said))
                        nb_man.cell_exception(cell, index, exception=error)
                        return
                nb_man.cell_complete(cell, index)


class _Stream(io.TextIOBase):
    def __init__(self, name: str, outputs: list[Any]) -> None:
        self.name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        last = self._outputs[-1] if self._outputs else None
        if last is not None and last.output_type == "stream" and last.name == self.name:
            last.text += text
        elif text:
            self._outputs.append(nbformat.v4.new_output("stream", name=self.name, text=text))
        return len(text)

    def writable(self) -> bool:
        return True


class _Publisher(DisplayPublisher):
    kept: list[Any]

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.kept.append(nbformat.v4.new_output("display_data", data=data, metadata=metadata or {}))


class _Hook(DisplayHook):
    kept: list[Any]

    def __call__(self, result: Any = None) -> None:
        if result is None or self.quiet():
            return
        data, metadata = self.compute_format_data(result)
        self.update_user_ns(result)
        count = self.shell.execution_count if self.shell else None
        self.kept.append(nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=count))


@contextmanager
def _shell() -> Iterator[tuple[InteractiveShell, list[Any]]]:
    """A fresh IPython shell without history or profile, and the list that its outputs go to."""
    outputs: list[Any] = []
    with tempfile.TemporaryDirectory() as folder:
        quiet = Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"ipython_dir": folder}})
        InteractiveShell.clear_instance()
        shell = InteractiveShell.instance(config=quiet, colors="nocolor")
        shell.display_pub = _Publisher(shell=shell)
        shell.displayhook = _Hook(shell=shell)
        shell.display_pub.kept = shell.displayhook.kept = outputs
        # An error goes into the notebook, not to the terminal.
        shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None  # type: ignore[method-assign, assignment]
        shell.display_trap.hook = shell.displayhook
        with redirect_stdout(_Stream("stdout", outputs)), redirect_stderr(_Stream("stderr", outputs)):
            sys.stdin = io.StringIO()  # nobody is there to ask, and the process ends with the notebook
            yield shell, outputs
