"""Counting: whole numbers by group, and parts that add up to the whole."""

import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terms_corpus import corpus

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError

HARBOUR = [
    ("a", "harbour", ["The ferry left.", "Ferry, ferry!"]),  # 5 words: the ferry left ferry ferry
    ("b", "harbour", ["No ferry at the pier."]),  # 5 words
    ("c", "lantern", [("The pier is shut, she said.", "other"), ("Pier closed", "outlet", "headline")]),  # 6 + 2 words
]


def rows(frame: pd.DataFrame) -> list[tuple]:
    return list(frame.itertuples(index=False, name=None))


def test_a_group_is_summed_over_its_articles():
    counted = terms.frequencies(corpus(HARBOUR))
    # ferry: 3 uses in an article of 5 words, 1 in one of 5: n2 = 9 + 1, nL = 3*5 + 1*5
    assert ("harbour", "ferry", 4, 2, 10, 20) in rows(counted.terms)
    # pier: 2 uses in an article of 8 words
    assert ("lantern", "pier", 2, 1, 4, 16) in rows(counted.terms)
    # harbour: 2 articles, 10 words, 25 + 25; lantern: 1 article, 8 words, 64
    assert rows(counted.lengths) == [("harbour", 2, 10, 50), ("lantern", 1, 8, 64)]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("article", ["a", "b", "c"]),
        ("voice", ["other", "outlet"]),
        ("section", ["body", "headline"]),
        ("year", ["2030 to 2031", "2031"]),
        ("month", ["2030-12 to 2031-01", "2031-01"]),
        ("week", ["2031-W01"]),  # of ISO 8601: it begins on Monday, 30 December 2030
    ],
)
def test_counts_are_given_by_other_groups_too(by, groups):
    dated = corpus(HARBOUR, published={"b": ("2030-12-31", "2031-01-01")})
    assert list(terms.frequencies(dated, by=by).lengths[by]) == groups


def test_counts_are_given_by_two_groups_at_once():
    found = terms.frequencies(corpus(HARBOUR), by=["outlet", "voice"])
    assert rows(found.lengths)[1:] == [("lantern", "other", 1, 6, 36), ("lantern", "outlet", 1, 2, 4)]


def test_dropping_stop_words_changes_no_length():
    plain, short = (
        terms.frequencies(corpus(HARBOUR)),
        terms.frequencies(corpus(HARBOUR), stop_words={"the", "no", "at"}),
    )
    assert rows(plain.lengths) == rows(short.lengths)
    assert set(plain.terms["term"]) - set(short.terms["term"]) == {"the", "no", "at"}


def test_longer_terms_stay_in_their_sentence_and_lose_stop_words_at_their_ends_only():
    one = corpus([("a", "harbour", ["State of war now.", "War ends."])])
    # "now war" would run across sentences, "of war" begins with a stop word, "war now" ends with one
    assert set(terms.frequencies(one, ngram=2, stop_words={"of", "now"}).terms["term"]) == {"war ends"}
    assert set(terms.frequencies(one, ngram=3, stop_words={"of", "now"}).terms["term"]) == {"state of war"}
    said = corpus([("a", "harbour", ["He was not guilty, without evidence, of it."])])
    pairs = set(terms.frequencies(said, ngram=2, stop_words=terms.stop_words()).terms["term"])
    assert pairs == {"not guilty", "without evidence"}  # negations that begin a term stay
    assert terms.frequencies(one, ngram=3).lengths["words"].tolist() == [6]


def test_named_actors_count_as_one_term_and_cities_stay_words():
    said = corpus(
        [("a", "harbour", ["The E.U. met in Odd Cove."])],
        mentions=[("a", 0, "E.U.", "European Union"), ("a", 0, "Odd Cove", "Odd Cove (city)")],
    )
    counted = terms.frequencies(said, actors=True)
    assert set(counted.terms["term"]) == {"the", "European Union", "met", "in", "odd", "cove"}
    assert counted.lengths["words"].tolist() == [6]  # words as printed: the e.u met in odd cove


def test_only_running_text_in_somebodys_voice_is_read():
    said = corpus([("a", "harbour", [
        "Body.", ("Photo", "none", "caption"), ("Read more", "outlet", "promo"), ("Quoted", "other", "block_quote"),
        ("Update:", "none", "update"),
    ])])  # fmt: skip
    assert set(terms.frequencies(said).terms["term"]) == {"body"}
    assert set(terms.frequencies(said, sections=["block_quote"]).terms["term"]) == {"quoted"}
    assert set(terms.frequencies(said, voice="none").terms["term"]) == {"update"}


def test_texts_of_no_known_outlet_are_left_out_unless_named():
    mixed = corpus(HARBOUR, kept_apart=["lantern"])
    assert list(terms.frequencies(mixed).lengths["outlet"]) == ["harbour"]
    assert list(terms.frequencies(mixed, outlets=["lantern"]).lengths["outlet"]) == ["lantern"]
    alone = corpus(HARBOUR[2:], kept_apart=["lantern"])
    assert list(terms.frequencies(alone).lengths["outlet"]) == ["lantern"]


def test_forms_of_a_word_are_counted_together_and_looked_up_together():
    said = corpus([("a", "harbour", ["Ferries left.", "The ferry leaves: she says a ferry left."])])
    # ferries left the ferry leaves she says a ferry left: 10 words. Of "leave" only "leaves" can be known:
    # "left" may be a side.
    counted = terms.frequencies(said, lemmas=True, stop_words={"the", "she", "a"})
    assert [row[1:3] for row in rows(counted.terms)] == [("ferry", 3), ("leave", 1), ("left", 2), ("say", 1)]
    assert counted.lengths["words"].tolist() == [10]
    assert terms.rates(said, terms=["ferries"], lemmas=True)["n"].tolist() == [3]
    assert terms.rates(said, terms=["left the"], lemmas=True)["n"].tolist() == [0]  # never across sentences
    assert list(terms.concordance(said, "ferries", lemmas=True)["surface"]) == ["Ferries", "ferry", "ferry"]
    assert terms.collocations(said, lemmas=True, least=2)[["first", "second", "n"]].values.tolist() == [
        ["ferry", "left", 2]
    ]


def test_an_empty_selection_gives_empty_tables_with_their_columns():
    nothing = terms.frequencies(corpus(HARBOUR), outlets=["harbour"], voice="other")
    assert nothing.terms.empty
    assert list(nothing.terms.columns) == ["outlet", "term", "n", "df", "n2", "nL"]
    assert list(nothing.lengths.columns) == ["outlet", "articles", "words", "words2"]
    assert terms.rates(nothing).empty
    assert terms.distinctive(nothing).empty


def test_a_phrase_that_is_too_long_is_refused_by_name():
    with pytest.raises(ParameterError, match="'one two three four five six' has 6 words; a rate is of 5 at most"):
        terms.rates(corpus(HARBOUR), terms=["one two three four five six"])


def test_stop_words_are_the_same_in_capitals_and_with_a_possessive():
    counted = terms.frequencies(corpus(HARBOUR), stop_words=["The", "FERRY", "pier's"]).terms
    assert set(counted["term"]) == {"left", "no", "at", "is", "shut", "she", "said", "closed"}
    together = terms.collocations(corpus(HARBOUR), least=1, stop_words=["The"])
    assert "the" not in {*together["first"], *together["second"]}


def test_outlets_are_asked_for_by_their_printed_names_too():
    said = corpus(HARBOUR)
    said.outlets["name"] = "The " + said.outlets["outlet"].str.title()
    by_name, by_handle = (terms.rates(said, outlets=asked) for asked in (["The Harbour"], ["harbour"]))
    pd.testing.assert_frame_equal(by_name, by_handle)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"outlets": ["harbor"]}, r"outlets: 'harbor' is not one of harbour, lantern"),
        ({"outlets": "harbour"}, r"outlets: 'harbour' is a text, not a list of texts"),
        ({"stop_words": "the"}, r"stop_words: 'the' is a text, not a list of texts"),
        ({"voice": "Outlet"}, r"voice: 'Outlet' is not one of outlet, other, none"),
        ({"sections": ["boddy"]}, r"sections: 'boddy' is not one of headline, .*furniture"),
        ({"ngram": 0}, r"ngram: 0 is not a whole number from 1 to 5"),
        ({"ngram": 6}, r"ngram: 6 is not"),
        ({"ngram": True}, r"ngram: True is not"),
        ({"by": "auther"}, r"by: 'auther' is not one of outlet, article, section, voice, year, month, week"),
        ({"by": ()}, r"by: name at least one of"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(asked, said):
    with pytest.raises(ParameterError, match=said):
        terms.frequencies(corpus(HARBOUR), **asked)


WORD = st.sampled_from(["pier", "Pier", "ferry", "the", "odd’s", "U.S.", "12.5"])
ARTICLE = st.lists(st.lists(WORD, max_size=5).map(" ".join), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["harbour", "lantern"]), ARTICLE), min_size=1, max_size=6), st.data())
def test_parts_add_up_to_the_whole_however_they_are_cut_and_ordered(texts, data):
    articles = [(f"a{i}", outlet, said) for i, (outlet, said) in enumerate(texts)]
    whole = corpus(articles).sentences
    part = data.draw(st.lists(st.integers(0, 2), min_size=len(articles), max_size=len(articles)))
    parts = [
        whole[whole["article"].isin([a for (a, _, _), p in zip(articles, part, strict=True) if p == n])]
        for n in range(3)
    ]
    for ngram in (1, 2):
        merged = terms.merge(
            terms.count_sentences(p, terms.Options(ngram=ngram)) for p in data.draw(st.permutations(parts))
        )
        counted = terms.count_sentences(whole, terms.Options(ngram=ngram))
        pd.testing.assert_frame_equal(merged.terms, counted.terms)
        pd.testing.assert_frame_equal(merged.lengths, counted.lengths)


def test_neither_the_order_of_sentences_nor_how_many_are_parted_at_a_time_changes_a_sum(monkeypatch):
    sentences = corpus(HARBOUR).sentences
    whole = terms.count_sentences(sentences)
    monkeypatch.setattr(sys.modules["kosovo_lib.terms.dtm"], "AT_ONCE", 2)
    parted = terms.count_sentences(sentences.iloc[::-1])
    pd.testing.assert_frame_equal(parted.terms, whole.terms)
    pd.testing.assert_frame_equal(parted.lengths, whole.lengths)


def test_counts_by_different_groups_cannot_be_added_up():
    by_article, by_outlet = terms.frequencies(corpus(HARBOUR), by="article"), terms.frequencies(corpus(HARBOUR))
    with pytest.raises(ParameterError, match="cannot be added up"):
        terms.merge([by_article, by_outlet])
    with pytest.raises(ParameterError, match="no parts"):
        terms.merge([])


def test_options_of_reading_belong_to_the_counting():
    with pytest.raises(ParameterError, match="voice: give these when counting"):
        terms.rates(terms.frequencies(corpus(HARBOUR)), voice="outlet")


def test_a_matrix_of_documents_by_terms():
    found = terms.dtm(corpus(HARBOUR), stop_words={"the", "no", "at"})
    assert found.documents[["outlet", "article", "words"]].values.tolist() == [
        ["harbour", "a", 5], ["harbour", "b", 5], ["lantern", "c", 8],
    ]  # fmt: skip
    assert found.matrix[:, found.terms.index("ferry")].toarray().tolist() == [3, 1, 0]
    blocks = terms.dtm(corpus(HARBOUR), part="block")
    assert blocks.documents["block"].tolist() == [0, 0, 0]


def test_tab_completes_what_can_be_called_and_no_file():
    assert {"rates", "distinctive", "concordance"} <= set(dir(terms))
    assert not {name for name in dir(terms) if isinstance(getattr(terms, name), type(terms))}
