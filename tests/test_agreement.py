"""Agreement: numbers worked by hand, and intervals that can be made again."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from kosovo_lib import agreement, coding
from kosovo_lib.errors import ParameterError

TEN = [(-1, -1)] * 2 + [(0, 0)] * 5 + [(1, 1), (0, 1), (-1, 0)]
"""Ten items, each with the label of anna and of berta."""


def test_the_kappas_of_several_pairs_are_said_as_a_span() -> None:
    table = pd.DataFrame({"kappa": [0.62, None, 0.671]})
    assert agreement.span(table) == "kappa 0.62 to 0.67"
    assert agreement.span(table.head(1)) == "kappa 0.62"
    assert agreement.span(table.head(0)) == ""


def codings(pairs: list[tuple[object, object]], *, voice: bool = False, per_sentence: int = 1) -> pd.DataFrame:
    """Two coders' labels (or voices), ``per_sentence`` actors to a sentence."""
    return coding.CODINGS.frame(
        {
            "coder": coder, "article": "bugle-1", "sentence": item // per_sentence, "actor": f"actor {item}",
            "voice": pair[side] if voice else pd.NA, "label": pd.NA if voice else pair[side], "note": pd.NA,
        }
        for item, pair in enumerate(pairs)
        for side, coder in enumerate(("anna", "berta"))
    )  # fmt: skip


def measured(pairs: list[tuple[object, object]], **how: object) -> dict[str, object]:
    return agreement.pairs(codings(pairs), "label", **how).to_dict("records")[0]


def test_a_page_prints_kappa_with_its_interval_and_a_dash_where_there_is_none() -> None:
    row = {"coder_a": "ana", "coder_b": "ben", "on": "label", "n": 9, "percent": 90.0}
    ends = [(0.5, 0.25, 0.75), (0.5, float("nan"), float("nan")), (float("nan"),) * 3]
    kappas = pd.DataFrame(ends, columns=["kappa", "kappa_low", "kappa_high"])
    made = agreement.printed(pd.DataFrame([row] * 3).join(kappas))
    assert made["kappa"].tolist() == ["0.50 (0.25 to 0.75)", "0.50", "–"]
    assert made.loc[0, ["coders", "items"]].tolist() == ["ana and ben", 9]


def test_the_three_measures_worked_by_hand() -> None:
    row = measured(TEN)
    # alike 8 of 10
    assert (row["coder_a"], row["coder_b"], row["n"], row["percent"]) == ("anna", "berta", 10, 80)
    # anna -1, 0, 1: 3, 6, 1; berta: 2, 6, 2; by chance (3*2 + 6*6 + 1*2) / 100 = 0.44; (0.8 - 0.44) / 0.56
    assert row["kappa"] == pytest.approx(0.36 / 0.56)
    # together 5, 12, 3 of 20; differing by chance (400 - 25 - 144 - 9) / (20 * 19) = 222 / 380; 1 - 0.2 * 380 / 222
    assert row["alpha"] == pytest.approx(1 - 0.2 * 380 / 222)


def test_what_is_always_neutral_agrees_often_and_means_little() -> None:
    """18 of 20 alike, 90 %; by chance (19 * 19 + 1 * 1) / 400 = 0.905, so kappa is below 0."""
    row = measured([(0, 0)] * 18 + [(0, 1), (1, 0)])
    assert row["percent"] == 90
    assert row["kappa"] == pytest.approx((0.9 - 0.905) / 0.095)


def test_full_agreement_is_1_and_leaves_nothing_open() -> None:
    row = measured([(-1, -1)] * 4 + [(0, 0)] * 4)
    assert [row[name] for name in ("kappa", "kappa_low", "kappa_high", "alpha", "alpha_low")] == [1] * 5


def test_intervals_hold_the_measure_and_can_be_made_again() -> None:
    first, again = measured(TEN), measured(TEN)
    assert first == again
    assert first["kappa_low"] < first["kappa"] < first["kappa_high"] <= 1


def test_actors_of_one_sentence_are_drawn_together() -> None:
    """Ten sentences with one actor say more than two sentences with five: the interval is narrower."""
    apart = agreement.pairs(codings(TEN * 4), "label").iloc[0]
    together = agreement.pairs(codings(TEN * 4, per_sentence=10), "label").iloc[0]
    assert apart["kappa"] == together["kappa"]
    # every sentence holds the same ten items, so that drawing sentences changes nothing
    assert together["kappa_low"] == pytest.approx(together["kappa"])
    assert apart["kappa_low"] < together["kappa_low"]


def test_where_all_labels_are_alike_chance_cannot_be_taken_out() -> None:
    row = measured([(0, 0)] * 5)
    assert row["percent"] == 100
    assert pd.isna(row["kappa"])
    assert pd.isna(row["alpha"])


def test_only_items_that_both_have_coded_count() -> None:
    table = codings(TEN)
    table.loc[(table["coder"] == "berta") & (table["sentence"] < 4), "label"] = pd.NA
    row = agreement.pairs(table, "label").to_dict("records")[0]
    assert row["n"] == 6
    nothing = agreement.pairs(table[(table["coder"] == "berta") ^ (table["sentence"] < 4)], "label")
    assert nothing["n"].tolist() == [0]


def test_a_sentences_voice_counts_once_however_many_actors_it_names() -> None:
    table = codings([("outlet", "outlet")] * 3 + [("other", "none")] * 3, voice=True, per_sentence=3)
    row = agreement.pairs(table, "voice").iloc[0]
    assert (row["n"], row["percent"]) == (2, 50)


def test_two_columns_of_any_labels_are_compared_without_a_corpus() -> None:
    # alike 3 of 4; by chance (2 * 3 + 2 * 1) / 16 = 0.5; (0.75 - 0.5) / 0.5
    first, second = ["war", "war", "peace", "peace", None], ["war", "war", "war", "peace", "peace"]
    row = agreement.between(first, second)
    assert (row["n"], row["percent"], row["kappa"]) == (4, 75, pytest.approx(0.5))
    table = pd.DataFrame({"a": first, "b": second})
    assert agreement.between(table["a"], table["b"]) == row
    # in one cluster nothing can be drawn anew but the whole
    together = agreement.between(first, second, clusters=["x"] * 5)
    assert together["kappa_low"] == together["kappa_high"] == pytest.approx(0.5)
    with pytest.raises(ParameterError, match="first 1, second 2, clusters 1; one each"):
        agreement.between(["war"], ["war", "peace"])


def test_columns_that_are_sorted_differently_or_are_none_are_refused() -> None:
    first = pd.Series(["war", "peace", "war"], index=["c", "a", "b"])
    with pytest.raises(ParameterError, match="hold the same index in another order; sort them alike"):
        agreement.between(first, first.sort_index())
    assert agreement.between(first, first.sort_index().to_list())["percent"] == pytest.approx(
        100 / 3
    )  # the order given
    with pytest.raises(ParameterError, match="first: 'anna' is a text, not a list"):
        agreement.between("anna", "berta")


def test_a_label_is_the_same_where_pandas_made_a_decimal_of_it() -> None:
    # a column in which a label is missing holds 1.0 and 0.0
    found = agreement.between(pd.Series([1, None, 0, -1]), [1, 1, 0, 0])
    assert (found["n"], found["percent"]) == (3, pytest.approx(200 / 3))
    assert agreement.between([0.5, 1.5], [0.5, 1])["percent"] == 50


def test_the_interval_is_computed_at_the_level_asked_for() -> None:
    """Ten sentences drawn 2,000 times: the 50th and the 1,950th smallest kappa, counted here without the library."""
    row = measured(TEN)
    drawn = np.random.default_rng(0).multinomial(10, [0.1] * 10, size=2000)
    kappas = []
    for weights in drawn:
        share = dict.fromkeys(product((-1, 0, 1), repeat=2), 0.0)
        for pair, weight in zip(TEN, weights, strict=True):
            share[pair] += weight / 10
        chance = sum(sum(share[a, b] for b in (-1, 0, 1)) * sum(share[b, a] for b in (-1, 0, 1)) for a in (-1, 0, 1))
        kappas.append((sum(share[a, a] for a in (-1, 0, 1)) - chance) / (1 - chance) if chance < 1 - 1e-9 else np.nan)
    assert (row["kappa_low"], row["kappa_high"]) == pytest.approx(tuple(np.nanpercentile(kappas, [2.5, 97.5])))
    narrow = measured(TEN, confidence_level=0.8)
    assert (narrow["kappa_low"], narrow["kappa_high"]) == pytest.approx(tuple(np.nanpercentile(kappas, [10, 90])))


def test_every_pair_and_both_questions() -> None:
    third = codings(TEN).query("coder == 'anna'").assign(coder="VADER", voice="outlet")
    table = agreement.pairs(pd.concat([codings(TEN), third]))
    # nobody else has coded voices, so that VADER has no partner there
    assert table[["on", "coder_a", "coder_b"]].to_numpy().tolist() == [
        ["label", "VADER", "anna"], ["label", "VADER", "berta"], ["label", "anna", "berta"],
    ]  # fmt: skip


def test_the_table_of_confusions_counts_every_pair_of_labels() -> None:
    table = agreement.confusion(codings(TEN), "anna", "berta")
    counts = table.set_index(["label_a", "label_b"])["n"].to_dict()
    assert len(counts) == 9
    assert {pair: n for pair, n in counts.items() if n} == {
        ("-1", "-1"): 2, ("0", "0"): 5, ("1", "1"): 1, ("0", "1"): 1, ("-1", "0"): 1,
    }  # fmt: skip


def test_what_cannot_be_asked() -> None:
    with pytest.raises(ParameterError, match="value 'mood': choose label or voice"):
        agreement.pairs(codings(TEN), "mood")
    with pytest.raises(ParameterError, match="coder 'clara' has no label; there are: anna, berta"):
        agreement.confusion(codings(TEN), "anna", "clara")


def test_one_coder_alone_agrees_with_nobody() -> None:
    assert agreement.pairs(codings(TEN).query("coder == 'anna'")).empty
