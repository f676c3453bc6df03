"""Where everything lies that pages are made of: a checkout, or a corpus folder with the notebooks of this package."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kosovo_lib.errors import ParameterError

__all__ = ["START", "Project", "of_corpus", "of_folder", "shipped", "started"]

START = "start.ipynb"
"""The notebook to begin with; no page is made of it."""

_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Project:
    """Notebooks, what each page asks of them, the words of the front page, and where the pages go.

    Attributes:
        notebooks: the folder of the notebooks.
        runs: the folder with one file for each page.
        front: the words of the front page.
        build: where everything that is made goes.
        home: the folder in which notebooks run; each runs beside itself if it is None.
        fixed: parameters that every notebook which declares them is given.
    """

    notebooks: Path
    runs: Path
    front: Path
    build: Path
    home: Path | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)


def of_folder(folder: Path) -> Project:
    """The project of a checkout: a folder that holds ``notebooks``."""
    notebooks = folder / "notebooks"
    return Project(notebooks, notebooks / "runs", notebooks / "front.md", folder / "build")


def of_corpus(corpus: Path, *, otherwise: Path) -> Project:
    """The project of a corpus folder: its ``pages`` and ``front.md``, asked of the notebooks of this package.

    Notebooks run beside the corpus and are told its name alone, so that a page does not say where it was made.

    Args:
        corpus: the folder.
        otherwise: a folder with the ``pages`` and the ``front.md`` for a corpus that has none.

    Raises:
        ParameterError: the folder is no corpus, or the notebooks are missing.
    """
    if not (corpus / "articles.csv").is_file():
        raise ParameterError(f"{corpus}: no articles.csv in it; kosovo new makes a corpus folder")
    corpus = corpus.resolve()
    pages, front = ((corpus if (corpus / name).exists() else otherwise) / name for name in ("pages", "front.md"))
    return Project(
        shipped(), pages, front, Path("build") / corpus.name, home=corpus.parent, fixed={"corpus_path": corpus.name}
    )


def shipped() -> Path:
    """The notebooks of this package: inside it where it was installed from a wheel, beside it in a checkout.

    Raises:
        ParameterError: they are in neither place.
    """
    for folder in _PACKAGE / "notebooks", _PACKAGE.parent / "notebooks":
        if folder.is_dir():
            return folder
    raise ParameterError("the notebooks of kosovo_lib are missing; install it again")


def started(folder: Path) -> Path:
    """Lay the notebook to begin with into a folder, unless it is there; its path."""
    start = folder / START
    if not start.exists():
        start.write_bytes((shipped() / START).read_bytes())
    return start
