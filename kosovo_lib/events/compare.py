"""Whether two statements about the same happening can both hold.

Nothing here says which of two statements is right. Dates are compared at the precision the texts give: a weekend in
February 2008 and the year 2008 agree; 2008 and 2013 differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

__all__ = ["Mode", "Verdict", "compare", "days", "looked_at", "when"]

Mode = Literal["dates", "onset", "claim"]
_POLARITY_DAYS = 31


@dataclass(frozen=True)
class Verdict:
    """``verdict`` is differ, agree or not compared; ``kind`` says in which respect; ``dates`` how the dates stand."""

    verdict: str
    kind: str
    dates: str


def compare(a: Mapping[str, Any], b: Mapping[str, Any], mode: Mode) -> Verdict:
    """Compare two statements about one happening.

    Args:
        a: a row of the table of events.
        b: another.
        mode: ``dates`` compares when it happened, ``onset`` when it began, ``claim`` only what is claimed.
    """
    if mode == "claim":
        return _claims(a, b)
    planned = [row["status"] == "planned" for row in (a, b)]
    if any(planned) and not all(planned):
        return _plan_and_report(*((a, b) if planned[0] else (b, a)))
    if mode == "onset":
        return _onsets(a, b)
    if not (_dated(a) and _dated(b)):
        return Verdict("not compared", "one gives no date", "undated")
    (a_from, a_to), (b_from, b_to) = days(a), days(b)
    if max(b_from - a_to, a_from - b_to) > 0:
        return Verdict("differ", "date", "apart")
    if bool(a["denied"]) != bool(b["denied"]):
        return Verdict("differ", "one denies it", "compatible")
    if _partial(a, b) or _partial(b, a):
        return Verdict("differ", "extent", "one covers part of the other")
    return Verdict("agree", "date", "compatible")


def looked_at(row: Mapping[str, Any], *, claims: bool) -> tuple[Any, ...]:
    """All that `compare` looks at in a statement: those alike in it compare alike.

    Its publication counts for an undated or open-ended one, for a plan, and where ``claims`` are compared.
    """
    planned = row["status"] == "planned"
    told = claims or planned or not _dated(row) or row["relation"] in ("since", "after")
    return (
        row["date_from"], row["date_to"], row["relation"], row["precision"] == "range", planned, bool(row["denied"]),
        *((row["published_from"], row["published_to"]) if told else ()),
    )  # fmt: skip


def days(row: Mapping[str, Any]) -> tuple[int, int]:
    """First and last day that a dated statement covers, counted from the year 1.

    Since then means until publication, until then from the start of time.
    """
    first, last = row["date_from"], row["date_to"]
    told = row["published_to"] if pd.notna(row["published_to"]) else last
    if row["relation"] == "since":
        last = max(last, told)
    elif row["relation"] == "after":
        first, last = last, max(last, told)
    elif row["relation"] in ("until", "before"):
        return 1, last.toordinal()
    return first.toordinal(), last.toordinal()


def when(row: Mapping[str, Any], mode: Mode = "dates") -> str:
    """The date of a statement in one short form: "2008", "16–17 Feb 2008", "since 1999", "undated".

    Where beginnings are compared, an undated statement counts as of its publication: "by 28 Sep 2021".
    """
    if not _dated(row):
        if mode == "onset" and pd.notna(row["published_to"]):
            return f"by {_interval(row['published_to'], row['published_to'])}"
        return "undated"
    first, last = row["date_from"], row["date_to"]
    text = _interval(first, last)
    return f"{row['relation']} {text}" if row["relation"] in ("since", "until", "before", "after") else text


def _interval(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Two days as the coarsest unit that holds exactly both."""
    if _unit(first, last) == "year":
        if first.year == last.year:
            return f"{first.year}"
        return (
            f"{first.year}–{last.year % 100:02d}"
            if first.year // 100 == last.year // 100
            else f"{first.year}–{last.year}"
        )
    if _unit(first, last) == "month":
        return f"{first:%b %Y}" if first.month == last.month else f"{first:%b}–{last:%b %Y}"
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b %Y}"
    return f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"


def _dated(row: Mapping[str, Any]) -> bool:
    """Whether a statement has a calendar date."""
    return bool(pd.notna(row["date_from"]) and pd.notna(row["date_to"]))


def _unit(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """The coarsest unit of which an interval is made: whole years, whole months or days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "year"
    return "month" if first.day == 1 and last.is_month_end and first.year == last.year else "day"


def _partial(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether ``a`` states from when to when and ``b`` names, in the same unit, only part of that."""
    if a["precision"] != "range" or b["relation"] not in ("at", None) or a["relation"] not in ("at", None):
        return False
    unit = _unit(a["date_from"], a["date_to"])
    same = unit == _unit(b["date_from"], b["date_to"])
    return same and (a["date_from"], a["date_to"]) != (b["date_from"], b["date_to"])


def _plan_and_report(plan: Mapping[str, Any], report: Mapping[str, Any]) -> Verdict:
    """A plan does not contradict a report, unless it still spoke of it as to come when it was said to be over."""
    known = _dated(report) and report["relation"] != "since" and pd.notna(plan["published_from"])
    over = known and plan["published_from"] > report["date_to"]
    if over and (not _dated(plan) or plan["date_to"] > report["date_to"]):
        return Verdict("differ", "done or still to come", "plan and report")
    return Verdict("not compared", "a plan and a report", "plan and report")


def _onsets(a: Mapping[str, Any], b: Mapping[str, Any]) -> Verdict:
    """Compare beginnings; what was reported as going on before another text has it begin differs from it."""
    begins = [row["relation"] == "since" and _dated(row) for row in (a, b)]
    if all(begins):
        apart = a["date_to"] < b["date_from"] or b["date_to"] < a["date_from"]
        return Verdict("differ", "beginning", "apart") if apart else Verdict("agree", "beginning", "compatible")
    if any(begins):
        since, other = (a, b) if begins[0] else (b, a)
        latest = other["date_to"] if _dated(other) else other["published_to"]
        if pd.notna(latest) and latest < since["date_from"]:
            how = "apart" if _dated(other) else "published before the other's beginning"
            return Verdict("differ", "beginning", how)
    return Verdict("not compared", "no two beginnings", "compatible")


def _claims(a: Mapping[str, Any], b: Mapping[str, Any]) -> Verdict:
    """Compare what is claimed, at whatever time each text speaks of."""
    if "planned" in (a["status"], b["status"]):
        return Verdict("not compared", "one speaks of what may come", "not compared")
    if bool(a["denied"]) == bool(b["denied"]):
        return Verdict("agree", "claim", "each of its own time")
    told = [row[key] for row in (a, b) for key in ("published_from", "published_to")]
    if any(pd.isna(day) for day in told):
        return Verdict("not compared", "said at unknown times", "not compared")
    if max((told[2] - told[1]).days, (told[0] - told[3]).days) <= _POLARITY_DAYS:
        return Verdict("differ", "one denies it", "published within a month")
    return Verdict("not compared", "said at other times", "published further apart")
