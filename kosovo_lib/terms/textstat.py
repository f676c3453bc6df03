"""Statistics of texts and words: collocations, dispersion, vocabulary and readability."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice
from math import log2
from typing import Any, Unpack

import numpy as np
import pandas as pd

from kosovo_lib.errors import check_names, check_whole
from kosovo_lib.schema import Corpus
from kosovo_lib.terms.dtm import DTM, Counting, Options, Reading, actors_by_sentence, check_by, dtm, options_of
from kosovo_lib.terms.frequencies import wanted
from kosovo_lib.terms.tokens import fold_all, tokens
from kosovo_lib.text.tokens import find_words

MEASURES = ("log_dice", "pmi", "g2")

_COLUMNS = {
    "first": "string", "second": "string", "n": "int64", "n_first": "int64", "n_second": "int64",
    "words": "int64", "log_dice": "float64", "pmi": "float64", "g2": "float64",
}  # fmt: skip


@options_of
def collocations(
    corpus: Corpus,
    *,
    node: str = "",
    window: int = 1,
    least: int = 2,
    sort: str = "log_dice",
    stop_words: Collection[str] = (),
    reprints: str = "once",
    **how: Unpack[Reading],
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
        stop_words, reprints, how: see `Options`; all but ``ngram`` by name.

    Raises:
        ParameterError: an option or a value of one that does not exist.
    """
    check_names("sort", [sort], MEASURES)
    for name, value in (("window", window), ("least", least)):
        check_whole(name, value)
    options = Options(**how, stop_words=stop_words, reprints=reprints)
    nodes = set(wanted(corpus, [node], options)) if node else None
    single, pairs = _counted(options.sentences(corpus), window, options.mentions(corpus), options.folding)
    stop = options.stop
    rows = [
        _scores(pair, n, single, window)
        for pair, n in pairs.items()
        if n >= least and not stop.intersection(pair) and (nodes is None or nodes.intersection(pair))
    ]
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    return table.sort_values([sort, "n", "first", "second"], ascending=[False, False, True, True], ignore_index=True)


def _counted(
    sentences: pd.DataFrame, window: int, mentions: pd.DataFrame | None, folding: dict[str, Any]
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count words, and pairs within reach of each other in one sentence."""
    single, pairs = Counter[str](), Counter[tuple[str, str]]()
    places = actors_by_sentence(sentences, mentions)
    for row, text in enumerate(sentences["text"].tolist()):
        terms = [token.term for token in tokens(text, actors=places.get(row, ()), **folding)]
        single.update(terms)
        for reach in range(1, window + 1):
            pairs.update(zip(terms, islice(terms, reach, None), strict=False))
    return single, pairs


def _scores(pair: tuple[str, str], n: int, single: Counter[str], window: int) -> dict[str, Any]:
    from nltk.metrics.association import BigramAssocMeasures

    first, second = pair
    marginals = (n / window, (single[first], single[second]), single.total())
    return {
        "first": first, "second": second, "n": n, "n_first": single[first], "n_second": single[second],
        "words": single.total(), "log_dice": log_dice(n, single[first], single[second]),
        "pmi": BigramAssocMeasures.pmi(*marginals), "g2": BigramAssocMeasures.likelihood_ratio(*marginals),
    }  # fmt: skip


def log_dice(n: float, n_first: float, n_second: float) -> float:
    """Return logDice, 14 + log2(2n / (n_first + n_second)).

    Rychlý (2008), "A lexicographer-friendly association score", RASLAN.
    """
    return 14 + log2(2 * n / (n_first + n_second))


@options_of
def dispersion(
    corpus: Corpus, *, by: str | Sequence[str] = "outlet", part: str = "article", **how: Unpack[Counting]
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
        how: the options of `Options`, by name.

    Raises:
        ParameterError: an option or a value of one that does not exist.
    """
    names = list(check_by(by, corpus))
    return _spread(dtm(corpus, by=names, part=part, **how), names)


def _spread(found: DTM, by: list[str]) -> pd.DataFrame:
    """The measure, from sums over the parts that hold a term; the others follow from what is missing."""
    documents = found.documents
    groups = documents.groupby(by, sort=True)
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
    # A part without the term deviates by its whole share.
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

    Raises:
        ParameterError: an option or a value of one that does not exist.
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
        words = [word for article in articles for word in article]
        if words:
            rows.append({**dict(zip(names, key, strict=True)), **_style(articles, words, len(group))})
    columns = [*names, "articles", "sentences", "words", "distinct", "words_per_sentence", "mtld", "lix"]
    types = dict.fromkeys(names, "string") | dict.fromkeys(columns[len(names) : len(names) + 4], "int64")
    return pd.DataFrame(rows, columns=columns).astype(types).astype(dict.fromkeys(columns[-3:], "float64"))


def _style(articles: list[list[str]], words: list[str], sentences: int) -> dict[str, Any]:
    rich = [(mtld(article), len(article)) for article in articles]
    measured = [(value, size) for value, size in rich if value is not None]
    weight = sum(size for _, size in measured)
    return {
        "articles": len(articles),
        "sentences": sentences,
        "words": len(words),
        "distinct": len(set(words)),
        "words_per_sentence": len(words) / sentences,
        "mtld": sum(value * size for value, size in measured) / weight if weight else None,
        "lix": lix(words, sentences),
    }


def mtld(words: Sequence[str]) -> float | None:
    """Measure of textual lexical diversity: the mean length of runs that keep 72 % of their words new.

    McCarthy and Jarvis (2010), "MTLD, vocd-D, and HD-D", Behavior Research Methods 42: the mean of a pass
    forward and one backward; what is left at the end counts as part of a run. `None` where no word is ever
    repeated, for then no run ends.

    Args:
        words: the words of a text in order, folded.
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
    them in English.

    Args:
        words: the words of a text, at least one.
        sentences: how many sentences they make, at least one.
    """
    long = sum(len(word) > _LONG for word in words)
    return len(words) / sentences + 100 * long / len(words)
