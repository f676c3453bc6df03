"""Stance: how whoever speaks treats each actor, counted sentence by sentence.

Three rules hold everywhere. The outlet's own voice and the voices it passes on are never counted together.
Labels made by hand and labels suggested by a machine are never counted together. Every figure is a count of
the rows that `evidence` returns for the same arguments.

- `evidence`: the labelled sentences themselves;
- `by_outlet`, `tabulate`: outlet by actor, with a score and its interval;
- `by_speaker`: what each quoted voice says of each actor;
- `collect`: the labelled sentences of both sources, with the codings to measure agreement;
- `quoted`, `relayed`: whom each outlet lets speak, and the sentences in which it does;
- `loaded_words`: the rated words behind the machine's labels;
- `suggested`, `parsed`: the machine's labels and voices in the form of a coding sheet, to be compared
  with hand coding;
- `findings`, `disagreements`: what the tables say, in sentences.

A city that is only a place is never an actor. Stance is not sentiment: see `kosovo_lib.sentiment`.
"""

from kosovo_lib.stance.collecting import Collected, collect
from kosovo_lib.stance.findings import disagreements, findings
from kosovo_lib.stance.judgements import JUDGEMENTS, judgements
from kosovo_lib.stance.labelled import OWN_SECTIONS, READINGS, evidence, parsed, sources, suggested
from kosovo_lib.stance.score import TOO_LITTLE, by_outlet, tabulate
from kosovo_lib.stance.speakers import by_speaker, quoted, relayed
from kosovo_lib.stance.words import loaded_words

__all__ = [
    "JUDGEMENTS",
    "OWN_SECTIONS",
    "READINGS",
    "TOO_LITTLE",
    "Collected",
    "by_outlet",
    "by_speaker",
    "collect",
    "disagreements",
    "evidence",
    "findings",
    "judgements",
    "loaded_words",
    "parsed",
    "quoted",
    "relayed",
    "sources",
    "suggested",
    "tabulate",
]
