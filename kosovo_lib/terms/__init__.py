"""Terms: how often and where an outlet uses a word, and how certain it is that it uses it more than others do.

    kl.terms.rates(corpus, by="outlet")                   # per 10,000 words
    kl.terms.distinctive(corpus, voice="outlet")          # log-odds, clustered by article
    kl.terms.concordance(corpus, "NATO", sort="right")    # in context, at its exact place
    kl.terms.loaded(corpus)                               # words that judge, of one outlet only
    kl.terms.distinctive(table, by="outlet")              # counts of your own: outlet, article, term, n

`tokens` decides what a word is, `dtm` counts words by document, `frequencies` by group. The other functions compute
their figures from these counts or from the texts.
"""

from kosovo_lib.schema import public
from kosovo_lib.terms.concordance import concordance, printed
from kosovo_lib.terms.dtm import DTM, SECTIONS_READ, Options, dtm
from kosovo_lib.terms.findings import READ, cautions, facing, findings, kinds, loaded, smallest_difference, telling, top
from kosovo_lib.terms.frequencies import Frequencies, count_sentences, frequencies, merge, rates
from kosovo_lib.terms.keyness import chi2, distinctive, g2, keyness, log_ratio
from kosovo_lib.terms.textstat import collocations, dispersion, lix, log_dice, mtld, readability
from kosovo_lib.terms.tokens import Token, fold, stop_words, tokens

__all__ = [
    "DTM", "READ", "SECTIONS_READ", "Frequencies", "Options", "Token", "cautions", "chi2", "collocations",
    "concordance", "count_sentences", "dispersion", "distinctive", "dtm", "facing", "findings", "fold", "frequencies",
    "g2", "keyness", "kinds", "lix", "loaded", "log_dice", "log_ratio", "merge", "mtld", "printed", "rates",
    "readability", "smallest_difference", "stop_words", "telling", "tokens", "top",
]  # fmt: skip

public(__name__)
