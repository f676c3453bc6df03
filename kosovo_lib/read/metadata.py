"""What a saved web page says of itself: outlet, headline, author and day.

A clue is a proposal with the words that say so; what is known from elsewhere goes before it. What a page tells programs
goes before what it shows. Nothing is guessed: a name that no place for authors gives is nobody's.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from kosovo_lib.lang import Language, load
from kosovo_lib.read.document import Clues, Found, clean
from kosovo_lib.read.outlets import host_of, is_name
from kosovo_lib.read.published import find_published, is_aside, shown_texts, structured

__all__ = ["page_clues", "shown_author"]

_SAVED_FROM = re.compile(
    r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]+)|<base [^>]*href=[\"'](https?://[^\"'>\s]+)"
)
"""The address that browsers, and SingleFile, write into a page when they save it."""

_TOLD, _SHOWN = ("meta", "link", "time", "script"), ("h1", "title", "span", "p", "a", "div")
"""Elements that tell programs about the page, which go before those that only show words."""

_PARTED = re.compile(r"\s(?:[-–—|»·•]|::)\s")
"""What parts a headline from the name of its site."""

_AUTHOR = re.compile(
    r"(?:.*[:.])?(?:author|byl|creator|byline|article-author|citation_author)|parsely-author", re.IGNORECASE
)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line)(?:$|[\s_-])", re.IGNORECASE)
_WORDS_OF_A_NAME, _PARTICLE = 6, 3
"""Words of a name at most, and letters of a word in it that may begin small."""

_LONGEST = 100
"""Characters of evidence quoted."""


def page_clues(html: str, language: str | Language = "en") -> Clues:
    """Clues in the mark-up of a web page; ``host`` is the domain of its address.

    A page whose mark-up cannot be understood says nothing, with a warning: its article is read all the same.
    """
    try:
        return _clues(html, load(language))
    except Exception as error:  # pages can be broken in any way: any failure of the parsers is reported
        warnings.warn(f"what the page says of itself cannot be read: {type(error).__name__}: {error}", stacklevel=2)
        return Clues(hint="the page's mark-up cannot be read")


def _clues(html: str, language: Language) -> Clues:
    import trafilatura
    from lxml import html as markup  # type: ignore[import-untyped]

    match = _SAVED_FROM.search(html[:5000])
    saved = (match[1] or match[2]) if match else None
    tree = markup.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    about = trafilatura.extract_metadata(html, default_url=saved)
    texts = [text for text, _ in shown_texts(tree)]
    title = _headline(about.title or "", texts)
    published = find_published(tree, saved or about.url or "", title, language)
    site = clean(about.sitename or "")
    host, hint = _host(about.url or "", tree, saved or ""), published.hint
    other = host_of(about.url or "")
    if host and other and not (host.value.endswith(other) or other.endswith(host.value)):
        hint = "; ".join(filter(None, (hint, f"the page was saved from {host.value} but calls {other} its address")))
        host = None
    return Clues(
        host=host,
        site=_found(site, tree) if is_name(site, title) else None,
        title=_found(title, tree),
        author=_author(tree, texts, site, language),
        day=published.day,
        hint=hint,
        is_stated=published.is_stated,
    )


def _headline(title: str, texts: Sequence[str]) -> str:
    """A title without the name of the site: the longest of its parts that the page shows by itself."""
    shown = set(texts)
    parts = [part for part in map(str.strip, _PARTED.split(title)) if part in shown]
    return max(parts, key=len, default=title)


def _author(tree: Any, texts: Sequence[str], site: str, language: Language) -> Found | None:
    """The author as a place for authors gives it: for programs, or in a byline."""
    for said, place in _places_of_authors(tree, language):
        if who := _names(said, site, language):
            return Found(who, f"{place} “{clean(said)[:_LONGEST]}”")
    if byline := shown_author(texts, language):
        who = _names(byline[0], site, language)
        return Found(who, f"byline “{clean(texts[byline[1]])}”") if " " in who else None
    return None


def _places_of_authors(tree: Any, language: Language) -> Iterator[tuple[str, str]]:
    """What stands in places for authors, and which place it is."""
    things = list(structured(tree))
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
    for thing in things:
        if "headline" in thing or "datePublished" in thing:
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
            words = clean(element.text_content())
            yield (words if len(words) <= _LONGEST else ""), "byline"


def _names(said: str, site: str, language: Language) -> str:
    """The names of persons or agencies in what a place for authors says, joined by "; "; empty where there are none."""
    pages = language.pages
    found = []
    for part in pages.author_join.split(pages.author_before.sub("", clean(said))):
        name = pages.author_after.sub("", part).strip(" ,;|·•-–—")
        if site and name.casefold().endswith(f" {site.casefold()}"):
            name = name[: -len(site)].strip()
        words = name.split()
        is_name = 0 < len(words) <= _WORDS_OF_A_NAME and not re.search(r"[@\d<>{}:]|//|\.\w{2,3}$", name)
        is_name = is_name and name[0].isupper() and all(word[0].isupper() or len(word) <= _PARTICLE for word in words)
        if is_name and not any(map(pages.no_author.fullmatch, (part, name))) and name.casefold() != site.casefold():
            found.append(name.title() if name.isupper() and " " in name else name)
    return "; ".join(dict.fromkeys(found))


def _host(address: str, tree: Any, saved: str) -> Found | None:
    """The domain of the page, and the address it was read from."""
    for said, evidence in ((saved, f"saved from {clean(saved)[:_LONGEST]}"), (address, _place(tree, address))):
        if host := host_of(said):
            return Found(host, evidence or f"the address {clean(address)[:_LONGEST]}")
    return None


def _found(value: str | None, tree: Any) -> Found | None:
    """A value with its place in the page."""
    words = clean(value or "")
    return Found(words, _place(tree, words) or "read from the page by trafilatura") if words else None


def _place(tree: Any, value: str) -> str:
    """The first element that says ``value``, in words."""
    for tags in _TOLD, _SHOWN:
        for element in tree.iter(*tags):
            if said := _said(element, value):
                return said
    return ""


def _said(element: Any, value: str) -> str:
    """How one element says ``value``; empty if it does not."""
    if element.tag == "script":
        if "json" not in element.get("type", ""):
            return ""
        stated = re.search(rf'"(\w+)"\s*:\s*"([^"]{{0,200}}{re.escape(value)}[^"]{{0,200}})"', element.text or "")
        return f"JSON-LD {stated[1]} “{clean(stated[2])[:_LONGEST]}”" if stated else ""
    if element.tag == "meta":
        name, words = element.get("property") or element.get("name") or element.get("itemprop"), element.get("content")
    elif element.tag == "link":
        name, words = element.get("rel"), element.get("href")
    elif element.tag == "time":
        name, words = "", element.get("datetime") or element.text_content()
    else:
        name, words = "", element.text if element.tag != "h1" else element.text_content()
    words = clean(words or "")
    if value not in words:
        return ""
    at = max(0, words.find(value) - 20)
    return f"{element.tag}{' ' + clean(name) if name else ''} “{words[at : at + _LONGEST]}”"


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
