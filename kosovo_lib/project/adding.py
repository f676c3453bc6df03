"""Articles into a corpus folder: proposed with the evidence, asked for what is missing, all written or nothing."""

import csv
import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, TypeVar

import pandas as pd

from kosovo_lib.disk import alone, problem, write_all
from kosovo_lib.errors import DataError, KosovoError, ParameterError
from kosovo_lib.read import Clues, Found, clean, read_file
from kosovo_lib.read.document import Publication
from kosovo_lib.read.manifest import NO_ARTICLE, find_corpus, interval, read_manifest
from kosovo_lib.read.metadata import UNATTRIBUTED, Outlet, Outlets, handle_of, named, of_file
from kosovo_lib.read.published import one_day
from kosovo_lib.read.sheets import guard
from kosovo_lib.schema import GENRES, Table, columns

UNKNOWN = "unknown"  # what is said for a day of publication that nobody knows
COPY, _RUN = 0.8, 8  # share of a text's runs of so many words that another has, too: then one is a copy of the other
SHORT = 40  # words: a shorter article is rarely a whole one


@dataclass(frozen=True)
class Proposal:
    """One file and what is proposed for it; what is not known is None and has to be asked."""

    file: Path
    data: bytes
    outlet: Outlet | None
    clues: Clues
    published: Publication | None
    suffix: str
    text: str
    same_text: tuple[str, ...] = ()

    @property
    def cells(self) -> dict[str, str]:
        """What is known of its row of ``articles.csv``."""
        when, clues = self.published or Publication("", "", "", ""), self.clues
        return {
            "outlet": self.outlet.handle if self.outlet else "", "genre": clues.genre.value if clues.genre else "news",
            "title": clues.title.value if clues.title else "", "author": clues.author.value if clues.author else "",
            "published_from": when.first, "published_to": when.last, "basis": when.basis, "evidence": when.evidence,
            "url": clues.url,
        }  # fmt: skip

    @property
    def missing(self) -> list[str]:
        """What nobody can know but whoever has the article: outlet, published."""
        return [name for name in ("outlet", "published") if getattr(self, name) is None]

    @property
    def questions(self) -> str:
        """What is missing, and how to say it; empty where nothing is."""
        how = {
            "outlet": "outlet not known: add each outlet’s files with --outlet NAME (unattributed if nobody knows)",
            "published": f"day not known ({self.clues.hint}): --published DAY or DAY..DAY ({UNKNOWN} if nobody knows)",
        }
        asked = "; ".join(how[name] for name in self.missing)
        return f"{clean(self.file.name)}: {asked}" if asked else ""

    @property
    def lines(self) -> list[str]:
        """The proposal in words, each with its evidence."""
        outlet = f"{self.outlet.handle} ({self.outlet.row['name']})" if self.outlet else None
        when = ("..".join(dict.fromkeys(self.published[:2])) or UNKNOWN) if self.published else None
        words = len(self.text.split())
        told: dict[str, tuple[str | None, str] | None] = {
            "outlet": (outlet, self.outlet.evidence if self.outlet else "nothing in the file says whose it is"),
            "title": self.clues.title or (None, "none found"),
            "author": self.clues.author or (None, "none found"),
            "published": (when, self.published.evidence if self.published else self.clues.hint),
            "genre": self.clues.genre,
            "words": (f"{words}", "an article has more; is this the whole text?") if words < SHORT else None,
        }
        shown = ((name, one[0] or "?", one[1] and f"   [{one[1]}]") for name, one in told.items() if one)
        return [f"  {name:9}  {value}{evidence}" for name, value, evidence in shown]


def word_runs(text: str) -> set[int]:
    """Every run of `_RUN` words of a text, as a number."""
    words = text.casefold().split()
    return {hash(tuple(words[at : at + _RUN])) for at in range(max(1, len(words) - _RUN + 1))}


def distant(days: Iterable[tuple[str, Any, Any]]) -> Iterator[tuple[str, str]]:
    """The article more than a year from all others, if these lie within a month, and what to say; of two the later."""
    dated = {name: [date.fromisoformat(str(day)[:10]) for day in span] for name, *span in days if all(span)}
    ends = (min(dated, key=lambda name: dated[name][1]), max(dated, key=lambda name: dated[name][0])) if dated else ()
    for name in ends if len(dated) > 2 else [*dated][1:]:
        firsts, lasts = zip(*(span for other, span in dated.items() if other != name), strict=True)
        gap = max(dated[name][0] - max(lasts), min(firsts) - dated[name][1])
        if gap.days > 366 and (max(firsts) - min(lasts)).days <= 31:
            spans = dated[name], (min(firsts), max(lasts))
            own, others = ("..".join(dict.fromkeys(map(str, span))) for span in spans)
            said = f"{own} is more than a year from all other articles ({others}); if the day is wrong, correct it in"
            yield name, f"{said} articles.csv; if the article is of another story, kosovo remove takes it out"


def read(
    file: Path, outlets: Outlets, given: Mapping[str, str | None], *, force: bool = False
) -> tuple[list[Proposal], list[str]]:
    """Read one file and propose what to write of each article in it; also why articles are left out.

    `DataError` if the file cannot be read, `ParameterError` if what was given is no outlet or no day.
    """
    name = clean(file.name)
    data, found = read_file(file, name=name)
    packed = file.with_suffix("").suffix if file.suffix.lower() == ".gz" else ""
    made, doubts = [], []
    for number, one in enumerate(found, start=1):
        if one.doubts and not force:
            place = f"{name} article {number}" if len(found) > 1 else name
            doubts.append(f"{place}: {'; '.join(one.doubts)}; --force adds it all the same")
            continue
        received, suffix = data, f"{packed}{file.suffix}".lower() or ".txt"
        if len(found) > 1 or not data:  # an article of several, or of a web archive
            received, suffix = one.original or one.text.encode(), ".html" if one.original else ".txt"
        told = {name: said for name in ("title", "author", "genre") if (said := given.get(name))}
        own: dict[str, Any] = {name: Found(clean(said), "given") for name, said in told.items()}
        clues = one.clues._replace(**own)
        outlet = named(whose, outlets, "given") if (whose := given.get("outlet")) else of_file(clues, file, outlets)
        day = published(said) if (said := given.get("published")) else clues.published
        made.append(Proposal(file, received, outlet, clues, day, suffix, one.text))
    return made, doubts


def published(said: str) -> Publication:
    """The day given: "2024-05-06", "6 May 2024", two such joined by "..", "..2024-05-08", "unknown"; or `DataError`."""
    words = clean(said)
    if words.lower() == UNKNOWN:
        return Publication("", "", "", "")
    first, last = interval("..".join(one_day(part.strip()) or part for part in words.split("..")), "published")
    return Publication(str(first or ""), str(last), "outside", "given by whoever added the article")


Answer = TypeVar("Answer")

Ask = Callable[[str], str]  # puts a question to somebody and returns the answer; raises EOFError where nobody answers

ADDED = Table("added", "a file that was offered", {
    "file": ("string", "the file"),
    "status": ("string", "proposed, added, there already, or refused"),
    "article": ("string", "id in articles.csv; missing for a proposal that lacks something"),
    "outlet": ("string", "handle; missing where nothing in the file says it"),
    "outlet_evidence": ("string", "what says so"),
    "genre": ("string", f"one of {', '.join(GENRES)}"),
    "genre_evidence": ("string", "what says so; missing where nothing does, which is news"),
    **columns("title author"),
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
    corpus: str | Path, files: str | Path | Sequence[str | Path], *, outlet: str | None = None,
    published: str | None = None, title: str | None = None, author: str | None = None, genre: str | None = None,
    force: bool = False, dry_run: bool = False,
) -> Annotated[pd.DataFrame, ADDED]:  # fmt: skip
    """Add saved web pages and texts to a corpus folder.

    Outlet, title, author and day are read from each file unless you give them; what you give holds for every file.
    Files are copied byte for byte and never overwrite another. A file that the outlet has already is left out; the same
    text of another outlet, such as a wire report, is kept and named in ``same_text``. A new outlet gets a row in
    ``outlets.csv``.

    Args:
        corpus: the folder, as made by `new`.
        files: one or several saved web pages, texts, and whatever else `kosovo_lib.read.FORMATS` lists; each article
            in a file becomes a text of its own.
        outlet: handle or name of the outlet; ``"unattributed"`` if nobody knows.
        published: day ("2024-05-06"), first and last possible day ("2024-05-06..2024-05-08"), "..2024-05-08" for
            not after that day, or "unknown".
        title: the headline.
        author: the author.
        genre: one of `kosovo_lib.schema.GENRES`, if the file does not say it; by default news.
        force: add what looks like no news article, too: a cookie wall, a paywall's stub, another language.
        dry_run: only propose, write nothing.

    Raises:
        DataError: the folder is in disorder or cannot be written, or some files cannot be read or lack something. Names
            all problems; the other files have been added.
    """
    given = {"outlet": outlet, "published": published, "title": title, "author": author, "genre": genre}
    files_in = Import(corpus, given, force=force)
    for file in [files] if isinstance(files, str | Path) else files:
        files_in.propose(file)
    if not dry_run:
        files_in.write()
        if why := files_in.problems:
            raise DataError("\n".join([f"{len(files_in.written)} added, {len(why)} not:", *why]))
    return files_in.table()


class Import:
    """Files on their way into one corpus: proposed one after the other, then written together.

    ``given`` is what somebody says of them, under the names that `add` has for it; ``force`` takes doubtful ones, too.
    """

    def __init__(self, corpus: str | Path, given: Mapping[str, str | None], *, force: bool = False) -> None:
        if (genre := given.get("genre")) not in (None, *GENRES):
            raise ParameterError(f"genre {genre!r} is not one of {', '.join(GENRES)}")
        self.root = find_corpus(corpus)
        self._given, self._force = given, force
        self._before = self._tables()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in articles that are there was said when they were added
            manifest = read_manifest(self.root)
        if broken := [problem for problem in manifest.problems if problem != NO_ARTICLE]:
            raise DataError("\n".join([f"{corpus}: fix this before adding to it:", *broken]))
        self._outlets: dict[str, Mapping[str, str]] = dict(manifest.outlets)
        published(given.get("published") or UNKNOWN)  # refused once, for it holds for every file
        self._known = set(manifest.outlets)
        self._texts: dict[str, list[tuple[str, str]]] = {}  # checksum -> outlets and articles that have this text
        for entry in manifest.entries:
            self._texts.setdefault(str(entry.sha256), []).append((entry.outlet, entry.article))
        self._runs = {article: word_runs(text) for article, text in manifest.texts.items()}
        self._rows = {entry.article: entry.row(0) for entry in manifest.entries}
        self.is_first = not manifest.entries
        self.proposed: list[tuple[str, Proposal]] = []
        self.there: list[tuple[Path, str]] = []
        self.written: list[str] = []
        self._refused: list[tuple[Path, str]] = []

    def propose(self, file: str | Path, ask: Ask | None = None, tell: Callable[[str], None] = lambda _: None) -> None:
        """Read one file; ``tell`` what is proposed, and ``ask`` for what is missing. Problems are kept, not raised."""
        path = Path(file)
        try:
            found, doubts = read(path, self._outlets, self._given, force=self._force)
        except KosovoError as error:
            self._refused.append((path, str(error)))
            return
        self._refused += [(path, doubt) for doubt in doubts]
        for proposal in found:
            self._propose(path, proposal, ask, tell)

    def _propose(self, path: Path, proposal: Proposal, ask: Ask | None, tell: Callable[[str], None]) -> None:
        same = self._texts.setdefault(sha256(proposal.data).hexdigest(), [])
        if same and proposal.outlet is None:
            tell(f"{clean(str(path))}: the very same text as {self._named_all(same)}")
        elif proposal.outlet is None or proposal.outlet.handle not in dict(same):
            tell("\n".join([clean(str(path)), *proposal.lines]))
        if ask:
            proposal = self._answered(proposal, ask, tell)
        if proposal.outlet and (before := dict(same).get(proposal.outlet.handle)):
            if unlike := self._unlike(before):
                self._refused.append((path, f"{clean(str(path))}: was added before, as {before}: {unlike}"))
                return
            self.there.append((path, before))
            tell(f"{clean(str(path))}: was added before, as {before}; its row in articles.csv has its title and days")
            return
        if same and proposal.outlet:
            tell(f"  the very same text as {self._named_all(same)}; it is kept as this outlet's own article")
            tell("  (if only the outlet there was wrong, correct it in articles.csv instead)")
        own = word_runs(proposal.text)
        common = {name: len(own & runs) / min(len(own), len(runs)) for name, runs in self._runs.items()}
        if (copies := [name for name, share in common.items() if share >= COPY]) and not same:
            tell(f"  nearly the same text as {', '.join(copies)}")
        proposal = replace(proposal, same_text=tuple(copies))
        article = self._id(proposal) if not proposal.missing else ""
        self.proposed.append((article, proposal))
        if proposal.outlet and not proposal.missing:
            self._rows[article] = proposal.cells
            self._runs[article] = own
            same.append((proposal.outlet.handle, article))
            self._outlets.setdefault(proposal.outlet.handle, proposal.outlet.row)

    def _unlike(self, article: str) -> str:
        """What was given for an article that stands there otherwise, and how to change it."""
        row = {name: str(cell or "") for name, cell in self._rows[article].items()}
        told = {name: self._given.get(name) for name in ("title", "author", "genre")}
        if day := self._given.get("published"):
            told |= zip(("published_from", "published_to"), published(day), strict=False)
        stands = ((key, row[key], new) for key, new in told.items() if new and clean(new) != row[key])
        other = [f"{key} {was!r} stands, {new!r} was given" for key, was, new in stands]
        return "; ".join([*other, "change its row in articles.csv, for add changes none"]) if other else ""

    def _named_all(self, same: Iterable[tuple[str, str]]) -> str:
        return ", ".join(f"{article} ({self._outlets[outlet]['name']})" for outlet, article in same)

    @property
    def problems(self) -> list[str]:
        """Why files cannot be added, one line each."""
        return [why for _, why in self._refused] + [p.questions for _, p in self.proposed if p.missing]

    @property
    def far(self) -> list[str]:
        """Proposals whose days are far from those of all other articles, one line each."""
        days = ((article, row["published_from"], row["published_to"]) for article, row in self._rows.items())
        found = dict(distant(days))
        return [f"{clean(one.file.name)}: {found[article]}" for article, one in self.proposed if article in found]

    def write(self) -> None:
        """Write the texts and both tables; on a `DataError`, such as a full disk, the folder stays as it was."""
        rows, outlets, files = [], {}, {}
        ready = [(name, one) for name, one in self.proposed if one.outlet and one.published]
        for article, proposal in ready:
            path = self.root / "articles" / f"{article}{proposal.suffix}"
            files[path] = proposal.data
            kept = {"path": path.relative_to(self.root).as_posix(), "sha256": sha256(proposal.data).hexdigest()}
            rows.append({"id": article, **proposal.cells, **kept})
            if proposal.outlet and proposal.outlet.handle not in self._known:
                outlets[proposal.outlet.handle] = proposal.outlet.row
        with alone(self.root):  # of two who add at once, the second is told
            if self._tables() != self._before:
                raise DataError(f"{self.root}: its tables have just changed; nothing was added, add the files again")
            try:
                for name, new in (("outlets.csv", [*outlets.values()]), ("articles.csv", rows)):
                    files |= {self.root / name: _extended(self.root / name, new)} if new else {}
                write_all(files)
            except OSError as error:
                raise DataError(problem(error, self.root, "; nothing was added")) from error
        self.written += [article for article, _ in ready]

    def _tables(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self.root.glob("*.csv"))]

    def table(self) -> pd.DataFrame:
        """All files as the table `ADDED`."""
        blank = dict.fromkeys(ADDED.columns)
        rows = [blank | {"file": str(file), "status": "refused", "problem": why} for file, why in self._refused]
        rows += [blank | {"file": str(file), "status": "there already", "article": name} for file, name in self.there]
        for article, proposal in self.proposed:
            known = {name: cell or None for name, cell in proposal.cells.items() if name in ADDED.columns}
            rows.append(blank | known | {
                "file": str(proposal.file), "status": "added" if article in self.written else "proposed",
                "article": article or None, "outlet_evidence": proposal.outlet and proposal.outlet.evidence,
                "genre_evidence": proposal.clues.genre and proposal.clues.genre.evidence,
                "evidence": known["evidence"] or proposal.clues.hint or None,
                "same_text": ", ".join(proposal.same_text) or None, "missing": ", ".join(proposal.missing) or None,
                "problem": proposal.questions or None,
            })  # fmt: skip
        return ADDED.frame(rows)

    def _answered(self, proposal: Proposal, ask: Ask, tell: Callable[[str], None]) -> Proposal:
        outlets = self._outlets
        try:
            if proposal.outlet is None:
                question = f"  Which outlet? Name or handle ({', '.join(outlets) or 'none yet'}); Enter if not known: "
                answer = _until_right(question, lambda said: named(said or UNATTRIBUTED, outlets, "given"), ask, tell)
                proposal = replace(proposal, outlet=answer)
            if (when := proposal.published) is None or (when.last and not when.first):
                enter = f"for {when.last} or before" if when else "if nobody knows"
                question = f"  Published when? 2024-05-06 or 6 May 2024, or first..last possible day; Enter {enter}: "
                given = _until_right(
                    question, lambda said: published(said or UNKNOWN) if said or when is None else when, ask, tell
                )
                proposal = replace(proposal, published=given)
        except EOFError:
            tell("")
        return proposal

    def _id(self, proposal: Proposal) -> str:
        """An id that no article has: outlet and day, or outlet and the first words of the title."""
        outlet = proposal.outlet.handle if proposal.outlet else ""
        day = proposal.published.first if proposal.published else ""
        title = proposal.clues.title.value if proposal.clues.title else proposal.file.stem
        start = f"{outlet}-{day or handle_of(title) or 'text'}"[:74]
        numbered = (start if number == 1 else f"{start}-{number}" for number in range(1, 100_000))
        return next(
            name for name in numbered if name not in self._rows
            and all(path.read_bytes() == proposal.data for path in (self.root / "articles").glob(f"{name}.*"))
        )  # fmt: skip


def _extended(table: Path, rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table with more rows at its end: what stands there stays, byte for byte where it can."""
    before = table.read_bytes()
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    header = [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline="")))]
    plain = ("genre", "news"), ("url", "")  # what a table without that column says of every article
    rows = [
        {name: guard(cell) for name, cell in row.items() if name in header or (name, cell) not in plain} for row in rows
    ]
    added = io.StringIO(newline="")
    if wanting := [name for name in dict.fromkeys(name for row in rows for name in row) if name not in header]:
        kept = list(csv.DictReader(io.StringIO(text, newline=""), header))[1:]  # a new column changes every line
        before, header, rows = b"", [*header, *wanting], [*kept, *rows]
        csv.writer(added, lineterminator=end).writerow(header)
    elif text and not text.endswith(("\n", "\r")):
        added.write(end)
    csv.DictWriter(added, header, lineterminator=end).writerows(rows)
    return before + added.getvalue().encode()


def _until_right(question: str, understood: Callable[[str], Answer], ask: Ask, tell: Callable[[str], None]) -> Answer:
    while True:
        try:
            return understood(ask(question).strip())
        except KosovoError as error:
            tell(f"  {error}")
