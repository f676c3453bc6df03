"""What a saved web page says of itself: outlet, headline, author and day, found by trafilatura and htmldate.

Old and plain pages tell programs nothing. There the byline, a short text of its own, names the author, and the day
stands beside it.

A clue is a proposal with the words that say so. What is known from elsewhere goes before it.
"""

import re
import warnings
from collections.abc import Sequence
from datetime import date
from typing import Any

from kosovo_lib.dates import find_dates
from kosovo_lib.lang import Language, load
from kosovo_lib.read.document import Clues, Found, clean

__all__ = ["page_clues", "shown_author", "shown_day", "shown_texts"]

_SAVED_FROM = re.compile(r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]+)")
"""The address that browsers, and SingleFile, write into a page when they save it."""

_CHANGED = re.compile(r"modif|updat|revis", re.IGNORECASE)
_TOLD, _SHOWN = ("meta", "link", "time", "script"), ("h1", "title", "span", "p", "a", "div")
"""Elements that tell programs about the page, which go before those that only show words."""

_PARTED = re.compile(r"\s(?:[-–—|»·•]|::)\s")
"""What parts a headline from the name of its site."""

_LONGEST = 100
"""Characters of evidence quoted."""

_SHORT = 150
"""Characters of a text that can be a headline, a byline or a day."""

_AROUND = 4
"""Texts after a byline among which its day is looked for."""

_MOSTLY = 0.5
"""The share of a text that a day must take to be what the text says."""


def page_clues(html: str, language: str | Language = "en") -> Clues:
    """Clues in the mark-up of a web page; ``host`` is the domain of its address.

    A page whose mark-up cannot be understood says nothing, with a warning: its article is read all the same.
    """
    try:
        return _clues(html, load(language))
    except Exception as error:  # pages can be broken in any way; what the libraries make of it is no matter of ours
        warnings.warn(f"what the page says of itself cannot be read: {type(error).__name__}: {error}", stacklevel=2)
        return Clues(hint="the page's mark-up cannot be read")


def _clues(html: str, language: Language) -> Clues:
    import htmldate
    import trafilatura
    from lxml import html as markup  # type: ignore[import-untyped]

    saved = _SAVED_FROM.search(html[:5000])
    tree = markup.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    about = trafilatura.extract_metadata(html, default_url=saved[1] if saved else None)
    day = htmldate.find_date(html, original_date=True, extensive_search=False)
    texts = shown_texts(tree)
    byline = shown_author(texts, language)
    author = _found(about.author, tree)
    if author is None and byline:
        author = Found(clean(byline[0]), f"byline “{clean(texts[byline[1]])}”")
    return Clues(
        host=_host(about, tree, saved[1] if saved else ""),
        site=_found(about.sitename, tree),
        title=_found(_headline(about.title or "", texts), tree),
        author=author,
        day=_told_day(day, tree) or (_shown_day(texts, byline[1]) if byline else None),
        hint="the page gives no day in its mark-up",
    )


def _headline(title: str, texts: Sequence[str]) -> str:
    """A title without the name of the site: the longest of its parts that the page shows by itself."""
    shown = set(texts)
    parts = [part for part in map(str.strip, _PARTED.split(title)) if part in shown]
    return max(parts, key=len, default=title)


def _told_day(day: str | None, tree: Any) -> Found | None:
    """The day that the mark-up gives, unless it is still to come."""
    return _day(day, tree) if day and date.fromisoformat(day) <= date.today() else None


def _shown_day(texts: Sequence[str], byline: int) -> Found | None:
    """The day that the page only shows."""
    shown = shown_day(texts, byline)
    return Found(str(shown[0]), f"shown “{clean(shown[1])}”") if shown else None


def _host(about: Any, tree: Any, saved: str) -> Found | None:
    """The domain of the page, and the address it was read from."""
    if not about.hostname:
        return None
    evidence = (
        f"saved from {clean(saved)[:_LONGEST]}" if saved and about.url == saved else _place(tree, about.url or "")
    )
    return Found(clean(about.hostname).lower(), evidence or f"the address {clean(about.url)[:_LONGEST]}")


def _found(value: str | None, tree: Any) -> Found | None:
    """A value with its place in the page."""
    words = clean(value or "")
    return Found(words, _place(tree, words) or "read from the page by trafilatura") if words else None


def _day(day: str, tree: Any) -> Found:
    """A day with the mark-up or the words that give it."""
    when = date.fromisoformat(day)
    months, days = (when.strftime("%B"), when.strftime("%b")), (when.day, f"{when.day:02}")
    spellings = [day, day.replace("-", "/"), day.replace("-", "")]
    for month in months:
        for number in days:
            spellings += [f"{number}{dot} {month} {when.year}" for dot in ("", ".")] + [
                f"{month} {number}, {when.year}"
            ]
    places = [place for spelling in spellings if (place := _place(tree, spelling, dated=True))]
    return Found(day, places[0] if places else "")


def _place(tree: Any, value: str, *, dated: bool = False) -> str:
    """The first element that says ``value``, in words; those about later changes do not date a page."""
    for tags in _TOLD, _SHOWN:
        for element in tree.iter(*tags):
            said = _said(element, value)
            if said and not (dated and _CHANGED.search(said.partition("“")[0])):
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


def shown_texts(tree: Any) -> list[str]:
    """The short texts of a page as they follow each other, scripts and styles left out."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "noscript", "option"):
            texts = [element.tail]
        else:
            texts = [element.text, element.tail]
        found += [words for text in texts if text and (words := " ".join(text.split()))]
    return [text for text in found if len(text) <= _SHORT]


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


def shown_day(texts: Sequence[str], byline: int) -> tuple[date, str] | None:
    """The day that a text of its own shows beside the byline, after it or before it; with that text.

    A day elsewhere on a page may be that of the visit or of another article.
    """
    for text in (*texts[byline : byline + _AROUND + 1], *reversed(texts[max(0, byline - _AROUND) : byline])):
        for found in find_dates(text, None):
            day = found.date_from if found.anchor == "itself" and found.date_from == found.date_to else None
            if day and day <= date.today() and len(found.surface) >= _MOSTLY * len(text):
                return day, text
    return None
