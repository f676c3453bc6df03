"""``kosovo score``: the sentiment toward names in sentences, one JSON object a line."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from kosovo_lib.cli.command import add_command
from kosovo_lib.errors import DataError

if TYPE_CHECKING:
    from kosovo_lib.sentiment import Target

__all__ = ["register"]

AT_ONCE = 512
"""Lines read and checked before they are answered."""


def register(commands: Any) -> None:
    """Add the command and its options to the command line."""
    add_command(
        commands, "score", _score, "print the sentiment toward names in sentences, from JSON Lines on standard input",
        """echo '{"sentence": "The mayor praised NATO.", "from": 18, "to": 22}' | kosovo score""",
    )  # fmt: skip


def _score(options: argparse.Namespace) -> int:
    from kosovo_lib.sentiment import Network, load

    model = load()
    numbered = enumerate(sys.stdin.buffer, start=1)
    while lines := list(islice(numbered, AT_ONCE)):
        rows = list(_rows(lines))
        targets = [target for _, target in rows]
        scores = model.score(targets)
        judged = model.judged(targets) if isinstance(model, Network) and model.tells_judges else [None] * len(rows)
        for (row, _), score, other in zip(rows, scores, judged, strict=True):
            said = row | score._asdict() | ({"by_others": other._asdict()} if other else {})
            print(json.dumps(said, ensure_ascii=False))
    return 0


def _rows(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[dict[str, Any], "Target"]]:
    """Each line as the object it is and the target it names; blank lines are passed over.

    Raises:
        DataError: a line is not such an object, by its number.
    """
    from kosovo_lib.read import Document
    from kosovo_lib.sentiment import Target

    for number, line in lines:
        if not line.strip():
            continue
        place = f"standard input line {number}"
        try:
            row = json.loads(line)
        except ValueError as problem:
            raise DataError(f"{place}: not JSON in UTF-8 ({problem})") from None
        if not isinstance(row, dict) or not isinstance(row.get("sentence"), str):
            raise DataError(f"{place}: an object with a text 'sentence' is needed, not {str(row)[:60]!r}")
        for text in (row["sentence"], json.dumps(row, ensure_ascii=False)):  # the whole line is printed again
            Document(text).check(place)
        start, end = row.get("from"), row.get("to")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(row["sentence"]):
            length = len(row["sentence"])
            raise DataError(
                f"{place}: 'from' {start!r} and 'to' {end!r} must be whole numbers with 0 <= from < to <= {length}, "
                "the characters of the sentence"
            )
        yield row, Target(row["sentence"], start, end)
