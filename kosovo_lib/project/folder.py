"""A new corpus folder, every file of it explained in the file itself or in the folder's README."""

import shutil
from pathlib import Path

from kosovo_lib.errors import DataError, ParameterError

__all__ = ["TEMPLATE", "new"]

TEMPLATE = Path(__file__).parent / "template"
"""The files of a new corpus folder."""

_NAME = "mystory"
"""How the template calls the folder it becomes."""


def new(folder: str | Path) -> Path:
    """Make a corpus folder for a story of one's own.

    It holds ``outlets.csv`` and ``articles.csv`` with their columns and no rows, ``actors.yml``, ``profiles.yml`` and
    ``pages/*.yml`` with comments in place of entries, ``front.md`` for the front page, ``coding/codebook.md``, an empty
    ``articles`` and a README that says what each is for. `kosovo_lib.check` finds one thing wrong with it: that it has
    no article yet.

    Args:
        folder: where; it must not exist, or be empty.

    Returns:
        The folder.

    Raises:
        ParameterError: something stands there already. Nothing is written then.
        DataError: the disk is full, or the place cannot be written. Nothing is left behind then.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParameterError(f"{folder}: something is there already; name a folder that does not exist")
    made = folder.with_name(f".{folder.name}.part")
    try:
        for path in sorted(TEMPLATE.rglob("*")):
            if path.is_file():
                target = made / path.relative_to(TEMPLATE)
                target.parent.mkdir(parents=True, exist_ok=True)
                text = path.read_text(encoding="utf-8").replace(_NAME, folder.name)
                with target.open("w", encoding="utf-8", newline="\n") as stream:
                    stream.write(text)
        (made / "articles").mkdir()
        if folder.exists():
            folder.rmdir()
        made.replace(folder)
    except OSError as error:
        raise DataError(f"{folder}: cannot be made: {error.strerror or error}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder
