"""What is written from the docstrings: the API reference and the methods page.

``python -m kosovo_lib.docs reference.html`` writes one HTML file without any request to elsewhere: every public module,
its functions, classes and tables. ``python -m kosovo_lib.docs METHODS.md`` writes each measure with its source.
"""

import inspect
import re
import sys
from html import escape
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

import mistune

import kosovo_lib
from kosovo_lib.schema import OUTLETS, TABLES, Table

__all__ = ["methods", "reference"]

_SECTIONS = ("Args", "Attributes", "Returns", "Yields", "Raises", "Columns")
_STYLE = """
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: #1a1a1a; background: #fff }
h1, h2, h3, h4, nav, dt { font-family: system-ui, sans-serif; line-height: 1.25 }
h2 { margin-top: 3rem; border-top: 2px solid #1a1a1a; padding-top: .5rem } h3 { margin-top: 2rem }
h4 { margin: 1rem 0 .25rem; font-size: .9rem } nav a { margin-right: 1rem; white-space: nowrap }
code, pre { font: .88em/1.45 ui-monospace, Menlo, Consolas, monospace } pre { background: #f4f4f2; padding: .6rem; overflow-x: auto }
dl { margin: 0 0 1rem } dt { font-weight: 600; font-size: .92rem } dd { margin: 0 0 .35rem 1.5rem } a { color: #00509d }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #16181b } pre { background: #22252a } a { color: #7db7f0 } }
"""  # noqa: E501


def reference() -> str:
    """The whole page, as HTML."""
    modules = {name: found for name in kosovo_lib.__all__ if inspect.ismodule(found := getattr(kosovo_lib, name))}
    own = [name for name in kosovo_lib.__all__ if name not in modules]
    links = " ".join(f'<a href="#{name}">{name}</a>' for name in ("kosovo_lib", "tables", *modules))
    parts = ['<h2 id="kosovo_lib">kosovo_lib</h2>', _prose(inspect.getdoc(kosovo_lib) or "")]
    parts += [_entry("kl", name, getattr(kosovo_lib, name)) for name in own]
    tables = [_entry("tables", table.name, table) for table in (OUTLETS, *TABLES)]
    parts += ['<h2 id="tables">The tables of a corpus</h2>', *tables]
    for name, module in modules.items():
        parts += [f'<h2 id="{name}">{name}</h2>', _docstring(inspect.getdoc(module) or "")]
        public = ((each, getattr(module, each)) for each in module.__all__)  # but for plain constants
        parts += [_entry(name, each, found) for each, found in public if isinstance(found, Table) or callable(found)]
    body, title = "\n".join(parts), f"kosovo_lib {kosovo_lib.__version__}"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}: reference</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>\n'
        f"<body><h1>{title}</h1><nav>{links}</nav>\n{body}\n</body></html>\n"
    )


def _entry(room: str, name: str, found: Any) -> str:
    """One public name: how it is called, what it does; of a class its public methods, too."""
    if isinstance(found, Table):
        return f'<h3 id="{room}.{name}">{name}</h3>{_docstring(repr(found))}'
    called = f"<code>{room}.{escape(name + _signature(found))}</code>"
    text = f'<h3 id="{room}.{name}">{called}</h3>{_docstring(inspect.getdoc(found) or "")}'
    for each, method in vars(found).items() if inspect.isclass(found) else ():
        if not each.startswith("_") and (callable(method) or isinstance(method, classmethod | property)):
            called = each if isinstance(method, property) else each + _signature(getattr(found, each))
            text += f"<h4><code>.{escape(called)}</code></h4>{_docstring(inspect.getdoc(getattr(found, each)) or '')}"
    return text


def _signature(found: Any) -> str:
    """The arguments with their types, as they are written in the code."""
    try:
        signature = str(inspect.signature(found))
    except (TypeError, ValueError):
        return ""
    signature = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Z]\w)", "", signature)  # pandas.core.frame.DataFrame -> DataFrame
    signature = re.sub(r"<[^>]+>", "...", signature)
    return re.sub(r"'([A-Z][\w\[\], |]*)'", r"\1", signature)  # a type that is spelled as text


def _docstring(text: str) -> str:
    """A Google-style docstring: its prose, then each section as a list of names with what they mean."""
    pieces = re.split(rf"^({'|'.join(_SECTIONS)}):\n", text, flags=re.MULTILINE)
    html = _prose(pieces[0])
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        listed, _, after = body.partition("\n\n") if not body.startswith("\n") else ("", "", body)
        entries = re.findall(r"^    (\*{0,2}\w+(?:, \w+)*): (.*(?:\n(?:     .*|$))*)", listed, flags=re.MULTILINE)
        named = "".join(f"<dt><code>{name}</code></dt><dd>{_prose(said)}</dd>" for name, said in entries)
        inner = f"<dl>{named}</dl>" if named and title != "Returns" else _prose(inspect.cleandoc(listed))
        html += f"<h4>{title}</h4>{inner}" + (_prose(inspect.cleandoc(after)) if after.strip() else "")
    return html


def _prose(text: str) -> str:
    """Paragraphs, lists and examples as HTML; anything that looks like mark-up is shown as text."""
    plain = re.sub(r"``(.+?)``", r"`\1`", text, flags=re.DOTALL)
    plain = re.sub(r"::\s*$", ":", plain, flags=re.MULTILINE)
    plain = re.sub(r"^:$", "", plain, flags=re.MULTILINE)
    return str(mistune.html(escape(plain, quote=False).replace("&gt;&gt;&gt;", ">>>")))


_CHAPTERS = {
    "kosovo_lib.terms": "Words",
    "kosovo_lib.stance": "Stance",
    "kosovo_lib.sentiment": "The model's reading",
    "kosovo_lib.coding.suggesting": "The model's suggestions",
    "kosovo_lib.agreement": "Agreement",
    "kosovo_lib.facts.similarity": "Facts",
    "kosovo_lib.events": "Events",
    "kosovo_lib.stats": "Intervals and tests",
}
"""Modules in the order of the page, each with its heading."""

_HEAD = """\
# Methods

This page names the source of each formula, as the library's docstrings give it; `make fix` writes the page
from them. The docstrings also say what each column means and which figures must not be compared: try
`help(kl.terms.distinctive)`. The code that divides texts into sentences and finds speakers and dates is in
`kosovo_lib/text/`, `kosovo_lib/voices/` and `kosovo_lib/dates/`; `bench/heldout/README.md` and
`tests/golden/README.md` say how well it works.
"""

_LIST = r"(?:References?|Sources?): "
_WORK = re.compile(rf"\A{_LIST}|[a-zý]\)? \(?(?:1[89]|20)\d\d[),]")
_YEAR = re.compile(r"\b(?:1[89]\d\d|20[0-4]\d)\b")


def methods() -> str:
    """Write the page, as Markdown."""
    parts = [_HEAD]
    for name, heading in _CHAPTERS.items():
        module = import_module(name)
        parts.append(f"## {heading}\n")
        parts += [f"{paragraph}\n" for paragraph in _paragraphs(module) if not paragraph.startswith("One idea a file")]
        for each in getattr(module, "__all__", vars(module)):  # a file that is no room has none
            found = getattr(module, each)
            if isinstance(found, FunctionType) and found.__module__.startswith(name) and each == found.__name__:
                summary, *others = _paragraphs(found) or [""]
                # A name with a year in brackets, or a list of references; an example with a date in it is neither.
                works = (one for one in others if _YEAR.search(one) and _WORK.search(one))
                cited = [f"  {re.sub(_LIST, 'Source: ', one)}" for one in works]
                lines = [f"- **`{name.rpartition('.')[2]}.{each}`** {summary}", *cited]
                parts += ["\n\n".join(lines) + "\n"] if cited else []
    return "\n".join(parts)


def _paragraphs(what: object) -> list[str]:
    """The paragraphs of a docstring, each on one line, without what is said of arguments, returns and errors."""
    text = re.sub(rf"\n(?:{'|'.join(_SECTIONS)}):\n(?:[ \t]+.*\n|\n)*", "\n", (inspect.getdoc(what) or "") + "\n")
    parts = [part for part in re.split(r"\n[ \t]*\n", text) if part.strip() not in ("", "::")]
    prose = [part for part in parts if not part.strip("\n").startswith("    ")]  # examples are indented
    return [" ".join(part.split()).removesuffix("::").replace("``", "`") for part in prose]


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(methods() if target.suffix == ".md" else reference(), encoding="utf-8")
    print(f"{target}: written")
