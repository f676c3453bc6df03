"""Word, RTF and PDF files, and Markdown with front matter as web clippers and note programs write it."""

import io
import logging
import re
import zipfile
from collections import Counter
from typing import Any

from yaml.constructor import ConstructorError

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.copied import is_ended
from kosovo_lib.read.document import Document, clean
from kosovo_lib.read.metadata import told_clues
from kosovo_lib.settings import parse_yaml

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 100_000_000
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")
_DIGITS, _PAGE = re.compile(r"\d+"), re.compile(r"\d{1,4}")


def word_text(data: bytes, name: str, _: Language) -> str:
    """The paragraphs of a Word document, a line each, tabs between cells of tables; `DataError` if it is damaged."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if packed.getinfo("word/document.xml").file_size > _LARGEST:
                raise DataError(f"{name}: unpacks to more than {_LARGEST:,} bytes; that is the limit for an article")
            parser = etree.XMLParser(resolve_entities=False, huge_tree=False)
            root = etree.fromstring(packed.read("word/document.xml"), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise DataError(f"{name}: a Word document that cannot be read: {error}") from error
    marks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
    paragraphs = (
        "".join(part.text or "" if part.tag == f"{_WORD}t" else marks.get(part.tag, "") for part in element.iter())
        for element in root.iter(f"{_WORD}p")
    )
    return "\n".join(map(str.rstrip, paragraphs))


def rtf_text(data: bytes, name: str, _: Language) -> str:
    """The text of an RTF file; `DataError` if striprtf is not installed."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise DataError(f"{name}: an RTF file; reading it needs striprtf (pip install kosovo-lib[formats])") from error
    return str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]


def pdf_text(data: bytes, name: str, _: Language) -> str:
    """The text layer of a PDF file, a line for each block, without lines that stand on most pages; or `DataError`."""
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams, LTTextContainer
    except ImportError as error:
        raise DataError(
            f"{name}: a PDF file; reading it needs pdfminer.six (pip install kosovo-lib[formats])"
        ) from error
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every font that is not quite in order
    try:
        layout = extract_pages(io.BytesIO(data), laparams=LAParams(boxes_flow=None))
        pages = [[part.get_text() for part in page if isinstance(part, LTTextContainer)] for page in layout]
    except Exception as error:  # PDF files can be broken in any way: any failure of the parser is reported
        raise DataError(f"{name}: this PDF file cannot be read: {type(error).__name__}: {error}") from error
    lines = [[" ".join(_HYPHEN.sub("", block).split()) for block in page] for page in pages]
    pages_with = Counter(key for page in lines for key in {_DIGITS.sub("0", line) for line in page})
    most = max(1, len(lines) / 2)
    text = ""
    for line in (line for page in lines for line in page if line):
        if not _PAGE.fullmatch(line) and pages_with[_DIGITS.sub("0", line)] <= most:
            is_continued = line[0].islower() and not is_ended(text)  # on the next page
            text += (" " if is_continued else "\n") + line
    if not text:
        raise DataError(f"{name}: this PDF file holds pictures of pages and no text; run it through OCR first")
    return text.strip()


_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>.*?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
_TARGET = r"\((?:[^()]|\([^)]*\))*\)"
_MARKS = (
    (re.compile(rf"!\[[^\]]*\]{_TARGET}|!\[\[[^\]]*\]\]|\[\^\w+\](?!:)|<[a-zA-Z/][^<>]*>"), ""),
    (re.compile(rf"\[([^\]]*)\]{_TARGET}|\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1\2"),
    (re.compile(r"^#{1,6}[ \t]+|^>[ \t]?|^```.*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)
"""Marks of Markdown and what is read instead."""


def is_clipping(text: str) -> bool:
    """Whether a text begins with front matter."""
    try:
        return _front(text, "") is not None
    except DataError:
        return True  # `read_clipping` says what is wrong with it


def _front(text: str, name: str) -> dict[str, Any] | None:
    """The fields of the front matter; None where there are none, or where it is no YAML."""
    match = _FRONT.match(text[:20_000])
    if match is None:
        return None
    try:
        held = parse_yaml(match["front"], f"{name}: front matter")
    except DataError as error:
        if isinstance(error.__cause__, ConstructorError):
            raise
        return None
    return {str(key).lower(): value for key, value in held.items()} if isinstance(held, dict) else None


def read_clipping(text: str, name: str, language: Language) -> list[Document]:
    """The article under the front matter, without Markdown's marks; `DataError` if a key stands twice."""
    front, match = _front(text, name) or {}, _FRONT.match(text)
    body = text[match.end() :] if match else text
    for marks, instead in _MARKS:
        body = marks.sub(instead, body)

    def said(*names: str) -> str:
        value = next((front[name] for name in names if front.get(name)), "")
        return clean("; ".join(map(str, value)) if isinstance(value, list) else str(value)).strip("[]")

    clues = told_clues(
        "front matter", language, address=said("source", "url", "link", "canonical"),
        site=said("site", "publisher", "publication"), title=said("title"),
        author=said("author", "authors").replace("[", "").replace("]", ""),
        day=said("published", "date", "pubdate", "publish_date"),
    )  # fmt: skip
    return [Document(body.strip("\n"), find_clues=lambda: clues)]
