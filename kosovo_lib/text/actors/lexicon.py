"""An ``actors.yml``, checked and compiled."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kosovo_lib.errors import DataError

__all__ = ["KINDS", "NO_ACTORS", "Actor", "Lexicon", "Meaning", "load_lexicon"]

KINDS = ("state", "organisation", "person", "community")
_CUES = ("city_after", "city_before", "government_after")
_TEXT, _LIST, _MAP = "text", "a list of texts", "a mapping"
_ACTOR_KEYS = {
    "name": _TEXT, "kind": _TEXT, "aliases": _LIST, "adjectives": _LIST, "titles": _LIST, "capital": _MAP,
}  # fmt: skip
_CAPITAL_KEYS = {"city": _TEXT, "aliases": _LIST}
_FILE_KEYS = {"actors": "a list", "organs": _LIST, "not_actors": _LIST, "cues": _MAP}


class Actor(NamedTuple):
    """An actor as it stands in the file: its name in every table, what kind it is, its other names."""

    name: str
    kind: str
    aliases: tuple[str, ...]


class Meaning(NamedTuple):
    """What an alias stands for: an actor (None for a name that is nobody's), and its city where it is a capital."""

    actor: str | None
    city: str | None = None


@dataclass(frozen=True)
class Lexicon:
    """A compiled ``actors.yml``: ``actors`` as they stand there, and the patterns that find them."""

    actors: tuple[Actor, ...]
    meanings: Mapping[str, Meaning]
    adjectives: Mapping[str, Meaning]
    names: re.Pattern[str]
    shared: re.Pattern[str]
    city_after: re.Pattern[str]
    city_before: re.Pattern[str]
    government_after: re.Pattern[str]


def load_lexicon(path: str | Path) -> Lexicon:
    """Read and check an ``actors.yml``; the file's own comments explain its keys.

    Raises:
        DataError: the file cannot be read, is no YAML, or an entry breaks a rule; names file, entry and rule.
    """
    path = Path(path)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
        raise DataError(f"{path.name}{line}: is not readable YAML in UTF-8: {problem}") from error
    _check(data, _FILE_KEYS, path.name, required=("actors",))
    cues = data.get("cues", {})
    _check(cues, dict.fromkeys(_CUES, _LIST), f"{path.name} cues", required=_CUES if cues else ())
    for number, entry in enumerate(data["actors"], 1):
        _check_actor(entry, number, path.name, has_cues=bool(cues))
    return _compile(data, cues, path.name)


def _check(entry: Any, keys: Mapping[str, str], place: str, required: Iterable[str] = ()) -> None:
    """Hold a mapping to its keys and their types."""
    if not isinstance(entry, dict):
        raise DataError(f"{place}: {entry!r} must be a mapping with the keys {', '.join(keys)}")
    for key in required:
        if key not in entry:
            raise DataError(f"{place}: the key {key!r} is missing")
    for key, value in entry.items():
        if key not in keys:
            raise DataError(f"{place}: the key {key!r} is not one of {', '.join(keys)}")
        if keys[key] == _TEXT:
            _check_text(value, f"{place}: {key}")
        elif keys[key] == _MAP and not isinstance(value, dict):
            raise DataError(f"{place}: {key} must be a mapping, not {value!r}")
        elif keys[key] not in (_TEXT, _MAP) and not isinstance(value, list):
            raise DataError(f"{place}: {key} must be a list, not {value!r}")
        elif keys[key] == _LIST:
            for item in value:
                _check_text(item, f"{place}: {key}")


def _check_text(value: Any, place: str) -> None:
    # YAML reads a bare NO as False and 1244 as a number: only quotation marks make them names.
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{place}: {value!r} must be text that is not empty; put it in quotation marks")


def _check_actor(entry: Any, number: int, file: str, *, has_cues: bool) -> None:
    place = f"{file} actor {number}"
    if isinstance(entry, dict) and isinstance(entry.get("name"), str):
        place = f"{place} ({entry['name']})"
    _check(entry, _ACTOR_KEYS, place, required=("name", "kind"))
    if entry["kind"] not in KINDS:
        raise DataError(f"{place}: kind {entry['kind']!r} is not one of {', '.join(KINDS)}")
    if "capital" in entry:
        _check(entry["capital"], _CAPITAL_KEYS, f"{place} capital", required=("city",))
        if not has_cues:
            raise DataError(f"{place}: a capital needs the lists {', '.join(_CUES)} under the key cues")


def _compile(data: Mapping[str, Any], cues: Mapping[str, Any], file: str) -> Lexicon:
    meanings: dict[str, Meaning] = {}

    def add(alias: str, meaning: Meaning, place: str) -> None:
        for form in _forms(alias):
            known = meanings.setdefault(form, meaning)
            if known != meaning:
                owner = known.actor or "not_actors"
                raise DataError(f"{file} {place}: the alias {alias!r} already belongs to {owner}")

    actors: list[Actor] = []
    for entry in data["actors"]:
        name, aliases = entry["name"], entry.get("aliases", [])
        if any(name == actor.name for actor in actors):
            raise DataError(f"{file} actor {name}: the name stands twice")
        actors.append(Actor(name, entry["kind"], tuple(aliases)))
        for alias in dict.fromkeys([name, *aliases]):
            add(alias, Meaning(name), f"actor {name}")
        if capital := entry.get("capital"):
            for alias in dict.fromkeys([capital["city"], *capital.get("aliases", [])]):
                add(alias, Meaning(name, capital["city"]), f"actor {name} capital")
    for phrase in data.get("not_actors", []):
        add(phrase, Meaning(None), "not_actors")
    adjectives = {word: Meaning(entry["name"]) for entry in data["actors"] for word in entry.get("adjectives", [])}
    for phrase, meaning in _composed(data):
        for form in _forms(phrase):
            meanings.setdefault(form, meaning)  # what the file spells out goes before what is composed
    return Lexicon(
        actors=tuple(actors),
        meanings=meanings,
        adjectives=adjectives,
        names=re.compile(_trie(meanings) or r"(?!)"),
        shared=_shared_adjectives(adjectives, data.get("organs", [])),
        city_after=_cue(cues.get("city_after", []), r"(?<!\w)(?:{})\s{{1,3}}(?:the\s)?$"),
        city_before=_cue(cues.get("city_before", []), r"(?:-|\s{{1,3}})(?:{})(?!\w)"),
        government_after=_cue(cues.get("government_after", []), r"(?<!\w)(?:{})\s{{1,3}}$"),
    )


def _composed(data: Mapping[str, Any]) -> Iterable[tuple[str, Meaning]]:
    """Yield titles before the names of persons and adjectives before organs: "President X", "Serbian police"."""
    for entry in data["actors"]:
        meaning = Meaning(entry["name"])
        for title in entry.get("titles", []):
            for alias in [entry["name"], *entry.get("aliases", [])]:
                yield f"{title} {alias}", meaning
        for adjective in entry.get("adjectives", []):
            for organ in data.get("organs", []):
                yield f"{adjective} {organ}", meaning


def _forms(alias: str) -> set[str]:
    """Return the spellings under which an alias is found: composed and decomposed, opening a sentence, in capitals.

    Names of up to three letters are not put in capitals, lest a short name meet another's abbreviation.
    """
    alias = " ".join(alias.split())
    spellings = {alias, alias[:1].upper() + alias[1:]} | ({alias.upper()} if len(alias) > 3 else set())
    return {unicodedata.normalize(form, spelling) for spelling in spellings for form in ("NFC", "NFD")}


def _trie(names: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the names, each branch beginning with its own letter.

    A plain alternation tries every name at every word; branching on letters keeps the search as fast for a
    thousand names as for ten.
    """
    root: dict[str, Any] = {}
    for name in names:
        node = root
        for letter in name:
            node = node.setdefault(letter, {})
        node[""] = {}
    return "|".join(
        rf"{re.escape(letter)}(?<!\w{re.escape(letter)}){_branch(node)}" for letter, node in sorted(root.items())
    )


_END = r"(?![\w\u0300-\u036f]|\.[a-z])"


def _branch(node: Mapping[str, Any]) -> str:
    """Return the pattern for what can follow; the end of a name comes last, so that the longest name wins."""
    options = [
        (r"\s{1,3}" if letter == " " else re.escape(letter)) + _branch(below)
        for letter, below in sorted(node.items())
        if letter
    ]
    if "" in node:
        options.append(_END)
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _cue(phrases: Iterable[str], frame: str) -> re.Pattern[str]:
    spelled = "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(frame.format(spelled) if spelled else r"(?!)", re.IGNORECASE)


def _shared_adjectives(adjectives: Iterable[str], organs: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern for the first of two adjectives that share an organ: "Serbian and Kosovar negotiators"."""
    if not adjectives or not organs:
        return re.compile(r"(?!)")
    either, of_state = "|".join(map(re.escape, adjectives)), "|".join(map(re.escape, organs))
    return re.compile(rf"\b(?:{either})(?=\s(?:and|or)\s[^\W\d_a-z]\w{{1,30}}\s(?:{of_state})\b)")


NO_ACTORS = _compile({"actors": []}, {}, "")
"""The lexicon in which nobody stands: for texts read without an ``actors.yml``."""
