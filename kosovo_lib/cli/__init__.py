"""The command ``kosovo``: ``report`` makes pages, ``folder`` keeps a corpus folder, ``parse`` reads any other texts.

A subcommand reads its arguments, calls the library and prints the result.
"""

import argparse
import io
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from kosovo_lib.disk import problem
from kosovo_lib.errors import KosovoError

__all__ = ["add_column", "add_command", "at_least_one", "main", "shortened"]

_EXTRAS = {"anywidget": "lab", "ipykernel": "lab", "jupyterlab": "lab", "dask": "cluster", "distributed": "cluster"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 success, 1 failure, 2 wrong arguments."""
    from kosovo_lib.cli import folder, parse, report  # they are made with what stands below

    parser = argparse.ArgumentParser(
        prog="kosovo", description="How did each outlet tell this story? Articles in, evidence out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for unit in (report, folder, parse):  # in the order of the help
        unit.register(commands)
    options = parser.parse_args(arguments)
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO())  # whoever started this may have closed it
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # JSON is UTF-8, whatever the terminal; half letters are escaped
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if sys.stdout is None:
            raise KosovoError("standard output is closed; send it to a file, or to /dev/null")
        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            say = cache(lambda said: print(f"kosovo {options.command}: {said}", file=sys.stderr))  # each doubt once
            warnings.showwarning = lambda message, *_: say(str(message))
            return int(options.call(options))
    except KosovoError as error:
        said, status = str(error), 1
    except KeyboardInterrupt:
        said, status = "interrupted", 130
    except BrokenPipeError:  # the reader has had enough, as in `kosovo parse ... | head`
        sys.stderr.close()
        return 0
    except OSError as error:  # a full disk, a folder that cannot be written; without a name it is one of these two
        said, status = problem(error, "standard output, or the folder this runs in"), 1
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        said, status = f"the package {error.name!r} is not installed; it comes with kosovo-lib[{extra}]", 1
    print(f"kosovo {options.command}: {shortened(said)}", file=sys.stderr)
    return status


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
    """Add the option that says how a table calls its columns: pairs of our name and the table's."""
    command.add_argument(
        "--column", action="append", default=[], type=lambda pair: pair.partition("=")[::2], metavar="OURS=THEIRS",
        help="name of a column in a table",
    )  # fmt: skip


def at_least_one(text: str) -> int:
    """A whole number of 1 or more, as an option's type."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is too small; give 1 or more")
    return number


def shortened(text: str, most: int = 20) -> str:
    """The first lines of a long list of problems, and how many more there are."""
    lines = text.splitlines()
    return "\n".join([*lines[:most], f"... and {len(lines) - most:,} more"] if len(lines) > most + 1 else lines)
