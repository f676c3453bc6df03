"""Words that stand in two articles: the same utterance, also reworded, and passages taken over.

Two quotations are one utterance if they share most of the shorter one's words in the same order, and no two occasions:
not where the sentences, or reported speech beside them, name different listeners, media or days. Passages are found by
shingles, runs of fifteen words outside quotation marks; shorter runs are set phrases. An article of which nearly all
stands in another is a copy; of the same outlet, a version.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import combinations, groupby, pairwise, product
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.dated import disjoint
from kosovo_lib.facts.similarity import NOT, Comparison, columns, compare, once, score
from kosovo_lib.lang.parts import Facts
from kosovo_lib.text.reprints import COPY, shingles
from kosovo_lib.text.tokens import WORD

QUOTATIONS = schema.Table("quotations", "an utterance that two outlets hold", {
    "speaker": ("string", "who said it, as named in one of the articles; missing where unnamed"),
    **columns("article outlet sentence", ("_a", "_b")),
    **dict.fromkeys(("attribution_a", "attribution_b"), ("string", "direct or indirect: quoted or in reported speech")),
    **dict.fromkeys(("only_a", "only_b"), ("string", "words of the utterance that the other cut; else missing")),
    **columns("text", ("_a", "_b")), **columns("score"),
})  # fmt: skip

REPRINTS = schema.Table("reprints", "a passage that stands in two articles, word for word", {
    **columns("article sentence", ["_a"]), **columns("article sentence", ["_b"]),
    "words": ("int64", "words of the passage"),
    "share": ("float64", "share of the shorter article's words that stand in the other, in runs as long as this"),
    "relation": ("string", "passage; copy: nearly all of the shorter article; version: a copy of one outlet"),
    "text": ("string", "the passage as it stands in the first article"),
})  # fmt: skip

_EDIT = "0edit0"
_SAME = 5  # words in a row or more that two wordings of an utterance share in all
_CONTENT = 3  # of these, different words that carry content: "I will not ... the law" is a formula
_ALIKE = 0.65  # share of the shorter quotation's words that the other has, in order
_RUN = 4  # of these, so many at least in one run
_TAIL = 3  # words after the last common one, of both together, that were replaced; more were cut
_TITLE = 40  # characters of quoted words up to which they may be the name of a broadcast
_PARTS = 8  # in so many the hashes of runs of words are sorted: all at once take four times their size
_ALL = 20
"""Articles that hold a passage up to which each two of them are listed; of more, each with the next."""
_Occasion = tuple[set[str], set[str], list[tuple[Any, Any]]]


def quotations(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """The utterances that two outlets hold, direct or paraphrased, each in the two sentences that are most alike."""
    story = compare(corpus)
    rows = []
    for pair, at in story.best_matches.items():
        if story.quote[at]:
            said = (story.units["speaker"].iloc[row] for row in pair)
            rows.append({
                **{f"{column}_{side}": story.units[column].iloc[row] for side, row in zip("ab", pair, strict=True)
                   for column in ("article", "outlet", "sentence", "attribution", "text")},
                "only_a": _cut(story, *pair), "only_b": _cut(story, *pair[::-1]),
                "speaker": next((name for name in said if isinstance(name, str)), None),
                "score": round(float(score(story.total[at])), 4),
            })  # fmt: skip
    return QUOTATIONS.frame(rows)


def _cut(story: Comparison, row: int, other: int) -> str | None:
    """Runs of words that carry content, of an utterance, that the other sentence has not and nobody beside it."""
    near, text = (other - 1, other, (other + 1) % len(story.text)), story.text[row]
    held = {token.stem for at in near if story.article[at] == story.article[other] for token in story.tokens[at]
            if at == other or token.quoted}  # fmt: skip
    own = (token for token in story.tokens[row] if text.count("[", 0, token.start) == text.count("]", 0, token.start))
    said = [token for token in own if (token.said or token.quoted) and token.stem[0] != NOT]
    runs = [[*run] for gone, run in groupby(said, key=lambda token: token.stem not in held) if gone]
    return " … ".join(text[run[0].start : run[-1].end] for run in runs) or None


@dataclass(frozen=True)
class _Quote:
    """Words in quotation marks: as they stand, folded, whose they are, and in which rows of the comparison.

    What an editor put in or left out is one word that is `_EDIT`.
    """

    text: str
    words: tuple[str, ...]
    speaker: str
    rows: tuple[int, ...]

    def as_printed(self, place: slice) -> str:
        """Some of its words as they stand."""
        words = [word for word in self.words[place] if word != _EDIT]
        earlier = sum(list(self.words[at : at + len(words)]) == words for at in range(place.start))
        run = re.compile(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", re.I)
        stand = [match.span() for match in run.finditer(self.text.replace("’", "'"))]
        return self.text[slice(*stand[earlier])] if earlier < len(stand) else " ".join(words)


def wordings(story: Comparison) -> Iterator[tuple[int, int, str, str, str | None, bool]]:
    """Utterances that two outlets quote in different words: both rows, the first such words of both, who spoke.

    Last, whether the words are more than slight ones ("the" for "a"); such words go before slight ones.
    """
    quotes, outlet, occasion = _quotes(story), story.outlet, cache(partial(_occasion, story))
    found = []
    for at in np.flatnonzero(story.found & story.speaks[story.first] & story.speaks[story.second]):
        one, other = int(story.first[at]), int(story.second[at])
        quoted = one in quotes and other in quotes and outlet[one] != outlet[other]
        if quoted and not _two_occasions(occasion(one), occasion(other)):
            for sides in product(quotes[one], quotes[other]):
                if replaced := _replaced(*sides, story.language.facts):
                    found.append((sides, *replaced))
    taken: set[tuple[int, str]] = set()
    found.sort(key=lambda one: (not one[2], sum(len(side.rows) for side in one[0])))
    for (left, right), places, heavy in found:
        keys = {(row, outlet[side.rows[0]]) for own, side in ((left, right), (right, left)) for row in own.rows}
        if not keys & taken:
            taken |= keys
            names = [side.speaker for side in (left, right) if side.speaker[:1].isupper()]
            both = [*zip((left, right), places, strict=True)]
            rows = [side.rows[-1 if _EDIT in side.words[: place.start] else 0] for side, place in both]
            words = [side.as_printed(place) for side, place in both]
            yield rows[0], rows[1], words[0], words[1], min(names, key=_plainness, default=None), heavy


def _plainness(name: str) -> tuple[bool, bool, int]:
    """What to sort names of one person by: first name and last name before a last name alone, without a title."""
    parts = name.split()
    return len(parts) < 2, any(part.isupper() or part.endswith(".") for part in parts), len(parts)


def _quotes(story: Comparison) -> dict[int, list[_Quote]]:
    """The quotations of each sentence; one that goes on in the next sentence also together with that."""
    words, units = story.language.facts, story.units
    found: dict[int, list[_Quote]] = {}
    opens = set()
    said: Any
    for said in story.corpus.attributions.itertuples(index=False):
        row = story.row_of.get((said.article, said.sentence))
        if said.attribution != "direct" or row is None:
            continue
        plain = words.quotation_edits.sub(f" {_EDIT} ", said.text.replace("-", "").replace("’", "'"))
        folded = tuple(str(words.numbers.get(word, word)) for word in WORD.findall(plain.casefold()))
        name = next((name for name in (said.speaker_actor, said.speaker) if isinstance(name, str)), "")
        if said.start - units["start"].iloc[row] < 2:  # a quotation mark at most stands before it
            opens.add(row)
        found.setdefault(row, []).append(_Quote(said.text, folded, name, (row,)))
    for row, own in list(found.items()):
        after = row + 1
        if after in opens and story.article[row] == story.article[after] and own[-1].speaker == found[after][0].speaker:
            last, then = own[-1], found[after][0]
            both = _Quote(f"{last.text} … {then.text}", (*last.words, _EDIT, *then.words), last.speaker, (row, after))
            found[row] = [*own, both]
    return found


def _replaced(one: _Quote, other: _Quote, words: Facts) -> tuple[tuple[slice, slice], bool] | None:
    """The first words that one utterance has differently in both; None where it has none, or is another utterance.

    Words that only one of them has count where they stand between words of both, and then with these: a quotation may
    begin later or end earlier, but nothing inside it may go without a mark. Slight words ("the" for "a") count
    only where there are no others; whether there are comes with them.
    """
    speakers = [{part for part in WORD.findall(side.speaker) if part[0].isupper()} for side in (one, other)]
    if all(speakers) and not speakers[0] & speakers[1]:
        return None
    left, right = one.words, other.words
    enough, held = max(_SAME, _ALIKE * min(len(left), len(right))), set(left)
    if sum(word in held for word in right) < enough:
        return None
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    same = [word for block in blocks for word in left[block.a : block.a + block.size]]
    content, both = set(same) - words.stop_words, held & set(right)
    moved = all(speakers) and bool(both - words.stop_words - content - {_EDIT})  # "staff it safely", "safely staff it"
    moved = moved and len(both) >= _ALIKE * max(len(held), len(set(right)))
    if len(same) < enough or len(content) < _CONTENT or not (moved or max(block.size for block in blocks) >= _RUN):
        return None
    slight = None
    for before, after in pairwise(block for block in blocks if block.size or block is blocks[-1]):
        a, b = slice(before.a + before.size, after.a), slice(before.b + before.size, after.b)
        for heavy in (True, False):
            left_out = {_EDIT} | (words.slight if heavy else set())
            gone, come = ([word for word in part if word not in left_out] for part in (left[a], right[b]))
            places = None
            if gone and come:
                if "".join(gone) != "".join(come) and (after.size or len(gone + come) <= _TAIL):
                    places = a, b
            elif (gone or come) and after.size and _EDIT not in (*left[a], *right[b], left[a.start - 1], left[a.stop]):
                places = slice(a.start - 1, a.stop + 1), slice(b.start - 1, b.stop + 1)
            if places and heavy:
                return places, True
            slight = slight or places
    return (slight, False) if slight else None


def _two_occasions(mine: _Occasion, yours: _Occasion) -> bool:
    """Whether two sentences, or those beside them that report speech, name different listeners, media or days."""
    if any(a and b and not a & b for a, b in zip(mine[:2], yours[:2], strict=True)):
        return True
    days = list(product(mine[2], yours[2]))
    return bool(days) and all(disjoint(a, b) for a, b in days)


def _occasion(story: Comparison, row: int) -> _Occasion:
    """To whom, by what means and when something was said: words of names, kinds of media, and days."""
    words, units = story.language.facts, story.units
    near = [at for at in (row - 1, row, row + 1) if story.article[at % len(units)] == story.article[row]]
    text = {at: words.quoted.sub(lambda match: match[0] if len(match[0]) < _TITLE else " ", story.text[at])
            for at in near if 0 <= at < len(units)}  # fmt: skip
    heard = {
        part.removesuffix("'s").removesuffix("’s")
        for said in text.values() for name in words.listener.findall(said) for part in WORD.findall(name.casefold())
    }  # fmt: skip
    near = [at for at in text if at == row or units["voice"].iloc[at] == "other"]
    media = {match.lastgroup or "" for at in near for match in words.media.finditer(text[at])}
    days: list[tuple[Any, Any]] = []
    latest = story.corpus.articles.set_index("article")["published_to"][story.article[row]]
    for at in near:
        of = _days(story).get((story.article[at], story.number[at]))
        days += (day for day in zip(of["date_from"], of["date_to"], strict=True) if not day[0] > latest) if of else ()
    return heard - words.stop_words, media, days


@once
def _days(story: Comparison) -> dict[Any, dict[Any, list[Any]]]:
    """The days that each sentence names, by article and number."""
    dates = story.corpus.dates
    known = dates[dates["precision"].isin(["minute", "hour", "day"]) & dates["date_from"].notna()]
    return known.groupby(["article", "sentence"])[["date_from", "date_to"]].agg(list).to_dict("index")


def reprints(corpus: schema.Corpus | Comparison) -> pd.DataFrame:
    """Every passage of at least fifteen words that stands in two articles; a row is such a passage, as read."""
    return _reprints(compare(corpus)).copy()


@once
def _reprints(story: Comparison) -> pd.DataFrame:
    """Find runs by their first fifteen words, and follow each as far as both articles agree."""
    word, row_of, start, end = _words(story)
    article = pd.factorize(np.array(story.article, dtype=object))[0].astype(np.int32)[row_of]
    last = np.searchsorted(article, np.arange(article.max() + 1), side="right") if len(article) else article
    names = list(dict.fromkeys(story.article))
    begins: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for places in _again(word):
        for at, there in combinations(places, 2) if len(places) <= _ALL else pairwise(places):
            if article[at] != article[there]:
                begins[int(article[at]), int(article[there])].add((at, there))
    outlets = dict(zip(story.corpus.articles["article"], story.corpus.articles["outlet"], strict=True))
    length = np.bincount(article[word >= 0], minlength=len(names))
    rows = []
    for (one, other), starts in sorted(begins.items()):
        runs = []
        for at, there in sorted(starts):
            if (at - 1, there - 1) not in starts:
                most = min(last[one] - at, last[other] - there)
                left, right = word[at : at + most], word[there : there + most]
                runs.append((at, there, int(np.argmax((left != right) | (left < 0)))))
        share = min(1.0, sum(run for _, _, run in runs) / int(min(length[one], length[other])))
        alike = "version" if outlets[names[one]] == outlets[names[other]] else "copy"
        for at, there, run in runs:
            texts = story.text[row_of[at] : row_of[at + run - 1] + 1]
            texts[-1] = texts[-1][: end[at + run - 1]]
            texts[0] = texts[0][start[at] :]
            rows.append({
                "article_a": names[one], "sentence_a": story.number[row_of[at]],
                "article_b": names[other], "sentence_b": story.number[row_of[there]],
                "words": run, "share": round(share, 4), "relation": alike if share >= COPY else "passage",
                "text": " ".join(texts),
            })  # fmt: skip
    return REPRINTS.frame(rows)


def _words(story: Comparison) -> npt.NDArray[np.int32]:
    """The words of all articles outside quotation marks: their numbers, rows, and where each begins and ends.

    A -1 stands in place of a quotation, and at the end of each article.
    """
    numbers: dict[str, int] = {}
    found = array("i")
    before = story.article[0] if story.article else ""
    for row, (article, text) in enumerate(zip(story.article, story.text, strict=True)):
        quoted = [match.span() for match in story.language.facts.quoted.finditer(text)]
        if article != before:
            found.extend((-1, row - 1, 0, 0))
        before = article
        for match in WORD.finditer(text):
            if any(start <= match.start() < end for start, end in quoted):
                found.extend((-1, row, *match.span()))
            else:
                word = match.group().casefold()
                found.extend((numbers.setdefault(word, len(numbers)), row, *match.span()))
    found.extend((-1, max(len(story.text) - 1, 0), 0, 0) if story.text else ())
    return np.frombuffer(found, dtype=np.int32).reshape(-1, 4).T


def _again(word: npt.NDArray[np.int32]) -> Iterator[list[int]]:
    """The places of each run of fifteen words that comes twice or more."""
    hashes, every = shingles(word)
    of = (hashes % _PARTS).astype(np.uint8)
    for part in range(_PARTS):
        places = every[of[every] == part]
        places = places[np.argsort(hashes[places], kind="stable")]
        own = hashes[places]
        edges = np.flatnonzero(np.diff(np.concatenate([[False], own[1:] == own[:-1], [False]]).astype(np.int8)))
        for start, end in edges.reshape(-1, 2):
            yield places[start : end + 1].tolist()
