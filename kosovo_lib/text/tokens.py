"""What a word is: the one pattern by which an article's length and every count, concordance and rate cut text.

=================  ==========================  =====================================================
as printed         words                       why
=================  ==========================  =====================================================
NATO-led           NATO, led                   hyphens part words, as Unicode's rules have it
don’t Serbia’s     don’t, Serbia’s             apostrophes inside hold a word together
U.S., e.g., p.m.   U.S, e.g, p.m               letters between full stops are one word, the last stop none
12.44 10,000       12.44, 10,000               digits joined by a stop or a comma are one number
=================  ==========================  =====================================================

No word reaches over a blank, so a text can be parted at its blanks before it is cut: that changes no word.
"""

import re

__all__ = ["WORD", "find_words"]

_MARKS = "\u0300-\u036f"
WORD = re.compile(
    r"[^\W_]++(?:"  # letters and digits, and then perhaps
    rf"(?:[{_MARKS}'’][^\W_]++|[{_MARKS}])++"  # apostrophes inside and accents typed apart: don’t
    r"|(?<=\d)(?:[.,]\d++)++"  # more of a number: 12.44, 10,000
    r"|(?<!\w\w)(?:\.[^\W\d_])+(?!\w)"  # more single letters between full stops: U.S
    r")?+"
)
find_words = WORD.findall
"""Every word of a text as it stands, as ``re.Pattern.findall``."""
