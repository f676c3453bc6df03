"""A trained network as the three files that the library reads: the network, its tokenizer, what is known of it."""

import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from encoder import Network
from graph import measured, rounded
from learning import Lesson

from kosovo_lib.sentiment.network import Encoder

__all__ = ["export"]


MEASURED = 300
"""Targets by which the range of numbers inside the small network is measured."""


class _Shares(torch.nn.Module):
    """The network with probabilities at its end, for targets of the same length."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return self.network(ids, torch.ones_like(ids), target).softmax(dim=-1)


def export(
    network: Network, encoder: Encoder, tokenizer: Path, folder: Path, *, name: str, lesson: Lesson, small: bool
) -> None:
    """Write ``model.onnx``, ``tokenizer.json`` and ``model.json`` into a folder.

    Args:
        network: the trained network.
        encoder: how its inputs are encoded.
        tokenizer: the encoder's ``tokenizer.json``.
        folder: where to.
        name: what the model is called on pages.
        lesson: what it learned from: the means of the verdicts are kept.
        small: whether the network is rounded to 8 bits (`graph.rounded`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    if small:
        every = lesson.ways[0]
        some = every[:: max(1, len(every) // MEASURED)]
        onnx.save(rounded(network, measured(network, encoder, some)), folder / "model.onnx")
    else:
        example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in range(2))
        axes = {given: {0: "targets", 1: "tokens"} for given in ("ids", "target")}
        shares = _Shares(network.eval())
        torch.onnx.export(
            shares, example, str(folder / "model.onnx"), input_names=list(axes), output_names=["shares"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    learned = [round(share, 4) for share in lesson.verdicts.mean(dim=0).tolist()]
    known = {"name": name, "hidden": encoder.hidden, "learned": learned, "sha256": {}}
    for file in ("model.onnx", "tokenizer.json"):
        known["sha256"][file] = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
