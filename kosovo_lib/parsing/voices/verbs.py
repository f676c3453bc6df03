"""Attribution by a verb of saying, thinking, asking or judging: what it reports, and whose that is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kosovo_lib.parsing.voices import words
from kosovo_lib.parsing.voices.subjects import FINITE, Span, cannot_follow, is_speaker, last_phrase, main_subject, subject, subject_of

__all__ = ["VERB_WORDS", "Report", "content_end", "verbs"]


class Report(NamedTuple):
    """A span of a sentence that is somebody's, in offsets of the sentence.

    ``source`` is who says it (None where nobody is named); ``cue`` the words that show it is reported.
    """

    start: int
    end: int
    source: Span | None
    cue: Span


class _Verb(NamedTuple):
    """A verb of saying: where it stands, as printed in small letters, its base form, whose it is."""

    start: int
    end: int
    word: str
    base: str
    source: Span

    @property
    def cue(self) -> Span:
        return self.start, self.end


WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:[’'][a-z]+)?(?!-)\b")
_ADDRESSEE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its) (?:[\w’'-]+ ){1,3}?|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4} "
    r"|(?:[a-z]+ )?(?:[a-z]+s|media|press|police|parliament|him|her|them|us|me|it|people|Congress) )"
    r"(?:(?:on|in|at|during) [A-Z][\w]*(?: \d+)? )?(?:that\s|(?=[a-z“\"A-Z¤]))"
)
_TOLD_THAT = re.compile(r"\s[^,;.:¤]{1,60}?\sthat\s+(?=\S)")
_THAT = re.compile(
    r"[,:]?\s*(?:(?:on|in|at|during|after|via|to|with|late|early|last|this|it|[A-Z][a-z]+day)\b[^,;.¤]{0,60}?\s)?"
    r"(?P<that>that|whether|how|why)\b(?![,.;:])\s*"
)
_FORWARD_QUOTE = re.compile(r"[,:]?\s*(?:that |how |in a \w+[,:]? )?[\"“”'‘¤]")
_COLON = re.compile(r"(?: [^,;.:¤]{1,60})?: (?=\S)")
_ADVERBIAL = re.compile(
    r"\s*(?:$|[.,;:!?)—–]|(?:in|on|at|during|after|before|late|early|via|through|last|this|to (?!\w+ (?:that"
    r"|the))|by|from|following|of|as|when|while|about|with|under"
    r"|ahead|reporters|journalists|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|earlier|later|yesterday|today)\b)"
)
_APPOSITIVE_TAIL = re.compile(
    r", (?:an?|the|which|who|whose) (?:[\w’'-]+ ){1,4}?(?:that|which|who)\b|, which\b|, citing\b|, referring to\b"
    r"|, according to\b|; "
)
_PRONOUN_ALONE = re.compile(r"\s+(?:it|this|that|them|him|her|so)\b(?=\s*[,.;])")
_AFTERTHOUGHT = re.compile(r"(?:an?|the|who|which|citing|in|on|at|\w+ing)\b")
_SAME_SUBJECT = re.compile(r"\b(?:and|but|or)(?: also| then| later| again| has| have| had| [a-z]+ly)* $")
_PARTICIPLE = re.compile(
    r"(?:^|[,;—–] |\b(?:and|while|by|without|after|before|in|(?:statement|letter|tweet|e-?mail|message|note|speech"
    r"|interview|memo)(?: [^,;.]{1,40})?) )(?:\w+ly |also |then )?$"
)
_INFINITIVE = re.compile(r"\s(?:[^.,;:¤]{1,40}? )?(?:not )?to (?=[a-z¤])")
_CLAUSE = re.compile(
    r"\s(?:(?:s?he|they|it|there|we|I) |(?!(?:who|which|that|what)\b)[A-Z\w](?:(?! who | which | that )[\w’' -]){0,45}? "
    r"(?:is|are|was|were|has|have|had|will|would|could|should|may|might|can) )"
)
_JUDGED = re.compile(r"\s(?:[^.;:¤]|\.(?!\s)){0,90}?\b(?:for|as|of|with|on)\b(?:\s+as)?\s+(?=\S)")
_JUDGED_BY = {"accuse": " of ", "charge": " with ", "blame": " for ", "fault": " for ", "call": "", "refer": " as "}
_AS_ONLY = frozenset(
    "describe characterise characterize portray paint regard view see cast depict dismiss reject denounce hail".split()
)
_NAMED = re.compile(
    r"\s(?:(?:him|her|it|them)(?! (?:to|back|for|in|up|out|on|again)\b)|[^.;:,¤]{1,50}?(?=\s(?:an? |¤)))\s"
)
_INVERTED = re.compile(r"\s*([^,;]+(?:, (?:(?:the|a|an) [^,;.]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)")
_SOMEBODY = re.compile(
    r"(?:(?!(?:to|of|in|on|for|at|with|from)\b)[\w’'.-]+ ){0,5}?"
    r"(?:[A-Z]|(?:he|she|they|it|officials?|spokes\w+|police|people|experts?|critics)\b)"
)
_NOT_INVERTED = re.compile(r"\s*(?:that\b|[\"“¤:,.])")
_NAME_ENDS = re.compile(r",| (?:who|that|which|as|when|in|at|on|during|of|after|while) ")
_SUBORDINATE = re.compile(
    r"(?:\w+ )?(?:When|While|After|Before|As|If|Since|Although|Though|Because|Whether|Once|Even as|Days after"
    r"|[\w ]{1,20} after)\s"
)
_APART = re.compile(r", (?:once |long |widely |\w+ly )?$")
_COMMA = re.compile(r", (?!¤)")


_NEAR = 60
"""Characters before a verb in which a conjunction or "in a statement" is looked for."""
_MAKE = frozenset("make makes made making".split())
"""Verbs of saying only in "made it clear"."""
VERB_WORDS = frozenset(words.FORMS) | frozenset(words.WITH_PREPOSITION) | words.MENTAL


def verbs(s: str, lowered: str, found: set[str], nouns: set[int]) -> Iterator[Report]:
    """Attribution by a verb, in the order of the sentence.

    Args:
        s: the sentence.
        lowered: the same in small letters.
        found: which of ``VERB_WORDS`` it holds.
        nouns: where nouns of saying stand.
    """
    last: Span | None = None
    if "clear" not in found:
        found = found - _MAKE
    for start, word in _places(s, lowered, found):
        if start in nouns or (s[start].isupper() and start > 0 and s[start - 1] != "\n"):
            continue
        source, reports = _reports(s, start, start + len(word), word, last)
        last = source or last
        yield from (report for report in reports if report.start < report.end)


def _places(s: str, lowered: str, found: set[str]) -> list[tuple[int, str]]:
    """Where the verbs of a sentence stand as words of their own: not in "so-called"."""
    if len(lowered) != len(s):  # a letter that has no small form of one letter
        return [(m.start(), m[0].lower()) for m in WORD.finditer(s) if m[0].lower() in found]
    places = []
    for word in found:
        at = lowered.find(word)
        while at != -1:
            m = WORD.match(s, at)
            if m and m.end() == at + len(word):
                places.append((at, word))
            at = lowered.find(word, at + len(word))
    return sorted(places)


def _reports(s: str, start: int, end: int, word: str, last: Span | None) -> tuple[Span | None, list[Report]]:
    """Whose a verb is and what it reports: nothing, one stretch, or two around "she said"."""
    doing = word.endswith("ing")
    if not doing and word not in words.MENTAL and cannot_follow(s, start):
        return None, []
    if not doing and s.endswith(("¤ ", "¤, ", ", "), 0, start):
        inverted = _inverted(s, start, end, word)
        if inverted:
            return inverted.source, [inverted]
    source = _source(s, start, word, last)
    if (
        source is None
        or not is_speaker(s, source)
        or (word in words.JUDGE or word in words.NAME)
        and _is_participle(s, start, word)
    ):
        return None, []
    verb = _Verb(start, end, word, words.FORMS.get(word, word), source)
    phrase = words.WITH_PREPOSITION.get(word)
    if (phrase and (m := phrase.match(s, start))) and not (word in words.NAME and "¤" in s[end : m.end()]):
        return source, [Report(m.end(), content_end(s, m.end(), verb), source, (start, m.end()))]
    return source, _complement(s, verb)


def _is_participle(s: str, start: int, word: str) -> bool:
    """Whether a past form belongs to the name before it: "Smith, accused of theft"."""
    apart = _APART.search(s, max(0, start - 30), start)
    return word.endswith("ed") and apart is not None and ", " not in s[: apart.start()]


def _source(s: str, start: int, word: str, last: Span | None) -> Span | None:
    """Who says it: the verb's subject, or after "and" and before a participle that of the verb before."""
    before = s[max(0, start - _NEAR) : start]
    if _SAME_SUBJECT.search(before) and not word.endswith("ing"):
        return last or main_subject(s, start)
    if word.endswith("ing") and _PARTICIPLE.search(before):
        if start < 12 or before.rstrip().endswith(("While", "By", "Without", "After", "Before")):
            return _after_participle(s, start)
        return last or main_subject(s, start)
    if word.endswith("ing") and not FINITE.search(s, 0, start):
        return subject(s, start)  # a headline's or an update's: "Mayor calling for calm"
    if word.endswith("ing") and s.startswith(" that ", start + len(word)):
        return subject_of(s, start, word, "") or last_phrase(s, start)
    if word in words.MENTAL:
        return (
            subject(s, start)
            if re.search(r"\b(?:am|is|are|was|were|be|been|being|feels?|felt|remains?|remained)\s(?:\w+ )?$", before)
            else None
        )
    return subject_of(s, start, word, words.FORMS.get(word, ""))


def _after_participle(s: str, start: int) -> Span | None:
    """Who does it in "Speaking of rain, the mayor left": the words after the first comma."""
    m = re.compile(
        r", ((?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*|(?:the|a|an) (?:[\w-]+ ){0,2}[\w-]+|he|she|they|it))\b"
    ).search(s, start)
    return m.span(1) if m else None


def _complement(s: str, verb: _Verb) -> list[Report]:
    """What the verb reports: what follows it, or what stands before its subject."""
    start, end, word, base, source = verb
    before = s[: source[0]].rstrip()
    if not word.endswith("ing") and before.endswith(("¤", "¤,")) and not before.strip("¤ ,\"'"):
        return _backward(s, verb)  # “…,” she told the crowd
    judging = (word in words.JUDGE or word in words.NAME) and word not in words.OBJECT
    if (that := _THAT.match(s, end)) and not (judging and not s.startswith("that", end + 1)):
        return [Report(that.end(), content_end(s, that.end(), verb), source, (start, that.start("that")))]
    if word not in words.FORMS:
        return []
    if quote := _FORWARD_QUOTE.match(s, end):
        return [Report(quote.end() - 1, content_end(s, end, verb), source, verb.cue)]
    if not judging and word not in words.FINDING and (colon := _COLON.match(s, end)):
        return [Report(colon.end(), len(s), source, (start, colon.end()))]
    if word in words.TELL and (addressed := _TOLD_THAT.match(s, end) or _ADDRESSEE.match(s, end)):
        return [Report(addressed.end(), content_end(s, addressed.end(), verb), source, (start, addressed.end()))]
    if judging:
        return _judged(s, verb)
    if word in words.NAME and (named := _NAMED.match(s, end)):
        return [Report(named.end(), content_end(s, named.end(), verb), source, (start, named.end()))]
    if word in words.PLAN and (todo := _INFINITIVE.match(s, end)):
        return [Report(end + 1, content_end(s, todo.end(), verb), source, verb.cue)]
    if _ADVERBIAL.match(s, end):
        return [] if word in words.ALSO_NOUNS else _backward(s, verb)
    if pronoun := _PRONOUN_ALONE.match(s, end):
        return [Report(end + 1, pronoun.end(), source, verb.cue)]
    if word in words.SAY or word in words.OBJECT or _says_clause(s, verb):
        return [Report(end + 1, content_end(s, end, verb), source, verb.cue)]
    return []


def _says_clause(s: str, verb: _Verb) -> bool:
    """Whether a clause follows that is reported without "that": of studies, or after a verb of speech."""
    if verb.word in words.FINDING:
        return bool(words.STUDIES.search(s, *verb.source))
    return bool(_CLAUSE.match(s, verb.end))


def _judged(s: str, verb: _Verb) -> list[Report]:
    """What somebody is accused of, described as or called; of what is merely condemned, the words in quotation marks."""
    start, end, word, base, source = verb
    if word in words.NAME and (named := _NAMED.match(s, end)):
        return [Report(named.end(), content_end(s, named.end(), verb), source, (start, named.end()))]
    for m in _JUDGED.finditer(s, end):
        if m.start() != end:
            break
        joint = m[0].split()[-1]
        wanted = _JUDGED_BY.get(base, " as " if base in _AS_ONLY else "for as")
        if joint in wanted:
            return [Report(m.end(), content_end(s, m.end(), verb), source, (start, m.end()))]
    quote = s.find("¤", end)
    if quote != -1 and not re.search(r"[.;]", s[end:quote]):
        stop = quote
        while stop < len(s) and s[stop] == "¤":
            stop += 1
        return [Report(quote, stop, source, (start, quote))]
    return [Report(end, end, source, verb.cue)]


def _backward(s: str, verb: _Verb) -> list[Report]:
    """The report of "…, she said" and of "The plan, she said, would fail"."""
    source, cue = verb.source, verb.cue
    before = s[: source[0]].rstrip()
    comma = s.find(", ", cue[1])
    if before.lower() in ("as", "but as", "and as"):
        return [Report(comma + 2, len(s), source, (0, comma + 1))] if comma != -1 else []
    if before.endswith(", as"):
        before = before[:-4] + ","
    if not before.endswith((",", "¤", "?", "!", "…", "—", "–")):
        return []
    spoken = [Report(0, len(before), source, (source[0], cue[1]))] if len(before) >= 25 or "¤" in before else []
    goes_on = comma != -1 and re.match(r"[a-z¤]", s[comma + 2 :]) and not _AFTERTHOUGHT.match(s[comma + 2 :])
    if goes_on and s.startswith(",", cue[1]):
        return [
            Report(0, len(before), source, (source[0], cue[1])),
            Report(comma + 2, len(s), source, (source[0], comma + 1)),
        ]
    # "On Monday, she said in Brussels, …": nothing is reported before
    return spoken


def _inverted(s: str, start: int, end: int, word: str) -> Report | None:
    """The report of "…, said Peter Stano" and "…, says the BBC's Nick Thorpe in Kosovo"."""
    if (word not in words.SAY and word not in words.CLAUSE) or _NOT_INVERTED.match(s, end):
        return None
    who = _INVERTED.match(s, end)
    if (
        who is None
        or not _SOMEBODY.match(who[1])
        or (s[start - 2] != "¤" and FINITE.search(_NAME_ENDS.split(who[1])[0]))
    ):
        return None
    if re.match(r"(?:he|she|they|it|I|we) \w", who[1]):
        return None
    stop = who.end(1)
    source = (who.start(1), stop - 1 if s[stop - 1] in ".!?" else stop)
    return Report(0, len(s[:start].rstrip(" ,")), source, (start, end))


def content_end(s: str, begin: int, verb: _Verb | None = None) -> int:
    """Where what is reported ends: at a tail of the reporter's own, where a side clause ends, else with the sentence."""
    tail = _APPOSITIVE_TAIL.search(s, begin + 10)
    end = tail.start() if tail else len(s)
    if verb is None:
        return end
    relative = re.match(r",? (?:who|which|that)\b", s[verb.source[1] :])
    beside = _SUBORDINATE.match(s) and "," not in s[: verb.start]
    if (relative or beside) and (comma := _COMMA.search(s, begin, end)):
        return comma.start()
    return end
