"""Corpora of any size: documents in, the tables of the schema as Parquet out, on one machine or on a Dask cluster.

kosovo ingest articles.jsonl.gz big        # then, in a notebook: corpus = kl.load("big")
"""

from importlib import import_module
from typing import Any

from kosovo_lib.bulk.store import keep, load
from kosovo_lib.schema import public

__all__ = ["Ingested", "ingest", "keep", "load"]

public(__name__)


def __getattr__(name: str) -> Any:
    """Import what ingests when it is first asked for: loading a corpus needs none of it."""
    return getattr(import_module(f"{__name__}.ingesting"), name)
