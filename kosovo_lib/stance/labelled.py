"""Labelled sentences: the rows that every figure about stance counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np
import pandas as pd

from kosovo_lib import agreement, coding
from kosovo_lib.coding import CODINGS, READINGS, first_mentions, targets
from kosovo_lib.corpus import Corpus, several
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.finding import amount, listed
from kosovo_lib.schema import REFERENCES_COUNTED, Table, columns, outlet_names, outlets_compared
from kosovo_lib.sentiment import Model
from kosovo_lib.text.reprints import sentences_counted

OWN_SECTIONS: Final = ("headline", "deck", "subhead", "body", "update")
"""Where an outlet's own voice is looked for. Captions and promoted items are left out, as elsewhere."""

SPLIT: Final = "split"
"""The verdict on a sentence where coders differ."""

TARGET: Final = ["article", "sentence", "actor"]
"""What is labelled: an actor named in a sentence."""

MOST: Final = 5_000
"""References to actors that the model reads, a quarter of a minute's work; of more it reads a sample."""

_HEARD: Final = {"outlet": "coders hear the outlet itself", "other": "coders hear someone else"}

MEASURED: Final = (
    "On ten stories that AI models coded, 89 of the 148 sentences that the network called critical were false alarms, "
    "and 30 of 47 that it called supportive. In 5 of 66 scores it saw an outlet lean; the coders agreed each time."
)
"""The model's error, measured by ``bench/stance.py``."""

LABELLED: Final = Table("labelled", "an actor named in a sentence, as one coder or the model labelled it", {
    **columns("voice labels source outlet actor speaker"),
    "label": ("int64", "-1, 0 or 1"),
    "stance": ("string", "the label in words"),
    "verdict": ("string", "the label in words where all coders agree, else split"),
    **columns("article sentence surface start end text"),
    "waiting": ("int64", "further sentences of the outlet on the actor, in this voice, that nobody has labelled"),
    "heard": ("string", "who speaks for the coders where the rules of the library hear another voice; else missing"),
})  # fmt: skip


@dataclass(frozen=True)
class Collected:
    """What `collect` found.

    Attributes:
        coded, guessed: the sentences that coders and that the model labelled, as `evidence` returns them.
        codings: the codings of the whole corpus for measuring agreement, with the model (labels) and the parser
            (voices) among the coders.
        coders, labelled: whose labels are counted; the same as a sentence.
        about: what is counted, how scores allow for what is not coded.
        partly: how far the coding is, whose and by whom, as a sentence; empty if all or nothing is coded.
        model, trouble: the name of the model, else why it has no labels.
        sample: how many references the model read, as a sentence; empty if all.
    """

    coded: pd.DataFrame
    guessed: pd.DataFrame
    codings: pd.DataFrame
    coders: tuple[str, ...]
    labelled: str
    about: str
    partly: str
    model: str
    trouble: str
    sample: str

    @property
    def judging(self) -> pd.DataFrame:
        """The coders' rows on which some coder found a judgement; ``whose`` names the voice, ``says`` the label."""
        rows = self.coded[self.coded["verdict"] != READINGS[0]]
        whose = rows["voice"].map({"outlet": "in its own words", "other": "in words it quotes or paraphrases"})
        heard = (", " + rows["heard"]).fillna("")
        return rows.assign(whose=whose, says=rows["actor"] + ": " + rows["stance"] + heard)

    @property
    def error(self) -> str:
        """How wrong the model is, in two sentences: its agreement with the coders here, its errors on other stories."""
        pair = [self.codings["coder"].isin([self.model, coder]) for coder in self.coders if self.model]
        found = [agreement.pairs(self.codings[both], "label") for both in pair]
        span = agreement.span(table := pd.concat(found)) if found else ""
        where = f"to actors in {amount(self.codings['article'].nunique(), 'article')}"
        most = f"On {amount(int(table['n'].max()), 'reference')} {where}" if span else ""
        here = f"{most} the model agrees with the coders at {span}. " if span else ""
        return f"{self.sample}{here}{MEASURED}"


def collect(
    corpus: Corpus,
    *,
    voice: str = "outlet",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
    references: str = "names",
) -> Collected:
    """Gather coders' labels and the model's suggestions; without a model, coders' labels alone.

    `DataError` if a coding sheet breaks a rule; for a missing model see ``trouble``.

    Args:
        corpus, voice, coder, outlets, actors, references: see `evidence`.
    """
    people, trouble = coding.load(corpus), ""
    machine = checked = CODINGS.frame()
    try:
        machine = suggested(corpus, references=references)
        checked = pd.concat([machine, suggested(corpus, references=references, coded=people)]).drop_duplicates(TARGET)
    except DataError as problem:
        trouble = f"The model’s labels are left out: {problem}."
    rows = {}
    for source, codings, whose in (("hand", people, coder), ("machine", machine, "")):
        found = evidence(
            corpus, outlet=outlets, actor=actors, voice=voice, labels=source, coder=whose, codings=codings,
            references=references,
        )  # fmt: skip
        rows[source] = found.sort_values(["outlet", "actor", "label"], kind="stable", ignore_index=True)
    ours = one_source(corpus, "hand", coder, people)
    given = people.dropna(subset=["label"])
    counted = tuple(sorted(given.loc[given["coder"].isin(ours["coder"]), "coder"].unique()))
    others = sorted({*given["coder"]} - {*counted})
    units = _units(corpus, outlets, actors, voice, references, "once")
    waiting = len(_unlabelled(units, ours.dropna(subset=["label", "voice"]), voice)) if len(rows["hand"]) else 0
    # The voices in the model's rows are the parser's, so they are compared under its name.
    together = [people, checked.assign(voice=pd.array([pd.NA] * len(checked), dtype="string")), _parsed(corpus)]
    rest = ""
    if waiting:
        rest = (
            f"The {waiting:,} mentions still to be labelled may hold no judgement, or as large a share as those "
            "labelled; the margins of error cover both. "
        )
    if others:
        rest += f"Labels by {listed(others)}{'' if coder else ', under an earlier codebook,'} are not counted. "
    read, named = len(machine), len(first_mentions(corpus, references=references))
    another = evidence(
        corpus, outlet=outlets, actor=actors, voice="outlet" if voice == "other" else "other", coder=coder,
        codings=people, references=references,
    )  # fmt: skip
    return Collected(
        coded=rows["hand"],
        guessed=rows["machine"],
        codings=pd.concat(together, ignore_index=True),
        coders=counted,
        labelled=coding.who(corpus, counted),
        about=f"{rest}{REFERENCES_COUNTED[references]}{_voices_differ(pd.concat([rows['hand'], another]))}",
        partly=_partly(corpus, rows["hand"], waiting) if waiting else "",
        model=min(machine["coder"], default=""),
        trouble=trouble,
        sample=f"The model read a sample: {read:,} of {named:,} references to actors. " if 0 < read < named else "",
    )


def _voices_differ(rows: pd.DataFrame) -> str:
    """Say in how many sentences the coders hear another voice than the rules, of all rows of `evidence`."""
    n = rows[rows["heard"].notna()].drop_duplicates(["article", "sentence"])["voice"].value_counts()
    voices = ("other", "someone else", "the outlet"), ("outlet", "the outlet itself", "someone else")
    said = [
        f"{who} in {amount(int(n[voice]), 'sentence')} that our rules assign to {whom}"
        for voice, who, whom in voices if voice in n
    ]  # fmt: skip
    if not said:
        return ""
    return f" Coders heard {' and '.join(said)}. This page follows the coders, the other pages follow our rules."


def _partly(corpus: Corpus, rows: pd.DataFrame, waiting: int) -> str:
    """Say how far the coding is: by whom, how many of how many, in which outlets, with what labels."""
    first, coders = rows.drop_duplicates(TARGET), sorted(rows["source"].unique())
    where = [name for outlet, name in outlet_names(corpus.outlets).items() if outlet in set(rows["outlet"])]
    each = first["verdict"].value_counts()
    return (
        f"So far, {coding.kinds(corpus, coders)} ({listed(coders)}) {'has' if len(coders) == 1 else 'have'} labelled "
        f"{len(first):,} of {amount(len(first) + waiting, 'mention')} of actors, all in "
        f"{listed(where) if len(where) < 4 else f'{len(where)} outlets'}: "
        + ", ".join(f"{each[said]} {said}" for said in (*READINGS.values(), SPLIT) if said in each) + "."
    )  # fmt: skip


def _parsed(corpus: Corpus) -> pd.DataFrame:
    """The parser's voices in the form of a coding sheet read back; it gives no labels."""
    rows = corpus.sentences.merge(first_mentions(corpus)[TARGET], how="left", on=["article", "sentence"])
    return CODINGS.typed(rows.assign(coder="the rules", label=None, note=None))[list(CODINGS.columns)]


def sampled(rows: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """At most so many references: of each actor in each outlet equally many, by a hash of the sentence's ``text``."""
    place = pd.util.hash_pandas_object(rows["text"], index=False)
    turn = place.groupby([rows["outlet"], rows["actor"]], dropna=False).rank(method="first")
    return rows.iloc[np.sort(np.lexsort((place, turn))[:most])]


def suggested(
    corpus: Corpus, model: Model | None = None, *, references: str = "names", most: int = MOST,
    coded: pd.DataFrame | None = None,
) -> Annotated[pd.DataFrame, coding.CODINGS]:  # fmt: skip
    """Let the model label sentences and actors, in the form of a coding sheet; voices are the parser's.

    `DataError` if the model's file is missing or damaged.

    Args:
        corpus: what is to be labelled.
        model: what labels; by default `coding.Suggester`.
        references: as in `evidence`.
        most: of more references, label a sample of so many, the same each time (`sampled`).
        coded: rows of `coding.CODINGS`: label just the references in them, for agreement.
    """
    model = model or coding.Suggester()
    named = first_mentions(corpus, references=references)
    if coded is not None:
        named, most = named.merge(coded.dropna(subset=["label"])[TARGET].drop_duplicates(), on=TARGET), len(named)
    rows = sampled(corpus.sentences.drop(columns=["start", "end"]).merge(named, on=["article", "sentence"]), most)
    labels = [score.polarity for score in model.score(targets(corpus, rows))]
    return CODINGS.typed(rows.assign(coder=model.name, label=labels, note=None))[list(CODINGS.columns)]


def evidence(
    corpus: Corpus,
    *,
    outlet: str | Sequence[str] = "",
    actor: str | Sequence[str] = "",
    voice: str = "outlet",
    labels: str = "hand",
    coder: str = "",
    codings: pd.DataFrame | None = None,
    references: str = "names",
    reprints: str = "once",
) -> Annotated[pd.DataFrame, LABELLED]:
    """The labelled sentences in which one voice speaks of an actor, in reading order; none if nobody has coded.

    A sentence that three coders labelled has three rows. Coders' labels come with the voice that most coders heard (the
    parser's if they are halved), the model's with the parser's. In the outlet's voice, sentences in `OWN_SECTIONS`
    count; in other voices block quotations, too, never readers' comments. `DataError` if a coding sheet or the model's
    file breaks a rule.

    Args:
        corpus: the sentences.
        outlet: one outlet or several; all comparable ones if empty.
        actor: one actor or several; all if empty.
        voice: ``outlet`` or ``other``, never both.
        labels: ``hand`` (coders) or ``machine`` (the model), never both.
        coder: whose labels; if empty, all coders under the corpus's newest book, see `coding.counted`.
        codings: all codings to choose from; by default the sheets of the corpus, or the best model's suggestions.
        references: ``names``, or ``all`` for descriptions and pronouns, too: see `schema.references_counted`. Sheets
            ask for labels of names only, so for coders the rest is ``waiting``.
        reprints: ``once`` counts a passage in several articles where it stood first, ``each`` in each of them.
    """
    if voice not in ("outlet", "other"):
        raise ParameterError(f"voice {voice!r}: choose outlet or other; they are never counted together")
    units = _units(corpus, outlet, actor, voice, references, reprints)
    codings = one_source(corpus, labels, coder, codings, references)
    rows = codings.dropna(subset=["label", "voice"]).merge(units, on=TARGET, suffixes=("", "_parsed"))
    unlabelled = _unlabelled(units, rows, voice)
    # The model's labels are of all references or of a sample of them, so none bounds its score.
    waiting = unlabelled.groupby(["outlet", "actor"]).size().to_dict() if labels == "hand" else {}
    heard = (rows["voice"] == voice).fillna(False).astype(bool)
    share = heard.groupby([rows[name] for name in TARGET]).transform("mean")
    rows = rows[heard & ((share > 0.5) | ((share == 0.5) & (rows["voice_parsed"] == voice)))]
    same = rows.groupby(TARGET)["label"].transform("nunique") == 1
    words = rows["label"].map(READINGS)
    rows = rows.rename(columns={"coder": "source"}).assign(
        voice=voice, labels=labels, stance=words, verdict=words.where(same, SPLIT),
        speaker=rows["speaker"] if voice == "other" else None,
        waiting=[waiting.get(cell, 0) for cell in zip(rows["outlet"], rows["actor"], strict=True)],
    )  # fmt: skip
    rows["label"] = rows["label"].astype("int64")
    otherwise = (rows["voice_parsed"] != voice) & (labels == "hand")
    rows["heard"] = pd.Series(_HEARD[voice], index=rows.index, dtype="string").where(otherwise)
    place = rows["article"].map({article: i for i, article in enumerate(corpus.articles["article"])})
    rows = rows.assign(place=place).sort_values(["place", "sentence", "start", "source"], kind="stable")
    return LABELLED.typed(rows)[list(LABELLED.columns)]


def _units(
    corpus: Corpus, outlet: str | Sequence[str], actor: str | Sequence[str], voice: str, references: str, reprints: str
) -> pd.DataFrame:
    """What can be labelled: actors named in sentences of the outlets, where the voice is looked for."""
    handles = corpus.handles(outlet or ()) or outlets_compared(corpus.outlets)
    wanted = several(actor or ())
    named = first_mentions(corpus, references=references)
    known = sorted(named["actor"].unique())
    if unknown := [name for name in wanted if name not in known]:
        raise ParameterError(f"actor {unknown[0]!r} is not named in the corpus; there are: {', '.join(known)}")
    sentences = sentences_counted(corpus, reprints)
    looked_in = OWN_SECTIONS if voice == "outlet" else (*OWN_SECTIONS, "block_quote")
    here = sentences["section"].isin(looked_in) & sentences["outlet"].isin(handles)
    about = sentences.loc[here, ["article", "outlet", "sentence", "voice", "speaker", "text"]]
    units = named.merge(about, on=["article", "sentence"])
    return units[units["actor"].isin(wanted or known)]


def _unlabelled(units: pd.DataFrame, labelled: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The units in this voice, by the parser, that have no label."""
    done = pd.MultiIndex.from_frame(units[TARGET]).isin(pd.MultiIndex.from_frame(labelled[TARGET]))
    return units[(units["voice"] == voice) & ~done]


def one_source(
    corpus: Corpus, labels: str, coder: str, codings: pd.DataFrame | None, references: str = "names"
) -> pd.DataFrame:  # fmt: skip
    """The codings of one coder, of all counted together, or of one model; `ParameterError` if there are none."""
    if labels not in ("hand", "machine"):
        raise ParameterError(f"labels {labels!r}: choose hand or machine; they are never counted together")
    if codings is None:
        codings = coding.load(corpus) if labels == "hand" else suggested(corpus, references=references)
    names = sorted(codings["coder"].unique())
    if coder and coder not in names:
        raise ParameterError(f"coder {coder!r} has no labels; there are: {', '.join(names) or 'none'}")
    given = sorted(codings.dropna(subset=["label"])["coder"].unique())
    chosen = [coder] if coder else coding.counted(corpus, given) if labels == "hand" else names[:1]
    return codings[codings["coder"].isin(chosen)]
