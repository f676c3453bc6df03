"""Everything that is labelled about a corpus, by hand and by machine, side by side and never mixed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kosovo_lib import coding
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError
from kosovo_lib.stance.labelled import evidence, parsed, sources, suggested

__all__ = ["Collected", "collect"]


@dataclass(frozen=True)
class Collected:
    """What `collect` found.

    Attributes:
        rows: the labelled sentences asked for, as `evidence` returns them, hand labels first; by outlet, actor
            and label.
        people: the codings of all people, of the whole corpus.
        codings: the same, with the machine (its labels) and the parser (its voices) as coders among others, for
            measuring agreement.
        coder: whose hand labels are among the rows; empty where nobody has coded.
        model: the name of the machine; empty where it is missing.
        trouble: why there are no machine labels; empty where there are.
    """

    rows: pd.DataFrame
    people: pd.DataFrame
    codings: pd.DataFrame
    coder: str
    model: str
    trouble: str


def collect(
    corpus: Corpus,
    *,
    voice: str = "outlet",
    labels: str = "",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
) -> Collected:
    """Gather labels made by hand and suggested by the machine; the first come out also without the second.

    Args:
        corpus: the sentences.
        voice: ``outlet`` or ``other``.
        labels: whose rows: ``hand``, ``machine`` or, if empty, both.
        coder: whose hand labels; those of the first coder by name if empty.
        outlets: which outlets; all comparable ones if empty.
        actors: which actors; all if empty.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder.
        DataError: a coding sheet breaks a rule. A missing or damaged model is no error here: see ``trouble``.
    """
    people, machine, trouble = coding.load(corpus), coding.CODINGS.frame(), ""
    try:
        machine = suggested(corpus)
    except DataError as problem:
        trouble = f"The machine’s labels are left out: {problem}."
    made = {"hand": (people, coder), "machine": (machine, "")}
    rows = []
    for source in sources(labels):
        codings, whose = made[source]
        found = evidence(corpus, outlet=outlets, actor=actors, voice=voice, labels=source, coder=whose, codings=codings)
        rows.append(found.sort_values(["outlet", "actor", "label"], kind="stable"))
    # The voices in the machine's rows are the parser's, so they are compared under its name.
    together = [people, machine.assign(voice=pd.array([pd.NA] * len(machine), dtype="string")), parsed(corpus)]
    return Collected(
        rows=pd.concat(rows, ignore_index=True),
        people=people,
        codings=pd.concat(together, ignore_index=True),
        coder=coder or min(people["coder"], default=""),
        model=min(machine["coder"], default=""),
        trouble=trouble,
    )
