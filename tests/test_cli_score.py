"""``kosovo score``: targets in on standard input, the same objects out with a sentiment on each."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from kosovo_lib import cli


def given(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    """Put this on standard input."""
    content = text.encode() if isinstance(text, str) else text
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_each_object_comes_back_with_its_sentiment(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    sentence = "The League was widely admired for its honesty, while Ruritania was accused of fraud."
    rows = [
        {"sentence": sentence, "from": 57, "to": 66, "id": "kept"},
        {"sentence": sentence, "from": 4, "to": 10},
    ]
    given(monkeypatch, "\n".join(map(json.dumps, rows)) + "\n\n")
    assert cli.main(["score"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["polarity"] for row in found] == [-1, 1]
    assert found[0]["id"] == "kept"
    for row, asked in zip(found, rows, strict=True):
        assert row.items() >= asked.items()
        assert row["negative"] + row["neutral"] + row["positive"] == pytest.approx(1, abs=0.001)


def test_nothing_in_nothing_out(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    given(monkeypatch, "")
    assert cli.main(["score"]) == 0
    assert capsys.readouterr().out == ""


def test_a_closed_standard_input_holds_nothing(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["score"]) == 0
    assert cli.main(["parse", "-"]) == 1
    assert "-: the file is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        ("[" * 100_000, "not JSON in UTF-8 (maximum recursion depth"),
        ('{"sentence": "The League.", "from": 4, "to": 10, "weight": NaN}', "not JSON"),  # no line could hold it
        ('{"sentence": "The League.", "from": 4, "to": 10, "weight": 1e999}', "not JSON"),
        ("null", "an object with a text 'sentence' is needed, not 'null'"),
        ("[1, 2]", "an object with a text 'sentence' is needed"),
        ('{"sentence": 7, "from": 0, "to": 1}', "an object with a text 'sentence' is needed"),
        ('{"sentence": "The League.", "from": 4}', "'to' None"),
        ('{"sentence": "The League.", "from": 4, "to": 4}', "0 <= from < to <= 11"),
        ('{"sentence": "The League.", "from": 4, "to": 12}', "0 <= from < to <= 11"),
        ('{"sentence": "The League.", "from": true, "to": 4}', "'from' True"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys, line: str | bytes, problem: str
) -> None:
    good = b'{"sentence": "The League.", "from": 4, "to": 10}\n'
    given(monkeypatch, good + (line.encode() if isinstance(line, str) else line))
    assert cli.main(["score"]) == 1
    error = capsys.readouterr().err
    assert "standard input line 2" in error
    assert problem in error


@pytest.mark.parametrize("field", ["sentence", "id"])
def test_half_a_character_is_named_in_one_line(field: str, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    given(monkeypatch, json.dumps({"sentence": "A b", "from": 0, "to": 1} | {field: "A \ud800 b"}))
    assert cli.main(["score"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kosovo score: standard input line 1: character ")
    assert len(err.splitlines()) == 1
