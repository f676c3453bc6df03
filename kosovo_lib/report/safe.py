"""HTML that others made, rebuilt by nh3 from what is allowed: whatever else was in it is left out or text."""

import re

import mistune
import nh3

__all__ = ["from_html", "from_markdown", "inert"]

_ALLOWED = set(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 "
    "h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th "
    "thead time tr u ul var".split()
)
_ATTRIBUTES = {"*": {"colspan", "rowspan", "scope", "lang", "dir", "datetime", "title", "start"}, "a": {"href"}}
_SILENT = {"script", "style", "template", "title", "head"}
"""Their content is no text for readers."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINK = re.compile(r"(https?://|mailto:|#)[^\s]+|[a-z0-9-]+\.html(#[\w-]+)?", re.ASCII)


def from_html(html: str) -> str:
    """Rebuild HTML from a cell's output, such as a table drawn by pandas."""
    return nh3.clean(
        inert(html), tags=_ALLOWED, clean_content_tags=_SILENT, attributes=_ATTRIBUTES, link_rel=None,
        attribute_filter=lambda _, name, value: value if name != "href" or _LINK.fullmatch(value) else None,
    )  # fmt: skip


def from_markdown(text: str) -> str:
    """Render Markdown. HTML in it comes out as text; a link may only lead to the web, to a page or a heading."""
    return from_html(str(_MARKDOWN(inert(text))))


def inert(text: str) -> str:
    """The text with U+FFFD for the control characters and non-characters that neither HTML nor XML may hold."""
    return _UNFIT.sub("\ufffd", text)


_MARKDOWN = mistune.create_markdown(escape=True, plugins=["table", "strikethrough", "footnotes"])
