"""Which statements in different articles speak of the same happening, and why it is thought so.

Found links are cautious: the same action (a family of words), a shared name that is nearest to the action in at
least one of the two, and dates that the kind of action allows. Links made by hand win over found ones.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from kosovo_lib.analyse.events import families, hand
from kosovo_lib.analyse.events.claims import Claim
from kosovo_lib.analyse.events.compare import Mode, Verdict, compare, gap_days
from kosovo_lib.analyse.events.statements import Statement

__all__ = ["Link", "Node", "by_hand", "by_rule"]

_REPEATABLE_DAYS = 31


@dataclass(frozen=True)
class Link:
    """Two statements held to speak of the same happening, the reasons, and what comparing them says."""

    a: Statement
    b: Statement
    basis: str
    mode: Mode
    shared_names: tuple[str, ...]
    shared_places: tuple[str, ...]
    shared_action: str
    verdict: Verdict


Node = tuple[str, str]
"""A statement under one of its actions (or under a happening named by hand): event id, family or ``hand:name``."""


def by_hand(links: Sequence[hand.HandLink]) -> Iterator[tuple[tuple[Node, Node], Link]]:
    """Every two statements of different articles that somebody put to the same happening."""
    groups: dict[str, list[hand.HandLink]] = defaultdict(list)
    for link in links:
        if link.relation == "same":
            groups[link.happening].append(link)
    for name, members in groups.items():
        for a, b in combinations(members, 2):
            if a.statement.row["article"] != b.statement.row["article"]:
                nodes = (a.statement.event, f"hand:{name}"), (b.statement.event, f"hand:{name}")
                yield nodes, _link(a.statement, b.statement, "hand", "", a.mode)


def by_rule(
    statements: Sequence[Statement], known: families.Families, setapart: dict[Node, list[Statement]]
) -> Iterator[tuple[Node, Node, Link]]:
    """Pairs that the rules hold to be the same happening; concepts set apart are noted under the other's node."""
    by_family: dict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
    for one in statements:
        for claim in one.claims:
            by_family[claim.family].append((one, claim))
    for name, members in sorted(by_family.items()):
        family = known[name]
        for (a, first), (b, second) in _candidates(family, members):
            if a.row["article"] == b.row["article"] or not _share_a_subject(a, first, b, second):
                continue
            if first.concept != second.concept:
                if not second.concept:
                    setapart[b.event, name].append(a)
                elif not first.concept:
                    setapart[a.event, name].append(b)
                continue
            mode = _mode(family, a, first, b, second)
            if mode is None:
                continue
            link = _link(a, b, "found", " / ".join(dict.fromkeys((first.word, second.word))), mode)
            if mode != "onset" or link.verdict.verdict != "not compared":
                yield (a.event, name), (b.event, name), link


def _candidates(
    family: families.Family, members: Sequence[tuple[Statement, Claim]]
) -> Iterator[tuple[tuple[Statement, Claim], tuple[Statement, Claim]]]:
    """Pairs whose dates can belong together; all pairs where undated statements count as well."""
    if family.standing or family.kind == "continuing":
        yield from combinations(members, 2)
        return
    dated = [one for one in members if pd.notna(one[0].row["date_from"])]
    dated.sort(key=lambda one: (one[0].row["date_from"], one[0].event))
    for at, (a, claim) in enumerate(dated):
        last = a.row["published_to"] if a.row["relation"] in ("since", "after") else a.row["date_to"]
        until = max(last, a.row["date_to"]) if pd.notna(last) else a.row["date_to"]
        for b, other in dated[at + 1 :]:
            if (
                b.row["relation"] not in ("until", "before")
                and (b.row["date_from"] - until).days > family.again_after_days
            ):
                break
            yield (a, claim), (b, other)


def _share_a_subject(a: Statement, first: Claim, b: Statement, second: Claim) -> bool:
    """Whether the name nearest to the action in one stands in the other's sentence too."""
    return first.principal in b.names or second.principal in a.names


def _mode(family: families.Family, a: Statement, first: Claim, b: Statement, second: Claim) -> Mode | None:
    """How two statements of a family are compared; nothing where they are not held to be the same happening."""
    dated = [pd.notna(one.row["date_from"]) for one in (a, b)]
    if all(dated) and a.role != "since" and b.role != "since":
        gap = gap_days(a.row, b.row)
        if family.kind == "once" and gap <= family.again_after_days:
            return "dates"
        if family.kind == "repeatable" and gap == 0 and _short(a) and _short(b):
            both = first.principal in b.names and second.principal in a.names
            return "dates" if both else None
    if family.kind == "continuing" and any(one.row["relation"] == "since" for one in (a, b)):
        return "onset" if set(first.agents) & set(second.agents) else None
    undated = family.standing and not (all(dated) and family.kind == "once")
    if undated and "planned" not in (a.row["status"], b.row["status"]):
        if family.standing == "agent":
            return "claim" if set(first.agents) & set(second.agents) else None
        return "claim" if (a.places & b.places) else None
    return None


def _short(one: Statement) -> bool:
    """Whether a date is fine enough to tell one of many such happenings from the next."""
    return bool((one.row["date_to"] - one.row["date_from"]).days < _REPEATABLE_DAYS)


def _link(a: Statement, b: Statement, basis: str, action: str, mode: Mode) -> Link:
    """The link with its reasons."""
    first, second = sorted((a, b), key=lambda one: (one.row["published_from"], one.event))
    return Link(
        first, second, basis, mode, tuple(sorted(a.names & b.names)), tuple(sorted(a.places & b.places)), action,
        compare(first.row, second.row, mode),
    )  # fmt: skip
