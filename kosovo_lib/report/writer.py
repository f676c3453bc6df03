"""Executed notebooks in, pages and the front page out; what fails keeps its last good version."""

# mypy: disable-error-code="no-untyped-call"
# nbformat has types for some of what it offers, and not for what is called here.

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from kosovo_lib.report.runs import Stamp, read_json

_TOGETHER = 20
"""Articles that the reading page holds; of more, each has a file."""


class Writer:
    """Turns executed notebooks into pages and keeps what the front page needs of them."""

    def __init__(self, build: Path, front: Front, pages: Mapping[str, str], reading: str) -> None:
        self._html, self._findings, self._executed = build / "html", build / "findings", build / "executed"
        self._front = front
        PICTURES.keep_in(build / ".pictures")
        self._exporter = PageExporter(Site(front.site, pages, reading, front.settings.site))

    def read(self, ended: Sequence[Outcome]) -> None:
        """Read what notebooks displayed, and find out which articles are quoted and whether each has a file of its own.

        In excerpts, all pages together may print so much of an article: those of an earlier run are read, too.
        """
        made = {one.run.page for one in ended if not one.error}
        failed = {one.run.page for one in ended if one.error}
        standing = []
        for page in self._exporter.site.pages if self._front.settings.publish == "excerpts" else ():
            html, executed = self._html / f"{page}.html", self._executed / f"{page}.ipynb"
            stale = read_json(self._findings / f"{page}.json").get("stale") and page not in made
            if (page in failed or stale or not executed.exists()) and html.exists():
                standing.append(html.read_text(encoding="utf-8"))
            elif html.exists():
                made.add(page)
        ordered = sorted(made, key=list(self._exporter.site.pages).index)
        texts = ((page, (self._executed / f"{page}.ipynb").read_text(encoding="utf-8")) for page in ordered)
        self._notebooks = {page: nbformat.v4.reads(text) for page, text in texts}
        reading = self._exporter.site.reading
        articles = {} if reading in made else read_json(self._findings / f"{reading}.json").get("articles", {})
        asked = [reading] if reading in made else ordered if not articles else []
        for one in (content for page in asked for content in contents_of(self._notebooks[page])):
            for article in one.get("articles", ()) if one["kind"] == "reading" else ():
                articles[article["article"]] = (article["outlet"], article["published"])
            for part in (part for group in one.get("groups", ()) for part in group["parts"]):
                articles |= {source["article"]: (source["about"], "") for source in part["sources"]}
        self._exporter.site = replace(self._exporter.site, apart=len(articles) > _TOGETHER, articles=articles)
        if self._front.settings.publish == "excerpts":
            excerpt(list(self._notebooks.values()), standing)
        site = self._exporter.site
        self._exporter.site = replace(site, pages={page: site.pages[page] for page in site.pages if self._says(page)})

    def _says(self, page: str) -> bool:
        """Whether a page has more than notes, nulls and cells tagged ``aside``; else no other page names it."""
        if page not in self._notebooks:
            return bool(read_json(self._findings / f"{page}.json").get("says", True))
        cells = [one for one in self._notebooks[page].cells if "aside" not in one.metadata.get("tags", ())]
        held = [one.get("data", {}).get(MIME, {}) for cell in cells for one in cell.get("outputs", ())]
        return not held or any(
            any(found["strength"] for found in one["findings"]) if "findings" in one
            else one.get("kind") != "note" and [] not in (one.get("rows"), one.get("groups"))
            for one in held
        )  # fmt: skip

    def publish(self, outcome: Outcome, stamp: Stamp) -> str:
        """Write one page; what is wrong if its notebook failed or cannot become one, in one line."""
        run = outcome.run
        try:
            if not outcome.error:
                self._write_page(run.page, run.title, stamp)
            return outcome.error
        except KosovoError as refused:
            return f"{run.notebook.stem} (page {run.page}): {refused}"
        except Exception as broken:  # the other pages must not be hurt
            return f"{run.notebook.stem} (page {run.page}): {type(broken).__name__}: {broken}"

    def _write_page(self, name: str, title: str, stamp: Stamp) -> None:
        notebook = self._notebooks[name]
        printed = _digest(notebook)
        page = page_of(notebook, name, title, stamp)
        kept = self._findings / f"{name}.json"
        before, summary = read_json(kept), {**summary_of(page), "says": self._says(name)}
        files = self._exporter.articles(page) if page.reading and self._exporter.site.apart else {
            f"{name}.html": self._exporter.render(page)
        }  # fmt: skip
        for file, html in files.items():
            write(self._html / file, html)
        if page.figures and self._exporter.site.url:  # without an address no link shows it
            files[f"{name}.png"], drawn = "", self._html / f"{name}.png"
            was = [*before.get("pictures", [])[:1], before.get("stamp", {}).get("versions")]
            if was != [page.figures[0].key, stamp.versions] or not drawn.exists():
                write(drawn, preview(page.figures[0].svg))
        for old in set(before.get("files", [])) - files.keys():
            (self._html / old).unlink(missing_ok=True)
        write(kept, json.dumps({**summary, "files": sorted(files), "printed": printed}, ensure_ascii=False))

    def again(self, ended: Sequence[Outcome]) -> None:
        """Write pages of an earlier run anew that print other sentences now."""
        for page in self._notebooks.keys() - {one.run.page for one in ended}:
            kept = read_json(self._findings / f"{page}.json")
            if kept and kept.get("printed") != _digest(self._notebooks[page]):
                self._write_page(page, kept["title"], Stamp(**kept["stamp"]))

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
        PICTURES.save(only={key for one in summaries for key in one.get("pictures", ())})
        says = [one for one in summaries if one["page"] in self._exporter.site.pages]
        write(self._html / "index.html", write_front(self._exporter, self._front, says, failures))

    def mark_stale(self, page: str) -> bool:
        """Say on the last good version of a page that it is out of date; whether there is one."""
        html, kept = self._html / f"{page}.html", self._findings / f"{page}.json"
        if not html.exists() or not kept.exists():
            return False
        if not (summary := read_json(kept)).get("stale"):
            write(html, self._exporter.marked_stale(html.read_text(encoding="utf-8")))
            write(kept, json.dumps({**summary, "stale": True}, ensure_ascii=False))
        return True


def _digest(notebook: Any) -> str:
    return sha256(json.dumps([cell.get("outputs") for cell in notebook.cells], sort_keys=True).encode()).hexdigest()
