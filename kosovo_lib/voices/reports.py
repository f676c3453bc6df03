"""Reported speech in one sentence: what is reported, by which words, and by whom.

No parser is used: the verb of saying is found in its family, its subject by the punctuation and conjunctions
before it, and what it reports by what follows (or, in "…, she said", by what stands before). Other phrases need no
verb: according to, in somebody's view, is seen as, reportedly, the claim that.
"""

import re
from collections.abc import Iterator, Set
from operator import attrgetter

from kosovo_lib.lang.voices import Voices
from kosovo_lib.voices.spans import Report
from kosovo_lib.voices.subjects import clause_begin, is_speaker, main_subject, owner
from kosovo_lib.voices.verbs import content_end, verbs

__all__ = ["find_reports"]
_CUE = attrgetter("cue")
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_PARTICIPLE = re.compile(r", $")
_TWEET = re.compile(r"\s*(?:—|–|-{1,2})\s(?P<who>[^@()—–]{2,60}) \(@\w+\)")
"""How a tweet is signed: "These are no good people — Josh Gad (@joshgad)"."""


def find_reports(sentence: str, lang: Voices) -> list[Report]:
    """Every reported span of a sentence, in the order their cues stand.

    Args:
        sentence: the sentence, with what stands in quotation marks masked by ``¤`` so that verbs in a
            quotation are not taken for the reporter's.
    """
    sentence = sentence.replace("\u00a0", " ").replace("--", "——")
    lowered = sentence.lower()
    cues = lang.cues.intersection(_LETTERS.findall(lowered))
    if not cues and ": " not in sentence and "(@" not in sentence:
        return []
    found = nouns(sentence, lang) if not cues.isdisjoint(lang.phrases.nouns) else []
    reports = [
        *phrases(sentence, cues, found, lang),
        *verbs(sentence, lowered, cues & lang.verbs.cues, {m.start() for m in found}, lang),
    ]
    reports = [_without_stop(sentence, report) for report in reports] or _put_plainly(sentence, lang)
    if len(reports) < 2:
        return reports
    return _outermost(sentence, sorted(reports, key=_CUE), lang)


def _put_plainly(s: str, lang: Voices) -> list[Report]:
    """What is quoted after a colon with no word of saying: "Farage was scathing about the plan: ¤"."""
    colon = s.find(": ¤")
    if colon < 0 or not lang.subjects.finite.search(s, 0, colon):
        return []
    source = main_subject(s, colon, lang)
    if source is None or not is_speaker(s, source, lang) or not lang.verbs.quotes_plainly.match(s, *source):
        return []
    return [Report(colon + 2, s.rindex("¤") + 1, source, (colon, colon + 2))]


def _without_stop(s: str, report: Report) -> Report:
    """A report without the full stop of the sentence, which is the writer's."""
    ends = report.end == len(s) and s.endswith(".")
    return report._replace(end=report.end - 1) if ends and report.start < report.end - 1 else report


def _outermost(s: str, reports: list[Report], lang: Voices) -> list[Report]:
    """End a report where another one begins; drop what is only said to be said inside a report."""
    kept: list[Report] = []
    for report in reports:
        if report.source and kept and kept[-1].start < report.source[0] < kept[-1].end:
            joint = lang.verbs.new_clause.search(s, 0, report.source[0])
            if joint is None and s[slice(*kept[-1].cue)].partition(" ")[0].endswith(lang.verbs.participle_ending):
                joint = _AFTER_PARTICIPLE.search(s, 0, report.source[0])  # "calling him a liar, Krog replied"
            if joint and joint.start() > kept[-1].start:
                kept[-1] = kept[-1]._replace(end=joint.start())
        if report.source and kept and report.source[1] <= kept[-1].start < report.cue[0] < kept[-1].end:
            joint = lang.verbs.joint.search(s, kept[-1].start, report.cue[0])
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


def phrases(s: str, cues: Set[str], found: list[re.Match[str]], lang: Voices) -> Iterator[Report]:
    """The reports of a sentence that need no verb.

    Args:
        s: the sentence.
        cues: which of ``lang.phrases.cues`` it holds.
        found: its nouns of saying.
    """
    if not cues.isdisjoint(lang.phrases.according_words):
        for m in lang.phrases.according.finditer(s):
            yield from _according(s, m, lang)
    if cues & lang.phrases.view_words:
        for m in lang.phrases.in_the_view_of.finditer(s):
            who = next(name for name in "abcd" if m[name])
            yield Report(m.end() + 1, len(s), m.span(who), m.span())
    if cues & lang.phrases.seen_words:
        for m in lang.phrases.seen_as.finditer(s):
            yield Report(clause_begin(s, m.start(), lang), content_end(s, m.end(), lang), None, m.span())
        for m in lang.phrases.held_that.finditer(s):
            yield Report(m.end(), content_end(s, m.end(), lang), None, m.span())
        for m in lang.phrases.described_by.finditer(s):
            yield _by(s, m, lang)
    if cues & lang.phrases.hearsay_words:
        for m in lang.phrases.reportedly.finditer(s):
            side = lang.phrases.after_preposition.search(s, max(0, m.start() - 20), m.start())
            yield Report(m.start() if side else clause_begin(s, m.start(), lang), len(s), None, m.span())
    if "(@" in s and (tweet := _TWEET.search(s)) and tweet.start() > 0:
        yield Report(0, tweet.start(), tweet.span("who"), tweet.span())
    if (label := lang.phrases.label.match(s)) and lang.phrases.own_words.search(s, label.end()):
        yield Report(label.end(), len(s), label.span("who"), label.span())
    for m in found:
        named = m.span("by") if m.groupdict().get("by") else owner(s, m.start(), lang)
        yield Report(m.end(), content_end(s, m.end(), lang), named, m.span())


def _by(s: str, m: re.Match[str], lang: Voices) -> Report:
    """What is said of somebody by somebody else: "described by an official as a spy", "dubbed ¤ by the press"."""
    if m["a"]:
        return Report(m.end(), content_end(s, m.end(), lang), m.span("a"), m.span())
    quoted = s.index("¤", m.start())
    return Report(quoted, s.rindex("¤", quoted, m.start("b")) + 1, m.span("b"), m.span())


def _according(s: str, m: re.Match[str], lang: Voices) -> Iterator[Report]:
    """What is said according to somebody: what follows, what stands before, or both sides of it."""
    after = m.end() + 1 if s.startswith(",", m.end()) else m.end()
    before = s[: m.start()].rstrip()
    if beside := lang.phrases.apposition.match(s, m.end()):
        after = beside.end()
    if not before or before.endswith((":", "—", "–", "*")):
        yield Report(after, len(s), m.span("who"), m.span())
        return
    yield Report(0, m.start(), m.span("who"), m.span())
    if before.endswith(",") and (goes_on := lang.phrases.goes_on.match(s, beside.end() - 1 if beside else m.end())):
        yield Report(goes_on.end(), len(s), m.span("who"), m.span())


def nouns(s: str, lang: Voices) -> list[re.Match[str]]:
    """Nouns of saying with their clause; "they claim that" and "the minister claims that" are verbs."""
    return [m for m in (*lang.phrases.noun_that.finditer(s), *lang.phrases.noun_of.finditer(s)) if _is_noun(s, m, lang)]


def _is_noun(s: str, m: re.Match[str], lang: Voices) -> bool:
    """Whether an article or possessor shows a noun; some words are never verbs."""
    noun = m["noun"]
    if noun in lang.phrases.surely_nouns:
        return True
    before = lang.phrases.before_nouns if noun in lang.phrases.plural_nouns else lang.phrases.before_noun
    return bool(before.search(s, max(0, m.start() - 60), m.start()))
