"""Who is speaking in the articles: how many words are the outlet's own, and who says the others."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import comb
from typing import Final

import pandas as pd

from kosovo_lib import lang
from kosovo_lib.errors import DataError
from kosovo_lib.finding import ENOUGH, LEAST, Finding, Quotation, amount, listed
from kosovo_lib.schema import RUNNING_TEXT, Corpus, outlet_names, outlets_compared
from kosovo_lib.stats import bonferroni, wilson
from kosovo_lib.text.actors import alike, same_first_name
from kosovo_lib.text.tokens import count_words

KINDS: Final[Mapping[str, str]] = {
    "outlet": "the outlet's own words",
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "paraphrased",
    "block": "reprinted",
}
"""Kind of voice -> its name on pages, from the outlet's own words outwards."""

_SHOWN = (12, 40)  # words of a sentence that shows how an outlet writes, or whom it quotes
_NAMES = 3  # words of a person's name; what is longer describes somebody
_LISTED = 4  # outlets up to which a sentence names all; of more it names the two ends
_FOUND, _NAMED, _OWN = 0.77, 0.92, 0.87
"""Measured on test sentences: speakers that the rules find, named speakers who are right, F1 of attributed words."""
MEASURED: Final = (
    f"On test sentences from real news, {_NAMED:.0%} of the speakers whom our rules name are right, and they name "
    f"{_FOUND:.0%} of all; for words that somebody else says, F1 is {_OWN} (1 is without error)."
)
"""How often the rules for who speaks are right, measured by ``bench/reading.py``."""


def evidence(corpus: Corpus) -> pd.DataFrame:
    """Every sentence of the articles themselves, with its kind of voice.

    A row is a sentence: article, sentence, outlet, kind (a key of `KINDS`), words. Menus, captions, credits,
    biographies and readers' comments do not count: see ``kosovo_lib.schema.RUNNING_TEXT``.
    """
    rows = corpus.sentences[corpus.sentences["section"].isin(RUNNING_TEXT) & (corpus.sentences["voice"] != "none")]
    kind = rows["voice"].where(rows["voice"] == "outlet", rows["attribution"])
    words = rows["text"].map(count_words).astype("int64")
    return rows[["article", "sentence", "outlet"]].assign(kind=kind, words=words).reset_index(drop=True)


def shares(corpus: Corpus) -> pd.DataFrame:
    """How the words of each outlet's articles divide among the voices in them.

    A row is an outlet and a kind of voice, also without a sentence: outlet, kind, voice (its name on pages),
    sentences, words, share (of the words of its articles, 0 to 1). A sentence counts as a whole, for the kind that
    `evidence` gives it.

    Raises:
        DataError: the corpus holds no article.
    """
    if corpus.articles.empty:
        raise DataError("voices: the corpus holds no article; add one with kosovo add")
    outlets = list(dict.fromkeys(corpus.articles["outlet"]))
    index = pd.MultiIndex.from_product([outlets, list(KINDS)], names=["outlet", "kind"])
    counted = evidence(corpus).groupby(["outlet", "kind"])["words"].agg(sentences="count", words="sum")
    table = counted.reindex(index, fill_value=0).reset_index()
    share = table["words"] / table.groupby("outlet")["words"].transform("sum")
    return table.assign(voice=table["kind"].map(KINDS), share=share.fillna(0.0))[
        ["outlet", "kind", "voice", "sentences", "words", "share"]
    ]


def speakers(corpus: Corpus) -> pd.DataFrame:
    """Every sentence of the articles in which somebody else speaks whom they name or describe; reprints do not count.

    A row is a sentence and a speaker: article, sentence, outlet, kind, words, speaker. A person has one name in all
    articles: "Obama" is Barack Obama if no other is named. Where each says a part, the words of the sentence are
    shared out by its length; what two say together counts for both.
    """
    return _speakers(corpus, evidence(corpus))


def _speakers(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    place = ["article", "sentence"]
    parts = corpus.attributions.assign(part=corpus.attributions["end"] - corpus.attributions["start"])
    parts["part"] /= parts.groupby(place)["part"].transform("sum")
    parts["speaker"] = parts["speaker_actor"].fillna(parts["speaker"])
    said = parts.groupby([*place, "speaker"], as_index=False)["part"].sum()
    rows = rows.query("kind not in ['outlet', 'block']").merge(said)
    rows["words"] = (rows["words"] * rows.pop("part")).round().astype("int64")
    alone, words = set(rows["speaker"]), lang.load().voices.speakers
    joins = re.compile(rf"(?:, |{words.conjunction.pattern})(?=[A-Z][\w.’'-]* [A-Z])")  # two full names
    each = rows["speaker"].map(lambda who: [who] if alone.isdisjoint(names := joins.split(who)) else names)
    rows = rows.assign(speaker=each).explode("speaker", ignore_index=True)
    rows = rows.assign(speaker=rows["speaker"].replace(_people(rows["speaker"].value_counts(sort=False))))
    return rows[~rows["speaker"].str.fullmatch(words.unnamed_share)]


def _people(times: "pd.Series[int]") -> dict[str, str]:
    """Name -> the full name of the same person that most sentences have, or the shorter one; ambiguous names stay."""
    surnames: dict[str, list[str]] = {}
    for name in sorted(map(str, times.index)):
        if name[:1].isupper() and len(name.split()) <= _NAMES:
            surnames.setdefault(name.split()[-1].casefold(), []).append(name)
    called, words = dict[str, str](), lang.load().actors
    for names in surnames.values():
        full = [name for name in names if " " in name]
        firsts = [name.partition(" ")[0] for name in full]
        one = all(same_first_name(a, b, words) for a in firsts for b in firsts)
        if full and one and len(names) > 1:
            called |= dict.fromkeys(names, max(full, key=lambda name: (times[name], -len(name))))
    return called


def findings(corpus: Corpus, everything: Corpus | None = None) -> list[Finding]:
    """Who gets to speak where: the outlets at both ends, against each other.

    The effect is the distance between their shares of sentences, from the end of one Wilson interval to the nearest end
    of the other. Where they overlap, it is `kosovo_lib.finding.LEAST` times the difference of the shares: a count.
    The rules miss a quarter of the speakers, so the smaller share of a speaker counts as if they had missed as many,
    and what they could explain is no finding; a share of 0 is 0. The intervals allow for all pairs of outlets.
    Nobody is said to be quoted by one alone whom another names in ``everything``, such as in an opinion piece.

    Returns:
        At most one finding of each kind: whom one outlet quotes and another only names, whom one alone quotes, to whom
        they give unequal room.
    """
    rows = evidence(corpus)
    compared = outlets_compared(corpus.outlets)
    rows, said = (table[table["outlet"].isin(compared)] for table in (rows, _speakers(corpus, rows)))
    said = said[said["speaker"].str[:1].str.isupper()]
    size, names = rows.groupby("outlet").size(), outlet_names(corpus.outlets)
    if said.empty or len(size) < 2:
        return []
    counts = said.groupby(["speaker", "outlet"])["words"].agg(n="size", words="sum").reset_index()
    counts = counts.assign(of=counts["outlet"].map(size).astype("float64"), name=counts["outlet"].map(names))
    counts["part"] = counts.pop("words") / counts["outlet"].map(rows.groupby("outlet")["words"].sum())
    counts["effect"] = wilson(counts["n"], counts["of"])[0] * (counts["n"] >= ENOUGH)
    counts["effect"] = counts["effect"].where(counts["effect"] >= LEAST, LEAST * counts["n"] / counts["of"])
    alone = _alone(corpus, everything or corpus, said, counts)
    heard = [*_silent(corpus, said, counts), *alone, *_room(counts, len(size))]
    once = {two["speaker"].iloc[0]: (sentence, effect, two) for sentence, effect, two in reversed(heard)}
    found = [
        Finding(
            sentence, effect, (two["speaker"].iloc[0], two["outlet"].iloc[0]), kind="voices", reliability=_NAMED,
            cases=int(two["n"].sum()),
            quotations=tuple(_shown(corpus, said.merge(two.loc[[at], ["speaker", "outlet"]])) for at in two.index),
        )
        for sentence, effect, two in reversed(once.values())
    ]  # fmt: skip
    first = max(found, key=lambda one: one.strength, default=None)
    how = "Our rules find about three in four of the sentences in which somebody speaks."
    return [replace(one, detail=how) if one is first else one for one in found]


_Heard = tuple[str, float, pd.DataFrame]
"""A sentence about a speaker, its effect, and the rows of the counts that a quotation each shows."""


def _silent(corpus: Corpus, said: pd.DataFrame, counts: pd.DataFrame) -> Iterator[_Heard]:
    """The person whom one outlet quotes most and another names, three times or more, and quotes nowhere that we found.

    Not if the last name is a word as well ("Times"), or if another person has it.
    """
    names, here = outlet_names(corpus.outlets), corpus.sentences["section"].isin(RUNNING_TEXT)
    told = corpus.sentences[here & corpus.sentences["outlet"].isin(outlets_compared(corpus.outlets))]
    text = " ".join(told["text"])
    ranked = counts[(counts["n"] > 1) & counts["speaker"].str.fullmatch(r"[\w.’'-]+( [\w.’'-]+){1,2}")]
    for at, speaker, n, of in ranked.nlargest(12, "n")[["speaker", "n", "of"]].itertuples():
        last = speaker.split()[-1]
        whose = {*re.findall(rf"[a-z,] ([A-Z]\w+) {last}\b", text)} - {*speaker.split()}
        if f" {last.lower()}" in text or whose - {*re.findall(rf"(\w+) {speaker}\b", text)}:
            continue
        named = told[told["text"].str.contains(rf"\b{last}\b")].groupby("outlet").size()
        named = named[named >= ENOUGH].drop(said.loc[said["speaker"].str.endswith(last), "outlet"], errors="ignore")
        if len(named):
            first, other = counts["name"][at], names[str(named.idxmax())]
            sentence = f"{first} quotes or paraphrases {speaker} in {n} of its {amount(int(of), 'sentence')}; "
            sentence += f"we found none in {other}, which names {last} in {named.max()}."
            yield sentence, float(counts["effect"][at]), counts.loc[[at]].assign(n=n + named.max())  # it rests on both
            return


def _alone(corpus: Corpus, everything: Corpus, said: pd.DataFrame, counts: pd.DataFrame) -> Iterator[_Heard]:
    """Of at most two outlets the speaker to whom they give most of their words and whom no other outlet's text names.

    Who speaks below a passage of another outlet may be quoted by that one alone: it may not have ended.
    """
    blocks = corpus.sentences[corpus.sentences["attribution"] == "block"].groupby("article")["sentence"].min()
    reprinted = said.loc[said["sentence"] > said["article"].map(blocks), "speaker"]
    told = everything.sentences.groupby("outlet")["text"]
    texts = {outlet: " ".join(own) for outlet, own in told}
    words = {outlet: " ".join({*own.casefold().split()}) for outlet, own in texts.items()}
    ranked = counts[~counts["speaker"].isin(reprinted) & (counts["n"] > 1)]
    ranked = ranked.sort_values(["part", "speaker"], ascending=[False, True])
    best: dict[str, int] = {}
    for at, speaker, outlet in ranked[["speaker", "outlet"]].itertuples():
        if outlet not in best and len(best) < 2:  # few are looked for: there may be many
            others, surname = words.keys() - {outlet}, speaker.split()[-1].casefold()
            named = rf"\b{re.escape(speaker.split()[0])} [A-Z][\w’'-]+" if " " in speaker else "$^"
            if not any(surname in words[other] for other in others) and not any(
                alike((speaker, name)) for other in others for name in {*re.findall(named, texts[other])}
            ):  # whom another outlet spells "Gareth Lynd" is no one's alone
                best[outlet] = at
    if best:
        two = counts.loc[[*best.values()]]
        whom = [_introduced(corpus, *pair) for pair in two[["speaker", "outlet"]].to_numpy()]
        (first, speaker, n), *other = two.assign(whom=whom)[["name", "whom", "n"]].to_numpy()
        rest = "".join(f"; only {name} quotes or paraphrases {whom}, in {m}" for name, whom, m in other)
        sentence = f"Only {first} quotes or paraphrases {speaker}, in {amount(n, 'sentence')}{rest}."
        yield sentence, float(two["effect"].iloc[0]), two


def _introduced(corpus: Corpus, speaker: str, outlet: str) -> str:
    """A speaker as an outlet introduces him: "Jon Holm, a fisherman"; the bare name if it does not."""
    own = corpus.sentences.query("outlet == @outlet and section != 'headline'")["text"]
    search = lang.load().voices.speakers.introduced.search
    texts = own.str.replace(rf"\b{re.escape(speaker)}\b", "|", n=1, regex=True)
    found = (one.group("before", "behind") for text in texts if "|" in text and (one := search(text)))
    before, behind = (part or "" for part in next(filter(any, found), ("", "")))
    word = before.split(" ")[0].lower() if before.count(" ") > 1 and before[1:].islower() else ""
    opens = word and re.search(rf"\b{word}\b", " ".join(own))  # "Team manager" opens a sentence
    return f"{before.lower() if opens else before}{speaker}{', ' * bool(behind)}{behind}"


def _room(counts: pd.DataFrame, outlets: int) -> Iterator[_Heard]:
    """Of the speakers whom several outlets quote the one to whom they give most unequal room."""
    counts = counts[counts["speaker"].duplicated(keep=False)]
    n, of, level = counts["n"], counts["of"], bonferroni(counts["speaker"].nunique() * comb(outlets, 2))
    missed = (n / _FOUND).clip(upper=of)
    ends = {"least": wilson(n, of, confidence_level=level)[0], "most": wilson(missed, of, confidence_level=level)[1]}
    each = counts.assign(**ends, share=n / of, missed=missed / of).groupby("speaker")
    by = each.agg({"n": "max", "least": "max", "most": "min", "share": "max", "missed": "min"}).assign(by=each.size())
    by["apart"] = (by["least"] - by["most"]).clip(lower=0.0)
    by = by[(by["n"] >= ENOUGH) & (by["share"] > by["missed"])]
    by = by.sort_values(["apart", "by", "n"], ascending=False, kind="stable")
    if by.empty:
        return
    speaker = by.index[0]
    room = counts[counts["speaker"] == speaker].assign(share=n / of)
    room = room.sort_values(["share", "outlet"], ascending=[False, True])
    (first, m, whole), *other = room[["name", "n", "of"]].to_numpy()
    rest = [f"{name} in {k} of {int(total)}" for name, k, total in other]
    sentence = f"{first} quotes or paraphrases {speaker} in {m} of its {amount(int(whole), 'sentence')}"
    sentence += f", {listed(rest if len(rest) < _LISTED else rest[-1:])}"
    apart, count = by["apart"].iloc[0], LEAST * (by["share"] - by["missed"]).iloc[0]
    yield f"{sentence}.", float(apart if apart >= LEAST else count), room.iloc[[0, -1]]


def _shown(corpus: Corpus, rows: pd.DataFrame) -> Quotation:
    """Of an outlet's sentences the first that readers understand alone: nothing left open, with the name of who speaks
    in it, no headline, of middle length."""
    rows = rows.merge(corpus.sentences[["article", "sentence", "section", "text"]], on=["article", "sentence"])
    marks = [rows["text"].str.count(mark) for mark in '“”"']
    rows = rows.assign(open=(marks[0] != marks[1]) | (marks[2] % 2 == 1), long=~rows["words"].between(*_SHOWN))
    rows["unnamed"] = [row["speaker"].split(" ")[-1] not in row["text"] for row in rows.to_dict("records")]
    rows["above"] = rows["section"].isin(["headline", "deck", "subhead"])
    first = rows.sort_values(["open", "unnamed", "above", "long", "article", "sentence"]).iloc[0]
    return Quotation(str(first["article"]), int(first["sentence"]), str(first["outlet"]), str(first["text"]))
