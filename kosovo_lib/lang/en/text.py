"""English: ends of sentences, labels of speakers, clauses, stop words."""

import re
from pathlib import Path

from kosovo_lib.lang.parts import Clauses, Terms, Text

PARTICLES = "de|van|von|der|den|al|bin|la"
"""Small words within names of persons."""

_CAPITAL = r"[^\W\d_a-z][\w.’'/&-]*"

STARTS = (
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

_NEVER_LAST = r"e\.g i\.e v vs cf viz approx incl Mr Mrs Ms Dr Prof Gen Lt Col Sgt Sen Rep Gov St No".split()
_ALONE = r"(?<![^\s(–“‘\"'\[-])"

TEXT = Text(
    never_last=re.compile(rf"\.(?=\s)(?:{'|'.join(f'(?<={_ALONE}{word}.)' for word in _NEVER_LAST)})"),
    sure_end=re.compile(
        r"(?<=[\s(])(?=[^\s.]++\.)(?:(?!(?:approx|dept|esp|est|etc|figs?|incl|resp|sect|viz|vols?)\.)"
        r"(?:[a-z]{3,}+|no|so|it|up|on|in|to|do|go|me|us|by|of|is|be|as)\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])"
        rf"|(?:Corp|Inc|Ltd|Co|Bros|plc|LLC)\.\s+(?={STARTS}|(?!{_OFFICE})[A-Z]\w+(?: [A-Z]\w+)? {_DOES})"
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
    no_speakers=frozenset(
        "q a question answer where when what who why how date time place cost price update note".split()
    ),
    function_words=frozenset(
        "the of and to a in that is was for on with as it by be at from his he this have are not but they had has who"
        " which their were an been will would said one or its we you she her him all when there if so out up".split()
    ),
    announced=re.compile(
        r"[.:|] (?i:(?:read |the )*(?:(?:full|complete) (?:text|speech|address)"
        r"|(?:full |complete )?(?:remarks|transcript)) (?:of|by)(?: the)?) (?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)"
    ),
    interviewed=re.compile(
        r"\b(?:[Ii]nterview\w*|(?:spoke|spoken|speaks|talk(?:s|ed)) (?:to|with)|sat down|conversation with"
        r"|answers? (?:\w+ )?questions|answered (?:\w+ )?questions|Q ?& ?A)\b"
    ),
    question_labels=frozenset(("q", "question")),
    answer_labels=frozenset(("a", "answer")),
    unnamed="interviewee",
    addressed=re.compile(r"\b[Yy]ou(?:rs?)?\b"),
    askers=frozenset("reporter journalist interviewer moderator host".split()),
    other_askers=frozenset(("question", "audience")),
)


_AUXILIARY = (
    r"am|is|are|was|were|has|have|had|do|does|did|will|would|shall|should|can|could|(?-i:may)|might|must|"
    r"isn[’']t|aren[’']t|wasn[’']t|weren[’']t|won[’']t|don[’']t|doesn[’']t|didn[’']t|can[’']t|cannot|"
    r"hasn[’']t|haven[’']t|hadn[’']t|being|having"
)
_PAST = (
    r"died|said|told|took|went|came|made|gave|left|led|began|sank|sunk|struck|shot|met|held|won|lost|fell|rose|broke|"
    r"fought|found|got|sent|put|set|let|hit|cut|shut|ran|saw|sat|stood|spoke|wrote|brought|bought|caught|taught|"
    r"thought|built|burnt|dealt|felt|kept|slept|swept|meant|paid|laid|sold|heard|became|grew|knew|flew|drew|threw|"
    r"drove|rode|wore|swore|tore|bore|chose|froze|stole|woke|hid|sang|swam|fled|fed|sped|hung|stuck|swung|spun|dug|"
    r"clung|flung|shook|forgot|arose|withdrew|burst|quit|spread|split|overthrew|oversaw|underwent|undertook|overtook|upheld|withheld"
)
_PRESENT = (
    r"says|warns|urges|plans|expects|calls|wants|faces|remains|comes|marks|shows|requires|considers|seems|begins|"
    r"opens|closes|leads|takes|makes|gives|gets|goes|keeps|leaves|meets|moves|needs|puts|sees|stands|starts|stops|"
    r"tells|tries|turns|insists|believes|claims|argues|reports|describes|demands|denies|refuses|recogni[sz]es|"
    r"supports|rejects|happens|follows|means|appears|indicate|indicates|continues|centers|centres|finds|hopes|holds"
)
_LINKS = (
    r"and|or|but|nor|so|yet|while|whereas|though|although|because|unless|until|if|when|where|which|who|whose|that|"
    r"after|before|since|as|amid"
)
_EXCEPT = r"(?:(?<=\ball\s)|(?<=one\s)|(?<=thing\s))but\s"  # "all but two": the word divides nothing

CLAUSES = Clauses(
    finite=re.compile(rf"\b(?:{_AUXILIARY}|{_PAST}|{_PRESENT}|(?<!-)(?!\w*(?:c|f|n|sp|b)eed\b)[a-z]{{2,}}ed)\b", re.I),
    participle=re.compile(r"ed$", re.I),
    no_subject=re.compile(
        r"\b(?:and|or|but|nor|so|yet|that|which|who|whom|whose|what|where|when|while|though|although|because|since|as|if|"
        r"after|before|until|unless|whereas|like|similar|than|to|in|on|at|by|for|from|of|with|during|over|near|into|the|"
        r"a|an|also|not|then|just|never|still|only|even|have|has|[\w-]+ly)\b",
        re.I,
    ),
    boundary=re.compile(
        rf"(?<!\d)[,](?=\s|[”\"’])|,(?=\s)|[;:](?=\s)|\s[–—-]\s|—|[()]|\s(?<!\bof\s)(?=(?:{_LINKS})\s)(?!{_EXCEPT})",
        re.I,
    ),
    link=re.compile(rf"(?:{_LINKS})\b", re.I),
    coordination=re.compile(r"(?:and|or)\b", re.I),
    subordinate=re.compile(
        r"(?:\b(?:and|but)\s(?:if|because|when|while|although|though|unless|whether)\b"
        r"|\b(?:that(?=\s(?:in|on|at|by|since|after|before|during)\b)|whether|if|because|when|while|although|though|who"
        r"|where|unless|soon as(?=\s(?-i:[a-z])))\b(?!\s(?:he|she|it|they|we|you|I)\s))",
        re.I,
    ),
    apposed=re.compile(
        r"(?:^|[”\"“;.,]\s)(?:[A-Z][\w.’'+-]*\s)*[A-Z][\w.’'+-]*(?:\s\([^)]*\))?,\s\|(?:an?|the)\s"
        r"|, \|(?:an?|one|with)\s|[–—] \|(?:an?|one|with|the)\s"
    ),
    adverbial=re.compile(r"(?:in|at|on|during|after|before|with|for|by|from|under|as)\b", re.I),
    leading=re.compile(
        r"^(?:[\s,;:.)–—-]+|(?:and|but|or|so|yet|that|though|although|while|whereas|because|since|as|after)\b(?=\s))+",
        re.I,
    ),
    when=re.compile(r"^,?\s*(?:when|the (?:year|month|day|week) (?:that|when|in which)|in which|during which)\s", re.I),
    since=re.compile(r"\bsince\s+$"),
    governor=re.compile(r"\b(since|after|before|following|during(?!.*\son\s$)|until|amid|despite)\b", re.I),
    opening=re.compile(r"\b(?:starting|beginning|effective|as of|from|since|until|during)\b", re.I),
    names_only=re.compile(r"^(?:\s*(?:and|or|the|most|of|[A-Z][\w.’'-]*))+\s*$"),
    date_words=re.compile(r"(?:\b(?:since|after|before|until|as of)\s*)?$", re.I),
    offset=re.compile(r"(?<=after|efore)\s+|\s+(?:after|before)\s+"),
    unit=re.compile(r"\b(?:day|week|month|year|hour|minute)s?\b", re.I),
    noun=re.compile(r"[\s-]+(?!(?:and|or|but|to|in|on|at|of|by|for|from|with|as|after|before|when|that|which)\b)\w"),
    determiner=re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that)|[’']s)\s+(?:[\w-]+\s+)?$", re.I),
    noun_end=re.compile(r"[,;:.()]|\b(?:in|on|at|by|for|from|with|that|which|who|as|after|before)\b"),
)


_STOP_WORDS = """
# articles and determiners
a an the this that these those each every either neither some any no none all both few many much more most less
least several other others another such same own what which whose whatever whichever enough

# pronouns
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves one ones oneself who whom whoever whomever something
anything nothing everything someone anyone everyone somebody anybody nobody everybody

# prepositions
about above across after against along alongside amid among amongst around as at before behind below beneath
beside besides between beyond by despite down during except for from in inside into like near of off on onto out
outside over past per since than through throughout to toward towards under until unto up upon via with within
without

# conjunctions
and but or nor so yet if unless because although though while whilst whereas whether when whenever where wherever
why how once lest

# auxiliaries and modals
am is are was were be been being have has had having do does did doing done can could may might must shall should
will would ought

# negation, and adverbs that only link or grade
not never ever also too very just only even still already again then there here thus hence therefore however
meanwhile moreover else rather quite almost perhaps indeed instead now

# contractions
i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll they're
they've they'd they'll that'll that'd who'd who'll who've there'd there'll isn't aren't wasn't weren't haven't
hasn't hadn't don't doesn't didn't can't cannot couldn't mightn't mustn't shan't shouldn't won't wouldn't

# contractions with the ending 's, for counts that keep it
it's he's she's that's what's who's where's there's here's how's let's
let
"""

_LOADED = Path(__file__).with_name("loaded.txt").read_text(encoding="utf-8").split("\n")
"""A line is how strongly its words judge, and these: in dictionary form, the words of a phrase joined by ``_``."""

TERMS = Terms(
    stop_words=frozenset(word for line in _STOP_WORDS.splitlines() if line[:1] != "#" for word in line.split()),
    negations=frozenset("no not never nor neither none nobody nothing nowhere without against cannot".split()),
    house_style=frozenset(
        """mr mrs ms dr prof sir dame lord lady hon rev rep reps sen sens gov gen col lt sgt capt representative
        representatives senator senators percent pct per cent pm am est edt gmt jan feb mar apr jun jul aug sep sept oct
        nov dec inc corp ltd""".split()
    ),
    plain_verbs=frozenset(
        "say tell add write tweet read continue speak ask reply get go put run set take come send bring give make see"
        " use have".split()
    ),
    loaded={word.replace("_", " "): int(line[0]) for line in _LOADED for word in line.split()[1:]},
    unloaded=re.compile(  # denied, but not "did not pay the |thugs"; asked; or told of somebody in a book
        r"(?:\b(?:[Nn]ot?(?!\s(?:doubt|less|longer|wonder|matter|only|just|merely|simply)\b)|[Nn]ever|[Hh]ardly|[Nn]obody|[Nn]one|[Nn]either|[Nn]or|cannot)|n['’]t)\b"
        r"(?:\s(?!(?:and|but|who|which|that|because|as|than|if|when|while|since|with|for|from|by)\b)[\w'’-]+){0,8}(?<!\b(?:the|its|his|her))(?<!['’]s)(?<!\btheir)\s\|"
        r"|\?[”\"’)]*\s*$|\b(?:book|novel|film|movie|play|opera)['’]s\s\|?(?:hero|villain)|\b(?:hero(?:es)?|heroines?|villains?|characters?|protagonists?)"
        r"\s(?:of|in)\s(?:the|an?|his|her|this)\s(?:[a-z]+\s)?(?:book|novel|film|movie|play|opera|series|musical|comedy|drama|story|tale)\b"
    ),
    tagger="morphmodel_en.pgz",
    # The tags are those of the British National Corpus (CLAWS C5).
    parts={"noun": ("NN",), "name": ("NP",), "verb": ("V",), "adjective": ("AJ",), "adverb": ("AV",)},
)
