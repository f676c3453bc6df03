"""Text to blocks: every line gets a section, and runs of lines with one section become a block.

Lines are those that editors count: ended by a line feed, a carriage return or both, numbered from 1. `read.copied` says
where on the page the article and its readers' comments stand. Then a line
is judged by what the outlet's profile says, by how pages in general are written (`lang.pages`: share buttons, bylines,
numbered comments), and by where it stands: above the article a headline and a deck, below it its author, in it the
text. In an interview the text is then given to those who speak in it.

``profiles.yml`` holds the line patterns of each outlet::

    otb:                                  # handle from outlets.csv
      sections:                           # section -> patterns; a line that matches one has that section
        furniture: ['^FILED UNDER:']
      alt_text: '^(?:[A-Z]\\w+ )+Photo '   # the start of a paragraph that is really a picture's text
      quotes:                             # another outlet quoted at length, its mark-up lost
        - source: BBC
          theirs: '\\bNato\\b|organis'      # only they write so: every quoted paragraph shows one of these
          ours: '\\bNATO\\b|organiz'        # only we write so: ends the quotation
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from kosovo_lib.lang import Language, load
from kosovo_lib.lang.parts import Text
from kosovo_lib.read import copied
from kosovo_lib.schema import SECTIONS
from kosovo_lib.settings import Pattern, Settings, read_yaml, there, validated

_END = 1_000  # characters at each end of a line in which patterns of a profile are searched


class Quotation(Settings):
    """Another outlet quoted at length: how its house style is told from the quoting outlet's."""

    source: str
    theirs: Pattern
    ours: Pattern


class Profile(Settings):
    """The line patterns of one outlet, tried in order before the general rules."""

    sections: dict[Literal[SECTIONS], list[Pattern]] = {}  # type: ignore[valid-type]
    alt_text: Pattern | None = None
    quotes: list[Quotation] = []

    def section(self, line: str) -> str | None:
        """The section of a line, by the first pattern found in it; of a very long line the ends are searched."""
        ends = line if len(line) <= 2 * _END else line[:_END] + line[-_END:]
        found = (section for section, patterns in self.sections.items() for one in patterns if one.search(ends))
        return next(found, None)


PLAIN = Profile()  # the profile of an outlet about which nothing is known


def load_profiles(path: Path) -> dict[str, Profile]:
    """Read ``profiles.yml``: outlet handle -> Profile; `DataError` for an unknown key, section or bad pattern."""
    return validated(dict[str, Profile], read_yaml(path) or {}, path.name)


def profiles_in(folder: Path | None) -> dict[str, Profile]:
    """The profiles of a corpus folder, none if it has no ``profiles.yml``; errors as `load_profiles`."""
    path = there(folder, "profiles.yml")
    return load_profiles(path) if path else {}


_TURNS = 2  # paragraphs that each of two speakers has at least
_SHARE = 1 / 3  # the least share of the paragraphs, from the first name on, that begin with one


def turns(paragraphs: Sequence[str], language: str | Language = "en", title: str = "") -> list[str | None]:
    """Find whose each paragraph of an article is.

    Returns:
        The speaker of each; None where the outlet speaks: in its own questions, before the first name, and in every
        paragraph of an article that is no interview and no speech, which its ``title`` may announce. A paragraph
        without a name goes on with the speaker before it.
    """
    language = load(language)
    words = language.text
    labels = map(words.speaker_label.match, paragraphs)
    heads = [label["who"] if label else None for label in labels]
    called = {_surname(head): head for head in sorted(filter(None, heads), key=len)}  # the fullest
    times = Counter(_surname(head) for head in heads if head)
    speakers = {who for who, count in times.items() if count >= _TURNS}
    asking = _asking(paragraphs, heads, words)
    speakers |= times.keys() if asking & words.askers else set()
    begun = next((n for n, head in enumerate(heads) if head and _surname(head) in speakers), 0)
    answers = None
    if speakers & words.question_labels and (given := speakers & words.answer_labels):
        said = [text for text, head in zip(paragraphs, heads, strict=True) if head and _surname(head) in given]
        answers = _answering(paragraphs[:begun], said, language)
    names = {who for who in speakers if called[who].lower() not in words.no_speakers} or answers
    places = [n for n, head in enumerate(heads) if head] or [begun]
    last = places[-1]  # an excerpt or a note may follow
    if not names or len(speakers) < _TURNS or times.total() < _SHARE * (last - begun + 1):
        return (
            _in_capitals(paragraphs)
            or _speech(paragraphs, heads, title, language)
            or _unlabelled(paragraphs, title, language)
        )
    asking = words.question_labels if answers else asking
    called |= dict.fromkeys(words.answer_labels, answers or "")
    found: list[str | None] = [None] * begun
    who = None
    longest = max((b - a for a, b in pairwise(places)), default=1)
    for number, head in enumerate(heads[begun:], begun):
        who = _surname(head) if head else who if number <= last + longest else None
        found.append(None if who is None or who in asking else called[who])
    return found


def _in_capitals(paragraphs: Sequence[str]) -> list[str | None] | None:
    """Whose each paragraph is where names in capitals, later perhaps their initials, stand on lines of their own."""
    heads = [text if text.isupper() and len(text.split()) < 5 and text[-1].isalpha() else None for text in paragraphs]
    full = {"".join(part[0] for part in re.split(r"[ -]", head)): head for head in filter(None, heads) if " " in head}
    names = [head and full.get(head, head) for head in heads]
    times = Counter(filter(None, names))
    if sum(count >= _TURNS for count in times.values()) < _TURNS:
        return None
    questions = Counter(who for who, after in zip(names, paragraphs[1:], strict=False) if who and after.endswith("?"))
    asking = questions.most_common(1)[0][0] if questions else None
    found, who = list[str | None](), None
    for name in names:
        who = name or who
        found.append(None if name or who == asking or not who else who.title())
    return found


def _speech(
    paragraphs: Sequence[str], heads: Sequence[str | None], title: str, language: Language
) -> list[str | None] | None:
    """Whose each paragraph is where one person says "I": after his name, or after words that announce his speech."""
    before = [". ".join(["", title, *paragraphs[:n]]) for n in range(min(len(paragraphs), _TURNS + 1))]
    names = {_surname(head): (n, head) for n, head in reversed([*enumerate(heads)]) if head}
    begun, who = next(iter(names.values()), (len(before), ""))
    if len(names) != 1 or begun >= len(before) or not {*who.lower().split()[1:]} & {*before[begun].lower().split()}:
        told = ((n, language.text.announced.search(said)) for n, said in enumerate(before))
        begun, who = next(((n, said["who"]) for n, said in told if said), (0, ""))
    own = [bool(language.voices.phrases.own_words.search(text)) for text in paragraphs[begun:] if who]
    if len(own) <= _TURNS or sum(own) * 2 < len(own):
        return None
    return [who if n >= begun else None for n in range(len(paragraphs))]


def _unlabelled(paragraphs: Sequence[str], title: str, language: Language) -> list[str | None]:
    """Whose each paragraph is where questions and answers only alternate: those who are asked say "I", askers "you"."""
    nobody: list[str | None] = [None] * len(paragraphs)
    own, you = language.voices.phrases.own_words, language.text.addressed
    questions = [n for n, text in enumerate(paragraphs) if text.endswith("?") and you.search(text)]
    if len(questions) <= _TURNS or language.voices.quotation_marks.search("".join(paragraphs[questions[0] :])):
        return nobody
    asks = [text.endswith("?") or bool(you.search(text) and not own.search(text)) for text in paragraphs]
    answers = [n for n in range(questions[0], len(paragraphs)) if not asks[n]]
    if sum(bool(own.search(paragraphs[n])) for n in answers) * 2 < len(answers):
        return nobody
    names = language.voices.speakers.full_name.findall("\n".join([*paragraphs[: questions[0] + 1], title]))
    who = names[0] if names else language.text.unnamed
    return [who if n in answers else None for n in range(len(paragraphs))]


def _answering(before: Sequence[str], said: Sequence[str], language: Language) -> str | None:
    """Who answers under labels that name nobody: the first name in the introduction, where a person answers.

    An outlet that explains something in questions and answers tells of no interview and does not say "I".
    """
    introduction = "\n".join(before)
    own = sum(bool(language.voices.phrases.own_words.search(text)) for text in said)
    if not language.text.interviewed.search(introduction) and own < _SHARE * len(said):
        return None
    names = language.voices.speakers.full_name.findall(introduction)
    return names[0] if names else language.text.unnamed


def _surname(head: str) -> str:
    """The last word of a name, by which a speaker is known again after a title or a full name."""
    return head.rpartition(" ")[2].lower()


def _asking(paragraphs: Sequence[str], heads: Sequence[str | None], words: Text) -> Set[str]:
    questions = Counter[str]()
    for paragraph, head in zip(paragraphs, heads, strict=True):
        if head:
            questions[_surname(head)] += 1 if paragraph.rstrip(" ”\"'’").endswith("?") else -1
    asking = {who for who, balance in questions.items() if balance > 0} - words.other_askers
    return asking & words.askers or (asking if len(asking) == 1 else frozenset())


_SUBHEAD_CHARS, _DECK_CHARS = 90, 250
_ITEM = re.compile(r"[-–—•*·▪◦‣●■]\s|\d{1,2}[.)]\s|[“\"][^“”\"]+[”\"]\s?[—–-]{1,2}\s?\w|(?=.*\(@)[^@]+[—–] [^@]+\(@")
"""The start of an item in a list, or a line that its speaker signs."""

_ROW = re.compile(r"\t| {3,}\S|\S(?: \| .*){2}")  # what separates the cells of a table that was copied

_ROW_ENDS = re.compile(r"\t| {3,}(?=\S)| \| ")
_CELLS = ("\t", "   ", " | ")  # of these every match of ``_ROW`` holds one

_TEXT = frozenset(("body", "subhead"))

_CAPTION_CHARS = 400
"""A line longer than this is no caption, not even where it stands twice, as captions do that are copied."""

_LATE = 0.7  # a byline or a date before which less of the article stands than this does not end it


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    number: int
    start: int
    end: int
    text: str


def _table_rows(lines: Sequence[str]) -> frozenset[int]:
    """The lines of tables: two or more in a row with as many cells, and a figure in half of them; menus have none."""
    cells = [len(_ROW_ENDS.findall(line)) if any(map(line.__contains__, _CELLS)) else 0 for line in lines]
    found: set[int] = set()
    for count, run in groupby(range(len(lines)), key=cells.__getitem__):
        table = list(run)
        if count and len(table) > 1 and 2 * sum(any(map(str.isdigit, lines[n])) for n in table) >= len(table):
            found.update(table)
    return frozenset(found)


@dataclass
class Mark:
    """What a line was found to be; ``source`` is whose it is, where it is not the outlet's."""

    section: str
    source: str | None = None
    is_head: bool = False


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
    running: copied.Running = field(init=False)  # where the article's text stands
    title: int | None = None  # which line is the headline
    after: bool = False  # the article is over: what follows is about its author or its readers
    readers: range = range(0)  # where readers' comments stand
    promoted: set[str] = field(default_factory=set)  # what promos said after their label
    poster: str | None = None  # whose post the lines before belong to
    rows: frozenset[int] = frozenset()  # the lines of tables

    def read(self) -> list[Mark]:
        texts = [line.text for line in self.lines]
        self.rows = _table_rows(texts)
        self.readers = copied.comments_in(texts, self.language)
        begin = (
            n
            for n, line in enumerate(self.lines)
            if line.start >= self.comments or n in self.readers or self.language.pages.numbered_head.match(line.text)
        )
        self.running = copied.running_text(texts, stop=next(begin, None))
        for index, line in enumerate(self.lines):
            self.marks.append(self._judge(index, line))
        self._give_turns([(mark, text) for mark, text in zip(self.marks, texts, strict=True) if mark.section in _TEXT])
        return self.marks

    def _give_turns(self, lines: list[tuple[Mark, str]]) -> None:
        """Give the lines of an interview to those who speak in it, also "Kurti: No", which looks like a subhead."""
        said = zip(self.marks, self.lines, strict=True)
        title = " ".join(line.text for mark, line in said if mark.section in ("headline", "deck"))
        for (mark, text), speaker in zip(lines, turns([text for _, text in lines], self.language, title), strict=True):
            if speaker and (mark.section == "body" or self.language.text.speaker_label.match(text)):
                mark.section, mark.source = "body", speaker

    def _begun(self, index: int) -> bool:
        return index > self.running.first

    def _ends(self, index: int) -> bool:
        """Whether a name or a date that stands here stands at the article's end, and not at its beginning."""
        return self._begun(index) and self.running.before[index] > _LATE

    def _judge(self, index: int, line: Line) -> Mark:
        if line.start >= self.comments:
            return Mark("comment")
        if self.profile.sections and (section := self.profile.section(line.text)):
            self.after = self.after or (self._ends(index) and section in ("bio", "credit"))
            return Mark(section)
        if index == self.readers.stop:
            self.commenter = None
        may_be_head = line.text.endswith(":") and self._begun(index)
        head = self.language.pages.comment_head.fullmatch(line.text) if may_be_head else None
        # a numbered or dated head is a comment's; "Kurti said:" is one only after the article's end
        told = head and (head[0][0].isdigit() or head.groupdict().get("dated"))
        if head and (told or self.after or index in self.readers):
            self.commenter, self.after = head["who"], True
            return Mark("comment", self.commenter, is_head=True)
        if index in self.readers:
            self.after = True
            is_furniture = (
                copied.is_button(line.text, self.language) or copied.section_of(line.text, self.language) == "furniture"
            )
            return Mark("furniture") if is_furniture else Mark("comment", self.commenter)
        if self.commenter is not None:
            return Mark("comment", self.commenter)
        apart = index == 0 or line.number > self.lines[index - 1].number + 1
        if post := "@" in line.text and self.language.pages.post.fullmatch(line.text):
            begins = index == 0 or (apart and self._begun(index))  # above the article's text it names who wrote that
            self.poster = post["who"] if begins and not post["sign"] else None
            return Mark("byline")
        if self.poster and (not apart or index == 1):
            return Mark("body", self.poster)
        self.poster = None
        if general := copied.section_of(line.text, self.language):
            self.after = self.after or (self._ends(index) and general in ("byline", "credit"))
            if general == "promo":
                self.promoted.add(line.text.partition(":")[2].strip())
            return Mark(general)
        return Mark(self._by_position(index, line))

    def _by_position(self, index: int, line: Line) -> str:
        """A line that no pattern knows: headline, deck, caption, promo, byline, bio, subhead or body."""
        prose = copied.is_ended(line.text)
        short = len(line.text) <= _SUBHEAD_CHARS and not prose and not line.text[0].islower()
        if index in self.rows:
            return "body"
        is_row = any(map(line.text.__contains__, _CELLS)) and _ROW.search(line.text)
        is_part = is_row or _ITEM.match(line.text)
        text = "subhead" if short and not is_part else "body"
        if line.text in self.promoted:
            return "promo"
        if self.extracted:
            is_above = not prose and not is_part and len(line.text) <= _DECK_CHARS
            if index == 0 and is_above:
                return "headline"
            is_under = index == 1 and self.marks[0].section == "headline" and copied.is_title_like(line.text)
            return "deck" if is_above and is_under else text
        if is_part and self.marks and self.marks[-1].section == "body":
            return "body"
        if self._is_name(index, line):
            self.after = self.after or self._ends(index)
            return "byline"
        if self.after or index >= self.running.end > 0:
            return "bio" if prose or self.language.pages.bio_start.match(line.text) else "furniture"
        title = index if self.title is None or index >= self.running.first else self.title
        if title < index and not prose and line.text.casefold() == self.lines[title].text.casefold():
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
            self.title = copied.find_title(texts, self.running.first, self._is_known)
        if self.title is None or index < self.title:
            return "furniture"
        if index == self.title:
            return "headline"
        return "deck" if copied.is_title_like(self.lines[index].text) else "furniture"

    def _is_known(self, text: str) -> bool:
        known = self.profile.section(text) or copied.section_of(text, self.language)
        return known is not None or bool(_ROW.search(text))

    def _is_name(self, index: int, line: Line) -> bool:
        """A person's name alone on its line, which the next lines repeat or take up."""
        if not self.language.text.name.fullmatch(line.text):
            return False
        if all(mark.section == "furniture" for mark in self.marks):
            return False  # the first words of a page are its headline, however short
        following = [later.text for later in self.lines[index + 1 : index + 4]]
        first = line.text.split()[0]
        return any(
            later.startswith((f"About {line.text}", line.text, f"{first} "))
            or (re.search(rf"\b{re.escape(first)}\b", later) is not None and self._begun(index))
            for later in following
        )


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


def _split(text: str) -> list[str]:
    """The lines of a text; each is followed by one character, also where two end it."""
    return text.replace("\r\n", " \n").replace("\r", "\n").split("\n")


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins, so that `bisect_right` of an offset is the number of its line, from 1."""
    return [*accumulate([len(line) + 1 for line in _split(text)], initial=0)]


def find_blocks(
    text: str, profile: Profile = PLAIN, comments: int | None = None, language: str | Language = "en",
    corrected: Sequence[tuple[int, int, str]] = (),
) -> list[Block]:  # fmt: skip
    """Divide a text into blocks: every character that is not white space stands in exactly one.

    Args:
        text: the text as received.
        profile: the line patterns of its outlet.
        comments: where readers' comments begin, if a page's mark-up tells: all before that is then the article, and
            no line is taken for a button or a note on the author by its place alone.
        language: the language that the text is written in.
        corrected: start, end and section: what somebody says that the lines there are.
    """
    lines = list(_lines(text))
    pack = load(language)
    end = max((line.end for line in lines), default=0) if comments is None else comments
    marks = _Reader(lines, profile, end, pack, extracted=comments is not None).read()
    rows = list(_cut_glued(zip(lines, marks, strict=True), pack, profile))
    _mark_quotations(rows, profile)
    for start, end, section in corrected:
        for line, mark in rows:
            if line.start < end and start < line.end:
                mark.section, mark.source, mark.is_head = section, None, False
    return _merge(rows)


def _lines(text: str) -> Iterator[Line]:
    position = 0
    for number, line in enumerate(_split(text), 1):
        if body := line.strip():
            start = position + len(line) - len(line.lstrip())
            yield Line(number, start, start + len(body), body)
        position += len(line) + 1


def _mark_quotations(rows: list[tuple[Line, Mark]], profile: Profile) -> None:
    body = [(line, mark) for line, mark in rows if mark.section == "body"]
    for quotation in profile.quotes:
        run: list[Mark] = []
        pending: list[Mark] = []
        for line, mark in body:
            if quotation.theirs.search(line.text) and not quotation.ours.search(line.text):
                run += [*pending, mark]
                pending = []
            elif run and quotation.ours.search(line.text):
                break
            elif run:
                pending.append(mark)
        for mark in run:
            mark.section, mark.source = "block_quote", quotation.source


def _cut_glued(rows: Iterable[tuple[Line, Mark]], language: Language, profile: Profile) -> Iterator[tuple[Line, Mark]]:
    """Separate credits and the texts of pictures from the paragraph in whose line they stand."""
    pages = language.pages
    for line, mark in rows:
        is_near = mark.section == "body" and any(map(line.text.__contains__, pages.credit_words))
        alone = profile.alt_text if mark.section != "furniture" else None
        alt = alone.search(line.text, at_start=True) if alone else None
        glued = alt or (pages.glued_credit.search(line.text) if is_near else None)
        if glued is None:
            yield line, mark
            continue
        parts = (mark, Mark("caption" if alt else "credit"), replace(mark))
        for (a, b), what in zip(pairwise((0, *glued.span(), len(line.text))), parts, strict=True):
            if text := line.text[a:b].strip():
                start = line.start + line.text.index(text, a)
                yield Line(line.number, start, start + len(text), text), what


def _merge(rows: Iterable[tuple[Line, Mark]]) -> list[Block]:
    """Join lines that touch and share section and source; a comment's head stays apart from its text."""
    blocks: list[Block] = []
    for line, mark in rows:
        new = Block(mark.section, line.number, line.number, line.start, line.end, mark.source, mark.is_head)
        last = blocks[-1] if blocks else new
        if line.number == last.line_to + 1 and (last.section, *last[5:]) == (new.section, *new[5:]):
            blocks[-1] = last._replace(line_to=line.number, end=line.end)
        else:
            blocks.append(new)
    return blocks
