"""Tables in, plain Altair charts out: compose them, facet them, give them another title.

Each states its finding as its title and describes itself to screen readers. `use_theme` sets the look; without it
nothing changes. Set a width with ``.properties(width=)``. A table without rows, or one that mixes what must be told
apart (coders' labels and the model's, two voices), is a `ParameterError`.
"""

from kosovo_lib.charts.events import coverage, hours, reports, timeline
from kosovo_lib.charts.stance import judgements, stance_matrix, voices
from kosovo_lib.charts.terms import distinctive_words, word_use
from kosovo_lib.charts.theme import looks, outlet_scale, use_theme
from kosovo_lib.schema import public

__all__ = [
    "coverage", "distinctive_words", "hours", "judgements", "looks", "outlet_scale", "reports", "stance_matrix",
    "timeline", "use_theme", "voices", "word_use",
]  # fmt: skip

public(__name__)
