"""A saved web page to text: the article, and after it what readers wrote under it."""

import json
import time

import pytest
from invented_saved import PLAIN, REMARKS, WORDS, page

import kosovo_lib as kl
from kosovo_lib.read import read

WORDPRESS = (
    "<div id='comments'><ol class='comment-list'>{}</ol></div>",
    (
        "<li class='comment'><footer class='comment-meta'><b class='fn'>Bob</b></footer>"
        "<div class='comment-content'><p>{}</p></div><div class='reply'><a>Reply</a></div></li>"
    ),
)


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


@pytest.mark.parametrize(
    ("told", "shown", "title"),
    [
        ("Why The Port Is Shut | Gazette", "<h1>Port Shut<script>alert(1)</script></h1>", "Port Shut"),
        ("Port Shut For Weeks | Gazette", "<h1>Gazette</h1>", "Port Shut For Weeks"),
        ("Pier Fails - Gazette", "<h1><b>Live</b><b>Pier Fails</b></h1>", "Pier Fails"),
        ("What we do - Gazette", "<p>Gazette</p>", "What we do"),
        ("Port Shut For Weeks | Gazette", "<h1>Sport</h1>", "Port Shut For Weeks"),
    ],
)
def test_the_headline_is_what_a_reader_sees_without_scripts_and_without_the_site(told, shown, title):
    head = f"<title>{told}</title><meta property='og:site_name' content='Gazette'>"
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{shown}<p>{WORDS * 3}</p></body></html>"
    assert read(html, name="a").clues.title.value == title


def article(inner, around=""):
    """The text of a page with this in its article."""
    html = f"<!DOCTYPE html><body>{around}<article><h1>Port shut</h1>{inner}</article></body>"
    return read(html, name="a.html").text


def test_a_table_of_figures_is_part_of_the_article_and_one_that_lays_it_out_is_none():
    figures = "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Norhaven</td><td>14</td></tr></table>"
    assert "Port\tShips\nNorhaven\t14" in article(f"<p>{WORDS * 3}</p>{figures}<p>{WORDS * 2}</p>")
    lines = [(WORDS * 4).strip(), "The mayor told the union on Monday that nothing would change before the winter."]
    cells = "".join(f"<p>{line}</p>" for line in lines)
    laid_out = f"<table><tr><td>Menu</td></tr></table><table><tr><td>{cells}</td></tr></table>"
    assert read(f"<!DOCTYPE html><body>{laid_out}</body>", name="a").text.split("\n") == lines


def test_a_dialog_over_the_page_is_no_part_of_its_article():
    dialog = f"<div class='pum-overlay modal'><p>{'Our fleet has forty ships and a school for pilots. ' * 6}</p></div>"
    assert "forty ships" not in article(f"<p>{WORDS * 3}</p><p>{WORDS * 2}</p>", dialog)


def test_words_marked_as_a_link_stay_in_their_sentence():
    linked = "The union said that <span class='link'>talks with the company</span> had failed on Monday in the harbour."
    assert "that talks with the company had failed" in article(f"<p>{WORDS * 3}</p><p>{linked}</p><p>{WORDS * 2}</p>")


def test_questions_between_answers_and_the_deck_are_kept_and_teasers_are_not():
    deck = "Pilots say that the pier was never safe and that nobody listened to them"
    asked = "<h2><b>What did the pilots say?</b></h2>"
    teasers = "".join(f"<li><a href=/{n}>Ferry runs again on route {n} after a strike</a></li>" for n in range(4))
    text = article(f"<p>{WORDS * 3}</p>{asked}<p>{WORDS * 2}</p><ul>{teasers}</ul>")
    assert "What did the pilots say?" in text
    assert "route 2" not in text
    head = f"<header><h1>Port shut for weeks</h1><p>{deck}</p></header>"
    html = f"<!DOCTYPE html><body><article>{head}<p>{WORDS * 3}</p></article>"
    assert kl.parse(html).blocks["section"].tolist() == ["headline", "deck", "body"]


def test_the_article_that_a_page_gives_to_programs_as_mark_up_is_read_as_its_text():
    told = json.dumps(
        {"@type": "NewsArticle", "articleBody": f"&lt;p&gt;{WORDS * 5}&lt;/p&gt;&lt;p&gt;{WORDS}&lt;/p&gt;"}
    )
    html = f"<!DOCTYPE html><body><script type='application/ld+json'>{told}</script><p>{WORDS}</p></body>"
    assert read(html, name="a").text.split("\n") == [(WORDS * 5).strip(), WORDS.strip()]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("The baker on the pier sold cookies to sailors who had waited for two days.", "body"),
        ("Signing up for the pilots' school takes you a day, and the exam is in May.", "body"),
        ("This website uses cookies; you accept them when you go on.", "furniture"),
        ("Do you want to hear more from us? Sign up here", "furniture"),
        ("We recommend boats that we have tried. We may receive compensation when you buy one.", "furniture"),
        ("For the latest news from the harbour download the Gazette app.", "furniture"),
    ],
)
def test_what_sells_something_is_furniture_and_a_sentence_with_its_words_is_none(line, section):
    html = f"<!DOCTYPE html><body><article><p>{WORDS * 3}</p><p>{line}</p><p>{WORDS * 2}</p></article></body>"
    blocks = kl.parse(html).blocks
    assert blocks.loc[blocks["text"].str.contains(line, regex=False), "section"].tolist() == [section]


def sections(html):
    """The sections of a page's lines."""
    return {line: row.section for row in kl.parse(html).blocks.itertuples() for line in row.text.splitlines()}


def test_numbers_of_footnotes_are_no_part_of_a_sentence():
    notes = "<p>The pier fell on Monday morning.<sup><a href='#f1'>[1]</a></sup> Then it rained for a week.</p>"
    assert "Monday morning. Then" in article(f"<p>{WORDS * 3}</p>{notes}<p>{WORDS * 2}</p>")


def test_a_short_article_keeps_its_lines_and_its_captions_are_captions():
    captions = "".join(f"<figure><figcaption>Photo {n} of 2: A tug at the pier.</figcaption></figure>" for n in (1, 2))
    html = f"<!DOCTYPE html><body><article><h1>The port in pictures</h1><p>{WORDS}</p>{captions}</article></body>"
    found = sections(html)
    assert found["The port in pictures"] == "headline"
    assert found[WORDS.strip()] == "body"
    assert found["Photo 2 of 2: A tug at the pier."] == "caption"


def test_a_day_in_an_embedded_post_is_not_that_of_the_article():
    post = (
        "<blockquote class='twitter-tweet'><p>The port is a disgrace, all of it.</p>Mara Holm May 5, 2024</blockquote>"
    )
    html = f"<!DOCTYPE html><body><article><h1>Port shut</h1><p>{WORDS * 3}</p>{post}<p>{WORDS}</p></article></body>"
    assert read(html, name="a").clues.published is None


def test_a_page_that_tells_programs_it_is_not_free_and_asks_for_a_subscription_is_a_paywall_stub():
    told = json.dumps({"@type": "NewsArticle", "headline": "Port shut", "isAccessibleForFree": False})
    box = "<div class='paywall'><h3>Continue reading with a subscription</h3></div>"
    head = f"<script type='application/ld+json'>{told}</script>"
    html = (
        f"<!DOCTYPE html><head>{head}</head><body><article><h1>Port shut</h1><p>{WORDS * 2}</p>{box}</article></body>"
    )
    assert read(html, name="a").doubts == ("it looks like a paywall stub",)
    assert read(html.replace(box, ""), name="a").doubts == ()


@pytest.mark.parametrize(
    ("address", "doubts"),
    [
        ("https://gazette.example/", ("it looks like a home page",)),
        ("https://gazette.example/port-shut", ()),
    ],
)
def test_a_page_whose_own_address_is_that_of_its_site_looks_like_a_home_page(address, doubts):
    head = f"<link rel='canonical' href='{address}'>"
    html = f"<!DOCTYPE html><head>{head}</head><body><article><h1>Port shut</h1><p>{WORDS * 2}</p></article></body>"
    assert read(html, name="a").doubts == doubts


SAVED = {
    "SingleFile": """<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://www.gazette.example/a
--><meta charset=utf-8><title>Port shut</title><article><h1>Port shut</h1><p class=byline>By Ann Berg<p>{}</article>""",
    "Firefox Reader": """<!DOCTYPE html><html><head><base href="https://www.gazette.example/a"></head><body>
<div class="container"><div class="reader-header"><h1 class="reader-title">Port shut</h1>
<div class="credits reader-credits">Ann Berg</div></div><div class="moz-reader-content"><p>{}</p></div></div></body>""",
    "a browser": """<!-- saved from url=(0029)https://www.gazette.example/a -->
<html><head><meta name=author content="Ann Berg, Special to the Gazette"></head>
<body><article><h1>Port shut</h1><p>{}</p></article></body></html>""",
}


@pytest.mark.parametrize("program", SAVED)
def test_a_page_is_read_however_it_was_saved(program):
    document = read(SAVED[program].format(WORDS * 4), name="a")
    clues = document.clues
    assert (clues.host.value, clues.title.value, clues.author.value) == ("gazette.example", "Port shut", "Ann Berg")
    assert document.text.endswith((WORDS * 4).strip())


def test_the_name_of_an_aggregator_is_not_the_outlets():
    head = "<meta property='og:site_name' content='MSN'><link rel=canonical href='https://www.msn.com/en-us/news/a'>"
    clues = read(page(head=head), name="a").clues
    assert clues.site is clues.host is None
    assert "articles of many outlets stand at https://www.msn.com/en-us/news/a" in clues.hint


def test_a_page_with_thousands_of_short_lines_is_read_in_little_time():
    rows = "<table><tr><td>a</td><td>b</td></tr></table>" * 1500
    began = time.process_time()
    assert WORDS.strip() in article(f"<p>{WORDS * 3}</p><p>{WORDS * 2}</p>", rows)
    assert time.process_time() - began < 5
