"""How fast words are counted, and whether keyness is as sure as it says: measured, printed, not asserted.

    python bench/terms.py                  # made articles; CPU seconds and ratios
    python bench/terms.py --corpus data    # also: random halves of each outlet of a corpus, and its stories

Ratios come from one run in one process, so that they can be compared between machines; seconds cannot.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from nltk.tokenize.destructive import NLTKWordTokenizer

import kosovo_lib as kl
from kosovo_lib.corpus import Corpus

WORDS_PER_SENTENCE = 22
SENTENCES_PER_ARTICLE = 20


def made(articles: int, seed: int = 1) -> pd.DataFrame:
    """Sentences of articles by ten outlets, words drawn by Zipf's law from a vocabulary of 30,000."""
    rng = random.Random(seed)
    vocabulary = sorted({"".join(rng.choices("etaoinshrdlu", k=rng.randint(2, 10))) for _ in range(30_000)})
    rng.shuffle(vocabulary)
    weights = np.cumsum([1 / (rank + 2.7) for rank in range(len(vocabulary))]).tolist()
    rows = []
    for number in range(articles):
        words = rng.choices(vocabulary, cum_weights=weights, k=WORDS_PER_SENTENCE * SENTENCES_PER_ARTICLE)
        for sentence in range(SENTENCES_PER_ARTICLE):
            said = words[sentence * WORDS_PER_SENTENCE : (sentence + 1) * WORDS_PER_SENTENCE]
            text = f"{' '.join(said[:9]).capitalize()}, {' '.join(said[9:])}."
            rows.append((f"a{number:06d}", f"outlet{number % 10}", sentence, "body", "outlet", text))
    return pd.DataFrame(rows, columns=["article", "outlet", "sentence", "section", "voice", "text"])


def texts(sentences: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    """Articles as whole texts, by outlet."""
    for outlet, own in sentences.groupby("outlet")[["article", "text"]]:
        yield str(outlet), ["\n".join(said) for _, said in own.groupby("article")["text"]]


def with_findall(articles: list[tuple[str, list[str]]]) -> None:
    """The floor: the standard library, one Counter an outlet, no sums by article."""
    word = re.compile(r"\w+").findall
    for _, own in articles:
        counted = Counter[str]()
        for text in own:
            counted.update(word(text.lower()))


def with_nltk(articles: list[tuple[str, list[str]]]) -> None:
    """NLTK's word tokenizer, one Counter an outlet."""
    tokenize = NLTKWordTokenizer().tokenize
    for _, own in articles:
        counted = Counter[str]()
        for text in own:
            counted.update(tokenize(text.lower()))


def seconds(what: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    what()
    return time.process_time() - start


def speed(articles: int) -> None:
    """Print CPU seconds and articles a second of counting, and what it takes to look a word up."""
    sentences = made(articles)
    joined = list(texts(sentences))
    sentences["line"], sentences["speaker"] = 1, None
    sentences["start"] = 0
    corpus = Corpus(
        {table.name: table.frame() for table in kl.schema.TABLES} | {"sentences": sentences},
        outlets=pd.DataFrame({"outlet": (names := sorted(set(sentences["outlet"]))), "name": names, "compare": True}),
    )
    rare = sentences["text"].iloc[-1].split()[-2]
    counts = kl.terms.count_sentences(sentences)
    ours = seconds(lambda: kl.terms.count_sentences(sentences))
    measured = {
        "counting, with sums by article": ours,
        "standard library, counts only": seconds(lambda: with_findall(joined)),
        "NLTK's word tokenizer, counts only": seconds(lambda: with_nltk(joined)),
        "counting in ten parts, merged": seconds(lambda: kl.terms.merge(
            kl.terms.count_sentences(own) for _, own in sentences.groupby("outlet"))),
        "counting pairs of words": seconds(lambda: kl.terms.count_sentences(sentences, kl.terms.Options(ngram=2))),
        "distinctive, from the sums": seconds(lambda: kl.terms.distinctive(counts)),
        "counting and comparing within events": seconds(lambda: kl.terms.distinctive(
            kl.terms.count_sentences(sentences.assign(story=sentences["article"].str[:-1]), by=("outlet", "story")))),
        f"concordance of {rare!r}": seconds(lambda: kl.terms.concordance(corpus, rare)),
    }  # fmt: skip
    print(f"{articles:,} made articles, {articles * SENTENCES_PER_ARTICLE * WORDS_PER_SENTENCE:,} words\n")
    print(f"{'':38}{'CPU s':>8}{'articles/s':>12}{'ours is':>12}")
    for name, used in measured.items():
        print(f"{name:38}{used:8.2f}{articles / used:12,.0f}{used / ours:10.2f} x")


def calibration(path: str, repeats: int = 20) -> None:
    """Print what share of words "differs" between random halves of each outlet: 5 % would be right."""
    corpus = kl.load(path)
    articles = corpus.sentences[["article", "outlet"]].drop_duplicates()
    print(f"\n{'outlet':20}{'articles':>9}{'p < .05':>9}{'q < .05':>9}{'classic z':>11}{'classic q':>11}")
    for outlet, own in articles.groupby("outlet")["article"]:
        if len(own) < 4:
            print(f"{outlet:20}{len(own):9}   fewer than four articles cannot be halved")
            continue
        found = np.mean([_halves(corpus, list(own), seed) for seed in range(repeats)], axis=0)
        print(f"{outlet:20}{len(own):9}{found[0]:9.1%}{found[1]:9.1f}{found[2]:11.1%}{found[3]:11.1f}")


def _halves(corpus: Corpus, articles: list[str], seed: int) -> tuple[float, float, float, float]:
    """Shares and numbers of words that seem to differ between two random halves."""
    half = set(random.Random(seed).sample(articles, len(articles) // 2))
    sentences = kl.terms.Options(outlets=list(corpus.outlets["outlet"])).sentences(corpus)
    sentences = sentences[sentences["article"].isin(articles)]
    named = sentences.assign(outlet=np.where(sentences["article"].isin(half), "half", "other"))
    counts = kl.terms.count_sentences(named)
    table, classic = kl.terms.distinctive(counts), kl.terms.keyness(counts)
    table, classic = table[table["outlet"] == "half"], classic[classic["outlet"] == "half"]
    low = [(column < 0.05) for column in (table["p"], table["q"], classic["p_z"], classic["q_z"])]
    return low[0].mean(), low[1].sum(), low[2].mean(), low[3].sum()


def paired(path: str, repeats: int = 20) -> None:
    """Print how many words are sure within stories and between articles, and how many chance makes sure.

    Chance is made by permuting the outlets within each story: p < .05 would be right in 5 % of the words tested.
    """
    corpus = kl.load(path)
    story = kl.facts.stories(kl.facts.compare(corpus))
    sentences = kl.terms.Options().sentences(corpus)
    sentences = sentences.assign(story=sentences["article"].map(story)).dropna(subset=["story"])
    told = sentences[["story", "article", "outlet"]].drop_duplicates()
    if told["story"].nunique() < 2:
        print("\none story: nothing can be paired")
        return
    print(f"\n{told['story'].nunique()} stories, {len(told)} articles, {told['outlet'].nunique()} outlets")
    print(f"{'':34}{'tested':>8}{'p < .05':>9}{'q < .05':>9}")
    rng = np.random.default_rng(0)
    made = [told.assign(outlet=told.groupby("story")["outlet"].transform(rng.permutation)) for _ in range(repeats)]
    for name, labels in (("outlets", [told]), ("outlets permuted", made)):
        for how, by in (("paired by story", ("outlet", "story")), ("between articles", ("outlet",))):
            found = np.mean([_found(sentences, one, by) for one in labels], axis=0)
            print(f"{name + ', ' + how:34}{found[0]:8.0f}{found[1]:9.1%}{found[2]:9.2f}")


def _found(sentences: pd.DataFrame, told: pd.DataFrame, by: tuple[str, ...]) -> tuple[int, float, int]:
    """Words tested, the share of them with p < .05, and how many are sure."""
    outlet = sentences["article"].map(told.set_index("article")["outlet"])
    options = kl.terms.Options(stop_words=kl.terms.stop_words())
    counts = kl.terms.count_sentences(sentences.assign(outlet=outlet), options, by=by)
    table = kl.terms.distinctive(counts)
    tested = table[table["q"].notna()]
    return len(tested), (tested["p"] < 0.05).mean() if len(tested) else 0.0, (tested["q"] < 0.05).sum()


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000, help="how many made articles (default 3000)")
    parser.add_argument("--corpus", help="a corpus folder whose outlets are halved at random")
    asked = parser.parse_args()
    speed(asked.articles)
    if asked.corpus:
        calibration(asked.corpus)
        paired(asked.corpus)


if __name__ == "__main__":
    main()
