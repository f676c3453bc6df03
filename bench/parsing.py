"""How fast is an article read? The whole parse and each of its steps, against other people's tools in the same run.

    python bench/parsing.py              # made text: no corpus is needed
    python bench/parsing.py FOLDER       # every .txt file of a folder

The made text is invented sentences of news, put together by a fixed order of chance: an article has a headline and
paragraphs of one to three sentences, twenty in all. Names and numbers change, so that nothing is read from a memory.
It names more dates than news does: 0.43 a sentence; NewsMTSC has 0.28.

What is measured is CPU time of one process, the garbage collector at rest. Seconds cannot be compared between
machines; ratios of one run can. spaCy is measured where it is installed: its small English model where that is
installed too, else its blank pipeline, which only cuts words and sentences and is no baseline for reading.
"""

import gc
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from kosovo_lib.manifest import Entry
from kosovo_lib.parsing.actors import find_mentions, load_lexicon
from kosovo_lib.parsing.blocks import find_blocks
from kosovo_lib.parsing.dates import find_dates, news_day
from kosovo_lib.parsing.profiles import PLAIN
from kosovo_lib.parsing.sentences import find_sentences
from kosovo_lib.parsing.voices import find_voices
from kosovo_lib.parsing.words import find_words
from kosovo_lib.pipeline import parse_article

ARTICLES, SENTENCES, OTHERS = 150, 20, 12
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

    texts = []
    for _ in range(articles):
        said = [sentence() for _ in range(sentences)]
        paragraphs = [f"{chance.choice(PLACES)} waits for an answer"]
        while said:
            count = chance.choice((1, 1, 2, 2, 3))
            paragraphs.append(" ".join(said[:count]))
            del said[:count]
        texts.append("\n\n".join(paragraphs) + "\n")
    return texts


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
    seconds["voices"], _ = clocked(lambda: [find_voices(t, b, s) for t, b, s in zip(texts, blocks, cut, strict=True)])
    said = [[t[s.start : s.end] for s in found] for t, found in zip(texts, cut, strict=True)]
    seconds["dates"], _ = clocked(lambda: [
        [find_dates(text, DAY, news_day=day) for text in found] for found in said for day in [news_day(found, DAY)]
    ])  # fmt: skip
    seconds["actors"], _ = clocked(lambda: [[find_mentions(text, lexicon) for text in found] for found in said])
    seconds["words"], _ = clocked(lambda: [[find_words(text) for text in found] for found in said])
    return seconds


def other_tools(texts: list[str]) -> dict[str, float]:
    """CPU seconds of what other people's tools need for the same texts, of those that are installed."""
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: nothing is compared")
        return {}
    try:
        name, read = "spaCy, small English model", spacy.load("en_core_web_sm")
    except OSError:
        name, read = "spaCy, blank: words and sentences only", spacy.blank("en")
        read.add_pipe("sentencizer")
    read(texts[0])  # what is loaded on first use is not counted
    return {f"{name} ({read.meta.get('version', '')})": clocked(lambda: [read(text) for text in texts])[0]}


def main(arguments: list[str]) -> None:
    """Print documents and kilobytes per CPU-second, and whether ten times the text takes ten times as long."""
    if arguments:
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(arguments[0]).glob("*.txt"))]
        if not texts:
            sys.exit(f"{arguments[0]}: holds no .txt file")
    else:
        texts = made(ARTICLES)
    whole(texts[:2])  # what is loaded on first use is not counted
    size = kilobytes(texts)
    seconds = whole(texts)
    print(f"{len(texts)} articles, {size:.0f} kB")
    print(f"  {'whole parse':42} {size / seconds:9.0f} kB and {len(texts) / seconds:.1f} articles per CPU-second")
    for step, spent in steps(texts).items():
        print(f"  {step:42} {size / spent:9.0f} kB per CPU-second {spent / seconds:8.0%} of the whole")
    few = texts[:OTHERS]
    for name, spent in other_tools(few).items():
        ours = whole(few)
        speed = kilobytes(few) / spent
        print(f"  {name:42} {speed:9.0f} kB per CPU-second; the whole parse is {spent / ours:.1f} times as fast")
    one, ten = (min(whole(made(1, n)) for _ in range(3)) for n in (10 * SENTENCES, 100 * SENTENCES))
    print(f"  one article ten times as long takes {ten / one:.1f} times as long")


def kilobytes(texts: list[str]) -> float:
    """Thousand bytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1000


if __name__ == "__main__":
    main(sys.argv[1:])
