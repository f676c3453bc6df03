"""Word, RTF and PDF files: their paragraphs as lines of text."""

import io
import logging
import re
import zipfile
from collections import Counter
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.copied import is_ended

__all__ = ["pdf_text", "rtf_text", "word_text"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 100_000_000
_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")
_DIGITS, _PAGE = re.compile(r"\d+"), re.compile(r"\d{1,4}")


def word_text(data: bytes, name: str, _: Language) -> str:
    """The paragraphs of a Word document, a line each; cells of a table are parted by tabs.

    Raises:
        DataError: the document is damaged.
    """
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if packed.getinfo("word/document.xml").file_size > _LARGEST:
                raise DataError(f"{name}: unpacks to more than {_LARGEST:,} bytes; an article has no more")
            parser = etree.XMLParser(resolve_entities=False, huge_tree=False)
            root = etree.fromstring(packed.read("word/document.xml"), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise DataError(f"{name}: a Word document that cannot be read: {error}") from error
    return "\n".join(_paragraph(element) for element in root.iter(f"{_WORD}p"))


def _paragraph(paragraph: Any) -> str:
    marks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
    parts = (part.text or "" if part.tag == f"{_WORD}t" else marks.get(part.tag, "") for part in paragraph.iter())
    return "".join(parts).rstrip()


def rtf_text(data: bytes, name: str, _: Language) -> str:
    """The text of an RTF file.

    Raises:
        DataError: striprtf is not installed.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise DataError(f"{name}: an RTF file; reading it needs striprtf (pip install kosovo-lib[formats])") from error
    return str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]


def pdf_text(data: bytes, name: str, _: Language) -> str:
    """The text layer of a PDF file, a line for each block of text; a line that stands on most pages is left out.

    Raises:
        DataError: the file is damaged, locked or holds pictures only, or pdfminer.six is not installed.
    """
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
    most = len(lines) / 2 if len(lines) > 2 else 1
    text = ""
    for line in (line for page in lines for line in page if line):
        if not _PAGE.fullmatch(line) and pages_with[_DIGITS.sub("0", line)] <= most:
            is_continued = line[0].islower() and not is_ended(text)  # on the next page
            text += (" " if is_continued else "\n") + line
    if not text:
        raise DataError(f"{name}: this PDF file holds pictures of pages and no text; run it through OCR first")
    return text.strip()
