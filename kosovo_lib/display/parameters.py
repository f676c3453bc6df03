"""The parameters of a notebook: which types they have, and whether a value may be one."""

import ast
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from kosovo_lib.errors import ParameterError

__all__ = ["Value", "check_parameters", "fitting", "injected", "refuse_unknown"]

Value = str | int | float | bool | list[str]
"""What a parameter can hold. ``""`` and ``[]`` mean all; there is no `None`."""

TYPES: Mapping[str, str] = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list[str]": "a list of texts",
}
"""Type as a notebook writes it -> in words."""


def fitting(value: Any, kind: str, place: str) -> Value:
    """The value of a parameter, if it is of its type.

    Days and years that YAML reads as dates and numbers are taken as the text they were written as.

    Args:
        value: as given in a page file, on papermill's command line or in the notebook.
        kind: a key of `TYPES`.
        place: what a message begins with.

    Raises:
        ParameterError: it is of another type, or a list with an empty text in it.
    """
    if kind == "str" and isinstance(value, date):
        return value.isoformat()
    if kind == "str" and isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return str(value)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    fits = {
        "str": isinstance(value, str),
        "int": number and isinstance(value, int),
        "float": number,
        "bool": isinstance(value, bool),
        "list[str]": isinstance(value, list) and all(isinstance(item, str) for item in value),
    }[kind]
    if not fits:
        also = "; a year has four digits, a day is written 2008-02-17" if kind == "str" and number else ""
        raise ParameterError(f"{place} is {value!r}, not {kind}: write {TYPES[kind]}{also}")
    if kind == "list[str]" and not all(item.strip() for item in value):
        raise ParameterError(f"{place} is {value!r}: an empty text in it means nothing; leave it out")
    return value  # type: ignore[no-any-return]


def refuse_unknown(names: Iterable[str], known: Mapping[str, str], place: str) -> None:
    """Refuse names that are no parameter; the message has those that are, with their types.

    Args:
        names: those that are given.
        known: name -> type.
        place: what a message begins with.
    """
    for name in names:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            allowed = ", ".join(f"{one} ({kind})" for one, kind in known.items()) or "it declares none"
            raise ParameterError(f"{place} has no parameter {name!r}; {hint}allowed: {allowed}")


def check_parameters(namespace: dict[str, Any], corpus: Any = None, **allowed: Iterable[Any]) -> None:
    """Check the parameters of the notebook that is running; for its first cell after them.

    Names and types are those of the cell tagged ``parameters``. So a slip is refused also where nothing checked it
    before, as in ``papermill -p min_m 3``. A day or year given as a number becomes the text that its type asks for::

        kl.display.check_parameters(globals(), corpus, voice=["outlet", "other", ""])

    Args:
        namespace: the notebook's ``globals()``.
        corpus: whose outlets the parameter ``outlets`` may name; not checked if left out.
        allowed: parameter -> the values it, or each item of its list, may have.

    Raises:
        ParameterError: a name that the notebook does not declare, a value of another type, or one that is not
            allowed; the message gives those that are.
    """
    if corpus is not None:
        allowed = {"outlets": corpus.outlets["outlet"], **allowed}
    declared = namespace.get("__annotations__", {})
    known = {name: _written(kind) for name, kind in declared.items() if _written(kind) in TYPES}
    for source in namespace.get("In", []):
        refuse_unknown(injected(source), known, "this notebook")
    for name, kind in known.items():
        value = namespace[name] = fitting(namespace[name], kind, f"parameter {name!r}")
        if name in allowed:
            choices = list(dict.fromkeys(allowed[name]))
            for one in value if isinstance(value, list) else [value]:
                if one not in choices:
                    said = ", ".join(repr(choice) for choice in choices[:20])
                    more = f" and {len(choices) - 20} more" if len(choices) > 20 else ""
                    raise ParameterError(f"parameter {name!r}: {one!r} is not one of {said}{more}")


def injected(source: str) -> list[str]:
    """The names that a cell sets which papermill has put in, none for any other cell."""
    if not source.startswith("# Parameters\n"):
        return []
    return [
        target.id
        for statement in ast.parse(source).body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    ]


def _written(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and kind is not list and "[" not in str(kind) else str(kind)
