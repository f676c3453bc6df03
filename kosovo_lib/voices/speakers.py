"""Who speaks: from the words before "said" to the fullest name the article gives.

"Stano" is Peter Stano once he has been named in full; "he" is the last person who spoke or was named; "the
embassy" is the last embassy. Nothing outside the article is used.
"""

import re
from functools import lru_cache

from kosovo_lib.lang.voices import Speakers, Voices

__all__ = ["People", "plain_name"]

_LONGEST_NAME = 10


def plain_name(phrase: str, words: Speakers) -> str:
    """A noun phrase without its article, its possessive and the spaces around it."""
    phrase = (
        words.owning.sub("", phrase.partition(", ")[0].strip(" ,")) if not words.enumeration.search(phrase) else phrase
    )
    phrase = words.when.sub("", words.issued.split(phrase)[0])
    return words.article.sub("", phrase) if len(phrase.split()) > 1 else phrase


class People:
    """What one article has said so far about who there is: full names, and who spoke last."""

    def __init__(self, words: Voices) -> None:
        self._words = words.speakers
        self._possessive = words.subjects.possessive
        self._full: dict[str, str] = {}
        self._last: str | None = None
        self._last_person: str | None = None

    def read(self, sentence: str) -> None:
        """Take note of the full names in a sentence; "Stano" is resolved through them later."""
        for name in self._words.full_name.findall(self._possessive.sub(",", sentence)):
            if full := _full_name(name, self._words):
                self._full.setdefault(full[0], full[1])

    def resolve(self, phrase: str, before: str) -> str | None:
        """The speaker that a phrase means, None where it names nobody ("reports").

        Args:
            phrase: the subject of the verb of saying, as it stands.
            before: the text shortly before it, where a definite phrase finds what it means.
        """
        phrase = self._words.party.sub("", self._words.honorific.sub("", " ".join(phrase.split())))
        if self._words.nobody.fullmatch(phrase):
            return None
        if self._words.pronoun.fullmatch(phrase):
            return self._last if phrase.lower() in self._words.plural_or_thing else self._last_person or self._last
        if generic := self._words.generic.fullmatch(phrase):
            return self._spoken(self._definite(generic["head"].lower(), before) or plain_name(phrase, self._words))
        person = self._person(phrase)
        if person is None and len(phrase.split()) > _LONGEST_NAME:
            phrase = self._words.after_head.split(phrase)[0]
            person = self._person(phrase)
            if person is None and not self._words.last_name.fullmatch(phrase):
                return None  # more than a noun phrase was taken for one
        name = person or plain_name(phrase, self._words)
        if person or self._words.person_head.search(phrase):
            self._last_person = name
        return self._spoken(name)

    def _spoken(self, name: str) -> str:
        """Remember who spoke last."""
        self._last = name
        return name

    def _person(self, phrase: str) -> str | None:
        """The person a phrase names: "the bloc's spokesman, Peter Stano" is Peter Stano."""
        head = phrase.partition(", ")[0]
        if self._words.conjunction.search(head) or self._words.enumeration.search(phrase):
            return None
        apposed = self._words.apposed_name.search(phrase) if "," in phrase else None
        core = (
            apposed[1]
            if apposed
            else self._words.after_head.split(self._possessive.sub(",", head).rpartition(", ")[2])[0]
        )
        match = self._words.last_name.search(core)
        if match is None or self._words.not_persons.search(match[1]):
            return None
        words = match[1].split()
        bare = _without_titles(words, self._words)
        if bare and len(bare) < 3 and bare[-1] in self._full:
            return self._full[bare[-1]]
        titled = len(bare) < len(words) or bool(self._words.person_head.search(core[: match.start()]))
        return " ".join(bare) if bare and (titled or len(bare) > 1) else None

    def _definite(self, head: str, before: str) -> str | None:
        """What "the embassy" or "the official" was called before."""
        if self._words.person_heads.fullmatch(head) and self._last_person is not None:
            return self._last_person
        named = None
        for match in re.finditer(rf"(?:[\w.’'/-]+ ){{0,4}}{head}{self._words.after_definite}", before, re.IGNORECASE):
            capitals = re.search(rf"(?:[A-Z][\w.’'/-]* )+(?:[a-z]+ )?{head}.*$", match[0], re.IGNORECASE)
            named = capitals[0] if capitals and capitals[0][0].isupper() else named
        if named is None:
            return None
        acronym = re.search(r"\b([A-Z]{3,})\b(?= [a-z])", named)
        return acronym[1] if acronym else plain_name(named, self._words)


@lru_cache(maxsize=4096)
def _full_name(printed: str, known: Speakers) -> tuple[str, str] | None:
    """The surname and the whole of a name of two to four words that may be a person's."""
    words = _without_titles(printed.split(), known)
    if 2 <= len(words) <= 4 and not known.not_persons.search(printed) and words[-1][0].isupper():
        return words[-1], " ".join(words)
    return None


def _without_titles(words: list[str], known: Speakers) -> list[str]:
    """A name without the titles and nationalities before it."""
    last = max((i for i, word in enumerate(words) if word.lower().strip(".") in known.titles), default=-1)
    rest = words[last + 1 :]
    while len(rest) > 1 and rest[0] in known.openers:
        rest = rest[1:]
    return rest
