"""``kosovo new``: a folder for a story of one's own."""

import argparse
from pathlib import Path
from typing import Any

from kosovo_lib.cli.command import add_command

__all__ = ["register"]


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(commands, "new", _new, "make a corpus folder for a story of your own", "kosovo new mystory")
    command.add_argument("corpus", type=Path, metavar="FOLDER", help="a folder that does not exist yet")


def _new(options: argparse.Namespace) -> int:
    from kosovo_lib.project.terminal import new_here

    return new_here(options.corpus)
