"""A saved web page to text: its article, and after it the readers' comments that stand on the page."""

import re
from collections.abc import Sequence
from contextlib import suppress
from html import unescape
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.copied import comments_in, is_button, is_ended, text_clues
from kosovo_lib.read.document import Clues, Document
from kosovo_lib.read.markup import page_tree, shown_lines, structured, words_of
from kosovo_lib.read.metadata import page_clues

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype html|html[\s>]|head[\s>])", re.IGNORECASE
)
_TAG = re.compile(r"\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)*<[a-z][a-z0-9]*[\s>/]", re.IGNORECASE)
_PARTS = re.compile(r"<(?:html|body)[\s>]|</(?:p|div)>", re.IGNORECASE)
_ROW = re.compile(r"\|.*\|\s*")

_STUB = 1500  # characters: a shorter article may be what a wall leaves of it
_SHELL = 400  # characters that a page shows at most before a browser fills it
_MANY = 1500  # lines of a page: more do without trafilatura's last resort, whose time is their square
_HALF = 0.5  # the share of a longer reading of a page below which the strict reading has lost the article
_SENTENCE, _PARAGRAPH = 50, 170  # characters of a line that is no menu, date or byline, and of one that is no deck


def is_page(text: str) -> bool:
    """Whether the characters of a file are those of a web page."""
    return _HTML.match(text) is not None or (_TAG.match(text) is not None and _PARTS.search(text) is not None)


def read_page(text: str, name: str, language: Language) -> list[Document]:
    """The article of a page and then its comments, by trafilatura; `DataError` if it has none or is broken."""
    try:
        tree = page_tree(text, name)
        lines = shown_lines(tree)
        body, comments = _extracted(tree, lines, language)
    except DataError:
        raise
    except Exception as error:  # pages can be broken in any way: any failure of the parsers is reported
        raise DataError(f"{name}: this HTML page cannot be read: {type(error).__name__}: {error}") from error
    if not body:
        is_shell = sum(map(len, lines)) < _SHELL and "<script" in text
        what = "an empty shell that a browser fills: save it when it has loaded" if is_shell else _wall(lines, language)
        guess = f"; it looks like {what}" if what else ""
        raise DataError(f"{name}: no article text was found in this HTML page{guess}")
    what = _wall([*tree.xpath("//title/text()"), *body.split("\n")], language) if len(body) < _STUB else ""
    if not what and len(body) < _STUB:
        said = (str(thing.get("isAccessibleForFree", "")).lower() == "false" for thing in structured(tree))
        if any(said) or tree.xpath("//*[contains(@class, 'paywall') or contains(@id, 'paywall')]"):
            what = _wall(lines, language, "a paywall stub")
    if tree.xpath("//link[@rel='canonical' and substring-after(substring-after(@href, '//'), '/') = '']") and not what:
        what = "a home page"
    doubts = (f"it looks like {what}",) if what else ()
    whole = f"{body}\n\n{comments}" if comments else body

    def clues() -> Clues:
        return page_clues(tree, language, text).hinted(text_clues(whole, language).hint)

    return [Document(whole, len(body) + 2 if comments else len(body), clues, doubts=doubts)]


def strip_markup(fragment: str) -> str:
    """The text of a piece of mark-up, a line for each of its paragraphs."""
    return "\n".join(shown_lines(page_tree(f"<html><body>{fragment}</body></html>", "a piece of mark-up")))


def _wall(lines: Sequence[str], language: Language, only: str = "") -> str:
    text = "\n".join(lines) if only else "\n".join(lines)[:_STUB]
    walls = language.pages.walls
    return next((what for what, pattern in walls if only in ("", what) and pattern.search(text)), "")


def _extracted(tree: Any, lines: Sequence[str], language: Language) -> tuple[str, str]:
    """Article and comments, navigation left out.

    Two readings of trafilatura tell the article: the strict one knows where it stands and loses pieces of it, the plain
    one has these pieces and lists of other stories. Some pages hold their article only where programs look for it.
    """
    strict, called = _main_text(tree, strict=True)
    plain, _ = _main_text(tree, strict=False, fast=len(lines) > _MANY)
    found = called.split("\n") if called else [lines[number] for number in comments_in(lines, language)]
    said = [" ".join(line.split()) for line in found if not is_button(line, language)]
    strict, plain, told = (_without(said, text, language) for text in (strict, plain, _told_body(tree)))
    article = _merged(strict, plain, tree)
    if len(article) < _HALF * len(told) or _key(article) == _key(told):
        article = told
    return _without_pipes(_parted(article, lines)), "\n".join(said).strip()


def _parted(article: str, lines: Sequence[str]) -> list[str]:
    """The lines of an article; of one that trafilatura gave as a single line those of the page that make it up."""
    key, keys = _key(article), [_key(line) for line in lines]
    for first in range(len(lines)) if "\n" not in article else ():
        held, end = keys[first], first + 1
        while key.startswith(f"{held} ") and end < len(lines):
            held, end = f"{held} {keys[end]}".strip(), end + 1
        if held == key:
            return list(lines[first:end])
    return article.split("\n")


def _without_pipes(lines: Sequence[str]) -> str:
    """An article with tabs between the cells of tables; one alone above or below its prose is a menu or a caption."""
    prose = [n for n, line in enumerate(lines) if is_ended(line) and not _ROW.fullmatch(line)]
    kept = []
    for n, line in enumerate(lines):
        cells = [cell for cell in map(str.strip, line.split("|")) if cell] if _ROW.fullmatch(line) else [line]
        if len(cells) > 1 or cells == [line] or is_ended(cells[0]) or (prose and prose[0] < n < prose[-1]):
            kept.append("\t".join(cells))
    return "\n".join(kept).strip()


def _main_text(tree: Any, *, strict: bool, fast: bool = False) -> tuple[str, str]:
    import trafilatura  # heavy, and most corpora hold plain text

    found: Any = trafilatura.bare_extraction(
        tree, include_comments=strict, favor_precision=strict, fast=fast, with_metadata=False
    )
    return (found.text or "", found.comments or "") if found else ("", "")


def _merged(strict: str, plain: str, tree: Any) -> str:
    """The strict reading with the pieces of the article that it lost: of the plain one all but links to other pages.

    It may lose paragraphs and subheads between its first line and its last, the headline and the deck above. The longer
    reading counts where the plain one has half of the strict one at most.
    """
    lines = plain.split("\n")
    keys = [_key(line) for line in lines]
    sure = set(map(_key, strict.split("\n")))
    kept = {n for n, key in enumerate(keys) if key and key in sure}
    if sum(len(keys[n]) for n in kept) <= _HALF * len(_key(strict)):
        return max(strict, plain, key=len)
    links = {_key(link.text_content()) for link in tree.iter("a")}
    first, last = min(kept), max(kept)
    for n in range(last - 1, -1, -1):
        if n in kept or not keys[n] or keys[n] in links:
            continue
        if is_ended(lines[n]):
            is_part = len(keys[n]) >= (_PARAGRAPH if n < first else _SENTENCE) or (n > first and "?" in lines[n])
        else:
            is_part = n + 1 in kept and is_ended(lines[n + 1]) and not lines[n].startswith("- ")
        if is_part:
            kept.add(n)
    heads = [_key(words_of(head)) for head in tree.iter("h1", "title")]
    titles = [n for n, key in enumerate(keys) if key and any(head.startswith(key) for head in heads)]
    begun = next((n for n in sorted(kept) if is_ended(lines[n])), 0)
    title = next((n for n in titles if n < begun), None)
    kept = {n for n in kept if n >= (first if title is None else title) or len(keys[n]) >= _PARAGRAPH}
    if title is not None:
        kept |= {title}
    return "\n".join(lines[n] for n in sorted(kept))


def _key(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _told_body(tree: Any) -> str:
    told = (thing["articleBody"] for thing in structured(tree) if isinstance(thing.get("articleBody"), str))
    body: str = max(told, key=len, default="")
    if re.search(r"&lt;/?\w|</?(?:p|br|div|li|h\d)\b", body):
        with suppress(DataError):
            return strip_markup(unescape(body) if "&lt;" in body else body)
    return body.strip()


def _without(said: Sequence[str], text: str, language: Language) -> str:
    pages = language.pages
    lines = text.strip().split("\n")
    while said and len(lines) > 1:
        line = " ".join(lines[-1].split())
        beside = (pages.comment_side, pages.comment_heading, pages.readers_heading, pages.comments_over)
        if not (is_button(line, language) or line in said or any(pattern.fullmatch(line) for pattern in beside)):
            break
        lines.pop()
    return "\n".join(lines)
