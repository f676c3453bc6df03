"""Keyness: which terms set a group apart, and how surely.

Words come in clusters: an article on licence plates says "plates" six times. A test that takes every word for
an independent draw is therefore far too sure, as can be seen by comparing two random halves of one outlet's
articles. In `distinctive` the article is the unit that was drawn. `keyness` gives the measures that other tools print,
which all take words for independent, to set beside it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy.special import chdtrc, xlogy

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.dtm import SECTIONS_READ, Options
from kosovo_lib.terms.frequencies import LENGTHS, SUMS, Frequencies, as_frequencies
from kosovo_lib.terms.tokens import fold

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["chi2", "distinctive", "g2", "g2_two_cells", "keyness", "log_ratio"]

Array = Any
"""A numpy array over the terms of a comparison."""

CLUSTERED, HALF, CLASSIC = "clustered", "clustered on one side", "classic"
REST, REFERENCE = "rest", "reference"

PRIOR = 100.0
"""Words of common text given to each side: enough that a word used once or twice cannot lead the list."""

COLUMNS = (
    "term", "against", "n", "words", "df", "articles", "per_10k_words", "n_against", "words_against",
    "df_against", "articles_against", "per_10k_words_against", "log_odds", "lower", "upper", "se", "z", "dof",
    "p", "q", "variance", "one_article",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """Sums of one side, arrays over the same terms; ``articles`` is 0 for a bare list of frequencies."""

    n: Array
    df: Array
    n2: Array
    nl: Array
    articles: int
    words: int
    words2: int

    def minus(self, part: "Side") -> "Side":
        """The sums without those of a part of them, exactly."""
        return Side(*(whole - own for whole, own in zip(vars(self).values(), vars(part).values(), strict=True)))

    def take(self, kept: Array) -> "Side":
        """The sums of some terms."""
        return Side(self.n[kept], self.df[kept], self.n2[kept], self.nl[kept], self.articles, self.words, self.words2)

    @property
    def squares(self) -> Array:
        """Variance of each count, clustered by article."""
        return stats.clustered_squares(self.n, self.n2, self.nl, self.words, self.words2, self.articles)


@dataclass(frozen=True)
class Comparison:
    """One ``group`` against ``against``, over ``terms`` that occur on at least one side."""

    group: str
    against: str
    terms: Array
    own: Side
    other: Side

    def frame(self, by: str) -> pd.DataFrame:
        """The raw counts of both sides; one row is a term."""
        own, other = self.own, self.other
        return pd.DataFrame({
            by: pd.array([self.group] * len(self.terms), dtype="string"),
            "term": pd.array(self.terms, dtype="string"),
            "against": pd.array([self.against] * len(self.terms), dtype="string"),
            "n": own.n, "words": own.words, "df": own.df, "articles": own.articles,
            "per_10k_words": 1e4 * own.n / own.words,
            "n_against": other.n, "words_against": other.words, "df_against": other.df,
            "articles_against": other.articles,
            "per_10k_words_against": 1e4 * other.n / other.words,
        })  # fmt: skip


def distinctive(
    source: "Corpus | Frequencies | pd.DataFrame",
    *,
    by: str = "outlet",
    against: str | Mapping[str, int] = REST,
    prior: float = PRIOR,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
    outlets: Sequence[str] = (),
    voice: str = "",
    sections: Sequence[str] = SECTIONS_READ,
    ngram: int = 1,
    stop_words: Collection[str] = (),
    actors: bool = False,
    possessives: bool = False,
    lemmas: bool | str = False,
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
    variance 1/y is replaced by the ratio estimator's (`stats.clustered_squares`) S/y². Degrees of freedom are Welch
    and Satterthwaite's, and at most the number of articles that hold the term, less one.

    Do not compare ``log_odds`` or ``z`` between runs with other priors, other selections or other texts.

    Args:
        source: a corpus, its `frequencies` by one column, or counts of your own as `Frequencies.from_frame` takes them.
        by: what is compared, as in `frequencies`.
        against: ``"rest"``, the name of one group, or the reader's own list of frequencies, term -> count.
        prior: words of common text given to each side, more than 0. More means more caution with rare terms.
        confidence_level: of the interval, between 0 and 1.
        outlets, voice, sections, ngram, stop_words, actors, possessives, lemmas: see `Options`.

    Raises:
        ParameterError: an option, a group or a value of one that does not exist.
    """
    options = Options(outlets, voice, sections, ngram, stop_words, actors, possessives, lemmas)
    _check_prior(prior)
    counts = as_frequencies(source, by, options)
    group = counts.by[0]
    pairs = list(_comparisons(counts, against)) or [_NOTHING]
    table = pd.concat([_distinctive(pair, group, prior, confidence_level) for pair in pairs], ignore_index=True)
    order = table.assign(size=-table["z"].abs()).sort_values([group, "p", "size", "term"]).index
    return table.loc[order, [group, *COLUMNS]].reset_index(drop=True)


def _distinctive(pair: Comparison, by: str, prior: float, confidence_level: float) -> pd.DataFrame:
    """The table of one comparison."""
    own, other = pair.own, pair.other
    ratio, alpha = _log_odds(pair, prior)
    clustered = own.articles > 1 and (other.articles > 1 or other.articles == 0)
    variances = [(side.squares if clustered and side.articles else side.n) + alpha for side in (own, other)]
    parts = [v / (side.n + alpha) ** 2 for v, side in zip(variances, (own, other), strict=True)]
    se = np.sqrt(parts[0] + parts[1])
    dof = np.full(len(se), np.inf)
    if clustered:
        # The bound is ours: articles without the term say nothing about how it clusters.
        holding = np.maximum(1, own.df + other.df - 1)
        dof = np.minimum(stats.welch_dof(parts, [own.articles, other.articles]), holding)
    label = (CLUSTERED if other.articles else HALF) if clustered else CLASSIC
    p = stats.t_test(ratio, se, dof)
    lower, upper = stats.t_interval(ratio, se, dof, confidence_level=confidence_level)
    return pair.frame(by).assign(
        log_odds=ratio, lower=lower, upper=upper, se=se, z=ratio / se, dof=dof, p=p, q=stats.false_discovery_rate(p),
        variance=pd.array([label] * len(p), dtype="string"),
        one_article=np.equal(np.where(ratio >= 0, own.df, other.df), 1),
    )  # fmt: skip


def _log_odds(pair: Comparison, prior: float) -> tuple[Array, Array]:
    """The log-odds ratio of each term (equation 16) and the prior's count of it, which both sides are given."""
    own, other = pair.own, pair.other
    share = (own.n + other.n) / (own.words + other.words)
    alpha = prior * share
    with np.errstate(divide="ignore", invalid="ignore"):
        logits = [np.log(s.n + alpha) - np.log(s.words + prior - s.n - alpha) for s in (own, other)]
        ratio = logits[0] - logits[1]
    # Where both texts consist of one word only there are no odds, and no difference.
    return np.where(share < 1, ratio, 0.0), alpha


def keyness(
    source: "Corpus | Frequencies | pd.DataFrame",
    *,
    by: str = "outlet",
    against: str | Mapping[str, int] = REST,
    prior: float = PRIOR,
    outlets: Sequence[str] = (),
    voice: str = "",
    sections: Sequence[str] = SECTIONS_READ,
    ngram: int = 1,
    stop_words: Collection[str] = (),
    actors: bool = False,
    possessives: bool = False,
    lemmas: bool | str = False,
) -> pd.DataFrame:
    """The usual keyness measures, for comparison with other tools.

    One row is a term in one comparison: the group, ``term``, ``against`` and the raw counts of both sides as
    in `distinctive`; ``g2`` (log-likelihood over 4 cells), ``g2_two_cells`` (over the term's 2 cells, as many
    tools print it), ``chi2`` (Pearson's, over 4 cells, no continuity correction), ``log_ratio`` (log to base
    2 of the ratio of rates), ``z`` (log-odds over the classic standard error); and ``p_g2``, ``q_g2``,
    ``p_z``, ``q_z``, which **overstate certainty**: between random halves of one outlet far more than 5 in 100
    fall below .05.

    Args:
        source: as in `distinctive`.
        by: what is compared, as in `frequencies`.
        against: as in `distinctive`.
        prior: as in `distinctive`; only ``z`` depends on it.
        outlets, voice, sections, ngram, stop_words, actors, possessives, lemmas: see `Options`.

    Raises:
        ParameterError: an option, a group or a value of one that does not exist.
    """
    options = Options(outlets, voice, sections, ngram, stop_words, actors, possessives, lemmas)
    _check_prior(prior)
    counts = as_frequencies(source, by, options)
    group = counts.by[0]
    pairs = list(_comparisons(counts, against)) or [_NOTHING]
    table = pd.concat([_keyness(pair, group, prior) for pair in pairs], ignore_index=True)
    return table.sort_values([group, "g2", "term"], ascending=[True, False, True], ignore_index=True)


def _keyness(pair: Comparison, by: str, prior: float) -> pd.DataFrame:
    """The table of one comparison."""
    own, other = pair.own, pair.other
    cells = (own.n, own.words, other.n, other.words)
    ratio, alpha = _log_odds(pair, prior)
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


def _comparisons(counts: Frequencies, against: str | Mapping[str, int]) -> Iterator[Comparison]:
    """Yield the comparison of every group with ``against``; none where there is nothing to compare.

    Args:
        counts: sums by one column.
        against: ``"rest"`` for all other groups together (named where it is one); the name of one group, with
            which each other one is compared; or a list of frequencies of the reader's own, term -> count.

    Raises:
        ParameterError: counts by several columns; a group that has no words; a list that counts nothing.
    """
    if len(counts.by) != 1:
        raise ParameterError(f"by: a comparison needs one kind of group, not {', '.join(counts.by)}")
    groups = counts.lengths[counts.by[0]].tolist()
    terms = counts.terms["term"]
    listed = {} if isinstance(against, str) else _listed(against)
    if listed:
        terms = pd.concat([terms, pd.Series(list(listed), dtype="string")], ignore_index=True)
    codes, vocabulary = pd.factorize(terms, sort=True)
    sides = {group: _side(counts, group, codes[: len(counts.terms)], len(vocabulary)) for group in groups}
    names = np.asarray(vocabulary, dtype=object)
    if listed:
        n = np.array([listed.get(name, 0) for name in names], dtype=np.int64)
        none = np.zeros_like(n)
        reference = Side(n, none, none, none, 0, sum(listed.values()), 0)
        pairs = [(group, own, REFERENCE, reference) for group, own in sides.items()]
    elif against == REST:
        whole = _side(counts, None, codes, len(vocabulary))
        # A rest of one group is that group, and is called by its name.
        name = {group: groups[1 - at] if len(groups) == 2 else REST for at, group in enumerate(groups)}
        pairs = [(group, own, name[group], whole.minus(own)) for group, own in sides.items() if len(groups) > 1]
    elif against in sides:
        pairs = [(group, own, str(against), sides[str(against)]) for group, own in sides.items() if group != against]
    else:
        raise ParameterError(f"against: {against!r} is not one of {', '.join([REST, *sides])}, which have words")
    for group, own, other_name, other in pairs:
        there = (own.n + other.n) > 0
        yield Comparison(group, other_name, names[there], own.take(there), other.take(there))


def _side(counts: Frequencies, group: str | None, codes: Array, size: int) -> Side:
    """The sums of one group, or of all, over the whole vocabulary."""
    rows, lengths = counts.terms, counts.lengths
    if group is not None:
        own = (rows[counts.by[0]] == group).to_numpy(dtype=bool)
        rows, codes, lengths = rows[own], codes[own], lengths[lengths[counts.by[0]] == group]
    totals = np.zeros((len(SUMS), size), dtype=np.int64)
    for total, name in zip(totals, SUMS, strict=True):
        np.add.at(total, codes, rows[name].to_numpy(dtype=np.int64))
    return Side(*totals, *(int(lengths[name].sum()) for name in LENGTHS))


def _listed(reference: Mapping[str, int]) -> dict[str, int]:
    """A reader's list with its terms folded as the corpus' are."""
    folded: dict[str, int] = {}
    for text, n in reference.items():
        if isinstance(n, bool) or not isinstance(n, int) or n < 0:
            raise ParameterError(f"against: the count of {text!r} is {n!r}, not a whole number from 0")
        term = fold(text)
        folded[term] = folded.get(term, 0) + n
    if not sum(folded.values()):
        raise ParameterError("against: the list of frequencies counts no word")
    return folded


def _check_prior(prior: Any) -> None:
    """Refuse numbers out of range."""
    if isinstance(prior, bool) or not isinstance(prior, int | float) or not 0 < prior < np.inf:
        raise ParameterError(f"prior: {prior!r} is not a number above 0")


_NONE = np.empty(0, dtype=np.int64)
_NOTHING = Comparison("", "", np.empty(0, dtype=object), *[Side(_NONE, _NONE, _NONE, _NONE, 1, 1, 1)] * 2)
"""The comparison of no terms: from it tables without rows get their columns and types."""
