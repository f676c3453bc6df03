"""Findings: what may lead a page, and in which order."""

import pytest

from kosovo_lib.errors import ParameterError
from kosovo_lib.finding import Finding, amount, ranked


def test_the_strongest_checked_finding_leads_and_a_null_never_does():
    null = Finding("No difference.", 0.0)
    guess = Finding("A machine's guess.", 0.9, checked=False)
    weak, strong = Finding("Somewhat.", 0.2), Finding("Much.", 0.6)
    assert ranked([null, weak, guess, strong]) == [strong, weak]


def test_findings_of_equal_strength_stay_in_their_order():
    first, second = Finding("First.", 0.5), Finding("Second.", 0.5)
    assert ranked([first, second]) == [first, second]


def test_a_strength_outside_its_scale_is_refused():
    with pytest.raises(ParameterError, match=r"strength 1\.2 is not between 0 and 1"):
        Finding("Too much.", 1.2)


def test_one_of_a_thing_is_named_in_the_singular() -> None:
    assert [amount(n, "fact") for n in (0, 1, 2, 1200)] == ["0 facts", "1 fact", "2 facts", "1,200 facts"]
    assert [amount(n, "person", "people") for n in (1, 2)] == ["1 person", "2 people"]
