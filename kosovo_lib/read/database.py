"""Texts from news databases: Nexis, Factiva and ProQuest, with many articles in one file.

Each article comes with fields of its own (outlet, day, byline, length) around its text, with labels of the service.
"""

import re
from itertools import takewhile
from typing import NamedTuple

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Document, clean
from kosovo_lib.read.metadata import told_clues
from kosovo_lib.read.published import day_in


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


def _labels(more: str, **names: str) -> dict[str, re.Pattern[str]]:
    return {ours: _line(rf"(?:{theirs})[ \t\u00a0]*(?P<said>\S.*(?:\n{more})*)$") for ours, theirs in names.items()}


_LABEL = r"[A-Z][A-Za-z/ -]{2,30}:"
_SERVICES = (
    _Service(
        "Nexis", _line(r"(?:LENGTH|Length)\s*:\s*\d[\d,]* words"),
        _line(r"(?:End of Document[ \t]*$|\d+ of \d+ DOCUMENTS[ \t]*$)"),
        _line(r"(?:BODY:|Body[ \t]*$)"),
        _line(r"(?:Classification[ \t]*$|LOAD-DATE:|Load-Date:|LANGUAGE:|Language:|PUBLICATION-TYPE:|SUBJECT:|GRAPHIC:"
              r"|Graphic[ \t]*$|URL:|Notes[ \t]*$)"),
        _labels(rf"(?!\s*(?:{_LABEL}|Body\s*$))[ \t]*\S.*", title="HEADLINE:", author="(?:BYLINE|Byline):"),
    ),
    _Service(
        "ProQuest", _line(r"(?:ProQuest document (?:ID|link)|Publication title:)"),
        _line(r"_{20,}[ \t]*$"),
        _line(r"Full text:"),
        _line(r"(?:Title:|Subject:|Publication title:|Company / organization:|People:|Location:|Copyright:|Credit:)"),
        _labels(r"(?!)", title="Title:", author="Author:", site="Publication title:", day="Publication (?:date|info):"),
    ),
    _Service(
        "Factiva", _line(r"Document [A-Za-z]{2,}0*\w{15,}[ \t]*$|(?:HD|AN)[ \t]{1,4}\S"),
        re.compile(r"^[ \t]*(?:AN[ \t]{1,4})?Document [A-Za-z]{2,}\w{15,}[ \t]*$", re.MULTILINE),
        _line(r"(?:LP(?:[ \t]|$)|(?:English|Language: English)[ \t]*$)"),
        _line(r"(?:CO|IN|NS|RE|IPD|IPC|PUB|AN)[ \t]{1,4}\S"),
        _labels(r"[ \t]{2,}\S.*", title="HD[ \t]", author="BY[ \t]", day="PD[ \t]", site="SN[ \t]"),
    ),
)  # fmt: skip
_NEEDED = ("Document", " DOCUMENTS", "_" * 20)  # one of these stands in every export: found far faster than patterns
_COPYRIGHT = _line(r"(?:Copyright|\(c\)|©|All Rights Reserved).*$")
_WORDS = re.compile(r"(?:(?:length:?|wc)\s*)?(\d[\d,]*) words", re.IGNORECASE)
_CUT = 0.6  # the share of the words which an export counts below which its text is cut off; databases count fields, too

_TIME = re.compile(r"\d{1,2}[:.]\d\d\b.{0,12}")
_HEADS = _line(r"(?:HEADLINE|BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|SERIES|SOURCE|CREDIT):.*$")
"""The fields above an article, of which the last stands over its text where no label says where that begins."""


def is_database(text: str) -> bool:
    """Whether a text was exported from a news database."""
    return any(map(text.__contains__, _NEEDED)) and _service(text) is not None


def _service(text: str) -> _Service | None:
    """The database that a text comes from: it has a sign of it, an end of an article, and a beginning of its text."""
    found = (one for one in _SERVICES if one.sign.search(text) and one.part.search(text) and _begin(text, one))
    return next(found, None)


def read_database(text: str, name: str, language: Language) -> list[Document]:
    """Every article of an export, with its outlet, day, byline and headline; `DataError` if there is none."""
    service = _service(text)
    pieces = [_article(piece, service, language) for piece in service.part.split(text)] if service else []
    found = [document for document in pieces if document]
    if not found:
        raise DataError(f"{name}: looks like a text from a news database, but no article was found in it")
    return found


def _begin(piece: str, service: _Service) -> re.Match[str] | None:
    found = service.begin.search(piece)
    if not found and service.name == "Nexis" and service.sign.search(piece):
        *_, found = [None, *_HEADS.finditer(piece)]
    return found


def _article(piece: str, service: _Service, language: Language) -> Document | None:
    begin = _begin(piece, service)
    if begin is None:
        return None
    end = service.end.search(piece, begin.end())
    body = re.sub(r"^TD[ \t]*$", "", piece[begin.end() : end.start() if end else None], flags=re.MULTILINE)
    if service.name == "Factiva":
        body = _COPYRIGHT.sub("", body, count=1)
    if not body.strip():
        return None
    head = piece if service.name == "ProQuest" else piece[: begin.end()]
    said = {ours: clean(match["said"]) for ours, field in service.fields.items() if (match := field.search(head))}
    said = _by_place([clean(line) for line in _COPYRIGHT.sub("", head).splitlines()], language) | said
    who = said.get("author", "")
    if service.name == "ProQuest":  # "Berg, Ann; Holm, Tom"
        who = "; ".join(" ".join(reversed(one.split(", "))) for one in who.split("; "))
    site, title, day = (said.get(name, "") for name in ("site", "title", "day"))
    clues = told_clues(service.name, language, author=who, site=site.partition(";")[0], title=title, day=day)
    counted = next((int(m[1].replace(",", "")) for m in map(_WORDS.fullmatch, map(clean, head.splitlines())) if m), 0)
    words = len(body.split())
    doubts = (f"{service.name} counts {counted:,} words and gives {words:,}",) if words < _CUT * counted else ()
    return Document(body.strip(), find_clues=lambda: clues, doubts=doubts)


def _by_place(lines: list[str], language: Language) -> dict[str, str]:
    """What the lines above an article say by their order: outlet over day, with the headline over or under them."""
    dates = [
        n for n, line in enumerate(lines) if len(line) < 80 and not re.match(_LABEL, line) and day_in(line, language)
    ]
    if not dates:
        return {}
    dated = dates[-1]
    counted = next((n for n in range(dated - 1, -1, -1) if _WORDS.fullmatch(lines[n])), None)
    if counted:  # headline, perhaps a byline, number of words, day, perhaps a time, outlet
        is_signed = counted > 1 and language.pages.author_before.match(lines[counted - 1])
        outlets = (line for line in lines[dated + 1 :] if line and not _TIME.fullmatch(line))
        by = {"author": lines[counted - 1]} if is_signed else {}
        title = lines[counted - (2 if is_signed else 1)]
        return {"title": title, "day": lines[dated], "site": next(outlets, "")} | by
    above = [n for n in range(dated) if lines[n]]
    if not above:
        return {"day": lines[dated]}
    outlet = above[-1]
    first = next((n + 1 for n in range(outlet - 1, -1, -1) if not lines[n] or re.match(_LABEL, lines[n])), 0)
    named = lines[first:outlet]  # the lines right above the outlet; else the block after that of the day
    if not named:
        rest = lines[dated:]
        after = rest[rest.index("") :] if "" in rest else rest[1:]
        begun = next((n for n, line in enumerate(after) if line), len(after))
        stop = next((n for n, line in enumerate(after) if n > begun and not line), len(after))
        named = list(takewhile(lambda line: not re.match(_LABEL, line), after[begun:stop]))
    return {"day": lines[dated], "site": lines[outlet], "title": " ".join(named)}
