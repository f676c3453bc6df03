"""A papermill engine for a process that was forked from one with everything imported: a notebook costs its own work."""

# mypy: disable-error-code="no-untyped-call"
# IPython, nbconvert and nbformat have types for some of what they offer, and not for what is called here.

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat.v4 import new_output
from papermill.engines import Engine
from traitlets.config import Config

__all__ = ["InProcessEngine"]


class InProcessEngine(Engine):  # type: ignore[misc]
    """Runs a notebook in the calling process, which should do nothing else afterwards."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **_: Any) -> None:
        """Run the cells in an IPython shell as in a kernel, up to the first error, which is in the notebook then."""
        with _shell() as (shell, outputs):
            for index, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, index)
                if cell.cell_type == "code":
                    cell.outputs = []
                    outputs.clear()
                    result = shell.run_cell(cell.source, store_history=True)
                    sys.stdout.flush()
                    cell.execution_count = result.execution_count
                    cell.outputs.extend(outputs)
                    error = result.error_before_exec or result.error_in_exec
                    if error is not None:
                        lines = shell.InteractiveTB.structured_traceback(type(error), error, error.__traceback__)
                        cell.outputs.append(
                            new_output("error", ename=type(error).__name__, evalue=str(error), traceback=list(lines))
                        )
                        nb_man.cell_exception(cell, index, exception=error)
                        return
                nb_man.cell_complete(cell, index)


class _Stream(io.TextIOBase):
    """Standard output or error, kept as the notebook keeps it."""

    def __init__(self, name: str, outputs: list[Any]) -> None:
        self.name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        last = self._outputs[-1] if self._outputs else None
        if last is not None and last.output_type == "stream" and last.name == self.name:
            last.text += text
        elif text:
            self._outputs.append(new_output("stream", name=self.name, text=text))
        return len(text)

    def writable(self) -> bool:
        return True


class _Publisher(DisplayPublisher):
    """Keeps what is displayed."""

    kept: list[Any]

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.kept.append(new_output("display_data", data=data, metadata=metadata or {}))


class _Hook(DisplayHook):
    """Keeps the value of a cell's last expression."""

    kept: list[Any]

    def __call__(self, result: Any = None) -> None:
        if result is None or self.quiet():
            return
        data, metadata = self.compute_format_data(result)
        self.update_user_ns(result)
        count = self.shell.execution_count if self.shell else None
        self.kept.append(new_output("execute_result", data=data, metadata=metadata, execution_count=count))


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
        before = sys.stdout, sys.stderr, sys.stdin
        sys.stdout, sys.stderr = _Stream("stdout", outputs), _Stream("stderr", outputs)
        sys.stdin = io.StringIO()  # nobody is there to ask
        try:
            yield shell, outputs
        finally:
            sys.stdout, sys.stderr, sys.stdin = before
