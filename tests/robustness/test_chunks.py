"""Chunks come back in order, a few at a time, and stop when nobody wants more."""

from concurrent.futures import Executor, Future

import pytest

from mcda.robustness.chunks import WAITING, chunk_sizes, in_order


class Later(Executor):
    """An executor that computes nothing before the result is asked for."""

    def __init__(self):
        self.futures = []

    def submit(self, function, /, *given):
        future = Future()
        self.futures.append(future)
        later = future.result

        def result(timeout=None):
            if not future.done():
                future.set_result(function(*given))
            return later(timeout)

        future.result = result
        return future


def test_sizes_cover_the_draws_once():
    assert list(chunk_sizes(1200, 500)) == [(0, 500), (1, 500), (2, 200)]
    assert list(chunk_sizes(1200, 500, done=1000)) == [(2, 200)]
    assert list(chunk_sizes(1, 500)) == [(0, 1)]
    assert list(chunk_sizes(1000, 500, done=1000)) == []


@pytest.mark.parametrize("executor", [None, Later()])
def test_results_are_in_order(executor):
    assert list(in_order(abs, ((-n,) for n in range(100)), executor)) == list(range(100))


def test_only_a_few_wait_and_the_rest_is_cancelled():
    executor = Later()
    results = in_order(abs, ((-n,) for n in range(1000)), executor)
    assert [next(results), next(results)] == [0, 1]
    results.close()
    assert len(executor.futures) <= WAITING + 1
    assert all(future.cancelled() for future in executor.futures[2:])


def fail():
    raise ZeroDivisionError


def test_failures_reach_the_caller():
    with pytest.raises(ZeroDivisionError):
        list(in_order(fail, [()], None))
