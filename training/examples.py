"""What the networks learn from: sentences with a target in them, and the verdict on it where somebody gave one."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kosovo_lib.sentiment import Target

__all__ = ["THINGS", "Directed", "Example", "Rewriter", "directed", "more_targets", "read"]

NAMES = re.compile(
    r"(?<=[a-z,;:“\"’'] )[A-Z][\w’'.-]*\w(?: (?:[A-Z][\w’'.-]*\w))*"
    r"|^[A-Z][\w’'.-]*\w(?: (?:[A-Z][\w’'.-]*\w))+|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b"
)
"""Names that a sentence offers as targets, in the middle of it or of two words at its start; and pronouns."""

THINGS = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) [a-z]{3,}\b")
"""What else it offers: no actors, but the network learns to tell one place in a sentence from another."""

WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Example(NamedTuple):
    """A target and its verdict: -1, 0 or 1, or None where nobody gave one."""

    target: Target
    label: int | None


def read(path: Path) -> list[Example]:
    """Read a split of NewsMTSC: one JSON object a line, with ``sentence``, ``from``, ``to`` and ``polarity``."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Example(Target(row["sentence"], row["from"], row["to"]), row["polarity"]) for row in rows]


class Directed(NamedTuple):
    """An entity of a sentence of DSE: is it judged (0 negative, 1 not, 2 positive), and does it judge (0, 1)."""

    target: Target
    judged: int
    judge: int


def directed(path: Path) -> list[Directed]:
    """Read a split of DSE; a row gives both its entities.

    Marks that cut a word ("[United State]s") are moved to its end.
    """
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        marked, _, _, label = line.split("\t")
        sentence, spans, done = "", [], 0
        for match in re.finditer(r"\[(.*?)\](\w*)", marked):
            sentence += marked[done : match.start()]
            spans.append((len(sentence), len(sentence) + len(match[1] + match[2])))
            sentence += match[1] + match[2]
            done = match.end()
        sentence += marked[done:]
        if len(spans) != 2:
            continue
        sign = {0: 1, 1: 2, 2: 2, 3: 0, 4: 0}[int(label)]
        p_judges, q_judges = int(label) in (1, 3), int(label) in (2, 4)
        found.append(Directed(Target(sentence, *spans[0]), sign if q_judges else 1, int(p_judges)))
        found.append(Directed(Target(sentence, *spans[1]), sign if p_judges else 1, int(q_judges)))
    return found


def more_targets(
    examples: Sequence[Example], *, pattern: re.Pattern[str] = NAMES, each: int = 3, seed: int = 1
) -> list[Example]:
    """Find up to ``each`` further targets in every sentence, which only the teacher will judge."""
    draw = random.Random(seed)
    taken: dict[str, list[tuple[int, int]]] = {}
    for (sentence, start, end), _ in examples:
        taken.setdefault(sentence, []).append((start, end))
    found = []
    for sentence, spans in taken.items():
        free = [match.span() for match in pattern.finditer(sentence) if not _touches(match.span(), spans)]
        found += [Example(Target(sentence, *span), None) for span in draw.sample(free, min(each, len(free)))]
    return found


class Rewriter:
    """Makes new sentences out of old ones, for the teacher to judge: the target stays, words around it change.

    Names become other names of the corpus; a word may become another that follows the same word somewhere in it, so
    that most of the grammar holds.

    Args:
        sentences: the corpus that names and words are taken from.
        seed: the draw.
    """

    CHANGED_WORDS = 0.15
    CHANGED_NAMES = 0.5

    def __init__(self, sentences: Iterable[str], *, seed: int = 1) -> None:
        self._draw = random.Random(seed)
        self._names: list[str] = []
        self._after: dict[str, list[str]] = defaultdict(list)
        for sentence in sentences:
            self._names += [match.group() for match in NAMES.finditer(sentence) if match.group()[0].isupper()]
            words = [match.group() for match in WORD.finditer(sentence)]
            for before, word in pairwise(words):
                if word.islower():
                    self._after[before.lower()].append(word)

    def __call__(self, target: Target) -> Target:
        """The target in a changed sentence."""
        sentence, start, end = target
        left, right = self._changed(sentence[:start]), self._changed(sentence[end:])
        return Target(left + sentence[start:end] + right, len(left), len(left) + end - start)

    def _changed(self, text: str) -> str:
        parts, done = [], 0
        for name in NAMES.finditer(text):
            parts.append(self._reworded(text[done : name.start()]))
            parts.append(self._draw.choice(self._names) if self._draw.random() < self.CHANGED_NAMES else name.group())
            done = name.end()
        return "".join([*parts, self._reworded(text[done:])])

    def _reworded(self, text: str) -> str:
        before = ""

        def other(match: re.Match[str]) -> str:
            nonlocal before
            word = match.group()
            others = self._after.get(before, ()) if word.islower() else ()
            before = word.lower()
            return self._draw.choice(others) if others and self._draw.random() < self.CHANGED_WORDS else word

        return WORD.sub(other, text)


def _touches(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
