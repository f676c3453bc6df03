"""Sentence to voice: who says this, the outlet or someone it quotes?

A sentence's quoted and reported spans are found first (``quotes``, ``reports``), then who they belong to
(``speakers``); ``attribution`` puts them together, sentence by sentence, in reading order.
An act of speech without its content in words ("announced a plan") is the outlet's; what somebody judges or calls for
ends before when and where it is said.
"""

from kosovo_lib.schema import public
from kosovo_lib.voices.attribution import Attribution, Voice, find, find_voices
from kosovo_lib.voices.summary import KINDS, MEASURED, evidence, findings, shares, speakers

__all__ = [
    "KINDS", "MEASURED", "Attribution", "Voice", "evidence", "find", "find_voices", "findings", "shares", "speakers",
]  # fmt: skip

public(__name__)
