"""Bytes to characters: the decoded original that every offset counts into.

Nothing is repaired. What cannot be read is refused; what looks damaged is named in a warning and kept.
"""

import codecs
import gzip
import io
import re
import warnings
import zlib
from json import detect_encoding
from typing import IO

from kosovo_lib.errors import DataError

MAX_BYTES = 20_000_000  # a larger file is not an article: refused before it is decoded
BROKEN = (OSError, EOFError, zlib.error)  # what Python raises on a damaged or shortened gzip file

_KINDS = (
    (
        rb".{257}ustar|7z\xbc\xaf'\x1c|Rar!\x1a\x07|BZh91AY&SY|\xfd7zXZ\x00|\(\xb5/\xfd",
        "an archive; unpack it and give the files in it",
    ),
    (
        rb".{4}ftyp(?:hei[cx]|mif1|avif)|RIFF.{4}WEBP|\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{,61}\x00",
        "an image; it holds no text that can be read; give the article as a web page or a text",
    ),
    (rb".{4}ftyp|RIFF.{4}WAVE|ID3|OggS|\x1aE\xdf\xa3", "a film or a sound file; give a transcript as a text"),
    (rb"PK\x03\x04.{,180}opendocument\.text", "an OpenDocument text (.odt); open it and save it as .docx"),
    (rb"PK\x03\x04.{,180}opendocument\.spreadsheet", "an OpenDocument table (.ods); open it and save it as .xlsx"),
    (rb"PK\x03\x04.{,180}epub\+zip", "an e-book (.epub); save its text as .txt"),
    (rb"PK\x03\x04", "a ZIP archive; unpack it and give the files in it"),
    (rb"\xd0\xcf\x11\xe0", "an old Office document (.doc, .xls); open it and save it as .docx or .xlsx"),
    (rb"bplist", "a Safari web archive; save the page as “Page Source” (.html) instead"),
    (rb"SQLite format 3", "an SQLite database; export the articles as a CSV table"),
    (rb"\x7fELF|MZ.{,61}\x00", "a program; give the article as a text, web page, Word or PDF file"),
)
"""How files that hold no text begin, and what to do with them; the first that fits counts. A text, too, can begin with
"BM" or "MZ"."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_DAMAGED = re.compile(r"â€[™œ\x9d“”¦]|Ã[©¨¼¶¤±§]|Ã¢â‚¬|Ãƒ|Â[\xa0£©®«»°]|â\x80[\x99\x9c\x9d\x93\x94]|\ufffd")
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset\s*=\s*|\?xml\b[^>]{0,100}?encoding\s*=\s*)[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE
)
_HEAD = 200_000  # bytes of a page among which its encoding is declared

_AS_BROWSERS_DO = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874",
}  # fmt: skip
"""An encoding that pages declare and the larger one that browsers read it as (WHATWG Encoding Standard)."""

_CYRILLIC = 0.4  # the share of letters beyond ASCII from which a text in one byte a character is Cyrillic
_CENTRAL_EUROPEAN = re.compile(r"iæ\b|[^\W\d_][¹³¾¿][^\W\d_]|\b[^\W\d_]*è[^\W\d_]*æ|\bÈ[^\W\d_]|ð[^\W\d_]")
"""What letters of Windows-1250 (č, ć, ł, ą, ž) look like when they are read as Windows-1252."""

_STRAY = 0.001  # the share of control characters from which a file is no text


def characters(data: bytes, *, name: str) -> str:
    """All characters of a file, a web page's mark-up included.

    A byte order mark decides; else UTF-8; else the encoding that a page declares, read as browsers do; else what the
    bytes look like, with a warning. ``name`` is what messages call the file. `DataError` if it is empty, larger than
    `MAX_BYTES`, an archive, a picture or otherwise binary.
    """
    if what := kind_of(data):
        raise DataError(f"{name}: this is {what}")
    if len(data) > MAX_BYTES:
        raise DataError(f"{name}: {len(data):,} bytes; an article has at most {MAX_BYTES:,}")
    text = _to_text(data, name)
    if not text.strip():
        raise DataError(f"{name}: the file is empty; an article has at least one word")
    if controls := _CONTROLS.search(text):
        line = text.count("\n", 0, controls.start()) + 1
        what = f"{name} line {line}: control character {controls[0]!r}"
        if (count := sum(1 for _ in _CONTROLS.finditer(text))) > max(1, _STRAY * len(text)):
            raise DataError(f"{what}, one of {count:,}; this is not a text file")
        _warn(f"{what}; kept as received")
    if (damaged := _DAMAGED.search(text)) and (damaged[0] != "\ufffd" or b"\xef\xbf\xbd" in data):
        line = text.count("\n", 0, damaged.start()) + 1
        _warn(f"{name} line {line}: {damaged[0]!r} looks like text decoded with the wrong encoding; kept as received")
    return text


def kind_of(data: bytes) -> str:
    """What a file is that holds no text, by its first bytes, and what to do with it; empty where it can be a text."""
    return next((what for start, what in _KINDS if re.match(start, data[:300], re.DOTALL)), "")


def _to_text(data: bytes, name: str) -> str:
    marked = detect_encoding(data)
    has_mark = marked in ("utf-8-sig", "utf-16", "utf-32")
    encoding = marked if has_mark else _wide(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if not encoding:
            return _not_utf8(data, name, error.start)
        raise DataError(
            f"{name} byte {error.start}: starts like {encoding.upper()} but is not valid; save it as UTF-8"
        ) from error
    if encoding and not has_mark:
        _warn(f"{name}: no byte order mark; read as {encoding.upper()}")
    return text


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, by where the small bytes of letters up to Arabic stand."""
    head = data[:4000]
    zeros = [head[n::4].count(0) / max(1, len(head[n::4])) for n in range(4)]
    for encoding, empty in (("utf-32-le", (0, 1, 1, 1)), ("utf-32-be", (1, 1, 1, 0))):
        if all((share > 0.7) if void else (share < 0.1) for share, void in zip(zeros, empty, strict=True)):
            return encoding
    even, odd = (sum(byte < 8 for byte in head[n::2]) / max(1, len(head[n::2])) for n in (0, 1))
    return "utf-16-le" if odd > 0.7 and even < 0.1 else "utf-16-be" if even > 0.7 and odd < 0.1 else ""


def _not_utf8(data: bytes, name: str, first: int) -> str:
    """Text in UTF-8 with a few broken bytes, in the encoding it declares, or in one byte a character."""
    if b"\x00" in data:
        raise DataError(f"{name}: binary data; an article is a text or an HTML file")
    declared = _DECLARED.search(data[:_HEAD])
    encoding = ""
    if declared:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii", "replace")).name
            encoding = _AS_BROWSERS_DO.get(encoding, encoding)
        except LookupError:
            _warn(f"{name}: says it is {declared[1]!r}, which is no known encoding")
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    sound = sum(char > "\x7f" for char in mended) - broken
    if sound > 10 * broken or (encoding == "utf-8" and sound):
        _warn(f"{name} byte {first}: not UTF-8, though the rest is; {broken} broken bytes are read as U+FFFD")
        return mended
    if encoding and not encoding.startswith("utf"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            _warn(f"{name}: says it is {encoding}, but is not")
    text = data.decode("cp1252", "replace")
    encoding, letters = "cp1252", [char for char in text if char.isalpha()]
    if sum(char > "\x7f" for char in letters) > _CYRILLIC * len(letters):
        encoding = "cp1251"
    elif len(_CENTRAL_EUROPEAN.findall(text)) > 1:
        encoding = "cp1250"
    _warn(f"{name} byte {first}: not UTF-8; read as Windows-{encoding[2:]}")
    return data.decode(encoding, "replace")


def _warn(message: str) -> None:
    warnings.warn(message, stacklevel=4)


def is_packed(data: bytes) -> bool:
    """Whether these are the bytes of a gzip file."""
    return data.startswith(b"\x1f\x8b\x08")


def first_bytes(stream: IO[bytes]) -> bytes:
    """The first bytes of a file, unpacked as far as they can be."""
    head = stream.read(_HEAD)
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _HEAD) if is_packed(head) else head
    except zlib.error:
        return b""


def unpacked(data: bytes, *, name: str) -> bytes:
    """The bytes that gzip packed; `DataError` if the file is damaged or they are more than `MAX_BYTES`."""
    try:
        held = gzip.GzipFile(fileobj=io.BytesIO(data)).read(MAX_BYTES + 1)
    except BROKEN as error:
        raise DataError(f"{name}: a gzip file that cannot be unpacked: {error}") from error
    if len(held) > MAX_BYTES:
        raise DataError(f"{name}: unpacks to more than {MAX_BYTES:,} bytes; that is the limit for an article")
    return held
