"""Where columns lie in memory while a file is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa


@contextmanager
def kept_memory() -> Iterator[None]:
    """Take Arrow's columns from the system's own allocator, which keeps what is freed for the next column.

    Arrow's default gives it back at once, and a quarter of the time then goes into getting it again.
    """
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)
