"""Statistics of texts and words: dispersion, style and collocations, by hand and from the papers."""

import math

import pytest
from terms_corpus import HARBOUR, corpus, one

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError

GRIES = ("bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat")
"""Gries (2008), table 3: a corpus of five parts; "a" occurs 1, 2, 3, 4 and 5 times in 9, 10, 10, 10 and 11 words."""


def test_dispersion_is_that_of_gries_worked_example():
    texts = corpus([(f"a{i}", "harbour", [" ".join(part)]) for i, part in enumerate(GRIES)])
    row = one(terms.dispersion(texts), term="a")
    assert (row["n"], row["df"], row["parts"]) == (15, 5, 5)
    # |1/15 - .18| + |2/15 - .2| + |3/15 - .2| + |4/15 - .2| + |5/15 - .22| = .1133 + .0667 + 0 + .0667 + .1133 = .36
    assert row["dp"] == pytest.approx(0.18)
    # "x" once, in the last part: (|0 - .18| + 3 · |0 - .2| + |1 - .22|) / 2 = (.78 + .78) / 2
    assert one(terms.dispersion(texts), term="x")["dp"] == pytest.approx(0.78)


def test_dispersion_over_one_part_is_not_known():
    table = terms.dispersion(corpus(HARBOUR))
    assert math.isnan(one(table, outlet="lantern", term="shut")["dp"])
    with pytest.raises(ParameterError, match="part: 'page' is not one of article, block"):
        terms.dispersion(corpus(HARBOUR), part="page")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # forward: a, b new, a repeated: 2/3 < .72 ends a run; the last a is new again, so no part of a run is left
        # backward: a a: 1/2 ends a run; b, a new. One run each way: 4 words
        ("a b a a", 4.0),
        # no run ends; what is left has 4/5 new words: (1 - .8) / (1 - .72) = .7143 of a run; 5 / .7143
        ("a b c d a", 7.0),
        ("a b c", None),
        ("", None),
    ],
)
def test_lexical_diversity_is_counted_in_runs(text, value):
    assert terms.mtld(text.split()) == (None if value is None else pytest.approx(value))


def test_readability_adds_sentence_length_and_long_words():
    # 10 words in 2 sentences are 5 a sentence; "streets" and "barriers" have more than six letters, "border" has six
    words = "the border is shut its streets have two barriers now".split()
    assert terms.lix(words, 2) == 5 + 20


def test_lexical_diversity_of_a_group_is_the_mean_of_the_articles_that_are_long_enough():
    # "a b a a" has 4, see above; in "gull pier" no run ends, so it does not count
    said = corpus([("a", "harbour", ["a b a a"]), ("b", "harbour", ["gull pier"])])
    assert one(terms.readability(said), outlet="harbour")["mtld"] == 4


def test_style_reads_whole_sentences_only():
    said = corpus([("a", "harbour", [("Ferry pier shut", "outlet", "headline"), "The pier is shut.", "It is."])])
    row = one(terms.readability(said), outlet="harbour")
    assert (row["articles"], row["sentences"], row["words"], row["distinct"]) == (1, 2, 6, 5)
    assert row["words_per_sentence"] == 3
    assert terms.readability(said, voice="other").empty


PAIRS = corpus([("a", "harbour", ["odd cove pier", "odd cove ferry", "odd ferry pier", "the cove"])])


def test_collocations_by_hand():
    (row,) = terms.collocations(PAIRS).to_dict("records")
    assert (row["first"], row["second"], row["n"], row["n_first"], row["n_second"], row["words"]) == (
        "odd",
        "cove",
        2,
        3,
        3,
        11,
    )
    assert row["log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (3 + 3)))
    assert row["pmi"] == pytest.approx(math.log2(2 * 11 / (3 * 3)))
    # cells 2, 1, 1, 7 of 11; expected 9/11, 24/11, 24/11, 64/11
    g2 = 2 * (2 * math.log(2 / (9 / 11)) + 2 * math.log(1 / (24 / 11)) + 7 * math.log(7 / (64 / 11)))
    assert row["g2"] == pytest.approx(g2)


def test_collocations_reach_over_a_window_and_stay_in_the_sentence():
    near = terms.collocations(PAIRS, least=1)
    assert ("pier", "odd") not in set(zip(near["first"], near["second"], strict=True))
    far = terms.collocations(PAIRS, window=2)
    assert set(zip(far["first"], far["second"], strict=True)) == {("odd", "cove"), ("odd", "pier"), ("odd", "ferry")}


def test_over_a_window_pmi_is_of_the_mean_of_its_places():
    (row,) = terms.collocations(PAIRS, window=2).query("second == 'cove'").to_dict("records")
    assert row["pmi"] == pytest.approx(math.log2(2 / 2 * 11 / (3 * 3)))  # two pairs in two places, as NLTK has it


def test_collocations_of_one_word_and_without_stop_words():
    assert set(terms.collocations(PAIRS, node="Pier", least=1)["first"]) == {"cove", "ferry"}
    assert "the" in set(terms.collocations(PAIRS, node="cove", least=1)["first"])
    assert "the" not in set(terms.collocations(PAIRS, node="cove", least=1, stop_words={"the"})["first"])
    assert list(terms.collocations(PAIRS, node="gull").columns) == list(terms.collocations(PAIRS).columns)


def test_log_dice_is_rychlys():
    # Rychlý (2008): 14 where all uses are together; one less for half as many; 0 for one in 16,384
    assert terms.log_dice(50, 50, 50) == 14
    assert terms.log_dice(25, 50, 50) == 13
    assert terms.log_dice(1, 2**14, 2**14) == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sort": "mi3"}, "sort: 'mi3' is not one of log_dice, pmi, g2"),
        ({"window": 0}, "window: 0 is not a whole number from 1"),
        ({"least": 0}, "least: 0 is not a whole number from 1"),
        ({"node": "…"}, "'…' holds no word"),
    ],
)
def test_collocations_refuse_what_does_not_exist(asked, said):
    with pytest.raises(ParameterError, match=said):
        terms.collocations(PAIRS, **asked)
