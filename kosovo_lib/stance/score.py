"""How each outlet treats each actor: counts, and a score where there is enough to say something."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from kosovo_lib import stats
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import Table
from kosovo_lib.stance.counting import COUNTS, SOURCE, counts
from kosovo_lib.stance.labelled import evidence

__all__ = ["BY_OUTLET", "TOO_LITTLE", "by_outlet", "tabulate"]

TOO_LITTLE: Final = "too little to say"

BY_OUTLET: Final = Table("stance by outlet", "an outlet and an actor that it names", {
    **SOURCE,
    "actor": ("string", "the actor"),
    **COUNTS,
    "score": ("float64", "mean label, -1 to 1; missing where n is small"),
    "score_low": ("float64", "lower end of its confidence interval"),
    "score_high": ("float64", "upper end"),
    "reading": ("string", "critical, supportive, no clear lean, or too little to say"),
})  # fmt: skip


def by_outlet(
    corpus: Corpus,
    *,
    voice: str = "outlet",
    labels: str = "hand",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
    min_n: int = 4,
    codings: pd.DataFrame | None = None,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> pd.DataFrame:
    """Count how each outlet treats each actor it names.

    Args:
        corpus: the sentences.
        voice: ``outlet`` for its own words, ``other`` for the voices it passes on.
        labels: ``hand`` or ``machine``.
        coder: whose hand labels; those of the first coder by name if empty.
        outlets: which outlets; all comparable ones if empty.
        actors: which actors; all if empty.
        min_n: below this many sentences there is no score, and the reading is "too little to say". With fewer
            than 4 even a unanimous verdict has an interval that reaches across zero.
        codings: see `evidence`.
        confidence_level: of the score's interval.

    Returns:
        The table `BY_OUTLET`, in the order of the outlets, the most named actor first. ``score`` is the mean
        label: -1 if every sentence is critical, 1 if every one is supportive; its interval is that of
        `stats.difference_of_shares`. It says how much chance there is in a few sentences; the sentences of one article
        lean on each other, so the true uncertainty is larger, and it does not cover errors of coding. The reading is
        "critical" or "supportive" only where the whole interval lies on one side of zero. Scores rest on the sentences
        of a few articles: compare outlets on this story, never in general, and
        never compare hand with machine scores.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder, ``min_n`` below 1, or
            no such confidence level.
        DataError: a coding sheet or the model's file breaks a rule.
    """
    rows = evidence(corpus, outlet=outlets, actor=actors, voice=voice, labels=labels, coder=coder, codings=codings)
    return tabulate(corpus, rows, min_n=min_n, confidence_level=confidence_level)


def tabulate(
    corpus: Corpus, rows: pd.DataFrame, *, min_n: int = 4, confidence_level: float = stats.CONFIDENCE_LEVEL
) -> pd.DataFrame:
    """Count labelled sentences by outlet and actor, each source of labels and each voice apart.

    Args:
        corpus: for the order of its outlets.
        rows: what `evidence` returned, for one source of labels or several.
        min_n: as in `by_outlet`.
        confidence_level: as in `by_outlet`.

    Returns:
        The table `BY_OUTLET`, hand labels first.

    Raises:
        ParameterError: ``min_n`` is below 1, or no such confidence level.
    """
    if min_n < 1:
        raise ParameterError(f"min_n {min_n}: at least one sentence is needed to say anything")
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    counted = counts(rows, [*SOURCE, "actor"])
    counted.sort(key=lambda row: (row["labels"], row["source"], order[row["outlet"]], -row["n"]))
    return BY_OUTLET.frame({**row, **_scored(row, min_n, confidence_level)} for row in counted)


def _scored(counted: dict[str, Any], min_n: int, confidence_level: float) -> dict[str, Any]:
    """The score of a group, if there is enough to say something."""
    n, critical, supportive = counted["n"], counted["critical"], counted["supportive"]
    if n < min_n:
        return {"score": None, "score_low": None, "score_high": None, "reading": TOO_LITTLE}
    low, high = stats.difference_of_shares(supportive, critical, n, confidence_level=confidence_level)
    reading = "critical" if high < 0 else "supportive" if low > 0 else "no clear lean"
    return {"score": (supportive - critical) / n, "score_low": low, "score_high": high, "reading": reading}
