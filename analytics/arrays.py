"""The array types of the measures, and the decorator that compiles a kernel over them to machine code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

__all__ = ["Bools", "Bytes", "Counts", "Floats", "Nodes", "kernel", "nodes_checked", "read_only"]

Nodes = NDArray[np.int32]
"""Node numbers, component labels, row numbers: 0 and up, -1 for none."""
Counts = NDArray[np.int64]
"""Row pointers, counts and sums in whole units."""
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Bytes = NDArray[np.uint8]

Scalar = TypeVar("Scalar", bound=np.generic)
Kernel = TypeVar("Kernel", bound=Callable[..., object])


def kernel(function: Kernel) -> Kernel:
    """Compile the function on its first call and keep the machine code on disk; it runs without the GIL.

    Only the function's own file is watched for changes: a kernel calls kernels of its own file only. Arrays
    that a kernel only reads are given read-only (`read_only`), as memory-mapped files are: one machine code
    then serves both.
    """
    return cast(Kernel, numba.njit(cache=True, nogil=True)(function))


def nodes_checked(values: NDArray[np.integer], node_count: int, name: str) -> Nodes:
    """The node numbers as 32-bit integers without gaps in memory, read-only.

    Raises:
        ValueError: a number is negative, or `node_count` or more.
    """
    if values.size and (int(values.min()) < 0 or int(values.max()) >= node_count):
        raise ValueError(
            f"{name} has node numbers from {int(values.min())} to {int(values.max())}, "
            f"expected 0 to {node_count - 1}; number the nodes again"
        )
    return read_only(np.ascontiguousarray(values, dtype=np.int32))


def read_only(values: NDArray[Scalar]) -> NDArray[Scalar]:
    """A view that cannot be written to, as a memory-mapped file gives it: one machine code serves both."""
    view = values.view()
    view.flags.writeable = False
    return view
