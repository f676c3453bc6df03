"""What reading pages needs of a language: lines of furniture, bylines, signs of readers' comments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kosovo_lib.lang.patterns import NEVER

__all__ = ["LineOf", "Pages"]


class LineOf(NamedTuple):
    """What a line looks like whose words alone tell its section.

    ``longest`` are the most characters it has; of ``needs``, in lower case, it holds one, which is quickly tested
    before the pattern is tried; where ``needs`` is empty it may hold anything.
    """

    section: str
    pattern: re.Pattern[str]
    longest: int
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pages:
    """How pages of news name their own parts. All patterns match whole lines, unless said otherwise.

    Every field has a default that never matches: a small pack may fill a few only, and then reads less.

    Attributes:
        sections: what lines look like whose words alone tell their section, tried in order.
        credit_tail: who helped, at the end of a paragraph of text: "... the pier. Ida Krog contributed to this report."
        credit_words: of these every match of ``credit_tail`` holds one.
        comment_head: a line that names the reader who speaks in the lines after it, as group ``who``; one with a day,
            group ``dated``, stands over nothing but comments.
        numbered_head: such a line with a number before it, which stands over nothing but comments.
        comment_button: a button, an age or a number of votes among comments.
        comment_reply: the button under a comment by which one answers.
        comment_sign: a line over a comment that stands nowhere else.
        comment_side: a line beside a comment that stands elsewhere, too: a name and a day, an age.
        comment_heading: a heading over comments, or a link to them.
        readers_heading: a heading that stands over readers' comments or letters only.
        comments_over: the first line after the last comment.
        bio_start: how a line begins that tells about the author.
        byline: a line that names its author as group ``who``.
        byline_label: a line after which the next one names the author.
        author_before, author_after: what stands around a name in a place for authors ("Special to the Gazette").
        author_join: what stands between the names of several authors.
        no_author: what stands in places for authors and is nobody's name ("Admin", "Staff").
        walls: what may stand where an article should, and what its text has in it.
        genres: genre of `kosovo_lib.schema.GENRES` -> what outlets call a section or a label of it.
        entry_time: how an entry of a live blog begins, with its clock time.
        published_label, updated_label: words before a day that say whether the page was published or changed then.
    """

    sections: tuple[LineOf, ...] = ()
    credit_tail: re.Pattern[str] = NEVER
    credit_words: tuple[str, ...] = ()
    comment_head: re.Pattern[str] = NEVER
    numbered_head: re.Pattern[str] = NEVER
    comment_button: re.Pattern[str] = NEVER
    comment_reply: re.Pattern[str] = NEVER
    comment_sign: re.Pattern[str] = NEVER
    comment_side: re.Pattern[str] = NEVER
    comment_heading: re.Pattern[str] = NEVER
    readers_heading: re.Pattern[str] = NEVER
    comments_over: re.Pattern[str] = NEVER
    bio_start: re.Pattern[str] = NEVER
    byline: re.Pattern[str] = NEVER
    byline_label: re.Pattern[str] = NEVER
    author_before: re.Pattern[str] = NEVER
    author_after: re.Pattern[str] = NEVER
    author_join: re.Pattern[str] = NEVER
    no_author: re.Pattern[str] = NEVER
    walls: tuple[tuple[str, re.Pattern[str]], ...] = ()
    genres: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    entry_time: re.Pattern[str] = NEVER
    published_label: re.Pattern[str] = NEVER
    updated_label: re.Pattern[str] = NEVER
