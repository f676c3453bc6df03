"""Who does the parts: a plain loop, processes, or the workers of a Dask cluster. All call the same function."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kosovo_lib.errors import DataError, ParameterError

__all__ = ["run"]

_ATTEMPTS = 5
"""How often a part is begun again after its worker has died, before it is given up."""


def run(
    function: Callable[[str, int], int], root: str, numbers: Sequence[int], *, jobs: int, scheduler: str | None
) -> Iterator[int]:
    """Yield the number of each part as it is finished, in any order."""
    if scheduler:
        yield from _on_cluster(function, root, numbers, scheduler)
    elif jobs > 1 and len(numbers) > 1:
        yield from _in_processes(function, root, numbers, jobs)
    else:
        for number in numbers:
            yield function(root, number)


def _in_processes(function: Callable[[str, int], int], root: str, numbers: Sequence[int], jobs: int) -> Iterator[int]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Started afresh, not forked: threads of Arrow do not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(function, root, number) for number in numbers]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool as error:
            raise DataError("a process was ended from outside, perhaps for want of memory; run it again") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _on_cluster(
    function: Callable[[str, int], int], root: str, numbers: Sequence[int], scheduler: str
) -> Iterator[int]:
    from distributed import Client, KilledWorker, as_completed

    try:
        client: Any = Client(scheduler, timeout=20, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise ParameterError(f"scheduler: no Dask scheduler answers at {scheduler!r}") from error
    with client:
        # A part is no pure value but a folder that is there afterwards, so its result must not be remembered.
        futures = client.map(function, [root] * len(numbers), numbers, pure=False, retries=_ATTEMPTS)
        try:
            for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
                yield future.result()
        except KilledWorker as error:
            raise DataError(
                f"workers died over one part, again and again; parts that are done stay: {error}"
            ) from error
