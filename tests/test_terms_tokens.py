"""What a word is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from terms_corpus import corpus

from kosovo_lib import terms
from kosovo_lib.errors import ParameterError
from kosovo_lib.terms import Token
from kosovo_lib.terms.tokens import Words, fold_all
from kosovo_lib.text.tokens import AROUND, WORD, find_words, mask


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        ("NATO Nato nato", ["nato", "nato", "nato"]),
        ("don’t don't", ["don't", "don't"]),
        ("Serbia’s Serbia's Serbs’ it's", ["serbia", "serbia", "serbs", "it"]),
        ("NATO-led breakaway", ["nato", "led", "breakaway"]),
        ("the U.S. Embassy, e.g. at 5 p.m.", ["the", "u.s", "embassy", "e.g", "at", "5", "p.m"]),
        ("12.44 10,000 1998-99 24-hour 1990s", ["12.44", "10,000", "1998", "99", "24", "hour", "1990s"]),
        ("'Show Of Force'", ["show", "of", "force"]),
        ("J.Smith met St.John", ["j", "smith", "met", "st", "john"]),
        ("Vučić Vuc\u030cic\u0301 VUČIĆ", ["vučić", "vučić", "vučić"]),
        ("İstanbul Straße", ["i̇stanbul", "strasse"]),
        ("US us", ["us", "us"]),
        ("U.S.’s U.S.'s plan`s end`", ["u.s", "u.s", "plan", "end"]),
        ("e-mail R-S.C. F-16 non-e-book", ["e-mail", "r-s.c", "f-16", "non", "e-book"]),
        ("at 14:30 in 2008 300 came, 10 000 and 10\u00a0000 left", ["at", "in", "2008", "300", "came", "and", "left"]),
        ("€5m or $1.5bn, US$5", ["or", "us"]),
        ("see https://a.example/b?c=d, www.a.example, a.b@c.example and @kosovo", ["see", "and"]),
        ("block-\nade dis\u00adturb", ["blockade", "disturb"]),
        ("BELGRADE (Reuters) - NATO-led (UN) - troops", ["nato", "led", "un", "troops"]),
        ("NOVI PAZAR, Jan. 5 (AP) — It", ["it"]),
        ("--- !!! … _", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_these_words(printed, counted):
    assert [terms.fold(word) for word in find_words(printed)] == counted


def test_endings_can_be_kept_as_quanteda_keeps_them():
    assert terms.fold("Serbia’s", possessives=True) == "serbia's"


def test_accents_can_be_left_out():
    assert terms.fold("Vučić Đoković Łódź", accents=False) == "vucic dokovic lodz"
    said = corpus([("a", "harbour", ["Vučić met Vucic."])])
    assert terms.rates(said, terms=["vucic"], accents=False)["n"].tolist() == [2]
    assert terms.concordance(said, "Vučić", accents=False)["surface"].tolist() == ["Vučić", "Vucic"]


def test_a_term_as_typed_is_the_term_as_counted():
    assert terms.fold("  Border   Crossing ") == "border crossing"
    assert terms.fold("KFOR’s U.S. troops") == "kfor u.s troops"


def test_terms_keep_their_places():
    text = "NATO’s “border force” left."
    assert list(terms.tokens(text, ngram=2)) == [
        Token("nato border", 0, 14),
        Token("border force", 8, 20),
        Token("force left", 15, 26),
    ]
    assert text[8:20] == "border force"


def test_an_actor_counts_as_one_word_whatever_the_text_calls_it():
    text = "The E.U. and Odd Cove’s council met."
    named = [Token("European Union", 4, 8), Token("Odd Cove", 13, 21), Token("Cove", 17, 21)]
    found = [span.term for span in terms.tokens(text, actors=named)]
    assert found == ["the", "European Union", "and", "Odd Cove", "council", "met"]


@given(st.text(alphabet="aBçČ\u030cßİ’'-.,_ 09\n“É", max_size=40))
def test_a_place_always_cuts_its_term_back_out_of_the_text(text):
    found = list(terms.tokens(text))
    assert [terms.fold(text[span.start : span.end]) for span in found] == [span.term for span in found]
    assert [span.term for span in found] == [terms.fold(word) for word in find_words(text)]


@given(st.text(alphabet="abAB’'s.9", max_size=20))
def test_folding_twice_changes_nothing(text):
    once = terms.fold(text)
    assert terms.fold(once) == once


@given(st.text(alphabet="aBçČ\u030cßİ’'-.,_ 09\n\u00a0\u2009“É", max_size=40))
def test_no_word_reaches_over_a_blank(text):
    assert [word for chunk in mask(text).split() for word in WORD.findall(chunk)] == find_words(text)


@given(st.text(alphabet="aB9Č\u030cß’'-.,_(“…", max_size=20))
def test_no_word_begins_or_ends_with_a_mark_that_is_taken_off(text):
    assert WORD.findall(text.strip(AROUND)) == WORD.findall(text)


@given(st.lists(st.text(alphabet="aBçČ\u030cßİ’'-.,_ 09\n\u00a0É“", max_size=30), min_size=1, max_size=4))
def test_many_texts_are_cut_as_each_is(texts):
    words = Words(texts, {}, {})
    text = words.text(np.arange(len(words.term)))
    found = zip(text, words.start - words.begin[text], words.end - words.begin[text], strict=True)
    own = [list(WORD.finditer(mask(text))) for text in texts]
    assert list(found) == [(at, *word.span()) for at, each in enumerate(own) for word in each]
    assert [words.terms[at] for at in words.term] == [terms.fold(word[0]) for each in own for word in each]
    assert np.diff(words.own_first).tolist() == list(map(len, own))


@pytest.mark.parametrize(
    ("printed", "lemma"),
    [
        ("Troops", "troop"),
        ("said", "say"),
        ("were", "be"),
        ("crises", "crisis"),
        ("Serbs’", "serb"),
        ("Kosovo’s", "kosovo"),  # the dictionary writes Kosovo; terms have no capitals
        ("don’t", "don't"),  # no form of "do": the negation would be lost
        ("U.S.", "u.s"),
        ("1990s", "1990s"),
        ("left", "left"),  # of "leave", or the side: a dictionary knows no context
    ],
)
def test_a_lemma_is_the_form_under_which_a_dictionary_has_the_word(printed, lemma):
    (word,) = find_words(printed)
    assert terms.fold(word, lemmas=True) == terms.fold(word, lemmas="en") == lemma


def test_lemmas_come_in_other_languages_too():
    assert terms.fold("zločini", lemmas="hbs") == "zločin"  # Serbo-Croatian: crimes, crime


@pytest.mark.parametrize("asked", ["english", "xx"])
def test_a_language_without_lemmas_is_refused(asked):
    with pytest.raises(ParameterError, match=rf"lemmas: {asked!r} is not True or one of .*, en, "):
        terms.fold("word", lemmas=asked)


@given(st.lists(st.text(alphabet="aBçČ\u030cßİσς\u0345’'.09", min_size=1, max_size=8)), st.booleans())
def test_many_words_are_folded_as_each_is(words, possessives):
    together = fold_all(words, possessives=possessives)
    assert together == [fold_all([word], possessives=possessives)[0] for word in words]


def test_stop_words_are_grammar_and_no_matter():
    stop = terms.stop_words()
    assert {"the", "of", "would", "don't", "not", "whose"} <= stop
    assert not stop & {"said", "war", "two", "government", "border", "first", "nato", "new", "people"}
    assert all(terms.fold(word) == word for word in stop if not word.endswith("'s"))
