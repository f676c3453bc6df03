"""What made a page, as hashes: an unchanged stamp means an unchanged page."""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from kosovo_lib.display.parameters import Value
from kosovo_lib.report.runs import Run

__all__ = ["CORPUS", "Stamp", "stamp_of"]

CORPUS = "corpus_path"
"""The parameter that names the corpus."""

_TOOLS = frozenset({"anywidget", "ipykernel", "jupyterlab", "papermill", "tqdm"})
"""They run notebooks or show them and have no say in what is on a page."""
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Stamp:
    """Notebook, parameters, corpus, code and versions of one page, and the titles of all pages of its site.

    Hashes are SHA-256; nothing is of the clock.
    """

    notebook: str
    notebook_hash: str
    title: str
    order: int
    parameters: dict[str, Value]
    data: dict[str, str]
    code_hash: str
    versions: dict[str, str]
    site: dict[str, str] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """One hash over all of it."""
        return sha256(json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def stamp_of(run: Run, site: Mapping[str, str] | None = None) -> Stamp:
    """Take the stamp of a page before it is made.

    ``data`` has the hash of the corpus: of the folder that the parameter ``corpus_path`` names, looked for where the
    notebook runs and upwards, as `kosovo_lib.load` does. ``versions`` are those of Python and of the packages that
    this one names.
    """
    corpus = str(run.values.get(CORPUS, ""))
    folder = _folder(corpus, run.home) if corpus else None
    return Stamp(
        notebook=run.notebook.stem,
        notebook_hash=sha256(run.notebook.read_bytes()).hexdigest(),
        title=run.title,
        order=run.order,
        parameters=dict(run.values),
        data={corpus: _folder_hash(folder)} if folder else {},
        code_hash=_code_hash(),
        versions=_versions(),
        site=dict(site or {}),
    )


def _folder(name: str, start: Path) -> Path | None:
    """The folder of that name beside ``start`` or beside one of its parents."""
    start = start.resolve()
    return next((at / name for at in (start, *start.parents) if (at / name).is_dir()), None)


def _folder_hash(folder: Path) -> str:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return _hash(folder, sorted(files))


def _hash(root: Path, files: Iterable[Path]) -> str:
    """One hash over names and contents, the same whatever the folder is called and wherever it stands."""
    total = sha256()
    for path in files:
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def _code_hash() -> str:
    """Of the library's own code: notebooks, which a wheel carries inside it, have their own hash."""
    files = (path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return _hash(_PACKAGE, sorted(path for path in files if "notebooks" not in path.relative_to(_PACKAGE).parts))


@cache
def _versions() -> dict[str, str]:
    """Python without its last digit, which does not change a page, and the packages that this one depends on."""
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for line in metadata.requires("kosovo-lib") or ():
        name = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
        if "extra ==" not in line and name not in _TOOLS:
            with suppress(metadata.PackageNotFoundError):  # not made for every system
                found[name] = metadata.version(name)
    return dict(sorted(found.items()))
