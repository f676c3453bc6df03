"""Facts: which sentences tell the same, who tells what, what is told only in one place and left out in another."""

import copy
import dataclasses
import math
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from facts_corpus import DAM, FILLER, OTHER, corpus, texts_of

import kosovo_lib as kl
from kosovo_lib import schema
from kosovo_lib.facts import clusters, similarity


@pytest.fixture(scope="module")
def dam():
    return corpus(*DAM)


@pytest.fixture(scope="module")
def compared(dam):
    return kl.facts.compare(dam)


def test_sentences_that_tell_the_same_in_other_words_are_a_pair(dam, compared):
    found = kl.facts.pairs(compared)
    both = list(zip(texts_of(dam, found, "a"), texts_of(dam, found, "b"), strict=True))
    assert any("Lena Brandt said" in one and other.startswith("Twelve people were killed") for one, other in both)
    assert any("put off repairs" in one and "delayed repairs" in other for one, other in both)
    assert not any("blankets" in one + other or "inquiry" in one + other for one, other in both)


def test_a_pair_is_of_two_articles_and_stands_once(compared):
    found = kl.facts.pairs(compared)
    assert (found["article_a"] < found["article_b"]).all()
    assert not found.duplicated(["article_a", "sentence_a", "article_b", "sentence_b"]).any()


def test_the_same_words_of_the_same_person_are_a_quotation(dam, compared):
    found = kl.facts.pairs(compared)
    assert [text[:5] for text in texts_of(dam, found[found["quote"]], "a")] == ["“We h"]


def test_a_comparison_that_is_kept_is_made_once_for_all_with_the_same_content(dam, monkeypatch):
    monkeypatch.setattr(similarity, "_COMPARED", [])
    same = copy.deepcopy(dam)
    assert similarity.compare(same) is not similarity.compare(same)
    kept = similarity.keep(dam)
    assert similarity.compare(same) is kept
    assert similarity.compare(same, voice="outlet") is not kept
    redated = copy.deepcopy(dam)
    redated.dates.loc[0, "precision"] = "year"
    assert similarity.compare(redated) is not kept
    same.sentences.loc[0, "text"] = "The dam held."
    assert similarity.compare(same) is not kept


def test_weights_come_from_the_sentences_of_the_story(compared):
    # "kitchen" stands in 2 of the n compared sentences: ln((n + 1) / 2.5)
    assert compared.idf["kitchen"] == pytest.approx(math.log((len(compared.units) + 1) / 2.5))


def test_the_score_is_a_half_at_the_threshold_of_a_pair():
    assert similarity.score(0.6) == 0.5
    # one tenth more: 1 / (1 + exp(-0.6))
    assert similarity.score(0.7) == pytest.approx(0.6457, abs=1e-4)


def total(one, other, place=0):
    """The sum of the sentences at this place of two articles."""
    compared = kl.facts.compare(corpus(("Post", one), ("Star", other)))
    rows = [row for row, at in enumerate(compared.units["place"]) if at == place]
    at = list(zip(compared.first.tolist(), compared.second.tolist(), strict=True)).index(tuple(rows))
    return compared.total[at]


def test_a_pair_is_alike_by_its_words_its_best_clauses_and_how_early_it_stands():
    # Two sentences: "mill" and "burn" stand in both and weigh ln(3 / 2.5) = 0.182 each, the length of each is 0.258.
    # Half the weight of a word that stands once, ln(3 / 1.5) / 2 = 0.347, is added: root of the cosine 0.258 / 0.605.
    # The clauses are the same; they weigh 0.365 of the 1.386 that count in full: root 0.513. Both open their articles.
    assert total("The mill burned.", "The mill burned!") == pytest.approx(0.4267 + 0.4 * 0.5129 + 0.7, abs=1e-3)


def test_numbers_that_both_hold_count_besides():
    # "boat" and 14: as above, and a tenth of ln(1 + 0.182)
    assert total("Boats: 14.", "14 boats.") == pytest.approx(1.3318 + 0.1 * 0.1676, abs=1e-3)


def test_a_denial_is_a_word_and_half_a_word_with_what_it_denies():
    # "burn", "not" and half "not burn": length 0.1823 * 1.5 = 0.2735, with 0.3466 added 0.6200; clauses 0.4558 of 1.386
    assert total("It did not burn.", "It did not burn!") == pytest.approx(0.4411 + 0.4 * 0.5734 + 0.7, abs=1e-3)


def test_sentences_in_which_one_person_speaks_are_a_tenth_more_alike():
    told = corpus(("Post", "“The toll is fair,” Ana Holm said."), ("Star", "Tolls were fair, Ms. Holm said."))
    sums = []
    for one, other in (("Ana Holm", "Ms. Holm"), ("Ana Holm", "Ivo Lund"), ("Ana Holm", None), (None, None)):
        spoken = SimpleNamespace(**{**vars(told), "sentences": told.sentences.assign(speaker=[one, other])})
        sums += kl.facts.compare(spoken).total.tolist()
    assert np.round(np.array(sums) - sums[-1], 4).tolist() == [0.1, 0, 0, 0]


def test_further_down_an_article_sentences_are_less_alike():
    first, second = (f"{start} It rained. The mill burned." for start in ("Snow.", "Hail."))
    # The third sentences; how early: 1 / (1 + 4 / 3) = 0.4286 of the two articles' likeness, which is full.
    # Six sentences: ln(7 / 2.5) = 1.030 a word, length 1.456, added ln(7 / 1.5) / 2 = 0.770; clauses 2.059 of 3.081
    assert total(first, second, 2) == pytest.approx(1.456 / 2.226 + 0.4 * 0.8175 + 0.7 * 0.4286, abs=1e-3)


def test_who_says_it_counts_less_than_what_is_said():
    said = kl.facts.compare(corpus(("Post", "Mayor Lund said the mill burned."), ("Star", "The mill burned.")))
    held = {token.stem: token.said for token in said.tokens[0]}
    assert held == {"mayor": False, "lund": False, "mill": True, "burn": True}
    # weights 0.182 for "mill" and "burn", 0.693 for "mayor" and "lund", these times 0.7: length 0.733 of which the
    # shared two are 0.258; with 0.347 added to each length the cosine is 0.0665 / (1.080 * 0.604)
    clauses = 0.3647 / ((0.3647 + 2 * 0.7 * 0.6931) * 0.3647) ** 0.5 * (0.3647 / 1.3863) ** 0.5
    assert said.total[0] == pytest.approx((0.0665 / (1.0800 * 0.6044)) ** 0.5 + 0.4 * clauses + 0.7, abs=2e-3)


@pytest.mark.parametrize(
    ("sum_", "strength", "status", "sure"),
    [
        (0.499, 0, "not found", False), (0.5, 0, "unclear", False), (0.599, 0, "unclear", False),
        (0.6, 1, "unclear", False), (0.679, 1, "unclear", False), (0.68, 1, "told", False), (0.849, 1, "told", False),
        (0.85, 2, "told", True),
    ],
)  # fmt: skip
def test_each_decision_has_its_own_threshold(sum_, strength, status, sure):
    compared = kl.facts.compare(corpus(("Post", "The mill burned down."), ("Star", "The mill burned.")))
    compared = dataclasses.replace(compared, total=np.array([sum_]))
    assert kl.facts.pairs(compared)["strength"].tolist() == [strength] * (strength > 0)
    assert kl.facts.only(compared)["sure"].tolist() == [status == "not found"] * 2 * (not strength)
    cell = kl.facts.coverage(compared).iloc[1]
    assert (cell["status"], cell["sure"]) == (status, sure)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # six of the eight words that Post has in quotation marks
        ("“The harbour wall has held since spring,” Ana Holm said.", "Holm said: “The harbour wall has held.”", True),
        # the same two words: of one speaker, of an unknown one, of another
        ("The plan is a “silent retreat,” Ana Holm said.", "Holm called it a “silent retreat” on Sunday.", True),
        ("The plan is a “silent retreat,” Ana Holm said.", "Ivo Lund called it a “silent retreat” on Sunday.", False),
        # of an unknown speaker: three words; two; three that are a small part of both
        ("It is “a slow silent retreat,” Ana Holm said.", "It was “a slow silent retreat” on Sunday.", True),
        ("It is a “silent retreat,” Ana Holm said.", "It was a “silent retreat” on Sunday.", False),
        ("“A slow silent retreat out of valley towns began before rain came down,” Ana Holm said.",
         "“A slow silent retreat is what farmers of our coast ask their council to plan.”", False),
        # three words, of another speaker; four
        ("It is “a slow silent retreat,” Ana Holm said.", "It is “a slow silent retreat,” Ivo Lund said.", False),
        ("It is “a slow silent coward retreat,” Ana Holm said.", "It is “a slow silent coward retreat,” Ivo Lund said.",
         True),
        # the title of a programme
        ("Holm said on “Morning Harbour Talk” that it rained.", "Holm told “Morning Harbour Talk” of a fire.", False),
        # reported speech of one speaker: three of five words; all, and of two speakers
        ("Ana Holm said the old harbour wall will be repaired in spring.",
         "Holm said the town would pay to repair the harbour wall.", True),
        ("Ana Holm said the old harbour wall will be repaired in spring.",
         "“We will repair the old harbour wall,” Holm told reporters.", True),
        ("Ana Holm said the old harbour wall will be repaired in spring.",
         "“We will repair the old harbour wall,” Lund told reporters.", False),
        # one speaker on other things: "harbour" and "wall" only, and the office she holds
        ("Ana Holm, mayor of the town of Orsk since 2015, said the harbour wall costs nine marks.",
         "Ana Holm, mayor of the town of Orsk since 2015, said children like to fish from the harbour wall.", False),
        # each sentence is the other's best match, and two words are the same: with an act, without one
        ("Councillor Mia Holt said drivers should have been warned earlier.",
         "Holt complained that the warning to drivers had come too late.", True),
        ("Al Tate said his father had run the second machine.",
         "Tate said the second machine could be used for cardboard.", False),
        # a body, and its initials
        ("The Harbour Safety Board said it could not release its files because of privacy.",
         "The HSB said it would release nothing, as privacy forbids.", True),
        ("The Harbour Safety Board said it could not release its files because of privacy.",
         "The PSB said it would release nothing, as privacy forbids.", False),
    ],
)  # fmt: skip
def test_a_quotation_is_the_same_utterance_of_the_same_speaker(one, other, same):
    more = [f"{start} was {verb} on Friday." for start, verb in
            [("A bridge", "closed"), ("The fair", "opened"), ("A road", "paved"), ("The bank", "robbed")]]  # fmt: skip
    compared = kl.facts.compare(
        corpus(("Post", f"{one} {' '.join(more[:2])}"), ("Star", f"{other} {' '.join(more[2:])}"))
    )
    assert compared.quote.any() == same


def test_openings_are_linked_only_between_articles_of_the_same_days():
    fire = "Fire guts the Haven mill\n\nA blaze tore through the Haven mill. Nobody was hurt."
    other = "Haven mill blaze under control\n\nCrews put out flames at the mill in Haven. The owner is insured."
    same = kl.facts.compare(corpus(("Post", fire), ("Star", other)))
    later = kl.facts.compare(corpus(("Post", fire), ("Star", other, "2021-06-20")))
    # headline with headline: 0.7 less, where the articles are weeks apart
    assert max(same.total) > max(later.total)


def test_a_fact_is_gathered_from_all_that_tell_it(compared):
    told = kl.facts.facts(compared)
    most = told.iloc[0]
    assert (most["outlets"], most["articles"]) == (3, 3)
    repairs = told[told["label"].str.contains("repairs")].iloc[0]
    assert (repairs["outlets"], repairs["sentences"]) == (2, 2)


def test_every_sentence_belongs_to_a_fact(compared):
    held = [row for fact in clusters.gather(compared) for row in fact.members]
    assert set(held) == set(range(len(compared.units)))
    sure = [row for fact in clusters.gather(compared) for row in fact.members[: fact.sure]]
    assert len(sure) == len(set(sure))


def test_tellings_say_where_in_its_article_and_in_whose_voice_a_fact_stands(compared):
    told = kl.facts.tellings(compared)
    repairs = told[told["text"].str.contains("repairs")]
    assert set(repairs["article"]) == {"a0", "a2"}
    assert repairs["position"].between(0.5, 0.9).all()


def test_each_outlet_tells_a_fact_or_not_or_it_is_unclear(compared):
    cells = kl.facts.coverage(compared)
    assert set(cells["status"]) <= {"told", "unclear", "not found"}
    assert not cells.duplicated(["fact", "outlet"]).any()
    repairs = cells[cells["label"].str.contains("repairs")].set_index("outlet")["status"]
    assert repairs.to_dict() == {"Valley Post": "told", "Coast Herald": "not found", "Northern Star": "told"}


def test_what_no_other_article_tells_is_told_only_here(compared):
    alone = kl.facts.only(compared)["text"].tolist()
    assert any("blankets" in text for text in alone)
    assert any("last inspection" in text for text in alone)
    assert not any("kitchen" in text or "repairs" in text for text in alone)


def test_what_is_told_only_here_begins_with_what_is_least_like_anything_elsewhere(compared):
    alone = list(kl.facts.only(compared)[["score", "article", "sentence"]].itertuples(index=False, name=None))
    assert alone == sorted(alone)
    assert len(alone) > 2


@pytest.mark.parametrize("surer", [1, 2])
def test_an_outlet_that_tells_a_fact_in_two_articles_has_the_place_of_the_surer_one(surer):
    plain = "The dam above the town of Orsk burst on Monday night and flooded 300 houses."
    near = "The dam above the town of Orsk burst on Monday night, and 300 houses were flooded."
    far = "The dam above Orsk burst on Monday and flooded houses, as an engineer had warned in spring."
    twice = [far, far]
    twice[surer - 1] = near
    made = corpus(("One", f"Flood\n\n{plain}"), *(("Two", f"Flood\n\n{text}") for text in twice))
    cells = kl.facts.coverage(made, least=2).query("outlet == 'Two'").set_index("label")
    assert cells.loc[plain, ["status", "article"]].tolist() == ["told", f"a{surer}"]
    assert 0.9 < cells.loc[plain, "score"] < 1  # its own, not that of the sentence that gives the fact its name


def test_what_the_others_tell_is_left_out_by_the_one_without_a_counterpart(compared):
    gone = kl.facts.left_out(compared).query("outlet == 'Northern Star'")
    assert set(gone["outlet"]) == {"Northern Star"}
    assert gone["label"].str.contains("kitchen").any()
    assert (gone["told_by"] >= 2).all()


DEATHS = "Jon Vik, 71, drowned in the canal.", "Jon Vik, 74, died in the canal."


def deaths(one, other):
    made = (("Post", f"It rained. {one}"), ("Star", f"The sea is calm. {other}"), ("Herald", "A fair. The shop shut."))
    return kl.facts.compare(corpus(*made))


def test_a_death_that_two_outlets_report_with_other_ages_is_left_out_by_the_third():
    told = deaths(*DEATHS)
    gone = kl.facts.left_out(told)
    assert gone[["label", "outlet", "told_by"]].to_numpy().tolist() == [[DEATHS[0], "Herald", 2]]
    said = [one.sentence for one in kl.facts.findings(told, {}) if "Herald" in one.sentence]
    assert said[0].startswith(
        "Post and Star report, with other numbers: “Jon Vik, 71, drowned in the canal.” We found nothing"
    )


@pytest.mark.parametrize("other", ["Jon Vik, 74, opened the canal.", "Ida Vik, 74, died in the canal."])
def test_another_act_or_another_person_is_not_left_out_by_a_third(other):
    assert kl.facts.left_out(deaths(DEATHS[0], other)).empty


def test_one_article_has_facts_and_nothing_to_compare(dam):
    single = kl.facts.compare(corpus(DAM[0]))
    for table in (kl.facts.pairs, kl.facts.tellings, kl.facts.only, kl.facts.left_out, kl.facts.reprints):
        assert table(single).empty
    assert (kl.facts.facts(single)["outlets"] == 1).all()


def test_a_copy_is_found_and_counted_once():
    copied = corpus(*DAM, ("Echo", DAM[0][1]))
    runs = kl.facts.reprints(copied)
    assert set(zip(runs["article_a"], runs["article_b"], strict=True)) == {("a0", "a3")}
    assert set(runs["relation"]) == {"copy"}
    once, each = (kl.facts.facts(copied, reprints=how)["articles"].max() for how in ("once", "each"))
    assert (once, each) == (3, 4)
    echo = kl.facts.coverage(copied).query("outlet == 'Echo' and status == 'told'")
    assert set(echo["nearest_sentence"]) == set(range(6))  # all six sentences, and none is a report of its own
    assert not echo["sure"].any()


def test_an_outlet_that_has_most_words_of_a_fact_in_other_sentences_does_not_leave_it_out():
    """The third tells of the guests, the dish and the firm in sentences of its own; in the second text of neither."""
    said = "The guests had eaten herring salad supplied by Olsko{}."
    third = (
        "Forty guests were taken away in ambulances before the cake was cut. Two are still in a ward. A nurse"
        " of the clinic found the bug in the {} that a cousin of the bride had kept in a cellar for a week. The boss"
        " of {} told this paper that his kitchen was clean. The salad bar of the hotel was shut by the"
        " police until further notice. Nobody will get money back for the meal, the owner growled."
    )
    for words, left in ((("herring", "Olsko"), []), (("water", "Varn"), ["Star"])):
        told = corpus(
            ("Post", said.format(", a caterer") + FILLER), ("Herald", said.format("") + OTHER),
            ("Star", third.format(*words)),
        )  # fmt: skip
        assert kl.facts.left_out(told)["outlet"].tolist() == left


def test_what_is_left_out_weighs_by_how_many_report_it_how_early_and_at_what_length(dam):
    first = kl.facts.left_out(dam).iloc[0]
    assert (first["outlet"], first["told_by"]) == ("Northern Star", 2)
    # both others; the sentences stand at 2/3 and 3/5 of their articles: 1.5 - .6333; 18 words each: ln(1 + 36) = 3.611
    assert first["weight"] == pytest.approx(2 / 2 * (1.5 - 0.6333) * 3.611, abs=0.001)


def test_a_copy_of_the_same_outlet_is_a_version():
    updated = corpus(DAM[0], (DAM[0][0], DAM[0][1] + " The army sent two boats."))
    assert set(kl.facts.reprints(updated)["relation"]) == {"version"}


def test_a_passage_begins_at_fifteen_words_outside_quotation_marks():
    fifteen = "the mill by the river was sold to a bank in the city last week"
    runs = kl.facts.reprints(corpus(("Post", f"We hear {fifteen}."), ("Star", f"They say {fifteen}!")))
    # 15 words are the same in both
    assert runs["words"].tolist() == [15]
    short = fifteen.removesuffix(" week")
    assert kl.facts.reprints(corpus(("Post", f"We hear {short}."), ("Star", f"They say {short}!"))).empty
    quoted = f"“{fifteen},” she said."
    assert kl.facts.reprints(corpus(("Post", quoted), ("Star", quoted))).empty
    longer = f"“It rained. {fifteen[0].upper()}{fifteen[1:]}. We are tired,” she said."
    assert kl.facts.reprints(corpus(("Post", longer), ("Star", longer))).empty, "the marks stand in other sentences"


def test_the_same_corpus_gives_the_same_facts(dam):
    assert kl.facts.pairs(dam).equals(kl.facts.pairs(dam))
    assert kl.facts.facts(dam).equals(kl.facts.facts(dam))


def named(one, other):
    rows = kl.facts.naming(corpus(("Post", one), ("Star", other)))
    return rows[["words_a", "uses_a", "words_b", "uses_b"]].to_numpy().tolist()


ASHORE = "{} migrants came ashore at Brod on Sunday, the mayor said. He will house {} migrants in the old mill."


def test_words_that_two_outlets_keep_to_for_the_same_thing_face_each_other():
    one, other = ASHORE.format("Irregular", "the irregular"), ASHORE.format("Illegal", "the illegal")
    assert named(one, other) == [["irregular migrants", 2, "illegal migrants", 2]]


def test_every_use_that_is_counted_is_listed_with_its_sentence():
    told = corpus(
        ("Post", ASHORE.format("Irregular", "the irregular")), ("Star", ASHORE.format("Illegal", "the illegal"))
    )
    rows = kl.facts.uses(told)[["outlet", "words", "sentence"]].to_numpy().tolist()
    assert sorted(rows) == [
        ["Post", "irregular migrants", 0], ["Post", "irregular migrants", 1],
        ["Star", "illegal migrants", 0], ["Star", "illegal migrants", 1],
    ]  # fmt: skip


def test_a_denied_word_is_used_as_well():
    denied = ASHORE.format("Irregular", "the irregular").replace("It rained.", "")
    told = corpus(
        ("Post", f"{denied} The council did not house irregular migrants."),
        ("Star", ASHORE.format("Illegal", "the illegal")),
    )
    assert kl.facts.naming(told)["uses_a"].tolist() == [3]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(ASHORE.format("Illegal", "the irregular"), id="an outlet that uses both"),
        pytest.param("Illegal migrants came ashore at Brod on Sunday, the mayor said. Schools stay closed.", id="once"),
        pytest.param(ASHORE.format("Irregullar", "the irregullar"), id="another spelling"),
        pytest.param("“Illegal migrants came ashore at Brod on Sunday,” the mayor said. “I will house the illegal"
                     " migrants in the old mill.”", id="the words of somebody quoted"),
    ],
)  # fmt: skip
def test_a_choice_of_words_counts_only_where_both_outlets_make_it_themselves(other):
    assert named(ASHORE.format("Irregular", "the irregular"), other) == []


def test_one_word_that_each_outlet_keeps_to_counts_in_sure_counterparts():
    one, other = (f"The harbour {word} shook the town of Brod on Sunday night. It rained. The {word} is old."
                  for word in ("scandal", "controversy"))  # fmt: skip
    assert named(one, other) == [["scandal", 2, "controversy", 2]]


@pytest.mark.parametrize("acts", [("stormed", "entered"), ("ransacked", "searched"), ("torched", "damaged")])
def test_what_two_outlets_call_an_act_faces_each_other_before_what_it_was_done_to(acts):
    told = corpus(*(
        (outlet, f"{head} Strikers {act} the town hall of Tolm at night. Those who {act} the hall left, clerks say.")
        for outlet, head, act in zip(("Post", "Star"), ("It rained.", "A fair opened."), acts, strict=True)
    ))  # fmt: skip
    found = kl.facts.naming(told)
    assert (f"{acts[0]} the town", f"{acts[1]} the town") in zip(found["words_a"], found["words_b"], strict=True)


def test_an_act_that_each_outlet_names_once_counts_where_two_sentences_match_best():
    told = corpus(*(
        (outlet, f"{head} Strikers {act} the town hall of Tolm at night. The choir sang.")
        for outlet, head, act in (("Post", "It rained.", "stormed"), ("Star", "A fair opened.", "entered"))
    ))  # fmt: skip
    assert kl.facts.naming(told)[["words_a", "uses_a", "words_b", "uses_b"]].values.tolist() == [
        ["stormed the town", 1, "entered the town", 1]
    ]


@pytest.mark.parametrize(
    ("acts", "rows"), [(("sold", "bought"), 0), (("opened", "shut"), 0), (("stormed", "entered"), 1)]
)
def test_acts_that_exclude_each_other_are_no_two_names_of_one_act(acts, rows):
    told = corpus(*(
        (outlet, f"{head} Strikers {act} the town hall of Tolm at night. The choir sang.")
        for outlet, head, act in zip(("Post", "Star"), ("It rained.", "A fair opened."), acts, strict=True)
    ))  # fmt: skip
    assert len(kl.facts.naming(told)) == rows


def test_two_shares_of_a_thing_are_no_two_names_of_it():
    told = corpus(*(
        (outlet, f"{head} Corvane bought the {share} shares of the Tolm mill at night. The {share} shares are dear.")
        for outlet, head, share in (("Post", "It rained.", "quarter"), ("Star", "A fair opened.", "third"))
    ))  # fmt: skip
    assert kl.facts.naming(told).empty


def test_what_different_people_did_to_one_thing_is_no_other_name_of_an_act():
    told = corpus(
        ("Post", "It rained. The union of Tolm rejected the offer on Monday. Porters rejected the offer at night."),
        ("Star", "A fair opened. The hospital of Tolm defended the offer on Monday. Its head defended the offer."),
    )
    assert kl.facts.naming(told).empty


@pytest.mark.parametrize(("one", "sure"), [("admitted that", 2), ("denied that", 1), ("rejected the claim that", 1)])
def test_who_denies_something_does_not_report_it_nor_quote_it_nor_call_it_otherwise(one, sure):
    said = "Norvane {} the gas alarm at the Orsk plant had been switched off."
    told = corpus(
        ("Post", f"It rained. {said.format(one)}"), ("Star", f"A fair opened. {said.format('admitted that')}")
    )
    assert kl.facts.tellings(told).query("sure")["outlet"].nunique() == sure
    assert len(kl.facts.quotations(told)) == sure - 1
    assert kl.facts.naming(told).empty


def test_a_title_or_a_part_of_a_name_is_no_other_name():
    told = corpus(
        ("Post", "Mr. Holm ransacked two crossings at Brod on Sunday with President Lund."),
        ("Star", "Ana Holm ransacked two crossings at Brod on Sunday with Lund."),
    )
    assert kl.facts.naming(told).empty


@pytest.mark.parametrize(
    ("name", "more", "rows"),
    [("Rourke", "", 0), ("The Old Fox", "", 1), ("The Old Fox", " Roarke is tired.", 1),
     ("The Old Fox", " Ida Roarke is tired.", 0)],
)  # fmt: skip
def test_two_spellings_of_a_name_are_no_two_names_nor_is_one_that_both_outlets_use(name, more, rows):
    said = "{} opened two crossings at Brod on Sunday with the clerks."
    told = corpus(("Post", said.format("Ida Roarke")), ("Star", said.format(name) + more))
    mentions = [("a0", "Ida Roarke"), ("a1", name)]
    told.mentions = schema.MENTIONS.frame([
        {"article": article, "sentence": 0, "actor": "Roarke", "kind": "name", "sense": "actor", "surface": surface,
         "start": 0, "end": len(surface)}
        for article, surface in mentions
    ])  # fmt: skip
    assert len(kl.facts.naming(told)) == rows


def test_tellings_name_what_another_telling_differs_in():
    told = corpus(
        ("Post", "Eight people were killed in the Haven fire. The mayor thanked the crews."),
        ("Star", "Five people were killed in the Haven fire. A bus line was diverted."),
    )
    rows = kl.facts.tellings(told)
    assert set(rows.loc[rows["text"].str.contains("killed"), "differs"]) == {"number"}


NAMES = {"Valley Post": "The Post", "Coast Herald": "The Herald", "Northern Star": "The Star"}


def test_the_strongest_finding_leads_and_a_null_never_does(compared):
    found = kl.facts.findings(compared, NAMES)
    assert found[0].leads
    assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)
    alone = kl.facts.findings(corpus(DAM[0]), NAMES)
    assert [one.sentence for one in alone] == ["Facts are compared between outlets; these articles are by one."]
    assert not alone[0].leads


def test_a_reworded_quotation_is_a_finding_with_both_wordings():
    told = corpus(
        ("Valley Post", "“We will never sign a deal that ends the old harbour,” Holm said. It rained."),
        ("Coast Herald", "“We will never accept a deal that ends the old harbour,” said Ana Holm. The sea is calm."),
    )
    first = kl.facts.findings(told, NAMES)[0]
    assert first.sentence == "The Post and The Herald quote Ana Holm in different words: “sign” and “accept”."
    # Wilson's interval of 24 out of 27 at 95 %: (.8889 + .0711 - .1382) / 1.1423
    assert first.strength == pytest.approx(0.719, abs=0.001)
    assert "sign a deal" in first.quotations[0].text
    assert "accept a deal" in first.quotations[1].text


def test_a_wording_that_two_outlets_share_is_one_finding():
    said = "“We {} never sign a deal that ends the old harbour,” said Ana Holm."
    told = ((outlet, f"{said.format(word)} {more}") for outlet, word, more in (
        ("Valley Post", "will", "It rained."), ("Coast Herald", "should", "The sea is calm."),
        ("Star", "will", "A bus line was diverted."),
    ))  # fmt: skip
    found = [one.sentence for one in kl.facts.findings(corpus(*told), NAMES) if "in different words" in one.sentence]
    assert found == [
        "The Post and The Herald quote Ana Holm in different words: “will never sign” and “should never sign”."
    ]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("the old harbour", "an old harbour", False),
        ("the old harbours", "the old harbour", False),
        ("the old harbour", "the harbour", True),
    ],
)
def test_a_word_left_out_of_a_quotation_never_leads_and_another_article_or_ending_is_not_said(one, other, said):
    told = corpus(
        ("Valley Post", f"“The next council may close {one} at any time,” Holm said. It rained."),
        ("Coast Herald", f"“The next council may close {other} at any time,” said Holm. The sea is calm."),
    )
    found = kl.facts.findings(told, NAMES)
    assert not any(one.leads for one in found)
    assert any("quote Holm in different words: “" in one.sentence for one in found) is said


def test_the_chart_and_its_rows_count_the_same_facts(compared, dam):
    cells = kl.facts.coverage(compared)
    chart = kl.charts.coverage(cells, dam.outlets).to_dict()
    drawn = pd.DataFrame(next(iter(chart["datasets"].values())))
    sure = drawn[drawn["says"] == "reports it"].groupby("fact")["name"].nunique()
    assert (sure > 1).all()
    assert set(sure.index) == set(drawn["fact"])
    assert len(sure) == 3
    assert "We found 3 facts" in " ".join(chart["title"]["text"])
    told = kl.facts.tellings(compared)
    heading = kl.facts.labels(told)
    listed = [heading({"fact": fact}) for fact in told["fact"].unique()]
    assert sum(not one.startswith("Perhaps the same: ") for one in listed) == len(sure)


def test_where_nothing_is_sure_the_chart_says_may_and_nothing_is_found(compared, dam):
    weak = dataclasses.replace(compared, total=np.minimum(compared.total, 0.8), cache={})
    several = kl.facts.tellings(weak)["fact"].nunique()
    said = f"We found {kl.finding.amount(several, 'fact')} that several outlets may report"
    assert [one.strength for one in kl.facts.findings(weak, NAMES)] == [0]
    cells = kl.facts.coverage(weak)
    chart = kl.charts.coverage(cells[cells["fact"].isin(kl.facts.tellings(weak)["fact"])], dam.outlets).to_dict()
    assert " ".join(chart["title"]["text"]) == said


def test_what_is_left_out_is_told_in_a_whole_sentence_with_its_outlet():
    barge = "the barge sank at the old pier of Vik with ninety sheep"
    told = corpus(
        ("Valley Post", f"VIK — However calm the sea had been on Sunday afternoon, {barge}. It rained."),
        ("Coast Herald", f"Divers found nothing of it yet because {barge}. A bus line was diverted."),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )
    first = kl.facts.findings(told, NAMES)[0].sentence
    shortest = f"Divers found nothing of it yet because {barge}."
    nothing = "We found nothing like it in the 9 words of The Star"
    assert first == f"The Herald and The Post report: “{shortest}” {nothing}."  # each is named once


@pytest.mark.parametrize(
    ("others", "day", "older"),
    [
        ("2021-05-06", "2021-05-06", False),
        ("2021-05-06", "2021-05-07", False),
        ("2021-05-06", "2021-05-05..2021-05-06", True),
        ("2021-05-05..2021-05-06", "2021-05-05..2021-05-06", False),
    ],
)
def test_an_article_is_called_older_than_the_fact_only_where_the_days_leave_that_open(others, day, older):
    barge = "the barge sank at the old pier of Vik with ninety sheep"
    told = corpus(
        ("Valley Post", f"However calm the sea had been on Sunday afternoon, {barge}. It rained.", others),
        ("Coast Herald", f"Divers found nothing of it yet because {barge}. A bus line was diverted.", others),
        ("Northern Star", "The fair opened on Friday. A road was paved.", day),
    )
    said = kl.facts.findings(told, NAMES)[0].sentence
    assert f"nothing like it in the 9 words of The Star{', perhaps published earlier' * older}." in said


def test_words_that_an_outlet_leaves_out_are_said_to_be_quoted_by_the_others():
    # The Star may tell in its own words what Krog said.
    quoted = "“We shall rebuild the old pier of Vik before the winter storms,” Mayor Ida Krog said."
    told = corpus(
        ("Valley Post", f"The barge sank. {quoted}"),
        ("Coast Herald", f"A bus line was diverted. {quoted}"),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )
    said = kl.facts.findings(told, NAMES)[0].sentence
    rest = "what Ida Krog said: “We shall rebuild the old pier of Vik before the winter storms.” We"
    assert said.startswith(f"The Post and The Herald report {rest}")
    assert said.endswith("nothing like it in the 9 words of The Star.")


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        ("“It is a fine road,” a farmer said.", ["Star", "Star"]),  # it might have quoted Krog as well
        ("It is a fine road.", ["Star"]),  # a column: it quotes nobody, but could have told of the barge
    ],
)
def test_a_column_that_quotes_nobody_leaves_out_no_quotation(more, gone):
    column = " ".join(f"The {one} is late again." for one in "tram bus train post plane mail crane digger".split())
    said = "The barge sank with ninety sheep. “We shall rebuild the old pier of Vik before winter,” Ida Krog said."
    told = corpus(("Post", f"{said} It rained."), ("Mail", f"A fair opened. {said}"), ("Star", f"{column} {more} Why?"))
    assert kl.facts.left_out(told)["outlet"].tolist() == gone


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("“When we read of the wreck, we were so ashamed and so tired,” Ole Brand said.",
         "“As we heard about the wreck of the barge, we were so ashamed and angry,” Ole Brand said.", 1),
        ("“When we read of the wreck, we were so ashamed and so tired,” Ole Brand said.",
         "“We were so ashamed and so tired” when they read of the wreck, Ole Brand said.", 2),  # begins later
        ("“When we read of the wreck, we were so ashamed and so tired,” Ole Brand said.",
         "Ole Brand said that they were so ashamed and tired when they read of the wreck.", 2),  # no quotation
    ],
)  # fmt: skip
def test_who_quotes_other_words_of_one_person_only_perhaps_reports_the_statement(one, other, sure):
    cells = kl.facts.coverage(corpus(("Post", one + FILLER), ("Star", other + OTHER)), least=2)
    assert cells.groupby("fact")["sure"].sum().max() == sure


def test_a_quotation_behind_who_added_it_is_said_to_be_the_speakers():
    pier = "we shall rebuild the old pier of Vik before the winter storms"
    told = corpus(
        ("Valley Post", f"The barge sank. Mayor Ida Krog spoke. Krog added, “Thus, {pier}.”"),
        ("Coast Herald", f"A bus line was diverted. “Thus, {pier},” Ida Krog said in a letter to the board of trade."),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )
    said = kl.facts.findings(told, NAMES)[0].sentence
    assert said.startswith(f"The Post and The Herald report what Ida Krog said: “Thus, {pier}.” We")
    assert f"Ida Krog: “Thus, {pier}”" in set(kl.facts.facts(told)["label"])


def test_a_sentence_that_opens_with_its_is_not_the_one_printed_where_another_names_the_owner():
    barge = "said that the barge sank at the old pier of Vik with ninety sheep"
    told = corpus(
        ("Valley Post", f"The fleet was late. Its owner, Ida Krog, {barge}. It rained."),
        ("Coast Herald", f"A bus line was diverted. Ida Krog, who owns the northern fleet of ferries, {barge}."),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )
    assert "“Ida Krog, who owns" in kl.facts.findings(told, NAMES)[0].sentence


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        ("has done more than what is expected of him in this process", False),  # done, process, Holm: 3 / 8 / 2
        ("has sold both ferries and sacked the captains of three harbours", True),
    ],
)
def test_a_remark_of_few_words_is_no_finding(remark, said):
    quoted = f"Harbour master Per Holm’s attorney Abel Lowe said in a statement that Holm “{remark}”."
    told = corpus(
        ("Valley Post", f"The barge sank. {quoted}"),
        ("Coast Herald", f"A bus line was diverted. {quoted}"),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )
    assert any("nothing like it in" in found.sentence for found in kl.facts.findings(told, NAMES)) is said


@pytest.mark.parametrize(
    ("one", "other", "news"),
    [
        ("demands", "requires", False),
        ("will not need", "cannot need", True),
        ("needs months and", "needs years and", True),
        ("tolerates", "murders", True),
        ("wants four and", "wants six and", True),
    ],
)
def test_a_reworded_quotation_is_news_only_if_the_other_word_tells_something_else(one, other, news):
    said = "“The harbour of Vik {} two pilots at the old northern lighthouse,” Ida Krog said."
    told = corpus(("Post", said.format(one) + FILLER), ("Star", said.format(other) + OTHER))
    found = [one for one in kl.facts.findings(told, {}) if "in different words" in one.sentence]
    assert [one.leads for one in found] == [news]


def test_what_is_left_out_is_no_finding_if_all_its_sentences_need_the_one_before():
    told = corpus(
        ("Valley Post", "The old barge has a new owner. She sank it at the old pier of Vik with ninety sheep."),
        (
            "Coast Herald",
            "A bus line was diverted. They sank the barge at the old pier of Vik with her ninety sheep.",
        ),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )
    assert not [one for one in kl.facts.findings(told, NAMES) if one.leads]


def test_what_is_asked_for_narrows_the_facts(dam):
    strong = kl.facts.compare(dam, strength=2)
    assert 0 < len(kl.facts.pairs(strong)) < len(kl.facts.pairs(dam))
    quoted = kl.facts.compare(dam, voice="other")
    assert set(quoted.units["voice"]) == {"other"}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"voice": "theirs"}, "voice 'theirs' does not exist; there are outlet, other"),
        ({"strength": 3}, "strength 3 does not exist; there are 1 and 2"),
        ({"actors": ["Atlantis"]}, "actor 'Atlantis' is not named in these articles"),
        ({"references": "some"}, "references: 'some' is not one of names, all"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(dam, asked, says):
    with pytest.raises(kl.ParameterError, match=says):
        kl.facts.compare(dam, **asked)


def test_an_article_of_other_days_leaves_nothing_out():
    # The others are of 6 May: 9 May is three days later. What was printed before them cannot leave it out, but what
    # may be of the same day can.
    for near, apart in (
        ("2021-05-09", "2021-05-10"),
        ("2021-05-06", "2021-05-05"),
        ("2021-05-04..2021-05-06", "2021-05-03"),
    ):
        gone, none = (
            kl.facts.left_out(corpus(*DAM[:2], (*DAM[2], day))).query("outlet == 'Northern Star'")
            for day in (near, apart)
        )
        assert gone["label"].str.contains("kitchen").any()
        assert none.empty


def test_of_two_outlets_neither_leaves_out_what_only_the_other_reports():
    two = kl.facts.compare(corpus(*DAM[1:]))
    assert kl.facts.left_out(two).empty
    assert not kl.facts.only(two).empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("His son-in-law bought the ferry on Monday.", "Her son-in-law mended nets behind the old school.",
                     id="a compound is one word"),
        pytest.param("The bridge to the island will cost about $5 billion.", "Fishermen of Vik owe banks $5 billion.",
                     id="a number and its unit are one"),
        pytest.param("Holm’s attorney said in a statement that the trial opened late because of the storm.",
                     "Holm’s attorney said in a statement that his client had paid each tax on every boat.",
                     id="a speaker and a statement"),
        pytest.param("“The pier is sound,” said Harbour Council Speaker Ana Maria Holm.",
                     "Divers, among them Harbour Council Speaker Ana Maria Holm, found nine wrecks off Vik in June.",
                     id="a name and its titles, half of a sentence"),
    ],
)  # fmt: skip
def test_what_two_sentences_share_must_be_more_than_a_frame(one, other):
    more = [f"{start} was {verb} on Friday." for start, verb in
            [("A bridge", "closed"), ("The fair", "opened"), ("A road", "paved"), ("The bank", "robbed")]]  # fmt: skip
    compared = kl.facts.compare(
        corpus(("Post", f"{one} {' '.join(more[:2])}"), ("Star", f"{other} {' '.join(more[2:])}"))
    )
    at = [
        one in pair[0] and other in pair[1]
        for pair in zip(
            *([compared.text[row] for row in side] for side in (compared.first, compared.second)), strict=True
        )
    ]
    assert sum(at) == 1
    alike = dataclasses.replace(compared, total=np.where(at, similarity.ALIKE, 0.0))
    assert not alike.quote.any()
    assert not alike.told.any()


def test_who_shares_only_a_name_and_a_title_does_not_tell_the_same():
    told = corpus(
        ("Post", "Acting Harbour Master Ana Maria Holm proposed a toll of nine marks. The mayor thanked the crews."),
        ("Star", "At night Acting Harbour Master Ana Maria Holm dined with two old friends. A bus line was diverted."),
    )
    assert kl.facts.tellings(told).empty
    assert set(kl.facts.coverage(told)["status"]) <= {"told", "unclear", "not found"}


def decided(one, other, sum_):
    """Whether two sentences with this sum are told, and surely."""
    compared = kl.facts.compare(corpus(("Post", one), ("Star", other)))
    compared = dataclasses.replace(compared, total=np.array([sum_]))
    return compared.told.tolist(), compared.sure.tolist()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("He was 46 years old.", "Holm, 46, harbour master of Orsk, planned to run for mayor when he fell ill."),
        ("She lived in Brask.", "Lea Brun, a singer from Brask, lived alone, wrote two operas and kept nine cats."),
    ],
)
def test_a_sentence_of_three_words_is_no_sure_counterpart_of_a_long_one(short, long):
    assert decided(short, long, 1.0)[1] == [False]
    assert decided(short, short.replace("She", "The singer"), 1.0)[1] == [True]


@pytest.mark.parametrize(
    "asks", ["At issue: whether the court may tax the ferries to Vik.", "Case 12: Whether the court may tax ferries.",
             "May the court tax the ferries to Vik?", "“May the court tax the ferries to Vik?”"]
)  # fmt: skip
def test_what_a_court_is_asked_is_no_ruling(asks):
    assert decided(asks, "The court may tax the ferries to Vik.", 1.0)[0] == [False]


@pytest.mark.parametrize(("sum_", "told"), [(0.769, False), (0.77, True), (1.0, True)])
def test_of_sentences_that_are_much_alike_a_word_besides_names_is_enough(sum_, told):
    # "divers" and two names, which stand in both, weigh ln(3 / 2.5) = 0.182 each, each other word ln(3 / 1.5) = 0.693:
    # 0.547 of 3.319, or 0.16
    one = "At Orsk divers raised two of nine boats off Vik."
    assert decided(one, "At Orsk divers saw whales, terns and seals off Vik.", sum_) == ([told], [False])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # three words in both and one in either: 0.547 of 1.240, or 0.44
        ("The old mill at night burned.", "The old mill by sea burned.", True),
        # two and one: 0.365 of 1.058, or 0.345
        ("The mill at night burned.", "The mill by sea burned.", False),
    ],
)
def test_of_sentences_that_are_alike_a_third_of_one_stands_in_the_other(one, other, told):
    assert decided(one, other, 0.68) == ([told], [False])
    assert decided(one, other, 0.85) == ([True], [told])


def test_articles_on_other_topics_are_less_alike():
    # Nineteen sentences of one word each and one that both hold. A word that stands once weighs ln(41 / 1.5) = 3.308,
    # divided by its half more 0.667; the common one ln(41 / 2.5) = 2.797, by 4.451 0.628. The articles' cosine is
    # 0.628² / (19 * 0.667² + 0.628²) = 0.0446 of the 0.2 from which on two are on one topic; two tenths of the rest
    # are taken off. Clauses: the root of 2.797 / (2 * 3.308) is 0.650. Weeks apart, so no word of openings.
    names = [[f"{start}o{letter}ak." for letter in "bcdfghjklmnpqrstvwz"] for start in "BG"]
    texts = [" ".join(["Ferries.", *own]) for own in names]
    compared = kl.facts.compare(corpus(("Post", texts[0], "2021-05-06"), ("Star", texts[1], "2021-07-06")))
    assert len(compared.units) == 40
    assert compared.total.tolist() == pytest.approx([0.628 + 0.4 * 0.650 - 0.2 * (1 - 0.0446 / 0.2)], abs=1e-3)


def test_a_large_corpus_forgets_only_pairs_too_weak_for_any_decision(dam, monkeypatch):
    pair = corpus(
        ("Post", "Divers raised two of nine boats off Vik."), ("Star", "Divers saw whales and seals off Vik.")
    )
    sums = [kl.facts.compare(told).total.tolist() for told in (dam, pair)]
    monkeypatch.setattr(similarity, "_SMALL", 0)
    # Without clauses the weakest of the first come to more than 0.3, the second to less.
    assert [kl.facts.compare(told).total.tolist() for told in (dam, pair)] == [sums[0], []]
    assert 0.3 < min(sums[0]) < 0.4
    assert len(sums[1]) == 1


@pytest.mark.parametrize(("who", "whom", "year"), [("Norland", "Ostia", 1996), ("Varnia", "Lakemen", 2003)])
def test_a_refusal_to_recognize_is_one_fact_in_three_wordings(who, whom, year):
    told = corpus(
        ("Post", "Drivers queued at the two crossings for a third day. Both towns sent water and bread to the lorries."
                 f" {who} does not recognize {whom}'s independence and therefore its right to register ferries."
                 f" Ministers of {whom} spoke of reciprocity."),
        ("Star", f"Snow fell on the pass. {who} still does not officially recognize the independence and the League had"
                 f" taken over the patrols in May. Farmers from {whom} blocked a road with tractors at noon."),
        ("Herald", f"The hospital of Brod ran out of oil. {who} does not recognize {whom} as an independent state since"
                   f" {whom} broke away in {year}. Nurses carried patients down the stairs."),
    )  # fmt: skip
    held = [fact for fact in clusters.gather(kl.facts.compare(told)) if len(fact.members) > 1]
    text = kl.facts.compare(told).text
    assert [sum("recognize" in text[row] for row in fact.members) for fact in held] == [3]


def test_a_denial_and_its_contrary_share_less_than_two_denials():
    one, same, other = (
        f"Holm will {what} the law on ports, she said at noon." for what in ("not sign", "never sign", "sign")
    )
    assert total(one, same) > total(one, other)


def test_coverage_of_facts_that_several_report_leaves_the_others_out(compared):
    cells, told = kl.facts.coverage(compared), kl.facts.tellings(compared)
    several = cells[cells["fact"].isin(told["fact"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(kl.facts.coverage(compared, least=2), several)
    assert len(several) < len(cells)


def test_every_cell_that_is_told_has_its_sentence(compared):
    cells, told = kl.facts.coverage(compared), kl.facts.tellings(compared)
    dots = cells[(cells["status"] == "told") & cells["fact"].isin(told["fact"])]
    assert set(zip(dots["fact"], dots["outlet"], strict=True)) == set(zip(told["fact"], told["outlet"], strict=True))
    assert (told.groupby("fact")["outlet"].nunique() > 1).all()


def test_what_a_fact_is_called_leaves_out_what_is_told_of_somebody_in_one_outlet_alone():
    told = corpus(
        ("Post", "Governor Holt, who is 61, signed the water bill. It rained."),
        ("Star", "Governor Holt, a tool of the dam lobby, signed the water bill. The sea is calm."),
    )
    assert set(kl.facts.tellings(told)["label"]) == {"Governor Holt signed the water bill."}


def test_a_long_quotation_in_a_label_ends_with_its_mark():
    said = "“We shall paint " + "every lighthouse and each pier and " * 5 + "all boats,” Ida Krog said."
    told = corpus(("Post", f"{said} It rained."), ("Star", f"{said} The sea is calm."))
    (label,) = kl.facts.tellings(told)["label"].unique()
    assert len(label) <= 140
    assert label.endswith(" …”")


def test_a_fact_is_called_by_its_shortest_sentence_and_a_quotation_by_its_speaker(compared):
    called = set(kl.facts.tellings(compared)["label"])
    assert "Ivo Marek: “We heard the wall crack, and then the water was in the kitchen”" in called
    told = corpus(
        ("Post", "“We will never sign the deal on the harbour,” said Ana Holm. It rained."),
        ("Star", "“We will never sign the deal on the harbour,” Ana Holm said late on Sunday. The sea is calm."),
    )
    assert set(kl.facts.tellings(told)["label"]) == {"Ana Holm: “We will never sign the deal on the harbour”"}


def test_an_outlet_surely_reports_a_fact_only_if_it_holds_much_of_its_label():
    # The long one holds all of the short one, which holds less than half of the long one, though that is clearer.
    short = "It sank with ninety sheep at the pier of Vik on Sunday."
    long = f"Ida Krog, whose father built the lighthouse and three yellow mills, saw how {short.lower()}"
    told = corpus(
        ("Post", f"It rained. The council met. {long}"), ("Star", f"The sea is calm. A fair opened. {short}"),
    )  # fmt: skip
    rows = kl.facts.tellings(told)
    assert rows[["label", "outlet"]][rows["sure"]].to_numpy().tolist() == [[short, "Post"], [short, "Star"]]


@pytest.mark.parametrize(("wrecks", "sure"), [("two boats", True), ("six boats", False)])
def test_a_sentence_without_a_number_of_the_label_is_not_sure(wrecks, sure):
    said = "the storm off Tolm sank {} in the mouth of the new harbour at night"
    rows = kl.facts.tellings(corpus(
        ("Post", f"It poured. A council met. On Sunday {said.format('two boats')}."),
        ("Star", f"Seas are calm. A fair opened. Ida Krog, who owns a mill, saw how {said.format(wrecks)}."),
    ))  # fmt: skip
    post = rows["text"].str.contains("two boats in") & (rows["outlet"] == "Post")
    assert rows.merge(rows[post & rows["sure"]]["label"])["sure"].tolist() == [True, sure]


@pytest.mark.parametrize(
    ("post", "label"),
    [
        # the Star says neither who pays nor who said so
        ("The repair of the pier will cost 90 crowns, and taxpayers may have to share that burden, a clerk said.",
         "The repair of the pier will cost 90 crowns."),
        ("The repair of the pier will cost 90 crowns, he said.",
         "The repair of the pier will cost 90 crowns, he said."),
        ("The repair of the pier will cost 90 crowns, and taxpayers will share that burden, Krog said.",
         "The repair of the pier will cost 90 crowns."),
        # an infinitive belongs to what was asked
        ("Krog asked the owner of pier 7, Ole Brand, to resign.",
         "Krog asked the owner of pier 7, Ole Brand, to resign."),
        # nor does the end of a list leave without the list
        ("The repair of the pier will cost 90 crowns, a boat, and perhaps a roof.",
         "The repair of the pier will cost 90 crowns, a boat, and perhaps a roof."),
        # no statement would be left
        ("Pier 7, whose repair will cost 90 crowns, rots.", "Pier 7, whose repair will cost 90 crowns, rots."),
        ("“The repair of the pier will cost 90 crowns, and we pay,” Ida Krog said.",
         "Ida Krog: “The repair of the pier will cost 90 crowns, and we pay”"),
    ],
)  # fmt: skip
def test_a_label_ends_where_another_outlet_does_not_say_the_rest(post, label):
    star = "Krog, who came by boat on a rainy morning, put the cost of the repair of pier 7 at 90 crowns, he said."
    told = corpus(("Post", f"It rained. The stores opened. {post}"), ("Star", f"The sea is calm. A buyer left. {star}"))
    story = kl.facts.compare(told)
    rows = story.row_of["a0", 2], story.row_of["a1", 2]
    assert clusters.label(story, clusters.Fact(rows, (math.inf, 1.0), 2)) == label


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        (
            "The council of Brevik will vote on the toll for the harbour bridge on Tuesday.",
            "Brevik's council will vote on the toll for the harbour bridge on Monday.",
            "The council will vote on a toll for the harbour bridge in Brevik on Tuesday.",
        ),
        (
            "Fourteen people died in the fire at the Kolm mill, the police said.",
            "Twelve people died in the fire at the Kolm mill, police said.",
            "Fourteen people were killed in the fire at the Kolm mill.",
        ),
        (
            "Unemployment in Tarn rose by 3 percent in April.",
            "Unemployment in Tarn rose by 5 percent in April.",
            "In April unemployment in Tarn rose by 3 percent.",
        ),
        (
            "The Kolm mill will pay for the hotel rooms of the families from Tarn.",
            "The Kolm mill has refused to pay for the hotel rooms of families from Tarn.",
            "The Kolm mill said that it would pay for hotel rooms of families from Tarn.",
        ),
        (
            "Police in Tarn arrested workers of the Kolm mill after the fire in the yard.",
            "Police in Tarn arrested nobody of the workers of the Kolm mill after the fire in the yard.",
            "After the fire in the yard police in Tarn arrested workers of the Kolm mill.",
        ),
    ],
)
def test_an_outlet_that_gives_another_number_or_day_or_denies_it_does_not_surely_report_a_fact(one, other, third):
    told = corpus(
        ("Valley Post", f"{one}{FILLER}"), ("Coast Herald", f"{other}{OTHER}"),
        ("Northern Star", f"{third} Rain fell on the harbour. The choir sang in the square."),
    )  # fmt: skip
    cells = kl.facts.coverage(told, least=2)
    cells = cells[cells["label"].isin([one, third])]
    assert cells["status"].tolist() == ["told"] * 3
    assert cells["sure"].tolist() == [True, False, True]
    assert kl.charts.coverage(cells).title["text"] == [
        "We found 1 fact that several outlets report; Coast Herald has none of them for sure"
    ]


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        # a denied noun beside a number of them, or many
        ("The council had received no complaints about the pier.",
         "The council had received eleven complaints about the pier.", False),
        ("The council said it had issued no formal warnings about the pier.",
         "The council said it had issued dozens of formal warnings about the pier.", False),
        ("The council had received eleven complaints about the pier.",
         "The council had received dozens of complaints about the pier.", False),
        # two doers of one act, though a day or a place is the same; one doer, by a name and by what he is
        ("Ida Krog opened the gate of the dam above Orsk on Friday night.",
         "Ole Brand opened the gate of the dam above Orsk on Friday night.", False),
        ("The landlord reported the shots at the mill to the sheriff at night.",
         "A passing nurse reported the shots at the mill to the sheriff at night.", False),
        ("Holm Stores dismissed the warden of the mill two weeks before the fire.",
         "The chain dismissed the warden of the mill two weeks before the fire.", True),
        ("Scientists measured the lowest level of salt in the bay since spring.",
         "Researchers measured the lowest level of salt in the bay since spring.", True),
        # two causes, also of one speaker; one cause in other words
        ("Human error caused the failure of the gate, the firm said.",
         "A rotten hinge caused the failure of the gate, the firm said.", False),
        ("Late rain ruined the barley, growers said.", "A fungus ruined the barley, growers said.", False),
        ("Human error caused the failure of the gate, the firm said.",
         "The failure of the gate was caused by human error, the firm said.", True),
        # two acts that share names and titles only; two quotations that are no one utterance
        ("Ida Krog, the minister of roads, said she had full faith in Ole Brand, the chief executive of Lund Paper.",
         "Ida Krog, the minister of roads, called on the chief executive of Lund Paper, Ole Brand, to resign.", False),
        ("“I gave this mill everything,” Ida Krog said.", "“I gave this mill six years,” Ida Krog said.", False),
        # one quotation of two persons
        ("“It cracked like a whip, and then the pier was gone,” said Ida Krog.",
         "“It cracked like a whip, and then the pier was gone,” said Ole Brand.", False),
    ],
)  # fmt: skip
def test_a_full_dot_stands_only_where_both_say_the_same_of_the_same_doer(one, other, sure):
    rows = tellings_of(one, other)
    rows = rows[rows["text"].isin([one, other]) & rows["sure"]]
    assert (rows.groupby("fact")["outlet"].nunique().max() == 2) == sure


def test_a_quotation_of_which_two_outlets_print_a_half_each_makes_two_facts():
    told = corpus(
        ("Post", "It rained. “We made every repair on the pier, and we warned the board twice,” said Ida Krog."),
        ("Star", "Snow fell. “We made every repair on the pier,” said Ida Krog."),
        ("Herald", "A fair. “We warned the board twice,” Ida Krog said."),
    )
    rows = kl.facts.tellings(told)
    sure = rows[rows["sure"]].groupby("label")["outlet"].apply(set).to_dict()
    assert sure["Ida Krog: “We made every repair on the pier”"] == {"Post", "Star"}
    assert sure["Ida Krog: “We warned the board twice”"] == {"Post", "Herald"}


def test_a_quotation_of_two_persons_names_both():
    said = "“It cracked like a whip, and then the pier was gone,” said {}."
    found = kl.facts.quotations(corpus(("Post", said.format("Ida Krog")), ("Star", said.format("Ole Brand"))))
    assert found["speaker"].tolist() == ["Ida Krog / Ole Brand"]


def test_one_long_sentence_surely_reports_two_facts():
    told = corpus(
        ("Post", "It rained. “We are a town of fishermen,” Holm said. “That is what our harbour stands for,” he said."),
        ("Star", "Snow fell. “We are a town of fishermen.” “That is what our harbour stands for,” Holm said."),
        ("Herald", "A fair. “But we are a town of fishermen, that is what our harbour stands for,” Holm said."),
    )
    cells = kl.facts.coverage(told, least=3)
    assert len(cells) == 6
    assert cells["sure"].all()


@pytest.mark.parametrize(("day", "gone"), [("2021-05-06", ["North"]), ("2021-05-07", [])])
def test_a_later_article_does_not_leave_out_what_was_expected(day, gone):
    for said, left in (("is likely to decide", gone), ("has decided", ["North"])):
        told = corpus(
            ("Post", f"It rained in the hills. The board {said} on the new toll for the Orsk bridge."),
            ("Star", f"The sea is calm. On the toll for the Orsk bridge the board {said}, said Holm."),
            ("North", "A buyer left town. The stores opened at noon.", day),
        )
        assert kl.facts.left_out(told)["outlet"].unique().tolist() == left


@pytest.mark.parametrize(("word", "sure"), [("could", [False, True]), ("should", [True, True])])
def test_who_quotes_another_word_does_not_surely_report_a_statement(word, sure):
    said = "“We {} have replaced that rotten pier much sooner,” Ida Holm said."
    told = corpus(("Post", said.format("should") + FILLER), ("Star", said.format(word) + OTHER))
    cells = kl.facts.coverage(told, least=2)
    assert sorted(cells["sure"]) == sure


def test_pages_show_few_facts_that_are_not_sure_and_the_most_alike(compared):
    # Four are not sure. Of the lighter sentence 56 and 54 hundredths stand in the other; 26 and 16 are too few.
    every, few, one, none = (set(kl.facts.tellings(compared, perhaps=n)["fact"]) for n in (None, 5, 1, 0))
    assert (every - few, few - one, one - none) == ({"a0:2", "a1:0"}, {"a0:4"}, {"a2:0"})
    told = kl.facts.tellings(compared, perhaps=0)
    assert (told[told["sure"]].groupby("fact")["outlet"].nunique() > 1).all()


def test_outlets_quote_a_statement_only_if_they_quote_the_same_words():
    # The first goes on.
    one = "“Nobody has painted the iron gate of the harbour since the storm, and no ferry sails,” Ida Krog said."
    other = "“Nobody has painted the iron gate of the harbour since the storm,” Ida Krog said on Sunday."
    told = corpus(
        ("Valley Post", f"The barge sank. {one}"), ("Coast Herald", f"A bus line was diverted. {other}"),
        ("Northern Star", "The fair opened on Friday. A road was paved."),
    )  # fmt: skip
    gone = [found.sentence for found in kl.facts.findings(told, NAMES) if "nothing like it in" in found.sentence]
    assert len(gone) == 1
    said = "The Herald and The Post report what Ida Krog said: “Nobody has painted the iron gate of the harbour since"
    assert gone[0].startswith(said)  # The Herald says nothing that The Post does not


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("What if the dam above Orsk had burst on Monday night?", "The dam above Orsk burst on Monday night.", None),
        ("Here are the ways the dam above Orsk burst", "The dam above Orsk burst on Monday night.", None),
        ("The Orsk Dam Act.", "The mayor signed a petition against the Orsk Dam Act on Monday.", None),
        ("2)", "2.", None),
        ("But the dam burst above Orsk.", "So the dam above Orsk burst on Monday.", "The dam burst above Orsk."),
        ("It burst above Orsk, the dam.", "The dam above Orsk burst on Monday.", "The dam above Orsk burst on Monday."),
        (
            "\n\n- The dam burst above Orsk.",
            "The dam that stands above Orsk burst on Monday.",
            "The dam burst above Orsk.",
        ),
    ],
)
def test_only_a_whole_statement_is_a_fact_and_names_it(one, other, label):
    head = "" if one.startswith("Here") else "A short report\n\nIt rained in the hills. "
    told = corpus(("Post", f"{head}{one}\n\nIt snowed."), ("Star", f"A week\n\nA fair. {other} The sea is calm."))
    assert kl.facts.tellings(told)["label"].unique().tolist() == ([label] if label else [])


def tellings_of(one, other):
    """What two articles tell of which each ends with one of these sentences."""
    told = corpus(
        ("Post", f"It rained in the hills. The stores opened at noon. {one}"),
        ("Star", f"The sea is calm. A buyer left. {other}"),
    )
    return kl.facts.tellings(told)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        # each has a subject of its own, and they share no name
        ("Holm Stores will raise the age for buyers of knives and ammunition to 21.",
         "Brekke later said it was raising the age for buyers of knives and ammunition to 21 years.", False),
        ("Holm Stores will raise the age for buyers of knives and ammunition to 21.",
         "Holm later said it was raising the age for buyers of knives and ammunition to 21 years.", True),
        ("Holm Stores will raise the age for buyers of knives and ammunition to 21.",
         "The chain is raising the age for buyers of knives and ammunition to 21 years.", True),
        # what they share is quoted from somebody in one, and the outlet's own words in the other
        ("Mayor Lund, who came with Ida Krog, called Erik Moen “a son, a brother, a husband and a father to remember.”",
         "Moen measured himself as a husband, a father, a son and a brother.", False),
        ("Lund said Erik Moen was a son, a brother, a husband and a father.",
         "Moen measured himself as a husband, a father, a son and a brother.", True),
    ],
)  # fmt: skip
def test_another_actor_or_a_quoted_fragment_makes_no_sure_fact(one, other, sure):
    rows = tellings_of(one, other)
    assert bool(rows.loc[rows["text"] == one, "sure"].any() and rows.loc[rows["text"] == other, "sure"].any()) == sure


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        # the same people in another act: no verb of one stands in the other
        ("The town of Brask filed a suit against Lund Paper over the foul water in the canal.",
         "The town of Brask dropped the suit against Lund Paper over the foul water in the canal.", False),
        ("Coach Ivo Marek was fired by Tarn United on Sunday night.",
         "Tarn United backed coach Ivo Marek on Sunday night.", False),
        ("Governor Holm was forced out over the neglect of the harbour.",
         "Governor Holm, under fire for the neglect of the harbour, has retired.", False),
        ("Holm ordered both inspections of the mill and the list of its owners to punish the firm.",
         "Holm will not ask for inspections of the mill, despite a list of its owners made to punish the firm.", False),
        # one act: the same verb, a noun of its stem, a verb of like meaning, what is to come, headlines
        ("The town of Brask filed a suit against Lund Paper over the foul water in the canal.",
         "The town of Brask has sued Lund Paper over the foul water in the canal, a suit says.", True),
        ("Senator Vik apologized for the contract with the ferry on Saturday.",
         "Senator Vik offered an apology for the contract with the ferry on Saturday.", True),
        ("Coach Ivo Marek was fired by Tarn United on Sunday night.",
         "Tarn United sacked coach Ivo Marek on Sunday night.", True),
        ("The stores of Dahl will no longer sell knives to anybody under 18.",
         "The stores of Dahl sold no knives to anybody under 18.", True),
        ("Premier Dahl picks Lena Brandt to lead the office for water.",
         "Lena Brandt was named by Premier Dahl to lead the office for water.", True),
    ],
)  # fmt: skip
def test_a_sure_report_shares_an_act_with_the_label(one, other, sure):
    rows = tellings_of(one, other)
    assert {one, other} <= set(rows["text"])
    labels = rows[rows["sure"] & rows["text"].isin([one, other])].groupby("label").size()
    assert (labels.max() == 2) == sure


def test_two_headlines_of_one_act_are_sure_though_they_share_little_else():
    post = "Vik signs resolution killing rule meant to prevent unfair harbour toll\n\nShe signed the toll bill.\n\n"
    star = "Vik signs bill blocking city office harbour-toll measure\n\nShe signed the bill on tolls.\n\n"
    told = corpus(
        ("Post", f"{post}The mayor of Brask thanked the council."),
        ("Star", f"{star}The council of Brask meets on the square with the mayor."),
        ("Herald", "The tyranny of the office\n\nThe sea is calm. A fair opened. A choir sang."),
    )
    compared = kl.facts.compare(told)
    pair = compared.pair_of(*(compared.row_of[f"a{number}", 0] for number in (0, 1)))
    assert compared.sure[pair]
    assert kl.facts.left_out(compared)["outlet"].unique().tolist() == ["Herald"]


@pytest.mark.parametrize(
    ("under", "status"), [("Holm put the debt limit to a vote on Friday.", "told"), ("It snowed.", "unclear")]
)
def test_a_headline_reports_a_fact_only_if_a_sentence_under_it_is_alike_too(under, status):
    post = "Holm to put debt limit to a vote"
    told = corpus(
        ("Post", f"{post}\n\nHolm will put the debt limit to a vote.\n\nA choir sang."),
        ("Star", f"Debt limit of Holm to face a vote\n\n{under}\n\nA fair opened."),
    )
    headlines = told.sentences["section"] == "headline"
    assert headlines.sum() == 2
    compared = kl.facts.compare(told)
    pair = compared.pair_of(*(compared.row_of[f"a{number}", 0] for number in (0, 1)))
    assert compared.total[pair] >= similarity.ALIKE
    assert compared.told[pair] == (status == "told")


def test_a_fact_is_told_in_a_sentence_whose_numbers_each_outlet_has():
    # The Post's sentence is the shorter one, but the Herald counts eleven routes.
    told = corpus(
        ("Post", "The council cut the bus subsidies by a third, so 14 routes end. A fair opened."),
        ("Star", "The council cut the bus subsidies by a third on Friday, so that routes in the hills end. It rained."),
        ("North", "A road was paved in spring."),
    )  # fmt: skip
    gone = [one.sentence for one in kl.facts.findings(told, NAMES) if "nothing like it in" in one.sentence]
    said = "“The council cut the bus subsidies by a third on Friday, so that routes in the hills end.”"
    assert gone == [f"Star and Post report: {said} We found nothing like it in the 6 words of North."]


def test_a_long_statement_ends_where_a_clause_does_or_is_no_finding():
    long = "We shall rebuild the old pier of Vik with the stones of the mole before the winter storms"
    rest = " and the harbour master will pay for every one of them out of the fees that he took from the fishermen"
    for end, found in ((f",{rest}", f"Post and Star report what Ida Krog said: “{long} …”"), (rest, None)):
        quoted = f"“{long}{end},” said Ida Krog."
        told = corpus(
            ("Post", f"The barge sank. {quoted}"),
            ("Star", f"The sea is calm. {quoted}"),
            ("North", "A road was paved."),
        )
        gone = [one.sentence for one in kl.facts.findings(told, NAMES) if "nothing like it in" in one.sentence]
        assert gone == ([f"{found} We found nothing like it in the 4 words of North."] if found else [])


def test_what_outlets_tell_last_and_of_long_ago_counts_less_than_their_news():
    """Two of two tell it: from 0.3424 up. A first sentence keeps that, the last of four half, history half again."""
    barge = "A barge with ninety sheep sank at the pier of Vik"
    fill = {
        "Post": "A fair opened. Buses run again. Milk costs more.",
        "Star": "It rained. Roads froze. Bread is dear.",
    }

    def strength(said: str) -> list[float]:
        told = corpus(*((who, said.replace("|", rest)) for who, rest in fill.items()), ("North", "A road was paved."))
        return [one.strength / 0.90 for one in kl.facts.findings(told, NAMES) if "ninety sheep" in one.sentence]

    assert strength(f"{barge}. |") == [pytest.approx(0.3424, abs=1e-4)]
    assert strength(f"| {barge}.") == [pytest.approx(0.1712, abs=1e-4)]
    assert strength(f"| {barge} in 1998.") == [pytest.approx(0.0856, abs=1e-4)]


def test_to_lack_one_of_many_statements_of_a_person_is_half_the_news():
    quoted = "“We shall rebuild the old pier of Vik with the stones of the mole before winter,” said Ida Krog."
    strengths = []
    for north in ("A road was paved in spring.", "“Milk is dear in this town,” said Ida Krog."):
        told = corpus(("Post", f"The barge sank. {quoted}"), ("Star", f"The sea is calm. {quoted}"), ("North", north))
        strengths += [one.strength for one in kl.facts.findings(told, NAMES) if "nothing like it" in one.sentence]
    assert strengths[1] == pytest.approx(strengths[0] / 2)


def test_a_statement_is_told_as_the_outlet_does_that_names_who_makes_it():
    said = "the council of Vik will rebuild nine piers with stones of the old mole"
    told = corpus(
        ("Post", f"Gunnar Holm is mayor. Now, “{said},” the mayor said on Tuesday."),
        ("Star", f"“On Friday {said},” Holm said."), ("North", "A road was paved."),
    )  # fmt: skip
    (gone,) = [one.sentence for one in kl.facts.findings(told, NAMES) if "nothing like it" in one.sentence]
    assert gone.startswith(f"Star and Post report what Holm said: “On Friday {said}.”")


def test_facts_without_a_difference_to_lead_with_are_counted():
    told = corpus(
        ("Post", "A barge with ninety sheep sank at Vik."), ("Star", "A barge with ninety sheep sank at Vik.")
    )
    (null,) = kl.facts.findings(told, NAMES)
    assert null.sentence == "We matched 1 fact between outlets; no difference is large enough to lead the page."
    assert not null.leads


def test_a_light_or_late_aside_is_no_finding():
    aside = "“We can carve that bird,” Holm said."
    told = corpus(
        ("Post", f"The council met on Friday. {aside}"), ("Star", f"The sea is calm. {aside}"),
        ("North", "A road was paved in spring."),
    )  # fmt: skip
    assert kl.facts.left_out(told)["outlet"].tolist() == ["North"]
    assert not [one for one in kl.facts.findings(told, NAMES) if "nothing like it in" in one.sentence]


def test_days_that_a_rule_finds_are_for_a_reader_to_compare_and_lead_no_page():
    one = "The island has been quarrelling with Norland since the independence of Ostia in 2001."
    other = "Norland does not recognize Ostia since Ostia unilaterally declared independence in 1996."
    told = corpus(("Valley Post", one), ("Coast Herald", other))
    [differ] = kl.facts.differences(told).to_dict("records")
    assert (differ["kind"], differ["verdict"], differ["value_a"], differ["value_b"]) == (
        "day",
        "compare",
        "2001",
        "1996",
    )
    evidence = kl.facts.tellings(told)
    assert set(evidence.loc[evidence["fact"] == differ["fact"], "text"]) == {one, other}
    assert not any(one.leads for one in kl.facts.findings(told, NAMES))


def test_articles_that_share_three_sure_pairs_are_of_one_story():
    storm = (
        "A storm sank four boats in the harbour of Lund on Friday. The ferry to Vik was cancelled until Sunday. The "
        "coast guard rescued nine sailors near the lighthouse."
    )
    strike = "Nurses in Brasov walked out over unpaid night shifts. The hospital postponed all planned surgery."
    found = corpus(
        ("Post", storm), ("Herald", strike), ("Star", "Breaking news.\n\n" + storm), ("Star", strike.replace(".", "!"))
    )
    # Of the storm there are three sentences in both, of the strike only two.
    assert kl.facts.stories(found) == {"a0": "a0", "a1": "a1", "a2": "a0", "a3": "a3"}


def test_a_word_of_more_than_150_sentences_links_none():
    # "harbour" stands in one sentence of each article; nothing else is shared
    for articles, linked in ((150, True), (151, False)):
        texts = [(f"Outlet {at}", f"Harbour w{chr(97 + at % 26)}q{chr(97 + at // 26)}x.") for at in range(articles)]
        assert bool(len(kl.facts.compare(corpus(*texts)).first)) == linked


@pytest.mark.parametrize(("sum_", "same"), [(0.499, False), (0.5, True)])
def test_quotations_are_compared_of_sentences_that_are_somewhat_alike(sum_, same):
    said = "“The slow silent retreat of the river began,” Ana Holm said."
    compared = kl.facts.compare(corpus(("Post", said), ("Star", said)))
    assert dataclasses.replace(compared, total=np.array([sum_])).quote.tolist() == [same]


def test_two_sentences_are_one_pair_in_either_order_and_none_if_they_are_no_pair(compared):
    first, second = int(compared.first[0]), int(compared.second[0])
    assert compared.pair_of(first, second) == compared.pair_of(second, first) == 0
    assert compared.pair_of(first, first) is None
    assert all(compared.row_of[key] == row for row, key in enumerate(
        zip(compared.units["article"], compared.units["sentence"], strict=True)
    ))  # fmt: skip


def test_the_measured_shares_on_the_page_are_those_of_the_benchmark():
    table = (Path(__file__).parents[1] / "bench/facts/README.md").read_text(encoding="utf-8")
    measured = dict(re.findall(r'\| "(told|not found)" right (?:\|[^|]*){4}\| (\d\.\d\d) ', table))
    assert re.findall(r"(\d+)%", kl.facts.CELLS) == [
        f"{float(measured[what]):.0%}"[:-1] for what in ("told", "not found")
    ]


@pytest.mark.parametrize(
    ("one", "other", "notes"),
    [
        pytest.param("Eight people were killed in the Haven fire on Sunday.",
                     "Eight people died in the fire in Haven on Sunday.", [(0, 0, "The same fact.")], id="one fact"),
        pytest.param("Plant manager Rolf Brun was suspended on Friday.",
                     "Rolf Brun, the plant manager, was dismissed on Friday.",
                     [(0, 0, "A similar sentence; read both.")], id="another act"),
        pytest.param("The museum of Orsk remains open, two miles away.",
                     "The museum of Orsk, two miles away, has been closed.",
                     [(0, 0, "Compare “open” with “closed”.")], id="opposite words"),
        pytest.param("“We let the Greens put the votes up,” Holm said. “We put a minimum amount of votes up to pass.”",
                     "Holm said: “We put a minimum number of votes up to pass. We let the Greens put the votes up.”",
                     [(0, 1, "The same fact."), (1, 0, "Compare “amount” with “number”.")], id="quotations crossed"),
        pytest.param("Kestrel Oil denied that its pump had been switched off.",
                     "Kestrel Oil admitted that its pump had been switched off.",
                     [(0, 0, "Compare a statement with its denial.")], id="no sentence is printed twice"),
    ],
)  # fmt: skip
def test_a_counterpart_is_the_same_fact_only_where_nothing_is_known_to_differ(one, other, notes):
    told = kl.facts.compare(corpus(("Post", one + FILLER), ("Star", other + OTHER)))
    found = clusters.counterparts(told).items()
    assert sorted((told.number[a], told.number[b], says) for (a, b), says in found) == notes
