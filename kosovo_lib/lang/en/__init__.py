"""English."""

from kosovo_lib.lang import Language
from kosovo_lib.lang.en.voices import VOICES

__all__ = ["LANGUAGE"]

LANGUAGE = Language("en", voices=VOICES)
