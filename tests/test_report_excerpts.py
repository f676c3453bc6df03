"""What pages to be published print of other people's articles, all pages added up."""

import json
import re
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import pytest
from invented_pages import cells

from kosovo_lib import display
from kosovo_lib.charts import use_theme
from kosovo_lib.display.drawing import html_of
from kosovo_lib.display.output import Output
from kosovo_lib.finding import Finding, Quotation
from kosovo_lib.report.excerpts import Excerpts, excerpt
from kosovo_lib.report.page import page_of

MIMETYPE = "application/vnd.vegalite.v5+json"


@pytest.fixture(autouse=True)
def _theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOSOVO_CHARTS", "plain")  # as where pages are made
    use_theme()


def sentence(article: str, number: int, words: int = 10) -> dict[str, Any]:
    """A sentence whose words stand nowhere else."""
    text = " ".join(f"{article}w{number}n{n}" for n in range(words))
    return {"sentence": number, "line": 1, "start": 0, "end": 9, "kind": "own", "speaker": "", "says": "",
            "voice": "outlet", "attribution": "none", "parts": [[text, ""]]}  # fmt: skip


def reading(**sizes: int) -> Output:
    """The page with articles of so many sentences of ten words."""
    articles = [
        {"article": name, "outlet": name, "handle": name, "title": f"Title {name}", "author": "",
         "words": 10 * size, "published": "1 May 2031", "url": f"https://example.org/{name}",
         "paragraphs": [{"section": "body", "sentences": [sentence(name, n) for n in range(size)]}]}
        for name, size in sizes.items()
    ]  # fmt: skip
    return Output("reading", {"articles": articles, "pairs": []})


def group(name: str, article: str, numbers: Sequence[int], url: str = "", label: str = "") -> Output:
    said = [sentence(article, n) for n in numbers]
    source = {"article": article, "about": article, "path": "p.txt", "url": url, "sentences": said}
    return Output("evidence", {"groups": [{"id": name, "label": label or name, "parts": [
        {"id": "", "label": "", "sources": [source]}]}]})  # fmt: skip


def printed(article: str, *notebooks: Any) -> set[int]:
    """The sentences of an article of which any word stands in what notebooks display."""
    return {int(n) for n in re.findall(rf"{article}w(\d+)n", json.dumps(notebooks))}


def quoted(article: str, *numbers: int) -> Output:
    said = [Quotation(article, n, article, sentence(article, n)["parts"][0][0]) for n in numbers]
    return display.findings([Finding("F.", 0.5, "ev-a", quotations=tuple(said))])


def test_all_pages_together_print_half_of_an_article() -> None:
    # 6 sentences of ten words: 60 / 2 = 30 words, three sentences.
    facts = cells(quoted("a", 5), group("ev-x", "a", (1, 2)))
    voices = cells(group("ev-y", "a", (3,)), group("ev-z", "a", (4,)))
    read = cells(reading(a=6))
    excerpt([facts, voices, read])
    assert printed("a", facts, voices, read) == {5, 0, 3}  # what findings quote, the first, one of the smallest group


def test_the_first_sentence_of_each_article_is_printed_before_what_numbers_rest_on() -> None:
    # 10 sentences of ten words: five may stand. The headline, which always stands, is none of them.
    facts, read = cells(quoted("a", 8), *(group(f"ev-{n}", "a", (n,)) for n in range(2, 8))), cells(reading(a=10))
    (article,) = read.cells[0].outputs[0].data[display.MIME]["articles"]
    head = {"section": "headline", "sentences": article["paragraphs"][0]["sentences"][:1]}
    article["paragraphs"] = [head, {"section": "body", "sentences": article["paragraphs"][0]["sentences"][1:]}]
    excerpt([facts, read])
    assert printed("a", facts, read) == {0, 8, 1, 2, 3}


def test_how_an_article_begins_on_the_front_page_is_printed_before_what_numbers_rest_on() -> None:
    # 8 sentences of ten words: four may stand. Its first sentence repeats its headline, so it begins with the second.
    facts, read = cells(quoted("a", 7), *(group(f"ev-{n}", "a", (n,)) for n in range(2, 7))), cells(reading(a=8))
    row = dict.fromkeys(("outlet", "article", "title", "url", "published"), "a")
    row |= {"words": 1, "own": 1, "quoted": 0, "opening": sentence("a", 1)["parts"][0][0]}
    excerpt([facts, cells(Output("outlets", {"articles": [row]})), read])
    assert row["opening"]
    assert printed("a", facts, read) == {7, 0, 1, 2}


@pytest.mark.parametrize(("words", "stands"), [(10, True), (11, False)])
def test_the_front_page_prints_how_an_article_begins_if_that_is_at_most_half_of_it(words: int, stands: bool) -> None:
    said = sentence("a", 0, words)["parts"][0][0]
    row = dict.fromkeys(("outlet", "article", "title", "url", "published"), "a")
    row |= {"words": 1, "own": 1, "quoted": 0, "opening": said}
    front, read = cells(Output("outlets", {"articles": [row]})), cells(reading(a=2))
    read.cells[0].outputs[0].data[display.MIME]["articles"][0]["paragraphs"][0]["sentences"] = [
        sentence("a", 0, words), sentence("a", 1)
    ]  # fmt: skip
    excerpt([front, read])
    assert front.cells[0].outputs[0].data[display.MIME]["articles"][0]["opening"] == said * stands


def test_a_number_shows_a_sentence_of_each_outlet_before_another_shows_more() -> None:
    # 12 sentences of ten words: six may stand of each. Both findings and the number of a table have one of both.
    def both(name: str, *numbers: int) -> Output:
        parts = [group(name, one, numbers).content["groups"][0]["parts"][0]["sources"][0] for one in ("a", "b")]
        return Output(
            "evidence", {"groups": [{"id": name, "label": name, "parts": [{"id": "", "label": "", "sources": parts}]}]}
        )

    table = display.table(pd.DataFrame({"n": [3]}), caption="T")
    facts = cells(quoted("a", 0), both("ev-a", *range(1, 9)), table, both("ev-x", 9, 10, 11))
    facts.cells[0].outputs[2].data[display.MIME]["rows"][0][0]["anchor"] = "ev-x"
    excerpt([facts, cells(reading(a=12, b=12))])
    assert printed("a", facts) == {0, 1, 2, 3, 4, 9}
    assert printed("b", facts) == {1, 2, 3, 4, 9}  # and its first sentence on the page with the articles


def test_what_several_articles_tell_is_printed_before_what_one_does() -> None:
    # 6 sentences of ten words: three may stand, of which the first always does. Two groups count sentences of one
    # article; the third, of which both articles have a sentence, is behind two dots.
    parts = [group("ev-z", one, [3]).content["groups"][0]["parts"][0]["sources"][0] for one in ("a", "b")]
    dots = {"groups": [{"id": "ev-z", "label": "Z", "parts": [{"id": "", "label": "", "sources": parts}]}]}
    numbers = cells(group("ev-x", "a", [1]), group("ev-y", "a", [2]), Output("evidence", dots))
    excerpt([numbers, cells(reading(a=6, b=6))])
    assert (printed("a", numbers), printed("b", numbers)) == ({1, 3}, {3})


def test_a_number_shows_what_stands_elsewhere_or_else_what_most_numbers_count() -> None:
    # 8 sentences of ten words: four may stand. The fourth stands behind three numbers, so that one sentence serves all.
    groups = [group("ev-x", "a", (2, 3, 4)), group("ev-y", "a", (3, 5)), group("ev-z", "a", (3, 6, 7))]
    facts = cells(quoted("a", 1), *groups, group("ev-u", "a", (5, 6, 7, 4)))
    excerpt([facts, cells(reading(a=8))])
    assert printed("a", facts) == {1, 3, 5}


def test_no_mark_on_the_page_with_the_articles_opens_a_gap() -> None:
    read = cells(reading(a=4, b=4))  # two sentences of each
    read.cells[0].outputs[0].data[display.MIME]["pairs"] = [["a-s0", "b-s0", ""], ["a-s0", "b-s3", ""]]
    excerpt([cells(group("ev-x", "a", (1,))), read])
    assert read.cells[0].outputs[0].data[display.MIME]["pairs"] == [["a-s0", "b-s0", ""]]


def test_where_room_is_left_more_of_what_a_finding_rests_on_is_printed() -> None:
    # 12 sentences of ten words: 120 / 2 = 60 words, six sentences: one of each group, and what fits of the first.
    facts = cells(quoted("a", 0), group("ev-a", "a", (1, 2, 3)), group("ev-x", "a", (6, 7, 8)))
    excerpt([facts, cells(reading(a=12))])
    assert printed("a", facts) == {0, 1, 2, 3, 6}


def test_of_what_a_finding_rests_on_at_most_eight_sentences_of_each_article_are_printed() -> None:
    # 60 sentences of ten words: 300 words may stand. The finding quotes one; of its twelve sentences eight are printed.
    facts = cells(quoted("a", 0), group("ev-a", "a", range(1, 13)))
    excerpt([facts, cells(reading(a=60))])
    assert printed("a", facts) == set(range(9))


@pytest.mark.parametrize(("size", "last"), [(8, [6, 7]), (10, [6, 7, 8]), (12, [6, 7, 8, 1]), (14, [6, 7, 8, 1, 2])])
def test_one_sentence_behind_each_finding_comes_before_rows_of_words_these_before_labels_and_then_more_for_the_leads(
    size: int, last: list[int]
) -> None:
    # Half of so many sentences of ten words may stand. A weak finding heads its page for want of a better one.
    weak = [Finding("H.", 0.04, "ev-a"), Finding("I.", 0.02, "ev-b")]
    said = {n: sentence("a", n)["parts"][0][0] for n in (6, 7, 8)}
    two = {"article_a": "a", "sentence_a": 6, "text_a": said[6], "article_b": "a", "sentence_b": 7, "text_b": said[7]}
    drawn = alt.Chart(pd.DataFrame({"x": [1], "label": [said[8]]})).mark_point().encode(x="x:Q", tooltip="label:N")
    facts = cells(
        drawn, display.table(pd.DataFrame([two]), caption="T", columns=["text_a", "text_b"]), display.findings(weak),
        group("ev-b", "a", (3, 4)), group("ev-a", "a", (0, 1, 2)),
    )  # fmt: skip
    excerpt([facts, cells(reading(a=size))])
    whole = {n for n in range(size) if sentence("a", n)["parts"][0][0] in json.dumps(facts)}
    assert whole == {0, 3, *last}


@pytest.mark.parametrize(("words", "stands"), [(94, True), (95, False)])
def test_a_hundred_words_in_a_row_stand_and_not_one_more(words: int, stands: bool) -> None:
    # Of 300 words 150 may stand; the second sentence has six.
    sizes = (words, 6, 200 - words, 94)
    article = reading(a=1).content["articles"][0]
    article["paragraphs"][0]["sentences"] = said = [sentence("a", n, size) for n, size in enumerate(sizes)]
    quota = Excerpts([article])
    assert quota.takes(said[0]["parts"][0][0])
    assert quota.takes(said[1]["parts"][0][0]) is stands


def test_a_finding_is_printed_whole_or_left_out_and_so_is_each_of_its_quotations() -> None:
    # 6 sentences of ten words: 30 words may stand, those of the first three quotations.
    words = sentence("a", 5)["parts"][0][0]
    facts = cells(quoted("a", 0, 1, 2, 3), display.findings([Finding(f"B reports “{words}”.", 0.1)]))
    excerpt([facts, cells(reading(a=6))])
    (first,), second = (one.data[display.MIME]["findings"] for one in facts.cells[0].outputs)
    assert [said["sentence"] for said in first["quotations"]] == [0, 1, 2]
    assert second == []


def test_what_is_not_printed_is_named_by_its_place_beside_the_original() -> None:
    facts = cells(group("ev-x", "a", (3, 4, 5), url="https://example.org/a"))
    excerpt([facts, cells(reading(a=12))])
    drawn = html_of(facts.cells[0].outputs[0].data[display.MIME], reading="read.html")
    assert '<span class="count">3</span>' in drawn  # the number is of all
    assert "<li>not printed: sentences 5, 6 of 12</li>" in drawn  # no link leads to a gap


def test_the_article_keeps_a_gap_with_the_address_of_each_sentence_and_the_link_to_the_original() -> None:
    read = cells(reading(a=12))
    excerpt([cells(group("ev-x", "a", (2,))), read])
    drawn = html_of(read.cells[0].outputs[0].data[display.MIME])
    assert [f"a-s{n}" for n in range(12)] == re.findall(r'id="(a-s\d+)"', drawn)
    assert drawn.count("[…]") == 2  # before and after it
    assert (
        'in excerpts: at most half of its words · <a href="https://example.org/a" rel="external">original</a>' in drawn
    )


def test_never_more_than_100_words_in_a_row() -> None:
    # 26 sentences: 260 / 2 = 130 words; of twelve in a row ten have 100 words, the eleventh would make 110.
    facts, read = cells(quoted("a", *range(12), 20, 21, 22, 23)), cells(reading(a=26))
    excerpt([facts, read])
    whole = {n for n in range(26) if sentence("a", n)["parts"][0][0] in json.dumps(facts)}
    assert whole == {*range(10), 11, 20, 21}  # the thirteenth is the last of 130 words


def test_a_passage_that_two_articles_have_counts_for_both() -> None:
    articles = reading(a=4, b=4)  # 40 / 2 = 20 words: two sentences each
    first, second = (one["paragraphs"][0]["sentences"] for one in articles.content["articles"])
    for n in (0, 1):
        second[n]["parts"] = first[n]["parts"]
    facts = cells(quoted("a", 0, 1), quoted("b", 3))
    excerpt([facts, cells(articles)])
    assert printed("a", facts) == {0, 1}
    assert "bw3n9" not in json.dumps(facts)  # b has printed its two with those of a


def test_a_sentence_is_counted_among_those_of_the_running_text() -> None:
    facts, read = cells(group("ev-x", "a", (3, 5, 6), url="https://example.org/a")), cells(reading(a=12))
    paragraphs = read.cells[0].outputs[0].data[display.MIME]["articles"][0]["paragraphs"]
    whole = paragraphs[0]["sentences"]
    paragraphs[:] = [
        {"section": "menu", "sentences": whole[:2]}, {"section": "body", "sentences": whole[2:6]},
        {"section": "comment", "sentences": whole[6:]},
    ]  # fmt: skip
    excerpt([facts, read])
    (source,) = facts.cells[0].outputs[0].data[display.MIME]["groups"][0]["parts"][0]["sources"]
    places = [one["place"] for one in source["sentences"]]
    assert places == ["sentence 2 of 4", "sentence 4 of 4", "words outside the article"]


def test_without_an_original_a_sentence_that_is_not_printed_is_named_by_its_place_too() -> None:
    # 6 sentences of ten words: 30 words may stand, those of three quotations.
    facts = cells(quoted("a", 0, 1, 2), group("ev-x", "a", (2, 3, 4)), group("ev-y", "a", (5,)))
    excerpt([facts, cells(reading(a=6))])
    shown, bare = (html_of(one.data[display.MIME], reading="read.html") for one in facts.cells[0].outputs[1:])
    assert '<span class="count">3</span>' in shown
    assert "<li>not printed: sentences 4, 5 of 6</li>" in shown
    assert "<ul><li>not printed: sentence 6 of 6</li></ul>" in bare
    assert "original" not in shown + bare


def test_what_facts_in_charts_are_called_is_printed_before_sentences_behind_findings_and_numbers() -> None:
    # 8 sentences of ten words: 40 words may stand, those of the lead, the first sentence and two of the chart.
    said = [sentence("a", n)["parts"][0][0] for n in range(8)]
    drawn = alt.Chart(pd.DataFrame({"label": said[5:7], "x": 1})).mark_point().encode(y="label:N")
    facts = cells(quoted("a", 1), drawn, group("ev-a", "a", (2, 3)), group("ev-x", "a", (6, 7), label=said[6]))
    excerpt([facts, cells(reading(a=8))])
    assert printed("a", facts) == {1, 5, 6}


def test_a_speaker_never_stands_alone_and_no_mark_closes_what_nothing_opens() -> None:
    said = sentence("a", 5)["parts"][0][0]
    facts = cells(
        quoted("a", 0, 1, 2), *(display.note(text) for text in (f"Krog: “{said}”", said.replace("n6", 'n6 "') + '".'))
    )
    excerpt([facts, cells(reading(a=6))])
    notes = [one.data[display.MIME]["text"] for one in facts.cells[0].outputs[1:]]
    assert notes == ["Krog: “aw5n0 aw5n1 aw5n2 aw5n3 …”", "aw5n0 aw5n1 aw5n2 aw5n3 …"]


def test_a_row_of_words_that_may_not_be_printed_goes_with_its_table_and_a_label_keeps_its_first_words() -> None:
    words = sentence("a", 5)["parts"][0][0]
    rows = pd.DataFrame({"outlet": ["a"], "text": [words], "article": ["a"], "sentence": [5]})
    facts = cells(quoted("a", 0, 1, 2), display.table(rows, caption="T", columns=["outlet", "text"]))
    late = cells(group("ev-x", "a", (5,), url="https://example.org/a"))
    (named,) = late.cells[0].outputs[0].data[display.MIME]["groups"]
    named["label"] = f"Perhaps the same: {words}"
    excerpt([facts, cells(reading(a=6)), late])
    assert facts.cells[0].outputs[1].data[display.MIME]["rows"] == []
    page = page_of(facts, "facts", "Facts", {"order": 0, "hash": ""})
    assert not page.blocks  # of its only row
    assert named["label"] == "Perhaps the same: aw5n0 aw5n1 aw5n2 aw5n3 …"


def test_a_sentence_beside_a_count_is_printed_before_rows_of_words_alone() -> None:
    # Half of four sentences may stand: the first, and one of two tables.
    words = {n: sentence("a", n)["parts"][0][0] for n in (2, 3)}
    alone, counted = (pd.DataFrame({"n": [1], "text": [words[n]], "article": ["a"], "sentence": [n]}) for n in (2, 3))
    facts = cells(
        display.table(alone, caption="T", columns=["text"]), display.table(counted, caption="U", columns=["n", "text"])
    )
    excerpt([facts, cells(reading(a=4))])
    assert printed("a", facts) == {3}


def test_tables_charts_and_a_readers_own_output_are_cut_too() -> None:
    words = sentence("a", 5)["parts"][0][0]
    rows = pd.DataFrame({"article": ["a"], "sentence": [5], "text": [words], "label": [words]})
    drawn = alt.Chart(rows).mark_bar().encode(y="label:N").properties(title="T", description="D")
    own = {"text/html": f"<p>{words} <b>and</b></p>", "text/plain": words}
    facts = cells(quoted("a", 0, 1, 2), display.table(rows, caption="T"), drawn, own)
    excerpt([facts, cells(reading(a=6))])
    table, chart, html = (one.data for one in facts.cells[0].outputs[1:])
    row = table[display.MIME]["rows"][0]
    assert [one["text"] for one in row][1:3] == ["5", "sentence 6 of 6"]
    assert "#a-s5" not in html_of(table[display.MIME], reading="read.html")  # nor does a cell
    left = "aw5n0 aw5n1 aw5n2 aw5n3 …"  # four words: with a word before them still fewer than count
    assert left in json.dumps(chart[MIMETYPE], ensure_ascii=False)
    assert html["text/html"] == f"<p>{left}<b>and</b></p>"
    assert printed("aw5n5", table[display.MIME], chart[MIMETYPE], html["text/html"]) == set()


@pytest.mark.parametrize(("last", "label_stands"), [("wxyz", True), ("vwxyz", False)])
def test_labels_of_a_chart_come_before_tables_and_longer_texts_after_them(last: str, label_stands: bool) -> None:
    # 17 words of 7 letters and one of 4 with blanks between them are 140 characters. Of 80 words 40 may stand: the
    # first sentence (10), and those of the chart (18) or of the table (20), whichever is asked first.
    article = reading(a=1).content["articles"][0]
    article["paragraphs"][0]["sentences"] = said = [sentence("a", n, size) for n, size in enumerate((10, 18, 20, 32))]
    label = said[1]["parts"][0][0] = " ".join([*(f"{n:07}" for n in range(17)), last])
    table = pd.DataFrame({"article": ["a"], "sentence": [2], "text": [said[2]["parts"][0][0]], "n": [1]})
    drawn = alt.Chart(pd.DataFrame({"x": [1], "label": [label]})).mark_point().encode(x="x:Q", tooltip="label:N")
    facts = cells(display.table(table, caption="C.", columns=["text", "n"]), drawn)
    excerpt([facts, cells(Output("reading", {"articles": [article], "pairs": []}))])
    assert (label in json.dumps(facts)) is label_stands
    assert (said[2]["parts"][0][0] in json.dumps(facts)) is not label_stands


def test_a_long_sentence_in_a_chart_is_printed_whole_or_not_at_all() -> None:
    said = " ".join(sentence("a", n)["parts"][0][0] for n in (3, 4, 5))  # over 140 characters, so no label
    drawn = alt.Chart(pd.DataFrame({"x": [1], "quote": [said]})).mark_point().encode(x="x:Q", tooltip="quote:N")
    facts = cells(quoted("a", 0, 1, 2), drawn)
    excerpt([facts, cells(reading(a=6))])
    (rows,) = facts.cells[0].outputs[-1].data[MIMETYPE]["datasets"].values()
    assert rows == [{"x": 1, "quote": "[…]"}]  # its first words might lack what the chart draws


def test_what_is_left_of_a_cut_text_reads_well() -> None:
    said = sentence("a", 5)["parts"][0][0]
    facts = cells(quoted("a", 0, 1, 2), display.note(f"Ana Krog: “{said}”"), display.note(f"“{said}.”"))
    excerpt([facts, cells(reading(a=6))])
    named, bare = (one.data[display.MIME]["text"] for one in facts.cells[0].outputs[1:])
    assert (named, bare) == ("Ana Krog: “aw5n0 aw5n1 aw5n2 aw5n3 …”", "“aw5n0 aw5n1 aw5n2 aw5n3 …”")


def test_where_no_page_has_the_articles_half_of_the_evidence_is_printed() -> None:
    facts = cells(*(group(f"ev-{n}", "a", (n,)) for n in range(4)))
    excerpt([facts])
    assert printed("a", facts) == {0, 1}  # 40 / 2 = 20 words
