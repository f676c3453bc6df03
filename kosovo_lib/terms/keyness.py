"""Keyness: which terms set a group apart, and how surely.

Words come in clusters: an article on licence plates says "plates" six times. A test that takes every word for
an independent draw is therefore far too sure, as can be seen by comparing two random halves of one outlet's
articles. In `distinctive` the article is the unit that was drawn. `keyness` gives the measures that other tools print,
which all take words for independent, to set beside it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import sub
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.special import chdtrc, xlogy

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError, check_names
from kosovo_lib.schema import Corpus
from kosovo_lib.terms.dtm import Options, with_options
from kosovo_lib.terms.frequencies import LENGTHS, SUMS, Frequencies, as_frequencies, is_count
from kosovo_lib.terms.tokens import fold

Array = Any  # a numpy array over the terms of a comparison
PAIRED, CLUSTERED, HALF = "paired", "clustered", "clustered on one side"
SINGLE, CLASSIC = "one article", "classic"
REST, REFERENCE = "rest", "reference"

PRIOR = 100.0
"""Words of common text given to each side: enough that a word used once or twice cannot lead the list."""


@dataclass(frozen=True)
class Side:
    """Sums of one side: n, df, n2 and nL of each term; ``articles`` is 0 for a bare list of frequencies."""

    sums: Array
    articles: int
    words: int
    words2: int

    @property
    def n(self) -> Array:
        """Uses of each term."""
        return self.sums[0]

    @property
    def df(self) -> Array:
        """Articles that hold it."""
        return self.sums[1]

    @property
    def squares(self) -> Array:
        """Variance of each count, clustered by article; that of independent words where there is one or none."""
        n, _, n2, nl = self.sums
        if self.articles < 2:
            return n
        return stats.clustered_squares(n, n2, nl, self.words, self.words2, self.articles)


_NOBODY = Side(np.empty((4, 0), dtype=np.int64), 1, 1, 1)


@dataclass(frozen=True)
class Comparison:
    """One ``group`` against ``against``, over ``terms`` that occur on at least one side."""

    group: str
    against: str
    terms: Array
    own: Side = _NOBODY
    other: Side = _NOBODY
    events: int = 0

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


@with_options()
def distinctive(
    source: Corpus | Frequencies | pd.DataFrame,
    *,
    by: str = "outlet",
    against: str | Mapping[str, int] = REST,
    paired: str | Mapping[str, str] | None = None,
    prior: float = PRIOR,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
    **how: Any,
) -> pd.DataFrame:
    """Which terms set each group apart, with how much certainty.

    One row is a term in one comparison: the group, ``term``, ``against``; the raw counts of both sides
    (``n``, ``words``, ``df``, ``articles``, ``per_10k_words`` and the same with ``_against``); ``log_odds``
    (natural logarithm of the odds ratio, above 0 where the group uses the term more) with its interval
    ``lower`` to ``upper``, its standard error ``se``, ``z``, ``dof`` (degrees of freedom of Student's t,
    infinite for the normal), ``p`` (two-sided), ``q`` (`stats.false_discovery_rate` over the terms of the comparison
    that could be sure at all, `stats.reachable`, within events over those that would be if one side had all their uses;
    missing for the others); ``variance``, ``events`` (how many were compared; missing where not paired) and
    ``one_article``. Surest first within a group; no rows where there is nothing to compare.

    ``variance`` says what the interval can bear:

    - ``paired``: several outlets tell the same events, and each use is compared with the others' of that event. What an
      event brings to every outlet falls out. The interval speaks of the outlets' habits; no other is so sharp.
    - ``clustered``: both sides have several articles. The interval speaks of the outlets' habits.
    - ``one article``: one side has a single article. Its words are held to vary as those of the many articles on the
      other side do. The interval speaks of **this article only**, no ``q`` is given, and it must not be ranked.
    - ``classic``: a single article on either side. The interval takes words for independent draws and speaks of
      **these articles only**; no ``q`` is given.
    - ``clustered on one side``: ``against`` is a bare list of frequencies.

    ``one_article``: all its uses on the side that uses it more stand in a single article. It may be no more than that
    article's subject.

    Log-odds and prior are those of Monroe, Colaresi and Quinn (2008), "Fightin' Words", Political Analysis
    16, equations 15, 16 and 22: each side is given ``prior`` words of the two sides' common text. Their
    variance 1/y is replaced by the ratio estimator's (`stats.clustered_squares`) S/y². Degrees of freedom are Welch
    and Satterthwaite's, and at most the number of articles that hold the term, less one.

    Paired by event (Mantel and Haenszel 1959, "Statistical aspects of the analysis of data from retrospective studies
    of disease", Journal of the National Cancer Institute 22): where a group has n uses in L words of an event and the
    others n' in L', r = n·L'/(L + L') and s = n'·L/(L + L') are uses in the same number of words. The log-odds ratio is
    that of Σr and Σs over the events, and z = Σ(r - s)/√V with V the `stats.paired_variance`, never below its value for
    independent words, Σ(n + n')·L·L'/(L + L')². Degrees of freedom are the events less one. The interval is the test's,
    log-odds · (1 ± t/z) (Miettinen 1976, "Estimability and estimation in case-referent studies", American Journal of
    Epidemiology 103).

    Do not compare ``log_odds`` or ``z`` between runs with other priors, other selections or other texts.

    Args:
        source: a corpus, its `frequencies` by one column, or counts of your own as `Frequencies.from_frame` takes them.
        by: what is compared, as in `frequencies`.
        against: ``"rest"``, the name of one group, or the reader's own list of frequencies, term -> count.
        paired: what tells which articles are of one event: a column of the articles (of your own counts), or article ->
            event. Left out, it is ``story`` if there is such a column with two events or more that several groups tell;
            ``""`` never pairs.
        prior: words of common text given to each side, more than 0. More means more caution with rare terms.
        confidence_level: of the interval, between 0 and 1.
        how: options
    """
    options = Options(**how)
    _check_prior(prior)
    tables, group, event = list[pd.DataFrame](), by, _event_column(source, by, paired)
    if event and isinstance(against, str):
        stories = paired if isinstance(paired, Mapping) else None
        counts = as_frequencies(source, (by, event), replace(options, stories=stories))
        group = counts.by[0]
        tables = _paired(counts, against, prior, confidence_level)
        if not tables and paired:
            raise ParameterError(f"paired: fewer than two events are reported by two of {group} or more")
    if not tables:
        counts = as_frequencies(source, by, options)
        group = counts.by[0]
        tables = [_distinctive(pair, group, prior, confidence_level) for pair in _comparisons(counts, against)]
    for at, table in enumerate(tables):  # one after the other: all at once take gigabytes
        order = table.assign(size=-table["z"].abs()).sort_values(["p", "size", "term"]).index
        tables[at] = table.loc[order]
    tables.sort(key=lambda table: table[group].head(1).tolist())
    return pd.concat(tables, ignore_index=True)


def _distinctive(pair: Comparison, by: str, prior: float, confidence_level: float) -> pd.DataFrame:
    own, other = pair.own, pair.other
    several = [side.articles > 1 for side in (own, other)]
    smallest = np.full(len(own.n), np.nan)
    squares = [own.squares, other.squares]
    if not any(several):
        label = CLASSIC
    elif not other.articles:
        label, smallest = HALF, np.zeros(len(own.n))
    elif all(several):
        label, smallest = CLUSTERED, _smallest(own, other, prior)
    else:
        # A single article varies as one of the many does: what goes beyond independent words grows with its length.
        label, many, single = (SINGLE, own, other) if several[0] else (SINGLE, other, own)
        squares[several.index(False)] = single.n + (many.squares - many.n) * single.words**2 / many.words2
    ratio, alpha = _log_odds(own.n, own.words, other.n, other.words, prior)
    parts = [(square + alpha) / (side.n + alpha) ** 2 for square, side in zip(squares, (own, other), strict=True)]
    dof = np.full(len(ratio), np.inf)
    if label == SINGLE:
        dof = dof.clip(max=max(own.articles, other.articles) - 1.0)
    elif label != CLASSIC:
        dof = stats.welch_dof(parts, [own.articles, other.articles])
    if label != CLASSIC:
        # The bound is ours: articles without the term say nothing about how it clusters.
        dof = np.minimum(dof, np.maximum(1, own.df + other.df - 1))
    return _measured(pair, by, ratio, np.sqrt(parts[0] + parts[1]), dof, smallest, label, confidence_level)


def _smallest(own: Side, other: Side, prior: float) -> Array:
    """A lower bound of each term's p-value, however the two sides had shared its uses.

    No variance is below that of independent words, and no degrees of freedom are above those counted here. A term is at
    its surest where one side has all its uses or all but a few.
    """
    n, dof = own.n + other.n, np.clip(own.df + other.df - 1, 1, own.articles + other.articles - 2)
    surest = np.zeros(len(n))
    for few in range(13):
        least = np.minimum(n / 2, few)
        for uses in (least, n - least):
            ratio, alpha = _log_odds(uses, own.words, n - uses, other.words, prior)
            surest = np.maximum(surest, np.abs(ratio) / np.sqrt(1 / (uses + alpha) + 1 / (n - uses + alpha)))
    return stats.t_test(surest, 1.0, dof)


def _measured(
    pair: Comparison, by: str, ratio: Array, se: Array, dof: Array, smallest: Array, label: str, confidence_level: float
) -> pd.DataFrame:
    """Counts with estimates, tests and intervals beside them; only terms are tested whose p could be small enough."""
    p = stats.t_test(ratio, se, dof)
    lower, upper = stats.t_interval(ratio, se, dof, confidence_level=confidence_level)
    return pair.frame(by).assign(
        log_odds=ratio, lower=lower, upper=upper, se=se, z=ratio / se, dof=dof, p=p,
        q=stats.false_discovery_rate(np.where(stats.reachable(smallest), p, np.nan)),
        variance=pd.array([label] * len(p), dtype="string"),
        events=pd.array([pair.events or pd.NA] * len(p), dtype="Int64"),
        one_article=np.equal(np.where(ratio >= 0, pair.own.df, pair.other.df), 1),
    )  # fmt: skip


def _event_column(source: Any, by: str, paired: str | Mapping[str, str] | None) -> str:
    if isinstance(paired, str):
        return paired
    if paired is not None:
        if isinstance(source, Frequencies | pd.DataFrame):
            raise ParameterError("paired: article -> event needs a corpus; give counts a column of events instead")
        return "story"
    if isinstance(source, Frequencies):
        return source.by[1] if len(source.by) == 2 and source.by[1] == "story" else ""
    columns = source if isinstance(source, pd.DataFrame) else source.articles
    return "story" if "story" in columns and by != "story" else ""


def _paired(counts: Frequencies, against: str, prior: float, confidence_level: float) -> list[pd.DataFrame]:
    """The tables of all comparisons within events; none where fewer than two events are told by two groups."""
    by, event = counts.by
    cells = counts.lengths  # a group in an event
    names = cells[by].to_numpy(dtype=object)
    check_names("against", [against], dict.fromkeys([REST, *names]))
    events = pd.factorize(cells[event])[0]
    codes, vocabulary = pd.factorize(counts.terms["term"], sort=True)
    row = pd.MultiIndex.from_frame(cells[[by, event]]).get_indexer(pd.MultiIndex.from_frame(counts.terms[[by, event]]))
    n, df = (
        sparse.csr_array((counts.terms[name].to_numpy(dtype=float), (row, codes)), shape=(len(cells), len(vocabulary)))
        for name in ("n", "df")
    )
    tables = []
    for group in dict.fromkeys(names):
        sides = [names == group, names != group if against == REST else names == against]
        both = np.intersect1d(*(events[side] for side in sides))
        if group == against or len(both) < 2:
            continue
        rest = list(dict.fromkeys(names[sides[1]]))
        place = np.searchsorted(both, events)
        told = []
        for side in sides:
            used = np.flatnonzero(side & np.isin(events, both))
            shape = (len(both), len(cells))
            gather = sparse.csr_array((np.ones(len(used)), (place[used], used)), shape=shape)
            told.append((gather @ n, gather @ df, gather @ cells[["articles", "words"]].to_numpy(dtype=float)))
        name = rest[0] if len(rest) == 1 else REST
        pair = Comparison(group, name, np.asarray(vocabulary, dtype=object))
        tables.append(_within_events(pair, told, by, prior, confidence_level))
    return tables


def _within_events(pair: Comparison, told: list[Any], by: str, prior: float, confidence_level: float) -> pd.DataFrame:
    there = np.flatnonzero(sum(n.sum(axis=0) for n, _, _ in told))
    counts = [n[:, there] for n, _, _ in told]
    words = [sizes[:, 1] for _, _, sizes in told]
    events = len(words[0])
    shares = [words[1] / (words[0] + words[1]), words[0] / (words[0] + words[1])]
    effective = float(words[0] @ shares[0])
    independent = (shares[0] * shares[1]) @ (counts[0] + counts[1])

    def compared(uses: Array) -> tuple[Array, Array]:  # sums of differences, and their errors
        total = uses.sum(axis=0)
        return total, np.sqrt(np.maximum(independent, stats.paired_variance(total, (uses * uses).sum(axis=0), events)))

    uses = [n.multiply(share[:, None]).tocsr() for n, share in zip(counts, shares, strict=True)]
    first, second = (r.sum(axis=0) for r in uses)
    ratio, alpha = _log_odds(first, effective, second, effective, prior)
    difference, error = compared(uses[0] - uses[1])
    z = difference / error
    even = np.abs(z) < 1e-6  # here the interval is what the test's becomes as the difference vanishes
    middle = (first + second) / 2 + alpha
    slope = 1 / middle + 1 / (effective + prior - middle)
    se = np.where(even, error * slope, ratio / np.where(even, 1, z))
    dof = np.full(len(se), events - 1.0)
    # No bound, but it knows only how often a term is used, not by whom, and keeps the correction honest (Bourgon,
    # Gentleman and Huber 2010, Independent filtering, PNAS 107); of the bound's many terms half as many would be found.
    alone = [compared((counts[0] + counts[1]).multiply(share[:, None]).tocsr()) for share in shares]
    smallest = np.minimum(*(stats.t_test(*each, dof) for each in alone))
    none = np.zeros_like(first)
    own, other = (
        Side(
            np.array([n.sum(axis=0), df[:, there].sum(axis=0), none, none]).astype(np.int64),
            int(sizes[:, 0].sum()), int(sizes[:, 1].sum()), 0,
        )
        for n, (_, df, sizes) in zip(counts, told, strict=True)
    )  # fmt: skip
    pair = replace(pair, terms=pair.terms[there], own=own, other=other, events=events)
    return _measured(pair, by, ratio, se, dof, smallest, PAIRED, confidence_level)


def _log_odds(n: Array, words: float, n_against: Array, words_against: float, prior: float) -> tuple[Array, Array]:
    """The log-odds ratio of each term (equation 16) and the prior's count of it, which both sides are given."""
    share = (n + n_against) / (words + words_against)
    alpha = prior * share
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(n + alpha) - np.log(words + prior - n - alpha)
        ratio -= np.log(n_against + alpha) - np.log(words_against + prior - n_against - alpha)
    # Where both texts consist of one word only there are no odds, and no difference.
    return np.where(share < 1, ratio, 0.0), alpha


@with_options()
def keyness(
    source: Corpus | Frequencies | pd.DataFrame,
    *,
    by: str = "outlet",
    against: str | Mapping[str, int] = REST,
    prior: float = PRIOR,
    **how: Any,
) -> pd.DataFrame:
    """The usual keyness measures, for comparison with other tools.

    One row is a term in one comparison: the group, ``term``, ``against`` and the raw counts of both sides as
    in `distinctive`; ``g2`` (log-likelihood over 4 cells), ``chi2`` (Pearson's, over 4 cells, no continuity
    correction), ``log_ratio`` (log to base 2 of the ratio of rates), ``z`` (log-odds over the classic standard error);
    and ``p_g2``, ``q_g2``, ``p_z``, ``q_z``, which **overstate certainty**: between random halves of one outlet far
    more than 5 in 100 fall below .05.

    Args:
        source, by, against: as in `distinctive`.
        how: options
        prior: as there; only ``z`` depends on it.
    """
    options = Options(**how)
    _check_prior(prior)
    counts = as_frequencies(source, by, options)
    group, tables = counts.by[0], []
    for pair in _comparisons(counts, against):
        own, other = pair.own, pair.other
        cells = own.n, own.words, other.n, other.words
        ratio, alpha = _log_odds(*cells, prior)
        se = np.sqrt(1 / (own.n + alpha) + 1 / (other.n + alpha))
        likelihood = g2(*cells)
        p_g2, p_z = chdtrc(1, likelihood), stats.t_test(ratio, se, np.inf)
        tables.append(pair.frame(group).assign(
            g2=likelihood, chi2=chi2(*cells), log_ratio=log_ratio(*cells), z=ratio / se,
            p_g2=p_g2, q_g2=stats.false_discovery_rate(p_g2), p_z=p_z, q_z=stats.false_discovery_rate(p_z),
        ))  # fmt: skip
    table = pd.concat(tables, ignore_index=True)
    return table.sort_values([group, "g2", "term"], ascending=[True, False, True], ignore_index=True)


def _expected(n: Any, words: Any, n_against: Any, words_against: Any) -> tuple[Any, Any]:
    n, words, n_against, words_against = (np.asarray(x, dtype=float) for x in (n, words, n_against, words_against))
    share = (n + n_against) / (words + words_against)
    return words * share, words_against * share


def g2(n: Any, words: Any, n_against: Any, words_against: Any) -> Any:
    """Log-likelihood ratio over all 4 cells: term or not, here or there.

    Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", Computational
    Linguistics 19. The sign is not kept. Numbers or arrays.
    """
    here, there = _expected(n, words, n_against, words_against)
    rest, rest_there = np.asarray(words) - n, np.asarray(words_against) - n_against
    cells = (rest, words - here), (rest_there, words_against - there), (n, here), (n_against, there)
    return np.maximum(0.0, sum(2 * (xlogy(seen, seen) - xlogy(seen, expected)) for seen, expected in cells))


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
    """Yield the comparison of every group with ``against``; one of no terms where there is nothing to compare."""
    if len(counts.by) != 1:
        raise ParameterError(f"by: a comparison needs one kind of group, not {', '.join(counts.by)}")
    groups = counts.lengths[counts.by[0]].tolist()
    terms = counts.terms["term"]
    listed = Counter[str]() if isinstance(against, str) else _listed(against)
    if listed:
        terms = pd.concat([terms, pd.Series(list(listed), dtype="string")], ignore_index=True)
    codes, vocabulary = pd.factorize(terms, sort=True)
    cells = pd.Index(groups).get_indexer(counts.terms[counts.by[0]]), codes[: len(counts.terms)]
    sums = np.zeros((len(SUMS), len(groups), len(vocabulary)), dtype=np.int64)
    for total, column in zip(sums, SUMS, strict=True):
        np.add.at(total, cells, counts.terms[column].to_numpy(dtype=np.int64))
    lengths = counts.lengths[list(LENGTHS)].to_numpy(dtype=np.int64)
    sides = {group: Side(sums[:, at], *lengths[at].tolist()) for at, group in enumerate(groups)}
    names = np.asarray(vocabulary, dtype=object)
    if listed:
        counted = np.zeros((len(SUMS), len(names)), dtype=np.int64)
        counted[0] = [listed[name] for name in names]
        reference = Side(counted, 0, sum(listed.values()), 0)
        pairs = [(group, own, REFERENCE, reference) for group, own in sides.items()]
    elif against == REST:
        whole = Side(sums.sum(axis=1), *lengths.sum(axis=0).tolist())
        # A rest of one group is that group, and is called by its name.
        name = {group: groups[1 - at] if len(groups) == 2 else REST for at, group in enumerate(groups)}
        rests = {group: Side(*map(sub, vars(whole).values(), vars(own).values())) for group, own in sides.items()}
        pairs = [(group, own, name[group], rests[group]) for group, own in sides.items() if len(groups) > 1]
    elif against in sides:
        pairs = [(group, own, str(against), sides[str(against)]) for group, own in sides.items() if group != against]
    else:
        raise ParameterError(f"against: {against!r} is not one of {', '.join([REST, *sides])}, which have words")
    if not pairs:
        yield Comparison("", "", names[:0])  # of no terms: from it tables without rows get their columns and types
    for group, own, other_name, other in pairs:
        there = (own.n + other.n) > 0
        own, other = (replace(side, sums=side.sums[:, there]) for side in (own, other))
        yield Comparison(group, other_name, names[there], own, other)


def _listed(reference: Mapping[str, int]) -> Counter[str]:
    """A reader's list with its terms folded as the corpus' are."""
    folded = Counter[str]()
    for text, n in reference.items():
        if not is_count(n):
            raise ParameterError(f"against: the count of {text!r} is {n!r}, not a whole number from 0")
        folded[fold(text)] += int(n)
    if not sum(folded.values()):
        raise ParameterError("against: the list of frequencies counts no word")
    return folded


def _check_prior(prior: float) -> None:
    if not 0 < prior < np.inf:
        raise ParameterError(f"prior: {prior!r} is not a number above 0")
