"""Concordance: a term in its context, at its exact place; also the sentences behind every count."""

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, product
from math import prod
from typing import Any, Literal

import numpy as np
import pandas as pd

from kosovo_lib.errors import ParameterError, check_names, check_whole
from kosovo_lib.schema import Corpus
from kosovo_lib.terms.dtm import Array, Options, actors_by_sentence, count_documents, with_options
from kosovo_lib.terms.frequencies import check_terms, wanted
from kosovo_lib.terms.tokens import Token, fold, fold_all, tokens
from kosovo_lib.text.tokens import JOINED, WORD, find_words, mask

SORTS = ("text", "left", "right")

_WILD = re.compile(r"[*?]")
_SIGNS = {"*": ".*", "?": "."}
_MOST = 10_000  # terms that a pattern with wildcards may stand for
_AT_ONCE = 10_000  # sentences cut at a time

_LETTER, _ACCENT, _JOINER, _BLANK = 1, 2, 3, 4  # parts of words, accents after them, marks inside them

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
        ParameterError: a term without a word in it, or wildcards that stand for too many terms.
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


_Places = tuple[Any, ...]
"""Arrays with a text, a term, and where the words before it begin, where it does, it ends, the words after it end."""


def _places(
    sentences: pd.DataFrame,
    texts: list[str],
    asked: dict[str, int],
    window: int,
    mentions: pd.DataFrame | None,
    folding: dict[str, Any],
) -> Iterator[_Places]:
    """Where the terms occur, sentence by sentence where actors are named, else in many sentences at once."""
    folded, parts = [text.casefold() for text in texts], _parts(asked, folding)
    maybe: Collection[int] = range(len(texts))
    if parts is not None:  # a plain search for texts that can hold a term is far quicker than cutting them
        broken = {at for at, text in enumerate(folded) if "-\n" in text or JOINED in text}
        maybe = sorted(broken | {at for part in parts for at, text in enumerate(folded) if part in text})
    for at in maybe:
        folded[at] = mask(texts[at]).casefold()
    alone = {at: list[Token]() for at in maybe if len(folded[at]) != len(texts[at]) or JOINED in folded[at]}
    alone |= actors_by_sentence(sentences, mentions)
    for at, actors in alone.items():
        yield from _in_one(at, texts[at], asked, window, actors, folding)
    rest = [at for at in maybe if at not in alone]
    for first in range(0, len(rest), _AT_ONCE):
        yield from _in_many(rest[first : first + _AT_ONCE], texts, folded, asked, window, folding)


def _parts(terms: Iterable[str], folding: dict[str, Any]) -> list[str] | None:
    """What a text, case folded, surely holds of each term in it; None where that is not known.

    Lemmas are printed in other forms, and accents can be typed in two ways or left out.
    """
    parts = [max(re.split(r"[ ']", term), key=len) for term in terms]
    known = folding["accents"] and not folding["lemmas"] and all(map(str.isascii, parts))
    return parts if known else None


def _in_one(
    at: int, text: str, asked: dict[str, int], window: int, named: Sequence[Token], folding: dict[str, Any]
) -> Iterator[_Places]:
    """The terms in one text, in which actors are named."""
    for length in sorted(set(asked.values())):
        for term, start, end in tokens(text, ngram=length, actors=named, **folding):
            if asked.get(term) == length:
                before = [word.start() for word in WORD.finditer(mask(text), 0, start)]
                after = [end + word.end() for word in WORD.finditer(mask(text)[end:])]
                first = before[-window] if 0 < window < len(before) else (0 if window else start)
                last = after[window - 1] if 0 < window < len(after) else (len(text) if window else end)
                yield [at], [term], [first], [start], [end], [last]


def _in_many(
    at: list[int], texts: list[str], folded: list[str], asked: dict[str, int], window: int, folding: dict[str, Any]
) -> Iterator[_Places]:
    """The terms in some of the texts, shortest first."""
    words = _Words([texts[number] for number in at])
    for length in sorted(set(asked.values())):
        heads = {term.partition(" ")[0] for term, own in asked.items() if own == length}
        parts = _parts(heads, folding)
        one = np.arange(len(words.text)) if parts is None else words.holding(parts, [folded[number] for number in at])
        one = one[one + length <= words.first[words.text[one] + 1]]
        one, run = _kept(one, words.terms(one, **folding), heads)
        for more in range(1, length):
            run = list(map(" ".join, zip(run, words.terms(one + more, **folding), strict=True)))
        one, run = _kept(one, run, {term for term, own in asked.items() if own == length})
        text, start, end = words.text[one], words.start[one], words.end[one + length - 1]
        left, right = one - window, one + length - 1 + window
        begin, stop = words.first[text], words.first[text + 1]
        first = np.where(left > begin, words.start[np.maximum(left, begin)], 0)
        last = np.where(right < stop - 1, words.end[np.minimum(right, stop - 1)], words.length[text])
        yield np.array(at)[text], run, first if window else start, start, end, last if window else end


def _kept(numbers: Array, terms: list[str], wanted: Collection[str]) -> tuple[Array, list[str]]:
    kept = [term in wanted for term in terms]
    return numbers[np.array(kept, dtype=bool)], list(compress(terms, kept))


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


class _Words:
    """The words of texts, numbered as they are read, as `find_words` cuts them: the text of each, its start and end.

    ``first`` is the number of each text's first word, and of all words; ``length`` the characters of each text.
    """

    def __init__(self, texts: list[str]) -> None:
        self._joined = "\n" + "\n".join(map(mask, texts)) + "\n"  # no word reaches over a line break
        self.length = np.array(list(map(len, texts)), dtype=np.int64)
        begin = np.cumsum(np.append(1, self.length + 1))
        self._start, self._end = _cut(self._joined)
        self.first = np.searchsorted(self._start, begin)
        self.text = np.repeat(np.arange(len(texts)), np.diff(self.first))
        self.start, self.end = self._start - begin[self.text], self._end - begin[self.text]

    def holding(self, parts: Iterable[str], folded: list[str]) -> Array:
        """The numbers of the words that hold a part, in order; texts and parts are case folded, at the same length."""
        joined = "\n" + "\n".join(folded) + "\n"
        found = [match.start() for part in parts for match in re.finditer(re.escape(part), joined)]
        hits = np.array(found, dtype=np.int64)
        numbers = np.searchsorted(self._start, hits, side="right") - 1
        holds = np.zeros(len(self._end), dtype=bool)
        holds[numbers[hits < self._end[numbers]]] = True
        return np.flatnonzero(holds)

    def terms(self, numbers: Array, **folding: Any) -> list[str]:
        """The terms of words, folded as `fold_all` does."""
        spans = zip(self._start[numbers].tolist(), self._end[numbers].tolist(), strict=True)
        printed = [self._joined[start:end] for start, end in spans]
        different = list(dict.fromkeys(printed))
        folded = dict(zip(different, fold_all(different, **folding), strict=True))
        return [folded[word] for word in printed]


def _cut(text: str) -> tuple[Array, Array]:
    """Where the words begin and end in a text that has a line break at each end.

    A run of letters and digits is a word, unless what follows may be more of it: where one does, `WORD` itself cuts
    all that stands between two blanks.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kind = _kinds_below(1 << int(codes.max()).bit_length())[codes]
    inside = kind == _LETTER
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    start, end = edges[::2], edges[1::2]
    after = kind[end]
    longer = start[(after == _ACCENT) | ((after == _JOINER) & inside[(end + 1) % len(inside)])]
    blank = np.flatnonzero(kind == _BLANK)
    following = np.unique(np.searchsorted(blank, longer))
    left, right = blank[following - 1], blank[following]
    cut = [match.span() for at in zip(left.tolist(), right.tolist(), strict=True) for match in WORD.finditer(text, *at)]
    own = np.array(cut, dtype=np.int64).reshape(-1, 2)
    covered = np.zeros(len(start) + 1, dtype=np.int8)
    np.add.at(covered, np.searchsorted(start, left), 1)
    np.add.at(covered, np.searchsorted(start, right), -1)
    runs = np.cumsum(covered[:-1], dtype=np.int8) == 0
    start, end = np.append(start[runs], own[:, 0]), np.append(end[runs], own[:, 1])
    order = np.argsort(start, kind="stable")
    return start[order], end[order]


@cache
def _kinds_below(size: int) -> Array:
    """What each character with a number below ``size`` is to a word, as `WORD` has it."""
    kinds: Array = np.zeros(min(size, sys.maxunicode + 1), dtype=np.uint8)
    for code, sign in enumerate(map(chr, range(len(kinds)))):
        if WORD.fullmatch(sign):
            kinds[code] = _LETTER
        elif WORD.fullmatch(f"a{sign}"):
            kinds[code] = _ACCENT
        elif WORD.fullmatch(f"a{sign}a") or WORD.fullmatch(f"1{sign}1"):
            kinds[code] = _JOINER
        elif sign.isspace():
            kinds[code] = _BLANK
    return kinds
