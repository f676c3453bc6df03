"""Words and widths that the charts of events share."""

from textwrap import wrap
from typing import Final

__all__ = ["WIDTH", "count", "heading"]

WIDTH: Final = 340
"""Pixels of a chart that carries its labels inside its plot."""

_WORDS = "none one two three four five six seven eight nine ten eleven twelve".split()


def count(number: int, noun: str = "") -> str:
    """A number as prose has it, in words up to twelve, with its noun: "one happening", "seven happenings"."""
    written = _WORDS[number] if number < len(_WORDS) else f"{number:,}"
    return f"{written} {noun}{'s' if number != 1 else ''}" if noun else written


def heading(name: str, pixels: float) -> str:
    """A name over a column, on several lines where it is too wide; a long word breaks before its full stop."""
    columns = max(int(pixels / 7), 6)
    words = [word if len(word) <= columns else word.replace(".", " .") for word in name.split()]
    return "\n".join(wrap(" ".join(words), columns))
