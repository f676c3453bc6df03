"""Web archives as crawlers write them (WARC, also packed by gzip): every page in them."""

import io
from dataclasses import replace
from typing import IO

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.decode import MAX_BYTES, characters
from kosovo_lib.read.document import Document
from kosovo_lib.read.formats.page import is_page, read_page

__all__ = ["is_warc", "read_warc", "warc_pages"]


def is_warc(data: bytes) -> bool:
    """Whether these are the bytes of a web archive, unpacked."""
    return data.startswith(b"WARC/")


def read_warc(data: bytes, name: str, language: Language) -> list[Document]:
    """The articles of the pages in an archive, as `warc_pages` gives them."""
    return warc_pages(io.BytesIO(data), name, language)


def warc_pages(stream: IO[bytes], name: str, language: Language) -> list[Document]:
    """The articles of the pages in an archive of any size; pages that hold none are left out.

    Raises:
        DataError: the archive is damaged or holds no article, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise DataError(f"{name}: a web archive; reading it needs warcio (pip install kosovo-lib[formats])") from error
    found: list[Document] = []
    try:
        for record in ArchiveIterator(stream):
            http = record.http_headers
            kind = (http.get_header("Content-Type") or "") if http else ""
            is_sound = record.rec_type in ("response", "resource") and (not http or http.get_statuscode() == "200")
            if is_sound and "html" in kind:
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                found += _page(record.content_stream().read(MAX_BYTES), address, language)
    except Exception as error:  # archives can be broken in any way: any failure of the parser is reported
        raise DataError(f"{name}: this web archive cannot be read: {type(error).__name__}: {error}") from error
    if not found:
        raise DataError(f"{name}: a web archive without a page that holds an article")
    return found


def _page(data: bytes, address: str, language: Language) -> list[Document]:
    """The article of a page, with its clues and without its elements; none where it holds none."""
    try:
        html = f"<!-- saved from url=(0000){address} -->{characters(data, name=address)}"
        (document,) = read_page(html, address, language) if is_page(html) else (None,)
    except DataError:
        return []
    clues = document.clues if document else None
    return [replace(document, find_clues=lambda: clues, original=html.encode())] if document and clues else []
