"""All pages of a project at once: what changed is made again, what fails keeps its last good version.

Under ``build/``: ``html/`` the pages, ``executed/`` the notebooks as they ran, ``findings/`` what the front page
needs of each page, ``files/`` what notebooks export, ``report.json`` how each page ended.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kosovo_lib.disk import undone, write
from kosovo_lib.errors import ParameterError
from kosovo_lib.report.page import front_of
from kosovo_lib.report.runs import CORPUS, EXPORT, Project, Run, Stamp, of_folder, read_json, runs, stamp_of

if TYPE_CHECKING:
    from kosovo_lib.report.execute import Engine

__all__ = ["Result", "report"]

_READING = "read"
"""The notebook that makes the page on which the articles can be read."""
_MADE = frozenset({"html", "executed", "findings", "files", "report.json"})
"""What stands in a build folder."""
_SOURCE = ".made-of"
"""The file in a build folder that says of which corpus or notebooks the pages are."""

Status = Literal["made", "unchanged", "stale", "failed"]


@dataclass(frozen=True)
class Result:
    """How one page ended. ``seconds`` are those of its notebook and its page; ``error`` is one line or empty.

    A page that failed and has a last good version is ``stale``: that version stands, and says so.
    """

    page: str
    notebook: str
    parameters: dict[str, Any]
    status: Status
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
    engine: "Engine" = "auto",
    prepare: Callable[[list[str]], object] | None = None,
) -> list[Result]:
    """Make the pages that a project asks for, and the front page.

    Every parameter is checked before anything runs. A page whose stamp has not changed is left as it is. A page
    that fails keeps its last good version, marked as out of date, and hurts no other.

    Args:
        project: the folder that holds ``notebooks``, or a `runs.Project`.
        pages: only these; all if empty.
        build: where everything goes; the project's own ``build`` if not given.
        force: make them also if nothing has changed.
        jobs: how many notebooks run at a time; as many as there are processors if not given.
        engine, prepare: see `execute.execute`.

    Raises:
        ParameterError: a run asks for something that does not exist, ``pages`` names none of them, or
            ``build`` holds what no report wrote.
        KosovoError: whatever ``prepare`` raises, before any notebook has run.
    """
    project = of_folder(project) if isinstance(project, Path) else project
    asked = runs(project)
    if build is not None:
        _refuse_foreign(build)
    build = build or project.build
    source = (project.home / project.fixed[CORPUS] if project.home else project.notebooks).resolve()
    _refuse_another(build, source)
    chosen = [run for run in asked if not pages or run.page in pages]
    for page in set(pages) - {run.page for run in asked}:
        raise ParameterError(f"page {page!r} is not one of {', '.join(run.page for run in asked)}")
    front = front_of(project.front)
    titles = {run.page: run.title for run in asked}
    known = {"": front.site, "url": front.settings.site, "publish": front.settings.publish, **titles}
    stamps = {run.page: stamp_of(run, known) for run in chosen}
    changed = [run for run in chosen if force or not _has(build, run.page, stamps[run.page])]
    results = [_result(run, stamps[run.page], "unchanged", 0.0) for run in chosen if run not in changed]
    words = project.front.read_bytes() if project.front.exists() else b""
    site = sha256(repr((words, [(run.page, run.order) for run in asked], known)).encode()).hexdigest()
    made_of = f"{source}\n{site}\n"
    if changed or made_of != _made_of(build) or not (build / "html" / "index.html").exists():
        from kosovo_lib.report.execute import execute  # what makes pages is loaded where some are to be made
        from kosovo_lib.report.writer import Writer

        reading = next((run.page for run in asked if run.notebook.stem == _READING), "")
        writer = Writer(build, front, titles, reading)
        started = [_exporting(run, build) for run in changed]
        with undone(build):
            # The page with the articles comes last: it may hold what the other pages' evidence needs and nothing else.
            ended = execute(started, build / "executed", jobs=jobs, engine=engine, prepare=prepare)
            writer.know_articles(reading, ended)
            failures = []
            for outcome in sorted(ended, key=lambda one: one.run.page == reading):
                run, began = outcome.run, time.monotonic()
                status: Status = "made"
                if error := writer.publish(outcome, stamps[run.page]):
                    status = "stale" if writer.mark_stale(run.page) else "failed"
                    failures.append({"title": run.title, "error": error, "kept": "kept" if status == "stale" else ""})
                seconds = outcome.seconds + time.monotonic() - began
                results.append(_result(run, stamps[run.page], status, seconds, error))
            if changed and reading and not any(run.page == reading for run in changed):
                writer.read_again(next(run for run in asked if run.page == reading))
            writer.keep_only(list(titles))
            writer.front(failures)
            write(build / _SOURCE, made_of)
    results.sort(key=lambda result: list(titles).index(result.page))
    write(build / "report.json", json.dumps([asdict(result) for result in results], indent=1) + "\n")
    return results


def _has(build: Path, page: str, stamp: Stamp) -> bool:
    """Whether the page is there and was made by the same notebook, parameters, data, code and versions."""
    summary = read_json(build / "findings" / f"{page}.json")
    made = (build / "html" / f"{page}.html").exists()
    return made and summary.get("hash") == stamp.hash and not summary.get("stale")


def _made_of(build: Path) -> str:
    return (build / _SOURCE).read_text(encoding="utf-8") if (build / _SOURCE).is_file() else ""


def _refuse_foreign(build: Path) -> None:
    """Refuse a folder that holds what no report wrote: pages may be deleted in it, and files of that name replaced.

    Raises:
        ParameterError: it is a file, a corpus, or a folder with other things and without a ``report.json``.
    """
    if build.exists() and not build.is_dir():
        raise ParameterError(f"build {build}: it is a file; name a folder that is empty or not there yet")
    held = {path.name for path in build.iterdir()} if build.exists() else set()
    other = sorted(name for name in held - _MADE if not name.startswith("."))
    if other and ("report.json" not in held or "articles.csv" in held):
        raise ParameterError(
            f"build {build}: it holds {other[0]!r}, which no report wrote; name a folder that is empty or not there yet"
        )


def _refuse_another(build: Path, source: Path) -> None:
    """Refuse a folder with the pages of another corpus that is still there: two of one name would mix in one site."""
    before = Path(next(iter(_made_of(build).splitlines()), source))
    if before != source and before.exists():
        raise ParameterError(
            f"build {build}: it holds the pages of {before}, not of {source}; name another folder with --build"
        )


def _exporting(run: Run, build: Path) -> Run:
    """The run with its export inside the build folder, whatever the page file says."""
    folder = str(run.values.get(EXPORT, "")).replace("\\", "/")
    inside = {EXPORT: os.path.relpath(build / "files" / run.page / folder, run.home)} if folder else {}
    return replace(run, given={**run.given, **inside})


def _result(run: Run, stamp: Stamp, status: Status, seconds: float, error: str = "") -> Result:
    return Result(run.page, run.notebook.stem, dict(run.values), status, round(seconds, 2), stamp.hash, error)
