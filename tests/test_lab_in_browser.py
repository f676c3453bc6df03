"""JupyterLab itself in headless Chromium: numbers open, charts fill the panel, fifty targets at a pianist's pace."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from test_pages_in_browser import Reader, reader  # noqa: F401

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
"""
CODED = 'import kosovo_lib as kl\nkl.coding.view(kl.load("demo"), "cleo")'
RHYTHM, TARGETS = 0.06, 50


class Lab:
    """A running JupyterLab over a folder, and somebody before it."""

    def __init__(self, folder: Path, reader: Reader, port: int) -> None:  # noqa: F811
        self.folder, self.reader, self.address = folder, reader, f"http://127.0.0.1:{port}"

    def run(self, source: str) -> None:
        """Open a new notebook with one cell and run it."""
        book = nbformat.v4.new_notebook(metadata=PYTHON, cells=[nbformat.v4.new_code_cell(source)])
        nbformat.write(book, self.folder / "tried.ipynb")
        self.reader.driver.get(f"{self.address}/lab/tree/tried.ipynb?reset")
        ready = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status"
        self.until(lambda: self.reader.ask(ready) == "idle")
        self.reader.driver.execute_script("window.jupyterapp.commands.execute('notebook:run-all-cells')")

    def until(self, true: Callable[[], Any], seconds: int = 60) -> None:
        ends = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < ends, self.reader.ask("document.body.innerText.slice(0, 2000)")
            time.sleep(0.2)

    def there(self, selector: str) -> bool:
        return bool(self.reader.ask("document.querySelector(arguments[0])?.checkVisibility()", selector))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Lab]:  # noqa: F811
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
        reader.tell("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
        reader.tell("Network.enable")
        reader.tell(
            "Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )
        reader.tell("Emulation.setScriptExecutionDisabled", value=False)
        yield Lab(folder, reader, port)
    finally:
        reader.driver.get("about:blank")
        server.terminate()
        server.wait(20)


def test_a_number_opens_its_sentences_and_a_chart_fills_the_dark_panel(lab: Lab) -> None:
    lab.run(COUNTED)
    lab.until(lambda: lab.there(".vega-embed svg.marks"))
    assert not lab.there("td details blockquote")
    number = lab.reader.driver.find_element("css selector", "td.n details summary")
    ActionChains(lab.reader.driver).move_to_element(number).click().perform()
    lab.until(lambda: lab.there("td details blockquote"), 5)
    panel, chart = lab.reader.ask(
        "['.jp-OutputArea-output:has(.vega-embed)', '.vega-embed svg.marks']"
        ".map(one => document.querySelector(one).getBoundingClientRect().width)"
    )
    assert 0.9 * panel < chart <= panel
    ink = lab.reader.ask("getComputedStyle(document.querySelector('.vega-embed .role-title-text text')).fill")
    assert ink.startswith("rgb(255, 255, 255")


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
