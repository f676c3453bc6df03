"""Any file a newsroom has is read with what it says of itself, or refused by what it is."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

import kosovo_lib as kl
from kosovo_lib import project
from kosovo_lib.errors import DataError
from kosovo_lib.read import FORMATS, documents, file_bytes, read

WORDS = "The ferry company said that the harbour would stay shut until the strike was over."
COUNT = 15
ALL = ("Gazette", "Harbour stays shut", "Ann Berg", "2024-05-06")

NEXIS = f"""
                               1 of 2 DOCUMENTS

                              Gazette

                              May 6, 2024 Monday
                                Final Edition

Harbour stays
shut

BYLINE: ANN BERG, Gazette Staff Writer

SECTION: NEWS; Pg. A1

LENGTH: {COUNT:,} words

DATELINE: NORHAVEN

{WORDS}

LOAD-DATE: May 7, 2024

                               2 of 2 DOCUMENTS

                              Lantern

                              8 May 2024 Wednesday 9:30 PM GMT

HEADLINE: Gates
open

LENGTH: {COUNT} words

BODY:

{WORDS}

LOAD-DATE: May 9, 2024
"""
NEXIS_UNI = f"""User Name: Kim
Date and Time: Monday, June 3, 2024 9:12:00 AM EDT
Documents (1)
1. Harbour stays shut
Search Terms: harbour

Harbour stays shut
Gazette
May 6, 2024 Monday

Copyright 2024 Gazette All Rights Reserved

Section: NEWS
Length: {COUNT} words
Byline: Ann Berg
Body

{WORDS}

Classification

Language: ENGLISH

End of Document
"""
FACTIVA = f"""HD  Harbour stays
    shut
BY  By Ann Berg in Norhaven
WC  {2 * COUNT} words
PD  6 May 2024
SN  Gazette
LP
{WORDS}

TD
{WORDS}

AN  Document GAZ0000020240506ek560001k
"""
FACTIVA_ARTICLE = f"""News
Harbour stays shut
By Ann Berg
{COUNT} words
6 May 2024
09:30
Gazette
GAZ
English
Copyright 2024. Gazette.

{WORDS}

Document GAZ0000020240506ek560001k
"""
PROQUEST = f"""____________________________________________________________
Document 1 of 1
Author: Berg, Ann
ProQuest document link
Full text: {WORDS}
Title: Harbour stays shut
Publication title: Gazette; Norhaven
Publication date: May 6, 2024
____________________________________________________________
"""
RSS = f"""<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette » News</title><item>
<title>Harbour stays shut</title>
<pubDate>Mon, 06 May 2024 23:30:00 -0400</pubDate><author>ann@gazette.example (Ann Berg)</author>
<content:encoded><![CDATA[<p>{WORDS * 6}</p>]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry>
<title type="html">Harbour stays shut</title><updated>2024-05-09T10:00:00Z</updated>
<published>2024-05-06T23:30:00-04:00</published><author><name>Ann Berg</name><email>a@b.example</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{f"<p>{WORDS}</p>" * 6}</div></content>
</entry></feed>"""
NITF = f"""<nitf><head><pubdata name="Gazette"/><docdata><date.issue norm="20240506T100000Z"/></docdata></head>
<body><body.head><hedline><hl1>Harbour stays shut</hl1></hedline><byline><person>Ann Berg</person></byline></body.head>
<body.content>{f"<p>{WORDS}</p>" * 6}</body.content></body></nitf>"""
CLIPPING = (
    "---\ntitle: Harbour stays shut\nsite: Gazette\nauthor: ['[[Ann Berg]]']\npublished: 2024-05-06\n---\n"
    f"# Shut\n\n![A crane](https://a.example/b.jpg)\n\n**{WORDS}** See [the pier](https://a.example/p_(x)).[^1]\n"
)
NEWS_API = json.dumps({"articles": [{
    "source": {"id": None, "name": "Gazette"}, "author": "Ann Berg", "title": "Harbour stays shut",
    "publishedAt": "2024-05-06T10:00:00Z", "content": f"{WORDS} … [+1200 chars]",
}, {"source": {"name": "Lantern"}, "title": "[Removed]", "content": "[Removed]"}]})  # fmt: skip
GUARDIAN = json.dumps({"response": {"results": [{
    "webTitle": "Harbour stays shut", "webPublicationDate": "2024-05-06T10:00:00Z",
    "fields": {"bodyText": WORDS, "byline": "Ann Berg", "publication": "Gazette"},
}]}})  # fmt: skip
LINES = json.dumps(
    {
        "headline": "Harbour stays shut",
        "body": WORDS,
        "authors": ["Ann Berg"],
        "date": "2024-05-06",
        "outlet": "Gazette",
    }
)
TABLE = f"Title\tFull Text\tAuthor\tDate\tSource\nHarbour stays shut\t{WORDS}\tBy ANN BERG\t06.05.2024\tGazette\n"
MAIL = f"""From: Gazette <news@gazette.example>
Subject: Harbour stays shut
Date: Mon, 06 May 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{WORDS}
"""
PAGE = f"""<html><head><meta name="author" content="Ann Berg"><meta property="og:site_name" content="Gazette">
<meta name="pubdate" content="2024-05-06"></head><body><h1>Harbour stays shut</h1><p>{WORDS * 4}</p></body></html>"""
ONE_FILE = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://gazette.example/shut
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b1"

--b1
Content-Type: text/html
Content-Location: https://gazette.example/shut

{PAGE}
--b1--
"""


def word(text):
    """A Word document with these paragraphs."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{lines}</w:body></w:document>")
    return packed.getvalue()


def workbook(text):
    import openpyxl

    book, packed = openpyxl.Workbook(), io.BytesIO()
    for line in text.splitlines():
        book.active.append(line.split("\t"))
    book.save(packed)
    return packed.getvalue()


def rtf(text):
    return ("{\\rtf1\\ansi " + text.replace("\n", "\\par\n") + "}").encode()


def pdf(*pages):
    """A PDF file; each page is a list of blocks of lines, and there is a wider gap between two blocks."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for blocks in pages:
        drawn, y = [], 780
        for block in blocks:
            for line in block:
                drawn.append(f"BT /F1 10 Tf 1 0 0 1 50 {y} Tm ({line}) Tj ET")
                y -= 12
            y -= 30
        stream = "\n".join(drawn)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")  # fmt: skip
    kids = " ".join(f"{number} 0 R" for number in range(5, len(objects) + 1, 2))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    body, places = "%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{held}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>"
    return f"{body}{end}\nstartxref\n{len(body)}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    "received",
    [NEXIS_UNI, word(NEXIS_UNI), rtf(NEXIS_UNI), FACTIVA, FACTIVA_ARTICLE, PROQUEST, RSS, ATOM, NITF, CLIPPING,
     NEWS_API, GUARDIAN, LINES, TABLE, workbook(TABLE), ONE_FILE.encode(), PAGE],
    ids=["Nexis", "Nexis in Word", "Nexis in RTF", "Factiva", "Factiva article", "ProQuest", "RSS", "Atom", "NITF",
         "clipping", "NewsAPI", "Guardian", "JSON Lines", "TSV", "Excel", "web page in one file", "web page"],
)  # fmt: skip
def test_an_article_is_read_with_outlet_headline_author_and_day(received):
    (document,) = documents(received, name="a")
    clues = document.clues
    found = [clue.value for clue in (clues.site, clues.title, clues.author)]
    assert (*found, clues.published.first) == ALL
    assert document.text.replace("\n", " ").count(WORDS[:40]) >= 1
    assert "Copyright" not in document.text


def test_what_a_format_cannot_say_stays_open():
    mail = read(MAIL.encode(), name="a").clues
    assert (mail.site.value, mail.host.value, mail.title.value, mail.author) == (
        "Gazette",
        "gazette.example",
        ALL[1],
        None,
    )
    assert mail.published.first == ALL[3]


def test_many_articles_in_a_file_are_taken_apart():
    first, second = documents(NEXIS, name="a.txt")
    assert (first.clues.site.value, first.clues.published.first, first.text) == ("Gazette", "2024-05-06", WORDS)
    assert (first.clues.title.value, first.clues.author.value) == (ALL[1], ALL[2])
    assert (second.clues.site.value, second.clues.title.value, second.clues.author) == ("Lantern", "Gates open", None)
    with pytest.raises(
        DataError, match=r"a\.txt: 2 articles in one file; kosovo add and kosovo ingest take them apart"
    ):
        read(NEXIS, name="a.txt")


def archive(*pages):
    """A web archive of pages, each with its address and its status."""
    records = []
    for address, status, html in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{html}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID: <urn:a>\r\n"
        head += (
            f"WARC-Date: 2024-05-07T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return records


PAGES = [
    ("https://gazette.example/shut", "200 OK", PAGE),
    ("https://gazette.example/gone", "404 Not Found", PAGE),
    ("https://lantern.example/gates", "200 OK", PAGE.replace("Gazette", "Lantern")),
]


def test_a_printed_page_is_read_in_paragraphs_without_what_stands_on_every_sheet():
    top = [["The Gazette, sheet {}"]]
    sheets = [
        [["Harbour stays shut"], ["The ferry company said that the har-", "bour would stay", "shut until"]],
        [["the strike was over."], ["Nobody knew more.", "A new offer is due."]],
        [["It was quiet on Monday."], ["3"]],
    ]
    data = pdf(*([[line.format(n) for line in block] for block in top + sheet] for n, sheet in enumerate(sheets, 1)))
    assert read(data, name="a.pdf").text.split("\n") == [
        "Harbour stays shut",
        "The ferry company said that the harbour would stay shut until the strike was over.",
        "Nobody knew more. A new offer is due.",
        "It was quiet on Monday.",
    ]


@pytest.mark.parametrize(
    ("pages", "with_it", "stays"),
    [(1, 1, True), (2, 1, True), (2, 2, False), (3, 1, True), (3, 2, False), (4, 2, True), (4, 3, False)],
)
def test_a_line_goes_that_stands_on_more_than_half_of_the_pages_of_a_pdf_file(pages, with_it, stays):
    numbers = "one two three four".split()[:pages]
    data = pdf(*([*[["The Gazette"]] * (at < with_it), [f"Ferry {n} sailed."]] for at, n in enumerate(numbers)))
    lines = read(data, name="a.pdf").text.split("\n")
    assert lines.count("The Gazette") == with_it * stays
    assert [line for line in lines if line != "The Gazette"] == [f"Ferry {n} sailed." for n in numbers]


def test_a_pdf_file_of_pictures_is_refused_with_what_to_do():
    with pytest.raises(
        DataError, match=r"a\.pdf: this PDF file holds pictures of pages and no text; run it through OCR"
    ):
        read(pdf([]), name="a.pdf")


@pytest.mark.parametrize(
    ("text", "service"), [(NEXIS_UNI, "Nexis"), (FACTIVA, "Factiva"), (FACTIVA_ARTICLE, "Factiva")]
)
def test_an_article_with_far_fewer_words_than_its_database_counts_is_doubted(text, service):
    given = {NEXIS_UNI: 15, FACTIVA: 30, FACTIVA_ARTICLE: 15}[text]
    assert read(text, name="a.txt").doubts == ()
    cut = text.replace(f"{given} words", "1,650 words")
    assert read(cut, name="a.txt").doubts == (f"{service} counts 1,650 words and gives {given}",)


def test_a_web_archive_gives_the_pages_that_were_there():
    pytest.importorskip("warcio")
    found = documents(b"".join(archive(*PAGES)), name="a.warc")
    assert [document.clues.host.value for document in found] == ["gazette.example", "lantern.example"]


def test_a_web_archive_of_any_size_is_read_page_by_page_and_each_page_is_kept(tmp_path, monkeypatch):
    pytest.importorskip("warcio")
    monkeypatch.setattr("kosovo_lib.read.MAX_BYTES", 700)
    monkeypatch.setattr("kosovo_lib.bulk.sources.MAX_BYTES", 700)
    file, folder = tmp_path / "pages.warc.gz", project.new(tmp_path / "story")
    file.write_bytes(b"".join(gzip.compress(record, mtime=0) for record in archive(*PAGES)))
    assert project.add(folder, [file])["outlet"].tolist() == ["gazette", "lantern"]
    assert sorted(path.suffix for path in (folder / "articles").iterdir()) == [".html", ".html"]
    kl.bulk.ingest(file, tmp_path / "out")
    assert kl.load(tmp_path / "out").articles["article"].tolist() == ["pages-1", "pages-2"]
    (tmp_path / "a.txt").write_text(WORDS * 20)
    with pytest.raises(DataError, match="bytes; an article has at most 700"):
        project.add(folder, [tmp_path / "a.txt"])


def test_of_several_articles_the_doubtful_ones_are_left_out_and_named(tmp_path):
    german = (
        "Der Hafen bleibt geschlossen, sagte die Behörde am Montag, nachdem ein Kran auf den Pier gefallen war. " * 2
    )
    file, folder = tmp_path / "hits.json", project.new(tmp_path / "story")
    records = [json.loads(LINES), json.loads(LINES) | {"body": german}]
    file.write_text(json.dumps(records), encoding="utf-8")
    with pytest.raises(DataError, match=r"hits\.json article 2: it is not written in English but in German; --force"):
        project.add(folder, [file])
    assert len(kl.load(folder).articles) == 1
    done = kl.bulk.ingest(file, tmp_path / "out")
    assert (done.articles, done.rejected) == (1, 1)


def test_a_table_is_known_by_its_columns_and_not_by_its_name(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    row = {"outlet": "Gazette", "text": WORDS}
    (folder / "rows.txt").write_text("\n".join(json.dumps(row | {"id": name}) for name in "ab"), encoding="utf-8")
    (folder / "cells.dat").write_text(f"id\toutlet\ttext\nc\tGazette\t{WORDS}\n", encoding="utf-8")
    (folder / "records.csv").write_text(f"headline,body,outlet\nShut,{WORDS},Gazette\n", encoding="utf-8")
    (folder / "feed.csv").write_text(RSS, encoding="utf-8")
    (folder / "style.css").write_text("p { color: red }", encoding="utf-8")
    done = kl.bulk.ingest(folder, tmp_path / "out")
    assert set(kl.load(tmp_path / "out").articles["article"]) == {"a", "b", "c", "records", "feed"}
    assert done.rejected == 1


def test_the_name_of_a_file_tells_nothing():
    with pytest.raises(DataError, match=r"a\.txt: this is an image; it holds no text that can be read"):
        read(b"\x89PNG\r\n\x1a\n", name="a.txt")
    assert read(rtf(WORDS), name="a.html").text.strip() == WORDS


def test_a_plain_text_stays_what_it_is():
    for text in (WORDS, f"{WORDS}\nTitle: nothing\n", '{"Quoted" is no JSON}', "a,b\n1,2\n", f"From: Ann\n\n{WORDS}"):
        (document,) = documents(text, name="a.txt")
        assert (document.text, document.structured) == (text, False)
    assert FORMATS[-1].what == "a text"


WALLS = {
    "robot check": "<title>Just a moment...</title><p>Checking your browser before you can go on to the page.</p>",
    "cookie wall": "<title>Gazette</title><p>Please accept all cookies before you go on to the Gazette's page.</p>",
    "page that was not found": "<title>404</title><p>The page that you were looking for has been moved away.</p>",
    "paywall stub": f"<title>Shut</title><p>{WORDS}</p><p>Subscribe now to continue reading this article today.</p>",
}


@pytest.mark.parametrize("wall", WALLS)
def test_what_stands_where_an_article_should_is_named_and_not_added_unless_forced(tmp_path, wall):
    folder, file = project.new(tmp_path / "story"), tmp_path / "gazette.html"
    file.write_text(f"<!DOCTYPE html><html><body>{WALLS[wall]}</body></html>", encoding="utf-8")
    given = {"outlet": "Gazette", "published": "2024-05-06"}
    with pytest.raises(DataError, match=rf"gazette\.html: .*it looks like a {wall}"):
        project.add(folder, [file], **given)
    if wall == "paywall stub":  # it has a sentence of the article
        assert project.add(folder, [file], **given, force=True)["status"].tolist() == ["added"]


def test_an_empty_shell_is_told_from_a_page_without_an_article():
    with pytest.raises(
        DataError, match="it looks like an empty shell that a browser fills: save it when it has loaded"
    ):
        read("<html><body><div id=root></div><script src=a.js></script></body></html>", name="a")


def test_an_article_in_another_language_is_named():
    german = "Der Hafen bleibt geschlossen, sagte die Behörde am Montag, nachdem ein Kran auf den Pier gefallen war" * 2
    assert read(german, name="a").doubts == ("it is not written in English but in German",)
    assert read(WORDS * 2, name="a").doubts == ()


def test_a_service_that_cuts_articles_off_or_gives_none_is_named():
    assert read(NEWS_API, name="a").doubts == ("its text is cut off by the service that gave it",)
    table = "stories_id,publish_date,title,url,media_name\n1,2024-05-06,Shut,https://a.example/1,Gazette\n"
    with pytest.raises(DataError, match=r"no record has a text .*Media Cloud and GDELT give addresses only"):
        documents(table, name="a.csv")


def test_a_damaged_workbook_is_refused_by_its_name():
    with pytest.raises(DataError, match=r"list\.xlsx: cannot be read as an Excel workbook"):
        documents(workbook(TABLE)[:-200], name="list.xlsx")


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DataError, match="pipe: not a file but a folder, a pipe or a device"):
        file_bytes(tmp_path / "pipe")
    with pytest.raises(DataError, match="not a file but a folder, a pipe or a device"):
        file_bytes(Path(os.devnull))


def test_each_article_of_a_file_is_added_as_a_text_of_its_own(tmp_path):
    folder, file = project.new(tmp_path / "story"), tmp_path / "hits.docx"
    file.write_bytes(word(NEXIS))
    added = project.add(folder, [file])
    assert added["outlet"].tolist() == ["gazette", "lantern"]
    assert added["published_from"].tolist() == ["2024-05-06", "2024-05-08"]
    assert kl.load(folder).sentences["text"].tolist() == [WORDS, WORDS]
    assert sorted(path.suffix for path in (folder / "articles").iterdir()) == [".txt", ".txt"]


def test_one_article_in_a_word_document_is_kept_as_it_came(tmp_path):
    folder, file = project.new(tmp_path / "story"), tmp_path / "shut.docx"
    file.write_bytes(word(f"Harbour stays shut\n{WORDS}"))
    project.add(folder, [file], outlet="Gazette", published="2024-05-06")
    assert kl.load(folder).sentences["text"].tolist() == ["Harbour stays shut", WORDS]
    assert (folder / "articles" / "gazette-2024-05-06.docx").read_bytes() == file.read_bytes()


def test_ingest_reads_the_same_formats_and_takes_outlets_from_them(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "hits.txt").write_text(NEXIS, encoding="utf-8")
    (folder / "page.html").write_text(PAGE.replace("<head>", "<head><base href='https://gazette.example/shut'>"))
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text("<html><body>An advertisement</body></html>")
    (folder / "german.txt").write_text(
        "Der Hafen bleibt geschlossen, sagte die Behörde am Montag, nachdem ein Kran fiel. " * 3
    )
    done = kl.bulk.ingest(folder, tmp_path / "out", outlet="")
    corpus = kl.load(tmp_path / "out")
    assert set(corpus.articles["article"]) == {"hits-1", "hits-2", "page"}
    assert corpus.articles.set_index("article")["outlet"].to_dict() == {
        "hits-1": "gazette", "hits-2": "lantern", "page": "gazette",
    }  # fmt: skip
    assert done.rejected == 1


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Порт затворен", ("it is not written in English but in Cyrillic letters",)),
        ("Port shut, 1 of 2", ()),
        ("12", ()),
    ],
)
def test_a_script_that_is_not_the_languages_is_doubted_at_any_length(text, doubts):
    assert read(text, name="a").doubts == doubts


def test_front_matter_with_a_key_twice_is_refused_and_what_is_no_front_matter_is_text():
    twice = "---\ntitle: Port Shut\ntitle: Port Open\n---\nThe port of Norhaven was shut on Monday.\n"
    with pytest.raises(DataError, match=r"a\.md: front matter line 2: .*the key 'title' stands in line 1 already"):
        read(twice, name="a.md")
    odd = "---\nPort: Shut: Again\n---\nThe port of Norhaven was shut on Monday.\n"
    assert read(odd, name="a.md").text == odd


def test_a_language_whose_name_is_not_known_is_not_called_by_its_code():
    chant = "Why?\n" * 30  # the detector takes it for Nigerian Pidgin, `pcm`
    assert read(chant, name="a").doubts == ("it is not written in English",)


def test_a_text_with_fewer_than_one_function_word_in_five_is_put_to_the_detector():
    # German words that are English ones, too: "in" and "was", 3 of 20 words; English has twice as many and more
    german = "Der Hafen ist in Orm gesperrt, und niemand weiß in der Stadt, was nun kommt, sagt Krog laut und böse."
    assert read(german, name="a").doubts == ("it is not written in English but in German",)
