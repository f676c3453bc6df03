"""HTML that others made, rebuilt from what is allowed: whatever else was in it comes out as text or not at all.

Nothing is filtered out of the original. Tags are written anew from a short list, their attributes from a shorter one,
and all text is escaped, so that what a browser makes of the original does not matter.
"""

import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

import mistune

__all__ = ["from_html", "from_markdown", "inert"]

_ALLOWED = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 "
    "h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th "
    "thead time tr u ul var".split()
)
_VOID = frozenset({"br", "col", "hr"})
_ATTRIBUTES = frozenset({"colspan", "rowspan", "scope", "lang", "dir", "datetime", "title", "start"})
_SILENT = frozenset({"script", "style", "template", "title", "head"})
"""Their content is no text for readers."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINK = re.compile(r"(https?://|mailto:|#)[^\s]+|[a-z0-9-]+\.html(#[\w-]+)?", re.ASCII)


def from_html(html: str) -> str:
    """Rebuild HTML from a cell's output, such as a table drawn by pandas."""
    builder = _Builder()
    builder.feed(inert(html))
    builder.close()
    return builder.html()


def from_markdown(text: str) -> str:
    """Render Markdown. HTML in it comes out as text; a link may only lead to the web, to a page or a heading."""
    return from_html(str(_MARKDOWN(inert(text))))


def inert(text: str) -> str:
    """The text with U+FFFD for the control characters and non-characters that neither HTML nor XML may hold."""
    return _UNFIT.sub("\ufffd", text)


class _Builder(HTMLParser):
    """Writes allowed tags anew, closes what was left open, escapes the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _ALLOWED and not self._silent:
            kept = "".join(f' {k}="{escape(v or "")}"' for k, v in attrs if _may(tag, k, v))
            self._out.append(f"<{tag}{kept}>")
            if tag not in _VOID:
                self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in self._open:
            while True:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(escape(data, quote=False))

    def html(self) -> str:
        return "".join([*self._out, *(f"</{tag}>" for tag in reversed(self._open))])


def _may(tag: str, name: str, value: str | None) -> bool:
    """Whether an attribute is kept. Ids and classes belong to the page alone."""
    if name == "href":
        return tag == "a" and bool(_LINK.fullmatch(value or ""))
    return name in _ATTRIBUTES


_MARKDOWN = mistune.create_markdown(escape=True, plugins=["table", "strikethrough", "footnotes"])
