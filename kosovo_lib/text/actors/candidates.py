"""Names that occur often and that no actor has, so that a user can add them to ``actors.yml``."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kosovo_lib.text.actors.find import find_mentions
from kosovo_lib.text.actors.lexicon import Lexicon

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
_OPENERS = frozenset(
    "a an the and but or so yet then if when while as in on at by for from to with of after before since it its he she "
    "they we this that these those his her their our my".split()
)


def candidates(sentences: Iterable[str], lexicon: Lexicon, *, at_least: int = 3) -> list[Candidate]:
    """List the capitalised names that occur ``at_least`` times and contain no known actor, most frequent first.

    Words that begin a sentence are capitalised anyway: a single one counts only where the same word also
    stands inside a sentence, and never if the texts have it in lower case too.
    """
    lower = set(_OPENERS)
    runs: list[tuple[str, bool, int]] = []
    for number, sentence in enumerate(sentences):
        taken = [(mention.start, mention.end) for mention in find_mentions(sentence, lexicon)]
        runs += [(name, opens, number) for name, opens in _names(sentence, taken, lower)]
    occurrences: Counter[str] = Counter()
    inside: set[str] = set()
    places: defaultdict[str, set[int]] = defaultdict(set)
    for run, opens, number in runs:
        first, _, rest = run.partition(" ")
        name = rest if opens and rest and first.lower() in lower else run
        occurrences[name] += 1
        places[name].add(number)
        if not opens or " " in run:
            inside.add(name)
    known = _NO_NAMES | lexicon.adjectives.keys()
    return [
        Candidate(name, count, len(places[name]))
        for name, count in sorted(occurrences.items(), key=lambda item: (-item[1], item[0]))
        if count >= at_least and name in inside and name not in known and name.lower() not in lower
    ]


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
