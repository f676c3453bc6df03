"""Files in which pages lie: newsletters (.eml), pages in one file (.mhtml) and web archives of crawlers (WARC)."""

import io
import re
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import IO, Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.decode import MAX_BYTES, characters
from kosovo_lib.read.document import Clues, Document, clean
from kosovo_lib.read.metadata import told_clues
from kosovo_lib.read.page import is_page, read_page

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}\r?\n")
_NEEDED = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Snapshot-Content-Location|Return-Path|Content-Type):", re.I | re.M
)
_STUB = 200  # characters: a shorter text beside a page only says that there is one


def is_mail(data: bytes) -> bool:
    """Whether these bytes begin with the head of a mail, as those of web archives do."""
    head = _HEADER.match(data.lstrip()[:20_000])
    return head is not None and _NEEDED.search(head[0]) is not None


def read_mail(data: bytes, name: str, language: Language) -> list[Document]:
    """The page in a web archive, or the text of a mail with its head; `DataError` if it holds neither."""
    import email.policy  # few corpora hold mails
    from email.utils import parseaddr

    mail: Any = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    page, plain = mail.get_body(("html",)), mail.get_body(("plain",))
    address = clean(str(mail["Snapshot-Content-Location"] or (page and page["Content-Location"]) or ""))
    html, text = (str(part.get_content()) if part else "" for part in (page, plain))
    if address and html:
        return read_page(f"<!-- saved from url=(0000){address} -->{html}", name, language)
    if len(text.strip()) > (_STUB if html.strip() else 0):
        found = Document(text)
    elif html.strip():
        found = read_page(html if is_page(html) else f"<html><body>{html}</body></html>", name, language)[0]
    else:
        raise DataError(f"{name}: a mail without a text")
    sender = parseaddr(str(mail["From"] or ""))
    title, day = (str(mail[name] or "") for name in ("Subject", "Date"))
    host = sender[1].rpartition("@")[2]
    clues = told_clues("the head of the mail", language, address=host, site=sender[0], title=title, day=day)
    return [Document(found.text, found.comments, lambda: clues)]


def is_warc(data: bytes) -> bool:
    """Whether these are the bytes of a web archive, unpacked."""
    return data.startswith(b"WARC/")


def read_warc(archive: bytes | IO[bytes], name: str, language: Language) -> list[Document]:
    """The articles in a web archive of any size; `DataError` if it is damaged or holds none, or without warcio."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise DataError(f"{name}: a web archive; reading it needs warcio (pip install kosovo-lib[formats])") from error
    found: list[Document] = []
    try:
        for record in ArchiveIterator(io.BytesIO(archive) if isinstance(archive, bytes) else archive):
            http = record.http_headers
            kind = (http.get_header("Content-Type") or "") if http else ""
            is_sound = record.rec_type in ("response", "resource") and (not http or http.get_statuscode() == "200")
            if is_sound and "html" in kind:
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                with suppress(DataError):
                    page = characters(record.content_stream().read(MAX_BYTES), name=address)
                    html = f"<!-- saved from url=(0000){address} -->{page}"
                    read = read_page(html, address, language) if is_page(html) else []
                    found += [replace(o, find_clues=partial(Clues, *o.clues), original=html.encode()) for o in read]
    except Exception as error:  # archives can be broken in any way: any failure of the parser is reported
        raise DataError(f"{name}: this web archive cannot be read: {type(error).__name__}: {error}") from error
    if not found:
        raise DataError(f"{name}: a web archive without a page that holds an article")
    return found
