"""Executed notebooks in, pages and the front page out, from the templates beside this file.

A page is one file that asks no server for anything. What fails keeps its last good version. The page's security policy
names the hash of each style and script that the template put there, so that a browser runs these and nothing else.
"""

import json
import re
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kosovo_lib.charts.theme import TOKENS
from kosovo_lib.disk import write
from kosovo_lib.display.drawing import FILTERS, address, html_of, sentences_of, slug, sources_of, words_of
from kosovo_lib.display.output import MIME
from kosovo_lib.errors import KosovoError, NotebookError
from kosovo_lib.report.excerpts import excerpt
from kosovo_lib.report.figure import PICTURES, Figure, preview
from kosovo_lib.report.page import Block, Front, Page, contents_of, page_of, ranked, summary_of
from kosovo_lib.report.runs import Run, Stamp, Status, read_json

_FOLDER = Path(__file__).parent / "template"
_TEMPLATES = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
_TEMPLATES.filters |= FILTERS | {
    "text": lambda value: Markup(escape(value, quote=False)),
    "plain_json": lambda value: json.dumps(value, ensure_ascii=False),
}
"""Every value in a template is escaped unless it was built as markup by this package."""
_MANY = 400
"""Sentences of evidence that a page prints; of more, only the first of each group, and links to the others."""
_GROUPS = 150  # groups of evidence that a page prints; of more, also those to which it leads
_ROWS = 100  # rows that a page prints of a table; the notebook displays more
_HEAD = '<div class="head">'
_STALE = f'{_HEAD}<p class="failed" role="note"><strong>Out of date.</strong> The last attempt to make this page '
_STALE += "failed; this is its last good version.</p>"
_CARDS = 3  # further findings on the front page
_READING = "read"  # the notebook that makes the page on which the articles can be read
_TOGETHER = 20  # articles that the reading page holds; of more, each has a file


@dataclass(frozen=True)
class Site:
    """A site: what its pages know of each other, and how each is written as HTML."""

    name: str
    pages: Mapping[str, str]  # name -> title, in order
    reading: str = ""  # the page on which the articles can be read; none if empty
    url: str = ""  # where the site is published, for previews of its links elsewhere; unknown if empty
    apart: bool = False  # whether each article has a file of its own, because there are many
    articles: Mapping[str, Sequence[str]] = field(default_factory=dict)  # article -> outlet and day for its quotations
    command: str = "kosovo report --force"  # what makes all pages again

    @property
    def reading_file(self) -> str:
        """The file that links to sentences lead to, with ``{article}`` in it where each article has one."""
        file = f"{self.reading}-{{article}}.html" if self.apart else f"{self.reading}.html"
        return file if self.reading else ""

    def render(self, page: Page, sentences: Sequence[Sequence[str]] = ()) -> str:
        """Write one page as HTML; its strongest finding is its headline where it has one that may lead.

        ``sentences`` of articles in other files can be searched: address, outlet, kind of voice, text.
        """
        leading = page.findings[0] if page.findings and page.findings[0]["leads"] else None
        others = page.findings[1:] if leading else page.findings
        reading = None if self.apart else page.reading
        # On the reading page itself, a sentence's address is on the page.
        target = "" if page.name == self.reading and not self.apart else self.reading_file
        linked = json.dumps([page.findings, *(
            block.figure.spec if block.figure else block.content for block in page.blocks
            if block.figure or (block.content or {}).get("kind") == "table"
        )], ensure_ascii=False)  # fmt: skip
        contents = [_fewer(block.content, linked) for block in page.blocks]
        groups = [group for content in contents for group in (content or {}).get("groups", ())]
        sources = [source for content in contents for source in sources_of(content or {})]
        most = max(1, _MANY // len(groups)) if sum(len(one["sentences"]) for one in sources) > _MANY else None
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
        ids = Counter(re.findall(r'<[a-z][^<>]*? id="([^"]*)"', html))  # text holds no <
        for one, times in ids.items():
            if times > 1:
                raise NotebookError(f"page {page.name}: {times} things have the address {one!r}; each needs its own")
        for one in re.findall(r'<a [^<>]*?href="#([^"]*)"', html):
            if one not in ids:
                raise NotebookError(f"page {page.name}: a link leads to {one!r}, which is not on the page")
        return html

    def article_files(self, page: Page) -> dict[str, str]:
        """The files of a reading page of many articles: its own, with links to them, and one for each article."""
        reading = page.reading or {"articles": []}
        links = "".join(
            f'<li><a href="{address(self.reading_file, one["article"])}">{escape(one["outlet"])}: '
            f"{escape(one['title'])}</a></li>"
            for one in reading["articles"]
        )
        others = [block for block in page.blocks if block.content is not reading]
        listed = replace(page, blocks=[Block(html=Markup(f'<ul class="pages">{links}</ul>')), *others])
        searched = [
            [address(self.reading_file, one["article"], said["sentence"]), one["outlet"], said["kind"], words_of(said)]
            for one in reading["articles"] for _, said in sentences_of(one) if not said.get("gap")
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
            files[self.reading_file.format(article=slug(one["article"]))] = self.render(alone)
        return files

    def drawn(self, content: Mapping[str, Any], **options: Any) -> Markup:
        """Content of `kosovo_lib.display` as markup."""
        rows = content.get("rows", ())
        return Markup(html_of({"of": len(rows), **content, "rows": rows[:_ROWS]}, **options))

    def fill(
        self, template: str, name: str, figures: Sequence[Figure] = (), *, scripts: Sequence[str] = (), **values: Any
    ) -> str:
        """Fill a template; style and scripts go in with the policy that allows exactly them."""
        named = ("page.js", *(("charts.js",) if figures else ()), *scripts)
        code = "".join((_FOLDER / one).read_text(encoding="utf-8") for one in named)
        script = f"{{\n{code}}}"  # a block of its own: no name is the window's
        style = _TEMPLATES.get_template("page.css").render(tokens=TOKENS, figures=figures)
        policy = (
            f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data: blob:; "
            "base-uri 'none'; form-action 'none'"
        )
        html = str(_TEMPLATES.get_template(template).render(
            policy=Markup(policy), style=Markup(style), script=Markup(script), site=self, name=name,
            specs=_packed({one.name: one.spec for one in figures}) if figures else "", **values,
        ))  # fmt: skip
        there = {slug(article) for article in self.articles} if self.reading else set()
        to = rf'<a href="{self.reading}(?:-[^"#]+)?\.html#([^"]+?)(-s\d+|)">(.*?)</a>'
        # A link to an article that is not printed becomes plain words.
        return re.sub(to, lambda one: one[0 if {one[1], one[1] + one[2]} & there else 3], html) if there else html


def write_front(
    site: Site, front: Front, summaries: Sequence[dict[str, Any]], failures: Sequence[Mapping[str, str]]
) -> str:
    """Write the front page as HTML: the strongest finding under the headline, a card each for the best of others."""
    summaries = sorted(summaries, key=lambda one: (one["order"], one["page"]))
    best = ranked(summaries)
    picked: list[Any] = []  # what leads, and a card each of other pages and analyses
    for found, of in best:
        if not any(of is page or (one["analysis"] == found["analysis"] != "") for one, page in picked):
            picked.append((found, of))
    lead, lead_page = picked[0] if picked else (None, {"page": ""})
    picked = picked[1 : 1 + _CARDS]
    part = ".+" if len(picked) == 1 else r'<svg class="narrow".*?</svg>'  # of several each has room as on a phone
    cards: list[Any] = [{**of, "finding": found, "figure": _picture(of, part)} for found, of in picked]
    strip = next((c for one in summaries for c in one["contents"] if c["kind"] == "outlets"), None)
    alone = not any(card["figure"] for card in cards) and next(filter(None, map(_picture, summaries)), None)
    printed = {one["text"] for one in (lead, *(card["finding"] for card in cards)) if one}
    printed |= {alone["title"]} if alone else set()
    pages = [(one, _line(one, printed)) for one in summaries if one["page"] not in {card["page"] for card in cards}]
    reading = site.reading_file
    return site.fill(
        "index.html.j2",
        "index",
        lead=lead, lead_page=lead_page["page"],
        strip=site.drawn(strip, reading=reading) if strip else "",
        cards=cards, alone=alone, pages=pages, reading=reading, opening=front.opening, closing=front.closing,
        failures=failures, summaries=summaries,
        description=lead["text"] if lead else front.site,
        image=next((f"{one['page']}.png" for _, one in best if one["figure"]), ""),
    )  # fmt: skip


def _picture(summary: Mapping[str, Any], part: str = ".+") -> dict[str, Any] | None:
    """The chart of a page, or a part of it, whose links lead to that page."""
    svg = re.search(part, (summary["figure"] or {"svg": ""})["svg"], re.DOTALL)
    to = f'<a href="{summary["page"]}.html#'
    return {**summary["figure"], "svg": Markup(svg[0].replace('<a href="#', to))} if svg else None


def _line(summary: Mapping[str, Any], printed: set[str]) -> str:
    """Under a link to a page: its best finding, its chart's title (first if a finding is printed), null or opening."""
    held = [one for one in summary["findings"] if one["checked"]]
    nulls, news = ([one["text"] for one in held if (one["strength"] > 0) is is_news] for is_news in (False, True))
    title = (summary["figure"] or {}).get("title")
    said = [*news, title, *nulls, summary.get("begins")]
    said = [title, *news, "Its main finding stands above."] if printed & {title, *news} else said
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


class Writer:
    """Writes all pages of a site from their executed notebooks, since what one says may change what others print.

    A page whose notebook failed, now or the last time, stays as it is and says that it is out of date. In excerpts all
    pages together may print so much of an article: what those print counts, too.
    """

    def __init__(
        self, build: Path, front: Front, runs: Sequence[Run], ended: Mapping[str, tuple[float, str]], command: str
    ) -> None:
        self._html, self._findings, self._front, self._ended = build / "html", build / "findings", front, ended
        PICTURES.keep_in(build / ".pictures")
        self._kept = {run.page: read_json(self._findings / f"{run.page}.json") for run in runs}
        self._notebooks, standing = dict[str, Any](), list[str]()
        self._executed = dict[str, str]()
        for page, kept in self._kept.items():
            html, executed = self._html / f"{page}.html", build / "executed" / f"{page}.ipynb"
            self._executed[page] = sha256(executed.read_bytes()).hexdigest() if executed.is_file() else ""
            made = kept and not kept.get("stale") and kept.get("executed") == self._executed[page]
            is_good = not ended[page][1] if page in ended else made  # a killed report may have left another notebook
            with suppress(AttributeError, TypeError):  # no file, or one that holds no notebook
                held = read_json(executed) if is_good else {}
                self._notebooks[page] = nbformat.v4.to_notebook(held)  # type: ignore[no-untyped-call]
            if page not in self._notebooks and html.exists():
                standing.append(html.read_text(encoding="utf-8"))
        reading = next((run.page for run in runs if run.notebook.stem == _READING), "")
        articles = {} if reading in self._notebooks else self._kept.get(reading, {}).get("articles", {})
        asked = [reading] if reading in self._notebooks else [] if articles else [*self._notebooks]
        for one in (content for page in asked for content in contents_of(self._notebooks[page])):
            for article in one.get("articles", ()) if one["kind"] == "reading" else ():
                articles[article["article"]] = (article["outlet"], article["published"])
            articles |= {source["article"]: (source["about"], "") for source in sources_of(one)}
        if front.settings.publish == "excerpts":
            excerpt(list(self._notebooks.values()), standing)
        pages = {run.page: run.title for run in runs if self._says(run.page)}
        apart = len(articles) > _TOGETHER
        self._site = Site(front.site, pages, reading, front.settings.site, apart, articles, command)

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
        _, error = self._ended.get(run.page, (0.0, ""))
        try:
            if run.page in self._notebooks:
                self._write_page(run, stamp or {**kept["stamp"], "hash": kept["hash"]})
        except Exception as broken:  # the other pages must not be hurt
            said = str(broken) if isinstance(broken, KosovoError) else f"{type(broken).__name__}: {broken}"
            error = f"{run.notebook.stem} (page {run.page}): {said}"
        if not error:
            return "made" if stamp else "unchanged", ""
        if not html.exists() or not kept:
            return "failed", error
        text = html.read_text(encoding="utf-8")  # in which text holds no "<"
        write(html, text if _STALE in text else text.replace(_HEAD, _STALE, 1))
        write(self._findings / f"{run.page}.json", json.dumps({**kept, "stale": True}, ensure_ascii=False))
        return "stale", error

    def _write_page(self, run: Run, stamp: Stamp) -> None:
        kept, page = self._kept[run.page], page_of(self._notebooks[run.page], run.page, run.title, stamp)
        files = self._site.article_files(page) if page.reading and self._site.apart else {
            f"{run.page}.html": self._site.render(page)
        }  # fmt: skip
        for file, html in files.items():
            write(self._html / file, html)
        if page.figures and self._site.url:  # without an address no link shows it
            files[f"{run.page}.png"], drawn = "", self._html / f"{run.page}.png"
            was = [*kept.get("pictures", [])[:1], kept.get("stamp", {}).get("versions")]
            if was != [page.figures[0].key, stamp["versions"]] or not drawn.exists():
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
        says = [one for one in summaries if one["page"] in self._site.pages]
        write(self._html / "index.html", write_front(self._site, self._front, says, failures))
