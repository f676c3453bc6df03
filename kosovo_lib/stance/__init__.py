"""Stance: how whoever speaks treats each actor, counted sentence by sentence.

Three rules apply throughout. The outlet's own voice is never counted together with the voices it quotes. Coders' labels
are never counted together with a model's. Every figure counts the sentences that `evidence` returns for the same
arguments; all coders count, and a sentence on which they disagree is split.

- `evidence`: the labelled sentences themselves;
- `by_outlet`, `tabulate`: outlet by actor, with a score and its interval;
- `difference`: two outlets on an actor, on all sentences or on the facts that both report;
- `by_speaker`: what each quoted voice says of each actor;
- `collect`: the labelled sentences of both sources, with the codings to measure agreement;
- `quoted`, `relayed`: whom each outlet quotes or paraphrases, and the sentences in which it does;
- `loaded_words`: the words behind the model's labels;
- `suggested`, `parsed`: the model's labels and the parser's voices in the form of a coding sheet, to be compared with
  coders;
- `findings`: what the tables say, in sentences.

A city mentioned as a place is never an actor. Stance is not sentiment: see `kosovo_lib.sentiment`.
"""

from kosovo_lib.stance.findings import findings
from kosovo_lib.stance.judgements import JUDGEMENTS, judgements
from kosovo_lib.stance.labelled import (
    MEASURED,
    OWN_SECTIONS,
    READINGS,
    SPLIT,
    Collected,
    collect,
    evidence,
    parsed,
    suggested,
)
from kosovo_lib.stance.occlusion import loaded_words
from kosovo_lib.stance.score import MODEL_LEVEL, TOO_LITTLE, by_outlet, difference, tabulate
from kosovo_lib.stance.speakers import by_speaker, quoted, relayed

__all__ = [
    "JUDGEMENTS",
    "MEASURED",
    "MODEL_LEVEL",
    "OWN_SECTIONS",
    "READINGS",
    "SPLIT",
    "TOO_LITTLE",
    "Collected",
    "by_outlet",
    "by_speaker",
    "collect",
    "difference",
    "evidence",
    "findings",
    "judgements",
    "loaded_words",
    "parsed",
    "quoted",
    "relayed",
    "suggested",
    "tabulate",
]
