"""Coding sheets: CSV files in which people say who speaks in a sentence and how they treat each actor.

One file per coder, ``data/coding/<coder>.csv``; ``data/coding/codebook.md`` is the rule book. A sheet has a
row per sentence and distinct actor named in it, and one row, without an actor, for a sentence that names
nobody. Sheets are written so that they open safely in a spreadsheet, are checked to the last cell when they
are read back, and are only ever added to: nothing here changes or removes a label, unless its coder says that she
corrects herself.
"""

from kosovo_lib.coding.coders import CODERS, about, codebook, coders, corrected_by, counted, who
from kosovo_lib.coding.session import Progress, Session, correct, view
from kosovo_lib.coding.sheet import (
    CODINGS,
    COLUMNS,
    READINGS,
    STANCES,
    first_mentions,
    load,
    read,
    rows,
    targets,
    write,
)  # fmt: skip
from kosovo_lib.coding.suggesting import CODED, ORDER, Suggester

__all__ = [
    "CODED", "CODERS", "CODINGS", "COLUMNS", "ORDER", "READINGS", "STANCES", "Progress", "Session", "Suggester",
    "about", "codebook", "coders", "correct", "corrected_by", "counted", "first_mentions", "load", "read",
    "rows", "targets", "view", "who", "write",
]  # fmt: skip

__dir__ = __all__.copy  # what Tab completes: not what a module is made with
