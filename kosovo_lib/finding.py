"""What an analysis found: one sentence, the place of its evidence, and how strong it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from kosovo_lib.errors import ParameterError

__all__ = ["Finding", "Quotation", "amount", "ranked"]


@dataclass(frozen=True)
class Quotation:
    """Words that show a finding: who published them, in which sentence of which article."""

    article: str
    sentence: int
    outlet: str
    text: str


@dataclass(frozen=True)
class Finding:
    """One finding, of any analysis.

    Attributes:
        sentence: the finding as a page prints it, one sentence.
        strength: 0 to 1: the end of the effect's interval that is nearest to "no difference", on a scale where 0 is no
            difference and 1 the largest possible. What is not known to differ has strength 0 and never leads.
        evidence: the group of its sentences, named by its values as `display.evidence(by=...)` groups them, such as
            ``("antiwar", "NATO")``, or its address on the page (`display.anchor`); empty where it has none.
        detail: a second, shorter sentence: how many sentences, which interval.
        kind: the analysis: facts, stance, terms, voices, events.
        checked: False for what rests on a machine's labels alone; such findings never lead.
        quotations: the words that show it, at most two face each other on the front page.
    """

    sentence: str
    strength: float
    evidence: str | tuple[str, ...] = ""
    detail: str = ""
    kind: str = ""
    checked: bool = True
    quotations: tuple[Quotation, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.strength <= 1:
            raise ParameterError(f"finding {self.sentence!r}: strength {self.strength} is not between 0 and 1")

    @property
    def leads(self) -> bool:
        """Whether it may stand at the head of a page: checked, and sure to differ from nothing."""
        return self.checked and self.strength > 0


def amount(n: int, noun: str, plural: str = "") -> str:
    """A number with its noun, singular or plural: ``1 fact``, ``1,200 facts``, ``2 people``."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that may lead, the strongest first; equals stay in their order."""
    return sorted((one for one in findings if one.leads), key=lambda one: -one.strength)
