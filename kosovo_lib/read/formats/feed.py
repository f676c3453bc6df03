"""News in XML: feeds (RSS, Atom), where an article is an item, and NITF, where it is the file."""

import re
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Clues, Document, Found, clean
from kosovo_lib.read.formats.page import strip_markup

__all__ = ["is_feed", "read_feed"]

_ROOT = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>\s*)*<(?:rss|feed|nitf|\w+:RDF)[\s>]",
    re.I | re.S,
)
_SHORT = 400
"""Characters: what a feed gives of an article under that is its summary."""


def is_feed(text: str) -> bool:
    """Whether the characters of a file are those of a feed or of NITF."""
    return _ROOT.match(text[:5000]) is not None


def read_feed(text: str, name: str, language: Language) -> list[Document]:
    """The articles of a feed, or the one of a NITF file.

    Raises:
        DataError: the XML is broken, or no item holds a text.
    """
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(resolve_entities=False, recover=True, huge_tree=False)
    root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), parser)
    if root is None:
        raise DataError(f"{name}: this XML cannot be read")
    kind = etree.QName(root).localname.lower()
    items = [root] if kind == "nitf" else [element for element in root.iter() if _name(element) in ("item", "entry")]
    found = [document for number, item in enumerate(items, 1) if (document := _document(item, root, f"item {number}"))]
    if not found:
        raise DataError(f"{name}: a feed whose items hold no text; save the pages that it links to")
    return found


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _said(item: Any, *names: str) -> str:
    """The first of these elements that says something."""
    for name in names:
        for element in item.iter():
            if _name(element) == name and (words := "".join(element.itertext()).strip() or element.get("href") or ""):
                return str(words)
    return ""


def _paragraphs(item: Any) -> Iterator[str]:
    """The paragraphs of an item: of its content, its description, or the body of NITF."""
    bodies = [element for element in item.iter() if _name(element) == "body.content"]
    if bodies:
        for element in bodies[0].iter():
            if _name(element) in ("p", "hl2"):
                yield clean("".join(element.itertext()))
        return
    held = _said(item, "encoded", "content", "description", "summary")
    yield strip_markup(held) if "<" in held else held


def _document(item: Any, root: Any, place: str) -> Document | None:
    """An item as a document; None if it has no text."""
    text = "\n".join(filter(None, _paragraphs(item)))
    if not text:
        return None
    head = next((element for element in root.iter() if _name(element) in ("channel", "feed")), root)
    site = next((clean("".join(e.itertext())) for e in head if _name(e) == "title"), "")
    issued = [
        element.get("norm")
        for element in item.iter()
        if _name(element) in ("date.issue", "pubdate") and element.get("norm")
    ]
    sent = issued[0] if issued else _said(item, "pubdate", "published", "date", "story.date", "issued")
    link = _said(item, "link", "guid")
    host = re.sub(r"^[a-z]+://(?:www\.)?", "", link.strip().lower()).partition("/")[0]
    authors = [e for e in item.iter() if _name(e) in ("creator", "author", "person", "byline")]
    author = (
        clean("".join((next((p for p in authors[0].iter() if _name(p) == "name"), authors[0])).itertext()))
        if authors
        else ""
    )
    title = clean(_said(item, "hl1", "title"))
    day = _day(sent)
    clues = Clues(
        host=Found(host, f"{place}: link {clean(link)[:100]}") if "." in host else None,
        site=Found(site, f"{place}: title of the feed") if site and head is not item else None,
        title=Found(title, place) if title else None,
        author=Found(author, place) if author and "@" not in author else None,
        day=Found(day, f"{place}: {clean(sent)}") if day else None,
        hint="" if day else f"{place} gives no day",
    )
    doubts = ("the feed gives only its summary",) if len(text) < _SHORT else ()
    return Document(text, find_clues=lambda: clues, doubts=doubts)


def _day(sent: str) -> str:
    """A day as feeds write it; empty where it cannot be read."""
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", sent)
    if match:
        return "-".join(match.groups())
    with suppress(ValueError):
        return parsedate_to_datetime(sent).date().isoformat()
    return ""
