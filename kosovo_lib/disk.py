"""Files written whole or not at all, answers kept in them, what the system refuses, a bar, and imports cut short."""

import json
import os
import re
import shutil
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from kosovo_lib.errors import DataError, KosovoError, why

_MOST = 100_000
"""Answers that are kept: of a network 60 MB, in a file 20."""


def problem(error: OSError, place: object = "", done: str = "") -> str:
    """The file that the system refused, why, what was ``done``, and what helps; ``place`` where it names no file."""
    name = re.sub(r"(?:\.\d+)?\.part$", "", str(error.filename or place))
    return f"{name}: {why(error, done)}".removeprefix(": ")


def write(path: Path, content: str | bytes) -> None:
    """Write a file beside its place and move it there: a crash leaves the old or the new. `DataError` if it fails."""
    try:
        write_all({path: content.encode() if isinstance(content, str) else content})
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {why(error, '; nothing is changed')}") from error


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files beside their places, and move them there once all are written; `OSError` if one is not."""
    parts = {path: path.with_name(f"{path.name}.{os.getpid()}.part") for path in contents}
    try:
        for path, part in parts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                stream.write(contents[path])
                stream.flush()
                os.fsync(stream.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        with suppress(OSError):  # a read-only folder refuses even this
            for part in parts.values():
                part.unlink(missing_ok=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder: whoever else asks for it says so and waits. Windows has no such lock, so there nobody waits."""
    with ExitStack() as held:
        with suppress(ImportError, OSError):
            import fcntl

            place = os.open(folder, os.O_RDONLY)
            held.callback(os.close, place)
            try:
                fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print(f"{folder}: another program is writing there; this one waits until it has ended", file=sys.stderr)
                fcntl.flock(place, fcntl.LOCK_EX)
        yield


def progress(steps: Iterable[Any], what: str, total: int | None = None) -> Iterable[Any]:
    """Steps with a bar in a terminal, once they have taken two seconds."""
    if not (sys.stderr and sys.stderr.isatty()):
        return steps
    from tqdm import tqdm

    return tqdm(steps, what, total, leave=False, delay=2)


@contextmanager
def undone(folder: Path, above: Iterable[Path] = ()) -> Iterator[None]:
    """If the block fails, remove the folder if it was empty, or it and those above it that were not there before.

    Those of ``above``, the nearest first, were made for the folder just now: they go, too, unless others use them.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists() or (one == folder and not any(one.iterdir()))]
    try:
        yield
    except (OSError, KosovoError):
        for path in made[-1:]:
            shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            for path in above if made else ():
                path.rmdir()
        raise


@contextmanager
def unavailable(*modules: str) -> Iterator[None]:
    """Hide modules from what is imported inside, which then does without them: that saves half a second.

    Use it only in a process that needs nothing of theirs.
    """
    hidden = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is Python's own way to say so
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


class Kept(dict[str, Any]):
    """Question -> answer of something slow, kept in a file, too, as long as its package's version and ``of`` stay."""

    def __init__(self, package: str, of: object = "") -> None:
        super().__init__()
        self._made_by, self._saved = (package, of), 0
        self._file: Path | None = None

    def keep_in(self, file: Path) -> None:
        """Take over what a file holds, unless it is damaged or of another version; `save` writes there what is new."""
        self._file = file
        with suppress(OSError, ValueError):
            digest, _, held = file.read_text(encoding="utf-8").partition("\n")
            self.update(json.loads(held) if digest == self._digest(held) else {})
        self._saved = len(self)

    def save(self, only: Container[str] | None = None) -> None:
        """Write what is new. Above `_MOST` answers all are dropped; with ``only``, all but these."""
        for key in [key for key in self if len(self) > _MOST or (only is not None and key not in only)]:
            del self[key]
        if self._file and len(self) != self._saved:
            held = json.dumps(self)
            with suppress(DataError):  # a full disk hurts no page
                write(self._file, f"{self._digest(held)}\n{held}")
        self._saved = len(self)

    def _digest(self, held: str) -> str:
        package, of = self._made_by
        return sha256(repr((metadata.version(package), of, held)).encode()).hexdigest()
