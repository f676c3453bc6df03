"""What pages are made of: the folders of a project, what each page asks of its notebook, and what stamps it.

A notebook declares its parameters in one cell tagged ``parameters``, each as ``name: type = default  # what it does``.
A page is one file ``notebooks/runs/<page>.yml``, read and checked before anything runs::

    notebook: stance
    page: stance
    title: How does each outlet treat each actor?
    order: 1                # optional: place among the pages, the lowest first
    parameters:
      outlets: [otb, rferl]
"""

import ast
import json
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator

from kosovo_lib.display.parameters import TYPES, Value, fitting, refuse_unknown
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.settings import Settings, Text, read_yaml, validated

__all__ = [
    "CORPUS", "EXPORT", "START", "TEMPLATE", "PageFile", "Parameter", "Project", "Run", "Stamp", "declared",
    "of_corpus", "of_folder", "read_json", "runs", "shipped", "stamp_of",
]  # fmt: skip

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

    Notebooks run in ``home``, each beside itself if it is None; every one that declares a parameter in ``fixed`` is
    given its value. All that is made goes into ``build``.
    """

    notebooks: Path
    runs: Path
    front: Path
    build: Path
    home: Path | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)


def of_folder(folder: Path) -> Project:
    """The project of a checkout: a folder that holds ``notebooks``."""
    notebooks = folder / "notebooks"
    return Project(notebooks, notebooks / "runs", notebooks / "front.md", folder / "build")


def of_corpus(corpus: Path, *, otherwise: Path) -> Project:
    """The project of a corpus folder: its ``pages`` and ``front.md``, asked of the notebooks of this package.

    Notebooks run beside the corpus and are told its name alone, so that a page does not say where it was made.

    Args:
        corpus: the folder.
        otherwise: a folder with the ``pages`` and the ``front.md`` for a corpus that has none.

    Raises:
        ParameterError: the folder is no corpus, or the notebooks are missing.
    """
    if not (corpus / "articles.csv").is_file():
        raise ParameterError(f"{corpus}: no articles.csv in it; kosovo new makes a corpus folder")
    corpus = corpus.resolve()
    pages, front = ((corpus if (corpus / name).exists() else otherwise) / name for name in ("pages", "front.md"))
    return Project(
        shipped(), pages, front, Path("build") / corpus.name, home=corpus.parent, fixed={"corpus_path": corpus.name}
    )


def shipped() -> Path:
    """The notebooks of this package: inside it where it was installed from a wheel, beside it in a checkout.

    Raises:
        ParameterError: they are in neither place.
    """
    for folder in _PACKAGE / "notebooks", _PACKAGE.parent / "notebooks":
        if folder.is_dir():
            return folder
    raise ParameterError("the notebooks of kosovo_lib are missing; install it again")


def _page_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) or name == "index":
        raise ValueError("has to be a file name of a-z, 0-9 and -, and not index")
    return name


class PageFile(Settings):
    """One file of ``runs``: which notebook makes a page, under which title, with which parameters."""

    notebook: Text
    page: Annotated[str, AfterValidator(_page_name)]
    title: Text
    parameters: dict[str, Any] = {}
    order: int = 100


@dataclass(frozen=True)
class Parameter:
    """One parameter as its notebook declares it; ``kind`` is the type as written, ``help`` its comment."""

    name: str
    kind: str
    default: Value
    help: str


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


def declared(notebook: Path) -> dict[str, Parameter]:
    """Read the parameters that a notebook declares, by name, in its order; none if it has no such cell.

    Raises:
        ParameterError: the cell holds something else than typed defaults, a type that is not allowed, or a
            default of another type.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError) as error:
        raise ParameterError(f"{notebook.name}: not a notebook of format 4: {error}") from None
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if not tagged:
        return {}
    source = "".join(tagged[0]["source"])
    found = {}
    for statement in ast.parse(source).body:
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
        line = source.splitlines()[(statement.end_lineno or 1) - 1].encode()  # offsets count bytes
        comment = line[statement.end_col_offset or 0 :].decode().lstrip("# ")
        found[name] = Parameter(name, kind, default, comment)
    return found


def runs(project: Path | Project) -> list[Run]:
    """Read and check every page that a project, or the checkout in a folder, asks for, in their order.

    Raises:
        ParameterError: a file, a notebook, a parameter or a value that breaks a rule; names all four.
    """
    project = of_folder(project) if isinstance(project, Path) else project
    found, refused = [], []
    for path in sorted(project.runs.glob("*.yml")):
        try:
            found.append(_run(path, project))
        except ParameterError as error:
            refused.append(str(error))
    if refused:
        raise ParameterError("\n".join(refused))
    if not found:
        raise ParameterError(f"{project.runs}: no page is asked for, it holds no .yml file")
    pages = [run.page for run in found]
    for page in pages:
        if pages.count(page) > 1:
            raise ParameterError(f"{project.runs}: two files ask for page {page!r}")
    return sorted(found, key=lambda run: (run.order, run.page))


def _run(path: Path, project: Project) -> Run:
    """One file of ``runs``, its notebook and its parameters."""
    try:
        asked = validated(PageFile, read_yaml(path), path.name)
    except DataError as refused:
        raise ParameterError(str(refused)) from None
    notebook = project.notebooks / f"{asked.notebook}.ipynb"
    if not notebook.is_file() or notebook.parent != project.notebooks:
        names = ", ".join(sorted(one.stem for one in project.notebooks.glob("*.ipynb"))) or "none"
        raise ParameterError(f"{path.name}: notebook {asked.notebook!r} is not one of {names}")
    known = declared(notebook)
    refuse_unknown(asked.parameters, {p.name: p.kind for p in known.values()}, f"{path.name}: {notebook.stem}")
    given = {
        name: fitting(value, known[name].kind, f"{path.name}: parameter {name!r} of {notebook.stem}")
        for name, value in asked.parameters.items()
    }
    for name, value in project.fixed.items():
        if name in known and given.setdefault(name, value) != value:
            raise ParameterError(
                f"{path.name}: parameter {name!r} of {notebook.stem} is {given[name]!r}, but the pages of this corpus"
                f" are made of {value!r}: leave it out (kosovo report --corpus names the corpus)"
            )
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    export = PurePosixPath(str(values.get(EXPORT, "")).replace("\\", "/"))
    if export.is_absolute() or ".." in export.parts or ":" in str(export):
        raise ParameterError(
            f"{path.name}: {EXPORT} is {values[EXPORT]!r}: files stay in {project.build / 'files' / asked.page}; "
            "name a folder in there"
        )
    return Run(asked.page, asked.title, notebook, values, given, asked.order, project.home or project.notebooks)


@dataclass(frozen=True)
class Stamp:
    """Notebook, parameters, corpus, code and versions of one page, and the titles of all pages of its site.

    Hashes are SHA-256; nothing is of the clock.
    """

    notebook: str
    notebook_hash: str
    title: str
    order: int
    parameters: dict[str, Value]
    data: dict[str, str]
    code_hash: str
    versions: dict[str, str]
    site: dict[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """One hash over all of it."""
        return sha256(json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def stamp_of(run: Run, site: Mapping[str, str] | None = None) -> Stamp:
    """Take the stamp of a page before it is made.

    ``data`` has the hash of the corpus without the files of its pages: of the folder that the parameter
    ``corpus_path`` names, looked for where the notebook runs and upwards, as `kosovo_lib.load` does. ``versions`` are
    those of Python and of the packages that this one names.
    """
    corpus = str(run.values.get(CORPUS, ""))
    folder = _folder(corpus, run.home) if corpus else None
    return Stamp(
        notebook=run.notebook.stem,
        notebook_hash=sha256(run.notebook.read_bytes()).hexdigest(),
        title=run.title,
        order=run.order,
        parameters=dict(run.values),
        data={corpus: _hash(folder, "pages/*.yml")} if folder else {},
        code_hash=_code_hash(),
        versions=_versions(),
        site=dict(site or {}),
    )


def _folder(name: str, start: Path) -> Path | None:
    """The folder of that name beside ``start`` or beside one of its parents."""
    start = start.resolve()
    return next((at / name for at in (start, *start.parents) if (at / name).is_dir()), None)


def _hash(root: Path, left_out: str) -> str:
    """One hash over names and contents, the same whatever the folder is called and wherever it stands."""
    total = sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if "__pycache__" not in path.parts and not fnmatchcase(name, left_out):
            total.update(name.encode() + b"\0")
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


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
