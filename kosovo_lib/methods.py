"""The methods page, written from the docstrings: each measure in a sentence, with the source of its formula.

``python -m kosovo_lib.methods > METHODS.md`` writes it; a test checks that the two are equal.
"""

import inspect
import re
from importlib import import_module
from types import FunctionType, ModuleType

__all__ = ["page"]

_CHAPTERS = {
    "kosovo_lib.voices.summary": "Who is speaking",
    "kosovo_lib.terms": "Words",
    "kosovo_lib.stance": "Stance",
    "kosovo_lib.sentiment": "The machine's reading",
    "kosovo_lib.coding.suggesting": "The machine's suggestions",
    "kosovo_lib.agreement": "Agreement",
    "kosovo_lib.facts.similarity": "Facts",
    "kosovo_lib.events": "Events",
    "kosovo_lib.stats": "Intervals and tests",
}
"""Modules in the order of the page, each with its heading."""

_HEAD = """\
# Methods

This page names the source of each formula, as the library's docstrings give it; `python -m kosovo_lib.methods` writes
the page from them. The docstrings also say what each column means and which figures must not be compared: try
`help(kl.terms.distinctive)`. The code that divides texts into sentences and finds speakers and dates is in
`kosovo_lib/text/`, `kosovo_lib/voices/` and `kosovo_lib/dates/`; `bench/heldout/README.md` and
`tests/golden/README.md` say how well it works.
"""

_SECTIONS = r"(?:Args|Returns|Raises|Attributes|Yields)"
_LIST = r"(?:References?|Sources?): "
_YEAR = re.compile(r"\b(?:1[89]\d\d|20[0-4]\d)\b")


def page() -> str:
    """Write the page, as Markdown."""
    parts = [_HEAD]
    for name, heading in _CHAPTERS.items():
        module = import_module(name)
        parts.append(f"## {heading}\n")
        parts += [
            f"{paragraph}\n" for paragraph in _paragraphs(module) if not paragraph.startswith(("- ", "One idea a file"))
        ]
        for function in filter(_sources, _functions(module)):
            lines = [f"- **`{name.rpartition('.')[2]}.{function.__name__}`** {_summary(function)}"]
            lines += [f"  {paragraph}" for paragraph in _sources(function)]
            parts.append("\n\n".join(lines) + "\n")
    return "\n".join(parts)


def _functions(module: ModuleType) -> list[FunctionType]:
    """The public functions of a module, in the order of their names."""
    return [found for name in module.__all__ if isinstance(found := getattr(module, name), FunctionType)]


def _paragraphs(what: object) -> list[str]:
    """The paragraphs of a docstring, each on one line, without what is said of arguments, returns and errors."""
    text = re.sub(rf"\n{_SECTIONS}:\n(?:[ \t]+.*\n|\n)*", "\n", (inspect.getdoc(what) or "") + "\n")
    parts = [part for part in re.split(r"\n[ \t]*\n", text) if part.strip() not in ("", "::")]
    prose = [part for part in parts if not part.strip("\n").startswith("    ")]  # examples are indented
    return [" ".join(part.split()).removesuffix("::").replace("``", "`") for part in prose]


def _summary(what: object) -> str:
    return next(iter(_paragraphs(what)), "")


def _sources(what: object) -> list[str]:
    """The paragraphs that name a work with its year."""
    cited = [part for part in _paragraphs(what)[1:] if _names_a_work(part)]
    return [re.sub(_LIST, "Source: ", part) for part in cited]


def _names_a_work(paragraph: str) -> bool:
    """A name with a year in brackets, or a list of references; an example with a date in it is neither."""
    return bool(_YEAR.search(paragraph)) and bool(
        re.match(_LIST, paragraph) or re.search(r"[a-zý]\)? \(?(?:1[89]|20)\d\d[),]", paragraph)
    )


if __name__ == "__main__":
    print(page(), end="")
