"""Make the networks: ``python training/make.py large CORPUS`` or ``python training/make.py small CORPUS``.

The large network is the teacher: MPNet (110 million weights) fine-tuned on the labels. The small one is its student:
MiniLM (23 million) learns how the teacher reads and judges some 53,000 targets, most of which nobody labelled: the
labelled ones, others in the same sentences, and all of these once more in sentences whose other words were changed.
It becomes the file that the library carries.

CORPUS is the folder of NewsMTSC (Hamborg and Donnay 2021, MIT licence); only ``train.jsonl`` is learned from. Made on
two processor cores in about three hours; what is learned is kept in ``build/model``. Nothing else is downloaded than
the two encoders (see ``weights.py``).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from encoder import Network, Reading, reading
from examples import THINGS, Example, Rewriter, more_targets, read
from export import export
from learning import Lesson, Recipe, learn, smoothed
from weights import LARGE as LARGE_ENCODER
from weights import SMALL as SMALL_ENCODER
from weights import Source, fetched

from kosovo_lib.sentiment import LARGE, SMALL
from kosovo_lib.sentiment.network import Encoded, Encoder

WORK = Path("build/model")
TEACHER = Recipe(rate=4e-5, epochs=3)
STUDENT = Recipe(rate=1.5e-4, epochs=4)


def main(which: str, corpus: Path) -> None:
    """Make one of the networks, and the teacher first where the student needs it."""
    if which not in ("large", "small") or not (corpus / "train.jsonl").is_file():
        sys.exit(f"{which} {corpus}: say large or small, and the folder that holds NewsMTSC's train.jsonl")
    examples = read(corpus / "train.jsonl")
    source, tokenizer = _encoder(LARGE_ENCODER if which == "large" else SMALL_ENCODER)
    hidden = Encoder(tokenizer, hidden=True)
    small = which == "small"
    if small:
        network, lesson = student(source, hidden, examples)
    else:
        network, lesson = teacher(examples), Lesson([], _labels(examples))
    folder = SMALL if small else LARGE
    export(network, hidden, tokenizer, folder, name=f"the {which} network", lesson=lesson, small=small)


def teacher(examples: Sequence[Example]) -> Network:
    """Learn from the labels, half of the steps with the target's words hidden; or take what was learned before."""
    source, tokenizer = _encoder(LARGE_ENCODER)
    shown, hidden = Encoder(tokenizer, hidden=False), Encoder(tokenizer, hidden=True)
    learned = WORK / "teacher.pt"
    if learned.exists():
        network = Network(source, shown)
        network.load_state_dict(torch.load(learned, weights_only=True))
        return network
    both = [encoded(examples, shown), encoded(examples, hidden)]
    network = learn(source, shown, Lesson(both, _labels(examples)), TEACHER)
    torch.save(network.state_dict(), learned)
    return network


def _labels(examples: Sequence[Example]) -> torch.Tensor:
    """The labels as probabilities."""
    return smoothed([example.label for example in examples])


def student(source: Path, hidden: Encoder, examples: Sequence[Example]) -> tuple[Network, Lesson]:
    """Learn what the teacher says of the labelled targets, of others in the same sentences, and in changed ones.

    Returns:
        The network, and what it learned from.
    """
    every = [*examples, *more_targets(examples), *more_targets(examples, pattern=THINGS, each=1)]
    rewritten = Rewriter(example.target.sentence for example in examples)
    every += [Example(rewritten(example.target), None) for example in every]
    taught = read_by_teacher(examples, every)
    lesson = Lesson([encoded(every, hidden)], taught.shares, taught.means)
    return learn(source, hidden, lesson, STUDENT, kept=WORK / "student.pt"), lesson


def read_by_teacher(examples: Sequence[Example], every: Sequence[Example]) -> Reading:
    """What the teacher makes of every target, with its words hidden; or what it made of them before."""
    kept = WORK / "taught.pt"
    if not kept.exists():
        network = teacher(examples)
        encoder = Encoder(_encoder(LARGE_ENCODER)[1], hidden=True)
        torch.save(reading(network, encoder, encoded(every, encoder))._asdict(), kept)
    return Reading(**torch.load(kept, weights_only=True))


def encoded(examples: Sequence[Example], encoder: Encoder) -> list[Encoded]:
    """The targets of examples as an encoder gives them."""
    return [encoder(example.target) for example in examples]


def _encoder(source: Source) -> tuple[Path, Path]:
    """An encoder's folder and its tokenizer."""
    folder = fetched(source, WORK)
    return folder, folder / "tokenizer.json"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
