"""Where documents come from: Parquet, JSON Lines, CSV or a folder, read as a stream, each with its place."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kosovo_lib.bulk.rows import COLUMNS, TABLES, rows
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.read.decode import MAX_BYTES
from kosovo_lib.read.manifest import read_manifest

__all__ = ["COLUMNS", "FIELDS", "Document", "documents", "files", "is_corpus"]

_TEXTS = (".txt", ".md", ".html", ".htm")


@dataclass(frozen=True)
class Document:
    """A document as received.

    With a ``reason`` it is set aside and not read any further, with a ``remark`` read all the same. Where it is
    ``listed``, in the manifest of that name, nothing is added to what is said of it there.
    """

    place: str
    id: str = ""
    outlet: str = ""
    title: str | None = None
    author: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    basis: str | None = None
    evidence: str | None = None
    path: str | None = None
    sha256: str | None = None
    reason: str | None = None
    remark: str | None = None
    listed: str | None = None
    data: bytes = b""

    def aside(self, reason: str) -> "Document":
        """The document without its text, with the reason for which it is set aside."""
        return replace(self, reason=reason, data=b"")


FIELDS = tuple(field.name for field in fields(Document))


def is_corpus(source: Path) -> bool:
    """Whether a folder has a manifest that says which articles it holds."""
    return (source / "articles.csv").is_file()


def files(source: Path) -> list[Path]:
    """The files to be read, in order; hidden ones and those that begin with ``_`` are none.

    Raises:
        DataError: there is no such file or folder, or it is empty.
    """
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise DataError(f"{source}: no such file or folder")
    found = sorted(path for path in source.rglob("*") if path.is_file())
    kept = [p for p in found if not any(part.startswith((".", "_")) for part in p.relative_to(source).parts)]
    if not kept:
        raise DataError(f"{source}: an empty folder; there is nothing to read")
    return kept


def documents(source: Path, columns: Mapping[str, str], outlet: str) -> Iterator[Document]:
    """Yield every document of a source, also what cannot be one, which then says why.

    Args:
        source: a table, a folder of tables or texts, or a corpus folder.
        columns: our name of a column -> its name in the tables.
        outlet: the outlet of documents that name none.

    Raises:
        DataError: a file cannot be read to its end, or a table lacks a column that is needed.
        ParameterError: ``columns`` names a column that is never read.
    """
    if odd := sorted(columns.keys() - set(COLUMNS)):
        raise ParameterError(f"columns: {odd[0]!r} is not one of {', '.join(COLUMNS)}")
    if is_corpus(source):
        yield from _listed(source)
        return
    for path in files(source):
        name = path.name if path == source else path.relative_to(source).as_posix()
        kind = Path(path.stem if path.suffix == ".gz" else path).suffix.lower()
        if path != source and not path.resolve().is_relative_to(source.resolve()):
            yield Document(name).aside("a link that leads out of the folder")
        elif kind in TABLES:
            for place, row in rows(path, name, kind, columns):
                yield _document(place, name, row, columns, outlet)
        elif kind in _TEXTS or path == source:
            yield _text(path, name, outlet)
        else:
            yield Document(name).aside(f"{path.suffix or 'no suffix'!r}; read are {', '.join(TABLES + _TEXTS)}")


def _listed(source: Path) -> Iterator[Document]:
    """The articles of a corpus folder; its manifest is held to its rules as `load` does."""
    manifest = read_manifest(source)
    if manifest.problems:
        raise DataError(f"{source}: {manifest.problems[0]} (kosovo check lists all)")
    for e in manifest.entries:
        first, last = (day.isoformat() for day in e.published) if e.published else (None, None)
        yield Document(
            str(e.path), e.article, e.outlet, e.title, e.author, first, last, e.basis, e.evidence, e.path, e.sha256,
            listed="articles.csv", data=(source / str(e.path)).read_bytes(),
        )  # fmt: skip


def _text(path: Path, name: str, outlet: str) -> Document:
    """A file that is one article; the folder it lies in names its outlet."""
    parent, _, _ = name.rpartition("/")
    stem = name.removesuffix(".gz")
    stem = stem.removesuffix(Path(stem).suffix)
    document = Document(name, id=stem, outlet=parent.partition("/")[0] or outlet, path=name)
    try:
        if path.stat().st_size > MAX_BYTES:
            return document.aside(f"{path.stat().st_size:,} bytes; an article has at most {MAX_BYTES:,}")
        data = path.read_bytes()
    except OSError as error:
        return document.aside(f"cannot be read: {error.strerror}")
    return replace(document, data=data, sha256=hashlib.sha256(data).hexdigest())


def _document(place: str, name: str, row: Any, columns: Mapping[str, str], outlet: str) -> Document:
    """A row as a document."""
    if not isinstance(row, dict):
        return Document(place).aside(row if isinstance(row, str) else f"no object but {type(row).__name__}")
    cell = {ours: row.get(columns.get(ours, ours)) for ours in COLUMNS}
    text = cell.pop("text")
    plain = {ours: str(value).strip() or None for ours, value in cell.items() if value is not None}
    first, last = _days(cell)
    given: dict[str, Any] = {"published_from": first, "published_to": last}
    if first or last:
        given |= {"basis": "outside", "evidence": f"the date given with it in {name}"}
    document = Document(
        place, plain.get("id") or "", plain.get("outlet") or outlet, plain.get("title"), plain.get("author"),
        path=place, **given,
    )  # fmt: skip
    if not isinstance(text, str):
        return document.aside("text is missing" if text is None else f"text is no text but {type(text).__name__}")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        return document.aside(f"character {error.start} of the text is half a character (a lone surrogate)")
    return replace(document, data=data, sha256=hashlib.sha256(data).hexdigest())


def _days(cell: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """First and last day of publication as they are given; whether they are days is checked when it is read."""
    first, last = _day(cell["published_from"]), _day(cell["published_to"])
    if first or last:
        return first or last, last or first
    start, _, end = (_day(cell["published"]) or "").partition("..")
    return start or None, end or start or None


def _day(value: Any) -> str | None:
    """A day as text; of a point in time its day."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if value is None or isinstance(value, date):
        return value.isoformat() if value else None
    text = str(value).strip()
    return text[:10] if text[10:11] in ("T", " ") else text or None
