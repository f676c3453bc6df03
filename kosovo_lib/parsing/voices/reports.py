"""Reported speech in one sentence: what is reported, by which words, and by whom.

No parser is used: the verb of saying is found in its family, its subject by the punctuation and conjunctions
before it, and what it reports by what follows (or, in "…, she said", by what stands before).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kosovo_lib.parsing.voices import words
from kosovo_lib.parsing.voices.subjects import Span, clause_begin, first_verb, owner, subject, subject_of

__all__ = ["Report", "find_reports"]


class Report(NamedTuple):
    """A span of a sentence that is somebody's, in offsets of the sentence.

    ``source`` is who says it (None where nobody is named); ``cue`` the words that show it is reported.
    """

    start: int
    end: int
    source: Span | None
    cue: Span


_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
_FORMS = frozenset((*words.SAY, *words.TELL, *words.CLAUSE, *words.JUDGE))
_MAYBE = re.compile(
    r"\b(?:"
    + "|".join(sorted({form[:4] for form in _FORMS} | {"acco", "call", "appe", "ask", "from", "in", "view", "see"}))
    + ")",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(
    r"(?:(?:the|a|an|his|her|their|its) (?:[\w’'-]+ ){1,3}?|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3} "
    r"|(?:state )?(?:media|reporters|journalists|press|police|lawmakers|supporters|parliament|viewers|him|her"
    r"|them|us|me|it) )"
    r"(?:(?:on|in|at|during) [A-Z][\w]*(?: \d+)? )?(?=that |[a-z“\"A-Z¤])"
)
_THAT = re.compile(
    r"[,:]?\s*(?:(?:on|in|at|during|after|via|to|late|early|last|this|[A-Z][a-z]+day)\b[^,;.¤]{0,60}?\s)?"
    r"(?P<that>that|whether|how|why)\b\s*"
)
_FORWARD_QUOTE = re.compile(r"[,:]?\s*(?:that |how |in a \w+[,:]? )?[\"“”'‘¤]")
_ADVERBIAL = re.compile(
    r"\s*(?:$|[.,;:!?)—–]|(?:in|on|at|during|after|before|late|early|via|through|last|this|to (?!\w+ (?:that"
    r"|the))|by|from|following"
    r"|ahead|reporters|journalists|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|earlier|later|yesterday|today)\b)"
)
_APPOSITIVE_TAIL = re.compile(
    r", (?:an?|the|which|who|whose) (?:[\w’'-]+ ){1,4}?(?:that|which|who)\b|, which\b|, citing\b"
    r"|, according to\b|; "
)
_PRONOUN_ALONE = re.compile(r"\s+(?:it|this|that|them|him|her|so)\b(?=\s*[,.;])")
_ONE = re.compile(r"(?:\b(?:the|an?|any|this|no|his|her|their|its|my|our)|[’']s) (?:[a-z-]+ ){0,2}$", re.IGNORECASE)
_MANY = re.compile(r"(?:\b(?:the|any|these|no|his|her|their|its|my|our)|[’']s (?:[a-z-]+ )?)\s?$", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(r"(?:an?|the|who|which|citing|in|on|at|\w+ing)\b")
_SAME_SUBJECT = re.compile(r"\b(?:and|but|or)(?: also| then| later| again| has| have| had)* $")
_PARTICIPLE = re.compile(r"(?:^|[,;—–] |\bwhile |\bby |\bwithout )$")
_NEW_CLAUSE = re.compile(r"(?:,|;)? (?:while|whereas|but|and|though|although) (?:both |also )?$")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^,;.]+(?:\.[A-Z]\.?[^,;.]*)*)")
_EYES = re.compile(
    r"\b(?:[Ff]rom (?P<a>[^,;.]{2,60}?)(?:[’']s?)? (?:perspective|point of view|standpoint|viewpoint)"
    r"|[Ii]n (?P<b>[^,;.]{2,60}?)(?:[’']s?) (?:view|opinion|eyes|words|telling)|[Ii]n the (?:view|opinion"
    r"|eyes|words) of (?P<c>[^,;.]{2,60}))"
)
_VIEWED = re.compile(
    r"\b(?:view|views|viewed|see|sees|saw|regard|regards|regarded|describe[sd]?|paint(?:s|ed)?|cast"
    r"|portray(?:s|ed)?)\s(?=[^;.]{3,120}? as )"
)


def find_reports(sentence: str) -> list[Report]:
    """Every reported span of a sentence, in the order their cues stand.

    Args:
        sentence: the sentence, with what stands in quotation marks masked by ``¤`` so that verbs in a
            quotation are not taken for the reporter's.
    """
    if not _MAYBE.search(sentence) and not words.SEEN.search(sentence) and not words.WHISPER.search(sentence):
        return []
    found = sorted([*_phrases(sentence), *_verbs(sentence)], key=lambda report: report.cue)
    return _outermost(sentence, found)


def _outermost(s: str, reports: list[Report]) -> list[Report]:
    """End a report where another speaker's clause begins; drop what is only said to be said inside a report."""
    kept: list[Report] = []
    for report in reports:
        if report.source and kept and kept[-1].start < report.source[0] < kept[-1].end:
            joint = _NEW_CLAUSE.search(s[: report.source[0]])
            if joint and joint.start() > kept[-1].start:
                kept[-1] = kept[-1]._replace(end=joint.start())
        kept.append(report)
    return [report for report in kept if not any(_inside(report, other) for other in kept)]


def _inside(report: Report, other: Report) -> bool:
    """Whether a report is part of what another one reports; of two that cover each other the later cue counts."""
    if other is report or other.source == report.source or not _covers(other, report):
        return False
    return not _covers(report, other) or report.cue < other.cue


def _covers(report: Report, other: Report) -> bool:
    """Whether what one report says holds the other's cue."""
    return report.start <= other.cue[0] and other.cue[1] <= report.end


def _phrases(s: str) -> Iterator[Report]:
    """Attribution without a verb of saying: according to, from X's perspective, is seen as, reportedly."""
    for m in _ACCORDING.finditer(s):
        after = m.end() + 1 if m.end() < len(s) and s[m.end()] == "," else m.end()
        opens = not s[: m.start()].strip() or s[: m.start()].rstrip().endswith((":", "—", "–"))
        start, end = (after, len(s)) if opens else (0, m.start())
        yield Report(start, end, m.span("who"), m.span())
    for m in _EYES.finditer(s):
        who = next(name for name in "abc" if m[name])
        yield Report(m.end() + 1, len(s), m.span(who), m.span())
    for m in words.SEEN.finditer(s):
        yield Report(clause_begin(s, m.start()), _content_end(s, m.end()), None, m.span())
    for m in words.WHISPER.finditer(s):
        yield Report(clause_begin(s, m.start()), len(s), None, m.span())
    for m in _nouns(s):
        yield Report(m.end(), _content_end(s, m.end()), owner(s, m.start()), m.span())


def _nouns(s: str) -> list[re.Match[str]]:
    """Nouns of saying with their clause; "they claim that" and "the minister claims that" are verbs."""
    before = ((m, _MANY if m[0].split()[0].endswith("s") else _ONE) for m in words.NOUN.finditer(s))
    return [m for m, article in before if article.search(s[: m.start()])]


def _verbs(s: str) -> Iterator[Report]:
    """Attribution by a verb of saying, thinking, asking or judging, in the order of the sentence."""
    phrases = {m.start(): m.end() for m in (*words.ABOUT.finditer(s), *_VIEWED.finditer(s))}
    nouns = {m.start() for m in _nouns(s)}
    last: Span | None = None
    for m in _WORD.finditer(s):
        word = m[0].lower()
        if (
            m.start() in nouns
            or (word not in _FORMS and m.start() not in phrases)
            or (m[0][0].isupper() and m.start() > 0)
        ):
            continue
        if m.start() in phrases:
            source = _source(s, m.start(), word, last)
            begin = phrases[m.start()]
            report = Report(begin, _content_end(s, begin), source, (m.start(), begin)) if source else None
        else:
            report = _one_verb(s, m.start(), m.end(), word, last)
        if report is not None:
            last = report.source or last
            yield report


def _one_verb(s: str, start: int, end: int, word: str, last: Span | None) -> Report | None:
    """The report that one verb makes, if it makes one."""
    if s[:start].endswith(("¤ ", "¤, ", ", ")) and not word.endswith("ing"):
        inverted = _inverted(s, start, end, word)
        if inverted:
            return inverted
    source = None if word.endswith("ing") and word != "saying" else _source(s, start, word, last)
    if word.endswith("ing") and _PARTICIPLE.search(s[:start]):
        source = last or subject(s, first_verb(s, start))
    return _complement(s, start, end, word, source) if source else None


def _source(s: str, start: int, word: str, last: Span | None) -> Span | None:
    """Who says it: the verb's subject, or after "and" that of the verb before."""
    if _SAME_SUBJECT.search(s[:start]):
        return last or subject(s, first_verb(s, start))
    return subject_of(s, start, word)


def _complement(s: str, start: int, end: int, word: str, source: Span) -> Report | None:
    """What the verb reports: what follows it, or what stands before its subject."""
    rest = s[end:]
    cue = (start, end)
    if that := _THAT.match(rest):
        begin = end + that.end()
        return Report(begin, _content_end(s, begin), source, (start, end + that.start("that")))
    if quote := _FORWARD_QUOTE.match(rest):
        return Report(end + quote.end() - 1, _content_end(s, end), source, cue)
    if word in words.TELL and (addressed := _ADDRESSEE.match(rest.lstrip())):
        begin = end + len(rest) - len(rest.lstrip()) + addressed.end()
        that_follows = re.match(r"that\s", s[begin:])
        begin += that_follows.end() if that_follows else 0
        return Report(begin, _content_end(s, begin), source, (start, begin))
    if _ADVERBIAL.match(rest):
        if word in words.ALSO_NOUNS:
            return None
        return _backward(s, source, cue)
    if pronoun := _PRONOUN_ALONE.match(rest):
        return Report(end + 1, end + pronoun.end(), source, cue)
    if word in words.SAY or word in words.JUDGE:
        return Report(end + 1, _content_end(s, end), source, cue)
    return None


def _backward(s: str, source: Span, cue: Span) -> Report | None:
    """The report of "…, she said" and of "The plan, she said, would fail"."""
    before = s[: source[0]].rstrip()
    comma = s.find(", ", cue[1])
    if before.lower() in ("as", "but as", "and as"):
        return Report(comma + 2, len(s), source, (0, comma + 1)) if comma != -1 else None
    if not before.endswith((",", "¤", "?", "!", "…", "—", "–")):
        return None
    goes_on = comma != -1 and re.match(r"[a-z¤]", s[comma + 2 :]) and not _AFTERTHOUGHT.match(s[comma + 2 :])
    if goes_on and s.startswith(",", cue[1]):
        return Report(0, len(s), source, (source[0], comma + 1))
    if len(before) < 25 and "¤" not in before:
        return None  # "On Monday, she said in Brussels, …": nothing is reported before
    return Report(0, len(before), source, (source[0], cue[1]))


def _inverted(s: str, start: int, end: int, word: str) -> Report | None:
    """The report of "…, said Peter Stano" and "…, says the BBC's Nick Thorpe in Kosovo"."""
    if word not in words.SAY and word not in words.CLAUSE:
        return None
    if re.match(r"\s*(?:that\b|[\"“¤:,.])", s[end:]):
        return None
    who = re.match(r"\s*([^,;]+(?:, (?:(?:the|a|an) [^,;.]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)", s[end:])
    if who is None or not re.search(r"[A-Z]|\b(?:he|she|they|it|official|spokes\w+|police)\b", who[1]):
        return None
    stop = end + who.end(1)
    source = (end + who.start(1), stop - 1 if s[stop - 1] in ".!?" else stop)
    return Report(0, s[:start].rstrip(" ,").__len__(), source, (start, end))


def _content_end(s: str, begin: int) -> int:
    """Where what is reported ends: at a relative or appositive tail of the reporter's own, else with the sentence."""
    tail = _APPOSITIVE_TAIL.search(s, begin + 10)
    return tail.start() if tail else len(s)
