"""``kosovo check``: every problem of a corpus folder, and how to mend it."""

import argparse
from pathlib import Path
from typing import Any

from kosovo_lib.cli.command import add_command

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "check", _check, "check a corpus folder and print every problem", "kosovo check data"
    )
    command.add_argument("corpus", type=Path, nargs="?", default=Path("data"), metavar="CORPUS", help="folder (data)")


def _check(options: argparse.Namespace) -> int:
    from kosovo_lib.checking import problems

    found = problems(options.corpus)
    print("\n".join(found) or f"{options.corpus}: in order")
    return 1 if found else 0
