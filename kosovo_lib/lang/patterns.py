"""What the parts of a language share: a pattern that matches nothing, and how words are cut to be looked up."""

import re
from typing import Final

__all__ = ["LETTERS", "NEVER", "ascii_words"]

NEVER: Final = re.compile(r"(?!)")
"""Matches nothing: the default of every pattern, so that a small language pack fills only the fields it has."""

LETTERS: Final = re.compile(r"[^\W\d_]+")
"""A run of letters."""

_BLANKS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))


def ascii_words(text: str) -> list[str]:
    """The runs of the letters a to z in a text, small or large: nothing cuts them as fast as bytes.split does."""
    return text.encode("ascii", "replace").translate(_BLANKS).decode().split()
