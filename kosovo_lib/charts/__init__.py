"""Tables in, Altair charts out: each states its finding as its title and describes itself to screen readers."""

from kosovo_lib.charts.events import hours, lags, reports, timeline
from kosovo_lib.charts.stance import agreement, confusion, stance_matrix
from kosovo_lib.charts.terms import distinctive_words, two_outlets, word_use
from kosovo_lib.charts.voices import voices

__all__ = [
    "agreement",
    "confusion",
    "distinctive_words",
    "hours",
    "lags",
    "reports",
    "stance_matrix",
    "timeline",
    "two_outlets",
    "voices",
    "word_use",
]
