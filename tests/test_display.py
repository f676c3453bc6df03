"""What notebooks show: drawn as HTML in which no text is markup, and carried as data for pages."""

import re
from datetime import date
from types import SimpleNamespace
from typing import ClassVar

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_events import story

import kosovo_lib as kl
from kosovo_lib import display, schema
from kosovo_lib.charts import theme
from kosovo_lib.display.drawing import cell, html_of, slug, visible
from kosovo_lib.errors import DataError, ParameterError
from kosovo_lib.finding import Finding, Quotation

TEXT = "KFOR waited. NATO & KFOR met <Serbs>."
#       0123456789012345678901234567890123456 ; the second sentence starts at 13


def sentence(number: int, start: int, end: int, **changes: object) -> dict:
    row = {
        "article": "pier-1", "outlet": "pier", "sentence": number, "block": 0, "section": "body", "voice": "outlet",
        "speaker": pd.NA, "attribution": "none", "attributed_share": 0.0, "source_chain": "pier", "line": 7,
        "start": start, "end": end, "text": TEXT[start:end],
    }  # fmt: skip
    return row | changes


def corpus() -> SimpleNamespace:
    return SimpleNamespace(
        articles=schema.ARTICLES.frame([{
            "article": "pier-1", "outlet": "pier", "version_of": pd.NA, "title": "T", "author": pd.NA,
            "published_from": pd.Timestamp("2008-02-18"), "published_to": pd.Timestamp("2008-02-22"),
            "basis": "inferred", "evidence": "e", "words": 7, "sha256": "0", "path": "articles/pier.txt",
        }]),
        outlets=schema.OUTLETS.frame([{
            "outlet": "pier", "name": "The Pier", "country": "XX", "kind": "k", "url": "u", "compare": True,
            "colour": None, "shape": None,
        }]),
        sentences=schema.SENTENCES.frame([
            sentence(0, 0, 12),
            sentence(1, 13, 37, voice="other", speaker="a <b>spokesman</b>"),
        ]),
    )  # fmt: skip


def mention(number: int, surface: str, start: int, **more: object) -> dict:
    return {"article": "pier-1", "sentence": number, "actor": surface, "surface": surface, "start": start,
            "end": start + len(surface), **more}  # fmt: skip


def html(output: display.Output) -> str:
    return within(output._repr_mimebundle_()["text/html"])


def within(drawn: str) -> str:
    """What stands in the frame that keeps JupyterLab from setting two prices as a formula."""
    frame = '<div class="tex2jax_ignore mathjax_ignore">'
    assert not drawn or (drawn.startswith(frame) and drawn.endswith("</div>"))
    return drawn.removeprefix(frame).removesuffix("</div>")


class TestEvidence:
    def test_each_group_has_an_address_that_numbers_can_lead_to(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0), mention(1, "NATO", 13), mention(1, "KFOR", 20)])
        drawn = html(display.evidence(corpus(), rows, by=["actor"]))
        assert 'id="ev-kfor"' in drawn
        assert 'id="ev-nato"' in drawn
        assert drawn.index("ev-kfor") < drawn.index("ev-nato")  # as the rows name them
        assert '<bdi>KFOR</bdi> <span class="count">2</span>' in drawn

    def test_few_sentences_stand_open(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0)])
        assert '<details class="evidence">' in html(display.evidence(corpus(), rows))
        assert '<details class="evidence" open>' in html(display.evidence(corpus(), rows, opened=1))

    @pytest.mark.parametrize(("groups", "is_folded"), [(6, False), (7, True)])
    def test_more_than_six_groups_of_a_page_are_folded(self, groups: int, is_folded: bool) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0, pier=str(n)) for n in range(groups)])
        shown = display.evidence(corpus(), rows, by=["pier"])
        assert html_of(shown._repr_mimebundle_()[display.MIME]).startswith('<details class="all">') is is_folded

    def test_a_sentence_is_shown_with_its_place_and_who_speaks(self) -> None:
        drawn = html(display.evidence(corpus(), pd.DataFrame([mention(1, "NATO", 13)])))
        assert "The Pier, 18 to 22 February 2008" in drawn
        assert "articles/pier.txt" in drawn
        assert "line 7, characters 13 to 37" in drawn
        assert "<bdi>a &lt;b&gt;spokesman&lt;/b&gt;</bdi>, quoted" in drawn

    def test_sentences_of_an_article_stand_in_reading_order_however_the_rows_name_them(self) -> None:
        rows = pd.DataFrame([mention(1, "NATO", 13), mention(0, "KFOR", 0)])
        drawn = html(display.evidence(corpus(), rows))
        assert drawn.index("waited.") < drawn.index("met &lt;Serbs&gt;.")

    def test_words_are_marked_by_their_offsets(self) -> None:
        rows = pd.DataFrame([mention(1, "KFOR", 20), mention(1, "NATO", 13)])
        drawn = html(display.evidence(corpus(), rows))
        assert "<blockquote><mark>NATO</mark> &amp; <mark>KFOR</mark> met &lt;Serbs&gt;.</blockquote>" in drawn
        assert drawn.count("<li>") == 1  # named twice, shown once

    def test_words_are_marked_where_they_stand_if_there_are_no_offsets(self) -> None:
        rows = pd.DataFrame([{"article": "pier-1", "sentence": 1, "term": "met"}])
        assert "<mark>met</mark>" in html(display.evidence(corpus(), rows, mark="term"))
        assert "<mark>" not in html(display.evidence(corpus(), rows, mark=None))

    def test_a_heading_can_be_made_from_the_values_as_printed(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0, outlet="pier")])
        label = "{actor} in {outlet}".format_map
        drawn = html(display.evidence(corpus(), rows, by=["actor", "outlet"], label=label))
        assert "<bdi>KFOR in The Pier</bdi>" in drawn

    def test_a_group_can_have_parts_with_addresses_of_their_own_under_one_mention_of_the_article(self) -> None:
        rows = pd.DataFrame([mention(1, "KFOR", 20, verdict="for"), mention(0, "KFOR", 0, verdict="against")])
        drawn = html(display.evidence(corpus(), rows, by=["actor"], part="verdict"))
        assert '<bdi>KFOR</bdi> <span class="count">2</span>' in drawn
        assert '<div id="ev-kfor"><div id="ev-kfor-for"><p class="part">for</p><p><bdi>The Pier' in drawn
        assert '</ul></div><div id="ev-kfor-against"><p class="part">against</p><ul>' in drawn

    def test_what_rows_say_of_a_sentence_stands_after_it_once(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0, says=says) for says in ("<for>", "<for>", pd.NA, "against")])
        assert "characters 0 to 12; &lt;for&gt;, against</small>" in html(display.evidence(corpus(), rows, says="says"))

    def test_a_sentence_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(DataError, match="article 'pier-1' has no sentence 9"):
            display.evidence(corpus(), pd.DataFrame([mention(9, "KFOR", 0)]))

    def test_a_missing_column_is_refused(self) -> None:
        with pytest.raises(DataError, match="no column 'voice'"):
            display.evidence(corpus(), pd.DataFrame([mention(0, "KFOR", 0)]), by=["voice"])


class TestVeryMuchEvidence:
    many = corpus()
    many.sentences = schema.SENTENCES.frame([sentence(n, 0, 12) for n in range(5000)])

    def shown(self, rows: pd.DataFrame, **options: object) -> tuple[display.Evidence, dict]:
        made = display.evidence(self.many, rows, mark=None, **options)
        return made, {
            group["label"]: [len(source["sentences"]) for part in group["parts"] for source in part["sources"]]
            for group in made.content["groups"]
        }

    def test_as_many_of_each_group_are_listed_and_the_others_counted(self) -> None:
        # 5,000 sentences in groups of 3,000, 1,500 and 500: the first 700 of each are 700 + 700 + 500 = 1,900;
        # 750 of each are 2,000, the most that are listed.
        actor = ["KFOR"] * 3000 + ["NATO"] * 1500 + ["UN"] * 500
        rows = self.many.sentences.assign(actor=actor)[["article", "sentence", "actor"]]
        made, listed = self.shown(rows, by=["actor"])
        assert listed == {"KFOR": [750], "NATO": [750], "UN": [500]}
        assert [group["parts"][0].get("left") for group in made.content["groups"]] == [2250, 750, None]
        drawn = html(made)
        assert '<bdi>KFOR</bdi> <span class="count">3000</span>' in drawn
        assert "and 2,250 more, which this page leaves out" in drawn

    def test_of_very_many_groups_the_first_are_listed(self) -> None:
        rows = self.many.sentences.assign(fact=self.many.sentences["sentence"] // 2)[["article", "sentence", "fact"]]
        made, listed = self.shown(rows, by=["fact"])  # 2,500 groups of two sentences
        assert list(listed.values()) == [[2]] * 1000
        assert "Sentences in 1000 groups; this page leaves out 1,500 more groups" in html(made)
        made.content["left"] = 1
        assert "this page leaves out 1 more group<" in html(made)
        assert made.address(fact=999)
        assert not made.address(fact=1000)

    def test_a_table_displays_its_first_rows_and_says_so(self) -> None:
        made = display.table(pd.DataFrame({"n": range(1200)}), caption="Numbers")
        assert len(made.content["rows"]) == 1000
        assert "Numbers: the first 1,000 of 1,200 rows" in html(made)


class TestTable:
    FRAME = pd.DataFrame({"outlet": ["pier"], "per_10k_words": [-1234.5], "n": [2000], "to": [display.anchor("pier")]})

    def test_no_column_and_no_value_is_called_as_in_the_code(self) -> None:
        frame = pd.DataFrame({"told_by": [2], "basis": ["outside"], "lix": [41.0]})
        drawn = html(display.table(frame, caption="c"))
        assert re.findall(r"<th scope=.col.[^>]*>(.*?)</th>", drawn) == ["how we know", "outlets that report it", "LIX"]
        assert "the editors say so" in drawn

    def test_it_has_a_caption_and_heads_for_screen_readers(self) -> None:
        drawn = html(display.table(self.FRAME, caption="Rates <here>"))
        assert "<caption><span>Rates &lt;here&gt;</span></caption>" in drawn
        assert '<th scope="col" class="n">per 10,000 words</th>' in drawn
        assert re.search(r'<th scope="row"[^>]*>pier</th>', drawn)

    @staticmethod
    def linked(frame: pd.DataFrame) -> str:
        """A table on a page whose numbers lead to a sentence of the outlet called pier."""
        sentences = display.evidence(
            corpus(), pd.DataFrame([mention(0, "KFOR", 0)]).assign(outlet="pier"), by=["outlet"]
        )
        shown = display.table(frame, caption="c", evidence=sentences, links=["n"])
        return html_of(shown._repr_mimebundle_()[display.MIME])

    def test_a_number_leads_to_its_sentences_and_keeps_its_value(self) -> None:
        drawn = self.linked(self.FRAME)
        assert '<td class="n"><a href="#ev-pier"><data value="2000">2,000</data></a></td>' in drawn

    def test_a_missing_value_leads_nowhere(self) -> None:
        assert '<td class="n">–</td>' in self.linked(pd.DataFrame({"outlet": ["pier"], "n": [float("nan")]}))

    def test_what_rounds_to_zero_has_no_sign(self) -> None:
        assert (cell(-0.004), cell(-0.005001), cell(-0.4, ".0f"), cell(-0.001, ".0%")) == ("0.00", "−0.01", "0", "0%")

    def test_formats_are_the_callers(self) -> None:
        drawn = html(
            display.table(self.FRAME, caption="c", formats={"per_10k_words": ".0f", "n": lambda n: f"{n} words"})
        )
        assert ">−1234</data>" in drawn
        assert ">2000 words</data>" in drawn

    def test_a_number_leads_to_the_group_of_its_rows_values(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0, outlet="pier"), mention(1, "NATO", 13, outlet="pier")])
        sentences = display.evidence(corpus(), rows, by=["outlet", "actor"])
        counts = pd.DataFrame({"outlet": ["pier", "pier"], "actor": ["KFOR", "UN"], "n": [1, 0], "words": [9, 9]})
        table = display.table(counts, caption="c", columns={"actor": "actor", "n": "sentences", "words": "words"},
                              evidence=sentences, links=["n"])  # fmt: skip
        drawn = html_of(table._repr_mimebundle_()[display.MIME])  # as pages draw it
        assert '<th scope="row">KFOR</th><td class="n"><a href="#ev-pier-kfor">1</a></td><td class="n">9</td>' in drawn
        assert '<td class="n">0</td>' in drawn  # no sentence, no link
        assert '<th scope="col" class="n">sentences</th>' in drawn

    def test_in_jupyterlab_a_number_opens_its_sentences_in_its_own_cell(self) -> None:
        sentences = display.evidence(corpus(), pd.DataFrame([mention(0, "KFOR", 0)]), by=["actor"])
        counts = pd.DataFrame({"actor": ["KFOR"], "n": [1], "words": [9]})
        drawn = html(display.table(counts, caption="c", evidence=sentences))
        assert '<td class="n"><details><summary>1</summary><p><bdi>The Pier' in drawn
        assert drawn.count("<mark>KFOR</mark> waited.") == 1  # the row's other number leads to the same sentences
        assert 'id="' not in drawn

    def test_in_a_wide_table_the_columns_name_is_the_value_that_the_row_lacks(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0), mention(1, "NATO", 13, actor="KFOR", says="for")])
        rows["says"] = rows["says"].fillna("against")
        sentences = display.evidence(corpus(), rows, by=["actor"], part="says")
        counts = pd.DataFrame({"actor": ["KFOR"], "n": [2], "for": [1], "against": [1]})
        drawn = html_of(display.table(counts, caption="c", evidence=sentences)._repr_mimebundle_()[display.MIME])
        assert re.findall(r'href="#([^"]+)"', drawn) == ["ev-kfor", "ev-kfor-for", "ev-kfor-against"]

    def test_the_words_of_a_sentence_lead_to_their_place_in_the_article(self) -> None:
        frame = pd.DataFrame({"text_a": ["KFOR waited."], "article_a": ["pier-1"], "sentence_a": [0]})
        data = display.table(frame, caption="c", columns=["text_a"])._repr_mimebundle_()[display.MIME]
        assert '<a href="read.html#pier-1-s0">KFOR waited.</a>' in html_of(data, reading="read.html")
        assert '<a href="read-pier-1.html#pier-1-s0">' in html_of(data, reading="read-{article}.html")
        assert "<a " not in html_of(data)

    def test_handles_are_printed_by_their_names(self) -> None:
        drawn = html(
            display.table(self.FRAME, caption="c", columns=["outlet"], labels={"outlet": {"pier": "The Pier"}})
        )
        assert re.search(r'<th scope="row"[^>]*>The Pier</th>', drawn)
        sentences = display.evidence(corpus(), pd.DataFrame([mention(0, "KFOR", 0, outlet="pier")]), by=["outlet"])
        assert "<bdi>The Pier</bdi>" in html(sentences)

    def test_a_table_with_sentences_names_its_columns_in_each_row_for_phones(self) -> None:
        rows = pd.DataFrame(
            {"pier": ["old"], "said": ["The harbour master closed the old pier after the storm of May."]}
        )
        drawn, turned = (
            html_of(display.table(rows[columns], caption="Piers")._repr_mimebundle_()[display.MIME])
            for columns in (["pier", "said"], ["said", "pier"])
        )
        assert '<td class="long" data-label="said">' in drawn
        assert "data-label" not in turned

    @pytest.mark.parametrize(("length", "is_long"), [(50, False), (51, True)])
    def test_a_cell_of_more_than_fifty_characters_is_long(self, length: int, is_long: bool) -> None:
        rows = pd.DataFrame({"pier": ["old"], "said": ["ab " * (length // 3) + "c" * (length % 3)]})
        drawn = html_of(display.table(rows, caption="Piers")._repr_mimebundle_()[display.MIME])
        assert ('class="long"' in drawn) is is_long

    @pytest.mark.parametrize(("rows", "is_folded"), [(12, False), (13, True)])
    def test_more_than_twelve_rows_are_folded(self, rows: int, is_folded: bool) -> None:
        table = display.table(pd.DataFrame({"n": range(rows)}), caption="Piers")
        assert html_of(table._repr_mimebundle_()[display.MIME]).startswith("<details") is is_folded

    @pytest.mark.parametrize(("more", "left"), [([], 0), (["old"], 1)])
    def test_in_a_notebook_eighteen_lines_of_a_table_stay_open(self, more: list[str], left: int) -> None:
        # A cell of 64 characters takes 1 + 64 // 32 = 3 lines: six rows have eighteen, and one more has one.
        drawn = html(display.table(pd.DataFrame({"said": ["ab " * 21 + "c"] * 6 + more}), caption="Piers"))
        assert drawn.count("<summary>1 more of 7 rows</summary>") == left

    def test_and_so_does_one_whose_columns_are_wider_than_a_phone(self) -> None:
        pair = pd.DataFrame({"coders": ["one and two"], "about": ["speaker"], "items": [185], "agreement, %": [97.8]})
        stacked = [
            'class="stacked"' in html_of(display.table(rows, caption="c")._repr_mimebundle_()[display.MIME])
            for rows in (pair, pair.assign(kappa="0.93 (0.83 to 1.00)"))
        ]
        assert stacked == [False, True]

    def test_an_unknown_column_is_refused(self) -> None:
        with pytest.raises(DataError, match="it has no column 'N'"):
            display.table(self.FRAME, caption="c", links=["N"])

    def test_an_empty_table_is_one_line(self) -> None:
        assert html(display.table(self.FRAME.head(0), caption="a < b")) == "<p>No rows: a &lt; b</p>"

    def test_in_a_notebook_words_come_first_and_stand_to_the_left(self) -> None:
        table = display.table(pd.DataFrame({"n": [3], "outlet": ["pier"], "words": [9]}), caption="c")
        left = ' style="text-align: left; vertical-align: top"'
        assert f'<th scope="row"{left}>pier</th><td class="n">3</td><td class="n">9</td>' in html(table)
        page = html_of(table._repr_mimebundle_()[display.MIME])
        assert '<th scope="row" class="n">3</th><td>pier</td><td class="n">9</td>' in page  # as the essay asked for it

    def test_in_a_notebook_long_rows_are_folded_with_their_number(self) -> None:
        # A sentence of 200 characters takes 7 lines of 32, so two rows fit in 18 lines and three do not.
        table = display.table(pd.DataFrame({"text": ["x" * 200] * 5}), caption="c")
        assert re.findall(r"<summary>(.*?)</summary>", html(table)) == ["3 more of 5 rows"]
        assert html(table).count("<tr>") == 2 + 5  # the heads stand over both parts
        assert "<details" not in html_of(table._repr_mimebundle_()[display.MIME])


def test_a_finding_is_data_that_the_front_page_can_collect() -> None:
    bundle = display.findings([Finding("A < B & C.", 0, "ev-pier")])._repr_mimebundle_()
    said = {
        "text": "A < B & C.", "detail": "", "anchor": "ev-pier", "strength": 0, "analysis": "", "leads": False,
        "checked": True, "quotations": [],
    }  # fmt: skip
    assert bundle[display.MIME] == {"kind": "findings", "lead": False, "findings": [said]}
    assert within(bundle["text/html"]) == (
        '<p class="finding">A &lt; B &amp; C. <a href="#ev-pier">The sentences</a></p>'
    )
    assert bundle["text/plain"] == "A < B & C. The sentences"


@pytest.mark.parametrize(
    ("sentences", "links"),
    [
        (1, ["The sentence"]),
        (2, ["The sentence", "The other"]),
        (3, ["The first sentence", "The second", "The third"]),
    ],
)
def test_a_finding_without_a_group_leads_to_each_sentence_that_shows_it(sentences: int, links: list[str]) -> None:
    said = tuple(Quotation("a", number, "harbour", "So.") for number in range(sentences))
    content = display.findings([Finding("A farce.", 0.1, quotations=said)])._repr_mimebundle_()[display.MIME]
    assert re.findall(r"<a [^>]*>(.*?)</a>", html_of(content, reading="read.html")) == links


def test_a_findings_counts_stand_under_it() -> None:
    bundle = display.findings([Finding("A leads.", 0, detail="3 of 4.")])._repr_mimebundle_()
    assert within(bundle["text/html"]) == '<p class="finding">A leads. <span class="detail">3 of 4.</span></p>'
    assert bundle["text/plain"] == "A leads. 3 of 4."


def test_what_leads_is_marked_for_the_front_page_and_otherwise_the_same() -> None:
    note = display.note("Nothing to show.")
    assert display.lead(note)._repr_mimebundle_()[display.MIME]["lead"] is True
    assert html(display.lead(note)) == html(note)
    chart = SimpleNamespace(_repr_mimebundle_=lambda **_: {"application/vnd.vegalite.v5+json": {}})
    bundle = display.lead(chart)._repr_mimebundle_()
    assert bundle == ({"application/vnd.vegalite.v5+json": {}, display.MIME: {"kind": "chart", "lead": True}}, {})


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-07-31", "2022-07-31", "31 July 2022"),
        ("2008-02-18", "2008-02-22", "18 to 22 February 2008"),
        ("2022-07-30", "2022-08-01", "30 July to 1 August 2022"),
        ("2021-12-31", "2022-01-01", "31 December 2021 to 1 January 2022"),
    ],
)
def test_intervals_are_written_as_readers_write_them(first: str, last: str, words: str) -> None:
    assert display.when(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_days_that_are_not_known_are_said_not_to_be():
    assert display.when(pd.NaT, pd.NaT) == "day unknown"
    assert display.when(pd.NaT, date(2024, 5, 8)) == "by 8 May 2024"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "1,234,567"), (0.125, "0.12"), (-2.5, "−2.50"), (True, "yes"), (None, "–"), (float("nan"), "–"),
        (pd.NaT, "–"), (pd.NA, "–"), (pd.Timestamp("2022-07-31"), "2022-07-31"), (["a", "b"], "a, b"), ("x", "x"),
        (pd.Timestamp("2022-07-31 14:14"), "2022-07-31 14:14:00"),
    ],
)  # fmt: skip
def test_values_as_cells(value: object, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(
    ("values", "address"),
    [(("antiwar", "NATO"), "ev-antiwar-nato"), (("United Nations",), "ev-united-nations"), ((), "ev")],
)
def test_addresses_are_plain(values: tuple[str, ...], address: str) -> None:
    assert display.anchor(*values) == address


def test_addresses_keep_apart_what_plain_letters_do_not() -> None:
    assert len({display.anchor(name) for name in ("Vucic", "Vučić", "Vučic", "北", "南", "")}) == 6


@given(st.text())
def test_no_text_becomes_markup_an_address_or_a_control_character(text: str) -> None:
    drawn = html(display.note(text))
    assert drawn.startswith('<p class="note">')
    assert drawn.count("<") == 2  # the paragraph's own two tags
    assert visible(text) == "".join(c for c in visible(text) if c >= " ")
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in slug(text))


class TestFindings:
    def test_the_strongest_comes_first_and_its_group_is_named_by_its_values(self) -> None:
        weak, strong = Finding("Weak.", 0.1), Finding("Strong.", 0.5, ("pier", "KFOR"))
        drawn = html(display.findings([weak, strong]))
        assert drawn.index("Strong.") < drawn.index("Weak.")
        assert '<a href="#ev-pier-kfor">The sentences</a>' in drawn

    def test_a_finding_whose_sentences_are_not_shown_leads_nowhere(self) -> None:
        rows = pd.DataFrame([mention(0, "KFOR", 0)])
        sentences = display.evidence(corpus(), rows, by=["actor"])
        there, gone = Finding("There.", 0.5, ("KFOR",)), Finding("Gone.", 0.4, ("NATO",))
        assert re.findall('href="([^"]+)"', html(display.findings([there, gone], evidence=sentences))) == ["#ev-kfor"]

    def test_what_the_front_page_needs_is_carried_as_data(self) -> None:
        found = Finding("A.", 0.5, quotations=(Quotation("pier-1", 1, "pier", "Met."),), kind="voices")
        (data,) = display.findings([found])._repr_mimebundle_()[display.MIME]["findings"]
        assert (data["leads"], data["strength"], data["analysis"]) == (True, 0.5, "voices")
        said = {"article": "pier-1", "sentence": 1, "outlet": "pier", "text": "Met.", "address": "pier-1-s1"}
        assert data["quotations"] == [said]


class TestChart:
    SPEC: ClassVar = {
        "config": {"mark": {"tooltip": True}},
        "data": {"name": "d"},
        "layer": [
            {"mark": "bar", "encoding": {"y": {"field": "actor"}}},
            {"mark": "rule", "encoding": {"x": {"aggregate": "mean", "field": "n"}}},
        ],
        "datasets": {"d": [{"actor": "KFOR", "n": 1}, {"actor": "UN", "n": 0}]},
    }

    def test_each_mark_leads_to_the_group_of_its_row(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sentences = display.evidence(corpus(), pd.DataFrame([mention(0, "KFOR", 0)]), by=["actor"])
        monkeypatch.setenv("KOSOVO_CHARTS", "plain")
        with alt.renderers.enable("kosovo"):
            data, _ = display.chart(SimpleNamespace(to_dict=lambda: self.SPEC), evidence=sentences)._repr_mimebundle_()
        spec = data[theme._VEGA_LITE]
        assert [row["href"] for row in spec["datasets"]["d"]] == ["#ev-kfor", ""]
        bar, rule = spec["layer"]
        assert bar["encoding"]["href"]["field"] == "href"
        assert "href" not in rule["encoding"]  # it stands for several rows at once
        assert spec["config"] == self.SPEC["config"]


class TestParameters:
    NAMESPACE: ClassVar = {
        "__annotations__": dict.fromkeys(["since", "until", "coder", "voice", "local_zone"], str)
        | dict.fromkeys(["outlets", "actors", "words"], list[str]) | {"min_n": int},
        "min_n": 4, "voice": "outlet", "local_zone": "UTC", "actors": [], "words": [], "coder": "", "until": "",
    }  # fmt: skip

    def check(self, *cells: str, **values: object) -> dict:
        namespace = {**self.NAMESPACE, "outlets": [], "since": "", "In": ["", *cells], **values}
        outlets, mentions = pd.DataFrame({"outlet": ["antiwar", "otb"]}), pd.DataFrame({"actor": ["KFOR"]})
        articles = pd.DataFrame({"article": ["pier-1"]})
        held = SimpleNamespace(articles=articles, outlets=outlets, mentions=mentions, root=None)
        display.check_parameters(namespace, held)
        return namespace

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"min_n": "3"}, "parameter 'min_n' is '3', not int: write a whole number"),
            ({"min_n": True}, "parameter 'min_n' is True, not int"),
            ({"outlets": "antiwar"}, r"parameter 'outlets' is 'antiwar', not list\[str\]: write a list of texts"),
            ({"outlets": ["rferl"]}, "parameter 'outlets': 'rferl' is not one of 'antiwar', 'otb'"),
            ({"outlets": [" "]}, "an empty text in it means nothing"),
            ({"actors": ["NATO"]}, "parameter 'actors': 'NATO' is not one of 'KFOR'"),
            ({"coder": "zoe"}, "parameter 'coder': 'zoe' is not one of ''"),
            ({"voice": ""}, "parameter 'voice': '' is not one of 'outlet', 'other'$"),  # of labels never together
            ({"words": ["shut the port for three days"]}, "has 6 words; a term has 5 at most"),
            ({"since": "2012", "until": "2011"}, "since '2012' lies after until '2011'"),
            ({"local_zone": "Belgrade"}, "'Belgrade' is not an IANA time zone such as Europe/London"),
        ],
    )
    def test_a_value_that_does_not_fit_is_refused(self, values: dict, message: str) -> None:
        with pytest.raises(ParameterError, match=message):
            self.check(**values)

    def test_a_name_that_papermill_put_in_and_nobody_declared_is_refused(self) -> None:
        with pytest.raises(
            ParameterError, match=r"no parameter 'min_m'; did you mean 'min_n'\? allowed: .*min_n \(int\)"
        ):
            self.check("# Parameters\nmin_m = 3\n", min_m=3)
        self.check("min_m = 3", "# Parameters\nmin_n = 3\n")  # other cells may set what they like

    def test_days_and_years_that_are_no_text_become_one(self) -> None:
        assert self.check(since=2012)["since"] == "2012"
        assert self.check(since=date(2012, 5, 1))["since"] == "2012-05-01"


class TestGenres:
    """Two outlets with news; the Pier also has an opinion piece, the Quay a reader's letter."""

    @pytest.fixture
    def corpus(self) -> kl.Corpus:
        rows = [("pier", "news"), ("pier", "opinion"), ("quay", "news"), ("quay", "letter"), ("quay", "letter")]
        parsed = [kl.parse("It rained.", outlet=outlet, article=f"a{n}") for n, (outlet, _) in enumerate(rows)]
        articles = pd.concat([one.articles for one in parsed], ignore_index=True)
        return kl.Corpus.from_frames(articles=articles.assign(genre=[genre for _, genre in rows]))

    def test_a_page_says_what_it_keeps_apart(self, corpus: kl.Corpus) -> None:
        said = display.genres(corpus, corpus.select())
        assert "Left out of this comparison: 1 opinion piece and 2 readers’ letters (pier, quay)." in html(said)
        assert "2 readers" not in html(display.genres(corpus, corpus.select(outlets=["pier"]), ["pier"]))

    def test_a_page_says_what_it_compares_with_news(self, corpus: kl.Corpus) -> None:
        said = html(display.genres(corpus, corpus.select(genres=["news", "opinion"])))
        assert "out of this comparison: 2 readers’ letters (quay). Compared with news: 1 opinion piece (pier)." in said

    def test_a_page_says_what_is_in_the_first_person_and_marked_as_nothing(self) -> None:
        column = "I saw the ferry sink. My own mother was on it. “I wept,” said Ida Krog."
        one, other = kl.parse(column, outlet="pier"), kl.parse("“I wept,” said Ida Krog. “I did.”", outlet="pier")
        said = "in the first person, but nothing marks the text as opinion. We count it as news."
        assert f"pier writes {said}" in html(display.genres(one, one.select()))
        two = story(("north", "2010-05-02", column), ("east", "2010-05-02", column))
        assert f"north and east write {said}" in html(display.genres(two, two.select()))
        assert display.genres(other, other.select()) is None  # the words of somebody quoted
        name = kl.parse("They run the My Harbour plan. The My Harbour plan is old.", outlet="pier")
        assert display.genres(name, name.select()) is None  # a word of a name

    @pytest.mark.parametrize(
        ("text", "marked"),
        [
            ("The mine is shut. Norrlit runs a copper mine and a zinc mine.", False),  # a pit
            ("World War I ended in 1918. The court of Elizabeth I was small.", False),  # a number
            ("The US signed. The US left.", False),
            ("“We won,” said Ida Krog. She called it “our day”.", False),  # her words, not the outlet's
            ("Ida Krog said that we had won. Per Moe said that the day was ours and our own.", False),
            ("The quarry is shut. We will be there.", False),  # one sentence may slip into any report
            ("Ida Krog told us what she saw. We will be there.", True),
            ("The mayor met us at noon. Our guide slept.", True),
        ],
    )
    def test_a_page_says_we_are_the_first_person_and_a_mine_is_none(self, text: str, marked: bool) -> None:
        story = kl.parse(text, outlet="pier")
        assert (display.genres(story, story.select()) is not None) == marked

    def test_of_news_alone_nothing_is_said(self, corpus: kl.Corpus) -> None:
        news = corpus.select(articles=["a0", "a2"])
        assert display.genres(news, news.select()) is None


@pytest.mark.parametrize(("articles", "rows"), [(12, 12), (13, 1)])
def test_of_more_than_twelve_articles_the_front_page_has_a_row_an_outlet(articles, rows):
    many = story(*[("north", f"2010-05-{day:02}", "Talks began in Haven.") for day in range(1, articles + 1)])
    found = display.outlets(many).content["articles"]
    assert len(found) == rows
    if rows == 1:
        assert found[0]["published"] == "1 to 13 May 2010"


def test_the_front_page_says_below_each_headline_how_the_article_begins():
    text = "Gates shut\n\nThe gates are shut. Nobody came."
    (row,) = display.outlets(kl.parse(text, outlet="pier")).content["articles"]
    assert row["opening"] == "The gates are shut."
    twice = kl.parse(f"The gates are shut. {text}", outlet="pier", title="The gates are shut")
    assert display.outlets(twice).content["articles"][0]["opening"] != "The gates are shut."
    drawn = display.Output("outlets", {"articles": [row]})
    assert '<span class="opening">The gates are shut.</span>' in html(drawn)
    lines = drawn._repr_mimebundle_()["text/plain"].splitlines()  # in a notebook, where the pages' style is not at hand
    assert [line.strip() for line in lines][2:] == ["day unknown · 8 words", "The gates are shut.", "all its own words"]


@pytest.mark.parametrize(
    ("first", "printed"),
    [
        ("- The crews walked out on Monday.", "The crews walked out on Monday."),
        ("• Ida Krog resigned.", "Ida Krog resigned."),
        ("-5 degrees were measured.", "-5 degrees were measured."),
        (f"The crews {'of the old pier ' * 40}left.", f"The crews {'of the old pier ' * 24}of …"),  # 400 characters
    ],
)
def test_the_front_page_prints_the_beginning_of_an_article_without_the_mark_of_a_list_and_not_at_any_length(
    first, printed
):
    (row,) = display.outlets(kl.parse(f"Gates shut\n\n{first} Nobody came.", outlet="pier")).content["articles"]
    assert row["opening"] == printed


def test_a_table_that_is_a_choice_of_rows_says_so_behind_its_caption():
    rows = pd.DataFrame({"day": ["Monday"]})
    rows.attrs["cut"] = ": 1 of 9, the busiest"
    assert display.table(rows, caption="Days").content["caption"] == "Days: 1 of 9, the busiest"


def test_of_many_dated_clauses_the_table_says_how_many_it_leaves_out():
    days = pd.date_range("2021-01-01", periods=301)  # one more than a table shows whole
    clauses = pd.DataFrame(
        {"date_from": days, "date_to": days, "when": days.astype(str), "article": "a", "outlet": "o"}
    )
    few = kl.events.top_clauses(clauses.assign(published_from=days[0]))
    assert len(few) == 300
    assert few.attrs["cut"] == ": 300 of 301, on the days that most articles name"


def test_a_notebook_prints_a_hundred_articles_and_says_of_how_many():
    read = display.reading(story(("pier", "2008-02-18", "Lena Brandt waited at the pier.")))
    one = read.content["articles"][0]
    many = [{**one, "article": f"a{number}", "title": f"No. {number}."} for number in range(102)]
    output = display.Output("reading", {**read.content, "articles": many})._repr_mimebundle_()
    for drawn in (output["text/html"], output["text/plain"]):
        assert "The first 100 of 102 articles; a report has a page for each." in drawn
        assert "No. 99." in drawn
        assert "No. 100." not in drawn
    assert len(output[display.MIME]["articles"]) == 102
    assert "The first" not in html(read)


def test_a_sentence_that_is_half_quotation_is_read_as_partly_quoted():
    text = "Krog called it “the worst night of their lives”, while the gates stood open for all of the evening."
    drawn = html(display.reading(story(("pier", "2008-02-18", text))))
    assert '<small class="who">Krog, partly quoted</small> <span class="s mixed"' in drawn
    assert '<span class="s mixed">partly quoted</span> <span class="s indirect">paraphrased</span>' in drawn  # the key


def test_years_joined_by_a_hyphen_stay_on_one_line_in_every_table():
    told = display.table(pd.DataFrame({"text": ["The war of 1998-99 & after"]}), caption="T")
    drawn = html_of(told._repr_mimebundle_()[display.MIME])
    assert 'The war of <span class="unbroken">1998-99</span> &amp; after' in drawn
