"""Settings that people write by hand, read from YAML and held to a pydantic model.

A model is a subclass of `Settings`; `validated` makes one, and its errors name file, place, value and rule.
"""

import re
import unicodedata
from pathlib import Path
from typing import Annotated, Any, TypeVar

import pydantic
import yaml

from kosovo_lib.errors import DataError, why

T = TypeVar("T")

_RULES = {
    "string_type": "must be text; put it in quotation marks",  # YAML reads a bare NO as False and 1244 as a number
    "string_pattern_mismatch": "must be text that is not empty",
    "dict_type": "must be a mapping of keys to values",
    "list_type": "must be a list",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
}
"""pydantic's names of errors, and how they are put here."""

ADDRESS = re.compile(r"(https?://[^\s/]+(/\S*)?)?")  # of a page; or empty
_SECONDS = 1  # of CPU, for one pattern on one line

Text = Annotated[str, pydantic.StringConstraints(pattern=r"\S")]
"""A text that is not empty."""


def unseen(name: str) -> str:
    """Why a name is refused that holds a character which nobody sees, such as U+200B; empty where it holds none."""
    odd = next((character for character in name if not character.isprintable()), "")
    what = f"U+{ord(odd):04X} {unicodedata.name(odd, 'CONTROL CHARACTER')}" if odd else ""
    return what and f"holds {what}, which cannot be seen; type the name again"


def _seen(name: str) -> str:
    if why := unseen(name):
        raise ValueError(why)
    return name


Name = Annotated[Text, pydantic.AfterValidator(_seen)]
"""A text that is not empty, on one line, every character of which can be seen."""


class LinePattern:
    """A regular expression written by a user: one that had not ended after `_SECONDS` is refused with its line."""

    def __init__(self, compiled: Any) -> None:
        self.pattern, self._compiled = compiled.pattern, compiled

    def search(self, line: str, *, at_start: bool = False) -> Any:
        """Its first match in a line, or at its start; None where there is none. `DataError` if it takes too long."""
        find = self._compiled.match if at_start else self._compiled.search
        try:
            return find(line, timeout=_SECONDS)
        except TimeoutError:
            raise DataError(
                f"profiles.yml: {self.pattern!r} takes more than {_SECONDS} second on the line {line[:40]!r} of "
                f"{len(line):,} characters; repeat less in it"
            ) from None


def _compiled(pattern: Any) -> LinePattern:
    import regex  # type: ignore[import-untyped]  # takes longer to load than the rest of this file

    if not isinstance(pattern, str):
        raise ValueError("is not a regular expression; put it in quotation marks")
    try:
        return LinePattern(regex.compile(pattern))
    except (regex.error, ValueError, RecursionError) as error:
        raise ValueError("is not a regular expression") from error


Pattern = Annotated[pydantic.InstanceOf[LinePattern], pydantic.BeforeValidator(_compiled)]
"""A regular expression that a user gives."""


class Settings(pydantic.BaseModel):
    """A mapping with fixed keys; anything else is refused, and no value is converted."""

    model_config = pydantic.ConfigDict(extra="forbid", frozen=True, strict=True)

    @pydantic.model_validator(mode="before")
    @classmethod
    def _has_its_keys(cls, data: Any) -> Any:
        known = [field.alias or name for name, field in cls.model_fields.items()]
        if not isinstance(data, cls | dict):
            raise ValueError(f"must be a mapping with the keys {', '.join(known)}")
        unknown = sorted(str(key) for key in data if key not in known) if isinstance(data, dict) else []
        if unknown:
            raise ValueError(f"has the key {unknown[0]!r}, which is not one of {', '.join(known)}")
        return data


class _Loader(yaml.SafeLoader):
    """Refuses a key that stands twice, of which PyYAML keeps the last, and aliases, of which a few are a bomb."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            problem = "an alias (*) is not read here; write the value out"
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, problem, mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        lines: dict[tuple[str, str], int] = {}
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if first := lines.get((key.tag, key.value)):
                    problem = f"the key {key.value!r} stands in line {first} already; change it there, not here"
                    raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
                lines[key.tag, key.value] = key.start_mark.line + 1
        return super().construct_mapping(node, deep=deep)


def there(folder: Path | None, name: str) -> Path | None:
    """The path of a file that may be left out; a folder of its name, or a link to nothing, is refused when read."""
    path = folder / name if folder else None
    return path if path and (path.exists() or path.is_symlink()) else None


def read_yaml(path: Path) -> Any:
    """The content of a YAML file, None if empty; `DataError` names the line with a double key or other fault."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read: {why(error)}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name}: not readable as YAML in UTF-8: {error.reason}") from error


def parse_yaml(text: str, place: str) -> Any:
    """What `read_yaml` reads, of a text; ``place`` is what a message begins with."""
    try:
        return yaml.load(text, _Loader)  # a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        if isinstance(error, RecursionError):
            problem = "its lists or mappings are nested too deep"
        problem = "the line holds a tab; use spaces" if "'\\t'" in problem else problem
        if "found '<block" in problem or "did not find expected" in problem:
            problem = "it begins further left or right than the lines it belongs to, or lacks a : or a quotation mark"
        raise DataError(f"{place}{line}: not readable as YAML in UTF-8: {problem}") from error


def validated(model: type[T], data: Any, place: str) -> T:
    """The data as the model, or another type that pydantic knows; `DataError` names all broken rules."""
    try:
        return pydantic.TypeAdapter(model).validate_python(data)
    except pydantic.ValidationError as error:
        broken = (_problem(one, place) for one in error.errors(include_url=False))
        raise DataError("\n".join(broken)) from error


def _problem(error: Any, place: str) -> str:
    """One broken rule in words; entries of a list are counted from 1."""
    keys, rule = list(error["loc"]), error["type"]
    if keys and (rule == "missing" or keys[-1] == "[key]"):  # said of the mapping, not of the entry in it
        keys = keys[: -2 if keys[-1] == "[key]" else -1]
    where = " ".join([place, *(str(key + 1) if isinstance(key, int) else str(key) for key in keys)])
    if rule == "missing":
        return f"{where}: the key {error['loc'][-1]!r} is missing"
    if rule == "literal_error":
        said = f"is not one of {error['ctx']['expected']}"
    else:
        said = _RULES.get(rule) or str(error.get("ctx", {}).get("error") or f"({error['msg']})")
    shown = "nothing stands there; it" if error["input"] is None else repr(error["input"])
    return f"{where}: {shown if len(shown) <= 80 else f'{shown[:77]}...'} {said}"
