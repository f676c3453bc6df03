"""``kosovo report``: run the notebooks, write the pages; ``kosovo lab``: open them in JupyterLab."""

import argparse
import gc
import importlib
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from kosovo_lib.cli import add_command, at_least_one
from kosovo_lib.disk import unavailable, write
from kosovo_lib.errors import KosovoError, ParameterError, refusals
from kosovo_lib.finding import amount

_COMPARING = frozenset({"events", "facts", "read", "stance", "terms"})
"""Notebooks that compare sentences."""

_ASKING = frozenset({"method", "stance"})
"""Notebooks that ask the network."""


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    command = add_command(
        commands, "report", _report, "run the notebooks and write the pages",
        "kosovo report\nkosovo report mystory\nkosovo report mystory facts terms --force\n"
        "kosovo report --jobs 1 --engine kernel",
    )  # fmt: skip
    command.add_argument("pages", nargs="*", metavar="CORPUS, PAGE", help="a corpus folder, then pages to make (all)")
    command.add_argument("--project", type=Path, default=Path(), help="folder that holds notebooks/ (here)")
    command.add_argument("--corpus", type=Path, help="the corpus folder, if it is not named first")
    command.add_argument("--build", type=Path, help="where the pages go (build/ in the project; build/CORPUS)")
    command.add_argument("--force", action="store_true", help="make unchanged pages, too")
    command.add_argument("--jobs", type=at_least_one, help="notebooks to run at once (one for each processor)")
    command.add_argument(
        "--engine", choices=("auto", "fork", "kernel"), default="auto",
        help="run notebooks in forked processes or in Jupyter kernels (auto: what the system allows)",
    )  # fmt: skip

    command = add_command(
        commands, "lab", _lab, "open the notebooks in JupyterLab", "kosovo lab\nkosovo lab -- --no-browser"
    )
    command.add_argument("options", nargs="*", metavar="OPTION", help="options of jupyter lab, after --")
    command.add_argument("--project", type=Path, default=Path(), help="folder that holds notebooks/ (here)")


def _report(options: argparse.Namespace) -> int:
    gc.disable()  # what is imported stays: to look through it costs a tenth of a page
    from kosovo_lib.report.runs import TEMPLATE, of_corpus, of_folder, report

    own = (options.project / "notebooks").is_dir()
    if not options.corpus and options.pages and (not own or (Path(options.pages[0]) / "articles.csv").is_file()):
        options.corpus = Path(options.pages.pop(0))
    corpus = options.corpus or options.project / "data"
    project = of_corpus(corpus, otherwise=TEMPLATE) if options.corpus else of_folder(options.project)
    build = options.build or project.build

    results = report(
        project, options.pages, build=options.build, force=options.force, jobs=options.jobs,
        engine=options.engine, prepare=partial(_prepare, corpus=corpus, build=build, own=bool(options.corpus)),
    )  # fmt: skip
    for result in results:
        if result.error:
            kept = "; its last good version is kept, marked as out of date" if result.status == "stale" else ""
            print(f"kosovo report: {result.error}{kept}", file=sys.stderr)
        else:
            print(f"{result.status:9} {build / 'html' / result.page}.html  {result.seconds:.1f} s")
    gc.freeze()  # nor is it looked through at the end
    failed = sum(bool(result.error) for result in results)
    print(f"{len(results) - failed} of {amount(len(results), 'page')} up to date; open {build / 'html' / 'index.html'}")
    return 1 if failed else 0


def _prepare(asked: Sequence[Any], *, corpus: Path, build: Path, own: bool) -> None:
    """Load and check, before notebooks run, what several of them would; ``own`` says that all read this corpus."""
    gc.freeze()
    gc.set_threshold(300_000)
    gc.enable()
    notebooks = {run.notebook.stem for run in asked}
    from kosovo_lib.bulk import keep, load
    from kosovo_lib.facts import differences
    from kosovo_lib.facts.dated import read_links
    from kosovo_lib.facts.similarity import STEMS
    from kosovo_lib.facts.similarity import keep as compared
    from kosovo_lib.project.checking import of_pages
    from kosovo_lib.report.runs import CORPUS, corpus_hash

    _say(f"Reading the articles of {corpus}")
    try:
        keep(corpus, build / ".corpus", corpus_hash(corpus))
        everything = load(corpus)
    except KosovoError:
        if own:  # a project's notebooks may read something else
            raise
        return
    found = of_pages([run for run in asked if Path(str(run.values.get(CORPUS))).name == corpus.name], everything)
    if _ASKING & notebooks:
        from kosovo_lib import coding, sentiment
        from kosovo_lib.stance import suggested

        found += refusals(lambda: (coding.load(everything), coding.coders(everything)))  # said once
        if "stance" in notebooks and own and not found and coding.load(everything).empty:
            print(
                f"Nobody has coded stance; kosovo code {shlex.quote(str(corpus))} --coder NAME makes a sheet to label"
            )
    if "terms" in notebooks:
        from kosovo_lib.terms.findings import TAGS

        TAGS.keep_in(build / ".tags")
    if _COMPARING & notebooks:
        found += refusals(lambda: read_links(everything, whole=True))
        STEMS.keep_in(build / ".stems")
        with unavailable("scipy.stats"):  # of NLTK only the stemmer is used
            STEMS or importlib.import_module("nltk")
    if len(_COMPARING & notebooks) > 1 and not found:  # with no option set, these pages compare all news
        news = everything.select(outlets=everything.outlets["outlet"].tolist())
        _say(f"Comparing the sentences of {amount(len(news.articles), 'article')}")
        found += refusals(lambda: differences(compared(news)))
    if found:
        raise ParameterError("\n".join(found))
    if _ASKING & notebooks:
        with suppress(KosovoError, ImportError):  # the notebooks say what is wrong with the network
            sentiment.load().known.keep_in(build / ".answers")
            if notebooks >= _ASKING:
                _say("Asking the network who judges whom")
                suggested(everything)  # it answers once for both


def _say(what: str) -> None:
    """Say in a terminal what takes long before notebooks run; these have bars of their own."""
    if sys.stderr.isatty():
        print(what, file=sys.stderr)


def _lab(options: argparse.Namespace) -> int:
    from importlib.util import find_spec

    from kosovo_lib.report.runs import START, shipped

    if find_spec("jupyterlab") is None:
        raise ModuleNotFoundError("jupyterlab", name="jupyterlab")
    start = options.project / "notebooks" / START
    if not start.parent.is_dir():  # nobody's checkout: the notebook is laid beside the reader's own files
        start = options.project / START
        if not start.exists():
            write(start, (shipped() / START).read_bytes())
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(start), *options.options])
