"""Rates, dispersion and style: numbers worked by hand and numbers from the papers."""

import math
import re

import pandas as pd
import pytest
from terms_corpus import corpus

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError

HARBOUR = [
    ("a", "harbour", ["The ferry left.", "Ferry, ferry!"]),  # 5 words
    ("b", "harbour", ["No ferry at the pier."]),  # 5 words
    ("c", "lantern", [("The border crossing is shut.", "other"), "Crossing shut."]),  # 5 + 2 words
]


def one(table, **wanted):
    rows = table
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    (row,) = rows.to_dict("records")
    return row


def test_a_rate_is_per_ten_thousand_words_of_its_group():
    row = one(terms.rates(corpus(HARBOUR)), outlet="harbour", term="ferry")
    assert (row["n"], row["words"], row["df"], row["articles"]) == (4, 10, 2, 2)
    assert row["per_10k_words"] == 4000.0


def test_a_longer_term_is_also_rated_per_words():
    row = one(terms.rates(corpus(HARBOUR), ngram=2), outlet="lantern", term="border crossing")
    assert row["per_10k_words"] == pytest.approx(10000 / 7)


def test_chosen_terms_have_a_row_in_every_group_also_where_they_do_not_occur():
    table = terms.rates(corpus(HARBOUR), terms=["Ferry", "Border  crossing", "the"], stop_words={"the"})
    assert len(table) == 6
    absent = one(table, outlet="harbour", term="border crossing")
    assert (absent["n"], absent["df"], absent["per_10k_words"]) == (0, 0, 0)
    assert absent["upper"] > 0
    assert one(table, outlet="harbour", term="the")["n"] == 2
    assert len(terms.rates(terms.frequencies(corpus(HARBOUR)), terms=["ferry"])) == 2


def test_counts_of_your_own_need_no_corpus():
    own = pd.DataFrame({
        "outlet": ["harbour", "harbour", "harbour", "lantern"], "article": ["a", "a", "b", "c"],
        "term": ["Ferry", "pier", "ferry", "ferry"], "n": [3, 2, 1, 2],
    })  # fmt: skip
    counts = terms.Frequencies.from_frame(own)
    # ferry: 3 of 5 words and 1 of 1: n2 = 9 + 1, nL = 15 + 1
    assert counts.terms.iloc[0].tolist() == ["harbour", "ferry", 4, 2, 10, 16]
    assert counts.lengths.iloc[0].tolist() == ["harbour", 2, 6, 26]
    assert one(terms.rates(own), outlet="harbour", term="ferry")["per_10k_words"] == pytest.approx(1e4 * 4 / 6)
    # where not all words are listed, the article's length is a column
    long = terms.rates(own.assign(words=100))
    assert one(long, outlet="harbour", term="ferry")["per_10k_words"] == 200
    assert list(terms.distinctive(own)["variance"].unique()) == ["one article"]
    assert not terms.keyness(own.drop(columns="article")).empty


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"n": [1.5]}, "counts: n must be whole numbers from 0, not 1.5"),
        ({"n": [-1]}, "counts: n must be whole numbers from 0, not -1"),
        ({"count": [1]}, "counts: column: 'n' is not one of outlet, term, count"),
    ],
)
def test_counts_of_your_own_that_are_none_are_refused(wrong, said):
    with pytest.raises(ParameterError, match=re.escape(said)):
        terms.rates(pd.DataFrame({"outlet": ["harbour"], "term": ["ferry"]} | wrong))


def test_actors_are_asked_for_by_their_names():
    said = corpus([("a", "harbour", ["The E.U. met."])], mentions=[("a", 0, "E.U.", "European Union")])
    assert terms.rates(said, terms=["European Union"], actors=True)["n"].tolist() == [1]
    assert terms.rates(said, terms=["European Union"])["n"].tolist() == [0]


@pytest.mark.parametrize(
    ("asked", "said"), [(["!!"], "'!!' holds no word"), ("ferry", "'ferry' is a text, not a list of texts")]
)
def test_a_term_that_is_none_is_refused(asked, said):
    with pytest.raises(ParameterError, match=said):
        terms.rates(corpus(HARBOUR), terms=asked)


def test_doubling_the_corpus_leaves_rates_as_they_are():
    twice = [*HARBOUR, *((f"{a}2", outlet, said) for a, outlet, said in HARBOUR)]
    keys = ["outlet", "term", "per_10k_words"]
    assert terms.rates(corpus(HARBOUR))[keys].equals(terms.rates(corpus(twice))[keys])


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
    # 10 words in 2 sentences are 5 a sentence; "crossing" and "barriers" have more than six letters, "border" has six
    words = "the border is shut a crossing has two barriers now".split()
    assert terms.lix(words, 2) == 5 + 20


def test_style_reads_whole_sentences_only():
    said = corpus([("a", "harbour", [("Ferry pier shut", "outlet", "headline"), "The pier is shut.", "It is."])])
    row = one(terms.readability(said), outlet="harbour")
    assert (row["articles"], row["sentences"], row["words"], row["distinct"]) == (1, 2, 6, 5)
    assert row["words_per_sentence"] == 3
    assert terms.readability(said, voice="other").empty
