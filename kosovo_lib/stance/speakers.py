"""Whom each outlet lets speak, and how those voices speak of each actor."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import Table
from kosovo_lib.stance.labelled import chosen_outlets, evidence, one_source, parsed, sections
from kosovo_lib.stance.score import COUNTS, SOURCE, counts

__all__ = ["BY_SPEAKER", "QUOTED", "UNNAMED", "by_speaker", "quoted", "relayed"]

UNNAMED: Final = "not named"
"""The speaker where the text does not say who speaks."""

BY_SPEAKER: Final = Table("stance by speaker", "a voice that an outlet quotes and an actor it speaks of", {
    **SOURCE,
    "speaker": ("string", "who speaks, as the text names it, or UNNAMED"),
    "actor": ("string", "the actor"),
    **COUNTS,
})  # fmt: skip

QUOTED: Final = Table("quoted", "a voice that an outlet quotes", {
    "source": ("string", "the coder, or the parser, that separated the voices"),
    "outlet": ("string", "handle of the outlet"),
    "speaker": ("string", "who speaks, as the text names it, or UNNAMED"),
    "sentences": ("int64", "sentences of the outlet's running text in that voice"),
    "share": ("float64", "of all sentences of its running text, 0 to 1"),
    "critical_of": ("string", "actors of which it is critical in one of them or more; missing where there are none"),
    "supportive_of": ("string", "actors toward which it is supportive; missing where there are none"),
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
    """Count how each voice that an outlet quotes speaks of each actor.

    Speakers are named as the text names them; the same person under two names is two speakers. There is no
    score: a speaker rarely has more than a sentence or two.

    Args:
        corpus: the sentences.
        labels: ``hand`` or ``machine``.
        coder: whose hand labels; all coders' if empty, see `evidence`.
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
    rows = _one_spelling(corpus, rows)
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    found = [
        {
            "voice": "other", "labels": labels, "source": ", ".join(sorted(group["source"].unique())),
            "outlet": outlet, "speaker": speaker, "actor": actor, **counts(group),
        }
        for (outlet, speaker, actor), group in rows.groupby(["outlet", "speaker", "actor"], sort=True)
    ]  # fmt: skip
    return BY_SPEAKER.frame(sorted(found, key=lambda row: order[str(row["outlet"])]))


def relayed(
    corpus: Corpus, *, outlets: Sequence[str] = (), coder: str = "", codings: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the sentences of each outlet's running text in which somebody else speaks.

    Most coders say which sentences these are, or the parser where they are halved or nobody has coded; who speaks in
    them is what the parser found. Block quotations count, readers' comments do not.

    Args:
        corpus: the sentences.
        outlets: which outlets; all comparable ones if empty.
        coder: whose voices; all coders' if empty, see `evidence`.
        codings: all codings to choose from; if not given, the sheets in the corpus's folder.

    Returns:
        Rows of the table of sentences, with a column ``source``; a speaker that is not named is `UNNAMED`.

    Raises:
        ParameterError: unknown outlet or coder.
        DataError: a coding sheet breaks a rule.
    """
    running = _running(corpus, outlets)
    coded = _voices(corpus, coder, codings)
    heard = coded[coded["voice"].notna()].drop_duplicates(["coder", "article", "sentence"])
    heard = heard.assign(other=heard["voice"] == "other").merge(
        corpus.sentences[["article", "sentence", "voice"]], on=["article", "sentence"], suffixes=("", "_parsed")
    )
    by = heard.groupby(["article", "sentence"])
    share, parsed_other = by["other"].mean(), by["voice_parsed"].first() == "other"
    others = share[(share > 0.5) | ((share == 0.5) & parsed_other)].index.to_frame(index=False)
    rows = running.merge(others.assign(source=", ".join(sorted(coded["coder"].unique()))), on=["article", "sentence"])
    return _one_spelling(corpus, rows.assign(voice="other"))


def quoted(
    corpus: Corpus, *, outlets: Sequence[str] = (), coder: str = "", codings: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count whom each outlet lets speak, and name the actors that those voices judge.

    Args:
        corpus: the sentences.
        outlets: which outlets; all comparable ones if empty.
        coder: as in `relayed`, whose rows are counted.
        codings: as in `relayed`.

    Returns:
        The table `QUOTED`, in the order of the outlets, the most quoted first. A speaker under two names is two
        voices, one under two spellings that differ in capitals is one.

    Raises:
        ParameterError: unknown outlet or coder.
        DataError: a coding sheet breaks a rule.
    """
    totals = _running(corpus, outlets)["outlet"].value_counts().to_dict()
    judged = evidence(corpus, outlet=list(outlets), voice="other", coder=coder, codings=codings)
    judged = _one_spelling(corpus, judged)
    rows: list[dict[str, Any]] = []
    said = relayed(corpus, outlets=outlets, coder=coder, codings=codings)
    for (source, outlet, speaker), group in said.groupby(["source", "outlet", "speaker"], sort=True):
        of = judged[(judged["outlet"] == outlet) & (judged["speaker"] == speaker)]
        rows.append({
            "source": source, "outlet": outlet, "speaker": speaker, "sentences": len(group),
            "share": len(group) / totals[str(outlet)],
            "critical_of": _actors(of, -1), "supportive_of": _actors(of, 1),
        })  # fmt: skip
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    return QUOTED.frame(sorted(rows, key=lambda row: (order[row["outlet"]], -row["sentences"])))


def _one_spelling(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with each speaker in his most frequent spelling: "E-mails" and "e-mails" are one, nobody is `UNNAMED`."""
    names = corpus.sentences["speaker"].dropna().astype(str)
    by_letters = names.groupby(names.str.casefold())
    usual = {plain: str(spelled.value_counts().sort_index().idxmax()) for plain, spelled in by_letters}
    return rows.assign(speaker=rows["speaker"].str.casefold().map(usual).astype("string").fillna(UNNAMED))


def _voices(corpus: Corpus, coder: str, codings: pd.DataFrame | None) -> pd.DataFrame:
    """The codings of the coders who are counted, or the parser's reading where nobody has coded."""
    coded = one_source(corpus, "hand", coder, codings)
    return parsed(corpus) if coded.empty else coded


def _actors(rows: pd.DataFrame, label: int) -> Any:
    """The actors that got a label, by name."""
    return ", ".join(sorted(rows.loc[rows["label"] == label, "actor"].unique())) or pd.NA


def _running(corpus: Corpus, outlets: Sequence[str]) -> pd.DataFrame:
    """The running text of some outlets."""
    sentences = corpus.sentences[corpus.sentences["section"].isin(sections("other"))]
    return sentences[sentences["outlet"].isin(chosen_outlets(corpus, outlets))]
