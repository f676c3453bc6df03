"""The corpus folder: every rule is checked, and a breach names place, value and rule."""

import hashlib

import pandas as pd
import pytest

import kosovo_lib as kl
from kosovo_lib.errors import ParameterError
from kosovo_lib.read.manifest import ARTICLE_COLUMNS, ARTICLE_OPTIONAL, OUTLET_COLUMNS, find_corpus, read_manifest

TEXT = "Port Shut\n\nThe port of Norhaven was shut on Monday.\n"
COLUMNS = (*ARTICLE_COLUMNS, *ARTICLE_OPTIONAL)
OUTLETS = [["gazette", "The Gazette", "NO", "newspaper", "https://example.org", "true"]]


def row(**changes):
    """The cells of a good row, some of them changed, in the order of `COLUMNS`."""
    good = {
        "id": "gazette-1", "outlet": "gazette", "title": "Port Shut", "author": "", "published_from": "2024-05-06",
        "published_to": "2024-05-07", "basis": "stated", "evidence": "printed under the headline",
        "path": "articles/one.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "genre": "", "version_of": "", "story": "", "url": "",
    }  # fmt: skip
    return list((good | changes).values())


@pytest.fixture
def corpus(tmp_path):
    """Write a corpus folder from rows; gives its path."""

    def write(articles=(), outlets=OUTLETS, texts=None):
        folder = tmp_path / "port"
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        for name, text in (texts or {"one.txt": TEXT}).items():
            (folder / "articles" / name).write_bytes(text.encode())
        for name, columns, rows in (
            ("outlets.csv", OUTLET_COLUMNS, outlets),
            ("articles.csv", COLUMNS, articles or [row()]),
        ):
            lines = [",".join(f'"{cell}"' for cell in cells) for cells in (columns, *rows)]
            (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    return write


def test_a_folder_in_order_has_no_problem(corpus):
    assert kl.check(corpus()) == []


def test_a_corpus_loads_as_its_manifest_says(corpus):
    loaded = kl.load(corpus())
    article = loaded.articles.iloc[0]
    assert (article["article"], article["outlet"], article["title"]) == ("gazette-1", "gazette", "Port Shut")
    assert str(article["published_from"].date()) == "2024-05-06"
    assert loaded.articles["author"].isna().all()
    assert article["words"] == 10  # Port Shut + The port of Norhaven was shut on Monday


def test_a_last_day_alone_says_that_the_article_appeared_then_or_before(corpus):
    loaded = kl.load(corpus([row(published_from="", published_to="2024-05-07")]))
    article, date = loaded.articles.iloc[0], loaded.dates.iloc[0]
    assert (article["published_from"] is pd.NaT, str(article["published_to"].date())) == (True, "2024-05-07")
    assert (date["surface"], date["date_from"] is pd.NaT) == ("Monday", True)  # nobody knows which Monday
    chosen = [len(loaded.select(**asked).articles) for asked in ({"since": "2024-05-07"}, {"until": "1999"})]
    assert chosen == [1, 1]
    with pytest.raises(ParameterError, match=r"since '2024-05-08': no article; .* are of by 2024-05-07"):
        loaded.select(since="2024-05-08")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"id": "Gazette 1"}, "articles.csv row 2: id 'Gazette 1'; an id is lower-case letters"),
        ({"id": "../etc"}, "articles.csv row 2: id '../etc'; an id is"),
        ({"id": "con"}, "articles.csv row 2: id 'con'; an id is"),
        ({"outlet": "koha"}, "articles.csv row 2: outlet 'koha' is not in outlets.csv; add it there, or correct it"),
        (
            {"genre": "blog"},
            "articles.csv row 2: genre 'blog'; it is one of news, opinion, letter, interview, live, or",
        ),
        ({"story": "Dam breach"}, "articles.csv row 2: story 'Dam breach'; a story is lower-case letters, digits"),
        ({"version_of": "gazette-1"}, "articles.csv row 2: version_of 'gazette-1' is not another article of the same"),
        ({"version_of": "gazette-0"}, "articles.csv row 2: version_of 'gazette-0' is not another article of the same"),
        ({"url": "no address"}, "articles.csv row 2: url 'no address'; an address is such as https://example.org/s"),
        ({"url": "javascript:alert(1)"}, "articles.csv row 2: url 'javascript:alert(1)'; an address is such as"),
        ({"url": "https://"}, "articles.csv row 2: url 'https://'; an address is such as"),
        ({"basis": "guess"}, "articles.csv row 2: basis 'guess'; it is one of stated, inferred, outside"),
        ({"published_from": "6 May 2024"}, "published_from '6 May 2024' is not a day written YYYY-MM-DD"),
        ({"published_to": ""}, "published_to '' is not a day written YYYY-MM-DD"),
        (
            {"published_from": "", "published_to": "2999-01-02"},
            "published_to 2999-01-02 lies in the future",
        ),
        ({"published_from": "2024-02-30"}, "published_from '2024-02-30' is not a day written YYYY-MM-DD"),
        ({"published_from": "2024-05-08"}, "published_from 2024-05-08 lies after 2024-05-07"),
        (
            {"published_from": "2999-01-01", "published_to": "2999-01-02"},
            "published_from 2999-01-01 lies in the future; give the day on which it appeared",
        ),
        ({"path": "../secret.txt"}, "path '../secret.txt' leads out of the corpus folder"),
        ({"path": "/etc/hostname"}, "path '/etc/hostname' leads out of the corpus folder"),
        ({"path": "articles/two.txt"}, "path 'articles/two.txt' is not a file in the corpus folder; put it back"),
        ({"path": ""}, "path is empty"),
        ({"sha256": "0" * 64}, "sha256 '000000000000' is not that of articles/one.txt"),
        ({"sha256": "0" * 64}, "put the text back from the file that was added, or from a copy of this folder"),
    ],
)
def test_a_row_that_breaks_a_rule_is_named(corpus, changes, problem):
    problems = kl.check(corpus([row(**changes)]))
    assert any(problem in found for found in problems), problems
    assert all(found.startswith("articles.csv row 2: ") for found in problems)
    with pytest.raises(kl.DataError, match=r"articles\.csv row 2"):
        kl.load(corpus([row(**changes)]))


def test_every_problem_is_listed_at_once(corpus):
    rows = [row(), row(), row(id="gazette-2", outlet="koha"), row(id="gazette-3", basis="")]
    problems = kl.check(corpus(rows))
    assert [problem.partition(":")[0] for problem in problems] == [
        "articles.csv row 3", "articles.csv row 3", "articles.csv row 4", "articles.csv row 5", "articles.csv row 5",
    ]  # fmt: skip
    assert "id 'gazette-1' is in an earlier row, too" in problems[0]
    assert "byte for byte the text of 'gazette-1'" in problems[1]
    with pytest.raises(kl.DataError, match=r"and 4 more: kosovo check"):
        kl.load(corpus(rows))


def test_a_link_out_of_the_corpus_is_refused(corpus, tmp_path):
    (tmp_path / "outside.txt").write_text(TEXT)
    folder = corpus([row(path="articles/link.txt")])
    (folder / "articles" / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert kl.check(folder) == ["articles.csv row 2: path 'articles/link.txt' leads out of the corpus folder"]


def test_an_emptied_article_is_called_empty_and_what_brings_it_back_is_said(corpus):
    folder = corpus([row()])
    (folder / "articles" / "one.txt").write_text("\n", encoding="utf-8")
    restored = "put the text back from the file that was added, or from a copy of this folder"
    assert kl.check(folder) == [f"articles.csv row 2: articles/one.txt is empty; {restored}"]


def test_a_link_to_itself_is_no_file(corpus):
    folder = corpus([row(path="articles/loop.txt")])
    (folder / "articles" / "loop.txt").symlink_to("loop.txt")
    assert kl.check(folder) == [
        "articles.csv row 2: path 'articles/loop.txt' is not a file in the corpus folder; "
        "put it back, or correct the path"
    ]


def test_a_title_guarded_against_spreadsheets_is_read_as_it_was_meant(corpus):
    assert kl.load(corpus([row(title="'=1+1")])).articles["title"].tolist() == ["=1+1"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("articles.csv", "id,outlet\n", "articles.csv: column 'title', 'author'"),
        (
            "outlets.csv",
            "outlet,name,country,kind,url,compare,name\n",
            "outlets.csv: column 'name' appears twice; keep",
        ),
        ("outlets.csv", "outlet,name,country,kind,url,compare,tint\n", "outlets.csv: column 'tint' not known"),
        (
            "outlets.csv",
            "outlet,name,country,kind,url,compare,colour\ngazette,G,,,,true,blue\n",
            "outlets.csv row 2: colour 'blue'; a colour is # and six digits, such as #0072b2, or empty",
        ),
        (
            "outlets.csv",
            "outlet,name,country,kind,url,compare,shape\ngazette,G,,,,true,blob\n",
            "outlets.csv row 2: shape 'blob'; a shape is one of circle, square",
        ),
        (
            "outlets.csv",
            "outlet,name,country,kind,url,compare\ngazette,G\n",
            "outlets.csv row 2: 2 cells; the header has 6",
        ),
        (
            "outlets.csv",
            "outlet,name,country,kind,url,compare\ngazette,G,,,,yes\n",
            "compare 'yes'; it is true or false",
        ),
        (  # the mark opens in row 2; the file ends in row 4
            "outlets.csv",
            'outlet,name,country,kind,url,compare\ngazette,"G,,,,true\npost,P,,,,true\npier,Q,,,,true\n',
            "outlets.csv row 2: not a CSV row: unexpected end of data; check its quotation marks",
        ),
        (  # the name runs over rows 2 and 3
            "outlets.csv",
            'outlet,name,country,kind,url,compare\ngazette,"G\nH",,,,true\npost,P\n',
            "outlets.csv row 4: 2 cells; the header has 6",
        ),
        ("articles.csv", ",".join(ARTICLE_COLUMNS) + "\n", "articles.csv: no article"),
    ],
)
def test_a_table_that_breaks_a_rule_is_named(corpus, name, content, problem):
    folder = corpus()
    (folder / name).write_text(content)
    assert any(problem in found for found in kl.check(folder)), kl.check(folder)


def test_a_table_in_another_encoding_is_named(corpus):
    folder = corpus()
    (folder / "outlets.csv").write_bytes("outlet,naïve".encode("cp1252"))
    assert kl.check(folder)[0] == "outlets.csv byte 9: not UTF-8; save the table as UTF-8"


def test_a_folder_that_is_no_corpus_is_refused(tmp_path):
    assert kl.check(tmp_path)[0].endswith("make one with kosovo new, or from a table with kosovo ingest")
    with pytest.raises(kl.DataError, match=r"no articles\.csv in"):
        kl.load(tmp_path)


def test_a_notebook_finds_the_corpus_from_a_folder_below(corpus, monkeypatch):
    folder = corpus()
    below = folder.parent / "notebooks" / "runs"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert find_corpus("port") == folder


def test_an_outlet_named_twice_is_refused(corpus):
    manifest = read_manifest(corpus(outlets=OUTLETS * 2))
    assert manifest.problems == ["outlets.csv row 3: outlet 'gazette' is in an earlier row, too; a handle is unique"]


def test_an_outlet_may_have_its_own_colour_and_shape(corpus):
    folder = corpus()
    table = folder / "outlets.csv"
    header, *lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([header + ",colour,shape", *(f"{line},#123456," for line in lines)]), encoding="utf-8")
    outlets = kl.load(folder).outlets
    assert set(outlets["colour"]) == {"#123456"}
    assert outlets["shape"].isna().all()


OTHER = "Port Open\n\nThe port of Norhaven has opened again.\n"


def test_an_article_has_a_genre_a_story_and_an_earlier_version(corpus):
    later = row(id="gazette-2", path="articles/two.txt", sha256=hashlib.sha256(OTHER.encode()).hexdigest(),
                genre="Live", story="port", version_of="gazette-1")  # fmt: skip
    loaded = kl.load(corpus([row(story="port"), later], texts={"one.txt": TEXT, "two.txt": OTHER})).articles
    assert loaded["genre"].tolist() == ["news", "live"]  # an empty cell is news
    assert loaded["story"].tolist() == ["port", "port"]
    assert loaded["version_of"].isna().tolist() == [True, False]


def test_two_articles_cannot_be_later_versions_of_each_other(corpus):
    later = row(id="gazette-2", path="articles/two.txt", sha256=hashlib.sha256(OTHER.encode()).hexdigest(),
                version_of="gazette-1")  # fmt: skip
    folder = corpus([row(version_of="gazette-2"), later], texts={"one.txt": TEXT, "two.txt": OTHER})
    assert kl.check(folder)[0] == (
        "articles.csv row 2: version_of 'gazette-2' is itself a later version of 'gazette-1'; one of them is the first "
        "version"
    )
