"""An executed notebook in, the content of a page out: what to say, in which order, every word made inert.

What a notebook shows is taken up by its type and built anew; nothing of an output reaches the page as it is:
charts become SVG (`figure`), findings, tables and evidence are drawn from their data (`kosovo_lib.display`), other
HTML is rebuilt from what is allowed (`safe`), and what has no safe form is shown as text or left out.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from markupsafe import Markup

from kosovo_lib.display.markup import html_of
from kosovo_lib.display.shown import MIME
from kosovo_lib.display.words import slug
from kosovo_lib.report.figure import Figure, figure_of
from kosovo_lib.report.safe import from_html, from_markdown, inert
from kosovo_lib.report.stamp import Stamp

__all__ = ["Block", "Lead", "Page", "page_of", "sections"]

_VEGA_LITE = re.compile(r"application/vnd\.vegalite\.v\d+(\.\d+)*\+json")
_NOTHING = Markup("")
_IMAGES = ("image/png", "image/jpeg", "image/svg+xml")


@dataclass(frozen=True)
class Block:
    """One thing on a page, in reading order: ``kind`` is html, text or figure."""

    kind: str
    html: Markup = _NOTHING
    text: str = ""
    figure: Figure | None = None


@dataclass(frozen=True)
class Lead:
    """What the front page shows too: a chart, or a table or note as data."""

    figure: Figure | None = None
    content: Mapping[str, Any] | None = None


@dataclass
class Page:
    """What one page holds, before it is HTML.

    ``findings`` are data of `display.finding`; ``code`` is each cell's id and source, which readers find folded away.
    """

    name: str
    title: str
    stamp: Stamp
    opening: Markup = _NOTHING
    findings: list[Mapping[str, Any]] = field(default_factory=list)
    contents: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)

    @property
    def figures(self) -> list[Figure]:
        """Its charts, in order."""
        return [block.figure for block in self.blocks if block.figure]


def page_of(notebook: Any, name: str, title: str, stamp: Stamp) -> Page:
    """Read an executed notebook.

    The notebook's first heading gives way to ``title``; what else the first cell says opens the page. Findings go
    to the top, wherever they are made. What is written to standard error stays in the executed notebook.

    Raises:
        NotebookError: a chart has no words to be read by.
    """
    page = Page(name, title, stamp)
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            _prose(page, cell.source, first=number == 0)
        elif cell.cell_type == "code":
            for output in cell.outputs:
                _output(page, output)
            if cell.source.strip():
                # Papermill gives the cell with the page's own parameters an id at random.
                given = "injected-parameters" in cell.metadata.get("tags", [])
                page.code.append(("given" if given else cell.get("id", ""), inert(cell.source)))
    return page


def sections(text: str) -> tuple[Markup, list[tuple[str, str]]]:
    """Render Markdown whose headings have addresses; returns it with the address and text of each ``##``."""
    contents = []

    def address(match: re.Match[str]) -> str:
        level, inner = max(2, int(match[1])), match[2]
        words = unescape(re.sub(r"<[^>]+>", "", inner)).strip()
        name = f"s-{slug(words)}"
        if level == 2:
            contents.append((name, words))
        return f'<h{level} id="{escape(name)}">{inner}</h{level}>'

    html = re.sub(r"<h([1-6])>(.*?)</h\1>", address, from_markdown(text), flags=re.DOTALL)
    return Markup(html), contents


def _prose(page: Page, source: str, *, first: bool) -> None:
    """A Markdown cell."""
    if first:
        page.opening = sections(re.sub(r"\A\s*# .*\n?", "", source))[0]
        return
    html, contents = sections(source)
    page.contents += contents
    page.blocks.append(Block("html", html=html))


def _output(page: Page, output: Mapping[str, Any]) -> None:
    """One output of a code cell."""
    if output["output_type"] == "stream":
        if output["name"] == "stdout" and output["text"].strip():
            page.blocks.append(Block("text", text=_steady(output["text"])))
        return
    data = output.get("data", {})
    shown = data.get(MIME, {})
    chart = next((data[kind] for kind in data if _VEGA_LITE.fullmatch(kind)), None)
    if chart is not None:
        figure = figure_of(chart, f"{page.name}-chart-{len(page.figures) + 1}")
        page.blocks.append(Block("figure", figure=figure))
        if shown.get("lead"):
            page.leads.append(Lead(figure=figure))
    elif shown.get("kind") == "finding":
        page.findings.append(shown)
    elif shown:
        page.blocks.append(Block("html", html=Markup(html_of(shown))))
        if shown.get("lead"):
            page.leads.append(Lead(content=shown))
    else:
        block = _foreign(data)
        if block:
            page.blocks.append(block)


def _foreign(data: Mapping[str, Any]) -> Block | None:
    """An output that is not of this library, in the richest form that can be made safe."""
    words = _steady(str(data.get("text/plain", "")))
    for kind in _IMAGES:
        if kind in data:
            return Block("html", html=_image(kind, data[kind], words))
    if "text/html" in data:
        inner = from_html(data["text/html"])
        return Block("html", html=Markup(f'<div class="scroll" role="group" tabindex="0">{inner}</div>'))
    if "text/markdown" in data:
        return Block("html", html=Markup(from_markdown(data["text/markdown"])))
    return Block("text", text=words) if words.strip() else None


def _image(kind: str, content: str, words: str) -> Markup:
    """A picture in an ``<img>``, where not even SVG can run anything."""
    if kind == "image/svg+xml":
        content = b64encode(content.encode()).decode()
    source = f"data:{kind};base64,{''.join(content.split())}"
    return Markup(f'<p><img src="{escape(source)}" alt="{escape(words)}"></p>')


def _steady(text: str) -> str:
    """Text without addresses in memory, which differ from run to run, and without control characters."""
    return inert(re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text))
