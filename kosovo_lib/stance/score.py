"""How each outlet treats each actor: counts, and a score where there is enough to say something."""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import Any, Final

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import Table
from kosovo_lib.stance.counting import COUNTS, SOURCE, counts
from kosovo_lib.stance.labelled import evidence

__all__ = ["BY_OUTLET", "TOO_LITTLE", "by_outlet", "interval", "tabulate"]

TOO_LITTLE: Final = "too little to say"

BY_OUTLET: Final = Table("stance by outlet", "an outlet and an actor that it names", {
    **SOURCE,
    "actor": ("string", "the actor"),
    **COUNTS,
    "score": ("float64", "mean label, -1 to 1; missing where n is small"),
    "score_low": ("float64", "lower end of its 95 % interval"),
    "score_high": ("float64", "upper end"),
    "reading": ("string", "critical, supportive, no clear lean, or too little to say"),
})  # fmt: skip


def interval(critical: int, neutral: int, supportive: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return an interval for the mean of labels -1, 0 and 1, that is for ``(supportive - critical) / n``.

    The mean is the difference of two shares of the same sentences. Bonett and Price's adjusted Wald interval
    adds one imagined supportive and one imagined critical sentence, which keeps it honest when n is small
    and when all labels are alike. It says how much chance there is in a few sentences; the sentences of
    one article lean on each other, so the true uncertainty is larger. It does not cover errors of coding.

    Raises:
        ParameterError: a count is negative, or ``level`` is not between 0 and 1.

    References:
        Bonett, D. G. and Price, R. M. (2012). Adjusted Wald confidence interval for a difference of binomial
        proportions based on paired data. Journal of Educational and Behavioral Statistics 37(4), 479-488.
    """
    if min(critical, neutral, supportive) < 0 or not 0 < level < 1:
        raise ParameterError("an interval needs counts of 0 or more and a level between 0 and 1")
    n = critical + neutral + supportive + 2
    against, favour = (critical + 1) / n, (supportive + 1) / n
    middle = favour - against
    reach = NormalDist().inv_cdf((1 + level) / 2) * sqrt((favour + against - middle**2) / n)
    return max(-1.0, middle - reach), min(1.0, middle + reach)


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

    Returns:
        The table `BY_OUTLET`, in the order of the outlets, the most named actor first. ``score`` is the mean
        label: -1 if every sentence is critical, 1 if every one is supportive; its interval is that of `interval`. The
        reading is "critical" or "supportive" only where the whole interval lies on one side of zero. Scores
        rest on the sentences of a few articles: compare outlets on this story, never in general, and
        never compare hand with machine scores.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder, or ``min_n`` below 1.
        DataError: a coding sheet or the model's file breaks a rule.
    """
    rows = evidence(corpus, outlet=outlets, actor=actors, voice=voice, labels=labels, coder=coder, codings=codings)
    return tabulate(corpus, rows, min_n=min_n)


def tabulate(corpus: Corpus, rows: pd.DataFrame, *, min_n: int = 4) -> pd.DataFrame:
    """Count labelled sentences by outlet and actor, each source of labels and each voice apart.

    Args:
        corpus: for the order of its outlets.
        rows: what `evidence` returned, for one source of labels or several.
        min_n: as in `by_outlet`.

    Returns:
        The table `BY_OUTLET`, hand labels first.

    Raises:
        ParameterError: ``min_n`` is below 1.
    """
    if min_n < 1:
        raise ParameterError(f"min_n {min_n}: at least one sentence is needed to say anything")
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    counted = counts(rows, [*SOURCE, "actor"])
    counted.sort(key=lambda row: (row["labels"], row["source"], order[row["outlet"]], -row["n"]))
    return BY_OUTLET.frame({**row, **_scored(row, min_n)} for row in counted)


def _scored(counted: dict[str, Any], min_n: int) -> dict[str, Any]:
    """The score of a group, if there is enough to say something."""
    n, critical, supportive = counted["n"], counted["critical"], counted["supportive"]
    if n < min_n:
        return {"score": None, "score_low": None, "score_high": None, "reading": TOO_LITTLE}
    low, high = interval(critical, counted["neutral"], supportive)
    reading = "critical" if high < 0 else "supportive" if low > 0 else "no clear lean"
    return {"score": (supportive - critical) / n, "score_low": low, "score_high": high, "reading": reading}
