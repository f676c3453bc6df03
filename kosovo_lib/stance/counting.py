"""How many labelled sentences carry each label."""

from typing import Any, Final

import pandas as pd

from kosovo_lib.stance.labelled import READINGS

__all__ = ["COUNTS", "SOURCE", "counts"]

COUNTS: Final = {
    "n": ("int64", "labelled sentences that name the actor"),
    "critical": ("int64", "of these, labelled -1"),
    "neutral": ("int64", "of these, labelled 0"),
    "supportive": ("int64", "of these, labelled 1"),
}
"""Columns of every table of counts."""

SOURCE: Final = {
    "voice": ("string", "outlet or other"),
    "labels": ("string", "hand or machine"),
    "source": ("string", "the coder or the model"),
    "outlet": ("string", "handle of the outlet"),
}
"""Columns that say whose words and whose labels were counted, and for which outlet."""


def counts(rows: pd.DataFrame, by: list[str]) -> list[dict[str, Any]]:
    """How many sentences carry each label, for each group in the order of its values."""
    counted = []
    for values, group in rows.groupby(by, dropna=False, sort=True):
        labels = group["label"].value_counts()
        of_each = {reading: int(labels.get(label, 0)) for label, reading in READINGS.items()}
        counted.append({**dict(zip(by, values, strict=True)), "n": len(group), **of_each})
    return counted
