"""What finding actors needs of a language: words that are no names, and words that join names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kosovo_lib.lang.patterns import NEVER

__all__ = ["Actors"]


@dataclass(frozen=True, eq=False)
class Actors:
    """The words around names.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        cues: name -> what stands before and after an actor that is judged or only named, in the order they are tried:
            "blamed", "told to stop", "mocked", "praised", "sided with", "source", "place", "owner".
        article: what may stand between a preposition and a name, with the blank after it.
        place_before: what makes the name after it a place ("in northern", "the border with").
        area_before: the same for an organisation ("within").
        actor_before: words that hold a preposition of place and make the name after them an actor all the same
            ("comments from", "confidence in").
        place_follows: what makes the name before it a place ("Kosovo border", "Kosovo's mainly Serb north").
        city_before: what makes the name of a capital after it the city.
        dateline_follows: what follows the place in a dateline.
        verb_follows: a verb, by which the name before it is the subject of a clause of its own.
        pronouns: pronouns in small letters, each as he, she, it, they, or I for the speaker of a quotation.
        offices: offices and trades, as they stand before a name, in apposition, or for a person seen with one.
        the: an article before an office.
        people: nouns for a person of whom the text spoke last ("the 49-year-old"), with an article.
        no_heads: last words of names that do not stand for the whole ("house" for the White House).
        honorifics: titles of courtesy before the names of persons.
        opens_it: what shows that "it" after it stands for somebody named.
        no_it_follows: what shows that it does not ("it is clear that").
        groups: several people or things that are no actor, to whom "they" may belong ("the residents").
        subject_follows: what shows that the name before it is the subject of the words after it.
        control_follows: what shows that the name before it is to do something ("asked Tarrow to").
        bodies: nouns for an organisation of which the text spoke last ("the agency"), with an article.
        somebody: a person whom the text does not name ("an official"), to whom a pronoun after it may belong.
        joining: a word between two adjectives that share a noun ("Serbian and Kosovar negotiators").
        shares_preposition: what stands between two names of which the second shares the preposition of the first.
        case_names: names of law cases ("Holm v. Brekke"), whose parties are no actors of the story.
        regions: states of a country, provinces and the like: places rather than actors.
        no_names: capitalised words that are no names.
        openers: words that often open a sentence and belong to no name after them.
        common_words: function words and others that often open a sentence and name nobody, in small letters.
        common_endings: endings of common words ("Critics", "Asked", "Apparently").
    """

    cues: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = field(default_factory=dict)
    article: str = NEVER.pattern
    place_before: re.Pattern[str] = NEVER
    area_before: re.Pattern[str] = NEVER
    actor_before: re.Pattern[str] = NEVER
    place_follows: re.Pattern[str] = NEVER
    city_before: re.Pattern[str] = NEVER
    dateline_follows: re.Pattern[str] = NEVER
    verb_follows: re.Pattern[str] = NEVER
    pronouns: Mapping[str, str] = field(default_factory=dict)
    offices: str = NEVER.pattern
    the: str = NEVER.pattern
    people: re.Pattern[str] = NEVER
    no_heads: frozenset[str] = frozenset()
    honorifics: str = NEVER.pattern
    opens_it: re.Pattern[str] = NEVER
    no_it_follows: re.Pattern[str] = NEVER
    groups: re.Pattern[str] = NEVER
    subject_follows: re.Pattern[str] = NEVER
    control_follows: re.Pattern[str] = NEVER
    bodies: re.Pattern[str] = NEVER
    somebody: re.Pattern[str] = NEVER
    joining: str = NEVER.pattern
    shares_preposition: re.Pattern[str] = NEVER
    case_names: re.Pattern[str] = NEVER
    regions: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    common_words: frozenset[str] = frozenset()
    common_endings: tuple[str, ...] = ()
