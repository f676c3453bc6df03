"""Facts: sentences that report the same thing, gathered; which outlet reports each, and which does not.

A fact is what one sentence says, its label. An outlet reports it if a sentence of its articles is alike enough; surely
if it holds much of what the label says, and all its numbers, denies no more and no less, and gives no other day or
quoted word. The label is what most outlets surely report, then the clearest.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, pairwise
from typing import Annotated, Any, Final

import numpy as np
import pandas as pd
from scipy import sparse

from kosovo_lib import schema
from kosovo_lib.errors import check_names
from kosovo_lib.facts.conflicts import KINDS, VERDICTS, close, counted, opposed, persons_apart, standing
from kosovo_lib.facts.dated import days_published, ends, ends_apart, hand_events, slug
from kosovo_lib.facts.quotations import days_named, held_near, other_days, two_speakers
from kosovo_lib.facts.similarity import NOT_FOUND, PAIR, STRONG, Comparison, compare, once, pairs, score
from kosovo_lib.text.flow import LIST_MARK
from kosovo_lib.text.reprints import HOW
from kosovo_lib.text.tokens import WORD

STATUS: Final = ("told", "unclear", "not found")
"""Whether an outlet reports a fact: a counterpart was found, may have been found, was not found."""

FACTS = schema.Table("facts", "something reported in two or more articles", {
    **schema.columns("fact label"),
    "outlets": ("int64", "outlets that report it"),
    "articles": ("int64", "articles that report it, versions and reprints of one article counted once"),
    "sentences": ("int64", "sentences that report it"),
    "position": ("float64", "where it stands on average in the articles that report it, 0 first to 1 last"),
    **schema.columns("basis"),
})  # fmt: skip

TELLINGS = schema.Table("tellings", "a sentence about a fact that two or more outlets report", {
    **schema.columns("fact label article outlet sentence voice position"),
    "sure": ("bool", "True: surely reports what the label says and is no reprint; False: perhaps, or denies it"),
    "differs": ("string", f"in what it differs from another report: one of {', '.join(KINDS)}; else missing"),
    **schema.columns("text"),
})  # fmt: skip

DIFFERENCES = schema.Table("differences", "two reports of one fact that differ", {
    **schema.columns("fact label"),
    "kind": ("string", f"one of {', '.join(KINDS)}"),
    "verdict": ("string", "“{1}” where too few of the kind were checked; else “{0}” or “{2}”".format(*VERDICTS)),
    **schema.columns("article outlet sentence", ("_a", "_b")),
    **dict.fromkeys(("value_a", "value_b"), ("string", "what stands there")),
    "compare": ("string", "all in which both sentences differ, as pages print it: “12” with “15”; “may” with “will”"),
    **schema.columns("text", ("_a", "_b")), **schema.columns("score"),
    "about": ("string", "of a wording, who spoke; of a day, what it dates; else missing"),
    **schema.columns("basis"),
}, optional={"compare": ""})  # fmt: skip

_NEAREST: dict[str, tuple[str, str]] = {
    "article": ("string", "article of the nearest sentence; missing where none comes near"),
    "nearest_sentence": ("Int64", "number of the outlet's sentence that comes nearest; missing likewise"),
}
_WORDS = {"words": ("int64", "words that the outlet wrote in all: a short text leaves much out")}

COVERAGE = schema.Table("coverage", "a fact and an outlet", {
    **schema.columns("fact label outlet"),
    "status": ("string", f"one of {', '.join(STATUS)}"),
    "sure": ("bool", "True: surely reported, and no reprint; what is claimed of several outlets rests on it"),
    **_NEAREST,
    "position": ("float64", "where that sentence stands in its article, 0 first to 1 last; missing if not reported"),
    **schema.columns("score"), **_WORDS,
})  # fmt: skip

ONLY = schema.Table("only", "a sentence for which no counterpart was found in any other article", {
    **schema.columns("article outlet sentence voice position"),
    "words": ("int64", "words of the sentence"),
    "sure": ("bool", "True: no sentence comes so near that it is unclear either; pages list only these"),
    "score": ("float64", "score of the sentence that comes nearest; the lower, the surer"),
    **schema.columns("text"),
})  # fmt: skip

LEFT_OUT = schema.Table("left_out", "a fact and an outlet in whose articles no counterpart was found", {
    **schema.columns("fact label outlet"),
    "told_by": ("int64", "other outlets that surely report it, also with another number, at least two"),
    "position": ("float64", "where they report it on average, 0 first to 1 last"),
    "weight": ("float64", "the order of the table: reported by many, early and at length"),
    **_NEAREST, **schema.columns("score"), **_WORDS,
})  # fmt: skip

_TOLD = ["article", "outlet", "sentence", "voice", "position", "text"]
_ONE_STORY = 3  # facts that two articles of one story share: of twenty real stories put together, no two were joined
_NEAR = 3  # days: an outlet that published nothing from a fact's articles to so many days later leaves nothing out
_SHARE_OF_LABEL = 0.37  # of a label, by weight, what a sure sentence holds
_LIKELY = 0.4  # share of the lighter of two sentences from which on pages show a fact that is not sure
_LABEL = 140
_QUOTED = 0.7  # of the words that it quotes, by weight, what a sentence that quotes them holds
_COLUMN = 10  # sentences of an outlet of which none is another's: a column, which leaves out no quotation
_COMMON, _STATEMENT = 0.4, 4  # share of a clause that another holds if it says so, too; words of a statement
LEAD = re.compile(rf"\A(?:{LIST_MARK}|[\w-]+:\s+|[^\W\d_a-z][^\W\d_a-z.,' ]+(?:\([^)]*\))?\s*(?:[—–]|--?)\s+)")
"""What a sentence may open with that is no part of it: "BREAKING:", a dateline, the mark of a list."""
_FRAME = re.compile(r"""\A(?:[^\s“”"]+ ){1,4}[^\s“”"]+[,:] (?=[“"][^\W\d_a-z][^“”"]+[”"]\Z)""")
"""A few words before a quotation that ends its sentence ("Mr. Holm added, ...")."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Sentences that report the same fact, and how much each is like the first, its label; ``given`` is a name by hand.

    The first so many are ``sure``; of each further article that reports it the nearest one follows.
    """

    members: tuple[int, ...]
    sums: tuple[float, ...]
    sure: int
    given: str = ""


def facts(corpus: schema.Corpus | Comparison, *, reprints: str = "once") -> Annotated[pd.DataFrame, FACTS]:
    """Every fact, in one article or several, those of most outlets first; a row is a fact.

    Args:
        corpus: the articles, or what `compare` returns.
        reprints: ``once`` counts a reprinted passage, and the versions of an article, for the outlet that had it
            first; ``each`` counts them for each.

    Raises:
        ParameterError: ``reprints`` is neither.
    """
    check_names("reprints", [reprints], HOW)
    story = compare(corpus)
    gone = story.repeated if reprints == "once" else frozenset()
    base = dict(zip(story.corpus.articles["article"], story.corpus.articles.get("version_of", []), strict=False))
    position = story.units["position"].tolist()
    rows = []
    for fact in gather(story):
        once = [row for row in fact.members if row not in gone] or list(fact.members[:1])
        works = {a if reprints == "each" or pd.isna(base.get(a)) else base[a] for a in (story.article[r] for r in once)}
        rows.append({
            "fact": name_of(story, fact), "label": label(story, fact),
            "outlets": len({story.outlet[row] for row in once}), "articles": len(works),
            "sentences": len(fact.members),
            "position": round(sum(position[row] for row in fact.members) / len(fact.members), 4),
            "basis": "hand" if fact.given else "found",
        })  # fmt: skip
    table = FACTS.frame(rows)
    return table.sort_values(["outlets", "articles", "position"], ascending=[False, False, True], kind="stable",
                             ignore_index=True)  # fmt: skip


def reporting(story: Comparison, fact: Fact) -> set[str]:
    """The outlets that surely report a fact; a reprinted passage counts for the outlet that had it first."""
    own = fact.members[: fact.sure]
    return {story.outlet[row] for row in own if row not in story.repeated} or {story.outlet[row] for row in own[:1]}


def tellings(corpus: schema.Corpus | Comparison, *, perhaps: int | None = None) -> Annotated[pd.DataFrame, TELLINGS]:
    """Every fact that two or more outlets tell, with each sentence that reports it; a row is such a sentence.

    With ``perhaps`` only so many facts that no two outlets surely report, the most alike; all where no fact is sure.
    """
    story = compare(corpus)
    kept = gather(story)
    alike = {fact: _alike(story, fact) for fact in kept if perhaps is not None and len(reporting(story, fact)) < 2}
    if 0 < len(alike) < len(kept):
        shown = sorted((fact for fact, share in alike.items() if share >= _LIKELY), key=lambda fact: -alike[fact])
        kept = [fact for fact in kept if fact not in alike or fact in shown[:perhaps]]
    differ = {
        (row[f"article_{side}"], row[f"sentence_{side}"]): row["kind"]
        for row in differences(story).to_dict("records") for side in "ab"
    }  # fmt: skip
    rows = []
    for fact in kept:
        if len({story.outlet[row] for row in fact.members}) > 1:
            head, own_words = {"fact": name_of(story, fact), "label": label(story, fact)}, reporting(story, fact)
            for unit in story.units.iloc[sorted(fact.members)].itertuples():
                own = {name: getattr(unit, name) for name in _TOLD}
                sure = unit.Index in fact.members[: fact.sure] and unit.outlet in own_words
                rows.append({**head, **own, "sure": sure, "differs": differ.get((unit.article, unit.sentence))})
    return TELLINGS.frame(rows)


def _alike(story: Comparison, fact: Fact) -> float:
    """How much of the lighter of label and sentence stands in the other, with names or without: the less of the two."""
    row, shares = fact.members[0], [0.0]
    for other in (other for other in fact.members[1:] if story.outlet[other] != story.outlet[row]):
        names = {token.stem for one in (row, other) for token in story.tokens[one] if token.capital}
        plain = [story.held(one) - names for one in (row, other)]
        share = story.weigh(plain[0] & plain[1]) / (min(map(story.weigh, plain)) or 1.0)
        if (at := story.pair_of(row, other)) is not None:
            shares.append(1.0 if story.quote[at] else min(share, float(story.covered[at])))
    return max(shares)


def differences(
    corpus: schema.Corpus | Comparison, *, checked: bool | None = None
) -> Annotated[pd.DataFrame, DIFFERENCES]:
    """Two sentences of different outlets that report a fact differently; a row is such a pair.

    It never says which is right. All but reworded quotations and links by hand have the verdict ``compare``: too few
    were checked on real stories to know how often they are right. So have quotations that only differ in a slight
    word ("the" for "a"): they differ, but that is seldom news.

    Args:
        corpus: the articles, or what `compare` returns.
        checked: True keeps the rows with another verdict than ``compare``, False the others, one of each kind a fact,
            without quotations, those of sentences that differ most first; by default all stay.
    """
    table = _differences(compare(corpus)).copy()
    rest = table["verdict"].eq(VERDICTS[1])
    if checked is not False:
        return table[~rest] if checked else table
    doubt = table[rest & table["kind"].ne("wording")]
    doubt = doubt.sort_values("compare", key=lambda said: -said.str.count("; "), kind="stable")
    return doubt.drop_duplicates(["kind", "fact"]).drop_duplicates(["compare", "fact"])


@once
def _differences(story: Comparison) -> pd.DataFrame:
    """The same, kept with the comparison."""
    facts: dict[int, list[Fact]] = defaultdict(list)
    asked = {row for _, one, other, *_ in opposed(story) for row in (one, other)}
    for fact in gather(story):
        for row in asked.intersection(fact.members):
            facts[row].append(fact)
    rows = list(_dated_by_hand(story))
    ends = [sorted((row[f"article_{side}"], row[f"sentence_{side}"]) for side in "ab") for row in rows]
    for kind, one, other, mine, yours, about, sure in opposed(story):
        holding = [*(fact for fact in facts[one] if other in fact.members), *facts[one], *facts[other]]
        places = [(story.article[row], story.number[row]) for row in (one, other)]
        if holding and not (kind == "day" and sorted(places) in ends):
            at = story.pair_of(one, other)
            rows.append({
                "fact": name_of(story, holding[0]), "label": label(story, holding[0]), "kind": kind,
                "verdict": VERDICTS[not sure],
                **_sides(story, one, other), "value_a": mine, "value_b": yours, "about": about, "basis": "found",
                "score": 0.0 if at is None else round(float(score(story.total[at])), 4),
            })  # fmt: skip
    table = DIFFERENCES.frame(rows)
    first, second = (table[side].str.rstrip(".") for side in ("value_a", "value_b"))
    pairs_of = [table[name] for name in ("article_a", "sentence_a", "article_b", "sentence_b")]
    said = ("“" + first + "” with “" + second + "”").mask(table["kind"] == "denial", "a statement with its denial")
    table["compare"] = said.groupby(pairs_of).transform("; ".join).astype("string")  # no text where nothing differs
    return table.sort_values(["kind", "score"], key=lambda c: c.map(KINDS.index) if c.name == "kind" else -c,
                             kind="stable", ignore_index=True)  # fmt: skip


@once
def counterparts(story: Comparison) -> dict[tuple[int, int], str]:
    """Two sentences of different articles to read side by side, by their rows, and how they stand to each other.

    They are the same fact if one surely reports what the other says and nothing is known to differ; alike if they hold
    one utterance, or match best and are of strength 2. Two quotations that are not one utterance are neither.
    """
    says = backing(story)
    found = {
        (story.row_of[row["article_a"], row["sentence_a"]], story.row_of[row["article_b"], row["sentence_b"]]):
        f"Compare {row['compare']}." for row in differences(story).to_dict("records")
    }  # fmt: skip
    for at in np.flatnonzero(story.found & story.one_doer):
        one, other = int(story.first[at]), int(story.second[at])
        same = other in says[one] or one in says[other]
        if same or story.quote[at] or (at in story.best and story.total[at] >= STRONG):
            found.setdefault((one, other), "The same fact." if same else "A similar sentence; read both.")
    return found


def _dated_by_hand(story: Comparison) -> Iterator[dict[str, Any]]:
    """The rows of events that somebody linked and that the linked words date differently, a row for two articles."""
    known: set[tuple[str, str, str]] = set()
    for event in hand_events(story):
        for pair in sorted(event.differ | event.both, key=lambda pair: (pair in event.both, pair)):
            links = sorted((event.same[at] for at in pair), key=lambda link: link.row)
            key = event.name, links[0].article, links[1].article
            dates = [link.date for link in links if link.date and not link.by]  # not by publication only
            wanted = story.kept is None or story.kept[[link.row for link in links]].any()
            if wanted and key not in known and len(dates) == 2:
                known.add(key)
                yield {
                    "fact": slug(event.name), "label": event.name, "kind": "day",
                    "verdict": VERDICTS[0 if pair in event.differ else 2],
                    **_sides(story, links[0].row, links[1].row), "value_a": dates[0].surface,
                    "value_b": dates[1].surface, "about": event.name, "basis": "hand", "score": 1.0,
                }  # fmt: skip


def _sides(story: Comparison, one: int, other: int) -> dict[str, Any]:
    return {
        f"{column}_{side}": story.units[column].iloc[row]
        for side, row in (("a", one), ("b", other)) for column in ("article", "outlet", "sentence", "text")
    }  # fmt: skip


def coverage(corpus: schema.Corpus | Comparison, *, least: int = 1) -> Annotated[pd.DataFrame, COVERAGE]:
    """Whether each outlet reports each fact; a row is a fact and an outlet.

    "not found" says that no counterpart was found, not that there is none; the row has the nearest sentence.
    ``bench/facts.py`` measures how often each word is right.

    Args:
        corpus: the articles, or what `compare` returns.
        least: only facts that so many outlets report; with 1, a large corpus has millions of rows.
    """
    story = compare(corpus)
    number = {outlet: at for at, outlet in enumerate(dict.fromkeys(story.outlet))}
    found = [fact for fact in gather(story) if len({story.outlet[row] for row in fact.members}) >= least]
    row, total = _nearest(story, [fact.members[0] for fact in found], number)
    told, sure = np.zeros(row.shape, dtype=bool), np.zeros(row.shape, dtype=bool)
    for at, fact in enumerate(found):
        own_words = reporting(story, fact)
        for place in reversed(range(len(fact.members))):
            outlet = story.outlet[fact.members[place]]
            cell = at, number[outlet]
            row[cell], total[cell], told[cell] = fact.members[place], fact.sums[place], True
            sure[cell] = place < fact.sure and outlet in own_words
    status = np.where(told, STATUS[0], np.where(total >= NOT_FOUND, STATUS[1], STATUS[2]))
    near = story.units[["article", "sentence", "position"]].reindex(row.ravel()).reset_index(drop=True)
    words = story.corpus.articles.groupby("outlet")["words"].sum()
    return COVERAGE.typed(pd.DataFrame({
        "fact": np.repeat([name_of(story, fact) for fact in found], len(number)),
        "label": np.repeat([label(story, fact) for fact in found], len(number)),
        "outlet": list(number) * len(found), "status": status.ravel(), "sure": sure.ravel(),
        "article": near["article"], "nearest_sentence": near["sentence"].astype("Int64"),
        "position": near["position"].where(told.ravel()),
        "score": score(np.minimum(total, 9.0)).round(4).ravel(),
        "words": [words[outlet] for outlet in number] * len(found),
    }))  # fmt: skip


def only(corpus: schema.Corpus | Comparison) -> Annotated[pd.DataFrame, ONLY]:
    """Every sentence for which no counterpart was found in any other article, the surest first; a row is a sentence."""
    story = compare(corpus)
    best = np.zeros(len(story.units))
    for side in (story.first, story.second):
        np.maximum.at(best, side, np.where(story.quote | (story.total >= PAIR), np.inf, story.total))
    best[[row for fact in _by_hand(story)[0] for row in fact.members]] = np.inf
    alone = np.isfinite(best) & (story.kept if story.kept is not None else True)
    several, full = len(set(story.article)) > 1, np.diff(story.tokens.holding.indptr)
    rows = [row for row in np.flatnonzero(alone).tolist() if several and full[row]]
    table = story.units[_TOLD].iloc[rows].assign(
        score=score(best[rows]).round(4), sure=best[rows] < NOT_FOUND,
        words=[len(WORD.findall(story.text[row])) for row in rows],
    )  # fmt: skip
    return ONLY.typed(table).sort_values(["score", "article", "sentence"], kind="stable", ignore_index=True)


def left_out(corpus: schema.Corpus | Comparison) -> Annotated[pd.DataFrame, LEFT_OUT]:
    """Facts that two outlets report and a third does not; a row is a fact and the outlet without a counterpart.

    Ranked by how many others report it, how early and at what length. For facts of a single outlet see `only`. An
    outlet that published nothing on the day of one of the others or in the three days after leaves nothing out, nor
    does one that has half of a fact's words, by weight, in other sentences, nor a column that quotes nobody a
    quotation, nor a later article what was still expected; before you blame a short text, compare ``words``.
    """
    story = compare(corpus)
    table = coverage(story, least=2)
    held = {name_of(story, fact): fact for fact in gather(story)}
    by = {name: len(telling(story, fact)) for name, fact in held.items()}
    position: dict[Any, float] = table[table["sure"]].groupby("fact")["position"].mean().to_dict()
    others = len(set(story.outlet)) - 1
    days, own, written = days_published(story), defaultdict(set), defaultdict[str, set[str]](set)
    spoken = pd.Series(story.speaks).groupby(story.outlet).agg(["size", "any"])
    mute = set(spoken.index[(spoken["size"] >= _COLUMN) & ~spoken["any"]])
    for at, outlet in enumerate(story.outlet):
        own[outlet].add(days[story.article[at]])
        written[outlet] |= story.held(at)

    @cache
    def near(outlet: str, article: str, ahead: bool) -> bool:  # on that day or soon after, or perhaps
        begins, ends = days[article]
        spans = (span for span in own[outlet] if not (ahead and span > (begins, ends)))
        return any(not (last < begins or ends + pd.Timedelta(days=_NEAR) < first) for first, last in spans)

    rows = []
    for row in table[table["status"] == STATUS[2]].to_dict("records"):
        fact = held[row["fact"]]
        ahead = bool(story.language.facts.ahead.search(row["label"]))
        words = set() if "“" in row["label"] else story.stems(row["label"]) & story.idf.keys()
        if (words and 2 * story.weigh(words & written[row["outlet"]]) > story.weigh(words)) or (
            "“" in row["label"] and row["outlet"] in mute
        ):
            continue
        if by[row["fact"]] > 1 and any(near(row["outlet"], story.article[at], ahead) for at in fact.members):
            length = sum(len(WORD.findall(story.text[at])) for at in fact.members)
            weight = by[row["fact"]] / others * (1.5 - position[row["fact"]]) * np.log1p(length)
            names = ("fact", "label", "outlet", "article", "nearest_sentence", "score", "words")
            rows.append({
                **{name: row[name] for name in names}, "told_by": by[row["fact"]],
                "position": round(float(position[row["fact"]]), 4), "weight": round(float(weight), 4),
            })  # fmt: skip
    return LEFT_OUT.frame(rows).sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def telling(story: Comparison, fact: Fact) -> dict[str, int]:
    """Outlets that tell a fact, surely or all but a number or an age of it, and a sentence that does."""
    row, found = fact.members[0], dict.fromkeys(reporting(story, fact), fact.members[0])
    pairs = (pair for kind, *pair, _, _, _, _ in opposed(story) if kind == "number" and row in pair)
    for other in (pair[pair[0] == row] for pair in pairs):
        at = story.pair_of(row, other)
        apart = story.other_doers(row, other) or story.another_act(row, other) or story.opposite(row, other)
        apart |= other_days(days_named(story, row), days_named(story, other))
        if at is not None and story.total[at] >= STRONG and not apart:
            found.setdefault(story.outlet[other], other)
    return found


def stories(corpus: schema.Corpus | Comparison) -> dict[str, str]:
    """Which articles are of one story: article -> story, as articles.csv names it, else by what they share.

    Articles with three pairs of sentences of strength 2 are of one story, also through others. Use the result as
    ``paired`` in `kosovo_lib.terms.distinctive`.
    """
    from scipy.sparse.csgraph import connected_components  # few ask for stories

    story = compare(corpus)
    table = pairs(story)
    shared = table[table["strength"] == 2].groupby(["article_a", "article_b"]).size()
    articles = story.corpus.articles
    names = articles["article"].astype(str).reset_index(drop=True)
    place = {name: at for at, name in enumerate(names)}
    ends = np.array([[place[name] for name in pair] for pair in shared[shared >= _ONE_STORY].index], dtype=int)
    linked = sparse.coo_matrix((np.ones(len(ends)), ends.reshape(-1, 2).T), (len(names), len(names)))
    group = connected_components(linked, directed=False)[1]
    found = dict(zip(names, names.groupby(group).transform("first"), strict=True))
    if "story" in articles:
        given = articles.dropna(subset="story")
        found |= dict(zip(given["article"].astype(str), given["story"].astype(str), strict=True))
    return found


def labels(told: pd.DataFrame) -> Callable[[Mapping[str, Any]], str]:
    """The headings of groups of sentences by fact, for `display.evidence`; they say where no two outlets are sure."""
    known = dict(zip(told["fact"], told["label"], strict=True))
    surely = told[told["sure"]].groupby("fact")["outlet"].nunique()
    return lambda values: f"{'' if surely.get(values['fact'], 0) > 1 else 'Perhaps the same: '}{known[values['fact']]}"


@once
def gather(story: Comparison) -> list[Fact]:
    """Gather sentences around those that have most counterparts; these facts first. Kept with the comparison."""
    links, says = defaultdict[int, dict[int, float]](dict), backing(story)
    clearest = cache(partial(clear_sentence, story))
    denied: dict[int, set[int]] = defaultdict(set)  # sentence -> those that give another number, day or word
    for kind, one, other, *values, _, sure in opposed(story):
        words = [{story.tokens.reduced(word) or word for word in WORD.findall(value)} for value in values]
        if kind in ("number", "day", "denial", "opposite") or (sure and words[0] != words[1]):
            denied[one].add(other)
            denied[other].add(one)
        pair = story.pair_of(one, other)  # a page shows both
        links[one][other] = links[other][one] = 0.0 if pair is None else float(story.total[pair])
    for at in np.flatnonzero(story.told):
        one, other, total = int(story.first[at]), int(story.second[at]), float(story.total[at])
        links[one][other] = links[other][one] = total
    nearest: dict[int, dict[str, int]] = {}
    held = dict.fromkeys(range(len(story.units)), 0.0)
    for row, linked in links.items():
        order = sorted(linked, key=lambda other: (-linked[other], other))
        nearest[row] = {story.article[other]: other for other in reversed(order)}
        held[row] = sum(linked[other] for other in nearest[row].values())
    found, by_hand = _by_hand(story)
    taken = {row for fact in found for row in fact.members}
    for around in sorted(held, key=lambda row: (-held[row], row)):
        if around in taken:
            continue
        others = (other for other in links.get(around, {}).keys() - taken if around in says[other])
        by = {row: {story.outlet[other] for other in says[row] - denied[row] - taken} for row in (around, *others)}
        clear = {row: (-len(by[row] - {story.outlet[row]}), *clearest(row)) for row in by}
        row = min(
            by, key=lambda row: (clear[row][0], clear[row][1] and not story.speaker[row][:1].isupper(), clear[row][2:])
        )
        linked, members, reached = links.get(row, {}), [row], {story.article[row]}
        differ = set[str]()  # articles of which a sentence more alike gives another number, day or word
        for other in sorted(says[row], key=lambda other: (other in taken, -linked[other], other)):
            article = story.article[other]
            if not denied[other].isdisjoint(members):
                differ.add(article)
            again = other in taken and article in reached
            if not again and article not in differ and not any((one, other) in by_hand for one in members):
                members.append(other)
                reached.add(article)
        number = len(members)
        more = (other for article, other in nearest.get(row, {}).items() if article not in reached)
        members += sorted(other for other in more if not any((one, other) in by_hand for one in members))
        taken.update(members)
        if story.kept is None or story.kept[members].any():
            found.append(Fact(tuple(members), (np.inf, *(linked[other] for other in members[1:])), number))
    return found


@once
def backing(story: Comparison) -> defaultdict[int, set[int]]:
    """Sentence -> those that surely report what it says: sure counterparts that hold enough of its words, by weight."""
    found, scales = defaultdict[int, set[int]](set), story.language.facts.scales
    for at in np.flatnonzero(story.sure):
        pair = int(story.first[at]), int(story.second[at])
        words, quote = {row: story.held(row) for row in pair}, bool(story.quote[at])
        apart = story.opposite(*pair) or bool(two_speakers(story, *pair) or ends_apart(story, *pair))
        apart |= bool(persons_apart(story)(*pair))
        apart |= not quote and other_days(*(days_named(story, row) for row in pair))
        for row, its in () if apart else (pair, pair[::-1]):
            mine, theirs = counted(story, row), counted(story, its)
            told = [token for token in story.tokens[row] if token.said] or story.tokens[row]
            same = [one for one in mine if any(one[:2] == n[:2] or close(one, n) for n in theirs)]
            new = [one for one in told if one.stem not in words[its] and (one.number or one.stem in scales)]
            other = any(not any(n.place[0] <= one.start < n.place[1] for n in same) for one in new)
            loose = (one for one in mine if one not in same and one.stem in words[its])
            other |= not all(standing(story, one, its, theirs) for one in loose)
            quoted = story.tokens.clauses(row, tuple(token for token in told if token.quoted)) if quote else []
            near = held_near(story, its)[0] if quoted else set()
            if quoted and story.units["attribution"].iloc[[*pair]].eq("direct").all():
                full = set().union(*quoted)
                other |= story.weigh(full & near) < _QUOTED * story.weigh(full)
            other |= any(story.weigh(part & near) < _COMMON * story.weigh(part) for part in quoted)
            other = other or (not quote and story.another_act(row, its))
            other |= bool(ends(story, row) and not (ends(story, its) or story.dated.get(its)))
            if story.weigh(words[row] & words[its]) >= _SHARE_OF_LABEL * story.weigh(words[row]) and not other:
                found[row].add(its)
    return found


def _by_hand(story: Comparison) -> tuple[list[Fact], set[tuple[int, int]]]:
    """The facts that somebody linked by hand, and the rows that the links keep apart: occasions, other concepts."""
    found, apart = [], set()
    for event in hand_events(story):
        rows = list(dict.fromkeys(link.row for link in event.same))
        if event.compared and len({story.article[row] for row in rows}) > 1:
            found.append(Fact(tuple(rows), (np.inf,) * len(rows), len(rows), event.name))
        for one, other in combinations(event.links, 2):
            if not (event.compared and one.same and other.same):
                apart |= {(one.row, other.row), (other.row, one.row)}
    return [fact for fact in found if story.kept is None or story.kept[list(fact.members)].any()], apart


def _nearest(story: Comparison, rows: list[int], number: Mapping[str, int]) -> tuple[Any, Any]:
    """For each of these sentences and each outlet, the row that comes nearest (-1: none), and its sum."""
    place = np.full(len(story.units), -1)
    place[rows] = np.arange(len(rows))
    of = np.array([number[outlet] for outlet in story.outlet], dtype=np.int64)
    shape = len(rows), len(number)
    row, total = np.full(shape, -1), np.zeros(shape)
    for one, other in ((story.first, story.second), (story.second, story.first)):
        kept = np.flatnonzero(place[one] >= 0)
        kept = kept[np.argsort(story.total[kept], kind="stable")]
        cells = place[one[kept]], of[other[kept]]
        better = story.total[kept] > total[cells]
        cells, kept = tuple(cell[better] for cell in cells), kept[better]
        row[cells], total[cells] = other[kept], story.total[kept]
    return row, total


def clear_sentence(story: Comparison, row: int) -> tuple[bool, bool, int, int, str]:
    """What to sort sentences by, the clearest first; then the row, and its text without "But"."""
    text = LEAD.sub("", " ".join(story.text[row].split()))
    text = _FRAME.sub("", text) if story.speaker[row][:1].isupper() else text
    mark = text[: len(text) - len(text.lstrip("“\"‘' "))]
    rest = story.language.facts.leaning.sub("", text[len(mark) :])
    cut = mark != "" or text[0].islower() or text.count("“") != text.count("”") or text.count('"') % 2 > 0
    opens, voices = rest.lower().split(None, 1)[:1], story.language.voices
    unclear = not mark and any(one in voices.subjects.pronouns or one in voices.speakers.owners for one in opens)
    unclear |= bool(story.asks[row]) or (not story.place[row] and ": " in text)
    return cut, unclear, len(text), row, mark + rest[:1].upper() + rest[1:]


def label(story: Comparison, fact: Fact) -> str:
    """What a fact says, in one sentence; its speaker before a quotation; "…" ends what is over `_LABEL`."""
    if fact.given:
        return fact.given[0].upper() + fact.given[1:]
    cut, *_, row, text = clear_sentence(story, fact.members[0])
    if cut:
        names = {at: story.speaker[at] for at in fact.members[: fact.sure] if story.speaker[at][:1].isupper()}
        named = next((at for at, name in names.items() if name in story.text[at]), row)
        speaker = story.units["speaker"].iat[named]
        said = re.split(r"(?<![A-Z])[ ,.]*[”\"]", text.lstrip("“\"‘' "))[0].rstrip(" ,")
        text = f"{speaker[:1].upper() + speaker[1:] if isinstance(speaker, str) else 'Somebody quoted'}: “{said}”"
    else:
        if own := _own_end(story, fact):
            text = text.removesuffix(own).rstrip(" ,;:–—-") + own[-1] * (own[-1] == ".")
        for aside in story.language.facts.aside.findall(text):
            text = text.replace(aside, "") if _lacking(story, fact, story.stems(aside)) else text
    short = text if len(text) <= _LABEL else text[: text.rfind(" ", 0, _LABEL - 2)].rstrip(",;:–—- ") + " …"
    return short + "”" * (short.count("“") - short.count("”"))


def _lacking(story: Comparison, fact: Fact, words: set[str]) -> bool:
    """Whether some outlet that surely reports a fact has less than so much of these words of its label."""
    others = (story.held(at) for at in fact.members[1 : fact.sure] if story.outlet[at] != story.outlet[fact.members[0]])
    return any(story.weigh(words & held) < _COMMON * story.weigh(words) for held in others)


def _own_end(story: Comparison, fact: Fact) -> str:
    """How the sentence of a label ends where some outlet that surely reports the fact does not say so, too."""
    row, text = fact.members[0], story.text[fact.members[0]]
    cuts = story.tokens.cuts(row)
    end, framed = len(text), any(token.said for token in story.tokens[row])
    for start, stop in reversed(list(pairwise(cuts))):
        if text.startswith(story.language.voices.verbs.infinitive_mark, start + 1):
            break  # "asked the owner, Ana Holm, to resign"
        part = [token for token in story.tokens[row] if start <= token.start < stop]
        if _lacking(story, fact, {token.stem for token in part}):
            end = start
        elif not framed or any(token.said for token in part):
            break  # what follows may be ", he said"
    clauses, kept = story.language.clauses, [token for token in story.tokens[row] if token.end <= end]
    parts = [said for start, stop in pairwise(cuts) if stop <= end and (said := text[start:stop].strip(" ,;:–—-"))]
    states = any(clauses.finite.search(said) and not clauses.link.match(said) for said in parts)
    listed = parts[1:] and clauses.link.match(text[end:].lstrip(" ,")) and not clauses.finite.search(parts[-1])
    whole = not states or listed or len(kept) < _STATEMENT or any(token.quoted for token in story.tokens[row])
    return "" if whole else " ".join(text[end:].split())


def name_of(story: Comparison, fact: Fact) -> str:
    """The id of a fact."""
    row = fact.members[0]
    return slug(fact.given) if fact.given else f"{story.article[row]}:{story.number[row]}"
