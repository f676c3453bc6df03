"""Values as the text that readers see, and the addresses made from them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

import pandas as pd

__all__ = [
    "VALUES", "address", "anchor", "cell", "heading", "inert", "known", "number", "place", "signed", "slug", "visible",
    "when",
]  # fmt: skip

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


_HEADINGS: Final = {
    "outlet_a": "outlet", "outlet_b": "other outlet", "text_a": "sentence", "text_b": "its sentence",
    "word_a": "writes", "word_b": "writes", "n_a": "sentences", "n_b": "its sentences",
    "n": "number", "df": "articles with it", "n_against": "elsewhere", "per_10k_words": "per 10,000 words",
    "mtld": "MTLD", "lix": "LIX", "basis": "how we know", "evidence": "what says so", "label": "fact",
    "told_by": "outlets that report it", "critical_of": "criticises", "supportive_of": "supports", "on": "about",
    "score_low": "at least", "score_high": "at most", "lower": "at least", "upper": "at most", "low": "at least",
    "high": "at most", "kappa_low": "kappa, at least", "kappa_high": "kappa, at most", "coder_a": "one coder",
    "coder_b": "the other", "percent": "agreement, %", "published_from": "published, first possible day",
    "published_to": "published, last possible day",
}  # fmt: skip
VALUES: Final[Mapping[str, Mapping[Any, str]]] = {
    "basis": {"stated": "the article says so", "inferred": "inferred from it", "outside": "from elsewhere"},
}  # fmt: skip
"""Column -> value -> how tables print it, where the value is a term of this library."""


def heading(name: str) -> str:
    """The name of a column in plain words."""
    return _HEADINGS.get(name, str(name).replace("_", " "))


def anchor(*values: str) -> str:
    """The address of a group of evidence: ``anchor("antiwar", "NATO")`` is ``ev-antiwar-nato``.

    The same values always give the same address. Where writing them in plain letters loses something, a few
    digits are added that keep different values apart.
    """
    return "-".join(["ev", *(slug(str(value)) for value in values)])


def place(article: str, sentence: int) -> str:
    """The address of a sentence on the reading page: ``place("antiwar-2022", 3)`` is ``antiwar-2022-s3``."""
    return f"{slug(article)}-s{sentence}"


def address(reading: str, article: str, sentence: int | None = None) -> str:
    """Where an article or a sentence of it can be read: file and address in it.

    Args:
        reading: the file, with ``{article}`` in its name where each article has one of its own.
        article: the article's id.
        sentence: the number of the sentence; the article's beginning if left out.
    """
    name = slug(article)
    return f"{reading.format(article=name)}#{name if sentence is None else place(article, sentence)}"


def when(first: date, last: date) -> str:
    """Write an interval of days as readers do: ``18 to 22 February 2008``; ``not known`` where there is none."""
    if not known(last):
        return "not known"
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if not known(first):
        return f"by {end}"
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return end
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {_MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} to {end}"


def known(value: Any) -> bool:
    """Whether a cell holds a value."""
    return value is not None and not bool(pd.isna(value))


def number(value: Any) -> int | float:
    """A number as JSON holds it, to ten significant digits."""
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, int) else float(f"{plain:.10g}")


def cell(value: Any, how: str | Callable[[Any], str] | None = None) -> str:
    """A value as a table's cell: thousands grouped, two decimals, a true minus sign, a dash for none.

    Args:
        value: any value of a table.
        how: a format specification (``".1f"``) or a function of the value, used instead of the rules above.
    """
    if isinstance(value, (list, tuple, set)):
        return ", ".join(map(str, value))
    if not known(value):
        return "–"
    if callable(how):
        return how(value)
    if how is not None:
        return signed(format(value, how))
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, date):
        return str(value).removesuffix(" 00:00:00")
    if isinstance(value, str) or not hasattr(value, "__float__"):
        return str(value)
    plain = number(value)
    return signed(f"{plain:,}" if isinstance(plain, int) else f"{plain:,.2f}")


def signed(text: str) -> str:
    """A number as text with a true minus sign, and none before what was rounded to zero."""
    return text.replace("-", "−" if re.search("[1-9]", text) else "")


def visible(text: str) -> str:
    """The text on one line, with U+FFFD for control and other characters that no page can show."""
    return inert(re.sub(r"[\t\n\x0b\x0c\r]+", " ", text))


def inert(text: str) -> str:
    """The text with U+FFFD for the control characters and non-characters that neither HTML nor XML may hold."""
    return _UNFIT.sub("\ufffd", text)


def slug(text: str) -> str:
    """Lower-case letters and digits joined by hyphens; a few digits are added where that loses letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    letters = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if letters and text.isascii():
        return letters
    return f"{letters}-{sha256(text.encode()).hexdigest()[:6]}".strip("-")
