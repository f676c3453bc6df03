"""English."""

from kosovo_lib.lang import Language
from kosovo_lib.lang.en.actors import ACTORS
from kosovo_lib.lang.en.dates import DATES
from kosovo_lib.lang.en.facts import EVENTS, FACTS
from kosovo_lib.lang.en.pages import PAGES
from kosovo_lib.lang.en.text import CLAUSES, TERMS, TEXT
from kosovo_lib.lang.en.voices import VOICES

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    "en", actors=ACTORS, clauses=CLAUSES, dates=DATES, events=EVENTS, facts=FACTS, pages=PAGES, terms=TERMS, text=TEXT,
    voices=VOICES,
)  # fmt: skip
