"""Who speaks in an interview or a transcript: the names at the head of its paragraphs, "Kurti: We closed the road."

An article that is no interview has such heads too ("Update: ...", "The reason: ..."), but they do not take turns.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kosovo_lib.lang import Language, load
from kosovo_lib.lang.text import Text

__all__ = ["turns"]

_TURNS = 2
"""Paragraphs that each of two speakers has at least."""

_SHARE = 1 / 3
"""The least share of the paragraphs, from the first name on, that begin with one."""


def turns(paragraphs: Sequence[str], language: str | Language = "en") -> list[str | None]:
    """Find whose each paragraph of an article is.

    Args:
        paragraphs: the paragraphs of its text.
        language: the language that it is written in.

    Returns:
        The speaker of each; None where the outlet speaks: in its own questions, before the first name, and in every
        paragraph of an article that is no interview. A paragraph without a name goes on with the speaker before it.
    """
    words = load(language).text
    labels = [words.speaker_label.match(paragraph) for paragraph in paragraphs]
    times = Counter(label["who"] for label in labels if label)
    speakers = {who for who, count in times.items() if count >= _TURNS}
    begun = next((n for n, label in enumerate(labels) if label and label["who"] in speakers), 0)
    names = {who for who in speakers if who.lower() not in words.no_speakers}
    if not names or len(speakers) < _TURNS or sum(times.values()) < _SHARE * (len(paragraphs) - begun):
        return [None] * len(paragraphs)
    asking = _asking(paragraphs, labels, words)
    found: list[str | None] = [None] * begun
    who = None
    for label in labels[begun:]:
        who = label["who"] if label else who
        found.append(None if who == asking else who)
    return found


def _asking(paragraphs: Sequence[str], labels: Sequence[re.Match[str] | None], words: Text) -> str | None:
    """The interviewer: whose paragraphs mostly end with a question, as nobody else's do."""
    questions = Counter[str]()
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label:
            questions[label["who"]] += 1 if paragraph.rstrip(" ”\"'’").endswith("?") else -1
    asking = [who for who, balance in questions.items() if balance > 0 and not words.other_askers.fullmatch(who)]
    return asking[0] if len(asking) == 1 else None
