"""Speed and scale of counting, against named baselines: measured in one run, printed as ratios, not asserted.

    python bench/scale.py                     # about five minutes on two cores
    python bench/scale.py --articles 2000 --largest 10000
    python bench/scale.py --notebooks big     # each shipped notebook on a corpus that was ingested

The text is made, not real. Words are drawn by the Zipf-Mandelbrot law (1 / (rank + 2.7)) from 50,000 made words;
an article has 20 sentences of 22 words. A sentence begins with a capital and ends with a full stop; one word in
fifteen is followed by a comma, one in twenty is capitalised, one sentence in ten stands in curly quotation marks, one
in twenty holds a number, one in ten a hyphen. There are no apostrophes, so ``\\w+`` finds the same words as ours does
and every baseline may use that simpler pattern; the bench checks that all counts are equal. Ten outlets take turns.

Seconds are CPU seconds of all threads and processes. They cannot be compared between machines; the ratios can.
"""

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import kosovo_lib as kl
from kosovo_lib.bulk.store import ENTIRE, Stored, part_folder, write_mark, write_part
from kosovo_lib.corpus import Corpus

SENTENCES, WORDS, OUTLETS, PART = 20, 22, 10, 1000


def vocabulary(size: int = 50_000) -> Any:
    """Made words, the frequent ones short."""
    rng = np.random.default_rng(1)
    words: dict[str, None] = {}
    while len(words) < size:
        length = 2 + min(len(words) // 400, 6) + rng.integers(0, 4)
        words["".join(rng.choice(list("etaoinshrdlucmfw"), length))] = None
    return np.array(list(words), dtype=object)


VOCABULARY = vocabulary()
WEIGHTS = np.cumsum(1 / (np.arange(len(VOCABULARY)) + 2.7))


def made(articles: int, first: int = 0, outlet: str = "") -> pd.DataFrame:
    """Sentences of made articles, the same for the same numbers."""
    rng = np.random.default_rng([2, first])
    rows = []
    for number in range(first, first + articles):
        drawn = VOCABULARY[np.searchsorted(WEIGHTS, rng.random((SENTENCES, WORDS)) * WEIGHTS[-1])]
        odds = rng.random((SENTENCES, WORDS))
        for sentence in range(SENTENCES):
            words = drawn[sentence].tolist()
            for at in np.flatnonzero(odds[sentence] < 1 / 15):
                words[at] += ","
            for at in np.flatnonzero(odds[sentence] > 19 / 20):
                words[at] = words[at].capitalize()
            if sentence % 20 == 3:
                words[5] = str(number)
            text = " ".join(words)
            text = text[0].upper() + text[1:] + "."
            if sentence % 10 == 1:
                text = f"“{text}”"
            if sentence % 10 == 7:
                text = text.replace(" ", "-", 1)
            rows.append((f"a{number:07d}", outlet or f"outlet{number % OUTLETS}", sentence, text))
    return whole(pd.DataFrame(rows, columns=["article", "outlet", "sentence", "text"]))


def whole(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with every column of the table of sentences."""
    fixed = {"block": 0, "section": "body", "voice": "outlet", "speaker": None, "attribution": "none",
             "attributed_share": 0.0, "source_chain": "Made", "line": 1, "start": 0, "end": 1,
             "corrected": None}  # fmt: skip
    columns = {name: dtype for name, (dtype, _) in kl.schema.SENTENCES.columns.items()}
    return rows.assign(**fixed)[list(columns)].astype(columns)


def seconds(what: Callable[[], Any], repeats: int = 3) -> float:
    """Median CPU seconds of some runs."""
    used = []
    for _ in range(repeats):
        start = time.process_time()
        what()
        used.append(time.process_time() - start)
    return statistics.median(used)


def with_sklearn(texts: list[str], outlets: list[str]) -> dict[tuple[str, str], int]:
    """scikit-learn's CountVectorizer over articles, then sums by outlet."""
    from scipy import sparse
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(token_pattern=r"\w+")
    cells = vectorizer.fit_transform(texts)
    names, group = np.unique(outlets, return_inverse=True)
    member = sparse.csr_array((np.ones(len(group), dtype=np.int64), (group, np.arange(len(group)))))
    total = (member @ sparse.csr_array(cells)).tocoo()
    terms = vectorizer.get_feature_names_out()
    return {(names[g], terms[t]): n for g, t, n in zip(*total.coords, total.data, strict=True)} if CHECKED else {}


def with_polars(frame: Any) -> dict[tuple[str, str], int]:
    """Polars' streaming engine, occurrences by outlet only."""
    import polars as pl

    table = polars_words(frame).group_by("outlet", "term").agg(n=pl.len()).drop_nulls().collect(engine="streaming")
    return {(outlet, term): n for outlet, term, n in table.iter_rows()} if CHECKED else {}


def with_polars_sums(frame: Any) -> dict[tuple[str, str], int]:
    """Polars' streaming engine, the same sums as ours: n, df, n2 and nL."""
    import polars as pl

    words = polars_words(frame)
    cells = words.group_by("outlet", "article", "term").agg(n=pl.len().cast(pl.Int64)).drop_nulls()
    lengths = cells.group_by("article").agg(length=pl.col("n").sum())
    n, length = pl.col("n"), pl.col("length")
    sums = {"n": n.sum(), "df": pl.len(), "n2": (n * n).sum(), "nL": (n * length).sum()}
    table = cells.join(lengths, on="article").group_by("outlet", "term").agg(**sums).collect(engine="streaming")
    return {(outlet, term): n for outlet, term, n, *_ in table.iter_rows()} if CHECKED else {}


def polars_words(frame: Any) -> Any:
    """A row is a word."""
    import polars as pl

    words = pl.col("text").str.to_lowercase().str.extract_all(r"\w+")
    return frame.lazy().select("outlet", "article", words.alias("term")).explode("term")


def with_findall(texts: list[str], outlets: list[str]) -> dict[tuple[str, str], int]:
    """The standard library: one Counter an outlet, occurrences only."""
    find, counted = re.compile(r"\w+").findall, {name: Counter[str]() for name in sorted(set(outlets))}
    for text, outlet in zip(texts, outlets, strict=True):
        counted[outlet].update(find(text.lower()))
    return {(outlet, term): n for outlet, own in counted.items() for term, n in own.items()} if CHECKED else {}


def with_nltk(texts: list[str], outlets: list[str]) -> None:
    """NLTK's word tokenizer, one Counter an outlet; its words are others than ours, so they are not compared."""
    from nltk.tokenize.destructive import NLTKWordTokenizer

    tokenize, counted = NLTKWordTokenizer().tokenize, {name: Counter[str]() for name in set(outlets)}
    for text, outlet in zip(texts, outlets, strict=True):
        counted[outlet].update(tokenize(text.lower()))


CHECKED = False
"""Whether baselines hand out what they counted, to be compared; not while time is taken."""


def counting(articles: int) -> None:
    """Ours against others, in memory."""
    global CHECKED
    import polars as pl

    sentences = made(articles)
    by_article = sentences.groupby("article", sort=False)
    texts = ["\n".join(own) for _, own in by_article["text"]]
    outlets = by_article["outlet"].first().tolist()
    frame = pl.DataFrame({name: sentences[name].tolist() for name in ("outlet", "article", "text")})
    others: dict[str, tuple[Callable[[], Any], float | None, int]] = {
        "sklearn's CountVectorizer": (lambda: with_sklearn(texts, outlets), 1.6, 3),
        "Polars, streaming, the same sums": (lambda: with_polars_sums(frame), 0.8, 3),
        "Polars, streaming, occurrences only": (lambda: with_polars(frame), None, 3),
        "standard library, findall and Counter": (lambda: with_findall(texts, outlets), None, 3),
        "NLTK's word tokenizer": (lambda: with_nltk(texts, outlets), 10.0, 1),
    }
    CHECKED = True
    counts = kl.terms.count_sentences(sentences).terms
    expected = dict(zip(zip(counts["outlet"], counts["term"], strict=True), counts["n"], strict=True))
    for name, (what, _, _) in others.items():
        if (found := what()) is not None and found != expected:
            raise SystemExit(f"{name} counts other words than ours")
    CHECKED = False
    ours = seconds(lambda: kl.terms.count_sentences(sentences), 5)
    print(f"\nCounting {articles:,} articles by ten outlets, {counts['n'].sum():,} words; counts checked to be equal")
    print(f"{'':42}{'CPU s':>8}{'articles/s':>12}{'ours faster':>13}{'target':>9}")
    print(f"{'ours, with df, n2 and nL by article':42}{ours:8.2f}{articles / ours:12,.0f}{'':13}")
    for name, (what, target, repeats) in others.items():
        used = seconds(what, repeats)
        print(f"{name:42}{used:8.2f}{articles / used:12,.0f}{used / ours:11.2f} x{verdict(used / ours, target)}")


def verdict(value: float, target: float | None, *, most: bool = False) -> str:
    """A target and whether it is met."""
    if target is None:
        return ""
    return f"{'≤' if most else '≥'} {target:g} {'met' if (value <= target if most else value >= target) else 'MISSED'}"


def write_corpus(root: Path, articles: int) -> None:
    """An ingested folder of made sentences, in parts of one outlet; not parsed, for it is counting that is measured."""
    parts = articles // PART
    for number in range(parts):
        sentences = made(PART, number * PART, f"outlet{number * OUTLETS // parts}")
        ids = sentences["article"].unique()
        tables = {table.name: table.frame() for table in ENTIRE}
        blank = dict.fromkeys(kl.schema.ARTICLES.columns)
        tables["articles"] = kl.schema.ARTICLES.frame(
            {**blank, "article": i, "outlet": sentences["outlet"][0], "words": SENTENCES * WORDS} for i in ids
        )
        part_folder(root, number).mkdir(parents=True)
        write_part(part_folder(root, number), {**tables, "sentences": sentences})
    outlets = [
        dict.fromkeys(kl.schema.OUTLETS.columns, "")
        | {"outlet": f"outlet{n}", "name": f"Outlet {n}", "compare": "true"}
        for n in range(OUTLETS)
    ]
    write_mark(root, "made", parts, outlets, {})


def some(root: Path, articles: int) -> Corpus:
    """A corpus of so many articles, of all outlets alike."""
    corpus = kl.load(root)
    numbers = tuple(range(len(corpus.parts)))
    return Stored(root, numbers[:: max(1, len(numbers) * PART // articles)]).corpus()


def most_memory() -> float:
    """The most memory this process has held, in MB (of what getrusage says a part may be its parent's)."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def loop(root: Path, articles: int, save: Path | None = None) -> None:
    """In a process of its own: count in a loop; print CPU seconds and the most memory held, in MB."""
    kl.terms.frequencies(some(root, PART))  # what is loaded once is loaded
    start = time.process_time()
    counts = kl.terms.frequencies(some(root, articles))
    used = time.process_time() - start
    peak = most_memory()
    if save:
        counts.terms.to_parquet(save / "terms.parquet")
        counts.lengths.to_parquet(save / "lengths.parquet")
    print(json.dumps([used, peak]))


def apart(root: Path, articles: int, save: Path | None = None) -> tuple[float, float]:
    """`loop` in a process of its own."""
    command = [sys.executable, __file__, "--loop", str(root), str(articles), *([str(save)] if save else [])]
    used, peak = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return used, peak


def scaling(root: Path, sizes: list[int]) -> None:
    """One loop over parts, and a Dask cluster of two workers."""
    from distributed import Client, LocalCluster

    print("\nOne plain loop over an ingested corpus on disk, each size in a process of its own")
    print(f"{'articles':>10}{'CPU s':>9}{'ms/article':>12}{'most MB':>9}")
    loops = {}
    for size in sizes:
        (root / str(size)).mkdir(exist_ok=True)
        loops[size], peak = apart(root, size, root / str(size))
        limit = verdict(peak, 1024, most=True) if size == 100_000 else ""
        print(f"{size:10,}{loops[size]:9.2f}{1000 * loops[size] / size:12.3f}{peak:9.0f}  {limit}")
    print(
        "\nThe same on a Dask cluster: two workers of one thread, started and warm; CPU of client, scheduler, workers"
    )
    print(f"{'articles':>10}{'CPU s':>9}{'of the loop':>13}{'target':>12}{'most MB a worker':>18}{'equal':>8}")
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0",
        memory_limit=0,
    ) as cluster, Client(cluster) as client:  # fmt: skip
        kl.terms.frequencies(some(root, 2 * PART), client=client)
        for size in [size for size in sizes if size > PART]:
            start = time.process_time() + sum(client.run(time.process_time).values())
            counts = kl.terms.frequencies(some(root, size), client=client)
            used = time.process_time() + sum(client.run(time.process_time).values()) - start
            peak = max(client.run(most_memory).values())
            saved = (pd.read_parquet(root / str(size) / f"{name}.parquet") for name in ("terms", "lengths"))
            same = all(
                got.to_dict("list") == held.to_dict("list")
                for got, held in zip((counts.terms, counts.lengths), saved, strict=True)
            )
            ratio = used / loops[size]
            print(f"{size:10,}{used:9.2f}{ratio:11.2f} x{verdict(ratio, 1.7, most=True):>12}{peak:18.0f}{same!s:>8}")


def looking_up(articles: int) -> None:
    """A concordance in memory, of words of different frequency."""
    sentences = made(articles)
    corpus = Corpus(
        {table.name: table.frame() for table in kl.schema.TABLES} | {"sentences": sentences},
        outlets=pd.DataFrame({"outlet": sorted(set(sentences["outlet"])), "compare": True}),
    )
    print(f"\nConcordance in {articles:,} articles in memory")
    print(f"{'word of rank':>14}{'places':>10}{'CPU s':>9}{'target':>12}")
    for rank in (20_000, 2_000, 200, 20, 5, 2, 1, 0):
        start = time.process_time()
        found = kl.terms.concordance(corpus, str(VOCABULARY[rank]))
        used = time.process_time() - start
        print(f"{rank:14,}{len(found):10,}{used:9.2f}{verdict(used, 1.0, most=True):>12}")


def notebooks(folder: Path) -> None:
    """CPU seconds of each shipped notebook on one corpus, and the most memory that a process of it held."""
    print(f"{'notebook':10}{'CPU s':>8}{'target':>12}{'most MB':>9}{'target':>13}")
    for notebook in sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb")):
        with tempfile.NamedTemporaryFile(suffix=".ipynb") as made:
            command = ["papermill", str(notebook), made.name, "-p", "corpus_path", str(folder.resolve())]
            child = subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.DEVNULL)
            _, failed, used = os.wait4(child.pid, 0)
        seconds, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
        limits = f"{verdict(seconds, 600, most=True):>12}{peak:9.0f}{verdict(peak, 2048, most=True):>13}"
        print(f"{notebook.stem:10}{seconds:8.1f}{limits}{'  FAILED' if failed else ''}", flush=True)


def main() -> None:
    """Run all, or the loop that a run asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="articles counted in memory (default 10000)")
    parser.add_argument("--largest", type=int, default=100_000, help="articles on disk (default 100000)")
    parser.add_argument("--notebooks", type=Path, help="run each notebook on this corpus, and nothing else")
    parser.add_argument("--loop", nargs="+", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.loop:
        loop(Path(asked.loop[0]), int(asked.loop[1]), Path(asked.loop[2]) if asked.loop[2:] else None)
        return
    if asked.notebooks:
        notebooks(asked.notebooks)
        return
    counting(asked.articles)
    looking_up(10_000)
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), asked.largest)
        scaling(Path(folder), [size for size in (1_000, 10_000, 100_000) if size <= asked.largest])


if __name__ == "__main__":
    main()
