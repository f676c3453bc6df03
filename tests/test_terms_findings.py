"""Findings: sentences made from the tables, as unsure as the tables."""

import numpy as np
import pytest
from terms_corpus import corpus, counts

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError

SAID = corpus([
    ("a", "harbour", ["Pier pier pier sea sea sea."]),
    ("b", "lantern", ["Pier sea sea sea sea sea."]),
    ("c", "mole", ["Sea sea gull sea sea gull."]),
])  # fmt: skip
NAMES = SAID.outlets


def test_where_nothing_is_sure_it_says_so_and_names_what_comes_nearest():
    sentence, detail = terms.distinctive_finding(terms.distinctive(SAID, prior=6), NAMES, {"pier": "Pier"})
    assert sentence == "No word sets an outlet apart beyond what chance brings in these articles."
    # 3 comparisons of 3 words each
    assert " comes nearest of 9 comparisons, " in detail
    assert "times as often as the others, 95 % interval" in detail
    assert detail.endswith(
        "With one article from each, this is about these articles, not about how the outlets usually write."
    )


def test_where_words_are_sure_the_surest_comes_with_its_interval():
    rng = np.random.default_rng(1)
    n = rng.poisson(20, (60, 40))
    n[:30, 7] *= 5
    found = terms.distinctive_finding(terms.distinctive(counts(n, ["harbour"] * 30 + ["lantern"] * 30)), NAMES)
    assert found.sentence.startswith("In their articles, The Harbour stands out most surely by “w00007”")
    assert found.detail.startswith("“w00007”: ")
    assert "times as often as The Lantern, 95 % interval" in found.detail
    assert "one article" not in found.detail


def test_nothing_to_compare_is_said_plainly():
    table = terms.distinctive(SAID, outlets=["mole"])
    assert terms.distinctive_finding(table, NAMES) == (
        "There is nothing to compare: fewer than two outlets have words in this selection.",
        "",
    )


def test_the_use_of_chosen_words_is_said_with_its_interval():
    sentence = terms.use_finding(terms.rates(SAID, terms=["Pier", "gull", "ferry"]), NAMES, {"pier": "Pier"})
    # 3 in 6 words are 5,000; Wilson for 3 of 6: (.5 + .3201 ± .4904)/1.6402 = .188 to .812
    # 2 in 6 are 3,333; (.3333 + .3201 ± .4724)/1.6402... = .097 to .700
    assert sentence == (
        "“Pier” is most frequent in The Harbour (5000 per 10,000 words, 95 % interval 1876 to 8124) and "
        "“gull” in The Mole (3333; 968 to 7000); “ferry” does not occur."
    )
    assert terms.use_finding(terms.rates(SAID, voice="other"), NAMES).startswith("Nothing was counted")


def test_what_a_selection_is_too_small_for_is_said():
    several = corpus([(f"a{i}", "harbour", ["Sea."]) for i in range(3)] + [("b", "lantern", ["Sea."])])
    counted = terms.frequencies(several)
    assert terms.cautions(counted, ["harbour", "lantern", "mole"], NAMES) == (
        "No words in this selection from The Mole.",
        "There is one article from The Lantern: this page can say how these articles differ, not how an outlet usually "
        "writes.",
        "Fewer than 10 articles from The Harbour: how words cluster is known only roughly.",
    )
    assert terms.cautions(terms.frequencies(several, voice="other")) == ("No words are left in this selection.",)
    many = corpus([(f"a{i}", "harbour", ["Sea."]) for i in range(10)])
    assert terms.cautions(terms.frequencies(many)) == ()


def test_the_top_holds_the_surest_words_used_more_than_once():
    table = terms.distinctive(SAID)
    best = terms.top(table, 1)
    assert dict(zip(best["outlet"], best["term"], strict=True)) == {"harbour": "pier", "lantern": "sea", "mole": "gull"}
    assert set(terms.top(table, 9)["log_odds"] > 0) == {True}
    assert set(terms.top(table, 9, both=True)["log_odds"] > 0) == {True, False}


@pytest.mark.parametrize("wrong", [0, -1, 2.0, True])
def test_the_top_holds_a_whole_number_of_words(wrong):
    with pytest.raises(ParameterError, match=r"top_n: .* is not a whole number from 1"):
        terms.top(terms.distinctive(SAID), wrong)
