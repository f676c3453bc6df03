"""What people correct of what the rules read: voice, speaker, actor, date, section.

A row of ``coding/corrections.csv`` names its place by the words there and their offsets in the text as received, so it
survives the next parse; if the words differ, it is refused. Sections are corrected first, since all else follows from
them; the rest is corrected in the finished rows, so that every table rests on it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from kosovo_lib.errors import DataError
from kosovo_lib.lang import Language
from kosovo_lib.read.sheets import NUMBER, Form, SheetFile
from kosovo_lib.schema import CORRECTED, SECTIONS, VOICES
from kosovo_lib.settings import unseen
from kosovo_lib.text.actors import Lexicon, find_mentions

FILE: Final = "coding/corrections.csv"
"""Where the corrections of a corpus folder are."""

NONE: Final = "none"
"""The value that says there is none: no actor is meant, no day, no speaker is named."""

A_PLACE: Final = " (a place)"
"""What follows the name of an actor in what the rules read, where they took a name for a place."""

_AT: Final = {"relation": "at", "time": None, "zone": None}
"""What is known of a date besides its days, where a person found it."""

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_UNITS: Final = {4: "year", 7: "month", 10: "day"}
"""Characters of a date -> its precision."""

Rows = dict[str, list[dict[str, Any]]]
"""Table -> its rows."""


class Correction(NamedTuple):
    """A row of the file; ``start`` and ``end`` are None where it leaves them to be found by its text."""

    row: int
    article: str
    start: int | None
    end: int | None
    text: str
    what: str
    value: str
    who: str
    why: str
    was: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Its place, once it has been `placed`."""
        return self.start or 0, self.end or 0


COLUMNS: Final = ("article", "start", "end", "what", "value", "who", "why", "text")

FORM: Final = Form(
    COLUMNS, words=("value", "who", "why", "text"), widths={"text": 90, "why": 40, "article": 22, "value": 22},
    read=lambda name, cell: n[1] + n[2] if name in ("start", "end") and (n := NUMBER.fullmatch(cell)) else cell,
)  # fmt: skip
"""What the file looks like."""


def read_corrections(path: Path, articles: Iterable[str] | None, lexicon: Lexicon) -> dict[str, list[Correction]]:
    """Read and check the file, as far as that needs no text: article -> its corrections, in the order of the file.

    Where ``articles`` is None, any id will do. `DataError` names each row that breaks a rule by the number that a
    spreadsheet shows, with value and rule.
    """
    file = SheetFile(path, FORM)
    known = None if articles is None else set(articles)
    actors = [actor.name for actor in lexicon.actors]
    found: dict[str, list[Correction]] = {}
    problems: list[str] = []
    for number, row in zip(file.numbers, file.rows, strict=True):
        wrong = list(row_problems(row, known, actors))
        problems += [f"{path.name} row {number}: {problem}" for problem in wrong]
        if not wrong:
            start, end = (int(row[name]) if row[name] else None for name in ("start", "end"))
            cells = (row[name].strip() for name in ("what", "value", "who", "why"))
            one = Correction(number, row["article"], start, end, row["text"].replace("\r\n", "\n"), *cells)
            found.setdefault(one.article, []).append(one)
    if problems:
        raise DataError("\n".join(problems))
    return found


def row_problems(row: Mapping[str, str], articles: set[str] | None, actors: Sequence[str]) -> Iterable[str]:
    """Every rule that a row breaks by itself."""
    value = row["value"].strip()
    allowed = {"voice": VOICES, "section": SECTIONS, "actor": (*actors, NONE)}.get(row["what"])
    if articles is not None and row["article"] not in articles:
        yield f"article {row['article']!r} is not in articles.csv"
    for name in ("value", "who"):
        if why := unseen(row[name]):
            yield f"{name} {row[name]!r} {why}"
    if row["what"] not in CORRECTED:
        yield f"what {row['what']!r}; it is one of {', '.join(CORRECTED)}"
    elif allowed is not None and value not in allowed:
        yield f"value {value!r} is no {row['what']}; it is one of {', '.join(allowed)}"
    elif row["what"] == "date" and value != NONE and span_of(value) is None:
        yield f"value {value!r} is no date; write YYYY-MM-DD, YYYY-MM, YYYY, two of them joined by .., or {NONE}"
    elif not value:
        yield f"value is empty; write the name of the speaker, or {NONE}"
    for name in ("who", "why"):
        if not row[name].strip():
            yield f"{name} is empty; whoever corrects the rules signs it and says why"
    if not row["text"].strip():
        yield "text is empty; it holds the words that are corrected, as they stand in the article"
    if bool(row["start"]) != bool(row["end"]) or not re.fullmatch(r"\d{0,20}", row["start"] + row["end"]):
        yield f"start {row['start']!r} and end {row['end']!r}; they are two whole numbers, or both empty"


def span_of(value: str) -> tuple[pd.Timestamp, pd.Timestamp, str] | None:
    """First day, last day and precision of a date such as 2022-07-31, 2022-07 or 2021..2022; None if it is none."""
    ends = value.split("..")
    if len(ends) > 2 or not all(map(_DAY.fullmatch, ends)):
        return None
    try:
        first, last = (pd.Period(end) for end in (ends[0], ends[-1]))
    except ValueError:
        return None
    if first.start_time > last.end_time:
        return None
    precision = "range" if len(ends) > 1 and ends[0] != ends[1] else _UNITS[len(ends[0])]
    return first.start_time.normalize(), last.end_time.normalize(), precision


def stated(row: Mapping[Any, Any]) -> str:
    """A correction in words, of a row of the table or a `Correction`: who corrected what, and why."""
    words = f" of “{row['text']}”" if row["what"] in ("actor", "date") else ""
    was = "" if pd.isna(row["was"]) else f" from {row['was']}"
    return f"{row['who']} corrected the {row['what']}{words}{was} to {row['value']}: {row['why']}"


def placed(corrections: Iterable[Correction], text: str) -> list[Correction]:
    """The corrections of an article with their offsets in its text; `DataError` if a place is not found, or not one."""
    problems, found = [], list[Correction]()
    for one in corrections:
        here = f"{FILE} row {one.row}: {one.text[:60]!r}"
        words = re.compile(r"\r?\n".join(map(re.escape, one.text.split("\n"))))  # lines can end in two ways
        spans = [match.span() for match in words.finditer(text)]
        if one.start is not None and one.end is not None:
            if there := words.fullmatch(text, one.start, one.end):
                spans = [there.span()]
            else:
                now = f"it stands at {spans[0][0]} now" if len(spans) == 1 else f"it stands {len(spans)} times in it"
                problems.append(f"{here} does not stand at {one.start} to {one.end} of {one.article!r}; {now}: correct "
                                "the row, or empty start and end")  # fmt: skip
                continue
        if len(spans) != 1:
            stands = f"stands {len(spans)} times" if spans else "does not stand"
            say = "say which by start and end" if spans else "write the words as they are there"
            problems.append(f"{here} {stands} in {one.article!r}; {say}")
            continue
        one = one._replace(start=spans[0][0], end=spans[0][1])
        for other in found:
            if one.what == other.what and meet(one, other):
                how = "says the same as" if one.value == other.value else "contradicts"
                problems.append(f"{here}: {one.what} {one.value!r} {how} row {other.row} ({other.value!r}); keep one")
        found.append(one)
    if problems:
        raise DataError("\n".join(problems))
    return found


def meet(one: Correction, other: Correction) -> bool:
    """Whether two corrections are of one place: one reference or date, or lines and sentences that overlap."""
    if one.what in ("actor", "date"):
        return one.span == other.span
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def apply(
    rows: Rows, corrections: Sequence[Correction], outlet_name: str, lexicon: Lexicon, language: Language
) -> None:
    """Correct the rows of one article in place, and write down what was corrected; `DataError` if one does not fit.

    Corrections of sections were applied before, and already say what was there.
    """
    problems = []
    for one in sorted(corrections, key=lambda one: CORRECTED.index(one.what)):
        try:
            number, was = _applied(rows, one, outlet_name, lexicon, language)
        except DataError as error:
            problems.append(f"{FILE} row {one.row}: {one.text[:60]!r} {error}")
            continue
        rows["corrections"].append({
            "article": one.article, "sentence": number, "start": one.span[0], "end": one.span[1], "what": one.what,
            "value": one.value, "was": was, "who": one.who, "why": one.why, "text": one.text,
        })  # fmt: skip
    if problems:
        raise DataError("\n".join(problems))
    rows["corrections"].sort(key=lambda row: (row["sentence"], row["start"]))


def _applied(
    rows: Rows, one: Correction, outlet_name: str, lexicon: Lexicon, language: Language
) -> tuple[int, str | None]:
    """Make one correction; the number of its sentence, and what the rules read."""
    inside = [row for row in rows["sentences"] if row["start"] < one.span[1] and one.span[0] < row["end"]]
    # a sentence that merely reaches into the place is not meant, unless no other begins there
    inside = [row for row in inside if one.span[0] <= row["start"] < one.span[1]] or inside[:1]
    if not inside:
        raise DataError(f"is in no sentence of {one.article!r}")
    number = int(inside[0]["sentence"])
    if one.what in ("actor", "date"):
        return number, _refer(rows["mentions" if one.what == "actor" else "dates"], one, number, lexicon, language)
    was = one.was if one.what == "section" else inside[0][one.what]
    if one.what == "section":
        lines = {row["block"]: row for row in rows["blocks"] if row["start"] < one.span[1] and one.span[0] < row["end"]}
        inside = [row for row in rows["sentences"] if row["block"] in lines]
        for row in lines.values():
            _sign(row, one)
    elif one.what == "speaker" and any(row["voice"] != "other" for row in inside):
        raise DataError(f"has the voice {inside[0]['voice']!r}, so it has no speaker; correct the voice, too")
    for row in inside:
        own = [part for part in rows["attributions"] if part["sentence"] == row["sentence"]]
        if one.what == "voice":
            _speak(row, own, one, rows, outlet_name)
        elif one.what == "speaker":
            _name(row, own, one, rows, lexicon)
        _sign(row, one)
    return number, was


def _refer(
    rows: list[dict[str, Any]], one: Correction, number: int, lexicon: Lexicon, language: Language
) -> str | None:
    """Correct, add or take out a reference or a date; what the rules read there."""
    there = [row for row in rows if (row["start"], row["end"]) == one.span]
    if not there and (one.what == "date" or one.value == NONE):  # a longer description may hold another actor's name
        there = [row for row in rows if row["start"] < one.span[1] and one.span[0] < row["end"]]
    was = reading(there[0]) if there else None
    if one.value == NONE:  # where the rules, once better, read nothing any more, the row still holds
        rows[:] = [row for row in rows if not any(row is gone for gone in there)]
        return was
    if not there:
        start, end = one.span
        named = any(found.actor == one.value for found in find_mentions(one.text, lexicon))
        kind = "name" if named else "pronoun" if one.text.lower() in language.actors.pronouns else "description"
        there = [{"article": one.article, "sentence": number, "surface": one.text, "start": start, "end": end,
                  "corrected": None} | ({"kind": kind} if one.what == "actor" else _AT)]  # fmt: skip
        rows += there
        rows.sort(key=lambda row: (row["sentence"], row["start"]))
    if one.what == "actor":
        there[0] |= {"actor": one.value, "sense": "actor"}
    else:
        first, last, precision = span_of(one.value) or (None, None, "day")
        days = {"date_from": first, "date_to": last, "precision": precision}
        there[0] |= {**days, "anchor": "correction", "assumption": None}
    _sign(there[0], one)
    return was


def _sign(row: dict[str, Any], one: Correction) -> None:
    signed = (row["corrected"] or "").split("; ") if row["corrected"] else []
    row["corrected"] = "; ".join(dict.fromkeys([*signed, one.who]))


def _speak(row: dict[str, Any], own: list[dict[str, Any]], one: Correction, rows: Rows, outlet_name: str) -> None:
    """Give a sentence to another voice; if that is the outlet or nobody, drop what others say in it."""
    row["voice"] = one.value
    if one.value == "other":
        if not own:
            part = {name: row[name] for name in ("article", "sentence", "start", "end", "text")}
            own = [{**part, "attribution": "indirect", "speaker": None, "speaker_actor": None, "corrected": None}]
            rows["attributions"].extend(own)
            rows["attributions"].sort(key=lambda part: (part["sentence"], part["start"]))
            row |= {"attribution": "indirect", "attributed_share": 1.0}
        row["source_chain"] = row["source_chain"] or outlet_name
        for part in own:
            _sign(part, one)
        return
    rows["attributions"][:] = [part for part in rows["attributions"] if part["sentence"] != row["sentence"]]
    row |= {"speaker": None, "attribution": "none", "attributed_share": 0.0}
    row["source_chain"] = outlet_name if one.value == "outlet" else None


def _name(row: dict[str, Any], own: list[dict[str, Any]], one: Correction, rows: Rows, lexicon: Lexicon) -> None:
    """Give a sentence, and all that is attributed in it, to another speaker."""
    chain = str(row["source_chain"]).split(" > ")
    chain = chain[:-1] if row["speaker"] and len(chain) > 1 else chain
    speaker = None if one.value == NONE else one.value
    named = [found.actor for found in find_mentions(one.value, lexicon) if found.end == len(one.value)]
    same = [part["speaker_actor"] for part in rows["attributions"] if part["speaker"] == speaker]
    actor = next((name for name in (*named, *same) if name), speaker) if speaker else None
    row |= {"speaker": speaker, "source_chain": " > ".join([*chain, *([speaker] if speaker else [])])}
    for part in own:
        part |= {"speaker": speaker, "speaker_actor": actor}
        _sign(part, one)


def reading(row: Mapping[str, Any]) -> str:
    """Whom a reference means or which days a date means, in words."""
    if "actor" in row:
        return str(row["actor"]) + (A_PLACE if row["sense"] == "place" else "")
    days = [f"{row[name]:%Y-%m-%d}" for name in ("date_from", "date_to") if row[name] is not None]
    return "..".join(dict.fromkeys(days)) or "no day"
