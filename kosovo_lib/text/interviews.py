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
    language = load(language)
    words = language.text
    labels = [words.speaker_label.match(paragraph) for paragraph in paragraphs]
    heads = [label["who"] if label else None for label in labels]
    times = Counter(_surname(head) for head in heads if head)
    speakers = {who for who, count in times.items() if count >= _TURNS}
    begun = next((n for n, head in enumerate(heads) if head and _surname(head) in speakers), 0)
    called = {_surname(head): head for head in sorted(filter(None, heads), key=len)}  # the fullest
    answers = None
    if speakers & words.question_labels and (given := speakers & words.answer_labels):
        said = [text for text, head in zip(paragraphs, heads, strict=True) if head and _surname(head) in given]
        answers = _answering(paragraphs[:begun], said, language)
    names = {who for who in speakers if called[who].lower() not in words.no_speakers} or answers
    if not names or len(speakers) < _TURNS or times.total() < _SHARE * (len(paragraphs) - begun):
        return [None] * len(paragraphs)
    asking = words.question_labels if answers else {_asking(paragraphs, labels, words)}
    called |= dict.fromkeys(words.answer_labels, answers or "")
    found: list[str | None] = [None] * begun
    who = None
    for head in heads[begun:]:
        who = _surname(head) if head else who
        found.append(None if who is None or who in asking else called[who])
    return found


def _answering(before: Sequence[str], said: Sequence[str], language: Language) -> str | None:
    """Who answers under labels that name nobody: the first name in the introduction, where a person answers.

    An outlet that explains something in questions and answers tells of no interview and does not say "I".
    """
    introduction = "\n".join(before)
    own = sum(bool(language.voices.phrases.own_words.search(text)) for text in said)
    if not language.text.interviewed.search(introduction) and own < _SHARE * len(said):
        return None
    names = language.voices.speakers.full_name.findall(introduction)
    return names[0] if names else None


def _surname(head: str) -> str:
    """By what a speaker is known again who first stands with a title or all his names: the last word."""
    return head.rpartition(" ")[2].lower()


def _asking(paragraphs: Sequence[str], labels: Sequence[re.Match[str] | None], words: Text) -> str | None:
    """The interviewer: whose paragraphs mostly end with a question, as nobody else's do."""
    questions = Counter[str]()
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label:
            questions[_surname(label["who"])] += 1 if paragraph.rstrip(" ”\"'’").endswith("?") else -1
    asking = [who for who, balance in questions.items() if balance > 0 and not words.other_askers.fullmatch(who)]
    return asking[0] if len(asking) == 1 else None
