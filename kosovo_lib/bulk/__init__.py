"""Corpora of any size: documents in, the tables of the schema as Parquet out, on one machine or on a Dask cluster.

kosovo ingest articles.jsonl.gz big        # then, in a notebook: corpus = kl.load("big")
"""

from kosovo_lib.bulk.ingesting import Ingested, ingest
from kosovo_lib.bulk.store import keep, load

__all__ = ["Ingested", "ingest", "keep", "load"]


def __dir__() -> list[str]:
    """What Tab completes: functions and types, not the files they stand in."""
    return __all__
