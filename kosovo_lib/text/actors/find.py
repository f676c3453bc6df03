"""Find the actors that a sentence names."""

import re
from typing import NamedTuple

from kosovo_lib.text.actors.lexicon import Lexicon, Meaning

__all__ = ["Mention", "find_mentions"]


class Mention(NamedTuple):
    """An actor named: its name in ``actors.yml``, the sense, the words as they stand without a possessive."""

    actor: str
    sense: str
    surface: str
    start: int
    end: int


_JOINED = re.compile(r",?\s(?:and|or|nor)\s(?:in\s)?|,\s|\sto\s")


def find_mentions(text: str, lexicon: Lexicon, *, offset: int = 0) -> list[Mention]:
    """Find the actors named in ``text``, in reading order, the longest name at each place.

    ``sense`` is ``city`` or ``government`` for the name of a capital and ``actor`` for every other name; a
    city's ``actor`` is the city's own name. A mention is ``text[start - offset:end - offset]``.
    """
    mentions: list[Mention] = []
    last_end, last_sense = 0, ""
    for start, end, meaning in _matches(text, lexicon):
        if meaning.actor is None:
            continue
        sense = "actor"
        if meaning.city:
            # "in Belgrade and Pristina": the second shares the preposition of the first.
            shares = last_sense == "city" and _JOINED.fullmatch(text[last_end:start][:12])
            sense = "city" if shares else _sense(text, start, end, lexicon)
        actor = meaning.city if sense == "city" and meaning.city else meaning.actor
        mentions.append(Mention(actor, sense, text[start:end], start + offset, end + offset))
        last_end, last_sense = end, sense
    return mentions


def _matches(text: str, lexicon: Lexicon) -> list[tuple[int, int, Meaning]]:
    """Return the names found and what they mean, in reading order; they never overlap."""
    found = [
        (match.start(), match.end(), lexicon.meanings[" ".join(match.group().split())])
        for match in lexicon.names.finditer(text)
    ]
    found += [
        (match.start(), match.end(), lexicon.adjectives[match.group()]) for match in lexicon.shared.finditer(text)
    ]
    found.sort(key=lambda place: (place[0], -place[1]))
    apart: list[tuple[int, int, Meaning]] = []
    for place in found:
        if not apart or place[0] >= apart[-1][1]:
            apart.append(place)
    return apart


def _sense(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """Tell a capital that is a city from the government that sits in it, by the words directly around it."""
    before, after = text[max(0, start - 48) : start], text[end : end + 32]
    if lexicon.government_after.search(before):
        return "government"
    if lexicon.city_before.match(after) or lexicon.city_after.search(before):
        return "city"
    return "government"
