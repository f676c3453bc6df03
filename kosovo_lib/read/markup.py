"""The elements of a web page: its tree, its lines as a browser shows them, and what it tells programs."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.read.document import clean

_TOO_DEEP = re.compile(r"excessive depth|nested too deep|maximum.{0,20}depth", re.IGNORECASE)
_DIALOG = re.compile(r"(?:^|[\s_-])(?:modal|popup|pum|lightbox)(?:$|[\s_-])", re.IGNORECASE)
_MOST = 0.75  # share of a page's paragraphs from which a dialog is the page itself
_FRAME = 0.5  # likewise, from which an element is a frame of the article
_CELL = 300  # characters of a cell from which its table lays out a page

_HEAD_TAGS = frozenset("meta title link script style base noscript template".split())
_HIDDEN = frozenset("script style noscript option select head template svg".split())
_ASIDE_TAGS = _HIDDEN | frozenset("nav footer figure figcaption aside blockquote".split())
_ASIDE = re.compile(
    r"comment|respond|disqus|related|recommend|sidebar|side-bar|widget|footer|trending|most-?(?:read|popular)|latest"
    r"|read-?(?:more|next)|more-(?:news|stories|from)|teaser|promo|carousel|breaking|ticker|masthead|navbar|newsletter",
    re.IGNORECASE,
)
_FRAMES = frozenset(("html", "body", "main", "article"))
_INLINE = frozenset("a b i u em strong span font small abbr cite code mark q s sub sup time label".split())
_OTHERS = frozenset(
    "comment comments isRelatedTo mentions hasPart itemListElement image video publisher review citation about"
    " liveBlogUpdate".split()
)
_WHITE = re.compile(r"\s+")
_CDATA = re.compile(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*;?\s*$")


def page_tree(raw: str, name: str) -> Any:
    """The elements of a page, without dialogs and layout tables; `DataError` if they are nested too deep to be read."""
    from lxml import html  # type: ignore[import-untyped]

    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", raw), parser=parser)
    for entry in parser.error_log:
        if _TOO_DEEP.search(entry.message):  # the parser stops there, and what follows would be lost unseen
            raise DataError(
                f"{name} line {entry.line}: mark-up nested too deep to be read; a page has at most 256 levels"
            )
    dialogs = [
        element
        for element in tree.iter("div", "section", "aside", "dialog")
        if element.get("role") in ("dialog", "alertdialog")
        or element.get("aria-modal") == "true"
        or _DIALOG.search(element.get("class") or "")
    ]
    most = _MOST * _prose(tree) if dialogs else 0
    for element in dialogs:
        if _prose(element) < most:
            element.drop_tree()
    if outside := [child for child in tree.xpath("/html/head/*") if child.tag not in _HEAD_TAGS]:
        body = tree.find("body")  # SingleFile leaves out the tags between head and body
        body = tree.makeelement("body") if body is None else body
        tree.append(body)
        late = [outside[0], *outside[0].itersiblings()]
        body[:0] = late
    for mark in tree.xpath("//sup[string-length(normalize-space(.)) < 6][.//a[starts-with(@href, '#')]]"):
        mark.drop_tree()  # the number of a footnote
    for span in tree.xpath("//p//span[contains(concat(' ', @class, ' '), ' link ')]"):
        del span.attrib["class"]  # trafilatura would leave its words out
    for table in tree.xpath("//table[.//table or .//td[string-length(normalize-space(.)) > $longest]]", longest=_CELL):
        for row in table.xpath("tr | tbody/tr"):
            for element in (row.getparent(), row, *row.iterchildren("td", "th")):
                element.tag = "div"
        table.tag = "div"
    return tree


def _prose(element: Any) -> int:
    return sum(map(len, element.xpath(".//p//text()")))


def unname_frames(tree: Any) -> None:
    """Take their names from the elements around the article: "layout-with-sidebar" is no sidebar."""
    held: dict[Any, int] = {}
    total = 0
    for element in tree.iter("p"):
        length = len(element.text_content())
        total += length
        for around in element.iterancestors():
            held[around] = held.get(around, 0) + length
    for around, length in held.items():
        if length > _FRAME * total:
            around.attrib.pop("class", None)
            around.attrib.pop("id", None)


def shown_lines(tree: Any) -> list[str]:
    """The lines of a page as a browser shows them."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    parts: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        is_hidden = element.tag in _HIDDEN
        edge = "" if is_hidden or element.tag in _INLINE else "\t" if element.tag in ("td", "th") else "\n"
        words = element.tail if event == "end" else "" if is_hidden else element.text
        parts.append(edge)
        if words:
            parts.append(_WHITE.sub(" ", words))
        if is_hidden and event == "start":
            walk.skip_subtree()
    return [line for line in map(str.strip, "".join(parts).split("\n")) if line]


def shown_texts(tree: Any) -> Iterator[tuple[str, str]]:
    """The texts of a page as they follow each other, each with its element's tag; menus and other stories left out."""
    stack = [(tree, False)]
    while stack:
        element, is_tail = stack.pop()
        if is_tail:
            if words := clean(element.tail or ""):
                yield words, ""
            continue
        if element.getparent() is not None and element.tail:
            stack.append((element, True))
        if not isinstance(element.tag, str) or element.tag in _ASIDE_TAGS or _names_aside(element):
            continue
        is_whole = element.tag in ("h1", "time")
        if words := words_of(element) if is_whole else clean(element.text or ""):
            yield words, element.tag
        if not is_whole:
            stack += [(child, False) for child in reversed(element)]


def is_aside(element: Any) -> bool:
    """Whether an element stands in a comment, a menu, a picture or a list of other stories."""
    return any(
        (around.tag in _ASIDE_TAGS and element.tag != "meta") or _names_aside(around)
        for around in (element, *element.iterancestors())
    )


def _names_aside(element: Any) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in _FRAMES and _ASIDE.search(named) is not None


def words_of(element: Any) -> str:
    """The words that an element shows, on one line."""
    return clean("".join(element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")))


def structured(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects by which a page describes itself to programs (JSON-LD), comments and other pages left out."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            held: Any = None
            with suppress(ValueError, RecursionError):
                held = json.loads(_CDATA.sub("", script.text or ""), strict=False)
            yield from _objects(held)


def _objects(held: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(held, list) and depth < 5:
        for part in held:
            yield from _objects(part, depth + 1)
    elif isinstance(held, dict) and depth < 5:
        yield held
        for key, part in held.items():
            if key not in _OTHERS:
                yield from _objects(part, depth + 1)
