"""The small network as a graph of few large steps that multiplies in whole numbers of 8 bits.

What enters a multiplication is rounded by a range that was measured beforehand on training targets, and not by the
largest number that happens to be there: so a target's score does not depend on what is read with it, and targets of
the same length can be read together. Weights are rounded with a scale for each output.

References:
    Jacob, B. et al. (2018). Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
    Inference. CVPR.
    Xiao, G. et al. (2023). SmoothQuant: Accurate and Efficient Post-Training Quantization for Large Language Models.
    ICML.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from encoder import Network, as_tensors
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from kosovo_lib.sentiment.encoding import LONGEST, Encoded, Encoder

__all__ = ["measured", "rounded"]

WEIGHTS = 63
"""Largest weight after rounding. 7 of the 8 bits: with all 8, processors without newer instructions overflow."""

TOKENS = 127
"""Largest number in a token's vector after rounding: they are looked up, not multiplied."""

INPUTS = 255
"""Largest input of a multiplication after rounding."""

OWN = "com.microsoft"
"""Where onnxruntime keeps the steps that the standard does not have."""

AXES = ["targets", "tokens"]
"""What the rows and columns of the inputs are."""

LEAST = np.float32(1e-6)
"""What stands for 0 where it would divide."""

EVENED = 0.7
"""How much of the unevenness between the inputs of a layer is moved into its weights, 0 to 1."""

Array = NDArray[Any] | np.generic
"""What becomes a constant."""

Ranges = dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]
"""The lowest and the highest number that each input of a linear layer takes, and 0, by the layer's name."""


def measured(network: Network, encoder: Encoder, encoded: Iterable[Encoded]) -> Ranges:
    """Read targets one by one, and note what enters each linear layer."""
    ranges: Ranges = {}

    def note(name: str) -> Any:
        def hook(_: torch.nn.Module, given: tuple[torch.Tensor]) -> None:
            rows = given[0].numpy().reshape(-1, given[0].shape[-1])
            low, high = ranges.get(name, (np.float32(0), np.float32(0)))
            ranges[name] = np.minimum(low, rows.min(axis=0)), np.maximum(high, rows.max(axis=0))

        return hook

    layers = {name: layer for name, layer in network.named_modules() if isinstance(layer, torch.nn.Linear)}
    hooks = [layer.register_forward_pre_hook(note(name)) for name, layer in layers.items()]
    network.eval()
    with torch.no_grad():
        for one in encoded:
            network(*as_tensors([one], encoder))
    for hook in hooks:
        hook.remove()
    return ranges


def rounded(network: Network, ranges: Ranges) -> onnx.ModelProto:
    """The graph of a network whose encoder is BERT's or MiniLM's.

    It takes ``ids`` and ``target``, a row a target and a column a token, without filler: targets that are read together
    are of the same length. It gives ``shares``: critical, neutral, supportive.
    """
    graph, encoder = _Graph(ranges), network.encoder
    vectors = _embedded(graph, encoder.embeddings)
    for number, layer in enumerate(encoder.encoder.layer):
        vectors = _layer(graph, vectors, layer, f"encoder.encoder.layer.{number}", encoder.config.num_attention_heads)
    _judged(graph, vectors, network.verdict)
    return graph.model()


class _Entering(NamedTuple):
    """What enters a multiplication: vectors with the step and the zero of their scale, weights with their steps."""

    given: str
    step: np.float32
    zero: np.uint8
    weights: NDArray[np.int8]
    steps: NDArray[np.float32]


class _Graph:
    """Steps, each under the name of what it makes; an array that is given to one becomes a constant."""

    def __init__(self, ranges: Ranges) -> None:
        self._ranges = ranges
        self._steps: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def __call__(self, step: str, *given: str | Array, name: str = "", **settings: Any) -> str:
        made = name or f"{step}{len(self._steps)}"
        names = [each if isinstance(each, str) else self._constant(each) for each in given]
        self._steps.append(helper.make_node(step, names, [made], **settings))
        return made

    def _constant(self, value: Array) -> str:
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(value, name))
        return name

    def entering(self, vectors: str, layer: str, weights: torch.Tensor) -> "_Entering":
        """Vectors and weights as whole numbers, on their way into a multiplication.

        Where few inputs of a layer are much larger than the others, one scale for all would leave these a few steps
        only: each is divided by a number by which its weights are multiplied.
        """
        exact = _array(weights).T
        low, high = self._ranges[layer]
        most, heaviest = np.maximum(np.maximum(-low, high), LEAST), np.maximum(np.abs(exact).max(axis=1), LEAST)
        even = most**EVENED / heaviest ** (1 - EVENED)
        low, high = (low / even).min(), (high / even).max()
        step = np.float32((high - low) / INPUTS)
        zero = np.round(-low / step).astype(np.uint8)
        given = self("QuantizeLinear", self("Mul", vectors, 1 / even), step, zero)
        return _Entering(given, step, zero, *_rounded(exact * even[:, None]))

    def linear(self, vectors: str, layer: torch.nn.Linear, name: str) -> str:
        """A linear layer."""
        given, step, zero, weights, steps = self.entering(vectors, name, layer.weight)
        return self("MatMulIntegerToFloat", given, weights, step, steps, zero, "", _array(layer.bias), domain=OWN)

    def added(self, vectors: str, others: str, norm: torch.nn.LayerNorm) -> str:
        """A sum, brought to the same mean and spread at each token."""
        summed = self("Add", vectors, others)
        return self("LayerNormalization", summed, _array(norm.weight), _array(norm.bias), epsilon=float(norm.eps))

    def model(self) -> onnx.ModelProto:
        """The graph as a file holds it."""
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, AXES) for name in ("ids", "target")]
        outputs = [helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["targets", 3])]
        graph = helper.make_graph(self._steps, "network", inputs, outputs, self._constants)
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(OWN, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=8)


def _embedded(graph: _Graph, embeddings: Any) -> str:
    """The vectors of tokens and of their places."""
    table = _array(embeddings.word_embeddings.weight)
    steps = np.maximum(np.abs(table).max(axis=1, keepdims=True), LEAST) / TOKENS
    tokens = graph("Cast", graph("Gather", np.round(table / steps).astype(np.int8), "ids"), to=TensorProto.FLOAT)
    places = embeddings.position_embeddings.weight[:LONGEST] + embeddings.token_type_embeddings.weight[0]
    count = graph("Shape", "ids", start=1, end=2)
    near = graph("Slice", _array(places), np.array([0]), count, np.array([0]))
    return graph.added(graph("Mul", tokens, graph("Gather", steps, "ids")), near, embeddings.LayerNorm)


def _layer(graph: _Graph, vectors: str, layer: Any, name: str, heads: int) -> str:
    """Tokens look at each other; then each is thought over by itself."""
    attention = layer.attention
    parts = [attention.self.query, attention.self.key, attention.self.value]
    joined = torch.cat([part.weight for part in parts])
    biases = np.concatenate([_array(part.bias) for part in parts])
    given, step, zero, weights, steps = graph.entering(vectors, f"{name}.attention.self.query", joined)
    seen = graph(
        "QAttention", given, weights, biases, step, steps, "", zero, np.zeros_like(weights[0]), domain=OWN,
        num_heads=heads,
    )  # fmt: skip
    seen = graph.linear(seen, attention.output.dense, f"{name}.attention.output.dense")
    vectors = graph.added(vectors, seen, attention.output.LayerNorm)
    thought = graph("Gelu", graph.linear(vectors, layer.intermediate.dense, f"{name}.intermediate.dense"), domain=OWN)
    thought = graph.linear(thought, layer.output.dense, f"{name}.output.dense")
    return graph.added(vectors, thought, layer.output.LayerNorm)


def _judged(graph: _Graph, vectors: str, verdict: torch.nn.Linear) -> None:
    """The verdict, from the mean of the sentence and that of the target.

    Both means are one multiplication, which is the same for a target alone and among others to the last bit;
    ``ReduceMean`` is not, nor is ``Gemm``.
    """
    target = graph("Unsqueeze", graph("Cast", "target", to=TensorProto.FLOAT), np.array([1]))
    sentence = graph("Add", graph("Mul", target, np.float32(0)), np.float32(1))
    where = graph("Concat", sentence, target, axis=1)
    means = graph("MatMul", graph("Div", where, graph("ReduceSum", where, np.array([2]))), vectors)
    products = graph("Mul", graph("Reshape", means, np.array([0, 1, -1])), _array(verdict.weight))
    logits = graph("Add", graph("ReduceSum", products, np.array([2]), keepdims=0), _array(verdict.bias))
    graph("Softmax", logits, name="shares")


def _rounded(exact: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights as whole numbers, inputs down and outputs across, and the step of each output."""
    steps = np.maximum(np.abs(exact).max(axis=0), LEAST) / WEIGHTS
    return np.round(exact / steps).astype(np.int8), steps


def _array(weights: torch.Tensor) -> NDArray[np.float32]:
    return weights.detach().numpy()
