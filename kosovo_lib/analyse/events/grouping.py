"""Statements that are linked, together: the happenings that two or more articles speak of, each with its name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

import pandas as pd

from kosovo_lib.analyse.events import families, hand
from kosovo_lib.analyse.events.compare import when
from kosovo_lib.analyse.events.linking import Link, Node, by_hand, by_rule
from kosovo_lib.analyse.events.statements import Statement, read
from kosovo_lib.corpus import Corpus

__all__ = ["Happening", "find"]


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


def find(corpus: Corpus) -> list[Happening]:
    """Every happening that at least two articles of the corpus speak of, most articles first.

    Raises:
        DataError: the file of hand-made links or of families breaks a rule.
    """
    known = families.read(corpus.root)
    statements = read(corpus)
    links_by_hand = hand.read(corpus, statements)
    links = dict(by_hand(links_by_hand))
    coded = {one.statement.event for one in links_by_hand}
    setapart: dict[Node, list[Statement]] = defaultdict(list)
    for node_a, node_b, link in by_rule(statements, known, setapart):
        if not {link.a.event, link.b.event} <= coded:
            links[node_a, node_b] = link
    for one in links_by_hand:
        if one.relation == "different":
            setapart["", f"hand:{one.happening}"].append(one.statement)
    happenings = [_happening(known, members, setapart) for members in _groups(links, links_by_hand)]
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


def _groups(
    links: Mapping[tuple[Node, Node], Link], coded: Sequence[hand.HandLink]
) -> list[dict[tuple[Node, Node], Link]]:
    """Links that share a statement under the same action, together; one named by hand takes its action along."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for a, b in links:
        parent[root(a)] = root(b)
    named: dict[str, list[Statement]] = defaultdict(list)
    for one in coded:
        if one.relation == "same":
            named[f"hand:{one.happening}"].append(one.statement)
    for name, members in named.items():
        counts = Counter(family for told in members for family in {claim.family for claim in told.claims})
        for told in members:
            for family, times in counts.items():
                if times > 1 and (told.event, family) in parent:
                    parent[root((told.event, family))] = root((told.event, name))
    groups: dict[Node, dict[tuple[Node, Node], Link]] = defaultdict(dict)
    for nodes, link in links.items():
        groups[root(nodes[0])][nodes] = link
    return list(groups.values())


def _happening(
    known: families.Families, members: Mapping[tuple[Node, Node], Link], setapart: Mapping[Node, list[Statement]]
) -> Happening:
    """One group of links with its name."""
    nodes = [node for pair in members for node in pair]
    named = [name.removeprefix("hand:") for _, name in nodes if name.startswith("hand:")]
    found = {one.event: one for link in members.values() for one in (link.a, link.b)}
    apart = {
        one.event: one
        for node in {*nodes, *(("", name) for _, name in nodes)}
        for one in setapart.get(node, [])
        if one.event not in found
    }
    label = named[0] if named else _label(known, [(found[event], family) for event, family in nodes])
    return Happening(_slug(label), label, "hand" if named else "found", tuple(members.values()), tuple(apart.values()))


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
