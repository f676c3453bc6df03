"""What a file holds: articles, each with its text and what the file says of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language

_SAMPLE, _ENOUGH = 10_000, 20  # characters that tell the language of a text, and words it needs for that
_FUNCTION_WORDS = 0.2  # their least share

_LANGUAGES = {
    "en": "English", "sq": "Albanian", "sr": "Serbian", "hr": "Croatian", "bs": "Bosnian", "mk": "Macedonian",
    "sl": "Slovene", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "nb": "Norwegian", "fi": "Finnish",
    "pl": "Polish", "cs": "Czech", "sk": "Slovak", "hu": "Hungarian", "ro": "Romanian", "bg": "Bulgarian",
    "el": "Greek", "tr": "Turkish", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "he": "Hebrew",
    "fa": "Persian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "hi": "Hindi",
}  # fmt: skip
"""What languages are called in messages, by their ISO 639-1 code."""

QUOTED = 100  # characters of evidence quoted
MAX_CHARACTERS = 2_000_000  # a longer text is not an article: some 340,000 words


class Found(NamedTuple):
    """A value and the evidence for it, both on one line."""

    value: str
    evidence: str


class Publication(NamedTuple):
    """First and last day as in ``articles.csv``, the first empty for "not after", both if nobody knows; and why."""

    first: str
    last: str
    basis: str
    evidence: str


class Clues(NamedTuple):
    """What was found.

    ``genre`` is given only where it is not news, ``sections`` are the parts of its site that a page says it stands in.
    ``published`` is None where nothing tells when the article appeared; ``hint`` helps whoever is asked for a day.
    """

    host: Found | None = None
    site: Found | None = None
    title: Found | None = None
    author: Found | None = None
    published: Publication | None = None
    genre: Found | None = None
    hint: str = ""
    sections: tuple[str, ...] = ()
    url: str = ""

    def hinted(self, more: str) -> "Clues":
        """The clues with one more hint."""
        return self._replace(hint="; ".join(filter(None, (self.hint, more))))


def clean(text: str) -> str:
    """One line of printable characters: what a page says goes to a terminal and into a table."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


@dataclass(frozen=True)
class Document:
    """An article as it was received.

    Attributes:
        text: the text that all offsets count into.
        comments: where readers' comments begin in it, its end where there are none; None where no mark-up tells what is
            the article and what is not.
        structured: whether the format has places for title, author and day; what a plain text says of them in its lines
            is proposed to whoever adds it, and otherwise not used.
        original: the page itself, where a file holds several; it is kept then instead of the text.
        doubts: why this may be no article of news at all; empty where nothing speaks against it.
    """

    text: str
    comments: int | None = None
    find_clues: Callable[[], Clues] = field(default=Clues, repr=False, compare=False)
    structured: bool = True
    original: bytes = field(default=b"", repr=False, compare=False)
    doubts: tuple[str, ...] = ()

    @cached_property
    def clues(self) -> Clues:
        """Title, author, outlet and day as the file gives them, looked for when they are first asked for."""
        return self.find_clues()

    def check(self, name: str) -> None:
        """Refuse, as a `DataError`, a text longer than `MAX_CHARACTERS` or with half a character."""
        try:
            self.text.encode()
        except UnicodeEncodeError as error:
            raise DataError(f"{name}: character {error.start} is half a character (a lone surrogate)") from error
        if len(self.text) > MAX_CHARACTERS:
            raise DataError(f"{name}: {len(self.text):,} characters; an article has at most {MAX_CHARACTERS:,}")


def foreign(text: str, language: Language) -> str:
    """A warning that a text is in another language than expected, and in which; empty if it is not.

    Function words tell: they make up some two fifths of English, and next to nothing of other languages. Only what has
    too few of them is put to a detector. The script tells of a text of any length: most letters are the language's own.
    """
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    known = language.text.function_words
    if known and len(words) < _ENOUGH and (script := _other_script("".join(words), "".join(known))):
        return f"it is not written in {_LANGUAGES[language.code]} but in {script.title()} letters"
    if len(words) < _ENOUGH or not known or sum(word in known for word in words) >= _FUNCTION_WORDS * len(words):
        return ""
    from py3langid.langid import classify  # takes half a second to load

    code, own = str(classify(" ".join(words))[0]), _LANGUAGES[language.code]
    other = f" but in {_LANGUAGES[code]}" if code in _LANGUAGES else ""
    return "" if code == language.code else f"it is not written in {own}{other}"


def _other_script(letters: str, own: str) -> str:
    scripts = Counter(unicodedata.name(letter, "other").split()[0] for letter in letters)
    most = max(scripts, key=lambda script: scripts[script], default="")
    return "" if most in {unicodedata.name(letter, "other").split()[0] for letter in own} else most
