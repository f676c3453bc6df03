"""Which words say something: loaded words first, names and house style last."""

import math

import pandas as pd
import pytest
from terms_corpus import corpus

from kosovo_lib import terms

SAID = corpus([
    ("a", "harbour", ["The regime attacked the pier.", "It was not a disaster, said Mr. Krog of Haven.",
                      "In 2003 the U.S. fleet came to Haven."]),
])  # fmt: skip


@pytest.fixture(scope="module")
def kinds() -> pd.DataFrame:
    table = terms.rates(SAID)
    return terms.kinds(table, terms.concordance(SAID, table["term"].tolist())).set_index("term")


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("attacked", "loaded"),
        ("disaster", "loaded"),
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


def test_a_loaded_word_has_its_rating_and_whether_it_is_turned_round(kinds):
    assert kinds.loc["disaster", "valence"] < -2
    assert math.isnan(kinds.loc["pier", "valence"])
    # "not a disaster": the negation stands two words before
    assert kinds.loc["disaster", "negated"] == 1
    assert kinds.loc["attacked", "negated"] == 0


def test_the_list_begins_with_loaded_words_and_ends_with_house_style():
    table = pd.DataFrame({
        "outlet": "harbour", "term": ["mr", "pier", "attacked", "haven"], "q": [0.001, 0.002, 0.003, 0.004],
        "log_odds": 1.0, "one_article": False, "kind": ["house style", "word", "loaded", "name"],
    })  # fmt: skip
    assert terms.top(table, 9)["term"].tolist() == ["attacked", "pier", "haven", "mr"]
    assert terms.top(table.drop(columns="kind"), 9)["term"].tolist() == ["mr", "pier", "attacked", "haven"]
