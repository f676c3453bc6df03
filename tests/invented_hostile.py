"""A corpus folder in which every field that somebody can fill in tries to become markup, a script or a formula.

Which fields there are, the schemas of the files say: each is tried in turn and stays hostile wherever `kosovo check`
allows it. So a field that is new is tried, too.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from invented_pages import HOSTILE

from kosovo_lib import coding, load, project
from kosovo_lib.coding.coders import _Coder
from kosovo_lib.coding.sheet import FORM as SHEET
from kosovo_lib.corrections import FORM as CORRECTIONS
from kosovo_lib.facts.dated import COLUMNS as LINKS
from kosovo_lib.project.checking import problems
from kosovo_lib.read.manifest import ARTICLE_COLUMNS, ARTICLE_OPTIONAL, OUTLET_COLUMNS, OUTLET_LOOKS
from kosovo_lib.report.page import FrontSettings
from kosovo_lib.report.runs import PageFile
from kosovo_lib.text.actors import Actor

WORDS = " ".join(words for words in HOSTILE if words.isprintable())
TABLES = {
    "articles.csv": ARTICLE_COLUMNS + ARTICLE_OPTIONAL, "outlets.csv": OUTLET_COLUMNS + OUTLET_LOOKS,
    "coding/ana.csv": SHEET.columns, "coding/corrections.csv": CORRECTIONS.columns, "coding/event-links.csv": LINKS,
}  # fmt: skip
SETTINGS = {"actors.yml": Actor, "coding/coders.yml": _Coder, "pages/terms.yml": PageFile, "front.md": FrontSettings}


def corpus(folder: Path) -> tuple[Path, list[str]]:
    """The folder, and the fields in which the words stand now, as ``articles.csv title``."""
    root = project.new(folder, example=True)
    found = load(root)
    coding.correct(
        found, "nordwire-2025-03-03", 6, what="speaker", value="the crew", who="ana", why="it is their report"
    )  # fmt: skip
    told = found.sentences[found.sentences["sentence"] == 4].head(2)
    with (root / "coding" / "event-links.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = [("Ship", "claim", "same", article, text, "?") for article, text in told[["article", "text"]].to_numpy()]
        csv.writer(stream).writerows([LINKS, *rows])
    for name in ("coding/about.md", "coding/codebook.md", "front.md"):
        with (root / name).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{WORDS}\n")
    assert problems(root) == []
    return root, [*_tables(root), *_settings(root)]


def _tables(root: Path) -> Iterator[str]:
    for name, columns in TABLES.items():
        path = root / name
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for column in columns:
            before = path.read_bytes()
            was = [row.get(column, "") for row in rows]
            for number, row in enumerate(rows):
                row[column] = WORDS if number == 0 else row.get(column, "")
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.DictWriter(stream, list(rows[0])).writeheader()
                csv.DictWriter(stream, list(rows[0])).writerows(rows)
            if problems(root):
                path.write_bytes(before)
                for row, cell in zip(rows, was, strict=True):
                    row[column] = cell
            else:
                yield f"{name} {column}"


def _settings(root: Path) -> Iterator[str]:
    for name, form in SETTINGS.items():
        path = root / name
        for field in form.model_fields:
            before = path.read_text(encoding="utf-8")
            head, rest = before, ""
            if name == "front.md":
                head, _, rest = before[4:].partition("---\n") if before.startswith("---\n") else ("", "", before)
            held: Any = yaml.safe_load(head) or {}
            entry = held["actors"][0] if "actors" in held else next(iter(held.values())) if form is _Coder else held
            entry[field] = [WORDS] if isinstance(entry.get(field), list) else WORDS
            written = yaml.safe_dump(held, allow_unicode=True, sort_keys=False)
            path.write_text(f"---\n{written}---\n{rest}" if name == "front.md" else written, encoding="utf-8")
            if problems(root):
                path.write_text(before, encoding="utf-8")
            else:
                yield f"{name} {field}"
