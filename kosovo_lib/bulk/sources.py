"""Where documents come from: Parquet, JSON Lines, CSV or a folder, read as a stream, each with its place."""

import csv
import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, Any

from kosovo_lib.errors import DataError, check_names
from kosovo_lib.read import PAGE, TEXT, file_bytes, format_of, read_file
from kosovo_lib.read import documents as read_documents
from kosovo_lib.read.decode import BROKEN, MAX_BYTES, first_bytes, is_packed, kind_of
from kosovo_lib.read.manifest import Entry, interval, read_manifest
from kosovo_lib.read.metadata import of_page
from kosovo_lib.read.sheets import separator_of
from kosovo_lib.schema import GENRES

COLUMNS = (
    "id", "text", "outlet", "title", "author", "published", "published_from", "published_to", "genre", "story",
)  # fmt: skip
"""What is read of a table, under these names unless others are given."""

TABLES = (".parquet", ".jsonl", ".ndjson", ".csv")

_NEEDED = ("id", "text")
_BROKEN = (*BROKEN, ValueError, csv.Error)  # a pyarrow error is a ValueError or an OSError
_RATIO = 30  # gzip makes news prose some three times smaller; what it makes so much smaller is no table of articles
_BATCH = 20  # rows of a Parquet file that are held at once, each of which can be as large as an article may be
_LINES = 50  # lines of a file called as a table that tell whether it is something else
_TIME = re.compile(r"(?<=\d\d-\d\d)[T ](?:(?!\.\.).)*", re.DOTALL)  # behind a day, up to ".." and the next
_TEXTS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", "")
"""Names under which a text of no other format is an article; a style sheet is a text, too."""


@dataclass(frozen=True)
class Document(Entry):
    """A document as received: what is known of it so far, ``path`` its file and place in that, and its bytes.

    With a ``reason`` it is rejected and not read any further, with a ``remark`` read all the same. Where it is
    ``listed``, in a manifest, nothing is added to what is said of it there.
    """

    article: str = ""
    outlet: str = ""
    reason: str | None = None
    remark: str | None = None
    listed: bool = False
    data: bytes = b""

    def reject(self, reason: str) -> "Document":
        """The document without its text, with the reason for which it is rejected."""
        return replace(self, reason=reason, data=b"")


def is_corpus(source: Path) -> bool:
    """Whether a folder has a manifest that says which articles it holds."""
    return (source / "articles.csv").is_file()


def files(source: Path) -> list[Path]:
    """The files to read, in order, none hidden or beginning with ``_``; `DataError` if there are none."""
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise DataError(f"{source}: {'a pipe or a device, no file' if source.exists() else 'no such file or folder'}")
    found = sorted(path for path in source.rglob("*") if path.is_file())
    hidden, pictures = (".", "_"), ("_files", ".files")  # those of a page saved as "Web Page, Complete"
    parts = ((path, path.relative_to(source).parts) for path in found)
    kept = [path for path, names in parts if not any(n.startswith(hidden) or n.endswith(pictures) for n in names)]
    if not kept:
        raise DataError(f"{source}: an empty folder; there is nothing to read")
    return kept


def documents(source: Path, columns: Mapping[str, str], outlet: str) -> Iterator[Document]:
    """Yield every document of a source, rejected ones with the reason; the options are those of `ingest`.

    `DataError` if a file or column is missing or a file breaks off, `ParameterError` if ``columns`` names one never
    read.
    """
    check_names("columns", sorted(columns), COLUMNS)
    if is_corpus(source):
        manifest = read_manifest(source)
        if manifest.problems:
            raise DataError(f"{source}: {manifest.problems[0]} (kosovo check lists all)")
        for entry in manifest.entries:
            yield Document(**vars(entry), listed=True, data=(source / str(entry.path)).read_bytes())
        return
    for path in files(source):
        name = path.name if path == source else path.relative_to(source).as_posix()
        if path != source and not path.resolve().is_relative_to(source.resolve()):
            yield Document(path=name).reject("a link that leads out of the folder")
        elif kind := _table(path, columns):
            for place, row in _rows(path, name, kind, columns):
                yield _document(place, name, row, columns, outlet)
        else:
            yield from _articles(path, name, outlet, is_source=path == source)


def _table(path: Path, columns: Mapping[str, str]) -> str:
    """Which of `TABLES` a file is: by columns in its first line, else by its name if it looks like nothing else."""
    named = Path(path.stem if path.suffix == ".gz" else path).suffix.lower()
    with path.open("rb") as stream:
        head = first_bytes(stream)
    if head.startswith(b"PAR1"):
        return ".parquet"
    lines = head.decode("utf-8-sig", "replace").splitlines()[:_LINES]
    first = lines[0] if lines else ""
    held: set[str] = set()
    with suppress(csv.Error):
        held |= set(next(csv.reader([first], delimiter=separator_of(first)), []))
    for line in lines if first.startswith("{") else []:
        with suppress(ValueError, RecursionError, AttributeError):
            held |= json.loads(line).keys()
    needed = {columns.get(ours, ours) for ours in _NEEDED}
    if needed <= held:
        return ".jsonl" if first.startswith("{") else ".csv"
    if named not in TABLES or columns or (needed & held and first.startswith("{")):
        return named if named in TABLES else ""
    is_other = format_of(head) != TEXT or format_of("\n".join(lines)) != TEXT
    return "" if is_other and path.stat().st_size <= MAX_BYTES else named


def _articles(path: Path, name: str, outlet: str, *, is_source: bool) -> Iterator[Document]:
    """The articles of a file; the folder it lies in names their outlet, else the file itself does."""
    parent, _, _ = name.rpartition("/")
    stem = name.removesuffix(".gz")
    suffix = Path(stem).suffix.lower()
    stem = stem.removesuffix(Path(stem).suffix)
    document = Document(stem, parent.partition("/")[0] or outlet, path=name)
    try:
        is_large = path.stat().st_size > MAX_BYTES
        data = b"" if is_large else file_bytes(path)
        alone = replace(document, data=data, sha256=hashlib.sha256(data).hexdigest())
        is_plain = data and not is_packed(data) and format_of(data) == TEXT
        form = format_of(data.decode("latin-1")) if is_plain else None
        if form == TEXT and not is_source and suffix not in _TEXTS and not kind_of(data):
            yield document.reject(f"{suffix!r} is no name of a text ({', '.join(_TEXTS[:-1])}); rename it if it is one")
            return
        if form in (TEXT, PAGE) and (document.outlet or is_source):
            yield alone  # parsed where all are
            return
        found = read_file(path, name=name)[1] if is_large else read_documents(data, name=name)
    except DataError as error:
        yield document.reject(str(error).removeprefix(f"{name}: "))
        return
    for number, article in enumerate(found, 1):
        said = of_page(article.clues, {}) if not document.outlet else None
        own = document.outlet or (said.handle if said else "")
        if len(found) == 1 and data:
            yield alone if is_source else replace(alone, outlet=own)
            continue
        kept, place = article.original or article.text.encode(), f"{name} article {number}"
        digest = hashlib.sha256(kept).hexdigest()
        whole = Document(f"{stem}-{number}", own, path=place, sha256=digest, data=kept).completed(article.clues)
        yield whole.reject("; ".join(article.doubts)) if article.doubts else whole


def _document(place: str, name: str, row: Any, columns: Mapping[str, str], outlet: str) -> Document:
    document = Document(path=place)
    if not isinstance(row, dict):
        return document.reject(row if isinstance(row, str) else f"no object but {type(row).__name__}")
    cell = {ours: row.get(columns.get(ours, ours)) for ours in COLUMNS}
    text = cell.pop("text")
    given = {ours: str(value).strip() or None for ours, value in cell.items() if value is not None}
    document = replace(
        document, article=given.get("id") or "", outlet=given.get("outlet") or outlet, title=given.get("title"),
        author=given.get("author"), genre=(given.get("genre") or "news").lower(), story=given.get("story"),
    )  # fmt: skip
    if document.genre not in GENRES:
        return document.reject(f"genre {document.genre!r} is not one of {', '.join(GENRES)}")
    if not isinstance(text, str):
        return document.reject("text is missing" if text is None else f"text is no text but {type(text).__name__}")
    try:
        day, first, last = (_TIME.sub("", given.get(f"published{end}") or "") for end in ("", "_from", "_to"))
        if said := f"{first}..{last}" if last else first or day:
            published, evidence = interval(said, "published"), f"the date given with it in {name}"
            document = replace(document, published=published, basis="outside", evidence=evidence)
        data = text.encode()
    except DataError as error:
        return document.reject(str(error))
    except UnicodeEncodeError as error:
        return document.reject(f"character {error.start} of the text is half a character (a lone surrogate)")
    return replace(document, data=data, sha256=hashlib.sha256(data).hexdigest())


def _rows(path: Path, name: str, kind: str, columns: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a table with their places; a row that is none is a text that says why."""
    if path.suffix == ".gz" and kind == ".parquet":
        raise DataError(f"{name}: a Parquet file is packed inside already; unpack it with gunzip first")
    place = name
    opened: Any = gzip.open if path.suffix == ".gz" else open
    reader = {".parquet": _parquet, ".csv": _csv}.get(kind, _json_lines)
    what = "line" if kind in (".jsonl", ".ndjson") else "row"
    try:
        with opened(path, "rb") as stream:
            for number, row in reader(stream, name, columns):
                place = f"{name} {what} {number}"
                yield place, row
    except _BROKEN as error:
        raise DataError(f"{place}: the file cannot be read beyond this point: {error}") from error


def _lines(stream: IO[bytes], name: str) -> Iterator[bytes | None]:
    """Every line without its line feed; None for one that is too long, of which no more is kept."""
    too_long, most = False, max(MAX_BYTES, _RATIO * os.fstat(stream.fileno()).st_size)
    while line := stream.readline(MAX_BYTES + 1):
        if stream.tell() > most:
            rule = f"a table has no more, or at most {_RATIO} times its packed size"
            raise DataError(f"{name}: unpacks to more than {most:,} bytes; {rule}")
        if line.endswith(b"\n") or len(line) <= MAX_BYTES:
            yield None if too_long else line.removesuffix(b"\n")
            too_long = False
        else:
            too_long = True
    if too_long:
        yield None


_TOO_LONG = f"a line of more than {MAX_BYTES:,} bytes; that is the limit for an article"


def _json_lines(stream: IO[bytes], name: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(_lines(stream, name), 1):
        if line is None:
            yield number, _TOO_LONG
        elif line and not line.isspace():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield number, f"not JSON: {error}"


def _csv(stream: IO[bytes], name: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    csv.field_size_limit(MAX_BYTES)
    lines = _decoded(stream, name)
    first = next(lines, "")
    reader = csv.reader(chain([first], lines), delimiter=separator_of(first), strict=True)
    header = next(reader, [])
    _check(header, name, columns)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"not a CSV row: {error}"
            continue
        if len(cells) == len(header):
            yield reader.line_num, dict(zip(header, cells, strict=True))
        elif cells:
            yield reader.line_num, f"{len(cells)} cells; the header has {len(header)}"


def _decoded(stream: IO[bytes], name: str) -> Iterator[str]:
    """The lines of a CSV file; a line too long ends it, since nobody knows which row it belongs to."""
    for number, line in enumerate(_lines(stream, name)):
        if line is None:
            raise ValueError(_TOO_LONG)
        yield line.decode("utf-8-sig" if number == 0 else "utf-8") + "\n"


def _parquet(stream: IO[bytes], name: str, columns: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(stream)
    held = file.schema_arrow.names
    _check(held, name, columns)
    asked = [theirs for ours in COLUMNS if (theirs := columns.get(ours, ours)) in held]
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH, columns=asked):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _check(held: list[str], name: str, columns: Mapping[str, str]) -> None:
    """Refuse a table without the columns that are needed, or without one that was named."""
    for ours in (*_NEEDED, *columns):
        if columns.get(ours, ours) not in held:
            raise DataError(
                f"{name}: column {columns.get(ours, ours)!r}, to be read as {ours!r}, is missing; "
                f"the columns are {', '.join(held) or 'none'}; name another with --column {ours}=NAME"
            )
