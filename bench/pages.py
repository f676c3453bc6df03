"""Eight pages through ``kosovo report``, against ``papermill`` then ``jupyter nbconvert`` eight times.

Both make the project's own notebooks, twice each, in the same run on the same machine. It prints processor and
elapsed seconds and their ratios; the Vega code is put together once before, as on any second run. Then it changes one
parameter of one page at a time and prints the processor seconds of ``kosovo report``, and those where nothing changed.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PAGES = 8
CHANGED = {
    "events": {"precision": "day"}, "facts": {"strength": 2}, "read": {"outlets": ["otb", "rferl"]},
    "stance": {"references": "all"}, "terms": {"words": ["border", "police"]}, "voices": {"genres": ["news"]},
}  # fmt: skip
"""Page -> the parameter that costs most where it is changed."""


def main() -> None:
    """Measure both and print them."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for part in ("notebooks", "data"):
            shutil.copytree(PROJECT / part, project / part)
        notebooks = sorted((project / "notebooks").glob("*.ipynb"))
        names = [notebooks[n % len(notebooks)].stem for n in range(PAGES)]
        ask_for(project, names)
        report = [str(BIN / "kosovo"), "report", "--project", str(project), "--force"]
        timed([report], project)  # the Vega code, and files read once
        ours = timed([report], project)
        usual = [
            command
            for n, name in enumerate(names)
            for command in (
                [str(BIN / "papermill"), "--no-progress-bar", f"notebooks/{name}.ipynb", f"out-{n}.ipynb"],
                [str(BIN / "jupyter"), "nbconvert", "--log-level=ERROR", "--to", "html", f"out-{n}.ipynb"],
            )
        ]
        theirs = timed(usual, project)
        ask_for(project, [*CHANGED, "method"])
        report.remove("--force")
        timed([report], project)
        changed = {"nothing": timed([report], project)[0]}
        given: dict[str, dict[str, object]] = {}
        for page, parameters in CHANGED.items():
            given[page] = parameters  # those changed before stay so
            ask_for(project, [*CHANGED, "method"], given)
            changed[page] = timed([report], project)[0]
    for name, (processor, elapsed) in {"kosovo report": ours, "papermill, nbconvert": theirs}.items():
        print(f"{name:22} {processor:7.1f} CPU s {elapsed:7.1f} s")
    print(f"{'ratio':22} {ours[0] / theirs[0]:7.3f}       {ours[1] / theirs[1]:7.3f}")
    for page, processor in changed.items():
        print(f"{page + ' changed':22} {processor:7.1f} CPU s")
    print(json.dumps({"pages": PAGES, "cpu_ratio": ours[0] / theirs[0], "wall_ratio": ours[1] / theirs[1],
                      "most_changed": max(changed.values())}))  # fmt: skip


def ask_for(project: Path, names: list[str], given: dict[str, dict[str, object]] | None = None) -> None:
    """One run per page, with the parameters given for its notebook; the title differs, so that no two are the same."""
    shutil.rmtree(project / "notebooks" / "runs")
    (project / "notebooks" / "runs").mkdir()
    for n, name in enumerate(names):
        run = {"notebook": name, "page": f"page-{n}", "title": f"{name} {n}", "parameters": (given or {}).get(name, {})}
        (project / "notebooks" / "runs" / f"page-{n}.yml").write_text(json.dumps(run), encoding="utf-8")


def timed(commands: list[list[str]], folder: Path) -> tuple[float, float]:
    """Processor and elapsed seconds of commands, one after the other, with all their children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "CI": "true"})
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - began


if __name__ == "__main__":
    main()
