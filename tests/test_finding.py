"""Findings: one measure of strength for all analyses, and what may lead a page."""

import numpy as np
import pytest

from kosovo_lib.errors import ParameterError
from kosovo_lib.finding import Finding, amount, listed
from kosovo_lib.stats import difference_of_shares, wilson


def test_strength_is_the_effect_by_how_often_such_findings_are_right():
    assert Finding("Half of a difference, half of the time.", 0.5, reliability=0.5).strength == 0.25
    assert Finding("The interval holds all that can go wrong.", 0.5).strength == 0.5


def test_a_checked_finding_leads_and_a_null_or_a_machines_guess_never_does():
    assert Finding("Somewhat.", 0.2).leads
    assert not Finding("No difference.", 0.0).leads
    assert not Finding("Less than five in a hundred.", 0.049).leads
    assert not Finding("A machine's guess.", 0.9, checked=False).leads


@pytest.mark.parametrize("given", [{"effect": 1.2}, {"effect": 0.5, "reliability": -0.1}])
def test_a_number_outside_the_scale_is_refused(given):
    with pytest.raises(ParameterError, match=r"is not between 0 and 1"):
        Finding("Too much.", **given)


def test_as_strong_is_as_strong_whatever_was_counted():
    """The same difference between two shares, three to one, has the same effect as a word, a voice and a stance."""
    # 30 of 40 uses in equally long texts: 3 times as often, (3 - 1)/(3 + 1) = 1/2; 30/40 - 10/40 = 1/2.
    word, voice = float(np.tanh(np.log(3) / 2)), 30 / 40 - 10 / 40
    low, high = difference_of_shares(3000, 1000, 4000)  # so many sentences that the interval is narrow
    assert word == pytest.approx(voice)
    assert low < voice < high
    assert low == pytest.approx(voice, abs=0.03)


@pytest.mark.parametrize(
    ("weak", "strength"),
    [
        ({"cases": 1}, 0.1),  # a third
        ({"cases": 2}, 0.2),
        ({"cases": 30}, 0.3),
        ({"place": 0.5}, 0.225),  # in the middle: a quarter less
        ({"place": 1.0}, 0.15),
        ({"past": True}, 0.15),
        ({"routine": True}, 0.15),
        ({"past": True, "routine": True, "place": 1.0, "cases": 1}, 0.0125),
    ],
)  # fmt: skip
def test_what_is_seldom_late_long_past_or_one_of_many_weighs_less_in_every_analysis(weak, strength):
    assert Finding("They differ.", 0.3, **weak).strength == pytest.approx(strength)


def test_two_statements_that_cannot_both_hold_are_as_strong_as_their_kind_is_reliable():
    # Two of two: Wilson's lower end is 1 / (1 + 1.96²/2) = 0.342.
    assert Finding("Two days.", 1.0, reliability=float(wilson(2, 2)[0])).strength == pytest.approx(0.342, abs=0.001)


def test_no_analysis_can_bring_a_measure_of_its_own():
    with pytest.raises(TypeError, match="strength"):
        Finding("Stronger.", 0.1, strength=0.9)


def test_one_of_a_thing_is_named_in_the_singular():
    assert [amount(n, "fact") for n in (0, 1, 2, 1200)] == ["0 facts", "1 fact", "2 facts", "1,200 facts"]
    assert [amount(n, "person", "people") for n in (1, 2)] == ["1 person", "2 people"]


def test_several_things_are_joined_as_in_prose():
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
