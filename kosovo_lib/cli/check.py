"""``kosovo check``: every problem of a corpus folder, and how to mend it; then names that may be actors."""

import argparse
import sys
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
    from kosovo_lib.project.checking import hints, problems

    found = problems(options.corpus)
    print("\n".join(found) or f"{options.corpus}: in order")
    for hint in [] if found else hints(options.corpus):  # no problem: it leaves output and exit status as they are
        print(f"kosovo check: {hint}", file=sys.stderr)
    return 1 if found else 0
