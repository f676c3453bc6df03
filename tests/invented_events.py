"""Invented stories for the tests of events: several short articles read into one corpus."""

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.corpus import Corpus, parse


def story(*articles):
    """A corpus of articles given as (outlet, published, text); each gets a headline that dates nothing."""
    parsed = [
        parse(
            f"A Short Report\n\n{text}\n",
            outlet=outlet,
            published=published,
            article=f"{outlet}-{number}",
            actors="data/actors.yml",
        )
        for number, (outlet, published, text) in enumerate(articles)
    ]
    tables = {t.name: pd.concat([getattr(c, t.name) for c in parsed], ignore_index=True) for t in schema.TABLES}
    outlets = pd.concat([c.outlets for c in parsed], ignore_index=True).drop_duplicates("outlet")
    texts = {article: text for c in parsed for article, text in c.texts.items()}
    return Corpus.from_frames(**tables, outlets=outlets, texts=texts)


def found(pairs):
    """The outlets and the respect of each pair: {("north", "south", "date")}."""
    return {(row.outlet_a, row.outlet_b, row.kind) for row in pairs.itertuples()}
