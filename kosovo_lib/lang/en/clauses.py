"""Clauses of English sentences: verbs, conjunctions, and words around dates."""

import re

from kosovo_lib.lang.clauses import Clauses

__all__ = ["CLAUSES"]

_AUXILIARY = (
    r"am|is|are|was|were|has|have|had|do|does|did|will|would|shall|should|can|could|(?-i:may)|might|must|"
    r"isn[’']t|aren[’']t|wasn[’']t|weren[’']t|won[’']t|don[’']t|doesn[’']t|didn[’']t|can[’']t|cannot|"
    r"hasn[’']t|haven[’']t|hadn[’']t|being|having"
)
_PAST = (
    r"said|told|took|went|came|made|gave|left|led|began|sank|sunk|struck|shot|met|held|won|lost|fell|rose|broke|"
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
_ADJECTIVAL = r"(?:the|a|an|its|his|her|their|our|my|your|of|by|in|with|and|[\w’']+[’']s)"
_FINITE = re.compile(rf"\b(?:{_AUXILIARY}|{_PAST}|{_PRESENT}|(?<!-)[a-z]{{3,}}ed)\b", re.I)
_AFTER_DETERMINER = re.compile(rf"\b{_ADJECTIVAL}\s+(?:[\w-]+ly\s+)?$", re.I)
_NO_SUBJECT = re.compile(
    r"\b(?:and|or|but|nor|so|yet|that|which|who|whom|whose|what|where|when|while|though|although|because|since|as|if|"
    r"after|before|until|unless|whereas|like|similar|than|to|in|on|at|by|for|from|of|with|during|over|near|into|the|"
    r"a|an|also|not|then|just|never|still|only|even|have|has|[\w-]+ly)\b",
    re.I,
)
_LINKS = (
    r"and|or|but|nor|so|yet|while|whereas|though|although|because|unless|until|if|when|where|which|who|whose|that|"
    r"after|before|since|as|amid"
)
_BOUNDARY = re.compile(rf"(?<!\d)[,](?=\s|[”\"’])|,(?=\s)|[;:](?=\s)|\s[–—-]\s|—|[()]|\s(?=(?:{_LINKS})\s)", re.I)
_LEADING = re.compile(
    r"^(?:[\s,;:.)–—-]+|(?:and|but|or|so|yet|that|though|although|while|whereas|because|since|as|after)\b(?=\s))+",
    re.I,
)
_WHEN = re.compile(r"^,?\s*(?:when|the (?:year|month|day|week) (?:that|when|in which)|in which|during which)\s", re.I)
_GOVERNOR = re.compile(r"\b(since|after|before|following|during|until|amid|despite)\b", re.I)
_OPENS = re.compile(r"(?:starting|beginning|effective|as of|from)\s+(?:on |in |from )?[^,]{3,30}$", re.I)
_OPENING = re.compile(r"\b(?:starting|beginning|effective|as of|from|since|until|during)\b", re.I)
_NAMES_ONLY = re.compile(r"^(?:\s*(?:and|or|the|most|of|[A-Z][\w.’'-]*))+\s*$")

CLAUSES = Clauses(
    finite=_FINITE,
    after_determiner=_AFTER_DETERMINER,
    participle=re.compile(r"ed$", re.I),
    no_subject=_NO_SUBJECT,
    boundary=_BOUNDARY,
    link=re.compile(rf"(?:{_LINKS})\b", re.I),
    coordination=re.compile(r"(?:and|or)\b", re.I),
    leading=_LEADING,
    when=_WHEN,
    since=re.compile(r"\bsince\s+$"),
    governor=_GOVERNOR,
    opens=_OPENS,
    opening=_OPENING,
    names_only=_NAMES_ONLY,
    names_joined=re.compile(r"(?:and|or) (?:the |most )?[A-Z]"),
    date_words=re.compile(r"(?:\b(?:since|after|before|until|as of)\s*)?$", re.I),
    date_opening=re.compile(r"(?:since|in|on|by|until|from)\s+(?:the\s+)?", re.I),
    offset=re.compile(r"(?<=after|efore)\s+|\s+(?:after|before)\s+"),
    unit=re.compile(r"\b(?:day|week|month|year|hour|minute)s?\b", re.I),
    noun=re.compile(r"[\s-]+(?!(?:and|or|but|to|in|on|at|of|by|for|from|with|as|after|before|when|that|which)\b)\w"),
    determiner=re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that)|[’']s)\s+(?:[\w-]+\s+)?$", re.I),
    noun_end=re.compile(r"[,;:.()]|\b(?:in|on|at|by|for|from|with|that|which|who|as|after|before)\b"),
)
