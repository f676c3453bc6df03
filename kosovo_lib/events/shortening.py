"""The part of a long table that a page can show, and a sentence that says which part it is."""

import pandas as pd

__all__ = ["LISTED", "cut", "top_clauses", "top_happenings"]

LISTED = 400
"""A table of up to so many rows is shown whole."""

_HAPPENINGS = 20
_STATEMENTS = 16


def top_happenings(told: pd.DataFrame) -> pd.DataFrame:
    """The happenings that most articles report, those on which texts differ first; the whole table if it is short.

    Of each happening up to 16 statements are kept, one of each outlet and position before a second of any.

    Args:
        told: what `happenings` returns.
    """
    told = told.sort_values("verdict", key=lambda verdict: verdict != "these differ", kind="stable", ignore_index=True)
    if len(told) <= LISTED:
        return told
    kept = told[told["happening"].isin(told["happening"].unique()[:_HAPPENINGS])]
    turn = kept.groupby(["happening", "position", "outlet"], dropna=False).cumcount()
    first = kept.assign(turn=turn).sort_values("turn", kind="stable").groupby("happening").head(_STATEMENTS)
    return told.loc[sorted(first.index)].reset_index(drop=True)


def top_clauses(events: pd.DataFrame) -> pd.DataFrame:
    """Of the dates that most articles give, the first clause of each outlet; the whole table if it is short.

    Args:
        events: what `timeline` returns.
    """
    if len(events) <= LISTED:
        return events
    given = events.groupby(["date_from", "date_to", "when"], dropna=False)["article"].transform("nunique")
    first = events.assign(given=given).sort_values("published_from", kind="stable")
    first = first.drop_duplicates(["date_from", "date_to", "when", "outlet"])
    order = ["given", "date_from", "date_to", "when"]
    kept = first.sort_values(order, ascending=[False, True, True, True], kind="stable").head(LISTED)
    return events.loc[sorted(kept.index)].reset_index(drop=True)


def cut(table: pd.DataFrame, shown: pd.DataFrame, pairs: int = 0) -> str:
    """What a caption adds where only part of a table is shown: how much there is and how it was chosen; else nothing.

    Args:
        table: what `timeline` or `happenings` returns.
        shown: the part of it that is shown, or part of what `links` returns.
        pairs: how many pairs there are, where pairs are shown.
    """
    if len(shown) >= (pairs or len(table)):
        return ""
    if pairs:
        return (
            f". There are {pairs:,} pairs about the happenings listed above. Shown are {len(shown):,}: as many of each "
            "happening as fit, those that differ first"
        )
    if "happening" in table:
        return (
            f". There are {table['happening'].nunique():,} happenings with {len(table):,} statements. Shown are the "
            f"{shown['happening'].nunique()} that most articles report, those on which texts differ first, with up to "
            f"{_STATEMENTS} statements each, one of every outlet before a second of any"
        )
    return (
        f". There are {len(table):,} such clauses. Shown are {len(shown):,}: of the dates that most articles give, "
        "the first clause of each outlet"
    )
