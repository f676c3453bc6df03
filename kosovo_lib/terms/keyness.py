"""Keyness that knows how sure it is: log-odds with an informative prior, their variance clustered by article.

Words come in clusters: an article on licence plates says "plates" six times. A test that takes every word for
an independent draw is therefore far too sure, as can be seen by comparing two random halves of one outlet's
articles. Here the article is the unit that was drawn.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.counting import Counts, as_counts
from kosovo_lib.terms.reading import Reading
from kosovo_lib.terms.sides import Side, Sides, nothing, sides

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["distinctive", "log_odds"]

_Array = Any
"""A numpy array over the terms of a comparison."""

CLUSTERED, HALF, CLASSIC = "clustered", "clustered on one side", "classic"

PRIOR = 100.0
"""Words of common text given to each side: enough that a word used once or twice cannot lead the list."""

COLUMNS = (
    "term", "against", "n", "words", "df", "articles", "per_10k_words", "n_against", "words_against",
    "df_against", "articles_against", "per_10k_words_against", "log_odds", "lower", "upper", "se", "z", "dof",
    "p", "q", "variance", "one_article",
)  # fmt: skip


def distinctive(
    source: "Corpus | Counts",
    *,
    by: str = "outlet",
    against: str | Mapping[str, int] = "rest",
    prior: float = PRIOR,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Which terms set each group apart, with how much certainty.

    One row is a term in one comparison: the group, ``term``, ``against``; the raw counts of both sides
    (``n``, ``words``, ``df``, ``articles``, ``per_10k_words`` and the same with ``_against``); ``log_odds``
    (natural logarithm of the odds ratio, above 0 where the group uses the term more) with its interval
    ``lower`` to ``upper``, its standard error ``se``, ``z``, ``dof`` (degrees of freedom of Student's t,
    infinite for the normal), ``p`` (two-sided), ``q`` (Benjamini and Hochberg 1995, over the terms of the
    comparison); ``variance`` and ``one_article``. Surest first within a group; no rows where there is nothing
    to compare.

    ``variance`` says what the interval can bear:

    - ``clustered``: both sides have several articles. The interval speaks of the outlets' habits.
    - ``classic``: a side has one article. How a word varies between its articles cannot be known, so the
      interval takes words for independent draws and speaks of **these articles only**, not of the outlets.
    - ``clustered on one side``: ``against`` is a bare list of frequencies.

    ``one_article``: all its uses on the side that uses it more stand in a single article.

    Log-odds and prior are those of Monroe, Colaresi and Quinn (2008), "Fightin' Words", Political Analysis
    16, equations 15, 16 and 22: each side is given ``prior`` words of the two sides' common text. Their
    variance 1/y is replaced by the ratio estimator's (Cochran 1977, "Sampling Techniques", 6.3) S/y², with
    the sum of squares between articles S = m/(m-1) · (Σn² - 2rΣnL + r²ΣL²), never below n, its value for
    independent words. Degrees of freedom are Welch and Satterthwaite's, and at most the number of articles
    that hold the term, less one.

    Do not compare ``log_odds`` or ``z`` between runs with other priors, other selections or other texts.

    Args:
        source: a corpus, or counts of one by a single column.
        by: what is compared, as in `count`.
        against: ``"rest"``, the name of one group, or the reader's own list of frequencies, term -> count.
        prior: words of common text given to each side, more than 0. More means more caution with rare terms.
        confidence_level: of the interval, between 0 and 1.
        **reading: what is read and what is a term, see `Reading`.

    Raises:
        ParameterError: an option, a group or a value of one that does not exist.
    """
    _check(prior)
    counts = as_counts(source, by, reading)
    pairs = list(sides(counts, against)) or [nothing()]
    table = pd.concat([_comparison(pair, counts.by[0], prior, confidence_level) for pair in pairs], ignore_index=True)
    order = table.assign(size=-table["z"].abs()).sort_values([counts.by[0], "p", "size", "term"]).index
    return table.loc[order, [counts.by[0], *COLUMNS]].reset_index(drop=True)


def log_odds(pair: Sides, prior: float) -> tuple[_Array, _Array]:
    """Return the log-odds ratio of each term and the prior's count of it, which both sides are given."""
    own, other = pair.own, pair.other
    share = (own.n + other.n) / (own.words + other.words)
    alpha = prior * share
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = _logit(own, alpha, prior) - _logit(other, alpha, prior)
    # Where both texts consist of one word only there are no odds, and no difference.
    return np.where(share < 1, ratio, 0.0), alpha


def _logit(side: Side, alpha: _Array, prior: float) -> _Array:
    """Log-odds of a term on one side, prior included (equation 15)."""
    return np.log(side.n + alpha) - np.log(side.words + prior - side.n - alpha)


def _comparison(pair: Sides, by: str, prior: float, confidence_level: float) -> pd.DataFrame:
    """The table of one comparison."""
    own, other = pair.own, pair.other
    ratio, alpha = log_odds(pair, prior)
    clustered = own.articles > 1 and (other.articles > 1 or other.articles == 0)
    variances = [(_squares(side) if clustered and side.articles else side.n) + alpha for side in (own, other)]
    parts = [v / (side.n + alpha) ** 2 for v, side in zip(variances, (own, other), strict=True)]
    se = np.sqrt(parts[0] + parts[1])
    dof = _dof(own, other, parts) if clustered else np.full(len(se), np.inf)
    z = ratio / se
    p = stats.t_test(ratio, se, dof)
    lower, upper = stats.t_interval(ratio, se, dof, confidence_level=confidence_level)
    more = np.where(ratio >= 0, own.df, other.df)
    return pair.frame(by).assign(
        log_odds=ratio, lower=lower, upper=upper, se=se, z=z, dof=dof, p=p, q=stats.false_discovery_rate(p),
        variance=pd.array([_label(pair, clustered)] * len(p), dtype="string"), one_article=more == 1,
    )  # fmt: skip


def _squares(side: Side) -> _Array:
    """Variance of a term's count, clustered by article."""
    return stats.clustered_squares(side.n, side.n2, side.nL, side.words, side.words2, side.articles)


def _dof(own: Side, other: Side, parts: list[_Array]) -> _Array:
    """Welch and Satterthwaite's degrees of freedom, bounded by the articles that hold the term.

    The bound is ours: articles without the term say nothing about how it clusters.
    """
    return np.minimum(stats.welch_dof(parts, [own.articles, other.articles]), np.maximum(1, own.df + other.df - 1))


def _label(pair: Sides, clustered: bool) -> str:
    if not clustered:
        return CLASSIC
    return CLUSTERED if pair.other.articles else HALF


def _check(prior: Any) -> None:
    """Refuse numbers out of range."""
    if isinstance(prior, bool) or not isinstance(prior, int | float) or not 0 < prior < np.inf:
        raise ParameterError(f"prior: {prior!r} is not a number above 0")
