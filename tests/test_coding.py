"""Coding sheets: what is written, what is read back, and everything that is refused."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stance_corpus import Always, made_corpus

import kosovo_lib as kl
from kosovo_lib import coding, schema
from kosovo_lib.coding.sheet import FORM
from kosovo_lib.corpus import Corpus
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.project.checking import hints
from kosovo_lib.read import sheets


def lines(path: Path) -> list[dict[str, str]]:
    """The cells of a sheet exactly as they stand in the file."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def change(path: Path, row: int, **cells: str) -> None:
    """Change cells of a sheet as a spreadsheet would; rows are counted from 1, the header."""
    sheet_rows = lines(path)
    sheet_rows[row - 2] |= cells
    save(path, sheet_rows)


def save(path: Path, sheet_rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, coding.COLUMNS)
        writer.writeheader()
        writer.writerows(sheet_rows)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A blank sheet of the coder anna."""
    return coding.Session(made_corpus(tmp_path), "anna").path


class TestWriting:
    def test_a_row_is_a_sentence_and_an_actor_named_in_it(self, path: Path) -> None:
        bugle = [(row["sentence"], row["actor"], row["surface"]) for row in lines(path)[:6]]
        assert bugle == [
            ("0", "League", "League"),
            ("1", "League", "League"),  # Strelsau, the city, is no actor
            ("2", "League", "League"),
            ("3", "Ruritania", "'=Ruritania="),  # named twice, one row; guarded
            ("4", "", ""),  # names nobody, but has a voice
            ("5", "", ""),
        ]

    def test_the_file_lies_in_the_corpus_under_the_coders_name(self, path: Path, tmp_path: Path) -> None:
        assert path == tmp_path / "coding" / "anna.csv"
        assert not list(path.parent.glob("*.part"))

    def test_a_coder_starts_without_labels_or_suggestions(self, path: Path) -> None:
        for row in lines(path):
            assert {row[name] for name in ("voice", "label", "suggestion", "confidence", "note")} == {""}

    def test_the_machines_suggestion_stands_in_columns_of_its_own(self, tmp_path: Path) -> None:
        path = coding.Session(made_corpus(tmp_path), "anna", suggest=Always(-1, 0.25)).path
        assert [(row["label"], row["suggestion"], row["confidence"]) for row in lines(path)[3:5]] == [
            ("", "-1", "0.250"),
            ("", "", ""),  # nobody is named, so nothing is suggested
        ]

    def test_the_model_is_asked_once_about_the_first_words_that_name_each_actor(self, tmp_path: Path) -> None:
        model = Always(1, 0.5)
        coding.Session(made_corpus(tmp_path), "anna", suggest=model)
        assert [target.sentence[target.start : target.end] for target in model.asked] == (
            ["League"] * 3 + ["=Ruritania="] + ["League"] * 2 + ["Ruritania"] + ["League"] * 3
        )
        assert model.asked[3] == ("=Ruritania= moved first, and Ruritania moved fast.", 0, 11)

    def test_only_new_rows_are_suggested(self, path: Path, tmp_path: Path) -> None:
        whole = lines(path)
        save(path, whole[:1] + whole[2:])
        model = Always(-1, 0.5)
        coding.Session(made_corpus(tmp_path), "anna", suggest=model)
        assert [target.sentence for target in model.asked] == ["The reckless League failed Strelsau."]
        assert [row["suggestion"] for row in lines(path)[:3]] == ["", "-1", ""]

    def test_writing_again_changes_nothing(self, path: Path, tmp_path: Path) -> None:
        change(path, 2, voice="outlet", label="-1", note="=why")
        coding.Session(made_corpus(tmp_path), "anna", suggest=Always(1, 1.0))
        first = lines(path)[0]
        assert (first["voice"], first["label"], first["note"], first["suggestion"]) == (
            "outlet", "-1", "'=why", "",
        )  # fmt: skip
        before = path.read_bytes()
        coding.Session(made_corpus(tmp_path), "anna")
        assert path.read_bytes() == before

    def test_writing_again_adds_what_is_new_in_its_place(self, path: Path, tmp_path: Path) -> None:
        change(path, 2, label="1")
        whole = lines(path)
        save(path, [row for row in whole if (row["article"], row["sentence"]) != ("bugle-1", "1")])
        coding.Session(made_corpus(tmp_path), "anna")
        assert lines(path) == whole

    def test_a_sheet_with_an_error_is_left_alone(self, path: Path, tmp_path: Path) -> None:
        change(path, 2, label="7")
        before = path.read_bytes()
        with pytest.raises(DataError, match="row 2"):
            coding.Session(made_corpus(tmp_path), "anna")
        assert path.read_bytes() == before

    @pytest.mark.parametrize("name", ["", "Anna", "a b", "../anna", "anna-", "änne", "con"])
    def test_a_coders_name_is_plain(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(ParameterError, match="lower-case"):
            coding.Session(made_corpus(tmp_path), name)

    def test_a_corpus_without_a_folder_asks_for_one(self) -> None:
        with pytest.raises(ParameterError, match="no folder of its own"):
            coding.Session(made_corpus(), "anna")

    @given(st.text(alphabet="'=+-@\t\rab", max_size=6))
    def test_no_cell_can_run_as_a_formula_and_every_cell_comes_back(self, cell: str) -> None:
        guarded = sheets.guard(cell)
        assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert sheets.unguard(guarded) == cell


class TestReading:
    def test_labels_and_voices_come_back(self, path: Path, tmp_path: Path) -> None:
        change(path, 3, voice="outlet", label="-1", note="reckless")
        read = coding.load(made_corpus(tmp_path))
        assert read.iloc[1].to_dict() == {
            "coder": "anna", "article": "bugle-1", "sentence": 1, "actor": "League",
            "voice": "outlet", "label": -1, "note": "reckless",
        }  # fmt: skip
        assert read["label"].count() == 1

    def test_not_coded_yet_is_missing_and_never_neutral(self, path: Path, tmp_path: Path) -> None:
        read = coding.load(made_corpus(tmp_path))
        assert read[["voice", "label", "note"]].isna().all(axis=None)

    def test_a_voice_on_one_row_holds_for_the_whole_sentence(self, path: Path, tmp_path: Path) -> None:
        # herald-1, sentence 2 names two actors: rows 10 and 11
        change(path, 10, voice="outlet")
        read = coding.load(made_corpus(tmp_path))
        met = read[(read["article"] == "herald-1") & (read["sentence"] == 2)]
        assert met["voice"].tolist() == ["outlet", "outlet"]

    def test_line_ends_and_a_missing_byte_order_mark_are_no_change(self, path: Path, tmp_path: Path) -> None:
        path.write_bytes(path.read_text(encoding="utf-8-sig").replace("\n", "\r\n").encode())
        assert len(coding.load(made_corpus(tmp_path))) == 12

    def test_all_coders_in_the_order_of_their_names(self, path: Path, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        coding.Session(corpus, "albert")
        assert coding.load(corpus)["coder"].unique().tolist() == ["albert", "anna"]
        assert coding.load(corpus, coders=["anna"])["coder"].unique().tolist() == ["anna"]

    def test_a_coder_without_a_sheet_is_named(self, path: Path, tmp_path: Path) -> None:
        with pytest.raises(ParameterError, match=r"'ada' has no sheet; there are: anna"):
            coding.load(made_corpus(tmp_path), coders=["ada"])

    def test_other_tables_may_lie_beside_the_sheets_but_a_broken_sheet_is_not_passed_over(
        self, path: Path, tmp_path: Path
    ) -> None:
        (path.parent / "event-links.csv").write_text("event,article\n", encoding="utf-8")
        assert coding.load(made_corpus(tmp_path))["coder"].unique().tolist() == ["anna"]
        (path.parent / "berta.csv").write_text("coder;article;sentence\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"berta\.csv row 1: the columns must be"):
            coding.load(made_corpus(tmp_path))

    @pytest.mark.parametrize(
        "content", [b"", b" \n\n", b"\x00\x81\x00", b"\x81\x8d\x8f,a", b"berta,bugle-1,0,0,,,,,,,,x\n"]
    )
    def test_a_file_that_may_be_a_sheet_that_got_lost_is_not_passed_over(
        self, content: bytes, path: Path, tmp_path: Path
    ) -> None:
        (path.parent / "berta.csv").write_bytes(content)
        with pytest.raises(DataError, match=r"berta\.csv"):
            coding.load(made_corpus(tmp_path))

    def test_who_coded_is_said_in_the_corpuss_own_words(self, path: Path, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        assert coding.about(corpus) == ""
        (corpus.root / "coding" / "about.md").write_text("Anna coded,\ntwice.\n", encoding="utf-8")
        assert coding.about(corpus) == "Anna coded, twice."

    def test_nobody_has_coded(self, tmp_path: Path) -> None:
        for corpus in (made_corpus(), made_corpus(tmp_path)):
            empty = coding.load(corpus)
            assert empty.empty
            assert empty["label"].dtype == "Int64"

    def test_a_selection_leaves_the_other_articles_out(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "articles.csv").write_text("id\nbugle-1\nherald-1\nstray-1\n", encoding="utf-8")
        corpus = made_corpus(tmp_path).select(articles=["herald-1"])
        assert coding.load(corpus)["article"].unique().tolist() == ["herald-1"]


class TestSpreadsheets:
    """What spreadsheets make of a sheet that was opened and saved: nothing of it is lost, nothing is taken amiss."""

    @pytest.mark.parametrize(
        ("written", "label"),
        [("critical", -1), ("Neutral", 0), ("SUPPORTIVE ", 1), ("−1", -1), ("-1.0", -1), ("1,0", 1), ("+1", 1),
         ("-0", 0), ("–1", -1)],
    )  # fmt: skip
    def test_a_label_is_a_word_or_a_number(self, written: str, label: int, path: Path, tmp_path: Path) -> None:
        change(path, 3, voice="Outlet", label=written)
        assert coding.load(made_corpus(tmp_path))["label"][1] == label

    @pytest.mark.parametrize("separator", [";", "\t", ","])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_separators_encodings_and_blank_rows_and_columns(
        self, separator: str, encoding: str, path: Path, tmp_path: Path
    ) -> None:
        change(path, 3, label="-1", note="doubt: “half”, 1/2; see\nrow 4")
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=separator)
        for number, row in enumerate([list(coding.COLUMNS), *(list(row.values()) for row in lines(path))]):
            writer.writerow([*row, "", ""])
            if number == 5:
                writer.writerows([[], [""] * 14])
        path.write_bytes(stream.getvalue().encode(encoding))
        read = coding.load(made_corpus(tmp_path))
        assert (len(read), read["label"][1], read["note"][1]) == (12, -1, "doubt: “half”, 1/2; see\nrow 4")
        change_cell = stream.getvalue().replace(f"{separator}Ruritania{separator}", f"{separator}Nobody{separator}")
        path.write_bytes(change_cell.encode(encoding))
        with pytest.raises(DataError, match="row 12: actor 'Nobody'"):  # row 10, and two blank rows above it
            coding.load(made_corpus(tmp_path))

    @pytest.mark.parametrize("lost", ["coder", "label"])
    def test_a_sheet_that_lost_a_column_is_refused_and_not_passed_over(
        self, lost: str, path: Path, tmp_path: Path
    ) -> None:
        rows = [{name: value for name, value in row.items() if name != lost} for row in lines(path)]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        with pytest.raises(DataError, match=f"missing: {lost}"):
            coding.load(made_corpus(tmp_path))

    def test_columns_in_another_order_and_a_line_that_names_the_separator(self, path: Path, tmp_path: Path) -> None:
        stream = io.StringIO("sep=;\n")
        stream.seek(0, io.SEEK_END)
        writer = csv.DictWriter(stream, list(reversed(coding.COLUMNS)), delimiter=";")
        writer.writeheader()
        writer.writerows(lines(path))
        path.write_text(stream.getvalue(), encoding="utf-8", newline="")
        assert len(coding.load(made_corpus(tmp_path))) == 12

    def test_a_workbook_keeps_every_cell_as_text(self, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        path = coding.Session(corpus, "ida", excel=True).path
        book = openpyxl.load_workbook(path)
        sheet = book.active
        assert {cell.number_format for cells in sheet.iter_rows() for cell in cells} == {"@"}
        sheet.cell(3, coding.COLUMNS.index("label") + 1).value = "critical"
        sheet.cell(3, coding.COLUMNS.index("note") + 1).value = "1/2"
        sheet.cell(4, coding.COLUMNS.index("label") + 1).value = 0  # typed as a number
        book.save(path)
        read = coding.load(corpus)
        assert (read["label"][1], read["label"][2], read["note"][1]) == (-1, 0, "1/2")
        coding.Session(corpus, "ida").code(0, label=1)
        assert coding.load(corpus)["label"].tolist()[:3] == [1, -1, 0]
        assert coding.Session(corpus, "ida").path == path  # the sheet that is there goes on

    @pytest.mark.parametrize("excel", [False, True], ids=["CSV", "workbook"])
    def test_a_column_of_ones_own_is_kept_and_no_cell_of_it_is_a_formula(self, excel: bool, tmp_path: Path) -> None:
        corpus = made_corpus(tmp_path)
        file = sheets.SheetFile(coding.Session(corpus, "ida", excel=excel).path, FORM)
        file.columns.append("Second look")
        file.put({**row, "Second look": f"={number}"} for number, row in enumerate(file.rows))
        coding.Session(corpus, "ida").code(0, label=1)
        again = sheets.SheetFile(file.path, FORM)
        assert [row["Second look"] for row in again.rows][:2] == ["=0", "=1"]
        assert coding.load(corpus)["label"][0] == 1
        if not excel:
            assert lines(file.path)[0]["Second look"] == "'=0"

    def test_words_in_a_column_without_a_name_are_not_passed_over(self, path: Path, tmp_path: Path) -> None:
        first, second, *rest = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([f"{first},", f"{second},see page 4", *rest]), encoding="utf-8")
        with pytest.raises(DataError, match=r"row 2: 'see page 4' stands in a column without a name; name it"):
            coding.load(made_corpus(tmp_path))

    @pytest.mark.parametrize("excel", [False, True], ids=["CSV", "workbook"])
    @pytest.mark.parametrize(
        "text", ["=1+1", "'=1", "+1+1", "-1-1", "@a", "\t=1", "\n=1", "＝1", "a\x07b", "x" * 40_000]
    )
    def test_no_cell_of_any_column_can_run_and_all_come_back(self, text: str, excel: bool, tmp_path: Path) -> None:
        form = sheets.Form(("id", "n", "note"), ("note",), lambda _, cell: cell)
        path = tmp_path / f"sheet{'.xlsx' if excel else '.csv'}"
        file = sheets.SheetFile(path, form)
        file.columns.append(text)
        file.put([{"id": text, "n": "-1", "note": text, text: text}])
        if not excel:
            header, cells = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
            assert cells[1] == "-1"  # a number is none
            assert not any(cell.startswith(tuple("=+@\t\r\n＝")) for cell in [*header, *cells])
        else:
            assert {cell.data_type for cells in openpyxl.load_workbook(path).active for cell in cells} <= {"s", "n"}
        (row,) = sheets.SheetFile(path, form).rows
        assert row["note"] == (text if not excel else text.replace("\x07", "\ufffd")[:32_767])

    def test_a_workbook_holds_what_no_cell_can_and_is_read_back(self, tmp_path: Path) -> None:
        text = "The mayor of Ruritania rang a \x07 bell, " + "and then another bell, " * 1_500 + "and went home."
        parsed = kl.parse(text, outlet="bugle")
        tables = {table.name: getattr(parsed, table.name) for table in schema.TABLES}
        corpus = Corpus.from_frames(**tables, outlets=parsed.outlets, texts=parsed.texts, root=tmp_path)
        coding.Session(corpus, "ida", excel=True)
        assert len(coding.load(corpus)) == len(corpus.sentences)

    def test_a_coder_has_one_sheet(self, path: Path, tmp_path: Path) -> None:
        path.with_suffix(".xlsx").write_bytes(b"")
        with pytest.raises(DataError, match=r"anna\.csv and anna\.xlsx: a coder has one sheet"):
            coding.load(made_corpus(tmp_path))

    def test_a_file_that_is_no_workbook_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "coding").mkdir()
        (tmp_path / "coding" / "ida.xlsx").write_bytes(b"PK not a workbook")
        with pytest.raises(DataError, match=r"ida\.xlsx: cannot be read as an Excel workbook"):
            coding.load(made_corpus(tmp_path))

    def test_a_row_that_was_deleted_is_named(
        self, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        save(path, lines(path)[:2] + lines(path)[3:])
        session = coding.Session(made_corpus(tmp_path), "anna")
        assert [(row["sentence"], row["actor"]) for row in session.added] == [("2", "League")]


class TestALaterActor:
    def test_an_actor_added_later_takes_the_place_of_nobody_and_labels_stay(self, path: Path, tmp_path: Path) -> None:
        change(path, 2, voice="outlet", label="-1")
        change(path, 6, voice="outlet", note="wet")  # bugle-1, sentence 4: "Rain fell.", which names nobody
        corpus = made_corpus(tmp_path)
        rain = corpus.sentences[(corpus.sentences["article"] == "bugle-1") & (corpus.sentences["sentence"] == 4)]
        at = int(rain["start"].iloc[0])
        new = corpus.mentions.iloc[[0]].assign(sentence=4, actor="Rain", surface="Rain", start=at, end=at + 4)
        tables = {table.name: getattr(corpus, table.name) for table in schema.TABLES}
        tables["mentions"] = pd.concat([corpus.mentions, new], ignore_index=True)
        later = Corpus.from_frames(**tables, outlets=corpus.outlets, texts=corpus.texts, root=corpus.root)
        read = coding.load(later)  # not refused: the label of row 2 counts
        assert read["label"].tolist()[:1] == [-1]
        coding.Session(later, "anna")
        sheet = lines(path)
        assert sheet[0]["label"] == "-1"
        assert [(row["actor"], row["voice"], row["label"], row["note"]) for row in sheet if row["sentence"] == "4"] == [
            ("Rain", "outlet", "", "wet")
        ]

    def test_a_longer_name_added_later_takes_unlabelled_rows_and_keeps_labels(self, tmp_path: Path) -> None:
        root = kl.project.new(tmp_path / "story", example=True)
        path, before = root / "coding" / "ana.csv", len(coding.load(kl.load(root), coders=["ana"])["label"].dropna())
        rows = lines(path)  # two articles name the Coast Guard in "a spokeswoman for the Coast Guard said"
        long = [row for row in rows if "spokeswoman for the Coast Guard" in row["text"] and row["actor"]]
        assert [(row["actor"], row["label"]) for row in long] == [("Coast Guard", "0")] * 2
        long[1] |= {"label": "", "note": "who is she?"}
        save(path, rows)
        actors = (root / "actors.yml").read_text(encoding="utf-8")
        entry = (
            "  - {name: Coast Guard office, kind: organisation, aliases: [spokeswoman for the Coast Guard]}\norgans:"
        )
        (root / "actors.yml").write_text(actors.replace("organs:", entry), encoding="utf-8")
        corpus = kl.load(root)
        assert len(coding.load(corpus, coders=["ana"])["label"].dropna()) == before - 2  # not refused
        coding.Session(corpus, "ana")
        now = [row for row in lines(path) if row["text"] == long[0]["text"]]
        assert [(row["actor"], row["voice"], row["label"], row["note"]) for row in now] == [
            ("Coast Guard", "other", "0", ""), ("Coast Guard office", "", "", ""),  # the first article's label stays
            ("Coast Guard office", "other", "", "who is she?"),
        ]  # fmt: skip
        kept = 2 + lines(path).index(now[0])
        assert f"hint: ana.csv row {kept}: the label does not count: its actor is not read there" in hints(root)
        change(path, 2, actor="Northline", surface="Northline")  # a name that is not there is refused as before
        with pytest.raises(DataError, match="row 2: actor 'Northline' is not named in this sentence"):
            coding.load(corpus)


class TestRefusing:
    @pytest.mark.parametrize(
        ("cells", "problem"),
        [
            ({"coder": "berta"}, "coder 'berta' has no place in the sheet of 'anna'"),
            ({"article": "tribune-1"}, "article 'tribune-1' is not in the corpus"),
            ({"sentence": "99"}, "bugle-1 has no sentence 99"),
            ({"sentence": "two"}, "sentence 'two' is not a number"),
            ({"sentence": "9" * 5000}, f"sentence '{'9' * 5000}' is not a number"),
            ({"start": "9" * 5000}, "start was changed"),
            ({"actor": "NATO"}, "actor 'NATO' is not named in this sentence; allowed: 'League'"),
            ({"actor": "Ruritania"}, "actor 'Ruritania' is not named in this sentence"),  # there, but a city
            ({"voice": "editor"}, "voice 'editor' is not one of outlet, other, none; write one of them, or nothing"),
            ({"label": "2"}, "label '2': write critical, neutral, supportive, or -1, 0, 1"),
            ({"label": "-1.5"}, "label '-1.5': write critical, neutral, supportive, or -1, 0, 1"),
            ({"suggestion": "x"}, "suggestion 'x': write critical"),
            ({"confidence": "1.2"}, "confidence '1.2' is not a number from 0 to 1"),
            ({"start": "31"}, "start was changed: '31' where the corpus has '30'"),
            ({"text": "The reckless League failed Strelsau!"}, "text was changed"),
        ],
    )
    def test_a_bad_row_is_named_by_its_number(
        self, cells: dict[str, str], problem: str, path: Path, tmp_path: Path
    ) -> None:
        change(path, 3, **cells)
        with pytest.raises(DataError) as refused:
            coding.load(made_corpus(tmp_path))
        assert f"anna.csv row 3: {problem}" in str(refused.value)

    def test_a_row_twice(self, path: Path, tmp_path: Path) -> None:
        save(path, [*lines(path), lines(path)[1]])
        with pytest.raises(DataError, match="row 14: the same sentence and actor stand in row 3"):
            coding.load(made_corpus(tmp_path))

    def test_two_voices_in_one_sentence(self, path: Path, tmp_path: Path) -> None:
        change(path, 10, voice="outlet")
        change(path, 11, voice="other")
        with pytest.raises(DataError, match="row 11: voice 'other', but row 10 of the same sentence"):
            coding.load(made_corpus(tmp_path))

    def test_a_label_without_an_actor(self, path: Path, tmp_path: Path) -> None:
        change(path, 6, label="0")
        with pytest.raises(DataError, match="row 6: label 0 without an actor"):
            coding.load(made_corpus(tmp_path))

    def test_every_bad_row_is_named_at_once_up_to_twenty(self, path: Path, tmp_path: Path) -> None:
        save(path, [row | {"voice": "x", "suggestion": "x"} for row in lines(path)])
        with pytest.raises(DataError) as refused:
            coding.load(made_corpus(tmp_path))
        named = str(refused.value).splitlines()
        # 12 rows with two problems each: 20 named, 4 counted
        assert (len(named), named[-1]) == (21, "... and 4 more")

    def test_a_row_cut_short(self, path: Path, tmp_path: Path) -> None:
        path.write_text(path.read_text(encoding="utf-8-sig") + "anna,bugle-1\n", encoding="utf-8")
        with pytest.raises(DataError, match="row 14: 2 cells where 12 belong"):
            coding.load(made_corpus(tmp_path))

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"", "row 1: the columns must be coder,article,"),
            (b"coder;article;sentence\n", "row 1: the columns must be"),
            ("coder,öäü".encode("latin-1"), "row 1: the columns must be"),
        ],
    )
    def test_what_is_no_sheet(self, content: bytes, problem: str, path: Path, tmp_path: Path) -> None:
        path.write_bytes(content)
        with pytest.raises(DataError, match=problem):
            coding.load(made_corpus(tmp_path))

    def test_a_file_that_is_no_coders(self, path: Path, tmp_path: Path) -> None:
        path.rename(path.with_name("Anna (1).csv"))
        with pytest.raises(DataError, match=r"'Anna \(1\)' is not a coder's name"):
            coding.load(made_corpus(tmp_path))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize(
    ("excel", "form"),
    [(True, "xlsx:Calc MS Excel 2007 XML")]
    + [(False, f"csv:Text - txt - csv (StarCalc):{sep},34,{code},1,,0,false,true,false") for sep, code in
       ((44, 76), (59, 1), (9, 65535))],
    ids=["workbook", "comma, UTF-8", "semicolon, cp1252", "tab, UTF-16"],
)  # fmt: skip
def test_a_sheet_comes_back_from_libreoffice_whole(tmp_path: Path, excel: bool, form: str) -> None:
    corpus, office = made_corpus(tmp_path), tmp_path / "office"
    session = coding.Session(corpus, "ana", excel=excel)
    session.code(0, voice="outlet", label=-1)
    for place, words in enumerate(["1/2", "=1+1", "September 20", "14:14"]):
        session.note(place, words)
    before = coding.load(corpus)
    as_utf8 = [] if excel else ["--infilter=CSV:44,34,76,1,,1033,false,false"]
    for options, source in (([*as_utf8, "--convert-to", "ods"], session.path),
                            (["--convert-to", form], office / "ana.ods")):  # fmt: skip
        command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", *options]
        subprocess.run(
            [*command, "--outdir", str(office), str(source)], check=True, capture_output=True, timeout=120
        )  # fmt: skip
    shutil.copy(office / session.path.name, session.path)
    pd.testing.assert_frame_equal(coding.load(corpus), before)
