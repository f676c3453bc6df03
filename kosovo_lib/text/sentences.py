"""Block to sentences, with offsets: nupunkt's boundaries, mended where news prose differs from its training.

A splitter that is fed a whole file loses the boundaries of headlines, so each line is split by itself;
only a paragraph broken by hard line ends is read as one.

References:
    T. Kiss, J. Strunk (2006). Unsupervised Multilingual Sentence Boundary Detection. Computational
    Linguistics 32(4); as implemented by nupunkt, whose packaged model was trained on legal English.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from kosovo_lib.lang import Language, load
from kosovo_lib.lang.parts import Text
from kosovo_lib.text.blocks import Block

__all__ = ["Sentence", "find_sentences"]


class Sentence(NamedTuple):
    """A sentence: the number of its block and its place in the text."""

    block: int
    start: int
    end: int


_LINE_END = re.compile(
    r"(?<![.!?:;\"”’)\s])(?P<hard>[ \t]*)(?:\r\n|\r|\n)(?=[ \t]*(?:[a-z(]|\d(?!\d?[.)])))|\r\n|\r|\n"
)
_ASKED = re.compile(r"[?!…][\"”’']{1,3}\s*$")
_STOP = re.compile(r"[.!?…](?!\w)(?![\"”’')\]]*\s*$)")
_BRACKETED = re.compile(r"\([^()\[\]]{1,300}\)|\[[^()\[\]]{1,300}\]")
_ORPHAN = re.compile(r"\s*(?:[\"”’)\]]+\s*$|[:,;](?:\s|$))")


def find_sentences(text: str, blocks: list[Block], language: str | Language = "en") -> list[Sentence]:
    """The sentences of every block, in reading order; between them stands white space only.

    Args:
        text: the text as received.
        blocks: its blocks, from ``find_blocks``.
        language: the language that the text is written in.
    """
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
    """The sentences of one line, without the white space between them."""
    line = text[start:end]
    # Where every stop ends the line, or is sure to end a sentence or none, the splitter has nothing to say.
    stops = len(_STOP.findall(line))
    ends = [match.end() for match in words.sure_end.finditer(line)] if stops else []
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
        for match in words.sure_end.finditer(line, a, b):
            if not _bracketed(line, a, match.end(), brackets):
                yield a, match.end()
                a = match.end()
        yield a, b


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
    """The packaged splitter, loaded once, when the first text is read."""
    import nupunkt

    return nupunkt.load_default_model()
