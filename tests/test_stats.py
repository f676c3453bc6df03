"""Every interval and test: numbers worked by hand or published, and one confidence level for all of them."""

import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from kosovo_lib import stats
from kosovo_lib.errors import ParameterError

PACKAGE = Path(stats.__file__).parent


def test_the_level_is_spelled_in_one_file_only() -> None:
    """No other file holds 95 %, its normal quantile, or a level of its own."""
    spelled = re.compile(
        r"\w=0\.95\b|1\.96|1\.959|95 ?% |97\.5|NormalDist|ndtri|stdtrit|\b(?:level|confidence)(?:: float)? ?= ?[\d.]"
    )
    sources = [path for path in PACKAGE.rglob("*.py") if path.name != "stats.py"]
    sources += (PACKAGE.parent / "notebooks").glob("*.ipynb")
    found = [
        f"{path.name} line {number}: {line.strip()}"
        for path in sources
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if spelled.search(line)
    ]
    assert found == []


def test_many_intervals_that_hold_together_are_each_wider() -> None:
    assert stats.bonferroni(1) == pytest.approx(0.95)
    assert stats.bonferroni(10) == pytest.approx(0.995)  # 1 - 0.05 / 10
    assert stats.bonferroni(0) == pytest.approx(0.95)


def test_a_page_calls_an_interval_by_its_level() -> None:
    assert stats.interval_name() == "95% interval"
    assert stats.interval_name(0.9) == "90% interval"
    assert stats.interval_name(0.999) == "99.9% interval"
    assert stats.SIGNIFICANCE_LEVEL == 0.05


@pytest.mark.parametrize("level", [0, 1, 1.5, -0.1, True, "high", math.nan])
def test_what_is_no_level_is_refused(level: object) -> None:
    for interval in (
        lambda: stats.wilson(1, 2, confidence_level=level),
        lambda: stats.difference_of_shares(1, 0, 2, confidence_level=level),
        lambda: stats.t_interval(1.0, 1.0, 5, confidence_level=level),
        lambda: stats.bootstrap_interval([1, 2], confidence_level=level),
        lambda: stats.interval_name(level),
    ):
        with pytest.raises(ParameterError, match=r"confidence_level: .* is not a number between 0 and 1"):
            interval()


def test_a_coefficient_is_printed_with_a_true_minus_and_no_minus_zero() -> None:
    assert [stats.coefficient(value) for value in (-0.5, -0.001, 1)] == ["−0.50", "0.00", "1.00"]


@pytest.mark.parametrize(
    ("n", "total", "lower", "upper"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_intervals_are_those_published(n: int, total: int, lower: float, upper: float) -> None:
    assert stats.wilson(n, total) == (pytest.approx(lower, abs=5e-5), pytest.approx(upper, abs=5e-5))


def test_a_wilson_interval_of_another_level_by_hand() -> None:
    # 1 of 2 at 80 %: z² = 1.2816²; (.5 + .4106 ± sqrt(1.6424 · (.125 + .1026))) / 1.8212 = (.9106 ± .6115) / 1.8212
    assert stats.wilson(1, 2, confidence_level=0.8) == pytest.approx((0.16425, 0.83575), abs=1e-5)


@given(st.integers(1, 10**6), st.data())
def test_wilson_intervals_hold_the_share_and_stay_between_0_and_1(total: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, total))
    lower, upper = stats.wilson(n, total)
    assert 0 <= lower <= n / total + 1e-12
    assert n / total - 1e-12 <= upper <= 1


class TestTheDifferenceOfTwoShares:
    def test_worked_by_hand(self) -> None:
        # 0 for, 6 against, 10 in all: with one imagined item each 1/12 against 7/12, middle -0.5;
        # 1.959964 * sqrt((8/12 - 0.25) / 12) = 1.959964 * 0.186339 = 0.365218
        assert stats.difference_of_shares(0, 6, 10) == pytest.approx((-0.865218, -0.134782), abs=1e-6)

    def test_at_another_level_only_the_reach_changes(self) -> None:
        # 1.644854 * 0.186339 = 0.306500
        low, high = stats.difference_of_shares(0, 6, 10, confidence_level=0.9)
        assert (low, high) == pytest.approx((-0.806500, -0.193500), abs=1e-6)

    def test_all_of_neither_kind_is_not_certainty(self) -> None:
        # 1/7 each: 1.959964 * sqrt((2/7) / 7) = 0.395973
        assert stats.difference_of_shares(0, 0, 5) == pytest.approx((-0.395973, 0.395973), abs=1e-6)

    def test_three_alike_can_be_chance_and_four_cannot(self) -> None:
        """Hence the smallest number of sentences that gets a score."""
        assert stats.difference_of_shares(0, 3, 3)[1] > 0 > stats.difference_of_shares(0, 4, 4)[1]

    @given(*[st.integers(0, 40)] * 3)
    def test_it_holds_the_difference_and_mirrors(self, first: int, second: int, neither: int) -> None:
        n = first + second + neither
        low, high = stats.difference_of_shares(first, second, n)
        assert -1 <= low <= ((first - second) / n if n else 0) <= high <= 1
        assert stats.difference_of_shares(second, first, n) == pytest.approx((-high, -low))

    @pytest.mark.parametrize("counts", [(-1, 1, 3), (2, 2, 3)])
    def test_impossible_counts_are_refused(self, counts: tuple[int, int, int]) -> None:
        with pytest.raises(ParameterError, match="they must be 0 or more, and no more than all"):
            stats.difference_of_shares(*counts)


def test_a_count_in_clusters_varies_as_the_clusters_do() -> None:
    # two articles of 10 words with 2 and 0 uses: n = 2, n2 = 4, nL = 20, r = .1
    # 2/(2-1) · (4 - 2·.1·20 + .01·200) = 4; with 1 and 1 it would be 0, so n = 2 is taken
    assert stats.clustered_squares(2, 4, 20, 20, 200, 2) == pytest.approx(4)
    assert stats.clustered_squares(2, 2, 20, 20, 200, 2) == 2


def test_paired_differences_vary_about_their_mean() -> None:
    # differences 2 and 1: 2/(2-1) · (4 + 1 - 3²/2) = 1; 2 and 2: 0
    assert stats.paired_variance(3, 5, 2) == 1
    assert stats.paired_variance(4, 8, 2) == 0


def test_only_terms_that_could_be_sure_are_tested() -> None:
    # .05/3 = .0167 is reached by three tests; .05/2 = .025 by four, too many; the largest two never
    kept = stats.reachable([0.001, 0.016, 0.016, 0.02, 0.06, 1.0])
    assert kept.tolist() == [True, True, True, False, False, False]
    assert not stats.reachable([0.06, 1.0]).any()
    assert not stats.reachable([math.nan]).any()
    assert stats.reachable([]).tolist() == []


def test_degrees_of_freedom_are_welchs() -> None:
    # (1 + 2)² / (1²/(3-1) + 2²/(5-1)) = 9 / 1.5; a side without clusters does not count: 9 / .5
    assert stats.welch_dof([1.0, 2.0], [3, 5]) == pytest.approx(6)
    assert stats.welch_dof([1.0, 2.0], [3, 0]) == pytest.approx(18)


def test_t_tests_and_intervals_by_hand() -> None:
    # one degree of freedom is Cauchy's: p = 1 - 2/π · atan(z), t(.975) = tan(.475π) = 12.7062
    assert stats.t_test(2.0, 1.0, 1) == pytest.approx(1 - 2 / math.pi * math.atan(2))
    low, high = stats.t_interval(2.0, 0.5, 1)
    assert (low, high) == pytest.approx((2 - 6.3531, 2 + 6.3531), abs=1e-4)
    # infinite is normal: z = 1.959964 has p = .05
    assert stats.t_test(1.959964, 1.0, math.inf) == pytest.approx(0.05, abs=1e-6)
    assert stats.t_quantile(math.inf, confidence_level=0.9) == pytest.approx(1.644854, abs=1e-6)
    assert stats.t_test(0.0, 1.0, 5) == 1


def test_false_discoveries_are_controlled_as_benjamini_and_hochberg_do() -> None:
    # Benjamini and Hochberg (1995), 3.2: of 15 hypotheses the first four are rejected at .05
    p = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0,
    ]  # fmt: skip
    q = stats.false_discovery_rate(p)
    assert (q <= 0.05).sum() == 4
    assert q[3] == pytest.approx(0.0095 * 15 / 4)
    assert len(stats.false_discovery_rate([])) == 0
    # what was not tested costs the others nothing: .01 of two tests, not of three
    assert stats.false_discovery_rate([0.01, math.nan, 0.5])[0] == pytest.approx(0.02)


def test_a_bootstrap_interval_cuts_half_of_the_rest_on_each_side() -> None:
    drawn = np.arange(1001)[::-1]
    assert stats.bootstrap_interval(drawn) == pytest.approx((25, 975))
    assert stats.bootstrap_interval(drawn, confidence_level=0.9) == pytest.approx((50, 950))


def test_where_most_resamples_have_no_value_there_is_no_interval() -> None:
    assert stats.bootstrap_interval([1, 2, 3, math.nan]) == pytest.approx((1.05, 2.95))
    assert all(math.isnan(end) for end in stats.bootstrap_interval([1, 2, math.nan, math.nan]))


def test_a_resample_draws_as_many_clusters_as_there_are() -> None:
    weights = stats.bootstrap_weights(7, resamples=50)
    assert weights.shape == (50, 7)
    assert set(weights.sum(axis=1)) == {7}
    assert (weights == stats.bootstrap_weights(7, resamples=50)).all()
    assert (weights != stats.bootstrap_weights(7, resamples=50, seed=1)).any()
    with pytest.raises(ParameterError, match="resamples 0: at least one is needed"):
        stats.bootstrap_weights(7, resamples=0)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from([0, 1, 2])), min_size=2, max_size=30))
def test_kappa_and_alpha_equal_those_of_nltk(pairs: list[tuple[int, int]]) -> None:
    counts = np.zeros((3, 3))
    for pair in pairs:
        counts[pair] += 1
    if len({label for pair in pairs for label in pair}) == 1:
        assert np.isnan(stats.cohen_kappa(counts))
        assert np.isnan(stats.krippendorff_alpha(counts))
        return
    task = AnnotationTask([(side, item, pair[side]) for item, pair in enumerate(pairs) for side in (0, 1)])
    assert stats.cohen_kappa(counts) == pytest.approx(task.kappa())
    assert stats.krippendorff_alpha(counts) == pytest.approx(task.alpha())
