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

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from encoder import Network, as_tensors
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from kosovo_lib.sentiment.network import LONGEST, Encoded, Encoder

__all__ = ["measured", "rounded", "unrounded"]

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

LINEAR = {"QAttention": (1, 4, 2), "MatMulIntegerToFloat": (1, 3, 6)}
"""The linear steps of a graph, and which of their inputs are weights, steps and bias."""

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
    _heads(graph, vectors, {"shares": network.verdict, "judged": network.judgement, "judge": network.judge})
    return graph.model()


def unrounded(network: Network, model: onnx.ModelProto) -> None:
    """Give a network the weights of a graph that `rounded` made, as exactly as 8 bits hold them."""
    constants = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    steps = [(node.op_type, [constants.get(name) for name in node.input]) for node in model.graph.node]
    embeddings = network.encoder.embeddings
    tables = [given[0] for step, given in steps if step == "Gather" and given[0] is not None]
    places = next(given[0] for step, given in steps if step == "Slice")
    norms = iter([given[1:3] for step, given in steps if step == "LayerNormalization"])
    products = [(at, given[1]) for at, (step, given) in enumerate(steps) if step == "Mul" and given[1] is not None]
    linear = iter([_layer_of(step, given, products, at) for at, (step, given) in enumerate(steps) if step in LINEAR])
    with torch.no_grad():
        embeddings.word_embeddings.weight.copy_(torch.from_numpy(tables[0] * tables[1]))
        embeddings.position_embeddings.weight[: len(places)] = torch.from_numpy(places)
        embeddings.token_type_embeddings.weight.zero_()
        _fill(embeddings.LayerNorm, *next(norms))
        for layer in network.encoder.encoder.layer:
            weights, bias = next(linear)
            attention = layer.attention
            for part, weight, b in zip(
                (attention.self.query, attention.self.key, attention.self.value),
                np.split(weights, 3, axis=1), np.split(bias, 3), strict=True,
            ):  # fmt: skip
                _fill(part, weight.T, b)
            for dense, norm in (
                (attention.output.dense, attention.output.LayerNorm),
                (layer.intermediate.dense, None),
                (layer.output.dense, layer.output.LayerNorm),
            ):
                weights, bias = next(linear)
                _fill(dense, weights.T, bias)
                if norm is not None:
                    _fill(norm, *next(norms))
        heads = {"shares": network.verdict, "judged": network.judgement, "judge": network.judge}
        biases = [given[1] for step, given in steps if step == "Add" and given[1] is not None]
        for at, output in enumerate(model.graph.output, start=-len(model.graph.output)):
            _fill(heads[output.name], products[at][1], biases[at])


def _layer_of(step: str, given: Any, products: Any, at: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights and bias of a linear step: whole numbers as weights again, and what was moved into them out."""
    weights, steps, bias = (given[number] for number in LINEAR[step])
    inverse = [values for number, values in products if number < at][-1]
    return np.asarray(weights * steps * inverse[:, None], np.float32), bias


def _fill(layer: Any, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
    layer.weight.copy_(torch.from_numpy(np.ascontiguousarray(weight)))
    layer.bias.copy_(torch.from_numpy(np.ascontiguousarray(bias)))


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
        widths = {"shares": 3, "judged": 3, "judge": 2}
        outputs = [helper.make_tensor_value_info(head, TensorProto.FLOAT, ["targets", n]) for head, n in widths.items()]
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


def _heads(graph: _Graph, vectors: str, heads: Mapping[str, torch.nn.Linear]) -> None:
    """Each head's probabilities under its name, from the mean of the sentence and that of the target.

    Both means are one multiplication, which is the same for a target alone and among others to the last bit;
    ``ReduceMean`` is not, nor is ``Gemm``.
    """
    target = graph("Unsqueeze", graph("Cast", "target", to=TensorProto.FLOAT), np.array([1]))
    sentence = graph("Add", graph("Mul", target, np.float32(0)), np.float32(1))
    where = graph("Concat", sentence, target, axis=1)
    means = graph("MatMul", graph("Div", where, graph("ReduceSum", where, np.array([2]))), vectors)
    flat = graph("Reshape", means, np.array([0, 1, -1]))
    for name, head in heads.items():
        products = graph("Mul", flat, _array(head.weight))
        logits = graph("Add", graph("ReduceSum", products, np.array([2]), keepdims=0), _array(head.bias))
        graph("Softmax", logits, name=name)


def _rounded(exact: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights as whole numbers, inputs down and outputs across, and the step of each output."""
    steps = np.maximum(np.abs(exact).max(axis=0), LEAST) / WEIGHTS
    return np.round(exact / steps).astype(np.int8), steps


def _array(weights: torch.Tensor) -> NDArray[np.float32]:
    return weights.detach().numpy()
