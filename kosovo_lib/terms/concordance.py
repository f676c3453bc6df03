"""Concordance: a term in its context, at its exact place; also the sentences behind every count."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, Literal

import numpy as np
import pandas as pd

from kosovo_lib.errors import ParameterError, check_names, check_whole
from kosovo_lib.schema import Corpus
from kosovo_lib.terms.dtm import Options, actors_by_sentence, count_documents, with_options
from kosovo_lib.terms.frequencies import wanted
from kosovo_lib.terms.tokens import AT_ONCE, Token, Words, fold
from kosovo_lib.text.tokens import JOINED, find_words

SORTS = ("text", "left", "right")

_WILD = re.compile(r"[*?]")
_SIGNS = {"*": ".*", "?": "."}
_MOST = 10_000  # terms that a pattern with wildcards may stand for

_COLUMNS = {
    "term": "string", "outlet": "string", "article": "string", "sentence": "int64", "section": "string",
    "voice": "string", "speaker": "string", "line": "int64", "left": "string", "surface": "string",
    "right": "string", "start": "int64", "end": "int64",
}  # fmt: skip


@with_options("ngram", "stop_words", "reprints")
def concordance(
    corpus: Corpus,
    terms: str | Sequence[str],
    *,
    speaker: str = "",
    window: int = 10,
    sort: Literal["text", "left", "right"] = "text",
    **how: Any,
) -> pd.DataFrame:
    """Every place where a term occurs, in its context.

    One row is an occurrence: ``term`` (as counted), ``outlet``, ``article``, ``sentence``, ``section``, ``voice``,
    ``speaker``, ``line``, ``left`` and ``right`` (the text of the sentence on either side, up to ``window`` words),
    ``surface`` (as printed), ``start`` and ``end`` (offsets into the text as received). It finds exactly what `rates`
    counts under the same options and ``reprints="each"``. No rows where a term does not occur. `ParameterError` for a
    term without a word in it, or wildcards that stand for too many terms.

    Args:
        terms: one or several, of any number of words, as a reader would type them: ``*`` stands for any letters, ``?``
            for one (``dam*``, ``cross* the border``); with ``actors=True`` also names from ``actors.yml``.
        speaker: only sentences of speakers whose name holds this, in any case.
        window: words of context on each side, 0 or more.
        sort: ``"text"`` as they stand; ``"left"`` by the words before, nearest first; ``"right"`` by those after.
        how: options
    """
    check_names("sort", [sort], SORTS)
    check_whole("window", window, 0)
    options = Options(**how, reprints="each")
    sentences = options.sentences(corpus)
    if speaker:
        sentences = sentences[sentences["speaker"].str.contains(speaker, case=False, regex=False, na=False)]
    named = [terms] if isinstance(terms, str) else list(terms)
    asked = wanted(corpus, [term for term in named if not _WILD.search(term)], options)
    asked |= _expanded([term for term in named if _WILD.search(term)], sentences, options)
    texts = sentences["text"].tolist()
    actors = actors_by_sentence(sentences, options.mentions(corpus))
    found = _places(texts, actors, asked, window, options.folding)
    table = _table(sentences, texts, found)
    if sort == "text":
        return table.sort_values(["outlet", "article", "start", "end"], ignore_index=True)
    step = -1 if sort == "left" else 1  # nearest first
    key = pd.Series([tuple(fold(text).split()[::step]) for text in table[sort]], dtype=object)
    table = table.assign(key=key).sort_values(["key", "outlet", "article", "start"], ignore_index=True)
    return table.drop(columns="key")


def _expanded(patterns: Sequence[str], sentences: pd.DataFrame, options: Options) -> dict[str, int]:
    """The terms that patterns with wildcards stand for, and how many words each is made of."""
    if not patterns:
        return {}
    vocabulary = count_documents(sentences, options).terms
    found: dict[str, int] = {}
    for pattern in patterns:
        choices = []
        for word in pattern.split():
            if not find_words(word):
                raise ParameterError(f"terms: {pattern!r}: {word!r} holds no letter")
            wild = re.compile("".join(_SIGNS.get(sign) or re.escape(sign) for sign in word.casefold())).fullmatch
            choices.append(
                [term for term in vocabulary if wild(term)] if _WILD.search(word) else [fold(word, **options.folding)]
            )
        if prod(map(len, choices)) > _MOST:
            raise ParameterError(f"terms: {pattern!r} stands for more than {_MOST:,} terms; make it longer")
        found |= {" ".join(words): len(words) for words in product(*choices)}
    return found


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


_Places = tuple[Any, ...]
"""Arrays with a text, a term, and where the words before it begin, where it does, it ends, the words after it end."""


def _places(
    texts: list[str], actors: Mapping[int, Sequence[Token]], asked: dict[str, int], window: int, folding: dict[str, Any]
) -> Iterator[_Places]:
    """Where the terms occur, in texts that can hold one: to search for parts of terms is far quicker than to cut."""
    # Lemmas are printed in other forms, and accents can be typed in two ways or left out: a text may lack the part.
    parts = [max(re.split(r"[ ']", term), key=len) for term in asked]
    surely = folding["accents"] and not folding["lemmas"] and all(map(str.isascii, parts))
    folded, whole = [text.casefold() for text in texts], "".join(texts)
    parts += [mark for mark in ("-\n", JOINED) if mark in whole]  # there the part itself may be broken
    held = {at for part in parts for at, text in enumerate(folded) if part in text} | actors.keys()
    maybe = sorted(held) if surely else [*range(len(texts))]
    for some in (maybe[at : at + AT_ONCE] for at in range(0, len(maybe), AT_ONCE)):
        named = {at: actors[number] for at, number in enumerate(some) if number in actors}
        words = Words([texts[number] for number in some], named, folding)
        for length in sorted(set(asked.values())):
            one, number, terms = words.runs(length, {term for term, own in asked.items() if own == length})
            text, start, end = words.text(one), words.start[one], words.end[one + length - 1]
            begin, stop = words.begin[text], words.begin[text + 1] - 1
            head, tail = words.own_first[text], words.own_first[text + 1]
            left = np.searchsorted(words.own_end, start, side="right") - window
            right = np.searchsorted(words.own_start, end) + window - 1
            first, last = np.where(left > head, left, 0), np.where(right < tail - 1, right, 0)
            first = np.where(first, words.own_start[first], begin) if window else start
            last = np.where(last, words.own_end[last], stop) if window else end
            found = (each - begin for each in (first, start, end, last))
            yield np.array(some)[text], [terms[at] for at in number.tolist()], *found


def _table(sentences: pd.DataFrame, texts: list[str], found: Iterable[_Places]) -> pd.DataFrame:
    empty = [np.empty(0, dtype=kind) for kind in (int, object, int, int, int, int)]
    place, term, *offsets = (np.concatenate(arrays) for arrays in zip(empty, *found, strict=True))
    rows = sentences[[name for name in _COLUMNS if name in sentences]].iloc[place].reset_index(drop=True)
    cuts = list(zip((texts[at] for at in place.tolist()), *(each.tolist() for each in offsets), strict=True))
    table: pd.DataFrame = rows.assign(
        term=term,
        left=[text[first:start].lstrip() for text, first, start, _, _ in cuts],
        surface=[text[start:end] for text, _, start, end, _ in cuts],
        right=[text[end:last].rstrip() for text, _, _, end, last in cuts],
        start=rows["start"] + offsets[1],
        end=rows["start"] + offsets[2],
    )[list(_COLUMNS)].astype(_COLUMNS)
    return table
