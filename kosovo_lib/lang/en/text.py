"""Ends of sentences and labels of speakers in English."""

import re

from kosovo_lib.lang.text import Text

__all__ = ["PARTICLES", "TEXT"]

PARTICLES = "de|van|von|der|den|al|bin|la"
"""Small words within names of persons."""

_CAPITAL = r"[^\W\d_a-z][\w.’'/&-]*"

TEXT = Text(
    never_last=re.compile(
        r"(?:^|[\s(–-])(?:e\.g|i\.e|vs?|cf|viz|approx|incl|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|No)\.$"
        r"|\([DRI]-[A-Z][a-z]+\.$"
    ),
    sure_end=re.compile(
        r"(?<=[\s(])(?!(?:approx|dept|esp|est|etc|figs?|incl|resp|sect|viz|vols?)\.)"
        r"[a-z]{3,}+\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
    ),
    asker=re.compile(
        r"(?:[A-Z]|he |she |they |the |a )(?:[\w.’'-]+ ){1,6}?(?:said|says|asked|asks|wrote|told|replied|added"
        r"|tweeted|shouted)"
        r"(?:[.,]| (?:in|on|at|during|reporters|journalists|him|her|them|via|last|late|today|yesterday|of|to"
        r"|[A-Z][a-z]+day)\b)"
    ),
    name=re.compile(rf"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|{PARTICLES})){{1,3}}"),
    speaker_label=re.compile(
        rf"(?P<who>{_CAPITAL}(?: (?:{_CAPITAL}|{PARTICLES}|of|and|the)){{0,5}})"
        r"(?: \([^)]{1,60}\)|, [^:,.]{1,40})?(?::|(?<=\b[QA])\.)(?=\s|$)"
    ),
    no_speakers=frozenset(
        "q a question answer where when what who why how date time place cost price update note".split()
    ),
    function_words=frozenset(
        "the of and to a in that is was for on with as it by be at from his he this have are not but they had has who"
        " which their were an been will would said one or its we you she her him all when there if so out up".split()
    ),
    interviewed=re.compile(
        r"\b(?:[Ii]nterview\w*|(?:spoke|spoken|speaks|talk(?:s|ed)) (?:to|with)|sat down|conversation with"
        r"|answers? (?:\w+ )?questions|answered (?:\w+ )?questions|Q ?& ?A)\b"
    ),
    question_labels=frozenset(("q", "question")),
    answer_labels=frozenset(("a", "answer")),
    other_askers=re.compile(r"question|reporter|journalist|audience", re.IGNORECASE),
)
