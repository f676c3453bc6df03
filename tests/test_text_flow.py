"""A text is read as it flows, whoever wrapped its lines; every place leads back into the text as received."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl
from kosovo_lib.text.flow import Flow

WRAPPED = """\
Harbour Stays Shut

The harbour of Norhaven stays shut until Friday, the port author-
ity said on Monday, after a crane fell on the northern pier and
blocked the channel for all but the smallest of boats.

Captains who had waited since Sunday were told to go to the south-
ern port. Nobody was hurt when the crane fell.

- The northern pier is closed to everybody for the time being.
- The southern pier is open.
"""


def test_wrapped_lines_flow_and_items_of_a_list_do_not():
    lines = [line for line in Flow(WRAPPED).text.split("\n") if line]
    assert lines == [
        "Harbour Stays Shut",
        "The harbour of Norhaven stays shut until Friday, the port authority said on Monday, after a crane fell on the"
        " northern pier and blocked the channel for all but the smallest of boats.",
        "Captains who had waited since Sunday were told to go to the southern port. Nobody was hurt when the crane"
        " fell.",
        "- The northern pier is closed to everybody for the time being.",
        "- The southern pier is open.",
    ]


def test_a_wrapped_article_is_read_whole_with_its_places_in_the_text_as_received():
    corpus = kl.parse(WRAPPED, published="2024-05-07")
    row = corpus.sentences.iloc[1]
    assert WRAPPED[row["start"] : row["end"]] == row["text"]
    assert row["text"].startswith("The harbour of Norhaven")
    assert row["text"].endswith("smallest of boats.")
    assert row["line"] == 3
    assert (corpus.sentences["section"] == "body").sum() == 5
    assert corpus.blocks["line_to"].max() == 11


@pytest.mark.parametrize(
    "text",
    [
        "Ships came in.\nCargo went out.\nNobody was there to see it.\nIt rained.\nThen it stopped.",
        "The harbour stays shut until Friday, the port authority said on Monday, after a crane fell on the pier.\n" * 4,
        "- Bread and butter\n- milk from the farm\n- eggs, if there are any left\n- a newspaper\n- tea",
    ],
)
def test_lines_that_nobody_wrapped_stay(text):
    assert not Flow(text).is_changed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It opens on Mon\u00adday.", "It opens on Monday."),
        ("The union con\ufb01rmed it.", "The union confirmed it."),
        ("The mayor \u200bsaid no.", "The mayor said no."),
        ("The cafe\u0301 stayed open.", "The café stayed open."),
    ],
)
def test_what_hides_a_word_is_read_past(text, read):
    assert Flow(text).text == read


def test_a_hidden_day_and_verb_are_found_where_they_stand():
    text = "The gates open on Mon\u00adday, the union con\ufb01rmed."
    corpus = kl.parse(text, published="2024-05-05")
    day = corpus.dates.iloc[0]
    assert (day["surface"], day["precision"]) == ("Mon\u00adday", "day")
    assert text[day["start"] : day["end"]] == "Mon\u00adday"
    assert corpus.sentences.iloc[0]["voice"] == "other"


@given(st.text(alphabet="ab \u00ad\ufb01\u200b", max_size=30), st.data())
def test_every_span_of_the_flow_leads_back_to_what_it_was_read_from(text, data):
    flow = Flow(text)
    if not flow.text:
        return
    start = data.draw(st.integers(0, len(flow.text) - 1))
    end = data.draw(st.integers(start + 1, len(flow.text)))
    here, there = flow.original(start, end)
    assert flow.text[start:end] in Flow(text[here:there]).text
    assert flow.flowing(here) <= start
