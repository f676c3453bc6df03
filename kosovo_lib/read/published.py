"""On which day a web page was published, by what the page itself says of it.

What a page tells programs goes before what it shows, a day of publication before any other. Days of comments, related
stories, pictures and menus are not looked at. A day on which the page was changed is only a bound.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from kosovo_lib.dates import find_dates
from kosovo_lib.lang import Language
from kosovo_lib.read.document import QUOTED, Clues, Publication, clean
from kosovo_lib.read.markup import is_aside, shown_texts, words_of

_META = re.compile(
    r"(?:.*[:.])?(?:published_?time|datepublished|pub_?date|publish_?date|publication_?date|publishtime|published|issued"
    r"|date\.created|dcterms\.created|originalpublicationdate|article_date_original|displaydate|parsely-pub-date|publish-date"
    r"|citation_date|citation_online_date|article-publication-date|firstpublished)|date|dc\.date|sailthru\.date",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"modif|updat|revis", re.IGNORECASE)
_ARTICLES = re.compile(r"article|blogposting|report|newsposting|webpage|review", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-])")
_IN_ADDRESS = re.compile(
    r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)|[/-](\d{4})(\d\d)(\d\d)(?:[/_-]|\.|$)", re.IGNORECASE
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH_FIRST = re.compile(r"en[-_](?:us|ph)", re.IGNORECASE)

_SHORT = 150  # characters of a text that can hold a byline or a day
_BEFORE, _AFTER = 3, 25  # texts around the headline among which the day of publication is shown
_PARAGRAPHS = 2  # so many paragraphs end these texts


class _Told(NamedTuple):
    """A day that the mark-up tells: where, and whether in GMT, whose day may not be the outlet's."""

    day: date
    place: str
    hour: int | None = None


def find_published(tree: Any, things: Sequence[Mapping[str, Any]], address: str, language: Language) -> Clues:
    """Find the day on which a page was published, stated or inferred, or the last possible day.

    ``things`` are the objects by which the page describes its own article to programs, ``address`` is where it was.
    """
    told = [*_of_programs(things, "datePublished", "dateCreated"), *_of_meta(tree)]
    in_address = _of_address(address)
    shown, bound, doubt = _shown(tree, language)
    if not told:
        told = _of_times(tree)
    past = [found for found in told if found.day <= date.today()]
    if past:
        best = min(past, key=lambda found: found.day)
        printed, day = [place for place, _ in shown], best.day
        if best.hour is not None and day not in printed:  # told in GMT: the page may show the outlet's own day
            day = next((one for one in printed if (day - one).days == (1 if best.hour < 12 else -1)), day)
        said = best.place + (f", shown as {day}" if day != best.day else "")
        others = {found.day for found in past} | ({in_address} if in_address else set())
        if all(abs((other - day).days) > 1 for other, _ in shown):
            others |= {other for other, _ in shown}
        doubts = sorted(other.isoformat() for other in others if abs((other - day).days) > 1)
        if doubts:
            said += f"; but the page also says {', '.join(doubts)}"
        return Clues(published=Publication(f"{day}", f"{day}", "inferred" if doubts else "stated", said))
    if shown:
        day, text = shown[0]
        return Clues(published=Publication(f"{day}", f"{day}", "stated", f"shown “{clean(text)[:QUOTED]}”"))
    if in_address:
        where = f"the address {clean(address)[:QUOTED]}"
        return Clues(published=Publication(f"{in_address}", f"{in_address}", "inferred", where))
    told = [*_of_programs(things, "dateModified"), *_of_meta(tree, changed=True)]
    changed = [day for day in (*(found.day for found in told), *bound) if day <= date.today()]
    if not changed:
        return Clues(hint=doubt or "the page gives no day in its mark-up")
    hint = f"the page was changed on {max(changed)}: it was published then or before"
    return Clues(published=Publication("", f"{max(changed)}", "inferred", hint), hint=hint)


def day_in(said: str, language: Language, beside: Sequence[str] = ()) -> str:
    """The first full day in a line, by the clock of whoever wrote it; empty where there is none or it can be two.

    ``beside`` are other such lines, of which one can tell whether the month stands before the day.
    """
    for found in _told(said, ""):
        return found.day.isoformat()
    with suppress(ValueError):
        return parsedate_to_datetime(said).date().isoformat()
    return next((day.isoformat() for day, _, _ in _days(said, _order_in(beside), language) if day), "")


def one_day(said: str) -> str:
    """The one calendar day that a whole text means, such as "30 Jan 2018" or "jan 30, 2018"; else nothing."""
    found = [one for words in (said, said.title()) for one in find_dates(words, None) if one.surface == words]
    return next((str(one.date_from) for one in found if one.date_from == one.date_to and one.anchor == "itself"), "")


def _of_programs(things: Sequence[Mapping[str, Any]], *names: str) -> Iterator[_Told]:
    for thing in things:
        kinds = " ".join(map(str, thing["@type"])) if isinstance(thing.get("@type"), list) else str(thing.get("@type"))
        name = next((name for name in names if thing.get(name)), "")
        if _ARTICLES.search(kinds):
            yield from _told(str(thing.get(name)), f"JSON-LD {name}")


def _of_meta(tree: Any, *, changed: bool = False) -> Iterator[_Told]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        is_change = _CHANGED.search(name) is not None
        if is_change is changed and (changed or _META.fullmatch(name)) and not is_aside(element):
            yield from _told(element.get("content") or "", f"meta {clean(name)}")
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate][not(self::meta)]") if not changed else ():
        if not is_aside(element):
            words = element.get("datetime") or element.get("content") or words_of(element)
            yield from _told(words, f"{element.tag} datePublished")


def _of_times(tree: Any) -> list[_Told]:
    """The day of ``time`` elements, if all that stand in the article itself name one day."""
    found: list[_Told] = []
    for element in tree.iter("time", "abbr"):
        parent = element.getparent()
        around = " ".join(filter(None, (element.get("class"), parent.get("class"), parent.text)))
        if not is_aside(element) and not _CHANGED.search(around):
            found += _told(element.get("datetime") or element.get("title") or "", "time")
    return found if len({told.day for told in found}) == 1 else []


def _told(value: str, place: str) -> Iterator[_Told]:
    """The day with which a value begins, if there is one."""
    if match := _ISO.match(value.strip()):
        year, month, day, hour, _, zone = match.groups()
        is_greenwich = zone is not None and zone.strip("+-0:") in ("Z", "")
        with suppress(ValueError):
            when = date(int(year), int(month), int(day))
            yield _Told(when, f"{place} “{clean(value)[:QUOTED]}”", int(hour) if is_greenwich else None)


def _of_address(address: str) -> date | None:
    match = _IN_ADDRESS.search(re.sub(r"^[a-z]+://[^/]*", "", address.partition("?")[0]))
    if match:
        year, month, day = [part for part in match.groups() if part]
        with suppress(ValueError):
            number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
            when = date(int(year), number, int(day))
            return when if date(1990, 1, 1) <= when <= date.today() else None
    return None


def _shown(tree: Any, language: Language) -> tuple[list[tuple[date, str]], list[date], str]:
    """Days of publication that the page shows beside its headline, days of changes, and what nobody can decide.

    A day elsewhere on a page may be that of the visit or of another article, unless it is called that of publication.
    """
    texts = list(shown_texts(tree))
    heads = [n for n, (_, tag) in enumerate(texts) if tag == "h1"]
    is_month_first = _order(tree, [text for text, _ in texts])
    labelled: list[tuple[date, str]] = []
    near: list[tuple[date, str]] = []
    changed: list[date] = []
    doubt = ""
    long = 0
    for number, (text, tag) in enumerate(texts):
        if tag == "h1":
            long = 0
        if len(text) > _SHORT:
            long += 1
            continue
        is_near = long < _PARAGRAPHS and any(-_BEFORE <= number - head <= _AFTER for head in heads or [0])
        last = 0
        for day, start, end in _days(text, is_month_first, language):
            label, last = f"{texts[number - 1][0] if number and start < 3 else ''} {text[last:start]}"[-40:], end
            if day is None:
                doubt = doubt or f"“{clean(text)}” can be read in two ways: which is the day, which the month?"
            elif day > date.today():
                continue
            elif language.pages.updated_label.search(label):
                changed.append(day)
            elif language.pages.published_label.search(label):
                labelled.append((day, text))
            elif is_near and end - start >= len(text) / 3:
                near.append((day, text))
    return [*labelled, *near], changed, doubt


def _days(text: str, is_month_first: bool | None, language: Language) -> Iterator[tuple[date | None, int, int]]:
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if is_month_first is None and match[2] == ".":
            is_month_first = False  # nobody writes 5.31.2024
        month_first = is_month_first if max(first, second) <= 12 and first != second else second > 12 or first == second
        if month_first is None:
            yield None, match.start(), match.end()
            continue
        with suppress(ValueError):
            yield date(year, *((first, second) if month_first else (second, first))), match.start(), match.end()
    if not _NUMERIC.search(text):
        for found in find_dates(text, None, language=language):
            if found.anchor == "itself" and found.date_from and found.date_from == found.date_to:
                yield found.date_from, found.start, found.end


def _order(tree: Any, texts: Sequence[str]) -> bool | None:
    """Whether a page writes the month before the day: by a day above 12, else by its language."""
    if (is_month_first := _order_in(texts)) is not None:
        return is_month_first
    named = tree.get("lang") or next(iter(tree.xpath("//meta[@property='og:locale']/@content")), "")
    if _MONTH_FIRST.match(named):
        return True
    return False if re.match(r"[a-z]{2}[-_][a-z]{2}|(?!en)[a-z]{2}$", named, re.IGNORECASE) else None


def _order_in(texts: Sequence[str]) -> bool | None:
    """Whether the month stands before the day, by the first day above 12; None where there is none."""
    found = (match for text in texts for match in _NUMERIC.finditer(text))
    return next((int(m[3]) > 12 for m in found if (int(m[1]) > 12) is not (int(m[3]) > 12)), None)
