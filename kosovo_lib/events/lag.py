"""How long before publication things happened."""

import pandas as pd

__all__ = ["lags"]


def lags(events: pd.DataFrame) -> pd.DataFrame:
    """Days from a happening to the publication of the article that tells it; a row is a dated clause.

    ``days_min`` and ``days_max`` enclose every pair of a day it can have happened on and a day the article can have
    been published on; the true lag lies between them, so a lag is an interval wherever a date is imprecise. Negative
    days lie ahead: the article announces it. For a happening that goes on since a day, they count from that day.

    Clauses that recur, and articles without a date of publication, have no lag and are left out. Lags tell what a
    text looks back on; an article's own age is not to be read from them.

    Args:
        events: what `timeline` returns.
    """
    known = (
        events["date_from"].notna()
        & events["published_from"].notna()
        & events["published_to"].notna()
        & (events["status"] != "recurring")
    )
    rows = events[known & ~events["relation"].isin(["until", "before"])].copy()
    rows["days_min"] = (rows["published_from"] - rows["date_to"]).dt.days
    rows["days_max"] = (rows["published_to"] - rows["date_from"]).dt.days
    return rows.reset_index(drop=True)
