"""Ingest: documents of any number in, the tables of the schema out; none lost, none half-written."""

import csv
import gzip
import hashlib
import json
import random
import shutil
from functools import partial

import pandas as pd
import pytest
from bulk_corpus import ROWS, ingested, json_lines
from invented_saved import PLAIN, page
from invented_saved import REMARKS as REMARKS_OF_READERS

import kosovo_lib as kl
from kosovo_lib.bulk import ingesting, sources, store
from kosovo_lib.bulk.store import REJECTED, REMARKS, Stored, part_folder
from kosovo_lib.cli import main
from kosovo_lib.corpus import load_folder
from kosovo_lib.errors import DataError


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """Work where no corpus is found above, so that no actors come from it."""
    monkeypatch.chdir(tmp_path)
    ingesting.settings.cache_clear()


def rejected(out):
    return Stored.open(out).table(REJECTED.name).set_index("place")["reason"].to_dict()


def tables(corpus):
    """All tables and texts of a corpus, in one order."""
    keys = ("article", "sentence", "block", "start")
    found = {
        t.name: getattr(corpus, t.name).sort_values([k for k in keys if k in t.columns], ignore_index=True)
        for t in kl.schema.TABLES
    }
    return found, dict(corpus.texts), corpus.outlets


def assert_same(one, other):
    (frames, texts, outlets), (others, other_texts, other_outlets) = tables(one), tables(other)
    for name, frame in frames.items():
        pd.testing.assert_frame_equal(frame, others[name])
    assert texts == other_texts
    pd.testing.assert_frame_equal(outlets, other_outlets)


def test_a_table_of_articles_becomes_a_corpus(tmp_path):
    done = ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out")
    assert (done.documents, done.articles, done.rejected, done.parts, done.done) == (5, 5, 0, 1, 1)
    corpus = kl.load(tmp_path / "out")
    articles = corpus.articles.set_index("article")
    assert list(articles.index) == ["l-1", "l-2", "l-3", "g-1", "g-2"]  # sorted by outlet: lantern, the-gazette
    assert corpus.outlets[["outlet", "name", "compare"]].values.tolist() == [
        ["the-gazette", "The Gazette", True],
        ["lantern", "lantern", True],
    ]
    first = articles.loc["g-1"]
    assert (first["title"], first["author"], first["basis"]) == ("Port Shut", "A. Writer", "outside")
    assert first["words"] == 10
    assert first["sha256"] == hashlib.sha256(ROWS[0]["text"].encode()).hexdigest()
    days = [str(day.date()) for day in (articles["published_from"]["l-2"], articles["published_to"]["l-2"])]
    assert days == ["2024-05-01", "2024-05-03"]
    assert str(articles["published_from"]["g-2"].date()) == "2024-05-08"
    assert pd.isna(articles["published_from"]["l-3"])
    assert corpus.texts["g-1"] == ROWS[0]["text"]
    assert all(corpus.texts[s.article][s.start : s.end] == s.text for s in corpus.sentences.itertuples())


def test_what_is_parsed_here_is_what_parse_gives(tmp_path):
    ingested(json_lines(tmp_path / "news.jsonl", ROWS[:1]), tmp_path / "out")
    alone = kl.parse(ROWS[0]["text"], outlet="the-gazette", published="2024-05-06", article="g-1")
    read = kl.load(tmp_path / "out")
    for name in ("blocks", "attributions", "mentions", "dates"):
        pd.testing.assert_frame_equal(getattr(read, name), getattr(alone, name))
    # the chain names the outlet as printed, which parse is not told
    pd.testing.assert_frame_equal(
        read.sentences.drop(columns="source_chain"), alone.sentences.drop(columns="source_chain")
    )


def write_parquet(path, rows):
    pd.DataFrame(rows).to_parquet(path)


def write_csv(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["id", "outlet", "text", "published", "title", "author"])
        writer.writeheader()
        writer.writerows(rows)


def write_gz(path, rows):
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))


@pytest.mark.parametrize(
    ("name", "write"), [("a.parquet", write_parquet), ("a.csv", write_csv), ("a.jsonl.gz", write_gz)]
)
def test_the_same_articles_in_another_format_give_the_same_tables(tmp_path, name, write):
    ingested(json_lines(tmp_path / "a.jsonl", ROWS), tmp_path / "one")
    write(tmp_path / name, ROWS)
    ingested(tmp_path / name, tmp_path / "other")
    one, other = kl.load(tmp_path / "one"), kl.load(tmp_path / "other")
    for table in ("blocks", "sentences", "attributions", "mentions", "dates"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))
    same = ["article", "outlet", "title", "author", "published_from", "published_to", "words", "sha256"]
    pd.testing.assert_frame_equal(one.articles[same], other.articles[same])


def test_columns_and_outlet_can_be_named(tmp_path):
    rows = [{"url": 17, "body": "The ferry left.", "when": "2024-05-06"}]
    names = {"id": "url", "text": "body", "published": "when"}
    ingested(json_lines(tmp_path / "a.jsonl", rows), tmp_path / "out", columns=names, outlet="gazette")
    articles = kl.load(tmp_path / "out").articles
    assert articles[["article", "outlet"]].values.tolist() == [["17", "gazette"]]
    assert str(articles["published_to"][0].date()) == "2024-05-06"


def test_folders_name_outlets_and_files_name_articles(tmp_path):
    for name, data in {
        "gazette/one.txt": b"The ferry left.", "gazette/sub/two.txt": b"A pier.", "lantern/one.txt": b"A caf\xe9 shut.",
        "lantern/empty.txt": b"", "lantern/photo.jpg": b"\xff\xd8", "lantern/.hidden": b"x",
    }.items():  # fmt: skip
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    done = ingested(tmp_path / "in", tmp_path / "out")
    corpus = kl.load(tmp_path / "out")
    assert corpus.articles[["article", "outlet", "path"]].values.tolist() == [
        ["gazette/one", "gazette", "gazette/one.txt"],
        ["gazette/sub/two", "gazette", "gazette/sub/two.txt"],
        ["lantern/one", "lantern", "lantern/one.txt"],
    ]
    assert (done.documents, done.articles, done.rejected) == (5, 3, 2)
    reasons = rejected(tmp_path / "out")
    assert "the file is empty" in reasons["lantern/empty.txt"]
    assert "'.jpg' is no name of a text" in reasons["lantern/photo.jpg"]
    remarks = pd.read_parquet(part_folder(tmp_path / "out", 0) / "remarks.parquet")
    assert "read as Windows-1252" in remarks["remark"][0]


BAD = [
    ('{"id": "b-1", "text": \n', "not JSON"),
    ('["id", "b-2"]\n', "no object but list"),
    ({"id": "b-3", "outlet": "lantern"}, "text is missing"),
    ({"id": "b-4", "outlet": "lantern", "text": 7}, "text is no text but int"),
    ({"id": "b-5", "outlet": "lantern", "text": "  \n"}, "the file is empty"),
    ({"id": "b-6", "outlet": "lantern", "text": "a\x01\x02b"}, "control character"),
    ({"id": "b-7", "outlet": "lantern", "text": "\ud800"}, "lone surrogate"),
    ({"outlet": "lantern", "text": "No id."}, "id is missing"),
    ({"id": "g-1", "outlet": "lantern", "text": "Again."}, "'g-1' stands earlier, in news.jsonl line 1; an id is"),
    ({"id": "b-8", "text": "No outlet."}, "outlet is missing; see --outlet"),
    ({"id": "b-9", "outlet": "!!", "text": "Odd outlet."}, "outlet '!!' holds no letter"),
    ({"id": "b-10", "outlet": "The-Gazette!", "text": "Two."}, "'The Gazette' would share the handle 'the-gazette'"),
    ({"id": "b-11", "outlet": "lantern", "text": "x", "published": "6 May"}, "'6 May' is not a day written YYYY-MM-DD"),
    ({"id": "b-12", "outlet": "lantern", "text": "x", "published": "2024-02-30"}, "'2024-02-30' is not a day"),
    (
        {"id": "b-13", "outlet": "lantern", "text": "x", "published": "2024-02-03..2024-02-01"},
        "published '2024-02-03..2024-02-01': 2024-02-03 lies after",
    ),
    ({"id": "b-14", "outlet": "lantern", "text": "x", "published_from": "May"}, "published 'May' is not a day"),
]


def test_what_cannot_be_read_is_rejected_with_its_reason_and_none_is_lost(tmp_path):
    done = ingested(json_lines(tmp_path / "news.jsonl", [*ROWS, *(row for row, _ in BAD)]), tmp_path / "out", part=2)
    assert done.documents == len(ROWS) + len(BAD)
    assert (done.articles, done.rejected) == (len(ROWS), len(BAD))
    reasons = rejected(tmp_path / "out")
    for line, (_, said) in enumerate(BAD, len(ROWS) + 1):
        assert said in reasons[f"news.jsonl line {line}"]
    assert sorted(kl.load(tmp_path / "out").articles["article"]) == sorted(row["id"] for row in ROWS)


def test_a_text_the_parser_fails_on_is_rejected_too(tmp_path, monkeypatch):
    sound = ingesting.parse_article

    def parse_article(text, *rest, **more):
        if "pier" in text:
            raise RecursionError("too deep")
        return sound(text, *rest)

    monkeypatch.setattr(ingesting, "parse_article", parse_article)
    done = ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out")
    assert (done.articles, done.rejected) == (3, 2)
    assert "the parser failed on it: RecursionError: too deep" in rejected(tmp_path / "out").values()


def test_a_text_that_stands_twice_is_read_twice_and_said_so(tmp_path):
    rows = [
        {"id": "1", "outlet": "gazette", "text": "It rained."},
        {"id": "2", "outlet": "lantern", "text": "It rained."},
    ]
    done = ingested(json_lines(tmp_path / "a.jsonl", rows), tmp_path / "out")
    assert (done.articles, done.rejected) == (2, 0)
    remarks = Stored.open(tmp_path / "out").table(REMARKS.name)
    assert remarks.to_numpy().tolist() == [["2", "its text stands earlier, in a.jsonl line 1; both are read"]]


def test_a_saved_page_gives_here_what_it_gives_alone(tmp_path):
    folder = tmp_path / "saved" / "gazette"
    folder.mkdir(parents=True)
    html = page(PLAIN[0].format(PLAIN[1].format(REMARKS_OF_READERS[0])))
    (folder / "shut.html").write_text(html, encoding="utf-8")
    (folder / "shut-again.html.gz").write_bytes(gzip.compress(html.encode()))
    ingested(tmp_path / "saved", tmp_path / "out")
    read, alone = kl.load(tmp_path / "out"), kl.parse(html, outlet="gazette", article="gazette/shut")
    same = ["title", "author", "published_from", "published_to", "basis", "evidence", "words"]
    for article in ("gazette/shut", "gazette/shut-again"):
        part = read.select(articles=[article])
        pd.testing.assert_frame_equal(part.articles[same], alone.articles[same])
        pd.testing.assert_frame_equal(
            part.attributions.drop(columns="article"), alone.attributions.drop(columns="article")
        )
    assert read.attributions["attribution"].tolist().count("comment") == 2
    assert read.texts["gazette/shut"] == alone.texts["gazette/shut"]


def test_a_link_out_of_the_folder_is_rejected(tmp_path):
    (tmp_path / "in" / "gazette").mkdir(parents=True)
    (tmp_path / "in" / "gazette" / "one.txt").write_text("It rained.")
    (tmp_path / "secret.txt").write_text("Not part of it.")
    (tmp_path / "in" / "gazette" / "link.txt").symlink_to(tmp_path / "secret.txt")
    ingested(tmp_path / "in", tmp_path / "out")
    assert rejected(tmp_path / "out") == {"gazette/link.txt": "a link that leads out of the folder"}


def test_rows_of_a_csv_that_are_none_are_rejected(tmp_path):
    (tmp_path / "a.csv").write_text(
        'id,outlet,text\n1,gazette,"The ferry left."\n2,gazette\n3,gazette,"x"y\n4,gazette,Four.\n'
    )
    done = ingested(tmp_path / "a.csv", tmp_path / "out")
    assert (done.articles, done.rejected) == (2, 2)
    assert rejected(tmp_path / "out")["a.csv row 3"] == "2 cells; the header has 3"


def test_a_corpus_folder_gives_the_tables_that_load_gives(tmp_path, corpus_folder):
    ingested(corpus_folder, tmp_path / "out", part=1)
    assert_same(kl.load(tmp_path / "out"), kl.load(corpus_folder))


@pytest.fixture
def corpus_folder(tmp_path):
    """A corpus folder of two outlets with profiles and actors."""
    root = tmp_path / "folder"
    (root / "articles").mkdir(parents=True)
    lines = ["id,outlet,title,author,published_from,published_to,basis,evidence,path,sha256"]
    for name, outlet, text in (
        ("a-1", "gazette", "Mayor Low spoke.\n\nRead more here"),
        ("b-1", "lantern", "He left."),
    ):
        (root / "articles" / f"{name}.txt").write_text(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(f"{name},{outlet},,,2024-05-06,2024-05-07,stated,dateline,articles/{name}.txt,{digest}")
    (root / "articles.csv").write_text("\n".join(lines) + "\n")
    (root / "outlets.csv").write_text(
        "outlet,name,country,kind,url,compare\nlantern,The Lantern,NO,blog,,false\ngazette,The Gazette,NO,paper,,true\n"
    )
    (root / "profiles.yml").write_text("gazette:\n  sections:\n    promo: ['^Read more']\n")
    (root / "actors.yml").write_text("actors:\n  - name: Jane Low\n    kind: person\n    aliases: [Mayor Low]\n")
    return root


def test_outlets_profiles_and_actors_come_from_a_corpus_folder(tmp_path, corpus_folder):
    rows = [{"id": "x", "outlet": "The Gazette", "text": "Mayor Low spoke.\n\nRead more here"}]
    ingested(json_lines(tmp_path / "a.jsonl", rows), tmp_path / "out", corpus=corpus_folder)
    corpus = kl.load(tmp_path / "out")
    assert corpus.articles["outlet"].tolist() == ["gazette"]
    assert corpus.mentions["actor"].tolist() == ["Jane Low"]
    assert "promo" in set(corpus.sentences["section"])


def test_processes_give_the_same_tables_as_a_loop(tmp_path):
    source = json_lines(tmp_path / "news.jsonl", ROWS)
    ingested(source, tmp_path / "one", part=2)
    ingested(source, tmp_path / "other", part=2, jobs=2)
    assert_same(kl.load(tmp_path / "one"), kl.load(tmp_path / "other"))


def test_broken_off_it_goes_on_where_it_stopped(tmp_path, monkeypatch):
    source, done = json_lines(tmp_path / "news.jsonl", ROWS), []
    parse = ingesting.parse_documents

    def until_the_third(documents, given):
        done.append([document.article for document in documents])
        if len(done) == 3:
            raise KeyboardInterrupt
        return parse(documents, given)

    monkeypatch.setattr(ingesting, "parse_documents", until_the_third)
    with pytest.raises(KeyboardInterrupt):
        ingested(source, tmp_path / "out", part=1)
    assert sorted(p.name for p in (tmp_path / "out" / "parts").iterdir()) == ["00000", "00001"]
    with pytest.raises(kl.DataError, match="the ingest is not finished; run the same kosovo ingest again"):
        kl.load(tmp_path / "out")
    (tmp_path / "out" / "parts" / ".00002-half").mkdir()  # as a killed worker leaves it
    again = ingested(source, tmp_path / "out", part=1)
    assert (again.parts, again.done, again.articles) == (5, 3, 5)
    assert sorted(p.name for p in (tmp_path / "out" / "parts").iterdir()) == [f"{n:05d}" for n in range(5)]
    assert len(done) == 3 + 3
    assert ingested(source, tmp_path / "out", part=1).done == 0
    ingested(source, tmp_path / "whole", part=1)
    assert_same(kl.load(tmp_path / "out"), kl.load(tmp_path / "whole"))


def test_a_folder_is_ingested_anew_with_other_parts_in_the_same_process(tmp_path):
    articles = tmp_path / "articles.csv"
    rows = [f"a{number},Post,2021-05-0{number + 1},The boat of Tolm sank {number} miles out." for number in range(4)]
    articles.write_text("\n".join(["article,outlet,published,text", *rows]), encoding="utf-8")
    for part in (4, 1):
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        kl.bulk.ingest(articles, tmp_path / "out", part=part, jobs=1)
        assert len(Stored.open(tmp_path / "out").table("articles")) == 4


def test_a_part_that_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    def fails(folder, tables):
        (folder / "articles.parquet").write_bytes(b"half")
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(store, "write_part", fails)
    with pytest.raises(kl.DataError, match="No space left on device"):
        ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out")
    assert list((tmp_path / "out" / "parts").iterdir()) == []


def test_counting_part_by_part_is_counting_the_whole(tmp_path):
    source = json_lines(tmp_path / "news.jsonl", ROWS)
    ingested(source, tmp_path / "out", part=1)
    parted = kl.load(tmp_path / "out")
    whole = parted.select(articles=[row["id"] for row in ROWS])
    assert (len(parted.parts), len(whole.parts)) == (5, 1)
    for options in ({}, {"by": ["outlet", "month"]}, {"ngram": 2}, {"outlets": ["lantern"]}, {"actors": True}):
        one, other = kl.terms.frequencies(parted, **options), kl.terms.frequencies(whole, **options)
        pd.testing.assert_frame_equal(one.terms, other.terms)
        pd.testing.assert_frame_equal(one.lengths, other.lengths)
    assert kl.terms.concordance(parted, "pier")["article"].tolist() == ["l-1", "l-2"]


def test_a_part_that_is_counted_is_not_kept_in_memory(tmp_path):
    ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out", part=1)
    corpus = kl.load(tmp_path / "out")
    kl.terms.frequencies(corpus)
    assert "sentences" not in corpus.tables.held
    assert corpus.parts[0] is not corpus.parts[0]  # each is opened anew


@pytest.mark.parametrize("articles", [["l-1"], [row["id"] for row in ROWS]])
def test_articles_chosen_of_a_corpus_on_disk_hold_no_table_a_second_time(tmp_path, articles):
    ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out", part=1)
    corpus = kl.load(tmp_path / "out")
    chosen = corpus.select(articles=articles)
    chosen.articles["shown"] = "first"
    assert set(chosen.sentences["article"]) == set(chosen.texts) == set(articles)
    assert "sentences" not in corpus.tables.held
    assert "shown" not in corpus.articles
    assert repr(chosen).startswith(f"Corpus({len(articles)} article")


@pytest.mark.parametrize(("times", "is_read"), [(29.5, True), (30.5, False)])
def test_a_packed_table_may_unpack_to_thirty_times_its_size(tmp_path, times, is_read):
    """Above 20 MB, that is: its rows take 700 kB packed, and blank lines after them next to nothing."""
    noise = [random.Random(number).randbytes(100_000).hex() for number in range(7)]
    rows = "".join(json.dumps({"id": f"a-{at}", "text": text}) + "\n" for at, text in enumerate(noise)).encode()
    body = gzip.compress(rows)
    blank = gzip.compress(b"\n" * 19_000_000)  # a file of several packed parts is a gzip file, too
    more = int(times * (len(body) + len(blank))) - len(rows) - 19_000_000
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(body + blank + gzip.compress(b"\n" * more))
    read = partial(list, sources.documents(path, {}, "gazette"))
    if is_read:
        assert [found.article for found in read()] == [f"a-{at}" for at in range(7)]
    else:
        with pytest.raises(DataError, match=r"unpacks to more than 2.* bytes; .* at most 30 times its packed size"):
            read()


def test_outlets_kept_out_of_comparisons_stay_out_in_every_part(tmp_path, corpus_folder):
    ingested(corpus_folder, tmp_path / "out", part=1)
    assert kl.terms.frequencies(kl.load(tmp_path / "out")).lengths["outlet"].tolist() == ["gazette"]


def test_a_corpus_on_disk_says_its_size_before_it_is_read(tmp_path):
    ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out")
    corpus = kl.load(tmp_path / "out")
    assert repr(corpus).startswith("Corpus(5 articles, ")
    assert "sentences" not in corpus.tables.held
    with pytest.raises(KeyError, match="sentence"):
        corpus.tables["sentence"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.jsonl", None, r"missing\.jsonl: no such file or folder"),
        (
            "a.csv",
            b"id,body\n1,x\n",
            r"a\.csv: column 'text', to be read as 'text', is missing; the columns are id, body",
        ),
        ("a.csv", b"", r"a\.csv: column 'id', .* is missing; the columns are none"),
        ("a.csv", b"id,text\n1,caf\xe9\n", r"a\.csv: the file cannot be read beyond this point: .*utf-8"),
        ("a.parquet", b"PAR1 no", r"a\.parquet: the file cannot be read beyond this point"),
        ("a.jsonl.gz", gzip.compress(b'{"id": 1}\n' * 9000)[:-20], r"a\.jsonl\.gz.*: the file cannot be read beyond"),
        ("a.jsonl", b"{}\nno\n", r"no document could be read; the first, a\.jsonl line 1: text is missing"),
        ("a.jsonl", b"", r"no document could be read: the source is empty"),
    ],
)
def test_a_source_that_cannot_be_read_is_refused(tmp_path, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(kl.DataError, match=said):
        ingested(tmp_path / name, tmp_path / "out")


def test_options_out_of_range_are_refused(tmp_path):
    source = json_lines(tmp_path / "news.jsonl", ROWS)
    with pytest.raises(kl.ParameterError, match="jobs: 0 is not a whole number from 1"):
        ingested(source, tmp_path / "out", jobs=0)
    with pytest.raises(kl.ParameterError, match=r"columns: 'body' is not one of id, text"):
        ingested(source, tmp_path / "out", columns={"body": "text"})
    with pytest.raises(kl.DataError, match=r"no articles\.csv"):
        ingested(source, tmp_path / "out", corpus=tmp_path / "nowhere")


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    source = json_lines(tmp_path / "news.jsonl", ROWS)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(kl.ParameterError, match="holds something else; name a new folder"):
        ingested(source, tmp_path / "mine")
    ingested(source, tmp_path / "out")
    with pytest.raises(kl.ParameterError, match="holds the ingest of another source, or with other options"):
        ingested(source, tmp_path / "out", outlet="gazette")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_a_part_that_is_damaged_later_is_named(tmp_path):
    ingested(json_lines(tmp_path / "news.jsonl", ROWS), tmp_path / "out")
    (part_folder(tmp_path / "out", 0) / "sentences.parquet").write_bytes(b"")
    with pytest.raises(kl.DataError, match=r"00000/sentences\.parquet: 0 bytes, but [\d,]+ were written"):
        kl.load(tmp_path / "out").sentences  # noqa: B018


def test_the_command_says_what_was_done(tmp_path, capsys):
    rows = [{"url": "x", "text": "The ferry left."}, {"url": "y"}]
    source, out = json_lines(tmp_path / "a.jsonl", rows), tmp_path / "out"
    assert main(["ingest", str(source), str(out), "--column", "id=url", "--outlet", "gazette"]) == 0
    assert capsys.readouterr().out == (
        f"{out}: documents 2, articles 1, rejected 1 (rejected.parquet of each part says why), parts 1\n"
    )
    assert main(["ingest", str(source), str(out)]) == 1
    assert "kosovo ingest: " in capsys.readouterr().err


def test_a_corpus_kept_between_reports_is_the_one_that_is_parsed(tmp_path, monkeypatch):
    """Read back it is the same in every table, type, text and outlet; nothing is parsed."""
    folder = kl.project.new(tmp_path / "story", example=True)
    parsed = load_folder(folder)
    store.keep(folder, tmp_path / "kept", "one")
    monkeypatch.setattr(store, "load_folder", None)
    store.keep(folder, tmp_path / "kept", "one")
    read = kl.load(folder)
    for table in kl.schema.TABLES:
        pd.testing.assert_frame_equal(read.tables[table.name], parsed.tables[table.name], check_exact=True)
        kinds = [
            [type(frame[name].array) for name in frame]
            for frame in (read.tables[table.name], parsed.tables[table.name])
        ]
        assert kinds[0] == kinds[1]
    pd.testing.assert_frame_equal(read.outlets, parsed.outlets)
    assert (list(read.texts.items()), read.root) == (list(parsed.texts.items()), parsed.root)
    assert (type(read.tables), read.partitions) == (type(parsed.tables), parsed.partitions)


@pytest.mark.parametrize("damaged", [False, True])
def test_a_kept_corpus_is_parsed_anew_where_it_is_damaged_or_of_something_else(tmp_path, monkeypatch, damaged):
    folder, kept = kl.project.new(tmp_path / "story", example=True), tmp_path / "kept"
    store.keep(folder, kept, "one")
    if damaged:
        (part_folder(kept / "one", 0) / "sentences.parquet").write_bytes(b"PAR1")
    parsed = []
    monkeypatch.setattr(store, "load_folder", lambda root: parsed.append(root) or load_folder(root))
    store.keep(folder, kept, "one" if damaged else "two")
    store.keep(folder, kept, "one" if damaged else "two")
    assert parsed == [folder.resolve()]
    assert [path.name for path in kept.iterdir()] == ["one" if damaged else "two"]


def test_a_doubt_about_a_text_is_said_again_when_the_kept_corpus_is_read(tmp_path):
    folder, page = kl.project.new(tmp_path / "story"), tmp_path / "pier.txt"
    page.write_text("The pier burned\n\nThe pier of Norhaven burned\x00 on Monday, and the ferry went.\n", "utf-8")
    with pytest.warns(UserWarning, match="control character"):
        kl.project.add(folder, [page], outlet="G", published="2024-05-06", force=True)
    for _ in range(2):  # parsed, then read back
        with pytest.warns(UserWarning, match=r"articles/g-2024-05-06\.txt line 3: control character"):
            store.keep(folder, tmp_path / "kept", "one")
