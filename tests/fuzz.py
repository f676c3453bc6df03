"""A fuzzer with a bound time: no bytes may raise anything but the project's own errors, in any reader of files.

::

    python tests/fuzz.py 20                     # seconds; in CI
    build/fuzz/bin/python tests/fuzz.py -max_total_time=600 build/fuzz-found data/articles     # guided, with atheris

Inputs are the files of the repository with bytes changed, cut, doubled and mixed, and pieces that are known to be hard.
They are read as an article, added to a corpus, and read as a coding sheet, a page file and settings. Every offset has
to cut back its text. What it finds becomes a plain test beside the step that broke; the seed is printed.
"""

import random
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from contextlib import suppress
from pathlib import Path

import kosovo_lib as kl
from kosovo_lib import coding, project
from kosovo_lib.corpus import parse
from kosovo_lib.errors import KosovoError
from kosovo_lib.project.checking import problems
from kosovo_lib.read.decode import characters

warnings.simplefilter("ignore")
ROOT = Path(__file__).parent.parent
ACTORS = ROOT / "data" / "actors.yml"
HARD = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"%PDF-1.4\n", b"\x1f\x8b\x08", b"<html><body>" * 30,
    b"</script>",
    b"&a: &b [*a, *b]", b"!!python/object:os.system", b"? ? ?", b"1e400", b"=cmd|' /C calc'!A0", "\u202e".encode(),
    "👩‍👩‍👧‍👦".encode(), "“‘".encode() * 40, b"\r", b",,,,;;;\t", b'"""', b"2024-02-31", b"9" * 60, b"- " * 60,
]  # fmt: skip
WORK = Path(tempfile.mkdtemp())


def as_article(data: bytes) -> None:
    """Parse one input and hold every table to its text."""
    try:
        text = characters(data, name="fuzz")
    except KosovoError:
        text = data.decode("utf-8", "surrogateescape")
    corpus = parse(text, published="2022-07-31", actors=ACTORS)
    read = corpus.texts["text"]
    for table in (corpus.blocks, corpus.sentences, corpus.attributions, corpus.mentions, corpus.dates):
        said = "text" if "text" in table else "surface"
        for start, end, words in zip(table["start"], table["end"], table[said], strict=True):
            assert read[start:end] == words, (start, end, words)


def as_file_to_add(data: bytes) -> None:
    """Propose it for a corpus, under a name that says nothing of its kind."""
    (WORK / "offered.bin").write_bytes(data)
    project.add(WORK / "empty", [WORK / "offered.bin"], dry_run=True)


def as_sheet(data: bytes) -> None:
    """Read it as a coder's sheet."""
    sheet = WORK / "example" / "coding" / "ana.csv"
    sheet.write_bytes(data)
    coding.load(EXAMPLE)


def as_page_and_settings(data: bytes) -> None:
    """Read it as a page file, the actors and the front page; `problems` has to say what is wrong, not raise it."""
    for name in ("pages/stance.yml", "actors.yml", "front.md"):
        before = (WORK / "empty" / name).read_bytes()
        (WORK / "empty" / name).write_bytes(data)
        problems(WORK / "empty")
        (WORK / "empty" / name).write_bytes(before)


READERS = (as_article, as_file_to_add, as_sheet, as_page_and_settings)
project.new(WORK / "empty")
EXAMPLE = kl.load(project.new(WORK / "example", example=True))


def one(data: bytes) -> None:
    """Hand an input to one reader, which its length chooses."""
    with suppress(KosovoError):
        READERS[len(data) % len(READERS)](data)


def seeds() -> list[bytes]:
    """What is changed: articles, pages, sheets and settings of the repository, none longer than 20 kB."""
    patterns = ("data/articles/*", "tests/corpora/**/*", "data/coding/*.csv", "kosovo_lib/project/*/**/*")
    files = sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())
    sheets = [(WORK / "example" / "coding" / "ana.csv").read_bytes()]
    return [path.read_bytes()[:20_000] for path in files] + sheets


def changed(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The input with one to six changes."""
    made = bytearray(data[: chance.choice((200, 1_000, 5_000, 20_000))])
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randint(0, len(made)), chance.choice((1, 3, 20, 200))
        piece = chance.choice((
            chance.choice(HARD), bytes(made[at : at + length]) * 2, chance.randbytes(length), b"",
            chance.choice(others)[:length],
        ))  # fmt: skip
        made[at : at + chance.choice((0, length))] = piece
    return bytes(made)


def main(seconds: float, seed: int) -> int:
    """Try for so many seconds; 1 where something was found, which is printed."""
    chance, held, ends, tried = random.Random(seed), seeds(), time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        data = changed(chance.choice(held), held, chance)
        tried += 1
        try:
            one(data)
        except Exception:
            traceback.print_exc()
            found = Path(f"fuzz-{seed}-{tried}.bin")
            found.write_bytes(data)
            print(f"seed {seed}, input {tried}: kept in {found}")
            return 1
    print(f"seed {seed}: {tried} inputs, nothing found")
    return 0


if __name__ == "__main__":
    try:
        if len(sys.argv) == 2 and sys.argv[1].isdigit():
            sys.exit(main(int(sys.argv[1]), random.SystemRandom().randrange(10**6)))
        import atheris

        atheris.Setup(sys.argv, one)
        atheris.Fuzz()
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
