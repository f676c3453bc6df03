"""What belongs together among very many statements is found quickly, and as comparing all pairs would find it."""

from collections import defaultdict
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_events import story

import kosovo_lib as kl
from kosovo_lib.events import families, statements
from kosovo_lib.events.compare import compare, days

WHO = st.sampled_from(["Norland", "Sudland", "Anna Holm"])
WHERE = st.sampled_from(["Haven", "Port Ellis"])
DAY = st.sampled_from(["1 March 2024", "2 March 2024", "9 March 2024", "March 2024"])
YEAR = st.sampled_from(["2003", "2004", "1987-88", "March 2003"])
SAID = st.one_of(
    st.builds("The ferry Aurora sank off {} in {}.".format, WHERE, YEAR),
    st.builds("Teachers in {} walked out on {}.".format, WHERE, DAY),
    st.builds("{} closed the crossing at {} on {}.".format, WHO, WHERE, DAY),
    st.builds("The crossing at {} has been closed since {}.".format, WHERE, DAY),
    st.builds("The crossing at {} remains closed.".format, WHERE),
    st.builds("{} has patrolled {} since {}.".format, WHO, WHERE, YEAR),
    st.builds("{} has stepped up patrols near {}.".format, WHO, WHERE),
    st.builds("{} declared independence in {}, as {} did not.".format, WHO, YEAR, WHO),
    st.builds("The truce gave {} de facto independence in {}.".format, WHO, YEAR),
    st.builds("{} does not recognize {}.".format, WHO, WHO),
    st.builds("{} recognized {} in {}.".format, WHO, WHO, YEAR),
    st.builds("{} protested in {} until {}.".format, WHO, WHERE, DAY),
    st.builds("{} will visit {} on {}.".format, WHO, WHERE, DAY),
    st.builds("{} visited {} on {}.".format, WHO, WHERE, DAY),
)
ARTICLE = st.tuples(
    st.sampled_from(["north", "south", "east"]),
    st.sampled_from(["2024-03-05", "2024-03-12", "2024-06-01"]),
    st.lists(SAID, min_size=1, max_size=5).map(" ".join),
)


def every_pair(corpus):
    """The rules as they are written down, asked of every two statements of different articles, one pair at a time."""
    known, members = families.read(), defaultdict(list)
    for one in statements.read(corpus):
        for claim in one.claims:
            members[claim.family].append((one, claim))
    found = set()
    for name, told in members.items():
        for (a, first), (b, second) in combinations(told, 2):
            shares = first.principal in b.names or second.principal in a.names
            if a.row["article"] == b.row["article"] or first.concept != second.concept or not shares:
                continue
            mode = how(known[name], a, first, b, second)
            verdict = mode and compare(a.row, b.row, mode)
            if verdict and (mode, verdict.verdict) != ("onset", "not compared"):
                found.add((name, frozenset((a.event, b.event)), verdict.kind))
    return found


def how(family, a, first, b, second):
    """How two statements of a family that share a name are compared, if they can be one happening."""
    dated = all(pd.notna(one.row["date_from"]) for one in (a, b))
    if dated and "since" not in (a.role, b.role):
        (a_from, a_to), (b_from, b_to) = days(a.row), days(b.row)
        gap = max(b_from - a_to, a_from - b_to, 0)
        if family.kind == "once" and gap <= family.again_after_days:
            return "dates"
        short = all((one.row["date_to"] - one.row["date_from"]).days < 31 for one in (a, b))
        if family.kind == "repeatable" and gap == 0 and short:
            return "dates" if first.principal in b.names and second.principal in a.names else None
    agents = set(first.agents) & set(second.agents)
    if family.kind == "continuing" and "since" in (a.row["relation"], b.row["relation"]):
        return "onset" if agents else None
    lasting = family.standing and not (dated and family.kind == "once")
    if lasting and "planned" not in (a.row["status"], b.row["status"]):
        return "claim" if (agents if family.standing == "agent" else a.places & b.places) else None
    return None


@settings(max_examples=40, deadline=None)
@given(st.lists(ARTICLE, min_size=2, max_size=5))
def test_the_quick_search_finds_what_comparing_all_pairs_finds(articles):
    read = kl.events.read(story(*articles))
    web = read.happenings[0].web if read.happenings else None
    found = {
        (web.actions[first], frozenset((web.statements[first].event, web.statements[second].event)), verdict.kind)
        for first, second, judged in zip(web.first, web.second, web.judged, strict=True)
        for _, verdict in [web.judgements[judged]]
    } if web else set()  # fmt: skip
    assert found == every_pair(read.corpus)


def test_a_statement_open_to_the_past_is_found_behind_one_far_from_the_first():
    # until 9 March reaches back to the 1st and the 8th, which are a week apart from each other
    corpus = story(
        ("north", "2024-04-05", "Drivers in Haven protested on 1 March 2024."),
        ("south", "2024-04-05", "Drivers in Haven protested on 8 March 2024."),
        ("east", "2024-04-05", "Drivers in Haven protested until 9 March 2024."),
    )
    pairs = {frozenset(pair) for pair in kl.events.links(corpus)[["outlet_a", "outlet_b"]].itertuples(index=False)}
    assert pairs == {frozenset({"north", "east"}), frozenset({"south", "east"})}


def test_a_story_read_once_gives_the_tables_of_its_corpus():
    corpus = story(
        ("north", "2010-05-01", "The ferry Aurora sank in 2003."),
        ("south", "2010-05-02", "The Aurora sank in 2004."),
    )
    once = kl.events.read(corpus)
    for table in (kl.events.timeline, kl.events.happenings, kl.events.links, kl.events.conflicts):
        pd.testing.assert_frame_equal(table(once), table(corpus))
    assert once.pairs == {"sinking-aurora": 1}
    with pytest.raises(kl.ParameterError, match="actor 'Atlantis' is not named"):
        kl.events.timeline(once, actors=["Atlantis"])


@pytest.fixture(scope="module")
def thirty():
    """The same sinking on thirty different days, told by thirty articles of three outlets."""
    day = [f"{1 + at} March 2003" for at in range(30)]
    return kl.events.read(
        story(*(("abc"[at % 3], "2010-05-01", f"The ferry Aurora sank on {day[at]}.") for at in range(30)))
    )


def test_more_statements_than_letters_differ(thirty):
    told = kl.events.happenings(thirty)
    assert list(told["position"]) == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC", "AD"]


def test_of_very_many_pairs_some_of_each_happening_are_listed(thirty):
    # 30 statements, each pair of different articles: 30 * 29 / 2 = 435
    assert thirty.pairs == {"sinking-aurora": 435}
    assert len(kl.events.links(thirty)) == 435
    assert len(kl.events.links(thirty, most=434)) == 434
    assert len(kl.events.links(thirty, most=435)) == 435
    assert kl.events.links(thirty, happenings=[]).empty


def many(told, happenings):
    """A table of happenings, repeated under other names."""
    tables = [told.assign(happening=f"h{n}", label=f"sinking {n}") for n in range(happenings)]
    return pd.concat(tables, ignore_index=True)


def test_a_long_table_of_happenings_is_cut_to_those_that_most_articles_report(thirty):
    told = kl.events.happenings(thirty)
    assert kl.events.top_happenings(told).equals(told)
    assert kl.events.cut(told, told) == ""
    long = many(told, 30)
    long.loc[long["happening"] != "h29", "verdict"] = "agree"
    shown = kl.events.top_happenings(long)
    assert list(shown["happening"].unique()) == ["h29", *(f"h{n}" for n in range(19))]
    assert set(shown["happening"].value_counts()) == {16}
    assert kl.events.cut(long, shown) == (
        ". There are 30 happenings with 900 statements. Shown are the 20 that most articles report, those on which "
        "texts differ first, with up to 16 statements each, one of every outlet before a second of any"
    )


def test_a_long_table_of_clauses_is_cut_to_the_dates_that_most_articles_give(thirty):
    events = kl.events.timeline(thirty)
    assert kl.events.top_clauses(events).equals(events)
    # 30 days told by one article each, 15 times over (450 rows), and one day told by two outlets more
    long = pd.concat([events.assign(event=events["event"] + f"-{n}") for n in range(15)], ignore_index=True)
    more = events.tail(1)
    long = pd.concat([long, *(more.assign(outlet=o, article=o) for o in "xy")], ignore_index=True)
    shown = kl.events.top_clauses(long)
    assert list(shown.loc[shown["outlet"].isin(["x", "y"]), "when"]) == ["30 Mar 2003", "30 Mar 2003"]
    assert len(shown) == 32
    assert kl.events.cut(long, shown) == (
        ". There are 452 such clauses. Shown are 32: of the dates that most articles give, the first clause of each "
        "outlet"
    )
