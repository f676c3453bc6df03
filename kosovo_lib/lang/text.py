"""What dividing a text needs of a language: ends of sentences, the speakers of an interview."""

import re
from dataclasses import dataclass

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Text"]


@dataclass(frozen=True)
class Text:
    """The words by which a text is divided into sentences and turns.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        never_last: what ends in a full stop before a space and never ends a sentence ("e.g.", "Mr.").
        sure_end: a full stop (``.``) and the space after it which surely end a sentence: a plain word stands before it.
        runs_on: an abbreviation and the space after it where the sentence goes on ("the U.S. Governor").
        asker: the beginning of a sentence that goes on with the question before it ("... ?" he said.).
        name: a person's name that stands alone on its line.
        speaker_label: the name at the head of a paragraph of an interview, as group ``who``.
        no_speakers: labels of an outlet's own lists and explanations, in lower case.
        interviewed: what shows in an introduction that somebody is interviewed.
        question_labels: labels of the outlet's questions, in lower case: "q".
        answer_labels: labels of the answers of whoever is interviewed, in lower case: "a".
        function_words: the most common words, in lower case, by which the language is told from others.
        unnamed: whoever answers where no name is told.
        addressed: words by which an asker speaks to whoever answers.
        other_askers: labels of askers who are not of the outlet.
    """

    never_last: re.Pattern[str] = NEVER
    sure_end: re.Pattern[str] = NEVER
    runs_on: re.Pattern[str] = NEVER
    asker: re.Pattern[str] = NEVER
    name: re.Pattern[str] = NEVER
    speaker_label: re.Pattern[str] = NEVER
    no_speakers: frozenset[str] = frozenset()
    interviewed: re.Pattern[str] = NEVER
    question_labels: frozenset[str] = frozenset()
    answer_labels: frozenset[str] = frozenset()
    unnamed: str | None = None
    addressed: re.Pattern[str] = NEVER
    other_askers: re.Pattern[str] = NEVER
    function_words: frozenset[str] = frozenset()
