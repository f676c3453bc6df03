"""Word, RTF and PDF files: their paragraphs as lines of text."""

import io
import re
import zipfile
from typing import Any

from kosovo_lib.errors import DataError

__all__ = ["is_pdf", "is_rtf", "is_word", "pdf_text", "rtf_text", "word_text"]

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 100_000_000


def is_word(data: bytes) -> bool:
    """Whether these are the bytes of a Word document (.docx)."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def word_text(data: bytes, name: str) -> str:
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


def is_rtf(data: bytes) -> bool:
    """Whether these are the bytes of an RTF file."""
    return data.lstrip()[:5] == b"{\\rtf"


def rtf_text(data: bytes, name: str) -> str:
    """The text of an RTF file.

    Raises:
        DataError: striprtf is not installed.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise DataError(f"{name}: an RTF file; reading it needs striprtf (pip install kosovo-lib[formats])") from error
    return str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]


def is_pdf(data: bytes) -> bool:
    """Whether these are the bytes of a PDF file."""
    return data.startswith(b"%PDF")


def pdf_text(data: bytes, name: str) -> str:
    """The text layer of a PDF file, page after page; a line that stands on most pages (a running title) is left out.

    Raises:
        DataError: the file is damaged, locked or holds pictures only, or pypdf is not installed.
    """
    try:
        import pypdf
    except ImportError as error:
        raise DataError(f"{name}: a PDF file; reading it needs pypdf (pip install kosovo-lib[formats])") from error
    try:
        pages = [page.extract_text() or "" for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # PDF files can be broken in any way: any failure of the parser is reported
        raise DataError(f"{name}: this PDF file cannot be read: {type(error).__name__}: {error}") from error
    if not any(page.strip() for page in pages):
        raise DataError(f"{name}: this PDF file holds pictures of pages and no text; run it through OCR first")
    lines = [[line.rstrip() for line in page.splitlines()] for page in pages]
    often = {line for page in lines for line in page if line and sum(line in other for other in lines) > len(lines) / 2}
    running = often if len(lines) > 2 else set()
    kept = [
        [line for line in page if line not in running and not re.fullmatch(r"\s*\d{1,4}\s*", line)] for page in lines
    ]
    return "\n".join("\n".join(page) for page in kept)
