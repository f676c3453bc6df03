"""Words and widths that the charts of events share."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

__all__ = ["WIDTH", "count", "heading", "some"]

WIDTH: Final = 340
"""Pixels of a chart that carries its labels inside its plot."""

_SAID: Final = 40
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


def some(words: Sequence[str]) -> str:
    """Words as a list; of many the first, and how many more there are."""
    more = f" and {len(words) - _SAID:,} more" if len(words) > _SAID else ""
    return ", ".join(words[:_SAID]) + more
