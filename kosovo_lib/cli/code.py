"""``kosovo code``: make, extend and check a coder's sheet."""

import argparse
import sys
from pathlib import Path
from typing import Any

from kosovo_lib.cli.command import add_command, shortened
from kosovo_lib.errors import DataError
from kosovo_lib.finding import amount

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "code", _code, "make or extend a coder's sheet, check it and show the next row",
        "kosovo code data --coder ana\nkosovo code mystory --coder ana --suggest",
    )  # fmt: skip
    command.add_argument("corpus", type=Path, nargs="?", default=Path("data"), metavar="CORPUS", help="folder (data)")
    command.add_argument("--coder", required=True, metavar="NAME", help="whose sheet: CORPUS/coding/NAME.csv")
    command.add_argument(
        "--excel", action="store_true", help="make a new sheet as an Excel workbook, CORPUS/coding/NAME.xlsx, all text"
    )
    command.add_argument(
        "--suggest", action="store_true",
        help="add the machine's guess and its confidence to each new row; leave this out for a blind sheet, which you "
        "need to measure agreement with the machine",
    )  # fmt: skip
    command.add_argument(
        "--order", choices=["likely"], default="", help="write the rows of a sheet with suggestions in this order: "
        "likely judgements first",
    )  # fmt: skip


def _code(options: argparse.Namespace) -> int:
    from kosovo_lib import coding
    from kosovo_lib.bulk import load

    corpus = load(options.corpus)
    try:
        session = coding.Session(
            corpus, options.coder, suggest=coding.Suggester() if options.suggest else None, excel=options.excel,
            order=options.order,
        )  # fmt: skip
    except DataError:
        problems = coding.problems(corpus, options.coder)
        if not problems:
            raise
        print(shortened("\n".join(problems)), file=sys.stderr)
        raise DataError(f"{options.coder}.csv is left as it is: {len(problems):,} to mend") from None
    done = session.progress()
    print(f"{session.path}: {amount(done.rows, 'row')}, {len(session.added):,} of them new")
    if 0 < len(session.added) < done.rows:  # whoever deleted a row in a spreadsheet sees it here
        named = [f"{row['article']} sentence {row['sentence']}, {row['actor'] or 'no actor'}" for row in session.added]
        more = f"; and {len(named) - 20:,} more" if len(named) > 20 else ""
        print(f"new in the corpus, or deleted from the sheet: {'; '.join(named[:20])}{more}")
    if options.suggest and not session.added:
        print("no suggestions: only new rows get one")
    print(f"voices: {done.voices:,} of {done.sentences:,} sentences; labels: {done.labels:,} of {done.actors:,} actors")
    if any(session.row(place)["suggestion"] for place in session.places):
        print("likely judgements first: --order likely, or choose that order in the view")
    place = session.next()
    if place is None:
        print("all rows are coded")
        return 0
    row = session.row(place)
    where = f"row {place + 2}, {row['article']} sentence {row['sentence']}, {row['actor'] or 'no actor'}"
    # A text may try to steer the terminal.
    words = "".join(letter if letter.isprintable() else " " for letter in row["text"])
    print(f"next: {where}: {words}")
    print(f'code it in a spreadsheet, or in JupyterLab: kl.coding.view(kl.load("{options.corpus}"), "{options.coder}")')
    return 0
