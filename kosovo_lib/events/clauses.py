"""The shortest readable clause around a date, cut from the sentence as received.

No parser is used: sentences are divided at punctuation, conjunctions and subordinating words, and neighbouring
parts are joined until the run has a finite verb and something before it that can be its subject.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Cut", "around", "dated"]

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
_LABEL = re.compile(r"^(?:[^.;,:!?]|(?<=\d)[:.](?=\d)){0,60}:(?=\s|$)")
_WHEN = re.compile(r"^,?\s*(?:when|the (?:year|month|day|week) (?:that|when|in which)|in which|during which)\s", re.I)
_GOVERNOR = re.compile(r"\b(since|after|before|following|during|until|amid|despite)\b", re.I)
_OPENS = re.compile(r"(?:starting|beginning|effective|as of|from)\s+(?:on |in |from )?[^,]{3,30}$", re.I)
_OPENING = re.compile(r"\b(?:starting|beginning|effective|as of|from|since|until|during)\b", re.I)
_NAMES_ONLY = re.compile(r"^(?:\s*(?:and|or|the|most|of|[A-Z][\w.’'-]*))+\s*$")


@dataclass(frozen=True)
class Cut:
    """A clause, as offsets into its sentence, and the part of it that the date speaks of.

    ``relation`` is set where the grammar and not the date's own words say how the happening stands to it:
    "blocked since the authorities on September 20 required ..." is blocked *since* that day.
    """

    start: int
    end: int
    focus_start: int
    focus_end: int
    relation: str = ""
    role: str = ""


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The shortest readable run of ``text`` that holds ``text[start:end]``, without what only links it."""
    bounds = _bounds(text, start, end)
    first = max(i for i, at in enumerate(bounds) if at <= start)
    last = min(i for i, at in enumerate(bounds) if at >= end)
    leads = not re.search(r"[a-z]{4,}", _OPENING.sub("", text[bounds[first] : start]))
    for extra in range(len(bounds)):
        sides = [(extra - right, right) for right in range(extra + 1) if leads or right < max(extra, 1)]
        for left, right in reversed(sides) if leads else sides[:1] + sides[:0:-1]:
            if first - left < 0 or last + right >= len(bounds):
                continue
            run = bounds[first - left], bounds[last + right]
            if _readable(text[slice(*run)], start - run[0], end - run[0]):
                return _trim(text, *run, start, end)
    return _trim(text, 0, len(text), start, end)


def dated(text: str, start: int, end: int, *, whole: bool = False) -> list[Cut]:
    """The clauses that the date at ``text[start:end]`` speaks of; mostly one.

    A date before a noun ("the 2013 documents") speaks of that noun. A date with a ``when`` clause behind it dates
    that clause too, and a main clause with a dated ``since`` clause behind it holds since then. ``whole`` keeps the
    sentence in one piece, as suits a headline.
    """
    label = _LABEL.match(text)
    if label and start < label.end():
        return [_after_label(text, label.end(), start, end)]
    if whole:
        left, right = _trim(text, 0, len(text), start, end)
        return [Cut(left, right, left, right)]
    behind = _behind(text, start, end)
    if behind is None:
        left, right = around(text, start, end)
    else:
        left, right = start, behind + around(text[behind:], 0, 1)[1]
    cuts = [Cut(left, right, *_focus(text, left, right, start, end))]
    if (when := _WHEN.match(text[end:])) and end + when.end() < len(text):
        after = end + when.end()
        stop = around(text, after, after + 1)[1]
        own = re.match(r"(?:since|in|on|by|until|from)\s+(?:the\s+)?", text[start:end], re.I)
        cuts.append(Cut(start + (own.end() if own else 0), stop, after, stop, "at", "when"))
    if main := _since_main(text, left):
        cuts.append(Cut(main[0], right, *main, "since", "since"))
    return cuts


def _after_label(text: str, label_end: int, start: int, end: int) -> Cut:
    """The first readable clause behind a label such as "Update (14:10):", or the label where nothing follows."""
    words = re.compile(r"\w+").search(text, label_end)
    if not words:
        return Cut(*_trim(text, 0, len(text), start, end), end, end, role="label")
    left, right = around(text, words.start(), words.end())
    left = max(left, words.start())
    return Cut(left, right, left, right, role="labelled")


def _behind(text: str, start: int, end: int) -> int | None:
    """Where the clause begins that "a day after" or "two weeks before" leads to; nothing for other dates."""
    offset = re.compile(r"(?<=after|efore)\s+|\s+(?:after|before)\s+").match(text, end)
    unit = re.search(r"\b(?:day|week|month|year|hour|minute)s?\b", text[start:end], re.I)
    return offset.end() if offset and unit and offset.end() < len(text) else None


def _focus(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """The part of the clause whose action the date speaks of."""
    before, behind = text[left:start], text[end:right]
    noun = re.match(
        r"[\s-]+(?!(?:and|or|but|to|in|on|at|of|by|for|from|with|as|after|before|when|that|which)\b)\w",
        behind,
    )
    if noun and re.search(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that)|[’']s)\s+(?:[\w-]+\s+)?$", before, re.I):
        stop = re.search(r"[,;:.()]|\b(?:in|on|at|by|for|from|with|that|which|who|as|after|before)\b", behind)
        verb = next((m for m in _FINITE.finditer(behind)), None)
        ends = [m.start() for m in (stop, verb) if m]
        return end, end + min(ends, default=len(behind))
    governors = list(_GOVERNOR.finditer(before))
    # "spats since the independence of 2013": the date speaks of what stands behind `since`. Where the governing word
    # stands at the date itself ("led it since 1999") the whole clause is meant.
    if governors and re.search(r"\w{3,}.*\w{2,}", before[governors[-1].end() :]):
        return left + governors[-1].end(), right
    return left, right


def _since_main(text: str, left: int) -> tuple[int, int] | None:
    """The main clause in front of a ``since`` clause that begins at ``left``."""
    link = re.search(r"\bsince\s+$", text[:left])
    if not link or not _readable(text[: link.start()], -1, -1):
        return None
    last = text[: link.start()].rstrip()
    main = around(text, max(0, len(last) - 1), len(last))
    return main[0], min(main[1], link.start())


def _bounds(text: str, start: int, end: int) -> list[int]:
    """Where the sentence may be divided, with both its ends; never inside the date."""
    # "since" and "after" right before the date, or as its first word, belong to it and divide nothing
    own = re.search(r"(?:\b(?:since|after|before|until|as of)\s*)?$", text[:start], re.I)
    first = own.start() if own else start
    inner = [m.end() for m in _BOUNDARY.finditer(text) if not (first <= m.end() < end and m[0].isspace())]
    inner = [at for at in inner if not start < at < end]
    opens = _OPENS.search(text[:end])
    if opens and opens.end() > start and text[end:].startswith(","):
        inner.append(opens.start())
    inner = [at for at in sorted(set(inner)) if text[:at].strip() and text[at:].strip(" ,;:)")]
    inner = [at for at, last in zip(inner, [0, *inner], strict=False) if text[last:at].strip()]
    points = [0, *inner, len(text)]
    kept = [0]
    for here, nxt in pairwise(points[1:]):
        if not _listed(text, kept[-1], here, nxt) and _stands_apart(text, kept[-1], here, nxt):
            kept.append(here)
    return sorted({*kept, len(text)})


def _listed(text: str, last: int, here: int, nxt: int) -> bool:
    """Whether the boundary stands inside a list of names: "the United States, France, and Germany"."""
    behind = text[here:nxt].strip(" ,")
    if not behind or not re.search(r"[A-Z][\w.’'-]*$", text[last:here].strip(" ,")):
        return False
    joined = re.match(r"(?:and|or) (?:the |most )?[A-Z]", behind)
    if joined and _finite(text[last:here]) and _finite(behind):
        return False  # another clause begins: "... recognize Kosovo, and NATO had taken over"
    return bool(joined or _NAMES_ONLY.match(behind))


def _stands_apart(text: str, last: int, here: int, nxt: int) -> bool:
    """Whether what follows a linking word is a clause; punctuation always divides."""
    link = re.match(rf"(?:{_LINKS})\b", text[here:nxt], re.I)
    if not link or text[:here].rstrip().endswith((",", ";", ":")):
        return True
    if link[0].lower() in ("and", "or") and not _finite(text[last:here]):
        return False  # it joins two nouns: "an office and a ministry being attacked"
    return _finite(text[here + link.end() : nxt + 40]) is not None


def _finite(text: str) -> re.Match[str] | None:
    """The first word that can be a finite verb."""
    for found in _FINITE.finditer(text):
        if not (found[0].endswith("ed") and _AFTER_DETERMINER.search(text[: found.start()])):
            return found
    return None


def _readable(run: str, start: int, end: int) -> bool:
    """Whether a run has a finite verb with a subject before it and no quotation mark left open."""
    verb = _finite(run)
    if verb is None or run.count("“") > run.count("”") + run.count('"') or run.count('"') % 2 > run.count("”") % 2:
        return False
    before = run[: verb.start()]
    if start >= 0 and start < verb.start():
        before = before[:start] + " " + before[min(end, verb.start()) :]
    return bool(re.search(r"\w", _NO_SUBJECT.sub(" ", before)))


def _trim(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Drop linking words in front and punctuation at both ends, but nothing of the date."""
    lead = _LEADING.match(text[left:right])
    left = min(left + (lead.end() if lead else 0), start)
    while right > end and (text[right - 1].isspace() or text[right - 1] in ",;:.–—(-"):
        right -= 1
    return left, right
