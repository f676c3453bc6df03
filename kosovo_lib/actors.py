"""How often actors are referred to, and who is named in the texts and stands in no ``actors.yml`` yet."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.corpus import Corpus
from kosovo_lib.lang import Language
from kosovo_lib.lang import load as load_language
from kosovo_lib.text import actors as text_actors
from kosovo_lib.text.actors import NO_ACTORS, Lexicon, load_lexicon

__all__ = ["CANDIDATES", "COUNTS", "PROPOSALS", "candidates", "counts", "propose"]

CANDIDATES = schema.Table("candidates", "a name that occurs often and that no actor has", {
    "name": ("string", "the words as they stand"),
    "occurrences": ("int64", "how often it stands in prose"),
    "sentences": ("int64", "in how many sentences"),
})  # fmt: skip
"""What `candidates` returns."""

COUNTS = schema.Table("counts", "an outlet and an actor it refers to", {
    "outlet": ("string", "handle of the outlet"),
    "actor": ("string", "name of the actor in actors.yml"),
    "references": ("int64", "references that were asked for: by name, or all"),
    "sentences": ("int64", "sentences with at least one of them"),
    "names": ("int64", "references by name"),
    "descriptions": ("int64", "references such as \"the president\""),
    "pronouns": ("int64", "references such as \"she\""),
})  # fmt: skip
"""What `counts` returns."""

PROPOSALS = schema.Table("proposals", "an actor that the articles suggest, as an entry of actors.yml", {
    "name": ("string", "its fullest name in the texts, without a title"),
    "kind": ("string", "person or organisation, guessed; whoever knows the story decides"),
    "aliases": ("object", "list of its other names"),
    "titles": ("object", "list of the titles that stand before it"),
    "occurrences": ("int64", "how often any of its names stands in prose"),
})  # fmt: skip
"""What `propose` returns."""

_PROSE = ("body", "update", "block_quote")


def candidates(corpus: Corpus, *, actors: str | Path | None = None, at_least: int = 3) -> pd.DataFrame:
    """Names that occur often and are no known actor, the most frequent first: people, places and bodies to look at.

    A name is a run of capitalised words in the body, in updates and in passages of other outlets; headlines are left
    out, since many put every word in capitals. Whether a name is an actor of the story, its user decides: an entry in
    ``actors.yml`` makes it one, ::

        actors:
          - name: Sanna Brekke
            kind: person          # state, organisation, person or community
            aliases: [Brekke]

    Args:
        corpus: a corpus.
        actors: an ``actors.yml``; without it that of the corpus folder. Where there is none, nobody is known yet.
        at_least: occurrences that make a name frequent.

    Returns:
        The table `CANDIDATES`: a row is a name.

    Raises:
        DataError: the file cannot be read or breaks a rule.
    """
    prose = corpus.sentences["section"].isin(_PROSE)
    found = text_actors.candidates(corpus.sentences.loc[prose, "text"], _lexicon(corpus, actors), at_least=at_least)
    return CANDIDATES.frame(one._asdict() for one in found)


def counts(corpus: Corpus, *, references: str = "names", outlet: str | None = None) -> pd.DataFrame:
    """How often each outlet refers to each actor, by name or otherwise, the most frequent first.

    References in running text count where they mean an actor, not a place; each kind has a column of its own. Do not
    compare counts of names with counts of all references.

    Args:
        corpus: a corpus.
        references: what is counted: ``"names"``, or ``"all"`` for names, descriptions and pronouns; see
            `kosovo_lib.schema.references_counted`.
        outlet: only this outlet.

    Returns:
        The table `COUNTS`: a row is an outlet and an actor.

    Raises:
        ParameterError: ``references`` is neither.
    """
    schema.references_counted(corpus.mentions.head(0), references)
    sentences = corpus.sentences[corpus.sentences["section"].isin(schema.RUNNING_TEXT)]
    mentions = corpus.mentions[corpus.mentions["sense"] == "actor"]
    rows = mentions.merge(sentences[["article", "sentence", "outlet"]], on=["article", "sentence"])
    if outlet is not None:
        rows = rows[rows["outlet"] == outlet]
    made = []
    for (handle, actor), found in rows.groupby(["outlet", "actor"], sort=True):
        asked = schema.references_counted(found, references)
        number = found["kind"].value_counts()
        made.append({
            "outlet": handle, "actor": actor, "references": len(asked),
            "sentences": len(asked[["article", "sentence"]].drop_duplicates()),
            **{f"{kind}s": int(number.get(kind, 0)) for kind in schema.REFERENCES},
        })  # fmt: skip
    table = COUNTS.frame(made)
    return table.sort_values(["references", "outlet", "actor"], ascending=[False, True, True], ignore_index=True)


def propose(
    corpus: Corpus, *, actors: str | Path | None = None, at_least: int = 3, language: str | Language = "en"
) -> pd.DataFrame:
    """Entries for ``actors.yml`` from the names that occur often: "Mayor Ida Krog", "Ida Krog" and "Krog" are one.

    A name that ends another one belongs to it where no third name ends so, too. Who has a title before it, or is called
    by the last name alone, or has two names and never an article, is taken for a person; all others are taken for
    organisations, and places stand among them.

    Args:
        corpus: a corpus.
        actors: an ``actors.yml`` whose actors are left out; without it that of the corpus folder.
        at_least: occurrences, of all its names together, that make an actor.
        language: of the texts: what a title is.

    Returns:
        The table `PROPOSALS`: a row is an actor, the most frequent first.
    """
    spoken = load_language(language)
    words, article = spoken.voices.speakers.titles, spoken.actors.article
    prose = "\n".join(corpus.sentences.loc[corpus.sentences["section"].isin(_PROSE), "text"])
    found: dict[str, int] = {}
    titles: dict[str, set[str]] = {}
    for row in candidates(corpus, actors=actors, at_least=1).to_dict("records"):
        name = row["name"]
        while " " in name and name.partition(" ")[0].rstrip(".").lower() in words:
            title, _, name = name.partition(" ")
            titles.setdefault(name, set()).add(title)
        found[name] = found.get(name, 0) + row["occurrences"]
    full = {
        short: longer[0]
        for short in found
        if len(longer := [name for name in found if name != short and name.endswith(f" {short}")]) == 1
    }
    rows: list[dict[str, Any]] = []
    for name in found:
        if name in full:
            continue
        aliases = sorted(short for short, whole in full.items() if whole == name)
        names = [name, *aliases]
        own = sorted({title for one in names for title in titles.get(one, ())})
        person = bool(own or any(" " not in alias for alias in aliases))
        if not person and " " in name:
            person = not re.search(rf"\b{article}{re.escape(name)}", prose, re.IGNORECASE)
        rows.append({
            "name": name, "kind": "person" if person else "organisation", "aliases": aliases, "titles": own,
            "occurrences": sum(found[one] for one in names),
        })  # fmt: skip
    often = sorted((row for row in rows if row["occurrences"] >= at_least), key=lambda row: -row["occurrences"])
    return PROPOSALS.frame(often)


def _lexicon(corpus: Corpus, actors: str | Path | None) -> Lexicon:
    """The actors that are known."""
    if actors is None and corpus.root is not None and (corpus.root / "actors.yml").is_file():
        actors = corpus.root / "actors.yml"
    return load_lexicon(actors) if actors is not None else NO_ACTORS


def __dir__() -> list[str]:
    """What Tab completes: functions and types, not what they are made with."""
    return __all__
