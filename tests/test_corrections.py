"""A person corrects the rules: every table rests on it, it is signed, and it holds when the text is parsed again."""

import csv
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import kosovo_lib as kl
from kosovo_lib import project
from kosovo_lib.corrections import COLUMNS, FILE, span_of
from kosovo_lib.project.checking import problems
from kosovo_lib.read import sheets

TEXT = """\
Port Shut

Mayor Ida Krog shut the port on Monday. She was tired of the fees. Norland protested.

"We stay," the union said. The crews wait at the pier.

Krog left in 2019. The mayor did not come back.
"""
ACTORS = "actors: [{name: Ida Krog, kind: person, aliases: [Krog], titles: [Mayor]}, {name: Norland, kind: state}]"
FEES = "She was tired of the fees."


@pytest.fixture
def story(tmp_path):
    folder = project.new(tmp_path / "port")
    (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    project.add(folder, [tmp_path / "a.txt"], outlet="Gazette", published="2024-05-08")  # a Wednesday
    return folder


ARTICLE = "gazette-2024-05-08"


def row(what, value, text, **more):
    """A row of the file; its place is where its text stands, if it does not say otherwise."""
    blank = {"article": ARTICLE, "start": "", "end": "", "who": "ana", "why": "I read it."}
    return blank | {"what": what, "value": value, "text": text} | {name: str(cell) for name, cell in more.items()}


def correct(folder, *rows):
    path = folder / FILE
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def corrected(folder, *rows):
    correct(folder, *rows)
    return kl.load(folder)


def sentence(corpus, text):
    return corpus.sentences.set_index("text").loc[text]


def test_nothing_is_corrected_where_nobody_corrects(story):
    corpus = kl.load(story)
    assert corpus.corrections.empty
    assert all(getattr(corpus, name)["corrected"].isna().all() for name in ("sentences", "blocks", "mentions", "dates"))


def test_a_sentence_is_given_to_somebody_else_and_to_a_speaker(story):
    assert sentence(kl.load(story), FEES)["voice"] == "outlet"
    corpus = corrected(story, row("voice", "other", FEES), row("speaker", "Krog", FEES, who="ben"))
    found = sentence(corpus, FEES)
    assert found[["voice", "speaker", "attribution", "attributed_share"]].tolist() == ["other", "Krog", "indirect", 1.0]
    assert (found["source_chain"], found["corrected"]) == ("Gazette > Krog", "ana; ben")
    part = corpus.attributions[corpus.attributions["text"] == FEES].iloc[0]
    assert (part["speaker"], part["speaker_actor"], part["corrected"]) == ("Krog", "Ida Krog", "ana; ben")
    assert kl.voices.shares(corpus).set_index("kind")["sentences"]["indirect"] == 1


def test_a_quotation_is_given_to_another_speaker_and_a_sentence_to_the_outlet(story):
    quoted = "“We stay,” the union said.".replace("“", '"').replace("”", '"')
    named = corrected(story, row("speaker", "Bo Lind", quoted))
    assert named.attributions[["speaker", "speaker_actor"]].to_numpy().tolist() == [["Bo Lind", "Bo Lind"]]
    unnamed = sentence(corrected(story, row("speaker", "none", quoted)), quoted)
    assert (unnamed["voice"], unnamed["source_chain"]) == ("other", "Gazette")
    assert unnamed.isna()["speaker"]
    own = corrected(story, row("voice", "outlet", quoted))
    assert own.attributions.empty
    assert sentence(own, quoted)[["voice", "attribution", "source_chain"]].tolist() == ["outlet", "none", "Gazette"]


def test_a_reference_is_given_to_another_actor_to_none_or_found(story):
    found = kl.load(story).mentions
    assert found.loc[found["surface"] == "She", "actor"].tolist() == ["Ida Krog"]
    start = TEXT.index("She")
    corpus = corrected(
        story, row("actor", "Norland", "She", start=start, end=start + 3), row("actor", "none", "Norland"),
        row("actor", "Ida Krog", "The crews"),
    )  # fmt: skip
    mentions = corpus.mentions.set_index("surface")
    assert mentions.loc["She", ["actor", "kind", "corrected"]].tolist() == ["Norland", "pronoun", "ana"]
    assert "Norland" not in mentions.index
    assert mentions.loc["The crews", ["actor", "kind", "sense"]].tolist() == ["Ida Krog", "description", "actor"]
    assert corpus.corrections["text"].tolist() == ["She", "Norland", "The crews"]
    assert corpus.corrections["was"].fillna("nothing").tolist() == ["Ida Krog", "Norland", "nothing"]
    assert kl.actors.counts(corpus, references="all").set_index("actor")["references"]["Norland"] == 1


def test_a_date_is_given_other_days_or_taken_out(story):
    corpus = corrected(story, row("date", "2024-05-13", "on Monday"), row("date", "none", "2019"))
    assert corpus.dates[["surface", "precision", "anchor", "corrected"]].to_numpy().tolist() == [
        ["Monday", "day", "correction", "ana"]
    ]
    assert str(corpus.dates["date_from"].iloc[0].date()) == "2024-05-13"
    assert corpus.corrections["was"].tolist() == ["2024-05-06", "2019-01-01..2019-12-31"]


@pytest.mark.parametrize(
    ("value", "days", "precision"),
    [
        ("2024-05-13", ("2024-05-13", "2024-05-13"), "day"),
        ("2024-02", ("2024-02-01", "2024-02-29"), "month"),
        ("2024", ("2024-01-01", "2024-12-31"), "year"),
        ("2024-05-13..2024-06", ("2024-05-13", "2024-06-30"), "range"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(value, days, precision):
    first, last, found = span_of(value)
    assert ((f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"), found) == (days, precision)


@pytest.mark.parametrize("value", ["Monday", "2024-13", "2024-02-30", "2024-06..2024-05", "2024..2025..2026", ""])
def test_what_is_no_date_is_none(value):
    assert span_of(value) is None


def test_a_section_is_corrected_before_anything_else_is_read(story):
    line = "Krog left in 2019. The mayor did not come back."
    before, corpus = kl.load(story), corrected(story, row("section", "furniture", line))
    assert corpus.blocks["section"].tolist() == ["headline", "body", "body", "furniture"]
    assert corpus.blocks["corrected"].astype(object).where(lambda cells: cells.notna(), None).tolist()[-2:] == [
        None,
        "ana",
    ]
    # "Krog left in 2019." and "The mayor did not come back." are 10 words less
    assert before.articles["words"].sum() - corpus.articles["words"].sum() == 10
    assert sentence(corpus, "Krog left in 2019.")["voice"] == "none"
    assert corpus.corrections["was"].tolist() == ["body"]


def test_a_section_is_that_of_a_whole_line_and_all_its_sentences_are_signed(story):
    corpus = corrected(story, row("section", "caption", "The mayor did not come back."))
    line = corpus.sentences[corpus.sentences["section"] == "caption"]
    assert line[["text", "corrected"]].to_numpy().tolist() == [
        ["Krog left in 2019.", "ana"], ["The mayor did not come back.", "ana"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "one",
    [
        row("section", "furniture", "Krog left in 2019. The mayor did not come back."), row("voice", "other", FEES),
        row("voice", "outlet", '"We stay," the union said.'), row("speaker", "Bo Lind", '"We stay," the union said.'),
        row("actor", "none", "Norland"), row("date", "2024-05-13", "Monday"),
    ],
)  # fmt: skip
def test_a_correction_is_kept_when_the_text_is_read_again_and_undone_with_its_row(story, one):
    tables = ("blocks", "sentences", "attributions", "mentions", "dates", "corrections")

    def read(corpus):
        return {name: getattr(corpus, name).astype(str).to_numpy().tolist() for name in tables}

    before, after = read(kl.load(story)), read(corrected(story, one))
    assert after == read(kl.load(story))
    assert after != before
    assert len(after["corrections"]) == 1
    assert read(corrected(story)) == before  # what a voice of the outlet's dropped is there again


def test_a_correction_holds_in_every_sentence_of_its_place(story):
    both = "Krog left in 2019. The mayor did not come back."
    corpus = corrected(story, row("voice", "other", both))
    assert corpus.sentences.loc[corpus.sentences["voice"] == "other", "text"].tolist()[1:] == [
        "Krog left in 2019.", "The mayor did not come back.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (row("tone", "sad", FEES), "row 2: what 'tone'; it is one of section, voice, speaker, actor, date"),
        (row("voice", "mayor", FEES), "row 2: value 'mayor' is no voice; it is one of outlet, other, none"),
        (row("section", "advert", FEES), "row 2: value 'advert' is no section; it is one of headline, "),
        (row("actor", "Krog", "She"), "row 2: value 'Krog' is no actor; it is one of Ida Krog, Norland, none"),
        (row("date", "Monday", "Monday"), "row 2: value 'Monday' is no date; write YYYY-MM-DD, YYYY-MM, YYYY"),
        (row("speaker", "", FEES), "row 2: value is empty; write the name of the speaker, or none"),
        (row("voice", "other", FEES, who=" "), "row 2: who is empty; whoever corrects the rules signs it"),
        (row("voice", "other", FEES, why=""), "row 2: why is empty"),
        (row("voice", "other", ""), "row 2: text is empty; it holds the words that are corrected"),
        (row("voice", "other", FEES, article="koha-1"), "row 2: article 'koha-1' is not in articles.csv"),
        (row("voice", "other", FEES, start=5), "row 2: start '5' and end ''; they are two whole numbers, or both"),
        (row("voice", "other", FEES, start="9" * 5000, end="9" * 5000), "they are two whole numbers"),
        (row("voice", "other", FEES, start=-4, end=9), "row 2: start '-4' and end '9'; they are two whole numbers"),
        (row("voice", "other", "She was tired"), None),  # part of a sentence is a place in it
        (row("voice", "other", "She said so."), "row 2: 'She said so.' does not stand in 'gazette-2024-05-08'; write"),
        (row("actor", "Norland", "Krog"), "row 2: 'Krog' stands 2 times in 'gazette-2024-05-08'; say which by start"),
        (row("voice", "other", FEES, start=0, end=26), "row 2: 'She was tired of the fees.' does not stand at 0 to"),
    ],
)  # fmt: skip
def test_a_row_that_breaks_a_rule_is_named(story, wrong, says):
    correct(story, wrong)
    found = kl.check(story)
    assert (found == []) if says is None else (len(found) == 1 and says in found[0] and "corrections.csv " in found[0])
    if says:
        with pytest.raises(kl.DataError, match=r"corrections\.csv row 2"):
            kl.load(story)


def test_words_that_have_moved_are_said_to_stand_elsewhere(story):
    correct(story, row("voice", "other", FEES, start=0, end=26))
    assert f"it stands at {TEXT.index(FEES)} now: correct the row, or empty start and end" in kl.check(story)[0]


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (row("voice", "none", FEES), "voice 'none' contradicts row 2 ('other'); keep one"),
        (row("voice", "other", FEES, who="ben"), "voice 'other' says the same as row 2 ('other'); keep one"),
    ],
)
def test_two_rows_do_not_speak_of_one_place(story, second, says):
    correct(story, row("voice", "other", FEES), second)
    assert kl.check(story) == [f"coding/corrections.csv row 3: {FEES!r}: {says}"]


def test_what_does_not_fit_the_reading_is_refused_when_it_is_loaded_and_checked(story):
    correct(story, row("speaker", "Bo Lind", FEES))
    says = "row 2: 'She was tired of the fees.' has the voice 'outlet', so it has no speaker; correct the voice, too"
    with pytest.raises(kl.DataError, match=re.escape(says)):
        kl.load(story)
    assert any(says in one for one in problems(story))


@pytest.mark.parametrize("what", ["actor", "date"])
def test_that_there_is_none_holds_where_the_rules_read_none_either(story, what):
    correct(story, row(what, "none", "tired"))
    assert problems(story) == []
    assert kl.load(story).corrections[["what", "value"]].to_numpy().tolist() == [[what, "none"]]


def test_the_file_may_be_saved_by_a_spreadsheet(story):
    path = correct(story, row("voice", "other", FEES, start=TEXT.index(FEES), end=TEXT.index(FEES) + len(FEES)))
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";").replace("\n", ";\n"), encoding="cp1252")
    assert sentence(kl.load(story), FEES)["voice"] == "other"


def test_corrections_go_with_an_article_that_is_renamed_or_removed_and_with_an_actor(story, tmp_path):
    (tmp_path / "b.txt").write_text(TEXT + "Printed by the Beacon.\n", encoding="utf-8")
    project.add(story, [tmp_path / "b.txt"], outlet="Beacon", published="2024-05-08")
    correct(story, row("voice", "other", FEES), row("actor", "Norland", "She", start=51, end=54))
    project.rename(story, "article", ARTICLE, "lead")
    project.rename(story, "actor", "Norland", "The North")
    assert kl.load(story).corrections[["article", "value"]].to_numpy().tolist() == [
        ["lead", "other"], ["lead", "The North"],
    ]  # fmt: skip
    project.remove(story, "actor", "The North")
    assert kl.load(story).corrections["what"].tolist() == ["voice"]
    backup = project.remove(story, "article", "lead")
    assert kl.load(story).corrections.empty
    assert "lead" in (backup / FILE).read_text(encoding="utf-8")


def test_a_label_that_was_given_to_a_wrong_reference_stays_in_its_sheet(story):
    path = kl.coding.Session(kl.load(story), "ida").path
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows({**one, "label": "0"} if one["actor"] == "Norland" else one for one in rows)
    corpus = corrected(story, row("actor", "none", "Norland"))
    assert len(kl.coding.load(corpus)) > 0


def test_an_ingested_corpus_is_corrected_too(story, tmp_path):
    correct(story, row("voice", "other", FEES))
    kl.bulk.ingest(story, tmp_path / "out")
    corpus = kl.load(tmp_path / "out")
    assert sentence(corpus, FEES)["voice"] == "other"
    assert corpus.corrections["who"].tolist() == ["ana"]


def test_what_was_corrected_is_signed_where_the_article_is_read(story):
    corpus = corrected(
        story, row("voice", "other", FEES, why="Krog’s <view>"), row("date", "2024-05-13", "Monday", who="ben")
    )
    html = corpus.read(ARTICLE)._repr_mimebundle_()["text/html"]
    assert "ana corrected the voice from outlet to other: Krog’s &lt;view&gt;</small>" in html
    page = kl.display.reading(corpus)._repr_mimebundle_()["text/html"]
    days = [f'<span class="unbroken">{day}</span>' for day in ("2024-05-06", "2024-05-13")]
    said = f"ben corrected the date of “Monday” from {days[0]} to {days[1]}: I read it."
    assert f'</span> <small class="corrected">{said}</small>' in page
    assert kl.coding.corrected_by(corpus) == (
        "The rules were corrected 2 times (ana 1, ben 1); the page with the articles says where and why."
    )


def test_where_nothing_is_corrected_the_method_page_says_so(story):
    assert kl.coding.corrected_by(kl.load(story)) == "Nobody has corrected what the rules read in these articles."


SHE = {"words": "She", "what": "actor", "value": "Norland"}


def test_a_correction_is_written_replaced_by_its_author_and_nobody_else(story):
    corpus = kl.load(story)
    written = kl.coding.correct(corpus, ARTICLE, 2, who="ana", why="a ship", **SHE)
    assert (written["start"], written["end"], written["text"]) == ("51", "54", "She")
    kl.coding.correct(corpus, ARTICLE, 2, who="ana", why="nobody is meant", **SHE | {"value": "none"})
    assert kl.load(story).corrections[["value", "why"]].to_numpy().tolist() == [["none", "nobody is meant"]]
    with pytest.raises(
        kl.ParameterError, match=r"ana has corrected the actor here to 'none' \(nobody is meant\); take row 2"
    ):
        kl.coding.correct(corpus, ARTICLE, 2, who="ben", why="a ship", **SHE)


@pytest.mark.parametrize(
    ("number", "asked", "says"),
    [
        (99, SHE, "'gazette-2024-05-08' has no sentence 99"),
        (2, SHE | {"words": "He"}, "words 'He' do not stand in this sentence"),
        (2, SHE | {"words": ""}, "words are missing: give those of the sentence that mean the actor or the date"),
        (2, SHE | {"words": "e"}, r"words 'e' stand \d times in this sentence; say which by start"),
        (2, SHE | {"start": 55}, "words 'She' do not stand there in this sentence"),
        (2, SHE | {"value": "Krog"}, "value 'Krog' is no actor; it is one of Ida Krog, Norland, none"),
        (2, SHE | {"words": "tired", "value": "none"}, "the rules read no actor in 'tired', so there is nothing"),
        (2, {"what": "speaker", "value": "Krog"}, "the voice of this sentence is 'outlet', so it has no speaker"),
    ],
)  # fmt: skip
def test_a_correction_that_could_not_be_applied_is_not_written(story, number, asked, says):
    with pytest.raises(kl.ParameterError, match=says):
        kl.coding.correct(kl.load(story), ARTICLE, number, who="ana", why="so", **asked)
    assert not (story / FILE).exists()


def test_a_correction_in_an_unknown_article_says_which_articles_there_are(story):
    with pytest.raises(kl.ParameterError, match=f"article: 'gazette' is not one of .*{ARTICLE}"):
        kl.coding.correct(kl.load(story), "gazette", 2, who="ana", why="so", **SHE)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder has no lock there")
def test_of_two_who_save_at_once_the_second_is_told_and_nothing_is_lost(story, monkeypatch):
    corpus, write = kl.load(story), sheets.write
    monkeypatch.setattr(sheets, "write", lambda *file: (time.sleep(0.5), write(*file)))

    def save(coder):
        number = {"ana": 1, "ben": 2}[coder]
        try:
            kl.coding.correct(corpus, ARTICLE, number, what="voice", value="other", who=coder, why="so")
        except kl.DataError as error:
            return str(error)
        return coder

    with ThreadPoolExecutor() as pool:
        said = sorted(pool.map(save, ["ana", "ben"]), key=len)
    assert said[1] == "corrections.csv: another program has changed it; nothing was written, open it again to go on"
    assert kl.load(story).corrections["who"].unique().tolist() == said[:1]
    assert save({"ana": "ben", "ben": "ana"}[said[0]]) != said[0]  # pressed again, it is saved beside the first
    assert sorted(kl.load(story).corrections["who"]) == ["ana", "ben"]


def test_a_corpus_without_a_folder_has_no_file_of_corrections():
    with pytest.raises(kl.ParameterError, match="this corpus has no folder of its own"):
        kl.coding.correct(kl.parse(TEXT), "text", 2, what="voice", value="other", who="ana", why="so")
