"""What finding voices needs of a language: verbs of saying, phrases of attribution, quotation marks."""

import re
from dataclasses import dataclass

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Voices"]


@dataclass(frozen=True)
class Voices:
    """The words by which a text gives its words to somebody else.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        quotation_marks: an opening or closing quotation mark.
    """

    quotation_marks: re.Pattern[str] = NEVER
