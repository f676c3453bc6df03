"""The label that the model suggests to a coder: the network's sentiment, corrected by rules of the codebook.

Sentiment is not stance, so two corrections are made. First, judgements are rare in news, but the network learned from
sentences chosen because they judge. Its probabilities are therefore adjusted from the shares it learned from to those
that coders found in news (Saerens and others 2002). Second, the role of an actor in a sentence matters more than its
mood: someone accused or thanked is judged, a mere source, place or border is not (the codebook's hard cases 2 to 5 and
10): see `cue`.

The pages print how well the suggestions agree with coded labels. A coder who takes likely judgements first finds 62 of
100 judgements in the first 30 of 100 targets, see `ORDER`; one who knows another reading of the same articles finds 97.
No other order is better by more than four of 100; the model card lists them. Of 904 targets the network takes 497 for
judged, with 138 of the 164 judgements among them: it cannot tell judgement from bad news.

References:
    Levin, B. (1993). English Verb Classes and Alternations, section 33, verbs of judgement. University of Chicago
    Press.
    Saerens, M., Latinne, P. and Decaestecker, C. (2002). Adjusting the Outputs of a Classifier to New a Priori
    Probabilities: A Simple Procedure. Neural Computation 14, 21-41.
"""

from collections.abc import Iterable
from typing import Final

from kosovo_lib.lang import Language
from kosovo_lib.lang import load as load_language
from kosovo_lib.sentiment import Model, Score, Target, load
from kosovo_lib.sentiment.network import affirmed

CODED: Final = (0.08, 0.88, 0.04)
"""Shares of critical, neutral and supportive among coded sentences of news."""

ORDER: Final = (
    "A coder who takes likely judgements first finds 62% of them in the first 30% of references to actors (101 of 164, "
    "on ten stories that AI models coded; in random order it would be 30%)."
)
"""How well likely judgements come first, measured by ``bench/stance.py``."""

NEAR: Final = 80
"""Characters on either side of a target in which a cue is looked for."""

WEIGHTS: Final = {
    **dict.fromkeys(("blamed", "told to stop", "mocked"), (20.0, 1.0, 0.1)),
    **dict.fromkeys(("praised", "sided with"), (0.1, 1.0, 20.0)),
    **dict.fromkeys(("source", "punished", "on trial", "place", "owner"), (0.1, 1.0, 0.1)),
}
"""What the probabilities of critical, neutral and supportive are multiplied by at a cue of a language."""


def cue(target: Target, language: Language | str = "en") -> str | None:
    """The name of the cue at the place where a target stands, if there is one: a key of `WEIGHTS`."""
    known = load_language(language).actors
    if denied := affirmed(target, known):  # "nobody blames Holm" blames nobody
        target = denied[0]
    before = target.sentence[max(0, target.start - NEAR) : target.start]
    after = target.sentence[target.end : target.end + NEAR]
    found = (name for name, (left, right) in known.cues.items() if left.search(before) and right.match(after))
    return next(found, None)


class Suggester:
    """A model whose polarity is a suggestion of stance: -1 critical, 0 neutral, 1 supportive.

    By default the best network there is reads the sentence; `DataError` if a file of it is missing or damaged.
    """

    def __init__(self, model: Model | None = None) -> None:
        self._model = model or load()
        self._learned = getattr(self._model, "learned", CODED)  # what does not say is left as it is
        self.name = self._model.name

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """Suggest a label for each target, by the words around it."""
        targets, found = list(targets), []
        for score, target in zip(self._model.score(targets), targets, strict=True):
            weights = WEIGHTS.get(cue(target) or "", (1.0, 1.0, 1.0))
            each = zip(score[:3], CODED, self._learned, weights, strict=True)
            shares = [share * coded / learned * weight for share, coded, learned, weight in each]
            negative, neutral, positive = (round(share / (sum(shares) or 1.0), 4) for share in shares)
            polarity = max((0, -1, 1), key=lambda label: shares[label + 1])  # the first of equals
            found.append(Score(negative, neutral, positive, polarity))
        return found
