"""How right a model is, whether names sway it, and how fast it is: the figures of the model card.

    python training/measuring.py FOLDER_OF_NEWSMTSC

NewsMTSC's two development splits chose the recipe, so these figures flatter a little; its test splits were not used.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from examples import Example, read
from sklearn.metrics import f1_score

from bench.vader import Vader
from kosovo_lib.sentiment import LARGE, SMALL, Model, Network, Target

__all__ = ["Swap", "macro_f1", "swapped"]

NAMES = (
    "NATO Serbia Kosovo Russia Ukraine China America Germany Hungary Iran Israel Albania Ruritania Anna Boris Obama "
    "Trump"
).split()
"""Names that are put in each other's place; one of them is made up."""

FRAMES = [
    "{} has accused its neighbours of breaking the agreement.",
    "Officials said {} would send more troops to the border.",
    "The decision by {} was welcomed in every capital of the region.",
    "Residents blamed {} for the closing of the bridge.",
    "Talks with {} are to go on next week.",
    "{} kept its word, and the convoy passed.",
    "According to the report, {} ignored every warning.",
    "The ministry thanked {} for its help after the flood.",
    "Nobody believes that {} will pay.",
    "The treaty was signed by {} in 1995.",
]
"""Invented sentences, some of them friendly, some not, some neither."""


def macro_f1(model: Model, examples: Sequence[Example]) -> float:
    """Mean of the three classes' F1, 0 to 100."""
    found = [score.polarity for score in model.score(example.target for example in examples)]
    return 100 * float(f1_score([example.label for example in examples], found, average="macro"))


NEIGHBOURS = [
    ("Holm", "{} condemned Holm after the vote on Sunday."),
    ("Holm", "The decision of {} was praised by Holm on Monday."),
    ("Holm", "Holm met envoys of {} to talk about the bridge."),
    ("Holm", "Holm accused {} of lying about the dam."),
    ("Holm", "Allies of {} thanked Holm for the grain."),
    ("Holm", "Holm, who has long defended {}, refused to answer."),
    ("Holm", "Nobody in {} believes that Holm will pay."),
    ("Holm", "Officials said {} and Holm would sign on Friday."),
]
"""Invented sentences in which the target stays and its neighbour changes."""


class Swap(NamedTuple):
    """How far a name moves the verdict on the same words: ``range``, the widest gap between two names' means of
    positive minus negative over all sentences, and ``changed``, the share of verdicts that are not the commonest one
    of their sentence."""

    range: float
    changed: float


def swapped(model: Model, frames: Sequence[tuple[str, str]]) -> Swap:
    """Put each of `NAMES` into each frame and compare.

    Args:
        model: what scores.
        frames: the target ("" if it is the name itself) and the sentence with ``{}`` for the name.
    """
    leanings, changed = [], 0
    for target, frame in frames:
        targets = []
        for name in NAMES:
            sentence = frame.format(name)
            words = target or name
            start = sentence.index(words) if target else frame.index("{}")
            targets.append(Target(sentence, start, start + len(words)))
        scores = model.score(targets)
        leanings.append([score.positive - score.negative for score in scores])
        verdicts = [score.polarity for score in scores]
        changed += len(verdicts) - max(map(verdicts.count, (-1, 0, 1)))
    means = [sum(column) / len(column) for column in zip(*leanings, strict=True)]
    return Swap(max(means) - min(means), changed / (len(frames) * len(NAMES)))


def main(corpus: Path) -> None:
    """Print a row for each model there is."""
    splits = {name: read(corpus / f"dev-{name}.jsonl") for name in ("rw", "mt")}
    models: list[Model] = [Vader(), *(Network(folder) for folder in (SMALL, LARGE) if folder.is_dir())]
    for model in models:
        model.score([splits["rw"][0].target])  # load first, then time
        begun = time.process_time()
        figures = [f"{name} {macro_f1(model, examples):.1f}" for name, examples in splits.items()]
        speed = sum(map(len, splits.values())) / (time.process_time() - begun)
        own, other = swapped(model, [("", frame) for frame in FRAMES]), swapped(model, NEIGHBOURS)
        print(
            f"{model.name}: macro-F1 {', '.join(figures)}; {speed:.0f} targets a CPU-second; range over names: the "
            f"target's {own.range:.3f} ({own.changed:.0%} of verdicts), "
            f"a neighbour's {other.range:.3f} ({other.changed:.0%})"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
