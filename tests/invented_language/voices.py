"""Patterns of what is said, around the words of the text file beside this module."""

import re

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.voices import Subjects, Verbs, Voices

__all__ = ["VOICES"]

_WORDS = WordLists(__file__)

VOICES = Voices(
    verbs=Verbs(
        say={verb[:-2] + ending: verb for verb in _WORDS["verbs"] for ending in ("it", "et")},
        that=re.compile(r"\s(?P<that>ke)\b\s*"),
    ),
    subjects=Subjects(**_WORDS.sets(Subjects)),
    quotation_marks=re.compile("[»«]"),
)
