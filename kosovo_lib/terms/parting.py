"""Counting part by part: in a plain loop, or on the workers of a Dask cluster, with the same whole numbers."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

__all__ = ["reduce_parts"]

Part = TypeVar("Part")
Sum = TypeVar("Sum")

_FAN = 8
"""How many sums are merged at a time, so that no step holds more than these."""


def reduce_parts(
    parts: Sequence[Part], function: Callable[[Part], Sum], merge: Callable[[list[Sum]], Sum], client: Any = None
) -> Sum:
    """Apply ``function`` to every part and merge the results as a tree.

    Args:
        parts: at least one.
        function: pure; from a part to its sums.
        merge: adds up sums exactly, in any order and grouping.
        client: a ``distributed.Client``; without one everything is done here, part after part.
    """
    if client is None:
        return _here(parts, function, merge)
    depth = client.map(function, list(parts), pure=False)
    while len(depth) > 1:
        groups = [depth[at : at + _FAN] for at in range(0, len(depth), _FAN)]
        depth = [client.submit(merge, group, pure=False) for group in groups]
    result: Sum = depth[0].result()
    return result


def _here(parts: Sequence[Part], function: Callable[[Part], Sum], merge: Callable[[list[Sum]], Sum]) -> Sum:
    """The same tree, merged as soon as a branch is full: few sums are ever held."""
    held: list[list[Sum]] = [[]]
    for part in parts:
        held[0].append(function(part))
        depth = 0
        while len(held[depth]) == _FAN:
            if depth + 1 == len(held):
                held.append([])
            held[depth + 1].append(merge(held[depth]))
            held[depth] = []
            depth += 1
    rest = [total for depth_held in held for total in depth_held]
    return rest[0] if len(rest) == 1 else merge(rest)
