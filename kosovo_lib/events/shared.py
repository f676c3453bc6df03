"""Events that several articles date, gathered from linked clauses or linked by a coder; and how their dates compare.

Nothing here says which of two texts is right. Dates are compared at the precision that the texts give: a weekend in
February 2008 and the year 2008 agree; 2008 and 2013 differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, count, product
from string import ascii_uppercase
from typing import Annotated, Any

import pandas as pd

from kosovo_lib.corpus import bounds
from kosovo_lib.errors import DataError
from kosovo_lib.events.timeline import EVENT_COLUMNS, PUBLISHED, event_rows, wanted, when
from kosovo_lib.facts import VERDICTS, Comparison, compare, dated, differences
from kosovo_lib.facts.clusters import LEAD
from kosovo_lib.facts.findings import differing
from kosovo_lib.facts.similarity import sentences_naming
from kosovo_lib.finding import LEAST, Finding, Quotation, amount
from kosovo_lib.schema import Corpus, Day, Table, outlet_names, outlets_apart

SHARED = Table("shared", "a clause about an event that two or more articles report", {
    "fact": ("string", "id of the event"),
    "label": ("string", "the clearest words about it; its given name if a coder linked it"),
    "verdict": ("string", "one of `kosovo_lib.facts.VERDICTS`, agree, or not compared: of all its clauses"),
    "basis": ("string", "hand or found: who linked the clauses"),
    "compared": ("boolean", "False for another concept, as a coder decided"),
    "position": ("string", "A, B, ...: clauses that differ never share a letter; missing where none differ"),
    "side": ("string", "its position; else why it is not compared; else agree"),
    **EVENT_COLUMNS,
})  # fmt: skip

_ENDS = ("date_from", "date_to")


@dataclass(frozen=True)
class _Event:
    """An event: its clauses as rows of the table, which two of them, by place, differ, and whether others may hold."""

    id: str
    label: str
    basis: str
    rows: list[dict[str, Any]]
    differ: frozenset[tuple[int, int]]
    both: bool = False
    compared: bool = True
    beside: tuple[dict[str, Any], ...] = ()


def shared(
    corpus: Corpus | Comparison, *, actors: Sequence[str] = (), references: str = "names", since: Day = "",
    until: Day = "",
) -> Annotated[pd.DataFrame, SHARED]:  # fmt: skip
    """Every event that two or more articles date; a row is a clause about one of them.

    Events on which articles differ come first. `kosovo_lib.facts` links the clauses; rows of
    ``coding/event-links.csv`` win.

    Args:
        corpus: the articles, or what `kosovo_lib.facts.compare` returns.
        actors: only events of which a sentence names one of these; empty means all.
        references: what names an actor, as in `kosovo_lib.facts.compare`.
        since: "2008", "2008-02" or "2008-02-17": only events that a clause dates then or later. An undated clause
            counts as of its publication.
        until: the same, then or before.

    Raises:
        ParameterError: as in `timeline`.
        DataError: a date ends before it begins, or the links made by hand break a rule.
    """
    first, last = bounds(since, until)
    story = compare(corpus)
    named = sentences_naming(story.corpus, actors, references)
    by_hand, taken = _by_hand(story)
    events = [*by_hand, *_found(story, taken)]
    kept = [one for one in events if any(wanted(row, named, first, last) for row in one.rows)]
    kept.sort(key=lambda one: (not one.differ, not one.both, -len({row["article"] for row in one.rows})))
    return SHARED.frame(row for one in kept for row in _rows(one))


def findings(corpus: Corpus | Comparison, told: pd.DataFrame) -> list[Finding]:
    """What outlets date differently, one finding an event, worded as on the page of facts.

    Events whose dates contradict each other. Too few of those found by rule were checked: they are below `LEAST`. Where
    no dates differ, not even by rule, one finding without strength says so.

    Args:
        corpus: the articles, or what `kosovo_lib.facts.compare` returns.
        told: what `shared` returns.
    """
    story = compare(corpus)
    names = outlet_names(story.corpus.outlets)
    unnamed = outlets_apart(story.corpus.outlets)
    held = told[told["verdict"].isin(VERDICTS[:2]) & told["position"].notna()]
    sure = held[held["verdict"] == VERDICTS[0]]
    days = [
        day for day in (differences(story).to_dict("records") if len(sure) else ())  # which takes longest
        if day["kind"] == "day" and day["verdict"] == VERDICTS[0] and not {day["outlet_a"], day["outlet_b"]} & unnamed
    ]  # fmt: skip
    found = []
    for fact, rows in held.groupby("fact", sort=False):
        sides = [
            ", ".join(
                f"{said} in {' and '.join(names.get(one, one) for one in dict.fromkeys(part['outlet']))}"
                for said, part in side.groupby("when", sort=False)
            )
            for _, side in rows.groupby("position", sort=True)
        ]
        if day := next((day for day in days if day["fact"] == fact), None):
            said = differing(day, names, story)
            found.append(replace(said, evidence=(str(rows["label"].iat[0]),), detail="; ".join(sides) + "."))
        named = rows[~rows["outlet"].isin(unnamed)].drop_duplicates("position")
        if rows["verdict"].iat[0] == VERDICTS[1] and named["outlet"].nunique() > 1:
            two = named.head(2).rename(columns={"text": "clause", "quote": "text"}).to_dict("records")
            found.append(Finding(
                f"Two dates for one event? “{rows['label'].iat[0]}”: {'; '.join(sides)}.", 0.8 * LEAST,
                (str(rows["label"].iat[0]),), "We matched these sentences by rule.", "events",
                quotations=tuple(map(Quotation.of, two)),
            ))  # fmt: skip
    if told["position"].isna().all():
        alike = told[told["verdict"].isin([*VERDICTS, "agree"])].drop_duplicates("fact")
        number, first = len(alike), "".join(alike["label"][:1])
        some = f"Only {amount(number, 'event')} {'has' if number == 1 else 'have'} dates in several outlets"
        some += f"{': ' if number == 1 else '; one is: '}{first}. These dates do not contradict each other."
        none = f"We matched no event between {'articles' if told.empty else 'outlets'}, so no days are compared."
        found.append(Finding(some if number else none, 0))
    return sorted(found, key=lambda one: -one.strength)


def _rows(one: _Event) -> Iterable[dict[str, Any]]:
    """The rows of one event, the earliest date first; an undated clause stands at its publication, if that is known."""
    differ = VERDICTS[one.basis != "hand"]  # too few of the days that rules find were read
    several = len({row["outlet"] for row in one.rows}) > 1  # two articles of one outlet do not agree
    alike = "agree" if one.compared and several else "not compared"
    verdict = differ if one.differ else VERDICTS[2] if one.both else alike
    days = [
        row if pd.notna(row["date_from"]) else {end: row[f"published_{end[5:]}"] for end in _ENDS} for row in one.rows
    ]
    spans = [[pd.Timestamp.max if pd.isna(span[end]) else span[end] for end in _ENDS] for span in days]
    order = sorted(range(len(one.rows)), key=lambda at: (spans[at], str(one.rows[at]["event"])))
    letters: dict[int, str] = {}
    for at in order if one.differ else ():
        gone = {letters[other] for other in letters if (min(at, other), max(at, other)) in one.differ}
        own = (letters[other] for other in letters if one.rows[other]["outlet"] == one.rows[at]["outlet"])
        free = ("".join(each) for size in count(1) for each in product(ascii_uppercase, repeat=size))  # A to Z, AA
        letters[at] = next(letter for letter in chain(own, free) if letter not in gone)
    head = {"fact": one.id, "label": one.label, "verdict": verdict, "basis": one.basis}
    for at in order:
        side = "separate occasions" if not one.compared else "agree" if one.differ else verdict
        position = letters.get(at)
        yield {**head, "compared": True, "position": position, "side": position or side, **one.rows[at]}
    for row in one.beside:
        yield {**head, "compared": False, "position": None, "side": "a different concept", **row}


def _found(story: Comparison, taken: set[str]) -> Iterable[_Event]:
    """Events gathered around the clause with most links; dates that are apart without differing are other events."""
    clauses, rows = dated.dated_clauses(story), event_rows(story)
    near: dict[int, set[int]] = defaultdict(set)
    differ: set[tuple[int, int]] = set()
    for pair in dated.links(story):
        one, other = (clauses[at] for at in pair)
        if {rows[at]["event"] for at in pair} & taken or any(rows[at]["status"] == "recurring" for at in pair):
            continue
        if any(dated.no_evidence(story, clause) for clause in (one, other)):
            continue
        unlike = dated.apart(one, other) or dated.disjoint(one.days, other.days)
        if dated.differs(story, one, other):
            differ.add(pair)
        elif unlike or pd.isna([*one.days, *other.days]).any() or dated.another(story, one, other):
            continue  # "would cut them by summer" says nothing of the day of the announcement
        elif _in_name(story, one) and _in_name(story, other):
            continue
        near[pair[0]].add(pair[1])
        near[pair[1]].add(pair[0])
    used: set[int] = set()
    for center in sorted(near, key=lambda at: (-len(near[at]), at)):
        members = [center, *sorted(near[center] - used)]
        if center in used or len(members) < 2:
            continue
        used.update(members)
        first: dict[tuple[int, int], int] = {}  # the clause in which a date stands, of all that it speaks of
        for at in sorted(members, key=lambda at: (bool(clauses[at].cut.relation), at)):
            first.setdefault((clauses[at].row, clauses[at].date.start), at)
        members = sorted(first.values())
        if any(dated.contrary(story, *(clauses[at].stems for at in pair)) for pair in combinations(members, 2)):
            continue
        sides = [dated.clearest(story, *(clauses[at] for at in pair)) for pair in differ if set(pair) <= set(members)]
        parts = combinations(range(len(members)), 2) if sides else ()
        pairs = {(a, b) for a, b in parts if dated.apart(clauses[members[a]], clauses[members[b]])}
        told = [rows[at] for at in members]
        texts = [_common(story, clauses[at], rows[at], {clauses[its].row for its in members}) for at in members]
        order = {text: (text[:1].islower(), *dated.plainness(story, text)) for _, text in texts}
        _, plain = min(texts, key=lambda one: (*order[one[1]][:-1], one[0], order[one[1]]))
        text = min(sides, key=lambda said: dated.plainness(story, said), default=plain)
        text = LEAD.sub("", text)
        label = text[:1].upper() + text[1:]
        yield _Event(rows[center]["event"], label, "found", told, frozenset(pairs))


def _in_name(story: Comparison, clause: dated.Dated) -> bool:
    """Whether a date is part of a name ("the 2012 attacks"): it dates what is named, not its clause."""
    text, date = story.text[clause.row], clause.date
    follows = text[date.end : date.end + 2].strip()[:1].isalpha()
    return follows and bool(story.language.dates.article_before.search(text[: date.start]))


def _common(story: Comparison, clause: dated.Dated, row: Mapping[str, Any], others: set[int]) -> tuple[int, str]:
    """How many numbers of a clause not all sentences of its event hold, and its words without such counts."""
    text, words, lacking = str(row["text"]), story.language.facts, 0
    offset, date = row["start"] - int(story.units["start"].iloc[clause.row]), clause.date.surface
    for token in reversed([token for token in story.tokens[clause.row] if token.number]):
        start, end = token.start - offset, token.end - offset
        common = all(token.stem in story.held(its) for its in others)
        if common or start < 0 or end > len(row["text"]) or text[start:end] in date:
            continue
        lacking += 1
        noun, about = words.noun.match(text[end:]), words.about.search(text[:start])
        bare = noun and not {noun[1]} & {*words.measures, *words.apart} and (not start or text[start - 1].isspace())
        if bare and not story.language.clauses.finite.match(text, end + 1):
            text = text[: about.start() if about else start] + text[end + 1 :]
    return lacking, " ".join(text.split())


def _by_hand(story: Comparison) -> tuple[list[_Event], set[str]]:
    """The events that a coder linked, and the ids of the clauses in them, which no rule links any more."""
    rows = event_rows(story)
    events, taken = [], set()
    for event in dated.hand_events(story):
        own = [_linked(story, link, None if link.number is None else rows[link.number]) for link in event.links]
        taken |= {row["event"] for row in own}
        same = [row for row, link in zip(own, event.links, strict=True) if link.same]
        undated = event.compare == "dates" and all(pd.isna(row["date_from"]) for row in same)
        if undated and sum(pd.notna(row.get("time")) for row in same) > 1:
            raise DataError(
                f"{dated.FILE}: the words linked to {event.name!r} hold hours and no day; only days are compared"
            )
        if len({row["article"] for row in same}) > 1 and not undated:
            beside = tuple(row for row, link in zip(own, event.links, strict=True) if not link.same)
            for row in same if event.compare == "onset" else ():  # what has no date had begun by its publication
                if pd.isna(row["date_from"]) and pd.notna(row["published_to"]):
                    row["when"] = f"by {when({**row, **dict.fromkeys(_ENDS, row['published_to']), 'relation': 'at'})}"
            events.append(_Event(
                dated.slug(event.name), event.name, "hand", same, event.differ, bool(event.both and not event.differ),
                event.compared, beside,
            ))  # fmt: skip
    return events, taken


def _linked(story: Comparison, link: dated.Link, row: Mapping[str, Any] | None) -> dict[str, Any]:
    """The row of words that a coder linked: that of the date in them, else undated."""
    place = {"text": link.quote, "start": link.start, "end": link.start + len(link.quote)}
    if row is not None:
        by = {"relation": "before", "when": f"by {when({**row, 'relation': 'at'})}"} if link.by else {}
        return {**row, **place, **by}
    unit: dict[Any, Any] = story.units.iloc[link.row].to_dict()
    blank = dict.fromkeys(EVENT_COLUMNS) | {name: unit[name] for name in unit if name in EVENT_COLUMNS}
    return {
        **blank, "event": f"{link.article}@{link.start}", **place, "when": "undated", "date_from": None,
        "date_to": None, "status": "asserted", "quote": unit["text"], "quote_start": unit["start"],
        **dict(zip(PUBLISHED, dated.days_published(story)[link.article], strict=True)),
    }  # fmt: skip
