"""A saved web page to text: the article, and after it what readers wrote under it."""

import json

import pytest

import kosovo_lib as kl
from kosovo_lib.read import read

WORDS = "The ferry company said that the harbour would stay shut until the strike was over, and the union agreed. "
REMARKS = [
    "I took that ferry every day for nine years and nobody ever told us why it was late.",
    "Good riddance, the fees were absurd and the boats were dirty too.",
]
HEAD = """<title>Port Shut - The Gazette</title><meta property="og:site_name" content="The Gazette">
<link rel="canonical" href="https://www.gazette.example/port-shut">
<meta name="author" content="Jo Farran"><meta property="article:published_time" content="2024-05-07T08:00:00Z">"""


def page(under="", head=HEAD):
    """A saved page with something under its article."""
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home News</a></nav><main><article>"
        f"<h1>Port Shut</h1><p>{WORDS * 3}</p><p>{WORDS * 2}</p></article>{under}</main></body></html>"
    )


WORDPRESS = (
    "<div id='comments'><ol class='comment-list'>{}</ol></div>",
    (
        "<li class='comment'><footer class='comment-meta'><b class='fn'>Bob</b></footer>"
        "<div class='comment-content'><p>{}</p></div><div class='reply'><a>Reply</a></div></li>"
    ),
)
PLAIN = "<section class='reader-comments'>{}</section>", "<div class='comment'><span>Bob</span><p>{}</p></div>"


@pytest.mark.parametrize(("all_of_them", "one"), [WORDPRESS, PLAIN], ids=["as WordPress writes them", "in a section"])
def test_readers_comments_are_told_from_the_article(all_of_them, one):
    corpus = kl.parse(page(all_of_them.format("".join(one.format(remark) for remark in REMARKS))))
    comments = corpus.sentences.query("section == 'comment'")
    assert " ".join(comments["text"]) == " ".join(REMARKS)
    assert set(comments["attribution"]) == {"comment"}
    assert not corpus.sentences.query("section == 'body'")["text"].str.contains("nine years|riddance").any()
    text = corpus.texts["text"]
    assert all(text[row.start : row.end] == row.text for row in corpus.sentences.itertuples())


def test_the_article_is_the_same_with_and_without_comments_under_it():
    bare, full = read(page(), name="a.html"), read(page(PLAIN[0].format(PLAIN[1].format(REMARKS[0]))), name="a")
    assert bare.comments == len(bare.text)  # none: they would begin where the article ends
    assert "Home News" not in bare.text
    assert full.text[: full.comments].rstrip() == bare.text
    assert full.text[full.comments :] == REMARKS[0]


def test_what_a_page_says_of_itself_stands_in_the_articles_table_with_its_basis():
    article = kl.parse(page()).articles.iloc[0]
    assert (article["outlet"], article["title"], article["author"]) == ("gazette", "Port Shut", "Jo Farran")
    assert str(article["published_from"].date()) == str(article["published_to"].date()) == "2024-05-07"
    assert article["basis"] == "stated"
    assert article["evidence"] == "meta article:published_time “2024-05-07T08:00:00Z”"


def test_what_is_given_goes_before_what_the_page_says():
    corpus = kl.parse(page(), outlet="lantern", title="A", author="B", published="2024-05-01..2024-05-03")
    article = corpus.articles.iloc[0]
    assert (article["outlet"], article["title"], article["author"]) == ("lantern", "A", "B")
    assert (str(article["published_from"].date()), article["basis"]) == ("2024-05-01", "outside")


def test_a_page_that_says_nothing_of_itself_is_read_all_the_same():
    article = kl.parse(page(head="")).articles.iloc[0]
    assert article["outlet"] == "unattributed"
    assert article[["author", "published_from", "basis"]].isna().all()


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span", "ul><li", "table><tr><td"])
def test_mark_up_nested_too_deep_is_refused_because_what_follows_would_be_lost(tag):
    with pytest.raises(kl.DataError, match="deep line 3: mark-up nested too deep to be read"):
        kl.parse(page(f"<{tag}>" * 10_000 + WORDS), article="deep")


@pytest.mark.parametrize("html", ["<html>", "<html><body></body></html>", "<head><title>x"])
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(kl.DataError, match=r"text: (?:no article text was found|this HTML page cannot be read)"):
        kl.parse(html)


def test_a_text_that_is_no_article_by_its_length_is_refused():
    with pytest.raises(kl.DataError, match="text: 2,000,001 characters; an article has at most 2,000,000"):
        kl.parse("a" * 2_000_001)


WORDS = "The ferry company said that the harbour would stay shut until the strike was over. "


def test_what_the_extractor_returned_is_the_article_also_below_a_list():
    items = "".join(f"<li>Gate {number} is shut until the crane is gone, nobody passes.</li>" for number in "1234")
    article = f"<article><h1>Shut</h1><p>{WORDS * 3}</p><ul>{items}</ul><p>{WORDS}</p></article>"
    html = f"<!DOCTYPE html><body>{article}</body>"
    corpus = kl.parse(html)
    assert set(corpus.sentences["section"]) == {"headline", "body"}
    assert corpus.sentences["text"].iloc[-1] == WORDS.strip()


def test_a_clear_form_is_furniture_wherever_it_stands():
    notes = "<p>Follow The Harbour Post on Twitter and Facebook.</p><p>Ann Berg can be reached at ann@example.org.</p>"
    corpus = kl.parse(f"<!DOCTYPE html><body><article><p>{WORDS * 3}</p>{notes}<p>{WORDS * 2}</p></article></body>")
    sections = corpus.blocks.set_index("section")["text"]
    assert sections["furniture"] == "Follow The Harbour Post on Twitter and Facebook."
    assert sections["bio"] == "Ann Berg can be reached at ann@example.org."


def test_the_article_that_a_page_gives_to_programs_is_taken_where_the_page_shows_little_of_it():
    told = json.dumps({"@type": "NewsArticle", "articleBody": WORDS * 8})
    html = f"<!DOCTYPE html><body><script type='application/ld+json'>{told}</script><p>{WORDS}</p></body>"
    assert read(html, name="a.html").text == (WORDS * 8).strip()


def test_a_page_without_its_first_lines_is_a_page():
    html = f"\t<meta property='og:type' content='article'><title>Shut</title><body><p>{WORDS * 4}</p></body>"
    assert read(html, name="a").text.split() == (WORDS * 4).split()
