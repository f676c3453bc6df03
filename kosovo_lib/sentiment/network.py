"""The targeted-sentiment network, run by onnxruntime: no training library is needed to use it."""

import hashlib
import json
from array import array
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import numpy as np

from kosovo_lib.errors import DataError
from kosovo_lib.sentiment.encoding import Encoder, batched
from kosovo_lib.sentiment.model import Judged, Score, Target

__all__ = ["LARGE", "SMALL", "Network"]

SMALL: Final = Path(__file__).parent / "small"
"""The network that comes with the library."""

LARGE: Final = Path(__file__).parent / "large"
"""Where ``make model-large`` puts the network that the small one learned from."""

AT_ONCE: Final = 8
"""Most targets that are read in one pass; with more the numbers in between no longer stay near the processor."""

KEPT: Final = 100_000
"""Inputs whose answers a network keeps, 60 MB: pages on one corpus ask for the same ones."""

HEADS: Final = ("shares", "judged", "judge")
"""What a network can say of a target, in three, three and two probabilities."""


class Network:
    """A network in a folder of three files: ``model.json``, ``model.onnx`` and ``tokenizer.json``.

    ``model.json`` gives its name, whether the target's words are hidden from it, what shares of critical, neutral and
    supportive it learned from (``learned``), and the SHA-256 of the other two.

    Args:
        folder: the folder; `SMALL` if not given.

    Raises:
        DataError: a file is missing, cannot be read, or is not the one that ``model.json`` speaks of.
    """

    def __init__(self, folder: Path = SMALL) -> None:
        self._folder = folder
        self._settings = _settings(folder)
        self.name: str = self._settings["name"]
        self.learned: tuple[float, float, float] = self._settings["learned"]
        self._known: dict[tuple[bytes, int, int], tuple[float, ...]] = {}
        for file, expected in self._settings["sha256"].items():
            _check(folder / file, expected)

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """Score each target by the words around it, and by nothing else: it does not matter what is scored with it.

        Raises:
            DataError: a target lies outside its sentence.
        """
        found = []
        for row in self._read(targets):
            negative, neutral, positive = (round(share, 4) for share in row[:3])
            surest = max(zip(row[:3], (-1, 0, 1), strict=True), key=itemgetter(0))[1]  # the first of equals
            found.append(Score(negative, neutral, positive, surest))
        return found

    def judged(self, targets: Iterable[Target]) -> list[Judged]:
        """Whether another named actor judges each target, and whether the target judges; in order.

        Raises:
            DataError: a target lies outside its sentence, or the network has no such heads.
        """
        if not self.tells_judges:
            raise DataError(f"{self.name} does not tell who judges whom; use the small network")
        return [Judged(*(round(share, 4) for share in (*row[3:6], row[7]))) for row in self._read(targets)]

    @property
    def tells_judges(self) -> bool:
        """Whether the network has the heads that `judged` asks."""
        return "judged" in self._heads

    def _read(self, targets: Iterable[Target]) -> list[tuple[float, ...]]:
        """The probabilities that all heads give, a row a target. What is asked again is not read again.

        What is read in one pass is of the same length, so that nothing is filled up.
        """
        encoded = [self._encoder(target) for target in targets]
        asked = [(array("i", one.ids).tobytes(), one.start, one.end) for one in encoded]
        if len(self._known) > KEPT:
            self._known.clear()
        new = {key: one for key, one in zip(asked, encoded, strict=True) if key not in self._known}
        for _, same in groupby(sorted(new, key=lambda key: len(key[0])), key=lambda key: len(key[0])):
            while keys := list(islice(same, AT_ONCE)):
                arrays = batched([new[key] for key in keys], self._encoder.special["filler"])
                read = self._session.run(self._heads, {name: arrays[name] for name in ("ids", "target")})
                self._known |= zip(keys, map(tuple, np.hstack(read).tolist()), strict=True)
        return [self._known[key] for key in asked]

    @cached_property
    def _heads(self) -> list[str]:
        """Those of `HEADS` that the network has, in their order."""
        held = {output.name for output in self._session.get_outputs()}
        return [head for head in HEADS if head in held]

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._folder / "tokenizer.json", hidden=self._settings["hidden"])

    @cached_property
    def _session(self) -> Any:
        """The network in memory.

        One thread: pages are made side by side, and in forked processes. One of onnxruntime's improvements makes a
        sum and what follows it slower on processors, and is left out.
        """
        try:
            import onnxruntime
        except ImportError as problem:
            raise DataError("the network needs the package onnxruntime, which is not installed here") from problem
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = self._folder / "model.onnx"
        try:
            return onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
            )
        except Exception as problem:  # the library raises many kinds
            raise DataError(f"{path}: the network cannot be read ({problem})") from problem


def _settings(folder: Path) -> dict[str, Any]:
    path = folder / "model.json"
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
        negative, neutral, positive = map(float, settings["learned"])
        return {
            "name": str(settings["name"]),
            "hidden": bool(settings["hidden"]),
            "learned": (negative, neutral, positive),
            "sha256": dict(settings["sha256"]),
        }
    except OSError as problem:
        raise DataError(f"{path}: this file of the network is missing ({problem.strerror})") from problem
    except (ValueError, KeyError, TypeError) as problem:
        raise DataError(f"{path}: what is known of the network cannot be read ({problem!r})") from problem


def _check(path: Path, expected: str) -> None:
    """Refuse a file that is missing, cut short or another one."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        raise DataError(f"{path}: this file of the network is missing ({problem.strerror})") from problem
    if found != expected:
        raise DataError(f"{path}: this file of the network is damaged or another one (SHA-256 {found[:12]}…)")
