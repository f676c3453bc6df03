"""Which words say something: loaded words and verbs first, names and house style last; words for the same fact."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from facts_corpus import corpus as stories
from terms_corpus import corpus

from kosovo_lib import lang, terms

SAID = corpus([
    ("a", "harbour", ["The regime attacked the pier.", "It was not a disaster, said Mr. Krog of Haven.",
                      "In 2003 the hapless U.S. fleet came to Haven."]),
])  # fmt: skip


@pytest.fixture(scope="module")
def kinds() -> pd.DataFrame:
    table = terms.rates(SAID)
    return terms.kinds(table, terms.concordance(SAID, table["term"].tolist())).set_index("term")


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("hapless", "loaded"),
        ("attacked", "verb"),
        ("disaster", "word"),
        ("came", "verb"),
        ("pier", "word"),
        ("haven", "name"),
        ("krog", "name"),
        ("mr", "house style"),
        ("2003", "house style"),
        ("u.s", "house style"),
    ],
)
def test_a_word_is_of_one_kind(kinds, term, kind):
    assert kinds.loc[term, "kind"] == kind


@pytest.mark.parametrize(("term", "pos"), [("attacked", "verb"), ("came", "verb"), ("pier", "noun"), ("haven", "name")])
def test_a_term_has_the_part_of_speech_of_most_of_its_uses(kinds, term, pos):
    assert kinds.loc[term, "pos"] == pos


def test_a_term_of_another_part_of_speech_or_of_several_words_has_none(kinds):
    assert pd.isna(kinds.loc["the", "pos"])
    phrase = terms.kinds(pd.DataFrame({"term": ["the pier"]}), terms.concordance(SAID, "the pier"))
    assert phrase["pos"].isna().all()


def test_a_language_without_a_tagger_has_no_parts_of_speech():
    bare = lang.Language("en", terms=replace(lang.load("en").terms, tagger=""))
    table = terms.rates(SAID)
    assert terms.kinds(table, terms.concordance(SAID, table["term"].tolist()), language=bare)["pos"].isna().all()


def test_a_loaded_word_has_its_rating_and_whether_it_is_turned_round(kinds):
    assert kinds.loc["disaster", "valence"] < -2
    assert math.isnan(kinds.loc["pier", "valence"])
    # "not a disaster": the negation stands two words before
    assert kinds.loc["disaster", "negated"] == 1
    assert kinds.loc["attacked", "negated"] == 0


@pytest.mark.parametrize(
    ("said", "negated"), [("It was not such a disaster.", 1), ("It was not in such a disaster.", 0)]
)
def test_a_negation_reaches_over_two_words(said, negated):
    text = corpus([("a", "harbour", [said])])
    found = terms.kinds(pd.DataFrame({"term": ["disaster"]}), terms.concordance(text, "disaster"))
    assert found["negated"].tolist() == [negated]


def test_the_list_begins_with_loaded_words_and_ends_with_house_style():
    table = pd.DataFrame({
        "outlet": "harbour", "term": ["mr", "pier", "attacked", "haven", "came"],
        "q": [0.001, 0.002, 0.003, 0.004, 0.005],
        "log_odds": 1.0, "one_article": False, "kind": ["house style", "word", "loaded", "name", "verb"],
    })  # fmt: skip
    assert terms.top(table, 9)["term"].tolist() == ["attacked", "came", "pier", "haven", "mr"]
    assert terms.top(table.drop(columns="kind"), 9)["term"].tolist() == ["mr", "pier", "attacked", "haven", "came"]


FACED = corpus([
    ("a", "harbour", ["The strikers stormed the town hall on Monday.", "The union said it would stay.",
                      "The shameful strike ended the talks in Haven."]),
    ("b", "lantern", ["The strikers entered the town hall on Monday.", "The union told reporters it would stay.",
                      "The peaceful strike ended all the talks."]),
    ("c", "harbour", ["On Monday the strikers left the town hall."]),
])  # fmt: skip


def linked(*rows: tuple[str, int, str, int], strength: int = 2) -> pd.DataFrame:
    columns = ["article_a", "sentence_a", "article_b", "sentence_b"]
    return pd.DataFrame(rows, columns=columns).assign(strength=strength, score=0.9, quote=False)


def test_two_words_face_each_other_in_sentences_that_report_one_fact():
    [row] = terms.facing(FACED, linked(("a", 0, "b", 0))).to_dict("records")
    # strikers, stormed or entered, town, hall, Monday: 4 words are shared, of 6 in either sentence
    assert (row["pos"], row["word_a"], row["word_b"], row["shared"]) == ("verb", "stormed", "entered", 4 / 6)
    assert (row["outlet_a"], row["article_b"], row["sentence_b"]) == ("harbour", "b", 0)


def test_an_adjective_faces_another_before_the_same_word_and_loaded_words_come_first():
    faced = terms.facing(FACED, linked(("a", 0, "b", 0), ("a", 2, "b", 2)))
    assert faced[["word_a", "word_b"]].to_numpy().tolist() == [["shameful", "peaceful"], ["stormed", "entered"]]
    assert faced.loc[0, "valence_a"] < 0 < faced.loc[0, "valence_b"]


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        (linked(("a", 1, "b", 1)), "said and told only say that somebody speaks"),
        (linked(("a", 0, "c", 0)), "both stand in one outlet"),
        (linked(("a", 0, "b", 0), strength=1), "they share only a part"),
        (linked(("a", 0, "b", 2)), "strikers and strike, stormed and ended: too little is shared"),
    ],
)
def test_no_words_face_each_other_where(pairs, why):
    assert terms.facing(FACED, pairs).empty, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The hospital in Brod fears a strike on Monday.", "The union in Brod promised a strike on Monday."),
        ("The union rejected the offer of the hospital.", "The hospital wants the union to take the offer."),
        ("They won the case against the port on Monday.", "It lost the case against the port on Monday."),
        ("The court in Brod freed the editor on Monday.", "The editor won in the court in Brod on Monday."),
    ],
)
def test_verbs_of_different_subjects_or_objects_do_not_face_each_other(one, other):
    said = corpus([("a", "harbour", [one]), ("b", "lantern", [other])])
    assert terms.facing(said, linked(("a", 0, "b", 0))).empty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor’s aide left the hall in Brod on Monday.", "The mayor's aide left the hall in Brod on Monday."),
        ("The business fair in Brod closed on Monday.", "The businesses fair in Brod closed on Monday."),
        ("The organiser of the fair in Brod left on Monday.", "The organizer of the fair in Brod left on Monday."),
        ("The grey centre of the pier in Brod shut.", "The grey center of the pier in Brod shut."),
        ("The ferry cancelled the trip from Brod.", "The ferry canceled the trip from Brod."),
    ],
)
def test_no_word_faces_another_form_or_spelling_of_itself(one, other):
    said = corpus([("a", "harbour", [one]), ("b", "lantern", [other])])
    assert terms.facing(said, linked(("a", 0, "b", 0))).empty


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("passed", "failed", "The bridge {} its inspection in Brod on Monday."),
        ("won", "lost", "The ferry union {} its appeal against the fine."),
        ("weeks", "months", "Repairs to the pier of Brod will take six {}."),
        ("dollars", "euros", "The mill in Brod paid four million {} in May."),
        ("north", "south", "The wave swept the {} coast of the island on Monday."),
        ("morning", "evening", "The crew left the harbour of Brod in the {} mist."),
    ],
)
def test_a_word_that_makes_another_fact_faces_no_word(one, other, what):
    said = corpus([("a", "harbour", [what.format(one)]), ("b", "lantern", [what.format(other)])])
    assert terms.facing(said, linked(("a", 0, "b", 0))).empty


def test_words_of_the_list_come_before_those_that_the_lexicon_rates():
    """VADER rates "killed" at -3.5 and "hapless" at -1.4, but only the second judges."""
    said = corpus([
        ("a", "harbour", ["The storm killed the seals of Brod on Monday.", "The hapless crew left the pier."]),
        ("b", "lantern", ["The storm reached the seals of Brod on Monday.", "The new crew left the pier."]),
    ])  # fmt: skip
    assert terms.facing(said, linked(("a", 0, "b", 0), ("a", 1, "b", 1)))["word_a"].tolist() == ["hapless", "killed"]


def test_two_verbs_face_each_other_behind_the_same_two_words_whatever_follows():
    said = corpus([
        ("a", "harbour", ["Plant manager Ronan Pike was suspended by the firm on Friday."]),
        ("b", "lantern", ["Its plant manager, Ronan Pike, was sacked on Friday."]),
    ])  # fmt: skip
    [row] = terms.facing(said, linked(("a", 0, "b", 0))).to_dict("records")
    assert (row["word_a"], row["word_b"]) == ("suspended", "sacked")


def test_a_word_that_nothing_stands_for_faces_no_sentence():
    said = corpus([
        ("a", "harbour", ["Police ended the angry disaster in the harbour on Monday."]),
        ("b", "lantern", ["Police ended it in the harbour on Monday morning."]),
    ])  # fmt: skip
    assert terms.facing(said, linked(("a", 0, "b", 0))).empty


def test_sent_and_came_are_no_two_words_for_one_act():
    said = corpus([
        ("a", "harbour", ["Twelve fire engines were sent to the quay."]),
        ("b", "lantern", ["Twelve fire engines came to the quay."]),
    ])  # fmt: skip
    assert terms.facing(said, linked(("a", 0, "b", 0))).empty


def judged(*articles, **more):
    found = terms.loaded(stories(*articles), **more)
    return list(zip(found["outlet"], found["word"], strict=True))


STAR = ("Star", "The council closed the pier on Monday. Crews arrived at noon.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The thugs of the council closed the pier. A farce, and a shameless one.", ["thugs", "farce", "shameless"]),
        ("The mayor's wingnuts took over.", ["wingnuts"]),  # a plural that the dictionary lacks
        ("The mayor caved in to it. He shamelessly gloated.", ["caved in to", "shamelessly", "gloated"]),
        ("The brave crews of a legendary pier did it.", ["brave", "legendary"]),
        ("The council rammed through its plan, a slap on the wrist.", ["rammed through", "slap on the wrist"]),
        ("Council Thugs Close Pier In Shameless Farce\n\nIt was noon.", ["Thugs", "Shameless", "Farce"]),
        # none of these judges
        ("Two people were killed in the crash. The attack was a crisis.", []),
        ("The boys left the cave. A blast shook the pier.", []),
        ("A car slammed into the pier, and the roof caved in.", []),
        ("The plan of Peter Crook was for Thug Lane. Petty Lane too.", []),  # names
        ("He was held for reckless driving and petty theft.", []),  # what a court calls it
        ("It was not a disgrace. No farce was planned.", []),  # what is denied
        ("The plan isn’t in any way shameful. Few were held, nobody was cowardly.", []),
        ("Nobody wept, and the farce went on.", ["farce"]),  # another clause
        ("It was not only shameful. It was no doubt a farce.", ["shameful", "farce"]),
        ("The crews do not work for the greedy bosses.", ["greedy"]),
        ("They won’t forget the mayor’s shameful act or pay the thugs.", ["shameful", "thugs"]),
        ("Was it cowardly? It rained.", []),  # a question
        ("The vicious circle of debt went on. A puppet theatre opened.", []),  # set phrases
        ("The minister is a puppet. It was a vicious plan.", ["puppet", "vicious"]),
        ("The hero of the book is a crook. The villains in her last film are fools.", []),  # made up
        ("The hero of the quay is a crook.", ["hero", "crook"]),
        ("A stunt pilot and a stunt team came. A puppet workshop opened, and a genius grant was paid.", []),  # trades
        ("The vote was a stunt. The puppet regime fell.", ["stunt", "puppet regime"]),
        ("The latest stunt cost the town its pier.", ["stunt"]),  # here "cost" is no noun
        ("The hero of the comic is a boy. The villains of a video game are boys.", []),
        ("The theatre stages a farce. Puppets hung beside the costumes.", []),  # the stage
        ("The talks were political theatre and a farce.", ["farce"]),
        ("Villains, a novel by Kai Orm, sold well. He plays a heartless banker in the film.", []),
        ("The heartless banker left.", ["heartless"]),
        ("Nothing about it was shameful. It was far from heroic and anything but brazen.", []),
        ("It was nothing short of a disgrace.", ["disgrace"]),
        # beasts, crimes and filth of people and firms
        ("The raiders plundered the mill in a smash-and-grab.", ["plundered", "raiders", "smash-and-grab"]),
        ("The vultures swooped. The stew was putrid slop and its price daylight robbery.",
         ["daylight robbery", "putrid", "slop", "swooped", "vultures"]),
        ("A vulture nests on the mole. The Raiders won. A bank was robbed, and sharks were seen.", []),
    ],
)  # fmt: skip
def test_words_that_judge_are_found_and_words_that_name_a_bad_event_are_not(text, words):
    assert sorted(judged(("Post", text), STAR)) == sorted(("Post", word) for word in words)


@pytest.mark.parametrize(
    ("text", "own", "others"),
    [
        ("“It is a farce,” Ida Krog said. The pier is shut.", [], ["farce"]),
        ("Ida Krog said that the plan was a farce. The pier is shut.", [], ["farce"]),
        ("Ida Krog whined that the plan was a farce. The pier is shut.", ["whined"], ["farce"]),
        ("The plan is a “farce” to many.", [], ["farce"]),
        (
            "Ida Krog slammed the plan, saying that it was late. The pier is shut.",
            [],
            ["slammed"],
        ),  # hard words of hers
        (
            "The plan was blasted by critics as late. The pier is shut.",
            [],
            ["blasted"],
        ),  # in part Critics', paraphrased
        ("The door was slammed. The mayor slammed the pier.", ["slammed"], []),
    ],
)
def test_what_others_say_is_not_in_the_voice_of_the_outlet(text, own, others):
    for voice, words in (("outlet", own), ("other", others), ("", own + others)):
        assert sorted(judged(("Post", text), STAR, voice=voice)) == sorted(("Post", word) for word in words)


def test_a_word_that_another_outlet_uses_too_is_nobodys_alone():
    both = ("Star", "It was a farce, and the farces went on. Crews arrived.")
    assert judged(("Post", "The farce ended. The thugs left."), both) == [("Post", "thugs")]
    quoted = ("Star", "“A farce,” Ida Krog said. Thugs were seen, Ida Krog said.")
    assert judged(("Post", "The farce ended. The thugs left."), quoted) == [("Post", "farce"), ("Post", "thugs")]
    assert judged(("Post", "The farce ended. The thugs left.")) == []  # nobody to compare with
    spelled = ("Star", "He demonized the crews. They left.")  # the same word
    assert judged(("Post", "She demonised the crews. The thugs left."), spelled) == [("Post", "thugs")]


def test_the_strongest_words_come_first_then_the_most_frequent_and_no_more_than_asked_for():
    post = ("Post", "The brave mayor saw a farce. The thugs came, the thugs left.")
    found = terms.loaded(stories(post, ("Star", "A shady deal. Crews arrived.")))
    # Post has 12 words and 4 loaded ones, Star 5 and 1; "brave" and "shady" judge less
    columns = ["word", "strength", "n", "used", "words", "used_against", "words_against"]
    assert found[columns].values.tolist() == [
        ["thugs", 3, 2, 4, 12, 1, 5], ["farce", 3, 1, 4, 12, 1, 5], ["brave", 2, 1, 4, 12, 1, 5],
        ["shady", 2, 1, 1, 5, 4, 12],
    ]  # fmt: skip
    row = found.iloc[0]
    assert (post[1][row["start"] : row["end"]], row["text"]) == ("thugs", "The thugs came, the thugs left.")
    assert terms.loaded(stories(post, STAR), most=1)["word"].tolist() == ["thugs"]


def test_only_the_voice_asked_for_is_read():
    assert terms.facing(FACED, linked(("a", 0, "b", 0)), voice="other").empty
    assert len(terms.facing(FACED, linked(("a", 0, "b", 0)), voice="outlet")) == 1


GREW = [("a", "harbour", ["The strike grew."] * 14), ("b", "lantern", ["The walkout grew."] * 14)]


def told(articles, **more):
    said = corpus(articles, **more)
    return terms.telling(said, terms.frequencies(said, stop_words=terms.stop_words()))


def test_a_word_stands_out_that_one_outlet_uses_far_more_often():
    # Three words in two outlets: z(1 - .05 / 12) = 2.638. Of 14 uses all stand here: p >= 14 / (14 + 2.638^2) = .668,
    # and in texts of 42 words each that is .668 / .332 = 2.01 times as often. "Grew" stands in both.
    found = told(GREW)
    assert found[["term", "outlet", "n", "words", "n_against", "words_against"]].values.tolist() == [
        ["strike", "harbour", 14, 42, 0, 42], ["walkout", "lantern", 14, 42, 0, 42],
    ]  # fmt: skip
    assert found["times"].tolist() == pytest.approx([2.011, 2.011], abs=0.001)
    # 13 uses: 13 / (13 + 6.96) = .651 or 1.87 times as often, which is no news; in half as many words twice that
    assert told([(article, outlet, said[:13]) for article, outlet, said in GREW]).empty
    assert list(told([(article, outlet, said[:1]) for article, outlet, said in GREW])) == list(found)  # too few uses
    half = told([("a", "harbour", ["Strike grew."] * 13), ("b", "lantern", ["The mayor left the town."] * 13)])
    assert half["term"].tolist() == ["grew", "strike"]


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("The said grew.", {}),  # a plain verb
        ("The Mole grew.", {}),  # a name
        ("The lantern grew.", {}),  # the name of an outlet
        ("The holm grew.", {"mentions": [("a", 0, "holm", "Holm")]}),  # of an actor
        ("The mr grew.", {}),  # house style
    ],
)  # fmt: skip
def test_names_outlets_house_style_and_plain_verbs_never_stand_out(sentence, more):
    assert told([("a", "harbour", [sentence] * 14), GREW[1]], **more)["term"].tolist() == ["walkout"]


def test_loaded_words_and_verbs_stand_before_others():
    found = told([("a", "harbour", ["The fleet attacked a pier farce."] * 20), ("b", "lantern", ["Grew up."] * 60)])
    assert found["term"].tolist()[:3] == ["farce", "grew", "attacked"]


def test_of_many_words_only_the_sixty_most_frequent_can_stand_out():
    loaded = [word for word, grade in lang.load("en").terms.loaded.items() if grade and word.isalpha()][:61]
    rows = [(f"It was {word}.", 100 - at) for at, word in enumerate(loaded)]
    said = [("a", "harbour", [text for text, n in rows for _ in range(n)]), ("b", "lantern", ["Up."] * 9000)]
    assert set(told(said)["term"]) == set(loaded[:60])
