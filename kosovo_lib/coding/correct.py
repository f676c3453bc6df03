"""Corrections written: a row of ``coding/corrections.csv``, checked before it is in the file, and taken back."""

from pathlib import Path
from typing import Any

from kosovo_lib.corpus import Corpus
from kosovo_lib.corrections import FILE, FORM, NONE, Correction, meet, placed, read_corrections, row_problems
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.read.sheets import Row, SheetFile
from kosovo_lib.text.actors import lexicon_in

__all__ = ["change", "correct", "corrections_in", "known_actors", "take_back"]


def correct(
    corpus: Corpus, article: str, sentence: int, *, what: str, value: str, who: str, why: str, words: str = "",
    start: int | None = None,
) -> Row:  # fmt: skip
    """Correct the machine: write a row into ``coding/corrections.csv`` of the corpus folder.

    It holds from the next time the corpus is loaded. A correction of one's own of the same place is replaced.

    Args:
        corpus: a corpus of a folder.
        article: the id of the article.
        sentence: the number of the sentence.
        what: ``voice``, ``speaker`` or ``section`` (of the whole sentence, and its line), ``actor`` or ``date``.
        value: a voice, a section, an actor of ``actors.yml``, the name of the speaker, or a date such as 2022-07-31,
            2022-07 or 2022-07-30..2022-08-01; ``none`` for no actor, date or named speaker.
        who: who says so.
        why: and why.
        words: for an actor or a date, the words of the sentence that are meant.
        start: where they begin in the text, if they stand several times in the sentence.

    Returns:
        The row as it is in the file.

    Raises:
        ParameterError: there is no such sentence or place in it, a value is not allowed, or somebody else has corrected
            the place already. Nothing is written then.
        DataError: the file breaks a rule, or cannot be written.
    """
    return change(corpus, article, sentence, what=what, value=value, who=who, why=why, words=words, start=start)[1]


def change(
    corpus: Corpus, article: str, sentence: int, *, words: str = "", start: int | None = None, **cells: str
) -> tuple[Row | None, Row]:
    """Do what `correct` does; the row that was there before, if one was, and the new one."""
    path, lexicon = _path(corpus), lexicon_in(corpus.root)
    found = corpus.sentences[(corpus.sentences["article"] == article) & (corpus.sentences["sentence"] == sentence)]
    if found.empty:
        raise ParameterError(f"{article!r} has no sentence {sentence}")
    here = found.iloc[0]
    begin, end = _place(here, words if cells["what"] in ("actor", "date") else str(here["text"]), start)
    row = {"article": article, "start": str(begin), "end": str(end), **cells, "text": corpus.texts[article][begin:end]}
    row = {name: row[name].strip() if name != "text" else row[name] for name in FORM.columns}
    if wrong := list(row_problems(row, set(corpus.articles["article"]), known_actors(corpus))):
        raise ParameterError("; ".join(wrong))
    there = read_corrections(path, None, lexicon).get(article, [])
    there = placed(there, corpus.texts[article], FILE)
    new = Correction(0, article, begin, end, row["text"], row["what"], row["value"], row["who"], row["why"])
    old = next((one for one in there if one.what == new.what and meet(one, new)), None)
    if old and (old.who != new.who or old.span != new.span):
        said = f"{old.who} has corrected the {old.what} here to {old.value!r} ({old.why})"
        raise ParameterError(f"{said}; take row {old.row} out of {path.name} first")
    _refuse_unfit(corpus, new, here, there)
    file = SheetFile(path, FORM)
    before = file.rows[file.numbers.index(old.row)] if old else None
    _write(path, before, row)
    return before, row


def corrections_in(corpus: Corpus, article: str) -> list[Correction]:
    """What stands in the file about an article now, also what was written since the corpus was loaded."""
    if corpus.root is None:
        return []
    found = read_corrections(_path(corpus), None, lexicon_in(corpus.root)).get(article, [])
    return placed(found, corpus.texts[article], FILE)


def take_back(corpus: Corpus, before: Row | None, row: Row) -> None:
    """Put the row that was there before, or none, in the place of a row.

    Raises:
        DataError: the row is no longer in the file, or it cannot be written.
    """
    _write(_path(corpus), row, before)


def _write(path: Path, old: Row | None, new: Row | None) -> None:
    """Put one row in the place of another in the file as it is now, so that two people can write at the same time."""
    file = SheetFile(path, FORM)
    if old is not None and old not in file.rows:
        raise DataError(f"{path.name}: this correction has been changed or taken out meanwhile")
    rows = [new if row == old else row for row in file.rows] if old else [*file.rows, new]
    file.put(row for row in rows if row is not None)


def known_actors(corpus: Corpus) -> list[str]:
    """The actors that a reference can be corrected to."""
    return [actor.name for actor in lexicon_in(corpus.root).actors]


def _path(corpus: Corpus) -> Path:
    if corpus.root is None:
        raise ParameterError("this corpus has no folder of its own, so there is no file of corrections")
    return corpus.root / FILE


def _place(sentence: Any, words: str, start: int | None) -> tuple[int, int]:
    """Where the words stand, in offsets of the text."""
    text, offset = str(sentence["text"]), int(sentence["start"])
    times = text.count(words) if words.strip() else 0
    at = start - offset if start is not None else text.find(words)
    if not times or (start is not None and not text[max(at, 0) :].startswith(words)):
        raise ParameterError(f"words {words!r} do not stand {'there ' if times else ''}in this sentence")
    if times > 1 and start is None:
        raise ParameterError(f"words {words!r} stand {times} times in this sentence; say which by start")
    return offset + at, offset + at + len(words)


def _refuse_unfit(corpus: Corpus, new: Correction, sentence: Any, there: list[Correction]) -> None:
    """Refuse what could not be applied when the corpus is loaded."""
    if new.what == "speaker":
        voices = [one.value for one in there if one.what == "voice" and meet(one, new._replace(what="voice"))]
        if (voice := (voices or [sentence["voice"]])[0]) != "other":
            raise ParameterError(
                f"the voice of this sentence is {voice!r}, so it has no speaker; correct the voice first"
            )
    if new.value == NONE and new.what in ("actor", "date"):
        rows = corpus.mentions if new.what == "actor" else corpus.dates
        rows = rows[(rows["article"] == new.article) & (rows["start"] < new.span[1]) & (rows["end"] > new.span[0])]
        if rows.empty:
            raise ParameterError(f"the machine reads no {new.what} in {new.text!r}, so there is nothing to take out")
