"""Results in a sentence. Two statements differ or agree; none is ever called wrong."""

from collections.abc import Mapping

import pandas as pd

from kosovo_lib.events.compare import Verdict

__all__ = ["example", "finding", "pair"]

_RESPECTS = {
    "date": "date it differently",
    "extent": "give it a different length",
    "beginning": "have it begin at different times",
    "one denies it": "differ on whether it is so",
    "done or still to come": "differ on whether it was over",
}


def pair(label: str, verdict: Verdict, a: str, b: str) -> str:
    """One sentence about a pair; it says that two statements differ, never that one is wrong."""
    if verdict.verdict == "differ":
        return f"These differ: {a} and {b} {_RESPECTS[verdict.kind]} ({label})."
    if verdict.verdict == "agree":
        return f"These agree: {a} and {b} {'both report it' if verdict.kind == 'claim' else 'can both hold'} ({label})."
    return f"Not compared: {a} and {b} ({label}; {verdict.kind})."


def finding(told: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many of the happenings that texts share they differ on, in one sentence.

    Args:
        told: what `happenings` returns.
        names: outlet -> name to print.
    """
    if told.empty:
        return "No happening was found in more than one of these texts, so nothing is compared."
    verdicts = told.drop_duplicates("happening")["verdict"]
    differ = told[told["verdict"] == "these differ"]
    if differ.empty:
        return f"The texts differ on none of the {len(verdicts)} happenings that more than one of them reports."
    return (
        f"The texts differ on {(verdicts == 'these differ').sum()} of the {len(verdicts)} happenings that more than "
        "one of them reports."
    )


def example(told: pd.DataFrame, names: Mapping[str, str]) -> str:
    """The first happening on which texts differ, with what each says; empty where they differ on none.

    Args:
        told: what `happenings` returns.
        names: outlet -> name to print.
    """
    differ = told[told["verdict"] == "these differ"]
    if differ.empty:
        return ""
    first = differ[(differ["happening"] == differ["happening"].iloc[0]) & differ["position"].notna()]
    sides = [
        f"{side['when'].iloc[0]} in {_names(side['outlet'], names)}" for _, side in first.groupby("position", sort=True)
    ]
    return f"One of them, {first['label'].iloc[0]}: {'; '.join(sides)}."


def _names(outlets: "pd.Series[str]", names: Mapping[str, str]) -> str:
    """Outlets as a list in prose."""
    listed = [names.get(outlet, outlet) for outlet in dict.fromkeys(outlets)]
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)
