"""Text to blocks: every line gets a section, and runs of lines with one section become a block.

First it is found where on the page the article stands (`prose`). Then a line is judged by what the outlet's profile
says, by how pages in general are written (`patterns`: share buttons, bylines, numbered comments), and by where it
stands: above the article a headline and a deck, below it its author, in it the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kosovo_lib.parsing.patterns import COMMENT_HEAD, NUMBERED_HEAD, is_title_like, section_of
from kosovo_lib.parsing.profiles import PLAIN, Profile
from kosovo_lib.parsing.prose import Running, is_ended, running_text

__all__ = ["Block", "find_blocks"]


class Block(NamedTuple):
    """A run of lines with one section; ``source`` is the outlet quoted or the reader commenting.

    ``is_head`` marks the line that names the reader: nobody speaks in it.
    """

    section: str
    line_from: int
    line_to: int
    start: int
    end: int
    source: str | None = None
    is_head: bool = False


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    number: int
    start: int
    end: int
    text: str


_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|van|von|al|bin)){1,3}")
_SUBHEAD_CHARS = 90

_LATE = 0.7
"""A byline or a date before which less of the article stands than this does not end it."""


def find_blocks(text: str, profile: Profile = PLAIN, comments: int | None = None) -> list[Block]:
    """Divide a text into blocks: every character that is not white space stands in exactly one.

    Args:
        text: the text as received.
        profile: the line patterns of its outlet.
        comments: where readers' comments begin, if that is known from a page's mark-up.
    """
    lines = list(_lines(text))
    sections = _Reader(lines, profile, len(text) if comments is None else comments).read()
    rows = list(zip(lines, sections, strict=True))
    _mark_quotations(rows, profile)
    return list(_merge(_cut_alt_text(rows, profile)))


def _lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, numbered from 1 as editors do."""
    number, position = 1, 0
    for match in _LINE.finditer(text):
        number += sum(1 for _ in _BREAK.finditer(text, position, match.start()))
        position = match.start()
        if body := match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Line(number, start, start + len(body), body)


@dataclass
class _Mark:
    """What a line was found to be."""

    section: str
    source: str | None = None
    is_head: bool = False


@dataclass
class _Reader:
    """Reads the lines of one text from top to bottom, as a person would."""

    lines: list[Line]
    profile: Profile
    comments: int  # from there on readers speak
    marks: list[_Mark] = field(default_factory=list)
    commenter: str | None = None
    running: Running = field(init=False)  # where the article's text stands
    title: int | None = None  # which line is the headline
    after: bool = False  # the article is over: what follows is about its author or its readers
    names: set[str] = field(default_factory=set)
    promoted: set[str] = field(default_factory=set)  # what promos said after their label

    def read(self) -> list[_Mark]:
        """The mark of every line."""
        numbered = (
            n for n, line in enumerate(self.lines) if line.start >= self.comments or NUMBERED_HEAD.match(line.text)
        )
        self.running = running_text([line.text for line in self.lines], stop=next(numbered, None))
        for index, line in enumerate(self.lines):
            self.marks.append(self._judge(index, line))
        return self.marks

    def _begun(self, index: int) -> bool:
        """Whether running text has been seen."""
        return index > self.running.first

    def _ends(self, index: int) -> bool:
        """Whether a name or a date that stands here stands at the article's end, and not at its beginning."""
        return self._begun(index) and self.running.before[index] > _LATE

    def _judge(self, index: int, line: Line) -> _Mark:
        """One line: profile, comments, general patterns, then position."""
        if line.start >= self.comments:
            return _Mark("comment")
        for section, pattern in self.profile.sections:
            if pattern.search(line.text):
                self.after = self.after or (self._ends(index) and section in ("bio", "credit"))
                return _Mark(section)
        if self._begun(index) and (head := COMMENT_HEAD.fullmatch(line.text)) and self._may_be_comment(head):
            self.commenter, self.after = head["who"], True
            return _Mark("comment", self.commenter, is_head=True)
        if self.commenter is not None:
            return _Mark("comment", self.commenter)
        if general := section_of(line.text):
            self.after = self.after or (self._ends(index) and general in ("byline", "credit"))
            if general == "promo":
                self.promoted.add(line.text.partition(":")[2].strip())
            return _Mark(general)
        return _Mark(self._by_position(index, line))

    def _may_be_comment(self, head: re.Match[str]) -> bool:
        """A numbered head is a comment's; "Kurti said:" is one only after the article's end."""
        return head[0][0].isdigit() or self.after

    def _by_position(self, index: int, line: Line) -> str:
        """A line that no pattern knows: headline, deck, caption, promo, byline, bio, subhead or body."""
        prose = is_ended(line.text)
        if line.text in self.promoted:
            return "promo"
        if self._is_name(index, line):
            self.after = self.after or self._ends(index)
            return "byline"
        if self.after or index >= self.running.end > 0:
            return "bio" if prose or line.text.startswith("About ") else "furniture"
        if index + 1 < len(self.lines) and self.lines[index + 1].text == line.text:
            return "caption"
        if index and self.lines[index - 1].text == line.text:
            return "caption"
        if index < self.running.first:
            return self._before_text(index, prose=prose)
        short = len(line.text) <= _SUBHEAD_CHARS and not prose and not line.text[0].islower()
        return "subhead" if short else "body"

    def _before_text(self, index: int, *, prose: bool) -> str:
        """A line above the text: the headline, the deck under it, or menus and teasers."""
        if prose:
            return "deck" if self.title is not None and self.title < index else "furniture"
        if self.title is None:
            rest = range(index, self.running.first)
            self.title = next((n for n in rest if is_title_like(self.lines[n].text) and not self._is_known(n)), index)
        if index <= self.title:
            return "headline" if index == self.title else "furniture"
        return "deck" if is_title_like(self.lines[index].text) else "furniture"

    def _is_known(self, index: int) -> bool:
        """Whether a line is prose, or a pattern knows it."""
        text = self.lines[index].text
        by_profile = any(pattern.search(text) for _, pattern in self.profile.sections)
        return is_ended(text) or by_profile or section_of(text) is not None

    def _is_name(self, index: int, line: Line) -> bool:
        """A person's name alone on its line: repeated, announced, or taken up by the next lines."""
        if not _NAME.fullmatch(line.text):
            return False
        if not self.marks or all(mark.section == "furniture" for mark in self.marks):
            return False  # the first words of a page are its headline, however short
        following = [later.text for later in self.lines[index + 1 : index + 4]]
        first = line.text.split()[0]
        known = line.text in self.names or any(
            later == line.text or later.startswith((f"About {line.text}", line.text, f"{first} "))
            or (re.search(rf"\b{re.escape(first)}\b", later) is not None and self._begun(index))
            for later in following
        )  # fmt: skip
        if known:
            self.names.add(line.text)
        return known


def _mark_quotations(rows: list[tuple[Line, _Mark]], profile: Profile) -> None:
    """Turn body lines written in another outlet's house style into block quotations."""
    body = [(line, mark) for line, mark in rows if mark.section == "body"]
    for quotation in profile.quotes:
        run: list[_Mark] = []
        pending: list[_Mark] = []
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


def _cut_alt_text(rows: list[tuple[Line, _Mark]], profile: Profile) -> Iterator[tuple[Line, _Mark]]:
    """Cut a picture's text from the paragraph it was glued to."""
    for line, mark in rows:
        glued = profile.alt_text.match(line.text) if profile.alt_text and mark.section != "furniture" else None
        if not glued:
            yield line, mark
            continue
        alt = glued[0].rstrip()
        rest = line.text[len(alt) :].lstrip()
        yield Line(line.number, line.start, line.start + len(alt), alt), _Mark("caption")
        yield Line(line.number, line.end - len(rest), line.end, rest), mark


def _merge(rows: Iterator[tuple[Line, _Mark]]) -> Iterator[Block]:
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
