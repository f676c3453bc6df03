"""What an analysis found: one sentence, the place of its evidence, and how strong it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kosovo_lib.errors import ParameterError

LEAST: Final = 0.05
"""A strength below which a finding is no news: a difference of less than five in a hundred, at its cautious end."""
FLOOR: Final = LEAST / 10
"""A strength below which a finding never leads, not even where nothing is news."""
ENOUGH: Final = 3  # uses or sentences from which on a finding weighs in full


@dataclass(frozen=True)
class Quotation:
    """Words that show a finding: who published them, in which sentence of which article."""

    article: str
    sentence: int
    outlet: str
    text: str

    @classmethod
    def of(cls, row: Mapping[Any, Any], end: str = "") -> "Quotation":
        """The sentence of a row, whose columns may have an end such as ``_a``."""
        return cls(*(row[f"{name}{end}"] for name in ("article", "sentence", "outlet", "text")))


@dataclass(frozen=True)
class Finding:
    """One finding, of any analysis.

    Findings are ranked by ``strength`` = effect x reliability x weight. Every effect is a difference between two shares
    at its cautious end, so that 0.3 means the same for a word, a voice and a fact. A single use weighs a third,
    the last sentence, days long past or one of many statements half as much. These weights are chosen, not measured.

    Attributes:
        sentence: the finding as a page prints it.
        effect: 0 to 1: the difference between two shares, at the end of its interval nearest to "no difference"; 1 if
            two statements cannot both hold. A null is 0 and never leads; what is true, worth saying and no difference
            is below `LEAST` and leads only if nothing else does.
        evidence: the group of its sentences, by its values as in `display.evidence(by=...)`, such as
            ``("antiwar", "NATO")``, or its address (`display.anchor`); empty if it has none.
        detail: a second, shorter sentence: how many sentences, which interval.
        kind: the analysis: facts, stance, terms, voices, events.
        checked: False if it rests on a model's labels alone; such findings never lead.
        quotations: the words that show it; at most two face each other on the front page.
        reliability: 0 to 1: how often findings of this kind were right when somebody read them, at the lower end of its
            interval; 1 if the interval of the effect holds all that can go wrong.
        cases: uses or sentences that it rests on; fewer than `ENOUGH` weigh less.
        place: where it stands in its articles, 0 first to 1 last.
        past, routine: if it is about days long gone; if the other outlet has other words of the same person.
    """

    sentence: str
    effect: float
    evidence: str | tuple[str, ...] = ""
    detail: str = ""
    kind: str = ""
    checked: bool = True
    quotations: tuple[Quotation, ...] = ()
    reliability: float = 1.0
    cases: int = ENOUGH
    place: float = 0.0
    past: bool = False
    routine: bool = False

    def __post_init__(self) -> None:
        for name in ("effect", "reliability", "place"):
            if not 0 <= (value := getattr(self, name)) <= 1:
                raise ParameterError(f"finding {self.sentence!r}: {name} {value} is not between 0 and 1")

    @property
    def strength(self) -> float:
        """The one measure by which findings are ranked, 0 to 1."""
        weight = min(1.0, self.cases / ENOUGH) * (1 - self.place / 2) / (1 + self.past) / (1 + self.routine)
        return self.effect * self.reliability * weight

    @property
    def leads(self) -> bool:
        """Whether it may stand at the head of a page: checked, and large enough to be news."""
        return self.checked and self.strength >= LEAST


def amount(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun, singular or plural: ``1 fact``, ``1,200 facts``, ``2 people``."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def first_of(items: Iterable[str], most: int) -> str:
    """The first items in a row, and how many more there are: ``a, b and 3 more``."""
    held = list(items)
    return ", ".join(held[:most]) + (f" and {len(held) - most:,} more" if len(held) > most else "")


def listed(items: Sequence[str]) -> str:
    """The items in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
