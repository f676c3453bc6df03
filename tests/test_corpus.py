"""The pipeline: text in, six tables out, and every offset cuts back the text as received."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl
from kosovo_lib import schema

STORY = """\
Ferry Port Shut As Islands Quarrel

The port of Norhaven was shut on Monday after a quarrel over fees. "We had no choice," Mayor Ida Krog said.

Update (14:05 GMT): The port has opened again, according to the union.
"""


@pytest.fixture(scope="module")
def corpus():
    return kl.parse(STORY, outlet="gazette", published="2024-05-08", title="Ferry Port Shut As Islands Quarrel")


def test_the_tables_are_those_of_the_schema(corpus):
    for table in schema.TABLES:
        frame = getattr(corpus, table.name)
        assert list(frame.columns) == list(table.columns)
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
            name: str(pd.Series([], dtype=dtype).dtype) for name, (dtype, _) in table.columns.items()
        }


def test_a_story_is_read_as_a_person_would(corpus):
    read = corpus.sentences[["section", "voice", "speaker", "line"]].astype(object).where(lambda f: f.notna(), None)
    assert read.to_numpy().tolist() == [
        ["headline", "outlet", None, 1],
        ["body", "outlet", None, 3],
        ["body", "other", "Ida Krog", 3],
        ["update", "other", "union", 5],
    ]
    dates = corpus.dates.set_index("surface")
    assert str(dates.loc["Monday", "date_from"].date()) == "2024-05-06"  # 8 May 2024 was a Wednesday
    assert dates.loc["14:05 GMT", "time"] == "14:05"


def test_a_sentence_names_who_speaks_through_whom(corpus):
    assert corpus.sentences["source_chain"].dropna().unique().tolist() == [
        "gazette",
        "gazette > Ida Krog",
        "gazette > union",
    ]


def test_without_a_publication_date_nothing_is_counted_from_one():
    dates = kl.parse("The port was shut on Monday.").dates
    assert dates["date_from"].isna().all()


@pytest.mark.parametrize("published", ["May 2024", "2024-05-09..2024-05-08", "2024-13-01"])
def test_a_publication_date_that_is_none_is_refused(published):
    with pytest.raises(kl.ParameterError, match=f"published '{published}'"):
        kl.parse("The port was shut.", published=published)


def test_a_text_of_the_corpus_is_recognised_and_an_outlet_found_by_its_name():
    shipped = kl.load("data")
    again = kl.parse(shipped.texts["otb-2008-02"], article="again")
    assert again.articles.loc[0, ["outlet", "author"]].tolist() == ["otb", "James Joyner"]
    assert again.sentences["text"].tolist() == shipped.select(articles=["otb-2008-02"]).sentences["text"].tolist()
    assert kl.parse("NATO came.", outlet="outside the beltway").articles.loc[0, "outlet"] == "otb"


def test_half_a_character_is_refused_with_its_place():
    with pytest.raises(kl.DataError, match=r"text: character 11 is half a character \(a lone surrogate\)"):
        kl.parse("Kurti said \udcdc no.")


def test_an_empty_text_is_refused():
    with pytest.raises(kl.DataError, match="text: the text is empty"):
        kl.parse(" \n")


def test_a_part_of_a_corpus_is_a_corpus():
    shipped = kl.load("data")
    part = shipped.select(outlets=["rferl"])
    assert set(part.sentences["article"]) == {"rferl-2021-09"} == set(part.texts)
    assert part.articles.index.tolist() == [0]
    assert "unattributed" not in set(shipped.select().articles["outlet"])
    with pytest.raises(kl.ParameterError, match="outlet 'koha' is not in the corpus; it has antiwar, otb"):
        shipped.select(outlets=["koha"])


def test_a_corpus_says_what_it_holds(corpus):
    assert (
        repr(corpus)
        == "Corpus(1 articles, 3 blocks, 4 sentences, 2 attributions, 0 mentions, 2 dates; outlets: gazette)"
    )


WORDS = st.sampled_from([
    "NATO", "Serbia’s", "Kosovo", "Belgrade", "said", "that", "“we", "”", ".", ",", "\n", "\n\n", "2008", "Monday",
    "Update", "(2032", "EST):", "1.", "Bob", "says:", "12.44", "pm", "é", "🙂",
])  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(str.strip))
def test_every_offset_cuts_back_the_text_as_received(text):
    corpus = kl.parse(text, published="2022-07-31", corpus="data")
    for table, column in (
        ("blocks", "text"),
        ("sentences", "text"),
        ("attributions", "text"),
        ("mentions", "surface"),
        ("dates", "surface"),
    ):
        for row in getattr(corpus, table).itertuples():
            assert text[row.start : row.end] == getattr(row, column)
    again = kl.parse(text, published="2022-07-31", corpus="data")
    for table in schema.TABLES:
        pd.testing.assert_frame_equal(getattr(corpus, table.name), getattr(again, table.name))


def test_a_corpus_shows_itself_in_a_notebook_with_a_row_for_each_outlet(corpus):
    shown = corpus._repr_html_()
    assert "<p>Corpus: 1 articles, " in shown
    assert "<td>gazette</td>" in shown
    assert "<td>2024-05-08</td>" in shown


def test_a_corpus_shows_names_as_text_and_only_so_many_outlets(corpus):
    rows = [corpus.articles.assign(article=f"a{n}", outlet=f"<b>{n:02}</b>") for n in range(30)]
    names = [corpus.outlets.assign(outlet=f"<b>{n:02}</b>", name="<script>") for n in range(30)]
    wide = replace(corpus, articles=pd.concat(rows), outlets=pd.concat(names))
    shown = wide._repr_html_()
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert shown.count("<tr>") == 13  # the head and twelve outlets
    assert "and 18 more outlets" in shown
    assert repr(wide).endswith("<b>11</b> and 18 more)")
