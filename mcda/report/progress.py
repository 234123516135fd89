"""A line that says how far long work has come, for work longer than a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TextIO

PATIENCE = 1.0
"""Seconds of work before anything is said."""

_WIDTH = 30


class Progress:
    """A progress bar that appears after a second and leaves nothing behind.

    Parameters
    ----------
    stream : where it is drawn
    clock : seconds from any start
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._next = clock() + PATIENCE
        self._drawn = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._show("")
        if self._drawn:
            self._write("\r")

    def done(self, count: int, total: int) -> None:
        """Tell how much is done; drawn at most ten times a second."""
        if self._clock() < self._next:
            return
        self._next = self._clock() + 0.1
        filled = _WIDTH * count // total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        self._show(f"[{bar}] {count:,} of {total:,}")

    def _show(self, text: str) -> None:
        if not text and not self._drawn:
            return
        # what stood there before is covered with spaces
        self._write("\r" + text.ljust(self._drawn))
        self._drawn = max(self._drawn, len(text))

    def _write(self, text: str) -> None:
        # the work does not end because nobody can be told how far it is
        with suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()
