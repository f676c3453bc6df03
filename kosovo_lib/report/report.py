"""All pages of a project at once: what changed is made again, what fails keeps its last good version.

Under ``build/``: ``html/`` the pages, ``executed/`` the notebooks as they ran, ``findings/`` what the front page
needs of each page, ``files/`` what notebooks export, ``report.json`` how each page ended.
"""

# mypy: disable-error-code="no-untyped-call"
# IPython, nbconvert and nbformat have types for some of what they offer, and not for what is called here.

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import nbformat

from kosovo_lib.disk import undone, write
from kosovo_lib.display.output import MIME
from kosovo_lib.errors import KosovoError, ParameterError
from kosovo_lib.report.execute import Engine, Outcome, execute
from kosovo_lib.report.figure import preview
from kosovo_lib.report.front import Front, front_of, summary_of, write_front
from kosovo_lib.report.html import PageExporter, Site
from kosovo_lib.report.page import excerpted, page_of
from kosovo_lib.report.runs import CORPUS, Project, Run, Stamp, of_folder, runs, stamp_of

__all__ = ["Result", "report"]

_READING = "read"
"""The notebook that makes the page on which the articles can be read."""
_MADE = frozenset({"html", "executed", "findings", "files", "report.json"})
"""What stands in a build folder."""
_SOURCE = ".made-of"
"""The file in a build folder that says of which corpus or notebooks the pages are."""
_TOGETHER = 20
"""Articles that the reading page holds; of more, each has a file."""
_EXPORT = "export_to"
"""The parameter that names a folder to write files to."""


@dataclass(frozen=True)
class Result:
    """How one page ended. ``seconds`` are those of its notebook and its page; ``error`` is one line or empty.

    A page that failed and has a last good version is ``stale``: that version stands, and says so.
    """

    page: str
    notebook: str
    parameters: dict[str, Any]
    status: Literal["made", "unchanged", "stale", "failed"]
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
        engine: see `execute.execute`.
        prepare: see `execute.execute`.

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
    reading = next((run.page for run in asked if run.notebook.stem == _READING), "")
    site = Site(front.site, {run.page: run.title for run in asked}, reading, front.settings.site)
    known = {"": site.name, "url": site.url, "publish": front.settings.publish, **site.pages}
    stamps = {run.page: stamp_of(run, known) for run in chosen}
    writer = _Writer(build, front, PageExporter(site))
    changed = [run for run in chosen if force or not writer.has(run.page, stamps[run.page])]
    results = [_result(run, stamps[run.page], "unchanged", 0.0) for run in chosen if run not in changed]
    started = [_exporting(run, build) for run in changed]
    with undone(build):
        # The page with the articles comes last: it may hold what the other pages' evidence needs and nothing else.
        ended = execute(started, build / "executed", jobs=jobs, engine=engine, prepare=prepare)
        writer.know_articles(reading, ended)
        for outcome in sorted(ended, key=lambda one: one.run.page == reading):
            results.append(writer.publish(outcome, stamps[outcome.run.page]))
        if changed and reading and not any(run.page == reading for run in changed):
            writer.read_again(next(run for run in asked if run.page == reading))
        writer.keep_only([run.page for run in asked])
        order = [run.page for run in asked]
        results.sort(key=lambda result: order.index(result.page))
        writer.front(results)
        write(build / _SOURCE, f"{source}\n")
        write(build / "report.json", json.dumps([asdict(result) for result in results], indent=1) + "\n")
    return results


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
    before = Path((build / _SOURCE).read_text(encoding="utf-8").strip()) if (build / _SOURCE).is_file() else source
    if before != source and before.exists():
        raise ParameterError(
            f"build {build}: it holds the pages of {before}, not of {source}; name another folder with --build"
        )


class _Writer:
    """Turns executed notebooks into pages and keeps what the front page needs of them."""

    def __init__(self, build: Path, front: Front, exporter: PageExporter) -> None:
        self._html, self._findings, self._executed = build / "html", build / "findings", build / "executed"
        self._front, self._exporter = front, exporter

    def has(self, page: str, stamp: Stamp) -> bool:
        """Whether the page is there and was made by the same notebook, parameters, data, code and versions."""
        summary = _read(self._findings / f"{page}.json")
        made = (self._html / f"{page}.html").exists()
        return made and summary.get("hash") == stamp.hash and not summary.get("stale")

    def know_articles(self, reading: str, ended: Sequence[Outcome]) -> None:
        """Find out whether each article has a file of its own, before other pages lead there."""
        outcome = next((one for one in ended if one.run.page == reading and not one.error), None)
        if outcome:
            cells = json.loads(outcome.executed.read_text(encoding="utf-8"))["cells"]
            shown = [output.get("data", {}).get(MIME, {}) for cell in cells for output in cell.get("outputs", [])]
            held = [article for one in shown if one.get("kind") == "reading" for article in one["articles"]]
            articles = {one["article"]: (one["outlet"], one["published"]) for one in held}
        else:
            articles = _read(self._findings / f"{reading}.json").get("articles", {})
        self._exporter.site = replace(self._exporter.site, apart=len(articles) > _TOGETHER, articles=articles)

    def publish(self, outcome: Outcome, stamp: Stamp) -> Result:
        """Write one page; if its notebook failed or cannot become one, mark its last good version as out of date."""
        run, error, started = outcome.run, outcome.error, time.monotonic()
        if not error:
            try:
                self._write_page(run, outcome.executed, stamp)
            except KosovoError as refused:
                error = f"{run.notebook.stem} (page {run.page}): {refused}"
            except Exception as broken:  # the other pages must not be hurt
                error = f"{run.notebook.stem} (page {run.page}): {type(broken).__name__}: {broken}"
        seconds = outcome.seconds + time.monotonic() - started
        if not error:
            return _result(run, stamp, "made", seconds)
        return _result(run, stamp, "stale" if self._mark_stale(run.page) else "failed", seconds, error)

    def _write_page(self, run: Run, executed: Path, stamp: Stamp) -> None:
        notebook = nbformat.v4.reads(executed.read_text(encoding="utf-8"))  # papermill has checked it
        page = page_of(notebook, run.page, run.title, stamp)
        if page.reading and self._front.settings.publish == "excerpts":
            cited = {tuple(one) for kept in self._findings.glob("*.json") for one in _read(kept).get("cited", [])}
            page.blocks = [
                replace(block, content=excerpted(block.content, cited)) if block.content is page.reading else block
                for block in page.blocks
            ]
        kept = self._findings / f"{run.page}.json"
        before = _read(kept).get("files", [])
        files = self._exporter.articles(page) if page.reading and self._exporter.site.apart else {
            f"{run.page}.html": self._exporter.render(page)
        }  # fmt: skip
        for name, html in files.items():
            write(self._html / name, html)
        if page.figures:
            files[f"{run.page}.png"] = ""
            write(self._html / f"{run.page}.png", preview(page.figures[0].svg))
        for name in set(before) - files.keys():
            (self._html / name).unlink(missing_ok=True)
        write(kept, json.dumps({**summary_of(page), "files": sorted(files)}, ensure_ascii=False))

    def read_again(self, run: Run) -> None:
        """Write the page with the articles anew where it holds what the evidence of other pages needs."""
        executed, kept = self._executed / f"{run.page}.ipynb", self._findings / f"{run.page}.json"
        if self._front.settings.publish == "excerpts" and executed.exists() and kept.exists():
            self._write_page(run, executed, Stamp(**_read(kept)["stamp"]))

    def keep_only(self, pages: Sequence[str]) -> None:
        """Take away pages that nothing asks for any more; only files that this class wrote are touched."""
        for kept in sorted(self._findings.glob("*.json")):
            if kept.stem not in pages:
                for name in _read(kept).get("files", [f"{kept.stem}.html"]):
                    (self._html / name).unlink(missing_ok=True)
                kept.unlink()

    def front(self, results: Sequence[Result]) -> None:
        """Write the front page of all pages that stand."""
        summaries = [_read(path) for path in sorted(self._findings.glob("*.json"))]
        titles = self._exporter.site.pages
        failures = [
            {"title": titles[result.page], "error": result.error, "kept": "kept" if result.status == "stale" else ""}
            for result in results
            if result.error
        ]
        write(self._html / "index.html", write_front(self._exporter, self._front, summaries, failures))

    def _mark_stale(self, page: str) -> bool:
        """Say on the last good version of a page that it is out of date; whether there is one."""
        html, kept = self._html / f"{page}.html", self._findings / f"{page}.json"
        if not html.exists() or not kept.exists():
            return False
        if not (summary := _read(kept)).get("stale"):
            write(html, self._exporter.marked_stale(html.read_text(encoding="utf-8")))
            write(kept, json.dumps({**summary, "stale": True}, ensure_ascii=False))
        return True


def _exporting(run: Run, build: Path) -> Run:
    """The run with its export inside the build folder, whatever the page file says.

    Raises:
        ParameterError: the folder is given by an absolute path or leads upwards.
    """
    folder = run.values.get(_EXPORT)
    if not folder:
        return run
    path = PurePosixPath(str(folder).replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in str(folder):
        raise ParameterError(
            f"{run.page}.yml: {_EXPORT} is {folder!r}: files stay in {build / 'files' / run.page}; "
            "name a folder in there"
        )
    inside = os.path.relpath(build / "files" / run.page / path, run.home)
    return replace(run, given={**run.given, _EXPORT: inside})


def _result(
    run: Run, stamp: Stamp, status: Literal["made", "unchanged", "stale", "failed"], seconds: float, error: str = ""
) -> Result:
    return Result(run.page, run.notebook.stem, dict(run.values), status, round(seconds, 2), stamp.hash, error)


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # not made yet, or cut off by a power failure
        return {}
    return kept if isinstance(kept, dict) else {}
