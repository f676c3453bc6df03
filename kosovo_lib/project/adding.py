"""Articles into a corpus folder: proposed, asked for what is missing, copied byte for byte, all written or nothing."""

import csv
import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pandas as pd

from kosovo_lib.disk import problem, write
from kosovo_lib.errors import DataError, KosovoError, ParameterError
from kosovo_lib.project.proposals import COPY, UNKNOWN, Given, Proposal, in_common, published, read, word_runs
from kosovo_lib.read import clean
from kosovo_lib.read.manifest import NO_ARTICLE, Manifest, find_corpus, read_manifest
from kosovo_lib.read.outlets import Outlet, handle_of, named
from kosovo_lib.schema import GENRES, Table

__all__ = ["ADDED", "Ask", "Import", "add"]

_PLAIN = ("genre", "news")
"""What a table without that column says of every article."""

Answer = TypeVar("Answer")

Ask = Callable[[str], str]
"""Puts a question to somebody and returns the answer; raises EOFError where nobody answers."""

ADDED = Table("added", "a file that was offered", {
    "file": ("string", "the file"),
    "status": ("string", "proposed, added, there already, or refused"),
    "article": ("string", "id in articles.csv; missing for a proposal that lacks something"),
    "outlet": ("string", "handle; missing where nothing in the file says it"),
    "outlet_evidence": ("string", "what says so"),
    "genre": ("string", "one of GENRES"),
    "genre_evidence": ("string", "what says so; missing for news"),
    "title": ("string", "headline; missing where none was found"),
    "author": ("string", "author; missing where none was found"),
    "published_from": ("string", "first day on which it can have been published; missing where not known"),
    "published_to": ("string", "last such day, inclusive"),
    "basis": ("string", "stated, inferred or outside; missing where the day is not known"),
    "evidence": ("string", "the words that give the day, or a hint where none do"),
    "same_text": ("string", "articles with the same text or nearly the same, joined by commas"),
    "missing": ("string", "what has to be given before it can be added: outlet, published"),
    "problem": ("string", "why it cannot be added as it is; missing where nothing is wrong"),
})  # fmt: skip
"""What `add` returns."""


def add(
    corpus: str | Path,
    files: Sequence[str | Path],
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    author: str | None = None,
    genre: str | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> pd.DataFrame:
    """Add saved web pages and texts to a corpus folder.

    Outlet, title, author and day of publication are read from each file: from a page's mark-up, from the lines
    above a text. What is given goes before what is read and holds for every file. Files are copied byte for byte;
    a file whose bytes the outlet has in the corpus already is left out; the same text of another outlet, such as a
    wire report, is kept and named in ``same_text``. No file is ever overwritten. An outlet that ``outlets.csv`` does
    not have gets a row there.

    Args:
        corpus: the folder, as made by `new`.
        files: saved web pages, texts, and whatever else `kosovo_lib.read.FORMATS` lists; of several articles in a
            file each becomes a text of its own.
        outlet: handle or name of the outlet; ``"unattributed"`` where nobody knows.
        published: day ("2024-05-06"), first and last possible day ("2024-05-06..2024-05-08"), "..2024-05-08" for
                not after that day, or "unknown".
        title: the headline.
        author: the author.
        genre: one of `kosovo_lib.schema.GENRES`, where the file does not say it; without either it is news.
        force: add also what looks like no article of news: a cookie wall, a paywall's stub, another language.
        dry_run: only propose, write nothing.

    Returns:
        The table `ADDED`: a row is a file, with what was found and the evidence for it. With ``dry_run`` look at the
        column ``missing``.

    Raises:
        DataError: the folder is in disorder or cannot be written, or files cannot be added, because they cannot be read
            or something about them is not known. All problems are named at once; the other files have been added.
    """
    files_in = Import(corpus, Given(outlet, published, title, author, force, genre))
    for file in files:
        files_in.propose(file)
    if not dry_run:
        files_in.write()
        if why := files_in.problems:
            raise DataError("\n".join([f"{len(files_in.written)} added, {len(why)} not:", *why]))
    return files_in.table()


class Import:
    """Files on their way into one corpus: proposed one after the other, then written together."""

    def __init__(self, corpus: str | Path, given: Given) -> None:
        if given.genre not in (None, *GENRES):
            raise ParameterError(f"genre {given.genre!r} is not one of {', '.join(GENRES)}")
        self.root = find_corpus(corpus)
        self._given = given
        manifest = read_manifest(self.root)
        _in_order(manifest, corpus)
        self._outlets: dict[str, Mapping[str, str]] = dict(manifest.outlets)
        self._known = set(manifest.outlets)
        self._texts: dict[str, list[tuple[str, str]]] = {}  # checksum -> outlets and articles that have this text
        for entry in manifest.entries:
            self._texts.setdefault(str(entry.sha256), []).append((entry.outlet, entry.article))
        self._runs = {article: word_runs(text) for article, text in manifest.texts.items()}
        self._ids = {entry.article for entry in manifest.entries}
        self.is_first = not manifest.entries
        self.proposed: list[tuple[str, Proposal]] = []
        self.there: list[tuple[Path, str]] = []
        self.written: list[str] = []
        self._refused: list[tuple[Path, str]] = []

    def propose(self, file: str | Path, ask: Ask | None = None, tell: Callable[[str], None] = lambda _: None) -> None:
        """Read one file; ``tell`` what is proposed, and ``ask`` for what is missing. Problems are kept, not raised."""
        path = Path(file)
        try:
            found, doubts = read(path, self._outlets, self._given)
        except KosovoError as error:
            self._refused.append((path, str(error)))
            return
        self._refused += [(path, doubt) for doubt in doubts]
        for proposal in found:
            self._propose(path, proposal, ask, tell)

    def _propose(self, path: Path, proposal: Proposal, ask: Ask | None, tell: Callable[[str], None]) -> None:
        """Tell and ask what is proposed for one article."""
        same = self._texts.setdefault(sha256(proposal.data).hexdigest(), [])
        if same and proposal.outlet is None:
            tell(f"{clean(str(path))}: the very same text as {self._named_all(same)}")
        elif proposal.outlet is None or proposal.outlet.handle not in dict(same):
            tell("\n".join([clean(str(path)), *proposal.lines]))
        if ask:
            proposal = self._answered(proposal, ask, tell)
        if proposal.outlet and proposal.outlet.handle in dict(same):
            self.there.append((path, dict(same)[proposal.outlet.handle]))
            tell(f"{clean(str(path))}: is there already, as {dict(same)[proposal.outlet.handle]}")
            return
        if same and proposal.outlet:
            tell(f"  the very same text as {self._named_all(same)}; it is kept as this outlet's own article")
        own = word_runs(proposal.text)
        if (copies := [name for name, runs in self._runs.items() if in_common(own, runs) >= COPY]) and not same:
            tell(f"  nearly the same text as {', '.join(copies)}")
        proposal = replace(proposal, same_text=tuple(copies))
        article = self._id(proposal) if not proposal.missing else ""
        self.proposed.append((article, proposal))
        if proposal.outlet and not proposal.missing:
            self._ids.add(article)
            self._runs[article] = own
            same.append((proposal.outlet.handle, article))
            self._outlets.setdefault(proposal.outlet.handle, proposal.outlet.row)

    def _named_all(self, same: Iterable[tuple[str, str]]) -> str:
        return ", ".join(f"{article} ({self._outlets[outlet]['name']})" for outlet, article in same)

    @property
    def problems(self) -> list[str]:
        """Why files cannot be added, one line each."""
        return [why for _, why in self._refused] + [p.questions for _, p in self.proposed if p.missing]

    def write(self) -> None:
        """Write the texts, ``outlets.csv`` and ``articles.csv``, or, where that fails, leave the folder as it was.

        Raises:
            DataError: the disk is full, or the folder cannot be written.
        """
        rows, outlets, made = [], {}, []
        ready = [(name, one) for name, one in self.proposed if one.outlet and one.published]
        try:
            for article, proposal in ready:
                path, new = self._copy(article, proposal)
                made += [path] * new
                rows.append(proposal.row(article, path.relative_to(self.root).as_posix()))
                if proposal.outlet and proposal.outlet.handle not in self._known:
                    outlets[proposal.outlet.handle] = proposal.outlet.row
            parts = [
                (_extended(self.root / name, new), self.root / name)
                for name, new in (("outlets.csv", outlets.values()), ("articles.csv", rows)) if new
            ]  # fmt: skip
            for part, table in parts:
                part.replace(table)
        except BaseException as error:
            for path in [*made, *self.root.glob("*.csv.part")]:
                path.unlink(missing_ok=True)
            if not isinstance(error, OSError):
                raise
            raise DataError(f"{problem(error, self.root)}; nothing was added") from error
        self.written += [article for article, _ in ready]

    def table(self) -> pd.DataFrame:
        """All files as the table `ADDED`."""
        blank = dict.fromkeys(ADDED.columns)
        rows = [blank | {"file": str(file), "status": "refused", "problem": why} for file, why in self._refused]
        rows += [blank | {"file": str(file), "status": "there already", "article": name} for file, name in self.there]
        for article, proposal in self.proposed:
            when, outlet = proposal.published, proposal.outlet
            rows.append({
                "file": str(proposal.file), "status": "added" if article in self.written else "proposed",
                "article": article or None, "outlet": outlet and outlet.handle,
                "outlet_evidence": outlet and outlet.evidence,
                "genre": proposal.genre.value,
                "genre_evidence": proposal.genre.evidence if proposal.genre.value != "news" else None,
                "title": proposal.title and proposal.title.value, "author": proposal.author and proposal.author.value,
                "published_from": (when and when.first) or None, "published_to": (when and when.last) or None,
                "basis": (when and when.basis) or None, "evidence": (when and when.evidence) or proposal.hint or None,
                "same_text": ", ".join(proposal.same_text) or None, "missing": ", ".join(proposal.missing) or None,
                "problem": proposal.questions or None,
            })  # fmt: skip
        return ADDED.frame(rows)

    def _answered(self, proposal: Proposal, ask: Ask, tell: Callable[[str], None]) -> Proposal:
        """The proposal with what somebody answered; nothing is changed where nobody does."""
        try:
            if proposal.outlet is None:
                known = ", ".join(self._outlets) or "none yet"
                question = f"  Which outlet? Handle or name (known: {known}); Enter if nobody knows: "
                proposal = replace(proposal, outlet=_until_right(question, self._named, ask, tell))
            if (when := proposal.published) is None or (when.last and not when.first):
                enter = f"for {when.last} or before" if when else "if nobody knows"
                question = f"  Published when? YYYY-MM-DD, or first..last possible day; Enter {enter}: "
                given = _until_right(
                    question, lambda said: published(said or UNKNOWN) if said or when is None else when, ask, tell
                )
                proposal = replace(proposal, published=given)
        except EOFError:
            tell("")
        return proposal

    def _named(self, said: str) -> Outlet:
        return named(said or "unattributed", self._outlets, "given")

    def _id(self, proposal: Proposal) -> str:
        """An id that no article has: outlet and day, or outlet and the first words of the title."""
        outlet = proposal.outlet.handle if proposal.outlet else ""
        day = proposal.published.first if proposal.published else ""
        title = proposal.title.value if proposal.title else proposal.file.stem
        start = f"{outlet}-{day or handle_of(title) or 'text'}"[:74]
        numbered = (start if number == 1 else f"{start}-{number}" for number in range(1, 100_000))
        return next(name for name in numbered if name not in self._ids and self._free(name, proposal.data))

    def _free(self, article: str, data: bytes) -> bool:
        """Whether no other text stands where this one would go."""
        there = list((self.root / "articles").glob(f"{article}.*"))
        return not there or all(path.read_bytes() == data for path in there)

    def _copy(self, article: str, proposal: Proposal) -> tuple[Path, bool]:
        """Copy the file as it is; its place in the corpus folder, and whether it is new there."""
        target = self.root / "articles" / f"{article}{proposal.suffix}"
        if target.exists():
            return target, False
        write(target, proposal.data)
        return target, True


def _extended(table: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """A table with more rows at its end, written beside it: what stands there stays, byte for byte where it can."""
    before = table.read_bytes()
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    header = [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline="")))]
    rows = [{name: cell for name, cell in row.items() if name in header or (name, cell) != _PLAIN} for row in rows]
    added = io.StringIO(newline="")
    if wanting := [name for name in dict.fromkeys(name for row in rows for name in row) if name not in header]:
        kept = list(csv.DictReader(io.StringIO(text, newline=""), header))[1:]  # a new column changes every line
        before, header, rows = b"", [*header, *wanting], [*kept, *rows]
        csv.writer(added, lineterminator=end).writerow(header)
    elif text and not text.endswith(("\n", "\r")):
        added.write(end)
    csv.DictWriter(added, header, lineterminator=end).writerows(rows)
    part = table.with_name(f"{table.name}.part")
    with part.open("wb") as stream:
        stream.write(before + added.getvalue().encode())
        stream.flush()
        os.fsync(stream.fileno())
    return part


def _until_right(question: str, understood: Callable[[str], Answer], ask: Ask, tell: Callable[[str], None]) -> Answer:
    """Ask until the answer can be used."""
    while True:
        try:
            return understood(ask(question).strip())
        except KosovoError as error:
            tell(f"  {error}")


def _in_order(manifest: Manifest, corpus: str | Path) -> None:
    """Nothing is added to a corpus that breaks a rule, other than that it has no article yet."""
    broken = [problem for problem in manifest.problems if problem != NO_ARTICLE]
    if broken:
        raise DataError("\n".join([f"{corpus}: put this in order before adding to it:", *broken]))
