"""Terms in context, at their exact places."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terms_corpus import corpus

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError
from kosovo_lib.text.tokens import find_words

HARBOUR = corpus(
    [
        ("a", "harbour", ["The old NATO pier left.", ("“Nato’s pier is shut,” she said.", "other")]),
        ("b", "lantern", ["No border crossing; a border force."]),
    ],
    mentions=[("a", 0, "NATO", "Alliance"), ("a", 1, "Nato", "Alliance")],
)


def test_every_use_comes_with_its_context_and_place():
    first, second = terms.concordance(HARBOUR, "nato").to_dict("records")
    assert (first["left"], first["surface"], first["right"]) == ("The old ", "NATO", " pier left.")
    assert (first["outlet"], first["article"], first["voice"], first["start"], first["end"]) == (
        "harbour",
        "a",
        "outlet",
        8,
        12,
    )
    assert (second["left"], second["surface"], second["voice"]) == ("“", "Nato’s", "other")
    assert (second["start"], second["end"]) == (25, 31)  # the sentence begins at 24, after 23 characters and a break


@pytest.mark.parametrize("actors", [False, True])
@pytest.mark.parametrize(
    ("window", "left", "right"),
    [(1, "saw ", " leave"), (2, "“We saw ", " leave today.”"), (3, "“We saw ", " leave today.”")],
)
def test_a_context_that_holds_all_words_of_a_sentence_holds_its_marks_too(window, left, right, actors):
    said = corpus([("a", "harbour", ["“We saw NATO leave today.”"])], mentions=[("a", 0, "NATO", "Alliance")])
    term = "Alliance" if actors else "NATO"
    (row,) = terms.concordance(said, term, window=window, actors=actors).to_dict("records")
    assert (row["left"], row["surface"], row["right"]) == (left, "NATO", right)


def test_the_possessive_of_an_actor_is_no_word_of_its_context():
    _, row = terms.concordance(HARBOUR, "Alliance", actors=True, window=1).to_dict("records")
    assert (row["surface"], row["right"]) == ("Nato", "’s pier")


def test_context_can_be_cut_to_some_words():
    row = terms.concordance(HARBOUR, "pier", window=1).iloc[0]
    assert (row["left"], row["right"]) == ("NATO ", " left.")
    bare = terms.concordance(HARBOUR, "pier", window=0).iloc[0]
    assert (bare["left"], bare["right"]) == ("", "")


@pytest.mark.parametrize(
    ("sort", "order"),
    [("text", ["crossing", "force"]), ("left", ["force", "crossing"]), ("right", ["crossing", "force"])],
)
def test_uses_are_sorted_by_what_stands_beside_them(sort, order):
    # before the two: "No", and "a" (nearest first); after them: "crossing", "force"
    found = terms.concordance(HARBOUR, "border", sort=sort)
    assert [text.split()[0].strip(";.") for text in found["right"]] == order


def test_phrases_actors_and_several_terms_are_found_too():
    assert terms.concordance(HARBOUR, "Border Crossing")["surface"].tolist() == ["border crossing"]
    assert terms.concordance(HARBOUR, ["pier", "border force"])["term"].tolist() == ["pier", "pier", "border force"]
    assert terms.concordance(HARBOUR, "Alliance", actors=True)["surface"].tolist() == ["NATO", "Nato"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("dam*", ["dam", "Dams", "damage"]),
        ("d?m", ["dam", "dim"]),
        ("cross* the border", ["crossed the border", "crossing the border"]),
        ("*led", ["NATO-led"[5:]]),
        ("q*", []),
    ],
)
def test_wildcards_stand_for_any_letters_or_one(pattern, found):
    said = corpus(
        [("a", "harbour", ["A dim dam. Dams damage.", "They crossed the border, crossing the border. NATO-led."])]
    )
    assert sorted(terms.concordance(said, pattern)["surface"]) == sorted(found)


def test_wildcards_that_say_nothing_are_refused():
    with pytest.raises(ParameterError, match=r"terms: '\* pier': '\*' holds no letter"):
        terms.concordance(HARBOUR, "* pier")
    with pytest.raises(ParameterError, match=r"terms: 'pi\*' has a wildcard; find the words with concordance"):
        terms.rates(HARBOUR, terms=["pi*"])


@pytest.mark.parametrize(("words", "terms_meant"), [(100, 10_000), (101, 10_201)])
def test_wildcards_stand_for_ten_thousand_terms_at_most(words, terms_meant):
    said = corpus([("a", "harbour", [" ".join(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(words))])])
    if terms_meant <= 10_000:
        assert len(terms.concordance(said, "w* w*")) == words - 1
    else:
        with pytest.raises(ParameterError, match="'w\\* w\\*' stands for more than 10,000 terms"):
            terms.concordance(said, "w* w*")


def test_a_speakers_words_are_searched_alone():
    said = corpus([("a", "harbour", [("The pier is shut.", "other"), "The pier is open."])])
    said.sentences.loc[0, "speaker"] = "the Mayor of Odd Cove"
    assert terms.concordance(said, "pier", speaker="mayor")["right"].tolist() == [" is shut."]
    assert terms.concordance(said, "pier", speaker="minister").empty


@pytest.mark.parametrize(
    ("pattern", "asked", "sentences"),
    [
        ("dam*", {}, [0, 0, 1, 2, 3]),  # dam, damage; dams; dam; dams
        ("d?m", {}, [0, 1, 2, 3]),  # dam; dim; dam; dim
        ("d?m dam*", {}, [1, 3]),  # dim dams, twice
        ("dam*", {"voice": "outlet"}, [2]),
        ("d?m", {"voice": "other"}, [0, 1, 3]),
        ("dam*", {"speaker": "mayor"}, [0, 0, 1]),
        ("d?m dam*", {"speaker": "pilot", "voice": "other"}, [3]),
        ("d?m dam*", {"speaker": "pilot", "voice": "outlet"}, []),
    ],
)
def test_patterns_are_searched_in_the_words_of_a_speaker_or_a_voice(pattern, asked, sentences):
    said = corpus([("a", "harbour", [
        ("The dam did damage.", "other"), ("Dim dams leak.", "other"), "The dam held.", ("Dim dams!", "other"),
    ])])  # fmt: skip
    said.sentences["speaker"] = pd.array(["the Mayor of Odd Cove", "the Mayor of Odd Cove", pd.NA, "a pilot"], "string")
    assert terms.concordance(said, pattern, **asked)["sentence"].tolist() == sentences


def test_a_word_broken_at_a_lines_end_is_found_where_it_stands():
    said = corpus([("a", "harbour", ["The block-\nade and the dis\u00adpute."])])
    assert terms.concordance(said, ["blockade", "dispute"])["surface"].tolist() == ["block-\nade", "dis\u00adpute"]


def test_a_word_that_does_not_occur_has_no_rows_but_all_columns():
    assert terms.concordance(HARBOUR, "ferry").empty
    assert list(terms.concordance(HARBOUR, "ferry").columns) == list(terms.concordance(HARBOUR, "pier").columns)
    assert terms.concordance(HARBOUR, []).empty


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"sort": "up"}, "sort: 'up' is not one of text, left, right"),
        ({"window": -1}, "window: -1 is not a whole number from 0"),
        ({"outlets": ["buoy"]}, "outlets: 'buoy' is not one of harbour, lantern"),
    ],
)
def test_what_does_not_exist_is_refused(asked, said):
    with pytest.raises(ParameterError, match=said):
        terms.concordance(HARBOUR, "pier", **asked)


TEXT = st.lists(st.sampled_from(["Pier", "pier’s", "U.S.", "ça", "the", "İt", "12.5", "it's"]), max_size=6).map(
    " ".join
)


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4), st.integers(1, 3))
def test_it_finds_just_what_is_counted_and_cuts_it_out_of_the_text(texts, ngram):
    said = corpus([("a", "harbour", texts)])
    rates = terms.rates(said, ngram=ngram)
    found = terms.concordance(said, rates["term"].tolist(), window=99)
    assert found["term"].value_counts().to_dict() == dict(zip(rates["term"], rates["n"], strict=True))
    whole = "\n".join(texts)
    assert [whole[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == found[
        "surface"
    ].tolist()


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(1, 3))
def test_a_window_holds_the_words_next_to_the_term(texts, window):
    said = corpus([("a", "harbour", texts)])
    near, far = (terms.concordance(said, ["pier", "the u.s"], window=size) for size in (window, 99))
    assert near["start"].tolist() == far["start"].tolist()
    assert near["left"].map(find_words).tolist() == [find_words(left)[-window:] for left in far["left"]]
    assert near["right"].map(find_words).tolist() == [find_words(right)[:window] for right in far["right"]]


def test_labels_print_a_term_as_the_texts_do():
    said = corpus([("a", "harbour", ["War! The war.", "NATO, Nato’s NATO", "Border shut", "Nato’s own’s"])])
    found = terms.concordance(said, ["war", "nato", "border", "own"])
    # small letters if they occur; else the commonest; a word with an ending only is printed as counted
    assert terms.printed(found) == {"war": "war", "nato": "NATO", "border": "Border", "own": "own"}
