"""Bytes to documents: the text of each article in a file, and what the file says of outlet, title, author and day.

`FORMATS` is the one list of what can be read; a format is a file of this folder and a row there. First bytes and
structure tell what a file is, never its name.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from kosovo_lib.errors import DataError, why
from kosovo_lib.lang import Language, load
from kosovo_lib.read.archive import is_mail, is_warc, read_mail, read_warc
from kosovo_lib.read.copied import text_clues
from kosovo_lib.read.database import is_database, read_database
from kosovo_lib.read.decode import MAX_BYTES, characters, first_bytes, is_packed, unpacked
from kosovo_lib.read.document import MAX_CHARACTERS, Clues, Document, Found, clean, foreign
from kosovo_lib.read.metadata import with_genre
from kosovo_lib.read.office import is_clipping, pdf_text, read_clipping, rtf_text, word_text
from kosovo_lib.read.page import is_page, read_page
from kosovo_lib.read.records import is_feed, is_records, read_feed, read_records, read_sheet

__all__ = [
    "FORMATS", "MAX_BYTES", "MAX_CHARACTERS", "PAGE", "TEXT", "Clues", "Document", "Format", "Found", "clean",
    "documents", "file_bytes", "format_of", "read", "read_file",
]  # fmt: skip


class Format(NamedTuple):
    """A format: what it is called, how it is told from others, and what reads it.

    A binary format (``is_binary``) gives its articles, or its text, which is then read as if it had come alone.
    """

    what: str
    recognises: Callable[[Any], bool]
    read: Callable[[Any, str, Language], list[Document] | str]
    is_binary: bool = False


def _begins(start: bytes, part: bytes = b"") -> Callable[[bytes], bool]:
    return lambda data: data.startswith(start) and part in data


PAGE = Format("a web page", is_page, read_page)
TEXT = Format("a text", lambda _: True, lambda text, _, language: [
    Document(text, find_clues=lambda: text_clues(text, language), structured=False)
])  # fmt: skip
FORMATS = (
    Format("a Word document (.docx)", _begins(b"PK\x03\x04", b"word/document.xml"), word_text, True),
    Format("an Excel workbook (.xlsx)", _begins(b"PK\x03\x04", b"xl/workbook.xml"), read_sheet, True),
    Format("an RTF file", lambda data: data.lstrip().startswith(b"{\\rtf"), rtf_text, True),
    Format("a PDF file with a text layer", _begins(b"%PDF"), pdf_text, True),
    Format("a web archive (WARC)", is_warc, read_warc, True),
    Format("a mail (.eml) or a web page in one file (.mhtml)", is_mail, read_mail, True),
    Format("a feed (RSS, Atom) or NITF", is_feed, read_feed),
    PAGE,
    Format("a clipping (Markdown with front matter)", is_clipping, read_clipping),
    Format("a text from a news database (Nexis, Factiva, ProQuest)", is_database, read_database),
    Format("records (JSON, JSON Lines, CSV, TSV)", is_records, read_records),
    TEXT,
)
"""What can be read, tried in this order."""


def documents(received: bytes | str, *, name: str, language: str | Language = "en") -> list[Document]:
    """Every article in a file: of its bytes, or its characters where somebody decoded them already.

    ``name`` is what messages call it. `DataError` if it is none of `FORMATS`, is damaged, or holds no article.
    """
    language = load(language)
    held: Any = received
    if isinstance(held, bytes):
        if is_packed(held):
            held = unpacked(held, name=name)
        form = format_of(held)
        held = form.read(held, name, language) if form.is_binary else characters(held, name=name)
    if isinstance(held, str):
        held = format_of(held).read(held, name, language)
    return _checked(held, name, language)


def format_of(held: bytes | str) -> Format:
    """The first format that recognises a file: by its bytes, or by its characters once they are known."""
    is_binary = isinstance(held, bytes)
    found = (form for form in FORMATS if form.is_binary is is_binary and form.recognises(held))
    return next(found, TEXT)


def _checked(found: list[Document], name: str, language: Language) -> list[Document]:
    checked = []
    for number, document in enumerate(found, 1):
        document.check(f"{name} article {number}" if len(found) > 1 else name)
        clues = partial(lambda held: with_genre(held.clues, held, language), document)
        other = foreign(document.text, language)
        doubts = (*document.doubts, other) if other else document.doubts
        checked.append(replace(document, find_clues=clues, doubts=doubts))
    return checked


def read(received: bytes | str, *, name: str, language: str | Language = "en") -> Document:
    """The one article in a file; arguments and errors as `documents`, also a `DataError` if the file holds several."""
    found = documents(received, name=name, language=language)
    if len(found) > 1:
        raise DataError(f"{name}: {len(found)} articles in one file; kosovo add and kosovo ingest take them apart")
    return found[0]


def read_file(path: Path, *, name: str, language: str | Language = "en") -> tuple[bytes, list[Document]]:
    """The bytes of a file and every article in it; errors as `file_bytes` and `documents`.

    A web archive can be larger than `MAX_BYTES`: it is read record by record, and its bytes are not given.
    """
    with suppress(OSError):
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            with path.open("rb") as stream:
                if is_warc(first_bytes(stream)):
                    stream.seek(0)
                    return b"", _checked(read_warc(stream, name, load(language)), name, load(language))
    data = file_bytes(path)
    return data, documents(data, name=name, language=language)


def file_bytes(path: Path) -> bytes:
    """The content of a file; `DataError` if it is missing, unreadable, a pipe or device, or larger than `MAX_BYTES`."""
    name = clean(str(path))
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            raise DataError(f"{name}: not a file but a folder, a pipe or a device; give the files themselves")
        if about.st_size > MAX_BYTES:
            raise DataError(f"{name}: {about.st_size:,} bytes; an article has at most {MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{name}: {why(error)}") from None
