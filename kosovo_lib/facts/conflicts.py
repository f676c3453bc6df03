"""Two tellings of one fact side by side: other words of a quotation, another number, another day.

Quotations are compared wherever their sentences report the same fact. Two are one utterance if they share most of the
shorter one's words in the same order, and no two occasions: not where the sentences, or reported speech beside them,
name different listeners, media or days. Numbers and days are compared only in sentences of which each is the other's
best match between their articles: numbers that count the same, in clauses that share another word (an estimate agrees
with what it can mean); and days that cannot both hold. Of articles published on different days each may speak of its
own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.dated import clearest, dated_clauses, differs, disjoint, links, published_apart
from kosovo_lib.facts.hand import hand_events, slug
from kosovo_lib.facts.similarity import STRONG, Comparison, Token, compare, score
from kosovo_lib.facts.tables import DIFFERENCES, QUOTATIONS, VERDICTS
from kosovo_lib.text.tokens import WORD

__all__ = ["best_sums", "differences", "opposed", "quotations"]

_EDIT = "0edit0"
_SAME = 5  # words in a row or more that two wordings of an utterance share in all
_CONTENT = 3  # of these, different words that carry content: "I will not ... the law" is a formula
_ALIKE = 0.65  # share of the shorter quotation's words that the other has, in order
_RUN = 4  # of these, so many at least in one run
_TAIL = 3  # words after the last common one, of both together, that were replaced; more were cut
_TITLE = 40  # characters of quoted words up to which they may be the name of a broadcast
_ESTIMATE = 0.15  # an estimate agrees with numbers up to this share away


def differences(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every two sentences of different outlets that report a fact differently; a row is such a pair.

    It says that they differ and in what, never which of them is right. Numbers and days are for a reader to compare
    (verdict ``compare``): too few were flagged on real stories to know how often they are right.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    from kosovo_lib.facts.clusters import gather, label, name_of

    story = compare(corpus)
    if "differences" in story.cache:
        return story.cache["differences"].copy()  # type: ignore[no-any-return]
    facts: dict[int, list[tuple[str, str]]] = {}
    for fact_ in gather(story):
        for row in fact_.members:
            facts.setdefault(row, []).append((name_of(story, fact_), label(story, fact_)))
    rows = list(_by_hand(story))
    ends = [sorted((row[f"article_{side}"], row[f"sentence_{side}"]) for side in "ab") for row in rows]
    for kind, one, other, mine, yours, about, side_of in opposed(story):
        both = (name for name in facts.get(one, ()) if name in facts.get(other, ()))
        fact = next(both, next(iter([*facts.get(one, ()), *facts.get(other, ())]), None))
        places = [(story.article[row], story.units["sentence"].iloc[row]) for row in (one, other)]
        if fact is not None and not (kind == "day" and sorted(places) in ends):
            total = story.total_of(one, other)
            rows.append({
                "fact": fact[0], "label": fact[1], "kind": kind,
                "verdict": VERDICTS[kind != "wording"], **_sides(story, one, other),
                "value_a": mine, "value_b": yours, "score": 0.0 if total is None else round(float(score(total)), 4),
                "about": about, "about_side": side_of, "basis": "found",
            })  # fmt: skip
    order = {"wording": 0, "number": 1, "day": 2}
    table = DIFFERENCES.frame(rows)
    table = table.sort_values(["kind", "score"], key=lambda c: c.map(order) if c.name == "kind" else -c, kind="stable",
                              ignore_index=True)  # fmt: skip
    story.cache["differences"] = table
    return table.copy()


_Opposed = tuple[str, int, int, str, str, str | None, str | None]


def opposed(story: Comparison) -> list[_Opposed]:
    """Two sentences that differ: the kind, both rows, what stands in each, what it is about and on which side."""
    if "opposed" not in story.cache:
        found: list[_Opposed] = [("wording", *values, None) for values in _wordings(story)]
        for at in best_matches(story):
            pair = int(story.first[at]), int(story.second[at])
            found += [("number", *pair, *values, None, None) for values in _numbers(story, at)]
        found += [("day", *values) for values in _days(story)]
        story.cache["opposed"] = list(dict.fromkeys(found))
    return story.cache["opposed"]  # type: ignore[no-any-return]


def _by_hand(story: Comparison) -> Iterator[dict[str, Any]]:
    """The rows of events that somebody linked and that the linked words date differently, a row for two articles."""
    published = story.corpus.articles.set_index("article")["published_to"]
    known: set[tuple[str, str, str]] = set()
    for event in hand_events(story):
        for pair in [*sorted(event.differ), *sorted(event.both)]:
            links = sorted((event.same[at] for at in pair), key=lambda link: link.row)
            key = event.name, links[0].article, links[1].article
            if key not in known and (story.kept is None or story.kept[[link.row for link in links]].any()):
                known.add(key)
                days = [published[link.article] for link in links]
                values = {
                    f"value_{side}": f"by {link.clause.date['surface']}"
                    if link.clause and link.by
                    else str(link.clause.date["surface"])
                    if link.clause
                    else f"by {day.day} {day:%b %Y}"
                    for side, link, day in zip("ab", links, days, strict=True)
                }
                yield {
                    "fact": slug(event.name), "label": event.name, "kind": "day",
                    "verdict": VERDICTS[0 if pair in event.differ else 2],
                    **_sides(story, links[0].row, links[1].row), **values, "score": 1.0,
                    "about": event.name, "about_side": None, "basis": "hand",
                }  # fmt: skip


def _sides(story: Comparison, one: int, other: int) -> dict[str, Any]:
    """The columns of the two sentences."""
    return {
        f"{column}_{side}": story.units[column].iloc[row]
        for side, row in (("a", one), ("b", other)) for column in ("article", "outlet", "sentence", "text")
    }  # fmt: skip


def quotations(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """The utterances that two outlets hold, direct or paraphrased, each in the two sentences that are most alike.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    story = compare(corpus)
    quote = story.quote
    rows = []
    for at in best_matches(story):
        if quote[at]:
            sides = {"a": int(story.first[at]), "b": int(story.second[at])}
            said = (story.units["speaker"].iloc[row] for row in sides.values())
            rows.append({
                **{f"{column}_{side}": story.units[column].iloc[row] for side, row in sides.items()
                   for column in ("article", "outlet", "sentence", "attribution", "text")},
                "speaker": next((name for name in said if isinstance(name, str)), None),
                "score": round(float(story.score[at]), 4),
            })  # fmt: skip
    return QUOTATIONS.frame(rows)


def best_matches(story: Comparison) -> list[int]:
    """The pairs, by their place, of two outlets' sentences of which each is the other's best match."""
    if "best" in story.cache:
        return story.cache["best"]  # type: ignore[no-any-return]
    article, outlet = story.article, story.outlet
    best: dict[tuple[int, str], float] = {}
    kept = np.flatnonzero(story.found).tolist()
    for at in kept:
        one, other, total = int(story.first[at]), int(story.second[at]), float(story.total[at])
        for key in ((one, article[other]), (other, article[one])):
            best[key] = max(total, best.get(key, 0.0))
    story.cache["best"] = [
        at for at in kept
        if outlet[one := int(story.first[at])] != outlet[other := int(story.second[at])]
        and story.total[at] >= best[one, article[other]] and story.total[at] >= best[other, article[one]]
    ]  # fmt: skip
    return story.cache["best"]  # type: ignore[no-any-return]


def best_sums(story: Comparison) -> dict[tuple[int, int], float]:
    """The rows of the two sentences of each of these pairs, and their sum."""
    return {(int(story.first[at]), int(story.second[at])): float(story.total[at]) for at in best_matches(story)}


@dataclass(frozen=True)
class _Quote:
    """Words in quotation marks: as they stand, folded, whose they are, and in which rows of the comparison.

    What an editor put in or left out is one word that is `_EDIT`.
    """

    text: str
    words: tuple[str, ...]
    speaker: str
    rows: tuple[int, ...]

    def as_printed(self, place: slice) -> str:
        """Some of its words as they stand."""
        words = [word for word in self.words[place] if word != _EDIT]
        earlier = sum(list(self.words[at : at + len(words)]) == words for at in range(place.start))
        run = re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", re.I)
        stand = [match.span() for match in run.finditer(self.text.replace("’", "'"))]
        return self.text[slice(*stand[earlier])] if earlier < len(stand) else " ".join(words)


def _wordings(story: Comparison) -> Iterator[tuple[int, int, str, str, str | None]]:
    """Utterances that two outlets quote in different words: both rows, the first such words of both, who spoke."""
    quotes, outlet = _quotes(story), story.outlet
    said = np.zeros(len(outlet), dtype=bool)
    said[list(quotes)] = True
    found = []
    for at in np.flatnonzero(story.found & said[story.first] & said[story.second]):
        one, other = int(story.first[at]), int(story.second[at])
        if outlet[one] != outlet[other] and not _two_occasions(story, one, other):
            for sides in product(quotes[one], quotes[other]):
                if places := _replaced(*sides, story.language.facts.stop_words):
                    found.append((sides, places))
    taken: set[tuple[int, str]] = set()
    for (left, right), places in sorted(found, key=lambda one: sum(len(side.rows) for side in one[0])):
        keys = {(row, outlet[side.rows[0]]) for own, side in ((left, right), (right, left)) for row in own.rows}
        if not keys & taken:
            taken |= keys
            names = [side.speaker for side in (left, right) if side.speaker[:1].isupper()]
            both = [*zip((left, right), places, strict=True)]
            rows = [side.rows[-1 if _EDIT in side.words[: place.start] else 0] for side, place in both]
            words = [side.as_printed(place) for side, place in both]
            yield rows[0], rows[1], words[0], words[1], min(names, key=_plainness, default=None)


def _plainness(name: str) -> tuple[bool, bool, int]:
    """What to sort names of one person by: first name and last name before a last name alone, without a title."""
    parts = name.split()
    return len(parts) < 2, any(part.isupper() or part.endswith(".") for part in parts), len(parts)


def _quotes(story: Comparison) -> dict[int, list[_Quote]]:
    """The quotations of each sentence; one that goes on in the next sentence also together with that."""
    words, units = story.language.facts, story.units
    found: dict[int, list[_Quote]] = {}
    opens = set()
    for said in story.corpus.attributions.to_dict("records") if len(story.corpus.attributions) else ():
        row = story.row_of.get((said["article"], said["sentence"]))
        if said["attribution"] != "direct" or row is None:
            continue
        plain = words.quotation_edits.sub(f" {_EDIT} ", said["text"].replace("-", "").replace("’", "'"))
        folded = tuple(str(words.numbers.get(word, word)) for word in WORD.findall(plain.casefold()))
        name = next((said[one] for one in ("speaker_actor", "speaker") if isinstance(said[one], str)), "")
        if said["start"] - units["start"].iloc[row] < 2:  # a quotation mark at most stands before it
            opens.add(row)
        found.setdefault(row, []).append(_Quote(said["text"], folded, name, (row,)))
    for row, own in list(found.items()):
        after = row + 1
        if after in opens and story.article[row] == story.article[after] and own[-1].speaker == found[after][0].speaker:
            last, then = own[-1], found[after][0]
            both = _Quote(f"{last.text} … {then.text}", (*last.words, _EDIT, *then.words), last.speaker, (row, after))
            found[row] = [*own, both]
    return found


def _replaced(one: _Quote, other: _Quote, stop_words: frozenset[str]) -> tuple[slice, slice] | None:
    """The first words that one utterance has differently in both; None where it has none, or is another utterance.

    Words that only one of them has count where they stand between words of both, and then with these: a quotation may
    begin later or end earlier, but nothing inside it may go without a mark.
    """
    speakers = [{part for part in WORD.findall(side.speaker) if part[0].isupper()} for side in (one, other)]
    if all(speakers) and not speakers[0] & speakers[1]:
        return None
    left, right = one.words, other.words
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    same = [word for block in blocks for word in left[block.a : block.a + block.size]]
    enough = max(_SAME, _ALIKE * min(len(left), len(right)))
    if len(same) < enough or len(set(same) - stop_words) < _CONTENT or max(block.size for block in blocks) < _RUN:
        return None
    for before, after in pairwise(block for block in blocks if block.size or block is blocks[-1]):
        a, b = slice(before.a + before.size, after.a), slice(before.b + before.size, after.b)
        gone, come = ([word for word in part if word != _EDIT] for part in (left[a], right[b]))
        if gone and come:
            if "".join(gone) != "".join(come) and (after.size or len(gone + come) <= _TAIL):
                little = not {*gone, *come} - stop_words  # "an" alone says nothing: the word beside it goes with it
                back, on = (little and not after.size), (little and after.size > 0)
                return slice(a.start - back, a.stop + on), slice(b.start - back, b.stop + on)
        elif (gone or come) and after.size and _EDIT not in (*left[a], *right[b], left[a.start - 1], left[a.stop]):
            return slice(a.start - 1, a.stop + 1), slice(b.start - 1, b.stop + 1)
    return None


def _two_occasions(story: Comparison, one: int, other: int) -> bool:
    """Whether two sentences, or those beside them that report speech, name different listeners, media or days."""
    mine, yours = _occasion(story, one), _occasion(story, other)
    if any(a and b and not a & b for a, b in zip(mine[:2], yours[:2], strict=True)):
        return True
    days = list(product(mine[2], yours[2]))
    return bool(days) and all(disjoint(a, b) for a, b in days)


def _occasion(story: Comparison, row: int) -> tuple[set[str], set[str], list[tuple[Any, Any]]]:
    """To whom, by what means and when something was said: words of names, kinds of media, and days."""
    words, units = story.language.facts, story.units
    if "days" not in story.cache:
        dates = story.corpus.dates
        known = dates[dates["precision"].isin(["minute", "hour", "day"]) & dates["date_from"].notna()]
        story.cache["days"] = (
            known.groupby(["article", "sentence"])[["date_from", "date_to"]].agg(list).to_dict("index")
        )
    near = [at for at in (row - 1, row, row + 1) if story.article[at % len(units)] == story.article[row]]
    text = {at: words.quoted.sub(lambda match: match[0] if len(match[0]) < _TITLE else " ", story.text[at])
            for at in near if 0 <= at < len(units)}  # fmt: skip
    heard = {
        part.removesuffix("'s").removesuffix("’s")
        for said in text.values() for name in words.listener.findall(said) for part in WORD.findall(name.casefold())
    }  # fmt: skip
    near = [at for at in text if at == row or units["voice"].iloc[at] == "other"]
    media = {match.lastgroup or "" for at in near for match in words.media.finditer(text[at])}
    days: list[tuple[Any, Any]] = []
    for at in near:
        of = story.cache["days"].get((story.article[at], int(units["sentence"].iloc[at])))
        days += zip(of["date_from"], of["date_to"], strict=True) if of else ()
    return heard - words.stop_words, media, days


@dataclass(frozen=True)
class _Number:
    """A number that a sentence gives: how many, of what, as it stands, and the words of its clause."""

    low: float
    high: float
    unit: str
    counted: str
    surface: str
    clause: frozenset[str]


def _numbers(story: Comparison, at: int) -> Iterator[tuple[str, str]]:
    """Numbers that count the same in both sentences and cannot both hold."""
    one, other = int(story.first[at]), int(story.second[at])
    if story.total[at] < STRONG or published_apart(story, one, other):
        return
    mine, yours = _counts(story, one), _counts(story, other)
    for left, right in product(mine, yours):
        alone = all(sum(n.counted == left.counted and n.unit == left.unit for n in side) == 1 for side in (mine, yours))
        if (left.unit, left.counted) != (right.unit, right.counted) or not alone:
            continue
        apart = left.high < right.low or right.high < left.low
        if apart and (left.clause & right.clause) - {left.counted}:
            yield left.surface, right.surface


def _counts(story: Comparison, row: int) -> list[_Number]:
    """The numbers of a sentence that count something."""
    known: dict[int, list[_Number]] = story.cache.setdefault("numbers", {})
    if row in known:
        return known[row]
    words, text = story.language.facts, story.text[row]
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
    known[row] = found
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
    text = story.text[row]
    cuts = [0, *(match.start() for match in story.language.facts.clause_break.finditer(text)), len(text)]
    start = max(cut for cut in cuts if cut <= token.start)
    end = min(cut for cut in cuts if cut > token.start)
    return frozenset(t.stem for t in story.tokens[row] if start <= t.start < end and not t.number)


def _days(story: Comparison) -> Iterator[tuple[int, int, str, str, str, str]]:
    """Dated clauses that cannot both hold: their sentences' rows, their dates, what one of them dates, and which."""
    best = best_sums(story)
    clauses = dated_clauses(story)
    for at, there in links(story):
        one, other = sorted((clauses[at], clauses[there]), key=lambda clause: clause.row)
        if differs(story, one, other, best):
            about, clearer = clearest(story, one, other)
            side = "a" if clearer is one else "b"
            yield one.row, other.row, str(one.date["surface"]), str(other.date["surface"]), about, side
