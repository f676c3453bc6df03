"""Who and where: the actors of the corpus, other proper names, and which of them are places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kosovo_lib.lang.events import Events

__all__ = ["Name", "Vocabulary", "find"]


@dataclass(frozen=True)
class Name:
    """A proper name in a sentence, with offsets into the article's text."""

    name: str
    start: int
    end: int
    actor: bool
    place: bool


@dataclass(frozen=True)
class Vocabulary:
    """How words are written in the texts: what tells a name at a sentence's start from an ordinary word."""

    capital: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, words: Events, texts: Iterable[str]) -> "Vocabulary":
        """Words that stand with a capital in mid-sentence, and words that stand without one."""
        together = "\n\n".join(texts)
        capital = words.capital_inside.findall(together)
        return cls(
            frozenset(words.possessive.sub("", word) for word in capital),
            frozenset(re.findall(r"\b[^\W\d_A-Z]+\b", together)),
        )

    def names(self, words: Events, word: str) -> bool:
        """Whether a word that begins a sentence is a name there.

        It is if it has a capital elsewhere too. Else it must not occur without one, and not have the form of what
        begins sentences without an article: plurals, adverbs, participles, and nouns such as "police".
        """
        if word in self.capital or word.isupper():
            return True
        small = word.lower()
        return not (small in self.small or small in words.no_first_names or words.no_first_form.search(small))


def find(
    words: Events, text: str, offset: int, mentions: Iterable[Mapping[str, Any]], known: Vocabulary, *,
    title: bool = False,
) -> list[Name]:  # fmt: skip
    """All names in a sentence that starts at ``offset``: the given mentions first, then other proper names.

    A mention whose sense is ``place`` is a place and no actor. In a ``title`` most words may have capitals; then it
    shows no names beyond the mentions.
    """
    names = [
        Name(row["actor"], row["start"], row["end"], row["sense"] != "place", row["sense"] == "place")
        for row in mentions
    ]
    taken = [(name.start, name.end) for name in names]
    long = re.findall(r"[^\W\d_]{4,}", text)
    if not title or sum(word[0].isupper() for word in long) <= len(long) / 2:
        for run in words.name_run.finditer(text):
            name, start, end = _bare(words, text, run, known)
            if name and not any(start + offset < b and a < end + offset for a, b in taken):
                names.append(Name(name, start + offset, end + offset, False, False))
    names.sort(key=lambda name: name.start)
    return _places(words, text, offset, names)


def _bare(words: Events, text: str, run: re.Match[str], known: Vocabulary) -> tuple[str, int, int]:
    """A run of capitals without titles, weekdays, a sentence's ordinary first word and a final possessive."""
    parts = list(re.finditer(r"[\w’'-]+", run[0]))
    while parts and (parts[0][0].lower() in words.no_names or (parts[0][0].islower())):
        parts.pop(0)
    while parts and (parts[-1][0].lower() in words.no_names or parts[-1][0].islower()):
        parts.pop()
    if not parts:
        return "", run.start(), run.end()
    start, end = run.start() + parts[0].start(), run.start() + parts[-1].end()
    owns = words.possessive.search(text[start:end])
    end -= len(owns[0]) if owns else 0
    name = re.sub(r"\s+", " ", text[start:end])
    initial = not re.search(r"\w", text[:start]) or bool(re.search(r"[.:!?“\"]\s*$", text[:start]))
    if initial and len(parts) == 1 and not known.names(words, name):
        return "", start, end
    return name, start, end


def _places(words: Events, text: str, offset: int, names: list[Name]) -> list[Name]:
    """Mark as places what stands behind a word of place, before one, or beside another place in a list.

    Behind other words than that ("in a City Council hearing"), before a sign that joins it to something and as an
    owner, a name is part of another; an abbreviation beside a place ("Haven, Mass.") only says where that lies.
    """
    marked: list[Name] = []
    for at, name in enumerate(names):
        before, behind = text[: name.start - offset], text[name.end - offset :]
        last = marked[-1] if marked and marked[-1].place else None
        beside = last and words.names_joined.match(text[last.end - offset : name.start - offset])
        following = names[at + 1] if at + 1 < len(names) else None
        heads = words.place_head.match(behind) or (
            following
            and words.names_joined.match(text[name.end - offset : following.start - offset])
            and words.place_head.match(text[following.end - offset :])
        )
        locative = words.locative.search(before)
        part = words.part_of_name.match(behind) or words.possessive_inside.search(name.name)
        near = locative and not part and not (locative["between"] and words.noun_follows.match(behind))
        listed = bool(beside) and not part and not words.region_short.fullmatch(name.name)
        marked.append(replace(name, place=name.place or bool(not name.actor and (heads or near or listed))))
    return marked
