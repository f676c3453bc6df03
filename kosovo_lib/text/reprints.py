"""Sentences that stand in an earlier article word for word: wire copy, a later version, a paragraph used again."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from kosovo_lib import lang, schema
from kosovo_lib.errors import check_names
from kosovo_lib.lang import Language
from kosovo_lib.text.tokens import AROUND

RUN = 15  # words in a row outside quotation marks that make a reprint; shorter runs are set phrases
COPY = 0.8  # share of a sentence that must stand in such runs, and of an article from which on it is a copy
HOW = ("once", "each")
"""How a reprinted sentence can be counted: where it stands first, or in each article that holds it."""

_QUOTE = "\0"
_BASE = np.uint64(1_000_003)
_SENTENCES = 20_000  # split into words at a time: all words of a large corpus would take gigabytes as text

Flags = npt.NDArray[np.bool_]


def sentences_counted(corpus: schema.Corpus, reprints: str = "once") -> pd.DataFrame:
    """The sentences of a corpus that an analysis counts: what the parameter ``reprints`` of every analysis means.

    A corpus ingested in parts is counted as it is, since no part knows the others. `ParameterError` if ``reprints`` is
    none of `HOW`.
    """
    check_names("reprints", [reprints], HOW)
    table = corpus.sentences
    in_parts = bool(getattr(corpus, "partitions", None))
    if reprints == "each" or in_parts or table["article"].nunique() < 2:
        return table
    gone = reprinted(corpus)
    return table[~gone] if gone.any() else table


def reprinted(corpus: schema.Corpus, language: str | Language = "en") -> Flags:
    """For each row of the table sentences, whether it stands in an article that was published earlier.

    It does if four fifths of its words outside quotation marks lie in runs of fifteen words that the other article has;
    in an article that is mostly such a reprint, or a version (``articles.version_of``), also if the same sentence
    stands there. Of articles of one day, the first listed counts.
    """
    articles = corpus.articles
    table = corpus.sentences[["article", "sentence", "text", "section", "attribution"]]
    order = pd.concat([articles.sort_values("published_from", kind="stable"), table])["article"].unique()
    rank = dict(zip(order, range(len(order)), strict=True))
    running = table["section"].isin(schema.RUNNING_TEXT).to_numpy()
    ranks = table["article"].map(rank).to_numpy(dtype=np.int32)
    rows = np.lexsort((table["sentence"].to_numpy(), ranks))
    rows = rows[running[rows]]
    found: Flags = np.zeros(len(table), dtype=bool)
    if not len(rows):
        return found
    speech = (table["attribution"] == "direct").to_numpy(dtype=bool)  # also where the marks stand in other sentences
    texts = np.where(speech, _QUOTE, table["text"].to_numpy(dtype=object))[rows]
    codes, of = _words(texts, lang.load(language).facts.quoted)
    article = ranks[rows][of]
    plain, covered = codes >= 0, _covered(codes, article)
    words, known = np.bincount(of[plain], minlength=len(rows)), np.bincount(of[covered & plain], minlength=len(rows))
    found[rows] = (words > 0) & (known >= COPY * words)
    whole, held = (np.bincount(ranks[rows], weights=part, minlength=len(order)) for part in (words, known))
    copies = (held >= COPY * whole) & (held > 0)
    if "version_of" in articles:
        copies[[rank[name] for name in articles.loc[articles["version_of"].notna(), "article"]]] = True
    if copies.any():
        text = pd.Series([" ".join(text.split()).casefold() for text in table["text"].iloc[rows]])
        found[rows] |= copies[ranks[rows]] & text.duplicated().to_numpy()
    return found


def _words(texts: Any, quoted: Any) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    numbers = {_QUOTE: -1, "": -2}
    codes, of = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)]
    for start in range(0, len(texts), _SENTENCES):
        plain = [quoted.sub(f" {_QUOTE} ", text) for text in texts[start : start + _SENTENCES]]
        chunks = pc.ascii_split_whitespace(pa.array(plain, type=pa.large_string()))
        bare = pc.utf8_lower(pc.utf8_trim(pc.list_flatten(chunks), AROUND)).dictionary_encode()
        own = np.array([numbers.setdefault(word, len(numbers)) for word in bare.dictionary.to_pylist()], dtype=np.int32)
        words = own[bare.indices.to_numpy(zero_copy_only=False)]
        sentence = pc.list_parent_indices(chunks).to_numpy(zero_copy_only=False)
        codes.append(words[words > -2])
        of.append((sentence[words > -2] + start).astype(np.int32))
    return np.concatenate(codes), np.concatenate(of)


def shingles(codes: npt.NDArray[Any]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
    """The number that each run of `RUN` words is hashed to, and where runs begin that hold no break (below 0)."""
    hashes = np.zeros(max(len(codes) - RUN + 1, 0), dtype=np.uint64)
    for step in range(RUN):
        hashes *= _BASE
        np.add(hashes, codes[step : step + len(hashes)], out=hashes, dtype=np.uint64, casting="unsafe")
    breaks = np.cumsum(np.append(False, codes < 0), dtype=np.int32)
    return hashes, np.flatnonzero(breaks[RUN:] == breaks[: len(hashes)]).astype(np.int32)


def _covered(codes: npt.NDArray[np.int32], article: npt.NDArray[np.int32]) -> Flags:
    hashes, whole = shingles(codes)
    valid = whole[article[whole] == article[whole + RUN - 1]]
    valid = valid[np.argsort(hashes[valid], kind="stable")]
    hashes = hashes[valid]
    same = np.append(False, hashes[1:] == hashes[:-1])[: len(valid)]
    several = same | np.append(same[1:], False)[: len(valid)]  # most runs of a large corpus stand in it once
    valid, new = valid[several], ~same[several]
    first = valid[np.maximum.accumulate(np.where(new, np.arange(len(valid)), 0))]
    again = valid[article[first] < article[valid]]
    ends = np.zeros(len(codes) + 1, dtype=np.int32)
    np.add.at(ends, again, 1)
    np.add.at(ends, again + RUN, -1)
    return np.asarray(np.cumsum(ends[:-1]) > 0)
