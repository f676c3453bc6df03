"""The network itself, in torch: a sentence encoder, and a verdict from the mean of the sentence and of the target."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm
from transformers import AutoModel

from kosovo_lib.sentiment.network import Encoded, Encoder

__all__ = ["Network", "Reading", "as_tensors", "reading"]

NEUTRAL_MARKS = "(", ")"
"""What the two markers mean before anything is learned."""


class Network(torch.nn.Module):
    """An encoder under a linear layer that reads two means of its last vectors: of the sentence, of the target.

    Args:
        folder: ``config.json`` and ``model.safetensors`` of the encoder. Nothing else is loaded, no pickle.
        encoder: tells where the markers stand in the vocabulary.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        super().__init__()
        # On a processor plain attention learns twice as fast as the fused kind, and no dropout in it saves a sixth.
        self.encoder = AutoModel.from_pretrained(
            folder, use_safetensors=True, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        self.encoder.pooler = None
        self.drop = torch.nn.Dropout(0.1)
        width = 2 * self.encoder.config.hidden_size
        self.verdict = torch.nn.Linear(width, 3)
        self.judgement, self.judge = torch.nn.Linear(width, 3), torch.nn.Linear(width, 2)  # learned in judges.py
        vectors = self.encoder.get_input_embeddings().weight
        with torch.no_grad():
            for mark, like in zip(("open", "close"), NEUTRAL_MARKS, strict=True):
                vectors[encoder.special[mark]] = vectors[encoder.words(like)[0]]

    def forward(self, ids: torch.Tensor, read: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """Logits of critical, neutral and supportive, a row a target."""
        return self.judged(self.means(ids, read, target))

    def judged(self, means: torch.Tensor) -> torch.Tensor:
        """Logits, given the two means."""
        return self.verdict(self.drop(means))

    def means(self, ids: torch.Tensor, read: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """The two means side by side, a row a target."""
        vectors = self.encoder(input_ids=ids, attention_mask=read).last_hidden_state
        return torch.cat([_mean(vectors, read), _mean(vectors, target)], dim=-1)


def _mean(vectors: torch.Tensor, where: torch.Tensor) -> torch.Tensor:
    weights = where.to(vectors.dtype).unsqueeze(-1)
    return (vectors * weights).sum(dim=1) / weights.sum(dim=1)


def batched(encoded: Sequence[Encoded], filler: int) -> dict[str, NDArray[np.int64]]:
    """Lay several encoded targets side by side.

    Returns:
        Three arrays of the same shape, a row a target, as long as the longest of them: ``ids``; ``read``, 1 where
        there is a token of the sentence; ``target``, 1 where there is the target with its markers.
    """
    shape = len(encoded), max(len(one.ids) for one in encoded)
    ids, read, target = np.full(shape, filler, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, one in enumerate(encoded):
        ids[row, : len(one.ids)] = one.ids
        read[row, : len(one.ids)] = 1
        target[row, one.start : one.end] = 1
    return {"ids": ids, "read": read, "target": target}


def as_tensors(encoded: Sequence[Encoded], encoder: Encoder) -> tuple[torch.Tensor, ...]:
    """What `Network` reads, in the order in which it takes them."""
    return tuple(torch.from_numpy(array) for array in batched(encoded, encoder.special["filler"]).values())


class Reading(NamedTuple):
    """What a network makes of targets, a row a target: three probabilities, and the means that they come from."""

    shares: torch.Tensor
    means: torch.Tensor


def reading(network: Network, encoder: Encoder, encoded: Sequence[Encoded], *, batch: int = 64) -> Reading:
    """Read targets with a trained network; the rows are in the order given, the means in half precision."""
    network.eval()
    order = sorted(range(len(encoded)), key=lambda number: len(encoded[number].ids))
    found = Reading(
        torch.zeros(len(encoded), 3), torch.zeros(len(encoded), network.verdict.in_features, dtype=torch.float16)
    )
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for first in tqdm(range(0, len(order), batch), unit="batch", mininterval=10):
            numbers = order[first : first + batch]
            means = network.means(*as_tensors([encoded[number] for number in numbers], encoder)).float()
            found.shares[numbers] = network.judged(means).float().softmax(dim=-1)
            found.means[numbers] = means.half()
    return found
