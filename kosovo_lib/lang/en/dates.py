"""Times and days in English news prose."""

import re

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.dates import BEGINS, GAP, Dates, month_pattern, rule, weekday_pattern
from kosovo_lib.lang.en.text import DAY, MONTHS, NUMBERS, TENS, WEEKDAYS
from kosovo_lib.lang.parts import by_letter, later

_WORDS = WordLists(__file__)
_either = _WORDS.either
_SMALL, _DECADES = NUMBERS[1:], _WORDS["decades"]

_MONTH, _WEEKDAY = month_pattern(MONTHS), weekday_pattern(WEEKDAYS)
_NAMES = [names[0] for names in MONTHS]
_FULL_MONTH = rf"(?:{'|'.join(_NAMES)})\b"
_LONE_MONTH = "|".join(rf"{name[0]}{BEGINS}(?<!\w-.){name[1:]}" for name in _NAMES)
_LONE_MONTH = rf"(?:{_LONE_MONTH})\b"
_NO_MARCH = r"(?!(?<=[Tt]he March)\s(?:on|for|against|to)\b)"  # "the March for Clean Water"
_MONTH_FOLLOWS = rf"(?!\.?\s?\d)(?:,?{GAP}(?:of{GAP})?(?P<of_year>this|last|next|that|the{GAP}same){GAP}year\b)?"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
_DAYPART = rf"(?:{GAP}(?:morning|afternoon|evening|night|lunchtime))?"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_NUMBER = rf"(?:\d\d{{0,2}}|{by_letter(_SMALL + TENS, any_case=True)})"
_UNIT = rf"(?P<unit>{by_letter('hour day week month year decade', any_case=True)})"
_ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{_either('ordinals')}|twenty-(?:{'|'.join(_WORDS['ordinals'][:9])}))"
_PART = (
    rf"(?:(?:the{GAP})?(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)"
    rf"(?:-|{GAP})(?:(?:of|in){GAP})?)"
)
_BESIDE = "[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming"
_MODIFIER = rf"(?=[LNTPClntpc])(?:(?:this{GAP})?(?P<modifier>{_BESIDE}){GAP})"
_THAT = (  # not "loans that fall under it", "he said that July was wet", "that fall in prices"
    rf"That(?!{GAP}(?:fall|spring){GAP}(?:in|of|from|to|behind)\b)"
    rf"|that(?={GAP}\w+(?:\W*$|[.,;:)”\"]|{GAP}(?:and|but|when|while|after|before|as|he|she|they)\b))"
)
_ZONE = (
    r"(?-i:(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|AE[SD]T|HKT|SGT|WAT|CAT|EAT)\b(?:[+-]\d{1,2}\b)?"
    rf"|local{GAP}time|(?:Eastern|Central|Mountain|Pacific)(?:{GAP}(?:[Ss]tandard|[Dd]aylight))?(?:{GAP}[Tt]ime)?\b"
    rf"|[A-Z][a-z]{{2,15}}{GAP}time)"
)
_ZONED = rf"(?:\s?\(?(?P<zone>{_ZONE}))?"
_NO_TITLE = (
    r"(?!\s(?:[Ss]chool|(?:league|roasts?|papers|supplement)(?=[.,;:]|\s(?:is|are|was|for|in|on|with|side|team|game|match)\b)|League|Group|Project|Foundation|Fund|Movement|Society|Market|Prayers?|(?:Morning|Evening)\sPost|Times|Telegraph|Mirror|Express|Mail|Herald|Night|Nights|Club|Post|Business|World|Review|People|Addams|Weld)\b"
    r"|s?\sfor\sFuture)"
)
_OF_WEEK = rf"{GAP}(?:of{GAP})?(?P<of_%s>last|this|next){GAP}week"
_WEEKDAY_FOLLOWS = (
    rf"\b{_DAYPART}(?:{_OF_WEEK % 'week'}|{GAP}(?:(?P<before>before{GAP}last)"
    rf"|(?P<after>after{GAP}next|week(?=[.,;]|$|\s(?:for|in|at|to|when)\b)))\b"
    rf"|(?=(?:,|,?{GAP}(?:and|or|to|through)){GAP}(?:on{GAP})?{_WEEKDAY}{_DAYPART}{_OF_WEEK % 'both'}))?{_NO_TITLE}"
)

_DAYS = {name: [*map(int, numbers.split(":"))] for numbers, name in (one.split(" ", 1) for one in _WORDS["holidays"])}
_FEASTS = ("Christmas", "Easter", "Thanksgiving")  # dates behind a preposition only
_NAMED_DAYS = by_letter([name for name in _DAYS if name not in (*_FEASTS, "9/11")]).replace("'", "['’]")

_RULES = {
    "nth of month": (
        rule("month ordinal",
             rf"\b(?=[tfsl1-4])(?:the{GAP})?(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th|final){GAP}"
             rf"(?:(?P<weekday>{_WEEKDAY})|(?P<unit>week|weekend)){GAP}(?:of|in){GAP}"
             rf"(?P<modifier>)(?P<m1>{_MONTH})(?:,?{GAP}(?P<year>{_YEAR}))?"),
        rule("month unit",
             rf"\b(?=[tfl])(?:the{GAP})?(?P<which>first|last){GAP}(?P<count>{_NUMBER}){GAP}(?P<unit>day|week)s{GAP}(?:of|in){GAP}"
             rf"(?P<modifier>)(?P<weekday>)(?P<m1>{_MONTH})(?:,?{GAP}(?P<year>{_YEAR}))?"),
        rule("whole weekday ordinal",
             rf"\b(?P<which>first|second|third|fourth|last|final){GAP}(?P<weekday>{_WEEKDAY}){GAP}(?:of|in){GAP}"
             rf"(?P<modifier>the|this|last|next|each|every){GAP}month\b(?P<m1>)(?P<year>)(?P<unit>)"),
    ),
    "named day": (
        rule("month ordinal",
             rf"\bthe{GAP}(?P<d2>{by_letter(_WORDS['ordinals'][:20])}){GAP}of{GAP}(?P<m2>{_MONTH})(?:,?{GAP}(?P<year>{_YEAR}))?"),
    ),
    "months": (
        rule("month",
             rf"(?P<m1>{_LONE_MONTH})(?:\s?[-–—/]\s?|{GAP}(?:to|through|until|till|(?P<list>and)){GAP})"
             rf"(?P<m2>{_FULL_MONTH})(?!\.?,?\s?\d)"),
    ),
    "month": (
        rule("month", rf"(?P<m1>{_LONE_MONTH}){_NO_MARCH}{_MONTH_FOLLOWS}(?P<modifier>)(?P<part>)"),
        rule("month part", rf"\b(?<!\w-)(?P<modifier>){_PART}(?P<m1>{_FULL_MONTH}){_MONTH_FOLLOWS}"),
        rule("month modifier",
             rf"\b(?=[LNTPClntpc])(?<!\w-)(?:this{GAP})?(?P<modifier>{_BESIDE}|{_THAT}){GAP}(?P<part>)(?P<m1>{_FULL_MONTH}){_MONTH_FOLLOWS}"),
    ),
    "short year": (rule("digit", r"['’](?<!\w.)(?P<digits>\d\d)(?![\w’'%]|[.,]\d)"),),
    "day of month": (
        rule("digit ordinal",
             rf"\b(?:(?P<weekday>{_WEEKDAY}),?{GAP})?the{GAP}(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)"
             rf"(?=[.,;]|$|{GAP}(?:of{GAP}(?:the|this|last|next){GAP}month|to|when|but|because|after|before)\b)"
             rf"(?:{GAP}of{GAP}(?P<modifier>the|this|last|next){GAP}month)?"),
    ),
    "decade": (
        rule("digit plural",
             rf"\b(?=[tEMLBSemlbs12])(?:(?:{_PART}|(?:the{GAP}))?(?P<digits>(?:1[5-9]|20)\d0|1[1-4]00)['’]?s\b|"
             rf"the{GAP}(?:[Ee]arly|[Mm]id|[Ll]ate)?[-\s]?['’]?(?P<short>[2-9]0)s\b)"),
        rule("decade",
             r"(?<=\b[Ii]n )(?<!temperatures in )the\s(?:(?P<part>early|mid|late)[\s-])?"
             rf"(?P<name>{'|'.join(_DECADES)})\b"),
        rule("decade",
             rf"[Tt]he\s(?:(?P<part>early|mid|late)[\s-])?(?P<name>{'|'.join(_DECADES).title()})\b(?!\s[A-Z])"),
        rule("digit ordinal", rf"the{GAP}(?:(?P<part>early|mid|late){GAP})?(?P<nth>1\d|20)th{GAP}century\b"),
    ),
    "holiday": (
        rule("joined", r"(?P<name>9/11)(?<![\w./-]9/11)(?![\w/]|[.-]\d)(?P<year>)(?P<beside>)(?P<of_year>)"),
        rule("holiday",
             rf"\b(?:(?P<beside>[Ll]ast|[Nn]ext){GAP})?(?P<name>{_NAMED_DAYS}"
             r"|(?:(?<=[Ll]ast )|(?<=[Nn]ext )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<=[Ss]ince )|(?<=[Uu]ntil )"
             rf"|(?<=\b[Bb]y )|(?<=\b[Aa]t )|(?<=\b[Oo]n ))(?:{'|'.join(_FEASTS)}))\b"
             rf"(?!['’]|{GAP}(?:[A-Z]|(?:weekend|agreement|accord|deal|peace|sale)))"
             rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?(?:(?P<year>{_YEAR})|(?P<of_year>last|this|next){GAP}year\b))?(?!,{GAP}{_MONTH})"),
    ),
    "day from today": (
        rule("deictic",
             rf"\b(?=[tyl])(?P<name>the{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)|today|tonight|yesterday|tomorrow|"
             rf"this{GAP}(?:morning|afternoon|evening)|last{GAP}(?:night|evening))\b(?:(?<=ay|ow){_DAYPART})?",
             re.IGNORECASE),
    ),
    "weekday": (
        rule("weekday", rf"(?P<weekday>{weekday_pattern(WEEKDAYS, BEGINS)}){_WEEKDAY_FOLLOWS}(?P<modifier>)"),
        rule("weekday modifier", rf"\b{_MODIFIER}(?P<weekday>{_WEEKDAY}){_WEEKDAY_FOLLOWS}"),
        rule("weekday unit",  # not "twice a week on Monday"
             rf"\b(?P<count>{_NUMBER}|[Aa](?<!wice\s.)(?<![Oo]nce\s.)(?<!times\s.)){GAP}weeks?{GAP}(?P<modifier>ago|from|(?<=\b[Aa]\sweek\s)on){GAP}(?:on{GAP})?(?P<weekday>{_WEEKDAY}){_WEEKDAY_FOLLOWS}"),
    ),
    "weekend": (
        rule("weekend",
             rf"\b(?:the{GAP})?(?:(?P<modifier>last|this|next|past|coming|every){GAP})?(?<!-)(?<!\bday\s)(?<!easter\s)(?<!thanksgiving\s)weekend\b(?!-|(?-i:\s[A-Z]|\sof\b))",
             re.IGNORECASE),
    ),
    "unit": (
        rule("whole",
             rf"\b(?=[belmnst])(?<!the )(?:(?P<part2>earlier|later|early|late|mid){GAP}|{_PART})?"
             rf"(?P<modifier>this|last|next|the){GAP}(?P<unit>week|month|year)\b(?!-)", re.IGNORECASE),
    ),
    "said day": (
        rule("single",
             rf"\b(?:(?:that|the{GAP}(?:same|very)){GAP}(?:day|morning|afternoon|evening|night)|(?:later|earlier){GAP}"
             rf"(?:(?:in|on){GAP}the{GAP}day|that{GAP}(?:day|morning|afternoon|evening|night)))\b", re.IGNORECASE),
    ),
    "period": (
        rule("unit span",
             rf"(?-i:[Tt])(?<!\w.)h(?:e|is){GAP}(?P<modifier>past|last|next|coming){GAP}(?:(?P<count>{_NUMBER}){GAP}"
             rf"|few{GAP}(?=hour)|couple{GAP}of{GAP}(?=hour))?"
             rf"{_UNIT}(?P<plural>s?)\b(?!{GAP}of\b)", re.IGNORECASE),
    ),
    "ago": (
        rule("ago",
             rf"\b(?:(?P<limit>more|less|over)(?:{GAP}than)?{GAP})?(?:(?<!or )(?<!to )(?P<count>{_NUMBER}|an?)"
             rf"[\s-]{{1,3}})?{_UNIT}s?{GAP}ago\b(?:{GAP}(?P<to>today|this{GAP}(?:week|month))\b)?", re.IGNORECASE),
    ),
    "ahead": (
        rule("unit",
             r"(?-i:[Ii])(?<!\w.)(?<!wice .)(?<!once .)(?<!time .)(?<!times .)n"
             rf"{GAP}(?:about{GAP})?(?P<count>{_NUMBER}|an?){GAP}{_UNIT}s?\b"
             rf"(?P<from_now>['’]?s?{GAP}(?:from{GAP}now|time\b))?", re.IGNORECASE),
        rule("unit now",
             rf"\b(?P<count>{_NUMBER}|an?){GAP}{_UNIT}s?(?P<from_now>{GAP}from{GAP}(?:now|(?P<to>today|tomorrow))\b)",
             re.IGNORECASE),
    ),
    "season": (
        rule("season",
             rf"\b(?:[Tt]he{GAP})?(?:(?P<modifier>[Ll]ast|[Tt]his(?:{GAP}past)?|[Nn]ext|{_THAT}|[Ff]ollowing|[Ss]ame){GAP})?"
             rf"(?<!Arab )(?<!Prague )(?P<name>{_SEASON})"
             rf"(?:(?:,?{GAP}(?:of{GAP}|in{GAP})?)(?P<year>{_YEAR}))?(?:[-–/]\d\d\b)?"),
        rule("season",
             r"(?:(?<=[Oo]ver )|(?<=[Dd]uring )|(?<=[Tt]hroughout )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=\b[BbIi][yn] )"
             r"|(?P<near>(?<=for )))(?P<the>the\s|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=\b[Bb]y\s))"
             rf"(?P<name>{_SEASON})\b(?!{GAP}(?:of|semester|term|in|\d|[A-Z]|[a-z]+s\b))"),
    ),
    "quarter": (
        *(rule(f"quarter {other}",
               rf"\b(?=[tfslqh1-4])(?:the{GAP})?(?:(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd"
               rf"|4th){GAP}(?P<unit>quarter|half){GAP}of|(?P<letter>[QH])(?P<digit>[1-4]))(?:{GAP}of)?{GAP}"
               rf"(?:(?P<year>{_YEAR})|(?P<modifier>last|this|next|the){GAP}year\b)", re.IGNORECASE)
          for other in ("year", "whole ordinal", "whole digit")),
        rule("quarter ordinal",
             rf"(?:(?<=\b[Ii]n )|(?<=\b[Ff]or )|(?<=[Dd]uring ))the{GAP}(?P<which>first|second|third|fourth){GAP}"
             rf"(?P<unit>quarter)(?=[,.;]|$|{GAP}(?:from|as|after|and|compared|thanks|on|to|versus)\b)"),
        rule("quarter",
             r"\b(?=[tfsqh])(?:(?P<which>first|second|third|fourth)[-\s](?P<unit>quarter|half)|(?P<letter>(?-i:[QH]))(?P<digit>[1-4]))"
             rf"\b(?!{GAP}(?:\d|of\b))(?:(?P<sure>(?={GAP}(?:[a-z-]+{GAP}){{0,2}}(?:{_either('results')})\b))"
             r"|(?:(?<=\b[io][nf]\s..)|(?<=\bfor\s..))(?<=\d))", re.IGNORECASE),
    ),
    "recurring": (
        rule("weekday every", rf"[Ee](?<!\w.)(?:very|ach){GAP}(?:other{GAP})?{_WEEKDAY}{_DAYPART}"),
        rule("month every", rf"[Ee](?<!\w.)(?:very|ach){GAP}(?:other{GAP})?(?P<month>{_FULL_MONTH})"),
        rule("weekdays", rf"\b{_WEEKDAY}s(?!\sfor\sFuture)\b"),
    ),
    "ordinal": (
        rule("single ordinal",
             rf"\b{_ORDINAL}{GAP}(?P<straight>(?:straight|consecutive|successive|full){GAP})?"
             rf"(?P<unit>day|night|week|month|(?(straight)weekend|week))\b(?!{GAP}(?:of|in){GAP}(?:[A-Z]|\d|the{GAP}(?:week|month|year)))"),
        rule("single", rf"\b(?P<unit>[Dd]ay){GAP}(?:\d{{1,3}}|{by_letter(_SMALL + TENS)})(?={GAP}of\b)"),
    ),
    "vague": (
        rule("unit vague",
             rf"\b(?:recent{GAP}(?=day|week)|(?:the{GAP})?coming{GAP}"
             rf"|(?:the{GAP})?(?:past|last|coming|next){GAP}(?:few|several|couple{GAP}of){GAP})"
             rf"(?P<unit>day|week|month|year|decade)s\b", re.IGNORECASE),
        rule("unit vague",
             rf"\b(?:(?:an?{GAP}|just{GAP}a{GAP})?(?:few|several|couple(?:{GAP}of)?|many){GAP}|{_NUMBER}{GAP}|an?{GAP})?"
             rf"{_UNIT}s?{GAP}(?:ago|later|earlier)\b", re.IGNORECASE),
        rule("span vague", rf"\b(?:the{GAP})?(?:past|last|coming|next){GAP}(?P<unit>fortnight)\b", re.IGNORECASE),
        rule("time",
             r"\b(?P<unit>that\stime)\b"
             r"(?:(?<=\b[AaBb][ty] that time)|(?<=[Ff]rom that time)|(?<=[SsUu]\w\w\w\w that time))"),
        rule("whole vague",
             rf"\b(?:(?:earlier|later|early|late){GAP}(?:in{GAP})?)?(?:this|last|next|the|the{GAP}(?:current|coming|previous)){GAP}"
             rf"(?:fiscal|financial|school|academic|tax){GAP}(?P<unit>year)\b(?!-)", re.IGNORECASE),
    ),
    "clock": (
        rule("digit meridiem",
             rf"(?<![\w.:,$€£])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?"
             rf"(?:(?P<pm>p)|(?P<am>a))(?:\.\s?m\.|\.?m\b){_ZONED}", re.IGNORECASE),
        rule("joined",
             rf"(?<![\w.:,$€£])(?P<hour>[01]?\d|2[0-4])(?P<bare>:)(?P<minute>[0-5]\d)(?![\w:%])(?!\.\d|\sof\b)"
             rf"(?P<hours>\s?(?:hours|hrs|h)\b)?{_ZONED}"),
        rule("digit zone",
             rf"(?<![\w.:,$€£])(?P<hour>[01]\d|2[0-3])[.:]?(?P<minute>[0-5]\d)(?:\s?(?P<zone>{_ZONE})|\s?(?:hours|hrs)\b)"),
        rule("clock",
             rf"\b(?P<hour>{_NUMBER})\s?o['’]clock\s(?:(?P<pm>in\sthe\s(?:afternoon|evening)|at\snight)"
             rf"|(?P<am>in\sthe\smorning))", re.IGNORECASE),
        rule("clock", rf"(?i)\b(?:(?P<midnight>midnight)|(?P<noon>noon|midday))\b{_ZONED}(?P<sure>(?=\son\s))?"),
    ),
    "counted": (
        rule("unit counted",
             rf"\b(?:(?:(?P<count>{_NUMBER})|(?-i:[Aa])n?|(?-i:[Tt])he){GAP}(?P<unit>day|night|week|month|year)s?{GAP}"
             r"(?P<way>after(?!\snext)|before|(?:later|earlier)(?!\sthan))"
             r"|(?:the (?P<next>next|following|previous|same)|(?P<that>that)) "
             r"(?P<unit2>day|morning|afternoon|evening|night|week|month|year))\b",
             re.IGNORECASE),
    ),
}  # fmt: skip

_KINDS = dict(entry.split(" ", 1) for entry in _WORDS["kinds"])
_KINDS |= {"decade": " ".join(_DECADES), "ordinal": " ".join(["last final st nd rd th", *_WORDS["ordinals"]])}

_PARTICIPLE = rf"(?:[a-z]+(?:ed|[dlmwo]wn)|{_either('participles')})"
_ADVERBS = r"(?:\s(?:not|[a-z]+ly|also|still|now|then|soon|first|even|never|all|both|again))*"
_COMMENT = r"(?:\snot|n['’]t)\s(?:[a-z]+ly\s)?(?:say|comment|confirm|discuss|elaborate|verify|be\sreached)"
_OPENS = r"(?:re)?(?:open|start|begin|end|resume|convene|expire|vote|close|kick\soff|premiere)"
_GOES = r"(?:play|face|take\son|meet|return|head|travel|visit|gather|arrive|leave|go|vote)"
_TENSE = re.compile(
    # what is to come: auxiliaries, with the participle that belongs to them
    rf"\b(?=[A-Za-z'’])(?:(?P<coming>(?:will|shall|would(?!{_COMMENT})|won['’]t|must|[Ss]hould|may|might|can|could(?!\snot|n['’]t)"
    rf"|to(?<!seemed\sto)(?<!appeared\sto)|['’]ll){_ADVERBS}"
    rf"\sbe{_ADVERBS}(?:\s{_PARTICIPLE})?|(?:will|shall|['’]ll){_ADVERBS}\shave(?:\sbeen)?(?:\s{_PARTICIPLE})?|"
    rf"be\s{_PARTICIPLE}|will|shall|would(?!{_COMMENT})|won['’]t|must|['’]ll|(?:[Ss]hould|may|might)(?!\shave)|ha(?:s|ve)\sto(?=\s[a-z])|"
    rf"c(?:ould|an)(?=\s(?!not|have|only)[a-z]+)|"
    rf"(?:is|are)\s(?:being(?:\s{_PARTICIPLE})?|to(?=\s(?!blame|be\b)[a-z])|planned|forecast|(?:un)?likely|possible|when"
    r"|the\s(?:last|final|first)\sday|the\sdeadline)|"
    # what is planned
    r"(?:[Ss]tarting|[Bb]eginning|[Ee]ffective)(?:\s(?:on|in|from))?\s?$|upcoming|goe?s?\son\ssale|remains?\sin|(?:is|are|stays?)\s(?:in\s(?:force|place|effect)|valid)(?=\s(?:from|until|through)\s)|(?:goe?s?|heads?|heading|takes?|carr(?:y|ies)|wears?)\s(?:[\w-]+\s){0,3}into(?=\s$)|"
    r"next\s(?:week|weekend|month|year)|[Oo]utlook\sfor|[Dd]ue(?=\s(?:out\s|back\s)?(?:to|for|on|in|by|$))|"
    r"(?<!\ba\s)(?<!\bthe\s)(?:[Ss]cheduled|slated|planned|poised|forecast)(?=\s(?:to|for|$))|[Ss]et(?=\s(?:to|for))|"
    r"runs?\sout|runs?(?=\s(?:from\s|through\s|until\s)?$)|(?:schedul|plan|set|call|book|announc)\w*\s(?:[\w’'-]+\s){1,6}(?:for|date\sof)(?=\s$)|deadline\s(?:is|passes|expires|falls|looms)\b|"
    r"[Ee]xpect(?<!as\s[Ee]xpect)(?<!-[Ee]xpect)(?:s|ed|ing)?(?:\s(?:to|for))?|(?:hop(?:e|es|ing)|wait(?:s|ing)?|brac(?:e|es|ing))\sfor|"
    r"(?:plans?|planning|going|hopes?|hoping|aims?|wants?|about|ready|likely|supposed|on\strack|intends?|prepar(?:es?|ing)|"
    r"vows|pledges|promises|threatens|agrees)\sto|no\s(?:later|earlier)\sthan|[Aa]head\sof|to\s[a-z]+\sas\s(?:soon|early)\sas|"
    # the present for what is fixed: "the polls open on", "which votes", "is holding a rally", "when he submits"
    rf"(?={_OPENS}s\s)(?<!\bthe\s)(?<!\ba\s)(?<!['’]s\s)(?<!\bof\s)(?<!\bto\s)(?<!public\s)(?<!cratic\s)(?<!lican\s){_OPENS}s|takes?\s(?:office|over(?=\s(?:on|in|from)\s$))|"
    r"(?:plans?\s(?:an?|its|another)|(?:holds?|hosts?)\s(?:an?|its|the)\s(?:[a-z]+\s)?(?:meeting|hearing|vote|election|referendum|summit))(?=\s)|"
    rf"(?:he|she|it|who|which|[A-Z][\w.’'-]*[A-Za-z]|(?:[Tt]he|[Aa]n?|[Hh]is|[Ii]ts|[Tt]heir)\s(?:[a-z-]+\s)?[a-z-]+)\s(?:{_either('fixed')}|reports(?=\son\s$)|(?:plays?|faces?|hosts?|takes?\son)(?=\s[A-Z]))(?=\s)|[a-z]+\s(?:(?:returns|travels)\sto|turns\s\d\d)(?=\s)|"
    rf"(?:[A-Za-z]{{3,}}s(?<=[a-rt-z]s)|[Tt]hey|[Ww]e|I|[Yy]ou|people|police|who|which|that)\s(?:{_OPENS}|{_GOES})(?=\s)|[A-Za-z]{{3,}},\s{_GOES}(?=\s)|go(?:es)?\sto\sthe\spolls|takes?\splace|marks\s(?:an?|the|his|her|its|their)\s[\w-]+\s(?:anniversary|birthday)|"
    r"(?<=[’']s\s)(?:games?|match(?:es)?|fixtures?)(?=$)|"
    r"(?:is|are|['’]s|['’]re)\s(?:[a-z]+ly\s)?(?:hold|host|meet|travell?|head|visit|speak|leav|return|com|fly|vot|releas|"
    r"launch|open|clos|start|play|runn|gather)ing|"
    r"(?:[Ww]hen|[Bb]efore|[Oo]nce|[Uu]ntil|[Uu]nless|[Ii]f)\s(?:he|she|it|they|we|you)\s"
    rf"(?:(?:is|are)(?:\s{_PARTICIPLE})?\b|(?!was\b|has\b|does\b)[a-z]+s\b|step|go|meet)|[Ii]f\s(?:re-)?[a-z]+ed\b|"
    r"(?:is|are|comes?|falls?|to\s(?:begin|start|take\splace))(?=\s(?:at\s[\d:.]+\s(?:[ap]\.?m\.?\s)?)?(?:on\s|at\s)?$)|(?:is|are)(?=\sin\s$)|(?:is|are)\s(?:closed|shut|off)(?=\s(?:on\s)?$)|tak(?:es?|ing)\seffect|(?:comes?|enters?)\sinto\s(?:force|effect))"
    # what is planned, and was planned then
    rf"|(?P<planned>(?:was|were){_ADVERBS}\s(?:due|expected|supposed|scheduled|slated|set|meant|planned|booked)\s(?:for|to(?:\sbe(?:\s{_PARTICIPLE})?)?)"
    rf"|(?:{_either('planned')})\s(?:(?:on\s)?[A-Z][a-z]+day\s)?to(?!\s(?:an?|the|terms|earlier|last|in"
    r"|on)\b|\s?$)|(?:hop|wait)ed\sfor|(?<=,\s)out(?=\s(?:on\s|in\s)?$))"
    # what had been planned, and came or did not
    r"|(?P<intended>(?:had(?:\s(?:not|also|been|once|long|first|[a-z]+ly))*|[Oo]riginally|[Ii]nitially|[Pp]reviously|[Oo]nce)\s"
    r"(?:planned|hoped|expected|scheduled|due|intended|wanted|(?<=[ny]\s)set|slated|meant|supposed|booked|aimed)"
    rf"(?:\sto(?:\sbe(?:\s{_PARTICIPLE})?)?)?)"
    # what has happened
    r"|(?P<past>ha(?:s|ve)\s(?!(?:announc|agree|decid|order|plan|schedul|set|call|said|tol|propos|submit|tender|offer|vow|promis|giv|to)\w*\b)"
    r"(?:(?!to\b|that\b|will\b|would\b|is\b|are\b|be\b)[\w’'-]+,?\s){1,7}effective(?:\s(?:on|from))?\s?$"
    rf"|{_either('past')}|[Ll]ast|[Ee]arlier|[Ss]ince|(?<!\bto\s)(?:fell|beat|quit|found|burst|hurt)|(?:would|could){_COMMENT}"
    r"|the\swake\sof|as\srecently\sas"
    r"|(?!followed\sby|need|indeed|hundred|speed|proceed|exceed|succeed|feed|embed)[A-Za-z][a-z]+ed))(?![A-Za-z])"
)

_NUMBERED, _YEAR_AFTER = (by_letter(_WORDS[name], any_case=True) for name in ("numbered", "before years"))
_STORIES = "campaign|race|primar(?:y|ies)|season|war|strike|tour|trial|elections?|games|crisis|floods?|riots?|outbreak"
_COUNTED = (
    rf"(?<!\bIn\s\d\d\d\d\s)(?:percent|per\s{{1,3}}cent|pc|{_either('counted')}"
    r"|of\s(?:them|these|those|whom|which))\b"
)

DATES = Dates(
    months=MONTHS,
    weekdays=WEEKDAYS,
    doubtful_months={"March": True, "April": True, "May": False, "June": True},
    ordinal_endings="st|nd|rd|th",
    the="the",
    of="of|in",
    through="to|through|until|till",
    also="and",
    part=_PART,
    numbers={
        "a": 1, "an": 1, **{word: n for words in (_SMALL, _WORDS["ordinals"][:20]) for n, word in enumerate(words, 1)},
        **{word: 10 * n for n, word in enumerate(TENS, 3)},
    },
    seasons={word: int(month) for month, word in map(str.split, _WORDS["seasons"])},
    holidays={name.lower(): numbers for name, numbers in _DAYS.items()},
    days_from_today={words: int(n) for n, words in (entry.split(" ", 1) for entry in _WORDS["days from today"])},
    decades={name: 1910 + 10 * n for n, name in enumerate(_DECADES, 1)},
    means={words: meaning for meaning, words in (entry.split(" ", 1) for entry in _WORDS["meanings"])},
    kinds=_KINDS,
    rules=_RULES,
    counted=_COUNTED,
    street=r"(?:St|Street|Ave|Avenue|Road|Rd|Boulevard|Blvd|Drive|Lane|Way|Square)\b",
    hours=rf"(?:[ECMP][SD]T|GMT|UTC|BST|CET|CEST|EET|hours|hrs|h\b|local{GAP}time|a\.?m\b|p\.?m\b)",
    events=(
        (2001, re.compile(r"Sep\w*\.?\s11(?:th)?\s(?:(?:terror\w*|al\sQaeda)\s)?(?:attacks?|hijackings?)\b")),
        (2021, re.compile(r"Jan\w*\.?\s6(?:th)?\s(?:Capitol\s)?"
                          r"(?:attack|insurrection|riot\w*|committee|hearings?|defendants?|panel|prosecutions?)\b")),
    ),
    month_before=re.compile(
        rf"\b(?=[abdefilmotsuy])(?:in|since|(?:scheduled|slated|planned|set|due|booked|fixed|listed)\sfor|(?:months|year)\sto|until|till|during|through|throughout"
        rf"|(?:early|mid|late)[- ]?(?:in)?|(?P<loose>(?P<opening>(?<!\s)by)|to|of|between|for|and"
        rf"|(?P<turned>before|after|from|by))){GAP}$", re.I
    ),
    article_before=re.compile(rf"\b(?:the|an?|its|his|her|their){GAP}$", re.IGNORECASE),
    numbered_before=later(rf"(?:\b(?:{_NUMBERED}|(?-i:Acts?\sof))\.?|[$€£¥#№])\s?$", re.I),
    year_before=re.compile(rf"(?:\b(?:{_YEAR_AFTER})[\s-]{{1,3}}|\b(?:b|d|c|ca)\.\s?|[(\[–-])$", re.I),
    named_before=re.compile(rf"\b(?:(?i:the|its|his|her|their|a|an|this|that)|[A-Z]\w*['’]s?|(?<=\b[AaIi][tn]\s)[A-Z][a-z]+){GAP}$"),
    plural_follows=re.compile(rf"{GAP}(?!was\b|has\b|does\b|this\b|its\b|his\b|sees\b)[a-z]{{3,}}s\b"),
    tense=_TENSE,
    past_right_before=re.compile(
        rf"\b(?:was|were|had|has|said|told|did|went|came|met|took|began|held|made|gave|saw|left|won|died|{_PARTICIPLE})"
        rf"(?:\s(?!for\b|from\b|to\b|before\b|[a-z]+ed\b)[\w’'-]+){{0,3}}\s(?:(?:on|since|until|after){GAP})?$"
    ),
    reported_before=re.compile(r"\bwould\s(?:not\s)?[a-z]+(?:\s[\w’'-]+){0,4}?\s(?:on\s)?$"),
    clause_before=re.compile(
        rf"(?:^|[;:“\"(—–]\s?|\s-\s|\b(?:{by_letter('and but that where which who so', any_case=True)})\s|\n)\W{{0,2}}"
        r"(?:(?:but|and|then|also|early|late|later|earlier)\s)?(?:(?:on|in|by|from|at|until|since|starting|as\sof)\s)?$",
        re.IGNORECASE,
    ),
    until_before=re.compile(
        r"(?i)\b(?:until|till|through(?!\son\s)|(?P<limit>by))\s(?:at\sleast\s)?"
        r"(?:the\s|an?\s|(?:early\s|late\s|noon\s|midnight\s|[\d:.]+\s(?:[ap]\.?m\.?\s)?)?(?:on\s)?)?$"
    ),
    asked=later(rf"\b(?:{_either('asked')}|hop(?:e|ing)|told|gave|given)\w*\b|\bto\s(?!have\b)[a-z]+\b", re.I),
    over=re.compile(
        r"\b(?:(?:was|were)(?!.*\sleast\s)|did|had|lasted|stayed|remained|ran|continued|kept|waited|served|took|failed"
        r"|refused)\b", re.I
    ),
    put_off_before=re.compile(
        r"\b(?:put (?:off|back)|postponed|delayed|deferred|adjourned|extended|pushed back|moved|rescheduled"
        r"|brought forward)(?:\s[^.;]{1,40}?)?"
        r"\s(?:until|till|through|to|(?<=rescheduled\s)for)\s(?:at\sleast\s)?(?:the\s)?$", re.I
    ),
    coming_title=re.compile(r"(?:[A-Z][\w.’']*\s){1,4}to\s[a-z]+\b"),  # headlines: "Vucic to speak"
    relation_before=re.compile(
        r"\b(?=[abdeflnpstu])(?:(?P<since>since|(?:starting|beginning|effective|dating)(?:\sfrom)?|as\sof|as\sfrom)"
        r"|(?P<until>until|till|through(?!\s(?:on|in)\s)|up\sto|up\suntil)|(?P<before>before|prior\sto|ahead\sof|pre|(?P<by>by|no\slater\sthan))"
        r"|(?P<after>after|following|(?:later|earlier)\sthan|(?-i:post)|(?P<not_before>(?:not|never|unlikely)(?:\s[a-z]+){0,4}\sbefore)))"
        rf"(?:-|{GAP}(?:(?:at{GAP}least|about|around|roughly|on|in|(?P<the>the)|sometime{GAP}in"
        rf"|as{GAP}early{GAP}as){GAP})*)$", re.I
    ),
    so_far=re.compile(r"(?is)(?=.*\bas\sof(?:\s\w+)?\s\|)(?=.*(?:\d|\bha(?:d|s|ve)\b|\bno(?:body|ne|\sone)\b))"),
    from_before=re.compile(rf"[Ff]{BEGINS}rom{GAP}$"),
    onwards_follows=re.compile(rf",?{GAP}(?:(?:and{GAP})?on(?:wards?\b|(?=[,.;]|$))|or{GAP}(?:(?P<before>before|earlier)|(?P<after>after|later))(?=[,.;)]|$))"),
    next_act=re.compile(r",?\s(?:and|but)\s"),
    attributive_follows=re.compile(r"['’]s?\b|['’](?=\s)|\s[“\"‘]?[a-z]"),
    week_before=re.compile(rf"\b[Ww]eek{GAP}(?:of|beginning|starting|commencing|(?P<ends>to|ending)){GAP}$"),
    date_before=re.compile(rf"(?i)\b(?:on|by|until|till|since|from|before|after|through|\d{{1,2}}(?:st|nd|rd|th){GAP}(?:to|through|and)){GAP}$"),
    year_named=re.compile(rf"(?P<month>{_MONTH}){GAP}(?P<year>{_YEAR})"),
    year_opens=re.compile(
        rf"\W{{0,3}}(?:The{GAP}(?=\d+{GAP}(?:\w+{GAP})?(?:{_STORIES})\b)"
        rf"|(?:(?:But|And|Then|Back){GAP})?(?:In|By){GAP}(?:(?:early|mid|late)[\s-])?(?:(?P<month>{_MONTH}){GAP})?)"
        rf"(?P<year>{_YEAR})"
    ),
    year_broken=re.compile(
        r"[;:]|\b(?=[12achilnrtw])(?:(?:1[5-9]|20)\d\d|now|today|this|last|recently|current\w*|ha(?:s|ve)|is|are|will"
        r"|ago)\b", re.I
    ),
    year_told=re.compile(
        rf"\b(?:[Bb]ack in|[a-z]+ of|[Ii]t was|year was)\s\||(?:^\W*The|['’]s)\s\|\s(?:\w+\s)?(?:{_STORIES})\b"
    ),
    year_aside=later(rf"\b[Bb]orn\b[^.;|]{{0,60}}\||(?:,\s|\(){_PARTICIPLE}\b[^.,;(|]*\|(?:\)|,\s(?!and\b|but\b|then\b))"
        r"|\b(?:last|previously)\s[a-z]+(?:ed|en|wn|ilt)\b[^.,;|]{0,30}\|"  # "last inspected in March 2023"
    ),
    within_before=re.compile(
        rf"\b(?:in|over|during|for|within|throughout|from|across){GAP}(?:just{GAP}|only{GAP})?$", re.IGNORECASE
    ),
    comes_before=re.compile(r"\b(?:comes?|came|coming)(?:\s(?:just|only|barely|less than|about))?\s$", re.IGNORECASE),
    these_days=later(
        r"\b(?=\w)(?:(?:is|are)\stoday\s(?:an?|the|one|among|home|part|more|less|widely|still|no)\b"
        r"|today['’]s\s(?:world|society|youth|standards|generation|age|children|young)|(?:past|then)\b.{0,200}\s[a-z]+\stoday$|(?:alive|lives?|looks?|earns?|exists?|remains?)\s(?:\w+\s){0,2}today\b"
        r"|(?:children|people|youth|women|men|world|[a-z]{3,}ers|generations?|societies|cities)\sof\stoday\s(?!in\b|on\b|at\b|was\b|were\b)[a-z]|what\stomorrow\b|of\stomorrow(?=\W*$|\s(?:are|will|is|need|must)\b)"
        r"|[Ww]hat\b.{1,40}\s(?:need|want|lack|miss|matter)s?\stoday\sis\b|(?:[Ee]ven\s(?:when|if|where)|[Ww]hen(?:ever)?|[Ww]herever)\b.{1,60}\stoday\s(?:want|can|try|face|ask|see|tr(?:y|ies)|wants)\b"
        # what is only imagined: "if he resigned tomorrow", "if we give in now, they will act tomorrow"
        r"|[Ii]f\b(?<!\b[Aa]sked\s..)(?<!\b[Ss]ee\s..)[^.;]{1,50}?\b(?:now,[^.;]{1,80}|(?:were|was|had|fell|quit|left|died|went|came|lost|won|got|[a-z]+ed)\b[^.;,]{0,30})\s(?:today|tomorrow)\b"
        r"|(?:better|brighter|no|new)\stomorrow\b(?=\W*$|,)|tomorrow['’]s\s(?:world|society|youth|generation|children|young|leaders|technolog|voters|workers))|[a-z]\stoday\s(?:know|own|believe|remember|prefer|live|spend)\b|\stoday\sis\s(?:that|one\sof)\b"
        r"|^(?:\W*today,?\s(?!.{0,60}\b(?:said|will|was|were|had)\b)(?:[\w’'-]+\s){1,6}?(?:(?:stands?|remains?|lives?|employs?|owns?|runs?|makes?"
        r"|knows?|thinks?|works?|needs?|wants?|spends?)\b|(?:is|are|has|have)\s(?!(?!mired|based|used|located|call|fill|packed|own|known|regarded|lined|housed|divided)[a-z]+(?:ed|ing|wn)\b"
        r"|(?:been|to|set|due|not|in|at|on)\b))"
        r"|(?!.*\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts)\s(?:\w+\s)?\w+\stoday).*[a-z]\stoday\s(?:are(?!\s\w+ing)|face|earn|live|want|need"
        r"|know|think|feel|own|spend|work|do\snot|don['’]t)\b)"
    ),
    spoken=re.compile(
        r"(?=[adelmnpstw])(?<!\w)(?:(?:letter|memo|statement|e-?mail|note|diary|post|message)\s(?:dated|of|from)\s\||"
        r"(?:said|sa(?:ys|ying)|told|wrote|tweeted|posted|added|announced|declared)"
        r"(?:,?\s(?!that\b|wh|after|before|of\b|by\b|was\b|were\b|ha[ds]\b|is\b|will\b|would\b|[a-z]+ed\b)[\w’'.-]+){0,7}?,?\s\|)"
        r"|^\W*(?:(?:In|At|Speaking|Late|Early)\b[^|\"]{0,40}\s)?(?:[Oo]n\s)?\|,?\s(?!and\b|but\b)[^\";]*"
        r"\b(?:said|told|wrote|tweeted|announced|declared)\b[^;\"]{0,40}\""
    ),
    speaking=frozenset(
        "letter memo statement mail email note diary post message said says saying told wrote tweeted posted added "
        "announced declared".split()
    ),
    contrary_before=re.compile(r"\b(?:would|could|might)\s(?:not\s)?have\s[a-z]+\b[^.;]{0,40}$"),
    name_before=re.compile(
        r"(?:Sheffield|Black|Bloody|Super|Cyber|Good|Ash|Palm|Holy|Easter|News|Ruby|Girl|called|named|(?:en)?titled) $"
    ),
    one_of_many_before=re.compile(r"\ba\s$", re.IGNORECASE),
    between_dates=re.compile(r",?(?:\s?[-–—]\s?|\s(?:to|until|till|through|(?P<list>and))\s)(?:the\s)?(?:on\s|in\s)?"),
    denied=re.compile(rf"(?-i:[Nn]){BEGINS}ot{GAP}(?:(?:in|on|at|since|until|from){GAP})?\|,?{GAP}but\b", re.I),
    listed=re.compile(rf"(?:{_WEEKDAY}(?:,|,?{GAP}(?:and|or)){GAP}(?:on{GAP})?){{1,6}}$"),
    range_before=re.compile(r"\bbetween (?:the )?$", re.IGNORECASE),
    between_time_and_day=re.compile(
        r"\)?[\s,]{0,3}(?:(?:(?:shortly|just|soon)\s)?(?:on|at|around|about|by|of|from|until|in|after|before)\s)?"
        r"(?:the\s(?:night|morning|evening|afternoon)\sof\s)?"
    ),
    clock_before=re.compile(
        rf"\b(?:at|by|from|until|till|since|around|about|before|after|past|between|and|to|approximately|circa){GAP}$",
        re.IGNORECASE,
    ),
    label_before=re.compile(r"\W*(?P<word>(?:update[ds]?|latest|live|posted|breaking|as of|at)\b)?\W*", re.IGNORECASE),
    repeated=re.compile(
        r"\b(?:daily|nightly|weekly|(?:every|each)\s(?:\w+\s)?(?:hour|day|night|morning|afternoon|evening|week|weekday"
        rf"|weekend|month|year|{DAY})|always|usually|regular(?:ly)?|weekdays)\b"
        r"|\b(?:(?:trouble|no\smoney|have\smoney|struggl\w+)\b[^.;]{0,30}|(?:run|come)s?\sshort\s|ends\smeet\s|gets?\sby\s)at\s$",
        re.IGNORECASE,
    ),
)  # fmt: skip
