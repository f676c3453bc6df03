"""Small invented corpora for the tests of words: sentences written out, nothing parsed."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from kosovo_lib import schema, terms

Said = str | tuple[str, str] | tuple[str, str, str]
"""A sentence: its text, or text and voice, or text, voice and section."""

HARBOUR: list[tuple[str, str, list[Said]]] = [
    ("a", "harbour", ["The ferry left.", "Ferry, ferry!"]),  # 5 words
    ("b", "harbour", ["No ferry at the pier."]),  # 5 words
    ("c", "lantern", [("The border crossing is shut.", "other"), "Crossing shut."]),  # 5 + 2 words
]


def one(table: pd.DataFrame, **wanted: Any) -> dict[Any, Any]:
    """The one row of a table that has these values."""
    rows = table
    for name, value in wanted.items():
        rows = rows[rows[name] == value]
    (row,) = rows.to_dict("records")
    return row


def corpus(
    articles: Sequence[tuple[str, str, Sequence[Said]]],
    mentions: Sequence[tuple[str, int, str, str]] = (),
    published: dict[str, tuple[str, str]] | None = None,
    kept_apart: Sequence[str] = (),
) -> Any:
    """A corpus of (article, outlet, sentences); mentions are (article, sentence, surface, actor)."""
    rows: list[dict[str, Any]] = []
    places: dict[tuple[str, int], tuple[int, str]] = {}
    for article, outlet, sentences in articles:
        at = 0
        for number, said in enumerate(sentences):
            given = (said,) if isinstance(said, str) else said
            text, voice, section = (*given, *("", "outlet", "body")[len(given) :])
            places[article, number] = (at, text)
            rows.append({
                "article": article, "outlet": outlet, "sentence": number, "block": number // 2, "section": section,
                "voice": voice, "speaker": None, "attribution": "none", "attributed_share": 0.0,
                "source_chain": None, "line": number + 1, "start": at, "end": at + len(text), "text": text,
            })  # fmt: skip
            at += len(text) + 1
    outlets = sorted({outlet for _, outlet, _ in articles})
    days = [(published or {}).get(article, ("2031-01-01", "2031-01-01")) for article, _, _ in articles]
    return SimpleNamespace(
        sentences=schema.SENTENCES.frame(rows),
        mentions=schema.MENTIONS.frame(_mention(places, *mention) for mention in mentions),
        articles=pd.DataFrame({
            "article": [article for article, _, _ in articles],
            "published_from": pd.to_datetime([first for first, _ in days]),
            "published_to": pd.to_datetime([last for _, last in days]),
        }),
        outlets=schema.OUTLETS.frame(
            {"outlet": o, "name": f"The {o.title()}", "country": "XX", "kind": "invented", "url": "https://example.org",
             "compare": o not in kept_apart, "colour": None, "shape": None}
            for o in outlets
        ),
    )  # fmt: skip


def _mention(places: Any, article: str, sentence: int, surface: str, actor: str) -> dict[str, Any]:
    offset, text = places[article, sentence]
    start = offset + text.index(surface)
    sense = "place" if actor.endswith("(city)") else "actor"
    return {"article": article, "sentence": sentence, "actor": actor, "kind": "name", "sense": sense,
            "surface": surface, "start": start, "end": start + len(surface)}  # fmt: skip


def counts(n: Any, groups: Sequence[str]) -> terms.Frequencies:
    """Sums of a matrix of counts, articles by words: made data of any size without writing texts."""
    frames = []
    for group in sorted(set(groups)):
        own = n[np.array(groups) == group]
        length = own.sum(axis=1)
        frames.append(
            terms.Frequencies(
                ("outlet",),
                pd.DataFrame({
                    "outlet": group, "term": [f"w{i:05d}" for i in range(own.shape[1])], "n": own.sum(axis=0),
                    "df": (own > 0).sum(axis=0), "n2": (own**2).sum(axis=0), "nL": (own * length[:, None]).sum(axis=0),
                }).query("n > 0").astype({"outlet": "string", "term": "string"}),
                pd.DataFrame({
                    "outlet": pd.array([group], dtype="string"), "articles": [len(own)], "words": [length.sum()],
                    "words2": [(length**2).sum()],
                }),
            )
        )  # fmt: skip
    return terms.merge(frames)
