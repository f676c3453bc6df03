"""The tables of facts: what a row is, and its columns."""

from typing import Final

from kosovo_lib.schema import Table

__all__ = [
    "COVERAGE",
    "DIFFERENCES",
    "FACTS",
    "LEFT_OUT",
    "NAMING",
    "ONLY",
    "PAIRS",
    "QUOTATIONS",
    "REPRINTS",
    "STATUS",
    "TELLINGS",
    "VERDICTS",
]

STATUS: Final = ("told", "unclear", "not found")
"""Whether an outlet reports a fact: a counterpart was found, may have been found, was not found."""

VERDICTS: Final = ("these differ", "compare", "dated differently; both may hold")
"""Whether two tellings differ, are for a reader to compare since too few of their kind were checked, or (as somebody
linked them by hand) give two dates of which both may hold."""

_FACT = ("string", "id of the fact: article and number of the sentence most others are like; its name, if linked")
_BASIS = ("string", "hand, where somebody linked the sentences (coding/event-links.csv); else found")
_LABEL = ("string", "the clearest sentence that reports it; its speaker before it where all stand in quotation marks")
_ARTICLE = ("string", "id of the article")
_OUTLET = ("string", "handle of the outlet")
_SENTENCE = ("int64", "number of the sentence in its article")
_VOICE = ("string", "outlet or other: whose words they are")
_SCORE = ("float64", "0 to 1: about how many of 100 pairs with this score hand coding calls pairs, over 100")


def _sides(name: str, dtype: str, meaning: str) -> dict[str, tuple[str, str]]:
    """A column for each of the two sides."""
    return {f"{name}_a": (dtype, meaning), f"{name}_b": (dtype, f"{meaning}, of the other side")}


PAIRS = Table("pairs", "two sentences of different articles that report the same fact, claim or quotation", {
    "article_a": _ARTICLE, "sentence_a": _SENTENCE, "article_b": _ARTICLE, "sentence_b": _SENTENCE,
    "strength": ("int64", "2: the main content of both is the same; 1: they share a substantial part"),
    "score": _SCORE,
    "quote": ("bool", "True: the same utterance stands in both, direct or paraphrased"),
})  # fmt: skip

FACTS = Table("facts", "something reported in two or more articles", {
    "fact": _FACT, "label": _LABEL,
    "outlets": ("int64", "outlets that report it"),
    "articles": ("int64", "articles that report it, versions and reprints of one article counted once"),
    "sentences": ("int64", "sentences that report it"),
    "position": ("float64", "where it stands on average in the articles that report it, 0 first to 1 last"),
    "basis": _BASIS,
})  # fmt: skip

TELLINGS = Table("tellings", "a sentence about a fact that two or more outlets report", {
    "fact": _FACT, "label": _LABEL, "article": _ARTICLE, "outlet": _OUTLET, "sentence": _SENTENCE, "voice": _VOICE,
    "position": ("float64", "where the sentence stands in its article, 0 first to 1 last"),
    "sure": ("bool", "True: a sure counterpart of each other sure sentence, and no reprint; else probably the same"),
    "differs": ("string", "wording, number or day: in what it differs from another telling; missing where in nothing"),
    "text": ("string", "the sentence as it stands"),
})  # fmt: skip

COVERAGE = Table("coverage", "a fact and an outlet", {
    "fact": _FACT, "label": _LABEL, "outlet": _OUTLET,
    "status": ("string", "one of STATUS"),
    "sure": ("bool", "True: surely reported, and no reprint; what is claimed of several outlets rests on it"),
    "article": ("string", "article of the nearest sentence; missing where none comes near"),
    "nearest_sentence": ("Int64", "number of the outlet's sentence that comes nearest"),
    "position": ("float64", "where that sentence stands in its article, 0 first to 1 last; missing if not reported"),
    "score": _SCORE,
    "words": ("int64", "words that the outlet wrote in all: a short text leaves much out"),
})  # fmt: skip

ONLY = Table("only", "a sentence for which no counterpart was found in any other article", {
    "article": _ARTICLE, "outlet": _OUTLET, "sentence": _SENTENCE, "voice": _VOICE,
    "position": ("float64", "where it stands in its article, 0 first to 1 last"),
    "words": ("int64", "words of the sentence"),
    "sure": ("bool", "True: no sentence comes so near that it is unclear either; pages list only these"),
    "score": ("float64", "score of the sentence that comes nearest; the lower, the surer"),
    "text": ("string", "the sentence as it stands"),
})  # fmt: skip

LEFT_OUT = Table("left_out", "a fact and an outlet in whose articles no counterpart was found", {
    "fact": _FACT, "label": _LABEL, "outlet": _OUTLET,
    "told_by": ("int64", "other outlets that surely report it, at least two"),
    "position": ("float64", "where they report it on average, 0 first to 1 last"),
    "weight": ("float64", "the order of the table: reported by many, early and at length"),
    "article": ("string", "article of the nearest sentence; missing where none comes near"),
    "nearest_sentence": ("Int64", "number of the outlet's sentence that comes nearest"),
    "score": _SCORE,
    "words": ("int64", "words that the outlet wrote in all: a short text leaves much out"),
})  # fmt: skip

REPRINTS = Table("reprints", "a passage that stands in two articles, word for word", {
    "article_a": _ARTICLE, "sentence_a": _SENTENCE, "article_b": _ARTICLE, "sentence_b": _SENTENCE,
    "words": ("int64", "words of the passage"),
    "share": ("float64", "share of the shorter article's words that stand in the other, in runs as long as this"),
    "relation": ("string", "passage; copy: nearly all of the shorter article; version: a copy of one outlet"),
    "text": ("string", "the passage as it stands in the first article"),
})  # fmt: skip

DIFFERENCES = Table("differences", "two tellings of one fact that differ", {
    "fact": _FACT, "label": _LABEL,
    "kind": ("string", "wording, number or day"),
    "verdict": ("string", "one of VERDICTS; compare where too few of a kind were checked to say that they differ"),
    **_sides("article", "string", "id of the article"), **_sides("outlet", "string", "handle of the outlet"),
    **_sides("sentence", "int64", "number of the sentence"), **_sides("value", "string", "what stands there"),
    **_sides("text", "string", "the sentence as it stands"),
    "score": _SCORE,
    "about": ("string", "of a wording, who spoke; of a day, the words of one side that it dates; else missing"),
    "about_side": ("string", "a or b: whose words these are"),
    "basis": _BASIS,
})  # fmt: skip

QUOTATIONS = Table("quotations", "an utterance that two outlets hold", {
    "speaker": ("string", "who said it, as named in one of the articles; missing where unnamed"),
    **_sides("article", "string", "id of the article"), **_sides("outlet", "string", "handle of the outlet"),
    **_sides("sentence", "int64", "number of the sentence"),
    **_sides("attribution", "string", "direct or indirect: in quotation marks or in reported speech"),
    **_sides("text", "string", "the sentence as it stands"), "score": _SCORE,
})  # fmt: skip

NAMING = Table("naming", "words that two outlets use for the same thing", {
    "actor": ("string", "the actor whom both name; missing where the words name no actor"),
    "outlet_a": _OUTLET, "words_a": ("string", "words of the first outlet"),
    "uses_a": ("int64", "times that it uses them"),
    "outlet_b": _OUTLET, "words_b": ("string", "words of the other in the same place"),
    "uses_b": ("int64", "times that the other uses them"),
    "pairs": ("int64", "pairs of sentences in which they correspond"),
    **_sides("article", "string", "id of the article"), **_sides("sentence", "int64", "number of the sentence"),
    **_sides("text", "string", "the sentence as it stands"),
})  # fmt: skip
