"""Bytes to text: the decoded original that every offset counts into.

Nothing is repaired. What cannot be read is refused; what looks damaged is named in a warning and kept.
"""

import re
import warnings
from contextlib import suppress

from kosovo_lib.errors import DataError
from kosovo_lib.read.html import received
from kosovo_lib.read.unpack import is_packed, unpacked

__all__ = ["MAX_BYTES", "characters", "decode"]

MAX_BYTES = 20_000_000
"""A larger file is not an article: refused before it is decoded."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”¦]|Ã[©¨¼¶¤±§]|â\x80[\x99\x9c\x9d\x93\x94]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)

_ARCHIVE = "an archive; unpack it and give the files in it"
_NO_TEXTS = (
    (b"%PDF", "a PDF; open it, copy the article's text and save it as a .txt file"),
    (b"PK\x03\x04", "a packed document (Word, EPUB) or a ZIP archive; unpack it, or save the article's text as .txt"),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"BZh91AY&SY", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"PAR1", "a Parquet table; its name has to end in .parquet"),
    (b"bplist", "a Safari web archive; save the page as “Page Source” (.html) instead"),
    (b"MIME-Version", "a web page in one file (.mhtml); save it as “Web Page, HTML Only” instead"),
    (b"From: <Saved by", "a web page in one file (.mhtml); save it as “Web Page, HTML Only” instead"),
)


def decode(data: bytes, *, name: str) -> str:
    """Decode one file as received.

    A byte order mark decides; else UTF-8; else the encoding that a web page declares; else Windows-1252 with a
    warning. What gzip packed is unpacked first. A saved web page (HTML) gives its main text and the comments under it,
    which then are what offsets count into.

    Args:
        data: the bytes of the file.
        name: how to name the file in messages.

    Raises:
        DataError: the file is empty, larger than ``MAX_BYTES``, an archive or otherwise binary, or a page without an
            article.
    """
    return received(characters(data, name=name), name=name).text


def characters(data: bytes, *, name: str) -> str:
    """All characters of a file, a web page's mark-up included; arguments and errors as in `decode`."""
    if is_packed(data):
        data = unpacked(data, name=name, cap=MAX_BYTES, rule="an article has no more")
    if what := _no_text(data):
        raise DataError(f"{name}: this is {what}")
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


def _no_text(data: bytes) -> str:
    """What a file is by its first bytes, and what to do with it; empty where it can be a text."""
    if data[257:262] == b"ustar":
        return _ARCHIVE
    first = data[:64].lstrip(b"\xef\xbb\xbf\r\n ")
    return next((what for start, what in _NO_TEXTS if first.startswith(start)), "")


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
