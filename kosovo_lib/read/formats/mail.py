"""Files made of mail parts: newsletters (.eml) and web pages in one file (.mhtml)."""

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Document, clean
from kosovo_lib.read.formats.page import is_page, read_page
from kosovo_lib.read.metadata import told_clues

__all__ = ["is_mail", "read_mail"]

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}\r?\n")
_NEEDED = re.compile(
    rb"^(?:MIME-Version|Received|Message-ID|Snapshot-Content-Location|Return-Path|Content-Type):", re.I | re.M
)


def is_mail(data: bytes) -> bool:
    """Whether these bytes begin with the head of a mail, as those of web archives do."""
    head = _HEADER.match(data.lstrip()[:20_000])
    return head is not None and _NEEDED.search(head[0]) is not None


def read_mail(data: bytes, name: str, language: Language) -> list[Document]:
    """The page in a web archive, or the text of a mail with what its head says.

    Raises:
        DataError: it holds neither a page nor a text.
    """
    mail = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    if not isinstance(mail, EmailMessage):
        raise DataError(f"{name}: this mail cannot be read")
    page, plain = mail.get_body(("html",)), mail.get_body(("plain",))
    address = clean(str(mail["Snapshot-Content-Location"] or (page and page["Content-Location"]) or ""))
    html, text = (str(part.get_content()) if part else "" for part in (page, plain))
    if address and html:
        return read_page(f"<!-- saved from url=(0000){address} -->{html}", name, language)
    if text.strip():
        found = Document(text)
    elif html.strip():
        found = read_page(html if is_page(html) else f"<html><body>{html}</body></html>", name, language)[0]
    else:
        raise DataError(f"{name}: a mail without a text")
    sender = parseaddr(str(mail["From"] or ""))
    clues = told_clues(
        "the head of the mail",
        language,
        address=sender[1].rpartition("@")[2],
        site=sender[0],
        title=str(mail["Subject"] or ""),
        day=str(mail["Date"] or ""),
    )
    return [Document(found.text, found.comments, lambda: clues)]
