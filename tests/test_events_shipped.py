"""The shipped story: what its five texts date differently, and the same by rule under other names."""

import pytest
from invented_events import story

import kosovo_lib as kl


@pytest.fixture(scope="module")
def corpus():
    return kl.load("data")


@pytest.fixture(scope="module")
def told(corpus):
    return kl.events.shared(corpus)


def sides(rows):
    """What the texts say, by letter: {"A": {("rferl", "2008")}}."""
    rows = rows[rows["position"].notna()]
    return {letter: set(zip(one["outlet"], one["when"], strict=True)) for letter, one in rows.groupby("position")}


def test_four_events_are_dated_differently_and_two_of_them_may_hold_both_dates(told):
    events = told.drop_duplicates("fact")
    assert list(events[["label", "basis", "verdict"]].itertuples(index=False, name=None)) == [
        ("the Kosovo War", "hand", "these differ"),
        ("the independence of Kosovo", "found", "these differ"),
        ("NATO’s role in Kosovo and at its border", "hand", "dated differently; both may hold"),
        ("Serb protests and roadblocks in autumn 2021", "hand", "dated differently; both may hold"),
        ("the Jarinje crossing closed or blocked", "hand", "not compared"),
    ]


def test_what_differs_is_said_as_on_the_page_of_facts(corpus, told):
    names = kl.schema.outlet_names(corpus.outlets)
    said = [finding.sentence for finding in kl.events.findings(corpus, told, names)]
    assert said == [
        "SOFREP dates “the independence of Kosovo” to 2013, RFE/RL to 2008.",
        "The Kosovo War: RFE/RL has “1998-99”, Antiwar.com has “1998”.",
    ]
    assert said == [finding.sentence for finding in kl.facts.findings(corpus, names)][:2]


def test_independence_is_2008_or_2013_by_rule(told):
    rows = told[(told["basis"] == "found") & (told["verdict"] == "these differ")]
    assert sides(rows) == {
        "A": {("rferl", "2008"), ("unattributed", "2008"), ("otb", "16–17 Feb 2008")},
        "B": {("sofrep", "2013")},
    }
    assert (rows["outlet"] == "sofrep").sum() == 2


def test_the_same_is_found_under_other_names_and_years():
    rows = kl.events.shared(story(
        ("north", "1996-02-19", "Lakemen troops sealed the border after crowds angry at its weekend declaration of"
                                " independence burned two posts."),
        ("south", "2009-09-27", "The duty has been in force since 1996, when Ostia declared independence from"
                                " Norland."),
        ("east", "2010-07-31", "The two have had serious quarrels since the independence of Ostia in 2001. Norland"
                               " considers Ostia a breakaway province as agreed in the 2001 independence documents."),
        ("west", "2010-12-28", "Norland does not recognize Ostia since Ostia unilaterally declared independence"
                               " in 1996."),
        ("far", "2010-12-12", "The old war in Ostia, in 1988, gave the region de facto independence from Norland."),
    ))  # fmt: skip
    assert sides(rows) == {
        "A": {("south", "1996"), ("west", "1996"), ("north", "17–18 Feb 1996")},
        "B": {("east", "2001")},
    }
    assert (rows["outlet"] == "east").sum() == 2
    assert set(rows["verdict"]) == {"these differ"}


def test_what_was_linked_by_hand_is_shown_as_such(told):
    by_hand = dict(list(told[told["basis"] == "hand"].groupby("label")))
    # RFE/RL dates KFOR, not the bombing, to 1999: the bombing came before
    assert sides(by_hand["the Kosovo War"]) == {
        "A": {("antiwar", "1998")}, "B": {("rferl", "1998–99"), ("rferl", "by 1999")}
    }  # fmt: skip
    both = told[told["side"] == "dated differently; both may hold"]
    assert list(zip(both["outlet"], both["when"], strict=True)) == [
        ("rferl", "since 1999"), ("otb", "undated"), ("rferl", "undated"), ("sofrep", "since Oct 2021"),
        ("rferl", "since 20 Sep 2021"), ("sofrep", "Oct 2021"),
    ]  # fmt: skip


def test_four_closings_are_separate_occasions(told):
    rows = told[told["label"] == "the Jarinje crossing closed or blocked"]
    assert set(rows["outlet"]) == {"otb", "rferl", "sofrep", "unattributed"}
    assert set(rows["side"]) == {"separate occasions"}


def test_facts_are_told_alike_only_where_something_was_compared(corpus):
    pairs = kl.facts.pairs(corpus)
    text = corpus.sentences.set_index(["article", "sentence"])["text"]
    both = [(text[one.article_a, one.sentence_a], text[one.article_b, one.sentence_b]) for one in pairs.itertuples()]
    assert any("does not recognize" in one and "does not recognize" in other for one, other in both)


def test_every_text_dates_something_and_only_running_text_counts(corpus):
    events = kl.events.timeline(corpus)
    assert set(events["outlet"]) == set(corpus.articles["outlet"])
    assert not set(events["section"]) & {"comment", "bio", "caption", "furniture", "promo", "credit"}
    assert list(events.loc[events["outlet"] == "otb", "source_chain"].str.contains("BBC")) == [True, True]


def test_the_updates_of_the_day_in_two_zones(corpus):
    times = kl.events.hours(corpus)
    assert list(times["stated"].dt.strftime("%H%M")) == [
        "1414", "1446", "1501", "1517", "1520", "1644", "1713", "1723", "2032",
    ]  # fmt: skip
    assert list(times["local"].dt.strftime("%d %H:%M"))[-1] == "01 02:32"
    assert times["text"].isna().sum() == 1
