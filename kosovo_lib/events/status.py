"""How a clause speaks of its happening: done, still to come, a habit, or history; and whether it denies it."""

import re

import pandas as pd

__all__ = ["BACKGROUND_DAYS", "STATUSES", "denies", "status"]

STATUSES = ("asserted", "planned", "recurring", "background")
"""asserted: said to have happened or to be so. planned: spoken of as still to come, wished, feared or depending on
something. recurring: said to happen again and again. background: told as history, see `BACKGROUND_DAYS`."""

BACKGROUND_DAYS = 31
"""A happening that ended, or began and goes on, more than this many days before publication is told as background."""

_TO_COME = re.compile(
    r"\b(?:will|won[’']t|shall|would|could|might|may|if|unless|(?:is|are|was|were|be)\s+(?:set|due|about|expected|"
    r"scheduled|planned|likely|poised|supposed)\s+to|(?:plan|hope|intend|want|threaten|vow|promise|pledge|prepare|expect|"
    r"demand|aim)(?:s|ed|ing|ned|ning|d)?\s+to|going\s+to|scheduled\s+for|planned\s+for|due\s+(?:on|in|by|at)|"
    r"upcoming|in\s+the\s+event\s+of)\b"
)
_HABIT = re.compile(
    r"\b(?:every\s+(?:day|week|month|year|night|morning)|each\s+(?:day|week|month|year)|daily|weekly|monthly|yearly|"
    r"annually|from\s+time\s+to\s+time|regularly|routinely)\b",
    re.I,
)
_DENIAL = re.compile(
    r"\b(?:not|never|no\s+longer|without|yet\s+to|nor|neither|(?:refus|declin|fail)\w*\s+to|den(?:y|ies|ied)|"
    r"\w+n[’']t)\b[^,;:.]{0,40}$",
    re.I,
)


def status(
    text: str,
    *,
    relation: str,
    date_from: pd.Timestamp | None,
    date_to: pd.Timestamp | None,
    published_from: pd.Timestamp | None,
    published_to: pd.Timestamp | None,
) -> str:
    """One of `STATUSES` for a clause, from its words and from how its date stands to the day of publication."""
    if relation == "recurring" or _HABIT.search(text):
        return "recurring"
    ahead = date_from is not None and published_to is not None and date_from > published_to
    lasting = relation == "since" and not ahead and date_from is not None  # it has begun, whatever else is to come
    if ahead or (_TO_COME.search(text) and not lasting):
        return "planned"
    latest = date_from if relation == "since" else date_to
    if latest is not None and published_from is not None and (published_from - latest).days > BACKGROUND_DAYS:
        return "background"
    return "asserted"


def denies(text: str, at: int) -> bool:
    """Whether the words right before position ``at`` deny what is said there."""
    return _DENIAL.search(text[:at]) is not None
