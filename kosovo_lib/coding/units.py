"""What a label is given to: an actor in a sentence, by the words that name the actor first in it."""

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.sentiment import Target

__all__ = ["first_mentions", "targets"]


def first_mentions(corpus: Corpus) -> pd.DataFrame:
    """Where each sentence names each actor first; a city that is only a place is no actor.

    Returns:
        The columns of the table of mentions without ``sense``. One row is an actor named in a sentence; in a sentence
        the rows stand in the order in which it names them.
    """
    mentions = corpus.mentions[corpus.mentions["sense"] != "city"].drop(columns="sense")
    return mentions.sort_values("start", kind="stable").drop_duplicates(["article", "sentence", "actor"])


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
