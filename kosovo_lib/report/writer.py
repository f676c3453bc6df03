"""Executed notebooks in, pages and the front page out; what fails keeps its last good version."""

# mypy: disable-error-code="no-untyped-call"
# nbconvert and nbformat have types for some of what they offer, and not for what is called here.

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import nbformat

from kosovo_lib.disk import write
from kosovo_lib.display.output import MIME
from kosovo_lib.errors import KosovoError
from kosovo_lib.report.execute import Outcome
from kosovo_lib.report.figure import preview
from kosovo_lib.report.html import PageExporter, Site, write_front
from kosovo_lib.report.page import Front, excerpt, page_of, summary_of
from kosovo_lib.report.runs import Run, Stamp, read_json

__all__ = ["Writer"]

_TOGETHER = 20
"""Articles that the reading page holds; of more, each has a file."""


class Writer:
    """Turns executed notebooks into pages and keeps what the front page needs of them."""

    def __init__(self, build: Path, front: Front, pages: Mapping[str, str], reading: str) -> None:
        self._html, self._findings, self._executed = build / "html", build / "findings", build / "executed"
        self._front = front
        self._exporter = PageExporter(Site(front.site, pages, reading, front.settings.site))

    def know_articles(self, reading: str, ended: Sequence[Outcome]) -> None:
        """Find out under which names articles are quoted, and whether each has a file of its own."""
        made = {one.run.page: one.executed for one in ended if not one.error}
        articles = {} if reading in made else read_json(self._findings / f"{reading}.json").get("articles", {})
        for executed in [made[reading]] if reading in made else made.values() if not articles else ():
            cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
            for one in (output.get("data", {}).get(MIME, {}) for cell in cells for output in cell.get("outputs", [])):
                for article in one.get("articles", ()) if one.get("kind") == "reading" else ():
                    articles[article["article"]] = (article["outlet"], article["published"])
                for part in (part for group in one.get("groups", ()) for part in group["parts"]):
                    articles |= {source["article"]: (source["about"], "") for source in part["sources"]}
        self._exporter.site = replace(self._exporter.site, apart=len(articles) > _TOGETHER, articles=articles)

    def publish(self, outcome: Outcome, stamp: Stamp) -> str:
        """Write one page; what is wrong if its notebook failed or cannot become one, in one line."""
        run = outcome.run
        try:
            if not outcome.error:
                self._write_page(run, outcome.executed, stamp)
            return outcome.error
        except KosovoError as refused:
            return f"{run.notebook.stem} (page {run.page}): {refused}"
        except Exception as broken:  # the other pages must not be hurt
            return f"{run.notebook.stem} (page {run.page}): {type(broken).__name__}: {broken}"

    def _write_page(self, run: Run, executed: Path, stamp: Stamp) -> None:
        notebook = nbformat.v4.reads(executed.read_text(encoding="utf-8"))  # papermill has checked it
        page = page_of(notebook, run.page, run.title, stamp)
        if self._front.settings.publish == "excerpts":
            cited = {tuple(one) for kept in self._findings.glob("*.json") for one in read_json(kept).get("cited", [])}
            excerpt(page, cited)
        kept = self._findings / f"{run.page}.json"
        before = read_json(kept).get("files", [])
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
            self._write_page(run, executed, Stamp(**read_json(kept)["stamp"]))

    def keep_only(self, pages: Sequence[str]) -> None:
        """Take away pages that nothing asks for any more; only files that this class wrote are touched."""
        for kept in sorted(self._findings.glob("*.json")):
            if kept.stem not in pages:
                for name in read_json(kept).get("files", [f"{kept.stem}.html"]):
                    (self._html / name).unlink(missing_ok=True)
                kept.unlink()

    def front(self, failures: Sequence[Mapping[str, str]]) -> None:
        """Write the front page of all pages that stand."""
        summaries = [read_json(path) for path in sorted(self._findings.glob("*.json"))]
        write(self._html / "index.html", write_front(self._exporter, self._front, summaries, failures))

    def mark_stale(self, page: str) -> bool:
        """Say on the last good version of a page that it is out of date; whether there is one."""
        html, kept = self._html / f"{page}.html", self._findings / f"{page}.json"
        if not html.exists() or not kept.exists():
            return False
        if not (summary := read_json(kept)).get("stale"):
            write(html, self._exporter.marked_stale(html.read_text(encoding="utf-8")))
            write(kept, json.dumps({**summary, "stale": True}, ensure_ascii=False))
        return True
