"""Who is named in the texts and stands in no ``actors.yml`` yet."""

from pathlib import Path

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.corpus import Corpus
from kosovo_lib.text import actors as text_actors
from kosovo_lib.text.actors import NO_ACTORS, Lexicon, load_lexicon

__all__ = ["CANDIDATES", "candidates"]

CANDIDATES = schema.Table("candidates", "a name that occurs often and that no actor has", {
    "name": ("string", "the words as they stand"),
    "occurrences": ("int64", "how often it stands in prose"),
    "sentences": ("int64", "in how many sentences"),
})  # fmt: skip
"""What `candidates` returns."""

_PROSE = ("body", "update", "block_quote")


def candidates(corpus: Corpus, *, actors: str | Path | None = None, at_least: int = 3) -> pd.DataFrame:
    """Names that occur often and are no known actor, the most frequent first: people, places and bodies to look at.

    A name is a run of capitalised words in the body, in updates and in passages of other outlets; headlines are left
    out, since many put every word in capitals. Whether a name is an actor of the story, its user decides: an entry in
    ``actors.yml`` makes it one, ::

        actors:
          - name: Sanna Brekke
            kind: person          # state, organisation, person or community
            aliases: [Brekke]

    Args:
        corpus: a corpus.
        actors: an ``actors.yml``; without it that of the corpus folder. Where there is none, nobody is known yet.
        at_least: occurrences that make a name frequent.

    Returns:
        The table `CANDIDATES`: a row is a name.

    Raises:
        DataError: the file cannot be read or breaks a rule.
    """
    prose = corpus.sentences["section"].isin(_PROSE)
    found = text_actors.candidates(corpus.sentences.loc[prose, "text"], _lexicon(corpus, actors), at_least=at_least)
    return CANDIDATES.frame(one._asdict() for one in found)


def _lexicon(corpus: Corpus, actors: str | Path | None) -> Lexicon:
    """The actors that are known."""
    if actors is None and corpus.root is not None and (corpus.root / "actors.yml").is_file():
        actors = corpus.root / "actors.yml"
    return load_lexicon(actors) if actors is not None else NO_ACTORS
