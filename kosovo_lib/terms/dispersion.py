"""Dispersion: is a word spread over a group's texts, or does it sit in few of them?"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kosovo_lib.terms.dtm import DTM, SECTIONS_READ, check_by, dtm

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["dispersion", "gries_dp", "juilland_d"]


def dispersion(
    corpus: "Corpus",
    *,
    by: str | Sequence[str] = "outlet",
    part: str = "article",
    outlets: Sequence[str] = (),
    voice: str = "",
    sections: Sequence[str] = SECTIONS_READ,
    ngram: int = 1,
    stop_words: Collection[str] = (),
    actors: bool = False,
    possessives: bool = False,
    accents: bool = True,
    lemmas: bool | str = False,
    references: str = "names",
) -> pd.DataFrame:
    """How evenly each term is spread over the parts of each group.

    One row is a term in a group: the columns of ``by``, ``term``, ``n``, ``df`` (parts it occurs in),
    ``parts``, ``dp`` (Gries' deviation of proportions: 0 even, near 1 all in one small part) and
    ``juilland_d`` (1 even, 0 all in one part). Both are missing where there is one part only. Do not compare
    them between groups with different numbers of parts.

    Args:
        corpus: the corpus.
        by: as in `frequencies`.
        part: ``"article"``, or ``"block"`` for paragraphs.
        outlets, voice, sections, ngram, stop_words, actors, possessives, accents, lemmas, references: see `Options`.

    Raises:
        ParameterError: an option or a value of one that does not exist.
    """
    names = list(check_by(by, corpus))
    found = dtm(
        corpus, by=names, part=part, outlets=outlets, voice=voice, sections=sections, ngram=ngram,
        stop_words=stop_words, actors=actors, possessives=possessives, accents=accents, lemmas=lemmas,
        references=references,
    )  # fmt: skip
    return _spread(found, names)


def _spread(found: DTM, by: list[str]) -> pd.DataFrame:
    """Both measures, from sums over the parts that hold a term; the others follow from what is missing."""
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
    rate = cells["n"] / cells["words"]
    cells = cells.assign(held=np.abs(cells["n"] / total - cells["share"]), rate=rate, rate2=rate**2, df=1)
    table = cells.groupby(keys, as_index=False, sort=True).agg(
        n=("n", "sum"), df=("df", "sum"), parts=("parts", "first"), held=("held", "sum"),
        share=("share", "sum"), rate=("rate", "sum"), rate2=("rate2", "sum"),
    )  # fmt: skip
    several = table["parts"] > 1
    mean = table["rate"] / table["parts"]
    deviation = (table["rate2"] / table["parts"] - mean**2).clip(lower=0) ** 0.5
    reach = (table["parts"] - 1).clip(lower=1) ** 0.5
    # A part without the term deviates by its whole share.
    table = table.assign(
        dp=((table["held"] + 1 - table["share"]) / 2).where(several),
        juilland_d=(1 - deviation / mean / reach).where(several),
    )
    return table[[*keys, "n", "df", "parts", "dp", "juilland_d"]]


def gries_dp(n: Sequence[float], sizes: Sequence[float]) -> float:
    """Gries' deviation of proportions of one term: half the sum of |share of its uses - share of the words|.

    Gries (2008), "Dispersions and adjusted frequencies in corpora", International Journal of Corpus
    Linguistics 13.

    Args:
        n: uses in each part.
        sizes: words of each part.
    """
    uses, words = np.asarray(n, dtype=float), np.asarray(sizes, dtype=float)
    return float(np.abs(uses / uses.sum() - words / words.sum()).sum() / 2)


def juilland_d(n: Sequence[float], sizes: Sequence[float]) -> float:
    """Juilland's D of one term, from its rates in the parts: 1 - (sd / mean) / sqrt(parts - 1).

    Juilland and Chang-Rodríguez (1964), "Frequency dictionary of Spanish words", with rates in place of
    counts where parts differ in size, as Gries (2008) does.

    Args:
        n: uses in each part, at least two parts.
        sizes: words of each part.
    """
    rate: Any = np.asarray(n, dtype=float) / np.asarray(sizes, dtype=float)
    return float(1 - rate.std() / rate.mean() / np.sqrt(len(rate) - 1))
