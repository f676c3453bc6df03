"""Statistics of texts and words: collocations, dispersion, vocabulary and readability."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from math import log2
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib.errors import check_names, check_whole
from kosovo_lib.schema import Corpus
from kosovo_lib.terms.dtm import Options, actors_by_sentence, check_by, dtm, with_options
from kosovo_lib.terms.frequencies import wanted
from kosovo_lib.terms.tokens import Words, fold_all
from kosovo_lib.text.tokens import find_words

MEASURES = ("log_dice", "pmi", "g2")

_COLUMNS = {
    "first": "string", "second": "string", "n": "int64", "n_first": "int64", "n_second": "int64",
    "words": "int64", "log_dice": "float64", "pmi": "float64", "g2": "float64",
}  # fmt: skip


@with_options("ngram")
def collocations(
    corpus: Corpus,
    *,
    node: str = "",
    window: int = 1,
    least: int = 2,
    sort: str = "log_dice",
    **how: Any,
) -> pd.DataFrame:
    """Pairs of words that stand together in a sentence, strongest first.

    One row is a pair in this order: ``first``, ``second``, ``n`` (times together), ``n_first``, ``n_second``
    (times each occurs), ``words`` (of the selection), ``log_dice`` (Rychlý 2008: 14 where neither stands
    without the other, one less for half as often), ``pmi`` (pointwise mutual information in bits) and ``g2``
    (log-likelihood, Dunning 1993), the last two as NLTK computes them. ``log_dice`` can be compared between
    corpora; ``pmi`` and ``g2`` cannot, and ``pmi`` favours rare words. None of them says how sure it is.

    Args:
        node: only pairs with this word.
        window: how many words on the second may stand, 1 for the next one. For ``pmi`` and ``g2`` the count
            is divided by it, as in NLTK.
        least: pairs that stand together less often than this are left out, 1 or more.
        sort: ``"log_dice"``, ``"pmi"`` or ``"g2"``.
        how: options
    """
    check_names("sort", [sort], MEASURES)
    for name, value in (("window", window), ("least", least)):
        check_whole(name, value)
    from nltk.metrics.association import BigramAssocMeasures  # takes a second to load

    options = Options(**how)
    nodes = set(wanted(corpus, [node], options)) if node else None
    sentences = options.sentences(corpus)
    actors = actors_by_sentence(sentences, options.mentions(corpus))
    words = Words(sentences["text"].tolist(), actors, options.folding)
    terms, text = [words.terms[at] for at in words.term.tolist()], words.text(np.arange(len(words.term)))
    single, pairs = Counter(terms), Counter[tuple[str, str]]()
    for reach in range(1, window + 1):
        pairs.update(compress(zip(terms, terms[reach:], strict=False), text[:-reach] == text[reach:]))
    rows, stop, total = [], options.stop, single.total()
    for (first, second), n in pairs.items():
        if n < least or stop.intersection((first, second)) or (nodes and nodes.isdisjoint((first, second))):
            continue
        each = single[first], single[second]
        marginals = (n / window, each, total)
        pmi, g2 = BigramAssocMeasures.pmi(*marginals), BigramAssocMeasures.likelihood_ratio(*marginals)
        rows.append((first, second, n, *each, total, log_dice(n, *each), pmi, g2))
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    return table.sort_values([sort, "n", "first", "second"], ascending=[False, False, True, True], ignore_index=True)


def log_dice(n: float, n_first: float, n_second: float) -> float:
    """Return logDice, 14 + log2(2n / (n_first + n_second)).

    Rychlý (2008), "A lexicographer-friendly association score", RASLAN.
    """
    return 14 + log2(2 * n / (n_first + n_second))


@with_options()
def dispersion(
    corpus: Corpus, *, by: str | Sequence[str] = "outlet", part: str = "article", **how: Any
) -> pd.DataFrame:
    """How evenly each term is spread over the parts of each group.

    One row is a term in a group: the columns of ``by``, ``term``, ``n``, ``df`` (parts it occurs in),
    ``parts`` and ``dp``, the deviation of proportions: half the sum of |share of its uses - share of the words| over
    the parts, 0 even, near 1 all in one small part. It is missing where there is one part only. Do not compare it
    between groups with different numbers of parts.

    Gries (2008), "Dispersions and adjusted frequencies in corpora", International Journal of Corpus Linguistics 13.

    Args:
        by: as in `frequencies`.
        part: ``"article"``, or ``"block"`` for paragraphs.
        how: options
    """
    by = list(check_by(by, corpus))
    found = dtm(corpus, by=by, part=part, **how)
    documents, groups = found.documents, found.documents.groupby(by, sort=True)
    documents = documents.assign(
        share=documents["words"] / groups["words"].transform("sum"), parts=groups["words"].transform("size")
    )
    document, term = found.matrix.tocoo().coords
    named = pd.Series(found.terms, dtype="string").take(term).array
    cells = documents.take(document).assign(term=named, n=found.matrix.data)
    keys = [*by, "term"]
    total = cells.groupby(keys, sort=True)["n"].transform("sum")
    cells = cells.assign(held=np.abs(cells["n"] / total - cells["share"]), df=1)
    table = cells.groupby(keys, as_index=False, sort=True).agg(
        n=("n", "sum"), df=("df", "sum"), parts=("parts", "first"), held=("held", "sum"), share=("share", "sum")
    )
    # The sums are over the parts that hold a term; a part without it deviates by its whole share.
    dp = ((table["held"] + 1 - table["share"]) / 2).where(table["parts"] > 1)
    return table.assign(dp=dp)[[*keys, "n", "df", "parts", "dp"]]


PROSE = ("body", "update")
"""Sections made of whole sentences; a headline is none."""

_LONG = 6  # letters; a word longer than this is a long one (Björnsson 1968)
_SPENT = 0.72  # the share of new words at which a factor is complete (McCarthy and Jarvis 2010)


def readability(
    corpus: Corpus,
    *,
    by: str | Sequence[str] = "outlet",
    outlets: Sequence[str] = (),
    voice: str = "",
    sections: Sequence[str] = PROSE,
) -> pd.DataFrame:
    """How each group writes, measured on whole sentences (body and update, unless sections are given).

    One row is a group: the columns of ``by``, ``articles``, ``sentences``, ``words``, ``distinct`` (different
    words), ``words_per_sentence``, ``mtld`` (words it takes until the vocabulary repeats itself; the mean of
    the articles weighted by their words; missing where every article is too short) and ``lix`` (readability:
    about 30 easy, 40 a newspaper, 60 an academic text). Reprints count in each article.

    Do not compare ``distinct`` between groups of different size, nor ``mtld`` from fewer than about 100
    words.

    Args:
        by: as in `frequencies`.
        outlets, voice, sections: see `Options`.
    """
    names = list(check_by(by, corpus))
    options = Options(outlets, voice, sections, reprints="each")
    sentences = options.sentences(corpus, names).sort_values(["article", "sentence"])
    rows = []
    for key, group in sentences.groupby(names, sort=True):
        articles = [
            fold_all([word for text in texts for word in find_words(text)])
            for _, texts in group.groupby("article", sort=True)["text"]
        ]
        words, n = [word for article in articles for word in article], len(group)
        rich = [(value, len(article)) for article in articles if (value := mtld(article)) is not None]
        mean = sum(value * size for value, size in rich) / sum(size for _, size in rich) if rich else None
        if words:
            rows.append((*key, len(articles), n, len(words), len(set(words)), len(words) / n, mean, lix(words, n)))
    counts, measures = ["articles", "sentences", "words", "distinct"], ["words_per_sentence", "mtld", "lix"]
    types = {name: kind for kind, own in (("string", names), ("int64", counts), ("float64", measures)) for name in own}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def mtld(words: Sequence[str]) -> float | None:
    """Measure of textual lexical diversity: the mean length of runs that keep 72 % of their words new.

    McCarthy and Jarvis (2010), "MTLD, vocd-D, and HD-D", Behavior Research Methods 42: the mean of a pass
    forward and one backward; what is left at the end counts as part of a run. `None` where no word is ever
    repeated, for then no run ends. ``words`` are those of a text in order, folded.
    """
    factors = [_factors(words), _factors(words[::-1])]
    return sum(len(words) / n for n in factors) / 2 if all(factors) else None


def _factors(words: Sequence[str]) -> float:
    factors, size, types = 0.0, 0, set[str]()
    for word in words:
        size += 1
        types.add(word)
        if len(types) / size < _SPENT:
            factors, size, types = factors + 1, 0, set()
    return factors + ((1 - len(types) / size) / (1 - _SPENT) if size else 0)


def lix(words: Sequence[str], sentences: int) -> float:
    """Readability index: words per sentence, plus the percentage of words of more than six letters.

    Björnsson (1968), "Läsbarhet". Chosen since it counts what is printed: measures in syllables have to guess
    them in English. There is at least one word and one sentence.
    """
    long = sum(len(word) > _LONG for word in words)
    return len(words) / sentences + 100 * long / len(words)
