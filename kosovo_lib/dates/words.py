"""The vocabulary of dates in English news prose, as numbers and as fragments of regular expressions."""

__all__ = [
    "COUNTED", "DAY", "DAYPART", "GAP", "MONTH", "MONTHS", "MONTH_WORD", "NUMBER", "ORDINAL", "PART", "SEASON",
    "SHORT_MONTHS", "SHORT_WEEKDAYS", "WEEKDAY", "WEEKDAYS", "YEAR", "month_number", "number", "weekday_number",
]  # fmt: skip

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
SHORT_WEEKDAYS = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")

_SMALL = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: n for n, word in enumerate(_SMALL, 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 3)},
}

GAP = r"\s{1,3}"
"""White space between two words; bounded, so that no run of blanks is scanned twice."""

# Capitalised or in capitals: "may" and "march" in lower case are never months.
# The full stop belongs to an abbreviation, and to a full name never: there it ends the sentence.
_SHORT = "|".join(SHORT_MONTHS)
MONTH = rf"(?:(?:{'|'.join(MONTHS)}|{'|'.join(MONTHS).upper()})\b|(?:{_SHORT}|{_SHORT.upper()})(?:\.|\b))"
MONTH_WORD = rf"(?:{'|'.join(MONTHS)})\b"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(WEEKDAYS).upper()}|(?:{'|'.join(SHORT_WEEKDAYS)})\b\.?(?=,?\s\d))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
DAYPART = rf"(?:{GAP}(?:morning|afternoon|evening|night|lunchtime))?"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
NUMBER = rf"(?:\d{{1,3}}|{'|'.join([*_SMALL, *_TENS])})"
ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    r"twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
PART = (
    rf"(?:(?:the{GAP})?(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)"
    rf"(?:-|{GAP})(?:(?:of|in){GAP})?)"
)
"""The part of a month, a year or a decade: "early June", "mid-2019", "the end of May"."""

COUNTED = (
    r"(?:percent|per\s{1,3}cent|pc|people|troops|soldiers|men|women|children|civilians|members|workers|students|"
    r"residents|voters|refugees|euros?|dollars?|pounds?|dinars?|yen|rubles?|roubles?|km|kms|kilomet\w+|miles?|"
    r"met(?:er|re)s?|mph|kg|kilos?|tons?|tonnes?|feet|ft|acres?|hectares?|barrels?|days?|hours?|hrs|minutes?|"
    r"years?|months?|weeks?|times?|others?|more|jobs|homes|houses|copies|units|votes|points|cases|seats)\b"
)
"""A noun that makes the number before it a count, not a year or a day of the month."""


_MONTH_NUMBERS = {month[:3].lower(): n for n, month in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBERS = {day[:3].lower(): n for n, day in enumerate(WEEKDAYS)}


def month_number(name: str) -> int:
    """Return 1 for "Jan", "January" or "JAN.", 12 for December."""
    return _MONTH_NUMBERS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """Return 0 for "Mon" or "Monday", 6 for Sunday, as ``datetime.date.weekday`` does."""
    return _WEEKDAY_NUMBERS[name[:3].lower()]


def number(word: str) -> int:
    """Return the number that digits or a number word stand for."""
    return int(word) if word.isdecimal() else _NUMBERS[word.lower()]
