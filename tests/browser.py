"""A reader with a real Chromium, for the tests of what people see."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--window-size=1280,900",
)  # fmt: skip


@dataclass
class Reader:
    """A reader with a browser: opens a page on a screen of some width, with some wishes, without a network."""

    driver: Any

    def open(self, path: Path, width: int = 1280, scripts: bool = True, fragment: str = "", **wishes: str) -> "Reader":
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in wishes.items()]
        self.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        self.tell("Emulation.setEmulatedMedia", features=features, media="")
        self.tell("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.tell("Network.enable")
        self.tell("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        self.driver.get("about:blank")
        self.console(), self.requests()
        self.driver.get(path.as_uri() + fragment)
        return self

    def tell(self, command: str, **options: Any) -> Any:
        return self.driver.execute_cdp_cmd(command, options)

    def ask(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(f"return {script}", *given)

    def console(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        events = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def open_all(self) -> None:
        self.driver.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")

    def label_sizes(self) -> list[float]:
        """Pixels of the words in pictures, as shown."""
        return list(
            self.ask(
                """[...document.querySelectorAll('.plot text')].filter(text => text.checkVisibility()).map(text => {
                  const svg = text.ownerSVGElement;
                  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                  return parseFloat(getComputedStyle(text).fontSize) * scale; })"""
            )
        )

    def violations(self) -> list[str]:
        """What axe-core finds wrong: every rule and best practice it knows."""
        if not self.ask("'axe' in window"):
            self.driver.execute_script(AXE.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations))"
        )
        return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def started(profile: Path) -> Iterator[Reader]:
    """A reader whose browser is closed in the end; skipped where there is no browser, which fails in CI."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        why = "needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    chrome.set_script_timeout(20)
    yield Reader(chrome)
    chrome.quit()
