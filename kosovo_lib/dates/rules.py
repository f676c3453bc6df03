"""What the rules of a language read: days, months and years of the calendar, days counted from another, clock times."""

import re
from collections import defaultdict
from datetime import date

from pandas.tseries.offsets import Easter

from kosovo_lib.dates import spans
from kosovo_lib.dates.record import FRAMED, YEAR_TAKEN, Context, Reading
from kosovo_lib.dates.spans import Span, days
from kosovo_lib.lang.dates import BEGINS, GAP, Dates, Rule, month_pattern, rule, weekday_pattern

_OPEN = "a time that the words leave open"
_UNDATED = "counted from a beginning that the sentence does not date"
_THIRDS = "early, mid and late are read as thirds; a week ends on Friday here"
_SEASONS = "seasons are those of the northern hemisphere, by whole months"
_EXCHANGED = "day and month could be exchanged: the one nearest to publication is taken"


def common_rules(words: Dates) -> dict[str, tuple[Rule, ...]]:
    """The rules that every language has, made of its names of months and days."""
    month, weekday = month_pattern(words.months), weekday_pattern(words.weekdays)
    first_month = month_pattern(words.months, BEGINS)
    day = rf"(?:3[01]|[12]\d|0?[1-9])(?:{words.ordinal_endings})?(?![\w%]|[.,:]\d)"
    year = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
    the, of = rf"(?:(?:{words.the}){GAP})?", rf"(?:(?:{words.of}){GAP})?"
    dash = rf"(?:\s?[-–—/]\s?|{GAP}(?:{words.through}){GAP})"
    also = rf"{GAP}(?:{words.also}){GAP}"
    on_weekday = rf"(?P<weekday>{weekday}),?{GAP}{the}"
    initials = "".join(sorted({name[0] for names in words.weekdays for name in names}))
    of_year = (  # of "May 2 and June 9, 2016", both are in that year
        rf"(?:,?{GAP}{of}(?P<year>{year})|(?={also}(?:{month}{GAP}{the}{day}|{the}{day}{GAP}{of}{month}),?{GAP}(?P<shared>{year})))?"
    )
    no_count = rf"(?!{GAP}{words.counted})"
    month_day = (
        rf"{GAP}{the}(?P<d1>{day})"
        rf"(?:(?:{dash}|{also}(?=\d))(?:(?P<m2>{month}){GAP})?(?P<d2>{day})(?!{GAP}(?:[a-z]+s|{month}|{words.counted})\b))?"
        rf"{of_year}{no_count}"
    )
    year_of_month = rf"(?:,?{GAP}{of}|-)(?P<year>{year}){no_count}"
    lone_year = r"[12](?<![\w.,:/$€£#&=@].)(?<!\d[-–].)(?<!\d\s[-–]\s.)(?:(?<=1)[5-9]|(?<=2)0)\d\d"  # its digits first
    year_follows = (
        r"(?:\s?[-–/]\s?(?P<end>(?:1[5-9]|20)\d\d|\d\d)(?!\s?[-–/]\s?\d))?"
        r"(?![\w%€£$]|[-–](?:\d|[A-Z]{2})|[.,:]\d|/\d|\s\d{3}\s\d{3})"
        rf"{no_count}(?!{GAP}(?:\w{{1,20}}{GAP})?{words.street})(?!\s?{words.hours})"
    )
    return {
        "day and month": (
            rule("month digit", rf"(?P<m1>{first_month}){month_day}(?P<weekday>)"),
            rule("month digit weekday", rf"(?<![^\W_]){on_weekday}(?P<m1>{month}){month_day}"),
            rule("month digit",
                 rf"(?=[\d{initials}])(?<![\w.,:/$€£#])(?<!\d[-–])(?:{on_weekday})?"
                 rf"(?:(?P<d1>{day})(?:(?:{GAP}{of}(?P<m1>{month}))?{dash}|{also}){the})?(?P<d2>{day}){GAP}{of}(?P<m2>{month})"
                 rf"(?!{GAP}{words.street}){of_year}"),
        ),
        "month and year": (
            rule("month year", rf"(?P<m2>{first_month}){year_of_month}(?P<m1>)(?P<part>)"),
            rule("month year", rf"(?P<m1>{first_month}){dash}(?P<m2>{month}){year_of_month}(?P<part>)"),
            rule("month year part", rf"\b{words.part}(?:(?P<m1>{month}){dash})?(?P<m2>{month}){year_of_month}"),
        ),
        "numeric": (
            rule("joined",
                 r"(?<![\w./-])(?!24/7\b(?!/))(?:(?P<iso>(?:1[5-9]|20)\d\d)(?P<sep>[-/])(?P<iso_month>\d\d)(?P=sep)(?P<iso_day>\d\d)(?!\d|-)"
                 r"|(?P<left>\d{1,2})(?P<mark>[./])(?P<right>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|(?<=/)\d\d)|(?<=/..)|(?<=/.))(?![\w/%]|[.-]\d))"),
        ),
        "year": (
            rule("year", rf"(?P<year>{lone_year}){year_follows}(?P<part>)"),
            rule("year part",
                 rf"(?<![\w.,:/$€£#&=@])(?<!\d[-–])(?<!\d\s[-–]\s){words.part}(?P<year>(?:1[5-9]|20)\d\d){year_follows}"),
        ),
    }  # fmt: skip


def _read_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read a day and month, or a range of them, in either order, with or without a year and a weekday.

    Groups: ``d1`` and ``m1``, ``d2`` and ``m2`` for the ends of a range or one of them, ``year``, ``weekday``.
    """
    part, number = defaultdict(lambda: None, match.groupdict()), context.words.name_number
    first_month, last_month = number(part["m1"] or part["m2"]), number(part["m2"] or part["m1"])
    weekday = number(part["weekday"]) if part["weekday"] else None
    single = part["d2"] is None or part["d1"] is None
    last_day = context.words.number(re.sub(r"(?<=\d)\D+", "", part["d2"] or part["d1"]))
    first_day = last_day if single else int(re.sub(r"\D", "", part["d1"]))
    precision = "day" if single else "range"
    around = match.group() + context.after(match.end())  # news names some events by their day alone, however old
    stated = part["year"] or part["shared"]
    known = () if stated else context.words.events
    event = next((year for year, words in known if words.match(around)), None)
    framed = None if stated or event or weekday is not None else context.frame_year(last_month, match)
    year = int(stated) if stated else event or framed
    if year:
        last, anchor = _date(year, last_month, last_day), "text" if framed else "itself"
        assumption = FRAMED if framed else f"the event known by this day was in {event}" if event else None
    else:
        begin, assumption = context.yearless(lambda y: _date(y, first_month, first_day), weekday, *match.span())
        later = (last_month, last_day) < (first_month, first_day)
        last = _date(begin.year + later, last_month, last_day) if begin else None
        anchor = "publication"
    if last is None:  # 31 June
        return None
    first = _date(last.year - ((first_month, first_day) > (last_month, last_day)), first_month, first_day)
    if single and (of_week := context.words.week_before.search(context.before(match.start(), 24))):
        first = days(last, -6 if of_week["ends"] else 0 if last.weekday() == 6 else -last.weekday())
        return Reading("week", Span(first, days(first, 6)), anchor, assumption)
    return Reading(precision, Span(first, last), anchor, assumption) if first else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_numeric(match: re.Match[str], context: Context) -> Reading | None:
    """Read 2021-09-27, 27/09/2021, 9/27/2021, 27.9.2021, "on 27/9"; both orders where the numbers allow both."""
    part = match.groupdict()
    if part["iso"]:
        when = _date(int(part["iso"]), int(part["iso_month"]), int(part["iso_day"]))
        return Reading("day", spans.day(when), "itself") if when else None
    left, right, today = int(part["left"]), int(part["right"]), context.published[1]
    if not part["year"]:  # "on 14/3": one of the two can only be a day; "from 14/1" gives the odds
        (low, high), before = sorted((left, right)), context.before(match.start(), 12)
        dated = context.words.date_before.search(before) and not context.words.from_before.search(before)
        if not low <= 12 < high or not dated:
            return None
        when, note = context.yearless(lambda year: _date(year, low, high), None, *match.span())
        return Reading("day", spans.day(when), "publication", note) if when else None
    year = int(part["year"]) + (2000 if len(part["year"]) == 2 else 0)
    options = {when for when in (_date(year, right, left), _date(year, left, right)) if when}
    if not options:
        return None
    day = spans.day(min(options, key=lambda when: (abs(when - today), when)))
    return Reading("day", day, "publication", _EXCHANGED) if len(options) > 1 else Reading("day", day, "itself")


def _thirds(span: Span, part: str) -> tuple[Span, str | None]:
    return (spans.part_of(span, part), _THIRDS) if part else (span, None)


def _read_month_year(match: re.Match[str], context: Context) -> Reading | None:
    """Groups: ``part``, ``m1`` for the first of two months, ``m2``, ``year``."""
    one, other = (context.words.name_number(match[name] or match["m2"]) for name in ("m1", "m2"))
    first, last = (
        spans.month(int(match["year"]) - before, number) for before, number in ((one > other, one), (0, other))
    )
    span, assumption = _thirds(Span(first.first, last.last), context.words.meaning(match["part"]))
    return Reading("range" if match["m1"] else "month", span, "itself", assumption)


def _read_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read a month alone. Groups: ``m1`` for its name, ``modifier`` or ``part`` before it, ``of_year`` after it."""
    words, number = context.words, context.words.name_number(match["m1"])
    modifier, part = words.meaning(match["modifier"]), words.meaning(match["part"])
    if modifier == "same" and not words.doubtful_months.get(match["m1"], True):
        return None  # "he said that May would go"
    if not (modifier or part or match["of_year"]) and not _is_month(match, context):
        return None
    if "same" in (words.meaning(match["of_year"]), modifier):  # "June of that year", "that June"
        year = context.year_told(number, match.start())
        span = _thirds(spans.month(year, number), part)[0] if year else None
        if span or match["of_year"]:
            return Reading("month", span, "text" if span else None, None if span else "the text names no year")
        modifier = ""
    if match["of_year"]:  # "in January this year"
        away = {"last": -1, "next": 1}.get(words.meaning(match["of_year"]), 0)
        whole = context.from_publication("month", lambda today: spans.month(today.year + away, number))
        return whole._replace(span=_thirds(whole.span, part)[0]) if whole.span else whole
    framed = None if modifier else context.frame_year(number, match, is_month=True)
    if framed:
        return Reading("month", _thirds(spans.month(framed, number), part)[0], "text", FRAMED)
    span, thirds = _thirds(context.month(number, match.start(), match.end(), modifier), part)
    return Reading("month", span, "publication", f"{YEAR_TAKEN}; {thirds}" if thirds else YEAR_TAKEN)


def _read_months(match: re.Match[str], context: Context) -> Reading | None:
    """Read "between April and June". Groups: ``m1``, ``m2``, ``list`` for a word that needs the opening of a range."""
    if match["list"] and not context.words.range_before.search(context.before(match.start(), 12)):
        return None
    before = context.words.month_before.search(context.before(match.start(), 16))
    if match["m1"] in context.words.doubtful_months and not before:
        return None  # "a May-December romance"
    first, last = (context.words.name_number(match[name]) for name in ("m1", "m2"))
    end = context.month(last, match.start(), match.end())
    begin = spans.month(end.first.year - (first > last), first)
    return Reading("range", Span(begin.first, end.last), "publication", YEAR_TAKEN)


def _read_nth_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first Sunday in June", "the last week of May 2019", "the last Friday of the month".

    Groups: ``which`` ("1" to "4" or last), ``weekday`` or ``unit``, its ``count``, ``m1``, ``year``,
    ``modifier``.
    """
    words, today, modifier = context.words, context.published[1], context.words.meaning(match["modifier"])
    if modifier == "every":
        return Reading("day", relation="recurring")
    number = words.name_number(match["m1"]) if match["m1"] else today.month + {"last": -1, "next": 1}.get(modifier, 0)
    framed = int(match["year"] or 0) or (today.year if modifier else context.frame_year(number, match))
    whole = spans.month(framed, number) if framed else context.month(number, match.start(), match.end())
    unit, which = words.meaning(match["unit"]) or "day", words.meaning(match["which"])
    weekday = words.name_number(match["weekday"]) if match["weekday"] else 5
    if unit == "week":
        weekday = (whole.last if which == "last" else whole.first).weekday() - 6 * (which == "last")
    day = spans.weekday_before(whole.last if which == "last" else spans.days(whole.first, 6), weekday % 7)
    first = day if which == "last" else spans.days(day, 7 * (int(which) - 1))
    span = Span(first, spans.days(first, {"week": 6, "weekend": 1}.get(unit, 0)))
    if count := match.groupdict().get("count"):  # "the first two weeks of August"
        away = words.number(count) * (7 if unit == "week" else 1) - 1
        span = Span(whole.first, days(whole.first, away)) if which == "1" else Span(days(whole.last, -away), whole.last)
    if modifier:
        return Reading(unit, span, "publication")
    anchor = "itself" if match["year"] else "text" if framed else "publication"
    return Reading(unit, span, anchor, None if match["year"] else FRAMED if framed else YEAR_TAKEN)


def _read_day_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the 26th" where no month is named. Groups: ``day``, perhaps its ``weekday``; ``modifier`` of the month."""
    modifier = context.words.meaning(match["modifier"])
    if modifier == "the":  # "the 21st of the month" is that of every month
        return Reading("day", relation="recurring")
    if match["weekday"] and not modifier:
        fits = int(match["day"]), context.words.name_number(match["weekday"])
        near = (spans.days(context.published[1], away) for away in sorted(range(-366, 366), key=abs))
        day = next((day for day in near if (day.day, day.weekday()) == fits), None)
        note = "the nearest to publication in which the weekday fits"
        return Reading("day", spans.day(day), "publication", note) if day else None
    before = context.words.date_before.search(context.before(match.start(), 12))
    if not (modifier or before or context.is_put_off(match.start())):
        return None
    span = context.day_of_month(int(match["day"]), match.start(), match.end(), modifier)
    note = "the month is not stated: taken from the publication date"
    return Reading("day", span, "publication", note) if span else None


def _read_short_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in '82": the last such year up to publication. Group: ``digits``."""
    words, before = context.words, context.before(match.start(), 14)
    if not (words.year_before.search(before) or words.named_before.search(before)):
        return None
    latest = context.published[1].year
    year = latest - (latest - int(match["digits"])) % 100
    return Reading("year", spans.year(year), "itself", "the century is not stated: the latest possible")


def _is_month(match: re.Match[str], context: Context) -> bool:
    """Whether the name of a month means the month: "October Revolution" and "an argument for May" do not."""
    words, name, after = context.words, match["m1"], context.after(match.end(), 4)
    before = words.month_before.search(context.before(match.start(), 16))
    if name not in words.doubtful_months:
        person = re.search(r"[\w,] [A-Z][a-z]+ $", context.before(match.start(), 16))  # "and Mark August"
        return bool(before and not before["loose"]) or not (person or re.match(rf"{GAP}[A-Z]", after))
    if words.doubtful_months[name]:
        article = words.article_before.search(context.before(match.start(), 8))
        if article and re.match(rf"{GAP}[a-z]", after):
            return True  # "the March contests"
        if before and before["turned"] and re.match(r"[.,;]|$", after):
            return True  # "not before June."
    elif re.match(r"['’]s", after):
        return False
    many = words.one_of_many_before.search(context.before(match.start(), 4))  # "a May poll", not "the May government"
    opens = many or context.is_put_off(match.start()) or (before and before["opening"])  # "By May he had"
    return bool((opens and re.match(rf"{GAP}[a-z]|\W*$", after)) or (before and not before["loose"]))


def _read_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read a year or a range of years ("1998-99"); a number that only looks like one is refused."""
    words, start = context.words, match.start()
    if words.numbered_before.search(context.before(start, 20)):
        return None
    prefix = re.search(r"\w[-–]$", context.before(start, 2))
    if prefix and not words.year_before.search(context.before(start, 6)[:-1] + " "):
        return None
    first, part = int(match["year"]), words.meaning(match["part"])
    sure = part or words.year_before.search(context.before(start, 14))
    sure = sure or words.named_before.search(context.before(start, 20))
    named = re.search(r"[\w,’'”)] [A-Z][A-Za-z]{2,} $", context.before(start, 20))  # "its Horizon 2030 plan"
    if not sure and (named or not (1900 <= first < 2040 and first % 100)):
        return None
    many = not part and (first % 50 == 0 or (start and not sure))
    if many and words.plural_follows.match(context.after(match.end(), 24)):
        return None  # "by 2000 soldiers", "the 1500 houses", "lent 2015 books"
    if not match["end"] and _is_title(match, context):
        return None  # the film "1984"
    if not match["end"]:
        span, thirds = _thirds(spans.year(first), part)
        return Reading("year", span, "itself", thirds)
    last = int(match["end"]) if len(match["end"]) == 4 else first // 100 * 100 + int(match["end"])
    last += 100 if last < first and last % 100 <= 10 else 0
    if first < last <= first + 150:
        return Reading("range", Span(spans.year(first).first, spans.year(last).last), "itself")
    if len(match["end"]) == 2 and 1 <= int(match["end"]) <= 12:  # 2019-11
        return Reading("month", spans.month(first, int(match["end"])), "itself")
    return None


def _read_decade(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the 1990s", "the '80s", "in the nineties", "the 1800s"; a person in his sixties is left to the rules.

    Groups: ``digits`` for the four digits, ``short`` for two, ``name`` for a word, ``nth`` of a century; ``part``.
    """
    group, words, note = match.groupdict(), context.words, None
    digits, nth, name = (group.get(one) for one in ("digits", "nth", "name"))
    if digits or nth:
        first = int(digits) if digits else 100 * int(match["nth"]) - 99
    else:
        first = words.decades[name.lower()] if name else 1900 + int(group["short"])
        note = "the century is not stated: the twentieth"
    century = nth or (first < 2000 and first % 100 == 0)
    whole = Span(spans.year(first).first, spans.year(first + (99 if century else 9)).last)
    span, thirds = _thirds(whole, words.meaning(group.get("part")))
    return Reading("range" if century else "decade", span, "itself", note or thirds)


def _read_season(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the summer of 2019", "last summer", "this fall"; a season with neither is no date.

    Groups: ``name``, ``year``, ``modifier``; ``the`` where a preposition shows that "over the summer" is a date, and
    ``near`` where it is the nearest one: "closed for the summer".
    """
    group = match.groupdict()
    month, modifier = context.words.seasons[group["name"].lower()], context.words.meaning(group.get("modifier"))
    if group.get("year"):
        return Reading("season", spans.season(month, int(group["year"])), "itself", _SEASONS)
    framed = context.frame_year(month, match) if "the" in group else None  # "The race of 1992 ... In the summer"
    if "the" in group:
        past = context.tense(*match.span()) or ""
        modifier = "coming" if context.is_coming(*match.span()) else past if group["near"] is None else "near"
    if framed or modifier in ("same", "later"):  # "that summer", "the following summer"
        year = framed or context.year_told(month, match.start(), after=modifier == "later")
        return Reading("season", spans.season(month, year), "text", _SEASONS) if year else None
    if not modifier:
        return None

    def reading(today: date) -> Span:
        begun, coming = (spans.season(month, today.year - away) for away in (0, -1))
        if begun.first > today:
            begun, coming = spans.season(month, today.year - 1), begun
        lasts, near = begun.last >= today, coming.first - today < today - begun.first
        this = coming.first.year == today.year
        ahead = {"next": 1, "last": -lasts, "coming": not lasts, "this": this and not lasts, "near": near and not lasts}
        return spans.season(month, begun.first.year + ahead.get(modifier, 0))

    return context.from_publication("season", reading, _SEASONS)


def _read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first quarter of 2019", "H2 of last year".

    Groups: ``which`` and ``unit``, or ``letter`` and ``digit``; ``year``, its ``modifier``, or none; ``sure`` if over.
    """
    words, group = context.words, match.groupdict()
    months = 6 if words.meaning(group["unit"] or group["letter"]) == "half" else 3
    which = group.get("digit") or words.meaning(group["which"])
    index = 12 // months if which == "last" else int(which)
    if index * months > 12:  # the third half
        return None

    def reading(year: int) -> Span:
        return Span(spans.month(year, (index - 1) * months + 1).first, spans.month(year, index * months).last)

    if group.get("year"):
        return Reading("range", reading(int(match["year"])), "itself")
    if "modifier" not in group:  # "in the third quarter"
        coming = group.get("sure") is None and context.is_coming(*match.span())  # "will report third-quarter results"

        def latest(today: date) -> Span:
            this = reading(today.year)
            return reading(today.year + (this.last < today if coming else -(this.first > today)))

        return context.from_publication("range", latest)
    shift = {"last": -1, "next": 1}.get(words.meaning(match["modifier"]), 0)
    return context.from_publication("range", lambda today: reading(today.year + shift))


def _read_holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Read a holiday, or an event known by its day. Groups: ``name``, ``year``, ``beside`` or ``of_year`` (last)."""
    words, name = context.words, " ".join(match["name"].lower().replace("’", "'").split())
    month, day, *more = words.holidays[name]
    weekday, known = (*more, *(-1, 0)[len(more) :])

    def of_year(year: int) -> date:
        first = date(year, month, day) if month else days((date(year, 1, 1) + Easter()).date(), day)
        return first if weekday < 0 else spans.weekday_before(days(first, 6), weekday)

    framed = None if match["year"] or known else context.frame_year(month or 4, match)
    if beside := words.meaning(match["beside"] or match["of_year"]):  # "last Christmas", "Memorial Day of last year"

        def reading(today: date) -> Span:
            away = {"last": -1, "next": 1}.get(beside, 0)
            near = match["beside"] and (of_year(today.year) - today).days * away > 0
            return spans.day(of_year(today.year + (0 if near else away)))

        return context.from_publication("day", reading)
    if year := int(match["year"] or 0) or known or framed:
        event = FRAMED if framed else None if match["year"] else f"the event known by this day was in {known}"
        return Reading("day", spans.day(of_year(year)), "text" if framed else "itself", event)
    when, assumption = context.yearless(of_year, None, *match.span())
    return Reading("day", spans.day(when) if when else None, "publication", assumption)


def _is_title(match: re.Match[str], context: Context) -> bool:
    """Whether the expression is the title of a programme or a paper: NBC's "Today", USA TODAY, "This Week"."""
    name = match.group()[0].isupper() and re.search(r"[^\W\d_] $", context.before(match.start(), 2))
    return bool(name) or _ends_title(match, context)


def _ends_title(match: re.Match[str], context: Context) -> bool:
    """Whether the expression is a title in quotation marks or ends one: the film “Any Given Monday”."""
    before = context.before(match.start(), 30)
    opens = re.search(r"[“\"‘'](?:[A-Z]\w*\s){0,3}$", before) and not (
        context.words.date_before.search(before) or context.words.month_before.search(before)
    )
    return bool(opens and re.match(r"[.,]?(?:[”\"]|[’'](?!s))", context.after(match.end(), 3)))


def _read_named_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read "yesterday", "last night". Group: ``name``."""
    away = context.words.days_from_today[" ".join(match["name"].lower().split())]
    around = context.before(match.start(), 140) + match.group().lower() + context.after(match.end())
    if _is_title(match, context) or context.words.these_days.search(around):
        return None
    return context.from_publication("day", lambda today: spans.day(days(today, away)))


def _read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Groups: ``weekday``, its ``modifier``, ``count`` of weeks, ``of_week``, ``of_both``, ``before``, ``after``."""
    words, before, after = context.words, context.before(match.start(), 10), context.after(match.end(), 2)
    if words.name_before.search(before) or _ends_title(match, context):
        return None  # Black Friday; the novel "Saturday"
    if words.article_before.search(before) and re.match(r"\s[A-Z]", after):
        return None  # "the Friday Harbor case"
    if words.one_of_many_before.search(before) and (not after or after[0] in ".,;"):
        return None  # "on 14 February 2020, a Friday"
    number = words.name_number(match["weekday"])
    if of_week := match["of_week"] or match["of_both"]:
        shift = {"last": -7, "next": 7}.get(words.meaning(of_week), 0) + number
        return context.from_publication("day", lambda today: spans.day(days(spans.week(today).first, shift)))
    modifier = "ago" if match["before"] else "from" if match["after"] else words.meaning(match["modifier"])
    weeks = words.number(match.groupdict().get("count") or "1")
    return context.weekday(number, match.start(), match.end(), "" if modifier == "this" else modifier, weeks)


def _read_weekend(match: re.Match[str], context: Context) -> Reading | None:
    """Group: ``modifier``."""
    modifier = context.words.meaning(match["modifier"])
    if modifier == "every" or _is_title(match, context):
        return None
    shift = {"last": -7, "next": 7}.get(modifier, 0)
    if modifier in ("", "past") and not context.is_coming(match.start(), match.end()):
        return context.from_publication("weekend", spans.weekends_up_to)
    is_past = modifier == "this" and context.tense(match.start(), match.end()) == "past"

    def reading(today: date) -> Span:  # until Wednesday, what happened "this weekend" is over
        monday = spans.week(days(today, -7 if is_past and today.weekday() < 3 else shift)).first
        return Span(days(monday, 5), days(monday, 6))

    return context.from_publication("weekend", reading)


def _read_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "last week", "this month", "earlier this year", "the end of next year", "the coming week".

    Groups: ``modifier``, ``unit``; ``part`` or ``part2`` before them.
    """
    meaning = context.words.meaning
    modifier, unit, part = meaning(match["modifier"]), meaning(match["unit"]), meaning(match["part2"] or match["part"])
    if (modifier == "the" and not part) or _is_title(match, context):
        return None
    if modifier == "the" and context.words.repeated.search(context.before(match.start())):
        return Reading(unit, relation="recurring")  # "trouble paying bills at the end of the month"
    shift = {"last": 1, "next": -1}.get(modifier, 0)

    def reading(today: date) -> Span:
        whole = spans.around(spans.back(today, shift, unit), unit)
        if part == "earlier":
            return Span(whole.first, today)
        if part == "later":
            return Span(today, whole.last)
        whole = spans.part_of(whole, part) if part else whole
        past = part and modifier == "this" and whole.first <= today and not context.is_coming(*match.span())
        return Span(whole.first, min(whole.last, today)) if past else whole

    thirds = _THIRDS if part not in ("", "earlier", "later") else None
    return context.from_publication(unit, reading, thirds)


def _read_period(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the past month", "in the last 24 hours", "the last hours", "over the next two weeks".

    Groups: ``modifier``, ``count``, ``unit``, ``plural``.
    """
    words = context.words
    modifier, unit = words.meaning(match["modifier"]), words.meaning(match["unit"])
    # "the last week of the war" is another last week; only "over the last week" is counted from publication.
    if modifier != "past" and not words.within_before.search(context.before(match.start(), 20)):
        return None
    count = words.number(match["count"]) if match["count"] else None
    if match["plural"] and not count and unit != "hour":
        return None  # "in the past weeks": how many is not said
    away = (count or unit != "hour") * (1 if modifier in ("past", "last") else -1)
    return context.from_publication(unit, lambda today: Span(*sorted((today, spans.back(today, away, unit)))))


def _read_ago(match: re.Match[str], context: Context) -> Reading | None:
    """Read "three days ago", "a year ago today".

    Groups: ``count``, ``unit``, ``limit`` (more or less), ``to`` for the day, week or month it is counted to.
    """
    words, unit = context.words, context.words.meaning(match["unit"])
    count = words.number(match["count"]) if match["count"] else 0
    relation = {"more": "before", "less": "after"}.get(words.meaning(match["limit"]))
    if not count and unit != "hour":
        return None
    width = words.meaning(match["to"]) or unit
    reading = context.from_publication(width, lambda today: spans.around(spans.back(today, count, unit), width))
    return reading._replace(relation=relation)


def _read_ahead(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in one hour", "in two weeks": only of what is to come, for "in two weeks" also says how long.

    Groups: ``count``, ``unit``, ``from_now`` for words that make it sure, ``to`` for the day it is counted from.
    """
    words, before = context.words, context.before(match.start(), 40)
    if not (match["from_now"] or context.is_coming(match.start(), match.end()) or words.coming_title.search(before)):
        return None
    unit, count = words.meaning(match["unit"]), words.number(match["count"])
    note = "counted from the day of publication" if unit == "hour" else None
    if to := match.groupdict().get("to"):
        away = words.days_from_today[to.lower()]
        return context.from_publication("day", lambda today: spans.day(spans.back(days(today, away), -count, unit)))
    return context.from_publication(unit, lambda today: spans.around(spans.back(today, -count, unit), unit), note)


def _is_label(match: re.Match[str], context: Context) -> bool:
    """Whether the time is the label of an entry of a live blog: "Update (2032 EST):", "14:05 GMT -"."""
    if match.start() > 40:
        return False
    before = context.words.label_before.fullmatch(context.text[: match.start()])
    after = re.match(r"\s?[)\]]?\s?(?P<mark>[:–—|-](?:\s|$)|$|[)\]])", context.after(match.end(), 6))
    return bool(before and after and (after["mark"] or before["word"]))


def _read_clock(match: re.Match[str], context: Context) -> Reading | None:
    """Read "12.44 pm", "2032 EST", "14:05", "six o'clock in the evening", "noon".

    Groups: ``hour``, ``minute``; ``am`` or ``pm``; ``bare`` for a colon that is no sure sign, ``hours`` for a word
    that is; ``zone``. Or ``midnight`` or ``noon``, and ``sure`` for what shows that it is a time.
    """
    part, words = match.groupdict(), context.words
    before = words.clock_before.search(context.before(match.start(), 16))
    if "noon" in part:
        named = before or part["sure"] is not None
        return _at(match, context, "12:00" if part["noon"] else "00:00", "hour") if named else None
    hour, minute = words.number(part["hour"]), int(part.get("minute") or 0)
    if part.get("am") or part.get("pm"):
        hour = hour % 12 + (12 if part["pm"] else 0)
    elif part.get("bare"):
        sure = part["zone"] or part["hours"] or before
        if hour > 23 or not (sure or _is_label(match, context)):
            return None
    return _at(match, context, f"{hour:02}:{minute:02}", "minute" if part.get("minute") else "hour")


def _at(match: re.Match[str], context: Context, time: str, precision: str) -> Reading:
    reading = Reading(precision, time=time, zone=match.groupdict().get("zone") or None)
    repeated = context.words.repeated.search
    if repeated(context.before(match.start(), 50)) or repeated(context.after(match.end(), 16)):
        return reading._replace(relation="recurring")
    if not context.given or not _is_label(match, context):
        return reading
    day, last = context.published
    if day != last:
        return reading._replace(assumption="the label gives no day, and the day of publication is not known")
    note = "the label gives no day, so it is the day of publication"
    return reading._replace(span=spans.day(day), anchor="publication", assumption=note)


READERS = {
    "day and month": _read_day, "named day": _read_day, "month and year": _read_month_year,
    "nth of month": _read_nth_of_month, "months": _read_months, "month": _read_month,
    "day of month": _read_day_of_month, "numeric": _read_numeric, "year": _read_year, "short year": _read_short_year,
    "decade": _read_decade, "season": _read_season, "quarter": _read_quarter, "holiday": _read_holiday,
    "day from today": _read_named_day, "weekday": _read_weekday, "weekend": _read_weekend, "unit": _read_unit,
    "period": _read_period, "ago": _read_ago, "ahead": _read_ahead, "clock": _read_clock,
    "recurring": lambda match, context: Reading(  # "every Friday" has no days
        "month" if match.groupdict().get("month") else "day", relation="recurring"
    ),
    "ordinal": lambda match, context: Reading(  # "the tenth day"
        context.words.meaning(match["unit"]), relation="ordinal", assumption=_UNDATED
    ),
    "vague": lambda match, context: Reading(context.words.meaning(match["unit"]), assumption=_OPEN),
}  # fmt: skip
"""The readers of matches, by the name of their rules."""
