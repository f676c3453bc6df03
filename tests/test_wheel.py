"""Installed from a wheel, far from any checkout: a story of one's own becomes pages; the notebooks travel along."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from invented_stories import CORPORA

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of commands of an environment that has the wheel, and this one's packages in place of a download."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], ROOT)
    run([sys.executable, "-m", "venv", "--without-pip", str(folder / "env")], folder)
    commands = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    python = str(next(commands.glob("python*")))
    (wheel,) = folder.glob("*.whl")
    run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        folder,
    )
    packages = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    # A line in a .pth file adds a path behind this environment's own; that other one's .pth files, which lead to the
    # checkout, are not read.
    Path(packages, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return commands


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_the_library_is_the_installed_one(installed, tmp_path):
    where = run([str(installed / "python"), "-c", "import kosovo_lib; print(kosovo_lib.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_a_new_story_becomes_pages_without_a_checkout(installed, tmp_path):
    kosovo = str(installed / "kosovo")
    run([kosovo, "new", "strike"], tmp_path)
    pages = [str(path) for path in sorted((CORPORA / "strike").glob("*.html"))]
    assert "3 added, 0 there already, 0 not added" in run([kosovo, "add", "strike", *pages, "--yes"], tmp_path)
    assert run([kosovo, "check", "strike"], tmp_path) == "strike: in order\n"
    run([kosovo, "report", "--corpus", "strike", "voices", "events", "--jobs", "1"], tmp_path)
    html = (tmp_path / "build" / "strike" / "html" / "voices.html").read_text(encoding="utf-8")
    assert "The Tide Gazette" in html
    assert str(tmp_path) not in html, "a page does not say where it was made"
    made = json.loads((tmp_path / "build" / "strike" / "report.json").read_text(encoding="utf-8"))
    assert {page["page"]: page["status"] for page in made} == {"voices": "made", "events": "made"}


def test_the_notebooks_travel_with_it(installed, tmp_path):
    code = "from kosovo_lib.report.runs import shipped; print(*sorted(p.name for p in shipped().glob('*.ipynb')))"
    names = run([str(installed / "python"), "-c", code], tmp_path).split()
    pages = (path.stem for path in (ROOT / "kosovo_lib" / "project" / "template" / "pages").glob("*.yml"))
    assert {"start.ipynb", *(f"{page}.ipynb" for page in pages)} <= {*names}  # and those that a reader put there
