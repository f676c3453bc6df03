"""The sentences behind a number, with who speaks and where they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from kosovo_lib.display.shown import Shown
from kosovo_lib.display.words import anchor, known, visible, when
from kosovo_lib.errors import DataError

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["evidence"]


def evidence(
    corpus: "Corpus",
    rows: pd.DataFrame,
    *,
    by: Sequence[str] = (),
    part: str | None = None,
    says: str | None = None,
    mark: str | None = "surface",
    label: Callable[[Mapping[str, Any]], str] | None = None,
) -> Shown:
    """Show the sentences behind numbers, one group that opens for each combination of ``by``.

    Each sentence comes with who speaks in it and its line and offsets in the text as received, under its outlet,
    date of publication and file. Groups, and articles in a group, stand in the order in which ``rows`` names them,
    sentences in reading order; a sentence named twice in a group is shown once.

    Args:
        corpus: where the sentences are.
        rows: one row per sentence to show or per place in it to mark: ``article`` and ``sentence``, the
            columns in ``by``, and, to mark words, ``start`` and ``end`` (offsets in the text) or ``mark``.
        by: columns whose values make a group, whose address is ``anchor(*values)``.
        part: a column by which groups are divided; a part's address is ``anchor(*values, part)``.
        says: a column whose words are printed after each sentence, such as its label.
        mark: the column with the words to mark where ``rows`` has no offsets; `None` marks nothing.
        label: makes a group's heading from its ``by`` values; without it they are listed.

    Raises:
        DataError: ``rows`` lacks a column, or names a sentence that the corpus does not have.
    """
    missing = [name for name in ("article", "sentence", *by, *filter(None, (part, says))) if name not in rows.columns]
    if missing:
        raise DataError(f"evidence: the rows have no column {', '.join(map(repr, missing))}")
    sentences = {(row["article"], row["sentence"]): row for row in _rows(corpus.sentences)}
    sources = {row["article"]: row for row in _rows(corpus.articles)}
    names = dict(zip(corpus.outlets["outlet"], corpus.outlets["name"], strict=True))
    groups: dict[tuple[str, ...], dict[str, dict[tuple[str, int], _Named]]] = {}
    for row in _rows(rows):
        key = (str(row["article"]), int(row["sentence"]))
        if key not in sentences:
            raise DataError(f"evidence: article {key[0]!r} has no sentence {key[1]}")
        sentence = sentences[key]
        group = groups.setdefault(tuple(_word(row[name]) for name in by), {})
        named = group.setdefault(_word(row[part]) if part else "", {}).setdefault(key, _Named())
        named.places.extend(_places(row, sentence["text"], int(sentence["start"]), mark))
        if says and known(row[says]):
            named.says.append(visible(str(row[says])))
    return Shown("evidence", {"groups": [
        {
            "id": anchor(*values),
            "label": visible(label(dict(zip(by, values, strict=True))) if label else " · ".join(values))
            or "The sentences",
            "parts": [
                {
                    "id": anchor(*values, name) if part else "",
                    "label": visible(name),
                    "sources": [
                        {
                            **_source(sources[article], names),
                            "sentences": [
                                _sentence(sentences[key], named)
                                for key, named in sorted(held.items(), key=lambda item: item[0])
                                if key[0] == article
                            ],
                        }
                        for article in dict.fromkeys(key[0] for key in held)
                    ],
                }
                for name, held in group.items()
            ],
        }
        for values, group in groups.items()
    ]})  # fmt: skip


@dataclass
class _Named:
    """What the rows say of one sentence: where to mark it, and words to print after it."""

    places: list[tuple[int, int]] = field(default_factory=list)
    says: list[str] = field(default_factory=list)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _word(value: Any) -> str:
    return str(value) if known(value) else "–"


def _source(article: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """An article as the heading of its sentences: outlet and day of publication, and the file."""
    outlet, dates = str(article["outlet"]), (article["published_from"], article["published_to"])
    published = when(*dates) if all(map(known, dates)) else "date unknown"
    return {"about": visible(f"{names.get(outlet, outlet)}, {published}"), "path": visible(str(article["path"]))}


def _sentence(row: Mapping[str, Any], named: _Named) -> dict[str, Any]:
    """One sentence as data: its parts (text, marked or not), who speaks, where it stands, what is said of it."""
    text, parts, at = str(row["text"]), [], 0
    for start, end in sorted(named.places):
        if start >= at:  # overlapping marks: the first one counts
            parts += [[visible(text[at:start]), False], [visible(text[start:end]), True]]
            at = end
    parts.append([visible(text[at:]), False])
    return {
        "parts": [part for part in parts if part[0]],
        "voice": str(row["voice"]),
        "speaker": visible(str(row["speaker"])) if known(row["speaker"]) else "",
        **{name: int(row[name]) for name in ("line", "start", "end")},
        "says": ", ".join(dict.fromkeys(named.says)),
    }


def _places(row: Mapping[str, Any], text: str, offset: int, mark: str | None) -> list[tuple[int, int]]:
    """Where to mark, relative to the sentence: by offsets if the row has them, else where its words stand."""
    if mark is None:
        return []
    if known(row.get("start")) and known(row.get("end")):
        start, end = int(row["start"]) - offset, int(row["end"]) - offset
        whole = start <= 0 and end >= len(text)  # the row is the sentence itself
        return [(start, end)] if 0 <= start < end <= len(text) and not whole else []
    words = row.get(mark)
    found = text.find(str(words)) if known(words) and str(words) else -1
    return [(found, found + len(str(words)))] if found >= 0 else []
