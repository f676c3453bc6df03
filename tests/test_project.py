"""A story of one's own: a folder is made, articles are proposed with their evidence, added, and never overwritten."""

import hashlib
import re
import warnings
from pathlib import Path

import pytest
from invented_stories import CORPORA, STORIES, files_of

import kosovo_lib as kl
from kosovo_lib import project
from kosovo_lib.project.adding import Import, published
from kosovo_lib.read.manifest import NO_ARTICLE
from kosovo_lib.text.actors import load_lexicon

PAGE = """\
<!doctype html>
<html><head><title>Port Shut - The Gazette</title>
<meta property="og:site_name" content="The Gazette">{head}
</head><body><article><h1>Port Shut</h1>
<p>The port of Norhaven was shut on Monday after a quarrel over fees that had gone on for many weeks.</p>
<p>Nobody could say when it would open again, and the crews of three ships were told to wait outside the Sound.</p>
</article></body></html>
"""
TEXT = "Port Shut\n\nBy Jo Farran\n7 May 2024\n\nThe port of Norhaven was shut on Monday.\n"


@pytest.fixture
def story(tmp_path):
    return project.new(tmp_path / "port")


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# A new folder


def test_a_new_folder_has_one_thing_wrong_with_it_that_it_is_empty(story):
    assert kl.check(story) == [NO_ARTICLE]
    assert NO_ARTICLE.startswith("articles.csv: no article")


def test_everything_in_a_new_folder_is_explained(story):
    readme = (story / "README.md").read_text(encoding="utf-8")
    for path in story.iterdir():
        assert f"`{path.name}" in readme or path.name == "README.md", path.name
    for path in story.rglob("*.yml"):
        assert "#" in path.read_text(encoding="utf-8"), path.name
    for table in ("outlets.csv", "articles.csv"):
        for column in (story / table).read_text(encoding="utf-8").strip().split(","):
            assert f"`{column}`" in readme, column
    assert "kosovo check port" in readme


def test_the_example_in_actors_yml_holds_once_its_marks_are_taken_away(story):
    path = story / "actors.yml"
    before, example = path.read_text(encoding="utf-8").split("\nactors: []\n")
    example, blank, after = example.partition("\n\n")
    path.write_text(before + re.sub(r"^#", "", example, flags=re.MULTILINE) + blank + after, encoding="utf-8")
    assert kl.check(story) == [NO_ARTICLE]
    assert [actor.name for actor in load_lexicon(path).actors] == ["Ferry Union", "Ida Krog", "Norland"]


def test_a_new_folder_never_overwrites(story):
    (story / "front.md").write_text("mine", encoding="utf-8")
    with pytest.raises(kl.ParameterError, match="port: already exists"):
        project.new(story)
    assert (story / "front.md").read_text(encoding="utf-8") == "mine"


def test_the_codebook_of_a_new_folder_is_the_shipped_one_without_its_coders_and_town(story):
    shipped = (CORPORA.parents[1] / "data" / "coding" / "codebook.md").read_text(encoding="utf-8")
    given = (story / "coding" / "codebook.md").read_text(encoding="utf-8")
    kept = [
        part
        for part in shipped.replace("data/coding/", "coding/").replace("Belgrade", "Strelsau").split("\n\n")
        if "`pass-1`" not in part
    ]
    assert given.split("\n\n") == kept


# Proposals


def proposed(story, path, **given):
    table = project.add(story, [path], dry_run=True, **given)
    return table.iloc[0].astype(object).where(table.iloc[0].notna(), None)


@pytest.mark.parametrize(
    ("head", "day", "evidence"),
    [
        ('<meta property="article:published_time" content="2024-05-07T23:50:00+02:00">', "2024-05-07",
         "meta article:published_time “2024-05-07T23:50:00+02:00”"),
        ('<meta property="article:modified_time" content="2024-05-09"><meta name="date" content="2024-05-07">',
         "2024-05-07", "meta date “2024-05-07”"),
        ('<script type="application/ld+json">{"datePublished": "2024-05-07", "@type": "NewsArticle"}</script>',
         "2024-05-07", "JSON-LD datePublished “2024-05-07”"),
    ],
)  # fmt: skip
def test_a_page_gives_its_day_with_the_mark_up_that_says_so(story, tmp_path, head, day, evidence):
    row = proposed(story, write(tmp_path, "a.html", PAGE.format(head=head)))
    assert (row["published_from"], row["published_to"], row["basis"], row["evidence"]) == (day, day, "stated", evidence)


def test_a_page_without_a_day_is_asked_for_and_not_guessed(story, tmp_path):
    row = proposed(story, write(tmp_path, "a.html", PAGE.format(head="")))
    assert (row["outlet"], row["title"], row["missing"]) == ("the-gazette", "Port Shut", "published")
    assert row["evidence"] == "the page gives no day in its mark-up; no full date is named in the text"


def test_a_page_that_only_says_when_it_was_changed_appeared_then_or_before(story, tmp_path):
    page = write(tmp_path, "a.html", PAGE.format(head='<meta property="article:modified_time" content="2024-05-09">'))
    row = proposed(story, page)
    assert (row["published_from"], row["published_to"], row["basis"]) == (None, "2024-05-09", "inferred")
    assert row["missing"] is None
    page = write(tmp_path, "b.html", PAGE.format(head='<meta property="article:modified_time" content="2999-05-09">'))
    assert (
        proposed(story, page)["evidence"] == "the page gives no day in its mark-up; no full date is named in the text"
    )


def test_an_author_who_is_given_goes_before_the_one_that_the_file_names(story, tmp_path):
    table = project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette", author="Ida Krog")
    assert table["author"].tolist() == ["Ida Krog"]


def test_a_text_gives_what_stands_above_its_article_and_nothing_more(story, tmp_path):
    row = proposed(story, write(tmp_path, "a.txt", TEXT))
    assert (row["title"], row["author"], row["published_from"]) == ("Port Shut", "Jo Farran", "2024-05-07")
    assert row["evidence"] == "line 4: “7 May 2024”"
    assert row["missing"] == "outlet"


@pytest.mark.parametrize(("below", "title"), [("until June, it says.", "Will the port open in time?"), ("", None)])
def test_a_question_above_a_longer_block_is_a_headline(story, tmp_path, below, title):
    text = f"Will the port open in time?\n\nThe harbour board meets {below}\n"
    assert proposed(story, write(tmp_path, "a.txt", text))["title"] == title


def test_a_day_inside_the_story_is_not_the_day_of_publication(story, tmp_path):
    row = proposed(story, write(tmp_path, "a.txt", "Port Shut\n\nThe port was shut on 6 May 2024 after a quarrel.\n"))
    assert row["published_from"] is None
    assert row["evidence"] == "the latest day named in the text is 2024-05-06"


def test_an_outlet_is_known_again_by_its_address_by_its_name_and_by_the_name_of_the_file(story, tmp_path):
    with (story / "outlets.csv").open("a", encoding="utf-8") as stream:
        stream.write("gazette,The Gazette,NO,newspaper,https://www.gazette.example,true\n")
    link = '<link rel="canonical" href="https://sport.gazette.example/port">'
    by_address = proposed(story, write(tmp_path, "a.html", PAGE.replace("The Gazette", "GZ").format(head=link)))
    by_name = proposed(story, write(tmp_path, "b.html", PAGE.format(head="")))
    by_file = proposed(story, write(tmp_path, "gazette-port.txt", TEXT))
    assert [row["outlet"] for row in (by_address, by_name, by_file)] == ["gazette"] * 3
    assert by_address["outlet_evidence"] == "link canonical “https://sport.gazette.example/port”"
    assert by_file["outlet_evidence"] == "the file is called gazette-port.txt"


def test_what_is_given_goes_before_what_is_read(story, tmp_path):
    row = proposed(
        story, write(tmp_path, "a.txt", TEXT), outlet="The Beacon", published="2024-05-06..2024-05-08", title="Shut"
    )
    assert (row["outlet"], row["title"], row["published_from"], row["published_to"], row["basis"]) == (
        "the-beacon", "Shut", "2024-05-06", "2024-05-08", "outside",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("head", "genre", "evidence"),
    [
        ('<meta property="article:section" content="World / Opinion">', "opinion", "section “World / Opinion”"),
        ('<meta name="section" content="Letters to the Editor">', "letter", "section “Letters to the Editor”"),
        ('<link rel="canonical" href="https://gazette.example/opinion/2024/port">', "opinion", "section “opinion”"),
        ('<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Port Shut"}</script>', "live",
         "the page calls itself LiveBlogPosting"),
        ('<meta property="article:section" content="Politics">', "news", None),
        ('<link rel="canonical" href="https://gazette.example/2024/opinion-is-divided-on-the-port">', "news", None),
    ],
)  # fmt: skip
def test_a_page_gives_its_genre_by_the_section_it_stands_in(story, tmp_path, head, genre, evidence):
    row = proposed(story, write(tmp_path, "a.html", PAGE.format(head=head)))
    assert (row["genre"], row["genre_evidence"]) == (genre, evidence)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("OPINION\n\nPort Shut\n\nThe port should open.\n", "opinion"),
        ("Letters: Open the port\n\nSir, the port should open.\n", "letter"),
        ("Port Shut\n\nQ: Why?\n\nA: Fees.\n\nQ: When?\n\nA: Monday.\n\nQ: Really?\n\nA: Yes, I hope.\n", "interview"),
        ("Port Shut\n\nWhy do you?\n\nI must.\n\nDid you cry?\n\nI did.\n\nWill you go?\n\nI will.\n", "interview"),
        ("Port\n\nTC: Why?\n\nDr. Ida Krog: No.\n\nTC: Who?\n\nKrog: I.\n\nTC: You?\n\nKrog: Yes.\n", "interview"),
        ("Port Shut\n\nWhat is a port?\n\nA dock.\n\nWho pays?\n\nThe town.\n\nCan you see it?\n\nYes.\n", "news"),
        ("Port Shut\n\n10:30 The port is shut.\n\n10.45 Ships wait.\n\n11:05am: It opens.\n", "live"),
        ("Opinion polls: Mayor ahead\n\nThe mayor leads in two polls.\n", "news"),
        ("Port Shut\n\nLetters from the mayor were read to the crews, who did not like them.\n", "news"),
        ("Port Shut\n\nThe port was shut at 10:30 on Monday.\n", "news"),
    ],
)
def test_a_text_gives_its_genre_by_a_label_or_by_its_form(story, tmp_path, text, genre):
    assert proposed(story, write(tmp_path, "a.txt", text))["genre"] == genre


def test_a_genre_that_is_given_goes_before_and_reaches_the_corpus(story, tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    project.add(story, [path], outlet="Gazette", genre="opinion")
    assert kl.load(story).articles["genre"].tolist() == ["opinion"]
    with pytest.raises(kl.ParameterError, match="genre 'blog' is not one of news"):
        project.add(story, [path], genre="blog")


def test_a_folder_without_the_column_gets_it_when_an_article_is_no_news(story, tmp_path):
    table = story / "articles.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("genre,", ""), encoding="utf-8")
    project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette")
    assert "genre" not in table.read_text(encoding="utf-8").splitlines()[0]
    project.add(story, [write(tmp_path, "b.txt", f"Opinion\n\n{TEXT}")], outlet="Bugle")
    assert kl.load(story).articles["genre"].tolist() == ["news", "opinion"]


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://gazette.example/port">', "https://gazette.example/port"),
        ('<meta property="og:url" content="http://gazette.example/port?page=1">', "http://gazette.example/port?page=1"),
        ('<link rel="canonical" href="//gazette.example/port">', None),
        ('<link rel="canonical" href="javascript://gazette.example/port">', None),
        ('<link rel="canonical" href="https://gazette.example/?p=12">', "https://gazette.example/?p=12"),
        ('<link rel="canonical" href="https://gazette.example/">', None),  # the front page of the site
        ('<meta property="og:url" content="https://gazette.example">', None),
        ('<link rel="canonical" href="https://gazette.example/#top">', None),
        (
            '<base href="https://gazette.example/port"><link rel="canonical" href="https://gazette.example/">',
            "https://gazette.example/port",
        ),
        ("", None),
    ],
)
def test_a_page_that_gives_its_address_gets_a_link_to_the_original(story, tmp_path, head, url):
    page = write(tmp_path, "a.html", PAGE.format(head=head))
    project.add(story, [page], outlet="Gazette", published="2024-05-07", force=True)
    corpus = kl.load(story)
    assert corpus.articles["url"].fillna("none").tolist() == [url or "none"]
    evidence = kl.display.evidence(corpus, corpus.sentences.head(1))
    link = f'<a href="{url}" rel="external">original</a>'
    assert (link in evidence._repr_mimebundle_()["text/html"]) is bool(url)


def test_a_folder_without_the_column_of_addresses_gets_it_when_an_article_has_one(story, tmp_path):
    table = story / "articles.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",url", ""), encoding="utf-8")
    project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette")
    assert "url" not in table.read_text(encoding="utf-8").splitlines()[0]
    page = PAGE.format(head='<link rel="canonical" href="https://bugle.example/port">')
    project.add(story, [write(tmp_path, "b.html", page)], outlet="Bugle", published="2024-05-07")
    assert kl.load(story).articles["url"].fillna("").tolist() == ["", "https://bugle.example/port"]


def test_a_title_that_a_spreadsheet_would_run_is_written_with_a_guard_and_read_without(story, tmp_path):
    page = write(tmp_path, "a.html", PAGE.replace("Port Shut", "=HYPERLINK(1)").format(head=""))
    project.add(story, [page], published="2024-05-07")
    assert ",'=HYPERLINK(1)," in (story / "articles.csv").read_text(encoding="utf-8")
    assert kl.load(story).articles["title"].tolist() == ["=HYPERLINK(1)"]


def test_nothing_a_page_says_can_move_the_cursor_or_break_a_row(story, tmp_path):
    page = PAGE.replace("Port Shut", "Port &#8238;&#10;Shut").format(head="")
    assert proposed(story, write(tmp_path, "a.html", page))["title"] == "Port Shut"


def test_what_cannot_be_read_is_in_the_table_with_the_reason(story, tmp_path):
    row = proposed(story, write(tmp_path, "a.docx", b"PK\x03\x04..."))
    assert (row["status"], row["outlet"]) == ("refused", None)
    assert row["problem"].startswith("a.docx: this is a ZIP archive")


# Adding


def test_texts_are_copied_byte_for_byte_and_the_corpus_is_in_order(story, tmp_path):
    path = write(tmp_path, "a.txt", TEXT.replace("\n", "\r\n"))
    row = project.add(story, [path], outlet="Gazette").iloc[0]
    copy = story / "articles" / "gazette-2024-05-07.txt"
    assert (row["status"], row["article"]) == ("added", "gazette-2024-05-07")
    assert copy.read_bytes() == path.read_bytes()
    assert kl.check(story) == []
    article = kl.load(story).articles.iloc[0]
    assert (article["title"], article["author"], article["basis"]) == ("Port Shut", "Jo Farran", "stated")
    assert article["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_stands_in_the_tables_stays_byte_for_byte(story, tmp_path):
    """Also with Windows line ends, columns in another order and no line end after the last row."""
    header = '\ufeffname,outlet,country,kind,url,compare\r\nThe Beacon,beacon,NO,"weekly, of the port",,true'
    (story / "outlets.csv").write_bytes(header.encode())
    project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette")
    assert (story / "outlets.csv").read_bytes().decode() == header + "\r\nGazette,gazette,,,,true\r\n"


def test_the_same_file_is_added_once(story, tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    project.add(story, [path], outlet="Gazette")
    before = (story / "articles.csv").read_bytes()
    again = project.add(story, [path, write(tmp_path, "b.txt", TEXT)], outlet="Gazette")
    assert again["status"].tolist() == ["there already"] * 2
    assert (story / "articles.csv").read_bytes() == before


def test_the_same_text_of_another_outlet_is_kept_and_named(story, tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    project.add(story, [path], outlet="Gazette")
    row = project.add(story, [path], outlet="Beacon").iloc[0]
    assert (row["status"], row["article"], row["same_text"]) == ("added", "beacon-2024-05-07", "gazette-2024-05-07")
    assert kl.check(story) == []
    assert kl.load(story).articles["outlet"].tolist() == ["gazette", "beacon"]


def test_nearly_the_same_text_is_named(story, tmp_path):
    wire = " ".join(f"The port of gate {n} was shut by the harbour master after a quarrel over fees." for n in range(9))
    project.add(story, [write(tmp_path, "a.txt", wire)], outlet="Gazette", published="2024-05-07")
    row = project.add(
        story, [write(tmp_path, "b.txt", f"{wire} It opened again.")], outlet="Beacon", published="2024-05-07"
    )
    assert row.iloc[0]["same_text"] == "gazette-2024-05-07"


def full_disk(monkeypatch, name):
    """Every write into a file of this name ends as on a full disk."""
    opened = Path.open

    def fails(path, *mode, **options):
        if path.name.startswith(name) and mode and set(mode[0]) & set("wxa"):
            raise OSError(28, "No space left on device", str(path))
        return opened(path, *mode, **options)

    monkeypatch.setattr(Path, "open", fails)


@pytest.mark.parametrize("name", ["gazette-2024-05-07.txt", "outlets.csv.", "articles.csv."])
def test_a_full_disk_leaves_the_corpus_as_it_was(story, tmp_path, monkeypatch, name):
    path = write(tmp_path, "a.txt", TEXT)
    before = {file: file.read_bytes() for file in story.rglob("*") if file.is_file()}
    full_disk(monkeypatch, name)
    with pytest.raises(kl.DataError, match="No space left on device; nothing was added; free"):
        project.add(story, [path], outlet="Gazette")
    assert {file: file.read_bytes() for file in story.rglob("*") if file.is_file()} == before


def test_of_two_who_add_at_once_the_second_is_told_and_nothing_is_lost(story, tmp_path):
    first, second = (Import(story, {"outlet": name, "published": "2024-05-06"}) for name in ("Pier Post", "Quay News"))
    first.propose(write(tmp_path, "a.txt", "The wall fell.\n\nIt fell on Monday.\n"))
    second.propose(write(tmp_path, "b.txt", "The wall stood.\n\nIt stood on Tuesday.\n"))
    first.write()
    before = files_of(story)
    with pytest.raises(kl.errors.DataError, match="tables have just changed; nothing was added, add the files again"):
        second.write()
    assert files_of(story) == before
    again = Import(story, {"outlet": "Quay News", "published": "2024-05-06"})
    again.propose(tmp_path / "b.txt")
    again.write()
    assert set(kl.load(story).articles["outlet"]) == {"pier-post", "quay-news"}


def test_a_full_disk_leaves_no_half_folder(tmp_path, monkeypatch):
    full_disk(monkeypatch, "front.md")
    with pytest.raises(kl.DataError, match="port: cannot be made: No space left on device"):
        project.new(tmp_path / "port")
    assert list(tmp_path.iterdir()) == []


def test_two_articles_of_one_outlet_and_day_get_two_ids(story, tmp_path):
    paths = [write(tmp_path, f"{n}.txt", TEXT + f"It was gate {n}.\n") for n in range(3)]
    ids = project.add(story, paths, outlet="Gazette")["article"].tolist()
    assert ids == ["gazette-2024-05-07", "gazette-2024-05-07-2", "gazette-2024-05-07-3"]


def test_a_text_that_stands_there_without_a_row_is_not_overwritten(story, tmp_path):
    stray = write(story / "articles", "gazette-2024-05-07.html", "something else")
    ids = project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette")["article"].tolist()
    assert ids == ["gazette-2024-05-07-2"]
    assert stray.read_bytes() == b"something else"


def test_one_bad_file_is_named_and_hurts_no_other(story, tmp_path):
    good, bad = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.pdf", b"%PDF-1.7 ...")
    empty, absent = write(tmp_path, "c.txt", " \n"), tmp_path / "d.txt"
    with pytest.raises(kl.DataError) as error:
        project.add(story, [bad, good, empty, absent], outlet="Gazette")
    first, *problems = str(error.value).splitlines()
    assert first == "1 added, 3 not:"
    assert (
        problems[0] == "b.pdf: this PDF file cannot be read: PDFSyntaxError: No /Root object! - Is this really a PDF?"
    )
    assert problems[1] == "c.txt: the file is empty; an article has at least one word"
    assert problems[2].endswith("d.txt: No such file or directory; check its name")
    assert kl.load(story).articles["article"].tolist() == ["gazette-2024-05-07"]


def test_what_is_missing_is_said_with_the_way_to_say_it(story, tmp_path):
    with pytest.raises(kl.DataError) as error:
        project.add(story, [write(tmp_path, "a.txt", "Port Shut\n\nThe port was shut on 6 May 2024.\n")])
    assert str(error.value).splitlines() == [
        "0 added, 1 not:",
        "a.txt: outlet not known: add each outlet’s files with --outlet NAME (unattributed if nobody knows); "
        "day not known (the latest day "
        "named in the text is 2024-05-06): --published DAY or DAY..DAY (unknown if nobody knows)",
    ]
    assert (story / "outlets.csv").read_text(encoding="utf-8").count("\n") == 1


def test_a_text_of_no_known_outlet_and_day_is_kept_apart(story, tmp_path):
    project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="unattributed", published="unknown")
    corpus = kl.load(story)
    assert corpus.articles["article"].tolist() == ["unattributed-port-shut"]
    assert corpus.articles["published_from"].isna().all()
    assert corpus.outlets["compare"].tolist() == [False]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"published": "May 2024"}, "published 'May 2024' is not a day written YYYY-MM-DD"),
        ({"published": "2999-01-01"}, "published 2999-01-01 lies in the future; give the day on which it appeared$"),
    ],
)
def test_what_is_given_is_held_to_the_rules(story, tmp_path, given, problem):
    project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette")
    with pytest.raises(kl.DataError, match=problem):
        project.add(story, [write(tmp_path, "b.txt", TEXT + "More.")], **({"outlet": "Gazette"} | given))


def test_what_is_given_for_an_article_that_is_there_is_told_beside_what_stands(story, tmp_path):
    file = write(tmp_path, "a.txt", TEXT)
    project.add(story, [file], outlet="Gazette", published="2024-05-06", title="One")
    same = project.add(story, [file], outlet="Gazette", published="2024-05-06", title="One")
    assert same["status"].tolist() == ["there already"]
    said = (
        "title 'One' stands, 'Two' was given; published_to '2024-05-06' stands, '2024-05-07' was given; change its row"
    )
    with pytest.raises(kl.DataError, match=said):
        project.add(story, [file], outlet="Gazette", published="2024-05-06..2024-05-07", title="Two")


def test_nothing_is_added_to_a_corpus_in_disorder(story, tmp_path):
    (story / "outlets.csv").write_text("outlet,name\n", encoding="utf-8")
    with pytest.raises(kl.DataError, match=r"fix this before adding to it:\noutlets\.csv: column 'country'"):
        project.add(story, [write(tmp_path, "a.txt", TEXT)], outlet="Gazette")


@pytest.mark.parametrize(
    ("first", "below", "title"),
    [
        (
            "Opinion: Krog can survive this. Really.",
            "The mayor has friends in every port, and they have boats. " * 4,
            True,
        ),
        ("Krog can survive this storm.", "She has friends.", False),  # two short paragraphs
        ("Krog survives.", "The mayor has friends in every port, and they have boats. " * 4, False),  # two words
    ],
)
def test_a_first_short_line_above_a_long_block_is_the_title_although_it_ends_in_a_stop(
    story, tmp_path, first, below, title
):
    row = proposed(story, write(tmp_path, "a.txt", f"{first}\n\n{below}\n"))
    assert row["title"] == (first if title else None)


@pytest.mark.parametrize(
    ("machine", "place", "zone"),
    [
        ("America/New_York", "New York", "America/New_York"),
        (":Europe/Belgrade", "Belgrade", "Europe/Belgrade"),
        ("UTC", "Greenwich", "UTC"),
        ("Mars/Base", "Greenwich", "UTC"),
    ],
)
def test_a_new_story_shows_clock_times_in_the_zone_of_the_computer(tmp_path, monkeypatch, machine, place, zone):
    monkeypatch.setenv("TZ", machine)
    page = (project.new(tmp_path / "port") / "pages" / "events.yml").read_text("utf-8")
    assert f"place: {place} " in page
    assert f"local_zone: {zone} " in page
    invented = project.new(tmp_path / "invented", example=True) / "pages" / "events.yml"
    assert "local_zone: UTC " in invented.read_text("utf-8")


# Asking


def test_only_what_is_not_known_is_asked_and_asked_until_it_can_be_used(story, tmp_path):
    answers, asked, told = iter(["The Beacon", "last week", "2024-05-06..2024-05-07"]), [], []

    def ask(question):
        asked.append(question)
        return next(answers)

    files = Import(story, {})
    files.propose(write(tmp_path, "a.txt", "Port Shut\n\nThe port was shut.\n"), ask, told.append)
    files.write()
    assert [question.split("?")[0].strip() for question in asked] == [
        "Which outlet",
        "Published when",
        "Published when",
    ]
    assert told[-1].strip().startswith("published 'last week' is not a day written YYYY-MM-DD")
    assert kl.load(story).articles["article"].tolist() == ["the-beacon-2024-05-06"]


@pytest.mark.parametrize(
    "answer", ["2018-01-30", "30 Jan 2018", "jan 30, 2018", "30/01/2018", "24", "18:30", "2018-01-30..2018-02-02"]
)
def test_a_day_or_a_number_is_no_outlet_and_is_asked_again(story, tmp_path, answer):
    answers, told = iter([answer, "30 January Review", ""]), []
    files = Import(story, {})
    files.propose(write(tmp_path, "a.txt", "Port Shut\n\nThe port was shut.\n"), lambda _: next(answers), told.append)
    assert told[-1] == f"  outlet {answer!r}: a name needs a letter and is no day; add a row to outlets.csv first"
    assert files.table()["outlet"].tolist() == ["30-january-review"]
    assert files.table()["missing"].isna().all()  # Enter says that nobody knows the day
    with pytest.raises(kl.DataError, match="a name needs a letter and is no day"):
        project.add(story, [tmp_path / "a.txt"], outlet=answer, published="unknown")


def test_an_outlet_whose_name_is_a_number_needs_a_row_first(story, tmp_path):
    with (story / "outlets.csv").open("a", encoding="utf-8") as stream:
        stream.write("444,444,NO,newspaper,,true\n")
    text = write(tmp_path, "a.txt", "Port Shut\n\nThe port was shut.\n")
    assert project.add(story, [text], outlet="444", published="unknown")["outlet"].tolist() == ["444"]


@pytest.mark.parametrize(
    "answer",
    ["30 Jan 2018", "30 jan 2018", "Jan 30, 2018", "Tuesday, Jan. 30, 2018", "30th of January 2018", "1/30/2018"],
)
def test_a_day_may_be_given_in_words_if_it_has_its_year(answer):
    assert published(answer)[:2] == ("2018-01-30", "2018-01-30")
    assert published(f"{answer}..2 Feb 2018")[:2] == ("2018-01-30", "2018-02-02")
    assert published(f"..{answer}")[:2] == ("", "2018-01-30")


@pytest.mark.parametrize(
    "answer", ["30 January", "January 2018", "1/2/2018", "Jan 30-31, 2018", "30 Jan 2018, I think"]
)
def test_what_may_be_several_days_is_no_day_of_publication(answer):
    with pytest.raises(kl.DataError, match="is not a day written YYYY-MM-DD"):
        published(answer)


@pytest.mark.parametrize(("answer", "first"), [("", ""), ("2024-05-07", "2024-05-07")])
def test_enter_takes_the_day_of_a_change_as_the_last_possible_day(story, tmp_path, answer, first):
    page = write(tmp_path, "a.html", PAGE.format(head='<meta property="article:modified_time" content="2024-05-09">'))
    files = Import(story, {})
    files.propose(page, lambda question: answer, [].append)
    files.write()
    row = (story / "articles.csv").read_text("utf-8").splitlines()[1]
    assert f",{first},{first or '2024-05-09'}," in row


# Three stories as they come from a desk


@pytest.mark.parametrize("story_name", STORIES)
def test_the_invented_stories_are_read_as_a_person_would_read_them(tmp_path, story_name):
    folder = project.new(tmp_path / story_name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a page that declares its encoding is read without a word
        table = project.add(folder, files_of(story_name), dry_run=True).set_index("file")
    read = {
        path.rpartition("/")[2]: tuple(None if row is None or row != row else row for row in values)
        for path, *values in table[["outlet", "author", "published_from"]].astype(object).where(
            table[["outlet", "author", "published_from"]].notna(), None
        ).itertuples()
    }  # fmt: skip
    assert (
        read
        == {
            "court": {
                "assize-courier.html": ("assize", "Hanne Roth", "2023-11-14"),
                "riverkeeper.html": ("riverkeeper", None, None),
                "transcript.txt": (None, None, None),
            },
            "storm": {
                "coastradio-live.txt": (None, None, "2025-10-03"),
                "vestrypost-two-dead.html": ("vestrypost", "Žana Kovač", "2025-10-04"),
                "weatheroffice-review.html": (None, None, "2025-10-09"),
            },
            "strike": {
                "docksidevoice-day-two.html": ("docksidevoice", "Jo Farran", "2024-05-07"),
                "tidegazette-leader.html": ("tidegazette", None, "2024-05-08"),
                "tidegazette-walkout.html": ("tidegazette", "Ida Krog", "2024-05-06"),
                "wire.txt": (None, "Pia Voss", "2024-05-08"),
            },
        }[story_name]
    )


def test_an_empty_table_is_named_as_one_with_the_line_that_it_begins_with(story):
    header = "id,outlet,title,author,published_from,published_to,basis,evidence,path,sha256"
    write(story, "articles.csv", "")
    assert kl.check(story) == [f"articles.csv: empty; its first line names its columns: {header}"]
