"""The README's tutorial, word for word, on invented files; and the calls of papermill that it shows."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from invented_stories import CORPORA

import kosovo_lib as kl

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TUTORIAL = README.partition("## Your own story in ten minutes\n")[2].partition("\n## ")[0]

# The commands are found as after `source .venv/bin/activate`.
HERE = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the README's commands are written for a Unix shell")


def run(command, folder):
    return subprocess.run(
        command, shell=True, cwd=folder, env=HERE, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


@needs_shell
def test_the_tutorial_makes_the_pages_it_promises(tmp_path):
    (tmp_path / "saved").mkdir()
    for page in (CORPORA / "strike").glob("*.html"):
        shutil.copy(page, tmp_path / "saved")
    shutil.copy(CORPORA / "strike" / "wire.txt", tmp_path / "saved" / "leader.txt")
    commands, actors, report = re.findall(r"^```\w*\n(.*?)^```$", TUTORIAL, re.MULTILINE | re.DOTALL)
    for command in commands.splitlines():
        done = run(command, tmp_path)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert done.stdout == "mystory: in order\n"

    file = tmp_path / "mystory" / "actors.yml"
    checked, number = re.subn(r"^actors:\n(?: .*\n)+", actors, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert number == 1  # what `kosovo actors` proposed
    file.write_text(checked, encoding="utf-8")
    done = run(report, tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / re.search(r"Open `([^`]+)`", TUTORIAL)[1]).is_file()
    ended = json.loads((tmp_path / "build" / "mystory" / "report.json").read_text(encoding="utf-8"))
    assert {page["page"]: page["status"] for page in ended} == dict.fromkeys(
        ["read", "facts", "voices", "terms", "stance", "events", "method"], "made"
    )

    corpus = kl.load(tmp_path / "mystory")
    assert sorted(corpus.articles["outlet"]) == ["docksidevoice", "harbour-times", "tidegazette", "tidegazette"]
    assert {"Crews' Union", "Sanna Brekke"} == set(corpus.mentions["actor"])
    assert "Kosovo" not in (tmp_path / "build" / "mystory" / "html" / "index.html").read_text(encoding="utf-8")

    again = run(report, tmp_path)  # next week, nothing new
    assert again.stdout.count("unchanged") == len(ended)


@needs_shell
def test_the_papermill_call_of_the_readme_runs(tmp_path):
    """In a copy, because it leaves its output where it is called."""
    (command,) = re.findall(r"^papermill .+$", README, re.MULTILINE)
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / command.split()[2]).is_file()


@needs_shell
def test_at_a_terminal_only_what_is_missing_is_asked(tmp_path):
    pexpect = pytest.importorskip("pexpect")
    (tmp_path / "port.txt").write_text("Port Shut\n\nBy Jo Farran\n\nThe port was shut.\n", encoding="utf-8")
    assert run("kosovo new mystory", tmp_path).returncode == 0
    talk = pexpect.spawn("kosovo add mystory port.txt", cwd=str(tmp_path), env=HERE, encoding="utf-8", timeout=60)
    talk.expect(r"author +Jo Farran")
    talk.expect("Which outlet")
    talk.sendline("Harbour Times")
    talk.expect("Published when")
    talk.sendline("yesterday")
    talk.expect("is not a day written YYYY-MM-DD")
    talk.expect("Published when")
    talk.sendline("2024-05-08")
    talk.expect(r"Add 1 article\? \[Y/n\]")
    talk.sendline("")
    talk.expect("1 added, 0 there already, 0 not added")
    talk.expect(pexpect.EOF)
    assert kl.check(tmp_path / "mystory") == []


@needs_shell
def test_at_a_terminal_one_key_takes_the_actors_that_the_articles_suggest(tmp_path):
    pexpect = pytest.importorskip("pexpect")
    text = "Port Shut\n\nMayor Ida Krog said no. Then Krog left. Nobody saw Krog again.\n"
    (tmp_path / "port.txt").write_text(text, encoding="utf-8")
    assert run("kosovo new mystory", tmp_path).returncode == 0
    command = "kosovo add mystory port.txt --outlet Gazette --published 2024-05-08"
    talk = pexpect.spawn(command, cwd=str(tmp_path), env=HERE, encoding="utf-8", timeout=60)
    talk.expect(r"Add 1 article\? \[Y/n\]")
    talk.sendline("")
    talk.expect(r"1  Ida Krog: person, 3 times; also Krog, Mayor \.\.\.")
    talk.expect(r"Write them\? ")
    talk.sendline("")
    talk.expect("1 actor written to mystory/actors.yml")
    talk.expect(pexpect.EOF)
    assert set(kl.load(tmp_path / "mystory").mentions["actor"]) == {"Ida Krog"}


@needs_shell
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("kosovo check mystory", 1),
        ("kosovo new mystory", 1),
        ("kosovo add mystory", 2),
        ("kosovo report nowhere", 1),
    ],
)
def test_the_exit_status_says_how_it_ended(tmp_path, command, status):
    assert run("kosovo new mystory", tmp_path).returncode == 0
    assert run(command, tmp_path).returncode == status


def test_the_workflow_tests_makes_the_pages_and_uploads_them_with_pinned_actions():
    text = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    steps = {name: job["steps"] for name, job in jobs.items()}
    assert [step["run"] for step in steps["test"] if "run" in step] == ["make check", "make fuzz", "make test"]
    assert [step["run"] for step in steps["report"] if "run" in step] == ["make report"]
    assert steps["report"][-1]["uses"].startswith("actions/upload-artifact@")
    assert re.findall(r"uses: (.+)", text)
    for action in re.findall(r"uses: (.+)", text):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


CONDA_FORGE = frozenset(
    "altair anyascii anywidget dask distributed ipykernel ipython jinja2 jupyterlab lxml lxml_html_clean make "
    "markupsafe mistune nbconvert nbformat nh3 nltk numpy onnxruntime openpyxl pandas papermill pdfminer pip pyarrow "
    "pydantic python pyyaml regex scipy tokenizers tqdm trafilatura traitlets vadersentiment vl-convert-python "
    "warcio".split()
)
"""Names known to be packages of conda-forge. Look there before adding one; what is not there goes under pip."""


def test_conda_users_are_asked_only_for_what_conda_forge_has():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    names = {re.match(r"[\w-]+", entry)[0] for entry in listed if isinstance(entry, str)}
    assert names == CONDA_FORGE


def test_the_citation_is_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == kl.__version__
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
