"""Whose words stand on a page."""

import time
from pathlib import Path

import pandas as pd
import pytest

import kosovo_lib as kl
from kosovo_lib import lang

# Words: headline 2, own sentence 6, quotation 5 ("We stay," said Ida Krog.); the comments are no part of the article.
STORY = """\
Port Shut

The port was shut on Monday.

"We stay," said Ida Krog.

1. Mira says:

Who pays for this?
"""


@pytest.fixture(scope="module")
def corpus():
    return kl.parse(STORY, outlet="gazette")


def test_the_articles_words_are_counted_by_who_says_them_and_comments_are_not(corpus):
    table = kl.voices.shares(corpus).set_index("kind")
    assert table["words"].to_dict() == {"outlet": 8, "direct": 5, "mixed": 0, "indirect": 0, "block": 0}
    assert table["sentences"].to_dict() == {"outlet": 2, "direct": 1, "mixed": 0, "indirect": 0, "block": 0}
    assert table["share"].sum() == pytest.approx(1)
    assert table.loc["outlet", "share"] == 8 / 13


def test_a_sentence_that_is_half_quotation_counts_as_partly_quoted():
    text = "Krog called it “the worst night of their lives”, while the gates stood open for all of the evening."
    words = kl.voices.shares(kl.parse(f"The port is shut. {text}", outlet="gazette")).set_index("kind")["words"]
    assert words[words > 0].to_dict() == {"outlet": 4, "mixed": 19}


def test_every_sentence_stands_behind_exactly_one_number(corpus):
    assert len(kl.voices.evidence(corpus)) == kl.voices.shares(corpus)["sentences"].sum() == 3


def test_the_words_are_those_of_the_articles_table(corpus):
    assert kl.voices.shares(corpus)["words"].sum() == corpus.articles["words"].sum()


def test_an_outlets_own_words_are_one_figure_on_the_pages_of_voices_and_of_words():
    story = kl.load(Path(__file__).parent / "corpora" / "harbour")
    shares = kl.voices.shares(story)
    own = shares[shares["kind"] == "outlet"].set_index("outlet")["words"].to_dict()
    rates = kl.terms.rates(story, by="outlet", voice="outlet")
    compared = rates.groupby("outlet")["words"].first().to_dict()
    assert compared == {outlet: own[outlet] for outlet in compared}
    assert compared


def two(first, second):
    """A corpus of two outlets, one article each."""
    parts = [kl.parse(text, outlet=name, article=name) for name, text in (("gazette", first), ("bugle", second))]
    tables = {t.name: pd.concat([getattr(p, t.name) for p in parts], ignore_index=True) for t in kl.schema.TABLES}
    return kl.Corpus.from_frames(**tables, outlets=pd.concat([p.outlets for p in parts], ignore_index=True))


OWN = "The port is shut. The road is shut. The rail is shut. The ferry is shut. The town is cut off.\n"
QUOTED = (
    " ".join(f'"We stay here for {n} days," said Ida Krog.' for n in ("two", "three", "four", "five", "six")) + "\n"
)


def test_outlets_that_quote_alike_are_no_finding():
    assert kl.voices.findings(two(OWN, OWN)) == []


def test_a_speaker_whom_one_outlet_alone_quotes_is_a_finding_because_no_other_text_names_him():
    (found,) = kl.voices.findings(two(OWN, QUOTED))
    assert found.sentence == "Only bugle quotes or paraphrases Ida Krog, in 5 sentences."
    # 5 of 5 sentences: the Wilson 95 % interval begins at 0.566; of the speakers that the rules name 92 % are right.
    assert found.strength == pytest.approx(0.566 * 0.92, abs=0.001)
    assert [said.outlet for said in found.quotations] == ["bugle"]


@pytest.mark.parametrize(("sentences", "told"), [(1, False), (2, True)])
def test_two_sentences_make_a_speaker_whom_one_outlet_alone_quotes_a_finding(sentences, told):
    quoted = " ".join(f"{part}." for part in QUOTED.split(".")[:sentences])
    found = kl.voices.findings(two(OWN, f"{OWN}{quoted}\n"))
    assert any(one.sentence.startswith("Only bugle quotes or paraphrases Ida Krog") for one in found) == told


def test_beside_a_speaker_whom_one_outlet_alone_quotes_stands_none_whom_another_quotes_once():
    story = two(f'{OWN}\n"It is over," said Per Lund.\n', QUOTED)
    assert set(kl.voices.speakers(story)["speaker"]) == {"Ida Krog", "Per Lund"}
    found = {one.sentence for one in kl.voices.findings(story)}
    assert "Only bugle quotes or paraphrases Ida Krog, in 5 sentences." in found


def test_whom_another_outlet_spells_differently_by_a_letter_nobody_alone_quotes():
    found = kl.voices.findings(two(f"{OWN}\nIda Kreg came.\n", QUOTED))
    assert not any(one.sentence.startswith("Only") for one in found)


def test_who_introduces_a_speaker_is_looked_for_quickly_in_many_titles():
    begin = time.process_time()
    assert lang.load().voices.speakers.introduced.search("mayor " * 15_000 + "|").group("before")
    assert time.process_time() - begin < 2  # 5 to 8 s when all words before were tried


def test_an_outlet_that_is_not_compared_may_name_him_too():
    compared, other = two(OWN, QUOTED), two("The town hears from Krog.\n", OWN)
    assert any("Only" in found.sentence for found in kl.voices.findings(compared, compared))
    assert not any("Krog" in found.sentence for found in kl.voices.findings(compared, other))


def test_two_speakers_whom_one_outlet_each_alone_quotes_face_each_other():
    found = kl.voices.findings(two(QUOTED.replace("Ida Krog", "Per Lund"), QUOTED))[-1]
    both = (
        "Only bugle quotes or paraphrases Ida Krog, in 5 sentences; only gazette quotes or paraphrases Per Lund, in 5."
    )
    assert found.sentence == both
    assert [said.outlet for said in found.quotations] == ["bugle", "gazette"]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Ida Krog, the head of the Harbour Board, said", "Ida Krog, the head of the Harbour Board"),
        ("Ida Krog, a fisherman who has lost his boat, said", "Ida Krog, a fisherman"),
        ("Ida Krog, who has led the ward for years, said", "Ida Krog, who has led the ward for years"),
        ("Ida Krog, lead attorney in the lawsuit, said", "Ida Krog, lead attorney in the lawsuit"),
        ("Norish Foreign Minister Ida Krog said", "Norish Foreign Minister Ida Krog"),
        (
            "But Vik Mayor Ida Krog (D-Vik), the chair of two boards, said",
            "Vik Mayor Ida Krog, the chair of two boards",
        ),
        ("The team’s rest ends. Team manager Ida Krog said", "team manager Ida Krog"),
        ("Labour councillor Ida Krog said", "Labour councillor Ida Krog"),
        ("Under Mayor Ida Krog, the board confirmed on Sunday, said", "Mayor Ida Krog"),
        ("On Sunday spokeswoman Ida Krog said", "spokeswoman Ida Krog"),
        ("In Vik, Ida Krog, who saw a boat, said", "Ida Krog"),
        ("Ida Krog, the paper reported, said", "Ida Krog"),
        # nor is what somebody insists, nor the subject behind an opening, who she is
        ("Ida Krog, the police believe, fled, and said", "Ida Krog"),
        ("According to Ida Krog, the strike will go on, and she said", "Ida Krog"),
        ("Before he met Ida Krog, the man drank, she said", "Ida Krog"),
        ("Ida Krog, the week after the vote, said", "Ida Krog"),
        ("Mayor Ida Krogstad was away. Krog said", "Ida Krog"),
        # a word that opens the sentence is no part of a title
        ("Unlike Mayor Ida Krog, he left. Krog said", "Mayor Ida Krog"),
        ("Even Police Chief Ida Krog said", "Police Chief Ida Krog"),
    ],
)
def test_a_speaker_whom_one_outlet_alone_quotes_is_introduced_as_it_introduces_her(first, told):
    found = kl.voices.findings(two(OWN, f"{OWN}{first} that the gates stay shut.\n\n{QUOTED}"))
    assert any(one.sentence.startswith(f"Only bugle quotes or paraphrases {told}, in ") for one in found)


def test_a_party_and_a_state_in_brackets_are_no_part_of_a_name():
    other = OWN + "Krog keeps her boat at home.\n"
    found = kl.voices.findings(two(other, QUOTED.replace("Ida Krog", "Krog (D-Md.)")))
    assert not any("(D-Md.)" in one.sentence or one.sentence.startswith("Only") for one in found)


def test_nobody_is_said_to_be_quoted_by_one_outlet_alone_below_another_outlets_passage():
    passage = "From Radio Sund: The mayor closed the port on Sunday.\n\n"
    assert not any("Krog" in found.sentence for found in kl.voices.findings(two(OWN, passage + QUOTED)))


def test_where_no_speaker_makes_a_finding_how_often_others_speak_makes_none():
    assert kl.voices.findings(two(OWN, OWN + "Fishermen said that the port was shut.\n")) == []


def test_a_speaker_whom_several_outlets_quote_is_said_with_all_their_counts_and_two_sentences():
    found = kl.voices.findings(two(OWN + '"We stay," said Mayor Ida Krog.\n', QUOTED.replace("Ida Krog", "Krog")))[-1]
    assert found.sentence == "bugle quotes or paraphrases Ida Krog in 5 of its 5 sentences, gazette in 1 of 6."
    # Wilson 95 % intervals: 5 of 5 from 0.566; 1 / 0.73 of 6, as the rules miss a quarter, to 0.62: no news.
    assert not found.leads
    assert [said.outlet for said in found.quotations] == ["bugle", "gazette"]


def test_a_speaker_with_much_more_room_ranks_above_one_whom_one_outlet_alone_quotes_in_passing():
    # Holm has 3 of 63 sentences, Wilson from 0.016. Krog's 5 of 15, from 0.15, and 5 / 0.77 of 63, to 0.2, overlap. So
    # both are counts, worth a twentieth of the difference: 3 / 63, and 5 / 15 less 6.49 / 63.
    said = '"We stay," said Ida Krog. ' * 5 + '"We go," said Per Holm. ' * 3
    first, second = OWN.strip() + " " + OWN + QUOTED, said + "The boat is gone. " * 50 + OWN
    alone, room = kl.voices.findings(two(first, second))
    assert alone.sentence == "Only bugle quotes or paraphrases Per Holm, in 3 sentences."
    assert room.sentence == "gazette quotes or paraphrases Ida Krog in 5 of its 15 sentences, bugle in 5 of 63."
    assert alone.strength == pytest.approx(0.05 * 0.0476 * 0.92, rel=0.01)
    assert room.strength == pytest.approx(0.05 * (0.3333 - 0.1031) * 0.92, rel=0.01)
    assert (alone.detail, room.detail[:9]) == ("", "Our rules")  # said once, under the stronger


def test_a_difference_of_room_that_missed_speakers_could_explain_does_not_lead():
    # 31 of 45 sentences against 3 of 14. Wilson 95 % intervals from 0.543 and up to 0.476: 0.07 apart. With 3 / 0.73 of
    # 14 the second goes up to 0.556.
    said = '"We stay," said Ida Krog. '
    first, second = said * 31 + "The port is shut. " * 14, said * 3 + "The road is shut. " * 11
    found = kl.voices.findings(two(first + "\n", second + "\n"))[-1]
    assert found.sentence == "gazette quotes or paraphrases Ida Krog in 31 of its 45 sentences, bugle in 3 of 14."
    assert not found.leads


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Ida Krog", "Krog", {"Ida Krog"}),
        ("Rex W. Hale", "Rex Hale", {"Rex Hale"}),
        ("Ida Krog", "Per Krog", {"Ida Krog", "Per Krog"}),
    ],
)
def test_a_person_has_one_name_in_all_articles_and_two_of_one_surname_keep_theirs(first, second, names):
    corpus = two(QUOTED.replace("Ida Krog", first), QUOTED.replace("Ida Krog", second))
    assert set(kl.voices.speakers(corpus)["speaker"]) == names


def test_of_a_sentence_in_which_two_speak_each_has_the_words_of_his_part():
    # 15 words; "it is safe" and "it is old and weak" are 10 and 18 characters: 10 and 18 of 28 are 5.4 and 9.6 words
    parts = f"{OWN}Ida Krog says it is safe, while Jon Holm argues it is old and weak.\n"
    said = kl.voices.speakers(two(OWN, parts)).set_index("speaker")["words"].to_dict()
    assert said == {"Ida Krog": 5, "Jon Holm": 10}


def test_what_two_say_together_counts_for_each_of_them():
    both = f"{OWN}“We must,” Ida Krog and Per Holm said in a joint statement. “We stay,” Ida Krog said.\n"
    said = kl.voices.speakers(two(OWN, both))["speaker"].value_counts().to_dict()
    assert said == {"Ida Krog": 2, "Per Holm": 1}


@pytest.mark.parametrize(
    "who", ["Only 18 percent", "Some", "Many", "Nearly 40 per cent of drivers", "The others", "Two"]
)
def test_a_number_or_a_part_of_people_is_no_row_among_the_speakers_though_somebody_else_speaks(who):
    asked = two(OWN, f"{OWN}{who} said the pier was safe. Two sailors said it was old.\n")
    assert kl.voices.evidence(asked)["kind"].tolist()[-2:] == ["indirect", "indirect"]
    assert kl.voices.speakers(asked)["speaker"].str.lower().tolist() == ["two sailors"]


def test_a_finding_counts_the_partly_quoted_sentences_of_a_speaker_as_the_table_does():
    partly = "Ida Krog called it “the worst night of their lives”, while the gates stood open for all of the evening.\n"
    corpus = two(OWN, QUOTED.strip() + f" {partly}")
    assert kl.voices.evidence(corpus)["kind"].tolist()[-1] == "mixed"
    assert len(kl.voices.speakers(corpus)) == 6
    assert [one.sentence for one in kl.voices.findings(corpus)] == [
        "Only bugle quotes or paraphrases Ida Krog, in 6 sentences."
    ]


def test_the_evidence_of_a_speaker_names_him_where_another_says_more_of_the_sentence():
    corpus = two(OWN, f"{OWN}Ida Krog says it is safe, while Jon Holm argues it is old and weak.\n")
    shown = kl.display.evidence(corpus, kl.voices.speakers(corpus), by=["speaker"], mark=None)._repr_mimebundle_()[
        "text/html"
    ]
    assert [shown.count(f"<bdi>{name}</bdi>, paraphrased") for name in ("Ida Krog", "Jon Holm")] == [1, 1]


def test_the_sentence_that_shows_a_finding_leaves_no_quotation_open_and_names_its_speaker():
    long = '"We stay here. And we eat here and sleep here and work here every day," said Ida Krog of the crews.\n\n'
    best = '"We shall stay here as long as we must and then some more," said Ida Krog.\n'
    found = kl.voices.findings(two(OWN, long + best))[0]
    assert found.quotations[0].text == best.strip()


NAMES = "Ida Krog left. Krog is ill. The court fined Krog on Sunday.\n"


def test_a_person_whom_one_outlet_quotes_and_another_only_names_is_a_finding():
    (found,) = kl.voices.findings(two(OWN + NAMES, QUOTED))
    assert found.sentence == (
        "bugle quotes or paraphrases Ida Krog in 5 of its 5 sentences; we found none in gazette, which names Krog in 3."
    )
    # 5 of 5 sentences: the Wilson 95 % interval begins at 0.566; of the speakers that the rules name 92 % are right.
    assert found.strength == pytest.approx(0.566 * 0.92, abs=0.001)
    assert (found.evidence, [said.outlet for said in found.quotations]) == (("Ida Krog", "bugle"), ["bugle"])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Ida Krog left. Krog is ill.\n", id="named twice"),
        pytest.param(f'{NAMES}"It is over," said Krog.\n', id="quoted once"),
        pytest.param("The town saw Per Krog leave. Krog is ill. The court fined Krog.\n", id="another of the name"),
        pytest.param(f"{NAMES}They sat in a krog.\n", id="a word"),
    ],
)
def test_nobody_is_said_to_be_named_only(other):
    assert not any("which names" in one.sentence for one in kl.voices.findings(two(OWN + other, QUOTED)))


def test_room_that_missed_speakers_could_explain_is_no_finding():
    # 5 of 9 sentences, .556, against 3 of 6: with a quarter missed 4 of 6, .667.
    first, second = ('"We stay," said Ida Krog. ' * n + "The port is shut. " * m + "\n" for n, m in ((5, 4), (3, 3)))
    assert kl.voices.findings(two(first, second)) == []


def test_one_outlet_alone_has_no_finding(corpus):
    assert kl.voices.findings(corpus) == []


def test_a_corpus_without_articles_is_refused():
    empty = kl.Corpus.from_frames()
    with pytest.raises(kl.DataError, match="holds no article"):
        kl.voices.shares(empty)
