"""Languages: every word list and pattern of a language as data, in a folder of its own.

A language is a folder beside ``en`` whose ``LANGUAGE`` is a `Language`. Readers receive that object and spell no word
themselves, so a new language touches no other file.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from kosovo_lib.errors import ParameterError

__all__ = ["Language", "load"]


@dataclass(frozen=True)
class Language:
    """Everything that readers need to know of one language.

    Attributes:
        code: ISO 639-1, and the name of its folder.
    """

    code: str


@cache
def load(code: str = "en") -> Language:
    """The language of this code.

    Raises:
        ParameterError: there is no folder of that name in ``kosovo_lib/lang``.
    """
    try:
        return import_module(f"kosovo_lib.lang.{code}").LANGUAGE  # type: ignore[no-any-return]
    except ModuleNotFoundError as error:
        raise ParameterError(f"language {code!r} is not a folder in kosovo_lib/lang; en is there") from error
