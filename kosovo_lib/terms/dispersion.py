"""Dispersion: is a word spread over a group's texts, or does it sit in few of them?"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kosovo_lib.terms.dtm import DTM, SECTIONS_READ, check_by, dtm

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["dispersion"]


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
    ``parts`` and ``dp``, the deviation of proportions: half the sum of |share of its uses - share of the words| over
    the parts, 0 even, near 1 all in one small part. It is missing where there is one part only. Do not compare it
    between groups with different numbers of parts.

    Gries (2008), "Dispersions and adjusted frequencies in corpora", International Journal of Corpus Linguistics 13.

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
