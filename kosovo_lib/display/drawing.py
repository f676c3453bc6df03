"""Values as readers see them, and each kind of content as HTML, by ``content.html.j2``, and as plain text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any, Final

import pandas as pd
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kosovo_lib.finding import amount
from kosovo_lib.read.page import strip_markup
from kosovo_lib.schema import RUNNING_TEXT

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_HEADINGS: Final = {
    "outlet_a": "outlet", "outlet_b": "other outlet", "article_a": "article", "article_b": "other article",
    "text_a": "sentence", "text_b": "its sentence",
    "word_a": "writes", "word_b": "writes", "value_a": "says", "value_b": "says", "words_a": "words",
    "words_b": "its words", "uses_a": "uses", "uses_b": "its uses", "n_a": "sentences", "n_b": "its sentences",
    "n": "number", "df": "articles with it", "n_against": "elsewhere", "per_10k_words": "per 10,000 words",
    "only_a": "only here", "only_b": "only there", "mtld": "MTLD", "lix": "LIX", "basis": "how we know",
    "evidence": "what says so", "label": "fact", "told_by": "outlets that report it", "critical_of": "criticises",
    "supportive_of": "supports", "on": "about", "score_low": "at least", "score_high": "at most", "lower": "at least",
    "upper": "at most", "low": "at least", "high": "at most", "kappa_low": "kappa, at least",
    "kappa_high": "kappa, at most", "coder_a": "one coder", "coder_b": "the other", "percent": "agreement, %",
    "published_from": "published, first possible day", "published_to": "published, last possible day",
    "voice": "whose words",
}  # fmt: skip
VALUES: Final[Mapping[str, Mapping[Any, str]]] = {
    "basis": {"stated": "the article says so", "inferred": "inferred from it", "outside": "the editors say so",
              "found": "matched by words", "hand": "linked by hand"},
    "labels": {"hand": "coders", "machine": "model"}, "compared": {"sentences": "all sentences", "facts": "same facts"},
    "voice": {"outlet": "the outlet’s own", "other": "someone else’s", "none": "not in the article"},
}  # fmt: skip
"""Column -> value -> how tables print it, where the value is a term of this library."""


def heading(name: str) -> str:
    """The name of a column in plain words."""
    return _HEADINGS.get(name, str(name).replace("_", " "))


def anchor(*values: str) -> str:
    """The address of a group of evidence: ``anchor("antiwar", "NATO")`` is ``ev-antiwar-nato``.

    A few digits are added where plain letters do not keep different values apart.
    """
    return "-".join(["ev", *(slug(str(value)) for value in values)])


def place(article: str, sentence: int) -> str:
    """The address of a sentence on the reading page: ``place("antiwar-2022", 3)`` is ``antiwar-2022-s3``."""
    return f"{slug(article)}-s{sentence}"


def address(reading: str, article: str, sentence: int | None = None) -> str:
    """Where an article, or a sentence of it, can be read; the file has ``{article}`` in its name where each has one."""
    name = slug(article)
    return f"{reading.format(article=name)}#{name if sentence is None else place(article, sentence)}"


def when(first: date, last: date) -> str:
    """Write an interval of days as readers do: ``18 to 22 February 2008``; ``day unknown`` where there is none."""
    if not known(last):
        return "day unknown"
    end = f"{last.day} {last:%B} {last.year}"
    if not known(first):
        return f"by {end}"
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return end
    same_year, same_month = first.year == last.year, (first.year, first.month) == (last.year, last.month)
    return f"{first.day}{'' if same_month else f' {first:%B}'}{'' if same_year else f' {first.year}'} to {end}"


def known(value: Any) -> bool:
    """Whether a cell holds a value."""
    return value is not None and not bool(pd.isna(value))


def number(value: Any) -> int | float:
    """A number as JSON holds it, to ten significant digits."""
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, int) else float(f"{plain:.10g}")


def cell(value: Any, how: str | Callable[[Any], str] | None = None) -> str:
    """A value as a table's cell: thousands grouped, two decimals, a true minus sign, a dash for none.

    ``how``, a format specification (``".1f"``) or a function, is used instead where there is a value.
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


Content = Mapping[str, Any]


def words_of(sentence: Content) -> str:
    """A sentence of an article or of evidence as text."""
    return "".join(text for text, _ in sentence["parts"])


def sentences_of(article: Content) -> Iterator[tuple[str, Any]]:
    """The sentences of an article on the reading page, each with its section."""
    return ((part["section"], one) for part in article.get("paragraphs", ()) for one in part["sentences"])


def sources_of(content: Content) -> list[Any]:
    """The articles whose sentences stand in evidence, once for each part of each group; none of other content."""
    return [source for group in content.get("groups", ()) for part in group["parts"] for source in part["sources"]]


_LEAST_LINKS = 20  # of the sentences of a group that a page does not print, at least so many are links
_OPEN_ROWS, _OPEN_GROUPS = 12, 6
"""Longer tables, and more groups of evidence, are folded."""
_ACROSS, _LONG = 35, 50
"""Characters, narrow ones less, of the columns' longest words that a phone has room for; of a cell, to be long."""
_PRINTED = 100  # articles that a notebook prints
_OPEN_LINES, _LINE = 18, 32
"""In a notebook, the lines of a table's rows that stay open, and the characters of a line."""
_WORDS = ' style="text-align: left; vertical-align: top"'
"""For cells in a notebook: JupyterLab sets all of them to the right."""
_MANNERS = {
    "own": "the outlet’s own words", "direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased",
    "block": "reprinted", "comment": "a reader’s comment",
}  # fmt: skip


def unbroken(words: str) -> Markup:
    """Escaped for between tags, where quotation marks need not be, and with no break in 1998-99 or 2024-05-06."""
    return Markup(re.sub(r"(\d+(?:[-–]\d+)+)", r'<span class="unbroken">\1</span>', escape(words, quote=False)))


FILTERS: Final = {"unbroken": unbroken, "slug": slug, "place": place, "address": address}
"""What templates write addresses and words with."""
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_TEMPLATES.filters |= FILTERS
_TEMPLATES.globals["manners"] = _MANNERS
_DRAWING = _TEMPLATES.get_template("content.html.j2")


def html_of(
    data: Content, *, reading: str = "", opens: Mapping[str, str] | None = None, most: int | None = None
) -> str:
    """Draw one content as HTML that needs no script and no style of its own.

    Args:
        data: the content, as `kosovo_lib.display.Output` carries it.
        reading: the file with the articles, to which sentences lead, with ``{article}`` in its name if each has its
            own; none if empty.
        opens: in a notebook, what the numbers of a table open in place: see `opened`; without it they are links.
        most: how many sentences of each group are printed; the next are links, the rest is counted. All by default.
    """
    notebook, laid_out = opens is not None, dict[str, Any]()
    if data["kind"] == "table":
        laid_out = _columns(data, notebook=notebook)
    elif data["kind"] == "evidence":
        laid_out = _groups(data, reading, most, notebook=notebook)
    elif data["kind"] == "reading":
        articles = [{**one, "runs": _runs(one)} for one in data["articles"][: _PRINTED if notebook else None]]
        laid_out = {"articles": articles, "same": _same(data, reading), "first": _first(data)}
    opens = dict(opens or {})
    drawn = _DRAWING.render({**data, **laid_out}, reading=reading, notebook=notebook, opens=opens)
    # JupyterLab would set what stands between two dollar signs as a formula.
    return f'<div class="tex2jax_ignore mathjax_ignore">{drawn}</div>' if notebook and drawn else drawn


def plain_of(data: Content) -> str:
    """The same as plain text, for terminals and for tools that read notebooks: its lines as a browser shows them."""
    if data["kind"] == "reading":
        return "\n".join([_first(data), *(line for one in data["articles"][:_PRINTED] for line in _lines(one))]).strip()
    return strip_markup(html_of(data, opens={}))


def opened(data: Content) -> dict[str, str]:
    """The sentences of evidence by the address of their group or part, as HTML without addresses.

    A table in JupyterLab opens them in its cells, where a link to another cell's output leads nowhere.
    """
    held = {part["id"]: [part] for group in data["groups"] for part in group["parts"]}
    held |= {group["id"]: group["parts"] for group in data["groups"]}
    drawn: Any = _DRAWING.module
    return {at: drawn.sentences(*_printed([{**part, "id": ""} for part in parts])) for at, parts in held.items()}


def _first(data: Content) -> str:
    """Words on articles that a notebook does not print."""
    whole = len(data["articles"])
    return f"The first {_PRINTED} of {whole:,} articles; a report has a page for each." if whole > _PRINTED else ""


def _columns(data: Content, *, notebook: bool) -> dict[str, Any]:
    """What a table says above itself, its columns in order, which rows stay open, and if it is a list on a phone."""
    rows, columns = data["rows"], [{**one, "at": at} for at, one in enumerate(data["columns"])]
    across, is_long = 0.0, False
    for column in columns:
        texts = [row[column["at"]]["text"] for row in rows]
        words = " ".join((column["label"], *texts)).split()
        across += 1 + max((len(word) - sum(map(word.count, "fijlrtI")) * 0.4 for word in words), default=0)
        long = not column["numeric"] and max(map(len, texts), default=0) > _LONG
        is_long |= long and column["at"] > 0
        kind = ' class="n"' if column["numeric"] else ' class="long"' * long + _WORDS * notebook
        column["kind"] = Markup(kind)
    if notebook:
        columns.sort(key=lambda column: column["numeric"])
    lines = accumulate(1 + max(len(cell["text"]) for cell in row) // _LINE for row in rows)
    shown, of, kept = len(rows), data.get("of", 0), data.get("unprinted", 0)
    caption = f"{data['caption']}: the first {shown:,} of {of:,} rows" if shown < of else str(data["caption"])
    return {
        "caption": f"{caption}; {kept:,} more left out, so that no article is printed whole" if kept else caption,
        "columns": columns, "folded": shown > _OPEN_ROWS, "stacked": not notebook and (is_long or across > _ACROSS),
        "some": max(1, sum(line <= _OPEN_LINES for line in lines)) if notebook else shown,
    }  # fmt: skip


def _groups(data: Content, reading: str, most: int | None, *, notebook: bool) -> dict[str, Any]:
    """Groups of evidence with what is printed of each, and the words behind which many are folded."""
    groups = []
    for group in data["groups"]:
        printed, omitted = _printed(group["parts"], reading, most)
        sizes = (part.get("left", 0) + sum(len(one["sentences"]) for one in part["sources"]) for part in group["parts"])
        groups.append({**group, "printed": printed, "omitted": omitted, "size": sum(sizes)})
    heading = ""
    if len(groups) > (1 if notebook else _OPEN_GROUPS) and not data.get("open"):
        heading = f"All sentences, in {len(groups)} groups"
        if data.get("left"):
            heading = f"Sentences in {len(groups)} groups; this page leaves out {amount(data['left'], 'more group')}"
    return {"groups": groups, "heading": heading}


def _printed(parts: Sequence[Content], reading: str = "", most: int | None = None) -> tuple[list[Content], int]:
    """The parts of a group with what is printed of each article, and how many sentences are left out.

    An article that goes on in the next part is not named again.
    """
    made, before, omitted = list[Content](), None, sum(part.get("left", 0) for part in parts)
    left, links = (most, max(_LEAST_LINKS, 10 * most)) if most and reading else (1_000_000, 1_000_000)
    for part in parts:
        sources = []
        for source in part["sources"]:
            first, later = source["sentences"][: max(0, left)], source["sentences"][max(0, left) :]
            others = [*(one for one in first if not one["parts"]), *later]
            linked = others[: max(0, links)]
            links, omitted = links - len(linked), omitted + len(others) - len(linked)
            if others and not linked and left <= 0:
                continue
            names = [
                f'<a href="{address(reading, source["article"], one["sentence"])}">{name}</a>'
                if reading and one["parts"] else name  # without words the reading page has a gap there
                for one in linked for name in [one.get("place", f"sentence {one['sentence'] + 1}")]
            ]  # fmt: skip
            rest = re.sub(r" of (\d+), sentence (?=\d+ of \1\b)", ", ", ", ".join(names))
            rest = re.sub(r"sentence(?= [0-9]+, [0-9])", "sentences", rest)
            about = source["about"], source["path"], source.get("url")
            printed = [one for one in first if one["parts"]]
            sources.append({**source, "named": about != before, "printed": printed, "rest": rest})
            left, before = left - len(source["sentences"]), about
        made.append({**part, "sources": sources})
    return made, omitted


def _same(data: Content, reading: str) -> dict[str, list[dict[str, str]]]:
    """The address of a sentence -> its counterparts in other articles, and how they compare."""
    said = dict(data.get("others", {}))
    for article in data["articles"]:
        for _, one in sentences_of(article):
            said[place(article["article"], one["sentence"])] = [article["outlet"], words_of(one)]
    found: dict[str, list[dict[str, str]]] = {}
    for a, b, says in data["pairs"]:
        for here, there in ((a, b), (b, a)):
            if there in said:
                outlet, words = said[there]
                href = f"{reading.format(article=there.rpartition('-s')[0])}#{there}"
                found.setdefault(here, []).append({"outlet": outlet, "words": words, "says": says, "href": href})
    return found


def _lines(one: Content) -> Iterator[str]:
    """An article as plain text: a line for each run of sentences of one speaker in a paragraph."""
    yield from (one["title"], f"{one['outlet']}, {one['published']}")
    for paragraph in one["paragraphs"]:
        for who, run in groupby(paragraph["sentences"], key=lambda said: said["speaker"] or said["kind"]):
            name = {"own": one["outlet"], "aside": f"({paragraph['section']})"}.get(who, _MANNERS.get(who, who))
            yield f"{name}: {' '.join(map(words_of, run))}"


def _runs(article: Content) -> list[tuple[str, list[Content]]]:
    """The paragraphs of an article, under some words where they are folded: what is not the article itself.

    A sentence names its speaker where another one begins; gaps in a row have one sign.
    """
    runs = []
    for folded, group in groupby(article["paragraphs"], key=lambda paragraph: _folded(paragraph["section"])):
        drawn, speaker, gap = list[Any](), ("", "own"), False
        for paragraph in group:
            words, begun_in_gap = [], gap
            for one in paragraph["sentences"]:
                said, manner = (one["speaker"], one["kind"]), _MANNERS.get(one["kind"], "")
                is_named = said != speaker and one["kind"] != "own" and manner
                who = ", ".join(filter(None, (one["speaker"], manner))) if is_named else ""
                words.append({**one, "who": who, "sign": "" if gap else "[…]"})
                speaker, gap = said, one.get("gap", False)
            if begun_in_gap and drawn and all(one.get("gap") for one in words):
                drawn[-1]["sentences"] += words
                continue
            kind = "headline" if paragraph["section"] in ("headline", "subhead", "deck") else "par"
            drawn.append({"kind": kind, "sentences": words})
        if not folded or not all(one.get("gap") for paragraph in drawn for one in paragraph["sentences"]):
            runs.append((folded, drawn))
    return runs


def _folded(section: str) -> str:
    """Under which words a section is folded; none for the article itself."""
    if section in RUNNING_TEXT:
        return ""
    return "Readers’ comments" if section == "comment" else "Not the article: captions, menus, credits"
