"""Attribution in English news prose.

References:
    Families of verbs and their complements after B. Levin (1993), English Verb Classes and Alternations, ch. 37
    (verbs of communication), and S. Pareti (2015), Attribution: a Computational Approach, ch. 3.
"""

import re
from collections.abc import Iterable

from kosovo_lib.lang import WordLists
from kosovo_lib.lang.en.actors import GIVEN_NAMES, MAKES, PEOPLES, STATES, TITLES
from kosovo_lib.lang.en.text import DAY, DAYS, MONTHS, STARTS
from kosovo_lib.lang.parts import NEVER, by_letter, later
from kosovo_lib.lang.voices import Phrases, Speakers, Subjects, Verbs, Voices

_WORDS = WordLists(__file__)
_either = _WORDS.either

_IRREGULAR = {verb: inflected for verb, *inflected in map(str.split, _WORDS["irregular"])} | {
    verb: [f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"] for verb in _WORDS["doubled"]
}


def forms(verbs: Iterable[str]) -> dict[str, str]:
    """Every inflected form of verbs -> its base form."""
    table: dict[str, str] = {}
    for verb in verbs:
        stem, y = verb.removesuffix("e"), re.search(r"[^aeo]y$", verb)
        third = f"{verb[:-1]}ies" if y else f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch')) else 's'}"
        past = f"{verb[:-1]}ied" if y else f"{stem}ed"
        for form in (verb, *_IRREGULAR.get(verb, (third, past, f"{stem}ing"))):
            table[form] = verb
    return table


_TO_JOINT = r"\s(?:[^.;:¤]|\.(?!\s)){2,90}?"
_INSERTION = r"(?:\s?(?:[—–]{1,2}[^—–¤]{2,140}[—–]{1,2}|[(\[][^()¤]{2,140}[)\]])|,\s[^,;.¤]{3,90},)"
_MONTH = "|".join(month[:3] for month, *_ in MONTHS)
_OWNED_TIME = rf"(?!\s*(?:(?:last|this) \w+|{DAY}|yesterday|today|tonight)(?:[’']s| (?:is|was|will|would)) )"
"""No time that owns or does what follows, as in "Krog said Tuesday's vote was fair"."""
_TIME = (
    rf"(?:(?:late|early|earlier|later) )?(?:on )?(?:{DAY}|(?:{_MONTH})[a-z.]* \d{{1,2}})(?: (?:morning|afternoon"
    r"|evening|night))?|(?:(?:late|early|earlier|later) )?(?:today|yesterday|tonight|(?:this|last) (?:week|month|year"
    rf"|morning|afternoon|evening|night|{DAY}))|recently|later|earlier|again|repeatedly"
)
"""When something is said: "late Friday", "on Monday night", "earlier this week"."""
_AN_OCCASION = (
    rf" (?:an?|the|his|her|their|its) (?:[\w-]+ ){{0,2}}?(?:{_either('occasions')})(?: (?:on|with|to|for|from|in|at"
    r"|of) (?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*){0,2}"
)
_OCCASION = rf"(?:in|at|during|via|after){_AN_OCCASION}"
"""Where something is said: "in an interview with ABC News"."""
_CLAUSE_BEGINS = rf"(?:{_either('clause begins')}|\d[\d,.]*|[A-Z])\b"
"""How a clause begins that is said."""
_NUMBER = r"(?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a (?:dozen|third|quarter|hundred))"
_BE = r"(?:(?<=a)re|(?<=b)e(?:en|ing)|(?<=i)s|(?<=w)(?:as|ere))"
"""Forms of "be" after their first letter, by which they are found faster than by the beginning of a word."""
_HELPERS = rf"(?: (?:{_either('helpers')}|[a-z]+ly)| (?:in|at|on|during|after|by) [^,;.¤]{{3,90}},)*"
_BLAME = r"(?:the |all |most )?(?:of the )?blame (?:[^,;.:¤]{2,50} )?on\b\s*"
_BLAMED = (
    rf"for|(?<!attack )(?<!ssault )(?<!war )(?<!report )(?<!crackdown )on(?! (?:{DAY}|TV|stage|air|camera"
    r"|\w+ (?:first|second|last) ))"
)
_LEADS = rf"(?:{_either('before names')}|the|an?|who|that|and|off|out|into|{_NUMBER})"
_SAYING = "statement|letter|tweet|e-?mail|message|memo|reply|response|answer|advice|verdict|retort"
"""What one says, in a word."""
_NAME_WORDS = re.compile(r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|van|von|al|bin|el|la)){0,3}")
_WORD = r"(?:[\w’'-]*\w|\.(?:[A-Z]\.)*)"
"""What follows the first letter of a name or of initials: "H.R. Holm"."""
_MORE = rf"(?: (?:[A-Z]{_WORD}|(?:de|van|von|al|bin|el)(?= )))"
_FULL = rf"[A-Z]{_WORD}{_MORE}"
_ALWAYS_NOUNS = _WORDS["nouns of saying"]
_NOUNS = frozenset(noun + ending for noun in _ALWAYS_NOUNS + _WORDS["nouns and verbs"] for ending in ("", "s"))
_JUDGED = _either("judged")
_NAMED = "called|dubbed|labell?ed|branded|nicknamed|described as|hailed as|denounced as"
_JUDGED_AS = " ".join(_WORDS["judged as"])

VERBS = Verbs(
    say=forms(_WORDS["say"]),
    tell=forms(_WORDS["tell"]),
    clause=forms(_WORDS["clause"]),
    finding=forms(_WORDS["finding"]),
    sound=forms(_WORDS["sound"]) | dict.fromkeys(_WORDS["posted"], "message"),
    plan=forms(_WORDS["plan"]),
    object=forms(_WORDS["object"]),
    demanding=forms(_WORDS["demanding"]),
    judge=forms(_WORDS["judge"]),
    name=forms(_WORDS["name"]) | {"termed": "term"},
    put_it=re.compile(
        rf" (?:as|quot(?:es|ed)|was|from|[–—]) (?P<who>{_NAME_WORDS.pattern}|he|she|they|(?:the|an?|his|her"
        r"|their|its|one) (?:[\w-]+ ){0,3}?[\w-]+)(?: (?:later |once |has )?puts? it\b|(?:, [^;¤]{3,100},)? as"
        rf" saying(?=[,.])|[’']s? (?:\w+ )?(?:{_SAYING})\b|(?=: ¤)|,? (?:that|which) reads?:? (?=¤))"
    ),
    unlisted=later(
        rf"¤+,? (?P<inverted>(?:[a-z]{{3,}}(?:ed|s)|wept|spat) )?(?P<who>{_NAME_WORDS.pattern}"
        rf"|(?(inverted)(?:(?!{_LEADS}\b)[a-z][\w’'-]* ){{1,4}}?{_NAME_WORDS.pattern})"
        rf"|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|one|another) (?:[\w-]+ ){{0,2}}?[\w-]+(?<! of)"
        r"(?<! (?:the|his|her|its|our))|he|she|they)"
        rf"(?(inverted)(?<!\.)(?=[.,;]|$| (?:in|from|at|outside|near|as|when|who|{_TIME})\b)"
        r"| (?P<verb>(?:\w+ly )?(?:[a-z]+(?:ed|s)|(?:shot|hit) back|went on|wrote|spoke|spat|sang|swore))\b"
        r"(?=[.,;]|$| (?:at|in|on|to|as|when|after|while|with"
        rf"|that|back|of|from|about|during|before|into|out|the|an?|{_TIME})\b))"
    ),
    unlisted_that=re.compile(
        r"\b(?!(?:learn|know|mean|prove|require|discover|ensure|notice)e?[ds])[a-z]+(?:ed|s) that (?=(?:\w+ ){,5}¤{20})"
    ),
    noun_follows=re.compile(r" (?:for|of|from|by|about|with|are|were|is|was|have|has|had)\b"),
    with_preposition={
        head: re.compile(rest)
        for heads, rest in (
            ("call calls called calling", r"\w+ (?:(?:for|on|upon)\b(?! by\b)|out [^.;:,¤]{2,60}? for\b)\s*"),
            ("appeal appeals appealed appealing", r"\w+ (?:for\b|to\b(?=[^,;.:]{1,60}? to [a-z]))\s*"),
            ("warn warns warned warning complain complains complained", r"\w+ (?:of|against|about)\b\s*"),
            (
                "ask asks asked asking",
                r"\w+ (?:if |(?=whether |why |how ))|\w+ (?=(?:[A-Z]|the |its |his |her |their |all |both |him "
                r"|them |an? )[\w ]{0,40}?\b(?:to|whether|if) [\w¤])"
                r"|\w+ for (?=(?:the|all|both|his|her) [^,;.:]{1,60}? to [a-z])",
            ),
            (
                "insist insists insisted insisting",
                r"\w+ (?:up)?on (?=(?:an?|the|its|his|her|their)\b|¤)",  # not "on holding a rally", "on fresh fish"
            ),
            ("express expresses expressed expressing voiced", r"\w+ (?:[a-z]{3,} )?(?:[a-z]+(?<!s)|doubts) that\b\s*"),
            ("lay lays laid place places placed pin pins pinned", rf"\w+ {_BLAME}"),
            (
                "put puts estimate estimates estimated estimating",
                rf"\w+ {_BLAME}|"
                r"\w+ (?=[^,;.:¤]{,40}?\b(?:costs?|prices?|values?|worth|bills?|debts?|loss(?:es)?|damages?|toll"
                r"|numbers?|size|turnout|crowds?|chances)\b[^,;.:¤]{,60}? at (?:\w+ ){,4}?(?:[$£€]?\d|[mb]illion))",
            ),
            ("claim claims claimed", r"\w+ (?=(?:not )?to (?:be|have|own|know|hold|see|hear|want|love|speak)\b)"),
            ("admit admits admitted admitting", r"\w+ (?:to (?=\w)|(?=[a-z]+ing\b))"),
            (
                "deny denies denied denying",
                r"\w+ (?=(?:ever |any )?(?!funding|boarding)[a-z]{2,}ing\b|any (?:role|link)\b)",
            ),
            (
                "suggest suggests suggested suggesting recommend recommends recommended recalls recalled remembers",
                r"\w+ (?=(?!\w*thing)[a-z]+ing\b)",
            ),
            ("tell tells told telling spoke speak speaks", r"\w+ (?:of|out against)\b\s*"),
            ("paint painted painting frame frames framed", r"\w+ [^.;:,¤]{1,60}? as\b(?! if)\s*"),
            ("brush brushed wave waved shrug shrugged", r"\w+ (?:off|aside|away) [^.;:,¤]{1,60}? as\b\s*"),
            ("give gives gave giving", r"\w+ (?:evidence|notice|(?:his|her|their) word) that\b\s*"),
            ("go goes went cry cries cried shouts shouted yelled", r"\w+ (?:on|out),? (?=¤)"),
            ("heap heaps heaped heaping", r"\w+ (?:\w+ )?(?:praise|scorn|abuse|criticism) on [^.;,¤]{1,60}? for\b\s*"),
            ("apologize apologizes apologized apologized apologise apologises apologised", r"\w+ for (?=(?:\w+ )?¤)"),
            (
                "lash lashes lashed lashing rail rails railed railing hit hits hitting",
                r"\w+ (?:back that\b|(?:(?:out|back) )?(?:at|against)\b(?=[^;.¤]{0,60}¤)"
                r"|out (?:\w+ )?at [^.;:,¤]{2,60}? for\b)\s*",
            ),
            ("directs directed ordered instructed", r"\w+ [^,;.:¤]{1,40}? (?=(?:not )?to [^,;.:¤]{0,30}¤)"),
            ("point points pointed pointing", r"\w+ (?:out|to) that\b,?\s*"),
            (
                "threaten threatens threatened shot fired submits submitted",
                r"\w+(?: back|(?<!shot)(?<!fired)) that\b\s*",
            ),
            ("hold holds held holding", r"\w+ (?:that\b|up [^.;:,¤]{1,60}? as\b|(?:[\w’'-]+ ){1,3}up as\b(?! if))\s*"),
            (
                "make makes made making",
                r"\w+ (?:(?:it )?(?:\w+ )?clear,?|known|the (?:case|point)(?= that)) (?:that\b,?\s*)?(?=\w)",
            ),
        )
        for head in heads.split()
    },
    studies=re.compile(
        rf"\b(?i:polls?|polling|stud(?:y|ies)|surveys?|reports?|research|analys[ei]s|{_either('documents')}"
        r"|(?P<written>ads?|editorial|op-ed|column|tweets?|messages?|book|brief|petition))\b"
    ),
    same_subject=re.compile(
        # of branches that begin with a letter each, the search looks for the letters only
        rf"h(?<=, h)aving $|a(?<!\w.)nd{_HELPERS} $|b(?<!\w.)ut{_HELPERS} $|o(?<!\w.)r{_HELPERS} $"
    ),
    participle_clause=re.compile(
        rf"(?:^|[,;—–¤] |\b(?:and|in|(?:him|her|it)self|themselves|(?i:while|by|without|after|before)"
        rf"|(?P<medium>{_either('media')})(?P<addressed>(?: (?:to|on|by) [^,;.]*)?)"
        rf"(?: [^,;.]*)?|(?P<did>(?!stopp|avoid|den|regret)\w+ed(?: (?:{_TIME}))?)"
        r"|(?:step|move|course)(?: [^,;.¤]{,40})? of) )(?:\w+ly |also |then )?$"
    ),
    written_that=re.compile(
        rf"\b(?P<what>{_SAYING}|order|notice|note|post|circular)(?: (?:(?:from|by) (?P<by>[^,;:.¤]{{2,40}})"
        r"|(?:to|on|about|at|for|with) [^,;:.¤]{2,40}))?,? (?:that|which) (?:\w+ly |also )?$"
    ),
    doubted=re.compile(
        r"(?:unclear|unknown|remains to be seen|[Nn]o ?(?:body|one) (?:really )?knows|n[o’']t (?:\w+ )?(?:clear|known"
        r"|certain)) (?:if|whether|why|how|when|what|who)\b(?:(?! but )[^,;:¤])*"
    ),
    doubting=frozenset("unclear unknown seen knows clear known certain".split()),
    inverted_subject=re.compile(
        rf"\s*(?!that\b|[\"“¤.]|(?:{_TIME})\b)([^,;:]+(?:, (?:(?:the|an?) [^,;.]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)"
    ),
    somebody=re.compile(
        r"(?:(?!(?:to|of|in|on|for|at|with|from|during|before|after|via|amid|by|about|against)\b)[\w’'.-]+ "
        rf"){{0,5}}?(?:[A-Z]|(?:he|she|they|it|{_either('speakers')}|\w+ists?)\b|(?:one|two|some|many|the|an?|his|her"
        "|its|their|several|senior|local) [a-z])"
    ),
    participle_apart=re.compile(r"(?:, (?:once |long |later |since |\w+ly )?|\banother )$"),
    being=re.compile(
        r"\b(?:(?:has|have|had) )?(?:am|is|are|was|were|been|being|feels?|felt|remains?|remained)\s(?:\w+ ){0,2}$"
    ),
    quoted_as=re.compile(
        r"\b(?:is|are|was|were|has been|have been) (?:\w+ )?(?:quoted|reported|cited)"
        r" (?:(?:by|in|on) [^,;.]{2,60} )?as $"
        r"|\b(?:be|been|was|were) (?:\w+ )?(?:heard|seen|filmed|recorded|caught|shown|overheard)(?: [\w ]{1,30})? $"
        rf"|[biw](?<!\w.){_BE} (?:\w+ )?(?:{_JUDGED}|rebuked|fired|fined|suspended|jailed|known|famous"
        rf"|remembered) (?:[^,;.:¤]{{2,70}} )?for (?:\w+ly )?$"
        r"|(?:\b(?:is|are|was|were|been|comes?|came) )?\bunder (?:\w+ )?fire (?:[^,;.:¤]{2,60} )?for $"
    ),
    with_somebody=re.compile(
        r"(?:(?:, |^)(?:with|despite)|, and(?= [A-Z])|n[’']t (?:stop|keep|prevent)|\b(?:quot|cit)(?:e[sd]?|ing)"
        r"|\bl(?:ed|eads?) to|(?P<for>\b(?:critici[sz]|slamm?|blast|attack|mock|denounc|condemn|scold|chastis|rebuk"
        r"|ridicul|lambast|assail|blam|fault|prais|berat|bash|rapp|ripp|upbraid|hammer)(?:ed|e?s|ing)?)) (?P<who>(?!by "
        r"|in |on |h(?:im|er) |them )(?:[\w’'.-]+ ){0,9}?[\w’'.-]+) (?(for)(?:in part |\w+ly )?for |(?:\w+ly |from |as"
        r" )?)$"
    ),
    not_done=re.compile(rf"\b(?:{_either('not done')})\w* (?:[^,;.]{{0,40}} )?to $|\bto (?:be|have) [^,;.]{{0,40}}$"),
    begins_to=re.compile(
        r" (?:(?:is|are|was|were|be|been)(?: \w+){0,4} (?:more|less|most|least) likely(?: than [^,;.:]{1,60})?"
        r"|continue[sd]?|(?:went|goes?|gone) (?:on|so far as)|began|begins|started|rushed|like[sd]?|loves?|used|(?:is"
        r"|are|was|were) (?:right|wrong|quick)) to $"
    ),
    made_to=re.compile(r" (?:prompt|lead|led\b|forc|caus|spur|dr[io]v|push)[a-z]* ((?:[\w’'.-]+ ){0,6}[\w’'.-]+) to $"),
    addressee=re.compile(
        r"\s+(?:(?:(?:the )?(?:[A-Z][\w&’'-]* ){0,3}(?:(?<=[’']s )|[a-z]*(?:host|anchor|reporter|correspondent"
        r"|columnist|journalist|moderator) ))(?>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) |(?:the|a|an|his|her|their|its)"
        r" (?:[\w’'-]+ ){1,3}?(?![a-z-]+ (?:s?he|they|it|there|we|that)\b)"
        r"|(?>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}) |(?:[a-z]+ )?(?!(?:as|this|was|is"
        r"|has)\b)(?:[a-z]+s|media|press|police|parliament|him|her|them|us|me|it|people|Congress) )(?:(?:on|in|at"
        r"|during) [A-Z][\w]*(?: \d+)? |(?:in|at|outside) (?:the|an?) (?:[\w-]+ ){1,2}?(?=(?:the|an?|his|her|he|she"
        r"|they|it|there) ))?(?:that\s|(?!(?:as|in|on|at|after|before|during|when|while|last|this|about|of|with|by"
        r"|from|via|late|early|outside|inside|near|through|following)\b)(?=[a-z“\"A-Z¤]))"
    ),
    only_addressee=re.compile(
        r"\s(?:(?:the|an?|his|her|their|its|our|local|state) )?(?:[a-z-]+ ){0,2}?(?:[A-Z][\w’'&-]*(?: (?:of |the "
        rf"|and )*[A-Z][\w’'&-]*){{0,5}}(?: [a-z]+)?|{_either('addressees')}|(?:the|an?|his|her|their"
        rf"|its) [a-z]+)(?: (?:{_TIME}|{_OCCASION}|(?:by|via|through|in|at|from|on|after|before"
        r"|during) [^,;:¤]{1,50}))*(?:[.”\"]*$|(?=, [a-z]+ing\b))"
    ),
    addressee_quote=re.compile(rf"\s[^,;.:¤]{{1,60}}[,:] (?=¤)|(?: [A-Z][\w’'.-]*){{1,4}}(?: (?:{_TIME}))? (?=¤)"),
    addressee_that=re.compile(rf"\s(?:[^,;.:¤]|\.(?=\w)){{1,60}}?(?:{_INSERTION})?\sthat\s+(?=\S)"),
    that=re.compile(
        rf"{_OWNED_TIME}[,:]?\s*(?:(?:on|in|at|of|ahead|during|after|via|to|with|late|early|later|earlier|again"
        r"|yesterday|today|last|this(?! [a-z]+(?:s|ed)\b)|when(?! asked)|while|before|as (?:recently|early|late|far"
        rf" back) as|(?:{_MONTH})[a-z]*\.?|it (?=(?:\w+ ){{0,2}}(?:clear|plain|known|official)\b)|[A-Z][a-z]+day)\b"
        rf"[^,;.¤]{{0,60}}?(?:\s|(?=[—–,])))?(?:{_INSERTION}\s*)?(?P<that>that(?!\s(?:have|has|had|is|are|was"
        r"|were|will|would|could|can|may|might|does|did|should)\b)|whether|how|why)\b(?:, (?=(?:after|in|if|when"
        r"|while|as|before|since|by|on|with|for|because|although|despite|under|at|without|during|like|unlike|once)\b)"
        r"|(?![,.;:])\s*)"
    ),
    quote_follows=re.compile(r"[,:]?\s*(?:that,? |how |(?:\w+ly|elsewhere|again|later),? |in a \w+[,:]? )?[\"“”'‘¤]"),
    quote_follows_later=re.compile(
        rf"{_OWNED_TIME}\s(?:to|in|on|at|during|after|of|via|by|with|for|from|under|late|early|last|this"
        r"|[A-Z][a-z]+day)\b[^;.:¤]{1,80}(?:,| (?:he|she|it|they|that)(?: \w+){0,4}) ?[¤]"
    ),
    adverbial=re.compile(
        rf"{_OWNED_TIME}(?! (?:while|when) (?:\w+ ){{3}}[^.;:¤]{{0,120}}, (?:s?he|they|it|there|the|his|her|their)"
        r" )\s*(?:$|[.,;:!?)—–]|(?:in|on|at(?! least| most| one point)|during|after|before|late|early|via|through"
        r"|last|this(?! [a-z]+(?:s|ed)\b)|to (?!\w+ (?:that|the))|by|from|following|of|as(?! (?:many|much|few|little)"
        rf" as)|when|(?:about|under|over|around)(?! {_NUMBER})|ahead|(?:reporters|journalists)"
        rf"(?! (?:for|from|who|were|had|have|would|will|are))|{DAY}|earlier|later|yesterday|today|with|while)\b)"
    ),
    timed=re.compile(
        rf"{_OWNED_TIME}(?:\s(?:(?:earlier|later|late|early|on|in|at|during|this|last|yesterday|today|tonight|recently"
        r"|again)\b[^,;.:¤]{0,50}?|[A-Z][a-z]+day(?: [a-z]+)?)\s(?=(?:he|she|they|it|there)(?:[’'][a-z]+)?\s\w)"
        rf"|(?:\s(?:{_TIME}|{_OCCASION}))+,?\s(?=(?:{_CLAUSE_BEGINS})"
        r"|[a-z]+s (?:would|will|had|were|are|have|could|may|might|must|should)\b))"
    ),
    tail=re.compile(
        r"(?:, (?:an?|the|which|who|whose) (?:[\w’'-]+ ){1,4}?(?:that|which|who)\b|, which\b(?! (?:\w+ly |also )?"
        r"(?:(?:is|was)(?! (?:not|false|wrong)\b)|are|were|ha[sd]|would|will|could|can|\w+ed) ))"
        r"(?![^,;:¤]{3,90}, (?:is|are|was|were|ha[sd]|have|will|would|could|can|might|must)\b)|(?<=¤),? which\b"
        r"(?! (?:would|will|could|can)\b|[^,;:¤]{3,90}, and )|, citing\b|, referring to\b|, an? (?:\w+ )?"
        r"(?:claim|assertion|charge|accusation|allegation|argument|view|position|notion|idea"
        r"|suggestion) (?=\w)|, according to\b|, something that\b|, with (?:[\w’'.-]+ ){1,4}(?:saying|calling|telling"
        r"|warning)\b|; | [—–]+ (?:hours|days|weeks|minutes|shortly|just|even) "
    ),
    after_quote=re.compile(
        r"¤(?=,? (?:whereas|when|after|while|before|during|resulting|as (?:he|she|they|it|the|both|his|her))\b)"
    ),
    circumstances=re.compile(
        rf",? (?:after|amid|ahead of)\b|, (?:although|though)\b|(?<=¤),? (?:\w+ing|because|as|when|while|over|on|in|at"
        r"|during|before|this|and (?:[a-z]{3,}ed|left|went|took|said|told|made|gave|has|was))\b| (?!(?:earlier|later)"
        rf" (?!(?:[io]n|at|this|that|and|but|as|when|after|to|than|by|from)\b)[a-z])(?:{_TIME}|{_OCCASION})(?![’\w])"
    ),
    afterthought=re.compile(
        r"(?:an?|the|who|whose|which|citing|in|on|at|though|although|while|when|after|before|because|as|even|\w+ing)\b"
    ),
    infinitive=re.compile(r"\s(?:[^.,;:¤]{1,40}? )?(?:not )?to (?=[a-z¤])"),
    clause_follows=re.compile(
        r"\s(?:(?:s?he|they|it|there|we|I)(?:[’'](?:s|re|m|ll|d))? |(?!(?:wh(?:o|ich|at)|that)\b)[A-Z\w](?:(?! who |"
        r" which | that )[\w’' -]){0,45}? (?:is|are|was|were|has|have|had|will|would|could|should|may|might|can|left"
        r"|took|came|went|gave|got|won|lost|began|fell|rose|grew|died|killed) |[A-Z][\w’-]+(?: [A-Z][\w’-]+)*(?<!ly)(?:"
        r" [a-z]+)? [a-z]{3,}ed (?:(?:the|an?|his|her|its|their|him|to|against|for)\b|[A-Z]))"
    ),
    pronoun_clause=re.compile(
        r"\s(?:there (?:is|are|was|were|has|had|would|could)|(?:s?he|they|it|we) (?:is|are|was|were|has|have|had|will"
        r"|would|could|should|may|might|can|did(?:n[’']t)?|do(?:es)?n[’']t|must|needs?))\b"
    ),
    judged_by={
        base: re.compile(
            rf"{_TO_JOINT}\b(?<!years )(?<!time )(?<!role )(?<!term )(?:{joints})\b(?:\s+as)?\s+(?!if\b)(?=\S)"
        )
        for joints, bases in {
            "of|for": "accuse",
            "for": "fault",
            _BLAMED: "blame",
            "as": f"refer cite {_JUDGED_AS}",
            "to": "liken attribute",
            r"to(?= an? | ¤)": "compare",
            "with|for|as": "credit",
            "for|as": "*",
        }.items()
        for base in bases.split()
    }
    | {"call": NEVER},
    named=re.compile(
        r"\s(?:(?:him|her|it|them|himself|herself|itself)(?! (?:to|back|for|in|up|out|on|again"
        rf"|(?:{_either('roles')}|aunt|mother|father|husband|sister|brother|son|daughter|friend)s?)\b)"
        r"|[^.;:,¤]{1,50}?(?=\s(?:an? |one of |the (?:\w+est|most|clear|real|only|winner)\b|¤))"
        rf"|(?:{_NAME_WORDS.pattern}|(?:the|an?|his|her|their|its) (?:[\w’'-]+ ){{0,4}}[\w’'-]+)"
        r"(?= (?:\w+(?:ful|ous|able|ible|less)|un\w+(?:al|ed|ing|ic)"
        rf"|{_either('faults')})(?:[.,;]|$| (?:and|but|for|because|in)\b)))\s"
    ),
    occasion_first=re.compile(
        r"(?:(?:But|And|Yet|So) )?(?i:in|on|at|after|during|amid|before|late|early|asked|last|this|\w+ing"
        r"|(?:while|although|though|since) (?:s?he|they))\b[^;¤]*, "
    ),
    subordinate=re.compile(
        r"(?:(?:But|And|Yet|So|Even|Just|Shortly|Long) (?:when|while|after|before|as|if|since)|(?:\w+ )?(?:When|While"
        r"|After|Before|As|If|Since|Although|Though|Because|Whether|Once|Even as|Days after|Asked (?:if|whether|why"
        r"|how|what)|(?:[\w ]{1,12} )?(?i:minutes?|hours?|days?|weeks?|months?|years?|moments|shortly|soon|just)"
        r" after))\s|(?:In|At|On|With|During) (?:the|an?|his|her) [^,;:¤]{2,60}? (?:that|where|which) "
    ),
    beside_clause=re.compile(r"[^,.;:¤—–-] (?:as|when|after|before|since|because|until|once) $"),
    own_clause=re.compile(r"(?:, (?:when|where|but)|[;:]| [–—]) (?!¤)"),
    new_clause=re.compile(
        "[,;—–-]{0,2} (?:(?<=[,–—-] )(?:after|as|yet|with|despite)|while|whereas|but|and|though|although)(?: when"
        rf"| while| after| as)? (?:both |also )?$|[;—–-] $|, (?:\w+ly )?(?:{_either('rebuffs')})ing\b[^,;:¤]{{0,60}}$"
    ),
    quotes_plainly=re.compile(
        r"(?!(?:The|A|An|This|That|These|Those|It|There|His|Her|Their|Its|My|Our)\b)[A-Z]|(?:[Hh]e|[Ss]he|[Tt]hey)\b"
        rf"|(?:The|An?|His|Her|Their) (?:(?:\w+ )?(?:{_SAYING}) (?:from|by|of) [A-Z]|[a-z -]+, [A-Z]\w+ [A-Z])"
    ),
    joint=re.compile(
        r"(?:[,;—–]\s*)?(?:(?:\b(?:and|but|or|while|before|after|by|without)\b(?: also| then| later| to| \w+ly| ha[sd]"
        r"| have)*)\s*)?$"
    ),
    participle_ending=("ing",),
    particle=re.compile(
        r" (?:(?:back|on)(?=[,.;]|$)|out(?:(?=[,.;]|$)|(?:(?<=pointed out)|(?<=points out))(?= (?:in|on|at|during|to"
        r"|last|earlier)\b)))"
    ),
    past_ending=("ed",),
    infinitive_mark=(" to ",),
    deeds=frozenset(("reject", "dismiss", "refer")),
    asked=re.compile(r" (?:why|how|whether|what) $"),
    that_next=re.compile(r" that\b"),
    as_opening=re.compile(r"(?:(?:[^,¤]{1,30}, ){0,2}|(?:but|and) )as", re.IGNORECASE),
    as_tail=re.compile(r" as(?<=[,¤] as)$"),
    relative_next=re.compile(r",? (?:who|which|that)\b"),
    nobody_says=re.compile(
        r"(?:[^,]* )?[a-z-]+s,? who (?:\w+ ){0,2}(?:think|thought|(?:believ|suspect|hop|fear)\w*)"
        r"|(?i:it|what|nothing) (?:\w+ ){1,3}(?:clear|certain|doubtful|sure)"
    ),
    silent=re.compile(
        r" (?:(?:almost )?nothing|(?:only |very )?little|no word|not (?:a word|much))(?: (?:about|on|of|to|in|at|since"
        r"|after|so|more|else|new|yet|\w+day|who|what|why|how|whether|if|that|which|when|because|as|and|but)\b"
        r"|(?=[,;:.]|$))|(?<=cast) (?:[\w’'-]+ ){1,3}(?:vote|ballot|doubt|shadow)s?\b"
        r"|(?:(?<=claim)|(?<=claims)|(?<=claimed)|(?<=claiming)) (?:[\w’'-]+ ){1,3}?(?:victory|win|title|prize|crown"
        r"|medal|seat|scalp|lives)\b(?! (?:is|was|were|ha[sd]|will|would)\b)"
    ),
    what_before=("what ", "whom ", ", who ", ", which "),
    **_WORDS.sets(Verbs),
)

PHRASES = Phrases(
    nouns=_NOUNS,
    according=re.compile(
        rf"(?:\b[Aa]ccording to|^Per(?= the [A-Z])|(?<=, )per(?= (?:the )?[A-Z])) (?P<who>(?:the|an?|his|her|its"
        rf"|their|one|another) [a-z][^,;.)]*, {_NAME_WORDS.pattern}"
        rf"(?=[,;:)]|\.?$)|[^,;:.)—–―]+(?:(?:\.[A-Z]\.?|:(?=\S)|, (?=\d{{4}}))[^,;:.)—–―]*)*)"
    ),
    in_the_view_of=re.compile(
        r"\b(?:[Ff]rom (?!an? [a-z]+ [psv])(?P<a>[^,;.]{2,60}?)(?:[’']s?)? (?:perspective|point of view|standpoint"
        r"|viewpoint)|(?:[Ii]n|[Bb]y) (?P<b>[^,;.]{2,60}?)(?:[’']s?) (?:own )?(?:view|opinion|eyes|words|telling"
        r"|account|estimate|reckoning)|[Ii]n the (?:view|opinion|eyes|words) of (?P<c>[^,;.:]{2,60}"
        rf"(?:, {_NAME_WORDS.pattern}(?=,))?)|(?:[Ii]n|[Bb]y)"
        r" (?P<d>his|her|their) (?:own )?(?:view|opinion|eyes|words|telling|account|reckoning)|[Tt]o hear"
        r" (?P<e>[^,;.]{2,60}?) tell it|[Ii]f (?P<f>[^,;.]{2,60}?) (?:is|are) to be believed(?: \([^()]*\))?"
        rf"|As (?P<g>[^,;.:¤]{{2,80}}?(?:, {_NAME_WORDS.pattern}(?=,))?),? (?:once |has |later )?(?:put|tell|see)s? it"
        r"(?: \w+ly| this way)?(?=[,:] ))"
    ),
    seen_as=re.compile(
        rf"[abiw](?<!\w.){_BE} (?:widely |generally |often |also |largely |now |then |later )?"
        r"(?:(?P<judged>(?:seen|viewed|regarded|perceived|described|considered) as|considered (?:an?|the))|(?:perceived"
        r"|considered|believed|thought|said|reported|alleged|rumou?red|understood|feared|estimated) to)\b\s*"
    ),
    held_that=re.compile(
        rf"[Iabiw](?<!\w.)(?:{_BE} (?:\w+ly |also |now )?(?:accused of|blamed for)\s+"
        r"(?=(?P<said>[^,;.¤]{2,60}? )by (?P<whom>(?!\w+ing\b)[^,;.:¤]{2,60})|)|(?<=[Ii])t (?:is|was|has been|had been)"
        r" (?:\w+ly |also |later )?(?:reported|announced|claimed|alleged|said|believed|expected|thought"
        r"|suggested|rumou?red|feared|estimated)(?: by (?P<by>[^,;.:¤]{2,60}?))? that\s+)"
    ),
    described_by=re.compile(
        rf"\b(?=[a-z])(?:(?!(?:seen|viewed) by [^,;.:¤]{{2,60}} for )(?:(?:{_JUDGED}|(?P<told>told|warned|informed"
        rf"|assured)) by|(?<![Tt]he )(?P<drawn>{_either('drawn')}) from) (?P<a>[^,;.:¤]{{2,60}}?)"
        r" (?(told)that|(?(drawn)for|(?:as|of|for))) (?=\S)"
        rf"|(?:identified|{_JUDGED}) as (?P<said>[^,;.]{{2,60}}?) by (?P<c>[^,;.:)¤]{{2,60}}))"
        rf"|(?=[b-dhlnB-DHLN])(?i:{_NAMED}) (?:an? |the )?¤+ by (?P<b>[^,;.:¤]{{2,60}})"
    ),
    reportedly=re.compile(
        r"\b(?:reportedly|allegedly|purportedly)\b(?!\s(?:said|says|told|claimed|asked|wrote|warned|admitted)\b)"
        r"|\bsupposedly (?=\w+(?:ed|ing) (?!\w+s\b))|(?<=[a-z] )reported (?=(?:throughout|across|along|near|around) )"
    ),
    before_noun=re.compile(
        r"(?i)(?:\b(?:the|an?|any|this|no|his|her|their|its|my|our)|[’']s|s[’'])"
        r" (?:(?!(?:is|are|was|were|be|on|of|in|for|to|by|with|at|that|who)\b)[a-z-]+ ){0,4}$",
    ),
    before_plural=re.compile(
        r"(?:\b(?:the|his|her|their|its|of|on|by|into|from|after|amid|despite|about|over|including"
        r"|(?:den[iy]|reject|dismiss|face|disput|repeat|refut|rebuff)\w*)|[’']s|s[’']) $"
    ),
    apposition=re.compile(r", (?:an?|the|who|which|whose) [^,;.]{3,120},"),
    label=re.compile(
        r"(?:(?P<says>(?i:says|said|adds|added|asks|explains|recalls|wrote|writes|argues|warns|concludes))"
        r" )?(?P<who>(?(says)[^:,¤]{2,80}?|(?:[A-Z][\w’'.-]+(?: (?:of |and )?[A-Z][\w’'.-]+){0,5}"
        r"|[A-Z][\w-]+ [a-z-]+(?= on [^:¤]{1,50}: ¤))))(?: (?:on|to) (?:(?:the )?[A-Z][^:¤]{1,40}"
        r"|[^:¤]{1,50}(?=: (?:¤|(?:I|We|My|Our|It[’']s)\b)))"
        r"|, [A-Z][\w.-]{0,12}| \([^)¤]{1,60}\)|, [^:¤]{2,80}(?=: ¤))?: (?=\S)"
    ),
    signature=later(
        rf"(?P<said>¤+[.,]?)(?: ?[—–-]{{1,2}} ?|(?P<colon>: (?=[A-Z])))(?P<who>(?:[a-z]+ )*"
        rf"{_NAME_WORDS.pattern}|[a-z ]+)(?(colon) (?:{'|'.join(VERBS.forms)})\b[^¤]+|(?:, [^¤]{{1,80}})?)"
    ),
    signs=re.compile(
        rf"(?P<dash>[—–-]{{1,2}}\s*)?(?P<who>{_NAME_WORDS.pattern})(?:, [^¤]{{1,80}})?(?(dash)|(?<![.!?:…]))"
    ),
    headline_source=re.compile(
        r"(?P<said>(?!¤)[^:]{8,120})(?:: | [–—] (?![A-Z]))(?P<who>(?:[\w’'-]+ ){0,3}?(?i:(?P<noun>police|officials?"
        rf"|\w{{3,}}(?:er|or|ist|ian)s?|reports?|stud(?:y|ies)|{_either('sources')}|coast guard|students?|parents"
        rf"|neighbou?rs|family|management))|{_NAME_WORDS.pattern})"
    ),
    statement=re.compile(
        r"\b(?:releas|issu|publish|post|writ|wrote|put out|sent|sen[dt]|tweet|gave|giv"
        r"|read)\w* (?:[\w’'-]+ ){0,4}?(?:statement|letter|message|tweet|post|e-?mail|note)\b[^:.;¤]{0,60}: (?=\S)"
        r"|, which (?:\w+ )?(?:reads?|says?|asks?|states?)(?: in part| as follows)?: (?=\S)"
    ),
    passage=re.compile(
        r"(?:(?:More(?! than)|Background|Excerpts?|At issue)\b[^.:¤]{0,40}? (?:from|by|via|in)|(?:From"
        rf"|Via)(?= [^:]{{,40}}\b(?:[A-Z]{{2,}}|[A-Z][a-z]+[A-Z]\w*|[Bb]log|{_either('papers')})\b)) (?:[Tt]he "
        r")?(?P<who>[A-Z][\w’'.&-]*(?: [A-Z][\w’'.&-]*){0,4}(?: blog)?): (?=[A-Z])"
    ),
    written=re.compile(rf"\b(?:{_either('written')})\b[^.;:]{{0,60}}:$"),
    own_words=re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b|¤$"),
    goes_on=re.compile(
        r":\s+|,\s*(?=[a-z¤])(?!(?:an?|the|who|which|citing|and|but|also|both|of|by|while|whereas|\w+ing|\w+ed)\b)"
    ),
    according_words=frozenset(("according", "per")),
    seen_words=frozenset(_JUDGED.replace("[sz]", "z").split("|") + _WORDS["other seen words"] + _WORDS["drawn"]),
    noun_that=re.compile(
        rf"\b(?P<noun>(?:{by_letter(sorted({noun.removesuffix('s') for noun in _NOUNS}), any_case=True)})s?)"
        r"(?: (?:by|(?P<of>among|(?<!eports )from)) (?P<by>(?(of)(?:[\w’'.-]+ ){0,2}[\w’'.-]+|[^,;.¤]{2,50}?)))?"
        rf"(?:{_INSERTION}|(?: {_TIME})?(?(of)|(?: (?:at|in|on|to|during) (?!a way)"
        r"[^,;.:¤]{3,50}?| is)?)) that\b(?P<says> (?:found|finds?|shows?|showed|says?|said)(?: that)?\b)?\s*"
    ),
    surely_nouns=frozenset([f"{noun}s" for noun in _ALWAYS_NOUNS] + "allegation accusation suspicion".split()),
    **_WORDS.sets(Phrases),
)

_SURELY_FINITE = by_letter(_WORDS["sure"])
_FINITE = by_letter(_WORDS["sure"] + _WORDS["finite"])

_PERSONS = _either("persons", r"\s")
_HEADS = by_letter(_WORDS["persons"] + _WORDS["other persons"], any_case=True)
_ROLES = _either("roles")
_STATE, _PARTY = r"(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)", "(?P<party>Repub|Democr)"
_OFFICES = "|".join([*sorted(TITLES - {"mr", "mrs", "ms", "dr", "sir"}), _ROLES])
_OPENING = _either("opening")
_NO_TITLE = rf"{STARTS}(?<!Police)|{_OPENING}|So|Nor|Neither|Even|Can|Will|Did|Does|Has|Was|Is|Only|Mr|Ms|Mrs|\w+day"
_DESCRIBED = (
    r"(?:[\w-]+[’'] )?(?:(?!(?:an?|the|his|her|its|their|of|by|with|to|for|from|in|on|at|and)\b)[a-z-]+ ){,2}"
    rf"(?:{_ROLES})"
)
_OF_STATE = rf"(?:{'|'.join(sorted(STATES))})[’']"

SUBJECTS = Subjects(
    speechless=re.compile(
        rf"(?!(?:{_either('speaking')})(?:e?s)?$)(?:\w+(?:tion|sion|ment|ness|ity|ance|ence|ism|ship|hood"
        rf"|age|ing)s?|(?:{_either('speechless')})(?:e?s)?)"
    ),
    compared=re.compile(r"\b(?:such|more|fewer|less|rather|many|few|[Aa]ll)$"),
    last_name=re.compile(rf"(?<=[)\]\w:;—–-] )({_NAME_WORDS.pattern}(?: and {_NAME_WORDS.pattern})?)$"),
    surely_finite=re.compile(
        rf"(?:\b(?:{_SURELY_FINITE}|(?=\w{{2,5}}[’']s)(?:[Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Tt]here|[Ww]hat|[Ww]ho"
        rf"|[Hh]ere)[’']s)"
        r"|n[’']t|[’'](?:re|ve|ll))\b"
    ),
    leading=re.compile(rf"(?:.* )?(?:{_either('before names')}|[a-z]{{3,}}ed) (?=\S)"),
    head_ends=re.compile(
        rf"[ ,](?:(?:(?<= )|(?<=,) )(?:of(?<! number of)(?<! lot of)|{_either('after heads')}) |(?<=,))"
    ),
    name=_NAME_WORDS,
    says=re.compile(
        r"(?:sa(?:ys?|id)|told|argued?|believed?|th(?:ink|ought)|insist(?:ed)?|feel|felt|fear(?:ed)?)\b"
        r"|(?:point(?:ed)? out|note[ds]?|warn(?:ed)?|agreed?|complain(?:ed)?|wonder(?:ed)?|hoped?|alleged?) "
        r"(?:that|if|why)\b"
    ),
    nobody=re.compile(
        r"(?i)(?:on|in|at(?! least| most)|after|before|for|with|of|to|from|by|during|into"
        rf"|(?:over|about|around|under)(?! {_NUMBER})|among|despite|like|unlike|through|throughout|between|against"
        r"|without|within|near|since|until|amid|besides|beyond|per|because|if|when|while|as|than"
        r"|not(?! (?:so|true|quite),)|only|even|just|asked (?:if|whether|why|how)|who(?:se)?"
        r"|(?:no(?! 10)|none|neither|nobody)(?= [^,]+$)|too(?! (?:many|few|much))) "
        r"|no(?:body|ne)$|(?:also |early |late )?\w+day$|[\W\d]+$|\w$",
    ),
    trailing=re.compile(
        r"(?:\s+(?:"
        + "|".join(sorted(_WORDS["adverbs"]))
        + r"|(?:had|has|have) to|not only|(?:most )?(?!(?:ally|assembly|family|rally|reply|supply)\b)[a-z]+ly"
        rf"|(?:on|in|late on|early on) (?:[A-Z][a-z]+day|(?:{_MONTH})[a-z.]*"
        r" \d{1,2}|\d{1,2} [A-Z][a-z]+)|[A-Z][a-z]+day|(?:last|this) \w+|in (?:\d{4}|the past|recent \w+"
        rf"|(?:{_MONTH})[a-z]*)|{_OCCASION}|(?:so|thus) far|for (?:year|month|week|day)s|at (?:times|one point|first)"
        r"|on (?:Twitter|Facebook|Instagram|CNN|Fox News)|(?:earlier|later) (?:in the|on|that|this) \w+))+$"
    ),
    opening=re.compile(
        "(?:(?:and|And|So|But|Yet|Now|Why|How|Still|Then|[Ee]ven|which|whom|What|who(?= (?:the|some|many|an?|his"
        rf"|her) | [A-Z]| [a-z]+$)|(?:{_either('linking adverbs')}|{_either('opening adverbs')}),?|(?:On|Early|Late"
        r"|Last|This) (?:on |last |this )?(?:[A-Z][a-z]+day|week|month|year|night|morning|afternoon|evening"
        r"|(?<=Last )[A-Z][a-z]+(?= (?:the|an?) )"
        r"|[A-Z][a-z]+ \d{1,2})(?: \w+ing| night| afternoon)?|[(\[]?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?"
        rf"(?: [A-Z]{{2,4}})?[)\]]?[,:]?(?: [–—-])?|(?:[Ii]n|at|during|via|after){_AN_OCCASION}(?: {_TIME})?"
        rf"(?! {DAY}),?(?= (?:[A-Z]|[Tt]he |he |she |they ))|(?:In|On|At|During|After|Before) (?:(?:an?|the|his|her|its"
        r"|their) )?(?:[\w’'-]+ ){0,2}[\w’'-]+(?= (?:[a-z]{3,}(?:or|ist|ial|ant|ent|er|tic|ert|ian)s|police|people"
        r"|fans|allies|aides|families|residents)$)"
        r"|(?:[A-Z][\w.’'-]*,? |\d{1,2},? ){0,6}\((?:AF?P|BBC|CNN|dpa|PTI|Reuters|TASS|UPI|Xinhua)\)(?: ?[–—-]+)?"
        r"|of (?:now|\w+day),?) )+"
    ),
    finite=re.compile(
        rf"\b(?=[a-z])(?<!-)(?<!\bto )(?:{_FINITE}|wo|(?:is|was|were|did|does|do|has|have|would|could|wo|ca)n[’']t"
        r"|[a-z]{2,}ed(?<!\b[dfhnrsw]eed)(?<!\bs[hl]ed))\b|[’']s (?:the|an?|not|been)\b"
    ),
    present=re.compile(
        r"\b(?<=[\w)] )(?!(?:his|this|its)\b)(?:(?:(?<=also )|(?<=instead )|(?<=then )|(?<=now )|(?<=ly ))[a-z]{3,}s"
        r"(?= )|[a-z]{2,}[a-rt-z]s(?= (?:(?:the|an?|his|her|their|its|him|it|(?:him|her|it)self) |[A-Z]))"
        r"|(?:teaches|represents|serves|(?:works|lives|sits)(?= (?:at|as|for|in|near|on|with) ))(?= ))"
        r"|(?<=[\w)], )(?:teaches|runs|heads|(?:works|lives)(?= (?:at|as|for|in|near|on|with) ))(?= )"
    ),
    joined_after_verb=re.compile(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|[a-z]{3,}(?:ed|ing))\b"
    ),
    inner_which=re.compile(
        r" wh(?:(?:(?<=\b(?:in|at|to|of|by) wh)|(?<=\bfor wh)|(?<=\bfrom wh)|(?<=\bduring wh))(?:ich|om) |(?:o|ich)"
        r" (?=(?:(?:the|an?|his|her|their|some|many|most) [\w’' -]{1,40}|[A-Z][\w’'. -]{1,40}|(?:[\w-]+"
        r" )?(?:[a-z]+(?:[ornl]|ist|ant|ent|ic|itie|ert)s|police|he|she|they))$))"
    ),
    relative_object=re.compile(
        r"(?:an?|the|one|his|her|their) (?:[a-z-]+ ){0,2}"
        rf"(?:{_either('speechless')}|{_either('nouns and verbs')}|story|wall)"
        r" (?=[A-Z])|(?:an?|the|one) (?:(?!(?:for|of|in|on|at|from|with|to|by|about)\b)[a-z-]+ ){1,3}?(?=(?:the|an?|his"
        r"|her|their|many|some) [a-z]|(?:he|she|they|critics|officials|experts|prosecutors|investigators|police)$)"
    ),
    phrase=later(
        r"(?<![\w’'.-])(?:(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:[\w’'-]+ ){0,3})?(?:(?:[A-Z][\w’'.-]*"
        r"|of|for|and) )*[A-Z][\w’'.-]*(?: [a-z]+)?$|(?:the|an?|his|her|their|its) (?:[\w’'-]+ ){0,5}[\w-]+$|(?:[a-z-]+"
        r" )?(?:[a-z-]+s|those|people|women|men)$)"
    ),
    apposed_to=re.compile(
        rf"(?!{STARTS}|(?:{_OPENING}|During|Separately|Moreover|Indeed|Earlier|Today|Yesterday)\b|[A-Z]{{1,3}}-[A-Z])"
        rf"({_NAME_WORDS.pattern}), (?:(?!(?:and|or|but|as(?! well as)|if|when|while|so|yet|though|although|because)\b)"
        r"[a-z][\w-]*|\d{1,3},|[A-Z]-[A-Z][\w.]*,|Democrat|Republican|[A-Z][\w.-]*[’']s|Chief Executive|(?:Chair\w*"
        r"|President|Director|CEO|Head|Founder)(?= (?:of|and|at)\b)) [^;]*,$"
    ),
    headline=re.compile(rf"({_NAME_WORDS.pattern}(?: [a-z-]+)??) [a-z]{{2,}}(?:(?<!s)s|ed)\b[^,]*, $"),
    officer=re.compile(rf"(?!including )(?:[\da-z-]+ ){{0,4}}{_NAME_WORDS.pattern}(?: (?:of|from|at) [^,;]+)?"),
    no_content=re.compile(
        r"(?:answers|explanations)(?=$| [a-z]|[.,;])"
        rf"|(?<=\bas )(?:(?:s?he|they|it|we|I|there)\b|(?!what\b|who)[a-z]+ (?:{_SURELY_FINITE})\b|(?:police"
        rf"|(?:the|his|her|its|their) (?!most\b|\w+ly\b)[\w’'-]+|(?!\w+(?:ss|ous)\b)[a-z]+s|{_NAME_WORDS.pattern})"
        rf" (?:\w+ly )?(?:{_SURELY_FINITE}|(?:{_FINITE}|[a-z]{{2,}}ed)(?=[.,;]|$| (?:in|on|at|from|past|out|up|down|and"
        r"|for|the|an?|his|her)\b))\b)|(?<=\bfor )(?:(?:say|call|claim|suggest|tell|describ|compar|characteri[sz]|tweet"
        r"|insist|argu|writ|imply)ing\b|(?:[\w-]+ ){0,2}(?:minutes|hours?|days?|weeks?|months?|years?|decades)\b(?!"
        r" of\b|[’']))|(?<=\bthat )(?:must\b|should\b(?! (?:the|an?|he|she|it|they)\b)|(?:day|night|morning|evening"
        rf"|afternoon|week|weekend|month|year)\b(?![’'])|(?:{_SURELY_FINITE})\b|(?:{_FINITE}|[a-z]{{2,}}ed)(?= (?:the"
        r"|an?|his|her|him|it|them|[A-Z])\b))"
    ),
    relative=re.compile(r"(?:(?:,| [—–]+)? (?:who|which)|,? that)$"),
    plural=re.compile(rf"(?i)\b(?:[\w-]+s|{_either('plurals')})\b"),
    in_relative=re.compile(r"(?:\b(?:that|who|which|whose(?: [\w’'-]+){1,3})|, as (?:he|she|they|it)) (?:\w+ ){0,2}$"),
    possessive=re.compile(r"[’']s\b"),
    helped=re.compile(
        r"\s(?:will|would|could|can|may|might|do|does|did|should|must|to|not|n[’']t)(?: \w+ly| also| even| still"
        r"| later| then| soon)?$"
    ),
    progressive=re.compile(
        r"\b(?:(?:appear|seem)(?:s|ed) to be|am|is|are|was|were|been|be|beg[aiu]ns?|kept|keeps?|started)(?: \w+ly"
        r"| also| now| still| already)?\s*$"
    ),
    makes=re.compile(
        r"\b(?:ma(?:de|kes?|king)|issu(?:ed?|es|ing)|releas(?:ed?|es|ing)|s(?:ent|ends?)(?: out)?|voic(?:ed?|es|ing)"
        r"|express(?:ed|es|ing)?|repeat(?:ed|s|ing)?|reiterat(?:ed?|es|ing)|reach(?:ed|es)?|offer(?:ed|s)?|put out"
        r"|g[ai]ve[sn]?|publish(?:ed|es|ing)|circulat(?:ed?|es|ing)|wr(?:ote|ites?|iting)|deliver(?:ed|s)"
        r"|return(?:ed|s)(?: \w+ly)? to|shar(?:ed?|es)|stat(?:ed?|es)) "
        r"(?:an?|the|his|her|their|its) (?:[a-z-]+ ){0,5}$"
    ),
    owner=re.compile(
        r"\b([Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:[\w-]+ ){0,3}$"
        r"|((?:[Tt]he )?(?![A-Z][a-z]{2,}ing )(?:[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}|[\w-]+))(?:[’']s|(?<=s)[’'])"
        r" (?:\w+ ){0,2}$"
        r"|(?<=[a-z] )([A-Z][\w-]+(?: [A-Z][\w-]+){0,3}(?: (?:administration|government|army|military|police))?) $"
    ),
    passive_by=(" by ",),
    reflexives=("himself,", "herself,"),
    apposes=re.compile(r"(?<=, )(?:(?:an?|the|Republican|Democrat) |[RDIL]-[A-Z])"),
    no_verb_endings=("n't", "n’t", "'s", "’s", "s'", "s’"),
    named=re.compile(rf"(?:[Tt]he |[^,]*, )?{_NAME_WORDS.pattern}"),
    conjunction=re.compile(r"and(?<!\wand)\s"),
    names=re.compile(rf"(?:^|(?<=, ))(?:{_NAME_WORDS.pattern}, )+{_NAME_WORDS.pattern} and {_NAME_WORDS.pattern}$"),
    not_meant=later(rf"(?:.*\b)?(?:(?i:if|unless|whether)\b[^,]*|{'|'.join(sorted(STATES))})"),
    **_WORDS.sets(Subjects),
)

SPEAKERS = Speakers(
    identified=later(
        rf"\b(?:(?:[Tt]he|[Aa]n?) |(?=[Oo]ne of ))(?P<who>(?:[\w-]+ ){{0,3}}?[a-z-]+), (?:later )?(?:identified|named)"
        rf"(?: (?:by|in) [^,;.:¤]{{2,60}}?)? as (?P<name>{_FULL}{{1,3}})(?=[,.])"
    ),
    identifying=frozenset(("identified", "named")),
    full_name=re.compile(rf"([A-Z](?<![\w’'-].)(?=[^ ]* [A-Zdvabe]){_WORD}{_MORE}+)"),
    apposed_name=re.compile(rf", (?!including )(?:[\da-z-]+ ){{0,4}}({_FULL}*)(?: (?:of|from|at) [^,;]+)?\.?$"),
    last_name=re.compile(rf"(?<![\w’'-])({_FULL}*)$"),
    issued=re.compile(rf" (?<!ly )(?:{_either('issued')}|who|which|that|whose)\b(?!(?<!seen)(?<!obtained) by )"),
    when=re.compile(r" (?:(?:late |early )?(?:on|from) )?[A-Z][a-z]+day(?: (?:night|morning|evening|afternoon))?$"),
    owning=re.compile(r"[’']s?$"),
    titles=TITLES,
    not_persons=re.compile(rf"\b(?:{'|'.join(MAKES.values())}|{_either('no persons')})\b"),
    owned_name=re.compile(rf"[A-Z](?<!(?={_OF_STATE}).)[a-z]+(?:[A-Z][a-z]+)?[’']s(?: [A-Z][\w&-]*)*"),
    pronoun=re.compile(r"(?:he|she|they|it|his|her|their|its)", re.IGNORECASE),
    owners={"his": "he", "her": "she", "their": "they", "its": "it"},
    together=re.compile(
        r"(?i)(?:the (?:two |three )?|both )(?:countries|nations|governments|states|parties|sides|ministers|leaders"
        r"|companies|unions|lawmakers|agencies|men|women)",
    ),
    article=re.compile(
        r"(?i)^(?:(?:an?|the|his|her|its|their) (?:\w+ )?(?:" + _SAYING + r") (?:\w+ed )?"
        r"(?:from|by) (?!\d|\w+day\b|(?:last|this|next) ))?(?:(?:the|a|an|both|our|its|his|her|their)\s+)?",
    ),
    generic=re.compile(
        rf"(?i)(?:the|our|this|that) (?-i:[a-z]+ )?(?P<head>(?P<person>{_PERSONS})|{_either('bodies')})s?",
    ),
    person_head=re.compile(rf"(?i)\b(?:{_HEADS}|\w+ist)\b(?!-)"),
    body=re.compile(rf"(?i)\b(?:{_either('bodies')})s?$"),
    party=re.compile(r", [A-Z]{1,3}-(?:[A-Z][\w.]*(?: [A-Z]\w+)?)(?=,|$)| \([^)]*\)?(?: of [A-Z]\w+(?: [A-Z]\w+)*)?"),
    seats=(
        later(rf"(?P<name>{_NAME_WORDS.pattern})(?:, | \()(?P<party>[RD])-(?P<state>[A-Z][\w.]*(?: [A-Z]\w*)?)"),
        later(rf"{_PARTY}[a-z]+ (?P<name>{_NAME_WORDS.pattern}),? (?:of|from) {_STATE}"),
        later(rf"(?P<name>{_NAME_WORDS.pattern}), an? (?:[a-z-]+ ){{0,2}}{_STATE} {_PARTY}"),
    ),
    portfolio=re.compile(
        r" in Charge(?= [A-Z])| of (?<=[a-z] of )(?<!try of )(?<!ment of )(?:the )?(?:[A-Z]\w+(?:, [A-Z]\w+)+,? and"
        r" [A-Z]\w+(?= [A-Z])|State|Defen[cs]e|Justice|Treasury|Commerce|Labou?r|Energy|Education|Homeland Security"
        r"|Agriculture|National Intelligence|(?:the )?Interior|Transportation|Health(?: and Human Services)?"
        r"|Veterans Affairs|Foreign Affairs|Finance|Housing|Staff|Schools|Police|Elections|Public (?:Works|Safety))\b"
    ),
    portfolio_words=frozenset(("of", "Charge")),
    occasion=re.compile(rf"(?<=[a-z]) (?:{_OCCASION})$"),
    addressed=re.compile(
        r"([MSDL](?<!\w.)(?:(?<=M)(?:rs?|s|iss)|(?<=S)ir|(?<=D)ame|(?<=L)(?:ord|ady)))"
        r"\.? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    ),
    honorifics=dict.fromkeys(_WORDS["titles of men"], "he") | dict.fromkeys(_WORDS["titles of women"], "she"),
    gendered=dict.fromkeys(_WORDS["nouns for men"], "he") | dict.fromkeys(_WORDS["nouns for women"], "she"),
    common=re.compile(
        r"[A-Z][a-z-]{2,}(?:ors|ists|ials|ants|ents|ticians|esmen|eswomen|nesses|zens|rities|ilies)"
        rf"|{_either('common')}"
    ),
    given_names=GIVEN_NAMES,
    suffix=re.compile(r"[JS]r\.?|II|III|IV"),
    honorific=re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Sir|Dame)\.? (?=[A-Z])"),
    nobody=re.compile(r"(?i)((some|unconfirmed|media|local|news|other|many) )*(report|rumou?r)s?|a (second|third)|\d+"),
    unnamed_share=re.compile(
        r"(?i)(?:(?:about|nearly|only|just|over) )*(?:[\d.,]+|[\w.,-]+(?: ?%| per ?cent)(?: of .+)?|one|two|three"
        r"|th(?:e|is|at|ese|ose)|(?:a )?few|most|many|some|several|(?:the )?(?:others?|rest|first|second)|another|both"
        r"|all|each|(?:a )?(?:half|third|quarter|majority|minority))"
    ),
    after_head=re.compile(r" (?:of|by|in|on|at|for|from|after|with|who|as|when|while|before|during|about|to) |,"),
    goes_on=re.compile(
        r"[\n.?!”\"](?:(?<=\n)| )(?:[A-Z][\w.’'-]* |[a-z]+, ){,4}_\b(?![’'])[^.?!“”\"\nA-Z_]*[.?!]\s+(?:But |And )?"
        r"(He|She)\b(?! (?:said|says|told|adds|added)\b)"
    ),
    speaks_for=re.compile(
        r"(?!(?i:former|chief|another|senior|deputy|local) )(.+?)(?:[’']s)? spokes\w+"
        r"|spokes\w+ (?:for|of) (?:the |an? )?(.+)"
    ),
    unnamed_heads=re.compile(r"official|correspondent|man|woman|spokes\w+"),
    peoples=PEOPLES,
    states=STATES,
    apposed_office=re.compile(
        rf"(?:(?P<the>[Tt]he (?=[^|]*, \|)|(?=[^,|]* \|))|(?<![\w’'-]))({_DESCRIBED}),? \||\|, (?:\d+, )?"
        rf"(?:(?:an?|the) )?(?:(?:[\w-]+ ){{,3}}(?=[\w-]+[’'] ))?({_DESCRIBED})\b(?!-)"
    ),
    introduced=later(
        rf"(?P<opening>^(?:{_OPENING})\b[^|,]*? )?(?P<before>(?<![\w’'-])(?=(?:[^ |]+ ){{1,9}}\|)"
        rf"(?:(?!(?:{_NO_TITLE})\b)(?:[A-Z][\w’'&-]*|U\.S\.|press|former|acting|{_OFFICES}) ){{,5}}"
        rf"(?:(?i:{_OFFICES})|Rep\.|Sen\.|Gov\.) )?\|"
        r"(?:(?:,| \() ?[DR]-[\w.]+[,)])?(?(opening)|(?:, (?!(?:an?|the) (?:same |next )?(?:day|night|week|month)\b"
        r"|(?!who )(?:[\w’'-]+ ){2,8}?(?:sa(?:id|ys?)|wrote|told|heard|found|reports|(?:insist|believe|claim|argue|add"
        r"|note|think)s?|[a-z]{3,}ed(?! (?:of|in|by|to|for|at|with)\b))\b)(?P<behind>(?:(?:an?|the|his|her"
        r"|who (?:has )?(?:heads?|leads?|led|runs?|chairs?|owns?|represents?|founded)) |(?:[a-z-]+ ){,3}"
        rf"(?:{_OFFICES})(?= (?:of|at|for|in)\b))[^,;:.()“”\"|]{{3,70}}?)(?=,|\.$| who\b))?)"
    ),
    described=re.compile(
        r"\d+-year-old|(?:\d+-year-old )?((?:grand)?(?:mother|father)|mum|mom|dad|nan|gran)[ -]of[ -][\w-]+"
    ),
    definite=re.compile(r"(?i:the|our|this|that|his|her|their|its) [^,]+|[^,]+[’'](?:s|(?<=s.)) [^,]+"),
    other_office=later(r"(?:\b(?:former|late|then|ex|onetime|vice|deputy|acting|incoming)[ -]|[’'] )$", re.IGNORECASE),
    conjunction=re.compile(
        r" and (?!(?!House |Senate )(?:[A-Z][\w-]+ ){0,3}(?:Committee|Subcommittee|Department|Ministry|Council) [A-Z])"
    ),
    enumeration=re.compile(rf", and |, {_NAME_WORDS.pattern} and [A-Z]"),
    after_definite=r"(?: (?:in|of|for|on) [A-Z]\w+)?",
    openers=frozenset(_WORDS["openers of sentences"] + DAYS),
    **_WORDS.sets(Speakers),
)

VOICES = Voices(
    verbs=VERBS,
    phrases=PHRASES,
    subjects=SUBJECTS,
    speakers=SPEAKERS,
    stop_in_name=re.compile(
        r"\.(?:(?= [A-Z])(?:(?<=\b(?:Mr|Ms|Dr|St|Lt)\.)|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev)\.)"
        r"|(?<=\b(?:Capt|Prof)\.)|(?<=[ .][A-Z]\.)(?= [A-Z][a-z]))|(?<=\b[A-Z]\.)(?=[A-Z]\b)|(?=[,’' ]{1,2}[a-z])"
        r"(?:(?<=\b(?:Co|Jr|Sr)\.)|(?<=\b(?:Inc|Ltd)\.)|(?<=\bCorp\.)|(?<=\.[A-Z]\.))|(?<=[a-z]\.)(?= \d))"
    ),
    quotation_marks=re.compile(r"[\"“”„«»`'](?:(?<![`'])|(?<=`)`|(?<=')')"),
    single_marks=re.compile(r"[‘’'](?:(?<!’)(?<!\w.)(?=[\w\"“])|(?<!‘)(?<=[\w.,!?…].)(?!\w))"),
    lost_close=later(
        rf",(?= (?:{_NAME_WORDS.pattern}|[Tt]he (?:[\w’'-]+ ){{0,2}}[\w’'-]+|he|she|they) (?:said|says|added|adds|told"
        r"|wrote|tweeted)\b[^,;]{0,60}\.$)"
    ),
    closes_speech=re.compile(r"(?<=[^\W\d_])[,.?!][’']?[\"”](?!\w)"),
    plural_ending="s",
)
