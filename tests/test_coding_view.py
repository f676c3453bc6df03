"""A coder at work: every press is on disk at once, nothing is lost, and nobody's change is written over."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stance_corpus import Always, made_corpus

from kosovo_lib import coding
from kosovo_lib.coding.session import Session
from kosovo_lib.coding.sheet import likely
from kosovo_lib.coding.widget import CodingView
from kosovo_lib.errors import DataError, ParameterError

# Rows of the sheet by place: 0-2 and 3 name the League and Ruritania in bugle-1, 4 and 5 name nobody; 6 and 7 are
# herald-1; 8 and 9 are one sentence with Ruritania and the League; 10 is a block quotation, 11 the stray text.
ROWS = 12


def press(view: CodingView, do: str, value: Any = None, **more: Any) -> dict[str, Any]:
    """What the screen shows after a press on the row that is on it."""
    view.press({"do": do, "value": value, "at": view.shown["at"], **more})
    return view.shown


def on_disk(root: Path) -> list[tuple[str | None, int | None]]:
    """Voice and label of each row, as they are read back from the sheet."""
    read = coding.load(made_corpus(root))[["voice", "label"]].astype(object)
    return list(read.where(read.notna(), None).itertuples(index=False, name=None))


@pytest.fixture
def view(tmp_path: Path) -> CodingView:
    return coding.view(made_corpus(tmp_path), "ana")


def test_without_the_package_of_the_view_the_error_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kosovo_lib.coding.widget")
    monkeypatch.setitem(sys.modules, "anywidget", None)  # as if it were not installed
    with pytest.raises(DataError, match=r"needs the package anywidget; it comes with kosovo-lib\[lab\]"):
        coding.view(made_corpus(tmp_path), "ana")


class TestCoding:
    def test_a_press_is_in_the_sheet_at_once(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "voice", "outlet")
        assert on_disk(tmp_path)[0] == ("outlet", None)
        press(view, "label", -1)
        assert on_disk(tmp_path)[0] == ("outlet", -1)

    def test_a_complete_row_leads_to_the_next_and_says_what_was_saved(self, view: CodingView) -> None:
        assert press(view, "label", -1)["at"] == 0
        shown = press(view, "voice", "outlet")
        assert (shown["at"], shown["coded"], shown["total"]) == (1, 1, ROWS)
        assert shown["message"] == "Saved: row 2, voice outlet."

    def test_a_sentence_without_an_actor_needs_only_its_voice(self, view: CodingView, tmp_path: Path) -> None:
        for _ in range(4):
            press(view, "next")
        assert press(view, "label", 0)["message"] == "this sentence names no actor: only its voice is coded"
        assert press(view, "voice", "outlet")["at"] == 5
        assert on_disk(tmp_path)[4] == ("outlet", None)

    def test_a_voice_holds_for_every_actor_of_its_sentence(self, view: CodingView, tmp_path: Path) -> None:
        for _ in range(8):
            press(view, "next")
        press(view, "label", 0)
        shown = press(view, "voice", "outlet")
        assert (shown["at"], shown["actor"], shown["voice"], shown["label"]) == (9, "League", "outlet", "")
        assert press(view, "label", 1)["at"] == 10
        assert on_disk(tmp_path)[8:10] == [("outlet", 0), ("outlet", 1)]

    def test_skipped_rows_come_again_behind_the_last(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "next")
        for _ in range(ROWS - 1):
            if view.shown["actor"]:
                press(view, "label", 0)
            if not view.shown["voice"]:
                press(view, "voice", "outlet")
        assert (view.shown["at"], view.shown["coded"]) == (0, ROWS - 1)
        press(view, "label", 0)
        shown = press(view, "voice", "outlet")
        assert shown["message"] == "Saved: row 2, voice outlet. All 12 rows are coded."
        assert all(voice for voice, _ in on_disk(tmp_path))

    def test_back_stops_at_the_first_row_and_skip_at_the_last(self, view: CodingView) -> None:
        assert press(view, "back")["at"] == 0
        for _ in range(ROWS + 3):
            press(view, "next")
        assert view.shown["at"] == ROWS - 1
        assert press(view, "open")["at"] == 0

    def test_a_note_goes_with_the_next_press_and_is_guarded(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "voice", "outlet", note="=unsure\nask Ben")
        assert view.session.row(0)["note"] == "=unsure\nask Ben"
        assert "'=unsure" in view.session.path.read_text(encoding="utf-8-sig")
        assert press(view, "note", note="")["note"] == ""

    @given(st.lists(st.tuples(st.sampled_from(["label", "voice", "next", "back", "open"]), st.integers(-1, 1))))
    def test_whatever_is_pressed_the_sheet_can_be_read_back(
        self, tmp_path_factory: pytest.TempPathFactory, presses: list[tuple[str, int]]
    ) -> None:
        root = tmp_path_factory.mktemp("any")
        view = coding.view(made_corpus(root), "ana")
        for do, value in presses:
            press(view, do, ("outlet", "other", "none")[value + 1] if do == "voice" else value)
        done = [voice and (label is not None or place in (4, 5)) for place, (voice, label) in enumerate(on_disk(root))]
        assert view.shown["coded"] == sum(map(bool, done))


class TestCorrecting:
    def test_a_label_that_is_there_is_changed_only_as_a_correction(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "label", -1)
        shown = press(view, "label", 1)
        assert shown["wrong"]
        assert shown["message"] == "this is coded critical already; Correct (in Python correct=True) opens it"
        assert on_disk(tmp_path)[0] == (None, -1)
        press(view, "correct")
        press(view, "label", 1)
        assert on_disk(tmp_path)[0] == (None, 1)

    def test_a_correction_ends_with_the_row(self, view: CodingView) -> None:
        press(view, "label", -1)
        press(view, "correct")
        press(view, "next")
        assert not press(view, "back")["correcting"]
        assert press(view, "label", 0)["wrong"]

    def test_a_corrected_voice_is_corrected_for_the_whole_sentence(self, tmp_path: Path) -> None:
        session = Session(made_corpus(tmp_path), "ana")
        session.code(8, voice="outlet")
        with pytest.raises(ParameterError, match="coded outlet already"):
            session.code(9, voice="other")
        session.code(9, voice="other", correct=True)
        assert on_disk(tmp_path)[8:10] == [("other", None), ("other", None)]

    def test_the_same_choice_again_is_no_correction(self, view: CodingView) -> None:
        press(view, "label", -1)
        assert not press(view, "label", -1)["wrong"]


class TestTakingBack:
    def test_undo_takes_back_the_last_press_and_shows_its_row(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "voice", "outlet")
        press(view, "label", -1)
        shown = press(view, "undo")
        assert (shown["at"], shown["label"], shown["voice"]) == (0, "", "outlet")
        press(view, "undo")
        assert on_disk(tmp_path)[0] == (None, None)
        assert press(view, "undo")["message"] == "There is nothing to take back."

    def test_a_label_or_a_voice_can_be_cleared(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "label", -1)
        assert press(view, "clear", "label")["message"] == "The label of row 2 is cleared."
        press(view, "voice", "outlet")
        press(view, "clear", "voice")
        assert on_disk(tmp_path)[0] == (None, None)

    def test_a_flag_stands_in_the_note_and_is_listed(self, view: CodingView) -> None:
        press(view, "next")
        assert press(view, "flag", note="odd")["flagged"]
        assert view.session.row(1)["note"] == "[later] odd"
        press(view, "open")
        assert press(view, "filter", "flagged")["at"] == 1
        assert not press(view, "flag")["flagged"]
        assert view.session.row(1)["note"] == "odd"


class TestChoosingRows:
    def test_rows_without_an_actor_have_a_pass_of_their_own(self, view: CodingView) -> None:
        assert press(view, "filter", "nobody")["at"] == 4
        assert press(view, "voice", "outlet")["at"] == 5
        assert press(view, "voice", "none")["message"].endswith("All of these rows are coded.")
        assert press(view, "filter", "actors")["at"] == 0

    def test_one_actor_and_what_was_skipped(self, view: CodingView) -> None:
        assert press(view, "filter", "Ruritania")["at"] == 3
        assert press(view, "next")["at"] == 8
        assert press(view, "filter", "skipped")["at"] == 3
        assert press(view, "filter", "nobody at all")["message"] == "There is no such row."

    def test_likely_judgements_come_first(self, tmp_path: Path) -> None:
        class Reckless(Always):
            def score(self, targets: Any) -> Any:
                judged, calm = Always(-1, 0.6), Always(0, 0.9)
                return [(judged if "reckless" in one.sentence else calm).score([one])[0] for one in targets]

        view = coding.view(made_corpus(tmp_path), "ana", suggest=Reckless(0, 0.9))
        assert press(view, "order", "doubt")["at"] == 1
        rows = [
            {"suggestion": s, "confidence": c} for s, c in (("1", "0.9"), ("-1", "0.6"), ("0", "0.5"), ("0", "0.9"))
        ]
        assert sorted([*rows[::-1], {"suggestion": "", "confidence": ""}], key=likely)[:4] == rows
        assert sorted(view._rows()) == view.session.places
        press(view, "order", "random")
        assert view._rows() != view.session.places
        assert sorted(view._rows()) == view.session.places

    def test_the_article_and_the_codebook_stand_beside_the_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "coding").mkdir()
        (tmp_path / "coding" / "codebook.md").write_text("When in doubt, 0.", encoding="utf-8")
        shown = coding.view(made_corpus(tmp_path), "ana").shown
        assert shown["codebook"] == "When in doubt, 0."
        assert shown["whole"][0] == ["The League closed the bridge.", True]
        assert [here for _, here in shown["whole"]].count(True) == 1
        assert shown["row"] == 2  # as a spreadsheet counts, the header is row 1


class TestNothingIsLost:
    def test_after_the_kernel_died_the_first_row_not_coded_is_shown(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "voice", "outlet")
        press(view, "label", 1)
        press(view, "next")
        again = coding.view(made_corpus(tmp_path), "ana")
        assert (again.shown["at"], again.shown["coded"]) == (1, 1)

    def test_a_press_for_a_row_that_is_no_longer_shown_does_nothing(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "voice", "outlet")
        press(view, "label", 1)
        turn = view.shown["turn"]
        view.press({"do": "label", "value": 1, "at": 0})
        view.press({"do": "label", "value": 1})
        assert on_disk(tmp_path)[1] == (None, None)
        assert view.shown["turn"] == turn + 2  # heard all the same

    @pytest.mark.parametrize(
        "pressed",
        [("label", 2), ("label", "1"), ("label", None), ("voice", "editor"), ("voice", None), ("erase", None)],
    )
    def test_nothing_that_the_codebook_does_not_know_is_written(
        self, view: CodingView, pressed: tuple[str, Any], tmp_path: Path
    ) -> None:
        assert press(view, *pressed)["wrong"]
        assert set(on_disk(tmp_path)) == {(None, None)}

    def test_a_sheet_changed_meanwhile_is_left_as_it_is(self, view: CodingView, tmp_path: Path) -> None:
        press(view, "voice", "outlet")
        theirs = view.session.path.read_bytes().replace(b"outlet,,,,,", b"other,-1,,,,")
        view.session.path.write_bytes(theirs)
        for _ in range(2):
            shown = press(view, "label", 1)
            assert shown["wrong"]
            assert shown["message"].startswith("ana.csv: another program has changed it")
            assert (shown["label"], shown["coded"]) == ("", 0)
        assert view.session.path.read_bytes() == theirs
        assert coding.view(made_corpus(tmp_path), "ana").shown["coded"] == 1

    def test_two_views_of_one_sheet_do_not_write_over_each_other(self, view: CodingView, tmp_path: Path) -> None:
        other = coding.view(made_corpus(tmp_path), "ana")
        press(view, "label", -1)
        assert press(other, "label", 1)["wrong"]
        assert on_disk(tmp_path)[0] == (None, -1)

    def test_a_sheet_that_was_taken_away_is_not_made_again(self, view: CodingView) -> None:
        view.session.path.unlink()
        assert "another program has changed it" in press(view, "label", 1)["message"]
        assert not view.session.path.exists()

    def test_a_sheet_open_in_libreoffice_is_not_written(self, view: CodingView) -> None:
        lock = view.session.path.with_name(".~lock.ana.csv#")
        lock.touch()
        assert "it is open in LibreOffice (.~lock.ana.csv# says so)" in press(view, "label", 1)["message"]
        lock.unlink()
        assert not press(view, "label", 1)["wrong"]

    def test_a_disk_that_refuses_leaves_the_sheet_whole(
        self, view: CodingView, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = view.session.path.read_bytes()

        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        assert press(view, "label", 1)["message"] == (
            f"{view.session.path}: cannot be written: No space left on device; nothing is changed; "
            "free some space and try again"
        )
        assert view.shown["label"] == ""
        assert [path.name for path in view.session.path.parent.iterdir()] == ["ana.csv"]
        assert view.session.path.read_bytes() == before

    def test_adding_rows_does_not_write_over_labels_that_come_in_meanwhile(
        self, view: CodingView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The command reads the sheet, and before it writes the coder presses a key."""

        class Slow(Always):
            def score(self, targets: Any) -> Any:
                press(view, "label", -1)
                return super().score(targets)

        with pytest.raises(DataError, match="another program has changed it"):
            coding.Session(made_corpus(tmp_path), "ana", suggest=Slow(1, 0.5))
        assert on_disk(tmp_path)[0] == (None, -1)


class TestTheScreen:
    def test_the_sentence_comes_in_pieces_that_say_what_names_the_actor(self, view: CodingView) -> None:
        for _ in range(3):
            press(view, "next")
        assert view.shown["pieces"] == [
            ["=Ruritania=", True], [" moved first, and ", False], ["Ruritania", True], [" moved fast.", False],
        ]  # fmt: skip

    def test_it_stands_between_its_neighbours_in_its_article(self, view: CodingView) -> None:
        shown = view.shown
        assert (shown["before"], shown["after"]) == ("", "The reckless League failed Strelsau.")
        assert (shown["outlet"], shown["title"], shown["section"]) == ("The Bugle", "", "body")
        for _ in range(11):
            press(view, "next")
        assert (view.shown["outlet"], view.shown["before"], view.shown["after"]) == ("Not named", "", "")

    def test_a_suggestion_is_shown_only_when_asked_for_and_only_on_its_row(self, tmp_path: Path) -> None:
        view = coding.view(made_corpus(tmp_path), "ana", suggest=Always(-1, 0.25))
        assert "critical" not in str(view.shown)
        assert press(view, "suggestion")["suggestion"] == "critical, confidence 0.250"
        assert press(view, "next")["suggestion"] == ""

    def test_a_blind_sheet_has_none(self, view: CodingView) -> None:
        assert press(view, "suggestion")["message"] == "This sheet has no suggestion for this row."

    def test_of_a_selection_only_its_rows_are_shown_and_all_are_kept(self, view: CodingView, tmp_path: Path) -> None:
        (tmp_path / "articles.csv").write_text("id\nbugle-1\nherald-1\nstray-1\n", encoding="utf-8")
        press(view, "label", -1)
        part = coding.view(made_corpus(tmp_path).select(articles=["herald-1"]), "ana")
        assert (part.shown["article"], part.shown["total"]) == ("herald-1", 5)
        press(part, "label", 1)
        whole = coding.load(made_corpus(tmp_path)).dropna(subset="label")
        assert whole[["article", "sentence", "label"]].to_numpy().tolist() == [["bugle-1", 0, -1], ["herald-1", 0, 1]]

    def test_a_coder_is_named_plainly(self, tmp_path: Path) -> None:
        with pytest.raises(ParameterError, match="lower-case"):
            coding.view(made_corpus(tmp_path), "Ana Maria")

    def test_a_sheet_with_an_error_is_not_opened(self, view: CodingView, tmp_path: Path) -> None:
        path = view.session.path
        path.write_text(path.read_text(encoding="utf-8-sig").replace("League,League,,,", "League,League,,7,", 1))
        with pytest.raises(
            DataError, match=r"ana\.csv row 2: label '7': write critical, neutral, supportive, or -1, 0, 1"
        ):
            coding.view(made_corpus(tmp_path), "ana")


def test_progress_counts_sentences_and_the_actors_in_them(tmp_path: Path) -> None:
    session = Session(made_corpus(tmp_path), "ana")
    session.code(8, voice="outlet", label=0)
    # 11 sentences, 1 has a voice; 10 of the 12 rows name an actor, 1 has a label; the other actor of it has none
    assert session.progress() == coding.Progress(rows=12, coded=1, sentences=11, voices=1, actors=10, labels=1)
    assert session.next(8) == 9


def test_the_browsers_code_is_one_file_that_asks_for_nothing_else() -> None:
    code = (Path(coding.__file__).parent / "view.js").read_text(encoding="utf-8")
    assert "import " not in code
    assert "://" not in code
    assert "innerHTML" not in code
    assert "://" not in (Path(coding.__file__).parent / "view.css").read_text(encoding="utf-8")


def test_reading_sheets_loads_no_widgets_and_no_model() -> None:
    code = "import sys, kosovo_lib.coding; print(sorted({'anywidget', 'ipywidgets', 'nltk'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
