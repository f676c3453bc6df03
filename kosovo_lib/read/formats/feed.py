"""News in XML: feeds (RSS, Atom), where an article is an item, and NITF, where it is the file."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Document, clean
from kosovo_lib.read.formats.page import strip_markup
from kosovo_lib.read.metadata import told_clues

__all__ = ["is_feed", "read_feed"]

_ROOT = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>\s*)*<(?:rss|feed|nitf|\w+:RDF)[\s>]",
    re.I | re.S,
)
_MAILED = re.compile(r"\S+@\S+ \((?P<who>[^)]+)\)")
"""An author as RSS wants it: "ann@example.org (Ann Berg)"."""
_PARTED = re.compile(r"\s[»|–-]\s")
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
    parser = etree.XMLParser(resolve_entities=False, recover=True, huge_tree=False)
    root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), parser)
    if root is None:
        raise DataError(f"{name}: this XML cannot be read")
    kind = etree.QName(root).localname.lower()
    items = [root] if kind == "nitf" else [element for element in root.iter() if _name(element) in ("item", "entry")]
    found = [
        document
        for number, item in enumerate(items, 1)
        if (document := _document(item, root, f"item {number}", language))
    ]
    if not found:
        raise DataError(f"{name}: a feed whose items hold no text; save the pages that it links to")
    return found


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _said(item: Any, *names: str) -> str:
    """The first of these elements that says something, by its words or by the attribute that holds them."""
    for name in names:
        for element in item.iter():
            if _name(element) == name:
                words = "".join(element.itertext()).strip() or element.get("href") or element.get("norm")
                if words or (words := element.get("name") or element.get("date.publication")):
                    return str(words)
    return ""


def _paragraphs(item: Any) -> Iterator[str]:
    """The paragraphs of an item: of its content, its description, or the body of NITF."""
    for name in ("body.content", "encoded", "content", "description", "summary"):
        for element in item.iter():
            if _name(element) != name or not "".join(element.itertext()).strip():
                continue
            if name == "body.content":
                inner = (part for part in element.iter() if _name(part) in ("p", "hl2"))
                yield from (clean("".join(part.itertext())) for part in inner)
            elif len(element):
                yield from (strip_markup(etree.tostring(part, encoding="unicode")) for part in element)
            else:
                yield strip_markup(element.text) if "<" in element.text else element.text
            return


def _document(item: Any, root: Any, place: str, language: Language) -> Document | None:
    """An item as a document; None if it has no text."""
    text = "\n".join(filter(None, _paragraphs(item)))
    if not text:
        return None
    head = next((element for element in root.iter() if _name(element) in ("channel", "feed")), root)
    site = next((clean("".join(e.itertext())) for e in head if _name(e) == "title"), "") if head is not item else ""
    authors = [e for e in item.iter() if _name(e) in ("creator", "author", "person", "byline")]
    named = next((part for part in authors[0].iter() if _name(part) == "name"), authors[0]) if authors else None
    who = "".join(named.itertext()) if named is not None else ""
    mailed = _MAILED.fullmatch(who.strip())
    clues = told_clues(
        place,
        language,
        address=_said(item, "link", "guid").strip(),
        site=_PARTED.split(site)[0] or _said(item, "pubdata"),
        title=clean(unescape(_said(item, "hl1", "title"))),
        author=mailed["who"] if mailed else who,
        day=_said(item, "date.issue", "pubdate", "published", "date", "story.date", "issued"),
    )
    doubts = ("the feed gives only its summary",) if len(text) < _SHORT and head is not item else ()
    return Document(text, find_clues=lambda: clues, doubts=doubts)
