"""Bytes to documents: the text of each article in a file, and what the file says of outlet, title, author and day.

`FORMATS` is the one list of what can be read; a format is a file in ``formats`` and a row there. First bytes and
structure tell what a file is, never its name.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language, load
from kosovo_lib.read.copied import text_clues
from kosovo_lib.read.decode import MAX_BYTES, characters, is_packed, unpacked
from kosovo_lib.read.document import MAX_CHARACTERS, Clues, Document, Found, clean, foreign
from kosovo_lib.read.formats.database import is_database, read_database
from kosovo_lib.read.formats.feed import is_feed, read_feed
from kosovo_lib.read.formats.mail import is_mail, read_mail
from kosovo_lib.read.formats.markdown import is_clipping, read_clipping
from kosovo_lib.read.formats.office import is_pdf, is_rtf, is_word, pdf_text, rtf_text, word_text
from kosovo_lib.read.formats.page import is_page, read_page
from kosovo_lib.read.formats.records import is_records, is_sheet, read_records, read_sheet
from kosovo_lib.read.formats.warc import is_warc, read_warc
from kosovo_lib.read.genre import with_genre

__all__ = [
    "FORMATS", "MAX_BYTES", "MAX_CHARACTERS", "Clues", "Document", "Format", "Found", "clean", "documents",
    "file_bytes", "read",
]  # fmt: skip


class Format(NamedTuple):
    """A format: what it is called, how it is told from others, and what reads it.

    One of bytes (``is_binary``) gives either its articles or its text, which is then read as if it had come alone.
    """

    what: str
    recognises: Callable[..., bool]
    read: Callable[[Any, str, Language], list[Document] | str]
    is_binary: bool = False


def _read_text(text: str, name: str, language: Language) -> list[Document]:
    """A plain text is one article as it is."""
    return [Document(text, find_clues=lambda: text_clues(text, language), structured=False)]


FORMATS = (
    Format("a Word document (.docx)", is_word, lambda data, name, _: word_text(data, name), True),
    Format("an Excel workbook (.xlsx)", is_sheet, lambda data, name, _: read_sheet(data, name), True),
    Format("an RTF file", is_rtf, lambda data, name, _: rtf_text(data, name), True),
    Format("a PDF file with a text layer", is_pdf, lambda data, name, _: pdf_text(data, name), True),
    Format("a web archive (WARC)", is_warc, read_warc, True),
    Format("a mail (.eml) or a web page in one file (.mhtml)", is_mail, read_mail, True),
    Format("a feed (RSS, Atom) or NITF", is_feed, read_feed),
    Format("a web page", is_page, read_page),
    Format("a clipping (Markdown with front matter)", is_clipping, read_clipping),
    Format("a text from a news database (Nexis, Factiva, ProQuest)", is_database, read_database),
    Format("records (JSON, JSON Lines, CSV, TSV)", is_records, read_records),
    Format("a text", lambda text: True, _read_text),
)
"""What can be read, tried in this order."""


def documents(received: bytes | str, *, name: str, language: str | Language = "en") -> list[Document]:
    """Every article in a file.

    Args:
        received: the bytes of the file, or its characters where somebody decoded them already.
        name: how to name the file in messages.
        language: the language that its articles are written in.

    Raises:
        DataError: the file is none of `FORMATS`, is damaged, or holds no article.
    """
    language = load(language)
    held: Any = received
    if isinstance(held, bytes):
        if is_packed(held):
            held = unpacked(held, name=name, cap=MAX_BYTES, rule="an article has no more")
        binary = next((form for form in FORMATS if form.is_binary and form.recognises(held)), None)
        held = binary.read(held, name, language) if binary else characters(held, name=name)
    if isinstance(held, str):
        held = next(form.read(held, name, language) for form in FORMATS if not form.is_binary and form.recognises(held))
    places = [f"{name} article {number}" for number in range(1, len(held) + 1)] if len(held) > 1 else [name]
    return [_checked(document, place, language) for document, place in zip(held, places, strict=True)]


def _checked(document: Document, name: str, language: Language) -> Document:
    """The document, if its text can be an article at all; one in another language gets a doubt."""
    document.check(name)
    find = document.find_clues
    document = replace(document, find_clues=lambda: with_genre(find(), document, language))
    if other := foreign(document.text, language):
        return replace(document, doubts=(*document.doubts, other))
    return document


def read(received: bytes | str, *, name: str, language: str | Language = "en") -> Document:
    """The one article in a file; arguments and errors as in `documents`.

    Raises:
        DataError: also where the file holds several articles.
    """
    found = documents(received, name=name, language=language)
    if len(found) > 1:
        raise DataError(f"{name}: {len(found)} articles in one file; kosovo add and kosovo ingest take them apart")
    return found[0]


def file_bytes(path: Path) -> bytes:
    """The content of a file, which is no pipe or device and not larger than `MAX_BYTES`.

    Raises:
        DataError: it is not there, cannot be read, is no file or too large.
    """
    name = clean(str(path))
    try:
        about = path.stat()
        if not S_ISREG(about.st_mode):
            raise DataError(f"{name}: not a file but a folder, a pipe or a device; give the files themselves")
        if about.st_size > MAX_BYTES:
            raise DataError(f"{name}: {about.st_size:,} bytes; an article has at most {MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{name}: {error.strerror}") from None
