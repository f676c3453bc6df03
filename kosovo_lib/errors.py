"""Every error this library raises on purpose.

::

    KosovoError
    ├── DataError        what was read breaks a rule: a manifest, a text, a coding sheet
    ├── ParameterError   what was asked for does not exist or has the wrong type
    └── NotebookError    a notebook failed while a page was being made

A message names the place, the value and the rule, so that it can be acted on without reading code:
``articles.csv row 7: outlet 'koha' is not in outlets.csv``.
"""

from collections.abc import Callable, Collection, Iterable
from errno import EACCES, ENOENT, ENOSPC

_HELP = {EACCES: "; change its permissions, or work on a copy elsewhere", ENOSPC: "; free some space and try again",
         ENOENT: "; check its name"}  # fmt: skip
"""What to do where the system refuses a file."""


class KosovoError(Exception):
    """Anything this library refuses. Catch this one to catch them all."""


class DataError(KosovoError):
    """What was read breaks a rule: a manifest, a text, a coding sheet, a model file."""


class ParameterError(KosovoError):
    """What was asked for does not exist or has the wrong type: an outlet, an option, a parameter."""


class NotebookError(KosovoError):
    """A notebook failed while a page was being made; names the notebook, the cell and the cause."""


def refusals(look: Callable[[], object]) -> list[str]:
    """What a reader of files refuses, line by line; nothing if all is in order."""
    try:
        look()
    except KosovoError as error:
        return str(error).splitlines()
    return []


def why(error: OSError, done: str = "") -> str:
    """Why the system refused a file, what was ``done``, and what helps."""
    return f"{error.strerror or error}{done}{_HELP.get(error.errno or 0, '')}"


def check_whole(name: str, value: object, least: int = 1, most: int | None = None) -> None:
    """Refuse, as a `ParameterError`, an option that is not a whole number from ``least``, to ``most`` if given."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least or (most and value > most):
        raise ParameterError(f"{name}: {value!r} is not a whole number from {least}" + (f" to {most}" if most else ""))


def check_names(parameter: str, values: Iterable[str], allowed: Collection[str] | None = None) -> None:
    """Refuse a text in place of a list, and names that are not allowed."""
    if isinstance(values, str):
        raise ParameterError(f"{parameter}: {values!r} is a text, not a list of texts")
    for value in values:
        if allowed is not None and value not in allowed:
            raise ParameterError(f"{parameter}: {value!r} is not one of {', '.join(allowed)}")
