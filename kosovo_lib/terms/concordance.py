"""Concordance: a term in its context, at its exact place; also the sentences behind every count."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from math import prod
from typing import Any, Literal, Unpack

import numpy as np
import pandas as pd

from kosovo_lib.errors import ParameterError, check_names, check_whole
from kosovo_lib.schema import Corpus
from kosovo_lib.terms.dtm import Options, Reading, actors_by_sentence, count_documents, options_of
from kosovo_lib.terms.frequencies import check_terms, wanted
from kosovo_lib.terms.tokens import fold, fold_all, tokens
from kosovo_lib.text.tokens import JOINED, WORD, find_words, mask

SORTS = ("text", "left", "right")

_WILD = re.compile(r"[*?]")
_SIGNS = {"*": ".*", "?": "."}
_MOST = 10_000
"""Terms that a pattern with wildcards may stand for."""

_COLUMNS = {
    "term": "string", "outlet": "string", "article": "string", "sentence": "int64", "section": "string",
    "voice": "string", "speaker": "string", "line": "int64", "left": "string", "surface": "string",
    "right": "string", "start": "int64", "end": "int64",
}  # fmt: skip


@options_of
def concordance(
    corpus: Corpus,
    terms: str | Sequence[str],
    *,
    speaker: str = "",
    window: int = 10,
    sort: Literal["text", "left", "right"] = "text",
    **how: Unpack[Reading],
) -> pd.DataFrame:
    """Every place where a term occurs, in its context.

    One row is an occurrence: ``term`` (as counted), ``outlet``, ``article``, ``sentence``, ``section``,
    ``voice``, ``speaker``, ``line``, ``left`` and ``right`` (the text of the sentence on either side, up to
    ``window`` words), ``surface`` (as printed), ``start`` and ``end`` (offsets into the text as received). It
    finds exactly what `rates` counts under the same options and ``reprints="each"``. No rows where a term does not
    occur.

    Args:
        terms: one or several, of any number of words, as a reader would type them: ``*`` stands for any letters, ``?``
            for one (``dam*``, ``cross* the border``); with ``actors=True`` also
            names from ``actors.yml``.
        speaker: only sentences of speakers whose name holds this, in any case.
        window: words of context on each side, 0 or more.
        sort: ``"text"`` as they stand; ``"left"`` by the words before, nearest first; ``"right"`` by those
            after.
        how: the options of `Options` but ``ngram``, ``stop_words`` and ``reprints``, by name.

    Raises:
        ParameterError: an option or a value of one that does not exist; a term without a word in it; wildcards that
            stand for too many terms.
    """
    check_names("sort", [sort], SORTS)
    check_whole("window", window, 0)
    options = Options(**how, reprints="each")
    sentences = options.sentences(corpus)
    if speaker:
        sentences = sentences[sentences["speaker"].str.contains(speaker, case=False, regex=False, na=False)]
    named = check_terms(terms)
    asked = wanted(corpus, [term for term in named if not _WILD.search(term)], options)
    asked |= _expanded([term for term in named if _WILD.search(term)], sentences, options)
    texts = sentences["text"].tolist()
    found = _places(sentences, texts, asked, window, options.mentions(corpus), options.folding)
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


def _places(
    sentences: pd.DataFrame,
    texts: list[str],
    asked: dict[str, int],
    window: int,
    mentions: pd.DataFrame | None,
    folding: dict[str, Any],
) -> Iterator[tuple[int, str, int, int, int, int]]:
    """Where terms occur: the text's number, the term, where its context begins, it begins and ends, its context ends.

    Of one text the shortest terms come first.
    """
    actors = actors_by_sentence(sentences, mentions)
    folded = cache(lambda word: fold_all([word], **folding)[0])
    for at in sorted({*_candidates(texts, _parts(asked, folding)), *actors}):
        masked = mask(texts[at])
        units = list(tokens(texts[at], actors=actors[at], **folding)) if at in actors else []
        terms = [unit.term for unit in units] or list(map(folded, WORD.findall(masked)))
        found = [
            (term, first, first + length - 1)
            for length in sorted(set(asked.values()))
            for first, term in enumerate(map(" ".join, zip(*(terms[n:] for n in range(length)), strict=False)))
            if asked.get(term) == length
        ]
        words = [word.span() for word in WORD.finditer(masked)] if found else []
        places = [(unit.start, unit.end) for unit in units] or words
        for term, head, tail in found:
            start, end = places[head][0], places[tail][1]
            before, after = bisect_left(words, (start,)), bisect_left(words, (end,))
            first = words[before - window][0] if 0 < window < before else 0
            last = words[after + window - 1][1] if 0 < window < len(words) - after else len(texts[at])
            yield at, term, first if window else start, start, end, last if window else end


def _candidates(texts: list[str], parts: list[str] | None) -> list[int]:
    """Texts that can hold a term: a plain search through them is far quicker than cutting them."""
    if parts is None:
        return list(range(len(texts)))
    folded = [text.casefold() for text in texts]
    broken = [at for at, text in enumerate(folded) if "-\n" in text or JOINED in text]
    return broken + [at for part in parts for at, text in enumerate(folded) if part in text]


def _parts(terms: Iterable[str], folding: dict[str, Any]) -> list[str] | None:
    """What a text, case folded, surely holds of each term in it; None where that is not known.

    Lemmas are printed in other forms, and accents can be typed in two ways or left out.
    """
    parts = [max(re.split(r"[ ']", term), key=len) for term in terms]
    known = folding["accents"] and not folding["lemmas"] and all(map(str.isascii, parts))
    return parts if known else None


def _table(sentences: pd.DataFrame, texts: list[str], found: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    at, terms, first, start, end, last = list(zip(*found, strict=True)) or ((),) * 6
    rows = sentences[[name for name in _COLUMNS if name in sentences]].iloc[list(at)].reset_index(drop=True)
    text = [texts[number] for number in at]
    cut: pd.DataFrame = rows.assign(
        term=terms,
        left=[whole[a:b].lstrip() for whole, a, b in zip(text, first, start, strict=True)],
        surface=[whole[a:b] for whole, a, b in zip(text, start, end, strict=True)],
        right=[whole[a:b].rstrip() for whole, a, b in zip(text, end, last, strict=True)],
        start=rows["start"] + np.array(start, dtype=np.int64),
        end=rows["start"] + np.array(end, dtype=np.int64),
    )[list(_COLUMNS)].astype(_COLUMNS)
    return cut
