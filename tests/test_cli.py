"""The command line: prints what the library returns, errors on one line, exit status 0 only if all is well."""

import csv
import errno
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from invented_pages import broken, project
from stance_corpus import Always

from kosovo_lib import cli
from kosovo_lib.errors import ParameterError
from kosovo_lib.project import new
from kosovo_lib.report import runs

ARTICLE = "Ferry Pier Closes\n\nNATO closed the pier on 2 March 2019. The mayor said that Serbia had agreed.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "pier.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_closed_standard_output_is_refused_since_nothing_could_be_said(article: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    for command in (["check", str(article.parent)], ["parse", str(article)]):
        assert cli.main(command) == 1
        assert "standard output is closed; send it to a file, or to /dev/null" in capsys.readouterr().err


def test_a_command_whose_messages_nobody_can_see_does_its_work(article: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stderr", None)  # as after 2>&-
    assert cli.main(["new", str(article.parent / "story")]) == 0
    assert cli.main(["check", str(article.parent)]) == 1
    assert (article.parent / "story" / "articles.csv").is_file()
    sys.stderr.close()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_the_letters_of_a_text_still_gets_whole_json(article: Path, monkeypatch, encoding) -> None:
    article.write_text("Thé mayor, Ida Đorđe, said “No” – twice.\n", encoding="utf-8")
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding=encoding))
    assert cli.main(["parse", str(article)]) == 0
    sys.stdout.flush()
    (row,) = printed.getvalue().decode("utf-8").splitlines()
    assert json.loads(row)["text"] == "Thé mayor, Ida Đorđe, said “No” – twice."


def test_a_path_that_is_no_text_is_named_with_its_bytes_escaped(tmp_path: Path, monkeypatch) -> None:
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding="utf-8"))
    assert cli.main(["check", str(tmp_path / "caf\udce9")]) == 1
    sys.stdout.flush()
    assert b"caf\\udce9: no articles.csv" in printed.getvalue()


def test_a_full_disk_behind_standard_output_is_named(article: Path, monkeypatch, capsys) -> None:
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kosovo_lib.corpus.parse", full)
    assert cli.main(["parse", str(article)]) == 1
    assert (
        "standard output, or the folder this runs in: No space left on device; free some space"
        in capsys.readouterr().err
    )


def test_a_deleted_folder_in_which_a_command_was_started_is_named(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert cli.main(["add", "story", "a.txt"]) == 1
    assert "the folder this runs in: No such file" in capsys.readouterr().err


def test_parse_prints_a_sentence_a_line_with_offsets_into_the_text(article: Path, capsys) -> None:
    assert cli.main(["parse", str(article), "--outlet", "pier", "--published", "2019-03-03"]) == 0
    found = lines(capsys)
    assert [one["text"] for one in found] == [
        "Ferry Pier Closes", "NATO closed the pier on 2 March 2019.", "The mayor said that Serbia had agreed.",
    ]  # fmt: skip
    assert all(one["text"] == ARTICLE[one["start"] : one["end"]] for one in found)
    assert {one["article"] for one in found} == {"pier"}
    assert {one["outlet"] for one in found} == {"pier"}
    assert found[1]["speaker"] is None


def test_parse_gives_each_sentence_its_actors_and_dates(article: Path, capsys) -> None:
    cli.main(["parse", "--corpus", "data", str(article)])
    found = lines(capsys)[1]
    assert [(m["actor"], m["surface"]) for m in found["mentions"]] == [("NATO", "NATO")]
    assert found["dates"] == [{
        "surface": "2 March 2019", "start": ARTICLE.index("2 March"), "end": ARTICLE.index(". The"),
        "date_from": "2019-03-02", "date_to": "2019-03-02", "time": None, "zone": None, "precision": "day",
    }]  # fmt: skip


def test_parse_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ARTICLE.encode())))
    assert cli.main(["parse", "-"]) == 0
    assert lines(capsys)[0]["article"] == "text"


def test_parse_goes_on_after_a_file_that_cannot_be_read(article: Path, tmp_path: Path, capsys) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert cli.main(["parse", str(tmp_path / "none.txt"), str(empty), str(article)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert "none.txt: No such file or directory" in err
    assert "empty.txt: the file is empty" in err
    assert "Traceback" not in err


def test_a_refused_option_is_one_line(article: Path, capsys) -> None:
    assert cli.main(["parse", str(article), "--published", "yesterday"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("kosovo parse: ")
    assert "yesterday" in err
    assert err.count("\n") == 1


def test_check_prints_every_problem_and_fails(tmp_path: Path, capsys) -> None:
    assert cli.main(["check", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().out


def test_check_of_the_shipped_corpus_finds_nothing(capsys) -> None:
    data = Path(__file__).parent.parent / "data"
    assert cli.main(["check", str(data)]) == 0
    assert capsys.readouterr().out == f"{data}: in order\n"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A corpus folder of invented articles, without any coding."""
    folder = tmp_path / "harbour"
    shutil.copytree(Path(__file__).parent / "corpora" / "harbour", folder)
    shutil.rmtree(folder / "coding", ignore_errors=True)
    return folder


def test_code_makes_a_blind_sheet_and_says_what_comes_next(harbour: Path, capsys) -> None:
    assert cli.main(["code", str(harbour), "--coder", "ida"]) == 0
    out = capsys.readouterr().out.splitlines()
    sheet = harbour / "coding" / "ida.csv"
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    sentences = len({(row["article"], row["sentence"]) for row in rows})
    actors = sum(bool(row["actor"]) for row in rows)
    assert out[0] == f"{sheet}: {len(rows)} rows, {len(rows)} of them new"
    assert out[1] == f"voices: 0 of {sentences} sentences; labels: 0 of {actors} mentions of 7 actors"
    assert out[2] == "say in coding/coders.yml whether ida is a person or a model: pages say who labelled"
    assert out[3].startswith(f"next: row 2, {rows[0]['article']} sentence 0, ")
    assert f'kl.coding.view(kl.load("{harbour}"), "ida")' in out[4]
    assert {row["suggestion"] for row in rows} == {""}
    (harbour / "coding" / "coders.yml").write_text("ida: {kind: person, book: first}\n", encoding="utf-8")
    cli.main(["code", str(harbour), "--coder", "ida"])
    assert "coders.yml" not in capsys.readouterr().out


def test_code_again_changes_no_label(harbour: Path, capsys) -> None:
    cli.main(["code", str(harbour), "--coder", "ida"])
    sheet = harbour / "coding" / "ida.csv"
    head, first, rest = sheet.read_text(encoding="utf-8-sig").split("\n", 2)
    cells = first.split(",")
    cells[6] = "outlet"  # the voice
    coded = "\ufeff" + "\n".join([head, ",".join(cells), rest])
    sheet.write_text(coded, encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["code", str(harbour), "--coder", "ida"]) == 0
    out = capsys.readouterr().out
    assert "0 of them new" in out
    assert "voices: 1 of" in out
    assert sheet.read_text(encoding="utf-8") == coded


def test_code_writes_suggestions_of_whatever_model_there_is(harbour: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("kosovo_lib.coding.Suggester", lambda: Always(-1, 0.75))
    assert cli.main(["code", str(harbour), "--coder", "ida", "--suggest"]) == 0
    text = (harbour / "coding" / "ida.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {(row["suggestion"], row["confidence"]) for row in rows if row["actor"]} == {("-1", "0.750")}
    assert {row["label"] for row in rows} == {""}
    capsys.readouterr()
    cli.main(["code", str(harbour), "--coder", "ida", "--suggest"])
    said = capsys.readouterr().out
    assert "no suggestions: only new rows get one" in said
    assert "likely judgements first: --order likely, or choose that order in the view" in said


def test_code_writes_likely_judgements_first(harbour: Path, monkeypatch, capsys) -> None:
    """Judgements come first, then what the model is least sure of, then sentences that name nobody."""

    class Last(Always):
        def score(self, targets):
            *others, last = super().score(targets)
            return [*(one._replace(polarity=0) for one in others), last]

    monkeypatch.setattr("kosovo_lib.coding.Suggester", lambda: Last(-1, 0.75))

    def read():
        return list(csv.DictReader(io.StringIO((harbour / "coding" / "ida.csv").read_text("utf-8-sig"))))

    assert cli.main(["code", str(harbour), "--coder", "ida", "--suggest"]) == 0
    before = read()
    assert cli.main(["code", str(harbour), "--coder", "ida", "--order", "likely"]) == 0
    after = read()
    given, order = ([row["suggestion"] for row in rows] for rows in (before, after))
    assert order == sorted(given, key=["-1", "0", ""].index) != given
    assert sorted(map(str, after)) == sorted(map(str, before))  # the same rows, so sheets are compared as before
    cli.main(["code", str(harbour), "--coder", "blind"])
    assert cli.main(["code", str(harbour), "--coder", "blind", "--order", "likely"]) == 1
    assert "order likely: no row has a suggestion to go by" in capsys.readouterr().err


def test_code_lists_every_bad_row_and_leaves_the_sheet(harbour: Path, capsys) -> None:
    cli.main(["code", str(harbour), "--coder", "ida"])
    sheet = harbour / "coding" / "ida.csv"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("\nida,", "\nben,").replace("\nben,", "\nida,", 1),
        encoding="utf-8",
    )
    bad = sheet.read_bytes()
    capsys.readouterr()
    assert cli.main(["code", str(harbour), "--coder", "ida"]) == 1
    err = capsys.readouterr().err.splitlines()
    rows = bad.count(b"\nben,")
    assert rows > 20
    assert len(err) == 21  # twenty rows, and how many more there are
    assert err[20] == f"... and {rows - 20} more"
    assert err[0] == "kosovo code: ida.csv row 3: coder 'ben' has no place in the sheet of 'ida'"
    assert sheet.read_bytes() == bad


@pytest.mark.parametrize("coder", ["Ida", "../ida", ""])
def test_code_refuses_a_coder_who_cannot_be_called_that(coder: str, harbour: Path, capsys) -> None:
    assert cli.main(["code", str(harbour), "--coder", coder]) == 1
    assert "use lower-case letters, digits and hyphens, such as --coder ana-b" in capsys.readouterr().err
    assert not (harbour / "coding").exists()


def test_report_says_what_was_made_and_what_failed(tmp_path: Path, capsys) -> None:
    folder = project(tmp_path / "p", {"n": broken()}, [{"notebook": "n", "page": "n", "title": "N"}])
    assert cli.main(["report", "--project", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert err == "kosovo report: n (page n), cell 'breaks': KeyError: 'score'\n"
    assert out.startswith("0 of 1 page up to date; open ")


def test_report_refuses_what_is_not_there(tmp_path: Path, capsys) -> None:
    assert cli.main(["report", "--project", str(tmp_path)]) == 1
    assert "kosovo report FOLDER reads a corpus folder" in capsys.readouterr().err


def test_report_takes_the_folder_as_every_other_command_does(
    tmp_path: Path, harbour: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["report", harbour.name, "method", "--jobs=1"]) == 0
    assert [path.name for path in (tmp_path / "build" / harbour.name / "html").glob("*.html")] == [
        "index.html", "method.html",
    ]  # fmt: skip
    assert cli.main(["report", "harbor"]) == 1
    assert "harbor: no such folder, or no articles.csv in it;" in capsys.readouterr().err


def test_the_command_that_a_page_prints_makes_that_page_again(
    tmp_path: Path, harbour: Path, monkeypatch, capsys
) -> None:
    corpus = harbour.rename(tmp_path / "my harbour")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["report", "my harbour", "--build", "our pages", "--jobs=1"]) == 0
    pages = sorted((tmp_path / "our pages" / "html").glob("*.html"))
    assert len(pages) > 5
    for page in pages:
        before = page.read_text(encoding="utf-8")
        [printed] = [unescape(one) for one in re.findall(r"<code>(kosovo report.*?)</code>", before)]
        page.write_text("", encoding="utf-8")
        capsys.readouterr()
        assert cli.main(shlex.split(printed)[1:]) == 0, printed
        assert page.read_text(encoding="utf-8") == before, printed
        assert printed.startswith("kosovo report --corpus 'my harbour' --build 'our pages' --force")
    made_of = runs.of_corpus(corpus, otherwise=corpus)
    plain = "kosovo report --corpus 'my harbour' --force"
    for folder in (made_of.build, tmp_path.parent / "elsewhere"):  # pages do not say where they were made
        assert runs.command(made_of, folder) == plain
    assert runs.command(runs.of_folder(tmp_path), tmp_path / "build") == "kosovo report --force"


def test_report_says_how_to_begin_where_nobody_has_coded_and_the_page_does_not(
    tmp_path: Path, harbour: Path, capsys
) -> None:
    assert cli.main(["report", "stance", "--corpus", str(harbour), "--build", str(tmp_path / "b"), "--jobs=1"]) == 0
    assert f"; kosovo code {harbour} --coder NAME makes a sheet to label\n" in capsys.readouterr().out
    page = (tmp_path / "b" / "html" / "stance.html").read_text(encoding="utf-8")
    assert "No coder has labelled these sentences" in page
    assert "<summary>The codebook</summary>" not in page
    assert "--coder" not in page
    assert "stance.html" not in (tmp_path / "b" / "html" / "index.html").read_text(encoding="utf-8")


def test_two_corpora_of_one_folder_name_do_not_mix_in_one_site(
    tmp_path: Path, harbour: Path, monkeypatch, capsys
) -> None:
    other = tmp_path / "elsewhere" / "harbour"
    shutil.copytree(harbour, other)
    monkeypatch.chdir(tmp_path)
    pages = ["report", "read", "--jobs=1"]
    assert cli.main([*pages, "--corpus", str(harbour)]) == 0
    before = (tmp_path / "build" / "harbour" / "html" / "read.html").read_bytes()
    capsys.readouterr()
    assert cli.main([*pages, "--corpus", str(other)]) == 1
    said = capsys.readouterr().err
    assert f"it holds the pages of {harbour}, not of {other}; name another folder with --build" in said
    assert (tmp_path / "build" / "harbour" / "html" / "read.html").read_bytes() == before
    shutil.rmtree(harbour)  # moved, say
    assert cli.main([*pages, "--corpus", str(other)]) == 0


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Somebody at a terminal who answers so, one question after the other, and then goes away."""
    given = iter(answers)

    def answer(_: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


CAPTAIN = "Pier Shut\n\nThe pier belongs to Osk. Odd Velling shut it. Odd Velling is mayor. Odd Velling said no more.\n"


@pytest.mark.parametrize(("answers", "added", "taken"), [
    (["what?", "yes"], 1, False),
    (["maybe", "n"], 0, False),
    (["y", "x", ""], 1, True),
    (["y", "7", "n"], 1, False),
    (["y", "0", "1"], 1, False),
])  # fmt: skip
def test_an_answer_that_nobody_knows_is_asked_again(tmp_path, monkeypatch, capsys, answers, added, taken) -> None:
    new(tmp_path / "story")
    page = tmp_path / "pier.txt"
    page.write_text(CAPTAIN, encoding="utf-8")
    answering(monkeypatch, *answers)
    cli.main(["add", str(tmp_path / "story"), str(page), "--outlet", "Gazette", "--published", "2024-05-06"])
    said = capsys.readouterr().out
    assert f"{added} added" in said
    assert "is no answer here" in said
    assert ("Odd Velling" in (tmp_path / "story" / "actors.yml").read_text(encoding="utf-8")) == taken


def test_add_without_questions_says_what_it_did_not_ask(tmp_path, capsys) -> None:
    new(tmp_path / "story")
    for name in ("pier.txt", "quay.txt"):
        (tmp_path / name).write_text(CAPTAIN, encoding="utf-8")
    arguments = [str(tmp_path / "story"), str(tmp_path / "pier.txt"), "--yes"]
    assert cli.main(["add", *arguments, "--outlet", "Gazette", "--published", "2024-05-06"]) == 0
    later = f"next: kosovo actors {tmp_path / 'story'} proposes the actors"
    assert later in capsys.readouterr().out
    assert cli.main(["add", *arguments[:1], str(tmp_path / "quay.txt"), "--yes"]) == 1
    said = capsys.readouterr().out
    assert "With --yes nothing is asked, so these files were not added:" in said
    assert later not in said  # said once, not for every file


@pytest.mark.parametrize(("texts", "noted"), [
    (["The pier shut on Monday.", "Rain fell on the quay.", "A ferry ran aground."], True),
    (["The pier shut on Monday.", "The  pier shut on Monday."], False),  # two versions of one article
    (["The pier shut on Monday."], False),
])  # fmt: skip
def test_several_articles_that_go_to_one_outlet_are_noted(tmp_path, capsys, texts, noted) -> None:
    new(tmp_path / "story")
    files = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    asked = ["--outlet", "Gazette", "--published", "2024-05-06"]
    cli.main(["add", str(tmp_path / "story"), *map(str, files), *asked])
    said = "note: 3 articles, all by Gazette; if they are by different outlets, add each with its own --outlet\n"
    out = capsys.readouterr().out
    assert (said in out) == noted == ("all by" in out)


@pytest.mark.parametrize(("words", "asked"), [(1, True), (39, True), (40, False)])
def test_a_file_of_a_few_words_is_asked_about_before_it_is_added(tmp_path, capsys, words, asked) -> None:
    new(tmp_path / "story")
    (tmp_path / "k.txt").write_text("k " * words, encoding="utf-8")
    cli.main(["add", str(tmp_path / "story"), str(tmp_path / "k.txt"), "--force"])
    line = f"  words      {words}   [an article has more; is this the whole text?]\n"
    assert (line in capsys.readouterr().out) == asked


def test_of_many_files_that_cannot_be_added_twenty_are_named(tmp_path, capsys) -> None:
    new(tmp_path / "story")
    for number in range(120):
        (tmp_path / f"{number}.txt").write_text(" ", encoding="utf-8")
    assert cli.main(["add", str(tmp_path / "story"), *map(str, sorted(tmp_path.glob("*.txt"))), "--yes"]) == 1
    out, err = capsys.readouterr()
    assert len(err.splitlines()) == 21
    assert err.endswith("... and 100 more\n")
    assert out.endswith("0 added, 0 there already, 120 not added\n")


def test_a_slip_in_a_coding_sheet_is_said_once_and_no_notebook_runs(tmp_path, monkeypatch, capsys) -> None:
    new(tmp_path / "demo", example=True)
    sheet = tmp_path / "demo" / "coding" / "ana.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace(",outlet,-1,", ",outlet,9,", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["report", "--corpus", "demo", "--jobs=1"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == err.count("label '9'") == 1
    assert not list(tmp_path.glob("build/demo/html/*.html"))


def test_a_report_says_in_a_terminal_what_it_does_before_notebooks_run(tmp_path, monkeypatch, capsys) -> None:
    new(tmp_path / "demo", example=True)

    def stop(_: object) -> None:
        raise ParameterError("no further")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kosovo_lib.facts.differences", stop)
    for terminal, said in (
        (True, ["Reading the articles of demo", "Comparing the sentences of 8 articles"]),
        (False, []),
    ):
        monkeypatch.setattr(sys.stderr, "isatty", lambda terminal=terminal: terminal)
        assert cli.main(["report", "--corpus", "demo", "--jobs=1"]) == 1
        assert capsys.readouterr().err.splitlines()[:-1] == said


def test_actors_are_proposed_as_one_list_and_taken_as_a_whole_or_in_part(tmp_path, monkeypatch, capsys) -> None:
    story, page = new(tmp_path / "story"), tmp_path / "pier.txt"
    page.write_text(f"{CAPTAIN}\nThe Harbour Guild met. The Harbour Guild sat. The Harbour Guild went.\n", "utf-8")
    assert cli.main(["add", str(story), str(page), "--outlet", "G", "--published", "2024-05-06", "--yes"]) == 0
    before = (story / "actors.yml").read_bytes()
    capsys.readouterr()
    assert cli.main(["actors", str(story)]) == 1  # nobody there to agree
    out, err = capsys.readouterr()
    assert " 1  Harbour Guild: organisation, 3 times" in out
    assert " 2  Odd Velling: person, 3 times" in out
    assert "--yes takes this list" in err
    assert (story / "actors.yml").read_bytes() == before
    with monkeypatch.context() as patch:
        answering(patch, "1, 2o")
        assert cli.main(["actors", str(story)]) == 0
    written = (story / "actors.yml").read_text("utf-8")
    assert "- {name: Odd Velling, kind: organisation}" in written or "name: Odd Velling\n    kind: org" in written
    assert "Harbour Guild" not in written
    page.write_text(
        "Pier Shut\n\nThe mayor, Odd Vellin, said yes. “No,” Odd Vellin said. Then Odd Vellin left.\n", "utf-8"
    )
    cli.main(["add", str(story), str(page), "--outlet", "H", "--published", "2024-05-06", "--yes", "--force"])
    (story / "actors.yml").write_bytes(before)
    capsys.readouterr()
    assert cli.main(["actors", str(story), "--yes"]) == 0
    assert "Perhaps one: Odd Vellin and Odd Velling; if so, let one be an alias" in capsys.readouterr().out
    assert "Harbour Guild" in (story / "actors.yml").read_text("utf-8")
    capsys.readouterr()
    assert cli.main(["actors", str(story)]) == 0
    assert "no name occurs often or speaks that is no actor yet" in capsys.readouterr().out


def test_who_takes_all_actors_is_hinted_at_no_other(tmp_path, capsys) -> None:
    # Guild Democrats are Democrats; once these are an actor, the Guild is named three times.
    story, page = new(tmp_path / "story"), tmp_path / "pier.txt"
    said = "Democrats met. The Democrats sat. The Democrats left. Guild Democrats stayed. The Guild Democrats slept."
    page.write_text(f"Pier Shut\n\n{said} The Guild waited.\n", "utf-8")
    assert cli.main(["add", str(story), str(page), "--outlet", "G", "--published", "2024-05-06", "--yes"]) == 0
    assert cli.main(["actors", str(story), "--yes"]) == 0
    assert cli.main(["check", str(story)]) == 0
    assert "no actor" not in capsys.readouterr().err
    assert "name: Guild" in (story / "actors.yml").read_text("utf-8")


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_have_to_be_at_least_one(jobs: str, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", f"--jobs={jobs}"])
    assert ended.value.code == 2
    assert "--jobs" in capsys.readouterr().err


def test_lab_opens_the_notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 0)
    assert cli.main(["lab", "--", "--no-browser"]) == 0
    assert called == [[sys.executable, "-m", "jupyterlab", str(Path("notebooks") / "start.ipynb"), "--no-browser"]]


@pytest.mark.parametrize("command", ["report", "code", "parse", "check", "lab"])
def test_every_command_helps_with_examples(command: str, capsys) -> None:
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    assert f"examples:\n  kosovo {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "file/story"], "kosovo new: file/story: cannot be made: Not a directory"),
        (["ingest", "article.txt", "file/out"], "Not a directory"),
        (["report", "--corpus", "nowhere"], "nowhere: no such folder, or no articles.csv in it"),
        (["check", "nowhere"], ""),
    ],
)
def test_what_the_disk_refuses_is_said_in_one_line(tmp_path, monkeypatch, capsys, arguments, said) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.main(arguments) == 1
    out, err = capsys.readouterr()
    assert said in err
    assert len((out + err).splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "file"]


def test_a_missing_extra_is_named(monkeypatch, capsys) -> None:
    def fails(*_, **__):
        raise ModuleNotFoundError("No module named 'distributed'", name="distributed")

    monkeypatch.setattr("kosovo_lib.bulk.ingest", fails)
    assert cli.main(["ingest", "a", "b", "--scheduler", "tcp://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err == (
        "kosovo ingest: the package 'distributed' is not installed; it comes with kosovo-lib[cluster]\n"
    )


def test_ctrl_c_ends_a_command_in_one_line(article: Path, monkeypatch, capsys) -> None:
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("kosovo_lib.corpus.parse", interrupted)
    assert cli.main(["parse", str(article)]) == 130
    assert capsys.readouterr().err == "kosovo parse: interrupted\n"


def test_emoji_and_text_from_right_to_left_keep_their_places(tmp_path: Path, capsys) -> None:
    text = "The mayor wrote “🇳🇴 👩‍👩‍👧‍👦 yes” on Monday. The sign said مرحبا بكم and שלום, she added. Nobody left.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert cli.main(["parse", str(tmp_path / "a.txt")]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [text[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert len(rows) == 3


def test_a_doubt_about_a_text_is_said_once_by_each_command_and_not_when_others_are_added(tmp_path, capsys) -> None:
    story, odd, sound = new(tmp_path / "story"), tmp_path / "odd.txt", tmp_path / "sound.txt"
    odd.write_text(f"{CAPTAIN}\nThe pier\x00 burned.\n", "utf-8")
    sound.write_text(f"{CAPTAIN}\nThe pier stands.\n", "utf-8")
    given = ["--published", "2024-05-06", "--yes", "--outlet"]
    for command, times in (
        (["add", str(story), str(odd), *given, "G"], 1),
        (["add", str(story), str(sound), *given, "H"], 0),
        (["check", str(story)], 1),
    ):
        assert cli.main(command) == 0
        assert capsys.readouterr().err.count("control character") == times
