"""The command ``kosovo``: each subcommand reads its arguments, calls the library and prints the result."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kosovo_lib.errors import KosovoError

__all__ = ["main"]


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


def _report(options: argparse.Namespace) -> int:
    from kosovo_lib.publish.report import report

    results = report(
        options.project, options.pages, build=options.build, force=options.force, jobs=options.jobs,
        engine=options.engine,
    )  # fmt: skip
    build = options.build or options.project / "build"
    for result in results:
        if result.status == "failed":
            print(f"kosovo report: {result.error}", file=sys.stderr)
        else:
            print(f"{result.status:9} {build / 'html' / result.page}.html  {result.seconds:.1f} s")
    failed = sum(result.status == "failed" for result in results)
    print(f"{len(results) - failed} of {len(results)} pages stand; open {build / 'html' / 'index.html'}")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kosovo", description="How did each outlet tell this story? Articles in, evidence out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    command = _command(
        commands, "report", _report, "run the notebooks and write the pages",
        "kosovo report\nkosovo report stance terms --force\nkosovo report --jobs 1 --engine kernel",
    )  # fmt: skip
    command.add_argument("pages", nargs="*", metavar="PAGE", help="only these pages; all if none is named")
    command.add_argument("--project", type=Path, default=Path(), help="folder that holds notebooks/ (here)")
    command.add_argument("--build", type=Path, help="where the pages go (build/ in the project)")
    command.add_argument("--force", action="store_true", help="make pages again that have not changed")
    command.add_argument("--jobs", type=_at_least_one, help="notebooks at a time (as many as processors)")
    command.add_argument(
        "--engine", choices=("auto", "fork", "kernel"), default="auto",
        help="forked processes, or a Jupyter kernel each (auto: what fits the system)",
    )  # fmt: skip
    return parser


def _command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, call: object,
             what: str, examples: str) -> argparse.ArgumentParser:  # fmt: skip
    """A subcommand with its examples under its help."""
    shown = "examples:\n" + "\n".join(f"  {line}" for line in examples.splitlines())
    command = commands.add_parser(
        name, help=what, description=what[0].upper() + what[1:] + ".", epilog=shown,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    command.set_defaults(call=call)
    return command


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("has to be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
