"""Everything that can be wrong with a corpus folder, beyond its tables and texts: pages, events, coding sheets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from kosovo_lib import actors, coding, events
from kosovo_lib.bulk.store import find_ingested, remarked
from kosovo_lib.bulk.store import problems as whole
from kosovo_lib.coding.sheet import FORM, UNIT, key, sheets_of
from kosovo_lib.corpus import Corpus, check, load_folder
from kosovo_lib.display.output import in_first_person
from kosovo_lib.display.parameters import misfits
from kosovo_lib.errors import KosovoError, refusals
from kosovo_lib.facts.dated import read_links
from kosovo_lib.finding import amount, first_of
from kosovo_lib.project.adding import COPY, SHORT, distant, word_runs
from kosovo_lib.project.changing import cut_short, outdated
from kosovo_lib.read.manifest import find_corpus
from kosovo_lib.read.sheets import SheetFile
from kosovo_lib.report.page import front_of
from kosovo_lib.report.runs import Run, of_corpus, runs
from kosovo_lib.text.actors import lexicon_in
from kosovo_lib.text.blocks import profiles_in

_HINTED = 8  # names that a hint gives, at most


def problems(corpus: Path) -> list[str]:
    """Every problem of a corpus folder, one line each, with place, value and rule; empty when it is in order.

    Of a folder that ``kosovo ingest`` made, whether it is whole. Of any other, tables, texts and page files; where
    these are right, the coding sheets and the links between events, which name sentences of it.
    """
    try:
        if ingested := find_ingested(corpus):
            return whole(ingested)
        root = find_corpus(corpus)
    except KosovoError as error:
        return str(error).splitlines()
    found = cut_short(root) + check(corpus)
    found += [f"{old} (kosovo check --upgrade changes it)" for old in outdated(root)[0]]
    asked: list[Run] = []
    if (root / "pages").is_dir() and not any(one.startswith("pages/") for one in found):
        found += refusals(lambda: asked.extend(runs(of_corpus(root, otherwise=root))))
    if (root / "front.md").is_file():
        found += refusals(lambda: front_of(root / "front.md"))
    if not found:
        try:
            loaded = load_folder(root)
        except KosovoError as error:  # a correction that does not fit
            return str(error).splitlines()
        found += of_pages(asked, loaded)
    if not found and (root / "coding").is_dir():
        found += refusals(lambda: (coding.load(loaded), coding.coders(loaded)))
        if any(": actor " in one for one in found) and not (root / "actors.yml").exists():  # one cause, many rows
            return ["actors.yml: it is not there, and the coding sheets name its actors; put it back"]
        found += refusals(lambda: read_links(loaded, whole=True)) or refusals(lambda: events.shared(loaded))
    return found


def of_pages(asked: Iterable[Run], corpus: Corpus) -> list[str]:
    """What page files ask for that a corpus cannot answer: outlets, actors and coders it does not have."""
    return [f"page {run.page}: {one}" for run in asked for one in misfits(run.values, corpus)]


def hints(folder: Path) -> list[str]:
    """What may be worth knowing of a corpus folder that is in order: choices that look odd, but break no rule.

    Of an ingested one, which documents were rejected or look odd. Of any other: copies, very short articles, possible
    opinions, actors that are never named, aliases that are common words, names that are no actors yet.
    """
    if ingested := find_ingested(folder):
        return [f"hint: {remark}" for remark in remarked(ingested)]
    corpus = load_folder(folder)
    looks = (_of_outlets, _of_coders, _of_articles, _copies, _of_actors)
    found = [hint for look in looks for hint in look(corpus)] + [*_names(corpus, folder)]
    return [f"hint: {hint}" for hint in found]


def _of_outlets(corpus: Corpus) -> Iterator[str]:
    first: dict[str, str] = {}
    for outlet, name in zip(corpus.outlets["outlet"], corpus.outlets["name"], strict=True):
        if (other := first.setdefault(name, outlet)) != outlet:
            yield f"outlets {other!r} and {outlet!r} are both called {name!r}; no page can tell them apart"
    for handle in sorted(profiles_in(corpus.root).keys() - set(corpus.outlets["outlet"])):
        yield f"profiles.yml: outlet {handle!r} is not in outlets.csv; no article is read with its patterns"


def _of_coders(corpus: Corpus) -> Iterator[str]:
    for coder in sorted(set(coding.coders(corpus)["coder"]) - set(sheets_of(corpus))):
        yield f"coders.yml: coder {coder!r} has no sheet in coding; is the name that of the file?"
    asked = set(map(tuple, coding.first_mentions(corpus)[UNIT].to_numpy()))
    for path in sheets_of(corpus).values():
        file = SheetFile(path, FORM)
        rows = zip(file.numbers, file.rows, strict=True)
        if lost := [str(number) for number, row in rows if row["label"] and key(row) not in asked]:
            yield f"{path.name} row {first_of(lost, _HINTED)}: the label does not count: its actor is not read there"


def _of_articles(corpus: Corpus) -> Iterator[str]:
    compared = corpus.select().articles["outlet"].nunique()
    if compared < 2:
        yield f"{amount(compared, 'outlet')} to compare, so nothing can be compared; is the column outlet right?"
    if undated := int(corpus.articles["published_to"].isna().sum()):
        yield f"{amount(undated, 'article')} without a day: no “on Monday” is dated there; articles.csv has room for it"
    days = corpus.articles[["path", "published_from", "published_to"]].dropna().itertuples(index=False, name=None)
    yield from (f"{path}: {said}" for path, said in distant(days))
    for article in in_first_person(corpus)["article"]:
        yield f"{article} is written in the first person; if it is an opinion, its genre in articles.csv is opinion"
    for row in corpus.articles[corpus.articles["words"] < SHORT].to_dict("records"):
        yield f"{row['article']} has {amount(row['words'], 'word')} of text; is {row['path']} the whole article?"


def _copies(corpus: Corpus) -> Iterator[str]:
    outlet = dict(zip(corpus.articles["article"], corpus.articles["outlet"], strict=True))
    versions = corpus.articles.dropna(subset=["version_of"])
    said = versions.groupby("article")["version_of"].agg(set).to_dict()
    runs = {article: word_runs(text) for article, text in corpus.texts.items()}
    holders: dict[int, list[str]] = {}
    for article, own in runs.items():
        for run in own:
            holders.setdefault(run, []).append(article)
    shared = Counter(pair for together in holders.values() for pair in combinations(together[:_HINTED], 2))
    for (one, other), number in sorted(shared.items()):
        if other in said.get(one, ()) or one in said.get(other, ()):
            continue
        share = number / min(len(runs[one]), len(runs[other]))
        if share >= COPY:
            how = "the same text" if runs[one] == runs[other] else f"{share:.0%} of the shorter one's text in common"
            version = "a later version? Then the column version_of of articles.csv says so"
            yield f"{one} and {other} have {how}: {version if outlet[one] == outlet[other] else 'a wire report?'}"


def _of_actors(corpus: Corpus) -> Iterator[str]:
    named = set(corpus.mentions["actor"])
    small = Counter(word for text in corpus.texts.values() for word in re.findall(r"\b[^\W\d_]+\b", text))
    listed = lexicon_in(corpus.root).actors
    for one, other in actors.alike(actor.name for actor in listed):
        yield f"actors {one!r} and {other!r} are perhaps one; if so, make one an alias of the other in actors.yml"
    for actor in listed:
        if actor.name not in named:
            yield f"actor {actor.name!r} is named in no article; are its aliases spelled as in the texts?"
        for alias in (actor.name, *actor.aliases):
            if alias[:1].isupper() and (times := small[alias.lower()]) and not alias.isupper():
                yield (
                    f"actor {actor.name!r}: the alias {alias!r} is an ordinary word too ({alias.lower()!r} stands "
                    f"{times} times in the texts); at the start of a sentence one is taken for the other"
                )


def _names(corpus: Corpus, folder: Path) -> Iterator[str]:
    least = corpus.mentions.loc[corpus.mentions["kind"] == "name", "actor"].value_counts().min()
    found = actors.propose(corpus)
    found = found[~(found["occurrences"] <= least)]  # whoever listed the actors left out what is rarer
    if named := first_of((f"{row.name} ({row.occurrences})" for row in found.itertuples(index=False)), _HINTED):
        yield f"names that occur often or speak, not in actors.yml: {named}; kosovo actors {folder} proposes them"
