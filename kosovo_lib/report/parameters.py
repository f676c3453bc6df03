"""What a notebook can be asked, and what each page asks it: read and checked before anything runs.

A notebook declares its parameters in one cell tagged ``parameters``, each as ``name: type = default  # what it does``.
A page is one file ``notebooks/runs/<page>.yml``::

    notebook: stance
    page: stance
    title: How does each outlet treat each actor?
    order: 1                # optional: place on the front page, the lowest leads
    parameters:
      outlets: [otb, rferl]
"""

import ast
import io
import json
import re
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from kosovo_lib.errors import ParameterError
from kosovo_lib.report.project import Project, of_folder

__all__ = ["Parameter", "Run", "Value", "declared", "runs"]

Value = str | int | float | bool | list[str]
"""What a parameter can hold. ``""`` and ``[]`` mean all; there is no `None`."""

_KEYS = {"notebook": str, "page": str, "title": str, "parameters": dict, "order": int}
_NEEDED = ("notebook", "page", "title")


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
    cells = _notebook(notebook)["cells"]
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if not tagged:
        return {}
    source = "".join(tagged[0]["source"])
    comments = _comments(source)
    found = {}
    for statement in ast.parse(source).body:
        place = f"{notebook.name} parameters line {statement.lineno}"
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            raise ParameterError(f"{place}: write every parameter as `name: type = default  # what it does`")
        name, kind = statement.target.id, ast.unparse(statement.annotation)
        if kind not in _FITS:
            raise ParameterError(f"{place}: type {kind!r} of {name!r} is not one of {', '.join(_FITS)}")
        try:
            default: Any = ast.literal_eval(statement.value) if statement.value else None
        except ValueError:
            raise ParameterError(f"{place}: the default of {name!r} is not a plain value") from None
        if not _FITS[kind](default):
            raise ParameterError(f"{place}: the default of {name!r} is {default!r}, not a {kind}")
        found[name] = Parameter(name, kind, default, comments.get(statement.end_lineno or 0, ""))
    return found


def runs(project: Path | Project) -> list[Run]:
    """Read and check every page that a project, or the checkout in a folder, asks for, in the order of the front page.

    Raises:
        ParameterError: a file, a notebook, a parameter or a value that breaks a rule; names all four.
    """
    project = of_folder(project) if isinstance(project, Path) else project
    folder = project.runs
    found = [_run(path, project) for path in sorted(folder.glob("*.yml"))]
    if not found:
        raise ParameterError(f"{folder}: no page is asked for, it holds no .yml file")
    pages = [run.page for run in found]
    for page in pages:
        if pages.count(page) > 1:
            raise ParameterError(f"{folder}: two files ask for page {page!r}")
    return sorted(found, key=lambda run: (run.order, run.page))


def _run(path: Path, project: Project) -> Run:
    """One file of ``runs``."""
    notebooks = project.notebooks
    try:
        asked = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise ParameterError(f"{path.name}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(asked, dict):
        raise ParameterError(f"{path.name}: expected the keys {', '.join(_KEYS)}")
    for key, value in asked.items():
        if key not in _KEYS:
            raise ParameterError(f"{path.name}: key {key!r} is not one of {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise ParameterError(f"{path.name}: {key} is {value!r}, not a {_KEYS[key].__name__}")
    for key in _NEEDED:
        if not asked.get(key):
            raise ParameterError(f"{path.name}: {key} is missing")
    page = asked["page"]
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", page) or page == "index":
        raise ParameterError(f"{path.name}: page {page!r} has to be a file name of a-z, 0-9 and -, and not index")
    notebook = notebooks / f"{asked['notebook']}.ipynb"
    if not notebook.is_file() or notebook.parent != notebooks:
        names = ", ".join(sorted(found.stem for found in notebooks.glob("*.ipynb"))) or "none"
        raise ParameterError(f"{path.name}: notebook {asked['notebook']!r} is not one of {names}")
    given = asked.get("parameters", {})
    known = declared(notebook)
    _check(path.name, notebook.stem, given, known)
    given = {**given, **{name: value for name, value in project.fixed.items() if name in known}}
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    return Run(page, asked["title"], notebook, values, given, asked.get("order", 100), project.home or notebooks)


def _check(place: str, notebook: str, given: Mapping[str, Any], known: Mapping[str, Parameter]) -> None:
    """Refuse a parameter that the notebook does not declare, or a value of another type."""
    for name, value in given.items():
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            allowed = ", ".join(f"{p.name} ({p.kind})" for p in known.values()) or "it declares none"
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise ParameterError(f"{place}: {notebook} has no parameter {name!r}; {hint}allowed: {allowed}")
        kind = known[name].kind
        if not _FITS[kind](value):
            raise ParameterError(f"{place}: parameter {name!r} of {notebook} is {value!r}, not a {kind}")


def _notebook(path: Path) -> dict[str, Any]:
    try:
        nb = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ParameterError(f"{path.name}: not a notebook: {error}") from None
    if not isinstance(nb, dict) or not isinstance(nb.get("cells"), list):
        raise ParameterError(f"{path.name}: not a notebook of format 4")
    return nb


def _comments(source: str) -> dict[int, str]:
    """Line -> its comment. Tokenised, because a ``#`` inside a default is no comment."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


_FITS = {
    "str": lambda v: isinstance(v, str),
    "int": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "float": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "bool": lambda v: isinstance(v, bool),
    "list[str]": lambda v: isinstance(v, list) and all(isinstance(item, str) for item in v),
}
"""Type as written -> whether a value is of it. A bool is no number."""
