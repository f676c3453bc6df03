"""Reported speech in one sentence: what is reported, by which words, and by whom.

No parser is used: the verb of saying is found in its family, its subject by the punctuation and conjunctions
before it, and what it reports by what follows (or, in "…, she said", by what stands before). Other phrases need no
verb: according to, in somebody's view, is seen as, reportedly, the claim that.
"""

import re
from collections.abc import Iterator, Set
from operator import attrgetter

from kosovo_lib.lang.voices import Voices
from kosovo_lib.voices.subjects import Report, clause_begin, is_speaker, main_subject, owner
from kosovo_lib.voices.verbs import content_end, phrase_end, verbs

__all__ = ["find_reports", "is_title_case"]
_HEADLINE = 140
"""Characters of the longest headline; it ends with no stop."""
_CAPITALS = re.compile(r"[^\W\d_]+")
_CUE = attrgetter("cue")
_AFTER_PARTICIPLE = re.compile(r", $")
TWEET = re.compile(r"\s*(?:—|–|-{1,2})\s(?P<who>[^@()—–]{2,60}) \(@\w+\)")
"""How a tweet is signed: "These are no good people — Josh Gad (@joshgad)"."""


def find_reports(sentence: str, lang: Voices, *, spoken: bool = False) -> list[Report]:
    """Every reported span of a sentence, in the order their cues stand.

    Args:
        sentence: the sentence, with what stands in quotation marks masked by ``¤`` so that verbs in a
            quotation are not taken for the reporter's.
        lang: the words of its language.
        spoken: whether a quotation in it ends with a comma, a question or an exclamation, as speech does.
    """
    sentence = sentence.replace("\u00a0", " ").replace("--", "——")
    if sentence.isupper() or (not sentence.endswith(".") and is_title_case(sentence)):
        sentence = _without_capitals(sentence, lang)
    lowered = sentence.lower()
    cues = lang.cues_in(lowered)
    if not cues and ": " not in sentence and "¤" not in sentence and "(@" not in sentence:
        return []
    found = nouns(sentence, lang) if not cues.isdisjoint(lang.phrases.nouns) else []
    reports = [
        *phrases(sentence, cues, found, lang),
        *verbs(sentence, lowered, cues & lang.verbs.cues, {m.start() for m in found}, lang),
    ]
    reports = [_without_stop(sentence, report) for report in reports]
    if not reports:
        reports = _put_plainly(sentence, lang) or (_unlisted(sentence, lang) if spoken else [])
    return reports if len(reports) < 2 else _outermost(sentence, sorted(reports, key=_CUE), lang)


def _put_plainly(s: str, lang: Voices) -> list[Report]:
    """What is quoted after a colon with no word of saying: "Farage was scathing about the plan: ¤"."""
    colon = s.find(": ¤")
    if colon < 0:
        return []
    if named := lang.phrases.headline_name.match(s):
        return [Report(colon + 2, s.rindex("¤") + 1, named.span("who"), (colon, colon + 2))]
    if not lang.subjects.finite.search(s, 0, colon):
        return []
    source = main_subject(s, colon, lang)
    if source is None or not is_speaker(s, source, lang) or not lang.verbs.quotes_plainly.match(s, *source):
        return []
    return [Report(colon + 2, s.rindex("¤") + 1, source, (colon, colon + 2))]


def _unlisted(s: str, lang: Voices) -> list[Report]:
    """What is quoted before a verb that is on no list: "Never again, Holm fumed"."""
    m = lang.verbs.unlisted.match(s)
    if m is None or not is_speaker(s, m.span("who"), lang):
        return []
    return [Report(0, m.start("who") - 1, m.span("who"), m.span("verb"))]


def is_title_case(s: str) -> bool:
    """Whether a line is a headline whose words begin with capitals: "Mayor Must Go, Union Says"."""
    if s.endswith((".", "!", "?", ":")) or len(s) > _HEADLINE:
        return False
    long = [word for word in s.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 - ("¤" in s) and sum(word[0].islower() for word in long) <= len(long) // 6


def _without_capitals(s: str, lang: Voices) -> str:
    """A sentence set in capitals as it is set elsewhere: words of the language small, all others like names."""
    small, loud = lang.cues | lang.subjects.grammatical, s.isupper()

    def usual(m: re.Match[str]) -> str:
        return m[0].lower() if m[0].lower() in small else m[0].capitalize() if loud else m[0]

    return _CAPITALS.sub(usual, s)


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
    kept = [report for report in kept if not any(_is_relayed(s, other, report, lang) for other in kept)]
    return [report for report in kept if not any(_inside(report, other) for other in kept)]


def _inside(report: Report, other: Report) -> bool:
    """Whether a report is part of what another one reports; of two that cover each other the later cue counts."""
    if other is report or other.source == report.source or not _covers(other, report):
        return False
    if other.source is None and report.start >= other.start and report.cue < other.cue:
        return False  # "Rice said the mayor is seen as weak": nobody answers for what Rice says
    return not _covers(report, other) or report.cue < other.cue


def _is_relayed(s: str, report: Report, other: Report, lang: Voices) -> bool:
    """Whether a report is all that another one passes on: "¤, Krog said, the Gazette wrote" is of Krog.

    So is "Krog said that the pier was safe, according to an aide".
    """
    if report.source is None or not other.source or not report.cue[0] < other.end <= other.cue[0]:
        return False
    if report.end <= report.source[0]:
        return "¤" in s[slice(*report[:2])] and report.start <= other.start and report.cue[1] >= other.end - 2
    return bool(
        report.source[0] <= other.start
        and s[slice(*report.cue)].partition(" ")[0] in lang.verbs.inverted_alone
        and lang.subjects.named.fullmatch(s, *report.source)
        and lang.phrases.according.match(s, other.cue[0])
    )


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
    if not cues.isdisjoint(lang.phrases.view_words):
        for m in lang.phrases.in_the_view_of.finditer(s):
            who = next(name for name in "abcd" if m[name])
            yield Report(m.end() + 1, len(s), m.span(who), m.span())
    if not cues.isdisjoint(lang.phrases.seen_words):
        yield from _held(s, lang)
    if not cues.isdisjoint(lang.phrases.hearsay_words):
        for m in lang.phrases.reportedly.finditer(s):
            side = lang.phrases.after_preposition.search(s, max(0, m.start() - 20), m.start())
            yield Report(m.start() if side else clause_begin(s, m.start(), lang), len(s), None, m.span())
    if ":" in s or "(@" in s or "¤" in s:
        yield from _labelled(s, lang)
    for m in found:
        named = m.span("by") if m.groupdict().get("by") else owner(s, m.start(), lang)
        yield Report(m.end(), content_end(s, m.end(), lang), named, m.span())


def _held(s: str, lang: Voices) -> Iterator[Report]:
    """What is held, and by whom if by anybody: "is seen as", "it is said that", "described by an official as"."""
    for m in lang.phrases.seen_as.finditer(s):
        yield Report(clause_begin(s, m.start(), lang), phrase_end(s, m.end(), lang), None, m.span())
    for m in lang.phrases.held_that.finditer(s):
        yield Report(m.end(), content_end(s, m.end(), lang), None, m.span())
    if not any(map(s.__contains__, lang.subjects.passive_by)):
        return
    for m in lang.phrases.described_by.finditer(s):
        yield _by(s, m, lang)


def _labelled(s: str, lang: Voices) -> Iterator[Report]:
    """What a name stands over or under: a tweet, a signed quotation, "Krog: …", a headline with its source."""
    if "(@" in s and (tweet := TWEET.search(s)) and tweet.start() > 0:
        yield Report(0, tweet.start(), tweet.span("who"), tweet.span())
    if s.startswith("¤") and (signed := lang.phrases.signature.fullmatch(s)):
        yield Report(0, signed.end("said"), signed.span("who"), (signed.end("said"), signed.end()))
    headline = not s.endswith((".", "!", "?", ":", "…")) and len(s) <= _HEADLINE
    if ": " in s and (label := lang.phrases.label.match(s)):
        title = headline and label["who"].partition(" ")[0].lower() not in lang.phrases.no_labels
        claims = title and ("¤" in s or lang.subjects.finite.search(s, label.end()))
        own = s.startswith("¤", label.end()) or lang.phrases.own_words.search(s, label.end())
        if claims or own or _is_given(label["who"], lang):
            yield Report(label.end(), len(s), label.span("who"), label.span())
    source = lang.phrases.headline_source.fullmatch(s) if headline and ": " in s else None
    if (
        source
        and (source["noun"] or lang.subjects.finite.search(source["said"]))
        and is_speaker(s, source.span("who"), lang)
    ):
        yield Report(0, source.end("said"), source.span("who"), (source.end("said"), len(s)))
    if "¤" in s and (put := lang.verbs.put_it.search(s)):
        quoted = [at for at in (s.rfind("¤", 0, put.start()), s.find("¤", put.end())) if at >= 0]
        if quoted:
            start = s.find("¤") if quoted[0] < put.start() else quoted[0]
            yield Report(start, s.rindex("¤") + 1, put.span("who"), put.span())
    if ": " in s and (given := lang.phrases.statement.search(s)):
        issuer = main_subject(s, given.start(), lang)
        yield Report(given.end(), len(s), issuer if issuer and is_speaker(s, issuer, lang) else None, given.span())


def _is_given(who: str, lang: Voices) -> bool:
    """Whether a name begins with a given name or a title, by which it is a person's."""
    first, _, rest = who.partition(" ")
    return bool(rest) and (first.capitalize() in lang.speakers.given_names or first.lower() in lang.speakers.titles)


def _by(s: str, m: re.Match[str], lang: Voices) -> Report:
    """What is said of somebody by somebody else: "described by an official as a spy", "dubbed ¤ by the press"."""
    if m["a"]:
        return Report(m.end(), phrase_end(s, m.end(), lang), m.span("a"), m.span())
    if m["c"]:
        return Report(*m.span("said"), m.span("c"), m.span())
    quoted = s.index("¤", m.start())
    return Report(quoted, s.rindex("¤", quoted, m.start("b")) + 1, m.span("b"), m.span())


def _according(s: str, m: re.Match[str], lang: Voices) -> Iterator[Report]:
    """What is said according to somebody: what follows, what stands before, or both sides of it."""
    after = m.end() + 1 if s.startswith(",", m.end()) else m.end()
    before = s[: m.start()].rstrip()
    if beside := lang.phrases.apposition.match(s, m.end()):
        after = beside.end()
    if before.endswith("(") and s.startswith(")", m.end()):
        yield Report(0, len(before) - 1, m.span("who"), (len(before) - 1, m.end() + 1))
        if m.end() + 1 < len(s):
            yield Report(m.end() + 1, len(s), m.span("who"), (len(before) - 1, m.end() + 1))
        return
    if not before or before.endswith((":", "—", "–", "*")):
        yield Report(after, len(s), m.span("who"), m.span())
        return
    yield Report(0, m.start(), m.span("who"), m.span())
    if before.endswith(",") and (goes_on := lang.phrases.goes_on.match(s, beside.end() - 1 if beside else m.end())):
        yield Report(goes_on.end(), len(s), m.span("who"), m.span())


def nouns(s: str, lang: Voices) -> list[re.Match[str]]:
    """Nouns of saying with their clause; "they claim that" and "the minister claims that" are verbs."""
    return [m for m in lang.phrases.noun_that.finditer(s) if _is_noun(s, m, lang)]


def _is_noun(s: str, m: re.Match[str], lang: Voices) -> bool:
    """Whether an article or possessor shows a noun; some words are never verbs."""
    noun = m["noun"]
    if noun in lang.phrases.surely_nouns:
        return True
    before = lang.phrases.before_nouns if noun in lang.phrases.plural_nouns else lang.phrases.before_noun
    return bool(before.search(s, max(0, m.start() - 60), m.start()))
