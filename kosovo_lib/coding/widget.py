"""The coding view in JupyterLab: what it shows of a row, and what each press does.

The browser's side, ``view.js``, draws what stands in ``shown`` and sends what was pressed; everything is decided here.
Every answer counts up ``turn``, so that the browser knows that it was heard.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import anywidget
import pandas as pd
import traitlets

from kosovo_lib.coding.coders import codebook
from kosovo_lib.coding.session import Session, corrections_in, known_actors
from kosovo_lib.coding.sheet import READINGS, first_mentions, likely
from kosovo_lib.corpus import Corpus
from kosovo_lib.corrections import NONE, reading, stated
from kosovo_lib.errors import KosovoError, ParameterError
from kosovo_lib.read.sheets import Row
from kosovo_lib.schema import SECTIONS, VOICES, outlet_names, references_counted

_HERE: Final = Path(__file__).parent
_LATER: Final = "[later]"
"""How a note begins that flags its row; it is seen in spreadsheets too."""


class CodingView(anywidget.AnyWidget):
    """A coder's sheet on the screen, one row at a time; made by `kosovo_lib.coding.view`."""

    _esm = _HERE / "view.js"
    _css = _HERE / "view.css"
    shown = traitlets.Dict().tag(sync=True)

    def __init__(self, corpus: Corpus, session: Session) -> None:
        self.session = session
        self._around = _Around(corpus)
        start = session.next()
        self._go(next(iter(session.places), -1) if start is None else start)
        self._filter, self._order = "all", "reading"
        self._skipped: set[int] = set()
        super().__init__(shown=self._show("" if start is not None else _all_coded(session)))
        self.on_msg(lambda _, content, buffers: self.press(content))

    def press(self, pressed: Mapping[str, Any]) -> None:
        """Do what the coder asked for, and show what comes of it.

        ``do`` is label, voice, note, correct, undo, clear, flag, suggestion, correction, back, next, open, filter or
        order; ``value`` the label, the voice, what is cleared, the filter, the order, or what, value, why, words and
        start of a correction; ``at`` the row that was on the screen; ``note`` what the coder has typed, if anything.
        """
        message, wrong = "", False
        if pressed.get("at") == self._place:  # what was meant for another row is never done on this one
            try:
                if isinstance(pressed.get("note"), str):
                    self.session.note(self._place, pressed["note"])
                message = self._do(str(pressed.get("do")), pressed.get("value"))
            except KosovoError as error:
                message, wrong = str(error), True
        self.shown = self._show(message, wrong)

    def _do(self, what: str, value: Any) -> str:
        if what in ("label", "voice"):
            return self._code(what, value)
        if what == "note":
            return "Note saved."
        if what == "correct":
            self._correcting = True
            return "Choose again; the voice and the label of this row can be changed now."
        if what == "suggestion":
            self._asked = True
            return "" if self._row["suggestion"] else "This sheet has no suggestion for this row."
        does: dict[str, Callable[[], str]] = {
            "open": self._go_on, "undo": self._undo, "flag": self._flag,
        }  # fmt: skip
        if what in does:
            return does[what]()
        if what == "correction":
            read, right, why, words = (str(value[name]) for name in ("what", "value", "why", "words"))
            self.session.correct(self._place, read, right, why, words=words, start=value["start"])
            return f"Saved in corrections.csv: {read} {right}. It holds once the corpus is loaded again."
        if what == "clear":
            self.session.clear(self._place, str(value))
            return f"The {value} of row {self._place + 2} is cleared."
        if what in ("filter", "order"):
            return self._choose(what, str(value))
        if what not in ("back", "next"):
            raise ParameterError(f"{what!r} is not a command of the view")
        rows, place = self._rows(), self._place
        if what == "next" and not self.session.is_coded(place):
            self._skipped.add(place)
        at = rows.index(place) if place in rows else -1
        self._go(rows[max(0, at - 1) if what == "back" else min(at + 1, len(rows) - 1)])
        return ""

    def _flag(self) -> str:
        note = self._row["note"]
        on = not note.startswith(_LATER)
        self.session.note(self._place, f"{_LATER} {note}".strip() if on else note.removeprefix(_LATER).strip())
        return "Flagged: the filter “flagged” lists it." if on else "The flag is taken away."

    def _undo(self) -> str:
        place = self.session.undo()
        if place is None:
            return "There is nothing to take back."
        self._go(place)
        return f"Taken back in row {place + 2}."

    def _choose(self, what: str, value: str) -> str:
        kept = getattr(self, f"_{what}")
        setattr(self, f"_{what}", value)
        if not self._rows():
            setattr(self, f"_{what}", kept)
            return "There is no such row."
        return self._go_on(first=True)

    def _rows(self) -> list[int]:
        row, session = self.session.row, self.session
        wanted: dict[str, Callable[[int], bool]] = {
            "all": lambda place: True,
            "actors": lambda place: bool(row(place)["actor"]),
            "nobody": lambda place: not row(place)["actor"],
            "flagged": lambda place: row(place)["note"].startswith(_LATER),
            "skipped": lambda place: place in self._skipped and not session.is_coded(place),
        }
        keep = wanted.get(self._filter) or (lambda place: bool(row(place)["actor"] == self._filter))
        places = [place for place in session.places if keep(place)]
        if self._order == "random":
            places = Random(session.coder).sample(places, len(places))
        elif self._order == "doubt":
            places.sort(key=lambda place: likely(row(place)))
        return places

    def _code(self, what: str, value: Any) -> str:
        self.session.code(self._place, correct=self._correcting, **{what: value})
        said = f"{self._row['actor']} {READINGS[value]}" if what == "label" else f"voice {value}"
        saved = f"Saved: row {self._place + 2}, {said}."
        return f"{saved} {self._go_on()}".strip() if self.session.is_coded(self._place) else saved

    def _go_on(self, *, first: bool = False) -> str:
        rows = self._rows()
        place = self.session.next(-1 if first else self._place, rows)
        if place is not None:
            self._go(place)
            return ""
        self._go(rows[0] if first else self._place)
        return _all_coded(self.session) if len(rows) == len(self.session.places) else "All of these rows are coded."

    def _go(self, place: int) -> None:
        self._place, self._correcting, self._asked = place, False, False

    @property
    def _row(self) -> Row:
        return self.session.row(self._place)

    def _show(self, message: str, wrong: bool = False) -> dict[str, Any]:
        session = self.session
        shown = {
            "turn": self.shown.get("turn", 0) + 1,
            "coder": session.coder, "file": str(session.path), "total": len(session.places),
            "coded": session.progress().coded,
            "message": message, "wrong": wrong,
        }  # fmt: skip
        if not session.places:
            return shown | {"at": -1, "message": "There is no sentence to code."}
        row = self._row
        asked = self._asked and row["suggestion"]
        suggestion = f"{READINGS[int(asked)]}, confidence {row['confidence']}" if asked else ""
        return shown | self._around.of(row) | self._around.correctable(row) | {
            "at": self._place, "row": self._place + 2, "flagged": row["note"].startswith(_LATER),
            "filter": self._filter, "order": self._order, "actors": self._around.actors,
            "codebook": self._around.codebook,
            "actor": row["actor"], "voice": session.voice(self._place), "label": row["label"],
            "note": row["note"], "correcting": self._correcting,
            "suggested": bool(row["suggestion"]), "suggestion": suggestion,
        }  # fmt: skip


class _Around:
    """What stands around a row: its article, the sentences before and after it, where the actor is named in it."""

    def __init__(self, corpus: Corpus) -> None:
        names = outlet_names(corpus.outlets)
        articles = corpus.articles[["article", "outlet", "title"]].fillna({"title": ""})
        self._articles = {
            article: (str(names[outlet]), str(title)) for article, outlet, title in articles.itertuples(index=False)
        }
        self._corpus = corpus
        self.codebook = codebook(corpus)
        self.actors = sorted(first_mentions(corpus)["actor"].unique())
        self._texts = {str(name): part["text"].tolist() for name, part in corpus.sentences.groupby("article")}
        self._sentences = {(row["article"], row["sentence"]): row for row in _plain(corpus.sentences)}
        self._words: dict[tuple[str, int], list[list[Any]]] = {}
        for what, table in (("actor", corpus.mentions.sort_values("start", kind="stable")), ("date", corpus.dates)):
            for row in _plain(table):
                part = [what, row["surface"], row["start"], reading(row)]
                self._words.setdefault((row["article"], row["sentence"]), []).append(part)
        actors = sorted({*corpus.mentions["actor"], *known_actors(corpus)})
        self._choices: dict[str, Sequence[str]] = {"voice": VOICES, "section": SECTIONS, "actor": [*actors, NONE]}
        mentions = references_counted(corpus.mentions)
        self._mentions: dict[tuple[str, int, str], list[tuple[int, int]]] = {}
        for row in _plain(mentions[mentions["sense"] != "place"].sort_values("start", kind="stable")):
            key = row["article"], row["sentence"], row["actor"]
            self._mentions.setdefault(key, []).append((row["start"], row["end"]))

    def of(self, row: Row) -> dict[str, Any]:
        """The row's surroundings; the sentence in pieces, each with whether it names the actor."""
        article, number = row["article"], int(row["sentence"])
        outlet, title = self._articles[article]
        here = self._sentences[article, number]
        offset, text = here["start"], here["text"]
        pieces, last = [], 0
        for start, end in self._mentions.get((article, number, row["actor"]), ()):
            if start - offset >= last:
                pieces += [[text[last : start - offset], False], [text[start - offset : end - offset], True]]
                last = end - offset
        before, after = (self._sentences.get((article, number + step), {"text": ""})["text"] for step in (-1, 1))
        return {
            "outlet": outlet, "title": title, "article": article, "sentence": number,
            "section": here["section"],
            "pieces": [piece for piece in (*pieces, [text[last:], False]) if piece[0]],
            "before": before, "after": after,
            "whole": [[text, step == number] for step, text in enumerate(self._texts[article])],
        }  # fmt: skip

    def correctable(self, row: Row) -> dict[str, Any]:
        """What the rules read in the row's sentence: what, words, where they begin, value; and its corrections."""
        place = row["article"], int(row["sentence"])
        sentence = self._sentences[place]
        read: list[list[Any]] = [
            [name, "", None, sentence[name] or "nobody named"] for name in ("voice", "speaker", "section")
        ]
        span = sentence["start"], sentence["end"]
        written = corrections_in(self._corpus, place[0])
        corrected = [stated(one._asdict()) for one in written if one.span[0] < span[1] and span[0] < one.span[1]]
        return {"reads": read + self._words.get(place, []), "begins": span[0], "choices": self._choices,
                "corrected": corrected}  # fmt: skip


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): None if pd.isna(cell) else cell for name, cell in row.items()} for row in frame.to_dict("records")
    ]


def _all_coded(session: Session) -> str:
    return f"All {len(session.places)} rows are coded." if session.places else ""
