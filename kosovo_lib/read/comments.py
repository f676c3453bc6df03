"""Where readers' comments stand under an article: by their heading, and by the lines that come with every one of them.

Every system of comments says the same few things around what a reader wrote: who said it, and what one may do about
it ("Reply", "Like · Reply · 5h", "#3 Posted by ..."). No article has such lines in it.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from kosovo_lib.read.patterns import SAYS
from kosovo_lib.read.prose import is_ended

__all__ = ["comments_in", "is_button"]

_AGE = (
    r"(?:an?|\d+) ?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?)"
    r"(?: ago)?(?: \(?edited\)?)?"
)
_ACTION = (
    r"(?:like|love|reply|share|report(?: abuse| comment| this)?|quote|flag|edit|permalink|hide|follow|upvote|downvote"
    r"|agree|disagree|recommend(?:ed|s)?|click to rate|vote (?:up|down)|thumbs (?:up|down)|likes?|dislikes?|votes?"
    r"|points?|repl(?:y|ies)|reply to (?:this|@?\w+)|answer|respond)"
)
_BUTTON = re.compile(
    rf"[\W_]*+(?:(?:{_ACTION}|{_AGE}|[+-]?\d[\d.,]*+k?|(?:show|view|hide|see)(?: all| more)?|avatar|edited|verified"
    r"|just now|yesterday|today)[\W_]*+){1,6}",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?=.*\brepl(?:y|ies)\b)(?:{_BUTTON.pattern})", re.IGNORECASE)
"""A button under a comment; the answer is what they all offer."""

_SAYING = re.compile(
    r"#?\d+[.)]? (?:posted )?by .{2,80}|(?:comment |posted )by:? .{2,60}[-–—|,] ?.*\d.*|From:\s.{1,60}"
    rf"|[^.!?:]{{1,40}} {SAYS}(?:\.\.\.|…)",
    re.IGNORECASE,
)
"""A line over a comment; "Kurti said:" is none, which stands over quotations too."""

_DAY = (
    r"(?:\d{1,2}[./ -](?:\d{1,2}|[A-Z][a-z]+)[./, -]+\d{2,4}|[A-Z][a-z]+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[\W_]+(?:at )?\d{1,2}[:.]\d\d.{0,12})?"
)
_BESIDE = re.compile(
    rf"(?=.*[a-z])(?:{_BUTTON.pattern})|(?:.{{0,60}}?[\W_]+)?(?:on |at )?{_DAY}|.{{1,60}}[\W_]{_AGE}"
    rf"|[^.!?:]{{1,40}} {SAYS}(?: (?:on|at) .{{1,60}})?:",
    re.IGNORECASE,
)
"""What stands beside a comment, and elsewhere too: other buttons, a name and a day, an age, who speaks."""

_COUNTED = re.compile(
    r"(?:(?:view |show |read |see |all )*(?:\d[\d,.]* |one |no )(?:readers?['’]? |user )?"
    r"(?:comments?|responses?|replies|reactions|thoughts?|opinions)(?: so far)?(?: (?:on|to)\b.*)?"
    r"|(?:readers?['’]?s? |user |all |top |latest |your )?"
    r"(?:comments|responses|reactions|discussion|conversation|feedback|opinions)(?: ?[(:\[·-] ?\d+[)\]]?)?"
    r"|discussion about this.*|join the (?:conversation|discussion)|have your say|letters|your (?:views|say|turn))\W*",
    re.IGNORECASE,
)
_READERS = re.compile(
    r"(?:what (?:our |the )?readers (?:say|think|said)|(?:our |your )?readers['’]? (?:letters|views|respond|write)"
    r"|letters to the editor|your letters|from (?:our )?readers)\W*",
    re.IGNORECASE,
)
"""Headings: over comments, or a link to them that stands anywhere; and those that stand over nothing else."""

_OVER = re.compile(
    r"(?:(?:leave|post|add|write|submit) a (?:reply|comment|response)|post comment|your e-?mail address .*"
    r"|you must (?:be logged|log|sign) in\b.*|(?:log|sign) in to (?:comment|reply|post).*|page \d+ of \d+"
    r"|(?:we are )?no longer accepting comments.*|comments (?:are|have been) closed.*"
    r"|the (?:views|opinions) expressed\b.*"
    r"|(?:©|\(c\)|copyright\b|all rights\b).*|(?:most|also|more|top)\b.{0,50}|(?:see|view|load|show) (?:all|more)\b.*"
    r"|(?:newer|older) posts?|site ?(?:map|information).*)",
    re.IGNORECASE,
)
"""What stands after the last comment."""

_ORNAMENT = re.compile(r"[\W_]+")

_NEAR = 30
"""Lines between a heading and the first button of the comments under it."""

_SHARE = 0.25
"""The share of a text's prose that stands before a heading of comments: links to them stand over the article too."""

_MOST = 0.5
"""That share where nothing but the heading tells of comments."""

_LONGEST = 120
"""Characters of a line that can be a heading, a button or a name."""

_PROSE = 60
"""Characters of a line that ends as prose does and is surely no button or name."""


def is_button(line: str) -> bool:
    """Whether a line among comments is none itself: a heading, a button, a number of votes, an age or an ornament."""
    if len(line) > _LONGEST:
        return False
    return any(pattern.fullmatch(line) for pattern in (_BUTTON, _COUNTED, _READERS, _ORNAMENT))


def comments_in(lines: Sequence[str]) -> range:
    """Find the readers' comments of a text that was copied with its page.

    Args:
        lines: the lines of a text, none blank.

    Returns:
        The numbers of their lines, heading and buttons among them; empty where there are none.
    """
    prose = [len(line) if len(line) >= _PROSE and is_ended(line) else 0 for line in lines]
    if not any(prose):
        return range(0)
    begun = next(n for n, length in enumerate(prose) if length)
    after = [n for n in range(begun + 1, len(lines)) if len(lines[n]) <= _LONGEST]
    last = max(n for n, length in enumerate(prose) if length)
    share = list(accumulate(prose, initial=0))
    headings = [
        n
        for n in after
        if share[n] >= _SHARE * share[-1] and (_COUNTED.fullmatch(lines[n]) or _READERS.fullmatch(lines[n]))
    ]
    marks = [n for n in after if _TAIL.fullmatch(lines[n]) or _SAYING.fullmatch(lines[n])]
    if marks:
        over = [n for n in headings if marks[0] - _NEAR <= n <= marks[0]]
        if over or len(marks) > 1:
            return range(over[-1] if over else _head(lines, marks[0]), _end(lines, marks[-1]))
    for heading in headings:
        beside = [n for n in after if n > heading and _BESIDE.fullmatch(lines[n])]
        told = len(beside) > 1 and beside[0] <= heading + _NEAR
        if told or (_READERS.fullmatch(lines[heading]) and share[heading] >= _MOST * share[-1]):
            return range(heading, _end(lines, max(heading, last, *beside)))
    return range(0)


def _head(lines: Sequence[str], mark: int) -> int:
    """Where the comment begins that has the first mark, and no heading over it."""
    if _SAYING.fullmatch(lines[mark]):
        return mark
    first = mark
    while first > 1 and (is_button(lines[first - 1]) or is_ended(lines[first - 1])):
        first -= 1
    return first - 1


def _end(lines: Sequence[str], last: int) -> int:
    """The line after the comments, given the last line that surely belongs to them."""
    return next((n for n in range(last + 1, len(lines)) if _OVER.fullmatch(lines[n])), len(lines))
