"""What a reader knows about an outlet's pages: line patterns per outlet, from ``profiles.yml``.

::

    otb:                                  # handle from outlets.csv
      sections:                           # section -> patterns; a line that matches one has that section
        furniture: ['^FILED UNDER:']
      alt_text: '^(?:[A-Z]\\w+ )+Photo '   # the start of a paragraph that is really a picture's text
      quotes:                             # another outlet quoted at length, its mark-up lost
        - source: BBC
          theirs: '\\bNato\\b|organis'      # only they write so: every quoted paragraph shows one of these
          ours: '\\bNATO\\b|organiz'        # only we write so: ends the quotation
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kosovo_lib.errors import DataError
from kosovo_lib.schema import SECTIONS

__all__ = ["PLAIN", "Profile", "Quotation", "load_profiles"]


class Quotation(NamedTuple):
    """Another outlet quoted at length: how its house style is told from the quoting outlet's."""

    source: str
    theirs: re.Pattern[str]
    ours: re.Pattern[str]


class Profile(NamedTuple):
    """The line patterns of one outlet, tried in order before the general rules."""

    sections: tuple[tuple[str, re.Pattern[str]], ...] = ()
    alt_text: re.Pattern[str] | None = None
    quotes: tuple[Quotation, ...] = ()


PLAIN = Profile()
"""The profile of an outlet about which nothing is known."""


def load_profiles(path: Path) -> dict[str, Profile]:
    """Read ``profiles.yml``: outlet handle -> Profile.

    Raises:
        DataError: not YAML, an unknown key or section, or a pattern that is not a regular expression.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: not readable as YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entries, dict):
        raise DataError(f"{path.name}: {type(entries).__name__} found; outlet handles with their patterns expected")
    return {str(outlet): _profile(entry, f"{path.name} {outlet}") for outlet, entry in entries.items()}


def _profile(entry: Any, place: str) -> Profile:
    """One outlet's entry, checked."""
    _allow(entry, {"sections", "alt_text", "quotes"}, place)
    rules = entry.get("sections") or {}
    _allow(rules, set(SECTIONS), f"{place} sections")
    quotes = entry.get("quotes") or []
    for quote in quotes:
        _allow(quote, {"source", "theirs", "ours"}, f"{place} quotes")
        if missing := {"source", "theirs", "ours"} - quote.keys():
            raise DataError(f"{place} quotes: {', '.join(sorted(missing))} missing")
    return Profile(
        tuple((section, _pattern(p, f"{place} {section}")) for section, ps in rules.items() for p in ps),
        _pattern(entry["alt_text"], f"{place} alt_text") if entry.get("alt_text") else None,
        tuple(
            Quotation(str(q["source"]), _pattern(q["theirs"], f"{place} theirs"), _pattern(q["ours"], f"{place} ours"))
            for q in quotes
        ),
    )


def _allow(entry: Any, keys: set[str], place: str) -> None:
    """Refuse anything but a mapping with these keys."""
    if not isinstance(entry, dict):
        raise DataError(f"{place}: {entry!r} found; a mapping expected")
    if unknown := sorted(map(str, entry.keys() - keys)):
        raise DataError(f"{place}: {unknown[0]!r} is not one of {', '.join(sorted(keys))}")


def _pattern(source: Any, place: str) -> re.Pattern[str]:
    """Compile one pattern or say which one is wrong."""
    try:
        return re.compile(source)
    except (re.error, TypeError) as error:
        raise DataError(f"{place}: {source!r} is not a regular expression: {error}") from error
