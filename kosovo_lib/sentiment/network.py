"""The targeted-sentiment network, run by onnxruntime: no training library is needed to use it.

`Encoder` turns a sentence and the target in it into numbers, in training and in use; `Network` turns these into
probabilities.
"""

import hashlib
import json
import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
from tokenizers import Tokenizer

from kosovo_lib.disk import Kept, progress
from kosovo_lib.errors import DataError
from kosovo_lib.lang import load
from kosovo_lib.lang.parts import Actors


class Target(NamedTuple):
    """A name in a sentence, by the offsets of its first character and after its last one in that sentence."""

    sentence: str
    start: int
    end: int


class Score(NamedTuple):
    """What a model says of one target.

    ``negative``, ``neutral`` and ``positive`` lie between 0 and 1 and add up to 1 (to three decimals). From a
    network they are probabilities; from VADER they are shares of the words and *not* probabilities.
    ``polarity`` is the verdict: -1, 0 or 1.
    """

    negative: float
    neutral: float
    positive: float
    polarity: int

    @property
    def confidence(self) -> float:
        """The value of the class that the verdict names. Do not compare it between models."""
        return (self.neutral, self.positive, self.negative)[self.polarity]


class Judged(NamedTuple):
    """Whether a target is judged by somebody else whom the sentence names, and whether it judges somebody.

    ``negative``, ``none`` and ``positive`` are probabilities that add up to 1; ``judge`` is a probability.
    """

    negative: float
    none: float
    positive: float
    judge: float


class Model(Protocol):
    """Anything that scores targets."""

    @property
    def name(self) -> str:
        """What to call it on a page, in plain words."""

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """One score for each target, in order."""


LONGEST = 160
"""Tokens of the longest input; of a longer sentence the words nearest to the target are read."""

SPECIAL = {
    "first": ("[CLS]", "<s>"),
    "last": ("[SEP]", "</s>"),
    "hidden": ("[MASK]", "<mask>"),
    "filler": ("[PAD]", "<pad>"),
    "open": ("[unused1]",),
    "close": ("[unused2]",),
    "name": ("[unused3]",),
}
"""What each special token may be called: as BERT's vocabulary has it, and as MPNet's has."""


_NAME = re.compile(r"[^\W\d_a-z][\w&]*(?:[.’'-][^\W_]+)*\.?(?: (?=[^\W\d_a-z])[^\W\d_a-z][\w&]*(?:[.’'-][^\W_]+)*)*")
_GENITIVE = re.compile(r"[’']s?$")
_OPENS = re.compile(r"(?:^|[.!?:…]|[—–])[\s\"“”‘’'(\[]*$|[\"“‘(\[]$")
_ENDED = re.compile(r"[.?!…][\"”’')]*\s*$")
_BESIDE = 90  # characters before a target in which a denial is looked for
_SURE = 0.8  # where a judgement without its denial is less probable, it is not turned round
_TITLE_CASE = 0.6  # share of capitalised words from which on a line without a full stop is a headline, with no names


def name_spans(sentence: str, known: Actors) -> list[tuple[int, int]]:
    """Where a sentence names a person, a body, a people or a country: its runs of capitalised words.

    A capitalised word that opens a sentence or a quotation counts only if it looks like no common word. In a headline
    that capitalises most words no run counts.
    """
    words = [word for word in sentence.split() if word[0].isalpha()]
    if not _ENDED.search(sentence) and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words):
        return []
    spans = []
    for match in _NAME.finditer(sentence):
        start, end = match.span()
        first, _, rest = match[0].partition(" ")
        if start == 0 or _OPENS.search(sentence, max(0, start - 4), start):
            plain = _GENITIVE.sub("", first)
            if plain.lower() in known.common_words or (
                plain == first and not rest and plain.endswith(known.common_endings)
            ):
                start += len(first) + 1
        name = _GENITIVE.sub("", sentence[start:end])
        if "." not in name.rpartition(" ")[2][:-1]:
            name = name.removesuffix(".")
        if name and not name.startswith(("I’", "I'")) and name != "I":
            spans.append((start, start + len(name)))
    return spans


def affirmed(target: Target, known: Actors) -> tuple[Target, bool] | None:
    """The target in a sentence without the denial beside it, and whether what that says is to be turned round."""
    sentence, start, end = target
    begins = max(0, start - _BESIDE)
    for left, before, right, after, turned in known.negations:
        if (found := left.search(sentence, begins, start)) and (follows := right.match(sentence, end)):
            head = sentence[: found.start()] + found.expand(before) + sentence[found.end() : start]
            tail = follows.expand(after) + sentence[follows.end() :]
            return Target(head + sentence[start:end] + tail, len(head), len(head) + end - start), turned
    return None


class Encoded(NamedTuple):
    """The tokens of a sentence; the target with its two markers is ``ids[start:end]``."""

    ids: list[int]
    start: int
    end: int


class Encoder:
    """Marks the target in a sentence and splits both into the pieces of words that a network knows.

    ``tokenizer`` is a ``tokenizer.json``; `DataError` if it is missing or damaged, or lacks a token that is needed.
    Where names are ``hidden``, so are the target's own words and every other name of a person, body or country: no name
    can move a verdict.
    """

    def __init__(self, tokenizer: Path, *, hidden: bool) -> None:
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as problem:  # the library raises nothing more exact
            raise DataError(f"{tokenizer.name}: the tokenizer cannot be read ({problem})") from problem
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.hidden = hidden
        self._known = load("en").actors  # the network has learned English only
        self.special = {use: self._id(tokenizer, names) for use, names in SPECIAL.items()}

    def __call__(self, target: Target) -> Encoded:
        """Encode one target."""
        sentence, start, end = target
        if not 0 <= start <= end <= len(sentence):
            raise DataError(f"target {start} to {end}: the sentence has characters 0 to {len(sentence)}")
        special = self.special
        surface = sentence[start:end]
        inside = [special["hidden"]] if self.hidden else self.words(surface)[: LONGEST // 2]
        spans = name_spans(sentence, self._known) if self.hidden else []
        names = [span for span in spans if span[1] <= start or span[0] >= end]
        left = self._masked(sentence, 0, start, names, surface)
        right = self._masked(sentence, end, len(sentence), names, surface)
        room = LONGEST - len(inside) - 4
        if len(left) + len(right) > room:
            before = min(len(left), max(room // 2, room - len(right)))
            left, right = left[len(left) - before :], right[: room - before]
        marked = [special["open"], *inside, special["close"]]
        ids = [special["first"], *left, *marked, *right, special["last"]]
        return Encoded(ids, 1 + len(left), 1 + len(left) + len(marked))

    def _masked(self, text: str, start: int, end: int, names: Sequence[tuple[int, int]], surface: str) -> list[int]:
        """The tokens of a part of a sentence, a token for each name: the target's own again, or somebody else's."""
        ids: list[int] = []
        for first, last in [span for span in names if start <= span[0] and span[1] <= end]:
            ids += self.words(text[start:first])
            ids.append(self.special["hidden" if text[first:last] == surface else "name"])
            start = last
        return ids + self.words(text[start:end])

    def words(self, text: str) -> list[int]:
        """The numbers of the pieces that a text is made of."""
        return self._tokenizer.encode(text, add_special_tokens=False).ids

    def _id(self, path: Path, names: Sequence[str]) -> int:
        for found in map(self._tokenizer.token_to_id, names):
            if found is not None:
                return int(found)
        raise DataError(f"{path.name}: the tokenizer has no token {names[0]}")


SMALL: Final = Path(__file__).parent / "small"
"""The network that comes with the library."""

LARGE: Final = Path(__file__).parent / "large"
"""Where ``make model-large`` puts the network that the small one learned from."""

AT_ONCE: Final = 8
"""Most targets that are read in one pass; with more the numbers in between no longer stay near the processor."""

HEADS: Final = ("shares", "judged", "judge")
"""What a network can say of a target, in three, three and two probabilities."""


class Network:
    """A network in a folder of three files: ``model.json``, ``model.onnx`` and ``tokenizer.json``.

    ``model.json`` gives its name, whether the target's words are hidden from it, what shares of critical, neutral and
    supportive it learned from (``learned``), and the SHA-256 of the other two. `DataError` if a file is missing, cannot
    be read, or is not the one that ``model.json`` speaks of.
    """

    def __init__(self, folder: Path = SMALL) -> None:
        self._folder = folder
        self._settings = _settings(folder)
        self.name: str = self._settings["name"]
        self.learned: tuple[float, float, float] = self._settings["learned"]
        self.known = Kept("onnxruntime", of=self._settings)

    def score(self, targets: Iterable[Target]) -> list[Score]:
        """Score each target by its sentence alone; `DataError` if a target lies outside its sentence."""
        found = []
        for row in self._read(targets):
            negative, neutral, positive = (round(share, 4) for share in row[:3])
            surest = max(zip(row[:3], (-1, 0, 1), strict=True), key=itemgetter(0))[1]  # the first of equals
            found.append(Score(negative, neutral, positive, surest))
        return found

    def judged(self, targets: Iterable[Target]) -> list[Judged]:
        """Whether another named actor judges each target, and whether the target judges; in order.

        `DataError` if a target lies outside its sentence, or the network has no such heads.
        """
        if not self.tells_judges:
            raise DataError(f"{self.name} does not tell who judges whom; use the small network")
        return [Judged(*(round(share, 4) for share in (*row[3:6], row[7]))) for row in self._read(targets)]

    @property
    def tells_judges(self) -> bool:
        """Whether the network has the heads that `judged` asks."""
        return "judged" in self._heads

    def _read(self, targets: Iterable[Target]) -> list[list[float]]:
        """The probabilities that all heads give, a row a target.

        Where a judgement is denied ("nobody blames Holm", "Holm is no liar"), which the network often overlooks, the
        sentence is read again without the denial, and what that says counts, turned round where the denial does so.
        """
        asked = list(targets)
        denied = {at: found for at, target in enumerate(asked) if (found := affirmed(target, load("en").actors))}
        rows = self._shares([*asked, *(target for target, _ in denied.values())])
        for (at, (_, turned)), plain in zip(denied.items(), rows[len(asked) :], strict=True):
            if not turned:
                rows[at] = plain
            elif max(plain[0], plain[2]) > _SURE:
                rows[at] = [*plain[2::-1], *plain[5:2:-1], *plain[6:]]
        return rows[: len(asked)]

    def _shares(self, targets: list[Target]) -> list[list[float]]:
        """The probabilities as the network gives them. What is asked again is not read again.

        What is read in one pass is of the same length, so that nothing is filled up.
        """
        encoded = [self._encoder(target) for target in targets]
        inputs = (array("i", [one.start, one.end, *one.ids]).tobytes() for one in encoded)
        asked = [hashlib.blake2b(each, digest_size=16).hexdigest() for each in inputs]
        new = {key: one for key, one in zip(asked, encoded, strict=True) if key not in self.known}
        ordered = progress(sorted(new, key=lambda key: len(new[key].ids)), "sentences judged")
        for _, same in groupby(ordered, key=lambda key: len(new[key].ids)):
            while keys := list(islice(same, AT_ONCE)):
                ids = np.array([new[key].ids for key in keys], np.int64)
                target = np.zeros_like(ids)
                for row, one in enumerate(new[key] for key in keys):
                    target[row, one.start : one.end] = 1
                read = self._session.run(self._heads, {"ids": ids, "target": target})
                self.known.update(zip(keys, np.hstack(read).tolist(), strict=True))
        found = [self.known[key] for key in asked]
        self.known.save()
        return found

    @property
    def _heads(self) -> list[str]:
        """Those of `HEADS` that the network has, in their order."""
        if "heads" not in self.known:
            held = {output.name for output in self._session.get_outputs()}
            self.known["heads"] = [head for head in HEADS if head in held]
        return self.known["heads"]  # type: ignore[no-any-return]

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._folder / "tokenizer.json", hidden=self._settings["hidden"])

    @cached_property
    def _session(self) -> Any:
        """The network in memory.

        One thread: pages are made side by side, and in forked processes. One of onnxruntime's improvements makes a
        sum and what follows it slower on processors, and is left out.
        """
        try:
            import onnxruntime
        except ImportError as problem:
            raise DataError("the network needs the package onnxruntime, which is not installed here") from problem
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = self._folder / "model.onnx"
        try:
            return onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
            )
        except Exception as problem:  # the library raises many kinds
            raise _refused(path, f"cannot be read ({problem})") from problem


def _settings(folder: Path) -> dict[str, Any]:
    """What ``model.json`` says, if the other two files are those that it speaks of."""
    path = folder / "model.json"
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
        negative, neutral, positive = map(float, settings["learned"])
        read = {name: settings[name] for name in ("name", "hidden", "sha256")}
        for file, expected in settings["sha256"].items():
            path = folder / file
            if (found := hashlib.sha256(path.read_bytes()).hexdigest()) != expected:
                raise _refused(path, f"is damaged or another one (SHA-256 {found[:12]}…)")
        return {**read, "learned": (negative, neutral, positive)}
    except OSError as problem:
        raise _refused(path, f"cannot be read ({problem.strerror})") from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise _refused(path, f"cannot be read ({problem!r})") from problem


def _refused(path: Path, why: str) -> DataError:
    """What is wrong with a file of a network, and what to do."""
    large = path.parent == LARGE
    mend = "build it again (make model-large) or delete its folder" if large else "install kosovo-lib again"
    return DataError(f"the {path.parent.name} network: {path.name} {why}; {mend}")
