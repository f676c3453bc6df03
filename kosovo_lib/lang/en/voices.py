"""Attribution in English news prose."""

import re

from kosovo_lib.lang.voices import Voices

__all__ = ["VOICES"]

VOICES = Voices(quotation_marks=re.compile(r"[\"“”„«»]|``|''"))
