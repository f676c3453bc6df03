"""Who tells what: the same fact in different articles."""

from kosovo_lib.facts.clusters import coverage, facts, left_out, only, tellings
from kosovo_lib.facts.passages import reprints
from kosovo_lib.facts.similarity import Comparison, compare, pairs

__all__ = ["Comparison", "compare", "coverage", "facts", "left_out", "only", "pairs", "reprints", "tellings"]
