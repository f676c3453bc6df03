"""JupyterLab itself in headless Chromium: numbers open, charts fill the panel, fifty targets at a pianist's pace."""

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from browser import Reader
from selenium.webdriver.common.action_chains import ActionChains

from kosovo_lib import project

pytestmark = pytest.mark.browser
pytest.importorskip("jupyterlab", reason="needs kosovo-lib[lab]")

PYTHON = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
COUNTED = """
import kosovo_lib as kl
kl.charts.use_theme()
corpus = kl.load("demo")
shares = kl.voices.shares(corpus)
found = kl.display.evidence(corpus, kl.voices.evidence(corpus), by=["outlet", "kind"], mark=None)
display(kl.display.table(shares[["outlet", "kind", "words"]].head(4), caption="Words", evidence=found))
display(kl.charts.voices(shares, corpus.outlets, title="Whose words are these?"))
display(kl.display.note("It costs $3 million, not $5 million."))
"""
COMPOSED = """
import altair as alt
import kosovo_lib as kl
kl.charts.use_theme()
corpus = kl.load("demo")
a = kl.charts.voices(kl.voices.shares(corpus), corpus.outlets, title="Whose words are these?")
b = kl.charts.timeline(kl.events.timeline(corpus), corpus.outlets, focus=False)
display(a | b, a & b, alt.layer(a, a), a.facet("name:N", columns=2), b.interactive())
"""
READ = 'import kosovo_lib as kl\nkl.load("demo").read()'
CODED = 'import kosovo_lib as kl\nkl.coding.view(kl.load("demo"), "cleo")'
NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
RHYTHM, TARGETS = 0.06, 50


class Lab:
    """A running JupyterLab over a folder, and somebody before it."""

    def __init__(self, folder: Path, reader: Reader, port: int) -> None:
        self.folder, self.reader, self.address = folder, reader, f"http://127.0.0.1:{port}"

    def online(self) -> None:
        size = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.reader.tell("Emulation.setDeviceMetricsOverride", **size)
        # without the focus JupyterLab has no current widget
        self.reader.tell("Emulation.setFocusEmulationEnabled", enabled=True)
        self.reader.tell("Network.enable")
        self.reader.tell(
            "Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )
        self.reader.tell("Emulation.setScriptExecutionDisabled", value=False)

    def open(self, name: str) -> None:
        """Open a notebook of the folder."""
        self.online()
        self.reader.driver.get(f"{self.address}/lab/tree/{name}?reset")
        ready = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status"
        self.until(lambda: self.reader.ask(ready) == "idle")

    def run(self, source: str) -> None:
        """Open a new notebook with one cell and run it."""
        book = nbformat.v4.new_notebook(metadata=PYTHON, cells=[nbformat.v4.new_code_cell(source)])
        nbformat.write(book, self.folder / "tried.ipynb")
        self.open("tried.ipynb")
        self.command("notebook:run-all-cells")

    def command(self, name: str) -> None:
        self.reader.driver.execute_script("window.jupyterapp.commands.execute(arguments[0])", name)

    def count(self, selector: str) -> int:
        return int(self.reader.ask("document.querySelectorAll(arguments[0]).length", selector))

    def click(self, selector: str) -> None:
        found = self.reader.driver.find_element("css selector", selector)
        ActionChains(self.reader.driver).move_to_element(found).click().perform()

    def until(self, true: Callable[[], Any], seconds: int = 60) -> None:
        ends = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < ends, self.reader.ask("document.body.innerText.slice(0, 2000)")
            time.sleep(0.2)

    def there(self, selector: str) -> bool:
        return bool(self.reader.ask("document.querySelector(arguments[0])?.checkVisibility()", selector))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("lab")
    project.new(folder / "demo", example=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {f"JUPYTERLAB_{name}_DIR": str(folder / name) for name in ("SETTINGS", "WORKSPACES")}
    themes = folder / "SETTINGS" / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    themes.parent.mkdir(parents=True)
    themes.write_text(json.dumps({"theme": "JupyterLab Dark"}), encoding="utf-8")
    options = [f"--ServerApp.port={port}", f"--ServerApp.root_dir={folder}", "--LabApp.expose_app_in_browser=True"]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--IdentityProvider.token="]
    path = os.pathsep.join(filter(None, (str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH"))))
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [*command, *options], cwd=folder, stdout=log, stderr=log,
            env={**os.environ, **own, "IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": path},
        )  # fmt: skip
    try:
        for _ in range(300):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Lab(folder, reader, port)
    finally:
        reader.driver.get("about:blank")
        server.terminate()
        server.wait(20)


def test_a_number_opens_its_sentences_and_a_chart_fills_the_dark_panel(lab: Lab) -> None:
    lab.run(COUNTED)
    lab.until(lambda: lab.there(".vega-embed svg.marks"))
    assert not lab.there("td details blockquote")
    lab.click("td.n details summary")
    lab.until(lambda: lab.there("td details blockquote"), 5)
    panel, chart = lab.reader.ask(
        "['.jp-OutputArea-output:has(.vega-embed)', '.vega-embed svg.marks']"
        ".map(one => document.querySelector(one).getBoundingClientRect().width)"
    )
    assert 0.9 * panel < chart <= panel
    ink = lab.reader.ask("getComputedStyle(document.querySelector('.vega-embed .role-title-text text')).fill")
    assert ink.startswith("rgb(255, 255, 255")
    assert lab.reader.ask("document.querySelector('.note').innerText") == "It costs $3 million, not $5 million."


def test_charts_beside_below_and_on_each_other_facetted_and_interactive_draw(lab: Lab) -> None:
    lab.run(COMPOSED)
    lab.until(lambda: lab.count(".vega-embed svg.marks") == 5)
    assert lab.count(".jp-OutputArea-output.jp-mod-error, [data-mime-type='application/vnd.jupyter.stderr']") == 0


def test_a_sentence_that_is_read_opens_the_same_fact_in_the_other_articles(lab: Lab) -> None:
    lab.run(READ)
    lab.until(lambda: lab.there(".kl-read .same > summary"))
    assert not lab.there(".kl-read .same li")
    lab.click(".kl-read .same > summary")
    lab.until(lambda: lab.there(".kl-read .same li"), 5)
    opened = "[...document.querySelectorAll('.kl-read .articles > details[open]')]"
    lefts = lab.reader.ask(f"{opened}.map(one => one.getBoundingClientRect().left)")
    assert len(set(lefts)) == 2  # side by side


def counted(lab: Lab) -> Path:
    """The notebook with a table and a chart, run and saved in JupyterLab."""
    lab.run(COUNTED)
    lab.until(lambda: lab.there(".vega-embed svg.marks"))
    lab.command("docmanager:save")
    lab.until(lambda: "image/svg+xml" in (lab.folder / "tried.ipynb").read_text(encoding="utf-8"))
    return lab.folder / "tried.ipynb"


def test_what_the_menu_exports_as_html_has_its_charts_and_opens_its_numbers_without_a_network(lab: Lab) -> None:
    page = lab.folder / "tried.html"
    fetch = "fetch(arguments[0]).then(answer => answer.text()).then(arguments[1])"
    page.write_text(
        lab.reader.driver.execute_async_script(fetch, f"/nbconvert/html/{counted(lab).name}"), encoding="utf-8"
    )
    lab.reader.open(page)
    picture = "document.querySelector('.jp-RenderedSVG img')"
    assert lab.reader.ask(f"{picture}.src").startswith("data:image/svg+xml")
    assert lab.reader.ask(f"[{picture}.complete, {picture}.naturalWidth > 300]") == [True, True]
    lab.click("td.n details summary")
    assert lab.there("td details blockquote")


def test_a_number_opens_in_a_notebook_that_nobody_trusts(lab: Lab) -> None:
    """As JupyterLab, nbviewer and GitHub show a notebook from elsewhere: without scripts and style sheets."""
    book = nbformat.read(counted(lab), as_version=4)
    book.cells[0].source += "\n# from elsewhere"
    nbformat.write(book, lab.folder / "foreign.ipynb")
    lab.open("foreign.ipynb")
    lab.until(lambda: lab.there("td.n details summary"))
    assert lab.count(".jp-RenderedHTMLCommon style, .jp-RenderedHTMLCommon script") == 0
    lab.click("td.n details summary")
    lab.until(lambda: lab.there("td details blockquote"), 5)


def test_each_link_of_the_notebook_to_begin_with_opens_its_notebook(lab: Lab) -> None:
    for path in NOTEBOOKS.glob("*.ipynb"):
        shutil.copy(path, lab.folder)
    lab.open("start.ipynb")
    for name in sorted(path.name for path in NOTEBOOKS.glob("*.ipynb") if path.name != "start.ipynb"):
        lab.reader.driver.execute_script("window.jupyterapp.commands.execute('docmanager:open', {path: 'start.ipynb'})")
        link = f".jp-RenderedMarkdown a[href*='{name}']"
        lab.until(lambda link=link: lab.there(link))
        lab.click(link)
        lab.until(lambda name=name: lab.reader.ask("window.jupyterapp.shell.currentWidget?.context?.path") == name)


def test_fifty_targets_are_labelled_at_the_rhythm_of_a_pianist_and_none_slips(lab: Lab) -> None:
    sheet = lab.folder / "demo" / "coding" / "cleo.csv"

    def rows() -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig")))) if sheet.exists() else []

    lab.run(CODED)
    lab.until(lambda: lab.there(".kosovo-coding .sentence"))
    actors = [bool(row["actor"]) for row in rows()]
    pressed = next(n for n in range(len(actors)) if sum(actors[:n]) == TARGETS)
    lab.reader.driver.execute_script("document.querySelector('.kosovo-coding').focus()")
    keys = ActionChains(lab.reader.driver, duration=0)
    heard = set()
    for number, row in enumerate(rows()[:pressed]):
        sentence = row["article"], row["sentence"]
        voice, label = "o" * (sentence not in heard), str(number % 2) * actors[number]
        heard.add(sentence)
        for key in voice + label:
            keys.send_keys(key).pause(RHYTHM)
    started = time.monotonic()
    keys.perform()
    lab.until(lambda: sum(bool(row["label"]) for row in rows()) == TARGETS, 30)
    print(f"{TARGETS} targets in {time.monotonic() - started:.1f} s")
    labels = [row["label"] for row in rows()]
    assert labels[:pressed] == [str(n % 2) if actor else "" for n, actor in enumerate(actors[:pressed])]
    assert set(labels[pressed:]) == {""}
    assert {row["voice"] for row in rows()[:pressed]} == {"outlet"}
