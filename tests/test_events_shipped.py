"""The shipped story: what its five texts date differently, agree on, and mean differently."""

import pytest
from invented_events import found

import kosovo_lib as kl


@pytest.fixture(scope="module")
def corpus():
    return kl.load("data")


@pytest.fixture(scope="module")
def told(corpus):
    return kl.events.happenings(corpus)


@pytest.fixture(scope="module")
def differing(corpus):
    return kl.events.conflicts(corpus)


def positions(told, label):
    """What the texts say, by letter: {"A": {("rferl", "2008")}}."""
    rows = told[told["label"].eq(label) & told["position"].notna()]
    return {letter: set(zip(one["outlet"], one["when"], strict=True)) for letter, one in rows.groupby("position")}


def test_exactly_four_happenings_differ(differing):
    assert set(differing["label"]) == {
        "declaration of independence, Kosovo",
        "NATO’s war over Kosovo",
        "NATO at the border",
        "the protests of autumn 2021",
    }


def test_independence_is_2008_or_2013(told):
    assert positions(told, "declaration of independence, Kosovo") == {
        "A": {("rferl", "2008"), ("unattributed", "2008"), ("otb", "16–17 Feb 2008")},
        "B": {("sofrep", "2013")},
    }
    assert (told["label"].eq("declaration of independence, Kosovo") & told["outlet"].eq("sofrep")).sum() == 2


def test_de_facto_independence_is_another_concept(told):
    rows = told[told["label"].eq("declaration of independence, Kosovo") & ~told["compared"]]
    assert list(rows["outlet"]) == ["antiwar"]
    assert list(rows["remark"]) == ["a different concept: de facto"]


def test_the_war_is_a_year_or_two_and_the_bombing_stands_apart(told):
    assert positions(told, "NATO’s war over Kosovo") == {
        "A": {("antiwar", "1998")},
        "B": {("rferl", "1998–99"), ("rferl", "since 1999")},
    }


def test_nato_came_to_the_border_in_october_2021_or_long_before(told):
    assert positions(told, "NATO at the border") == {
        "A": {("rferl", "since 1999"), ("otb", "by 22 Feb 2008"), ("rferl", "by 28 Sep 2021")},
        "B": {("sofrep", "since Oct 2021")},
    }


def test_the_patrols_are_found_without_a_hand(differing):
    rows = differing[differing["basis"] == "found"]
    assert ("rferl", "sofrep", "beginning") in found(rows)


def test_the_earlier_protests_are_september_or_october(told):
    assert positions(told, "the protests of autumn 2021") == {
        "A": {("rferl", "since 20 Sep 2021")},
        "B": {("sofrep", "Oct 2021")},
    }


@pytest.mark.parametrize(
    ("label", "outlets"),
    [
        ("refusal of recognition, Serbia", {"rferl", "sofrep", "antiwar", "unattributed"}),
        ("recognition, United States", {"otb", "rferl"}),
        ("the Jarinje crossing closed", {"otb", "rferl", "sofrep", "unattributed"}),
    ],
)
def test_what_agrees_is_shown_as_agreement(told, label, outlets):
    rows = told[told["label"] == label]
    assert set(rows["outlet"]) == outlets
    assert set(rows["verdict"]) == {"agree"}


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
