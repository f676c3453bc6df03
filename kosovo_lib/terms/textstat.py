"""Statistics of texts and words: dispersion, vocabulary and readability."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kosovo_lib.terms.dtm import Options, check_by, dtm
from kosovo_lib.terms.tokens import fold_all
from kosovo_lib.text.tokens import find_words

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["dispersion", "lix", "mtld", "readability"]


def dispersion(
    corpus: "Corpus",
    *,
    by: str | Sequence[str] = "outlet",
    outlets: Sequence[str] = (),
    voice: str = "",
    stop_words: Collection[str] = (),
) -> pd.DataFrame:
    """How evenly each term is spread over the articles of each group.

    One row is a term in a group: the columns of ``by``, ``term``, ``n``, ``df`` (articles it occurs in),
    ``parts`` (articles of the group) and ``dp``, the deviation of proportions: half the sum of |share of its uses -
    share of the words| over the articles, 0 even, near 1 all in one short article. It is missing where there is one
    article only. Do not compare it between groups with different numbers of articles.

    Gries (2008), "Dispersions and adjusted frequencies in corpora", International Journal of Corpus Linguistics 13.

    Args:
        corpus: the corpus.
        by: as in `frequencies`.
        outlets, voice, stop_words: see `Options`.

    Raises:
        ParameterError: an option or a value of one that does not exist.
    """
    names = list(check_by(by, corpus))
    found = dtm(corpus, by=names, outlets=outlets, voice=voice, stop_words=stop_words)
    documents = found.documents
    groups = documents.groupby(names, sort=True)
    documents = documents.assign(
        share=documents["words"] / groups["words"].transform("sum"), parts=groups["words"].transform("size")
    )
    document, term = found.matrix.tocoo().coords
    named = pd.Series(found.terms, dtype="string").take(term).array
    cells = documents.take(document).assign(term=named, n=found.matrix.data)
    keys = [*names, "term"]
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
    corpus: "Corpus",
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
    about 30 easy, 40 a newspaper, 60 an academic text).

    Do not compare ``distinct`` between groups of different size, nor ``mtld`` from fewer than about 100
    words.

    Args:
        corpus: the corpus.
        by: as in `frequencies`.
        outlets, voice, sections: see `Options`.

    Raises:
        ParameterError: an option or a value of one that does not exist.
    """
    names = list(check_by(by, corpus))
    sentences = (
        Options(outlets, voice, sections, reprints="each").sentences(corpus, names).sort_values(["article", "sentence"])
    )
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
