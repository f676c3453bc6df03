"""A coder at work: what of a sheet is coded, what comes next, and each label to the file at once."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kosovo_lib.coding.correct import change, take_back
from kosovo_lib.coding.sheet import READINGS, STANCES, key
from kosovo_lib.coding.store import bring
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import ParameterError
from kosovo_lib.read.sheets import Row
from kosovo_lib.schema import VOICES
from kosovo_lib.sentiment import Model

if TYPE_CHECKING:
    from kosovo_lib.coding.widget import CodingView

__all__ = ["Progress", "Session", "view"]


class Progress(NamedTuple):
    """How far a coder has come: sentences and actors named in them, and how many have their voice and label."""

    rows: int
    coded: int
    sentences: int
    voices: int
    actors: int
    labels: int


class Session:
    """One coder at work on one sheet, which is made, or added to, as `kosovo_lib.coding.write` does.

    A row is coded when its sentence has a voice and, if it names an actor, the row has a label. Rows are named by
    their place in the sheet, from 0. Whatever is coded is in the file before the call returns.

    Args:
        corpus: what is to be coded. Of a selection only its own rows are offered; the others stay in the file.
        coder: whose sheet.
        folder: where the sheets are; the corpus's own ``coding`` folder if not given.
        suggest: a model asked for a label of each new row; leave it out for a blind pass.
        order: ``likely`` writes the rows with likely judgements first; they stay so until rows are added.

    Attributes:
        path: the sheet.
        added: the rows that are new in it.
        places: the rows that are offered, in order.

    Raises:
        ParameterError: see `kosovo_lib.coding.write`.
        DataError: see `kosovo_lib.coding.write`.
    """

    def __init__(
        self,
        corpus: Corpus,
        coder: str,
        *,
        folder: Path | str | None = None,
        suggest: Model | None = None,
        excel: bool = False,
        order: str = "",
    ) -> None:
        self._file, self.added = bring(corpus, coder, folder, suggest, excel=excel, order=order)
        self.coder, self.path = coder, self._file.path
        here = set(corpus.articles["article"])
        self.places = [place for place, row in enumerate(self._file.rows) if row["article"] in here]
        self._together: dict[tuple[str, int], list[int]] = {}
        for place in self.places:
            self._together.setdefault(key(self.row(place))[:2], []).append(place)
        self._history: list[tuple[int, Callable[[], None]]] = []
        self._corpus = corpus
        self._coded = {place for place in self.places if self._is_coded(place)}

    def row(self, place: int) -> Row:
        """The row as it stands in the file."""
        return self._file.rows[place]

    def voice(self, place: int) -> str:
        """The voice of the row's sentence; written on one of its rows, it holds for all. Empty if not coded yet."""
        return next((voice for other in self._sentence(place) if (voice := self.row(other)["voice"])), "")

    def is_coded(self, place: int) -> bool:
        """Whether nothing is missing in the row."""
        return place in self._coded

    def next(self, place: int = -1, among: Sequence[int] | None = None) -> int | None:
        """The first row after this one that is not coded; behind the last the first ones follow. None if all are.

        Args:
            place: the row.
            among: the rows that are asked for, in their order; all in reading order if not given.
        """
        rows = self.places if among is None else among
        after = rows.index(place) + 1 if place in rows else bisect_right(self.places, place) if among is None else 0
        return next((p for p in (*rows[after:], *rows[:after]) if p not in self._coded), None)

    def progress(self) -> Progress:
        """Count what is there and what of it is coded."""
        actors = [place for place in self.places if self.row(place)["actor"]]
        return Progress(
            rows=len(self.places), coded=len(self._coded), sentences=len(self._together),
            voices=sum(bool(self.voice(together[0])) for together in self._together.values()),
            actors=len(actors), labels=sum(bool(self.row(place)["label"]) for place in actors),
        )  # fmt: skip

    @property
    def coded(self) -> int:
        """How many of the rows offered are coded."""
        return len(self._coded)

    def code(self, place: int, *, voice: str = "", label: int | None = None, correct: bool = False) -> None:
        """Write what the coder decided: the voice of the row's sentence, the row's label, or both.

        Args:
            place: the row.
            voice: one of `VOICES`; written on all rows of the sentence.
            label: one of `STANCES`.
            correct: whether another voice or label of the coder's own may be replaced. Nothing else ever
                replaces one.

        Raises:
            ParameterError: there is no such voice or label, the row names no actor, or it has another one and
                ``correct`` was not said.
            DataError: the sheet was changed by another program, is open in LibreOffice, or cannot be written.
                The file is as it was then.
        """
        if voice not in VOICES and (voice or label is None):
            raise ParameterError(f"voice {voice!r} is none of {', '.join(VOICES)}")
        if label is not None and label not in STANCES:
            raise ParameterError(f"label {label!r} is none of {', '.join(map(str, STANCES))}")
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
        """Write the coder's remark on a row in place of the one there; empty takes it away.

        Raises:
            DataError: see `code`.
        """
        self._write({place: self.row(place) | {"note": text}})

    def clear(self, place: int, what: str) -> None:
        """Take back a label of the coder's own, or the voice of its sentence.

        Args:
            place: the row.
            what: ``label`` or ``voice``.

        Raises:
            ParameterError: it is something else.
            DataError: see `code`.
        """
        if what not in ("label", "voice"):
            raise ParameterError(f"{what!r} cannot be cleared: only label and voice can")
        places = self._sentence(place) if what == "voice" else [place]
        self._write({other: self.row(other) | {what: ""} for other in places})

    def undo(self) -> int | None:
        """Take back what was written last in this sitting; returns its row, None where nothing is left to take back.

        Raises:
            DataError: see `code`.
        """
        if not self._history:
            return None
        place, take_back = self._history[-1]
        take_back()
        self._history.pop()
        return place

    def correct(
        self, place: int, what: str, value: str, why: str, *, words: str = "", start: int | None = None
    ) -> None:  # fmt: skip
        """Correct what the machine reads in the row's sentence, signed by the coder; see `coding.correct`."""
        article, sentence, _ = key(self.row(place))
        before, row = change(
            self._corpus, article, sentence, what=what, value=value, who=self.coder, why=why, words=words, start=start
        )
        self._history.append((place, partial(take_back, self._corpus, before, row)))

    def _write(self, changed: Mapping[int, Row]) -> None:
        before = {place: self.row(place) for place, row in changed.items() if row != self.row(place)}
        self._put(changed)
        if before:
            self._history.append((min(before), partial(self._put, before)))

    def _put(self, changed: Mapping[int, Row]) -> None:
        self._file.change({place: row for place, row in changed.items() if row != self.row(place)})
        for place in changed:
            for other in self._sentence(place):
                (self._coded.add if self._is_coded(other) else self._coded.discard)(other)

    def _sentence(self, place: int) -> list[int]:
        """The rows of the same sentence."""
        return self._together[key(self.row(place))[:2]]

    def _is_coded(self, place: int) -> bool:
        row = self.row(place)
        return bool(self.voice(place) and (row["label"] or not row["actor"]))


def view(corpus: Corpus, coder: str, *, folder: Path | str | None = None, suggest: Model | None = None) -> "CodingView":
    """Show a coder one sentence after the other in JupyterLab, with buttons and keys for voice and stance.

    Every press is in the sheet before the next sentence is shown, so nothing is lost when the kernel dies: the same
    call goes on at the first row that is not coded. A voice or label that is there is changed only after Correct.
    If another program changes the sheet meanwhile, nothing more is written until the view is opened again.

    Args:
        corpus: what is to be coded, or a selection of it.
        coder: whose sheet: lower-case letters and digits, joined by hyphens. It is made if it is not there.
        folder: where the sheets are; the corpus's own ``coding`` folder if not given.
        suggest: a model asked for a label of each new row, shown only on demand; leave it out for a blind pass.

    Returns:
        A Jupyter widget: leave it on the last line of a cell.

    Raises:
        ParameterError: see `write`.
        DataError: see `write`.
    """
    from kosovo_lib.coding.widget import CodingView

    return CodingView(corpus, Session(corpus, coder, folder=folder, suggest=suggest))
