"""The tables of events: what a row is, and what each column holds."""

from kosovo_lib.schema import Table

__all__ = ["EVENTS", "HAPPENINGS", "LINKS", "SIDE"]

_EVENT: dict[str, tuple[str, str]] = {
    "event": ("string", "id of the statement: article, and where its date (or, undated, its clause) starts"),
    "article": ("string", "id of the article"),
    "outlet": ("string", "handle of the outlet whose page it stands on"),
    "sentence": ("int64", "number of the sentence in its article"),
    "text": ("string", "the shortest readable clause, as received"),
    "start": ("int64", "offset of the clause's first character in the text as received"),
    "end": ("int64", "offset after its last"),
    "surface": ("string", "the date's words as they stand"),
    "date_from": ("datetime64[s]", "first day it can mean; missing where the text gives none"),
    "date_to": ("datetime64[s]", "last such day, inclusive"),
    "time": ("string", "clock time HH:MM as stated"),
    "zone": ("string", "zone label as stated"),
    "precision": ("string", "finest unit of time the text supports"),
    "relation": ("string", "how the happening stands to the date: at, since, until, before, after, recurring"),
    "anchor": ("string", "what the date was resolved against"),
    "assumption": ("string", "what had to be assumed to resolve it"),
    "when": ("string", "the date in one short form"),
    "date_start": ("Int64", "offset of the date's first character"),
    "date_end": ("Int64", "offset after its last"),
    "actors": ("string", "actors named in the clause, joined by '; '; no cities"),
    "place": ("string", "places named in the clause, joined by '; '"),
    "action": ("string", "families of action words in it that the date speaks of, joined by '; '"),
    "status": ("string", "asserted, planned, recurring or background"),
    "denied": ("boolean", "whether the clause denies the action"),
    "section": ("string", "section of the article"),
    "voice": ("string", "outlet or other"),
    "speaker": ("string", "who speaks where the voice is other"),
    "attribution": ("string", "how another voice is relayed"),
    "source_chain": ("string", "who speaks through whom, outermost first"),
    "line": ("int64", "line on which the sentence starts"),
    "quote": ("string", "the whole sentence, as received"),
    "quote_start": ("int64", "offset of the sentence's first character"),
    "published_from": ("datetime64[s]", "first day on which the article can have been published"),
    "published_to": ("datetime64[s]", "last such day"),
}  # fmt: skip

EVENTS = Table("events", "a clause that says something happened, happens or will", _EVENT)
"""What `timeline` returns: dated clauses only."""

HAPPENINGS = Table("happenings", "a statement about a happening that two or more articles speak of", {
    "happening": ("string", "id of the happening"),
    "label": ("string", "its name in words"),
    "verdict": ("string", "these differ, agree, or not compared: over all its statements"),
    "basis": ("string", "hand or found: who linked the statements"),
    "compared": ("boolean", "False for another concept and for statements no other can be held against"),
    "position": ("string", "A, B, ...: statements that differ never share a letter; missing where none differ"),
    "remark": ("string", "why a statement is not compared"),
    **_EVENT,
})  # fmt: skip

SIDE = (
    "event",
    "article",
    "outlet",
    "sentence",
    "when",
    "text",
    "quote",
    "start",
    "end",
    "status",
    "voice",
    "speaker",
)
"""The columns that a table of pairs repeats for each of the two."""

LINKS = Table("links", "two statements of different articles held to speak of the same happening", {
    "happening": ("string", "id of the happening"),
    "label": ("string", "its name in words"),
    "basis": ("string", "hand or found"),
    "verdict": ("string", "differ, agree or not compared"),
    "kind": ("string", "in which respect: date, extent, beginning, claim, one denies it, done or still to come"),
    "finding": ("string", "the same in a sentence, with both dates"),
    "shared_names": ("string", "actors and other names that both sentences hold, joined by '; '"),
    "shared_places": ("string", "places that both hold"),
    "shared_action": ("string", "the words for the action in either; missing in a link made by hand"),
    "dates": ("string", "how the dates stand to each other"),
    **{f"{name}_{side}": (_EVENT[name][0], _EVENT[name][1]) for side in ("a", "b") for name in SIDE},
})  # fmt: skip
