"""Long work in steps that can be stopped and goes on where it was, whoever asks for it next."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Steps(Generic[Item]):
    """What an iterator has given so far.

    Several runs of a script may ask at the same time: one of them works, the others wait.

    Parameters
    ----------
    source : gives one result after the other
    """

    def __init__(self, source: Iterator[Item]) -> None:
        self._source = source
        self._lock = Lock()
        self._found: list[Item] = []
        self.is_done = False

    @property
    def found(self) -> tuple[Item, ...]:
        """All results so far."""
        return tuple(self._found)

    def advance(self) -> None:
        """Work for one more result; nothing happens after the last."""
        with self._lock:
            if self.is_done:
                return
            try:
                self._found.append(next(self._source))
            except StopIteration:
                self.is_done = True
