"""Stance: how whoever speaks treats each actor, counted sentence by sentence.

Three rules apply throughout. The outlet's own voice is never counted together with the voices it quotes. Coders' labels
are never counted together with a model's. Every figure counts the sentences that `evidence` returns for the same
arguments; all coders count, and a sentence on which they disagree is split.

A city mentioned as a place is never an actor. Stance is not sentiment: see `kosovo_lib.sentiment`.
"""

from kosovo_lib.coding import READINGS
from kosovo_lib.schema import public
from kosovo_lib.stance.judgements import JUDGEMENTS, LEAST, PRECISION, UNNAMED, judgements, often
from kosovo_lib.stance.labelled import MEASURED, OWN_SECTIONS, SPLIT, Collected, collect, evidence, suggested
from kosovo_lib.stance.occlusion import decisive_words
from kosovo_lib.stance.score import TOO_LITTLE, by_outlet, differences, findings, leans, tabulate

__all__ = [
    "JUDGEMENTS", "LEAST", "MEASURED", "OWN_SECTIONS", "PRECISION", "READINGS", "SPLIT", "TOO_LITTLE", "UNNAMED",
    "Collected", "by_outlet", "collect", "decisive_words", "differences", "evidence", "findings", "judgements",
    "leans", "often", "suggested", "tabulate",
]  # fmt: skip

public(__name__)
