"""What a verb of saying reports: what follows it, or what stands before its subject."""

import re
from typing import NamedTuple

from kosovo_lib.voices import words
from kosovo_lib.voices.subjects import Span

__all__ = ["Report", "Verb", "complement", "content_end"]


class Report(NamedTuple):
    """A span of a sentence that is somebody's, in offsets of the sentence.

    ``source`` is who says it (None where nobody is named); ``cue`` the words that show it is reported.
    """

    start: int
    end: int
    source: Span | None
    cue: Span


class Verb(NamedTuple):
    """A verb of saying: where it stands, as printed in small letters, its base form, whose it is."""

    start: int
    end: int
    word: str
    base: str
    source: Span

    @property
    def cue(self) -> Span:
        """Where it stands."""
        return self.start, self.end


_ADDRESSEE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its) (?:[\w’'-]+ ){1,3}?|(?>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}) "
    r"|(?:[a-z]+ )?(?!(?:as|this|was|is|has)\b)(?:[a-z]+s|media|press|police|parliament|him|her|them|us|me|it"
    r"|people|Congress) )"
    r"(?:(?:on|in|at|during) [A-Z][\w]*(?: \d+)? )?(?:that\s|(?!(?:as|in|on|at|after|before|during|when|while"
    r"|last|this|about|of|with|by|from|via|late|early)\b)(?=[a-z“\"A-Z¤]))"
)
_ONLY_WHOM = re.compile(r"\s[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}[.”\"]*$")
"""An addressee and nothing after: "…, Krog told ABC News."."""
_TOLD_QUOTE = re.compile(r"\s[^,;.:¤]{1,60}[,:] (?=¤)")
_TOLD_THAT = re.compile(r"\s[^,;.:¤]{1,60}?\sthat\s+(?=\S)")
_OF_TITLE = r"(?:(?<=Mr)|(?<=Ms)|(?<=Dr)|(?<=Mrs)|(?<=Sen)|(?<=Rep)|(?<=Gov))\."
"""The full stop of "Mr." and "Sen.", which ends no sentence."""
_THAT = re.compile(
    r"[,:]?\s*(?:(?:on|in|at|during|after|via|to|with|late|early|later|earlier|again|yesterday|today|last|this|it"
    rf"|[A-Z][a-z]+day)\b(?:[^,;.¤]|{_OF_TITLE}){{0,60}}?\s)?"
    r"(?P<that>that|whether|how|why)\b(?:, (?=(?:after|in|if|when|while|as|before|since|by|on|with|for|because|although"
    r"|despite|under|at|without|during|like|unlike|once)\b)|(?![,.;:])\s*)"
)
_FORWARD_QUOTE = re.compile(r"[,:]?\s*(?:that |how |in a \w+[,:]? )?[\"“”'‘¤]")
_LATER_QUOTE = re.compile(
    r"\s(?:to|in|on|at|during|after|of|via|by|late|early|last|this|[A-Z][a-z]+day)\b[^;.:¤]{1,80}(?:,| (?:he"
    r"|she|it|they|that)(?: \w+){0,4}) ?[¤]"
)
_COLON = re.compile(r"(?: [^,;.:¤]{1,60})?: (?=\S)")
_ADVERBIAL = re.compile(
    r"\s*(?:$|[.,;:!?)—–]|(?:in|on|at|during|after|before|late|early|via|through|last|this|to (?!\w+ (?:that"
    r"|the))|by|from|following|of|as|when|while|about|with|under"
    r"|ahead|reporters|journalists|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|earlier|later|yesterday|today)\b)"
)
_TIMED = re.compile(
    r"\s(?:(?:earlier|later|late|early|on|in|at|during|this|last|yesterday|today|tonight|recently"
    r"|again)\b[^,;.:¤]{0,50}?"
    r"|[A-Z][a-z]+day(?: [a-z]+)?)\s(?=(?:he|she|they|it|there)\s\w)"
)
"""When or where something is said, before the clause that is said: "said earlier Friday he would"."""
_APPOSITIVE_TAIL = re.compile(
    r", (?:an?|the|which|who|whose) (?:[\w’'-]+ ){1,4}?(?:that|which|who)\b|, which\b|, citing\b|, referring to\b"
    r"|, according to\b|; "
)
_DOCUMENT = re.compile(r"(?:the|its|his|her|their|this) [a-z]+(?: [a-z]+)?")
"""What "states" something between commas: "the report states"."""
_AFTER_QUOTE = re.compile(r"¤(?= (?:when|after|while|before|during|as (?:he|she|they|it|the|both|his|her))\b)")
"""After a quotation these words are the reporter's again: "chanted ¤ when he came"."""
_PRONOUN_ALONE = re.compile(r"\s+(?:it|this|that|them|him|her|so)\b(?=\s*[,.;])")
_AFTERTHOUGHT = re.compile(r"(?:an?|the|who|which|citing|in|on|at|\w+ing)\b")
_INFINITIVE = re.compile(r"\s(?:[^.,;:¤]{1,40}? )?(?:not )?to (?=[a-z¤])")
_CLAUSE = re.compile(
    r"\s(?:(?:s?he|they|it|there|we|I) |(?!(?:who|which|that|what)\b)[A-Z\w](?:(?! who | which "
    r"| that )[\w’' -]){0,45}? "
    r"(?:is|are|was|were|has|have|had|will|would|could|should|may|might|can) )"
)
_TO_JOINT = rf"\s(?:[^.;:¤]|{_OF_TITLE}|\.(?!\s)){{0,90}}?"
_STOP = re.compile(r";|(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)(?<!Sen)(?<!Rep)(?<!Gov)\.\s")
_JUDGED_BY = {
    base: re.compile(rf"{_TO_JOINT}\b(?:{joints})\b(?:\s+as)?\s+(?=\S)")
    for base, joints in {
        "accuse": "of|for", "charge": "with", "blame": "for", "fault": "for", "refer": "as", "as": "as", "": "for|as",
    }.items()
}  # fmt: skip
"""Where what is said begins: "accused him of ", "described her as ", else after "for" or "as"."""
_AS_ONLY = frozenset(
    "describe characterise characterize portray paint regard view see cast depict perceive classify designate"
    " insult dismiss"
    " reject denounce hail".split()
)
_NAMED = re.compile(
    r"\s(?:(?:him|her|it|them)(?! (?:to|back|for|in|up|out|on|again)\b)|[^.;:,¤]{1,50}?(?=\s(?:an? |¤)))\s"
)
_SUBORDINATE = re.compile(
    r"(?:\w+ )?(?:When|While|After|Before|As|If|Since|Although|Though|Because|Whether|Once|Even as|Days after"
    r"|[\w ]{1,20} after)\s"
)
_COMMA = re.compile(r", (?!¤)")


def complement(s: str, verb: Verb) -> list[Report]:
    """What the verb reports: what follows it, or what stands before its subject."""
    start, end, word, _, source = verb
    before = s[: source[0]].rstrip()
    if not word.endswith("ing") and before.endswith(("¤", "¤,")) and not before.strip("¤ ,\"'"):
        return _backward(s, verb)  # “…,” she told the crowd
    judging = (word in words.JUDGE or word in words.NAME) and word not in words.OBJECT
    if (that := _THAT.match(s, end)) and not (judging and not s.startswith("that", end + 1)):
        return [Report(that.end(), content_end(s, that.end(), verb), source, (start, that.start("that")))]
    if word not in words.FORMS:
        return []
    if quote := _FORWARD_QUOTE.match(s, end) or (word not in words.FINDING and _LATER_QUOTE.match(s, end)):
        return [Report(quote.end() - 1, content_end(s, end, verb), source, verb.cue)]
    if not judging and word not in words.FINDING and (colon := _COLON.match(s, end)):
        return [Report(colon.end(), len(s), source, (start, colon.end()))]
    if word in words.TELL and (
        addressed := _TOLD_QUOTE.match(s, end) or _TOLD_THAT.match(s, end) or _ADDRESSEE.match(s, end)
    ):
        return [Report(addressed.end(), content_end(s, addressed.end(), verb), source, (start, addressed.end()))]
    if judging:
        return _judged(s, verb)
    if word in words.NAME and (named := _NAMED.match(s, end)):
        return [Report(named.end(), content_end(s, named.end(), verb), source, (start, named.end()))]
    if word in words.PLAN and (todo := _INFINITIVE.match(s, end)):
        return [Report(end + 1, content_end(s, todo.end(), verb), source, verb.cue)]
    if word in words.SOUND:
        return _backward(s, verb) if before.endswith("¤") else []
    if timed := _TIMED.match(s, end):
        return [Report(timed.end(), content_end(s, timed.end(), verb), source, (start, timed.end()))]
    if _ADVERBIAL.match(s, end):
        beside = before.endswith(",") and s.startswith(",", end) and _DOCUMENT.fullmatch(s, *source)
        return [] if word in words.ALSO_NOUNS and not beside else _backward(s, verb)
    if pronoun := _PRONOUN_ALONE.match(s, end):
        return [Report(end + 1, pronoun.end(), source, verb.cue)]
    if word in words.SAY or word in words.OBJECT or _says_clause(s, verb):
        return [Report(end + 1, content_end(s, end, verb), source, verb.cue)]
    told = before.endswith(("¤", "¤,")) or (before.endswith(",") and _ONLY_WHOM.match(s, end))
    return _backward(s, verb) if word in words.TELL and told else []


def _says_clause(s: str, verb: Verb) -> bool:
    """Whether a clause follows that is reported without "that": of studies, or after a verb of speech."""
    if verb.word in words.FINDING:
        return bool(words.STUDIES.search(s, *verb.source))
    return bool(_CLAUSE.match(s, verb.end))


def _judged(s: str, verb: Verb) -> list[Report]:
    """What somebody is accused of, described as or called; else the words quoted of what is condemned."""
    start, end, word, base, source = verb
    if word in words.NAME and (named := _NAMED.match(s, end)):
        return [Report(named.end(), content_end(s, named.end(), verb), source, (start, named.end()))]
    joint = _JUDGED_BY.get(base) or _JUDGED_BY["as" if base in _AS_ONLY else ""]
    if base != "call" and (m := joint.match(s, end)):
        return [Report(m.end(), content_end(s, m.end(), verb), source, (start, m.end()))]
    quote = s.find("¤", end)
    if quote != -1 and not _STOP.search(s, end, quote):
        stop = quote
        while stop < len(s) and s[stop] == "¤":
            stop += 1
        return [Report(quote, stop, source, (start, quote))]
    return [Report(end, end, source, verb.cue)]


def _backward(s: str, verb: Verb) -> list[Report]:
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


def content_end(s: str, begin: int, verb: Verb | None = None) -> int:
    """Where what is reported ends: at a tail of the reporter's own, with its side clause, or with the sentence."""
    tail = _APPOSITIVE_TAIL.search(s, begin + 10)
    end = tail.start() if tail else len(s)
    if quoted := _AFTER_QUOTE.search(s, begin, end):
        end = quoted.end()
    if verb is None:
        beside = _SUBORDINATE.match(s) and "," not in s[:begin]
        return comma.start() if beside and (comma := _COMMA.search(s, begin, end)) else end
    relative = re.match(r",? (?:who|which|that)\b", s[verb.source[1] :])
    beside = _SUBORDINATE.match(s) and "," not in s[: verb.start]
    if (relative or beside or s.endswith("what ", 0, verb.source[0])) and (comma := _COMMA.search(s, begin, end)):
        return comma.start()
    return end
