"""A corpus: articles in, six tables out."""

from kosovo_lib.corpus.reading import check, load, parse
from kosovo_lib.corpus.tables import Corpus

__all__ = ["Corpus", "check", "load", "parse"]
