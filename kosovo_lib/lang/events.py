"""What the table of events needs of a language: signs of places, names and habits."""

import re
from dataclasses import dataclass

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Events"]


@dataclass(frozen=True)
class Events:
    """Words that say how a clause speaks of its event, and which names are places.

    Attributes:
        habit: something that happens again and again.
        locative: ends before the name of a place; group ``between`` for other words between.
        noun_follows: a noun behind a name, which is then part of another name or thing.
        part_of_name: what joins a name to something behind it, or makes it an owner.
        possessive_inside: an owner inside a name.
        region_short: the short form of a region, as it stands behind a town.
        place_head: a word of place behind a name.
        names_joined: what joins two names of a list.
        name_run: words with capitals that make a name, and what may join them.
        capital_inside: a word with a capital in the middle of a sentence.
        no_names: words that are no name although a capital may begin them, and common nouns at a name's end.
        no_first_names: words that begin sentences without an article.
        no_first_form: a form of words that begin sentences without an article, such as plurals.
        possessive: what ends a name that owns something.
    """

    habit: re.Pattern[str] = NEVER
    locative: re.Pattern[str] = NEVER
    noun_follows: re.Pattern[str] = NEVER
    part_of_name: re.Pattern[str] = NEVER
    possessive_inside: re.Pattern[str] = NEVER
    region_short: re.Pattern[str] = NEVER
    place_head: re.Pattern[str] = NEVER
    names_joined: re.Pattern[str] = NEVER
    name_run: re.Pattern[str] = NEVER
    capital_inside: re.Pattern[str] = NEVER
    no_names: frozenset[str] = frozenset()
    no_first_names: frozenset[str] = frozenset()
    no_first_form: re.Pattern[str] = NEVER
    possessive: re.Pattern[str] = NEVER
