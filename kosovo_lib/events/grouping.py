"""Statements that are linked, together: the happenings that two or more articles speak of, each with its name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count

import numpy as np
import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.events import families, hand
from kosovo_lib.events.compare import Mode, when
from kosovo_lib.events.linking import by_hand, by_rule
from kosovo_lib.events.statements import Statement
from kosovo_lib.events.web import Link, Numbers, Web

__all__ = ["Happening", "find"]


@dataclass(frozen=True)
class Happening:
    """A happening that two or more articles speak of; ``rows`` are its links in the web."""

    id: str
    label: str
    basis: str
    apart: tuple[Statement, ...]
    web: Web = field(repr=False)
    rows: Numbers = field(repr=False)

    @property
    def links(self) -> Iterator[Link]:
        """The links between its statements, one at a time."""
        return map(self.web.row, self.rows)

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements linked to it, by article and place in it."""
        numbers = np.unique([self.web.first[self.rows], self.web.second[self.rows]])
        found = {one.event: one for one in map(self.web.statements.__getitem__, numbers)}
        return sorted(found.values(), key=lambda one: (one.row["published_from"], one.event))

    @property
    def mode(self) -> Mode:
        """How its first two statements are compared."""
        mode: Mode = self.web.judgements[self.web.judged[self.rows[0]]][0]
        return mode

    def first_links(self, most: int) -> Iterator[Link]:
        """At most so many of its links; if there are more, those that differ first."""
        ranked = [self.verdicts.get(verdict, self.rows[:0]) for verdict in ("differ", "agree", "not compared")]
        return map(self.web.row, self.rows if len(self.rows) <= most else np.concatenate(ranked)[:most])

    def links_that(self, verdict: str) -> Iterator[Link]:
        """Its links with one verdict."""
        return map(self.web.row, self.verdicts.get(verdict, ()))

    @property
    def compared(self) -> set[str]:
        """Ids of the statements that another one can be held against."""
        rows = [rows for verdict, rows in self.verdicts.items() if verdict != "not compared"]
        numbers = np.unique([self.web.first[both := np.concatenate(rows)], self.web.second[both]]) if rows else ()
        return {self.web.statements[number].event for number in numbers}

    @property
    def remarks(self) -> dict[str, str]:
        """Why two statements are not compared, by the id of either; of several reasons the last."""
        rows = self.verdicts.get("not compared", self.rows[:0])
        judged = self.web.judged[rows].tolist()
        last = dict(zip(self.web.second[rows].tolist(), judged, strict=True))
        last |= zip(self.web.first[rows].tolist(), judged, strict=True)
        kinds = {n: self.web.judgements[at][1].kind for n, at in sorted(last.items())}
        return {self.web.statements[number].event: kind for number, kind in kinds.items()}

    @cached_property
    def verdicts(self) -> dict[str, Numbers]:
        """Its links by what comparing says: differ, agree, not compared."""
        found: dict[str, list[int]] = defaultdict(list)
        for judged in np.unique(self.web.judged[self.rows]):
            found[self.web.judgements[judged][1].verdict].append(judged)
        return {verdict: self.rows[np.isin(self.web.judged[self.rows], judged)] for verdict, judged in found.items()}


def find(corpus: Corpus, statements: Sequence[Statement]) -> list[Happening]:
    """Every happening that at least two articles of the corpus speak of, most articles first.

    Raises:
        DataError: the file of hand-made links or of families breaks a rule.
    """
    known, web = families.read(corpus.root), Web()
    links_by_hand = hand.read(corpus, statements)
    by_hand(links_by_hand, web)
    by_rule(statements, known, frozenset(one.statement.event for one in links_by_hand), web)
    web.tie()
    different: dict[str, list[Statement]] = defaultdict(list)
    for one in links_by_hand:
        if one.relation == "different":
            different[f"hand:{one.happening}"].append(one.statement)
    happenings = [_happening(known, web, rows, different) for rows in _groups(web, links_by_hand)]
    happenings.sort(key=lambda one: (-len({s.row["article"] for s in one.statements}), one.label, _begins(one)))
    return _told_apart(happenings)


def _begins(happening: Happening) -> str:
    """The earliest date that any statement gives it."""
    dated = [one for one in happening.statements if pd.notna(one.row["date_from"])]
    return when(min(dated, key=lambda one: one.row["date_from"]).row) if dated else ""


def _told_apart(happenings: Sequence[Happening]) -> list[Happening]:
    """Happenings of one name with their dates added: "protest, Haven, 3 Mar 2024"; else with a number."""
    times = Counter(one.label for one in happenings)
    named: dict[str, Happening] = {}
    for one in happenings:
        begins = _begins(one)
        label = f"{one.label}, {begins}" if times[one.label] > 1 and begins else one.label
        unique = label
        for number in count(2):
            if _slug(unique) not in named:
                break
            unique = f"{label} ({number})"
        named[_slug(unique)] = replace(one, id=_slug(unique), label=unique)
    return list(named.values())


def _slug(label: str) -> str:
    """An id made of a name's letters and digits."""
    return "-".join("".join(char if char.isalnum() else " " for char in label.lower()).split())


def _groups(web: Web, coded: Sequence[hand.HandLink]) -> list[Numbers]:
    """Links that share a statement under the same action, together; one named by hand takes its action along."""
    parent = list(range(len(web.statements)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for a, b in zip(web.first.tolist(), web.second.tolist(), strict=True):
        if parent[a] != parent[b]:
            parent[root(a)] = root(b)
    named: dict[str, list[Statement]] = defaultdict(list)
    for one in coded:
        if one.relation == "same":
            named[f"hand:{one.happening}"].append(one.statement)
    linked = set(np.unique([web.first, web.second]).tolist())
    for name, members in named.items():
        counts = Counter(family for told in members for family in {claim.family for claim in told.claims})
        for told in members:
            for family in sorted(family for family, times in counts.items() if times > 1):
                here, there = web.find(told.event, family), web.find(told.event, name)
                if here in linked and here is not None and there is not None:
                    parent[root(here)] = root(there)
    groups = np.array([root(number) for number in web.first], dtype=np.int64)
    order = np.argsort(groups, kind="stable")
    bounds = np.flatnonzero(np.diff(groups[order])) + 1
    return sorted(np.split(order, bounds), key=lambda rows: int(rows[0])) if len(order) else []


def _happening(
    known: families.Families, web: Web, rows: Numbers, different: dict[str, list[Statement]]
) -> Happening:  # fmt: skip
    """One group of links with its name."""
    numbers, times = np.unique([web.first[rows], web.second[rows]], return_counts=True)
    found = {web.statements[number].event for number in numbers}
    actions = list(dict.fromkeys(web.actions[number] for number in numbers))
    beside = [web.statements[other] for number in numbers for other in web.beside(number)]
    beside += [one for action in actions for one in different.get(action, ())]
    apart = {one.event: one for one in beside if one.event not in found}
    named = [action.removeprefix("hand:") for action in actions if action.startswith("hand:")]
    members = [(web.statements[number], web.actions[number], int(n)) for number, n in zip(numbers, times, strict=True)]
    label = named[0] if named else _label(known[actions[0]], members)
    return Happening(_slug(label), label, "hand" if named else "found", tuple(apart.values()), web, rows)


def _label(family: families.Family, members: Sequence[tuple[Statement, str, int]]) -> str:
    """The action and the name that most links share: "declaration of independence, Kosovo"."""
    claims = [(claim, n) for one, action, n in members for claim in one.claims if claim.family == action]
    word = family.denied if all(claim.denied for claim, _ in claims) else family.label
    names: Counter[str] = Counter()
    if family.standing == "agent":
        shared = [(name, n) for claim, n in claims for name in claim.agents]
    elif family.standing == "place":
        shared = [(name, n) for one, _, n in members for name in sorted(one.places)]
    else:
        shared = [(claim.principal, n) for claim, n in claims]
        shared += [(name, n) for one, _, n in members for name in sorted(one.names)]
    for name, n in shared:
        names[name] += n
    best = max(names, key=lambda name: names[name], default="")  # of equals, the one named first
    return f"{word}, {best}" if best else word
