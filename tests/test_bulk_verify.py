"""``kosovo check`` of a folder that ``kosovo ingest`` made: whole, or what is wrong with it and where."""

import json

import pandas as pd
import pytest
from test_bulk import ROWS, ingested, json_lines

from kosovo_lib.bulk.store import MARK, part_folder
from kosovo_lib.cli import main


@pytest.fixture
def out(tmp_path, monkeypatch):
    """An ingested folder of five articles, of which one is empty and set aside."""
    monkeypatch.chdir(tmp_path)
    rows = [*ROWS, {"id": "e-1", "outlet": "lantern", "text": ""}]
    ingested(json_lines(tmp_path / "in.jsonl", rows), tmp_path / "out", part=2)
    return tmp_path / "out"


def checked(out, capsys):
    status = main(["check", str(out)])
    printed = capsys.readouterr()
    return status, printed.out.strip(), printed.err


def test_a_whole_folder_is_in_order_and_says_what_was_set_aside(out, capsys):
    status, said, hints = checked(out, capsys)
    assert (status, said) == (0, f"{out}: in order")
    assert "hint: 1 set aside: " in hints


def test_a_table_that_is_gone_is_named(out, capsys):
    gone = part_folder(out, 1) / "dates.parquet"
    gone.unlink()
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert str(gone) in said
    assert "ingest the source again" in said


def test_a_damaged_table_is_named(out, capsys):
    damaged = part_folder(out, 0) / "sentences.parquet"
    damaged.write_bytes(damaged.read_bytes()[:40])
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert str(damaged) in said


def test_rows_that_are_missing_are_counted(out, capsys):
    path = part_folder(out, 0) / "mentions.parquet"
    known = json.loads((out / MARK).read_text(encoding="utf-8"))
    known["rows"]["mentions"] += 3
    (out / MARK).write_text(json.dumps(known), encoding="utf-8")
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert f"rows of mentions, but {MARK} says" in said
    assert path.exists()  # a check mends nothing


def test_a_sentence_that_its_text_does_not_hold_is_named(out, capsys):
    path = part_folder(out, 0) / "sentences.parquet"
    changed = pd.read_parquet(path)
    article = changed.loc[0, "article"]
    changed.loc[0, "text"] = "Nobody ever said that."
    changed.to_parquet(path)
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert f"sentence 0 of {article!r} is not what stands there in its text" in said


def test_an_article_that_stands_in_two_parts_is_named(out, capsys):
    one, other = part_folder(out, 0), part_folder(out, 1)
    for path in one.iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert "stands more than once" in said


def test_an_ingest_that_is_not_finished_says_how_to_go_on(out, capsys):
    (out / MARK).unlink()
    (out / ".ingest").mkdir()
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert "run the same kosovo ingest again" in said
