"""English: ends of sentences, labels of speakers, clauses, stop words."""

import re
from pathlib import Path

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.parts import Clauses, Terms, Text, by_letter, later

_WORDS = WordLists(__file__)
_either = _WORDS.either

MONTHS, WEEKDAYS = (tuple(tuple(entry.split()) for entry in _WORDS[name]) for name in ("months", "weekdays"))
DAYS = [day for day, *_ in WEEKDAYS]
DAY = rf"(?:{'|'.join(day.removesuffix('day') for day in DAYS)})day"
NUMBERS, TENS = _WORDS["numbers"], _WORDS["tens"]
PARTICLES = _either("particles")

_CAPITAL = r"[^\W\d_a-z][\w.’'/&-]*"

STARTS = rf"(?:{_either('starts')})\b"

_OFFICE = rf"(?:{_either('offices')})\b"
_ON_A_STREET = "|".join(rf"(?<= (?:on|at|in) [A-Z][a-z]{{{letters}}} )" for letters in range(2, 12))
_DOES = r"(?:said|says|told|added|wrote|was|is|has|had|will|would|did)\b"

_ALONE = r"(?<![^\s(–“‘\"'\[-])"

TEXT = Text(
    never_last=re.compile(
        rf"\.(?=\s)(?:{'|'.join(f'(?<={_ALONE}{re.escape(word)}.)' for word in _WORDS['never last'])})"
    ),
    sure_end=re.compile(
        r"(?<=[\s(])(?=[^\s.]++\.)(?:(?!(?:approx|dept|esp|est|etc|figs?|incl|resp|sect|viz|vols?)\.)"
        r"(?:[a-z]{3,}+|no|so|it|up|on|in|to|do|go|me|us|by|of|is|be|as)\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
        rf"|(?!(?:{_either('short')})\.)[A-Z][a-z]{{3,}}+\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
        rf"|(?:Corp|Inc|Ltd|Co|Bros|plc|LLC|Ave|Blvd|Rd|(?:{_ON_A_STREET})(?<!Mount )(?<!Port )(?<!Fort )(?<!Lake )"
        rf"(?:St|Dr))\.\s+(?={STARTS}|(?!{_OFFICE})[A-Z]\w+(?: [A-Z]\w+)? {_DOES})"
        rf"|(?<=, )[A-Z]\.[A-Z]\.\s+(?=(?:M[rs]s?\. )?[A-Z]\w+(?: [A-Z]\w+)? {_DOES})"
        rf"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|etc|[ap]\.m|[A-Z]\.[A-Z])\.\s+(?={STARTS}))"
    ),
    runs_on=re.compile(rf"\b(?:U\.S|U\.N|U\.K|E\.U)\.\s+(?!{STARTS})(?=[A-Z])|\b(?:Corp|Inc|Ltd|Co)\.\s+(?={_OFFICE})"),
    asker=re.compile(
        r"(?:[A-Z]|he |she |they |the |a )(?:[\w.’'-]+ ){1,6}?(?:said|says|asked|asks|wrote|told|replied|added"
        r"|tweeted|shouted)(?: [A-Z][\w’'-]+){0,3}(?:[.,]| (?:in|on|at|during|reporters|journalists|him|her|them|via"
        r"|last|late|today|yesterday|of|to|[A-Z][a-z]+day)\b)"
    ),
    name=re.compile(rf"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|{PARTICLES})){{1,3}}"),
    speaker_label=re.compile(
        rf"(?P<who>{_CAPITAL}(?: (?:{_CAPITAL}|{PARTICLES}|of|and|the)){{0,5}})"
        r"(?: \([^)]{1,60}\)|, [^:,.]{1,40})?(?::|(?<=\b[QA])\.)(?=\s|$)"
    ),
    announced=re.compile(
        r"[.:|] (?i:(?:read |the )*(?:(?:full|complete) (?:text|speech|address)"
        r"|(?:full |complete )?(?:remarks|transcript)) (?:of|by)(?: the)?) (?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
    ),
    interviewed=re.compile(
        r"\b(?:[Ii]nterview\w*|(?:spoke|spoken|speaks|talk(?:s|ed)) (?:to|with)|sat down|conversation with"
        r"|answers? (?:\w+ )?questions|answered (?:\w+ )?questions|Q ?& ?A)\b"
    ),
    unnamed="interviewee",
    addressed=re.compile(r"\b[Yy]ou(?:rs?)?\b"),
    **_WORDS.sets(Text),
)


_AUXILIARY = (
    "am is are was were has have had do does did will would shall should can could might must being having cannot "
    "isn[’']t aren[’']t wasn[’']t weren[’']t won[’']t don[’']t doesn[’']t didn[’']t can[’']t ha(?:sn|ven|dn)[’']t"
)
_VERBS = by_letter([*_AUXILIARY.split(), *_WORDS["past"], *_WORDS["present"]], any_case=True)
_LINKS = _either("links")
_HOUR = r"\s(?:dawn|daybreak|sunrise|noon|midday|sunset|dusk|dark|nightfall|midnight)\b"
# "all but two", "before dawn": the word divides nothing
_EXCEPT = rf"(?:(?:(?<=\ball\s)|(?<=one\s)|(?<=thing\s))but\s|(?:after|before|since|until){_HOUR})"

CLAUSES = Clauses(
    finite=later(rf"\b(?=[a-z])(?:{_VERBS}|(?-i:may)|(?<!-)(?!\w*(?:c|f|n|sp|b)eed\b)[a-z]{{2,}}ed)\b", re.I),
    participle=later(r"ed$", re.I),
    no_subject=later(rf"\b(?:{_either('no subject')}|[\w-]+ly)\b", re.I),
    boundary=later(
        rf"(?<!\d)[,](?=\s|[”\"’])|,(?=\s)|[;:](?=\s)|\s[–—-]\s|—|[()]|\s(?<!\bof\s)(?=(?:{_LINKS})\s)(?!{_EXCEPT})",
        re.I,
    ),
    link=later(rf"(?:{_LINKS})\b", re.I),
    coordination=later(r"(?:and|or)\b", re.I),
    subordinate=later(
        r"(?:\b(?:and|but)\s(?:if|because|when|while|although|though|unless|whether)\b"
        r"|\b(?:that(?=\s(?:in|on|at|by|since|after|before|during)\b)|whether|if|because|when|while|although|though|who"
        r"|where|unless|soon as(?=\s(?-i:[a-z])))\b(?!\s(?:he|she|it|they|we|you|I)\s))",
        re.I,
    ),
    apposed=later(
        r"(?:^|[”\"“;.,]\s)(?:[A-Z][\w.’'+-]*\s)*[A-Z][\w.’'+-]*(?:\s\([^)]*\))?,\s\|(?:an?|the)\s"
        r"|, \|(?:an?|one|with)\s|[–—] \|(?:an?|one|with|the)\s"
    ),
    adverbial=later(r"(?:in|at|on|during|after|before|with|for|by|from|under|as)\b", re.I),
    leading=later(
        r"^(?:[\s,;:.)–—-]+|(?:and|but|or|so|yet|that|though|although|while|whereas|because|since|as|after)\b(?=\s))+",
        re.I,
    ),
    when=later(r"^,?\s*(?:when|the (?:year|month|day|week) (?:that|when|in which)|in which|during which)\s", re.I),
    since=later(r"\bsince\s+$"),
    governor=later(rf"\b(since|after|before|following|during(?!.*\son\s$)|until|amid|despite)\b(?!{_HOUR})", re.I),
    opening=later(r"\b(?:starting|beginning|effective|as of|from|since|until|during)\b", re.I),
    names_only=later(r"^(?:\s*(?:and|or|the|most|of|[A-Z][\w.’'-]*))+\s*$"),
    date_words=later(r"(?:\b(?:since|after|before|until|as of)\s*)?$", re.I),
    offset=later(r"(?<=after|efore)\s+|\s+(?:after|before)\s+"),
    unit=later(r"\b(?:day|week|month|year|hour|minute)s?\b", re.I),
    noun=later(r"[\s-]+(?!(?:and|or|but|to|in|on|at|of|by|for|from|with|as|after|before|when|that|which)\b)\w"),
    determiner=later(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that)|[’']s)\s+(?:[\w-]+\s+)?$", re.I),
    noun_end=later(r"[,;:.()]|\b(?:in|on|at|by|for|from|with|that|which|who|as|after|before)\b"),
)

_SHOW = rf"(?:{_either('shows')}|(?:tv|television|the|new)\s(?:series|play|show)(?!\sof))"

TERMS = Terms(
    loaded={word: int(n) for n, words in WordLists(Path(__file__).with_name("loaded")).items() for word in words},
    unloaded=later(  # denied, but not "did not pay the |thugs"; asked; or of the stage, a book or a film
        r"(?:\b(?:[Nn]ot?(?!\s(?:doubt|less|longer|wonder|matter|only|just|merely|simply)\b)|[Nn]ever|[Hh]ardly|[Nn]obody|[Nn]one|[Nn]either|[Nn]or|cannot"
        r"|[Nn]othing(?!\s(?:but|short|less|more|other)\b)|far\sfrom|anything\sbut)|n['’]t)\b"
        r"(?:\s(?!(?:and|but|who|which|that|because|as|than|if|when|while|since|with|for|from|by)\b)[\w'’-]+){0,8}(?<!\b(?:the|its|his|her))(?<!['’]s)(?<!\btheir)\s\|"
        r"|\?[”\"’)]*\s*$|\b(?:book|novel|film|movie|play|opera)['’]s\s\|?(?:hero|villain)|\b(?:hero(?:es)?|heroines?|villains?|characters?|protagonists?)"
        r"\s(?:of|in)\s(?:the|an?|his|her|this)\s(?:[a-z]+\s)?(?:book|novel|film|movie|play|opera|series|musical|comedy|drama|story|tale)\b"
        rf"|^\|[A-Z][\w’'-]*,\s(?:an?|the|his|her|their)\s(?:[\w-]+\s){{0,3}}{_SHOW}\b"
        rf"|^(?=.*(?<!political\s)(?<!media\s)\b{_SHOW}\b)[^|]*(?:\|(?i:{_either('staged')}|fool|hero|heroine)(?:e?s)?\b"
        r"|\b(?:plays?|played|playing|portray(?:s|ed|ing)?|starred|stars|starring)\s(?:as\s)?(?:an?|the|his|her)\s(?:[\w-]+\s){0,2}\|)"
    ),
    plural="s",
    tagger="morphmodel_en.pgz",
    # The tags are those of the British National Corpus (CLAWS C5).
    parts={"noun": ("NN",), "name": ("NP",), "verb": ("V",), "adjective": ("AJ",), "adverb": ("AV",)},
    **_WORDS.sets(Terms),
)
