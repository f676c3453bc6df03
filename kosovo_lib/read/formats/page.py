"""A saved web page to text: its article, and after it the readers' comments that stand on the page."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.comments import comments_in, is_button
from kosovo_lib.read.copied import text_clues
from kosovo_lib.read.document import Document
from kosovo_lib.read.metadata import page_clues

__all__ = ["is_page", "read_page"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype html|html[\s>]|head[\s>])", re.IGNORECASE
)
_TOO_DEEP = re.compile(r"excessive depth|nested too deep|maximum.{0,20}depth", re.IGNORECASE)


_HIDDEN = frozenset({"script", "style", "noscript", "head", "template", "option", "svg"})
_EDGES = dict.fromkeys("a b i u em strong span font small abbr cite code mark q s sub sup time label".split(), "") | {
    "td": "\t", "th": "\t"
}  # fmt: skip
"""What stands around an element: a break, but for those within a line."""


def is_page(text: str) -> bool:
    """Whether the characters of a file are those of a web page."""
    return _HTML.match(text) is not None


def read_page(text: str, name: str, language: Language) -> list[Document]:
    """The article of a page, and after it the comments under it, by trafilatura.

    Raises:
        DataError: the page holds no article, or its mark-up cannot be read to the end.
    """
    try:
        body, comments = _extracted(text, name, language)
    except DataError:
        raise
    except Exception as error:  # pages can be broken in any way: any failure of the parsers is reported
        raise DataError(f"{name}: this HTML page cannot be read: {type(error).__name__}: {error}") from error
    if not body.strip():
        raise DataError(f"{name}: no article text was found in this HTML page")
    begin = len(body) + 2 if comments.strip() else None
    whole = body if begin is None else f"{body}\n\n{comments}"
    return [Document(whole, begin, lambda: page_clues(text, language).completed(text_clues(whole, language)))]


def _extracted(raw: str, name: str, language: Language) -> tuple[str, str]:
    """Article and comments, navigation left out."""
    import trafilatura  # heavy, and most corpora hold plain text

    tree = _tree(raw, name)
    for strict in True, False:  # pages laid out in tables show nothing to the strict reading
        found: Any = trafilatura.bare_extraction(
            tree, include_comments=True, include_tables=False, favor_precision=strict, with_metadata=False
        )
        if found and (found.text or "").strip():
            called = (found.comments or "").strip()
            return (found.text, called) if called else _parted(found.text, _lines(tree), language)
    return "", ""


def _parted(body: str, lines: Sequence[str], language: Language) -> tuple[str, str]:
    """Article and comments of a page whose mark-up calls none so: found as in copied text, and taken off the end."""
    found = (lines[number] for number in comments_in(lines, language))
    said = [" ".join(line.split()) for line in found if not is_button(line, language)]
    article = body.split("\n")
    while said and article and (is_button(article[-1], language) or " ".join(article[-1].split()) in said):
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
