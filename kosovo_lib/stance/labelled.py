"""Labelled sentences: the rows that every figure about stance counts."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from kosovo_lib import coding
from kosovo_lib.coding import CODINGS, READINGS, first_mentions, targets
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import ParameterError
from kosovo_lib.schema import Table, by_name
from kosovo_lib.sentiment import Model

__all__ = [
    "LABELLED",
    "OWN_SECTIONS",
    "READINGS",
    "chosen_outlets",
    "evidence",
    "one_source",
    "parsed",
    "sections",
    "sources",
    "suggested",
]

OWN_SECTIONS: Final = ("headline", "deck", "subhead", "body", "update")
"""Where an outlet's own voice is looked for. Captions and promoted items are left out, as elsewhere."""

SOURCES: Final = ("hand", "machine")
"""Where labels come from. They are never counted together."""

LABELLED: Final = Table("labelled", "an actor named in a sentence, with its label", {
    "voice": ("string", "outlet or other"),
    "labels": ("string", "hand or machine"),
    "source": ("string", "the coder or the model"),
    "outlet": ("string", "handle of the outlet"),
    "actor": ("string", "the actor named"),
    "speaker": ("string", "who speaks where the voice is other, if the text says so"),
    "label": ("int64", "-1, 0 or 1"),
    "stance": ("string", "the label in words"),
    "article": ("string", "id of the article"),
    "sentence": ("int64", "number of the sentence in its article"),
    "surface": ("string", "the words that name the actor first"),
    "start": ("int64", "offset of their first character in the text as received"),
    "end": ("int64", "offset after their last character"),
    "text": ("string", "the sentence"),
})  # fmt: skip


def parsed(corpus: Corpus) -> pd.DataFrame:
    """Put the parser's own reading into the form of a coding sheet read back, to be compared with coders.

    Args:
        corpus: the sentences.

    Returns:
        The table `coding.CODINGS`: one row is a sentence and an actor named in it (or none). ``coder`` is "the
        parser", ``voice`` what it found; it gives no labels.
    """
    first = first_mentions(corpus).drop(columns=["start", "end"])
    rows = corpus.sentences.merge(first, how="left", on=["article", "sentence"])
    return _typed(CODINGS, rows.assign(coder="the parser", label=None, note=None))


def suggested(corpus: Corpus, model: Model | None = None) -> pd.DataFrame:
    """Let the machine label every sentence and actor, in the form of a coding sheet read back.

    Args:
        corpus: what is to be labelled.
        model: what labels; `coding.Suggester` if not given.

    Returns:
        The table `coding.CODINGS`: one row is an actor named in a sentence. ``coder`` is the model's name,
        ``label`` what it suggests; ``voice`` is what the parser found and not the model's doing.

    Raises:
        DataError: the model's file is missing or damaged.
    """
    model = model or coding.Suggester()
    rows = corpus.sentences.drop(columns=["start", "end"]).merge(first_mentions(corpus), on=["article", "sentence"])
    labels = [score.polarity for score in model.score(targets(corpus, rows))]
    return _typed(CODINGS, rows.assign(coder=model.name, label=labels, note=None))


def evidence(
    corpus: Corpus,
    *,
    outlet: str | Sequence[str] = "",
    actor: str | Sequence[str] = "",
    voice: str = "outlet",
    labels: str = "hand",
    coder: str = "",
    codings: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the labelled sentences in which one voice speaks of an actor.

    Which voice a sentence has is taken from where its label comes from: from the coder for hand labels,
    from the parser for machine labels. In the outlet's own voice, sentences in `OWN_SECTIONS` count; among
    other voices also block quotations, never readers' comments.

    Args:
        corpus: the sentences.
        outlet: one outlet or several; all comparable ones if empty.
        actor: one actor or several; all if empty.
        voice: ``outlet`` or ``other``. There is no way to ask for both at once.
        labels: ``hand`` or ``machine``. There is no way to ask for both at once.
        coder: whose hand labels; those of the first coder by name if empty.
        codings: all codings to choose from; if not given, the sheets in the corpus's folder, or the best
            model's suggestions.

    Returns:
        One row is an actor named in a sentence, with its label, in reading order. Empty where nobody has
        coded.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder.
        DataError: a coding sheet or the model's file breaks a rule.
    """
    if voice not in ("outlet", "other"):
        raise ParameterError(f"voice {voice!r}: choose outlet or other; they are never counted together")
    handles = chosen_outlets(corpus, _several(outlet))
    wanted = _several(actor)
    known = sorted(by_name(corpus.mentions).query("sense != 'place'")["actor"].unique())
    if unknown := [name for name in wanted if name not in known]:
        raise ParameterError(f"actor {unknown[0]!r} is not named in the corpus; there are: {', '.join(known)}")
    codings = one_source(corpus, labels, coder, codings)
    codings = codings[codings["label"].notna() & (codings["voice"] == voice)]
    sentences = corpus.sentences[corpus.sentences["section"].isin(sections(voice))]
    rows = codings.merge(
        sentences[["article", "outlet", "sentence", "speaker", "text"]], on=["article", "sentence"]
    ).merge(first_mentions(corpus), on=["article", "sentence", "actor"])
    rows = rows[rows["outlet"].isin(handles)]
    if wanted:
        rows = rows[rows["actor"].isin(wanted)]
    rows = rows.rename(columns={"coder": "source"}).assign(
        voice=voice,
        labels=labels,
        stance=rows["label"].map(READINGS),
        speaker=rows["speaker"] if voice == "other" else None,
    )
    rows["label"] = rows["label"].astype("int64")
    place = rows["article"].map({article: i for i, article in enumerate(corpus.articles["article"])})
    order = rows.assign(place=place).sort_values(["place", "sentence", "start"], kind="stable").index
    return _typed(LABELLED, rows.loc[order])


def sources(labels: str = "") -> list[str]:
    """The sources of labels that a parameter asks for: hand, machine or, if empty, both, one after the other.

    Raises:
        ParameterError: it is something else.
    """
    if labels not in ("", *SOURCES):
        raise ParameterError(f"labels {labels!r}: choose {' or '.join(SOURCES)}, or leave it empty for both, apart")
    return [labels] if labels else list(SOURCES)


def sections(voice: str) -> tuple[str, ...]:
    """Where a voice is looked for: block quotations belong to whoever is quoted."""
    return OWN_SECTIONS if voice == "outlet" else (*OWN_SECTIONS, "block_quote")


def chosen_outlets(corpus: Corpus, outlets: Sequence[str]) -> list[str]:
    """The outlets asked for, or all comparable ones, in the order of ``outlets.csv``.

    Raises:
        ParameterError: an outlet is not in the corpus.
    """
    known = corpus.outlets["outlet"].tolist()
    if unknown := [outlet for outlet in outlets if outlet not in known]:
        raise ParameterError(f"outlet {unknown[0]!r} is not in the corpus; there are: {', '.join(known)}")
    comparable = corpus.outlets.loc[corpus.outlets["compare"], "outlet"].tolist()
    return [outlet for outlet in known if outlet in (outlets or comparable)]


def _several(names: str | Sequence[str]) -> list[str]:
    """One name or several, without repeats; empty means all."""
    return list(dict.fromkeys([names] if isinstance(names, str) else names)) if names else []


def _typed(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of ``table``, in order and typed."""
    return rows[list(table.columns)].astype({name: dtype for name, (dtype, _) in table.columns.items()})


def one_source(corpus: Corpus, labels: str, coder: str, codings: pd.DataFrame | None) -> pd.DataFrame:
    """The codings of one coder or one model.

    Raises:
        ParameterError: there is no such source of labels, or the coder has none.
    """
    if labels not in SOURCES:
        raise ParameterError(f"labels {labels!r}: choose hand or machine; they are never counted together")
    if codings is None:
        codings = coding.load(corpus) if labels == "hand" else suggested(corpus)
    coders = sorted(codings["coder"].unique())
    if coder and coder not in coders:
        raise ParameterError(f"coder {coder!r} has no labels; there are: {', '.join(coders) or 'none'}")
    return codings[codings["coder"] == (coder or next(iter(coders), ""))]
