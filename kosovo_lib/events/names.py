"""Who and where: the actors of the corpus, other proper names, and which of them are places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Name", "Vocabulary", "find"]

_WORD = r"[A-ZÀ-ÖØ-ÞČĆŽŠĐ][\w’'-]*[\w]|[A-Z]{2,}"
_RUN = re.compile(rf"(?:{_WORD})(?:\s+(?:of\s+(?:the\s+)?|de\s+|al\s+)?(?:{_WORD}))*")
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|off|along|over|visit(?:s|ed|ing)?|bases\s+near)\s+"
    r"(?:the\s+)?(?:[a-z-]+\s+){0,2}$|\b(?:road|town|city|village|capital|port|district|river|province)\s+(?:of|in)\s+$"
)
_PLACE_HEAD = re.compile(
    r"^(?:\s+[a-z]+)?\s+(?:border|crossings?|bridge|river|district|region|province|town|city|village|port|harbou?r|"
    r"airport|station|square|street|island|bay|strait|valley|[Bb]arracks|[Dd]istrict|[Rr]iver|area)\b"
)
_JOINED = re.compile(r"^(?:,|,?\s+and|,?\s+or)\s+(?:the\s+)?$")
_NO_NAME = frozenset(
    word
    for line in (
        "the a an and or but in on at by for from of to with as it its he she they we you i this that these those",
        "there here his her their our your my is are was were be has have had do does did will would not no yes if",
        "when while after before since until although though because monday tuesday wednesday thursday friday",
        "saturday sunday january february march april may june july august september october november december",
        "spring summer autumn winter president minister prime deputy mr mrs ms dr sir professor general colonel",
        "captain update est edt gmt cet utc according earlier later meanwhile however many most some several both",
        "all hundreds thousands dozens war wars agreement accord treaty crisis disaster conflict election strike",
    )
    for word in line.split()
)
"""Words that are no name although a capital may begin them, and common nouns at a name's end: "Kosovo War"."""


_MASS = frozenset(
    "police parliament gunfire video traffic rain snow smoke fire work water power congress tear footage staff "
    "management unrest anger panic life time trade nobody everybody".split()
)


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
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """Words that stand with a capital in mid-sentence, and words that stand without one."""
        together = "\n\n".join(texts)
        capital = re.findall(rf"(?<=[a-z,;]\s)(?:{_WORD})", together)
        return cls(
            frozenset(re.sub(r"[’']s$", "", word) for word in capital),
            frozenset(re.findall(r"\b[^\W\d_A-Z]+\b", together)),
        )

    def names(self, word: str) -> bool:
        """Whether a word that begins a sentence is a name there.

        It is if it has a capital elsewhere too. Else it must not occur without one, and not have the form of what
        begins sentences without an article: plurals, adverbs, participles, and nouns such as "police".
        """
        if word in self.capital or word.isupper():
            return True
        small = word.lower()
        return small not in self.small and small not in _MASS and not re.search(r"(?:s|ly|ing|ed|ion|ence)$", small)


def find(
    text: str, offset: int, mentions: Iterable[Mapping[str, Any]], known: Vocabulary, *, title: bool = False
) -> list[Name]:
    """All names in a sentence that starts at ``offset``: the given mentions first, then other proper names.

    A mention whose sense is ``place`` is a place and no actor. In a ``title`` most words may have capitals; then it
    shows no names beyond the mentions.
    """
    names = [
        Name(row["actor"], row["start"], row["end"], row["sense"] != "place", row["sense"] == "place")
        for row in mentions
    ]
    taken = [(name.start, name.end) for name in names]
    words = re.findall(r"[^\W\d_]{4,}", text)
    if not title or sum(word[0].isupper() for word in words) <= len(words) / 2:
        for run in _RUN.finditer(text):
            name, start, end = _bare(text, run, known)
            if name and not any(start + offset < b and a < end + offset for a, b in taken):
                names.append(Name(name, start + offset, end + offset, False, False))
    names.sort(key=lambda name: name.start)
    return _places(text, offset, names)


def _bare(text: str, run: re.Match[str], known: Vocabulary) -> tuple[str, int, int]:
    """A run of capitals without titles, weekdays, a sentence's ordinary first word and a final possessive."""
    words = list(re.finditer(r"[\w’'-]+", run[0]))
    while words and (words[0][0].lower() in _NO_NAME or (words[0][0].islower())):
        words.pop(0)
    while words and (words[-1][0].lower() in _NO_NAME or words[-1][0].islower()):
        words.pop()
    if not words:
        return "", run.start(), run.end()
    start, end = run.start() + words[0].start(), run.start() + words[-1].end()
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    name = re.sub(r"\s+", " ", text[start:end])
    initial = not re.search(r"\w", text[:start]) or bool(re.search(r"[.:!?“\"]\s*$", text[:start]))
    if initial and len(words) == 1 and not known.names(name):
        return "", start, end
    return name, start, end


def _places(text: str, offset: int, names: list[Name]) -> list[Name]:
    """Mark as places what stands behind a word of place, before one, or beside another place in a list."""
    marked: list[Name] = []
    for at, name in enumerate(names):
        before, behind = text[: name.start - offset], text[name.end - offset :]
        beside = marked and marked[-1].place and _JOINED.match(text[marked[-1].end - offset : name.start - offset])
        following = names[at + 1] if at + 1 < len(names) else None
        heads = _PLACE_HEAD.match(behind) or (
            following
            and _JOINED.match(text[name.end - offset : following.start - offset])
            and _PLACE_HEAD.match(text[following.end - offset :])
        )
        place = name.place or bool(_LOCATIVE.search(before) or heads or beside)
        marked.append(Name(name.name, name.start, name.end, name.actor, place))
    return marked
