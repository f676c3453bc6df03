"""How each outlet treats each actor: counts, a score where there is enough to say something, and what these say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Annotated, Any, Final

import numpy as np
import pandas as pd

from kosovo_lib import stats
from kosovo_lib.coding import READINGS
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import check_whole
from kosovo_lib.finding import Finding, Quotation, amount
from kosovo_lib.schema import Table, columns, outlet_names
from kosovo_lib.stance.labelled import SPLIT, TARGET, Collected, evidence
from kosovo_lib.stats import coefficient, interval_name

TOO_LITTLE: Final = "too little to say"

BY_OUTLET: Final = Table("stance by outlet", "an outlet and an actor that it names", {
    **columns("voice labels source outlet actor"),
    "n": ("int64", "labelled sentences that name the actor, whoever labelled them"),
    "critical": ("int64", "of these, critical by all their coders"),
    "neutral": ("int64", "of these, neutral by all their coders"),
    "supportive": ("int64", "of these, supportive by all their coders"),
    "split": ("int64", "of these, labelled differently by their coders"),
    "waiting": ("int64", "further sentences that nobody has labelled yet"),
    "score": ("float64", "mean over sentences of the mean over coders, -1 to 1; missing where n is small"),
    "score_low": ("float64", "lower end of its confidence interval"),
    "score_high": ("float64", "upper end"),
    "reading": ("string", "critical, supportive, no clear lean, or too little to say"),
})  # fmt: skip

DIFFERENCE: Final = Table("difference of two outlets", "two outlets and an actor that both name", {
    "compared": ("string", "sentences: all that name the actor; facts: only those that tell a fact which both tell"),
    **columns("actor"), **columns("outlet", ("_a", "_b")),
    "n_a": ("int64", "labelled sentences of the first"),
    "n_b": ("int64", "of the second"),
    "facts": ("Int64", "facts that both tell of the actor; missing where all sentences are compared"),
    "difference": ("float64", "mean label in the first less that in the second, -2 to 2; missing where n is small"),
    "low": ("float64", "lower end of its confidence interval"),
    "high": ("float64", "upper end"),
})  # fmt: skip


def by_outlet(
    corpus: Corpus,
    *,
    voice: str = "outlet",
    labels: str = "hand",
    coder: str = "",
    outlets: Sequence[str] = (),
    actors: Sequence[str] = (),
    min_n: int = 4,
    codings: pd.DataFrame | None = None,
    references: str = "names",
    reprints: str = "once",
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> Annotated[pd.DataFrame, BY_OUTLET]:
    """How each outlet treats each actor it names, the most named actor first.

    The reading is "critical" or "supportive" only if the whole interval lies on one side of zero. Compare outlets on
    this story, never in general, and never coders' scores with the model's. `DataError` if a coding sheet or the
    model's file breaks a rule.

    Args:
        corpus, voice, labels, coder, outlets, actors, codings, references, reprints: see `evidence`.
        min_n: below this many sentences there is no score: "too little to say". With fewer than 4, even a unanimous
            verdict has an interval across zero.
        confidence_level: of the intervals.
    """
    rows = evidence(
        corpus, outlet=outlets, actor=actors, voice=voice, labels=labels, coder=coder, codings=codings,
        references=references, reprints=reprints,
    )  # fmt: skip
    return tabulate(corpus, rows, min_n=min_n, confidence_level=confidence_level)


def tabulate(
    corpus: Corpus, rows: pd.DataFrame, *, min_n: int = 4, confidence_level: float = stats.CONFIDENCE_LEVEL
) -> Annotated[pd.DataFrame, BY_OUTLET]:
    """Count labelled sentences by outlet and actor, each source of labels and each voice apart.

    The interval covers chance in sentences (articles, if the outlet has several that name the actor) and coders: both
    are drawn anew, with replacement, beside one imagined critical and one imagined supportive sentence, which keep it
    honest when n is small; it reaches as many standard errors of these draws as the level asks for. With one coder and
    one article that is Bonett and Price's interval, computed exactly.

    Sentences that wait for a coder are no sample: coders may take likely ones first. We assume only that the rest
    holds no larger share of criticism, nor of support. If a share u waits, and p and q of those coded support and
    criticise, the mean over all lies between p - q - u p and p - q + u q. The score is the middle, and the interval is
    wider by u p below and u q above, so that a lean stands even if nothing in the rest is a judgement.

    ``rows`` are what `evidence` returned, for one source of labels or several; `by_outlet` says what ``min_n`` is and
    raises, and what a row of the table is. Coders' labels come first, outlets in the order of the corpus.

    References:
        Efron, B. and Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 6. Chapman and Hall.
        Bonett, D. G. and Price, R. M. (2012): see `stats.difference_of_shares`.
        Manski, C. F. (2003). Partial Identification of Probability Distributions, chapter 1. Springer.
    """
    check_whole("min_n", min_n)
    stats.check_confidence_level(confidence_level)
    order = {outlet: i for i, outlet in enumerate(corpus.outlets["outlet"])}
    found = []
    for (voice, labels, outlet, actor), group in rows.groupby(["voice", "labels", "outlet", "actor"], sort=True):
        verdicts = group.drop_duplicates(TARGET)["verdict"].value_counts()
        scored: dict[str, Any] = {"score": None, "score_low": None, "score_high": None, "reading": TOO_LITTLE}
        if verdicts.sum() >= min_n:
            score, low, high = _estimate(group, confidence_level)
            reading = "critical" if high < 0 else "supportive" if low > 0 else "no clear lean"
            scored = {"score": score, "score_low": low, "score_high": high, "reading": reading}
        found.append({
            "voice": voice, "labels": labels, "source": ", ".join(sorted(group["source"].unique())), "outlet": outlet,
            "actor": actor, "n": int(verdicts.sum()), "waiting": int(group["waiting"].iloc[0]),
            **{name: int(verdicts.get(name, 0)) for name in (*READINGS.values(), SPLIT)}, **scored,
        })  # fmt: skip
    found.sort(key=lambda row: (row["labels"], order[str(row["outlet"])], -row["n"], row["actor"]))
    return BY_OUTLET.frame(found)


def leans(table: pd.DataFrame) -> bool:
    """Whether a table of `by_outlet` names a lean of any outlet for or against an actor."""
    return bool(table["reading"].isin(["critical", "supportive"]).any())


def differences(
    rows: pd.DataFrame,
    tellings: pd.DataFrame | int | None = None,
    *,
    sure: bool = False,
    min_n: int = 4,
    confidence_level: float = stats.CONFIDENCE_LEVEL,
) -> tuple[Annotated[pd.DataFrame, DIFFERENCE], pd.DataFrame]:
    """Compare two outlets on each actor that both name: on all sentences, and on the facts that both report.

    A score depends on what an outlet reports and how. On common facts only the second can differ: for each, the mean
    label of the one's sentences less that of the other's. The interval is Student's over facts, beside two imagined
    facts with differences of 1 and -1, which keep it honest when all are alike. On all sentences it takes the outlets
    for independent.

    Args:
        rows: what `evidence` returned, for one voice and one source of labels; of two outlets the first there is the
            first in the table.
        tellings: rows of `facts.tellings`; without them (None or 0) only all sentences are compared.
        sure: only differences whose interval excludes zero.
        min_n: the least number of sentences of each outlet, or of common facts.
        confidence_level: of the interval.

    Returns:
        The table `DIFFERENCE`: a row is an actor and two outlets. And the labelled sentences that its rows count: the
        columns of ``rows``, and the first four of the table.

    References:
        Student (1908). The probable error of a mean. Biometrika 6, 1-25.
    """
    found, counted = [], [rows.head(0).assign(compared="", outlet_a="", outlet_b="")]
    for actor, group in rows.groupby("actor", sort=True):
        here = {str(outlet): side for outlet, side in group.groupby("outlet")}
        sizes = {outlet: len(side.drop_duplicates(TARGET)) for outlet, side in here.items()}
        scored = {outlet: _estimate(side, confidence_level) for outlet, side in here.items() if sizes[outlet] >= min_n}
        for a, b in combinations([outlet for outlet in rows["outlet"].unique() if outlet in here], 2):
            who, gap = {"actor": actor, "outlet_a": a, "outlet_b": b}, dict.fromkeys(("difference", "low", "high"))
            both = pd.concat([here[a], here[b]]).assign(compared="sentences", outlet_a=a, outlet_b=b)
            if a in scored and b in scored:
                (first, *ends), (second, *others) = scored[a], scored[b]
                middle, reach = first - second, np.hypot(np.ptp(ends) / 2, np.ptp(others) / 2)
                gap = {"difference": middle, "low": max(-2.0, middle - reach), "high": min(2.0, middle + reach)}
            found.append({"compared": "sentences", **who, "n_a": sizes[a], "n_b": sizes[b], "facts": None, **gap})
            counted.append(both)
            if isinstance(tellings, pd.DataFrame):
                told = both.merge(tellings[["fact", "article", "sentence"]], on=["article", "sentence"])
                told = told[told.groupby("fact")["outlet"].transform("nunique") > 1].assign(compared="facts")
                sides = [told[told["outlet"] == one] for one in (a, b)]
                found.append({"compared": "facts", **who, **_paired(sides, min_n, confidence_level)})
                counted.append(told.drop(columns="fact"))
    table, sentences = DIFFERENCE.frame(found), pd.concat(counted)
    table = table[(table["low"] > 0) | (table["high"] < 0)] if sure else table
    return table, sentences.merge(table.iloc[:, :4])


def _paired(told: list[pd.DataFrame], min_n: int, confidence_level: float) -> dict[str, Any]:
    """The columns of `DIFFERENCE` for the facts that both of two outlets tell of an actor."""
    (n_a, n_b), facts = (len(side.drop_duplicates(TARGET)) for side in told), told[0]["fact"].nunique()
    found = {"n_a": n_a, "n_b": n_b, "facts": facts, "difference": None, "low": None, "high": None}
    if facts < max(min_n, 1):
        return found
    first, second = (side.groupby("fact")["label"].mean() for side in told)
    gaps = (first - second).to_numpy(dtype=float)
    held = np.append(gaps, [1.0, -1.0])
    low, high = stats.t_interval(
        held.mean(), held.std(ddof=1) / np.sqrt(len(held)), len(held) - 1, confidence_level=confidence_level
    )
    return {**found, "difference": float(gaps.mean()), "low": max(-2.0, float(low)), "high": min(2.0, float(high))}


def _estimate(rows: pd.DataFrame, confidence_level: float) -> tuple[float, float, float]:
    support, criticism = (
        (rows["label"] == sign).groupby([rows[name] for name in TARGET]).mean().mean() for sign in (1, -1)
    )
    coded, waiting = len(rows.drop_duplicates(TARGET)), int(rows["waiting"].iloc[0])
    left = waiting / (coded + waiting)
    low, high = _interval(rows, confidence_level)
    score = float(support - criticism) * (1 - left / 2)
    return score, max(-1.0, low - left * float(support)), min(1.0, high + left * float(criticism))


def _interval(rows: pd.DataFrame, confidence_level: float) -> tuple[float, float]:
    votes = rows.pivot_table("label", TARGET, "source", aggfunc="first")
    articles = votes.index.get_level_values("article")
    if votes.shape[1] == 1 and articles.nunique() == 1:
        labels = votes.iloc[:, 0]
        first, second = int((labels == 1).sum()), int((labels == -1).sum())
        return stats.difference_of_shares(first, second, len(labels), confidence_level=confidence_level)
    cluster = pd.factorize(articles)[0] if articles.nunique() > 1 else np.arange(len(votes))
    cluster = np.concatenate([cluster, cluster.max() + np.array([1, 2])])  # the two imagined sentences
    values = np.vstack([votes.to_numpy(dtype=float), np.full((2, votes.shape[1]), [[1.0], [-1.0]])])
    given = np.isfinite(values)
    coders = stats.bootstrap_weights(votes.shape[1], seed=1)
    sentences = stats.bootstrap_weights(int(cluster.max()) + 1)[:, cluster]
    weight = given @ coders.T
    plain = np.nanmean(values, axis=1, keepdims=True)
    means = np.where(weight > 0, (np.where(given, values, 0) @ coders.T) / np.maximum(weight, 1), plain)
    drawn = (sentences * means.T).sum(axis=1) / np.maximum(sentences.sum(axis=1), 1)
    reach = float(stats.t_quantile(np.inf, confidence_level=confidence_level)) * float(drawn.std())
    middle = float(plain.mean())
    return max(-1.0, middle - reach), min(1.0, middle + reach)


def findings(corpus: Corpus, table: pd.DataFrame, rows: Collected | pd.DataFrame | None = None) -> list[Finding]:
    """Say what a table of coders' labels shows, the strongest first; the model's labels are no findings.

    Args:
        corpus: for the names of the outlets.
        table: what `by_outlet` returned, for one voice.
        rows: what `collect` or `evidence` returned for the same arguments; quotations come from it, and from `collect`
            who labelled and how far the coding is.

    Returns:
        Each outlet and actor with a clear reading (the effect is the share of sentences on one side less that on the
        other, at the cautious end of its interval), then of each actor the two outlets whose intervals lie farthest
        apart, last how often outlets criticise and support or how far the coding is, without strength. What a page may
        lead with says who labelled. ``evidence`` is (outlet, actor). If nobody has coded, that nothing is said.
    """
    coded = table[table["labels"] == "hand"]
    if coded.empty:
        nothing = "No coder has labelled these sentences, so nothing is said of whom an outlet criticises or supports."
        return [Finding(nothing, 0)]
    names = outlet_names(corpus.outlets)
    own = str(coded["voice"].iloc[0]) == "outlet"
    labelled, partly, read = (rows.labelled, rows.partly, rows.coded) if isinstance(rows, Collected) else ("", "", rows)
    found = [*_leans(coded, names, read, own=own), *_gaps(coded, names, own=own)]
    critical, supportive = (int(coded[name].sum()) or "none" for name in ("critical", "supportive"))
    who = "In their own words, outlets" if own else "The people whom outlets quote"
    times = amount(int(coded["n"].sum()), "time")
    null = f"{who} mention actors {times}, {critical} of them critically and {supportive} with support."
    found = [*sorted(found, key=lambda one: -one.strength), Finding(partly or null, 0, kind="stance")]
    led = [found[0], *[one for one in found if one.quotations][:1]] if len(found) > 1 or not partly else []
    return [replace(one, detail=f"{labelled} {one.detail}".strip()) if one in led else one for one in found]


def _leans(coded: pd.DataFrame, names: dict[str, str], rows: pd.DataFrame | None, *, own: bool) -> Iterator[Finding]:
    for row in coded[coded["reading"].isin(["critical", "supportive"])].to_dict("records"):
        critical, name, said = row["reading"] == "critical", names[row["outlet"]], coded.iloc[:0]
        who = name if own else f"The people whom {name} quotes"
        if rows is not None:
            said = rows[(rows["labels"] == "hand") & (rows["verdict"] == row["reading"])]
            said = said[(said["outlet"] == row["outlet"]) & (said["actor"] == row["actor"])].drop_duplicates(TARGET)
        verb = ("criticise" if critical else "side with") if not own else "criticises" if critical else "sides with"
        split = f", {row['split']} on which coders differ" if row["split"] else ""
        sentences = amount(row["n"], "labelled sentence" if row["waiting"] else "sentence")
        part = "all" if row[row["reading"]] == row["n"] > 1 else f"{row[row['reading']]} of the"
        rest = f"; {row['waiting']} more wait for a coder" if row["waiting"] else ""
        yield Finding(
            f"{who} {verb} {row['actor']} in {part} {sentences} about {row['actor']}.",
            min(1.0, abs(row["score_high"] if critical else row["score_low"])),
            (row["outlet"], row["actor"]),
            f"{row['critical']} critical, {row['neutral']} neutral, {row['supportive']} supportive{split}; score "
            f"{coefficient(row['score'])} on a scale from −1 to 1, {interval_name()} "
            f"{coefficient(row['score_low'])} to {coefficient(row['score_high'])}{rest}.",
            "stance",
            quotations=tuple(map(Quotation.of, said.head(2).to_dict("records"))),
        )


def _gaps(coded: pd.DataFrame, names: dict[str, str], *, own: bool) -> Iterator[Finding]:
    for actor, rows in coded[coded["score"].notna()].groupby("actor", sort=True):
        ends = rows.nsmallest(1, "score_high"), rows.nlargest(1, "score_low")
        (low,), (high,) = (end.to_dict("records") for end in ends)
        if low["score_high"] < high["score_low"]:
            first, second = names[low["outlet"]], names[high["outlet"]]
            who = f"{first} treats" if own else f"The people whom {first} quotes treat"
            than = second if own else f"those whom {second} quotes"
            yield Finding(
                f"{who} {actor} more critically than {than}.",
                min(1.0, (high["score_low"] - low["score_high"]) / 2),
                (low["outlet"], str(actor)),
                f"Scores {coefficient(low['score'])} and {coefficient(high['score'])} on a scale from −1 to 1; the "
                f"{interval_name()}s do not touch.",
                "stance",
            )
