"""Articles into a corpus folder: proposed, asked for what is missing, copied byte for byte, written in one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pandas as pd

from kosovo_lib.errors import DataError, KosovoError
from kosovo_lib.project.proposals import UNKNOWN, Given, Proposal, published, read
from kosovo_lib.project.rows import add_rows
from kosovo_lib.read import clean
from kosovo_lib.read.manifest import NO_ARTICLE, Manifest, find_corpus, read_manifest
from kosovo_lib.read.outlets import Outlet, named, slug
from kosovo_lib.schema import Table

__all__ = ["ADDED", "Ask", "Desk", "add"]

Answer = TypeVar("Answer")

Ask = Callable[[str], str]
"""Puts a question to somebody and returns the answer; raises EOFError where nobody answers."""

ADDED = Table("added", "a file that was offered", {
    "file": ("string", "the file"),
    "status": ("string", "proposed, added, there already, or refused"),
    "article": ("string", "id in articles.csv; missing for a proposal that lacks something"),
    "outlet": ("string", "handle; missing where nothing in the file says it"),
    "outlet_evidence": ("string", "what says so"),
    "title": ("string", "headline; missing where none was found"),
    "author": ("string", "author; missing where none was found"),
    "published_from": ("string", "first day on which it can have been published; missing where not known"),
    "published_to": ("string", "last such day, inclusive"),
    "basis": ("string", "stated, inferred or outside; missing where the day is not known"),
    "evidence": ("string", "the words that give the day, or a hint where none do"),
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
    dry_run: bool = False,
) -> pd.DataFrame:
    """Add saved web pages and texts to a corpus folder.

    Outlet, title, author and day of publication are read from each file: from a page's mark-up, from the lines
    above a text. What is given goes before what is read and holds for every file. Files are copied byte for byte;
    a file whose bytes the corpus has already is left out; no file is ever overwritten. An outlet that
    ``outlets.csv`` does not have gets a row there.

    Args:
        corpus: the folder, as made by `new`.
        files: saved web pages (.html) and texts (.txt).
        outlet: handle or name of the outlet; ``"unattributed"`` where nobody knows.
        published: day ("2024-05-06"), first and last possible day ("2024-05-06..2024-05-08"), or "unknown".
        title: the headline.
        author: the author.
        dry_run: only propose, write nothing.

    Returns:
        The table `ADDED`: a row is a file, with what was found and the evidence for it. With ``dry_run`` look at the
        column ``missing``.

    Raises:
        DataError: the folder is in disorder, or files cannot be added, because they cannot be read or something
            about them is not known. All problems are named at once; the other files have been added.
    """
    desk = Desk(corpus, Given(outlet, published, title, author))
    for file in files:
        desk.offer(file)
    if not dry_run:
        desk.write()
        if desk.problems:
            raise DataError("\n".join([f"{len(desk.written)} added, {len(desk.problems)} not:", *desk.problems]))
    return desk.table()


class Desk:
    """Files on their way into one corpus: offered one after the other, then written together."""

    def __init__(self, corpus: str | Path, given: Given) -> None:
        self.root = find_corpus(corpus)
        self._given = given
        manifest = read_manifest(self.root)
        _in_order(manifest, corpus)
        self._outlets: dict[str, Mapping[str, str]] = dict(manifest.outlets)
        self._known = set(manifest.outlets)
        self._hashes = {str(entry.sha256): entry.article for entry in manifest.entries}
        self._ids = {entry.article for entry in manifest.entries}
        self.offered: list[tuple[str, Proposal]] = []
        self.there: list[tuple[Path, str]] = []
        self.written: list[str] = []
        self._refused: list[tuple[Path, str]] = []

    def offer(self, file: str | Path, ask: Ask | None = None, tell: Callable[[str], None] = lambda _: None) -> None:
        """Read one file; ``tell`` what is proposed, and ``ask`` for what is missing. Problems are kept, not raised."""
        path = Path(file)
        try:
            proposal = read(path, self._outlets, self._given)
        except KosovoError as error:
            self._refused.append((path, str(error)))
            return
        digest = sha256(proposal.data).hexdigest()
        if digest in self._hashes:
            self.there.append((path, self._hashes[digest]))
            tell(f"{clean(str(path))}: is there already, as {self._hashes[digest]}")
            return
        tell("\n".join([clean(str(path)), *proposal.lines]))
        if ask:
            proposal = self._answered(proposal, ask, tell)
        article = self._id(proposal) if not proposal.missing else ""
        self.offered.append((article, proposal))
        if proposal.missing:
            return
        self._ids.add(article)
        self._hashes[digest] = article
        if proposal.outlet:
            self._outlets.setdefault(proposal.outlet.handle, proposal.outlet.row)

    @property
    def problems(self) -> list[str]:
        """Why files cannot be added, one line each."""
        return [why for _, why in self._refused] + [p.questions for _, p in self.offered if p.missing]

    def write(self) -> None:
        """Write the texts, then ``outlets.csv``, then ``articles.csv``: a crash in between leaves a corpus in order."""
        rows, outlets = [], {}
        for article, proposal in self.offered:
            if proposal.missing or not proposal.outlet or not proposal.published:
                continue
            name = self._copy(article, proposal)
            if proposal.outlet.handle not in self._known:
                outlets[proposal.outlet.handle] = proposal.outlet.row
            when = proposal.published
            rows.append({
                "id": article, "outlet": proposal.outlet.handle,
                "title": proposal.title.value if proposal.title else "",
                "author": proposal.author.value if proposal.author else "",
                "published_from": when.first, "published_to": when.last, "basis": when.basis,
                "evidence": when.evidence, "path": name, "sha256": sha256(proposal.data).hexdigest(),
            })  # fmt: skip
            self.written.append(article)
        if outlets:
            add_rows(self.root / "outlets.csv", outlets.values())
        if rows:
            add_rows(self.root / "articles.csv", rows)

    def table(self) -> pd.DataFrame:
        """All files as the table `ADDED`."""
        blank = dict.fromkeys(ADDED.columns)
        rows = [blank | {"file": str(file), "status": "refused", "problem": why} for file, why in self._refused]
        rows += [blank | {"file": str(file), "status": "there already", "article": name} for file, name in self.there]
        for article, proposal in self.offered:
            when, outlet = proposal.published, proposal.outlet
            rows.append({
                "file": str(proposal.file), "status": "added" if article in self.written else "proposed",
                "article": article or None, "outlet": outlet and outlet.handle,
                "outlet_evidence": outlet and outlet.evidence,
                "title": proposal.title and proposal.title.value, "author": proposal.author and proposal.author.value,
                "published_from": (when and when.first) or None, "published_to": (when and when.last) or None,
                "basis": (when and when.basis) or None, "evidence": (when and when.evidence) or proposal.hint or None,
                "missing": ", ".join(proposal.missing) or None, "problem": proposal.questions or None,
            })  # fmt: skip
        return ADDED.frame(rows)

    def _answered(self, proposal: Proposal, ask: Ask, tell: Callable[[str], None]) -> Proposal:
        """The proposal with what somebody answered; nothing is changed where nobody does."""
        try:
            if proposal.outlet is None:
                known = ", ".join(self._outlets) or "none yet"
                question = f"  Which outlet? Handle or name (known: {known}); Enter if nobody knows: "
                proposal = replace(proposal, outlet=_until_right(question, self._named, ask, tell))
            if proposal.published is None:
                question = "  Published when? YYYY-MM-DD, or first..last possible day; Enter if nobody knows: "
                proposal = replace(
                    proposal, published=_until_right(question, lambda said: published(said or UNKNOWN), ask, tell)
                )
        except EOFError:
            tell("")
        return proposal

    def _named(self, said: str) -> Outlet:
        return named(said or "unattributed", self._outlets, "given")

    def _id(self, proposal: Proposal) -> str:
        """An id that no article has: outlet and day, or outlet and the first words of the title."""
        outlet = proposal.outlet.handle if proposal.outlet else ""
        day = proposal.published.first if proposal.published else ""
        start = f"{outlet}-{day or slug(proposal.title.value if proposal.title else proposal.file.stem) or 'text'}"[:74]
        numbered = (start if number == 1 else f"{start}-{number}" for number in range(1, 100_000))
        return next(name for name in numbered if name not in self._ids and self._free(name, proposal.data))

    def _free(self, article: str, data: bytes) -> bool:
        """Whether no other text stands where this one would go."""
        there = list((self.root / "articles").glob(f"{article}.*"))
        return not there or all(path.read_bytes() == data for path in there)

    def _copy(self, article: str, proposal: Proposal) -> str:
        """Copy the file as it is; its path in the corpus folder."""
        packed = ".gz" if proposal.file.suffix.lower() == ".gz" else ""
        suffix = (Path(proposal.file.stem) if packed else proposal.file).suffix.lower()
        ending = ".html" if suffix in (".html", ".htm", ".xhtml") else ".txt"
        target = self.root / "articles" / f"{article}{ending}{packed}"
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            with target.open("xb") as stream:
                stream.write(proposal.data)
        return target.relative_to(self.root).as_posix()


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
