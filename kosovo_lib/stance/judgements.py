"""Who judges whom in each outlet's account: by the coders' labels, or by the model's guess."""

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any

import pandas as pd

from kosovo_lib.coding import READINGS, first_mentions, targets
from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import Table, columns, outlets_compared
from kosovo_lib.sentiment import SMALL, Network, load
from kosovo_lib.stance.labelled import TARGET, evidence, sampled

LEAST = 0.25
"""A guess less probable than this is not shown."""

PRECISION = (
    "Who criticises or supports whom, as the model guesses. On sentences labelled elsewhere, 83 of 100 guesses were "
    "right on who speaks, about whom, and whether for or against; on ten stories that AI models coded, the coders "
    "agreed with 20 of 35. Those guesses had a probability of at least 0.25; the table shows those of at least 0.5."
)
"""The caption of the model's guesses: their measured precision (``bench/stance.py``)."""

UNNAMED = "not named"
"""The judge where the text does not say who speaks."""

JUDGEMENTS = Table("judgements", "an actor that somebody judges in a sentence", {
    **columns("article sentence outlet"),
    "judge": ("string", "who judges: an actor, a speaker as the text names him, or UNNAMED"),
    "judged": ("string", "the actor that is judged"),
    "sign": ("int64", "-1 negative, 1 positive"),
    "judgement": ("string", "the three in words, such as: Ruritania → League, critical"),
    **columns("voice labels source"),
    "probability": ("float64", "of the judgement and of its judge together, 0 to 1; missing for coders"),
    **columns("text"),
    "heard": ("string", "as in `LABELLED`: where the coders hear another voice than the rules; missing elsewhere"),
})  # fmt: skip


def judgements(
    corpus: Corpus,
    *,
    labels: str = "hand",
    coder: str = "",
    codings: pd.DataFrame | None = None,
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
    references: str = "names",
    network: Network | None = None,
    least: float = LEAST,
) -> Annotated[pd.DataFrame, JUDGEMENTS]:
    """Who judges whom in each outlet's account; the outlet's own judgements are the scores of `by_outlet`.

    Coders' judgements come in reading order, the model's with the most probable first.

    By coders' labels, whoever speaks judges the actors that most coders found criticised or supported in his words,
    himself excepted. The model asks of every actor in a sentence: is it judged by another one here, and does it judge?
    Its guess is the likeliest judge, in sentences that name two actors or more. Of a large corpus it reads a sample.
    `DataError` if a coding sheet breaks a rule, or the network's file is missing or damaged.

    Args:
        corpus, labels, coder, codings, outlets, references: see `evidence`.
        actors: which actors are judged; all if empty.
        network: the network; by default the one that comes with the library.
        least: the least probability of a guess.
    """
    if labels != "machine":
        rows = evidence(
            corpus, outlet=outlets, actor=actors, voice="other", labels=labels, coder=coder, codings=codings,
            references=references,
        )  # fmt: skip
        return _coded(corpus, rows)
    network = network or load(SMALL)
    mentions = first_mentions(corpus, references=references)
    mentions = mentions.assign(named=mentions.groupby(["article", "sentence"])["actor"].transform("size"))
    about = corpus.sentences[["article", "sentence", "outlet", "voice", "text"]]
    read = sampled(mentions.merge(about, on=["article", "sentence"]))
    whole = read.groupby(["article", "sentence"])["actor"].transform("size") == read["named"]
    heard = (read["voice"] != "none") & read["outlet"].isin(corpus.handles(outlets) or outlets_compared(corpus.outlets))
    asked = read[whole & heard & (read["named"] > 1)].sort_values(["article", "sentence", "start"])
    found = []
    heads = zip(asked.to_dict("records"), network.judged(targets(corpus, asked)), strict=True)
    for _, group in groupby(heads, key=lambda pair: (pair[0]["article"], pair[0]["sentence"])):
        named = list(group)
        for row, said in named:
            judge, sure = max(
                ((other, one.judge) for other, one in named if other is not row), key=lambda each: each[1]
            )
            sign, likely = (-1, said.negative) if said.negative > said.positive else (1, said.positive)
            probability = round(likely * sure, 4)
            if probability >= least and (not actors or row["actor"] in actors):
                kept = {name: row[name] for name in ("article", "sentence", "outlet", "voice", "text")}
                found.append({
                    **kept, "judge": judge["actor"], "judged": row["actor"], "sign": sign,
                    "labels": labels, "source": network.name, "probability": probability, "heard": None,
                })  # fmt: skip
    return _frame(found).sort_values("probability", ascending=False, kind="stable", ignore_index=True)


def often(rows: pd.DataFrame) -> bool:
    """Whether somebody judges an actor alike at least three times: below that a list says more than bars."""
    return bool((rows["judgement"].value_counts() >= 3).any())


def _coded(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    one_name = corpus.attributions.dropna(subset=["speaker_actor"]).drop_duplicates(["article", "sentence"])
    names = one_name.set_index(["article", "sentence"])["speaker_actor"]
    found = []
    for (article, sentence, actor), group in rows.groupby(TARGET, sort=False):
        lean, first = group["label"].mean(), group.iloc[0].to_dict()
        speaker = UNNAMED if pd.isna(first["speaker"]) else first["speaker"]
        judge = names.get((article, sentence), speaker)
        if abs(lean) > 0.5 and judge != actor:
            kept = {name: first[name] for name in ("article", "sentence", "outlet", "voice", "labels", "text", "heard")}
            found.append(kept | {
                "judge": judge, "judged": actor, "sign": 1 if lean > 0 else -1,
                "source": ", ".join(sorted(group["source"])), "probability": None,
            })  # fmt: skip
    return _frame(found)


def _frame(found: list[dict[str, Any]]) -> pd.DataFrame:
    said = (f"{row['judge']} → {row['judged']}, {READINGS[row['sign']]}" for row in found)
    return JUDGEMENTS.frame(row | {"judgement": words} for row, words in zip(found, said, strict=True))
