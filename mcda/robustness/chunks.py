"""Computing chunks here, or on any executor, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Result = TypeVar("Result")

WAITING = 16
"""Chunks handed to an executor at a time."""


def chunk_sizes(total: int, size: int, done: int = 0) -> Iterator[tuple[int, int]]:
    """Yield number and size of each chunk that is still to do.

    Parameters
    ----------
    total : draws in all
    size : draws of a full chunk
    done : draws already made, a multiple of ``size``
    """
    for start in range(done, total, size):
        yield start // size, min(size, total - start)


def in_order(
    function: Callable[..., Result],
    arguments: Iterable[tuple[object, ...]],
    executor: Executor | None,
) -> Iterator[Result]:
    """Yield ``function(*arguments)`` of each chunk, in order, as soon as it is there.

    A few chunks wait at the executor at any time. What still waits when the caller loses interest
    is cancelled.

    Parameters
    ----------
    function : importable by name, so that it can be sent to another process
    arguments : of each chunk, picklable
    executor : threads, processes or a cluster; None = here, one chunk after the other
    """
    if executor is None:
        for given in arguments:
            yield function(*given)
        return
    waiting: deque[Future[Result]] = deque()
    try:
        for given in arguments:
            waiting.append(executor.submit(function, *given))
            if len(waiting) >= WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
