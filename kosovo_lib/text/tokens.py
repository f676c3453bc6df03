"""Words and sentences: where they begin and end.

One pattern says what a word is: by it an article's length and every count, concordance and rate cut text.

==========================  ====================  =====================================================
as printed                  words                 why
==========================  ====================  =====================================================
NATO-led                    NATO, led             hyphens separate words, as in Unicode's rules
e-mail F-16 R-S.C.          e-mail, F-16, R-S.C   a single letter before a hyphen is no word
don’t Serbia’s Serbia`s     don’t, Serbia’s       apostrophes inside hold a word together, however typed
U.S., e.g., U.S.’s          U.S, e.g, U.S.’s      letters between full stops are one word, the last stop none
12.44 10,000 1998           12.44, 10,000, 1998   digits joined by a stop or a comma are one number
block-⏎ade, soft hyphens    blockade              a word broken at a line's end is one
14:30 €5m 10 000 @home      none                  times, sums of money, spaced numbers and addresses are one
https://… a@b.org           none                  token each, and none is a word
BELGRADE (Reuters) -        none                  a dateline is no part of the article
==========================  ====================  =====================================================

No word reaches over a blank of the masked text, so that can be split at its blanks before it is cut: that changes no
word. `mask` keeps every character at its place.

Sentences are nupunkt's, mended where news prose differs from its training. A splitter that is fed a whole file loses
the boundaries of headlines, so each line is split by itself; only a paragraph broken by hard line ends is read as one.

References:
    T. Kiss, J. Strunk (2006). Unsupervised Multilingual Sentence Boundary Detection. Computational
    Linguistics 32(4); as implemented by nupunkt, whose packaged model was trained on legal English.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import filterfalse, pairwise
from typing import Any, NamedTuple

from kosovo_lib.lang import Language, load
from kosovo_lib.lang.parts import Text
from kosovo_lib.text.blocks import Block

_MARKS = "\u0300-\u036f"
APOSTROPHES = "'’‘ʼ´`"
AROUND = ".,;:!?…-–—()[]'\"‘’“”„«»`´"  # marks that no word begins or ends with
JOINED = "\u00ad"  # the soft hyphen: it joins the parts of a word, and is no part of it

WORD = re.compile(
    r"[^\W_](?:-(?<![^\W_][^\W_]-)(?<=[^\W\d_]-)[^\W_]++|[^\W_]*+)(?:"  # e-mail, or letters and digits; then perhaps
    rf"(?:[{_MARKS}{APOSTROPHES}{JOINED}]++[^\W_]++|[{_MARKS}])+"  # apostrophes inside, accents typed apart: don’t
    r"|[.,](?<=\d[.,])\d++(?:[.,]\d++)*"  # more of a number: 12.44, 10,000
    rf"|\.(?<!\w\w\.)[^\W\d_](?:\.[^\W\d_])*(?!\w)(?:\.?[{APOSTROPHES}]s\b)?"  # more letters between full stops: U.S
    r")?"  # no group is possessive: in Python 3.11.0 to 3.11.4 such a group may never end
)

_SPACE = " \u00a0\u202f\u2009"
_NO_WORD = re.compile(
    r"(?:https?://|\bwww\.)\S+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail address
    r"|(?<!\w)@\w+"  # handle
    r"|[€£$¥]\d[\d.,]*[a-zA-Z]{0,2}\b"
    r"|(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    rf"|(?<![\d.,])(?<!\d[{_SPACE}])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?![\d{_SPACE}]*\d)"
    r"|\A[^\W\d_a-z]{2,}(?:[ /'’-][^\W\d_a-z]+){0,3}(?:, [\w. ]{1,20})? \([\w .]+\) [-–—]+ "  # dateline
)
_BROKEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_HOLDS = {"@€£$¥": "", ":": "//", "w": r"ww\.", "0-9": f"[:{_SPACE}][0-9]", ")": " [-–—]", "-": "\n"}
MAY_HOLD = "|".join(f"[{first}]{rest}" for first, rest in _HOLDS.items())
"""What a text surely has in it that `mask` changes: a pattern, for regular expressions of any kind."""

# the same, found by the set of its first characters
_rests = "|".join(f"(?<=[{first}]){rest}" for first, rest in _HOLDS.items())
_may_hold = re.compile(f"[{''.join(_HOLDS)}](?:{_rests})").search


def mask(text: str) -> str:
    """Blot out what is a token and no word, and join what a line's end has broken; every character keeps its place."""
    if not _may_hold(text):
        return text
    masked = _NO_WORD.sub(lambda match: "_" * len(match.group()), text)
    return _BROKEN.sub(2 * JOINED, masked) if "-\n" in masked else masked


def find_words(text: str) -> list[str]:
    """Every word of a text, as it stands but for the hyphens of broken lines."""
    return WORD.findall(mask(text))


def count_words(*texts: str) -> int:
    """How many words `find_words` finds; letters between blanks, with a mark behind or none, are one at once."""
    parts = " ".join(map(mask, texts)).split()
    other = [part for part in filterfalse(str.isalpha, parts) if not part[:-1].isalpha()]
    return len(parts) - len(other) + len(WORD.findall(" ".join(other)))


class Sentence(NamedTuple):
    """A sentence: the number of its block and its place in the text."""

    block: int
    start: int
    end: int


_LINE_END = re.compile(
    r"(?<![.!?:;\"”’)\s])(?P<hard>[ \t]*)(?:\r\n|\r|\n)(?=[ \t]*(?:[a-z(]|\d(?!\d?[.)])))|\r\n|\r|\n"
)
_ASKED = re.compile(r"[?!…][\"”’']{1,3}\s*$")
_FULL_STOP = re.compile(r"\.[\"”’)]*\s")
_STOP = re.compile(r"[.!?…](?!\w)(?![\"”’')\]]*\s*$)")
_BRACKETED = re.compile(r"\([^()\[\]]{1,300}\)|\[[^()\[\]]{1,300}\]")
_ORPHAN = re.compile(r"\s*(?:[\"”’)\]]+\s*$|[:,;](?:\s|$))")


def find_sentences(text: str, blocks: list[Block], language: str | Language = "en") -> list[Sentence]:
    """The sentences of every block, in reading order; between them stands white space only."""
    words = load(language).text
    return [
        Sentence(number, start, end)
        for number, block in enumerate(blocks)
        for line_start, line_end in _lines(text, block.start, block.end)
        for start, end in _split(text, line_start, line_end, words)
    ]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a block; a hard break in mid-sentence (no stop before, lower case after) ends none."""
    position = start
    if text.find("\n", start, end) < 0 and text.find("\r", start, end) < 0:
        yield start, end
        return
    for match in _LINE_END.finditer(text, start, end):
        if match["hard"] is None:
            yield position, match.start()
            position = match.end()
    yield position, end


def _split(text: str, start: int, end: int, words: Text) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    # Where every stop ends the line, or is sure to end a sentence or none, the splitter has nothing to say.
    stops = len(_STOP.findall(line))
    ends = _sure_ends(line, 0, len(line), words) if stops else []
    sure = stops == len(ends) or stops == len(ends) + len(words.never_last.findall(line))
    if sure and "(" not in line and "[" not in line:
        pieces = list(pairwise((0, *ends, len(line))))
    else:
        pieces = list(_mend(line, [(0, len(line))] if sure else list(_splitter().span_tokenize(line)), words))
    for a, b in pieces:
        piece = line[a:b]
        if stripped := piece.strip():
            a += len(piece) - len(piece.lstrip())
            yield start + a, start + a + len(stripped)


def _mend(line: str, spans: list[tuple[int, int]], words: Text) -> Iterator[tuple[int, int]]:
    """Join what an abbreviation tore apart, then cut where a plain word was taken for one."""
    brackets = [match.span() for match in _BRACKETED.finditer(line)] if "(" in line or "[" in line else []
    joined: list[tuple[int, int]] = []
    for a, b in spans:
        if joined and (_bracketed(line, joined[-1][0], a, brackets) or _belongs(line, joined[-1], a, b, words)):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    for a, b in joined:
        for end in _sure_ends(line, a, b, words):
            if not _bracketed(line, a, end, brackets):
                yield a, end
                a = end
        yield a, b


def _sure_ends(line: str, start: int, end: int, words: Text) -> list[int]:
    """Where sentences surely end: the word before each full stop is tried, which is faster than to try every word."""
    stops = (stop.start() for stop in _FULL_STOP.finditer(line, start, end))
    begins = (max(line.rfind(" ", start, stop), line.rfind("(", start, stop), start - 1) + 1 for stop in stops)
    return [found.end() for begin in begins if (found := words.sure_end.match(line, begin, end))]


def _bracketed(line: str, start: int, end: int, brackets: list[tuple[int, int]]) -> bool:
    """Whether a sentence would end inside a bracket that was opened in it: "Holm (R-N.C.), a lawyer"."""
    return any(a < end < b and line[start:a].strip() for a, b in brackets)


def _belongs(line: str, before: tuple[int, int], a: int, b: int, words: Text) -> bool:
    """Whether a piece goes on with the one before: after "e.g.", as its closing mark or colon, as who asked."""
    begin = max(before[0], a - 16)
    return bool(
        any(not line[match.end() : a].strip() for match in words.never_last.finditer(line, begin, a + 1))
        or any(match.end() == a for match in words.runs_on.finditer(line, max(before[0], a - 8), a + 20))
        or _ORPHAN.match(line, a, b)
        or (_ASKED.search(line[begin:a]) and words.asker.match(line, a, b))
    )


@cache
def _splitter() -> Any:
    import nupunkt

    return nupunkt.load_default_model()
