"""Invented articles as a corpus of several outlets, for tests of facts and events."""

from types import SimpleNamespace

import pandas as pd

import kosovo_lib as kl

TABLES = ("articles", "blocks", "sentences", "attributions", "mentions", "dates", "outlets")

FILLER = " The mayor thanked the crews. Schools stay closed."
OTHER = " Smoke hung over the valley. A bus line was diverted."

DAM = (
    ("Valley Post", "Dam at Orsk bursts, 12 dead\n\nThe dam above the town of Orsk burst on Monday night and flooded"
     " 300 houses. Twelve people died, Mayor Lena Brandt said.\n\n“We heard the wall crack and then the water was in"
     " the kitchen,” said Ivo Marek, a baker. The operator had put off repairs of the spillway since spring."
     "\n\nVolunteers handed out blankets in the school gym."),
    ("Coast Herald", "Orsk dam collapse kills 12\n\nTwelve people were killed when a dam burst above Orsk late Monday,"
     " the mayor said.\n\nIvo Marek, a baker, said: “We heard the wall crack, and then the water was in the kitchen.”"
     " The government in the capital promised an inquiry."),
    ("Northern Star", "Flood destroys 300 houses in Orsk\n\nA dam burst and flooded 300 houses in Orsk on Monday night."
     " The operator had delayed repairs of the spillway, documents show.\n\nThe last inspection was two years ago."),
)  # fmt: skip


def corpus(*articles, published="2021-05-06"):
    """A corpus of (outlet, text) or (outlet, text, day of publication); the articles are a0, a1, ..."""
    parts = [
        kl.parse(text, outlet=outlet, published=(day[0] if day else published), article=f"a{number}")
        for number, (outlet, text, *day) in enumerate(articles)
    ]
    tables = {name: pd.concat([getattr(part, name) for part in parts], ignore_index=True) for name in TABLES}
    tables["outlets"] = tables["outlets"].drop_duplicates("outlet", ignore_index=True)
    return SimpleNamespace(
        **tables, root=None, texts={name: text for part in parts for name, text in part.texts.items()}
    )


def texts_of(found, table, side):
    """The texts of the sentences on one side of a table."""
    text = {(row.article, row.sentence): row.text for row in found.sentences.itertuples()}
    return [text[key] for key in zip(table[f"article_{side}"], table[f"sentence_{side}"], strict=True)]
