"""Whose a file is: an outlet of ``outlets.csv``, or a new one to be added to it."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii

from kosovo_lib.errors import ParameterError
from kosovo_lib.read.document import Clues, clean

__all__ = [
    "UNATTRIBUTED", "Outlet", "Outlets", "handle_of", "host_of", "is_name", "named", "of_file", "of_page", "outlet_row",
]  # fmt: skip

UNATTRIBUTED = "unattributed"
"""The handle of texts whose outlet is not known; kept out of comparisons."""

Outlets = Mapping[str, Mapping[str, str]]
"""Handle -> row of ``outlets.csv``."""


class Outlet(NamedTuple):
    """An outlet and why a file is held to be its; ``row`` is what ``outlets.csv`` has or is to get."""

    handle: str
    evidence: str
    row: Mapping[str, str]


_ARCHIVE = re.compile(
    r"(?:[a-z]+://)?(?:web\.archive\.org/web/[\d*]+(?:[a-z]{2}_)?/|archive\.(?:is|ph|today|li|md|vn|fo)/(?:[\d.-]+|o/\w+)/"
    r"|webcache\.googleusercontent\.com/search\?q=cache:(?:\w+:)?|(?:www\.)?google\.[a-z.]+/amp/s?/?"
    r"|[\w-]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?|r\.jina\.ai/|(?:www\.)?(?:12ft\.io|removepaywall\.com)/"
    r"|translate\.google\.[a-z.]+/.*[?&]u=)(?P<inner>.+)",
    re.IGNORECASE,
)
"""Copies of pages whose address holds that of the page."""

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
_WORDS_OF_A_NAME = 7


def handle_of(words: str, length: int = 40) -> str:
    """Words as a handle or an id: lower-case Latin letters, digits and hyphens; empty if there is no letter or digit.

    Other letters are written in Latin ones, as anyascii has it.
    """
    return re.sub(r"[^a-z0-9]+", "-", anyascii(words).lower())[:length].strip("-")


def host_of(address: str) -> str:
    """The domain of the page at an address, of an archived or cached copy that of the page itself; empty where none is.

    A domain that many outlets share, such as an aggregator's, tells no outlet and is left out.
    """
    while match := _ARCHIVE.match(address.strip()):
        address = match["inner"]
    host = re.sub(r"^(?:[a-z]+:/*)?(?:(?:www|m|amp|mobile)\.(?=[^/]+\.))*", "", address.strip().lower())
    host = re.split(r"[/?#:]", host, maxsplit=1)[0]
    return "" if "." not in host or _SHARED.fullmatch(host) else host


def is_name(site: str, title: str = "") -> bool:
    """Whether what a page gives as its site's name can be one: no headline, e-mail address or copyright line."""
    few = 0 < len(site.split()) <= _WORDS_OF_A_NAME
    return few and not _NO_NAME.search(site) and site.casefold() != title.casefold()


def named(asked: str, outlets: Outlets, evidence: str) -> Outlet:
    """The outlet that somebody names, by handle or by name; an unknown one is new, however like a known one it is.

    Raises:
        ParameterError: no handle can be made of the name.
    """
    words = clean(asked)
    for handle, row in outlets.items():
        if words.casefold() in (handle, row["name"].casefold()):
            return Outlet(handle, evidence, row)
    handle = handle_of(words)
    if not handle:
        raise ParameterError(f"outlet {words!r}: a name needs a letter or a digit; add a row to outlets.csv first")
    if handle == UNATTRIBUTED:
        return Outlet(
            handle, evidence, outlet_row(handle, "Outlet not named", kind="text of no known outlet", compare=False)
        )
    if near := get_close_matches(handle, outlets, n=1, cutoff=0.8):
        evidence += f"; a new outlet, not {outlets[near[0]]['name']!r}: give its handle {near[0]!r} if it is meant"
    return Outlet(_free(handle, outlets), evidence, outlet_row(_free(handle, outlets), words))


def _free(handle: str, outlets: Outlets) -> str:
    """A handle that no outlet has: two names can be written alike in Latin letters."""
    return next(name for name in (handle, *(f"{handle}-{n}" for n in range(2, 1000))) if name not in outlets)


def of_page(clues: Clues, outlets: Outlets) -> Outlet | None:
    """The outlet of a web page by its address and its site's name, a new one if need be.

    Returns:
        None if the page says neither, or if address and name belong to different outlets: then somebody has to say.
    """
    host = clues.host.value if clues.host else ""
    owns = (
        handle
        for handle, row in outlets.items()
        if (own := host_of(row["url"])) and (host == own or host.endswith(f".{own}"))
    )
    by_host = next(owns, None) if host else None
    site = clues.site.value.casefold() if clues.site else ""
    by_site = next((handle for handle, row in outlets.items() if site and row["name"].casefold() == site), None)
    if by_host and by_site and by_host != by_site:
        return None
    if by_host and clues.host:
        return Outlet(by_host, clues.host.evidence, outlets[by_host])
    if by_site and clues.site and not (host and host_of(outlets[by_site]["url"])):
        return Outlet(by_site, clues.site.evidence, outlets[by_site])
    return _new(clues, outlets) if clues.host or clues.site else None


def of_file(clues: Clues, file: Path, outlets: Outlets) -> Outlet | None:
    """The outlet of a file by what a page says, else by the beginning of the file's name; None if neither says."""
    if clues.host or clues.site:
        return of_page(clues, outlets)
    start = next(
        (h for h in sorted(outlets, key=len, reverse=True) if re.match(rf"{h}(?![a-z0-9])", file.stem.lower())), None
    )
    return Outlet(start, f"the file is called {clean(file.name)}", outlets[start]) if start else None


def _new(clues: Clues, outlets: Outlets) -> Outlet | None:
    """A new outlet as a page names itself."""
    site = clues.site.value if clues.site else ""
    host = clues.host.value if clues.host else ""
    own = host.partition(".")[0] if _PLATFORM.fullmatch(host) else _SUFFIX.sub("", host).rpartition(".")[2]
    handle = handle_of(own) or handle_of(site)
    if not handle or handle in outlets:  # another outlet's handle: somebody has to say which of them it is
        return None
    evidence = "; ".join(clue.evidence for clue in (clues.site, clues.host) if clue)
    return Outlet(handle, evidence, outlet_row(handle, site or host, url=f"https://{host}" if host else ""))


def outlet_row(handle: str, name: str = "", *, kind: str = "", url: str = "", compare: bool = True) -> dict[str, str]:
    """A new row of ``outlets.csv``."""
    return {
        "outlet": handle, "name": name or handle, "country": "", "kind": kind, "url": url,
        "compare": str(compare).lower(),
    }  # fmt: skip
