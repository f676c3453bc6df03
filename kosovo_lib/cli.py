"""The command ``kosovo``: each subcommand reads its arguments, calls the library and prints the result."""

import argparse
import json
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kosovo_lib.errors import DataError, KosovoError

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

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
    from kosovo_lib.newsroom.folder import TEMPLATE
    from kosovo_lib.publish.project import of_corpus, of_folder
    from kosovo_lib.publish.report import report

    corpus = options.corpus or options.project / "data"
    project = of_corpus(corpus, otherwise=TEMPLATE) if options.corpus else of_folder(options.project)

    def prepare() -> None:
        from kosovo_lib.corpus import load

        load(corpus)  # the first article parsed loads what all others use

    results = report(
        project, options.pages, build=options.build, force=options.force, jobs=options.jobs,
        engine=options.engine, prepare=prepare,
    )  # fmt: skip
    build = options.build or project.build
    for result in results:
        if result.status == "failed":
            print(f"kosovo report: {result.error}", file=sys.stderr)
        else:
            print(f"{result.status:9} {build / 'html' / result.page}.html  {result.seconds:.1f} s")
    failed = sum(result.status == "failed" for result in results)
    print(f"{len(results) - failed} of {len(results)} pages stand; open {build / 'html' / 'index.html'}")
    return 1 if failed else 0


def _new(options: argparse.Namespace) -> int:
    from kosovo_lib.newsroom.terminal import new_here

    return new_here(options.corpus)


def _add(options: argparse.Namespace) -> int:
    from kosovo_lib.newsroom.proposals import Given
    from kosovo_lib.newsroom.terminal import add_here

    given = Given(options.outlet, options.published, options.title, options.author)
    return add_here(options.corpus, options.files, given, yes=options.yes)


def _parse(options: argparse.Namespace) -> int:
    from tqdm import tqdm

    from kosovo_lib.corpus import parse
    from kosovo_lib.parsing.decode import decode

    failed = 0
    warnings.showwarning = lambda message, *_: print(f"kosovo parse: {message}", file=sys.stderr)
    for name in tqdm(options.files, unit="file", disable=None if len(options.files) > 1 else True):
        try:
            text = decode(_bytes(name), name=name)
            corpus = parse(
                text, outlet=options.outlet, published=options.published, title=options.title,
                article="text" if name == "-" else Path(name).stem, corpus=options.corpus,
            )  # fmt: skip
        except DataError as error:  # the other files are read all the same
            print(f"kosovo parse: {error}", file=sys.stderr)
            failed = 1
            continue
        for line in _json_lines(corpus):
            print(line)
    return failed


def _bytes(name: str) -> bytes:
    """A file's content, or standard input's for ``-``."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise DataError(f"{name}: {error.strerror}") from None


def _json_lines(corpus: "Corpus") -> Iterator[str]:
    """Each sentence as one JSON object, with the actors and the dates in it."""
    inside: dict[str, dict[tuple[Any, Any], list[dict[str, Any]]]] = {"mentions": {}, "dates": {}}
    columns = {
        "mentions": ["actor", "sense", "surface", "start", "end"],
        "dates": ["surface", "start", "end", "date_from", "date_to", "precision"],
    }
    for table, found in inside.items():
        for row in getattr(corpus, table).to_dict("records"):
            part = {name: _plain(row[name]) for name in columns[table]}
            found.setdefault((row["article"], row["sentence"]), []).append(part)
    for row in corpus.sentences.to_dict("records"):
        key = (row["article"], row["sentence"])
        sentence = {name: _plain(value) for name, value in row.items()}
        yield json.dumps(sentence | {t: found.get(key, []) for t, found in inside.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value of a table as JSON has it: a day as 2022-07-31, nothing as null."""
    import pandas as pd

    if pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


def _check(options: argparse.Namespace) -> int:
    from kosovo_lib.checking import problems

    found = problems(options.corpus)
    print("\n".join(found) or f"{options.corpus}: in order")
    return 1 if found else 0


def _ingest(options: argparse.Namespace) -> int:
    from kosovo_lib.scale import ingest

    columns = dict(pair.partition("=")[::2] for pair in options.column)
    chosen = {name: getattr(options, name) for name in ("scheduler", "jobs", "corpus", "outlet")}
    print(ingest(options.source, options.out, columns=columns, **chosen))
    return 0


def _lab(options: argparse.Namespace) -> int:
    from kosovo_lib.publish.project import START, started

    start = options.project / "notebooks" / START
    if not start.parent.is_dir():  # nobody's checkout: the notebook is laid beside the reader's own files
        start = started(options.project)
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(start), *options.options])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kosovo", description="How did each outlet tell this story? Articles in, evidence out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    command = _command(
        commands, "report", _report, "run the notebooks and write the pages",
        "kosovo report\nkosovo report --corpus mystory\nkosovo report stance terms --force\n"
        "kosovo report --jobs 1 --engine kernel",
    )  # fmt: skip
    command.add_argument("pages", nargs="*", metavar="PAGE", help="only these pages; all if none is named")
    command.add_argument("--project", type=Path, default=Path(), help="folder that holds notebooks/ (here)")
    command.add_argument("--corpus", type=Path, help="a corpus folder of your own, with its pages/ and front.md")
    command.add_argument("--build", type=Path, help="where the pages go (build/ in the project; build/CORPUS)")
    command.add_argument("--force", action="store_true", help="make pages again that have not changed")
    command.add_argument("--jobs", type=_at_least_one, help="notebooks at a time (as many as processors)")
    command.add_argument(
        "--engine", choices=("auto", "fork", "kernel"), default="auto",
        help="forked processes, or a Jupyter kernel each (auto: what fits the system)",
    )  # fmt: skip

    command = _command(commands, "new", _new, "make a corpus folder for a story of your own", "kosovo new mystory")
    command.add_argument("corpus", type=Path, metavar="FOLDER", help="a folder that does not exist yet")

    command = _command(
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

    command = _command(
        commands, "parse", _parse, "print the sentences of articles as JSON Lines",
        "kosovo parse article.txt\nkosovo parse --outlet sofrep --published 2022-07-30..2022-08-01 *.txt\n"
        "curl -s https://example.org/a.html | kosovo parse -",
    )  # fmt: skip
    command.add_argument("files", nargs="+", metavar="FILE", help="text or saved web page; - is standard input")
    command.add_argument(
        "--outlet", help="handle or name of the outlet (as the corpus knows the text, or unattributed)"
    )
    command.add_argument("--published", metavar="DAY[..DAY]", help="day, or first and last possible day")
    command.add_argument("--title", help="headline, where the text has none")
    command.add_argument("--corpus", type=Path, help="folder whose profiles and actors are used (data)")

    command = _command(commands, "check", _check, "check a corpus folder and print every problem", "kosovo check data")
    command.add_argument("corpus", type=Path, nargs="?", default=Path("data"), metavar="CORPUS", help="folder (data)")

    command = _command(
        commands, "ingest", _ingest, "parse a corpus of any size into tables that kl.load opens",
        "kosovo ingest articles.jsonl.gz big\nkosovo ingest articles.csv big --column text=body --column id=url",
    )  # fmt: skip
    command.add_argument("source", type=Path, metavar="IN", help="Parquet, JSON Lines, CSV, or a folder")
    command.add_argument("out", type=Path, metavar="OUT", help="folder that is made; begun before, it is gone on with")
    command.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS", help="name of a column in IN")
    command.add_argument("--outlet", default="", help="outlet of articles that name none")
    command.add_argument("--corpus", type=Path, help="folder whose outlets, profiles and actors are used (data)")
    command.add_argument("--jobs", type=_at_least_one, default=1, help="processes on this machine (1)")
    command.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler, such as tcp://10.0.0.1:8786")

    command = _command(
        commands, "lab", _lab, "open the notebooks in JupyterLab", "kosovo lab\nkosovo lab -- --no-browser"
    )
    command.add_argument("options", nargs="*", metavar="OPTION", help="options of jupyter lab, after --")
    command.add_argument("--project", type=Path, default=Path(), help="folder that holds notebooks/ (here)")
    return parser


def _command(
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


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("has to be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
