"""`kosovo check`: all that can be wrong with a corpus folder, at once, each with its place and what would be right."""

import pytest
from invented_stories import CORPORA, files_of

from kosovo_lib import cli, coding, load, project
from kosovo_lib.project.checking import problems


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


def test_names_that_occur_often_are_offered_as_actors_and_are_no_problem(storm, capsys):
    (storm / "actors.yml").write_text("actors: []", encoding="utf-8")
    assert problems(storm) == []
    assert cli.main(["check", str(storm)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{storm}: in order\n"
    assert err.startswith("kosovo check: hint: names that occur often and are no actor: ")
    assert f"and its `kind:` under actors in {storm / 'actors.yml'}" in err


def test_every_problem_is_named_at_once_with_its_file(storm, capsys):
    with (storm / "articles.csv").open("a", encoding="utf-8") as stream:
        stream.write("two,koha,,,2025-10-04,2025-10-03,stated,,articles/none.txt,\n")
    (storm / "profiles.yml").write_text("vestry-post: {sections: {advert: [x]}}", encoding="utf-8")
    (storm / "pages" / "stance.yml").write_text(
        "{notebook: stance, page: stance, title: T, parameters: {min: 3}}", encoding="utf-8"
    )
    found = problems(storm)
    assert [problem.split(":")[0].split(" ")[0] for problem in found] == [
        *["articles.csv"] * 3, "profiles.yml", "stance.yml",
    ]  # fmt: skip
    assert found[0] == "articles.csv row 5: outlet 'koha' is not in outlets.csv"
    assert found[1] == "articles.csv row 5: published_from 2025-10-04 lies after published_to 2025-10-03"
    assert found[2] == "articles.csv row 5: path 'articles/none.txt' is not a file in the corpus folder"
    assert "did you mean 'min_n'?" in found[4]
    assert cli.main(["check", str(storm)]) == 1
    assert capsys.readouterr().out.splitlines() == found


def test_a_coding_sheet_is_held_to_the_corpus(storm):
    sheet = coding.write(load(storm), "ida")
    text = sheet.read_text(encoding="utf-8-sig")
    assert problems(storm) == []
    sheet.write_text(text.replace("Coast Guard", "Cost Guard", 1), encoding="utf-8-sig")
    assert any("ida.csv" in problem and "Cost Guard" in problem for problem in problems(storm))


def test_a_folder_that_is_no_corpus_is_said_to_be_none(tmp_path):
    assert problems(tmp_path) == [
        f"{tmp_path}: no articles.csv there or in a folder of that name above; a corpus folder has one"
    ]
