"""Where the clause begins whose verb is at hand, and where in it, after opening phrases, the subject does."""

import re

__all__ = ["NAME", "after_commas", "clause_start"]

_CLAUSE_WORDS = frozenset(
    "but But while While as As after After before Before because Because since Since when When that although Although"
    " though Though if If where whereas Whereas until so than what how why".split()
)
_BEFORE_WHICH = frozenset("under in to on for".split())
_BREAKS = ";:—–(]"
NAME = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|van|von|al|bin|el|la)){0,3}")
"""A name of one to four words."""
_OFFICE = re.compile(
    r"(?:[a-z]+ ){0,3}(?:spokes\w+|secretary|director|chair\w*|president|leader|minister|head|chief|professor"
    r"|editor|author"
    r"|founder|officer|adviser|advisor|attorney|lawyer|mayor)\b"
)
"""An apposition to a name that a writer forgot to close: "Anna Epstein, press secretary for the campaign told"."""


def clause_start(left: str) -> int:
    """Where the clause begins that ends here: after a conjunction, a quotation or a stop within the sentence."""
    start = _after_break(left, len(left))
    if left.find(")", start) > 0 and left[start - 1 : start] == "(":  # a bracket that is closed again breaks nothing
        start = _after_break(left, start - 1)
    start += left.startswith(" ", start)
    words, position = left[start:].split(" "), len(left)
    following = ""
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        after = position + 1
        position -= len(word) + 1
        if word in _CLAUSE_WORDS and following:
            return after
        if following and word == "which" and number and words[number - 1] in _BEFORE_WHICH:
            return after
        if following and word == "then" and number and words[number - 1] == "and":
            return after
        following = word
    return start


def _after_break(left: str, stop: int) -> int:
    """Where the words begin after the last break before ``stop``."""
    return max(left.rfind("¤ ", 0, stop) + 1, *[left.rfind(mark, 0, stop) + 1 for mark in _BREAKS])


def after_commas(left: str, start: int, *, also: bool) -> int:
    """Where the subject begins after an opening phrase; commas of an enumeration of names are part of it.

    ``also`` takes one piece more: the name before its apposition.
    """
    pieces = left[start:].split(", ")
    if len(pieces) == 1:
        return start
    also = also or bool(_OFFICE.match(pieces[-1]) and NAME.fullmatch(pieces[-2]))
    taken = len(pieces) - 1 - also
    if pieces[-1].startswith("and ") and len(pieces) > 2:
        while taken > 0 and len(pieces[taken - 1].split()) <= 4 and pieces[taken - 1].split()[-1][0].isupper():
            taken -= 1
    return start + sum(len(piece) + 2 for piece in pieces[:taken])
