"""Bytes to documents: the text of each article in a file, and what the file says of outlet, title, author and day.

`FORMATS` is the one list of what can be read; a format is a file in ``formats`` and a row there. First bytes and
structure tell what a file is, never its name.
"""

from collections.abc import Callable
from typing import NamedTuple

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language, load
from kosovo_lib.read.copied import text_clues
from kosovo_lib.read.decode import MAX_BYTES, characters
from kosovo_lib.read.document import MAX_CHARACTERS, Clues, Document, Found, clean
from kosovo_lib.read.formats.page import is_page, read_page

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Clues",
    "Document",
    "Format",
    "Found",
    "clean",
    "documents",
    "read",
]


class Format(NamedTuple):
    """A format of text: what it is called, how its characters are told from others, and what reads them."""

    what: str
    recognises: Callable[[str], bool]
    read: Callable[[str, str, Language], list[Document]]


def _read_text(text: str, name: str, language: Language) -> list[Document]:
    """A plain text is one article as it is."""
    return [Document(text, find_clues=lambda: text_clues(text, language), structured=False)]


FORMATS = (
    Format("a web page", is_page, read_page),
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
    text = received if isinstance(received, str) else characters(received, name=name)
    reader = next(form.read for form in FORMATS if form.recognises(text))
    return [document.checked(name) for document in reader(text, name, load(language))]


def read(received: bytes | str, *, name: str, language: str | Language = "en") -> Document:
    """The one article in a file; arguments and errors as in `documents`.

    Raises:
        DataError: also where the file holds several articles.
    """
    found = documents(received, name=name, language=language)
    if len(found) > 1:
        raise DataError(f"{name}: {len(found)} articles in one file; kosovo add and kosovo ingest take them apart")
    return found[0]
