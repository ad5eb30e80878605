"""Work on rows in blocks, on as many threads as there are cores; kernels run without the interpreter lock."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

BLOCK = 1 << 16
"""Rows in a block: starting one costs nothing beside it, and no thread waits long for another."""

Answer = TypeVar("Answer")


def by_block(count: int, work: Callable[[int, int], object]) -> None:
    """Call `work(low, high)` for blocks that cover 0 to `count`; each writes its own rows and no others."""
    bounds = [(low, min(low + BLOCK, count)) for low in range(0, count, BLOCK)]
    side_by_side([partial(work, low, high) for low, high in bounds])


def side_by_side(tasks: list[Callable[[], Answer]]) -> list[Answer]:
    """The answers of the tasks, in order, worked on by as many threads as there are cores."""
    if len(tasks) < 2:
        return [task() for task in tasks]
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return [answer.result() for answer in [pool.submit(task) for task in tasks]]
