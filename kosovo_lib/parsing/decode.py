"""Bytes to text: the decoded original that every offset counts into.

Nothing is repaired. What cannot be read is refused; what looks damaged is named in a warning and kept.
"""

import re
import warnings
from contextlib import suppress

from kosovo_lib.errors import DataError

__all__ = ["MAX_BYTES", "article_text", "characters", "decode", "is_page"]

MAX_BYTES = 20_000_000
"""A larger file is not an article: refused before it is decoded."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”¦]|Ã[©¨¼¶¤±§]|â\x80[\x99\x9c\x9d\x93\x94]")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype html|html[\s>]|head[\s>])", re.IGNORECASE
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)


def decode(data: bytes, *, name: str) -> str:
    """Decode one file as received.

    A byte order mark decides; else UTF-8; else the encoding that a web page declares; else Windows-1252 with a
    warning. A saved web page (HTML) gives its main text, which then is what offsets count into.

    Args:
        data: the bytes of the file.
        name: how to name the file in messages.

    Raises:
        DataError: the file is empty, larger than ``MAX_BYTES``, binary, or a page without an article.
    """
    return article_text(characters(data, name=name), name=name)


def characters(data: bytes, *, name: str) -> str:
    """All characters of a file, a web page's mark-up included; arguments and errors as in `decode`."""
    if len(data) > MAX_BYTES:
        raise DataError(f"{name}: {len(data):,} bytes; an article has at most {MAX_BYTES:,}")
    text = _to_text(data, name)
    if controls := _CONTROLS.search(text):
        line = text.count("\n", 0, controls.start()) + 1
        raise DataError(f"{name} line {line}: control character {controls[0]!r}; this is not a text file")
    if not text.strip():
        raise DataError(f"{name}: the file is empty; an article has at least one word")
    if damaged := _MOJIBAKE.search(text):
        line = text.count("\n", 0, damaged.start()) + 1
        warnings.warn(
            f"{name} line {line}: {damaged[0]!r} looks like text decoded with the wrong encoding; kept as received",
            stacklevel=3,
        )
    return text


def is_page(text: str) -> bool:
    """Whether the characters of a file are those of a web page."""
    return _HTML.match(text) is not None


def article_text(text: str, *, name: str) -> str:
    """The article in the characters of a file: a text itself, a web page's main text."""
    return _main_text(text, name) if is_page(text) else text


def _to_text(data: bytes, name: str) -> str:
    """Decode by byte order mark, as UTF-8, as a web page declares, or as Windows-1252 with a warning."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise DataError(f"{name} byte {error.start}: not {encoding}, though it says it is") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as not_utf8:
        if b"\x00" in data:
            raise DataError(f"{name}: binary data; an article is a text or an HTML file") from not_utf8
        declared = _DECLARED.search(data[:4096])
        if declared:
            with suppress(LookupError, UnicodeDecodeError):
                return data.decode(declared[1].decode("ascii"))
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise DataError(
                f"{name} byte {error.start}: 0x{data[error.start]:02x} is neither UTF-8 nor Windows-1252"
            ) from error
        warnings.warn(f"{name} byte {not_utf8.start}: not UTF-8; read as Windows-1252", stacklevel=3)
        return text


def _main_text(html: str, name: str) -> str:
    """The main text of a web page, by trafilatura, comments and navigation left out."""
    import trafilatura  # heavy, and most corpora hold plain text

    text = trafilatura.extract(html, include_comments=False, include_tables=False, favor_precision=True)
    if not text:
        raise DataError(f"{name}: no article text was found in this HTML page")
    return str(text)
