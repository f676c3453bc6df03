"""In an interview every paragraph is whose name stands at its head; the outlet's own questions stay its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kosovo_lib import lang
from kosovo_lib.text.blocks import find_blocks, turns
from kosovo_lib.text.tokens import find_sentences
from kosovo_lib.voices import find_voices

ENGLISH = lang.load()

INTERVIEW = [
    "Albin Kurti, the prime minister of Kosovo, spoke to this newspaper in Pristina on Monday.",
    "The Courier: Why did you close the road? And for how long?",
    "Albin Kurti (prime minister): We had no other choice, since the barricades were there before us.",
    "We have told our partners so, and they understood.",
    "The Courier: Will you open it on Friday?",
    "Kurti: No. Who says that does not know the north of this country.",
    "The Courier: What comes next?",
    "Kurti: Talks in Brussels, and nothing else is left to us.",
]


def read(paragraphs):
    text = "The road stays shut\n\n" + "\n\n".join(paragraphs) + "\n"
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    return [
        (text[sentence.start : sentence.end], voice, [text[a:b] for a, b in voice.spans])
        for sentence, voice in zip(sentences, find_voices(text, blocks, sentences, ENGLISH), strict=True)
    ]


def test_answers_are_the_speakers_and_questions_the_outlets():
    found = {sentence: (voice.voice, voice.speaker) for sentence, voice, _ in read(INTERVIEW)}
    assert found[INTERVIEW[0]] == ("outlet", None)
    assert found["The Courier: Will you open it on Friday?"] == found["And for how long?"] == ("outlet", None)
    assert found[INTERVIEW[2]] == found[INTERVIEW[7]] == ("other", "Albin Kurti")


def test_a_paragraph_without_a_name_goes_on_with_the_speaker_before_it():
    ((_, voice, spans),) = [row for row in read(INTERVIEW) if row[0] == INTERVIEW[3]]
    assert (voice.speaker, voice.attribution, spans) == ("Albin Kurti", "direct", [INTERVIEW[3]])


def test_a_long_excerpt_after_an_interview_makes_it_none_the_less_one_and_nobody_s_answer():
    excerpt = [f"Chapter {n} tells of the road and of those who closed it that year." for n in range(1, 21)]
    found = turns(INTERVIEW + excerpt)
    assert found[2] == found[7] == "Albin Kurti"
    assert set(found[len(INTERVIEW) + 2 :]) == {None}


def test_the_name_at_the_head_is_no_part_of_what_is_said():
    ((_, _, spans),) = [row for row in read(INTERVIEW) if row[0] == INTERVIEW[2]]
    assert spans == ["We had no other choice, since the barricades were there before us."]


def test_a_short_answer_is_no_subhead():
    found = {sentence: voice.speaker for sentence, voice, _ in read([*INTERVIEW[:5], "Kurti: No", *INTERVIEW[6:]])}
    assert found["Kurti: No"] == "Albin Kurti"


def test_a_subhead_between_answers_is_nobodys_answer():
    found = {sentence: voice.voice for sentence, voice, _ in read([*INTERVIEW[:5], "On the north", *INTERVIEW[5:]])}
    assert found["On the north"] == "outlet"


def test_at_a_press_conference_other_reporters_ask():
    asked = ["QUESTION: Is the road shut?", "MR. PRICE: It is.", "QUESTION: For good?", "MR. PRICE: We shall see."]
    assert turns(asked) == ["QUESTION", "MR. PRICE", "QUESTION", "MR. PRICE"]


@pytest.mark.parametrize(("q", "a"), [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")])
def test_answers_under_a_letter_are_whose_interview_is_introduced(q, a):
    told = [
        "Ida Krog, a pilot, spoke to us on Monday.",
        f"{q} Is it shut?",
        f"{a} It is.",
        f"{q} For good?",
        f"{a} No.",
    ]
    assert turns(told) == [None, None, "Ida Krog", None, "Ida Krog"]


def test_who_first_stands_with_a_title_is_known_again_by_his_surname():
    told = ["MAYOR IDA KROG: Welcome.", "HOLM: Is it shut?", "KROG: It is.", "HOLM: For good?", "KROG: No."]
    assert turns(told) == ["MAYOR IDA KROG", None, "MAYOR IDA KROG", None, "MAYOR IDA KROG"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Q: Is the road shut?", "A: It is.", "Q: For good?", "A: Nobody knows."],  # the outlet explains
        ["Where: the bridge.", "When: Monday.", "Where: the mill.", "When: Friday."],
        ["Update: the road is open.", "Update: the road is shut again."],
        ["Kurti: no.", "The road is shut.", "Vucic: no."],  # nobody speaks twice
        ["Kurti: no.", "Vucic: no.", *["The road is shut."] * 20, "Kurti: no.", "Vucic: no."],  # quoted now and then
        [],
    ],
)
def test_an_article_that_is_no_interview_is_the_outlets(paragraphs):
    assert turns(paragraphs) == [None] * len(paragraphs)


SPEECH = [
    "We lost the ferry on a Monday, and I was on the quay.",
    "Nobody told me that night.",
    "My brother never came back to this town.",
    "I promise you that we will build a new one.",
]


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("What Ida Krog Has Said About the Ferry", []),
        ("The Ferry: Full Text of Ida Krog’s Speech", []),
        ("The mayor speaks", ["Remarks by Ida Krog as prepared for delivery."]),
    ],
)
def test_a_speech_printed_in_full_is_the_speaker_s(title, before):
    labelled = before or "Full" in title
    paragraphs = [*before, *SPEECH] if labelled else [f"Ida Krog: {SPEECH[0]}", *SPEECH[1:]]
    assert turns(paragraphs, title=title) == [None] * len(before) + ["Ida Krog"] * 4


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("My ferry", SPEECH),  # a column says "I", too
        ("My ferry", [f"Related Story: {SPEECH[0]}", *SPEECH[1:]]),  # nobody of that name is told of
        ("Full text of the law", ["The ferry is closed.", "It stays so.", "The board decides.", "So ends it."]),
        ("Ida Krog on the ferry", [f"Ida Krog: {SPEECH[0]}", "The ferry lay still."]),
    ],
)
def test_what_is_no_speech_is_the_outlets(title, paragraphs):
    assert set(turns(paragraphs, title=title)) == {None}


PARAGRAPHS = st.sampled_from([*INTERVIEW, "Kurti:", "Vucic: No.", "The road is shut.", "Is it?"])


@given(st.lists(PARAGRAPHS, max_size=12))
def test_whoever_speaks_is_named_at_the_head_of_a_paragraph(paragraphs):
    found = turns(paragraphs)
    assert len(found) == len(paragraphs)
    assert all(who is None or any(p.startswith(who) for p in paragraphs) for who in found)
    for _, voice, spans in read(paragraphs):
        assert all(span.strip() == span and span for span in spans) or voice.attribution != "direct"


IN_CAPITALS = [
    "The engineer Maud Lind hangs microphones under steel. We met her under the bridge.",
    "THE COURIER",
    "What did you hear just now?",
    "MAUD LIND",
    "A healthy bridge. It hums far too low for anybody to notice it on the quay.",
    "When a bolt works loose, the hum gets a rattle.",
    "TC",
    "How does one get into this trade?",
    "ML",
    "By marriage, and not by any plan that was worth the name.",
]
UNLABELLED = [
    "Maud Lind, you left the water on Sunday after 15 hours. How are your shoulders?",
    "I can lift a spoon, but not yet a cup, and my brother is feeding me.",
    "No woman had ever swum this strait. Why did you want to?",
    "I grew up on the island.",
    "In summer the ferry was always full of visitors, and we were left on the quay.",
    "What did you think about all those hours?",
    "I counted strokes, and I sang.",
]


@pytest.mark.parametrize(
    ("paragraphs", "answers"),
    [(IN_CAPITALS, {4, 5, 9}), (UNLABELLED, {1, 3, 4, 6})],
    ids=["names and their initials on lines of their own", "no labels at all"],
)
def test_an_interview_may_be_printed_without_a_name_at_the_head_of_its_paragraphs(paragraphs, answers):
    assert turns(paragraphs) == ["Maud Lind" if n in answers else None for n in range(len(paragraphs))]


def test_who_is_interviewed_without_labels_may_be_named_in_the_headline_only():
    paragraphs = ["Are you well?", "I am.", *UNLABELLED[2:]]
    assert turns(paragraphs, title="Five minutes with Ida Krog")[1] == "Ida Krog"


def test_questions_and_answers_about_a_thing_are_the_outlets():
    explainer = ["What is a dam?", "It holds water.", "Who pays for it?", "The town does.", "Can you see it?", "Yes."]
    assert turns(explainer) == [None] * 6


def test_who_answers_under_a_letter_is_nameless_where_no_name_is_told():
    paragraphs = ["Q: Why did you close it?", "A: I had to.", "Q: Who told you?", "A: My engineers did."]
    assert turns(paragraphs) == [None, "interviewee", None, "interviewee"]


def test_a_reporter_or_moderator_who_asks_is_the_outlet_and_one_answer_is_enough():
    asked = ["Reporter: Is the road shut?", "Ida Krog: It is.", "Reporter: For good?", "Ida Krog: No."]
    assert turns(asked) == [None, "Ida Krog", None, "Ida Krog"]
    panel = ["Moderator: Is the road shut?", "Ida Krog: It is.", "Moderator: For good?", "Jon Holm: No."]
    assert turns(panel) == [None, "Ida Krog", None, "Jon Holm"]
