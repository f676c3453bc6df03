"""A Dask cluster does the same work with the same results, also when a worker dies half-way.

A scheduler and two workers run as processes of their own on this machine's loopback.
"""

import json
import os
import signal
import threading
import time

import pandas as pd
import pytest

import kosovo_lib as kl
from kosovo_lib.bulk import ingest
from kosovo_lib.bulk.store import Stored

distributed = pytest.importorskip("distributed")

PARTS = 24
SENTENCES = ["The ferry left the pier on Monday.", "“Nobody may leave,” the mayor of Norhaven said.", "It rained."]


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        memory_limit=0,
    ) as started:
        yield started


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """Articles of two outlets, long enough that parsing them takes a second or two; one of them is bad."""
    path = tmp_path_factory.mktemp("cluster") / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(PARTS * 4):
            text = "\n\n".join(SENTENCES[(number + i) % 3] + f" Note {i}." for i in range(60))
            row = {"id": f"a{number:03d}", "outlet": ("gazette", "lantern")[number % 2], "text": text}
            file.write(json.dumps(row | ({"text": None} if number == 7 else {})) + "\n")
    return path


@pytest.fixture(scope="module")
def in_a_loop(source):
    """The same corpus, ingested without a cluster."""
    return ingest(source, source.parent / "loop", part=4)


def assert_same_parts(one, other):
    assert (one.documents, one.articles, one.rejected, one.parts) == (
        other.documents, other.articles, other.rejected, other.parts,
    )  # fmt: skip
    a, b = Stored.open(one.root), Stored.open(other.root)
    for table in kl.schema.TABLES:
        pd.testing.assert_frame_equal(a.table(table.name), b.table(table.name))
    assert {path.name for path in (other.root / "parts").iterdir()} == {f"{n:05d}" for n in range(one.parts)}


def kill_a_worker(cluster, when, killed):
    """End one worker's process as soon as ``when()`` holds."""
    with distributed.Client(cluster, set_as_default=False) as client:
        pid = sorted(client.run(os.getpid).values())[0]
        for _ in range(2000):
            if when():
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
            time.sleep(0.01)


def test_a_cluster_gives_the_tables_of_a_loop_though_a_worker_is_killed_half_way(cluster, source, in_a_loop):
    out, killed, left = source.parent / "cluster", [], []

    def begun():
        done = len([p for p in out.glob("parts/*") if not p.name.startswith(".")])
        if done >= 3:
            left.append(PARTS - done)
        return done >= 3

    killer = threading.Thread(target=kill_a_worker, args=(cluster, begun, killed))
    killer.start()
    done = ingest(source, out, scheduler=cluster.scheduler_address, part=4)
    killer.join()
    assert killed
    assert left[0] > 0
    assert_same_parts(in_a_loop, done)


class Dying:
    """A function that ends its own process the first time it is called, and then does its work."""

    def __init__(self, marker):
        self.marker = marker

    def __call__(self, part):
        try:
            with open(self.marker, "x"):  # noqa: PTH123 (made once, by whoever comes first)
                pass
        except FileExistsError:
            return kl.terms.frequencies(part, reprints="each")  # as a corpus in parts is counted
        os.kill(os.getpid(), signal.SIGKILL)


def test_counts_are_the_same_to_the_last_digit(cluster, in_a_loop):
    corpus = kl.load(in_a_loop.root)
    here = kl.terms.frequencies(corpus, by=["outlet", "voice"], ngram=2)
    with distributed.Client(cluster, set_as_default=False) as client:
        there = kl.terms.frequencies(corpus, by=["outlet", "voice"], ngram=2, client=client)
    pd.testing.assert_frame_equal(here.terms, there.terms, check_exact=True)
    pd.testing.assert_frame_equal(here.lengths, there.lengths, check_exact=True)


def test_counts_survive_the_death_of_a_worker(cluster, in_a_loop, tmp_path):
    from kosovo_lib.terms.frequencies import reduce_parts

    corpus = kl.load(in_a_loop.root)
    with distributed.Client(cluster, set_as_default=False) as client:
        there = reduce_parts(corpus.parts, Dying(tmp_path / "died"), kl.terms.merge, client)
    assert (tmp_path / "died").exists()
    pd.testing.assert_frame_equal(kl.terms.frequencies(corpus).terms, there.terms, check_exact=True)


def test_no_scheduler_at_the_address_is_said(source, tmp_path):
    with pytest.raises(kl.ParameterError, match="no Dask scheduler answers at 'nowhere'"):
        ingest(source, tmp_path / "out", scheduler="nowhere")
