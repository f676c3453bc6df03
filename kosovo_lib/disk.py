"""Files that are written whole or not at all, what is said where the system refuses, and imports cut short."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kosovo_lib.errors import DataError, KosovoError

__all__ = ["problem", "unavailable", "undone", "write"]


def problem(error: OSError, place: object = "") -> str:
    """The file that the system refused, and why, in one line; ``place`` is named where the system names no file."""
    return f"{error.filename or place}: {error.strerror or error}".removeprefix(": ")


def write(path: Path, content: str | bytes) -> None:
    """Write a file beside its place and move it there: a crash or a full disk leaves the old file or the new one.

    Raises:
        DataError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as stream:
                stream.write(content.encode() if isinstance(content, str) else content)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror or error}; nothing is changed") from error


@contextmanager
def undone(folder: Path) -> Iterator[None]:
    """Where what stands inside fails, a folder that was not there before is taken away again."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        yield
    except (OSError, KosovoError):
        for path in made[-1:]:
            shutil.rmtree(path, ignore_errors=True)
        raise


@contextmanager
def unavailable(*modules: str) -> Iterator[None]:
    """What is imported inside does not find these modules: it does without, and half a second is saved.

    Only for a process that uses nothing of what needs them.
    """
    hidden = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is Python's own way to say so
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
