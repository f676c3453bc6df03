"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kosovo_lib.text.blocks import Block, find_blocks
from kosovo_lib.text.tokens import count_words, find_sentences, find_words


def split(text):
    return [text[s.start : s.end] for s in find_sentences(text, [Block("body", 1, 1, 0, len(text))])]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The port shut at 12.44 pm on Monday.", "It opened again."],
        ["States that object, e.g. Ruritania, have reasons.", "Others do not."],
        ["The U.S. Embassy was told.", "It said nothing."],
        ["A Norhaven vs. Sudhaven clash is near.", "Nobody wants it."],
        ["Mark Holm (D-Va.), of the panel, met then-Sen. Ida Krog.", "They talked."],
        ["He is an army vet.", "Views expressed are his own."],
        ["“We stay,” she said.", "“This is ours.”"],
        ['The "only way is a talk.”', "So he said."],
        ["Mr. Berg met Gen. Holm on Jan. 5 in St. Anne.", "They talked."],
        ["“Mr. Berg left,” she said.", "“Gen. Holm stayed.”", "‘Dr. Lund is ill,’ he said."],
        ["It grew by 3.5 percent.", "Is that all?", "Yes!"],
        ["It’s heating up…and not only here."],
        # a bracket opened within a sentence holds no end of it; one that stands alone holds sentences of its own
        ["Rep. Jon Holm (R-N.C.), an ally of the mayor, said no.", "It rained."],
        ["Ida Krog (born in the U.S. Her father was a sailor) said no.", "It rained."],
        ["Ida Krog (the road was shut. The port was not) said no.", "It rained."],
        ["It rained.", "(The port was shut.", "Nobody came.)", "It opened again."],
        ["She left (the door was open.", "It rained."],
    ],
)
def test_sentences_of_a_line(sentences):
    assert split(" ".join(sentences)) == sentences


def test_lines_are_split_apart_but_a_hard_break_is_no_end():
    """A headline has no full stop; a line torn in mid-sentence goes on in lower case."""
    assert split("Port Shut Again\nThe port was shut on\nmonday by the mayor. It rained.\nNobody came.") == [
        "Port Shut Again",
        "The port was shut on\nmonday by the mayor.",
        "It rained.",
        "Nobody came.",
    ]


@given(st.text(alphabet=st.sampled_from("aB .!?\n\r\t\"“”'e.g1"), max_size=200))
def test_nothing_but_white_space_stands_between_sentences(text):
    blocks = find_blocks(text)
    position = 0
    for sentence in find_sentences(text, blocks):
        assert not text[position : sentence.start].strip()
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip() != ""
        assert blocks[sentence.block].start <= sentence.start < sentence.end <= blocks[sentence.block].end
        position = sentence.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Governor spoke on Monday.", "He left the U.S.", "The mayor stayed."],
        ["Berg left Harbour Corp.", "Nyberg said he was glad.", "Harbour Corp. Chairman Ann Berg said no."],
        ["It fell in Feb.", "A year later it was over.", "It rose in Jan. 2024."],
        ["It ended at 6 p.m.", "Nobody left.", "It met at 5 p.m. Monday."],
        ["The mayor said no.", "Berg said no, too."],
        ["She said so.", '"Is it?" he asked.'],
        ["She left.", '"Is it?" Krog asked Holm.'],
        ["He works for Acme Inc.", "She works for Bolt Co.", "They met."],
        ["The U.S. Army and the U.N. Security Council met.", "The E.U. Commission did not."],
        ["He lived in leafy Combe Park.", "Neighbour Ida Krog left Northern Bank.", "Customers of Black Rock."],
        ["He rang Capt. Holm.", "He asked Supt. Krog about Prof. Brandt."],
    ],
)
def test_abbreviations_end_a_sentence_where_the_next_word_begins_one(sentences):
    text = " ".join(sentences)
    found = find_sentences(text, [Block("body", 1, 1, 0, len(text))])
    assert [text[one.start : one.end] for one in found] == sentences


def test_items_of_a_list_are_sentences_of_their_own():
    text = "1. Bread\n2. Milk from the farm\n- eggs\n- 3 papers"
    found = find_sentences(text, [Block("body", 1, 4, 0, len(text))])
    assert [text[one.start : one.end] for one in found] == text.split("\n")


@pytest.mark.parametrize(
    "text", ["U.S. troops, 10,000 of them, don’t go.", "e-mail ida@krog.org at 14:30", "Été à Łódź", ""]
)
def test_words_are_counted_as_they_are_found(text):
    assert count_words(text) == len(find_words(text))
