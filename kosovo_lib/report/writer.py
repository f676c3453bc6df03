"""Executed notebooks in, pages and the front page out; what fails keeps its last good version."""

# mypy: disable-error-code="no-untyped-call"
# nbformat has types for some of what it offers, and not for what is called here.

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat

from kosovo_lib.disk import write
from kosovo_lib.display.output import MIME
from kosovo_lib.errors import KosovoError
from kosovo_lib.report.excerpts import excerpt
from kosovo_lib.report.execute import Outcome
from kosovo_lib.report.figure import PICTURES, preview
from kosovo_lib.report.html import PageExporter, Site, write_front
from kosovo_lib.report.page import Front, contents_of, page_of, summary_of
from kosovo_lib.report.runs import Run, Stamp, Status, read_json

_READING = "read"
"""The notebook that makes the page on which the articles can be read."""
_TOGETHER = 20
"""Articles that the reading page holds; of more, each has a file."""


class Writer:
    """Writes all pages of a site from their executed notebooks, since what one says may change what others print.

    A page whose notebook failed, now or the last time, stays as it is and says that it is out of date. In excerpts all
    pages together may print so much of an article: what those print counts, too.
    """

    def __init__(self, build: Path, front: Front, runs: Sequence[Run], ended: Mapping[str, Outcome]) -> None:
        self._html, self._findings, self._front, self._ended = build / "html", build / "findings", front, ended
        PICTURES.keep_in(build / ".pictures")
        self._kept = {run.page: read_json(self._findings / f"{run.page}.json") for run in runs}
        self._notebooks, standing = dict[str, Any](), list[str]()
        self._executed = dict[str, str]()
        for page, kept in self._kept.items():
            html, executed = self._html / f"{page}.html", build / "executed" / f"{page}.ipynb"
            self._executed[page] = sha256(executed.read_bytes()).hexdigest() if executed.is_file() else ""
            made = kept and not kept.get("stale") and kept.get("executed") == self._executed[page]
            is_good = not ended[page].error if page in ended else made  # a killed report may have left another notebook
            with suppress(AttributeError, TypeError):  # no file, or one that holds no notebook
                self._notebooks[page] = nbformat.v4.to_notebook(read_json(executed) if is_good else {})
            if page not in self._notebooks and html.exists():
                standing.append(html.read_text(encoding="utf-8"))
        reading = next((run.page for run in runs if run.notebook.stem == _READING), "")
        articles = {} if reading in self._notebooks else self._kept.get(reading, {}).get("articles", {})
        asked = [reading] if reading in self._notebooks else [] if articles else [*self._notebooks]
        for one in (content for page in asked for content in contents_of(self._notebooks[page])):
            for article in one.get("articles", ()) if one["kind"] == "reading" else ():
                articles[article["article"]] = (article["outlet"], article["published"])
            for part in (part for group in one.get("groups", ()) for part in group["parts"]):
                articles |= {source["article"]: (source["about"], "") for source in part["sources"]}
        if front.settings.publish == "excerpts":
            excerpt(list(self._notebooks.values()), standing)
        pages = {run.page: run.title for run in runs if self._says(run.page)}
        self._exporter = PageExporter(
            Site(front.site, pages, reading, front.settings.site, len(articles) > _TOGETHER, articles)
        )

    def _says(self, page: str) -> bool:
        """Whether a page stands and has more than notes, nulls and cells tagged ``aside``; else none other names it."""
        if page not in self._notebooks:
            return (self._html / f"{page}.html").exists() and bool(self._kept[page].get("says", True))
        cells = [one for one in self._notebooks[page].cells if "aside" not in one.metadata.get("tags", ())]
        held = [one.get("data", {}).get(MIME, {}) for cell in cells for one in cell.get("outputs", ())]
        return not held or any(
            any(found["strength"] for found in one["findings"]) if "findings" in one
            else one.get("kind") != "note" and [] not in (one.get("rows"), one.get("groups"))
            for one in held
        )  # fmt: skip

    def write(self, run: Run, stamp: Stamp | None) -> tuple[Status, str]:
        """Write one page, with its ``stamp`` if its notebook ran now.

        Returns how it ended, and what is wrong if its notebook failed or cannot become a page, in one line.
        """
        kept, html = self._kept[run.page], self._html / f"{run.page}.html"
        error = self._ended[run.page].error if run.page in self._ended else ""
        try:
            if run.page in self._notebooks:
                self._write_page(run, stamp or Stamp(**kept["stamp"]))
        except Exception as broken:  # the other pages must not be hurt
            said = str(broken) if isinstance(broken, KosovoError) else f"{type(broken).__name__}: {broken}"
            error = f"{run.notebook.stem} (page {run.page}): {said}"
        if not error:
            return "made" if stamp else "unchanged", ""
        if not html.exists() or not kept:
            return "failed", error
        write(html, self._exporter.marked_stale(html.read_text(encoding="utf-8")))
        write(self._findings / f"{run.page}.json", json.dumps({**kept, "stale": True}, ensure_ascii=False))
        return "stale", error

    def _write_page(self, run: Run, stamp: Stamp) -> None:
        kept, page = self._kept[run.page], page_of(self._notebooks[run.page], run.page, run.title, stamp)
        files = self._exporter.articles(page) if page.reading and self._exporter.site.apart else {
            f"{run.page}.html": self._exporter.render(page)
        }  # fmt: skip
        for file, html in files.items():
            write(self._html / file, html)
        if page.figures and self._exporter.site.url:  # without an address no link shows it
            files[f"{run.page}.png"], drawn = "", self._html / f"{run.page}.png"
            was = [*kept.get("pictures", [])[:1], kept.get("stamp", {}).get("versions")]
            if was != [page.figures[0].key, stamp.versions] or not drawn.exists():
                write(drawn, preview(page.figures[0].svg))
        for old in set(kept.get("files", [])) - files.keys():
            (self._html / old).unlink(missing_ok=True)
        made = {"files": sorted(files), "says": self._says(run.page), "executed": self._executed[run.page]}
        write(self._findings / f"{run.page}.json", json.dumps({**summary_of(page), **made}, ensure_ascii=False))

    def front(self, failures: Sequence[Mapping[str, str]]) -> None:
        """Write the front page of all pages that stand; what this class wrote for others is taken away."""
        summaries = []
        for path in sorted(self._findings.glob("*.json")):
            summary = read_json(path)
            if path.stem in self._kept:
                summaries.append(summary)
                continue
            for name in summary.get("files", [f"{path.stem}.html"]):
                (self._html / name).unlink(missing_ok=True)
            path.unlink()
        PICTURES.save(only={key for one in summaries for key in one.get("pictures", ())})
        says = [one for one in summaries if one["page"] in self._exporter.site.pages]
        write(self._html / "index.html", write_front(self._exporter, self._front, says, failures))
