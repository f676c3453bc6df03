"""The tables of events, of happenings and of what texts say differently about them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import ParameterError
from kosovo_lib.events.columns import EVENTS, HAPPENINGS, LINKS, SIDE
from kosovo_lib.events.compare import when
from kosovo_lib.events.findings import pair
from kosovo_lib.events.grouping import Happening
from kosovo_lib.events.period import bounds
from kosovo_lib.events.positions import in_time, letters
from kosovo_lib.events.reading import Story, read_once
from kosovo_lib.events.statements import Statement
from kosovo_lib.events.web import Link
from kosovo_lib.schema import PRECISIONS

__all__ = ["agreements", "conflicts", "happenings", "links", "timeline"]

_WIDTH = {name: number for number, name in enumerate(PRECISIONS) if name != "range"}


def timeline(
    corpus: Corpus | Story, *, actors: Sequence[str] = (), since: str = "", until: str = "", precision: str = ""
) -> pd.DataFrame:
    """Every dated clause of the corpus, earliest first; a row is a clause that a date speaks of.

    A clause about what recurs ("daily protests at 12.44 pm") may have no day; it stands last, and drops out as soon
    as ``since``, ``until`` or ``precision`` asks for one.

    Long quotations of other outlets count as what they are: their words stand with voice ``other``. Dates are as
    each text gives them; whether two texts mean the same happening is for `links` and `conflicts` to say.

    Args:
        corpus: the articles, or what `read` returns.
        actors: only clauses whose sentence names one of these; empty means all.
        since: "2008", "2008-02" or "2008-02-17": only what can have happened on or after its first day.
        until: the same, on or before its last day.
        precision: the coarsest precision to keep, one of ``schema.PRECISIONS``; empty means all. A range counts by
            the unit it is made of: years, months or days.

    Raises:
        ParameterError: a date cannot be read, ``since`` lies after ``until``, an actor is not named in the corpus, or
            the precision does not exist.
        DataError: a date of the corpus ends before it begins.
    """
    first, last = bounds(since, until)
    if precision and precision not in PRECISIONS:
        raise ParameterError(f"precision '{precision}' does not exist; there are {', '.join(PRECISIONS)}")
    story = read_once(corpus)
    named = _actors(story.corpus, actors)
    rows = [
        one.row for one in story.statements
        if (pd.notna(one.row["date_from"]) or (one.row["relation"] == "recurring" and not (since or until)))
        and one.role != "label" and _wanted(one, named, first, last)
    ]  # fmt: skip
    events = _events(rows)
    keep = [not precision or _precise(row, precision) for row in events.to_dict("records")]
    return events[pd.Series(keep, index=events.index, dtype=bool)].reset_index(drop=True)


def happenings(corpus: Corpus | Story, *, actors: Sequence[str] = (), since: str = "", until: str = "") -> pd.DataFrame:
    """Every happening that two or more articles speak of; a row is one statement about one of them.

    Statements under another concept ("de facto independence") are listed with their happening and not compared.

    Args:
        corpus: the articles, or what `read` returns.
        actors: only happenings of which one statement at least names one of these; empty means all.
        since: "2008", "2008-02" or "2008-02-17": only those that one statement at least puts on its first day or
            later. An undated statement counts as of its publication.
        until: the same, on or before its last day.

    Raises:
        ParameterError: as in `timeline`.
        DataError: the file of hand-made links or of action words breaks a rule.
    """
    first, last = bounds(since, until)
    story = read_once(corpus)
    named = _actors(story.corpus, actors)
    kept = [
        one for one in story.happenings
        if any(_wanted(statement, named, first, last) for statement in one.statements)
    ]  # fmt: skip
    return HAPPENINGS.frame(row for happening in kept for row in _statements(happening))


def links(corpus: Corpus | Story, *, happenings: Sequence[str] | None = None, most: int = 0) -> pd.DataFrame:
    """Every two statements held to speak of the same happening, with the reasons; a row is such a pair.

    Their number grows with the square of the articles: a thousand articles of one story have millions.

    Args:
        corpus: the articles, or what `read` returns.
        happenings: only pairs of these, by id; all if not given.
        most: where there are more pairs than this, only as many of each happening as fit into it (at least one),
            those that differ first; 0 means all.

    Raises:
        DataError: the file of hand-made links or of action words breaks a rule.
    """
    story = read_once(corpus)
    names = story.corpus.outlets.set_index("outlet")["name"].to_dict()
    kept = [one for one in story.happenings if happenings is None or one.id in set(happenings)]
    total = sum(len(one.rows) for one in kept)
    each = max(most // len(kept), 1) if 0 < most < total else total
    return LINKS.frame(_link(happening, link, names) for happening in kept for link in happening.first_links(each))


def conflicts(corpus: Corpus | Story) -> pd.DataFrame:
    """Pairs of statements about one happening that cannot both hold as they stand; a row is a pair, as in `links`.

    It says that they differ and in what, never which of them is right.
    """
    return _pairs(corpus, "differ")


def agreements(corpus: Corpus | Story) -> pd.DataFrame:
    """Pairs of statements of different articles that agree about one happening; a row is a pair, as in `links`."""
    return _pairs(corpus, "agree")


def _pairs(corpus: Corpus | Story, verdict: str) -> pd.DataFrame:
    """The pairs with one verdict."""
    story = read_once(corpus)
    names = story.corpus.outlets.set_index("outlet")["name"].to_dict()
    return LINKS.frame(
        _link(happening, link, names) for happening in story.happenings for link in happening.links_that(verdict)
    )


def _actors(corpus: Corpus, actors: Sequence[str]) -> set[str]:
    """The actors asked for, each of which the corpus has to name."""
    named = set(corpus.mentions["actor"])
    if odd := sorted(set(actors) - named):
        raise ParameterError(f"actor '{odd[0]}' is not named in these articles; they name {', '.join(sorted(named))}")
    return set(actors)


def _wanted(one: Statement, actors: set[str], first: pd.Timestamp | None, last: pd.Timestamp | None) -> bool:
    """Whether a statement names one of the actors and can be about the time asked for."""
    dated = pd.notna(one.row["date_from"])
    begins, ends = (one.row[("date_" if dated else "published_") + end] for end in ("from", "to"))
    late = first is None or (pd.notna(ends) and ends >= first)
    early = last is None or (pd.notna(begins) and begins <= last)
    return late and early and (not actors or bool(one.names & actors))


def _events(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The table of events, in order of time."""
    frame = EVENTS.frame({**row, "when": when(row)} for row in rows)
    return frame.sort_values(["date_from", "date_to", "time", "article", "start", "event"], ignore_index=True)


def _statements(happening: Happening) -> list[dict[str, Any]]:
    """The rows of one happening, earliest date first."""
    verdict = next((word for word in ("differ", "agree") if word in happening.verdicts), "not compared")
    compared, remarks = happening.compared, happening.remarks
    head = {
        "happening": happening.id, "label": happening.label,
        "verdict": "these differ" if verdict == "differ" else verdict, "basis": happening.basis,
    }  # fmt: skip
    positions = letters(happening) if verdict == "differ" else {}
    mode = happening.mode
    rows = []
    for one in [*sorted(happening.statements, key=in_time), *happening.apart]:
        concept = next((claim.concept for claim in one.claims if claim.concept), "")
        remark = remarks.get(one.event, f"a different concept{f': {concept}' if concept else ''}")
        counts = one.event in compared
        rows.append({
            **head, "compared": counts, "remark": None if counts else remark, **one.row,
            "position": positions.get(one.event) if counts else None,
            "when": when(one.row, mode),
        })  # fmt: skip
    return sorted(rows, key=lambda row: not row["compared"])


def _link(happening: Happening, link: Link, names: Mapping[Any, str]) -> dict[str, Any]:
    """The row of one pair."""
    sides = {"a": link.a, "b": link.b}
    dates = {side: when(one.row, link.mode) for side, one in sides.items()}
    said = {side: str(names.get(one.row["outlet"], one.row["outlet"])) for side, one in sides.items()}
    if link.mode != "claim":
        said = {side: f"{name} ({dates[side]})" for side, name in said.items()}
    both = {f"{name}_{side}": one.row.get(name) for side, one in sides.items() for name in SIDE}
    both |= {f"when_{side}": text for side, text in dates.items()}
    return {
        "happening": happening.id, "label": happening.label, "basis": link.basis,
        "verdict": link.verdict.verdict, "kind": link.verdict.kind,
        "finding": pair(happening.label, link.verdict, said["a"], said["b"]),
        "shared_names": "; ".join(link.shared_names) or None, "shared_places": "; ".join(link.shared_places) or None,
        "shared_action": link.shared_action or None, "dates": link.verdict.dates, **both,
    }  # fmt: skip


def _precise(row: Mapping[Any, Any], coarsest: str) -> bool:
    """Whether a date is at least as fine as asked for."""
    if pd.isna(row["date_from"]):
        return False
    precision = row["precision"]
    if precision == "range":
        spans = {"year": row["date_from"].is_year_start and row["date_to"].is_year_end,
                 "month": row["date_from"].day == 1 and row["date_to"].is_month_end}  # fmt: skip
        precision = next((name for name, whole in spans.items() if whole), "day")
    return coarsest == "range" or _WIDTH[precision] <= _WIDTH[coarsest]
