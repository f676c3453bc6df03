"""Values as readers see them, and each kind of content as HTML and as plain text.

Every word goes through `html.escape`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from itertools import accumulate, groupby
from typing import Any, Final

import pandas as pd

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
    "labels": {"hand": "coders", "machine": "model"}, "side": {"agree": "same date"},
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
    """Where an article or a sentence of it can be read: file and address in it.

    Args:
        reading: the file, with ``{article}`` in its name where each article has one of its own.
        article: the article's id.
        sentence: the number of the sentence; the article's beginning if left out.
    """
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
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {first:%B}"
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


Content = Mapping[str, Any]

_LEAST_LINKS = 20
"""Of the sentences of a group that a page does not print, at least so many are links."""
_OPEN_ROWS, _OPEN_GROUPS = 12, 6
"""Longer tables, and more groups of evidence, are folded."""
_ACROSS, _LONG = 35, 50
"""Characters, narrow ones less, of the columns' longest words that a phone has room for; of a cell, to be long."""
_PLACES = "The sentence", "The other"
_PRINTED = 100
"""Articles that a notebook prints."""
_OPEN_LINES, _LINE = 18, 32
"""In a notebook, the lines of a table's rows that stay open, and the characters of a line."""
_WORDS = ' style="text-align: left; vertical-align: top"'
"""For cells in a notebook: JupyterLab sets all of them to the right."""


def html_of(
    data: Content, *, page: str = "", reading: str = "", opens: Mapping[str, str] | None = None, most: int | None = None
) -> str:
    """Draw one content as HTML that needs no script and no style of its own.

    Args:
        data: the content, as `kosovo_lib.display.Output` carries it.
        page: the page that links to evidence lead to, if it is another one.
        reading: the file with the articles, to which sentences lead, with ``{article}`` in its name if each has its
            own; none if empty.
        opens: in a notebook, what the numbers of a table open in place: see `opened`; without it they are links.
        most: how many sentences of each group are printed; the next are links, the rest is counted. All by default.
    """
    if data["kind"] == "findings":
        return "".join(_finding(one, page, reading) for one in data["findings"])
    if data["kind"] == "table":
        return _table(data, page, reading, opens)
    if data["kind"] == "evidence":
        groups = [_group(group, reading, opened=data.get("open", False), most=most) for group in data["groups"]]
        if len(groups) <= (_OPEN_GROUPS if opens is None else 1) or data.get("open"):
            return "".join(groups)
        said = f"All sentences, in {len(groups)} groups"
        if data.get("left"):
            said = f"Sentences in {len(groups)} groups; this page leaves out {amount(data['left'], 'more group')}"
        return f'<details class="all"><summary>{said}</summary>{"".join(groups)}</details>'
    if data["kind"] == "reading":
        same = _same(data, None if opens is not None else reading)
        drawn = [_article(one, same) for one in data["articles"][: None if opens is None else _PRINTED]]
        if opens is None:
            return f'{_LEGEND}<div class="articles">{"".join(drawn)}</div>'
        names = [f"{unbroken(one['outlet'])}: {unbroken(one['title'])}" for one in data["articles"]]
        drawn = [
            f"<details{' open' * (at < 2)}><summary>{name}</summary>{one}</details>"
            for at, (name, one) in enumerate(zip(names, drawn, strict=False))
        ]
        return f'{_first(data)}<div class="kl-read">{_STYLE}{_LEGEND}<div class="articles">{"".join(drawn)}</div></div>'
    if data["kind"] == "outlets":
        return f'<ol class="outlets">{"".join(_outlet(one, reading) for one in data["articles"])}</ol>'
    return f'<p class="note">{escape(data["text"])}</p>'


def plain_of(data: Content) -> str:
    """The same as plain text, for terminals and for tools that read notebooks: its lines as a browser shows them."""
    if data["kind"] == "reading":
        return "\n".join([_first(data), *(line for one in data["articles"][:_PRINTED] for line in _lines(one))]).strip()
    return strip_markup(html_of(data, opens={}))


def _first(data: Content) -> str:
    """Words on articles that a notebook does not print."""
    whole = len(data["articles"])
    return f"The first {_PRINTED} of {whole:,} articles; a report has a page for each." if whole > _PRINTED else ""


def _finding(one: Content, page: str, reading: str) -> str:
    detail = f' <span class="detail">{unbroken(one["detail"])}</span>' if one["detail"] else ""
    places = (address(reading, said["article"], said["sentence"]) for said in one["quotations"] if reading)
    linked = [("The sentences", f"{page}#{one['anchor']}")] if one["anchor"] else zip(_PLACES, places, strict=False)
    more = "".join(f' <a href="{escape(place)}">{words}</a>' for words, place in linked)
    return f'<p class="finding">{unbroken(one["text"])}{detail}{more}</p>'


def unbroken(words: str) -> str:
    """Escaped for between tags, where quotation marks need not be, and with no break in 1998-99 or 2024-05-06."""
    return re.sub(r"(\d+(?:[-–]\d+)+)", r'<span class="unbroken">\1</span>', escape(words, quote=False))


def _table(data: Content, page: str, reading: str, opens: Mapping[str, str] | None) -> str:
    caption, columns, rows, left = escape(_caption(data)), data["columns"], data["rows"], dict(opens or {})
    order = list(range(len(columns)))
    if not rows:
        return f"<p>{caption}{': none' * ('unprinted' not in data)}</p>"
    longest = [max(len(row[at]["text"]) for row in rows) for at in order]
    kinds = [' class="n"' if columns[at]["numeric"] else ' class="long"' * (longest[at] > _LONG) for at in order]
    words = [" ".join((columns[at]["label"], *(row[at]["text"] for row in rows))).split() for at in order]
    across = sum(1 + max(len(word) - sum(map(word.count, "fijlrtI")) * 0.4 for word in some) for some in words)
    stacked = opens is None and (' class="long"' in kinds[1:] or across > _ACROSS)  # a list on a phone
    named = [f' data-label="{escape(column["label"])}"' if stacked else "" for column in columns]
    if opens is not None:
        order.sort(key=lambda at: columns[at]["numeric"])
        kinds = [kind if column["numeric"] else kind + _WORDS for kind, column in zip(kinds, columns, strict=True)]
    head = "".join(f'<th scope="col"{kinds[at]}>{unbroken(columns[at]["label"])}</th>' for at in order)
    body = []
    for row in rows:
        first, *rest = (f"{kinds[at]}{named[at]}>{_cell(row[at], page, reading, left)}" for at in order)
        body.append(f'<tr><th scope="row"{first}</th>{"".join(f"<td{cell}</td>" for cell in rest)}</tr>')

    kind = ' class="stacked"' if stacked else ""

    def drawn(some: Sequence[str]) -> str:
        return (
            f'<div class="scroll" role="group" aria-label="{caption}" tabindex="0">'
            f"<table{kind}><caption><span>{caption}</span></caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(some)}</tbody></table></div>"
        )

    if len(body) > _OPEN_ROWS:
        return f'<details class="all"><summary>{caption} ({len(body)} rows)</summary>{drawn(body)}</details>'
    lines = accumulate(1 + max(len(cell["text"]) for cell in row) // _LINE for row in rows)
    some = len(rows) if opens is None else max(1, sum(line <= _OPEN_LINES for line in lines))
    if some == len(rows):
        return drawn(body)
    more = f"{len(rows) - some} more of {len(rows)} rows"
    return f"{drawn(body[:some])}<details><summary>{more}</summary>{drawn(body[some:])}</details>"


def _caption(data: Content) -> str:
    """What a table says above itself, and how many of its rows it displays where these are not all."""
    shown, of, kept = len(data["rows"]), data.get("of", 0), data.get("unprinted", 0)
    said = f"{data['caption']}: the first {shown:,} of {of:,} rows" if shown < of else str(data["caption"])
    return f"{said}; excerpts leave out {amount(kept, 'row')}" if kept else said


def _cell(cell: Content, page: str, reading: str, opens: dict[str, str]) -> str:
    """One cell: its text, the number it was made from, the sentences or the place in an article that it leads to."""
    text = unbroken(cell["text"])
    if str(cell.get("value", cell["text"])) != cell["text"]:
        text = f'<data value="{escape(str(cell["value"]))}">{text}</data>'
    if "anchor" in cell and cell["anchor"] in opens:  # once for each group
        return f"<details><summary>{text}</summary>{opens.pop(cell['anchor'])}</details>"
    if "anchor" in cell:
        return f'<a href="{page}#{escape(cell["anchor"])}">{text}</a>'
    return f'<a href="{address(reading, *cell["sentence"])}">{text}</a>' if "sentence" in cell and reading else text


def _group(group: Content, reading: str, *, opened: bool, most: int | None) -> str:
    """One group of evidence, folded unless its sentences are few."""
    return (
        f'<details class="evidence"{" open" if opened else ""}><summary><bdi>{unbroken(group["label"])}</bdi> '
        f'<span class="count">{_size(group)}</span>'
        # The address is inside: browsers open a closed <details> only for a target within it.
        f'</summary><div id="{escape(group["id"])}">{"".join(_parts(group["parts"], reading, most))}</div></details>'
    )


def _size(group: Content) -> int:
    """How many sentences a group has, with those that it does not list."""
    return sum(part.get("left", 0) + sum(len(one["sentences"]) for one in part["sources"]) for part in group["parts"])


def _parts(parts: Sequence[Content], reading: str, most: int | None = None) -> list[str]:
    """The parts of a group; an article that goes on in the next part is not named again."""
    drawn, before, omitted = [], "", sum(part.get("left", 0) for part in parts)
    left, links = (most, max(_LEAST_LINKS, 10 * most)) if most and reading else (1_000_000, 1_000_000)
    for part in parts:
        inner = ""
        for source in part["sources"]:
            first, later = source["sentences"][: max(0, left)], source["sentences"][max(0, left) :]
            printed = [one for one in first if one["parts"]]
            others = [*(one for one in first if not one["parts"]), *later]
            linked = others[: max(0, links)]
            links, omitted = links - len(linked), omitted + len(others) - len(linked)
            if others and not linked and left <= 0:
                continue
            url = source.get("url") and f' · <a href="{escape(source["url"])}" rel="external">original</a>'
            about = f"<p><bdi>{escape(source['about'])}</bdi>, <code>{escape(source['path'])}</code>{url or ''}</p>"
            items = "".join(_quotation(one, source["article"], reading) for one in printed)
            named = [one.get("place", f"sentence {one['sentence'] + 1}") for one in linked]
            rest = [
                f'<a href="{address(reading, source["article"], one["sentence"])}">{name}</a>'
                if reading and one["parts"] else name  # without words the reading page has a gap there
                for one, name in zip(linked, named, strict=True)
            ]  # fmt: skip
            said = re.sub(r" of (\d+), sentence (?=\d+ of \1\b)", ", ", ", ".join(rest))
            items += f"<li>not printed: {re.sub(r'sentence(?= [0-9]+, [0-9])', 'sentences', said)}</li>" if rest else ""
            left -= len(source["sentences"])
            inner += f"{'' if about == before else about}<ul>{items}</ul>"
            before = about
        label = f'<p class="part">{unbroken(part["label"])}</p>'
        drawn.append(f'<div id="{escape(part["id"])}">{label}{inner}</div>' if part["id"] else inner)
    return [*drawn, f"<p>and {omitted:,} more, which this page leaves out</p>"] if omitted else drawn


def opened(data: Content) -> dict[str, str]:
    """The sentences of evidence by the address of their group or part, as HTML without addresses.

    A table in JupyterLab opens them in its cells, where a link to another cell's output leads nowhere.
    """
    found = {}
    for group in data["groups"]:
        for part in group["parts"]:
            found[part["id"]] = "".join(_parts([{**part, "id": ""}], ""))
        found[group["id"]] = "".join(_parts([{**part, "id": ""} for part in group["parts"]], ""))
    return found


def _quotation(one: Content, article: str, reading: str) -> str:
    """A sentence with who speaks, its place in the text as received and its place on the reading page."""
    words = "".join(f"<mark>{unbroken(text)}</mark>" if marked else unbroken(text) for text, marked in one["parts"])
    where = f"line {one['line']}, characters {one['start']} to {one['end']}"
    if reading:
        where = f'<a href="{address(reading, article, one["sentence"])}">{where}</a>'
    says = f"; {unbroken(one['says'])}" if one["says"] else ""
    speaker = f"<bdi>{unbroken(one['speaker'] or 'someone else')}</bdi>, {_MANNERS.get(one['attribution'], 'quoted')}"
    by = {"other": speaker, "outlet": "in the outlet’s own words"}.get(
        one["voice"], "part of the page, not of the article"
    )
    return f"<li><blockquote>{words}</blockquote><small>{by}, {where}{says}</small></li>"


_MANNERS = {
    "own": "the outlet’s own words", "direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased",
    "block": "reprinted", "comment": "a reader’s comment",
}  # fmt: skip
_LEGEND = (
    '<p class="key">Who speaks: '
    + " ".join(f'<span class="s {kind}">{words}</span>' for kind, words in list(_MANNERS.items())[:5])
    + ' <span class="actor">an actor</span></p>'
)


_STYLE = """<style>
.kl-read .articles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27em), 1fr)); gap: 0 2em }
.kl-read .articles > details:not([open]) { grid-column: 1 / -1; order: -1 }
.kl-read summary { padding: .4em 0; cursor: pointer }
.kl-read .par, .kl-read .headline { margin: .6em 0; padding-left: 7em; line-height: 1.5 }
.kl-read .headline { font-weight: 600 }
.kl-read .who { float: left; clear: left; width: 7.4em; margin-left: -8em; font-size: 85%; text-align: right }
.kl-read :is(.direct, .mixed, .indirect) { background: rgba(230, 140, 30, .13); text-decoration: underline #b35900 }
.kl-read :is(.mixed, .indirect) { text-decoration-style: dashed }
.kl-read .block, .kl-read .comment { text-decoration: underline dotted; background: rgba(120, 120, 120, .15) }
.kl-read .aside { font-size: 85% }
.kl-read .actor { border-bottom: 2px dotted }
.kl-read .same, .kl-read .same > summary { display: inline; list-style: none; padding: 0 }
.kl-read .same:not([open])::details-content { display: none }
.kl-read .same > ul { border-left: 4px solid #b3261e; padding-left: 2em; font-weight: 400 }
</style>"""
"""For articles in a notebook, in light and dark."""


def _same(data: Content, reading: str | None) -> dict[str, str]:
    """The address of a sentence -> its counterparts in other articles, and how they compare, as items of a list."""
    said = dict(data.get("others", {}))
    for article in data["articles"]:
        for one in (one for paragraph in article["paragraphs"] for one in paragraph["sentences"]):
            words = "".join(text for text, _ in one["parts"])
            said[place(article["article"], one["sentence"])] = [article["outlet"], words]
    found: dict[str, str] = {}
    for a, b, says in data["pairs"]:
        for here, there in ((a, b), (b, a)):
            if there in said:
                outlet, words = map(unbroken, said[there])
                name = f"<bdi>{outlet}</bdi>"
                if reading is not None:
                    name = f'<a href="{reading.format(article=there.rpartition("-s")[0])}#{there}">{name}</a>'
                found[here] = found.get(here, "") + f"<li>{name}: {words} <small>{unbroken(says)}</small></li>"
    return found


def _lines(one: Content) -> Iterator[str]:
    """An article as plain text: a line for each run of sentences of one speaker in a paragraph."""
    yield from (one["title"], f"{one['outlet']}, {one['published']}")
    for paragraph in one["paragraphs"]:
        for who, run in groupby(paragraph["sentences"], key=lambda said: said["speaker"] or said["kind"]):
            name = {"own": one["outlet"], "aside": f"({paragraph['section']})"}.get(who, _MANNERS.get(who, who))
            yield f"{name}: {' '.join(''.join(text for text, _ in said['parts']) for said in run)}"


def _article(one: Content, same: Mapping[str, str]) -> str:
    """An article to read. What is not the article itself is folded where it stands.

    In ``same`` are sentences that open their counterparts elsewhere: lists, which a ``<p>`` must not hold.
    """
    drawn, p = [], "div" if same else "p"
    for folded, group in groupby(one["paragraphs"], key=lambda paragraph: _folded(paragraph["section"])):
        inner, run = list[str](), [*group]
        if folded and all(sentence.get("gap") for paragraph in run for sentence in paragraph["sentences"]):
            continue  # nothing of it is printed
        speaker, gap = ("", "own"), False
        for paragraph in run:
            words, begun_in_gap = [], gap
            for sentence in paragraph["sentences"]:
                said = (sentence["speaker"], sentence["kind"])
                more = gap and sentence.get("gap")
                named = said != speaker and said[1] in _MANNERS
                words.append(_sentence(one["article"], sentence, same, named=named, more=more))
                speaker, gap = said, sentence.get("gap", False)
            if begun_in_gap and inner and all(sentence.get("gap") for sentence in paragraph["sentences"]):
                inner[-1] = inner[-1].removesuffix(f"</{p}>") + "".join(words) + f"</{p}>"  # one sign for all
                continue
            kind = "headline" if paragraph["section"] in ("headline", "subhead", "deck") else "par"
            inner.append(f'<{p} class="{kind}">{" ".join(words)}</{p}>')
        html = "".join(inner)
        drawn.append(f"<details><summary>{folded}</summary>{html}</details>" if folded else html)
    name = slug(one["article"])
    original = f' · <a href="{escape(one["url"])}" rel="external">original</a>' if one["url"] else ""
    author = f" · {unbroken(one['author'])}" if one["author"] else ""
    original = " · in excerpts: at most half of its words" * bool(one.get("excerpts")) + original
    return (
        f'<article id="{name}" aria-labelledby="{name}-title" data-outlet="{escape(one["outlet"])}" '
        f'data-title="{escape(one["title"])}"><header><h2 id="{name}-title"><bdi>{unbroken(one["outlet"])}</bdi></h2>'
        f"<p>{unbroken(one['published'])} · {one['words']:,} words{author}{original}</p></header>"
        f"{''.join(drawn)}</article>"
    )


def _folded(section: str) -> str:
    """Under which words a section is folded; none for the article itself."""
    if section in RUNNING_TEXT:
        return ""
    return "Readers’ comments" if section == "comment" else "Not the article: captions, menus, credits"


def _sentence(article: str, one: Content, same: Mapping[str, str], *, named: bool, more: bool) -> str:
    if one.get("gap"):
        return f'<span class="gap" id="{place(article, one["sentence"])}">{"" if more else "[…]"}</span>'
    who = ""
    if named and one["kind"] != "own":
        who = f"{one['speaker']}, {_MANNERS[one['kind']]}" if one["speaker"] else _MANNERS[one["kind"]]
        who = f'<small class="who">{unbroken(who)}</small> '
    words = "".join(
        f'<span class="actor" title="{escape(actor)}">{unbroken(text)}</span>' if actor else unbroken(text)
        for text, actor in one["parts"]
    )
    signed = "".join(f' <small class="corrected">{unbroken(said)}</small>' for said in one.get("corrected", ()))
    at = place(article, one["sentence"])
    said = f'<span class="s {escape(one["kind"])}" id="{at}">{words}</span>'
    if at in same:
        said = f'<details class="same"><summary>{said}&nbsp;⇄</summary><ul>{same[at]}</ul></details>'
    return f"{who}{said}{signed}"


def _outlet(one: Content, reading: str) -> str:
    """One article in the row on the front page, with a bar of its own and of others' words."""
    title = unbroken(one["title"])
    if reading:
        title = f'<a href="{address(reading, one["article"])}">{title}</a>'
    original = f' · <a href="{escape(one["url"])}" rel="external">original</a>' if one["url"] else ""
    own, quoted = (f"{one[part]:.0%}".removesuffix("%") for part in ("own", "quoted"))
    said = "all its own words" if own == "100" else f"{own}% its own words, {quoted}% others’"
    apart = f" · {unbroken(one['apart'])}" if one.get("apart") else ""
    opening = f'<span class="opening">{unbroken(one["opening"])}</span>' if one.get("opening") else ""
    return (
        f"<li><strong><bdi>{unbroken(one['outlet'])}</bdi></strong> <bdi>{title}</bdi>"
        f"<small>{unbroken(one['published'])} · {one['words']:,} words{apart}{original}</small>{opening}"
        f'<small>{said}</small><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="own" width="{own}" height="4"/>'
        f'<rect class="others" x="{own}" width="{quoted}" height="4"/></svg></li>'
    )
