"""An invented language as a folder: what a pack has at least, and that it needs no other file."""

from invented_language.dates import DATES
from invented_language.voices import VOICES
from kosovo_lib.lang import Language

__all__ = ["LANGUAGE"]

LANGUAGE = Language("xx", dates=DATES, voices=VOICES)
