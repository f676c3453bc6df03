"""A coder at work: what of a sheet is coded, what comes next, each label and each correction to the file at once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kosovo_lib.coding.sheet import READINGS, STANCES, bring, key
from kosovo_lib.corpus import Corpus
from kosovo_lib.corrections import FILE, FORM, NONE, Correction, meet, placed, read_corrections, row_problems
from kosovo_lib.errors import DataError, ParameterError, check_names
from kosovo_lib.read.sheets import Row, SheetFile
from kosovo_lib.schema import VOICES
from kosovo_lib.sentiment import Model
from kosovo_lib.text.actors import lexicon_in

if TYPE_CHECKING:
    from kosovo_lib.coding.widget import CodingView


class Progress(NamedTuple):
    """How far a coder has come: sentences and actors named in them, and how many have their voice and label."""

    rows: int
    coded: int
    sentences: int
    voices: int
    actors: int
    labels: int


class Session:
    """One coder at work on one sheet, ``coding/<coder>.csv``, which it makes, or extends by the rows that it lacks.

    Existing rows keep their labels, notes and suggestions. If a sentence that named nobody now names an actor, its
    voice and note move to the actor's row; so do those of an unlabelled row whose words are now part of another actor's
    longer name. If such a row has a label, it stays but does not count.

    A row is coded if its sentence has a voice and, if it names an actor, the row has a label. Rows are counted from 0.
    ``path`` is the sheet, ``added`` are the new rows, ``places`` the rows offered, in order. What is called writes to
    the file before it returns; where it raises, the file stays as it was.

    Args:
        corpus: what is to be coded. Of a selection only its own rows are offered; the others stay in the file.
        coder: whose sheet: lower-case letters and digits, joined by hyphens.
        suggest: a model, such as `Suggester`, that suggests a label for each new row; leave it out for a blind pass.
        excel: make a new sheet as an Excel workbook, ``<coder>.xlsx``, whose cells are text.
        order: ``likely`` writes new rows with likely judgements first.

    Raises:
        ParameterError: ``coder`` has another form, the corpus has no folder, or what is to be written is not allowed.
        DataError: a row breaks a rule, or the sheet is open elsewhere, changed by another program, or not writable.
    """

    def __init__(
        self, corpus: Corpus, coder: str, *, suggest: Model | None = None, excel: bool = False, order: str = ""
    ) -> None:
        self._file, self.added = bring(corpus, coder, suggest, excel=excel, order=order)
        self.coder, self.path = coder, self._file.path
        here = set(corpus.articles["article"])
        self.places = [place for place, row in enumerate(self._file.rows) if row["article"] in here]
        self._together = defaultdict[tuple[str, int], list[int]](list)
        for place in self.places:
            self._together[key(self.row(place))[:2]].append(place)
        self._history: list[tuple[int, Callable[[], None]]] = []
        self._corpus = corpus

    def row(self, place: int) -> Row:
        """The row as it stands in the file."""
        return self._file.rows[place]

    def voice(self, place: int) -> str:
        """The voice of the row's sentence; written on one of its rows, it holds for all. Empty if not coded yet."""
        return next((voice for other in self._sentence(place) if (voice := self.row(other)["voice"])), "")

    def is_coded(self, place: int) -> bool:
        """Whether nothing is missing in the row."""
        row = self.row(place)
        return bool(self.voice(place) and (row["label"] or not row["actor"]))

    def next(self, place: int = -1, among: Sequence[int] | None = None) -> int | None:
        """The first row after this one that is not coded, then from the beginning; None if all are.

        ``among`` are the rows to look through, in their order; by default all in reading order.
        """
        rows = self.places if among is None else among
        after = rows.index(place) + 1 if place in rows else bisect_right(self.places, place) if among is None else 0
        return next((p for p in (*rows[after:], *rows[:after]) if not self.is_coded(p)), None)

    def progress(self) -> Progress:
        """Count what is there and what of it is coded."""
        actors = [place for place in self.places if self.row(place)["actor"]]
        return Progress(
            rows=len(self.places), coded=sum(map(self.is_coded, self.places)), sentences=len(self._together),
            voices=sum(bool(self.voice(together[0])) for together in self._together.values()),
            actors=len(actors), labels=sum(bool(self.row(place)["label"]) for place in actors),
        )  # fmt: skip

    def code(self, place: int, *, voice: str = "", label: int | None = None, correct: bool = False) -> None:
        """Write the voice (`VOICES`) of the row's sentence, for all its rows, the row's label (`STANCES`), or both.

        What the coder has given before is replaced only if ``correct`` is set.
        """
        if voice not in VOICES and (voice or label is None):
            raise ParameterError(f"voice {voice!r} is not one of {', '.join(VOICES)}")
        if label is not None and label not in STANCES:
            raise ParameterError(f"label {label!r} is not one of {', '.join(map(str, STANCES))}")
        row = self.row(place)
        if label is not None and not row["actor"]:
            raise ParameterError("this sentence names no actor: only its voice is coded")
        said = "" if label is None else str(int(label))
        for was, now in ((self.voice(place), voice), (row["label"], said)):
            if was and now not in ("", was) and not correct:
                words = READINGS[int(was)] if was in map(str, STANCES) else was
                raise ParameterError(f"this is coded {words} already; Correct (in Python correct=True) opens it")
        changed = {other: self.row(other) | {"voice": voice} for other in self._sentence(place)} if voice else {}
        if said:
            changed[place] = changed.get(place, row) | {"label": said}
        self._write(changed)

    def note(self, place: int, text: str) -> None:
        """Replace the coder's note on a row; an empty one removes it."""
        self._write({place: self.row(place) | {"note": text}})

    def clear(self, place: int, what: str) -> None:
        """Remove a label of the coder's own, or the voice of its sentence, as ``what`` says."""
        if what not in ("label", "voice"):
            raise ParameterError(f"{what!r} cannot be cleared: only label and voice can")
        places = self._sentence(place) if what == "voice" else [place]
        self._write({other: self.row(other) | {what: ""} for other in places})

    def undo(self) -> int | None:
        """Undo the last entry of this sitting; returns its row, or None."""
        if not self._history:
            return None
        place, take_back = self._history[-1]
        take_back()
        self._history.pop()
        return place

    def correct(
        self, place: int, what: str, value: str, why: str, *, words: str = "", start: int | None = None
    ) -> None:  # fmt: skip
        """Correct what the rules read in the row's sentence, signed by the coder; see `coding.correct`."""
        article, sentence, _ = key(self.row(place))
        before, row = change(
            self._corpus, article, sentence, what=what, value=value, who=self.coder, why=why, words=words, start=start
        )
        self._history.append((place, lambda: _write(SheetFile(_path(self._corpus), FORM), row, before)))

    def _write(self, changed: Mapping[int, Row]) -> None:
        before = {place: self.row(place) for place, row in changed.items() if row != self.row(place)}
        self._put(changed)
        if before:
            self._history.append((min(before), partial(self._put, before)))

    def _put(self, changed: Mapping[int, Row]) -> None:
        self._file.put(changed.get(place, row) for place, row in enumerate(self._file.rows))

    def _sentence(self, place: int) -> list[int]:
        return self._together[key(self.row(place))[:2]]


def view(corpus: Corpus, coder: str, *, suggest: Model | None = None) -> "CodingView":
    """Code in JupyterLab: one sentence after the other, with buttons and keys for voice and stance.

    Every label is saved before the next sentence appears; call it again to go on where you stopped. Press Correct to
    change a label. If another program changes the sheet, open the view again.

    Args:
        corpus, coder: see `Session`.
        suggest: a model that suggests a label for each new row, shown on demand; leave it out for a blind pass.

    Returns:
        A Jupyter widget: leave it on the last line of a cell.
    """
    try:
        from kosovo_lib.coding.widget import CodingView
    except ModuleNotFoundError as missing:
        raise DataError(f"the coding view needs the package {missing.name}; it comes with kosovo-lib[lab]") from missing
    return CodingView(corpus, Session(corpus, coder, suggest=suggest))


def correct(
    corpus: Corpus, article: str, sentence: int, *, what: str, value: str, who: str, why: str, words: str = "",
    start: int | None = None,
) -> Row:  # fmt: skip
    """Correct what the rules read: write a row into ``coding/corrections.csv`` of the corpus folder.

    It holds when the corpus is next loaded, and replaces your own earlier correction of the same place.

    Args:
        corpus, article, sentence: a corpus of a folder, the id of an article, the number of the sentence.
        what: ``voice``, ``speaker``, ``section`` (of the sentence's line), ``actor`` or ``date``.
        value: a voice, a section, an actor of ``actors.yml``, the name of the speaker, or a date such as 2022-07-31,
            2022-07 or 2022-07-30..2022-08-01; ``none`` for no actor, date or named speaker.
        who, why: who says so, and the reason.
        words: the words that mean the actor or date.
        start: their offset in the text, if they occur several times in the sentence.

    Returns:
        The row as written.

    Raises:
        ParameterError: no such sentence, place or value, or somebody else has corrected the place. Nothing is written.
    """
    return change(corpus, article, sentence, what=what, value=value, who=who, why=why, words=words, start=start)[1]


def change(
    corpus: Corpus, article: str, sentence: int, *, words: str = "", start: int | None = None, **cells: str
) -> tuple[Row | None, Row]:
    """Do what `correct` does; return the row that was there before, if any, and the new one."""
    file = SheetFile(_path(corpus), FORM)  # before anything is checked: what others write meanwhile is noticed
    found = corpus.sentences[(corpus.sentences["article"] == article) & (corpus.sentences["sentence"] == sentence)]
    if found.empty:
        check_names("article", [article], [*corpus.articles["article"]])
        raise ParameterError(f"{article!r} has no sentence {sentence}; corpus.sentences lists them")
    here = found.iloc[0]
    begin, end = _place(here, words if cells["what"] in ("actor", "date") else str(here["text"]), start)
    row = {"article": article, "start": str(begin), "end": str(end), **cells, "text": corpus.texts[article][begin:end]}
    row = {name: row[name].strip() if name != "text" else row[name] for name in FORM.columns}
    if wrong := list(row_problems(row, set(corpus.articles["article"]), known_actors(corpus))):
        raise ParameterError("; ".join(wrong))
    there = corrections_in(corpus, article)
    new = Correction(0, article, begin, end, row["text"], row["what"], row["value"], row["who"], row["why"])
    old = next((one for one in there if one.what == new.what and meet(one, new)), None)
    if old and (old.who != new.who or old.span != new.span):
        said = f"{old.who} has corrected the {old.what} here to {old.value!r} ({old.why})"
        raise ParameterError(f"{said}; take row {old.row} out of {file.path.name} first")
    _refuse_unfit(corpus, new, here, there)
    before = dict(zip(file.numbers, file.rows, strict=True)).get(old.row) if old else None
    _write(file, before, row)
    return before, row


def corrections_in(corpus: Corpus, article: str) -> list[Correction]:
    """What stands in the file about an article now, also what was written since the corpus was loaded."""
    found = read_corrections(_path(corpus), None, lexicon_in(corpus.root)).get(article, [])
    return placed(found, corpus.texts[article])


def _write(file: SheetFile, old: Row | None, new: Row | None) -> None:
    """Put a row in the place of another, add it where there is no other, or take the other out."""
    if old is not None and old not in file.rows:
        raise DataError(f"{file.path.name}: this correction has been changed or removed in the meantime")
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
    text, offset = str(sentence["text"]), int(sentence["start"])
    times = text.count(words)
    at = start - offset if start is not None else text.find(words)
    if not words.strip():
        raise ParameterError("words are missing: give those of the sentence that mean the actor or the date")
    if not times or (start is not None and not text[max(at, 0) :].startswith(words)):
        raise ParameterError(f"words {words!r} do not stand {'there ' if times else ''}in this sentence; give its own")
    if times > 1 and start is None:
        raise ParameterError(f"words {words!r} stand {times} times in this sentence; say which by start")
    return offset + at, offset + at + len(words)


def _refuse_unfit(corpus: Corpus, new: Correction, sentence: Any, there: list[Correction]) -> None:
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
            raise ParameterError(f"the rules read no {new.what} in {new.text!r}, so there is nothing to remove")
