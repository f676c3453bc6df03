"""What a label is given to: an actor in a sentence, by the words that name the actor first in it."""

import numpy as np
import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import references_counted
from kosovo_lib.sentiment import Target

__all__ = ["first_mentions", "targets"]


def first_mentions(corpus: Corpus, *, places: bool = False, references: str = "names") -> pd.DataFrame:
    """Where each sentence refers to each actor first; what a sentence names as a place only is no actor.

    Args:
        corpus: a corpus.
        places: give the names of places as well, as sheets had them before places were told apart.
        references: ``"names"``, or ``"all"`` for descriptions and pronouns, too: see `schema.references_counted`.

    Returns:
        The columns of the table of mentions without ``kind`` and ``sense``. One row is an actor in a sentence; in a
        sentence the rows stand in that order. A name goes before any other reference to the same actor.
    """
    unit = ["article", "sentence", "actor"]
    mentions = references_counted(corpus.mentions, references)
    mentions = mentions.iloc[np.lexsort((mentions["start"], mentions["kind"] != "name"))]
    if not places:
        as_actor = mentions.loc[mentions["sense"] != "place", unit].drop_duplicates()
        mentions = mentions.merge(as_actor, on=unit)
    return mentions.drop_duplicates(unit).sort_values("start", kind="stable").drop(columns=["kind", "sense"])


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
