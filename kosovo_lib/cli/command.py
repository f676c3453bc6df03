"""What every subcommand is made with."""

import argparse
from collections.abc import Callable
from typing import Any

__all__ = ["add_column", "add_command", "at_least_one", "columns", "shortened"]


def add_command(
    commands: Any, name: str, call: Callable[[argparse.Namespace], int], what: str, examples: str
) -> argparse.ArgumentParser:
    """A subcommand with its examples under its help."""
    shown = "examples:\n" + "\n".join(f"  {line}" for line in examples.splitlines())
    command = commands.add_parser(
        name, help=what, description=what[0].upper() + what[1:] + ".", epilog=shown,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    command.set_defaults(call=call)
    return command  # type: ignore[no-any-return]


def add_column(command: argparse.ArgumentParser) -> None:
    """Add the option that says how a table calls its columns; `columns` reads it."""
    command.add_argument(
        "--column", action="append", default=[], metavar="OURS=THEIRS", help="name of a column in a table"
    )


def columns(options: argparse.Namespace) -> dict[str, str]:
    """Our names of columns -> those in the table."""
    return dict(pair.partition("=")[::2] for pair in options.column)


def at_least_one(text: str) -> int:
    """A whole number of 1 or more, as an option's type."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("has to be 1 or more")
    return number


def shortened(text: str, most: int = 20) -> str:
    """The first lines of a long list of problems, and how many more there are."""
    lines = text.splitlines()
    return "\n".join([*lines[:most], f"... and {len(lines) - most:,} more"] if len(lines) > most + 1 else lines)
