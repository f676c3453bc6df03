"""The corpus folder on disk: which articles there are, whose they are, when they can have been published.

``articles.csv`` and ``outlets.csv`` decide; every broken rule is reported with its row and value.
"""

import csv
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from kosovo_lib.errors import DataError, why
from kosovo_lib.read import Clues, Document, file_bytes, read
from kosovo_lib.read.sheets import unguard
from kosovo_lib.schema import ARTICLES, GENRES, SHAPES
from kosovo_lib.settings import ADDRESS, unseen

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


def places(path: str | Path) -> list[Path]:
    """Where a folder may be: at ``path``; a relative one here or above, for notebooks run in a folder of their own."""
    return [Path(path)] if Path(path).is_absolute() else [place / path for place in (Path.cwd(), *Path.cwd().parents)]


def find_corpus(path: str | Path) -> Path:
    """The corpus folder at one of the `places`; `DataError` if there is none."""
    for place in places(path):
        if (place / "articles.csv").is_file():
            return place.resolve()
    where = f"no articles.csv in {places(path)[0].absolute()} or in a folder of that name above it"
    raise DataError(f"{path}: {where}; make one with kosovo new, or from a table with kosovo ingest")


def read_manifest(root: Path) -> Manifest:
    """Read ``outlets.csv``, ``articles.csv`` and the texts, collecting every problem on the way."""
    manifest = _with_outlets(root / "outlets.csv")
    rows: dict[str, str] = {}
    for place, cells in _rows(root / "articles.csv", ARTICLE_COLUMNS, ARTICLE_OPTIONAL, manifest.problems):
        _add_article(manifest, place, cells)
        rows.setdefault(cells["id"], place)
    known = {entry.article: entry for entry in manifest.entries}
    for entry in manifest.entries:
        said = f"{rows[entry.article]}: version_of {entry.version_of!r}"
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
    """The outlets, also those that break a rule, so that their articles still have one."""
    manifest = Manifest(path.parent)
    for place, cells in _rows(path, OUTLET_COLUMNS, OUTLET_LOOKS, manifest.problems):
        manifest.problems += [f"{place}: {wrong}" for wrong in _wrong_with_outlet(cells, manifest.outlets)][:1]
        manifest.outlets.setdefault(cells["outlet"], {**cells, "name": cells["name"] or cells["outlet"]})
    return manifest


def _rows(
    path: Path, needed: tuple[str, ...], optional: tuple[str, ...], problems: list[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file with their places, once its columns are as they must be; what is wrong is a problem."""
    name, row = path.name, 1
    try:
        reader = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True), strict=True)
        header, row = [cell.strip() for cell in next(reader, [])], 2
        if wrong := _wrong_with_header(header, needed, needed + optional):
            problems.append(f"{name}: {wrong}")
            return
        for cells in reader:
            if len(cells) == len(header):
                held = dict(zip(header, (unguard(cell.strip()) for cell in cells), strict=True))
                yield f"{name} row {row}", dict.fromkeys(optional, "") | held
            elif any(cells):
                counted = f"{len(cells)} cells; the header has {len(header)}"
                problems.append(f"{name} row {row}: {counted} (a text with commas stands in double quotes)")
            row = reader.line_num + 1
    except OSError as error:
        problems.append(f"{name}: cannot be read: {why(error)}")
    except UnicodeDecodeError as error:
        problems.append(f"{name} byte {error.start}: not UTF-8; save the table as UTF-8")
    except csv.Error as error:
        problems.append(f"{name} row {row}: not a CSV row: {error}; check its quotation marks")


def _wrong_with_header(header: list[str], needed: tuple[str, ...], known: tuple[str, ...]) -> str:
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


def _wrong_with_outlet(cells: Mapping[str, str], earlier: Collection[str]) -> Iterator[str]:
    """Every rule that a row of outlets.csv breaks."""
    handle, compare, colour, shape = (cells[name] for name in ("outlet", "compare", *OUTLET_LOOKS))
    if not _ID.fullmatch(handle):
        yield f"outlet {handle!r}; a handle is lower-case letters, digits, - and _"
    if handle in earlier:
        yield f"outlet {handle!r} is in an earlier row, too; a handle is unique"
    if why := unseen(cells["name"]):
        yield f"name {cells['name']!r} {why}"
    if compare.lower() not in ("true", "false"):
        yield f"compare {compare!r}; it is true or false"
    if not re.fullmatch(r"(#[0-9a-fA-F]{6})?", colour):
        yield f"colour {colour!r}; a colour is # and six digits, such as #0072b2, or empty"
    if shape not in ("", *SHAPES):
        yield f"shape {shape!r}; a shape is one of {', '.join(SHAPES)}, or empty"


def _add_article(manifest: Manifest, place: str, cells: Mapping[str, str]) -> None:
    """Add the article of a row, or all that is wrong with it."""
    wrong, published, held = [*_wrong_with_article(cells, manifest)], None, None
    try:
        if cells["published_from"] or cells["published_to"]:
            published = read_interval(cells["published_from"], cells["published_to"], "published", ("_from", "_to"))
    except DataError as error:
        wrong.append(str(error))
    try:
        held = _document(cells, manifest)
    except DataError as error:
        wrong.append(str(error))
    manifest.problems += [f"{place}: {one}" for one in wrong]
    if held and not wrong:
        names = ("version_of", "story", "url", "title", "author", "basis", "evidence", "path", "sha256")
        rest: dict[str, Any] = {name: cells[name] or None for name in names}
        rest |= {"genre": cells["genre"].lower() or "news", "published": published, "comments": held.comments}
        manifest.entries.append(Entry(cells["id"], cells["outlet"], **rest))
        manifest.texts[cells["id"]] = held.text


def _wrong_with_article(cells: Mapping[str, str], manifest: Manifest) -> Iterator[str]:
    """Every rule that the cells of a row of articles.csv break, but for those of its days and its text."""
    name, story, genre = cells["id"], cells["story"], cells["genre"]
    if not _ID.fullmatch(name) or name in RESERVED:
        yield f"id {name!r}; an id is lower-case letters, digits, - and _, and no device name"
    elif any(entry.article == name for entry in manifest.entries):
        yield f"id {name!r} is in an earlier row, too; an id is unique"
    if cells["outlet"] not in manifest.outlets and (manifest.outlets or not manifest.problems):
        yield f"outlet {cells['outlet']!r} is not in outlets.csv; add it there, or correct it"
    if genre.lower() not in ("", *GENRES):
        yield f"genre {genre!r}; it is one of {', '.join(GENRES)}, or empty for news"
    if story and not _ID.fullmatch(story):
        yield f"story {story!r}; a story is lower-case letters, digits, - and _, or empty"
    if not ADDRESS.fullmatch(cells["url"]):
        yield f"url {cells['url']!r}; an address is such as https://example.org/story, or empty"
    if cells["basis"] not in BASES and (cells["published_from"] or cells["published_to"]):
        yield f"basis {cells['basis']!r}; it is one of {', '.join(BASES)}"


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


def _document(cells: Mapping[str, str], manifest: Manifest) -> Document:
    """The text of a row; `DataError` if its path leaves the folder or its checksum does not hold."""
    name, said = cells["path"], cells["sha256"]
    path = manifest.root / name
    try:
        is_inside, is_there = path.resolve().is_relative_to(manifest.root.resolve()), path.is_file()
    except (OSError, RuntimeError, ValueError):  # a link to itself, a name that is too long or no name
        is_inside, is_there = True, False
    if not name:
        raise DataError("path is empty; it names the text, relative to the corpus folder")
    if not is_inside:
        raise DataError(f"path {name!r} leads out of the corpus folder")
    if not is_there:
        raise DataError(f"path {name!r} is not a file in the corpus folder; put it back, or correct the path")
    data = file_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest != said.lower():
        wrong = f"sha256 {said[:12] or 'missing'!r} is not that of {name} ({digest})" if data.strip() else ""
        wrong = wrong or f"{name} is empty"
        raise DataError(f"{wrong}; put the text back from the file that was added, or from a copy of this folder")
    same = (entry for entry in manifest.entries if entry.sha256 == digest and entry.outlet == cells["outlet"])
    if twin := next(same, None):
        raise DataError(f"{name} is byte for byte the text of {twin.article!r}; an outlet has a text once")
    return read(data, name=name)
