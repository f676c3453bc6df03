"""The keyness measures other tools print, labelled as what they are, to set beside `distinctive`.

All of them take every word for an independent draw, so all of them are too sure of themselves on real text.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
import pandas as pd
from scipy.special import chdtrc, xlogy

from kosovo_lib import stats
from kosovo_lib.terms.counting import Counts, as_counts
from kosovo_lib.terms.keyness import PRIOR, log_odds
from kosovo_lib.terms.reading import Reading
from kosovo_lib.terms.sides import Sides, nothing, sides

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["chi2", "classic", "g2", "g2_two_cells", "log_ratio"]


def classic(
    source: "Corpus | Counts",
    *,
    by: str = "outlet",
    against: str | Mapping[str, int] = "rest",
    prior: float = PRIOR,
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """The usual keyness measures, for comparison with other tools.

    One row is a term in one comparison: the group, ``term``, ``against`` and the raw counts of both sides as
    in `distinctive`; ``g2`` (log-likelihood over 4 cells), ``g2_two_cells`` (over the term's 2 cells, as many
    tools print it), ``chi2`` (Pearson's, over 4 cells, no continuity correction), ``log_ratio`` (log to base
    2 of the ratio of rates), ``z`` (log-odds over the classic standard error); and ``p_g2``, ``q_g2``,
    ``p_z``, ``q_z``, which **overstate certainty**: between random halves of one outlet far more than 5 %
    fall below .05.

    Args:
        source: a corpus, or counts of one by a single column.
        by: what is compared, as in `count`.
        against: as in `distinctive`.
        prior: as in `distinctive`; only ``z`` depends on it.
        **reading: what is read and what is a term, see `Reading`.

    Raises:
        ParameterError: an option, a group or a value of one that does not exist.
    """
    counts = as_counts(source, by, reading)
    group = counts.by[0]
    pairs = list(sides(counts, against)) or [nothing()]
    table = pd.concat([_measures(pair, group, prior) for pair in pairs], ignore_index=True)
    return table.sort_values([group, "g2", "term"], ascending=[True, False, True], ignore_index=True)


def _measures(pair: Sides, by: str, prior: float) -> pd.DataFrame:
    """The table of one comparison."""
    own, other = pair.own, pair.other
    cells = (own.n, own.words, other.n, other.words)
    ratio, alpha = log_odds(pair, prior)
    se = np.sqrt(1 / (own.n + alpha) + 1 / (other.n + alpha))
    likelihood = g2(*cells)
    p_g2, p_z = chdtrc(1, likelihood), stats.t_test(ratio, se, np.inf)
    return pair.frame(by).assign(
        g2=likelihood, g2_two_cells=g2_two_cells(*cells), chi2=chi2(*cells), log_ratio=log_ratio(*cells), z=ratio / se,
        p_g2=p_g2, q_g2=stats.false_discovery_rate(p_g2), p_z=p_z, q_z=stats.false_discovery_rate(p_z),
    )  # fmt: skip


def _expected(n: Any, words: Any, n_against: Any, words_against: Any) -> tuple[Any, Any]:
    """What each side would hold of the term if both used it alike."""
    n, words, n_against, words_against = (np.asarray(x, dtype=float) for x in (n, words, n_against, words_against))
    share = (n + n_against) / (words + words_against)
    return words * share, words_against * share


def _deviance(seen: Any, expected: Any) -> Any:
    """2 · seen · ln(seen / expected), 0 where nothing is seen."""
    return 2 * (xlogy(seen, seen) - xlogy(seen, expected))


def g2(n: Any, words: Any, n_against: Any, words_against: Any) -> Any:
    """Log-likelihood ratio over all 4 cells: term or not, here or there.

    Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", Computational
    Linguistics 19. The sign is not kept. Numbers or arrays.
    """
    here, there = _expected(n, words, n_against, words_against)
    rest, rest_there = np.asarray(words) - n, np.asarray(words_against) - n_against
    total = _deviance(rest, words - here) + _deviance(rest_there, words_against - there)
    return np.maximum(0.0, total + _deviance(n, here) + _deviance(n_against, there))


def g2_two_cells(n: Any, words: Any, n_against: Any, words_against: Any) -> Any:
    """Log-likelihood over the term's own 2 cells.

    Rayson and Garside (2000), "Comparing corpora using frequency profiling". Close to `g2` for rare terms;
    not comparable with it for frequent ones.
    """
    here, there = _expected(n, words, n_against, words_against)
    return np.maximum(0.0, _deviance(n, here) + _deviance(n_against, there))


def chi2(n: Any, words: Any, n_against: Any, words_against: Any) -> Any:
    """Pearson's chi-squared over 4 cells, without continuity correction; 0 where no other word is seen."""
    here, there = _expected(n, words, n_against, words_against)
    off = (np.asarray(n, dtype=float) - here) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        total = off / here + off / there + off / (words - here) + off / (words_against - there)
    return np.where(off > 0, total, 0.0)


def log_ratio(n: Any, words: Any, n_against: Any, words_against: Any) -> Any:
    """Logarithm to base 2 of the ratio of the two rates: 1 means twice as often.

    Hardie (2014), "Log ratio: an informal introduction". A count of 0 is taken for one half, as there.
    """
    own, other = (np.where(np.asarray(x) == 0, 0.5, x) for x in (n, n_against))
    return np.log2(own / np.asarray(words) * (np.asarray(words_against) / other))
