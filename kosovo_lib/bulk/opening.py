"""A corpus on disk behaves as one in memory: a table is read when it is first asked for."""

from typing import Any, Self

import pandas as pd

from kosovo_lib import schema
from kosovo_lib.bulk.folder import Stored, StoredTexts

__all__ = ["Opened"]


class Opened:
    """What `Corpus` owes to the folder it is read from, if it is an ingested one."""

    @classmethod
    def opened(cls, stored: Stored, outlets: pd.DataFrame) -> Self:
        """A corpus whose tables are still on disk."""
        corpus = object.__new__(cls)
        corpus.__dict__.update(stored=stored, outlets=outlets, texts=StoredTexts(stored), root=stored.root)
        return corpus

    def __getattr__(self, name: str) -> Any:
        """A table that is still on disk."""
        stored, table = self.__dict__.get("stored"), next((t for t in schema.TABLES if t.name == name), None)
        if stored is None or table is None:
            raise AttributeError(f"a corpus has no {name!r}")
        self.__dict__[name] = frame = stored.table(table)
        return frame

    @property
    def parts(self) -> list[Self]:
        """Corpora that fit in memory and together are this one: the parts of an ingested folder, else itself."""
        stored: Stored | None = self.__dict__.get("stored")
        return [self.opened(part, self.__dict__["outlets"]) for part in stored.parts()] if stored else [self]

    def rows(self, name: str) -> int:
        """How many rows a table has, also before it is read."""
        stored: Stored | None = self.__dict__.get("stored")
        return stored.rows(name) if stored else len(getattr(self, name))
