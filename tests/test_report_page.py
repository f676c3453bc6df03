"""From a notebook's outputs to a page: everything is built anew, and what cannot be read by all is refused."""

import copy
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any
from zlib import decompress

import altair as alt
import nbformat
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import HOSTILE

from kosovo_lib import display
from kosovo_lib.charts import theme
from kosovo_lib.errors import NotebookError
from kosovo_lib.report.exporter import PageExporter
from kosovo_lib.report.figure import figure_of
from kosovo_lib.report.page import page_of
from kosovo_lib.report.safe import from_html, from_markdown
from kosovo_lib.report.stamp import Stamp
from kosovo_lib.report.vega import Runtime, packed, runtime

STAMP = Stamp("00-pier", "1" * 64, "Piers", 1, {"size": 3}, {"data": "2" * 64}, "3" * 64, {"altair": "6.0"})
VEGA = Runtime(packed(b"window.vega = {}"), "sha256-x")
MIMETYPE = "application/vnd.vegalite.v5+json"


def chart(**words: Any) -> Any:
    counts = pd.DataFrame({"outlet": ["pier", "lantern"], "words": [3, 12345], "at": [0.5, 1.5]})
    drawn = alt.Chart(counts).mark_bar(clip=True).encode(x="words:Q", y="outlet:N")
    return theme.finish(drawn, **({"title": "Pier wrote most", "description": "Two bars."} | words))


def spec(**words: Any) -> dict[str, Any]:
    return chart(**words)._repr_mimebundle_()[MIMETYPE]


def cells(*outputs: Any, source: str = "x = 1") -> Any:
    """A notebook with one code cell that put out these things."""
    data = [o._repr_mimebundle_() if hasattr(o, "_repr_mimebundle_") else o for o in outputs]
    made = [nbformat.v4.new_output("display_data", data=copy.deepcopy(one)) for one in data]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, outputs=made, id="made")])


def html(notebook: Any) -> str:
    about = {"name": "pier", "title": "Piers", "stamp": STAMP}
    return PageExporter("The site", VEGA).from_notebook_node(notebook, about)[0]


class TestFigure:
    def test_the_picture_states_its_finding_and_draws_only(self) -> None:
        svg = str(figure_of(spec(), "pier-chart-1").svg)
        assert svg.startswith('<svg role="img" aria-label="Pier wrote most. Two bars."')
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
        }
        assert "Pier wrote most</" not in svg  # the page prints the title, where it wraps

    def test_its_ids_are_its_own_and_the_same_every_time(self) -> None:
        once, again = (str(figure_of(spec(), "pier-chart-1").svg) for _ in range(2))
        assert once == again
        assert set(re.findall(r'id="([^"]+)"', once)) == {"pier-chart-1-0"}
        assert 'clip-path="url(#pier-chart-1-0)"' in once

    def test_a_link_or_a_picture_from_elsewhere_is_not_in_it(self) -> None:
        linked = chart().encode(href="outlet:N").to_dict()
        assert "href" not in str(figure_of(linked, "c").svg)
        marks = alt.Chart(pd.DataFrame({"u": ["https://example.org/a.png"]})).mark_image().encode(url="u:N")
        finished = theme.finish(marks, title="t", description="d").to_dict()
        assert "example.org" not in str(figure_of(finished, "c").svg)

    def test_the_data_are_a_table_words_first(self) -> None:
        (table,) = figure_of(spec(), "c").tables
        assert table.label == "Data (2 rows)"
        assert re.findall(r'scope="col"[^>]*>([^<]+)', table.html) == ["outlet", "at", "words"]
        assert '<data value="12345">12,345</data>' in table.html

    def test_or_the_columns_that_the_chart_names(self) -> None:
        (table,) = figure_of(spec(data=["words", "outlet"]), "c").tables
        assert re.findall(r'scope="col"[^>]*>([^<]+)', table.html) == ["words", "outlet"]

    def test_under_the_heads_that_it_gives_them(self) -> None:
        (table,) = figure_of(spec(data=["outlet", ("words", "words in all")]), "c").tables
        assert re.findall(r'scope="col"[^>]*>([^<]+)', table.html) == ["outlet", "words in all"]

    def test_of_several_data_sets_the_one_that_has_them_all(self) -> None:
        counts = pd.DataFrame({"outlet": ["pier"], "words": [3]})
        heads = pd.DataFrame({"outlet": ["pier"], "y": [-12.5]})
        layers = alt.layer(*(alt.Chart(one).mark_text().encode(text="outlet:N") for one in (heads, counts)))
        finished = theme.finish(layers, title="t", description="d", data=["outlet", "words"])
        (table,) = figure_of(finished.to_dict(), "c").tables
        assert "12.5" not in table.html
        with pytest.raises(NotebookError, match="no data set of this chart has the columns outlet, pages"):
            figure_of(theme.finish(layers, title="t", description="d", data=["outlet", "pages"]).to_dict(), "c")

    def test_numbers_are_kept_to_a_millionth(self) -> None:
        rows = pd.DataFrame({"outlet": ["pier"], "share": [1 / 3]})
        finished = theme.finish(alt.Chart(rows).mark_bar().encode(x="share:Q"), title="t", description="d").to_dict()
        assert '<data value="0.333333">0.3333</data>' in figure_of(finished, "c").tables[0].html

    def test_labels_stay_legible_however_small_the_screen(self) -> None:
        # 13 px in the picture; 9.5 px at least on screen: no narrower than 9.5/13 of its width
        figure = figure_of(spec(), "c")
        width = int(re.search(r' width="(\d+)"', figure.svg)[1])
        assert figure.least_width == pytest.approx(width * 9.5 / 13, abs=1)

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
        shown = figure_of(theme.finish(drawn, title=f"t {words}", description=f"d {words}").to_dict(), "c")
        assert not re.search(r"<(script|img|svg onload|style)", shown.svg + shown.tables[0].html)


class TestOutputs:
    def test_findings_go_to_the_top_and_code_to_the_end(self) -> None:
        page = html(cells(display.note("A note."), display.finding("Pier leads."), source="secret_code = 1"))
        assert page.index("Pier leads.") < page.index("A note.") < page.index("secret_code")
        assert '<details class="code"><summary>The code of this page</summary>' in page

    @pytest.mark.parametrize("version", ["v4+json", "v5+json", "v5.20.1+json", "v6+json", "v6.4.1+json"])
    def test_charts_of_any_altair_are_drawn(self, version: str) -> None:
        assert '<svg role="img"' in html(cells({f"application/vnd.vegalite.{version}": spec(), "text/plain": "no"}))

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
            html(cells(display.finding("x", evidence="ev-gone")))

    def test_the_policy_names_every_script_and_style_by_its_hash(self) -> None:
        page = html(cells(chart()))
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, flags=re.DOTALL)
            assert f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" in policy
        assert "unsafe" not in policy
        assert VEGA.hash in policy

    def test_a_page_without_charts_carries_no_vega(self) -> None:
        page = html(cells(display.note("n")))
        assert 'id="vega"' not in page
        assert len(page) < 30_000

    def test_no_style_handler_or_address_of_the_web_is_in_the_markup(self) -> None:
        page = re.sub(r"<(script|style|pre)\b.*?</\1>", "", html(cells(chart(), display.finding("x"))), flags=re.DOTALL)
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
        assert "http" not in page.replace("http-equiv", "")

    def test_the_stamp_says_what_made_it_and_how_to_make_it_again(self) -> None:
        page = html(cells(display.note("n")))
        for part in ("00-pier", "1" * 16, "size = 3", "2" * 16, "3" * 16, "altair 6.0", "kosovo report --force pier"):
            assert part in page
        assert STAMP.hash[:16] in page


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
            ("<b><i>a</b>c</i>", "<b><i>a</i></b>c"),
            ("<table><tr><td colspan=2 style=x>a", '<table><tr><td colspan="2">a</td></tr></table>'),
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


def test_vegas_code_is_packed_once_and_the_same(tmp_path) -> None:
    first, second = runtime(tmp_path), runtime(tmp_path)
    assert first == second
    code = decompress(b64decode(first.code))
    assert first.hash == f"sha256-{b64encode(sha256(code).digest()).decode()}"
    assert b"</script" not in code.lower()
    assert len(first.code) < 300_000
    assert [path.suffix for path in tmp_path.iterdir()] == [".js"]
