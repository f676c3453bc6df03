"""Markdown with front matter, as web clippers and note programs write it."""

import re
from typing import Any

from yaml.constructor import ConstructorError

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.document import Document, clean
from kosovo_lib.read.metadata import told_clues
from kosovo_lib.settings import parse_yaml

__all__ = ["is_clipping", "read_clipping"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>.*?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
_TARGET = r"\((?:[^()]|\([^)]*\))*\)"
_MARKS = (
    (re.compile(rf"!\[[^\]]*\]{_TARGET}|!\[\[[^\]]*\]\]|\[\^\w+\](?!:)|<[a-zA-Z/][^<>]*>"), ""),
    (re.compile(rf"\[([^\]]*)\]{_TARGET}|\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1\2"),
    (re.compile(r"^#{1,6}[ \t]+|^>[ \t]?|^```.*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)
"""Marks of Markdown and what is read instead."""


def is_clipping(text: str) -> bool:
    """Whether a text begins with front matter."""
    try:
        return _front(text, "") is not None
    except DataError:
        return True  # `read_clipping` says what is wrong with it


def _front(text: str, name: str) -> dict[str, Any] | None:
    """The fields of the front matter; None where there are none, or where it is no YAML.

    Raises:
        DataError: a key stands twice.
    """
    match = _FRONT.match(text[:20_000])
    if match is None:
        return None
    try:
        held = parse_yaml(match["front"], f"{name}: front matter")
    except DataError as error:
        if isinstance(error.__cause__, ConstructorError):
            raise
        return None
    return {str(key).lower(): value for key, value in held.items()} if isinstance(held, dict) else None


def read_clipping(text: str, name: str, language: Language) -> list[Document]:
    """The article under the front matter, without the marks of Markdown.

    Raises:
        DataError: a key of the front matter stands twice.
    """
    front, match = _front(text, name) or {}, _FRONT.match(text)
    body = text[match.end() :] if match else text
    for marks, instead in _MARKS:
        body = marks.sub(instead, body)

    def said(*names: str) -> str:
        value = next((front[name] for name in names if front.get(name)), "")
        return clean("; ".join(map(str, value)) if isinstance(value, list) else str(value)).strip("[]")

    clues = told_clues(
        "front matter",
        language,
        address=said("source", "url", "link", "canonical"),
        site=said("site", "publisher", "publication"),
        title=said("title"),
        author=said("author", "authors").replace("[", "").replace("]", ""),
        day=said("published", "date", "pubdate", "publish_date"),
    )
    return [Document(body.strip("\n"), find_clues=lambda: clues)]
