"""What kind of article a file holds, where it says so itself: opinion, a reader's letter, an interview, a live blog.

Only what the outlet calls its article counts: the section of its site, a label above the headline or at its start, the
form of questions and answers or of entries with a clock time. An opinionated style is no evidence, so a piece that
nothing marks is news, and ``articles.csv`` decides.
"""

import re
from collections.abc import Iterator

from kosovo_lib.lang import Language
from kosovo_lib.read.document import Clues, Document, Found, clean

__all__ = ["with_genre"]

_SCHEMA = {"OpinionNewsArticle": "opinion", "LiveBlogPosting": "live"}
"""Types of schema.org, which a page states for programs."""

_TOP = 3
"""Lines that a label may stand on."""

_LABEL = 40
"""Characters of a label, at most."""

_FORM = 3
"""Paragraphs that begin with a clock time, or questions and as many answers, that make a form."""

_PARTED = re.compile(r"\s*[/,|>&;]\s*|\s+[-–—]\s+")
_HEADED = re.compile(r"\s*[:|]\s+|\s+[-–—]\s+")


def with_genre(clues: Clues, document: Document, language: Language) -> Clues:
    """The clues with the genre that the file states, with the evidence; as they are where nothing states one."""
    return clues if clues.genre else clues._replace(genre=next(_found(clues, document, language), None))


def _found(clues: Clues, document: Document, language: Language) -> Iterator[Found]:
    """Every sign of a genre, the surest first."""
    names = language.pages.genres
    for section in clues.sections:
        if section in _SCHEMA:
            yield Found(_SCHEMA[section], f"the page calls itself {section}")
        for part in (section, *_PARTED.split(section)):
            yield from (Found(g, f"section “{clean(section)}”") for g, name in names.items() if name.fullmatch(part))
    lines = [line for line in map(str.strip, document.text[: document.comments].splitlines()) if line]
    titles = [clues.title.value] if clues.title else []
    for line in [*titles, *lines[:_TOP]]:
        head, *rest = _HEADED.split(line, maxsplit=1)
        if len(head) <= _LABEL and (not rest or " " in rest[0]):
            yield from (Found(g, f"“{clean(line)[:_LABEL]}”") for g, name in names.items() if name.fullmatch(head))
    labels = [found[1].lower() for line in lines if (found := re.match(r"(\w+)[:.]\s", line))]
    asked, answered = ([one for one in labels if one in called] for called in
                       (language.text.question_labels, language.text.answer_labels))  # fmt: skip
    if min(len(asked), len(answered)) >= _FORM:
        yield Found("interview", f"{len(asked)} paragraphs are questions, {len(answered)} answers")
    times = [found[0] for line in lines if (found := language.pages.entry_time.match(line))]
    if len(times) >= _FORM:
        yield Found("live", f"{len(times)} paragraphs begin with a clock time, such as “{clean(times[0])}”")
