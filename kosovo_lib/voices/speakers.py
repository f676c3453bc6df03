"""Who speaks: from the words before "said" to the fullest name the article gives.

"Stano" is Peter Stano once he has been named in full; "he" is the last person who spoke or was named; "the
embassy" is the last embassy. Nothing outside the article is used.
"""

import re
from functools import lru_cache

__all__ = ["People", "plain_name"]

_NAME = r"(?:[A-Z][\w’'-]*[\w]|[A-Z]\.)(?: (?:[A-Z][\w’'-]*[\w]|[A-Z]\.|de|van|von|al|bin|el))"
_POSSESSIVE = re.compile(r"[’']s\b")
_FULL_NAME = re.compile(rf"(?<![\w’'-])({_NAME}+)")
_OPENERS = frozenset(
    "The On In But And A When While As After Before If Since Although Though Because However Yet So For At By From"
    " With Like Once Even".split()
)
"""What begins a sentence and no name."""
_APPOSED_NAME = re.compile(rf", (?:[a-z-]+ ){{0,4}}({_NAME}*)$")
_LAST_NAME = re.compile(rf"(?<![\w’'-])({_NAME}*)$")
_ISSUED = re.compile(
    r" (?:released|published|conducted|obtained|seen|posted|taken|sent|filed|provided|issued|commissioned|who"
    r"|which|that|whose)\b"
)
"""What is said of a poll or a statement after its name."""
_WHEN = re.compile(r" (?:(?:late |early )?(?:on|from) )?[A-Z][a-z]+day(?: (?:night|morning|evening|afternoon))?$")
_OWNING = re.compile(r"[’']s?$")
_TITLES = frozenset(
    "president prime minister premier chancellor secretary general foreign defense defence interior deputy vice senator"
    " congressman congresswoman representative governor mayor king queen prince princess pope bishop"
    " archbishop patriarch"
    " ambassador envoy spokesman spokeswoman spokesperson commissioner commander chief colonel captain major lieutenant"
    " sergeant admiral judge justice professor dr mr mrs ms sir lord lady chairman chairwoman chair director leader"
    " head officer mep mp pm correspondent analyst economist author lawyer attorney prosecutor sheriff".split()
)
_NOT_PERSONS = re.compile(
    r"\b(?:Embassy|Ministry|Department|Commission|Council|Union|Nations|States|Office|Agency|Police|Force"
    r"|Forces|Army|Party"
    r"|Court|House|Senate|Parliament|Government|University|Institute|Center|Centre|Bank|Group|Company|Inc|Corp|Ltd|News"
    r"|Times|Post|Association|Committee|Service|Bureau|Republic|Region|City|County|Republika|Kingdom)\b"
)
_PRONOUN = re.compile(r"(?:he|she|they|it)", re.IGNORECASE)
_PLURAL_OR_THING = frozenset(("they", "it"))
_ARTICLE = re.compile(r"^(?:the|a|an|both|our|its|his|her|their)\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the|our|this|that) (?-i:[a-z]+ )?(?P<head>official|spokes\w+|correspondent|minister|president|leader"
    r"|embassy|ministry|force"
    r"|agency|company|statement|government|commander|group|party|police|court|union|alliance|bloc|mayor|man|woman)s?",
    re.IGNORECASE,
)
_PERSON_HEADS = frozenset("official correspondent minister president leader commander mayor man woman".split())
_PERSON_HEAD = re.compile(
    r"\b(?:spokes\w+|officials?|correspondent|minister|president|leader|commander|mayor|\w+ist|analyst|expert"
    r"|lawyer|ambassador"
    r"|envoy|chief|director|secretary|senator|chair\w*|member|resident|witness|teacher|officer|captain|author)\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Sir|Dame)\.? (?=[A-Z])")
_LONGEST_NAME = 10
_NOBODY = re.compile(r"(?:(?:some|unconfirmed|media|local|news|other|many) )*(?:reports?|rumou?rs?)", re.IGNORECASE)
_AFTER_HEAD = re.compile(r" (?:of|in|on|at|for|from|after|with|who|as|when|while|before|during|about|to) |,")


def plain_name(phrase: str) -> str:
    """A noun phrase without its article, its possessive and the spaces around it."""
    phrase = _OWNING.sub("", phrase.partition(", ")[0].strip(" ,")) if ", and " not in phrase else phrase
    phrase = _WHEN.sub("", _ISSUED.split(phrase)[0])
    return _ARTICLE.sub("", phrase) if len(phrase.split()) > 1 else phrase


class People:
    """What one article has said so far about who there is: full names, and who spoke last."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}
        self._last: str | None = None
        self._last_person: str | None = None

    def read(self, sentence: str) -> None:
        """Take note of the full names in a sentence; "Stano" is resolved through them later."""
        for name in _FULL_NAME.findall(_POSSESSIVE.sub(",", sentence)):
            if full := _full_name(name):
                self._full.setdefault(full[0], full[1])

    def resolve(self, phrase: str, before: str) -> str | None:
        """The speaker that a phrase means, None where it names nobody ("reports").

        Args:
            phrase: the subject of the verb of saying, as it stands.
            before: the text shortly before it, where a definite phrase finds what it means.
        """
        phrase = _HONORIFIC.sub("", " ".join(phrase.split()))
        if _NOBODY.fullmatch(phrase):
            return None
        if _PRONOUN.fullmatch(phrase):
            return self._last if phrase.lower() in _PLURAL_OR_THING else self._last_person or self._last
        if generic := _GENERIC.fullmatch(phrase):
            return self._spoken(self._definite(generic["head"].lower(), before) or plain_name(phrase))
        person = self._person(phrase)
        if person is None and len(phrase.split()) > _LONGEST_NAME:
            phrase = _AFTER_HEAD.split(phrase)[0]
            person = self._person(phrase)
            if person is None and not _LAST_NAME.fullmatch(phrase):
                return None  # more than a noun phrase was taken for one
        name = person or plain_name(phrase)
        if person or _PERSON_HEAD.search(phrase):
            self._last_person = name
        return self._spoken(name)

    def _spoken(self, name: str) -> str:
        """Remember who spoke last."""
        self._last = name
        return name

    def _person(self, phrase: str) -> str | None:
        """The person a phrase names: "the bloc's spokesman, Peter Stano" is Peter Stano."""
        head = phrase.partition(", ")[0]
        if " and " in head or ", and " in phrase:
            return None
        apposed = _APPOSED_NAME.search(phrase) if "," in phrase else None
        core = apposed[1] if apposed else _AFTER_HEAD.split(_POSSESSIVE.sub(",", head).rpartition(", ")[2])[0]
        match = _LAST_NAME.search(core)
        if match is None or _NOT_PERSONS.search(match[1]):
            return None
        words = match[1].split()
        bare = _without_titles(words)
        if bare and len(bare) < 3 and bare[-1] in self._full:
            return self._full[bare[-1]]
        titled = len(bare) < len(words) or bool(_PERSON_HEAD.search(core[: match.start()]))
        return " ".join(bare) if bare and (titled or len(bare) > 1) else None

    def _definite(self, head: str, before: str) -> str | None:
        """What "the embassy" or "the official" was called before."""
        if (head in _PERSON_HEADS or head.startswith("spokes")) and self._last_person is not None:
            return self._last_person
        named = None
        for match in re.finditer(
            rf"(?:[\w.’'/-]+ ){{0,4}}{head}(?: (?:in|of|for|on) [A-Z]\w+)?", before, re.IGNORECASE
        ):
            capitals = re.search(rf"(?:[A-Z][\w.’'/-]* )+(?:[a-z]+ )?{head}.*$", match[0], re.IGNORECASE)
            named = capitals[0] if capitals and capitals[0][0].isupper() else named
        if named is None:
            return None
        acronym = re.search(r"\b([A-Z]{3,})\b(?= [a-z])", named)
        return acronym[1] if acronym else plain_name(named)


@lru_cache(maxsize=4096)
def _full_name(printed: str) -> tuple[str, str] | None:
    """The surname and the whole of a name of two to four words that may be a person's."""
    words = _without_titles(printed.split())
    if 2 <= len(words) <= 4 and not _NOT_PERSONS.search(printed) and words[-1][0].isupper():
        return words[-1], " ".join(words)
    return None


def _without_titles(words: list[str]) -> list[str]:
    """A name without the titles and nationalities before it."""
    last = max((i for i, word in enumerate(words) if word.lower().strip(".") in _TITLES), default=-1)
    rest = words[last + 1 :]
    while len(rest) > 1 and rest[0] in _OPENERS:
        rest = rest[1:]
    return rest
