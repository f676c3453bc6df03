"""How well are voices and dates read in sentences of other people's news? Marks made apart from the parser decide.

``heldout/marks.jsonl`` and ``marks-test.jsonl`` hold 2,175 sentences of NewsMTSC, drawn at random, in which
annotators who had not seen the parser marked what is attributed to whom. The sentences themselves are not in the
repository: say where the corpus is (``python bench/reading.py FOLDER``). ``stories.jsonl`` holds 379 sentences of
whole articles of SEESAW, ``ends.jsonl`` where the 294 sentences of 157 of their paragraphs end. ``dates.jsonl`` and
``dates-test.jsonl`` hold 510 written sentences with their time
expressions, ``interviews.jsonl`` twelve written interviews, transcripts and articles that are none. See
``references.jsonl`` and ``references-test.jsonl`` hold whom the pronouns and descriptions of ten of the
articles mean. See ``heldout/README.md`` for who marked, by which rules, and what may be concluded.

The rows of the first file of each pair are for development; those of the second are the test, whose errors nobody
looks at. Both are printed.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import kosovo_lib as kl
from kosovo_lib import lang
from kosovo_lib.dates import find_dates
from kosovo_lib.text.blocks import Block, find_blocks
from kosovo_lib.text.tokens import find_sentences
from kosovo_lib.voices import Attribution, Voice, find_voices

ENGLISH = lang.load()


HELDOUT = Path(__file__).parent / "heldout"
PARTS = (("development", ""), ("test", "-test"))
CORPUS = Path("../shared/data/newsmtsc")
STORIES = Path("../shared/data/stories/texts")
MOSTLY = 0.5

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""Words alone are counted: whether the quotation marks belong to what is quoted is nobody's finding."""
PRONOUNS_OF = {
    "he, she": "he him his himself she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves",
    "who": "who whose whom",
}
PRONOUNS = frozenset("he she they it we i who you".split())
YEAR = re.compile(r"\d{4}-")


def main(arguments: list[str]) -> None:
    """Print the figures for the development half and for the test half."""
    corpus = Path(arguments[0]) if arguments else CORPUS
    for name, suffix in PARTS:
        _written_dates(name, _rows(HELDOUT / f"dates{suffix}.jsonl"))
    _interviews(_rows(HELDOUT / "interviews.jsonl"))
    if not corpus.is_dir() and not arguments:
        print(f"{corpus}: no such folder: the marked sentences of NewsMTSC are left out; see heldout/README.md")
        return
    if not corpus.is_dir():
        sys.exit(f"{corpus}: no such folder; say where NewsMTSC is: python bench/reading.py FOLDER")
    if STORIES.is_dir():
        marks = _rows(HELDOUT / "stories.jsonl")
        print(f"whole articles: {len(marks)} sentences")
        _print({**_stories(STORIES, marks), "sentence ends": _ends(STORIES, _rows(HELDOUT / "ends.jsonl"))})
        for name, suffix in PARTS:
            rows = _rows(HELDOUT / f"references{suffix}.jsonl")
            print(f"{name}: references to actors in {len(rows)} articles")
            _print(_references(STORIES, rows))
    texts = {file: _texts(corpus / file) for file in ("train.jsonl", "dev-rw.jsonl", "dev-mt.jsonl")}
    for name, suffix in PARTS:
        part = [(texts[mark["file"]][mark["id"]], mark) for mark in _rows(HELDOUT / f"marks{suffix}.jsonl")]
        print(f"{name}: {len(part)} sentences")
        _print({**_voices(part), **_dates(part)})
    first, second = (_rows(HELDOUT / f"marks-test-{number}.jsonl") for number in (1, 2))
    print(f"one annotator of these {len(first)} against the other")
    _print(
        _between([(texts[mark["file"]][mark["id"]], mark, other) for mark, other in zip(first, second, strict=True)])
    )


def _print(measured: dict[str, dict[str, float]]) -> None:
    for what, figures in measured.items():
        if figures["n"]:
            shown = (f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items())
            print(f"  {what:42} {'  '.join(shown)}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _written_dates(name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Print how many expressions of written sentences are found and right, and how many found are none."""
    marked = right = dated = resolved = every = none = 0
    for row in rows:
        day = date.fromisoformat(row["published"])
        found = find_dates(row["text"], (day, day))
        every += len(found)
        none += sum(all(f.end <= m["start"] or m["end"] <= f.start for m in row["dates"]) for f in found)
        for mark in row["dates"]:
            if mark.get("optional"):
                continue
            is_right = any(
                ("from" not in mark or (str(f.date_from), str(f.date_to)) == (mark["from"], mark["to"]))
                and mark.get("time") in (None, f.time)
                for f in found
                if f.start < mark["end"] and mark["start"] < f.end
            )
            marked, right = marked + 1, right + is_right
            dated, resolved = dated + ("from" in mark), resolved + ("from" in mark and is_right)
    print(
        f"{name}, {len(rows)} written sentences: of {marked} time expressions {right} are found and right, "
        f"of {dated} that name days {resolved} ({resolved / dated:.2f}); "
        f"of {every} found {none} are none ({100 * none / every:.1f} %)"
    )


def _interviews(rows: Sequence[dict[str, Any]]) -> None:
    """Print how many turns of written interviews are given to who speaks, and how many other paragraphs to anybody."""
    spoken = right = own = taken = 0
    for row in rows:
        text, at = row["text"], 0
        blocks = find_blocks(text)
        sentences = find_sentences(text, blocks)
        voices = list(zip(sentences, find_voices(text, blocks, sentences, ENGLISH), strict=True))
        for paragraph in row["paragraphs"]:
            start = text.index(paragraph["text"], at)
            at = start + len(paragraph["text"])
            turns = {block.source for block in blocks if start <= block.start < at and block.section == "body"} - {None}
            speakers = {voice.speaker for sentence, voice in voices if start <= sentence.start < at} - {None}
            if paragraph["speaker"]:
                spoken += 1
                right += bool(turns) and all(_same(name, paragraph["speaker"]) for name in speakers)
            else:
                own, taken = own + 1, taken + bool(turns)
    print(
        f"{len(rows)} written interviews and articles that are none: {right} of {spoken} turns are given to their "
        f"speakers, {taken} of {own} paragraphs of the outlet's to somebody else"
    )


def _texts(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["id"], row["sentence"])
    return found


def _voices(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """Words attributed, rows mostly attributed, and speakers of what is attributed.

    Both sides are measured by one yardstick, the share of a row's words that is attributed: the voice of a sentence
    leaves "X said that" out of its share, and the marks do not say where that stands.
    """
    return _measured((text, mark, [part for voice in read(text) for part in voice.attributions]) for text, mark in rows)


def _stories(folder: Path, marks: Iterable[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The same in sentences of whole articles, which are read whole; offsets are those of the article."""
    articles: dict[str, tuple[str, list[Attribution]]] = {}
    rows = []
    for mark in marks:
        if mark["file"] not in articles:
            text = (folder / mark["file"]).read_text(encoding="utf-8")
            blocks = find_blocks(text)
            voices = find_voices(text, blocks, find_sentences(text, blocks), ENGLISH)
            articles[mark["file"]] = text, [part for voice in voices for part in voice.attributions]
        text, parts = articles[mark["file"]]
        hidden = " " * mark["start"] + text[mark["start"] : mark["end"]]
        rows.append((hidden, mark, [part for part in parts if mark["start"] <= part.start < mark["end"]]))
    return _measured(rows)


def _ends(folder: Path, marks: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Where sentences end in marked paragraphs of whole articles."""
    count, articles = _Count(), {}
    for mark in marks:
        if mark["file"] not in articles:
            text = (folder / mark["file"]).read_text(encoding="utf-8")
            articles[mark["file"]] = [sentence.end for sentence in find_sentences(text, find_blocks(text))]
        count.sets(set(mark["ends"]), {end for end in articles[mark["file"]] if mark["start"] < end <= mark["end"]})
    return count.figures()


def _references(folder: Path, rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Pronouns and descriptions given to the actor that both annotators give them to; where they differ none counts."""
    counts = {what: _Count() for what in (*PRONOUNS_OF, "descriptions", "the two annotators, pronouns")}
    for row in rows:
        text = (folder / row["file"]).read_text(encoding="utf-8")
        actors = [_actor(folder, row["file"], actor) for actor in row["actors"]]
        with tempfile.NamedTemporaryFile("w", suffix=".yml", encoding="utf-8") as file:
            json.dump({"actors": actors}, file)  # JSON is YAML
            file.flush()
            mentions = kl.parse(text, actors=file.name).mentions
        found = [m for m in mentions.itertuples() if m.kind != "name"]
        for mark in row["references"]:
            word = text[mark["start"] : mark["end"]].lower()
            what = next((what for what, words in PRONOUNS_OF.items() if word in words.split()), "descriptions")
            here = [m for m in found if m.start < mark["end"] and mark["start"] < m.end]
            found = [m for m in found if m not in here]
            if what != "descriptions":
                both = counts["the two annotators, pronouns"]
                both.right += mark["first"] == mark["second"] is not None
                both.found += mark["first"] is not None
                both.marked += mark["second"] is not None
            if mark["first"] == mark["second"]:
                meant = None if mark["first"] is None else actors[mark["first"]]["name"]
                counts[what].right += any(m.actor == meant for m in here)
                counts[what].found += bool(here)
                counts[what].marked += meant is not None
        names = [(m.actor, m.start) for m in mentions.itertuples() if m.kind == "name"]
        counts["descriptions"].found += sum(  # beside the name itself no description is marked
            m.kind == "description" and not any(m.actor == a and 0 <= start - m.end <= 2 for a, start in names)
            for m in found
        )
    return {what: count.figures() for what, count in counts.items()}


def _actor(folder: Path, own: str, actor: dict[str, Any]) -> dict[str, Any]:
    """An entry of ``actors.yml``; its names are places in the article, or in another file of the story."""

    def words(place: list[Any]) -> str:
        *file, start, end = place
        return (folder / (file or [own])[0]).read_text(encoding="utf-8")[start:end]

    name, *aliases = map(words, actor["names"])
    titles = [*map(words, actor.get("titles", ()))]
    return {"name": name, "kind": actor["kind"], "aliases": aliases} | ({"titles": titles} if titles else {})


def _measured(rows: Iterable[tuple[str, dict[str, Any], list[Attribution]]]) -> dict[str, dict[str, float]]:
    words, sentences, speakers = _Count(), _Count(), _Count()
    for text, mark, parts in rows:
        _compare(text, _spans(mark), [(part.start, part.end) for part in parts], words, sentences)
        for span in mark["attributed"]:
            source = text[slice(*span["source"])] if span["source"] else ""
            if not source or source.lower() in PRONOUNS or span["nested"]:
                continue  # a speaker who is named nowhere, or by a pronoun only, cannot be found
            named = _speaker(parts, span["start"], span["end"])
            speakers.right += named is not None and _same(named, source)
            speakers.found += named is not None
            speakers.marked += 1
    return {
        "words attributed": words.figures(),
        "sentences mostly attributed": sentences.figures(),
        "speakers named in the sentence": speakers.figures(),
    }


def _between(rows: Iterable[tuple[str, dict[str, Any], dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """The same of one annotator's marks against another's."""
    words, sentences = _Count(), _Count()
    for text, mark, other in rows:
        _compare(text, _spans(mark), _spans(other), words, sentences)
    return {"words attributed": words.figures(), "sentences mostly attributed": sentences.figures()}


def _spans(mark: dict[str, Any]) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in mark["attributed"]]


def _compare(
    text: str, marked: list[tuple[int, int]], found: list[tuple[int, int]], words: "_Count", sentences: "_Count"
) -> None:
    """Count the words of a row in both, and whether they are most of it."""
    both = _inside(text, marked), _inside(text, found)
    words.sets(*both)
    half = MOSTLY * len(WORD.findall(text))
    sentences.sets(*({0} if len(inside) > half else set[int]() for inside in both))


def read(text: str) -> list[Voice]:
    """The voices of a row, one a sentence: some rows are two."""
    blocks = [Block("body", 1, 1, 0, len(text))]
    return find_voices(text, blocks, find_sentences(text, blocks), ENGLISH)


def _speaker(parts: list[Attribution], start: int, end: int) -> str | None:
    """Who is said to speak in most of a span."""
    shared = [(min(end, part.end) - max(start, part.start), part.speaker) for part in parts]
    return max(shared, key=lambda one: one[0])[1] if any(length > 0 for length, _ in shared) else None


def _dates(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, float]]:
    """Time expressions found, and calendar dates found and resolved to the marked days."""
    every, calendar = _Count(), _Count()
    for text, mark in rows:
        if "dates" not in mark:
            continue
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
    """The words, by the offset of their first character, that lie in one of the spans."""
    spans = list(spans)
    return {m.start() for m in WORD.finditer(text) if any(a <= m.start() < b for a, b in spans)}


def _same(found: str, marked: str) -> bool:
    """Whether two ways to name a speaker share their last word or one holds the other."""
    a, b = found.lower().rstrip("’'s"), marked.lower().rstrip("’'s")
    return a in b or b in a or a.split()[-1:] == b.split()[-1:]


if __name__ == "__main__":
    main(sys.argv[1:])
