"""What was worked out last, kept until another question or another load asks for something else."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Keeps the values asked for last; each is made once, however many ask at a time.

    Args:
        kept: how many. The key must name the load that the value rests on, so that none is served past it.
    """

    def __init__(self, kept: int = 1) -> None:
        self._kept = kept
        self._asking = Lock()
        self._values: dict[Hashable, T] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of this key, made now where it is not kept."""
        with self._asking:
            if key not in self._values:
                made = make()
                while len(self._values) >= self._kept:
                    self._values.pop(next(iter(self._values)))
                self._values[key] = made
            return self._values[key]
