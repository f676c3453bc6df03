"""Pages as HTML, from the templates beside this file: each is one file that asks no server for anything.

The page's security policy names the hash of each style and script that the template put there, so that a browser
runs these and nothing else, whatever else got into the page.
"""

import json
import re
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kosovo_lib.charts.theme import TOKENS
from kosovo_lib.display.drawing import FILTERS, address, html_of, slug
from kosovo_lib.errors import NotebookError
from kosovo_lib.report.figure import Figure
from kosovo_lib.report.page import Block, Front, Page, ranked

_TEMPLATES = Path(__file__).parent / "template"
_MANY = 400
"""Sentences of evidence that a page prints; of more, only the first of each group, and links to the others."""
_GROUPS = 150
"""Groups of evidence that a page prints; of more, also those to which it leads."""
_ROWS = 100
"""Rows that a page prints of a table; the notebook displays more."""
_STALE = "<strong>Out of date.</strong> The last attempt to make this page failed; this is its last good version."
_CARDS = 3
"""Further findings on the front page."""


@dataclass(frozen=True)
class Site:
    """What the pages of a site know of each other."""

    name: str
    pages: Mapping[str, str]  # name -> title, in order
    reading: str = ""  # the page on which the articles can be read; none if empty
    url: str = ""  # where the site is published, for previews of its links elsewhere; unknown if empty
    apart: bool = False  # whether each article has a file of its own, because there are many
    articles: Mapping[str, Sequence[str]] = field(default_factory=dict)  # article -> outlet and day for its quotations

    @property
    def reading_file(self) -> str:
        """The file that links to sentences lead to, with ``{article}`` in it where each article has one."""
        file = f"{self.reading}-{{article}}.html" if self.apart else f"{self.reading}.html"
        return file if self.reading else ""


class PageExporter:
    """Writes pages. Every value in a template is escaped unless it was built as markup by this package."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.filters |= FILTERS | {
            "text": lambda value: Markup(escape(value, quote=False)),
            "plain_json": lambda value: json.dumps(value, ensure_ascii=False),
        }

    def render(self, page: Page, sentences: Sequence[Sequence[str]] = ()) -> str:
        """Write one page as HTML; its strongest finding is its headline where it has one that may lead.

        ``sentences`` of articles in other files can be searched: address, outlet, kind of voice, text.
        """
        leading = page.findings[0] if page.findings and page.findings[0]["leads"] else None
        others = page.findings[1:] if leading else page.findings
        reading = None if self.site.apart else page.reading
        # On the reading page itself, a sentence's address is on the page.
        target = "" if page.name == self.site.reading and not self.site.apart else self.site.reading_file
        linked = json.dumps([page.findings, *(
            block.figure.spec if block.figure else block.content for block in page.blocks
            if block.figure or (block.content or {}).get("kind") == "table"
        )], ensure_ascii=False)  # fmt: skip
        contents = [_fewer(block.content, linked) for block in page.blocks]
        groups = sum(len((content or {}).get("groups", ())) for content in contents)
        most = max(1, _MANY // groups) if len(page.evidence) > _MANY else None
        html = self.fill(
            "page.html.j2",
            page.name,
            page.figures,
            scripts=("search.js", "reading.js") if reading else ("search.js",) if sentences else (),
            wide=reading is not None,
            sentences=_packed(sentences) if sentences else "",
            page=page,
            headline=leading["text"] if leading else page.title,
            leading=leading,
            findings=[self.drawn({"kind": "findings", "findings": [one]}, reading=target) for one in others],
            blocks=[
                (one, self.drawn(content, reading=target, most=most) if content else "")
                for one, content in zip(page.blocks, contents, strict=True)
            ],
            image=f"{page.name}.png" if page.figures else "",
            description=page.findings[0]["text"] if page.findings else page.title,
        )
        _check_addresses(page.name, html)
        return html

    def articles(self, page: Page) -> dict[str, str]:
        """The files of a reading page of many articles: its own, with links to them, and one for each article."""
        reading = page.reading or {"articles": []}
        links = "".join(
            f'<li><a href="{address(self.site.reading_file, one["article"])}">{escape(one["outlet"])}: '
            f"{escape(one['title'])}</a></li>"
            for one in reading["articles"]
        )
        others = [block for block in page.blocks if block.content is not reading]
        listed = replace(page, blocks=[Block(html=Markup(f'<ul class="pages">{links}</ul>')), *others])
        searched = [
            [address(self.site.reading_file, one["article"], said["sentence"]), one["outlet"], said["kind"],
             "".join(text for text, _ in said["parts"])]
            for one in reading["articles"] for paragraph in one["paragraphs"] for said in paragraph["sentences"]
            if not said.get("gap")
        ]  # fmt: skip
        files = {f"{page.name}.html": self.render(listed, searched)}
        said = {at.partition("#")[2]: [outlet, words] for at, outlet, _, words in searched}
        pairs: dict[str, list[Any]] = {}
        for pair in reading.get("pairs", ()):
            for at in pair[:2]:
                pairs.setdefault(at.rpartition("-s")[0], []).append(pair)
        for one in reading["articles"]:
            own = pairs.get(slug(one["article"]), [])
            counterparts = {at: said[at] for pair in own for at in pair[:2] if at in said}
            content = {**reading, "articles": [one], "pairs": own, "others": counterparts}
            alone = Page(page.name, f"{one['outlet']}: {one['title']}", page.stamp, blocks=[Block(content=content)])
            files[self.site.reading_file.format(article=slug(one["article"]))] = self.render(alone)
        return files

    @staticmethod
    def marked_stale(html: str) -> str:
        """A page that says of itself, once, that it is out of date. Text holds no ``<``: the place is found."""
        said = f'<div class="head"><p class="failed" role="note">{_STALE}</p>'
        return html if said in html else html.replace('<div class="head">', said, 1)

    def drawn(self, content: Mapping[str, Any], **options: Any) -> Markup:
        """Content of `kosovo_lib.display` as markup."""
        rows = content.get("rows", ())
        return Markup(html_of({"of": len(rows), **content, "rows": rows[:_ROWS]}, **options))

    def fill(
        self, template: str, name: str, figures: Sequence[Figure] = (), *, scripts: Sequence[str] = (), **values: Any
    ) -> str:
        """Fill a template; style and scripts go in with the policy that allows exactly them."""
        named = ("page.js", *(("charts.js",) if figures else ()), *scripts)
        code = "".join((_TEMPLATES / one).read_text(encoding="utf-8") for one in named)
        script = f"{{\n{code}}}"  # a block of its own: no name is the window's
        style = self._templates.get_template("page.css").render(tokens=TOKENS, figures=figures)
        policy = (
            f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data: blob:; "
            "base-uri 'none'; form-action 'none'"
        )
        html = str(self._templates.get_template(template).render(
            policy=Markup(policy), style=Markup(style), script=Markup(script), site=self.site, name=name,
            specs=_packed({one.name: one.spec for one in figures}) if figures else "", **values,
        ))  # fmt: skip
        there = {slug(article) for article in self.site.articles} if self.site.reading else set()
        to = rf'<a href="{self.site.reading}(?:-[^"#]+)?\.html#([^"]+?)(-s\d+|)">(.*?)</a>'
        # A link to an article that is not printed becomes plain words.
        return re.sub(to, lambda one: one[0 if {one[1], one[1] + one[2]} & there else 3], html) if there else html


def write_front(
    exporter: PageExporter, front: Front, summaries: Sequence[dict[str, Any]], failures: Sequence[Mapping[str, str]]
) -> str:
    """Write the front page as HTML: the strongest finding under the headline, a card each for the best of others."""
    summaries = sorted(summaries, key=lambda one: (one["order"], one["page"]))
    best = ranked(summaries)
    lead, lead_page = best[0] if best else (None, None)
    cards: list[Any] = []
    shown = {lead_page["page"]} if lead_page else set()
    kinds = {lead["analysis"]} if lead else set()
    for found, summary in best[1:]:
        if summary["page"] not in shown and found["analysis"] not in kinds - {""} and len(cards) < _CARDS:
            cards.append({"page": summary["page"], "title": summary["title"], "finding": found, "of": summary})
            shown.add(summary["page"])
            kinds.add(found["analysis"])
    part = ".+" if len(cards) == 1 else r'<svg class="narrow".*?</svg>'  # of several each has room for what phones draw
    cards = [{**card, "figure": _picture(card["of"], part)} for card in cards]
    strip = next((c for one in summaries for c in one["contents"] if c["kind"] == "outlets"), None)
    alone = not any(card["figure"] for card in cards) and next(filter(None, map(_picture, summaries)), None)
    printed = {one["text"] for one in (lead, *(card["finding"] for card in cards)) if one}
    printed |= {alone["title"]} if alone else set()
    pages = [(one, _line(one, printed)) for one in summaries if one["page"] not in {card["page"] for card in cards}]
    reading = exporter.site.reading_file
    return exporter.fill(
        "index.html.j2",
        "index",
        lead=lead, lead_page=lead_page["page"] if lead_page else "",
        strip=exporter.drawn(strip, reading=reading) if strip else "",
        cards=cards, alone=alone, pages=pages, reading=reading, opening=front.opening, closing=front.closing,
        failures=failures, summaries=summaries,
        description=lead["text"] if lead else front.site,
        corpus=next((one.get("stamp", {}).get("parameters", {}).get("corpus_path", "") for one in summaries), ""),
        image=next((f"{one['page']}.png" for _, one in best if one["figure"]), ""),
    )  # fmt: skip


def _picture(summary: Mapping[str, Any], part: str = ".+") -> dict[str, Any] | None:
    """The chart of a page, or a part of it, whose links lead to that page."""
    svg = re.search(part, (summary["figure"] or {"svg": ""})["svg"], re.DOTALL)
    to = f'<a href="{summary["page"]}.html#'
    return {**summary["figure"], "svg": Markup(svg[0].replace('<a href="#', to))} if svg else None


def _line(summary: Mapping[str, Any], printed: set[str]) -> str:
    """Under a link to a page: its best finding, its chart's title (first if a finding is printed) or how it begins."""
    news = [one["text"] for one in summary["findings"] if one["checked"] and one["strength"]]
    title = (summary["figure"] or {}).get("title")
    said = [title, *news] if printed & {*news} else [*news, title, summary.get("begins")]
    return next((words + "." * (words[-1] not in ".?!") for words in said if words and words not in printed), "")


def _fewer(content: Mapping[str, Any] | None, linked: str) -> Mapping[str, Any] | None:
    """Of very many groups of evidence the first, and those whose address, or a part's, ``linked`` names."""
    groups = (content or {}).get("groups", ())
    kept = [
        group for at, group in enumerate(groups)
        if at < _GROUPS or any(one["id"] and f'{one["id"]}"' in linked for one in [group, *group["parts"]])
    ]  # fmt: skip
    left = len(groups) - len(kept) + (content or {}).get("left", 0)
    return {**content, "groups": kept, "left": left} if content and groups else content


def _packed(data: Any) -> Markup:
    """JSON, compressed, as the page's scripts unpack it."""
    return Markup(b64encode(zlib.compress(json.dumps(data, sort_keys=True).encode(), 9)).decode())


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _check_addresses(name: str, html: str) -> None:
    """Refuse a page on which an address is taken twice, or a link leads nowhere. Text holds no ``<``."""
    ids = Counter(re.findall(r'<[a-z][^<>]*? id="([^"]*)"', html))
    for one, times in ids.items():
        if times > 1:
            raise NotebookError(f"page {name}: {times} things have the address {one!r}; each needs its own")
    for one in re.findall(r'<a [^<>]*?href="#([^"]*)"', html):
        if one not in ids:
            raise NotebookError(f"page {name}: a link leads to {one!r}, which is not on the page")
