"""Every rule that a coding sheet must keep; each problem names its row as a spreadsheet counts it."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from kosovo_lib.coding.sheet import READINGS, STANCES, Key, Row, key
from kosovo_lib.corpus import Corpus
from kosovo_lib.read.manifest import RESERVED
from kosovo_lib.schema import VOICES

__all__ = ["is_coder", "problems"]

_CODER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHARE = re.compile(r"0(\.\d+)?|1(\.0+)?")


def is_coder(name: str) -> bool:
    """Whether a coder can be called that: lower-case letters and digits, joined by hyphens, and no device."""
    return _CODER.fullmatch(name) is not None and name not in RESERVED


def problems(sheet: Mapping[int, Mapping[str, str]], coder: str, corpus: Corpus, blank: Sequence[Row]) -> Iterator[str]:
    """Yield each rule that a row breaks, as ``row 7: what and why``; the header is row 1.

    ``sheet`` holds the rows by their numbers, ``blank`` the rows of the coder's sheet as the corpus has them, nothing
    coded.
    """
    rules = _Rules(coder, corpus, blank)
    for number, row in sheet.items():
        yield from (f"row {number}: {problem}" for problem in rules.check(number, row))


class _Rules:
    """The rules for one sheet, with what has been seen of it so far."""

    def __init__(self, coder: str, corpus: Corpus, blank: Sequence[Row]) -> None:
        self.coder = coder
        self.expected = {key(row): row for row in blank}
        self.actors: dict[tuple[str, int], list[str]] = {}
        for article, sentence, actor in self.expected:
            self.actors.setdefault((article, sentence), []).append(actor)
        self.articles = set(corpus.articles["article"])
        self.left_out = _listed(corpus) - self.articles
        self.seen: dict[Key, int] = {}
        self.voices: dict[tuple[str, int], tuple[str, int]] = {}

    def check(self, number: int, row: Mapping[str, str]) -> Iterator[str]:
        """What is wrong with row ``number``."""
        yield from self._cells(row)
        if not re.fullmatch(r"[0-9]+", row["sentence"]):
            yield f"sentence {row['sentence']!r} is not a number"
            return
        yield from self._against_earlier(number, row)
        if row["article"] not in self.left_out:
            yield from self._against_corpus(row)

    def _cells(self, row: Mapping[str, str]) -> Iterator[str]:
        """Cells that no row may have."""
        if row["coder"] != self.coder:
            yield f"coder {row['coder']!r} has no place in the sheet of {self.coder!r}"
        if row["voice"] not in ("", *VOICES):
            yield f"voice {row['voice']!r} is none of {', '.join(VOICES)}"
        for column in ("label", "suggestion"):
            if row[column] not in ("", *map(str, STANCES)):
                yield f"{column} {row[column]!r}: write {', '.join(READINGS.values())}, or -1, 0, 1"
            elif row[column] and not row["actor"]:
                yield f"{column} {row[column]} without an actor"
        if row["confidence"] and not _SHARE.fullmatch(row["confidence"]):
            yield f"confidence {row['confidence']!r} is not a number from 0 to 1"

    def _against_earlier(self, number: int, row: Mapping[str, str]) -> Iterator[str]:
        """A row may stand once, and a sentence has one voice."""
        first = self.seen.setdefault(key(row), number)
        if first != number:
            yield f"the same sentence and actor stand in row {first}"
        if row["voice"]:
            voice, first = self.voices.setdefault(key(row)[:2], (row["voice"], number))
            if row["voice"] != voice:
                yield f"voice {row['voice']!r}, but row {first} of the same sentence says {voice!r}"

    def _against_corpus(self, row: Mapping[str, str]) -> Iterator[str]:
        """The sentence and the actor must be there, and nothing about them may have been changed."""
        sentence = key(row)[:2]
        if row["article"] not in self.articles:
            yield f"article {row['article']!r} is not in the corpus"
        elif sentence not in self.actors:
            yield f"{row['article']} has no sentence {row['sentence']}"
        elif not row["actor"]:  # an actor named here may be newer than the sheet: `store.bring` gives him his row
            yield from self._unchanged(row, next(self.expected[(*sentence, one)] for one in self.actors[sentence]))
        elif row["actor"] not in self.actors[sentence]:
            allowed = ", ".join(map(repr, self.actors[sentence]))
            yield f"actor {row['actor']!r} is not named in this sentence; allowed: {allowed}"
        else:
            yield from self._unchanged(row, self.expected[key(row)])

    def _unchanged(self, row: Mapping[str, str], expected: Row) -> Iterator[str]:
        """Place and text must be those of the corpus."""
        for column in ("start", "text"):
            # Spreadsheets rewrite the ends of lines inside a cell; that is no change of the text.
            was, now = (side[column].replace("\r\n", "\n") for side in (expected, row))
            if was != now:
                yield f"{column} was changed: {now[:60]!r} where the corpus has {was[:60]!r}"


def _listed(corpus: Corpus) -> set[str]:
    """All articles of the folder a corpus came from, so that what a selection left out is not unknown."""
    manifest = corpus.root / "articles.csv" if corpus.root else None
    if manifest is None or not manifest.exists():
        return set()
    with manifest.open(encoding="utf-8-sig", newline="") as stream:
        return {row.get("id") or "" for row in csv.DictReader(stream)}
