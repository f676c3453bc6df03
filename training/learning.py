"""One network learns: from labels, from a teacher's probabilities, or from both."""

import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from encoder import Network, as_tensors
from tqdm import tqdm

from kosovo_lib.sentiment.encoding import Encoded, Encoder

__all__ = ["Recipe", "Views", "learn"]

SMOOTHING = 0.1
"""How much of each label is spread over all three verdicts, since annotators err."""

WARM = 0.1
"""Share of the steps in which the rate rises; then it falls to nothing."""


class Recipe(NamedTuple):
    """How a network learns: the highest rate, times through the data, targets a step, and the draw."""

    rate: float
    epochs: float
    batch: int = 32
    seed: int = 1


class Views(NamedTuple):
    """The same targets encoded in one way or several, and the verdict on each as three probabilities."""

    ways: Sequence[Sequence[Encoded]]
    verdicts: torch.Tensor


def smoothed(labels: Sequence[int]) -> torch.Tensor:
    """Labels -1, 0, 1 as three probabilities each, with `SMOOTHING`."""
    certain = torch.nn.functional.one_hot(torch.tensor(labels) + 1, 3).float()
    return certain * (1 - SMOOTHING) + SMOOTHING / 3


def learn(folder: Path, encoder: Encoder, views: Views, recipe: Recipe) -> Network:
    """Fine-tune an encoder on the verdicts; each step reads its targets in one of the ways, by lot.

    The computing is in bfloat16 where that saves time, the weights stay in float32.
    """
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)
    network = Network(folder, encoder)
    steps = int(recipe.epochs * math.ceil(len(views.verdicts) / recipe.batch))
    plain = [weights for weights in network.parameters() if weights.ndim < 2]
    decayed = [weights for weights in network.parameters() if weights.ndim > 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=recipe.rate, fused=True
    )
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    network.train()
    progress = tqdm(_batches(views, recipe.batch, draw), total=steps, unit="step", mininterval=10)
    for step, numbers in enumerate(progress):
        if step == steps:
            break
        encoded = draw.choice(views.ways)
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(*as_tensors([encoded[number] for number in numbers], encoder))
        loss = torch.nn.functional.cross_entropy(logits.float(), views.verdicts[numbers])
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        rate.step()
        progress.set_postfix(loss=f"{loss.item():.3f}", refresh=False)
    return network


def _rate(step: int, steps: int) -> float:
    """The share of the highest rate at a step."""
    warm = max(1, int(WARM * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))


def _batches(views: Views, size: int, draw: random.Random) -> Iterator[list[int]]:
    """Batches of like length without end; neither their order nor who is together repeats."""
    while True:
        order = list(range(len(views.verdicts)))
        draw.shuffle(order)
        made = []
        for first in range(0, len(order), 50 * size):
            near = sorted(order[first : first + 50 * size], key=lambda number: len(views.ways[0][number].ids))
            made += [near[start : start + size] for start in range(0, len(near), size)]
        draw.shuffle(made)
        yield from made
