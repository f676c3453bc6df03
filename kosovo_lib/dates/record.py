"""A date, the context it is read in, a reading of it; and how a reading is resolved against publication."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kosovo_lib.dates.spans import Span, day, days, month, over, week, weekday_before
from kosovo_lib.lang.dates import Dates

NO_PUBLICATION = "no day of publication is known"
_SOME_DAY = date(2029, 12, 31)  # for what needs no day of publication; what needs one is left without days
LIKELY = "the weekday is the one that all days of publication but one mean, of two the later"
YEAR_TAKEN = "the year is not stated: taken from the publication date"
_QUOTED = re.compile(r"(?:^|“)[^“”]*”")
_SENTENCE_END = re.compile(r"[.!?](?<=[a-z]{3}.)[”\"]?\s")
_TENSES: dict[str | None, str] = {"planned": "coming", "intended": "past"}
FRAMED = "the year is not stated: taken from the one that opens the sentence"


class Date(NamedTuple):
    """A time expression; the fields are the columns of ``schema.DATES`` that a sentence can fill."""

    surface: str
    start: int
    end: int
    date_from: date | None
    date_to: date | None
    time: str | None
    zone: str | None
    precision: str
    relation: str
    anchor: str | None
    assumption: str | None


class Reading(NamedTuple):
    """What a reader makes of a match. ``span`` is None where the text does not say which day it was."""

    precision: str
    span: Span | None = None
    anchor: str | None = None
    assumption: str | None = None
    time: str | None = None
    zone: str | None = None
    relation: str | None = None
    start: int = 0
    end: int = 0

    @property
    def is_clock(self) -> bool:
        """Whether it is a clock time that belongs to no day yet."""
        return self.time is not None and self.span is None and self.relation is None


class Told(NamedTuple):
    """What the sentences before have told: their last ``time``, their last day, the day on which somebody spoke.

    ``holds`` says for how many sentences something is counted from that time, ``leads`` whether the text stays in it.
    """

    time: Span | None = None
    precision: str = ""
    day: Span | None = None
    spoken: Span | None = None
    holds: int = 0
    leads: bool = False


NOTHING = Told()


class Context(NamedTuple):
    """What an expression is read against: its sentence, the days of publication, the language, what was told before."""

    text: str
    given: tuple[date, date] | None
    words: Dates
    told: Told = NOTHING

    @property
    def published(self) -> tuple[date, date]:
        """The days of publication; some day where none is known, see `left_open`."""
        return self.given or (_SOME_DAY, _SOME_DAY)

    def left_open(self, reading: Reading) -> Reading:
        """A reading without the days that were counted from a publication that is not known."""
        if self.given or reading.anchor != "publication":
            return reading
        return reading._replace(span=None, anchor=None, assumption=NO_PUBLICATION)

    def before(self, start: int, length: int = 60) -> str:
        """The words before an offset; bounded, so that reading stays linear in the length of the text."""
        return self.text[max(0, start - length) : start]

    def after(self, end: int, length: int = 40) -> str:
        """The words after an offset."""
        return self.text[end : end + length]

    def around(self, start: int, end: int, length: int = 60) -> str:
        """The words before and after an expression, which is written as a bar."""
        return f"{self.before(start, length)}|{self.after(end, length)}"

    def from_publication(
        self, precision: str, reading: Callable[[date], Span], assumption: str | None = None
    ) -> Reading:
        """Resolve a reading against the days of publication."""
        return Reading(precision, over(self.published, reading), "publication", assumption)

    def cue(self, start: int, end: int) -> str | None:
        """The group of ``tense`` of the language whose cue decides of the expression.

        The last cue before it decides: "will resign in May, he said on Friday" looks back from "said". If none stands
        before it, the first after it does: "On Friday he will resign".
        """
        before = self.words.listed.sub("", _QUOTED.sub("", _SENTENCE_END.split(self.before(start, 100))[-1]))
        opens = self.words.clause_before.search(before, max(0, len(before) - 30))  # a few words at the end
        cues = [] if opens else [*self.words.tense.finditer(before)]
        if not cues:
            after = re.split(r"[.;:”\"]", self.after(end, 80), maxsplit=1)[0]
            first = self.words.tense.search(after)
            near = opens or after.startswith(",") or (first and first.start() < 12)
            if first and near and (opens or not self.words.next_act.match(after)):
                return "past" if first.lastgroup in ("planned", "intended") else first.lastgroup
            cues = [*self.words.tense.finditer(before)] if opens else []
        if not cues:
            return "coming" if self.words.coming_title.match(self.text[:start]) else None
        return cues[-1].lastgroup

    def tense(self, start: int, end: int) -> str | None:
        """Whether the expression is ``coming`` or ``past``; a plan made then was to come, one given up is past."""
        return _TENSES.get(cue := self.cue(start, end), cue)

    def is_coming(self, start: int, end: int) -> bool:
        """Whether the words around speak of something that is to come."""
        before, cue = self.before(start), self.cue(start, end)
        tense, put_off = _TENSES.get(cue, cue), self.is_put_off(start)
        if put_off or cue == "intended":  # "had hoped to finish it by May"
            return put_off
        if (until := self.words.until_before.search(before)) and not self.words.clause_before.search(before):
            if until["limit"]:  # "was to be paid by Friday", but "had reached it by Friday"
                cues = [cue.start() for cue in self.words.tense.finditer(before)]
                return tense != "past" or bool(self.words.asked.search(before, max(cues, default=0)))
            return tense == "coming" or not self.words.over.search(before)  # "was closed until Friday"
        return tense == "coming"

    def is_put_off(self, start: int) -> bool:
        """Whether something is put off until then: "adjourned on Monday until 1 July" names two days, no range."""
        return bool(self.words.put_off_before.search(self.before(start)))

    def relation(self, start: int, end: int) -> str:
        """How the event stands to the expression, by the word directly before it.

        "after the September 20 decision" and "before Monday's vote" relate to the decision and the vote: ``at``.
        """
        before, onwards = self.before(start, 40), self.words.onwards_follows.match(self.after(end, 24))
        if onwards and onwards.lastgroup:  # "since 1 June or before"
            return onwards.lastgroup
        if onwards or (self.words.from_before.search(before) and self.is_coming(start, end)):
            return "since"
        found = self.words.relation_before.search(before)
        if not found:
            return "at"
        attributive = found["the"] or self.after(end, 1) in ("'", "’")
        if attributive and self.words.attributive_follows.match(self.after(end, 4)):
            return "at"
        if found["since"] and self.words.so_far.match(self.around(start, end)) and self.tense(start, end) == "past":
            return "until"
        return next(name for name in ("since", "until", "before", "after") if found[name])

    def _choose(self, earlier: Span, later: Span, start: int, end: int) -> Span:
        """The one of two possible times that is meant.

        The past is the rule in news; planned wording means the later one, and so does a day that lies close ahead
        when its last return lies most of a year back and nothing right before it says that it is past: news gives the
        year of a day of last year.
        """
        today, is_day = self.published[1], earlier.first == earlier.last
        if self.is_coming(start, end):  # what was put off or planned then is the nearest one
            limit = self.words.until_before.search(self.before(start))  # "agreed to extend it through May 3"
            open_ = (is_day and self.is_put_off(start)) or (self.cue(start, end) == "planned" and not limit)
            return earlier if open_ and today - earlier.last < later.first - today else later
        near = 30 if earlier.last.year == today.year else 92 if is_day else 45
        past = self.words.past_right_before.search(self.before(start)) if is_day else self.tense(start, end) == "past"
        return earlier if past or (later.first - today).days > near else later

    def frame_year(self, number: int, match: re.Match[str], *, is_month: bool = False) -> int | None:
        """The year that opens the sentence ("In 2019 ..."), or of the month before, for a month named later in it.

        It holds until another year or a word of the present stands between; after "In June 2019", March is that of
        2020. Without it, it is the year that the sentences before tell of.
        """
        words, text, told, start = self.words, self.text, self.told, match.start()
        frame = words.year_opens.match(text)
        if not frame or not 0 <= start - frame.end() < 250:
            named = [*words.year_named.finditer(text, max(0, start - 80), start)] if is_month else []
            named = [one for one in named if not words.year_aside.search(self.around(*one.span()))]
            frame = named[-1] if named else None
        if words.year_broken.search(text, frame.end() if frame else 0, start):
            return None
        if frame:
            return int(frame["year"]) + (frame["month"] is not None and words.name_number(frame["month"]) > number)
        if not (told.time and told.leads and told.holds) or self.is_coming(start, match.end()):
            return None
        later = told.precision in ("day", "month") and told.time.last.month > number
        if later and self.given and month(self.published[1].year, number).first <= self.published[1]:
            return None  # a month of this year needs no year
        year = told.time.last.year + later
        return year if year < self.published[0].year else None

    def year_told(self, number: int, start: int, *, after: bool = False) -> int | None:
        """The year that the text named last, for "that July"; for "the following summer" the first one after it."""
        if years := re.findall(r"\b(?:1[5-9]|20)\d\d\b", self.text[:start]):
            return int(years[-1]) + after
        time = self.told.time
        return time.last.year + (after if self.told.precision == "year" else time.last.month > number) if time else None

    def yearless(self, of_year: Callable[[int], date | None], weekday: int | None, *at: int) -> tuple[date | None, str]:
        """Resolve a day of no year, and say what was assumed. None where no such day exists."""
        today = self.published[1]
        years = range(max(today.year - 8, 1), min(today.year + 8, 9999) + 1)
        options = [option for option in map(of_year, years) if option]
        named = [option for option in options if weekday is not None and option.weekday() == weekday]
        if named:
            nearest = min(named, key=lambda option: abs((option - today).days))
            return nearest, "the year is not stated: the nearest to publication in which the weekday fits"
        earlier = [option for option in options if option <= today]
        later = [option for option in options if option > today]
        if not earlier or not later:
            return (options[-1] if options else None), YEAR_TAKEN
        # Planned wording on the very day of publication ("starting August 1") means that day.
        if self.published[0] <= earlier[-1]:
            return earlier[-1], YEAR_TAKEN
        return self._choose(day(earlier[-1]), day(later[0]), *at).first, YEAR_TAKEN

    def day_of_month(self, number: int, start: int, end: int, modifier: str = "") -> Span | None:
        """Resolve "the 26th" and "the 26th of last month"; None where that month has no such day."""
        today = self.published[1]
        away = {"last": -1, "next": 1}.get(modifier, 0)
        if not modifier:
            away = number < today.day if self.is_coming(start, end) else -(number > today.day)
        whole = month(today.year, today.month + away)
        return day(whole.first.replace(day=number)) if number <= whole.last.day else None

    def month(self, number: int, start: int, end: int, modifier: str = "") -> Span:
        """Resolve a month without a year: "in October", "last October", "next May", "this June"."""
        today = self.published[1]
        here = month(today.year, number)
        earlier = here if here.first <= today else month(today.year - 1, number)
        if modifier == "last":
            return earlier if earlier.last < today.replace(day=1) else month(earlier.first.year - 1, number)
        if modifier == "this":
            return here
        later = month(earlier.first.year + 1, number)
        if modifier == "next":
            return later
        return earlier if earlier.last >= today else self._choose(earlier, later, start, end)

    def weekday(self, number: int, start: int, end: int, modifier: str = "", weeks: int = 1) -> Reading:
        """Resolve a weekday: the last one up to publication, or the next one where something is to come.

        Where the days of publication disagree, the day that all of them but one mean is taken, of two the later;
        without such a day it is a range of all that they allow.
        """
        far = 7 * weeks
        ahead, back = {"next": (7, 0), "last": (0, 1), "ago": (-far, 0), "from": (far, -7)}.get(modifier, (0, 0))
        if not modifier and self.is_coming(start, end):
            told = self.words.reported_before.search(self.before(start))  # "said that he would be named Friday night"
            back = 0 if told and self.published[1].weekday() == (number + 1) % 7 else -6

        def reading(today: date) -> Span:
            latest = week(today).last if modifier == "next" else days(today, -back)  # "next Friday": not this week's
            return day(days(weekday_before(latest, number), ahead))

        found, other_days = self.from_publication("day", reading), (self.published[1] - self.published[0]).days
        if found.span is None or found.span.first == found.span.last:
            return found
        if other_days < 7:
            said = Counter(reading(days(self.published[0], n)) for n in range(other_days + 1))
            likely = max(said, key=lambda span: (said[span], span))
            if said[likely] >= other_days:
                return found._replace(span=likely, assumption=LIKELY)
        return found._replace(precision="range")
