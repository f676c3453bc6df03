"""Dated clauses as a table: who did what, where, when, said by whom."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import pandas as pd

from kosovo_lib.corpus import bounds
from kosovo_lib.dates.record import Context
from kosovo_lib.errors import ParameterError
from kosovo_lib.facts import Comparison, compare
from kosovo_lib.facts.dated import BACKGROUND_DAYS, Dated, dated_clauses, days_published
from kosovo_lib.facts.similarity import once, sentences_naming
from kosovo_lib.finding import amount
from kosovo_lib.lang import Language, load
from kosovo_lib.schema import PRECISIONS, Corpus, Day, Table, columns, references_counted
from kosovo_lib.text.clauses import printed

STATUSES = ("asserted", "planned", "recurring", "background")
"""asserted: said to have happened or to be so. planned: spoken of as still to come, wished, feared or depending on
something. recurring: said to happen again and again. background: history, more than a month before
publication."""

_LISTED = 300
"""A table of up to so many rows is shown whole: with more, the page of a thousand articles is over a megabyte."""

_OF_DATE = ("surface", "date_from", "date_to", "time", "zone", "precision", "relation", "anchor", "assumption")
PUBLISHED = ("published_from", "published_to")
_LOOSE = ("before", "after")
_THIRDS = {1: "early ", 11: "mid-", 21: "late "}
_WIDTH = {name: number for number, name in enumerate(PRECISIONS) if name != "range"}

EVENT_COLUMNS: dict[str, tuple[str, str]] = {
    "event": ("string", "id: article, and where its date (or, undated, its clause) starts"),
    **columns("article outlet sentence"),
    "text": ("string", "the shortest readable clause, as received"),
    "start": ("int64", "offset of the clause's first character in the text as received"),
    "end": ("int64", "offset after its last"),
    **columns("surface date_from date_to time zone precision relation anchor assumption"),
    "when": ("string", "the date in one short form"),
    "date_start": ("Int64", "offset of the date's first character"),
    "date_end": ("Int64", "offset after its last"),
    "actors": ("string", "actors named in the clause, joined by '; '; no places"),
    "place": ("string", "places named in the clause, joined by '; '"),
    "status": ("string", f"one of {', '.join(STATUSES)}"),
    **columns("section voice speaker attribution source_chain line"),
    "quote": ("string", "the whole sentence, as received"),
    "quote_start": ("int64", "offset of the sentence's first character"),
    **columns("published_from published_to"),
}  # fmt: skip

EVENTS = Table("events", "a clause that a date speaks of", EVENT_COLUMNS)
"""What `timeline` returns."""


def timeline(
    corpus: Corpus | Comparison, *, actors: Sequence[str] = (), references: str = "names", since: Day = "",
    until: Day = "", precision: str = "",
) -> Annotated[pd.DataFrame, EVENTS]:  # fmt: skip
    """Every dated clause of the corpus, earliest first; a row is a clause that a date speaks of.

    A clause about what recurs ("daily protests at 12.44 pm") may have no day; it comes last, and only without
    ``since``, ``until`` and ``precision``. Long quotations of other outlets have the voice ``other``. `shared` says
    whether two texts mean the same event.

    Args:
        corpus: the articles, or what `kosovo_lib.facts.compare` returns.
        actors: only clauses whose sentence names one of these; empty means all.
        references: what names an actor, as in `kosovo_lib.facts.compare`.
        since: "2008", "2008-02" or "2008-02-17": only what can have happened then or later.
        until: the same, then or before.
        precision: the coarsest precision to keep, one of ``schema.PRECISIONS``; empty means all. A range counts by its
            unit: years, months or days.

    Raises:
        ParameterError: a date cannot be read, ``since`` lies after ``until``, an actor is not named in the corpus, or
            the precision does not exist.
        DataError: a date of the corpus ends before it begins.
    """
    first, last = bounds(since, until)
    if precision and precision not in PRECISIONS:
        raise ParameterError(f"precision '{precision}' does not exist; there are {', '.join(PRECISIONS)}")
    story = compare(corpus)
    named = sentences_naming(story.corpus, actors, references)
    rows = [
        row for clause, row in zip(dated_clauses(story), event_rows(story), strict=True)
        if clause.cut.role not in ("label", "when", "since") and wanted(row, named, first, last)
    ]  # fmt: skip
    undated = [row for row in rows if pd.isna(row["date_from"])]
    habits = [row for row in undated if row["relation"] == "recurring" and not (since or until or precision)]
    dated = [row for row in rows if pd.notna(row["date_from"]) and (not precision or _precise(row, precision))]
    table = EVENTS.frame(dated + habits)
    table = table.sort_values(["date_from", "date_to", "time", "article", "start", "event"], ignore_index=True)
    if left := {(row["article"], row["date_start"]) for row in undated if row["relation"] != "recurring"}:
        such = next(row["surface"] for row in undated if row["relation"] != "recurring")
        table.attrs["cut"] = f". We could not tell the days of {amount(len(left), 'more date')}, such as “{such}”"
    return table


@once
def event_rows(story: Comparison) -> list[dict[str, Any]]:
    """The row of each dated clause, kept with the comparison."""
    mentions = defaultdict[tuple[str, int], list[Any]](list)
    for one in references_counted(story.corpus.mentions).to_dict("records"):
        mentions[one["article"], one["sentence"]].append(one)
    rows = ((clause, (story.article[clause.row], story.number[clause.row])) for clause in dated_clauses(story))
    return [_row(story, clause, mentions[sentence]) for clause, sentence in rows]


def _row(story: Comparison, clause: Dated, actors: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    """The columns of one dated clause, in a sentence that names these actors."""
    unit, date, cut = story.units.iloc[clause.row].to_dict(), clause.date, clause.cut
    text, offset = str(unit["text"]), int(unit["start"])
    own = date.start, date.end
    verbs = story.language.voices.verbs
    telling = {*verbs.say, *verbs.tell, *verbs.finding, *verbs.inverted_alone}
    start, end = (offset + at for at in printed(story.language.clauses, telling, text, cut, own))
    named = [(one["start"], one["end"], one["actor"], one["sense"] == "place") for one in actors]
    for name, *at in _places(story.language, text):
        first, last = (offset + place for place in at)
        if not any(one["start"] < last and first < one["end"] for one in actors):
            named.append((first, last, name, True))
    named = sorted(one for one in named if start <= one[0] and one[1] <= end)
    given = {key: None if pd.isna(held := getattr(date, key)) else held for key in _OF_DATE}
    days = (None if pd.isna(day) else day for day in days_published(story)[story.article[clause.row]])
    row = {
        "event": f"{unit['article']}@{offset + date.start}" + (f":{cut.role}" if cut.role in ("when", "since") else ""),
        **{key: unit[key] for key in ("article", "outlet", "sentence", "section", "voice", "speaker", "attribution")},
        **{key: unit[key] for key in ("source_chain", "line")},
        "text": text[start - offset : end - offset], "start": start, "end": end, **given,
        "date_start": offset + date.start, "date_end": offset + date.end,
        "actors": "; ".join(dict.fromkeys(name for *_, name, place in named if not place)) or None,
        "place": "; ".join(dict.fromkeys(name for *_, name, place in named if place)) or None,
        "quote": text, "quote_start": offset, **dict(zip(PUBLISHED, days, strict=True)),
    }  # fmt: skip
    context = Context(text, None, story.language.dates)
    coming = context.is_coming(*own) or bool(story.language.facts.supposed.search(text[: own[0]]))
    meant = context.cue(*own) in ("planned", "intended")  # "had planned to open in March", whatever came of it
    habit = story.language.events.habit.search(text[cut.focus_start : cut.focus_end]) is not None
    never = context.words.contrary_before.search(context.before(own[0]))
    status = STATUSES[0 if never else 1]  # "would have expired in May"
    status = status if meant or never else _status(row, coming=coming, habit=habit)
    lead = context.words.relation_before.search(context.before(own[0], 40)) if row["relation"] in _LOOSE else None
    exact = next((name for name in ("by", "not_before") if lead and lead[name]), row["relation"])
    return {**row, "status": status, "when": when({**row, "relation": exact.replace("_", " ")})}


def _status(row: Mapping[str, Any], *, coming: bool, habit: bool) -> str:
    """One of `STATUSES`, from the verb at the date and from how the date stands to the day of publication.

    What the text plans elsewhere in the clause says nothing: "he threatened on Friday to close the border" is past.
    """
    first, last = row["published_from"], row["published_to"]
    begins, ends = row["date_from"], row["date_to"]
    if row["relation"] == "recurring" or habit:
        return "recurring"
    ahead = begins is not None and last is not None and begins > last
    lasting = row["relation"] == "since" and not ahead and begins is not None  # it has begun, whatever else is to come
    over = ends is not None and first is not None and ends < first  # "he said in May it would fall": past is past
    if ahead or (coming and not lasting and not over):
        return "planned"
    latest = begins if row["relation"] == "since" else ends
    if latest is not None and first is not None and (first - latest).days > BACKGROUND_DAYS:
        return "background"
    return "asserted"


def wanted(
    row: Mapping[str, Any], named: set[tuple[str, int]] | None, first: pd.Timestamp | None, last: pd.Timestamp | None
) -> bool:
    """Whether a row names one of the actors and can be about the time asked for; undated, as of its publication."""
    side = "date_" if pd.notna(row["date_from"]) else "published_"
    begins, ends = row[f"{side}from"], row[f"{side}to"]
    late = first is None or bool(pd.notna(ends) and ends >= first)
    early = last is None or bool(pd.notna(ends) and not begins > last)  # from a day that is not known: possible
    return late and early and (named is None or (row["article"], row["sentence"]) in named)


def _precise(row: Mapping[str, Any], coarsest: str) -> bool:
    """Whether a date is at least as fine as asked for."""
    first, last, precision = row["date_from"], row["date_to"], row["precision"]
    if precision == "range":
        months = "month" if first.day == 1 and last.is_month_end else "day"
        precision = "year" if first.is_year_start and last.is_year_end else months
    return coarsest == "range" or _WIDTH[precision] <= _WIDTH[coarsest]


def when(row: Mapping[str, Any]) -> str:
    """The date of a clause in one short form: "2008", "16–17 Feb 2008", "since 1999", "spring 2027", "undated"."""
    if pd.isna(row["date_from"]) or pd.isna(row["date_to"]):
        return "undated"
    first, last, lead = row["date_from"], row["date_to"], row["relation"]
    seasons = load().dates.seasons.items() if row["precision"] == "season" else ()
    season = next((name for name, month in seasons if month == first.month), "")
    one_year, one_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    if season or (first.is_year_start and last.is_year_end):
        to = f"{last.year % 100:02d}" if first.year // 100 == last.year // 100 else last.year
        text = f"{season} {first.year}{'' if one_year else f'–{to}'}".strip()
    elif first.day == 1 and last.is_month_end and one_year:
        text = f"{last:%b %Y}" if one_month else f"{first:%b}–{last:%b %Y}"
    elif row["precision"] == "month" and one_month and first.day in _THIRDS and last.day - first.day > 6:
        text = f"{_THIRDS[first.day]}{last:%b %Y}"
    else:
        begins = f"{first.day}–" if one_month else f"{first.day} {first:%b %Y} – "
        text = f"{'' if first == last else begins}{last.day} {last:%b %Y}"
    return f"{lead} {text}" if lead not in ("at", "recurring", "ordinal") else text


def top_dates(told: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """The first dates that several articles give an event, with its label as ``event`` and whole sentences for clauses.

    Args:
        told: what `shared` returns.
    """
    whole = corpus.sentences[["article", "sentence", "text"]]
    few = told.head(_LISTED).assign(event=told["label"]).drop(columns="text").merge(whole, on=["article", "sentence"])
    few.attrs["cut"] = f": the first {len(few):,} of {len(told):,}" if len(few) < len(told) else ""
    return few


def top_clauses(events: pd.DataFrame) -> Annotated[pd.DataFrame, EVENTS]:
    """Of the dates that most articles give, the first clause of each outlet; the whole table if it is short.

    Args:
        events: what `timeline` returns.
    """
    if len(events) <= _LISTED:
        return events
    given = events.groupby(["date_from", "date_to", "when"], dropna=False)["article"].transform("nunique")
    first = events.assign(given=given).sort_values("published_from", kind="stable")
    first = first.drop_duplicates(["date_from", "date_to", "when", "outlet"])
    order = ["given", "date_from", "date_to", "when"]
    kept = first.sort_values(order, ascending=[False, True, True, True], kind="stable").head(_LISTED)
    few = events.loc[sorted(kept.index)].reset_index(drop=True)
    told = f": {len(few):,} of {len(events):,}, on the days that most articles name"
    few.attrs["cut"] = told + events.attrs.get("cut", "")
    return few


def _places(language: Language, text: str) -> Iterator[tuple[str, int, int]]:
    """Names behind a word of place ("in Haven and Yule"), or before one ("the Haven bridge"), and where they stand."""
    speakers, actors = language.voices.speakers, language.actors
    none = speakers.titles | actors.no_actors | language.terms.stop_words
    none |= {name.casefold() for name in actors.no_names | speakers.peoples}
    for run in language.events.located.finditer(text):
        for name in language.events.name.finditer(text, *run.span(run.lastgroup or 0)):
            words = name[0].casefold().split()
            if none.isdisjoint((words[0], words[-1])):
                yield name[0], *name.span()
