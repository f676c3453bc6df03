"""The command ``kosovo``: one file a subcommand; each reads its arguments, calls the library and prints the result."""

import argparse
import sys
from collections.abc import Sequence

from kosovo_lib.cli import add, check, code, ingest, lab, new, parse, report, score
from kosovo_lib.errors import KosovoError

__all__ = ["main"]

COMMANDS = (report, new, add, code, parse, score, check, ingest, lab)
"""In the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 something failed, 2 wrongly asked."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.call(options))
    except KosovoError as error:
        print(f"kosovo {options.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"kosovo {options.command}: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader has had enough, as in `kosovo parse ... | head`
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kosovo", description="How did each outlet tell this story? Articles in, evidence out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.register(commands)
    return parser
