"""What is read: which sentences, and what counts as a term in them."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final, TypedDict

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.errors import ParameterError

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["SECTIONS_READ", "Reading", "checked_ngram", "outlets_read", "select"]

SECTIONS_READ: Final = ("headline", "deck", "subhead", "body", "update")
"""What is read unless sections are named: running text without long quotations set off as blocks."""

GROUPS: Final = ("outlet", "article", "section", "voice", "year", "month")
"""What counts can be given by."""

MAX_NGRAM: Final = 5


class Reading(TypedDict, total=False):
    """How a corpus is read before it is counted; every function that counts takes these by name.

    Attributes:
        outlets: handles; empty means all that can be compared (all there are, where none can be).
        voice: ``"outlet"`` or ``"other"``; empty means whoever speaks, so not the page furniture
            (``"none"``).
        sections: sections of `schema.SECTIONS`; by default `SECTIONS_READ`.
        ngram: how many words make a term, 1 to 5. The rate's denominator stays the words.
        stop_words: words not to list. A longer term goes when it begins or ends with one. They stay in the
            count of words, so that dropping them changes no rate.
        actors: count every named actor as one term under its name in ``actors.yml`` ("European Union"),
            whatever the text calls it. A city that merely stands for a place is left as it is.
        possessives: keep the ending ``'s`` (``serbia's`` apart from ``serbia``).
        lemmas: count the forms of a word under its dictionary form (``said`` and ``says`` under ``say``):
            ``True`` for English, or the code of another language. A dictionary knows no context, so ``left``
            stays ``left`` whichever it is. Stop words are compared with the dictionary form.
    """

    outlets: Sequence[str]
    voice: str
    sections: Sequence[str]
    ngram: int
    stop_words: Collection[str]
    actors: bool
    possessives: bool
    lemmas: bool | str


def select(
    corpus: "Corpus",
    *,
    outlets: Sequence[str] = (),
    voice: str = "",
    sections: Sequence[str] = SECTIONS_READ,
    periods: bool = False,
) -> pd.DataFrame:
    """Return the sentences to be read: rows of `schema.SENTENCES`.

    Args:
        corpus: the corpus.
        outlets: as in `Reading`.
        voice: as in `Reading`.
        sections: as in `Reading`.
        periods: add the columns ``year`` and ``month`` of publication. Where an article's date is an interval
            across two, both are named ("2022 to 2023"): no date is made up.

    Raises:
        ParameterError: an outlet, a voice or a section that does not exist; names those that do.
    """
    wanted = outlets_read(corpus.outlets, corpus.sentences, outlets)
    _check("voice", [voice] if voice else [], schema.VOICES)
    _check("sections", sections, schema.SECTIONS)
    sentences = corpus.sentences
    keep = sentences["outlet"].isin(wanted) & sentences["section"].isin(list(sections))
    keep &= sentences["voice"] == voice if voice else sentences["voice"] != "none"
    chosen = sentences[keep]
    return _with_periods(chosen, corpus.articles) if periods else chosen


def outlets_read(known: pd.DataFrame, held: pd.DataFrame, outlets: Sequence[str]) -> list[str]:
    """Return the outlets named; else all that can be compared and are held, all known where none is.

    Args:
        known: the table of outlets.
        held: a table with the column ``outlet``.
        outlets: as in `Reading`.

    Raises:
        ParameterError: an outlet that is not known; names those that are.
    """
    _check("outlets", outlets, list(known["outlet"]))
    comparable = list(known.loc[known["compare"].fillna(True), "outlet"])
    present = set(held["outlet"].unique())
    return list(outlets) or [name for name in comparable if name in present] or list(known["outlet"])


def _with_periods(sentences: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Add year and month of publication."""
    columns = {}
    for name, form in (("year", "%Y"), ("month", "%Y-%m")):
        first = articles["published_from"].dt.strftime(form)
        last = articles["published_to"].dt.strftime(form)
        label = first.where(first == last, first + " to " + last).fillna("undated")
        columns[name] = sentences["article"].map(dict(zip(articles["article"], label, strict=True)))
    return sentences.assign(**columns)


def checked_ngram(ngram: Any) -> int:
    """Return ``ngram`` if it is a whole number from 1 to 5.

    Raises:
        ParameterError: it is not.
    """
    if isinstance(ngram, bool) or not isinstance(ngram, int) or not 1 <= ngram <= MAX_NGRAM:
        raise ParameterError(f"ngram: {ngram!r} is not a whole number from 1 to {MAX_NGRAM}")
    return ngram


def checked_by(by: str | Sequence[str]) -> tuple[str, ...]:
    """Return the names of the groups asked for.

    Raises:
        ParameterError: none, or one that counts cannot be given by; names those that can.
    """
    names = (by,) if isinstance(by, str) else tuple(by)
    if not names:
        raise ParameterError(f"by: name at least one of {', '.join(GROUPS)}")
    _check("by", names, GROUPS)
    return names


def _check(parameter: str, values: Sequence[str], allowed: Sequence[str]) -> None:
    if isinstance(values, str):
        raise ParameterError(f"{parameter}: {values!r} is a text, not a list of texts")
    for value in values:
        if value not in allowed:
            raise ParameterError(f"{parameter}: {value!r} is not one of {', '.join(allowed)}")
