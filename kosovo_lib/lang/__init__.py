r"""Languages: every word list and pattern of a language as data, in a folder of its own.

A language is a folder beside ``en`` whose ``PARTS`` says which module beside it holds which part. Readers receive it as
a `Language` and spell no word themselves, so a new language touches no other file. There is a part for each room that
reads text: their classes in ``parts.py``, ``dates.py`` and ``voices.py`` document the fields.

The words stand in a text file beside each module, the patterns in the module. To add a word, write it into its list;
no Python is needed. A list begins with its name in brackets and what it is for. Blanks part its words, or commas if its
name ends in one, as that of a list with phrases must. Where a pattern is built of a list, a word may have its signs:
the u of ``neighbou?r`` may be missing, ``coast\w*`` has any ending. A list with the name of a field for a set fills it.
A file looks like this::

    [blame] stems of verbs that blame whoever they name
    accus condemn criticis

    [parts,] what may stand before "of" and a place
    # a comment
    parts?, half, the rest
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.lang.dates import Dates
from kosovo_lib.lang.parts import Actors, Clauses, Events, Facts, Pages, Terms, Text
from kosovo_lib.lang.voices import Voices

__all__ = ["Language", "WordLists", "load"]


class WordLists(dict[str, list[str]]):
    """The lists of the text file beside a module, by name; `DataError` where one is missing, twice or misread."""

    def __init__(self, module: str | Path) -> None:
        path = Path(module).with_suffix(".txt")
        self.file = f"{path.parent.name}/{path.name}"
        text = re.sub(r"(?m)^#.*", "", path.read_text(encoding="utf-8"))
        _, *parts = re.split(r"(?m)^\[(.+?)\](?: .*)?$", text)
        for heading, words in zip(parts[::2], parts[1::2], strict=True):
            name = heading.rstrip(",")
            if name in self:
                raise DataError(f"{self.file}: two lists are named {name!r}")
            if "," in words and name == heading:
                raise DataError(f"{self.file}: {name!r} is a list with commas: write [{name},]")
            entries = words.split(None if name == heading else ",")
            self[name] = [" ".join(entry.split()) for entry in entries if entry.strip()]

    def __missing__(self, name: str) -> list[str]:
        raise DataError(f"{self.file}: no list is named {name!r}")

    def either(self, name: str, blank: str = " ") -> str:
        """The pattern of any entry of a list; ``blank`` is the pattern of what parts the words of a phrase."""
        return "|".join(self[name]).replace(" ", blank)

    def sets(self, part: type) -> dict[str, Any]:
        """The lists that bear the name of a field of a part for a set of words, for that field."""
        found = {field: self.get(field.name.replace("_", " ")) for field in fields(part)}
        kinds = (frozenset[str], tuple[str, ...])
        return {field.name: field.type(words) for field, words in found.items() if words and field.type in kinds}


class Language:
    """Everything that readers need to know of one language.

    A part in a module of its folder is imported when it is first asked for, as all take a tenth of a second.
    Every part may be left out: its defaults never match, so what it would find is not found.
    """

    code: str  # ISO 639-1, and the name of its folder
    actors: Actors  # words around names
    clauses: Clauses  # verbs, conjunctions, words around dates
    dates: Dates  # names of months and days, numbers, rules for times said in words
    pages: Pages  # lines that belong to a page and not to its article, bylines, signs of readers' comments
    text: Text  # ends of sentences, labels of speakers
    events: Events  # signs of places, names, plans and habits
    facts: Facts  # stems, numbers, clauses, words to leave out when sentences are compared
    terms: Terms  # stop words and negations
    voices: Voices  # verbs of saying, phrases of attribution, quotation marks

    def __init__(self, code: str, stands: Mapping[str, str] | None = None, **parts: Any) -> None:
        self.__dict__ |= {"code": code, "_stands": stands or {}, **parts}

    def __getattr__(self, part: str) -> Any:
        if part not in Language.__annotations__:
            raise AttributeError(part)
        made = Language.__annotations__[part]
        if module := self._stands.get(part):
            made = partial(getattr, import_module(f"kosovo_lib.lang.{self.code}.{module}"), part.upper())
        return self.__dict__.setdefault(part, made())


def load(language: "str | Language" = "en") -> Language:
    """The language of a code, or a `Language` as it is; `ParameterError` if ``kosovo_lib/lang`` has no such folder."""
    return language if isinstance(language, Language) else _load(language)


@cache
def _load(code: str) -> Language:
    """The language pack in the folder of this name, made once."""
    try:
        return Language(code, import_module(f"kosovo_lib.lang.{code}").PARTS)
    except (ModuleNotFoundError, AttributeError) as error:
        raise ParameterError(f"language {code!r} is not available; choose en") from error
