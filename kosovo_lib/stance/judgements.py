"""Who judges whom: for every sentence that names two actors, the machine's guess whether one judges the other."""

from itertools import groupby

import pandas as pd

from kosovo_lib.coding import first_mentions, targets
from kosovo_lib.corpus import Corpus
from kosovo_lib.schema import Table
from kosovo_lib.sentiment import Network

__all__ = ["JUDGEMENTS", "LEAST", "judgements"]

LEAST = 0.5
"""A guess less probable than this is not shown."""

JUDGEMENTS = Table("judgements", "an actor that another actor judges in a sentence, as the machine guesses", {
    "article": ("string", "id of the article"),
    "sentence": ("int64", "number of the sentence in its article"),
    "outlet": ("string", "handle of the outlet that reports it"),
    "judge": ("string", "the actor that judges"),
    "judged": ("string", "the actor that is judged"),
    "sign": ("int64", "-1 negative, 1 positive"),
    "voice": ("string", "whose words the sentence is: outlet or other"),
    "source": ("string", "the model that guessed"),
    "probability": ("float64", "of the judgement and of its judge together, 0 to 1"),
    "text": ("string", "the sentence"),
})  # fmt: skip


def judgements(corpus: Corpus, network: Network | None = None, *, least: float = LEAST) -> pd.DataFrame:
    """Guess who judges whom in each outlet's account.

    Two heads of the network are asked of every actor that a sentence names: is it judged by another one here, and does
    it judge? The guess is the likeliest judge of the actor that is judged. Only sentences that name at least two actors
    are asked; judgements of the outlet itself are the scores of `by_outlet`, not these.

    Args:
        corpus: the sentences with their mentions.
        network: the network; the one that the library carries if not given.
        least: the least probability of a guess.

    Returns:
        The table `JUDGEMENTS`: one row is an actor that another one judges in a sentence, the most probable first.

    Raises:
        DataError: the network's file is missing or damaged.
    """
    network = network or Network()
    mentions = first_mentions(corpus)
    several = mentions.groupby(["article", "sentence"])["actor"].transform("size") > 1
    about = corpus.sentences[["article", "sentence", "outlet", "voice", "text"]]
    asked = (
        mentions[several]
        .merge(about[about["voice"] != "none"], on=["article", "sentence"])
        .sort_values(["article", "sentence", "start"])
    )
    found = []
    heads = zip(asked.to_dict("records"), network.judged(targets(corpus, asked)), strict=True)
    for _, group in groupby(heads, key=lambda pair: (pair[0]["article"], pair[0]["sentence"])):
        named = list(group)
        for row, said in named:
            judge, sure = max(
                ((other, one.judge) for other, one in named if other is not row), key=lambda each: each[1]
            )
            sign, likely = (-1, said.negative) if said.negative > said.positive else (1, said.positive)
            if (probability := round(likely * sure, 4)) >= least:
                kept = {name: row[name] for name in ("article", "sentence", "outlet", "voice", "text")}
                found.append({
                    **kept, "judge": judge["actor"], "judged": row["actor"], "sign": sign, "source": network.name,
                    "probability": probability,
                })  # fmt: skip
    return JUDGEMENTS.frame(found).sort_values("probability", ascending=False, kind="stable", ignore_index=True)
