"""Ten verbs of saying, the word that opens what is reported, and quotation marks."""

import re

from kosovo_lib.lang.voices import Subjects, Verbs, Voices

__all__ = ["VOICES"]

_VERBS = "velar, opinar, narar, negar, klamar, skribar, respondar, jurar, menasar, avisar"

VOICES = Voices(
    verbs=Verbs(
        say={verb[:-2] + ending: verb for verb in _VERBS.split(", ") for ending in ("it", "et")},
        that=re.compile(r"\s(?P<that>ke)\b\s*"),
    ),
    subjects=Subjects(clause_words=frozenset(("ma", "kande"))),
    quotation_marks=re.compile("[»«]"),
)
