"""English words for comparing sentences of different articles, and around the names of places."""

import re

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.en.text import NUMBERS, TENS
from kosovo_lib.lang.parts import Events, Facts

_WORDS = WordLists(__file__)

_SIDES, _KINDS = (
    [[*map(str.split, both.split("/"))][::way] for both in _WORDS[name] for way in (1, -1)]
    for name in ("contrary", "apart")
)
_MEASURES = {
    unit: (of, float(size.partition("+")[0]), float(size.partition("+")[2] or 0))
    for of, size, units in (entry.split(maxsplit=2) for entry in _WORDS["measures"]) for unit in units.split("=")
}  # fmt: skip
_MEASURED = "|".join(sorted(_MEASURES, key=len, reverse=True)).replace("|pound|", r"|pound(?=s? of\b)|")
_SORTS = {noun: sort for sort, *nouns in map(str.split, _WORDS["persons"]) for noun in nouns}
_CONTRARY, _APART = (
    {one: {of for mine, its in sides if one in mine for of in its} for side, _ in sides for one in side}
    for sides in (_SIDES, [*_SIDES, *([side[0], side[-1]] for side in _KINDS), [_WORDS["money"]] * 2])
)
_SOME = r"(?:[^\s;:“”]*[^\s.;:“”] ){0,9}?"  # words of one clause
_NUMBER = rf"(\d+|{'|'.join(NUMBERS)})"
_COUNT = rf"(?:[1-9]\d?|100|{'|'.join([*NUMBERS][1:])})"
_COUNTED = rf"\b(an?|his|her|their|{_COUNT})\s(?:[a-z-]+\s)?({'|'.join(_SORTS)})s?\b(?!’s|'s)(?<!couple(?= of))"
_CLAIMS = "(?:claim|allegation|accusation|suggestion|report|rumou?r|assertion|finding|statement|idea|notion)s?"
_PERSONS = rf"(?:{'|'.join(_SORTS)})\b"
_PERSON = r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*"
FACTS = Facts(
    stemmer="english",
    numbers={word: n for n, word in enumerate(NUMBERS)}
    | {word: 10 * n for n, word in enumerate(TENS, 3)}
    | {"dozen": 12},
    clause_break=re.compile(
        r"[,;:—–()]\s|\s[–—-]\s|[\"“”]"
        r"|\s(?=(?:and|but|while|after|before|because|when|who|which|that|as|if|although|since)\s)"
    ),
    denied=re.compile(  # first what is denied by "not", else by "no": "received no formal complaints"
        r"(?:(?:\b(?:not|never|cannot|before\sany(?:one|body|\s[a-z]+)(?:\sha[ds])?|(?:refus|declin|fail)(?:e?s|e?d|ing|e)?\s+to"
        r"|(?:reject|resist|ignor|rebuff)\w*\s(?:\w+\s){0,2}?(?:calls?|demands?|requests?|appeals?|pressure)\s(?:to|for(?:\s"
        r"(?:his|her|its|their|an?|the))?)|(?:rul(?:es?|ed|ing)\sout|cancel\w*)(?:\s(?:his|her|its|their|an?|the|any))?)|n[’']t)\s+"
        r"(?:(?:\w+ly|been?|yet|even|only|just|have|also)\s+)*|\b(?=[a-z]+\s(?:nobody|no\sone|none)\b))(\w[\w’'-]*)"
        r"|\bno\s+(?:(longer)\b|(?!(?:more|less|fewer|one|doubt|matter|way)\b)([a-z][\w’'-]*)(?:\s([a-z][\w’'-]*))?)",
        re.I,
    ),
    disputed=re.compile(
        r"(?i)\b(?:den(?:y|ies|ied|ying)\s(?:that|having|being|any|all|it|s?he|they|\w+ing|(?:\w+\s)?(?:charges?"
        rf"|wrongdoing|{_CLAIMS}))|which (?:\w+ ){{1,3}}den(?:y|ies|ied)|(?:(?:reject|dismiss|disput|contest|refut"
        r"|rebut|repudiat|disavow|disclaim|debunk|contradict|challeng)\w*|(?:rul|push|brush|laugh|shrug|play)\w*\s(?:out"
        r"|back|off|aside|down)(?: on| against)?)\s(?:(?:as \w+ )?that|s?he|they|(?:\w+\s){0,3}(?:charges? that"
        rf"|{_CLAIMS}))|no truth (?:in|to)|(?:not|n[’']t) (?:true|correct|the case) that|(?:untrue|false) that"
        r"|(?P<open>(?:neither|(?:refus|declin)\w+ to|would(?: not|n[’']t)) (?:say|comment on|disclose|reveal|confirm)"
        rf" (?:whether|if|n?or deny))|{_CLAIMS}\s[^.;]{{0,80}}\b(?:false|untrue|lies?)(?=[.,;])"
        r"|(?:false|wrong|mistaken|incorrect|erroneous)ly (?:claim|report|sa(?:y|id)|stat|alleg|suggest|told|believ"
        r"|assum|announc|assert)\w*)\b"
    ),
    nobody=re.compile(
        r"\b(?:(?:[Nn]obody|[Nn]o one|[Nn]one)(?: of the)?(?! (?:else|other))"
        r"|[Nn]o(?= [a-z]+ (?:was|were|is|are|ha[sv]e?|had|will)\b)|No(?= [a-z]+ [a-z]+ed\b)"
        r"|(?:[Nn]o|[Ww]ithout(?: any)?) (?:reports? of )?(injur(?:y|ies)|casualt(?:y|ies)|arrests?|deaths?))\s"
    ),
    phrases={
        stem: re.compile(rf"\b(?:{phrase.replace('…', _SOME).replace('WHOM', f'(?P<whom>{_SOME})')})\b")
        for stem, phrase in (entry.split(" ", 1) for entry in _WORDS["phrases"])
    },
    partly=re.compile(
        rf"(?i)\b(?:with no|no(?:body| one) (?:in|on|at|inside|outside|aboard))\b|\b(?:{_WORDS.either('partly')}|plans?"
        r"|planned|(?:want|ask|hop|threat|fear|prevent|avoid|alleg|accus)\w*|before|deni\w+|nearly|almost)\b|\bto \Z"
    ),
    predicate=re.compile(
        r"(?:\A(?:[A-Z][\w.’'-]+\s)*[A-Z][\w.’'-]+(?=\s[a-z]+s\s)"  # "Lund resigns"
        r"|\b(?:the|its|this|that) [a-z]+(?=\s[a-z]+s (?:on|in|from|until|at)\b)"  # "the ward shuts on"
        r"|\b(?:is|are|was|were|be|been|being|has|have|had|will|would|shall|should|can|could|may|might|must|did|do|does"
        r"|(?:due|set|expect|likely|schedul|slate|plan|decid|want|hope|seek|intend|vow|agree|order|mov|vote|tri)\w*\s+to"
        r")|[’'](?:ll|re|ve)|n[’']t)\s+(?:(?:\w+ly|not?|longer|be(?:en|ing)?|ha[sv]e?|yet|to|an?|another)\s+)*(?=([a-z][\w-]*))"
    ),
    quoted=re.compile(r"“([^”]*)(?:”|$)|\"([^\"]*)(?:\"|$)|(?:^|(?<=\s))‘([^’]{20,})’|``(.*?)(?:''|$)"),
    about=re.compile(rf"\b(?:{_WORDS.either('about')})\s+(?:the\s+)?[$£€]?$", re.I),
    age=re.compile(
        rf"\b({_PERSON})(?:,\s(?:(?:who\s)?(?:is|was)\s|aged?\s)?|\s\(|\s(?:is\s|was\s)?aged?\s)(\d\d)(?=[,.;)]|\s(?:and|years?\sold)\b)"
        r"|\b\d+[\s-]years?[\s-]olds?\b(?![\s,-]+[A-Z])"
        rf"|\b(\d\d)-year-old\s(?:[a-z]+\s){{0,3}}({_PERSON})"
        rf"|\b[Tt]he\s(?:(?!{_PERSONS})([a-z]+),\s(\d\d)(?=,)|(\d\d)-year-old\s(?!{_PERSONS})([a-z]+)\b)"
    ),
    tally=re.compile(
        r"\b(?:[Bb]y|vot(?:ed?|es)|w[io]ns?|los[et]s?|lead(?:s|ing)?|led|ahead|pass\w*|through|beat\w*|defeat\w*|down|fell)\s+"
        r"(?:it\s|a\s|(?:[A-Z][\w’'-]+\s){1,3})?"
        rf"{_NUMBER}(?:\svotes?)?(?:\sto\s|[-–]){_NUMBER}\b(?![-%])"
        rf"|\b{_NUMBER}(?:\sto\s|[-–]){_NUMBER}[\s-](?:vote|majority|win|victory|defeat|decision|ruling|lead)\b"
    ),
    worded=re.compile(
        r"\b(?:(?P<tally>unanimous(?:ly)?|with(?:out| no) (?:a (?:single )?)?(?:dissent\w*|votes? against))"
        r"|(?P<t>for life|life (?:sentence|term|in prison|imprisonment|ban)))\b"
    ),
    crowd=re.compile(r"\b(?:crowd|audience|attendance|workforce|staff|membership) of (?:\w+ )?$"),
    rounds=re.compile(
        r"(?i)(?:\b(half|quarter)(?: of)? )?\ban? (dozen|score(?= of [a-z])|hundred|thousand|[mbtr]+illion)\b"
    ),
    scales={"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
    | {"k": 1000, "m": 10**6, "bn": 10**9},
    percent=re.compile(r"(?i)[\s-]?(?:%|per ?cent(?:age(?:[\s-]points?)?)?\b)"),
    not_counted=re.compile(
        r"(?:\b(?:aged?|Resolution|Section|Article|Title|Chapter|[Nn]o|Number|Route|Interstate|Highway"
        r"|Flight|Boeing|Airbus|minus)\.?)\s*$"
    ),
    contrary=_CONTRARY,
    apart=_APART,
    synonyms={stem: stems[0] for stems in map(str.split, _WORDS["like"]) for stem in stems[1:]}
    | {"$": "dollar", "€": "euro", "£": "pound"},
    tolls=dict.fromkeys(("die", "wound", "arrest"), "peopl"),
    contractions={"can't": "cannot", "won't": "will not"}
    | {"n't": " not", "'ll": " will", "'re": " are", "'ve": " have", "'m": " am"},
    shares={"half": 0.5, "quarter": 0.25, "score": 20, "third": 1 / 3, "fifth": 0.2, "tenth": 0.1},
    portion=re.compile(
        rf"(?i)\b(?:(?P<out>{_COUNT}) (?:in|out of) (?:every )?(?P<of>{_COUNT})"
        r"(?= [a-z])(?! (?:minute|hour|day|week|month|year))"
        rf"|(?:(?:(?P<parts>{_COUNT})|an?)[ -]|(?<!first )(?<!second )(?=half))"
        r"(?P<part>half|third|quarter|fifth|tenth)s?(?= of (?!an? )| the | its | all ))"
    ),
    fraction=re.compile(r"(?i) and an? (half|quarter)\b"),
    noun=re.compile(r" ([a-z]+?)(?:e?s)?\b(?!-)"),
    person=re.compile(_COUNTED, re.I),
    persons=re.compile(rf"(?<!including )(?<!among them ){_COUNTED}(?:(?:,? and |, ){_COUNTED})*", re.I),
    sorts=_SORTS,
    excluding=tuple(re.compile(rf"(?i)\b(?:{both})\b") for both in _WORDS["excluding"]),
    qualifier=re.compile(
        r"(?i)\b(?:another|de facto|so-called|attempted|alleged|planned|failed|mock|would-be)\s+$"
        r"|\b(?:his|her|their)\s(?:brother|sister|son|daughter|wife|husband|father|mother)\b[^.;]*$"
    ),
    before_date=re.compile(r"(?:\s+(?:early|late|shortly))?\s+(?:in|on|since|from|by|at|during|of|the)\s*$", re.I),
    part=re.compile(
        r"(?i)(?<!-)\b(?:still|another|further|additional|remain\w*|whole|entire|overall|so far|more(?! than)|initially"
        r"|at first|c(?:an|ould)|new|old|former|previous|second|earlier|if|neighbou?ring|rival"
        r"|(?<!them )(?:seriously|critically|badly)|(?:week|month|year) before"
        r"|(?:(?<!for )(?<!in )(?<=a )|(?<=per )|(?<=each )|(?<=every ))(?:day|week|month|year)"
        r"|by (?:\w+ )?(?:(?:mid)?night|noon|dawn|morning|evening))\b"
        r"|\A(?:(?:His|Her) [a-z]+|Before\b)"
    ),
    past_perfect=re.compile(
        r"\bhad (?:\w+ly )?(?:been|come|cost|made|done"
        r"|(?!hundred)\w+(?:ed|[aou]ght|[iou]ven|wn|[aou]nt|[eo]ft|[eou]ld|ound|aken))\b"
    ),
    ending=re.compile(
        r"(?i)\b(?:(?P<open>indefinitely|until further notice|for (?:now|the time being|an indefinite \w+))"
        rf"|for (?:(?:the|next|at|least|most|about|some|another|up to|more than) ){{0,3}}(?P<number>{_NUMBER}|an?)"
        r"[ -](?P<unit>hour|day|fortnight|week|month|year|match|game|race|season)(?:e?s)?\b(?! ago)"
        r"|permanently|(?:(?:until|till)(?! now| then| recent)|(?P<whole>for|through|throughout)(?= the (?:rest"
        r"|remainder|summer|winter|spring|autumn|fall|season|holiday|weekend|(?:end of the )?\w*(?:week|month|year|term"
        r")))) (?:(?:the )?(?:rest|remainder|end) of )?"
        r"(?P<named>(?: ?(?!and|but|when|as|because|while|if|said|says|to|according|police)[\w’'-]+){1,7}))(?=\W|$)"
    ),
    measures=_MEASURES,
    measure=re.compile(rf"(?i)(?: (?:more|other|another|additional|further|full))?[ -]?({_MEASURED})s?(?![\w/])"),
    ahead=re.compile(
        r"\b(?:(?:un)?likely|(?:expect|plann|schedul)ed|(?:due|set|about|hopes?|plans?) to|will|won[’']t"
        r"|would(?! have))\b|[’']ll\b"
    ),
    supposed=re.compile(r"\b(?:if|unless|whether)\b[^;,]*$", re.I),
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
    question=re.compile(r"\?[”\"’]*\Z|(?:\A|: )[Ww]hether\b"),
    topic=re.compile(r"\A(?:[\w-]+: )?(?:Why|How|What|Who|Here(?:[’']s| [Ii]s| [Aa]re))\b"),
    leaning=re.compile(r"\A(?:(?:And|But|So(?! (?:far|long|many|much)\b)|Yet|Then),?|(?:Instead|However)[,:])\s+"),
    aside=re.compile(r",\s(?:an?|the|its|who|whose|which)\s[^,;:“”\"()]+,(?=\s)|\s\([^()]+\)"),
    quotation_edits=re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.\.\."),
    **_WORDS.sets(Facts),
)


_WORD = r"(?!(?:St|Mt|Ft)\.)[A-ZÀ-ÖØ-ÞČĆŽŠĐ](?:[\w-]*[’'](?=[A-Z]))?[\w-]*\w"
_NAME = rf"(?:(?:St|Mt|Ft)\.\s)?{_WORD}(?:\s(?:of\s(?:the\s)?|de\s|al\s)?{_WORD}){{0,5}}"
_NAMES = (
    rf"{_NAME}(?:(?:,(?!\s(?:[A-Z][a-z]{{1,4}}\.(?!$|\s[A-Z])|[A-Z]{{2}}\b))|,?\sand|,?\sor)\s(?:the\s)?{_NAME}){{0,4}}"
)
"""Names in a list, without "Ariz." or "NY," behind a town."""

EVENTS = Events(
    habit=re.compile(
        r"\b(?:every\s+(?:day|week|month|year|night|morning)|each\s+(?:day|week|month|year)|daily|weekly|monthly|yearly|"
        r"annually|from\s+time\s+to\s+time|regularly|routinely)\b",
        re.I,
    ),
    located=re.compile(
        r"\b(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|around|across|throughout|off|along|visit(?:s|ed|ing|\sto)?"
        r"|(?:road|town|city|village|capital|port|district|river|province|state)\s(?:of|in))\s(?:the\s)?(?:[a-z]+ern\s)?"
        rf"(?P<behind>{_NAMES})(?=[.,:;?!)”\"—–]|\s(?![A-Z&]|v\.)|$)"
        rf"|(?P<before>(?<![\w-]){_NAMES})(?=(?:\s[a-z]+)?\s(?:{_WORDS.either('places')})\b))"
    ),
    name=re.compile(_NAME),
)
