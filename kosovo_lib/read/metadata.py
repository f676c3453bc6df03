"""What a file says of itself: outlet, headline, author, day and genre.

A clue is a proposal with the words that say so; what is known from elsewhere goes before it. What a page tells programs
goes before what it shows. Nothing is guessed: names count only in places for authors. The genre is what the outlet
calls its article: the section of its site, a label, the form of questions and answers or of entries with a clock time.
A piece that nothing marks is news, however opinionated, and ``articles.csv`` decides.
"""

import re
import warnings
from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from anyascii import anyascii

from kosovo_lib.errors import ParameterError
from kosovo_lib.lang import Language, load
from kosovo_lib.read.copied import is_title_like
from kosovo_lib.read.document import QUOTED, Clues, Document, Found, Publication, clean
from kosovo_lib.read.markup import is_aside, shown_texts, structured, unname_frames, words_of
from kosovo_lib.read.published import day_in, find_published, one_day

UNATTRIBUTED = "unattributed"  # the handle of texts whose outlet is not known; kept out of comparisons

Outlets = Mapping[str, Mapping[str, str]]  # handle -> row of ``outlets.csv``


class Outlet(NamedTuple):
    """An outlet and why a file is held to be its; ``row`` is what ``outlets.csv`` has or is to get."""

    handle: str
    evidence: str
    row: Mapping[str, str]


_ARCHIVE = re.compile(
    r"[^?#]+?(?:/(?=https?:/)|(?:google\.[a-z.]+/amp|\.ampproject\.org/[a-z]|archive\.org/web/\d\w*)/(?:s/)?"
    r"|google\w*\.[a-z.]+/[^#]{,99}(?:[?&]u=|=cache:(?:\w+:(?!/))?))(?P<inner>.+)",
    re.IGNORECASE,
)
"""Copies of pages, in archives and caches, whose address holds that of the page."""

_SHARED = re.compile(
    r"(?:.+\.)?(?:archive\.(?:org|is|ph|today|li|md|vn|fo)|perma\.cc|webcitation\.org|ghostarchive\.org|google\.[a-z.]+"
    r"|googleusercontent\.com|ampproject\.org|msn\.com|yahoo\.com|aol\.com|flipboard\.com|pressreader\.com"
    r"|newsbreak\.com|smartnews\.com|apple\.news|feedly\.com|reddit\.com|facebook\.com|twitter\.com|x\.com|t\.co|linkedin\.com"
    r"|instagram\.com|youtube\.com|tiktok\.com|t\.me|bsky\.app|translate\.goog"
    r"|factiva\.com|lexisnexis\.com|nexis\.com|proquest\.com)|(?:www\.)?(?:substack|medium|wordpress|blogspot|tumblr)\.com"
)
"""Where many outlets' articles stand: archives, search engines, aggregators, networks, databases."""

_PLATFORM = re.compile(
    r".+\.(?:substack|wordpress|blogspot|medium|tumblr|typepad|livejournal|beehiiv|wixsite|weebly)\.com"
    r"|.+\.(?:ghost|github)\.io|.+\.blogspot\.[a-z.]+"
)
"""Domains under which each name is another outlet."""

_SUFFIX = re.compile(r"\.(?:(?:com?|org|net|gov|ac|edu|or|ne|go)\.)?[a-z]{2,}$")
"""What countries and kinds of bodies share at the end of a domain."""

_NO_NAME = re.compile(r"@|©|\(c\)|copyright|all rights|https?:|[|»]|[.!?]$", re.IGNORECASE)
_WORDS_OF_A_SITE = 7


def handle_of(words: str, length: int = 40) -> str:
    """Words as a handle or an id: small letters, all written in Latin ones, digits, hyphens; perhaps empty."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(words).lower())[:length].strip("-")


def host_of(address: str) -> str:
    """The domain of an address; of an archived or cached copy, that of the original page; empty if there is none.

    A domain that many outlets share, such as an aggregator's, tells no outlet and is left out.
    """
    while match := _ARCHIVE.match(address.strip()):
        address = match["inner"]
    host = re.sub(r"^(?:[a-z]+:/*)?(?:(?:www|m|amp|mobile)\.(?=[^/]+\.))*", "", address.strip().lower())
    host = re.split(r"[/?#:]", host, maxsplit=1)[0]
    return "" if "." not in host or _SHARED.fullmatch(host) else host


def is_name(site: str, title: str = "") -> bool:
    """Whether what a page gives as its site's name can be one: no headline, e-mail address or copyright line."""
    few = 0 < len(site.split()) <= _WORDS_OF_A_SITE
    return few and not _NO_NAME.search(site) and site.casefold() != title.casefold()


def named(asked: str, outlets: Outlets, evidence: str) -> Outlet:
    """The outlet that somebody names, by handle or name, perhaps a new one; `ParameterError` if it yields no handle."""
    words = clean(asked)
    for handle, row in outlets.items():
        if words.casefold() in (handle, row["name"].casefold()):
            return Outlet(handle, evidence, row)
    handle = handle_of(words)
    if not handle or not re.search(r"[^\W\d_]", words) or one_day(words):
        raise ParameterError(f"outlet {words!r}: a name needs a letter and is no day; add a row to outlets.csv first")
    if handle == UNATTRIBUTED:
        row = outlet_row(handle, "Outlet not named", kind="text of no known outlet", compare=False)
        return Outlet(handle, evidence, row)
    if near := get_close_matches(handle, outlets, n=1, cutoff=0.8):
        evidence += f"; a new outlet, not {outlets[near[0]]['name']!r}: give its handle {near[0]!r} if it is meant"
    free = next(name for name in (handle, *(f"{handle}-{n}" for n in range(2, 1000))) if name not in outlets)
    return Outlet(free, evidence, outlet_row(free, words))


def of_page(clues: Clues, outlets: Outlets) -> Outlet | None:
    """The outlet of a web page by its address and its site's name; None if it has neither or they disagree."""
    host, site = (clue.value if clue else "" for clue in (clues.host, clues.site))
    hosts = {handle: own for handle, row in outlets.items() if (own := host_of(row["url"]))}
    by_host = next((handle for handle, own in hosts.items() if f".{host}".endswith(f".{own}")), None)
    called = (handle for handle, row in outlets.items() if row["name"].casefold() == site.casefold())
    by_site = next(called, None) if site else None
    if by_host and by_site and by_host != by_site:
        return None
    if by_host and clues.host:
        return Outlet(by_host, clues.host.evidence, outlets[by_host])
    if by_site and clues.site and not (host and by_site in hosts):
        return Outlet(by_site, clues.site.evidence, outlets[by_site])
    own = host.partition(".")[0] if _PLATFORM.fullmatch(host) else _SUFFIX.sub("", host).rpartition(".")[2]
    handle = handle_of(own) or handle_of(site)
    if not handle or handle in outlets:  # another outlet's handle: somebody has to say which of them it is
        return None
    evidence = "; ".join(clue.evidence for clue in (clues.site, clues.host) if clue)
    return Outlet(handle, evidence, outlet_row(handle, site or host, url=f"https://{host}" if host else ""))


def of_file(clues: Clues, file: Path, outlets: Outlets) -> Outlet | None:
    """The outlet of a file by what a page says, else by the beginning of the file's name; None if neither says."""
    if clues.host or clues.site:
        return of_page(clues, outlets)
    handles = sorted(outlets, key=len, reverse=True)
    start = next((h for h in handles if re.match(rf"{h}(?![a-z0-9])", file.stem.lower())), None)
    return Outlet(start, f"the file is called {clean(file.name)}", outlets[start]) if start else None


def outlet_row(handle: str, name: str = "", *, kind: str = "", url: str = "", compare: bool = True) -> dict[str, str]:
    """A new row of ``outlets.csv``."""
    return {
        "outlet": handle, "name": name or handle, "country": "", "kind": kind, "url": url,
        "compare": str(compare).lower(),
    }  # fmt: skip


_SAVED_FROM = re.compile(
    r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]+)|<base [^>]*href=[\"'](https?://[^\"'>\s]+)"
)
"""The address that browsers, and SingleFile, write into a page when they save it."""

_PARTED = re.compile(r"\s(?:[-–—|»·•]|::)\s")  # what separates a headline from the name of its site

_AUTHOR = re.compile(
    r"(?:.*[:.])?(?:author|byl|creator|byline|article-author|citation_author)|parsely-author", re.IGNORECASE
)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line|reader-credits)(?:$|[\s_-])", re.IGNORECASE)
_WORDS_OF_A_NAME, _PARTICLE = 6, 3  # words of a name at most, and letters of a word in it that may begin small


def page_clues(tree: Any, language: str | Language = "en", html: str = "") -> Clues:
    """Clues in the elements of a web page, and in its ``html``, where browsers write first where they saved it from.

    If they cannot be read, a warning and no clue.
    """
    try:
        return _clues(tree, load(language), html)
    except Exception as error:  # pages can be broken in any way: any failure of the parsers is reported
        warnings.warn(f"what the page says of itself cannot be read: {type(error).__name__}: {error}", stacklevel=2)
        return Clues(hint="the page's mark-up cannot be read")


def told_clues(
    place: str, language: Language, *, address: str = "", site: str = "", title: str = "", author: str = "",
    day: str = "", beside: Sequence[str] = (),
) -> Clues:  # fmt: skip
    """Clues in the fields of a record, a mail or an export, held to the rules for those of a page.

    ``place`` says in words where the fields stand; ``beside`` are the days of other records, which tell whether the
    month stands before the day.
    """
    who, when, host = _people(author, language, site), day_in(day, language, beside), host_of(address)

    def found(value: str, said: str) -> Found | None:
        return Found(clean(value), f"{place}: {clean(said)[:QUOTED]}") if value.strip() else None

    return Clues(
        host=found(host, address),
        site=found(site if is_name(site, title) else "", site),
        title=found(title, title),
        author=found(who, author),
        published=Publication(when, when, "stated", f"{place}: {clean(day)[:QUOTED]}") if when else None,
        hint="" if when else f"{place} gives no day" + (f" that can be read: {clean(day)[:QUOTED]}" if day else ""),
    )


def _clues(tree: Any, language: Language, html: str) -> Clues:
    match = _SAVED_FROM.search(html[:5000])
    saved = (match[1] or match[2]) if match else ""
    meta: dict[str, Found] = {}
    for element in tree.iter("meta"):
        name, said = (element.get("property") or element.get("name") or "").lower(), clean(element.get("content") or "")
        if said:
            meta.setdefault(name, _quoted(f"meta {clean(name)}", said))
    things = list(structured(tree))
    unname_frames(tree)
    texts = list(shown_texts(tree))
    canonical = next((clean(e.get("href") or "") for e in tree.iter("link") if e.get("rel") == "canonical"), "")
    addresses = [_quoted("link canonical", canonical), meta.get("og:url", _quoted("", ""))]
    address = next((found for found in addresses if "//" in found.value), _quoted("", ""))
    titles = [meta[name] for name in ("og:title", "twitter:title") if name in meta]
    titles += [_quoted("title", said) for said in map(clean, tree.xpath("//head/title[1]/text()")) if said]
    titles = titles or [_quoted("JSON-LD headline", str(t["headline"])) for t in things if t.get("headline")][:1]
    site = _site(meta, things, titles, host_of(address.value))
    title = _headline(titles, texts, site.value)
    own = _own([thing for thing in things if "headline" in thing or "datePublished" in thing],
               [found.value for found in (title, *titles) if found.value])  # fmt: skip
    host, why = _host(address, saved)
    if not host and (saved or address.value):
        why = why or f"articles of many outlets stand at {clean(saved or address.value)[:QUOTED]}"
        site = _quoted("", "")
    given = (address.value, saved) if host else ()
    pages = [one for one in given if re.fullmatch(r"https?://[^/?#\s]+[/?]{1,2}[^/?#\s]\S*", one)]
    published = find_published(tree, own, saved or address.value, language).hinted(why)
    return published._replace(
        host=host,
        site=site if is_name(site.value, title.value) else None,
        title=title if title.value else None,
        author=_author(tree, own, [text for text, _ in texts], site.value, host_of(address.value), language),
        sections=tuple(_sections(tree, own, saved or address.value)),
        url=clean(next(iter(pages), "")),
    )


def _quoted(place: str, said: str, value: str = "") -> Found:
    return Found(clean(value or said), f"{place} “{clean(said)[:QUOTED]}”")


def _host(address: Found, saved: str) -> tuple[Found | None, str]:
    host, other = host_of(saved), host_of(address.value)
    if host and other and not (f".{host}".endswith(f".{other}") or f".{other}".endswith(f".{host}")):
        return None, f"the page was saved from {host} but calls {other} its address"
    evidence = f"saved from {clean(saved)[:QUOTED]}" if host else address.evidence
    return (Found(host or other, evidence) if host or other else None), ""


def _sections(tree: Any, things: Sequence[Mapping[str, Any]], address: str) -> Iterator[str]:
    for thing in things:
        for said in (thing.get("@type"), thing.get("articleSection")):
            yield from (clean(str(one)) for one in (said if isinstance(said, list) else [said]) if one)
    for name in ("article:section", "section", "og:article:section"):
        yield from (clean(said) for said in tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name))
    yield from re.sub(r"^[a-z]+://[^/]*|[?#].*", "", address.lower()).split("/")[1:-1]


def _own(things: Sequence[Mapping[str, Any]], titles: Sequence[str]) -> list[Mapping[str, Any]]:
    """Of the articles that a page describes, those called as the page is and those of their day; all if none is."""
    names = [clean(str(thing.get("headline") or thing.get("name") or "")) for thing in things]
    is_own = [name != "" and any(name in title or title in name for title in titles) for name in names]
    days = {str(thing.get("datePublished"))[:10] for thing, own in zip(things, is_own, strict=True) if own}
    others = [thing for thing, own in zip(things, is_own, strict=True) if not own]
    more = [thing for thing in others if not days or str(thing.get("datePublished", ""))[:10] in {*days, ""}]
    return [*(thing for thing, own in zip(things, is_own, strict=True) if own), *more]


def _site(meta: Mapping[str, Found], things: Sequence[Mapping[str, Any]], titles: Sequence[Found], host: str) -> Found:
    for name in ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"):
        if name in meta:
            return meta[name]
    for thing in things:
        publisher = thing.get("publisher")
        if isinstance(publisher, Mapping) and isinstance(publisher.get("name"), str) and "headline" in thing:
            return _quoted("JSON-LD publisher", publisher["name"])
    *before, last = map(str.strip, _PARTED.split(titles[-1].value if titles else ""))
    words = last.casefold().split()
    is_own = any(len(word) >= _PARTICLE and word != "the" and word in host for word in words)
    is_own = is_own or "".join(word[0] for word in words) == host.partition(".")[0]
    return _quoted("title", titles[-1].value, last) if before and is_own else _quoted("", "")


def _headline(titles: Sequence[Found], texts: Sequence[tuple[str, str]], site: str) -> Found:
    """The headline as a reader sees it, if it has a word of what the page calls itself, else that without the site.

    Of several headings the one likest to the page's titles is taken; one that only names the site or a section is none.
    """
    told = _long_words(" ".join(title.value for title in titles)) - _long_words(site)
    likely = [text for text, tag in texts if tag == "h1" and text.casefold() != site.casefold()]
    best = max(likely, key=lambda head: len(told & _long_words(head)), default="")
    parts = [[p for p in map(str.strip, _PARTED.split(t.value)) if p.casefold() != site.casefold()] for t in titles]
    bare = [_quoted(t.evidence.partition(" “")[0], t.value, held[0] if len(held) == 1 else "")
            for held, t in zip(parts, titles, strict=True)]  # fmt: skip
    if inner := next((title for title in bare if title.value in best), None):
        return inner
    if best and (not told or told & _long_words(best) or is_title_like(best)):
        return _quoted("h1", best)
    shown = {text for text, _ in texts}
    longest = max((p for p in parts[0] if p in shown), key=len, default="") if parts else ""
    return bare[0]._replace(value=longest or bare[0].value) if bare else _quoted("", "")


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > _PARTICLE}


def _author(
    tree: Any, things: Sequence[Mapping[str, Any]], texts: Sequence[str], site: str, host: str, language: Language
) -> Found | None:
    """The author as a place for authors gives it: for programs, or in a byline."""
    own = {handle_of(site), handle_of(host.rpartition(".")[0]), ""}
    found = [
        Found(who, f"{place} “{clean(said)[:QUOTED]}”")
        for said, place in _places_of_authors(tree, things, language)
        if (who := _people(said, language, site, own))
    ]
    if full := [one for one in found if " " in one.value]:  # the first, or one that names more people beside
        return max((one for one in full if full[0].value in one.value), key=lambda one: one.value.count(";"))
    if byline := shown_author(texts, language):
        who = _people(byline[0], language, site, own)
        if " " in who:
            return Found(who, f"byline “{clean(texts[byline[1]])}”")
    return found[0] if found else None  # one word can be a login's name


def _places_of_authors(tree: Any, things: Sequence[Mapping[str, Any]], language: Language) -> Iterator[tuple[str, str]]:
    by_id = {str(thing["@id"]): thing for thing in structured(tree) if "@id" in thing and "name" in thing}
    for thing in things:
        people = thing.get("author") or thing.get("creator") or []
        people = people if isinstance(people, list) else [people]
        people = [person if isinstance(person, dict) else {"name": person} for person in people]
        called = [by_id.get(str(person.get("@id")), person).get("name") for person in people]
        yield "; ".join(str(name) for name in called if name), "JSON-LD author"
    names = [(clean(e.get("property") or e.get("name") or ""), e.get("content") or "") for e in tree.iter("meta")]
    for name in dict.fromkeys(name for name, _ in names if _AUTHOR.fullmatch(name)):
        yield "; ".join(dict.fromkeys(said for other, said in names if other == name)), f"meta {name}"
    labels = [name for name, said in names if "label" in name and language.pages.byline_label.fullmatch(said)]
    yield from ((said, f"meta {name}") for name, said in names if name.replace("data", "label") in labels)
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or @class]"):
        is_named = "author" in (element.get("rel"), element.get("itemprop"))
        is_place = is_named or _BYLINE_CLASS.search(element.get("class") or "")
        if is_place and not is_aside(element):
            words = words_of(element)
            yield (words if len(words) <= QUOTED else ""), "byline"


def _people(said: str, language: Language, site: str = "", own: Container[str] = ()) -> str:
    pages = language.pages
    found = []
    for part in pages.author_join.split(pages.author_before.sub("", clean(said))):
        name = pages.author_after.sub("", part).strip(" ,;|·•-–—")
        if site and name.casefold().endswith(f" {site.casefold()}"):
            name = name[: -len(site)].strip()
        words = name.split()
        is_name = 0 < len(words) <= _WORDS_OF_A_NAME and not re.search(r"[@\d<>{}:]|//|\.\w{2,3}$", name)
        is_name = is_name and name[0].isupper() and all(word[0].isupper() or len(word) <= _PARTICLE for word in words)
        is_site = name.casefold() in site.casefold().split() or handle_of(name) in own
        if is_name and not is_site and not any(map(pages.no_author.fullmatch, (part, name))):
            found.append(name.title() if name.isupper() and " " in name else name)
    return "; ".join(dict.fromkeys(found))


def shown_author(texts: Sequence[str], language: str | Language = "en") -> tuple[str, int] | None:
    """The name in the first byline, and which of the texts it is."""
    pages = load(language).pages
    for number, text in enumerate(texts):
        byline = pages.byline.fullmatch(text)
        if byline is None and pages.byline_label.fullmatch(text) and number + 1 < len(texts):
            byline = pages.byline.fullmatch(f"{text.rstrip(':')} {texts[number + 1]}")
        if byline:
            who = byline["who"]
            return (who.title() if who.isupper() else who), number
    return None


_SCHEMA = {"OpinionNewsArticle": "opinion", "LiveBlogPosting": "live"}
"""Types of schema.org, which a page states for programs."""

_TOP = 3  # lines that a label may stand on
_LABEL = 40  # characters of a label, at most
_FORM = 3  # paragraphs that begin with a clock time, or questions and as many answers, that make a form

_PARTED_LABEL = re.compile(r"\s*[/,|>&;]\s*|\s+[-–—]\s+")
_HEADED = re.compile(r"\s*[:|]\s+|\s+[-–—]\s+")


def with_genre(clues: Clues, document: Document, language: Language) -> Clues:
    """The clues with the genre that the file states and its evidence; unchanged if it states none."""
    return clues if clues.genre else clues._replace(genre=next(_found(clues, document, language), None))


def _found(clues: Clues, document: Document, language: Language) -> Iterator[Found]:
    names = language.pages.genres
    for section in clues.sections:
        if section in _SCHEMA:
            yield Found(_SCHEMA[section], f"the page calls itself {section}")
        for part in (section, *_PARTED_LABEL.split(section)):
            yield from (Found(g, f"section “{clean(section)}”") for g, name in names.items() if name.fullmatch(part))
    lines = [line for line in map(str.strip, document.text[: document.comments].splitlines()) if line]
    titles = [clues.title.value] if clues.title else []
    for line in [*titles, *lines[:_TOP]]:
        head, *rest = _HEADED.split(line, maxsplit=1)
        head = head.partition(" ")[0] if language.pages.byline.fullmatch(head) else head  # "Opinion by Ana Brek"
        if len(head) <= _LABEL and (not rest or " " in rest[0]):
            yield from (Found(g, f"“{clean(line)[:_LABEL]}”") for g, name in names.items() if name.fullmatch(head))
    text, own = language.text, language.voices.phrases.own_words
    heads = [
        (said["who"].rpartition(" ")[2].lower(), line) for line in lines if (said := text.speaker_label.match(line))
    ]
    asked = {who for who, line in heads if who in text.question_labels or line.endswith("?")}
    you = [n for n, line in enumerate(lines[:-1]) if line.endswith("?") and text.addressed.search(line)]
    answers = [who not in asked for who, _ in heads] or [bool(own.search(lines[n + 1])) for n in you]
    questions = len(answers) - sum(answers) if heads else len(you)
    if min(questions, sum(answers)) >= _FORM:
        yield Found("interview", f"{questions} paragraphs are questions, {sum(answers)} answers")
    times = [found[0] for line in lines if (found := language.pages.entry_time.match(line))]
    if len(times) >= _FORM:
        yield Found("live", f"{len(times)} paragraphs begin with a clock time, such as “{clean(times[0])}”")
