"""How fast is an article read? The whole parse and each of its steps, against other people's tools in the same run.

    python bench/parsing.py              # made text, and news where that corpus is found
    python bench/parsing.py FOLDER       # every .txt file of a folder

The made text is invented sentences of news, put together by a fixed order of chance: an article has a headline and
paragraphs of one to three sentences, twenty in all. Names and numbers change, so that nothing is read from a memory.
It is denser than news: it names 0.43 dates a sentence, NewsMTSC 0.28, and nearly every sentence tells of a saying.
The news is the sentences of NewsMTSC, put together in the same way.

What is measured is CPU time of one process, the garbage collector at rest. Seconds cannot be compared between
machines; ratios of one run can. spaCy is measured where it is installed: its small English model where that is
installed too, else its blank pipeline, which only cuts words and sentences and is no baseline for reading.
"""

import gc
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kosovo_lib import lang
from kosovo_lib.corpus import parse_article
from kosovo_lib.dates import dates_of
from kosovo_lib.read.manifest import Entry
from kosovo_lib.text.actors import find_mentions, load_lexicon
from kosovo_lib.text.blocks import PLAIN, find_blocks
from kosovo_lib.text.tokens import find_sentences, find_words
from kosovo_lib.voices import find_voices

ENGLISH = lang.load()

ARTICLES, SENTENCES, OTHERS, ROUNDS = 150, 20, 12, 5
CORPUS = Path("../shared/data/newsmtsc")
DAY = (date(2022, 8, 1), date(2022, 8, 1))
ACTORS = Path(__file__).parent.parent / "data" / "actors.yml"

NAMES = "Kurti Vucic Harper Lindqvist Okafor Moreau Tanaka Brandt Osei Petrova Nilsen Castillo".split()
PLACES = "Pristina Belgrade Leeds Vienna Skopje Nairobi Osaka Geneva Tirana Lyon Porto Tallinn".split()
MONTHS = "January February March April May June July August September October November December".split()
FRAMES = (
    "Prime Minister {name} told reporters in {place} that the road would stay shut until talks begin.",
    "“We will not leave our homes,” said {name}, who runs a bakery with {n} workers near {place}.",
    "The ministry put the cost at {n} million euros, a sum that the council of {place} called far too high.",
    "Police in {place} arrested {n} people on {day} after a crowd of several hundred had blocked the bridge.",
    "According to {name}, the two sides have met {n} times since {month} and agreed on almost nothing.",
    "Nobody was hurt, but the windows of the school and of two shops on the square were broken.",
    "In {year} the town had {n} thousand inhabitants; today, after the mill and the mine were closed, it has half.",
    "{name} and {other} denied the report and said that their party had never asked for the money.",
    "The agreement of {d} {month} {year} set out how the police, the courts and the customs would work together.",
    "Serbia and Kosovo have traded blame, and NATO said it was “prepared to intervene” should stability be at risk.",
    "Old men played chess beside the river while trucks stood in a line that reached the next village.",
    "The bridge is narrow, the road behind it is worse, and nobody can say who is to pay for either of them.",
    "“It is not about the money,” {name} said, “but about who may decide how we live and what we are called.”",
    "Few in {place} believe that the deal, which neither side has shown its parliament, will change their lives.",
    "Critics warned last week that the plan, drawn up by {name} in {year}, ignores what people in {place} want.",
)


def made(articles: int, sentences: int = SENTENCES) -> list[str]:
    """Articles of invented news, the same for the same numbers."""
    chance = random.Random(1)

    def sentence() -> str:
        name, other = chance.sample(NAMES, 2)
        return chance.choice(FRAMES).format(
            name=name, other=other, place=chance.choice(PLACES), month=chance.choice(MONTHS), n=chance.randint(3, 900),
            year=chance.randint(1950, 2021), d=chance.randint(1, 28), day=chance.choice(["Monday", "Friday"]),
        )  # fmt: skip

    return [article([sentence() for _ in range(sentences)], chance) for _ in range(articles)]


def news(folder: Path, articles: int) -> list[str]:
    """Articles of the sentences of NewsMTSC, in the order of its training file."""
    rows = map(json.loads, (folder / "train.jsonl").read_text(encoding="utf-8").splitlines())
    said = list(dict.fromkeys(row["sentence"] for row in rows))[: articles * SENTENCES]
    chance = random.Random(1)
    return [article(said[first : first + SENTENCES], chance) for first in range(0, len(said), SENTENCES)]


def article(said: list[str], chance: random.Random) -> str:
    """A headline, and sentences in paragraphs of one to three."""
    paragraphs = [f"{chance.choice(PLACES)} waits for an answer"]
    while said:
        count = chance.choice((1, 1, 2, 2, 3))
        paragraphs.append(" ".join(said[:count]))
        said = said[count:]
    return "\n\n".join(paragraphs) + "\n"


def clocked(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a piece of work, and what it gave."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    gc.enable()
    return seconds, result


def entry(number: int) -> Entry:
    """What a corpus would know of a made article."""
    known: dict[str, Any] = {"article": f"a{number}", "outlet": "made", "published": DAY, "basis": "stated"}
    return Entry(**{name: known.get(name) for name in Entry.__annotations__})


def whole(texts: list[str]) -> float:
    """CPU seconds of the whole parse."""
    lexicon = load_lexicon(ACTORS)
    entries = [entry(number) for number in range(len(texts))]
    pairs = list(zip(texts, entries, strict=True))
    return clocked(lambda: [parse_article(text, known, "Made", PLAIN, lexicon) for text, known in pairs])[0]


def steps(texts: list[str]) -> dict[str, float]:
    """CPU seconds of each step of the parse, by itself."""
    lexicon = load_lexicon(ACTORS)
    seconds: dict[str, float] = {}
    seconds["blocks"], blocks = clocked(lambda: [find_blocks(text) for text in texts])
    seconds["sentences"], cut = clocked(lambda: [find_sentences(t, b) for t, b in zip(texts, blocks, strict=True)])
    seconds["voices"], _ = clocked(
        lambda: [find_voices(t, b, s, ENGLISH) for t, b, s in zip(texts, blocks, cut, strict=True)]
    )
    said = [[(t[s.start : s.end], s.start) for s in found] for t, found in zip(texts, cut, strict=True)]
    seconds["dates"], _ = clocked(lambda: [dates_of(found, DAY, language=ENGLISH) for found in said])
    seconds["actors"], _ = clocked(lambda: [[find_mentions(text, lexicon) for text, _ in found] for found in said])
    seconds["words"], _ = clocked(lambda: [[find_words(text) for text, _ in found] for found in said])
    return seconds


def compare(texts: list[str]) -> None:
    """Print how much faster the whole parse is than spaCy, where that is installed: the middle of rounds in turn."""
    try:
        import spacy
    except ImportError:
        print("  spaCy is not installed: nothing is compared")
        return
    try:
        name, read = "spaCy, small English model", spacy.load("en_core_web_sm")
    except OSError:
        name, read = "spaCy, blank: words and sentences only", spacy.blank("en")
        read.add_pipe("sentencizer")
    read(texts[0])  # what is loaded on first use is not counted
    rounds = [(clocked(lambda: [read(text) for text in texts])[0], whole(texts)) for _ in range(ROUNDS)]
    ratios = sorted(theirs / ours for theirs, ours in rounds)
    speed = kilobytes(texts) / statistics.median(theirs for theirs, _ in rounds)
    print(
        f"  {name} ({read.meta.get('version', '')}): {speed:.0f} kB per CPU-second; the whole parse is "
        f"{statistics.median(ratios):.1f} times as fast ({ratios[0]:.1f} to {ratios[-1]:.1f} in {ROUNDS} rounds)"
    )


def main(arguments: list[str]) -> None:
    """Print documents and kilobytes per CPU-second, and whether ten times the text takes ten times as long."""
    if arguments:
        read = [path.read_text(encoding="utf-8") for path in sorted(Path(arguments[0]).glob("*.txt"))]
        if not read:
            sys.exit(f"{arguments[0]}: holds no .txt file")
        kinds = {arguments[0]: read}
    else:
        kinds = {"made text": made(ARTICLES)}
        if CORPUS.is_dir():
            kinds["sentences of NewsMTSC"] = news(CORPUS, ARTICLES)
    for kind, texts in kinds.items():
        whole(texts[:2])  # what is loaded on first use is not counted
        size, seconds = kilobytes(texts), whole(texts)
        print(f"{kind}: {len(texts)} articles, {size:.0f} kB")
        print(f"  {'whole parse':12} {size / seconds:9.0f} kB and {len(texts) / seconds:.1f} articles per CPU-second")
        for step, spent in steps(texts).items():
            print(f"  {step:12} {size / spent:9.0f} kB per CPU-second {spent / seconds:8.0%} of the whole")
        compare(texts[:OTHERS])
    one, ten = (min(whole(made(1, n)) for _ in range(3)) for n in (10 * SENTENCES, 100 * SENTENCES))
    print(f"one article ten times as long takes {ten / one:.1f} times as long")


def kilobytes(texts: list[str]) -> float:
    """Thousand bytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1000


if __name__ == "__main__":
    main(sys.argv[1:])
