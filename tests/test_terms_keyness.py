"""Keyness: worked numbers, published numbers, and whether a test is as sure as it says."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import chdtrc
from scipy.stats import t as student
from terms_corpus import corpus, counts

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError
from kosovo_lib.terms.keyness import Side, _smallest


def filled(pier: int) -> str:
    """Ten words, so many of them "pier", the others each used in no other sentence alike."""
    return " ".join(["pier"] * pier + ["sea"] * (10 - pier))


TWO = corpus([
    ("a", "harbour", [filled(2)]), ("b", "harbour", [filled(0)]),
    ("c", "lantern", [filled(1)]), ("d", "lantern", [filled(0)]),
])  # fmt: skip


def row(table, outlet, term):
    (found,) = table[(table["outlet"] == outlet) & (table["term"] == term)].to_dict("records")
    return found


def test_log_odds_and_their_clustered_error_by_hand():
    found = row(terms.distinctive(TWO, prior=40), "harbour", "pier")
    assert (found["n"], found["words"], found["df"], found["articles"]) == (2, 20, 1, 2)
    assert (found["n_against"], found["words_against"], found["df_against"]) == (1, 20, 1)
    # prior: 40 · 3/40 = 3. Odds 5/(60-5) and 4/(60-4): ratio (1/11)/(1/14)
    assert found["log_odds"] == pytest.approx(math.log(14 / 11))
    # harbour: r = .1; 2/(2-1) · (4 - 2·.1·20 + .01·200) = 4, above n = 2; (4 + 3)/5² = .28
    # lantern: r = .05; 2 · (1 - 2·.05·10 + .0025·200) = 1 = n; (1 + 3)/4² = .25
    assert found["se"] == pytest.approx(math.sqrt(0.53))
    # Welch: .53² / (.28² + .25²) = 1.99; but two articles hold the word, so 1
    assert found["dof"] == 1
    # t with 1 degree of freedom is Cauchy's: p = 1 - 2/π · atan(z), t(.975) = 12.706
    z = math.log(14 / 11) / math.sqrt(0.53)
    assert found["p"] == pytest.approx(1 - 2 / math.pi * math.atan(z))
    assert found["upper"] == pytest.approx(found["log_odds"] + 12.7062 * math.sqrt(0.53), rel=1e-5)
    assert found["variance"] == "clustered"
    assert found["one_article"]


def test_the_two_sides_of_one_comparison_mirror_each_other():
    table = terms.distinctive(TWO)
    here, there = row(table, "harbour", "pier"), row(table, "lantern", "pier")
    assert (here["against"], there["against"]) == ("lantern", "harbour")
    assert here["log_odds"] == pytest.approx(-there["log_odds"])
    assert here["lower"] == pytest.approx(-there["upper"])
    assert here["p"] == pytest.approx(there["p"])


def test_a_word_is_of_one_article_by_the_side_that_uses_it_more():
    # harbour: 2 and 1 of 10 words in two articles; lantern: 1 of 20 in one
    known = corpus([("a", "harbour", [filled(2)]), ("b", "harbour", [filled(1)]),
                    ("c", "lantern", [filled(1)]), ("d", "lantern", [filled(0)])])  # fmt: skip
    table = terms.distinctive(known)
    assert not row(table, "harbour", "pier")["one_article"]
    assert not row(table, "lantern", "pier")["one_article"]


def test_two_single_articles_are_compared_as_if_words_were_independent_and_nothing_is_sure():
    found = row(
        terms.distinctive(corpus([("a", "harbour", [filled(2)]), ("c", "lantern", [filled(1)])]), prior=40),
        "harbour",
        "pier",
    )
    # prior: 40 · 3/20 = 6; variance 1/(2 + 6) + 1/(1 + 6)
    assert found["se"] == pytest.approx(math.sqrt(1 / 8 + 1 / 7))
    assert (found["variance"], found["dof"]) == ("classic", math.inf)
    assert found["upper"] - found["log_odds"] == pytest.approx(1.959964 * found["se"], rel=1e-6)
    assert math.isnan(found["q"])


def test_a_single_article_varies_as_the_many_of_the_other_side_do():
    many = [("c", "lantern", [filled(4)]), ("d", "lantern", [filled(0)])]
    found = row(terms.distinctive(corpus([("a", "harbour", [filled(2)]), *many]), prior=30), "harbour", "pier")
    # prior: 30 · 6/30 = 6. Lantern: r = .2; 2/(2-1) · (16 - 2·.2·40 + .04·200) = 16, 12 more than 4 independent uses
    # harbour as long as each of them: 2 + 12 · 10²/(10² + 10²) = 8. (8 + 6)/8² + (16 + 6)/10²
    assert found["se"] == pytest.approx(math.sqrt(14 / 64 + 22 / 100))
    assert (found["variance"], found["dof"]) == ("one article", 1)
    assert math.isnan(found["q"])


def test_a_short_single_article_varies_less_than_the_long_ones_of_the_other_side():
    many = [("c", "lantern", [filled(4)]), ("d", "lantern", [filled(0)])]
    said = corpus([("a", "harbour", ["pier pier sea sea sea"]), *many])
    found = row(terms.distinctive(said, prior=25), "harbour", "pier")
    # prior: 25 · 6/25 = 6. Beyond independent words 12, as above, times 5²/(10² + 10²): 2 + 1.5. (3.5 + 6)/8² + 22/10²
    assert found["se"] == pytest.approx(math.sqrt(9.5 / 64 + 22 / 100))


@pytest.mark.parametrize("many", [20, 100])
@pytest.mark.parametrize("single", [1, 2, 3])
def test_an_outlet_of_one_article_never_stands_out_however_many_are_on_the_other_side(single, many):
    """Nothing differs here but by the draw of articles; neither the single articles nor the many others may lead."""
    for seed in range(3):
        n = bursty(seed, single + many, 0.3)
        table = terms.distinctive(counts(n, [f"single {i}" for i in range(single)] + ["many"] * many))
        alone = table[table["outlet"] != "many"]
        assert alone["q"].isna().all()
        assert set(alone["variance"]) == {"one article"}
        assert not (table["q"] < 0.05).any()
        assert not any(one.leads for one in terms.findings(table))


EVENTS = corpus(
    [("a", "harbour", [filled(4)]), ("b", "lantern", [filled(0)]), ("c", "harbour", [filled(2)]),
     ("d", "lantern", [filled(0)]), ("e", "harbour", [filled(9)])],
)  # fmt: skip
STORY = {"a": "storm", "b": "storm", "c": "strike", "d": "strike", "e": "fair"}


def test_uses_are_compared_within_each_event_that_several_tell():
    table = terms.distinctive(EVENTS, paired=STORY, prior=40)
    found = row(table, "harbour", "pier")
    # the fair is told by one outlet only and does not count
    assert (found["n"], found["words"], found["articles"], found["n_against"], found["events"]) == (6, 20, 2, 0, 2)
    # equal lengths: r = 4/2 and 2/2, s = 0, in 10·10/20 = 5 words each. Prior: 40 · 3/20 = 6; odds 9/(50-9), 6/(50-6)
    assert found["log_odds"] == pytest.approx(math.log(9 / 41 * 44 / 6))
    # differences 2 and 1: 2/(2-1) · (5 - 3²/2) = 1; independent words 4/4 + 2/4 = 1.5, which is more
    z = 3 / math.sqrt(1.5)
    assert found["z"] == pytest.approx(z)
    assert (found["variance"], found["dof"]) == ("paired", 1)
    # one degree of freedom is Cauchy's; the interval is the test's: log-odds · (1 ± 12.7062/z)
    assert found["p"] == pytest.approx(1 - 2 / math.pi * math.atan(z))
    assert found["lower"] == pytest.approx(found["log_odds"] * (1 - 12.7062 / z), rel=1e-5)
    assert row(table, "lantern", "pier")["log_odds"] == pytest.approx(-found["log_odds"])


def test_what_an_event_brings_to_all_outlets_falls_out():
    # 8 and 8 of 10 words in one event, 0 and 0 in another: no difference, and none that chance could have made
    same = corpus(
        [
            (a, o, [filled(8 * (e == "storm"))])
            for a, o, e in (
                ("a", "harbour", "storm"),
                ("b", "lantern", "storm"),
                ("c", "harbour", "fair"),
                ("d", "lantern", "fair"),
            )
        ]
    )
    story = {"a": "storm", "b": "storm", "c": "fair", "d": "fair"}
    paired, apart = (terms.distinctive(same, paired=how) for how in (story, ""))
    # independent words: 16/4 = 4, differences 0. Odds of 4 and the prior's 100 · 8/20 = 40 in 10 + 100 words: by one
    # more use their logarithm grows by 1/44 + 1/66
    assert row(paired, "harbour", "pier")["se"] == pytest.approx(2 * (1 / 44 + 1 / 66))
    assert row(paired, "harbour", "pier")["p"] == row(apart, "harbour", "pier")["p"] == 1
    # between articles the word varies by whole articles
    assert row(apart, "harbour", "pier")["se"] > 3 * row(paired, "harbour", "pier")["se"]


def test_events_of_a_column_are_paired_without_being_asked_for():
    known = corpus([])
    vars(known).update(vars(EVENTS))
    known.articles = EVENTS.articles.assign(story=[STORY[article] for article in EVENTS.articles["article"]])
    assert set(terms.distinctive(known)["variance"]) == {"paired"}
    assert set(terms.distinctive(known, paired="")["variance"]) == {"clustered"}
    own = pd.DataFrame({
        "outlet": ["harbour", "lantern"] * 2, "article": list("abcd"), "story": ["storm", "storm", "fair", "fair"],
        "term": "pier", "n": [2, 1, 3, 1], "words": 10,
    })  # fmt: skip
    assert set(terms.distinctive(own)["variance"]) == {"paired"}
    assert set(terms.distinctive(terms.frequencies(known, by=["outlet", "story"]))["events"]) == {2}


def test_an_article_that_belongs_to_no_event_is_compared_with_none():
    """Two events told by both outlets, and an article of harbour's own with nine times "pier"."""
    known = corpus([])
    vars(known).update(vars(EVENTS))
    known.articles = EVENTS.articles.assign(story=EVENTS.articles["article"].map({**STORY, "e": pd.NA}))
    found = row(terms.distinctive(known), "harbour", "pier")
    assert (found["n"], found["articles"], found["events"]) == (6, 2, 2)


def test_fewer_than_two_events_are_refused_or_compared_between_articles():
    one = dict.fromkeys(STORY, "storm")
    with pytest.raises(ParameterError, match="fewer than two events are reported by two of outlet or more"):
        terms.distinctive(EVENTS, paired=one)
    with pytest.raises(ParameterError, match="article -> event needs a corpus"):
        terms.distinctive(terms.frequencies(EVENTS), paired=one)
    with pytest.raises(ParameterError, match="by: 'dossier' is not one of outlet, article"):
        terms.distinctive(EVENTS, paired="dossier")


def test_the_rest_is_all_other_outlets_together():
    three = corpus([(name, name, [filled(n)]) for name, n in (("harbour", 4), ("lantern", 1), ("mole", 2))])
    found = row(terms.distinctive(three), "harbour", "pier")
    assert (found["against"], found["n_against"], found["words_against"], found["articles_against"]) == (
        "rest",
        3,
        20,
        2,
    )


def test_one_outlet_can_be_the_measure_of_the_others():
    three = corpus([(name, name, [filled(n)]) for name, n in (("harbour", 4), ("lantern", 1), ("mole", 2))])
    table = terms.distinctive(three, against="mole")
    assert set(table["outlet"]) == {"harbour", "lantern"}
    assert set(table["n_against"][table["term"] == "pier"]) == {2}
    with pytest.raises(ParameterError, match="against: 'buoy' is not one of rest, harbour, lantern, mole"):
        terms.distinctive(three, against="buoy")


def test_a_list_of_the_readers_own_can_be_the_measure():
    found = row(terms.distinctive(TWO, against={"Pier": 1, "sea": 97, "gull": 2}, prior=10), "harbour", "pier")
    assert (found["against"], found["n_against"], found["words_against"]) == ("reference", 1, 100)
    assert found["variance"] == "clustered on one side"
    # prior: 10 · 3/120 = .25; own side as above (4 + .25)/2.25², the list's 1/1.25
    assert found["se"] == pytest.approx(math.sqrt(4.25 / 2.25**2 + 1 / 1.25))
    assert row(terms.distinctive(TWO, against={"gull": 1}), "harbour", "gull")["n"] == 0


@pytest.mark.parametrize("wrong", [{"pier": -1}, {"pier": 1.5}, {"pier": True}, {"pier": 0}, {}])
def test_a_list_that_counts_nothing_is_refused(wrong):
    with pytest.raises(ParameterError, match="against"):
        terms.distinctive(TWO, against=wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"prior": 0},
        {"prior": -1.0},
        {"prior": math.inf},
        {"prior": "much"},
        {"confidence_level": 1.0},
        {"confidence_level": 0},
    ],
)
def test_numbers_out_of_range_are_refused(wrong):
    with pytest.raises(ParameterError, match=f"{next(iter(wrong))}: .* is not a number"):
        terms.distinctive(TWO, **wrong)


def test_with_one_outlet_there_is_nothing_to_compare():
    table = terms.distinctive(TWO, outlets=["harbour"])
    assert table.empty
    assert list(table.columns) == list(terms.distinctive(TWO).columns)
    assert list(terms.keyness(TWO, outlets=["harbour"]).columns) == list(terms.keyness(TWO).columns)


def test_a_comparison_needs_one_kind_of_group():
    with pytest.raises(ParameterError, match="one kind of group, not outlet, voice"):
        terms.distinctive(terms.frequencies(TWO, by=["outlet", "voice"]))


def test_two_texts_of_one_and_the_same_word_do_not_differ():
    same = corpus([("a", "harbour", ["Pier pier."]), ("b", "lantern", ["Pier."])])
    found = row(terms.distinctive(same), "harbour", "pier")
    assert (found["log_odds"], found["p"]) == (0, 1)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any), min_size=4, max_size=8))
def test_clustering_never_makes_an_interval_narrower(matrix):
    groups = ["harbour", "lantern"] * (len(matrix) // 2) + ["harbour"] * (len(matrix) % 2)
    made = counts(np.array(matrix), groups)
    table = terms.distinctive(made, prior=10).merge(terms.keyness(made, prior=10), on=["outlet", "term"])
    assert (table["z_x"].abs() <= table["z_y"].abs() + 1e-9).all()
    assert (table["p"] >= table["p_z"] - 1e-9).all()


def test_g2_is_dunnings():
    # Dunning (1993): 10 of 10 here, 3 of 31,767 there
    assert terms.g2(10, 10, 3, 31767) == pytest.approx(167.23, abs=0.005)


def test_the_classic_measures_by_hand():
    # 10 in 100 against 5 in 100: 7.5 expected on each side
    # 200 · (10·95 - 5·90)² / (15 · 185 · 100 · 100)
    assert terms.chi2(10, 100, 5, 100) == pytest.approx(200 * 500**2 / (15 * 185 * 100 * 100))
    assert terms.log_ratio(10, 100, 5, 100) == 1
    assert terms.log_ratio(4, 100, 0, 100) == 3  # none counts as one half: 4 / .5 = 2³
    assert terms.g2(0, 10, 0, 10) == terms.chi2(0, 10, 0, 10) == 0


def test_classic_measures_stand_beside_the_raw_counts():
    found = row(terms.keyness(TWO, prior=40), "harbour", "pier")
    assert (found["n"], found["n_against"]) == (2, 1)
    # prior 3: log odds over sqrt(1/(2 + 3) + 1/(1 + 3))
    assert found["z"] == pytest.approx(math.log(14 / 11) / math.sqrt(1 / 5 + 1 / 4))
    assert found["p_g2"] == pytest.approx(float(chdtrc(1, terms.g2(2, 20, 1, 20))))


def test_a_term_is_tested_only_if_its_uses_could_make_it_sure():
    """Thirty articles of each side, of 50 words; a term stands once in each of so many of them."""
    held = [(f"rare{i}", 5, ["harbour"]) for i in range(40)] + [(f"often{i}", 25, ["harbour"]) for i in range(2)]
    table = pd.DataFrame([
        {"outlet": outlet, "article": f"{outlet}{at}", "term": term, "n": 1, "words": 50}
        for term, many, outlets in [*held, ("all", 30, ["harbour", "lantern"])]
        for outlet in outlets for at in range(many)
    ])  # fmt: skip
    found = terms.distinctive(table)
    # 24 of 25 uses on one side, and the prior's 100 · 25/3000 = .83: ln(24.83/1.83) = 2.61 with a standard error of
    # √(1/24.83 + 1/1.83) = .77; z = 3.4, with 24 degrees of freedom p = .0024, below .05 for three terms. 5 of 5:
    # ln(5.17/.17) = 3.4 with √(1/5.17 + 1/.17) = 2.5: z = 1.4
    assert set(found.loc[found["q"].notna(), "term"]) == {"often0", "often1", "all"}


def test_a_term_of_every_article_of_one_side_is_tested_though_all_articles_together_vary():
    """Five articles of each side, of 50 words; harbour's hold "pier" three times each."""
    table = pd.DataFrame([
        {"outlet": outlet, "article": f"{outlet}{at}", "term": "pier", "n": n, "words": 50}
        for outlet, n in (("harbour", 3), ("lantern", 0)) for at in range(5)
    ])  # fmt: skip
    found = row(terms.distinctive(table), "harbour", "pier")
    # prior 100 · 15/500 = 3: ln(18/332) - ln(3/347) = 1.836 with √(1/18 + 1/3) = .624; z = 2.944, 4 degrees of freedom
    assert found["p"] == pytest.approx(0.0422, abs=0.0001)
    assert found["q"] == found["p"]  # the only term; no way to share its uses makes it surer


@given(st.lists(st.integers(0, 4), min_size=2, max_size=6), st.lists(st.integers(0, 4), min_size=2, max_size=6))
def test_a_single_term_below_the_limit_is_never_called_out_of_reach(here, there):
    table = pd.DataFrame([
        {"outlet": outlet, "article": f"{outlet}{at}", "term": "pier", "n": n, "words": 50}
        for outlet, counted in (("harbour", here), ("lantern", there)) for at, n in enumerate(counted)
    ])  # fmt: skip
    found = terms.distinctive(table)
    assert found.loc[found["p"] < 0.05, "q"].notna().all()


def test_a_term_is_tested_from_so_many_events_on_as_could_be_sure_at_all():
    """Ten events told by three outlets in 50 words each."""
    held = [("often", 8, ["harbour"]), ("rare", 2, ["harbour"]), ("all", 10, ["harbour", "lantern", "mole"])]
    table = pd.DataFrame([
        {"outlet": outlet, "article": f"{outlet}{event}", "story": event, "term": term, "n": 1, "words": 50}
        for term, many, outlets in held for outlet in outlets for event in range(many)
    ] + [{"outlet": outlet, "article": f"{outlet}{event}", "story": event, "term": "all", "n": 0, "words": 50}
         for outlet in ("harbour", "lantern", "mole") for event in range(10)])  # fmt: skip
    found = terms.distinctive(table)
    # in 8, all of one outlet: differences of 2/3, sum 16/3, variance 10/9 · (8 · 4/9 - (16/3)²/10) = .79, that of
    # independent words 8 · 2/9 = 1.78; z = 4, with 9 degrees of freedom p = .003. In 2: z = 2, p = .08
    assert set(found.loc[found["q"].notna(), "term"]) == {"often", "all"}


def bursty(seed: int, articles: int, shape: float, vocabulary: int = 10_000) -> np.ndarray:
    """Made articles: Zipf's frequencies, each word's rate in an article drawn from a gamma of its own burstiness."""
    rng = np.random.default_rng(seed)
    share = 1 / (np.arange(1, vocabulary + 1) + 2.7) ** 1.05
    shapes = np.exp(rng.normal(np.log(shape), 1, vocabulary))
    shapes[:100] = 20  # words of grammar are spread evenly
    length = np.maximum(50, rng.lognormal(np.log(400) - 0.2, 0.6, articles)).astype(int)
    rates = share / share.sum() * rng.gamma(shapes, 1 / shapes, (articles, vocabulary))
    return rng.poisson(rates * length[:, None])


def told(seed, events, boosted=()):
    """Made events told by three outlets: an event's words burst in all three, an article's in its own; one boosts."""
    rng = np.random.default_rng(seed)
    vocabulary = 4000
    share = 1 / (np.arange(1, vocabulary + 1) + 2.7) ** 1.05
    event, article = np.full(vocabulary, 0.15), np.full(vocabulary, 0.7)
    event[:100] = article[:100] = 20  # words of grammar are spread evenly
    event[list(boosted)], article[list(boosted)] = 0.3, 5  # an outlet's own habit hardly varies between its articles
    length = np.maximum(150, rng.lognormal(np.log(600), 0.4, (events, 3)))
    rates = share / share.sum() * rng.gamma(event, 1 / event, (events, 1, vocabulary))
    rates = rates * rng.gamma(article, 1 / article, (events, 3, vocabulary)) * length[:, :, None]
    rates[:, 0, list(boosted)] *= 2.5
    n = rng.poisson(rates)
    frames = [
        pd.DataFrame({"outlet": "xyz"[o], "story": e, "article": f"{e}{o}", "term": held, "n": n[e, o][held]})
        for e in range(events)
        for o in range(3)
        for held in [np.flatnonzero(n[e, o])]
    ]
    table = pd.concat(frames, ignore_index=True)
    return table.assign(term="w" + table["term"].astype("string"))


def test_between_outlets_that_differ_in_nothing_the_paired_test_is_as_unsure_as_it_should_be():
    falls, survive = [], []
    for seed in range(3):
        table = terms.distinctive(told(seed, 60))
        tested = table[table["q"].notna()]
        falls.append((tested["p"] < 0.05).mean())
        survive.append((table["q"] < 0.05).sum())
    assert 0.01 < np.mean(falls) <= 0.05
    assert max(survive) <= 1


def test_words_of_one_outlet_are_found_within_events_where_they_drown_between_articles():
    boosted = range(100, 140)
    table = told(0, 100, boosted)
    paired, apart = (terms.distinctive(table, paired=how) for how in ("story", ""))
    found = [
        set(one.loc[(one["outlet"] == "x") & (one["q"] < 0.05) & (one["log_odds"] > 0), "term"])
        for one in (paired, apart)
    ]
    true = {f"w{i}" for i in boosted}
    assert len(found[0] & true) >= 34
    assert len(found[0] & true) >= 1.3 * len(found[1] & true)
    assert not found[0] - true


@pytest.mark.parametrize(
    ("articles", "own", "shape"),
    [(400, 200, 0.1), (400, 20, 0.1), (40, 20, 0.3), (8, 4, 0.3)],
    ids=["halves", "small-against-large", "few", "very-few"],
)
def test_between_parts_of_one_outlet_it_is_as_unsure_as_it_should_be(articles, own, shape):
    """Nothing differs here but by the draw of articles: at most 7 % may fall below .05, at most 5 survive."""
    falls, falls_often, survive = [], [], []
    for seed in range(3):
        n = bursty(seed, articles, shape)
        table = terms.distinctive(counts(n, ["half"] * own + ["other"] * (articles - own)))
        table = table[table["outlet"] == "half"]
        often = table["n"] + table["n_against"] >= 10
        falls.append((table["p"] < 0.05).mean())
        falls_often.append((table["p"][often] < 0.05).mean())
        survive.append((table["q"] < 0.05).sum())
    assert np.mean(falls) <= 0.07
    assert np.mean(falls_often) <= 0.07
    assert max(survive) <= 5


def test_the_classic_measures_are_too_sure_on_the_same_articles():
    table = terms.keyness(counts(bursty(0, 400, 0.1), ["half"] * 200 + ["other"] * 200))
    table = table[table["outlet"] == "half"]
    often = table["n"] + table["n_against"] >= 10
    for p, q in (("p_z", "q_z"), ("p_g2", "q_g2")):
        assert (table[p][often] < 0.05).mean() > 0.14
        assert (table[q] < 0.05).sum() > 20


def test_a_true_difference_is_found():
    n = bursty(0, 400, 0.3)
    n[:200, 60:70] *= 2  # ten evenly spread words that the first half uses twice as often
    table = terms.distinctive(counts(n, ["half"] * 200 + ["other"] * 200))
    found = table[(table["outlet"] == "half") & (table["q"] < 0.05)]
    planted = {f"w{i:05d}" for i in range(60, 70)}
    assert len(planted & set(found["term"])) >= 8
    assert len(set(found["term"]) - planted) <= 2
    assert (found.loc[found["term"].isin(planted), "log_odds"] > 0).all()


@pytest.mark.parametrize("uses", [8, 20, 40])
def test_no_split_of_a_terms_uses_is_surer_than_the_bound_by_which_it_is_corrected(uses):
    """One side's share of a term may be anything; the surest is not the one without any: the prior is unsure there."""
    sides = [Side(np.array([[part], [part], [part], [0]]), 50, 10_000, 2_000_000) for part in (uses, 0)]
    words, alpha = 10_000, 100 * uses / 20_000
    dof = uses - 1  # articles that hold it, less one
    surest = 1.0
    for own in range(uses + 1):
        other = uses - own
        ratio = math.log((own + alpha) / (words + 100 - own - alpha) * (words + 100 - other - alpha) / (other + alpha))
        error = math.sqrt(1 / (own + alpha) + 1 / (other + alpha))
        surest = min(surest, 2 * student.sf(abs(ratio) / error, dof))
    assert _smallest(*sides, 100.0)[0] == pytest.approx(surest)
