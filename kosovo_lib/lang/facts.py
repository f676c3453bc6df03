"""What comparing sentences of different articles needs of a language: stems, numbers, clauses, words to leave out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Facts"]


@dataclass(frozen=True)
class Facts:
    """The words by which two sentences are known to tell the same, or not to.

    Attributes:
        stemmer: name of the language's Snowball stemmer in NLTK; empty means that words are compared as they stand.
        stop_words: words that two sentences may share without telling the same, case-folded, straight apostrophes.
        numbers: number words and the numbers that they mean.
        clause_break: where a clause ends within a sentence.
        denied: a word that is denied, as group 1.
        quoted: words in quotation marks, the words as group 1.
        about: what makes the number behind it an estimate ("about", "more than").
        units: words behind a number that are its unit or scale and not the thing counted ("million", "percent").
        scales: of those, the words that multiply, and by how much.
        not_counted: words before or behind a number that make it a name, a date or an age.
        fillers: words that stand between a number and the thing counted.
        qualifier: ends before a word of which it makes another thing ("de facto").
        before_date: ends with what stands only before a date ("in", "since").
        record: ends before a date since which something is a record ("the longest since").
        listener: outside quotations, to whom or in which medium something was said; the name as group 1.
        media: by what means something was said; a named group a kind ("interview", "written").
        topic: the beginning of a headline that names a question or a topic and states no fact ("Why", "Here are").
        leaning: what a sentence opens with to join the one before it ("But", "Instead").
        quotation_edits: words that an editor adds inside a quotation or leaves out of it.
    """

    stemmer: str = ""
    stop_words: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    clause_break: re.Pattern[str] = NEVER
    denied: re.Pattern[str] = NEVER
    quoted: re.Pattern[str] = NEVER
    about: re.Pattern[str] = NEVER
    units: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    not_counted: re.Pattern[str] = NEVER
    fillers: frozenset[str] = frozenset()
    qualifier: re.Pattern[str] = NEVER
    before_date: re.Pattern[str] = NEVER
    record: re.Pattern[str] = NEVER
    listener: re.Pattern[str] = NEVER
    media: re.Pattern[str] = NEVER
    topic: re.Pattern[str] = NEVER
    leaning: re.Pattern[str] = NEVER
    quotation_edits: re.Pattern[str] = NEVER
