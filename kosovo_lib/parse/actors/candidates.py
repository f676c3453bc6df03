"""Names that occur often and that no actor has, so that a user can add them to ``actors.yml``."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kosovo_lib.parse.actors.find import find_mentions
from kosovo_lib.parse.actors.lexicon import Lexicon

__all__ = ["Candidate", "candidates"]


class Candidate(NamedTuple):
    """A name that no actor has: how often it occurs, and in how many sentences."""

    name: str
    occurrences: int
    sentences: int


_WORD = re.compile(r"[^\W\d_](?:[\w-]|['’.](?=[^\W\d_](?!\b)))*")
_NO_NAMES = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday I Mr Mrs Ms Dr President Minister Prime "
    "EST EDT GMT UTC CET CEST BST".split()
)


def candidates(sentences: Iterable[str], lexicon: Lexicon, *, at_least: int = 3) -> list[Candidate]:
    """List the capitalised names that occur ``at_least`` times and contain no known actor, most frequent first.

    Words that begin a sentence are capitalised anyway: a single one counts only where the same word also
    stands inside a sentence, and never if the texts have it in lower case too.
    """
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    lower: set[str] = set()
    known = _NO_NAMES | lexicon.adjectives.keys()
    for sentence in sentences:
        taken = [(mention.start, mention.end) for mention in find_mentions(sentence, lexicon)]
        seen = set()
        for name, first in _names(sentence, taken, lower):
            (opening if first and " " not in name else inside)[name] += 1
            seen.add(name)
        holding.update(seen)
    return sorted(
        (
            Candidate(name, count + opening[name], holding[name])
            for name, count in inside.items()
            if count + opening[name] >= at_least and name not in known and name.lower() not in lower
        ),
        key=lambda candidate: (-candidate.occurrences, candidate.name),
    )


def _names(sentence: str, taken: list[tuple[int, int]], lower: set[str]) -> Iterable[tuple[str, bool]]:
    """Yield runs of capitalised words outside ``taken``, and whether they open the sentence; note lower-case words."""
    run: list[re.Match[str]] = []
    places = iter([*taken, (len(sentence) + 1, len(sentence) + 1)])
    low, high = next(places)
    opened = False
    for word in _WORD.finditer(sentence):
        while high <= word.start():
            low, high = next(places)
        capital = word.group()[0].isupper() and not low < word.end()
        if not word.group()[0].isupper():
            lower.add(word.group())
        if run and not (capital and sentence[run[-1].end() : word.start()] == " "):
            yield _named(sentence, run), opened
            run = []
        if capital:
            opened = not sentence[: word.start()][-60:].strip(" \t\"'“‘([–-•") if not run else opened
            run.append(word)
    if run:
        yield _named(sentence, run), opened


def _named(sentence: str, run: list[re.Match[str]]) -> str:
    return sentence[run[0].start() : run[-1].end()]
