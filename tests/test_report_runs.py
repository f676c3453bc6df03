"""What a page asks is checked before anything runs, and refused with place, name, value and what is allowed."""

import json
from pathlib import Path

import invented_pages
import pytest
from invented_pages import cell, notebook

from kosovo_lib.errors import ParameterError
from kosovo_lib.report.runs import declared, runs


def written(folder: Path, source: str) -> Path:
    path = folder / "n.ipynb"
    path.write_text(json.dumps(notebook(cell("code", "parameters", source, "parameters"))), encoding="utf-8")
    return path


def page(**changes: object) -> dict:
    return {"notebook": "00-lengths", "page": "lengths", "title": "T"} | changes


def test_parameters_are_read_with_type_and_default(tmp_path: Path) -> None:
    source = 'outlets: list[str] = []  # handles; empty means all\nterm: str = "#1"\nlimit: float = 2  # percent\n'
    found = declared(written(tmp_path, source))
    assert [(name, *declared) for name, declared in found.items()] == [
        ("outlets", "list[str]", []),
        ("term", "str", "#1"),  # a hash inside a default is no comment
        ("limit", "float", 2),
    ]


def test_a_notebook_without_such_a_cell_has_none(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps(notebook(cell("code", "load", "x = 1"))), encoding="utf-8")
    assert declared(path) == {}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("size = 90", "line 1: write every parameter as `name: type = default"),
        ("size: int = 90\nprint(size)", "line 2: write every parameter"),
        ("size: int | None = None", "type 'int | None' of 'size' is not one of str, int, float, bool, list"),
        ("size: int = 9.5", "the default of 'size' is 9.5, not int"),
        ("size: int = True", "the default of 'size' is True, not int"),
        ("size: int", "the default of 'size' is None, not int"),
        ("size: int = f()", "the default of 'size' is not a plain value"),
        ("size: float = 1e999", "the default of 'size' is inf, not float: write a number"),
        ("size: int = (", "line 1: '(' was never closed; correct it"),
    ],
)
def test_a_cell_that_breaks_the_rules_is_refused(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(ParameterError) as refused:
        declared(written(tmp_path, source))
    assert message in str(refused.value)
    assert str(refused.value).startswith("n.ipynb parameters line")


def test_a_run_has_every_value_given_or_default(tmp_path: Path) -> None:
    project = invented_pages.project(tmp_path / "p", pages=[page(parameters={"size": 30}, order=2)])
    (run,) = runs(project)
    assert run.values == {"size": 30, "outlets": [], "corpus_path": "data"}
    assert run.given == {"size": 30}
    assert (run.page, run.title, run.order, run.notebook.name) == ("lengths", "T", 2, "00-lengths.ipynb")


def test_days_and_years_that_yaml_reads_as_such_are_taken_as_written(tmp_path: Path) -> None:
    project = invented_pages.project(tmp_path / "p", pages=[page()])
    file = project / "notebooks" / "runs" / "lengths.yml"
    file.write_text("notebook: 00-lengths\npage: lengths\ntitle: T\nparameters: {corpus_path: 2024-05-06}\n")
    assert runs(project)[0].values["corpus_path"] == "2024-05-06"


def test_runs_come_in_the_order_of_the_front_page(tmp_path: Path) -> None:
    pages = [page(page="b"), page(page="a"), page(page="z", order=1)]
    assert [run.page for run in runs(invented_pages.project(tmp_path / "p", pages=pages))] == ["z", "a", "b"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"parameters": {"outlet": []}},
            "lengths.yml: 00-lengths has no parameter 'outlet'; did you mean 'outlets'? "
            "allowed: size (int), outlets (list[str]), corpus_path (str)",
        ),
        ({"parameters": {"size": "30"}}, "lengths.yml: parameter 'size' of 00-lengths is '30', not int"),
        ({"parameters": {"size": True}}, "parameter 'size' of 00-lengths is True, not int"),
        ({"parameters": {"outlets": "otb"}}, "parameter 'outlets' of 00-lengths is 'otb', not list[str]"),
        ({"parameters": {"outlets": [1]}}, "parameter 'outlets' of 00-lengths is [1], not list[str]"),
        ({"parameters": []}, "lengths.yml parameters: [] must be a mapping of keys to values"),
        ({"notebook": "09-none"}, "notebooks has no notebook '09-none'; it has 00-lengths"),
        ({"notebook": "../secret"}, "notebooks has no notebook '../secret'; it has 00-lengths"),
        ({"notebook": "x" * 300}, "has no notebook 'xxx"),  # no file can have such a name
        ({"titel": "T"}, "has the key 'titel', which is not one of notebook, page, title, parameters, order"),
        ({"min_n": 3}, "order; parameters of the notebook stand below parameters:, two spaces further right"),
        ({"title": ""}, "lengths.yml title: '' must be text that is not empty"),
    ],
)
def test_what_does_not_exist_or_fit_is_refused(tmp_path: Path, asked: dict, message: str) -> None:
    project = invented_pages.project(tmp_path / "p", pages=[page(**asked)])
    with pytest.raises(ParameterError) as refused:
        runs(project)
    assert message in str(refused.value)


def test_every_page_file_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    project = invented_pages.project(tmp_path / "p", pages=[page(parameters={"sise": 1}), page(page="b", title="")])
    with pytest.raises(ParameterError) as refused:
        runs(project)
    first, second = str(refused.value).splitlines()
    assert first.startswith("runs/b.yml title: ''")
    assert second.startswith("runs/lengths.yml: 00-lengths has no parameter 'sise'; did you mean 'size'?")


def test_a_day_that_no_calendar_has_is_refused_with_the_reason(tmp_path: Path) -> None:
    project = invented_pages.project(tmp_path / "p", pages=[page()])
    file = project / "notebooks" / "runs" / "lengths.yml"
    file.write_text("notebook: 00-lengths\npage: lengths\ntitle: T\nparameters: {corpus_path: 2024-13-06}\n")
    with pytest.raises(ParameterError, match="month must be in"):
        runs(project)


@pytest.mark.parametrize("name", ["index", "Über", "a/b", "..", "-x"])
def test_a_page_needs_a_plain_file_name(tmp_path: Path, name: str) -> None:
    project = invented_pages.project(tmp_path / "p")
    (project / "notebooks" / "runs" / "x.yml").write_text(json.dumps(page(page=name)), encoding="utf-8")
    with pytest.raises(ParameterError, match="must be a file name of a-z, 0-9 and -, and not index"):
        runs(project)


def test_two_files_for_one_page_are_refused(tmp_path: Path) -> None:
    project = invented_pages.project(tmp_path / "p")
    (project / "notebooks" / "runs" / "again.yml").write_text(json.dumps(page()), encoding="utf-8")
    with pytest.raises(ParameterError, match="both ask for page 'lengths'; keep one"):
        runs(project)


def test_a_project_without_runs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="no page to make"):
        runs(tmp_path)
