"""How well are the same facts recognised in different articles? Measured against two codings by hand, printed.

    python bench/facts.py STORIES        # a folder with stories.csv and texts/STORY-a.txt, -b.txt, -c.txt
    python bench/facts.py --scale 1000   # CPU seconds and memory on made articles

Six real stories, each told by three outlets, were coded twice, by coders who did not see each other's work. The
codings in ``facts/`` name sentences by article and first character only; the texts are not part of this project.
Four more, in ``facts/strict/``, were coded later and more narrowly, when all rules and thresholds stood.
``facts/README.md`` has the figures, what was tried, and what is missed.

For each story the table also gives the F that a threshold chosen on the others of its set reaches.
"""

import argparse
import resource
import time
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd

import kosovo_lib as kl
from kosovo_lib import schema
from kosovo_lib.facts.similarity import Comparison

CODINGS = Path(__file__).parent / "facts"
TABLES = ("articles", "blocks", "sentences", "attributions", "mentions", "dates", "outlets")

Key = tuple[str, int]
Pair = tuple[Key, Key]


def read_story(folder: Path, story: str) -> SimpleNamespace:
    """The tables of a story's articles."""
    index = pd.read_csv(folder / "stories.csv", dtype=str)
    rows = index[index["story"] == story]
    parts = []
    for row in rows.itertuples():
        day = pd.Timestamp(row.story_day)
        parts.append(
            kl.parse(
                (folder / "texts" / row.file).read_text(encoding="utf-8"), article=row.file[:-4], outlet=row.outlet,
                published=f"{day - pd.Timedelta(days=1):%Y-%m-%d}..{day:%Y-%m-%d}", title=row.title.strip(),
            )
        )  # fmt: skip
    return SimpleNamespace(**{name: pd.concat([getattr(p, name) for p in parts], ignore_index=True) for name in TABLES})


class Gold:
    """The codings of one story, by the row numbers of a comparison's sentences."""

    def __init__(self, story: str, compared: Comparison, codings: Path = CODINGS) -> None:
        starts: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, unit in enumerate(compared.units.itertuples()):
            starts[unit.article[-1]].append((unit.start, unit.end, number))

        def find(article: str, start: int) -> int:
            return next((n for first, end, n in starts[article] if first <= start < end), -1)

        def table(name: str) -> pd.DataFrame:
            frame = pd.read_csv(codings / f"{name}.csv", dtype={"story": str, "left_out_of": str, "differs": str})
            return frame[frame["story"] == story]

        self.coded = {find(r.article, r.start) for r in table("sentences").itertuples()} - {-1}
        self.strength: dict[str, dict[tuple[int, int], int]] = {"A": {}, "B": {}}
        self.quotes: dict[str, set[tuple[int, int]]] = {"A": set(), "B": set()}
        self.only: dict[str, set[int]] = {"A": set(), "B": set()}
        for r in table("pairs").itertuples():
            pair = find(r.article_a, r.start_a), find(r.article_b, r.start_b)
            self.strength[r.coder][pair] = max(r.strength, self.strength[r.coder].get(pair, 0))
            if r.quote:
                self.quotes[r.coder].add(pair)
        for r in table("only").itertuples():
            self.only[r.coder].add(find(r.article, r.start))
        self.left_out = [
            (r.coder, [find(*_place(one)) for one in r.told_in.split()], r.left_out_of.split())
            for r in table("left_out").itertuples()
        ]


def _place(text: str) -> Key:
    article, _, start = text.partition(":")
    return article, int(start)


def f_measure(found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> float:
    """F1, the harmonic mean of precision and recall."""
    return 2 * len(found & wanted) / (len(found) + len(wanted)) if found or wanted else 1.0


def kappa(one: set[int], other: set[int], everything: set[int]) -> float:
    """Cohen's kappa of two sets out of the same sentences."""
    number = len(everything)
    agreed = sum((unit in one) == (unit in other) for unit in everything) / number
    shares = [len(side & everything) / number for side in (one, other)]
    chance = shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
    return (agreed - chance) / (1 - chance)


def measure(folder: Path, codings: Path = CODINGS) -> pd.DataFrame:
    """A row a story, against the mean of both coders."""
    rows, curves = [], {}
    thresholds = np.arange(0.4, 1.2, 0.02)
    for story in sorted(pd.read_csv(codings / "sentences.csv", dtype={"story": str})["story"].unique()):
        compared = kl.facts.compare(read_story(folder, story))
        gold = Gold(story, compared, codings)
        pairs = list(zip(compared.first.tolist(), compared.second.tolist(), strict=True))
        found = {pair for pair, kept in zip(pairs, compared.found, strict=True) if kept}
        quotes = {pair for pair, kept in zip(pairs, compared.quote, strict=True) if kept}
        wanted = {coder: set(coded) for coder, coded in gold.strength.items()}
        strong = {coder: {pair for pair, how in coded.items() if how == 2} for coder, coded in gold.strength.items()}
        curves[story] = [
            np.mean(
                [
                    f_measure({p for p, t in zip(pairs, compared.total, strict=True) if t >= at}, wanted[c])
                    for c in wanted
                ]
            )
            for at in thresholds
        ]
        only = kl.facts.only(compared)
        number = {(u.article, u.sentence): at for at, u in enumerate(compared.units.itertuples())}
        alone = {number[r.article, r.sentence] for r in only.itertuples()}
        surely = {number[r.article, r.sentence] for r in only[only["sure"]].itertuples()}
        shown = only.query("sure and words > 9").groupby("outlet").head(3)  # as the facts page does
        shown = {number[r.article, r.sentence] for r in shown.itertuples()} & gold.coded
        rows.append({
            "story": story, "coders F": f_measure(wanted["A"], wanted["B"]),
            "pairs": len(wanted["A"] | wanted["B"]), "found": len(found),
            "F": np.mean([f_measure(found, wanted[c]) for c in wanted]),
            "precision": np.mean([len(found & wanted[c]) / max(len(found), 1) for c in wanted]),
            "strong found": np.mean([len(found & strong[c]) / len(strong[c]) for c in strong]),
            "coders only": kappa(gold.only["A"], gold.only["B"], gold.coded),
            "only": np.mean([kappa(alone, gold.only[c], gold.coded) for c in gold.only]),
            "only right": np.mean([len(alone & gold.only[c]) / len(alone) for c in gold.only]),
            "only sure right": np.mean([len(surely & gold.only[c]) / len(surely) for c in gold.only]),
            "only shown right": np.mean([len(shown & gold.only[c]) / len(shown) for c in gold.only]),
            "quotes P": np.mean([len(quotes & gold.quotes[c]) / max(len(quotes), 1) for c in gold.quotes]),
            "quotes R": np.mean([len(quotes & gold.quotes[c]) / max(len(gold.quotes[c]), 1) for c in gold.quotes]),
            "quotes": len(quotes), **_cells(compared, gold),
        })  # fmt: skip
    table = pd.DataFrame(rows).set_index("story").astype(float)
    for story in table.index:
        others = np.mean([curves[other] for other in table.index if other != story], axis=0)
        table.loc[story, "F left out"] = curves[story][int(np.argmax(others))]
    return table


def interval(values: pd.Series, seed: int = 1) -> pd.Series:
    """The mean over stories and the 95% interval from resampling them."""
    known = values.dropna().to_numpy()
    means = np.random.default_rng(seed).choice(known, (20_000, len(known))).mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return pd.Series({"mean": known.mean(), "from": low, "to": high})


def _cells(compared: Comparison, gold: Gold) -> dict[str, float]:
    """Whether "told" and "not found" are right, over every fact and every outlet that does not anchor it."""
    number = {(u.article, u.sentence): at for at, u in enumerate(compared.units.itertuples())}
    right: dict[str, list[float]] = {"told": [], "unclear": [], "not found": []}
    full: list[float] = []
    every: dict[str, list[float]] = defaultdict(list)
    cells = kl.facts.coverage(compared)
    for row in cells.itertuples():
        article, _, sentence = row.fact.rpartition(":")
        anchor = number[article, int(sentence)]
        theirs = [at for at, outlet in enumerate(compared.outlet) if outlet == row.outlet]
        if anchor not in gold.coded or anchor in theirs:
            continue
        best = [
            max((coded.get((min(anchor, at), max(anchor, at)), 0) for at in theirs), default=0)
            for coded in gold.strength.values()
        ]
        told = float(np.mean([one > 0 for one in best]))
        right[row.status].append(told if row.status == "told" else 1 - told)
        every[row.fact].append(told if row.sure else -1.0)
        if row.status == "not found":
            full.append(float(np.mean([one == 2 for one in best])))
    by_all = [min(one) for one in every.values() if min(one) >= 0]
    return {
        "told right": np.mean(right["told"]), "not found right": np.mean(right["not found"]),
        "told in full": np.mean(full), "unclear": len(right["unclear"]) / sum(map(len, right.values())),
        "unclear of all": (cells["status"] == "unclear").mean(),
        "by all": len(by_all), "by all right": np.mean(by_all) if by_all else np.nan,
    }  # fmt: skip


def made(articles: int, seed: int = 1) -> SimpleNamespace:
    """Made articles: ten on each event, thirty sentences each, two thirds of them told in others, too."""
    rng = np.random.default_rng(seed)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(rng.choice(letters, rng.integers(4, 9))) for _ in range(20_000)]
    weights = 1 / np.arange(3, len(words) + 3)
    weights /= weights.sum()
    rows, heads = [], []
    for event in range(0, articles, 10):
        told = [rng.choice(len(words), 18, p=weights) for _ in range(60)]
        for number in range(event, min(event + 10, articles)):
            name, outlet = f"a{number:06d}", f"outlet{number % 10}"
            heads.append((name, outlet, pd.Timestamp("2020-01-01") + pd.Timedelta(days=event // 10), 600))
            for at, fact in enumerate(rng.choice(60, 30, replace=False)):
                own = np.where(rng.random(18) < 0.3, rng.choice(len(words), 18, p=weights), told[fact])
                text = " ".join(words[word] for word in own).capitalize() + "."
                rows.append((name, outlet, at, "headline" if at == 0 else "body", "outlet", "none", None, text))
    names = ["article", "outlet", "sentence", "section", "voice", "attribution", "speaker", "text"]
    articles_ = pd.DataFrame(heads, columns=["article", "outlet", "published_from", "words"])
    return SimpleNamespace(
        sentences=pd.DataFrame(rows, columns=names), root=None, mentions=schema.MENTIONS.frame(),
        dates=schema.DATES.frame(), attributions=schema.ATTRIBUTIONS.frame(),
        articles=articles_.assign(published_to=articles_["published_from"]),
    )  # fmt: skip


def scale(most: int) -> None:
    """CPU seconds and memory for growing corpora: near linear means that seconds for each article stay alike."""
    for number in (most // 4, most // 2, most):
        corpus = made(number)
        began = time.process_time()
        compared = kl.facts.compare(corpus)
        found = kl.facts.pairs(compared)
        kl.facts.facts(compared), kl.facts.coverage(compared), kl.facts.only(compared), kl.facts.reprints(compared)
        seconds = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{number:,} articles: {len(found):,} pairs, {seconds:.1f} CPU s, {1000 * seconds / number:.0f} ms each,"
              f" {memory:,.0f} MB at most")  # fmt: skip


def main() -> None:
    """Print the measure, or the cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="?", type=Path)
    parser.add_argument("--scale", type=int, default=0, metavar="ARTICLES")
    asked = parser.parse_args()
    if asked.stories:
        tables = [measure(asked.stories, codings) for codings in (CODINGS, CODINGS / "strict")]
        for table in tables:
            print(pd.concat([table.T, table.mean().rename("mean")], axis=1).round(3).to_string())
        print(pd.concat(tables).apply(interval).T.round(3).to_string())
    if asked.scale:
        scale(asked.scale)


if __name__ == "__main__":
    main()
