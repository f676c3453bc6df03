"""Which statements in different articles speak of the same happening, and why it is thought so.

Found links are cautious: the same action (a family of words), a shared name that is nearest to the action in at
least one of the two, and dates that the kind of action allows. Links made by hand win over found ones.

Not every two statements are looked at. Those that no rule tells apart are judged together; only those that share a
name are brought together, and where only dated ones count, only those near in time.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from kosovo_lib.events import families, hand
from kosovo_lib.events.claims import Claim
from kosovo_lib.events.compare import Mode, Verdict, compare, days, looked_at
from kosovo_lib.events.statements import Statement
from kosovo_lib.events.web import Web

__all__ = ["by_hand", "by_rule"]

_REPEATABLE_DAYS = 31
_Judgement = tuple[Mode, Verdict]
_begin = attrgetter("begin")


@dataclass(frozen=True)
class _Who:
    """Whom a statement names: nearest to the action, in its sentence, as doing it, and as where."""

    principal: str
    names: frozenset[str]
    agents: frozenset[str]
    places: frozenset[str]


class _Shared(NamedTuple):
    """What two statements have in common besides their action."""

    both_principals: bool
    agents: bool
    places: bool


@dataclass(frozen=True)
class _Alike:
    """Statements that no rule tells apart, by number, and one of them; ``kind`` is alike for those of one date."""

    kind: int
    statement: Statement
    concept: str
    coded: bool
    begin: int
    end: int
    numbers: list[int] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        """Whether they give a date."""
        return self.end > 0


def by_hand(links: Sequence[hand.HandLink], web: Web) -> None:
    """Link every two statements of different articles that somebody put to the same happening."""
    groups: dict[str, list[hand.HandLink]] = defaultdict(list)
    for link in links:
        if link.relation == "same":
            groups[link.happening].append(link)
    for name, members in groups.items():
        numbers = [web.number(one.statement, f"hand:{name}") for one in members]
        for (i, a), (j, b) in combinations(zip(numbers, members, strict=True), 2):
            web.link([i], [j], a.mode, compare(a.statement.row, b.statement.row, a.mode))


def by_rule(statements: Sequence[Statement], known: families.Families, coded: frozenset[str], web: Web) -> None:
    """Link what the rules hold to be the same happening; concepts set apart are noted beside the other's statement.

    Two statements that are both ``coded`` by hand are not linked.
    """
    by_family: dict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
    for one in statements:
        for claim in one.claims:
            by_family[claim.family].append((one, claim))
    for name, members in sorted(by_family.items()):
        family = known[name]
        if _only_dated(family):
            members = [member for member in members if pd.notna(member[0].row["date_from"])]
            members.sort(key=lambda member: (member[0].row["date_from"], member[0].event))
        judge = _judge(family)
        for shared, a, b in _candidates(family, _gathered(family, members, coded, web)):
            if a.concept != b.concept:
                if not b.concept:
                    web.set_apart(b.numbers, a.numbers)
                elif not a.concept:
                    web.set_apart(a.numbers, b.numbers)
            elif not (a.coded and b.coded) and (judgement := judge(shared, a, b)):
                web.link(a.numbers, b.numbers, *judgement)


def _only_dated(family: families.Family) -> bool:
    """Whether undated statements of a family say nothing that could be compared."""
    return not family.standing and family.kind != "continuing"


def _gathered(
    family: families.Family, members: Sequence[tuple[Statement, Claim]], coded: frozenset[str], web: Web
) -> dict[_Who, list[_Alike]]:
    """The statements of a family that no rule tells apart, together, by whom they name; earliest first."""
    principals = {claim.principal for _, claim in members}
    kinds: dict[object, int] = {}
    gathered: dict[_Who, dict[object, _Alike]] = defaultdict(dict)
    for one, claim in members:
        who = _Who(
            claim.principal, one.names & principals,
            frozenset(claim.agents) if family.standing == "agent" or family.kind == "continuing" else frozenset(),
            one.places if family.standing == "place" else frozenset(),
        )  # fmt: skip
        by_hand = one.event in coded
        date = looked_at(one.row, claims=bool(family.standing)), one.role == "since", claim.concept, by_hand
        if date not in gathered[who]:
            kind = kinds.setdefault(date, len(kinds))
            begin, end = days(one.row) if pd.notna(one.row["date_from"]) else (0, 0)
            gathered[who][date] = _Alike(kind, one, claim.concept, by_hand, begin, end)
        gathered[who][date].numbers.append(web.number(one, claim.family))
    return {who: sorted(alike.values(), key=_begin) for who, alike in gathered.items()}


def _candidates(
    family: families.Family, gathered: dict[_Who, list[_Alike]]
) -> Iterator[tuple[_Shared, _Alike, _Alike]]:
    """Pairs where the name nearest to the action in one stands in the other's sentence too, and dates allow it.

    Dates do where undated statements count as well; else they are at most ``again_after_days`` apart.
    """
    whos = list(gathered)
    naming: dict[str, list[int]] = defaultdict(list)
    for number, who in enumerate(whos):
        for name in who.names:
            naming[name].append(number)
    pairs = {(min(i, j), max(i, j)) for i, who in enumerate(whos) for j in naming[who.principal]}
    for i, j in sorted(pairs):
        one, other = whos[i], whos[j]
        shared = _Shared(
            one.principal in other.names and other.principal in one.names,
            bool(one.agents & other.agents), bool(one.places & other.places),
        )  # fmt: skip
        meeting = _near if _only_dated(family) else _all
        for a, b in meeting(gathered[one], gathered[other], family.again_after_days):
            yield shared, a, b


def _all(ones: list[_Alike], others: list[_Alike], _: int) -> Iterator[tuple[_Alike, _Alike]]:
    """Every pair once."""
    if ones is not others:
        yield from product(ones, others)
    for at, one in enumerate(ones if ones is others else ()):
        yield from ((one, other) for other in ones[at:])


def _near(ones: list[_Alike], others: list[_Alike], apart: int) -> Iterator[tuple[_Alike, _Alike]]:
    """Every pair at most so many days apart once; both lists are in order of their first days."""
    for at, one in enumerate(ones):
        start = at if ones is others else bisect_left(others, one.begin, key=_begin)
        yield from ((one, other) for other in others[start : bisect_right(others, one.end + apart, key=_begin)])
    for other in others if ones is not others else ():
        start = bisect_right(ones, other.begin, key=_begin)
        yield from ((one, other) for one in ones[start : bisect_right(ones, other.end + apart, key=_begin)])


def _judge(family: families.Family) -> Callable[[_Shared, _Alike, _Alike], _Judgement | None]:
    """What comparing two statements of a family says; nothing where they are not held to be the same happening.

    Of each two dates it is worked out once.
    """
    kept: dict[tuple[_Shared, int, int], _Judgement | None] = {}

    def judge(shared: _Shared, a: _Alike, b: _Alike) -> _Judgement | None:
        key = shared, a.kind, b.kind
        if key not in kept:
            mode = _mode(family, shared, a, b)
            verdict = compare(a.statement.row, b.statement.row, mode) if mode else None
            told = verdict and (mode != "onset" or verdict.verdict != "not compared")
            kept[key] = (mode, verdict) if mode and verdict and told else None
        return kept[key]

    return judge


def _mode(family: families.Family, shared: _Shared, a: _Alike, b: _Alike) -> Mode | None:
    """How two statements of a family are compared; nothing where they are not held to be the same happening."""
    sides = a.statement, b.statement
    dated = a.dated and b.dated
    if dated and all(one.role != "since" for one in sides):
        gap = max(b.begin - a.end, a.begin - b.end, 0)
        if family.kind == "once" and gap <= family.again_after_days:
            return "dates"
        if family.kind == "repeatable" and gap == 0 and all(map(_short, sides)):
            return "dates" if shared.both_principals else None
    if family.kind == "continuing" and any(one.row["relation"] == "since" for one in sides):
        return "onset" if shared.agents else None
    undated = family.standing and not (dated and family.kind == "once")
    if undated and all(one.row["status"] != "planned" for one in sides):
        common = shared.agents if family.standing == "agent" else shared.places
        return "claim" if common else None
    return None


def _short(one: Statement) -> bool:
    """Whether a date is fine enough to tell one of many such happenings from the next."""
    return bool((one.row["date_to"] - one.row["date_from"]).days < _REPEATABLE_DAYS)
