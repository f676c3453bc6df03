"""What a page shows of its author and its day, where it tells programs nothing."""

import pytest
from lxml import html

from kosovo_lib.read.metadata import page_clues, shown_author, shown_day, shown_texts


@pytest.mark.parametrize(
    ("texts", "author"),
    [
        (["News", "By CARLA DENSMORE", "Staff Writer"], "Carla Densmore"),
        (["By Octavio Brandt, political correspondent"], "Octavio Brandt"),
        (["By Anna Berg and Tom Holm"], "Anna Berg and Tom Holm"),
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


def test_the_day_beside_the_byline_goes_before_the_day_of_the_header():
    texts = ["Monday, June 14, 2021", "a", "b", "c", "d", "By Anna Berg", "June 13, 2021", "Updated June 15, 2021"]
    assert str(shown_day(texts, 5)[0]) == "2021-06-13"
    assert shown_day(["Monday, June 14, 2021", *"abcde", "By Anna Berg"], 6) is None  # too far: the day of the visit
    assert shown_day(["By Anna Berg", "On June 13, 2021 the port was shut for good", "June 13, 2199"], 0) is None


def test_only_short_texts_that_are_shown_are_read():
    tree = html.document_fromstring(f"<script>By Anna Berg</script><p>By <b>Tom  Holm</b> now</p><p>{'x' * 200}</p>")
    assert shown_texts(tree) == ["By", "Tom Holm", "now"]


PAGE = """<html><head><title>The Mirador :: Lottery chief quits over party fund</title></head><body>
<table><tr><td><font size=5>Lottery chief quits over party fund</font><br><b>By CARLA DENSMORE</b><br>Staff Writer<br>
August 24, 2006</td></tr></table></body></html>"""


def test_an_old_page_gives_headline_author_and_day_with_the_words_that_say_so():
    clues = page_clues(PAGE)
    assert clues.title.value == "Lottery chief quits over party fund"
    assert clues.author == ("Carla Densmore", "byline “By CARLA DENSMORE”")
    assert clues.day == ("2006-08-24", "shown “August 24, 2006”")
