"""Every interval and test of the library, and the one confidence level that they share.

Functions take plain numbers or arrays. Pages name the level with `interval_name`. Intervals cover chance, not mistakes
in parsing or coding.
"""

from statistics import NormalDist
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kosovo_lib.errors import ParameterError

__all__ = [
    "CONFIDENCE_LEVEL", "SIGNIFICANCE_LEVEL", "bonferroni", "bootstrap_interval", "bootstrap_weights",
    "check_confidence_level", "clustered_squares", "coefficient", "cohen_kappa", "difference_of_shares",
    "false_discovery_rate", "interval_name", "krippendorff_alpha", "paired_variance", "reachable", "t_interval",
    "t_quantile", "t_test", "welch_dof", "wilson",
]  # fmt: skip

CONFIDENCE_LEVEL: Final = 0.95
"""Share of intervals made so that hold the true value; pages print it in words from here."""

SIGNIFICANCE_LEVEL: Final = round(1 - CONFIDENCE_LEVEL, 10)
"""A finding is called sure below this p (of a single test) or q (of many, see `false_discovery_rate`)."""

Array = NDArray[np.float64]


def check_confidence_level(confidence_level: float) -> float:
    """Return the level; `ParameterError` if it is not a number between 0 and 1."""
    number = isinstance(confidence_level, int | float) and not isinstance(confidence_level, bool)
    if not number or not 0 < confidence_level < 1:
        raise ParameterError(f"confidence_level: {confidence_level!r} is not a number between 0 and 1")
    return confidence_level


def bonferroni(intervals: int) -> float:
    """Return the confidence level of each of so many intervals that together hold at `CONFIDENCE_LEVEL`."""
    return 1 - (1 - CONFIDENCE_LEVEL) / max(1, intervals)


def interval_name(confidence_level: float = CONFIDENCE_LEVEL) -> str:
    """Return how a page calls an interval of this level: ``95% interval``."""
    return f"{100 * check_confidence_level(confidence_level):.3g}% interval"


def coefficient(value: float) -> str:
    """Print a coefficient between -1 and 1: two decimals, a true minus sign, and no minus before zero."""
    return f"{round(float(value), 2) + 0.0:.2f}".replace("-", "−")


def wilson(n: ArrayLike, total: ArrayLike, *, confidence_level: float = CONFIDENCE_LEVEL) -> tuple[Any, Any]:
    """Return the Wilson score interval of the share ``n / total``, numbers or arrays; ``total`` is more than 0.

    It stays between 0 and 1 and is right also where nothing was counted. It takes the ``total`` for independent draws.

    Reference: Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of
    the American Statistical Association 22, 209-212.
    """
    z2 = _normal_quantile(confidence_level) ** 2
    n, total = np.asarray(n, dtype=float), np.asarray(total, dtype=float)
    share = n / total
    centre = share + z2 / (2 * total)
    reach = np.sqrt(z2 * (share * (1 - share) / total + z2 / (4 * total**2)))
    scale = 1 + z2 / total
    return np.clip((centre - reach) / scale, 0, None), np.clip((centre + reach) / scale, None, 1)


def difference_of_shares(
    first: int, second: int, total: int, *, confidence_level: float = CONFIDENCE_LEVEL
) -> tuple[float, float]:
    """Return an interval for ``(first - second) / total``, the difference of two shares of the same items.

    It is the mean of labels 1, 0 and -1; an item can be of one kind or of neither. Bonett and Price's adjusted Wald
    interval adds one imagined item to each share, which keeps it honest when ``total`` is small and when all items are
    alike. `ParameterError` if a count is negative, or the two kinds are more than all.

    Reference: Bonett, D. G. and Price, R. M. (2012). Adjusted Wald confidence interval for a difference of binomial
    proportions based on paired data. Journal of Educational and Behavioral Statistics 37(4), 479-488.
    """
    if min(first, second) < 0 or first + second > total:
        raise ParameterError(f"counts {first} and {second} of {total}: they must be 0 or more, and no more than all")
    share, other = (first + 1) / (total + 2), (second + 1) / (total + 2)
    middle = share - other
    reach = _normal_quantile(confidence_level) * np.sqrt((share + other - middle**2) / (total + 2))
    return max(-1.0, float(middle - reach)), min(1.0, float(middle + reach))


def clustered_squares(
    n: ArrayLike, n2: ArrayLike, nl: ArrayLike, total: float, total2: float, clusters: int
) -> Any:  # arrays or numbers, as given
    """Return the variance of a count whose items come in clusters of unequal size, as words come in articles.

    The ratio estimator's sum of squares between m clusters, S = m/(m-1) · (Σn² - 2rΣnL + r²ΣL²) with r = Σn/ΣL, never
    below n, its value for independent items. The sums are over the clusters, 2 or more: ``n`` and ``n2`` of the count
    and its square, ``nl`` of count times size, ``total`` and ``total2`` of the size and its square.

    Reference: Cochran, W. G. (1977). Sampling Techniques, 3rd edition, section 6.3. Wiley.
    """
    n, n2, nl = np.asarray(n), np.asarray(n2), np.asarray(nl)
    rate = n / total
    spread = n2 - 2 * rate * nl + rate**2 * total2
    return np.maximum(n, spread * clusters / (clusters - 1))


def welch_dof(variances: list[Any], clusters: list[int]) -> Any:
    """Return the degrees of freedom of a difference between two sides whose variances differ.

    ``variances`` are those of each side's estimate; a side without ``clusters`` is known exactly and does not count.

    Reference: Welch, B. L. (1947). The generalization of Student's problem when several different population variances
    are involved. Biometrika 34, 28-35.
    """
    squares = sum(part**2 / (m - 1) for part, m in zip(variances, clusters, strict=True) if m)
    return sum(variances) ** 2 / squares


def paired_variance(total: ArrayLike, squares: ArrayLike, pairs: int) -> Any:
    """Return the variance of a sum of differences between two things measured in pairs, m/(m-1) · (Σd² - (Σd)²/m).

    ``total`` is Σd, the sum of the differences, ``squares`` that of their squares, ``pairs`` is m, 2 or more.

    Reference: Cochran, W. G. (1977). Sampling Techniques, 3rd edition, section 2.9. Wiley.
    """
    return pairs / (pairs - 1) * (np.asarray(squares) - np.asarray(total) ** 2 / pairs)


def t_test(estimate: ArrayLike, se: ArrayLike, dof: ArrayLike) -> Any:
    """Return the two-sided p-value of an estimate: how often chance alone brings one so far from 0.

    Numbers or arrays, with standard errors above 0; infinite degrees of freedom mean the normal distribution.

    Reference: Student (1908). The probable error of a mean. Biometrika 6, 1-25.
    """
    from scipy.special import stdtr

    return np.minimum(1.0, 2 * stdtr(dof, -np.abs(np.asarray(estimate) / np.asarray(se))))


def t_quantile(dof: ArrayLike, *, confidence_level: float = CONFIDENCE_LEVEL) -> Any:
    """Return how many standard errors an interval reaches to each side; for infinite ``dof`` the normal's."""
    from scipy.special import stdtrit

    return stdtrit(dof, 0.5 + check_confidence_level(confidence_level) / 2)


def t_interval(
    estimate: ArrayLike, se: ArrayLike, dof: ArrayLike, *, confidence_level: float = CONFIDENCE_LEVEL
) -> tuple[Any, Any]:
    """Return the interval of an estimate; arguments as in `t_test`."""
    reach = t_quantile(dof, confidence_level=confidence_level) * np.asarray(se)
    return estimate - reach, estimate + reach


def false_discovery_rate(p: ArrayLike) -> Array:
    """Return the adjusted p-values q of many tests: the share of false finds among all up to each; missing for missing.

    Reference: Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
    Statistical Society B 57, 289-300.
    """
    q = np.array(p, dtype=float)
    tested = np.flatnonzero(np.isfinite(q))
    falling = tested[np.argsort(q[tested], kind="stable")[::-1]]
    tests = len(falling)
    q[falling] = np.minimum(np.minimum.accumulate(q[falling] * (tests / np.arange(tests, 0, -1))), 1.0)
    return q


def reachable(smallest: ArrayLike) -> NDArray[np.bool_]:
    """Return which of many tests could be significant at all, to be corrected for among these alone.

    A term that stands in two articles cannot be sure to belong to one outlet, whatever they say, and only costs the
    others power. It keeps the tests whose smallest p-value would pass Bonferroni's correction for the tests kept.
    ``smallest`` is the smallest p-value that each could have, or another one that does not depend on who used the term.

    Reference: Tarone, R. E. (1990). A modified Bonferroni method for discrete data. Biometrics 46, 515-522.
    """
    smallest = np.asarray(smallest, dtype=float)
    tests = np.arange(1, smallest.size + 2)
    kept = np.searchsorted(np.sort(smallest), SIGNIFICANCE_LEVEL / tests, side="right") <= tests
    return smallest <= SIGNIFICANCE_LEVEL / (np.argmax(kept) + 1)


def bootstrap_weights(clusters: int, *, resamples: int = 2000, seed: int = 0) -> NDArray[np.int64]:
    """Return how often each cluster is drawn in each resample, resamples by clusters; the same seed draws the same.

    `ParameterError` if ``resamples`` is below 1.

    Reference: Efron, B. and Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13. Chapman and Hall.
    """
    if resamples < 1:
        raise ParameterError(f"resamples {resamples}: at least one is needed for an interval")
    drawn = np.random.default_rng(seed).multinomial(clusters, np.full(clusters, 1 / clusters), size=resamples)
    return np.asarray(drawn)


def bootstrap_interval(drawn: ArrayLike, *, confidence_level: float = CONFIDENCE_LEVEL) -> tuple[float, float]:
    """Return the percentile interval of a statistic's resampled values.

    Missing where more than half of the resamples have no value: the rest would make an interval of nothing but luck.

    Reference: Efron, B. and Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13. Chapman and Hall.
    """
    check_confidence_level(confidence_level)
    drawn = np.asarray(drawn, dtype=float)
    if not np.isfinite(drawn).mean() > 0.5:
        return np.nan, np.nan
    outside = round(50 * (1 - confidence_level), 10)  # percent on each side
    low, high = np.nanpercentile(drawn, [outside, 100 - outside])
    return float(low), float(high)


def cohen_kappa(counts: ArrayLike) -> Any:
    """Return Cohen's kappa of tables of counts, labels of one coder by labels of the other (last two axes).

    1 is full agreement, 0 what chance gives; missing where chance alone would agree always.

    Reference: Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20, 37-46.
    """
    counts = np.asarray(counts, dtype=float)
    n = counts.sum(axis=(-2, -1))
    observed = np.trace(counts, axis1=-2, axis2=-1) / n
    chance = (counts.sum(axis=-2) * counts.sum(axis=-1)).sum(axis=-1) / n**2
    return _beyond_chance(1 - observed, 1 - chance)


def krippendorff_alpha(counts: ArrayLike) -> Any:
    """Return Krippendorff's alpha for two coders and unordered labels, of tables of counts as in `cohen_kappa`.

    Reference: Krippendorff, K. (2019). Content Analysis, 4th edition, chapter 12. Sage.
    """
    counts = np.asarray(counts, dtype=float)
    n = 2 * counts.sum(axis=(-2, -1))
    each = counts.sum(axis=-2) + counts.sum(axis=-1)
    chance = (n**2 - (each**2).sum(axis=-1)) / (n * (n - 1))
    return _beyond_chance(1 - 2 * np.trace(counts, axis1=-2, axis2=-1) / n, chance)


def _beyond_chance(observed: Array, chance: Array) -> Any:
    """One minus the ratio of two disagreements; missing where chance gives none."""
    defined = chance > 1e-12
    return np.where(defined, 1 - observed / np.where(defined, chance, 1), np.nan)


def _normal_quantile(confidence_level: float) -> float:
    """How many standard errors a normal interval reaches to each side, without loading SciPy."""
    return NormalDist().inv_cdf(0.5 + check_confidence_level(confidence_level) / 2)


__dir__ = __all__.copy  # what Tab completes: not what a module is made with
