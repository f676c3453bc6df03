"""Statistics of texts and words: dispersion and style, by hand and from the papers."""

import math

import pytest
from terms_corpus import HARBOUR, corpus, one

from kosovo_lib import terms

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
