"""Who coded a corpus: people or models, and under which book, as ``coding/coders.yml`` says::

    ana: {kind: person, book: "codebook.md of May 2026"}
    pass-1: {kind: model, book: "codebook.md of May 2026", about: "one AI model, first pass"}

Where there are several books, only labels under the one that stands last are counted, and those of coders of whom
nothing is said.
"""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

import pandas as pd

from kosovo_lib.corpus import Corpus
from kosovo_lib.finding import amount, listed
from kosovo_lib.schema import Table
from kosovo_lib.settings import Settings, Text, read_yaml, validated

CODERS: Final = Table("coders", "a coder", {
    "coder": ("string", "name of the coder, which is the name of the sheet"),
    "kind": ("string", "person, model, or unknown where coders.yml does not say"),
    "book": ("string", "the codebook; missing where coders.yml does not say"),
    "about": ("string", "anything else; missing where there is nothing"),
})  # fmt: skip


class _Coder(Settings):
    kind: Literal["person", "model"]
    book: Text
    about: str = ""


def coders(corpus: Corpus, names: Sequence[str] = ()) -> Annotated[pd.DataFrame, CODERS]:
    """Say who coded a corpus, in the order of ``coders.yml``, then of ``names``.

    Args:
        corpus: the corpus; its folder may hold ``coding/coders.yml``.
        names: coders with sheets; those that the file does not name are ``unknown``.

    Raises:
        DataError: the file breaks a rule.
    """
    path = corpus.root / "coding" / "coders.yml" if corpus.root else None
    held = read_yaml(path) if path and path.exists() else None
    said = validated(dict[str, _Coder], held or {}, "coders.yml")
    rows = [
        {"coder": name, "kind": one.kind, "book": one.book, "about": one.about or pd.NA} for name, one in said.items()
    ]
    rows += [{"coder": name, "kind": "unknown", "book": pd.NA, "about": pd.NA} for name in names if name not in said]
    return CODERS.frame(rows)


def counted(corpus: Corpus, names: Sequence[str]) -> list[str]:
    """Whose labels are counted together: all but those of an earlier book than the one that stands last."""
    known = coders(corpus, names)
    here = known[known["coder"].isin(names)]
    book = here["book"].dropna().tail(1)
    return sorted(here.loc[here["book"].isna() | here["book"].isin(book), "coder"])


def who(corpus: Corpus, names: Sequence[str]) -> str:
    """Say in a sentence who labelled: people, an AI model, or somebody of whom nothing is known."""
    if not names:
        return "Nobody has labelled these sentences yet."
    return f"Labelled by {kinds(corpus, names)} under a written codebook."


def kinds(corpus: Corpus, names: Sequence[str]) -> str:
    """The coders as "2 people and an AI model"."""
    known = coders(corpus, names)
    counts = known.loc[known["coder"].isin(names), "kind"].value_counts()
    people, models, unknown = (int(counts.get(kind, 0)) for kind in ("person", "model", "unknown"))
    said = [amount(people, "person", "people")] if people else []
    said += ["an AI model" + (f" in {models} readings" if models > 1 else "")] if models else []
    said += [amount(unknown, "unknown coder")] if unknown else []
    return listed(said)


def corrected_by(corpus: Corpus) -> str:
    """Say in a sentence how often people corrected the rules, and who did."""
    who = corpus.corrections["who"].value_counts()
    if who.empty:
        return "Nobody has corrected what the rules read in these articles."
    counted = ", ".join(f"{name} {n:,}" for name, n in sorted(who.items(), key=lambda one: (-one[1], one[0])))
    number = amount(int(who.sum()), "time")
    return f"The rules were corrected {number} ({counted}); the page with the articles says where and why."


def about(corpus: Corpus) -> str:
    """Who coded a corpus and how far to trust it, in the words of its ``coding/about.md``; empty where it has none."""
    return " ".join(_written(corpus, "about.md").split())


def codebook(corpus: Corpus) -> str:
    """The rules by which a corpus is coded: its ``coding/codebook.md``, empty where it has none."""
    return _written(corpus, "codebook.md")


def _written(corpus: Corpus, name: str) -> str:
    path = corpus.root / "coding" / name if corpus.root else None
    return path.read_text(encoding="utf-8") if path is not None and path.is_file() else ""
