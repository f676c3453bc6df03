"""``kosovo check`` of a folder that ``kosovo ingest`` made: whole, or what is wrong with it and where."""

import json
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from bulk_corpus import ROWS, ingested, json_lines

import kosovo_lib as kl
from kosovo_lib.bulk import ingest, ingesting
from kosovo_lib.bulk.store import MARK, part_folder
from kosovo_lib.cli import main


@pytest.fixture
def out(tmp_path, monkeypatch):
    """An ingested folder of five articles, of which one is empty and rejected."""
    monkeypatch.chdir(tmp_path)
    rows = [*ROWS, {"id": "e-1", "outlet": "lantern", "text": ""}]
    ingested(json_lines(tmp_path / "in.jsonl", rows), tmp_path / "out", part=2)
    return tmp_path / "out"


def checked(out, capsys):
    status = main(["check", str(out)])
    printed = capsys.readouterr()
    return status, printed.out.strip(), printed.err


def test_a_whole_folder_is_in_order_and_says_what_was_rejected(out, capsys):
    status, said, hints = checked(out, capsys)
    assert (status, said) == (0, f"{out}: in order")
    assert "hint: 1 rejected: " in hints


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


def test_a_folder_of_another_version_is_said_to_be_one(out, capsys):
    known = json.loads((out / MARK).read_text(encoding="utf-8"))
    known["columns"]["dates"].remove("zone")
    (out / MARK).write_text(json.dumps(known), encoding="utf-8")
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert "made by another version of kosovo_lib; ingest the source into a new folder" in said


def test_a_table_that_was_changed_is_named(out, capsys):
    path = part_folder(out, 0) / "sentences.parquet"
    changed = pd.read_parquet(path)
    changed.loc[0, "text"] = "Nobody ever said that."
    changed.to_parquet(path)
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert str(path) in said


def test_a_part_in_the_place_of_another_is_named(out, capsys):
    one, other = part_folder(out, 0), part_folder(out, 1)
    for path in one.iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    status, said, _ = checked(out, capsys)
    assert status == 1
    assert f"{other}: not the part that was written here" in said
    with pytest.raises(kl.DataError, match="parts/00001: not the part that was written here; ingest the source again"):
        kl.load(out)
    assert ingest(out.parent / "in.jsonl", out, part=2).done == 1
    assert checked(out, capsys)[:2] == (0, f"{out}: in order")


@pytest.mark.parametrize("harm", ["{}", "[1]", '{"parts": "two", "sums": []}', None])
def test_a_folder_that_has_lost_what_says_its_parts_asks_for_a_new_one(out, capsys, harm):
    mark = out / "ingested.json"
    mark.unlink() if harm is None else mark.write_text(harm, encoding="utf-8")
    with pytest.raises(kl.DataError, match=r"ingested\.json.* ingest the source into a new folder"):
        kl.load(out)
    assert checked(out, capsys)[0] == 1
    with pytest.raises((kl.DataError, kl.ParameterError), match="new folder"):
        ingest(out.parent / "in.jsonl", out, part=2)


def gone(path):
    path.unlink()


def cut(path):
    path.write_bytes(path.read_bytes()[:40])


def overwritten(path):
    """As many bytes as before, all of them others."""
    path.write_bytes(b"x" * path.stat().st_size)


@pytest.mark.parametrize("harm", [gone, cut, overwritten])
def test_a_damaged_part_is_made_anew_by_the_same_ingest(out, capsys, harm):
    whole = kl.load(out).sentences
    harm(part_folder(out, 1) / "sentences.parquet")
    with pytest.raises(kl.DataError, match=r"parts/00001/sentences\.parquet: .*; ingest the source again"):
        _ = kl.load(out).sentences
    done = ingest(out.parent / "in.jsonl", out, part=2)
    assert (done.done, done.parts) == (1, 3)
    pd.testing.assert_frame_equal(kl.load(out).sentences, whole)
    assert checked(out, capsys)[:2] == (0, f"{out}: in order")


def test_two_runs_at_once_make_one_whole_folder(out, capsys):
    shutil.rmtree(out)
    command = [sys.executable, "-m", "kosovo_lib.cli", "ingest", str(out.parent / "in.jsonl"), str(out)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert checked(out, capsys)[:2] == (0, f"{out}: in order")
    assert sorted(path.name for path in out.iterdir()) == ["ingested.json", "parts"]


def test_a_run_that_finds_its_plan_taken_away_by_one_that_was_faster_reads_the_result(out, capsys, monkeypatch):
    shutil.rmtree(out)
    command, settings = ["ingest", str(out.parent / "in.jsonl"), str(out)], ingesting.settings

    def late(*asked: str) -> ingesting.Settings:
        monkeypatch.undo()
        assert main(command) == 0  # the faster run
        settings.cache_clear()
        return settings(*asked)

    monkeypatch.setattr(ingesting, "settings", late)
    assert main(command) == 0
    assert capsys.readouterr().out.count("articles 5") == 2
    assert checked(out, capsys)[:2] == (0, f"{out}: in order")


def test_a_file_or_a_part_that_nobody_wrote_is_named(out, capsys):
    (part_folder(out, 1) / "notes.txt").write_text("not ours", encoding="utf-8")
    part_folder(out, 7).mkdir()
    (part_folder(out, 7) / "texts.parquet").write_bytes(b"not ours")
    assert checked(out, capsys)[:2] == (
        1,
        f"{part_folder(out, 1) / 'notes.txt'}: no ingest wrote it; take it away\n"
        f"{part_folder(out, 7) / 'texts.parquet'}: no ingest wrote it; take it away",
    )


def test_an_ingest_says_that_a_part_lies_there_which_it_did_not_write(out, capsys):
    source, again = str(out.parent / "in.jsonl"), out.parent / "again"
    assert main(["ingest", source, str(again)]) == 0
    assert "hint" not in capsys.readouterr().err
    shutil.copytree(part_folder(again, 0), part_folder(again, 9))
    assert main(["ingest", source, str(again)]) == 0
    first = part_folder(again, 9) / "articles.parquet"
    assert f"hint: {first}: no ingest wrote it; take it away (in all " in capsys.readouterr().err


def test_a_part_that_is_gone_is_made_anew(out, capsys):
    shutil.rmtree(part_folder(out, 2))
    with pytest.raises(kl.DataError, match="ingest the source again"):
        kl.load(out)
    assert ingest(out.parent / "in.jsonl", out, part=2).done == 1
    assert checked(out, capsys)[0] == 0
