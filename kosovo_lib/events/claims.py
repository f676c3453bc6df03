"""The actions that a clause names: who does them, to whom they belong, and whether the clause denies them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kosovo_lib.events.clauses import Cut
from kosovo_lib.events.families import Families
from kosovo_lib.events.names import Name
from kosovo_lib.events.status import denies

__all__ = ["Claim", "Context", "claims"]

_BY = re.compile(r"^[^,;:.]{0,20}?\bby\s")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_OBJECT = re.compile(
    r"\b(?:of|in|from|near|against|at|to|on|into|entering|between|across|over|under)\s+(?:[\w-]+\s+){0,2}$"
)
_LIST = re.compile(r"^(?:,|,?\s+and|,?\s+or)\s+(?:(?:the|most|many)\s+)?$")


@dataclass(frozen=True)
class Claim:
    """An action that a statement names: its family, whether it is denied, who does it and whom it is about."""

    family: str
    word: str
    concept: str
    denied: bool
    agents: tuple[str, ...]
    principal: str


@dataclass(frozen=True)
class Context:
    """A sentence with all that its clauses share."""

    sentence: Mapping[Any, Any]
    article: Mapping[Any, Any]
    families: Families
    names: list[Name]

    @property
    def text(self) -> str:
        """The sentence as received."""
        return str(self.sentence["text"])

    @property
    def offset(self) -> int:
        """Where it starts in the article's text."""
        return int(self.sentence["start"])


def claims(context: Context, cut: Cut) -> Iterator[Claim]:
    """The actions in the part of the clause that the date speaks of."""
    clause = context.text[cut.start : cut.end]
    seen: set[tuple[str, str]] = set()
    for hit in context.families.hits(clause):
        start, end = cut.start + hit.start, cut.start + hit.end
        if (hit.family, hit.concept) in seen or not (cut.focus_start <= start and end <= cut.focus_end):
            continue
        seen.add((hit.family, hit.concept))
        agents = _agents(context, cut, start, end)
        near = _nearest(context, start, end)
        denied = denies(clause, hit.start)
        yield Claim(hit.family, clause[hit.start : hit.end], hit.concept, denied, agents, near)


def _agents(context: Context, cut: Cut, start: int, end: int) -> tuple[str, ...]:
    """Who does it: the first names before the word that no preposition governs; in the passive, those behind "by"."""
    text, offset = context.text, context.offset
    if by := _BY.match(text[end : cut.end]):
        return _list_from(context, end + by.end() - 1, cut.end)
    if _PASSIVE.search(text[:start]):
        return ()
    for left in dict.fromkeys((cut.start, 0)):
        before = [n for n in context.names if left <= n.start - offset and n.end - offset <= start]
        free = [n for n in before if not _OBJECT.search(text[left : n.start - offset])]
        if free:
            return _list_from(context, free[0].start - offset, start)
    return ()


def _list_from(context: Context, left: int, right: int) -> tuple[str, ...]:
    """The first name from ``left`` on and those listed with it."""
    offset = context.offset
    found: list[Name] = []
    for name in context.names:
        if left <= name.start - offset and name.end - offset <= right:
            between = context.text[found[-1].end - offset : name.start - offset] if found else ""
            if found and not _LIST.match(between):
                break
            found.append(name)
    return tuple(dict.fromkeys(name.name for name in found))


def _nearest(context: Context, start: int, end: int) -> str:
    """The name that stands nearest to the action's word; of two as near, the one before it."""

    def gap(name: Name) -> tuple[int, int]:
        left, right = name.start - context.offset, name.end - context.offset
        return (start - right, 0) if right <= start else (max(left - end, 0), 1)

    return min(context.names, key=gap).name if context.names else ""
