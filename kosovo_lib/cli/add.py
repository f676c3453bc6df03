"""``kosovo add``: saved pages and texts into a corpus folder."""

import argparse
from pathlib import Path
from typing import Any

from kosovo_lib.cli.command import add_command

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "add", _add, "add saved web pages and texts to a corpus folder",
        "kosovo add mystory saved/*.html\n"
        "kosovo add mystory leader.txt --outlet Gazette --published 2024-05-06..2024-05-08 --yes",
    )  # fmt: skip
    command.add_argument("corpus", type=Path, metavar="CORPUS", help="folder, as made by kosovo new")
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="saved web page (.html) or text (.txt)")
    command.add_argument("--outlet", help="handle or name of the outlet of these files; unattributed if nobody knows")
    command.add_argument("--published", metavar="DAY[..DAY]", help="day, or first and last possible day; or unknown")
    command.add_argument("--title", help="headline, where the file does not give it")
    command.add_argument("--author", help="author, where the file does not give it")
    command.add_argument("--yes", action="store_true", help="take what is proposed and ask nothing")


def _add(options: argparse.Namespace) -> int:
    from kosovo_lib.project.proposals import Given
    from kosovo_lib.project.terminal import add_here

    given = Given(options.outlet, options.published, options.title, options.author)
    return add_here(options.corpus, options.files, given, yes=options.yes)
