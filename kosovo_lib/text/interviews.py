"""Who speaks in an interview or a transcript: the names at the head of its paragraphs, "Kurti: We closed the road."

An article that is no interview has such heads too ("Update: ...", "The reason: ..."), but they do not take turns.
"""

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["LABEL", "turns"]

LABEL = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.’'/&-]*(?: (?:[^\W\d_a-z][\w.’'/&-]*|de|van|von|al|bin|of|and|the)){0,5})"
    r"(?: \([^)]{1,60}\)|, [^:,.]{1,40})?:(?=\s|$)"
)
"""The name at the head of a paragraph, perhaps with an office after it."""

_NO_NAMES = frozenset("q a question answer where when what who why how date time place cost price update note".split())
"""Heads of an outlet's own lists and explanations, where there are no others."""

_OTHERS = re.compile(r"question|reporter|journalist|audience", re.IGNORECASE)
"""Who asks, and is not of the outlet."""

_TURNS = 2
"""Paragraphs that each of two speakers has at least."""

_SHARE = 1 / 3
"""The least share of the paragraphs, from the first name on, that begin with one."""


def turns(paragraphs: Sequence[str]) -> list[str | None]:
    """Find whose each paragraph of an article is.

    Args:
        paragraphs: the paragraphs of its text.

    Returns:
        The speaker of each; None where the outlet speaks: in its own questions, before the first name, and in every
        paragraph of an article that is no interview. A paragraph without a name goes on with the speaker before it.
    """
    labels = [LABEL.match(paragraph) for paragraph in paragraphs]
    times = Counter(label["who"] for label in labels if label)
    speakers = {who for who, count in times.items() if count >= _TURNS}
    begun = next((n for n, label in enumerate(labels) if label and label["who"] in speakers), 0)
    names = {who for who in speakers if who.lower() not in _NO_NAMES}
    if not names or len(speakers) < _TURNS or sum(times.values()) < _SHARE * (len(paragraphs) - begun):
        return [None] * len(paragraphs)
    asking = _asking(paragraphs, labels)
    found: list[str | None] = [None] * begun
    who = None
    for label in labels[begun:]:
        who = label["who"] if label else who
        found.append(None if who == asking else who)
    return found


def _asking(paragraphs: Sequence[str], labels: Sequence[re.Match[str] | None]) -> str | None:
    """The interviewer: whose paragraphs mostly end with a question, as nobody else's do."""
    questions = Counter[str]()
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label:
            questions[label["who"]] += 1 if paragraph.rstrip(" ”\"'’").endswith("?") else -1
    asking = [who for who, balance in questions.items() if balance > 0 and not _OTHERS.fullmatch(who)]
    return asking[0] if len(asking) == 1 else None
