"""English words for comparing sentences of different articles."""

import re

from kosovo_lib.lang.facts import Facts

__all__ = ["FACTS"]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)

FACTS = Facts(
    stemmer="english",
    stop_words=frozenset(
        "a about above according add added after again against all also am among an and any are aren't as at be because"
        " been before being below between both but by can can't cannot could couldn't did didn't do does doesn't doing"
        " don't down dr during each few for from further get got had hadn't has hasn't have haven't having he he's her"
        " here hers herself him himself his how i i'm if in into is isn't it it's its itself just like made make may me"
        " might more most mr mrs ms must my myself no nor not now of off on once only or other our ours ourselves out"
        " over own same said say saying says she she's should shouldn't since so some such tell than that that's the"
        " their theirs them themselves then there there's these they they're this those through to told too under"
        " until up upon us very was wasn't we we're were weren't what when where which while who whom whose why will"
        " with won't would wouldn't yet you you're your yours yourself new year".split()
    ),
    numbers={word: number for number, word in enumerate(_SMALL.split())}
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12},
    clause_break=re.compile(
        r"[,;:—–()]\s|\s[–—-]\s|[\"“”]"
        r"|\s(?=(?:and|but|while|after|before|because|when|who|which|that|as|if|although|since)\s)"
    ),
    denied=re.compile(
        r"(?:\b(?:not|never|cannot)|n[’']t)\s+(?:(?:\w+ly|been?|yet|even|only|just|have|also)\s+)*(\w[\w’'-]*)", re.I
    ),
    quoted=re.compile(r"“([^”]*)(?:”|$)|\"([^\"]*)(?:\"|$)|(?:^|(?<=\s))‘([^’]{20,})’|``(.*?)(?:''|$)"),
    about=re.compile(
        r"\b(?:about|around|roughly|nearly|almost|approximately|some|more than|less than|at least|at most|over|under"
        r"|up to|as many as|as few as|fewer than|no more than|close to|an estimated)\s+(?:the\s+)?\$?$",
        re.I,
    ),
    units=frozenset("percent percentage point hundred thousand million billion trillion dozen".split()),
    scales={"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12},
    not_counted=re.compile(
        r"(?:\b(?:in|since|until|by|from|aged?|Resolution|Section|Article|Title|Chapter|No|Number|Route|Interstate|Highway"
        r"|Flight|Boeing|Airbus|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|May|June"
        r"|July|August|September|October|November|December)\.?|,)\s*$"
    ),
    fillers=frozenset(
        "more other another additional new of the local young senior armed different separate about former".split()
    ),
    qualifier=re.compile(r"\b(?:de facto|so-called|attempted|alleged|planned|failed|mock|would-be)\s+$", re.I),
    before_date=re.compile(r"\s+(?:in|on|since|from|by|at|during|of|the)\s*$", re.I),
    record=re.compile(r"\b(?:first|most|least|best|worst|[a-z]{3,}est)\b[^.;]*\bsince\b[^.;]*$", re.I),
    listener=re.compile(
        r"\b(?:told|tells|telling|interview\w* (?:with|by|on|for|to|in)"
        r"|(?:said|says|spoke|speaking|appear\w*|wrote|writing|tweet\w*|talk\w*)"
        r"(?: [A-Z]\w+day)?(?: (?:morning|afternoon|evening|night))? (?:on|to|in|for|with|at))\s+(?:the\s+|an?\s+)?"
        r"[“\"‘]?(?![A-Z]\w+day\b)([A-Z][\w&.’'-]*(?:[ ’'“\"]+(?:[A-Z][\w&.]*|of|the|and)\b)*)"
    ),
    media=re.compile(
        r"\b(?:(?P<interview>interview\w*)|(?P<written>statement|letter|memo|e-?mail|release|wrote|writes)"
        r"|(?P<post>tweet\w*|Twitter|Facebook|Instagram)|(?P<briefing>(?:news|press) conference|briefing|reporters)"
        r"|(?P<speech>speech|rally|address|remarks)|(?P<hearing>testif\w+|testimony|hearing))\b"
    ),
    topic=re.compile(r"\A(?:[\w-]+: )?(?:Why|How|What|Who|Here(?:[’']s| [Ii]s| [Aa]re))\b"),
    leaning=re.compile(r"\A(?:(?:And|But|So(?! (?:far|long|many|much)\b)|Yet|Then),?|(?:Instead|However)[,:])\s+"),
    quotation_edits=re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.\.\."),
)
