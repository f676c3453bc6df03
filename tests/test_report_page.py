"""From a notebook's outputs to a page: everything is built anew, and what cannot be read by all is refused."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any, ClassVar

import altair as alt
import nbformat
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import HOSTILE, cells

from kosovo_lib import display
from kosovo_lib.charts import use_theme
from kosovo_lib.display.output import Output
from kosovo_lib.errors import NotebookError
from kosovo_lib.finding import Finding
from kosovo_lib.report.figure import PICTURES, figure_of
from kosovo_lib.report.html import Site
from kosovo_lib.report.page import from_html, from_markdown, page_of

STAMP = {
    "notebook": "00-pier", "notebook_hash": "1" * 64, "title": "Piers", "order": 1, "parameters": {"size": 3},
    "data": {"data": "2" * 64}, "code_hash": "3" * 64, "versions": {"altair": "6.0"}, "hash": "4" * 64,
}  # fmt: skip
MIMETYPE = "application/vnd.vegalite.v5+json"


@pytest.fixture(autouse=True)
def _theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOSOVO_CHARTS", "plain")  # as where pages are made
    use_theme()


def chart(**words: Any) -> Any:
    counts = pd.DataFrame({"outlet": ["pier", "lantern"], "words": [3, 12345], "at": [0.5, 1.5]})
    drawn = alt.Chart(counts).mark_bar(clip=True).encode(x="words:Q", y="outlet:N")
    return drawn.properties(**({"title": "Pier wrote most", "description": "Two bars."} | words))


def spec(**words: Any) -> dict[str, Any]:
    return chart(**words)._repr_mimebundle_()[MIMETYPE]


def html(notebook: Any) -> str:
    return Site("The site", {"pier": "Piers"}).render(page_of(notebook, "pier", "Piers", STAMP))


def test_an_empty_table_vanishes_and_with_it_the_heading_above() -> None:
    notebook = cells(display.table(pd.DataFrame({"outlet": []}), caption="Nobody"), display.note("Words."))
    heading = nbformat.v4.new_markdown_cell("## Gone", id="gone")
    alone = nbformat.v4.new_code_cell("x", outputs=notebook.cells[0].outputs[:1], id="alone")
    notebook.cells = [nbformat.v4.new_markdown_cell("# T", id="t"), heading, alone]
    page = html(notebook)
    assert "Nobody" not in page
    assert "Gone" not in page


def test_an_altair_chart_of_a_notebook_that_chose_no_look_is_drawn_like_any_other() -> None:
    with alt.renderers.enable("default"):
        drawn = chart(title="Pier & Lantern")._repr_mimebundle_()
    assert [*drawn] == ["text/html"]  # as in a notebook of one's own without `use_theme`
    cell = nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("display_data", drawn)], id="chart")
    page = html(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# T", id="t"), cell]))
    assert page.count("<svg") == html(cells(chart(title="Pier & Lantern"))).count("<svg") > 0
    assert "Pier &amp; Lantern" in page


class TestFigure:
    def test_an_equal_specification_is_not_drawn_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first = figure_of(spec(), "again").svg
        monkeypatch.setattr("kosovo_lib.report.figure.picture", lambda *_, **__: ("another", 1))
        assert figure_of(spec() | {"title": "Another title, which is not in the picture"}, "again").svg == first
        assert figure_of(spec() | {"width": 99}, "again").svg == "another"
        assert figure_of(spec(), "elsewhere").svg == "another"  # its addresses begin with another name
        for key in [key for key, (svg, _) in PICTURES.items() if svg == "another"]:
            del PICTURES[key]

    def test_the_picture_states_its_finding_and_draws_only(self) -> None:
        svg = str(figure_of(spec(), "pier-chart-1").svg)
        assert figure_of(spec(), "c").description == "Pier wrote most. Two bars."  # read aloud instead of the picture
        assert svg.startswith('<svg class="wide" aria-hidden="true"')
        assert set(re.findall(r"<([a-zA-Z]+)", svg)) <= {
            "svg",
            "g",
            "path",
            "line",
            "text",
            "tspan",
            "rect",
            "clipPath",
            "defs",
            "title",
        }
        assert "Pier wrote most</" not in svg  # the page prints the title, where it wraps

    def test_its_ids_are_its_own_and_the_same_every_time(self) -> None:
        once, again = (str(figure_of(spec(), "pier-chart-1").svg) for _ in range(2))
        assert once == again
        assert set(re.findall(r'id="([^"]+)"', once)) == {"pier-chart-1-0", "pier-chart-1-n-0"}
        assert 'clip-path="url(#pier-chart-1-0)"' in once

    def test_a_link_or_a_picture_from_elsewhere_is_not_in_it(self) -> None:
        linked = chart().encode(href="outlet:N").to_dict()
        assert "href" not in str(figure_of(linked, "c").svg)
        marks = alt.Chart(pd.DataFrame({"u": ["https://example.org/a.png"]})).mark_image().encode(url="u:N")
        finished = marks.properties(title="t", description="d").to_dict()
        assert "example.org" not in str(figure_of(finished, "c").svg)

    def test_the_data_are_a_table_words_first(self) -> None:
        (table,) = figure_of(spec(), "c").tables
        assert table["label"] == "2 rows"
        assert re.findall(r'scope="col"[^>]*>([^<]+)', table["html"]) == ["outlet", "at", "words"]
        assert '<data value="12345">12,345</data>' in table["html"]

    def test_or_the_columns_that_its_tooltips_name_under_the_heads_that_they_give(self) -> None:
        tipped = chart().encode(tooltip=["outlet:N", alt.Tooltip("words:Q", title="words in all")]).to_dict()
        (table,) = figure_of(tipped, "c").tables
        assert re.findall(r'scope="col"[^>]*>([^<]+)', table["html"]) == ["outlet", "words in all"]

    def test_their_numbers_are_written_as_the_tooltips_write_them(self) -> None:
        tipped = chart().encode(tooltip=[alt.Tooltip("words:Q", format=",.1f")]).to_dict()
        assert '<data value="12345">12,345.0</data>' in figure_of(tipped, "c").tables[0]["html"]

    def test_a_chart_is_drawn_wide_and_for_a_phone(self) -> None:
        svg = str(figure_of(spec(), "c").svg)
        wide, narrow = (int(width) for width in re.findall(r'<svg class="\w+".*?viewBox="0 0 (\d+)', svg))
        assert wide > 560 > 360 > narrow

    def test_numbers_are_kept_to_a_millionth(self) -> None:
        rows = pd.DataFrame({"outlet": ["pier"], "share": [1 / 3]})
        finished = alt.Chart(rows).mark_bar().encode(x="share:Q").properties(title="t", description="d").to_dict()
        assert '<data value="0.333333">0.3333</data>' in figure_of(finished, "c").tables[0]["html"]

    def test_labels_stay_legible_however_small_the_screen(self) -> None:
        # 13 px in the picture; 12 px at least on screen: no narrower than 12/13 of its width
        figure = figure_of(spec(), "c")
        width = int(re.search(r'viewBox="0 0 (\d+)', figure.svg)[1])
        assert figure.least_width == pytest.approx(width * 12 / 13, abs=1)

    @pytest.mark.parametrize("words", [{"title": None}, {"description": ""}])
    def test_a_chart_without_words_is_refused(self, words: dict[str, Any]) -> None:
        with pytest.raises(NotebookError, match="c: a chart on a page needs a title and a description"):
            figure_of(spec() | words, "c")

    def test_a_chart_that_would_load_its_data_is_refused(self) -> None:
        with pytest.raises(NotebookError, match="may not load its data from an address"):
            figure_of(spec() | {"data": {"url": "https://example.org/x.csv"}}, "c")

    @pytest.mark.parametrize("words", [*HOSTILE, "\ufffe\x00"])
    def test_hostile_words_are_words(self, words: str) -> None:
        counts = pd.DataFrame({"outlet": [words], "words": [3]})
        drawn = alt.Chart(counts).mark_bar().encode(x="words:Q", y="outlet:N")
        shown = figure_of(drawn.properties(title=f"t {words}", description=f"d {words}").to_dict(), "c")
        assert not re.search(r"<(script|img|svg onload|style)", shown.svg + shown.tables[0]["html"])


class TestOutputs:
    def test_findings_go_to_the_top_and_code_to_the_end(self) -> None:
        page = html(
            cells(display.note("A note."), display.findings([Finding("Pier leads.", 0)]), source="secret_code = 1")
        )
        assert page.index("Pier leads.") < page.index("A note.") < page.index("secret_code")
        assert '<details class="code"><summary>The code of this page</summary>' in page

    def test_of_many_findings_five_stand_below_the_headline_and_a_line_opens_the_others(self) -> None:
        said = [Finding(f"Pier leads by {n}.", n / 10) for n in range(1, 9)]
        page = html(cells(display.findings(said)))
        assert page.index("Pier leads by 3.") < page.index("<details><summary>2 more</summary>")
        assert page.index("<summary>2 more</summary>") < page.index("Pier leads by 2.") < page.index("Pier leads by 1.")
        assert "more</summary>" not in html(cells(display.findings(said[2:])))

    @pytest.mark.parametrize("version", ["v4+json", "v5+json", "v5.20.1+json", "v6+json", "v6.4.1+json"])
    def test_charts_of_any_altair_are_drawn(self, version: str) -> None:
        assert '<svg class="wide" aria-hidden="true"' in html(
            cells({f"application/vnd.vegalite.{version}": spec(), "text/plain": "no"})
        )

    def test_tables_of_pandas_are_rebuilt(self) -> None:
        frame = pd.DataFrame({"<b>": ["<script>x</script>"]})
        page = html(cells({"text/html": frame._repr_html_(), "text/plain": "no"}))
        assert "<td>&lt;script&gt;x&lt;/script&gt;</td>" in page
        assert 'class="dataframe"' not in page

    def test_pictures_are_shown_in_a_frame_where_nothing_runs(self) -> None:
        page = html(cells({"image/svg+xml": "<svg onload='x()'/>", "text/plain": "A map"}))
        assert '<img src="data:image/svg+xml;base64,' in page
        assert 'alt="A map"' in page

    def test_scripts_have_no_safe_form_and_are_left_out(self) -> None:
        page = html(cells({"application/javascript": "window.hit = 1", "text/plain": "<IPython.Javascript>"}))
        assert "window.hit" not in page
        assert "&lt;IPython.Javascript&gt;" in page

    def test_printed_text_is_shown_and_messages_are_not(self) -> None:
        notebook = cells()
        notebook.cells[0].outputs = [
            nbformat.v4.new_output("stream", name="stdout", text="printed <b>\n"),
            nbformat.v4.new_output("stream", name="stderr", text="100%|####| took 3 s"),
        ]
        page = html(notebook)
        assert "printed &lt;b&gt;" in page
        assert "took 3 s" not in page

    def test_addresses_in_memory_do_not_reach_the_page(self) -> None:
        assert "0x7f" not in html(cells({"text/plain": "<Thing at 0x7f3a2b1c>"}))

    def test_what_leads_is_kept_for_the_front_page(self) -> None:
        notebook = cells(display.lead(chart()), chart(), display.lead(display.note("n")))
        page = page_of(notebook, "pier", "Piers", STAMP)
        assert [lead.figure.name if lead.figure else lead.content["text"] for lead in page.leads] == [
            "pier-chart-1",
            "n",
        ]
        assert [figure.name for figure in page.figures] == ["pier-chart-1", "pier-chart-2"]


class TestPage:
    def test_the_first_heading_gives_way_to_the_title_and_sections_get_addresses(self) -> None:
        texts = ["# Old title\n\nOpening.", "## One & two", "### Deeper", "## Three", "## Three?"]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text) for text in texts[:4]])
        page = html(notebook)
        assert "Old title" not in page
        assert page.count("<h1>") == 1
        assert '<h2 id="s-one-two">One &amp; two</h2>' in page
        assert '<h3 id="s-deeper">' in page

    def test_things_with_one_address_are_refused(self) -> None:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("## Same") for _ in range(3)])
        with pytest.raises(NotebookError, match="page pier: 3 things have the address 's-same'"):
            html(notebook)

    def test_a_link_to_evidence_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(NotebookError, match="a link leads to 'ev-gone', which is not on the page"):
            html(cells(display.findings([Finding("x", 0, "ev-gone")])))

    def test_the_policy_names_every_script_and_style_by_its_hash(self) -> None:
        page = html(cells(chart()))
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, flags=re.DOTALL)
            assert f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" in policy
        assert "unsafe" not in policy

    def test_a_page_without_charts_carries_no_specifications(self) -> None:
        page = html(cells(display.note("n")))
        assert 'id="specs"' not in page
        assert len(page) < 30_000

    def test_no_style_handler_or_address_of_the_web_is_in_the_markup(self) -> None:
        page = re.sub(
            r"<(script|style|pre)\b.*?</\1>",
            "",
            html(cells(chart(), display.findings([Finding("x", 0)]))),
            flags=re.DOTALL,
        )
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
        assert "http" not in page.replace("http-equiv", "")

    def test_the_stamp_says_what_made_it_and_how_to_make_it_again(self) -> None:
        page = html(cells(display.note("n")))
        for part in ("00-pier", "1" * 16, "size = 3", "2" * 16, "3" * 16, "altair 6.0", "report --force pier"):
            assert part in page
        assert STAMP["hash"][:16] in page


class TestHeadline:
    def test_the_strongest_finding_is_the_headline_and_the_question_stands_above_it(self) -> None:
        page = html(cells(display.findings([Finding("Some.", 0.1)]), display.findings([Finding("Most.", 0.5)])))
        assert '<p class="kicker">Piers</p>\n<h1>Most.</h1>' in page
        assert page.index("Most.") < page.index('<p class="finding">Some.')

    @pytest.mark.parametrize("weak", [Finding("No difference.", 0), Finding("A guess.", 0.9, checked=False)])
    def test_a_null_or_a_machines_guess_never_is(self, weak: Finding) -> None:
        page = html(cells(display.findings([weak])))
        assert "<h1>Piers</h1>" in page
        assert f'<p class="finding">{weak.sentence}</p>' in page

    def test_a_section_in_which_nothing_came_out_vanishes(self) -> None:
        notebook = cells(display.note("A note."))
        words = nbformat.v4.new_markdown_cell
        empty = nbformat.v4.new_code_cell("pass", id="empty")
        first = words("# T", id="t")
        notebook.cells = [first, words("## Gone", id="a"), empty, words("## Kept", id="b"), *notebook.cells]
        page = html(notebook)
        assert "Gone" not in page
        assert "Kept" in page


class TestReading:
    ARTICLE: ClassVar = {
        "article": "pier-1", "outlet": "The Pier", "handle": "pier", "title": "T", "author": "",
        "published": "1 May 2031", "url": "", "words": 9,
    }  # fmt: skip

    def reading(self) -> Any:
        says = [("own", ""), ("direct", "Ida Krog"), ("direct", "Ida Krog"), ("aside", "")]
        sentences = [
            {
                "sentence": n,
                "line": n,
                "kind": kind,
                "speaker": who,
                "parts": [[f"Words {n} <b>", ""], ["KFOR", "KFOR"]],
            }
            for n, (kind, who) in enumerate(says)
        ]
        paragraphs = [
            {"section": "body", "sentences": sentences[:3]},
            {"section": "byline", "sentences": sentences[3:]},
        ]
        articles = [{**self.ARTICLE, "paragraphs": paragraphs}]
        return Output("reading", {"articles": articles, "pairs": [["pier-1-s0", "pier-1-s1", "The same fact."]]})

    def test_every_sentence_has_its_address_who_speaks_and_its_actors(self) -> None:
        page = html(cells(self.reading()))
        assert [f"pier-1-s{n}" for n in range(4)] == re.findall(r'id="(pier-1-s\d)"', page)
        assert (
            '<span class="s own" id="pier-1-s0">Words 0 &lt;b&gt;<span class="actor" title="KFOR">KFOR</span>' in page
        )
        assert page.count('<small class="who">Ida Krog, quoted</small>') == 1  # named once while it is the same
        assert "<details><summary>Not the article" in page

    def test_what_is_not_the_article_is_left_out_where_nothing_of_it_is_printed(self) -> None:
        reading = self.reading()
        [article] = reading.content["articles"]
        article["paragraphs"][0]["sentences"][2] |= {"gap": True, "parts": []}
        article["paragraphs"][1]["sentences"][0] |= {"gap": True, "parts": []}
        page = html(cells(reading))
        assert "Not the article" not in page
        assert page.count("[…]") == 1

    def test_evidence_on_other_pages_leads_there(self) -> None:
        said = {"parts": [["W", False]], "voice": "outlet", "attribution": "none", "speaker": "", "sentence": 1,
                "line": 3, "start": 0, "end": 9, "says": ""}  # fmt: skip
        source = {"article": "pier-1", "about": "The Pier", "path": "p.txt", "sentences": [said]}
        groups = [{"id": "ev", "label": "L", "parts": [{"id": "", "label": "", "sources": [source]}]}]
        site = Site("S", {"pier": "Piers", "read": "Read"}, "read")
        page = page_of(cells(Output("evidence", {"groups": groups})), "pier", "Piers", STAMP)
        assert '<a href="read.html#pier-1-s1">line 3, characters 0 to 9</a>' in site.render(page)
        for printed, leads in (("pier-1", True), ("pier-2", False)):  # no link to an article that is not printed
            site = Site("S", {"pier": "Piers", "read": "Read"}, "read", articles={printed: ("The Pier", "")})
            assert ('href="read.html#pier-1-s1"' in site.render(page)) == leads

    def test_of_very_many_groups_the_first_and_those_the_page_leads_to_are_printed(self) -> None:
        said = {"parts": [["W", False]], "voice": "outlet", "attribution": "none", "speaker": "", "start": 0, "end": 9,
                "says": "", "sentence": 1, "line": 1}  # fmt: skip
        source = {"article": "pier-1", "about": "The Pier", "path": "p.txt", "sentences": [said]}
        part = {"id": "", "label": "", "sources": [source]}
        groups = [{"id": f"ev-{n}", "label": "L", "parts": [part]} for n in range(200)]
        table = {"caption": "T", "columns": [{"label": "n", "numeric": True}],
                 "rows": [[{"text": "1", "value": 1, "anchor": "ev-180"}]]}  # fmt: skip
        site = Site("S", {"pier": "Piers", "read": "Read"}, "read")
        held = cells(Output("table", table), Output("evidence", {"groups": groups}))
        page = site.render(page_of(held, "pier", "Piers", STAMP))
        # The first 150 of 200 and the one that the table leads to: 151, and 200 - 151 = 49 are left out.
        assert page.count('class="evidence"') == 151
        assert 'id="ev-180"' in page
        assert "Sentences in 151 groups; this page leaves out 49 more groups" in page

    def test_of_much_evidence_the_first_of_each_group_are_printed_and_the_others_are_links(self) -> None:
        said = {"parts": [["W", False]], "voice": "outlet", "attribution": "none", "speaker": "", "start": 0, "end": 9,
                "says": ""}  # fmt: skip
        found = [{**said, "sentence": n, "line": n} for n in range(401)]  # one more than are printed
        source = {"article": "pier-1", "about": "The Pier", "path": "p.txt", "sentences": found}
        half = {"article": "pier-2", "about": "The Pier", "path": "q.txt", "sentences": found[:1]}
        groups = [
            {"id": f"ev-{n}", "label": "L", "parts": [{"id": "", "label": "", "sources": [one]}]}
            for n, one in enumerate((source, half))
        ]
        site = Site("S", {"pier": "Piers", "read": "Read"}, "read")
        held = cells(Output("evidence", {"groups": groups}))
        page = site.render(page_of(held, "pier", "Piers", STAMP))
        # 400 // 2 = 200 of each group: 200 and 1 are printed, 401 - 200 = 201 are links.
        assert page.count("<blockquote>") == 201
        assert page.count('<a href="read.html#pier-1-s') == 401  # a number opens as many sentences as it counts

    def test_of_a_long_table_a_page_prints_the_first_rows_and_says_so(self) -> None:
        page = html(cells(display.table(pd.DataFrame({"n": range(1200)}), caption="Numbers")))
        assert page.count("<tr>") == 101
        assert "Numbers: the first 100 of 1,200 rows" in page

    def test_of_many_articles_each_has_a_file_of_its_own(self) -> None:
        site = Site("S", {"read": "Read"}, "read", apart=True)
        files = site.article_files(page_of(cells(self.reading()), "read", "Read", STAMP))
        assert list(files) == ["read.html", "read-pier-1.html"]
        assert '<a href="read-pier-1.html#pier-1">The Pier: T</a>' in files["read.html"]
        assert "Words 0" not in files["read.html"]
        packed = re.search(r'id="sentences">([^<]+)', files["read.html"])[1]
        searched = json.loads(zlib.decompress(b64decode(packed)))
        assert searched[1] == ["read-pier-1.html#pier-1-s1", "The Pier", "direct", "Words 1 <b>KFOR"]
        assert 'id="word"' in files["read.html"]
        assert 'id="pier-1-s1"' in files["read-pier-1.html"]

    def test_in_a_file_of_its_own_an_article_leads_to_the_same_fact_in_the_files_of_others(self) -> None:
        told = self.reading()
        [one] = told.content["articles"]
        told.content["articles"].append({**one, "article": "quay", "outlet": "The Quay"})
        told.content["pairs"][:] = [["pier-1-s0", "quay-s1", "Compare “3” with “4”."]]
        site = Site("S", {"read": "Read"}, "read", apart=True)
        files = site.article_files(page_of(cells(told), "read", "Read", STAMP))
        link = '<li><a href="read-quay.html#quay-s1"><bdi>The Quay</bdi></a>: Words 1 &lt;b&gt;KFOR'
        assert f"{link} <small>Compare “3” with “4”.</small></li>" in files["read-pier-1.html"]
        assert '<a href="read-pier-1.html#pier-1-s0"><bdi>The Pier</bdi></a>' in files["read-quay.html"]


class TestSafeHtml:
    @pytest.mark.parametrize(
        ("given_html", "safe"),
        [
            ("<p onclick=x>a</p>", "<p>a</p>"),
            ("a<script>alert(1)</script>b", "ab"),
            ("<a href='javascript:x'>a</a>", "<a>a</a>"),
            ("<a href=' java\nscript:x'>a</a>", "<a>a</a>"),
            ("<a href='https://example.org/?a=1&b'>a</a>", '<a href="https://example.org/?a=1&amp;b">a</a>'),
            ("<a href='terms.html#s-x'>a</a>", '<a href="terms.html#s-x">a</a>'),
            ("<svg><script>x</script></svg>", ""),
            ("<b><i>a</b>c</i>", "<b><i>a</i></b><i>c</i>"),
            ("<table><tr><td colspan=2 style=x>a", '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'),
            ("&lt;b&gt; &amp;", "&lt;b&gt; &amp;"),
            ("<!-- x --><![CDATA[y]]>z", "z"),
            ("\x00a", "\ufffda"),
        ],
    )
    def test_it_is_rebuilt_from_what_is_allowed(self, given_html: str, safe: str) -> None:
        assert from_html(given_html) == safe

    def test_html_in_markdown_is_text(self) -> None:
        assert "&lt;img src=x onerror=y&gt;" in from_markdown("a <img src=x onerror=y>")
        assert "javascript" not in from_markdown("[a](javascript:x)")

    @given(st.text(alphabet="<>/=\"'& abcimgsvgscriptonload:\x00-!", max_size=80))
    def test_whatever_comes_in_only_allowed_tags_come_out(self, text: str) -> None:
        for tag in re.findall(r"<[^>]*>", from_html(text)):
            assert re.fullmatch(
                r"</?[a-z][a-z0-9]*( (colspan|rowspan|scope|lang|dir|datetime|title|start|href)=\"[^\"<>]*\")*>", tag
            )
