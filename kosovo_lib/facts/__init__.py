"""Who reports what: the same fact in different articles.

Every function takes a corpus, or what `compare` returns, which compares it once for all of them.
"""

from kosovo_lib.facts.clusters import coverage, differences, facts, labels, left_out, only, stories, tellings
from kosovo_lib.facts.conflicts import VERDICTS, naming, uses
from kosovo_lib.facts.findings import CELLS, MEASURED, findings
from kosovo_lib.facts.quotations import quotations, reprints
from kosovo_lib.facts.similarity import Comparison, compare, pairs
from kosovo_lib.schema import public

__all__ = [
    "CELLS", "MEASURED", "VERDICTS", "Comparison", "compare", "coverage", "differences", "facts", "findings", "labels",
    "left_out", "naming", "only", "pairs", "quotations", "reprints", "stories", "tellings", "uses",
]  # fmt: skip

public(__name__)
