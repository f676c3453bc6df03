"""The notebooks: short essays that run with other parameters, on another story, one at a time or all at once."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from kosovo_lib.errors import ParameterError
from kosovo_lib.report.runs import report, runs

ROOT = Path(__file__).parent.parent
SHIPPED = ["events", "facts", "method", "read", "stance", "terms", "voices"]  # a user's own are held to nothing here
NOTEBOOKS = [ROOT / "notebooks" / f"{name}.ipynb" for name in SHIPPED]
HARBOUR = ROOT / "tests" / "corpora" / "harbour"

PLAIN_TYPES = {"str", "int", "float", "bool", "list[str]"}


def cells(path, kind):
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == kind]


def code_lines(path):
    source = "\n".join(cell.source for cell in cells(path, "code"))
    return [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return request.param


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_notebook_has_a_run_file_of_its_name(name):
    run = yaml.safe_load((ROOT / "notebooks" / "runs" / f"{name}.yml").read_text(encoding="utf-8"))
    assert (run["notebook"], run["page"]) == (name, name)


def test_it_is_a_short_essay(notebook):
    """A title that asks, code that fits on a page, no function of its own, and the limits at the end."""
    prose = [cell.source for cell in cells(notebook, "markdown")]
    assert prose[0].startswith("# ")
    assert prose[0].splitlines()[0].endswith("?")
    assert prose[-1].startswith("## What this cannot show")
    assert len(code_lines(notebook)) <= 60
    tree = ast.parse("\n".join(cell.source for cell in cells(notebook, "code")))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))]


@pytest.mark.parametrize("name", [*SHIPPED, "start"])
def test_its_cells_are_short_and_so_are_their_lines(name):
    """At most 40 lines of code, ten a cell, 100 characters a line."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    assert len(code_lines(path)) <= 40
    for cell in cells(path, "code"):
        assert len(cell.source.splitlines()) <= 10, cell["id"]
        assert max(map(len, cell.source.splitlines())) <= 100, cell["id"]
        assert "noqa" not in cell.source


def test_it_is_committed_without_outputs_and_with_cells_that_keep_their_names(notebook):
    for cell in cells(notebook, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
    assert nbformat.read(notebook, as_version=4).metadata.language_info.file_extension == ".py"  # for export as script
    names = [cell["id"] for cell in nbformat.read(notebook, as_version=4).cells]
    assert {"parameters", "load"} <= set(names)
    assert len(set(names)) == len(names)


def test_its_prose_names_no_outlet_and_no_number_of_the_story(notebook):
    """Parameters change them, so code writes them."""
    outlets = (ROOT / "data" / "outlets.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = [line.split(",")[1] for line in outlets if not line.startswith("unattributed")]
    for cell in cells(notebook, "markdown"):
        assert not [name for name in names if name in cell.source]


def test_every_parameter_is_typed_explained_and_has_a_default(notebook):
    cell = next(cell for cell in cells(notebook, "code") if "parameters" in cell.metadata.get("tags", []))
    statements = ast.parse(cell.source).body
    assert all(isinstance(statement, ast.AnnAssign) for statement in statements)
    assert {ast.unparse(statement.annotation) for statement in statements} <= PLAIN_TYPES
    assert all("  # " in line for line in cell.source.splitlines())


OTHERWISE = {
    "voices": {"outlets": ["gazette", "beacon"]},
    "terms": {"outlets": ["gazette", "soundwire"], "voice": "", "ngram": 2, "top_n": 3, "words": ["grey sound"]},
    "stance": {"outlets": ["gazette"], "voice": "other", "min_n": 2},
    "facts": {"outlets": ["gazette", "beacon"], "voice": "outlet", "strength": 2},
    "events": {"outlets": ["gazette", "beacon"], "since": "1986", "until": "2012", "precision": "year"},
}


def project(folder, given):
    """A project whose runs ask the shipped notebooks about the invented story."""
    (folder / "notebooks" / "runs").mkdir(parents=True)
    for path in NOTEBOOKS:
        (folder / "notebooks" / path.name).write_bytes(path.read_bytes())
        run = {"notebook": path.stem, "page": path.stem, "title": path.stem}
        parameters = {"corpus_path": str(HARBOUR), **given.get(path.stem, {})}
        (folder / "notebooks" / "runs" / f"{path.stem}.yml").write_text(
            yaml.safe_dump({**run, "parameters": parameters})
        )
    return folder


@pytest.mark.parametrize("given", [{}, OTHERWISE], ids=["defaults", "other parameters"])
def test_all_of_them_tell_another_story(tmp_path, given):
    results = report(project(tmp_path, given))
    assert {result.page: (result.status, result.error) for result in results} == {
        path.stem: ("made", "") for path in NOTEBOOKS
    }
    told = json.loads((tmp_path / "build" / "report.json").read_text(encoding="utf-8"))
    assert len(told["pages"] if isinstance(told, dict) else told) == len(NOTEBOOKS)
    for path in NOTEBOOKS:
        page = (tmp_path / "build" / "html" / f"{path.stem}.html").read_text(encoding="utf-8")
        assert "RFE/RL" not in page, "a page about one story says nothing of another"
        assert path.stem != "method" or "Nobody has labelled these sentences yet." in page  # no about.md says more


def test_one_by_itself_runs_with_plain_papermill(tmp_path):
    """As the README says; the kernel stands in another folder and finds the corpus all the same."""
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(NOTEBOOKS[0]), "out.ipynb", "-p", "corpus_path", str(HARBOUR)],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    ran = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert all(cell.execution_count for cell in ran.cells if cell.cell_type == "code")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["-p", "outlets", "gazette"], r"parameter 'outlets' is 'gazette', not list\[str\]: write a list of texts"),
        (["-y", "min_n: '3'"], "parameter 'min_n' is '3', not int: write a whole number"),
        (
            ["-p", "min_m", "3"],
            r"this notebook has no parameter 'min_m'; did you mean 'min_n'\? allowed: .*min_n",
        ),
        (["-y", "outlets: [gazete]"], "parameter 'outlets': 'gazete' is not one of .*'gazette'"),
    ],
)
def test_the_notebook_itself_refuses_what_plain_papermill_lets_pass(tmp_path, given, message):
    stance = next(path for path in NOTEBOOKS if path.stem == "stance")
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(stance), "out.ipynb", "-p", "corpus_path", str(HARBOUR), *given],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert re.search(f"ParameterError: {message}", done.stderr), done.stderr[-2000:]


def test_plain_papermill_takes_years_and_days_as_yaml_has_them(tmp_path):
    events = next(path for path in NOTEBOOKS if path.stem == "events")
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(events), "out.ipynb", "-y", "{since: 1986, until: 2012-05-01}",
         "-p", "corpus_path", str(HARBOUR)], cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"outlet": ["gazette"]}, r"stance.*'outlet'.*outlets"),
        ({"min_n": "four"}, r"stance.*min_n.*'four'.*int"),
        ({"outlets": "gazette"}, r"stance.*outlets.*'gazette'.*list\[str\]"),
    ],
)
def test_a_parameter_that_is_not_there_or_of_another_type_is_refused_before_anything_runs(tmp_path, given, message):
    folder = project(tmp_path, {"stance": given})
    with pytest.raises(ParameterError, match=f"(?s){message}"):
        runs(folder)
    with pytest.raises(ParameterError):
        report(folder)
    assert not (tmp_path / "build").exists()
