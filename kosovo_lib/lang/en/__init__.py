"""English: part -> the module beside this one that holds it, under its name in capitals."""

__all__ = ["PARTS"]

PARTS = {
    "actors": "actors", "clauses": "text", "dates": "dates", "events": "facts", "facts": "facts", "pages": "pages",
    "terms": "text", "text": "text", "voices": "voices",
}  # fmt: skip
