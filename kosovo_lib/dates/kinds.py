"""The early test: which kinds of words a sentence holds, and so which rules can find anything in it.

Most sentences hold none of them. To look every word up in one table is far cheaper than to try a pattern.
"""

from collections import defaultdict

from kosovo_lib.dates.words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS

__all__ = ["has_digit", "kinds_of"]

_CAPITALISED = {
    "month": [*MONTHS, *SHORT_MONTHS],
    "weekday": [*WEEKDAYS, *SHORT_WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)],
}
_WORDS = {
    "deictic": "today tonight yesterday tomorrow morning afternoon evening night",
    "weekend": "weekend",
    "whole": "week month year",
    "unit": "hour hours day days week weeks month months year years decade decades",
    "single": "day night week month weekend",
    "span": "past last next coming",
    "counted": "after before later earlier next following previous",
    "ago": "ago",
    "vague": "ago later earlier recent few several couple",
    "season": "spring summer autumn fall winter",
    "quarter": "quarter half q h",
    "holiday": "christmas boxing eve year",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "ordinal": "st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
    "plural": "s",
    "clock": "noon midday midnight clock",
    "meridiem": "am pm m",
    "zone": "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eet eest msk ist jst aest aedt hkt sgt "
    "wat cat eat time eastern central mountain pacific hours hrs",
}  # fmt: skip


def _table() -> dict[bytes, frozenset[str]]:
    """Return every word that is of a kind, as it can be written, with its kinds."""
    table: defaultdict[bytes, set[str]] = defaultdict(set)
    for kind, words in _WORDS.items():
        for word in words.split():
            for form in (word, word.capitalize(), word.upper()):
                table[form.encode()].add(kind)
    for kind, names in _CAPITALISED.items():
        for name in names:
            for form in (name, name.upper()):
                table[form.encode()].add(kind)
    return {form: frozenset(kinds) for form, kinds in table.items()}


_KINDS = _table()
_KNOWN = frozenset(_KINDS)
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
_DIGITS = b"0123456789"


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit."""
    raw = text.encode("ascii", "replace")
    return len(raw.translate(None, _DIGITS)) < len(raw)


def kinds_of(text: str) -> set[str]:
    """Return the kinds of the words of a text; ``digit`` where it holds a digit."""
    words = text.encode("ascii", "replace").translate(_LETTERS).split()  # bytes, since no cutting of str is as fast
    kinds = {"digit"} if has_digit(text) else set()
    return kinds.union(*map(_KINDS.__getitem__, _KNOWN.intersection(words)))
