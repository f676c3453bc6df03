"""Attribution without a verb of saying: according to, in somebody's view, is seen as, reportedly, the claim that."""

import re
from collections.abc import Iterator, Set

from kosovo_lib.voices import words
from kosovo_lib.voices.complements import Report, content_end
from kosovo_lib.voices.subjects import clause_begin, owner

__all__ = ["PHRASE_WORDS", "nouns", "phrases"]

_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,;.]+(?:(?:\.[A-Z]\.?|, (?=\d{4}))[^,;.]*)*)")
_EYES = re.compile(
    r"\b(?:[Ff]rom (?P<a>[^,;.]{2,60}?)(?:[’']s?)? (?:perspective|point of view|standpoint|viewpoint)"
    r"|[Ii]n (?P<b>[^,;.]{2,60}?)(?:[’']s?) (?:view|opinion|eyes|words|telling)|[Ii]n the (?:view|opinion"
    r"|eyes|words) of (?P<c>[^,;.]{2,60})|[Ii]n (?P<d>his|her|their) (?:own )?(?:view|opinion|eyes|words))"
)
_SEEN = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:widely |generally |often |also |largely |now )?"
    r"(?:seen as|viewed as|regarded as|perceived (?:as|to)|described as|considered (?:to|as|an?|the)"
    r"|believed to|thought to"
    r"|said to|reported to|alleged to|rumou?red to|understood to|feared to|estimated to)\b\s*"
)
_HELD = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:\w+ly |also |now )?(?:accused of"
    r"|blamed for)\s+"
    r"|\b[Ii]t (?:is|was|has been|had been|later) (?:\w+ly |also |later )?(?:revealed|reported|announced"
    r"|claimed|alleged|said|believed"
    r"|expected|thought|suggested|rumou?red|feared|estimated|confirmed) that\s+"
)
_TWEET = re.compile(r"\s*(?:—|–|-{1,2})\s(?P<who>[^@()—–]{2,60}) \(@\w+\)")
"""How a tweet is signed: "These are no good people — Josh Gad (@joshgad)"."""
_BY = re.compile(
    r"\b(?:is|are|was|were|been|being|,) (?:\w+ly |also |once )?(?:described|characteri[sz]ed|hailed|denounced"
    r"|dismissed|seen|viewed"
    r"|regarded|accused|quoted) by (?P<a>[^,;.:¤]{2,60}?) (?:as|of) (?=\S)"
    r"|(?:called|dubbed|label+ed|branded|nicknamed|described as|hailed as|denounced as) (?:an? |the )?¤+ by"
    r" (?P<b>[^,;.:¤]{2,60})"
)
_WHISPER = re.compile(
    r"\b(?:reportedly|allegedly|purportedly)\b(?!\s(?:said|says|told|claimed|asked|wrote|warned|admitted)\b)"
    r"|\bsupposedly (?=\w+(?:ed|ing) (?!\w+s\b))"
    r"|(?<=[a-z] )reported (?=(?:throughout|across|along|near|around) )"
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:for|of|by|with|after|in|from|who|which|that) (?:is |are |was |were |had |has |have )?$"
)
_NOUN = re.compile(
    r"\b(?P<noun>(?:" + "|".join(sorted({noun.removesuffix("s") for noun in words.NOUNS})) + r")s?)"
    r"(?: by (?P<by>[^,;.¤]{2,50}?))? that\b\s*"
)
_OF = re.compile(r"\b(?P<noun>allegations?|accusations?|claims|charges|suspicions?) of\b\s*(?!the\b)")
_ONE = re.compile(r"(?:\b(?:the|an?|any|this|no|his|her|their|its|my|our)|[’']s) (?:[a-z-]+ ){0,2}$", re.IGNORECASE)
_MANY = re.compile(r"(?:\b(?:the|any|these|no|his|her|their|its|my|our)|[’']s (?:[a-z-]+ )?)\s?$", re.IGNORECASE)
_APPOSED = re.compile(r", (?:an?|the|who|which|whose) [^,;.]{3,120},")
_LABEL = re.compile(
    r"(?P<who>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})(?:, [A-Z][\w.-]{0,12}| \([A-Z][\w.-]{0,9}\))?: (?=\S)"
)
_OWN_WORDS = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b|¤$")
"""Who speaks of himself after a name and a colon is the one named: "Lopez: We will stay"."""
_PARENTHESIS = re.compile(r",\s*(?=[a-z¤])(?!(?:an?|the|who|which|citing|and|but|\w+ing|\w+ed)\b)")


_EYES_WORDS = frozenset("perspective point standpoint viewpoint view opinion eyes words telling".split())
_SEEN_WORDS = frozenset(
    "seen viewed regarded perceived described considered believed thought said reported alleged rumored rumoured"
    " understood feared estimated accused expected charged blamed revealed announced claimed suggested"
    " confirmed characterised characterized hailed denounced dismissed quoted called dubbed labelled labeled branded"
    " nicknamed".split()
)
_WHISPER_WORDS = frozenset("reportedly allegedly purportedly supposedly reported".split())
PHRASE_WORDS = _EYES_WORDS | _SEEN_WORDS | _WHISPER_WORDS | words.NOUNS | {"according"}
"""Words without which a sentence holds no such phrase, but for a name and a colon."""


def phrases(s: str, cues: Set[str], found: list[re.Match[str]]) -> Iterator[Report]:
    """The reports of a sentence that need no verb.

    Args:
        s: the sentence.
        cues: which of ``PHRASE_WORDS`` it holds.
        found: its nouns of saying.
    """
    if "according" in cues:
        for m in _ACCORDING.finditer(s):
            yield from _according(s, m)
    if cues & _EYES_WORDS:
        for m in _EYES.finditer(s):
            who = next(name for name in "abcd" if m[name])
            yield Report(m.end() + 1, len(s), m.span(who), m.span())
    if cues & _SEEN_WORDS:
        for m in _SEEN.finditer(s):
            yield Report(clause_begin(s, m.start()), content_end(s, m.end()), None, m.span())
        for m in _HELD.finditer(s):
            yield Report(m.end(), content_end(s, m.end()), None, m.span())
        for m in _BY.finditer(s):
            yield _by(s, m)
    if cues & _WHISPER_WORDS:
        for m in _WHISPER.finditer(s):
            side = _AFTER_PREPOSITION.search(s, max(0, m.start() - 20), m.start())
            yield Report(m.start() if side else clause_begin(s, m.start()), len(s), None, m.span())
    if "(@" in s and (tweet := _TWEET.search(s)) and tweet.start() > 0:
        yield Report(0, tweet.start(), tweet.span("who"), tweet.span())
    if (label := _LABEL.match(s)) and _OWN_WORDS.search(s, label.end()):
        yield Report(label.end(), len(s), label.span("who"), label.span())
    for m in found:
        named = m.span("by") if "by" in m.re.groupindex and m["by"] else owner(s, m.start())
        yield Report(m.end(), content_end(s, m.end()), named, m.span())


def _by(s: str, m: re.Match[str]) -> Report:
    """What is said of somebody by somebody else: "described by an official as a spy", "dubbed ¤ by the press"."""
    if m["a"]:
        return Report(m.end(), content_end(s, m.end()), m.span("a"), m.span())
    quoted = s.index("¤", m.start())
    return Report(quoted, s.rindex("¤", quoted, m.start("b")) + 1, m.span("b"), m.span())


def _according(s: str, m: re.Match[str]) -> Iterator[Report]:
    """What is said according to somebody: what follows, what stands before, or both sides of it."""
    after = m.end() + 1 if s.startswith(",", m.end()) else m.end()
    before = s[: m.start()].rstrip()
    if beside := _APPOSED.match(s, m.end()):
        after = beside.end()
    if not before or before.endswith((":", "—", "–", "*")):
        yield Report(after, len(s), m.span("who"), m.span())
        return
    yield Report(0, m.start(), m.span("who"), m.span())
    if before.endswith(",") and (goes_on := _PARENTHESIS.match(s, beside.end() - 1 if beside else m.end())):
        yield Report(goes_on.end(), len(s), m.span("who"), m.span())


def nouns(s: str) -> list[re.Match[str]]:
    """Nouns of saying with their clause; "they claim that" and "the minister claims that" are verbs."""
    return [m for m in (*_NOUN.finditer(s), *_OF.finditer(s)) if _is_noun(s, m)]


def _is_noun(s: str, m: re.Match[str]) -> bool:
    """Whether an article or possessor shows a noun; some words are never verbs."""
    noun = m["noun"]
    if (noun.removesuffix("s") in words.ALWAYS_NOUNS and noun.endswith("s")) or noun.startswith(
        ("alleg", "accus", "suspic")
    ):
        return True
    return bool((_MANY if noun.endswith("s") else _ONE).search(s, max(0, m.start() - 60), m.start()))
