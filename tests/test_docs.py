"""The API reference: every public name with its arguments, in one file that asks nobody for anything."""

import re

import pytest

import kosovo_lib as kl
from kosovo_lib.docs import reference


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
    assert "<dt><code>attributed_share</code> (float64)</dt><dd>share of the sentence's characters" in page.replace(
        "&#x27;", "'"
    )


def test_arguments_and_errors_are_listed_each_with_its_meaning(page):
    parse = page.partition('id="kl.parse"')[2].partition("<h3")[0]
    assert re.search(r"<h4>Args</h4><dl><dt><code>text</code></dt><dd><p>the text as received", parse)
    assert re.search(r"<h4>Raises</h4><dl><dt><code>DataError</code></dt>", parse)


def test_it_asks_nobody_for_anything(page):
    assert not re.search(r"<(?:script|link|img|iframe)\b", page)
    assert "@import" not in page
    assert "url(" not in page
