"""From the rules to the dates of a sentence: try, choose, join, relate."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from kosovo_lib import lang
from kosovo_lib.dates import spans
from kosovo_lib.dates.record import LIKELY, NOTHING, YEAR_TAKEN, Context, Date, Reading, Told
from kosovo_lib.dates.rules import READERS, common_rules
from kosovo_lib.dates.spans import Span
from kosovo_lib.lang import Language
from kosovo_lib.lang.dates import Dates, Rule
from kosovo_lib.lang.parts import LETTERS, words_of

Published = tuple[date, date] | None
_COUNTED, _HOLDS = ("day", "month", "season", "year"), 2  # what is counted from, for how many sentences


def find_dates(text: str, published: Published, *, offset: int = 0, language: str | Language = "en") -> list[Date]:
    """Find the time expressions of one sentence and resolve them to intervals of days.

    A record is one expression: ``surface`` is ``text[start - offset:end - offset]``; ``date_from`` and ``date_to`` are
    the days it can mean, both included, missing if the text does not say. ``anchor`` says what it was resolved against:
    ``itself``, ``publication`` or ``text`` (another date of the text). "In recent days" gives a record without days;
    durations ("60 days") give none. The sentence begins at ``offset`` in the article, which was ``published`` between
    two days.
    """
    context = Context(text, published, lang.load(language).dates)
    return [_date(one, context, offset) for one in _resolved(context, lambda: None)]


def dates_of(
    sentences: Sequence[tuple[str, int]], published: Published, *, running: Iterable[bool] | None = None,
    language: str | Language = "en",
) -> list[list[Date]]:  # fmt: skip
    """The dates of every sentence of an article, as `find_dates` gives them, each sentence searched once.

    Only ``running`` text may say the day of the news.
    """
    words, dates, told = lang.load(language).dates, list[list[Date]](), NOTHING
    tells = running if running is not None else [True] * len(sentences)

    @cache  # few articles count from it
    def news_day() -> date | None:
        return _latest(Context(text, published, words) for (text, _), may in zip(sentences, tells, strict=True) if may)

    for (text, offset), runs in zip(sentences, tells, strict=True):
        context = Context(text, published, words, told)
        readings = _resolved(context, news_day)
        dates.append([_date(reading, context, offset) for reading in readings])
        if runs and (readings or told.holds):
            told = _told(readings, context)
    return dates


_Reader = Callable[[re.Match[str], Context], Reading | None]
_Day = Callable[[], date | None]
_Later = list[tuple[re.Pattern[str], Callable[..., Iterable[Reading]]]]


class _Grammar(NamedTuple):
    """The rules of a language, and the kinds of words by which a sentence is tested before they are tried.

    Most sentences hold no such word. To look every word up in one table is far cheaper than to try a pattern.
    """

    kinds: Mapping[str, frozenset[str]]
    known: frozenset[str]
    is_ascii: bool
    needed: Callable[[frozenset[str]], tuple[list[tuple[re.Pattern[str], _Reader]], _Later]]

    def kinds_of(self, text: str) -> frozenset[str]:
        """The kinds of the words of a text; ``digit``, ``joined`` and ``year`` where it holds such numbers."""
        kinds, raw = frozenset[str](), text.encode("ascii", "replace")
        if raw.translate(None, _DIGITS) != raw:  # five times as fast as a pattern
            kinds = frozenset(("digit", "joined" * bool(_JOINED.search(text)), "year" * bool(_YEAR.search(text))))
        words = words_of(text) if self.is_ascii else LETTERS.findall(text)
        return kinds.union(*map(self.kinds.__getitem__, self.known.intersection(words)))


_DIGITS, _JOINED, _YEAR = b"0123456789", re.compile(r"[-.:/](?<=\d.)\d"), re.compile(r"(?:1[5-9]|20)\d\d")


@cache
def _grammar(words: Dates) -> _Grammar:
    """The rules of a language, compiled once."""
    rules = {**common_rules(words), **words.rules}
    table: defaultdict[str, set[str]] = defaultdict(set)
    for kind, listed in words.kinds.items():
        for word in listed.split():
            for form in (word, word.capitalize(), word.upper()):
                table[form].add(kind)
    for kind, names in (("month", words.months), ("weekday", words.weekdays)):
        for name in (name for forms in names for name in forms):
            for form in (name, name.upper(), f"{name}s"):
                table[form].add(kind)
    tries: list[tuple[Rule, _Reader]] = [(one, read) for name, read in READERS.items() for one in rules.get(name, ())]
    kinds = {form: frozenset(kinds) for form, kinds in table.items()}

    others = [(one, read) for name, read in (("said day", _said), ("counted", _counted)) for one in rules.get(name, ())]

    @lru_cache(maxsize=4096)
    def needed(held: frozenset[str]) -> tuple[list[tuple[re.Pattern[str], _Reader]], _Later]:
        tried = [(one.pattern, read) for one, read in tries if one.needs <= held]
        return tried, [(one.pattern, read) for one, read in others if one.needs <= held]

    return _Grammar(kinds, frozenset(kinds), "".join(kinds).isascii(), needed)


def _resolved(context: Context, news_day: _Day) -> list[Reading]:
    """The readings of a sentence in reading order: found, counted from other days, and joined."""
    kinds, readings, later = _found(context)
    for pattern, reader in later:  # of two alike the resolved one stands
        readings = _longest([*reader(pattern, context, readings, news_day), *readings])
    if not readings:
        return []
    readings = _spoken([*readings], context) if "deictic" in kinds else readings
    for pair in (_ranges, _glosses, _clocks, _clocks) if len(readings) > 1 else ():
        joined = readings[:1]
        for reading in readings[1:]:
            joined[-1:] = pair(joined[-1], reading, context)
        readings = joined
    return [
        one for one in _date_lone_clocks(readings, context)
        if not context.words.denied.search(f"{context.before(one.start, 24)}|{context.after(one.end, 8)}")
    ]  # fmt: skip


def _found(context: Context) -> tuple[frozenset[str], list[Reading], _Later]:
    """Try the rules on a sentence: its kinds of words, what was found, and the rules that are tried later."""
    grammar = _grammar(context.words)
    kinds = grammar.kinds_of(context.text)
    tried, later = grammar.needed(kinds)
    readings = [
        context.left_open(reading)._replace(start=match.start(), end=match.end())
        for pattern, read in tried
        for match in pattern.finditer(context.text)
        if (reading := read(match, context))
    ]
    return kinds, _longest(readings), later


def _longest(readings: list[Reading]) -> list[Reading]:
    """The readings in reading order; where two overlap, the first and longest stands."""
    if len(readings) < 2:
        return readings
    chosen: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, -r.end)):
        if not chosen or reading.start >= chosen[-1].end:
            chosen.append(reading)
    return chosen


def _latest(sentences: Iterable[Context]) -> date | None:
    """The latest day that is written as day and month and lies within the days of publication.

    A weekday or a clock time is resolved by publication itself and says nothing about it.
    """
    named = (
        reading.span.first
        for context in sentences
        for reading in _found(context)[1]
        if reading.span and reading.precision == "day" and reading.relation is None
        if re.search(r"\d", context.text[reading.start : reading.end])
        if context.published[0] <= reading.span.first <= context.published[1]
    )
    return max(named, default=None)


def _told(found: list[Reading], context: Context) -> Told:
    """What the next sentence can count from, after a sentence and what was told before it."""
    words, told = context.words, context.told
    quoted, spoken = _quoted(found, context) if found else (set(), [])
    exact = [r for r in found if r.span and r.precision == "day" and r.span.first == r.span.last]
    days = [r.span for r in exact if context.relation(r.start, r.end) != "since"]  # "where he has lodged since Monday"
    day, holds = days[-1] if days else told.day, max(told.holds - 1, 0)
    said, leads = told.spoken, told.leads
    if spoken:
        said = spoken[0].span if len({r.span for r in spoken}) == 1 else None
    if leads:
        here = any(r.anchor == "publication" for r in found if r not in quoted)
        leads = not here and not words.year_broken.search(context.text)
    dated = [r for r in found if r.span and r.precision in _COUNTED and r.relation is None and r not in spoken]
    if dated:
        return Told(dated[-1].span, dated[-1].precision, day, said, _HOLDS, _leads(dated[-1], context))
    return Told(told.time if holds else None, told.precision, day, said, holds, leads)


def _leads(reading: Reading, context: Context) -> bool:
    """Whether the text stays in the time of a reading, the last of its sentence."""
    words, text, (start, end) = context.words, context.text, reading[-2:]
    former = reading.span and reading.span.last.year < context.published[0].year
    if not former or reading.anchor == "publication":
        return False
    main = reading.precision != "year" or reading.anchor == "text" or bool(words.year_opens.match(text))
    main = main and not words.year_aside.search(context.around(start, end))
    main = main or bool(words.year_told.search(f"{text[:start]}|{text[end:]}"))
    return main and context.relation(start, end) != "since"


def _said(pattern: re.Pattern[str], context: Context, found: list[Reading], _: _Day) -> Iterable[Reading]:
    """Read "that day" and "later in the day": the last day named before, here or in an earlier sentence."""
    for match in pattern.finditer(context.text):
        named = [r.span for r in found if r.span and r.precision == "day" and r.end <= match.start()]
        span = named[-1] if named else context.told.day
        note = "the last day named before" if span else "the words name a day that the text does not date"
        yield Reading("day", span, "text" if span else None, note, start=match.start(), end=match.end())


def _counted(pattern: re.Pattern[str], context: Context, found: list[Reading], news: _Day) -> Iterable[Reading]:
    """Read "a day after", "two days later", "the next day": counted from a day of the text.

    That day is the last one named before, in the sentence or right before it. Where there is none, "comes a day
    after" and a sentence that opens with it are counted from the day of the news; anything else is left alone, since
    it is counted from a day that the text does not tell, and so is "a day after she left".

    Groups: ``count``, ``unit`` and ``way`` (after, before, later, earlier), or ``next`` (earlier, later, same) or
    ``that`` and ``unit2``.
    """
    words = context.words
    dated = [r for r in found if r.span and r.precision in _COUNTED]
    starts = [reading.start for reading in dated]
    for match in pattern.finditer(context.text):
        here = bisect(starts, match.start())
        unit, way = words.meaning(match["unit"] or match["unit2"]), words.meaning(match["way"] or match["next"])
        if unit == "day" and (match["that"] or way == "same"):
            continue  # see `_said`
        follows = any(match.end() <= start <= match.end() + 25 for start in starts[here : here + 2])
        if follows and way in ("after", "before"):
            continue
        count = words.number(match["count"]) if match["count"] else 1
        count = 0 if match["that"] or way == "same" else count if way in ("after", "earlier") else -count
        near = dated[max(0, here - 3) : here]  # years can be counted from a year, days only from a day
        earlier = [reading for reading in near if unit == "year" or reading.precision in ("day", unit)]
        span: Span | None
        anchor: str | None
        note: str | None
        alone = way not in ("after", "before") or not re.match(r"\s\w", context.after(match.end(), 2))
        count = -count if alone and way in ("after", "before") else count  # "they left two days after": later
        if earlier and alone:
            span, anchor, note = earlier[-1].span, "text", "counted from the time named before"
        elif not alone and words.comes_before.search(context.before(match.start(), 30)):
            span, anchor, note = Span(*context.published), "publication", "counted from publication"
            if day := news():
                span, anchor, note = spans.day(day), "text", "counted from the day the article dates its news"
        elif (
            alone and context.told.holds and not dated[:here]
            and (unit == "year" or context.told.precision in ("day", unit))
            and not words.within_before.search(context.before(match.start(), 20))
            and not context.is_coming(match.start(), match.end())
        ):  # fmt: skip
            span, anchor, note = context.told.time, "text", "counted from the last time named before"
        else:
            continue
        if span:
            first, last = (spans.around(spans.back(end, count, unit), unit) for end in span)
            span = Span(first.first, last.last)
        yield context.left_open(Reading(unit, span, anchor, note, start=match.start(), end=match.end()))


def _quoted(found: list[Reading], context: Context) -> tuple[set[Reading], list[Reading]]:
    """The readings within quotation marks; and of the others those that say on which day somebody spoke."""
    text = context.text.replace("“", '"').replace("”", '"')
    begins_quoted = "”" in context.text.partition("“")[0]
    quoted = {r for r in found if (text.count('"', 0, r.start) + begins_quoted) % 2} if '"' in text else set()
    said = not context.words.speaking.isdisjoint(words_of(context.text))
    return quoted, [
        r for r in found if said and r.span and r.precision == "day" and r not in quoted
        if context.words.spoken.search(f"{text[: r.start]}|{text[r.end :]}")
    ]  # fmt: skip


def _spoken(found: list[Reading], context: Context) -> list[Reading]:
    """Count "today" in a quotation from the one day of its attribution, here or some sentences before."""
    quoted, said = _quoted(found, context)
    days = {r.span for r in said} or {context.told.spoken}
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return found
    for at, reading in enumerate(found):
        away = context.words.days_from_today.get(context.text[reading.start : reading.end].lower())
        if reading in quoted and away is not None:
            span = Span(*(spans.days(end, away) for end in day))
            found[at] = reading._replace(span=span, anchor="text", assumption="counted from the day it was said")
    return found


def _ranges(last: Reading, reading: Reading, context: Context) -> list[Reading]:
    """Join "from 2003 to 2011", "Monday to Friday", "between May 3 and June 5" into one range."""
    if last.span and reading.span and last.precision == reading.precision and not last.time:
        between = context.words.between_dates.fullmatch(context.text, last.end, reading.start)
        opened = between and (not between["list"] or context.words.range_before.search(context.before(last.start, 12)))
        if opened and not context.is_put_off(reading.start):
            first, end = last.span.first, reading.span.last
            plain = not context.text[reading.start].islower()  # no "next Friday"
            if plain and reading.precision == "day" and {last.assumption, reading.assumption} <= {None, LIKELY}:
                away = (end - first).days if {last.anchor, reading.anchor} == {"publication"} else 0
                end = spans.days(end, away % 7 - away)  # "from Monday to Wednesday": the next one
            if first < end:
                note = last.assumption or reading.assumption
                return [last._replace(precision="range", span=Span(first, end), end=reading.end, assumption=note)]
    return [last, reading]


def _glosses(last: Reading, reading: Reading, context: Context) -> list[Reading]:
    """Let "last Saturday night [Dec. 22]" mean the day in brackets, and "4 May (of) last year" that of last year."""
    between, closes = context.text[last.end : reading.start].strip(), context.after(reading.end, 1)
    if (
        last.span and reading.span and reading.precision == "day"
        and last.precision in ("day", "range") and between + closes in ("[]", "()")
    ):  # fmt: skip
        return [reading._replace(start=last.start, end=reading.end + 1, relation=last.relation)]
    follows = re.fullmatch(rf"(?:{context.words.of})?", between)
    if follows and last.span and reading.span and last.assumption == YEAR_TAKEN and closes not in ("'", "’"):
        away = last.span.last.year - reading.span.last.year
        if reading.anchor == "publication" and reading.span == spans.year(reading.span.last.year):
            span = Span(*(spans.back(end, away, "year") for end in last.span))
            return [last._replace(span=span, end=reading.end, assumption=None)]
    return [last, reading]


def _clocks(last: Reading, reading: Reading, context: Context) -> list[Reading]:
    """Join "2:30 p.m. on Monday" and "Monday at noon"; of "11 p.m. (0400 GMT) on Monday" the second is on Tuesday."""
    turned = last.is_clock and context.relation(last.start, last.end) in ("before", "after")  # "before 8 on Friday"
    at = "at" if turned and not context.is_coming(last.start, reading.end) else None
    if last.is_clock and last.time and reading.time and reading.span and context.after(last.end, 2).strip() == "(":
        hour = int(last.time[:2]) or 24 * (context.relation(last.start, last.end) == "before")  # "before midnight"
        away = hour - int(reading.time[:2])
        shift = (away > 12) - (away < -12)
        there = reading._replace(span=Span(*(spans.days(day, shift) for day in reading.span)))
        dated = last._replace(span=reading.span, anchor=reading.anchor, assumption=reading.assumption)
        return [dated._replace(relation=at or last.relation), there]
    if last.is_clock != reading.is_clock:
        day, time = (reading, last) if last.is_clock else (last, reading)
        together = context.words.between_time_and_day.fullmatch(context.text, last.end, reading.start)
        if day.precision == "day" and day.span and together:
            day = day._replace(start=last.start, end=reading.end)
            at = at or day.relation
            return [day._replace(precision=time.precision, time=time.time, zone=time.zone, relation=at)]
    return [last, reading]


def _date_lone_clocks(found: list[Reading], context: Context) -> list[Reading]:
    """Give a clock time the day named elsewhere in its sentence, where there is exactly one, or right before it."""
    days = [r for r in found if r.span and r.precision == "day" and r.span.first == r.span.last]
    told, note = context.told, "the only day that the sentence names is taken"
    span = days[0].span if len(days) == 1 else None
    if not days and told.holds and told.precision == "day":
        note, span = "the day named before is taken", told.time
    clocks = [r for r in found if r.is_clock and span]
    if not days and span and span.last < context.published[0]:  # what is to come then is not told of that day
        clocks = [r for r in clocks if not context.is_coming(r.start, r.end)]
    return [r._replace(span=span, anchor="text", assumption=note) if r in clocks else r for r in found]


def _date(reading: Reading, context: Context, offset: int) -> Date:
    start, end = reading.start, reading.end
    first, last = reading.span or (None, None)
    return Date(
        context.text[start:end], start + offset, end + offset, first, last, reading.time, reading.zone,
        reading.precision, reading.relation or context.relation(start, end), reading.anchor, reading.assumption,
    )  # fmt: skip
