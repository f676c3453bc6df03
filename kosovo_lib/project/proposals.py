"""Proposals: what ``articles.csv`` would say of each file, with the evidence, before anything is written."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kosovo_lib.read import Document, Found, clean, read_file
from kosovo_lib.read.manifest import interval
from kosovo_lib.read.outlets import Outlet, Outlets, named, of_file

__all__ = ["COPY", "UNKNOWN", "Given", "Proposal", "Publication", "in_common", "published", "read", "word_runs"]

UNKNOWN = "unknown"
"""What is said for a day of publication that nobody knows."""

COPY, _RUN = 0.8, 8
"""Share of a text's runs of so many words that another has, too, from which one is called a copy of the other."""

_NEWS = Found("news", "nothing in the file says otherwise")

_FORMULA = re.compile(r"[=+\-@]")


@dataclass(frozen=True)
class Given:
    """What somebody says of the files that are added; None is not said. ``force`` takes what is doubtful, too."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    force: bool = False
    genre: str | None = None


@dataclass(frozen=True)
class Publication:
    """First and last day as in ``articles.csv``, the first empty for "not after", both if nobody knows; and why."""

    first: str
    last: str
    basis: str
    evidence: str


@dataclass(frozen=True)
class Proposal:
    """One file and what is proposed for it; None is not known and has to be asked."""

    file: Path
    data: bytes
    outlet: Outlet | None
    title: Found | None
    author: Found | None
    published: Publication | None
    hint: str = ""
    suffix: str = ".txt"
    same_text: tuple[str, ...] = ()
    text: str = ""
    genre: Found = _NEWS

    def row(self, article: str, path: str) -> dict[str, str]:
        """Its row of ``articles.csv``, once nothing is missing."""
        when, outlet = self.published, self.outlet
        if when is None or outlet is None:
            raise ValueError(self.questions)
        return {
            "id": article, "outlet": outlet.handle, "genre": self.genre.value,
            "title": self.title.value if self.title else "", "author": self.author.value if self.author else "",
            "published_from": when.first, "published_to": when.last, "basis": when.basis,
            "evidence": when.evidence, "path": path, "sha256": sha256(self.data).hexdigest(),
        }  # fmt: skip

    @property
    def missing(self) -> list[str]:
        """What nobody can know but whoever has the article: outlet, published."""
        return [name for name in ("outlet", "published") if getattr(self, name) is None]

    @property
    def questions(self) -> str:
        """What is missing, and how to say it; empty where nothing is."""
        how = {
            "outlet": "outlet not known: --outlet NAME (unattributed where nobody knows)",
            "published": f"day not known ({self.hint}): --published DAY or DAY..DAY ({UNKNOWN} where nobody knows)",
        }
        asked = "; ".join(how[name] for name in self.missing)
        return f"{clean(self.file.name)}: {asked}" if asked else ""

    @property
    def lines(self) -> list[str]:
        """The proposal in words, each with its evidence."""
        outlet = f"{self.outlet.handle} ({self.outlet.row['name']})" if self.outlet else None
        when = (_span(self.published) or UNKNOWN) if self.published else None
        return [
            _line("outlet", outlet, self.outlet.evidence if self.outlet else "nothing in the file says whose it is"),
            _line("title", *(self.title or (None, "none found"))),
            _line("author", *(self.author or (None, "none found"))),
            _line("published", when, self.published.evidence if self.published else self.hint),
            *([_line("genre", *self.genre)] if self.genre.value != "news" else []),
        ]


def word_runs(text: str) -> set[int]:
    """Every run of `_RUN` words of a text, as a number."""
    words = text.casefold().split()
    return {hash(tuple(words[at : at + _RUN])) for at in range(max(1, len(words) - _RUN + 1))}


def in_common(one: set[int], other: set[int]) -> float:
    """Share of the shorter text's word runs that stand in the other, too: from `COPY` on they are copies."""
    return len(one & other) / min(len(one), len(other))


def read(file: Path, outlets: Outlets, given: Given) -> tuple[list[Proposal], list[str]]:
    """Read one file and propose what to write of each article in it; also why articles are left out.

    Raises:
        DataError: the file is missing, empty, or neither a text nor a web page with an article.
        ParameterError: what was given is no outlet or no day.
    """
    name = clean(file.name)
    data, found = read_file(file, name=name)
    sound = [document for document in found if given.force or not document.doubts]
    places = [f"{name} article {number}" for number in range(1, len(found) + 1)] if len(found) > 1 else [name]
    doubts = [
        f"{place}: {'; '.join(document.doubts)}; --force adds it all the same"
        for place, document in zip(places, found, strict=True)
        if document.doubts and not given.force
    ]
    if len(found) == 1 and data:
        suffix = file.with_suffix("").suffix + file.suffix if file.suffix.lower() == ".gz" else file.suffix
        return [_proposal(file, data, suffix.lower() or ".txt", document, outlets, given) for document in sound], doubts
    made = [
        _proposal(file, one.original or one.text.encode(), ".html" if one.original else ".txt", one, outlets, given)
        for one in sound
    ]
    return made, doubts


def _proposal(file: Path, data: bytes, suffix: str, document: Document, outlets: Outlets, given: Given) -> Proposal:
    """What to write of one article: of several in a file each is kept as a text of its own."""
    clues = document.clues
    outlet = named(given.outlet, outlets, "given") if given.outlet else of_file(clues, file, outlets)
    return Proposal(
        file, data, outlet,
        Found(clean(given.title), "given") if given.title else _safe(clues.title),
        Found(clean(given.author), "given") if given.author else _safe(clues.author),
        published(given.published) if given.published else clues.published and Publication(*clues.published),
        clues.hint, suffix=suffix, text=document.text,
        genre=Found(given.genre, "given") if given.genre else clues.genre or _NEWS,
    )  # fmt: skip


def published(said: str) -> Publication:
    """What somebody says of the day: "2024-05-06", "2024-05-06..2024-05-08", "..2024-05-08" or "unknown".

    Raises:
        DataError: it is neither a day nor an interval of days.
    """
    words = clean(said)
    if words.lower() == UNKNOWN:
        return Publication("", "", "", "")
    first, last = interval(words, "published")
    return Publication(str(first or ""), str(last), "outside", "given by whoever added the article")


def _safe(found: Found | None) -> Found | None:
    """Nothing that a spreadsheet would run: articles.csv is opened in one."""
    return None if found and _FORMULA.match(found.value) else found


def _span(when: Publication) -> str:
    return when.first if when.first == when.last else f"{when.first}..{when.last}"


def _line(name: str, value: str | None, evidence: str) -> str:
    return f"  {name:9}  {value or '?'}" + (f"   [{evidence}]" if evidence else "")
