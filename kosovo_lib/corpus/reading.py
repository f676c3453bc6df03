"""Folders and texts read into a corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.bulk.folder import Stored, find_ingested
from kosovo_lib.corpus.tables import Corpus
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.pipeline import Rows, parse_article
from kosovo_lib.read import Clues, Document, read
from kosovo_lib.read.manifest import Entry, Manifest, find_corpus, read_interval, read_manifest
from kosovo_lib.read.outlets import of_page
from kosovo_lib.text.actors import NO_ACTORS, Lexicon, load_lexicon
from kosovo_lib.text.profiles import PLAIN, Profile, load_profiles

__all__ = ["check", "load", "parse"]


def load(path: str | Path = "data") -> Corpus:
    """Load a corpus folder: check its manifest, read its texts, parse every article.

    A folder made by ``kosovo ingest`` is parsed already: its tables are read when they are first asked for.

    Args:
        path: the folder; a relative one is also looked for above the working directory.

    Raises:
        DataError: the folder is no corpus, or a row, text or setting breaks a rule; names place, value and rule.
    """
    if ingested := find_ingested(path):
        stored = Stored.open(ingested)
        return Corpus.opened(stored, _outlets(stored.outlets()))
    root = find_corpus(path)
    manifest = read_manifest(root)
    if manifest.problems:
        more = len(manifest.problems) - 1
        raise DataError(manifest.problems[0] + (f" (and {more} more: kosovo check {path})" if more else ""))
    profiles, lexicon = _settings(root)
    rows: Rows = {table.name: [] for table in schema.TABLES}
    for entry in manifest.entries:
        name = manifest.outlets[entry.outlet]["name"]
        parsed = parse_article(manifest.texts[entry.article], entry, name, profiles.get(entry.outlet, PLAIN), lexicon)
        for table, found in parsed.items():
            rows[table] += found
    return _build(rows, list(manifest.outlets.values()), manifest.texts, root)


def parse(
    text: str | bytes | Document, *, outlet: str | None = None, published: str | None = None, title: str | None = None,
    author: str | None = None, article: str = "text", corpus: str | Path | None = None,
) -> Corpus:  # fmt: skip
    """Parse one text into a corpus of one article.

    What the arguments leave open is filled: for a text that stands in ``corpus``, with what its manifest says; for a
    saved web page, with what the page says of its outlet, title, author and day. The columns ``basis`` and
    ``evidence`` of the articles table say where the day comes from.

    Args:
        text: the text as received; or the characters of a saved web page (HTML), of which the article and the
            comments under it are read; or the bytes of a file; or a document that was read already.
            ``corpus.texts`` holds what was read, which all offsets count into.
        outlet: its outlet's handle or printed name; the profile of that outlet is used if there is one. A text
            of no known outlet is "unattributed".
        published: the day ("2022-07-31") or interval ("2022-07-30..2022-08-01") of publication; without it,
            expressions such as "on Monday" stay unresolved.
        title: its headline, if known.
        author: its author, if known.
        article: the id it gets.
        corpus: a corpus folder to take profiles and actors from; None means the shipped one if it is found.

    Raises:
        DataError: the text is empty, or a page without an article.
        ParameterError: ``published`` is not a day or an interval of days.
    """
    if not isinstance(text, Document) and not text.strip():
        raise DataError(f"{article}: the text is empty; an article has at least one word")
    root = find_corpus(corpus) if corpus else _shipped()
    profiles, lexicon = _settings(root) if root else ({}, NO_ACTORS)
    known = _read_manifest(root, (root / "articles.csv").stat().st_mtime_ns) if root else Manifest(Path())
    document = text if isinstance(text, Document) else read(text, name=article)
    day = _published(published)
    clues = document.clues if document.structured else Clues()
    entry = next((e for e in known.entries if known.texts[e.article] == document.text), Entry(article, ""))
    entry = replace(
        entry, article=article, title=title or entry.title, author=author or entry.author, comments=document.comments
    )
    if day:
        entry = replace(entry, published=day, basis="outside", evidence="given with the text")
    row = _outlet_row(known, outlet or entry.outlet, clues)
    entry = replace(entry.completed(clues), outlet=row["outlet"])
    rows = parse_article(document.text, entry, row["name"], profiles.get(row["outlet"], PLAIN), lexicon)
    return _build(rows, [row], {article: document.text}, None)


def _outlet_row(known: Manifest, outlet: str, clues: Clues) -> Mapping[str, str]:
    """The row of an outlet by its handle or its printed name, else by what a page says; a new row if not known."""
    if not outlet and (said := of_page(clues, known.outlets)):
        return said.row
    outlet = outlet or "unattributed"
    for handle, row in known.outlets.items():
        if outlet.casefold() in (handle, row["name"].casefold()):
            return row
    return dict.fromkeys(schema.OUTLETS.columns, "") | {"outlet": outlet, "name": outlet, "compare": "true"}


def check(path: str | Path) -> list[str]:
    """Every problem of a corpus folder, one line each, with place, value and rule; empty when it is in order."""
    try:
        root = find_corpus(path)
    except DataError as error:
        return [str(error)]
    problems = list(read_manifest(root).problems)
    try:
        _settings(root)
    except DataError as error:
        problems.append(str(error))
    return problems


def _build(rows: Rows, outlets: Iterable[Mapping[str, str]], texts: Mapping[str, str], root: Path | None) -> Corpus:
    """The tables of the rows."""
    tables = {table.name: table.frame(rows[table.name]) for table in schema.TABLES}
    return Corpus(**tables, outlets=_outlets(outlets), texts=dict(texts), root=root)


def _outlets(rows: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """The table of outlets from the cells of their rows."""
    return schema.OUTLETS.frame({**row, "compare": row["compare"].lower() == "true"} for row in rows)


def _settings(root: Path) -> tuple[dict[str, Profile], Lexicon]:
    """Profiles and actors of a corpus; each file may be missing. Read again only when a file has changed."""
    files = [path if path.is_file() else None for path in (root / "profiles.yml", root / "actors.yml")]
    return _read_settings(*((path, path.stat().st_mtime_ns) if path else None for path in files))


@lru_cache(maxsize=8)
def _read_settings(
    profiles: tuple[Path, int] | None, actors: tuple[Path, int] | None
) -> tuple[dict[str, Profile], Lexicon]:
    """Read the files as they were at the given times."""
    return load_profiles(profiles[0]) if profiles else {}, load_lexicon(actors[0]) if actors else NO_ACTORS


@lru_cache(maxsize=8)
def _read_manifest(root: Path, changed: int) -> Manifest:
    """The manifest as it was when ``articles.csv`` was last changed."""
    return read_manifest(root)


def _shipped() -> Path | None:
    """The corpus folder of the checkout, where there is one."""
    try:
        return find_corpus("data")
    except DataError:
        return None


def _published(text: str | None) -> tuple[date, date] | None:
    """An interval of publication from "day" or "day..day"."""
    if text is None:
        return None
    first, _, last = text.partition("..")
    try:
        return read_interval(first, last or first, f"published {text!r}")
    except DataError as error:
        raise ParameterError(str(error)) from error
