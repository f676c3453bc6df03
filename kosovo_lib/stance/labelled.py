"""Labelled sentences: the rows that every figure about stance counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from kosovo_lib import agreement, coding
from kosovo_lib.coding import CODINGS, READINGS, first_mentions, targets
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.schema import Table
from kosovo_lib.sentiment import Model

__all__ = [
    "LABELLED",
    "MEASURED",
    "OWN_SECTIONS",
    "READINGS",
    "SPLIT",
    "TARGET",
    "Collected",
    "chosen_outlets",
    "collect",
    "evidence",
    "one_source",
    "parsed",
    "sections",
    "suggested",
]

OWN_SECTIONS: Final = ("headline", "deck", "subhead", "body", "update")
"""Where an outlet's own voice is looked for. Captions and promoted items are left out, as elsewhere."""

SOURCES: Final = ("hand", "machine")
"""Where labels come from: coders or the model. They are never counted together."""

SPLIT: Final = "split"
"""The verdict on a sentence where coders differ."""

TARGET: Final = ["article", "sentence", "actor"]
"""What is labelled: an actor named in a sentence."""

MEASURED: Final = (
    "On other stories 57 of 100 sentences that it called critical were false alarms, and 72 of 100 that it called "
    "supportive."
)
"""The model's error, measured on stories that it was not made for."""

LABELLED: Final = Table("labelled", "an actor named in a sentence, as one coder or the model labelled it", {
    "voice": ("string", "outlet or other"),
    "labels": ("string", "hand (coders) or machine (the model)"),
    "source": ("string", "the coder or the model"),
    "outlet": ("string", "handle of the outlet"),
    "actor": ("string", "the actor named"),
    "speaker": ("string", "who speaks where the voice is other, if the text says so"),
    "label": ("int64", "-1, 0 or 1"),
    "stance": ("string", "the label in words"),
    "verdict": ("string", "the label in words where all coders agree, else split"),
    "article": ("string", "id of the article"),
    "sentence": ("int64", "number of the sentence in its article"),
    "surface": ("string", "the words that name the actor first"),
    "start": ("int64", "offset of their first character in the text as received"),
    "end": ("int64", "offset after their last character"),
    "text": ("string", "the sentence"),
})  # fmt: skip


@dataclass(frozen=True)
class Collected:
    """What `collect` found.

    Attributes:
        rows: the labelled sentences asked for, as `evidence` returns them, coders' labels first.
        people: the codings of all coders, of the whole corpus.
        codings: the same, with the model (its labels) and the parser (its voices) as coders among others, for measuring
            agreement.
        coder: one of the coders whose labels are among the rows, the first by name; empty where nobody has coded.
        coders: all of them.
        model: the name of the model; empty where it is missing.
        trouble: why there are no labels of the model; empty where there are.
    """

    rows: pd.DataFrame
    people: pd.DataFrame
    codings: pd.DataFrame
    coder: str
    coders: tuple[str, ...]
    model: str
    trouble: str

    @property
    def error(self) -> str:
        """How wrong the model is, in two sentences: its agreement with the coders here, its errors on other stories."""
        pair = [self.codings["coder"].isin([self.model, coder]) for coder in self.coders if self.model]
        here = [agreement.pairs(self.codings[both], "label") for both in pair]
        span = agreement.span(pd.concat(here)) if here else ""
        return f"The model agrees with the coders here at {span}. {MEASURED}" if span else MEASURED


def collect(
    corpus: Corpus,
    *,
    voice: str = "outlet",
    labels: str = "",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
) -> Collected:
    """Gather coders' labels and the model's suggestions; the first come out also without the second.

    Args:
        corpus: the sentences.
        voice: ``outlet`` or ``other``.
        labels: whose rows: ``hand``, ``machine`` or, if empty, both.
        coder: whose labels; all coders' if empty, see `evidence`.
        outlets: which outlets; all comparable ones if empty.
        actors: which actors; all if empty.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder.
        DataError: a coding sheet breaks a rule. A missing or damaged model is no error here: see ``trouble``.
    """
    if labels not in ("", *SOURCES):
        raise ParameterError(f"labels {labels!r}: choose {' or '.join(SOURCES)}, or leave it empty for both, apart")
    people, machine, trouble = coding.load(corpus), CODINGS.frame(), ""
    try:
        machine = suggested(corpus)
    except DataError as problem:
        trouble = f"The model’s labels are left out: {problem}."
    made = {"hand": (people, coder), "machine": (machine, "")}
    rows = []
    for source in [labels] if labels else SOURCES:
        codings, whose = made[source]
        found = evidence(corpus, outlet=outlets, actor=actors, voice=voice, labels=source, coder=whose, codings=codings)
        rows.append(found.sort_values(["outlet", "actor", "label"], kind="stable"))
    counted = one_source(corpus, "hand", coder, people)["coder"].unique()
    # The voices in the model's rows are the parser's, so they are compared under its name.
    together = [people, machine.assign(voice=pd.array([pd.NA] * len(machine), dtype="string")), parsed(corpus)]
    return Collected(
        rows=pd.concat(rows, ignore_index=True),
        people=people,
        codings=pd.concat(together, ignore_index=True),
        coder=min(counted, default=""),
        coders=tuple(sorted(counted)),
        model=min(machine["coder"], default=""),
        trouble=trouble,
    )


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
    """Let the model label every sentence and actor, in the form of a coding sheet read back.

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

    Which voice a sentence has is taken from where its label comes from: from most of its coders for coders' labels
    (from the parser where they are halved), from the parser for the model's. In the outlet's own voice, sentences in
    `OWN_SECTIONS` count; among other voices also block quotations, never readers' comments.

    Args:
        corpus: the sentences.
        outlet: one outlet or several; all comparable ones if empty.
        actor: one actor or several; all if empty.
        voice: ``outlet`` or ``other``. There is no way to ask for both at once.
        labels: ``hand`` (coders) or ``machine`` (the model). There is no way to ask for both at once.
        coder: whose labels; if empty, those of all coders under the corpus's newest book, see `coding.counted`.
        codings: all codings to choose from; if not given, the sheets in the corpus's folder, or the best
            model's suggestions.

    Returns:
        One row is an actor named in a sentence as one coder labelled it, in reading order: a sentence that three
        coders labelled has three rows. Empty where nobody has coded.

    Raises:
        ParameterError: unknown outlet, actor, voice, source of labels or coder.
        DataError: a coding sheet or the model's file breaks a rule.
    """
    if voice not in ("outlet", "other"):
        raise ParameterError(f"voice {voice!r}: choose outlet or other; they are never counted together")
    handles = chosen_outlets(corpus, _several(outlet))
    wanted = _several(actor)
    named = first_mentions(corpus)
    known = sorted(named["actor"].unique())
    if unknown := [name for name in wanted if name not in known]:
        raise ParameterError(f"actor {unknown[0]!r} is not named in the corpus; there are: {', '.join(known)}")
    codings = one_source(corpus, labels, coder, codings)
    sentences = corpus.sentences[corpus.sentences["section"].isin(sections(voice))]
    rows = codings[codings["label"].notna()].merge(
        sentences[["article", "outlet", "sentence", "voice", "speaker", "text"]],
        on=["article", "sentence"], suffixes=("", "_parsed"),
    ).merge(named, on=TARGET)  # fmt: skip
    rows = rows[rows["outlet"].isin(handles)]
    if wanted:
        rows = rows[rows["actor"].isin(wanted)]
    heard = (rows["voice"] == voice).fillna(False).astype(bool)
    share = heard.groupby([rows[name] for name in TARGET]).transform("mean")
    rows = rows[heard & ((share > 0.5) | ((share == 0.5) & (rows["voice_parsed"] == voice)))]
    same = rows.groupby(TARGET)["label"].transform("nunique") == 1
    words = rows["label"].map(READINGS)
    rows = rows.rename(columns={"coder": "source"}).assign(
        voice=voice, labels=labels, stance=words, verdict=words.where(same, SPLIT),
        speaker=rows["speaker"] if voice == "other" else None,
    )  # fmt: skip
    rows["label"] = rows["label"].astype("int64")
    place = rows["article"].map({article: i for i, article in enumerate(corpus.articles["article"])})
    order = rows.assign(place=place).sort_values(["place", "sentence", "start", "source"], kind="stable").index
    return _typed(LABELLED, rows.loc[order])


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


def one_source(corpus: Corpus, labels: str, coder: str, codings: pd.DataFrame | None) -> pd.DataFrame:
    """The codings of one coder, of all who are counted together, or of one model.

    Raises:
        ParameterError: there is no such source of labels, or the coder has none.
    """
    if labels not in SOURCES:
        raise ParameterError(f"labels {labels!r}: choose hand or machine; they are never counted together")
    if codings is None:
        codings = coding.load(corpus) if labels == "hand" else suggested(corpus)
    names = sorted(codings["coder"].unique())
    if coder and coder not in names:
        raise ParameterError(f"coder {coder!r} has no labels; there are: {', '.join(names) or 'none'}")
    chosen = [coder] if coder else coding.counted(corpus, names) if labels == "hand" else names[:1]
    return codings[codings["coder"].isin(chosen)]


def _several(names: str | Sequence[str]) -> list[str]:
    """One name or several, without repeats; empty means all."""
    return list(dict.fromkeys([names] if isinstance(names, str) else names)) if names else []


def _typed(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns of ``table``, in order and typed."""
    return rows[list(table.columns)].astype({name: dtype for name, (dtype, _) in table.columns.items()})
