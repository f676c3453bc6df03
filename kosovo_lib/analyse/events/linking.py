"""Which statements in different articles speak of the same happening, and why it is thought so.

Found links are cautious: the same action (a family of words), a shared name that is nearest to the action in at
least one of the two, and dates that the kind of action allows. Links made by hand win over found ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, count

import pandas as pd

from kosovo_lib.analyse.events import families, hand
from kosovo_lib.analyse.events.claims import Claim
from kosovo_lib.analyse.events.compare import Mode, Verdict, compare, gap_days, when
from kosovo_lib.analyse.events.statements import Statement, read
from kosovo_lib.corpus import Corpus

__all__ = ["Happening", "Link", "find"]

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


@dataclass(frozen=True)
class Happening:
    """A happening that two or more articles speak of."""

    id: str
    label: str
    basis: str
    links: tuple[Link, ...]
    apart: tuple[Statement, ...]

    @property
    def statements(self) -> list[Statement]:
        """The statements linked to it, by article and place in it."""
        found = {one.event: one for link in self.links for one in (link.a, link.b)}
        return sorted(found.values(), key=lambda one: (one.row["published_from"], one.event))


_Node = tuple[str, str]
"""A statement under one of its actions (or under a happening named by hand): event id, family or ``hand:name``."""


def find(corpus: Corpus) -> list[Happening]:
    """Every happening that at least two articles of the corpus speak of, most articles first.

    Raises:
        DataError: the file of hand-made links or of families breaks a rule.
    """
    known = families.read(corpus.root)
    statements = read(corpus)
    by_hand = hand.read(corpus, statements)
    links = dict(_by_hand(by_hand))
    coded = {one.statement.event for one in by_hand}
    setapart: dict[_Node, list[Statement]] = defaultdict(list)
    for node_a, node_b, link in _found(statements, known, setapart):
        if not {link.a.event, link.b.event} <= coded:
            links[node_a, node_b] = link
    for one in by_hand:
        if one.relation == "different":
            setapart["", f"hand:{one.happening}"].append(one.statement)
    happenings = [_happening(known, members, setapart) for members in _groups(links, by_hand)]
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


def _by_hand(links: Sequence[hand.HandLink]) -> Iterator[tuple[tuple[_Node, _Node], Link]]:
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


def _found(
    statements: Sequence[Statement], known: families.Families, setapart: dict[_Node, list[Statement]]
) -> Iterator[tuple[_Node, _Node, Link]]:
    """Pairs that the rules hold to be the same happening; concepts set apart are noted under the other's node."""
    by_family: dict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
    for one in statements:
        for claim in one.claims:
            by_family[claim.family].append((one, claim))
    for name, members in sorted(by_family.items()):
        family = known[name]
        for (a, first), (b, second) in combinations(members, 2):
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


def _groups(
    links: Mapping[tuple[_Node, _Node], Link], by_hand: Sequence[hand.HandLink]
) -> list[dict[tuple[_Node, _Node], Link]]:
    """Links that share a statement under the same action, together; one named by hand takes its action along."""
    parent: dict[_Node, _Node] = {}

    def root(node: _Node) -> _Node:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for a, b in links:
        parent[root(a)] = root(b)
    named: dict[str, list[Statement]] = defaultdict(list)
    for one in by_hand:
        if one.relation == "same":
            named[f"hand:{one.happening}"].append(one.statement)
    for name, members in named.items():
        counts = Counter(family for told in members for family in {claim.family for claim in told.claims})
        for told in members:
            for family, times in counts.items():
                if times > 1 and (told.event, family) in parent:
                    parent[root((told.event, family))] = root((told.event, name))
    groups: dict[_Node, dict[tuple[_Node, _Node], Link]] = defaultdict(dict)
    for nodes, link in links.items():
        groups[root(nodes[0])][nodes] = link
    return list(groups.values())


def _happening(
    known: families.Families, members: Mapping[tuple[_Node, _Node], Link], setapart: Mapping[_Node, list[Statement]]
) -> Happening:
    """One group of links with its name."""
    nodes = [node for pair in members for node in pair]
    by_hand = [name.removeprefix("hand:") for _, name in nodes if name.startswith("hand:")]
    found = {one.event: one for link in members.values() for one in (link.a, link.b)}
    apart = {
        one.event: one
        for node in {*nodes, *(("", name) for _, name in nodes)}
        for one in setapart.get(node, [])
        if one.event not in found
    }
    label = by_hand[0] if by_hand else _label(known, [(found[event], family) for event, family in nodes])
    return Happening(
        _slug(label), label, "hand" if by_hand else "found", tuple(members.values()), tuple(apart.values())
    )


def _label(known: families.Families, members: Sequence[tuple[Statement, str]]) -> str:
    """The action and the name that most statements share: "declaration of independence, Kosovo"."""
    family = known[members[0][1]]
    claims = [claim for one, name in members for claim in one.claims if claim.family == name]
    word = family.denied if all(claim.denied for claim in claims) else family.label
    if family.standing == "agent":
        names = Counter(agent for claim in claims for agent in claim.agents)
    elif family.standing == "place":
        names = Counter(place for one, _ in members for place in one.places)
    else:
        names = Counter(claim.principal for claim in claims) + Counter(n for one, _ in members for n in one.names)
    best = max(names, key=lambda name: names[name], default="")  # of equals, the one named first
    return f"{word}, {best}" if best else word
