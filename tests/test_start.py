"""The notebook to begin with: it runs anywhere, is no page, and is laid beside the reader's own files once."""

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

import nbformat
import papermill
import pytest
import yaml

import kosovo_lib
from kosovo_lib import cli, schema
from kosovo_lib.report.runs import shipped

ROOT = Path(__file__).parent.parent
START = ROOT / "notebooks" / "start.ipynb"
HARBOUR = ROOT / "tests" / "corpora" / "harbour"


def test_it_runs_from_top_to_bottom_and_its_chart_needs_no_network(tmp_path):
    papermill.execute_notebook(
        str(START), str(tmp_path / "out.ipynb"), {"corpus_path": str(HARBOUR)}, cwd=str(tmp_path), progress_bar=False
    )
    cells = {cell["id"]: cell for cell in nbformat.read(tmp_path / "out.ipynb", as_version=4).cells}
    assert "Kessary Gazette" in cells["load"].outputs[0].data["text/html"]
    # JupyterLab brings the code that draws this itself; HTML with a script from elsewhere would need the network.
    assert "application/vnd.vegalite.v5+json" in cells["voices"].outputs[0].data
    assert "text/html" not in cells["voices"].outputs[0].data


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_no_notebook_uses_what_only_ipython_understands(path):
    """No magic, no shell: the same in VS Code, in Colab and in plain Jupyter."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            compile(cell.source, path.name, "exec")


@pytest.mark.parametrize("room", [name for name in kosovo_lib.__all__ if name.islower() and name != "schema"])
def test_tab_completes_functions_and_not_the_files_they_stand_in(room):
    found = getattr(kosovo_lib, room)
    if isinstance(found, ModuleType):
        assert dir(found) == sorted(found.__all__)
        assert not [name for name in dir(found) if isinstance(getattr(found, name), ModuleType)]


def public():
    """Every public function and method, by the name that Shift-Tab is pressed on."""
    for room in (name for name in kosovo_lib.__all__ if name.islower()):
        found = getattr(kosovo_lib, room)
        for name in getattr(found, "__all__", [""]):
            thing = getattr(found, name) if name else found
            methods = vars(thing).items() if inspect.isclass(thing) else [("", thing)]
            for method, called in methods:
                called = getattr(called, "__func__", called)
                if inspect.isfunction(called) and not method.startswith("_"):
                    yield ".".join(filter(None, (room, name, method))), called


# What these are given are names and values of the reader's own.
OWN_NAMES = {"display.anchor", "display.check_parameters", "display.Evidence.address", "display.Evidence.leads_from"}


@pytest.mark.parametrize(("name", "function"), list(public()))
def test_shift_tab_spells_every_option_and_says_in_a_line_what_a_function_does(name, function):
    kinds = {option.kind for option in inspect.signature(function).parameters.values()}
    if name not in OWN_NAMES:
        assert not kinds & {inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL}
    assert re.fullmatch(r"[A-Z`].*[.:]", inspect.getdoc(function).splitlines()[0])


def test_it_is_no_page_and_committed_without_outputs():
    runs = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "notebooks" / "runs").glob("*.yml")]
    assert "start" not in {run["notebook"] for run in runs}
    assert not [cell for cell in nbformat.read(START, as_version=4).cells if cell.get("outputs")]


def test_it_names_every_other_notebook():
    others = {path.name for path in shipped().glob("*.ipynb")} - {"start.ipynb"}
    links = re.findall(r"\]\(([\w.]+)\)", START.read_text(encoding="utf-8"))
    assert len(others) == 7
    assert sorted(links) == sorted(others)


def test_it_says_how_many_tables_there_are_and_names_them_all():
    says = next(cell for cell in nbformat.read(START, as_version=4).cells if cell["id"] == "ask-sentences").source
    assert "Seven tidy tables" in says
    assert re.findall("`(\\w+)`", says)[:-1] == [table.name for table in schema.TABLES]
    assert len(schema.TABLES) == 7


def test_where_no_notebooks_are_it_is_laid_beside_the_readers_files_and_never_over_them(tmp_path, monkeypatch):
    called = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("subprocess.call", lambda command: called.append(command) or 0)
    assert cli.main(["lab"]) == 0
    assert called == [[sys.executable, "-m", "jupyterlab", "start.ipynb"]]
    assert (tmp_path / "start.ipynb").read_bytes() == START.read_bytes()
    (tmp_path / "start.ipynb").write_text("mine", encoding="utf-8")
    assert cli.main(["lab"]) == 0
    assert (tmp_path / "start.ipynb").read_text(encoding="utf-8") == "mine"
