"""What an old or plain page shows of itself in words only: who wrote it, and on which day.

Such pages tell programs nothing. Their byline is a short text of its own that begins with "By", and the day stands
beside it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from kosovo_lib.dates import find_dates

__all__ = ["shown_author", "shown_day", "shown_texts"]

_LONGEST = 150
"""Characters of a text that can be a headline, a byline or a day."""

_NAME = r"[^\W\d_][\w’'.-]*(?: (?:[^\W\d_a-z][\w’'.-]*|de|van|von|al|bin|la)){1,3}"
_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|Text|Words|Author)\b:?|(?:Written|Posted|Story|Report) by:?)\s+"
    rf"(?P<who>{_NAME}(?:(?:, | and | & |; ){_NAME})*)"
    r"(?:,? (?:staff|special|for|in|at|\||-|–|—|@).*|, [a-z].*)?"
)
_AROUND = 4
"""Texts after a byline among which its day is looked for."""

_MOSTLY = 0.5
"""The share of a text that a day must take to be what the text says."""


def shown_texts(tree: Any) -> list[str]:
    """The short texts of a page as they follow each other, scripts and styles left out."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript", "option"):
            texts = [element.tail]
        else:
            texts = [element.text, element.tail]
        found += [words for text in texts if text and (words := " ".join(text.split()))]
    return [text for text in found if len(text) <= _LONGEST]


def shown_author(texts: Sequence[str]) -> tuple[str, int] | None:
    """The name in the first byline, and which of the texts it is."""
    for number, text in enumerate(texts):
        byline = _BYLINE.fullmatch(text)
        if byline is None and text.rstrip(":").lower() in ("by", "author", "written by") and number + 1 < len(texts):
            byline = _BYLINE.fullmatch(f"By {texts[number + 1]}")
        if byline:
            who = byline["who"]
            return (who.title() if who.isupper() else who), number
    return None


def shown_day(texts: Sequence[str], byline: int) -> tuple[date, str] | None:
    """The day that a text of its own shows beside the byline, after it or before it; with that text.

    A day elsewhere on a page may be that of the visit or of another article.
    """
    for text in (*texts[byline : byline + _AROUND + 1], *reversed(texts[max(0, byline - _AROUND) : byline])):
        for found in find_dates(text, None):
            day = found.date_from if found.anchor == "itself" and found.date_from == found.date_to else None
            if day and day <= date.today() and len(found.surface) >= _MOSTLY * len(text):
                return day, text
    return None
