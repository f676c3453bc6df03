"""Facts: sentences that tell the same, gathered; which outlet tells each, and which does not.

A fact is gathered around one sentence, the one with most counterparts. Another sentence joins if it is linked with
that one, and if the stronger half of its links with all that are there already is strong enough on average. Joining
whatever is linked with any of them (single linkage) would run a story together into one fact.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.errors import ParameterError
from kosovo_lib.facts.passages import works
from kosovo_lib.facts.similarity import Comparison, compare, score
from kosovo_lib.facts.tables import COVERAGE, FACTS, LEFT_OUT, ONLY, STATUS, TELLINGS
from kosovo_lib.text.tokens import WORD

__all__ = ["Fact", "coverage", "facts", "gather", "label", "labels", "left_out", "name_of", "only", "tellings"]

_TOLD, _NOT_FOUND = 0.82, 0.6
"""From the first sum on an outlet tells a fact, below the second no counterpart was found; between, it is unclear."""
_ALONE = 0.66
_LABEL = 120


@dataclass(frozen=True)
class Fact:
    """Sentences that tell the same, by their row numbers in a comparison; the first is the one they are held to."""

    members: tuple[int, ...]
    sums: tuple[float, ...]


def facts(corpus: schema.Corpus | Comparison, *, reprints: bool = False) -> pd.DataFrame:
    """Everything told, in one article or in several; a row is a fact, those told by most outlets first.

    Args:
        corpus: the articles, or what `compare` returns.
        reprints: count a reprinted article and each version as one more that tells it.
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
        })  # fmt: skip
    table = FACTS.frame(rows)
    return table.sort_values(["outlets", "articles", "position"], ascending=[False, False, True], kind="stable",
                             ignore_index=True)  # fmt: skip


def tellings(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every fact told in two or more articles, with each sentence that tells it; a row is such a sentence."""
    from kosovo_lib.facts.conflicts import differences

    story = compare(corpus)
    differ = {
        (row[f"article_{side}"], row[f"sentence_{side}"]): row["kind"]
        for row in differences(story).to_dict("records") for side in "ab"
    }  # fmt: skip
    rows = []
    for fact in gather(story):
        if len(fact.members) > 1:
            head = {"fact": name_of(story, fact), "label": label(story, fact)}
            for unit in story.units.iloc[sorted(fact.members)].itertuples():
                own = {
                    name: getattr(unit, name) for name in ("article", "outlet", "sentence", "voice", "position", "text")
                }
                rows.append({**head, **own, "differs": differ.get((unit.article, unit.sentence))})
    return TELLINGS.frame(rows)


def coverage(corpus: schema.Corpus | Comparison, *, outlets: Sequence[str] = ()) -> pd.DataFrame:
    """For every fact and every outlet, whether that outlet tells it; a row is a fact and an outlet.

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
        own = of[fact.members[0]]
        for outlet in outlets or known:
            total, row = (1.0, fact.members[0]) if outlet == own else _best(story, fact, outlet, nearest)
            status = STATUS[0] if total >= _TOLD else STATUS[1] if total >= _NOT_FOUND else STATUS[2]
            rows.append({
                **head, "outlet": outlet, "status": status, "article": article[row] if row >= 0 else None,
                "nearest_sentence": number[row] if row >= 0 else None,
                "position": position[row] if status == STATUS[0] else None,
                "score": 1.0 if outlet == own else round(float(score(total)), 4), "words": words[outlet],
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
    """Facts that others tell and for which no counterpart was found in an outlet's articles; a row is such a fact.

    Ranked by how many of the others tell it, how early and at what length. A text that was cut short leaves nothing
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
    for at in np.flatnonzero(story.found):
        one, other, total = int(story.first[at]), int(story.second[at]), float(story.total[at])
        links[one][other] = links[other][one] = total
    held: dict[int, float] = {}
    for row, linked in links.items():
        best: dict[str, float] = {}
        for other, total in linked.items():
            best[story.article[other]] = max(total, best.get(story.article[other], 0.0))
        held[row] = sum(best.values())
    taken: set[int] = set()
    found = []
    for row in sorted(range(len(story.units)), key=lambda row: (-held.get(row, 0.0), row)):
        if row in taken:
            continue
        members, sums = [row], [0.0]
        for other, total in sorted(links[row].items(), key=lambda link: (-link[1], link[0])) if row in links else ():
            if other not in taken and _belongs(links[other], members):
                members.append(other)
                sums.append(total)
        taken.update(members)
        if story.kept is None or story.kept[members].any():
            found.append(Fact(tuple(members), tuple(sums)))
    return found


def _belongs(links: dict[int, float], members: Iterable[int]) -> bool:
    """Whether the stronger half of a sentence's links with those gathered is as strong as one sure link."""
    sums = sorted((links.get(member, 0.0) for member in members), reverse=True)
    half = sums[: (len(sums) + 1) // 2]
    return sum(half) / len(half) >= _NOT_FOUND


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


def _best(
    story: Comparison, fact: Fact, outlet: str, nearest: dict[tuple[int, str], tuple[float, int]]
) -> tuple[float, int]:
    """How near an outlet comes to a fact: to the sentence it is gathered around, or to another that tells it."""
    return max((nearest.get((row, outlet), (0.0, -1)) for row in fact.members), key=lambda one: one[0])


def label(story: Comparison, fact: Fact) -> str:
    """The sentence that tells a fact in the fewest other words, cut at `_LABEL` characters."""
    shared = [{token.stem for token in story.tokens[row]} for row in fact.members]
    rows = []
    for row, own in zip(fact.members, shared, strict=True):
        common = sum(story.idf[w] * sum(w in other for other in shared) for w in own) / max(len(shared), 1)
        rows.append((-common / (sum(story.idf[word] for word in own) or 1), row))
    text = " ".join(story.text[min(rows)[1]].split())
    return text if len(text) <= _LABEL else text[: text.rfind(" ", 0, _LABEL)].rstrip(",;:–—- ") + " …"


def name_of(story: Comparison, fact: Fact) -> str:
    """The id of a fact."""
    unit = story.units.iloc[fact.members[0]]
    return f"{unit['article']}:{unit['sentence']}"


def _length(story: Comparison, fact: Fact) -> int:
    """The words of all sentences that tell a fact."""
    return sum(len(WORD.findall(story.text[row])) for row in fact.members)
