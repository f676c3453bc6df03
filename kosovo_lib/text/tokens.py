"""What a word is: the one pattern by which an article's length and every count, concordance and rate cut text.

==========================  ====================  =====================================================
as printed                  words                 why
==========================  ====================  =====================================================
NATO-led                    NATO, led             hyphens part words, as Unicode's rules have it
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
"""

import re

__all__ = ["APOSTROPHES", "JOINED", "MAY_HOLD", "WORD", "find_words", "mask"]

_MARKS = "\u0300-\u036f"
APOSTROPHES = "'’‘ʼ´`"
JOINED = "\u00ad"
"""The soft hyphen: it joins the parts of a word, and is no part of it."""

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
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail address
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
