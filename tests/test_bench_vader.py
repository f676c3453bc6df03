"""The baseline: what VADER says of a sentence and what it cannot say."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kosovo_lib.sentiment import Score, Target

sys.path.append(str(Path(__file__).parent.parent / "bench"))
from vader import Vader


@pytest.fixture(scope="module")
def vader() -> Vader:
    return Vader()


def polarity(vader: Vader, sentence: str) -> int:
    return vader.score([Target(sentence, 0, 1)])[0].polarity


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The League is wonderful.", 1),
        ("The League is horrible.", -1),
        ("The League met on Tuesday.", 0),
        ("The League is not good.", -1),  # negation turns the word round
        ("The League isn't good.", -1),
        ("The League isn’t good.", -1),  # so does one with a curly apostrophe
        ("The “wonderful” League met.", 1),  # and curly quotes do not hide a word
    ],
)
def test_a_verdict_is_negative_neutral_or_positive(vader: Vader, sentence: str, verdict: int) -> None:
    assert polarity(vader, sentence) == verdict


def test_every_actor_of_a_sentence_gets_the_same_verdict(vader: Vader) -> None:
    """The limit that makes it a baseline: who praises whom is lost on it."""
    sentence = "Ruritania praised the brilliant League."
    first, second = vader.score([Target(sentence, 0, 9), Target(sentence, 32, 38)])
    assert first == second


def test_an_unpleasant_event_is_negative_though_nobody_is_judged(vader: Vader) -> None:
    """Sentiment is not stance."""
    assert polarity(vader, "Ten people died in the attack, the League said.") == -1


def test_no_target_no_score(vader: Vader) -> None:
    assert vader.score([]) == []


@settings(deadline=None)
@given(st.text(max_size=60))
def test_shares_add_up_whatever_the_text(vader: Vader, sentence: str) -> None:
    score = vader.score([Target(sentence, 0, 0)])[0]
    assert score.negative + score.neutral + score.positive == pytest.approx(1, abs=0.002)
    assert score.polarity in (-1, 0, 1)


def test_confidence_is_the_value_of_the_verdict() -> None:
    assert [Score(0.2, 0.3, 0.5, verdict).confidence for verdict in (-1, 0, 1)] == [0.2, 0.3, 0.5]
