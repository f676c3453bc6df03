"""What notebooks display: findings, tables, evidence, notes, the articles, each with its content as data."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape
from itertools import groupby
from textwrap import shorten
from typing import Any

import pandas as pd

from kosovo_lib import facts, schema
from kosovo_lib.corpus import Corpus
from kosovo_lib.corrections import stated
from kosovo_lib.display.drawing import (
    VALUES,
    anchor,
    cell,
    heading,
    html_of,
    known,
    number,
    opened,
    place,
    plain_of,
    sources_of,
    visible,
    when,
)
from kosovo_lib.errors import DataError
from kosovo_lib.facts.clusters import counterparts
from kosovo_lib.finding import Finding, amount, listed
from kosovo_lib.lang import load
from kosovo_lib.schema import outlet_names
from kosovo_lib.text.flow import LIST_MARK
from kosovo_lib.voices.summary import shares

MIME = "application/vnd.kosovo.display+json"
"""The type under which an output carries its content as data."""


_LISTED, _GROUPS = 2_000, 1_000
"""Sentences and groups that evidence lists; of more, as many of each group, and the others are counted."""
_ROWS = 1_000  # rows that a table displays; of more, the first
_COMPARED = 100  # articles up to which those that are read in JupyterLab are compared with all the others
_Said = tuple[list[tuple[int, int]], list[str]]  # of a sentence, where to mark it, and words to print after it
_OPENED = 1_000
"""Articles in groups of evidence up to which the numbers of a table open their sentences in JupyterLab."""


@dataclass(frozen=True)
class Output:
    """Something a notebook displays: ``content`` is plain data, ``kind`` says how it is drawn."""

    kind: str
    content: Mapping[str, Any] = field(repr=False)
    lead: bool = False
    opens: Mapping[str, str] = field(default_factory=dict, repr=False)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        data = {"kind": self.kind, "lead": self.lead, **self.content}
        return {MIME: data, "text/html": html_of(data, opens=self.opens), "text/plain": plain_of(data)}


@dataclass(frozen=True)
class Evidence(Output):
    """Sentences in groups. Tables and charts that are given it lead from their numbers to its groups."""

    by: tuple[str, ...] = ()
    groups: Mapping[tuple[str, ...], str] = field(default_factory=dict, repr=False)
    labels: Mapping[str, Mapping[Any, str]] = field(default_factory=dict, repr=False)

    def address(self, **values: Any) -> str:
        """The address of the group with these values, one for each column of ``by``; empty if it has no sentence."""
        return self.groups.get(tuple(_word(values[name]) for name in self.by if name in values), "")

    def leads_from(self, row: Mapping[str, Any], column: str) -> str:
        """The address that a number in ``column`` of a table's row leads to, or an empty text.

        If the row lacks a value (a table with a column for each outlet), the column's name stands for it. A number in
        ``n_a`` belongs to ``outlet_a``.
        """
        side = column[-2:] if column[-2:] in ("_a", "_b") else ""
        values = {name: row[key] for name in self.by for key in (name, name + side) if key in row}
        missing = [name for name in self.by if name not in values]
        if len(missing) == 1 and (found := self.address(**values, **{missing[0]: column})):
            return found
        return self.address(**values)


@dataclass(frozen=True)
class _Chart:
    """A chart whose marks lead to evidence, or that the front page has too."""

    chart: Any = field(repr=False)
    evidence: Evidence | None = None
    lead: bool = False

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        if self.evidence:
            import altair

            renderer: Any = altair.renderers.get()
            bundle = renderer(_linked(self.chart.to_dict(), self.evidence))
        else:
            bundle = self.chart._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, MIME: {"kind": "chart", "lead": self.lead}}, metadata


def chart(drawn: Any, *, evidence: Evidence | None = None) -> Any:
    """Display a chart whose marks lead to the sentences behind them.

    Args:
        drawn: any Altair chart; nothing is displayed if it is False or None.
        evidence: a mark leads to the group that has its row's values in the columns that `evidence` was grouped by.
            Marks that stand for several rows at once (an ``aggregate`` in the encoding) lead nowhere.
    """
    return _Chart(drawn, evidence) if drawn else None


def lead(thing: Any, *, evidence: Evidence | None = None) -> Any:
    """Let the front page have this chart or note too, on the card of its page.

    Args:
        thing: a chart, or what a function of this module returned.
        evidence: of a chart as it is; see `chart`.
    """
    return replace(thing if isinstance(thing, (Output, _Chart)) else _Chart(thing, evidence), lead=True)


_NO_UNITS = ("datasets", "config", "usermeta", "params")  # parts of a specification in which no chart is nested


def _linked(spec: Mapping[str, Any], evidence: Evidence) -> Any:
    """A Vega-Lite specification in which each row has the address of its evidence, and each mark a link."""

    def rows(found: Any) -> Any:
        if not isinstance(found, list) or not all(isinstance(row, Mapping) for row in found):
            return found
        addresses = [evidence.leads_from(row, "") for row in found]
        return [{**row, "href": f"#{at}" if at else ""} for row, at in zip(found, addresses, strict=True)]

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(one) for one in node]
        if not isinstance(node, Mapping):
            return node
        made = {key: value if key in _NO_UNITS else walk(value) for key, value in node.items()}
        if "mark" in made and "href" not in made.get("encoding", {}) and "'aggregate'" not in str(made):
            made["encoding"] = {**made.get("encoding", {}), "href": {"field": "href", "type": "nominal"}}
        if isinstance(made.get("data"), Mapping) and "values" in made["data"]:
            made["data"] = {**made["data"], "values": rows(made["data"]["values"])}
        return made

    made = walk(spec)
    return {**made, "datasets": {name: rows(found) for name, found in made.get("datasets", {}).items()}}


def findings(results: Iterable[Finding], *, evidence: Evidence | Sequence[Evidence] | None = None) -> Output:
    """State the results of an analysis, the strongest first.

    Args:
        results: the findings, in any order.
        evidence: if given, a finding leads to its sentences only where these groups hold some.
    """
    shown = [evidence] if isinstance(evidence, Evidence) else evidence or ()
    groups = {address for one in shown for address in one.groups.values()}
    stated = []
    for one in sorted(results, key=lambda one: -one.strength):
        address = one.evidence if isinstance(one.evidence, str) else anchor(*one.evidence)
        quotations = [
            {"article": said.article, "sentence": int(said.sentence), "outlet": said.outlet,
             "text": visible(said.text), "address": place(said.article, said.sentence)}
            for said in one.quotations
        ]  # fmt: skip
        stated.append({
            "text": visible(one.sentence), "detail": visible(one.detail), "strength": one.strength,
            "anchor": address if evidence is None or address in groups else "", "analysis": one.kind,
            "leads": one.leads, "checked": one.checked, "quotations": quotations,
        })  # fmt: skip
    return Output("findings", {"findings": stated})


def note(text: str) -> Output:
    """Say something in a plain sentence, for instance why there is no chart."""
    return Output("note", {"text": visible(text)})


def folded(title: str, text: str) -> Any:
    """Display a long text behind a line that opens it.

    Args:
        title: the line.
        text: the text, in Markdown; HTML in it is shown as text. An empty one displays nothing.
    """
    if not text:
        return None
    import mistune
    from IPython.display import HTML

    below = re.sub(r"^(#{1,4}) ", r"##\1 ", text, flags=re.MULTILINE)  # the page has headings of its own
    drawn = mistune.create_markdown(escape=True, plugins=["table"])(below)
    return HTML(f"<details><summary>{escape(visible(title))}</summary>{drawn}</details>")  # type: ignore[no-untyped-call]


def table(
    frame: pd.DataFrame,
    *,
    caption: str,
    columns: Mapping[str, str] | Sequence[str] | None = None,
    labels: Mapping[str, Mapping[Any, str]] | None = None,
    formats: Mapping[str, str | Callable[[Any], str]] | None = None,
    evidence: Evidence | None = None,
    links: Collection[str] | None = None,
) -> Output:
    """Display a table that screen readers can walk through, its numbers one click from their sentences.

    The first column names the rows; a missing value is a dash. The words of a sentence lead to its place in the
    article: ``text`` if the frame has ``article`` and ``sentence``, ``text_a`` if it has ``article_a`` and
    ``sentence_a``. Pages leave out a table without rows and its heading. Of more than 1,000 rows the first are
    displayed; the caption says so.

    Args:
        frame: what to display, without its index. Names of columns are put into words.
        caption: what a row is and what is counted, in which unit.
        columns: the columns to display, in this order; a mapping gives headings. All by default.
        labels: column -> value -> how it is printed, such as ``{"outlet": names}``, which holds for ``outlet_a`` and
            ``outlet_b``, too.
        formats: column -> format specification (``".1f"``) or function of the value that returns its text.
        evidence: the sentences behind the numbers; see `Evidence.leads_from`.
        links: the columns that lead there; all numbers by default.

    Raises:
        DataError: an option names a column that the table does not have.
    """
    headings = columns if isinstance(columns, Mapping) else {name: name for name in columns or frame.columns}
    formats, printed = dict(formats or {}), {**VALUES, **(evidence.labels if evidence else {}), **(labels or {})}
    for side in ("outlet_a", "outlet_b"):
        if "outlet" in printed and side in frame:
            printed = {side: printed["outlet"], **printed}
    asked = set(labels or {}) - ({"outlet"} if "outlet_a" in frame else set())
    unknown = sorted({*headings, *asked, *formats, *(() if links is None else links)} - set(frame.columns))
    if unknown:
        raise DataError(
            f"table {caption!r}: it has no column {', '.join(map(repr, unknown))}; it has {', '.join(frame.columns)}"
        )
    names = list(headings)
    types = pd.api.types
    numeric = {
        name: types.is_numeric_dtype(frame[name]) and not types.is_bool_dtype(frame[name]) and name not in printed
        for name in names
    }
    placed = {
        name: (f"article{side}", f"sentence{side}")
        for name in names
        if (found := re.fullmatch(r"(?:text|value)(_\w+)?", str(name)))
        and {f"article{(side := found[1] or '')}", f"sentence{side}"} <= set(frame.columns)
    }
    leading = set(links) if links is not None else {name for name in names if numeric[name]}

    def one(row: Mapping[str, Any], name: str) -> dict[str, Any]:
        value = row[name]
        text = printed.get(name, {}).get(value, value) if types.is_hashable(value) else value
        made: dict[str, Any] = {"text": visible(cell(text, formats.get(name)))}
        if numeric[name] and known(value):
            made["value"] = number(value)
        counted = name in leading and (isinstance(value, (list, tuple, set)) or known(value))
        counted = counted and not (types.is_integer_dtype(frame[name]) and value == 0)  # none of them to open
        if evidence and counted and (address := evidence.leads_from(row, name)):
            made["anchor"] = address
        if name in placed and known(row[placed[name][0]]) and known(row[placed[name][1]]):
            made["sentence"] = [str(row[placed[name][0]]), int(row[placed[name][1]])]
        return made

    heads = [{"label": heading(headings[name]), "numeric": numeric[name]} for name in names]
    rows = [[one(row, name) for name in names] for row in records(frame.head(_ROWS))]
    caption += frame.attrs.get("cut", "")
    content = {"caption": visible(caption), "columns": heads, "rows": rows, "of": len(frame)}
    few = evidence and len(sources_of(evidence.content)) <= _OPENED
    return Output("table", content, opens=opened(evidence.content if evidence and few else {"groups": ()}))


def evidence(
    corpus: Corpus,
    rows: pd.DataFrame,
    *,
    by: Sequence[str] = (),
    part: str | None = None,
    says: str | None = None,
    mark: str | None = "surface",
    label: Callable[[Mapping[str, Any]], str] | None = None,
    labels: Mapping[str, Mapping[Any, str]] | None = None,
    opened: int = 0,
) -> Evidence:
    """The sentences behind numbers, one group that opens for each combination of ``by``.

    Each sentence comes with its speaker, line and offsets, under outlet, day and file; on pages it leads to its place
    in the article. Groups and articles follow the order of ``rows``, sentences the text. Of more than 2,000 sentences,
    or 1,000 groups, the first are listed and the others counted.

    Args:
        corpus: where the sentences are.
        rows: one row per sentence to list or place to mark: ``article``, ``sentence``, the columns in ``by``, and, to
            mark words, ``start`` and ``end`` (offsets in the text) or ``mark``.
        by: columns whose values make a group, whose address is ``anchor(*values)``.
        part: a column by which groups are divided; a part's address is ``anchor(*values, part)``.
        says: a column printed after each sentence, such as its label.
        mark: the column with the words to mark if ``rows`` has no offsets; `None` marks nothing.
        label: makes a group's heading from its ``by`` values as printed; by default they are listed.
        labels: column -> value -> how it is printed, as in `table`. Outlets are printed by their names.
        opened: groups stand open if they have at most so many sentences together.

    Raises:
        DataError: ``rows`` lacks a column, or names a sentence that the corpus does not have.
    """
    missing = [name for name in ("article", "sentence", *by, *filter(None, (part, says))) if name not in rows.columns]
    if missing:
        raise DataError(f"evidence: the rows have no column {', '.join(map(repr, missing))}")
    rows, left, others = _cut(rows, [*by, *filter(None, (part,))])
    named_here = rows[["article", "sentence"]].drop_duplicates().astype({"article": "string", "sentence": "int64"})
    listed = corpus.sentences.merge(named_here)
    sentences = {(row["article"], row["sentence"]): row for row in records(listed)}
    names = outlet_names(corpus.outlets)
    printed = {**VALUES, **dict.fromkeys(("outlet", "outlet_a", "outlet_b"), names), **(labels or {})}
    about = corpus.articles[corpus.articles["article"].isin(named_here["article"])]
    sources = {row["article"]: _source(row, names) for row in records(about)}
    groups: dict[tuple[str, ...], dict[str, dict[tuple[str, int], _Said]]] = {}
    for row in records(rows):
        key = (str(row["article"]), int(row["sentence"]))
        if key not in sentences:
            raise DataError(f"evidence: article {key[0]!r} has no sentence {key[1]}")
        sentence = sentences[key]
        group = groups.setdefault(tuple(_word(row[name]) for name in by), {})
        marked, said = group.setdefault(_word(row[part]) if part else "", {}).setdefault(key, ([], []))
        marked.extend(_places(row, sentence["text"], int(sentence["start"]), mark))
        if says and known(row[says]):
            said.append(visible(str(row[says])))

    content: list[dict[str, Any]] = []
    addresses: dict[tuple[str, ...], str] = {}

    def addressed(*values: str) -> str:
        made = anchor(*values)
        if made in addresses.values():  # "Activists" beside "activists"
            made += "-" + sha256("\0".join(values).encode()).hexdigest()[:6]
        addresses[values] = made
        return made

    for values, group in groups.items():
        here, whose = addressed(*values), {"speaker": values[by.index("speaker")]} if "speaker" in by else {}
        parts: list[dict[str, Any]] = []
        for name, held in group.items():
            articles = [
                {**sources[article], "sentences": [
                    _sentence(sentences[key] | whose, *held[key]) for key in sorted(held) if key[0] == article
                ]}
                for article in dict.fromkeys(key[0] for key in held)
            ]  # fmt: skip
            shown = printed.get(part or "", {}).get(name, name)
            parts.append({"id": addressed(*values, name) if part else "", "label": visible(shown), "sources": articles})
            if more := left[(*values, name) if part else values]:
                parts[-1]["left"] = more
        own = {name: printed.get(name, {}).get(value, value) for name, value in zip(by, values, strict=True)}
        words = visible(label(own) if label else " · ".join(own.values())) or "The sentences"
        content.append({"id": here, "label": words, "parts": parts})
    keys = (*by, part) if part else tuple(by)
    whole = {"groups": content, "open": len(named_here) <= opened, **({"left": others} if others else {})}
    return Evidence("evidence", whole, by=keys, groups=addresses, labels=printed)


def _cut(rows: pd.DataFrame, names: list[str]) -> tuple[pd.DataFrame, Counter[tuple[str, ...]], int]:
    """The rows to list, how many each group lacks (by its values), and how many groups are left out."""
    words = pd.DataFrame({name: rows[name].map(_word) for name in dict.fromkeys(["article", "sentence", *names])})
    places = words.drop_duplicates()
    by = places.groupby(names or (lambda _: 0), sort=False)
    here = by.ngroup() < (_GROUPS if len(places) > _LISTED else len(places))
    kept = by.cumcount().where(here).rank(method="max") <= _LISTED
    left = Counter(map(tuple, places.loc[here & ~kept, names].to_numpy()))
    listed = pd.MultiIndex.from_frame(words).isin(pd.MultiIndex.from_frame(places[kept]))
    return rows[listed], left, max(0, by.ngroups - _GROUPS) if len(places) > _LISTED else 0


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each as column -> value."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _word(value: Any) -> str:
    return str(value) if known(value) else "–"


def _source(article: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    """An article as the heading of its sentences: outlet and day of publication, and the file."""
    about = _about(article, names)
    said, path = f"{about['outlet']}, {about['published']}", visible(str(article["path"]))
    return {"article": about["article"], "about": said, "path": path, "url": about["url"]}


def _sentence(row: Mapping[str, Any], marked: list[tuple[int, int]], said: list[str]) -> dict[str, Any]:
    """One sentence as data: its parts (text, marked or not), who speaks, where it stands, what is said of it."""
    return {
        "parts": _parts(str(row["text"]), ((*place, True) for place in sorted(marked)), plain=False),
        "voice": str(row["voice"]),
        "attribution": str(row["attribution"]),
        "speaker": visible(str(row["speaker"])) if known(row["speaker"]) else "",
        **{name: int(row[name]) for name in ("sentence", "line", "start", "end")},
        "says": ", ".join(dict.fromkeys(said)),
    }


def _parts(text: str, marks: Iterable[tuple[int, int, Any]], plain: Any) -> list[list[Any]]:
    """The text in parts, each with its mark, or ``plain``; of marks that overlap the first one counts."""
    parts, at = [], 0
    for start, end, mark in marks:
        if start >= at and end <= len(text):
            parts += [[text[at:start], plain], [text[start:end], mark]]
            at = end
    return [[visible(part), mark] for part, mark in (*parts, [text[at:], plain]) if part]


def _places(row: Mapping[str, Any], text: str, offset: int, mark: str | None) -> list[tuple[int, int]]:
    """Where to mark, relative to the sentence: by offsets if the row has them, else where its words stand."""
    if mark is None:
        return []
    if known(row.get("start")) and known(row.get("end")):
        start, end = int(row["start"]) - offset, int(row["end"]) - offset
        whole = start <= 0 and end >= len(text)  # the row is the sentence itself
        return [(start, end)] if 0 <= start < end <= len(text) and not whole else []
    words = row.get(mark)
    found = text.find(str(words)) if known(words) and str(words) else -1
    return [(found, found + len(str(words)))] if found >= 0 else []


_EACH = 12  # articles up to which each has its place on the front page

_FIRST_PERSON = 2
"""Sentences of its own in the first person from which an article may be an opinion; 4 of 60 real ones had so many."""

_GENRES = {"opinion": ("opinion piece", ""), "letter": ("reader’s letter", "readers’ letters")}
"""Genre of `schema.APART` -> one such article and several, in words."""


@dataclass(frozen=True)
class ArticleView:
    """Articles as `Corpus.read` shows them in JupyterLab; ``print`` gives them as plain text."""

    reading: Output = field(repr=False)

    def __str__(self) -> str:
        return plain_of({"kind": "reading", **self.reading.content})

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Without the content as data: a page takes it for any other output, not for the page with the articles."""
        return {"text/html": html_of({"kind": "reading", **self.reading.content}, opens={}), "text/plain": str(self)}


def reading(corpus: Corpus, articles: Collection[str] = ()) -> Output:
    """The articles, every sentence marked by who speaks, actors underlined.

    Its page shows two articles side by side and searches all; a sentence leads to its counterparts elsewhere.

    Args:
        articles: ids of those to show; all by default. Of more than 100 articles only these are compared.
    """
    if articles and len(corpus.articles) > _COMPARED:
        corpus = corpus.select(articles=[*articles])
    names, story = schema.outlet_names(corpus.outlets), facts.compare(corpus)
    linked = {tuple(place(story.article[row], story.number[row]) for row in rows): visible(says)
              for rows, says in counterparts(story).items()}  # fmt: skip
    told = {name for pair in linked for name in pair} if articles else set()
    others = {
        at: [visible(names[one["outlet"]]), visible(one["text"])]
        for one in records(corpus.sentences) if (at := place(one["article"], one["sentence"])) in told
        and one["article"] not in articles
    }  # fmt: skip
    corpus = corpus.select(articles=[*articles]) if articles else corpus
    actors = schema.references_counted(corpus.mentions)
    mentions: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for one in records(actors[actors["sense"] == "actor"].sort_values("start", kind="stable")):
        mentions.setdefault((one["article"], one["sentence"]), []).append(one)
    sentences = dict(iter(corpus.sentences.groupby("article", sort=False)))
    corrected: dict[tuple[str, int], list[str]] = {}
    for one in records(corpus.corrections):
        corrected.setdefault((one["article"], one["sentence"]), []).append(visible(stated(one)))
    drawn = {}
    for row in records(corpus.articles):
        rows = records(sentences.get(row["article"], corpus.sentences.head(0)))
        drawn[row["article"]] = {**_about(row, names), "paragraphs": [
            {"section": group[0]["section"], "sentences": [
                _marked(one, mentions.get((one["article"], one["sentence"]), ()))
                | {"corrected": corrected.get((one["article"], one["sentence"]), [])}
                for one in group
            ]}
            for group in (list(found) for _, found in groupby(rows, key=lambda one: one["block"]))
        ]}  # fmt: skip
    shown = [drawn[name] for name in articles or drawn]
    pairs = [[*ends, says] for ends, says in linked.items()]
    return Output("reading", {"articles": shown, "pairs": pairs, **({"others": others} if articles else {})})


def outlets(corpus: Corpus, compared: Corpus | None = None) -> Output:
    """A row of the articles for the front page: outlet, first sentence, day, length, own and others' share, original.

    Above twelve articles it is a row of the outlets.

    Args:
        compared: what `Corpus.select` left of them for comparing; the others are marked as kept apart.
    """
    inside = set((compared or corpus).articles["article"])
    names, many, rows = schema.outlet_names(corpus.outlets), len(corpus.articles) > _EACH, []
    for _, held in corpus.articles.groupby("outlet" if many else "article", sort=False):
        share = shares(corpus.select(articles=held["article"].tolist())).set_index("kind")["share"]
        first, away = records(held)[0], int((~held["article"].isin(inside)).sum())
        about, what = _about(first, names), f"{_GENRES.get(first['genre'], (first['genre'],))[0]},"
        if many:
            days = when(held["published_from"].min(), held["published_to"].max())
            about |= {"title": amount(len(held), "article"), "author": "", "url": "", "published": days}
            about["words"], what = int(held["words"].sum()), str(away)
        else:
            about["opening"] = _opening(corpus, first["article"], about["title"])
        apart = f"{what} kept apart from the comparison" if away else ""
        own, quoted = number(share["outlet"]), number(share.drop("outlet").sum())
        rows.append({**about, "own": own, "quoted": quoted, "apart": apart})
    return Output("outlets", {"articles": rows}, lead=True)


def _opening(corpus: Corpus, article: str, title: str) -> str:
    """How an article begins, below its headline, also where that is repeated; at most 400 characters."""
    body = corpus.sentences[corpus.sentences["section"].isin(schema.BODY) & (corpus.sentences["article"] == article)]
    text = next((text for text in body["text"] if text.rstrip(".") not in title), "")
    return shorten(visible(re.sub(rf"\A{LIST_MARK}", "", text)), 400, placeholder=" …")


def genres(everything: Corpus, compared: Corpus, outlets: Sequence[str] = ()) -> Output | None:
    """Say how many opinion pieces and letters a comparison keeps apart or includes, marked or perhaps so.

    Args:
        everything: the corpus.
        compared: what `Corpus.select` left of it.
        outlets: the outlets asked for; empty means all that can be compared.

    Returns:
        A note; None if there is nothing of the kind.
    """
    asked = everything.handles(outlets) or schema.outlets_compared(everything.outlets)
    articles = everything.articles[everything.articles["outlet"].isin(asked)]
    articles = articles[articles["genre"].isin(schema.APART)]
    names = schema.outlet_names(everything.outlets)
    inside = articles["article"].isin(compared.articles["article"])
    said = []
    for rows, verb in ((articles[~inside], "Left out of this comparison"), (articles[inside], "Compared with news")):
        if len(rows):
            number = Counter(rows["genre"])
            what = " and ".join(amount(number[one], *_GENRES[one]) for one in schema.APART if one in number)
            said.append(f"{verb}: {what} ({', '.join(names[outlet] for outlet in rows['outlet'].unique())}).")
    if which := [names[outlet] for outlet in in_first_person(compared)["outlet"].unique()]:
        writes = f"{listed(which)} write{'s' * (len(which) == 1)} in the first person"
        said.append(f"{writes}, but nothing marks the text as opinion. We count it as news.")
    return note(" ".join(said)) if said else None


def in_first_person(corpus: Corpus) -> pd.DataFrame:
    """The articles that count as news although the outlet itself says "we" or "I" in them more than once."""
    sentences, en = corpus.sentences, load("en")
    sentences = sentences[sentences["section"].isin(schema.RUNNING_TEXT) & (sentences["voice"] != "none")]
    own: dict[Any, str] = sentences.set_index(["article", "sentence"])["text"].to_dict()
    for *at, said in corpus.attributions[["article", "sentence", "text"]].itertuples(index=False):
        own[tuple(at)] = own.get(tuple(at), "").replace(said, "")
    times = Counter(at for (at, _), text in own.items() if en.actors.first_person.search(en.facts.quoted.sub("", text)))
    news = corpus.articles[corpus.articles["genre"] == "news"]
    return news[news["article"].map(times) >= _FIRST_PERSON]


def _about(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {
        "article": str(row["article"]),
        "outlet": visible(str(names.get(row["outlet"], row["outlet"]))),
        "title": visible(str(row["title"])) if known(row["title"]) else "(no headline)",
        "author": visible(str(row["author"])) if known(row["author"]) else "",
        "published": when(row["published_from"], row["published_to"]),
        "url": str(row["url"]) if known(row["url"]) and str(row["url"]).startswith("http") else "",
        "words": int(row["words"]),
    }


def _marked(row: dict[str, Any], mentions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A sentence in parts, each with the actor that it names or an empty text."""
    start = int(row["start"])
    named = ((int(one["start"]) - start, int(one["end"]) - start, visible(str(one["actor"]))) for one in mentions)
    return {
        "sentence": int(row["sentence"]),
        "kind": {"outlet": "own", "other": str(row["attribution"])}.get(str(row["voice"]), "aside"),
        "speaker": visible(str(row["speaker"])) if known(row["speaker"]) else "",
        "parts": _parts(str(row["text"]), named, plain=""),
    }
