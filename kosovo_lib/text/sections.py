"""Lines to sections: what each line of a page is.

First it is found where on the page the article stands (`read.copied`) and where its readers' comments do
(`read.comments`). Then a line is judged by what the outlet's profile says, by how pages in general are written
(`lang.pages`: share buttons, bylines, numbered comments), and by where it stands: above the article a headline and a
deck, below it its author, in it the text. At last the text is given to those who speak in it, if it is an interview.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kosovo_lib.lang import Language
from kosovo_lib.read.comments import comments_in, is_button
from kosovo_lib.read.copied import Running, find_title, is_ended, is_title_like, running_text, section_of
from kosovo_lib.text.interviews import turns
from kosovo_lib.text.profiles import Profile

__all__ = ["Line", "Mark", "sections_of"]

_SUBHEAD_CHARS, _DECK_CHARS = 90, 250
_ITEM = re.compile(r"[-–•*·▪◦‣●■]\s|\d{1,2}[.)]\s")
"""The start of an item in a list."""

_ROW = re.compile(r"\t| {3,}\S|\S(?: \| .*){2}")
"""What parts the cells of a table that was copied."""

_CELLS = ("\t", "   ", " | ")
"""Of these every match of ``_ROW`` holds one."""

_TEXT = frozenset(("body", "subhead"))

_CAPTION_CHARS = 400
"""A line longer than this is no caption, not even where it stands twice, as captions do that are copied."""

_LATE = 0.7
"""A byline or a date before which less of the article stands than this does not end it."""


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    number: int
    start: int
    end: int
    text: str


@dataclass
class Mark:
    """What a line was found to be; ``source`` is whose it is, where it is not the outlet's."""

    section: str
    source: str | None = None
    is_head: bool = False


def sections_of(lines: list[Line], profile: Profile, comments: int | None, language: Language) -> list[Mark]:
    """Judge every line, none blank; from the offset ``comments`` on readers speak, as far as mark-up tells."""
    end = max((line.end for line in lines), default=0) if comments is None else comments
    return _Reader(lines, profile, end, language, extracted=comments is not None).read()


@dataclass
class _Reader:
    """Reads the lines of one text from top to bottom, as a person would."""

    lines: list[Line]
    profile: Profile
    comments: int  # from there on readers speak
    language: Language
    extracted: bool  # a page's mark-up told what the article is
    marks: list[Mark] = field(default_factory=list)
    commenter: str | None = None
    running: Running = field(init=False)  # where the article's text stands
    title: int | None = None  # which line is the headline
    after: bool = False  # the article is over: what follows is about its author or its readers
    readers: range = range(0)  # where readers' comments stand
    names: set[str] = field(default_factory=set)
    promoted: set[str] = field(default_factory=set)  # what promos said after their label

    def read(self) -> list[Mark]:
        """The mark of every line."""
        texts = [line.text for line in self.lines]
        self.readers = comments_in(texts, self.language)
        begin = (
            n
            for n, line in enumerate(self.lines)
            if line.start >= self.comments or n in self.readers or self.language.pages.numbered_head.match(line.text)
        )
        self.running = running_text(texts, stop=next(begin, None))
        for index, line in enumerate(self.lines):
            self.marks.append(self._judge(index, line))
        self._give_turns([(mark, text) for mark, text in zip(self.marks, texts, strict=True) if mark.section in _TEXT])
        return self.marks

    def _give_turns(self, lines: list[tuple[Mark, str]]) -> None:
        """Give the lines of an interview to those who speak in it, also "Kurti: No", which looks like a subhead."""
        for (mark, text), speaker in zip(lines, turns([text for _, text in lines], self.language), strict=True):
            if speaker and (mark.section == "body" or self.language.text.speaker_label.match(text)):
                mark.section, mark.source = "body", speaker

    def _begun(self, index: int) -> bool:
        """Whether running text has been seen."""
        return index > self.running.first

    def _ends(self, index: int) -> bool:
        """Whether a name or a date that stands here stands at the article's end, and not at its beginning."""
        return self._begun(index) and self.running.before[index] > _LATE

    def _judge(self, index: int, line: Line) -> Mark:
        """One line: profile, comments, general patterns, then position."""
        if line.start >= self.comments:
            return Mark("comment")
        for section, pattern in self.profile.rules:
            if pattern.search(line.text):
                self.after = self.after or (self._ends(index) and section in ("bio", "credit"))
                return Mark(section)
        if index == self.readers.stop:
            self.commenter = None
        head = self.language.pages.comment_head.fullmatch(line.text) if self._begun(index) else None
        if head and self._may_be_comment(index, head):
            self.commenter, self.after = head["who"], True
            return Mark("comment", self.commenter, is_head=True)
        if index in self.readers:
            self.after = True
            is_furniture = is_button(line.text, self.language) or section_of(line.text, self.language) == "furniture"
            return Mark("furniture") if is_furniture else Mark("comment", self.commenter)
        if self.commenter is not None:
            return Mark("comment", self.commenter)
        if general := section_of(line.text, self.language):
            self.after = self.after or (self._ends(index) and general in ("byline", "credit"))
            if general == "promo":
                self.promoted.add(line.text.partition(":")[2].strip())
            return Mark(general)
        return Mark(self._by_position(index, line))

    def _may_be_comment(self, index: int, head: re.Match[str]) -> bool:
        """A numbered or dated head is a comment's; "Kurti said:" is one only after the article's end."""
        return head[0][0].isdigit() or head.groupdict().get("dated") is not None or self.after or index in self.readers

    def _by_position(self, index: int, line: Line) -> str:
        """A line that no pattern knows: headline, deck, caption, promo, byline, bio, subhead or body."""
        prose = is_ended(line.text)
        short = len(line.text) <= _SUBHEAD_CHARS and not prose and not line.text[0].islower()
        is_row = any(map(line.text.__contains__, _CELLS)) and _ROW.search(line.text)
        is_part = is_row or _ITEM.match(line.text)
        text = "subhead" if short and not is_part else "body"
        if line.text in self.promoted:
            return "promo"
        if self.extracted:
            is_above = not prose and not is_part and len(line.text) <= _DECK_CHARS
            if index == 0 and is_above:
                return "headline"
            is_under = index == 1 and self.marks[0].section == "headline" and is_title_like(line.text)
            return "deck" if is_above and is_under else text
        if is_part and self.marks and self.marks[-1].section == "body":
            return "body"
        if self._is_name(index, line):
            self.after = self.after or self._ends(index)
            return "byline"
        if self.after or index >= self.running.end > 0:
            return "bio" if prose or self.language.pages.bio_start.match(line.text) else "furniture"
        title = None if self.title is None else self.lines[self.title]
        is_again = title and title.start < line.start and line.text.casefold() == title.text.casefold()
        if is_again and index < self.running.first and not prose:
            return "furniture"
        is_short = len(line.text) <= _CAPTION_CHARS
        is_twice = is_short and index + 1 < len(self.lines) and self.lines[index + 1].text == line.text
        if is_twice and (prose or self.title not in (None, index) or index >= self.running.first):
            return "caption"
        if is_short and index and self.lines[index - 1].text == line.text:
            return "caption"
        if index < self.running.first:
            return self._before_text(index, prose=prose)
        return text

    def _before_text(self, index: int, *, prose: bool) -> str:
        """A line above the text: the headline, the deck under it, or menus and teasers."""
        if prose:
            return "deck" if self.title is not None and self.title < index else "furniture"
        if self.title is None:
            texts = [line.text for line in self.lines]
            self.title = find_title(texts, self.running.first, self._is_known)
        if self.title is None:
            return "furniture"
        if index <= self.title:
            return "headline" if index == self.title else "furniture"
        return "deck" if is_title_like(self.lines[index].text) else "furniture"

    def _is_known(self, text: str) -> bool:
        """Whether a pattern knows a line."""
        by_profile = any(pattern.search(text) for _, pattern in self.profile.rules)
        return by_profile or section_of(text, self.language) is not None

    def _is_name(self, index: int, line: Line) -> bool:
        """A person's name alone on its line: repeated, announced, or taken up by the next lines."""
        if not self.language.text.name.fullmatch(line.text):
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
