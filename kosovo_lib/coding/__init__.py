"""Coding sheets: CSV files in which coders say who speaks in a sentence and how they treat each actor.

Each coder has one file, ``coding/<coder>.csv``; ``coding/codebook.md`` is the rule book. A row is a sentence and an
actor named in it; a sentence that names nobody has one row. Sheets open safely in a spreadsheet and are checked cell
by cell. Only its coder changes a label.
"""

from kosovo_lib.coding.coders import CODERS, about, codebook, coders, corrected_by, counted, kinds, who
from kosovo_lib.coding.session import Progress, Session, correct, view
from kosovo_lib.coding.sheet import CODINGS, COLUMNS, READINGS, STANCES, first_mentions, load, rows, targets
from kosovo_lib.coding.suggesting import CODED, ORDER, Suggester
from kosovo_lib.schema import public

__all__ = [
    "CODED", "CODERS", "CODINGS", "COLUMNS", "ORDER", "READINGS", "STANCES", "Progress", "Session", "Suggester",
    "about", "codebook", "coders", "correct", "corrected_by", "counted", "first_mentions", "kinds", "load", "rows",
    "targets", "view", "who",
]  # fmt: skip

public(__name__)
