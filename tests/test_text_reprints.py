"""What stands in several articles word for word counts where it stood first."""

from types import SimpleNamespace

import pytest
from facts_corpus import corpus

import kosovo_lib as kl
from kosovo_lib.text.reprints import reprinted, sentences_counted

WIRE = (
    "The council of Orsk voted on Monday to close the old mill by the river and to sell its land to a bank in the city."
    " The mill is old. “We had no choice,” Mayor Lena Brandt said after a long night in the hall of the council, where"
    " hundreds of workers had come to hear how each of the members would vote on it."
)
OWN = " Our reporter saw workers weep. Nobody spoke."


def gone(*articles):
    told = corpus(*articles)
    return told.sentences.loc[reprinted(told), ["article", "sentence"]].to_numpy().tolist()


def test_wire_copy_counts_for_the_outlet_that_had_it_first():
    # a1 repeats the three sentences; its own two stay
    assert gone(("Post", WIRE, "2021-05-06"), ("Star", WIRE + OWN, "2021-05-07")) == [["a1", 0], ["a1", 1], ["a1", 2]]
    # the earlier day counts, whatever the order of the table
    assert {article for article, _ in gone(("Post", WIRE, "2021-05-07"), ("Star", WIRE, "2021-05-06"))} == {"a0"}


def test_fifteen_words_outside_quotation_marks_make_a_reprint():
    fifteen = "the mill by the river was sold to a bank in the city last week"
    assert gone(("Post", f"{fifteen}."), ("Star", f"{fifteen}!")) == [["a1", 0]]
    fourteen = fifteen.removesuffix(" week")
    assert gone(("Post", f"{fourteen} again."), ("Star", f"{fourteen} twice.")) == []
    said = f"“{fifteen},” she said on Monday."
    assert gone(("Post", said), ("Star", said)) == []


def test_reprints_are_the_same_however_many_sentences_are_split_at_a_time(monkeypatch):
    articles = ("Post", WIRE, "2021-05-06"), ("Star", WIRE + OWN, "2021-05-07"), ("Echo", OWN + WIRE, "2021-05-08")
    whole = gone(*articles)
    assert [number for article, number in whole if article == "a1"] == [0, 1, 2]
    monkeypatch.setattr("kosovo_lib.text.reprints._SENTENCES", 2)  # the copies stand in other parts than the first
    assert gone(*articles) == whole


def test_four_fifths_of_a_sentence_must_be_reprinted():
    fifteen = "the mill by the river was sold to a bank in the city last week"
    # 15 of 18 words are 0.83, 15 of 19 are 0.79
    assert gone(("Post", f"{fifteen}."), ("Star", f"{fifteen} for little money.")) == [["a1", 0]]
    assert gone(("Post", f"{fifteen}."), ("Star", f"{fifteen} for very little money.")) == []


def test_a_version_counts_with_what_is_new_in_it():
    told = corpus(("Post", "The mill burned. Nobody was hurt."), ("Post", "The mill burned. Two were hurt."))
    told.articles["version_of"] = [None, "a0"]
    kept = sentences_counted(told)
    assert kept.loc[kept["article"] == "a1", "text"].tolist() == ["Two were hurt."]
    assert len(sentences_counted(told, "each")) == 4
    with pytest.raises(kl.ParameterError, match="reprints: 'twice' is not one of once, each"):
        sentences_counted(told, "twice")


def test_three_outlets_with_one_agency_text_are_not_three_that_agree():
    text = WIRE + " The mill was built in 1911."
    told = corpus(*((outlet, text) for outlet in ("Post", "Star", "Echo")))
    assert kl.facts.facts(told)["outlets"].max() == 1
    assert kl.facts.facts(told, reprints="each")["outlets"].max() == 3
    assert kl.events.shared(told).empty
    assert not any(one.leads for one in kl.facts.findings(told, {}))


def test_words_and_stance_count_a_reprint_once():
    told = corpus(("Post", WIRE, "2021-05-06"), ("Star", WIRE + OWN, "2021-05-07"))
    times = {
        how: kl.terms.rates(told, terms=["mill"], reprints=how).set_index("outlet")["n"].to_dict()
        for how in ("once", "each")
    }
    # "mill" stands twice in the text; the other outlet has it in no sentence of its own
    assert times == {"once": {"Post": 2, "Star": 0}, "each": {"Post": 2, "Star": 2}}


def test_a_corpus_in_parts_counts_reprints_in_each_of_them():
    told = corpus(("Post", WIRE, "2021-05-06"), ("Star", WIRE + OWN, "2021-05-07"))
    parted = SimpleNamespace(parts=[told, told], outlets=told.outlets, articles=told.articles)
    counts = kl.terms.frequencies(parted).terms
    assert counts[counts["term"] == "mill"].set_index("outlet")["n"].to_dict() == {"Post": 4, "Star": 4}  # a part twice
