"""What a reader gets: the pages, opened in a real Chromium with the network off."""

import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import invented_hostile
import invented_pages
import lxml.html
import pytest
from browser import Reader
from invented_pages import ARTICLES, HOSTILE
from selenium.webdriver.support.ui import WebDriverWait

import kosovo_lib as kl
from kosovo_lib import project, schema
from kosovo_lib.text.reprints import sentences_counted
from kosovo_lib.voices import KINDS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
SHIPPED = ("index", "events", "facts", "method", "read", "stance", "terms", "voices")  # none of a user's own


def made(folder: Path, status: int = 0, **content: Any) -> Path:
    """The pages of an invented project; ``status`` is how the command has to end."""
    return report(invented_pages.project(folder, **content), folder / "build", status)


def report(project: Path, build: Path, status: int = 0) -> Path:
    """The pages of a project, as the command makes them."""
    command = [sys.executable, "-m", "kosovo_lib.cli", "report", "--project", str(project), "--build", str(build)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    return build / "html"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that works, another that failed, and the front page that says both."""
    return made(
        tmp_path_factory.mktemp("site") / "p",
        status=1,
        notebooks={"00-lengths": invented_pages.lengths(), "01-broken": invented_pages.broken()},
        pages=[
            {"notebook": "00-lengths", "page": "lengths", "title": "Who gave the pier most room?"},
            {"notebook": "01-broken", "page": "broken", "title": "What breaks?"},
        ],
    )


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages about articles whose outlets, titles and sentences try to be markup, scripts and formulas."""
    articles = [
        (f"odd-{n}", f"outlet {n} {words}", words, "2031-03-02", f"Odd Cove {words} said.")
        for n, words in enumerate(HOSTILE)
    ]
    return made(tmp_path_factory.mktemp("hostile") / "p", articles=[*ARTICLES, *articles])


def test_no_request_leaves_the_page_and_the_console_stays_empty(reader: Reader, site: Path) -> None:
    for page in ("lengths.html", "index.html"):
        reader.open(site / page)
        reader.open_all()
        assert reader.console() == []
        assert {url.split(":")[0] for url in reader.requests()} <= {"file", "data", "blob"}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("page", ["lengths.html", "index.html"])
def test_axe_finds_nothing(reader: Reader, site: Path, page: str, width: int, colours: str) -> None:
    # index.html is also the page that tells of the failure.
    reader.open(site / page, width, prefers_color_scheme=colours)
    assert reader.violations() == []
    reader.open_all()
    assert reader.violations() == []


@pytest.mark.parametrize("page", ["lengths.html", "index.html"])
def test_a_phone_shows_it_without_sideways_scrolling_and_large_enough(reader: Reader, site: Path, page: str) -> None:
    reader.open(site / page, 360)
    reader.open_all()
    assert reader.ask("document.scrollingElement.scrollWidth") == 360
    assert min(reader.label_sizes(), default=12) >= 11.9
    texts = reader.ask(
        """[...document.querySelectorAll('main *:not(svg *), footer *')].filter(e => e.innerText)
          .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(texts) >= 12


def test_without_scripts_only_the_interaction_is_missing(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html", scripts=False)
    source = reader.driver.page_source
    reader.tell("Emulation.setScriptExecutionDisabled", value=False)
    assert reader.ask("document.querySelectorAll('.plot .wide').length") == 1
    assert reader.ask("document.querySelector('.plot svg').getBoundingClientRect().height") > 50
    assert reader.ask("[...document.querySelectorAll('button')].every(b => b.hidden || b.closest('details').hidden)")
    assert reader.ask("document.querySelectorAll('details [data-table] td').length") > 0
    assert "Odd Cove" in source


def test_a_picture_says_what_it_shows_to_a_screen_reader(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html")
    tree = reader.tell("Accessibility.getFullAXTree")["nodes"]
    said = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "StaticText"]
    assert "harbour wrote most: Ferry pier closes. Dots, one an article, from 8 to 8 words." in said


def test_a_mark_says_what_it_is_and_leads_to_its_sentences(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html")
    marks = reader.ask("[...document.querySelectorAll('.plot a')].map(a => [a.getAttribute('href'), a.textContent])")
    assert marks[0] == ["#ev-harbour", "outlet: harbour\ntitle: Ferry pier closes\nwords: 8"]
    reader.ask("document.querySelector('.plot a').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert reader.ask("document.getElementById('ev-harbour').closest('details').open")


@pytest.mark.parametrize("page", ["events", "facts", "stance", "terms", "voices"])
def test_a_mark_of_a_shipped_chart_leads_to_sentences_on_its_page(shipped: Path, page: str) -> None:
    tree = lxml.html.fromstring((shipped / f"{page}.html").read_text(encoding="utf-8"))
    there = {one.get("id") for one in tree.iter() if one.get("id")}
    for picture in [one for plot in tree.find_class("plot") for one in plot.iter("svg")][
        : 4 if page == "events" else 2
    ]:  # wide and narrow; not hours, a guess
        links = [link.get("href").removeprefix("#") for link in picture.iter("a")]
        assert links
        assert set(links) <= there


def test_tables_fit_the_paper(reader: Reader, shipped: Path) -> None:
    for page in SHIPPED:
        reader.open(shipped / f"{page}.html", 673)  # A4 less its margins
        reader.tell("Emulation.setEmulatedMedia", media="print")
        assert reader.ask("document.scrollingElement.scrollWidth") <= 673, page


@pytest.mark.parametrize(
    ("kind", "starts"),
    [("svg", "<svg"), ("json", "{"), ("html", "<figure><figcaption>harbour wrote most"), ("png", "\ufffdPNG")],
)
def test_a_chart_can_be_saved_and_embedded(reader: Reader, site: Path, kind: str, starts: str) -> None:
    reader.open(site / "lengths.html")
    saved = downloaded(reader, f"button[data-save={kind}]")
    assert saved.startswith(starts)
    if kind in ("svg", "html"):
        assert "<a " not in saved  # it stands alone
        assert "harbour" in saved


def test_a_number_leads_to_its_sentences_which_open(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html", fragment="#ev-lantern")
    shown = reader.ask("document.getElementById('ev-lantern').innerText")
    assert "Odd Cove is cut off, the mayor said." in shown
    assert reader.ask("document.getElementById('ev-lantern').closest('details').open")


def downloaded(reader: Reader, button: str) -> str:
    """What a download button makes, as text, with its byte order mark."""
    return str(
        reader.driver.execute_async_script(
            """const [button, done] = arguments, make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.arrayBuffer().then(b => done(new TextDecoder('utf-8',
              {ignoreBOM: true}).decode(b))); URL.createObjectURL = make; return make(blob); };
            document.querySelector(button).click();""",
            button,
        )
    )


def test_a_charts_data_can_be_had_as_csv(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html")
    assert downloaded(reader, "button[data-csv]").splitlines() == [
        '\ufeff"outlet","title","words"',
        '"harbour","Ferry pier closes","8"',
        '"lantern","Odd Cove cut off","8"',
    ]


def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(reader: Reader, hostile: Path) -> None:
    text = downloaded(reader.open(hostile / "lengths.html"), "button[data-csv]")
    assert '''"'=HYPERLINK(A1)"''' in text
    assert '''"'@SUM(1)"''' in text
    cells = [cell for line in text.splitlines()[1:] for cell in line.strip('"').split('","')]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t", "\r"))]


@pytest.mark.parametrize("page", ["lengths.html", "index.html"])
def test_nothing_in_an_article_runs_or_becomes_markup(reader: Reader, hostile: Path, page: str) -> None:
    reader.open(hostile / page)
    only_words(reader)
    for words in (
        ()
        if page == "index.html"
        else ("</script><script>window.hit=1</script>", "{{ 7*7 }}{% raw %}", "[a](javascript:window.hit=5)")
    ):
        assert reader.ask("document.body.innerText.includes(arguments[0])", words)


def test_no_field_that_somebody_fills_in_runs_or_becomes_markup(reader: Reader, tmp_path: Path) -> None:
    root, fields = invented_hostile.corpus(tmp_path / "story")
    asked = {"articles.csv": "title author evidence", "outlets.csv": "name country kind url", "coding/ana.csv": "note",
             "coding/corrections.csv": "value who why", "coding/event-links.csv": "event note",
             "coding/coders.yml": "book about", "pages/terms.yml": "title"}  # fmt: skip
    assert {f"{name} {field}" for name, held in asked.items() for field in held.split()} <= set(fields)
    command = [sys.executable, "-m", "kosovo_lib.cli", "report", "--corpus", str(root), "--build", str(tmp_path / "b")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for page in SHIPPED:
        reader.open(tmp_path / "b" / "html" / f"{page}.html")
        only_words(reader)


def only_words(reader: Reader) -> None:
    """Nothing on the open page has run, and nothing but the page's own parts is markup."""
    reader.open_all()
    assert reader.ask("window.hit === undefined")
    assert reader.console() == []
    assert reader.ask("document.querySelectorAll('script:not([type])').length") == 1  # the page's own
    assert reader.ask("document.querySelectorAll('img, iframe, object, embed, style').length") == 1  # the page's style
    assert (
        reader.ask(
            """[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
          .filter(a => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value) && /href|src|action/.test(a.name))
          .map(a => a.name + '=' + a.value)"""
        )
        == []
    )


def test_the_policy_stops_what_would_get_in_all_the_same(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html")
    reader.driver.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.hit = 1'; document.body.append(s)"
    )
    assert reader.ask("window.hit === undefined")
    assert "Content Security Policy" in "".join(reader.console())


def test_paper_gets_the_stamp_the_evidence_and_no_button(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html")
    reader.driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    reader.tell("Emulation.setEmulatedMedia", media="print")
    for hidden in (".masthead nav", ".code", ".under", "footer dl"):
        assert not reader.ask("document.querySelector(arguments[0]).checkVisibility()", hidden), hidden
    assert re.search(r"stamp is [0-9a-f]{16}\.", reader.ask("document.querySelector('footer').innerText"))
    printed = "document.getElementById(arguments[0]).checkVisibility({contentVisibilityAuto: true})"
    assert all(reader.ask(printed, one) for one in ("ev-harbour", "ev-lantern"))
    pdf = base64.b64decode(reader.tell("Page.printToPDF")["data"])
    assert pdf.startswith(b"%PDF")


def test_on_paper_no_caption_is_larger_than_the_text(reader: Reader, site: Path) -> None:
    reader.open(site / "lengths.html")
    reader.tell("Emulation.setEmulatedMedia", media="print")
    size = "parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)"
    text = reader.ask(size, "body")
    assert text == pytest.approx(14, abs=0.3)  # 10.5 points
    assert reader.ask(size, ".chart-sub") < text


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the notebooks and texts that come with the library."""
    return report(ROOT, tmp_path_factory.mktemp("shipped"))


def test_paper_gets_every_article_and_the_counterparts_of_its_sentences(reader: Reader, shipped: Path) -> None:
    reader.open(shipped / "read.html", 700)  # about the width of a sheet
    shown = "[...document.querySelectorAll('.articles > article')].filter(one => one.checkVisibility()).length"
    lists = (
        "[...document.querySelectorAll('.same > ul')].filter(one => one.checkVisibility({contentVisibilityAuto: true}))"
    )
    assert (reader.ask(shown), reader.ask(f"{lists}.length")) == (2, 0)
    reader.tell("Emulation.setEmulatedMedia", media="print")
    assert reader.ask(shown) == 5
    assert reader.ask(f"{lists}.length === document.querySelectorAll('.same').length && {lists}.length > 0")


@pytest.mark.parametrize("page", SHIPPED)
def test_a_shipped_page_is_read_on_a_phone_by_anybody_and_asks_no_server(
    reader: Reader, shipped: Path, page: str
) -> None:
    reader.open(shipped / f"{page}.html", 360)
    assert reader.violations() == []
    reader.open_all()
    assert reader.violations() == []
    assert reader.ask("document.scrollingElement.scrollWidth") == 360
    assert min(reader.label_sizes(), default=12) >= 12
    assert reader.console() == []
    assert {url.split(":")[0] for url in reader.requests()} <= {"file", "data", "blob"}


@pytest.mark.parametrize("page", SHIPPED)
def test_a_shipped_page_is_as_readable_in_the_dark(reader: Reader, shipped: Path, page: str) -> None:
    reader.open(shipped / f"{page}.html", prefers_color_scheme="dark")
    reader.open_all()
    assert reader.violations() == []


@pytest.mark.parametrize("page", SHIPPED)
def test_a_shipped_page_is_small(shipped: Path, page: str) -> None:
    assert len((shipped / f"{page}.html").read_bytes()) <= 450_000


@pytest.mark.parametrize("page", [page for page in SHIPPED if page != "read"])
def test_a_shipped_page_is_short(reader: Reader, shipped: Path, page: str) -> None:
    for width, height, screens in ((1280, 800, 6), (360, 800, 9)):
        reader.open(shipped / f"{page}.html", width)
        assert reader.ask("document.scrollingElement.scrollHeight") <= screens * height, width


@pytest.fixture(scope="session", params=["shipped", "example", "harbour"])
def numbered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a story: the shipped one, whole, and two invented ones, in excerpts."""
    if request.param == "shipped":
        return Path(request.getfixturevalue("shipped"))
    root = tmp_path_factory.mktemp("numbered")
    if request.param == "example":
        project.new(root / "c", example=True)
    else:
        shutil.copytree(ROOT / "tests" / "corpora" / "harbour", root / "c")
    command = [
        sys.executable,
        "-m",
        "kosovo_lib.cli",
        "report",
        "--corpus",
        str(root / "c"),
        "--build",
        str(root / "b"),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return root / "b" / "html"


class TestNumbersAddUp:
    """One number has one definition on all pages."""

    def read(self, pages: Path, page: str) -> Any:
        return lxml.html.fromstring((pages / f"{page}.html").read_text(encoding="utf-8"))

    def tables(self, tree: Any, *columns: str) -> Iterator[dict[str, Any]]:
        """The rows of all tables that have these columns: column -> cell."""
        for table in tree.iter("table"):
            heads = [head.text_content().lower() for head in table.find("thead").iter("th")]
            if set(columns) <= set(heads):
                yield from (dict(zip(heads, row, strict=True)) for row in table.find("tbody").iter("tr"))

    def number(self, cell: Any) -> float:
        exact = cell.find(".//data")
        return float(cell.text_content().replace(",", "") if exact is None else exact.get("value"))

    def opened(self, group: Any) -> int:
        """Sentences of a group of evidence: printed, named by their place, or counted as left out."""
        left = sum(int(found) for p in group.iter("p") for found in re.findall(r"^and (\d+) more", p.text_content()))
        return len(list(group.iter("blockquote"))) + left + sum(
            named.count(",") + 1
            for item in group.iter("li") if item.find("blockquote") is None
            for named in re.findall(r"\bsentences? ([\d, ]+)", item.text_content())
        )  # fmt: skip

    def reprinted(self, pages: Path) -> dict[str, int]:
        """The own words of each outlet that an earlier article has, which the page on terms says it leaves out."""
        kept = pages.parent.parent / "c"
        corpus = kl.load(kept if kept.exists() else ROOT / "data")
        rows = kl.voices.evidence(corpus)
        once = sentences_counted(corpus, "once")[["article", "sentence"]]
        rows = rows[rows["kind"] == "outlet"].merge(once, how="left", indicator=True)
        left = rows[rows["_merge"] == "left_only"].groupby("outlet")["words"].sum()
        return left.rename(schema.outlet_names(corpus.outlets)).to_dict()

    def test_a_count_equals_the_sentences_it_opens(self, numbered: Path) -> None:
        counted = 0
        for page in SHIPPED:
            tree = self.read(numbered, page)
            for group in tree.find_class("evidence"):
                assert int(group.find_class("count")[0].text) == self.opened(group), page
            for row in self.tables(tree, "sentences"):
                for link in row["sentences"].iter("a"):
                    group = tree.get_element_by_id(link.get("href")[1:])
                    assert int(row["sentences"].text_content()) == self.opened(group), (page, link.get("href"))
                    counted += 1
        assert counted >= 20

    def test_an_outlets_own_words_are_one_figure_on_every_page(self, numbered: Path) -> None:
        words: dict[str, dict[str, int]] = {}
        for row in self.tables(self.read(numbered, "voices"), "outlet", "words", "share"):
            kind = next(text for name in row if (text := row[name].text_content()) in (*KINDS.values(),))
            words.setdefault(row["outlet"].text_content(), {})[kind] = int(self.number(row["words"]))
        own = {outlet: counts[KINDS["outlet"]] for outlet, counts in words.items()}
        for row in self.tables(self.read(numbered, "voices"), "outlet", "words", "share"):
            of = sum(words[row["outlet"].text_content()].values())
            assert self.number(row["share"]) == pytest.approx(self.number(row["words"]) / of, abs=0.006)
        strip: dict[str, list[Any]] = {}
        for item in self.read(numbered, "index").find_class("outlets")[0]:
            strip.setdefault(item[0].text_content(), []).append(item)
        assert set(strip) == set(own)
        for outlet, items in strip.items():
            lengths = [int(re.search(r"([\d,]+) words", item.text_content())[1].replace(",", "")) for item in items]
            assert sum(lengths) == sum(words[outlet].values())
            said = [re.search(r"(all|\d+%) its own words", item.text_content())[1] for item in items]
            shares = [1.0 if one == "all" else int(one[:-1]) / 100 for one in said]
            counted = sum(length * share for length, share in zip(lengths, shares, strict=True))
            assert counted == pytest.approx(own[outlet], abs=0.005 * sum(lengths)), outlet
        checked, reprinted = set(), self.reprinted(numbered)
        for row in self.tables(self.read(numbered, "terms"), "word", "outlet", "uses", "per 1,000 words"):
            uses, rate = self.number(row["uses"]), self.number(row["per 1,000 words"])
            if uses and row["in the words of"].text_content() == "the outlet itself":
                outlet = row["outlet"].text_content()
                assert 1e3 * uses / rate == pytest.approx(own[outlet] - reprinted.get(outlet, 0), abs=1), outlet
                checked.add(outlet)
        assert len(checked) >= 2 or (numbered.parent.parent / "c").exists()  # in the invented ones no word stands out
        method = self.read(numbered, "method")
        assert not [row for row in self.tables(method, "outlet") if "words" in row]  # it has no other figure

    def test_a_headline_counts_what_it_opens(self, numbered: Path) -> None:
        tree = self.read(numbered, "stance")
        said = re.search(r"in (\d+) of the (\d+) sentences", next(tree.iter("h1")).text_content())
        if not said:
            return  # another finding leads
        group = tree.get_element_by_id(tree.find_class("finding")[0].find(".//a").get("href")[1:])
        assert int(said[2]) == self.opened(group)
        judged = [part for part in group if re.search("-(critical|supportive)$", part.get("id", ""))]
        assert int(said[1]) in [self.opened(part) for part in judged]


class TestReading:
    def test_two_articles_stand_side_by_side_and_on_a_phone_one_below_the_other(
        self, reader: Reader, shipped: Path
    ) -> None:
        shown = "[...document.querySelectorAll('.articles > article')].filter(a => a.offsetHeight).length"
        assert reader.open(shipped / "read.html", 1280).ask(shown) == 2
        tops = "[...document.querySelectorAll('.articles > article:not([hidden])')].map(a => a.offsetTop)"
        assert len({*reader.ask(tops)}) == 1
        assert reader.open(shipped / "read.html", 360).ask(shown) == 2
        assert len({*reader.ask(tops)}) == 2
        # The one chosen first stands first, and both can be chosen there.
        assert reader.ask("[...document.querySelectorAll('.tools select')].filter(one => one.offsetHeight).length") == 2
        reader.open(
            shipped / "read.html", 360, fragment=f"#{reader.ask('[...document.querySelectorAll(`article`)].at(-1).id')}"
        )
        assert reader.ask(
            "document.querySelector('.first').offsetTop < document.querySelector('article:not([hidden])').offsetTop"
        )

    def test_without_scripts_all_stand_one_after_another(self, reader: Reader, shipped: Path) -> None:
        reader.open(shipped / "read.html", scripts=False)
        reader.tell("Emulation.setScriptExecutionDisabled", value=False)
        assert reader.ask("[...document.querySelectorAll('.articles > article')].every(a => a.offsetHeight > 100)")
        assert reader.ask("getComputedStyle(document.querySelector('.tools')).display") == "none"

    def test_the_picker_changes_the_article(self, reader: Reader, shipped: Path) -> None:
        reader.open(shipped / "read.html")
        reader.driver.execute_script(
            "const p = document.getElementById('left'); p.value = 3; p.dispatchEvent(new Event('change'))"
        )
        shown = "[...document.querySelectorAll('.articles > article')].map(a => !a.hidden)"
        assert reader.ask(shown) == [False, True, False, True, False]

    @pytest.mark.parametrize("width", [1280, 360])
    def test_an_address_brings_its_sentence_into_view(self, reader: Reader, shipped: Path, width: int) -> None:
        last = reader.open(shipped / "read.html").ask(
            "[...document.querySelectorAll('.articles > article:last-child .s[id]')].at(-1).id"
        )
        reader.open(shipped / "read.html", width, fragment=f"#{last}")
        box = reader.ask("document.getElementById(arguments[0]).getBoundingClientRect().toJSON()", last)
        assert 0 <= box["top"] <= 900
        assert box["height"] > 0

    def test_all_evidence_leads_there(self, reader: Reader, shipped: Path) -> None:
        there = set(re.findall(r'id="([^"]+-s\d+)"', (shipped / "read.html").read_text(encoding="utf-8")))
        found = set()
        for page in SHIPPED:
            found |= set(re.findall(r'href="read\.html#([^"]+-s\d+)"', (shipped / f"{page}.html").read_text("utf-8")))
        assert found
        assert found <= there

    def test_a_sentence_leads_to_the_same_fact_in_the_other_articles(self, reader: Reader, shipped: Path) -> None:
        reader.open(shipped / "read.html")
        here, there = reader.ask(
            "[...document.querySelectorAll('.same')].map(one => [one.querySelector('.s').id,"
            " one.querySelector('a').hash.slice(1)])"
        )[-1]
        reader.driver.execute_script("document.getElementById(arguments[0]).click()", here)
        assert reader.ask("document.getElementById(arguments[0]).closest('details').open", here)
        link = "document.getElementById(arguments[0]).closest('details').querySelector('a')"
        reader.driver.execute_script(f"{link}.click()", here)
        assert reader.ask("document.getElementById(arguments[0]).getBoundingClientRect().height", there) > 0
        assert not reader.ask("document.getElementById(arguments[0]).closest('details')?.open", there)
        assert reader.violations() == []

    def test_a_word_is_found_in_all_articles_with_the_words_around_it(self, reader: Reader, shipped: Path) -> None:
        reader.open(shipped / "read.html")
        reader.driver.execute_script(
            "const w = document.getElementById('word'); w.value = 'nato'; w.dispatchEvent(new Event('input'))"
        )
        found = reader.ask("document.getElementById('found').innerText")
        hits = reader.ask(
            "[...document.querySelectorAll('.articles .s[id]')].filter(s => /nato/i.test(s.textContent)).length"
        )
        assert found.startswith(f"{hits} sentences have “nato”")
        reader.driver.execute_script(
            "const w = document.getElementById('word'); w.value = 'na?o*'; w.dispatchEvent(new Event('input'))"
        )
        marked = reader.ask("[...document.querySelectorAll('#found mark')].map(m => m.textContent.toLowerCase())")
        assert set(marked) == {"nato"}
        assert reader.violations() == []
        assert reader.console() == []

    def test_every_other_page_searches_the_articles(self, reader: Reader, shipped: Path) -> None:
        for page in SHIPPED:
            reader.open(shipped / f"{page}.html", scripts=False)
            links = re.findall(
                r'<a class="find" href="read\.html#word">Search the articles</a>', reader.driver.page_source
            )
            assert len(links) == (page != "read")
        reader.open(shipped / "terms.html")
        reader.driver.execute_script(
            "const box = document.querySelector('.masthead input'); box.value = 'na?o*'; box.form.requestSubmit()"
        )
        WebDriverWait(reader.driver, 5).until(lambda _: reader.ask("location.pathname.endsWith('read.html')"))
        assert reader.ask("document.getElementById('word').value") == "na?o*"
        assert "sentences have “na?o*”" in reader.ask("document.getElementById('found').innerText")
        assert reader.console() == []
        reader.driver.execute_script("location.hash = 'word=%'")
        WebDriverWait(reader.driver, 5).until(lambda _: reader.ask("document.getElementById('word').value === '%'"))
        assert reader.console() == []

    def test_years_stay_on_one_line_and_so_does_the_head_of_a_page(self, reader: Reader, shipped: Path) -> None:
        reader.open(shipped / "events.html")
        found = reader.ask("[...document.querySelectorAll('.finding .unbroken')].map(s => s.textContent)")
        assert found == ["16–17", "1998-99", "1998–99"]
        tops = reader.ask(
            "[...document.querySelectorAll('.masthead li, .masthead input')].map(e => e.getBoundingClientRect().top)"
        )
        assert max(tops) - min(tops) < 10
