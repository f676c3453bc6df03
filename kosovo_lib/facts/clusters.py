"""Facts: sentences that report the same thing, gathered; which outlet reports each, and which does not.

A fact is gathered around one sentence, the one with most counterparts. Another sentence joins only if it is a sure
counterpart of every sentence of another article that is there already (complete linkage). Joining whatever is linked
with any of them, or with most, would run sentences together that share only a name.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.errors import ParameterError
from kosovo_lib.facts.hand import hand_events, slug
from kosovo_lib.facts.passages import works
from kosovo_lib.facts.similarity import Comparison, compare, pairs, score
from kosovo_lib.facts.tables import COVERAGE, FACTS, LEFT_OUT, ONLY, STATUS, TELLINGS
from kosovo_lib.text.tokens import WORD

__all__ = [
    "Fact",
    "coverage",
    "facts",
    "gather",
    "label",
    "labels",
    "left_out",
    "name_of",
    "only",
    "stories",
    "tellings",
]

_NOT_FOUND = 0.6
"""Below this sum no counterpart was found; from there on it is unclear, unless one of its sentences is in the fact."""
_ALONE = 0.66
_ONE_STORY = 3
"""Facts that two articles must share to be of one story: in twenty real stories put together, no two were joined."""
_LABEL = 140


@dataclass(frozen=True)
class Fact:
    """Sentences that report the same fact, by their row numbers in a comparison; all are compared with the first."""

    members: tuple[int, ...]
    sums: tuple[float, ...]
    given: str = ""
    """Its name, if somebody linked its sentences by hand."""


def facts(corpus: schema.Corpus | Comparison, *, reprints: bool = False) -> pd.DataFrame:
    """Every fact, in one article or in several; a row is a fact, those reported by most outlets first.

    Args:
        corpus: the articles, or what `compare` returns.
        reprints: count a reprinted article and each version as one more that reports it.
    """
    story = compare(corpus)
    same = {} if reprints else works(story)
    rows = []
    for fact in gather(story):
        units = story.units.iloc[list(fact.members)]
        once = units.assign(work=[same.get(a, a) for a in units["article"]]).drop_duplicates("work")
        rows.append({
            "fact": name_of(story, fact), "label": label(story, fact), "outlets": once["outlet"].nunique(),
            "articles": len(once), "sentences": len(units), "position": round(float(units["position"].mean()), 4),
            "basis": "hand" if fact.given else "found",
        })  # fmt: skip
    table = FACTS.frame(rows)
    return table.sort_values(["outlets", "articles", "position"], ascending=[False, False, True], kind="stable",
                             ignore_index=True)  # fmt: skip


def tellings(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every fact that two or more outlets tell, with each sentence that reports it; a row is such a sentence."""
    from kosovo_lib.facts.conflicts import differences

    story = compare(corpus)
    differ = {
        (row[f"article_{side}"], row[f"sentence_{side}"]): row["kind"]
        for row in differences(story).to_dict("records") for side in "ab"
    }  # fmt: skip
    rows = []
    for fact in gather(story):
        if story.units["outlet"].iloc[list(fact.members)].nunique() > 1:
            head = {"fact": name_of(story, fact), "label": label(story, fact)}
            for unit in story.units.iloc[sorted(fact.members)].itertuples():
                own = {
                    name: getattr(unit, name) for name in ("article", "outlet", "sentence", "voice", "position", "text")
                }
                rows.append({**head, **own, "differs": differ.get((unit.article, unit.sentence))})
    return TELLINGS.frame(rows)


def coverage(corpus: schema.Corpus | Comparison, *, outlets: Sequence[str] = ()) -> pd.DataFrame:
    """For every fact and every outlet, whether that outlet reports it; a row is a fact and an outlet.

    "not found" says that no counterpart was found, not that there is none: the sentence that comes nearest stands in
    the row. How often each word is right is measured in ``bench/facts.py``.

    Args:
        corpus: the articles, or what `compare` returns.
        outlets: only these; empty means all that published one of the articles.

    Raises:
        ParameterError: an outlet published none of the articles.
    """
    story = compare(corpus)
    known = list(dict.fromkeys(story.units["outlet"]))
    if odd := [outlet for outlet in outlets if outlet not in known]:
        raise ParameterError(f"outlet {odd[0]!r} published none of these articles; they are by {', '.join(known)}")
    words = story.corpus.articles.groupby("outlet")["words"].sum()
    nearest = _nearest(story)
    of = story.units["outlet"].tolist()
    article, number, position = (story.units[name].tolist() for name in ("article", "sentence", "position"))
    rows = []
    for fact in gather(story):
        head = {"fact": name_of(story, fact), "label": label(story, fact)}
        own = {of[row]: (total, row) for total, row in reversed([*zip(fact.sums, fact.members, strict=True)])}
        for outlet in outlets or known:
            total, row = own.get(outlet) or _best(fact, outlet, nearest)
            status = STATUS[0] if outlet in own else STATUS[1] if total >= _NOT_FOUND else STATUS[2]
            rows.append({
                **head, "outlet": outlet, "status": status, "article": article[row] if row >= 0 else None,
                "nearest_sentence": number[row] if row >= 0 else None,
                "position": position[row] if status == STATUS[0] else None,
                "score": 1.0 if row == fact.members[0] else round(float(score(total)), 4), "words": words[outlet],
            })  # fmt: skip
    return COVERAGE.frame(rows)


def only(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every sentence for which no counterpart was found in any other article; the surest first."""
    story = compare(corpus)
    best = np.zeros(len(story.units))
    np.maximum.at(best, story.first, story.total)
    np.maximum.at(best, story.second, story.total)
    held = set(story.first[story.quote]) | set(story.second[story.quote])
    alone = [row for row in range(len(best)) if best[row] < _ALONE and row not in held and story.tokens[row]]
    alone = [row for row in alone if story.kept is None or story.kept[row]]
    names = ("article", "outlet", "sentence", "voice", "position", "text")
    if story.units["article"].nunique() < 2:
        alone = []
    rows = [
        {**{name: story.units[name].iloc[row] for name in names}, "score": round(float(score(best[row])), 4)}
        for row in alone
    ]  # fmt: skip
    for row in rows:
        row["words"] = len(WORD.findall(row["text"]))
    return ONLY.frame(rows).sort_values(["score", "article", "sentence"], kind="stable", ignore_index=True)


def left_out(corpus: schema.Corpus | Comparison, *, outlets: Sequence[str] = ()) -> pd.DataFrame:
    """Facts that others report and for which no counterpart was found in an outlet's articles; a row is such a fact.

    Ranked by how many of the others report it, how early and at what length. A text that was cut short leaves nothing
    out: compare ``words``.

    Args:
        corpus: the articles, or what `compare` returns.
        outlets: only what these leave out; empty means all.

    Raises:
        ParameterError: an outlet published none of the articles.
    """
    story = compare(corpus)
    table = coverage(story, outlets=outlets)
    everywhere = coverage(story) if outlets else table
    told = everywhere[everywhere["status"] == STATUS[0]].groupby("fact")
    by: dict[Any, int] = told["outlet"].nunique().to_dict()
    position: dict[Any, float] = told["position"].mean().to_dict()
    others = story.units["outlet"].nunique() - 1
    lengths = {name_of(story, fact): _length(story, fact) for fact in gather(story)}
    rows = []
    for row in table[table["status"] == STATUS[2]].to_dict("records"):
        if by[row["fact"]] >= min(2, others):
            weight = by[row["fact"]] / others * (1.5 - position[row["fact"]]) * np.log1p(lengths[row["fact"]])
            names = ("fact", "label", "outlet", "article", "nearest_sentence", "score", "words")
            rows.append({
                **{name: row[name] for name in names}, "told_by": by[row["fact"]],
                "position": round(float(position[row["fact"]]), 4), "weight": round(float(weight), 4),
            })  # fmt: skip
    return LEFT_OUT.frame(rows).sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def stories(corpus: schema.Corpus | Comparison) -> dict[str, str]:
    """Which articles are of one story: article -> story, named after its first article.

    Articles that share three pairs of sentences of strength 2 are of one story, and so are those linked
    through others.
    `kosovo_lib.terms.distinctive` takes the result as ``paired``, where articles.csv names no stories.

    Args:
        corpus: the articles, or what `compare` returns.
    """
    story = compare(corpus)
    table = pairs(story)
    shared = table[table["strength"] == 2].groupby(["article_a", "article_b"]).size()
    found = {str(article): str(article) for article in story.corpus.articles["article"]}
    for one, other in shared[shared >= _ONE_STORY].index:
        first, second = sorted((found[one], found[other]), key=list(found).index)
        found = {article: first if named == second else named for article, named in found.items()}
    return found


def labels(told: pd.DataFrame) -> Callable[[Mapping[str, Any]], str]:
    """The headings of groups of sentences by fact, for `display.evidence`.

    Args:
        told: what `tellings` returns.
    """
    known = dict(zip(told["fact"], told["label"], strict=True))
    return lambda values: str(known[values["fact"]])


def gather(story: Comparison) -> list[Fact]:
    """The facts of a comparison, each sentence in one of them; kept with the comparison."""
    if "facts" not in story.cache:
        story.cache["facts"] = _gather(story)
    return story.cache["facts"]  # type: ignore[no-any-return]


def _gather(story: Comparison) -> list[Fact]:
    """Gather sentences around those that have most counterparts."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for at in np.flatnonzero(story.sure):
        one, other, total = int(story.first[at]), int(story.second[at]), float(story.total[at])
        links[one][other] = links[other][one] = total
    held: dict[int, float] = {}
    for row, linked in links.items():
        best: dict[str, float] = {}
        for other, total in linked.items():
            best[story.article[other]] = max(total, best.get(story.article[other], 0.0))
        held[row] = sum(best.values())
    found, by_hand = _by_hand(story)
    taken = {row for fact in found for row in fact.members}
    for row in sorted(range(len(story.units)), key=lambda row: (-held.get(row, 0.0), row)):
        if row in taken:
            continue
        members, sums = [row], [0.0]
        for other, total in _best_first(story, links.get(row, {})):
            apart = [one for one in members if story.article[one] != story.article[other]]
            kept_apart = any((one, other) in by_hand for one in members)
            if other not in taken and not kept_apart and all(one in links[other] for one in apart):
                members.append(other)
                sums.append(total)
        taken.update(members)
        if story.kept is None or story.kept[members].any():
            found.append(Fact(tuple(members), tuple(sums)))
    return found


def _by_hand(story: Comparison) -> tuple[list[Fact], set[tuple[int, int]]]:
    """The facts that somebody linked by hand, and the rows that the links keep apart: occasions, other concepts."""
    found, apart, taken = [], set(), set()
    for event in hand_events(story):
        one_fact = event.compared
        rows = list(dict.fromkeys(link.row for link in event.same if link.row not in taken))
        if one_fact and len({story.article[row] for row in rows}) > 1:
            taken.update(rows)
            found.append(Fact(tuple(rows), (inf,) * len(rows), event.name))
        for one, other in combinations(event.links, 2):
            if not (one_fact and one.same and other.same):
                apart |= {(one.row, other.row), (other.row, one.row)}
    kept = [fact for fact in found if story.kept is None or story.kept[list(fact.members)].any()]
    return kept, apart


def _best_first(story: Comparison, linked: Mapping[int, float]) -> list[tuple[int, float]]:
    """The counterparts of a sentence: the best of each article, then all others, the stronger first."""
    order = sorted(linked.items(), key=lambda link: (-link[1], link[0]))
    best = {story.article[row]: row for row, _ in reversed(order)}
    return sorted(order, key=lambda link: best[story.article[link[0]]] != link[0])


def _nearest(story: Comparison) -> dict[tuple[int, str], tuple[float, int]]:
    """For each sentence and outlet, the sum and row of the outlet's sentence that comes nearest."""
    if "nearest" not in story.cache:
        outlets = story.units["outlet"].tolist()
        found: dict[tuple[int, str], tuple[float, int]] = {}
        for one, other, total in zip(story.first.tolist(), story.second.tolist(), story.total.tolist(), strict=True):
            for row, near in ((one, other), (other, one)):
                key = row, outlets[near]
                if total > found.get(key, (-1.0, 0))[0]:
                    found[key] = total, near
        story.cache["nearest"] = found
    return story.cache["nearest"]  # type: ignore[no-any-return]


def _best(fact: Fact, outlet: str, nearest: dict[tuple[int, str], tuple[float, int]]) -> tuple[float, int]:
    """How near an outlet comes to a fact: to the sentence it is gathered around, or to another that reports it."""
    return max((nearest.get((row, outlet), (0.0, -1)) for row in fact.members), key=lambda one: one[0])


def label(story: Comparison, fact: Fact) -> str:
    """The shortest sentence that reports a fact, whole; "…" ends it where none has at most `_LABEL` characters.

    A sentence that begins in quotation marks is taken only where all do, and then its speaker stands before it.
    """
    if fact.given:
        return fact.given
    texts = {row: " ".join(story.text[row].split()) for row in fact.members}
    plain = [
        row for row, text in texts.items()
        if text[0].isalnum() and not text[0].islower()
        and text.count("“") == text.count("”") and not text.count('"') % 2
    ]  # fmt: skip
    row = min(plain or fact.members, key=lambda row: (len(texts[row]), row))
    text = texts[row]
    if not plain:
        speaker = story.units["speaker"].iloc[row]
        said = re.split(r"[”\"]", text.lstrip("“\"‘' "))[0].rstrip(" ,")
        text = f"{speaker if isinstance(speaker, str) else 'Somebody quoted'}: “{said}”"
    return text if len(text) <= _LABEL else text[: text.rfind(" ", 0, _LABEL - 1)].rstrip(",;:–—- ") + " …"


def name_of(story: Comparison, fact: Fact) -> str:
    """The id of a fact."""
    if fact.given:
        return slug(fact.given)
    unit = story.units.iloc[fact.members[0]]
    return f"{unit['article']}:{unit['sentence']}"


def _length(story: Comparison, fact: Fact) -> int:
    """The words of all sentences that report a fact."""
    return sum(len(WORD.findall(story.text[row])) for row in fact.members)
