"""Timing calls in turn, so that a drift of the machine's speed meets all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Hashable, Mapping


def medians(
    calls: Mapping[Hashable, Callable[[], object]],
    repetitions: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[Hashable, float]:
    """Return the median seconds of each call, all made in turn, after one round not counted."""
    times: dict[Hashable, list[float]] = {name: [] for name in calls}
    for repetition in range(repetitions + 1):
        for name, call in calls.items():
            start = clock()
            call()
            if repetition:
                times[name].append(clock() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def milliseconds(seconds: float) -> str:
    """Write seconds as milliseconds with three significant digits at most."""
    value = 1000 * seconds
    return f"{value:.3g} ms" if value < 1000 else f"{value:,.0f} ms"
