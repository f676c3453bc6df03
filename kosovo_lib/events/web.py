"""The links between statements, kept as numbers: a thousand articles of one story have millions of them."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from kosovo_lib.events.compare import Mode, Verdict
from kosovo_lib.events.statements import Statement

__all__ = ["Link", "Numbers", "Web"]

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Link:
    """Two statements held to speak of the same happening, the reasons, and what comparing them says."""

    a: Statement
    b: Statement
    basis: str
    mode: Mode
    shared_action: str
    verdict: Verdict

    @property
    def shared_names(self) -> list[str]:
        """Names that both sentences hold."""
        return sorted(self.a.names & self.b.names)

    @property
    def shared_places(self) -> list[str]:
        """Places that both sentences hold."""
        return sorted(self.a.places & self.b.places)


class Web:
    """Statements by number, one for each action they are linked under, and the links between them.

    ``first``, ``second`` and ``judged`` are columns: a row is a link, ``judged`` the place of its mode and verdict in
    ``judgements``. The action is a family's name, or ``hand:`` and the name of a happening.
    """

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.actions: list[str] = []
        self.judgements: list[tuple[Mode, Verdict]] = []
        self._articles: list[str] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._judged: dict[tuple[Mode, Verdict], int] = {}
        self._columns = array("q"), array("q"), array("q")
        self._beside: dict[int, list[Sequence[int]]] = defaultdict(list)
        self.first: Numbers = np.zeros(0, dtype=np.int64)
        self.second = self.judged = self.first

    def number(self, statement: Statement, action: str) -> int:
        """The number of a statement under an action; a new one where it has none."""
        node = statement.event, action
        if node not in self._numbers:
            self._numbers[node] = len(self.statements)
            self.statements.append(statement)
            self.actions.append(action)
            self._articles.append(statement.row["article"])
        number = self._numbers[node]
        self.statements[number] = statement
        return number

    def find(self, event: str, action: str) -> int | None:
        """The number of a statement under an action, where it has one."""
        return self._numbers.get((event, action))

    def link(self, ones: Sequence[int], others: Sequence[int], mode: Mode, verdict: Verdict) -> None:
        """Link each of the ones with each of the others (with each other where they are the same) across articles."""
        judged = self._judged.setdefault((mode, verdict), len(self._judged))
        if judged == len(self.judgements):
            self.judgements.append((mode, verdict))
        articles, (first, second, judge) = self._articles, self._columns
        for i, j in combinations(ones, 2) if ones is others else product(ones, others):
            if articles[i] != articles[j]:
                first.append(min(i, j))
                second.append(max(i, j))
                judge.append(judged)

    def set_apart(self, ones: Iterable[int], others: Sequence[int]) -> None:
        """Note that the others speak of another concept beside each of the ones."""
        for number in ones:
            self._beside[number].append(others)

    def beside(self, number: int) -> Iterator[int]:
        """Statements of other articles that speak of another concept beside this one."""
        for others in self._beside.get(number, ()):
            yield from (other for other in others if self._articles[other] != self._articles[number])

    def tie(self) -> None:
        """Put the links in order, each once; statements come in the order in which they were numbered."""
        first, second, judged = (np.frombuffer(column, dtype=np.int64) for column in self._columns)
        kept = np.unique(first * max(len(self.statements), 1) + second, return_index=True)[1]
        self.first, self.second, self.judged = first[kept], second[kept], judged[kept]

    def row(self, at: int) -> Link:
        """One link."""
        one, other = self.statements[self.first[at]], self.statements[self.second[at]]
        action = self.actions[self.first[at]]
        words = [
            (first.word, second.word)
            for first in one.claims for second in other.claims
            if first.family == second.family == action and first.concept == second.concept
        ]  # fmt: skip
        a, b = sorted((one, other), key=lambda side: (side.row["published_from"], side.event))
        basis = "hand" if action.startswith("hand:") else "found"
        mode, verdict = self.judgements[self.judged[at]]
        return Link(a, b, basis, mode, " / ".join(dict.fromkeys(words[-1])) if words else "", verdict)
