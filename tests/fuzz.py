"""Coverage-guided fuzzing of the whole parse, by hand: no text may raise anything but the project's own errors.

::

    python -m venv build/fuzz && build/fuzz/bin/pip install atheris -e .
    build/fuzz/bin/python tests/fuzz.py -max_total_time=600 build/fuzz-found data/articles

Any bytes are read: as a file of any kind, then as the text of an article. Every offset has to cut back its text. What
it finds becomes a plain test beside the step that broke.
"""

import sys
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kosovo_lib"]):
    import kosovo_lib as kl
    from kosovo_lib.corpus import parse
    from kosovo_lib.read.decode import characters

warnings.simplefilter("ignore")
CORPUS = Path(__file__).parent.parent / "data"


def one(data: bytes) -> None:
    """Parse one input and hold every table to its text."""
    try:
        text = characters(data, name="fuzz")
    except kl.KosovoError:
        text = data.decode("utf-8", "surrogateescape")
    try:
        corpus = parse(text, published="2022-07-31", actors=f"{CORPUS}/actors.yml")
    except kl.KosovoError:
        return
    read = corpus.texts["text"]
    for table in (corpus.blocks, corpus.sentences, corpus.attributions, corpus.mentions, corpus.dates):
        said = "text" if "text" in table else "surface"
        for start, end, words in zip(table["start"], table["end"], table[said], strict=True):
            assert read[start:end] == words, (start, end, words)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
