"""Who is speaking in the articles: how many words are the outlet's own, and who says the others."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from kosovo_lib.errors import DataError
from kosovo_lib.finding import Finding, Quotation, amount
from kosovo_lib.schema import RUNNING_TEXT, Corpus, outlet_names
from kosovo_lib.stats import wilson
from kosovo_lib.text.tokens import find_words

__all__ = ["KINDS", "evidence", "findings", "shares"]

KINDS: Final[Mapping[str, str]] = {
    "outlet": "the outlet's own words",
    "direct": "quoted",
    "indirect": "paraphrased",
    "block": "reprinted",
}
"""Kind of voice -> its name on pages, from the outlet's own words outwards."""

_SHOWN = (12, 40)
"""Words of a sentence that shows how an outlet writes, or whom it quotes."""
_ENOUGH = 3
"""Sentences of an article, or of a speaker, below which nothing is said of it or him."""
_BOTH, _ALONE, _SHARE = 0.04, 0.03, 0.01
"""Strengths of what is true and no difference beyond chance: it leads a front page that has nothing better."""


def evidence(corpus: Corpus) -> pd.DataFrame:
    """Every sentence of the articles themselves, with its kind of voice.

    Menus, captions, credits, biographies and readers' comments are no part of an article: see
    ``kosovo_lib.schema.RUNNING_TEXT``.

    A sentence that is half quotation counts as quoted.

    Returns:
        A row is a sentence: article, sentence, outlet, kind (a key of `KINDS`), words (as everywhere: see
        ``kosovo_lib.text.tokens``).
    """
    rows = corpus.sentences[corpus.sentences["section"].isin(RUNNING_TEXT) & (corpus.sentences["voice"] != "none")]
    kind = rows["voice"].where(rows["voice"] == "outlet", rows["attribution"].replace("mixed", "direct"))
    words = rows["text"].map(lambda text: len(find_words(text))).astype("int64")
    return rows[["article", "sentence", "outlet"]].assign(kind=kind, words=words)


def shares(corpus: Corpus) -> pd.DataFrame:
    """How the words of each outlet's articles divide among the voices in them.

    A sentence that mixes quotation and comment is assigned to whoever has the larger part.

    Returns:
        A row is an outlet and a kind of voice, also where it has no sentence: outlet, kind, voice (its name on
        pages), sentences, words, share (of the words of its articles, 0 to 1). Outlets stand in the order of the
        articles, kinds in that of `KINDS`.

    Raises:
        DataError: the corpus holds no article.
    """
    if corpus.articles.empty:
        raise DataError("voices: the corpus holds no article; add one with kosovo add")
    rows = evidence(corpus)
    outlets = list(dict.fromkeys(corpus.articles["outlet"]))
    index = pd.MultiIndex.from_product([outlets, list(KINDS)], names=["outlet", "kind"])
    counted = rows.groupby(["outlet", "kind"])["words"].agg(sentences="count", words="sum")
    table = counted.reindex(index, fill_value=0).reset_index()
    share = table["words"] / table.groupby("outlet")["words"].transform("sum")
    return table.assign(voice=table["kind"].map(KINDS), share=share.fillna(0.0))[
        ["outlet", "kind", "voice", "sentences", "words", "share"]
    ]


def findings(corpus: Corpus) -> list[Finding]:
    """Who quotes nobody, or leaves most of its article to others, against its opposite; whom all quote, or one alone.

    The effect of the first is the distance between the two outlets' shares of sentences in their own words, from the
    end of one Wilson interval to the nearest end of the other. Where they overlap, and for speakers, the strength is
    below `kosovo_lib.finding.LEAST`: a count, no measured difference.

    Returns:
        At most one finding of each kind: none of the first where fewer than two outlets can be compared or all write
        alike, none of the second where no speaker has a name.
    """
    return [*_opposites(corpus), *_heard(corpus)]


def _heard(corpus: Corpus) -> list[Finding]:
    """The named speaker whom most outlets quote; where none is quoted by two, the one whom one outlet quotes most."""
    rows = evidence(corpus)
    rows = rows[rows["outlet"].isin(corpus.outlets.loc[corpus.outlets["compare"], "outlet"])]
    texts = corpus.sentences[["article", "sentence", "text"]]
    said = rows[rows["kind"].isin(["direct", "indirect"])].merge(texts, on=["article", "sentence"])
    who = corpus.attributions[["article", "sentence", "speaker_actor"]].dropna().drop_duplicates()
    said = said.merge(who, on=["article", "sentence"])
    said = said[said["speaker_actor"].str[:1].str.isupper()]
    if said.empty:
        return []
    counts = said.groupby(["speaker_actor", "outlet"]).size().unstack(fill_value=0)
    outlets = list(dict.fromkeys(rows["outlet"]))
    names, by = outlet_names(corpus.outlets), (counts > 0).sum(axis=1)
    order = pd.DataFrame({"by": by, "n": counts.sum(axis=1), "name": counts.index}).sort_values(
        ["by", "n", "name"], ascending=[False, False, True]
    )
    speaker = str(order.index[0])
    by_whom = [outlet for outlet in outlets if outlet in counts and counts.loc[speaker, outlet]]
    each = [f"{names[outlet]} in {int(counts.loc[speaker, outlet])}" for outlet in by_whom]
    each[:1] = [f"{names[by_whom[0]]} in {amount(int(counts.loc[speaker, by_whom[0]]), 'sentence')}"]
    if len(by_whom) > 1:
        all_of = "Both outlets" if len(outlets) == 2 else f"All {len(outlets)} outlets"
        some = all_of if len(by_whom) == len(outlets) else f"{len(by_whom)} of the {len(outlets)} outlets"
        sentence, strength = f"{some} quote or paraphrase {speaker}: {', '.join(each)}.", _BOTH
    else:
        alone = (name for name in order.index if _alone(corpus, str(name), str(counts.loc[name].idxmax())))
        speaker = str(next(alone, ""))
        by_whom = [str(counts.loc[speaker].idxmax())] if speaker else []
        if not speaker or counts.loc[speaker, by_whom[0]] < _ENOUGH:
            return []
        verb = "quotes or paraphrases" if len(outlets) > 1 else "quotes or paraphrases nobody more often than"
        only = "Only " if len(outlets) > 1 else ""
        n = amount(int(counts.loc[speaker, by_whom[0]]), "sentence")
        sentence, strength = f"{only}{names[by_whom[0]]} {verb} {speaker}, in {n}.", _ALONE
    shown = said[said["speaker_actor"] == speaker].sort_values(["article", "sentence"])
    shown = shown.assign(long=~shown["words"].between(*_SHOWN)).sort_values("long", kind="stable")
    first = shown.drop_duplicates("outlet").sort_values("outlet", key=lambda names: names.map(outlets.index))
    quoted = [
        Quotation(str(row["article"]), int(row["sentence"]), str(row["outlet"]), str(row["text"]))
        for row in first.head(2).to_dict("records")
    ]
    return [Finding(
        sentence, strength, (by_whom[0], str(first.iloc[0]["kind"])),
        "We count the sentences that our rules give to this speaker.", "voices", quotations=tuple(quoted),
    )]  # fmt: skip


def _alone(corpus: Corpus, speaker: str, outlet: str) -> bool:
    """Whether no other outlet's text holds the last name of a speaker."""
    others = corpus.sentences.loc[corpus.sentences["outlet"] != outlet, "text"].str.casefold()
    return not others.str.contains(speaker.split()[-1].casefold(), regex=False).any()


def _opposites(corpus: Corpus) -> list[Finding]:
    """The outlet with the largest share of its own words, and the one with the smallest."""
    compared = set(corpus.outlets.loc[corpus.outlets["compare"], "outlet"])
    table = shares(corpus)
    table = table[table["outlet"].isin(compared)]
    sentences = table.pivot(index="outlet", columns="kind", values="sentences")
    own = table[table["kind"] == "outlet"].set_index("outlet")["share"]
    own = own[sentences.sum(axis=1).reindex(own.index) >= _ENOUGH]
    if len(own) < 2 or own.max() == own.min():
        return []
    names = outlet_names(corpus.outlets)
    most, least = str(own.idxmax()), str(own.idxmin())
    everything = sentences.sum(axis=1)
    counts = [(float(sentences["outlet"][outlet]), float(everything[outlet])) for outlet in (most, least)]
    effect = max(_SHARE, float(wilson(*counts[0])[0] - wilson(*counts[1])[1]))
    other = table[(table["outlet"] == least) & (table["kind"] != "outlet")].nlargest(1, "share").iloc[0]
    first = (
        f"{names[most]} quotes nobody"
        if own[most] == 1
        else f"{names[most]} writes {own[most]:.0%} of its article itself"
    )
    sentence = (
        f"{first}; {names[least]} writes {own[least]:.0%} of its article, and {other['share']:.0%} is {other['voice']}."
    )
    rows = evidence(corpus).merge(corpus.sentences[["article", "sentence", "text"]], on=["article", "sentence"])
    said = []
    for outlet, kind in ((most, "outlet"), (least, other["kind"])):
        found = rows[(rows["outlet"] == outlet) & (rows["kind"] == kind)].sort_values(["article", "sentence"])
        long = found[found["words"].between(*_SHOWN)]
        row = (long if len(long) else found).iloc[0]
        said.append(Quotation(str(row["article"]), int(row["sentence"]), outlet, str(row["text"])))
    return [Finding(
        sentence, effect, (least, str(other["kind"])),
        "Shares are of the words of each article; menus and readers' comments are not counted.",
        "voices", quotations=tuple(said),
    )]  # fmt: skip
