"""Web archives as crawlers write them (WARC, also packed by gzip): every page in them."""

import io

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.decode import characters
from kosovo_lib.read.document import Document
from kosovo_lib.read.formats.page import is_page, read_page

__all__ = ["is_warc", "read_warc"]


def is_warc(data: bytes) -> bool:
    """Whether these are the bytes of a web archive, unpacked."""
    return data.startswith(b"WARC/")


def read_warc(data: bytes, name: str, language: Language) -> list[Document]:
    """The articles of the pages in an archive; pages that hold none are left out.

    Raises:
        DataError: the archive is damaged or holds no article, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise DataError(f"{name}: a web archive; reading it needs warcio (pip install kosovo-lib[formats])") from error
    found: list[Document] = []
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            if record.rec_type in ("response", "resource") and "html" in kind:
                found += _page(record.content_stream().read(), address, language)
    except Exception as error:  # archives can be broken in any way: any failure of the parser is reported
        raise DataError(f"{name}: this web archive cannot be read: {type(error).__name__}: {error}") from error
    if not found:
        raise DataError(f"{name}: a web archive without a page that holds an article")
    return found


def _page(data: bytes, address: str, language: Language) -> list[Document]:
    """The article of a page; none where it holds none."""
    try:
        html = characters(data, name=address)
        return read_page(f"<!-- saved from url=(0000){address} -->{html}", address, language) if is_page(html) else []
    except DataError:
        return []
