"""A saved web page to text: its article, and after it the readers' comments that stand on the page."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.comments import comments_in, is_button
from kosovo_lib.read.copied import is_ended, text_clues
from kosovo_lib.read.document import Clues, Document
from kosovo_lib.read.metadata import page_clues

__all__ = ["is_page", "read_page", "strip_markup"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype html|html[\s>]|head[\s>])", re.IGNORECASE
)
_TAG = re.compile(r"\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)*<[a-z][a-z0-9]*[\s>/]", re.IGNORECASE)
_PARTS = re.compile(r"<(?:html|body)[\s>]|</(?:p|div)>", re.IGNORECASE)
_TOO_DEEP = re.compile(r"excessive depth|nested too deep|maximum.{0,20}depth", re.IGNORECASE)


_STUB = 1500
"""Characters: a shorter article may be what a wall leaves of it."""

_SHELL = 400
"""Characters that a page shows at most before a browser fills it."""

_HALF = 0.5
"""The share of a page's prose, or of a longer reading of it, below which the strict reading has lost the article."""

_PROSE = 80
"""Characters of a line that ends as prose does and is surely a paragraph."""

_HIDDEN = frozenset({"script", "style", "noscript", "head", "template", "option", "svg"})
_EDGES = dict.fromkeys("a b i u em strong span font small abbr cite code mark q s sub sup time label".split(), "") | {
    "td": "\t", "th": "\t"
}  # fmt: skip
"""What stands around an element: a break, but for those within a line."""


def is_page(text: str) -> bool:
    """Whether the characters of a file are those of a web page."""
    return _HTML.match(text) is not None or (_TAG.match(text) is not None and _PARTS.search(text) is not None)


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
    tree = _tree(text, name)
    lines = _lines(tree)
    if not body.strip():
        is_shell = sum(map(len, lines)) < _SHELL and "<script" in text
        what = "an empty shell that a browser fills: save it when it has loaded" if is_shell else _wall(lines, language)
        raise DataError(
            f"{name}: no article text was found in this HTML page" + (f"; it looks like {what}" if what else "")
        )
    what = _wall([*tree.xpath("//title/text()"), *body.split("\n")], language) if len(body) < _STUB else ""
    if tree.xpath("//link[@rel='canonical' and substring-after(substring-after(@href, '//'), '/') = '']") and not what:
        what = "a home page"
    doubts = (f"it looks like {what}",) if what else ()
    whole = f"{body}\n\n{comments}" if comments.strip() else body
    begin = len(body) + 2 if comments.strip() else len(body)
    return [Document(whole, begin, lambda: _clues(text, whole, language), doubts=doubts)]


def _clues(text: str, article: str, language: Language) -> Clues:
    """What the page says of itself; its article hints at the day."""
    return page_clues(text, language).hinted(text_clues(article, language).hint)


def strip_markup(fragment: str) -> str:
    """The text of a piece of mark-up, a line for each of its paragraphs."""
    return "\n".join(_lines(_tree(f"<html><body>{fragment}</body></html>", "a piece of mark-up")))


def _wall(lines: Sequence[str], language: Language) -> str:
    """What stands between a reader and the article; empty where nothing does."""
    text = "\n".join(lines)[:_STUB]
    return next((what for what, pattern in language.pages.walls if pattern.search(text)), "")


def _extracted(raw: str, name: str, language: Language) -> tuple[str, str]:
    """Article and comments, navigation left out.

    The strict reading of trafilatura loses the article of some pages, such as those laid out in tables. Then the plain
    one is taken, or what the page tells programs is its article.
    """
    tree = _tree(raw, name)
    lines, told = _lines(tree), _told_body(tree)
    body, called = _main_text(tree, strict=True)
    found = (lines[number] for number in comments_in(lines, language)) if not called else called.split("\n")
    said = [" ".join(line.split()) for line in found if not is_button(line, language)]
    article = _without(said, body, language)
    more = [told]
    if len(article) < _HALF * sum(len(line) for line in lines if len(line) >= _PROSE and is_ended(line)):
        more.append(_main_text(tree, strict=False)[0])
    longest = max((_without(said, text, language) for text in more), key=len)
    if len(article) < _HALF * len(longest):
        article = longest
    return article, "\n".join(said)


def _main_text(tree: Any, *, strict: bool) -> tuple[str, str]:
    """Article and comments by trafilatura, as far as the mark-up names them."""
    import trafilatura  # heavy, and most corpora hold plain text

    found: Any = trafilatura.bare_extraction(
        tree, include_comments=True, include_tables=False, favor_precision=strict, with_metadata=False
    )
    return ((found.text or "").strip(), (found.comments or "").strip()) if found else ("", "")


def _told_body(tree: Any) -> str:
    """The article as the page gives it to programs (schema.org ``articleBody``); empty where it gives none."""
    for script in tree.iter("script"):
        if "json" in script.get("type", ""):
            found = re.search(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")', script.text or "")
            with suppress(ValueError):
                if found and "<" not in (body := str(json.loads(found[1], strict=False))):
                    return body.strip()
    return ""


def _without(said: Sequence[str], text: str, language: Language) -> str:
    """An article without the readers' comments at its end, and what stands around them."""
    pages = language.pages
    lines = text.split("\n")
    while said and len(lines) > 1:
        line = " ".join(lines[-1].split())
        beside = (pages.comment_side, pages.comment_heading, pages.readers_heading, pages.comments_over)
        if not (is_button(line, language) or line in said or any(pattern.fullmatch(line) for pattern in beside)):
            break
        lines.pop()
    return "\n".join(lines)


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
