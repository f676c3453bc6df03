"""What the networks learn from: sentences with a target in them, and the verdict on it where somebody gave one."""

import json
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from kosovo_lib.sentiment import Target

__all__ = ["Example", "more_targets", "read"]

NAMES = re.compile(r"(?<=[a-z,;:“\"’'] )[A-Z][\w’'.-]*\w(?: (?:[A-Z][\w’'.-]*\w))*|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
"""Other targets that a sentence offers: names in the middle of it, and pronouns."""


class Example(NamedTuple):
    """A target and its verdict: -1, 0 or 1, or None where nobody gave one."""

    target: Target
    label: int | None


def read(path: Path) -> list[Example]:
    """Read a split of NewsMTSC: one JSON object a line, with ``sentence``, ``from``, ``to`` and ``polarity``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Example(Target(row["sentence"], row["from"], row["to"]), row["polarity"]) for row in rows]


def more_targets(examples: Sequence[Example], *, each: int = 2, seed: int = 1) -> list[Example]:
    """Find up to ``each`` further targets in every sentence, which only the teacher will judge."""
    draw = random.Random(seed)
    taken: dict[str, list[tuple[int, int]]] = {}
    for (sentence, start, end), _ in examples:
        taken.setdefault(sentence, []).append((start, end))
    found = []
    for sentence, spans in taken.items():
        free = [match.span() for match in NAMES.finditer(sentence) if not _touches(match.span(), spans)]
        found += [Example(Target(sentence, *span), None) for span in draw.sample(free, min(each, len(free)))]
    return found


def _touches(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
