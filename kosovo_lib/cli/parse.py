"""``kosovo parse``, ``score`` and ``ingest``: texts of any kind, without a corpus folder."""

import argparse
import json
import sys
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kosovo_lib.cli import add_column, add_command, at_least_one
from kosovo_lib.disk import progress
from kosovo_lib.errors import DataError

if TYPE_CHECKING:
    from kosovo_lib.bulk.sources import Document
    from kosovo_lib.corpus import Corpus
    from kosovo_lib.sentiment import Target

_INSIDE = {
    "attributions": ["attribution", "speaker", "speaker_actor", "text", "start", "end"],
    "mentions": ["actor", "kind", "sense", "surface", "start", "end"],
    "dates": ["surface", "start", "end", "date_from", "date_to", "time", "zone", "precision"],
}
"""What stands inside a sentence: table -> its columns in the object."""


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "parse", _parse, "print the sentences of articles as JSON Lines",
        "kosovo parse article.txt\nkosovo parse --outlet sofrep --published 2022-07-30..2022-08-01 *.txt\n"
        "kosovo parse --articles saved/*.html\nkosovo parse news.csv.gz --column text=body --column id=url\n"
        "curl -s https://example.org/a.html | kosovo parse -",
    )  # fmt: skip
    command.add_argument(
        "files", nargs="+", metavar="FILE",
        help="text, saved web page, table (CSV, JSON Lines, Parquet) or folder of these; - is standard input",
    )  # fmt: skip
    command.add_argument("--articles", action="store_true", help="print what is known about each article instead")
    command.add_argument("--outlet", help="handle or name of the outlet (what the table or page says, else"
                         " unattributed)")  # fmt: skip
    command.add_argument("--published", metavar="DAY[..DAY]", help="day, or first and last possible day")
    command.add_argument("--title", help="headline, instead of the one in the file")
    command.add_argument("--author", help="author, instead of the one in the file")
    add_column(command)
    command.add_argument("--corpus", type=Path, help="corpus folder whose outlets, profiles and actors are used")

    add_command(
        commands, "score", _score, "print the sentiment toward names in sentences, from JSON Lines on standard input",
        """echo '{"sentence": "The mayor praised NATO.", "from": 18, "to": 22}' | kosovo score""",
    )  # fmt: skip

    command = add_command(
        commands, "ingest", _ingest, "parse a corpus of any size into tables that kl.load opens",
        "kosovo ingest articles.jsonl.gz big\nkosovo ingest articles.csv big --column text=body --column id=url",
    )  # fmt: skip
    command.add_argument("source", type=Path, metavar="IN", help="Parquet, JSON Lines, CSV, or a folder")
    command.add_argument("out", type=Path, metavar="OUT", help="folder to make; an interrupted one is resumed")
    add_column(command)
    command.add_argument("--outlet", default="", help="outlet of articles that name none")
    command.add_argument("--corpus", type=Path, help="corpus folder whose outlets, profiles and actors are used")
    command.add_argument("--jobs", type=at_least_one, default=1, help="processes on this machine (1)")
    command.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, such as tcp://10.0.0.1:8786")


def _parse(options: argparse.Namespace) -> int:
    failed, seen, given = 0, dict[str, str](), _given(options.corpus)
    for name in progress(options.files, "files"):
        found = _documents(name, dict(options.column))
        while True:
            try:
                document = next(found)
                corpus = _read(document, options, given)
            except StopIteration:
                break
            except DataError as error:  # whatever else there is, is read all the same
                print(f"kosovo parse: {error}", file=sys.stderr)
                failed = 1
                continue
            for what, key in ((f"id {document.article!r}", document.article), ("its text", document.sha256 or "")):
                if key in seen:
                    warnings.warn(
                        f"{document.path}: {what} stands earlier, in {seen[key]}; both are printed", stacklevel=1
                    )
                elif key:
                    seen[key] = str(document.path)
            if options.articles:
                received = {"path": document.path, "sha256": document.sha256}
                (row,) = corpus.articles.to_dict("records")
                print(json.dumps({name: _plain(cell) for name, cell in row.items()} | received, ensure_ascii=False))
            else:
                sys.stdout.writelines(f"{line}\n" for line in _sentences(corpus))
    return failed


def _given(corpus: Path | None) -> dict[str, Any]:
    if corpus is None:
        return {}
    from kosovo_lib.read.manifest import find_corpus, read_outlets
    from kosovo_lib.text.actors import lexicon_in
    from kosovo_lib.text.blocks import profiles_in

    root = find_corpus(corpus)
    return {"outlets": read_outlets(root / "outlets.csv"), "actors": lexicon_in(root), "profiles": profiles_in(root)}


def _documents(name: str, named: dict[str, str]) -> Iterator["Document"]:
    from kosovo_lib.bulk.sources import Document, documents
    from kosovo_lib.read import MAX_BYTES, file_bytes

    path = Path(name)
    if name == "-":
        yield Document("text", path=name, data=sys.stdin.buffer.read(MAX_BYTES + 1))
    elif path.is_file() or path.is_dir():
        yield from documents(path, named, "")
    else:  # not there, or a pipe that nobody may ever write into: standard input takes what comes from another program
        yield Document(path.stem, path=name, data=file_bytes(path))


def _read(document: "Document", options: argparse.Namespace, given: dict[str, Any]) -> "Corpus":
    from kosovo_lib.corpus import parse
    from kosovo_lib.read import read

    if document.reason:
        raise DataError(f"{document.path}: {document.reason}")
    published = options.published
    if document.published and not published:
        published = "..".join(str(day or "") for day in document.published)
    received = read(document.data, name=str(document.path))
    for doubt in received.doubts:
        warnings.warn(f"{document.path}: {doubt}", stacklevel=1)
    return parse(
        received, outlet=options.outlet or document.outlet or None,
        published=published, title=options.title or document.title, author=options.author or document.author,
        article=document.article or document.path or "", **given,
    )  # fmt: skip


def _sentences(corpus: "Corpus") -> Iterator[str]:
    inside: dict[str, dict[tuple[Any, Any], list[dict[str, Any]]]] = {table: {} for table in _INSIDE}
    for table, found in inside.items():
        for row in getattr(corpus, table).to_dict("records"):
            part = {name: _plain(row[name]) for name in _INSIDE[table]}
            found.setdefault((row["article"], row["sentence"]), []).append(part)
    for row in corpus.sentences.to_dict("records"):
        key = (row["article"], row["sentence"])
        sentence = {name: _plain(value) for name, value in row.items()}
        yield json.dumps(sentence | {t: found.get(key, []) for t, found in inside.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    import pandas as pd

    if pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


AT_ONCE = 512
"""Lines read and checked before they are answered."""


def _score(options: argparse.Namespace) -> int:
    from kosovo_lib.sentiment import load

    model = load()
    numbered = enumerate(sys.stdin.buffer, start=1)
    while lines := list(islice(numbered, AT_ONCE)):
        rows = list(_rows(lines))
        targets = [target for _, target in rows]
        scores = model.score(targets)
        judged = model.judged(targets) if model.tells_judges else [None] * len(rows)
        for (row, _), score, other in zip(rows, scores, judged, strict=True):
            said = row | score._asdict() | ({"by_others": other._asdict()} if other else {})
            print(json.dumps(said, ensure_ascii=False))
    return 0


def _rows(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[dict[str, Any], "Target"]]:
    """Each line as the object it is and the target it names; blank lines are passed over."""
    from kosovo_lib.read import Document
    from kosovo_lib.sentiment import Target

    for number, line in lines:
        if not line.strip():
            continue
        place = f"standard input line {number}"
        try:
            row = json.loads(line)
            again = json.dumps(row, ensure_ascii=False, allow_nan=False)  # the whole line is printed again
        except (ValueError, RecursionError) as problem:
            raise DataError(f"{place}: not JSON in UTF-8 ({problem})") from None
        if not isinstance(row, dict) or not isinstance(row.get("sentence"), str):
            raise DataError(f"{place}: an object with a text 'sentence' is needed, not {again[:60]!r}")
        for text in (row["sentence"], again):
            Document(text).check(place)
        start, end = row.get("from"), row.get("to")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(row["sentence"]):
            length = len(row["sentence"])
            raise DataError(
                f"{place}: 'from' {start!r} and 'to' {end!r} must be whole numbers with 0 <= from < to <= {length}, "
                "the characters of the sentence"
            )
        yield row, Target(row["sentence"], start, end)


def _ingest(options: argparse.Namespace) -> int:
    from kosovo_lib.bulk import ingest
    from kosovo_lib.bulk.store import strange

    chosen = {name: getattr(options, name) for name in ("scheduler", "jobs", "corpus", "outlet")}
    print(done := ingest(options.source, options.out, columns=dict(options.column), **chosen))
    if stray := strange(done.root, done.parts):
        print(f"hint: {stray[0]} (in all {len(stray)}, as kosovo check {done.root} lists)", file=sys.stderr)
    return 0
