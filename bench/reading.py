"""How well are voices and dates read in sentences of other people's news? Marks made apart from the parser decide.

``heldout/marks.jsonl`` holds 260 sentences of NewsMTSC, drawn at random, in which an annotator who had not seen
the parser marked what is attributed to whom, and every time expression. The sentences themselves are not in the
repository: say where the corpus is (``python bench/reading.py FOLDER``). See ``heldout/README.md`` for who
marked, by which rules, and what may be concluded.

Rows 1, 3, 5, ... are for development; rows 2, 4, 6, ... are the test, whose errors nobody looks at. Both are printed.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kosovo_lib.parsing.blocks import Block
from kosovo_lib.parsing.dates import find_dates
from kosovo_lib.parsing.sentences import Sentence
from kosovo_lib.parsing.voices import Voice, find_voices

MARKS = Path(__file__).parent / "heldout" / "marks.jsonl"
CORPUS = Path("../shared/data/newsmtsc")
MOSTLY = 0.5

TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
PRONOUNS = frozenset("he she they it we i who you".split())
YEAR = re.compile(r"\d{4}-")


def main(arguments: list[str]) -> None:
    """Print the figures for the development half and for the test half."""
    corpus = Path(arguments[0]) if arguments else CORPUS
    if not corpus.is_dir():
        sys.exit(f"{corpus}: no such folder; say where NewsMTSC is: python bench/reading.py FOLDER")
    texts = {file: _texts(corpus / file) for file in ("train.jsonl", "dev-rw.jsonl", "dev-mt.jsonl")}
    marks = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    rows = [(texts[mark["file"]][mark["id"]], mark) for mark in marks]
    for name, part in (("development", rows[::2]), ("test", rows[1::2])):
        print(f"{name}: {len(part)} sentences")
        for what, figures in (*_voices(part).items(), *_dates(part).items()):
            print(
                f"  {what:42} "
                + "  ".join(f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items())
            )


def _texts(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["id"], row["sentence"])
    return found


def _voices(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """Tokens attributed, sentences mostly attributed, and speakers of what is attributed."""
    tokens, sentences, speakers = _Count(), _Count(), _Count()
    for text, mark in rows:
        voice = read(text)
        marked, found = _inside(text, [(a["start"], a["end"]) for a in mark["attributed"]]), _inside(text, voice.spans)
        tokens.sets(marked, found)
        counted = len(TOKEN.findall(text))
        sentences.sets({0} if len(marked) > MOSTLY * counted else set(), {0} if voice.voice == "other" else set())
        sources = [a["source"] for a in mark["attributed"] if a["source"]]
        sources = [(s, e) for s, e in sources if text[s:e].lower() not in PRONOUNS]  # nobody to resolve them to
        named = voice.speaker if voice.spans and voice.speaker and voice.speaker in text else None
        if not sources:  # a speaker who is named nowhere, or by a pronoun only, cannot be found
            continue
        speakers.right += bool(named and any(_same(named, text[s:e]) for s, e in sources))
        speakers.found += named is not None
        speakers.marked += 1
    return {
        "tokens attributed": tokens.figures(),
        "sentences mostly attributed": sentences.figures(),
        "speakers named in the sentence": speakers.figures(),
    }


def read(text: str) -> Voice:
    """The voice of a sentence that stands alone."""
    block = Block("body", 1, 1, 0, len(text))
    return find_voices(text, [block], [Sentence(0, 0, len(text))])[0]


def _dates(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """Time expressions found, and calendar dates found and resolved to the marked days."""
    every, calendar = _Count(), _Count()
    for text, mark in rows:
        found = find_dates(text, None)
        overlapping = [m for m in mark["dates"] if any(f.start < m["end"] and m["start"] < f.end for f in found)]
        every.right += len(overlapping)
        every.marked += len(mark["dates"])
        every.found += len(overlapping) + sum(
            all(f.end <= m["start"] or m["end"] <= f.start for m in mark["dates"]) for f in found
        )
        dated = [m for m in mark["dates"] if m["type"] == "date" and YEAR.match(m.get("from", ""))]
        resolved = [f for f in found if f.anchor == "itself" and f.date_from is not None]
        calendar.marked += len(dated)
        calendar.found += len(resolved)
        calendar.right += sum(
            any(
                f.start < m["end"] and m["start"] < f.end and (str(f.date_from), str(f.date_to)) == (m["from"], m["to"])
                for f in resolved
            )
            for m in dated
        )
    return {"time expressions": every.figures(), "calendar dates, right to the day": calendar.figures()}


class _Count:
    """Right, found and marked, and the measures made of them."""

    def __init__(self) -> None:
        self.right = self.found = self.marked = 0

    def sets(self, marked: set[int], found: set[int]) -> None:
        self.right += len(marked & found)
        self.found += len(found)
        self.marked += len(marked)

    def figures(self) -> dict[str, float]:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.marked)
        f1 = 2 * self.right / max(1, self.found + self.marked)
        return {"precision": precision, "recall": recall, "F1": f1, "n": self.marked}


def _inside(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The tokens, by the offset of their first character, that lie in one of the spans."""
    spans = list(spans)
    return {m.start() for m in TOKEN.finditer(text) if any(a <= m.start() < b for a, b in spans)}


def _same(found: str, marked: str) -> bool:
    """Whether two ways to name a speaker share their last word or one holds the other."""
    a, b = found.lower().rstrip("’'s"), marked.lower().rstrip("’'s")
    return a in b or b in a or a.split()[-1:] == b.split()[-1:]


if __name__ == "__main__":
    main(sys.argv[1:])
