"""How far does the machine agree with hand coding? Measured on articles that nothing was fitted to; printed.

Two sets. The shipped articles, coded in ``data/coding/pass-1.csv``: each outlet's are judged with the shares of
critical and supportive sentences taken from the other outlets only (leave one outlet out). And the invented stories
of ``heldout/stance.jsonl``, coded under the same codebook by a reader who had not seen the machine (see
``heldout/README.md``): nothing was changed after looking at those.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from nltk.metrics.agreement import AnnotationTask

import kosovo_lib as kl
from kosovo_lib.coding import CODED, Suggester, first_mentions, targets
from kosovo_lib.sentiment import LARGE, SMALL, Model, Network, Target
from kosovo_lib.sentiment.vader import Vader

HELD_OUT = Path(__file__).parent / "heldout" / "stance.jsonl"


class Coded(NamedTuple):
    """A target, the outlet or story it is from, and what a coder said of it."""

    target: Target
    group: str
    label: int


def main() -> None:
    """Print kappa, and a table of labels, for each machine on each set."""
    sets = {"shipped articles": _shipped(), "invented stories": _invented()}
    for name, rows in sets.items():
        labels = [row.label for row in rows]
        print(
            f"{name}: {len(rows)} targets; " + ", ".join(f"{labels.count(label)} are {label:+}" for label in (-1, 0, 1))
        )
        for machine, verdicts in _verdicts(rows, leave_out=name == "shipped articles"):
            agreement = f"kappa {_kappa(labels, verdicts):5.2f}   95 % {_interval(labels, verdicts)}"
            print(f"  {machine:38} {agreement}   {_table(labels, verdicts)}")


def _verdicts(rows: list[Coded], *, leave_out: bool) -> Iterable[tuple[str, list[int]]]:
    """What each machine says of the rows."""
    networks = [Network(folder) for folder in (SMALL, LARGE) if folder.is_dir()]
    models: list[Model] = [Vader(), *networks]
    for model in models:
        yield f"{model.name}, sentiment", [score.polarity for score in model.score(row.target for row in rows)]
    for network in networks:
        yield f"{network.name}, suggestions", _suggested(rows, network, leave_out=leave_out)


def _suggested(rows: list[Coded], network: Network, *, leave_out: bool) -> list[int]:
    """Suggestions; where asked, with shares that the outlet judged had no part in."""
    found: dict[int, int] = {}
    for group in {row.group for row in rows}:
        others = [row.label for row in rows if row.group != group]
        shares = tuple((others.count(label) + 1) / (len(others) + 3) for label in (-1, 0, 1)) if leave_out else CODED
        numbers = [number for number, row in enumerate(rows) if row.group == group]
        scores = Suggester(network, coded=shares).score(rows[number].target for number in numbers)
        found |= {number: score.polarity for number, score in zip(numbers, scores, strict=True)}
    return [found[number] for number in range(len(rows))]


def _shipped() -> list[Coded]:
    corpus = kl.load("data")
    hand = kl.coding.load(corpus, coders=["pass-1"]).dropna(subset=["label"])
    rows = hand.merge(first_mentions(corpus), on=["article", "sentence", "actor"])
    rows = rows.merge(corpus.sentences[["article", "sentence", "outlet"]], on=["article", "sentence"])
    labels = rows["label"].astype(int).tolist()
    return list(map(Coded, targets(corpus, rows), rows["outlet"].tolist(), labels))


def _invented() -> list[Coded]:
    rows = [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    return [Coded(Target(row["sentence"], row["from"], row["to"]), row["story"], row["label"]) for row in rows]


def _kappa(a: list[int], b: list[int]) -> float:
    """Cohen's kappa."""
    triples = [(who, number, label) for who, labels in (("a", a), ("b", b)) for number, label in enumerate(labels)]
    return float(AnnotationTask(triples).kappa())


def _interval(a: list[int], b: list[int], *, resamples: int = 500, seed: int = 0) -> str:
    """The middle 95 of 100 kappas, rows drawn anew."""
    draw = np.random.default_rng(seed)
    kappas = []
    for _ in range(resamples):
        numbers = draw.integers(0, len(a), len(a))
        kappas.append(_kappa([a[n] for n in numbers], [b[n] for n in numbers]))
    return "{:.2f} to {:.2f}".format(*np.percentile(kappas, [2.5, 97.5]))


def _table(hand: list[int], machine: list[int]) -> str:
    """For each label by hand: how often the machine said -1, 0, 1."""
    pairs = list(zip(hand, machine, strict=True))
    return "  ".join(f"{a:+}: " + "/".join(str(pairs.count((a, b))) for b in (-1, 0, 1)) for a in (-1, 0, 1))


if __name__ == "__main__":
    main()
