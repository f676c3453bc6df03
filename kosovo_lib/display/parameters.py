"""The parameters of a notebook: which types they have, and whether a value may be one."""

import ast
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any
from zoneinfo import available_timezones

from pydantic import FiniteFloat, TypeAdapter, ValidationError

from kosovo_lib.errors import ParameterError, refusals
from kosovo_lib.finding import first_of

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

_CHECKS = dict(zip(TYPES, map(TypeAdapter[Any], (str, int, FiniteFloat, bool, list[str])), strict=True))


def fitting(value: Any, kind: str, place: str) -> Value:
    """The value of a parameter, if it has its type. Days and years that YAML reads as dates and numbers become text.

    `ParameterError`, which begins with ``place``, if it has another type, or is a list with an empty text in it.
    """
    if kind == "str" and isinstance(value, date):
        return value.isoformat()
    if kind == "str" and isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return str(value)
    try:
        _CHECKS[kind].validate_python(value, strict=True)
    except ValidationError:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        also = "; a year has four digits, a day is written 2008-02-17" if kind == "str" and is_number else ""
        raise ParameterError(f"{place} is {value!r}, not {kind}: write {TYPES[kind]}{also}") from None
    if kind == "list[str]" and not all(item.strip() for item in value):
        raise ParameterError(f"{place} is {value!r}: an empty text in it means nothing; leave it out")
    return value  # type: ignore[no-any-return]


def refuse_unknown(names: Iterable[str], known: Mapping[str, str], place: str) -> None:
    """Refuse names that are no parameter; the message has those that are, with their types."""
    for name in names:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            allowed = ", ".join(f"{one} ({kind})" for one, kind in known.items()) or "it declares none"
            raise ParameterError(f"{place} has no parameter {name!r}; {hint}allowed: {allowed}")


def check_parameters(namespace: dict[str, Any], corpus: Any = None) -> Any:
    """Check the parameters of the notebook that is running, in its first cell after them; returns ``corpus``.

    This refuses a slip such as ``papermill -p min_m 3``, too. A day or year given as a number becomes text.

    Raises:
        ParameterError: a name that the notebook does not declare, a value of another type, or one that the corpus
            cannot answer.
    """
    declared = namespace.get("__annotations__", {})
    known = {name: _written(kind) for name, kind in declared.items() if _written(kind) in TYPES}
    for source in namespace.get("In", []):
        refuse_unknown(injected(source), known, "this notebook")
    for name, kind in known.items():
        namespace[name] = fitting(namespace[name], kind, f"parameter {name!r}")
    if corpus is not None and (odd := misfits({name: namespace[name] for name in known}, corpus)):
        raise ParameterError("\n".join(odd))
    return corpus


def misfits(values: Mapping[str, Value], corpus: Any) -> list[str]:
    """Values of parameters that a corpus cannot answer, such as outlets it does not have: a line for each."""
    from kosovo_lib.schema import GENRES, MAX_NGRAM, PRECISIONS, REFERENCES_COUNTED

    voices = ("outlet", "other", "")[: 2 if "coder" in values else 3]  # of labels they are never counted together
    known: dict[str, Iterable[Any]] = {
        "outlets": corpus.outlets["outlet"], "articles": corpus.articles["article"], "genres": GENRES,
        "actors": sorted(set(corpus.mentions["actor"])), "references": REFERENCES_COUNTED,
        "precision": ["", *PRECISIONS], "strength": (1, 2), "ngram": range(1, MAX_NGRAM + 1), "voice": voices,
    }  # fmt: skip
    if "coder" in values:
        from kosovo_lib.coding.sheet import sheets_of  # loaded only where it is asked

        known["coder"] = ["", *sheets_of(corpus)]
    found = []
    for name, value in values.items():
        choices = list(known.get(name, ()))
        for one in value if isinstance(value, list) else [value]:
            if name in known and one not in choices:
                said = first_of(map(repr, choices), 20) or "none, as there are none"
                found.append(f"parameter {name!r}: {one!r} is not one of {said}")
    found += _unusable(values, MAX_NGRAM)
    narrowing = ["outlets", "articles", "genres"] + ["since", "until"] * ("strength" in values)  # days of the articles
    if not found and (asked := {name: values[name] for name in narrowing if values.get(name)}):
        found = refusals(lambda: corpus.select(**asked))
    return found


def _unusable(values: Mapping[str, Value], most: int) -> list[str]:
    """Terms of more than ``most`` words, days and time zones that no notebook can use."""
    from kosovo_lib.corpus import bounds

    words: Any = values.get("words", [])
    found = [
        f"parameter 'words': {term!r} has {length} words; a term has {most} at most"
        for term in words if (length := len(term.split())) > most
    ]  # fmt: skip
    odd = refusals(lambda: bounds(values.get("since"), values.get("until")))
    found += [f"parameters 'since' and 'until': {one}" for one in odd]
    if values.get("local_zone", "UTC") not in available_timezones():
        zone = values["local_zone"]
        found.append(f"parameter 'local_zone': {zone!r} is not an IANA time zone such as Europe/London")
    return found


def injected(source: str) -> list[str]:
    """The names set in the cell that papermill puts in; none for any other cell."""
    if not source.startswith("# Parameters\n"):
        return []
    statements = (one for one in ast.parse(source).body if isinstance(one, ast.Assign))
    return [target.id for one in statements for target in one.targets if isinstance(target, ast.Name)]


def _written(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) and kind is not list and "[" not in str(kind) else str(kind)
