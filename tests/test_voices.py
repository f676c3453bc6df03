"""Who speaks in a sentence: the outlet, or somebody it quotes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl
from kosovo_lib import lang
from kosovo_lib.text.blocks import Block, find_blocks
from kosovo_lib.text.tokens import find_sentences
from kosovo_lib.voices import find, find_voices
from kosovo_lib.voices.quotes import find_quotes

ENGLISH = lang.load()


def read(text, section="body"):
    """(voice, attribution, speaker) of each sentence of a paragraph."""
    blocks = [Block(section, 1, 1, 0, len(text), "Island Press" if section == "block_quote" else None)]
    return [
        (v.voice, v.attribution, v.speaker) for v in find_voices(text, blocks, find_sentences(text, blocks), ENGLISH)
    ]


def spans(text):
    blocks = [Block("body", 1, 1, 0, len(text))]
    voices = find_voices(text, blocks, find_sentences(text, blocks), ENGLISH)
    return [text[a:b] for voice in voices for a, b in voice.spans]


OUTLET = ("outlet", "none", None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not go,” Maria Lopez said on Tuesday.", "Maria Lopez"),
        ('"We will not go," said Maria Lopez, the mayor\'s adviser.', "Maria Lopez"),
        ("“We will not go,” said Maria Lopez, a deckhand on the night shift and mother of two.", "Maria Lopez"),
        ("“It was,” Maria Lopez said, “the worst night of my life.”", "Maria Lopez"),
        ("“What are we to do now?” Maria Lopez asked reporters.", "Maria Lopez"),
        ("The coach’s verdict: “We were slow, and they were not.”", "coach"),
        ("Her husband disagreed: “We were slow, and they were not.”", "husband"),
        ("“We were slow, and they were not,” as their coach John Smith put it.", "John Smith"),
        ("Maria Lopez called the fee “an insult to everybody on the quay”.", "Maria Lopez"),
        ("Maria Lopez added: ‘I cannot see it happening here.’", "Maria Lopez"),
        ('Maria Lopez urged both sides to "sit down and talk it over at last."', "Maria Lopez"),
    ],
)
def test_direct_speech(text, speaker):
    assert read(text) == [("other", "direct", speaker)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The port authority said it would open the gates.", "port authority"),
        ("The gates will open next week, according to the port authority.", "port authority"),
        ("According to the port authority, the gates will open next week.", "port authority"),
        ("The minister, John Smith, said the plan would cost three billion.", "John Smith"),
        ("John Smith, the minister, said the plan would cost three billion.", "John Smith"),
        ("Ruritanian Foreign Minister John Smith warned that ferries would be stopped.", "John Smith"),
        ("The ferries would be stopped, said the bloc's spokesman on the sea, Peter Holm.", "Peter Holm"),
        ("As the ministry said last year, the road is unsafe.", "ministry"),
        ("Norhaven, Sudhaven, and the United Islands have all urged the captains to wait.",
         "Norhaven, Sudhaven, and the United Islands"),
        ("A joint letter called on all parties to keep the peace.", "joint letter"),
        ("From the captains’ perspective, the fee is a threat.", "captains"),
        ("In the view of many economists, the fee is a mistake.", "many economists"),
        ("Critics accused the council of hiding the figures.", "Critics"),
        ("A report published last week by the union accused the council of hiding the figures.", "report"),
        ("John Smith, a deckhand under the old owners, suggested Maria Lopez rigged the vote in May.", "John Smith"),
        ("The rower felt he didn't go far enough.", "rower"),
        ("Some observers view the fee as a trick to raise money.", "Some observers"),
        ("The mayor told reporters that the harbour was safe.", "mayor"),
        ("Norhaven has pledged that no captain will be arrested.", "Norhaven"),
        ("The minister claims that the quay is safe.", "minister"),
        ("Mr. Holm said on the council floor on Wednesday that he had the votes.", "Holm"),
        ("The council has heard the mayor's repeated claim that the quay is safe and dry in any season.", "mayor"),
        ("Reports indicate that two ferries were blocked.", None),
        ("The mayor's deputy has reportedly left the island.", None),
    ],
)  # fmt: skip
def test_indirect_speech(text, speaker):
    assert read(text) == [("other", "indirect", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Three ferries were cancelled as high winds hit the coast.",
        "The council agreed to meet again next month.",
        "Officials refused to say whether the bridge was safe.",
        "The bank did not say when it would open.",
        "Norhaven contacted the union and asked permission to land.",
        "The captains threatened to block the quay.",
        "The league imagines itself a peacemaker.",
        "The so-called “green line” divides the town.",
        "She wrote “The Long Way Home” in a year.",
        "It is backed by Norhaven and most member states, but not by Sudhaven.",
        "So I think it is a good day for sailing.",
        "On Wednesday she added her name to a letter.",
        "Time will reveal whether the talks help.",
        "The spokesman was told that the road was closed.",
        "Video footage showed armoured vehicles near the quay.",
        "At issue was a phrase in the law stating that every boat must be insured.",
        "The court's ruling comes down to whether the boat was insured.",
    ],
)
def test_what_nobody_else_says_is_the_outlets(text):
    assert read(text) == [OUTLET]


def test_how_something_is_seen_is_nobodys_and_the_rest_of_the_sentence_is_the_outlets():
    text = "The pier, which burned in May, is widely seen as a danger."
    assert (read(text), spans(text)) == ([OUTLET], ["a danger"])


def test_the_larger_part_decides():
    """A clause about what somebody demanded does not make the sentence his."""
    small = (
        "The quarrel has come back after months of calm since Norhaven demanded that captains pay, a fee that most of"
        " them have refused to accept for years."
    )
    assert read(small) == [OUTLET]
    assert spans(small) == ["captains pay"]


def test_a_sentence_of_two_speakers_is_of_whoever_says_more_and_each_has_his_words():
    text = "Norhaven warned that the quay would close, while Sudhaven said that it would stay open."
    assert read(text) == [("other", "indirect", "Norhaven")]
    assert list(find(text)[["speaker", "text"]].itertuples(index=False, name=None)) == [
        ("Norhaven", "the quay would close"),
        ("Sudhaven", "it would stay open"),
    ]


def test_who_is_said_to_say_something_is_not_the_speaker():
    text = "The mayor hopes the captains will meet, said her spokesman, Peter Holm."
    assert read(text) == [("other", "indirect", "Peter Holm")]


@pytest.mark.parametrize(
    ("full", "surname"),
    [
        ("Željko Čović", "Čović"),
        ("Дмитрий Ковалёв", "Ковалёв"),
        ("Νίκος Παπάς", "Παπάς"),
        ("محمد علي", "علي"),
        ("김민준 선생", "선생"),
    ],
)
def test_a_name_is_a_name_in_any_script(full, surname):
    text = f"{full} said the quay was shut. “We will wait here,” said {surname}. “{full} is right,” Ida Krog said."
    assert read(text) == [
        ("other", "indirect", full),
        ("other", "direct", full),
        ("other", "direct", "Ida Krog"),
    ]


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_quotation_is_of_whom_the_name_under_it_says(between):
    text = f"“The gates were rotten. Nobody told us.”{between}— Ana Brek, engineer"
    assert [speaker for _, _, speaker in read(text)] == ["Ana Brek", "Ana Brek", None]


def test_what_somebody_wrote_needs_no_quotation_marks_after_a_colon_and_a_new_line():
    text = "The plan was shelved.\n\nIda Krog wrote:\n\nThe pier is old. It will fall.\n\nThe ferry left at noon."
    found = find(text)
    assert found[["attribution", "speaker", "text"]].values.tolist() == [
        ["direct", "Ida Krog", "The pier is old."],
        ["direct", "Ida Krog", "It will fall."],
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“We know. Nobody came. "And we wait,” said Ida Krog.', ["We know. Nobody came. ", "And we wait,"]),
        ('“We stay, Ida Krog said. "We wait.”', ["We stay", "We wait."]),
        ("He said: “We know.\n“And we wait,” she said.", ["We know.\n", "And we wait,"]),
        ('“We stay The boats left "We wait.”', ["We wait."]),  # nothing shows where the first one ends
    ],
)
def test_a_quotation_that_nothing_closes_ends_where_its_speaker_stands_or_the_next_one_begins(text, quoted):
    found, _ = find_quotes(text, 0, len(text), ENGLISH.voices)
    assert [text[a:b] for a, b in found] == quoted


@pytest.mark.parametrize(
    ("named", "who"),
    [
        ("Rep. Jon Holm, R-Fla., left.", "Jon Holm"),
        ("Republican Rep. Jon Holm of Florida left.", "Jon Holm"),
        ("Jon Holm, a moderate Florida Republican, left.", "Jon Holm"),
        ("Rep. Jon Holm, D-Fla., left.", "Florida Republican"),
        ("Rep. Jon Holm, R-Ohio, left.", "Florida Republican"),
        ("Rep. Jon Holm, R-Fla., and Rep. Al Brek, R-Fla., left.", "Florida Republican"),
    ],
)
def test_a_member_of_a_party_from_a_state_is_the_only_one_whom_the_article_so_names(named, who):
    assert read(f"{named} “It is late,” the Florida Republican said.")[-1] == ("other", "direct", who)


def test_a_state_of_two_words_has_two_initials():
    text = "Sen. Ida Krog (D-N.Y.) and Sen. Jon Holm (D-N.J.) left. “It is late,” the New York Democrat said."
    assert read(text)[-1][-1] == "Ida Krog"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Ida Krog, its head, said she was “deeply sorry”.", "mixed"),  # 12 of 20 characters of what she says
        ("Ida Krog said: “We are sorry.”", "direct"),
        ("Ida Krog said the union was to blame and she was “sorry”.", "indirect"),
    ],
)
def test_up_to_two_thirds_of_quotation_is_partly_quoted(text, how):
    assert read(text)[0][1] == how


def test_a_pronoun_and_a_surname_are_whoever_was_named_before():
    text = (
        "Foreign Minister John Smith said the quay was safe. He also said the fee would stay."
        ' "Nobody is to blame," Smith said. The official noted that the fee was low.'
    )
    assert [speaker for _, _, speaker in read(text)] == ["John Smith"] * 4


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_quotation_is_of_whom_its_last_sentence_names_not_of_who_spoke_before_it(between):
    text = f"Jon Holm said the count ends in July. “No pier is safe.{between}None ever was,” Ida Krog wrote on Monday."
    assert [speaker for _, _, speaker in read(text)] == ["Jon Holm", "Ida Krog", "Ida Krog"]
    text = "Jon Holm said the count ends in July. “It is slow.” Ida Krog wrote that “no pier is safe and none was”."
    assert [speaker for _, _, speaker in read(text)] == ["Jon Holm", "Jon Holm", "Ida Krog"]


@pytest.mark.parametrize(
    "told",
    [
        "Jon Holm will leave, he said.",
        "The harbour of Norhaven is closed, he said.",
        "If Jon Holm does not mend the pier, he said on Monday, “we’ll go through the same storms again.”",
        "If the United States does not pay, he said on Monday, “we’ll go through the same storms again.”",
        "When Germany paid, he said that the pier was safe for all who came.",
    ],
)
def test_he_is_neither_the_one_he_speaks_of_nor_a_state(told):
    assert read(f"Peter Krog said the pier was safe. {told}")[1][2] == "Peter Krog"


def test_he_is_who_was_named_last_where_the_last_speaker_is_a_woman():
    text = "Ula Brekke said the pier was old. She also said it was rotten. She knew John Holm. Peter Krog came."
    assert read(f"{text} It was safe, he said.")[-1][2] == "Peter Krog"


def test_a_quotation_goes_on_without_its_speaker_being_named_again():
    assert read('"We stay," Maria Lopez said. "This is our only home."')[1] == ("other", "direct", "Maria Lopez")


@pytest.mark.parametrize(
    "text",
    [
        # no new opening mark, no closing one before, and a paragraph without any mark between
        "“We stay here,” Ida Krog said. “Nobody will leave.\n\nThey will have to carry us. The pier is ours.”",
        "Ida Krog said: “We will stay in the harbour.\n\nWe will never leave it,” and she sat down again.",
        "“We stay here,” Ida Krog said. “Nobody will leave.\n\nThe pier is ours.\n\nThe sea is ours, and the harbour.”",
    ],
)
def test_a_quotation_runs_over_paragraphs_to_its_closing_mark(text):
    assert set(kl.parse(text).attributions["speaker"]) == {"Ida Krog"}
    assert set(kl.parse(text).sentences["voice"]) == {"other"}


def test_a_block_quotation_is_the_other_outlets_and_names_whom_it_quotes():
    text = "Ferries stood still. The mayor, Ida Krog, said that they would sail again."
    assert read(text, "block_quote") == [("other", "block", "Island Press"), ("other", "block", "Ida Krog")]
    blocks = [Block("block_quote", 1, 1, 0, len(text), "Island Press")]
    chains = [v.chain for v in find_voices(text, blocks, find_sentences(text, blocks), ENGLISH)]
    assert chains == [("Island Press",), ("Island Press", "Ida Krog")]


@pytest.mark.parametrize("section", ["furniture", "promo", "byline", "credit", "bio"])
def test_menus_and_buttons_are_nobodys_voice(section):
    assert read("“We stay,” Maria Lopez said.", section) == [("none", "none", None)]


def test_an_update_that_lost_its_text_says_nothing():
    assert read("Update (1520 EST):", "update") == [("none", "none", None)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “yes” and \"no\".", ["yes", "no"]),
        ("The “only way is talk.\" So be it.", ["only way is talk."]),
        ("The \"only way is talk.” So be it.", ["only way is talk."]),
        ("He said: ‘It’s the Serbs’ quay, isn’t it?’ Then he left.", ["It’s the Serbs’ quay, isn’t it?"]),
        ("The captains' quay isn't theirs.", []),
        ("“This paragraph is left open", ["This paragraph is left open"]),
        ("A 6\" pipe burst.", []),
    ],
)  # fmt: skip
def test_quotation_marks_of_every_kind(text, quoted):
    assert [text[q.start : q.end] for q in find_quotes(text, 0, len(text), ENGLISH.voices)[0]] == quoted


PIECES = st.sampled_from(
    [
        "The mayor",
        " said",
        " that",
        " “",
        "”",
        ", ",
        ". ",
        "John Smith",
        "\n",
        " according to ",
        "it is seen as ",
        "’s ",
        "1",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_has_one_voice_a_sentence_and_spans_inside_it(text):
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    voices = find_voices(text, blocks, sentences, ENGLISH)
    assert len(voices) == len(sentences)
    for sentence, voice in zip(sentences, voices, strict=True):
        assert 0 <= voice.share <= 1
        assert (voice.voice == "other") == (voice.attribution != "none")
        assert all(sentence.start <= a < b <= sentence.end for a, b in voice.spans)


def test_when_and_where_something_is_said_is_no_part_of_what_the_outlet_says():
    corpus = kl.parse("“We stay,” the mayor said on Monday.")
    assert corpus.sentences[["voice", "attribution", "speaker"]].to_numpy().tolist() == [["other", "direct", "mayor"]]
    assert corpus.sentences["attributed_share"][0] > 0.9  # all but quotation marks and the full stop


def test_a_sentence_that_is_half_quotation_is_mixed():
    """Of 87 characters beside "Ida Krog called it" 36 are quoted."""
    text = (
        "Ida Krog called it “the worst night of their young lives”, while the gates stood open for all of the evening."
    )
    [row] = kl.parse(text).sentences.itertuples()
    assert (row.voice, row.attribution, row.speaker) == ("other", "mixed", "Ida Krog")
    assert 1 / 3 <= row.attributed_share <= 2 / 3


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # by given name, by honorific, by a noun: nobody gets a pronoun that is not his
        ("Maria Lopez said the quay was safe. He said the fee would stay.", ["Maria Lopez", None]),
        ("Mr. Holm said the quay was safe. She said the fee would stay.", ["Holm", None]),
        ("A spokeswoman said the quay was safe. He said the fee would stay.", ["spokeswoman", None]),
        # the last speaker whom it fits
        (
            "Maria Lopez said the quay was safe. John Smith said it was not. She said the fee would stay.",
            ["Maria Lopez", "John Smith", "Maria Lopez"],
        ),
        ("Kim Holm said the quay was safe. She said the fee would stay.", ["Kim Holm", "Kim Holm"]),
        # nobody has spoken yet: the only one named whom it surely fits
        ("Maria Lopez ran the port for years. She said the fee would stay.", [None, "Maria Lopez"]),
        ("Maria Lopez and Anna Brek ran the port. She said the fee would stay.", [None, None]),
        # whose first name no list has, if he acts just before; and his wife, of whom alone "she" is said
        ("Jon Holm said it was safe. Lenny Krog rang a bell. “It is not,” he said.", ["Jon Holm", None, "Lenny Krog"]),
        ("Jon Holm said it was safe. Krog Dam broke. “It is not,” he said.", ["Jon Holm", None, "Jon Holm"]),
        ("Maria Lopez said it was safe. Krog sold his wife’s car. She said it was not.", ["Maria Lopez", None, "wife"]),
        ("Maria Lopez said it was safe. She met his wife. She said it was not.", ["Maria Lopez", None, "Maria Lopez"]),
        ("Jon Holm said it was safe. Lopez met his father. He said it was not.", ["Jon Holm", None, "Jon Holm"]),
        # who was named in the sentence before the pronoun, where nobody has spoken for a while
        (
            "Jon Holm said it was safe. Boats left. Rain fell. The winner was Karl Brek, and he promised that he would"
            " pay for all of the pier and its roof.",
            ["Jon Holm", None, None, "Karl Brek"],
        ),
        # they and it are no person
        ("Maria Lopez said the quay was safe. They said the fee would stay.", ["Maria Lopez", None]),
        ("The union said the quay was safe. It said the fee would stay.", ["union", "union"]),
    ],
)
def test_a_pronoun_is_a_speaker_whom_it_fits(text, speakers):
    assert [speaker for _, _, speaker in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mayor Ida Krog opened the pier. The mayor said it was safe.", [None, "Ida Krog"]),
        ("Secretary of State Ida Krog said the pier was safe.", ["Ida Krog"]),
        ("Norland Senate Majority Leader Ida Krog said the pier was safe.", ["Ida Krog"]),
        ("“It is safe,” said Krog in a statement.", ["Krog"]),
        ("John Holm said the pier was safe. The spokeswoman said it was not.", ["John Holm", "spokeswoman"]),
        ("Fishermen confronted President Holm. The president said the pier was safe.", [None, "Holm"]),
        # an office alone is exactly that office: no vice president, no former and no foreign one
        ("Vice President John Holm left. The president said the pier was safe.", [None, "president"]),
        ("Russian President Oleg Tarn left. The president said the pier was safe.", [None, "president"]),
        ("Russian President Oleg Tarn left. The Russian president said the pier was safe.", [None, "Oleg Tarn"]),
        ("They met Norland’s President Oleg Tarn. The president said the pier was safe.", [None, "president"]),
        ("The union met former President Oleg Tarn. The president said it fell.", [None, "president"]),
        (
            "President Ida Krog met Vice President Holm and Russian President Oleg Tarn. The president said it fell.",
            [None, "Ida Krog"],
        ),
        # where two hold it, or nobody surely, it is nobody's, whoever spoke last
        ("Mayor Ida Krog met Mayor John Holm. The mayor said the pier was safe.", [None, "mayor"]),
        ("John Holm said the pier was safe. The president said it fell.", ["John Holm", "president"]),
        # of two the one named with the office alone; of one the office of a body will do
        ("House Speaker Ida Krog left. The speaker said it fell.", [None, "Ida Krog"]),
        ("President Ida Krog met Harbour Bank President John Holm. The president said it fell.", [None, "Ida Krog"]),
        # several of them are not the last who spoke
        ("John Holm said the pier was safe. The officials said it fell.", ["John Holm", "officials"]),
    ],
)
def test_an_office_is_whoever_was_named_with_it(text, speakers):
    assert [speaker for _, _, speaker in read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Norland and Sudland said on Monday that the strait was shut. “We will hold it,” the countries said.",
            ["Norland and Sudland"],
        ),
        # whose paragraph ends with the name
        ("Ida Krog refused to comment.\n\n“We paid.” “It was dear,” Jon Holm said.", ["Jon Holm"] * 2),
    ],
)  # fmt: skip
def test_a_quotation_is_of_whom_its_paragraph_or_the_sentence_before_names(text, speakers):
    blocks = find_blocks(text, comments=len(text))
    found = find_voices(text, blocks, find_sentences(text, blocks), ENGLISH)
    assert [voice.speaker for voice in found if voice.attribution == "direct"][: len(speakers)] == speakers


def test_an_apposition_is_no_part_of_what_the_outlet_says():
    # "the pier is safe" is 16 of 17 characters once name, apposition, verb and "that" are left out
    text = "Ida Krog, for eleven years a trusted deputy of the mayor of Norhaven, said that the pier is safe."
    assert read(text) == [("other", "indirect", "Ida Krog")]


def test_what_is_announced_as_another_outlets_is_its_own_to_the_end_of_the_paragraph():
    text = (
        "Mayor Ida Krog left. More on this from the Gazette: The pier fell after reports that Krog knew. It was old."
        "\n\nBoats left."
    )
    found = kl.parse(text).sentences
    assert found["attribution"].tolist() == ["none", "block", "block", "none"]
    assert found["speaker"].tolist()[1:3] == ["Gazette", "Gazette"]


def test_only_a_passage_that_is_announced_as_a_blogs_is_the_blogs():
    text = "From the Port blog: The pier is safe. It fell in May.\n\nBoats left."
    assert kl.parse(text).sentences["speaker"].fillna("").tolist() == ["Port blog", "Port blog", ""]
    for text in ("Greetings from the UK: Rain fell all week.", "A case from the Port blog: The pier. It fell in May."):
        assert set(kl.parse(text).sentences["voice"]) == {"outlet"}


def test_a_description_is_who_is_identified_by_it():
    text = "A man, identified by police as Ju Vell, broke the gate. “I am tired,” the man said. It rained."
    assert read(text)[1] == ("other", "direct", "Ju Vell")


def test_a_mark_at_the_end_of_a_paragraph_opens_the_next_one():
    text = (
        'Crews left Leeds.\n\n"We are split," a young man yelled during the remarks of the mayor in the hall of the new'
        ' school. "\n\nPlease stop it. You have the power."\n\nHe left.'
    )
    assert kl.parse(text).sentences["speaker"].fillna("").tolist() == ["", *["young man"] * 3, ""]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        # 52 of 97 characters are the union's, and they only date what the mayor does
        (
            "The mayor has used the rule often, even in May when the union said it would not pay one cent for the"
            " gates of the port.",
            "outlet",
        ),
        # to rebut is to speak, and a clause about the speaker is no part of what the outlet says
        ("The mayor rebutted the claims of the crews about the gates, saying he needed a vote.", "other"),
        ("While she had voted for all of it herself in the spring, the mayor said it was too dear.", "other"),
        # to reject a bid is a deed: 26 of the 77 characters are the board's
        ("The board rejected the bid on Monday, saying that it undervalued the company.", "outlet"),
    ],
)
def test_a_saying_that_dates_is_the_outlets_and_one_that_answers_is_the_speakers(text, voice):
    assert kl.parse(text).sentences["voice"].tolist() == [voice]


def test_a_pronoun_is_who_was_named_outside_of_quotations():
    """Krog is only named in a quotation, Brek in the sentence before: she is Brek, he still Holm."""
    text = (
        "Jon Holm met Ida Brek and Mia Krog on Monday.\n\n“We trust Krog,” Mr. Holm said on the quay.\n\n"
        "“Krog will pay for it,” he said.\n\n"
        "The town has no money for a pier.\n\nMs. Brek read a letter to the crews.\n\n"
        "She said that the pier was rotten."
    )
    speakers = kl.parse(text).sentences["speaker"].dropna().tolist()
    assert speakers == ["Jon Holm", "Jon Holm", "Ida Brek"]


@pytest.mark.parametrize(
    "opening",
    [
        "NORHAVEN, March 3 (Reuters) - ", "March 3 (Reuters) - ", "Norhaven (CNN) ", "(CNN) ", "NORHAVEN — ",
        "10:30 ", "10:30 a.m. ", "(10:30) ", "[10:30] ", "10:30 p.m. ET: ", "10:30 – ",
    ],
)  # fmt: skip
def test_a_dateline_and_a_clock_time_are_no_part_of_the_speaker(opening):
    assert kl.voices.find(f"{opening}The mayor said she was sad.")["speaker"].tolist() == ["mayor"]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_post_is_whose_name_stands_under_it(between):
    text = f"Many came.\nThe ferry is a gift. It is ours.{between}— Ida Krog (@idakrog) March 3, 2021"
    found = kl.voices.find(text)
    assert found[["speaker", "text"]].to_numpy().tolist()[:2] == [
        ["Ida Krog", "The ferry is a gift."], ["Ida Krog", "It is ours."],
    ]  # fmt: skip


def test_a_body_that_is_written_large_and_small_is_one_speaker_and_keeps_its_capitals_otherwise():
    both = "The Harbour Office said it was sorry. The harbour office said it would pay."
    assert kl.voices.find(both)["speaker_actor"].tolist() == ["harbour office"] * 2
    name = "The Harbour Office said it was sorry. No harbour is safe."
    assert kl.voices.find(name)["speaker_actor"].tolist() == ["Harbour Office"]


@pytest.mark.parametrize(
    "text",
    [
        "“I have lived here all my life,” Ida Krog, 39, who rents the house where he was shot, said by phone.",
        "“We never got a letter,” Ida Krog, 41, whose shop closed when the river rose, said Thursday in an email.",
        "Ida Krog, 52, whose boat sank while she was asleep, said the port was shut.",
    ],
)
def test_a_speaker_is_named_before_all_that_is_told_about_her(text):
    assert kl.voices.find(text)["speaker"].tolist() == ["Ida Krog"]


@pytest.mark.parametrize(
    ("before", "it"),
    [
        ("Many letters hurt the town, authorities said. Among them was a memo.", "memo"),
        ("Police searched the flat and found a diary.", "diary"),
        ("Greenwatch said the river was dead.", "Greenwatch"),
    ],
)
def test_it_is_no_group_of_people_but_a_body_or_a_text_just_named(before, it):
    found = kl.voices.find(f"{before} It claimed that the judge would go because “nobody sits that long.”")
    assert found["speaker"].tolist()[-2:] == [it] * 2


def test_to_charge_somebody_with_a_crime_says_nothing_and_a_third_is_nobody():
    assert kl.voices.find("The police department often charged its poorest residents with loitering.").empty
    assert kl.voices.find("Brandt charged that Holm had lied.")["speaker"].tolist() == ["Brandt"]
    assert kl.voices.find("A third described the mayor as a fool.")["speaker"].isna().all()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We must,” the mill’s CEO, Ed Holm, said. The CEO also called on the town to act.", ["Ed Holm"] * 2),
        ("Ed Holm, the coach of Norhaven, said it hurt. The coach said he would go.", ["Ed Holm"] * 2),
        ("Ed Holm, the former coach, said it hurt. The coach said he would go.", ["Ed Holm", "coach"]),
        ("Krog’s spokesman said no. “We wait,” spokesman Ed Holm said.", ["Ed Holm"] * 2),
        ("Krog’s spokesman said no. “We wait,” director Ed Holm said.", ["Krog’s spokesman", "Ed Holm"]),
        ("Bill Dorn, a bus driver, slept. “It was cold,” the driver said.", ["Bill Dorn"]),
        ("Bill Dorn, a bus driver, slept. “It was cold,” a driver said.", ["driver"]),
        ("Holm’s lawyer, Ed Brek, came. Holm’s lawyer said no.", ["Ed Brek"]),
        ("Holm’s lawyer, Ed Brek, came. Dahl’s lawyer said no.", ["Dahl’s lawyer"]),
        ("Ed Holm, a spokesman, said no. Dahl is home, according to his spokesman.", ["Ed Holm", None]),
        ("“Nobody came,” a biology student said. The student, Mia Sand, wept.", ["Mia Sand"]),
        # a trade of which nothing was told is nobody's
        ("Bill Dorn died when a bus hit him. “It was icy,” the bus driver said.", ["bus driver"]),
        ("Mayor Lina Moor came at five. “Forty beds,” the night nurse said.", ["night nurse"]),
    ],
)
def test_who_is_named_once_with_an_office_is_meant_by_it(text, names):
    assert kl.voices.find(text)["speaker_actor"].replace({pd.NA: None}).tolist() == names


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ida Krog came. “We try,” Krog said. “Friends, you have the votes.”", ["", "Ida Krog", "Ida Krog"]),
        ("The union wrote a list, which asks: Who pays? Who votes? Nobody knows.", ["union", "union", ""]),
        ("Ida Krog asked: Who pays? Who votes? Nobody knows.", ["Ida Krog", "Ida Krog", ""]),
        ("From Leeds: The boat left at noon. It was full.", ["", ""]),
        ("From the Leeds Herald: The boat left at noon. It was full.", ["Leeds Herald"] * 2),
        ("Krog has reportedly agreed to leave the party in May and called it “a home”.", [""]),
    ],
)
def test_whose_sentences_of_a_passage_are(text, speakers):
    assert kl.parse(text).sentences["speaker"].fillna("").tolist() == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the nearest whom a sentence is about, not the last who spoke
        ("“No,” said Ida Brek. On Friday Judge Calvo Strand refused it. He said that it was clear.", "Calvo Strand"),
        ("“No,” said Ida Brek. And Krog? Jon Krog is away. Asked when he would come, he answered: “Soon.”", "Jon Krog"),
        ("“No,” said Ida Brek. Thoma Dahl scored twice. He said he was tired.", "Thoma Dahl"),
        ("“No,” said Jon Krog. The plan of Thoma Dahl failed. He said it was dear.", "Jon Krog"),
        ("“No,” said Ida Brek. The owner, Matsu Dahl, is away. She said that divers would go on.", "Ida Brek"),
        # nobody has spoken: the only one of the sentence before
        ("The comet was found by Emilo Dahl, a baker. He says that it was luck.", "Emilo Dahl"),
        # a name takes the pronoun with which the article goes on after it
        ("“No,” said Alexo Brek. Sandu Mott was late. He ran. Nobody saw it. She said it was over.", "Alexo Brek"),
        ("Sandu Mott came. She had cakes. “Eat,” Mott said. The roof leaks. He said it was new.", None),
    ],
)
def test_he_is_the_nearest_whom_a_sentence_is_about_and_whom_it_fits(text, speaker):
    assert kl.voices.find(text)["speaker"].replace({pd.NA: None}).tolist()[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Press aide Ida Krog declined to comment. “We spoke of it before.” Jon Holm said it was late.", "Ida Krog"),
        ("Press aide Ida Krog declined to comment. “We spoke of it before.” “So did we,” Jon Holm said.", "Jon Holm"),
        ("Press aide Ida Krog was hurt. “She was the best.” Jon Holm said it was late.", "Jon Holm"),
        ("Press aide Ida Krog was told of the theft. “She robbed us.” Jon Holm said it was late.", "Jon Holm"),
        ("Ida Krog runs the bakery. “I saw the wall move.”", "Ida Krog"),
        ("(Photo by Jon Holm for the Gazette) Ida Krog said it was late.", "Ida Krog"),
    ],
)
def test_a_quotation_is_of_whom_a_saying_before_it_names_and_not_of_who_is_named_after_it(text, speakers):
    assert kl.voices.find(text)["speaker"].tolist()[0] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Ida Krog runs the bakery. “She saw the wall move, and I ran.”",
        "Ida Krog was hit by the wall. “We are shocked.”",
        "Ida Krog left the quay. “The pier is safe.”",
    ],
)
def test_a_quotation_is_of_whom_no_saying_before_it_names_only_if_he_acts_and_it_says_i_or_we(text):
    assert kl.voices.find(text)["speaker"].isna().all()


@pytest.mark.parametrize(
    ("headline", "speakers"),
    [
        ("Krog: Reports of rot premature", ["Ida Krog"]),
        ("Norland: Talks on the pier premature", []),  # who or what that is, no text says
    ],
)
def test_a_headline_without_a_verb_is_of_the_person_before_its_colon_whom_the_article_names(headline, speakers):
    parsed = kl.parse(f"{headline}\n\nMayor Ida Krog opened the pier of Norland on Monday.\n")
    assert parsed.attributions["speaker_actor"].tolist() == speakers


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Her coach, Jon Holm, laughed.", "Jon Holm"),
        ("Coach Jon Holm was unmoved.", "Jon Holm"),
        ("Jon Holm scored twice.", "Ida Krog"),  # she goes on
    ],
)
def test_who_reacts_between_two_quotations_says_the_second(between, speaker):
    found = kl.voices.find(f"“We lost,” Ida Krog said. {between} “They were too fast.”")
    assert found["speaker"].tolist() == ["Ida Krog", speaker]
