"""How the lines of news pages in general look: bylines, credits, captions, promos, share buttons, comments."""

import re

__all__ = ["COMMENT_HEAD", "NUMBERED_HEAD", "SAYS", "is_title_like", "section_of"]

_LONGEST = 1_000_000
SAYS = "(?:says|said|wrote|writes|commented)"
_HEAD = rf"(?P<who>[^.!?:]{{1,40}}?) {SAYS}(?: (?:on|at) [^:]{{1,60}})?:"
COMMENT_HEAD, NUMBERED_HEAD = re.compile(rf"(?:\d+\. ?)?{_HEAD}"), re.compile(rf"\d+\. ?{_HEAD}")
_FURNITURE = re.compile(
    r"(?:breaking news|accessibility links|advertisement|related(?: (?:articles|stories|topics|content))?"
    r"|most (?:read|popular|viewed)|read (?:more|next)|share(?: (?:this|on|via)\b.*)?|print|e-?mail|tweet"
    r"|subscribe(?: .*)?"
    r"|sign (?:up|in)(?: .*)?|log in|menu|search|skip to (?:main )?content|home|comments?(?: \(\d+\))?"
    r"|leave a (?:reply|comment)"
    r"|(?:filed under|tags?|categor(?:y|ies)|topics|posted in|share)\s*:.*|please wait\W*|loading\W*"
    r"|[\d:]+(?: [\d:]+)*|[•*·] .{0,40}|(?:©|\(c\)|copyright\b).*|all rights reserved.*|follow us.*"
    r"|(?:[\w’']+ )?top stories"
    r"|.*\bcookies?\b.*|terms of (?:use|service).*|privacy policy.*)",
    re.IGNORECASE,
)
_GENERAL = (
    ("promo", re.compile(
        r"(?:WATCH|READ|LISTEN|SEE|SEE ALSO|READ ALSO|READ MORE|RELATED|MORE|ALSO"
        r"|(?:Read|See|Watch)(?: more| also| next)(?: on [^:]{1,40})?|Related(?: (?:article|story|stories"
        r"|content))?)\s*:.+"
        ), 200),
    ("update", re.compile(
        r"(?:UPDATED?|Updated?)(?: \d+)?\s*(?:\([^)]*\)|\[[^]]*\]|\d[^:]{0,20})?\s*:.*"), _LONGEST),
    ("credit", re.compile(
        r"(?:With (?:additional )?(?:reporting|material|files) (?:by|from)|(?:Additional |Reporting|Writing|Editing) ?"
        r"(?:reporting |by )|(?:Based on reporting|Photos?|Images?|Sources?|Credits?)(?: by|:)).*"), 200),
    ("caption", re.compile(
        r"(?:FILE (?:PHOTO|-)|FILE:|Photo:|Image:|Pictured?:).*|.*\((?:AP|AFP|EPA|Reuters|Getty)[^)]*\)"), 400),
    ("byline", re.compile(
        r"(?:By|BY|Author:|Written by|Posted by) ?[^\W\d_a-z][\w'’.-]+(?: [\w'’.,&-]+){0,7}"), 120),
    ("byline", re.compile(  # a line that is a date and nothing else
        r"(?:(?:Published|Posted)(?: on)?:? )?(?:[A-Z][a-z]+day,? )?"
        r"(?:\d{1,2}\.? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)"
        r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?"
        ), 80),
    ("furniture", _FURNITURE, 200),
)  # fmt: skip
"""Section, what a line of it looks like, and the longest such line in characters."""

_ASKED_FOR = "newsletter", "subscri", "sign up", "signing up", "inbox", "free articles"
_READER, _QUOTED, _ASKING_CHARS = re.compile(r"\b(?:our|your|you)\b"), re.compile('["“”]'), 200

_TITLE_WORDS = 4
_LISTS = re.compile(r" [|>›»•·] ")


def section_of(line: str) -> str | None:
    """The section that a line's words alone give it; None where they give none."""
    for section, pattern, longest in _GENERAL:
        if len(line) <= longest and pattern.fullmatch(line):
            return section
    return "furniture" if len(line) <= _ASKING_CHARS and _asks_the_reader(line.lower()) else None


def _asks_the_reader(line: str) -> bool:
    """Whether a line wants to sell something to whoever reads it, and quotes nobody who says so."""
    return any(word in line for word in _ASKED_FOR) and bool(_READER.search(line)) and not _QUOTED.search(line)


def is_title_like(text: str) -> bool:
    """Whether a line has as many words as headlines have, and does not list things."""
    return len(text.split()) >= _TITLE_WORDS and not _LISTS.search(text)
