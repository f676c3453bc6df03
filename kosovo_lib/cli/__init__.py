"""The command ``kosovo``: one file a subcommand; each reads its arguments, calls the library and prints the result."""

import argparse
import sys
import warnings
from collections.abc import Sequence

from kosovo_lib.cli import code, folder, ingest, parse, report, score
from kosovo_lib.cli.command import shortened
from kosovo_lib.disk import problem
from kosovo_lib.errors import KosovoError

__all__ = ["main"]

COMMANDS = (report, folder, code, parse, score, ingest)
"""In the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 success, 1 failure, 2 wrong arguments."""
    options = _parser().parse_args(arguments)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            warnings.showwarning = lambda message, *_: print(f"kosovo {options.command}: {message}", file=sys.stderr)
            return int(options.call(options))
    except KosovoError as error:
        said, status = str(error), 1
    except KeyboardInterrupt:
        said, status = "interrupted", 130
    except BrokenPipeError:  # the reader has had enough, as in `kosovo parse ... | head`
        sys.stderr.close()
        return 0
    except OSError as error:  # a full disk, a folder that cannot be written
        said, status = problem(error), 1
    except ModuleNotFoundError as error:
        said, status = _extra_of(error), 1
    print(f"kosovo {options.command}: {shortened(said)}", file=sys.stderr)
    return status


def _extra_of(error: ModuleNotFoundError) -> str:
    """Say which extra of this package installs a missing module."""
    extras = {"anywidget": "lab", "ipykernel": "lab", "jupyterlab": "lab", "dask": "cluster", "distributed": "cluster"}
    extra = extras.get((error.name or "").partition(".")[0])
    if extra is None:
        raise error
    return f"the package {error.name!r} is not installed; it comes with kosovo-lib[{extra}]"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kosovo", description="How did each outlet tell this story? Articles in, evidence out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.register(commands)
    return parser
