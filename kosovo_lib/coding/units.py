"""What a label is given to: an actor in a sentence, by the words that name the actor first in it."""

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import by_name
from kosovo_lib.sentiment import Target

__all__ = ["first_mentions", "targets"]


def first_mentions(corpus: Corpus, *, places: bool = False) -> pd.DataFrame:
    """Where each sentence names each actor first; what a sentence names as a place only is no actor.

    Args:
        corpus: a corpus.
        places: give the names of places as well, as sheets had them before places were told apart.

    Returns:
        The columns of the table of mentions without ``kind`` and ``sense``; only names count, no pronouns. One row
        is an actor named in a sentence; in a sentence the rows stand in the order in which it names them.
    """
    unit = ["article", "sentence", "actor"]
    mentions = by_name(corpus.mentions).sort_values("start", kind="stable")
    if not places:
        as_actor = mentions.loc[mentions["sense"] != "place", unit].drop_duplicates()
        mentions = mentions.merge(as_actor, on=unit)
    return mentions.drop_duplicates(unit).drop(columns=["kind", "sense"])


def targets(corpus: Corpus, rows: pd.DataFrame) -> list[Target]:
    """Where each row's actor is named in its sentence; ``start`` and ``end`` of the rows count in the whole text."""
    sentences = corpus.sentences[["article", "sentence", "start", "text"]]
    placed = rows[["article", "sentence", "start", "end"]].merge(
        sentences, how="left", on=["article", "sentence"], suffixes=("", "_of_sentence")
    )
    return [
        Target(text, int(start - begins), int(end - begins))
        for text, start, end, begins in placed[["text", "start", "end", "start_of_sentence"]].itertuples(index=False)
    ]
