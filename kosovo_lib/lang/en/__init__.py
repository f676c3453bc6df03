"""English."""

from kosovo_lib.lang import Language

__all__ = ["LANGUAGE"]

LANGUAGE = Language("en")
