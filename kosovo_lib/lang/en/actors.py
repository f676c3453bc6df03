"""English words around the names of actors, and the given names that tell a pronoun."""

import re
from functools import partial

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.en.text import DAYS, MONTHS, TERMS
from kosovo_lib.lang.parts import Actors, by_letter, later

_WORDS = WordLists(__file__)
_either = partial(_WORDS.either, blank=r"\s")

_SIDE = rf"(?:{_either('sides')})"
_OF = rf"(?:the\s)?(?:(?:{_either('parts of places')})\sof\s)?"
_BORDER = r"(?:border(?:s|ing)?|frontiers?|crossings?|boundar(?:y|ies))"
_PLACES = (
    rf"(?:{_BORDER}|territor(?:y|ies)|{_either('nouns of places')}|factor(?:y|ies)|lawn"
    r"|(?:market|prison|plant)s?(?!\s(?:the|an?|its|[a-z]+s)\b))"  # but "Serbia plants trees"
)

_VERBS = rf"{_either('verbs')}|[a-z]{{3,}}e[ds]"
_VERB = rf"\s(?:\w+ly\s)?(?:{_VERBS})\b"
_NEAR, _GOING = (by_letter(_WORDS[name], any_case=True) for name in ("near", "going"))


def _verbs(stems: str) -> str:
    """Any form of the regular verbs that begin with the stems of this list."""
    return rf"\b(?:{_either(stems)})(?:e|es|ed|ing|s|y|ies|ied)?\b"


def _before(pattern: str) -> re.Pattern[str]:
    return later(pattern + r"\s+(?:(?:the|both|its|his|her|their|\w+ly)\s+)*$", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return later(r"(?:['’]s?)?\s+" + pattern, re.IGNORECASE)


_ANY = re.compile("")
_BLAME, _PRAISE = _verbs("blame"), _verbs("praise")
_TELL = _verbs("telling to") + r"(?:\s+(?:on|that))?"
_STOP = r"(?:(?:to|must|should)\s+)?(?:end|stop|halt|cease|abandon|give up|refrain|drop)\b"
_IMAGINE = r"(?:imagin|fanc|styl|pos)(?:es?|ies|ed|ied|y|ing)\s+(?:as|itself|himself|herself|themselves)\b"
_SIDING = r"\b(?:support|solidarity|sympathy|praise)\s+(?:for|to|with|towards?)"
_SAY = rf"(?:\w+\s+){{0,2}}?(?:{_either('saying')})\b"
_COURT = r"(?:convict|sentenc|acquit|jail|imprison|arrest|detain|parol)\w*"
_TRIAL = r"(?:trial|sentenc(?:e|ing)|conviction|case|plea|bail|parole|release)"
_PUNISHED = rf"\b(?:{_COURT}|{_TRIAL}\s+(?:of|against)|(?:sanctions?|tariffs?)\s+(?:on|against))(?:\s+[a-z]+){{0,3}}"
_ON_TRIAL = later(
    rf"(?:,[^,.;]{{0,40}},)?(?:(?:\s+(?:who|has|have|had|will|would))*\s+(?:is|was|were|are|be|been|being|got)(?:\s+\w+ly)?"
    rf"\s+(?:{_COURT}|freed|released|cleared\s+of|found\s+(?:not\s+)?guilty)|\s+(?:pleaded|(?:not\s+)?guilty))\b"
    rf"|['’]s?(?:\s+\w+){{0,2}}\s+{_TRIAL}\b|[^.;]{{0,60}}\sconvicted\s+of\b|\s+(?:sanctions|tariffs)\b",
    re.IGNORECASE,
)
_TITLE = r"(?P<title>(?:(?:the|its|his|her|their|our|both|president|mrs?\.|ms\.|sen\.|rep\.|\w+ly)\s+)*)$"
_ADVERBS = r"(?:(?:be|been|ha(?:ve|s|d)|(?:w|c|sh)ould|will|can|ever|yet|even|really|to|any|(?!only)\w+ly)\s+)*"
_NOT = (
    r"(?:(?:\b(?:do|does|did|has|have|had|would|will|could|can|should|is|am|are|was|were)\s*)?(?:n['’]t|\bnot)"
    r"(?:\s+(?:want|wish|mean|plan|dare|going|trying|here)\s+to)?|\b(?:cannot|never|no\s+longer|without|instead\s+of"
    r"|rather\s+than|far\s+from|no\s+(?:wish|plans?|reason|intention)\s+(?:of|to)|whether\s+(?:[\w.’'-]+\s){0,4}?(?:would|to))"
    r"|(?<!n['’]t )(?<!\bnot )(?<!\bnever )(?<!\bwithout )\b(?:(?:refus|declin|fail|yet|unwilling|reluctant|unfair"
    r"|unjust|absurd|wrong|premature|too\s+(?:soon|early|easy))\w*\s+to|(?:stop|f[ea]ll)\w*\s+short\s+of|(?:avoid|resist|ceas|stop"
    r"|den[iy])\w*|(?:refrain|abstain|held\s+back)\w*\s+from|(?:brush|reject|resist|ignor)\w*\s+(?:off\s+)?calls\s+to))"
)
_NOBODY = r"\b(?:nobody|no[ -]one|(?:few|neither|none|not one)(?: of(?: \w+){1,4}| \w+(?: nor \w+)?)?|hardly any\w+)"
_FEW = rf"(?:\bfew(?:\s+\w+){{0,4}}?|{_NOBODY}\s+(?:would|will|can|could|should))"
_JUDGED = rf"(?:\w+\s+n?or\s+)?(?:{_BLAME}|{_PRAISE}|(?:hat|despis|resent|dislik|endors)\w+|(?:attack|insult)\w*)"
_LOVE = r"(?:lov|lik|trust|respect|believ|admir|support|want|miss|envi|back)(?:e?s|ed|ies)"
_LIKE = r"(?:love|like|trust|respect|believe|admire|support|want|miss|envy|back)"
_TRUST = r"\b(?:no|little|scant)\s+(?:faith|trust|confidence|love|respect|sympathy|praise)\s+(?:in|for)"
_CHARGE = r"(?:\s+(?:of|(?:for|over|on)(?!\s\w+ing\b))\s[^,.;:]*)?"
_CALLED = r"(?:call|label|brand|describ|portray|see|regard)(?:e|ed|ing)?"
_CLAIM = (
    r"(?:\b(?:den(?:y|ie)|reject|disput|dismiss|refut|withdr[ae]w|retract)\w*(?:\s+(?:the|its|his|her|their|an?))?(?:\s+(?:claim"
    r"|charge|allegation|accusation|suggestion|idea|rumou?r)s?)?|\bno\s+(?:evidence|proof|sign|suggestion)|"
    rf"{_NOT}\s+{_ADVERBS}(?:say|said|claim|alleg|suggest|f[io]u?nd|prov|show)\w*)\s+that"
)
_DOUBTED = rf"(?:(?:{_NOT}|{_NOBODY})(?:\s+\w+){{0,3}}?|\bno)\s+(?:den[iy]|doubt|disput|question)\w*\s+that"
_WAS = r"\s+(?:(?:is|was|are|were|has|have|had|would|could|can|should)(?:\s+(?:not|never)|n['’]t)|cannot)\s+"
_IS = r"(?:['’]s?(?:\s+\w+){1,2})?(?:\s+\w+)?\s+(?:is|was|are|were|be|been|seems?|looks?)(?:\s+\w+ly)?"
_NOT_A = r"(?:\s+(?:not|never|no|hardly|scarcely|far\s+from|anything\s+but|by\s+no\s+means)\b|n['’]t\b)"
_A = r"(?:\s+(?!(?:as|only|just|that|what|who|how|why|to)\b|\w+(?:ing|ed|en)\b)[^\s,.;:!?\"”—]+){1,5}[.!?]?[\"”]?$"
_MENTIONED = r"mentioned \g<title>"
_NEGATIONS = (
    (rf"{_DOUBTED}\s+{_TITLE}", r"everybody says that \g<title>", "", "", False),
    (rf"(?:{_NOT}|{_NOBODY})\s+{_ADVERBS}{_JUDGED}\s+{_TITLE}", _MENTIONED, _CHARGE, "", False),
    (rf"(?:{_NOT}|{_FEW})\s+{_ADVERBS}{_CALLED}\s+{_TITLE}", _MENTIONED, r"(?:\s+as)?\s+an?\s[^,.;:]*", "", False),
    (rf"{_CLAIM}\s+{_TITLE}", _MENTIONED, r"\s[^,.;:]*", "", False),
    (rf"{_NOBODY}\s+{_ADVERBS}{_LOVE}\s+(?:in\s+)?{_TITLE}", r"everybody loves \g<title>", "", "", True),
    (rf"{_FEW}\s+(?:\w+ly\s+)?{_LIKE}\s+(?:in\s+)?{_TITLE}", r"everybody loves \g<title>", "", "", True),
    (rf"{_TRUST}\s+{_TITLE}", r"love for \g<title>", "", "", True),
    (rf"\bnothing\s+(?P<what>\w+)\s+about\s+{_TITLE}", r"something \g<what> about \g<title>", "", "", True),
    ("", "", rf"{_WAS}{_ADVERBS}{_BLAME}{_CHARGE}", " was mentioned", False),
    ("", "", rf"(?P<is>{_IS}){_NOT_A}(?P<what>{_A})", r"\g<is>\g<what>", True),
)
MAKES = {make: _either(make) for make in ("business", "agency", "school", "team", "union", "house", "chamber")}
MAKES["union"] += r"|[A-Z]\w+s(?= for [A-Z])"
MAKES["chamber"] = f"(?:Sub)?[Cc]ommittee|{MAKES['chamber']}"
TITLES = frozenset(_WORDS["titles"])
_THE = r"[Tt]he\s(?<!\w.he\s)"
_OTHER_TRADES = r"\w++(?:(?<=scientist)|(?<=\wologist)|(?<=\wnalist)|(?<=\wicist)|(?<=\womist)|(?<=\wmat)|-hander)"
_OFFICES = by_letter([*sorted(TITLES - {*_WORDS["courtesy"]}), *_WORDS["offices"], *_WORDS["trades"]], any_case=True)
_PEOPLE = (
    r"(?:(?:[A-Z]\w+|veteran|longtime|first-term)\s){0,3}(?:(?P<age>\d\d)-year-old\b"
    rf"|(?:(?P<person>{_either('persons')})|(?P<trade>{by_letter(_WORDS['trades'])}|{_OTHER_TRADES})"
    r"(?!\s(?:of|who|whose|from|at|in)\b))"
    rf"(?=[’'.,;:?!)”\"—–]|$|{_VERB}|\s(?:from|of|who|whose|in|on|at|and|with|as|to|for)\b))"
)
_BODIES = "|".join(rf"(?P<{make}>{'|'.join(nouns)})" for make, *nouns in map(str.split, _WORDS["bodies"]))
_AT = rf"\b(?:in|at|near|from|into|across|inside|within|outside|around|throughout|to|entering|leaving)(?:\s+{_SIDE})?"
_OWNED = later(r"(?i)[-–/]\w+|(?:['’]s?)?\s+(?:border|embassy|ambassador|territory|citizens?|capital|flag)\b")

GIVEN_NAMES = dict.fromkeys(_WORDS["given names of men"], "he") | dict.fromkeys(_WORDS["given names of women"], "she")
"""Given name -> "he" or "she"; names that both bear are left out."""
FIRST_NAMES = {name: {name} for name in GIVEN_NAMES}
"""First name -> itself and the names that it may be short for: Ed -> Ed, Edward, Edmund, Edwin."""
for long, *nicknames in map(str.split, _WORDS["nicknames"]):
    for name in (long, *nicknames):
        FIRST_NAMES.setdefault(name, {name}).add(long)

ACTORS = Actors(
    cues={
        "blamed": (_before(_BLAME), _ANY),
        "told to stop": (_before(_TELL), _after(_STOP)),
        "mocked": (_ANY, _after(_IMAGINE)),
        "praised": (_before(_PRAISE), _ANY),
        "sided with": (_before(_SIDING), _ANY),
        "source": (_ANY, _after(_SAY)),
        "punished": (_before(_PUNISHED), _ANY),
        "on trial": (_ANY, _ON_TRIAL),
        "place": (_before(_AT), _ANY),
        "owner": (_ANY, _OWNED),
    },
    negations=tuple(
        (later(before, re.IGNORECASE), instead, later(after, re.IGNORECASE), behind, turned)
        for before, instead, after, behind, turned in _NEGATIONS
    ),
    place_before=re.compile(
        rf"\b(?=\w)(?:(?i:{_NEAR}|(?:{_either('of places')})\sof"
        rf"|{_BORDER}(?:\s(?:with|of|to|between|into|from))?|visit(?:s|ed|ing)?|enter(?:s"
        rf"|ed|ing)?|leav(?:e|es|ing)|left|reach(?:es|ed|ing)|depart(?:s|ed|ing)?|cross(?:es|ed|ing)|tour(?:s|ed|ing)?"
        rf"|(?:{_GOING})(?:\s\w+){{0,3}}?\sto|(?:headed|heading|bound|left)\sfor|arriv(?:e|es|ed|ing)\sin)\s{_OF}(?:(?:an?|its|our|{_SIDE})\s)?|(?:in|at"
        rf"|near|from|to|of|off|outside|into)\s(?:[A-Z][\w.’'-]*\s?){{1,3}},\s|(?i:{_SIDE})\s)$"
    ),
    area_before=re.compile(
        rf"(?i)\b(?:in|inside|within|across|throughout|outside|border\swith|(?:stud|teach|research|profess|lectur|graduat|school|scien|work)\w*\s(?:\w+\s){{0,4}}?(?:at|from))\s{_OF}(?:{_SIDE}\s)?$"
    ),
    actor_before=re.compile(
        rf"\b(?=\w)(?:(?:{_either('from actors')})\sfrom|(?:{_either('in actors')})\sin"
        rf"|(?:ang(?:er|ry)|{_either('at actors')})\sat"
        rf"|(?:(?:bill|measure|legislation|letter|memo|report|proposal)(?:\s\w+){{0,3}}|{_either('to actors')})\sto)"
        r"\s(?:the\s)?$",
        re.IGNORECASE,
    ),
    place_follows=re.compile(
        rf"(?:[-–/\s](?-i:[A-Z])[\w.]*)?(?:['’]s?)?[-\s](?:{_SIDE}\s)?{_PLACES}\b"
        rf"|['’]s?(?:\s\w+){{0,2}}\s(?:north|south|east|west|capital|{_BORDER})\b|-(?:based|born|bound)\b|\s(?:based|born|bound)\b",
        re.IGNORECASE,
    ),
    city_before=re.compile(
        r"(?i)\b(?:towards?|to|downtown|central|capital,?|city\sof|streets\sof|left|arrived?)\s(?:the\s)?$|\ban?\s$"
    ),
    city_follows=(
        rf"(?:['’]s)?\s(?:[a-z]+\s)?(?:{_either('of cities')})\b"
        r"|\s(?:[a-z]+\s)?(?:conference|summit|agreement|accords?|pact|treaty|post|times|wall)\b"
        r"|\scourts?\b(?!\s(?:the|[a-z]+s|(?-i:[A-Z])\w*)\b)"
    ),
    dateline_follows=re.compile(r"(?:,\s[A-Z][\w.]+){0,2}\s?(?P<agency>\([A-Z][^)]{1,30}\)\s?)?[—–-]{1,2}\s"),
    article=r"the\s",
    verb_follows=re.compile(_VERB),
    many=re.compile(r"^[Tt]he [\w ]*[a-z](?<!Nation)(?<!State)(?<!Service)(?<!Congres)s$"),
    groups=re.compile(
        rf"\b(?!(?:{_either('no groups')})\b)[a-z-]{{3,}}(?<!ss|us|is)s\b"
        rf"(?!\s(?:it|the|an?|his|her|their)\b)|\b(?:{_either('groups')})\b|\b[A-Z][a-z]+s\b"
    ),
    subject_follows=re.compile(rf"{_VERB}|,\swho(?:se)?\b"),
    owner_follows=re.compile(r"['’]s?\s[^,;.]{2,40},\s[A-Z]"),
    control_follows=re.compile(r"\sto\s[a-z]+\b"),
    told_follows=re.compile(r"\sthat\b"),
    bodies=re.compile(
        rf"{_THE}(?:(?:(?:(?:[A-Z](?:[\w ]{{1,30}}-based|\w+(?:an|ch|ese|ish))|{_either('branches')})\s)?"
        rf"(?:{_BODIES})"
        r"|(?=country|nation|regime)(?<!\b(?:in|of|on) the )(?<!\b(?:over|into|from) the )(?<!\b(?:around|across) the )"
        r"(?<!\bleave the )(?<!\bthroughout the )(?P<state>country|nation|regime))\b"
        r"(?![-\w]|\s(?:[A-Z(]|(?:of|leader|boss|chief|member|official|president)\b))"
        r"|(?P<people>[A-Z]\w+?)(?:\s(?:government|regime|authorities|leadership)|s)\b(?![-\w]|\s[A-Z])"
        rf"|{_PEOPLE})"
    ),
    body=rf"(?:{re.sub('P<[a-z]+>', ':', _BODIES)})",
    called={make: re.compile(rf"\b(?:{words})(?:$|,|s?\s(?:of|for|on)\b)") for make, words in MAKES.items()},
    meets=re.compile(
        r"(?:,\s\d\d,)?(?:\s(?!(?:that|said|says|who|when|if|as|and|but|after|before|because)\b)[\w-]+){1,5}?\shim\b"
    ),
    somebody=re.compile(
        rf"\b(?i:an?|one|the|another|some|his|her|their|its)\s(?:[\w-]+\s){{0,2}}(?:{_either('somebody')}|{by_letter(_WORDS['trades'])})\b"
    ),
    pronouns={word: stands for stands, *words in map(str.split, _WORDS["pronouns"]) for word in words},
    first_person=re.compile(r"(?:^|\b[a-z]+,?\s|[,;:(—–-]\s?)(?:I\b(?!\.)|(?:we|us|me|my|our)\b)|^(?:We|My|Our)\b"),
    offices=(
        rf"(?:(?:{_either('before offices')})[\s-])*(?:{_OFFICES}|harbou?r\smaster|{_OTHER_TRADES})"
        r"(?:\sof\s(?:state|staff)|\sgeneral|\sexecutive|\sofficer)?"
    ),
    the=rf"{_THE}(?:(?:new|outgoing|incoming|current|then)\s)?",
    of=(
        r"of\b|(?:(?<=major )|(?<=general )|(?<=chief )|(?<=principal )|(?<=executive )|(?<=premier )|(?<=deputy ))"
        rf"(?:[a-z]+es\b(?<!does)|(?!(?:\w+ly|{_VERBS}|and|as|at|for|from|in|on|to|who|whose|with)\b)[a-z])"
    ),
    other=_either("other bodies"),
    people=later(_THE + _PEOPLE),
    each=re.compile(r"\b(?:each|every|any|another|one(?! of\b))\s[a-z]"),
    honorifics=_either("honorifics"),
    short_titles=dict(entry.split(" ", 1) for entry in _WORDS["short titles"]),
    opens_it=re.compile(
        r"\b(?:that|(?:said|says|saying|announced|adding|added|argu(?:es|ed|ing)|claim(?:s|ed|ing)|insist(?:s|ed|ing))(?:\son)?"
        r"(?:\s[A-Z][a-z]+day)?|because|since|as|if|whether|when|while|until|what|although|though|after|before|,\sbut)\s$"
    ),
    has_own=re.compile(r"(?:\s(?:has|have|had|will|would|must|could))?(?:\s\w+ly)?\s[a-z]{3,}\s"),
    no_it_follows=re.compile(
        r"(?:\s\w+ly)?\s(?:(?:is|was|would\sbe|will\sbe|may\sbe)(?!\s(?:not\s)?(?:[a-z]+(?<!rain|snow)ing"
        rf"|{_either('states of mind')}|[a-z]+ed\sby)\b)"
        r"|ha[sd]\sbeen(?!\s\w+ing\b)|seems?|appears?|takes?|took|rains?|became|becomes|makes\ssense"
        r"|comes?|came|remain\w*\s(?:to|un\w+|possible)|happen\w*|mean\w*|follow\w*|turn\w*|look\w*|sound\w*|fe(?:els?|lt)|costs?|last\w*|marks?)\b"
        r"|['’]s\b"
    ),
    joining="and|or",
    shares_preposition=re.compile(r",?\s(?:and|or|nor)\s(?:in\s)?(?:the\s)?|(?P<list>,\s)(?:the\s)?|\sto\s|[-–/]"),
    case_names=re.compile(r"\b(?:[A-Z][\w.’'-]* ){1,4}vs?\. [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"),
    beside=re.compile(r"(?<=[a-z.]) [\"“][A-Z][\w-]*[\"”] (?=[A-Z])|-(?=(?:based|born|bound|area|backed|led)\b)"),
    towns=re.compile(
        r"\b(?:town|village|city|suburb|port) of ¤|\d,? of ¤|¤ (?:based|bound|area)\b|¤,? the capital\b|^[^¤]+ (?:Dam"
        r"|Bridge|River|Road|Street|Avenue|Square|Stadium|Lake|Canal|Tunnel|Valley|Bay|Island|Mountains?|Airport|Station"
        r"|Lane|Reservoir|Hills?|Heights|Woods|Beach|Creek|Falls|Forest|Prison)$|^(?:Lake|Mount|Loch) [A-Z][a-z]+$"
    ),
    same_as=dict(entry.split(" ", 1) for entry in _WORDS["same as"]),
    first_names=FIRST_NAMES,
    joins=r"(?: of(?: the)? | and | for |(?:[’']s? ))",
    power_follows=re.compile(r"(?: and [A-Z]\w+)? (?:administration|presidency|campaign|era|cabinet|aides?|allies)\b"),
    firm_follows=re.compile(r", (?:the|an?) (?:[\w-]+ )?(?:contractor|company|firm)(?=[,.;]| (?:that|which)\b)"),
    title_endings=r"(?:-elect|-designate| Executive(?: Officer)?| (?:Operating|Financial) Officer)?",
    common_words=TERMS.stop_words.union(_WORDS["other common words"]),
    no_names=frozenset([*_WORDS["no names of actors"], *DAYS, *(month for month, *_ in MONTHS)]),
    **_WORDS.sets(Actors),
)

PEOPLES = frozenset(_WORDS["peoples"])
STATES = frozenset(_WORDS["countries"])
