"""One network learns: from labels, from a teacher's probabilities, or from both."""

import math
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import torch
from encoder import Network, as_tensors
from tqdm import tqdm

from kosovo_lib.sentiment.network import Encoded, Encoder

__all__ = ["Lesson", "Recipe", "batches_of", "learn", "smoothed", "warmed"]

SMOOTHING = 0.1
"""How much of each label is spread over all three verdicts, since annotators err."""

WARM = 0.1
"""Share of the steps in which the rate rises; then it falls to nothing."""


KEPT = 500
"""Steps between two times that the state is written."""


class Recipe(NamedTuple):
    """How a network learns: the highest rate, times through the data, targets a step, and the draw."""

    rate: float
    epochs: float
    batch: int = 32
    seed: int = 1


class Lesson(NamedTuple):
    """The same targets encoded in one way or several, and the verdict on each as three probabilities.

    Where the verdicts are a teacher's, ``means`` are what it drew them from (`encoder.Reading`): a student that learns
    to say these too, through a layer that is thrown away afterwards, learns how its teacher reads and not only what
    it concludes (the hints of Romero and others 2015, "FitNets").
    """

    ways: Sequence[Sequence[Encoded]]
    verdicts: torch.Tensor
    means: torch.Tensor | None = None


def smoothed(labels: Sequence[int]) -> torch.Tensor:
    """Labels -1, 0, 1 as three probabilities each, with `SMOOTHING`."""
    certain = torch.nn.functional.one_hot(torch.tensor(labels) + 1, 3).float()
    return certain * (1 - SMOOTHING) + SMOOTHING / 3


def learn(folder: Path, encoder: Encoder, lesson: Lesson, recipe: Recipe, *, kept: Path | None = None) -> Network:
    """Fine-tune an encoder on a lesson; each step reads its targets in one of the ways, by lot.

    The computing is in bfloat16 where that saves time, the weights stay in float32. The state is written to ``kept``
    every `KEPT` steps and at the end.
    """
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)
    network = Network(folder, encoder)
    hints = _Hints(network, lesson.means) if lesson.means is not None else None
    steps = int(recipe.epochs * math.ceil(len(lesson.verdicts) / recipe.batch))
    learning = [*network.parameters(), *(hints.parameters() if hints else ())]
    plain = [weights for weights in learning if weights.ndim < 2]
    decayed = [weights for weights in learning if weights.ndim > 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=recipe.rate, fused=True
    )
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: warmed(step, steps))
    network.train()
    batches = islice(batches_of([len(one.ids) for one in lesson.ways[0]], recipe.batch, draw), steps)
    progress = tqdm(batches, total=steps, unit="step", mininterval=10)
    for step, numbers in enumerate(progress, start=1):
        way = draw.choice(lesson.ways)
        with torch.autocast("cpu", torch.bfloat16):
            means = network.means(*as_tensors([way[number] for number in numbers], encoder))
            logits = network.judged(means)
        loss = torch.nn.functional.cross_entropy(logits.float(), lesson.verdicts[numbers])
        if hints:
            loss = loss + hints(means, numbers)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        rate.step()
        progress.set_postfix(loss=f"{loss.item():.3f}", refresh=False)
        if kept and (step % KEPT == 0 or step == steps):
            torch.save(network.state_dict(), kept)
    return network


class _Hints(torch.nn.Module):
    """How far a student's means are from saying its teacher's: mean squared error in standard deviations."""

    def __init__(self, network: Network, means: torch.Tensor) -> None:
        super().__init__()
        self.bridge = torch.nn.Linear(network.verdict.in_features, means.shape[1])
        self.teacher = means
        sample = means[:: max(1, len(means) // 5000)].float()
        self.centre, self.spread = sample.mean(dim=0), sample.std(dim=0)

    def forward(self, means: torch.Tensor, numbers: list[int]) -> torch.Tensor:
        wanted = (self.teacher[numbers].float() - self.centre) / self.spread
        return torch.nn.functional.mse_loss(self.bridge(means.float()), wanted)


def warmed(step: int, steps: int) -> float:
    """The share of the highest rate at a step."""
    warm = max(1, int(WARM * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))


def batches_of(lengths: Sequence[int], size: int, draw: random.Random) -> Iterator[list[int]]:
    """Batches of like length without end; neither their order nor who is together repeats."""
    while True:
        order = list(range(len(lengths)))
        draw.shuffle(order)
        made = []
        for first in range(0, len(order), 50 * size):
            near = sorted(order[first : first + 50 * size], key=lambda number: lengths[number])
            made += [near[start : start + size] for start in range(0, len(near), size)]
        draw.shuffle(made)
        yield from made
