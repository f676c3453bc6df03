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
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from kosovo_lib.schema import SECTIONS
from kosovo_lib.settings import Settings, read_yaml, validated

__all__ = ["PLAIN", "Profile", "Quotation", "load_profiles"]


def _compiled(source: object) -> re.Pattern[str]:
    if isinstance(source, re.Pattern):
        return source
    if not isinstance(source, str):
        raise ValueError("is not a regular expression; put it in quotation marks")
    try:
        return re.compile(source)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]


class Quotation(Settings):
    """Another outlet quoted at length: how its house style is told from the quoting outlet's."""

    source: str
    theirs: Pattern
    ours: Pattern


class Profile(Settings):
    """The line patterns of one outlet, tried in order before the general rules."""

    sections: dict[Literal[SECTIONS], list[Pattern]] = {}  # type: ignore[valid-type]
    alt_text: Pattern | None = None
    quotes: list[Quotation] = []

    @cached_property
    def rules(self) -> list[tuple[str, re.Pattern[str]]]:
        """Every pattern with its section, in the order of the file."""
        return [(section, pattern) for section, patterns in self.sections.items() for pattern in patterns]


PLAIN = Profile()
"""The profile of an outlet about which nothing is known."""


def load_profiles(path: Path) -> dict[str, Profile]:
    """Read ``profiles.yml``: outlet handle -> Profile.

    Raises:
        DataError: not YAML, an unknown key or section, or a pattern that is not a regular expression.
    """
    return validated(dict[str, Profile], read_yaml(path) or {}, path.name)
