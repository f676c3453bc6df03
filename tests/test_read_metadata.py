"""What a page shows of its author and its day, where it tells programs nothing."""

import json

import pytest

from kosovo_lib.read import metadata
from kosovo_lib.read.markup import page_tree
from kosovo_lib.read.metadata import shown_author


@pytest.mark.parametrize(
    ("texts", "author"),
    [
        (["News", "By CARLA DENSMORE", "Staff Writer"], "Carla Densmore"),
        (["By Octavio Brandt, political correspondent"], "Octavio Brandt"),
        (["By Anna Berg and Tom Holm"], "Anna Berg and Tom Holm"),
        (["Anna Berg, Special to the Gazette"], "Anna Berg"),
        (["By", "Anna Berg"], "Anna Berg"),
        (["Text: Birgit van Aalto"], "Birgit van Aalto"),
        (["By clicking you agree to our terms"], None),
        (["By the end of the year"], None),
        ([], None),
    ],
)
def test_the_first_byline_names_the_author(texts, author):
    found = shown_author(texts)
    assert (found and found[0]) == author


def page_clues(html):
    return metadata.page_clues(page_tree(html, "a"), html=html)


PAGE = """<html><head><title>The Mirador :: Lottery chief quits over party fund</title></head><body>
<table><tr><td><font size=5>Lottery chief quits over party fund</font><br><b>By CARLA DENSMORE</b><br>Staff Writer<br>
August 24, 2006</td></tr></table></body></html>"""


def test_an_old_page_gives_headline_author_and_day_with_the_words_that_say_so():
    clues = page_clues(PAGE)
    assert clues.title.value == "Lottery chief quits over party fund"
    assert clues.author == ("Carla Densmore", "byline “By CARLA DENSMORE”")
    assert clues.published == ("2006-08-24", "2006-08-24", "stated", "shown “August 24, 2006”")


def page(head="", body="", lang="en"):
    """A page whose article has a headline and a paragraph."""
    return (
        f"<!DOCTYPE html><html lang={lang}><head><title>Port Shut</title>{head}</head><body>"
        f"<h1>Port Shut</h1>{body}<p>The harbour of Norhaven stays shut, the port authority said.</p></body></html>"
    )


def told(**things):
    return f"<script type='application/ld+json'>{json.dumps(things)}</script>"


def meta(name, content):
    return f"<meta property='{name}' content='{content}'>"


def day_of(html):
    clues = page_clues(html)
    return clues.published and clues.published.first


STATED = [
    (told(**{"@type": "NewsArticle", "datePublished": "2024-05-06T10:00:00Z"}), ""),
    (told(**{"@graph": [{"@type": "NewsArticle", "headline": "Port Shut", "datePublished": "2024-05-06"},
                        {"@type": "NewsArticle", "headline": "Old Crane", "datePublished": "2019-01-01"}]}), ""),
    (meta("article:published_time", "2024-05-06T10:00:00+00:00") + meta("article:modified_time", "2024-06-01"), ""),
    ("", "<time datetime='2024-05-06'>6 May</time><div class='related'><time datetime='2020-01-01'></time></div>"),
    ("", "<p>Updated May 9, 2024 · Published May 6, 2024</p>"),
    ("", "<p>May 6, 2024</p><figure><figcaption>The port on May 1, 2024</figcaption></figure>"),
    ("", "<p>Posted on 06/05/2024</p><p>13/05/2024</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body"), STATED)
def test_the_day_of_publication_is_stated(head, body):
    clues = page_clues(page(head, body))
    assert clues.published[:3] == ("2024-05-06", "2024-05-06", "stated")


NEVER = [
    ("", "<figure><img src='/uploads/2019/03/04/port.jpg'><figcaption>March 4, 2019</figcaption></figure>"),
    ("", "<div class='related'><h3>Old Crane</h3><time datetime='2020-01-01'>January 1, 2020</time></div>"),
    ("", "<div id='comments'><p>Bob</p><time datetime='2024-05-08'>May 8, 2024</time></div>"),
    (meta("date_download", "2024-05-06"), ""),
    (told(**{"@type": "Comment", "datePublished": "2024-05-06"}), ""),
    ("", "<p>Published May 6, 2199</p>"),
]


@pytest.mark.parametrize(("head", "body"), NEVER)
def test_no_other_day_is_taken_for_it(head, body):
    assert day_of(page(head, body)) is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta("article:modified_time", "2024-06-01T10:00:00Z"), ""),
        ("", "<p>Last updated June 1, 2024</p>"),
        (told(**{"@type": "NewsArticle", "headline": "Port Shut", "dateModified": "2024-06-01T10:00:00Z"}), ""),
    ],
)
def test_the_day_of_a_change_is_only_a_bound(head, body):
    clues = page_clues(page(head, body))
    why = "the page was changed on 2024-06-01: it was published then or before"
    assert clues.published == ("", "2024-06-01", "inferred", why)


@pytest.mark.parametrize(("lang", "day"), [("en-US", "2024-05-08"), ("en-GB", "2024-08-05"), ("de", "2024-08-05")])
def test_the_language_of_a_page_tells_the_day_from_the_month(lang, day):
    assert day_of(page("", "<p>05/08/2024</p>", lang)) == day


def test_a_day_that_can_be_read_in_two_ways_is_asked_for():
    clues = page_clues(page("", "<p>05/08/2024</p>"))
    assert clues.published is None
    assert clues.hint == "“05/08/2024” can be read in two ways: which is the day, which the month?"


def test_a_day_in_the_address_that_contradicts_is_named():
    clues = page_clues(page(meta("og:url", "https://a.example/2023/01/02/port") + meta("pubdate", "2024-05-06")))
    assert clues.published[2:] == ("inferred", "meta pubdate “2024-05-06”; but the page also says 2023-01-02")


@pytest.mark.parametrize(
    ("shown", "doubt"),
    [
        ("May 5, 2024", ""),  # the page's clock may be a day behind or ahead of what it tells programs
        ("May 7, 2024", ""),
        ("May 4, 2024", "2024-05-04"),
        ("May 8, 2024", "2024-05-08"),
        ("May 8, 2024</p><p>May 6, 2024", ""),  # one of the days shown is the right one
        ("May 8, 2024</p><p>May 9, 2024", "2024-05-08, 2024-05-09"),
    ],
)
def test_a_day_that_is_shown_and_lies_more_than_a_day_from_the_one_told_is_a_doubt(shown, doubt):
    clues = page_clues(page(meta("pubdate", "2024-05-06"), f"<p>{shown}</p>"))
    more = f"; but the page also says {doubt}" if doubt else ""
    assert clues.published == (
        "2024-05-06", "2024-05-06", "inferred" if doubt else "stated", f"meta pubdate “2024-05-06”{more}"
    )  # fmt: skip


@pytest.mark.parametrize(("second", "basis"), [("2024-05-07", "stated"), ("2024-05-08", "inferred")])
def test_of_two_days_that_a_page_tells_programs_the_earlier_is_taken_and_two_days_apart_are_a_doubt(second, basis):
    clues = page_clues(page(meta("pubdate", "2024-05-06") + meta("article:published_time", second)))
    assert clues.published[:3] == ("2024-05-06", "2024-05-06", basis)


def test_late_evening_stays_the_day_of_the_outlet():
    late = meta("article:published_time", "2024-05-07T03:30:00+00:00")
    assert day_of(page(late, "<p>May 6, 2024</p>")) == "2024-05-06"
    assert day_of(page(meta("article:published_time", "2024-05-06T23:30:00-05:00"))) == "2024-05-06"


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (told(**{"@type": "NewsArticle", "headline": "Port Shut", "author": [{"name": "Ann Berg"}, "Tom Holm"]}),
         "", "Ann Berg; Tom Holm"),
        (told(**{"@graph": [{"@type": "Article", "headline": "Port Shut", "author": {"@id": "#7"}},
                            {"@type": "Person", "@id": "#7", "name": "Ann Berg"}]}), "", "Ann Berg"),
        (meta("author", "Ann Berg, Special to the Gazette"), "", "Ann Berg"),
        (meta("author", "By ANN BERG"), "", "Ann Berg"),
        (told(**{"@type": "NewsArticle", "headline": "Port Shut", "author": "Ann Berg"})
         + meta("author", "Ann Berg, Tom Holm"), "", "Ann Berg; Tom Holm"),
        (meta("author", "Ann Berg") + meta("byl", "By Tom Holm and Eva Lund"), "", "Ann Berg"),
        (meta("twitter:label1", "Written by") + meta("twitter:data1", "Ann Berg"), "", "Ann Berg"),
        ("", "<span class='byline'>By Ann Berg, Staff Writer</span>", "Ann Berg"),
        ("", "<a rel='author' href='/ann'>Ann Berg</a>", "Ann Berg"),
        (meta("author", "Admin"), "", None),
        (meta("author", "newsdesk@gazette.example"), "", None),
        (meta("author", "The Gazette") + meta("og:site_name", "The Gazette"), "", None),
        ("", "<a class='author' href='/ann'>View all posts by Ann Berg</a>", None),
        ("", "<a class='author' href='mailto:x'>Email the author</a>", None),
        ("", "<div class='comment'><span class='author'>Karl Bo</span></div>", None),
        ("", "<div class='author'>Letters to the Editor</div>", None),
    ],
)  # fmt: skip
def test_an_author_is_who_stands_in_a_place_for_authors(head, body, author):
    found = page_clues(page(head, body)).author
    assert (found and found.value) == author
