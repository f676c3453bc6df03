"""The front page: what was found first, then the pictures, then how it was done.

It is written from what the pages themselves found (``build/findings/<page>.json``) and from ``front.md``:
the name of the site as its first heading, a paragraph for readers who know nothing of it, and, from its first ``##``
on, what stands after the pages: method, limits, corrections, how to cite.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kosovo_lib.display.markup import html_of
from kosovo_lib.report.exporter import PageExporter
from kosovo_lib.report.figure import Figure
from kosovo_lib.report.page import Page, sections

__all__ = ["Failure", "Front", "front_of", "summary_of", "write_front"]


@dataclass(frozen=True)
class Front:
    """The words of the front page that are written by hand."""

    site: str
    opening: Markup
    closing: Markup
    contents: list[tuple[str, str]]


@dataclass(frozen=True)
class Failure:
    """A page that could not be made, and why, in one line."""

    title: str
    error: str


def front_of(path: Path) -> Front:
    """Read the words of the front page; without them the site has a plain name and nothing else."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# Coverage compared\n"
    heading = re.match(r"\s*# (.+)\n?", text)
    rest = text[heading.end() :] if heading else text
    start = re.search(r"^## ", rest, flags=re.MULTILINE)
    at = start.start() if start else len(rest)
    closing, contents = sections(rest[at:])
    return Front(heading[1].strip() if heading else "Coverage compared", sections(rest[:at])[0], closing, contents)


def summary_of(page: Page) -> dict[str, Any]:
    """What the front page needs of a page, as plain data that can be kept beside it."""
    leads = [{"figure": _kept(lead.figure)} if lead.figure else {"content": lead.content} for lead in page.leads]
    return {
        "page": page.name, "title": page.title, "order": page.stamp.order, "hash": page.stamp.hash,
        "findings": page.findings, "leads": leads,
    }  # fmt: skip


def write_front(
    exporter: PageExporter, front: Front, summaries: Sequence[dict[str, Any]], failures: Sequence[Failure]
) -> str:
    """Write the front page as HTML; the first finding of the first page is its headline."""
    summaries = sorted(summaries, key=lambda one: (one["order"], one["page"]))
    pages = [_section(one) for one in summaries]
    for page in pages[:1]:
        page["findings"] = page["findings"][1:]  # its first is the headline
    findings = [(finding, one["page"]) for one in summaries for finding in one["findings"]]
    first, lead_page = findings[0] if findings else ({"text": front.site}, "")
    figures = [lead["figure"] for one in pages for lead in one["leads"] if lead.get("figure")]
    return exporter.fill(
        "index.html.j2",
        figures={figure["name"]: (figure["least_width"], None) for figure in figures},
        vega=None,
        headline=first["text"], detail=first.get("detail", ""), description=first["text"],
        sentences=f"{lead_page}.html#{first['anchor']}" if first.get("anchor") else "",
        opening=front.opening, closing=front.closing, contents=front.contents, pages=pages, failures=failures,
    )  # fmt: skip


def _section(summary: dict[str, Any]) -> dict[str, Any]:
    """One page's part of the front page, its markup built from data again."""
    address = f"{summary['page']}.html"
    leads = [
        {"figure": {**lead["figure"], "svg": Markup(lead["figure"]["svg"])}}
        if "figure" in lead
        else {"html": Markup(html_of(lead["content"], address))}
        for lead in summary["leads"]
    ]
    findings = [Markup(html_of({**finding, "key": ""}, address)) for finding in summary["findings"]]
    return {**summary, "leads": leads, "findings": findings}


def _kept(figure: Figure) -> dict[str, Any]:
    """A chart without its tables and specification, which are on its own page."""
    return {name: getattr(figure, name) for name in ("name", "title", "subtitle", "svg", "paper", "least_width")}
