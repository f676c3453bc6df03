"""What the model suggests to a coder: rare judgements, and the places in a sentence that the codebook tells apart."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stance_corpus import toward

from kosovo_lib.coding import Suggester
from kosovo_lib.coding.suggesting import cue
from kosovo_lib.sentiment import Score, Target


class Same:
    """A model that says the same of everything."""

    name = "a made model"
    learned = (0.38, 0.35, 0.27)

    def __init__(self, negative: float, neutral: float, positive: float) -> None:
        self._score = Score(negative, neutral, positive, 0)

    def score(self, targets: Iterable[Target]) -> list[Score]:
        return [self._score for _ in targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor sharply criticised the League.", "blamed"),
        ("Zenda accuses League ships of piracy.", "blamed"),
        ("The bishops urged the League to end its parade.", "told to stop"),
        ("The bishops urged the League to meet.", ""),  # an appeal is no reproach: hard case 3
        ("The League imagines itself a peacemaker.", "mocked"),  # irony: hard case 5
        ("The mayor thanked the League.", "praised"),
        ("He spoke of solidarity with the League.", "sided with"),
        ("The League said it would go.", "source"),  # a speaker about himself: hard case 2
        (
            "A jury found the League, then in its first year, guilty of fraud.",
            "on trial",
        ),  # news of courts is no reproach
        ("The League has been cleared of fraud.", "on trial"),
        ("The League's second trial opens on Monday.", "on trial"),
        ("The League jailed its critics.", ""),
        ("Zenda kept its sanctions on the League.", "punished"),
        ("The judges sentenced the League to a fine.", "punished"),
        ("Nobody blamed the League.", ""),
        ("Nobody in the League was hurt.", "place"),
        ("They met at the League border.", "place"),
        ("She is a League citizen.", "owner"),  # third parties: hard case 10
        ("The League's reckless plan failed.", ""),
        ("The League met.", ""),
    ],
)
def test_places_that_judge_and_places_that_do_not(sentence: str, expected: str) -> None:
    found = cue(toward("League", sentence))
    assert (found or "") == expected


def test_judging_is_rare_so_a_model_has_to_be_surer_than_even() -> None:
    """0.5, 0.45, 0.05 times (0.08/0.38, 0.88/0.35, 0.04/0.27) = 0.1053, 1.1314, 0.0074; in all 1.2441."""
    score = Suggester(Same(0.5, 0.45, 0.05)).score([toward("League", "The League met.")])[0]
    assert score == Score(0.0846, 0.9094, 0.006, 0)


def test_a_cue_is_weighed_with_the_model_and_does_not_overrule_it() -> None:
    """In "blamed", critical counts twentyfold and supportive a tenth.

    0.4, 0.4, 0.2: 0.0842, 1.0057, 0.0296 become 1.6842, 1.0057, 0.0030. 0.02, 0.96, 0.02: 0.0842, 2.4137, 0.0003.
    """
    target = toward("League", "The mayor blamed the League.")
    assert Suggester(Same(0.4, 0.4, 0.2)).score([target])[0].polarity == -1
    assert Suggester(Same(0.02, 0.96, 0.02)).score([target])[0].polarity == 0


def test_a_model_that_does_not_say_what_it_learned_from_is_taken_as_it_stands() -> None:
    model = Same(0.5, 0.45, 0.05)
    model.learned = (0.08, 0.88, 0.04)  # what coders find in news: nothing is to be set
    as_it_stands = Score(0.5, 0.45, 0.05, -1)
    assert Suggester(model).score([toward("League", "The League met.")]) == [as_it_stands]
    assert Suggester(Plain()).score([toward("League", "The League met.")]) == [as_it_stands]


class Plain:
    """A model that gives a score and nothing else."""

    name = "a plain model"

    def score(self, targets: Iterable[Target]) -> list[Score]:
        return [Score(0.5, 0.45, 0.05, -1) for _ in targets]


def test_it_goes_by_the_name_of_the_model_whose_reading_it_weighs() -> None:
    assert Suggester(Same(0, 1, 0)).name == "a made model"


@given(st.text(max_size=60), st.data(), st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)))
def test_any_text_gets_shares_that_add_up(sentence: str, data: st.DataObject, shares: tuple[float, ...]) -> None:
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    score = Suggester(Same(*shares)).score([Target(sentence, start, end)])[0]
    assert sum(score[:3]) == pytest.approx(1 if sum(shares) else 0, abs=0.001)
    assert score.polarity in (-1, 0, 1)
