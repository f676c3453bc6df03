"""Terms: how often, where, and how surely one outlet uses a word more than another.

    kl.terms.rates(corpus, by="outlet")                   # per 10,000 words
    kl.terms.distinctive(corpus, voice="outlet")          # log-odds, clustered by article
    kl.terms.concordance(corpus, "NATO", sort="right")    # in context, at its exact place

One idea a file: what a word is (`words`), what is read (`reading`), sums that merge (`counting`), and what is
worked out from them (`rating`, `keyness`, `classic`) or from the texts (`placing`, `dispersion`, `style`,
`concordance`, `collocations`), and said (`findings`).
"""

from kosovo_lib.terms.classic import chi2, classic, g2, g2_two_cells, log_ratio
from kosovo_lib.terms.collocations import collocations, log_dice
from kosovo_lib.terms.concordance import concordance, printed
from kosovo_lib.terms.counting import Counts, count, count_sentences, largest, merge
from kosovo_lib.terms.dispersion import dispersion, gries_dp, juilland_d
from kosovo_lib.terms.findings import Finding, cautions, distinctive_finding, top, use_finding
from kosovo_lib.terms.keyness import distinctive
from kosovo_lib.terms.rating import rates
from kosovo_lib.terms.reading import SECTIONS_READ, Reading, select
from kosovo_lib.terms.style import lix, mtld, style
from kosovo_lib.terms.words import Span, find_words, fold, fold_term, spans, stop_words

__all__ = [
    "SECTIONS_READ",
    "Counts",
    "Finding",
    "Reading",
    "Span",
    "cautions",
    "chi2",
    "classic",
    "collocations",
    "concordance",
    "count",
    "count_sentences",
    "dispersion",
    "distinctive",
    "distinctive_finding",
    "find_words",
    "fold",
    "fold_term",
    "g2",
    "g2_two_cells",
    "gries_dp",
    "juilland_d",
    "largest",
    "lix",
    "log_dice",
    "log_ratio",
    "merge",
    "mtld",
    "printed",
    "rates",
    "select",
    "spans",
    "stop_words",
    "style",
    "top",
    "use_finding",
]
