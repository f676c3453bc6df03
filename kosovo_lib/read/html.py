"""A saved web page to text: its article, and after it the readers' comments that stand on the page."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kosovo_lib.errors import DataError
from kosovo_lib.read.comments import comments_in, is_button

__all__ = ["MAX_CHARACTERS", "Received", "is_page", "received"]

MAX_CHARACTERS = 2_000_000
"""A longer text is not an article: some 340,000 words."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype html|html[\s>]|head[\s>])", re.IGNORECASE
)
_TOO_DEEP = re.compile(r"excessive depth|nested too deep|maximum.{0,20}depth", re.IGNORECASE)


_HIDDEN = frozenset({"script", "style", "noscript", "head", "template", "option", "svg"})
_EDGES = dict.fromkeys("a b i u em strong span font small abbr cite code mark q s sub sup time label".split(), "") | {
    "td": "\t", "th": "\t"
}  # fmt: skip
"""What stands around an element: a break, but for those within a line."""


class Received(NamedTuple):
    """The text that offsets count into; from ``comments`` on it is readers' comments, None where a page has none."""

    text: str
    comments: int | None = None


def is_page(text: str) -> bool:
    """Whether the characters of a file are those of a web page."""
    return _HTML.match(text) is not None


def received(raw: str, *, name: str) -> Received:
    """The characters of a file as they are, or of a web page its article and the comments under it, by trafilatura.

    Raises:
        DataError: the text is longer than ``MAX_CHARACTERS`` or holds half a character, the page holds no article, or
            its mark-up cannot be read to the end.
    """
    try:
        raw.encode()
    except UnicodeEncodeError as error:
        raise DataError(f"{name}: character {error.start} is half a character (a lone surrogate)") from error
    read = _of_page(raw, name) if is_page(raw) else Received(raw)
    if len(read.text) > MAX_CHARACTERS:
        raise DataError(f"{name}: {len(read.text):,} characters; an article has at most {MAX_CHARACTERS:,}")
    return read


def _of_page(raw: str, name: str) -> Received:
    """The article of a page and the comments under it."""
    try:
        body, comments = _extracted(raw, name)
    except DataError:
        raise
    except Exception as error:  # pages can be broken in any way; what the libraries make of it is no matter of ours
        raise DataError(f"{name}: this HTML page cannot be read: {type(error).__name__}: {error}") from error
    if not body.strip():
        raise DataError(f"{name}: no article text was found in this HTML page")
    return Received(f"{body}\n\n{comments}", len(body) + 2) if comments.strip() else Received(body)


def _extracted(raw: str, name: str) -> tuple[str, str]:
    """Article and comments, navigation left out."""
    import trafilatura  # heavy, and most corpora hold plain text

    tree = _tree(raw, name)
    for strict in True, False:  # pages laid out in tables show nothing to the strict reading
        found: Any = trafilatura.bare_extraction(
            tree, include_comments=True, include_tables=False, favor_precision=strict, with_metadata=False
        )
        if found and (found.text or "").strip():
            called = (found.comments or "").strip()
            return (found.text, called) if called else _parted(found.text, _lines(tree))
    return "", ""


def _parted(body: str, lines: Sequence[str]) -> tuple[str, str]:
    """Article and comments of a page whose mark-up calls none so: found as in copied text, and taken off the end."""
    said = [" ".join(lines[number].split()) for number in comments_in(lines) if not is_button(lines[number])]
    article = body.split("\n")
    while said and article and (is_button(article[-1]) or " ".join(article[-1].split()) in said):
        article.pop()
    return "\n".join(article) if article else body, "\n".join(said)


def _lines(tree: Any) -> list[str]:
    """The lines of a page as a browser shows them."""
    return [line for line in map(str.strip, "".join(_shown(tree)).split("\n")) if line]


def _shown(element: Any) -> Iterator[str]:
    """What a page shows of an element and of what follows it, with breaks where lines end."""
    if element.tag not in _HIDDEN:
        edge = _EDGES.get(element.tag, "\n")
        yield edge
        yield " ".join(re.split(r"\s+", element.text or ""))
        for child in element:
            yield from _shown(child)
        yield edge
    yield " ".join(re.split(r"\s+", element.tail or ""))


def _tree(raw: str, name: str) -> Any:
    """The elements of a page."""
    from lxml import html  # type: ignore[import-untyped]

    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", raw), parser=parser)
    for entry in parser.error_log:
        if _TOO_DEEP.search(entry.message):  # the parser stops there, and what follows would be lost unseen
            raise DataError(
                f"{name} line {entry.line}: mark-up nested too deep to be read; a page has at most 256 levels"
            )
    return tree
