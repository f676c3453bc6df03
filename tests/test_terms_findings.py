"""Findings: sentences made from the tables, as unsure as the tables."""

import math

import numpy as np
import pandas as pd
import pytest
from terms_corpus import corpus, counts

from kosovo_lib import stats, terms
from kosovo_lib.errors import ParameterError
from kosovo_lib.finding import FLOOR

SAID = corpus([
    ("a", "harbour", ["Pier pier pier sea sea sea."]),
    ("b", "lantern", ["Pier sea sea sea sea sea."]),
    ("c", "mole", ["Sea sea gull sea sea gull."]),
])  # fmt: skip
NAMES = SAID.outlets


def planted() -> pd.DataFrame:
    """Thirty articles of two outlets each; one uses a word five times as often."""
    n = np.random.default_rng(1).poisson(20, (60, 40))
    n[:30, 7] *= 5
    return terms.distinctive(counts(n, ["harbour"] * 30 + ["lantern"] * 30))


def test_a_sure_word_comes_with_its_interval_and_its_counts():
    found = terms.findings(planted(), outlets=NAMES)
    assert [one.evidence for one in found] == [("harbour", "w00007"), ("lantern", found[1].evidence[1])]
    first = found[0]
    assert first.sentence.startswith("The Harbour uses “w00007” 5.2 times")
    assert first.sentence.endswith(" as often as The Lantern.")
    assert first.detail.startswith("95% interval ")
    assert "in 30 of 30 articles, elsewhere " in first.detail
    assert first.kind == "terms"


def test_the_strength_is_that_of_the_nearest_end_of_the_interval():
    table = planted()
    row = table[(table["outlet"] == "harbour") & (table["term"] == "w00007")].iloc[0]
    ratio = math.exp(row["lower"])
    assert terms.findings(table)[0].strength == pytest.approx((ratio - 1) / (ratio + 1))


def test_another_level_is_named():
    assert terms.findings(planted(), confidence_level=0.9)[0].detail.startswith("90% interval ")


def test_the_words_of_a_finding_are_quoted():
    text = {"harbour": "Pier pier pier pier quay.", "mole": "Quay quay quay quay pier."}
    said = corpus([(f"{o}{i}", o, [f"Number {i}.", text[o]]) for o in text for i in range(12)])
    table = terms.distinctive(said, prior=1)
    best = terms.top(table, 9)
    (first, *_) = terms.findings(table, terms.concordance(said, best["term"].unique()), said.outlets)
    assert first.sentence.startswith("The Harbour uses “pier” ")
    assert [(one.article, one.sentence, one.text) for one in first.quotations] == [("harbour0", 1, text["harbour"])]


def test_a_word_of_a_single_article_does_not_lead():
    table = planted()
    table.loc[(table["outlet"] == "harbour") & (table["term"] == "w00007"), "one_article"] = True
    (only,) = [one for one in terms.findings(table) if one.evidence[0] == "harbour"]
    assert not only.leads
    assert only.detail.endswith(" All stand in one article.")


def test_where_nothing_is_sure_it_says_how_large_a_difference_would_have_been():
    table = pd.DataFrame({
        "outlet": "harbour", "term": ["pier", "sea"], "against": "mole", "log_odds": [0.5, -0.2], "q": [0.3, 0.6],
        "variance": "clustered", "dof": [math.inf, math.inf], "se": [0.5, 0.8], "one_article": False,
    })  # fmt: skip
    (only,) = terms.findings(table)
    assert only.sentence == "No word is used reliably more by one outlet than by the others."
    # two tests: z(1 - .05/4) = 2.2414; e^(2.2414 · .5) = 3.07
    assert only.detail == "With these articles, only a word used at least 3.1 times as often would have stood out."
    assert not only.leads
    # one degree of freedom: t(1 - .05/4) = tan(.4875 pi) = 25.45; e^(25.45 · .5) = 336,000, which is no figure
    (only,) = terms.findings(table.assign(dof=1.0))
    assert only.detail == "With these articles, not even a word used 100 times as often would have stood out."


def test_with_two_articles_from_each_no_difference_is_large_enough():
    few = corpus([(f"{o}{i}", o, ["Pier pier sea."]) for o in ("harbour", "mole") for i in range(2)])
    (only,) = terms.findings(terms.distinctive(few))
    assert only.detail == "With so few articles, no difference can be told from chance, however large."


def test_of_one_article_each_a_word_that_stands_out_is_a_count_and_else_none_is_said_to():
    # 1.29 times as often at least: (1.29 - 1) / (1.29 + 1) = .127, of which a count is worth a twentieth
    told = pd.DataFrame({
        "term": ["strike"], "outlet": "harbour", "n": 9, "words": 27, "n_against": 1, "words_against": 1_027,
        "times": 1.29,
    })  # fmt: skip
    table = terms.distinctive(SAID)
    [found] = terms.findings(table, outlets=NAMES, told=told)
    assert found.sentence == "The Harbour uses “strike” 9 times in 27 words, the others once in 1,027."
    assert found.strength == pytest.approx(0.1 * 0.05 * 0.127, abs=1e-5)  # "strike" judges nothing
    [loaded] = terms.findings(table, outlets=NAMES, told=told.assign(term="disgrace"))
    assert loaded.strength == pytest.approx(0.05 * 0.127, abs=1e-4)
    [two] = terms.findings(table[table["outlet"] != "mole"], outlets=NAMES, told=told.assign(n_against=0))
    assert two.sentence.endswith("The Lantern never in 1,027.")
    [none] = terms.findings(table, outlets=NAMES, told=told[:0])
    assert none.sentence == "Of the words that an article uses five times or more, none sets it apart from the others."
    assert none.detail == ""


def test_nothing_to_compare_is_said_plainly():
    (only,) = terms.findings(terms.distinctive(SAID, outlets=["mole"]), outlets=NAMES)
    assert only.sentence == "Fewer than two outlets have words in this selection, so nothing is compared."


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
    alone = terms.cautions(terms.frequencies(several, outlets=["lantern"]), outlets=NAMES)
    assert alone == ("There is one article from The Lantern: this page cannot say how an outlet usually writes.",)
    many = corpus([(f"a{i}", "harbour", ["Sea."]) for i in range(10)])
    assert terms.cautions(terms.frequencies(many)) == ()


def test_spellings_that_differ_by_an_accent_are_hinted_at():
    many = corpus([(f"a{i}", "harbour", ["Vučić met Vucic."]) for i in range(10)])
    assert terms.cautions(terms.frequencies(many)) == ("Two spellings count as two words: “vučić” and “vucic”.",)


def test_the_top_holds_sure_words_only_those_of_one_article_last():
    table = planted()
    best = terms.top(table, 1)
    assert best[["outlet", "term"]].values.tolist()[0] == ["harbour", "w00007"]
    assert (best["q"] < stats.SIGNIFICANCE_LEVEL).all()
    assert (terms.top(table, 99)["log_odds"] > 0).all()
    assert terms.top(terms.distinctive(SAID), 9).empty
    table.loc[(table["outlet"] == "lantern") & (table["term"] == best["term"].iloc[1]), "one_article"] = True
    others = terms.top(table, 99)
    assert others[others["outlet"] == "lantern"]["one_article"].tolist()[-1]


@pytest.mark.parametrize("wrong", [0, -1, 2.0, True])
def test_the_top_holds_a_whole_number_of_words(wrong):
    with pytest.raises(ParameterError, match=r"n: .* is not a whole number"):
        terms.top(terms.distinctive(SAID), wrong)


def test_two_words_for_one_fact_are_an_example_below_every_measured_difference():
    faced = pd.DataFrame({
        "word_a": ["stormed", "left"], "outlet_a": "harbour", "article_a": "a", "sentence_a": 0, "text_a": "Stormed.",
        "word_b": ["entered", "quit"], "outlet_b": "lantern", "article_b": "b", "sentence_b": 0, "text_b": "Entered.",
        "shared": [0.45, 0.8], "valence_a": math.nan, "valence_b": math.nan,
    })  # fmt: skip
    [found] = terms.findings(terms.distinctive(SAID), outlets=NAMES, faced=faced)
    assert found.sentence == "Where The Harbour writes “stormed”, The Lantern writes “entered”."
    assert found.detail == ""
    assert [said.text for said in found.quotations] == ["Stormed.", "Entered."]
    assert not found.leads  # "stormed" and "entered" are two plain verbs
    judging = faced.assign(word_a="farce")
    [loaded] = terms.findings(terms.distinctive(SAID), outlets=NAMES, faced=judging)
    assert loaded.leads
    sure = terms.findings(planted(), outlets=NAMES, faced=faced)
    assert 0 < found.strength < min(one.strength for one in sure if one is not sure[-1] and one.strength)
    assert sure[-1].sentence == found.sentence


def test_names_and_house_style_set_an_outlet_apart_and_are_no_finding():
    table = pd.DataFrame({
        "outlet": "harbour", "term": ["mr", "haven"], "q": 0.01, "log_odds": 2.0, "lower": 1.0, "upper": 3.0,
        "one_article": False, "kind": ["house style", "name"], "variance": "paired", "dof": 9.0, "se": 0.5,
        "against": "rest",
    })  # fmt: skip
    [found] = terms.findings(table)
    assert found.sentence == "Only names and house style are used reliably more by one outlet than by the others."
    assert found.strength == 0


def loaded(n: int, *, used: int, against: int = 0) -> pd.DataFrame:
    words = ["Thugs", "farce", "cronies", "brave"][:n]
    return pd.DataFrame({
        "outlet": "harbour", "word": words, "n": 1, "used": used, "words": 6, "used_against": against,
        "words_against": 12, "article": "a", "sentence": range(n), "text": [f"So {word}." for word in words],
    })  # fmt: skip


def test_three_loaded_words_that_only_one_outlet_uses_lead_if_the_others_use_clearly_fewer():
    table = terms.distinctive(SAID)
    [found] = terms.findings(table, outlets=NAMES, judged=loaded(4, used=8))
    assert found.sentence == "Only The Harbour writes “thugs”, “farce” and “cronies” in its own voice."
    assert found.detail == "It uses loaded words 8 times in 6 words of its own, The Lantern and The Mole never in 12."
    [shown] = terms.findings(table, outlets=NAMES, judged=loaded(4, used=5).assign(n=[2, 1, 1, 1]))
    assert shown.detail.startswith("It uses loaded words 5 times in 6 words of its own, The Lantern")  # 2 + 1 + 1 + 1
    # Of 8 uses all are here: Wilson's low end for three outlets, z = 2.394, is 8 / (8 + 5.731) = .583. In twice as many
    # words the others have at most .417: r = .583 / .417 x 2 = 2.79, and (r - 1) / (r + 1) = .473. Of 219 words read
    # 178 were right: .756 at the low end.
    assert found.effect == pytest.approx(0.473, abs=0.001)
    assert found.reliability == pytest.approx(0.756, abs=0.001)
    assert [said.text for said in found.quotations] == ["So Thugs.", "So farce.", "So cronies."]


@pytest.mark.parametrize(("n", "used", "against"), [(2, 8, 0), (4, 8, 20), (3, 3, 1)])
def test_few_loaded_words_and_about_as_many_as_elsewhere_are_said_and_lead_nothing(n, used, against):
    """The low end for 3 of 4 is .25: a third as many as the others in half as many words, or two thirds as often."""
    [found] = terms.findings(terms.distinctive(SAID), outlets=NAMES, judged=loaded(n, used=used, against=against))
    assert found.sentence.startswith("Only The Harbour writes “thugs”")
    assert 0 < found.strength < FLOOR


def test_one_use_of_a_loaded_word_is_once():
    [found] = terms.findings(terms.distinctive(SAID), outlets=NAMES, judged=loaded(1, used=1, against=1))
    assert found.sentence == "Only The Harbour writes “thugs” in its own voice."
    assert found.detail == "It uses loaded words once in 6 words of its own, The Lantern and The Mole once in 12."


def test_what_outlets_call_the_same_thing_may_lead_with_all_that_say_so():
    # Both use their term in 5 of 5 and 6 of 6 cases: Wilson's low ends are .566 and .610.
    # Of 11 pairs read 10 were for one thing: .623 at the low end. .566 x .610 x .623 = .215; of two uses, two thirds.
    calls = pd.DataFrame({
        "words_a": ["slow train", "slow train"], "outlet_a": ["harbour", "mole"], "uses_a": [3, 2],
        "words_b": ["local train", "local train"], "outlet_b": ["lantern", "lantern"], "uses_b": [6, 6],
        "article_a": "a", "sentence_a": 0, "text_a": "A slow train came.",
        "article_b": "b", "sentence_b": 0, "text_b": "The local train came.",
    })  # fmt: skip
    swapped = calls.rename(columns={name: name[:-1] + "ba"[name[-1] == "b"] for name in calls})
    [found] = terms.findings(terms.distinctive(SAID), outlets=NAMES, named=pd.concat([calls[:1], swapped[1:]]))
    assert found.sentence == "Where The Lantern writes “local train”, The Mole and The Harbour write “slow train”."
    assert found.strength == pytest.approx(0.215, abs=0.001)
    assert [said.text for said in found.quotations] == ["The local train came.", "A slow train came."]
    for uses, leads in ((3, True), (2, False)):
        few = calls[:1].assign(uses_a=uses, uses_b=uses, text_b="The local train left.")
        [found] = terms.findings(terms.distinctive(SAID), outlets=NAMES, named=few)
        assert found.sentence == "Where The Lantern writes “local train”, The Harbour writes “slow train”."
        assert found.leads is leads
        assert found.strength > 0
    [none] = terms.findings(terms.distinctive(SAID), named=calls.assign(words_a="storming", words_b="entering"))
    assert none.strength == 0  # one word may be part of "storming out"


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (
            ("boats came", "boats left"),
            "Where The Harbour writes “new motor boats”, The Lantern writes “new steam boats”.",
        ),
        (("boats came", "ships came"), None),
        (("in port", "in town"), None),
        ((".", "."), None),
    ],
)
def test_two_qualities_name_one_thing_if_the_same_noun_follows(behind, said):
    calls = pd.DataFrame({
        "words_a": ["new motor"], "outlet_a": "harbour", "uses_a": 3, "words_b": "new steam", "outlet_b": "lantern",
        "uses_b": 3, "article_a": "a", "sentence_a": 0, "text_a": f"The new motor {behind[0]}",
        "article_b": "b", "sentence_b": 0, "text_b": f"The new steam {behind[1]}",
    })  # fmt: skip
    [found] = terms.findings(terms.distinctive(SAID), outlets=NAMES, named=calls)
    assert (found.sentence if found.leads else None) == said
