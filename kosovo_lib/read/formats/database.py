"""Texts from news databases: Nexis, Factiva and ProQuest, with many articles in one file.

Each article comes with fields of its own (outlet, day, byline, length) around its text, with labels of the
service.
"""

import re
from typing import NamedTuple

from kosovo_lib.dates import find_dates
from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Clues, Document, Found, clean

__all__ = ["is_database", "read_database"]


class _Service(NamedTuple):
    """How the texts of a database look: what stands in every one, where one ends, where its text begins and ends."""

    name: str
    sign: re.Pattern[str]
    part: re.Pattern[str]
    begin: re.Pattern[str]
    end: re.Pattern[str]
    fields: dict[str, re.Pattern[str]]


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t\u00a0]*{pattern}", re.MULTILINE)


def _labels(**names: str) -> dict[str, re.Pattern[str]]:
    return {ours: _line(rf"(?:{theirs})\s*:[ \t\u00a0]*(?P<said>\S.*)$") for ours, theirs in names.items()}


_SERVICES = (
    _Service(
        "Nexis", _line(r"(?:LENGTH|Length)\s*:\s*\d[\d,]* words"),
        _line(r"(?:End of Document[ \t]*$|\d+ of \d+ DOCUMENTS[ \t]*$)"),
        _line(r"(?:BODY:?|Body)[ \t]*(?:$|(?=\S))"),
        _line(r"(?:Classification[ \t]*$|LOAD-DATE:|Load-Date:|LANGUAGE:|Language:|PUBLICATION-TYPE:|SUBJECT:|GRAPHIC:"
              r"|Graphic[ \t]*$|URL:|Notes[ \t]*$)"),
        _labels(title="HEADLINE", author="BYLINE|Byline", words="LENGTH|Length"),
    ),
    _Service(
        "ProQuest", _line(r"(?:ProQuest document (?:ID|link)|Publication title:)"),
        _line(r"_{20,}[ \t]*$"),
        _line(r"Full text:"),
        _line(r"(?:Title:|Subject:|Publication title:|Company / organization:|People:|Location:|Copyright:|Credit:)"),
        _labels(title="Title", author="Author", site="Publication title", day="Publication date"),
    ),
    _Service(
        "Factiva", _line(r"Document [A-Za-z]{2,}0*\w{15,}[ \t]*$|(?:HD|AN)[ \t]{1,4}\S"),
        re.compile(r"^[ \t]*(?:AN[ \t]{1,4})?Document [A-Za-z]{2,}\w{15,}[ \t]*$", re.MULTILINE),
        _line(r"(?:LP(?:[ \t]|$)|(?:English|Language: English)[ \t]*$)"),
        _line(r"(?:CO|IN|NS|RE|IPD|IPC|PUB|AN)[ \t]{1,4}\S"),
        {name: _line(rf"{code}[ \t]{{1,4}}(?P<said>\S.*)$") for name, code in
         {"title": "HD", "author": "BY", "words": "WC", "day": "PD", "site": "SN"}.items()},
    ),
)  # fmt: skip
_COPYRIGHT = _line(r"(?:Copyright|\(c\)|©).*$")
_WORDS = re.compile(r"\d[\d,]* words", re.IGNORECASE)


def is_database(text: str) -> bool:
    """Whether a text was exported from a news database."""
    return _service(text) is not None


def _service(text: str) -> _Service | None:
    """The database that a text comes from: it has a sign of it, an end of an article, and a beginning of its text."""
    for service in _SERVICES:
        if service.sign.search(text) and service.begin.search(text) and service.part.search(text):
            return service
    return None


def read_database(text: str, name: str, language: Language) -> list[Document]:
    """Every article of an export, with its outlet, day, byline and headline.

    Raises:
        DataError: no article was found in it.
    """
    service = _service(text)
    pieces = service.part.split(text) if service else []
    found = [document for piece in pieces if service and (document := _article(piece, service, language))]
    if not found:
        raise DataError(f"{name}: looks like a text from a news database, but no article was found in it")
    return found


def _article(piece: str, service: _Service, language: Language) -> Document | None:
    """One article; None for what stands before the first or after the last: a list of hits, a search."""
    begin = service.begin.search(piece)
    if begin is None:
        return None
    end = service.end.search(piece, begin.end())
    body = piece[begin.end() : end.start() if end else None]
    body = re.sub(r"^TD[ \t]*$", "", body, flags=re.MULTILINE)
    if service.name == "Factiva":
        body = _COPYRIGHT.sub("", body, count=1)
    if not body.strip():
        return None
    head = piece if service.name == "ProQuest" else piece[: begin.start()]
    said = {ours: clean(match["said"]) for ours, field in service.fields.items() if (match := field.search(head))}
    lines = [line for line in map(clean, _COPYRIGHT.sub("", head).splitlines()) if line]
    said = _by_place(lines, language) | said
    day = _day(said.get("day", ""), language)
    who = language.pages.author_before.sub("", said.get("author", ""))
    if service.name == "ProQuest":  # "Berg, Ann; Holm, Tom"
        who = "; ".join(" ".join(reversed(one.split(", "))) for one in who.split("; "))
    clues = Clues(
        site=Found(said["site"].partition(";")[0], f"{service.name}: {said['site']}") if said.get("site") else None,
        title=Found(said["title"], f"{service.name} headline") if said.get("title") else None,
        author=Found(who, f"{service.name} byline") if who else None,
        day=Found(day, f"{service.name}: {said['day']}") if day else None,
        hint="" if day else f"{service.name} gives no day",
    )
    return Document(body.strip(), find_clues=lambda: clues)


def _by_place(lines: list[str], language: Language) -> dict[str, str]:
    """What the lines above an article say by their order: outlet over day, with the headline over or under them."""
    dated = next((n for n, line in enumerate(lines) if _day(line, language) and len(line) < 80), None)
    if dated is None:
        return {}
    counted = next((n for n, line in enumerate(lines[:dated]) if _WORDS.fullmatch(line)), None)
    if counted is not None:  # headline, perhaps a byline, number of words, day, outlet
        is_signed = counted > 1 and language.pages.author_before.match(lines[counted - 1])
        after = lines[dated + 1] if dated + 1 < len(lines) else ""
        by = {"author": lines[counted - 1]} if is_signed else {}
        return {"title": lines[0], "day": lines[dated], "site": after} | by
    if not dated:
        return {"day": lines[0]}
    under = next((line for line in lines[dated + 1 :] if ":" not in line), "")
    return {"day": lines[dated], "site": lines[dated - 1], "title": lines[0] if dated > 1 else under}


def _day(said: str, language: Language) -> str:
    """The first full day that a line gives; empty where it gives none."""
    for found in find_dates(said, None, language=language):
        if found.anchor == "itself" and found.date_from and found.date_from == found.date_to:
            return found.date_from.isoformat()
    return ""
