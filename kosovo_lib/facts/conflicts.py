"""Two tellings of one fact that differ: a quotation in other words, another number, another day.

Sentences are compared only if each is the other's best match between their articles. Of two numbers only those are
compared that count the same, in clauses that share another word; an estimate agrees with what it can mean. Of two days
only those that cannot both hold; the same words on both sides are no difference, and of two articles published on
different days each may speak of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.similarity import Comparison, Token, compare, utterance
from kosovo_lib.facts.tables import DIFFERENCES
from kosovo_lib.text.tokens import WORD

__all__ = ["differences"]

_EDIT = "0edit0"
_SAME = 5  # words in a row or more that two wordings of an utterance share in all
_CONTENT = 3  # of these, different words that carry content: "I will not ... the law" is a formula
_ALIKE = 0.65  # share of the shorter quotation's words that the other has, in order
_ESTIMATE = 0.15  # an estimate agrees with numbers up to this share away
_SURE = 0.85  # sum from which on numbers and days of two sentences are compared


class _Side(NamedTuple):
    """What one side says: as it stands, and where."""

    value: str
    row: int


def differences(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every two sentences of different outlets that tell a fact differently; a row is such a pair.

    It says that they differ and in what, never which of them is right. Reworded quotations are mostly real: of nine
    flags on sixty real articles eight were. Numbers and days are to be compared by a reader: too few were found there
    to measure how often they are right.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    from kosovo_lib.facts.clusters import gather, label, name_of

    story = compare(corpus)
    if "differences" in story.cache:
        return story.cache["differences"].copy()  # type: ignore[no-any-return]
    facts = {row: fact for fact in gather(story) for row in fact.members}
    dates = _dates(story)
    rows = []
    for at in best_matches(story):
        one, other = int(story.first[at]), int(story.second[at])
        for kind, a, b in (*_wordings(story, one, other), *_numbers(story, at), *_days(story, at, dates)):
            fact = facts[a.row]
            rows.append({
                "fact": name_of(story, fact), "label": label(story, fact), "kind": kind,
                **{f"{column}_{side}": story.units[column].iloc[said.row]
                   for side, said in (("a", a), ("b", b)) for column in ("article", "outlet", "sentence", "text")},
                "value_a": a.value, "value_b": b.value, "score": round(float(story.score[at]), 4),
            })  # fmt: skip
    order = {"wording": 0, "number": 1, "day": 2}
    table = DIFFERENCES.frame(rows)
    table = table.sort_values(["kind", "score"], key=lambda c: c.map(order) if c.name == "kind" else -c, kind="stable",
                              ignore_index=True)  # fmt: skip
    story.cache["differences"] = table
    return table.copy()


def best_matches(story: Comparison) -> list[int]:
    """The pairs, by their place, of two outlets' sentences of which each is the other's best match."""
    article, outlet = story.article, story.units["outlet"].tolist()
    best: dict[tuple[int, str], float] = {}
    kept = np.flatnonzero(story.found).tolist()
    for at in kept:
        one, other, total = int(story.first[at]), int(story.second[at]), float(story.total[at])
        for key in ((one, article[other]), (other, article[one])):
            best[key] = max(total, best.get(key, 0.0))
    return [
        at for at in kept
        if outlet[one := int(story.first[at])] != outlet[other := int(story.second[at])]
        and story.total[at] >= best[one, article[other]] and story.total[at] >= best[other, article[one]]
    ]  # fmt: skip


def _wordings(story: Comparison, one: int, other: int) -> Iterator[tuple[str, _Side, _Side]]:
    """The quotations of two sentences that are one utterance in different words."""
    speakers = [utterance(story, row).speaker for row in (one, other)]
    if all(speakers) and not speakers[0] & speakers[1]:
        return
    stop_words = story.language.facts.stop_words
    for (mine, left), (yours, right) in product(_quotations(story, one), _quotations(story, other)):
        blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        same = [word for block in blocks for word in left[block.a : block.a + block.size]]
        if len(same) < max(_SAME, _ALIKE * min(len(left), len(right))) or len(set(same) - stop_words) < _CONTENT:
            continue
        for before, after in pairwise(block for block in blocks if block.size):
            gone = left[before.a + before.size : after.a]
            come = right[before.b + before.size : after.b]
            if gone and come and _EDIT not in (*gone, *come) and "".join(gone) != "".join(come):
                yield "wording", _Side(mine, one), _Side(yours, other)
                break


def _quotations(story: Comparison, row: int) -> list[tuple[str, list[str]]]:
    """Each quotation of a sentence, and its words; what an editor put in or left out is one word that is `_EDIT`."""
    words = story.language.facts
    found = []
    for match in words.quoted.finditer(str(story.units["text"].iloc[row])):
        text = next(filter(None, match.groups()), "").strip()
        plain = words.quotation_edits.sub(f" {_EDIT} ", text.replace("-", "").replace("’", "'"))
        said = [str(words.numbers.get(word, word)) for word in WORD.findall(plain.casefold())]
        if len(said) >= _SAME:
            found.append((text, said))
    return found


@dataclass(frozen=True)
class _Number:
    """A number that a sentence gives: how many, of what, as it stands, and the words of its clause."""

    low: float
    high: float
    unit: str
    counted: str
    surface: str
    clause: frozenset[str]


def _numbers(story: Comparison, at: int) -> Iterator[tuple[str, _Side, _Side]]:
    """Numbers that count the same in both sentences and cannot both hold."""
    one, other = int(story.first[at]), int(story.second[at])
    if story.total[at] < _SURE or _published_apart(story, one, other):
        return
    mine, yours = _counts(story, one), _counts(story, other)
    for left, right in product(mine, yours):
        alone = all(sum(n.counted == left.counted and n.unit == left.unit for n in side) == 1 for side in (mine, yours))
        if (left.unit, left.counted) != (right.unit, right.counted) or not alone:
            continue
        apart = left.high < right.low or right.high < left.low
        if apart and (left.clause & right.clause) - {left.counted}:
            yield "number", _Side(left.surface, one), _Side(right.surface, other)


def _counts(story: Comparison, row: int) -> list[_Number]:
    """The numbers of a sentence that count something."""
    words, text = story.language.facts, str(story.units["text"].iloc[row])
    tokens = story.tokens[row]
    found = []
    for at, token in enumerate(tokens):
        before = text[: token.start]
        if not token.number or words.not_counted.search(before) or re.search(r"[-–/]$", before):
            continue
        value = float(token.stem.replace(",", "")) if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", token.stem) else None
        if value is None:
            continue
        unit, end, behind = "$" if before.rstrip().endswith("$") else "", token.end, list(tokens[at + 1 :])
        while behind and text[end : behind[0].start].strip(" -") in ("", "%"):
            word = text[behind[0].start : behind[0].end].casefold()
            if word in words.scales:
                value *= words.scales[word]
            elif word in words.units or word.removesuffix("s") in words.units:
                unit = "%"
            elif word not in words.fillers:
                break
            end = behind.pop(0).end
        unit = "%" if text[end:].startswith("%") else unit
        counted = _counted(text, end, behind, unit)
        if counted is None:
            continue
        about = _ESTIMATE * value if words.about.search(before) else 0.0
        clause = _around(story, row, token)
        found.append(
            _Number(value - about, value + about, unit, counted, text[token.start : max(end, token.end)], clause)
        )
    return found


def _counted(text: str, end: int, behind: list[Token], unit: str) -> str | None:
    """What a number counts: the word right behind it; of a share, the word that it is a share of."""
    if not behind:
        return None
    between = text[end : behind[0].start]
    if behind[0].number or not re.fullmatch(r"[%\s\w’'-]{0,14}", between):
        return "" if unit == "$" else None
    if not unit and between.strip():
        return None
    return behind[0].stem


def _around(story: Comparison, row: int, token: Token) -> frozenset[str]:
    """The words of the clause that holds a word, without numbers."""
    text = str(story.units["text"].iloc[row])
    cuts = [0, *(match.start() for match in story.language.facts.clause_break.finditer(text)), len(text)]
    start = max(cut for cut in cuts if cut <= token.start)
    end = min(cut for cut in cuts if cut > token.start)
    return frozenset(t.stem for t in story.tokens[row] if start <= t.start < end and not t.number)


def _beside(story: Comparison, row: int, date: dict[Any, Any]) -> frozenset[str]:
    """The words of the clause in which a date stands, without the date's own."""
    begins = int(date["start"]) - int(story.units["start"].iloc[row])
    ends = int(date["end"]) - int(story.units["start"].iloc[row])
    at = next((token for token in story.tokens[row] if begins <= token.start < ends), None)
    own = {token.stem for token in story.tokens[row] if begins <= token.start < ends}
    alone = _around(story, row, at) - own if at else frozenset()
    return alone or frozenset(token.stem for token in story.tokens[row] if not token.number) - own


def _dates(story: Comparison) -> dict[tuple[str, int], list[dict[Any, Any]]]:
    """The dates of each sentence that name days."""
    table = story.corpus.dates
    found: dict[tuple[str, int], list[dict[Any, Any]]] = {}
    for row in table[table["date_from"].notna() & table["date_to"].notna()].to_dict("records") if len(table) else ():
        found.setdefault((row["article"], row["sentence"]), []).append(row)
    return found


def _days(
    story: Comparison, at: int, dates: dict[tuple[str, int], list[dict[Any, Any]]]
) -> Iterator[tuple[str, _Side, _Side]]:
    """The one date that each sentence gives, where both cannot hold."""
    one, other = int(story.first[at]), int(story.second[at])
    units = [story.units.iloc[row] for row in (one, other)]
    given = [dates.get((unit["article"], unit["sentence"]), []) for unit in units]
    if story.total[at] < _SURE or any(len(side) != 1 for side in given):
        return
    mine, yours = given[0][0], given[1][0]
    same_words = mine["surface"].casefold() == yours["surface"].casefold()
    if same_words or mine["relation"] != yours["relation"] or mine["relation"] not in ("at", "since"):
        return
    if max(mine["date_from"], yours["date_from"]) <= min(mine["date_to"], yours["date_to"]):
        return
    if _published_apart(story, one, other) and all(
        _own_day(story, unit["article"], date) for unit, date in zip(units, (mine, yours), strict=True)
    ):
        return
    beside = _beside(story, one, mine), _beside(story, other, yours)
    if len(beside[0] & beside[1]) < min(2, *map(len, beside)) or not all(beside):
        return
    yield "day", _Side(str(mine["surface"]), one), _Side(str(yours["surface"]), other)


def _published(story: Comparison, article: str) -> tuple[Any, Any]:
    """First and last day on which an article can have been published."""
    if "published" not in story.cache:
        rows = story.corpus.articles[["article", "published_from", "published_to"]]
        story.cache["published"] = {name: days for name, *days in rows.itertuples(index=False)}
    first, last = story.cache["published"][article]
    return first, last


def _published_apart(story: Comparison, one: int, other: int) -> bool:
    """Whether two articles were surely published on different days."""
    (a_from, a_to), (b_from, b_to) = (_published(story, story.article[row]) for row in (one, other))
    return not any(pd.isna(day) for day in (a_from, a_to, b_from, b_to)) and bool(a_to < b_from or b_to < a_from)


def _own_day(story: Comparison, article: str, date: dict[Any, Any]) -> bool:
    """Whether a date is the article's own day, or the one before."""
    first, last = _published(story, article)
    return bool(date["date_to"] >= first - pd.Timedelta(days=1) and date["date_from"] <= last)
