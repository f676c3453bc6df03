"""A trained network as the three files that the library reads: the network, its tokenizer, what is known of it."""

import hashlib
import json
import shutil
from pathlib import Path

import torch
from encoder import Network
from onnxruntime.quantization import QuantType, quantize_dynamic

from kosovo_lib.sentiment.encoding import Encoder

__all__ = ["export"]


class _Shares(torch.nn.Module):
    """The network with probabilities at its end."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, read: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return self.network(ids, read, target).softmax(dim=-1)


def export(
    network: Network, encoder: Encoder, tokenizer: Path, folder: Path, *, name: str, verdicts: torch.Tensor, small: bool
) -> None:
    """Write ``model.onnx``, ``tokenizer.json`` and ``model.json`` into a folder.

    Args:
        network: the trained network.
        encoder: how its inputs are encoded.
        tokenizer: the encoder's ``tokenizer.json``.
        folder: where to.
        name: what the model is called on pages.
        verdicts: what it learned from, three probabilities a row: their means are kept.
        small: whether weights are rounded to 8 bits, each output channel with its own scale. 7 of the 8 bits are
            used: with all 8, processors without newer instructions overflow and give other results.
    """
    folder.mkdir(parents=True, exist_ok=True)
    exact = folder / "exact.onnx"
    example = tuple(torch.ones(2, 8, dtype=torch.long) for _ in range(3))
    axes = {input_: {0: "targets", 1: "tokens"} for input_ in ("ids", "read", "target")}
    torch.onnx.export(
        _Shares(network.eval()), example, str(exact), input_names=list(axes), output_names=["shares"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    if small:
        quantize_dynamic(exact, folder / "model.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        exact.unlink()
    else:
        exact.replace(folder / "model.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    learned = [round(share, 4) for share in verdicts.mean(dim=0).tolist()]
    known = {"name": name, "hidden": encoder.hidden, "learned": learned, "sha256": {}}
    for file in ("model.onnx", "tokenizer.json"):
        known["sha256"][file] = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")
