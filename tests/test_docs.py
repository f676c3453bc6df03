"""What the docstrings become: the API reference, in one file that asks nobody for anything, and the methods page."""

import inspect
import pickle
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

import kosovo_lib as kl
from kosovo_lib.docs import methods, reference

METHODS = (Path(__file__).parent.parent / "METHODS.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page():
    return reference()


def test_every_public_function_stands_there_with_its_arguments(page):
    for name in ("load", "parse", "check"):
        assert f'<h3 id="kl.{name}"><code>kl.{name}(' in page
    for module in (kl.terms, kl.stance, kl.voices, kl.agreement):
        for name in module.__all__:
            if callable(getattr(module, name)):
                assert f'id="{module.__name__.rpartition(".")[2]}.{name}"' in page, name
    assert "Corpus.from_frames" not in page  # a method stands under its class
    assert "<code>.from_frames(*, outlets: DataFrame | None = None" in page


def test_every_table_says_what_a_row_is_and_what_its_columns_mean(page):
    for table in kl.schema.TABLES:
        assert f'<h3 id="tables.{table.name}">{table.name}</h3><p>A row is {table.row}.</p>' in page
    assert "<dt><code>attributed_share</code></dt><dd><p>share of the sentence's characters" in page.replace(
        "&#x27;", "'"
    )


@pytest.mark.parametrize("module", [kl, kl.display, kl.voices.find], ids=lambda one: one.__name__)
def test_an_example_in_a_docstring_runs_as_it_stands(module, tmp_path, monkeypatch):
    shutil.copytree(Path(__file__).parent.parent / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    example = re.search(r"::\n\n((?: {4}.*\n|\n)+)", inspect.getdoc(module) + "\n")[1]
    exec(inspect.cleandoc(example), {"kl": kl, "corpus": kl.load("data")})


TABLES = {
    "facts.pairs": kl.facts.pairs, "facts.coverage": kl.facts.coverage, "facts.differences": kl.facts.differences,
    "events.timeline": kl.events.timeline, "events.shared": kl.events.shared, "stance.evidence": kl.stance.evidence,
    "stance.by_outlet": kl.stance.by_outlet, "actors.counts": kl.actors.counts, "agreement.pairs": kl.agreement.pairs,
    "coding.load": kl.coding.load, "voices.find": kl.voices.find,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_the_help_of_a_function_says_what_a_row_of_its_table_is_and_lists_the_columns(name):
    function = TABLES[name]
    *_, table = get_args(function.__wrapped__.__annotations__["return"])
    said = inspect.getdoc(function)
    assert f"\nA row is {table.row}.\n\nColumns:\n" in said
    for column, (dtype, meaning) in table.columns.items():
        assert f"\n    {column}: {meaning} ({dtype})" in said
    assert "Raises:\n" in said
    assert str(inspect.signature(function)).endswith("-> pandas.DataFrame"), "not with the whole table in it"
    assert f'id="{name}"' in reference()
    assert pickle.loads(pickle.dumps(function)) is function  # a cluster is sent such functions


def test_the_help_of_a_table_lists_the_values_that_a_column_can_have():
    assert "\n    voice: one of outlet, other, none (string)" in repr(kl.schema.SENTENCES)
    assert "\n    status: one of told, unclear, not found (string)" in inspect.getdoc(kl.facts.coverage)
    assert not re.search(r"one of [A-Z]{2}", reference())


def test_a_column_is_described_once_for_all_tables():
    assert kl.facts.pairs.__doc__.count("number of the sentence in its article, from 0, in reading order (int64)") == 2
    assert kl.events.EVENTS.columns["precision"] is kl.schema.DATES.columns["precision"]


COUNTING = ["collocations", "concordance", "dispersion", "distinctive", "dtm", "frequencies", "keyness", "rates"]


@pytest.mark.parametrize("name", COUNTING)
def test_the_help_of_what_counts_words_says_of_each_option_what_it_means(name):
    function = getattr(kl.terms, name)
    said = inspect.getdoc(function)
    for option in inspect.signature(function).parameters.keys() & {"sections", "stop_words", "lemmas", "reprints"}:
        assert f"\n    {option}: " in said, option
    assert "how:" not in said


def test_arguments_and_errors_are_listed_each_with_its_meaning(page):
    parse = page.partition('id="kl.parse"')[2].partition("<h3")[0]
    assert re.search(r"<h4>Args</h4><dl><dt><code>text</code></dt><dd><p>the text as received", parse)
    assert re.search(r"<h4>Raises</h4><dl><dt><code>DataError</code></dt>", parse)


def test_a_table_and_a_function_of_one_name_have_an_address_each(page):
    addresses = re.findall(r' id="([^"]+)"', page)
    assert len(addresses) == len(set(addresses))
    assert {"agreement.confusion", "agreement.CONFUSION"} <= set(addresses)


def test_it_asks_nobody_for_anything(page):
    assert not re.search(r"<(?:script|link|img|iframe)\b", page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_methods_page_is_what_the_docstrings_say_today():
    assert methods() == METHODS, "write it anew: make fix"
    assert not re.search(r":$", METHODS, re.MULTILINE), "what a colon announces stands there, too"


@pytest.mark.parametrize(
    ("measure", "work"),
    [
        ("terms.distinctive", "Monroe, Colaresi and Quinn (2008)"),
        ("terms.g2", "Dunning (1993)"),
        ("terms.dispersion", "Gries (2008)"),
        ("terms.mtld", "McCarthy and Jarvis (2010)"),
        ("stats.wilson", "Wilson, E. B. (1927)"),
        ("stats.difference_of_shares", "Bonett, D. G. and Price, R. M. (2012)"),
    ],
)
def test_a_measure_stands_there_with_the_work_its_formula_is_from(measure, work):
    entry = re.search(rf"^- \*\*`{re.escape(measure)}`\*\*(.*?)(?=^- \*\*|^## |\Z)", METHODS, re.MULTILINE | re.DOTALL)
    assert work in entry[1]


def test_agreement_and_the_machine_name_their_works_too():
    assert "Krippendorff, K. (2019)" in METHODS
    assert "Hamborg, F. and Donnay, K. (2021)" in METHODS
    assert "Saerens, M., Latinne, P. and Decaestecker, C. (2002)" in METHODS
