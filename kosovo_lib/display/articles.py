"""The articles themselves: to read side by side, and in a row of one line each."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.corrections import stated
from kosovo_lib.display.output import Output, note, records
from kosovo_lib.display.values import known, number, place, visible, when
from kosovo_lib.finding import amount
from kosovo_lib.voices.summary import shares

if TYPE_CHECKING:
    from kosovo_lib.corpus import Corpus

__all__ = ["genres", "outlets", "reading"]

_EACH = 12
"""Articles up to which each has its place on the front page."""

_GENRES = {"opinion": ("opinion piece", ""), "letter": ("reader’s letter", "readers’ letters")}
"""Genre of `schema.APART` -> one such article and several, in words."""


def reading(corpus: "Corpus", pairs: pd.DataFrame | None = None, differences: pd.DataFrame | None = None) -> Output:
    """The articles with every sentence marked by who speaks, its speaker beside it, actors underlined.

    On its page, two articles stand side by side, a word can be searched in all, and a sentence leads to those that
    report the same fact elsewhere.

    Args:
        corpus: the articles.
        pairs: which sentences of two articles report the same fact: article_a, sentence_a, article_b, sentence_b, and
            as many of strength, score and quote as there are; rows of ``kosovo_lib.facts.pairs``.
        differences: what such sentences report differently; rows of ``kosovo_lib.facts.differences``.
    """
    names = schema.outlet_names(corpus.outlets)
    actors = schema.references_counted(corpus.mentions)
    mentions: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for one in records(actors[actors["sense"] == "actor"].sort_values("start", kind="stable")):
        mentions.setdefault((one["article"], one["sentence"]), []).append(one)
    sentences = dict(iter(corpus.sentences.groupby("article", sort=False)))
    corrected: dict[tuple[str, int], list[str]] = {}
    for one in records(corpus.corrections):
        corrected.setdefault((one["article"], one["sentence"]), []).append(visible(stated(one)))
    articles = []
    for row in records(corpus.articles):
        rows = records(sentences.get(row["article"], corpus.sentences.head(0)))
        articles.append({**_about(row, names), "paragraphs": [
            {"section": group[0]["section"], "sentences": [
                _marked(one, mentions.get((one["article"], one["sentence"]), ()))
                | {"corrected": corrected.get((one["article"], one["sentence"]), [])}
                for one in group
            ]}
            for group in (list(found) for _, found in groupby(rows, key=lambda one: one["block"]))
        ]})  # fmt: skip
    linked: dict[tuple[str, str], list[str]] = {}
    for found in (pairs, differences):
        for one in records(found) if found is not None else []:
            a, b = (place(one[f"article_{side}"], one[f"sentence_{side}"]) for side in ("a", "b"))
            says = linked.setdefault((a, b), [])
            if known(one.get("value_a")) and known(one.get("value_b")):
                says.append(visible(f"{one['kind']}: {one['value_a']} against {one['value_b']}"))
    return Output("reading", {"articles": articles, "pairs": [[*ends, says] for ends, says in linked.items()]})


def outlets(corpus: "Corpus", compared: "Corpus | None" = None) -> Output:
    """A row of the articles: outlet, day, length, share of its own and of others' words, and where it was published.

    The front page has it under its headline. Of more than twelve articles it is a row of the outlets.

    Args:
        corpus: the articles.
        compared: what `Corpus.select` left of them for comparing; the others are marked as kept apart.
    """
    inside = set((compared or corpus).articles["article"])
    names = schema.outlet_names(corpus.outlets)
    rows = []
    if len(corpus.articles) > _EACH:
        parts = shares(corpus).pivot(index="outlet", columns="kind", values="share")
        for outlet, held in corpus.articles.groupby("outlet", sort=False):
            said = parts.loc[str(outlet)].to_dict()
            about = _about(records(held)[0], names)
            days = when(held["published_from"].min(), held["published_to"].max())
            away = int((~held["article"].isin(inside)).sum())
            rows.append({
                **about, "title": amount(len(held), "article"), "author": "", "url": "", "published": days,
                "apart": f"{away} kept apart from the comparison" if away else "",
                "words": int(held["words"].sum()), "own": number(said.pop("outlet")),
                "quoted": number(sum(said.values())),
            })  # fmt: skip
        return Output("outlets", {"articles": rows}, lead=True)
    for row in records(corpus.articles):
        part = shares(corpus.select(articles=[row["article"]])).set_index("kind")["share"]
        own, quoted = float(part["outlet"]), float(part[["direct", "indirect", "block"]].sum())
        genre = _GENRES.get(row["genre"], (row["genre"],))[0]
        apart = "" if row["article"] in inside else f"{genre}, kept apart from the comparison"
        rows.append({**_about(row, names), "own": number(own), "quoted": number(quoted), "apart": apart})
    return Output("outlets", {"articles": rows}, lead=True)


def genres(everything: "Corpus", compared: "Corpus", outlets: Sequence[str] = ()) -> Output | None:
    """Say how many opinion pieces and readers' letters a comparison keeps apart, or that it includes them.

    Args:
        everything: the corpus.
        compared: what `Corpus.select` left of it.
        outlets: the outlets that were asked for; all that can be compared if empty.

    Returns:
        A note; None where the outlets have nothing of the kind.
    """
    asked = outlets or everything.outlets.loc[everything.outlets["compare"], "outlet"]
    articles = everything.articles[everything.articles["outlet"].isin(asked)]
    articles = articles[articles["genre"].isin(schema.APART)]
    names = schema.outlet_names(everything.outlets)
    inside = articles["article"].isin(compared.articles["article"])
    said = []
    for rows, verb in (
        (articles[~inside], "Kept apart from this comparison"),
        (articles[inside], "Compared with news"),
    ):
        if len(rows):
            number = rows["genre"].value_counts()
            what = " and ".join(
                amount(int(number[genre]), *_GENRES[genre]) for genre in schema.APART if genre in number
            )
            said.append(f"{verb}: {what} ({', '.join(names[outlet] for outlet in rows['outlet'].unique())}).")
    return note(" ".join(said)) if said else None


def _about(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """What is known of an article."""
    return {
        "article": str(row["article"]),
        "outlet": visible(str(names.get(row["outlet"], row["outlet"]))),
        "handle": str(row["outlet"]),
        "title": visible(str(row["title"])) if known(row["title"]) else "(no headline)",
        "author": visible(str(row["author"])) if known(row["author"]) else "",
        "published": when(row["published_from"], row["published_to"]),
        "url": str(row["url"]) if known(row.get("url")) and str(row["url"]).startswith("http") else "",
        "words": int(row["words"]),
    }


def _marked(row: dict[str, Any], mentions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A sentence in parts, each with the actor that it names or an empty text."""
    text, parts, at = str(row["text"]), [], 0
    for one in mentions:
        start, end = int(one["start"]) - int(row["start"]), int(one["end"]) - int(row["start"])
        if start >= at and end <= len(text):
            parts += [[visible(text[at:start]), ""], [visible(text[start:end]), visible(str(one["actor"]))]]
            at = end
    parts.append([visible(text[at:]), ""])
    attribution = str(row["attribution"]).replace("mixed", "direct")  # drawn as what it holds most of
    return {
        "sentence": int(row["sentence"]),
        "line": int(row["line"]),
        "kind": {"outlet": "own", "other": attribution}.get(str(row["voice"]), "aside"),
        "speaker": visible(str(row["speaker"])) if known(row["speaker"]) else "",
        "parts": [part for part in parts if part[0]],
    }
