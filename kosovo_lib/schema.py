"""Every table in one place: what a row is, its columns, their types and units.

All tables are tidy pandas frames. ``start`` and ``end`` are character offsets into the decoded text as
received, half-open, so that ``text == original[start:end]`` always holds. Lines are counted from 1.
A value that is not known is missing (``pd.NA`` or ``NaT``), never an empty string.
"""

import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, wraps
from inspect import Parameter, getattr_static, getdoc, isfunction, signature
from numbers import Integral, Real
from pathlib import Path
from traceback import walk_tb
from types import NoneType, UnionType
from typing import Annotated, Any, ParamSpec, Protocol, TypeVar, Union, get_args, get_origin

import numpy as np
import pandas as pd
import pyarrow as pa

from kosovo_lib.errors import DataError, KosovoError, ParameterError, check_names

__all__ = [
    "APART", "ARTICLES", "ATTRIBUTIONS", "ATTRIBUTION_TYPES", "BLOCKS", "CORRECTED", "CORRECTIONS", "DATES", "GENRES",
    "MAX_NGRAM", "MENTIONS", "OUTLETS", "PRECISIONS", "REFERENCES", "REFERENCES_COUNTED", "RELATIONS", "RUNNING_TEXT",
    "SECTIONS", "SENSES", "SENTENCES", "SHAPES", "TABLES", "VOICES", "Corpus", "Day", "Table", "checked", "columns",
    "outlet_names", "outlets_apart", "outlets_compared", "public", "references_counted",
]  # fmt: skip

SECTIONS = (
    "headline", "deck", "body", "update", "caption", "promo", "subhead",
    "block_quote", "credit", "byline", "bio", "comment", "furniture",
)  # fmt: skip
"""What a run of lines is for. The first four and ``subhead`` are the article's own running text."""

BODY = ("body", "update", "block_quote")
"""The sections below the headline, the deck and the subheads."""

RUNNING_TEXT = ("headline", "deck", "subhead", *BODY)
"""The sections that are the article itself: what is counted when words are counted."""

VOICES = ("outlet", "other", "none")
"""Who speaks: the outlet itself, someone it quotes or paraphrases, or nobody (menus, bylines, biographies)."""

ATTRIBUTION_TYPES = ("direct", "indirect", "mixed", "block", "comment", "none")
"""How another voice is reported: in quotation marks, in reported speech, a third to two thirds of the sentence in
quotation marks ("X said that" left out), as a long quotation set off as a block, as a reader's comment; ``none`` where
nobody else speaks."""

PRECISIONS = ("minute", "hour", "day", "weekend", "week", "month", "season", "year", "decade", "range")
"""The finest unit of time that the text supports."""

RELATIONS = ("at", "since", "until", "before", "after", "recurring", "ordinal")
"""How the event stands to the time named: at it, since it, until it, and so on."""

GENRES = ("news", "opinion", "letter", "interview", "live")
"""What an article is: news, unless its outlet marks it as opinion or a reader's letter, or it is an interview in
questions and answers or a live blog."""

APART = ("opinion", "letter")
"""Genres that comparisons between outlets keep apart from the others."""

SHAPES = (
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "star", "triangle-right", "x", "ring",
    "triangle-left", "hourglass",
)  # fmt: skip
"""Marks by which charts tell outlets apart, also without colour."""

REFERENCES = ("name", "description", "pronoun")
"""How an actor is referred to: "Velm", "the president", "she"."""

MAX_NGRAM = 5
"""Words that a term has at most."""

REFERENCES_COUNTED = {
    "names": "Actors are counted where they are named, not where the text says “the president” or “she”.",
    "all": "Actors are counted where they are named and where “the president” or “she” stands for them. Rules find "
    "about two in three of these references; about one in seven that they find is wrong.",
}
"""What ``references=`` can be, in every analysis that counts actors, and how a page says it."""

SENSES = ("actor", "place")
"""What a name stands for: somebody who acts, or where something is ("in northern Kosovo", "the Serbian border")."""

_TEXT = {str, type(None), type(pd.NA)}
_NUMPY = ("int64", "float64", "bool")
"""Types of columns that numpy holds itself, and in which nothing is missing but as NaN."""


_dtype: Callable[[str], Any] = cache(pd.api.types.pandas_dtype)  # which looks a type up anew for every column


@dataclass(frozen=True, repr=False, eq=False)
class Table:
    """The definition of one table: its name, what one row is, and ``columns`` as name -> (dtype, meaning)."""

    name: str
    row: str
    columns: Mapping[str, tuple[str, str]]
    optional: Mapping[str, Any] = field(default_factory=dict)
    """Columns that rows and frames made elsewhere may lack, with what then stands in them."""

    def __repr__(self) -> str:
        """What a row is and what each column means, as the help of a function that returns the table says it."""
        said = (f"    {name}: {meaning} ({dtype})" for name, (dtype, meaning) in self.columns.items())
        return "\n".join([f"A row is {self.row}.", "", "Columns:", *said])

    def frame(self, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
        """Build the table, every column in order and typed, also without rows; `KeyError` for other columns."""
        rows = [row if row.keys() == self.columns.keys() else self._filled(row) for row in rows]
        held: dict[str, Any] = {}
        for name, (dtype, _) in self.columns.items():
            # Typed before the frame is made: an article's tables take a fifth of the time that `astype` takes.
            values = [row[name] for row in rows]
            if dtype == "string" and {type(value) for value in values} <= _TEXT:
                held[name] = pd.arrays.ArrowStringArray(pa.array(values, pa.large_string(), from_pandas=True))
            else:
                held[name] = np.array(values, dtype=dtype) if dtype in _NUMPY else pd.array(values, dtype=_dtype(dtype))
        return pd.DataFrame(held, index=pd.RangeIndex(len(rows)), copy=False)

    def _filled(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """A row with the optional columns that it lacks."""
        filled = {**self.optional, **row}
        if odd := sorted(filled.keys() ^ self.columns.keys()):
            raise KeyError(f"table {self.name}: columns {odd} do not match its definition")
        return filled

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame made elsewhere as this table; `DataError` if a column is missing or misfits, or a value does."""
        if not isinstance(frame, pd.DataFrame):
            raise DataError(f"table {self.name}: {type(frame).__name__} is no table; give a pandas.DataFrame")
        frame = frame.assign(**{name: value for name, value in self.optional.items() if name not in frame})
        needed = [name for name in self.columns if name not in self.optional]
        if missing := [name for name in needed if name not in frame]:
            raise DataError(f"table {self.name}: column {missing[0]!r} missing; needed are {', '.join(needed)}")
        if twice := list(frame.columns[frame.columns.duplicated()]):
            raise DataError(f"table {self.name}: column {twice[0]!r} stands twice; keep one of them")
        more = [name for name in frame if name not in self.columns]
        held: dict[str, Any] = {}
        for name, (dtype, meaning) in self.columns.items():
            column: Any = frame[name]
            try:
                held[name] = column.astype(dtype)
                if dtype == "int64" and (odd := column[column.astype("float64") != held[name]]).any():
                    raise ValueError(f"{odd.iloc[0]} is no whole number")
            except (ValueError, TypeError) as error:
                raise DataError(f"table {self.name}: column {name!r} is not {dtype}: {error}") from error
            odd = held[name].isna() & ("missing" not in meaning and name not in self.optional)
            if allowed := re.match(r"one of ([\w, -]+)", meaning):
                odd |= held[name].notna() & ~held[name].astype("string").isin(allowed[1].split(", "))
            if odd.any():
                row = frame.loc[odd.to_numpy()].iloc[0]
                said = " ".join(f"{one} {row[one]!r}" for one in dict.fromkeys([next(iter(self.columns)), name]))
                rule = allowed[0] if allowed else "known; every row has it"
                raise DataError(f"{self.name} row {row.name}: {said} is not {rule}")
        return frame[[*self.columns, *more]].assign(**held).reset_index(drop=True)


CORRECTED = ("section", "voice", "speaker", "actor", "date")
"""What a person can correct: what a line is for, who speaks in a sentence and how that speaker is called, which actor
words refer to, which day they mean. In the order in which corrections are made."""

_WHO: dict[str, Any] = {"corrected": pd.NA}
_CORRECTED_BY = ("string", "who corrected the rules here, joined by '; '; missing where nobody did")
_ARTICLE = ("string", "id of the article, unique in the corpus")
_SENTENCE = ("int64", "number of the sentence in its article, from 0, in reading order")
_START = ("int64", "offset of the first character in the text as received")
_END = ("int64", "offset after the last character")

OUTLETS = Table("outlets", "an outlet", {
    "outlet": ("string", "handle, used in every table and parameter"),
    "name": ("string", "name as printed on pages"),
    "country": ("string", "where it is edited, ISO 3166-1 alpha-2"),
    "kind": ("string", "what kind of outlet it is, in plain words"),
    "url": ("string", "its front page"),
    "compare": ("boolean", "False for texts of no known outlet, kept out of comparisons by default"),
    "colour": ("string", "its colour in every chart, #rrggbb; missing where the palette gives it one"),
    "shape": ("string", f"its shape in every chart, one of {', '.join(SHAPES)}; missing likewise"),
}, dict.fromkeys(("country", "kind", "url", "colour", "shape"), pd.NA) | {"compare": True})  # fmt: skip

ARTICLES = Table("articles", "an article", {
    "article": _ARTICLE,
    "outlet": ("string", "handle of the outlet"),
    "genre": ("string", f"one of {', '.join(GENRES)}"),
    "version_of": ("string", "id of the article of the same outlet of which this is a later version; else missing"),
    "story": ("string", "handle of its event, shared by all articles on that; missing where nobody said"),
    "title": ("string", "headline as received; missing where the text has none"),
    "author": ("string", "author as printed; missing where unknown"),
    "published_from": ("datetime64[s]", "first day on which it can have been published; missing where none bounds it"),
    "published_to": ("datetime64[s]", "last such day, inclusive"),
    "basis": ("string", "stated, inferred or outside: where the publication interval comes from"),
    "evidence": ("string", "the words or facts that support it"),
    "words": ("int64", "word tokens of its running text (no menus, buttons or comments) that anybody says"),
    "sha256": ("string", "SHA-256 of the file as received, hexadecimal"),
    "path": ("string", "file, relative to the corpus folder"),
    "url": ("string", "address of the original, to which pages link; missing where unknown"),
}, dict.fromkeys((
    "version_of", "story", "title", "author", "published_from", "published_to", "basis", "evidence", "sha256", "path",
    "url"), pd.NA) | {"genre": "news"})  # fmt: skip

BLOCKS = Table("blocks", "a run of lines with one section", {
    "article": _ARTICLE,
    "block": ("int64", "number of the block in its article, from 0"),
    "section": ("string", f"one of {', '.join(SECTIONS)}"),
    "line_from": ("int64", "first line, from 1"),
    "line_to": ("int64", "last line, inclusive"),
    "start": _START,
    "end": _END,
    "text": ("string", "the text as received"),
    "corrected": _CORRECTED_BY,
}, _WHO)  # fmt: skip

SENTENCES = Table("sentences", "a sentence", {
    "article": _ARTICLE,
    "outlet": ("string", "handle of the outlet whose page this is"),
    "sentence": _SENTENCE,
    "block": ("int64", "number of its block"),
    "section": ("string", f"one of {', '.join(SECTIONS)}"),
    "voice": ("string", f"one of {', '.join(VOICES)}"),
    "speaker": ("string", "who speaks where the voice is other, as named in the text; missing where unnamed"),
    "attribution": ("string", f"one of {', '.join(ATTRIBUTION_TYPES)}"),
    "attributed_share": (
        "float64", "share of the sentence's characters that is attributed to others, 0 to 1, \"X said that\" left out"),
    "source_chain": ("string", "who speaks through whom, outermost first, joined by ' > '; missing where nobody does"),
    "line": ("int64", "line on which it starts, from 1"),
    "start": _START,
    "end": _END,
    "text": ("string", "the text as received"),
    "corrected": _CORRECTED_BY,
}, _WHO)  # fmt: skip

ATTRIBUTIONS = Table("attributions", "a span of a sentence that somebody other than the outlet is responsible for", {
    "article": _ARTICLE,
    "sentence": _SENTENCE,
    "attribution": ("string", "direct for words in quotation marks, else indirect, block or comment; of one sentence"
                    " no two spans overlap"),
    "speaker": ("string", "whose words they are, as named in the text; missing where unnamed"),
    "speaker_actor": ("string", "the one name for all spellings of a speaker: that of actors.yml, else the fullest of"
                      " the article; missing for \"a spokesman\", who may be anyone"),
    "start": _START,
    "end": _END,
    "text": ("string", "the words as they stand, without the quotation marks around them"),
    "corrected": _CORRECTED_BY,
}, _WHO)  # fmt: skip

MENTIONS = Table("mentions", "a reference to an actor in a sentence", {
    "article": _ARTICLE,
    "sentence": _SENTENCE,
    "actor": ("string", "name of the actor in actors.yml"),
    "kind": ("string", f"one of {', '.join(REFERENCES)}: by name, by a description or by a pronoun"),
    "sense": ("string", f"one of {', '.join(SENSES)}; of a capital that is a place, actor is the name of the city"),
    "surface": ("string", "the words as they stand"),
    "start": _START,
    "end": _END,
    "corrected": _CORRECTED_BY,
}, _WHO)  # fmt: skip

DATES = Table("dates", "a time expression", {
    "article": _ARTICLE,
    "sentence": _SENTENCE,
    "surface": ("string", "the words as they stand"),
    "start": _START,
    "end": _END,
    "date_from": ("datetime64[s]", "first day it can mean; missing where the text does not say"),
    "date_to": ("datetime64[s]", "last such day, inclusive; missing likewise"),
    "time": ("string", "clock time HH:MM as stated; missing where none is"),
    "zone": ("string", "zone label as stated; missing where none is"),
    "precision": ("string", f"one of {', '.join(PRECISIONS)}"),
    "relation": ("string", f"one of {', '.join(RELATIONS)}"),
    "anchor": ("string", "what it was resolved against: itself, publication, words, a correction; or missing"),
    "assumption": ("string", "what had to be assumed, in plain words; missing where nothing was"),
    "corrected": _CORRECTED_BY,
}, _WHO)  # fmt: skip

CORRECTIONS = Table("corrections", "a correction of the rules by a person", {
    "article": _ARTICLE,
    "sentence": ("int64", "number of the sentence, or of the first of several"),
    "start": _START,
    "end": _END,
    "what": ("string", f"one of {', '.join(CORRECTED)}"),
    "value": ("string", "what the person says: a section, a voice, a speaker, an actor, a date; or none"),
    "was": ("string", "what the rules read; missing where they read nothing"),
    "who": ("string", "who corrected it"),
    "why": ("string", "and why"),
    "text": ("string", "the words that are corrected"),
})  # fmt: skip

TABLES = (ARTICLES, BLOCKS, SENTENCES, ATTRIBUTIONS, MENTIONS, DATES, CORRECTIONS)
"""The seven tables of a corpus, in the order they are made."""


def outlet_names(outlets: pd.DataFrame) -> dict[str, str]:
    """Handle -> name as printed on pages, in the order of the table `OUTLETS`."""
    return dict(zip(outlets["outlet"], outlets["name"], strict=True))


def outlets_apart(outlets: pd.DataFrame) -> set[str]:
    """Handles of the rows of `OUTLETS` that are not compared: texts of no known outlet are no subject of a finding."""
    return set(outlets.loc[~outlets["compare"].astype(bool), "outlet"])


def outlets_compared(outlets: pd.DataFrame) -> list[str]:
    """Handles of the rows of `OUTLETS` that are compared where nobody names outlets."""
    return list(outlets.loc[outlets["compare"], "outlet"])


def references_counted(mentions: pd.DataFrame, references: str = "names") -> pd.DataFrame:
    """The rows of `MENTIONS` that an analysis counts: what the parameter ``references`` of every analysis means.

    About half of what a text says of its actors it says with "he" or "the president". The rules that resolve these find
    .65 of them, .86 of those rightly (37 marked before they were measured), so by default names alone count.
    `ParameterError` if ``references`` is no key of `REFERENCES_COUNTED`.
    """
    check_names("references", [references], REFERENCES_COUNTED)
    return mentions if references == "all" else mentions[mentions["kind"] == "name"]


def _rows(table: Table) -> Any:
    """A property of a corpus: one of its tables."""
    return property(lambda corpus: corpus.tables[table.name], doc=f"A row is {table.row}.")


class Corpus(Protocol):
    """What an analysis needs of a corpus: its tables. Anything that has them will do."""

    tables: Mapping[str, pd.DataFrame]
    outlets: pd.DataFrame
    articles: pd.DataFrame = _rows(ARTICLES)
    blocks: pd.DataFrame = _rows(BLOCKS)
    sentences: pd.DataFrame = _rows(SENTENCES)
    attributions: pd.DataFrame = _rows(ATTRIBUTIONS)
    mentions: pd.DataFrame = _rows(MENTIONS)
    dates: pd.DataFrame = _rows(DATES)
    corrections: pd.DataFrame = _rows(CORRECTIONS)


_COLUMNS = {
    **DATES.columns, **ARTICLES.columns, **MENTIONS.columns, **SENTENCES.columns,
    "fact": ("string", "id of the fact: article and number of the sentence that is its label; its name, if linked"),
    "label": ("string", "what each outlet that surely reports it says, as one says it; its speaker before a quotation"),
    "position": ("float64", "where the sentence stands in its article, 0 first to 1 last"),
    "score": ("float64", "0 to 1: about how many of 100 pairs with this score hand coding calls pairs, over 100"),
    "basis": ("string", "hand, where somebody linked the sentences (coding/event-links.csv); else found"),
    "labels": ("string", "hand (coders) or machine (the model)"),
    "source": ("string", "the coders, joined by ', ', or the model"),
    "coder": ("string", "a coder or model"),
}  # fmt: skip


def columns(names: str, sides: Sequence[str] = ("",)) -> dict[str, tuple[str, str]]:
    """Columns that several tables have, those of sentences first; once for each side, where a row is two of them."""
    return {f"{name}{side}": _COLUMNS[name] for name in names.split() for side in sides}


P = ParamSpec("P")
T = TypeVar("T")
Day = str | int | date  # also a month or a year: "2022-07", 2022
_KINDS: Mapping[Any, tuple[str, Any]] = {
    int: ("a whole number", Integral), float: ("a number", Real), bool: ("True or False", (bool, np.bool_)),
    str: ("a text", str), Path: ("a path", os.PathLike), date: ("a date", (date, np.datetime64)),
    pd.DataFrame: ("a table", pd.DataFrame), **dict.fromkeys((Mapping, dict), ("a mapping", Mapping)),
    **dict.fromkeys((Sequence, Collection, Iterable), ("a list", Iterable)),
}  # fmt: skip
"""Type in an annotation -> how a message calls it, and what passes for it, also from numpy and pandas."""
_OURS = ("builtins", "numpy", "pandas", "pathlib", "kosovo_lib")


def public(room: str) -> None:
    """Let the functions that a room exports check their arguments, see `checked`, and Tab complete what it exports."""
    module = sys.modules[room]
    module.__dir__ = module.__all__.copy  # type: ignore[method-assign]
    vars(module).update({
        name: checked(one, room) for name in module.__all__ if isfunction(one := vars(module).get(name))
    })  # fmt: skip


def checked(function: Callable[P, T], room: str = "") -> Callable[P, T]:
    """The function with one check of all its arguments, and with the columns of the table it returns in its help.

    Both follow from its annotations, in which ``Annotated[pd.DataFrame, PAIRS]`` is a table. An argument of another
    kind is a `ParameterError`, and so is a table without a column that the function asks pandas for.
    """
    shape, called = signature(function), f"{room.rpartition('.')[2]}.{function.__qualname__}".lstrip(".")
    kinds = {name: _parts(one.annotation) for name, one in shape.parameters.items() if "VAR" not in one.kind.name}
    said, tables = getdoc(function) or "", [one for one in _parts(shape.return_annotation) if isinstance(one, Table)]

    def refuse(name: str, what: str) -> ParameterError:
        own = re.search(rf"^    (?:\w+, )*{name}(?:, \w+)*: ([^;]+?)(?:;|\.(?:\s|$))", said, re.MULTILINE)
        do = f"; its help says “{' '.join(own[1].split())}”".replace("`", "") if own and ";" not in what else ""
        return ParameterError(f"{called}: {name}: {what}{do}")

    @wraps(function)
    def call(*given: P.args, **named: P.kwargs) -> T:
        try:
            arguments = shape.bind(*given, **named).arguments
        except TypeError as error:
            raise TypeError(f"{called}() {error}; it takes {', '.join(shape.parameters)}") from None
        for name, value in arguments.items():
            if odd := _misfit(kinds.get(name, [Any]), value):
                raise refuse(name, odd)
        try:
            return function(*given, **named)
        except (KosovoError, OSError, ImportError, MemoryError, ArithmeticError, AssertionError, RuntimeError):
            raise  # it comes of no table
        except Exception as error:
            if at_fault := _at_fault(arguments, error):
                raise refuse(*at_fault) from error
            for value in arguments.values():
                held: Any = getattr(value, "corpus", value)  # of a comparison
                for table in (*TABLES, OUTLETS) if isinstance(getattr(held, "tables", None), Mapping) else ():
                    table.typed(getattr(held, table.name))
            raise

    raises = ["Raises:\n    ParameterError: an argument is of another kind."] if "Raises:" not in said else []
    call.__doc__ = "\n\n".join([said, *raises, *map(repr, tables)])
    if get_origin(shape.return_annotation) is Annotated:
        call.__signature__ = shape.replace(return_annotation=pd.DataFrame)  # type: ignore[attr-defined]
    call.__module__ = room or function.__module__  # where pickle finds it
    return call


def _parts(annotation: Any) -> list[Any]:
    """The types that an annotation is made of, or the table."""
    if get_origin(annotation) is Annotated:
        return [*annotation.__metadata__]
    if get_origin(annotation) in (Union, UnionType, tuple):
        return [part for one in get_args(annotation) for part in _parts(one)]
    return [annotation]


def _at_fault(arguments: Mapping[str, Any], error: Exception) -> tuple[str, str] | None:
    """Which argument is a table that led to an error, and how; of several one that was asked where it failed."""
    *_, asked = (frame for frame, _ in walk_tb(error.__traceback__) if __package__ in frame.f_code.co_filename)
    tables = {name: value for name, value in arguments.items() if isinstance(value, pd.DataFrame)}
    near = {name: table for name, table in tables.items() if any(table is one for one in asked.f_locals.values())}
    for name, table in (near or tables).items():
        is_lost = isinstance(error, KeyError) and table.columns.nlevels == 1
        if flaw := _lost(table, error) if is_lost else _flaw(table):
            return name, flaw
    return None


def _lost(frame: pd.DataFrame, error: Exception) -> str:
    """The columns that a table, or a row of it, was asked for in vain."""
    *_, (raised, _) = walk_tb(error.__traceback__)
    is_row = any(isinstance(one, Mapping) and [*one] == [*frame] for one in raised.f_locals.values())
    # pandas lists several as "Index(['x', 'y'], dtype=...)", in any order
    keys = sorted(re.findall(r"'([^']*)'[],]", str(error.args[0])) or [str(error.args[0])])
    lost = [key for key in keys if key not in frame and (is_row or "pandas" in raised.f_code.co_filename)]
    return f"the table lacks the column {', '.join(lost)}" if lost else ""


def _flaw(frame: pd.DataFrame) -> str:
    """What in a table can have led to an error: a column that stands twice, of another type or not filled."""
    if frame.columns.nlevels > 1 or frame.columns.empty:
        return "the columns of the table are none, or have several levels; give it columns of one level"
    rooms = [vars(module).values() for room, module in sys.modules.items() if room.startswith("kosovo_lib.")]
    tables: list[Any] = [one for room in rooms for one in room if isinstance(one, Table)]
    if twice := list(frame.columns[frame.columns.duplicated()]):
        return f"the table has the column {twice[0]!r} twice; keep one of them"
    for name, column in frame.items():
        known = [(*one.columns[name], name in one.optional) for one in tables if name in one.columns]
        types, meanings, may_lack = zip(*known or [("object", "missing", True)], strict=True)
        held = str(pd.api.types.infer_dtype(column) if column.dtype == object else column.dtype)
        allowed = "".join("if" if one[0] == "f" else one[0].lower() for one in types)
        if ("o" not in allowed and held[0].lower() not in allowed) or "," in held:  # a comma parts days and their zone
            do = "convert it with " + ("dt.tz_localize(None)" if "," in held else "astype")
            return f"the column {name!r} is {held}, not {' or '.join(sorted({*types}))}; {do}"
        if column.isna().any() and "missing" not in str(meanings) and not any(may_lack):
            return f"the column {name!r} has no value in row {column.isna().argmax()}; fill it, or leave the row out"
    return ""


def _misfit(kinds: Sequence[Any], value: Any) -> str:
    """Why a value is of none of the kinds, and what to give instead; nothing if it is. A corpus is what has tables."""
    names = []
    for kind in kinds:
        of = get_origin(kind) or kind
        name, passes = _KINDS.get(of, (f"a {getattr(of, '__name__', '')}".replace("a Corpus", "a corpus"), of))
        names += [name] if of is not NoneType else []
        as_table = isinstance(value, pd.DataFrame) and name == "a list"
        if of is NoneType:
            fits = value is None or value is pd.NA or value is pd.NaT or (isinstance(value, Real) and value != value)
        elif name == "a corpus":
            fits = any(getattr_static(value, table.name, None) is not None for table in TABLES)
        elif of in (Any, Parameter.empty) or not isinstance(passes, type | tuple) or getattr(of, "_is_protocol", False):
            fits = True  # it cannot be checked
        elif of not in _KINDS and type(value).__module__.partition(".")[0] not in _OURS:
            fits = True  # it may stand in for a class of ours
        else:
            fits = isinstance(value, passes) and not as_table and not (isinstance(value, bool) and of in (int, float))
        if fits:
            texts = value if get_args(kind)[:1] == (str,) and isinstance(value, Collection) else ()
            return next((f"it holds {one!r}, which is not a text" for one in texts if not isinstance(one, str)), "")
    is_plain = value is None or isinstance(value, str | Real | os.PathLike)
    what = f"{repr(value)[:80] if is_plain else f'a {type(value).__name__}'} is not {' or '.join(dict.fromkeys(names))}"
    if "a corpus" not in names:
        return what
    path = isinstance(value, str | os.PathLike) and f"kl.load({str(value)!r})"
    comparison = type(value).__name__ == "Comparison" and "its corpus, comparison.corpus"
    return f"{what}; give {path or comparison or 'what kl.load, kl.parse or kl.Corpus.from_frames returns'}"


public(__name__)
