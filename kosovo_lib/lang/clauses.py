"""What cutting a clause around a date needs of a language."""

import re
from dataclasses import dataclass

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Clauses"]


@dataclass(frozen=True)
class Clauses:
    """Patterns for clauses; without them a sentence is one clause.

    Attributes:
        finite: a word that can be a finite verb.
        after_determiner: ends where a participle would belong to a noun.
        participle: a verb form that may also belong to a noun.
        no_subject: words that are no subject.
        boundary: where a sentence may be divided.
        link: a conjunction or relative word at the start.
        coordination: a conjunction that may join two nouns.
        leading: what only links a clause to the one before.
        when: opens a clause that tells what happened on the date before it.
        since: ends before a clause that tells since when the main clause holds.
        governor: words that say to what the rest of a clause stands in time.
        opens: a phrase that gives the date from which something holds.
        opening: words that open such a phrase.
        names_only: a run of names and what joins them.
        names_joined: the last name of a list.
        date_words: words right before a date that belong to it.
        date_opening: words at the start of a date expression that may be left out.
        offset: leads from "a day after" to the clause it counts from.
        unit: units of time.
        noun: a noun behind a date ("the 2013 documents").
        determiner: ends before a date that stands in a noun phrase.
        noun_end: where that noun phrase ends.
    """

    finite: re.Pattern[str] = NEVER
    after_determiner: re.Pattern[str] = NEVER
    participle: re.Pattern[str] = NEVER
    no_subject: re.Pattern[str] = NEVER
    boundary: re.Pattern[str] = NEVER
    link: re.Pattern[str] = NEVER
    coordination: re.Pattern[str] = NEVER
    leading: re.Pattern[str] = NEVER
    when: re.Pattern[str] = NEVER
    since: re.Pattern[str] = NEVER
    governor: re.Pattern[str] = NEVER
    opens: re.Pattern[str] = NEVER
    opening: re.Pattern[str] = NEVER
    names_only: re.Pattern[str] = NEVER
    names_joined: re.Pattern[str] = NEVER
    date_words: re.Pattern[str] = NEVER
    date_opening: re.Pattern[str] = NEVER
    offset: re.Pattern[str] = NEVER
    unit: re.Pattern[str] = NEVER
    noun: re.Pattern[str] = NEVER
    determiner: re.Pattern[str] = NEVER
    noun_end: re.Pattern[str] = NEVER
