"""Rates, of a corpus or of counts of one's own, worked by hand."""

import inspect
import re

import pandas as pd
import pytest
from terms_corpus import HARBOUR, corpus, one

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError


def test_a_rate_is_per_ten_thousand_words_of_its_group():
    row = one(terms.rates(corpus(HARBOUR)), outlet="harbour", term="ferry")
    assert (row["n"], row["words"], row["df"], row["articles"]) == (4, 10, 2, 2)
    assert row["per_10k_words"] == 4000.0


@pytest.mark.parametrize(
    ("function", "others"),
    [
        (terms.rates, set()), (terms.frequencies, set()), (terms.distinctive, set()), (terms.keyness, set()),
        (terms.dtm, set()), (terms.dispersion, set()), (terms.collocations, {"ngram"}),
        (terms.concordance, {"ngram", "stop_words", "reprints"}),
    ],
)  # fmt: skip
def test_every_analysis_names_the_options_it_takes_and_refuses_others(function, others):
    shown = inspect.signature(function).parameters
    known = {"outlets", "voice", "sections", "ngram", "stop_words", "actors", "possessives", "accents", "lemmas",
             "references", "reprints"}  # fmt: skip
    assert known & set(shown) == known - others
    assert shown["accents"].default is True
    for odd in (*others, "lema", "stories"):
        with pytest.raises(TypeError, match=rf"unexpected keyword argument '{odd}'"):
            function(corpus(HARBOUR), *(["ferry"] if function is terms.concordance else []), **{odd: 1})


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


def test_an_article_of_two_lengths_is_refused():
    own = pd.DataFrame({"outlet": "harbour", "article": "a", "term": ["ferry", "pier"], "n": 1, "words": [100, 120]})
    with pytest.raises(ParameterError, match="counts: words of article 'a' differ; it has one length"):
        terms.rates(own)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"n": [1.5]}, "counts: n must be whole numbers from 0, not 1.5"),
        ({"n": [-1]}, "counts: n must be whole numbers from 0, not -1"),
        ({"n": [True]}, "counts: n must be whole numbers from 0, not True"),
        ({"n": ["2"]}, "counts: n must be whole numbers from 0, not '2'"),
        ({"n": [None]}, "counts: n must be whole numbers from 0, not None"),
        ({"outlet": [None], "n": [1]}, "counts: row 0: outlet is missing"),
        ({"count": [1]}, "counts: no column 'n', only outlet, term, count; a row is a term in an article, n its count"),
    ],
)
def test_counts_of_your_own_that_are_none_are_refused(wrong, said):
    with pytest.raises(ParameterError, match=re.escape(said)):
        terms.rates(pd.DataFrame({"outlet": ["harbour"], "term": ["ferry"]} | wrong))


def test_actors_are_asked_for_by_their_names():
    said = corpus([("a", "harbour", ["The E.U. met."])], mentions=[("a", 0, "E.U.", "European Union")])
    assert terms.rates(said, terms=["European Union"], actors=True)["n"].tolist() == [1]
    assert terms.rates(said, terms=["European Union"])["n"].tolist() == [0]


def test_a_term_that_is_none_is_refused():
    with pytest.raises(ParameterError, match="'!!' holds no word"):
        terms.rates(corpus(HARBOUR), terms=["!!"])


def test_one_term_needs_no_list():
    pd.testing.assert_frame_equal(
        terms.rates(corpus(HARBOUR), terms="ferry"), terms.rates(corpus(HARBOUR), terms=["ferry"])
    )


def test_a_misspelt_option_is_refused_with_the_name_of_the_function_and_of_all_options():
    with pytest.raises(
        TypeError, match=r"rates\(\) got an unexpected .*'stopwords'; it takes source, by, .*stop_words"
    ):
        terms.rates(corpus(HARBOUR), stopwords=["the"])


def test_doubling_the_corpus_leaves_rates_as_they_are():
    twice = [*HARBOUR, *((f"{a}2", outlet, said) for a, outlet, said in HARBOUR)]
    keys = ["outlet", "term", "per_10k_words"]
    assert terms.rates(corpus(HARBOUR))[keys].equals(terms.rates(corpus(twice))[keys])


@pytest.mark.parametrize("kind", ["float64", "Int64", "int32", "object"])
def test_whole_counts_are_taken_however_pandas_holds_them(kind):
    own = pd.DataFrame({"outlet": ["a", "b"], "term": ["war", "peace"], "n": pd.array([10, 2], dtype=kind)})
    assert terms.rates(own)["n"].tolist() == [10, 2]
