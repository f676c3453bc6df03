"""All pages of a project: what each asks of its notebook, what stamps it, and all that changed made again.

A notebook declares its parameters in one cell tagged ``parameters``, each as ``name: type = default  # what it does``.
A page is one file ``notebooks/runs/<page>.yml``, read and checked before anything runs::

    notebook: stance
    page: stance
    title: How does each outlet treat each actor?
    order: 1                # optional: place among the pages, the lowest first
    parameters:
      outlets: [otb, rferl]

Under ``build/``: ``html/`` the pages, ``executed/`` the notebooks as they ran, ``findings/`` what the front page
needs of each page, ``files/`` what notebooks export, ``report.json`` how each page ended.
"""

import ast
import json
import os
import re
import shlex
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator

from kosovo_lib.disk import alone, undone, write
from kosovo_lib.display.parameters import TYPES, Value, fitting, refuse_unknown
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.settings import Settings, Text, read_yaml, validated

if TYPE_CHECKING:
    from kosovo_lib.report.execute import Engine

TEMPLATE = Path(__file__).parent.parent / "project" / "template"
"""The files of a new corpus folder."""

START = "start.ipynb"
"""The notebook to begin with; no page is made of it."""

CORPUS = "corpus_path"
"""The parameter that names the corpus."""

EXPORT = "export_to"
"""The parameter that names a folder for files, inside the build folder."""

_PACKAGE = Path(__file__).parent.parent
_TOOLS = frozenset({"anywidget", "ipykernel", "jupyterlab", "papermill", "tqdm"})
"""They run notebooks or show them and have no say in what is on a page."""


@dataclass(frozen=True)
class Project:
    """Where everything lies that pages are made of: a checkout, or a corpus folder with the notebooks of this package.

    Notebooks run beside the ``corpus`` and know only its name, so a page does not say where it was made; without one,
    each runs beside itself. All that is made goes into ``build``.
    """

    notebooks: Path
    runs: Path
    front: Path
    build: Path
    corpus: Path | None = None


def of_folder(folder: Path) -> Project:
    """The project of a checkout: a folder that holds ``notebooks``."""
    notebooks = folder / "notebooks"
    return Project(notebooks, notebooks / "runs", notebooks / "front.md", folder / "build")


def of_corpus(corpus: Path, *, otherwise: Path) -> Project:
    """The project of a corpus folder: its ``pages`` and ``front.md`` with the notebooks of this package.

    ``otherwise`` is a folder with the ``pages`` and the ``front.md`` for a corpus that has none. `ParameterError` if
    ``corpus`` is no corpus folder.
    """
    if not (corpus / "articles.csv").is_file():
        raise ParameterError(f"{corpus}: no such folder, or no articles.csv in it; kosovo new makes a corpus folder")
    corpus = corpus.resolve()
    pages, front = ((corpus if (corpus / name).exists() else otherwise) / name for name in ("pages", "front.md"))
    return Project(shipped(), pages, front, Path("build") / corpus.name, corpus)


def command(project: Project, build: Path) -> str:
    """What makes all pages again, beside the corpus or the notebooks; it names no folder that is not there, too."""
    home, build = (project.corpus or project.notebooks.resolve()).parent, build.resolve()
    corpus = ["--corpus", project.corpus.name] if project.corpus else []
    named = build != home.joinpath("build", *corpus[1:]) and build.is_relative_to(home)
    where = ["--build", build.relative_to(home).as_posix()] if named else []
    return shlex.join(["kosovo", "report", *corpus, *where, "--force"])


def shipped() -> Path:
    """The notebooks of this package, in the wheel or the checkout; `ParameterError` if they are in neither."""
    for folder in _PACKAGE / "notebooks", _PACKAGE.parent / "notebooks":
        if folder.is_dir():
            return folder
    raise ParameterError("the notebooks of kosovo_lib are missing; install it again")


def _page_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or name == "index":
        raise ValueError("must be a file name of a-z, 0-9 and -, and not index")
    return name


class PageFile(Settings):
    """One file of ``runs``: which notebook makes a page, under which title, with which parameters."""

    notebook: Text
    page: Annotated[str, AfterValidator(_page_name)]
    title: Text
    parameters: dict[str, Any] = {}
    order: int = 100


@dataclass(frozen=True)
class Run:
    """One page to make: a notebook, the values of all its parameters, given or default, and the folder it runs in."""

    page: str
    title: str
    notebook: Path
    values: Mapping[str, Value]
    given: Mapping[str, Value]
    order: int
    home: Path


def declared(notebook: Path) -> dict[str, tuple[str, Value]]:
    """The parameters that a notebook declares: name -> type as written, and default; `ParameterError` if it may not."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        tagged = [cell["source"] for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
        statements = ast.parse("".join(tagged[0] if tagged else "")).body
    except SyntaxError as error:
        raise ParameterError(f"{notebook.name} parameters line {error.lineno}: {error.msg}; correct it") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ParameterError(f"{notebook.name}: not a notebook of format 4: {error}") from None
    found = {}
    for statement in statements:
        place = f"{notebook.name} parameters line {statement.lineno}"
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            raise ParameterError(f"{place}: write every parameter as `name: type = default  # what it does`")
        name, kind = statement.target.id, ast.unparse(statement.annotation)
        if kind not in TYPES:
            raise ParameterError(f"{place}: type {kind!r} of {name!r} is not one of {', '.join(TYPES)}")
        try:
            default: Any = ast.literal_eval(statement.value) if statement.value else None
        except ValueError:
            raise ParameterError(f"{place}: the default of {name!r} is not a plain value") from None
        fitting(default, kind, f"{place}: the default of {name!r}")
        found[name] = kind, default
    return found


def runs(project: Path | Project) -> list[Run]:
    """Read and check every page file of a project; `ParameterError` names file, notebook, parameter and value."""
    project = of_folder(project) if isinstance(project, Path) else project
    paths = sorted(project.runs.glob("*.yml"))
    found, refused = [], []
    for path in paths:
        try:
            found.append(_run(path, project))
        except ParameterError as error:
            place = f"{project.runs.name}/{path.name}"
            refused += [line.replace(path.name, place, 1) for line in str(error).splitlines()]
    if refused:
        raise ParameterError("\n".join(refused))
    if not found:
        raise ParameterError(f"{project.runs}: no page to make; kosovo report FOLDER reads a corpus folder")
    files: dict[str, str] = {}
    for run, path in zip(found, paths, strict=True):
        if (first := files.setdefault(run.page, path.name)) != path.name:
            raise ParameterError(f"{project.runs}: {first} and {path.name} both ask for page {run.page!r}; keep one")
    return sorted(found, key=lambda run: (run.order, run.page))


def _run(path: Path, project: Project) -> Run:
    try:
        asked = validated(PageFile, read_yaml(path), path.name)
    except DataError as refused:
        hint = "; parameters of the notebook stand below parameters:, two spaces further right"
        raise ParameterError(f"{refused}{hint * ('has the key' in str(refused))}") from None
    notebooks = {one.stem: one for one in project.notebooks.glob("*.ipynb") if one.is_file()}
    notebook = notebooks.get(asked.notebook)
    if notebook is None:
        names = ", ".join(sorted(notebooks)) or "none"
        raise ParameterError(f"{path.name}: {project.notebooks} has no notebook {asked.notebook!r}; it has {names}")
    known = declared(notebook)
    refuse_unknown(asked.parameters, {name: kind for name, (kind, _) in known.items()}, f"{path.name}: {notebook.stem}")
    given = {
        name: fitting(value, known[name][0], f"{path.name}: parameter {name!r} of {notebook.stem}")
        for name, value in asked.parameters.items()
    }
    own = project.corpus.name if project.corpus else ""
    if own and CORPUS in known and given.setdefault(CORPUS, own) != own:
        raise ParameterError(
            f"{path.name}: parameter {CORPUS!r} of {notebook.stem} is {given[CORPUS]!r}, but the pages of this corpus"
            f" are made of {own!r}: leave it out (kosovo report FOLDER names the corpus)"
        )
    values = {name: given.get(name, default) for name, (_, default) in known.items()}
    export = PurePosixPath(str(values.get(EXPORT, "")).replace("\\", "/"))
    if export.is_absolute() or ".." in export.parts or ":" in str(export):
        raise ParameterError(
            f"{path.name}: {EXPORT} is {values[EXPORT]!r}: files stay in {project.build / 'files' / asked.page}; "
            "name a folder in there"
        )
    home = project.corpus.parent if project.corpus else project.notebooks
    return Run(asked.page, asked.title, notebook, values, given, asked.order, home)


Stamp = dict[str, Any]
"""What a page was made of: notebook, parameters, corpus, code, versions, titles of its site; nothing of the clock."""


def stamp_of(run: Run, site: Mapping[str, str], hashed: Callable[[Path, str], str]) -> Stamp:
    """The stamp of a page before it is made, with one ``hash`` over all of it.

    ``data`` is the hash of the corpus that ``corpus_path`` names, without the files of its pages; ``versions`` are
    those of Python and of the packages that this one depends on. ``hashed`` remembers hashes between pages.
    """
    corpus = str(run.values.get(CORPUS, ""))
    places = (at / corpus for at in (run.home.resolve(), *run.home.resolve().parents))
    folder = next((place for place in places if corpus and place.is_dir()), None)
    stamp = {
        "notebook": run.notebook.stem, "notebook_hash": sha256(run.notebook.read_bytes()).hexdigest(),
        "title": run.title, "order": run.order, "parameters": dict(run.values),
        "data": {corpus: hashed(folder, "pages/*.yml")} if folder else {},
        "code_hash": _code_hash(), "versions": _versions(), "site": dict(site),
    }  # fmt: skip
    return stamp | {"hash": sha256(json.dumps(stamp, sort_keys=True, ensure_ascii=False).encode()).hexdigest()}


def _hash(root: Path, left_out: str) -> str:
    """One hash over names and contents, the same whatever the folder is called and wherever it stands."""
    total = sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if "__pycache__" not in path.parts and not fnmatchcase(name, left_out):
            total.update(name.encode() + b"\0")
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


def corpus_hash(corpus: Path) -> str:
    """One hash of what the tables of a corpus folder are made of: it, without its pages, this code and its versions."""
    return sha256(repr((_hash(corpus, "pages/*.yml"), _code_hash(), _versions())).encode()).hexdigest()


@cache
def _code_hash() -> str:
    """Of the library's own code: notebooks, which a wheel carries inside it, have their own hash."""
    return _hash(_PACKAGE, "notebooks/*")


@cache
def _versions() -> dict[str, str]:
    """Python without its last digit, which does not change a page, and the packages that this one depends on."""
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for line in metadata.requires("kosovo-lib") or ():
        name = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
        if "extra ==" not in line and name not in _TOOLS:
            with suppress(metadata.PackageNotFoundError):  # not made for every system
                found[name] = metadata.version(name)
    return dict(sorted(found.items()))


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file that an earlier run wrote; empty if there is none."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # not made yet, or cut off by a power failure
        return {}
    return kept if isinstance(kept, dict) else {}


_SOURCE = ".made-of"
"""The file in a build folder that says of which corpus or notebooks the pages are."""

Status = Literal["made", "unchanged", "stale", "failed"]


@dataclass(frozen=True)
class Result:
    """How one page ended. ``seconds`` are those of its notebook and its page; ``error`` is one line or empty.

    A page that failed and has a last good version is ``stale``: that version stands, and says so.
    """

    page: str
    notebook: str
    parameters: dict[str, Any]
    status: Status
    seconds: float
    hash: str
    error: str = ""


def report(
    project: Path | Project,
    pages: Sequence[str] = (),
    *,
    build: Path | None = None,
    force: bool = False,
    jobs: int | None = None,
    engine: "Engine" = "auto",
    prepare: Callable[[list[Run]], object] | None = None,
) -> list[Result]:
    """Make the pages of a project, and the front page.

    Every parameter is checked first. A page whose stamp has not changed stays, unless ``force`` is set; of some
    ``pages`` only these are made. A page that fails keeps its last good version, marked as out of date, and hurts no
    other. Everything goes to ``build``, by default the project's. `execute.execute` says what the rest is.

    `ParameterError` if a page file asks for something that does not exist, ``pages`` names an unknown one, or ``build``
    holds what no report wrote; `KosovoError` from ``prepare``, before any notebook has run.
    """
    from kosovo_lib.report.page import front_of  # whose pages carry stamps

    project = of_folder(project) if isinstance(project, Path) else project
    asked = runs(project)
    if build is not None:
        _refuse_foreign(build)
    build = build or project.build
    front, titles = front_of(project.front, project.corpus), {run.page: run.title for run in asked}
    for page in set(pages) - titles.keys():
        raise ParameterError(f"page {page!r} is not one of {', '.join(titles)}")
    above = [folder for folder in build.parents if not folder.exists()]
    build.mkdir(parents=True, exist_ok=True)
    with alone(build), undone(build, above):  # of two reports at once, the second finds what the first has made
        source = project.corpus or project.notebooks.resolve()
        before = (build / _SOURCE).read_text(encoding="utf-8") if (build / _SOURCE).is_file() else ""
        if (first := Path(next(iter(before.splitlines()), source))) != source and first.exists():
            said = f"it holds the pages of {first}, not of {source}; name another folder with --build"
            raise ParameterError(f"build {build}: {said}")  # two corpora of one name would mix in one site
        for part in (*build.rglob("*.[0-9]*.part"), *build.glob("executed/*.part.ipynb")):
            part.unlink()  # of a report that was killed
        known = {"": front.site, "url": front.settings.site, "publish": front.settings.publish, **titles}
        hashed = cache(_hash)  # most pages are of one corpus
        stamps = {run.page: stamp_of(run, known, hashed) for run in asked}
        chosen = [run for run in asked if not pages or run.page in pages]
        changed = [run for run in chosen if force or not _has(build, run, stamps[run.page])]
        results = {run.page: _result(run, stamps[run.page], "unchanged", 0.0) for run in chosen if run not in changed}
        words = project.front.read_bytes() if project.front.exists() else b""
        site = sha256(repr((words, [(run.page, run.order) for run in asked], known)).encode()).hexdigest()
        made_of = f"{source}\n{site}\n"
        if changed or made_of != before or not (build / "html" / "index.html").exists():
            from tqdm import tqdm

            from kosovo_lib.report.execute import execute  # what makes pages is loaded where some are to be made

            started = [_exporting(run, build) for run in changed]
            write(build / _SOURCE, before or f"{source}\n")  # what cannot be written is refused before it costs time
            ended = execute(started, build / "executed", jobs=jobs, engine=engine, prepare=prepare)
            from kosovo_lib.report.html import Writer  # not before, lest each notebook's process hold it

            write(build / _SOURCE, f"{source}\n")  # until all pages stand: a killed report is taken up again
            writer, failures = Writer(build, front, asked, ended, command(project, build)), []
            for run in tqdm(asked, "Writing pages", unit="page", disable=None if ended else True):  # in a terminal
                began, ran = time.monotonic(), ended.get(run.page)
                status, error = writer.write(run, stamps[run.page] if ran else None)
                if error:
                    failures.append({"title": run.title, "error": error, "kept": "kept" if status == "stale" else ""})
                if ran or error:
                    seconds = (ran[0] if ran else 0) + time.monotonic() - began
                    results[run.page] = _result(run, stamps[run.page], status, seconds, error)
            writer.front(failures)
            write(build / _SOURCE, made_of)
        ordered = [results[page] for page in titles if page in results]
        write(build / "report.json", json.dumps([asdict(result) for result in ordered], indent=1) + "\n")
    return ordered


def _has(build: Path, run: Run, stamp: Stamp) -> bool:
    """Whether page and files are there and were made by the same notebook, parameters, data, code and versions."""
    summary = read_json(build / "findings" / f"{run.page}.json")
    files = _files(run, build)
    made = (build / "html" / f"{run.page}.html").exists() and (files is None or files.is_dir())
    return made and summary.get("hash") == stamp["hash"] and not summary.get("stale")


def _refuse_foreign(build: Path) -> None:
    """Refuse a folder that holds what no report wrote: pages may be deleted in it, and files of that name replaced."""
    if build.exists() and not build.is_dir():
        raise ParameterError(f"build {build}: it is a file; name a folder that is empty or not there yet")
    held = {path.name for path in build.iterdir()} if build.exists() else set()
    other = sorted(name for name in held if not name.startswith("."))
    if other and (held.isdisjoint(("report.json", _SOURCE)) or "articles.csv" in held):
        raise ParameterError(
            f"build {build}: it holds {other[0]!r}, which no report wrote; name a folder that is empty or not there yet"
        )


def _files(run: Run, build: Path) -> Path | None:
    folder = str(run.values.get(EXPORT, "")).replace("\\", "/")
    return build / "files" / run.page / folder if folder else None


def _exporting(run: Run, build: Path) -> Run:
    folder = _files(run, build)
    if folder and not folder.resolve().is_relative_to(build.resolve()):
        raise ParameterError(f"{folder}: leads out of {build} by a link; delete the link")
    inside = {EXPORT: os.path.relpath(folder, run.home)} if folder else {}
    return replace(run, given={**run.given, **inside})


def _result(run: Run, stamp: Stamp, status: Status, seconds: float, error: str = "") -> Result:
    return Result(run.page, run.notebook.stem, dict(run.values), status, round(seconds, 2), stamp["hash"], error)
