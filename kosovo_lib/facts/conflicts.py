"""Two tellings of one fact side by side: other words of a quotation, other numbers, other days, other names.

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

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.dated import SURE, dated_clauses, dated_words, differs, links, published_apart
from kosovo_lib.facts.similarity import Comparison, Token, compare
from kosovo_lib.facts.tables import DIFFERENCES, NAMING, QUOTATIONS
from kosovo_lib.text.tokens import WORD

__all__ = ["best_matches", "differences", "naming", "quotations"]

_EDIT = "0edit0"
_SAME = 5  # words in a row or more that two wordings of an utterance share in all
_CONTENT = 3  # of these, different words that carry content: "I will not ... the law" is a formula
_ALIKE = 0.65  # share of the shorter quotation's words that the other has, in order
_ESTIMATE = 0.15  # an estimate agrees with numbers up to this share away
_BLANK = 25  # characters between two content words up to which they stand side by side


def differences(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every two sentences of different outlets that report a fact differently; a row is such a pair.

    It says that they differ and in what, never which of them is right. Reworded quotations are mostly real: six of
    the six flagged in sixty real articles, and eleven of fourteen read in an earlier study of 203 stories. Numbers and
    days are for a reader to compare: too few were found to measure how often they are right.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    from kosovo_lib.facts.clusters import gather, label, name_of

    story = compare(corpus)
    if "differences" in story.cache:
        return story.cache["differences"].copy()  # type: ignore[no-any-return]
    facts = {row: fact for fact in gather(story) for row in fact.members}
    matched = [(int(story.first[at]), int(story.second[at]), at) for at in best_matches(story)]
    found: list[tuple[str, int, int, str, str, str | None, str | None]] = []
    for one, other, _ in matched:
        found += [("wording", one, other, *values, None, None) for values in _wordings(story, one, other)]
    for one, other, at in matched:
        found += [("number", one, other, *values, None, None) for values in _numbers(story, at)]
    found += [("day", *values) for values in _days(story)]
    totals = dict(zip(zip(story.first.tolist(), story.second.tolist(), strict=True), story.score.tolist(), strict=True))
    rows = []
    for kind, one, other, mine, yours, about, side_of in dict.fromkeys(found):
        fact = facts.get(one, facts.get(other))
        if fact is None:
            continue
        rows.append({
            "fact": name_of(story, fact), "label": label(story, fact), "kind": kind,
            **{f"{column}_{side}": story.units[column].iloc[row]
               for side, row in (("a", one), ("b", other)) for column in ("article", "outlet", "sentence", "text")},
            "value_a": mine, "value_b": yours, "score": round(totals.get((one, other), 0.0), 4),
            "about": about, "about_side": side_of,
        })  # fmt: skip
    order = {"wording": 0, "number": 1, "day": 2}
    table = DIFFERENCES.frame(rows)
    table = table.sort_values(["kind", "score"], key=lambda c: c.map(order) if c.name == "kind" else -c, kind="stable",
                              ignore_index=True)  # fmt: skip
    story.cache["differences"] = table
    return table.copy()


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


def _wordings(story: Comparison, one: int, other: int) -> Iterator[tuple[str, str]]:
    """The quotations of two sentences that are one utterance in different words."""
    speakers = [story.utterances[row].speaker for row in (one, other)]
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
                yield mine, yours
                break


def _quotations(story: Comparison, row: int) -> list[tuple[str, list[str]]]:
    """Each quotation of a sentence, and its words; what an editor put in or left out is one word that is `_EDIT`."""
    known: dict[int, list[tuple[str, list[str]]]] = story.cache.setdefault("quotations", {})
    if row in known:
        return known[row]
    words = story.language.facts
    found = []
    for match in words.quoted.finditer(story.text[row]):
        text = next(filter(None, match.groups()), "").strip()
        plain = words.quotation_edits.sub(f" {_EDIT} ", text.replace("-", "").replace("’", "'"))
        said = [str(words.numbers.get(word, word)) for word in WORD.findall(plain.casefold())]
        if len(said) >= _SAME:
            found.append((text, said))
    known[row] = found
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


def _numbers(story: Comparison, at: int) -> Iterator[tuple[str, str]]:
    """Numbers that count the same in both sentences and cannot both hold."""
    one, other = int(story.first[at]), int(story.second[at])
    if story.total[at] < SURE or published_apart(story, one, other):
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
    best = {(int(story.first[at]), int(story.second[at])): float(story.total[at]) for at in best_matches(story)}
    clauses = dated_clauses(story)
    for at, there in links(story):
        one, other = sorted((clauses[at], clauses[there]), key=lambda clause: clause.row)
        if differs(story, one, other, best):
            about = {side: dated_words(story, clause) for side, clause in (("a", one), ("b", other))}
            side = min(about, key=lambda side: (not about[side][:1].isalpha(), len(about[side])))
            yield one.row, other.row, str(one.date["surface"]), str(other.date["surface"]), about[side], side


def naming(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Words that two outlets use for the same thing; a row is two such wordings, with an example.

    Compared are sure pairs of sentences of which each is the other's best match. Either both name one actor (``actor``)
    without a common word (a title or a first name more is no other name), or a different word stands between the same
    words: "ransacked" and "stormed" before "two crossings".

    Args:
        corpus: the articles, or what `compare` returns.
    """
    story = compare(corpus)
    outlet, number = story.units["outlet"].tolist(), story.units["sentence"].tolist()
    names: dict[tuple[str, int], dict[str, str]] = {}
    for article, sentence, actor, surface in (
        schema.references_counted(story.corpus.mentions)[["article", "sentence", "actor", "surface"]].itertuples(
            index=False
        )
        if len(story.corpus.mentions) else ()
    ):  # fmt: skip
        names.setdefault((article, sentence), {}).setdefault(actor, surface)
    found: dict[tuple[str | None, str, str, str, str], list[tuple[int, int]]] = {}
    sure = story.sure
    for at in best_matches(story):
        if not sure[at]:
            continue
        one, other = int(story.first[at]), int(story.second[at])
        mine, yours = (names.get((story.article[row], number[row]), {}) for row in (one, other))
        called = [(actor, mine[actor], yours[actor]) for actor in mine if actor in yours]
        faced = [*called, *((None, *words) for words in _facing(story, one, other))]
        for actor, left, right in faced:
            if not set(WORD.findall(left.casefold())) & set(WORD.findall(right.casefold())):
                sides = sorted([(outlet[one], left, one), (outlet[other], right, other)])
                key = actor, sides[0][0], sides[0][1], sides[1][0], sides[1][1]
                found.setdefault(key, []).append((sides[0][2], sides[1][2]))
    rows = [
        {
            "actor": key[0], "outlet_a": key[1], "words_a": key[2], "outlet_b": key[3], "words_b": key[4],
            "pairs": len(places),
            "article_a": story.article[places[0][0]], "sentence_a": number[places[0][0]],
            "article_b": story.article[places[0][1]], "sentence_b": number[places[0][1]],
        }
        for key, places in found.items()
    ]  # fmt: skip
    return NAMING.frame(rows).sort_values("pairs", ascending=False, kind="stable", ignore_index=True)


def _facing(story: Comparison, one: int, other: int) -> Iterator[tuple[str, str]]:
    """Content words that stand alone between the same content words of both sentences, both capitalised or neither."""
    left, right = story.tokens[one], story.tokens[other]
    texts = [story.text[row] for row in (one, other)]
    blocks = SequenceMatcher(
        None, [t.stem for t in left], [t.stem for t in right], autojunk=False
    ).get_matching_blocks()
    for before, after in pairwise(block for block in blocks if block.size):
        runs = left[before.a + before.size - 1 : after.a + 1], right[before.b + before.size - 1 : after.b + 1]
        if (
            all(len(run) == 3 and not run[1].number for run in runs)
            and runs[0][1].capital == runs[1][1].capital
            and all(later.start - earlier.end <= _BLANK for run in runs for earlier, later in pairwise(run))
        ):
            said = [text[run[1].start : run[1].end] for text, run in zip(texts, runs, strict=True)]
            yield said[0], said[1]
