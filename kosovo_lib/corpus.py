"""A corpus: articles in, seven tidy tables out. The whole pipeline is `parse_article`, on one screen.

Three ways to a corpus: `load_folder` reads a corpus folder (``kl.load`` also opens one made by ``kosovo ingest``),
`parse` reads one text, and `Corpus.from_frames` takes tables that are there already.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kosovo_lib import lang, schema
from kosovo_lib.corrections import FILE as CORRECTIONS_FILE
from kosovo_lib.corrections import Correction, Rows, apply, placed, read_corrections
from kosovo_lib.dates import Date, dates_of
from kosovo_lib.disk import progress
from kosovo_lib.errors import DataError, ParameterError, check_names, refusals
from kosovo_lib.finding import amount, first_of
from kosovo_lib.lang import Language
from kosovo_lib.read import Clues, Document, read
from kosovo_lib.read.manifest import Entry, find_corpus, interval, read_manifest, read_outlets
from kosovo_lib.read.metadata import of_page, outlet_row, with_genre
from kosovo_lib.text.actors import NO_ACTORS, Lexicon, Mention, find_mentions, lexicon_in, load_lexicon
from kosovo_lib.text.blocks import PLAIN, Block, Profile, find_blocks, line_starts, load_profiles, profiles_in
from kosovo_lib.text.flow import Flow
from kosovo_lib.text.references import Quoted, find_references
from kosovo_lib.text.tokens import count_words, find_sentences
from kosovo_lib.voices.attribution import Attribution, Voice, find_voices

if TYPE_CHECKING:
    from kosovo_lib import display

_UNIQUE = {"articles": ["article"], "sentences": ["article", "sentence"]}  # table -> what names a row of it
_SHOWN = 12  # outlets named when a corpus is displayed
_COMPARED = 2  # outlets that a comparison needs


def parse_article(
    text: str, entry: Entry, outlet_name: str, profile: Profile, lexicon: Lexicon, language: Language | str = "en",
    corrections: Sequence[Correction] = (),
) -> Rows:  # fmt: skip
    """The pipeline: one article's text to the rows of every table. Pure, so that it can run anywhere.

    `DataError` if a correction does not fit the article.
    """
    language = lang.load(language)
    flow = Flow(text)
    corrected = placed(corrections, text) if corrections else []
    text, comments = flow.text, None if entry.comments is None else flow.flowing(entry.comments)
    blocks = find_blocks(text, profile, comments, language)
    if any(one.what == "section" for one in corrected):
        blocks, corrected = _with_sections(text, flow, blocks, corrected, profile, comments, language)
    sentences = find_sentences(text, blocks, language)
    voices = find_voices(text, blocks, sentences, language, lexicon)
    said = [text[sentence.start : sentence.end] for sentence in sentences]
    running = [blocks[sentence.block].section in schema.RUNNING_TEXT for sentence in sentences]
    places = [(words, sentence.start) for words, sentence in zip(said, sentences, strict=True)]
    dates = dates_of(places, entry.days, running=running, language=language)

    mentions = _mentions(places, voices, running, lexicon, language)

    key = {"article": entry.article}
    rows: Rows = {table.name: [] for table in schema.TABLES}
    for number, (section, first, last, start, end, *_) in enumerate(blocks):
        place = {"section": section, "line_from": first, "line_to": last, "start": start, "end": end}
        rows["blocks"].append({**key, "block": number, **place, "text": text[start:end], "corrected": None})
    lines = line_starts(text)
    for number, (sentence, voice) in enumerate(zip(sentences, voices, strict=True)):
        chain = " > ".join((outlet_name, *voice.chain)) if voice.voice != "none" else None
        rows["sentences"].append(
            {
                **key, "outlet": entry.outlet, "sentence": number, "block": sentence.block,
                "section": blocks[sentence.block].section, "voice": voice.voice, "speaker": voice.speaker,
                "attribution": voice.attribution, "attributed_share": voice.share, "source_chain": chain,
                "line": bisect_right(lines, sentence.start), "start": sentence.start, "end": sentence.end,
                "text": said[number], "corrected": None,
            }
        )  # fmt: skip
    parts: dict[str, Sequence[Iterable[Any]]] = {"mentions": mentions, "dates": dates}
    parts["attributions"] = [voice.attributions for voice in voices]
    for (table, found), fields in zip(parts.items(), (Mention._fields, Date._fields, Attribution._fields), strict=True):
        columns = (*key, "sentence", *fields, "corrected")
        rows[table] = [
            dict(zip(columns, (entry.article, number, *one, None), strict=True))
            for number, those in enumerate(found) for one in those
        ]  # fmt: skip
    named = [one for found in mentions for one in found]
    bodies = {actor.name for actor in lexicon.actors if actor.kind == "organisation"} & {one.actor for one in named}
    heads = {one.surface.rpartition(" ")[2].lower() for one in named if one.kind != "name" and one.actor in bodies}
    for row in rows["attributions"]:
        row["text"] = text[row["start"] : row["end"]]
        if len(bodies) == 1 and row["speaker"] in heads:  # "the company" is the only one named
            row["speaker_actor"] = next(iter(bodies))
    told = zip(said, running, voices, strict=True)
    counted = count_words(*(words for words, runs, voice in told if runs and voice.voice != "none"))
    rows["articles"] = [entry.row(counted)]
    flow.lead_back(rows)
    if corrected:
        apply(rows, corrected, outlet_name, lexicon, language)
    return rows


def _with_sections(
    text: str, flow: Flow, blocks: list[Block], corrections: list[Correction], profile: Profile, comments: int | None,
    language: Language,
) -> tuple[list[Block], list[Correction]]:  # fmt: skip
    """The blocks with the sections that somebody corrected; and the corrections with what the blocks said before."""
    sections, known = [], []
    for one in corrections:
        if one.what == "section":
            start, end = (flow.flowing(offset) for offset in one.span)
            sections.append((start, end, one.value))
            was = next((block.section for block in blocks if block.start < end and start < block.end), None)
            one = one._replace(was=was)
        known.append(one)
    return find_blocks(text, profile, comments, language, sections), known


def _mentions(
    places: list[tuple[str, int]], voices: list[Voice], running: list[bool], lexicon: Lexicon, language: Language
) -> list[list[Mention]]:
    """The names of each sentence, and in running text the pronouns and descriptions that stand for actors."""
    mentions = [find_mentions(text, lexicon, offset=start) for text, start in places]
    runs = [number for number, is_running in enumerate(running) if is_running]
    quoted = [
        [Quoted(a.start, a.end, a.speaker_actor) for a in voices[number].attributions if a.attribution == "direct"]
        for number in runs
    ]
    found = find_references([places[n] for n in runs], [mentions[n] for n in runs], quoted, lexicon, language)
    for number, references in zip(runs, found, strict=True):
        if references:
            mentions[number] = sorted([*mentions[number], *references], key=lambda mention: mention.start)
    return mentions


class LazyTables(Mapping[str, pd.DataFrame]):
    """Tables that are read when they are first asked for, and kept from then on.

    ``load`` gives the table of a name, ``rows`` says how many rows it has, also before it is read.
    """

    def __init__(self, load: Callable[[str], pd.DataFrame], rows: Callable[[str], int]) -> None:
        self._load, self.rows = load, rows
        self.held: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        self.held[name] = self.read(name)
        return self.held[name]

    @schema.checked
    def read(self, name: str) -> pd.DataFrame:
        """A table that is not kept, unless it was: two of a large corpus take gigabytes."""
        return self.held[name] if name in self.held else self._load(name)

    def __iter__(self) -> Iterator[str]:
        return (table.name for table in schema.TABLES)

    def __len__(self) -> int:
        return len(schema.TABLES)


@dataclass(frozen=True, repr=False, eq=False)
class Corpus(schema.Corpus):
    """Articles and everything read in them, as tidy tables (see ``kosovo_lib.schema`` for their columns).

    A corpus is a plain value: frames, texts, and the folder they come from. It is equal only to itself; compare tables
    with ``pandas.testing.assert_frame_equal``.

    Attributes:
        tables: name -> table, all of ``schema.TABLES``; each is an attribute, too.
        outlets: a row is an outlet.
        texts: article id -> the decoded text as received, which all offsets count into.
        root: the folder it was loaded from; None for parsed texts and own frames.
        partitions: corpora that fit in memory and together are this one; empty where it is in one piece.
    """

    tables: Mapping[str, pd.DataFrame]
    outlets: pd.DataFrame
    texts: Mapping[str, str] = field(default_factory=dict)
    root: Path | None = None
    partitions: Sequence["Corpus"] = ()

    @property
    def parts(self) -> Sequence["Corpus"]:
        """Corpora that fit in memory and together are this one; the corpus itself where it is in one piece."""
        return self.partitions or [self]

    @classmethod
    @schema.checked
    def from_frames(
        cls, *, outlets: pd.DataFrame | None = None, texts: Mapping[str, str] | None = None, root: Path | None = None,
        **tables: pd.DataFrame,
    ) -> "Corpus":  # fmt: skip
        """A corpus of tables that exist already: read from elsewhere, made by hand, or changed.

        Args:
            outlets: a row is an outlet; by default each handle in the tables is one, and is compared.
            texts: article id -> its text.
            root: the corpus folder they belong to, if any.
            tables: ``articles=``, ``sentences=`` and so on, with the columns of ``kosovo_lib.schema``; further columns
                are kept. A table that is not given is empty.

        Raises:
            ParameterError: a table is not one of ``schema.TABLES``.
            DataError: a column is missing or of another type; an id stands twice or belongs to no article.
        """
        known = {table.name: table for table in schema.TABLES}
        if odd := sorted(tables.keys() - known.keys()):
            raise ParameterError(f"table {odd[0]!r} is not one of {', '.join(known)}")
        held = {name: table.typed(tables[name]) if name in tables else table.frame() for name, table in known.items()}
        for name, unique in _UNIQUE.items():
            if (twice := held[name].duplicated(unique)).any():
                _refuse_id(name, held[name].loc[twice, unique], "stands in two rows; it is unique")
        if "articles" in tables:
            _refuse_strays(held, tables.keys() - {"articles"}, held["articles"], "article")
        if outlets is None:
            handles = dict.fromkeys([*held["articles"]["outlet"], *held["sentences"]["outlet"]])
            outlets = outlets_table(outlet_row(str(handle)) for handle in handles)
        outlets = schema.OUTLETS.typed(outlets)
        if (twice := outlets["outlet"].duplicated()).any():
            _refuse_id("outlets", outlets.loc[twice, ["outlet"]], "stands in two rows; it is unique")
        _refuse_strays(held, ("articles", "sentences"), outlets, "outlet")
        return cls(held, outlets, dict(texts or {}), root)

    @schema.checked
    def select(
        self, *, outlets: Sequence[str] = (), articles: Sequence[str] = (), genres: Sequence[str] = (),
        since: schema.Day | None = None, until: schema.Day | None = None,
    ) -> "Corpus":  # fmt: skip
        """The articles that meet all conditions; without any, all that can be compared.

        `ParameterError` if an outlet, article or genre does not exist, a day cannot be read, or no article meets the
        conditions; the message says what there is.

        Args:
            outlets: handles or printed names; without them, and without ``articles``, every outlet with ``compare`` set
                in outlets.csv.
            articles: ids.
            genres: of `kosovo_lib.schema.GENRES`; without them, and without ``articles``, all but opinion and readers'
                letters, unless fewer than two outlets would be left.
            since: a day, month or year, such as "2022-07-31": articles that can have been published then or later.
            until: the same: then or before. Either leaves out articles without a day of publication.
        """
        articles, genres = several(articles), several(genres)
        check_names("genres", genres, schema.GENRES)
        outlets = self.handles(outlets)
        _known("article", articles, self.articles["article"])
        wanted = list(outlets) or schema.outlets_compared(self.outlets)
        keep = self.articles["article"].isin(articles) if articles else self.articles["outlet"].isin(wanted)
        if articles and outlets:
            keep &= self.articles["outlet"].isin(outlets)
        first, last = bounds(since, until)
        if first is not None:
            keep &= self.articles["published_to"] >= first
        if last is not None:
            keep &= self.articles["published_to"].notna() & ~(self.articles["published_from"] > last)
        if genres:
            keep &= self.articles["genre"].isin(genres)
        elif not articles:
            news = keep & ~self.articles["genre"].isin(schema.APART)
            outlets_left, all_outlets = (self.articles.loc[rows, "outlet"].nunique() for rows in (news, keep))
            keep = news if outlets_left >= min(_COMPARED, all_outlets) else keep
        asked = {"outlets": outlets, "articles": articles, "genres": genres, "since": since, "until": until}
        if len(keep) and not keep.any() and (said := [f"{name} {value!r}" for name, value in asked.items() if value]):
            days = _days(self.articles["published_from"].min(), self.articles["published_to"].max()) or "unknown days"
            held = ", ".join(self.articles["genre"].unique())
            raise ParameterError(f"{', '.join(said)}: no article; those of the corpus are of {days} ({held})")
        ids = self.articles.loc[keep, "article"]

        def chosen(name: str) -> pd.DataFrame:
            frame = self.tables.read(name) if isinstance(self.tables, LazyTables) else self.tables[name]
            return frame.copy(deep=False) if keep.all() else frame[frame["article"].isin(ids)].reset_index(drop=True)

        texts = self.texts if keep.all() else {name: self.texts[name] for name in ids if name in self.texts}
        tables: Mapping[str, pd.DataFrame] = LazyTables(chosen, lambda name: len(tables[name]))
        if not isinstance(self.tables, LazyTables):
            tables = {name: tables[name] for name in self.tables}
        return replace(self, tables=tables, texts=texts, partitions=())

    @schema.checked
    def join(self, table: str) -> pd.DataFrame:
        """A table with the columns of its sentences and articles; `ParameterError` if there is no such table.

        Of columns that both have, such as ``start``, the table's own are kept; a plain ``merge`` would compare them.
        """
        _known("table", [table], self.tables)
        found = self.tables[table]
        for other, keys in (("sentences", ["article", "sentence"]), ("articles", ["article"])):
            if set(keys) <= set(found):
                wanted = [*keys, *self.tables[other].columns.difference(found.columns, sort=False)]
                found = found.merge(self.tables[other][wanted], on=keys, how="left")
        return found

    @schema.checked
    def read(self, *articles: str | Iterable[str]) -> "display.ArticleView":
        """Read articles in JupyterLab, two side by side, the speakers in the margin.

        As on the page, words of others are tinted and underlined, and actors have a dotted line. Click a sentence with
        ⇄ for its counterparts in other articles, and what differs; of more than 100 articles, in those you asked for.
        `ParameterError` if there is no such article; the message names those that are.

        Args:
            articles: their ids, or lists of them; by default the first twenty. Two stand open; click other titles.
        """
        from kosovo_lib import display

        ids = [one for given in articles for one in several(given)]
        _known("article", ids, self.articles["article"])
        return display.ArticleView(display.reading(self, ids or tuple(self.articles["article"][:20])))

    def handles(self, outlets: Sequence[str]) -> list[str]:
        """The handles of outlets given by handle or printed name; `ParameterError` if there is no such outlet."""
        named = {name: handle for handle, name in schema.outlet_names(self.outlets).items()}
        found = [named.get(outlet, outlet) for outlet in several(outlets)]
        _known("outlet", found, self.outlets["outlet"])
        return found

    def rows(self, name: str) -> int:
        """How many rows a table has, also before it is read."""
        return self.tables.rows(name) if isinstance(self.tables, LazyTables) else len(self.tables[name])

    def _counts(self) -> str:
        """How much there is of everything; corrections only where there are some."""
        counts = {table.name: self.rows(table.name) for table in schema.TABLES}
        return ", ".join(amount(n, name[:-1]) for name, n in counts.items() if n or name != "corrections")

    def __repr__(self) -> str:
        return f"Corpus({self._counts()}; outlets: {first_of(self.articles['outlet'].unique(), _SHOWN)})"

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: a row an outlet, those with the most articles first, at most ``_SHOWN``."""
        found = self.articles.groupby("outlet").agg(
            articles=("article", "size"), words=("words", "sum"),
            first=("published_from", "min"), last=("published_to", "max"),
        ).sort_values("articles", ascending=False, kind="stable")  # fmt: skip
        days = zip(found["first"], found["last"], strict=True)
        found = found.assign(
            name=found.index.map(schema.outlet_names(self.outlets)), published=[_days(*d) for d in days]
        )
        shown = found.reset_index().head(_SHOWN)[["outlet", "name", "articles", "words", "published"]]
        table = shown.to_html(index=False, na_rep="", formatters=dict.fromkeys(("articles", "words"), "{:,}".format))
        more = f"<p>and {len(found) - _SHOWN} more outlets</p>" if len(found) > _SHOWN else ""
        return f"<p>Corpus: {self._counts()}</p>{table}{more}"


def load_folder(path: str | Path) -> Corpus:
    """Read a corpus folder: check its manifest, read its texts, parse every article. Arguments and errors as `load`."""
    root = find_corpus(path)
    manifest = read_manifest(root)
    if manifest.problems:
        more = len(manifest.problems) - 1
        raise DataError(manifest.problems[0] + (f" (and {more} more: kosovo check {path})" if more else ""))
    profiles, lexicon = profiles_in(root), lexicon_in(root)
    corrections = read_corrections(root / CORRECTIONS_FILE, manifest.texts, lexicon)
    rows: Rows = {table.name: [] for table in schema.TABLES}
    problems: list[str] = []
    for entry in progress(manifest.entries, "articles parsed"):
        name, profile = manifest.outlets[entry.outlet]["name"], profiles.get(entry.outlet, PLAIN)
        corrected = corrections.get(entry.article, [])
        try:
            parsed = parse_article(manifest.texts[entry.article], entry, name, profile, lexicon, corrections=corrected)
        except DataError as error:
            problems.append(str(error))
            continue
        for table, found in parsed.items():
            rows[table] += found
    if problems:
        raise DataError("\n".join(problems))
    return _built(rows, manifest.outlets.values(), manifest.texts, root)


@schema.checked
def parse(
    text: str | bytes | Document, *, outlet: str | None = None, published: str | date | None = None,
    title: str | None = None, author: str | None = None, article: str = "text",
    actors: str | Path | Lexicon | None = None,
    outlets: str | Path | Mapping[str, Mapping[str, str]] | None = None,
    profiles: str | Path | Mapping[str, Profile] | None = None, language: Language | str = "en",
) -> Corpus:  # fmt: skip
    """Parse one text into a corpus of one article, with nothing but the arguments: the same call gives the same answer.

    Of a saved web page, the page fills in outlet, title, author and day unless you give them. The columns ``basis`` and
    ``evidence`` of the articles say where the day comes from.

    Args:
        text: the text as received; or a saved web page (HTML), of which the article and its comments are read; or the
            bytes of a file; or a document. All offsets count into ``corpus.texts``.
        outlet: its outlet's handle or printed name; by default "unattributed".
        published: the day ("2022-07-31", or a date) or interval ("2022-07-30..2022-08-01", "..2022-08-01" for not after
            that day) of publication; without a first day, "on Monday" and the like stay unresolved.
        title: its headline, if known.
        author: its author, if known.
        article: the id it gets.
        actors: an ``actors.yml``, or what `kosovo_lib.text.actors.load_lexicon` made of it.
        outlets: the known outlets: an ``outlets.csv``, or handle -> row of it.
        profiles: what is known of outlets' pages: a ``profiles.yml``, or handle -> profile.
        language: of the text; see `kosovo_lib.lang`.

    Raises:
        DataError: the text is empty or a page without an article; a file of settings breaks a rule.
        ParameterError: ``published`` is no day or interval; another argument is no text.
    """
    outlet, title, author = (None if pd.isna(one) else one for one in (outlet, title, author))  # as cells of tables are
    article = article or "text"
    if not isinstance(text, Document) and not text.strip():
        raise DataError(f"{article}: the text is empty; an article has at least one word")
    known = read_outlets(Path(outlets)) if isinstance(outlets, str | Path) else outlets or {}
    document = text if isinstance(text, Document) else read(text, name=article)
    clues = document.clues if document.structured else with_genre(Clues(), document, lang.load(language))
    row = _whose(outlet, known, clues)
    entry = Entry(article, row["outlet"], title, author, comments=document.comments)
    if day := _published(published):
        entry = replace(entry, published=day, basis="outside", evidence="given with the text")
    held = load_profiles(Path(profiles)) if isinstance(profiles, str | Path) else profiles or {}
    lexicon = load_lexicon(actors) if isinstance(actors, str | Path) else actors or NO_ACTORS
    entry, profile = entry.completed(clues), held.get(row["outlet"], PLAIN)
    rows = parse_article(document.text, entry, row["name"], profile, lexicon, language)
    return _built(rows, [row], {article: document.text}, None)


@schema.checked
def check(path: str | Path) -> list[str]:
    """Every problem of a corpus folder, one line each, with place, value and rule; empty when it is in order."""
    try:
        root = find_corpus(path)
    except DataError as error:
        return [str(error)]
    manifest = read_manifest(root)
    problems = [*manifest.problems, *refusals(lambda: profiles_in(root)), *refusals(lambda: lexicon_in(root))]

    def place_all() -> None:
        for article, found in read_corrections(root / CORRECTIONS_FILE, manifest.texts, lexicon_in(root)).items():
            placed(found, manifest.texts[article])

    return problems or refusals(place_all)


def _whose(outlet: str | None, known: Mapping[str, Mapping[str, str]], clues: Clues) -> Mapping[str, str]:
    """The row of an outlet by its handle or its printed name, else by what a page says; a new row if not known."""
    if not outlet and (said := of_page(clues, known)):
        return said.row
    outlet = outlet or "unattributed"
    for handle, row in known.items():
        if outlet.casefold() in (handle, row["name"].casefold()):
            return row
    return outlet_row(outlet)


def _built(rows: Rows, outlets: Iterable[Mapping[str, str]], texts: Mapping[str, str], root: Path | None) -> Corpus:
    return Corpus({t.name: t.frame(rows[t.name]) for t in schema.TABLES}, outlets_table(outlets), dict(texts), root)


def outlets_table(rows: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """The table of outlets from the cells of their rows."""
    return schema.OUTLETS.frame(
        {name: row.get(name) or None for name in schema.OUTLETS.columns} | {"compare": row["compare"].lower() == "true"}
        for row in rows
    )


def _refuse_id(table: str, rows: pd.DataFrame, rule: str) -> None:
    """Refuse a table for the ids in the first of the rows."""
    said = " ".join(f"{name} {value!r}" for name, value in rows.astype(object).iloc[0].items())
    raise DataError(f"{table} row {rows.index[0]}: {said} {rule}")


def _refuse_strays(held: Mapping[str, pd.DataFrame], names: Iterable[str], known: pd.DataFrame, key: str) -> None:
    """Refuse a table with the id of an article or outlet that the table of these does not hold."""
    for name in names:
        if (lost := ~held[name][key].isin(known[key])).any():
            _refuse_id(name, held[name].loc[lost, [key]], f"is not in the table {key}s")


def _published(given: str | date | None) -> tuple[date | None, date] | None:
    """An interval of publication from a date, "day", "day..day" or "..day"."""
    if pd.isna(given):
        return None
    try:
        return interval(given if isinstance(given, str) else f"{pd.Timestamp(given):%Y-%m-%d}", "published")
    except DataError as error:
        raise ParameterError(str(error)) from error


def bounds(since: Any, until: Any) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """First and last day of a time; none where it is empty.

    Each is a year, a month or a day as text ("2008", "2008-02", "2008-02-17"), a date, or a year as a number, as YAML
    hands it over; a year ends with its last day. `ParameterError` if one is none of these, or the second lies before
    the first.
    """
    first = None if since in (None, "") else _period("since", since).start_time
    last = None if until in (None, "") else _period("until", until).end_time.normalize()
    if first is not None and last is not None and first > last:
        raise ParameterError(f"since '{since}' lies after until '{until}'; an interval must not end before it begins")
    return first, last


def _period(name: str, value: Any) -> pd.Period:
    text = str(value)[:10] if isinstance(value, date | np.datetime64) else str(value)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise ParameterError(f"{name} {value!r} must be a year, a month or a day: 2008, 2008-02 or 2008-02-17")
    try:
        return pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    except ValueError:
        raise ParameterError(f"{name} '{text}' is no date of the calendar") from None


def _days(first: Any, last: Any) -> str:
    """First and last day of publication; empty where no day is known."""
    if pd.isna(first) or pd.isna(last):
        return "" if pd.isna(last) else f"by {last:%Y-%m-%d}"
    return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def several(names: str | Iterable[str]) -> list[str]:
    """One name or several as a list."""
    return list(names) if isinstance(names, Iterable) and not isinstance(names, str) else [names]


def _known(what: str, asked: Iterable[str], known: Iterable[str]) -> None:
    names = set(known)
    for name in asked:
        if not isinstance(name, str) or name not in names:
            raise ParameterError(f"{what} {name!r} is not in the corpus; it has {', '.join(sorted(known))}")
