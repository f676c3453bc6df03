"""Concordance: a term in its context, at its exact place; also the sentences behind every count."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Unpack

import numpy as np
import pandas as pd

from kosovo_lib.analyse.terms.counting import read
from kosovo_lib.analyse.terms.placing import Words
from kosovo_lib.analyse.terms.rating import wanted
from kosovo_lib.analyse.terms.reading import Reading
from kosovo_lib.analyse.terms.tallying import actors_by_sentence
from kosovo_lib.analyse.terms.words import Span, find_words, fold_term, spans
from kosovo_lib.errors import ParameterError
from kosovo_lib.parsing.words import WORD

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["concordance", "printed"]

Array = np.ndarray[Any, np.dtype[Any]]

SORTS = ("text", "left", "right")

_COLUMNS = {
    "term": "string", "outlet": "string", "article": "string", "sentence": "int64", "section": "string",
    "voice": "string", "speaker": "string", "line": "int64", "left": "string", "surface": "string",
    "right": "string", "start": "int64", "end": "int64",
}  # fmt: skip


def concordance(
    corpus: "Corpus",
    terms: str | Sequence[str],
    *,
    window: int = 10,
    sort: Literal["text", "left", "right"] = "text",
    **reading: Unpack[Reading],
) -> pd.DataFrame:
    """Every place where a term occurs, in its context.

    One row is an occurrence: ``term`` (as counted), ``outlet``, ``article``, ``sentence``, ``section``,
    ``voice``, ``speaker``, ``line``, ``left`` and ``right`` (the text of the sentence on either side, up to
    ``window`` words), ``surface`` (as printed), ``start`` and ``end`` (offsets into the text as received). It
    finds exactly what `rates` counts under the same options. No rows where a term does not occur.

    Args:
        corpus: the corpus.
        terms: one or several, of any number of words, as a reader would type them; with ``actors=True`` also
            names from ``actors.yml``. Stop words and ``ngram`` have no say in them.
        window: words of context on each side, 0 or more.
        sort: ``"text"`` as they stand; ``"left"`` by the words before, nearest first; ``"right"`` by those
            after.
        **reading: what is read and what is a term, see `Reading`.

    Raises:
        ParameterError: an option or a value of one that does not exist; a term without a word in it.
    """
    if sort not in SORTS:
        raise ParameterError(f"sort: {sort!r} is not one of {', '.join(SORTS)}")
    if isinstance(window, bool) or not isinstance(window, int) or window < 0:
        raise ParameterError(f"window: {window!r} is not a whole number from 0")
    asked = wanted(corpus, [terms] if isinstance(terms, str) else terms, reading)
    sentences, options = read(corpus, ("outlet",), reading)
    folding = {name: value for name, value in options.items() if name in ("possessives", "lemmas")}
    texts = sentences["text"].tolist()
    table = _table(sentences, texts, _places(sentences, texts, asked, window, options.get("mentions"), folding))
    if sort == "text":
        return table.sort_values(["outlet", "article", "start", "end"], ignore_index=True)
    key = pd.Series([_context(text, backwards=sort == "left") for text in table[sort]], dtype=object)
    return (
        table.assign(key=key).sort_values(["key", "outlet", "article", "start"], ignore_index=True).drop(columns="key")
    )


def printed(rows: pd.DataFrame) -> dict[str, str]:
    """Return each term as it is printed (``nato`` as ``NATO``), for labels.

    The form with the fewest capitalised words, for a capital may come from a headline or the start of a sentence;
    of those the one printed most often, of equals the first.

    Args:
        rows: as returned by `concordance`.
    """
    forms = dict(zip(rows["term"].tolist(), rows["term"].tolist(), strict=True))
    # A form with a grammatical ending (NATO's) or with punctuation inside is no name for the term.
    plain = rows[rows["surface"].str.casefold() == rows["term"].str.casefold()]
    for term, surfaces in plain.groupby("term", sort=False)["surface"]:
        times = Counter(surfaces.tolist())
        forms[term] = min(times, key=lambda form: (sum(w[:1].isupper() for w in form.split()), -times[form]))
    return forms


class _Place(NamedTuple):
    """Where terms occur, a value or an array of them: ``text[first:start]`` stands before, ``text[end:last]`` after."""

    text: Any
    term: Any
    first: Any
    start: Any
    end: Any
    last: Any


def _places(
    sentences: pd.DataFrame,
    texts: list[str],
    asked: dict[str, int],
    window: int,
    mentions: pd.DataFrame | None,
    folding: dict[str, Any],
) -> Iterator[_Place]:
    """Where the terms occur, sentence by sentence where actors are named, else in all sentences at once."""
    maybe = _candidates(texts, asked, everywhere=bool(folding.get("lemmas")))
    if mentions is not None:
        named = actors_by_sentence(sentences, mentions)
        keys = list(zip(sentences["article"].tolist(), sentences["sentence"].tolist(), strict=True))
        for at, key in enumerate(keys):
            if key in named:
                yield from _in_one(at, texts[at], asked, window, named[key], folding)
        maybe = [at for at in maybe if keys[at] not in named]
    if maybe:
        yield from _in_all(np.array(maybe), [texts[at] for at in maybe], asked, window, folding)


def _candidates(texts: list[str], asked: dict[str, int], *, everywhere: bool) -> list[int]:
    """Texts that can hold a term: a plain search through them is far quicker than cutting them."""
    needles = {max(re.split(r"[ ']", term), key=len) for term in asked}
    if everywhere or not all(needle.isascii() for needle in needles):
        return list(range(len(texts)))
    folded = [text.casefold() for text in texts]
    return sorted({at for needle in needles for at, text in enumerate(folded) if needle in text})


def _in_one(
    at: int, text: str, asked: dict[str, int], window: int, named: Sequence[Span], folding: dict[str, Any]
) -> Iterator[_Place]:
    """The terms in one text, in which actors are named."""
    for length in sorted(set(asked.values())):
        for term, start, end in spans(text, ngram=length, actors=named, **folding):
            if asked.get(term) == length:
                before = [word.start() for word in WORD.finditer(text, 0, start)]
                after = [end + word.end() for word in WORD.finditer(text[end:])]
                first = before[-window] if 0 < window < len(before) else (0 if window else start)
                last = after[window - 1] if 0 < window < len(after) else (len(text) if window else end)
                yield _Place([at], [term], [first], [start], [end], [last])


def _in_all(
    at: Array, texts: list[str], asked: dict[str, int], window: int, folding: dict[str, Any]
) -> Iterator[_Place]:
    """The terms in all texts, shortest first."""
    words = Words(texts, **folding)
    length_of = np.array([len(text) for text in texts])
    names = np.array(words.terms, dtype=object)
    for length in sorted(set(asked.values())):
        heads = {term.partition(" ")[0] for term, own in asked.items() if own == length}
        one = words.holding(np.array([term in heads for term in words.terms], dtype=bool))
        text, start, _ = words.places(one)
        begin, stop = words.between(text)
        whole = one + length <= stop
        one, text, start, begin, stop = (values[whole] for values in (one, text, start, begin, stop))
        run = list(map(" ".join, zip(*(names[words.term(one + more)] for more in range(length)), strict=True)))
        hit = np.array([asked.get(term) == length for term in run], dtype=bool)
        one, text, start, begin, stop = (values[hit] for values in (one, text, start, begin, stop))
        end = words.places(one + length - 1).end
        left, right = one - window, one + length - 1 + window
        first = np.where(left > begin, words.places(np.maximum(left, begin)).start, 0)
        last = np.where(right < stop - 1, words.places(np.minimum(right, stop - 1)).end, length_of[text])
        term = [name for name, wanted_ in zip(run, hit, strict=True) if wanted_]
        yield _Place(at[text], term, first if window else start, start, end, last if window else end)


def _table(sentences: pd.DataFrame, texts: list[str], found: Iterable[_Place]) -> pd.DataFrame:
    """The places as rows, cut out of the texts."""
    empty = _Place(*(np.empty(0, dtype=kind) for kind in (int, object, int, int, int, int)))
    place = _Place(*(np.concatenate(arrays) for arrays in zip(empty, *found, strict=True)))
    rows = sentences[[name for name in _COLUMNS if name in sentences]].iloc[place.text].reset_index(drop=True)
    edges = (held.tolist() for held in (place.first, place.start, place.end, place.last))
    cuts = list(zip([texts[at] for at in place.text.tolist()], *edges, strict=True))
    cut: pd.DataFrame = rows.assign(
        term=place.term,
        left=[text[first:start].lstrip() for text, first, start, _, _ in cuts],
        surface=[text[start:end] for text, _, start, end, _ in cuts],
        right=[text[end:last].rstrip() for text, _, _, end, last in cuts],
        start=rows["start"] + place.start,
        end=rows["start"] + place.end,
    )[list(_COLUMNS)].astype(_COLUMNS)
    return cut


def _context(text: str, *, backwards: bool) -> tuple[str, ...]:
    """The words of a context, nearest first."""
    words = fold_term(text).split(" ") if find_words(text) else []
    return tuple(words[::-1] if backwards else words)
