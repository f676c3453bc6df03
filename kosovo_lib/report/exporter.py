"""nbconvert with the project's own template: one file that asks no server for anything.

The page's security policy names the hash of each style and script that the template put there, so that a browser
runs these and nothing else, whatever else got into the page.
"""

# mypy: disable-error-code="no-untyped-call"
# IPython, nbconvert and nbformat have types for some of what they offer, and not for what is called here.

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import default

from kosovo_lib.display.markup import html_of
from kosovo_lib.errors import NotebookError
from kosovo_lib.report.page import Page, page_of
from kosovo_lib.report.vega import Runtime, packed

__all__ = ["PageExporter"]

_TEMPLATES = Path(__file__).parent / "template"


class PageExporter(TemplateExporter):
    """Writes pages. Every value in a template is escaped unless it was built as markup by this package."""

    def __init__(self, site: str, vega: Runtime, **options: Any) -> None:
        super().__init__(**options)
        self.site, self.vega = site, vega

    @default("template_paths")
    def _template_paths(self, prune: bool = True, root_dirs: Any = None) -> list[str]:
        return [str(_TEMPLATES)]  # and nowhere that a user's own settings name

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()
        environment.autoescape = True
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.filters["text"] = lambda value: Markup(escape(value, quote=False))
        environment.filters["plain_json"] = lambda value: json.dumps(value, ensure_ascii=False)
        return environment

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        """Turn an executed notebook into HTML.

        Args:
            nb: the notebook.
            resources: ``name``, ``title`` and ``stamp`` of the page; its content is added as ``page``.
            options: as in nbconvert.

        Raises:
            NotebookError: a chart has no words, two things have one address, or a link leads to none.
        """
        nb, resources = Exporter.from_notebook_node(self, nb, resources, **options)
        page = page_of(nb, resources["name"], resources["title"], resources["stamp"])
        resources["page"] = page
        return self.render(page), resources

    def render(self, page: Page) -> str:
        """Write one page as HTML."""
        html = self.fill(
            "page.html.j2",
            figures={figure.name: (figure.least_width, figure.sources) for figure in page.figures},
            vega=self.vega if page.figures else None,
            page=page,
            findings=[Markup(html_of(finding)) for finding in page.findings],
            description=page.findings[0]["text"] if page.findings else page.title,
        )
        _check_addresses(page.name, html)
        return html

    def fill(
        self, template: str, *, figures: Mapping[str, tuple[int, Any]], vega: Runtime | None, **values: Any
    ) -> str:
        """Fill a template; style and scripts go in with the policy that allows exactly them."""
        style = _read("page.css") + "".join(
            f"#{name} .plot svg{{min-width:{width}px}}\n" for name, (width, _) in figures.items()
        )
        script = "".join(_read(name) for name in ("page.js", *(("interpreter.js", "charts.js") if vega else ())))
        script = f"{{\n{script}}}"  # a block of its own: no name becomes the window's
        scripts = " ".join(f"'{allowed}'" for allowed in (_hash(script), *((vega.hash,) if vega else ())))
        policy = (
            f"default-src 'none'; script-src {scripts}; style-src '{_hash(style)}'; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )
        charts = json.dumps({name: spec for name, (_, spec) in figures.items()}, sort_keys=True)
        return str(self.environment.get_template(template).render(
            policy=Markup(policy), style=Markup(style), script=Markup(script), site=self.site,
            vega=Markup(vega.code) if vega else "", charts=Markup(packed(charts.encode())), **values,
        ))  # fmt: skip


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _check_addresses(name: str, html: str) -> None:
    """Refuse a page on which an address is taken twice, or a link leads nowhere. Text holds no ``<``."""
    ids = Counter(re.findall(r'<[a-z][^<>]*? id="([^"]*)"', html))
    for address, times in ids.items():
        if times > 1:
            raise NotebookError(f"page {name}: {times} things have the address {address!r}; each needs its own")
    for address in re.findall(r'<a [^<>]*?href="#([^"]*)"', html):
        if address not in ids:
            raise NotebookError(f"page {name}: a link leads to {address!r}, which is not on the page")
