"""Who is speaking in the texts: how many of their words are the outlet's own, and whose the others are."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from kosovo_lib.errors import DataError
from kosovo_lib.schema import Corpus

__all__ = ["KINDS", "evidence", "finding", "shares"]

KINDS: Final[Mapping[str, str]] = {
    "outlet": "the outlet itself",
    "direct": "somebody quoted",
    "indirect": "somebody paraphrased",
    "block": "another outlet's passage",
    "comment": "readers' comments",
    "none": "page furniture",
}
"""Kind of voice -> its name on pages, from the outlet's own words outwards.

Page furniture is everything that nobody says: buttons, bylines, credits, an author's biography.
"""


def evidence(corpus: Corpus) -> pd.DataFrame:
    """Every sentence with its kind of voice.

    Returns:
        A row is a sentence: article, sentence, outlet, kind (a key of `KINDS`), words.
    """
    own = corpus.sentences["voice"].isin(["outlet", "none"])
    kind = corpus.sentences["voice"].where(own, corpus.sentences["attribution"])
    words = corpus.sentences["text"].map(lambda text: len(text.split())).astype("int64")
    return corpus.sentences[["article", "sentence", "outlet"]].assign(kind=kind, words=words)


def shares(corpus: Corpus) -> pd.DataFrame:
    """How the words of each outlet's pages divide among the voices on them.

    A sentence counts whole for the voice that has most of it; words are runs of characters between spaces.

    Returns:
        A row is an outlet and a kind of voice, also where it has no sentence: outlet, kind, voice (its name on
        pages), sentences, words, share (of the outlet's words, 0 to 1). Outlets stand in the order of the
        articles, kinds in that of `KINDS`.

    Raises:
        DataError: the corpus holds no article.
    """
    if corpus.articles.empty:
        raise DataError("voices: the corpus holds no article; there is nobody to listen to")
    rows = evidence(corpus)
    outlets = list(dict.fromkeys(corpus.articles["outlet"]))
    index = pd.MultiIndex.from_product([outlets, list(KINDS)], names=["outlet", "kind"])
    counted = rows.groupby(["outlet", "kind"])["words"].agg(sentences="count", words="sum")
    table = counted.reindex(index, fill_value=0).reset_index()
    share = table["words"] / table.groupby("outlet")["words"].transform("sum")
    return table.assign(voice=table["kind"].map(KINDS), share=share)[
        ["outlet", "kind", "voice", "sentences", "words", "share"]
    ]


def finding(table: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Say who speaks most and who least in his own voice.

    Args:
        table: rows of `shares`.
        names: outlet handle -> its name as printed.
    """
    own = table[table["kind"] == "outlet"].set_index("outlet")["share"]
    most, least = str(own.idxmax()), str(own.idxmin())
    if most == least or own[most] == own[least]:
        return f"{names[most]} says {own[most]:.0%} of its words itself."
    page = table[(table["outlet"] == least) & (table["kind"] != "outlet")].nlargest(1, "share").iloc[0]
    return (
        f"{names[most]} says {own[most]:.0%} of the words on its page in its own voice, {names[least]} only"
        f" {own[least]:.0%}: there, {page['share']:.0%} of the words are {page['voice']}."
    )
