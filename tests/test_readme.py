"""What the README says can be done as it says."""

import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import kosovo_lib as kl

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    """The texts between fences, of one language ("" for none)."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for name, text in fenced if name == language]


def test_the_first_screen_says_what_it_is_shows_a_picture_and_gives_two_commands():
    screen = "\n".join(README.splitlines()[:25])
    assert "Articles in, evidence out" in screen
    assert (ROOT / re.search(r"!\[[^]]+\]\(([^)]+)\)", screen)[1]).is_file()
    assert re.findall(r"^make (\w+)", screen, re.MULTILINE) == ["report", "test"]


def test_the_picture_shows_what_the_corpus_says_today():
    """Fonts differ between machines, so the words and numbers are compared, not the drawing."""
    words = re.compile(r">([^<>]+)</text>")
    drawn = runpy.run_path(str(ROOT / ".github" / "picture.py"))["svg"]()
    assert words.findall((ROOT / ".github" / "stance.svg").read_text(encoding="utf-8")) == words.findall(drawn)


def test_the_python_of_the_readme_runs(capsys):
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_every_command_exists():
    """Each ``kosovo`` line names a command that the program has, with options it knows."""
    lines = [line.partition("#")[0] for block in blocks("") for line in block.splitlines()]
    commands = [shlex.split(line) for line in lines if line.startswith("kosovo ")]
    assert {command[1] for command in commands} >= {"report", "parse", "check"}
    for command in commands:
        shown = subprocess.run(
            [sys.executable, "-m", "kosovo_lib.cli", command[1], "--help"], capture_output=True, text=True, check=True
        ).stdout
        for option in (word for word in command if word.startswith("--")):
            assert option in shown, f"{command[1]} has no {option}"


def test_every_notebook_has_its_row_and_every_page_its_notebook():
    rows = re.findall(r"^\| `notebooks/([\w-]+)\.ipynb` \| `(\w+)\.html` \|", README, re.MULTILINE)
    pages = ROOT / "kosovo_lib" / "project" / "template" / "pages"  # those of every corpus, none of a user's own
    assert sorted(rows) == [(path.stem, path.stem) for path in sorted(pages.glob("*.yml"))]


@pytest.mark.parametrize("name", [path.name for path in (ROOT / "data").glob("*.csv")])
def test_every_column_of_the_data_is_explained(name):
    text = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    section = text[text.index(f"## `{name}`") :]
    for column in (ROOT / "data" / name).read_text(encoding="utf-8").splitlines()[0].split(","):
        assert f"`{column}`" in section, column


def test_the_articles_are_the_ones_the_readme_counts():
    corpus = kl.load(ROOT / "data")
    assert len(corpus.articles) == 5
    years = corpus.articles["published_from"].dt.year
    assert (years.min(), years.max()) == (2008, 2022)
