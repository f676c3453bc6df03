"""The rated words behind the machine's labels."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from kosovo_lib.analyse.stance.labelled import evidence
from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import Table
from kosovo_lib.sentiment import Vader

__all__ = ["LOADED", "loaded_words"]

LOADED: Final = Table("loaded words", "a rated word in an outlet's sentences that name an actor", {
    "outlet": ("string", "handle of the outlet"),
    "actor": ("string", "the actor named in the same sentence"),
    "word": ("string", "the word, in lower case"),
    "rating": ("float64", "its rating in the lexicon, -4 to 4"),
    "n": ("int64", "how often it stands there"),
    "article": ("string", "where it stands first"),
    "sentence": ("int64", "number of that sentence"),
})  # fmt: skip


def loaded_words(
    corpus: Corpus, *, voice: str = "outlet", outlets: Sequence[str] = (), actors: Sequence[str] = ()
) -> pd.DataFrame:
    """List the words that carry the machine's labels: those that VADER's lexicon rates.

    The lexicon rates a word without knowing what it says of whom: "attack" is as bad for the attacked. The
    words behind labels made by hand are in the sentences themselves, nobody has marked them.

    Args:
        corpus: the sentences.
        voice: ``outlet`` or ``other``, as the parser found it.
        outlets: which outlets; all comparable ones if empty.
        actors: which actors; all if empty.

    Returns:
        The table `LOADED`, in the order of the outlets, actors by name, the strongest words first.

    Raises:
        ParameterError: unknown outlet, actor or voice.
        DataError: the lexicon is missing or damaged.
    """
    lexicon = Vader()
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in evidence(corpus, outlet=outlets, actor=actors, voice=voice, labels="machine").to_dict("records"):
        for word, rating in lexicon.words(row["text"]):
            first = {"word": word, "rating": rating, "n": 0} | {
                name: row[name] for name in ("outlet", "actor", "article", "sentence")
            }
            found.setdefault((row["outlet"], row["actor"], word), first)["n"] += 1
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    return LOADED.frame(
        sorted(
            found.values(),
            key=lambda row: (order[row["outlet"]], row["actor"], -abs(row["rating"]) * row["n"], row["word"]),
        )
    )
