"""A corpus: articles in, six tables out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.manifest import Entry, Manifest, find_corpus, read_interval, read_manifest
from kosovo_lib.parsing.actors import NO_ACTORS, Lexicon, load_lexicon
from kosovo_lib.parsing.profiles import PLAIN, Profile, load_profiles
from kosovo_lib.pipeline import Rows, parse_article
from kosovo_lib.scale.folder import Stored, find_ingested
from kosovo_lib.scale.opening import Opened

__all__ = ["Corpus", "check", "load", "parse"]

_SHOWN = 12
"""Outlets named when a corpus is displayed."""


@dataclass(frozen=True, repr=False)
class Corpus(Opened):
    """Articles and everything read in them, as six tidy tables (see ``kosovo_lib.schema`` for their columns).

    Attributes:
        articles: a row is an article.
        blocks: a row is a run of lines with one section.
        sentences: a row is a sentence, with who speaks in it.
        attributions: a row is a stretch of a sentence that is somebody else's.
        mentions: a row is an actor named in a sentence.
        dates: a row is a time expression.
        outlets: a row is an outlet.
        texts: article id -> the decoded text as received, which all offsets count into.
        root: the folder it was loaded from; None for a parsed text.
    """

    articles: pd.DataFrame
    blocks: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    mentions: pd.DataFrame
    dates: pd.DataFrame
    outlets: pd.DataFrame
    texts: Mapping[str, str] = field(default_factory=dict)
    root: Path | None = None

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.rows(table.name):,} {table.name}" for table in schema.TABLES)
        outlets = list(self.articles["outlet"].unique())
        more = f" and {len(outlets) - _SHOWN} more" if len(outlets) > _SHOWN else ""
        return f"Corpus({counts}; outlets: {', '.join(outlets[:_SHOWN])}{more})"

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: a row an outlet, those with the most articles first, at most ``_SHOWN``."""
        found = self.articles.groupby("outlet").agg(
            articles=("article", "size"), words=("words", "sum"),
            first=("published_from", "min"), last=("published_to", "max"),
        ).sort_values("articles", ascending=False, kind="stable")  # fmt: skip
        names = dict(zip(self.outlets["outlet"], self.outlets["name"], strict=True))
        head = "".join(f"<th>{name}</th>" for name in ("outlet", "name", "articles", "words", "published"))
        body = "".join(
            f"<tr><td>{escape(str(r.Index))}</td><td>{escape(str(names.get(r.Index, '')))}</td><td>{r.articles:,}</td>"
            f"<td>{r.words:,}</td><td>{_days(r.first, r.last)}</td></tr>"
            for r in found.head(_SHOWN).itertuples()
        )
        more = f"<p>and {len(found) - _SHOWN} more outlets</p>" if len(found) > _SHOWN else ""
        counts = ", ".join(f"{len(getattr(self, table.name)):,} {table.name}" for table in schema.TABLES)
        return f"<p>Corpus: {counts}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def select(self, *, outlets: Sequence[str] = (), articles: Sequence[str] = ()) -> "Corpus":
        """The part of the corpus that these outlets published; with neither argument, all that can be compared.

        Args:
            outlets: handles; empty means every outlet with ``compare`` set in outlets.csv.
            articles: ids, instead of outlets.

        Raises:
            ParameterError: an outlet or article is not in the corpus; the message names those that are.
        """
        _known("outlet", outlets, self.outlets["outlet"])
        _known("article", articles, self.articles["article"])
        wanted = list(outlets) or list(self.outlets.loc[self.outlets["compare"], "outlet"])
        keep = self.articles["article"].isin(articles) if articles else self.articles["outlet"].isin(wanted)
        ids = self.articles.loc[keep, "article"]
        tables = {t.name: getattr(self, t.name) for t in schema.TABLES}
        chosen = {name: frame[frame["article"].isin(ids)].reset_index(drop=True) for name, frame in tables.items()}
        return replace(self, **chosen, texts={article: self.texts[article] for article in ids})

    def outlet_name(self, outlet: str) -> str:
        """The name of an outlet as printed on pages."""
        return str(self.outlets.set_index("outlet")["name"][outlet])


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
    text: str, *, outlet: str | None = None, published: str | None = None, title: str | None = None,
    article: str = "text", corpus: str | Path | None = None,
) -> Corpus:  # fmt: skip
    """Parse one text into a corpus of one article.

    A text that stands in ``corpus`` is recognised: what the manifest says of its outlet, title and publication
    is used where the arguments leave it open.

    Args:
        text: the text as received.
        outlet: its outlet's handle or printed name; the profile of that outlet is used if there is one. A text
            of no known outlet is "unattributed".
        published: the day ("2022-07-31") or interval ("2022-07-30..2022-08-01") of publication; without it,
            expressions such as "on Monday" stay unresolved.
        title: its headline, if known.
        article: the id it gets.
        corpus: a corpus folder to take profiles and actors from; None means the shipped one if it is found.

    Raises:
        DataError: the text is empty.
        ParameterError: ``published`` is not a day or an interval of days.
    """
    if not text.strip():
        raise DataError(f"{article}: the text is empty; an article has at least one word")
    root = find_corpus(corpus) if corpus else _shipped()
    profiles, lexicon = _settings(root) if root else ({}, NO_ACTORS)
    known = _read_manifest(root, (root / "articles.csv").stat().st_mtime_ns) if root else Manifest(Path())
    twin = next((e for e in known.entries if known.texts[e.article] == text), Entry(article, "unattributed"))
    row = _outlet_row(known, outlet or twin.outlet)
    day = _published(published) or twin.published
    entry = replace(twin, article=article, outlet=row["outlet"], title=title or twin.title, published=day)
    rows = parse_article(text, entry, row["name"], profiles.get(row["outlet"], PLAIN), lexicon)
    return _build(rows, [row], {article: text}, None)


def _outlet_row(known: Manifest, outlet: str) -> dict[str, str]:
    """The row of an outlet by its handle or its printed name; a new row where it is not known."""
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


def _build(rows: Rows, outlets: list[dict[str, str]], texts: Mapping[str, str], root: Path | None) -> Corpus:
    """The tables of the rows."""
    tables = {table.name: table.frame(rows[table.name]) for table in schema.TABLES}
    return Corpus(**tables, outlets=_outlets(outlets), texts=dict(texts), root=root)


def _outlets(rows: list[dict[str, str]]) -> pd.DataFrame:
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


def _days(first: Any, last: Any) -> str:
    """First and last day of publication; empty where no day is known."""
    if pd.isna(first) or pd.isna(last):
        return ""
    return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def _known(what: str, asked: Sequence[str], known: pd.Series) -> None:
    """Refuse a name that is not in the corpus."""
    for name in asked:
        if name not in set(known):
            raise ParameterError(f"{what} {name!r} is not in the corpus; it has {', '.join(sorted(known))}")
