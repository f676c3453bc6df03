"""The bench of the parse: its text is made anew and alike, and reading it is linear in its length."""

import importlib.util
import statistics
from pathlib import Path

BENCH = Path(__file__).parent.parent / "bench" / "parsing.py"


def bench():
    spec = importlib.util.spec_from_file_location("bench_parsing", BENCH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_made_text_is_the_same_every_time():
    made = bench().made
    assert made(2) == made(2)
    assert made(2)[0] != made(2)[1]


def test_ten_times_the_text_takes_at_most_twelve_times_as_long():
    parsing = bench()
    texts = [parsing.made(1, sentences)[0] for sentences in (200, 2000)]
    length = len(texts[1]) / len(texts[0])  # sentences differ a little in length
    parsing.whole(texts)  # what is loaded on first use is not counted
    # both in turn, and the middle of the ratios: a busy machine can be twice as slow from one second to the next
    ratios = [parsing.whole([texts[1]]) / parsing.whole([texts[0]]) for _ in range(7)]
    assert statistics.median(ratios) < 1.2 * length
