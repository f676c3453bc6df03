"""The document-term matrix: which sentences are read, and how often each term stands in each document.

Cutting text by a pattern is what takes the time, and a corpus prints few different things between its blanks
("border", "Border", "border,"). So Arrow splits text at its blanks and numbers what is different, and each chunk is
cut into terms once, bare of the marks around it. That finds the same words, for no word reaches over a blank, and
none begins or ends with such a mark.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from inspect import Parameter, getdoc, signature
from itertools import count
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from kosovo_lib import lang, schema
from kosovo_lib.errors import ParameterError, check_names, check_whole
from kosovo_lib.terms.tokens import AT_ONCE, Token, Words, fold_all
from kosovo_lib.text.reprints import HOW, sentences_counted
from kosovo_lib.text.tokens import AROUND, MAY_HOLD, WORD, mask

SECTIONS_READ: Final = ("headline", "deck", "subhead", "body", "update")
"""What is read unless sections are named: running text without long quotations set off as blocks."""

GROUPS: Final = ("outlet", "article", "section", "voice", "year", "month", "week")
"""What counts can be given by, whatever the corpus."""

Counts = TypeVar("Counts", bound=Callable[..., Any])
Array = np.ndarray[Any, np.dtype[np.int64]]
Matrix = Any
"""A sparse matrix of whole numbers (``scipy.sparse.csr_array``)."""

_WORD_OR_BREAK = re.compile(rf"{WORD.pattern}|\n").findall


@dataclass(frozen=True)
class DTM:
    """How often each term occurs in each document that has words.

    Attributes:
        documents: one row is a document: its group and part, and ``words``, its length. Sorted by group and part.
        terms: the vocabulary, sorted.
        matrix: documents by terms, sparse (``scipy.sparse.csr_array``), ready for scikit-learn.
    """

    documents: pd.DataFrame
    terms: list[str]
    matrix: Matrix


@dataclass(frozen=True)
class Options:
    """What is read, and what is a term in it: the options that every function that counts takes by name.

    Attributes:
        outlets: handles or printed names; empty means all that can be compared (all there are, where none can be).
        voice: ``"outlet"`` or ``"other"``; empty means whoever speaks, so no menus or buttons (``"none"``).
        sections: sections of `schema.SECTIONS`.
        ngram: how many words make a term, 1 to 5. The rate's denominator stays the words.
        stop_words: words not to list, in any case. A longer term goes when it begins or ends with one, but for a
            negation that begins it ("not guilty"). They stay in the count of words: dropping them changes no rate.
        actors: count every named actor as one term under its name in ``actors.yml`` ("European Union"), whatever the
            text calls it. A city that merely stands for a place is left as it is.
        possessives: keep the ending ``'s`` (``serbia's`` apart from ``serbia``).
        accents: keep accents (``vučić`` apart from ``vucic``).
        lemmas: count the forms of a word under its dictionary form (``said`` and ``says`` under ``say``): ``True`` for
            English, or the code of another language. A dictionary knows no context, so ``left`` stays ``left``
            whichever it is. Stop words are compared with the dictionary form.
        stories: article -> event, where the articles have no column ``story``.
        references: which words count as an actor where ``actors`` is set: ``"names"``, or ``"all"`` for descriptions
            and pronouns, too ("the president", "she"); see `schema.references_counted`.
        reprints: ``"once"`` counts a passage that several articles hold where it stood first, ``"each"`` in each of
            them; see `kosovo_lib.text.reprints.sentences_counted`.
    """

    outlets: Sequence[str] = ()
    voice: str = ""
    sections: Sequence[str] = SECTIONS_READ
    ngram: int = 1
    stop_words: Collection[str] = ()
    actors: bool = False
    possessives: bool = False
    accents: bool = True
    lemmas: bool | str = False
    stories: Mapping[str, str] | None = None
    references: str = "names"
    reprints: str = "once"

    def __post_init__(self) -> None:
        check_names("outlets", self.outlets)
        check_names("voice", [self.voice] if self.voice else [], schema.VOICES)
        check_names("sections", self.sections, schema.SECTIONS)
        check_names("stop_words", self.stop_words)
        check_names("reprints", [self.reprints], HOW)
        check_whole("ngram", self.ngram, most=schema.MAX_NGRAM)
        if self.references != "names" and not self.actors:
            raise ParameterError(
                f"references: {self.references!r} is of actors, and they are not counted; set actors=True"
            )

    @property
    def folding(self) -> dict[str, Any]:
        """What makes a word a term."""
        return {"possessives": self.possessives, "accents": self.accents, "lemmas": self.lemmas}

    @property
    def stop(self) -> frozenset[str]:
        """The stop words as terms."""
        return frozenset(fold_all([*self.stop_words], **self.folding))

    def sentences(self, corpus: schema.Corpus, by: Sequence[str] = ()) -> pd.DataFrame:
        """The sentences read: rows of `schema.SENTENCES`, with a column for each group.

        ``year``, ``month`` and ``week`` are of publication. Where an article's date is an interval across two, both are
        named ("2022 to 2023"): no date is made up.
        """
        sentences, articles = sentences_counted(corpus, self.reprints), corpus.articles
        wanted = outlets_read(corpus.outlets, sentences, self.outlets)
        keep = sentences["outlet"].isin(wanted) & sentences["section"].isin(list(self.sections))
        keep &= sentences["voice"] == self.voice if self.voice else sentences["voice"] != "none"
        columns = {}
        for name in sorted(set(by) - set(sentences.columns)):
            values: Mapping[str, Any] | None = self.stories if name == "story" else None
            if values is None:
                held = articles[name] if name in articles else _period(articles, name)
                values = dict(zip(articles["article"], held, strict=True))
            columns[name] = sentences["article"].map(dict(values))
            keep &= columns[name].notna()  # an article of no event is in none
        return sentences.assign(**columns)[keep]

    def mentions(self, corpus: schema.Corpus) -> pd.DataFrame | None:
        """The actors that count as one term each, if they do."""
        return schema.references_counted(corpus.mentions, self.references) if self.actors else None


PLAIN: Final = Options()
"""Single words, as they stand but for case."""


def with_options(*left_out: str) -> Callable[[Counts], Counts]:
    """Let a function take `Options` by name: help explains them for ``how``, `schema.checked` refuses others."""
    said = {one[1]: one[0] for one in re.finditer(r"^    (\w+):.*(?:\n {8}.*)*", getdoc(Options) or "", re.MULTILINE)}

    def named(function: Counts) -> Counts:
        own = signature(function)
        *before, _ = own.parameters.values()
        options = [
            Parameter(one.name, Parameter.KEYWORD_ONLY, default=one.default, annotation=one.type)
            for one in fields(Options) if one.name not in ("stories", *left_out)
        ]  # fmt: skip
        told = "\n".join(said.get(one.name, "") for one in options)
        function.__doc__ = (getdoc(function) or "").replace("    how: options", told)
        function.__signature__ = own.replace(parameters=[*before, *options])  # type: ignore[attr-defined]
        return function

    return named


@with_options()
def dtm(corpus: schema.Corpus, *, by: str | Sequence[str] = "outlet", part: str = "article", **how: Any) -> DTM:
    """Build the document-term matrix of a corpus in memory.

    Args:
        by: one or more of outlet, article, section, voice, year, month, week, or another column of the articles.
        part: what is a document within its group: ``"article"``, or ``"block"`` for paragraphs.
        how: options
    """
    check_names("part", [part], ("article", "block"))
    options = Options(**how)
    names = check_by(by, corpus)
    parts = ("article",) if part == "article" else ("article", "block")
    sentences, mentions = options.sentences(corpus, names), options.mentions(corpus)
    return without(count_documents(sentences, options, by=names, part=parts, mentions=mentions), options)


def count_documents(
    sentences: pd.DataFrame,
    options: Options = PLAIN,
    *,
    by: Sequence[str] = ("outlet",),
    part: Sequence[str] = ("article",),
    mentions: pd.DataFrame | None = None,
) -> DTM:
    """Count the terms of every document in a table of sentences, as `frequencies.count_sentences` takes it.

    The columns ``by`` name a group, ``part`` a document within its group.
    """
    columns = list(dict.fromkeys([*by, *part]))
    keys = sentences.groupby(columns, sort=True, dropna=False)
    document = np.asarray(keys.ngroup(), dtype=np.int64)
    documents = keys.size().index.to_frame(index=False)
    documents = documents.assign(**{name: documents[name].astype("string") for name in by})
    if options.ngram > 1 or mentions is not None:
        matrix, terms, words = _count_terms(sentences, document, len(documents), options, mentions)
    else:
        matrix, terms, words = _count_words(sentences, document, len(documents), options.folding)
    full = words > 0
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.argsort(order).astype(matrix.indices.dtype)
    matrix = sparse.csr_array((matrix.data, rank[matrix.indices], matrix.indptr), shape=matrix.shape)[full]
    return DTM(documents.assign(words=words)[full].reset_index(drop=True), [terms[at] for at in order], matrix)


def without(found: DTM, options: Options) -> DTM:
    """The matrix without terms that begin or end with a stop word, see `Options`; the lengths of documents stay."""
    if not options.stop_words:
        return found
    last, kept = options.stop, []
    first = last - lang.load().terms.negations
    for at, term in enumerate(found.terms):
        begins, blank, ends = term.partition(" ")[0], " " in term, term.rpartition(" ")[2]
        if begins not in (first if blank else last) and ends not in last:
            kept.append(at)
    return DTM(found.documents, [found.terms[at] for at in kept], found.matrix[:, kept])


def outlets_read(known: pd.DataFrame, held: pd.DataFrame, outlets: Sequence[str]) -> list[str]:
    """The outlets named, else all held that can be compared, else all known; `ParameterError` for an unknown one."""
    named = dict(zip(known["name"], known["outlet"], strict=True))
    outlets = [named.get(one, one) for one in outlets]
    check_names("outlets", outlets, list(known["outlet"]))
    comparable = list(known.loc[known["compare"].fillna(True), "outlet"])
    present = set(held["outlet"].unique())
    return list(outlets) or [name for name in comparable if name in present] or list(known["outlet"])


def check_by(by: str | Sequence[str], corpus: schema.Corpus) -> tuple[str, ...]:
    """The names of the groups asked for; `ParameterError` if there are none, or for one that cannot be counted by."""
    names = (by,) if isinstance(by, str) else tuple(by)
    own = [name for name in corpus.articles.columns if name not in (*GROUPS, "published_from", "published_to")]
    if not names:
        raise ParameterError(f"by: name at least one of {', '.join([*GROUPS, *own])}")
    check_names("by", names, [*GROUPS, *own])
    return names


def actors_by_sentence(sentences: pd.DataFrame, mentions: pd.DataFrame | None) -> dict[int, list[Token]]:
    """The actors named in each sentence, by its row, at their places in it. A place stays a word."""
    found: dict[int, list[Token]] = {}
    if mentions is None:
        return found
    rows = sentences[["article", "sentence"]].assign(begins=sentences["start"], row=range(len(sentences)))
    named = mentions[mentions["sense"] != "place"].merge(rows, on=["article", "sentence"])
    columns = (named[name].tolist() for name in ("row", "actor", "start", "end", "begins"))
    for row, actor, start, end, begins in zip(*columns, strict=True):
        found.setdefault(row, []).append(Token(actor, start - begins, end - begins))
    return found


def _period(articles: pd.DataFrame, name: str) -> pd.Series:
    """Year, month or week (as in ISO 8601) of publication of each article, both ends where they differ."""
    form = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V"}[name]
    first, last = (articles[end].dt.strftime(form) for end in ("published_from", "published_to"))
    label: pd.Series = first.where(first == last, first + " to " + last).fillna("undated")
    return label


_Counted = tuple[Matrix, list[str], Array]  # documents by terms, the terms, the words of each document


def _count_words(sentences: pd.DataFrame, document: Array, size: int, folding: Mapping[str, Any]) -> _Counted:
    order = np.argsort(document, kind="stable")
    found, lengths, held = _split(sentences["text"].iloc[order].tolist())
    trimmed = pc.utf8_trim(held, AROUND).dictionary_encode()  # without the marks around them
    bare, chunks = trimmed.indices.to_numpy(), trimmed.dictionary.to_pylist()
    in_documents = _rows(bare[found], np.bincount(document[order], lengths, minlength=size), len(chunks))
    pieces = _WORD_OR_BREAK("\n".join(chunks))
    breaks = np.array([piece == "\n" for piece in pieces], dtype=bool)
    words = fold_all([piece for piece in pieces if piece != "\n"], **folding)
    lengths = np.bincount(np.cumsum(breaks)[~breaks], minlength=len(chunks))
    number = defaultdict[str, int](count().__next__)  # in the order in which they appear
    found = np.fromiter(map(number.__getitem__, words), np.int64, len(words))
    matrix = in_documents @ _rows(found, lengths, len(number))
    return matrix, list(number), matrix.sum(axis=1).astype(np.int64)


def _split(texts: list[str]) -> tuple[Array, Array, Any]:
    """What stands between the blanks of texts: the number of each chunk, how many are in each text, the chunks."""
    found, lengths = [], []
    for at in range(0, max(1, len(texts)), AT_ONCE):
        held = pa.array(texts[at : at + AT_ONCE], pa.large_string())
        for found_at in np.flatnonzero(pc.match_substring_regex(held, MAY_HOLD)).tolist():
            texts[at + found_at] = mask(texts[at + found_at])
        held = pa.array(texts[at : at + AT_ONCE], pa.large_string())
        chunks = pc.ascii_split_whitespace(held)
        found.append(chunks.flatten().dictionary_encode())
        lengths.append(chunks.value_lengths())
    blocks = pa.chunked_array(found).unify_dictionaries().chunks
    return np.concatenate([block.indices for block in blocks]), np.concatenate(lengths), blocks[0].dictionary


def _count_terms(
    sentences: pd.DataFrame, document: Array, size: int, options: Options, mentions: pd.DataFrame | None
) -> _Counted:
    """Count terms of several words, and actors."""
    places, texts = actors_by_sentence(sentences, mentions), sentences["text"].tolist()
    number = defaultdict[str, int](count().__next__)  # in the order in which they appear
    total, rows, found = np.zeros(size, dtype=np.int64), [], []
    for at in range(0, max(1, len(texts)), AT_ONCE):
        held = range(at, at + AT_ONCE)
        named = {row - at: actors for row, actors in places.items() if row in held}
        words, own = Words(texts[at : held.stop], named, options.folding), document[at : held.stop]
        begins, run, terms = words.runs(options.ngram)
        np.add.at(total, own, np.diff(words.own_first))
        rows.append(own[words.text(begins)])
        found.append(np.array([number[term] for term in terms], dtype=np.int64)[run])
    place = np.concatenate(rows), np.concatenate(found)
    ones = np.ones(len(place[0]), dtype=np.int64)
    return sparse.coo_array((ones, place), shape=(size, len(number))).tocsr(), list(number), total


def _rows(found: Array, lengths: Array, width: int) -> Matrix:
    """A matrix of counts from rows of ``lengths`` things each; what stands twice in a row counts twice."""
    ends = np.append(0, lengths).astype(np.int64).cumsum()
    return sparse.csr_array((np.ones(len(found), dtype=np.int64), found, ends), shape=(len(lengths), width))
