"""`kosovo check`: all that can be wrong with a corpus folder, at once, each with its place and what would be right."""

from pathlib import Path

import pytest
from invented_stories import CORPORA, files_of

from kosovo_lib import cli, coding, load, project
from kosovo_lib.project.checking import hints, problems


@pytest.fixture
def storm(tmp_path):
    folder = project.new(tmp_path / "storm")
    project.add(folder, files_of("storm"), outlet="Vestry Post")
    (folder / "actors.yml").write_bytes((CORPORA / "storm" / "actors.yml").read_bytes())
    return folder


def test_a_story_as_it_was_added_is_in_order(storm, capsys):
    assert problems(storm) == []
    assert cli.main(["check", str(storm)]) == 0
    assert capsys.readouterr().out == f"{storm}: in order\n"


@pytest.mark.parametrize("name", ["pages/stance.yml", "front.md", "actors.yml", "profiles.yml", "articles.csv"])
def test_bytes_that_are_no_text_are_a_problem_of_their_file(storm, name):
    with (storm / name).open("ab") as stream:
        stream.write(b"\n# caf\xe9\n")
    assert name.removeprefix("pages/") in "\n".join(problems(storm))


def test_settings_of_the_front_page_are_checked_too(storm):
    (storm / "front.md").write_text("---\npublish: all\n---\n# Storm\n", encoding="utf-8")
    assert problems(storm) == ["front.md publish: 'all' is not one of 'full' or 'excerpts'"]


def test_names_that_occur_often_are_offered_as_actors_and_are_no_problem(storm, capsys):
    (storm / "actors.yml").write_text("actors: []", encoding="utf-8")
    assert problems(storm) == []
    assert cli.main(["check", str(storm)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{storm}: in order\n"
    assert "kosovo check: hint: names that occur often or speak, not in actors.yml: " in err
    assert f"kosovo actors {storm} proposes them" in err


@pytest.mark.parametrize(("actors", "hinted"), [("[{name: Ole Brandt, kind: person}]", True), (
    "[{name: Weather Office, kind: organisation}, {name: Coast Guard, kind: organisation}]", False)])  # fmt: skip
def test_names_no_more_frequent_than_every_actor_listed_are_no_hint(storm, actors, hinted):
    # Storm Agnes and Vestry are named 4 times, as is the Coast Guard; the Weather Office is 6 times, Ole Brandt twice.
    (storm / "actors.yml").write_text(f"actors: {actors}", encoding="utf-8")
    assert any("Storm Agnes (4), Vestry (4)" in hint for hint in hints(storm)) == hinted


def test_every_problem_is_named_at_once_with_its_file(storm, capsys):
    with (storm / "articles.csv").open("a", encoding="utf-8") as stream:
        stream.write("two,koha,,,,,,2025-10-04,2025-10-03,stated,,articles/none.txt,,\n")
    (storm / "profiles.yml").write_text("vestry-post: {sections: {advert: [x]}}", encoding="utf-8")
    (storm / "pages" / "stance.yml").write_text(
        "{notebook: stance, page: stance, title: T, parameters: {min: 3}}", encoding="utf-8"
    )
    found = problems(storm)
    assert [problem.split(":")[0].split(" ")[0] for problem in found] == [
        *["articles.csv"] * 3, "profiles.yml", "pages/stance.yml",
    ]  # fmt: skip
    assert found[0] == "articles.csv row 5: outlet 'koha' is not in outlets.csv; add it there, or correct it"
    assert found[1] == "articles.csv row 5: published_from 2025-10-04 lies after 2025-10-03"
    assert found[2].startswith("articles.csv row 5: path 'articles/none.txt' is not a file in the corpus folder; put")
    assert "did you mean 'min_n'?" in found[4]
    assert cli.main(["check", str(storm)]) == 1
    assert capsys.readouterr().out.splitlines() == found


def test_a_coding_sheet_is_held_to_the_corpus(storm):
    sheet = coding.Session(load(storm), "ida").path
    text = sheet.read_text(encoding="utf-8-sig")
    assert problems(storm) == []
    sheet.write_text(text.replace("Coast Guard", "Cost Guard", 1), encoding="utf-8-sig")
    assert any("ida.csv" in problem and "Cost Guard" in problem for problem in problems(storm))


def test_a_workbook_or_an_empty_sheet_alone_is_checked_too(storm):
    (storm / "coding").mkdir(exist_ok=True)
    (storm / "coding" / "ida.xlsx").write_bytes(b"")
    assert [problem.split(":")[0] for problem in problems(storm)] == ["ida.xlsx"]


def test_what_follows_from_a_problem_is_not_named_again(storm):
    sheet = coding.Session(load(storm), "ida").path
    (storm / "actors.yml").unlink()
    assert problems(storm) == ["actors.yml: it is not there, and the coding sheets name its actors; put it back"]
    sheet.unlink()
    outlets = storm / "outlets.csv"
    header, row = outlets.read_text(encoding="utf-8").splitlines()[:2]
    outlets.write_text(f"{header},colour\n{row},red\n".replace("colour,colour", "colour"), encoding="utf-8")
    assert len(problems(storm)) == 1
    articles = storm / "articles.csv"
    articles.write_text(articles.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    assert problems(storm)[1:] == ["articles.csv: its cells stand between ';'; save the table with commas"]


def test_a_folder_in_the_place_of_the_actors_is_refused(storm):
    (storm / "actors.yml").unlink()
    (storm / "actors.yml").mkdir()
    assert problems(storm)[0] == "actors.yml: cannot be read: Is a directory"


def test_a_page_cannot_ask_for_another_corpus(storm):
    (storm / "pages" / "stance.yml").write_text(
        "{notebook: stance, page: stance, title: T, parameters: {corpus_path: /etc}}", encoding="utf-8"
    )
    assert problems(storm) == [
        "pages/stance.yml: parameter 'corpus_path' of stance is '/etc', but the pages of this corpus are"
        " made of 'storm': leave it out (kosovo report FOLDER names the corpus)"
    ]


@pytest.mark.parametrize("to", ["../../../escaped", "/tmp/escaped"])
def test_an_export_that_would_leave_the_build_folder_is_a_problem_of_its_page(storm, to):
    (storm / "pages" / "events.yml").write_text(
        f"notebook: events\npage: events\ntitle: When?\nparameters: {{export_to: {to}}}\n", encoding="utf-8"
    )
    (problem,) = problems(storm)
    assert problem.startswith(f"pages/events.yml: export_to is '{to}': files stay in build")


def test_a_folder_that_is_no_corpus_is_said_to_be_none(tmp_path):
    assert problems(tmp_path) == [
        f"{tmp_path}: no articles.csv in {tmp_path} or in a folder of that name above it; make one with kosovo new, "
        "or from a table with kosovo ingest"
    ]


MAYOR = "Port Shut\n\nMay said that the port may open again. May spoke on Monday, and it may rain. Nobody else was.\n"
WIRE = " ".join(f"The port of gate {n} was shut by the harbour master after a quarrel over fees." for n in range(9))


@pytest.fixture
def port(tmp_path):
    """Two outlets with one wire report, a later version of one of them, and a note of three words."""
    folder = project.new(tmp_path / "port")
    for name, outlet, text in (
        ("a", "Gazette", WIRE), ("b", "Beacon", WIRE), ("c", "Beacon", f"{WIRE} It opened again at noon."),
        ("d", "Gazette", "The port opened."), ("e", "Gazette", MAYOR),
    ):  # fmt: skip
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        project.add(folder, [tmp_path / f"{name}.txt"], outlet=outlet, title=name, published="unknown")
    return folder


def test_choices_that_look_odd_are_hinted_at(port):
    (port / "actors.yml").write_text(
        "actors: [{name: Theresa May, kind: person, aliases: [May]}, {name: Ida Krog, kind: person}]", encoding="utf-8"
    )
    assert problems(port) == []
    assert hints(port) == [
        "hint: 5 articles without a day: no “on Monday” is dated there; articles.csv has room for it",
        "hint: gazette-d has 3 words of text; is articles/gazette-d.txt the whole article?",
        "hint: gazette-e has 21 words of text; is articles/gazette-e.txt the whole article?",
        "hint: beacon-b and beacon-c have 100% of the shorter one's text in common: a later version? "
        "Then the column version_of of articles.csv says so",
        "hint: gazette-a and beacon-b have the same text: a wire report?",
        "hint: gazette-a and beacon-c have 100% of the shorter one's text in common: a wire report?",
        "hint: actor 'Theresa May': the alias 'May' is an ordinary word too ('may' stands 2 times in the texts); at "
        "the start of a sentence one is taken for the other",
        "hint: actor 'Ida Krog' is named in no article; are its aliases spelled as in the texts?",
    ]


def test_one_outlet_alone_is_said_to_compare_with_nobody(tmp_path):
    folder = project.new(tmp_path / "port")
    (tmp_path / "a.txt").write_text(WIRE, encoding="utf-8")
    project.add(folder, [tmp_path / "a.txt"], outlet="Gazette", published="unknown")
    said = "hint: 1 outlet to compare, so nothing can be compared; is the column outlet right?"
    assert said in hints(folder)
    undated = "hint: 1 article without a day: no “on Monday” is dated there; articles.csv has room for it"
    assert undated in hints(folder)


def test_what_page_files_ask_of_a_corpus_is_checked_before_anything_runs_all_at_once(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    project.new("demo", example=True)
    pages = tmp_path / "demo" / "pages"
    asked = {"terms": "{words: [shut the port for three whole days], outlets: [koha]}", "facts": "{actors: [Nobody]}",
             "stance": "{voice: ''}", "method": "{coder: zoe}"}  # fmt: skip
    for name, values in asked.items():
        (pages / f"{name}.yml").write_text(
            f"{{notebook: {name}, page: {name}, title: T, parameters: {values}}}", encoding="utf-8"
        )
    found = problems(tmp_path / "demo")
    assert [one.split(" is not ")[0].split(" has ")[0] for one in found] == [
        "page facts: parameter 'actors': 'Nobody'",
        "page method: parameter 'coder': 'zoe'",
        "page stance: parameter 'voice': ''",
        "page terms: parameter 'outlets': 'koha'",
        "page terms: parameter 'words': 'shut the port for three whole days'",
    ]
    assert cli.main(["report", "--corpus", "demo", "--engine", "fork"]) == 1
    assert sorted(capsys.readouterr().err.removeprefix("kosovo report: ").splitlines()) == found
    assert not list((tmp_path / "build" / "demo").rglob("*.html"))  # no page was made


def test_links_between_events_that_name_no_article_or_words_are_refused_by_check_and_before_a_report(
    storm, capsys, tmp_path
):
    (storm / "coding").mkdir(exist_ok=True)
    (storm / "coding" / "event-links.csv").write_text(
        "event,compare,relation,article,quote,note\nx,dates,same,gazette-1999,a storm,\n", encoding="utf-8"
    )
    said = (
        "coding/event-links.csv row 2: article 'gazette-1999' is not in articles.csv; correct its id or delete the row"
    )
    assert problems(storm) == [said]
    assert cli.main(["report", "facts", "--corpus", str(storm), "--build", str(tmp_path / "build")]) == 1
    assert said in capsys.readouterr().err


def test_days_without_an_article_are_refused_before_any_notebook_runs(storm):
    page = storm / "pages" / "facts.yml"
    text = page.read_text(encoding="utf-8").replace("parameters: {}", 'parameters: {since: "2031"}')
    page.write_text(text, encoding="utf-8")
    [problem] = problems(storm)
    assert problem.startswith("page facts: since '2031': no article; those of the corpus are of ")


def test_outlets_profiles_and_coders_that_look_odd_are_hinted_at(port):
    (port / "outlets.csv").write_text(
        "outlet,name,country,kind,url,compare\ngazette,The Paper,,,,true\nbeacon,The Paper,,,,true\n",
        encoding="utf-8",
    )
    (port / "profiles.yml").write_text("lantern: {}\n", encoding="utf-8")
    (port / "coding" / "coders.yml").write_text(
        "ida: {kind: person, book: rules.md}\nben: {kind: person, book: codebook.md of May}\n", encoding="utf-8"
    )
    assert problems(port) == []
    assert hints(port)[:4] == [
        "hint: outlets 'gazette' and 'beacon' are both called 'The Paper'; no page can tell them apart",
        "hint: profiles.yml: outlet 'lantern' is not in outlets.csv; no article is read with its patterns",
        "hint: coders.yml: coder 'ben' has no sheet in coding; is the name that of the file?",
        "hint: coders.yml: coder 'ida' has no sheet in coding; is the name that of the file?",
    ]


def test_an_article_of_one_word_is_told_in_the_singular(tmp_path):
    folder = project.new(tmp_path / "port")
    (tmp_path / "a.txt").write_text("k", "utf-8")
    project.add(folder, [tmp_path / "a.txt"], outlet="Gazette", title="a", published="unknown")
    assert "hint: gazette-a has 1 word of text; is articles/gazette-a.txt the whole article?" in hints(folder)


@pytest.mark.parametrize(("days", "far"), [
    (["2018-02-26", "2018-02-27", "2025-05-06"], "c 2025-05-06 2018-02-26..2018-02-27"),
    (["2018-02-26..2018-02-28", "2016-01-01..2016-01-03", "2018-03-20"],
     "b 2016-01-01..2016-01-03 2018-02-26..2018-03-20"),
    (["2018-02-26", "2019-02-28"], "b 2019-02-28 2018-02-26"),  # of two the later row; 367 days
    (["2018-02-26", "2019-02-27"], ""),  # 366 days
    (["2018-02-26", "2018-03-30", "2025-05-06"], ""),  # the others lie 32 days apart
    (["2008-02-18", "2018-02-26", "2018-02-27", "2025-05-06"], ""),  # a story of many years
    (["2018-02-26", "2018-02-27", "..2025-05-06"], ""),  # perhaps of the same days
    (["2018-02-26", "unknown"], ""),
])  # fmt: skip
def test_a_day_more_than_a_year_from_those_of_all_others_is_hinted_at_and_told_by_add(tmp_path, capsys, days, far):
    folder, told = project.new(tmp_path / "port"), ""
    for name, day in zip("abcd", days, strict=False):
        (tmp_path / f"{name}.txt").write_text(f"{name} {WIRE}", "utf-8")
        asked = ["--outlet", f"Paper {name}", "--title", name, "--published", day, "--yes"]
        assert cli.main(["add", str(folder), str(tmp_path / f"{name}.txt"), *asked]) == 0
        told = capsys.readouterr().out
    hinted = [hint for hint in hints(folder) if "more than a year" in hint]
    if not far:
        assert hinted == []
        assert "more than a year" not in told
        return
    name, own, others = far.split()
    said = (
        f"{own} is more than a year from all other articles ({others}); if the day is wrong, correct it in "
        "articles.csv; if the article is of another story, kosovo remove takes it out"
    )
    article = f"paper-{name}-{own.partition('..')[0]}"
    assert hinted == [f"hint: articles/{article}.txt: {said}"]
    assert (f"note: {name}.txt: {said}\n" in told) == (name == "abcd"[len(days) - 1])  # only of what is added


def test_the_shipped_corpus_of_many_years_has_no_day_far_from_all_others():
    assert not any("more than a year" in hint for hint in hints(Path(__file__).parents[1] / "data"))


def test_actors_whose_names_are_a_letter_apart_are_hinted_at(storm):
    (storm / "actors.yml").write_text(
        "actors: [{name: Ole Brandt, kind: person}, {name: Ole Brand, kind: person}]", encoding="utf-8"
    )
    said = "actors 'Ole Brandt' and 'Ole Brand' are perhaps one; if so, make one an alias of the other in actors.yml"
    assert f"hint: {said}" in hints(storm)


@pytest.mark.parametrize(("genre", "hinted"), [("news", True), ("opinion", False)])
def test_an_article_in_the_first_person_is_perhaps_an_opinion(tmp_path, genre, hinted):
    folder = project.new(tmp_path / "port")
    (tmp_path / "a.txt").write_text("We were promised a port. It is not ours. “I wept,” said Ida Krog. " * 5, "utf-8")
    project.add(folder, [tmp_path / "a.txt"], outlet="Gazette", published="2024-05-06", genre=genre)
    said = (
        "gazette-2024-05-06 is written in the first person; if it is an opinion, its genre in articles.csv is opinion"
    )
    assert (f"hint: {said}" in hints(folder)) is hinted


@pytest.mark.parametrize(("words", "hinted"), [(39, True), (40, False)])
def test_an_article_of_fewer_than_forty_words_is_asked_about(tmp_path, words, hinted):
    folder = project.new(tmp_path / "port")
    (tmp_path / "a.txt").write_text("The port opened. " * 13 + "Soon" * (words - 39), "utf-8")
    project.add(folder, [tmp_path / "a.txt"], outlet="Gazette", title="a", published="unknown")
    assert any(f"has {words} words of text" in hint for hint in hints(folder)) is hinted


@pytest.mark.parametrize(("changed", "hinted"), [(-2, True), (-3, False)])
def test_articles_with_eight_tenths_of_their_runs_of_words_in_common_are_hinted_at(tmp_path, changed, hinted):
    # 17 words are 10 runs of 8 words; the last word but one stands in two of them (8 of 10 stay), the one before in 3
    folder, words = project.new(tmp_path / "port"), [f"gate{n}" for n in range(17)]
    for name, outlet in (("a", "Gazette"), ("b", "Beacon")):
        (tmp_path / f"{name}.txt").write_text(" ".join(words), "utf-8")
        project.add(folder, [tmp_path / f"{name}.txt"], outlet=outlet, title=name, published="unknown", force=True)
        words[changed] = "other"
    assert ("0% of the shorter one's text in common" in "\n".join(hints(folder))) is hinted
