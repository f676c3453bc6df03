"""Make the networks: ``python training/make.py large CORPUS`` or ``python training/make.py small CORPUS``.

The large network is the teacher: MPNet (110 million weights) fine-tuned on the labels. The small one is its student:
MiniLM (23 million) learns the teacher's probabilities, also on targets that nobody labelled, and becomes the file that
the library carries. CORPUS is the folder of NewsMTSC (Hamborg and Donnay 2021, MIT licence); only ``train.jsonl``
is learned from. Made on two processor cores in about two hours. Nothing else is downloaded than the two encoders
(see ``weights.py``).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from encoder import Network, shares
from examples import Example, more_targets, read
from export import export
from learning import Recipe, Views, learn, smoothed
from weights import LARGE as LARGE_ENCODER
from weights import SMALL as SMALL_ENCODER
from weights import Source, fetched

from kosovo_lib.sentiment import LARGE, SMALL
from kosovo_lib.sentiment.encoding import Encoded, Encoder

WORK = Path("build/model")
TEACHER = Recipe(rate=4e-5, epochs=3)
STUDENT = Recipe(rate=1e-4, epochs=7)
TRUST = 0.5
"""How much of what the student learns is the teacher's verdict where there is a label; the rest is the label."""


def main(which: str, corpus: Path) -> None:
    """Make one of the networks, and the teacher first where the student needs it."""
    if which not in ("large", "small") or not (corpus / "train.jsonl").is_file():
        sys.exit(f"{which} {corpus}: say large or small, and the folder that holds NewsMTSC's train.jsonl")
    examples = read(corpus / "train.jsonl")
    source, tokenizer = _encoder(LARGE_ENCODER if which == "large" else SMALL_ENCODER)
    hidden = Encoder(tokenizer, hidden=True)
    network = teacher(examples) if which == "large" else student(source, hidden, examples)
    name = f"the {which} network"
    export(network, hidden, tokenizer, {"large": LARGE, "small": SMALL}[which], name=name, small=which == "small")


def teacher(examples: Sequence[Example]) -> Network:
    """Learn from the labels, half of the steps with the target's words hidden; or take what was learned before."""
    source, tokenizer = _encoder(LARGE_ENCODER)
    shown, hidden = Encoder(tokenizer, hidden=False), Encoder(tokenizer, hidden=True)
    learned = WORK / "teacher.pt"
    if learned.exists():
        network = Network(source, shown)
        network.load_state_dict(torch.load(learned, weights_only=True))
        return network
    labels = smoothed([example.label for example in examples])
    network = learn(source, shown, Views([encoded(examples, shown), encoded(examples, hidden)], labels), TEACHER)
    torch.save(network.state_dict(), learned)
    return network


def student(source: Path, hidden: Encoder, examples: Sequence[Example]) -> Network:
    """Learn what the teacher says of the labelled targets and of others in the same sentences, words hidden."""
    every = [*examples, *more_targets(examples)]
    return learn(source, hidden, Views([encoded(every, hidden)], taught(examples, every)), STUDENT)


def taught(examples: Sequence[Example], every: Sequence[Example]) -> torch.Tensor:
    """The verdicts for the student: the teacher's, mixed with the label where there is one."""
    kept = WORK / "taught.pt"
    if not kept.exists():
        network = teacher(examples)
        encoder = Encoder(_encoder(LARGE_ENCODER)[1], hidden=True)
        torch.save(shares(network, encoder, encoded(every, encoder)), kept)
    verdicts = torch.load(kept, weights_only=True)
    labelled = smoothed([example.label for example in examples])
    verdicts[: len(examples)] = TRUST * verdicts[: len(examples)] + (1 - TRUST) * labelled
    return verdicts


def encoded(examples: Sequence[Example], encoder: Encoder) -> list[Encoded]:
    """The targets of examples as an encoder gives them."""
    return [encoder(example.target) for example in examples]


def _encoder(source: Source) -> tuple[Path, Path]:
    """An encoder's folder and its tokenizer."""
    folder = fetched(source, WORK)
    return folder, folder / "tokenizer.json"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
