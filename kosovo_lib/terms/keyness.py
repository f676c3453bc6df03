"""Keyness that knows how sure it is: log-odds with an informative prior, their variance clustered by article.

Words come in clusters: an article on licence plates says "plates" six times. A test that takes every word for
an independent draw is therefore far too sure, as can be seen by comparing two random halves of one outlet's
articles. Here the article is the unit that was drawn.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.counting import Counts, as_counts
from kosovo_lib.terms.reading import Reading
from kosovo_lib.terms.sides import Side, Sides, nothing, sides

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["adjusted", "distinctive", "log_odds"]

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
    confidence: float = 0.95,
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
        confidence: of the interval, between 0 and 1.
        **reading: what is read and what is a term, see `Reading`.

    Raises:
        ParameterError: an option, a group or a value of one that does not exist.
    """
    _check(prior, confidence)
    counts = as_counts(source, by, reading)
    pairs = list(sides(counts, against)) or [nothing()]
    table = pd.concat([_comparison(pair, counts.by[0], prior, confidence) for pair in pairs], ignore_index=True)
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


def _comparison(pair: Sides, by: str, prior: float, confidence: float) -> pd.DataFrame:
    """The table of one comparison."""
    own, other = pair.own, pair.other
    ratio, alpha = log_odds(pair, prior)
    clustered = own.articles > 1 and (other.articles > 1 or other.articles == 0)
    variances = [(_squares(side) if clustered and side.articles else side.n) + alpha for side in (own, other)]
    parts = [v / (side.n + alpha) ** 2 for v, side in zip(variances, (own, other), strict=True)]
    se = np.sqrt(parts[0] + parts[1])
    dof = _dof(pair, parts) if clustered else np.full(len(se), np.inf)
    z = ratio / se
    p = np.minimum(1.0, 2 * tail(np.abs(z), dof))
    reach = _quantile(0.5 + confidence / 2, dof) * se
    more = np.where(ratio >= 0, own.df, other.df)
    return pair.frame(by).assign(
        log_odds=ratio, lower=ratio - reach, upper=ratio + reach, se=se, z=z, dof=dof, p=p, q=adjusted(p),
        variance=pd.array([_label(pair, clustered)] * len(p), dtype="string"), one_article=more == 1,
    )  # fmt: skip


def _squares(side: Side) -> _Array:
    """Sum of squares of a term's count between articles, about its rate times their length."""
    rate = side.n / side.words
    spread = side.n2 - 2 * rate * side.nL + rate**2 * side.words2
    return np.maximum(side.n, spread * side.articles / (side.articles - 1))


def _dof(pair: Sides, parts: list[_Array]) -> _Array:
    """Welch and Satterthwaite's degrees of freedom, bounded by the articles that hold the term.

    The bound is ours: articles without the term say nothing about how it clusters.
    """
    square = sum(
        part**2 / (side.articles - 1) for part, side in zip(parts, (pair.own, pair.other), strict=True) if side.articles
    )
    holding = np.maximum(1, pair.own.df + pair.other.df - 1)
    return np.minimum((parts[0] + parts[1]) ** 2 / square, holding)


def _label(pair: Sides, clustered: bool) -> str:
    if not clustered:
        return CLASSIC
    return CLUSTERED if pair.other.articles else HALF


def tail(z: _Array, dof: _Array) -> _Array:
    """Upper tail of Student's t, of the normal where ``dof`` is infinite."""
    finite = np.isfinite(dof)
    return np.where(finite, stdtr(np.where(finite, dof, 1.0), -z), ndtr(-z))


def _quantile(level: float, dof: _Array) -> _Array:
    """Quantile of Student's t, of the normal where ``dof`` is infinite."""
    finite = np.isfinite(dof)
    return np.where(finite, stdtrit(np.where(finite, dof, 1.0), level), ndtri(level))


def adjusted(p: _Array) -> _Array:
    """Return Benjamini and Hochberg's (1995) adjusted p-values: the share of false finds up to each."""
    from scipy.stats import false_discovery_control

    return np.asarray(false_discovery_control(p, method="bh")) if len(p) else p


def _check(prior: Any, confidence: Any) -> None:
    """Refuse numbers out of range."""
    for name, value, top in (("prior", prior, np.inf), ("confidence", confidence, 1.0)):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < top:
            limit = "a number above 0" if top == np.inf else "a number between 0 and 1"
            raise ParameterError(f"{name}: {value!r} is not {limit}")
