"""The sentences behind a number, with who speaks and where they stand."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from kosovo_lib.errors import DataError
from kosovo_lib.show.shown import Shown
from kosovo_lib.show.words import anchor, known, visible, when

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["evidence"]


def evidence(
    corpus: "Corpus",
    rows: pd.DataFrame,
    *,
    by: Sequence[str] = (),
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
        mark: the column with the words to mark where ``rows`` has no offsets; `None` marks nothing.
        label: makes a group's heading from its ``by`` values; without it they are listed.

    Raises:
        DataError: ``rows`` lacks a column, or names a sentence that the corpus does not have.
    """
    missing = [name for name in ("article", "sentence", *by) if name not in rows.columns]
    if missing:
        raise DataError(f"evidence: the rows have no column {', '.join(map(repr, missing))}")
    sentences = {(row["article"], row["sentence"]): row for row in _rows(corpus.sentences)}
    sources = {row["article"]: row for row in _rows(corpus.articles)}
    names = dict(zip(corpus.outlets["outlet"], corpus.outlets["name"], strict=True))
    groups: dict[tuple[str, ...], dict[tuple[str, int], list[tuple[int, int]]]] = {}
    for row in _rows(rows):
        key = (str(row["article"]), int(row["sentence"]))
        if key not in sentences:
            raise DataError(f"evidence: article {key[0]!r} has no sentence {key[1]}")
        sentence = sentences[key]
        group = groups.setdefault(tuple(str(row[name]) if known(row[name]) else "–" for name in by), {})
        group.setdefault(key, []).extend(_places(row, sentence["text"], int(sentence["start"]), mark))
    return Shown("evidence", {"groups": [
        {
            "id": anchor(*values),
            "label": visible(label(dict(zip(by, values, strict=True))) if label else " · ".join(values))
            or "The sentences",
            "sources": [
                {
                    **_source(sources[article], names),
                    "sentences": [
                        _sentence(sentences[key], places)
                        for key, places in sorted(group.items())
                        if key[0] == article
                    ],
                }
                for article in dict.fromkeys(key[0] for key in group)
            ],
        }
        for values, group in groups.items()
    ]})  # fmt: skip


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _source(article: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """An article as the heading of its sentences: outlet and day of publication, and the file."""
    outlet, dates = str(article["outlet"]), (article["published_from"], article["published_to"])
    published = when(*dates) if all(map(known, dates)) else "date unknown"
    return {"about": visible(f"{names.get(outlet, outlet)}, {published}"), "path": visible(str(article["path"]))}


def _sentence(row: Mapping[str, Any], places: list[tuple[int, int]]) -> dict[str, Any]:
    """One sentence as data: its parts (text, marked or not), who speaks, and where it stands."""
    text, parts, at = str(row["text"]), [], 0
    for start, end in sorted(places):
        if start >= at:  # overlapping marks: the first one counts
            parts += [[visible(text[at:start]), False], [visible(text[start:end]), True]]
            at = end
    parts.append([visible(text[at:]), False])
    return {
        "parts": [part for part in parts if part[0]],
        "voice": str(row["voice"]),
        "speaker": visible(str(row["speaker"])) if known(row["speaker"]) else "",
        **{name: int(row[name]) for name in ("line", "start", "end")},
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
