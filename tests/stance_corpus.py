"""A small corpus made by hand for the tests of coding and stance: two invented outlets and a text of none.

    bugle-1   0  The League closed the bridge.                        outlet  League
              1  The reckless League failed Strelsau.                 outlet  League
              2  "The League is our shield," the mayor of Zenda said.  other (the mayor of Zenda)  League
              3  =Ruritania= moved first, and Ruritania moved fast.   outlet  Ruritania
              4  Rain fell.                                           outlet  nobody
              5  Share this                                           none    nobody
    herald-1  0  The League is plainly the body to step in.           outlet  League
              1  The League saved the peace.                          outlet  League
              2  Ruritania and the League met.                        outlet  Ruritania, League
              3  The League has lost its way.                         other (the Bugle), a block quotation
    stray-1   0  The League is a fraud.                               outlet, of no known outlet

Strelsau is the seat of Ruritania's government; where it is only a city (bugle-1, sentence 1) it is no actor.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from kosovo_lib import coding, schema
from kosovo_lib.corpus import Corpus
from kosovo_lib.sentiment import Score, Target

_LINES: list[tuple[str, str, str, str | None, str, list[tuple[str, str, str]]]] = [
    ("bugle-1", "body", "outlet", None, "The League closed the bridge.", [("League", "actor", "League")]),
    ("bugle-1", "body", "outlet", None, "The reckless League failed Strelsau.",
     [("League", "actor", "League"), ("Strelsau", "place", "Strelsau")]),
    ("bugle-1", "body", "other", "the mayor of Zenda",
     '"The League is our shield," the mayor of Zenda said.', [("League", "actor", "League")]),
    ("bugle-1", "body", "outlet", None, "=Ruritania= moved first, and Ruritania moved fast.",
     [("Ruritania", "actor", "=Ruritania="), ("Ruritania", "actor", "Ruritania")]),
    ("bugle-1", "body", "outlet", None, "Rain fell.", []),
    ("bugle-1", "furniture", "none", None, "Share this", []),
    ("herald-1", "headline", "outlet", None, "The League is plainly the body to step in.",
     [("League", "actor", "League")]),
    ("herald-1", "body", "outlet", None, "The League saved the peace.", [("League", "actor", "League")]),
    ("herald-1", "body", "outlet", None, "Ruritania and the League met.",
     [("Ruritania", "actor", "Ruritania"), ("League", "actor", "League")]),
    ("herald-1", "block_quote", "other", "the Bugle", "The League has lost its way.",
     [("League", "actor", "League")]),
    ("stray-1", "body", "outlet", None, "The League is a fraud.", [("League", "actor", "League")]),
]  # fmt: skip


def toward(name: str, sentence: str) -> Target:
    """The first place where a sentence names somebody."""
    start = sentence.index(name)
    return Target(sentence, start, start + len(name))


def made_corpus(root: Path | None = None, **tables: pd.DataFrame) -> Corpus:
    """The corpus drawn above; ``root`` is its folder, and ``tables`` take the place of its own."""
    texts: dict[str, str] = {}
    sentences: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    counts: dict[str, int] = {}
    for article, section, voice, speaker, text, named in _LINES:
        number = counts.get(article, 0)
        counts[article] = number + 1
        start = len(texts.get(article, ""))
        texts[article] = texts.get(article, "") + text + "\n"
        sentences.append({
            "article": article, "outlet": article.partition("-")[0], "sentence": number, "block": number,
            "section": section, "voice": voice, "speaker": speaker or pd.NA,
            "attribution": "none" if speaker is None else "direct",
            "attributed_share": 0.0 if speaker is None else 1.0, "source_chain": speaker or pd.NA,
            "line": number + 1, "start": start, "end": start + len(text), "text": text,
        })  # fmt: skip
        place = 0
        for actor, sense, surface in named:
            place = text.index(surface, place)
            mentions.append({
                "article": article, "sentence": number, "actor": actor, "kind": "name", "sense": sense,
                "surface": surface,
                "start": start + place, "end": start + place + len(surface),
            })  # fmt: skip
            place += len(surface)
    day = pd.Timestamp("2001-02-03")
    articles = [
        {"article": article, "outlet": article.partition("-")[0], "version_of": pd.NA, "title": pd.NA,
         "author": pd.NA, "published_from": day, "published_to": day, "basis": "stated", "evidence": "invented",
         "words": 9, "sha256": "0" * 64, "path": f"articles/{article}.txt"}
        for article in texts
    ]  # fmt: skip
    outlets = [
        {"outlet": handle, "name": name, "country": "XX", "kind": "invented", "url": "", "compare": compare,
         "colour": None, "shape": None}
        for handle, name, compare in (
            ("bugle", "The Bugle", True), ("herald", "The Herald", True), ("stray", "Not named", False)
        )
    ]  # fmt: skip
    made = {
        "articles": schema.ARTICLES.frame(articles), "blocks": schema.BLOCKS.frame(),
        "sentences": schema.SENTENCES.frame(sentences), "attributions": schema.ATTRIBUTIONS.frame(),
        "mentions": schema.MENTIONS.frame(mentions), "dates": schema.DATES.frame(),
        "outlets": schema.OUTLETS.frame(outlets),
    }  # fmt: skip
    return Corpus.from_frames(**made | tables, texts=texts, root=root)


class Always:
    """A model that says the same of every target, and keeps what it was asked."""

    name = "a model of one opinion"

    def __init__(self, polarity: int, confidence: float) -> None:
        self.polarity, self.confidence = polarity, confidence
        self.asked: list[Target] = []

    def score(self, targets: Iterable[Target]) -> list[Score]:
        shares = [0.0, 0.0, 0.0]
        shares[self.polarity + 1] = self.confidence
        given = list(targets)
        self.asked += given
        return [Score(*shares, self.polarity) for _ in given]


def made_codings(
    coder: str = "anna",
    labels: dict[tuple[str, int, str], int] | None = None,
    voices: dict[tuple[str, int], str] | None = None,
) -> pd.DataFrame:
    """What a coder made of it: the voices drawn above and the label 0, unless ``labels`` or ``voices`` differ."""
    corpus = made_corpus()
    heard = {(row.article, row.sentence): row.voice for row in corpus.sentences.itertuples()} | (voices or {})
    codings = []
    for row in coding.rows(corpus, coder):
        place = row["article"], int(row["sentence"])
        label = (labels or {}).get((*place, row["actor"]), 0) if row["actor"] else pd.NA
        codings.append({
            "coder": coder, "article": place[0], "sentence": place[1], "actor": row["actor"] or pd.NA,
            "voice": heard[place], "label": label, "note": pd.NA,
        })  # fmt: skip
    return coding.CODINGS.frame(codings)


SIDES = {("bugle-1", 1, "League"): -1, ("bugle-1", 2, "League"): 1, ("herald-1", 0, "League"): 1,
         ("herald-1", 1, "League"): 1, ("herald-1", 3, "League"): -1, ("stray-1", 0, "League"): -1}  # fmt: skip
"""The labels that a careful reader of the corpus drawn above gives; all others are 0."""
