"""Which of an outlet's words tell something: their kinds, other outlets' words for the same fact, and the findings."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from kosovo_lib import lang, stats
from kosovo_lib.disk import Kept
from kosovo_lib.errors import check_whole
from kosovo_lib.finding import FLOOR, LEAST, Finding, Quotation, amount, listed
from kosovo_lib.lang import Language
from kosovo_lib.lang.parts import Terms, stemming
from kosovo_lib.schema import Corpus, outlet_names
from kosovo_lib.terms.concordance import concordance, printed
from kosovo_lib.terms.dtm import Options
from kosovo_lib.terms.frequencies import Frequencies, frequencies
from kosovo_lib.terms.keyness import CLASSIC, PAIRED, SINGLE
from kosovo_lib.terms.tokens import fold

KINDS = ("loaded", "verb", "word", "name", "house style")
"""In the order in which they are listed."""

_BEFORE = 3  # words before a loaded word in which a negation turns it round
_TAGGED = 20  # uses of a term whose part of speech is looked at; the most frequent one counts

_FACING = ("verb", "adjective", "noun")
"""Parts of speech of which one word may stand in place of another, the most telling first."""

ALMOST = 0.45
"""Of the words of two sentences, the share that must be common before a word of one is set against the other."""

RATED = 1.5
"""The lexicon's rating, of 4 either way, from which on a word put for another is news."""
_USED = 5  # uses from which on a term can tell how a story is told
_WHOLE = 1000  # words on either side of a term: the sentence it stands in

_TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*|[^\w\s]")


class Tagged(NamedTuple):
    """A word of a sentence."""

    start: int
    surface: str
    lemma: str
    pos: str


@cache
def _tagger(model: str) -> Any:
    from HanTa.HanoverTagger import HanoverTagger  # takes a quarter of a second

    tagger = HanoverTagger(model)
    tagger.analyze_forward, tagger._analyze = cache(tagger.analyze_forward), cache(tagger._analyze)  # by the word
    return tagger


TAGS = Kept("HanTa")
"""Model and words of a sentence -> word, lemma and tag of each."""


def _tag(text: str, language: Language) -> Iterator[Tagged]:
    if not language.terms.tagger:
        return
    found = list(_TOKEN.finditer(text))
    words = [one.group() for one in found]
    key = " ".join((language.terms.tagger, *words))
    if key not in TAGS:
        TAGS[key] = _tagger(language.terms.tagger).tag_sent(words)
    for one, (word, _, tag) in zip(found, TAGS[key], strict=True):  # its own lemma of "president’s" is "president’"
        pos = next((part for part, begins in language.terms.parts.items() if tag.startswith(begins)), "")
        yield Tagged(one.start(), word, _forms(word, language.terms.plural)[1], pos)


def kinds(table: pd.DataFrame, hits: pd.DataFrame, *, language: str | Language = "en") -> pd.DataFrame:
    """Say of each term whether it judges, what part of speech it is, and whether it only follows a style guide.

    One row is a row of ``table`` with four columns more: ``kind`` (``loaded``: a word of it is on the list of
    `loaded`; ``name``: mostly printed with a capital inside a sentence; ``house style``: numbers, honorifics,
    abbreviations; ``verb``; else ``word``), ``pos`` (noun, name, verb, adjective or adverb, as most of its first 20
    uses are; missing for other parts of speech and for terms of several words), ``valence`` (its mean rating, -4 to 4;
    missing where it is not in the lexicon) and ``negated`` (share of its uses with a negation among the three words
    before; missing where there are no hits).

    Parts of speech are the Hanover Tagger's (Wartena 2019, "A probabilistic morphology model for German
    lemmatization", KONVENS), whose English model is part of that package. Of 320 words drawn from sixty news articles,
    tagged first by an AI model that had not seen its output, it named the part of speech of 94 in 100 (97 where a name
    may pass for a noun), and found 74 of 74 verbs with four false ones.

    The lexicon is VADER's (Hutto and Gilbert 2014, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text", ICWSM), MIT licence, English. It knows no context: a "tank" or a "mine" may mean no judgement.

    Args:
        table: rows with the column ``term``, as `distinctive` gives them.
        hits: `concordance` of the terms.
        language: whose house style, negations and parts of speech.
    """
    spoken = lang.load(language)
    words, rated = spoken.terms, valences()
    inside = hits[hits["left"].str.strip().str.len() > 0]
    capital = (inside["surface"].str[:1].str.isupper().groupby(inside["term"]).mean() > 0.5).to_dict()
    turned = [bool(words.negations.intersection(fold(left).split()[-_BEFORE:])) for left in hits["left"]]
    negated = pd.Series(turned, index=hits.index, dtype=float).groupby(hits["term"]).mean()
    single = hits[hits["term"].isin(table["term"]) & ~hits["term"].str.contains(" ")]
    tags = defaultdict[str, Counter[str]](Counter)
    for row in single.groupby("term", sort=False).head(_TAGGED).to_dict("records"):
        sentence = _tag(f"{row['left']}{row['surface']}{row['right']}", spoken)
        tags[row["term"]].update(word.pos for word in sentence if word.start == len(row["left"]))
    TAGS.save()
    parts = {term: max(found, key=lambda pos: (found[pos], pos)) for term, found in tags.items() if found}

    def kind(term: str) -> str:
        each = term.split()
        if any(_strength(word, words) for word in each) and not capital.get(term, False):
            return "loaded"
        if all(word in words.house_style or "." in word or word[:1].isdigit() for word in each):
            return "house style"
        return "name" if capital.get(term, False) else "verb" if parts.get(term) == "verb" else "word"

    terms = [str(term) for term in table["term"]]
    ratings = [[rated[word] for word in term.split() if word in rated] for term in terms]
    return table.assign(
        kind=pd.array([kind(term) for term in terms], dtype="string"),
        pos=pd.array([parts.get(term) or pd.NA for term in terms], dtype="string"),
        valence=[sum(found) if found else math.nan for found in ratings],
        negated=negated.reindex(terms).to_numpy(),
    )


def telling(corpus: Corpus, counts: Frequencies) -> pd.DataFrame:
    """The words that one outlet uses far more often than the others: loaded ones, then verbs, then the surest.

    They come from the sixty most frequent, without names, house style, plain verbs such as "said" and terms used less
    than five times. A row is a word: ``term``, ``outlet``, ``n`` uses in ``words``, ``n_against`` in ``words_against``
    of the others, ``times``: how many times as often, at least (2 or more): p / (1 - p) by the ratio of words, with p
    the lower end of Wilson's interval of n / (n + n_against) for all words and outlets, in these articles.

    Args:
        corpus: where they stand.
        counts: its `frequencies` by outlet.
    """
    spoken, columns = lang.load(), ["term", "outlet", "n", "words", "n_against", "words_against", "times"]
    totals: pd.DataFrame = counts.terms.groupby("term")["n"].sum().nlargest(60).reset_index()
    totals = totals[totals["n"] >= _USED]
    if totals.empty:
        return totals.reindex(columns=columns)
    hits = concordance(corpus, totals["term"].tolist(), window=_WHOLE)  # so that a sentence is tagged once
    found = kinds(totals, hits, language=spoken).rename(columns={"n": "all"})
    named = [*corpus.mentions["surface"].unique(), *outlet_names(corpus.outlets).values()]
    parts = {fold(word) for name in named for word in _TOKEN.findall(name)}
    plain = [any(word.lemma in spoken.terms.plain_verbs for word in _tag(term, spoken)) for term in found["term"]]
    found = found[[parts.isdisjoint(term.split()) > said for term, said in zip(found["term"], plain, strict=True)]]
    found = found[(found["kind"] == "loaded") | found["kind"].isin(["verb", "word"]) & found["pos"].isin(_FACING)]
    table, words = counts.terms.merge(found).merge(counts.lengths), counts.lengths["words"].sum()
    table = table.assign(n_against=table["all"] - table["n"], words_against=words - table["words"])
    level = stats.bonferroni(len(found) * len(counts.lengths))
    share, _ = stats.wilson(table["n"], table["all"], confidence_level=level)
    table["times"] = share / (1 - share) * table["words_against"] / table["words"]
    table = table[table["times"] >= _FAR].assign(kind=lambda far: far["kind"].map(KINDS.index))
    table = table.sort_values(["kind", "times"], ascending=[True, False], kind="stable")
    return table[columns].reset_index(drop=True)


def facing(corpus: Corpus, pairs: pd.DataFrame, *, voice: str = "") -> pd.DataFrame:
    """Words that stand in each other's place where two outlets report the same fact.

    A row is a pair of sentences and a word of either. Columns: ``pos`` (verb, adjective or noun); ``outlet_a``,
    ``word_a``, ``valence_a`` (the lexicon's rating, see `kinds`; may be missing), ``article_a``, ``sentence_a``,
    ``text_a``, and the same with ``_b``; ``shared`` (share of words that both hold, without stop words, 45 in 100 or
    more). Each is the one word of its part of speech that the other sentence lacks. Both stand behind the same two
    words, and before the same one unless they are verbs. Plain verbs ("said", "told") face none of their kind, nor do
    words that tell another fact ("won" and "lost", "weeks" and "months"). Words on the list of `loaded` and the
    sentences most alike come first, and two outlets' same two words are one row.

    Args:
        pairs: rows of ``kosovo_lib.facts.pairs``; those of strength 2 are read.
        voice: only sentences in this voice, ``outlet`` or ``other``; empty means both.
    """
    spoken, rated, rows = lang.load(), valences(), dict[frozenset[Any], Any]()
    sentences = corpus.sentences if not voice else corpus.sentences[corpus.sentences["voice"] == voice]
    sentences = sentences.set_index(["article", "sentence"])[["outlet", "text"]]
    strong = pairs[pairs["strength"] == 2]
    for side in "ab":
        strong = strong.join(sentences.add_suffix(f"_{side}"), on=[f"article_{side}", f"sentence_{side}"], how="inner")
    for pair in strong[strong["outlet_a"] != strong["outlet_b"]].to_dict("records"):
        said = [[*_tag(pair[f"text_{side}"], spoken)] for side in "ab"]
        said = [[one for one in side if one.pos and fold(one.surface) not in spoken.terms.stop_words] for side in said]
        one, other = lemmas = [{_spelled(word.lemma, spoken.terms.spellings) for word in side} for side in said]
        pair["shared"] = len(one & other) / max(1, len(one | other))
        for pos, *words in _swaps(said, lemmas, spoken) if pair["shared"] >= ALMOST else ():
            both = frozenset(zip((pair["outlet_a"], pair["outlet_b"]), words, strict=True))
            judges = max(_strength(word, spoken.terms) for word in words)
            rows.setdefault(both, pair | {"pos": pos, "word_a": words[0], "word_b": words[1], "judges": judges})
    TAGS.save()
    sides = [f"{name}_{side}" for side in "ab" for name in ("outlet", "word", "valence", "article", "sentence", "text")]
    table = pd.DataFrame([*rows.values()], columns=["pos", "shared", "judges", *sides])
    ratings = {f"valence_{side}": table[f"word_{side}"].map(fold).map(rated).astype(float) for side in "ab"}
    table = table.assign(order=table["pos"].map(_FACING.index), **ratings).sort_values(
        ["judges", "order", "shared"], ascending=[False, True, False], kind="stable"
    )
    return table.drop_duplicates(["text_a", "text_b"])[["pos", "shared", *sides]].reset_index(drop=True)


def _swaps(
    said: Sequence[Sequence[Tagged]], lemmas: Sequence[set[str]], language: Language
) -> Iterator[tuple[str, str, str]]:
    for pos in _FACING:
        mine, theirs = (
            [word for word in side if word.pos == pos and _spelled(word.lemma, language.terms.spellings) not in other]
            for side, other in zip(said, lemmas[::-1], strict=True)
        )
        if not len(mine) == 1 == len(theirs) or {mine[0].lemma, theirs[0].lemma} <= language.terms.plain_verbs:
            continue
        (before, behind), (there, then) = (
            ([one.lemma for one in side[:at]][-2:], [one.lemma for one in side[at + 1 :]][:1])
            for side, at in ((said[0], said[0].index(mine[0])), (said[1], said[1].index(theirs[0])))
        )
        stem, apart = stemming(language.facts.stemmer).stem, language.facts.apart
        if any(stem(theirs[0].lemma) in apart.get(stem(word), ()) for word in mine[0][1:3]):
            continue  # "passed" and "failed" are no two words for one act
        one_place = behind == then and (before or pos != "verb")  # the same subject and object, or the same noun
        if before == there and (one_place or (pos == "verb" and len(before) == 2)):
            yield pos, mine[0].surface, theirs[0].surface


_LOADED_RIGHT = 178, 219
READ = "The strongest first. In a test on other articles, an AI model agreed with {} of {} finds".format(*_LOADED_RIGHT)
"""What stands over the table of loaded words: how often they are right."""


def loaded(corpus: Corpus, *, outlets: Sequence[str] = (), voice: str = "outlet", most: int = 6) -> pd.DataFrame:
    """Words that judge, each used by one outlet only; the strongest first, of equals the more frequent.

    A row is a word: ``outlet``; ``term`` (as listed); ``strength`` (3, or 2: weaker); ``n`` uses; ``used`` (uses of all
    loaded words by the outlet) in ``words``; ``used_against`` in ``words_against`` of the others; and of its first use
    ``article``, ``sentence``, ``word`` (as printed), ``start``, ``end`` (offsets in the text as received), ``text``.

    The words are a list of the language (``lang/en/loaded.txt``): insults, praise, mockery, alarm. Nothing on it only
    names a bad event ("killed", "crisis"). Of words that also mean something else it has only such forms as judge
    ("caved", not "cave"). Names are left out, and what is denied, asked or told of a book's hero. An outlet's own voice
    is what it reports from nobody, outside quotation marks: in "Rusk whined that it was a farce" the verb is its own;
    a weaker one ("slammed") is as good as Rusk's.

    Args:
        corpus: where they stand.
        outlets: handles; empty means all that can be compared.
        voice: ``outlet``, or ``other`` for words of people whom it quotes or reports; empty means both.
        most: words of each outlet, 1 or more.
    """
    check_whole("most", most)
    spoken, said, hits = lang.load(), defaultdict(list), []
    for article, number, *span in corpus.attributions[["article", "sentence", "start", "end"]].to_numpy().tolist():
        said[article, number].append(range(*span))
    sentences = Options(outlets=outlets, reprints="each").sentences(corpus)
    for row in sentences.to_dict("records"):
        text, offset = row["text"], row["start"]
        spans = said[row["article"], row["sentence"]]
        for term, strength, start, end in _judging(text, spoken, title=row["section"] != "body"):
            quoted = any(start in range(*mark.span()) for mark in spoken.facts.quoted.finditer(text))
            quoted |= any(start + offset in span for span in spans)
            verb = bool(spans) and any(one.start == start and one.pos == "verb" for one in _tag(text, spoken))
            own = not quoted and (strength == 3 or not (verb or row["voice"] == "other"))
            if not voice or own == (voice == "outlet"):
                place = {"word": text[start:end], "start": start + offset, "end": end + offset}
                hits.append(row | {"term": term, "strength": strength} | place)
    columns = "outlet term strength article sentence word start end text".split()
    table = pd.DataFrame(hits, columns=columns)
    totals = frequencies(corpus, outlets=outlets, voice=voice).lengths.set_index("outlet")["words"]
    uses = table.groupby(table["term"].map(partial(_spelled, spellings=spoken.terms.spellings)))["outlet"]
    used = table.groupby("outlet")["term"].transform("size")
    words = table["outlet"].map(totals).fillna(0).astype("int64")
    table = table.assign(n=uses.transform("size"), used=used, words=words, used_against=len(table) - used)
    table = table.assign(words_against=totals.sum() - words)[uses.transform("nunique") == 1].drop_duplicates("term")
    table = table.sort_values(["strength", "n"], ascending=False, kind="stable").groupby("outlet").head(most)
    return table.head(len(table) if sentences["outlet"].nunique() > 1 else 0).reset_index(drop=True)


@lru_cache(maxsize=1 << 16)
def _forms(word: str, plural: str) -> tuple[str, str, str]:
    """A word as printed, its dictionary form, and, as no dictionary has all, without the ending of a plural."""
    return word.casefold(), fold(word, lemmas=True), word.casefold().removesuffix(plural)


def _spelled(word: str, spellings: tuple[str, ...]) -> str:
    """A word in one of its spellings, to compare: ``organiser`` as ``organizer``. It may be no word."""
    for old, new in map(str.split, spellings):
        word = word.replace(old, new)
    return word


def _strength(word: str, words: Terms) -> int:
    """How strongly a word judges by the language's list."""
    return max(words.loaded.get(form, 0) for form in _forms(word, words.plural))


def _judging(text: str, language: Language, *, title: bool = False) -> Iterator[tuple[str, int, int, int]]:
    """The loaded words and phrases of a sentence: as listed, strength, start and end. A capital makes a name."""
    words, found, past = language.terms, [*_TOKEN.finditer(text)], 0
    forms = [_forms(one.group(), words.plural) for one in found]
    capital = [one.group()[:1].isupper() for one in found]
    title = title and 2 * sum(capital) > len(found)
    for at, one in enumerate(found):
        phrases = (" ".join(form for _, form, _ in forms[at : at + size]) for size in (4, 3, 2))
        term = next((key for key in (*phrases, *forms[at]) if key in words.loaded), "")
        if term and at >= past and (title or not (capital[at] and (at or capital[1:2] == [True]))):
            past = at + term.count(" ") + 1
            noun = [*_tag(text, language)][past : past + 2] if term in words.staged else []
            trade = [word.pos for word in noun[:1]] == ["noun"]  # but not in "the stunt cost the town"
            trade &= language.voices.subjects.determiners.isdisjoint(word.surface for word in noun)
            judges = words.loaded[term] and not words.unloaded.search(f"{text[: one.start()]}|{text[one.start() :]}")
            if judges and not trade:
                yield term, words.loaded[term], one.start(), found[past - 1].end()


@cache
def valences() -> dict[str, float]:
    """VADER's lexicon, which ``vaderSentiment`` brings: words and their mean rating, from -4, most unpleasant, to 4."""
    folder = find_spec("vaderSentiment").submodule_search_locations[0]  # type: ignore[union-attr, index]  # not imported
    lines = (Path(folder) / "vader_lexicon.txt").read_text(encoding="utf-8").splitlines()
    return {word: float(rating) for word, rating, *_ in (line.split("\t") for line in lines)}


FEW_ARTICLES = 10

_OFTEN = {0: "never", 1: "once"}
_SHOWN = 3  # loaded words that only one outlet uses, from which on they are a finding, and as many as it names
_FAR = 2  # times as often, at least, from which on an article uses a word far more often
_SAME = 10, 11  # as one AI model read eleven pairs of terms in twenty real stories, so many were for one thing
_LARGEST = 100  # how many times as often a word may have to be used to stand out; more is no figure for a reader


def _group_of(table: pd.DataFrame) -> str:
    """The column that says whose words a row counts: the outlet, or what the counts were grouped by, the first one."""
    return "outlet" if "outlet" in table else str(table.columns[0])


def top(table: pd.DataFrame, n: int = 6) -> pd.DataFrame:
    """Return the terms that each group is sure to use more, the surest first.

    One row is a row of `distinctive`. Terms that stand in a single article of the group are its subject rather than its
    habit: they come last. With the column ``kind`` of `kinds`, loaded words come first, names and house style last.

    Args:
        table: as returned by `distinctive`.
        n: how many terms of each group, 1 or more.
    """
    check_whole("top_n", n)
    group = _group_of(table)
    sure = table[(table["q"] < stats.SIGNIFICANCE_LEVEL) & (table["log_odds"] > 0)]
    if "kind" in sure:
        sure = sure.sort_values("kind", key=lambda kind: kind.map(KINDS.index), kind="stable")
    ordered = sure.sort_values([group, "one_article"], kind="stable")
    return ordered.groupby(group, sort=False).head(n).reset_index(drop=True)


def findings(
    table: pd.DataFrame,
    hits: pd.DataFrame | None = None,
    outlets: pd.DataFrame | None = None,
    faced: pd.DataFrame | None = None,
    named: pd.DataFrame | None = None,
    *,
    told: pd.DataFrame | None = None,
    judged: pd.DataFrame | None = None,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> list[Finding]:
    """Say which term each group is surest to use more; if none, which one stands out in these articles.

    The effect is (r - 1)/(r + 1) for r times as often, at the lower end of the interval: of the uses in equally long
    texts, the group's share less the others'. A term in a single article has none, since it may be that article's
    subject. Names and house style are no finding. A word that faces almost the same sentence is an example: it comes
    last.

    Of the uses of loaded words, an outlet's share is set against its share of the words (both as r above, with Wilson's
    interval for all outlets). Three words that only it uses are a finding; fewer are said where nothing else is.

    Args:
        table: as returned by `distinctive`.
        hits: `concordance` of its terms, for printed forms and quotations.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
        faced: `facing` words; the first two are a finding.
        named: what two outlets call the same thing (``kosovo_lib.facts.naming``); the surest two terms are a finding.
        told: `telling` words: where nothing else is found, the first is a count, below `LEAST`.
        judged: `loaded` words in the outlets' own voice.
        confidence_level: with which the table was made.
    """
    group = _group_of(table)
    if table.empty:
        return [
            Finding("Fewer than two outlets have words in this selection, so nothing is compared.", 0, kind="terms")
        ]
    names, found = {} if outlets is None else outlet_names(outlets), list[Finding]()
    forms = {} if hits is None else printed(hits)
    best = top(table, 1)
    for row in best[~best["kind"].isin(KINDS[-2:])].to_dict("records") if "kind" in best else best.to_dict("records"):
        times, low, high = (_times(row[end]) for end in ("log_odds", "lower", "upper"))
        whom = {**names, "rest": "the others", "reference": "the reference list"}.get(row["against"], row["against"])
        where = " when they tell the same events" if row["variance"] == PAIRED else ""
        name, term = names.get(row[group], row[group]), row["term"]
        found.append(Finding(
            f"{name} uses “{forms.get(term, term)}” {times} times as often as {whom}{where}.",
            0.0 if row["one_article"] else max(0.0, float(np.tanh(row["lower"] / 2))),
            evidence=(str(row[group]), str(term)),
            detail=f"{stats.interval_name(confidence_level)} {low} to {high}; "
            f"{amount(row['n'], 'use')} in {row['df']} of "
            f"{amount(row['articles'], 'article')}, elsewhere {row['n_against']} in {row['df_against']} of "
            f"{row['articles_against']}." + (" All stand in one article." if row["one_article"] else ""),
            kind="terms",
            quotations=_quotations(hits, group, row),
        ))  # fmt: skip
    if named is not None:
        found += sorted(_named(named, names), key=lambda one: -one.strength)[:1]
    if faced is not None:
        found += [_faced(row, names) for row in faced.head(1).to_dict("records")]
    judging = [] if judged is None else [*_judgements(judged, names, table[group].unique().tolist())]
    found += [one for one in judging if one.strength >= FLOOR]
    if not found and told is not None and len(told):
        row = told.iloc[0].to_dict()
        other = [name for handle, name in names.items() if handle in set(table[group]) - {row["outlet"]}]
        judges = _strength(row["term"], lang.load().terms) > 0
        whom, often = other[0] if len(other) == 1 else "the others", _OFTEN.get(few := row["n_against"], f"{few} times")
        found = [Finding(
            f"{names.get(row['outlet'], row['outlet'])} uses “{forms.get(row['term'], row['term'])}” "
            f"{amount(row['n'], 'time')} in {row['words']:,} words, {whom} {often} in {row['words_against']:,}.",
            (LEAST if judges else FLOOR) * float(np.tanh(np.log(row["times"]) / 2)), kind="terms",
            evidence=(row["outlet"], row["term"]), quotations=_quotations(hits, group, row) if judges else (),
        )]  # fmt: skip
    elif not found:
        which = "Only names and house style are" if len(best) else "No word is"
        text = f"{which} used reliably more by one outlet than by the others."
        alone = table["variance"].isin([SINGLE, CLASSIC]).all()
        if alone and told is not None:
            text = "Of the words that an article uses five times or more, none sets it apart from the others."
        found = judging[:1] or [Finding(text, 0, "", "" if alone else smallest_difference(table), "terms")]
    return found


def _named(named: pd.DataFrame, names: Mapping[str, str]) -> Iterator[Finding]:
    """Two terms of several words for one thing, with all outlets that use them.

    Each side uses its own term only: the effect is the product of these two shares, at the lower ends of Wilson's
    intervals; the rarer term says how many uses it rests on.
    """
    turned = {name: name[:-1] + "ab"[name[-1] == "a"] for name in map(str, named) if name[-2:] in ("_a", "_b")}
    both = pd.concat([named, named.rename(columns=turned)])
    both = both[(both["words_a"] < both["words_b"]) & both["words_a"].str.contains("[ -]")]
    for _, group in both.groupby(["words_a", "words_b"], sort=False):
        row, said, uses = group.iloc[0].to_dict(), [], []
        terms = [row["words_a"], row["words_b"]]
        if terms[0].split()[0] == terms[1].split()[0]:  # of "young black" and "young minority" the noun is missing
            texts = row["text_a"].casefold(), row["text_b"].casefold()
            nouns = [re.findall(rf"{re.escape(term)} (\w+)", text)[:1] for term, text in zip(terms, texts, strict=True)]
            if nouns[0] != nouns[1] or lang.load().terms.stop_words.issuperset(nouns[0]):
                continue
            terms = [f"{term} {nouns[0][0]}" for term in terms]
        for term, side in zip(terms, "ab", strict=True):
            rows = group.drop_duplicates(f"outlet_{side}")
            outlets = [names.get(name, name) for name in rows[f"outlet_{side}"]]
            said.append(f"{listed(outlets)} {'write' if len(outlets) > 1 else 'writes'} “{term}”")
            uses.append(int(rows[f"uses_{side}"].sum()))
        effect = float(np.prod([stats.wilson(n, n)[0] for n in uses]))
        yield Finding(
            f"Where {said[0]}, {said[1]}.", effect, kind="terms", cases=min(uses),
            detail="Outside quotation marks, no outlet uses both terms.",
            reliability=float(stats.wilson(*_SAME)[0]),
            quotations=(Quotation.of(row, "_a"), Quotation.of(row, "_b")),
        )  # fmt: skip


def _judgements(judged: pd.DataFrame, names: Mapping[str, str], outlets: Sequence[str]) -> Iterator[Finding]:
    level = stats.bonferroni(len(outlets))
    for _, rows in judged.groupby("outlet", sort=False):
        row, shown = rows.iloc[0].to_dict(), rows.drop_duplicates("text").head(_SHOWN).to_dict("records")
        share, _ = stats.wilson(row["used"], row["used"] + row["used_against"], confidence_level=level)
        times = float(share / (1 - share)) * row["words_against"] / max(1, row["words"])
        others = [names.get(name, name) for name in outlets if name != row["outlet"]]
        whom = listed(others) if len(others) <= _SHOWN else "the others"
        often = [_OFTEN.get(n, amount(n, "time")) for n in (row["used"], row["used_against"])]
        said = [f"“{one['word'].lower()}”" for one in shown]
        yield Finding(
            f"Only {names.get(row['outlet'], row['outlet'])} writes {listed(said)} in its own voice.",
            (times - 1) / (times + 1) if len(rows) >= _SHOWN and times > 1 else FLOOR / 2, kind="terms",
            reliability=float(stats.wilson(*_LOADED_RIGHT)[0]),
            detail=f"It uses loaded words {often[0]} in {row['words']:,} words of its own, "
            f"{whom} {often[1]} in {row['words_against']:,}.",
            quotations=tuple(map(Quotation.of, shown)),
        )  # fmt: skip


def _faced(row: Mapping[Any, Any], names: Mapping[str, str]) -> Finding:
    first, second = (names.get(row[f"outlet_{side}"], row[f"outlet_{side}"]) for side in "ab")
    loaded = any(_strength(row[f"word_{side}"], lang.load().terms) for side in "ab")
    return Finding(
        f"Where {first} writes “{row['word_a']}”, {second} writes “{row['word_b']}”.",
        LEAST if loaded else LEAST / 4,  # a single example: less than whatever was measured; of plain words no news
        kind="terms",
        quotations=(Quotation.of(row, "_a"), Quotation.of(row, "_b")),
    )


def smallest_difference(table: pd.DataFrame) -> str:
    """Say how much more often an outlet would have had to use a word to be sure, in one sentence.

    The smallest over the terms tested: e to the power of the reach of the term's interval, at Bonferroni's level for
    its comparison.

    Args:
        table: as returned by `distinctive`.
    """
    tested = table[table["q"].notna()]
    if tested.empty:
        return "With so few articles, no difference can be told from chance, however large."
    keys = [_group_of(table), "against"]
    tests = tested.groupby(keys)["term"].transform("size").to_numpy()
    reach = [
        stats.t_quantile(dof, confidence_level=stats.bonferroni(n)) * se
        for dof, n, se in zip(tested["dof"], tests, tested["se"], strict=True)
    ]
    if min(reach) > np.log(_LARGEST):
        return f"With these articles, not even a word used {_LARGEST} times as often would have stood out."
    return f"With these articles, only a word used at least {_times(min(reach))} times as often would have stood out."


def cautions(counts: Frequencies, asked: Sequence[str] = (), outlets: pd.DataFrame | None = None) -> tuple[str, ...]:
    """Say what the size of a selection does not allow, and which spellings are two words.

    Args:
        counts: what was counted.
        asked: groups that were asked for, to name those without words.
        outlets: rows of `schema.OUTLETS`, for names in place of handles.
    """
    names, lengths = {} if outlets is None else outlet_names(outlets), counts.lengths
    if lengths.empty:
        return ("No words are left in this selection.",)
    labels = lengths[list(counts.by)].astype("string").agg(" · ".join, axis=1)
    found = [names.get(label, label) for label in labels]
    without = [names.get(name, name) for name in asked if name not in set(labels)]
    said = [f"No words in this selection from {listed(without)}."] if without else []
    alone = [name for name, n in zip(found, lengths["articles"], strict=True) if n == 1]
    few = [name for name, n in zip(found, lengths["articles"], strict=True) if 1 < n < FEW_ARTICLES]
    if alone:
        each = " each" if len(alone) > 1 else ""
        says = "can say how these articles differ, not" if len(found) > 1 else "cannot say"
        said.append(f"There is one article{each} from {listed(alone)}: this page {says} how an outlet usually writes.")
    if few:
        said.append(f"Fewer than {FEW_ARTICLES} articles from {listed(few)}: how words cluster is known only roughly.")
    vocabulary = set(counts.terms["term"])
    accented = sorted(term for term in vocabulary if not term.isascii() and fold(term, accents=False) in vocabulary)
    if accented:
        pairs = [f"“{term}” and “{fold(term, accents=False)}”" for term in accented]
        said.append(f"Two spellings count as two words: {listed(pairs[:3])}.")
    return tuple(said)


def _quotations(hits: pd.DataFrame | None, group: str, row: Mapping[Any, Any]) -> tuple[Quotation, ...]:
    if hits is None or group != "outlet":
        return ()
    own = hits[(hits["term"] == row["term"]) & (hits["outlet"] == row[group])].head(1)
    whole = own.assign(text=own["left"] + own["surface"] + own["right"])
    return tuple(map(Quotation.of, whole.to_dict("records")))


def _times(log_odds: float) -> str:
    times = float(np.exp(log_odds))
    return f"{times:.1f}" if times < 10 else f"{times:,.0f}"
