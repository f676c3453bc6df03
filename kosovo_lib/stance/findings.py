"""What the tables of stance say, as sentences made from their numbers."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from kosovo_lib import coding
from kosovo_lib.corpus import Corpus
from kosovo_lib.stance.score import TOO_LITTLE, by_outlet
from kosovo_lib.stats import coefficient, interval_name

__all__ = ["Finding", "disagreements", "findings"]


class Finding(NamedTuple):
    """A result in one sentence, its counts in ``detail``; ``key`` stays the same when the numbers change.

    ``outlet`` and ``actor`` say whose sentences support it; empty where it speaks of the whole table.
    """

    sentence: str
    key: str
    outlet: str = ""
    actor: str = ""
    detail: str = ""


def findings(corpus: Corpus, table: pd.DataFrame) -> list[Finding]:
    """Say what a table of hand labels shows, the clearest first.

    Machine labels are passed over: what they say of stance is not reliable enough for a sentence.

    Args:
        corpus: for the names of the outlets.
        table: what `by_outlet` returned, for one voice.

    Returns:
        Each outlet and actor with a clear reading, then pairs of outlets whose intervals for the same actor lie
        apart, then how much takes no side at all. Where no label was made by hand, one finding says that nothing
        is claimed.
    """
    hand = table[table["labels"] == "hand"]
    if hand.empty:
        return [Finding(_nothing(corpus, table), "nothing-claimed")]
    names = dict(zip(corpus.outlets["outlet"], corpus.outlets["name"], strict=True))
    voice = str(hand["voice"].iloc[0])
    return [*_clear(hand, names, voice), *_apart(hand, names, voice), _neutral(hand, voice)]


def _nothing(corpus: Corpus, table: pd.DataFrame) -> str:
    """Why nothing is said where no label was made by hand."""
    if corpus.root and coding.load(corpus).empty:
        return "Nobody has coded these articles by hand yet. What a machine suggests is shown, and nothing concluded."
    why = "There is no label for this choice" if table.empty else "These labels are not made by hand"
    return f"{why}, so nothing is claimed about anybody’s stance."


def disagreements(corpus: Corpus, table: pd.DataFrame, codings: pd.DataFrame, *, min_n: int = 4) -> list[Finding]:
    """Say which readings change when the labels of another coder are counted instead.

    Args:
        corpus: the sentences.
        table: hand labels of one coder in one voice, as `by_outlet` returned them.
        codings: the codings of all coders.
        min_n: as in `by_outlet`, and the same.

    Returns:
        One finding for each other coder; none if there is no other.
    """
    if table.empty:
        return []
    names = dict(zip(corpus.outlets["outlet"], corpus.outlets["name"], strict=True))
    coder, voice = str(table["source"].iloc[0]), str(table["voice"].iloc[0])
    found = []
    for other in sorted(set(codings["coder"]) - {coder}):
        again = by_outlet(
            corpus, voice=voice, coder=other, codings=codings, min_n=min_n,
            outlets=list(table["outlet"].unique()), actors=list(table["actor"].unique()),
        )  # fmt: skip
        found.append(Finding(_changes(table, again, names, coder, other), f"instead-{other}"))
    return found


def _changes(table: pd.DataFrame, again: pd.DataFrame, names: dict[str, str], coder: str, other: str) -> str:
    """Which readings differ; an actor that one of the two finds nowhere counts as too little to say."""
    both = table.merge(again, on=["outlet", "actor"], how="outer", suffixes=("", "_other"))
    both = both.fillna({"reading": TOO_LITTLE, "reading_other": TOO_LITTLE})
    changed = both[both["reading"] != both["reading_other"]]
    start = f"Counted from the labels of {other} instead of {coder}, "
    if changed.empty:
        return f"{start}none of the {len(both)} readings changes."
    listed = "; ".join(
        f"{names[row['outlet']]} on {row['actor']}, from “{row['reading']}” to “{row['reading_other']}”"
        for row in changed.to_dict("records")
    )
    verb = "changes" if len(changed) == 1 else "change"
    return f"{start}{len(changed)} of {len(both)} readings {verb}: {listed}."


def _neutral(hand: pd.DataFrame, voice: str) -> Finding:
    """How much of it takes no side at all."""
    neutral, n = int(hand["neutral"].sum()), int(hand["n"].sum())
    who = "outlets speak" if voice == "outlet" else "voices passed on by outlets speak"
    text = (
        f"Where {who} of an actor, {neutral} of {n} labels made by hand are neutral, "
        f"{int(hand['critical'].sum())} critical and {int(hand['supportive'].sum())} supportive."
    )
    return Finding(text, "neutral-share")


def _clear(hand: pd.DataFrame, names: dict[str, str], voice: str) -> Iterator[Finding]:
    """Outlet and actor where the whole interval lies on one side of zero, the strongest first."""
    clear = hand[hand["reading"].isin(["critical", "supportive"])]
    order = clear["score"].abs().sort_values(ascending=False, kind="stable").index
    for row in clear.loc[order].to_dict("records"):
        name = names[row["outlet"]]
        who = f"{name} itself is" if voice == "outlet" else f"The voices that {name} passes on are"
        toward = "of" if row["reading"] == "critical" else "toward"
        yield Finding(
            f"{who} {row['reading']} {toward} {row['actor']}, in {row[row['reading']]} of the {row['n']} sentences "
            f"that name it.",
            f"{row['outlet']}-{row['actor']}", row["outlet"], row["actor"],
            f"{row['critical']} critical, {row['supportive']} supportive, {row['neutral']} neutral; score "
            f"{coefficient(row['score'])} on a scale from −1 to 1, {interval_name()} "
            f"{coefficient(row['score_low'])} to {coefficient(row['score_high'])}.",
        )  # fmt: skip


def _apart(hand: pd.DataFrame, names: dict[str, str], voice: str) -> Iterator[Finding]:
    """Pairs of outlets whose intervals for an actor do not touch."""
    for actor, rows in hand[hand["score"].notna()].groupby("actor", sort=True):
        ordered = rows.sort_values("score", kind="stable").to_dict("records")
        for low, high in combinations(ordered, 2):
            if low["score_high"] < high["score_low"]:
                yield Finding(
                    f"{_pair(names[low['outlet']], names[high['outlet']], voice)} differ on {actor}: "
                    f"{coefficient(low['score'])} against {coefficient(high['score'])} on a scale from −1 to 1, and "
                    "the intervals do not touch.",
                    f"{low['outlet']}-{high['outlet']}-{actor}", low["outlet"], str(actor),
                )  # fmt: skip


def _pair(first: str, second: str, voice: str) -> str:
    """Two outlets, or the voices they pass on, as the subject of a sentence."""
    return f"{first} and {second}" if voice == "outlet" else f"The voices in {first} and in {second}"
