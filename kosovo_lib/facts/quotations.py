"""Words that stand in two articles: the same utterance, also reworded, and passages taken over.

Two quotations are one utterance if they share most of the shorter one's words in the same order, and no two occasions:
not where the sentences, or reported speech beside them, name different listeners, media or days. Passages are runs of
fifteen words outside quotation marks. An article nearly all in another is a copy or, of the same outlet, a version.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cache, partial
from itertools import combinations, groupby, pairwise, product
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kosovo_lib import schema
from kosovo_lib.facts.dated import dates_in, days_published, disjoint
from kosovo_lib.facts.similarity import NOT, Comparison, compare, once, score
from kosovo_lib.lang.parts import Facts
from kosovo_lib.text.reprints import COPY, shingles
from kosovo_lib.text.tokens import WORD

QUOTATIONS = schema.Table("quotations", "an utterance that two outlets hold", {
    "speaker": ("string", "who said it, as named in one article; both names where they are two persons; else missing"),
    **schema.columns("article outlet sentence", ("_a", "_b")),
    **dict.fromkeys(("attribution_a", "attribution_b"), ("string", "direct or indirect: quoted or in reported speech")),
    **dict.fromkeys(("only_a", "only_b"), ("string", "words that the other cut, moved or has otherwise; else missing")),
    **schema.columns("text", ("_a", "_b")), **schema.columns("score"),
})  # fmt: skip

REPRINTS = schema.Table("reprints", "a passage that stands in two articles, word for word", {
    **schema.columns("article sentence", ["_a"]), **schema.columns("article sentence", ["_b"]),
    "words": ("int64", "words of the passage"),
    "share": ("float64", "share of the shorter article's words that stand in the other, in runs as long as this"),
    "relation": ("string", "passage; copy: nearly all of the shorter article; version: a copy of one outlet"),
    "text": ("string", "the passage as it stands in the first article"),
})  # fmt: skip

_EDIT = "0edit0"
_BEFORE = re.compile(r"(?<!\S)[\w’'-]+ \Z")
_COMPOUND = re.compile(f"{WORD.pattern}(?:-{WORD.pattern})*")
_SAME = 5  # words in a row or more that two wordings of an utterance share in all
_CONTENT = 3  # of these, different words that carry content: "I will not ... the law" is a formula
_ALIKE = 0.65  # share of the shorter quotation's words that the other has, in order
_RUN = 4  # of these, so many at least in one run
_TAIL = 3  # words after the last common one, of both together, that were replaced; more were cut
_BETWEEN = 3  # words up to which two pieces that only one side has are shown as one
_TITLE = 40  # characters of quoted words up to which they may be the name of a broadcast
_ALL = 20
"""Articles that hold a passage up to which each two of them are listed; of more, each with the next."""
_NEAR, _MORE = 7, 4  # words between two differences, or after one that ends in a light word, that are shown with it
_Spans = list[tuple[Any, Any]]
_Differing = list[tuple[tuple[slice, slice], bool]]


def quotations(corpus: schema.Corpus | Comparison) -> Annotated[pd.DataFrame, QUOTATIONS]:
    """The utterances that two outlets hold, direct or paraphrased, each in the two sentences that are most alike."""
    story = compare(corpus)
    rows = []
    for pair, at in story.best_matches.items():
        if story.quote[at]:
            speakers = story.units["speaker"].iloc[[*pair]]
            rows.append({
                **{f"{column}_{side}": story.units[column].iloc[row] for side, row in zip("ab", pair, strict=True)
                   for column in ("article", "outlet", "sentence", "attribution", "text")},
                **dict(zip(("only_a", "only_b"), _differing(story, *pair), strict=True)),
                "speaker": " / ".join(two_speakers(story, *pair) or speakers.dropna()[:1]) or None,
                "score": round(float(score(story.total[at])), 4),
            })  # fmt: skip
    return QUOTATIONS.frame(rows)


def two_speakers(story: Comparison, *rows: int) -> list[str]:
    """The speakers of two sentences if they are two persons whose names share nothing; else none."""
    if not all(story.speaker[row] for row in rows):
        return []
    names = [str(story.units["speaker"].iat[row]) for row in rows]
    parts, known = [set(re.findall(r"\b[A-Z]\w+", name)) for name in names], story.language.voices.speakers.not_persons
    return names if min(map(len, parts)) > 1 and not (parts[0] & parts[1] or any(map(known.search, names))) else []


def _differing(story: Comparison, one: int, other: int) -> Iterator[str | None]:
    """What each of two sentences has of an utterance and the other, or what is quoted beside it, has not."""
    alone = [[said for said in _quotes(story).get(row, ()) if said.rows == (row,)] for row in (one, other)]
    compared = ((_places(*both, story.language.facts), both) for both in product(alone[0], alone[1]))
    places, quotes = max(compared, key=lambda it: len(it[0]), default=([], None))
    moved = [
        [quote.as_printed(slice(max(0, at.start - 1), at.stop)) for quote, at in zip(quotes or (), both, strict=True)]
        for both, _ in places
    ]
    held, near = zip(held_near(story, other), held_near(story, one), strict=True)
    near = held if story.units["attribution"].iloc[[one, other]].eq("direct").all() else near  # a name may be cut
    moved = [both for both in moved if all(story.stems(said) <= words for said, words in zip(both, held, strict=True))]
    for side, row in enumerate((one, other)):
        text = story.text[row]
        said = [
            token for token in story.tokens[row] if (token.said or token.quoted)
            and (token.stem[0] != NOT or (NOT not in held[side] and token.stem[1:] in held[side]))
            and text.count("[", 0, token.start) == text.count("]", 0, token.start)
        ]  # fmt: skip
        runs = ([*run] for gone, run in groupby(said, key=lambda token: token.stem not in held[side]) if gone)
        cut: list[tuple[int, int]] = []  # few words between two runs are printed with them
        for run in runs:
            if any(token.stem not in near[side] for token in run):
                start, end = run[0].start, run[-1].end
                one_word = _BEFORE.search(text[:start]) if len(run) == 1 else None
                dates = [date for date in story.dated.get(row, ()) if date.start < end and start < date.end]
                start = min([one_word.start() if one_word else start, *(date.start for date in dates)])
                end = max([end, *(date.end for date in dates)])
                if cut and len(WORD.findall(text[cut[-1][1] : start])) <= _BETWEEN:
                    start, _ = cut.pop()
                cut.append((start, end))
        yield " … ".join([*(both[side] for both in moved), *(text[start:end] for start, end in cut)]) or None


def held_near(story: Comparison, row: int) -> tuple[set[str], set[str]]:
    """The stems of a sentence and of what those beside it quote; and of what these report, and the names in them."""
    near, its = (row - 1, row, row + 1), story.article[row : row + 1]
    beside = [token for at in near if story.article[at : at + 1] == its for token in story.tokens[at]]
    own = {token.stem for token in (*story.tokens[row], *(token for token in beside if token.quoted))}
    return own, {token.stem for token in beside if token.said or token.capital}


@dataclass(frozen=True)
class _Quote:
    """Words in quotation marks: as they stand, folded (an editor's are `_EDIT`), where, whose, and in which rows."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    speaker: str
    rows: tuple[int, ...]

    def as_printed(self, place: slice) -> str:
        """Some of its words as they stand, from the first that is no edit to the last."""
        spans = [self.spans[at] for at in range(place.start, place.stop) if self.words[at] != _EDIT]
        return self.text[spans[0][0] : spans[-1][1]]


def wordings(story: Comparison) -> Iterator[tuple[int, int, str, str, str | None, bool]]:
    """Utterances that two outlets quote in different words: both rows, such words, who spoke, if not slight."""
    quotes, outlet, words = _quotes(story), story.outlet, story.language
    occasion, found = cache(partial(_occasion, story)), []
    for at in np.flatnonzero(story.found & story.speaks[story.first] & story.speaks[story.second]):
        one, other = int(story.first[at]), int(story.second[at])
        if one not in quotes or other not in quotes or outlet[one] == outlet[other]:
            continue
        mine, yours = occasion(one), occasion(other)  # to whom or by what means other than there?
        apart = any(a and b and not a & b for a, b in zip(mine[:2], yours[:2], strict=True))
        if not apart and not other_days(mine[2], yours[2]):
            for sides in product(quotes[one], quotes[other]):
                differing = _places(*sides, words.facts, _CONTENT - (at in story.best))
                for place in differing[:]:  # the same words in another order are no difference, unless they deny
                    said = [sorted(side.words[part]) for side, part in zip(sides, place[0], strict=True)]
                    if said[0] == said[1] and words.terms.negations.isdisjoint(said[0]):
                        differing.remove(place)
                if differing:
                    places = _phrases(sides, differing, words.terms.stop_words)
                    found.append((sides, places, any(heavy for _, heavy in differing)))
    taken: set[tuple[int, str]] = set()
    found.sort(key=lambda one: (not one[2], sum(len(side.rows) for side in one[0])))
    for (left, right), places, heavy in found:
        keys = {(row, outlet[side.rows[0]]) for own, side in ((left, right), (right, left)) for row in own.rows}
        if not keys & taken:
            taken |= keys
            names = [side.speaker for side in (left, right) if side.speaker[:1].isupper()]
            both = [*zip((left, right), places, strict=True)]
            rows = [side.rows[-1 if _EDIT in side.words[: place.start] else 0] for side, place in both]
            printed = [side.as_printed(place) for side, place in both]
            yield rows[0], rows[1], printed[0], printed[1], max(names, key=len, default=None), heavy


@once
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
        folded, spans = _folded(said.text, words)
        name = next((name for name in (said.speaker_actor, said.speaker) if isinstance(name, str)), "")
        if said.start - units["start"].iloc[row] < 2:  # a quotation mark at most stands before it
            opens.add(row)
        found.setdefault(row, []).append(_Quote(said.text, folded, spans, name, (row,)))
    for row, own in list(found.items()):
        after = row + 1
        if after in opens and story.article[row] == story.article[after] and own[-1].speaker == found[after][0].speaker:
            last, then = own[-1], found[after][0]
            text, behind = f"{last.text} … {then.text}", len(last.text) + 3
            moved = ((start + behind, end + behind) for start, end in ((-2, -1), *then.spans))  # the first: "…"
            folded, spans = (*last.words, _EDIT, *then.words), (*last.spans, *moved)
            found[row] = [*own, _Quote(text, folded, spans, last.speaker, (row, after))]
    return found


def _folded(text: str, words: Facts) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The words of a quotation, with numbers as digits and nothing shortened ("won't"); and where each stands."""
    folded, spans = [], []
    edits = [match.span() for match in words.quotation_edits.finditer(text)]
    compounds = (match for match in _COMPOUND.finditer(text) if not any(a <= match.start() < b for a, b in edits))
    for start, end in sorted([*edits, *(match.span() for match in compounds)]):
        word = _EDIT if (start, end) in edits else text[start:end].replace("-", "").replace("’", "'").casefold()
        short = next((short for short in words.contractions if word.endswith(short)), "")
        for part in (word.removesuffix(short) + words.contractions.get(short, "")).split():
            folded.append(str(words.numbers.get(part, part)))
            spans.append((start, end))
    return tuple(folded), tuple(spans)


def _places(one: _Quote, other: _Quote, words: Facts, least: int = _CONTENT) -> _Differing:
    """The words that one utterance has differently in both, and whether they are more than slight.

    Words that only one of them has count where they stand between words of both: a quotation may begin later or end
    earlier, but nothing inside it may go without a mark. One speaker's words may stand elsewhere.
    """
    speakers = [{part for part in WORD.findall(side.speaker) if part[0].isupper()} for side in (one, other)]
    if all(speakers) and not speakers[0] & speakers[1]:
        return []
    left, right = one.words, other.words
    enough, held = max(_SAME, _ALIKE * min(len(left), len(right))), set(left)
    if sum(word in held for word in right) < enough:
        return []
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    same = [word for block in blocks for word in left[block.a : block.a + block.size]]
    both, content = (held & set(right)) - {_EDIT}, set(same) - words.stop_words
    run, much = max(block.size for block in blocks), len(both) >= _ALIKE * max(len(held), len(set(right)))
    alike = run >= _RUN or (all(speakers) and much and (run == _RUN - 1 or bool(both - words.stop_words - content)))
    if len(same) < enough or len(content) < least or not alike:
        return []
    found: _Differing = []
    last: tuple[list[str], list[str]] = [], []
    for before, after in pairwise([Match(0, 0, 0), *(block for block in blocks if block.size), blocks[-1]]):
        a, b = slice(before.a + before.size, after.a), slice(before.b + before.size, after.b)
        for heavy in (True, False):
            left_out = {_EDIT} | (words.slight if heavy else set())
            gone, come = ([word for word in part if word not in left_out] for part in (left[a], right[b]))
            places, inner = None, before.size and after.size
            if gone and come:
                few = max(len(gone), len(come)) <= _TAIL and (before.size or not words.stop_words.issuperset(gone))
                if "".join(gone) != "".join(come) and (inner or few):
                    places = a, b
            elif (gone or come) and inner and _EDIT not in (*left[a.start - 1 : a.stop + 1], *right[b]):
                places = slice(a.start - 1, a.stop + 1), slice(b.start - 1, b.stop + 1)
            if places:
                if (come, gone) == last:  # a word that moved is printed from its one place to the other
                    old, _ = found.pop()
                    places = slice(old[0].start, places[0].stop), slice(old[1].start, places[1].stop)
                found.append((places, heavy))
                last = gone, come
                break
    return found


def _phrases(sides: tuple[_Quote, _Quote], differing: _Differing, light: Collection[str]) -> tuple[slice, slice]:
    """The first difference that is not slight, with those near it, and up to a word of content: "did not wait"."""
    places = [place for place, _ in differing]
    ends = [*min(differing, key=lambda one: not one[1])[0]]
    for place in (*places[places.index((ends[0], ends[1])) :], *places[::-1]):
        near = [slice(min(a.start, b.start), max(a.stop, b.stop)) for a, b in zip(ends, place, strict=True)]
        between = [side.words[part] for side, part in zip(sides, near, strict=True)]
        length = sum(b.stop - b.start for b in place) + sum(a.stop - a.start for a in ends)
        if sum(map(len, between)) - length <= 2 * _NEAR and not any(_EDIT in words for words in between):
            ends = near
    for _ in range(_MORE):
        after = [side.words[end.stop : end.stop + 1] for side, end in zip(sides, ends, strict=True)]
        last = (side.words[end.stop - 1] for side, end in zip(sides, ends, strict=True))
        if after[0] == after[1] not in ((), (_EDIT,)) and any(word in light for word in last):
            ends = [slice(end.start, end.stop + 1) for end in ends]
    return ends[0], ends[1]


def other_days(mine: _Spans, yours: _Spans) -> bool:
    """Whether both sides name days, and none in common."""
    days = list(product(mine, yours))
    return bool(days) and all(disjoint(a, b) for a, b in days)


def days_named(story: Comparison, row: int, *, said: bool = False) -> _Spans:
    """The days that a sentence names; with ``said`` only those in what somebody says, if anybody speaks."""
    return [
        (date.date_from, date.date_to) for date in dates_in(story, row, said=said)
        if date.precision in ("minute", "hour", "day") and pd.notna(date.date_from)
    ]  # fmt: skip


def _occasion(story: Comparison, row: int) -> tuple[set[str], set[str], _Spans]:
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
    latest = days_published(story)[story.article[row]][1]
    days = [span for at in near for span in days_named(story, at) if not span[0] > latest]  # nothing is said ahead
    return heard - words.stop_words, media, days


def reprints(corpus: schema.Corpus | Comparison) -> Annotated[pd.DataFrame, REPRINTS]:
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
    hashes, every = shingles(word)
    whole = pd.Series(every, index=hashes[every])
    whole = whole[whole.index.duplicated(keep=False)]
    for places in whole.groupby(whole.index, sort=False).agg(list):
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
    """All words outside quotation marks (-1 for these and an article's end): numbers, rows, beginnings and ends."""
    numbers: dict[str, int] = {}
    found = array("i")
    before = story.article[0] if story.article else ""
    for row, (name, text, by) in enumerate(zip(story.article, story.text, story.units["attribution"], strict=True)):
        quoted = [match.span() for match in story.language.facts.quoted.finditer(text)]
        quoted += [(0, len(text))] * (by == "direct")  # the marks may stand in other sentences
        if name != before:
            found.extend((-1, row - 1, 0, 0))
        before = name
        for match in WORD.finditer(text):
            is_quoted = quoted and any(start <= match.start() < end for start, end in quoted)
            word = -1 if is_quoted else numbers.setdefault(match.group().casefold(), len(numbers))
            found.extend((word, row, *match.span()))
    found.extend((-1, max(len(story.text) - 1, 0), 0, 0) if story.text else ())
    return np.frombuffer(found, dtype=np.int32).reshape(-1, 4).T
