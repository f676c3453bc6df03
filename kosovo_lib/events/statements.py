"""Clauses read into statements: who does what, where and when, said by whom, and which actions are named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError
from kosovo_lib.events import clauses, families, names
from kosovo_lib.events.claims import Claim, Context, claims
from kosovo_lib.events.status import status
from kosovo_lib.schema import RUNNING_TEXT

__all__ = ["Statement", "read", "reread"]


_TITLES = ("headline", "deck", "subhead")
_OF_DATE = ("surface", "date_from", "date_to", "time", "zone", "precision", "anchor", "assumption")


@dataclass(frozen=True)
class Statement:
    """A clause that says something happened, happens or will; ``row`` holds its columns in the table of events."""

    row: Mapping[str, Any]
    claims: tuple[Claim, ...]
    names: frozenset[str]
    places: frozenset[str]
    role: str
    date_span: tuple[int, int] | None

    @property
    def event(self) -> str:
        """The statement's id."""
        return str(self.row["event"])


def read(corpus: Corpus) -> list[Statement]:
    """Every dated clause of the corpus, and every undated one that states a position, a state or a lasting action.

    Raises:
        DataError: a date's interval is turned round.
    """
    known = families.read(corpus.root)
    articles = {row["article"]: row for row in corpus.articles.to_dict("records")}
    mentions = _grouped(corpus.mentions)
    dates = _grouped(corpus.dates)
    words = _vocabulary(corpus)
    found: list[Statement] = []
    told = corpus.sentences[corpus.sentences["section"].isin(RUNNING_TEXT)].sort_values(["article", "start"])
    for sentence in told.to_dict("records"):
        key = (sentence["article"], sentence["sentence"])
        context = Context(
            sentence, articles[sentence["article"]], known,
            names.find(sentence["text"], sentence["start"], mentions.get(key, []), words,
                       title=sentence["section"] in _TITLES),
        )  # fmt: skip
        dated = list(_dated(context, dates.get(key, [])))
        found += dated + list(_undated(context, dated))
    return found


def reread(corpus: Corpus, article: str, start: int, end: int) -> Statement | None:
    """The undated statement that the words at ``start:end`` make, or nothing where no running sentence holds them."""
    told = corpus.sentences[(corpus.sentences["article"] == article) & corpus.sentences["section"].isin(RUNNING_TEXT)]
    holding = told[(told["start"] < end) & (told["end"] > start)]
    if holding.empty:
        return None
    sentence = holding.iloc[0].to_dict()
    mentions = _grouped(corpus.mentions).get((article, sentence["sentence"]), [])
    context = Context(
        sentence, corpus.articles.set_index("article").loc[article].to_dict(), families.read(corpus.root),
        names.find(sentence["text"], sentence["start"], mentions, _vocabulary(corpus)),
    )  # fmt: skip
    left, right = max(start - context.offset, 0), min(end - context.offset, len(context.text))
    return _statement(context, clauses.Cut(left, right, left, right), None, "")


def _vocabulary(corpus: Corpus) -> names.Vocabulary:
    """How the texts write their words; titles, which may capitalise any, are left out."""
    told = corpus.sentences["section"].isin(set(RUNNING_TEXT) - set(_TITLES))
    return names.Vocabulary.of(corpus.sentences.loc[told, "text"])


def _grouped(frame: pd.DataFrame) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """The rows of a table by article and sentence."""
    rows: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in frame.to_dict("records"):
        rows.setdefault((row["article"], row["sentence"]), []).append({str(k): v for k, v in row.items()})
    return rows


def _dated(context: Context, dates: list[dict[str, Any]]) -> Iterator[Statement]:
    """A statement for each clause that a date of the sentence speaks of."""
    whole = context.sentence["section"] in _TITLES
    for date in dates:
        if pd.notna(date["date_from"]) and pd.notna(date["date_to"]) and date["date_from"] > date["date_to"]:
            raise DataError(
                f"{context.sentence['article']} line {context.sentence['line']}: the date '{date['surface']}' runs "
                f"from {date['date_from']:%Y-%m-%d} to {date['date_to']:%Y-%m-%d}; it must not end before it begins"
            )
        span = date["start"] - context.offset, date["end"] - context.offset
        for cut in clauses.dated(context.text, *span, whole=whole):
            yield _statement(context, cut, date, f":{cut.role}" if cut.role in ("when", "since") else "")


def _undated(context: Context, dated: list[Statement]) -> Iterator[Statement]:
    """Statements without a date in families where one counts: positions, states and lasting actions."""
    told = {claim.family for one in dated for claim in one.claims}
    for hit in context.families.hits(context.text):
        family = context.families[hit.family]
        if hit.family not in told and (family.standing or family.kind == "continuing"):
            told.add(hit.family)
            left, right = clauses.around(context.text, hit.start, hit.end)
            yield _statement(context, clauses.Cut(left, right, left, right), None, "")


def _statement(context: Context, cut: clauses.Cut, date: dict[str, Any] | None, suffix: str) -> Statement:
    """One statement: the clause's columns, the names in its sentence and the actions in its focus."""
    sentence, article = context.sentence, context.article
    text = context.text[cut.start : cut.end]
    start, end = context.offset + cut.start, context.offset + cut.end
    inside = [name for name in context.names if start <= name.start and name.end <= end]
    named = tuple(claims(context, cut))
    relation = cut.relation or (date["relation"] if date else "")
    when = {key: _given(date, key) for key in _OF_DATE}
    noun = (cut.focus_start, cut.focus_end) != (cut.start, cut.end)
    said = context.text[cut.focus_start : cut.focus_end] if noun else text
    row = {
        "event": f"{sentence['article']}@{date['start'] if date else start}{suffix}",
        "article": sentence["article"],
        "outlet": sentence["outlet"],
        "sentence": sentence["sentence"],
        "text": text,
        "start": start,
        "end": end,
        **when,
        "relation": relation or None,
        "date_start": date["start"] if date else None,
        "date_end": date["end"] if date else None,
        "actors": _joined(name.name for name in inside if name.actor),
        "place": _joined(name.name for name in inside if name.place),
        "action": _joined(claim.family for claim in named),
        "status": status(
            said, relation=relation, date_from=when["date_from"], date_to=when["date_to"],
            published_from=_given(article, "published_from"), published_to=_given(article, "published_to"),
        ),
        "denied": any(claim.denied for claim in named),
        **{key: sentence[key] for key in ("section", "voice", "speaker", "attribution", "source_chain", "line")},
        "quote": context.text,
        "quote_start": context.offset,
        "published_from": _given(article, "published_from"),
        "published_to": _given(article, "published_to"),
    }  # fmt: skip
    return Statement(
        row, named, frozenset(name.name for name in context.names),
        frozenset(name.name for name in context.names if name.place), cut.role,
        (date["start"], date["end"]) if date else None,
    )  # fmt: skip


def _given(date: Mapping[Any, Any] | None, key: str) -> Any:
    """A value of the date, `None` where it is missing."""
    return None if date is None or pd.isna(date[key]) else date[key]


def _joined(values: Iterator[str]) -> str | None:
    """Different values in order, or nothing."""
    return "; ".join(dict.fromkeys(values)) or None
