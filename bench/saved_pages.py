"""How much of an article is found in a saved page, and how much that is none? Written pages with their articles decide.

``heldout/pages/`` holds invented pages as news sites save them (``NN.html``) and the same pages as a reader would copy
them out of a browser (``NN.txt``); ``heldout/pages.jsonl`` holds the article that stands on each. ``comments/`` and
``comments.jsonl`` hold the same of pages on which readers comment. See ``heldout/README.md`` for who wrote them. Pages
1, 3, 5, ... are for development; 2, 4, 6, ... are the test.

    python bench/saved_pages.py
    python bench/saved_pages.py FOLDER

The second form measures real pages of your own: ``FOLDER/html/`` holds them, ``FOLDER/gold.jsonl`` says of each which
phrases are ``with`` and ``without`` in its article, and its ``title``, ``author`` and ``date``.

The measure is the F1 of words: those of the article against those that are read as its running text, as often as each
occurs, worked out for each page; printed is the mean. Of plain text two simple rules are the baselines.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from kosovo_lib.errors import DataError
from kosovo_lib.read import Document, read
from kosovo_lib.text.blocks import find_blocks
from kosovo_lib.text.tokens import find_words

HELDOUT = Path(__file__).parent / "heldout"
RUNNING = {"subhead", "body", "update", "block_quote"}
"""The sections that make an article's text; its title, what stands under it and captions are not asked for."""

LONG = 80
"""Characters of a line that a simple rule takes for prose."""


def main(halves: Sequence[str]) -> None:
    """Print the figures for the development half and for the test half, or for one of them."""
    for kind in ("pages", "comments"):
        lines = (HELDOUT / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row | {"path": HELDOUT / kind / row["file"]} for row in map(json.loads, lines)]
        for name, part in (("development", rows[::2]), ("test", rows[1::2])):
            if name in halves:
                print(f"{kind}, {name}: {len(part)} pages")
                _report(part)


def real(folder: Path) -> None:
    """Print the figures of real pages: phrases of the article, and what the pages say of themselves."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    counted: Counter[str] = Counter()
    for row in rows:
        try:
            page = read((folder / "html" / row["file"]).read_bytes(), name=row["file"])
        except DataError:
            page = Document("")
        text = _plain(_within(page, RUNNING | {"headline", "deck"}))
        for kind in ("with", "without"):
            counted[kind] += len(row[kind])
            counted[f"{kind} found"] += sum(_plain(phrase) in text for phrase in row[kind])
        clues, when = page.clues, page.clues.published
        for name, gold in (("title", row.get("title")), ("author", row.get("author")), ("day", row.get("date"))):
            clue = getattr(clues, name) if name != "day" else when if when and when.first else None
            verdict = "missing" if clue is None else "right" if gold and _same(clue[0], gold) else "wrong"
            counted[f"{name} {verdict if gold or clue is None else 'given where the gold has none'}"] += 1
            if name == "day" and gold and verdict == "wrong" and clue.basis == "stated":
                counted["day stated and wrong"] += 1
    right, extra = counted["with found"], counted["without found"]
    precision, recall = right / max(1, right + extra), right / max(1, counted["with"])
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(rows)} real pages: phrases F1 {score:.3f} (precision {precision:.3f}, recall {recall:.3f})")
    for what in sorted(counted):
        if what.startswith(("title", "author", "day")):
            print(f"  {what:45} {counted[what]}")


def _report(rows: Sequence[dict[str, Any]]) -> None:
    """Print the figures of some pages."""
    for what, suffix, reader in (
        ("web page: this library", ".html", article),
        ("copied text: this library", ".txt", article),
        ("copied text: long lines with a full stop", ".txt", long_lines),
        ("copied text: all of it", ".txt", str),
    ):
        print(f"  {what:42} word F1 {_mean(rows, suffix, reader):.3f}")
    for what, right, given, false in _clues([row for row in rows if "title" in row]):
        if given:
            print(f"  web page: {what:32} right on {right} of {given} pages that give it; made up on {false} others")
    for what, suffix in (("web page: comments", ".html"), ("copied text: comments", ".txt")):
        kept, every, mixed = _comments(rows, suffix)
        print(f"  {what:42} {kept} of {every} found apart, {mixed} taken for the article")


def article(text: str) -> str:
    """The running text of a page or a text."""
    return _within(_page(text), RUNNING)


def _within(page: Document, sections: Collection[str]) -> str:
    """The text of some sections."""
    blocks = find_blocks(page.text, comments=page.comments)
    return "\n".join(page.text[block.start : block.end] for block in blocks if block.section in sections)


def _page(text: str) -> Document:
    """A page or a text as it is received; nothing where no article is found."""
    try:
        return read(text, name="page")
    except DataError:
        return Document("")


def long_lines(text: str) -> str:
    """The lines that are long and end as sentences do."""
    ended = re.compile(r"[.!?][\"”’)]*$")
    return "\n".join(line for line in text.splitlines() if len(line) >= LONG and ended.search(line.rstrip()))


def _mean(rows: Sequence[dict[str, Any]], suffix: str, reader: Callable[[str], str]) -> float:
    """The mean over pages of the F1 of words."""
    found = []
    for row in rows:
        found.append(word_f1(reader(row["path"].with_suffix(suffix).read_text(encoding="utf-8")), row["body"]))
    return sum(found) / len(found)


def word_f1(found: str, wanted: str) -> float:
    """F1 of the words of two texts, each as often as it occurs."""
    a, b = (Counter(word.casefold() for word in find_words(text)) for text in (found, wanted))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def _clues(rows: Sequence[dict[str, Any]]) -> list[tuple[str, int, int, int]]:
    """How often title, author and day are right where a page gives them, and given where it does not."""
    counted = {name: [0, 0, 0] for name in ("title", "author", "day")}
    for row in rows:
        clues = read(row["path"].read_bytes(), name=row["file"]).clues
        for name, field in (("title", "title"), ("author", "author"), ("day", "published")):
            clue = getattr(clues, name)
            if row[field]:
                counted[name][0] += clue is not None and _same(clue.value, row[field])
                counted[name][1] += 1
            else:
                counted[name][2] += clue is not None
    return [(name, *counts) for name, counts in counted.items()]


def _same(found: str, wanted: str) -> bool:
    return _folded(found) == _folded(wanted)


def _folded(text: str) -> str:
    """A text without the differences that do not count: case, the shape of apostrophes, what joins two authors."""
    return text.casefold().strip().replace("’", "'").replace("; ", " and ")


def _comments(rows: Sequence[dict[str, Any]], suffix: str) -> tuple[int, int, int]:
    """Readers' comments found apart from the article, how many there are, and those that became part of it."""
    kept = every = mixed = 0
    for row in rows:
        page = _page(row["path"].with_suffix(suffix).read_text(encoding="utf-8"))
        apart, running = (_plain(_within(page, sections)) for sections in ({"comment"}, RUNNING))
        for comment in row["comments"]:
            every += 1
            kept += _plain(comment)[:60] in apart
            mixed += _plain(comment)[:60] in running
    return kept, every, mixed


def _plain(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    if sys.argv[1:] and Path(sys.argv[1]).is_dir():
        real(Path(sys.argv[1]))
    else:
        main(sys.argv[1:] or ("development", "test"))
