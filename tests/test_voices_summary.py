"""Whose words stand on a page."""

import pandas as pd
import pytest

import kosovo_lib as kl

# Words, split at spaces: headline 2, own sentence 6, quotation 5 ("We stay," said Ida Krog.), head 3, comment 4.
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


def test_words_are_counted_by_who_says_them(corpus):
    table = kl.voices.shares(corpus).set_index("kind")
    assert table["words"].to_dict() == {"outlet": 8, "direct": 5, "indirect": 0, "block": 0, "comment": 4, "none": 3}
    assert table["sentences"].to_dict() == {
        "outlet": 2,
        "direct": 1,
        "indirect": 0,
        "block": 0,
        "comment": 1,
        "none": 1,
    }
    assert table["share"].sum() == pytest.approx(1)
    assert table.loc["outlet", "share"] == 8 / 20


def test_every_sentence_stands_behind_exactly_one_number(corpus):
    assert len(kl.voices.evidence(corpus)) == len(corpus.sentences) == kl.voices.shares(corpus)["sentences"].sum()


def test_the_finding_names_who_speaks_most_and_least_for_itself():
    table = pd.DataFrame(
        {
            "outlet": ["a", "a", "b", "b"], "kind": ["outlet", "direct"] * 2,
            "voice": ["the outlet itself", "somebody quoted"] * 2, "share": [0.9, 0.1, 0.25, 0.75],
        }
    )  # fmt: skip
    assert kl.voices.finding(table, {"a": "The Gazette", "b": "The Bugle"}) == (
        "The Gazette says 90% of the words on its page in its own voice, The Bugle only 25%:"
        " there, 75% of the words are somebody quoted."
    )
    assert kl.voices.finding(table[:2], {"a": "The Gazette"}) == "The Gazette says 90% of its words itself."


def test_a_corpus_without_articles_is_refused():
    empty = kl.Corpus.from_frames()
    with pytest.raises(kl.DataError, match="holds no article"):
        kl.voices.shares(empty)
