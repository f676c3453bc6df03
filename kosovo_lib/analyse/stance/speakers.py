"""Whom each outlet lets speak, and how those voices speak of each actor."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from kosovo_lib.analyse.stance.counting import COUNTS, SOURCE, counts
from kosovo_lib.analyse.stance.labelled import chosen_outlets, evidence, sections
from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import Table

__all__ = ["BY_SPEAKER", "QUOTED", "by_speaker", "quoted", "relayed"]

BY_SPEAKER: Final = Table("stance by speaker", "a voice that an outlet passes on and an actor it speaks of", {
    **SOURCE,
    "speaker": ("string", "who speaks; missing where the text does not say"),
    "actor": ("string", "the actor"),
    **COUNTS,
})  # fmt: skip

QUOTED: Final = Table("quoted", "a voice that an outlet passes on", {
    "outlet": ("string", "handle of the outlet"),
    "speaker": ("string", "who speaks; missing where the text does not say"),
    "sentences": ("int64", "sentences of the outlet's running text in that voice"),
    "share": ("float64", "of all sentences of its running text, 0 to 1"),
})  # fmt: skip


def by_speaker(
    corpus: Corpus,
    *,
    labels: str = "hand",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
    codings: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count how each voice that an outlet passes on speaks of each actor.

    Speakers are named as the text names them; the same person under two names is two speakers. There is no
    score: a speaker rarely has more than a sentence or two.

    Args:
        corpus: the sentences.
        labels: ``hand`` or ``machine``.
        coder: whose hand labels; those of the first coder by name if empty.
        outlets: which outlets; all comparable ones if empty.
        actors: which actors; all if empty.
        codings: see `evidence`.

    Returns:
        The table `BY_SPEAKER`, in the order of the outlets, speakers and actors by name.

    Raises:
        ParameterError: unknown outlet, actor, source of labels or coder.
        DataError: a coding sheet or the model's file breaks a rule.
    """
    rows = evidence(corpus, outlet=outlets, actor=actors, voice="other", labels=labels, coder=coder, codings=codings)
    return BY_SPEAKER.frame(counts(rows, [*SOURCE, "speaker", "actor"], chosen_outlets(corpus, outlets)))


def relayed(corpus: Corpus, *, outlets: Sequence[str] = ()) -> pd.DataFrame:
    """Return the sentences of each outlet's running text in which somebody else speaks.

    Voices and speakers are the parser's. Block quotations count, readers' comments do not.

    Args:
        corpus: the sentences.
        outlets: which outlets; all comparable ones if empty.

    Returns:
        Rows of the table of sentences; one row is a sentence.

    Raises:
        ParameterError: an outlet is not in the corpus.
    """
    running = _running(corpus, outlets)
    return running[running["voice"] == "other"].reset_index(drop=True)


def quoted(corpus: Corpus, *, outlets: Sequence[str] = ()) -> pd.DataFrame:
    """Count whom each outlet lets speak, whether or not an actor is named: the rows of `relayed`.

    Args:
        corpus: the sentences.
        outlets: which outlets; all comparable ones if empty.

    Returns:
        The table `QUOTED`, in the order of the outlets, the most quoted first.

    Raises:
        ParameterError: an outlet is not in the corpus.
    """
    running = _running(corpus, outlets)
    rows: list[dict[str, Any]] = []
    for outlet in chosen_outlets(corpus, outlets):
        own = running[running["outlet"] == outlet]
        spoken = own.loc[own["voice"] == "other", "speaker"].value_counts(dropna=False).sort_index()
        found = [
            {"outlet": outlet, "speaker": speaker, "sentences": n, "share": n / len(own)}
            for speaker, n in spoken.items()
        ]
        rows += sorted(found, key=lambda row: -row["sentences"])
    return QUOTED.frame(rows)


def _running(corpus: Corpus, outlets: Sequence[str]) -> pd.DataFrame:
    """The running text of some outlets."""
    sentences = corpus.sentences[corpus.sentences["section"].isin(sections("other"))]
    return sentences[sentences["outlet"].isin(chosen_outlets(corpus, outlets))]
