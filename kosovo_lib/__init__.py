"""How did each outlet tell this story? Articles in, evidence out.

::

    import kosovo_lib as kl

    corpus = kl.load("data")                             # seven tidy tables, one of them sentences
    kl.terms.rates(corpus, by="outlet")                  # which words each outlet uses
    table = kl.stance.by_outlet(corpus, voice="outlet")  # how each outlet treats each actor, in its own voice
    kl.facts.coverage(corpus)                            # which outlet reports which fact, and which leaves it out
    kl.events.timeline(corpus)                           # what happened when, and who reported it
    kl.actors.counts(corpus)                             # how often each outlet refers to each actor
    kl.actors.propose(corpus)                            # names that occur often and are no known actor yet
    kl.charts.stance_matrix(table)                       # Altair charts of such tables
    kl.project.new("mystory")                            # a corpus folder for a story of one's own

Importing this package reads no file and loads nothing heavy: each part is imported when it is first used.
"""

from importlib import import_module
from typing import Any

from kosovo_lib.errors import DataError, KosovoError, NotebookError, ParameterError

__all__ = [
    "Corpus",
    "DataError",
    "KosovoError",
    "NotebookError",
    "ParameterError",
    "actors",
    "agreement",
    "bulk",
    "charts",
    "check",
    "coding",
    "display",
    "events",
    "facts",
    "load",
    "parse",
    "project",
    "schema",
    "sentiment",
    "stance",
    "stats",
    "terms",
    "voices",
]

__version__ = "0.2.0"

_ELSEWHERE = {"Corpus": "corpus", "check": "corpus", "load": "bulk", "parse": "corpus"}
"""Public names that are no modules -> the module that has them."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'kosovo_lib' has no attribute {name!r}; it has {', '.join(__all__)}")
    found = import_module(f"kosovo_lib.{_ELSEWHERE.get(name, name)}")
    value = globals()[name] = getattr(found, name) if name in _ELSEWHERE else found
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
