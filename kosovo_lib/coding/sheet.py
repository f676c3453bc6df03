"""Coding sheets, one file per coder: how their rows are made and added to, checked and read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import pandas as pd

from kosovo_lib.corpus import Corpus, several
from kosovo_lib.corrections import A_PLACE
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.read.manifest import RESERVED
from kosovo_lib.read.sheets import NUMBER, SUFFIXES, UNFIT, Form, Row, SheetFile, content_of, decoded
from kosovo_lib.schema import VOICES, Table, columns, references_counted
from kosovo_lib.sentiment import Model, Target
from kosovo_lib.text.actors import find_mentions, lexicon_in

COLUMNS: Final = (
    "coder", "article", "sentence", "start", "actor", "surface",
    "voice", "label", "suggestion", "confidence", "note", "text",
)  # fmt: skip
"""The columns of a sheet, in order. Only ``voice``, ``label`` and ``note`` are for the coder."""

READINGS: Final = {-1: "critical", 0: "neutral", 1: "supportive"}
"""The labels in words."""

STANCES: Final = tuple(READINGS)
"""The labels: -1, 0 and 1."""

Key = tuple[str, int, str]
"""Article, sentence and actor: what may stand in a sheet only once."""

_WORDS: Final = {str(label): word for label, word in READINGS.items()}
_LABELS: Final = {word: label for label, word in _WORDS.items()}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")  # what no spreadsheet writes into a CSV file

UNIT: Final = ["article", "sentence", "actor"]
"""The columns of a `Key`."""


def _meant(name: str, cell: str) -> str:
    if name in ("label", "suggestion"):  # a word, a true minus sign and 1.0 mean a label, too
        if number := NUMBER.fullmatch(cell.replace("−", "-").replace("–", "-")):
            return f"{'-' if number[1] == '-' and int(number[2]) else ''}{int(number[2])}"
        return _LABELS.get(cell.lower(), cell)
    if name in ("sentence", "start") and (number := NUMBER.fullmatch(cell)):
        return number[1] + number[2]
    return {"voice": cell.lower(), "confidence": cell.replace(",", ".")}.get(name, cell)


FORM: Final = Form(
    COLUMNS, words=("actor", "surface", "note", "text"), read=_meant,
    choices={"voice": VOICES, "label": ("-1", "0", "1", *READINGS.values())},
    widths={"text": 90, "note": 40, "article": 22, "actor": 18, "surface": 18},
)  # fmt: skip
"""What a coding sheet looks like as a file."""


def first_mentions(corpus: Corpus, *, places: bool = False, references: str = "names") -> pd.DataFrame:
    """Where each sentence first refers to each actor; places are not counted.

    Args:
        places: include the names of places, as early sheets did.
        references: ``"names"``, or ``"all"`` for descriptions and pronouns, too.

    Returns:
        A row is an actor in a sentence, in reading order, with the columns of mentions, less ``kind`` and ``sense``.
        A name goes before any other reference to the same actor.
    """
    mentions = references_counted(corpus.mentions, references)
    mentions = mentions.iloc[np.lexsort((mentions["start"], mentions["kind"] != "name"))]
    if not places:
        as_actor = mentions.loc[mentions["sense"] != "place", UNIT].drop_duplicates()
        mentions = mentions.merge(as_actor, on=UNIT)
    return mentions.drop_duplicates(UNIT).sort_values("start", kind="stable").drop(columns=["kind", "sense"])


def targets(corpus: Corpus, rows: pd.DataFrame) -> list[Target]:
    """Where each row's actor is named in its sentence; ``start`` and ``end`` of the rows count in the whole text."""
    sentences = corpus.sentences[["article", "sentence", "start", "text"]]
    placed = rows[["article", "sentence", "start", "end"]].merge(
        sentences, how="left", on=["article", "sentence"], suffixes=("", "_of_sentence")
    )
    for lost in placed[placed["text"].isna()].head(1).itertuples():
        raise ParameterError(f"coding.targets: rows: {lost.article!r} has no sentence {lost.sentence}")
    return [
        Target(text, int(start - begins), int(end - begins))
        for text, start, end, begins in placed[["text", "start", "end", "start_of_sentence"]].itertuples(index=False)
    ]


def rows(corpus: Corpus, coder: str) -> list[Row]:
    """Make the rows of a coder's empty sheet, in reading order; what is only a place is no actor and gets no row."""
    columns = ["article", "sentence", "start", "text"]
    named = first_mentions(corpus)[["article", "sentence", "actor", "surface"]]
    table = corpus.sentences[columns].merge(named, how="left", on=["article", "sentence"])
    table = table.fillna({"actor": "", "surface": ""}).astype(str)
    blank = dict.fromkeys(COLUMNS, "") | {"coder": coder}
    return [blank | dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]


def key(row: Mapping[str, str]) -> Key:
    """What the row is about."""
    return row["article"], int(row["sentence"]), row["actor"]


def likely(row: Row) -> float:
    """Sorts rows: what the model surely takes for a judgement first, what it surely takes for none last."""
    sure = float(row["confidence"] or 1)
    return sure if row["suggestion"] in ("", "0") else -sure


def is_sheet(path: Path) -> bool:
    """Whether a file is to be read as a coding sheet: all are but readable CSV tables with other columns.

    An empty file, one that cannot be read, rows without their header or without the coder may be a sheet that got lost.
    """
    if path.suffix == ".xlsx":
        return not path.name.startswith("~$")
    text = decoded(content_of(path) or b"")
    if text is None or not text.strip() or _CONTROL.search(text):
        return True
    head = [re.split("[,;\t]", line.lower()) for line in text.splitlines()[:2]]
    coded = any("coder" in cell for cells in head for cell in cells) or head[0][0].strip('" ') == path.stem
    return coded or len(head[0]) < 2 or {"sentence", "label"} <= {cell.strip('" ') for cell in head[0]}


CODINGS: Final = Table("codings", "a sentence and an actor named in it, as one coder coded them", {
    "coder": ("string", "name of the coder, which is the name of the file"),
    **columns("article sentence"),
    "actor": ("string", "the actor named; missing where the sentence names nobody"),
    "voice": ("string", f"one of {', '.join(VOICES)}; missing where not coded yet"),
    "label": ("Int64", f"one of {', '.join(map(str, STANCES))}; missing where not coded yet, or no actor is named"),
    "note": ("string", "the coder's remark; missing where there is none"),
})  # fmt: skip

_CODER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHARE = re.compile(r"0(\.\d+)?|1(\.0+)?")

_LONGEST = 32_767  # characters that a cell of a workbook holds
_SHOWN = 20  # how many problems one error names; the rest are counted


def bring(
    corpus: Corpus, coder: str, suggest: Model | None, *, excel: bool, order: str
) -> tuple[SheetFile, list[Row]]:  # fmt: skip
    """Make or extend a sheet as `Session` says: its file, with the rows that are in it now, and those that are new."""
    if not _is_coder(coder):
        raise ParameterError(f"coder {coder!r}: use lower-case letters, digits and hyphens, such as --coder ana-b")
    if corpus.root is None:
        raise ParameterError("this corpus has no folder of its own for coding sheets: load it from one")
    text, workbook = (corpus.root / "coding" / f"{coder}{suffix}" for suffix in SUFFIXES)
    file = SheetFile(workbook if workbook.is_file() or (excel and not text.is_file()) else text, FORM)
    blank = rows(corpus, coder)
    rules = _Rules(corpus)
    _refuse(file, rules)
    there = {key(row) for row in file.rows}
    read = {one[:2] for one in there}
    new = [row for row in blank if key(row) not in there and (row["actor"] or key(row)[:2] not in read)]
    unnamed = {
        key(row)[:2]: row for row in file.rows if not row["actor"] or (key(row) in rules.lost and not row["label"])
    }
    outdated = []
    for row in new:
        if was := unnamed.pop(key(row)[:2], None):
            row |= {"voice": was["voice"], "note": was["note"]}
            outdated.append(key(was))
    if suggest:  # of the words that name the actor first in the sentence
        wanted = [row for row in new if row["actor"]]
        units = pd.DataFrame(map(key, wanted), columns=UNIT).astype({"sentence": "int64"})
        named = units.merge(first_mentions(corpus, places=True), how="left", on=UNIT)
        for row, score in zip(wanted, suggest.score(targets(corpus, named)), strict=True):
            row |= {"suggestion": str(score.polarity), "confidence": f"{score.confidence:.3f}"}
    surfaces = {key(row): row["surface"] for row in blank}
    kept = [row | {"surface": surfaces.get(key(row), row["surface"])} for row in file.rows if key(row) not in outdated]
    sheet = kept + new
    if new:  # each in its place; else the rows keep theirs, also those of articles that a selection leaves out
        number = {article: at for at, article in enumerate(corpus.articles["article"])}
        sheet.sort(key=lambda row: (number.get(row["article"], len(number)), row["article"], int(row["sentence"])))
    if order == "likely":
        if not any(row["suggestion"] for row in sheet):
            raise ParameterError("order likely: no row has a suggestion to go by; --suggest gives one to new rows")
        sheet.sort(key=likely)
    file.put(sheet)
    return file, new


def _read(path: Path, rules: "_Rules") -> pd.DataFrame:
    if not _is_coder(path.stem):
        raise DataError(
            f"{path.name}: {path.stem!r} is not a coder's name; use lower-case letters and digits, joined by hyphens"
        )
    file = SheetFile(path, FORM)
    _refuse(file, rules)
    voices = {key(row)[:2]: row["voice"] for row in file.rows if row["voice"]}
    sheet = [row | {"actor": "", "label": ""} if key(row) in rules.lost else row for row in file.rows]
    named = {key(row)[:2] for row in sheet if row["actor"]}
    sheet = list({key(row): row for row in sheet if row["actor"] or key(row)[:2] not in named}.values())
    return CODINGS.frame(
        {name: cell or pd.NA for name, cell in row.items() if name in CODINGS.columns} | {
            "sentence": int(row["sentence"]), "voice": voices.get(key(row)[:2], pd.NA),
            "label": int(row["label"]) if row["label"] else pd.NA,
        }
        for row in sheet if row["article"] in rules.articles
    )  # fmt: skip


def renewed(file: SheetFile, corpus: Corpus) -> list[Row]:
    """The rows of an older sheet, each at the sentence of today in which its words begin.

    Where that has other words, or does not name the actor, the note of a row without an actor keeps what was coded.
    """
    rules, found = _Rules(corpus), dict[Key, Row]()
    named, sentences = {""}.union(*rules.actors.values()), dict(list(corpus.sentences.groupby("article")))
    for old in file.rows:
        row = old.copy()
        if _stands(old, corpus.texts) and old["actor"] in named:
            part = sentences[old["article"]]
            begun = part[part["start"] <= max(int(old["start"]), int(part["start"].min()))]
            row |= {name: str(begun[name].iloc[-1]) for name in ("sentence", "start", "text")}
            if row["text"] != old["text"] or (
                row != old and row["actor"] not in ("", *rules.actors.get(key(row)[:2], ()))
            ):
                said = ", ".join(filter(None, (old["actor"], old["voice"], _WORDS.get(old["label"]))))
                row |= dict.fromkeys(("actor", "surface", "voice", "label", "suggestion", "confidence"), "")
                row["note"] = f"[was: {said}] {old['note']}".strip() if old["voice"] or old["label"] else old["note"]
        if other := found.setdefault(key(row), row):
            other["note"] = "; ".join(filter(None, dict.fromkeys((other["note"], row["note"]))))
    return list(found.values())


def load(corpus: Corpus, *, coders: Sequence[str] = ()) -> Annotated[pd.DataFrame, CODINGS]:
    """Read the sheets of all coders, by name, and check every row; other tables may lie beside them.

    A voice on one row holds for the whole sentence. A label does not count if a correction, or a longer name added to
    ``actors.yml``, gives its words to another actor; ``kosovo check`` names its row.

    Args:
        corpus: the corpus that was coded, or a selection of it: rows of other articles are left out.
        coders: which coders; all if empty.

    Raises:
        DataError: a file is no table with `COLUMNS`, or rows break a rule: another coder's, unknown or changed values,
            rows that occur twice, two voices in a sentence. Names up to 20, by their number in a spreadsheet.
    """
    sheets, coders = sheets_of(corpus), several(coders)
    if unknown := sorted(set(coders) - sheets.keys()):
        raise ParameterError(f"coder {unknown[0]!r} has no sheet; there are: {', '.join(sheets) or 'none'}")
    chosen = [path for coder, path in sheets.items() if not coders or coder in coders]
    rules = _Rules(corpus) if chosen else None
    return pd.concat([_read(path, rules) for path in chosen], ignore_index=True) if rules else CODINGS.frame()


def sheets_of(corpus: Corpus) -> dict[str, Path]:
    """Coder -> sheet, one each; empty for a corpus that has no folder."""
    folder = corpus.root / "coding" if corpus.root else None
    found = sorted(path for suffix in SUFFIXES for path in folder.glob(f"*{suffix}")) if folder else []
    sheets: dict[str, Path] = {}
    for path in filter(is_sheet, found):
        if sheets.setdefault(path.stem, path) != path:
            raise DataError(f"{sheets[path.stem].name} and {path.name}: a coder has one sheet; keep one of them")
    return sheets


def _refuse(file: SheetFile, rules: "_Rules") -> None:
    name, others = file.path.name, {row["coder"] for row in file.rows}
    if len(others) == 1 and (other := others.pop()) != file.path.stem:
        raise DataError(f"{name}: all its rows are of coder {other!r}; the sheet of {other!r} is called {other}.csv")
    if found := rules.broken(file):
        more = [f"... and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
        raise DataError("\n".join(found[:_SHOWN] + more))


def _is_coder(name: str) -> bool:
    return _CODER.fullmatch(name) is not None and name not in RESERVED


class _Rules:
    """The rules for the sheets of a corpus, with what has been seen so far of one of them."""

    def __init__(self, corpus: Corpus) -> None:
        was = corpus.corrections[corpus.corrections["what"] == "actor"].dropna(subset=["was"])
        was = was.assign(actor=was["was"].str.removesuffix(A_PLACE))  # whom the rules read and somebody corrected
        there, gone = (
            [(str(article), int(sentence), str(actor)) for article, sentence, actor in rows[UNIT].to_numpy()]
            for rows in (first_mentions(corpus, places=True), was)
        )
        self.lost = set(gone) - set(there)
        self.actors = dict[tuple[str, int], list[str]]()
        for article, sentence, actor in dict.fromkeys(there + gone):
            self.actors.setdefault((article, sentence), []).append(actor)
        columns = zip(*(corpus.sentences[name] for name in ("article", "sentence", "start", "text")), strict=True)
        self.sentences = {(one, n): {"start": str(start), "text": text} for one, n, start, text in columns}
        self.articles, self.texts, self.root = set(corpus.articles["article"]), corpus.texts, corpus.root
        self.left_out = set[str]()
        if corpus.root and (manifest := corpus.root / "articles.csv").exists():  # what a selection leaves out is known
            self.left_out = {*pd.read_csv(manifest, dtype=str, keep_default_na=False)["id"]} - self.articles

    def broken(self, file: SheetFile) -> list[str]:
        self.coder = file.path.stem
        self.seen: dict[Key, int] = {}
        self.voices: dict[tuple[str, int], tuple[str, int]] = {}
        rows = zip(file.numbers, file.rows, strict=True)
        return [f"{file.path.name} row {number}: {what}" for number, row in rows for what in self.check(number, row)]

    def check(self, number: int, row: Mapping[str, str]) -> Iterator[str]:
        yield from self._cells(row)
        if not re.fullmatch(r"[0-9]{1,9}", row["sentence"]):
            yield f"sentence {row['sentence']!r} is not a number"
            return
        first = self.seen.setdefault(key(row), number)
        if first != number:
            yield f"the same sentence and actor stand in row {first}"
        if row["voice"]:
            voice, first = self.voices.setdefault(key(row)[:2], (row["voice"], number))
            if row["voice"] != voice:
                yield f"voice {row['voice']!r}, but row {first} of the same sentence says {voice!r}"
        if row["article"] not in self.left_out:
            moved = _stands(row, self.texts) and row["text"] != self.sentences.get(key(row)[:2], {}).get("text")
            hint = "; kosovo check --upgrade puts the row where its words stand" if moved else ""
            yield from (f"{problem}{hint}" for problem in self._against_corpus(row))

    def _cells(self, row: Mapping[str, str]) -> Iterator[str]:
        if row["coder"] != self.coder:
            yield f"coder {row['coder']!r} has no place in the sheet of {self.coder!r}"
        if row["voice"] not in ("", *VOICES):
            yield f"voice {row['voice']!r} is not one of {', '.join(VOICES)}; write one of them, or nothing"
        for column in ("label", "suggestion"):
            if row[column] not in ("", *map(str, STANCES)):
                yield f"{column} {row[column]!r}: write {', '.join(READINGS.values())}, or -1, 0, 1"
            elif row[column] and not row["actor"]:
                yield f"{column} {row[column]} without an actor"
        if row["confidence"] and not _SHARE.fullmatch(row["confidence"]):
            yield f"confidence {row['confidence']!r} is not a number from 0 to 1"

    def _against_corpus(self, row: Mapping[str, str]) -> Iterator[str]:
        """The sentence and the actor must be there, and nothing about them may have been changed."""
        sentence = key(row)[:2]
        actors = self.actors.get(sentence, [""])
        if row["article"] not in self.articles:
            yield f"article {row['article']!r} is not in the corpus"
        elif sentence not in self.sentences:
            yield f"{row['article']} has no sentence {row['sentence']}"
        elif row["actor"] and row["actor"] not in actors and not self._outgrown(row):
            # without an actor, the row may be older than the actors: see `bring`
            yield f"actor {row['actor']!r} is not named in this sentence; allowed: {', '.join(map(repr, actors))}"
        else:
            for column, expected in self.sentences[sentence].items():
                # Spreadsheets rewrite the ends of lines inside a cell, and hold neither every character nor long ones.
                was, now = (
                    UNFIT.sub("\ufffd", re.sub("\r\n?", "\n", one))[:_LONGEST] for one in (expected, row[column])
                )
                if was != now:
                    yield f"{column} was changed: {now[:60]!r} where the corpus has {was[:60]!r}"

    def _outgrown(self, row: Mapping[str, str]) -> bool:
        """Whether the row's words, which mean its actor by themselves, are now part of another's longer name."""
        named = find_mentions(row["surface"], lexicon_in(self.root)) if row["surface"] in row["text"] else []
        if any(found.actor == row["actor"] for found in named):
            self.lost.add(key(row))
        return key(row) in self.lost


def _stands(row: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """Whether the words of a row stand where it says, whatever sentence they belong to today."""
    at = re.fullmatch("[0-9]{1,9}", row["start"])
    return bool(at) and texts.get(row["article"], "").startswith(row["text"] or "\0", int(row["start"]))
