"""The house itself: which way imports run, how large a room may be, what is public, what is locked."""

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import kosovo_lib

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kosovo_lib"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    {"errors"},
    {"schema", "settings", "stats", "finding", "lang", "disk"},
    {"dates"},
    {"read"},
    {"text"},
    {"voices", "corrections"},
    {"corpus"},
    {"bulk", "sentiment"},
    {"actors", "terms", "agreement", "coding"},
    {"stance", "facts"},
    {"events"},
    {"charts", "display"},
    {"report"},
    {"project", "docs"},
    {"cli", "__main__"},
)
"""From the ground up: a module may import only from floors below its own."""

UPWARDS = {("corpus", "display")}
"""`Corpus.read` shows an article as `display` draws it, and asks for it only then."""


def floor_of(unit: str) -> int:
    return next(number for number, units in enumerate(FLOORS) if unit in units)


def imported_units(path: Path) -> set[str]:
    """The units of kosovo_lib that a file imports, at the top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "kosovo_lib":
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kosovo_lib."):
            names = [node.module.removeprefix("kosovo_lib.")]
        elif isinstance(node, ast.Import):
            names = [a.name.removeprefix("kosovo_lib.") for a in node.names if a.name.startswith("kosovo_lib.")]
        found |= {name.split(".")[0] for name in names}
    return found


def unit_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize(
    "path", [m for m in MODULES if m != PACKAGE / "__init__.py"], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_run_one_way(path):
    unit = unit_of(path)
    for imported in imported_units(path) - {unit}:
        below = floor_of(imported) < floor_of(unit)
        assert below or (unit, imported) in UPWARDS, f"{unit} must not import {imported}"


def test_no_test_imports_from_a_file_of_tests():
    files = (ROOT / "tests").rglob("*.py")
    assert [str(path) for path in files if re.search(r"^(?:from|import) test_", path.read_text("utf-8"), re.M)] == []


def test_the_report_knows_nothing_of_terms_stance_or_events():
    for path in (PACKAGE / "report").rglob("*.py"):
        assert imported_units(path) <= {
            "errors",
            "disk",
            "finding",
            "schema",
            "settings",
            "display",
            "charts",
            "report",
        }, path


def test_no_file_has_a_name_that_could_hold_anything():
    vague = {"words", "reading", "parting", "shown", "told", "utils", "helpers", "misc"}
    assert not [path for path in MODULES if path.stem in vague]


def test_importing_the_library_loads_nothing_heavy():
    code = "import sys, kosovo_lib; print(sorted({'pandas', 'altair', 'nltk', 'papermill', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_loading_a_folder_of_plain_texts_imports_no_mail_no_xml_and_no_ingest():
    heavy = {"email.policy", "lxml.etree", "trafilatura", "openpyxl", "kosovo_lib.bulk.ingesting"}
    code = f"import sys, kosovo_lib as kl; kl.load({str(ROOT / 'data')!r}); print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_every_module_changes_no_setting_of_the_process():
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES if path.name != "__main__.py"]
    code = (
        "import os, time, importlib, altair as alt, pandas as pd\n"
        "def now():\n"
        "  drawn = alt.theme.active, alt.renderers.active\n"
        "  return dict(os.environ), time.tzname, drawn, pd.describe_option('', False)\n"
        f"before = now(); [importlib.import_module(name) for name in {names!r}]; print(now() == before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_every_public_name_is_there_and_documented():
    for name in kosovo_lib.__all__:
        assert getattr(kosovo_lib, name).__doc__, name


def test_a_name_that_does_not_exist_says_which_ones_do():
    with pytest.raises(AttributeError, match=r"no attribute 'lod'; it has Corpus, .*load"):
        kosovo_lib.lod  # noqa: B018


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_module_says_what_it_is_for_and_has_what_it_exports(path):
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    assert module.__doc__
    is_room = path.name.startswith("__") or unit_of(path) == path.stem
    assert is_room or not hasattr(module, "__all__"), "a room says in one place what it exports"
    for name in getattr(module, "__all__", []):
        assert hasattr(module, name), name


def test_conda_and_pip_users_get_the_same_packages():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert conda["channels"] == ["conda-forge"]
    listed = [entry for entry in conda["dependencies"] if isinstance(entry, str)]
    pip = conda["dependencies"][-1]["pip"]
    assert pip[-1] == "-e ."
    assert "python" + project["requires-python"] in listed
    extras = project["optional-dependencies"]
    wanted = {  # conda knows no markers, and needs none
        entry.partition(";")[0]
        for entry in [*project["dependencies"], *(e for x in ("lab", "cluster", "formats") for e in extras[x])]
    }
    assert {entry for entry in listed if not entry.startswith(("python>", "pip", "make"))} | set(pip[:-1]) == wanted


def test_the_lock_holds_every_package_with_its_hash_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(entry for extra in extras for entry in extras[extra] if extra != "bench")]
    names = {re.sub(r"[_.]", "-", re.match(r"[\w.-]+", entry)[0].lower()) for entry in wanted}
    assert names <= locked
    assert "://" not in lock
    assert "--index" not in lock
    for requirement in re.split(r"\n(?=[a-z0-9-]+==)", lock.strip()):
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


def test_make_help_lists_every_command_of_the_house():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("report", "test", "lab", "docs", "check", "fix", "bench", "clean"):
        assert re.search(rf"^\s+make {command}\s+\S", shown, re.MULTILINE), command


def test_the_version_is_the_same_wherever_it_stands():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert kosovo_lib.__version__ == project["version"] == citation["version"]


COINED = re.compile(
    r"\bhappenings?\b(?! here)|\bstretch(?:es)?\b|\brelay(?:s|ed|ing)\b|\banswers? for (?:the|it|what|most)\b"
    r"|\bset aside\b|\bpage furniture\b|\btwo tellings\b|\bother telling\b|what chance (?:leaves|brings)"
    r"|no matter of ours|nobody's wish|in the words of the outlet|report what we did not find"
    r"|(?:^|[.:] )(?:Counted|Left out|Lost|Kept|Drawn|Printed|Refused|Compared|Shown|Named|Given|Listed) are\b",
    re.MULTILINE | re.IGNORECASE,
)
"""Coinages and turned-round sentences that stood here and that a newspaper would not print."""
OLD_NAMES = {"changing.py", "checking.py", "manifest.py", "codebook.md"}  # they read, or are, what was written before


@pytest.mark.parametrize("folder", ["kosovo_lib", "notebooks", "bench", ".github", ""])
def test_english_is_that_of_a_newspaper_without_words_of_our_own(folder):
    kinds = (".py", ".md", ".ipynb", ".yml", ".j2", ".js")
    paths = (ROOT / folder).rglob("*") if folder else ROOT.glob("*.md")
    paths = [path for path in paths if path.suffix in kinds and path.name not in {*OLD_NAMES, "CHANGELOG.md"}]
    paths = [path for path in paths if not {"golden", "pages", "small"} & set(path.relative_to(ROOT).parts)]
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}" for path in paths for hit in COINED.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_group_in_a_pattern_is_possessive():
    """Python 3.11.0 to 3.11.4, which Debian 12 ships, may never return from such a group."""
    found = [path.name for path in MODULES if re.search(r"\)(\+\+|\*\+|\?\+)", path.read_text(encoding="utf-8"))]
    assert not found
