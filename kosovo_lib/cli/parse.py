"""``kosovo parse``: the sentences of articles, one JSON object a line."""

import argparse
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kosovo_lib.cli.command import add_command
from kosovo_lib.errors import DataError

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "parse", _parse, "print the sentences of articles as JSON Lines",
        "kosovo parse article.txt\nkosovo parse --outlet sofrep --published 2022-07-30..2022-08-01 *.txt\n"
        "curl -s https://example.org/a.html | kosovo parse -",
    )  # fmt: skip
    command.add_argument("files", nargs="+", metavar="FILE", help="text or saved web page; - is standard input")
    command.add_argument(
        "--outlet", help="handle or name of the outlet (as the corpus knows the text, or unattributed)"
    )
    command.add_argument("--published", metavar="DAY[..DAY]", help="day, or first and last possible day")
    command.add_argument("--title", help="headline, where the text has none")
    command.add_argument("--corpus", type=Path, help="folder whose profiles and actors are used (data)")


def _parse(options: argparse.Namespace) -> int:
    from tqdm import tqdm

    from kosovo_lib.corpus import parse
    from kosovo_lib.parsing.decode import decode

    failed = 0
    warnings.showwarning = lambda message, *_: print(f"kosovo parse: {message}", file=sys.stderr)
    for name in tqdm(options.files, unit="file", disable=None if len(options.files) > 1 else True):
        try:
            text = decode(_bytes(name), name=name)
            corpus = parse(
                text, outlet=options.outlet, published=options.published, title=options.title,
                article="text" if name == "-" else Path(name).stem, corpus=options.corpus,
            )  # fmt: skip
        except DataError as error:  # the other files are read all the same
            print(f"kosovo parse: {error}", file=sys.stderr)
            failed = 1
            continue
        for line in _json_lines(corpus):
            print(line)
    return failed


def _bytes(name: str) -> bytes:
    """A file's content, or standard input's for ``-``."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise DataError(f"{name}: {error.strerror}") from None


def _json_lines(corpus: "Corpus") -> Iterator[str]:
    """Each sentence as one JSON object, with the actors and the dates in it."""
    inside: dict[str, dict[tuple[Any, Any], list[dict[str, Any]]]] = {"mentions": {}, "dates": {}}
    columns = {
        "mentions": ["actor", "sense", "surface", "start", "end"],
        "dates": ["surface", "start", "end", "date_from", "date_to", "precision"],
    }
    for table, found in inside.items():
        for row in getattr(corpus, table).to_dict("records"):
            part = {name: _plain(row[name]) for name in columns[table]}
            found.setdefault((row["article"], row["sentence"]), []).append(part)
    for row in corpus.sentences.to_dict("records"):
        key = (row["article"], row["sentence"])
        sentence = {name: _plain(value) for name, value in row.items()}
        yield json.dumps(sentence | {t: found.get(key, []) for t, found in inside.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value of a table as JSON has it: a day as 2022-07-31, nothing as null."""
    import pandas as pd

    if pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value
