"""A corpus read for its statements: what every table of events begins with, done once for all of them."""

from dataclasses import dataclass, field
from functools import cached_property

from kosovo_lib.corpus import Corpus
from kosovo_lib.events import grouping
from kosovo_lib.events import statements as reader

__all__ = ["Story", "read", "read_once"]


@dataclass(frozen=True)
class Story:
    """A corpus and the statements read in it; `timeline`, `happenings` and `links` take it in place of the corpus."""

    corpus: Corpus
    statements: list[reader.Statement] = field(repr=False)

    @cached_property
    def happenings(self) -> list[grouping.Happening]:
        """The happenings that two or more articles speak of, most articles first; worked out when first asked for."""
        return grouping.find(self.corpus, self.statements)

    @property
    def pairs(self) -> dict[str, int]:
        """How many pairs of statements are held to speak of each happening, by its id."""
        return {one.id: len(one.rows) for one in self.happenings}


def read(corpus: Corpus) -> Story:
    """Read the statements of a corpus once, for all tables of events.

    Raises:
        DataError: a date of the corpus ends before it begins, or the file of action words breaks a rule.
    """
    return Story(corpus, reader.read(corpus))


def read_once(source: Corpus | Story) -> Story:
    """A story as it is, or a corpus read."""
    return source if isinstance(source, Story) else read(source)
