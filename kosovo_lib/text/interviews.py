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
        return _in_capitals(paragraphs) or _unlabelled(paragraphs, language)
    asking = words.question_labels if answers else {_asking(paragraphs, labels, words)}
    called |= dict.fromkeys(words.answer_labels, answers or "")
    found: list[str | None] = [None] * begun
    who = None
    for head in heads[begun:]:
        who = _surname(head) if head else who
        found.append(None if who is None or who in asking else called[who])
    return found


def _in_capitals(paragraphs: Sequence[str]) -> list[str | None] | None:
    """Whose each paragraph is where names in capitals, later perhaps their initials, stand on lines of their own."""
    if sum(map(str.isupper, paragraphs)) < 2 * _TURNS:
        return None
    heads = [text if text.isupper() and len(text.split()) < 5 and text[-1].isalpha() else None for text in paragraphs]
    full = {"".join(part[0] for part in re.split(r"[ -]", head)): head for head in filter(None, heads) if " " in head}
    names = [head and full.get(head, head) for head in heads]
    times = Counter(filter(None, names))
    if len([who for who, count in times.items() if count >= _TURNS]) < _TURNS:
        return None
    questions = Counter(who for who, after in zip(names, paragraphs[1:], strict=False) if who and after.endswith("?"))
    asking = questions.most_common(1)[0][0] if questions else None
    found, who = list[str | None](), None
    for name in names:
        who = name or who
        found.append(None if name or who == asking or not who else who.title())
    return found


def _unlabelled(paragraphs: Sequence[str], language: Language) -> list[str | None]:
    """Whose each paragraph is where questions and answers only alternate: those who are asked say "I", askers "you"."""
    nobody: list[str | None] = [None] * len(paragraphs)
    own, you = language.voices.phrases.own_words, language.text.addressed
    if sum(text.endswith("?") for text in paragraphs) <= _TURNS:
        return nobody
    asks = [text.endswith("?") or bool(you.search(text) and not own.search(text)) for text in paragraphs]
    questions = [n for n, text in enumerate(paragraphs) if text.endswith("?") and you.search(text)]
    if len(questions) <= _TURNS or language.voices.quotation_marks.search("".join(paragraphs[questions[0] :])):
        return nobody
    answers = [n for n in range(questions[0], len(paragraphs)) if not asks[n]]
    if sum(bool(own.search(paragraphs[n])) for n in answers) * 2 < len(answers):
        return nobody
    names = language.voices.speakers.full_name.findall("\n".join(paragraphs[: questions[0] + 1]))
    who = names[0] if names else language.text.unnamed
    return [who if n in answers else None for n in range(len(paragraphs))]


def _answering(before: Sequence[str], said: Sequence[str], language: Language) -> str | None:
    """Who answers under labels that name nobody: the first name in the introduction, where a person answers.

    An outlet that explains something in questions and answers tells of no interview and does not say "I".
    """
    introduction = "\n".join(before)
    own = sum(bool(language.voices.phrases.own_words.search(text)) for text in said)
    if not language.text.interviewed.search(introduction) and own < _SHARE * len(said):
        return None
    names = language.voices.speakers.full_name.findall(introduction)
    return names[0] if names else language.text.unnamed


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
