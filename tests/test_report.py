"""All pages at once: what changed is made again, what fails names itself and hurts nothing else."""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import invented_pages
import papermill
import pytest
from invented_pages import cell, notebook

from kosovo_lib.errors import ParameterError
from kosovo_lib.report.execute import execute
from kosovo_lib.report.html import Writer
from kosovo_lib.report.runs import Result, report

PAGES = [
    {"notebook": "00-lengths", "page": "lengths", "title": "Lengths", "order": 1},
    {"notebook": "00-lengths", "page": "big", "title": "Big dots", "parameters": {"size": 300}},
]
BROKEN = {"notebook": "01-broken", "page": "broken", "title": "What breaks?"}
IMPORTS = "from kosovo_lib import display\nfrom kosovo_lib.finding import Finding\n"
SMALL = notebook(
    cell("markdown", "title", "# Small"),
    cell("code", "parameters", "word: str = 'pier'  # what to say", "parameters"),
    cell("code", "say", f"{IMPORTS}display.findings([Finding(f'We say {{word}}.', 0)])"),
)


def small(folder: Path, pages: int = 1, **more: dict) -> Path:
    """A project whose pages are quick to make, and the notebooks in ``more`` with a page each."""
    asked = [
        {"notebook": "small", "page": f"p{n}", "title": f"P{n}", "parameters": {"word": str(n)}} for n in range(pages)
    ]
    asked += [{"notebook": name, "page": name, "title": name.title()} for name in more]
    return invented_pages.project(folder / "p", {"small": SMALL, **more}, asked)


QUIET = notebook(
    cell("markdown", "title", "# Quiet"),
    cell("code", "say", "from kosovo_lib import display\ndisplay.note('Nobody has coded this story.')"),
    cell("code", "guess", "import pandas\ndisplay.table(pandas.DataFrame({'guess': [0.53]}), caption='G')", "aside"),
)


LOUD = notebook(
    cell("markdown", "title", "# Loud"),
    cell("code", "say", "import kosovo_lib as kl\nkl.display.findings([kl.finding.Finding('It shut.', 0.5)])"),
)


def status(results: list[Result]) -> dict[str, str]:
    return {result.page: result.status for result in results}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two good pages and a broken one, made once."""
    notebooks = {"00-lengths": invented_pages.lengths(), "01-broken": invented_pages.broken()}
    made = invented_pages.project(tmp_path_factory.mktemp("report") / "p", notebooks, [*PAGES, BROKEN])
    report(made)
    return made


def test_pages_findings_and_executed_notebooks_are_where_they_belong(project: Path) -> None:
    build = project / "build"
    assert {path.name for path in (build / "html").iterdir()} == {"index.html", "lengths.html", "big.html"}
    assert {path.name for path in (build / "findings").iterdir()} == {"lengths.json", "big.json"}
    assert {path.name for path in (build / "executed").iterdir()} == {"lengths.ipynb", "big.ipynb", "broken.ipynb"}


def test_a_page_that_only_says_what_it_lacks_is_written_and_neither_the_front_page_nor_another_names_it(
    tmp_path: Path,
) -> None:
    made = small(tmp_path, quiet=QUIET, loud=LOUD)
    html = made / "build" / "html"
    for pages, force in ((), False), (["loud"], True):  # also where only another page is made again
        report(made, pages, force=force)
        quiet = (html / "quiet.html").read_text(encoding="utf-8")
        assert "Nobody has coded this story." in quiet
        assert "0.53" in quiet  # what stands aside is printed
        for name in ("index", "loud", "quiet"):
            page = (html / f"{name}.html").read_text(encoding="utf-8")
            assert 'href="loud.html"' in page
            assert 'href="quiet.html"' not in page


def test_a_page_that_has_something_to_say_now_stands_in_the_menu_of_those_that_have_not_changed(tmp_path: Path) -> None:
    made = small(tmp_path, quiet=QUIET)
    report(made)
    (made / "notebooks" / "quiet.ipynb").write_text(json.dumps(LOUD), encoding="utf-8")
    assert status(report(made)) == {"p0": "unchanged", "quiet": "made"}
    assert 'href="quiet.html"' in (made / "build" / "html" / "p0.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("held", [None, "{}", '{"cells": 5}', '{"cells": [{}]}', '{"cells": [{"metadata": {}}]}', "[]"])
def test_a_page_whose_executed_notebook_is_gone_or_damaged_stays_where_another_is_made_again(
    tmp_path: Path, held
) -> None:
    made = small(tmp_path, loud=LOUD)
    report(made)
    page = made / "build" / "html" / "loud.html"
    before = page.read_bytes()
    executed = made / "build" / "executed" / "loud.ipynb"
    executed.unlink() if held is None else executed.write_text(held, encoding="utf-8")
    report(made, ["p0"], force=True)
    assert page.read_bytes() == before
    assert 'href="loud.html"' in (made / "build" / "html" / "p0.html").read_text(encoding="utf-8")


def test_no_page_leads_to_one_that_could_never_be_made(tmp_path: Path) -> None:
    made = small(tmp_path, torn=notebook(cell("markdown", "title", "# Torn"), cell("code", "say", "1 / 0")))
    assert status(report(made)) == {"p0": "made", "torn": "failed"}
    assert 'href="torn.html"' not in (made / "build" / "html" / "p0.html").read_text(encoding="utf-8")
    index = (made / "build" / "html" / "index.html").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in index
    assert 'href="torn.html"' not in index


def test_pictures_for_links_elsewhere_are_drawn_once_the_site_has_an_address(tmp_path: Path) -> None:
    made = invented_pages.project(tmp_path / "p", {"00-lengths": invented_pages.lengths()}, PAGES[:1])
    report(made)
    assert not list((made / "build" / "html").glob("*.png"))
    front = made / "notebooks" / "front.md"
    words = front.read_text(encoding="utf-8").replace("---\n", "---\nsite: https://example.org\n", 1)
    front.write_text(words, encoding="utf-8")
    report(made)
    assert [path.name for path in (made / "build" / "html").glob("*.png")] == ["lengths.png"]


def test_a_failing_notebook_names_itself_the_cell_and_the_cause(project: Path) -> None:
    ends = {one["page"]: one for one in json.loads((project / "build" / "report.json").read_text(encoding="utf-8"))}
    assert {page: one["status"] for page, one in ends.items()} == {"lengths": "made", "big": "made", "broken": "failed"}
    assert ends["broken"]["error"] == "01-broken (page broken), cell 'breaks': KeyError: 'score'"
    assert ends["big"]["parameters"] == {"size": 300, "outlets": [], "corpus_path": "data"}
    front = (project / "build" / "html" / "index.html").read_text(encoding="utf-8")
    assert "What breaks?</strong>\ncould not be made" in front
    assert "KeyError" in front


def test_the_front_page_leads_with_the_strongest_finding_and_has_a_card_for_the_best_of_each_other_page(
    project: Path,
) -> None:
    front = (project / "build" / "html" / "index.html").read_text(encoding="utf-8")
    assert "<h1>The pier at Odd Cove</h1>" in front
    assert '<p class="lead">harbour wrote 8 words, more than anybody else.' in front
    assert 'href="lengths.html#ev-harbour"' in front
    assert front.count('<section class="card"') == 1  # of the other page
    assert front.index('href="lengths.html"') < front.index('href="big.html"') < front.index("We counted words.")
    assert 'id="specs"' not in front
    assert len(front) < 100_000


def test_pages_stay_small(project: Path) -> None:
    page = (project / "build" / "html" / "lengths.html").read_text(encoding="utf-8")
    assert len(page.encode()) < 60_000


def test_the_same_bytes_wherever_and_whenever_it_is_made(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another" / "place"
    shutil.copytree(project, elsewhere, ignore=shutil.ignore_patterns("build"))
    command = [sys.executable, "-m", "kosovo_lib.cli", "report", "--project", str(elsewhere), "--jobs", "1"]
    subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}, check=False
    )
    for name in ("lengths.html", "big.html", "index.html"):
        one, other = (folder / "build" / "html" / name for folder in (project, elsewhere))
        assert one.read_bytes() == other.read_bytes(), name


def test_what_has_not_changed_is_not_made_again(tmp_path: Path) -> None:
    project = small(tmp_path, pages=2)
    assert status(report(project)) == {"p0": "made", "p1": "made"}
    before = (project / "build" / "html" / "p0.html").stat().st_mtime_ns
    assert status(report(project)) == {"p0": "unchanged", "p1": "unchanged"}
    assert (project / "build" / "html" / "p0.html").stat().st_mtime_ns == before
    assert status(report(project, ["p0"], force=True)) == {"p0": "made"}

    run = project / "notebooks" / "runs" / "p1.yml"
    run.write_text(run.read_text(encoding="utf-8").replace('"1"', '"other"'), encoding="utf-8")
    assert status(report(project)) == {"p0": "unchanged", "p1": "made"}
    assert "We say other." in (project / "build" / "html" / "p1.html").read_text(encoding="utf-8")


def test_a_terminal_shows_how_many_pages_are_written(tmp_path: Path, monkeypatch, capsys) -> None:
    for terminal in (True, False):
        folder = small(tmp_path / str(terminal), pages=2)
        with monkeypatch.context() as patch:
            patch.setattr(sys.stderr, "isatty", lambda terminal=terminal: terminal)
            report(folder)
            assert [line[:19] for line in capsys.readouterr().err.splitlines()[-1:]] == [
                "Writing pages: 100%"
            ] * terminal
            report(folder)
        assert capsys.readouterr().err == ""  # nothing is written


def test_other_data_make_a_page_again(tmp_path: Path) -> None:
    with_data = notebook(
        cell("code", "parameters", "corpus_path: str = 'data'  # folder", "parameters"), cell("code", "one", "1")
    )
    project = invented_pages.project(tmp_path / "p", {"n": with_data}, [{"notebook": "n", "page": "n", "title": "N"}])
    first = report(project)
    (project / "data" / "articles.csv").write_text("article\n", encoding="utf-8")
    second = report(project)
    assert status(second) == {"n": "made"}
    assert first[0].hash != second[0].hash
    # The file of another page of the corpus is no data: its parameters are in the stamp of that page.
    (project / "data" / "pages").mkdir()
    (project / "data" / "pages" / "other.yml").write_text("words: [pier]\n", encoding="utf-8")
    assert status(report(project)) == {"n": "unchanged"}


def test_a_page_that_fails_now_keeps_its_last_good_version_which_says_so(tmp_path: Path) -> None:
    project = small(tmp_path)
    report(project)
    html, notebook = project / "build" / "html" / "p0.html", project / "notebooks" / "small.ipynb"
    good = html.read_text(encoding="utf-8")
    whole = notebook.read_text(encoding="utf-8")
    notebook.write_text(whole.replace("display.findings(", "display.nothing("), encoding="utf-8")
    for _ in range(2):  # also when it fails again
        (result,) = report(project)
        assert result.status == "stale"
        assert "cell 'say': AttributeError" in result.error
        stale = html.read_text(encoding="utf-8")
        assert stale.count("<strong>Out of date.</strong>") == 1
        assert "We say 0." in stale
    assert json.loads((project / "build" / "report.json").read_text(encoding="utf-8"))[0]["status"] == "stale"
    assert "its last good version is kept" in (project / "build" / "html" / "index.html").read_text(encoding="utf-8")
    notebook.write_text(whole, encoding="utf-8")
    assert status(report(project)) == {"p0": "made"}
    assert html.read_text(encoding="utf-8") == good


@pytest.mark.parametrize("folder", ["../../escaped", "/tmp/escaped", "..\\escaped", "C:escaped"])
def test_an_export_that_would_leave_the_build_folder_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(ParameterError, match=r"export_to is .*: files stay in"):
        report(exporting(tmp_path, folder))
    assert not list(tmp_path.rglob("escaped"))


def test_an_export_lands_in_the_build_folder(tmp_path: Path) -> None:
    project = exporting(tmp_path, "tables")
    assert status(report(project)) == {"e": "made"}
    assert (project / "build" / "files" / "e" / "tables" / "x.csv").read_text(encoding="utf-8") == "x"


def test_files_that_somebody_deleted_are_written_again(tmp_path: Path) -> None:
    project = exporting(tmp_path, "tables")
    report(project)
    shutil.rmtree(project / "build" / "files")
    assert status(report(project)) == {"e": "made"}
    assert (project / "build" / "files" / "e" / "tables" / "x.csv").is_file()


def test_a_link_out_of_the_build_folder_is_not_followed(tmp_path: Path) -> None:
    project, outside = exporting(tmp_path, "tables"), tmp_path / "outside"
    outside.mkdir()
    (project / "build" / "files" / "e").mkdir(parents=True)
    (project / "build" / "files" / "e" / "tables").symlink_to(outside)
    with pytest.raises(ParameterError, match=r"tables: leads out of .* by a link; delete the link"):
        report(project)
    assert not any(outside.iterdir())


def exporting(folder: Path, to: str) -> Path:
    writes = "import os, pathlib\nos.makedirs(export_to)\npathlib.Path(export_to, 'x.csv').write_text('x') and None"
    parameters = cell("code", "parameters", "export_to: str = ''  # where to", "parameters")
    made = notebook(parameters, cell("code", "writes", writes))
    page = {"notebook": "e", "page": "e", "title": "E", "parameters": {"export_to": to}}
    return invented_pages.project(folder / "p", {"e": made}, [page])


def test_a_text_that_happens_to_name_a_folder_is_not_hashed(tmp_path: Path) -> None:
    made = notebook(cell("code", "parameters", "word: str = 'etc'  # a word", "parameters"), cell("code", "one", "1"))
    project = invented_pages.project(tmp_path / "p", {"n": made}, [{"notebook": "n", "page": "n", "title": "N"}])
    (project / "etc").mkdir()
    first = report(project)
    (project / "etc" / "new").write_text("x", encoding="utf-8")
    assert status(report(project)) == {"n": "unchanged"}
    assert first[0].status == "made"


def test_a_page_that_nothing_asks_for_any_more_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    project = small(tmp_path, pages=2)
    report(project)
    (project / "build" / "html" / "mine.html").write_text("kept", encoding="utf-8")
    (project / "notebooks" / "runs" / "p1.yml").unlink()
    report(project)
    assert {path.name for path in (project / "build" / "html").iterdir()} == {"index.html", "p0.html", "mine.html"}


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("import os; os._exit(7)", "bad (page bad), cell 'bad': its process ended with exit status 7"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "cell 'bad': its process was killed"),
        ("1 +", "cell 'bad': SyntaxError"),
        ("input()", "cell 'bad': "),
        ("raise SystemExit", "cell 'bad': "),
        (f"{IMPORTS}display.findings([Finding('x', 0, 'ev-gone')])", "a link leads to 'ev-gone'"),
    ],
)
def test_however_a_notebook_ends_the_others_are_made(tmp_path: Path, source: str, cause: str) -> None:
    project = small(tmp_path, bad=notebook(cell("code", "bad", source)))
    results = report(project)
    assert status(results) == {"p0": "made", "bad": "failed"}
    assert cause in next(result.error for result in results if result.page == "bad")
    assert not list((project / "build" / "html").glob("*.part"))


def test_a_wrong_parameter_is_refused_before_anything_runs(tmp_path: Path) -> None:
    project = small(tmp_path)
    run = project / "notebooks" / "runs" / "p0.yml"
    run.write_text(run.read_text(encoding="utf-8").replace('"word"', '"wrod"'), encoding="utf-8")
    with pytest.raises(ParameterError, match="did you mean 'word'"):
        report(project)
    assert not (project / "build").exists()


def test_an_unknown_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="page 'q' is not one of p0"):
        report(small(tmp_path), ["q"])


def test_cells_run_as_they_do_in_a_kernel(tmp_path: Path) -> None:
    many = notebook(
        cell("code", "prints", "print('a'); print('b')\n1 + 1"),
        cell("code", "shows", "from IPython.display import display\ndisplay(3)\nx = _ + 1"),
        cell("code", "quiet", "x;"),
        cell("code", "magic", "%time\nx"),
        cell("code", "main", "__name__, get_ipython() is not None"),
    )
    project = small(tmp_path, many=many)
    assert status(report(project))["many"] == "made"
    cells = json.loads((project / "build" / "executed" / "many.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [[o.get("text") or o["data"]["text/plain"] for o in c["outputs"]] for c in cells]
    outputs = [["".join(text) for text in one] for one in outputs]
    assert outputs[0] == ["a\nb\n", "2"]
    assert outputs[1] == ["3"]
    assert outputs[2] == []
    assert outputs[3][-1] == "3"
    assert outputs[4] == ["('__main__', True)"]
    assert [c["execution_count"] for c in cells] == [1, 2, 3, 4, 5]


def test_a_kernel_for_each_notebook_makes_the_same_page(tmp_path: Path) -> None:
    project = small(tmp_path)
    report(project, engine="fork")
    forked = (project / "build" / "html" / "p0.html").read_bytes()
    assert status(report(project, engine="kernel", force=True)) == {"p0": "made"}
    assert (project / "build" / "html" / "p0.html").read_bytes() == forked


def test_without_ipykernel_no_kernel_is_started(tmp_path: Path, monkeypatch) -> None:
    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("kosovo_lib.report.execute.metadata.version", version)
    with pytest.raises(ModuleNotFoundError) as refused:
        execute([], tmp_path / "executed", engine="kernel")
    assert refused.value.name == "ipykernel"  # of which the command line says with which extra it comes


@pytest.mark.parametrize("engine", ["fork", "kernel"])
def test_a_notebook_that_kills_its_process_names_the_cell_and_hurts_no_other(tmp_path: Path, engine: str) -> None:
    deadly = notebook(
        cell("code", "lives", "x = 1"), cell("code", "dies", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    )
    project = small(tmp_path, deadly=deadly)
    ends = {result.page: result for result in report(project, engine=engine)}
    assert ends["p0"].status == "made"
    assert ends["deadly"].status == "failed"
    named, cause = ends["deadly"].error.rsplit(": ", 1)
    assert named.startswith("deadly (page deadly), cell 'dies'")
    assert ("killed" if engine == "fork" else "Kernel died") in cause
    assert not (project / "build" / "html" / "deadly.html").exists()


def test_plain_papermill_runs_the_notebooks_too(tmp_path: Path) -> None:
    project = small(tmp_path)
    done = papermill.execute_notebook(
        str(project / "notebooks" / "small.ipynb"), str(tmp_path / "out.ipynb"), parameters={"word": "plain"},
        progress_bar=False,
    )  # fmt: skip
    assert "We say plain." in str(done.cells)


def test_a_report_that_was_killed_while_it_wrote_is_taken_up_again(tmp_path: Path, monkeypatch) -> None:
    project = small(tmp_path, 0, loud=LOUD)
    html, executed = project / "build" / "html", project / "build" / "executed"
    report(project)
    notebook = project / "notebooks" / "loud.ipynb"
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("It shut", "It opened"), encoding="utf-8")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Writer, "front", killed)  # all pages stand, and the front page is still that of before
    with pytest.raises(KeyboardInterrupt):
        report(project)
    halves = html / "loud.html.7.part", executed / "loud.ipynb.12.part", executed / "loud.part.ipynb"
    for half in halves:
        half.write_text("<p>It ope", encoding="utf-8")
    monkeypatch.undo()
    assert status(report(project)) == {"loud": "unchanged"}
    assert "It opened." in (html / "index.html").read_text(encoding="utf-8")
    assert not any(half.exists() for half in halves)


def test_a_page_is_not_written_anew_from_a_notebook_that_a_killed_report_has_left(tmp_path: Path) -> None:
    project = small(tmp_path, 2)
    html, executed = project / "build" / "html", project / "build" / "executed"
    report(project)
    before = (html / "p0.html").read_bytes()
    shutil.copy(executed / "p1.ipynb", executed / "p0.ipynb")  # of other parameters than its stamp says
    (html / "index.html").unlink()
    assert set(status(report(project)).values()) == {"unchanged"}
    assert (html / "p0.html").read_bytes() == before


@pytest.mark.parametrize("pages", [(), ("p1",)])  # also where it was not asked for
def test_a_page_that_is_only_written_anew_and_fails_is_a_failure(tmp_path: Path, monkeypatch, pages) -> None:
    project, written = small(tmp_path, 2), Writer._write_page
    report(project)

    def breaks(writer: Writer, run, stamp) -> None:
        if run.page == "p0":
            raise OSError(28, "No space left on device")
        written(writer, run, stamp)

    monkeypatch.setattr(Writer, "_write_page", breaks)
    (project / "build" / "html" / "index.html").unlink()
    found = report(project, pages)
    assert status(found) == {"p0": "stale", "p1": "unchanged"}
    assert "No space left on device" in found[0].error


def test_of_two_reports_at_once_the_second_waits_and_finds_what_the_first_has_made(tmp_path: Path) -> None:
    slow = notebook(cell("code", "sleeps", "import time; time.sleep(2)"))
    folder = invented_pages.project(tmp_path / "p", {"n": slow}, [{"notebook": "n", "page": "n", "title": "N"}])
    script = (
        "from pathlib import Path; from kosovo_lib.report.runs import report\n"
        f"print(*(one.status for one in report(Path({str(folder)!r}))))"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate() for one in both]
    assert sorted(out.strip() for out, _ in said) == ["made", "unchanged"]
    assert sum("another program is writing there; this one waits" in error for _, error in said) == 1


@pytest.mark.parametrize("held", ["articles.csv", "diary.txt", "html"])
def test_pages_are_not_written_among_what_no_report_wrote(tmp_path: Path, held: str) -> None:
    made, build = small(tmp_path), tmp_path / "elsewhere"
    build.mkdir()
    (build / held).write_text("mine", encoding="utf-8")
    with pytest.raises(ParameterError, match=rf"it holds '{held}', which no report wrote"):
        report(made, build=build)
    assert [path.name for path in build.iterdir()] == [held]
    with pytest.raises(ParameterError, match="it is a file"):
        report(made, build=build / held)


def test_where_nothing_changed_nothing_is_loaded_that_makes_pages(tmp_path: Path) -> None:
    """A second run only compares stamps: it costs less than a second of the processor."""
    folder = small(tmp_path)
    report(folder)
    script = (
        "import sys; from pathlib import Path; from kosovo_lib.report.runs import report\n"
        f"assert [one.status for one in report(Path({str(folder)!r}))][0] == 'unchanged'\n"
        "print([name for name in ('nbconvert', 'papermill', 'altair', 'vl_convert', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['vl_convert']"
