"""The methods page says what the docstrings say, and names a source for each measure that has one."""

import re
from pathlib import Path

import pytest

from kosovo_lib import methods

PAGE = (Path(__file__).parent.parent / "METHODS.md").read_text(encoding="utf-8")


def test_it_is_what_the_docstrings_say_today():
    assert methods.page() == PAGE, "write it anew: python -m kosovo_lib.methods > METHODS.md"


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
    entry = re.search(rf"^- \*\*`{re.escape(measure)}`\*\*(.*?)(?=^- \*\*|^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert work in entry[1]


def test_agreement_and_the_machine_name_their_works_too():
    assert "Krippendorff, K. (2019)" in PAGE
    assert "Hamborg, F. and Donnay, K. (2021)" in PAGE
    assert "Saerens, M., Latinne, P. and Decaestecker, C. (2002)" in PAGE
