"""The shortest readable clause around a date, cut from the sentence as received.

No parser is used: sentences are divided at punctuation, conjunctions and subordinating words, and neighbouring
parts are joined until the run has a finite verb and something before it that can be its subject.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from kosovo_lib.lang.parts import Clauses

Span = tuple[int, int]
_LABEL = re.compile(
    r"^(?:[^.;,:!?]|(?<=\d)[:.](?=\d)){0,60}:(?=\s|$)|^[A-Z][\w.’' -]{1,40}, (?:[A-Z][\w.]{1,20}, ){0,2}"  # a dateline
    r"(?P<day>[A-Z]\w+\.? \d{1,2}|\d{1,2} [A-Z]\w+\.?)(?:,? \d{4})?(?: \([\w .]+\))? ?[–—-]{1,2}(?=\s)"
)


@dataclass(frozen=True)
class Cut:
    """A clause, as offsets into its sentence, and the part of it that the date speaks of.

    ``relation`` is set where the grammar and not the date's own words say how the event stands to it:
    "blocked since the authorities on September 20 required ..." is blocked *since* that day. ``role`` says what else
    than the date cut it: a ``label`` or what is ``labelled``, a ``when`` or a ``since`` clause.
    """

    start: int
    end: int
    focus_start: int
    focus_end: int
    relation: str = ""
    role: str = ""


def around(words: Clauses, text: str, start: int, end: int) -> tuple[int, int]:
    """The shortest readable run of ``text`` that holds ``text[start:end]``, without what only links it."""
    bounds = _bounds(words, text, start, end)
    first = max(i for i, at in enumerate(bounds) if at <= start)
    last = min(i for i, at in enumerate(bounds) if at >= end)
    bare = words.finite.match(text[bounds[first] :].lstrip())  # "who fled in May, was seen": its subject stands before
    leads = not re.search(r"[a-z]{4,}", words.opening.sub("", text[bounds[first] : start]))
    for extra in range(len(bounds)):
        sides = [(extra - right, right) for right in range(extra + 1) if leads or right < max(extra, 1)]
        for left, right in reversed(sides) if leads else sides[:1] + sides[:0:-1]:
            if first - left < 0 or last + right >= len(bounds):
                continue
            run = bounds[first - left], bounds[last + right]
            if bare and left and words.link.match(text[run[0] :].lstrip()):
                continue
            if _readable(words, text[slice(*run)], start - run[0], end - run[0]):
                return _trim(words, text, *run, start, end)
    return _trim(words, text, 0, len(text), start, end)


def dated(words: Clauses, text: str, start: int, end: int, *, whole: bool = False) -> list[Cut]:
    """The clauses that the date at ``text[start:end]`` speaks of; mostly one.

    A date before a noun ("the 2013 documents") speaks of that noun. A date with a ``when`` clause behind it dates
    that clause too, and a main clause with a dated ``since`` clause behind it holds since then. ``whole`` keeps the
    sentence in one piece, as suits a headline.
    """
    label = _LABEL.match(text)
    if label and label.start("day") <= start < label.end():
        return [_after_label(words, text, len(text) if label["day"] else label.end(), start, end)]
    if whole:
        left, right = _trim(words, text, 0, len(text), start, end)
        return [Cut(left, right, left, right)]
    offset = words.offset.match(text, end) if words.unit.search(text[start:end]) else None
    left, right = around(words, text, start, end)
    if offset and offset.end() < len(text):  # "a day after", "two weeks before": the clause that it leads to
        left, right = start, offset.end() + around(words, text[offset.end() :], 0, 1)[1]
    cuts = [Cut(left, right, *_focus(words, text, left, right, start, end))]
    if (when := words.when.match(text[end:])) and end + when.end() < len(text):
        after = end + when.end()
        stop = around(words, text, after, after + 1)[1]
        cuts.append(Cut(start, stop, after, stop, "at", "when"))
    link = words.since.search(text[:left])
    if link and _readable(words, text[: link.start()], -1, -1):
        last = text[: link.start()].rstrip()
        start, end = around(words, text, len(last) - 1, len(last))
        cuts.append(Cut(start, right, start, min(end, link.start()), "since", "since"))
    return cuts


def printed(words: Clauses, telling: Collection[str], text: str, cut: Cut, date: Span) -> Span:
    """The clause if it can stand alone in print, else its sentence from the beginning on, ended where a clause ends."""
    left = cut.focus_start if cut.role == "when" else cut.start
    ends = [cut.end, *(at for at in _bounds(words, text, *date) if at > cut.end), len(text)]
    for start, end in [(start, end) for start in (left, 0) for end in ends]:
        run = start, _trim(words, text, start, end, left, max(left + 1, date[1]))[1]
        if cut.role == "labelled" or _stands_alone(words, telling, text, *run, date):
            break
    return run


def _stands_alone(words: Clauses, telling: Collection[str], text: str, start: int, end: int, date: Span) -> bool:
    """Whether a run begins and ends where a clause does, closes what it opens and has a verb of its own."""
    run, before, after = text[start:end], re.findall(r"\w+", text[:start]), text[end:].lstrip()
    last, links = run.split()[-1], [bool(words.link.fullmatch(word)) for word in before]
    if start and (
        all(links) or start == date[0] or not (links[-1] or run[0].isupper() or words.no_subject.match(run))
        or run[0].isdigit() or words.link.match(run) or (words.no_subject.fullmatch(before[-1]) and not links[-1])
    ):  # fmt: skip
        return False
    is_open = words.no_subject.fullmatch(last) or (words.finite.fullmatch(last) and not words.participle.search(last))
    closed = all(run.count(one) == run.count(other) for one, other in ("()", "“”", "[]")) and not run.count('"') % 2
    if is_open or not closed or re.match(r"[,:]? ?[\"“(]|\w", after):
        return False
    more = words.coordination.match(after, len(after) - len(after.lstrip(",–— -")))
    rest = re.split("[,;:—]| --", after[more.end() :])[0] if more else ""
    if more and len(rest.split()) < 5 and not words.finite.search(rest):
        return False  # "on Thursday, Friday" of "on Thursday, Friday, and perhaps next week"
    if start and words.apposed.search(f"{text[max(0, start - 40) : start]}|{run}"):
        return False  # "a clerk, fled in May": the subject stands before
    head, _, tail = re.sub("[—–]", ",", run).partition(",")
    clauses = [*words.subordinate.finditer(run)]
    if clauses and not words.finite.search(run[clauses[-1].end() :]):
        return False  # "she said that on Monday"
    if (start == 0 and clauses and clauses[0].start() == 0 and not _readable(words, tail, -1, -1)) or (
        after[:1] == "," and not tail and words.adverbial.match(run)
        and all(words.participle.search(verb[0]) and re.search(r"\b[a-z]+ $", run[: verb.start()])
                for verb in words.finite.finditer(run))
    ):  # fmt: skip
        return False  # "although it fell in May", "in a letter sent on Monday": the main clause follows
    verbs = [
        verb for verb in words.finite.finditer(run) if _readable(words, run[: verb.end()], -1, -1)
        and not any(words.link.fullmatch(word) and not words.coordination.fullmatch(word)
                    for word in run[: verb.start()].rpartition(",")[2].split())
    ]  # fmt: skip
    if verbs and verbs[0].start() > len(head) and not _readable(words, tail, *(at - end + len(tail) for at in date)):
        return False  # "a clerk, fled in May"
    said = re.split("[,;—]", run[verbs[0].end() :])[0] if verbs else ""
    return bool(verbs and (verbs[0][0].lower() not in telling or words.finite.search(said)))


def _after_label(words: Clauses, text: str, label_end: int, start: int, end: int) -> Cut:
    """The first readable clause behind a label such as "Update (14:10):", or the label where nothing follows."""
    word = re.compile(r"\w+").search(text, label_end)
    if not word:
        return Cut(*_trim(words, text, 0, len(text), start, end), end, end, role="label")
    left, right = word.start(), around(words, text, word.start(), word.end())[1]
    return Cut(left, right, left, right, role="labelled")


def _focus(words: Clauses, text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    before, behind = text[left:start], text[end:right]
    noun = words.noun.match(behind)
    if noun and words.determiner.search(before):
        stop = words.noun_end.search(behind)
        verb = next((m for m in words.finite.finditer(behind)), None)
        ends = [m.start() for m in (stop, verb) if m]
        return end, end + min(ends, default=len(behind))
    governors = list(words.governor.finditer(before))
    # "spats since the independence of 2013": the date speaks of what stands behind `since`. Where the governing word
    # stands at the date itself ("led it since 1999") the whole clause is meant.
    if governors and re.search(r"\w{3,}.*\w{2,}", before[governors[-1].end() :]):
        return left + governors[-1].end(), right
    return left, right


def _bounds(words: Clauses, text: str, start: int, end: int) -> list[int]:
    # "since" and "after" right before the date, or as its first word, belong to it and divide nothing
    own = words.date_words.search(text[:start])
    first = own.start() if own else start
    inner = [m.end() for m in words.boundary.finditer(text) if not (first <= m.end() < end and m[0].isspace())]
    inner = [at for at in inner if not start < at < end]
    inner = [at for at in sorted(set(inner)) if text[:at].strip() and text[at:].strip(" ,;:)")]
    inner = [at for at, last in zip(inner, [0, *inner], strict=False) if text[last:at].strip()]
    points = [0, *inner, len(text)]
    kept = [0]
    for here, nxt in pairwise(points[1:]):
        # "the United States, France, and Germany" is a list of names
        named = re.search(r"[A-Z][\w.’'-]*$", text[kept[-1] : here].strip(" ,"))
        is_list = named and words.names_only.match(text[here:nxt].strip(" ,"))
        if not is_list and _stands_apart(words, text, kept[-1], here, nxt):
            kept.append(here)
    return sorted({*kept, len(text)})


def _stands_apart(words: Clauses, text: str, last: int, here: int, nxt: int) -> bool:
    """Whether what follows a linking word is a clause; punctuation always divides."""
    link = words.link.match(text[here:nxt])
    if not link or text[:here].rstrip().endswith((",", ";", ":")):
        return True
    if words.coordination.fullmatch(link[0]) and not words.finite.search(text[last:here]):
        return False  # it joins two nouns: "an office and a ministry being attacked"
    return words.finite.search(text[here + link.end() : nxt + 40]) is not None


def _readable(words: Clauses, run: str, start: int, end: int) -> bool:
    """Whether a run has a finite verb with a subject before it and no quotation mark left open."""
    verb = words.finite.search(run)
    if verb is None or run.count("“") > run.count("”") + run.count('"') or run.count('"') % 2 > run.count("”") % 2:
        return False
    before = run[: verb.start()]
    if start >= 0 and start < verb.start():
        before = before[:start] + " " + before[min(end, verb.start()) :]
    return bool(re.search(r"\w", words.no_subject.sub(" ", before)))


def _trim(words: Clauses, text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Drop linking words in front and punctuation at both ends, but nothing of the date."""
    lead = words.leading.match(text[left:right])
    left = min(left + (lead.end() if lead else 0), start)
    while right > end and (text[right - 1].isspace() or text[right - 1] in ",;:.–—(-"):
        right -= 1
    return left, right
