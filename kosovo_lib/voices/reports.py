"""Reported speech in one sentence: what is reported, by which words, and by whom.

No parser is used: the verb of saying is found in its family, its subject by the punctuation and conjunctions
before it, and what it reports by what follows (or, in "…, she said", by what stands before).
"""

import re
from operator import attrgetter

from kosovo_lib.voices import words
from kosovo_lib.voices.complements import Report
from kosovo_lib.voices.phrases import PHRASE_WORDS, nouns, phrases
from kosovo_lib.voices.subjects import FINITE, is_speaker, main_subject
from kosovo_lib.voices.verbs import VERB_WORDS, verbs

__all__ = ["Report", "find_reports"]

_CUES = PHRASE_WORDS | VERB_WORDS
_CUE = attrgetter("cue")
_LETTERS = re.compile(r"[a-z]+")
_NEW_CLAUSE = re.compile(r"(?:,|;)? (?:while|whereas|but|and|though|although) (?:both |also )?$")
_SOMEBODY = re.compile(
    r"(?!(?:The|A|An|This|That|These|Those|It|There|His|Her|Their|Its|My|Our)\b)[A-Z]|(?:[Hh]e|[Ss]he|[Tt]hey)\b"
)
_AFTER_PARTICIPLE = re.compile(r", $")
_JOINT = re.compile(
    r"(?:[,;—–]\s*)?(?:(?:\b(?:and|but|or|while|before|after|by|without)\b(?: also| then| later| to| \w+ly| ha[sd]"
    r"| have)*)\s*)?$"
)


def find_reports(sentence: str) -> list[Report]:
    """Every reported span of a sentence, in the order their cues stand.

    Args:
        sentence: the sentence, with what stands in quotation marks masked by ``¤`` so that verbs in a
            quotation are not taken for the reporter's.
    """
    sentence = sentence.replace("\u00a0", " ").replace("--", "——")
    lowered = sentence.lower()
    cues = _CUES.intersection(_LETTERS.findall(lowered))
    if not cues and ": " not in sentence and "(@" not in sentence:
        return []
    found = nouns(sentence) if not cues.isdisjoint(words.NOUNS) else []
    reports = [
        *phrases(sentence, cues, found),
        *verbs(sentence, lowered, cues & VERB_WORDS, {m.start() for m in found}),
    ]
    reports = [_without_stop(sentence, report) for report in reports] or _put_plainly(sentence)
    if len(reports) < 2:
        return reports
    return _outermost(sentence, sorted(reports, key=_CUE))


def _put_plainly(s: str) -> list[Report]:
    """What is quoted after a colon with no word of saying: "Farage was scathing about the plan: ¤"."""
    colon = s.find(": ¤")
    if colon < 0 or not FINITE.search(s, 0, colon):
        return []
    source = main_subject(s, colon)
    if source is None or not is_speaker(s, source) or not _SOMEBODY.match(s, *source):
        return []
    return [Report(colon + 2, s.rindex("¤") + 1, source, (colon, colon + 2))]


def _without_stop(s: str, report: Report) -> Report:
    """A report without the full stop of the sentence, which is the writer's."""
    ends = report.end == len(s) and s.endswith(".")
    return report._replace(end=report.end - 1) if ends and report.start < report.end - 1 else report


def _outermost(s: str, reports: list[Report]) -> list[Report]:
    """End a report where another one begins; drop what is only said to be said inside a report."""
    kept: list[Report] = []
    for report in reports:
        if report.source and kept and kept[-1].start < report.source[0] < kept[-1].end:
            joint = _NEW_CLAUSE.search(s, 0, report.source[0])
            if joint is None and s[slice(*kept[-1].cue)].partition(" ")[0].endswith("ing"):
                joint = _AFTER_PARTICIPLE.search(s, 0, report.source[0])  # "calling him a liar, Krog replied"
            if joint and joint.start() > kept[-1].start:
                kept[-1] = kept[-1]._replace(end=joint.start())
        if report.source and kept and report.source[1] <= kept[-1].start < report.cue[0] < kept[-1].end:
            joint = _JOINT.search(s, kept[-1].start, report.cue[0])
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
