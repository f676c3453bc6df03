"""The shipped story: what its five texts date differently, and the same by rule under other names."""

from dataclasses import replace

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


def test_four_events_are_dated_differently_and_one_of_them_may_hold_both_dates(told):
    events = told.drop_duplicates("fact")
    assert list(events[["label", "basis", "verdict"]].itertuples(index=False, name=None)) == [
        ("The independence of Kosovo", "hand", "these differ"),
        ("NATO’s patrols on Kosovo’s border", "hand", "these differ"),
        ("The Kosovo War", "hand", "these differ"),
        ("Serb protests and roadblocks in autumn 2021", "hand", "dated differently; both may hold"),
        ("The Jarinje crossing closed or blocked", "hand", "not compared"),
    ]


def test_what_differs_is_said_as_on_the_page_of_facts(corpus, told):
    said = [finding.sentence for finding in kl.events.findings(corpus, told)]
    assert said == [
        "The independence of Kosovo: RFE/RL says “2008”, SOFREP says “2013”.",
        "NATO’s patrols on Kosovo’s border: RFE/RL says “1999”, SOFREP says “October of 2021”.",
        "The Kosovo War: RFE/RL says “1998-99”, Antiwar.com says “1998”.",
    ]
    assert {*said} == {
        finding.sentence for finding in kl.facts.findings(corpus, kl.schema.outlet_names(corpus.outlets))[:3]
    }


@pytest.mark.parametrize(("root", "basis", "verdict"), [("data", "hand", "these differ"), (None, "found", "compare")])
def test_independence_is_2008_or_2013_by_hand_and_by_rule_without_the_links(corpus, root, basis, verdict):
    told = kl.events.shared(replace(corpus, root=root and corpus.root))
    rows = told[told["label"].str.lower() == "the independence of kosovo"]
    assert (set(rows["basis"]), set(rows["verdict"])) == ({basis}, {verdict})
    assert sides(rows) == {
        "A": {("rferl", "2008"), ("unattributed", "2008"), ("otb", "16–17 Feb 2008")},
        "B": {("sofrep", "2013")},
    }
    assert (rows["outlet"] == "sofrep").sum() == (2 if basis == "hand" else 1)


@pytest.mark.parametrize(
    ("ostia", "norland", "lakemen", "year", "wrong"),
    [("Ostia", "Norland", "Lakemen", 1996, 2001), ("Tolmark", "Varnia", "Coastal League", 1974, 1979)],
)
def test_a_year_of_independence_is_compared_under_other_names(ostia, norland, lakemen, year, wrong):
    rows = kl.events.shared(story(
        # 19 February is a Monday in 1996 and a Tuesday in 1974: its weekend is the 17th and 18th, or the 16th and 17th
        ("north", f"{year}-02-19", f"{lakemen} troops sealed the border after crowds angry at its weekend declaration"
                                   " of independence burned two posts."),
        ("south", f"{year + 13}-09-27", f"The duty has been in force since {year}, when {ostia} declared independence"
                                        f" from {norland}."),
        ("east", f"{year + 14}-07-31", f"The two have had serious quarrels since the independence of {ostia} in"
                                       f" {wrong}. {norland} considers {ostia} a breakaway province as agreed in the"
                                       f" {wrong} independence documents."),
        ("west", f"{year + 14}-12-28", f"{norland} does not recognize {ostia} since {ostia} unilaterally declared"
                                       f" independence in {year}."),
        ("far", f"{year + 14}-12-12", f"The old war in {ostia}, in {year - 8}, gave the region de facto independence"
                                      f" from {norland}."),
    ))  # fmt: skip
    weekend = {1996: "17–18 Feb 1996", 1974: "16–17 Feb 1974"}[year]
    assert sides(rows) == {
        "A": {("south", str(year)), ("west", str(year)), ("north", weekend)}, "B": {("east", str(wrong))}
    }  # fmt: skip
    assert (rows["outlet"] == "east").sum() == 1
    assert set(rows["verdict"]) == {"compare"}


@pytest.mark.parametrize(
    ("land", "army", "one", "two"), [("Ostia", "The League", 1971, "1971-73"), ("Tolmark", "Varnia", 1934, "1934-35")]
)
def test_a_year_and_a_span_of_years_of_one_war_differ(land, army, one, two):
    told = story(
        ("north", "1998-03-04", f"Traders closed their shops at noon. {army} has led the force since {two[:2]}75, after"
                                f" a long siege ended the {two} {land} War that left thousands of people dead."),
        ("south", "1999-05-06", f"Rain fell on the pass. {army}’s first war in {land}, in {one}, gave the region a"
                                " parliament of its own."),
    )  # fmt: skip
    rows = kl.facts.differences(told)
    assert list(rows[["kind", "value_a", "value_b", "about"]].itertuples(index=False, name=None)) == [
        ("day", two, str(one), f"{land} War")
    ]


LINKS = """event,compare,relation,article,quote,note
patrols,onset,same,north-0,League troops have shut the roads of {land},
patrols,onset,same,south-1,The League has led the force since {old},
patrols,onset,same,south-1,stepped up patrols on the border of {land},
patrols,onset,same,east-2,taken over border patrols starting in October of {year},
roadblocks,dates,same,south-1,"blocked by farmers since drivers on September 20 had",
roadblocks,dates,same,east-2,similar to what happened last October,
recognition,dates,same,north-0,"Norland, Ostmark and two others having already extended recognition",
recognition,dates,same,south-1,backed by Norland and most members of the Union,
the bridge closed,claim,same,north-0,the bridge was shut,
the bridge closed,claim,same,south-1,The bridge has been closed,
"""


@pytest.mark.parametrize(("land", "old", "year"), [("Tolmark", 1974, 1996), ("Ostia", 1999, 2011)])
def test_what_rules_cannot_link_is_linked_by_hand_in_any_story(tmp_path, land, old, year):
    told = story(
        ("north", f"{year - 9}-02-22", f"League troops have shut the roads of {land}, and the bridge was shut. It is a"
                                       " done deal, with Norland, Ostmark and two others having already extended"
                                       " recognition."),
        ("south", f"{year}-09-28", f"The force has stepped up patrols on the border of {land}. The League has led the"
                                   f" force since {old}. The roads were blocked by farmers since drivers on September"
                                   " 20 had to pay. The bridge has been closed. Its independence is backed by Norland"
                                   " and most members of the Union."),
        ("east", f"{year + 1}-07-31", "Crowds took to the streets, similar to what happened last October. The League"
                                      f" had taken over border patrols starting in October of {year}."),
    )  # fmt: skip
    (tmp_path / "coding").mkdir()
    (tmp_path / "coding/event-links.csv").write_text(LINKS.format(land=land, old=old, year=year), encoding="utf-8")
    told = replace(told, root=tmp_path)
    events = kl.events.shared(told)
    assert dict(zip(events["label"], events["verdict"], strict=True)) == {
        "Patrols": "these differ", "Roadblocks": "dated differently; both may hold", "The bridge closed": "not compared"
    }  # fmt: skip
    assert sides(events[events["label"] == "Patrols"])["B"] == {("east", f"since Oct {year}")}
    facts = kl.facts.facts(told)
    assert facts.set_index("label")["outlets"]["Recognition"] == 2
    assert "The bridge closed" not in set(facts["label"])


def test_what_was_linked_by_hand_is_shown_as_such(told):
    by_hand = dict(list(told[told["basis"] == "hand"].groupby("label")))
    # RFE/RL dates KFOR, not the bombing, to 1999: the bombing came before
    assert sides(by_hand["The Kosovo War"]) == {
        "A": {("antiwar", "1998")}, "B": {("rferl", "1998–99"), ("rferl", "by 1999")}
    }  # fmt: skip
    # what SOFREP has begin in October 2021 stands in older texts
    assert sides(by_hand["NATO’s patrols on Kosovo’s border"]) == {
        "A": {("rferl", "since 1999"), ("otb", "by 22 Feb 2008"), ("rferl", "by 28 Sep 2021")},
        "B": {("sofrep", "since Oct 2021")},
    }
    both = told[told["side"] == "dated differently; both may hold"]
    assert list(zip(both["outlet"], both["when"], strict=True)) == [
        ("rferl", "since 20 Sep 2021"), ("sofrep", "Oct 2021"),
    ]  # fmt: skip


def test_four_closings_are_separate_occasions(told):
    rows = told[told["label"] == "The Jarinje crossing closed or blocked"]
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
