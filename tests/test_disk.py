"""Answers that are kept in a file, so that nothing is worked out twice; and how long work says how far it is."""

import io
import sys
import time
from pathlib import Path

import pytest

from kosovo_lib.disk import Kept, progress, undone, write
from kosovo_lib.errors import DataError


def kept(file: Path, of: str = "") -> Kept:
    found = Kept("numpy", of)
    found.keep_in(file)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the stems of two words."""
    first = kept(tmp_path / "stems")
    first |= {"docks": "dock", "piers": "pier"}
    first.save()
    return tmp_path / "stems"


def test_the_next_process_knows_what_the_last_one_was_told(file: Path) -> None:
    assert kept(file) == {"docks": "dock", "piers": "pier"}


def test_two_processes_that_share_a_beginning_do_not_break_the_file(file: Path) -> None:
    one, other = kept(file), kept(file)
    one["quays"], other["moles"] = "quay", "mole"
    one.save()
    other.save()
    assert kept(file) == {"docks": "dock", "piers": "pier", "moles": "mole"}


def test_nothing_is_written_where_nothing_is_new(file: Path) -> None:
    known = kept(file)
    file.unlink()
    known.save()
    assert not file.exists()


@pytest.mark.parametrize(
    "harm", [lambda held: held[:-1], lambda held: held.replace(b"pier", b"beer"), lambda _: b"\xff"]
)
def test_a_damaged_file_counts_as_empty(file: Path, harm) -> None:
    file.write_bytes(harm(file.read_bytes()))
    assert kept(file) == {}


def test_answers_that_rest_on_something_else_are_not_taken(file: Path) -> None:
    assert kept(file, of="another model") == {}


def test_what_nobody_asks_for_any_more_is_forgotten(file: Path) -> None:
    known = kept(file)
    known.save(only={"piers"})
    assert kept(file) == {"piers": "pier"}


def test_too_many_answers_are_forgotten(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kosovo_lib.disk._MOST", 1)
    kept(file).save()
    assert kept(file) == {}


def test_a_file_that_is_half_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(tmp_path / "pier.txt", "old")
    monkeypatch.setattr("os.fsync", breaks)  # the content is there, but not yet safe on the disk
    with pytest.raises(DataError, match=r"pier\.txt: cannot be written: No space left on device; nothing is changed"):
        write(tmp_path / "pier.txt", "new")
    monkeypatch.undo()
    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(DataError, match="nothing is changed"):
        write(tmp_path / "pier.txt", "new")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("pier.txt", "old")]


def test_a_file_that_cannot_be_written_hurts_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    known = kept(tmp_path / "file" / "stems")
    known["piers"] = "pier"
    known.save()
    assert known == {"piers": "pier"}


@pytest.mark.parametrize("stood", [True, False])
def test_what_fails_leaves_no_folder_where_none_above_may_be_listed(tmp_path: Path, monkeypatch, stood: bool) -> None:
    above, folder, listed = tmp_path / "home", tmp_path / "home" / "new" / "pages", Path.iterdir
    above.mkdir()

    def refuses(path: Path) -> object:
        if path in above.parents or path == above:  # as others' homes are on a shared machine
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    if stood:
        folder.mkdir(parents=True)
    monkeypatch.setattr(Path, "iterdir", refuses)

    @undone(folder)
    def fails() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "half").write_text("half", encoding="utf-8")
        raise DataError("no page")

    with pytest.raises(DataError, match="no page"):
        fails()
    assert not folder.exists()
    assert folder.parent.exists() == stood  # what was not there before goes, too


@pytest.mark.parametrize(("terminal", "seconds", "said"), [(True, 2.1, True), (True, 0, False), (False, 2.1, False)])
def test_work_of_more_than_two_seconds_says_in_a_terminal_how_far_it_is(monkeypatch, terminal, seconds, said):
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    assert [time.sleep(seconds / 3) or step for step in progress(iter("abc"), "articles parsed", 3)] == ["a", "b", "c"]
    assert ("articles parsed" in screen.getvalue()) is said
