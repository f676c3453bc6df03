"""Concordance: a term in its context, at its exact place; also the sentences behind every count."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack

import pandas as pd

from kosovo_lib.analyse.terms.counting import read
from kosovo_lib.analyse.terms.rating import wanted
from kosovo_lib.analyse.terms.reading import Reading
from kosovo_lib.analyse.terms.tallying import actors_by_sentence
from kosovo_lib.analyse.terms.words import Span, find_words, fold_term, spans
from kosovo_lib.errors import ParameterError
from kosovo_lib.parsing.words import WORD

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["concordance", "printed"]

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
    places = actors_by_sentence(sentences, options.get("mentions"))
    rows = []
    folding = {name: value for name, value in options.items() if name in ("possessives", "lemmas")}
    for row in _candidates(sentences, asked, places, everywhere=bool(options.get("lemmas"))):
        named = places.get((row["article"], row["sentence"]), ())
        for span in _found(row["text"], asked, named, folding):
            rows.append(_line(row, span, window))
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
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


def _candidates(
    sentences: pd.DataFrame, asked: dict[str, int], places: Any, *, everywhere: bool
) -> Iterator[dict[str, Any]]:
    """Sentences that can hold a term: a plain search through the text is far quicker than cutting it."""
    needles = [max(re.split(r"[ ']", term), key=len) for term in asked]
    certain = all(needle.isascii() for needle in needles) and not everywhere
    columns = ("article", "sentence", "text")
    keep = [
        position
        for position, (article, sentence, text) in enumerate(
            zip(*(sentences[c].tolist() for c in columns), strict=True)
        )
        if not certain or (article, sentence) in places or any(needle in text.casefold() for needle in needles)
    ]
    yield from sentences.iloc[keep].to_dict("records")  # type: ignore[misc]


def _found(text: str, asked: dict[str, int], named: Sequence[Span], folding: dict[str, Any]) -> Iterator[Span]:
    """The places of the terms in one sentence."""
    for length in sorted(set(asked.values())):
        for span in spans(text, ngram=length, actors=named, **folding):
            if asked.get(span.term) == length:
                yield span


def _line(row: dict[str, Any], span: Span, window: int) -> dict[str, Any]:
    """One occurrence as a row."""
    text = row["text"]
    before = [word.start() for word in WORD.finditer(text, 0, span.start)]
    after = [word.end() for word in WORD.finditer(text[span.end :])]
    left = before[-window] if 0 < window < len(before) else (0 if window else span.start)
    right = after[window - 1] if 0 < window < len(after) else (len(text) if window else 0)
    return {
        "term": span.term,
        **{name: row[name] for name in ("outlet", "article", "sentence", "section", "voice", "speaker", "line")},
        "left": text[left : span.start].lstrip(),
        "surface": text[span.start : span.end],
        "right": text[span.end : span.end + right].rstrip(),
        "start": row["start"] + span.start,
        "end": row["start"] + span.end,
    }


def _context(text: str, *, backwards: bool) -> tuple[str, ...]:
    """The words of a context, nearest first."""
    words = fold_term(text).split(" ") if find_words(text) else []
    return tuple(words[::-1] if backwards else words)
