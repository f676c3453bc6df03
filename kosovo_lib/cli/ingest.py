"""``kosovo ingest``: parse a corpus of any size into tables."""

import argparse
from pathlib import Path
from typing import Any

from kosovo_lib.cli.command import add_column, add_command, at_least_one, columns

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
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


def _ingest(options: argparse.Namespace) -> int:
    from kosovo_lib.bulk import ingest

    chosen = {name: getattr(options, name) for name in ("scheduler", "jobs", "corpus", "outlet")}
    print(ingest(options.source, options.out, columns=columns(options), **chosen))
    return 0
