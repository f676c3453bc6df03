"""The content of pages: what to say, in which order, every word made inert.

What a notebook displays is taken up by its type and built anew; nothing of an output reaches the page as it is:
charts become SVG (`figure`), findings, tables and evidence are drawn from their data (`kosovo_lib.display`), other
HTML is rebuilt by nh3 from what is allowed, and what has no safe form becomes text or is left out.

The front page is written from what the pages themselves found (``build/findings/<page>.json``) and from ``front.md``:
settings between two lines of ``---``, the name of the site as its first heading, a paragraph for readers who know
nothing of it, and, from its first ``##`` on, what stands at the end: limits, corrections, how to cite.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Annotated, Any, Literal

import mistune
import nh3
from markupsafe import Markup
from pydantic import AfterValidator

from kosovo_lib.display.drawing import inert, slug
from kosovo_lib.display.output import MIME
from kosovo_lib.errors import DataError, KosovoError, ParameterError
from kosovo_lib.finding import FLOOR
from kosovo_lib.report.figure import Figure, figure_of
from kosovo_lib.report.runs import Stamp
from kosovo_lib.settings import ADDRESS, Settings, parse_yaml, read_yaml, validated

_VEGA_LITE = re.compile(r"application/vnd\.vegalite\.v\d+(\.\d+)*\+json")
_ALLOWED = set(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 "
    "h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th "
    "thead time tr u ul var".split()
)
_ATTRIBUTES = {"*": {"colspan", "rowspan", "scope", "lang", "dir", "datetime", "title", "start"}, "a": {"href"}}
_SILENT = {"script", "style", "template", "title", "head"}  # their content is no text for readers
_LINK = re.compile(r"(https?://|mailto:|#(?!harmful-link$))[^\s]+|[a-z0-9-]+\.html(#[\w-]+)?", re.ASCII)
_MARKDOWN = mistune.create_markdown(escape=True, plugins=["table", "strikethrough", "footnotes"])
_IMAGES = ("image/png", "image/jpeg", "image/svg+xml")
_OPENED = 0.05  # two strengths that differ by less are equal enough for the one with quotations to lead


@dataclass(frozen=True)
class Block:
    """One thing on a page, in reading order: HTML, text, a chart, or content of `kosovo_lib.display` as data."""

    html: Markup = field(default_factory=Markup)
    text: str = ""
    figure: Figure | None = None
    content: Mapping[str, Any] | None = None


@dataclass
class Page:
    """What one page holds, before it is HTML.

    ``findings`` are data of `display.findings`, the strongest first; ``leads`` the charts and contents that the front
    page has too; ``code`` each cell's id and source, which readers find folded away.
    """

    name: str
    title: str
    stamp: Stamp
    opening: Markup = field(default_factory=Markup)
    findings: list[Mapping[str, Any]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    leads: list[Block] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    drawn: int = 0

    @property
    def figures(self) -> list[Figure]:
        """Its charts, in order."""
        return [block.figure for block in self.blocks if block.figure]

    @property
    def reading(self) -> Mapping[str, Any] | None:
        """The articles, on the page that has them to read."""
        return next((b.content for b in self.blocks if b.content and b.content["kind"] == "reading"), None)


def page_of(notebook: Any, name: str, title: str, stamp: Stamp) -> Page:
    """Read an executed notebook.

    ``title`` replaces the first heading; the rest of the first cell opens the page. Findings go to the top. Headings
    under which nothing came out are left out. `NotebookError` if a chart has no words.
    """
    page = Page(name, title, stamp)
    waiting: list[Markup] = []  # a heading and its words wait for what they announce
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown" and number == 0:
            page.opening = sections(re.sub(r"\A\s*# .*\n?", "", cell.source))
        elif cell.cell_type == "markdown":
            announces = number + 1 < len(notebook.cells) and notebook.cells[number + 1].cell_type == "code"
            html = sections(cell.source)
            waiting = [html] if "<h2 " in html else [*waiting, html]
            if not announces:
                page.blocks += [Block(html=one) for one in waiting]
                waiting = []
        elif cell.cell_type == "code":
            blocks = [block for output in cell.outputs for block in _blocks(page, output)]
            if blocks:
                page.blocks += [*(Block(html=one) for one in waiting), *blocks]
                waiting = []
            if cell.source.strip():
                # Papermill gives the cell with the page's own parameters an id at random.
                given = "injected-parameters" in cell.metadata.get("tags", [])
                page.code.append(("given" if given else cell.get("id", ""), inert(cell.source)))
    page.findings.sort(key=lambda one: (not one["leads"], -one["strength"]))
    return page


def sections(text: str) -> Markup:
    """Render Markdown whose headings have addresses; none is of the first level, which the page's title has."""

    def address(match: re.Match[str]) -> str:
        level, inner = max(2, int(match[1])), match[2]
        name = f"s-{slug(unescape(re.sub(r'<[^>]+>', '', inner)).strip())}"
        return f'<h{level} id="{escape(name)}">{inner}</h{level}>'

    return Markup(re.sub(r"<h([1-6])>(.*?)</h\1>", address, from_markdown(text), flags=re.DOTALL))


def contents_of(notebook: Any) -> list[dict[str, Any]]:
    """What an executed notebook displays of `kosovo_lib.display`, as data."""
    outputs = (one for cell in notebook.cells for one in cell.get("outputs", ()))
    return [one["data"][MIME] for one in outputs if MIME in one.get("data", {})]


def _blocks(page: Page, output: Mapping[str, Any]) -> Iterator[Block]:
    if output["output_type"] == "stream":
        if output["name"] == "stdout" and output["text"].strip():
            yield Block(text=_steady(output["text"]))
        return
    data = output.get("data", {})
    content = data.get(MIME, {})
    chart = next((data[kind] for kind in data if _VEGA_LITE.fullmatch(kind)), _embedded(data.get("text/html", "")))
    if chart is not None:
        block = Block(figure=figure_of(chart, f"{page.name}-chart-{page.drawn + 1}"))
        page.drawn += 1
    elif content.get("kind") == "findings":
        page.findings += content["findings"]
        return
    elif [] in (content.get("rows"), content.get("groups")):
        return  # an empty table or no evidence
    elif content:
        block = Block(content=content)
    else:
        block = _foreign(data)
    if content.get("lead"):
        page.leads.append(block)
        if content["kind"] == "outlets":  # for the front page alone
            return
    if block.html or block.text or block.figure or block.content:
        yield block


def _embedded(html: str) -> dict[str, Any] | None:
    """The chart in the HTML that Altair writes where no renderer was chosen."""
    _, found, spec = html.partition("(function(spec, embedOpt){")[2].partition("})(")
    return dict(json.JSONDecoder().raw_decode(spec)[0]) if found else None


def _foreign(data: Mapping[str, Any]) -> Block:
    """An output that is not of this library, in the richest form that can be made safe."""
    words = _steady(str(data.get("text/plain", "")))
    for kind in _IMAGES:
        if kind in data:  # in an <img>, where not even SVG can run anything
            content = data[kind] if kind != "image/svg+xml" else b64encode(data[kind].encode()).decode()
            source = f"data:{kind};base64,{''.join(content.split())}"
            return Block(html=Markup(f'<p><img src="{escape(source)}" alt="{escape(words)}"></p>'))
    if "text/html" in data:
        inner = from_html(data["text/html"])
        return Block(html=Markup(f'<div class="scroll" role="group" aria-label="Output" tabindex="0">{inner}</div>'))
    if "text/markdown" in data:
        return Block(html=Markup(from_markdown(data["text/markdown"])))
    return Block(text=words if words.strip() else "")


def _steady(text: str) -> str:
    """Text without addresses in memory, which differ from run to run, and without control characters."""
    return inert(re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text))


def from_html(html: str) -> str:
    """Rebuild HTML from a cell's output, such as a table drawn by pandas."""
    return nh3.clean(
        inert(html), tags=_ALLOWED, clean_content_tags=_SILENT, attributes=_ATTRIBUTES, link_rel=None,
        attribute_filter=lambda _, name, value: value if name != "href" or _LINK.fullmatch(value) else None,
    )  # fmt: skip


def from_markdown(text: str) -> str:
    """Render Markdown. HTML in it comes out as text; a link may only lead to the web, to a page or a heading."""
    return from_html(str(_MARKDOWN(inert(text))))


def _web_address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise ValueError("must be an address such as https://example.org/story, or empty")
    return text.rstrip("/")


class FrontSettings(Settings):
    """The settings of ``front.md``.

    ``publish`` says whether pages hold the whole articles or excerpts (`excerpts.excerpt`); ``site`` is the
    address at which they are published, without which a link to them has no picture elsewhere.
    """

    publish: Literal["full", "excerpts"] = "excerpts"
    site: Annotated[str, AfterValidator(_web_address)] = ""


@dataclass(frozen=True)
class Front:
    """The words of the front page that are written by hand."""

    site: str
    opening: Markup
    closing: Markup
    settings: FrontSettings


def story_of(corpus: Path) -> str:
    """What to call a story that nobody named: its folder; if that says nothing, who is named most in articles.csv."""
    if corpus.name == "data" or not re.search(r"[^\W\d_]{3}", corpus.name):
        with suppress(KosovoError, OSError, ValueError, TypeError, KeyError):  # said where the corpus is loaded
            listed = (corpus / "articles.csv").read_text(encoding="utf-8-sig")
            actors = [(one["name"], *one.get("aliases", ())) for one in read_yaml(corpus / "actors.yml")["actors"]]
            most, name = max((sum(map(listed.count, called)), called[0]) for called in actors)
            if most:
                return str(name)
    return re.sub("[-_]+", " ", corpus.name[:1].upper() + corpus.name[1:])


def front_of(path: Path, corpus: Path | None = None) -> Front:
    """Read words and settings of the front page, or `ParameterError`; a plain heading gets the name of the story."""
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else "# Coverage compared\n"
    except UnicodeDecodeError as error:
        raise ParameterError(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    head = re.match(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.DOTALL)
    try:
        asked = (parse_yaml("\n" * text.count("\n", 0, head.start(1)) + head[1], path.name) if head else None) or {}
        settings = validated(FrontSettings, asked, path.name)
    except DataError as refused:
        raise ParameterError(str(refused)) from None
    rest = text[head.end() :] if head else text
    known = "|".join(FrontSettings.model_fields)
    if loose := re.match(rf"\s*(?:---\s+)?(\w+:(?:[ \t]\S*)?)[ \t]*$|(?s:.*?)^((?:{known}):.*)$", rest, re.MULTILINE):
        said = (loose[1] or loose[2]).strip()
        raise ParameterError(f"{path.name}: {said!r} is read only at the top, with a line of --- before and after it")
    heading = re.match(r"\s*# (.+)\n?", rest)
    rest = rest[heading.end() :] if heading else rest
    start = re.search(r"^## ", rest, flags=re.MULTILINE)
    at = start.start() if start else len(rest)
    name = heading[1].strip() if heading else "Coverage compared"
    name += f": {story_of(corpus)}" if corpus and name == "How each outlet told it" else ""
    return Front(name, sections(rest[:at]), sections(rest[at:]), settings)


def summary_of(page: Page) -> dict[str, Any]:
    """What the front page and the reading page need of a page, as plain data that can be kept beside it."""
    figure = next((lead.figure for lead in page.leads if lead.figure), None)
    kept = ("name", "title", "subtitle", "description", "svg", "least_width")
    return {
        "page": page.name, "title": page.title, "order": page.stamp["order"], "hash": page.stamp["hash"],
        "stamp": page.stamp,
        "pictures": [figure.key for figure in page.figures], "findings": page.findings,
        "figure": {name: getattr(figure, name) for name in kept} if figure else None,
        "begins": re.split(r"(?<=[.?!])\s", page.opening.striptags())[0],
        "contents": [lead.content for lead in page.leads if lead.content],
        "articles": {
            one["article"]: [one["outlet"], one["published"]] for one in (page.reading or {}).get("articles", ())
        },
    }  # fmt: skip


def ranked(summaries: Sequence[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every finding that may lead, with the summary of its page, the strongest first, then those with quotations.

    If none is large enough to be news, a weak and true one may lead, from `FLOOR` on; a null never does.
    """
    every = [(one, summary) for summary in summaries for one in summary["findings"]]
    weak = [pair for pair in every if pair[0]["checked"] and pair[0]["strength"] >= FLOOR]
    found = [pair for pair in every if pair[0]["leads"]] or weak
    return sorted(
        found, key=lambda pair: (-round(pair[0]["strength"] / _OPENED), not pair[0]["quotations"], -pair[0]["strength"])
    )
