"""A window on a long list: from where, how many, of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph_service.errors import BadInput

T = TypeVar("T")

MOST = 1000
"""Rows of one window."""


@dataclass(frozen=True)
class Window:
    """Rows from `offset` on (the first is 0), `limit` at most.

    Raises:
        BadInput: a negative offset, or a limit out of 1 to 1000.
    """

    offset: int = 0
    limit: int = 50

    def __post_init__(self) -> None:
        if self.offset < 0 or not 1 <= self.limit <= MOST:
            raise BadInput(
                f"起点 {self.offset}、行数 {self.limit} 无效；起点应不小于 0，行数应为 1 至 {MOST}"
            )

    def part(self, rows: Sequence[T]) -> Sequence[T]:
        """The rows in the window."""
        return rows[self.offset : self.offset + self.limit]
