"""Whose a file is: an outlet of ``outlets.csv``, or a new one to be added to it."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from kosovo_lib.errors import ParameterError
from kosovo_lib.read.document import Clues, clean

__all__ = ["UNATTRIBUTED", "Outlet", "Outlets", "handle_of", "named", "of_file", "of_page", "outlet_row"]

UNATTRIBUTED = "unattributed"
"""The handle of texts whose outlet is not known; kept out of comparisons."""

Outlets = Mapping[str, Mapping[str, str]]
"""Handle -> row of ``outlets.csv``."""


class Outlet(NamedTuple):
    """An outlet and why a file is held to be its; ``row`` is what ``outlets.csv`` has or is to get."""

    handle: str
    evidence: str
    row: Mapping[str, str]


def handle_of(words: str, length: int = 40) -> str:
    """Words as a handle or an id: lower-case letters, digits and hyphens; empty if nothing is left of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:length].strip("-")


def named(asked: str, outlets: Outlets, evidence: str) -> Outlet:
    """The outlet that somebody names, by handle or by name; an unknown one is new.

    Raises:
        ParameterError: the name is nearly that of a known outlet, or nothing can be made of it.
    """
    words = clean(asked)
    for handle, row in outlets.items():
        if words.casefold() in (handle, row["name"].casefold()):
            return Outlet(handle, evidence, row)
    near = get_close_matches(handle_of(words), outlets, n=1, cutoff=0.8)
    if near:
        raise ParameterError(
            f"outlet {words!r} is not in outlets.csv; did you mean {near[0]!r}? If not, add a row there first"
        )
    handle = handle_of(words)
    if not handle:
        raise ParameterError(
            f"outlet {words!r}: a name needs letters of the Latin alphabet; add a row to outlets.csv first"
        )
    if handle == UNATTRIBUTED:
        return Outlet(
            handle, evidence, outlet_row(handle, "Outlet not named", kind="text of no known outlet", compare=False)
        )
    return Outlet(handle, evidence, outlet_row(handle, words))


def of_page(clues: Clues, outlets: Outlets) -> Outlet | None:
    """The outlet of a web page by its address or its site's name, a new one if need be; None if neither is said."""
    if clues.host:
        for handle, row in outlets.items():
            own = _host(row["url"])
            if own and (clues.host.value == own or clues.host.value.endswith(f".{own}")):
                return Outlet(handle, clues.host.evidence, row)
    if clues.site:
        for handle, row in outlets.items():
            if row["name"].casefold() == clues.site.value.casefold():
                return Outlet(handle, clues.site.evidence, row)
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
    handle = handle_of(host.partition(".")[0]) or handle_of(site)
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


def _host(url: str) -> str:
    """The domain in an address, without ``www.``."""
    return re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", url.strip().lower()).partition("/")[0]
