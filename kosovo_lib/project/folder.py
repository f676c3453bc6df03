"""A new corpus folder, every file of it explained in the file itself or in the folder's README."""

import csv
import os
import re
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kosovo_lib import coding
from kosovo_lib.coding.sheet import FORM
from kosovo_lib.corpus import Corpus, load_folder
from kosovo_lib.errors import DataError, ParameterError, why
from kosovo_lib.read.sheets import SheetFile
from kosovo_lib.report.runs import TEMPLATE

EXAMPLE = Path(__file__).parent / "example"  # the files that make a new corpus folder the complete, invented example
_LABELS = "labels.csv"  # of the example's two coders, for sentences known by some of their words; others are neutral


def new(folder: str | Path, *, example: bool = False, title: str = "") -> Path:
    """Make a corpus folder for a story of your own; its README explains each file.

    Args:
        folder: where; it must be missing or empty.
        example: fill it with an invented story, marked so on every page: eight articles by six outlets, with a wire
            report in two, a later version, a quotation in two wordings, another number and day; and the sheets of two
            coders.
        title: what the story is called on every page, in the heading of ``front.md``.

    Raises:
        ParameterError: something stands there already. Nothing is written then.
        DataError: the disk is full, or the place cannot be written. Nothing is left behind.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParameterError(f"{folder}: already exists; name a folder that does not exist")
    made = folder.with_name(f".{folder.name}.part")
    try:
        for source in (TEMPLATE, EXAMPLE) if example else (TEMPLATE,):
            for path in sorted(source.rglob("*")):
                if path.is_file() and path.name != _LABELS:
                    _lay(path, made / path.relative_to(source), folder.name, title, invented=example)
        (made / "articles").mkdir(exist_ok=True)
        if example:
            _code(load_folder(made.absolute()))
        if folder.exists():
            folder.rmdir()
        made.replace(folder)
    except OSError as error:
        raise DataError(f"{folder}: cannot be made: {why(error)}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def local_zone() -> str:
    """The time zone of this computer, as Europe/Belgrade; UTC where it does not say."""
    held = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime")
    name = held.rpartition("zoneinfo/")[2]
    try:
        return ZoneInfo(name).key if "/" in name and not name.startswith(("/", "Etc/")) else "UTC"
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return "UTC"


def _lay(path: Path, target: Path, name: str, title: str, *, invented: bool) -> None:
    """Copy a file of the template, called by the folder's name; the pages of the example say that it is invented."""
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8").replace("mystory", name)  # so the template calls it
    if title and target.name == "front.md":
        text = re.sub(r"(?m)^# .+$", lambda _: f"# {' '.join(title.split())}", text, count=1)
    if not invented:
        zone = local_zone()
        city = zone.rpartition("/")[2].replace("_", " ") if "/" in zone else "Greenwich"
        text = text.replace("place: Greenwich ", f"place: {city} ").replace("local_zone: UTC ", f"local_zone: {zone} ")
    if invented and target.parent.name == "pages":
        text = re.sub(r"(?m)^(title: .+)$", r"\1 (An invented story)", text)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def _code(corpus: Corpus) -> None:
    voices = corpus.sentences.set_index(["article", "sentence"])["voice"]
    with (EXAMPLE / _LABELS).open(encoding="utf-8", newline="") as stream:
        labels = list(csv.DictReader(stream))
    for coder in ("ana", "ben"):
        sheet = SheetFile(coding.Session(corpus, coder).path, FORM)
        rows = [row.copy() for row in sheet.rows]
        for row in rows:
            row["voice"] = voices[row["article"], int(row["sentence"])]
            said = (one for one in labels if one["article"] == row["article"] and one["actor"] == row["actor"])
            found = next((one[coder] for one in said if one["words"] in row["text"]), "0")
            row["label"] = found if row["actor"] else ""
        sheet.put(rows)
