"""Ends of sentences and labels of speakers in English."""

import re

from kosovo_lib.lang.text import Text

__all__ = ["PARTICLES", "TEXT"]

PARTICLES = "de|van|von|der|den|al|bin|la"
"""Small words within names of persons."""

_CAPITAL = r"[^\W\d_a-z][\w.’'/&-]*"

_STARTS = (
    r"(?:The|An?|He|She|It|They|We|You|I|His|Her|Its|Their|Our|This|That|These|Those|There|But|And|Or|Yet|So|If|When|While"
    r"|After|Before|Since|Although|As|At|In|On|By|For|From|With|Under|Over|Among|About|Until|Not|No|Nobody|None|Some|Many"
    r"|Most|All|Both|Each|Every|One|Two|Three|Other|Others|Another|Police|Officials|Critics|Witnesses|What|Who|Why|How"
    r"|Then|Now|Later|Last|Also|Still|However|Meanwhile|Instead|More)\b"
)
"""Words that begin sentences and no names."""

_OFFICE = (
    r"(?:Chair\w*|Chief|President|CEO|CFO|COO|Director|Vice|Executive|Spokes\w+|Founder|Co-founder|Manager|Analyst|General"
    r"|Senior|Secretary|Treasurer|Owner|Head|Managing)\b"
)
_DOES = r"(?:said|says|told|added|wrote|was|is|has|had|will|would|did)\b"

TEXT = Text(
    never_last=re.compile(
        r"(?:^|[\s(–-])(?:e\.g|i\.e|vs?|cf|viz|approx|incl|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|No)\.(?=\s)"
    ),
    sure_end=re.compile(
        r"(?<=[\s(])(?=[^\s.]++\.)(?:(?!(?:approx|dept|esp|est|etc|figs?|incl|resp|sect|viz|vols?)\.)"
        r"(?:[a-z]{3,}+|no|so|it|up|on|in|to|do|go|me|us|by|of|is|be|as)\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
        rf"|(?:Corp|Inc|Ltd|Co|Bros|plc|LLC)\.\s+(?={_STARTS}|(?!{_OFFICE})[A-Z]\w+(?: [A-Z]\w+)? {_DOES})"
        rf"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|etc|[ap]\.m|[A-Z]\.[A-Z])\.\s+(?={_STARTS}))"
    ),
    runs_on=re.compile(
        rf"\b(?:U\.S|U\.N|U\.K|E\.U)\.\s+(?!{_STARTS})(?=[A-Z])|\b(?:Corp|Inc|Ltd|Co)\.\s+(?={_OFFICE})"
    ),
    asker=re.compile(
        r"(?:[A-Z]|he |she |they |the |a )(?:[\w.’'-]+ ){1,6}?(?:said|says|asked|asks|wrote|told|replied|added"
        r"|tweeted|shouted)(?:[.,]| (?:in|on|at|during|reporters|journalists|him|her|them|via|last|late|today"
        r"|yesterday|of|to|[A-Z][a-z]+day)\b)"
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
    unnamed="interviewee",
    addressed=re.compile(r"\b[Yy]ou(?:rs?)?\b"),
    other_askers=re.compile(r"question|reporter|journalist|audience", re.IGNORECASE),
)
