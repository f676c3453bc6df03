"""Families of words that speak of the same action: "declared independence", "the declaration of independence"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from kosovo_lib.errors import DataError

__all__ = ["Families", "Family", "Hit", "read"]

KINDS = ("once", "continuing", "repeatable")
STANDING = ("", "agent", "place")
_KEYS = {"label", "denied", "kind", "again_after_days", "standing", "patterns", "unless", "apart"}


@dataclass(frozen=True)
class Hit:
    """An action named in a text: its family, where the word stands, and the concept if it is set apart."""

    family: str
    start: int
    end: int
    concept: str = ""


@dataclass(frozen=True)
class Family:
    """Words for one action, and what two texts that name it can be held to.

    ``kind`` is ``once``, ``continuing`` or ``repeatable``; ``standing`` is ``agent``, ``place`` or empty.
    The data file that ships beside this module explains each field.
    """

    name: str
    label: str
    denied: str
    kind: str
    again_after_days: int
    standing: str
    patterns: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    unless: re.Pattern[str] | None
    apart: re.Pattern[str] | None

    def hits(self, text: str, small: str) -> list[Hit]:
        """Every place where ``text`` (``small`` in small letters) names the action, first to last, without overlaps."""
        spans = {
            found.span()
            for begins, (first, *others) in self.patterns
            if begins in small  # a plain search first: it is ten times as fast as the expression
            for found in first.finditer(text)
            if all(other.search(text) for other in others)
        }
        if not spans or (self.unless and self.unless.search(text)):
            return []
        hits: list[Hit] = []
        for start, end in sorted(spans):
            if not hits or start >= hits[-1].end:
                before = self.apart.search(text[:start]) if self.apart else None
                hits.append(Hit(self.name, start, end, before.group(1).lower() if before else ""))
        return hits


@dataclass(frozen=True)
class Families:
    """All families by name, and the words of the time after a happening."""

    by_name: Mapping[str, Family]
    aftermath: re.Pattern[str] | None

    @cached_property
    def by_beginning(self) -> dict[str, list[str]]:
        """How the words of families begin, with the families: most sentences name no action, and few of them more."""
        found: dict[str, list[str]] = {}
        for name, family in self.by_name.items():
            for begins in {begins for begins, _ in family.patterns}:
                found.setdefault(begins, []).append(name)
        return found

    def __getitem__(self, name: str) -> Family:
        return self.by_name[name]

    def hits(self, text: str) -> list[Hit]:
        """Every action that ``text`` names, in reading order; none where it speaks of an aftermath."""
        if self.aftermath and self.aftermath.search(text):
            return []
        small = text.lower()
        near = {name for begins, names in self.by_beginning.items() if begins in small for name in names}
        found = [hit for name in near for hit in self.by_name[name].hits(text, small)]
        return sorted(found, key=lambda hit: (hit.start, hit.family))


def read(root: Path | None = None) -> Families:
    """Read the families that ship, and those in ``root``'s ``events.yml`` on top, where there is one.

    Raises:
        DataError: a family lacks its label or patterns, or a field has a value that is not allowed.
    """
    path = root / "events.yml" if root else None
    own = path.read_text(encoding="utf-8") if path and path.is_file() else ""
    return _build(own)


@cache
def _build(own: str) -> Families:
    """The shipped families and ``own``, compiled; kept, for a corpus asks for them again and again."""
    shipped = resources.files(__package__).joinpath("families.yml").read_text(encoding="utf-8")
    families: dict[str, Family] = {}
    aftermath: list[str] = []
    for place, text in (("families.yml", shipped), ("events.yml", own)):
        try:
            raw = yaml.safe_load(text) or {}
        except yaml.YAMLError as error:
            raise DataError(f"{place}: not readable as YAML ({' '.join(str(error).split())})") from None
        if not isinstance(raw, dict) or not isinstance(raw.get("families", {}), dict):
            raise DataError(f"{place}: must hold 'families', each with its name")
        aftermath += raw.get("aftermath", [])
        for name, entry in (raw.get("families") or {}).items():
            families[str(name)] = _family(place, str(name), entry)
    return Families(families, _any(aftermath))


def _family(place: str, name: str, entry: Any) -> Family:
    """One checked and compiled family."""
    if not isinstance(entry, dict) or not entry.get("label") or not entry.get("patterns"):
        raise DataError(f"{place}: family '{name}' needs a label and patterns")
    kind, standing = entry.get("kind", "repeatable"), entry.get("standing", "")
    if odd := sorted(set(entry) - _KEYS):
        raise DataError(f"{place}: family '{name}' has '{odd[0]}'; allowed are {', '.join(sorted(_KEYS))}")
    if kind not in KINDS:
        raise DataError(f"{place}: family '{name}' has kind '{kind}'; allowed are {', '.join(KINDS)}")
    if standing not in STANDING:
        raise DataError(f"{place}: family '{name}' has standing '{standing}'; allowed are agent, place")
    days = entry.get("again_after_days", 0)
    if not isinstance(days, int) or (kind == "once") != (days > 0):
        raise DataError(f"{place}: family '{name}': again_after_days is a number of days, for kind once only")
    label = str(entry["label"])
    lines = [str(line).split() for line in entry["patterns"]]
    patterns = tuple((re.split(r"[*_]", line[0])[0].lower(), tuple(map(_word, line))) for line in lines)
    apart = "|".join(_source(word) for word in entry.get("apart", []))
    return Family(
        name, label, str(entry.get("denied", f"no {label}")), kind, days, standing, patterns,
        _any(entry.get("unless", [])), re.compile(rf"\b({apart})[\s-]+$", re.I) if apart else None,
    )  # fmt: skip


def _source(word: str) -> str:
    """The expression for one word of a pattern: ``*`` any ending, ``_`` a space."""
    return re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s+")


def _word(word: str) -> re.Pattern[str]:
    """One word of a pattern, whole and in either case."""
    return re.compile(rf"\b{_source(word)}\b", re.I)


def _any(words: Sequence[str]) -> re.Pattern[str] | None:
    """Any of ``words``, or nothing to look for."""
    return re.compile(rf"\b(?:{'|'.join(_source(word) for word in words)})\b", re.I) if words else None
