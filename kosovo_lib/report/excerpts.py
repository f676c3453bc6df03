"""Excerpts: how much of other people's articles all pages of a site together may print, and what goes first."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape, unescape
from itertools import count
from math import inf
from typing import Any

from kosovo_lib.display.drawing import place, sentences_of, sources_of, words_of
from kosovo_lib.display.output import MIME
from kosovo_lib.report.figure import mapped
from kosovo_lib.report.page import contents_of
from kosovo_lib.schema import BODY, RUNNING_TEXT

_SHARE, _ROW, _RUN = 0.5, 100, 6
"""In excerpts: the share of an article's words, the most of them in a row, and the fewest in a row that count."""
_LABEL = 140  # characters of a text in a chart that may be a label, which is seen before what is said when pointed at
_LED = 8  # in excerpts, sentences of each article in a group of evidence that a finding leads to, if there is room
_WORD = re.compile(r"\w+")


class Excerpts:
    """What all pages of a site together print of each article: half of its words, and no more than 100 in a row.

    Words count where six in a row, or a whole sentence, stand as in the article: in quotations, evidence, tables,
    charts and what else a notebook displays. What two articles have alike counts for both; headlines always stand.
    """

    def __init__(self, articles: Sequence[Mapping[str, Any]]) -> None:
        self._at: dict[tuple[str, ...], list[tuple[str, int]]] = {}  # words in a row -> where they stand
        self._printed: dict[str, set[int]] = {}
        self._most: dict[str, float] = {}
        self._nth: dict[tuple[str, int], int] = {}  # the number of a sentence among those of the running text
        self._size = Counter[str]()
        self.asked = Counter[tuple[str, int]]()  # in how many groups of evidence a sentence stands
        for one in articles:
            name, counted = one["article"], 0
            words: tuple[str, ...] = ()
            for section, said in sentences_of(one):
                own, running = _words(words_of(said)), section in RUNNING_TEXT
                if 0 < len(own) < _RUN:
                    self._at.setdefault(own, []).append((name, len(words)))
                words += own
                counted += len(own) * running
                self._size[name] += running
                self._nth[name, said["sentence"]] = running * self._size[name]
            for at in range(len(words) - _RUN + 1):
                self._at.setdefault(words[at : at + _RUN], []).append((name, at))
            self._printed[name], self._most[name] = set(), _SHARE * counted
        for one in articles:
            self.takes(one["title"], always=True)
            for section, said in sentences_of(one):
                self.takes(words_of(said) if section == "headline" else said["speaker"], always=True)

    def takes(self, text: str, *, always: bool = False) -> bool:
        """Print a text unless too much of an article were printed then; whether it may be."""
        words = _words(text)
        more: dict[str, set[int]] = {}
        for name, _, places in self._found(words):
            more.setdefault(name, set()).update(places)
        for name, new in more.items():
            printed = new | self._printed[name]
            starts = (at for at in printed if at - 1 not in printed)
            fits = len(printed) <= self._most[name] and not any(
                printed.issuperset(range(s, s + _ROW + 1)) for s in starts
            )
            if not (always or new <= self._printed[name] or fits):
                return False
        for name, new in more.items():
            self._printed[name] |= new
        return True

    def cut(self, text: str) -> str:
        """A text with an ellipsis for words of articles that may not be printed."""
        return text if text.count(" ") < _RUN - 1 or self.takes(text) else self._shortened(text)

    def has(self, text: str) -> bool:
        """Whether the words of a sentence are printed somewhere."""
        found = self._found(_words(text))
        return bool(found) and all(self._printed[name].issuperset(places) for name, _, places in found)

    def place(self, article: str, sentence: int) -> str:
        """A sentence by its number in the running text, which is how pages count."""
        at = self._nth.get((article, sentence))
        return f"sentence {at} of {self._size[article]}" if at else "words outside the article"

    def _found(self, words: tuple[str, ...]) -> list[tuple[str, int, range]]:
        size = min(_RUN, len(words))
        return [
            (name, at, range(start, start + size))
            for at in range(len(words) - size + 1) for name, start in self._at.get(words[at : at + size], ())
        ]  # fmt: skip

    def _shortened(self, text: str) -> str:
        gone: set[int] = set()
        spans = [one.span() for one in _WORD.finditer(text)]
        for name, at, found in self._found(_words(text)):
            gone |= {at + n for n, place in enumerate(found) if place not in self._printed[name]}
        kept, at = "", 0
        for first in sorted(one for one in gone if one - 1 not in gone):
            last = next(one for one in count(first) if one not in gone)
            begins = text[: spans[first][0]].rstrip('“"‘ ').endswith(":") or not first  # also behind a speaker
            begun = first + (_RUN - 2) * (begins and last - first >= _RUN)  # four: five with one before
            kept, at = f"{kept}{text[at : spans[begun][0]]}… ", spans[last - 1][1]
        cut = f"{kept}{text[at:].lstrip()}"
        for opens, closes in ('""', "“”"):  # no mark that nothing opens
            odd = cut.count(closes) % 2 if opens == closes else cut.count(closes) > cut.count(opens)
            cut = cut.replace(f"… {closes}", "… ") if odd else cut
        cut = re.sub(r"…[ .,;:…]*(?=(\w)?)", lambda end: "… " if end[1] else "…", cut)
        return cut.strip() if _WORD.search(cut) else "[…]"


def excerpt(notebooks: Sequence[Any], standing: Sequence[str] = ()) -> None:
    """Take from the executed notebooks of a site what its pages may not print of other people's articles: `Excerpts`.

    First comes what leading findings quote, then the first sentence of each article, what facts in charts are called,
    one of each article behind leading findings, what several articles tell and numbers, rows of words alone, labels of
    other charts, more of what leads rest on, other tables and all else. A sentence that is not printed is named by its
    place, on the page with the articles there is a gap. ``standing`` are pages that stay.
    """
    held = [contents_of(notebook) for notebook in notebooks]
    readings = [one for some in held for one in some if one["kind"] == "reading"]
    sources = [source for some in held for content in some for source in sources_of(content)]
    quota = Excerpts(_articles(readings, sources))
    for page in standing:
        quota.takes(unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)), always=True)
    quota.asked.update((source["article"], one["sentence"]) for source in sources for one in source["sentences"])
    leads = any(one["leads"] for some in held for content in some for one in content.get("findings", ()))
    wanted = [
        (step, rank, at, take) for at, (notebook, contents) in enumerate(zip(notebooks, held, strict=True))
        for step, rank, take in _wanted(notebook, contents, quota, leads)
    ]  # fmt: skip
    for *_, take in sorted(wanted, key=lambda one: one[:3]):
        take()
    for source in sources:
        for one in source["sentences"]:
            one["place"] = quota.place(source["article"], one["sentence"])
            one["parts"] = one["parts"] if quota.has(words_of(one)) else []
    for one in (one for some in held for row in some if row["kind"] == "outlets" for one in row["articles"]):
        one["opening"] = one.get("opening", "") * quota.has(one.get("opening", ""))
    gone = set()
    for article in (one for reading in readings for one in reading["articles"]):
        article["excerpts"] = True
        for _, one in sentences_of(article):
            if not quota.has(words_of(one)):
                one |= {"parts": [], "gap": True, "speaker": "", "kind": "own", "corrected": []}
                gone.add(place(article["article"], one["sentence"]))
    for reading in readings:  # a gap opens nothing
        reading["pairs"] = [pair for pair in reading["pairs"] if gone.isdisjoint(pair[:2])]


def _articles(readings: Sequence[Any], sources: Sequence[Any]) -> list[dict[str, Any]]:
    """The articles of the reading page; where it lacks one, the sentences of its evidence stand for it."""
    articles = {one["article"]: one for reading in readings for one in reading["articles"]}
    lone: dict[str, dict[int, Any]] = {}
    for one in sources:
        if one["article"] not in articles:
            lone.setdefault(one["article"], {}).update({said["sentence"]: said for said in one["sentences"]})
    for name, said in lone.items():
        paragraph = {"section": "body", "sentences": [said[number] for number in sorted(said)]}
        articles[name] = {"article": name, "title": "", "paragraphs": [paragraph]}
    return list(articles.values())


def _wanted(
    notebook: Any, contents: Sequence[dict[str, Any]], quota: Excerpts, leads: bool
) -> Iterator[tuple[int, float, Callable[[], object]]]:
    """What a page would print: how early it is asked for, its rank there, and what prints it or leaves it out."""
    found = [(one, content) for content in contents if content["kind"] == "findings" for one in content["findings"]]
    found.sort(key=lambda pair: (not pair[0]["leads"], -pair[0]["strength"]))
    head, led = max(1, sum(one["leads"] for one, _ in found)), dict[str, float]()
    for rank, (one, content) in enumerate(found):
        if one["anchor"] and (rank or (leads and not one["leads"])):  # pages print the strongest one's, if it leads
            one["quotations"] = []
        yield 0, rank, partial(_finding, one, content["findings"], quota)
        led.setdefault(one["anchor"], rank if one["anchor"] else inf)
    for one in (one for content in contents for one in content.get("articles", ())):
        text = [words_of(said) for section, said in sentences_of(one) if section in BODY]
        yield from ((1, 0, partial(quota.takes, said)) for said in [*text[:1], one.get("opening", "")])
    parts = [(group, part) for content in contents for group in content.get("groups", ()) for part in group["parts"]]
    for group, part in parts:
        first = min(led.get(group["id"], inf), led.get(part["id"], inf))
        size = sum(len(one["sentences"]) for one in part["sources"])
        step = 2 if first < head else 4 - (first < inf or sum(len(one["sources"]) for one in group["parts"]) > 1)
        yield step, min(first, size), partial(_evidence, part, quota, 1)  # large groups find something printed later
        if step == 2:
            yield 7, first, partial(_evidence, part, quota, _LED)
        yield from ((6, first, partial(_label, one, quota)) for one in (group, part))
    for rank, row, content in ((rank, row, one) for one in contents for rank, row in enumerate(one.get("rows", ()))):
        counts = any("anchor" in one or "value" in one for one in row)  # so it stands without its words
        states = any("value" in one for one in row) and any("sentence" in one for one in row)
        yield 4 if states else 8 if counts else 5, rank, partial(_row, row, content, quota, counts)
    for output in (one for cell in notebook.cells for one in cell.get("outputs", ())):
        yield 1, 1, partial(_output, output, quota, _LABEL)
        yield 9, 0, partial(_output, output, quota)


def _finding(one: dict[str, Any], findings: list[dict[str, Any]], quota: Excerpts) -> None:
    """Print a finding and each of its quotations whole, or leave it out: cut, it would say something else."""
    if not quota.takes(one["text"]):
        findings.remove(one)
    one["quotations"] = [said for said in one["quotations"] if quota.takes(said["text"])]
    one["detail"] = quota.cut(one["detail"])


def _evidence(part: dict[str, Any], quota: Excerpts, most: int) -> None:
    """Print so many sentences of each article: those that stand elsewhere, too, then short ones in many groups."""
    for source in part["sources"]:
        left, held = most, [(one, words_of(one)) for one in source["sentences"]]
        weighed = {said: quota.asked[source["article"], one["sentence"]] / (1 + len(said)) for one, said in held}
        for said in sorted(weighed, key=lambda said: (not quota.has(said), -weighed[said])):
            left -= left > 0 and quota.takes(said)


def _label(one: dict[str, Any], quota: Excerpts) -> None:
    one["label"] = quota.cut(one["label"])


def _row(row: list[dict[str, Any]], table: dict[str, Any], quota: Excerpts, counts: bool) -> None:
    """Print what a row may; without any of its sentences, a number, or what leads to one, it says nothing."""
    said = [one for one in row if "sentence" in one]
    printed = [quota.takes(one["text"]) for one in said]
    if said and not any(printed) and not counts:
        table["rows"] = [other for other in table["rows"] if other is not row]
        table["of"] -= 1
        table["unprinted"] = table.get("unprinted", 0) + 1
    for one in row:
        if "sentence" not in one:
            one["text"] = quota.cut(one["text"])
    for one in (one for one, there in zip(said, printed, strict=True) if not there):
        one["text"] = quota.place(*one.pop("sentence"))


def _output(output: dict[str, Any], quota: Excerpts, longest: float = inf) -> None:
    """Cut charts, notes and what is not of this library."""
    data = output.get("data", {})
    of = data.get(MIME, {"kind": "chart"})

    def short(leaf: Any) -> Any:
        return quota.cut(leaf) if isinstance(leaf, str) and len(leaf) <= longest else leaf

    def whole(said: Any) -> Any:  # its beginning may lack what the chart draws of it
        return said if not isinstance(said, str) or len(said) <= _LABEL or quota.takes(said) else "[…]"

    for kind, value in list(data.items()):
        if kind == MIME and of["kind"] in ("note", "reading"):
            of |= mapped(of if of["kind"] == "note" else {"pairs": of["pairs"]}, short)
        elif kind != MIME and of["kind"] != "chart":
            del data[kind]  # the same as HTML and as text, which pages do not need
        elif isinstance(value, dict) and kind != MIME:
            rows = mapped(value.get("datasets", {}), short if longest < inf else whole)
            data[kind] = mapped({**value, "datasets": rows}, short)
        elif isinstance(value, str) and longest == inf:
            cut = re.sub(r"[^<>]+", lambda said: escape(quota.cut(unescape(said[0])), quote=False), value)
            data[kind] = cut if kind == "text/html" else quota.cut(value)
    if "text" in output and longest == inf:
        output["text"] = quota.cut(output["text"])


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
