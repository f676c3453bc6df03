"""Links made by hand: which words of different articles speak of one event (``coding/event-links.csv``). They win."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from kosovo_lib.errors import DataError
from kosovo_lib.facts.dated import Dated, dated_clauses, disjoint, relation
from kosovo_lib.facts.similarity import Comparison
from kosovo_lib.schema import RUNNING_TEXT

__all__ = ["COLUMNS", "OLD_COLUMN", "HandEvent", "Link", "hand_events", "slug"]

COLUMNS = ("event", "compare", "relation", "article", "quote", "note")
"""The columns of the file; `OLD_COLUMN` stands in place of the first in files made before version 0.3."""
OLD_COLUMN = "happening"
_FILE = "coding/event-links.csv"
_MODES = ("dates", "onset", "claim")
_ONSET, _OCCASIONS = _MODES[1:]
_RELATIONS = ("same", "by", "different")


@dataclass(frozen=True)
class Link:
    """Words of an article that speak of an event: the sentence's row in the comparison, and the date in them if any.

    ``by`` says that the date is that of something later, so that the event lies no later than it.
    """

    article: str
    quote: str
    start: int
    row: int
    same: bool
    clause: Dated | None
    by: bool = False


@dataclass(frozen=True)
class HandEvent:
    """An event that somebody linked by hand.

    Attributes:
        name: as pages print it.
        compare: ``dates``, ``onset`` (an undated clause counts as of its publication) or ``claim`` (occasions of one
            kind: no dates are compared).
        links: the words that speak of it; those with ``same`` False speak of another concept.
        differ: pairs of the links with ``same``, by their place among these, that cannot both hold.
        both: such pairs that are dated differently and may both hold: "since May", "in June".
    """

    name: str
    compare: str
    links: tuple[Link, ...]
    differ: frozenset[tuple[int, int]]
    both: frozenset[tuple[int, int]]

    @property
    def same(self) -> list[Link]:
        """The links that speak of the event itself."""
        return [link for link in self.links if link.same]

    @property
    def compared(self) -> bool:
        """Whether its links speak of one event, and not of occasions of one kind."""
        return self.compare != _OCCASIONS


def hand_events(story: Comparison) -> list[HandEvent]:
    """The events of the file, kept with the comparison; rows of articles and voices not compared are passed over.

    Raises:
        DataError: a column is missing, a value is not allowed, or a quote does not stand in its article exactly once.
    """
    if "links" in story.cache:
        return story.cache["links"]  # type: ignore[no-any-return]
    root = getattr(story.corpus, "root", None)
    path = root / _FILE if root else None
    rows: list[dict[str, str]] = []
    if path is not None and path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    if rows and tuple(rows[0]) not in (COLUMNS, (OLD_COLUMN, *COLUMNS[1:])):
        raise DataError(f"{_FILE}: the columns must be {', '.join(COLUMNS)}")
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        row["event"] = row.get("event") or row.get(OLD_COLUMN) or ""
        place = f"{_FILE} row {number}"
        _check(row, place)
        if row["article"] in story.corpus.texts and (link := _link(story, row, place)):  # type: ignore[attr-defined]
            found[row["event"], row["compare"]].append(link)
    story.cache["links"] = [
        HandEvent(name, mode, tuple(links), *_differing(story, [link for link in links if link.same], mode))
        for (name, mode), links in found.items()
    ]
    return story.cache["links"]  # type: ignore[no-any-return]


def _check(row: Mapping[str, str], place: str) -> None:
    """Refuse values that are not allowed."""
    if not row["event"] or not row["quote"]:
        raise DataError(f"{place}: an event and a quote are needed")
    if row["compare"] not in _MODES:
        raise DataError(f"{place}: compare '{row['compare']}' must be one of {', '.join(_MODES)}")
    if row["relation"] not in _RELATIONS:
        raise DataError(f"{place}: relation '{row['relation']}' must be one of {', '.join(_RELATIONS)}")


def _link(story: Comparison, row: Mapping[str, str], place: str) -> Link | None:
    """Where the quoted words stand, with the date in them; None where their sentence is not compared."""
    article, quote = row["article"], row["quote"]
    text = story.corpus.texts[article]  # type: ignore[attr-defined]
    if (times := text.count(quote)) != 1:
        raise DataError(f"{place}: '{quote}' stands {times} times in {article}; it must stand there once")
    start, end = text.index(quote), text.index(quote) + len(quote)
    table = story.corpus.sentences
    table = table[(table["article"] == article) & (table["start"] < end) & (table["end"] > start)]
    if not table["section"].isin(RUNNING_TEXT).any():
        raise DataError(f"{place}: '{quote}' is not in the running text of {article}")
    units = story.units
    held = [
        clause for clause in dated_clauses(story)
        if clause.date["article"] == article and start <= clause.date["start"] and clause.date["end"] <= end
    ]  # fmt: skip
    if held and row["compare"] != _OCCASIONS:
        cuts = {id(one): (units["start"].iloc[one.row] + one.cut.start, units["start"].iloc[one.row] + one.cut.end)
                for one in held}  # fmt: skip
        best = min(held, key=lambda one: abs(cuts[id(one)][0] - start) + abs(cuts[id(one)][1] - end))
        return Link(
            article, quote, start, best.row, row["relation"] != _RELATIONS[2], best, row["relation"] == _RELATIONS[1]
        )
    rows = units.index[(units["article"] == article) & (units["start"] < end) & (units["end"] > start)]
    return Link(article, quote, start, int(rows[0]), row["relation"] != _RELATIONS[2], None) if len(rows) else None


def _differing(story: Comparison, links: list[Link], mode: str) -> Iterator[frozenset[tuple[int, int]]]:
    """Which two of the links cannot both hold, and which are dated differently and may both hold."""
    published = story.corpus.articles.set_index("article")[["published_from", "published_to"]].to_dict("index")
    days = [
        {"date_from": None, "date_to": None, "precision": None, "relation": None, **published[link.article],
         **({name: link.clause.date[name] for name in ("date_from", "date_to", "precision")} |
            {"relation": "until" if link.by else relation(link.clause)} if link.clause else {})}
        for link in links
    ]  # fmt: skip
    pairs = [
        (a, b) for a, b in combinations(range(len(links)), 2) if links[a].article != links[b].article
    ] if mode != _OCCASIONS else []  # fmt: skip
    differ = {(a, b) for a, b in pairs if _apart(days[a], days[b], mode)}
    yield frozenset(differ)
    spans = [(day["date_from"], day["date_to"]) for day in days]
    yield frozenset(pair for pair in pairs if pair not in differ and disjoint(*(spans[at] for at in pair)))


def _apart(one: Mapping[str, Any], other: Mapping[str, Any], mode: str) -> bool:
    """Whether two clauses cannot both hold."""
    if mode == _ONSET:
        return _began_apart(one, other) or _began_apart(other, one)
    spans = [(row["date_from"], row["date_to"]) for row in (one, other)]
    ends = [
        (pd.Timestamp.min if row["relation"] in ("until", "before") else first,
         pd.Timestamp.max if row["relation"] in ("since", "after") else last)
        for row, (first, last) in zip((one, other), spans, strict=True)
    ]  # fmt: skip
    if any(pd.isna(first) for first, _ in spans):
        return False
    if disjoint(*ends):
        return True
    years = all(first.is_year_start and last.is_year_end for first, last in spans)
    ranges = "range" in (one["precision"], other["precision"])  # 1998 is no other name for 1998-99
    return ranges and years and spans[0] != spans[1] and {one["relation"], other["relation"]} == {"at"}


def _began_apart(begun: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether one text has begin what another reported before that."""
    if begun["relation"] != "since" or pd.isna(begun["date_from"]):
        return False
    latest = other["date_to"] if pd.notna(other["date_from"]) else other["published_to"]
    return bool(pd.notna(latest) and latest < begun["date_from"])


def slug(name: str) -> str:
    """The id of an event with such a name."""
    return re.sub(r"\W+", "-", name).strip("-").lower()
