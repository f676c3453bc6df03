"""Text to blocks: every line gets a section (`sections`), and runs of lines with one section become a block.

Lines are those that editors count: ended by a line feed, a carriage return or both, numbered from 1.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kosovo_lib.lang import Language, load
from kosovo_lib.text.profiles import PLAIN, Profile
from kosovo_lib.text.sections import Line, Mark, sections_of

__all__ = ["Block", "LineNumbers", "find_blocks"]


class Block(NamedTuple):
    """A run of lines with one section; ``source`` is the outlet quoted, the reader or the person interviewed.

    ``is_head`` marks the line that names the reader: nobody speaks in it.
    """

    section: str
    line_from: int
    line_to: int
    start: int
    end: int
    source: str | None = None
    is_head: bool = False


_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")


class LineNumbers:
    """Line numbers from 1 for offsets that only grow, in one pass over the text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        self._line = 0

    def at(self, offset: int) -> int:
        """The line on which an offset stands."""
        while self._line + 1 < len(self._starts) and self._starts[self._line + 1] <= offset:
            self._line += 1
        return self._line + 1


def find_blocks(
    text: str, profile: Profile = PLAIN, comments: int | None = None, language: str | Language = "en",
    corrected: Sequence[tuple[int, int, str]] = (),
) -> list[Block]:  # fmt: skip
    """Divide a text into blocks: every character that is not white space stands in exactly one.

    Args:
        text: the text as received.
        profile: the line patterns of its outlet.
        comments: where readers' comments begin, if a page's mark-up tells: all before that is then the article, and
            no line is taken for furniture or a note on the author by its place alone.
        language: the language that the text is written in.
        corrected: start, end and section: what somebody says that the lines there are.
    """
    lines = list(_lines(text))
    pack = load(language)
    rows = list(_cut_credits(zip(lines, sections_of(lines, profile, comments, pack), strict=True), pack))
    _mark_quotations(rows, profile)
    for start, end, section in corrected:
        for line, mark in rows:
            if line.start < end and start < line.end:
                mark.section, mark.source, mark.is_head = section, None, False
    return list(_merge(_cut_alt_text(rows, profile)))


def _lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, numbered from 1 as editors do."""
    number, position = 1, 0
    for match in _LINE.finditer(text):
        gap = text[position : match.start()]
        number += gap.count("\n") + gap.count("\r") - gap.count("\r\n")
        position = match.start()
        if body := match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Line(number, start, start + len(body), body)


def _mark_quotations(rows: list[tuple[Line, Mark]], profile: Profile) -> None:
    """Turn body lines written in another outlet's house style into block quotations."""
    body = [(line, mark) for line, mark in rows if mark.section == "body"]
    for quotation in profile.quotes:
        run: list[Mark] = []
        pending: list[Mark] = []
        for line, mark in body:
            if quotation.theirs.search(line.text) and not quotation.ours.search(line.text):
                run += [*pending, mark]
                pending = []
            elif quotation.ours.search(line.text) or not run:
                run_ended, pending = bool(run), []
                if run_ended:
                    break
            else:
                pending.append(mark)
        for mark in run:
            mark.section, mark.source = "block_quote", quotation.source


def _cut_credits(rows: Iterable[tuple[Line, Mark]], language: Language) -> Iterator[tuple[Line, Mark]]:
    """Cut from a paragraph of text who helped to write it."""
    pages = language.pages
    for line, mark in rows:
        is_near = mark.section == "body" and any(map(line.text.__contains__, pages.credit_words))
        tail = pages.credit_tail.search(line.text) if is_near else None
        if tail is None:
            yield line, mark
            continue
        text = line.text[: tail.start()].rstrip()
        yield Line(line.number, line.start, line.start + len(text), text), mark
        yield Line(line.number, line.start + tail.start(), line.end, tail[0]), Mark("credit")


def _cut_alt_text(rows: list[tuple[Line, Mark]], profile: Profile) -> Iterator[tuple[Line, Mark]]:
    """Cut a picture's text from the paragraph it was glued to."""
    for line, mark in rows:
        glued = profile.alt_text.match(line.text) if profile.alt_text and mark.section != "furniture" else None
        if not glued:
            yield line, mark
            continue
        alt = glued[0].rstrip()
        rest = line.text[len(alt) :].lstrip()
        yield Line(line.number, line.start, line.start + len(alt), alt), Mark("caption")
        yield Line(line.number, line.end - len(rest), line.end, rest), mark


def _merge(rows: Iterator[tuple[Line, Mark]]) -> Iterator[Block]:
    """Join lines that touch and share section and source; a comment's head stays apart from its text."""
    block: Block | None = None
    for line, mark in rows:
        touches = (
            block is not None
            and line.number == block.line_to + 1
            and (block.section, block.source, block.is_head) == (mark.section, mark.source, mark.is_head)
        )
        if block is not None and touches:
            block = block._replace(line_to=line.number, end=line.end)
            continue
        if block is not None:
            yield block
        block = Block(mark.section, line.number, line.number, line.start, line.end, mark.source, mark.is_head)
    if block is not None:
        yield block
