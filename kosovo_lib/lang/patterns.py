"""What the parts of a language share: a pattern that matches nothing, for what a language pack leaves open."""

import re
from typing import Final

__all__ = ["NEVER"]

NEVER: Final = re.compile(r"(?!)")
"""Matches nothing: the default of every pattern, so that a small language pack fills only the fields it has."""
