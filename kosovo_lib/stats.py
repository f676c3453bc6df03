"""Every interval and test that a page prints, once; and the one confidence level that all of them use."""

from typing import Final

__all__ = ["CONFIDENCE_LEVEL"]

CONFIDENCE_LEVEL: Final = 0.95
"""Share of intervals made so that hold the true value; pages print it in words from here."""
