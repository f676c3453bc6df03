"""How right a model is, whether names sway it, and how fast it is: the figures of the model card.

    python training/measuring.py FOLDER_OF_NEWSMTSC

NewsMTSC's two development splits chose the recipe, so these figures flatter a little; its test splits were not used.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from examples import Example, read
from sklearn.metrics import f1_score

from kosovo_lib.sentiment import LARGE, SMALL, Model, Network, Target
from kosovo_lib.sentiment.vader import Vader

__all__ = ["macro_f1", "swapped"]

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


def swapped(model: Model) -> tuple[float, float]:
    """How far a name moves positive minus negative in the same sentence.

    Returns:
        The mean distance of a name from the mean of all names in its sentence, and the widest gap between two
        names' means over all sentences.
    """
    leanings = []
    for frame in FRAMES:
        start = frame.index("{}")
        targets = [Target(frame.format(name), start, start + len(name)) for name in NAMES]
        leanings.append([score.positive - score.negative for score in model.score(targets)])
    moved = [abs(value - sum(row) / len(row)) for row in leanings for value in row]
    means = [sum(column) / len(column) for column in zip(*leanings, strict=True)]
    return sum(moved) / len(moved), max(means) - min(means)


def main(corpus: Path) -> None:
    """Print a row for each model there is."""
    splits = {name: read(corpus / f"dev-{name}.jsonl") for name in ("rw", "mt")}
    models: list[Model] = [Vader(), *(Network(folder) for folder in (SMALL, LARGE) if folder.is_dir())]
    for model in models:
        model.score([splits["rw"][0].target])  # load first, then time
        begun = time.process_time()
        figures = [f"{name} {macro_f1(model, examples):.1f}" for name, examples in splits.items()]
        speed = sum(map(len, splits.values())) / (time.process_time() - begun)
        moved, gap = swapped(model)
        print(
            f"{model.name}: macro-F1 {', '.join(figures)}; {speed:.0f} targets a CPU-second; "
            f"names move it by {moved:.3f}, widest gap {gap:.3f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
