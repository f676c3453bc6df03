"""Reported speech in one sentence: what is reported, by which words, and by whom.

No parser is used: the verb of saying is found in its family, its subject by the punctuation and conjunctions
before it, and what it reports by what follows (or, in "…, she said", by what stands before). Other phrases need no
verb: according to, in somebody's view, is seen as, reportedly, the claim that.
"""

import re
from collections.abc import Iterator, Set
from operator import attrgetter, methodcaller
from typing import NamedTuple

from kosovo_lib.lang.parts import NEVER
from kosovo_lib.lang.voices import Voices
from kosovo_lib.voices.speakers import (
    COMMA,
    Report,
    Span,
    cannot_follow,
    clause_begin,
    clause_subject,
    following_subject,
    has_no_verb,
    is_given,
    is_speaker,
    is_subject,
    last_phrase,
    main_subject,
    owner,
    speaker,
    subject,
    subject_of,
)

_HEADLINE = 140  # characters of the longest headline; it ends with no stop
_MARKED = (": ", "¤", "(@", " – ", " — ")  # one of them stands where a name stands over or under what it says
_CAPITALS = re.compile(r"[^\W\d_]+")
_CUE, _START = attrgetter("cue"), methodcaller("start")
_STOPS = ("", ".")
_INSERTED_AFTER = re.compile(r", [^\W\d_]")
_INSERTED = tuple("—–)],")  # the end of what stands between a verb and its "that"
TWEET = re.compile(r"\s*(?:—|–|-{1,2})\s(?P<who>[^@()—–]{2,60}) \(@\w+\)")
"""How a tweet is signed: "These are no good people — Josh Gad (@joshgad)"."""


def find_reports(sentence: str, lang: Voices, *, spoken: bool = False) -> list[Report]:
    """Every reported span of a sentence, in the order their cues stand.

    What stands in quotation marks is masked by ``¤``: verbs in it are not the reporter's. ``spoken`` is whether a
    quotation ends with a comma, a question or an exclamation, as speech does.
    """
    sentence = sentence.replace("\u00a0", " ").replace("--", "——").replace(" - ", " – ")
    sentence = lang.stop_in_name.sub("_", sentence) if 0 <= sentence.find(".") < len(sentence) - 1 else sentence
    if sentence.isupper() or (not sentence.endswith(".") and is_title_case(sentence)):
        sentence = _without_capitals(sentence, lang)
    lowered = sentence.lower()
    words = lang.words_in(lowered)
    cues = words & lang.cues
    if not cues and not any(map(sentence.__contains__, _MARKED)):
        return []
    found = nouns(sentence, lang) if not cues.isdisjoint(lang.phrases.nouns) else []
    told = verbs(sentence, lowered, words, {*map(_START, found)}, lang)
    reports = [_without_stop(sentence, report) for report in (*phrases(sentence, cues, words, found, lang), *told)]
    reports += _put_plainly(sentence, reports, lang)
    reports = reports or _unlisted(sentence, lang, spoken=spoken)
    return reports if len(reports) < 2 else _outermost(sentence, sorted(reports, key=_CUE), lang)


def _put_plainly(s: str, reports: list[Report], lang: Voices) -> list[Report]:
    """What is quoted after a colon with no word of saying: "Farage was scathing about the plan: ¤"."""
    colon = s.find(": ¤")
    if colon < 0 or any(report.end > colon for report in reports):
        return []
    begun = lang.subjects.finite.search(s, 0, colon) or lang.subjects.present.search(s, 0, colon)
    source = main_subject(s, colon, lang) if begun else None
    if source is None or not is_speaker(s, source, lang):
        source = owner(f"{s[:colon]} ", colon + 1, lang)  # "Here is Krog's verdict: ¤"
    if source is None or not is_speaker(s, source, lang) or (begun and source[1] == colon):  # not "wrote to Krog: ¤"
        return []
    plain = lang.verbs.quotes_plainly.match(s, *source) or lang.speakers.person_head.search(s, *source)
    return [Report(colon + 2, s.rindex("¤") + 1, source, (colon, colon + 2))] if plain else []


def _unlisted(s: str, lang: Voices, *, spoken: bool) -> list[Report]:
    """What is quoted beside a verb that is on no list: "Never again, Holm fumed", "Holm squeaked that ¤"."""
    m = lang.verbs.unlisted.match(s) if spoken else None
    if m and is_speaker(s, m.span("who"), lang):
        verb = m.span("inverted" if m["inverted"] else "verb")
        return [Report(0, min(verb[0], m.start("who")) - 1, m.span("who"), verb)]
    m = lang.verbs.unlisted_that.search(s) if "¤" in s else None
    source = speaker(s, subject(s, m.start(), lang), lang) if m and not cannot_follow(s, m.start(), lang) else None
    return [Report(m.end(), content_end(s, m.end(), lang), source, m.span())] if m and source else []


def is_title(s: str, begin: int, lang: Voices) -> bool:
    """Whether nothing is claimed behind a label, but something is named: "Krog: the life of a mayor"."""
    claims = "¤" in s or lang.subjects.present.search(s, begin) or not has_no_verb(s, (begin, len(s)), lang)
    return not claims and bool(lang.speakers.article.sub("", s[begin:]) != s[begin:])


def is_title_case(s: str) -> bool:
    """Whether a line is a headline whose words begin with capitals: "Mayor Must Go, Union Says"."""
    if s.endswith((".", "!", "?", ":")) or len(s) > _HEADLINE:
        return False
    long = [word for word in s.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 - ("¤" in s) and sum(word[0].islower() for word in long) <= len(long) // 6


def _without_capitals(s: str, lang: Voices) -> str:
    """A sentence set in capitals as it is set elsewhere: words of the language small, all others like names."""
    cues, small, loud = lang.cues, lang.subjects.grammatical, s.isupper()

    def usual(m: re.Match[str]) -> str:
        word, name = m[0].lower(), m[0].capitalize()
        is_verb = name not in lang.speakers.given_names and lang.subjects.finite.fullmatch(word)
        is_small = is_verb or word in cues or word in small
        is_small = m.start() > 0 and (is_small or bool(lang.subjects.nobody.match(f"{word} ")))
        return word if is_small else name if loud else m[0]

    return _CAPITALS.sub(usual, s)


def _without_stop(s: str, report: Report) -> Report:
    """A report without the full stop of the sentence, which is the writer's."""
    start, end, source, cue = report
    return Report(start, end - 1, source, cue) if start < end - 1 and end == len(s) and s[-1] == "." else report


def _outermost(s: str, reports: list[Report], lang: Voices) -> list[Report]:
    """End a report where another one begins; drop what is only said to be said inside a report."""
    kept: list[Report] = []
    for report in reports:
        begin = report.source[0] if report.source else 0
        holding = [(number, other) for number, other in enumerate(kept) if other.start < begin < other.end]
        joint = lang.verbs.new_clause.search(s, max(0, begin - _NEAR), begin) if holding else None
        for number, other in holding:
            verb = s[slice(*other.cue)].partition(" ")[0]  # "calling him a liar, Krog replied"
            doing = verb in lang.verbs.forms and verb.endswith(lang.verbs.participle_ending)
            doing = doing or s.partition(" ")[0].endswith(lang.verbs.participle_ending)  # "Refuting the claim that"
            own = not other.source and s.endswith(lang.verbs.what_before, 0, begin)
            heard = begin if own else 0  # "reportedly died in what police call an attack"
            end = joint.start() if joint else begin - 2 if doing and s.endswith(", ", 0, begin) else heard
            if end > other.start:
                kept[number] = other._replace(end=end)
        if report.source and kept and report.source[1] <= kept[-1].start < report.cue[0] < kept[-1].end:
            joint = lang.verbs.joint.search(s, kept[-1].start, report.cue[0])
            clause = joint and not joint[0] and lang.subjects.finite.search(s, kept[-1].start, report.cue[0])
            if joint and not clause and joint.start() > kept[-1].start:
                kept[-1] = kept[-1]._replace(end=joint.start())
        if kept and report.cue[1] < kept[-1].cue[1] < report.end:
            before = s[: kept[-1].cue[1]].rstrip()  # "Krog said — as aides warned of rot — that"
            report = report._replace(end=len(before) - 1) if before.endswith(_INSERTED) else report
        kept.append(report)
    kept = [report for report in kept if not any(_passes_on(s, other, report, lang) for other in kept)]
    return [report for report in kept if not any(_inside(s, report, other, lang) for other in kept)]


def _inside(s: str, report: Report, other: Report, lang: Voices) -> bool:
    """Whether a report is part of what another one reports; of two that cover each other the later cue counts."""
    if other is report or other.source == report.source:
        return False
    if other.source and report.start == other.start and report.cue[0] < other.source[0] < other.start:
        return not lang.speakers.pronoun.fullmatch(s, *other.source)  # "Krog pointed to the claim by Holm that"
    if not _covers(other, report):
        return False
    few = other.start < report.start and 2 * (report.end - report.start) < other.end - other.start
    if few and report.source and s.find("¤", report.start, report.start + 5) >= 0:
        return bool(lang.speakers.pronoun.fullmatch(s, *report.source))  # "Krog said Holm had called him a ¤"
    return not _covers(report, other) or report.cue < other.cue


def _passes_on(s: str, report: Report, other: Report, lang: Voices) -> bool:
    """Whether a report is all that another one passes on: "¤, Krog said, the Gazette wrote" is of Krog, and so is
    "Krog said that the pier was safe, according to an aide"."""
    if report.source is None or not other.source or not report.cue[0] < other.end <= other.cue[0]:
        return False
    if lang.verbs.as_tail.search(s[max(0, other.source[0] - 5) : other.source[0]].rstrip()):
        return report.source[0] >= other.start  # "Krog said it was shut, as Holm had charged"
    if report.end <= report.source[0]:
        ends = max(report.cue[1], report.source[1]) >= other.end - 2
        ends = ends or bool(lang.verbs.afterthought.match(s, report.source[1] + 2))  # "Krog, a sailor, said"
        return "¤" in s[slice(*report[:2])] and report.start <= other.start and ends
    return bool(
        report.source[0] <= other.start
        and s[slice(*report.cue)].partition(" ")[0] in lang.verbs.inverted_alone | lang.verbs.tell.keys()
        and lang.subjects.named.fullmatch(s, *report.source)
        and lang.phrases.according.match(s, other.cue[0])
    )


def _covers(report: Report, other: Report) -> bool:
    return report.start <= other.cue[0] and other.cue[1] <= report.end


def phrases(s: str, cues: Set[str], words: Set[str], found: list[re.Match[str]], lang: Voices) -> Iterator[Report]:
    """The reports of a sentence of these words that need no verb; ``found`` are its nouns of saying."""
    if not cues.isdisjoint(lang.phrases.according_words):
        for m in lang.phrases.according.finditer(s):
            yield from _according(s, m, lang)
    if not cues.isdisjoint(lang.phrases.view_words):
        for m in lang.phrases.in_the_view_of.finditer(s):
            last = m.end() + 1 >= len(s)  # "The race is over, in Krog's view."
            yield Report(0 if last else m.end() + 1, m.start() if last else len(s), m.span(m.lastindex or 0), m.span())
    if not cues.isdisjoint(lang.phrases.seen_words) and not words.isdisjoint(lang.phrases.beside_seen):
        yield from _held(s, lang)
    if not cues.isdisjoint(lang.phrases.hearsay_words):
        for m in lang.phrases.reportedly.finditer(s):
            begin, end = clause_begin(s, m.start(), lang), content_end(s, m.end(), lang)
            apart = s.endswith(", ", 0, m.start()) and not s.startswith(",", m.end())  # "Holm, reportedly ill, left"
            if apart or lang.subjects.in_relative.search(s, 0, m.start()):  # "A boat that reportedly sank is for sale"
                begun = lang.subjects.finite.search(s, 0, m.start())
                main = None if begun else lang.subjects.surely_finite.search(s, m.end(), end)
                stop = COMMA.search(s, m.end(), main.start() if main else end) or main
                begin, end = m.end(), stop.start() if stop else end
            yield Report(begin, end, None, m.span())
    if ":" in s or "(@" in s or "¤" in s or " – " in s or " — " in s:
        yield from _labelled(s, lang)
    for m in found:
        named = m.span("by") if m["by"] else owner(s, m.start(), lang)
        said = last_phrase(s, m.end("noun"), lang) if m["says"] else None  # "a report that said the pier was rotten"
        yield Report(m.end(), content_end(s, m.end(), lang), named or said, m.span())


def _held(s: str, lang: Voices) -> Iterator[Report]:
    """What is held, and by whom if by anybody: "is seen as", "it is said that", "described by an official as"."""
    for m in lang.phrases.seen_as.finditer(s):
        begin = m.end() if m["judged"] else clause_begin(s, m.start(), lang)
        yield Report(begin, phrase_end(s, m.end(), lang), None, m.span())
    for m in lang.phrases.held_that.finditer(s):
        named = next((m.span(by) for by in ("by", "whom") if m[by]), None)
        end = m.end("said") if m["said"] else content_end(s, m.end(), lang)
        yield Report(m.end(), end, named, m.span())
    for m in lang.phrases.described_by.finditer(s):
        if not lang.subjects.no_content.match(s, m.end()):
            yield _by(s, m, lang)


def _labelled(s: str, lang: Voices) -> Iterator[Report]:
    """What a name stands over or under: a tweet, a signed quotation, "Krog: …", a headline with its source."""
    if "(@" in s and (tweet := TWEET.search(s)) and tweet.start() > 0:
        yield Report(0, tweet.start(), tweet.span("who"), tweet.span())
    if s[0] == "¤" and s.lstrip("¤., ")[:1] in ":—–-" and (signed := lang.phrases.signature.fullmatch(s)):
        yield Report(0, signed.end("said"), signed.span("who"), (signed.end("said"), signed.end()))
    headline = not s.endswith((".", "!", "?", ":", "…")) and len(s) <= _HEADLINE
    label = lang.phrases.label.match(s) if ": " in s else None
    if label and not lang.subjects.finite.search(s, label.end(2), label.end()):  # "Still, Krog went on: ¤"
        claims = headline and ("¤" in s or lang.subjects.finite.search(s, label.end()))
        own = s.startswith("¤", label.end()) or lang.phrases.own_words.search(s, label.end())
        first, _, last = label["who"].lower().rpartition(" ")
        is_thing = first and lang.subjects.speechless.fullmatch(last)  # "Holm's New Game"
        person = is_given(label["who"], lang) and not (is_thing and lang.subjects.possessive.search(first))
        shown = lang.speakers.common.fullmatch if headline else str.isupper  # "Police: Two missing", "KROG: We stay"
        loud = len(label["who"]) > 3 and shown(label["who"])
        nobody = lang.phrases.no_labels | lang.subjects.adverbs
        names = label["says"] or nobody.isdisjoint(label["who"].lower().split())
        says = person or ((claims or own) and not is_thing)
        if names and (loud or (says and not is_title(s, label.end(), lang))):
            glued = s.find(" : ", label.end())  # a caption before the first sentence
            yield Report(label.end(), len(s) if glued < 0 else glued, label.span("who"), label.span())
    source = lang.phrases.headline_source.fullmatch(s) if headline else None
    if (
        source
        and lang.phrases.no_labels.isdisjoint((source["said"].lower(), source["who"].partition(" ")[0].lower()))
        and (source["noun"] or lang.subjects.finite.search(source["said"]))
        and is_speaker(s, source.span("who"), lang)
    ):
        yield Report(0, source.end("said"), source.span("who"), (source.end("said"), len(s)))
    if "¤" in s and (put := lang.verbs.put_it.search(s)):
        quoted = [at for at in (s.rfind("¤", 0, put.start()), s.find("¤", put.end())) if at >= 0]
        if quoted:
            start = s.find("¤") if quoted[0] < put.start() else quoted[0]
            yield Report(start, s.rindex("¤") + 1, put.span("who"), put.span())
    if ": " in s and (given := lang.phrases.statement.search(s, 0, s.rfind(": ") + 3)):
        issuer = main_subject(s, given.start(), lang) if lang.subjects.finite.search(s, 0, given.end()) else None
        yield Report(given.end(), len(s), issuer if issuer and is_speaker(s, issuer, lang) else None, given.span())


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
    if before.endswith(",") and lang.verbs.that_next.match(s, after):
        return  # "Krog said, according to the Gazette, that": it is Krog's
    if beside := lang.phrases.apposition.match(s, m.end()):
        after = beside.end()
    if before.endswith("(") and s.startswith(")", m.end()):
        yield Report(0, len(before) - 1, m.span("who"), (len(before) - 1, m.end() + 1))
        yield Report(m.end() + 1, len(s), m.span("who"), (len(before) - 1, m.end() + 1))
        return
    opens = before.endswith(",") and lang.subjects.nobody.match(before) and not lang.subjects.finite.search(before)
    if opens or not before or before.endswith((":", "—", "–", "*")) or lang.subjects.opening.fullmatch(f"{before} "):
        yield Report(after, len(s), m.span("who"), m.span())
        return
    yield Report(0, m.start(), m.span("who"), m.span())
    if not before.endswith(","):
        return
    verb = lang.subjects.finite.match(s, after + 1)
    on = lang.phrases.goes_on.match(s, beside.end() - 1 if beside else m.end())
    does = verb and not (lang.subjects.finite.search(before) or s.startswith(lang.subjects.passive_by, verb.end()))
    if on or does:  # "The ship, according to the union, carried coal"
        yield Report(on.end() if on else after + 1, len(s), m.span("who"), m.span())


def nouns(s: str, lang: Voices) -> list[re.Match[str]]:
    """Nouns of saying with their clause, shown by an article or an owner unless they are never verbs."""
    return [
        m
        for m in lang.phrases.noun_that.finditer(s)
        if not (m["by"] and lang.subjects.finite.search(m["by"]))  # "a report by the union found that"
        if not lang.subjects.no_content.match(s, m.end())  # "a remark that angered the mayor"
        if m["says"]
        or lang.verbs.forms.keys().isdisjoint(s[m.end("noun") : m.end()].split())  # "a report on it said that"
        if m["noun"].lower() in lang.phrases.surely_nouns
        or (m.start() == 0 and m["noun"].endswith(lang.plural_ending))  # "Fears among dockers that"
        or (lang.phrases.before_plural if m["noun"].endswith(lang.plural_ending) else lang.phrases.before_noun).search(
            s, max(0, m.start() - 60), m.start()
        )
    ]


_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:[’'][^\W\d_]+)?(?!-)\b")
_NEAR = 100  # characters before a verb in which a conjunction or "in a statement" is looked for
_COLON = re.compile(r"(?: [^,;.:¤]{1,60})?: (?=\S)")
_SMALL = re.compile(r"[^\W\d_A-Z]|¤")
_LONG = 25  # characters before "she said" that are surely a clause, and no "in the long run"


class Verb(NamedTuple):
    """A verb of saying: where it stands, as printed in small letters, whose it is."""

    start: int
    end: int
    word: str
    source: Span

    @property
    def cue(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def verbs(s: str, lowered: str, words: Set[str], nouns: set[int], lang: Voices) -> list[Report]:
    """Attribution by verbs among the words of a sentence, in its order; at ``nouns`` stand nouns of saying."""
    last: Span | None = None
    told: list[Report] = []
    for start, word in _places(s, lowered, words & lang.verbs.cues):
        if start in nouns or (s[start].isupper() and start > 0 and s[start - 1] != "\n"):
            continue
        source, reports = _reports(s, start, start + len(word), word, last, lang)
        own = source and (lang.subjects.possessive.match(s, source[1]) or lang.speakers.nobody.fullmatch(s, *source))
        last = source if reports and source and not own else last
        told += reports
    doubt = lang.verbs.doubted.search(s) if told and not words.isdisjoint(lang.verbs.doubting) else None
    unsure = range(*doubt.span()) if doubt else ()  # "It is unclear if he promised"
    return [report for report in told if report.start < report.end and report.cue[0] not in unsure]


def _places(s: str, lowered: str, found: Set[str]) -> list[tuple[int, str]]:
    """Where the verbs of a sentence stand as words of their own: not in "so-called"."""
    if len(lowered) != len(s):  # a letter that has no small form of one letter
        return [(m.start(), m[0].lower()) for m in _WORD.finditer(s) if m[0].lower() in found]
    places = []
    for word in found:
        at = lowered.find(word)
        while at != -1:
            m = _WORD.match(s, at)
            if m and m.end() == at + len(word):
                places.append((at, word))
            at = lowered.find(word, at + len(word))
    return sorted(places)


def _reports(
    s: str, start: int, end: int, word: str, last: Span | None, lang: Voices
) -> tuple[Span | None, list[Report]]:
    """Whose a verb is and what it reports: nothing, one span, or two around "she said"."""
    words = lang.verbs
    phrase = words.with_preposition.get(word)
    prepositional = phrase.match(s, start) if phrase else None
    if not prepositional and word not in words.forms and word not in words.mental:
        return None, []
    doing = word.endswith(words.participle_ending)
    is_infinitive = s.endswith(words.infinitive_mark, 0, start)
    goes_on = words.begins_to.search(s, max(0, start - _NEAR), start) if is_infinitive else None
    on_purpose = None
    if not goes_on and not doing and word not in words.mental and cannot_follow(s, start, lang):
        on_purpose = _on_purpose(s, start, end, word, lang, says=bool(prepositional))
        if not on_purpose:
            return None, []
    if word not in words.finding and words.silent.match(s, end):
        return None, []
    after_comma = not doing and s.endswith(("¤ ", "¤, ", ", "), 0, start)
    if after_comma and (inverted := _inverted(s, start, end, word, lang)):
        return inverted[0].source, inverted
    source = subject(s, goes_on.start(), lang) if goes_on else on_purpose or _source(s, start, word, last, lang)
    source = speaker(s, source, lang)
    if source is None or words.nobody_says.fullmatch(s, source[0], end):
        return None, []
    ends_headline = end == len(s) and s.endswith(", ", 0, source[0])
    if word in words.also_nouns and not ends_headline and not is_subject(s, source, lang):
        return None, []
    judging = word in words.judge or word in words.name
    past = judging and word.endswith(words.past_ending)
    apart = words.participle_apart.search(s, max(0, start - 30), start) if past else None
    if judging and ((apart and ", " not in s[: apart.start()]) or not has_no_verb(s, source, lang)):
        return None, []  # "Smith, accused of theft"
    if word in words.demanding and lang.subjects.head_ends.split(s[slice(*source)], 1)[0].endswith(lang.subjects.rules):
        return None, []  # "the law calls for a pier": nobody says so
    particle = words.particle.match(s, end)
    verb = Verb(start, particle.end() if particle else end, word, source)
    if prepositional and not (word in words.name and "¤" in s[end : prepositional.end()]):
        begin = prepositional.end()
        if lang.subjects.no_content.match(s, begin):
            return None, []
        ends = content_end if lang.verbs.that_next.search(s, start, begin) else phrase_end
        return source, [Report(begin, ends(s, begin, lang, verb), source, (start, begin))]
    return source, complement(s, verb, lang)


def _on_purpose(s: str, start: int, end: int, word: str, lang: Voices, *, says: bool) -> Span | None:
    """Who says it in "took the occasion to warn that": the one who acts, where he does it and is not asked to."""
    if not s.endswith(lang.verbs.infinitive_mark, 0, start):
        return None
    judging = lang.verbs.judged_by.get(lang.verbs.judge.get(word, ""), lang.verbs.judged_by.get("*", NEVER))
    blames = word in lang.verbs.judge and judging.match(s, end) and not lang.verbs.being.search(s, 0, start)
    if not (says or blames or word in lang.verbs.on_purpose):
        return None
    that = lang.verbs.that.match(s, end)
    made = lang.verbs.made_to.search(s, max(0, start - _NEAR), start)
    clausal = word in lang.verbs.say and (made or word in lang.verbs.inverted_plain)
    is_said = (
        blames
        or (made and (says or (clausal and s.find("¤", end, end + _LONG) > 0)))
        or (that and lang.verbs.that_next.match(s, that.start(1) - 1))
        or (word in lang.verbs.tell and lang.verbs.addressee_that.match(s, end))
        or (clausal and lang.verbs.clause_follows.match(s, end))
        or lang.verbs.quote_follows.match(s, end)
    )
    if not is_said or lang.verbs.not_done.search(s, max(0, start - _NEAR), start):
        return None
    begun = lang.subjects.finite.search(s, 0, start)
    source = made.span(1) if made else main_subject(s, start, lang) if begun else None
    return source if source and is_speaker(s, source, lang) else None


def _source(s: str, start: int, word: str, last: Span | None, lang: Voices) -> Span | None:
    """Who says it: the verb's subject, or after "and" and before a participle that of the verb before."""
    before = s[max(0, start - _NEAR) : start]
    doing = word.endswith(lang.verbs.participle_ending)
    if not doing and before.endswith(", ") and s[-1] != "." and (headline := lang.subjects.headline.match(s, 0, start)):
        return headline.span(1)
    joined = lang.verbs.same_subject.search(before)
    if joined and (not doing or lang.subjects.progressive.search(before)):
        at = start - len(before) + joined.start()
        whole = s.endswith(", ", 0, at) and not lang.verbs.own_clause.search(s, 0, at)
        return last or (main_subject if whole else clause_subject)(s, at, lang)
    if doing and (clause := lang.verbs.participle_clause.search(before)):
        at = start - len(before) + clause.start("medium")
        # "Krog's comments calling", "as Krog sent a note to staff calling"
        if (
            clause["medium"]
            and clause.end("addressed") + 1 == len(before)
            and not lang.subjects.finite.search(s, at, start)
        ):
            *_, verb = None, *lang.subjects.finite.finditer(s, 0, at)
            whose = owner(s, at, lang) or (subject(s, verb.start(), lang) if verb else None)
            if whose and is_speaker(s, whose, lang) and not lang.verbs.being.search(s, 0, at):
                return whose
        apart = lang.verbs.own_clause.search(s, last[1] if last else 0, start)
        apart = apart and lang.subjects.finite.search(s, apart.end(), start)
        found = clause_subject(s, start, lang) if apart or clause["did"] else last or main_subject(s, start, lang)
        told = word in lang.verbs.tell and not lang.verbs.that_next.match(s, start + len(word))
        return found if told or (found and speaker(s, found, lang)) else following_subject(s, start, len(s), lang)
    if quoted := doing and lang.verbs.quoted_as.search(before):
        return subject(s, start - len(before) + quoted.start(), lang)
    if doing and (beside := lang.verbs.with_somebody.search(before)):
        return start - len(before) + beside.start("who"), start - len(before) + beside.end("who")
    if doing and not lang.subjects.finite.search(s, 0, start):  # a headline's or an update's: "Mayor calling for calm"
        is_noun = cannot_follow(s, start, lang) or lang.subjects.finite.match(s, start + len(word) + 1)
        return None if is_noun else subject(s, start, lang)  # "The first warning came on Monday"
    if doing and lang.verbs.that_next.match(s, start + len(word)):
        return subject_of(s, start, word, "", lang) or last_phrase(s, start, lang)
    if word in lang.verbs.mental:
        being = lang.verbs.being.search(before)
        if being or word not in lang.verbs.forms:
            return subject(s, start - len(before) + being.start(), lang) if being else None
    return subject_of(s, start, word, lang.verbs.forms.get(word, ""), lang)


def _inverted(s: str, start: int, end: int, word: str, lang: Voices) -> list[Report]:
    """The report of "…, said Peter Stano" and "…, says the BBC's Nick Thorpe in Kosovo"."""
    plain = lang.verbs.forms.get(word) == word and word not in lang.verbs.inverted_plain  # "state Senator Holm told us"
    sound = word in lang.verbs.sound
    known = sound or word in lang.verbs.say or word in lang.verbs.clause
    if not known or plain:
        return []
    quoted = s.endswith(("¤ ", "¤, "), 0, start)
    beside = lang.verbs.relative_next.search(s, s.find(",", 0, start), start)
    if beside and s.find(",", beside.end()) == start - 2 and not lang.subjects.finite.search(s, 0, beside.start()):
        return []  # "Krog, who ran in May, said the gates were shut"
    who = lang.verbs.inverted_subject.match(s, end)
    name = lang.subjects.head_ends.split(who[1])[0].rstrip(".") if who else ""
    named = lang.subjects.name.fullmatch(name)
    last = " " in name and named  # "The port mirrors the country, said Ida Krog."
    somebody = word in lang.verbs.say and (named or lang.speakers.person_head.search(name))
    says = word in lang.verbs.inverted_alone or somebody
    if says and who and not any(lang.subjects.finite.search(s, *place) for place in ((0, start), who.span(1))):
        both = _backward(s, Verb(start, who.end(1), word, (start, who.end(1))), lang)
        if len(both) == 2 and s.find(",") == start - 2 and "¤" not in s:  # "The pier, says Krog, will fail"
            return [report._replace(source=who.span(1)) for report in both]
    beside_name = who and lang.verbs.afterthought.match(s, who.end(1) + 2)  # "..., notes Leo Strand, who ran in May"
    ends = who and who.end(1) + 1 >= len(s) and lang.subjects.nobody.match(s)  # "Too late, say parents."
    begun = lang.subjects.finite.search(s, 0, start) or lang.subjects.present.search(s, 0, start)
    has_verb = begun or not lang.verbs.forms.keys().isdisjoint(s[:start].split())
    if (
        who is None
        or (sound and not quoted)  # “...,” shouted Krog
        or not lang.verbs.somebody.match(who[1])
        or ("¤" not in s[:start] and not has_verb and not ((last or ends) and word in lang.verbs.inverted_alone))
        or ("¤" not in s[:start] and not says and not (last and (who.end(1) + 1 >= len(s) or beside_name)))
        or (not (quoted and s[0] == "¤") and lang.subjects.finite.search(lang.subjects.head_ends.split(who[1], 1)[0]))
        or _is_clause(s, who.span(1), lang)
    ):
        return []
    speaks = who[1].rstrip(".!?")
    late = lang.subjects.trailing.search(speaks)  # "said Krog last night"
    source = (who.start(1), who.start(1) + (late.start() if late else len(speaks)))
    return [Report(0, len(s[:start].rstrip(" ,")), source, (start, end))]


def _is_clause(s: str, source: Span, lang: Voices) -> bool:
    """Whether a subject has a verb of its own, as in “..., violent,” contends the law is vague."""
    head = lang.subjects.head_ends.split(s[slice(*source)], 1)[0]
    verb = lang.subjects.surely_finite.search(head) or lang.subjects.present.search(head)
    return verb is not None and not lang.subjects.in_relative.search(s, 0, source[0] + verb.start())


def complement(s: str, verb: Verb, lang: Voices) -> list[Report]:
    """What the verb reports: what follows it, or what stands before its subject."""
    word, words = verb.word, lang.verbs
    before = s[: verb.source[0]].rstrip()
    if not word.endswith(words.participle_ending) and before.endswith(("¤", "¤,")) and not before.strip("¤ ,\"'"):
        return _backward(s, verb, lang)  # “…,” she told the crowd
    ends = s[verb.end :] in _STOPS and word in words.clause and not words.as_tail.search(before)  # "..., aides charge."
    judging = (word in words.judge or word in words.name) and word not in words.object and not ends
    inserted = before.endswith(",") and _INSERTED_AFTER.match(s, verb.end) and lang.subjects.finite.search(before)
    if not inserted and (joined := _joined(s, verb, lang, judging=judging)):  # "He died, police said, in a fire that"
        return [joined]
    if word not in words.forms:  # "Krog is sure the pier will hold"
        whole = words.clause_follows.match(s, verb.end) and not lang.subjects.nobody.match(s, verb.end + 1)
        return [Report(verb.end + 1, content_end(s, verb.end, lang, verb), verb.source, verb.cue)] if whole else []
    if judging:
        return _judged(s, verb, lang)
    if verb.start < verb.source[0] and not (word in words.saying and words.clause_follows.match(s, verb.end)):
        return []  # "Speaking in Leeds, Krog left", but not "By saying he is ill, Krog has lied"
    if word in words.sound:
        return _backward(s, verb, lang) if before.endswith(("¤", "¤,")) else []
    return _unjoined(s, verb, lang, before)


def _joined(s: str, verb: Verb, lang: Voices, *, judging: bool) -> Report | None:
    """What is reported after a joint: "that", a quotation mark, a colon, whom it is told."""
    start, end, word, source = verb
    words = lang.verbs
    noun = word in words.also_nouns and not s.endswith(words.infinitive_mark, 0, start)
    close = judging or noun or word in words.sound
    that = words.that.match(s, end) if not judging or word in words.clause else None  # not "dismissed that claim"
    if that and (not close or words.that_next.match(s, end)):
        return Report(that.end(), content_end(s, that.end(), lang, verb), source, (start, that.start("that")))
    quote = words.quote_follows.match(s, end)
    if quote or (word not in words.finding and (quote := words.quote_follows_later.match(s, end))):
        return Report(quote.end() - 1, content_end(s, end, lang, verb), source, verb.cue)
    asks = "¤" in s[end:] and (word in words.tell or word in words.demanding)
    clause = lang.subjects.surely_finite.search(s, end) if asks or ": " in s[end:] else None
    bare = clause and lang.subjects.clause_words.isdisjoint(s[end : clause.start()].split())
    stop = clause.start() if clause and bare else len(s)  # "vowed to go and said: ¤"
    if not judging and word not in words.finding and (colon := _COLON.match(s, end, stop)):
        return Report(colon.end(), len(s), source, (start, colon.end()))
    whom = words.addressee_quote.match(s, end, stop) if asks else None
    if word in words.tell:
        whom = whom or words.addressee_that.match(s, end)
        if not whom and (told := words.addressee.match(s, end)):  # not "told the harbour committee of three"
            whom = told if _tells(s, end, told.end(), lang) else None
    return Report(whom.end(), content_end(s, whom.end(), lang, verb), source, (start, whom.end())) if whom else None


def _tells(s: str, told: int, begin: int, lang: Voices) -> bool:
    """Whether what follows somebody told is a clause, a quotation, or what to do."""
    first = _WORD.match(s, begin)
    pronoun = first and re.split("[’']", first[0].lower())[0] in lang.subjects.pronouns
    clause = pronoun or lang.subjects.finite.search(s, told) or lang.subjects.present.search(s, told)
    return bool(clause or "¤" in s[told:] or lang.verbs.infinitive.match(s, told))


def _unjoined(s: str, verb: Verb, lang: Voices, before: str) -> list[Report]:
    """What is reported by a verb that nothing joins to it: a clause without "that", or the words before its subject."""
    start, end, word, source = verb
    words = lang.verbs
    doubtful = word in words.also_nouns
    if word in words.plan and (todo := words.infinitive.match(s, end)):
        return [Report(end + 1, phrase_end(s, todo.end(), lang, verb), source, verb.cue)]
    if not doubtful and (timed := words.timed.match(s, end)):
        return [Report(timed.end(), content_end(s, timed.end(), lang, verb), source, (start, timed.end()))]
    if words.adverbial.match(s, end):
        if not before and s.startswith(", ", end) and not words.afterthought.match(s, end + 2):
            return [Report(end + 2, content_end(s, end, lang, verb), source, verb.cue)]  # "Krog reports, it is shut"
        states = s.startswith((",", "."), end) and words.studies.search(s, *source)  # "..., the report states, ..."
        first, _, last = s[slice(*source)].rpartition(" ")
        begins = not first or first[0].isupper() or first.partition(" ")[0] in lang.subjects.determiners
        person = lang.speakers.person_head.search(s, *source)  # "a neighbour", "the Gazette's editor Ida Krog"
        shown = end == len(s) or (s[end:] == "." and begins and (person or lang.subjects.plural.fullmatch(last)))
        named = doubtful and ((person and last[:1].isupper()) or lang.subjects.named.fullmatch(s, *source))
        beside = (before.endswith(",") and (shown or states or named)) or (named and words.as_opening.fullmatch(before))
        behind = [] if doubtful and not beside else _backward(s, verb, lang)
        opens = word in words.say and not (before or behind or s.endswith(words.participle_ending, 0, source[1]))
        found = following_subject(s, end, len(s), lang) if opens else None
        if found and found[0] == s.find(", ", end) + 2 and is_subject(s, found, lang):
            return [Report(end + 1, content_end(s, end, lang, verb), source, verb.cue)]  # "Krog says by 2030, it falls"
        return behind
    if doubtful and words.noun_follows.match(s, end):
        return []
    if word in words.say or _says_clause(s, verb, lang):
        return [Report(end + 1, content_end(s, end, lang, verb), source, verb.cue)]
    if word in words.object and not lang.subjects.no_content.match(s, end + 1):
        return [Report(end + 1, phrase_end(s, end, lang, verb), source, verb.cue)]
    stop = s.find(", ", end) if words.as_opening.fullmatch(before) else len(s) if before.endswith(",") else end
    told = before.endswith(("¤", "¤,")) or words.only_addressee.match(s, end, stop)  # "As Krog told the Gazette, ..."
    return _backward(s, verb, lang) if word in words.tell and told else []


def _says_clause(s: str, verb: Verb, lang: Voices) -> bool:
    """Whether a clause follows that is reported without "that": of studies, or after a verb of speech."""
    of_study = lang.verbs.studies.search(s, *verb.source)
    if verb.word in lang.verbs.finding:
        somebody = lang.subjects.named.fullmatch(s, *verb.source) or lang.speakers.person_head.search(s, *verb.source)
        doing = verb.word.endswith(lang.verbs.participle_ending)
        shows = of_study and not of_study["written"]  # a book may show a picture
        told = (of_study or (somebody and not doing)) and lang.verbs.clause_follows.match(s, verb.end)
        return bool(shows or told or lang.verbs.pronoun_clause.match(s, verb.end))
    return bool((of_study and lang.subjects.finite.search(s, verb.end)) or lang.verbs.clause_follows.match(s, verb.end))


def _judged(s: str, verb: Verb, lang: Voices) -> list[Report]:
    """What somebody is accused of, described as or called; else the words quoted of what is condemned."""
    start, end, word, source = verb
    named = lang.verbs.named.match(s, end) if word in lang.verbs.name else None
    if named or (word in lang.verbs.name and s.endswith(lang.verbs.what_before, 0, source[0])):
        begin = named.end() if named else end + 1  # "in what Krog called a dark day"
        return [Report(begin, phrase_end(s, begin, lang, verb), source, (start, begin))]
    joints = lang.verbs.judged_by
    relative = s[: source[0]].rstrip().endswith(tuple(lang.subjects.relative_pronouns))
    m = joints.get(lang.verbs.forms[word], joints.get("*", NEVER)).match(s, start - 1 if relative else end)
    if m and not lang.subjects.no_content.match(s, m.end()):
        return [Report(m.end(), phrase_end(s, m.end(), lang, verb), source, (start, m.end()))]
    quote = s.find("¤", end)
    if quote != -1:
        stop = len(s) - len(s[quote:].lstrip("¤"))
        return [Report(quote, stop, source, (start, quote))]
    return [Report(end, end, source, verb.cue)]


def _backward(s: str, verb: Verb, lang: Voices) -> list[Report]:
    """The report of "…, she said" and of "The plan, she said, would fail"."""
    source, cue = verb.source, verb.cue
    related = lang.verbs.relative_next.match(s, source[1])
    if related and "," not in s[related.end() : cue[0]]:
        return []  # "..., an ally that has agreed to sell"
    before = s[: source[0]].rstrip()
    if verb.word in lang.verbs.say and before.endswith("(") and s.startswith(")", cue[1]):  # "The gates (we hear) fell"
        sides = ((0, len(before) - 1), (cue[1] + 1, len(s)))
        return [Report(*side, source, (source[0], cue[1])) for side in sides if side[0] < side[1]]
    comma = s.find(", ", cue[1])
    as_opening, as_tail = lang.verbs.as_opening.fullmatch(before), lang.verbs.as_tail.search(before)
    kept = verb.word in lang.verbs.plan or verb.word in lang.verbs.object
    if kept and verb.word.endswith(lang.verbs.past_ending) and (as_opening or as_tail):
        return []  # "it rained, as she had predicted"
    if as_opening and comma != -1:
        return [Report(comma + 2, len(s), source, (0, comma + 1))]
    begin = max(0, before.find(": ¤") + 2) if ": ¤" in before and "¤" not in before.partition(": ¤")[0] else 0
    if "¤" not in before and comma == cue[1]:  # "The court sided with Krog; the ban, it ruled, was void"
        begin = len(before) - len(before.rpartition("; ")[2])
    if as_tail:
        before = before[: as_tail.start()]
    if not before.endswith((",", "¤", "?", "!", "…", "—", "–")):
        return []
    verb_before = lang.subjects.finite.search(before)
    after = opening.end() if (opening := lang.subjects.opening.match(s, 0, source[0])) else 0
    adverbial = after >= len(before) or lang.subjects.nobody.match(before, after)
    at_end = verb_before is not None and verb_before.end() >= len(before) - 1
    inner = verb_before and at_end + bool(adverbial) + s.startswith(",", cue[1]) < 2  # not "It was, Krog said, ..."
    whole = "¤" in before or inner or ((len(before) >= _LONG or s[cue[1] :] in _STOPS) and not adverbial)
    spoken = Report(begin, len(before), source, (source[0], cue[1]))
    goes_on = comma != -1 and (
        not whole or at_end or (_SMALL.match(s, comma + 2) and not lang.verbs.afterthought.match(s, comma + 2))
    )
    when = lang.verbs.circumstances.match(s, cue[1])
    placed = "¤" not in before and not verb_before and lang.subjects.nobody.match(s, cue[1] + 1)
    stop = comma if placed else when.end() if when else cue[1]
    if goes_on and s.startswith(",", stop):  # "The pier, Krog said in Leeds, will fail"
        return [spoken, Report(comma + 2, len(s), source, (source[0], comma + 1))]
    return [spoken] if whole else []  # "On Monday, she said in Brussels, …": nothing is reported before


def content_end(s: str, begin: int, lang: Voices, verb: Verb | None = None) -> int:
    """Where what is reported ends: at a tail of the reporter's own, with its side clause, or with the sentence."""
    if verb and begin < verb.source[0]:
        return s.rfind(",", 0, verb.source[0])  # "Noting that the pier was shut, Krog left"
    tail = lang.verbs.tail.search(s, begin + 10)
    end = tail.start() if tail else len(s)
    if quoted := lang.verbs.after_quote.search(s, begin, end):
        end = quoted.end()
    beside = "," not in s[: verb.start if verb else begin] and bool(lang.verbs.subordinate.match(s))
    if verb and not beside:
        relative = lang.verbs.relative_next.match(s, verb.source[1])
        says = relative is not None and "," not in s[relative.end() : verb.start]  # not "Krog, who ran, said"
        beside = says or s.endswith(lang.verbs.what_before, 0, verb.source[0])
    comma = COMMA.search(s, begin, end) if beside else None
    return comma.start() if comma else end


def phrase_end(s: str, begin: int, lang: Voices, verb: Verb | None = None) -> int:
    """Where it ends if it is no clause, but a judgement, a call or a promise: before when and where it is made."""
    end = content_end(s, begin, lang, verb)
    own = lang.verbs.circumstances.search(s, begin, end)
    return own.start() if own else end
