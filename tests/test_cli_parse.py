"""`kosovo parse` reads whatever articles come in, says what it knows of each, and names what it cannot read."""

import csv
import gzip
import json
import os

import pandas as pd
import pytest
from invented_saved import PLAIN, REMARKS, page

from kosovo_lib import cli

ROWS = [
    {"url": "g-1", "body": "Port Shut\n\nThe port of Norhaven was shut on Monday.", "day": "2024-05-08"},
    {"url": "g-2", "body": "“Nobody left,” the mayor said.", "day": "2024-05-09"},
]
COLUMNS = ["--column", "id=url", "--column", "text=body", "--column", "published=day"]


def write_csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_json(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_parquet(path, rows):
    pd.DataFrame(rows).to_parquet(path)


def pack(path):
    """Pack a file; gives the packed one."""
    packed = path.with_name(path.name + ".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed


@pytest.fixture
def parse(capsys):
    """Run ``kosovo parse``; gives the exit status, the objects printed and what was said."""

    def run(*arguments):
        status = cli.main(["parse", *map(str, arguments)])
        out, err = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], err

    return run


@pytest.mark.parametrize(
    ("name", "write"), [("a.csv", write_csv), ("a.jsonl", write_json), ("a.parquet", write_parquet)]
)
def test_a_table_gives_the_sentences_of_every_row(tmp_path, parse, name, write):
    write(tmp_path / name, ROWS)
    status, found, err = parse(tmp_path / name, *COLUMNS, "--outlet", "gazette")
    assert (status, err) == (0, "")
    assert [(one["article"], one["text"]) for one in found] == [
        ("g-1", "Port Shut"), ("g-1", "The port of Norhaven was shut on Monday."), ("g-2", ROWS[1]["body"]),
    ]  # fmt: skip
    assert found[1]["dates"][0]["date_from"] == "2024-05-06"  # 8 May 2024 was a Wednesday
    if name != "a.parquet":
        assert parse(pack(tmp_path / name), *COLUMNS, "--outlet", "gazette") == (0, found, "")


def test_a_date_is_printed_with_its_time_and_zone(tmp_path, parse):
    (tmp_path / "a.txt").write_text("Gate Shut\n\nThe gate fell on 3 May 2021 at 14:05 GMT.\n", encoding="utf-8")
    _, found, _ = parse(tmp_path / "a.txt")
    (when,) = found[1]["dates"]
    assert (when["date_from"], when["time"], when["zone"], when["precision"]) == (
        "2021-05-03",
        "14:05",
        "GMT",
        "minute",
    )


def test_a_sentence_holds_whose_words_stand_in_it(tmp_path, parse):
    (tmp_path / "a.txt").write_text(ROWS[1]["body"], encoding="utf-8")
    _, (sentence,), _ = parse(tmp_path / "a.txt")
    whose = {"attribution": "direct", "speaker": "mayor", "speaker_actor": "mayor"}
    assert sentence["attributions"] == [{**whose, "text": "Nobody left", "start": 1, "end": 12}]
    assert ROWS[1]["body"][1:12] == "Nobody left"


def test_a_saved_page_is_read_with_its_comments_apart_and_says_what_it_knows(tmp_path, parse):
    path = tmp_path / "shut.html"
    path.write_text(page(PLAIN[0].format(PLAIN[1].format(REMARKS[0]))), encoding="utf-8")
    for file in (path, pack(path)):
        status, sentences, _ = parse(file)
        assert status == 0
        assert [one["text"] for one in sentences if one["section"] == "comment"] == [REMARKS[0]]
        _, (article,), _ = parse(file, "--articles")
        assert (article["article"], article["outlet"], article["author"]) == ("shut", "gazette", "Jo Farran")
        assert (article["published_from"], article["basis"]) == ("2024-05-07", "stated")
        assert article["path"] == file.name
    _, (article,), _ = parse(path, "--articles", "--outlet", "lantern", "--author", "B", "--published", "2024-05-01")
    assert (article["outlet"], article["author"], article["published_to"]) == ("lantern", "B", "2024-05-01")
    assert article["basis"] == "outside"


def test_a_folder_is_read_file_by_file_and_names_what_it_leaves_out(tmp_path, parse):
    folder = tmp_path / "saved"
    (folder / "gazette").mkdir(parents=True)
    (folder / "gazette" / "one.txt").write_text("The ferry left.")
    (folder / "notes.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "secret.txt").write_text("Not part of it.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    status, found, err = parse(folder)
    assert status == 1
    assert [(one["article"], one["outlet"], one["text"]) for one in found] == [
        ("gazette/one", "gazette", "The ferry left.")
    ]
    assert "link.txt: a link that leads out of the folder" in err
    assert "notes.docx: this is a ZIP archive; unpack it and give the files in it" in err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", b"PK\x03\x04....", "a.zip: this is a ZIP archive"),
        ("a.tar.gz", gzip.compress(b"x".ljust(257, b"\0") + b"ustar\x0000"), "a.tar.gz: this is an archive; unpack it"),
        ("a.txt.gz", gzip.compress(bytes(20_000_001)), "a.txt.gz: unpacks to more than 20,000,000 bytes"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 30_000_000), "a.jsonl.gz: unpacks to more than 2"),
        ("a.jsonl", b'{"text": "' + b"a" * 20_000_000 + b'"}', "a.jsonl line 1: a line of more than 20,000,000"),
        ("a.csv", b"id,text\n1,\"" + b"a" * 20_000_000 + b'"\n', "a.csv: the file cannot be read beyond this point"),
        ("a.csv", b"id,body\n1,x\n", "a.csv: column 'text', to be read as 'text', is missing; the columns are id"),
        ("a.csv", b"id,text,published\n1,x,2024-02-30\n", "a.csv row 2: published '2024-02-30' is not a day"),
        ("a.csv", b"id,text,published\n1,x,2024-05-08..2024-05-07\n", "2024-05-08 lies after 2024-05-07"),
        ("a.csv", b"id,text,published\n1,x,2999-01-01\n", "a.csv row 2: published 2999-01-01 lies in the future"),
        ("a.parquet.gz", gzip.compress(b"PAR1"), "a.parquet.gz: a Parquet file is packed inside already"),
    ],
    ids=["zip", "tar.gz", "gzip bomb", "gzip bomb of lines", "endless line", "endless row", "no such column",
         "impossible day", "days turned round", "future", "parquet.gz"],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_the_rule(tmp_path, parse, name, data, said):
    (tmp_path / name).write_bytes(data)
    status, found, err = parse(tmp_path / name)
    assert (status, found) == (1, [])
    assert said in err
    assert err.count("\n") == 1


def test_one_bad_row_hurts_no_other(tmp_path, parse):
    write_json(tmp_path / "a.jsonl", [{"id": 1}, {"id": 2, "text": "The ferry left."}])
    status, found, err = parse(tmp_path / "a.jsonl")
    assert status == 1
    assert [one["text"] for one in found] == ["The ferry left."]
    assert "a.jsonl line 1: text is missing" in err


def test_an_id_or_a_text_that_stands_twice_is_said_and_both_are_printed(tmp_path, parse):
    rows = [
        {"id": "x", "text": "The ferry left."},
        {"id": "x", "text": "It rained."},
        {"id": "y", "text": "It rained."},
    ]
    write_json(tmp_path / "a.jsonl", rows)
    status, found, err = parse(tmp_path / "a.jsonl")
    assert (status, len(found)) == (0, 3)
    assert "a.jsonl line 2: id 'x' stands earlier, in a.jsonl line 1; both are printed" in err
    assert "a.jsonl line 3: its text stands earlier, in a.jsonl line 2; both are printed" in err


def test_a_text_in_another_language_is_read_and_named(tmp_path, parse):
    german = (
        "Der Hafen bleibt geschlossen, sagte die Behörde am Montag, nachdem ein Kran auf den Pier gefallen war. " * 2
    )
    (tmp_path / "a.txt").write_text(german, encoding="utf-8")
    status, found, err = parse(tmp_path / "a.txt")
    assert (status, len(found)) == (0, 2)
    assert "kosovo parse: a.txt: it is not written in English but in German" in err


def test_a_pipe_that_nobody_writes_into_is_refused(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    assert cli.main(["parse", str(tmp_path / "pipe")]) == 1
    assert "not a file but a folder, a pipe or a device" in capsys.readouterr().err
