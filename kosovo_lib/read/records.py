"""Articles as records: JSON of news services, JSON Lines, tables (CSV, TSV, Excel), feeds (RSS, Atom), NITF.

A record is an article if it has a text under one of the names that services give it (NewsAPI, the Guardian's API,
news-please, a spreadsheet of one's own). Media Cloud and GDELT give addresses and no text: such tables are refused.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Document, clean
from kosovo_lib.read.metadata import told_clues
from kosovo_lib.read.page import is_page, strip_markup
from kosovo_lib.read.sheets import separator_of, workbook_cells

_NAMES = {
    "text": "text fulltext full_text body bodytext body_text articlebody article_text maintext content story article",
    "title": "title headline webtitle head hed",
    "author": "author authors byline creator",
    "day": "published published_at publishedat webpublicationdate published_from publish_date date_publish pub_date"
           " pubdate datepublished publicationdate date",
    "site": "outlet source_name source publication media_name publisher newspaper sourcetitle source_domain domain",
    "address": "url link weburl address guid",
}  # fmt: skip
"""What we call a field, and what others do, best first, in small letters."""

_NO_TEXT = frozenset(
    "media_name media_url stories_id documentidentifier seendate sourcecountry socialimage globaleventid".split()
)
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")


def is_records(text: str) -> bool:
    """Whether the characters of a file are those of JSON, JSON Lines or a table with a column of texts or addresses."""
    if text.lstrip()[:1] in ("{", "["):
        return _parsed(text) is not None
    line = re.split(r"[\r\n]", text.lstrip("\ufeff"), maxsplit=1)[0]
    header = next(csv.reader([line], delimiter=separator_of(line)), []) if len(line) < 2000 else []
    names = set(map(_named, header))
    is_table = bool(names & set(_NAMES["text"].split())) and len(names & set(" ".join(_NAMES.values()).split())) > 1
    return len(header) > 1 and (is_table or len(names & _NO_TEXT) > 1)


def read_records(text: str, name: str, language: Language) -> list[Document]:
    """The articles among the records of a file; `DataError` if no record has a text."""
    records = _parsed(text) if text.lstrip()[:1] in ("{", "[") else None
    if records is None:
        csv.field_size_limit(10_000_000)
        records = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator_of(text)))
    return _documents(records, name, language)


def read_sheet(data: bytes, name: str, language: Language) -> list[Document]:
    """The articles in the first sheet of an Excel workbook, a row each; `DataError` if no row has a text."""
    header, *rows = [*workbook_cells(data, name, as_shown=True)] or [[]]
    return _documents([dict(zip(header, row, strict=False)) for row in rows], name, language)


def _parsed(text: str) -> list[Any] | None:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        try:
            held = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            return None
    while isinstance(held, dict):
        lists = [value for value in held.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        inner = next((value for value in held.values() if isinstance(value, dict)), None)
        if _field(_flat(held), "text"):
            return [held]
        held = max(lists, key=len) if lists else inner
    return held if isinstance(held, list) else None


def _flat(record: Any) -> dict[str, Any]:
    """The fields of a record under small names; those of a part count as its own (``fields``, ``source.name``)."""
    flat: dict[str, Any] = {}
    for key, value in record.items() if isinstance(record, Mapping) else ():
        named = _named(key)
        if isinstance(value, Mapping):
            flat |= {
                part: held for part, held in _flat(value).items() if part not in flat and part not in ("name", "id")
            }
            value = value.get("name") or value.get("title")
        elif isinstance(value, list):
            value = "; ".join(str(part.get("name", "")) if isinstance(part, Mapping) else str(part) for part in value)
        if value not in (None, ""):
            flat[named] = value
    return flat


def _named(key: object) -> str:
    return re.sub(r"[\s-]+", "_", str(key).strip().lower())


def _field(flat: Mapping[str, Any], ours: str) -> str:
    return str(next((flat[theirs] for theirs in _NAMES[ours].split() if theirs in flat), ""))


def _documents(records: Iterable[Any], name: str, language: Language) -> list[Document]:
    found = []
    names: set[str] = set()
    flats = [_flat(record) for record in records]
    days = [_field(flat, "day") for flat in flats]
    for number, flat in enumerate(flats, 1):
        names |= flat.keys()
        text = _field(flat, "text")
        if text.strip() in ("", "[Removed]"):
            continue
        if is_page(text) or re.search(r"</p>|<br ?/?>", text):
            text = strip_markup(text)
        doubts = ("its text is cut off by the service that gave it",) if _CUT_OFF.search(text) else ()
        fields = {ours: clean(_field(flat, ours)) for ours in _NAMES if ours != "text"}
        clues = told_clues(f"record {number}", language, beside=days, **fields)
        found.append(Document(text, find_clues=lambda clues=clues: clues, doubts=doubts))  # type: ignore[misc]
    if not found:
        why = "Media Cloud and GDELT give addresses only: save the pages"
        if not names & _NO_TEXT:
            why = "save the pages, or name the field that holds the text “text”"
        raise DataError(f"{name}: no record has a text ({', '.join(sorted(names)[:8]) or 'no fields'}); {why}")
    return found


_ROOT = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>\s*)*<(?:rss|feed|nitf|\w+:RDF)[\s>]",
    re.I | re.S,
)
_MAILED = re.compile(r"\S+@\S+ \((?P<who>[^)]+)\)")  # an author as RSS wants it: "ann@example.org (Ann Berg)"
_PARTED = re.compile(r"\s[»|–-]\s")
_SHORT = 400  # characters: what a feed gives of an article under that is its summary


def is_feed(text: str) -> bool:
    """Whether the characters of a file are those of a feed or of NITF."""
    return _ROOT.match(text[:5000]) is not None


def read_feed(text: str, name: str, language: Language) -> list[Document]:
    """The articles of a feed or NITF file; `DataError` if the XML is broken, or no item holds a text."""
    from lxml import etree  # type: ignore[import-untyped] # few corpora hold feeds

    parser = etree.XMLParser(resolve_entities=False, recover=True, huge_tree=False)
    root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), parser)
    if root is None:
        raise DataError(f"{name}: this XML cannot be read")
    kind = etree.QName(root).localname.lower()
    items = [root] if kind == "nitf" else [element for element in root.iter() if _name(element) in ("item", "entry")]
    documents = (_document(item, root, f"item {number}", language) for number, item in enumerate(items, 1))
    found = [document for document in documents if document]
    if not found:
        raise DataError(f"{name}: a feed whose items hold no text; save the pages that it links to")
    return found


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _said(item: Any, *names: str) -> str:
    for name in names:
        for element in item.iter():
            if _name(element) == name:
                held = map(element.get, ("href", "norm", "name", "date.publication"))
                if words := "".join(element.itertext()).strip() or next(filter(None, held), ""):
                    return str(words)
    return ""


def _paragraphs(item: Any) -> Iterator[str]:
    for name in ("body.content", "encoded", "content", "description", "summary"):
        for element in item.iter():
            if _name(element) != name or not "".join(element.itertext()).strip():
                continue
            if name == "body.content":
                inner = (part for part in element.iter() if _name(part) in ("p", "hl2"))
                yield from (clean("".join(part.itertext())) for part in inner)
            elif len(element):
                from lxml import etree

                yield from (strip_markup(etree.tostring(part, encoding="unicode")) for part in element)
            else:
                yield strip_markup(element.text) if "<" in element.text else element.text
            return


def _document(item: Any, root: Any, place: str, language: Language) -> Document | None:
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
