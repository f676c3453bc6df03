"""Quotation marks: which spans stand in them, whatever mix of straight, curly and single marks was typed."""

import re
from typing import NamedTuple

from kosovo_lib.lang.voices import Voices


class Quote(NamedTuple):
    """A span between quotation marks, the marks not included."""

    start: int
    end: int


_SENTENCE_END = re.compile(r"[.?!][)\]]?\s+(?=[A-Z\[])|[\r\n]+")
_ENDED = re.compile(r"[,.?!…]\s+$")
_FAR = 600  # characters before a closing mark in which its sentence is looked for
_CLOSE, _SINGLE_CLOSE = "”", "’'"
WORD = re.compile(r"\w+(?:['’-]\w+)*")


def find_quotes(text: str, start: int, end: int, lang: Voices, *, goes_on: bool = False) -> tuple[list[Quote], bool]:
    """The quotations in ``text[start:end]``, one paragraph, and whether the last one is left open.

    A mark opens when it follows white space or a bracket and closes otherwise, because texts mix straight and curly
    marks. A quotation that a paragraph leaves open runs to its end, and ``goes_on`` in the next paragraph when that
    begins with an opening mark, as newspapers print long quotations, or when its first mark closes one.
    """
    marks = [(m.start(), m.end()) for m in lang.quotation_marks.finditer(text, start, end)]
    quotes: list[Quote] = []
    opened: int | None = None
    inner = 0
    for number, (a, b) in enumerate(marks):
        if inner:  # a mark inside the quotation that was opened before it
            inner -= 1
            continue
        if opened is None:
            # " We stay ," Krog said
            spaced = text[a] != _CLOSE and text[b : b + 1].isspace() and (a == start or text[a - 1].isspace())
            pair = spaced and number + 1 < len(marks) and not _opens(text, *marks[number + 1], start, end)
            if pair or _opens(text, a, b, start, end):
                opened = b
            elif goes_on and a == marks[0][0]:
                quotes.append(Quote(start, a))
            elif not quotes and (lang.closes_speech.match(text, a - 1) or lang.closes_speech.match(text, a - 2)):
                quotes.append(Quote(_sentence_begin(text, a - 1, start), a))
        elif _opens(text, a, b, start, end) and (a == start or text[a - 1].isspace()):
            if inner := _inner(text, marks[number + 1 : number + 4]):
                inner -= 1
                continue
            quotes += _lost(text, opened, a, lang, begins=marks[0] == (start, opened) or text[a - 1] == "\n")
            opened = b  # a mark was lost: the later opening counts
        else:
            quotes.append(Quote(opened, a))
            opened = None
    if opened is not None:
        if text[start:opened] == _CLOSE or len(WORD.findall(text, opened, end)) < 3:  # its opening mark was lost
            return _with_single(text, start, end, quotes, lang), False
        if lost := lang.lost_close.search(text[:end], opened):
            return [*quotes, Quote(opened, lost.start())], False
        return [*quotes, Quote(opened, end)], True
    found = _with_single(text, start, end, quotes, lang)
    return found, len(marks) > 1 and marks[-1][1] == end and text[marks[-1][0] - 1].isspace()  # opens what follows


def _lost(text: str, opened: int, stop: int, lang: Voices, *, begins: bool) -> list[Quote]:
    """A quotation whose closing mark was lost before the next opens: up to "Krog said", else all that ends there."""
    if close := lang.lost_close.search(text[:stop].rstrip(), opened):
        return [Quote(opened, close.start())]
    return [Quote(opened, stop)] if begins and _ENDED.search(text, opened, stop) else []  # “We know. "And we wait,”


def _inner(text: str, following: list[tuple[int, int]]) -> int:
    """How many marks from an opening one inside a quotation on belong to what is quoted in it.

    Two where both quotations are closed by curly marks; one where the inner one is closed by a single mark that
    stands before the outer one's: “a “profit,’” she said.
    """
    closing = [text[a:b] == _CLOSE for a, b in following]
    if closing[:1] == [True] and text[following[0][0] - 1] in _SINGLE_CLOSE and closing[1:2] != [True]:
        return 1
    return 2 if closing[:2] == [True, True] else 0


def _sentence_begin(text: str, before: int, start: int) -> int:
    """Where the sentence begins that ends in a closing mark whose opening mark was lost."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(start, before - _FAR), before)]
    return ends[-1] if ends else max(start, before - _FAR)


def _opens(text: str, a: int, b: int, start: int, end: int) -> bool:
    """A mark with room before it and a word after it."""
    return b < end and not text[b].isspace() and (a == start or text[a - 1].isspace() or text[a - 1] in "([—–-‘'")


def _with_single(text: str, start: int, end: int, quotes: list[Quote], lang: Voices) -> list[Quote]:
    """Add quotations in single marks where no double ones stand; apostrophes are no marks."""
    if quotes or (text.find("'", start, end) < 0 and text.find("‘", start, end) < 0):
        return quotes
    found: list[Quote] = []
    opened: int | None = None
    for match in lang.single_marks.finditer(text, start, end):
        if match.start() == start or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in ".,!?…"):
            opened = match.end() if opened is None else opened
            continue
        after = text[match.end() : match.end() + 2]
        owns = text[match.start() - 1] == lang.plural_ending and re.match(r" [a-z]", after)
        if opened is not None and (not owns or match.end() == end):  # the Serbs' houses
            found.append(Quote(opened, match.start()))
            opened = None
    return found
