"""The pipeline: text in, six tables out, and every offset cuts back the text as received."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kosovo_lib as kl
from kosovo_lib import schema
from kosovo_lib.text.actors import load_lexicon

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


@pytest.mark.parametrize("published", ["May 2024", "2024-05-09..2024-05-08", "2024-13-01", "2024-05-09.."])
def test_a_publication_date_that_is_none_is_refused(published):
    with pytest.raises(kl.ParameterError, match=f"published '{published}'"):
        kl.parse("The port was shut.", published=published)


def test_outlets_actors_and_profiles_are_those_that_are_given_and_no_others(tmp_path, monkeypatch):
    (tmp_path / "outlets.csv").write_text(
        "outlet,name,country,kind,url,compare\nisland,The Island Press,NO,paper,,true\n", encoding="utf-8"
    )
    (tmp_path / "actors.yml").write_text("actors: [{name: Ida Krog, kind: person, aliases: [Krog]}]", encoding="utf-8")
    (tmp_path / "profiles.yml").write_text("island: {sections: {promo: ['^Read more']}}", encoding="utf-8")
    text = "Krog left.\n\nRead more here"
    given = {f"{name}s": tmp_path / f"{name}s.{end}" for name, end in
             (("outlet", "csv"), ("actor", "yml"), ("profile", "yml"))}  # fmt: skip
    told = kl.parse(text, outlet="the island press", **given)
    assert told.articles.loc[0, "outlet"] == "island"
    assert told.sentences["section"].tolist() == ["body", "promo"]
    assert told.mentions["actor"].tolist() == ["Ida Krog"]
    monkeypatch.chdir(tmp_path)  # what lies in the folder is not used unasked
    alone = kl.parse(text, outlet="the island press")
    assert alone.articles.loc[0, "outlet"] == "the island press"
    assert "promo" not in set(alone.sentences["section"])
    assert alone.mentions.empty


@pytest.mark.parametrize("table", ["blocks", "sentences", "attributions", "mentions", "dates"])
def test_a_table_joined_with_the_articles_names_each_outlet_once(corpus, table):
    frame = getattr(corpus, table)
    joined = frame.merge(corpus.articles)
    assert len(joined) == len(frame)
    assert [name for name in joined if name.endswith(("_x", "_y"))] == []
    assert "outlet" in joined


@pytest.mark.parametrize("table", ["blocks", "attributions", "mentions", "dates"])
def test_a_table_joined_with_the_sentences_names_each_outlet_once(corpus, table):
    keys = ["article"] if table == "blocks" else ["article", "sentence"]
    joined = corpus.sentences.merge(getattr(corpus, table), on=keys)
    assert "outlet" in joined
    assert "outlet_x" not in joined


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


def test_a_saved_page_that_states_its_address_gives_it():
    stated = '<link rel="canonical" href="https://pier.example/gates">'
    page = (
        f"<html><head>{stated}</head><body><article><h1>Gates shut</h1><p>The gates of the pier are shut.</p></article>"
    )
    assert kl.parse(page).articles["url"].item() == "https://pier.example/gates"
    assert kl.parse(page.replace(stated, "")).articles["url"].isna().all()


def test_a_corpus_says_what_it_holds(corpus):
    assert (
        repr(corpus)
        == "Corpus(1 article, 3 blocks, 4 sentences, 2 attributions, 0 mentions, 2 dates; outlets: gazette)"
    )


WORDS = st.sampled_from([
    "NATO", "Serbia’s", "Kosovo", "Belgrade", "said", "that", "“we", "”", ".", ",", "\n", "\n\n", "2008", "Monday",
    "Update", "(2032", "EST):", "1.", "Bob", "says:", "12.44", "pm", "é", "🙂",
])  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(str.strip))
def test_every_offset_cuts_back_the_text_as_received(text):
    corpus = kl.parse(text, published="2022-07-31", actors="data/actors.yml")
    for table, column in (
        ("blocks", "text"),
        ("sentences", "text"),
        ("attributions", "text"),
        ("mentions", "surface"),
        ("dates", "surface"),
    ):
        for row in getattr(corpus, table).itertuples():
            assert text[row.start : row.end] == getattr(row, column)
    again = kl.parse(text, published="2022-07-31", actors="data/actors.yml")
    for table in schema.TABLES:
        pd.testing.assert_frame_equal(getattr(corpus, table.name), getattr(again, table.name))


def test_a_corpus_shows_itself_in_a_notebook_with_a_row_for_each_outlet(corpus):
    shown = corpus._repr_html_()
    assert "<p>Corpus: 1 article, " in shown
    assert "<td>gazette</td>" in shown
    assert "<td>2024-05-08</td>" in shown


def test_a_corpus_shows_names_as_text_and_only_so_many_outlets(corpus):
    rows = [corpus.articles.assign(article=f"a{n}", outlet=f"<b>{n:02}</b>") for n in range(30)]
    names = [corpus.outlets.assign(outlet=f"<b>{n:02}</b>", name="<script>") for n in range(30)]
    wide = replace(corpus, tables={**corpus.tables, "articles": pd.concat(rows)}, outlets=pd.concat(names))
    shown = wide._repr_html_()
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert shown.count("<tr>") == 12  # the head has a style
    assert "and 18 more outlets" in shown
    assert repr(wide).endswith("<b>11</b> and 18 more)")


def test_a_corpus_equals_only_itself_and_can_stand_in_a_set(corpus):
    again = kl.parse(STORY, outlet="gazette", published="2024-05-08", title="Ferry Port Shut As Islands Quarrel")
    assert corpus == corpus
    assert corpus != again
    assert len({corpus, again}) == 2


def test_a_corpus_is_made_of_frames_that_are_there(corpus):
    own = kl.Corpus.from_frames(articles=corpus.articles, sentences=corpus.sentences.assign(topic="ferries"))
    assert own.outlets[["outlet", "name", "compare"]].to_numpy().tolist() == [["gazette", "gazette", True]]
    assert own.sentences.columns[-1] == "topic"
    few = kl.Corpus.from_frames(
        articles=corpus.articles[["article", "outlet", "words"]],
        outlets=pd.DataFrame({"outlet": ["gazette"], "name": "G"}),
    )
    assert few.articles["published_from"].dtype == "datetime64[s]"
    assert few.articles["title"].isna().all()
    assert few.outlets["compare"].all()
    assert own.dates.empty
    assert list(own.dates.columns) == list(corpus.dates.columns)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sentence": None}, "table 'sentence' is not one of articles, blocks"),
        ({"sentences": ["line"]}, "table sentences: column 'line' missing; needed are article, outlet"),
    ],
)
def test_frames_that_break_the_schema_are_refused(corpus, change, message):
    ((name, dropped),) = change.items()
    frame = corpus.sentences.drop(columns=dropped or [])
    with pytest.raises(kl.KosovoError, match=message):
        kl.Corpus.from_frames(**{name: frame})


def test_a_value_of_another_type_is_refused(corpus):
    with pytest.raises(kl.DataError, match=r"table sentences: column 'start' is not int64: .*'first'"):
        kl.Corpus.from_frames(sentences=corpus.sentences.assign(start="first"))
    with pytest.raises(kl.DataError, match=r"table sentences: column 'sentence' is not int64: 0\.5 is no whole number"):
        kl.Corpus.from_frames(sentences=corpus.sentences.assign(sentence=corpus.sentences["sentence"] + 0.5))
    with pytest.raises(kl.DataError, match="articles row 0: outlet 'gazette' is not in the table outlets"):
        kl.Corpus.from_frames(articles=corpus.articles, outlets=kl.parse("It rained.").outlets)
    with pytest.raises(kl.DataError, match=r"table articles: list is no table; give a pandas\.DataFrame"):
        kl.Corpus.from_frames(articles=corpus.articles.to_dict("records"))


def test_whole_numbers_dates_and_texts_of_other_types_are_taken(corpus):
    odd = corpus.sentences.astype({"sentence": float, "start": str, "voice": "category", "outlet": object})
    days = corpus.articles.astype({"published_from": str, "words": "int32"})
    own = kl.Corpus.from_frames(articles=days, sentences=odd)
    pd.testing.assert_frame_equal(own.sentences, corpus.sentences)
    pd.testing.assert_frame_equal(own.articles, corpus.articles)


def dated():
    """Three articles: 1 to 3 May, 8 May, and one without a day."""
    given = [("a", "2024-05-01..2024-05-03"), ("b", "2024-05-08"), ("c", None)]
    parsed = [kl.parse("The port was shut.", outlet="gazette", published=day, article=name) for name, day in given]
    return kl.Corpus.from_frames(articles=pd.concat([one.articles for one in parsed]))


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ({}, ["a", "b", "c"]),
        ({"since": "2024-05-03"}, ["a", "b"]),  # a can have been published on the 3rd
        ({"since": "2024-05-04"}, ["b"]),
        ({"since": 2024, "until": "2024-05"}, ["a", "b"]),  # as YAML reads a year
        ({"until": "2024-05-01"}, ["a"]),
        ({"since": "2024-05-02", "until": "2024-05-07"}, ["a"]),
        ({"since": "2024-05-04", "articles": ["a", "b"]}, ["b"]),
    ],
)
def test_articles_are_selected_by_the_days_on_which_they_can_have_been_published(asked, articles):
    assert dated().select(**asked).articles["article"].tolist() == articles


OF_GENRES = (("gazette", "news"), ("gazette", "opinion"), ("bugle", "live"), ("bugle", "letter"), ("mail", "opinion"))


def of_genres(*chosen):
    """An article for each outlet and genre, named by its number."""
    parsed = [kl.parse("The port was shut.", outlet=outlet, article=str(n)) for n, (outlet, _) in enumerate(OF_GENRES)]
    made = pd.concat([one.articles for one in parsed]).assign(genre=[genre for _, genre in OF_GENRES])
    return kl.Corpus.from_frames(articles=made[made["article"].isin(chosen)] if chosen else made)


@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ({}, ["0", "2"]),  # opinion and letters are kept apart
        ({"genres": ["news", "opinion"]}, ["0", "1", "4"]),
        ({"genres": schema.GENRES}, ["0", "1", "2", "3", "4"]),
        ({"outlets": ["gazette", "bugle"]}, ["0", "2"]),
        ({"outlets": ["gazette", "mail"]}, ["0", "1", "4"]),  # without opinion there would be nothing to compare with
        ({"outlets": ["gazette"]}, ["0"]),
        ({"outlets": ["mail"]}, ["4"]),
        ({"articles": ["1"]}, ["1"]),  # named, so wanted
    ],
)
def test_news_is_compared_with_news(asked, articles):
    assert of_genres().select(**asked).articles["article"].tolist() == articles


def test_a_corpus_of_opinion_pieces_is_compared_all_the_same():
    assert of_genres("1", "4").select().articles["article"].tolist() == ["1", "4"]


@pytest.mark.parametrize(
    ("text", "genre"),
    [("Opinion\n\nThe mayor must go\n\nThe mayor must go. We all know.", "opinion"),
     ("The mayor must go\n\nThe mayor must go, the union said.", "news"),
     ("Letters to the editor\n\nSir, the dam is rotten.", "letter"),
     ("\n".join(3 * ["Q: Was it safe?\nA: I thought so."]), "interview")],
)  # fmt: skip
def test_a_text_states_its_genre_to_parse_too(text, genre):
    assert kl.parse(text).articles["genre"].tolist() == [genre]


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"genres": ["interview"]}, r"genres \['interview'\]: no article; .* of unknown days \(news, opinion"),
     ({"outlets": ["mail"], "articles": ["0"]}, r"outlets \['mail'\], articles \['0'\]: no article"),
     ({"outlets": ["mail"], "genres": "news"}, r"outlets \['mail'\], genres \['news'\]: no article")],
)  # fmt: skip
def test_conditions_that_no_article_meets_are_refused(asked, said):
    with pytest.raises(kl.ParameterError, match=said):
        of_genres().select(**asked)


def test_a_corpus_without_articles_gives_tables_without_rows():
    nothing = kl.Corpus.from_frames().select()
    for table in (kl.facts.coverage, kl.facts.left_out, kl.facts.differences, kl.events.shared, kl.events.timeline):
        assert table(nothing).empty


def test_a_genre_that_does_not_exist_is_refused(corpus):
    with pytest.raises(kl.ParameterError, match="genres: 'blog' is not one of news, opinion, letter, interview, live"):
        corpus.select(genres=["blog"])


def test_a_day_that_is_none_is_refused(corpus):
    with pytest.raises(kl.ParameterError, match="since 'May' must be a year, a month or a day: 2008, 2008-02"):
        corpus.select(since="May")


@pytest.mark.parametrize(("day", "articles"), [(np.int64(2024), ["a", "b"]), (np.datetime64("2024-05-04"), ["b"])])
def test_a_year_or_day_that_pandas_worked_out_is_taken(day, articles):
    assert dated().select(since=day).articles["article"].tolist() == articles


def test_one_name_is_as_good_as_a_list_of_one():
    corpus = of_genres()
    assert corpus.select(articles="3").articles["article"].tolist() == ["3"]
    assert corpus.select(genres="opinion").articles["article"].tolist() == ["1", "4"]
    assert corpus.select(articles=corpus.articles["article"].head(2)).articles["article"].tolist() == ["0", "1"]


@pytest.mark.parametrize("number", [3, 2022.0, True, pd.NaT])
def test_a_number_is_no_day(corpus, number):
    with pytest.raises(
        kl.ParameterError,
        match=r"since:? \S+ (?:must be a year, a month or a day|is not a text or a whole number or a date)",
    ):
        corpus.select(since=number)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"articles": lambda t: pd.concat([t, t])}, r"articles row 1: article 'text' stands in two rows"),
        ({"sentences": lambda t: pd.concat([t, t])}, r"sentences row 4: article 'text' sentence 0 stands in two rows"),
        ({"dates": lambda t: t.assign(article="lost")}, r"dates row 0: article 'lost' is not in the table articles"),
        ({"articles": lambda t: t.assign(outlet=None)}, r"articles row 0: article 'text' outlet None is not known"),
        (
            {"sentences": lambda t: t.assign(text=None)},
            r"sentences row 0: article 'text' text None is not known; every",
        ),
        (
            {"sentences": lambda t: t.assign(voice="Outlet")},
            r"article 'text' voice 'Outlet' is not one of outlet, other",
        ),
        ({"blocks": lambda t: t.assign(section="bodytext")}, r"section 'bodytext' is not one of headline, deck, body"),
        ({"articles": lambda t: t.assign(genre="blog")}, r"articles row 0: article 'text' genre 'blog' is not one of"),
        ({"articles": lambda t: pd.concat([t, t[["title"]]], axis=1)}, r"table articles: column 'title' stands twice"),
    ],
)
def test_frames_whose_ids_do_not_fit_are_refused(corpus, change, message):
    frames = {name: change.get(name, lambda t: t)(frame) for name, frame in corpus.tables.items()}
    with pytest.raises(kl.DataError, match=message):
        kl.Corpus.from_frames(**frames)


@pytest.mark.parametrize(
    "call",
    [
        lambda c: kl.parse(None), lambda c: kl.parse("A.", outlet=3), lambda c: kl.parse("A.", published=2024),
        lambda c: kl.load(None), lambda c: kl.terms.concordance(c, None), lambda c: kl.terms.concordance(c, [None]),
        lambda c: kl.voices.find(None), lambda c: c.handles(["nope"]),
        lambda c: kl.terms.distinctive(pd.DataFrame({"outlet": [], "term": [], "n": []})),
        lambda c: kl.terms.distinctive(pd.DataFrame({"outlet": ["a", "b"], "term": [None, "x"], "n": [1, 2]})),
    ],
)  # fmt: skip
def test_an_argument_of_another_kind_is_named(corpus, call):
    with pytest.raises(kl.ParameterError, match=r"^[a-z.]+:? .*(?:None|nan|3|2024|nope|rows)"):
        call(corpus)


@pytest.mark.parametrize("missing", [None, pd.NaT, pd.NA, float("nan")])
def test_a_day_that_is_missing_is_unknown(missing):
    assert kl.parse("The ferry sank.", published=missing, outlet=missing).articles["published_from"].isna().all()


CODED = pd.DataFrame({"coder": ["ana", "ben"], "article": "a", "sentence": 1, "actor": "Krog", "label": [1, 0]})
DATED = kl.events.timeline(kl.parse("The ferry sank on 3 May 2024.", outlet="Post"))
USED = pd.DataFrame({"outlet": ["a", "a", "b"], "article": [1, 1, 2], "term": ["pier", "sea", "pier"], "n": [9, 9, 1]})
APART = kl.terms.distinctive(USED)
GIVE = "give what kl.load, kl.parse or kl.Corpus.from_frames returns"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: kl.facts.pairs("mystory"),
         "facts.pairs: corpus: 'mystory' is not a corpus or a Comparison; give kl.load('mystory')"),
        (lambda c: kl.terms.rates(Path("mystory")), "a corpus or a Frequencies or a table; give kl.load('mystory')"),
        (lambda c: kl.voices.shares(c.sentences), f"voices.shares: corpus: a DataFrame is not a corpus; {GIVE}"),
        (lambda c: kl.events.shared(None), f"events.shared: corpus: None is not a corpus or a Comparison; {GIVE}"),
        (lambda c: kl.stance.by_outlet(kl.facts.compare(c)),
         "stance.by_outlet: corpus: a Comparison is not a corpus; give its corpus, comparison.corpus"),
        (lambda c: kl.facts.coverage(c, least="2"),
         "facts.coverage: least: '2' is not a whole number; its help says “only facts that so many outlets report”"),
        (lambda c: kl.facts.differences(c, checked="yes"), "facts.differences: checked: 'yes' is not True or False"),
        (lambda c: kl.stance.judgements(c, least=True), "stance.judgements: least: True is not a number"),
        (lambda c: c.select(outlets=5), "Corpus.select: outlets: 5 is not a list; its help says “handles or printed"),
        (lambda c: kl.events.to_csv(c), "events: a Corpus is not a table; its help says “what timeline returns"),
        (lambda c: kl.events.to_ical(pd.DataFrame()),
         "to_ical: events: the table lacks the column date_from; its help says “what timeline returns”"),
        (lambda c: kl.events.findings(c, kl.events.timeline(c)),
         "events.findings: told: the table lacks the column verdict; its help says “what shared returns”"),
        (lambda c: kl.terms.findings(APART, faced=CODED), "terms.findings: faced: the table lacks the column outlet_a"),
        (lambda c: kl.terms.findings(APART, named=CODED), "terms.findings: named: the table lacks the column words_a"),
        (lambda c: kl.agreement.confusion(pd.DataFrame({"coder": ["ana", "ben"], "label": ["1", "0"]}), "ana", "ben"),
         "agreement.confusion: codings: the table lacks the column actor, article, sentence; its help says"),
        (lambda c: kl.agreement.confusion(CODED.assign(coder=3), "ana", "ben"),
         "agreement.confusion: codings: the column 'coder' is int64, not string; convert it with astype"),
        (lambda c: kl.agreement.confusion(CODED.assign(coder=["ana", pd.NA]), "ana", "ben"),
         "codings: the column 'coder' has no value in row 1; fill it, or leave the row out"),
        (lambda c: kl.agreement.pairs(pd.concat([CODED, CODED], axis=1)),
         "codings: the table has the column 'coder' twice; keep one of them"),
        (lambda c: kl.charts.timeline(DATED.assign(date_from=DATED["date_from"].dt.tz_localize("Europe/Oslo"))),
         "column 'date_from' is datetime64[s, Europe/Oslo], not datetime64[s]; convert it with dt.tz_localize(None)"),
        (lambda c: kl.display.table(pd.concat({"a": CODED}, axis=1), caption="-"), "columns of the table are none, or"),
        (lambda c: kl.events.to_xlsx(pd.DataFrame()), "to_xlsx: table: the columns of the table are none, or have"),
        (lambda c: kl.schema.outlets_apart(c.articles), "outlets_apart: outlets: the table lacks the column compare"),
        (lambda c: kl.coding.targets(c, c.sentences.assign(sentence=99)), "has no sentence 99"),
        (lambda c: kl.parse("A.", outlet=np.array(["Post", "Star"])), "parse: outlet: a ndarray is not a text"),
        (lambda c: kl.parse("A.", actors=["Krog"]), "parse: actors: a list is not a text or a path or a Lexicon"),
        (lambda c: kl.display.findings(c.articles), "display.findings: results: a DataFrame is not a list"),
        (lambda c: kl.terms.rates(c, outlets=[[]]), "terms.rates: outlets: it holds [], which is not a text"),
        (lambda c: kl.events.timeline(c, actors=["Velm", 7]), "timeline: actors: it holds 7, which is not a text"),
        (lambda c: kl.terms.distinctive(c, against={7: 1}), "against: it holds 7, which is not a text"),
    ],
)  # fmt: skip
def test_an_argument_of_another_kind_is_refused_with_what_to_give_instead(corpus, call, message):
    with pytest.raises(kl.ParameterError) as refused:
        call(corpus)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda c: {"sentences": c.sentences.drop(columns="section")}, "table sentences: column 'section' missing"),
        (lambda c: {"sentences": c.sentences.assign(text=None)}, "sentences row 0: article 'text' text None is not"),
    ],
)
def test_a_table_that_somebody_damaged_in_a_corpus_is_named_by_whatever_analysis_meets_it(corpus, damage, message):
    damaged = replace(corpus, tables={**corpus.tables, **damage(corpus)})
    for analysis in (kl.voices.speakers, kl.terms.rates, kl.facts.pairs):
        with pytest.raises(kl.DataError, match=message):
            analysis(damaged)


def test_a_damaged_table_of_outlets_is_named_too(corpus):
    damaged = replace(corpus, outlets=corpus.outlets.drop(columns="outlet"))
    for analysis in (kl.terms.rates, kl.terms.readability):
        with pytest.raises(kl.DataError, match="table outlets: column 'outlet' missing"):
            analysis(damaged)


def test_sentences_without_a_table_of_articles_are_counted_all_the_same(corpus):
    alone = kl.Corpus.from_frames(sentences=corpus.sentences)
    assert kl.terms.rates(alone)["n"].sum() == kl.terms.rates(corpus)["n"].sum() > 0


@pytest.mark.parametrize(
    "error",
    [PermissionError(13, "Permission denied", "pier.csv"), MemoryError(), KeyError("pier"), ZeroDivisionError()],
)
def test_no_table_is_blamed_for_a_file_or_memory_or_for_what_another_function_did(corpus, error):
    def fails(_):
        raise error

    rows = pd.DataFrame({"article": [corpus.articles["article"][0]], "sentence": 0, "outlet": "gazette", "line": "one"})
    with pytest.raises(type(error)):
        kl.display.evidence(corpus, rows, by=["outlet"], mark=None, label=fails)


def test_an_argument_that_nobody_asks_for_is_refused_with_those_that_there_are(corpus):
    with pytest.raises(TypeError, match=r"facts.coverage\(\) got an unexpected .*'lest'; it takes corpus, least"):
        kl.facts.coverage(corpus, lest=2)


def test_numbers_and_days_of_numpy_and_pandas_pass_for_ours(corpus):
    assert kl.facts.coverage(corpus, least=np.int64(1)).equals(kl.facts.coverage(corpus))
    assert kl.events.timeline(corpus, since=pd.Timestamp(1900, 1, 1), until=2100).equals(kl.events.timeline(corpus))
    assert corpus.select(outlets=corpus.outlets["outlet"]).articles.equals(corpus.articles)


def shown(view):
    return view._repr_mimebundle_()["text/html"]


def test_an_article_is_read_with_its_speakers_in_the_margin(corpus):
    html = shown(corpus.read("text"))
    assert "<details open><summary>gazette: Ferry Port Shut As Islands Quarrel</summary>" in html
    assert '<small class="who">Ida Krog, quoted</small> <span class="s direct" id="text-s2">"We had no' in html
    assert "http" not in html
    with pytest.raises(kl.ParameterError, match="article 'koha' is not in the corpus; it has text"):
        corpus.read("koha")
    assert shown(corpus.read(["text"])) == html
    with pytest.raises(kl.ParameterError, match="article 5 is not in the corpus; it has text"):
        corpus.read(5)


def test_actors_are_marked_where_an_article_is_read_inside_words_of_others_too(tmp_path):
    (tmp_path / "actors.yml").write_text("actors: [{name: Harbour Board, kind: organisation}]", encoding="utf-8")
    actors = load_lexicon(tmp_path / "actors.yml")
    html = shown(kl.parse("“The Harbour Board is late,” Ida Krog said.", actors=actors).read("text"))
    assert '“The <span class="actor" title="Harbour Board">Harbour Board</span> is late,” Ida Krog said.' in html


def three(*texts):
    parsed = [kl.parse(text, outlet=name, article=name) for name, text in zip("abc", texts, strict=True)]
    tables = ("articles", "outlets", "sentences", "blocks", "attributions")
    return kl.Corpus.from_frames(**{name: pd.concat([getattr(one, name) for one in parsed]) for name in tables})


def test_two_articles_stand_side_by_side_and_the_titles_of_the_others_open_them():
    corpus = three(*["The ferry sank."] * 3)
    titles = r"<details( open)?><summary>(\w): "
    assert re.findall(titles, shown(corpus.read())) == [(" open", "a"), (" open", "b"), ("", "c")]
    assert re.findall(titles, shown(corpus.read("c", "a"))) == [(" open", "c"), (" open", "a")]


def test_a_sentence_opens_those_on_the_same_fact_in_other_articles_and_what_differs():
    corpus = three(
        "The ferry Aurora sank off Norhaven on Monday, and 12 sailors drowned.",
        "The ferry Aurora sank off Norhaven on Monday, and 15 sailors drowned.", "Taxes rise in Sunport next year.",
    )  # fmt: skip
    html = shown(corpus.read("a"))
    assert '<details class="same"><summary><span class="s own" id="a-s0">The ferry' in html
    other = "<bdi>b</bdi>: The ferry Aurora sank off Norhaven on Monday, and 15 sailors drowned."
    assert f"<li>{other} <small>Compare “12” with “15”.</small></li>" in html
    assert "Taxes" not in html
    assert 'class="same"' not in shown(corpus.read("c"))


def test_what_two_bodies_do_is_not_opened_as_the_same_fact():
    corpus = three(
        "The ferry sank. The harbour police began an investigation into the crash.",
        "A fair opened. The safety board began an investigation into the crash.", "Taxes rise in Sunport next year.",
    )  # fmt: skip
    assert 'class="same"' not in shown(corpus.read("a"))


def test_an_article_is_shown_as_text_whatever_it_holds():
    corpus = kl.parse("Nobody saw <script>alert(1)</script> & left.", outlet="<b>gazette", title="<i>Shut")
    html = shown(corpus.read("text"))
    assert "<script>" not in html
    assert "<b>gazette" not in html
    assert "<i>Shut" not in html


def test_tables_join_on_what_both_have_without_suffixes():
    corpus = kl.parse("“We stay,” the mayor said on Monday.", outlet="gazette", published="2022-08-01")
    told = corpus.sentences.merge(corpus.articles)  # a sentence has one article, and its outlet is the article's
    assert len(told) == len(corpus.sentences)
    when = corpus.join("dates")
    assert when[["surface", "outlet", "voice"]].to_numpy().tolist() == [["Monday", "gazette", "other"]]
    assert when["start"].equals(corpus.dates["start"])  # of the day, not of its sentence
    assert {"text", "published_from"} <= set(when)
    with pytest.raises(kl.ParameterError, match="table 'names' is not in the corpus; it has articles"):
        corpus.join("names")
    dated = corpus.dates.merge(corpus.sentences[["article", "sentence", "outlet", "voice"]])
    assert dated["outlet"].tolist() == ["gazette"] * len(corpus.dates) != []
    assert not [name for name in (*told, *dated) if name.endswith(("_x", "_y"))]


def test_outlets_are_selected_by_handle_or_by_printed_name():
    row = {"outlet": "harbour", "name": "Harbour Times", "country": "", "kind": "", "url": "", "compare": "true"}
    corpus = kl.parse("The port is shut.", outlet="harbour", outlets={"harbour": row})
    assert corpus.outlets[["country", "kind", "url"]].isna().all(axis=None)  # an empty cell is missing, no text
    asked = (["harbour"], ["Harbour Times"], "Harbour Times")
    assert [len(corpus.select(outlets=outlets).articles) for outlets in asked] == [1, 1, 1]
    with pytest.raises(kl.ParameterError, match="outlet 'Gazette' is not in the corpus; it has harbour"):
        corpus.select(outlets=["Gazette"])


def test_an_article_is_printed_as_plain_text_with_its_speakers():
    corpus = kl.parse("The port is <shut>. “We stay,” Mayor Ida Krog said.", outlet="Gazette", title="Shut & open")
    assert str(corpus.read("text")).splitlines() == [
        "Shut & open", "Gazette, day unknown", "Gazette: The port is <shut>.",
        "Ida Krog: “We stay,” Mayor Ida Krog said.",
    ]  # fmt: skip
