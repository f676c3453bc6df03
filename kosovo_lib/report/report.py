"""All pages of a project at once: what changed is made again, what failed is not published.

Under ``build/``: ``html/`` the pages, ``executed/`` the notebooks as they ran, ``findings/`` what the front page
needs of each page, ``cache/`` the packed Vega code, ``report.json`` how each page ended.
"""

# mypy: disable-error-code="no-untyped-call"
# IPython, nbconvert and nbformat have types for some of what they offer, and not for what is called here.

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import nbformat

from kosovo_lib.errors import KosovoError, ParameterError
from kosovo_lib.report.exporter import PageExporter
from kosovo_lib.report.front import Failure, Front, front_of, summary_of, write_front
from kosovo_lib.report.parameters import Run, Value, runs
from kosovo_lib.report.project import Project, of_folder
from kosovo_lib.report.run import Engine, Outcome, execute
from kosovo_lib.report.stamp import Stamp, stamp_of
from kosovo_lib.report.vega import runtime

__all__ = ["Result", "report"]


@dataclass(frozen=True)
class Result:
    """How one page ended. ``seconds`` are those of its notebook and its page; ``error`` is one line or empty."""

    page: str
    notebook: str
    parameters: dict[str, Value]
    status: Literal["made", "unchanged", "failed"]
    seconds: float
    hash: str
    error: str = ""


def report(
    project: Path | Project,
    pages: Sequence[str] = (),
    *,
    build: Path | None = None,
    force: bool = False,
    jobs: int | None = None,
    engine: Engine = "auto",
    prepare: Callable[[], object] | None = None,
) -> list[Result]:
    """Make the pages that a project asks for, and the front page.

    Every parameter is checked before anything runs. A page whose stamp has not changed is left as it is. A page
    that fails is taken away, also where an earlier run had made it, and the front page says so; it hurts no other.

    Args:
        project: the folder that holds ``notebooks``, or a `project.Project`.
        pages: only these; all if empty.
        build: where everything goes; the project's own ``build`` if not given.
        force: make them also if nothing has changed.
        jobs: how many notebooks run at a time; as many as there are processors if not given.
        engine: see `run.execute`.
        prepare: see `run.execute`.

    Raises:
        ParameterError: a run asks for something that does not exist, or ``pages`` names none of them.
    """
    project = of_folder(project) if isinstance(project, Path) else project
    asked = runs(project)
    chosen = _chosen(asked, pages)
    build = build or project.build
    press = _Press(build, front_of(project.front))
    stamps = {run.page: stamp_of(run) for run in chosen}
    stale = [run for run in chosen if force or not press.has(run.page, stamps[run.page])]
    results = [_result(run, stamps[run.page], "unchanged", 0.0) for run in chosen if run not in stale]
    for outcome in execute(stale, build / "executed", jobs=jobs, engine=engine, prepare=prepare):
        results.append(press.publish(outcome, stamps[outcome.run.page]))
    press.keep_only({run.page for run in asked})
    order = [run.page for run in asked]
    results.sort(key=lambda result: order.index(result.page))
    press.front(results, {run.page: run.title for run in asked})
    _write(build / "report.json", json.dumps([asdict(result) for result in results], indent=1) + "\n")
    return results


class _Press:
    """Turns executed notebooks into pages and keeps what the front page needs of them."""

    def __init__(self, build: Path, front: Front) -> None:
        self._html, self._findings = build / "html", build / "findings"
        self._front, self._cache = front, build / "cache"
        self._made: PageExporter | None = None

    @property
    def _exporter(self) -> PageExporter:
        if self._made is None:  # only now: the Vega code starts threads, and processes are forked before
            self._made = PageExporter(self._front.site, runtime(self._cache))
        return self._made

    def has(self, page: str, stamp: Stamp) -> bool:
        """Whether the page is there and was made by the same notebook, parameters, data, code and versions."""
        kept = self._findings / f"{page}.json"
        if not kept.exists() or not (self._html / f"{page}.html").exists():
            return False
        return bool(_read(kept).get("hash") == stamp.hash)

    def publish(self, outcome: Outcome, stamp: Stamp) -> Result:
        """Write one page, or take it away if its notebook failed or cannot be shown."""
        run, error, started = outcome.run, outcome.error, time.monotonic()
        if not error:
            try:
                notebook = nbformat.v4.reads(outcome.executed.read_text(encoding="utf-8"))  # papermill has checked it
                about = {"name": run.page, "title": run.title, "stamp": stamp}
                html, resources = self._exporter.from_notebook_node(notebook, about)
                summary = summary_of(resources["page"])
                _write(self._html / f"{run.page}.html", html)
                _write(self._findings / f"{run.page}.json", json.dumps(summary, ensure_ascii=False))
            except KosovoError as refused:
                error = f"{run.notebook.stem} (page {run.page}): {refused}"
            except Exception as broken:  # the other pages must not be hurt
                error = f"{run.notebook.stem} (page {run.page}): {type(broken).__name__}: {broken}"
        if error:
            self._take_away(run.page)
        seconds = outcome.seconds + time.monotonic() - started
        return _result(run, stamp, "failed" if error else "made", seconds, error)

    def keep_only(self, pages: Iterable[str]) -> None:
        """Take away pages that nothing asks for any more; only files that this class wrote are touched."""
        for kept in sorted(self._findings.glob("*.json")):
            if kept.stem not in pages:
                self._take_away(kept.stem)

    def front(self, results: Sequence[Result], titles: Mapping[str, str]) -> None:
        """Write the front page of all pages that stand."""
        summaries = [_read(path) for path in sorted(self._findings.glob("*.json"))]
        failures = [Failure(titles[result.page], result.error) for result in results if result.status == "failed"]
        _write(self._html / "index.html", write_front(self._exporter, self._front, summaries, failures))

    def _take_away(self, page: str) -> None:
        (self._html / f"{page}.html").unlink(missing_ok=True)
        (self._findings / f"{page}.json").unlink(missing_ok=True)


def _chosen(asked: Sequence[Run], pages: Sequence[str]) -> list[Run]:
    names = [run.page for run in asked]
    for page in pages:
        if page not in names:
            raise ParameterError(f"page {page!r} is not one of {', '.join(names)}")
    return [run for run in asked if not pages or run.page in pages]


def _result(
    run: Run, stamp: Stamp, status: Literal["made", "unchanged", "failed"], seconds: float, error: str = ""
) -> Result:
    values = dict(run.values)
    return Result(run.page, run.notebook.stem, values, status, round(seconds, 2), stamp.hash, error)


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:  # cut off by a power failure, say
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
