"""The corpus folder on disk: which articles there are, whose they are, when they can have been published.

``articles.csv`` and ``outlets.csv`` decide; every broken rule is reported with its row and value.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from kosovo_lib.errors import DataError, why
from kosovo_lib.read import Clues, Document, file_bytes, read
from kosovo_lib.read.sheets import unguard
from kosovo_lib.schema import ARTICLES, GENRES, SHAPES
from kosovo_lib.settings import unseen

ARTICLE_COLUMNS = (
    "id", "outlet", "title", "author", "published_from", "published_to", "basis", "evidence", "path", "sha256",
)  # fmt: skip
ARTICLE_OPTIONAL = ("genre", "version_of", "story", "url")  # columns that may be left out
OUTLET_COLUMNS = ("outlet", "name", "country", "kind", "url", "compare")
OUTLET_LOOKS = ("colour", "shape")  # columns that ``outlets.csv`` may have: an outlet's looks in charts
NO_ARTICLE = "articles.csv: no article; a corpus has at least one row (kosovo add FOLDER FILES writes it)"
"""The message for a corpus folder that breaks no rule but holds no article yet."""
BASES = ("stated", "inferred", "outside")
"""Where a publication interval comes from: printed in the text, inferred from it, or known from outside it."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
"""Names that Windows keeps for devices; no file can have them."""


@dataclass(frozen=True)
class Entry:
    """One row of ``articles.csv``; empty cells are None. ``comments`` is where they begin in the text of a web page."""

    article: str
    outlet: str
    title: str | None = None
    author: str | None = None
    published: tuple[date | None, date] | None = None
    basis: str | None = None
    evidence: str | None = None
    path: str | None = None
    sha256: str | None = None
    comments: int | None = None
    version_of: str | None = None
    genre: str = "news"
    story: str | None = None
    url: str | None = None

    def completed(self, clues: Clues) -> Self:
        """The entry with what a page says of itself where nothing else is known, the day with basis and evidence."""
        entry = replace(
            self,
            title=self.title or (clues.title.value if clues.title else None),
            author=self.author or (clues.author.value if clues.author else None),
            genre=clues.genre.value if clues.genre else self.genre,
            url=self.url or clues.url or None,
        )
        if self.published or not clues.published:
            return entry
        first, last, basis, evidence = clues.published
        return replace(entry, published=read_interval(first, last, "published"), basis=basis, evidence=evidence)

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day of publication, from which other days can be counted; None unless both are known."""
        first, last = self.published or (None, None)
        return (first, last) if first and last else None

    def row(self, words: int) -> dict[str, Any]:
        """Its row of the articles table."""
        first, last = self.published or (None, None)
        cells = vars(self) | {"published_from": first, "published_to": last, "words": words}
        return {name: cells[name] for name in ARTICLES.columns}


@dataclass
class Manifest:
    """What a corpus folder holds, and every rule that it breaks."""

    root: Path
    outlets: dict[str, dict[str, str]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def find_corpus(path: str | Path) -> Path:
    """The corpus folder at ``path``, here or above, for notebooks run in a folder of their own; `DataError` if none."""
    places = [Path(path)] if Path(path).is_absolute() else [p / path for p in (Path.cwd(), *Path.cwd().parents)]
    for place in places:
        if (place / "articles.csv").is_file():
            return place.resolve()
    where = f"no articles.csv in {places[0].absolute()} or in one of that name above"
    raise DataError(f"{path}: {where}; kosovo new makes a corpus folder, kosovo ingest one of a table")


def read_manifest(root: Path) -> Manifest:
    """Read ``outlets.csv``, ``articles.csv`` and the texts, collecting every problem on the way."""
    manifest = _with_outlets(root / "outlets.csv")
    places: dict[str, str] = {}
    for row, cells in _rows(manifest, "articles.csv", ARTICLE_COLUMNS, ARTICLE_OPTIONAL):
        _article(manifest, place := f"articles.csv row {row}", cells)
        places.setdefault(cells["id"], place)
    known = {entry.article: entry for entry in manifest.entries}
    for entry in manifest.entries:
        said = f"{places[entry.article]}: version_of {entry.version_of!r}"
        earlier, line = known.get(entry.version_of or ""), {entry.article}
        if entry.version_of and (earlier is None or earlier.outlet != entry.outlet or earlier is entry):
            manifest.problems.append(f"{said} is not another article of the same outlet")
            continue
        while earlier and earlier.article not in line:
            line.add(earlier.article)
            earlier = known.get(earlier.version_of or "")
        if earlier is entry:
            manifest.problems.append(
                f"{said} is itself a later version of {entry.article!r}; one of them is the first version"
            )
    if not manifest.entries and not manifest.problems:
        manifest.problems.append(NO_ARTICLE)
    return manifest


def read_outlets(path: Path) -> dict[str, dict[str, str]]:
    """The rows of an ``outlets.csv`` by their handles; `DataError` names all rows that break a rule."""
    manifest = _with_outlets(path)
    if manifest.problems:
        raise DataError("\n".join(manifest.problems))
    return manifest.outlets


def _with_outlets(path: Path) -> Manifest:
    manifest = Manifest(path.parent)
    for row, cells in _rows(manifest, path.name, OUTLET_COLUMNS, OUTLET_LOOKS):
        _outlet(manifest, f"{path.name} row {row}", cells)
    return manifest


def _rows(
    manifest: Manifest, name: str, columns: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with the lines they begin in, once its columns are as they must be."""
    row = 1
    try:
        text = (manifest.root / name).read_text(encoding="utf-8-sig")
        reader = csv.reader(text.splitlines(keepends=True), strict=True)
        header, row = [cell.strip() for cell in next(reader, [])], 2
        if wrong := _header_problem(header, columns, columns + optional):
            manifest.problems.append(f"{name}: {wrong}")
            return
        for cells in reader:
            if len(cells) == len(header):
                held = dict(zip(header, (unguard(cell.strip()) for cell in cells), strict=True))
                yield row, dict.fromkeys(optional, "") | held
            elif any(cells):
                manifest.problems.append(
                    f"{name} row {row}: {len(cells)} cells; the header has {len(header)}"
                    " (a text with commas stands in double quotes)"
                )
            row = reader.line_num + 1
    except OSError as error:
        manifest.problems.append(f"{name}: cannot be read: {why(error)}")
    except UnicodeDecodeError as error:
        manifest.problems.append(f"{name} byte {error.start}: not UTF-8; save the table as UTF-8")
    except csv.Error as error:
        manifest.problems.append(f"{name} row {row}: not a CSV row: {error}; check its quotation marks")


def _header_problem(header: list[str], needed: tuple[str, ...], known: tuple[str, ...]) -> str:
    """What is wrong with the first line of a table; empty where nothing is."""
    if not any(header):
        return f"empty; its first line names its columns: {','.join(needed)}"
    if len(header) == 1 and (other := re.search("[;\t]", header[0])):
        return f"its cells stand between {other[0]!r}; save the table with commas"
    faults = {
        f"missing; needed: {', '.join(needed)}": [column for column in needed if column not in header],
        "appears twice; keep one of them": [column for column in known if header.count(column) > 1],
        f"not known; known: {', '.join(known)}": [column for column in header if column not in known],
    }
    return next((f"column {', '.join(map(repr, named))} {fault}" for fault, named in faults.items() if named), "")


def _outlet(manifest: Manifest, place: str, cells: Mapping[str, str]) -> None:
    """Check one row of outlets.csv and keep it; a wrong one, too, so that its articles still have an outlet."""
    handle, problems = cells["outlet"], manifest.problems
    if not _ID.fullmatch(handle):
        problems.append(f"{place}: outlet {handle!r}; a handle is lower-case letters, digits, - and _")
    elif handle in manifest.outlets:
        problems.append(f"{place}: outlet {handle!r} is in an earlier row, too; a handle is unique")
    elif why := unseen(cells["name"]):
        problems.append(f"{place}: name {cells['name']!r} {why}")
    elif cells["compare"].lower() not in ("true", "false"):
        problems.append(f"{place}: compare {cells['compare']!r}; it is true or false")
    elif not re.fullmatch(r"(#[0-9a-fA-F]{6})?", colour := cells.get("colour", "")):
        problems.append(f"{place}: colour {colour!r}; a colour is # and six digits, such as #0072b2, or empty")
    elif (shape := cells.get("shape", "")) not in ("", *SHAPES):
        problems.append(f"{place}: shape {shape!r}; a shape is one of {', '.join(SHAPES)}, or empty")
    manifest.outlets.setdefault(handle, {**cells, "name": cells["name"] or handle})


def _article(manifest: Manifest, place: str, cells: Mapping[str, str]) -> None:
    before = len(manifest.problems)
    published = _checked_cells(manifest, place, cells)
    text = _text(manifest, place, cells)
    if len(manifest.problems) > before or text is None:
        return
    names = ("version_of", "story", "url", "title", "author", "basis", "evidence", "path", "sha256")
    optional: dict[str, Any] = {name: cells[name] or None for name in names}
    genre = cells["genre"].lower() or "news"
    entry = Entry(cells["id"], cells["outlet"], published=published, comments=text.comments, genre=genre, **optional)
    manifest.entries.append(entry)
    manifest.texts[cells["id"]] = text.text


def _checked_cells(manifest: Manifest, place: str, cells: Mapping[str, str]) -> tuple[date | None, date] | None:
    name, problems = cells["id"], manifest.problems
    if not _ID.fullmatch(name) or name in RESERVED:
        problems.append(f"{place}: id {name!r}; an id is lower-case letters, digits, - and _, and no device name")
    elif any(entry.article == name for entry in manifest.entries):
        problems.append(f"{place}: id {name!r} is in an earlier row, too; an id is unique")
    if cells["outlet"] not in manifest.outlets and (manifest.outlets or not problems):
        problems.append(f"{place}: outlet {cells['outlet']!r} is not in outlets.csv; add it there, or correct it")
    if cells["genre"].lower() not in ("", *GENRES):
        problems.append(f"{place}: genre {cells['genre']!r}; it is one of {', '.join(GENRES)}, or empty for news")
    if cells["story"] and not _ID.fullmatch(cells["story"]):
        problems.append(f"{place}: story {cells['story']!r}; a story is lower-case letters, digits, - and _, or empty")
    if not cells["published_from"] and not cells["published_to"]:
        return None
    if cells["basis"] not in BASES:
        problems.append(f"{place}: basis {cells['basis']!r}; it is one of {', '.join(BASES)}")
    try:
        return read_interval(cells["published_from"], cells["published_to"], f"{place}: published", ("_from", "_to"))
    except DataError as error:
        problems.append(str(error))
        return None


def read_interval(first: str, last: str, place: str, ends: tuple[str, str] = ("", "")) -> tuple[date | None, date]:
    """Two ISO days as an interval, both included; the first may be empty ("not after the last").

    `DataError` if a day is none, the interval is turned round or it lies in the future. It begins with ``place`` and
    what either day is called behind it.
    """
    days = []
    begin = place + ends[not first]
    for name, value in ((begin, first or last), (place + ends[1], last)):
        try:
            days.append(date.fromisoformat(value))
        except ValueError as error:
            raise DataError(f"{name} {value!r} is not a day written YYYY-MM-DD") from error
    if days[0] > days[1]:
        raise DataError(f"{begin} {first} lies after {last}")
    if days[0] > date.today():
        raise DataError(f"{begin} {days[0]} lies in the future; give the day on which it appeared")
    return (days[0] if first else None), days[1]


def interval(said: str, name: str) -> tuple[date | None, date]:
    """An interval from "2024-05-06", "2024-05-06..2024-05-08" or "..2024-05-08"; errors as `read_interval`."""
    first, dots, last = (part.strip() for part in said.partition(".."))
    return read_interval(first, last if dots else first, f"{name} {said!r}:" if dots else name)


def _text(manifest: Manifest, place: str, cells: Mapping[str, str]) -> Document | None:
    """The decoded text of a row, if its path stays inside the folder and its checksum holds."""
    name, said = cells["path"], cells["sha256"]
    path = manifest.root / name
    try:
        is_inside, is_there = path.resolve().is_relative_to(manifest.root.resolve()), path.is_file()
    except (OSError, RuntimeError, ValueError):  # a link to itself, a name that is too long or no name
        is_inside, is_there = True, False
    try:
        if not name:
            raise DataError("path is empty; it names the text, relative to the corpus folder")
        if not is_inside:
            raise DataError(f"path {name!r} leads out of the corpus folder")
        if not is_there:
            raise DataError(f"path {name!r} is not a file in the corpus folder; put it back, or correct the path")
        data = file_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        if digest != said.lower():
            wrong = f"sha256 {said[:12] or 'missing'!r} is not that of {name} ({digest})" * bool(data.strip())
            wrong = wrong or f"{name} is empty"
            raise DataError(f"{wrong}; put the text back from the file that was added, or from a copy of this folder")
        same = (entry for entry in manifest.entries if entry.sha256 == digest and entry.outlet == cells["outlet"])
        if twin := next(same, None):
            raise DataError(f"{name} is byte for byte the text of {twin.article!r}; an outlet has a text once")
        return read(data, name=name)
    except DataError as error:
        manifest.problems.append(f"{place}: {error}")
        return None
