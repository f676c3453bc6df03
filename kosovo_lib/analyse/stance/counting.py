"""Labelled sentences of several outlets and actors, and how many carry each label."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

from kosovo_lib.analyse.stance.labelled import READINGS, chosen_outlets, evidence, one_source
from kosovo_lib.corpus import Corpus

__all__ = ["COUNTS", "SOURCE", "counts", "several"]

COUNTS: Final = {
    "n": ("int64", "labelled sentences that name the actor"),
    "critical": ("int64", "of these, labelled -1"),
    "neutral": ("int64", "of these, labelled 0"),
    "supportive": ("int64", "of these, labelled 1"),
}
"""Columns of every table of counts."""

SOURCE: Final = {
    "labels": ("string", "hand or machine"),
    "source": ("string", "the coder or the model"),
    "outlet": ("string", "handle of the outlet"),
}
"""Columns that say whose labels were counted, and for which outlet."""


def several(
    corpus: Corpus,
    outlets: Sequence[str],
    actors: Sequence[str],
    *,
    voice: str,
    labels: str,
    coder: str = "",
    codings: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The labelled sentences of several outlets and actors; refuses the first name that is unknown."""
    codings = one_source(corpus, labels, coder, codings)
    handles = chosen_outlets(corpus, outlets) if outlets else [""]
    rows = [
        evidence(corpus, outlet=outlet, actor=actor, voice=voice, labels=labels, codings=codings)
        for outlet in handles
        for actor in dict.fromkeys(actors or [""])
    ]
    return pd.concat(rows, ignore_index=True)


def counts(rows: pd.DataFrame, by: list[str], outlets: Iterable[str]) -> list[dict[str, Any]]:
    """How many sentences carry each label, for each group; outlets in the order given."""
    order = {outlet: i for i, outlet in enumerate(outlets)}
    counted = []
    for values, group in rows.groupby(by, dropna=False, sort=True):
        labels = group["label"].value_counts()
        of_each = {reading: int(labels.get(label, 0)) for label, reading in READINGS.items()}
        counted.append({**dict(zip(by, values, strict=True)), "n": len(group), **of_each})
    return sorted(counted, key=lambda row: order[row["outlet"]])
