"""A text as it is read: wrapped lines are joined, soft hyphens left out, ligatures taken apart.

Texts from PDF files, e-mails and old terminals end every line after some 42 to 90 characters, and a typesetter's
ligatures and soft hyphens hide words ("conﬁrmed"). The pipeline reads the flow; what it finds is given in
offsets of the original, in which nothing is changed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from kosovo_lib import schema
from kosovo_lib.text.blocks import line_starts

_NARROWEST, _WIDEST = 38, 90  # columns of a text that somebody wrapped: one at 42 can have no line of more than 38
_ROOM = 0.15  # the share of the width from which what is left free at the end of a line is left so on purpose
_ENOUGH = 3  # lines that must go on before a text is taken for wrapped,
_MOSTLY = 0.5  # ... the share of all lines with another right under them that do, and
_LOWER = 0.4  # ... the share of their next lines that begin with a small letter, as few paragraphs do

_ODD = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]|[\ufb00-\ufb06]|[^\\W\\d_][\u0300-\u036f]+")
_MAY_BE_ODD = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufb00-\ufb06\u0300-\u036f]")
"""Of these every match of ``_ODD`` holds one; a set of characters is found far faster than letters before marks."""

_LINE = re.compile(r"[^\r\n]+")
_GAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
LIST_MARK = r"[-–—*•◦▪‣·]+\s+"  # pattern of what a sentence of a list opens with
_ITEM = re.compile(r"\s*(?:[-–•*·▪◦‣●■]\s|\d{1,2}[.)]\s)")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*\s*$")


class Flow:
    """The flow of one text: ``text`` is what is read, ``is_changed`` whether that differs from the original."""

    def __init__(self, original: str) -> None:
        parts, self._here, self._there, position, length = [], [0], [0], 0, 0
        for start, end, instead in sorted((*_wrapped(original), *_odd(original))):  # none of them overlap
            parts += [original[position:start], instead]
            length += start - position
            self._here += [length, length + len(instead)]
            self._there += [start, end]
            length += len(instead)
            position = end
        self._original, self.is_changed = original, bool(parts)
        self.text = "".join((*parts, original[position:])) if parts else original

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a span of the flow that is not empty."""
        first, last = bisect_right(self._here, start) - 1, bisect_right(self._here, end - 1) - 1
        begin = self._there[first] + (0 if first % 2 else start - self._here[first])
        return begin, self._there[last + 1] if last % 2 else self._there[last] + end - self._here[last]

    def flowing(self, offset: int) -> int:
        """The place in the flow of an offset into the original."""
        piece = bisect_right(self._there, offset) - 1
        return self._here[piece] if piece % 2 else self._here[piece] + offset - self._there[piece]

    def lead_back(self, rows: Mapping[str, list[dict[str, Any]]]) -> None:
        """Turn places in the flow into places in the original, and give every text in ``rows`` as it stands there."""
        if not self.is_changed:
            return
        for table in (schema.BLOCKS, schema.SENTENCES, schema.ATTRIBUTIONS, schema.MENTIONS, schema.DATES):
            words = "surface" if "surface" in table.columns else "text"
            for row in rows[table.name]:
                row["start"], row["end"] = self.original(row["start"], row["end"])
                row[words] = self._original[row["start"] : row["end"]]
        lines = line_starts(self._original)
        for row in rows["sentences"]:
            row["line"] = bisect_right(lines, row["start"])
        for row in rows["blocks"]:
            row["line_from"], row["line_to"] = bisect_right(lines, row["start"]), bisect_right(lines, row["end"] - 1)


def _odd(text: str) -> Iterator[tuple[int, int, str]]:
    if text.isascii() or not _MAY_BE_ODD.search(text):
        return
    for match in _ODD.finditer(text):
        found = match[0]
        instead = unicodedata.normalize("NFC" if len(found) > 1 else "NFKC", found)
        yield match.start(), match.end(), "" if unicodedata.category(found[0]) == "Cf" else instead


def _wrapped(text: str) -> Iterator[tuple[int, int, str]]:
    """The line ends that a typewriter, a mail program or a PDF put into paragraphs, read as a space or nothing."""
    if any(len(line) > 1.5 * _WIDEST and " " in line.strip() for line in text.splitlines()):
        return  # an address is not wrapped, however long
    lines = [(m.start(), m.end(), m[0]) for m in _LINE.finditer(text) if not m[0].isspace()]
    pairs = [
        (before, after) for before, after in pairwise(lines)
        if _GAP.fullmatch(text, before[0] + len(before[2].rstrip()), after[1] - len(after[2].lstrip()))
    ]  # fmt: skip
    lengths = sorted(len(line.strip()) for _, _, line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return
    full = [(before, after) for before, after in pairs if _goes_on(before[2], after[2], width)]
    lower = sum(after[2].lstrip()[0].islower() for _, after in full)
    if len(full) < max(_ENOUGH, _MOSTLY * len(pairs)) or lower < _LOWER * len(full):
        return
    for before, after in full:
        start, end = before[0] + len(before[2].rstrip()), after[1] - len(after[2].lstrip())
        is_parted = text[start - 1] == "-" and text[start - 2].isalpha() and text[end].islower()
        yield (start - 1, end, "") if is_parted else (start, end, " ")


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a line goes on in the one under it: it is as full as it can be, and no item of a list begins there."""
    room = width - len(line.strip()) - 1 - len(after.split()[0])
    return not (_ITEM.match(after) or room > _ROOM * width or (room >= 0 and _ENDED.search(line)))
