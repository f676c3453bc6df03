"""What finding dates needs of a language: names of months and days, numbers, rules for what is said in words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kosovo_lib.lang.parts import NEVER, NONE, Pattern, Words, later

GAP = r"\s{1,3}"
"""White space between two words; bounded, so that no run of blanks is scanned twice."""

_NEVER = NEVER.pattern
BEGINS = r"(?<!\w.)"
"""Holds after the first letter of a word."""


@dataclass(frozen=True)
class Rule:
    """A pattern, tried only in sentences that hold a word of every kind in ``needs`` (see `Dates.kinds`)."""

    needs: frozenset[str]
    pattern: Pattern


def rule(needs: str, source: str, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Make a rule: the kinds of words it needs, separated by blanks, and its pattern as text."""
    return Rule(frozenset(needs.split()), later(source, flags))


def month_pattern(months: Sequence[Sequence[str]], begins: str = "") -> str:
    """The pattern for a month, as its names are written or in capitals; a full stop belongs to abbreviations only.

    Names in lower case are left to the language: in English, "may" and "march" are no months.

    Args:
        months: for each its full name, then its abbreviations.
        begins: what must hold after its first letter where it opens a pattern (`BEGINS`), so that the pattern is found
            by the set of first letters, far faster than by the beginning of a word.
    """
    return _names(months, begins, r"\b", r"(?:\.|\b)")


def weekday_pattern(weekdays: Sequence[Sequence[str]], begins: str = "") -> str:
    """The pattern for a day of the week, as of a month; abbreviations count only before a number."""
    return _names(weekdays, begins, "", r"\b\.?(?=,?\s\d)")


def _names(names: Sequence[Sequence[str]], begins: str, full_ends: str, short_ends: str) -> str:
    ends = {form: full_ends for full, *_ in names for form in (full, full.upper())}
    ends |= {form: short_ends for _, *short in names for name in short for form in (name, name.upper())}
    return f"(?:{'|'.join(f'{form[0]}{begins}{form[1:]}{end}' for form, end in ends.items())})" if ends else _NEVER


@dataclass(frozen=True, eq=False)
class Dates:
    """The words by which a text says when something happened.

    Every field has a default that never matches. With ``months`` alone, "3 <month> 2024", "<month> 2024", years and
    numeric dates are found. Fields of type ``str`` are parts of patterns. Of the patterns, those named ``..._before``
    are searched in the words before an expression and end in ``$``; those named ``..._follows`` are matched right
    after it.
    """

    months: tuple[tuple[str, ...], ...] = ()
    """For each month its full name and then its abbreviations, as written inside a sentence."""
    weekdays: tuple[tuple[str, ...], ...] = ()  # the same for the days of the week, Monday first
    doubtful_months: Mapping[str, bool] = field(default_factory=dict)
    """Months whose names are other words or names too, taken only where a preposition shows the month; True where an
    article before a noun shows it as well ("the March vote")."""
    ordinal_endings: str = _NEVER  # what is written behind the number of a day ("3rd")
    the: str = _NEVER  # an article before the number of a day
    of: str = _NEVER  # what may stand between day, month and year ("27th of September")
    through: str = _NEVER  # the words between the ends of a range
    also: str = _NEVER  # the word between two days of one month, or of a list
    part: str = rf"(?P<part>{_NEVER})"
    """A part of a month or year with what follows it, as group ``part`` ("early ", "the end of ")."""
    numbers: Mapping[str, int] = field(default_factory=dict)  # number words
    seasons: Mapping[str, int] = field(default_factory=dict)  # seasons and the month in which each begins
    holidays: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Holidays and events known by their day: month (0: from Easter), day; first weekday from then on; year."""
    days_from_today: Mapping[str, int] = field(default_factory=dict)
    """"yesterday" and its like, as days from the day of publication."""
    decades: Mapping[str, int] = field(default_factory=dict)  # words for decades and the first year of each
    means: Mapping[str, str] = field(default_factory=dict)
    """What the words mean that rules catch in their groups: modifiers (last, past, this, next, the, every), parts
    (early, mid, late, end, earlier, later), directions (after, before, earlier, later), limits (more, less), units
    (hour, day, week, month, year, decade, half, quarter) and the numbers of quarters ("1" to "4"). Words that mean
    what they say need no entry."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Words by kind. A rule is tried only in a sentence with a word of each kind that it needs; the kinds month,
    weekday, digit, joined (two digits with a stop, colon, hyphen or slash between them) and year (four digits) are
    known without a list. ``part`` holds the words of the pattern of that name."""
    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    """The rules of each reader in ``kosovo_lib.dates``, by its name; the readers document the groups."""
    counted: str = _NEVER  # what makes the number before it a count, neither a year nor a day
    street: str = _NEVER  # what makes a number, or a number and a month, before it that of a house or a street
    hours: str = _NEVER  # what makes four digits before it a clock time
    events: tuple[tuple[int, Pattern], ...] = ()
    """Days by which an event is known: its year, and a pattern of the words from the day on."""
    month_before: Pattern = NEVER
    """What makes the month after it a date; groups ``loose`` for words that say little, ``opening`` and ``turned`` for
    those of them that are enough at the head of a sentence and where a clause ends after the month."""
    article_before: Pattern = NEVER  # an article or possessive
    numbered_before: Pattern = NEVER  # what makes the number after it a name or an amount ("Resolution 1973")
    year_before: Pattern = NEVER  # what makes the number after it a year
    named_before: Pattern = NEVER  # an article or a name, after which a number may be a year ("the 2013 agreement")
    plural_follows: Pattern = NEVER  # a noun in the plural, which makes a round number before it a count
    tense: Pattern = NEVER
    """Cues of what is to come and what has happened, groups ``coming``, ``past``, ``planned`` for what was planned then
    and ``intended`` for plans that had been made before; see `kosovo_lib.dates.record.Context.cue`."""
    past_right_before: Pattern = NEVER  # a cue of the past that surely belongs to the day after it
    reported_before: Pattern = NEVER  # a verb of what was said to come and may be over by now ("would be named")
    clause_before: Pattern = NEVER  # what shows that the expression opens its clause, so that the cues after it decide
    until_before: Pattern = NEVER
    """A limit, which lies ahead unless ``over`` stands before it; group ``limit`` for a word after which past cues put
    it behind as well ("by"), unless something was ``asked`` or promised."""
    asked: Pattern = NEVER  # verbs of asking and promising
    over: Pattern = NEVER  # verbs that put a limit behind
    put_off_before: Pattern = NEVER  # something is put off until the expression
    coming_title: Pattern = NEVER  # the way in which headlines say what is to come
    relation_before: Pattern = NEVER
    """Groups ``since``, ``until``, ``before`` (in it ``by``), ``after`` (``not_before``), ``the`` for an article."""
    so_far: Pattern = NEVER  # what counts up to its date, written as a bar: "450,000 were sold as of |"
    attributive_follows: Pattern = NEVER  # a noun that the expression describes ("the May 3 decision")
    from_before: Pattern = NEVER  # a word that means since where something is to come
    onwards_follows: Pattern = NEVER  # what makes the expression a beginning; groups ``before``, ``after``: "or later"
    week_before: Pattern = NEVER  # what makes the day after it stand for its week; group ``ends`` where it is the last
    date_before: Pattern = NEVER  # a preposition of days, which makes "the 26th" a date
    year_named: Pattern = NEVER  # a ``month`` with its ``year``, which holds for a month named right after it
    year_opens: Pattern = NEVER
    """A ``year``, perhaps with its ``month``, that opens the sentence and holds for the months in it."""
    year_broken: Pattern = NEVER  # what ends the reach of that year
    year_told: Pattern = NEVER  # a year, written as a bar, in which the next sentences stay: "the campaign of |"
    year_aside: Pattern = NEVER  # a year in passing, written as a bar, in which nothing stays: "born on |"
    within_before: Pattern = NEVER  # what makes "the last week" a time counted from publication
    comes_before: Pattern = NEVER  # a verb after which "a day after" is counted from the day of the news
    these_days: Pattern = NEVER  # "today" and words around it that say it means our time: "people today live"
    spoken: Pattern = NEVER
    """An attribution with its day, written as a bar: "he said on |", or "On |, he said" before a quotation."""
    speaking: Words = NONE  # words without which ``spoken`` matches nothing
    contrary_before: Pattern = NEVER  # what would have been then and was not: "would have expired "
    name_before: Pattern = NEVER  # what makes a weekday part of a name ("Black Friday")
    one_of_many_before: Pattern = NEVER  # an article that makes a weekday one of many
    between_dates: Pattern = NEVER
    """What may stand between the ends of a range; group ``list`` for a word that lists as well."""
    denied: Pattern = NEVER  # a date, written as a bar, at which something was not: "not |, but"
    next_act: Pattern = NEVER  # what begins another act after the expression: "closed on Friday and reopens"
    listed: Pattern = NEVER  # days of a list before another: "Thursday, Friday and "
    range_before: Pattern = NEVER  # the word that opens a range, after which ``list`` joins its ends
    between_time_and_day: Pattern = NEVER  # what may stand between a clock time and its day
    clock_before: Pattern = NEVER  # what makes a bare clock time sure
    label_before: Pattern = NEVER
    """What may stand before the time that labels an entry of a live blog; group ``word`` is sure."""
    repeated: Pattern = NEVER  # something that happens again and again

    @cached_property
    def _numbers_of_names(self) -> Mapping[str, int]:
        """Months from 1 and weekdays from 0, by their names in lower case."""
        months = {name.lower(): n for n, names in enumerate(self.months, 1) for name in names}
        return months | {name.lower(): n for n, names in enumerate(self.weekdays) for name in names}

    def name_number(self, name: str) -> int:
        """1 for "Jan", "January" or "JAN.", 12 for December; 0 for Monday, 6 for Sunday."""
        return self._numbers_of_names[name.lower().rstrip(".")]

    def number(self, word: str) -> int:
        """The number that digits or a number word stand for."""
        return int(word) if word.isdecimal() else self.numbers[word.lower()]

    def meaning(self, word: str | None) -> str:
        """What a word means that a rule caught in a group, in lower case; empty where it caught none."""
        words = " ".join((word or "").lower().split())
        return self.means.get(words, words)
